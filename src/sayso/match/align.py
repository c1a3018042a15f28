"""The passages that two texts share, found in time near-linear in their length."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sayso.match.fingerprints import Wording, shingles

SEED = 5  # words; the shortest run that is looked at, alone it is no passage
GAP = 5  # words that may have been changed between two runs of one passage, on either side
MIN_PASSAGE = 8  # matching words of a passage; shorter runs are phrases of the language
TRIES = 8  # places of a repeated seed that are tried


@dataclass(frozen=True, slots=True)
class Passage:
    """Words [a, a_stop) of one text answer to words [b, b_stop) of the other; `matched` of them are equal."""

    a: int
    a_stop: int
    b: int
    b_stop: int
    matched: int


def align(a: Wording, b: Wording) -> tuple[Passage, ...]:
    """The shared passages in the order of b; no word of either text lies in two of them."""
    return _join(_apart(_runs(a, b)))


def _runs(a: Wording, b: Wording) -> list[tuple[int, int, int]]:
    """(place in a, place in b, length) of long equal runs, apart in b."""
    in_a, in_b = shingles(a.ids, SEED), shingles(b.ids, SEED)
    order = np.argsort(in_a, kind="stable")
    ranked = in_a[order]
    low, high = np.searchsorted(ranked, in_b), np.searchsorted(ranked, in_b, "right")
    seeds = np.flatnonzero(high > low)
    left, right = a.ids.tolist(), b.ids.tolist()
    runs, done, follow = [], 0, -1
    for j, lo, hi in zip(seeds.tolist(), low[seeds].tolist(), high[seeds].tolist()):
        if j < done:
            continue
        best = (0, 0)
        for i in _places(order, lo, hi, follow):
            length = _equal(left, right, i, j)
            if length > best[0]:
                best = (length, i)
        if best[0] >= SEED:
            runs.append((best[1], j, best[0]))
            done, follow = j + best[0], best[1] + best[0]
    return runs


def _places(order: np.ndarray, lo: int, hi: int, follow: int) -> list[int]:
    """Where in a the seed stands: at most TRIES places, the first after the run before first."""
    if hi - lo <= TRIES:
        return order[lo:hi].tolist()
    near = lo + int(np.searchsorted(order[lo:hi], follow))
    near = min(near, hi - TRIES)
    return order[near : near + TRIES].tolist()


def _equal(left: list[int], right: list[int], i: int, j: int) -> int:
    """How many words are equal from i and j on."""
    most = min(len(left) - i, len(right) - j)
    for k in range(most):
        if left[i + k] != right[j + k]:
            return k
    return most


def _apart(runs: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """The runs, the longest first, cut back where they would use a word of a twice; in the order of b."""
    kept: list[tuple[int, int, int]] = []
    used: set[int] = set()
    for i, j, n in sorted(runs, key=lambda r: (-r[2], r[1])):
        begin, stop = 0, n
        while begin < stop and i + begin in used:
            begin += 1
        while stop > begin and i + stop - 1 in used:
            stop -= 1
        if stop - begin >= SEED and used.isdisjoint(range(i + begin, i + stop)):
            used.update(range(i + begin, i + stop))
            kept.append((i + begin, j + begin, stop - begin))
    return sorted(kept, key=lambda r: r[1])


def _join(runs: list[tuple[int, int, int]]) -> tuple[Passage, ...]:
    """Runs that follow each other closely in both texts become one passage; slight ones are dropped."""
    out: list[Passage] = []
    for i, j, n in runs:
        last = out[-1] if out else None
        if last and 0 <= i - last.a_stop <= GAP and 0 <= j - last.b_stop <= GAP:
            out[-1] = Passage(last.a, i + n, last.b, j + n, last.matched + n)
        else:
            out.append(Passage(i, i + n, j, j + n, n))
    return tuple(p for p in out if p.matched >= MIN_PASSAGE)
