"""Claims: the parts of the graph of links that were touched are grouped anew, and only they."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.corpus.around import Around, copies_among, is_long
from sayso.corpus.packing import occurrence_from, packed_chain, packed_origins, with_chain
from sayso.corpus.steps import UNDATED, Bench
from sayso.match.claims import DEFAULT, ID_DIGITS, ClaimGroup, Decisions, claim_id, group, with_reasons
from sayso.match.clashes import clashes_begun, clashes_far_apart, may_clash_far_apart, seen_around
from sayso.match.lookup import OWN_VOICE, rests_on_unnamed, stems
from sayso.match.moments import moment
from sayso.match.survey import claim_of
from sayso.match.timeline import date_of
from sayso.model import Claim, ClaimLink, Clash, CorpusActor, Member, Occurrence, Origins, Report
from sayso.record.derived import (
    CLASHES,
    NO_PERIOD,
    ORIGINS,
    REGROUP,
    SEEN_FROM,
    WINDOW,
    drop_claims,
    mark,
    mark_periods,
    rows_in,
)
from sayso.record.packing import as_json, storable
from sayso.record.sqlite import placeholders

BATCH = 2_000  # seeds of one transaction
NONE_YET = Origins(at_least=0, at_most=0, ends=(), why=())


def regroup(bench: Bench) -> bool:
    """Group the touched parts anew."""
    did = False
    while work := bench.due(REGROUP, BATCH):
        did = True
        decisions = bench.decided().claims
        with bench.writing():
            _Parts(bench, decisions).group([n for n, _ in work])
            bench.done(REGROUP, work)
    return did


@dataclass(frozen=True, slots=True)
class _Row:
    n: int
    words: int | None
    claim: int | None
    period: int | None
    version: int
    said: tuple[str | None, str | None]  # stance and factuality so far
    o: Occurrence


class _Parts:
    """Some parts of the graph, whole: with an occurrence all that its claim can depend on."""

    def __init__(self, bench: Bench, decisions: Decisions) -> None:
        self.bench, self.db, self.decisions = bench, bench.db, decisions
        self.rows: dict[int, _Row] = {}
        self.same = self._decided(decisions.same)

    def _decided(self, pairs: Iterable[tuple[str, str]]) -> dict[int, set[int]]:
        out: dict[int, set[int]] = defaultdict(set)
        for pair in pairs:
            found = (self.db.rows("SELECT n FROM occurrence WHERE id = ?", storable(id)) for id in pair)
            ends = [row[0] for rows in found for row in rows]
            if len(ends) == 2:
                out[ends[0]].add(ends[1])
                out[ends[1]].add(ends[0])
        return out

    def group(self, seeds: Sequence[int]) -> None:
        """Make the claims of the parts in which these occurrences are."""
        self._gather(seeds)
        if not self.rows:
            return
        number = {row.o.id: row.n for row in self.rows.values()}
        links = self._links()
        told = [row.o for row in self.rows.values()]
        groups = group(told, [k for k, _ in links], self.decisions)
        groups = self._with_reasons(groups, links, told)
        self._keep_parts(links, number)
        as_before = self._unchanged(groups, number)
        held = {row.claim for row in self.rows.values() if row.claim is not None}
        drop_claims(self.db, held - as_before.keys())
        stay = set(as_before.values())
        self._keep([g for g in groups if g.id not in stay], number, set(as_before))

    def _unchanged(self, groups: Sequence[ClaimGroup], number: Mapping[str, int]) -> dict[int, str]:
        """{claim: id of the group} of claims that are what they were: in a part of years few are touched, and what
        counts their origins must read all the days in which they began.
        """
        size = Counter(row.claim for row in self.rows.values() if row.claim is not None)
        found: dict[int, ClaimGroup] = {}
        for g in groups:
            rows = [self.rows[number[m.occurrence.id]] for m in g.members]
            claim = rows[0].claim
            if (
                claim is not None
                and size[claim] == len(rows)
                and all(
                    row.claim == claim and row.said == (m.stance, m.factuality)
                    for m, row in zip(g.members, rows, strict=True)
                )
            ):
                found[claim] = g
        out = {}
        question = "SELECT n, id, short, wording, why FROM claim WHERE n IN ({})"
        for n, *told in rows_in(self.db, question, found):
            g = found[n]
            short = claim_id(g.members[0].occurrence.id)
            if told == [short, short, storable(g.wording), as_json(list(g.why))]:
                out[n] = g.id
        return out

    def _gather(self, seeds: Iterable[int]) -> None:
        """Copies of a wording, links that are strong enough to join, decisions; and whoever shared a claim so far."""
        frontier = set(seeds)
        while frontier := frontier - self.rows.keys():
            rows = rows_in(
                self.db,
                "SELECT n, same_words, claim, period, version, stance, factuality, data FROM occurrence"
                " WHERE n IN ({})",
                frontier,
            )
            found = [_Row(*row[:5], row[5:7], occurrence_from(row[7])) for row in rows]
            self.rows.update((row.n, row) for row in found)
            here = [row.n for row in found]
            frontier = {k for n in here for k in self.same.get(n, ())}
            for sql, values in (
                ("SELECT n FROM occurrence WHERE same_words IN ({})", {r.words for r in found if r.words is not None}),
                ("SELECT n FROM occurrence WHERE claim IN ({})", {r.claim for r in found if r.claim is not None}),
                (f"SELECT b FROM claim_link WHERE same >= {DEFAULT.floor} AND a IN ({{}})", here),
                (f"SELECT a FROM claim_link WHERE same >= {DEFAULT.floor} AND b IN ({{}})", here),
            ):
                frontier.update(row[0] for row in rows_in(self.db, sql, values))

    def _links(self) -> list[tuple[ClaimLink, bool]]:
        """The links inside, each with whether its reasons are kept."""
        rows = rows_in(self.db, "SELECT a, b, same, opposed, relation, confidence, why FROM claim_link"
                                " WHERE same IS NOT NULL AND a IN ({})", self.rows)  # fmt: skip
        return [
            (ClaimLink(a=self.rows[a].o.id, b=self.rows[b].o.id, same=same, opposed=opposed, relation=relation,
                       relation_confidence=confidence, why=tuple(json.loads(why)) if why else ()), why is not None)
            for a, b, same, opposed, relation, confidence, why in rows if b in self.rows
        ]  # fmt: skip

    def _with_reasons(self, groups: Sequence[ClaimGroup], links: Sequence[tuple[ClaimLink, bool]],
                      told: Sequence[Occurrence]) -> Sequence[ClaimGroup]:  # fmt: skip
        """The groups, with their reasons anew where those of a weak link among their strongest had to be asked for."""
        claim_of = {m.occurrence.id: g.id for g in groups for m in g.members}
        within: dict[str, list[tuple[ClaimLink, bool]]] = defaultdict(list)
        for k in links:
            if claim_of[k[0].a] == claim_of[k[0].b]:
                within[claim_of[k[0].a]].append(k)
        strongest = {id: sorted(found, key=lambda k: (-k[0].same, k[0].a, k[0].b))[:3] for id, found in within.items()}
        missing = {id: [k for k, kept in found if not kept] for id, found in strongest.items()}
        asking = [k for found in missing.values() for k in found]
        if not asking:
            return groups
        of = {o.id: o for o in told}
        asked = self.bench.comparer().compare([(of[k.a], of[k.b]) for k in asking])
        why = {(k.a, k.b): k.why for k in asked}
        return [
            with_reasons(
                g, [replace(k, why=why.get((k.a, k.b), k.why)) for k, _ in within[g.id]], self.decisions
            ) if missing.get(g.id) else g
            for g in groups
        ]  # fmt: skip

    def _keep_parts(self, links: Iterable[tuple[ClaimLink, bool]], number: Mapping[str, int]) -> None:
        """Name each part after its least lead."""
        up = {n: n for n in self.rows}

        def root(n: int) -> int:
            while up[n] != n:
                up[n] = up[up[n]]
                n = up[n]
            return n

        def join(a: int, b: int) -> None:
            a, b = sorted((root(a), root(b)))
            up[b] = a

        first: dict[int, int] = {}
        for row in self.rows.values():
            if row.words is not None:
                join(first.setdefault(row.words, row.n), row.n)
        for k, _ in links:
            if k.same >= DEFAULT.floor:
                join(number[k.a], number[k.b])
        for a, others in self.same.items():
            for b in others:
                if a in up and b in up:
                    join(a, b)
        self.db.run_many("UPDATE lead SET part = ? WHERE n = ?", [(root(n), n) for n in self.rows])

    def _keep(self, groups: Sequence[ClaimGroup], number: Mapping[str, int], stay: Collection[int]) -> None:
        """Write claims anew, and mark what rests on them; claims that `stay` are left as they are."""
        db = self.db
        last = db.rows("SELECT COALESCE(MAX(n), 0) FROM claim")[0][0]
        claims, members, due = [], [], []
        for n, g in enumerate(groups, last + 1):
            held = [self.rows[number[m.occurrence.id]] for m in g.members]
            claim = Claim(id=g.id, wording=g.wording, members=g.members, origins=NONE_YET, first_seen=None)
            date = date_of(claim)
            when = moment(date) if date else None
            first = min(min(moment(row.o.published).start, UNDATED) for row in held)
            short = claim_id(g.members[0].occurrence.id)
            carriers = len({row.version for row in held})
            claims.append((n, short, short, storable(g.wording), as_json(list(g.why)), carriers, len(held), first,
                           date, when.start if when else None, when.stop if when else None))  # fmt: skip
            members += [(n, m.stance, m.factuality, row.n) for m, row in zip(g.members, held, strict=True)]
            due.append(n)
            told = set().union(*(stems(m.occurrence.resolved) for m in g.members))
            db.index_claim(n, sorted(told))
        columns = "n, id, short, wording, why, carriers, members, first, date, date_start, date_stop"
        db.run_many(f"INSERT INTO claim ({columns}) VALUES ({placeholders(columns.split())})", claims)
        db.run_many("UPDATE occurrence SET claim = ?, stance = ?, factuality = ? WHERE n = ?", members)
        self._lengthen({row[1] for row in claims})
        mark(db, ORIGINS, due)
        told = {row[3]: row[:3] for row in members}
        touched = [row for row in self.rows.values() if row.claim not in stay]
        before = _cells((row.n, row.period, row.claim, row.said) for row in touched if row.claim is not None)
        after = _cells((row.n, row.period, told[row.n][0], told[row.n][1:]) for row in touched)
        mark(db, CLASHES, {cell for cell, _ in before ^ after})

    def _lengthen(self, shorts: Iterable[str]) -> None:
        """Claims that would share an id get longer ones, all of them."""
        db = self.db
        shared = "SELECT short FROM claim WHERE short IN ({}) GROUP BY short HAVING COUNT(*) > 1"
        for (short,) in list(rows_in(db, shared, shorts)):  # type: ignore[arg-type]
            for (n,) in db.rows("SELECT n FROM claim WHERE short = ?", short):
                first = db.rows("SELECT short FROM occurrence WHERE claim = ? ORDER BY start, id LIMIT 1", n)[0][0]
                db.run("UPDATE claim SET id = ? WHERE n = ?", f"c-{first[: ID_DIGITS + 4]}", n)


def _cells(told: Iterable[tuple[int, int | None, int, tuple]]) -> set[tuple[int, frozenset]]:
    """What each period sees of some claims, given by (occurrence, its period, its claim, what it says)."""
    seen: dict[tuple[int, int], set[tuple]] = defaultdict(set)
    for n, period, claim, said in told:
        for cell in (NO_PERIOD,) if period is None else (period + k for k in SEEN_FROM[CLASHES]):
            seen[cell, claim].add((n, said))
    return {(cell, frozenset(members)) for (cell, _), members in seen.items()}


# Origins


def look_around(bench: Bench) -> bool:
    """Where what is known of the actors of some days changed: which claims does that concern?"""
    did = False
    while work := bench.due(WINDOW, 8):
        did = True
        around = Around.at_hand(bench)
        with bench.writing():
            for p, _ in work:
                # those that begin here: what a claim knows hangs on where it begins
                begun = "SELECT claim, MIN(period) FROM occurrence WHERE claim IN ({}) GROUP BY claim"
                first = rows_in(bench.db, begun, _told_in(bench, () if p == NO_PERIOD else (p,)))
                found = {claim for claim, period in first if period == (None if p == NO_PERIOD else p)}
                marked = {row[0] for row in bench.db.rows("SELECT n FROM due WHERE what = ?", ORIGINS)}
                found -= marked
                known = dict(rows_in(bench.db, "SELECT n, parties FROM claim WHERE n IN ({})", found))
                for n, claim in claims_with_members(bench, found, as_read=True).items():
                    if is_long(claim.periods):  # knows its own reports alone
                        continue
                    if _surroundings(claim, around)[2] != known[n]:
                        mark(bench.db, ORIGINS, (n,))
            bench.done(WINDOW, work)
    return did


@dataclass(frozen=True, slots=True)
class Held:
    """The members of a claim, with the versions that carry it (number -> report without its text) and its periods."""

    n: int
    numbers: tuple[int, ...]  # of the members' occurrences
    told: tuple[bytes | None, ...]  # the chains that are kept for them
    members: tuple[Member, ...]
    reports: Mapping[int, Report]
    periods: frozenset[int | None]
    where: Mapping[int, int | None]  # number of an occurrence -> its period


def claims_with_members(
    bench: Bench,
    claims: Iterable[int],
    *,
    as_read: bool = False,
    within: Collection[int | None] | None = None,
    reports: bool = True,
) -> dict[int, Held]:
    """The members of some claims, in their order; with their chains as read, or as all the reports tell them.

    within: only those of these periods; a claim that has none in them is left out. reports: with those that carry them.
    """
    found: dict[int, list[tuple[Member, int, int | None, int, bytes | None]]] = defaultdict(list)
    versions: set[int] = set()
    columns = "claim, version, period, n, stance, factuality, data, told"
    for n, version, period, number, stance, factuality, data, told in rows_in(
        bench.db, f"SELECT {columns} FROM occurrence WHERE claim IN ({{}})", claims
    ):
        if within is not None and period not in within:
            continue
        o = with_chain(occurrence_from(data), None if as_read else told)
        found[n].append((Member(occurrence=o, stance=stance, factuality=factuality), version, period, number, told))
        versions.add(version)
    carriers = bench.reports(versions) if reports else {}
    out = {}
    for n, held in found.items():
        held.sort(key=lambda m: (moment(m[0].occurrence.published).start, m[0].occurrence.report, m[0].occurrence.id))
        members, carrying, periods, numbers, chains = zip(*held, strict=True)
        out[n] = Held(n, numbers, chains, members, {v: carriers[v] for v in carrying if reports}, frozenset(periods),
                      dict(zip(numbers, periods, strict=True)))  # fmt: skip
    return out


def likeness_among(bench: Bench, claims: Iterable[Held]) -> dict[tuple[str, str], float]:
    """What was compared among the members of each of some claims: how like the two are, by their ids."""
    of = {k: (held.n, m.occurrence.id) for held in claims for k, m in zip(held.numbers, held.members, strict=True)}
    rows = rows_in(bench.db, "SELECT a, b, same FROM claim_link WHERE same IS NOT NULL AND a IN ({})", of)
    return {(of[a][1], of[b][1]): same for a, b, same in rows if b in of and of[a][0] == of[b][0]}


def _surroundings(held: Held, around: Around) -> tuple[dict[str, Report], tuple[CorpusActor, ...], int]:
    """(reports, actors that the claim's chains name, a number for what is known of these)."""
    links = {link for m in held.members for link in m.occurrence.chain}
    known = around.of_claim(held.periods, held.reports, links)
    reports = around.reports(held.reports, known)
    return reports, *around.parties(held.members, reports, known)


def count(bench: Bench) -> bool:
    """Count the origins of claims, with their chains as all the reports together tell them.

    What clashes within a claim though it was told at times far apart is found here too, where the whole claim is at
    hand: no period sees it.
    """
    did = False
    while work := bench.due(ORIGINS, BATCH):
        did = True
        around = Around.at_hand(bench)
        with bench.writing():
            rows, chains, kinds, clashes, periods = [], [], [], [], set()
            found = claims_with_members(bench, [n for n, _ in work], as_read=True)
            # those that begin together one after the other: they know the same actors
            for n, held in sorted(found.items(), key=lambda x: (min(p or 0 for p in x[1].periods), x[0])):
                reports, actors, parties = _surroundings(held, around)
                names = {v: r.id for v, r in held.reports.items()}
                told_by = ClaimGroup(id="", wording="", worded_by="", members=held.members)
                surroundings = around.surroundings(reports, names, actors)
                claim = claim_of(told_by, surroundings)
                rows.append((claim.origins.at_least, claim.origins.at_most, packed_origins(claim.origins), parties,
                             int(rests_on_unnamed(claim.origins)), n))  # fmt: skip
                if may_clash_far_apart(claim):
                    ids = {k: m.occurrence.id for k, m in zip(held.numbers, held.members, strict=True)}
                    far = clashes_far_apart(claim, actors, {r.id: r for r in held.reports.values()},
                                            _links_among(bench, ids), copies=surroundings.copies)  # fmt: skip
                    clashes += _clash_rows(far, {name: v for v, name in names.items()}, NO_PERIOD, n)
                for m, was, k, kept in zip(claim.members, held.members, held.numbers, held.told, strict=True):
                    kind = m.occurrence.kind or OWN_VOICE
                    kinds.append((kind, k, kind))
                    told = None if m.occurrence == was.occurrence else packed_chain(m.occurrence)
                    if told != kept:
                        chains.append((told, k))
                        periods.add(held.where[k])
            bench.db.run_many(
                "UPDATE claim SET at_least = ?, at_most = ?, origins = ?, parties = ?, unnamed = ? WHERE n = ?", rows
            )
            bench.db.run_many("UPDATE occurrence SET kind = ? WHERE n = ? AND (kind IS NULL OR kind <> ?)", kinds)
            bench.db.run_many("UPDATE occurrence SET told = ? WHERE n = ?", chains)
            bench.db.run_many("DELETE FROM clash WHERE claim = ?", [(n,) for n in found])
            bench.db.run_many(_KEEP_CLASH, clashes)
            mark_periods(bench.db, CLASHES, periods)
            bench.done(ORIGINS, work)
    return did


# Conflicts


def clash(bench: Bench) -> bool:
    """Find what clashes around some days."""
    did = False
    while work := bench.due(CLASHES, 1):
        did = True
        with bench.writing():
            _clash(bench, work[0][0])
            bench.done(CLASHES, work)
    return did


def _clash(bench: Bench, period: int) -> None:
    db = bench.db
    periods = () if period == NO_PERIOD else seen_around(period)
    within = set(periods) or {None}
    db.run("DELETE FROM clash WHERE period = ? AND claim IS NULL", period)
    if periods and not db.rows("SELECT 1 FROM derived WHERE period = ? LIMIT 1", period):
        return  # nothing begins in it
    held = claims_with_members(bench, _told_in(bench, periods), within=within)
    around = Around.at_hand(bench)
    known = around.of_periods(within)
    where = _within(periods)
    names = bench.names(row[0] for row in db.rows(f"SELECT version FROM derived WHERE {where}", *periods))
    reports = {r.id: r for r in bench.reports(names).values()}
    claims = [
        Claim(id=str(n), wording="", members=h.members, origins=NONE_YET, first_seen=None)
        for n, h in sorted(held.items(), key=lambda x: x[1].members[0].occurrence.id)
    ]  # fmt: skip
    ids = {n: m.occurrence.id for h in held.values() for n, m in zip(h.numbers, h.members, strict=True)}
    version = {name: v for v, name in names.items()}
    found = clashes_begun(None if period == NO_PERIOD else period, claims, known.actors, reports,
                          _links_among(bench, ids), copies=copies_among(bench, names),
                          text=lambda report: bench.report(version[report]).text)  # fmt: skip
    db.run_many(_KEEP_CLASH, _clash_rows(found, version, period, None))


_KEEP_CLASH = (
    "INSERT INTO clash (period, a, a_start, a_end, b, b_start, b_end, kind, why, claim)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


def _clash_rows(found: Iterable[Clash], versions: Mapping[str, int], period: int, claim: int | None) -> list[tuple]:
    """Clashes as they are kept: those of a period, or those far apart within a claim."""
    return [(period, versions[c.a.report], *c.a.span, versions[c.b.report], *c.b.span, c.kind, storable(c.why), claim)
            for c in found]  # fmt: skip


def _links_among(bench: Bench, ids: Mapping[int, str]) -> list[ClaimLink]:
    """What was compared among some occurrences, given by their numbers with their ids."""
    rows = rows_in(bench.db, "SELECT a, b, same, opposed, relation, confidence, why FROM claim_link"
                             " WHERE same IS NOT NULL AND a IN ({})", ids)  # fmt: skip
    return [
        ClaimLink(a=ids[a], b=ids[b], same=same, opposed=opposed, relation=relation, relation_confidence=confidence,
                  why=tuple(json.loads(why)) if why else ())
        for a, b, same, opposed, relation, confidence, why in rows if b in ids
    ]  # fmt: skip


def _within(periods: Sequence[int]) -> str:
    """The condition on a period; no periods stand for what has none."""
    return f"period IN ({placeholders(periods)})" if periods else "period IS NULL"


def _told_in(bench: Bench, periods: Sequence[int]) -> set[int]:
    """The claims that are told in some periods."""
    sql = f"SELECT DISTINCT claim FROM occurrence WHERE claim IS NOT NULL AND {_within(periods)}"
    return {row[0] for row in bench.db.rows(sql, *periods)}
