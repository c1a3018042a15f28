"""What a noun tells, with a time between it and its clause, or of nobody in particular."""

import pytest

from sayso.pipeline import read_report
from sayso.read import from_text


def told(text: str) -> list[tuple[str, str, str]]:
    """Source, cue and content of each attribution."""
    reading = read_report(from_text(text, id="r", publisher="The Echo", published="2018-07-15"))
    return [(" ".join(s.of(text) for s in a.source), " ".join(s.of(text) for s in a.cue),
             " … ".join(s.of(text) for s in a.content)) for a in reading.attributions]  # fmt: skip


@pytest.mark.parametrize(("text", "found"), [
    ("Since its announcement last month that thieves had used a hole, the firm has lost half its value.",
     ("its", "announcement", "thieves had used a hole")),
    ("The Ministry of Justice’s announcement on Friday of the indictment of 12 sailors came as a surprise.",
     ("The Ministry of Justice", "announcement", "the indictment of 12 sailors")),
    ("The Ministry of Justice’s announcement on Friday of the indictment of 12 sailors has led to calls for his exit.",
     ("The Ministry of Justice", "announcement", "the indictment of 12 sailors")),
    ("It has led to calls for Lind to cancel the meeting.", ("", "calls for", "Lind to cancel the meeting")),
    ("The shares fell amid concerns that the port could close.", ("", "concerns", "the port could close")),
    ("Amid concerns that the port could close, the shares fell.", ("", "concerns", "the port could close")),
])  # fmt: skip
def test_a_noun_tells_it(text, found):
    assert found in told(text)


def test_a_thought_that_a_verb_takes_up_is_not_told_by_itself():
    assert [cue for _, cue, _ in told("Lind voiced concern that the port could close.")] == ["voiced concern"]


def test_saying_without_a_comma_is_an_attribution_of_its_own():
    text = "Norland called the indictment a “political trial” saying Tolna dug up old incidents."
    assert told(text) == [
        ("Norland", "called", "the indictment a “political trial”"),
        ("Norland", "saying", "Tolna dug up old incidents"),
    ]
