"""An inverted index from fingerprints to the reports that carry them, in sorted arrays: 28 bytes an entry."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, slots=True, eq=False)
class _Run:
    """Entries in the order of print, time, tie."""

    prints: np.ndarray  # uint64
    times: np.ndarray  # float64, infinite where unknown
    ties: np.ndarray  # uint64
    reports: np.ndarray  # int32

    def __len__(self) -> int:
        return len(self.prints)


def _sorted(prints: np.ndarray, times: np.ndarray, ties: np.ndarray, reports: np.ndarray) -> _Run:
    order = np.lexsort((ties, times, prints))
    return _Run(prints[order], times[order], ties[order], reports[order])


class Postings:
    """Who carries which fingerprint.

    Runs of sorted entries are merged as they grow, so adding costs the logarithm of what is held. A look-up reads the
    `most` earliest carriers of each print and no more: what a print costs has a bound however often it is repeated,
    and which carriers are read depends on their times alone, not on when they were added.
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self._runs: list[_Run] = []

    def __len__(self) -> int:
        return sum(len(run) for run in self._runs)

    def add(self, report: int, prints: np.ndarray, time: float, tie: int) -> None:
        """File the prints of one report."""
        n = len(prints)
        if not n:
            return
        self._runs.append(_sorted(prints, np.full(n, time), np.full(n, tie, np.uint64), np.full(n, report, np.int32)))
        while len(self._runs) > 1 and len(self._runs[-2]) <= 2 * len(self._runs[-1]):
            a, b = self._runs.pop(), self._runs.pop()
            self._runs.append(_sorted(*(np.concatenate((getattr(a, f), getattr(b, f))) for f in _Run.__slots__)))

    def remove(self, report: int) -> None:
        """Take out one report; costs a pass over the index."""
        kept = [(run, run.reports != report) for run in self._runs]
        self._runs = [_Run(r.prints[k], r.times[k], r.ties[k], r.reports[k]) for r, k in kept if k.any()]

    def carriers(self, prints: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """(index into prints, report) of the `most` earliest carriers of each print."""
        keys, times, ties, reports = [], [], [], []
        for run in self._runs:
            low = np.searchsorted(run.prints, prints)
            high = np.minimum(np.searchsorted(run.prints, prints, "right"), low + self.most)
            count = high - low
            if not count.any():
                continue
            ends = np.cumsum(count)
            rows = np.arange(ends[-1]) - np.repeat(ends - count, count) + np.repeat(low, count)
            keys.append(np.repeat(np.arange(len(prints)), count))
            times.append(run.times[rows])
            ties.append(run.ties[rows])
            reports.append(run.reports[rows])
        if not keys:
            return np.zeros(0, np.int64), np.zeros(0, np.int32)
        key, report = np.concatenate(keys), np.concatenate(reports)
        if len(keys) > 1:
            order = np.lexsort((np.concatenate(ties), np.concatenate(times), key))
            key, report = key[order], report[order]
        first = np.searchsorted(key, key)  # where each print's carriers begin
        early = np.arange(len(key)) - first < self.most
        return key[early], report[early]
