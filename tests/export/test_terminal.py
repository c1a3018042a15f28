import io
import re

import pytest
from hypothesis import given, settings
from rich.console import Console

from any_reading import readings
from sayso.export.terminal import print_reading
from sayso.model import Reading

VERDICTS = re.compile(r"\b(true|truth|false|fake|reliable|unreliable|credible|fact|bias|misinformation)\b", re.I)


def printed(reading: Reading, width: int = 80, *, encoding: str = "utf-8", color: bool = False, **options) -> str:
    out = io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors="replace", newline="\n")
    console = Console(
        file=out, width=width, force_terminal=color, color_system="standard" if color else None, legacy_windows=False
    )
    print_reading(reading, console, **options)
    out.flush()
    return out.buffer.getvalue().decode(encoding)


def test_the_rendering_is_as_it_was_read_and_liked(affair, golden):
    golden("bridge-80.txt", printed(affair))


def test_a_narrow_terminal_gets_the_same_in_short_lines(affair, golden):
    golden("bridge-40.txt", printed(affair, 40))


def test_without_colour_sources_cues_and_contents_can_still_be_told_apart(affair):
    assert "‹Voss› said⁵ [‹the engineers› believed⁶ that" in printed(affair)


def test_a_relay_and_its_source_share_one_bracket(affair):
    assert "]¹·², ‹the Evening Lantern› reported¹" in " ".join(printed(affair, 100).split())


def test_a_terminal_that_knows_only_ascii_gets_ascii(affair):
    out = printed(affair, encoding="ascii")
    assert "<she> said(4)" in out
    assert out.isascii()


def test_colour_is_added_and_changes_no_word(affair):
    colored = printed(affair, color=True)
    assert "\x1b[" in colored
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == printed(affair)


def test_attitudes_are_left_out_unless_asked_for(affair):
    assert "mocked⁹" not in printed(affair)
    assert "1 mere attitude left out (--all shows them)" in " ".join(printed(affair, 100).split())
    assert "mocked⁹" in printed(affair, attitudes=True)


def test_the_chain_is_given_from_the_publisher_inwards(affair):
    out = " ".join(printed(affair, 100).split())
    assert "The Plain Record > Evening Lantern > two people close to the inquiry" in out


def test_numbers_say_who_gives_them(affair):
    out = printed(affair)
    assert re.search(r"At least 12 +at least 12 +injured +police", out)
    assert re.search(r"14 +14 +injured +the report itself", out)


def test_it_says_nothing_about_truth(affair):
    said = printed(affair, 100).replace("Nothing here says what is true", "")
    for line in affair.report.text.splitlines():
        said = said.replace(line, "")
    assert not VERDICTS.search(said)


@settings(max_examples=60, deadline=None)
@given(readings())
def test_no_text_can_command_the_terminal(reading: Reading):
    out = printed(reading, attitudes=True)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", out)


@pytest.mark.parametrize("width", [20, 30])
def test_even_a_tiny_terminal_gets_every_word(affair, width):
    out = " ".join(printed(affair, width).split())
    assert "Nobody told us of a crack" in out


def test_an_empty_reading_says_that_nothing_was_found(affair):
    from dataclasses import replace

    bare = replace(affair, attributions=(), numbers=(), times=(), actors=(), conflicts=(), asides=())
    assert "No attribution was found in it." in printed(bare)
