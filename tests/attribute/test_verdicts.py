"""Verdicts: claims that a text takes up to judge them."""

from time import process_time

import pytest

from sayso.attribute.assertions import find_assertions
from sayso.attribute.propositions import find_propositions
from sayso.attribute.verdicts import heed_verdicts, heeded, leading_value, verdicts_of
from sayso.model import Annotated, Attribution, Parse, Report
from sayso.text import Span
from tests.parses import annotated_of, parse_of


def judged(text: str) -> list[tuple[str, str | None, int]]:
    return [(v.claim.of(text), v.verdict.of(text) if v.verdict else None, v.value) for v in verdicts_of(text)]


def annotated(text: str) -> Annotated:
    return Annotated(report=Report(id="r", text=text), parse=Parse(text=text, tokens=(), sentences=()))


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def said(text: str, source: str, cue: str, *content: str, **more) -> Attribution:
    spans = {k: (span(text, v),) if v else () for k, v in (("source", source), ("cue", cue))}
    return Attribution(**({"id": "a1"} | more), **spans, content=tuple(span(text, c) for c in content))


SOLD = '"Kell sold the mill."'


@pytest.mark.parametrize(
    ("verdict", "value"),
    [
        ("False.", -3),
        ("No.", -3),
        ("That is simply not true.", -3),
        ("An invention.", -3),
        ("No evidence.", -2),
        ("There is nothing to support that.", -2),
        ("Rather not.", -2),
        ("Probably false.", -2),
        ("Only in part.", 0),
        ("Partly right.", 0),
        ("Not proven.", 0),
        ("Cannot be verified.", 0),
        ("We could not settle this.", 0),
        ("True, but misleading.", 0),
        ("Very probably.", 2),
        ("Probably true.", 2),
        ("Right, with a footnote.", 3),
        ("Mostly true.", 3),
        ("Correct.", 3),
    ],
)
def test_a_short_sentence_behind_a_quoted_claim_judges_it(verdict, value):
    assert judged(f"{SOLD} {verdict} The deed lies in Orr.") == [(SOLD, verdict, value)]


@pytest.mark.parametrize(
    "text",
    [
        "“Kell sold the mill” – wrong. The deed is his.",
        "“Kell sold the mill”: wrong. The deed is his.",
        "3) “Kell sold the mill.” Wrong. The deed is his.",
        "• “Kell sold the mill.” Wrong, on both counts.",
        "“Kell sold the mill.”\n\nWrong. The deed is his.",
        "“Kell sold the mill.” We have read the deed. Verdict: wrong",
        "Claim: Kell sold the mill. Verdict: wrong.",
        "Claim one: Kell sold the mill. Wrong. The deed is his.",
        "Claim: Kell sold the mill – wrong.",
        "Claim, widely shared on Babble: “Kell sold the mill.” Verdict: wrong.",
        "Rumour 3: Kell sold the mill. Rating: wrong, as far as can be checked.",
        "Statement no. 2: Kell sold the mill.\n\nOur verdict: wrong.",
        "Claim:\n\nKell sold the mill.\n\nAssessment: wrong.",
        "Claim: Kell sold the mill.\n\nHe was away. The deed is his.\n\nConclusion: wrong.",
        "Claim: Kell sold the mill. The post has been shared nine hundred times.\n\nFinding: wrong.",
        "Myth: Kell sold the mill. Fact: he lets it.",
        "Was the mill sold? Wrong. The deed is his.",
        "Was the mill sold? It was not. The deed is his.",
        "Was the mill sold?\n\nNo. The deed is his.",
        "2. Was the mill sold? No, not even a wheel of it, and nobody ever asked.",
    ],
)
def test_a_claim_is_known_by_its_marks_its_label_or_its_question(text):
    ((claim, verdict, value),) = judged(text)
    assert claim.strip("“”.?") in ("Kell sold the mill", "Was the mill sold")
    assert verdict
    assert value == -3


def test_all_sentences_inside_the_marks_are_the_claim():
    text = "“Kell sold the mill. He kept the money.” Wrong. He owns it."
    assert judged(text) == [("“Kell sold the mill. He kept the money.”", "Wrong.", -3)]


def test_a_yes_before_more_words_is_the_verdict_alone():
    text = "Has the mill burned down? Yes, although the owner denied it on Monday."
    assert judged(text) == [("Has the mill burned down?", "Yes", 3)]


def test_a_no_to_what_is_asked_with_a_no_leaves_it_open():
    assert judged("Was nobody warned? No. A letter went out.") == [("Was nobody warned?", "No.", 0)]
    assert judged("Was nobody warned? False. A letter went out.") == [("Was nobody warned?", "False.", -3)]


@pytest.mark.parametrize(
    "text",
    [
        '"We heard nothing." No comment.',
        '"The mill is sold." No one was hurt.',
        '"The mill is sold." Right after the fire Kell left.',
        '"Kell will go." True to his word, he went.',
        '"The mill is open." Open until nine, it sells bread.',
        '"It stands in Weir Lane." No. 9 is next to it.',
        '"Stop," said Kell. No.',
        'Kell: "The mill is sold." No.',
        'Did Kell pay? "No."',
        "Did you see Kell? No.",
        "Was the mill safe?\n\nNo. I told them so in May.",
        "Who sold the mill? Unclear.",
        "Why did Kell go? No idea.",
        "Should the mill close? No.",
        "Is the mayor right? Yes: 62 per cent.",
        "Did Kell pay? No one knows what he owed to the two men.",
        "Was Kell in Orr? True or not?",
        "Statement: the board regrets the fire. No further comment.",
        "Status: open.",
        "Verdict: guilty.",
        "“Kell sold the mill.” Right, let us go on.",
        "“Kell sold the mill.” Yes, really.",
        "“Kell sold the mill.” No, minister.",
        "“Kell sold the mill.” There was no sign of the keeper.",
        "“Kell sold the mill.” There is no evidence that the diver lied.",
        "Was it dark?\n\nNo. The lamps were lit.\n\nWhere were you then?\n\nIn the weir house.",
        "The jury was out for an hour. Verdict: not guilty.",
    ],
)
def test_what_only_looks_like_a_verdict_judges_nothing(text):
    assert judged(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Was it dark? No, said Kell.",
        f"{SOLD} False, according to the owner.",
        f"{SOLD} True, Wald added.",
        "Was it dark? Yes. So says Kell.",
        "Was it dark? Yes. That is what Kell told the board.",
        "Statement by the board: We never sold the mill. Reports of it are about. That is false.",
    ],
)
def test_a_verdict_that_somebody_else_gives_leaves_the_claim_open(text):
    ((_, verdict, value),) = judged(text)
    assert (verdict, value) == (None, 0)


@pytest.mark.parametrize(
    "text",
    [
        "Was the mill sold? Yes, a mill of that name was, but not this one.",
        "Was the mill sold? True, the board met. But it signed nothing.",
        f"{SOLD} No official confirmation.",
    ],
)
def test_what_is_granted_and_taken_back_or_only_unconfirmed_is_open(text):
    ((_, verdict, value),) = judged(text)
    assert verdict
    assert value == 0


@pytest.mark.parametrize("object_", ["for that", "that he did", "of the mill's sale", "that Kell sold it"])
def test_a_lack_of_evidence_judges_the_claim_that_it_is_about(object_):
    assert [value for _, _, value in judged(f"{SOLD} There is no evidence {object_}.")] == [-2]


@pytest.mark.parametrize("mark", "“‘")
def test_a_line_of_nothing_but_opening_marks_is_read_at_once(mark):
    begin = process_time()
    verdicts_of("Was the mill sold? No " + f"{mark}a " * 40_000)
    verdicts_of("Was the mill sold? No, " + mark * 100_000)
    assert process_time() - begin < 3


def test_what_an_i_says_is_left_to_whoever_that_is():
    assert judged('"I never sold it." Wrong. The deed is gone.') == [('"I never sold it."', None, 0)]


def test_in_a_list_of_judged_claims_one_judged_in_other_words_is_open():
    text = '"Kell sold the mill." No.\n\n"Orr burned." Yes.\n\n"The weir broke." The keeper was not asked.'
    assert judged(text)[2] == ('"The weir broke."', None, 0)
    assert judged(text[text.index('"The weir') :]) == []


def test_words_behind_a_colon_are_a_verdict_by_what_they_begin_with():
    assert leading_value("false") == -3
    assert leading_value("false in every point that can be looked up") == -3
    assert leading_value("not according to the register") == 0
    assert leading_value("no one was hurt") is None
    assert leading_value("false, says the owner") is None


NEXT = '"The mill is safe," Kell said.\n\n"Orr burned." Wrong. The roof held, according to Wald.'


def test_a_judged_claim_is_not_in_the_mouth_of_the_next_or_last_speaker():
    kell = said(NEXT, "Kell", "said", '"The mill is safe,"', '"Orr burned."')
    wald = said(NEXT, "Wald", "according to", '"Orr burned." Wrong. The roof held', id="a2")
    found = heed_verdicts(annotated(NEXT), (kell, wald))
    assert [[s.of(NEXT) for s in a.content] for a in found] == [['"The mill is safe,"'], ["The roof held"]]


def test_an_attribution_of_nothing_but_a_judged_claim_goes_and_its_children_rise():
    kell = said(NEXT, "Kell", "said", '"Orr burned."')
    wald = said(NEXT, "Wald", "according to", "The roof held", id="a2", via="a1")
    (left,) = heed_verdicts(annotated(NEXT), (kell, wald))
    assert (left.id, left.via) == ("a2", None)


LABELLED = "Claim by the mayor: Kell told the board that Orr burned. Rating: {}."


@pytest.mark.parametrize(("verdict", "left"), [("confirmed", ["a1", "a2"]), ("false", ["a1"]), ("open", ["a1"])])
def test_who_makes_a_claim_stays_and_who_speaks_inside_it_only_where_it_holds(verdict, left):
    text = LABELLED.format(verdict)
    mayor = said(text, "the mayor", "Claim", "Kell told the board that Orr burned")
    kell = said(text, "Kell", "told", "Orr burned", id="a2", via="a1")
    rating = said(text, "", verdict, "Orr burned", id="a3")
    assert [a.id for a in heed_verdicts(annotated(text), (mayor, kell, rating))] == left


def test_a_speech_may_ask_and_answer():
    text = "Kell said: We looked.\n\nWas the mill sold? No. The deed is there.\n\nThat is all."
    speech = said(text, "Kell", "said", text[text.index("We") :])
    assert heed_verdicts(annotated(text), (speech,)) == (speech,)
    assert heeded(annotated(text), (speech,)) == ()
    assert len(heeded(annotated(text), ())) == 1


QUOTED = '"Kell sold the mill." No evidence. The deed is his.'
QUOTED_ROWS = """
" " PUNCT `` punct 2
Kell Kell PROPN NNP nsubj 2
sold sell VERB VBD ROOT 2
the the DET DT det 4
mill mill NOUN NN dobj 2
. . PUNCT . punct 2
" " PUNCT '' punct 2
No no DET DT det 8
evidence evidence NOUN NN ROOT 8
. . PUNCT . punct 8
The the DET DT det 11
deed deed NOUN NN nsubj 12
is be AUX VBZ ROOT 12
his his PRON PRP$ attr 12
. . PUNCT . punct 12
"""


def test_the_outlet_says_of_a_claim_what_its_verdict_says_and_nothing_in_the_verdict():
    report = annotated_of(parse_of(QUOTED, QUOTED_ROWS, (7, 10)))
    own = find_assertions(report, ())
    assert [(a.spans[0].of(QUOTED), a.factuality) for a in own] == [
        ('"Kell sold the mill."', "PR-"),
        ("The deed is his", "CT+"),
    ]
    assert [(p.spans[0].of(QUOTED), p.factuality) for p in find_propositions(report, (), own)] == [
        ('"Kell sold the mill."', "PR-"),
        ("The deed is his", "CT+"),
    ]


NOBODY = "Claim: Nobody rang her. Rating: false."
NOBODY_ROWS = """
Claim claim NOUN NN ROOT 0
: : PUNCT : punct 0
Nobody nobody PRON NN nsubj 3
rang ring VERB VBD appos 0
her she PRON PRP dobj 3
. . PUNCT . punct 0
Rating rating NOUN NN ROOT 6
: : PUNCT : punct 6
false false ADJ JJ appos 6
. . PUNCT . punct 6
"""


def test_what_is_said_not_to_be_and_is_false_is():
    report = annotated_of(parse_of(NOBODY, NOBODY_ROWS, (6,)))
    own = find_assertions(report, ())
    assert [(p.spans[0].of(NOBODY), p.factuality) for p in find_propositions(report, (), own)] == [
        ("Nobody rang her", "CT+")
    ]


ASKED = "Did Kell sell the mill? Mostly not."
ASKED_ROWS = """
Did do AUX VBD aux 2
Kell Kell PROPN NNP nsubj 2
sell sell VERB VB ROOT 2
the the DET DT det 4
mill mill NOUN NN dobj 2
? ? PUNCT . punct 2
Mostly mostly ADV RB advmod 7
not not PART RB ROOT 7
. . PUNCT . punct 7
"""


def test_a_question_that_is_answered_is_a_claim():
    report = annotated_of(parse_of(ASKED, ASKED_ROWS, (6,)))
    own = find_assertions(report, ())
    assert [(p.spans[0].of(ASKED), p.factuality) for p in find_propositions(report, (), own)] == [
        ("Did Kell sell the mill", "PR-")
    ]


TOLD = "Claim: Kell told us that Orr burned. False."
TOLD_ROWS = """
Claim claim NOUN NN ROOT 0
: : PUNCT : punct 0
Kell Kell PROPN NNP nsubj 3
told tell VERB VBD appos 0
us we PRON PRP dobj 3
that that SCONJ IN mark 7
Orr Orr PROPN NNP nsubj 7
burned burn VERB VBD ccomp 3
. . PUNCT . punct 0
False false ADJ JJ ROOT 9
. . PUNCT . punct 9
"""


def test_a_false_claim_about_a_statement_denies_neither_the_saying_nor_the_said():
    report = annotated_of(parse_of(TOLD, TOLD_ROWS, (9,)))
    own = find_assertions(report, ())
    assert [a.factuality for a in own] == ["Uu"]
    assert [(p.spans[0].of(TOLD), p.attribution, p.factuality) for p in find_propositions(report, (), own)] == [
        ("Kell told us that Orr burned", None, "Uu")
    ]
