"""What is known around a claim: reports, copies, corrections, and the actors of the same days.

An actor is what the reports of the days around a claim call it: from the period before the one in which it is first
told to the second after it, some sixteen days. A claim that is told for longer knows those whom its own chains
name, from its own reports. So what a new report tells of an actor concerns the claims of its days, not those of all
years.
"""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from sayso.corpus.deriving import number_of
from sayso.corpus.packing import items_from, spans_of
from sayso.corpus.steps import Bench
from sayso.match.actors import ActorDecisions, Item, Made, join_items
from sayso.match.chains import signed
from sayso.match.copies import Copy
from sayso.match.corrections import Correction
from sayso.match.ends import is_publisher
from sayso.match.origins import Surroundings
from sayso.match.owners import plain
from sayso.match.survey import SurveyOptions, judged_copies
from sayso.model import CorpusActor, Member, Report
from sayso.record.derived import rows_in
from sayso.record.packing import restored
from sayso.text import Span

BEFORE, AFTER = 1, 2  # periods around the first of a claim that are looked at; as `derived.SEEN_FROM` has it
KEPT = 24  # windows that are kept at hand
MOST_MADE = 20_000  # actors of them


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """The actors and publishers of some reports."""

    actors: tuple[CorpusActor, ...]
    holders: Mapping[str, tuple[CorpusActor, ...]]
    publishers: tuple[str, ...]
    houses: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass
class Around:
    """What is known around claims, for one state of the record."""

    bench: Bench
    _windows: OrderedDict[object, Known] = field(default_factory=OrderedDict)
    _made: Made = field(default_factory=dict)  # windows overlap, and most actors are the same in all of them

    @classmethod
    def at_hand(cls, bench: Bench) -> Around:
        """The one that the steps of settling share. What others change meanwhile they mark as due."""
        return bench.at_hand.setdefault("around", cls(bench))

    def of_periods(self, periods: Iterable[int | None]) -> Known:
        """What the reports of some periods know."""
        key = frozenset(periods)
        held = self._windows.get(key)
        if held is None:
            rows = list(rows_in(self.bench.db, f"SELECT {_ITEMS} WHERE period IN ({{}})", key - {None}))
            if None in key:
                rows += self.bench.db.rows(f"SELECT {_ITEMS} WHERE period IS NULL")
            held = self._windows[key] = self._known(rows)
            if len(self._windows) > KEPT:
                self._windows.popitem(last=False)
        return held

    def _known(self, rows: Iterable[tuple], links: Iterable[str] | None = None) -> Known:
        """What some reports know, or only of those who go by some links."""
        items, publishers = [], set()
        named = None if links is None else {plain(link) for link in links}
        for name, start, forms, data in rows:
            items += (
                i for i in items_from(data, restored(name), start)
                if named is None or not named.isdisjoint(map(plain, (i.name, *i.aliases)))
            )  # fmt: skip
            publisher = json.loads(forms)[0]
            if publisher:
                publishers.add(publisher)
        if len(self._made) > MOST_MADE:
            self._made.clear()
        actors = join_items(items, exact(self.bench.decided().actors, items), self._made)
        holders: dict[str, list[CorpusActor]] = {}
        for actor in actors:
            for alias in {plain(a) for a in (actor.name, *actor.aliases)}:
                holders.setdefault(alias, []).append(actor)
        return Known(actors, {k: tuple(v) for k, v in holders.items()}, tuple(sorted(publishers)))

    def of_claim(self, periods: Iterable[int | None], versions: Iterable[int], links: Iterable[str]) -> Known:
        """What is known around a claim by the periods of its members, the versions that carry it and the links of its
        chains.
        """
        told = set(periods)
        dated = {p for p in told if p is not None}
        if is_long(told):
            return self._known(rows_in(self.bench.db, f"SELECT {_ITEMS} WHERE version IN ({{}})", versions), links)
        if not dated:
            return self.of_periods(told)
        return self.of_periods((*range(min(dated) - BEFORE, min(dated) + AFTER + 1), *(told - dated)))

    def reports(self, held: Mapping[int, Report], known: Known) -> dict[str, Report]:
        """The reports of a claim by their names, and one that stands for each publisher of these days."""
        others = {f"\x00{p}": Report(id=p, text="", publisher=p) for p in known.publishers}
        return {**others, **{r.id: r for r in held.values()}}

    def parties(self, members: Sequence[Member], reports: Mapping[str, Report], known: Known
                ) -> tuple[tuple[CorpusActor, ...], int]:  # fmt: skip
        """(the actors that the chains of some members name, a number for all that is known of them)."""
        told = signed(members, reports)
        links = {plain(link) for m in told for link in m.occurrence.chain}
        found = {a.id: a for link in links for a in known.holders.get(link, ())}
        full = {plain(a.name) for a in found.values()} - links  # others that go by one of the full names
        found.update((a.id, a) for link in full for a in known.holders.get(link, ()))
        actors = tuple(found[i] for i in sorted(found))
        shown = [json.dumps([a.id, a.name, a.aliases, sorted({w for w, _, _ in a.roles})]) for a in actors]
        chains = sorted(json.dumps([m.occurrence.id, m.occurrence.chain, m.occurrence.named]) for m in told)
        houses = {p for link in links for p in self._houses(link, known)}
        return actors, number_of("parties", *shown, *chains, *sorted(houses))

    def _houses(self, link: str, known: Known) -> tuple[str, ...]:
        """The publishers of these days that a link may mean."""
        if link not in known.houses:
            known.houses[link] = tuple(p for p in known.publishers if is_publisher(link, p))
        return known.houses[link]

    def surroundings(self, reports: Mapping[str, Report], versions: Mapping[int, str],
                     actors: Sequence[CorpusActor]) -> Surroundings:  # fmt: skip
        """All that stands around a claim; `versions`: number -> name of those that carry it."""
        return Surroundings(
            reports=reports, copies=copies_among(self.bench, versions), actors=actors, owners=self.bench.owners,
            corrections=corrections_of(self.bench, versions),
        )  # fmt: skip


def is_long(periods: Iterable[int | None]) -> bool:
    """Is a claim told for longer than the days around its beginning?"""
    dated = {p for p in periods if p is not None}
    return bool(dated) and max(dated) > min(dated) + AFTER


def exact(decisions: ActorDecisions, items: Iterable[Item]) -> ActorDecisions:
    """The decisions whose ends are mentions, span for span."""
    places = {m for item in items for m in item.mentions}
    return ActorDecisions(same=frozenset(p for p in decisions.same if p <= places),
                          not_same=frozenset(p for p in decisions.not_same if p <= places))  # fmt: skip


_ITEMS = "name, start, forms, items FROM derived"
COPY = "source, target, kind, share, directed, house, passages, why"


def copies_among(bench: Bench, versions: Mapping[int, str]) -> tuple[Copy, ...]:
    """The copies between some versions, given with their names, as people left them."""
    rows = rows_in(bench.db, f"SELECT {COPY} FROM report_copy WHERE target IN ({{}}) ORDER BY target, place", versions)
    found = (copy_from(row, versions) for row in rows if row[0] in versions)
    return as_judged(bench, found, frozenset(versions.values()))


def as_judged(bench: Bench, found: Iterable[Copy], reports: frozenset[str] | None = None) -> tuple[Copy, ...]:
    """Copies without those that a person rejected and with those that one found, these only among some reports."""
    decided = bench.decided()
    own = tuple(c for c in decided.copies if reports is None or {c.from_, c.to} <= reports)
    return judged_copies(found, SurveyOptions(no_copies=decided.no_copies, copies=own))


def copy_from(row: Sequence, names: Mapping[int, str]) -> Copy:
    """A copy out of the columns that `COPY` names."""
    source, target, kind, share, directed, house, passages, why = row
    return Copy(
        from_=names[source], to=names[target], kind=kind, share=share, directed=bool(directed),
        house=None if house is None else restored(house), why=tuple(json.loads(why)),
        passages=_passages(passages),
    )  # fmt: skip


@lru_cache(maxsize=10_000)
def _passages(data: str) -> tuple[tuple[Span, Span], ...]:
    return tuple((Span(*a), Span(*b)) for a, b in json.loads(data))


CORRECTION = "report, about, kind, c_start, c_end, why"


def corrections_of(bench: Bench, versions: Mapping[int, str]) -> tuple[Correction, ...]:
    """The corrections that some versions carry or are about."""
    rows = {
        *rows_in(bench.db, f"SELECT {CORRECTION} FROM correction WHERE report IN ({{}})", versions),
        *rows_in(bench.db, f"SELECT {CORRECTION} FROM correction WHERE about IN ({{}})", versions),
    }
    names = {**bench.names({n for row in rows for n in row[:2] if n is not None and n not in versions}), **versions}
    found = [correction_from(row, names) for row in rows]
    return tuple(sorted(found, key=lambda c: (c.report, c.span)))


def correction_from(row: Sequence, names: Mapping[int, str]) -> Correction:
    """A correction out of the columns that `CORRECTION` names."""
    report, about, kind, start, end, why = row
    return Correction(report=names[report], of=None if about is None else names[about], kind=kind,
                      span=spans_of([(start, end)])[0], why=tuple(json.loads(why)))  # fmt: skip
