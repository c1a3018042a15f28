"""Which occurrences are worth comparing.

Comparing is dear, so an occurrence is compared with its nearest only. Whom it may be compared with follows from keys
that each has by itself, how near two are from their vectors, and who its nearest are from the set of occurrences as it
stands: the order in which they came has no say in any of it.

There are three kinds of key:

- periods: eight days from every fourth day on. Reports of one affair come close together; there a little likeness is
  worth a look. An undated report has none.
- buckets of the vector: cells of a cross-polytope under fixed random rotations, two cells to a bucket. Whatever is told
  in nearly the same sense meets in one, however far apart in time.
- pairs of very rare words, names above all. The rank of a word in the vocabulary of the reader's tokenizer stands for
  its frequency.

Two occurrences that share a key and are near enough (`are_near`) are compared where one is among the `most` nearest of
the other, the same words counted once. So n wordings have at most n * most pairs, even where all tell of one event.
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

from sayso.match.claims import wording_key
from sayso.match.moments import moment
from sayso.model import Occurrence


@dataclass(frozen=True, slots=True)
class KeyOptions:
    """What makes a key, and from which cosine on two that share one are compared."""

    tables: int = 16  # buckets of a vector
    width: int = 64  # dimensions of a rotated part; a cell is the largest of them with its sign
    words: int = 4  # rarest words of an occurrence that are paired
    rare: float = 29.0  # bits of both words of a pair together
    near: float = 0.45  # cosine within a period
    far: float = 0.6  # cosine otherwise
    # Nearest that an occurrence is compared with. On four affairs with gold 16 give B-cubed F1 59.2, 24 60.4, 32 60.3.
    most: int = 24


DEFAULT = KeyOptions()
PERIOD = 4  # days from one period's start to the next; each lasts twice as long
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
UNKNOWN = 16.0  # bits of a word that the vocabulary has to spell
SEED = 20240
BLOCK = 2048  # rows of a block of cosines


def keys_of(occurrence: Occurrence, vector: np.ndarray | None, options: KeyOptions = DEFAULT) -> tuple[int, ...]:
    """The keys of an occurrence, sorted 63-bit ints.

    vector: its unit vector (d,) from `SameClaim.embed`; None where it has none yet (then no buckets).
    """
    vectors = None if vector is None else np.asarray(vector)[None]
    return next(keys_of_all((occurrence,), vectors, options))


def keys_of_all(
    occurrences: Sequence[Occurrence], vectors: np.ndarray | None, options: KeyOptions = DEFAULT
) -> Iterator[tuple[int, ...]]:
    """The keys of many occurrences, in order; vectors (n, d)."""
    buckets = None if vectors is None or not len(vectors) else _buckets(np.asarray(vectors, np.float64), options)
    for n, occurrence in enumerate(occurrences):
        keys = {*period_keys(occurrence), *_word_keys(occurrence, options)}
        if buckets is not None:
            keys.update(_hashed("v", t, int(cell)) for t, cell in enumerate(buckets[n]))
        yield tuple(sorted(keys))


def period_keys(occurrence: Occurrence) -> tuple[int, ...]:
    """The keys of the two periods that hold the day of publication; none where that day is not known."""
    day = moment(occurrence.published).day
    return () if day is None else tuple(_hashed("d", day // PERIOD - back) for back in (0, 1))


def are_near(cosine: float, *, in_one_period: bool, options: KeyOptions = DEFAULT) -> bool:
    """Are two occurrences that share a key near enough to be compared?"""
    return cosine >= (options.near if in_one_period else options.far)


def nearest(found: Iterable[tuple[float, str]], options: KeyOptions = DEFAULT) -> list[tuple[float, str]]:
    """The nearest of an occurrence out of (cosine, id) of those that share a key and are near, one for each wording.

    The last of them is its reach: who joins later takes part if nearer than that, and pushes the last one out.
    """
    return sorted(found, key=_by_nearness)[: options.most]


def _by_nearness(found: tuple[float, str]) -> tuple[int, str]:
    # cosines to four digits, so that the last bits of a product of matrices do not matter
    return (-round(found[0] * 10_000), found[1])


def pairs_to_compare(
    occurrences: Sequence[Occurrence], vectors: np.ndarray, options: KeyOptions = DEFAULT
) -> list[tuple[int, int]]:
    """The pairs (indexes, ids in order) worth comparing among these occurrences; vectors (n, d) in their order.

    Of occurrences with the same wording (`claims.wording_key`) only the one with the least id takes part.
    """
    first: dict[str, int] = {}
    for n in sorted(range(len(occurrences)), key=lambda n: occurrences[n].id):
        first.setdefault(wording_key(occurrences[n]) or f"#{occurrences[n].id}", n)
    chosen = sorted(first.values(), key=lambda n: occurrences[n].id)
    if len(chosen) < 2:
        return []
    told = [occurrences[n] for n in chosen]
    rows = as_kept(vectors)[chosen]
    days = [moment(o.published).day for o in told]
    periods = [None if day is None else day // PERIOD for day in days]
    far = _far(told, rows, periods, options)
    out: set[tuple[int, int]] = set()
    for n, found in _near(periods, rows, options):
        both = [*zip(found[1].tolist(), found[0].tolist(), strict=True), *far.pop(n, ())]
        out.update((min(n, k), max(n, k)) for _, k in _first(both, options.most))
    for n, both in far.items():
        out.update((min(n, k), max(n, k)) for _, k in _first(both, options.most))
    return [(chosen[a], chosen[b]) for a, b in sorted(out)]


def as_kept(vectors: np.ndarray) -> np.ndarray:
    """Vectors with what is left of them in 16 bits, as a record keeps them, so that both find the same pairs.

    As float64, in which the cosine of two is exact whatever the order of its sum: it depends on the two alone.
    """
    return np.asarray(vectors, np.float16).astype(np.float64)


def _first(found: list[tuple[float, int]], most: int) -> list[tuple[float, int]]:
    """As `nearest`, for indexes in the order of ids."""
    return sorted(found, key=lambda f: (-round(f[0] * 10_000), f[1]))[:most]


def _far(
    told: list[Occurrence], rows: np.ndarray, periods: list[int | None], options: KeyOptions
) -> dict[int, list[tuple[float, int]]]:
    """For each occurrence (cosine, index) of those that share another key than a period, and no period."""
    postings: dict[int, list[int]] = defaultdict(list)
    for n, keys in enumerate(keys_of_all(told, rows, options)):
        own = set(period_keys(told[n]))
        for key in keys:
            if key not in own:
                postings[key].append(n)
    out: dict[int, dict[int, float]] = defaultdict(dict)
    for members in postings.values():
        told_when = {periods[n] for n in members}
        if len(members) < 2 or (len(told_when) == 1 and None not in told_when):
            continue
        cosines = rows[members] @ rows[members].T
        for x, y in np.argwhere(np.triu(cosines >= options.far, 1)).tolist():
            i, j = members[x], members[y]
            a, b = periods[i], periods[j]
            if a is None or b is None or abs(a - b) > 1:
                out[i][j] = out[j][i] = float(cosines[x, y])
    return {i: [(cosine, j) for j, cosine in found.items()] for i, found in out.items()}


def _near(
    periods: list[int | None], rows: np.ndarray, options: KeyOptions
) -> Iterator[tuple[int, tuple[np.ndarray, np.ndarray]]]:
    """(index, (indexes, cosines)) of the nearest of each dated occurrence among those of its periods."""
    of: dict[int, list[int]] = defaultdict(list)
    for n, period in enumerate(periods):
        if period is not None:
            of[period].append(n)
    for period in sorted(of):
        here = np.array(of[period])
        around = np.array(sorted(n for p in (period - 1, period, period + 1) for n in of.get(p, ())))
        for start in range(0, len(here), BLOCK):
            block = here[start : start + BLOCK]
            cosines = np.round(rows[block] @ rows[around].T, 4)
            for n, found in zip(block.tolist(), cosines, strict=True):
                found[np.searchsorted(around, n)] = -1.0
                kept = np.flatnonzero(found >= options.near)
                if len(kept) > options.most:
                    least = np.partition(found[kept], -options.most)[-options.most]
                    kept = kept[found[kept] >= least]  # with all that are as near as the last
                yield n, (around[kept], found[kept])


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


@lru_cache(maxsize=1)
def _ranks() -> dict[str, int]:
    """Whole words of the reader's vocabulary by rank; it is ordered by frequency."""
    data = json.loads(files("sayso").joinpath("models/reader/tokenizer.json").read_text("utf-8"))
    whole = [w for w, _ in sorted(data["model"]["vocab"].items(), key=lambda x: x[1]) if w.isalpha() and len(w) > 1]
    return {w: n for n, w in enumerate(whole)}


@lru_cache(maxsize=4)
def _rotations(size: int, count: int) -> np.ndarray:
    return np.random.default_rng(SEED).standard_normal((size, count)).astype(np.float32).astype(np.float64)


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
