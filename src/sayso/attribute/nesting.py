"""Which drafts stand on their own, which lie in another's content, and what reading a content again adds.

PolNeAR, on which the reader is trained, marks outermost attributions only. Nested ones come from two
places: drafts of the first pass whose cue lies in another's content, and drafts found when a content is read
again as a text of its own.
"""

from __future__ import annotations

from dataclasses import replace

from sayso.annotate.encoding import Encoding, Weights, encode
from sayso.attribute.spans import Cue, Draft, find_drafts

#: Least confidence of an outermost draft; of 0.2 to 0.6 in steps of 0.05 the best F1 on PolNeAR dev over five folds
#: (0.25 to 0.35 lie within 0.2 points; 0.6 costs 1.8).
OUTER = 0.3


def words_of_ranges(ranges: tuple[tuple[int, int], ...]) -> set[int]:
    """The word indexes in some ranges."""
    return {i for a, b in ranges for i in range(a, b + 1)}


def inside(cue: Cue, content: tuple[tuple[int, int], ...]) -> bool:
    """Does the cue lie in one part of the content?"""
    return any(a <= cue.first and cue.last <= b for a, b in content)


def outermost(drafts: list[Draft], threshold: float = OUTER) -> list[Draft]:
    """The surest drafts no two of which claim the same words, in order of their cue."""
    kept: list[Draft] = []
    taken: set[int] = set()
    for d in sorted(drafts, key=lambda d: -d.confidence):
        if d.confidence < threshold:
            break
        content = words_of_ranges(d.content)
        cue = set(range(d.cue.first, d.cue.last + 1))
        if cue & taken or len(content & taken) > 0.3 * len(content):
            continue
        kept.append(d)
        taken |= content | cue
    return sorted(kept, key=lambda d: d.cue.first)


def moved(draft: Draft, by: int) -> Draft:
    """The draft with its word indexes moved on."""

    def move(ranges: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
        return tuple((a + by, b + by) for a, b in ranges)

    cue = Cue(draft.cue.first + by, draft.cue.last + by, draft.cue.probability)
    return replace(draft, cue=cue, source=move(draft.source), content=move(draft.content))


def read_again(encoding: Encoding, content: tuple[tuple[int, int], ...], net: Weights) -> list[Draft]:
    """Drafts found in each part of a content, read as a text of its own."""
    out = []
    for a, b in content:
        if b - a < 3:
            continue
        start, end = encoding.words.span_of(a, b)
        part = encode(encoding.words.text[start:end], net)
        if len(part.words) == b - a + 1:
            out.extend(moved(d, a) for d in find_drafts(part, net))
    return out
