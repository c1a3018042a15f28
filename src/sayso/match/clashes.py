"""Conflicts across reports: two places that cannot both hold as stated, or a denial of a claim.

    links between occurrences -> pairs that clash (denial, polarity, number, date, place); roles of actors
                              -> each clash once, or twice where a second voice stands behind it

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

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from itertools import combinations, product

from sayso.match.candidates import PERIOD
from sayso.match.claims import wording_key
from sayso.match.copies import Copy
from sayso.match.ends import Party, by_alias, is_publisher, party_of, standing
from sayso.match.moments import moment
from sayso.match.owners import Owners, plain
from sayso.match.same import STOP, SameOptions, clashing_numbers
from sayso.match.versions import find_updates
from sayso.model import (
    Claim,
    ClaimLink,
    Clash,
    ConflictKind,
    CorpusActor,
    Member,
    Number,
    Occurrence,
    Report,
    ReportSpan,
)
from sayso.roles import of_one_thing, share_a_name, unique_role


@dataclass(frozen=True, slots=True, kw_only=True)
class ClashOptions:
    """When two places clash."""

    alike: float = 0.5  # likeness (network and words in common) from which two are about the same thing
    opposed: float = 0.55  # evidence that one says the opposite of the other: the network 0.6, a negative word 0.4
    nearly: float = 0.75  # likeness from which a negative is enough, though the network tells no contradiction
    counted: float = 0.4  # part of the words that two counts of one noun must share
    measured: float = 0.75  # the same of two measures: a height and a distance are both miles
    but_for: float = 0.35  # likeness but for their figures from which two that were compared are of one count
    but_for_measures: float = 0.4  # the same of two measures
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
WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
SAME = 0.5  # probability from which two are held for one where they are not in one claim
REPEATED = 0.8  # of the shorter one's stems
NAME = re.compile(r"[A-Z][\w’'-]+(?:\s+(?:al-)?[A-Z][\w’'-]+)*")
DAYS_LONG = 60 * 3600.0  # the same where their words meet: in a war the next days have shells of their own
DAY_LONG = 36 * 3600.0  # seconds between two reports of one event, the day and the night after
TELLERS = 6  # of one figure that are held against those of another
LOOKED_AT = 40  # who deny a claim, and who tell it, for what clashes in it far apart
STEM = 5  # letters by which words are held against each other, so that "child" meets "children"
NEGATIVE = frozenset(
    """no not never none nobody nothing nor neither without false untrue deny denies denied cannot dont didnt isnt wasnt
    hasnt hadnt doesnt wont""".split()
)
#: Words that say without a negative that something is not, or no more: beside one of them a negative may agree.
WANTING = re.compile(
    r"(?i)\b(?:missing|gone|lost|stolen|vanish\w*|disappear\w*|stop(?:s|ped)?|ceas\w+|fail\w*|lack\w*|absent|empty|"
    r"broken|dead|unable|refus\w+|closed|shut|out\s+of\s+(?:order|service)|unhurt|unharmed|safe)\b"
)
#: Words that deny the clause that hangs on them, so that no cue need have denied it.
FAILING = re.compile(r"(?i)\b(?:fail\w*|refus\w+|unable|lack\w*|ceas\w+|stop(?:s|ped)?|avoid\w*|prevent\w*|hardly)\b")
#: An order that is told of is a fact, whatever becomes of it.
ORDERED = re.compile(
    r"(?i)\b(?:been|was|were|is|are|being)\s+(?:ordered|told|instructed|asked|forbidden|banned|barred|warned|advised|"
    r"urged|required)\b"
)
#: Stems of numbers in words and of words for anybody: to share them says nothing.
COMMON = frozenset(
    w[:STEM]
    for w in """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million dozen
    dozens more less least most than about around some nearly almost over several few many people persons man men woman
    women others victims lives individuals""".split()
)
#: Stems of words that speak of words ("it is not true that").
SAYING = frozenset(w[:STEM] for w in "true untrue false case fact said says say report reports claim claims".split())
#: What is not so yet, or not known: it may be so later, or be known to somebody else.
NOT_YET = re.compile(
    r"(?i)\b(?:yet|so far|immediately|for now|at this (?:time|stage|point)|still|as of|until|comments?|repl(?:y|ied)|"
    r"respond(?:ed)?|answer(?:ed)?|calls?|phone|telephone|reached|available|declin\w+|refus\w+|confirm(?:ed)?|"
    r"verif(?:y|ied)|clear|known?|sure|sa(?:y|id)\s+(?:whether|if|how|what|when|why|who)|remember|recall)\b"
)
#: A negative that compares or sets a condition denies nothing: "never seen so many", "none since 1959".
MEASURING = re.compile(
    r"(?i)\b(?:(?:never|not|no|nothing|none|nobody|n['’]t)\b.{0,60}\b(?:so\s+(?:many|much|few|\w+)|such|like\s+(?:this|that|"
    r"it)|before|more|better|worse|as\s+\w+\s+as|only|just|since)|if|unless|whether|when(?:ever)?|would|could)\b"
)
#: A part of a count, an addition to it, or one of another time.
FIGURE = "\0"  # stands for a figure in the words around it
OTHER_COUNT = re.compile(
    r"(?i)\b(?:others?|another|further|additional|more(?!\s+than)|including|among\s+(?:them|those|the)|up\s+from|from\s+an|"
    r"rose|risen|climbed|increased|each|per|every|average|annual(?:ly)?|last\s+year|remain(?:s|ed|ing)?|still|left)\b|"
    r"\0(?:\s+\w+)?\s+of\s+(?:them|whom|which|those|the)\b|\bof\s+(?:them|whom|which|those)\W+\0|"
    r"(?:^|[,;:]\s+)of\s+(?:the|those|these)\b[^\0]{0,80}\0"
)
BESIDE = re.compile(r"(?:\S+\s+){0,6}\S*\0\S*(?:\s+\S+){0,6}")  # the words around a figure that may be about it
#: A count of some of those that are counted without such a word.
DEGREE = re.compile(r"(?i)\b(?:seriously|severely|badly|critically|slightly|lightly|minor|serious|severe|critical)\b")
#: Stems of what happens to people, which end the words for those who are counted.
HAPPENED = frozenset(
    w[:STEM] for w in "killed injured wounded hurt died dead dying died missing arrested detained hospitalised".split()
)
#: Counts that grow while an event goes on.
GROWING = frozenset("killed injured casualty arrested missing displaced kidnapped hospitalised".split())
#: Words for a time that hang on the hour and the zone of the writer: a day more or less is no conflict.
NEAR_NOW = re.compile(
    r"(?i)\b(?:today|tonight|yesterday|tomorrow|overnight|morning|afternoon|evening|night|hours?|ago)\b"
)
#: What figures are measured in: it tells of which kind they are, not what was measured.
MEASURES = frozenset(
    """mile km kilometer kilometre meter metre centimetre millimetre yard foot inch cm mm acre hectare ton tonne kg
    kilogram gram pound ounce litre liter gallon barrel mph kph knot degree celsius fahrenheit percent hour
    minute second day week month year""".split()
)
ABOUT = re.compile(
    r"(?i)\b(?:about|around|some|nearly|almost|roughly|approximately|approx|circa|close\s+to|or\s+so)\b|~"
)
DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T[\d:]+)?")
TIME = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:T[\d:]+)?)?)?")
RECENT = timedelta(days=60)  # before its telling: what a count without a date may be of
OCCASION = timedelta(days=7)  # within which two measures may be of one thing that happened
AT = r"\b(?:in|at|near|inside|outside|off|on|to|from|into|over|around)\s+(?:the\s+)?(?:[\w-]+\s+){0,2}?"
PART_OF = r"\s*(?:,|\(|\bin\b|\bof\b|\bnear\b|\boutside\b)\s*(?:the\s+)?(?:\w+\s+){0,2}"
MOST_SHOWN = 160  # characters of a wording in a reason


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
    told = _Told(claims, actors, reports, links, copies, options, text)
    every = (told.numbers, told.dates, told.places, told.denials, told.stances, told.contradictions)
    found = [f for kind in every for f in kind() if not _is_far(f)]
    unique: dict[frozenset[ReportSpan], Clash] = {}
    for clash in (*_roles(actors, reports), *(told.clash(f) for f in told.once_or_twice(found))):
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
    told = _Told((replace(claim, members=_first_of(claim.members)),), actors, reports, links, copies, options)
    found = [*told.dates(), *told.denials(), *told.stances()]
    if not any(_is_far(f) for f in found):
        return ()
    return _in_order({told.clash(f) for f in told.once_or_twice(found, near_first=True) if _is_far(f)})


def _first_of(members: Sequence[Member]) -> tuple[Member, ...]:
    """Those who deny a claim and those who do not, the first of each, with some who tell it near each of the former
    and some who give each day.
    """
    held = sorted(members, key=lambda m: _age(m.occurrence))
    deniers = [m for m in held if m.stance == "denies" or _is_denied(m.occurrence)][:LOOKED_AT]
    denying = {m.occurrence.id for m in deniers}
    others = [m for m in held if m.stance != "denies" and not _is_denied(m.occurrence)]
    kept = denying | {m.occurrence.id for m in others[:LOOKED_AT]}
    near: dict[int | None, list[str]] = defaultdict(list)
    days: dict[date, list[str]] = defaultdict(list)
    for m in others:
        for p in seen_around(period_of(m.occurrence.published)):
            near[p].append(m.occurrence.id)
        if day := _only_day(m.occurrence):
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
    if any(m.stance == "denies" for m in claim.members) or any(_is_denied(o) for o in told):
        return True
    return len({day[1] for o in told if (day := _only_day(o))}) > 1


def period_of(published: str | None) -> int | None:
    """The period of `PERIOD` days in which a report was published; None where its day is not known."""
    day = moment(published).day
    return None if day is None else day // PERIOD


def are_far_apart(periods: Collection[int | None]) -> bool:
    """Are there two among some periods that are neither one nor neighbours, nor both unknown?"""
    dated = [p for p in periods if p is not None]
    return bool(dated) and (len(dated) < len(periods) or max(dated) - min(dated) > 1)


def seen_around(period: int | None) -> tuple[int | None, ...]:
    """The periods that are looked at for what clashes in a period, and that look at it."""
    return (None,) if period is None else (period - 1, period, period + 1)


def _in_order(found: Iterable[Clash]) -> tuple[Clash, ...]:
    return tuple(sorted(found, key=lambda c: (c.a.report, c.a.span, c.b.report, c.b.span, c.kind, c.why)))


def place_of(o: Occurrence) -> ReportSpan:
    """The words of an occurrence; the longest part of it where it stands in several."""
    return ReportSpan(report=o.report, span=max(o.spans, key=lambda s: (s.end - s.start, -s.start)))


@dataclass(frozen=True, slots=True)
class _Found:
    """Two occurrences that clash; `thing` names what about, where the two alone do not tell."""

    kind: ConflictKind
    a: Occurrence
    b: Occurrence
    score: float
    why: str
    thing: tuple[object, ...] = ()


def _is_far(f: _Found) -> bool:
    """Are the reports of two that clash not near each other?"""
    return are_far_apart({period_of(f.a.published), period_of(f.b.published)})


def _age(o: Occurrence) -> tuple[float, str, str]:
    return moment(o.published).start, o.report, o.id


@lru_cache(maxsize=1 << 14)
def gist(words: str) -> frozenset[str]:
    """The stems that carry what some words are about, negatives and numbers left out."""
    return frozenset(
        w.removesuffix("'s").removesuffix("’s")[:STEM]
        for w in (m.casefold() for m in WORD.findall(words))
        if w not in STOP and w.replace("'", "").replace("’", "") not in NEGATIVE and not w[0].isdigit()
    )


def _is_denied(o: Occurrence) -> bool:
    return o.factuality.endswith("-")


class _Told:
    """What is asked of all occurrences, worked out once."""

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
            told.sort(key=_age)
            for denier in (o for o in told if _is_denied(o)):
                first = next((o for o in told if not _is_denied(o) and o.report != denier.report), None)
                if first is not None:
                    a, b = sorted((first.id, denier.id))
                    yield ClaimLink(a=a, b=b, same=1.0, opposed=0.0)

    # What two occurrences are to each other

    def of(self, id: str) -> Occurrence:
        return self.member[id][1].occurrence

    def between(self, a: Occurrence, b: Occurrence) -> ClaimLink | None:
        return self.link.get((min(a.id, b.id), max(a.id, b.id)))

    def words_alike(self, a: Occurrence, b: Occurrence) -> float:
        """Weight of the stems in common, by that of the shorter one; little is told by one, less where it is all."""
        one, two = self.gists[a.id], self.gists[b.id]
        small = min(sum(self.weight[s] for s in g) for g in (one, two))
        shared = one & two
        if not shared or not small:
            return 0.0
        part = sum(self.weight[s] for s in shared) / small
        return part if len(shared) > 1 else part * (0.4 if len(one) == 1 or len(two) == 1 else 0.6)

    def alike(self, a: Occurrence, b: Occurrence) -> float:
        """Are two about the same thing, whoever says so and however? 0 to 1: the network and the words, half each."""
        link = self.between(a, b)
        same = link.same if link else 0.0
        return round((same + self.words_alike(a, b)) / 2, 3)

    def _repeats(self, a: Occurrence, b: Occurrence) -> bool:
        """Do the words of the one hold nearly all of the other's, so that nothing is left to differ in?"""
        one, two = self.gists[a.id], self.gists[b.id]
        return len(one & two) >= REPEATED * max(1, min(len(one), len(two)))

    def apart(self, a: Occurrence, b: Occurrence) -> bool:
        """Do two stand in reports that are no versions of one page, or in one report with a voice each?"""
        if a.report == b.report:
            return len(a.chain) > 1 and len(b.chain) > 1 and not self.one_voice(a, b)
        return self._first(a.report) != self._first(b.report)

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
        if o.id not in self._parties:
            own = len(o.chain) <= 1
            name = o.chain[-1] if o.chain else o.publisher or o.report
            kind = "outlet" if own or o.kind is None else o.kind
            self._parties[o.id] = party_of(name, kind, own or o.named, self.actors, o.publisher)
        return self._parties[o.id]

    def one_voice(self, a: Occurrence, b: Occurrence) -> bool:
        """Are the ends of two chains shown to be one?"""
        return standing(self.party(a), self.party(b), NO_OWNERS)[0] == "same"

    def pairs(self) -> list[tuple[Occurrence, Occurrence, ClaimLink]]:
        """The linked occurrences that somebody states, the earlier first; of one report only those of two voices."""
        if self._pairs is None:
            stated = {i for i, (_, m) in self.member.items() if _is_stated(m.occurrence)}
            age = {i: _age(self.of(i)) for i in stated}
            self._pairs = []
            for link in self.links:
                if link.a in stated and link.b in stated:
                    first, second = (link.a, link.b) if age[link.a] <= age[link.b] else (link.b, link.a)
                    a, b = self.of(first), self.of(second)
                    if self.apart(a, b):
                        self._pairs.append((a, b, link))
        return self._pairs

    # The kinds

    def denials(self) -> Iterator[_Found]:
        """One says that it is so, the other that it is not."""
        for a, b, link in self.pairs():
            if _is_denied(a) == _is_denied(b) or clashing_numbers(a, b):
                continue
            denier, other = (a, b) if _is_denied(a) else (b, a)
            if link.same < self.options.least or _is_open(denier) or self.one_voice(a, b):
                continue
            if not self._is_surely_opposed(link) and not (
                self.alike(a, b) >= self.options.alike
                and self._are_opposed(denier, other, link)
                and self._meet_beside_names(denier, other)
            ):
                continue
            other = self._first_hand(other, denier)
            yield self._denial(other, self._first_hand(denier, other), self.alike(a, b))

    def stances(self) -> Iterator[_Found]:
        """Within one claim those who assert it and those who deny it, though the two were not compared."""
        for claim in self.claims:
            told = [m for m in claim.members if _is_stated(m.occurrence)]
            deniers = [m.occurrence for m in told if m.stance == "denies" and not _is_open(m.occurrence)]
            others = [m.occurrence for m in told if m.stance == "asserts"]
            for denier in deniers:
                turned, negative = _turns(denier), _has_negative(denier.wording)
                for other in others:
                    if (
                        self.between(denier, other) is None
                        and self.apart(denier, other)
                        and not self.one_voice(denier, other)
                        and not clashing_numbers(denier, other)
                        and (alike := self.words_alike(denier, other)) >= self.options.unlinked
                        and not (turned and (negative == _has_negative(other.wording) or WANTING.search(other.wording)))
                        and self._meet_beside_names(denier, other)
                    ):
                        yield self._denial(other, denier, (SAME + alike) / 2)

    def _is_surely_opposed(self, link: ClaimLink) -> bool:
        """Does the network tell one claim and its opposite so surely that the words need not meet?"""
        o = self.options
        contradicts = link.relation_confidence if link.relation == "contradicts" else 0.0
        return link.same >= o.surely_same and min(link.opposed, contradicts) >= o.surely_opposed

    def _are_opposed(self, denier: Occurrence, other: Occurrence, link: ClaimLink) -> bool:
        """By the cue that denies the very words, or by what the network says and whether one has a negative word."""
        negative = _has_negative(denier.wording), _has_negative(other.wording)
        if not any(negative) and not FAILING.search(denier.wording):
            # Its words deny nothing: the cue does, or a verdict, so they must be what the other says.
            told = link.opposed >= SAME if denier.attribution is not None else self._is_surely_opposed(link)
            return self._repeats(denier, other) or told
        if all(negative) and self._repeats(denier, other):
            return False
        told = min(1.0, link.opposed / link.same) if link.same > 0 else 0.0
        alone = negative[0] != negative[1] and not WANTING.search(other.wording)
        if 0.6 * told + 0.4 * alone < self.options.opposed:
            return False
        return link.relation == "contradicts" or self.alike(denier, other) >= self.options.nearly

    def _meet_beside_names(self, denier: Occurrence, other: Occurrence) -> bool:
        """Is enough of the longer one's words in the other, names left out?

        What two tell of one harbour is not one thing; and of "she denied it" the words that say what stand elsewhere.
        """
        names = gist(" ".join((*denier.names, *other.names)))
        one, two = (gist(o.wording) - names - SAYING for o in (denier, other))
        if not gist(denier.wording) or not gist(other.wording):
            return False
        return not (one and two) or len(one & two) >= self.options.denied * max(len(one), len(two))

    def _first_hand(self, o: Occurrence, against: Occurrence) -> Occurrence:
        """The same in a report by the one who says so, where one is held: a notice before a paper's account of it."""
        own = [
            other
            for other in self._near(o)
            if _is_stated(other)
            and _is_denied(other) == _is_denied(o)
            and self.apart(o, other)
            and self.apart(against, other)
            and max(self.words_alike(against, other), self.alike(against, other)) >= self.options.alike
            and any(is_publisher(link, other.publisher or "") for link in o.chain[1:])
        ]
        return min(own, key=lambda x: (-round(self.alike(o, x), 1), _age(x))) if own else o

    def _near(self, o: Occurrence) -> list[Occurrence]:
        """What is linked with it as the same."""
        return [self.of(k.b if k.a == o.id else k.a) for k in self.at.get(o.id, ()) if k.same >= SAME]

    def _denial(self, a: Occurrence, b: Occurrence, score: float) -> _Found:
        kind: ConflictKind = "denial" if len(b.chain) > 1 else "polarity"
        verb = "denies it" if kind == "denial" else "has it otherwise"
        return _Found(kind, a, b, score, f"{self.telling(b)} {verb}: {_shown(b)}")

    def contradictions(self) -> Iterator[_Found]:
        """The network alone says that two claims contradict each other: only where it is sure, and the words meet."""
        for a, b, link in self.pairs():
            if (
                link.relation == "contradicts"
                and link.relation_confidence >= self.options.contradicts
                and not (a.numbers and b.numbers)  # it may judge by the figures, which have a rule of their own
                and _is_denied(a) == _is_denied(b)
                and a.factuality == b.factuality == "CT+"
                and self.member[a.id][0].id != self.member[b.id][0].id
                and not self._repeats(a, b)
                and self.alike(a, b) >= self.options.alike
                and not self.one_voice(a, b)
            ):
                why = f"{self.telling(a)}: {_shown(a)}; {self.telling(b)}: {_shown(b)}"
                yield _Found("polarity", a, b, self.alike(a, b) - 0.2, why)

    def numbers(self) -> Iterator[_Found]:
        """Two figures for one thing that exclude each other, each with who gives it."""
        found: dict[tuple[object, ...], list[_Found]] = defaultdict(list)
        for a, b in (*((a, b) for a, b, _ in self.pairs()), *self._counts()):
            clash = clashing_numbers(a, b)
            if clash is None or _is_denied(a) or _is_denied(b):
                continue
            likeness = self._count_alike(a, b, clash[0].of or "")
            measured = clash[0].of in MEASURES
            need = self.options.measured if measured else self.options.counted
            held = self._but_for_numbers(a, b)
            enough = self.options.but_for_measures if measured else self.options.but_for
            if (likeness < need and held < enough) or not self._one_scene(a, b) or self._is_rounding(a, b, clash):
                continue
            if clash[0].of in GROWING and not self._one_event(a, b, clash, likeness):
                continue
            if measured and (_agree_elsewhere(a, b) or _is_of_another_week(a, b)):
                continue
            if not _may_be_of_the_same(*(_counted(o, n) for o, n in zip((a, b), clash))):
                continue
            around = [_near(o, n) for o, n in zip((a, b), clash)]
            if any(OTHER_COUNT.search(w) for w in around) or len({bool(DEGREE.search(w)) for w in around}) > 1:
                continue
            figures = frozenset((n.low, n.high) for n in clash)
            why = f"{clash[0].text} ({self.telling(a)}) against {clash[1].text} ({self.telling(b)})"
            thing = (clash[0].of, figures)
            found[thing].append(_Found("number", a, b, max(likeness, held), why, ("number", *thing)))
        for same_two in found.values():
            yield from self._without_updates(same_two)

    def _but_for_numbers(self, a: Occurrence, b: Occurrence) -> float:
        """How likely two that were compared say the same, were it not for their figures."""
        link = self.between(a, b)
        return min(1.0, link.same / SameOptions().numbers_differ) if link is not None else 0.0

    def _counts(self) -> Iterator[tuple[Occurrence, Occurrence]]:
        """Two figures for one noun in two reports of one affair that were not compared, the earlier first.

        That the reports tell other things alike shows what both speak of. Of each figure only the first few that tell
        it are taken.
        """
        told: dict[str, dict[tuple[float | None, float | None], list[Occurrence]]] = defaultdict(
            lambda: defaultdict(list)
        )
        for _, m in self.member.values():
            if _is_stated(m.occurrence):
                for n in m.occurrence.numbers:
                    if n.of:
                        told[n.of][n.low, n.high].append(m.occurrence)
        for of in sorted(told):
            firsts = [sorted(held, key=lambda o: (self.is_taken(o), _age(o)))[:TELLERS] for held in told[of].values()]
            for one, two in combinations(firsts, 2):
                for a, b in product(one, two):
                    if self.between(a, b) is None and self.apart(a, b) and self._are_of_one_affair(a.report, b.report):
                        yield (a, b) if _age(a) <= _age(b) else (b, a)

    def _are_of_one_affair(self, a: str, b: str) -> bool:
        """Are two reports one, or do they tell some claims alike?"""
        return a == b or len(self.told_by[a] & self.told_by[b]) >= self.options.affair

    def _is_rounding(self, a: Occurrence, b: Occurrence, clash: tuple[Number, Number]) -> bool:
        """Do two figures differ by no more than the rounding that one of them owns to?"""
        held = [(n.low, n.high) for n in clash]
        if any(low is None or low != high for low, high in held):
            return False
        low, high = sorted(n.low or 0.0 for n in clash)
        hedged = any(
            ABOUT.search(n.text) or ABOUT.search(o.wording[: max(0, o.wording.find(n.text))][-16:])
            for o, n in zip((a, b), clash, strict=True)
        )
        most = self.options.rounded if hedged else self.options.exact if clash[0].of in MEASURES else 0.0
        return high - low <= most * abs(high)

    def _count_alike(self, a: Occurrence, b: Occurrence, of: str) -> float:
        """What two counts of one noun have in common beside it, by the shorter one; 0 where that is too little.

        Two words, not both of a name only, or one beside what happened to people ("killed"). Not weighed by how rare
        they are: what an affair is about is in every second of its statements. Where they were compared, `numbers` asks
        beside this what the network says of them but for their figures.
        """
        noun = gist(of)
        one, two = self.gists[a.id] - noun - COMMON, self.gists[b.id] - noun - COMMON
        need = 1 if of in GROWING else 2
        if of in GROWING and a.report == b.report:
            return self.options.counted
        if of in GROWING and min(len(one), len(two)) < 2:  # "80 were killed": where and how stands beside it
            one, two = (gist(f"{o.resolved} {o.around}") - noun - COMMON for o in (a, b))
            need = 2
        shared = one & two
        named = gist(" ".join(a.names)) & gist(" ".join(b.names))
        if len(shared) < need or (of not in GROWING and shared <= named):
            return 0.0
        return round(len(shared) / min(len(one), len(two)), 3)

    def _one_scene(self, a: Occurrence, b: Occurrence) -> bool:
        """May two counts be of one place and one time?"""
        places = self._places(a), self._places(b)
        if all(places) and not places[0] & places[1] and not self._holds(a, b, *places):
            return False
        return _may_be_of_one_time(a, b)

    def _one_event(self, a: Occurrence, b: Occurrence, clash: tuple[Number, Number], likeness: float) -> bool:
        """Are two tolls shown to be of one event? Where war is told, every report counts dead of its own.

        They are told of one day, or within a day of each other, and of one place; or within two days and in much the
        same words; or one report sets them side by side, or the network holds them for one claim.
        """
        if self._but_for_numbers(a, b) >= SAME:
            return True
        days = [frozenset(t[:10] for t in _times(o) if len(t) >= 10) for o in (a, b)]
        if all(days) and not days[0] & days[1]:
            return False
        told = moment(a.published), moment(b.published)
        between = abs(told[0].start - told[1].start) if all(m.known for m in told) else None
        if likeness >= self.options.scene and (between is None or between <= DAYS_LONG):
            return True
        if not all(days) and (between is None or between > DAY_LONG):
            return False
        if a.report == b.report:
            one, two = (
                {w[:STEM].casefold() for w in _counted(o, n)} - COMMON for o, n in zip((a, b), clash, strict=True)
            )
            places = self._places(a), self._places(b)
            return (one == two or bool(one & two)) and (places[0] == places[1] or bool(places[0] & places[1]))
        return bool(self._places_around(a) & self._places_around(b))

    def _places_around(self, o: Occurrence) -> frozenset[str]:
        """The places that an occurrence or the sentence around it names."""
        return self._places(o) | {
            actor.name
            for words in NAME.findall(o.around)
            if (actor := self.actors.get(plain(words))) and actor.type == "place"
        }

    def _without_updates(self, pairs: list[_Found]) -> Iterator[_Found]:
        """Two figures of one thing as they are told; nothing where the higher one is news of a toll that rose."""
        growing = pairs[0].thing[1] in GROWING
        low_told = [o for f in pairs for o in (f.a, f.b) if _value(o, f) == min(_value(f.a, f), _value(f.b, f))]
        for f in pairs:
            low, high = sorted((f.a, f.b), key=lambda o: _value(o, f))
            risen = moment(low.published).before(moment(high.published))
            if growing and risen and self.one_voice(low, high):
                continue
            if growing and risen and _is_long_after(high, low_told, self.options.growth):
                continue
            yield f

    def dates(self) -> Iterator[_Found]:
        """One event, told of two days. Both must name somebody or something in common, and one day each."""
        for a, b, link in self.pairs():
            if self._differ_otherwise(a, b) or not set(a.names) & set(b.names) or self._claims_apart(a, b, link):
                continue
            one, two = _only_day(a), _only_day(b)
            if one is None or two is None or abs((one[1] - two[1]).days) <= (1 if one[0] or two[0] else 0):
                continue
            why = f"{one[1].isoformat()} ({self.telling(a)}) against {two[1].isoformat()} ({self.telling(b)})"
            yield _Found("date", a, b, self.alike(a, b), why)

    def places(self) -> Iterator[_Found]:
        """One event, told of two places, neither of which lies in the other."""
        for a, b, link in self.pairs():
            if self._differ_otherwise(a, b) or self._claims_apart(a, b, link):
                continue
            one, two = self._places(a), self._places(b)
            if len(one) != 1 or len(two) != 1 or one == two or self._holds(a, b, one, two):
                continue
            if not (self._happens_at(a, min(one)) and self._happens_at(b, min(two))):
                continue
            if not (set(a.names) & set(b.names)) or any(share_a_name(x, y) for x in one for y in two):
                continue
            # "off from Orrow to Velmark" and "off from Orrow Airport" meet in what only one side takes for a place
            if any(share_a_name(x, y) for place, o in ((one, b), (two, a)) for x in place for y in o.names):
                continue
            why = f"{min(one)} ({self.telling(a)}) against {min(two)} ({self.telling(b)})"
            yield _Found("place", a, b, self.alike(a, b), why)

    def _differ_otherwise(self, a: Occurrence, b: Occurrence) -> bool:
        """Are two less than nearly the same but for a date or a place?"""
        return _is_denied(a) or _is_denied(b) or self.alike(a, b) < max(0.7, self.options.alike)

    def _claims_apart(self, a: Occurrence, b: Occurrence, link: ClaimLink) -> bool:
        """Two members of one claim, or of two that the network says contradict each other, tell of one event."""
        return self.member[a.id][0].id != self.member[b.id][0].id and link.relation != "contradicts"

    def _places(self, o: Occurrence) -> frozenset[str]:
        found = (self.actors.get(plain(name)) for name in o.names)
        return frozenset(actor.name for actor in found if actor and actor.type == "place")

    def _happens_at(self, o: Occurrence, place: str) -> bool:
        """Do its words put what they tell of at a place? In "U.S. President" a place tells only whose he is."""
        actor = self.actors.get(plain(place))
        names = sorted({place, *(actor.aliases if actor else ())}, key=len, reverse=True)
        return re.search(rf"(?i){AT}(?:{'|'.join(map(re.escape, names))})\b(?!\s*['’]s\b)", o.resolved) is not None

    def _holds(self, a: Occurrence, b: Occurrence, one: frozenset[str], two: frozenset[str]) -> bool:
        """Does a report put a place of one side into a place of the other ("Orrow, in Velmark", "Orrow, Velmark")?

        Asked of the reports that tell the claims of the two.
        """
        either = "|".join(
            rf"{re.escape(x)}{PART_OF}{re.escape(y)}|{re.escape(y)}{PART_OF}{re.escape(x)}"
            for x, y in product(sorted(one), sorted(two))
        )
        asked = re.compile(rf"\b(?:{either})\b")
        telling = {m.occurrence.report for o in (a, b) for m in self.member[o.id][0].members}
        return any(asked.search(self.text(report)) for report in sorted(telling))

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

    def clash(self, f: _Found) -> Clash:
        return Clash(a=place_of(f.a), b=place_of(f.b), kind=f.kind, why=f.why)

    def once_or_twice(self, found: Iterable[_Found], *, near_first: bool = False) -> list[_Found]:
        """Of those that are one clash the earliest plain one, and one more where another voice stands behind it.

        near_first: whatever is near each other goes before what is not.
        """

        def rank(f: _Found) -> tuple[object, ...]:
            return near_first and _is_far(f), *self._rank(f)

        clashes: list[list[_Found]] = []
        for f in sorted(found, key=lambda f: (-f.score, rank(f))):
            one = next((held for held in clashes if self._is_one(f, held[0])), None)
            clashes.append([f]) if one is None else one.append(f)
        kept: list[_Found] = []
        for held in clashes:
            plain_ones = [f for f in held if f.score >= held[0].score - self.options.plainly]
            told: list[_Found] = []
            for f in sorted(plain_ones, key=rank):
                if len(told) < self.options.repeats and not any(self._adds_nothing(f, k) for k in told):
                    told.append(f)
            kept += told
        return kept

    def _rank(self, f: _Found) -> tuple[object, ...]:
        """Words that were taken over come after those they were taken from, and bare ones after full ones; first two
        that one report sets against each other, then what the others rest on, the earliest, the surest.
        """
        taken = self.is_taken(f.a) + self.is_taken(f.b)
        bare = self._is_bare(f.a) + self._is_bare(f.b)
        kinds = ("number", "date", "place", "denial", "polarity", "role")
        rests = (-self._carries(f.a), -self._carries(f.b))
        one, two = self.gists[f.a.id], self.gists[f.b.id]
        plain = round(len(one & two) / max(1, len(one | two)), 1)
        when = (_age(f.a)[:2], _age(f.b)[:2])
        return (
            taken,
            bare,
            f.a.report != f.b.report,
            *rests,
            *when,
            -plain,
            -round(f.score, 2),
            kinds.index(f.kind),
            f.a.id,
            f.b.id,
        )

    def _is_bare(self, o: Occurrence) -> bool:
        """Is it denied by no word of its own and by nobody who is named as saying so, as under a verdict?"""
        return _is_denied(o) and o.attribution is None and not _turns(o)

    def _carries(self, o: Occurrence) -> int:
        """How many other reports tell the claim of an occurrence on the word of its report or of who says it there."""
        claim = self.member[o.id][0]
        if o.id not in self._carried:
            own = {plain(n) for n in (o.publisher, o.chain[-1] if len(o.chain) > 1 else None) if n}
            self._carried[o.id] = len(
                {
                    m.occurrence.report
                    for m in claim.members
                    if m.occurrence.report != o.report and own & {plain(c) for c in m.occurrence.chain[1:]}
                }
            )
        return self._carried[o.id]

    def _is_one(self, f: _Found, k: _Found) -> bool:
        """Are two clashes about the same two things, whichever way round?"""
        if f.thing or k.thing:
            return f.thing == k.thing
        return (self._is_told_by(f.a, k.a) and self._is_told_by(f.b, k.b)) or (
            self._is_told_by(f.a, k.b) and self._is_told_by(f.b, k.a)
        )

    def _is_told_by(self, a: Occurrence, b: Occurrence) -> bool:
        if self.member[a.id][0].id == self.member[b.id][0].id:
            return True
        link = self.between(a, b)
        return link is not None and link.same >= SAME and self.alike(a, b) >= self.options.alike

    def _adds_nothing(self, f: _Found, k: _Found) -> bool:
        """Is it the same pair of reports, the same voice on the side that answers, a copy of what has it, or bare?"""
        if self._is_bare(f.a) or self._is_bare(f.b):
            return True
        if {f.a.report, f.b.report} == {k.a.report, k.b.report} or frozenset((f.b.report, k.b.report)) in self.copied:
            return True
        if f.kind in ("number", "date", "place"):
            return True
        return self.one_voice(f.b, k.b)


NO_OWNERS = Owners()


def _taken(copies: Iterable[Copy]) -> dict[str, list]:
    """{report: the passages that it took from another}."""
    out: dict[str, list] = defaultdict(list)
    for copy in copies:
        if copy.directed:
            out[copy.to].extend(to for _, to in copy.passages)
    return out


def _is_stated(o: Occurrence) -> bool:
    """Is it said to be so or not to be so, not asked, wished or held for possible?"""
    if o.act == "intention":
        return ORDERED.search(o.wording) is not None
    return o.factuality[:2] in ("CT", "PR") and o.act != "attitude"


def _has_negative(words: str) -> bool:
    told = (m.casefold().replace("’", "'") for m in WORD.findall(words))
    return any(w.replace("'", "") in NEGATIVE or w.endswith("n't") for w in told)


def _turns(o: Occurrence) -> bool:
    """Is it denied by its own words, not by the cue or the verdict that stands beside them?"""
    return _has_negative(o.wording) or FAILING.search(o.wording) is not None


def _is_open(o: Occurrence) -> bool:
    """Is it only not so yet, or not known or not answered?"""
    return NOT_YET.search(o.wording) is not None or MEASURING.search(o.wording) is not None


def _shown(o: Occurrence) -> str:
    words = " ".join(o.wording.split())
    return f"“{words if len(words) <= MOST_SHOWN else words[: MOST_SHOWN - 1].rstrip() + '…'}”"


def _near(o: Occurrence, n: Number) -> str:
    """The words of an occurrence around a number, without those of the number ("more than 200")."""
    words = re.sub(rf"(?<!\w){re.escape(n.text)}(?!\w)", f" {FIGURE} ", o.wording, count=1)
    found = BESIDE.search(words)
    if found is None:
        return words
    # "Of the twelve who were hurt, two died": what opens a sentence so makes a part of whatever is counted in it
    return words[: found.end()] if words.casefold().startswith("of ") else found[0]


def _counted(o: Occurrence, n: Number) -> tuple[str, ...]:
    """The words for those who are counted: what stands behind a number, up to a verb or a preposition."""
    place = o.wording.find(n.text)
    words = WORD.findall(o.wording[place + len(n.text) :]) if place >= 0 else []
    out = []
    for w in words[:4]:
        if w.casefold() in STOP or w[:STEM].casefold() in HAPPENED:
            break
        out.append(w)
    return tuple(out)


def _may_be_of_the_same(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Not where one side counts a nation's or a house's own ("two Chinese tourists"), or both count others."""
    sides = [{w[:STEM].casefold() for w in side} - COMMON for side in (one, two)]
    if sides[0] & sides[1] or not any(sides):
        return True
    return not all(sides) and not any(w[0].isupper() for w in (*one, *two))


def _value(o: Occurrence, f: _Found) -> float:
    """The figure that an occurrence gives of what a clash is about."""
    n = next(n for n in o.numbers if n.of == f.thing[1])
    return n.low if n.low is not None else n.high if n.high is not None else 0.0


def _is_long_after(high: Occurrence, low: Iterable[Occurrence], growth: timedelta) -> bool:
    """Was the higher figure told long after anybody last told the lower one?"""
    then = moment(high.published)
    last = max((moment(o.published).stop for o in low), default=math.inf)
    return then.known and then.start - last > growth.total_seconds()


def _may_be_of_one_time(a: Occurrence, b: Occurrence) -> bool:
    """Two counts: do they name days, months or years that meet? One that names none is of about when it was told."""
    one, two = _times(a), _times(b)
    if one and two:
        return any(x.startswith(y) or y.startswith(x) for x in one for y in two)
    for named, other in ((one, b), (two, a)):
        told = moment(other.published)
        if named and told.known and all(moment(t).stop < told.start - RECENT.total_seconds() for t in named):
            return False
    return True


def _is_of_another_week(a: Occurrence, b: Occurrence) -> bool:
    """Were two told so far apart that they may have measured two occasions?"""
    told = sorted((moment(a.published), moment(b.published)), key=lambda m: m.start)
    return all(m.known for m in told) and told[1].start - told[0].stop > OCCASION.total_seconds()


def _agree_elsewhere(a: Occurrence, b: Occurrence) -> bool:
    """Do two give one measure alike, in whatever unit ("770 km, about 500 miles" and "770 km, or 480 miles")?"""
    one, two = ({(n.of, n.low, n.high) for n in o.numbers if n.of in MEASURES and n.low is not None} for o in (a, b))
    return bool(one & two)


def _times(o: Occurrence) -> frozenset[str]:
    """The days, months and years that an occurrence names."""
    return frozenset(t.value.split("T")[0] for t in o.times if t.value and TIME.fullmatch(t.value))


def _only_day(o: Occurrence) -> tuple[bool, date] | None:
    """(does it hang on the writer's hour?, the one day that an occurrence names), or None: no day, or several."""
    days = {(t.value, t.text) for t in o.times if t.value and not t.value.startswith("P")}
    values = {v for v, _ in days}
    if len(values) != 1:
        return None
    value, text = min(days)
    found = DAY.fullmatch(value)
    try:
        return (NEAR_NOW.search(text) is not None, date(*map(int, found.groups()))) if found else None
    except ValueError:
        return None


def _roles(actors: Sequence[CorpusActor], reports: Mapping[str, Report]) -> Iterator[Clash]:
    """One role that only one can have of one thing, given to two persons in two of these reports: once for each two."""
    given: dict[str, list[tuple[CorpusActor, frozenset[str], ReportSpan, tuple[str, ...]]]] = defaultdict(list)
    for actor in sorted((a for a in actors if a.type == "person"), key=lambda a: a.id):
        for words, where, chain in actor.roles:
            head, rest = unique_role(words)
            if head and where.report in reports:
                given[head].append((actor, rest, where, chain))

    when = {id: r.published for id, r in reports.items()}
    for head, held in sorted(given.items()):
        seen: set[tuple[str, str]] = set()
        held.sort(key=lambda g: (moment(when[g[2].report]).start, g[2].report, g[2].span.start))
        for (one, rest, here, chain), (two, others, there, other_chain) in combinations(held, 2):
            pair = (min(one.id, two.id), max(one.id, two.id))
            if one.id == two.id or pair in seen or here.report == there.report or _may_be_one(one, two):
                continue
            if are_far_apart({period_of(when[w.report]) for w in (here, there)}):
                continue
            if of_one_thing(rest, others):
                seen.add(pair)
                why = (f"{one.name} (so {_word(chain, here)}) and {two.name} (so {_word(other_chain, there)}) are each "
                       f"called the {head} of the same")  # fmt: skip
                yield Clash(a=here, b=there, kind="role", why=why)


def _may_be_one(a: CorpusActor, b: CorpusActor) -> bool:
    return any(share_a_name(x, y) for x in (a.name, *a.aliases) for y in (b.name, *b.aliases))


def _word(chain: tuple[str, ...], where: ReportSpan) -> str:
    return " > ".join(chain) or where.report


__all__ = [
    "ClashOptions",
    "are_far_apart",
    "clashes_begun",
    "clashes_far_apart",
    "find_clashes",
    "gist",
    "may_clash_far_apart",
    "period_of",
    "place_of",
    "seen_around",
]
