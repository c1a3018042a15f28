"""Direct, indirect or mixed: by the quotation marks alone, whosever words they are.

A `QuoteMap` pairs the marks of a whole text once; `form_of` then asks how much of a content
stands in quotations whose marks the content itself holds. Marks that lie outside belong to the statement around
it: inside "She said he wants to go" what he wants is indirect.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from sayso.model import Form
from sayso.text import Span, Spans, turned_marks

OPENING = "“„«‟"
CLOSING = "”»"
MARK = re.compile(r"""[“„«‟”»"]|''|``|[‘’‚‛'`´]""")
PARAGRAPH = re.compile(r"\n[ \t\r\f\v]*\n|\r\n?[ \t]*\r\n?|\n")
WORD = re.compile(r"\w+")

#: a single mark more than this many characters before its fellow is an apostrophe
LONGEST_SINGLE = 1200

#: what an opening single straight mark may be instead: 'em, 'til, '90s
ELIDED = re.compile(r"(?:em|til|tis|twas|cause|bout|n|\d\d?s?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quotation:
    """One stretch between quotation marks, marks included; `single` where they are single ones.

    `closed` is False where the end of the paragraph stands in for the closing mark.
    """

    start: int
    end: int
    single: bool = False
    closed: bool = True


@dataclass(frozen=True, slots=True)
class QuoteMap:
    """All quotations of a text in order of their start; double ones never overlap one another."""

    doubles: tuple[Quotation, ...]
    singles: tuple[Quotation, ...]

    def touching(self, start: int, end: int) -> list[Quotation]:
        """Quotations that share a character with [start, end)."""
        out = []
        for row in (self.doubles, self.singles):
            k = max(0, bisect_right(row, start, key=lambda q: q.start) - 1)
            while k < len(row) and row[k].start < end:
                if row[k].end > start:
                    out.append(row[k])
                k += 1
        return out


def quote_map(text: str) -> QuoteMap:
    """Pair the quotation marks of a text.

    A paragraph's end closes what is open; a quotation of several paragraphs opens each with a mark
    and so gives one stretch a paragraph. A curly mark may be closed by a straight one, and one that faces the wrong way
    counts for the other.
    Single marks are paired only where they cannot be apostrophes.
    """
    doubles: list[Quotation] = []
    singles: list[Quotation] = []
    begin = 0
    turned = turned_marks(text)
    breaks = [m.span() for m in PARAGRAPH.finditer(text)] + [(len(text), len(text))]
    for stop, resume in breaks:
        if begin < stop:
            _pair(text, begin, stop, doubles, singles, turned)
        begin = resume
    return QuoteMap(tuple(doubles), tuple(singles))


def _pair(
    text: str, begin: int, stop: int, doubles: list[Quotation], singles: list[Quotation], turned: frozenset[int]
) -> None:
    """Quotations of one paragraph [begin, stop)."""
    open_double = open_single = -1
    apostrophe = -1  # a mark after s that may have closed the single quotation, or be a possessive
    marks = [m.span() for m in MARK.finditer(text, begin, stop)]
    for place, (s, e) in enumerate(marks):
        mark = text[s:e]
        before = text[s - 1] if s > begin else " "
        after = text[e] if e < stop else " "
        double = mark in OPENING or mark in CLOSING or mark in ('"', "''", "``")
        if double:
            if s in turned:
                opens = mark in CLOSING
            elif mark in OPENING or mark == "``":
                opens = True
            elif mark in CLOSING:
                opens = False
            else:
                opens = open_double < 0 or (
                    _gap(before) and before not in ",…" and not after.isspace() and _more(text, marks, place)
                )  # fmt: skip
            if opens:
                if open_double >= 0 and mark not in ('"', "''"):
                    doubles.append(Quotation(open_double, _end(text, open_double, s), closed=False))
                open_double = s
            elif open_double >= 0:
                doubles.append(Quotation(open_double, e))
                open_double = -1
            continue
        opening = mark in "‘‚‛`" or (mark in "'’" and _gap(before) and not ELIDED.match(text, e, min(stop, e + 8)))
        if opening and _gap(before) and not after.isspace() and open_single < 0:
            open_single, apostrophe = s, -1
        elif open_single >= 0 and mark in "’'´" and not after.isalnum() and not before.isspace():
            if s - open_single > LONGEST_SINGLE:
                open_single = apostrophe = -1
            elif before in "sS" and not _stops(after):
                apostrophe = e if apostrophe < 0 else apostrophe
            else:
                singles.append(Quotation(open_single, e, single=True))
                open_single = apostrophe = -1
        elif opening and apostrophe >= 0:
            singles.append(Quotation(open_single, apostrophe, single=True))
            open_single, apostrophe = s, -1
    if open_double >= 0 and stop - open_double > 1:
        doubles.append(Quotation(open_double, stop, closed=False))
    if open_single >= 0:
        if apostrophe >= 0:
            singles.append(Quotation(open_single, apostrophe, single=True))
        elif open_single == begin and text[open_single] == "‘" and stop - open_single < LONGEST_SINGLE:
            singles.append(Quotation(open_single, stop, single=True, closed=False))


def _gap(char: str) -> bool:
    return char.isspace() or char in "([{—–-―:/…,“„«\"'‘’"


def _stops(char: str) -> bool:
    return char in '.,;:!?)]}”"»'


def _more(text: str, marks: list[tuple[int, int]], place: int) -> bool:
    """Does another double mark follow that could close, so that this straight one may open anew?"""
    return any(text[s] in '”"»' for s, _ in marks[place + 1 : place + 12])


def _end(text: str, start: int, limit: int) -> int:
    """Where an unclosed quotation ends at the latest: before white space that precedes the next mark."""
    while limit > start + 1 and text[limit - 1].isspace():
        limit -= 1
    return limit


def form_of(text: str, quotes: QuoteMap, content: Spans) -> Form:
    """How the content is given: all of its words in quotation marks, some, or none.

    A quotation counts where the content holds one of its marks, or where it has cut both off by
    beginning right after the one and ending right before the other.
    """
    fragments = sorted(content)
    held: list[Quotation] = []
    for span in fragments:
        for q in quotes.touching(span.start, span.end):
            width = 2 if text.startswith(("''", "``"), q.start) else 1
            opened = span.start <= q.start and q.start + width <= span.end
            closed = q.closed and span.start <= q.end - 1 < span.end
            if opened or closed or _bare(text, q, span, width):
                held.append(q)
    if not held:
        return "indirect"
    double = any(not q.single for q in held)
    words = inside = 0
    for span in fragments:
        near = [q for q in quotes.touching(span.start, span.end) if q in held or (double and not q.single)]
        for word in WORD.finditer(text, span.start, span.end):
            words += 1
            inside += any(q.start <= word.start() and word.end() <= q.end for q in near)
    if not words or not inside:
        return "indirect"
    return "direct" if inside == words else "mixed"


def _bare(text: str, q: Quotation, span: Span, width: int) -> bool:
    """Is the span just what stands between the marks, the marks themselves cut off?"""
    lead = text[q.start + width : span.start] if span.start >= q.start + width else "?"
    tail = text[span.end : q.end - 1] if q.closed and span.end <= q.end - 1 else "?"
    return not lead.strip() and not tail.strip(" .,;:!?…'")
