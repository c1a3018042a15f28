"""Clauses that stand between: who is told of there does not speak, and what is said there ends there."""

import pytest

from sayso.annotate.parse import parse
from sayso.attribute.form import quote_map
from sayso.attribute.unspoken import is_unspoken
from sayso.model import Attribution
from sayso.pipeline import read_report
from sayso.read import from_text
from sayso.text import Span


def told(text: str) -> list[tuple[str, str, str]]:
    """Source, cue and content of each attribution."""
    reading = read_report(from_text(text, id="r", publisher="The Echo"))
    return [tuple(" … ".join(s.of(text) for s in part) for part in (a.source, a.cue, a.content))  # type: ignore[misc]
            for a in reading.attributions]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [
    ("The minister praised the plan, although the unions had rejected it, and said that it would go on.",
     ("The minister", "said", "it would go on")),
    ("Holm arrived in Tolna and claimed credit for the increases, although they were agreed in 2014, and warned that "
     "more would follow.", ("Holm", "warned", "more would follow")),
    ("Lena Dahl sat down, after the guests had left, and told the reporters that she was tired.",
     ("Lena Dahl", "told", "she was tired")),
])  # fmt: skip
def test_a_verb_behind_a_clause_set_off_is_of_the_main_clause(text, expected):
    assert expected in told(text)


@pytest.mark.parametrize(("text", "expected"), [
    ("The clerk, told to wait by the judge, sat down.", ("the judge", "told", "to wait")),
    ("The pilot, asked whether he was ill, said no.", ("", "asked", "he was ill")),
    ("The driver, warned by police that the bridge was closed, turned back.",
     ("police", "warned", "the bridge was closed")),
    ("The guests, warned that the bridge was unsafe, turned back.", ("", "warned", "the bridge was unsafe")),
])  # fmt: skip
def test_who_is_told_in_passing_says_nothing(text, expected):
    assert expected in told(text)


def test_who_asks_behind_an_apposition_still_asks():
    text = "The mayor, a former teacher, asked to see the list."
    assert told(text) == [("The mayor, a former teacher", "asked", "to see the list")]


@pytest.mark.parametrize(("text", "content"), [
    ("The delay, because, as Holm has suggested, they owe large sums, could be a blow to the town.",
     "they owe large sums"),
    ("The hands, which he said were at his side, were empty.", "The hands … which … were at his side"),
    ("The claim that the ships, as the minister has said, are old, was dismissed.", "the ships … are old"),
    ("The letter, which says that the bridge is safe, was read aloud.", "the bridge is safe"),
])  # fmt: skip
def test_what_is_said_in_a_clause_ends_with_it(text, content):
    assert content in [c for _, _, c in told(text)]


@pytest.mark.parametrize(("text", "nobody"), [
    ("My father died of a stroke, which confirmed what I always knew.", True),
    ("They lost five games, which shows that they are weak.", True),
    ("They ran a test, which showed that it is safe.", False),
    ("They sent a letter, which confirmed that he had left.", False),
])  # fmt: skip
def test_what_cannot_speak_says_nothing_by_which(text, nobody):
    which = text.index("which")
    verb = text.index(" ", which) + 1
    end = text.index(" ", verb)
    content = (Span(end + 1, len(text) - 1),)
    a = Attribution(id="a", source=(Span(which, which + 5),), cue=(Span(verb, end),), content=content)
    assert is_unspoken(parse(text, ()), quote_map(text), a) is nobody
