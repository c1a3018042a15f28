"""Spans of text: half-open, in Unicode code points, carried forward and never searched for again."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

#: A line with anything in it, whatever separates it from the next.
LINE = re.compile(r"[^\n\r\u2028\u2029]+")


class _Bounds(NamedTuple):
    start: int
    end: int


class Span(_Bounds):
    """Code points [start, end) of a text; never empty, never negative, so it cannot be built wrong.

    A tuple of two ints, so that it sorts, hashes and goes to JSON as `[start, end]`.
    """

    __slots__ = ()

    def __new__(cls, start: int, end: int) -> Span:
        """Raise ValueError where the bounds make no span."""
        if not 0 <= start < end:
            raise ValueError(f"no span: [{start}, {end})")
        return super().__new__(cls, start, end)

    def of(self, text: str) -> str:
        """The characters it covers."""
        if self.end > len(text):
            raise ValueError(f"[{self.start}, {self.end}) lies outside a text of {len(text)} characters")
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Do the two share a character?"""
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        """Does the other lie wholly inside this one?"""
        return self.start <= other.start and other.end <= self.end

    def shifted(self, by: int) -> Span:
        """The same span `by` code points further on."""
        return Span(self.start + by, self.end + by)


Spans = tuple[Span, ...]


def joined(text: str, spans: Iterable[Span]) -> str:
    """The words of a discontinuous span, its parts set apart by ' … '."""
    return " … ".join(span.of(text) for span in spans)


def trimmed(text: str, start: int, end: int) -> Span | None:
    """[start, end) without white space at its edges; None where nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


#: Double marks that a pen or a program may turn the wrong way, and the straight one.
_DOUBLE = re.compile(r"[“”\"]")
_BEFORE_WORDS = re.compile(r"[\s(\[—–-]")
_BEHIND_WORDS = re.compile(r"[\s.,;:!?)\]—–-]|$")


def turned_marks(text: str) -> frozenset[int]:
    """Where curly double marks stand that face the wrong way: “”It was late,” he said”, “He left.“”.

    A closing one opens where none is open, white space (or a bracket) and a word stand around it, and the next mark of
    its line closes. An opening one closes where one is open and a word stands before it, none behind it.
    """
    out: set[int] = set()
    if "“" not in text and "”" not in text:
        return frozenset()
    for line in LINE.finditer(text):
        begin, stop = line.span()
        marks = [m.start() for m in _DOUBLE.finditer(text, begin, stop)]
        is_open = False
        for n, at in enumerate(marks):
            ahead = at == begin or _BEFORE_WORDS.match(text, at - 1) is not None
            behind = _BEHIND_WORDS.match(text, at + 1, stop) is not None
            if text[at] == '"':
                is_open = not is_open
            elif text[at] == "“":
                if is_open and not ahead and behind:
                    out.add(at)
                    is_open = False
                else:
                    is_open = True
            elif is_open:
                is_open = False
            elif ahead and not behind and n + 1 < len(marks):
                closing = marks[n + 1]
                if not _BEFORE_WORDS.match(text, closing - 1) and _BEHIND_WORDS.match(text, closing + 1, stop):
                    out.add(at)
                    is_open = True
    return frozenset(out)


def covers(spans: Iterable[Span], span: Span) -> bool:
    """Does one of the spans hold this one wholly?"""
    return any(s.holds(span) for s in spans)


def printable(text: str) -> str:
    """The text with lone surrogates replaced one for one, so that it can be encoded; offsets stay."""
    if text.isascii():
        return text
    return "".join("�" if "\ud800" <= c <= "\udfff" else c for c in text)


#: Longest line of a text that was broken into lines for a page of fixed width.
WIDEST = 100


def is_wrapped(text: str) -> bool:
    """Was the text broken into lines of one width, so that a line's end says nothing?"""
    lines = [line.rstrip() for line in text.split("\n") if line.strip()]
    if len(lines) < 3 or max(map(len, lines)) > WIDEST or sum(map(len, lines)) < WIDEST // 2 * len(lines):
        return False
    return sum(line[-1] in '.?!”"' for line in lines) <= len(lines) // 2
