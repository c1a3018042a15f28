"""Words of a report and what the page tells the reader about each of them.

The encoder sees lower-cased word pieces only; capital letters, paragraph ends and quotation
marks carry hard information about where names and contents begin and end, so each word
also gets three small marks (case, break, quote) that the model embeds beside its pieces.

Training and reading share this module: what the weights were trained on is what they get.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from sayso.seams import seams

WORD = re.compile(r"\w+|[^\w\s]")

#: values of the three marks; the sizes are baked into the weights.
CASES = 6  # punctuation, lower, Title, UPPER, mIxed, with digits
BREAKS = 3  # space or nothing before it, a line end, an empty line (or the text's start)
QUOTES = 3  # outside, inside, a quotation mark itself

OPENING = "“«„"
CLOSING = "”»"
STRAIGHT = '"'


@dataclass(frozen=True, slots=True)
class Words:
    """The words and single punctuation marks of a text, in order.

    `starts` and `ends` are int32 arrays of code-point offsets (half-open), `case`, `brk` and
    `quote` uint8 arrays of the marks; all have one entry a word.
    """

    text: str
    starts: np.ndarray
    ends: np.ndarray
    case: np.ndarray
    brk: np.ndarray
    quote: np.ndarray

    def __len__(self) -> int:
        return len(self.starts)

    def forms(self) -> list[str]:
        """The words as they stand in the text."""
        return [self.text[s:e] for s, e in zip(self.starts.tolist(), self.ends.tolist(), strict=True)]

    def span_of(self, first: int, last: int) -> tuple[int, int]:
        """Offsets of the words `first` to `last`, both included."""
        return int(self.starts[first]), int(self.ends[last])

    def without(self, skip: Sequence[tuple[int, int]]) -> Words:
        """The words outside the given character spans; what follows a gap begins a paragraph."""
        if not skip:
            return self
        keep = np.ones(len(self), bool)
        brk = self.brk.copy()
        for start, end in skip:
            gone = self.touched(start, end)
            keep[gone.start : gone.stop] = False
            if gone.stop < len(self):
                brk[gone.stop] = 2
        return Words(self.text, self.starts[keep], self.ends[keep], self.case[keep], brk[keep], self.quote[keep])

    def touched(self, start: int, end: int) -> range:
        """Indexes of the words that [start, end) touches."""
        return range(bisect_right(self.ends, start), bisect_left(self.starts, end))


def case_of(form: str) -> int:
    """The case mark of one word."""
    if not form[0].isalnum():
        return 0
    if any(c.isdigit() for c in form):
        return 5
    if form.islower() or not (form.isupper() or form[0].isupper()):
        return 1
    if form.isupper() and len(form) > 1:
        return 3
    return 2 if form[1:].islower() or len(form) == 1 else 4


def quote_marks(text: str, starts: list[int], breaks: list[int]) -> list[int]:
    """For each word: outside (0), inside (1) double quotation marks, or such a mark (2).

    A straight mark opens when what stands before it is white space or an opening bracket, or
    when none is open; the end of a paragraph closes what is open, so that one unclosed mark
    cannot swallow a page. Two single marks behind a word close a straight one, too: "Why?'', he asked.
    """
    marks, is_open = [], False
    for start, brk in zip(starts, breaks, strict=True):
        char = text[start]
        if brk == 2:
            is_open = False
        if char in OPENING:
            is_open = True
            marks.append(2)
        elif char in CLOSING:
            is_open = False
            marks.append(2)
        elif char == STRAIGHT:
            before = text[start - 1] if start else " "
            after = text[start + 1] if start + 1 < len(text) else " "
            is_open = not is_open if not (before.isspace() and not after.isspace()) else True
            marks.append(2)
        else:
            marks.append(int(is_open))
            if start > 1 and text.startswith("''", start - 1) and not text[start - 2].isspace():
                is_open = False
    return marks


def _cut(found: Iterable[re.Match[str]], glued: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The bounds of words, those with a seam amid them in two."""
    at = iter((*glued, -1))
    seam = next(at)
    for match in found:
        start, end = match.span()
        while start < seam < end:
            yield start, seam
            start, seam = seam, next(at)
        yield start, end


def words_of(text: str) -> Words:
    """Cut a text into words and single punctuation marks, each with its marks; at a seam a paragraph begins."""
    starts, ends, cases, breaks = [], [], [], []
    last = 0
    glued = seams(text)
    begins = frozenset(glued)
    for s, e in _cut(WORD.finditer(text), glued):
        gap = text.count("\n", last, s)
        starts.append(s)
        ends.append(e)
        cases.append(case_of(text[s:e]))
        breaks.append(2 if gap > 1 or not last or s in begins else min(gap, 1))
        last = e
    return Words(
        text,
        np.asarray(starts, np.int32),
        np.asarray(ends, np.int32),
        np.asarray(cases, np.uint8),
        np.asarray(breaks, np.uint8),
        np.asarray(quote_marks(text, starts, breaks), np.uint8),
    )
