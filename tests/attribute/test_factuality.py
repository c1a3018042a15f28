"""How certain a content is according to its source."""

import json
import os
from pathlib import Path

import pytest

from parses import annotated_of, parse_of
from sayso.attribute import factuality as facts
from sayso.attribute.factuality import LABELS, combined, factuality_of, main_predicates, why_factuality, word_factuality
from sayso.model import Annotated, Attribution, Report
from sayso.text import Span

SAID = """
Owls owl NOUN NNS nsubj 1
{cue} {cue} VERB VBD ROOT 1
it it PRON PRP nsubj {verb}
{rest}
"""


def label(rows: str, cue: tuple[int, int], content: tuple[int, int], source: tuple[int, int] | None = (0, 0)):
    """(factuality, reason) of the content (tokens, last included) of a one-sentence parse."""
    text = " ".join(line.split()[0] for line in rows.strip().splitlines())
    parse = parse_of(text, rows)

    def span(at: tuple[int, int] | None) -> tuple[Span, ...]:
        return (Span(parse.tokens[at[0]].start, parse.tokens[at[1]].end),) if at else ()

    attribution = Attribution(id="a", source=span(source), cue=span(cue), content=span(content))
    annotated = annotated_of(parse)
    return factuality_of(annotated, attribution), why_factuality(annotated, attribution)


def test_a_plain_assertion_is_certain_and_needs_no_reason():
    rows = SAID.format(cue="say", verb=3, rest="rained rain VERB VBD ccomp 1")
    assert label(rows, (1, 1), (2, 3)) == ("CT+", "")


def test_a_negation_makes_it_certain_not_to_be():
    rows = SAID.format(cue="say", verb=5, rest="did do AUX VBD aux 5\nnot not PART RB neg 5\nrain rain VERB VB ccomp 1")
    assert label(rows, (1, 1), (2, 5)) == ("CT-", "'not' denies it")


def test_what_somebody_should_say_has_not_been_said():
    rows = """
Owls owl NOUN NNS nsubj 2
should should AUX MD aux 2
declare declare VERB VB ROOT 2
it it PRON PRP nsubj 4
rained rain VERB VBD ccomp 2
"""
    assert label(rows, (1, 2), (3, 4))[0] == "Uu"
    assert label(rows.replace("Owls owl NOUN NNS", "We we PRON PRP").replace("should should", "must must"),
                 (1, 2), (3, 4))[0] == "CT+"  # fmt: skip


def test_not_only_denies_nothing():
    rest = "did do AUX VBD aux 6\nnot not PART RB neg 6\nonly only ADV RB advmod 6\nrain rain VERB VB ccomp 1"
    assert label(SAID.format(cue="say", verb=6, rest=rest), (1, 1), (2, 6))[0] == "CT+"


@pytest.mark.parametrize(
    ("modal", "expected"), [("might", "PS+"), ("will", "CT+"), ("should", "Uu"), ("could", "PS+"), ("would", "CT+")]
)
def test_a_modal_sets_the_degree(modal, expected):
    rows = SAID.format(cue="say", verb=4, rest=f"{modal} {modal} AUX MD aux 4\nrain rain VERB VB ccomp 1")
    got, why = label(rows, (1, 1), (2, 4))
    assert got == expected
    assert ("'" + modal + "'" in why) == (expected != "CT+")


def test_what_may_not_be_is_possible_and_what_cannot_be_is_certain():
    rest = "{0} {0} AUX MD aux 5\nnot not PART RB neg 5\nrain rain VERB VB ccomp 1"
    assert label(SAID.format(cue="say", verb=5, rest=rest.format("may")), (1, 1), (2, 5))[0] == "PS-"
    assert label(SAID.format(cue="say", verb=5, rest=rest.format("could")), (1, 1), (2, 5))[0] == "CT-"


@pytest.mark.parametrize(
    ("cue", "expected"),
    [
        ("deny", "CT-"),
        ("believe", "PR+"),
        ("suspect", "PR+"),
        ("doubt", "PR-"),
        ("fear", "PS+"),
        ("speculate", "PS+"),
        ("hope", "Uu"),
        ("wonder", "Uu"),
        ("promise", "CT+"),
        ("confirm", "CT+"),
        ("claim", "CT+"),
        ("zorb", "CT+"),
    ],
)
def test_the_cue_turns_weakens_or_opens_its_content(cue, expected):
    assert label(SAID.format(cue=cue, verb=3, rest="rained rain VERB VBD ccomp 1"), (1, 1), (2, 3))[0] == expected


def test_a_denied_negation_is_asserted():
    rest = "did do AUX VBD aux 5\nnot not PART RB neg 5\nrain rain VERB VB ccomp 1"
    assert label(SAID.format(cue="deny", verb=5, rest=rest), (1, 1), (2, 5))[0] == "CT+"


def test_a_denial_of_a_thing_is_certain():
    rows = "Owls owl NOUN NNS nsubj 1\ndenied deny VERB VBD ROOT 1\nthe the DET DT det 3\ntheft theft NOUN NN dobj 1"
    assert label(rows, (1, 1), (2, 3))[0] == "CT-"


def test_a_negated_cue_denies_beliefs_and_leaves_statements_open():
    rows = """
Owls owl NOUN NNS nsubj 3
did do AUX VBD aux 3
not not PART RB neg 3
{0} {0} VERB VB ROOT 3
it it PRON PRP nsubj 5
rained rain VERB VBD ccomp 3
"""
    assert label(rows.format("think"), (1, 3), (4, 5))[0] == "PR-"
    assert label(rows.format("say"), (1, 3), (4, 5))[0] == "Uu"
    assert label(rows.format("want"), (1, 3), (4, 5))[0] == "CT-"


def test_a_condition_leaves_it_open():
    rows = """
He he PRON PRP nsubj 1
said say VERB VBD ROOT 1
if if SCONJ IN mark 4
it it PRON PRP nsubj 4
rains rain VERB VBZ advcl 8
, , PUNCT , punct 8
they they PRON PRP nsubj 8
will will AUX MD aux 8
stay stay VERB VB ccomp 1
"""
    got, why = label(rows, (1, 1), (2, 8))
    assert got == "Uu" and "'if'" in why


def test_nobody_as_subject_denies():
    rows = "He he PRON PRP nsubj 1\nsaid say VERB VBD ROOT 1\nnobody nobody PRON NN nsubj 3\npaid pay VERB VBD ccomp 1"
    assert label(rows, (1, 1), (2, 3)) == ("CT-", "'nobody' denies it")


def test_an_order_within_quotation_marks_is_open():
    rows = """
He he PRON PRP nsubj 1
said say VERB VBD ROOT 1
“ “ PUNCT `` punct 3
Leave leave VERB VB ccomp 1
” ” PUNCT '' punct 1
"""
    assert label(rows, (1, 1), (2, 4))[0] == "Uu"


def test_whether_before_the_content_leaves_it_open():
    rows = """
He he PRON PRP nsubj 1
knew know VERB VBD ROOT 1
whether whether SCONJ IN mark 4
it it PRON PRP nsubj 4
rained rain VERB VBD ccomp 1
"""
    assert label(rows, (1, 1), (3, 4))[0] == "Uu"


def test_the_majority_of_main_clauses_decides_and_a_tie_goes_to_the_first():
    rows = """
He he PRON PRP nsubj 1
said say VERB VBD ROOT 1
he he PRON PRP nsubj 5
did do AUX VBD aux 5
not not PART RB neg 5
run run VERB VB ccomp 1
and and CCONJ CC cc 5
won win VERB VBD conj 5
{more}
"""
    assert label(rows.format(more=""), (1, 1), (2, 7))[0] == "CT-"
    more = "and and CCONJ CC cc 7\nsang sing VERB VBD conj 7"
    assert label(rows.format(more=more), (1, 1), (2, 9))[0] == "CT+"


def test_a_verb_stands_for_its_content_rather_than_its_nouns():
    rows = SAID.format(cue="say", verb=3, rest="rained rain VERB VBD ccomp 1")
    parse = parse_of("Owls say it rained", rows)
    assert [t.text for t in main_predicates(parse, list(parse.tokens[2:]))] == ["rained"]


NO_TIME = """
Owls owl NOUN NNS nsubj 1
say say VERB VBP ROOT 1
at at ADP IN prep {verb}
no no DET DT det 4
{noun} {noun} NOUN NN pobj 2
{rest}
"""


@pytest.mark.parametrize(
    ("noun", "rest", "expected"),
    [
        ("time", "did do AUX VBD aux 7\nit it PRON PRP nsubj 7\nrain rain VERB VB ccomp 1", "CT-"),
        ("hour", "did do AUX VBD aux 7\nit it PRON PRP nsubj 7\nrain rain VERB VB ccomp 1", "CT-"),
        ("time", "it it PRON PRP nsubj 6\nrained rain VERB VBD ccomp 1", "CT-"),
        ("cost", "it it PRON PRP nsubj 6\nrained rain VERB VBD ccomp 1", "CT+"),
    ],
)
def test_no_in_front_denies_with_inversion_or_as_never(noun, rest, expected):
    rows = NO_TIME.format(noun=noun, rest=rest, verb=7 if "did" in rest else 6)
    assert label(rows, (1, 1), (2, 7 if "did" in rest else 6))[0] == expected


def test_a_contracted_not_counts_though_the_parser_takes_it_for_a_mark():
    rest = "was be AUX VBD ccomp 1\nn’t n’t PUNCT . punct 3\nwet wet ADJ JJ acomp 3"
    assert label(SAID.format(cue="say", verb=3, rest=rest), (1, 1), (2, 5)) == ("CT-", "'n’t' denies it")
    more = rest.replace("wet wet ADJ JJ acomp 3", "just just ADV RB advmod 6\nwet wet ADJ JJ acomp 3")
    assert label(SAID.format(cue="say", verb=3, rest=more), (1, 1), (2, 6))[0] == "CT+"


def test_a_denial_spoken_in_quotation_marks_is_as_worded():
    rows = """
Owls owl NOUN NNS nsubj 1
deny deny VERB VBP ROOT 1
, , PUNCT , punct 1
" " PUNCT `` punct 7
we we PRON PRP nsubj 7
did do AUX VBD aux 7
not not PART RB neg 7
hunt hunt VERB VB ccomp 1
" " PUNCT '' punct 1
"""
    assert label(rows, (1, 1), (3, 8)) == ("CT-", "'not' denies it")
    assert label(rows.replace(", , PUNCT", "that that SCONJ"), (1, 1), (3, 8))[0] == "CT+"


def test_nobody_before_the_cue_denies_what_follows_it():
    rows = """
Nobody nobody PRON NN nsubjpass 2
is be AUX VBZ auxpass 2
thought think VERB VBN ROOT 2
to to PART TO aux 5
have have AUX VB aux 5
slept sleep VERB VBN xcomp 2
"""
    text = "Nobody is thought to have slept"
    parse = parse_of(text, rows)
    content = (Span(0, 6), Span(18, len(text)))
    attribution = Attribution(id="a", source=(), cue=(Span(7, 17),), content=content)
    assert factuality_of(annotated_of(parse), attribution) == "PR-"


def test_combining_never_strengthens():
    for effect in range(-3, 4):
        for value in range(-3, 4):
            got = combined(effect, value)
            assert abs(got) <= max(abs(effect), abs(value)) and got in LABELS
            if not effect or not value:
                assert got == 0
            elif effect != -3:
                assert abs(got) == min(abs(effect), abs(value))


def test_a_failed_event_did_not_happen_though_the_failing_did():
    rows = "He he PRON PRP nsubj 1\nfailed fail VERB VBD ROOT 1\nto to PART TO aux 3\npay pay VERB VB xcomp 1"
    parse = parse_of("He failed to pay", rows)
    assert word_factuality(parse, 1) == 3.0
    assert word_factuality(parse, 3) < 0


def test_a_wanted_event_is_less_sure_than_a_done_one():
    rows = "He he PRON PRP nsubj 1\n{0} {0} VERB VBD ROOT 1\nto to PART TO aux 3\npay pay VERB VB xcomp 1"
    done, wanted = (parse_of(f"He {v} to pay", rows.format(v)) for v in ("manage", "want"))
    assert word_factuality(done, 3) > word_factuality(wanted, 3)


def test_every_token_of_any_parse_has_a_value():
    rows = SAID.format(cue="say", verb=3, rest="rained rain VERB VBD ccomp 1\n. . PUNCT . punct 1")
    parse = parse_of("Owls say it rained .", rows)
    assert all(-3 <= word_factuality(parse, t.i) <= 3 for t in parse.tokens)


SENTENCES = """
The mayor|said|the bridge would not reopen before spring|CT-
Officials|said|there was no sign of foul play|CT-
Officials|said|there is no doubt that he lied|CT+
Police|do not believe|the two cases are linked|PR-
The firm|did not deny|paying bribes|Uu
The union|urged|members to stay at home|Uu
The judge|asked|why the witness had lied|Uu
He|said|it must have been an accident|PR+
He|said|it was likely that the crew had fallen asleep|PR+
He|said|perhaps the crew had fallen asleep|PS+
The ministry|said|the talks had failed to end the war|CT-
The ministry|said|neither side had won|CT-
The ministry|said|it was no longer in talks|CT-
The ministry|said|"Please stay calm."|Uu
The ministry|said|"Will anyone help us?"|Uu
The ministry|was told|to withdraw its troops|Uu
The ministry|ruled out|a ceasefire|CT-
The ministry|agreed|to sign the treaty|CT+
The ministry|said|it is expected to rain|CT+
The ministry|said|he is unlikely to play again|PR-
The ministry|said|it brought nothing but trouble|CT+
The ministry|said|it was not a gift but a loan|CT+
The ministry|said|it was important because it was old|CT+
The ministry|cannot deny|that it knew|CT+
The ministry|said|"We would win if they let us play."|Uu
The ministry|said|at no moment did a guard leave the tower|CT-
The ministry|said|under no circumstances was a shot fired|CT-
The ministry|said|on no night did the lamp go out|CT-
The ministry|said|the tower was at no time in danger|CT-
The ministry|said|the guard in no way broke the rules|CT-
The ministry|said|in no time he was back at the tower|CT+
The ministry|said|the tower was mended at no cost|CT+
The ministry|said|the guard was fined for no reason|CT+
The ministry|said|the guard shouted to no avail|CT+
The ministry|said|he left with no warning|CT+
The ministry|said|the tower was in no danger|CT-
The ministry|said|it knew of no such case|CT-
The ministry|said|the guard spoke to no one|CT-
The ministry|said|the tower will be remembered for none of this|CT-
The ministry|said|not one guard was hurt|CT-
The ministry|said|not a single window was broken|CT-
The ministry|said|not all of the windows were broken|CT-
The ministry|said|not a few windows were broken|CT+
The ministry|said|not until noon did the guard leave|CT+
The ministry|said|nobody's house was hit|CT-
The ministry|said|"Nor has the guard complained."|CT-
The ministry|said|"We have not paid, nor have we answered."|CT-
The ministry|said|the guard was neither late nor drunk|CT-
The ministry|said|the guard was "not happy" about his pay|CT-
The ministry|said|the guard isn’t aware they have left|CT-
The ministry|said|it wasn’t just one window|CT+
The ministry|said|“no-one knows the way to the tower”|CT-
The ministry|said|the guard has yet to answer|CT-
The ministry|said|it looks like nobody will come|PR-
The ministry|said|the guard seems not to have slept|PR-
The ministry|said|it is possible that the guard did not sleep|PS-
The ministry|said|it is unlikely that nobody slept|PR+
The ministry|said|the guards were 56% more likely to fall than the cooks|CT+
The ministry|said|smokers were twice as likely to fall ill|CT+
The ministry|said|tenants are 1.5 times as likely to vote|CT+
The ministry|said|guards were less likely to sleep by day|CT+
The ministry|said|the guards were far more likely to be hurt|CT+
The ministry|said|the guards were no more likely than the cooks to pass|CT-
The ministry|said|the guards were not more likely to be hurt|CT-
The ministry|said|the gate was more likely than not to fall|PR+
The ministry|said|the fire was more likely an accident than a crime|PR+
The ministry|said|it was far more likely that the fire was set on purpose|PR+
The ministry|thinks|guards are twice as likely to fall ill|PR+
The ministry|said|the gate was free to open outwards|CT+
The ministry|said|the guards are ready to strike|CT+
The ministry|said|the guards are not ready to strike|CT-
The ministry|said|it is vital to mend the tower|Uu
The ministry|said|the tower is strong, if not new|CT+
The ministry|said|if anything, the tower is stronger than it was|CT+
The ministry|said|the tower will fall if anything goes wrong|Uu
The ministry|said|the tower was seen by nobody|CT-
The ministry|is convinced|that the guard slept|CT+
The ministry|said|IS fighters left the tower|CT+
The ministry|has long been convinced|that the guard slept|CT+
The ministry|found|no proof that the guard had slept|CT-
The ministry|said|no proof that the guard had slept was found|CT-
The ministry|denied the report:|"We have paid the guards."|CT+
The ministry|denied|that "the guards were paid"|CT-
The ministry|said|"The tower is in the hands of two guards — and where are they sleeping?"|CT+
The ministry|said|the plan works, and who would deny it?|CT+
The ministry|said|"The gate was shut; do you think anyone was told?"|CT+
The ministry|said|the guard's first words were "did you paint the tower?"|CT+
The ministry|said|"The gate was shut, wasn't it?"|Uu
The ministry|said|"Was the gate shut and did anyone know it?"|Uu
The ministry|said|"The gate was shut and nobody was told?"|Uu
"""


@pytest.mark.weights
@pytest.mark.parametrize("line", SENTENCES.strip().splitlines())
def test_sentences_parsed_by_the_model_are_judged_as_a_reader_would(line):
    from sayso.annotate.parse import parse

    source, cue, content, expected = line.split("|")
    text = f"{source} {cue} {content}" + ("" if content[-1] in '."' else ".")
    a, b = len(source) + 1, len(source) + len(cue) + 2
    attribution = Attribution(
        id="a", source=(Span(0, a - 1),), cue=(Span(a, b - 1),), content=(Span(b, b + len(content)),)
    )
    assert factuality_of(Annotated(report=Report(id="t", text=text), parse=parse(text)), attribution) == expected


@pytest.mark.weights
def test_what_is_denied_before_a_colon_is_not_what_seems_after_it():
    from sayso.annotate.parse import parse

    read = parse("You do not have anything to fear: The tower seems to be safe.")
    assert facts.clause_value(read, next(t.i for t in read.tokens if t.text == "seems")).value == 2


@pytest.mark.weights
@pytest.mark.data
def test_labels_of_the_desk_sample_hold_their_floors():
    from sayso.annotate.parse import parse
    from sayso.attribute.form import form_of, quote_map
    from sayso.attribute.kind import kind_of

    shared = Path(os.environ.get("SAYSO_SHARED") or Path(__file__).resolve().parents[3] / "shared")
    files = sorted((shared / "desk").glob("*.json"))
    if not files:
        pytest.skip("the desk sample is not here (SAYSO_SHARED)")
    right, total = {"factuality": 0, "form": 0, "kind": 0}, 0
    for path in files:
        doc = json.loads(path.read_text("utf-8"))
        report = Report(id=doc["id"], text=doc["text"], publisher=doc["publisher"])
        annotated, quotes = Annotated(report=report, parse=parse(doc["text"])), quote_map(doc["text"])
        for s in doc["statements"]:
            source, cue, content = (tuple(Span(*span) for span in s[role]) for role in ("source", "cue", "content"))
            attribution = Attribution(id=s["id"], source=source, cue=cue, content=content)
            total += 1
            right["factuality"] += factuality_of(annotated, attribution) == s["factuality"]
            right["form"] += form_of(doc["text"], quotes, content) == s["form"]
            right["kind"] += kind_of(annotated, attribution) == s["kind"]
    assert right["factuality"] / total >= 0.9, right
    assert right["form"] / total >= 0.97, right
    assert right["kind"] / total >= 0.85, right


def test_reasons_name_the_words_that_made_the_difference():
    assert facts.Reason(0).why == ""
    rows = SAID.format(cue="believe", verb=4, rest="may may AUX MD aux 4\nrain rain VERB VB ccomp 1")
    got, why = label(rows, (1, 1), (2, 4))
    assert got == "PS+" and "'may' makes it possible only" in why and "'believe'" in why


def value(rows: str, at: int) -> str:
    text = " ".join(line.split()[0] for line in rows.strip().splitlines())
    return LABELS[facts.clause_value(parse_of(text, rows), at).value]


def test_a_modal_without_its_verb_leaves_it_open_too():
    rows = """
    Brenn Brenn PROPN NNP nsubj 1
    might might AUX MD ROOT 1
    . . PUNCT . punct 1
    """
    assert value(rows, 1) == "PS+"


def test_what_is_possible_is_no_more_than_that_without_a_that():
    rows = """
    it it PRON PRP nsubj 1
    is be AUX VBZ ccomp 4
    possible possible ADJ JJ acomp 1
    we we PRON PRP nsubj 4
    will will AUX MD ROOT 4
    not not PART RB neg 4
    . . PUNCT . punct 4
    """
    assert value(rows, 4) == "PS-"


def test_the_modal_of_a_clause_about_the_subject_says_nothing_of_the_verb():
    rows = """
    The the DET DT det 1
    win win NOUN NN nsubj 5
    Brenn Brenn PROPN NNP appos 1
    may may AUX MD aux 5
    have have AUX VB aux 5
    seen see VERB VBN ROOT 5
    did do AUX VBD aux 8
    not not PART RB neg 8
    come come VERB VB xcomp 5
    . . PUNCT . punct 5
    """
    assert value(rows, 5) == "CT-"


UNCLEAR = """
it it PRON PRP nsubj 1
is be AUX VBZ ROOT 1
not not PART RB neg 1
clear clear ADJ JJ acomp 1
that that SCONJ IN mark 6
it it PRON PRP nsubj 6
burst burst VERB VBD ccomp 1
. . PUNCT . punct 1
"""


def test_what_is_not_clear_is_left_open():
    assert value(UNCLEAR, 1) == "Uu"
    assert value(UNCLEAR.replace("clear", "safe"), 1) == "CT-"


def test_hardly_denies_an_adjective_but_not_the_clause_that_it_judges():
    rows = """
    It it PRON PRP nsubj 1
    is be AUX VBZ ROOT 1
    hardly hardly ADV RB advmod 3
    safe safe ADJ JJ acomp 1
    . . PUNCT . punct 1
    """
    assert value(rows, 1) == "CT-"
    odd = UNCLEAR.replace("not not PART RB neg 1", "hardly hardly ADV RB advmod 3").replace("clear", "odd")
    assert value(odd, 1) == "CT+"


@pytest.mark.parametrize(("rest", "value"), [
    ("in in ADP IN prep 3\nthe the DET DT det 6\nfilm film NOUN NN pobj 4", "CT+"),
    ("in in ADP IN prep 3\ncourt court NOUN NN pobj 4", "CT+"),
    ("on on ADP IN prep 3\nMonday Monday PROPN NNP pobj 4", "CT+"),
    ("at at ADP IN prep 3\nodds odds NOUN NNS pobj 4", "PR+"),
    ("out out ADP IN prep 3\nof of ADP IN prep 4\nreach reach NOUN NN pobj 5", "PR+"),
    ("tired tired ADJ JJ acomp 3", "PR+"),
])  # fmt: skip
def test_where_something_appears_it_is_how_it_appears_is_probable(rest, value):
    rows = SAID.format(cue="say", verb=3, rest="appeared appear VERB VBD ccomp 1\n" + rest)
    assert label(rows, (1, 1), (2, len(rows.strip().splitlines()) - 1))[0] == value


@pytest.mark.parametrize(("verb", "expected"), [("check check", "CT+"), ("sail sail", "Uu")])
def test_what_is_checked_is_no_condition_wherever_the_parser_hangs_it(verb, expected):
    rows = f"""
    It it PRON PRP nsubj 2
    will will AUX MD aux 2
    help help VERB VB ROOT 2
    folk folk NOUN NN dobj 2
    to to PART TO aux 5
    {verb} VERB VB acl 3
    if if SCONJ IN mark 8
    they they PRON PRP nsubj 8
    came come VERB VBD advcl 2
    . . PUNCT . punct 2
    """
    assert value(rows, 2) == expected
