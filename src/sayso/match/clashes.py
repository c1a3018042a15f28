"""Conflicts across reports: two places that cannot both hold as stated, or a denial of a claim.

    links between occurrences -> pairs that clash (denial, polarity, number, date, place); roles of actors
                              -> each clash once, or twice where a second voice stands behind it

    clash_sides                 what two occurrences are to each other, asked by every kind
    clash_denials, clash_numbers, clash_scenes, clash_roles
                                the kinds: denial and polarity; number; date and place; role
    clash_choice                which of those that are one clash is told
    periods                     what is near each other in time

Few and right rather than many. Every rule wants two places about the same thing, says no more than that they clash, and
never which one holds. Figures keep their source each: two are named side by side, never a mean.

- Versions of one page do not clash with each other: the later one takes the place of the earlier.
- What a report took over from another clashes with nothing on its own account: the place that it was taken from does.
- A toll that rises is an update: a higher count of what only grows (killed, injured, ...), told later by the same
  source, or more than a day after the lower one was last told by anybody. A figure that falls, and two that are told
  side by side, clash.
- What was not so "yet" can be so later: such words deny nothing.
- Two places are near where their reports are of one period or of neighbouring ones (`candidates.PERIOD`), or of no
  known day both. What is near is held against each other period by period, with the periods beside it around, so that
  what goes on is told where it begins. What is farther apart is rarely about one thing: it clashes only within one
  claim, and only as a denial or as two days given for one event.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from sayso.match.clash_choice import once_or_twice
from sayso.match.clash_denials import contradictions, denials, stances
from sayso.match.clash_numbers import numbers
from sayso.match.clash_roles import roles
from sayso.match.clash_scenes import dates, only_day, places
from sayso.match.clash_sides import DEFAULT, TELLERS, ClashOptions, Sides, age, is_denied, is_far, place_of
from sayso.match.copies import Copy
from sayso.match.moments import moment
from sayso.match.periods import are_far_apart, period_of, seen_around
from sayso.model import Claim, ClaimLink, Clash, CorpusActor, Member, Report, ReportSpan

LOOKED_AT = 40  # who deny a claim, and who tell it, for what clashes in it far apart


def find_clashes(
    claims: Sequence[Claim],
    actors: Sequence[CorpusActor],
    reports: Mapping[str, Report],
    links: Iterable[ClaimLink],
    *,
    copies: Iterable[Copy] = (),
    options: ClashOptions = DEFAULT,
) -> tuple[Clash, ...]:
    """The clashes between the occurrences of some claims and between the roles of actors, by place of their first end.

    `links` are those that the claims were made of; those of other occurrences are left aside. In a denial b denies a.
    It is `clashes_begun` of each period and `clashes_far_apart` of each claim, as a record has them.
    """
    links, copies = tuple(links), tuple(copies)
    of_report = {id: period_of(r.published) for id, r in reports.items()}
    of_report |= {m.occurrence.report: period_of(m.occurrence.published) for c in claims for m in c.members}
    of = {m.occurrence.id: of_report[m.occurrence.report] for c in claims for m in c.members}
    told: dict[int | None, list[Claim]] = defaultdict(list)
    for claim in claims:
        for p in {q for m in claim.members for q in seen_around(of[m.occurrence.id])}:
            seen = tuple(m for m in claim.members if p in seen_around(of[m.occurrence.id]))
            told[p].append(claim if len(seen) == len(claim.members) else replace(claim, members=seen))
    linked: dict[int | None, list[ClaimLink]] = defaultdict(list)
    for k in links:
        if k.a in of and k.b in of:
            for p in {*seen_around(of[k.a])} & {*seen_around(of[k.b])}:
                linked[p].append(k)
    taken: dict[int | None, list[Copy]] = defaultdict(list)
    for c in copies:
        for p in {*seen_around(of_report.get(c.from_))} & {*seen_around(of_report.get(c.to))}:
            taken[p].append(c)
    held: dict[int | None, dict[str, Report]] = defaultdict(dict)
    for id, r in reports.items():
        for p in seen_around(of_report[id]):
            held[p][id] = r
    found: set[Clash] = set()
    for p in set(of_report.values()):
        found.update(clashes_begun(p, told[p], actors, held[p], linked[p], copies=taken[p], options=options))
    for claim in claims:
        if may_clash_far_apart(claim):
            ids = {m.occurrence.id for m in claim.members}
            around = {m.occurrence.report for m in claim.members}
            found.update(clashes_far_apart(
                claim, actors, {id: reports[id] for id in around if id in reports},
                [k for k in links if k.a in ids and k.b in ids],
                copies=[c for c in copies if c.from_ in around and c.to in around], options=options))  # fmt: skip
    return _in_order(found)


def clashes_begun(
    period: int | None,
    claims: Sequence[Claim],
    actors: Sequence[CorpusActor],
    reports: Mapping[str, Report],
    links: Iterable[ClaimLink],
    *,
    copies: Iterable[Copy] = (),
    options: ClashOptions = DEFAULT,
    text: Callable[[str], str] | None = None,
) -> tuple[Clash, ...]:
    """The clashes between what is near each other whose earlier end is of this period; None: of no known day.

    Claims with their members of this period and of those beside it alone (`seen_around`), the reports of these, links
    and copies among them; `text`: that of a report by its id, where these are without. Each clash is told once, or
    twice where a second voice stands behind it, among all of these days, and of what is told that which begins in this
    period is given.
    """
    sides = Sides(claims, actors, reports, links, copies, options, text)
    every = (numbers, dates, places, denials, stances, contradictions)
    found = [f for kind in every for f in kind(sides) if not is_far(f)]
    unique: dict[frozenset[ReportSpan], Clash] = {}
    for clash in (*roles(actors, reports), *(sides.clash(f) for f in once_or_twice(sides, found))):
        unique.setdefault(frozenset((clash.a, clash.b)), clash)

    when = {m.occurrence.report: m.occurrence.published for c in claims for m in c.members}
    when |= {id: r.published for id, r in reports.items()}

    def begins(clash: Clash) -> int | None:
        ends = ((moment(when.get(e.report)).start, e.report) for e in (clash.a, clash.b))
        return period_of(when.get(min(ends)[1]))

    return _in_order(c for c in unique.values() if begins(c) == period)


def clashes_far_apart(
    claim: Claim,
    actors: Sequence[CorpusActor],
    reports: Mapping[str, Report],
    links: Iterable[ClaimLink],
    *,
    copies: Iterable[Copy] = (),
    options: ClashOptions = DEFAULT,
) -> tuple[Clash, ...]:
    """The clashes within a claim between what is not near each other: denials, and two days given for one event.

    The whole claim, with the reports that carry it and the links and copies among them. A clash is told once or twice
    among all members, and what is near goes before what is far: a denial that comes weeks later is told where nothing
    that it denies stands near it, unless the same voice denied it before, or two others did. Of a claim that very
    many tell the first of each side and those near them are looked at, so that no claim is dear however long it lasts.
    """
    sides = Sides((replace(claim, members=_first_of(claim.members)),), actors, reports, links, copies, options)
    found = [*dates(sides), *denials(sides), *stances(sides)]
    if not any(is_far(f) for f in found):
        return ()
    return _in_order({sides.clash(f) for f in once_or_twice(sides, found, near_first=True) if is_far(f)})


def _first_of(members: Sequence[Member]) -> tuple[Member, ...]:
    """Those who deny a claim and those who do not, the first of each, with some who tell it near each of the former
    and some who give each day.
    """
    held = sorted(members, key=lambda m: age(m.occurrence))
    deniers = [m for m in held if m.stance == "denies" or is_denied(m.occurrence)][:LOOKED_AT]
    denying = {m.occurrence.id for m in deniers}
    others = [m for m in held if m.stance != "denies" and not is_denied(m.occurrence)]
    kept = denying | {m.occurrence.id for m in others[:LOOKED_AT]}
    near: dict[int | None, list[str]] = defaultdict(list)
    days: dict[date, list[str]] = defaultdict(list)
    for m in others:
        for p in seen_around(period_of(m.occurrence.published)):
            near[p].append(m.occurrence.id)
        if day := only_day(m.occurrence):
            days[day[1]].append(m.occurrence.id)
    for p in {period_of(m.occurrence.published) for m in deniers}:
        kept.update(near[p][:TELLERS])
    for ids in list(days.values())[:LOOKED_AT]:
        kept.update(ids[:TELLERS])
    return tuple(m for m in members if m.occurrence.id in kept)


def may_clash_far_apart(claim: Claim) -> bool:
    """Is it told at times that are not near each other, and denied, or of two days? `clashes_far_apart` gives nothing
    for any other.
    """
    if not are_far_apart({period_of(p) for p in {m.occurrence.published for m in claim.members}}):
        return False
    told = [m.occurrence for m in claim.members]
    if any(m.stance == "denies" for m in claim.members) or any(is_denied(o) for o in told):
        return True
    return len({day[1] for o in told if (day := only_day(o))}) > 1


def _in_order(found: Iterable[Clash]) -> tuple[Clash, ...]:
    return tuple(sorted(found, key=lambda c: (c.a.report, c.a.span, c.b.report, c.b.span, c.kind, c.why)))


__all__ = [
    "ClashOptions",
    "are_far_apart",
    "clashes_begun",
    "clashes_far_apart",
    "find_clashes",
    "may_clash_far_apart",
    "period_of",
    "place_of",
    "seen_around",
]
