"""Texts for the tests of copies: prose made by dice that says nothing, and strings that nobody would write."""

from __future__ import annotations

import random

from hypothesis import strategies as st

from sayso.model import Report

PIECES = st.sampled_from(
    ["\n", "\n\n", "\r\n", " ", "“", "”", '"', "'", "’", "‘", "(AP) -", "CORRECTION:", "\ud800", "\x00", "🙂", "©",
     "7,000", "The board met on Tuesday and closed the old pier until the spring at least, its chairman said.", "@x",
     "Reuters", "This article was amended.", "by", "pic.twitter.com/x", "harbour"]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=40).map(" ".join))

_SYLLABLES = [a + b for a in "b d f g k l m n p r s t v z".split() for b in "a e i o u".split()]


def prose(seed: int, sentences: int = 12) -> str:
    """Sentences of made-up words; other seeds share no run of words with it."""
    dice = random.Random(seed)
    out = []
    for _ in range(sentences):
        words = ["".join(dice.choices(_SYLLABLES, k=dice.choice((1, 2, 2, 3)))) for _ in range(dice.randint(8, 16))]
        out.append(" ".join(words).capitalize() + ".")
    return " ".join(out)


def report(id: str, text: str, publisher: str | None = None, published: str | None = None, **parts) -> Report:
    return Report(id=id, text=text, publisher=publisher or f"Paper {id}", published=published, **parts)
