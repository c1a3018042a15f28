"""The survey: from the readings of many reports to claims, origins, copies, conflicts, actors and a timeline.

    readings -> actors, copies, corrections, versions          what stands between reports
             -> occurrences -> vectors -> pairs -> links -> groups    which say the same
             -> origins of each group, with all of the above around it
             -> clashes, timeline

In memory, all at once; `sayso.corpus` does the same over a record, a report at a time. The same readings give the same
survey, whatever their order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sayso.address import page_of
from sayso.match.actors import ActorDecisions, join_actors
from sayso.match.candidates import pairs_to_compare
from sayso.match.carried import marked
from sayso.match.chains import in_full, signed
from sayso.match.claims import ClaimGroup, Decisions, group
from sayso.match.clashes import find_clashes
from sayso.match.copies import Copy, CopyOptions, find_copies
from sayso.match.corrections import Correction, find_corrections
from sayso.match.moments import moment
from sayso.match.occurrences import occurrences_of
from sayso.match.origins import Surroundings, count_origins
from sayso.match.owners import Owners
from sayso.match.same import Comparer, SameClaim
from sayso.match.timeline import events_of
from sayso.match.versions import find_updates
from sayso.model import Claim, Clash, CorpusActor, Event, Failure, Member, Occurrence, Reading, Report, ReportSpan

UNCOUNTED = frozenset(("attitude",))  # acts without a proposition


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """The account of many reports. Reports by time of publication, then id; claims the most carried first.

    `version_of`: report id -> id of the version before it. `failures` are reports that could not be read.
    """

    reports: tuple[Report, ...]
    version_of: Mapping[str, str]
    claims: tuple[Claim, ...]
    copies: tuple[Copy, ...]
    corrections: tuple[Correction, ...]
    clashes: tuple[Clash, ...]
    actors: tuple[CorpusActor, ...]
    timeline: tuple[Event, ...]
    failures: tuple[Failure, ...] = ()
    made_by: Mapping[str, Any] = field(default_factory=dict)

    def claim(self, id: str) -> Claim | None:
        """The claim with this id."""
        return next((c for c in self.claims if c.id == id), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyOptions:
    """What a survey takes into account beside the readings."""

    owners: Owners = field(default_factory=Owners)
    decisions: Decisions = field(default_factory=Decisions)
    actor_decisions: ActorDecisions = field(default_factory=ActorDecisions)
    no_copies: frozenset[frozenset[str]] = frozenset()  # pairs of report ids
    copies: tuple[Copy, ...] = ()  # found by people
    no_clashes: frozenset[frozenset[ReportSpan]] = frozenset()


def judged_copies(found: Iterable[Copy], options: SurveyOptions) -> tuple[Copy, ...]:
    """Copies without those that a person rejected, and with those that one found."""
    kept = [c for c in found if frozenset((c.from_, c.to)) not in options.no_copies]
    known = {frozenset((c.from_, c.to)) for c in kept}
    return (*kept, *(c for c in options.copies if frozenset((c.from_, c.to)) not in known))


def survey_of(
    readings: Iterable[Reading],
    *,
    comparer: Comparer | None = None,
    options: SurveyOptions | None = None,
    progress: Callable[[str], None] | None = None,
    failures: Iterable[Failure] = (),
) -> Survey:
    """The survey of some readings. `progress` is told the name of each step as it begins.

    A report given twice counts once; of two that share an id but not their text the later in order of text gets
    a longer id. Raises ModelError where the weights that compare claims are missing.
    """
    options, comparer, tell = options or SurveyOptions(), comparer or SameClaim(), progress or (lambda _: None)
    held = in_order(distinct(readings))
    reports = {r.report.id: r.report for r in held}
    tell("actors")
    actors = join_actors(held, options.actor_decisions)
    tell("copies")
    asides = {r.report.id: r.asides for r in held}
    found = find_copies(tuple(reports.values()), asides=asides, options=CopyOptions(owners=options.owners))
    copies = judged_copies(found, options)
    corrections = find_corrections(tuple(reports.values()))
    tell("comparing statements")
    occurrences = [o for r in held for o in occurrences_of(r) if o.act not in UNCOUNTED]
    vectors = comparer.embed(occurrences)
    pairs = [(occurrences[a], occurrences[b]) for a, b in pairs_to_compare(occurrences, vectors)]
    links = comparer.compare(pairs)
    tell("claims and origins")
    groups = group(occurrences, links, options.decisions)
    same = {(k.a, k.b): k.same for k in links}
    around = Surroundings(reports=reports, copies=copies, actors=actors, owners=options.owners, corrections=corrections)
    each = (_marked(claim_of(g, around), same, options.decisions.same) for g in groups)
    claims = tuple(sorted(each, key=most_carried))
    return Survey(
        reports=tuple(reports.values()),
        version_of=find_updates(reports.values()),
        claims=claims,
        copies=copies,
        corrections=corrections,
        clashes=tuple(
            c
            for c in find_clashes(claims, actors, reports, links, copies=copies)
            if frozenset((c.a, c.b)) not in options.no_clashes
        ),
        actors=actors,
        timeline=events_of(claims),
        failures=tuple(sorted(failures, key=lambda f: f.id)),
        made_by=_made_by(held, comparer),
    )


def distinct(readings: Iterable[Reading]) -> list[Reading]:
    """Each report once, each under an id of its own."""
    by_id: dict[str, dict[tuple[str | None, ...], Reading]] = {}
    for r in readings:
        of = r.report
        key = of.text, of.title, of.published, page_of(of.url) or of.url or of.publisher
        by_id.setdefault(of.id, {}).setdefault(key, r)
    out = []
    for id, of in by_id.items():
        for n, key in enumerate(sorted(of, key=lambda k: tuple(p or "" for p in k))):
            reading = of[key]
            out.append(reading if not n else replace(reading, report=replace(reading.report, id=f"{id}~{n + 1}")))
    return out


def in_order(readings: Iterable[Reading]) -> list[Reading]:
    """Readings by time of publication, undated ones last, then by id."""
    return sorted(readings, key=lambda r: (moment(r.report.published).start, r.report.id))


def claim_of(found: ClaimGroup, around: Surroundings) -> Claim:
    """A group with its origins and where it was first seen."""
    members = in_full(signed(found.members, around.reports), around.reports, around.actors)
    return Claim(id=found.id, wording=found.wording, members=members,
                 origins=count_origins(members, around), first_seen=first_seen(members),
                 related=found.related, why=found.why)  # fmt: skip


def _marked(claim: Claim, same: Mapping[tuple[str, str], float], decided: Iterable[tuple[str, str]]) -> Claim:
    """A claim whose members are told whether they say its wording plainly."""
    return replace(claim, members=marked(claim.members, claim.wording, same, decided))


def first_seen(members: Sequence[Member]) -> tuple[str, str | None] | None:
    """The earliest dated report that asserts the claim; an undated one only where no dated one does.

    Of dates that leave it open which is earlier ("2026-02", "2026-02-01T08:00") the one that is over first.
    """
    asserting = [m.occurrence for m in members if m.stance == "asserts"]
    if not asserting:
        return None

    def age(o: Occurrence) -> tuple[float, float, str]:
        when = moment(o.published)
        return when.stop, when.start, o.report

    first = min(asserting, key=age)
    return first.report, first.published


def carriers(claim: Claim) -> tuple[str, ...]:
    """The reports that carry a claim, each once, in the order of its members."""
    return tuple(dict.fromkeys(m.occurrence.report for m in claim.members))


def most_carried(claim: Claim) -> tuple[int, int, float, str]:
    """Sort key: claims in the most reports first, then those told most often, then the earliest."""
    first = min(moment(m.occurrence.published).start for m in claim.members)
    return -len(carriers(claim)), -len(claim.members), first, claim.id


def _made_by(readings: Sequence[Reading], comparer: Comparer) -> dict[str, Any]:
    """What made the readings (the commonest where they differ) and the links."""
    makers = Counter(repr(sorted(r.made_by.items(), key=str)) for r in readings)
    if not readings:
        return {"models": dict(comparer.made_by)}
    most = max(makers, key=lambda m: (makers[m], m))
    made = next(r.made_by for r in readings if repr(sorted(r.made_by.items(), key=str)) == most)
    return {**made, "models": {**made.get("models", {}), **comparer.made_by}}
