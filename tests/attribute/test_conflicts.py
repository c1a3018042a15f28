"""Conflicts inside a report: what clashes, and above all what does not."""

from sayso.attribute.conflicts import find_conflicts
from sayso.model import Actor, Attribution, Conflict, Number, Role
from sayso.text import Span
from tests.parses import annotated_of, parse_of


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def said(text: str, name: str, source: str, cue: str, content: str, **more) -> Attribution:
    parts = {k: (span(text, v),) for k, v in (("source", source), ("cue", cue), ("content", content))}
    return Attribution(id=name, **parts, **more)


def shown(text: str, conflicts: tuple[Conflict, ...]) -> list[tuple[str, str, str]]:
    return [(c.kind, c.a.of(text), c.b.of(text)) for c in conflicts]


def persons(text: str, *given: tuple[str, str]) -> tuple[Actor, ...]:
    """Persons with one role each."""
    return tuple(
        Actor(id=name, name=name, type="person", mentions=(span(text, name),), roles=(role_of(text, role),))
        for name, role in given
    )


def role_of(text: str, role: str) -> Role:
    return Role(text=role, span=span(text, role))


def roles(text: str, *given: tuple[str, str]) -> list[tuple[str, str, str]]:
    one = parse_of(text, f"{text.split()[0]} x X XX ROOT 0")
    return shown(text, find_conflicts(annotated_of(one, actors=persons(text, *given)), ()))


# --- roles ---


def test_one_definite_role_given_to_two_persons_is_a_conflict():
    text = "Olan Vey, the mastermind behind the 4/11 Lund attacks, fled. 2008 Lund attack mastermind Ravi Tor did not."
    given = ("Olan Vey", "mastermind behind the 4/11 Lund attacks"), ("Ravi Tor", "2008 Lund attack mastermind")
    assert roles(text, *given) == [("role", given[0][1], given[1][1])]


def test_the_same_role_in_two_affairs_is_none():
    text = "Olan Vey, mastermind of the Lund raid, met Ravi Tor, mastermind of the Arp robbery."
    assert roles(text, ("Olan Vey", "mastermind of the Lund raid"), ("Ravi Tor", "mastermind of the Arp robbery")) == []


def test_two_years_make_two_affairs():
    text = "Olan Vey, winner of the 2008 Lund prize, met Ravi Tor, winner of the 2010 Lund prize."
    given = ("Olan Vey", "winner of the 2008 Lund prize"), ("Ravi Tor", "winner of the 2010 Lund prize")
    assert roles(text, *given) == []


def test_an_office_or_a_shared_role_is_none():
    text = "Olan Vey, president of the Lund harbour board, met Ravi Tor, the president of the Lund harbour board."
    given = ("Olan Vey", "president of the Lund harbour board"), ("Ravi Tor", "the president of the Lund harbour board")
    assert roles(text, *given) == []
    text = "Olan Vey, co-founder of the Lund harbour club, met Ravi Tor, the founder of the Lund harbour club."
    given = ("Olan Vey", "co-founder of the Lund harbour club"), ("Ravi Tor", "the founder of the Lund harbour club")
    assert roles(text, *given) == []


# --- denials ---

DENIED = "A witness said Arvian ships carried the oil. Officials in Arvia denied the report."
DENIED_ROWS = """
A a DET DT det 1
witness witness NOUN NN nsubj 2
said say VERB VBD ROOT 2
Arvian arvian ADJ JJ amod 4
ships ship NOUN NNS nsubj 5
carried carry VERB VBD ccomp 2
the the DET DT det 7
oil oil NOUN NN dobj 5
. . PUNCT . punct 2
Officials official NOUN NNS nsubj 12
in in ADP IN prep 9
Arvia Arvia PROPN NNP pobj 10
denied deny VERB VBD ROOT 12
the the DET DT det 14
report report NOUN NN dobj 12
. . PUNCT . punct 12
"""


def denied(cue: str = "denied") -> tuple[str, tuple[Conflict, ...]]:
    text, rows = DENIED.replace("denied", cue), DENIED_ROWS.replace("denied deny", f"{cue} {cue}")
    attributions = (
        said(text, "a1", "A witness", "said", "Arvian ships carried the oil"),
        said(text, "a2", "Officials in Arvia", cue, "the report", factuality="CT-"),
    )
    return text, find_conflicts(annotated_of(parse_of(text, rows, (9,))), attributions)


def test_a_denied_report_points_back_to_what_was_said_about_the_denier():
    text, found = denied()
    assert shown(text, found) == [("denial", "Arvian ships carried the oil", "Officials in Arvia denied the report")]


def test_who_repeats_a_report_denies_nothing():
    _, found = denied("repeated")
    assert found == ()


def test_nobody_denies_himself():
    text = DENIED
    attributions = (
        said(text, "a1", "A witness", "said", "Arvian ships carried the oil", speaker="Arvia"),
        said(text, "a2", "Officials in Arvia", "denied", "the report", speaker="Arvia"),
    )
    assert find_conflicts(annotated_of(parse_of(text, DENIED_ROWS, (9,))), attributions) == ()


# --- polarity ---

SIDES = "Holm said the old harbour pier is safe. Aas said the old harbour pier is not safe."
SIDES_ROWS = """
Holm Holm PROPN NNP nsubj 1
said say VERB VBD ROOT 1
the the DET DT det 5
old old ADJ JJ amod 5
harbour harbour NOUN NN compound 5
pier pier NOUN NN nsubj 6
leaks leak VERB VBZ ccomp 1
. . PUNCT . punct 1
Aas Aas PROPN NNP nsubj 9
said say VERB VBD ROOT 9
the the DET DT det 13
old old ADJ JJ amod 13
harbour harbour NOUN NN compound 13
pier pier NOUN NN nsubj 16
does do AUX VBZ aux 16
not not PART RB neg 16
leak leak VERB VB ccomp 9
. . PUNCT . punct 9
"""


def sides(**second) -> list[tuple[str, str, str]]:
    text = "Holm said the old harbour pier leaks . Aas said the old harbour pier does not leak ."
    attributions = (
        said(text, "a1", "Holm", "said", "the old harbour pier leaks"),
        said(text, "a2", "Aas", "said", "the old harbour pier does not leak", **second),
    )
    return shown(text, find_conflicts(annotated_of(parse_of(text, SIDES_ROWS, (8,))), attributions))


def test_what_is_affirmed_here_and_negated_there_is_a_conflict():
    assert sides() == [("polarity", "the old harbour pier leaks", "the old harbour pier does not leak")]


def test_what_is_only_wished_or_asked_clashes_with_nothing():
    assert sides(factuality="Uu") == []


# --- counts ---

HURT = "Police said two people were injured at the pier in Lund. The owner said nobody was injured."
HURT_ROWS = """
Police police NOUN NNS nsubj 1
said say VERB VBD ROOT 1
two two NUM CD nummod 3
people people NOUN NNS nsubjpass 5
were be AUX VBD auxpass 5
injured injure VERB VBN ccomp 1
at at ADP IN prep 5
the the DET DT det 8
pier pier NOUN NN pobj 6
in in ADP IN prep 8
Lund Lund PROPN NNP pobj 9
. . PUNCT . punct 1
The the DET DT det 13
owner owner NOUN NN nsubj 14
said say VERB VBD ROOT 14
nobody nobody PRON NN nsubjpass 17
was be AUX VBD auxpass 17
injured injure VERB VBN ccomp 14
. . PUNCT . punct 14
"""


def counts(first: tuple, second: tuple, text: str = HURT, rows: str = HURT_ROWS, by: tuple = ("a1", "a2"),
           more: tuple[Number, ...] = (), of: str = "injured") -> list[str]:  # fmt: skip
    def number(words: str, low: float | None, high: float | None, who: str) -> Number:
        return Number(span=span(text, words), text=words, low=low, high=high, of=of, by=who)

    numbers = (number(*first, by[0]), number(*second, by[1]), *more)
    attributions = (
        said(text, "a1", "Police", "said", text[text.index("said ") + 5 : text.index(". ")]),
        said(text, "a2", "The owner", "said", text[(at := text.index("owner said ") + 11) : text.index(".", at)]),
    )
    found = find_conflicts(annotated_of(parse_of(text, rows, (12,)), numbers=numbers), attributions)
    return [c.kind for c in found]


def test_nobody_hurt_against_two_hurt_is_a_conflict():
    assert counts(("two", 2, 2), ("nobody", 0, 0)) == ["polarity"]


def test_one_voice_does_not_clash_with_itself():
    assert counts(("two", 2, 2), ("nobody", 0, 0), by=("a1", "a1")) == []


def test_nobody_else_hurt_is_none():
    text = HURT.replace("nobody was", "nobody else was")
    rows = HURT_ROWS.replace("was be AUX VBD auxpass 17", "else else ADV RB advmod 15\nwas be AUX VBD auxpass 18")
    rows = rows.replace("nobody nobody PRON NN nsubjpass 17", "nobody nobody PRON NN nsubjpass 18")
    assert counts(("two", 2, 2), ("nobody", 0, 0), text, rows) == []


def test_bounds_that_can_both_hold_are_none():
    text = HURT.replace("nobody was injured", "three were injured at the pier in Lund")
    rows = HURT_ROWS.replace("nobody nobody PRON NN", "three three NUM CD").replace("was be", "were be")
    place = "at at ADP IN prep 17\nthe the DET DT det 20\npier pier NOUN NN pobj 18\nin in ADP IN prep 20\n"
    rows = rows.replace(". . PUNCT . punct 14", place + "Lund Lund PROPN NNP pobj 21\n. . PUNCT . punct 14")
    assert counts(("two", 2, None), ("three", 3, 3), text, rows) == []
    assert counts(("two", 2, 2), ("three", 3, 3), text, rows) == ["number"]


EXACT = HURT.replace("two people", "five people")
EXACT = EXACT.replace("nobody was injured", "three were injured at the pier in Lund")
EXACT_ROWS = (
    HURT_ROWS.replace("two two", "five five")
    .replace("nobody nobody PRON NN", "three three NUM CD")
    .replace("was be", "were be")
    .replace(
        ". . PUNCT . punct 14",
        "at at ADP IN prep 17\nthe the DET DT det 20\npier pier NOUN NN pobj 18\nin in ADP IN prep 20\n"
        "Lund Lund PROPN NNP pobj 21\n. . PUNCT . punct 14",
    )
)


def test_a_figure_that_others_of_the_report_fill_up_to_the_larger_one_is_a_part():
    assert counts(("five", 5, 5), ("three", 3, 3), EXACT, EXACT_ROWS) == ["number"]
    text = EXACT + " Two drowned."
    rows = EXACT_ROWS + "Two two NUM CD nsubj 24\ndrowned drown VERB VBD ROOT 24\n. . PUNCT . punct 24\n"
    more = Number(span=span(text, "Two"), text="Two", low=2, high=2, of="injured")
    assert counts(("five", 5, 5), ("three", 3, 3), text, rows, more=(more,)) == []


def test_a_vague_count_clashes_with_none():
    text, rows = EXACT.replace("five people", "dozens people"), EXACT_ROWS.replace("five five", "dozens dozen")
    assert counts(("dozens", 20, None), ("three", 3, 3), text, rows) == []


def test_a_count_of_some_of_them_clashes_with_none():
    text = EXACT.replace("three were", "three of the crew were")
    rows = EXACT_ROWS.replace(
        "were be AUX VBD auxpass 17",
        "of of ADP IN prep 15\nthe the DET DT det 18\ncrew crew NOUN NN pobj 16\nwere be AUX VBD auxpass 20",
    )
    assert counts(("five", 5, 5), ("three", 3, 3), EXACT, EXACT_ROWS) == ["number"]
    assert counts(("five", 5, 5), ("three", 3, 3), text, rows) == []


def test_a_count_that_comes_on_top_of_another_clashes_with_none():
    text = EXACT.replace("three were injured", "three were also injured")
    rows = EXACT_ROWS.replace("were be AUX VBD auxpass 17", "were be AUX VBD auxpass 17\nalso also ADV RB advmod 17")
    assert counts(("five", 5, 5), ("three", 3, 3), text, rows) == []


def test_members_of_one_body_clash_only_with_members_of_the_same():
    text = EXACT.replace("five people", "five members").replace("three were", "three members were")
    rows = EXACT_ROWS.replace("people people", "members member").replace(
        "were be AUX VBD auxpass 17", "members member NOUN NNS nsubjpass 17\nwere be AUX VBD auxpass 17"
    )
    assert counts(("five", 5, 5), ("three", 3, 3), text, rows, of="member") == ["number"]
    text = text.replace("three members", "three Holm members")
    members = "members member NOUN NNS nsubjpass 17"
    rows = rows.replace(members, "Holm Holm PROPN NNP compound 16\n" + members)
    assert counts(("five", 5, 5), ("three", 3, 3), text, rows, of="member") == []


LONG = "Police said early today the Lund ferry was 30 metres long. The owner said the Lund ferry was 40 metres long."
LONG_ROWS = """
Police police NOUN NN nsubj 1
said say VERB VBD ROOT 1
early early ADV RB advmod 3
today today NOUN NN npadvmod 1
the the DET DT det 6
Lund Lund PROPN NNP compound 6
ferry ferry NOUN NN nsubj 7
was be AUX VBD ccomp 1
30 30 NUM CD nummod 9
metres metre NOUN NNS npadvmod 10
long long ADJ JJ acomp 7
. . PUNCT . punct 1
The the DET DT det 13
owner owner NOUN NN nsubj 14
said say VERB VBD ROOT 14
the the DET DT det 17
Lund Lund PROPN NNP compound 17
ferry ferry NOUN NN nsubj 18
was be AUX VBD ccomp 14
40 40 NUM CD nummod 20
metres metre NOUN NNS npadvmod 21
long long ADJ JJ acomp 18
. . PUNCT . punct 14
"""


def test_two_measures_clash_only_where_one_thing_was_measured():
    figures = (("30", 30, 30), ("40", 40, 40))
    assert counts(*figures, LONG, LONG_ROWS, of="metre") == ["number"]
    text = LONG.replace("the Lund ferry was 40", "the Lund bridge was 40")
    rows = LONG_ROWS[:-1][::-1].replace("ferry ferry"[::-1], "bridge bridge"[::-1], 1)[::-1]
    assert counts(*figures, text, rows, of="metre") == []


def test_a_report_without_anything_has_no_conflict():
    assert find_conflicts(annotated_of(parse_of("x", "x x X XX ROOT 0")), ()) == ()


NARROW = "Brand said she sent the board no letters that were secret. The clerk said letters were sent to the board."
NARROW_ROWS = """
Brand brand PROPN NNP nsubj 1
said say VERB VBD ROOT 1
she she PRON PRP nsubj 3
sent send VERB VBD ccomp 1
the the DET DT det 5
board board NOUN NN dative 3
no no DET DT det 7
letters letter NOUN NNS dobj 3
that that PRON WDT nsubj 9
were be AUX VBD relcl 7
secret secret ADJ JJ acomp 9
. . PUNCT . punct 1
The the DET DT det 13
clerk clerk NOUN NN nsubj 14
said say VERB VBD ROOT 14
letters letter NOUN NNS nsubjpass 17
were be AUX VBD auxpass 17
sent send VERB VBN ccomp 14
to to ADP IN prep 17
the the DET DT det 20
board board NOUN NN pobj 18
. . PUNCT . punct 14
"""


def test_a_negation_of_a_narrower_kind_clashes_with_nothing():
    text, rows = NARROW, NARROW_ROWS
    attributions = (
        said(text, "a1", "Brand", "said", "she sent the board no letters that were secret"),
        said(text, "a2", "The clerk", "said", "letters were sent to the board"),
    )
    assert find_conflicts(annotated_of(parse_of(text, rows, (12,))), attributions) == ()
