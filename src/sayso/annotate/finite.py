"""Finite verbs by their form alone, for rules that run before anything is parsed.

A sentence of a report has one; a title, a link or a credit seldom does. The words are those that are hardly ever
anything else; a word in "-ed" may be a participle too and counts, for a sentence lost is worse than a caption read.
"""

from __future__ import annotations

import re

FINITE = frozenset(
    """
    am is are was were has have had does do did will would shall should can could may might must cannot isn't aren't
    wasn't weren't hasn't haven't hadn't doesn't don't didn't won't wouldn't can't couldn't shouldn't
    said says told tells wrote writes thinks thought knew believes adds insists warns denies admits
    went came took gave made saw got found left held kept met lost led stood sat ran fell rose grew spoke broke chose
    drove flew began became brought bought sold sent spent built caught taught fought sought paid won felt dealt meant
    heard knew threw drew wore tore bore swore shook forgot hid rode sank sang swam woke struck stuck shot
    """.split()
)
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def is_finite(word: str) -> bool:
    """May a word be a finite verb? One with a capital is a title's or begins something."""
    word = word.strip(".,;:!?()[]“”\"").replace("’", "'")
    return word in FINITE or (len(word) > 4 and word.islower() and word.endswith("ed"))


def has_finite(words: str) -> bool:
    """Is there a finite verb in some words?"""
    return any(is_finite(m[0]) for m in WORD.finditer(words))
