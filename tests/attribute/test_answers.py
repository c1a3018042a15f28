"""Answers that point back to what was said before."""

import re
from dataclasses import replace

import pytest

from sayso.attribute.answers import answered
from sayso.match.occurrences import occurrences_of
from sayso.model import Actor, Attribution, Number, Proposition, Reading, Report
from sayso.text import Span
from tests.parses import annotated_of, parse_of

SAID = """
Miller Miller PROPN NNP nsubj 1
said say VERB VBD ROOT 1
the the DET DT det 3
gate gate NOUN NN nsubjpass {v}
was be AUX VBD auxpass {v}
{locked}
. . PUNCT . punct 1
"""
LOCKED = ("locked", "locked lock VERB VBN ccomp 1", 5)
NOT_LOCKED = ("not locked", "not not PART RB neg 6\nlocked lock VERB VBN ccomp 1", 6)


def reply(text: str, cue: str, content: str, rows: str) -> tuple[str, str, str, str]:
    """What Kell answers: its text, cue and content, and its parse, rows parted by bars, heads counted from Kell."""
    return text, rows, cue, content


DENIED = reply("Kell denied it.", "denied", "it", "denied deny VERB VBD ROOT 1|it it PRON PRP dobj 1")
CONFIRMED = reply(
    "Kell confirmed this.", "confirmed", "this", "confirmed confirm VERB VBD ROOT 1|this this DET DT dobj 1"
)
CLAIM = reply(
    "Kell denied the claim.", "denied", "the claim",
    "denied deny VERB VBD ROOT 1|the the DET DT det 3|claim claim NOUN NN dobj 1",
)  # fmt: skip
UNTRUE = reply(
    "Kell said this was untrue.", "said", "this was untrue",
    "said say VERB VBD ROOT 1|this this PRON DT nsubj 3|was be AUX VBD ccomp 1|untrue untrue ADJ JJ acomp 3",
)  # fmt: skip
NEVER = reply(
    "Kell said this never happened.", "said", "this never happened",
    "said say VERB VBD ROOT 1|this this PRON DT nsubj 4|never never ADV RB neg 4|happened happen VERB VBD ccomp 1",
)  # fmt: skip
WAS_NOT = reply(
    "Kell said it was not.", "said", "it was not",
    "said say VERB VBD ROOT 1|it it PRON PRP nsubj 3|was be AUX VBD ccomp 1|not not PART RB neg 3",
)  # fmt: skip
WOULD_NOT = reply(
    "Kell said it would not.", "said", "it would not",
    "said say VERB VBD ROOT 1|it it PRON PRP nsubj 3|would would AUX MD ccomp 1|not not PART RB neg 3",
)  # fmt: skip
YET = reply(
    "Kell has yet to confirm it.", "confirm", "it",
    "has have VERB VBZ ROOT 1|yet yet ADV RB advmod 4|to to PART TO aux 4|confirm confirm VERB VB xcomp 1|"
    "it it PRON PRP dobj 4",
)  # fmt: skip

DOUBTED = reply("Kell doubted it.", "doubted", "it", "doubted doubt VERB VBD ROOT 1|it it PRON PRP dobj 1")
A_LIE = reply(
    "Kell called that a lie.", "called", "a lie",
    "called call VERB VBD ROOT 1|that that DET DT nsubj 4|a a DET DT det 4|lie lie NOUN NN oprd 1",
)  # fmt: skip


def spans(text: str, words: str, at: int = 0) -> tuple[Span, ...]:
    start = text.index(words, at)
    return (Span(start, start + len(words)),)


def counted_rows(told, base: int) -> str:
    rows = ["Kell Kell PROPN NNP nsubj 1", *told[1].split("|"), ". . PUNCT . punct 1"]
    return "\n".join(re.sub(r"\d+$", lambda m: str(base + int(m[0])), row) for row in rows)


def reading(locked, told, value, *, first="CT+", speaker=None, own=False, gap=" ", act="communication"):
    words, row, verb = locked
    answer_text, _, cue, content = told
    said = f"Miller said the gate was {words}."
    text = said + gap + answer_text
    base = verb + 2
    counted = counted_rows(told, base)
    parse = parse_of(text, SAID.format(v=verb, locked=row) + counted, (base,))
    at = len(said)
    miller = Attribution(id="a1", source=spans(text, "Miller"), cue=spans(text, "said"), kind="person",
                         content=spans(text, f"the gate was {words}"), chain=("Paper", "Miller"))  # fmt: skip
    answer = Attribution(id="a2", source=spans(text, "Kell", at), cue=spans(text, cue, at), kind="organization",
                         content=spans(text, content, at), chain=("Paper", "Kell"), speaker=speaker,
                         act=act)  # fmt: skip
    props = (
        Proposition(id="p1", spans=miller.content, attribution=None if own else "a1", factuality=first),
        Proposition(id="p2", spans=answer.content, attribution="a2", factuality=value),
    )
    found = answered(annotated_of(parse), (miller, answer), props)
    return Reading(
        report=Report(id="t", text=text, publisher="Paper"), attributions=(miller, answer), propositions=found
    )


def _answered_by(text, attributions, propositions):
    parse = parse_of(text, SAID.format(v=LOCKED[2], locked=LOCKED[1]) + counted_rows(DENIED, LOCKED[2] + 2), (7,))
    return answered(annotated_of(parse), attributions, propositions)[-1]


def resolved(*args, **more) -> tuple[str, str, str]:
    o = occurrences_of(reading(*args, **more))[-1]
    return o.wording, o.resolved, o.factuality


@pytest.mark.parametrize("reply", [DENIED, CLAIM])
def test_a_denial_is_about_the_words_before(reply):
    assert resolved(LOCKED, reply, "CT-") == (reply[3], "the gate was locked", "CT-")


def test_a_doubt_is_about_the_words_before():
    assert resolved(LOCKED, DOUBTED, "PR-", act="belief") == ("it", "the gate was locked", "PR-")
    assert resolved(LOCKED, DOUBTED, "PR+", act="belief")[1] != "the gate was locked"


def test_what_is_called_a_lie_is_denied_and_what_is_called_a_wish_is_not():
    assert resolved(LOCKED, A_LIE, "CT+") == ("a lie", "the gate was locked", "CT-")
    wish = tuple(part.replace("lie", "wish") for part in A_LIE)
    assert resolved(LOCKED, wish, "CT+")[1] != "the gate was locked"


def test_a_confirmation_is_about_the_words_before():
    assert resolved(LOCKED, CONFIRMED, "CT+") == ("this", "the gate was locked", "CT+")


@pytest.mark.parametrize(("reply", "value"), [(UNTRUE, "CT+"), (NEVER, "CT-")])
def test_what_is_called_untrue_is_denied(reply, value):
    assert resolved(LOCKED, reply, value)[1:] == ("the gate was locked", "CT-")


def test_a_denied_denial_is_told_without_its_not():
    assert resolved(NOT_LOCKED, DENIED, "CT-", first="CT-") == ("it", "the gate was locked", "CT+")


def test_a_confirmed_denial_keeps_its_not():
    assert resolved(NOT_LOCKED, CONFIRMED, "CT+", first="CT-") == ("this", "the gate was not locked", "CT-")


def test_an_ellipsis_takes_up_the_clause_before():
    assert resolved(LOCKED, WAS_NOT, "CT-") == ("it was not", "the gate was locked", "CT-")


def test_an_ellipsis_after_a_denial_bears_it_out():
    assert resolved(NOT_LOCKED, WAS_NOT, "CT-", first="CT-") == ("it was not", "the gate was not locked", "CT-")


def test_an_ellipsis_with_another_auxiliary_takes_up_nothing():
    assert resolved(LOCKED, WOULD_NOT, "CT-")[1] != "the gate was locked"


def test_who_has_yet_to_confirm_it_confirms_nothing():
    assert resolved(LOCKED, YET, "CT+")[1] != "the gate was locked"


def test_nobody_answers_to_himself():
    assert resolved(LOCKED, DENIED, "CT-", speaker="Miller")[1] != "the gate was locked"


def test_a_claim_answers_to_nothing_that_nobody_has_said():
    assert resolved(LOCKED, CLAIM, "CT-", own=True)[1] != "the gate was locked"


def test_the_next_paragraph_may_answer():
    assert resolved(LOCKED, DENIED, "CT-", gap="\n\n")[1] == "the gate was locked"


def test_a_denied_denial_in_one_mouth_is_told_without_its_not():
    text = "Kell denied that the gate was not locked."
    rows = """
Kell Kell PROPN NNP nsubj 1
denied deny VERB VBD ROOT 1
that that SCONJ IN mark 7
the the DET DT det 4
gate gate NOUN NN nsubjpass 7
was be AUX VBD auxpass 7
not not PART RB neg 7
locked lock VERB VBN ccomp 1
. . PUNCT . punct 1
"""
    a = Attribution(id="a1", source=spans(text, "Kell"), cue=spans(text, "denied"),
                    content=spans(text, "the gate was not locked"), chain=("Kell",))  # fmt: skip
    p = Proposition(id="p1", spans=a.content, attribution="a1", factuality="CT+")
    (found,) = answered(annotated_of(parse_of(text, rows)), (a,), (p,))
    assert [s.of(text) for s in found.told] == ["the gate was", "locked"]
    (as_said,) = answered(annotated_of(parse_of(text, rows)), (a,), (Proposition(
        id="p1", spans=a.content, attribution="a1", factuality="CT-"),))  # fmt: skip
    assert as_said.told == ()


def test_an_answer_has_the_names_and_numbers_of_what_it_is_about():
    given = reading(LOCKED, DENIED, "CT-")
    gate = spans(given.report.text, "gate")
    gate_is = Actor(id="x1", name="Gate Works", type="organization", mentions=gate)
    one = Number(span=gate[0], text="gate", low=1, high=1, of=None)
    _, answer = occurrences_of(replace(given, actors=(gate_is,), numbers=(one,)))
    assert (answer.names, answer.numbers) == (("Gate Works",), (one,))


def test_what_is_told_with_its_cue_is_not_what_is_denied():
    given = reading(LOCKED, DENIED, "CT-")
    miller, kell = given.attributions
    said = replace(miller, cue=spans(given.report.text, "was"))  # "the gate | was | locked": one cue amid the words
    first, second = (replace(p, told=()) for p in given.propositions)
    assert _answered_by(given.report.text, (said, kell), (first, second)).told == ()


ASKED = """
Was be AUX VBD auxpass {v}
the the DET DT det 2
gate gate NOUN NN nsubjpass {v}
{locked}
? ? PUNCT . punct {v}
"""
SAYS_SO = reply("Kell says so.", "says", "so", "says say VERB VBZ ROOT 1|so so ADV RB advmod 1")
SAYS_NO = reply("Kell says no.", "says", "no", "says say VERB VBZ ROOT 1|no no INTJ UH intj 1")


def asked(told, value, *, question="Was the gate locked?", quoted=False):
    """What becomes of what Kell answers to a question of the article's own: its words and value."""
    answer_text, _, cue, content = told
    text = f"{question} {answer_text}"
    negative = "not" in question
    verb, locked = (4, "not not PART RB neg 4\nlocked lock VERB VBN ROOT 4") if negative else (
        3, "locked lock VERB VBN ROOT 3")  # fmt: skip
    base = verb + 2
    parse = parse_of(text, ASKED.format(v=verb, locked=locked) + counted_rows(told, base), (base,))
    at = len(question)
    answer = Attribution(id="a1", source=spans(text, "Kell", at), cue=spans(text, cue, at), kind="organization",
                         content=spans(text, content, at), chain=("Paper", "Kell"))  # fmt: skip
    other = Attribution(id="a2", source=(), cue=(), content=spans(text, question), chain=("Paper", "Lee"))
    p = Proposition(id="p1", spans=answer.content, attribution="a1", factuality=value)
    (found,) = answered(annotated_of(parse), (answer, other) if quoted else (answer,), (p,))
    return " | ".join(s.of(text) for s in found.told), found.factuality


@pytest.mark.parametrize(
    ("reply", "value", "made"), [(SAYS_SO, "CT+", "CT+"), (SAYS_NO, "CT+", "CT-"), (DENIED, "CT-", "CT-"),
                                 (CONFIRMED, "CT+", "CT+"), (WAS_NOT, "CT-", "CT-")]
)  # fmt: skip
def test_a_question_is_answered_and_told_as_a_statement(reply, value, made):
    assert asked(reply, value) == ("the gate | Was | locked", made)


def test_whoever_says_so_when_asked_about_a_negative_may_mean_either():
    assert asked(SAYS_SO, "CT+", question="Was the gate not locked?") == ("", "CT+")


def test_what_somebody_else_is_quoted_with_is_not_the_question_answered():
    assert asked(SAYS_SO, "CT+", quoted=True) == ("", "CT+")


def test_a_question_that_the_article_answers_is_told_as_a_statement():
    text = "Was the gate locked?"
    parse = parse_of(text, ASKED.format(v=3, locked="locked lock VERB VBN ROOT 3"))
    p = Proposition(id="p1", spans=spans(text, "Was the gate locked"), attribution=None, factuality="CT-")
    (found,) = answered(annotated_of(parse), (), (p,))
    assert [s.of(text) for s in found.told] == ["the gate", "Was", "locked"]
    told = Reading(report=Report(id="t", text=text, publisher="Paper"), propositions=(found,))
    assert [o.resolved for o in occurrences_of(told)] == ["the gate was locked"]
    (open_,) = answered(annotated_of(parse), (), (replace(p, factuality="Uu"),))
    assert open_.told == ()
