"""On how many independent origins a claim stands: the chains of all its occurrences, followed to their ends.

    occurrences that assert -> what each rests on (a copy on its source, a citation on what the outlet has,
    the article's own words on whoever the article names) -> ends -> which ends are one -> the range

At most: all ends not shown to be the same. At least: the largest set of ends shown to be distinct, and one where
anybody asserts the claim at all. Every step gives its reason. Nothing depends on the order of the occurrences.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from sayso.match.carried import says_as_much
from sayso.match.copies import Copy
from sayso.match.corrections import Correction
from sayso.match.ends import Party, by_alias, is_publisher, largest_distinct, likeness, party_of, standing
from sayso.match.gist import gist
from sayso.match.moments import moment
from sayso.match.owners import Owners, plain
from sayso.model import CorpusActor, End, Kind, Member, Occurrence, Origins, Report

LOOSE = ("unnamed", "group")
#: Words by which somebody tells that the knowledge is another's: two who have read one book are not two origins.
_HEARSAY = re.compile(
    r"\b(?:(?:has|had|have|having|'ve|’ve|'d|’d)\s+(?:also\s+)?(?:seen|read|heard|learnt|learned|reviewed|"
    r"been\s+(?:told|shown|informed|briefed))|(?:was|were|is|are)\s+(?:told|shown|informed|briefed)|citing|"
    r"cited|quoting|according\s+to|based\s+on|on\s+the\s+(?:basis|word|strength)\s+of|word\s+from)\b",
    re.I,
)
#: What two ends must have in common beside names to be shown distinct, of the stems of both (Dice), and how many stems.
#: Groups are made by likeness: of nine claims of sixty real reports that stood on two origins by a third of the shorter
#: one's stems, names counted, none did.
SHARED, LEAST = 0.6, 3
#: Two words and more in quotation marks inside a statement: "accused them of a “sustained effort” to hack".
QUOTED = re.compile(r"[\"“‘]([^\"“”‘’]*[^\W_][\s-][^\"“”‘’]*)[\"”’]")
RETOLD = 0.15  # share of a rewrite from which its unnamed sources are taken for those of what it retells


def _quoted(o: Occurrence) -> set[str]:
    """What a statement has in quotation marks, unless it is a quotation as a whole."""
    return {" ".join(m[1].casefold().split()).strip(" ,.") for m in QUOTED.finditer(o.resolved)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What stands around a claim: its reports by id, the copies among all, actors, declared owners, corrections."""

    reports: Mapping[str, Report]
    copies: Sequence[Copy] = ()
    actors: Sequence[CorpusActor] = ()
    owners: Owners = field(default_factory=Owners)
    corrections: Sequence[Correction] = ()


def count_origins(members: Iterable[Member], around: Surroundings) -> Origins:
    """The origins of a claim: at least, at most, the ends counted, and why.

    Only members that assert it count. None asserts it: 0 to 0.
    """
    asserting = sorted((m for m in members if m.stance == "asserts"), key=lambda m: _age(m))
    if not asserting:
        return Origins(at_least=0, at_most=0, ends=(), why=("no report asserts it",))
    return _Count(asserting, around).origins()


def _age(m: Member) -> tuple[float, str, str]:
    return moment(m.occurrence.published).start, m.occurrence.report, m.occurrence.id


class _Count:
    """The work on one claim. Members are named by their place in `members`."""

    def __init__(self, members: Sequence[Member], around: Surroundings) -> None:
        self.members, self.around = members, around
        self.why: list[str] = []
        self._known: dict[tuple[int, int], tuple[str, str]] = {}
        self._parties: dict[Party, Party] = {}  # equal ones are one object, and told apart by its identity
        self._called: dict[tuple, Party] = {}
        self.actors = by_alias(around.actors)
        self.by_report: dict[str, list[int]] = {}
        for i, m in enumerate(members):
            self.by_report.setdefault(m.occurrence.report, []).append(i)
        self.rests: dict[int, set[int]] = {i: set() for i in range(len(members))}

    # What rests on what

    def origins(self) -> Origins:
        self._rest_on_copies()
        self._rest_on_cited()
        self._rest_on_deeper()
        self._rest_on_named()
        roots = self._roots()
        parties = {i: self._party(i) for i in sorted({r for held in roots.values() for r in held})}
        classes = self._classes(parties)
        firm = [c for c in classes if any(self.members[i].factuality not in ("PS+", "PS-") for i in c)]
        faint = [c for c in classes if c not in firm]
        distinct = self._distinct(firm, parties)
        shown = {self._label(c, parties): c for c in classes}
        chosen = largest_distinct([self._label(c, parties) for c in firm], distinct)
        for c in faint:
            self.why.append(f"{self._label(c, parties)} tells only what may be: it counts for the most alone")
        self._tell_corrections()
        ends = tuple(
            End(name=label, kind=self._kind(c, parties), reports=self._resting(c, roots))
            for label, c in sorted(shown.items(), key=lambda x: (self._first(x[1]), x[0]))
        )
        if len(chosen) > 1:
            self.why.append(f"shown to be distinct: {', '.join(chosen)}")
        return Origins(at_least=max(1, len(chosen)), at_most=max(1, len(classes)), ends=ends,
                       why=tuple(dict.fromkeys(self.why)))  # fmt: skip

    def _name(self, report: str) -> str:
        held = self.around.reports.get(report)
        return (held.publisher if held else None) or report

    def _rest_on_copies(self) -> None:
        """What a report took over rests on what it took it from; what it learnt elsewhere stays its own.

        Where nobody knows who took it from whom, all rest on the earliest of them.
        """
        inside = [c for c in self.around.copies if {c.from_, c.to} <= self.by_report.keys() and c.from_ != c.to]
        for copy in sorted((c for c in inside if c.directed), key=lambda c: (c.to, -c.share, c.from_)):
            taken = [i for i in self.by_report[copy.to] if self._is_taken(i, copy)]
            self._rest(taken, copy.from_, copy.to, copy)
        for group, undirected in self._undirected(inside):
            first, *rest = sorted(group, key=lambda r: _age(self.members[self.by_report[r][0]]))
            for report in rest:
                own = [c for c in undirected if report in (c.from_, c.to)]
                members = self.by_report[report]
                taken = [i for i in members if any(self._is_taken(i, c, turned=report == c.from_) for c in own)]
                self._rest(taken, first, report, own[0])

    def _rest(self, taken: Sequence[int], source: str, target: str, copy: Copy) -> None:
        for i in taken:
            if not self._reaches(self.by_report[source], i):
                self.rests[i] |= set(self.by_report[source])
        if taken:
            told = "repeats the words of" if copy.kind != "rewrite" else "retells"
            doubt = "" if copy.directed else " (or the other way round)"
            self.why.append(
                f"{self._report(target)} {told} {self._report(source)}{doubt}: no further end"
            )

    def _undirected(self, copies: Sequence[Copy]) -> list[tuple[tuple[str, ...], list[Copy]]]:
        """Connected groups of reports that share the claim's words in copies without a direction, with these."""
        group = {r: {r} for r in self.by_report}
        held = []
        for c in sorted((c for c in copies if not c.directed), key=lambda c: (c.from_, c.to)):
            sides = ((c.from_, True), (c.to, False))
            if all(any(self._is_taken(i, c, turned=turned) for i in self.by_report[r]) for r, turned in sides):
                held.append(c)
                both = group[c.from_] | group[c.to]
                for r in both:
                    group[r] = both
        groups = sorted({tuple(sorted(g)) for g in group.values() if len(g) > 1})
        return [(g, [c for c in held if c.from_ in g]) for g in groups]

    def _is_taken(self, i: int, copy: Copy, *, turned: bool = False) -> bool:
        """Does the copy account for an occurrence: its words are taken, or retold with no named end of its own?"""
        o = self.members[i].occurrence
        passages = [p[0] if turned else p[1] for p in copy.passages]
        if any(p.overlaps(s) for p in passages for s in o.spans):
            return True
        if copy.kind == "rewrite":
            return len(o.chain) <= 1 or o.kind == "outlet" or (o.kind in LOOSE and copy.share >= RETOLD)
        return copy.share >= 0.5 and (len(o.chain) <= 1 or o.kind in LOOSE)

    def _rest_on_cited(self) -> None:
        """Who cites an outlet that carries the claim itself rests on what that outlet has."""
        publishers: dict[str, list[int]] = {}
        for i, m in enumerate(self.members):
            if m.occurrence.publisher:
                publishers.setdefault(m.occurrence.publisher, []).append(i)
        links = {link for m in self.members for link in m.occurrence.chain[1:]}
        meant = {link: [p for p in sorted(publishers) if is_publisher(link, p)] for link in links}
        for i, m in enumerate(self.members):
            o = m.occurrence
            if self.rests[i]:
                continue
            for depth in range(len(o.chain) - 1, 0, -1):
                cited = [p for p in meant[o.chain[depth]] if p != o.publisher]
                if not cited:
                    continue
                held = [k for p in cited for k in publishers[p] if not self._reaches([k], i)]
                held = self._fitting(i, depth, held)
                if held:
                    self.rests[i] |= set(held)
                    self.why.append(f"{self._name(o.report)} ({o.report}) has it from {', '.join(cited)}")
                break

    def _fitting(self, i: int, depth: int, held: list[int]) -> list[int]:
        """Of what the cited outlet has, what the citing report can have meant: the earlier, and the source it names."""
        o = self.members[i].occurrence
        earlier = [k for k in held if _age(self.members[k])[0] <= _age(self.members[i])[0]]
        held = earlier or held
        if depth == len(o.chain) - 1:
            return held
        loose = [k for k in held if self.members[k].occurrence.kind in LOOSE]
        if o.kind in LOOSE:  # the cited outlet's own unnamed source, in these or other words
            alike = [k for k in loose if likeness(self.members[k].occurrence.chain[-1], o.chain[-1]) >= 0.3]
            return alike or loose
        return []  # a named end is compared by its name

    def _rest_on_deeper(self) -> None:
        """Who is told elsewhere to have it from somebody rests on that: a commissioner on the book she has seen.

        Not on whom she is told to have something else from that the claim holds too.
        """
        through: dict[str, list[int]] = {}
        for i, m in enumerate(self.members):
            for link in m.occurrence.chain[1:-1]:
                through.setdefault(plain(self._full(link)), []).append(i)
        for i, m in enumerate(self.members):
            o = m.occurrence
            if self.rests[i] or len(o.chain) <= 1 or not o.named:
                continue
            deeper = [k for k in through.get(plain(self._full(o.chain[-1])), ()) if not self._reaches([k], i) and
                      says_as_much(o, self.members[k].occurrence)]  # fmt: skip
            if deeper:
                self.rests[i] |= set(deeper)
                told = self.members[deeper[0]].occurrence
                self.why.append(f"{o.chain[-1]} ({o.report}) has it from {told.chain[-1]}, as {told.report} tells")

    def _full(self, link: str) -> str:
        actor = self.actors.get(plain(link))
        return actor.name if actor else link

    def _rest_on_named(self) -> None:
        """The article's own words rest on whoever the article names for them."""
        for held in self.by_report.values():
            named = [i for i in held if len(self.members[i].occurrence.chain) > 1]
            for i in held:
                if i not in named and named and not self.rests[i]:
                    fit = [k for k in named if not self._reaches([k], i)]
                    if fit:
                        self.rests[i] |= set(fit)
                        o = self.members[i].occurrence
                        self.why.append(
                            f"{self._name(o.report)} ({o.report}) says it in its own words and names a source for it"
                        )

    def _reaches(self, start: Iterable[int], goal: int) -> bool:
        """Does one of these rest, however indirectly, on the goal? Then the goal cannot rest on it."""
        seen, queue = set(), list(start)
        while queue:
            k = queue.pop()
            if k == goal:
                return True
            if k not in seen:
                seen.add(k)
                queue.extend(self.rests[k])
        return False

    def _roots(self) -> dict[int, frozenset[int]]:
        """For every member the members it ends at."""
        out: dict[int, frozenset[int]] = {}

        def roots(i: int) -> frozenset[int]:
            if i not in out:
                out[i] = frozenset({i}) if not self.rests[i] else frozenset().union(*(roots(k) for k in self.rests[i]))
            return out[i]

        for i in range(len(self.members)):
            roots(i)
        return out

    # Which ends are one

    def _party(self, i: int) -> Party:
        o = self.members[i].occurrence
        own = len(o.chain) <= 1
        name = o.chain[-1] if o.chain else self._name(o.report)
        kind: Kind = "outlet" if own or o.kind is None else o.kind
        speaks = o.publisher or o.report
        called = name, kind, own or o.named, speaks
        if called not in self._called:
            party = party_of(name, kind, own or o.named, self.actors, speaks)
            self._called[called] = self._parties.setdefault(party, party)
        return self._called[called]

    def _classes(self, parties: Mapping[int, Party]) -> list[tuple[int, ...]]:
        parent = {i: i for i in parties}

        def find(i: int) -> int:
            while parent[i] != i:
                parent[i] = parent[parent[i]]
                i = parent[i]
            return i

        first: dict[int, int] = {}
        for i in sorted(parties):  # equal parties are held against others once
            k = first.setdefault(id(parties[i]), i)
            if k != i and (parties[i].named or parties[i].publisher):
                parent[i] = k
                _, why = self._standing(parties[i], parties[k])
                self.why.append(f"{self._places((k, i))}: {why}")
        alone = [i for i in sorted(parties) if parent[i] == i]
        for a, b in combinations(alone, 2):
            how, why = self._standing(parties[a], parties[b])
            if how == "same" and find(a) != find(b):
                parent[max(find(a), find(b))] = min(find(a), find(b))
                self.why.append(f"{self._places((a, b))}: {why}")
        groups: dict[int, list[int]] = {}
        for i in sorted(parties):
            groups.setdefault(find(i), []).append(i)
        return [tuple(g) for g in groups.values()]

    def _standing(self, a: Party, b: Party) -> tuple[str, str]:
        """`standing`, each two asked once."""
        key = id(a), id(b)
        if key not in self._known:
            self._known[key] = standing(a, b, self.around.owners)
        return self._known[key]

    def _places(self, ids: Iterable[int]) -> str:
        reports = dict.fromkeys(self.members[i].occurrence.report for i in ids)
        return ", ".join(reports) if len(reports) > 1 else f"at two places in {next(iter(reports))}"

    def _report(self, report: str) -> str:
        """A report by its publisher and id."""
        name = self._name(report)
        return name if name == report else f"{name} ({report})"

    def _distinct(self, classes: Sequence[tuple[int, ...]], parties: Mapping[int, Party]) -> list[tuple[str, str]]:
        out = []
        hearers = [self._hearer(c, parties) for c in classes]
        labels = [self._label(c, parties) for c in classes]
        held = [list({id(parties[i]): parties[i] for i in c}.values()) for c in classes]  # each once, in order
        for a, b in combinations(range(len(classes)), 2):
            heard = hearers[a] or hearers[b]
            if heard:
                self.why.append(f"cannot be shown distinct: {heard} has it from somewhere else")
                continue
            told = (self._standing(p, q) for p in held[a] for q in held[b])
            open_ = next((why for how, why in told if how != "distinct"), None)
            if open_ is None and not self._share_words(classes[a], classes[b]):
                open_ = f"{labels[a]} and {labels[b]} say it in words that have too little in common"
            if open_ is None and self._quote_alike(classes[a], classes[b]):
                open_ = f"{labels[a]} and {labels[b]} are told with the same words in quotation marks"
            if open_ is None:
                out.append((labels[a], labels[b]))
            else:
                self.why.append(f"cannot be shown distinct: {open_}")
        return out

    def _share_words(self, one: Sequence[int], two: Sequence[int]) -> bool:
        """Do two say it in much the same words? A group is made by likeness and may hold what is of other things."""
        here, there = ([self._gist(i) for i in c] for c in (one, two))
        return any(
            x == y or (len(x & y) >= LEAST and 2 * len(x & y) >= SHARED * (len(x) + len(y)))
            for x in here
            for y in there
            if x and y
        )

    def _quote_alike(self, one: Sequence[int], two: Sequence[int]) -> bool:
        """Do statements of two have the same words in quotation marks inside them? Then both may be one paper's."""
        here, there = ({q for i in c for q in _quoted(self.members[i].occurrence)} for c in (one, two))
        return bool(here & there)

    def _gist(self, i: int) -> frozenset[str]:
        """The stems of a member beside the names in it."""
        o = self.members[i].occurrence
        return gist(o.resolved) - gist(" ".join(o.names))

    def _hearer(self, group: Sequence[int], parties: Mapping[int, Party]) -> str | None:
        """The name of an end that tells anywhere of a book it has seen, or of what it was told."""
        if any(_HEARSAY.search(self.members[i].occurrence.around) for i in group):
            return self._label(group, parties)
        return None

    def _label(self, group: Sequence[int], parties: Mapping[int, Party]) -> str:
        """A name for the end that no other end of the claim has."""
        best = max((parties[i] for i in group), key=lambda p: (p.named, len(p.name), p.name))
        if best.named:
            return best.name
        report = self.members[group[0]].occurrence
        return f"{best.name} ({report.publisher or report.report})"

    def _kind(self, group: Sequence[int], parties: Mapping[int, Party]) -> Kind:
        return max((parties[i] for i in group), key=lambda p: (p.named, len(p.name), p.name)).kind

    def _first(self, group: Sequence[int]) -> tuple[float, str, str]:
        return min(_age(self.members[i]) for i in group)

    def _resting(self, group: Sequence[int], roots: Mapping[int, frozenset[int]]) -> tuple[str, ...]:
        own = set(group)
        held = [i for i, ends in roots.items() if not own.isdisjoint(ends)]
        return tuple(dict.fromkeys(self.members[i].occurrence.report for i in held))

    def _tell_corrections(self) -> None:
        for c in self.around.corrections:
            if c.of in self.by_report:
                self.why.append(f"{self._report(c.of)} was {_TOLD[c.kind]} by its publisher in {c.report}")


_TOLD = {"correction": "corrected", "retraction": "withdrawn", "clarification": "clarified"}
