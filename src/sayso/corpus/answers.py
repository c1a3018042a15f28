"""Claims, conflicts, copies and events out of what is kept: no more is read than is asked for."""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from sayso.corpus import acting
from sayso.corpus.around import COPY, CORRECTION, Around, as_judged, copy_from, correction_from
from sayso.corpus.deriving import number_of
from sayso.corpus.grouping import NONE_YET, claims_with_members, likeness_among
from sayso.corpus.packing import occurrence_from, origins_from
from sayso.corpus.steps import UNDATED, Bench
from sayso.match.carried import marked
from sayso.match.claims import DEFAULT, ID_DIGITS, claim_id, relation_reasons
from sayso.match.copies import Copy
from sayso.match.corrections import Correction
from sayso.match.lookup import ClaimFilter, Trace, says, stems, trace
from sayso.match.moments import moment
from sayso.match.survey import Survey, carriers, first_seen
from sayso.match.timeline import events_of
from sayso.model import Claim, Clash, CorpusActor, Event, Relation, ReportSpan
from sayso.record.derived import rows_in
from sayso.record.packing import restored
from sayso.record.publishers import publishers_with
from sayso.record.rows import VERSION, age, version_from
from sayso.record.sqlite import MOST_TERMS
from sayso.text import Span

MOST_READ = 3_000  # claims that are held against the words of a question
ORDER = "carriers DESC, members DESC, first, id"
LEAST = 0.5  # of the weight of the words that a claim must hold


class Answers:
    """Questions to a record that is settled."""

    def __init__(self, bench: Bench) -> None:
        self.bench, self.db = bench, bench.db

    # Claims

    def claims(self, numbers: Sequence[int]) -> tuple[Claim, ...]:
        """Claims by number, in this order."""
        rows = {
            row[0]: row[1:]
            for row in rows_in(self.db, "SELECT n, id, wording, why, origins FROM claim WHERE n IN ({})", numbers)
        }
        held = claims_with_members(self.bench, rows, reports=False)
        related = self._related(held)
        out = {}
        same = likeness_among(self.bench, held.values())
        decided = self.bench.decided().claims.same if held else ()
        for n, (id, wording, why, origins) in rows.items():
            members = marked(held[n].members, restored(wording), same, decided)
            out[n] = Claim(
                id=id, wording=restored(wording), members=members, first_seen=first_seen(members),
                origins=NONE_YET if origins is None else origins_from(origins), related=related.get(n, ()),
                why=tuple(json.loads(why)),
            )  # fmt: skip
        return tuple(out[n] for n in numbers if n in out)

    def _related(self, numbers: Iterable[int]) -> dict[int, tuple[Relation, ...]]:
        """What other claims do to some."""
        leads = dict(rows_in(self.db, "SELECT l.n, o.claim FROM lead l JOIN occurrence o ON o.n = l.n"
                                      " WHERE o.claim IN ({})", numbers))  # fmt: skip
        links = set()
        sql = "SELECT a, b, relation, confidence, why FROM claim_link WHERE relation IS NOT NULL AND confidence >= "
        for end in ("a", "b"):
            links.update(rows_in(self.db, f"{sql}{DEFAULT.relation} AND {end} IN ({{}})", leads))
        ends = {n for link in links for n in link[:2]}
        # only of such as assert their claim (match.claims)
        of = dict(rows_in(self.db, "SELECT n, claim FROM occurrence WHERE stance = 'asserts' AND n IN ({})", ends))
        names = dict(rows_in(self.db, "SELECT n, id FROM occurrence WHERE n IN ({})", ends))
        ids = dict(rows_in(self.db, "SELECT n, id FROM claim WHERE n IN ({})", set(of.values())))
        found: dict[tuple[int, str, str], tuple] = {}
        for a, b, relation, confidence, why in links:
            if a not in of or b not in of or of[a] == of[b] or of[a] not in ids or of[b] not in ids:
                continue
            ends_of = [(of[a], of[b])] + ([(of[b], of[a])] if relation == "contradicts" else [])
            for to, by in ends_of:
                key, rank = (to, ids[by], relation), (confidence, restored(names[a]), restored(names[b]))
                had = found.get(key)
                if had is None or (rank[0], had[1], had[2]) > (had[0], rank[1], rank[2]):
                    found[key] = (*rank, why)
        out: dict[int, dict[str, Relation]] = defaultdict(dict)
        for (to, by, kind), (confidence, _, _, why) in sorted(found.items(), key=lambda x: (-x[1][0], x[0][1:])):
            told = relation_reasons(kind, confidence, json.loads(why) if why else ())
            out[to].setdefault(by, Relation(claim=by, relation=kind, why=told))
        return {n: tuple(r for _, r in sorted(related.items())) for n, related in out.items()}

    def wanted(self, wanted: ClaimFilter, added_since: str | None = None) -> tuple[str, list]:
        """The condition on a claim `c` that a filter sets, and its values.

        added_since: a report that was added later than that carries it.
        """
        parts, values = ["c.carriers >= ?"], [wanted.in_reports]
        if wanted.at_least is not None:
            parts.append("c.at_least >= ?")
            values.append(wanted.at_least)
        if wanted.at_most is not None:
            parts.append("c.at_most <= ?")
            values.append(wanted.at_most)
        if wanted.since or wanted.until:
            told, times = ["o.claim = c.n", "o.start < ?"], [UNDATED]
            # As `lookup` has it: a day ends where the next begins, so that its end is none of its moments.
            if wanted.since is not None:
                told.append("(o.start >= ? OR o.stop > ?)")
                times += [_finite(moment(wanted.since).start)] * 2
            if wanted.until is not None:
                told.append("(o.start < ? OR o.start <= ?)")
                times += [_finite(moment(wanted.until).stop), _finite(moment(wanted.until).start)]
            parts.append(f"EXISTS (SELECT 1 FROM occurrence o WHERE {' AND '.join(told)})")
            values += times
        one = "EXISTS (SELECT 1 FROM occurrence o WHERE o.claim = c.n AND o.{} = ?)"
        for column, value in (("stance", "denies" if wanted.denied else None), ("factuality", wanted.certainty),
                              ("kind", wanted.kind)):  # fmt: skip
            if value:
                parts.append(one.format(column))
                values.append(value)
        if wanted.unnamed:
            parts.append("c.unnamed = 1")
        if wanted.publisher:
            self._put(self._published_by(wanted.publisher), "published")
            parts.append("EXISTS (SELECT 1 FROM occurrence o WHERE o.claim = c.n AND o.version IN"
                         " (SELECT n FROM temp.published))")  # fmt: skip
        if added_since is not None:
            parts.append("EXISTS (SELECT 1 FROM occurrence o WHERE o.claim = c.n AND o.version IN"
                         " (SELECT n FROM version WHERE added > ?))")  # fmt: skip
            values.append(added_since)
        if wanted.about is not None or wanted.words:
            parts.append("c.n IN (SELECT n FROM temp.wanted)")
            found = None if wanted.about is None else self.about(wanted.about)
            self._put(self._saying(wanted.words, found) if wanted.words else found or (), "wanted")
        return " AND ".join(parts), values

    def _put(self, numbers: Iterable[int], where: str) -> None:
        """Numbers that a question is limited to."""
        self.db.run(f"CREATE TEMPORARY TABLE IF NOT EXISTS {where} (n INTEGER PRIMARY KEY)")
        self.db.run(f"DELETE FROM temp.{where}")
        self.db.run_many(f"INSERT INTO temp.{where} (n) VALUES (?)", [(n,) for n in set(numbers)])

    def _published_by(self, letters: str) -> list[int]:
        """Versions whose publisher's name holds these letters."""
        found = publishers_with(self.db, letters)
        rows = rows_in(self.db, "SELECT n FROM version WHERE publisher IN ({})", found)  # type: ignore[arg-type]
        return [row[0] for row in rows]

    def _saying(self, words: str, among: Iterable[int] | None) -> set[int]:
        """Claims of which an occurrence holds some words: among some, or among all."""
        sql = "SELECT claim, data FROM occurrence WHERE claim"
        rows = self.db.rows(f"{sql} IS NOT NULL") if among is None else rows_in(self.db, f"{sql} IN ({{}})", among)
        return {claim for claim, data in rows if says(occurrence_from(data), words)}

    def about(self, about: str) -> set[int]:
        """Claims that mention an actor that goes by these words, or come from it, or hold the words."""
        out: set[int] = set()
        for actor in acting.find(self.bench, about)[:1]:
            out |= self.naming(actor)
        words = stems(about)
        if words:
            whole = self.db.claims_with(sorted(words), all_of=True)
            if len(words) <= MOST_TERMS:  # else the index was asked for some of them alone
                single = "SELECT n FROM claim WHERE members = 1 AND n IN ({})"
                out |= {row[0] for row in rows_in(self.db, single, whole)}
            rest = set(whole) - out
            for n, data in rows_in(self.db, "SELECT claim, data FROM occurrence WHERE claim IN ({})", rest):
                if n not in out and words <= stems(occurrence_from(data).resolved):
                    out.add(n)
        return out

    def naming(self, actor: CorpusActor) -> set[int]:
        """Claims in which an actor is mentioned, or that come from it."""
        names = {number_of("name", a) for a in (actor.name, *actor.aliases)}
        found = {row[0] for row in rows_in(self.db, "SELECT n FROM occurrence_name WHERE name IN ({})", names)}
        rows = rows_in(self.db, "SELECT DISTINCT claim FROM occurrence WHERE claim IS NOT NULL AND n IN ({})", found)
        return {row[0] for row in rows}

    def page(self, wanted: ClaimFilter, limit: int | None, offset: int, added_since: str | None = None
             ) -> tuple[Claim, ...]:  # fmt: skip
        """Claims that are wanted, the most carried first."""
        where, values = self.wanted(wanted, added_since)
        rows = self.db.rows(f"SELECT n FROM claim c WHERE {where} ORDER BY {ORDER} LIMIT ? OFFSET ?",
                            *values, -1 if limit is None else limit, offset)  # fmt: skip
        return self.claims([row[0] for row in rows])

    def count(self, wanted: ClaimFilter, added_since: str | None = None) -> int:
        """How many."""
        where, values = self.wanted(wanted, added_since)
        return self.db.rows(f"SELECT COUNT(*) FROM claim c WHERE {where}", *values)[0][0]

    def meant(self, words: str, limit: int) -> list[int]:
        """The claims that an id or some words mean, best first."""
        by_id = self._with_id(words)
        if by_id is not None:
            return [by_id]
        wanted = stems(words)
        total = self.db.rows("SELECT COUNT(*) FROM claim")[0][0]
        seen = {w: self.db.count_claims_with(w) for w in wanted}
        weight = {w: math.log(1 + total / n) for w, n in seen.items() if n}
        # A word that no claim has weighs as much as one that a single claim has: else a stray "of" would be all.
        whole = sum(weight.get(w, math.log(1 + total)) for w in wanted)
        if not weight:
            return []
        # A claim that holds none of the rarest words cannot reach half of the weight.
        rest, needed = sum(weight.values()), []
        for word in sorted(weight, key=lambda w: (-weight[w], w)):
            if rest < LEAST * whole:
                break
            needed.append(word)
            rest -= weight[word]
        numbers = self.db.claims_with(sorted(weight), all_of=True, limit=MOST_READ)
        if len(numbers) < MOST_READ:
            numbers += self.db.claims_with(needed, all_of=False, limit=MOST_READ)
        best: dict[int, float] = {}
        for n, data in rows_in(self.db, "SELECT claim, data FROM occurrence WHERE claim IN ({})", set(numbers)):
            told = stems(occurrence_from(data).resolved)
            score = sum(weight[w] for w in told & wanted if w in weight) / whole - 0.002 * len(told)
            best[n] = max(best.get(n, 0.0), score)
        found = [n for n, score in best.items() if score >= LEAST]
        held = {n: rest for n, *rest in rows_in(self.db, "SELECT n, carriers, id FROM claim WHERE n IN ({})", found)}
        return sorted(found, key=lambda n: (-round(best[n], 2), -held[n][0], held[n][1]))[:limit]

    def _with_id(self, id: str) -> int | None:
        if not id.startswith("c-") or not id.isascii():
            return None
        rows = self.db.rows("SELECT n FROM claim WHERE id = ? LIMIT 1", id)
        if rows:
            return rows[0][0]
        if len(id) < 2 + ID_DIGITS:
            return None
        short = id[2 : 2 + ID_DIGITS]
        for claim, data in self.db.rows(
            "SELECT claim, data FROM occurrence WHERE short = ? AND claim IS NOT NULL ORDER BY start, id", short
        ):
            if claim_id(occurrence_from(data).id, len(id) - 2) == id:
                return claim
        return None

    def numbers_of(self, version: int) -> list[int]:
        """The claims that a version carries, in the order in which it tells them."""
        first: dict[int, Span] = {}
        for claim, data in self.db.rows("SELECT claim, data FROM occurrence WHERE version = ?", version):
            if claim is not None:
                first[claim] = min(first.get(claim, Span(10**9, 10**9 + 1)), *occurrence_from(data).spans)
        ids = dict(rows_in(self.db, "SELECT n, id FROM claim WHERE n IN ({})", first))
        return sorted(first, key=lambda n: (first[n], ids[n]))

    # The rest

    def trace(self, number: int) -> Trace:
        """All that belongs to a claim."""
        claim = self.claims((number,))[0]
        of = self.bench.versions(carriers(claim))
        names = {v: name for name, v in of.items()}
        others = [n for r in claim.related if (n := self._with_id(r.claim)) is not None]
        held = Around(self.bench).surroundings({}, names, ())
        clashes = self.clashes(of.values())
        named = {r for c in held.corrections for r in (c.of, c.report) if r} | {
            e.report for c in clashes for e in (c.a, c.b)
        }
        versions = {*of.values(), *self.bench.versions(named).values()}
        reports = self.bench.reports(versions, texts=True).values()
        survey = Survey(
            reports=tuple(sorted(reports, key=lambda r: (moment(r.published).start, r.id))),
            version_of=self.versions_before(of.values()), claims=(claim, *self.claims(others)),
            copies=tuple(held.copies), corrections=tuple(held.corrections), clashes=clashes, actors=(), timeline=(),
        )  # fmt: skip
        return trace(survey, claim)

    def versions_before(self, versions: Iterable[int] | None = None) -> dict[str, str]:
        """{a version: the version before it}, by their names in answers, of all reports or those of some versions.

        What the record holds for versions of one report, in its own order of them (`record.versions`): reports without
        an address or a date are edited too.
        """
        sql = (f"SELECT d.name, {VERSION} FROM derived d JOIN version v ON v.n = d.version"
               " JOIN report r ON r.n = v.report")  # fmt: skip
        if versions is None:
            rows = self.db.rows(sql)
        else:
            of = {row[0] for row in rows_in(self.db, "SELECT report FROM version WHERE n IN ({})", versions)}
            rows = rows_in(self.db, f"{sql} WHERE v.report IN ({{}})", of)
        held = sorted(((version_from(rest), restored(name)) for name, *rest in rows), key=lambda v: age(v[0]))
        return {name: before for (a, before), (b, name) in pairwise(held) if a.report == b.report}

    def clashes(self, versions: Iterable[int] | None = None) -> tuple[Clash, ...]:
        """Conflicts, those with an end in some versions or all."""
        columns = "a, a_start, a_end, b, b_start, b_end, kind, why"
        if versions is None:
            rows = set(self.db.rows(f"SELECT {columns} FROM clash"))
        else:
            told = list(versions)
            sql = f"SELECT {columns} FROM clash WHERE "
            rows = {row for end in ("a", "b") for row in rows_in(self.db, f"{sql}{end} IN ({{}})", told)}
        names = self.bench.names({n for row in rows for n in (row[0], row[3])})
        found = (
            Clash(a=ReportSpan(report=names[a], span=Span(s, e)), b=ReportSpan(report=names[b], span=Span(t, f)),
                  kind=kind, why=restored(why))
            for a, s, e, b, t, f, kind, why in rows
        )  # fmt: skip
        rejected = self.bench.decided().no_clashes
        kept = (c for c in found if frozenset((c.a, c.b)) not in rejected)
        return tuple(sorted(kept, key=lambda c: (c.a.report, c.a.span, c.b.report, c.b.span, c.kind)))

    def places(self, claims: Iterable[int]) -> set[tuple[str, Span]]:
        """Where some claims are told, by the first words of each occurrence."""
        rows = rows_in(self.db, "SELECT data FROM occurrence WHERE claim IN ({})", claims)
        return {(o.report, o.spans[0]) for o in (occurrence_from(data) for (data,) in rows)}

    def events(self, about: str | None, since: str | None, until: str | None, limit: int | None, offset: int
               ) -> tuple[Event, ...]:  # fmt: skip
        """Dated claims, in order."""
        parts, values = ["c.date IS NOT NULL"], []
        if about is not None:
            parts.append("c.n IN (SELECT n FROM temp.wanted)")
            self._put(self.about(about), "wanted")
        if since is not None:
            parts.append("c.date_stop > ?")
            values.append(_finite(moment(since).start))
        if until is not None:
            parts.append("c.date_start < ?")
            values.append(_finite(moment(until).stop))
        rows = self.db.rows(
            f"SELECT c.n, c.wording, c.id FROM claim c WHERE {' AND '.join(parts)}"
            " ORDER BY c.date_start, c.date, c.id LIMIT ? OFFSET ?", *values, -1 if limit is None else limit, offset,
        )  # fmt: skip
        held = claims_with_members(self.bench, (row[0] for row in rows), reports=False)
        told = (
            Claim(id=id, wording=restored(wording), members=held[n].members, origins=NONE_YET, first_seen=None)
            for n, wording, id in rows
        )
        return tuple(event for claim in told for event in events_of((claim,)))

    def copies(self, version: int | None = None) -> tuple[Copy, ...]:
        """Which reports copy which, in the order of `to`."""
        where, values = ("WHERE c.source = ? OR c.target = ?", (version, version)) if version is not None else ("", ())
        columns = ", ".join(f"c.{c}" for c in COPY.split(", "))
        rows = self.db.rows(
            f"SELECT {columns} FROM report_copy c JOIN derived d ON d.version = c.target {where}"
            " ORDER BY d.start, d.stop, d.tie, d.name, c.kind = 'rewrite', c.place", *values,
        )  # fmt: skip
        names = self.bench.names({n for row in rows for n in row[:2]})
        found = as_judged(self.bench, (copy_from(row, names) for row in rows))
        own = None if version is None else self.bench.names((version,))[version]
        return tuple(c for c in found if own is None or own in (c.from_, c.to))

    def corrections(self) -> tuple[Correction, ...]:
        """What publishers took back."""
        rows = self.db.rows(f"SELECT {CORRECTION} FROM correction")
        names = self.bench.names({n for row in rows for n in row[:2] if n is not None})
        return tuple(sorted((correction_from(row, names) for row in rows), key=lambda c: (c.report, c.span)))

    def counts(self) -> dict[str, int]:
        """How much there is of what follows from the reports."""
        tables = (("claims", "claim"), ("occurrences", "occurrence"), ("conflicts", "clash"), ("copies", "report_copy"),
                  ("actors", "corpus_actor"))  # fmt: skip
        return {name: self.db.rows(f"SELECT COUNT(*) FROM {table}")[0][0] for name, table in tables}


def _finite(seconds: float) -> float:
    return seconds if math.isfinite(seconds) else UNDATED
