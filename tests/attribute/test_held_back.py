"""Where a rule that gives words to somebody must hold back: ordinary sentences that look like those it is made for."""

import pytest

from sayso.pipeline import read_report
from sayso.read import from_text


def told(text: str) -> list[tuple[str, str, str, str]]:
    """(source, cue, content, certainty) of each attribution."""
    reading = read_report(from_text(text, id="r", publisher="The Echo"))
    return [(*(" ".join(s.of(text) for s in part) for part in (a.source, a.cue, a.content)), a.factuality)
            for a in reading.attributions]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        # that it is unclear may be what the paper reported
        ("It is unclear whether the mayor will resign, as the Herald reported on Monday.",
         ("the Herald", "reported", "It is unclear whether the mayor will resign", "Uu")),
        # a ship says nothing, and its captain stands in no aside
        ("The ship turned back after its captain called the coastguard and said that the engine was on fire.",
         ("its captain", "said", "the engine was on fire", "CT+")),
        ("Trading stopped after the company reported a loss and warned that it may close.",
         ("the company", "warned", "it may close", "PS+")),
        # who may have lied may have claimed
        ("Holm said the witness may have lied and claimed that he saw the crash.",
         ("the witness", "claimed", "he saw the crash", "CT+")),
        # what they face is murder charges
        ("Prosecutors say the men face murder charges they deny.",
         ("Prosecutors", "say", "the men face murder charges they deny", "CT+")),
        ("Anna Berg, the judge, asked why Holm, called to give evidence, had not come.",
         ("Anna Berg, the judge", "asked", "why Holm, called to give evidence, had not come", "Uu")),
        ("Reporters called the prison, which confirmed that Holm was dead.",
         ("which", "confirmed", "Holm was dead", "CT+")),
        ("Elsewhere in Tolna the Observatory reported that two people died.",
         ("the Observatory", "reported", "two people died", "CT+")),
        ("Ann Lee, a clerk of the firm, said many of the examples that critics point to are false.",
         ("Ann Lee, a clerk of the firm", "said", "many of the examples that critics point to are false", "CT+")),
    ],
)  # fmt: skip
def test_an_ordinary_sentence_keeps_its_source(text: str, holds: tuple[str, str, str, str]):
    assert holds in told(text)


def test_he_of_a_video_that_another_shares_is_not_whoever_shares_it():
    text = "Tom Reed posted a video. Jack Holm shared the video in which he said the vote was rigged."
    (said,) = [a for a in read_report(from_text(text, id="r", publisher="The Echo")).attributions
               if a.cue[0].of(text) == "said"]  # fmt: skip
    assert said.speaker != "Jack Holm"


def test_an_office_at_a_place_does_not_hide_the_name_behind_it():
    text = "The ambassador to Tolna Ann Holm said the talks had failed."
    (said,) = read_report(from_text(text, id="r", publisher="The Echo")).attributions
    assert said.kind == "person"
