"""Turns of a transcript whose names stand alone."""

from sayso.attribute.transcripts import add_turns, is_turn
from sayso.model import Annotated, Attribution, Parse, Report
from sayso.text import Span

TALK = """ROSA HOLM:

We never closed the pier.
Why should we?

LEO BRENN:

Because it fell.

(LAUGHTER)

ROSA HOLM:

I think it will stand.

MALE VOICE (VIDEO):

Good night.
"""


def annotated(text: str) -> Annotated:
    return Annotated(report=Report(id="r", text=text), parse=Parse(text=text, tokens=(), sentences=()))


def turns(text: str, *given: Attribution) -> list[tuple[str, list[str]]]:
    found = add_turns(annotated(text), given)
    return [(a.source[0].of(text), [s.of(text) for s in a.content]) for a in found if is_turn(a)]


def test_the_lines_below_a_name_are_that_speakers():
    assert turns(TALK) == [
        ("ROSA HOLM", ["We never closed the pier.", "Why should we?"]),
        ("LEO BRENN", ["Because it fell."]),
        ("ROSA HOLM", ["I think it will stand."]),
        ("MALE VOICE", ["Good night."]),
    ]


def test_what_is_said_in_a_turn_hangs_on_it():
    def at(words: str) -> Span:
        return Span(TALK.index(words), TALK.index(words) + len(words))

    a = Attribution(id="a1", source=(at("I"),), cue=(at("think"),), content=(at("it will stand"),))
    a = Attribution(id="a1", source=(Span(at("I think").start, at("I think").start + 1),), cue=a.cue, content=a.content)
    found = {x.id: x for x in add_turns(annotated(TALK), (a,))}
    holder = found[found["a1"].via or ""]
    assert holder.source[0].of(TALK) == "ROSA HOLM"


def test_headings_with_a_colon_are_no_turns():
    text = "UP NEXT:\n\nIt rains.\n\nWEATHER:\n\nIt rains more.\n\nTRAVEL:\n\nNo ferry.\n\nMONEY:\n\nNone."
    assert turns(text) == []
