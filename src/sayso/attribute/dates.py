"""No source or content begins or ends within a date: the stop in "Dec. 31" ends nothing.

The stop in "to the U.S. On Monday" does: no content takes a few words without a verb of one more sentence, and no
source what stands before the sentence of its cue. Nor does a source begin with marks of a page's code or with the date
that a headline stands behind.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from sayso.model import Annotated, Attribution
from sayso.text import Span, Spans, trimmed

_MARKS = frozenset("<>|*#•·~^=")
_IN_FIGURES = re.compile(r"\d{1,4}([-/.])\d{1,2}\1\d{1,4}")  # no "9/11 widow"


def hold_dates(annotated: Annotated, attributions: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """The attributions with sources and contents that hold a date they hold a part of."""
    dates = sorted(t.span for t in annotated.times if "\n" not in t.span.of(annotated.text))
    out = []
    for a in attributions:
        content = tuple(_to_end(annotated, _to_stop(annotated, s), dates) for s in a.content)
        source = tuple(_past_marks(annotated.text, _from_start(_of_one_sentence(annotated, s, a.cue), dates), dates)
                       for s in a.source)  # fmt: skip
        if _overlap(content, (*a.cue, *a.source)) or _overlap(content, content):
            content = a.content
        if _overlap(source, (*a.cue, *content)) or _overlap(source, source):
            source = a.source
        out.append(replace(a, source=source, content=content))
    return tuple(out)


def _to_end(annotated: Annotated, span: Span, dates: list[Span]) -> Span:
    """The span up to the end of a date of its sentence within which it ends."""
    date = _amid(span.end, dates)
    tokens = annotated.parse.within(date) if date is not None and span.start < date.start else ()
    if date is None or not tokens or tokens[0].sent != tokens[-1].sent:
        return span
    return Span(span.start, date.end)


def _from_start(span: Span, dates: list[Span]) -> Span:
    """The span from the start of a date within which it begins."""
    date = _amid(span.start, dates)
    return span if date is None or date.end >= span.end else Span(date.start, span.end)


def _past_marks(text: str, span: Span, dates: list[Span]) -> Span:
    """The span without what is left of tags before it (">Lee"), and without a date in figures ("6-09-2013 Divers")."""
    start = span.start
    k = bisect_left(dates, start, key=lambda d: d.start)
    if k < len(dates) and dates[k].start == start and _IN_FIGURES.fullmatch(dates[k].of(text)):
        start = dates[k].end if text[dates[k].end : dates[k].end + 1] == " " else start
    while start < span.end and (text[start] in _MARKS or text[start].isspace()):
        start += 1
    return Span(start, span.end) if span.start < start < span.end else span


def _amid(place: int, dates: list[Span]) -> Span | None:
    """The date within which a place lies."""
    k = bisect_left(dates, place, key=lambda d: d.start) - 1
    return dates[k] if k >= 0 and place < dates[k].end else None


def _of_one_sentence(annotated: Annotated, source: Span, cue: Spans) -> Span:
    """A source without what stands in a sentence before that of its cue."""
    tokens, said = annotated.parse.within(source), annotated.parse.within(cue[0]) if cue else ()
    if not tokens or not said or not tokens[0].sent < tokens[-1].sent == said[0].sent:
        return source
    here = [t for t in tokens if t.sent == said[0].sent]
    return Span(here[0].start, source.end) if any(t.text[0].isalnum() for t in here) else source


def _to_stop(annotated: Annotated, span: Span) -> Span:
    """The span without the few words, none of them a verb, that it takes of one more sentence."""
    tokens = annotated.parse.within(span)
    if not tokens or tokens[0].sent == tokens[-1].sent:
        return span
    first, last = annotated.parse.sentences[tokens[-1].sent]
    tail = annotated.parse.tokens[first : tokens[-1].i + 1]
    before = trimmed(annotated.text, span.start, tail[0].start)
    whole = not any(t.text[0].isalnum() for t in annotated.parse.tokens[tokens[-1].i + 1 : last + 1])
    if before is None or whole or tail[0].pos != "ADP" or any(t.pos in ("VERB", "AUX") for t in tail):
        return span
    return before if annotated.text[before.end - 1] == "." else span


def _overlap(spans: Spans, others: Spans) -> bool:
    """Do any two of them overlap?"""
    return any(s is not o and s.overlaps(o) for s in spans for o in others)
