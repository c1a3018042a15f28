"""What a statement must be read with: the sentence it stands in, and the one before where it tells too little."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from sayso.text import Span, Spans

WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-Z0-9])|\n\s*\n|[\u2028\u2029]")
#: Words that stand for something told elsewhere; a statement with one cannot be understood by itself.
POINTING = frozenset(
    """he she it they him her them his hers its their theirs this that these those there here one ones none both so such
    i we you me us my our your""".split()
)
#: A clause that begins so tells of what stood before it.
BEGINS = frozenset("he she it they this that these those there his her its their both none".split())
ELLIPTIC = 6  # words up to which a statement is read with its sentence in any case
SHORTEST = 3  # words up to which it is read with the sentence before in any case
LITTLE = 4  # words more than the statement that its sentence must have, else the one before is needed too
LONGEST = 400  # characters on either side


def needs_around(told: str) -> bool:
    """Must a statement be read with the sentence it stands in? Leaving it out elsewhere halves what pairs cost."""
    words = [m.casefold() for m in WORD.findall(told)]
    return len(words) <= ELLIPTIC or not POINTING.isdisjoint(words)


def sentence_ends(text: str) -> list[int]:
    """Where the sentences of a text end, with the spaces after each."""
    return [m.end() for m in SENTENCE_END.finditer(text)]


def surroundings(text: str, spans: Spans, resolved: str, ends: Sequence[int]) -> Span:
    """The sentence or sentences in which the spans stand. With the one before it where the statement is very short,
    begins with a pronoun, or cannot be understood by itself (`needs_around` of its words with names in full) and its
    sentence says hardly more. `ends`: the `sentence_ends` of the text.
    """
    first, last = min(s.start for s in spans), max(s.end for s in spans)
    n = bisect_right(ends, first)
    start = ends[n - 1] if n else 0
    k = bisect_right(ends, last)
    end = ends[k] if k < len(ends) else len(text)
    told = WORD.findall(text[first:last])
    if n and (
        len(told) <= SHORTEST
        or told[0].casefold() in BEGINS
        or (needs_around(resolved) and len(WORD.findall(text[start:end])) <= len(WORD.findall(resolved)) + LITTLE)
    ):
        start = ends[n - 2] if n > 1 else 0
    return Span(max(start, first - LONGEST), min(end, last + LONGEST))
