"""The text of a reading cut where a mark begins or ends, for renderings that show evidence in place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from sayso.model import Aside, Attribution
from sayso.text import Span

Role = Literal["source", "cue", "content", "aside", "spot"]


@dataclass(frozen=True, slots=True)
class Mark:
    """One contiguous part of an attribution, an aside, or a spot that something else of the reading points at.

    `owner`: attribution id, aside kind, or the name of what points there.
    """

    span: Span
    role: Role
    owner: str


@dataclass(frozen=True, slots=True)
class Run:
    """Characters between two cuts, with the marks that cover them, outermost first."""

    start: int
    end: int
    marks: tuple[Mark, ...]


def marks_of(attributions: Iterable[Attribution], asides: Iterable[Aside] = ()) -> tuple[Mark, ...]:
    """All marks, outermost (longest) first where several begin at one place."""
    out = [Mark(a.span, "aside", a.kind) for a in asides]
    for a in attributions:
        for role, spans in (("content", a.content), ("source", a.source), ("cue", a.cue)):
            out.extend(Mark(s, role, a.id) for s in spans)
    return outermost_first(out)


def outermost_first(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """In the order of the text, and the longest first where several begin at one place."""
    return tuple(sorted(marks, key=lambda m: (m.span.start, -m.span.end)))


def runs(start: int, end: int, marks: Iterable[Mark]) -> list[Run]:
    """Characters [start, end) cut at every edge of a mark; all of them are covered, once, in order."""
    inside = [m for m in marks if m.span.start < end and start < m.span.end]
    cuts = {start, end}
    opening: dict[int, list[Mark]] = {}
    for m in inside:
        cuts.update(max(start, min(end, c)) for c in m.span)
        opening.setdefault(max(start, m.span.start), []).append(m)
    out: list[Run] = []
    active: list[Mark] = []
    for at, to in pairwise(sorted(cuts)):
        active = [m for m in active if m.span.end > at] + opening.get(at, [])
        out.append(Run(at, to, tuple(active)))
    return out


def paragraphs(text: str) -> list[tuple[int, int]]:
    """[start, end) of every line that holds something, without the white space at its edges."""
    out, at = [], 0
    for line in text.split("\n"):
        body = line.strip()
        if body:
            begin = at + len(line) - len(line.lstrip())
            out.append((begin, begin + len(body)))
        at += len(line) + 1
    return out
