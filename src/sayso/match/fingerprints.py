"""Words of a report as numbers, and the sampled shingles that stand for its wording.

The numbers come from the letters alone (BLAKE2b), so they are the same in every run and on every machine and may be
kept in a record.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from sayso.model import Aside
from sayso.text import Span, printable

WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W_]+(?:['’][^\W_]+)*")
SHINGLE = 6  # words of a fingerprint
WINDOW = 8  # shingles out of which one is kept, so that any shared run of SHINGLE + WINDOW - 1 words is seen
# Left out before anything is compared: not reporting, and the same in reports that have nothing else in common.
SKIPPED_ASIDES = frozenset(("promo", "byline", "dateline", "subhead", "caption"))
LEGAL = re.compile(
    r"^.*(?:©|\(c\)\s+\d{4}|\bcopyright\b\s+(?:\d{4}|by|the)|\ball rights reserved\b|"
    r"\bmay not be (?:published|reproduced|republished|copied|broadcast)\b|"
    r"\bterms (?:of (?:use|service)|and conditions)\b|\bprivacy policy\b|\bsign up (?:for|to)\b|\bsubscribe to\b|"
    r"\bfollow (?:us|@\w+|\w+(?: \w+)? on (?:twitter|x|facebook|instagram))\b).*$",
    re.I | re.M,
)
# A photographer's words go with the picture to whoever prints it, whatever stands below it.
CAPTION = re.compile(
    r"^[ \t]{0,8}(?:(?:FILE\b|In this\b[^.\n]{0,60}\bphoto\b|This\b[^.\n]{0,40}\bphoto\b|\(?Photo\b|Image:).*|"
    r".*(?:\((?:AP |Reuters |AFP |Pool |Getty )?(?:Photo|Image|Pool)\b[^()\n]{0,80}\)|"
    r"/\s?(?:AP|AFP|Reuters|EPA)\b(?: Photo)?|Getty Images|(?:AP|Reuters|AFP) (?:Photo|file photo)/[^\n]{0,60}))"
    r"[ \t]*$",
    re.M,
)
LONGEST_LEGAL = 700  # characters; a longer line is a paragraph that happens to hold such words

_FACTORS = np.array([pow(0x9E3779B97F4A7C15, k, 1 << 64) for k in range(SHINGLE)], np.uint64)


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """The words of a report that can be compared: promo, by- and datelines, sub-heads and legal lines left out.

    `ids`: uint64, one a word, equal for equal words whatever their case; `starts`, `ends`: int32, their code points;
    `quoted`: is the word inside quotation marks? `prints`: uint64, the sampled shingles and one of the whole text,
    unless most of it was left out, each once, ascending; `at`: the word where each begins (its first place), -1 for
    the whole.
    """

    ids: np.ndarray
    starts: np.ndarray
    ends: np.ndarray
    quoted: np.ndarray
    prints: np.ndarray
    at: np.ndarray

    def __len__(self) -> int:
        return len(self.ids)

    def equals(self, other: Wording) -> bool:
        """Are both the same words from first to last, and no mere remains of texts that are full of asides?"""
        alike = len(self.ids) == len(other.ids) and bool((self.ids == other.ids).all())
        return alike and all(bool((w.at < 0).any()) for w in (self, other))

    def span(self, first: int, stop: int) -> Span:
        """The characters of the words [first, stop)."""
        return Span(int(self.starts[first]), int(self.ends[stop - 1]))


@lru_cache(maxsize=1 << 17)
def word_id(word: str) -> int:
    """64 bits for a word, the same in every run."""
    plain = printable(word.casefold().replace("’", "'"))
    return int.from_bytes(blake2b(plain.encode(), digest_size=8).digest(), "little")


def wording_of(text: str, asides: Iterable[Aside] = ()) -> Wording:
    """The comparable words of a text and its fingerprints."""
    skip = [(a.span.start, a.span.end) for a in asides if a.kind in SKIPPED_ASIDES]
    skip += [m.span() for p in (LEGAL, CAPTION) for m in p.finditer(text) if m.end() - m.start() <= LONGEST_LEGAL]
    found = [(word_id(m.group()), m.start(), m.end()) for m in WORD.finditer(text)]
    table = np.array([(s, e) for _, s, e in found], np.int64).reshape(-1, 2)
    ids = np.array([i for i, _, _ in found], np.uint64)
    keep = ~_inside(table[:, 0], skip)
    ids, table = ids[keep], table[keep]
    quoted = _inside(table[:, 0], quotations(text))
    prints, at = winnow(shingles(ids, SHINGLE))
    if 0 < len(found) <= 2 * len(ids):
        prints, at = _with_whole(ids, prints, at)
    starts, ends = table.astype(np.int32).T.copy()
    return Wording(ids, starts, ends, quoted, prints, at.astype(np.int32))


def _with_whole(ids: np.ndarray, prints: np.ndarray, at: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The fingerprints with that of all the words together: two equal texts meet by it, be they ever so short."""
    whole = np.uint64(int.from_bytes(blake2b(ids.astype("<u8").tobytes(), digest_size=8).digest(), "little"))
    place = int(np.searchsorted(prints, whole))
    if place < len(prints) and prints[place] == whole:
        return prints, at
    return np.insert(prints, place, whole), np.insert(at, place, -1)


def _inside(places: np.ndarray, spans: list[tuple[int, int]]) -> np.ndarray:
    """For each place: does it lie in one of the spans?"""
    depth = np.zeros(len(places) + 1, np.int64)
    for start, end in spans:
        depth[np.searchsorted(places, start)] += 1
        depth[np.searchsorted(places, end)] -= 1
    return np.cumsum(depth[:-1]) > 0


def shingles(ids: np.ndarray, size: int) -> np.ndarray:
    """A 64-bit number for every run of `size` words (at most SHINGLE)."""
    if len(ids) < size:
        return np.zeros(0, np.uint64)
    total = np.zeros(len(ids) - size + 1, np.uint64)
    for k in range(size):
        total += ids[k : len(ids) - size + 1 + k] * _FACTORS[k]
    total ^= total >> np.uint64(31)  # mixed once more: winnowing takes the smallest, which must not favour some words
    total *= np.uint64(0xBF58476D1CE4E5B9)
    return total ^ (total >> np.uint64(29))


def winnow(numbers: np.ndarray, window: int = WINDOW) -> tuple[np.ndarray, np.ndarray]:
    """(the distinct least numbers of every window, ascending; the first place of each).

    Which shingles are kept depends on their neighbours alone, so two texts keep the same ones of a shared run.
    """
    if not len(numbers):
        return np.zeros(0, np.uint64), np.zeros(0, np.int64)
    if len(numbers) <= window:
        places = np.array([int(numbers.argmin())])
    else:
        views = sliding_window_view(numbers, window)
        places = np.unique(views.argmin(axis=1) + np.arange(len(views)))
    prints, first = np.unique(numbers[places], return_index=True)
    return prints, places[first]


_MARKS = re.compile(
    r"[“„«”»\"]|(?<!\w)‘|’(?!\w)|(?<![^\s(\[“\"—–-])'(?=\w)|(?<=[\w.,!?…])'(?!\w)|\n(?=[^\S\n]*(?:[\"'“„«‘A-Z\n]|$))"
)
_CLOSERS = {"“": "”", "„": "“”", "«": "»", '"': '"', "‘": "’", "'": "'"}
# A post shown in the text: somebody's words, whether or not there are marks around them.
_POST = re.compile(
    r"^.*(?:\bpic\.twitter\.com/|\bt\.co/|[—–-]\s*[^\n]{1,60}\(@\w+\)|\(@\w{2,30}\)\s+\w+ \d+, \d{4}).*$",
    re.M,
)
_LONGEST_QUOTE = 3000  # characters; a mark that stays open longer was none


def quotations(text: str) -> list[tuple[int, int]]:
    """Spans of quoted words, in order and apart: between quotation marks, and posts that are shown in the text.

    The end of a line closes what is open where the next does not go on in lower case.
    """
    out = [m.span() for m in _POST.finditer(text) if m.end() - m.start() < _LONGEST_QUOTE]
    start, closer = -1, ""
    for match in _MARKS.finditer(text):
        mark = match.group()
        if start < 0:
            if mark in _CLOSERS and not (mark == "'" and text[match.start() - 1 : match.start()].isalnum()):
                start, closer = match.end(), _CLOSERS[mark]
            continue
        if mark in closer or mark.isspace():
            if start < match.start() < start + _LONGEST_QUOTE:
                out.append((start, match.start()))
            start = -1
    if 0 <= start < len(text) < start + _LONGEST_QUOTE:
        out.append((start, len(text)))
    return _merged(out)


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in order, those that overlap made one."""
    out: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if out and start < out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        elif end > start:
            out.append((start, end))
    return out
