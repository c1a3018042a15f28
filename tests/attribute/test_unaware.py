"""What somebody did not know of, and what stands beside a denial: told as a fact, by whoever tells of him."""

import pytest

from sayso.pipeline import read_report
from sayso.read import from_text

pytestmark = pytest.mark.weights


def told(text: str) -> list[tuple[str | None, str, str]]:
    """Who tells it, its value and its words, of each proposition; None is the article itself."""
    reading = read_report(from_text(text, id="r", publisher="The Echo"))
    who = {a.id: a.chain[-1] for a in reading.attributions}
    return [(who.get(p.attribution or ""), p.factuality, " ".join(s.of(text) for s in p.spans))
            for p in reading.propositions]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [
    ("Lund had no idea the injury was serious.", (None, "CT+", "the injury was serious")),
    ("The drivers were unaware that the bridge had closed.", (None, "CT+", "the bridge had closed")),
    ("The guards did not realise the water in the mill had risen.", (None, "CT+", "the water in the mill had risen")),
    ("Lund did not know that the shop had burned down.", (None, "CT+", "the shop had burned down")),
    ("Vera Holm said the guard did not know he was being filmed by the police.",
     ("Vera Holm", "CT+", "he was being filmed by the police")),
])  # fmt: skip
def test_what_somebody_did_not_know_is_so_for_whoever_tells_of_him(text, expected):
    assert expected in told(text)


@pytest.mark.parametrize("text", [
    "Lund had no idea what the guard was doing.",
    "Vera Holm said she had no idea there was any plan to close the school.",
    "Lund does not know that the shop has burned down.",
    "The guards may be unaware that the bridge had closed.",
    "If the guards did not know that the dam was old, they were fools.",
    "Vera Holm denied that the guard did not know that the dam was old.",
])  # fmt: skip
def test_what_is_only_asked_supposed_or_denied_is_not_so(text):
    clauses = ("doing", "close the school", "has burned down", "had closed", "the dam was old")
    assert not any(value == "CT+" and words.endswith(clauses) and "not" not in words and "no idea" not in words
                   for _, value, words in told(text))  # fmt: skip


def test_who_does_not_understand_why_takes_it_for_a_fact():
    text = "Holm said he cannot understand why the army did not shoot down the balloons as they flew over the town."
    assert {v for _, v, w in told(text) if w.startswith("why the army")} == {"CT-"}
    assert {v for _, v, w in told(text) if w == "they flew over the town"} == {"CT+"}


def test_what_a_denial_only_mentions_beside_is_not_denied():
    got = told("Vera Holm denied that she hit the man as he crossed the road.")
    assert ("Vera Holm", "CT-", "she hit the man") in got
    assert ("Vera Holm", "CT+", "he crossed the road") in got
    got = told("Vera Holm denied that he was fired because he was ill for two months.")
    assert ("Vera Holm", "Uu", "he was ill for two months") in got


@pytest.mark.parametrize(("text", "value"), [
    ("“We are not aware of any plan to close the school,” said Kaja Holm.", "Uu"),
    ("The ministry said it was not aware of any such request.", "Uu"),
    ("“The guard is not aware of it,” said Kaja Holm.", "CT-"),
    ("“I was unaware of the plan to close the school,” said Kaja Holm.", "CT+"),
    ("It is yet to be seen whether the dam will hold.", "Uu"),
    ("It remains to be seen whether the dam will hold.", "Uu"),
    ("The dam is yet to be mended by the guards.", "CT-"),
    ("“Heaven only knows how many were hurt,” said Kaja Holm.", "Uu"),
    ("“Heaven knows we have tried to help,” said Kaja Holm.", "CT+"),
])  # fmt: skip
def test_what_the_speaker_or_nobody_knows_is_left_open(text, value):
    assert {v for _, v, _ in told(text)} == {value}


@pytest.mark.parametrize("text", [
    "“God only knows what it is doing to our brains,” said Kaja Holm.",
    "The police asked who knows what happened at the mill.",
])  # fmt: skip
def test_who_knows_is_no_source(text):
    reading = read_report(from_text(text, id="r", publisher="The Echo"))
    assert [len(a.chain) for a in reading.attributions] == [2]


def test_who_has_yet_to_comment_says_nothing():
    reading = read_report(from_text("The ministry has yet to respond.", id="r", publisher="The Echo"))
    assert {a.act for a in reading.attributions} <= {"attitude"}
    assert reading.propositions == ()


@pytest.mark.parametrize(("noun", "kind"), [("social network", "organization"), ("network", "outlet")])
def test_a_social_network_is_no_broadcaster(noun, kind):
    reading = read_report(from_text(f"The {noun} said the page was closed.", id="r", publisher="The Echo"))
    assert [a.kind for a in reading.attributions] == [kind]
