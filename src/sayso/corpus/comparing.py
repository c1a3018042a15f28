"""Which occurrences are compared, and what comes of it.

The same pairs as `match.candidates.pairs_to_compare` finds among all at once, kept up to date: a new lead looks for its
nearest among those of its periods and those that share a key, and takes its place in the lists of those it is near to;
whoever it pushes out of a list may lose a link, whoever loses one of its nearest looks for all of them anew. A list
depends on the leads there are, never on the order in which they came.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np

from sayso.corpus.deriving import packed_numbers
from sayso.corpus.packing import occurrence_from
from sayso.corpus.steps import Bench
from sayso.match.candidates import DEFAULT, as_kept, keys_of_all, period_keys
from sayso.match.claims import DEFAULT as GROUPED
from sayso.match.clashes import are_far_apart, seen_around
from sayso.record.derived import (
    CLASHES,
    LEAD,
    NEAR,
    ORIGINS,
    REGROUP,
    WORDS,
    mark,
    mark_periods,
    packed_nearest,
    read_nearest,
    rows_in,
    unlead,
)
from sayso.record.packing import as_json
from sayso.record.sqlite import Database

BATCH = 512  # occurrences that are given a place among the rest in one transaction
PAIRS = 512  # that are compared between two transactions
TOLD = 0.2  # likeness from which the reasons of a link are kept
SCALE = 10_000
BLOCK = 512
_FIRST = "SELECT n FROM occurrence WHERE same_words = ? ORDER BY id LIMIT 1"


def choose_leads(bench: Bench) -> bool:
    """Of occurrences with the same wording only the one with the least id is compared."""
    did = False
    while work := bench.due(WORDS, BATCH):
        did = True
        with bench.writing():
            db = bench.db
            for n, token in work:
                rows = db.rows("SELECT same_words FROM occurrence WHERE n = ?", n)
                if rows:
                    words = rows[0][0]
                    first = n
                    if words is not None:
                        first = db.rows(_FIRST, words)[0][0]
                        leads = db.rows("SELECT l.n FROM lead l JOIN occurrence o ON o.n = l.n WHERE o.same_words = ?"
                                        " AND l.n <> ?", words, first) if first == n else []  # fmt: skip
                        for (other,) in leads:
                            unlead(db, other)
                            mark(db, REGROUP, (other,))
                    if not db.rows("SELECT 1 FROM lead WHERE n = ?", first):
                        mark(db, LEAD, (first,))
                bench.done(WORDS, [(n, token)])
    return did


def place_leads(bench: Bench) -> bool:
    """Give new leads their place among the rest, and lists that lost one of their nearest a new one."""
    did = False
    while True:
        new, lost = bench.due(LEAD, BATCH), bench.due(NEAR, BATCH)
        if not new and not lost:
            return did
        did = True
        held = dict(rows_in(bench.db, "SELECT n, data FROM occurrence WHERE n IN ({})", (n for n, _ in new)))
        told = {n: occurrence_from(data) for n, data in held.items()}
        order = list(told)
        vectors = as_kept(bench.comparer().embed([told[n] for n in order])) if order else np.zeros((0, 1))
        keys = list(keys_of_all([told[n] for n in order], vectors)) if order else []
        with bench.writing():
            db = bench.db
            still = dict(rows_in(db, "SELECT n, data FROM occurrence WHERE n IN ({})", order))
            placed = []
            for n, vector, all_keys in zip(order, vectors, keys, strict=True):
                if still.get(n) != held[n] or not _leads(bench, n):
                    continue  # deleted meanwhile, or somebody else leads by now
                own = sorted(set(all_keys) - set(period_keys(told[n])))
                period = db.rows("SELECT period FROM occurrence WHERE n = ?", n)[0][0]
                db.run("INSERT INTO lead (n, period, part, vector, keys, nearest) VALUES (?, ?, NULL, ?, ?, ?)"
                       " ON CONFLICT (n) DO NOTHING",
                       n, period, vector.astype(np.float16).tobytes(), packed_numbers(own), b"")  # fmt: skip
                placed.append((n, own))
            rows = sorted((key, n) for n, own in placed for key in own)
            db.run_many("INSERT INTO posting (name, n) VALUES (?, ?) ON CONFLICT (name, n) DO NOTHING", rows)
            _Lists(bench).renew([n for n, _ in placed], [n for n, _ in lost])
            bench.done(LEAD, new)
            bench.done(NEAR, lost)


def _leads(bench: Bench, n: int) -> bool:
    rows = bench.db.rows("SELECT same_words FROM occurrence WHERE n = ?", n)
    words = rows[0][0]
    return words is None or bench.db.rows(_FIRST, words)[0][0] == n


class _Lists:
    """The lists of nearest that change together."""

    def __init__(self, bench: Bench) -> None:
        self.db = bench.db
        self.lists: dict[int, list[tuple[int, int]]] = {}
        self.before: dict[int, set[int]] = {}
        self.parts: dict[int, int | None] = {}
        self.ids: dict[int, str] = {}

    def renew(self, new: Sequence[int], lost: Sequence[int]) -> None:
        """Lists for new leads, in full; their places in the lists of others; lists in full for those that lost one."""
        question = "SELECT n, period, vector, keys FROM lead WHERE n IN ({})"
        asking = list(rows_in(self.db, question, {*new, *lost}))
        fresh = set(new)
        asked = {row[0] for row in asking}
        self._load(asked)
        for n, found in _neighbours(self.db, asking):
            if n in fresh:
                self._load(k for k, _ in found)
                for k, cosine in found:
                    if k not in asked:
                        self._push(k, n, cosine)
            self.lists[n] = self._first(found)
        self._write()

    def _load(self, ns: Iterable[int]) -> None:
        missing = {n for n in ns if n not in self.lists}
        for n, part, nearest in rows_in(self.db, "SELECT n, part, nearest FROM lead WHERE n IN ({})", missing):
            self.lists[n] = read_nearest(nearest)
            self.before[n] = {k for k, _ in self.lists[n]}
            self.parts[n] = part

    def _id(self, n: int) -> str:
        if n not in self.ids:
            self.ids[n] = self.db.rows("SELECT id FROM occurrence WHERE n = ?", n)[0][0]
        return self.ids[n]

    def _first(self, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """The nearest of some, in order; ids decide between equals."""
        most = DEFAULT.most
        if len(found) > most:
            least = sorted((c for _, c in found), reverse=True)[most - 1]
            sure = [f for f in found if f[1] > least]
            ties = [f for f in found if f[1] == least]
            if len(sure) + len(ties) > most:
                ties.sort(key=lambda f: self._id(f[0]))
            found = sure + ties[: most - len(sure)]
        return sorted(found, key=lambda f: (-f[1], f[0]))

    def _push(self, of: int, n: int, cosine: int) -> None:
        held = self.lists[of]
        if len(held) >= DEFAULT.most and cosine < held[-1][1]:
            return
        self.lists[of] = self._first([*(f for f in held if f[0] != n), (n, cosine)])

    def _write(self) -> None:
        """Keep the lists that changed, and the pairs of which one is among the nearest of the other."""
        changed, pairs, parted = [], set(), []
        for n, found in self.lists.items():
            now, was = {k for k, _ in found}, self.before.get(n, set())
            if found and (now != was or not was):
                changed.append((packed_nearest(found), n))
            elif was and not found:
                changed.append((b"", n))
            pairs.update((n, k) for k in now ^ was)
        self.db.run_many("UPDATE lead SET nearest = ? WHERE n = ?", changed)
        self._load({k for _, k in pairs})
        for a, b in {(min(p), max(p)) for p in pairs}:
            wanted = b in {k for k, _ in self.lists.get(a, ())} or a in {k for k, _ in self.lists.get(b, ())}
            one, two = sorted((a, b), key=self._id)
            if wanted:
                self.db.run("INSERT INTO claim_link (a, b) VALUES (?, ?) ON CONFLICT (a, b) DO NOTHING", one, two)
                continue
            part = self.parts.get(a)
            if part is not None and part == self.parts.get(b):
                mark(self.db, REGROUP, (a, b))
            self.db.run("DELETE FROM claim_link WHERE a = ? AND b = ?", one, two)
            parted.append((a, b))
        _mark_clashes(self.db, parted)


def _neighbours(db, asking: Sequence[tuple]) -> Iterable[tuple[int, list[tuple[int, int]]]]:
    """For each of some leads (n, period, vector, keys) all that it may be compared with: (lead, cosine)."""
    if not asking:
        return
    size = len(asking[0][2]) // 2
    near, far = round(DEFAULT.near * SCALE), DEFAULT.far
    by_period: dict[int | None, list[tuple]] = defaultdict(list)
    for row in asking:
        by_period[row[1]].append(row)
    periods: dict[int, tuple[np.ndarray, np.ndarray]] = {}
    for period in sorted(by_period, key=lambda p: (p is None, p or 0)):
        rows = by_period[period]
        if period is not None:
            periods = {p: held for p, held in periods.items() if p >= period - 1}
            for p in (period - 1, period, period + 1):
                if p not in periods:
                    periods[p] = _vectors(db.rows("SELECT n, vector FROM lead WHERE period = ?", p), size)
            around = [periods[p] for p in (period - 1, period, period + 1)]
            numbers = np.concatenate([n for n, _ in around])
            matrix = np.concatenate([v for _, v in around])
        for start in range(0, len(rows), BLOCK):
            block = rows[start : start + BLOCK]
            mine = _matrix([row[2] for row in block], size)
            if period is not None:
                cosines = np.round(mine @ matrix.T, 4)
            shared = _sharing(db, block, period, size)
            for k, row in enumerate(block):
                found: list[tuple[int, int]] = []
                if period is not None:
                    scaled = np.rint(cosines[k] * SCALE).astype(np.int64)
                    at = np.flatnonzero((scaled >= near) & (numbers != row[0]))
                    found = list(zip(numbers[at].tolist(), scaled[at].tolist(), strict=True))
                others, vectors = shared[k]
                if len(others):
                    told = vectors @ mine[k]
                    found += [(n, round(float(c) * SCALE)) for n, c in zip(others.tolist(), told) if c >= far]
                yield row[0], found


def _sharing(db, block: Sequence[tuple], period: int | None, size: int) -> list[tuple[np.ndarray, np.ndarray]]:
    """For each of some leads of one period those of other periods that share a key: numbers, vectors."""
    wanted = sorted({int(k) for row in block for k in np.frombuffer(row[3], "<i8")})
    holders: dict[int, list[int]] = defaultdict(list)
    for name, n in rows_in(db, "SELECT name, n FROM posting WHERE name IN ({})", wanted):
        holders[name].append(n)
    sharing = [
        {n for k in np.frombuffer(row[3], "<i8").tolist() for n in holders.get(k, ())} - {row[0]} for row in block
    ]
    every = set().union(*sharing) if sharing else set()
    held = {}
    for n, p, vector in rows_in(db, "SELECT n, period, vector FROM lead WHERE n IN ({})", every):
        if period is None or p is None or abs(p - period) > 1:
            held[n] = vector
    out = []
    for ns in sharing:
        kept = sorted(n for n in ns if n in held)
        out.append((np.array(kept, np.int64), _matrix([held[n] for n in kept], size)))
    return out


def _vectors(rows: Sequence[tuple], size: int) -> tuple[np.ndarray, np.ndarray]:
    return np.array([row[0] for row in rows], np.int64), _matrix([row[1] for row in rows], size)


def _matrix(blobs: Sequence[bytes], size: int) -> np.ndarray:
    return np.frombuffer(b"".join(blobs), np.float16).reshape(-1, size).astype(np.float64)


def _in_sight(a: int | None, b: int | None) -> bool:
    """Is there a period from which both are seen?"""
    return not set(seen_around(a)).isdisjoint(seen_around(b))


# What pairs say


def compare(bench: Bench) -> bool:
    """Compare the pairs that were not yet."""
    did = False
    while pairs := bench.db.rows("SELECT a, b FROM claim_link WHERE same IS NULL ORDER BY a LIMIT ?", PAIRS):
        did = True
        told = bench.occurrences({n for pair in pairs for n in pair})
        pairs = [p for p in pairs if p[0] in told and p[1] in told]
        links = bench.comparer().compare([(told[a], told[b]) for a, b in pairs])
        with bench.writing():
            db = bench.db
            parts = dict(rows_in(db, "SELECT n, part FROM lead WHERE n IN ({})", {n for p in pairs for n in p}))
            rows, again = [], []
            for (a, b), k in zip(pairs, links, strict=True):
                why = as_json(list(k.why)) if k.same >= TOLD or k.relation else None
                rows.append((k.same, k.opposed, k.relation, k.relation_confidence, why, a, b))
                if k.same >= GROUPED.join or (parts.get(a) is not None and parts.get(a) == parts.get(b)):
                    again += [a, b]
            db.run_many("UPDATE claim_link SET same = ?, opposed = ?, relation = ?, confidence = ?, why = ?"
                        " WHERE a = ? AND b = ? AND same IS NULL", rows)  # fmt: skip
            mark(db, REGROUP, again)
            _mark_clashes(db, pairs)
    return did


def _mark_clashes(db: Database, pairs: Iterable[tuple[int, int]]) -> None:
    """Two leads were compared, or are so no more: what clashes around the days that see both, or in the claim that
    both are of though no day does.
    """
    pairs = list(pairs)
    ends = {n for pair in pairs for n in pair}
    of = {row[0]: row[1:] for row in rows_in(db, "SELECT n, period, claim FROM occurrence WHERE n IN ({})", ends)}
    held = [(of[a], of[b]) for a, b in pairs if a in of and b in of]
    mark_periods(db, CLASHES, {a for (a, _), (b, _) in held if _in_sight(a, b)})
    mark(db, ORIGINS, {c for (a, c), (b, d) in held if c == d and are_far_apart({a, b})})
