"""The record: reports, their versions and bytes, readings, links and judgements, in one file."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import tempfile
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self

from sayso.address import page_of
from sayso.errors import StoreError, UsageError
from sayso.model import Report
from sayso.record.derived import forget, touch, touch_namesakes
from sayso.record.followed import Texts, follow, turned
from sayso.record.identity import in_order, is_version, link_id, report_key, version_id
from sayso.record.judged import LISTS, Judged, Orphan, item_spans, laid_over
from sayso.record.nouns import Added, Decision, Deleted, Hit, Judgement, Link, Place, Version
from sayso.record.packing import (
    as_json,
    packed,
    packed_reading,
    restored,
    spans_json,
    storable,
    unpacked,
    unpacked_reading,
)
from sayso.record.publishers import publishers_with
from sayso.record.rows import LINK, VERSION, age, body_of, given, judgement_from, link_from, stored, version_from
from sayso.record.sqlite import IN_PASSING, Database, is_record, now, placeholders, versions_in
from sayso.record.watches import Watches

SHORT_HASH = 8  # characters of a version's id that tell it from others of its name in answers
PATIENCE = 30.0  # seconds to wait for another writer; each of them writes for milliseconds, a deletion for seconds
_REPORT = ("publisher", "title", "byline", "dateline", "published", "url", "language", "retrieved", "extent")
Order = Literal["published", "added"]
_WORD = re.compile(r"[a-z][a-z_-]{0,31}")  # kinds go to the log, which holds no words of reports
GONE = "its words are not found exactly in the newest version"
PAIRED = ("copy", "clash")  # kinds of judgements on two places that are right or wrong
_DECISIONS = ("right", "wrong", "corrected", "added", "same", "not_same")


def open_record(path: str | os.PathLike[str], *, patience: float = PATIENCE, max_pages: int | None = None) -> Record:
    """Open the record at this path, made if there is none, brought up to date if it is older.

    patience: seconds to wait where another process is writing. max_pages: how large the file may grow, in SQLite pages
    of 4 KiB. Raises StoreError where the file is no record, damaged, of a newer Sayso, or cannot be written.
    """
    return Record(Database(Path(os.path.abspath(path)), patience=patience, max_pages=max_pages))


class Record:
    """A record that is open, for one thread; other threads and processes open their own. Close it, or use `with`.

    What cannot be done because of the file or the disk is a StoreError; what the caller named wrongly is a UsageError.
    What a method has returned from is on disk.
    """

    def __init__(self, database: Database) -> None:
        self._db = database

    @property
    def path(self) -> Path:
        """The file."""
        return self._db.path

    @property
    def watches(self) -> Watches:
        """What people watch in this record."""
        return Watches(self._db)

    def close(self) -> None:
        """Let go of the file."""
        with contextlib.suppress(StoreError):
            self._db.scrub_if_due(IN_PASSING)
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # Reports

    def look_up(self, report: Report) -> Added:
        """What adding this report would come to, without adding it: known ones need no reading."""
        with self._db.one_view():
            return self._state(report)

    def add(self, report: Report, raw: bytes, reading: dict[str, Any] | None = None) -> Added:
        """Keep a report, the bytes it came as and, if there is one, its reading (the contract's object).

        The same report again changes nothing, except that a reading is taken where there was none; one that is plainly
        the same (by `report_key`: the same address, without one the same id and publisher, or the same file) with
        another title or text is a new version; any other is another report. On return it is safely stored.
        """
        if reading is not None:
            _check_reading(reading, report.text)
        found = self.look_up(report)
        if found.state == "known" and (reading is None or self._has_reading(found.version_id)):
            return found
        # All that takes time happens before the lock.
        key, text, squeezed = storable(report_key(report)), storable(report.text), packed(raw)
        about = [stored(getattr(report, field)) for field in _REPORT]
        read = packed_reading(reading) if reading is not None else None
        with self._db.writing():
            added = self._state(report)
            if added.state != "known":
                at = now()
                if added.state == "new":
                    self._db.run(
                        "INSERT INTO report (n, key, added) VALUES (?, ?, ?)", self._db.next_number("report"), key, at
                    )
                of = self._db.rows("SELECT n FROM report WHERE key = ?", key)[0][0]
                n = self._db.next_number("version")
                self._db.run(
                    f"INSERT INTO version (n, id, report, name, {', '.join(_REPORT)}, stated_sha256, added)"
                    f" VALUES (?, ?, ?, ?, {placeholders(_REPORT)}, ?, ?)",
                    n, added.version_id, of, storable(report.id), *about, storable(report.sha256), at,
                )  # fmt: skip
                self._db.run(
                    "INSERT INTO source (version, text, raw, sha256) VALUES (?, ?, ?, ?)",
                    n, text, squeezed, hashlib.sha256(raw).hexdigest(),
                )  # fmt: skip
                self._db.index(n, report.title or "", report.text)
                self._db.next_generation()
            if read is not None and not self._has_reading(added.version_id):
                self._write_reading(self._number(added.version_id), read, reading["made_by"])
            if added.state != "known":
                touch_namesakes(self._db, storable(report.id))
        return added

    def versions(self, report: str | None = None) -> tuple[Version, ...]:
        """All versions, or those of one report (named as in `find`): report by report, the oldest first.

        Age goes by publication, then retrieval, then id, so that it does not depend on when they were added.
        """
        where, values = ("WHERE r.key = ?", (storable(self.find(report)),)) if report is not None else ("", ())
        rows = self._db.rows(f"SELECT {VERSION} FROM version v JOIN report r ON r.n = v.report {where}", *values)
        return tuple(sorted((version_from(row) for row in rows), key=age))

    def listed(
        self,
        *,
        publisher: str = "",
        since: str | None = None,
        by: Order = "published",
        limit: int = 50,
        offset: int = 0,
    ) -> tuple[Version, ...]:
        """Versions, the last published or added first, undated ones last; `limit` of them from `offset` on.

        publisher: those whose publisher's name holds these letters; since: those added later than this time.
        """
        where, values = self._chosen(publisher, since)
        order = "v.added DESC" if by == "added" else "v.published IS NULL, v.published DESC"
        rows = self._db.rows(
            f"SELECT {VERSION} FROM version v JOIN report r ON r.n = v.report {where} ORDER BY {order}, v.id"
            " LIMIT ? OFFSET ?", *values, limit, offset,
        )  # fmt: skip
        return tuple(version_from(row) for row in rows)

    def count_listed(self, *, publisher: str = "", since: str | None = None) -> int:
        """How many versions `listed` would give in all."""
        where, values = self._chosen(publisher, since)
        return self._db.rows(f"SELECT COUNT(*) FROM version v {where}", *values)[0][0]

    def find(self, report: str) -> str:
        """The key of the report that goes by this id, address, key or version id.

        UsageError where there is none, or more than one with that id.
        """
        name = storable(report)
        rows = self._db.rows(
            "SELECT key FROM report WHERE key IN (?, ?) UNION"
            " SELECT r.key FROM version v JOIN report r ON r.n = v.report WHERE v.id = ? OR v.name = ? OR v.url = ?",
            name, storable(page_of(report) or report), name, name, name,
        )  # fmt: skip
        keys = sorted(restored(row[0]) for row in rows)
        if not keys:
            raise UsageError("the record holds no such report", where=report)
        if len(keys) > 1:
            # One whose own key is that name can be named by a version alone.
            own = self._db.rows("SELECT v.id FROM version v JOIN report r ON r.n = v.report WHERE r.key = ?", name)
            better = [own[0][0] if key == report and own else key for key in keys]
            raise UsageError(
                "several reports go by that name", where=report, next_step=f"name one of {', '.join(better)}"
            )
        return keys[0]

    def report(self, version: str) -> Report:
        """The report as it was added, by version id."""
        row = self._one(
            f"SELECT v.name, s.text, v.stated_sha256, {', '.join(f'v.{field}' for field in _REPORT)}"
            " FROM version v JOIN source s ON s.version = v.n WHERE v.id = ?",
            version,
        )
        rest = {field: given(value) for field, value in zip(_REPORT, row[3:])}
        return Report(id=restored(row[0]), text=restored(row[1]), sha256=restored(row[2]), **rest)

    def raw(self, version: str) -> bytes:
        """The bytes as they came; StoreError where they are no longer those that were stored."""
        data, sha256 = self._one(
            "SELECT s.raw, s.sha256 FROM version v JOIN source s ON s.version = v.n WHERE v.id = ?", version
        )
        out = unpacked(data, where=str(self.path))
        if hashlib.sha256(out).hexdigest() != sha256:
            raise StoreError("the record is damaged", where=str(self.path), next_step="restore a backup")
        return out

    def search(self, query: str, limit: int = 20) -> tuple[Hit, ...]:
        """Versions that hold all words, and all "phrases" in quotation marks, of the query; best first.

        Nothing else in the query is syntax.
        """
        with self._db.one_view():
            hits = []
            for n, score in self._db.matches(query, limit):
                row = self._db.rows(
                    f"SELECT {VERSION} FROM version v JOIN report r ON r.n = v.report WHERE v.n = ?", n
                )[0]
                hits.append(Hit(version=version_from(row), score=score))
        return tuple(hits)

    @property
    def generation(self) -> int:
        """Another number whenever a version came or went: what is held of all versions is good as long as it."""
        return self._db.generation

    # Readings

    def reading(self, version: str) -> dict[str, Any] | None:
        """The reading as it was made, before any judgement; None where there is none."""
        rows = self._db.rows(
            "SELECT g.reading, s.text FROM version v JOIN source s ON s.version = v.n"
            " LEFT JOIN reading g ON g.version = v.n WHERE v.id = ?",
            version,
        )
        if not rows:
            raise UsageError("the record holds no such version", where=version)
        data, text = rows[0]
        return unpacked_reading(data, restored(text), where=str(self.path)) if data is not None else None

    def put_reading(self, version: str, reading: dict[str, Any]) -> None:
        """Keep another reading of a version in the place of the one there is. Judgements stay."""
        _check_reading(reading, self.report(version).text)
        data = packed_reading(reading)
        with self._db.writing():
            self._write_reading(self._number(version), data, reading["made_by"])

    def stale(self, made_by: dict[str, Any]) -> tuple[str, ...]:
        """Ids of the versions that were read by something else than this, or not yet."""
        rows = self._db.rows(
            "SELECT v.id FROM version v LEFT JOIN reading g ON g.version = v.n LEFT JOIN maker m ON m.n = g.maker"
            " WHERE m.made_by IS NULL OR m.made_by <> ? ORDER BY v.id",
            as_json(made_by),
        )
        return tuple(row[0] for row in rows)

    def judged(self, version: str) -> Judged | None:
        """The reading with what people decided laid over it; None where there is no reading."""
        reading = self.reading(version)
        return laid_over(reading, self.holding(version)) if reading is not None else None

    # Links

    def put_links(self, links: Iterable[Link]) -> None:
        """Keep links, all or none. One of the same kind between the same places takes the place of the older."""
        ordered = [in_order(link) for link in links]
        for link in ordered:
            _check_kind(link.kind)
        with self._db.writing():
            for link in ordered:
                self._write_link(link)

    def links(self, kind: str | None = None, *, version: str | None = None) -> tuple[Link, ...]:
        """Links of a kind, or that touch a version, or both, or all; ordered by id, whenever they came."""
        where, values = self._link_filter(kind, version)
        rows = self._db.rows(
            f"SELECT {LINK} FROM link l JOIN version a ON a.n = l.a JOIN version b ON b.n = l.b"
            f" JOIN maker m ON m.n = l.maker WHERE {where} ORDER BY l.id",
            *values,
        )
        return tuple(link_from(row) for row in rows)

    def drop_links(self, kind: str | None = None, *, version: str | None = None) -> None:
        """Take out links chosen as by `links`, for a stage that makes them anew."""
        where, values = self._link_filter(kind, version)
        with self._db.writing():
            self._db.run(f"DELETE FROM link WHERE id IN (SELECT l.id FROM link l WHERE {where})", *values)

    # Judgements

    def judge(self, decision: Decision, *, who: str) -> Judgement:
        """Log a decision of a person. It holds until undone, whatever is read later.

        UsageError where a place is not in the record.
        """
        if decision.what not in _DECISIONS:
            raise UsageError(f"no decision: {decision.what}", next_step=f"one of {', '.join(_DECISIONS)}")
        _check_kind(decision.kind)
        if (decision.other is None) == (decision.what in ("same", "not_same") or decision.kind in PAIRED):
            raise UsageError(
                '"same", "not_same" and all that is said of a copy or a clash take two places, the rest one'
            )
        body = body_of(decision)
        with self._db.writing():
            for place in (decision.place, decision.other):
                self._check_place(place)
            other = decision.other.version if decision.other else None
            n, at = self._log(who, decision.what, decision.kind, decision.place.version, other)
            self._db.run("INSERT INTO judgement_body (n, body) VALUES (?, ?)", n, body)
            if self._bears(decision):
                self._touch(decision.place.version, other)
        return Judgement(n=n, at=at, who=who, what=decision.what, version=decision.place.version, decision=decision)

    def undo(self, n: int, *, who: str) -> Judgement:
        """Undo entry n of the log by a further entry; undoing an undo makes the judgement hold again.

        UsageError where there is no such entry, where it is undone already, or is a deletion or of a deleted report.
        """
        with self._db.writing():
            rows = self._db.rows(
                "SELECT j.what, j.kind, j.version, j.other, j.about, b.n FROM judgement j"
                " LEFT JOIN judgement_body b ON b.n = COALESCE(j.about, j.n) WHERE j.n = ?",
                n,
            )
            if not rows or rows[0][5] is None:
                raise UsageError("the log has no such judgement that could be undone", where=str(n))
            what, kind, version, other, about, _ = rows[0]
            root = about if about is not None else n
            last = self._db.rows("SELECT n, what FROM judgement WHERE about = ? ORDER BY n DESC LIMIT 1", root)
            holds = not last or last[0][1] == "redo"
            wanted = "redo" if what == "undo" else "undo"
            if (wanted == "undo") != holds or (about is not None and last[0][0] != n):
                raise UsageError("that has been undone already", where=str(n))
            entry, at = self._log(who, wanted, kind, version, other, about=root)
            if kind in LISTS or other is not None:  # a grade bears on nothing
                self._touch(version, other)
        return Judgement(n=entry, at=at, who=who, what=wanted, version=version, about=root)

    def effective(self, version: str | None = None) -> tuple[Judgement, ...]:
        """The judgements that hold now, oldest first: all, or those that touch a version."""
        where, values = ("WHERE version = ? OR other = ?", (version, version)) if version else ("", ())
        rows = self._db.rows(
            "SELECT n, at, who, what, kind, version, other, about, body FROM effective_judgement"
            f" {where} ORDER BY n", *values,
        )  # fmt: skip
        return tuple(judgement_from(row) for row in rows)

    def holding(self, version: str) -> tuple[Judgement, ...]:
        """The judgements that hold for a version, oldest first.

        Its own, and those on older versions of the report whose words stand in it exactly (see `record.followed`);
        these then name places in this version.
        """
        own = self.effective(version)
        family = self._families_of([version]).get(version, ())
        texts, out = _TextPairs(self), {j.n: j for j in own}
        for older in family[: family.index(version)] if version in family else ():
            for j in self.effective(older):
                end = j if j.version == older else turned(j)
                if j.n not in out and (moved := follow(end, version, texts.of(older, version))):
                    out[j.n] = moved
        return tuple(out[n] for n in sorted(out))

    def held_everywhere(self) -> tuple[Judgement, ...]:
        """All judgements that hold, oldest first, each once for every version that its words are found in."""
        judgements = self.effective()
        families, texts = self._families(judgements), _TextPairs(self)

        def with_newer(j: Judgement) -> list[Judgement]:
            family = families.get(j.version or "", ())
            newer = family[family.index(j.version) + 1 :] if j.version in family else ()
            moved = (follow(j, version, texts.of(j.version, version)) for version in newer)
            return [j, *(m for m in moved if m)]

        out: list[Judgement] = []
        for j in judgements:
            for one in with_newer(j):
                paired = one.decision is not None and one.decision.other is not None
                out += [turned(other) for other in with_newer(turned(one))] if paired else [one]
        return tuple(out)

    def log(self) -> tuple[Judgement, ...]:
        """Every entry ever made, oldest first: judgements, undone or not, undos, redos and deletions."""
        rows = self._db.rows(
            "SELECT j.n, j.at, j.who, j.what, j.kind, j.version, j.other, j.about, b.body FROM judgement j"
            " LEFT JOIN judgement_body b ON b.n = j.n ORDER BY j.n"
        )
        return tuple(judgement_from(row) for row in rows)

    def orphans(self) -> tuple[Orphan, ...]:
        """Judgements that hold but have no place any more, oldest first.

        Either the words are not found exactly in the report's newest version, or the reading has no such item and the
        judgement does not say what it should be.
        """
        out: dict[int, Orphan] = {}
        judgements = self.effective()
        families = self._families(judgements)
        texts = _TextPairs(self)
        read: dict[str, frozenset[int]] = {}
        for j in judgements:
            for end in (j, turned(j)) if j.decision and j.decision.other else (j,):
                family = families.get(end.version or "", ())
                newest = family[-1] if family else end.version
                if newest != end.version and not follow(end, newest, texts.of(end.version, newest)):
                    out.setdefault(j.n, Orphan(judgement=j, why=GONE))
                for version in {end.version, newest}:
                    if version not in read:
                        judged = self.judged(version)
                        read[version] = frozenset(h.n for h in judged.homeless) if judged else frozenset()
                    if j.n in read[version]:
                        out.setdefault(j.n, Orphan(judgement=j, why="the reading holds no such item any more"))
        return tuple(out[n] for n in sorted(out))

    # The whole

    def delete(self, *reports: str, who: str) -> Deleted:
        """Remove reports with their readings, links and words, for good.

        A report's id, address or key names all its versions; a version's id, or its name in answers with the
        beginning of that (`a.txt@1f0e2d3c`), that version alone: judgements made on it go with it, the newest one that
        is left is the report's newest. UsageError where there is no such report, or several.

        The log keeps who, when and the versions' hashes. The file is written anew, which takes seconds for a large
        record and room for a second copy meanwhile: name all that shall go at once. Backups made before still hold
        them.
        """
        found = [self._named(report) for report in reports]
        whole = {key for key, version in found if version is None}
        gone: list[str] = []
        with self._db.more_room():
            with self._db.writing():
                for key in sorted({key for key, _ in found}):
                    only = None if key in whole else {version for k, version in found if k == key}
                    gone += self._delete(storable(key), who, only)
                if gone:
                    self._db.call_for_scrub()
            scrubbed = self._db.scrub_if_due()
        left = [v.id for v in self.versions() if v.report in {key for key, _ in found} - whole] if gone else []
        return Deleted(versions=tuple(gone), scrubbed=scrubbed, left=tuple(left))

    def backup(self, path: str | os.PathLike[str]) -> None:
        """Write the record as it is now to another file, whole or not at all, while others go on writing.

        An older backup of it is replaced; any other file, another record, and one in use, is a StoreError.
        """
        target = Path(os.path.abspath(path))
        if not target.parent.is_dir():
            raise StoreError("no such folder", where=str(target.parent), next_step="make it first")
        if target.exists() and (target.samefile(self.path) or not is_record(target)):
            raise StoreError("a backup never replaces that file", where=str(target), next_step="name another")
        if Path(f"{target}-wal").exists():
            raise StoreError("that record is in use", where=str(target), next_step="name another file")
        if target.exists() and (more := self._foreign(versions_in(target))):
            raise StoreError(
                f"this is another record, with {more} report version{'s' * (more > 1)} that this one has never held:"
                " a backup never replaces it", where=str(target), next_step="name another file",
            )  # fmt: skip
        try:
            handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
            os.close(handle)
        except OSError as exc:
            raise StoreError(f"cannot write: {exc.strerror}", where=str(target)) from exc
        try:
            self._db.backup(Path(name))
            _settle(Path(name), target)
        except OSError as exc:
            raise StoreError(f"cannot write: {exc.strerror}", where=str(target)) from exc
        finally:
            for rest in (name, f"{name}-wal", f"{name}-shm", f"{name}-journal"):
                with contextlib.suppress(FileNotFoundError):
                    os.unlink(rest)

    def _foreign(self, versions: Iterable[tuple[str, str]]) -> int:
        """How many of these versions this record neither holds from then nor has deleted."""
        with self._db.one_view():
            own = set(self._db.rows("SELECT id, added FROM version"))
            deleted = {id for (id,) in self._db.rows("SELECT version FROM judgement WHERE kind = 'report'")}
        return sum(v not in own and v[0] not in deleted for v in versions)

    def status(self) -> dict[str, Any]:
        """Counts: reports, versions, readings, links by kind, judgements that hold, entries of the log."""
        with self._db.one_view():
            counts = {
                name: self._db.rows(f"SELECT COUNT(*) FROM {table}")[0][0]
                for name, table in (
                    ("reports", "report"), ("versions", "version"), ("readings", "reading"),
                    ("judgements", "effective_judgement"), ("log", "judgement"),
                )
            }  # fmt: skip
            counts["links"] = dict(self._db.rows("SELECT kind, COUNT(*) FROM link GROUP BY kind ORDER BY kind"))
        return counts

    def faults(self) -> list[str]:
        """What a check of the whole file finds wrong, empty where all is well; reads everything."""
        out = self._db.faults()
        for version in self.versions():
            try:
                intact = is_version(version.id, self.report(version.id))
                self.raw(version.id)
            except (StoreError, ValueError):
                intact = False
            if not intact:
                out.append(f"version {version.id} is not what was stored")
        return out

    # Inside

    def _chosen(self, publisher: str, since: str | None) -> tuple[str, tuple[str, ...]]:
        """Which versions are listed: the clause, and the values in it."""
        parts, values = [], []
        if publisher:
            values += publishers_with(self._db, publisher)
            parts.append(f"v.publisher IN ({placeholders(values)})" if values else "1 = 0")
        if since is not None:
            parts.append("v.added > ?")
            values.append(since)
        return ("WHERE " + " AND ".join(parts) if parts else ""), tuple(values)

    def _families(self, judgements: Iterable[Judgement]) -> dict[str, tuple[str, ...]]:
        ends = {p.version for j in judgements if j.decision for p in (j.decision.place, j.decision.other) if p}
        return self._families_of(sorted(ends))

    def _families_of(self, versions: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """For each version all versions of its report, oldest first, where there are several.

        Of versions that say nothing of their time, the one added last counts as the newest here.
        """
        out: dict[str, tuple[str, ...]] = {}
        for version in versions:
            if version in out:
                continue
            rows = self._db.rows(
                "SELECT s.id, s.published, s.retrieved, s.added FROM version v JOIN version s ON s.report = v.report"
                " WHERE v.id = ?", version,
            )  # fmt: skip
            rows.sort(key=lambda row: (given(row[1]) or "", given(row[2]) or "", row[3]))
            family = tuple(row[0] for row in rows)
            if len(family) > 1:
                out.update(dict.fromkeys(family, family))
        return out

    def _state(self, report: Report) -> Added:
        id = version_id(report)
        if self._db.rows("SELECT 1 FROM version WHERE id = ?", id):
            return Added(version_id=id, state="known")
        held = self._db.rows(
            "SELECT v.id, v.title, s.text FROM version v JOIN report r ON r.n = v.report"
            " JOIN source s ON s.version = v.n WHERE r.key = ?", storable(report_key(report)),
        )  # fmt: skip
        said = stored(report.title), storable(report.text)
        for known, *about in held:
            if tuple(about) == said:  # of one file, which was called otherwise: by its path in another folder
                return Added(version_id=known, state="known")
        # The same words under the same id, whose publisher is told only one time of both.
        other = "v.publisher IS NULL" if report.publisher else "v.publisher IS NOT NULL"
        if not report.url and report.file is None:
            for known, *about in self._db.rows(
                "SELECT v.id, v.title, s.text FROM version v JOIN source s ON s.version = v.n"
                f" WHERE v.name = ? AND v.url IS NULL AND {other} ORDER BY v.id", storable(report.id),
            ):  # fmt: skip
                if tuple(about) == said:
                    return Added(version_id=known, state="known")
        return Added(version_id=id, state="changed" if held else "new")

    def _one(self, sql: str, version: str) -> tuple[Any, ...]:
        rows = self._db.rows(sql, version)
        if not rows:
            raise UsageError("the record holds no such version", where=version)
        return rows[0]

    def _number(self, version: str) -> int:
        return self._one("SELECT n FROM version WHERE id = ?", version)[0]

    def _bears(self, decision: Decision) -> bool:
        """May what follows from the reports be another after a decision? Not where somebody agrees with the reading."""
        kind, version = decision.kind, decision.place.version
        if kind not in LISTS:
            return decision.other is not None
        if decision.what != "right" or self._families_of([version]):
            return True
        if any(j.what != "right" and j.decision.kind in LISTS for j in self.effective(version) if j.decision):
            return True
        spans = tuple(sorted(set(decision.place.spans)))
        items = (self.reading(version) or {}).get(LISTS[kind], ())
        return all(item_spans(kind, item) != spans for item in items)

    def _touch(self, *versions: str | None) -> None:
        for version in versions:
            family = "SELECT n FROM version WHERE report = (SELECT report FROM version WHERE id = ?)"
            for row in self._db.rows(family, version):  # what is decided on an older version holds for the newer ones
                touch(self._db, row[0])

    def _has_reading(self, version: str) -> bool:
        return bool(self._db.rows("SELECT 1 FROM reading g JOIN version v ON v.n = g.version WHERE v.id = ?", version))

    def _maker(self, made_by: dict[str, Any]) -> int:
        text = as_json(made_by)
        known = self._db.rows("SELECT n FROM maker WHERE made_by = ?", text)
        if known:
            return known[0][0]
        n = self._db.next_number("maker")
        self._db.run("INSERT INTO maker (n, made_by) VALUES (?, ?)", n, text)
        return n

    def _write_reading(self, n: int, data: bytes, made_by: dict[str, Any]) -> None:
        self._db.run(
            "INSERT INTO reading (version, maker, made, reading) VALUES (?, ?, ?, ?) ON CONFLICT (version) DO UPDATE"
            " SET maker = excluded.maker, made = excluded.made, reading = excluded.reading",
            n, self._maker(made_by), now(), data,
        )  # fmt: skip
        touch(self._db, n)

    def _write_link(self, link: Link) -> None:
        self._db.run(
            "INSERT INTO link (id, kind, a, a_spans, b, b_spans, directed, maker, confidence, why, detail)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET maker = excluded.maker,"
            " confidence = excluded.confidence, why = excluded.why, detail = excluded.detail",
            link_id(link), link.kind, self._number(link.a.version), spans_json(link.a.spans),
            self._number(link.b.version), spans_json(link.b.spans), int(link.directed), self._maker(link.made_by),
            link.confidence, as_json(list(link.why)), as_json(link.detail),
        )  # fmt: skip

    def _link_filter(self, kind: str | None, version: str | None) -> tuple[str, tuple[Any, ...]]:
        parts, values = ["1 = 1"], []
        if kind is not None:
            parts.append("l.kind = ?")
            values.append(kind)
        if version is not None:
            n = self._number(version)
            parts.append("(l.a = ? OR l.b = ?)")
            values += [n, n]
        return " AND ".join(parts), tuple(values)

    def _check_place(self, place: Place | None) -> None:
        if place is None:
            return
        length = len(self.report(place.version).text)
        if not place.spans or any(span.end > length for span in place.spans):
            raise UsageError("that place lies outside of the report", where=place.version)

    def _log(self, who: str, what: str, kind: str, version: str | None, other: str | None = None, *,
             about: int | None = None) -> tuple[int, str]:  # fmt: skip
        n, at = self._db.next_number("judgement"), now()
        self._db.run(
            "INSERT INTO judgement (n, at, who, what, kind, version, other, about) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            n, at, storable(who), what, kind, version, other, about,
        )  # fmt: skip
        return n, at

    def _named(self, report: str) -> tuple[str, str | None]:
        """The key of the report that is meant, and the version where one alone is."""
        name, _, start = report.rpartition("@")
        if name and len(start) == SHORT_HASH and not self._db.rows(
            "SELECT 1 FROM version WHERE name = ? OR url = ? UNION SELECT 1 FROM report WHERE key = ?",
            *[storable(report)] * 3,
        ):  # fmt: skip
            rows = self._db.rows("SELECT v.id, r.key FROM version v JOIN report r ON r.n = v.report WHERE v.name = ?",
                                 storable(name))  # fmt: skip
            meant = [(restored(key), id) for id, key in rows if id.startswith(start)]
            if len(meant) == 1:
                return meant[0]
        key = self.find(report)
        return key, report if self._db.rows("SELECT 1 FROM version WHERE id = ?", storable(report)) else None

    def _delete(self, key: str, who: str, only: set[str | None] | None = None) -> list[str]:
        """Take out a report, or only some of its versions; the ids of those that are gone."""
        rows = self._db.rows(
            "SELECT v.n, v.id, v.name, v.title, s.text FROM version v JOIN source s ON s.version = v.n"
            " JOIN report r ON r.n = v.report WHERE r.key = ? ORDER BY v.id",
            key,
        )
        rows = [row for row in rows if only is None or row[1] in only]
        for n, id, _, title, text in rows:
            forget(self._db, n)
            self._db.unindex(n, given(title) or "", restored(text))
            self._db.run(
                "DELETE FROM judgement_body WHERE n IN (SELECT n FROM judgement WHERE version = ? OR other = ?)", id, id
            )
            self._db.run("DELETE FROM link WHERE a = ? OR b = ?", n, n)
            for table in ("reading", "source"):
                self._db.run(f"DELETE FROM {table} WHERE version = ?", n)
            self._db.run("DELETE FROM version WHERE n = ?", n)
            self._log(who, "delete", "report", id)
        left = self._db.rows("SELECT v.n FROM version v JOIN report r ON r.n = v.report WHERE r.key = ?", key)
        for (n,) in left:
            touch(self._db, n)  # what was decided on an older version may have held for it
        if not left:
            self._db.run("DELETE FROM report WHERE key = ?", key)
        self._db.next_generation()
        for name in {row[2] for row in rows}:
            touch_namesakes(self._db, name)
        return [row[1] for row in rows]


class _TextPairs:
    """Texts of versions side by side, each pair laid side by side once."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._held: dict[tuple[str, str], Texts] = {}

    def of(self, old: str, new: str) -> Texts:
        """The older and the newer text of two versions."""
        if (old, new) not in self._held:
            self._held[old, new] = Texts(self._record.report(old).text, self._record.report(new).text)
        return self._held[old, new]


def _check_reading(reading: dict[str, Any], text: str) -> None:
    """A reading of another text would lay spans over words that they do not mean: a bug of the caller."""
    if reading["report"]["text"] != text:
        raise ValueError("the reading is of another text")
    if not isinstance(reading.get("made_by"), dict):
        raise ValueError("the reading does not say what made it")


def _check_kind(kind: str) -> None:
    if not _WORD.fullmatch(kind):
        raise UsageError(f"no kind: {kind!r}", next_step="lower-case letters, - and _, 32 at most")


def _settle(made: Path, target: Path) -> None:
    """Move a finished file into place so that it outlives a loss of power, with the rights of any new file."""
    with made.open("rb") as file:
        os.fsync(file.fileno())
    umask = os.umask(0)
    os.umask(umask)
    os.chmod(made, 0o666 & ~umask)
    os.replace(made, target)
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
