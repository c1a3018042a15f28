"""Which drafts stand on their own, which lie in another's content, and what reading a content again adds.

PolNeAR, on which the reader is trained, marks outermost attributions only. Nested ones come from two
places: drafts of the first pass whose cue lies in another's content, and drafts found when a content is read
again as a text of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from sayso.annotate.encoding import Encoding, Weights, encode
from sayso.attribute.lexicon import (
    ATTITUDE_ADJECTIVES,
    ATTITUDE_NOUNS,
    ATTITUDE_VERBS,
    BELIEF_ADJECTIVES,
    BELIEF_NOUNS,
    BELIEF_VERBS,
    COMMUNICATION_ADJECTIVES,
    COMMUNICATION_NOUNS,
    COMMUNICATION_VERBS,
    INTENTION_ADJECTIVES,
    INTENTION_NOUNS,
    INTENTION_VERBS,
    KNOWLEDGE_ADJECTIVES,
    KNOWLEDGE_NOUNS,
    KNOWLEDGE_VERBS,
)
from sayso.attribute.spans import Cue, Draft, find_drafts
from sayso.model import Parse

#: Lemmas that can be a cue or its head.
CUE_LEMMAS = frozenset({"accord"}).union(
    COMMUNICATION_VERBS, BELIEF_VERBS, KNOWLEDGE_VERBS, INTENTION_VERBS, ATTITUDE_VERBS,
    COMMUNICATION_NOUNS, BELIEF_NOUNS, KNOWLEDGE_NOUNS, INTENTION_NOUNS, ATTITUDE_NOUNS,
    COMMUNICATION_ADJECTIVES, BELIEF_ADJECTIVES, KNOWLEDGE_ADJECTIVES, INTENTION_ADJECTIVES, ATTITUDE_ADJECTIVES,
)  # fmt: skip
#: Least probability of a cue in the first pass for a word that may be one. With this gate 84 of 87 nested attributions
#: of 32 reports are kept while a third fewer words are read again.
FAINT = 0.0002

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


@dataclass(frozen=True, slots=True)
class Again:
    """Reads again, each as a text of its own, the parts of contents that may hold a cue.

    `likely` says of every word whether it may be one.
    """

    encoding: Encoding
    likely: np.ndarray
    net: Weights

    def drafts(self, content: tuple[tuple[int, int], ...]) -> list[Draft]:
        """The drafts found in a content's parts, their word indexes those of the report."""
        out = []
        for a, b in content:
            if b - a < 3 or not self.likely[a : b + 1].any():
                continue
            start, end = self.encoding.words.span_of(a, b)
            part = encode(self.encoding.words.text[start:end], self.net)
            if len(part.words) == b - a + 1:
                out.extend(moved(d, a) for d in find_drafts(part, self.net))
        return out


def again(encoding: Encoding, parse: Parse, net: Weights) -> Again:
    """How a report's contents are to be read again."""
    return Again(encoding, cue_words(encoding, parse), net)


def cue_words(encoding: Encoding, parse: Parse) -> np.ndarray:
    """Which words may be a cue that the first pass did not mark because it lies in a content.

    Verbs of saying, and other words of saying, thinking, wanting and feeling of which the first pass is
    not wholly sure that they are none.
    """
    out = np.zeros(len(encoding.words), bool)
    for t in parse.tokens:
        lemma = t.lemma.lower()
        if lemma in CUE_LEMMAS:
            at = encoding.words.touched(t.start, t.end)
            said = t.pos == "VERB" and lemma in COMMUNICATION_VERBS
            out[at.start : at.stop] = said or (encoding.cue[at.start : at.stop, 0] <= 1 - FAINT)
    return out
