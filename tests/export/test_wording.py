from dataclasses import replace

import pytest
from hypothesis import given, settings

from any_reading import readings
from sayso.export.marks import marks_of, paragraphs, runs
from sayso.export.wording import (
    NO_SOURCE,
    amount,
    depths,
    how_sure,
    is_but_shown,
    shortened,
    tidied,
    visible,
    voices,
)
from sayso.model import Number, Reading
from sayso.text import Span


def test_a_speaker_is_listed_once_with_all_that_stands_on_their_word(affair):
    voss = next(v for v in voices(affair, affair.attributions) if v.name == "Petra Voss")
    assert [a.id for a in voss.attributions] == ["a3", "a4", "a5"]


def test_attributions_without_a_source_come_last(affair):
    assert voices(affair, affair.attributions)[-1].name == NO_SOURCE


def test_an_unknown_source_is_not_put_with_a_known_speaker_of_that_name(affair):
    unknown = replace(affair.attributions[2], id="b", speaker=None)
    names = [v.name for v in voices(affair, (*affair.attributions, unknown))]
    assert {"Petra Voss", "“Petra Voss”"} <= set(names)


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (12, 12, "12"),
        (40, 50, "40 to 50"),
        (12, None, "at least 12"),
        (None, 3, "at most 3"),
        (None, None, ""),
        (1_200_000, 1_200_000, "1,200,000"),
        (3.5, 3.5, "3.5"),
    ],
)
def test_amounts_in_words(low, high, words):
    assert amount(Number(span=Span(0, 1), text="x", low=low, high=high, of=None)) == words


def test_depths_follow_via_and_survive_a_circle(affair):
    assert depths(affair)["a7"] == 2
    first, second = affair.attributions[:2]
    assert set(depths(replace(affair, attributions=(replace(first, via="a2"), second)))) == {"a1", "a2"}


@settings(max_examples=50, deadline=None)
@given(readings())
def test_runs_cover_every_character_once_and_know_their_marks(reading: Reading):
    text, marks = reading.report.text, marks_of(reading.attributions, reading.asides)
    if not text:
        return
    found = runs(0, len(text), marks)
    assert [r.start for r in found[1:]] == [r.end for r in found[:-1]]
    assert (found[0].start, found[-1].end) == (0, len(text))
    for run in found:
        assert set(run.marks) == {m for m in marks if m.span.start <= run.start and run.end <= m.span.end}


@settings(max_examples=50, deadline=None)
@given(readings())
def test_what_is_made_visible_keeps_its_length(reading: Reading):
    assert len(visible(reading.report.text)) == len(reading.report.text)


def test_paragraphs_leave_out_nothing_but_white_space():
    text = "  a b\r\n\n\t\nc \n"
    assert [text[s:e] for s, e in paragraphs(text)] == ["a b", "c"]


def test_a_shortened_text_ends_between_words():
    assert shortened("one two three four", 12) == "one two…"
    assert shortened("short", 12) == "short"


def test_a_negative_that_somebody_says_is_certain_and_what_somebody_denies_is_not_so():
    assert how_sure("CT-", "We won’t pay") == "certain, in the negative"
    assert how_sure("PR-", "nobody will come") == "probable, in the negative"
    assert how_sure("CT-", "the ferry was overloaded") == "certain: not so"
    assert how_sure("CT+", "no ferry was overloaded") == "certain"


@pytest.mark.parametrize(
    "words",
    [
        "ministry estimates", "an estimate by the state auditor", "a picture editor at the quarry", "police video",
        "an image consultant", "A photo agency", "a video message from the rebel leader", "Ruritanian footage",
        "security footage released by police", "the auditor's estimate", "union estimates",
        "footage shown on state radio", "a video marketing man", "an estimate in a study",
        "images from the ministry", "images filmed from a police boat", "an estimate of the pilots",
        "a Ruritanian video",
        "official estimates", "military footage", "footage seen by the paper", "a media source", "local media reports",
        "Video Rask", "photo of the Lark Council", "signs read by the coastguard", "a sign painter", "",
    ],
)  # fmt: skip
def test_who_is_described_is_somebody(words):
    assert not is_but_shown(words)


@pytest.mark.parametrize(
    "words",
    [
        "Harrowing images", "Initial indications", "Grim footage filmed from a balcony", "Early reports", "estimates",
        "video", "some early estimates", "Shocking video footage", "social media videos", "drone footage",
        "images posted online", "a video circulating on social media", "preliminary signs", "pictures taken at dusk",
        "early signs that the pier gave way", "several reports",
    ],
)  # fmt: skip
def test_what_is_but_shown_or_thought_at_first_is_nobody(words):
    assert is_but_shown(words)


@pytest.mark.parametrize(
    "words",
    [
        "A state media source", "BBC Media Source", "Media Credit Union", "Photo Source Ltd", "(Reuters",
        "Image caption",
        "Photo Source, Ltd", "an image copyright lawyer", "Video Caption Services", "“Odd Rask", "Photo source:",
        "a Ruritanian media source", "A media source, who sailed with them", "-", "“Low Tide” crew", "",
    ],
)  # fmt: skip
def test_no_name_or_description_is_eaten(words):
    assert tidied(words) == words.rstrip(":")


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("Image source, Veld Pictures", "Veld Pictures"),
        ("Image source Veld Pictures Image caption, Odd Rask", "Odd Rask"),
        ("Photo credit: Odd Rask", "Odd Rask"),
        ("the pier video source: Odd Rask", "Odd Rask"),
        ("Image copyright Veld Pictures Image caption Divers", "Divers"),
        ("crew of “Low Tide” and “Ebb", "crew of “Low Tide”"),
        ("Odd Rask (left) (Veld", "Odd Rask (left)"),
        ("Odd Rask (left (Veld", "Odd Rask"),
        ('crew of "Low Tide" and "Ebb', 'crew of "Low Tide"'),
        ("(Veld) Odd Rask (left", "(Veld) Odd Rask"),
    ],
)
def test_captions_and_what_is_not_closed_are_left_out(words, kept):
    assert tidied(words) == kept
