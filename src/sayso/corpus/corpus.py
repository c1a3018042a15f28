"""One class that answers for a record: `Corpus`."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from sayso.corpus.decided import Decided, decided_by
from sayso.errors import ReportError, UsageError
from sayso.export.contract import reading_from_json, reading_to_json
from sayso.match.actors import find_actor
from sayso.match.copies import Copy
from sayso.match.corrections import Correction
from sayso.match.lookup import ClaimFilter, Trace, filtered, find_claims, trace
from sayso.match.moments import moment
from sayso.match.owners import Owners
from sayso.match.same import Comparer
from sayso.match.survey import Survey, SurveyOptions, survey_of
from sayso.model import Claim, Clash, CorpusActor, Event, Failure, Reading, Report
from sayso.record import Added, Orphan, Record
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
        self._comparer, self._owners = comparer, owners or Owners()
        self._held: tuple[object, Survey] | None = None

    # Adding

    def take(self, reading: Reading, raw: bytes) -> Added:
        """Keep a report with its reading; on return it is safely stored."""
        return self.add(reading.report, raw, reading_to_json(reading))

    def settle(self, progress: Progress | None = None) -> None:
        """Bring up to date what follows from the reports; `progress` is told each step as it begins.

        To be called after adding. Questions do so themselves where something is not up to date.
        """
        self.survey(progress)

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
        found = [version for version, name in self.names().items() if name == report]
        if not found:
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
        """The survey of all that is read."""
        state = self._state_of_all()
        if self._held is None or self._held[0] != state:
            decided = self.decided()
            options = SurveyOptions(
                owners=self._owners, decisions=decided.claims, actor_decisions=decided.actors,
                no_copies=decided.no_copies, copies=decided.copies, no_clashes=decided.no_clashes,
            )  # fmt: skip
            made = survey_of(self.readings(), comparer=self._comparer, options=options, progress=progress)
            self._held = (state, made)
        return self._held[1]

    def claims(self, wanted: ClaimFilter | None = None, *, limit: int | None = None, offset: int = 0
               ) -> tuple[Claim, ...]:  # fmt: skip
        """The claims that are wanted, the most carried first."""
        return _page(filtered(self.survey(), wanted or ClaimFilter()), limit, offset)

    def count_claims(self, wanted: ClaimFilter | None = None) -> int:
        """How many claims are wanted, in all."""
        return len(filtered(self.survey(), wanted or ClaimFilter()))

    def trace(self, claim: str) -> Trace:
        """The whole story of the claim with this id, or that these words mean best. UsageError where there is none."""
        found = find_claims(self.survey().claims, claim)
        if not found:
            raise UsageError("no claim in the record says that", where=claim, next_step="see: sayso claims")
        return trace(self.survey(), found[0])

    def claims_meant(self, words: str, *, limit: int = 20) -> tuple[Claim, ...]:
        """The claims that some words mean, best first; an id means its claim alone."""
        return find_claims(self.survey().claims, words)[:limit]

    def claims_of(self, report: str) -> tuple[Claim, ...]:
        """The claims that a report carries, in the order in which it tells them. UsageError: no such report."""
        self.version_named(report)
        first: dict[str, tuple[Span, Claim]] = {}
        for claim in self.survey().claims:
            spans = [s for m in claim.members if m.occurrence.report == report for s in m.occurrence.spans]
            if spans:
                first[claim.id] = (min(spans), claim)
        return tuple(claim for _, claim in sorted(first.values(), key=lambda x: (x[0], x[1].id)))

    def conflicts(
        self, *, about: str | None = None, report: str | None = None, limit: int | None = None, offset: int = 0
    ) -> tuple[Clash, ...]:
        """Conflicts and denials across reports, by their first ends.

        about: those of claims about an actor or some words (as in `ClaimFilter`); report: those with an end in it.
        """
        found = self.survey().clashes
        if report is not None:
            found = tuple(c for c in found if report in (c.a.report, c.b.report))
        if about is not None:
            wanted = filtered(self.survey(), ClaimFilter(about=about))
            places = {(m.occurrence.report, m.occurrence.spans[0]) for c in wanted for m in c.members}
            found = tuple(c for c in found if places & {(c.a.report, c.a.span), (c.b.report, c.b.span)})
        return _page(found, limit, offset)

    def actors(self, name: str | None = None, *, limit: int | None = None, offset: int = 0) -> tuple[CorpusActor, ...]:
        """All actors, the most mentioned first, or those that go by a name, the best first."""
        actors = self.survey().actors
        return _page(actors if name is None else find_actor(actors, name), limit, offset)

    def actor(self, id: str) -> CorpusActor:
        """The actor with this id. Raises UsageError where there is none."""
        found = [a for a in self.survey().actors if a.id == id]
        if not found:
            raise UsageError("the record knows no such actor", where=id, next_step="see: sayso actors")
        return found[0]

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
        found = self.survey().timeline
        if about is not None:
            wanted = {c.id for c in filtered(self.survey(), ClaimFilter(about=about))}
            found = tuple(e for e in found if e.claim in wanted)
        if since is not None:
            found = tuple(e for e in found if moment(e.date).stop > moment(since).start)
        if until is not None:
            found = tuple(e for e in found if moment(e.date).start < moment(until).stop)
        return _page(found, limit, offset)

    def copies(self, *, report: str | None = None) -> tuple[Copy, ...]:
        """Which reports copy which, or those that one report takes part in."""
        return tuple(c for c in self.survey().copies if report is None or report in (c.from_, c.to))

    def corrections(self) -> tuple[Correction, ...]:
        """What publishers took back, by report."""
        return self.survey().corrections

    def status(self) -> dict[str, Any]:
        """As a record's, with `claims`, `occurrences`, `conflicts`, `actors`, `copies`, `unsettled` (reports)."""
        counts = super().status()
        survey = self.survey()
        return {
            **counts,
            "claims": len(survey.claims),
            "occurrences": sum(len(c.members) for c in survey.claims),
            "conflicts": len(survey.clashes),
            "actors": len(survey.actors),
            "copies": len(survey.copies),
            "unsettled": 0,
        }

    def orphans(self) -> tuple[Orphan, ...]:
        """As a record's, with decisions on claims and actors whose words are no occurrence or mention any more."""
        return super().orphans()

    # Inside

    def _reading(self, version: str, name: str) -> Reading | None:
        judged = self.judged(version)
        if judged is None:
            return None
        reading = reading_from_json(judged.reading)
        return replace(reading, report=replace(reading.report, id=name))

    def _state_of_all(self) -> object:
        """Changes whenever an answer may."""
        status = super().status()
        return tuple(sorted((k, str(v)) for k, v in status.items())), len(self.log())

    def decided(self) -> Decided:
        """What people decided on claims, actors, copies and clashes, on the names of this record's reports."""
        return decided_by(self.held_everywhere(), self.names())


def _page(found: Sequence[T], limit: int | None, offset: int) -> tuple[T, ...]:
    return tuple(found[offset : None if limit is None else offset + limit])
