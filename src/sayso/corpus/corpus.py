"""One class that answers for a record: `Corpus`."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from sayso.corpus import acting
from sayso.corpus.answers import Answers
from sayso.corpus.before import before
from sayso.corpus.decided import ACTOR, CLAIM, Decided, decided_by
from sayso.corpus.deriving import name_of
from sayso.corpus.opinions import Opinions
from sayso.corpus.packing import items_from
from sayso.corpus.rules import check_makers, stale
from sayso.corpus.settling import is_settled, settle, unsettled
from sayso.corpus.steps import Bench
from sayso.errors import ReportError, UsageError
from sayso.export.contract import reading_from_json, reading_to_json
from sayso.match.copies import Copy
from sayso.match.corrections import Correction
from sayso.match.lookup import ClaimFilter, Trace
from sayso.match.moments import moment
from sayso.match.occurrences import occurrence_id
from sayso.match.owners import Owners
from sayso.match.same import Comparer, SameClaim
from sayso.match.survey import Survey
from sayso.model import Claim, Clash, CorpusActor, Event, Failure, Reading, Report, ReportSpan
from sayso.record import Added, Orphan, Place, Record
from sayso.record.packing import restored, storable
from sayso.record.sqlite import Database
from sayso.record.store import PATIENCE
from sayso.text import Span

Progress = Callable[[str], None]
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reread:
    """What a reread came to: names of the reports read anew, and those that could not be read (they stay as read)."""

    read: tuple[str, ...]
    failures: tuple[Failure, ...] = ()


def open_corpus(
    path: str | os.PathLike[str],
    *,
    comparer: Comparer | None = None,
    owners: Owners | None = None,
    patience: float = PATIENCE,
    max_pages: int | None = None,
) -> Corpus:
    """Open the record at this path, made if there is none. Raises StoreError as `sayso.record.open_record` does.

    comparer: what tells whether two occurrences say the same, the trained network by default. owners: which publishers
    are one house (`Owners.read(file)`).
    """
    database = Database(Path(os.path.abspath(path)), patience=patience, max_pages=max_pages)
    return Corpus(database, comparer=comparer, owners=owners)


class Corpus(Record):
    """A record that is open, for one thread, with the claims across its reports.

    Reports are named in answers by their own id where it is the only one of that name, else by id and the beginning of
    the version's hash; `version_named` leads back to the version. Every question about claims first brings up to date
    what follows from the reports (`settle`). Lists can be had a page at a time: `limit` answers from `offset` on.
    """

    def __init__(self, database: Database, *, comparer: Comparer | None = None, owners: Owners | None = None) -> None:
        super().__init__(database)
        self._comparer = comparer
        self._bench = Bench(db=database, comparer=self._compare_with, owners=owners or Owners(), reading=self._reading,
                            decided=self.decided)  # fmt: skip
        self._answers = Answers(self._bench)
        self._decided: tuple[object, Decided] | None = None

    # Adding

    def take(self, reading: Reading, raw: bytes) -> Added:
        """Keep a report with its reading; on return it is safely stored."""
        return self.add(reading.report, raw, reading_to_json(reading))

    def settle(self, progress: Progress | None = None) -> None:
        """Bring up to date what follows from the reports; `progress` is told each step as it begins.

        To be called after adding. Questions do so themselves where something is not up to date.
        """
        check_makers(self._bench, comparer=True)
        settle(self._bench, progress)

    def join_actors(self) -> None:
        """Bring the actors across all reports up to date. Questions do so themselves, unless somebody else does."""
        acting.join(self._bench)

    def reread(
        self,
        read: Callable[[Report], Reading],
        *,
        made_by: Mapping[str, Any] | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> Reread:
        """Read again what was made by something else than `made_by` (the present reader by default), or not read yet.

        What people decided stays. `progress` is told how many of how many are done. A ReportError of `read` becomes a
        failure; that report keeps the reading it has.
        """
        if made_by is None:
            from sayso.pipeline import made_by as of_present_reader

            made_by = of_present_reader()
        names, failures, done = self.names(), [], []
        stale = self.stale(dict(made_by))
        for n, version in enumerate(stale):
            if progress:
                progress(n, len(stale))
            try:
                reading = read(self.report(version))
            except ReportError as exc:
                failures.append(Failure(id=names[version], stage="read", why=exc.what))
                continue
            self.put_reading(version, reading_to_json(reading))
            done.append(names[version])
        if progress:
            progress(len(stale), len(stale))
        return Reread(read=tuple(done), failures=tuple(failures))

    # Reports by their names in answers

    def names(self) -> Mapping[str, str]:
        """{version id: the name of that version in answers}."""
        versions = self.versions()
        count = Counter(v.name for v in versions)
        return {v.id: v.name if count[v.name] == 1 else f"{v.name}@{v.id[:8]}" for v in versions}

    def version_named(self, report: str) -> str:
        """The version that goes by this name in answers. Raises UsageError where there is none."""
        rows = self._db.rows("SELECT id FROM version WHERE name = ?", storable(report))
        if len(rows) == 1:
            return rows[0][0]
        own, _, start = report.rpartition("@")
        found = self._db.rows("SELECT id FROM version WHERE name = ?", storable(own)) if len(start) == 8 else []
        found = [id for (id,) in found if len(found) > 1 and id.startswith(start)]
        if len(found) != 1:
            raise UsageError("the record holds no such report", where=report)
        return found[0]

    def reading_of(self, report: str) -> Reading | None:
        """The reading of a report under its name in answers, with what people decided laid over it; None: not read yet.

        Raises UsageError where there is no such report.
        """
        return self._reading(self.version_named(report), report)

    def readings(self) -> list[Reading]:
        """Every version's reading as `reading_of` gives it; versions not read yet are left out."""
        found = (self._reading(version, name) for version, name in self.names().items())
        return [r for r in found if r is not None]

    # What stands across reports

    def survey(self, progress: Progress | None = None) -> Survey:
        """The survey of all that is read. It holds everything: of a large record ask for pages instead."""
        with self._view(actors=True, progress=progress):
            versions = [row[0] for row in self._db.rows("SELECT version FROM derived")]
            reports = tuple(self._bench.reports(versions, texts=True).values())
            return Survey(
                reports=tuple(sorted(reports, key=lambda r: (moment(r.published).start, r.id))),
                version_of=self._answers.versions_before(), claims=self._answers.page(ClaimFilter(), None, 0),
                copies=self._answers.copies(), corrections=self._answers.corrections(),
                clashes=self._answers.clashes(), actors=acting.page(self._bench, None, 0),
                timeline=self._answers.events(None, None, None, None, 0), made_by=self._made_by(),
            )  # fmt: skip

    def claims(self, wanted: ClaimFilter | None = None, *, limit: int | None = None, offset: int = 0,
               added_since: str | None = None) -> tuple[Claim, ...]:  # fmt: skip
        """The claims that are wanted, the most carried first; added_since: those carried by a report added later."""
        with self._view(actors=wanted is not None and wanted.about is not None):
            return self._answers.page(wanted or ClaimFilter(), limit, offset, added_since)

    def count_claims(self, wanted: ClaimFilter | None = None, *, added_since: str | None = None) -> int:
        """How many claims are wanted, in all."""
        with self._view(actors=wanted is not None and wanted.about is not None):
            return self._answers.count(wanted or ClaimFilter(), added_since)

    def trace(self, claim: str) -> Trace:
        """The whole story of the claim with this id, or that these words mean best. UsageError where there is none.

        An id of before somebody judged leads to where the words now stand that it was made from.
        """
        with self._view():
            found = self._meant(claim, 1)
            if not found:
                if held := before(self, claim):
                    raise held.refusal
                raise UsageError("no claim in the record says that", where=claim, next_step="see: sayso claims")
            return self._answers.trace(found[0])

    def claims_meant(self, words: str, *, limit: int = 20) -> tuple[Claim, ...]:
        """The claims that some words mean, best first; an id means its claim alone."""
        with self._view():
            return self._answers.claims(self._meant(words, limit))

    def claims_of(self, report: str) -> tuple[Claim, ...]:
        """The claims that a report carries, in the order in which it tells them. UsageError: no such report."""
        with self._view():
            return self._answers.claims(self._answers.numbers_of(self._version(report)))

    def conflicts(
        self, *, about: str | None = None, report: str | None = None, limit: int | None = None, offset: int = 0
    ) -> tuple[Clash, ...]:
        """Conflicts and denials across reports, by their first ends.

        about: those of claims about an actor or some words (as in `ClaimFilter`); report: those with an end in it.
        """
        with self._view(actors=about is not None):
            found = self._answers.clashes(None if report is None else (self._version(report),))
            if about is not None:
                places = self._answers.places(self._answers.about(about))
                found = tuple(c for c in found if {(c.a.report, c.a.span), (c.b.report, c.b.span)} & places)
            return _page(found, limit, offset)

    def actors(self, name: str | None = None, *, limit: int | None = None, offset: int = 0) -> tuple[CorpusActor, ...]:
        """All actors, the most mentioned first, or those that go by a name, the best first."""
        with self._view(actors=True):
            if name is None:
                return acting.page(self._bench, limit, offset)
            return _page(acting.find(self._bench, name), limit, offset)

    def actor(self, id: str) -> CorpusActor:
        """The actor with this id. Raises UsageError where there is none."""
        with self._view(actors=True):
            found = acting.with_id(self._bench, id)
            if found is None:
                raise UsageError("the record knows no such actor", where=id, next_step="see: sayso actors")
            return found

    def timeline(
        self,
        *,
        about: str | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> tuple[Event, ...]:
        """Dated claims in order. about: as in `ClaimFilter`; since, until: ISO 8601, of the events' dates."""
        with self._view(actors=about is not None):
            return self._answers.events(about, since, until, limit, offset)

    def copies(self, *, report: str | None = None) -> tuple[Copy, ...]:
        """Which reports copy which, or those that one report takes part in."""
        with self._view():
            return self._answers.copies(None if report is None else self._version(report))

    def corrections(self) -> tuple[Correction, ...]:
        """What publishers took back, by report."""
        with self._view():
            return self._answers.corrections()

    def status(self) -> dict[str, Any]:
        """As a record's, with `claims`, `occurrences`, `conflicts`, `actors`, `copies` as far as they are up to date.

        `unsettled`: how many reports were added or changed since; `settle` works them through. `stale`: what of it was
        derived by other rules than this Sayso's (`sayso.corpus.rules`); `settle` derives that anew.
        """
        waiting = unsettled(self._db)
        if not waiting:
            self._join_actors()
        return {**super().status(), **self._answers.counts(), "unsettled": waiting, "stale": self.stale_rules()}

    def stale_rules(self, *, weights: bool = False) -> list[str]:
        """What was derived by other rules or owners ("owners") than the present ones; empty: nothing.

        weights: look at those that compare too ("comparer"); raises ModelError where they are missing.
        """
        return list(stale(self._bench, comparer=weights))

    def orphans(self) -> tuple[Orphan, ...]:
        """As a record's, with decisions on claims and actors whose words are no occurrence or mention any more."""
        self._ready()
        out = {o.judgement.n: o for o in super().orphans()}
        for judgement in self.effective():
            decision = judgement.decision
            if decision is None or decision.kind not in (CLAIM, ACTOR) or decision.other is None:
                continue
            if not all(self._binds(decision.kind, end) for end in (decision.place, decision.other)):
                thing = "occurrence" if decision.kind == CLAIM else "mention"
                out.setdefault(judgement.n, Orphan(judgement=judgement, why=f"its words are no {thing} any more"))
        return tuple(out[n] for n in sorted(out))

    def decided(self) -> Decided:
        """What people decided on claims, actors, copies and clashes, on the names of this record's reports."""
        state = self._db.rows("SELECT MAX(n) FROM judgement")[0][0], self.generation
        if self._decided is None or self._decided[0] != state:
            held = self.held_everywhere()
            ids = {place.version for j in held if j.decision for place in (j.decision.place, j.decision.other) if place}
            self._decided = state, decided_by(held, self._names_of(ids))
        return self._decided[1]

    def opinions(self) -> Opinions:
        """People's grades of sources and claims, and where people disagree; as they are at this moment."""
        held = self.held_everywhere()
        ids = {place.version for j in held if j.decision for place in (j.decision.place, j.decision.other) if place}
        return Opinions(held, self._names_of(ids))

    # Inside

    def _compare_with(self) -> Comparer:
        if self._comparer is None:
            self._comparer = SameClaim()
        return self._comparer

    def _ready(self, progress: Progress | None = None) -> None:
        """Bring up to date what is not. The weights are asked for only where something has to be compared."""
        check_makers(self._bench, comparer=False)
        if not is_settled(self._db):
            self.settle(progress)

    def _join_actors(self) -> None:
        """Bring the actors across all reports up to date; all of them are joined anew where any report came or went."""
        self.join_actors()

    @contextmanager
    def _view(self, *, actors: bool = False, progress: Progress | None = None) -> Iterator[None]:
        """One state of the record, whatever others add meanwhile; `actors`: with those across all reports.

        It is settled, unless `_ready` leaves it unsettled or others add faster than that: then what is not worked
        through yet is missing from the answer.
        """
        for last in (False, False, True):
            self._ready(progress)
            if actors:
                self._join_actors()
            settled = is_settled(self._db)
            with self._db.one_view():
                if last or not settled or is_settled(self._db):
                    yield
                    return

    def _version(self, report: str) -> int:
        return self._number(self.version_named(report))

    def _names_of(self, versions: Iterable[str]) -> dict[str, str]:
        out = {}
        for id in versions:
            for (name,) in self._db.rows("SELECT name FROM version WHERE id = ?", id):
                count = self._db.rows("SELECT COUNT(*) FROM version WHERE name = ?", name)[0][0]
                out[id] = name_of(name, id, count)
        return out

    def _meant(self, words: str, limit: int) -> list[int]:
        found = self._answers.meant(words, limit)
        if not found and (held := before(self, words)) and held.claim is not None:
            return [held.claim]
        return found

    def _reading(self, version: str, name: str) -> Reading | None:
        judged = self.judged(version)
        if judged is None:
            return None
        reading = reading_from_json(judged.reading)
        return replace(reading, report=replace(reading.report, id=name))

    def _made_by(self) -> dict[str, Any]:
        """What made the readings (the commonest where they differ) and the links."""
        rows = self._db.rows(
            "SELECT m.made_by, COUNT(*) FROM reading g JOIN maker m ON m.n = g.maker GROUP BY m.made_by"
        )
        made = json.loads(max(rows, key=lambda row: (row[1], row[0]))[0]) if rows else {}
        compared = self._db.rows("SELECT value FROM setting WHERE name = 'comparer'")
        links = json.loads(compared[0][0]) if compared else {}
        return {**made, "models": {**made.get("models", {}), **links}}

    def _binds(self, kind: str, place: Place) -> bool:
        rows = self._db.rows("SELECT d.name, d.start, d.items FROM derived d JOIN version v ON v.n = d.version"
                             " WHERE v.id = ?", place.version)  # fmt: skip
        for name, start, items in rows:
            if kind == CLAIM:
                id = occurrence_id(restored(name), place.spans)
                return bool(self._db.rows("SELECT 1 FROM occurrence WHERE id = ?", storable(id)))
            mention = ReportSpan(report=restored(name), span=Span(*place.spans[0]))
            return any(mention in item.mentions for item in items_from(items, restored(name), start))
        return False


def _page(found: Sequence[T], limit: int | None, offset: int) -> tuple[T, ...]:
    return tuple(found[offset : None if limit is None else offset + limit])
