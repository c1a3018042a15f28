"""Propositions told as a whole clause."""

from dataclasses import replace

import pytest

from sayso.attribute.wholes import told_whole
from sayso.model import Attribution, Proposition
from sayso.text import Span
from tests.parses import annotated_of, parse_of


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def said(text: str, source: str, cue: str, content: str, **more) -> Attribution:
    parts = {k: (span(text, v),) if v else () for k, v in (("source", source), ("cue", cue), ("content", content))}
    return Attribution(**({"id": "a1", "chain": ("Paper", source)} | more), **parts)


def whole(text: str, rows: str, a: Attribution, *, told: tuple[str, ...] = (), value: str | None = None, **more):
    """What becomes of the proposition that is the content of `a`: its told words and value; None where it is gone."""
    given = Proposition(id="p1", spans=a.content, attribution=a.id, factuality=value or a.factuality,
                        told=tuple(span(text, t) for t in told))  # fmt: skip
    found = told_whole(annotated_of(parse_of(text, rows)), (a, *more.get("others", ())), (given,))
    return (" | ".join(s.of(text) for s in found[0].told), found[0].factuality) if found else None


DISPUTED = "Marsk disputed her account."
DISPUTED_ROWS = """
Marsk Marsk PROPN NNP nsubj 1
disputed dispute VERB VBD ROOT 1
her her PRON PRP$ poss 3
account account NOUN NN dobj 1
. . PUNCT . punct 1
"""


def test_a_thing_that_says_nothing_is_told_with_who_disputes_it():
    a = said(DISPUTED, "Marsk", "disputed", "her account", factuality="CT-")
    assert whole(DISPUTED, DISPUTED_ROWS, a) == ("Marsk disputed her account", "CT+")


def test_a_wish_keeps_its_words_and_value():
    a = said(DISPUTED, "Marsk", "disputed", "her account", factuality="Uu", act="intention")
    assert whole(DISPUTED, DISPUTED_ROWS, a) == ("", "Uu")


UNNAMED = "The paper did not mention a strike."
UNNAMED_ROWS = """
The the DET DT det 1
paper paper NOUN NN nsubj 4
did do AUX VBD aux 4
not not PART RB neg 4
mention mention VERB VB ROOT 4
a a DET DT det 6
strike strike NOUN NN dobj 4
. . PUNCT . punct 4
"""


@pytest.mark.parametrize(("verb", "value"), [("mention", "CT-"), ("confirm", "Uu")])
def test_what_is_not_mentioned_is_denied_and_what_is_not_confirmed_is_open(verb, value):
    text, rows = UNNAMED.replace("mention", verb), UNNAMED_ROWS.replace("mention", verb)
    a = said(text, "The paper", f"did not {verb}", "a strike", factuality="Uu")
    assert whole(text, rows, a) == (f"The paper did not {verb} a strike", value)


POINTS = "The guild denied it."
POINTS_ROWS = """
The the DET DT det 1
guild guild NOUN NN nsubj 2
denied deny VERB VBD ROOT 2
it it PRON PRP dobj 2
. . PUNCT . punct 2
"""


def test_a_pointing_word_is_no_proposition_but_that_somebody_denies_it_is_told():
    denied = said(POINTS, "The guild", "denied", "it", factuality="CT-")
    assert whole(POINTS, POINTS_ROWS, denied) == ("The guild denied it", "CT-")
    text, rows = POINTS.replace("denied", "argued"), POINTS_ROWS.replace("denied deny", "argued argue")
    assert whole(text, rows, said(text, "The guild", "argued", "it")) is None


def test_that_somebody_doubts_it_is_told():
    text, rows = POINTS.replace("denied", "doubted"), POINTS_ROWS.replace("denied deny", "doubted doubt")
    doubt = said(text, "The guild", "doubted", "it", act="belief", factuality="PR-")
    assert whole(text, rows, doubt) == ("The guild doubted it", "PR-")


PASSIVE = "The plea was rejected by the court."
PASSIVE_ROWS = """
The the DET DT det 1
plea plea NOUN NN nsubjpass 3
was be AUX VBD auxpass 3
rejected reject VERB VBN ROOT 3
by by ADP IN agent 3
the the DET DT det 6
court court NOUN NN pobj 4
. . PUNCT . punct 3
"""


@pytest.mark.parametrize(
    ("source", "told"), [("the court", "The plea was rejected by the court"), ("", "The plea was rejected")]
)
def test_a_subject_of_a_passive_is_told_before_its_verb(source, told):
    a = said(PASSIVE, source, "was rejected", "The plea", factuality="CT-")
    assert whole(PASSIVE, PASSIVE_ROWS, a) == (told, "CT+")


RELATIVE = "The guild, which denied the raid, paid."
RELATIVE_ROWS = """
The the DET DT det 1
guild guild NOUN NN nsubj 8
, , PUNCT , punct 1
which which PRON WDT nsubj 4
denied deny VERB VBD relcl 1
the the DET DT det 6
raid raid NOUN NN dobj 4
, , PUNCT , punct 1
paid pay VERB VBD ROOT 8
. . PUNCT . punct 8
"""


def test_a_relative_pronoun_gives_way_to_whom_it_stands_for():
    a = said(RELATIVE, "which", "denied", "the raid", factuality="CT-")
    assert whole(RELATIVE, RELATIVE_ROWS, a) == ("The guild | denied the raid", "CT+")


WHERE = "Holm did not say where it sank."
WHERE_ROWS = """
Holm Holm PROPN NNP nsubj 3
did do AUX VBD aux 3
not not PART RB neg 3
say say VERB VB ROOT 3
where where SCONJ WRB advmod 6
it it PRON PRP nsubj 6
sank sink VERB VBD ccomp 3
. . PUNCT . punct 3
"""


def test_what_is_told_with_its_cue_has_the_value_of_its_clause():
    a = said(WHERE, "Holm", "did not say", "where it sank", factuality="Uu")
    assert whole(WHERE, WHERE_ROWS, a, told=("Holm did not say where it sank",)) == (WHERE[:-1], "CT-")


def test_what_is_really_asked_stays_open():
    text, rows = (
        WHERE.replace("did not say", "had now asked"),
        WHERE_ROWS.replace("say say VERB VB", "asked ask VERB VBN"),
    )
    rows = rows.replace("did do", "had have").replace("not not PART RB neg", "now now ADV RB advmod")
    a = said(text, "Holm", "had now asked", "where it sank", factuality="Uu")
    assert whole(text, rows, a, told=("Holm had now asked where it sank",)) == (text[:-1], "Uu")


CUT = "The town denied its kilns were cold."
CUT_ROWS = """
The the DET DT det 1
town town NOUN NN nsubj 2
denied deny VERB VBD ROOT 2
its its PRON PRP$ poss 4
kilns kiln NOUN NNS nsubj 5
were be AUX VBD ccomp 2
cold cold ADJ JJ acomp 5
. . PUNCT . punct 2
"""


def test_the_subject_of_a_clause_that_was_left_out_is_not_told_for_it():
    assert whole(CUT, CUT_ROWS, said(CUT, "The town", "denied", "its kilns", factuality="CT-")) is None
    assert whole(CUT, CUT_ROWS, said(CUT, "The town", "denied", "its kilns were cold", factuality="CT-")) is not None


def test_a_thing_that_somebody_only_has_views_on_is_no_proposition():
    text = "Her lenient views on marriage caused a stir."
    rows = """
    Her her PRON PRP$ poss 2
    lenient lenient ADJ JJ amod 2
    views view NOUN NNS nsubj 5
    on on ADP IN prep 2
    marriage marriage NOUN NN pobj 3
    caused cause VERB VBD ROOT 5
    a a DET DT det 7
    stir stir NOUN NN dobj 5
    . . PUNCT . punct 5
    """
    assert whole(text, rows, said(text, "Her", "lenient views on", "marriage", factuality="CT+")) is None


GALES = "Gales were reported on Sunday off the coast and the ferry stayed."
GALES_ROWS = """
Gales gale NOUN NNS nsubjpass 2
were be AUX VBD auxpass 2
reported report VERB VBN ROOT 2
on on ADP IN prep 2
Sunday Sunday PROPN NNP pobj 3
off off ADP IN prep 2
the the DET DT det 7
coast coast NOUN NN pobj 5
and and CCONJ CC cc 2
the the DET DT det 10
ferry ferry NOUN NN nsubj 11
stayed stay VERB VBD conj 2
. . PUNCT . punct 2
"""


def test_a_passive_told_whole_keeps_when_and_where():
    a = said(GALES, "", "were reported", "Gales")
    assert whole(GALES, GALES_ROWS, a) == ("Gales were reported on Sunday off the coast", "CT+")
    text = GALES.replace("on Sunday off the coast and", "by the guild on")
    rows = GALES_ROWS.replace("on on ADP IN prep 2", "by by ADP IN agent 2").replace(
        "Sunday Sunday PROPN NNP pobj 3", "the the DET DT det 5").replace("off off ADP IN prep 2",
        "guild guild NOUN NN pobj 3").replace("the the DET DT det 7\ncoast coast NOUN NN pobj 5\nand and CCONJ CC cc 2",
        "on on ADP IN prep 2").replace("the the DET DT det 10", "the the DET DT det 8").replace("nsubj 11", "nsubj 9"
        )  # fmt: skip
    assert whole(text, rows, said(text, "the guild", "were reported", "Gales")) == (
        "Gales were reported by the guild", "CT+")  # fmt: skip


UNSAID = "“I never said it was four,” Holm said."
UNSAID_ROWS = """
“ “ PUNCT `` punct 3
I I PRON PRP nsubj 3
never never ADV RB neg 3
said say VERB VBD ccomp 10
it it PRON PRP nsubj 5
was be AUX VBD ccomp 3
four four NUM CD attr 5
, , PUNCT , punct 10
” ” PUNCT '' punct 10
Holm Holm PROPN NNP nsubj 10
said say VERB VBD ROOT 10
. . PUNCT . punct 10
"""


def test_a_clause_that_somebody_has_not_said_is_told_with_that_he_has_not():
    a = said(UNSAID, "I", "never said", "it was four", factuality="Uu")
    assert whole(UNSAID, UNSAID_ROWS, a) == ("I never said it was four", "CT-")


def test_what_is_said_keeps_its_words():
    text, rows = UNSAID.replace("never", "now"), UNSAID_ROWS.replace("never never ADV RB neg", "now now ADV RB advmod")
    assert whole(text, rows, said(text, "I", "now said", "it was four", factuality="CT+")) == ("", "CT+")


def test_whether_somebody_says_it_or_not_it_stays_open():
    text = UNSAID.replace("it was", "whether it was")
    rows = UNSAID_ROWS.replace("it it PRON PRP nsubj 5", "whether whether SCONJ IN mark 6\nit it PRON PRP nsubj 6")
    rows = rows.replace("four NUM CD attr 5", "four NUM CD attr 6").replace(" 10\n", " 11\n")
    assert whole(text, rows, said(text, "I", "never said", "it was four", factuality="Uu")) == ("", "Uu")


def test_a_wish_that_somebody_has_not_spoken_of_is_his_denial():
    text = UNSAID.replace("it was four", "I wanted it")
    rows = UNSAID_ROWS.replace("it it PRON PRP nsubj 5\nwas be AUX VBD ccomp 3\nfour four NUM CD attr 5",
                               "I I PRON PRP nsubj 5\nwanted want VERB VBD ccomp 3\nit it PRON PRP dobj 5")  # fmt: skip
    outer = said(text, "I", "never said", "I wanted it", factuality="Uu", id="a2")
    start = text.index("I wanted")
    wish = Attribution(id="a1", via="a2", act="intention", factuality="Uu", source=(Span(start, start + 1),),
                       cue=(span(text, "wanted"),), content=(span(text, "I wanted it"),))  # fmt: skip
    assert whole(text, rows, wish, others=(outer,)) == ("I never said I wanted it", "CT-")


BIDDEN = "The firm has not been asked by Lund to pay."
BIDDEN_ROWS = """
The the DET DT det 1
firm firm NOUN NN nsubjpass 5
has have AUX VBZ aux 5
not not PART RB neg 5
been be AUX VBN auxpass 5
asked ask VERB VBN ROOT 5
by by ADP IN agent 5
Lund Lund PROPN NNP pobj 6
to to PART TO aux 9
pay pay VERB VB xcomp 5
. . PUNCT . punct 5
"""


@pytest.mark.parametrize(("negated", "value"), [(True, "CT-"), (False, "CT+")])
def test_who_is_asked_to_do_a_thing_is_told_with_that_he_is(negated, value):
    text = BIDDEN if negated else BIDDEN.replace("not", "now")
    rows = BIDDEN_ROWS if negated else BIDDEN_ROWS.replace("not not PART RB neg", "now now ADV RB advmod")
    cue = f"has {'not' if negated else 'now'} been asked"
    a = replace(said(text, "Lund", cue, ""), content=(span(text, "The firm"), span(text, "to pay")), factuality="Uu")
    assert whole(text, rows, a) == (text.removesuffix("."), value)


def test_who_is_believed_to_do_a_thing_keeps_the_words_apart():
    text, rows = BIDDEN.replace("asked", "believed"), BIDDEN_ROWS.replace("asked ask", "believed believe")
    a = replace(said(text, "Lund", "has not been believed", ""), content=(span(text, "The firm"), span(text, "to pay")))
    assert whole(text, rows, replace(a, factuality="PR-")) == ("", "PR-")
