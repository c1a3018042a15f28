"""The record with what stands across its reports: `sayso.open(path)`.

    with sayso.open("sayso.db") as corpus:
        corpus.take(reading, raw)
        for claim in corpus.claims(ClaimFilter(about="Khabashe", at_most=1)):
            ...

A `Corpus` is a `Record` (reports, versions, readings, judgements) that also answers for claims, origins, copies,
conflicts, actors and the timeline. These are computed from the readings and from what people decided, never stored as
truth: the same reports and judgements give the same answers, whatever their order.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from sayso.errors import UsageError
from sayso.export.contract import reading_from_json, reading_to_json
from sayso.match.actors import ActorDecisions, find_actor
from sayso.match.claims import Decisions
from sayso.match.copies import Copy
from sayso.match.lookup import ClaimFilter, Trace, filtered, find_claims, trace
from sayso.match.occurrences import occurrence_id
from sayso.match.owners import Owners
from sayso.match.same import Comparer
from sayso.match.survey import Survey, SurveyOptions, survey_of
from sayso.model import Claim, Clash, CorpusActor, Event, Reading, ReportSpan
from sayso.record import Added, Place, Record
from sayso.record.sqlite import Database
from sayso.record.store import PATIENCE
from sayso.text import Span

CLAIM, ACTOR = "claim", "actor"  # kinds of "same" and "not_same" judgements


def open_corpus(
    path: str | os.PathLike[str],
    *,
    comparer: Comparer | None = None,
    owners: Owners | None = None,
    patience: float = PATIENCE,
    max_pages: int | None = None,
) -> Corpus:
    """Open the record at this path, made if there is none. Raises StoreError as `sayso.record.open_record` does."""
    database = Database(Path(os.path.abspath(path)), patience=patience, max_pages=max_pages)
    return Corpus(database, comparer=comparer, owners=owners)


class Corpus(Record):
    """A record that is open, for one thread, with the claims across its reports.

    Reports are named in answers by their own id where it is the only one of that name, else by id and the beginning of
    the version's hash; `version_named` leads back to the version.
    """

    def __init__(self, database: Database, *, comparer: Comparer | None = None, owners: Owners | None = None) -> None:
        super().__init__(database)
        self._comparer, self._owners = comparer, owners or Owners()
        self._held: tuple[object, Survey] | None = None

    # Adding

    def take(self, reading: Reading, raw: bytes) -> Added:
        """Keep a report with its reading; on return it is safely stored."""
        return self.add(reading.report, raw, reading_to_json(reading))

    # What stands across reports

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

    def readings(self) -> list[Reading]:
        """Every version's reading, judged, under its name in answers; versions not read yet are left out."""
        out = []
        for version, name in self.names().items():
            judged = self.judged(version)
            if judged is not None:
                reading = reading_from_json(judged.reading)
                out.append(replace(reading, report=replace(reading.report, id=name)))
        return out

    def survey(self, progress: Callable[[str], None] | None = None) -> Survey:
        """The survey of all that is read."""
        state = self._state_of_all()
        if self._held is None or self._held[0] != state:
            decisions, actor_decisions = self._decisions()
            options = SurveyOptions(owners=self._owners, decisions=decisions, actor_decisions=actor_decisions)
            made = survey_of(self.readings(), comparer=self._comparer, options=options, progress=progress)
            self._held = (state, made)
        return self._held[1]

    def claims(self, wanted: ClaimFilter | None = None) -> tuple[Claim, ...]:
        """The claims that are wanted, the most carried first."""
        return filtered(self.survey(), wanted or ClaimFilter())

    def trace(self, claim: str) -> Trace:
        """The whole story of the claim with this id, or that these words mean best. UsageError where there is none."""
        found = find_claims(self.survey().claims, claim)
        if not found:
            raise UsageError("no claim in the record says that", where=claim, next_step="see: sayso claims")
        return trace(self.survey(), found[0])

    def conflicts(self) -> tuple[Clash, ...]:
        """Conflicts and denials across reports."""
        return self.survey().clashes

    def actors(self, name: str | None = None) -> tuple[CorpusActor, ...]:
        """All actors, the most mentioned first, or those that go by a name, the best first."""
        actors = self.survey().actors
        return actors if name is None else find_actor(actors, name)

    def timeline(self) -> tuple[Event, ...]:
        """Dated claims in order."""
        return self.survey().timeline

    def copies(self) -> tuple[Copy, ...]:
        """Which reports copy which."""
        return self.survey().copies

    # Inside

    def _state_of_all(self) -> object:
        """Changes whenever an answer may."""
        status = self.status()
        return tuple(sorted((k, str(v)) for k, v in status.items())), len(self.log())

    def _decisions(self) -> tuple[Decisions, ActorDecisions]:
        """What people decided on claims and actors, on the names of this record's reports."""
        names = self.names()
        pairs: dict[tuple[str, str], set[tuple[str, str]]] = {}
        mentions: dict[str, set[frozenset[ReportSpan]]] = {"same": set(), "not_same": set()}
        for judgement in self.effective():
            decision = judgement.decision
            if decision is None or decision.what not in ("same", "not_same") or decision.other is None:
                continue
            ends = (decision.place, decision.other)
            if any(end.version not in names for end in ends):
                continue
            if decision.kind == CLAIM:
                a, b = sorted(occurrence_id(names[end.version], end.spans) for end in ends)
                pairs.setdefault((CLAIM, decision.what), set()).add((a, b))
            elif decision.kind == ACTOR:
                mentions[decision.what].add(frozenset(_mention(names, end) for end in ends))
        return (
            Decisions(**{what: frozenset(pairs.get((CLAIM, what), ())) for what in ("same", "not_same")}),
            ActorDecisions(same=frozenset(mentions["same"]), not_same=frozenset(mentions["not_same"])),
        )


def _mention(names: Mapping[str, str], place: Place) -> ReportSpan:
    return ReportSpan(report=names[place.version], span=Span(*place.spans[0]))
