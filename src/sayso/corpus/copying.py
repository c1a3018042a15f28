"""Which reports copy which, kept up to date: only what shares rare fingerprints with a new report is looked at.

Copies of words are those of `match.copies` over all reports of the record: the same postings (the earliest carriers of
a fingerprint), the same boilerplate, the same choice among sources. Retellings differ in one thing: how rare words
are is told by the reports of the three weeks up to the retelling, not by all reports of all years, so that what was
found stays as it is while later reports come in.
"""

from __future__ import annotations

import json
import math
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache

import numpy as np

from sayso.corpus.deriving import number_of, packed_numbers, word_number
from sayso.corpus.packing import asides_from
from sayso.corpus.steps import UNDATED, Bench
from sayso.match import rewrites
from sayso.match.copies import (
    LOOSE_ALL,
    LOOSE_DAYS,
    LOOSE_SAME_PUBLISHER,
    MIN_SHARED,
    MOST_CARRIERS,
    MOST_PAIRS,
    Copy,
    CopyIndex,
    CopyOptions,
)
from sayso.match.corrections import days_named, find_corrections
from sayso.match.fingerprints import WORD, Wording, wording_of
from sayso.match.moments import UNKNOWN, Moment, moment
from sayso.match.rewrites import DAYS, ELSEWHERE, MOST_SOURCES
from sayso.model import Report
from sayso.record.derived import (
    COPIES,
    DAYS_RETOLD,
    KEY,
    NOTICES,
    RETOLD,
    chunks,
    mark,
    mark_claims_of,
    rows_in,
)
from sayso.record.packing import as_json, restored, storable
from sayso.record.sqlite import Database, placeholders
from sayso.text import Span

BATCH = 32
WORDINGS = 1_000  # of reports that are kept at hand, from one settle to the next
_SEEN = "SELECT version, common, near FROM derived WHERE version IN ({})"
_PRINTS = "SELECT prints FROM derived WHERE version = ?"
MOST_ROWS = 6_000  # that are read to learn who carries the fingerprints of a report


class _Kept:
    """A report of the record as `CopyIndex` takes one; its words are loaded when they are asked for."""

    def __init__(self, bench: Bench, wordings: _Wordings, row: Sequence) -> None:
        self.number, name, self.house, start, stop, tie, self.size = row
        self.name, self.house = restored(name), restored(self.house)
        self.when = UNKNOWN if start >= UNDATED else Moment(start, stop)
        self.tie = tie
        self._bench, self._wordings = bench, wordings

    @property
    def rank(self) -> tuple[float, float, int, str]:
        """As of any entry."""
        return (self.when.start, self.when.stop, self.tie, self.name)

    @property
    def report(self) -> Report:
        """The report."""
        return self._bench.report(self.number)

    @property
    def wording(self) -> Wording:
        """Its words."""
        return self._wordings.of(self.number)

    @cached_property
    def prints(self) -> np.ndarray:
        """Its fingerprints, ascending, without its words."""
        return np.frombuffer(self._bench.db.rows(_PRINTS, self.number)[0][0], np.uint64)


class _Wordings:
    """The words of recent reports."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        self.held: OrderedDict[int, Wording] = OrderedDict()

    def of(self, version: int) -> Wording:
        held = self.held.get(version)
        if held is None:
            asides = self.bench.db.rows("SELECT asides FROM derived WHERE version = ?", version)[0][0]
            held = self.held[version] = _wording(self.bench.report(version).text, asides)
            if len(self.held) > WORDINGS:
                self.held.popitem(last=False)
        return held


@lru_cache(maxsize=WORDINGS)
def _wording(text: str, asides: str) -> Wording:
    """The words of a text without its asides; a report is held against those of its days again and again."""
    return wording_of(text, asides_from(asides))


class _Postings:
    """As `match.postings`, out of the record."""

    def __init__(self, db: Database) -> None:
        self.db = db
        self._held: dict[int, list[int]] = {}  # reports that share words ask for the same fingerprints

    def carriers(self, prints: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """(index into prints, version) of the earliest carriers of each print."""
        names = prints.view(np.int64).tolist()
        held = self._held
        for some in chunks([name for name in names if name not in held]):
            held.update((name, []) for name in some)
            for name, version in self._rows(some):
                if len(held[name]) < MOST_CARRIERS:
                    held[name].append(version)
        keys = [k for k, name in enumerate(names) for _ in held[name]]
        return np.array(keys, np.int64), np.array([v for name in names for v in held[name]], np.int64)

    def _rows(self, names: list[int]) -> list[tuple[int, int]]:
        """(print, version), the earliest first. At once, but where some stand in very many reports: then one by one."""
        rows = self.db.rows(f"SELECT name, version FROM fingerprint WHERE name IN ({placeholders(names)})"
                            " ORDER BY name, start, tie, version LIMIT ?", *names, MOST_ROWS)  # fmt: skip
        if len(rows) < MOST_ROWS:
            return rows
        sql = "SELECT name, version FROM fingerprint WHERE name = ? ORDER BY name, start, tie, version LIMIT ?"
        return [row for name in names for row in self.db.rows(sql, name, MOST_CARRIERS)]


class KeptIndex(CopyIndex):
    """The copies among the reports of a record."""

    def __init__(self, bench: Bench, wordings: _Wordings) -> None:
        super().__init__(CopyOptions(owners=bench.owners, rewrites=False))
        self._bench, self._wordings = bench, wordings
        self._postings = _Postings(bench.db)

    def entry(self, version: int) -> _Kept | None:
        """A report; None where the record does not hold it."""
        found = self._numbered((version,))
        return found[0] if found else None

    def _numbered(self, numbers: Sequence[int]) -> list[_Kept]:
        missing = [n for n in numbers if n not in self._by_number]
        rows = rows_in(
            self._bench.db,
            "SELECT version, name, publisher, start, stop, tie, LENGTH(prints) / 8 FROM derived WHERE version IN ({})",
            missing,
        )
        for row in rows:
            self._by_number[row[0]] = _Kept(self._bench, self._wordings, row)
        return [self._by_number[n] for n in numbers if n in self._by_number]

    def choose(self, entry: _Kept) -> tuple[list[Copy], list[int]]:
        """Its sources, the nearest first, and the versions that share enough with it, whichever way."""
        names = {e.report.id: e.number for e in self._near(entry)}
        links, near = self._choose(entry)
        return links, sorted(names[id] for id in near)

    def common(self, entry: _Kept) -> bytes:
        """Its boilerplate, fingerprint by fingerprint."""
        return np.packbits(self._profile(entry).common).tobytes()

    def crowded(self, entry: _Kept) -> bool:
        """Does it share fingerprints with more reports than are aligned?"""
        return len(self._profile(entry).shared) > MOST_PAIRS

    def neighbours(self, entry: _Kept) -> list[_Kept]:
        """Those it may share enough with."""
        return self._near(entry)

    def makes_copy(self, entry: _Kept, other: _Kept) -> tuple[bool, bool]:
        """(do the two share enough?, is `entry` the one that copies?)"""
        pair = self._direct(entry, other)
        return self._is_copy(pair, self._weights(pair)), pair.target is entry


def find_copies_due(bench: Bench) -> bool:
    """What the reports copy that are new, or stand beside new ones."""
    did = False
    wordings = _Wordings(bench)
    while work := bench.due(COPIES, BATCH):
        did = True
        with bench.writing():
            index = KeptIndex(bench, wordings)
            for n, _ in work:
                entry = index.entry(n)
                if entry is not None:
                    _copies_of(bench, index, entry)
            bench.done(COPIES, work)
    return did


def _copies_of(bench: Bench, index: KeptIndex, entry: _Kept) -> None:
    db, n = bench.db, entry.number
    before = db.rows("SELECT common, near FROM derived WHERE version = ?", n)[0]
    is_new, common = before[1] is None, index.common(entry)
    links, near = index.choose(entry)
    changed = _keep(bench, n, links, "kind <> 'rewrite'")
    packed = packed_numbers(near)
    db.run("UPDATE derived SET common = ?, near = ? WHERE version = ?", common, packed, n)
    if changed or packed != before[1]:
        mark(db, RETOLD, (n,))
    if before[0] is not None and before[0] != common:  # what of it counts as evidence has changed, for others too
        mark(db, COPIES, (other.number for other in index.neighbours(entry)))
    if is_new:
        _tell_others(bench, index, entry)


def _tell_others(bench: Bench, index: KeptIndex, entry: _Kept) -> None:
    """A report that is new: those that share words with it look anew where that changes anything for them."""
    db = bench.db
    shown: dict[int, list[int]] = {}  # report -> the fingerprints by which it sees the new one
    prints = entry.prints
    keys, carriers = index._postings.carriers(prints)
    count = np.bincount(keys, minlength=len(prints))
    for key in np.unique(keys[carriers == entry.number]).tolist():  # the others do not see it
        found = carriers[keys == key].tolist()
        if len(found) == MOST_CARRIERS:
            name = int(prints.view(np.int64)[key])
            found = [row[0] for row in db.rows("SELECT version FROM fingerprint WHERE name = ?", name)]
        for number in found:
            shown.setdefault(number, []).append(key)
    shown.pop(entry.number, None)
    near = {other.number for other in index.neighbours(entry)}
    held = {n: rest for n, *rest in rows_in(db, _SEEN, shown)}
    for other in index._numbered(sorted(shown)):
        common, before = held[other.number]
        if before is None:
            continue  # its own turn comes
        if not _may_matter(entry, other, common, shown[other.number], count):
            continue
        if index.common(other) != common or index.crowded(other):
            mark(db, COPIES, (other.number,))
        elif other.number in near:
            shares, copies = index.makes_copy(other, entry)
            if shares and copies:
                mark(db, COPIES, (other.number,))
            elif shares:
                ids = sorted({*(k for (k,) in KEY.iter_unpack(before)), entry.number})
                db.run("UPDATE derived SET near = ? WHERE version = ?", packed_numbers(ids), other.number)


def _may_matter(entry: _Kept, other: _Kept, common: bytes, keys: list[int], count: np.ndarray) -> bool:
    """May a new report change what is boilerplate of another, or be near it? `keys`: of its fingerprints those by which
    the other sees it, `count`: how many carry each. Most reports share one worn phrase, and it is worn already.
    """
    if any(count[k] >= MOST_CARRIERS for k in keys):
        return True  # it may have pushed a carrier out of sight
    at = np.searchsorted(other.prints, entry.prints[keys])
    worn = np.unpackbits(np.frombuffer(common, np.uint8), count=len(other.prints)).astype(bool)[at]
    fresh = [k for k, known in zip(keys, worn.tolist(), strict=True) if not known]
    if len(fresh) >= min(MIN_SHARED, len(entry.prints), len(other.prints)):
        return True
    # as many as may make a fingerprint boilerplate: what carries it but for the other itself
    least = LOOSE_SAME_PUBLISHER if entry.house and entry.house == other.house else min(LOOSE_DAYS, LOOSE_ALL)
    return any(count[k] - 1 >= least for k in fresh)


def _keep(bench: Bench, target: int, links: Sequence[Copy], which: str) -> bool:
    """Put the copies that a report makes in the place of those it had; True where they differ."""
    db = bench.db
    versions = bench.versions({c.from_ for c in links} | {c.to for c in links})
    rows = [
        (versions[c.from_], versions[c.to], k, c.kind, c.share, int(c.directed),
         None if c.house is None else storable(c.house),
         as_json([[list(a), list(b)] for a, b in c.passages]), as_json(list(c.why)))
        for k, c in enumerate(links)
    ]  # fmt: skip
    columns = "source, target, place, kind, share, directed, house, passages, why"
    old = db.rows(f"SELECT {columns} FROM report_copy WHERE target = ? AND {which} ORDER BY place", target)
    if old == rows:
        return False
    db.run(f"DELETE FROM report_copy WHERE target = ? AND {which}", target)
    db.run_many(f"INSERT INTO report_copy ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    mark_claims_of(db, target)
    return True


# Retellings


class _Shelf(rewrites.Shelf):
    """What one report may retell: the sources of the days before it, loaded as far as they are asked for."""

    def __init__(self, bench: Bench, wordings: _Wordings, version: int) -> None:
        super().__init__()
        self._bench, self._wordings = bench, wordings
        row = bench.db.rows("SELECT start, stop, page FROM derived WHERE version = ?", version)[0]
        self.version, self.start, self.stop, self.page = version, *row
        self.book = self._book(version)
        self._books[self.book.report.id] = self.book
        for publisher, forms in self._publishers():
            _, nickname, *rest = json.loads(forms)
            if not publisher:
                continue
            for form in rest:
                words = [m.group().casefold() for m in WORD.finditer(form)]
                if words:
                    self._names.setdefault(max(words, key=len), set()).add((frozenset(words) - {"the"}, publisher))
            if nickname:
                word = nickname.split()[-1].casefold()
                self._names.setdefault(word, set()).add((frozenset((word,)), publisher))
                self._nicknamed.setdefault(nickname, set()).add(publisher)
        self._by_publisher = _ByPublisher(self)  # type: ignore[assignment]
        self._unnamed = _ByQuote(self)  # type: ignore[assignment]

    def _window(self) -> tuple[str, tuple[float, ...]]:
        if self.start >= UNDATED:
            return "start >= ?", (UNDATED,)
        return "(start >= ? AND start <= ?)", (self.start - DAYS * 86400, max(self.start, self.stop))

    def _publishers(self) -> list[tuple[str, str]]:
        where, values = self._window()
        rows = self._bench.db.rows(
            f"SELECT DISTINCT publisher, forms FROM derived WHERE {where} OR start >= ?", *values, UNDATED
        )
        return [(restored(p), forms) for p, forms in rows]

    def _book(self, version: int):
        report = self._bench.report(version)
        return rewrites._Book(report, self._wordings.of(version), moment(report.published))

    def shelf_of(self, publisher: str) -> list:
        """The books of a publisher that may be sources, in their order."""
        where, values = self._window()
        name = storable(publisher)
        rows = self._bench.db.rows(
            "SELECT version FROM derived WHERE publisher = ? AND start >= ? ORDER BY name LIMIT ?",
            name, UNDATED, MOST_SOURCES)  # fmt: skip
        if self.start < UNDATED:
            dated = self._bench.db.rows(
                f"SELECT version FROM derived WHERE publisher = ? AND {where} ORDER BY start DESC, stop DESC, name DESC"
                " LIMIT ?", name, *values, MOST_SOURCES)  # fmt: skip
            rows += dated[::-1]
        return [self._book(row[0]) if row[0] != self.version else self.book for row in rows]

    @cached_property
    def _rarity(self) -> tuple[int, np.ndarray]:
        """(how many reports tell what is rare, their content words as sorted numbers)."""
        where, values = self._window()
        rows = self._bench.db.rows(f"SELECT stems FROM derived WHERE {where}", *values)
        return len(rows), np.sort(np.concatenate([np.frombuffer(row[0], np.uint32) for row in rows]))

    def bits(self, words: Iterable[str]) -> float:
        """As of any shelf, by the reports of the three weeks up to this one."""
        count, numbers = self._rarity
        out = 0.0
        for word in sorted(words):
            number = np.uint32(word_number(word))
            seen = np.searchsorted(numbers, number, "right") - np.searchsorted(numbers, number, "left")
            out += math.log2((count + ELSEWHERE + 1) / (seen + 0.5))
        return out

    def _versions_before(self, book) -> list:
        return []  # what the version before retold is looked up

    def before(self) -> int | None:
        """The version of the same page before this one."""
        if self.page is None or self.start >= UNDATED:
            return None
        rows = self._bench.db.rows(
            "SELECT version FROM derived WHERE page = ? AND stop <= ? AND start < ? ORDER BY start DESC, stop DESC,"
            " name DESC LIMIT 1", self.page, self.start, self.start)  # fmt: skip
        return rows[0][0] if rows else None


class _ByPublisher:
    def __init__(self, shelf: _Shelf) -> None:
        self.shelf = shelf

    def __getitem__(self, publisher: str) -> list:
        return self.shelf.shelf_of(publisher)


class _ByQuote:
    """The first that has somebody unnamed say some words, as a list of one."""

    def __init__(self, shelf: _Shelf) -> None:
        self.shelf = shelf

    def __getitem__(self, key: bytes) -> list:
        rows = self.shelf._bench.db.rows(
            "SELECT q.version, q.q_start, q.q_end FROM unnamed_quote q JOIN derived d ON d.version = q.version"
            " WHERE q.name = ? AND d.start < ? ORDER BY d.start, d.stop, d.name, q.q_start LIMIT 1",
            number_of("quote", key.hex()), UNDATED)  # fmt: skip
        return [(self.shelf._book(version), Span(start, end)) for version, start, end in rows]


def find_retellings_due(bench: Bench) -> bool:
    """What the reports retell that are new, or come after new ones."""
    did = False
    wordings = _Wordings(bench)
    while work := bench.due(RETOLD, BATCH):
        did = True
        starts = "SELECT version, start FROM derived WHERE version IN ({})"
        with bench.writing():  # from here on none of them is deleted
            order = dict(rows_in(bench.db, starts, (n for n, _ in work)))
            for n in sorted(order, key=lambda n: (order[n], n)):
                _retellings_of(bench, wordings, n)
            bench.done(RETOLD, work)
    return did


def _retellings_of(bench: Bench, wordings: _Wordings, n: int) -> None:
    db = bench.db
    shelf = _Shelf(bench, wordings, n)
    report = shelf.book.report
    quotes = db.rows("SELECT 1 FROM unnamed_quote WHERE version = ? LIMIT 1", n)
    links: list[Copy] = []
    if quotes or shelf._publishers_in(report):
        near_data = db.rows("SELECT near FROM derived WHERE version = ?", n)[0][0] or b""
        near = set(bench.names(k for (k,) in KEY.iter_unpack(near_data)).values())
        copied = [Span(*b) for (passages,) in db.rows(
            "SELECT passages FROM report_copy WHERE target = ? AND kind <> 'rewrite'", n)
            for _, b in json.loads(passages)]  # fmt: skip
        before = shelf.before()
        retold = "SELECT source FROM report_copy WHERE target = ? AND kind = 'rewrite'"
        known = set(bench.names(row[0] for row in db.rows(retold, before)).values()) if before else set()
        told = shelf.sources(report)
        houses = bench.versions(r.source for r in told)
        for found in told:
            if found.source in near or found.source in known or any(found.passages[0][1].overlaps(s) for s in copied):
                continue
            source = bench.report(houses[found.source])
            links.append(Copy(
                from_=found.source, to=report.id, kind="rewrite", share=found.share, directed=True,
                passages=found.passages, why=found.why,
                house=bench.owners.same_house(source.publisher, report.publisher)))  # fmt: skip
    if _keep(bench, n, links, "kind = 'rewrite'") and shelf.page is not None:
        later = "SELECT version FROM derived WHERE page = ? AND start > ? AND start <= ?"
        mark(db, RETOLD, (row[0] for row in db.rows(later, shelf.page, shelf.start, shelf.start + DAYS_RETOLD)))


# Corrections


def find_corrections_due(bench: Bench) -> bool:
    """What notices are about: those of new reports, and of publishers that have new ones."""
    did = False
    while work := bench.due(NOTICES, BATCH):
        did = True
        with bench.writing():
            for n, _ in work:
                _corrections_of(bench, n)
            bench.done(NOTICES, work)
    return did


def _corrections_of(bench: Bench, n: int) -> None:
    db = bench.db
    held = db.rows("SELECT publisher, page FROM derived WHERE version = ?", n)
    old = db.rows("SELECT about FROM correction WHERE report = ?", n)
    db.run("DELETE FROM correction WHERE report = ?", n)
    rows = []
    if held:
        others = {row[0] for row in db.rows(
            "SELECT version FROM derived WHERE (publisher = ? AND publisher <> '') OR page = ?", *held[0])}  # fmt: skip
        reports = {**bench.reports(others), n: bench.report(n)}
        days = days_named(reports[n])  # what the notice may be about by its words
        of_day = [v for v, r in reports.items() if (r.published or "")[:10] in days]
        reports.update(bench.reports(of_day, texts=True))
        versions = {r.id: v for v, r in reports.items()}
        found = [c for c in find_corrections(tuple(reports.values())) if c.report == reports[n].id]
        rows = [(n, None if c.of is None else versions[c.of], c.kind, *c.span, as_json(list(c.why))) for c in found]
    db.run_many("INSERT INTO correction (report, about, kind, c_start, c_end, why) VALUES (?, ?, ?, ?, ?, ?)", rows)
    for about in {row[1] for row in rows} | {row[0] for row in old}:
        if about is not None:
            mark_claims_of(db, about)
    if rows or old:
        mark_claims_of(db, n)
