"""The sides of a clash: what occurrences are to each other, worked out once for all that are held against each other.

Every kind of clash asks here whether two are about the same thing, who says them, in which reports, and whether these
are versions or copies; none of it tells by itself that two clash.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from sayso.match.claims import wording_key
from sayso.match.copies import Copy
from sayso.match.ends import Party, by_alias, party_of, standing
from sayso.match.gist import figures, gist
from sayso.match.moments import moment
from sayso.match.owners import Owners, plain
from sayso.match.periods import are_far_apart, period_of
from sayso.match.versions import find_updates
from sayso.model import Claim, ClaimLink, Clash, ConflictKind, CorpusActor, Member, Occurrence, Report, ReportSpan
from sayso.text import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ClashOptions:
    """When two places clash."""

    alike: float = 0.5  # likeness (network and words in common) from which two are about the same thing
    opposed: float = 0.55  # evidence that one says the opposite of the other: the network 0.6, a negative word 0.4
    nearly: float = 0.75  # likeness from which a negative is enough, though the network tells no contradiction
    counted: float = 0.4  # part of the words that two counts of people must share
    but_for: float = 0.35  # likeness but for their figures from which two that were compared are of one count
    # The same of things and measures. Of 54 conflicts of figures told of affairs and real reports 8 were right when
    # words in common were enough.
    but_for_things: float = 0.55
    rounded: float = 0.05  # part by which figures may differ where one is given as about so many
    exact: float = 0.005  # part by which two measures may differ: the same one converted or rounded
    denied: float = 0.3  # part of the words beside names that a denial must share with what it denies
    affair: int = 2  # claims that two reports must both tell for their figures to be held against each other
    scene: float = 0.6  # part of the words that two tolls must share to be of one event whatever place they name
    unlinked: float = 0.3  # part of the words that two of one claim must share to clash where they were not compared
    least: float = 0.4  # likeness without which words in common make no denial
    surely_same: float = 0.7  # likeness from which the network's own word is enough that one denies the other,
    surely_opposed: float = 0.75  # where it is so sure both that they are opposed and that they contradict each other
    contradicts: float = 0.9  # confidence of the network alone that two claims contradict each other
    plainly: float = 0.3  # how much less sure than the surest of one clash that may be which is told for being earlier
    repeats: int = 2  # times that one clash is told, each with a voice of its own
    growth: timedelta = timedelta(days=1)  # after which a higher toll is taken for news of the same count


DEFAULT = ClashOptions()
SAME = 0.5  # probability from which two are held for one where they are not in one claim
FIGURE = 0.5  # what such a number in both says of how far their words are alike
TELLERS = 6  # of one figure that are held against those of another
#: An order that is told of is a fact, whatever becomes of it.
ORDERED = re.compile(
    r"(?i)\b(?:been|was|were|is|are|being)\s+(?:ordered|told|instructed|asked|forbidden|banned|barred|warned|advised|"
    r"urged|required)\b"
)
NO_OWNERS = Owners()


@dataclass(frozen=True, slots=True)
class Found:
    """Two occurrences that clash; `thing` names what about, where the two alone do not tell."""

    kind: ConflictKind
    a: Occurrence
    b: Occurrence
    score: float
    why: str
    thing: tuple[object, ...] = ()


def is_far(f: Found) -> bool:
    """Are the reports of two that clash not near each other?"""
    return are_far_apart({period_of(f.a.published), period_of(f.b.published)})


def place_of(o: Occurrence) -> ReportSpan:
    """The words of an occurrence; the longest part of it where it stands in several."""
    return ReportSpan(report=o.report, span=max(o.spans, key=lambda s: (s.end - s.start, -s.start)))


def age(o: Occurrence) -> tuple[float, str, str]:
    """Occurrences by time of publication, undated ones last, then by report and id."""
    return moment(o.published).start, o.report, o.id


def is_denied(o: Occurrence) -> bool:
    """Is it not so according to its source, in whatever words?"""
    return o.factuality.endswith("-")


def is_stated(o: Occurrence) -> bool:
    """Is it said to be so or not to be so, not asked, wished or held for possible?"""
    if o.act == "intention":
        return ORDERED.search(o.wording) is not None
    return o.factuality[:2] in ("CT", "PR") and o.act != "attitude"


class Sides:
    """Some occurrences, with all that is asked of them worked out once.

    `text` gives that of a report by its id, where `reports` are without.
    """

    def __init__(
        self,
        claims: Sequence[Claim],
        actors: Sequence[CorpusActor],
        reports: Mapping[str, Report],
        links: Iterable[ClaimLink],
        copies: Iterable[Copy],
        options: ClashOptions,
        text: Callable[[str], str] | None = None,
    ) -> None:
        self.options = options
        self.text = text or (lambda report: reports[report].text if report in reports else "")
        self.member: dict[str, tuple[Claim, Member]] = {m.occurrence.id: (c, m) for c in claims for m in c.members}
        self.claims = claims
        held = [k for k in links if k.a in self.member and k.b in self.member]
        self.links = sorted((*held, *self._same_words()), key=lambda k: (k.a, k.b, -k.same))
        self.link = {(k.a, k.b): k for k in reversed(self.links)}
        self.at: dict[str, list[ClaimLink]] = defaultdict(list)
        for k in self.link.values():
            self.at[k.a].append(k)
            self.at[k.b].append(k)
        self.told_by: dict[str, set[str]] = defaultdict(set)
        for claim in claims:
            for m in claim.members:
                self.told_by[m.occurrence.report].add(claim.id)
        self.gists = {i: gist(m.occurrence.resolved) for i, (_, m) in self.member.items()}
        seen = Counter(s for g in self.gists.values() for s in g)
        self.weight = {s: math.log(1 + len(self.gists) / n) for s, n in seen.items()}
        self.actors = by_alias(actors)
        self.before = find_updates(reports.values())
        copies = tuple(copies)
        self.taken = _taken(copies)
        self.copied = frozenset(frozenset((c.from_, c.to)) for c in copies)
        #: {(report, another): the passages of the other that it holds too}
        self.shared: dict[tuple[str, str], list[Span]] = defaultdict(list)
        for c in copies:
            if c.kind != "rewrite":
                self.shared[c.from_, c.to].extend(to for _, to in c.passages)
                self.shared[c.to, c.from_].extend(from_ for from_, _ in c.passages)
        self._parties: dict[str, Party] = {}
        self._carried: dict[str, int] = {}
        self._pairs: list[tuple[Occurrence, Occurrence, ClaimLink]] | None = None

    def _same_words(self) -> Iterator[ClaimLink]:
        """Identical words are not compared, yet one may stand by them and another deny them: the first of each."""
        of: dict[str, list[Occurrence]] = defaultdict(list)
        for claim in self.claims:
            for m in claim.members:
                key = wording_key(m.occurrence)
                if key is not None:
                    of[key].append(m.occurrence)
        for told in of.values():
            told.sort(key=age)
            for denier in (o for o in told if is_denied(o)):
                first = next((o for o in told if not is_denied(o) and o.report != denier.report), None)
                if first is not None:
                    a, b = sorted((first.id, denier.id))
                    yield ClaimLink(a=a, b=b, same=1.0, opposed=0.0)

    # What two occurrences are to each other

    def of(self, id: str) -> Occurrence:
        """The occurrence with this id."""
        return self.member[id][1].occurrence

    def between(self, a: Occurrence, b: Occurrence) -> ClaimLink | None:
        """The link of two; None where they were not compared."""
        return self.link.get((min(a.id, b.id), max(a.id, b.id)))

    def words_alike(self, a: Occurrence, b: Occurrence) -> float:
        """Weight of the stems in common, by that of the shorter one; little is told by one, less where it is all."""
        one, two = self.gists[a.id], self.gists[b.id]
        small = min(sum(self.weight[s] for s in g) for g in (one, two))
        shared = one & two
        least = FIGURE if figures(a) & figures(b) else 0.0
        if not shared or not small:
            return least
        part = sum(self.weight[s] for s in shared) / small
        return max(least, part if len(shared) > 1 else part * (0.4 if len(one) == 1 or len(two) == 1 else 0.6))

    def alike(self, a: Occurrence, b: Occurrence) -> float:
        """Are two about the same thing, whoever says so and however? 0 to 1: the network and the words, half each."""
        link = self.between(a, b)
        same = link.same if link else 0.0
        return round((same + self.words_alike(a, b)) / 2, 3)

    def apart(self, a: Occurrence, b: Occurrence) -> bool:
        """Do two stand in reports that are no versions of one page, or in one report with a voice each?"""
        if a.report == b.report:
            return self._are_two_voices(a, b)
        return self._first(a.report) != self._first(b.report)

    def may_clash(self, a: Occurrence, b: Occurrence) -> bool:
        """Are two `apart`, and not both in the text of one report that shares a passage with the other's?

        What one text tells of two villages its print tells too, and neither contradicts the other: of such two only
        what two voices say can clash, as in one report.
        """
        return self.apart(a, b) and (not self._stand_together(a, b) or self._are_two_voices(a, b))

    def _are_two_voices(self, a: Occurrence, b: Occurrence) -> bool:
        return len(a.chain) > 1 and len(b.chain) > 1 and not self.one_voice(a, b)

    def _stand_together(self, a: Occurrence, b: Occurrence) -> bool:
        """Do the words of one stand in the other's report as well?"""
        return any(
            passage.overlaps(span)
            for here, there in ((a, b), (b, a))
            for passage in self.shared.get((there.report, here.report), ())
            for span in here.spans
        )

    def _first(self, report: str) -> str:
        seen = {report}
        while report in self.before and self.before[report] not in seen:
            report = self.before[report]
            seen.add(report)
        return report

    def is_taken(self, o: Occurrence) -> bool:
        """Do its words stand in a passage that its report took from another?"""
        return any(p.overlaps(s) for p in self.taken.get(o.report, ()) for s in o.spans)

    def party(self, o: Occurrence) -> Party:
        """The end of its chain; its publisher where it says so itself."""
        if o.id not in self._parties:
            own = len(o.chain) <= 1
            name = o.chain[-1] if o.chain else o.publisher or o.report
            kind = "outlet" if own or o.kind is None else o.kind
            self._parties[o.id] = party_of(name, kind, own or o.named, self.actors, o.publisher)
        return self._parties[o.id]

    def one_voice(self, a: Occurrence, b: Occurrence) -> bool:
        """Are the ends of two chains shown to be one?

        Not `claims._is_one_voice`, which knows no actors and goes by the last word of two names.
        """
        return standing(self.party(a), self.party(b), NO_OWNERS)[0] == "same"

    def pairs(self) -> list[tuple[Occurrence, Occurrence, ClaimLink]]:
        """The linked occurrences that somebody states, the earlier first; of one report only those of two voices."""
        if self._pairs is None:
            stated = {i for i, (_, m) in self.member.items() if is_stated(m.occurrence)}
            ages = {i: age(self.of(i)) for i in stated}
            self._pairs = []
            for link in self.links:
                if link.a in stated and link.b in stated:
                    first, second = (link.a, link.b) if ages[link.a] <= ages[link.b] else (link.b, link.a)
                    a, b = self.of(first), self.of(second)
                    if self.may_clash(a, b):
                        self._pairs.append((a, b, link))
        return self._pairs

    # What is told of them

    def telling(self, o: Occurrence) -> str:
        """Who says it, when, and through whom."""
        where = o.publisher or o.report
        day = (o.published or "")[:10]
        when = f", {day}" if day else ""
        if len(o.chain) <= 1:
            return f"{where}{when}"
        between = [c for c in o.chain[1:-1] if plain(c) not in (plain(where), plain(o.chain[-1]))]
        through = f" through {' > '.join(between)}" if between else ""
        return f"{o.chain[-1]} in {where}{through}{when}"

    def clash(self, f: Found) -> Clash:
        """Two that clash, as they are told."""
        return Clash(a=place_of(f.a), b=place_of(f.b), kind=f.kind, why=f.why)

    def carries(self, o: Occurrence) -> int:
        """How many later reports tell the claim of an occurrence on the word of its report or of who says it there."""
        claim = self.member[o.id][0]
        if o.id not in self._carried:
            own = {plain(n) for n in (o.publisher, o.chain[-1] if len(o.chain) > 1 else None) if n}
            self._carried[o.id] = len(
                {
                    m.occurrence.report
                    for m in claim.members
                    if m.occurrence.report != o.report
                    and age(m.occurrence)[:1] >= age(o)[:1]
                    and own & {plain(c) for c in m.occurrence.chain[1:]}
                }
            )
        return self._carried[o.id]


def _taken(copies: Iterable[Copy]) -> dict[str, list]:
    """{report: the passages that it took from another}."""
    out: dict[str, list] = defaultdict(list)
    for copy in copies:
        if copy.directed:
            out[copy.to].extend(to for _, to in copy.passages)
    return out
