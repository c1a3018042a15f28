"""Which occurrences are worth comparing: keys that each has by itself.

Two occurrences are candidates where they share a key, and are compared where their vectors are near enough for it.
Both are settled by the two alone: nothing is counted over a corpus and no list is cut, so neither what else was read
nor the order in which it came has a say.

There are three kinds of key:

- periods: eight days from every fourth day on. Reports of one affair come close together; there a little likeness is
  worth a look. An undated report has none.
- buckets of the vector: cells of a cross-polytope under fixed random rotations, two cells to a bucket. Whatever is told
  in nearly the same sense meets in one, however far apart in time.
- pairs of very rare words, names above all. The rank of a word in the vocabulary of the reader's tokenizer stands for
  its frequency.

A corpus on one event has pairs in proportion to the square of its size, whatever the keys (a fixed share of all pairs
tell of the same thing); over many events the number of pairs grows with the number of reports.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from importlib.resources import files
from itertools import combinations
from math import log2

import numpy as np

from sayso.match.moments import moment
from sayso.model import Occurrence


@dataclass(frozen=True, slots=True)
class KeyOptions:
    """What makes a key, and from which cosine on two that share one are compared."""

    tables: int = 16  # buckets of a vector
    width: int = 64  # dimensions of a rotated part; a cell is the largest of them with its sign
    words: int = 4  # rarest words of an occurrence that are paired
    rare: float = 29.0  # bits of both words of a pair together
    near: float = 0.35  # cosine within a period
    far: float = 0.55  # cosine otherwise


DEFAULT = KeyOptions()
PERIOD = 4  # days from one period's start to the next; each lasts twice as long
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
SUFFIXES = ("ations", "ation", "ingly", "ities", "ments", "ment", "ness", "ions", "ing", "ies", "ied", "ion", "ers",
            "ity", "ed", "es", "er", "ly", "al", "s", "e", "y")  # fmt: skip
STEM = 6  # letters of a stem: "hospitalised" and "hospital" meet
UNKNOWN = 16.0  # bits of a word that the vocabulary has to spell
SEED = 20240
BLOCK = 2048  # rows of a block of cosines


def keys_of(occurrence: Occurrence, vector: np.ndarray | None, options: KeyOptions = DEFAULT) -> tuple[int, ...]:
    """The keys of an occurrence, sorted 63-bit ints.

    vector: its unit vector (d,) from `SameClaim.embed`; None where it has none yet (then no buckets).
    """
    vectors = None if vector is None else np.asarray(vector, np.float32)[None]
    return next(keys_of_all((occurrence,), vectors, options))


def keys_of_all(
    occurrences: Sequence[Occurrence], vectors: np.ndarray | None, options: KeyOptions = DEFAULT
) -> Iterator[tuple[int, ...]]:
    """The keys of many occurrences, in order; vectors (n, d)."""
    buckets = None if vectors is None or not len(vectors) else _buckets(np.asarray(vectors, np.float32), options)
    for n, occurrence in enumerate(occurrences):
        keys = {*period_keys(occurrence), *_word_keys(occurrence, options)}
        if buckets is not None:
            keys.update(_hashed("v", t, int(cell)) for t, cell in enumerate(buckets[n]))
        yield tuple(sorted(keys))


def period_keys(occurrence: Occurrence) -> tuple[int, ...]:
    """The keys of the two periods that hold the day of publication; none where that day is not known."""
    day = moment(occurrence.published).day
    return () if day is None else tuple(_hashed("d", day // PERIOD - back) for back in (0, 1))


def are_worth_comparing(cosine: float, *, in_one_period: bool, options: KeyOptions = DEFAULT) -> bool:
    """Are two occurrences that share a key near enough to be compared?"""
    return cosine >= (options.near if in_one_period else options.far)


def pairs_to_compare(
    occurrences: Sequence[Occurrence], vectors: np.ndarray, options: KeyOptions = DEFAULT
) -> Iterator[tuple[int, int]]:
    """All pairs (i < j, indexes) that share a key and are near enough, in order of i and j within each kind.

    The same as asking `keys_of` and `are_worth_comparing` pair by pair, in blocks. Callers who keep one
    occurrence of each wording (`claims.wording_key`) have fewer.
    """
    vectors = np.asarray(vectors, np.float32)
    periods = [None if (day := moment(o.published).day) is None else day // PERIOD for o in occurrences]
    yield from _near(periods, vectors, options.near)
    postings: dict[int, list[int]] = defaultdict(list)
    for n, keys in enumerate(keys_of_all(occurrences, vectors, options)):
        own = set(period_keys(occurrences[n]))
        for key in keys:
            if key not in own:
                postings[key].append(n)
    told: set[tuple[int, int]] = set()
    for members in postings.values():
        if len(members) < 2:
            continue
        cosines = vectors[members] @ vectors[members].T
        for x, y in np.argwhere(np.triu(cosines >= options.far, 1)).tolist():
            i, j = members[x], members[y]
            a, b = periods[i], periods[j]
            if a is None or b is None or abs(a - b) > 1 or cosines[x, y] < options.near:
                told.add((i, j))
    yield from sorted(told)


def _near(periods: list[int | None], vectors: np.ndarray, least: float) -> Iterator[tuple[int, int]]:
    """Pairs of one period with at least this cosine."""
    of: dict[int, list[int]] = defaultdict(list)
    for n, period in enumerate(periods):
        if period is not None:
            of[period].append(n)
    for period in sorted(of):
        here = np.array(of[period])
        for start in range(0, len(here), BLOCK):
            rows = here[start : start + BLOCK]
            for others, same in ((here, True), (np.array(of.get(period + 1, ()), int), False)):
                if not len(others):
                    continue
                found = np.argwhere(vectors[rows] @ vectors[others].T >= least)
                i, j = rows[found[:, 0]], others[found[:, 1]]
                if same:
                    i, j = i[i < j], j[i < j]
                yield from zip(np.minimum(i, j).tolist(), np.maximum(i, j).tolist(), strict=True)


def _word_keys(occurrence: Occurrence, options: KeyOptions) -> Iterable[int]:
    bits = word_bits(occurrence.resolved)
    rarest = sorted(bits, key=lambda w: (-bits[w], w))[: options.words]
    return (
        _hashed("w", *sorted(pair)) for pair in combinations(rarest, 2) if bits[pair[0]] + bits[pair[1]] >= options.rare
    )


def word_bits(text: str) -> dict[str, float]:
    """The words of a text with -log2 of their frequency, as their rank in the vocabulary suggests it."""
    ranks, out = _ranks(), {}
    for word in WORD.findall(text.casefold().replace("’", "'")):
        word = word.removesuffix("'s")
        if len(word) > 2:
            parts = [ranks.get(p) for p in word.split("-")]
            out[word] = UNKNOWN if None in parts else log2(max(parts) + 1)
    return out


def stem_of(word: str) -> str:
    """A word without its ending, at most six letters: coarse on purpose."""
    for suffix in SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 4:
            word = word[: -len(suffix)]
            break
    return word[:STEM]


@lru_cache(maxsize=1)
def _ranks() -> dict[str, int]:
    """Whole words of the reader's vocabulary by rank; it is ordered by frequency."""
    data = json.loads(files("sayso").joinpath("models/reader/tokenizer.json").read_text("utf-8"))
    whole = [w for w, _ in sorted(data["model"]["vocab"].items(), key=lambda x: x[1]) if w.isalpha() and len(w) > 1]
    return {w: n for n, w in enumerate(whole)}


@lru_cache(maxsize=4)
def _rotations(size: int, count: int) -> np.ndarray:
    return np.random.default_rng(SEED).standard_normal((size, count)).astype(np.float32)


def _buckets(vectors: np.ndarray, options: KeyOptions) -> np.ndarray:
    """(n, tables) bucket numbers: for each table two cells of a cross-polytope."""
    out = []
    for start in range(0, len(vectors), BLOCK):
        turned = vectors[start : start + BLOCK] @ _rotations(vectors.shape[1], options.tables * 2 * options.width)
        turned = turned.reshape(-1, options.tables, 2, options.width)
        largest = np.abs(turned).argmax(-1)
        positive = np.take_along_axis(turned, largest[..., None], -1)[..., 0] > 0
        cells = 2 * largest + positive
        out.append(cells[..., 0] * 2 * options.width + cells[..., 1])
    return np.concatenate(out)


def _hashed(*parts: str | int) -> int:
    raw = "\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(raw, digest_size=8).digest(), "big") >> 1
