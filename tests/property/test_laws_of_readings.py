"""Laws of whole readings, with the shipped weights."""

import json
from functools import cache
from itertools import pairwise

import jsonschema
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import sayso
from sayso.errors import ReportError
from sayso.export.contract import reading_to_json, schema
from sayso.model import Reading

pytestmark = pytest.mark.weights

NAMES = ["Ola Brand", "Kari Voss", "Per Lund", "Mira Tosh", "Hanna Quell", "Ivo Drost"]
PLACES = ["Vell", "Ostby", "Narn", "Senn", "Lower Tarn", "Port Ellery"]


def report(paragraphs: int) -> str:
    """A long report in which every paragraph says something of its own."""
    out = []
    for n in range(paragraphs):
        who, where = NAMES[n * n % 6], PLACES[(n * 5 + n // 6) % 6]
        out.append(
            f"The council of {where} met {n + 3} times this year, {who} said. "
            f"“We counted {n * 7 + 12} broken lamps,” the {['clerk', 'engineer', 'mayor'][n % 3]} told reporters. "
            f"According to the {where} Gazette, work on bridge number {n + 1} will begin in {1990 + n}. "
            f"Residents fear that the old road near mill {n * 3 + 2} may close before the winter."
        )
    return "\n\n".join(out)


WILD = st.text(st.characters(codec=None), max_size=200)


@settings(max_examples=25, deadline=None)
@given(WILD, st.sampled_from(["", "He said it rained. ", "“We left,” said Ola Brand.\r\n\r\n"]))
@example("\ud800\udfff said \x00\x0b that “", "")
@example("“" * 50 + "\U0001f600", "Officials said ")
@example("a" * 3000, "")
def test_any_text_gives_a_valid_reading_or_a_clear_error(text, before):
    text = before + text
    try:
        reading = sayso.read(text, publisher="The Vell Post")
    except ReportError as error:
        assert error.what
        return
    data = reading_to_json(reading)
    assert data["report"]["text"] == text
    jsonschema.validate(json.loads(json.dumps(data)), schema("reading"))
    ids = {a.id for a in reading.attributions}
    for a in reading.attributions:
        assert a.cue and a.content and (a.via is None or a.via in ids - {a.id})
        for part in (a.source, a.cue, a.content):
            assert all(0 <= s.start < s.end <= len(text) for s in part)
            assert all(x.end <= y.start for x, y in pairwise(part))
        assert 0 <= a.confidence <= 1 and a.chain[:1] == ("The Vell Post",)
    for span in [m for x in reading.actors for m in x.mentions] + [x.span for x in reading.times + reading.numbers]:
        assert 0 <= span.start < span.end <= len(text)


@cache
def read_once(text: str) -> Reading:
    """A long report's reading, for all tests that hold others against it."""
    return sayso.read(text)


def far_away(reading, shift: int, start: int) -> set:
    """What is read after a place, without the shift. Kinds and speakers are left out: names are weighed over the
    whole report."""
    return {
        (tuple(s.shifted(-shift) for s in a.source), tuple(s.shifted(-shift) for s in a.cue),
         tuple(s.shifted(-shift) for s in a.content), a.form, a.factuality)
        for a in reading.attributions
        if min(s.start for s in (*a.source, *a.cue, *a.content)) >= start + shift
    }  # fmt: skip


@pytest.mark.parametrize("sentences", [1, 9, 40])
def test_text_put_in_front_shifts_the_spans_and_changes_nothing_far_away(sentences):
    text = report(48)
    front = "The river rose slowly over the week. " * sentences + "\n\n"
    start = text.index("bridge number 37")
    plain = far_away(read_once(text), 0, start)
    moved = far_away(sayso.read(front + text), len(front), start)
    assert len(plain) >= 15
    assert plain == moved


def test_the_same_text_is_read_the_same_way_twice():
    text = report(6)
    assert reading_to_json(sayso.read(text))["attributions"] == reading_to_json(sayso.read(text))["attributions"]
