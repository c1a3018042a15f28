"""Judgements on the words of an older version of a report, found again in a newer one: exactly, or not at all.

A line that stands once in both versions, unchanged, carries the spans inside it along. Where its line has changed, the
sentences from a judgement's first character to its last may do the same. Whatever was edited, or stands more than
once, is not found: a judgement is never moved by a guess.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from sayso.record.nouns import Decision, Judgement, Place
from sayso.text import Span, Spans

SPAN_LISTS = frozenset(("spans", "mentions", "whole"))  # keys of the contract that hold lists of spans
SPANS = frozenset(("span", "a", "b"))  # keys that hold one
ENDS = ".!?\n"  # where a sentence may end
Mapper = Callable[[Span], Span | None]


class Texts:
    """An older and a newer text, and where the words of the one stand in the other."""

    def __init__(self, old: str, new: str) -> None:
        self.old, self.new = old, new
        before, after = _lines(old), _lines(new)
        count, again = Counter(w for _, w in before), Counter(w for _, w in after)
        at = {words: start for start, words in after}
        self._lines = before
        self._moved = [
            at[words] - start if words.strip() and count[words] == again[words] == 1 else None
            for start, words in before
        ]

    def mapper(self, spans: Spans) -> Mapper:
        """Where spans stand in the newer text. `spans` are those of one place, whose whole extent may be what leads."""
        whole = Span(min(s.start for s in spans), max(s.end for s in spans))
        by_extent = self._extent(whole)

        def find(span: Span) -> Span | None:
            by = self._by_lines(span)
            if by is None and by_extent is not None and whole.holds(span):
                by = by_extent
            if by is None or span.start + by < 0:  # a span over a line's end may be moved out of the text
                return None
            found = span.shifted(by)
            same = found.end <= len(self.new) and found.of(self.new) == span.of(self.old)
            return found if same else None

        return find

    def _by_lines(self, span: Span) -> int | None:
        """How far the lines that a span touches have moved, if all of them by as much."""
        if span.end > len(self.old):
            return None
        by: set[int | None] = set()
        for (start, words), moved in zip(self._lines, self._moved):
            if start < span.end and span.start < start + len(words):
                by.add(moved)
        return by.pop() if len(by) == 1 else None

    def _extent(self, whole: Span) -> int | None:
        if whole.end > len(self.old):
            return None
        # The whole sentences: "would reopen" in "would reopen never" are the same words and say something else.
        start = max((self.old.rfind(mark, 0, whole.start) + 1 for mark in ENDS), default=0)
        stops = [at for mark in ENDS if (at := self.old.find(mark, whole.end - 1)) >= 0]
        words = self.old[start : max(whole.end, min(stops, default=len(self.old) - 1) + 1)]
        at = _only(words, self.new)
        return at - start if at is not None and _only(words, self.old) is not None else None


def follow(judgement: Judgement, version: str, texts: Texts) -> Judgement | None:
    """A judgement on the older text's version as one on `version`, the newer text's; None where its words are gone.

    Every span of its place and of what it says was before and after must be found. An end of a pair that lies in
    another version stays where it is.
    """
    decision = judgement.decision
    if decision is None:
        return None
    places: list[Place] = []
    find: Mapper | None = None
    for place in (decision.place, *((decision.other,) if decision.other else ())):
        if place.version != judgement.version and decision.other is not None:
            places.append(place)
            continue
        find = texts.mapper(place.spans)
        spans = [find(s) for s in place.spans]
        if None in spans:
            return None
        places.append(Place(version=version, spans=tuple(s for s in spans if s is not None)))
    moved = _moved_decision(decision, places, find)
    return None if moved is None else replace(judgement, version=version, decision=moved)


def turned(judgement: Judgement) -> Judgement:
    """The same judgement on two places, named from its other end."""
    decision = judgement.decision
    if decision is None or decision.other is None:
        return judgement
    return replace(judgement, version=decision.other.version,
                   decision=replace(decision, place=decision.other, other=decision.place))  # fmt: skip


def _moved_decision(decision: Decision, places: list[Place], find: Mapper | None) -> Decision | None:
    try:
        before, after = (
            None if item is None or find is None else _moved(item, find) for item in (decision.before, decision.after)
        )
    except LookupError:
        return None
    return replace(decision, place=places[0], other=places[1] if len(places) > 1 else None, before=before, after=after)


def _moved(item: Any, find: Mapper) -> Any:
    """An item in the contract's form with every span moved. LookupError where one is not found."""
    if isinstance(item, list):
        return [_moved(part, find) for part in item]
    if not isinstance(item, dict):
        return item
    out: dict[str, Any] = {}
    for key, value in item.items():
        if key in SPAN_LISTS and isinstance(value, list):
            out[key] = [_moved_span(span, find) for span in value]
        elif key in SPANS and isinstance(value, list):
            out[key] = _moved_span(value, find)
        else:
            out[key] = _moved(value, find)
    return out


def _moved_span(given: Any, find: Mapper) -> list[int]:
    try:
        found = find(Span(*given))
    except (TypeError, ValueError) as error:
        raise LookupError from error
    if found is None:
        raise LookupError
    return list(found)


def _lines(text: str) -> list[tuple[int, str]]:
    out, at = [], 0
    for line in text.split("\n"):
        out.append((at, line))
        at += len(line) + 1
    return out


def _only(words: str, text: str) -> int | None:
    """Where the words stand, if they stand once."""
    at = text.find(words)
    return at if at >= 0 and text.find(words, at + 1) < 0 else None
