"""Verbs of denying where nothing is denied: cases dismissed, bail withheld, names not given, amazement."""

import pytest

from sayso.pipeline import read_report
from sayso.read import from_text

LOUD = {"communication", "belief", "knowledge"}


def told(text: str) -> list[tuple[str, str, str]]:
    """Cue, factuality and content of each attribution that states something."""
    reading = read_report(from_text(text, id="r", publisher="The Echo"))
    return [(a.cue[0].of(text), a.factuality, " ".join(s.of(text) for s in a.content))
            for a in reading.attributions if a.act in LOUD]  # fmt: skip


@pytest.mark.parametrize("text", [
    "Since July, the district attorney's office has dismissed 340 theft cases involving police arrests.",
    "The judge dismissed the case against Mara Lund on Tuesday.",
    "The ministry denied the airline permission to land.",
    "The guards denied him the respect that he was due.",
    "He was denied bail on Friday.",
])  # fmt: skip
def test_what_is_sent_away_or_withheld_is_not_denied(text):
    assert [t for t in told(text) if t[1].endswith("-")] == []


@pytest.mark.parametrize(("text", "content"), [
    ("The mayor dismissed the claims as lies.", "the claims as lies"),
    ("Vell dismissed the idea that the bridge was unsafe.", "the idea that the bridge was unsafe"),
    ("The ministry denied the raid.", "the raid"),
    ("Orla Denn denied wrongdoing.", "wrongdoing"),
])  # fmt: skip
def test_what_somebody_says_is_not_so_is_denied(text, content):
    assert [(f, words) for _, f, words in told(text)] == [("CT-", content)]


def test_what_a_speaker_would_not_tell_is_no_part_of_what_is_told():
    text = "The ministry confirmed the deaths of several guards, declining to identify the dead."
    assert told(text) == [("confirmed", "CT+", "the deaths of several guards")]


def test_whether_who_cannot_believe_a_thing_is_amazed_or_doubts_it_is_left_open():
    text = "“I can't believe it was just last night that we spoke,” Orla Denn wrote."
    assert {f for _, f, _ in told(text)} == {"Uu"}
    text = "“I can't believe a word that he says,” Orla Denn said."
    assert not any(f == "CT+" for _, f, words in told(text) if words.startswith("a word"))


def test_who_is_sent_away_is_not_denied_whatever_is_said_next():
    text = "Leo Brenn dismissed the guards. “You are fired.”"
    assert [t for t in told(text) if t[1].endswith("-")] == []


def test_who_does_not_believe_it_doubts_it():
    text = "“I don't believe that the bridge is safe,” Orla Denn said."
    assert ("don't believe", "PR-", "the bridge is safe") in told(text)


@pytest.mark.parametrize(("text", "value"), [
    ("“I can’t wait to see the ferry sail,” Mara Lund said.", "CT+"),
    ("“I cannot wait for the ferry,” Mara Lund said.", "CT-"),
    ("“We couldn’t be happier with the pier,” Mara Lund said.", "CT+"),
    ("“The pier could not be longer than the quay,” Mara Lund said.", "CT-"),
    ("“I don’t think there’s any doubt it’s going to be cold,” Mara Lund said.", "CT+"),
    ("“I don’t think there’s any ice left,” Mara Lund said.", "CT-"),
    ("Mara Lund said the mill was not sold until May.", "CT+"),
    ("Mara Lund said she did not make her final decision to leave until the sale on Sunday.", "CT+"),
    ("Mara Lund said the watchman did not stay until noon.", "CT-"),
    ("Mara Lund said the mill will not be sold until the strike ends.", "CT-"),
])  # fmt: skip
def test_a_negation_that_denies_nothing(text, value):
    assert [f for cue, f, _ in told(text) if cue == "said"] == [value]


@pytest.mark.parametrize(("text", "value"), [
    ("“It may look small, but it is the longest pier in the land,” Mara Lund said.", "CT+"),
    ("“It may be small, and it may be cold,” Mara Lund said.", "PS+"),
    ("“You can sell fish at the pier,” Mara Lund said.", "CT+"),
    ("“He can sell fish at the pier,” Mara Lund said.", "PS+"),
    ("Mara Lund said the guests can take the ferry now.", "CT+"),
    ("Mara Lund said the ferry can carry 200 people.", "CT+"),
    ("Mara Lund said the crossing can take two hours.", "PS+"),
    ("The line said it would call all guests if they were booked.", "Uu"),
    ("The line said it is not known if they were booked.", "Uu"),
    ("“If you want to know more, the list hangs on the door,” Mara Lund said.", "CT+"),
])  # fmt: skip
def test_a_hedge_that_is_not_the_claims(text, value):
    assert [f for cue, f, _ in told(text) if cue == "said"] == [value]


@pytest.mark.parametrize(("text", "cue", "value"), [
    ("That remains the plan unless Lund agrees to sell, Vell said.", "agrees", "Uu"),
    ("That remains the plan because Lund agrees to sell, Vell said.", "agrees", "CT+"),
    ("Officials are looking into what caused the fire.", "are looking into", "Uu"),
    ("The line does not guarantee that the boats will sail.", "does not guarantee", "Uu"),
    ("Mara Lund may deny that she sold the mill.", "may deny", "Uu"),
])  # fmt: skip
def test_what_has_not_been_told_is_left_open(text, cue, value):
    reading = read_report(from_text(text, id="r", publisher="The Echo"))
    assert [a.factuality for a in reading.attributions if a.cue[0].of(text) == cue] == [value]


def test_who_thinks_there_is_no_doubt_believes_it():
    text = "“I don’t think there’s any doubt it’s going to be cold,” Mara Lund said."
    assert [f for cue, f, _ in told(text) if "think" in cue] == ["PR+"]


@pytest.mark.parametrize("text", [
    "Zero Ledger said prices had risen.",
    "No Frills Group said the stores would close in May.",
    "“On this basis,” Zero Ledger said, “prices have risen since May.”",
])  # fmt: skip
def test_a_name_that_begins_with_no_or_zero_denies_nothing(text):
    assert [f for _, f, _ in told(text)] == ["CT+"]


@pytest.mark.parametrize(("text", "cue"), [
    ("Experts have little doubt that Holm knew.", "have little doubt"),
    ("The inquiry left little doubt that the bank knew.", "left little doubt"),
    ("Mara Lund has few doubts that the mayor knew.", "has few doubts"),
    ("Mara Lund doesn't have any doubt that the mayor knew.", "doesn't have any doubt"),
    ("There was hardly any doubt that the bridge would hold, Mara Lund said.", "said"),
    ("There isn't any doubt that Holm knew, Mara Lund said.", "said"),
])  # fmt: skip
def test_little_doubt_is_none(text, cue):
    assert [(c, f) for c, f, _ in told(text)] == [(cue, "CT+")]


def test_what_leaves_no_doubt_tells_it():
    reading = read_report(from_text("The inquiry left little doubt that the bank knew.", id="r"))
    assert [(a.act, a.kind) for a in reading.attributions] == [("communication", "document")]
