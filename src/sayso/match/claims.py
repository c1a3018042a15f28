"""Claims: occurrences that say the same, grouped by their links and by human decisions.

Average linkage inside the connected parts of the link graph, so that one bridge between two claims does not join
them, and no giant claim grows. Identical wordings are one node and count once: forty prints of one agency's sentence
weigh no more than one. All sums are of whole numbers and all ties are
broken by ids, so that the order in which reports came cannot matter; a connected part gives the same groups alone as
among the rest.

A `not_same` decision is never violated, and holds for every print of the two wordings (`_Nodes`). A `same` decision
holds unless it contradicts one.
"""

from __future__ import annotations

import heapq
import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Set
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import blake2b
from math import isqrt, log, tanh
from typing import Generic, TypeVar

from sayso.match.gist import COMMON, gist
from sayso.match.moments import moment
from sayso.match.verbs import begins_within, verb_in
from sayso.model import ClaimLink, Factuality, Member, Occurrence, Relation, RelationKind, Stance


@dataclass(frozen=True, slots=True)
class GroupOptions:
    """When occurrences are one claim."""

    floor: float = 0.08  # links below this join nothing and connect nothing
    # Swept on seven affairs with gold, and on twelve affairs and sixteen clusters of real reports of which every
    # statement is labelled; of 60 real reports of one event the largest claim has 29 of 3,033 occurrences with it.
    crowd: int = 16  # nearest of a statement the last of which tells how alike all are that stand around it
    join: float = 0.055  # mean of `same` between two groups, beyond what their crowds share, from which they are one
    # Of 17 wrong groups among 50 of 60 real reports made with .45 nine stay as they were, of 24 right ones 20.
    pair: float = 0.7  # likeness that two wordings by themselves must have to be one claim
    # Likeness of the likest pair of two groups from which they may be one: a mean of many small ones makes them none.
    likest: float = 0.3
    # Wordings of two groups (geometric mean) from which the more they are the likelier they must be: of what is told in
    # so many wordings most is one topic and no claim.
    large: int = 10
    asked: int = 12  # links asked of each occurrence of the smaller of two groups, where the larger has as many
    # Likeness to an occurrence in another report from which a report's own are of a claim of several reports.
    across: float = 0.3
    denial: float = 0.3  # likeness to somebody who asserts it from which an occurrence is held for a denial
    # Words that deny alone ("never", "nothing") make no denial of what stands beside them: the network must say so too.
    opposed: float = 0.4  # probability of being opposed to them from which it is, where no cue denies its words
    contrary: float = 0.7  # the same where neither has a negative word ("safe", "poisoned")
    # The same from which one that would assert it in words of the other polarity is not counted for it.
    doubtful: float = 0.4
    relation: float = 0.5  # confidence from which a relation between two claims is told


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """Pairs of occurrence ids on which a person decided."""

    same: frozenset[tuple[str, str]] = frozenset()
    not_same: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimGroup:
    """A claim without its origins. `wording` is that of member `worded_by` (an occurrence id).

    `members` by time of publication, then id; `related` by claim id; `why`: what the merges rest on.
    """

    id: str
    wording: str
    worded_by: str
    members: tuple[Member, ...]
    related: tuple[Relation, ...] = ()
    why: tuple[str, ...] = ()


DEFAULT = GroupOptions()
NO_DECISIONS = Decisions()
# How the network's `opposed` becomes an agreement, swept on the same sets.
SHARP, EVEN = 1.2, 0.0
# The same for words without a negative: only links that all say so turn them.
FIRM = 0.95
OWN = 0.15  # how much an occurrence's own negative words count beside its links when stances are settled
CONSTANT = 0.5  # least agreement of two of one voice: nobody denies what they say themselves ("not high" and "low")
SWEEPS = 12  # rounds after which stances are taken as settled
STEM, LONG = 5, 4  # letters of a stem, and of the words that have one
MEETING = 0.2  # part of the shorter one's stems beside names that a denial shares with what it denies
UNIT = 1_000_000  # probabilities as whole numbers, so that sums do not depend on their order
ID_DIGITS = 10  # hex: two of a million claims share one about every second time; then the later gets more

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
#: Words that a wording of its own does not begin with: what they stand for is told elsewhere.
POINTING = frozenset(
    "he she it they we i you this that these those there his her its their our my such him them us both".split()
)
#: What a wording breaks off with, its other half left in the report, or opens with as the half of another sentence.
BROKEN_OFF = frozenset(
    """shortly soon just when while after before because and or but of to by with from in on at for as than that which
    who the a an""".split()
)
HALVES = frozenset("what who whom whose which whether how why if that because when while than and or but".split())
FRAGMENT = (0.45, 0.1, 0.0)  # what a wording loses that has no finite verb, one perhaps, one for certain
#: A negative that measures: "no crash like it since 1959" tells of a crash.
MEASURES = re.compile(
    r"(?i)\b(?:never|not|no|nothing|none|nobody|n['’]t)\b.{0,60}\b(?:since|so\s+(?:many|much|few)|like\s+(?:this|that|it)|"
    r"as\s+\w+\s+as)\b"
)
#: What a sentence opens with that goes on from another one.
BACKWARD = re.compile(r"(?i)(?:the\s+same|another|meanwhile|also|instead|however|earlier\s+this|later)\b")
#: A place, a day and an agency before the words: "CORVENNA, March 3 (MNA) - ", "CORVENNA — ".
DATELINE = re.compile(
    r"[A-Z][A-Z .,'’]{2,30}\s[-–—]+\s\S|(?:[^a-z()]{2,40}[^()]{0,24})?\([A-Z][\w .]{1,20}\)\s*[-–—]?\s*\S"
)
#: What ought to be, and what asks or makes a condition.
DEMANDS = re.compile(
    r"(?i)\b(?:should|must|ought|shall|needs? to|ha[sd] to|have to|necessary|(?:is|are|was|were) (?:needed|required))\b"
)
#: What holds only if something else does, and what looks like it: "they wondered if", "unclear if".
CONDITION = re.compile(r"(?i)\b(?:if|unless|provided that|as long as|in case)\b")
WHETHER = re.compile(
    r"(?i)\bwhether\b|\b(?:ask|wonder|know|clear|see|sure|check|investigat|tell|say|question|decid|determin|establish)\w*"
    r"\s+if\b"
)
ASKS = re.compile(r"(?i)\?|\b(?:whether|if|unless)\b")
LEAST_IDENTICAL = 5  # words from which the same words are the same claim wherever they stand
NEGATIVE_WORDS = frozenset(
    """no not cannot never none nobody nothing nor neither without false untrue unfounded deny denies denied n't
    impossible unlikely unable hardly scarcely barely rarely seldom fails failed fail refuses refused refuse refusing
    declines declined decline lacks lacked lacking doubtful rejects rejected reject dismisses dismissed dismiss
    disputes disputed dispute refutes refuted refute
    nowhere zero failing neglects neglected neglect neglecting declining
    doesnt didnt dont isnt wasnt arent werent aint hasnt havent hadnt wont cant couldnt wouldnt shouldnt""".split()
)  # (the last as written in haste, without the mark)
YET_TO = re.compile(r"(?i)\b(?:ha(?:s|ve|d)|is|are|was|were)\s+yet\s+to\b")  # "has yet to open"
#: What stands only where something is denied, asked or supposed: "they found any trace" is nothing that anybody says.
NEGATED_ONLY = re.compile(r"(?i)\b(?:any(?:one|body|thing|where|more)?|at all|ever)\b")
FLIPPED: dict[Factuality, Factuality] = {"CT+": "CT-", "CT-": "CT+", "PR+": "PR-", "PR-": "PR+", "PS+": "PS-",
                                         "PS-": "PS+", "Uu": "Uu"}  # fmt: skip


def claim_id(occurrence_id: str, digits: int = ID_DIGITS) -> str:
    """The id that a claim has whose earliest occurrence this is; an id of any member leads to its claim so."""
    raw = occurrence_id.encode("utf-8", "surrogatepass")
    return f"c-{blake2b(raw, digest_size=16).hexdigest()[:digits]}"


def wording_key(occurrence: Occurrence) -> str | None:
    """The same for occurrences whose words are the same claim without comparing; None where words alone do not tell.

    Short or pointing words ("he did not know") tell nothing by themselves. Short ones in a sentence that a report
    prints again, in the same mouth, say what they said there.
    """
    words = _words(occurrence.resolved)
    if not words or words[0] in POINTING:
        return None
    if len(words) >= LEAST_IDENTICAL:
        return " ".join(words)
    around = _words(occurrence.around)
    if len(around) < LEAST_IDENTICAL:
        return None
    return "\x1f".join((occurrence.report, *occurrence.chain, " ".join(around), " ".join(words)))


def is_scrap(o: Occurrence) -> bool:
    """Have its words no theme of their own ("it was 14", "they had not")? What such words say is another's claim."""
    return not gist(o.resolved) - COMMON


def group(
    occurrences: Iterable[Occurrence],
    links: Iterable[ClaimLink],
    decisions: Decisions = NO_DECISIONS,
    options: GroupOptions = DEFAULT,
) -> tuple[ClaimGroup, ...]:
    """The claims of some occurrences, by id of their earliest occurrence; an occurrence without links is one alone.

    Links to occurrences that are not given are left aside.
    """
    of = {o.id: o for o in occurrences}
    kept = sorted(
        (k for k in links if k.a in of and k.b in of and k.a != k.b), key=lambda k: (k.a, k.b, -k.same, -k.opposed)
    )
    nodes = _Nodes(of, decisions)
    scraps = {n for n, ids in enumerate(nodes.ids) if all(is_scrap(of[i]) for i in ids)}
    graph = _Graph(nodes, kept, decisions, options, scraps)
    clusters = _without_hangers_on(graph.clusters(), nodes, graph.likeness, of, decisions, options)
    groups = [sorted((m for n in cluster for m in nodes.ids[n]), key=lambda i: _when(of[i])) for cluster in clusters]
    by_pair = {(k.a, k.b): k for k in reversed(kept)}
    neighbours: dict[str, list[ClaimLink]] = defaultdict(list)
    for k in by_pair.values():
        neighbours[k.a].append(k)
        neighbours[k.b].append(k)
    parts = ([of[i] for i in held] for held in groups)
    groups = [g for held in parts for g in _settled(held, neighbours, decisions, options)]
    groups.sort(key=lambda ids: _when(of[ids[0]]))
    ids = _ids(groups)
    claims = [_claim(i, [of[m] for m in g], neighbours, decisions) for i, g in zip(ids, groups, strict=True)]
    return _related(claims, by_pair.values(), options)


Thing = TypeVar("Thing", bound=Hashable)


class _Sets(Generic[Thing]):
    """Things by what was joined, directly or through others."""

    def __init__(self, things: Iterable[Thing]) -> None:
        self._up = {i: i for i in things}

    def _root(self, i: Thing) -> Thing:
        while self._up[i] != i:
            self._up[i] = i = self._up[self._up[i]]
        return i

    def join(self, a: Thing, b: Thing) -> None:
        """These two belong together."""
        self._up[self._root(a)] = self._root(b)

    def parts(self, order: Iterable[Thing]) -> list[list[Thing]]:
        """The things that belong together, each part and all parts in the order given."""
        found: dict[Thing, list[Thing]] = {}
        for i in order:
            found.setdefault(self._root(i), []).append(i)
        return list(found.values())


def _without_hangers_on(
    clusters: list[list[int]],
    nodes: _Nodes,
    likeness: Mapping[tuple[int, int], int],
    of: Mapping[str, Occurrence],
    decisions: Decisions,
    options: GroupOptions,
) -> list[list[int]]:
    """The nodes of each claim; apart from them those of each report that none of another report is much like.

    Two sentences of one report are like each other for many reasons, and what is a little like both came in on their
    mean. Identical words are like each other, and what a person put together stays.
    """
    reports = [{of[i].report for i in ids} for ids in nodes.ids]
    home = {n: c for c, cluster in enumerate(clusters) for n in cluster}
    like = _Sets(home)
    least = round(options.across * UNIT)
    for (a, b), w in likeness.items():
        if w >= least and home[a] == home[b] and len(reports[a] | reports[b]) > 1:
            like.join(a, b)
    for a, b in decisions.same:
        if a in nodes.of and b in nodes.of and home[nodes.of[a]] == home[nodes.of[b]]:
            like.join(nodes.of[a], nodes.of[b])
    out = []
    for cluster in clusters:
        parts = like.parts(cluster)
        told = {r for p in parts if len(of_all := set().union(*(reports[n] for n in p))) > 1 for r in of_all}
        alone: dict[str, list[int]] = defaultdict(list)
        rest = []
        for n in (n for p in parts for n in p):
            if reports[n] <= told or len({r for m in cluster for r in reports[m]}) == 1:
                rest.append(n)
            else:
                alone[next(iter(reports[n]))].append(n)
        out += [sorted(p) for p in (rest, *alone.values()) if p]
    return out


def _settled(
    held: list[Occurrence], neighbours: dict[str, list[ClaimLink]], decisions: Decisions, options: GroupOptions
) -> list[list[str]]:
    """A group as `_without_loose_denials` leaves it; asked again of what is left, whose stances may be others."""
    of = {o.id: o for o in held}
    out: list[list[str]] = []
    while True:
        rest, *apart = _without_loose_denials(held, neighbours, decisions, options)
        out += apart
        if not apart:
            return [rest, *out]
        held = [of[i] for i in rest]


def _without_loose_denials(
    held: list[Occurrence], neighbours: dict[str, list[ClaimLink]], decisions: Decisions, options: GroupOptions
) -> list[list[str]]:
    """The occurrences of a group by age; apart from them each that denies it and is not like any that asserts it, and
    each that would assert it in negative words where the others do in affirmative ones, or the other way round.

    To be held for a denial by mistake is worse than to be a claim alone, and to be counted for what one denies is the
    worst. What a person put together stays.
    """
    if len(held) < 2:
        return [[o.id for o in held]]
    of = {o.id: o for o in held}
    inside = of.keys()
    links = {(k.a, k.b): k for o in held for k in neighbours[o.id] if {k.a, k.b} <= inside}
    signs = _signs(held, [k for _, k in sorted(links.items())])
    says = {o.id: signs[o.id] * _upholds(o) for o in held}
    negative = {o.id: _negates(o) != (_upholds(o) < 0) for o in held}  # "denied that nobody knew": two make none
    decided = {i for pair in decisions.same for i in pair}
    key = {o.id: wording_key(o) or o.id for o in held}
    near: dict[str, list[ClaimLink]] = defaultdict(list)  # of a wording: only one of its prints is compared
    for o in held:
        near[key[o.id]] += neighbours[o.id]
    loose: dict[str, list[str]] = defaultdict(list)
    # Of 71 on affairs and real reports that asserted a claim in negative words beside affirmative ones 6 did.
    asserting = [o for o in held if says[o.id] > 0]
    against = [o for o in asserting if negative[o.id]]
    if 0 < len(against) < len(asserting):
        few = against if 2 * len(against) <= len(asserting) else [o for o in asserting if not negative[o.id]]
        others = {o.id for o in asserting} - {o.id for o in few}
        for o in few:
            found = near[key[o.id]]
            contrary = max((k.opposed for k in found if not others.isdisjoint((k.a, k.b))), default=0.0)
            if o.id not in decided and contrary >= options.doubtful:
                loose[key[o.id]].append(o.id)
    apart = {i for ids in loose.values() for i in ids}
    asserting = [o for o in asserting if o.id not in apart]
    asserted = {key[o.id] for o in asserting}
    voices = {o.chain for o in asserting if len(o.chain) > 1}  # who asserts it denies it nowhere
    for o in held:
        if says[o.id] > 0 or o.id in decided or key[o.id] in asserted:
            continue
        least = options.opposed if negative[o.id] or any(negative[x.id] for x in asserting) else options.contrary
        found = [k for k in near[key[o.id]] if _upholds(o) < 0 or k.opposed >= least]
        others = ((i, k.same) for k in found for i in (k.a, k.b))  # one of the two is a print of it and asserts nothing
        answered = (same for i, same in others if says.get(i, -1) > 0 and i not in apart and _answers(o, of[i]))
        if o.chain in voices or max(answered, default=0.0) < options.denial:
            loose[key[o.id]].append(o.id)
    apart = {i for ids in loose.values() for i in ids}
    # Several who deny the same thing say the same, though nobody here says the opposite.
    joined = _Sets(apart)
    for ids in loose.values():
        for i in ids[1:]:
            joined.join(ids[0], i)
    for (a, b), k in links.items():
        if a in apart and b in apart and k.same >= options.denial and k.opposed < options.opposed:
            joined.join(a, b)
    rest = [o.id for o in held if o.id not in apart]
    return [g for g in (rest, *joined.parts([o.id for o in held if o.id in apart])) if g]


def _answers(denier: Occurrence, other: Occurrence) -> bool:
    """May one deny what the other says? Not in one voice, nor in words that meet in names alone.

    Of 30 denials told of 60 real reports one was right: eight were one voice in two wordings ("low", "not high"), eight
    met in names and the theme.
    """
    if _is_one_voice(denier, other) or (denier.report == other.report and denier.chain == other.chain):
        return False
    if _upholds(denier) < 0 and is_noun_against_clause(denier, other):
        return False
    names = _stems(" ".join((*denier.names, *other.names)))
    one, two = _stems(denier.resolved) - names, _stems(other.resolved) - names
    return not (one and two) or len(one & two) >= MEETING * min(len(one), len(two))


def is_noun_against_clause(denier: Occurrence, other: Occurrence) -> bool:
    """Is a mere noun held against a sentence? "Denied | involvement in the raid" answers who says that there was one,
    not whoever has these words in a sentence on something else ("the envoy would raise involvement in the raid").
    """
    return not verb_in(denier.resolved) and verb_in(other.resolved) > 0


def _stems(words: str) -> frozenset[str]:
    """The first letters of the longer words, negatives left out. Not those of `gist`, which says why there are two."""
    words_ = (w for w in _words(words) if len(w) >= LONG and not w.isdecimal())  # years are no theme
    return frozenset(w[:STEM] for w in words_ if not _is_negative(w))


@lru_cache(maxsize=8192)  # the same wording is asked for its words a dozen times while its claim is made
def _words(text: str) -> tuple[str, ...]:
    return tuple(w.casefold().replace("’", "'") for w in WORD.findall(text))


def _is_negative(word: str) -> bool:
    return word in NEGATIVE_WORDS or word.endswith("n't")


def _when(o: Occurrence) -> tuple[float, str, str]:
    """Occurrences by time of publication, undated ones last, then by id."""
    return (moment(o.published).start, o.report, o.id)


def _ids(groups: list[list[str]]) -> list[str]:
    """An id for each group from its first member; where two would share one, all such get more digits."""
    digits = ID_DIGITS
    out = [claim_id(g[0]) for g in groups]
    while len(set(out)) < len(out) and digits < 32:
        digits += 4
        counts = defaultdict(int)
        for i in out:
            counts[i] += 1
        out = [claim_id(g[0], digits) if counts[i] > 1 else i for i, g in zip(out, groups, strict=True)]
    return out


# --- groups ----------------------------------------------------------------------------------------


class _Nodes:
    """Occurrences with identical wordings as one node, as far as decisions let them.

    A decision that two are not the same holds for all prints of both wordings: whoever parts a sentence from a claim
    means the sentence, and its copies follow. Where the two have the same words, the print that stands first keeps the
    others, and the later one goes by itself. A print that somebody joined by hand to one of the other side keeps
    to that, and leaves its copies.
    """

    def __init__(self, of: dict[str, Occurrence], decisions: Decisions) -> None:
        key = self._key = {i: f"={words}" if (words := wording_key(o)) else f"#{i}" for i, o in of.items()}
        decided = [(a, b) for a, b in sorted(decisions.not_same) if a in of and b in of and a != b]
        within, between = ([p for p in decided if (key[p[0]] == key[p[1]]) is same] for same in (True, False))
        apart = {frozenset((key[a], key[b])) for a, b in between}
        joined = [(a, b) for a, b in sorted(decisions.same) if a in of and b in of]
        alone = {i for a, b in joined if frozenset((key[a], key[b])) in apart for i in (a, b)}
        prints: dict[str, list[str]] = defaultdict(list)
        for i in sorted(of, key=lambda i: _when(of[i])):
            prints[f"#{i}" if i in alone else key[i]].append(i)
        parted = {words: _parted(ids, within, joined) for words, ids in prints.items()}
        self.ids = sorted(sorted(node) for nodes in parted.values() for node in nodes)
        self.of = {i: n for n, ids in enumerate(self.ids) for i in ids}
        self._prints = {words: [self.of[node[0]] for node in nodes] for words, nodes in parted.items()}
        self.apart = {(min(x, y), max(x, y)) for a, b in between for x in self._side(a) for y in self._side(b)}
        self.apart |= {(min(x, y), max(x, y)) for x, y in ((self.of[a], self.of[b]) for a, b in within)}

    def compared(self, i: str) -> int:
        """The node that a link of an occurrence counts for: what one print is like, the first of that wording is."""
        return self._prints.get(self._key[i], [self.of[i]])[0]

    def _side(self, i: str) -> set[int]:
        return {self.of[i], *self._prints.get(self._key[i], ())}


def _parted(ids: list[str], apart: Iterable[tuple[str, str]], joined: Iterable[tuple[str, str]]) -> list[list[str]]:
    """Prints of one wording, by age, in as many nodes as it takes to keep apart what was set apart."""
    here = set(ids)
    foes: dict[str, set[str]] = defaultdict(set)
    for a, b in apart:
        if a in here and b in here:
            foes[a].add(b)
            foes[b].add(a)
    if not foes:
        return [ids]
    units = [[i] for i in ids]
    for a, b in joined:
        x, y = (next((u for u in units if i in u), None) for i in (a, b))
        if x is not None and y is not None and x is not y and not any(foes[i] & set(y) for i in x):
            x += y
            units.remove(y)
    age = {i: n for n, i in enumerate(ids)}
    nodes: list[list[str]] = []
    for unit in sorted(units, key=lambda u: min(age[i] for i in u)):
        near = next((n for n in nodes if not any(foes[i] & set(n) for i in unit)), None)
        if near is None:
            nodes.append(unit)
        else:
            near += unit
    return nodes


class _Graph:
    """Nodes with the sums and counts of the links between them, clustered by average linkage.

    `scraps`: those that go with the likest other once all are clustered, and join no two.
    """

    def __init__(
        self, nodes: _Nodes, links: list[ClaimLink], decisions: Decisions, options: GroupOptions, scraps: Set[int]
    ) -> None:
        self.options, self.node_of, self.scraps = options, nodes.of, scraps
        pairs: dict[tuple[int, int], list[int]] = defaultdict(list)
        for k in links:
            a, b = sorted((nodes.compared(k.a), nodes.compared(k.b)))
            if a != b:
                pairs[a, b].append(round(k.same * UNIT))
        #: what two nodes are to each other: the mean of their occurrences' links
        self.likeness = {pair: sum(found) // len(found) for pair, found in pairs.items()}
        self.weight = self._above_the_crowd(self.likeness)
        self.size = dict.fromkeys(range(len(nodes.ids)), 1)
        self.members = {n: [n] for n in range(len(nodes.ids))}
        # (sum, pairs compared, the likest of them)
        self.sums: dict[int, dict[int, tuple[int, int, int]]] = defaultdict(dict)
        for (a, b), w in self.weight.items():
            if a not in scraps and b not in scraps:
                self.sums[a][b] = self.sums[b][a] = (w, 1, self.likeness[a, b])
        self.forbidden: dict[int, set[int]] = defaultdict(set)
        for a, b in nodes.apart:
            self.forbidden[a].add(b)
            self.forbidden[b].add(a)
        for a, b in sorted(self._pairs(decisions.same)):
            self._decide(a, b)

    def _above_the_crowd(self, weight: dict[tuple[int, int], int]) -> dict[tuple[int, int], int]:
        """What two nodes are to each other beyond what each is to the last of its `crowd` nearest.

        Where sixty reports tell of one event, each statement is somewhat like dozens of others: that is what they
        share, and makes none of them one claim. Only links that connect count, so that a part alone gives the same.
        """
        floor, crowd = round(self.options.floor * UNIT), self.options.crowd
        near: dict[int, list[int]] = defaultdict(list)
        for (a, b), w in weight.items():
            if w >= floor:
                near[a].append(w)
                near[b].append(w)
        last = {n: sorted(found)[-crowd] for n, found in near.items() if len(found) >= crowd}
        out = {}
        for (a, b), w in weight.items():
            shared = (last.get(a, 0) + last.get(b, 0)) // 2
            out[a, b] = max(0, (w - shared) * UNIT // (UNIT - shared)) if shared < UNIT else 0
        return out

    def _pairs(self, decided: Iterable[tuple[str, str]]) -> set[tuple[int, int]]:
        known = ((self.node_of.get(a), self.node_of.get(b)) for a, b in decided)
        return {(min(a, b), max(a, b)) for a, b in known if a is not None and b is not None and a != b}

    def _decide(self, a: int, b: int) -> None:
        """Join two nodes on a person's word, unless another word of theirs forbids it."""
        a, b = (next(c for c, nodes in self.members.items() if n in nodes) for n in (a, b))
        if a != b and b not in self.forbidden[a]:
            self._join(*sorted((a, b)))

    def _join(self, a: int, b: int) -> None:
        """Cluster b goes into cluster a."""
        for c, (total, count, likest) in self.sums.pop(b, {}).items():
            self.sums[c].pop(b, None)
            if c != a:
                had, n, most = self.sums[a].get(c, (0, 0, 0))
                self.sums[a][c] = self.sums[c][a] = (had + total, n + count, max(most, likest))
        self.sums[a].pop(b, None)
        self.size[a] += self.size.pop(b)
        self.members[a] += self.members.pop(b)
        for c in self.forbidden.pop(b, set()):
            self.forbidden[c].discard(b)
            self.forbidden[c].add(a)
            self.forbidden[a].add(c)

    def _mean(self, a: int, b: int) -> int:
        """Mean of `same` between two clusters, in millionths; a pair that was not compared is unlike.

        Between large clusters only so many pairs are asked for as each occurrence of the smaller one can have, since an
        occurrence is compared with its nearest alone.
        """
        total, count, likest = self.sums[a].get(b, (0, 0, 0))
        x, y = self.size[a], self.size[b]
        if likest < round((self.options.pair if x == y == 1 else self.options.likest) * UNIT):
            return 0
        mean = total // max(count, min(x * y, self.options.asked * min(x, y)))
        return mean if x * y <= self.options.large**2 else isqrt(mean * mean * self.options.large**2 // (x * y))

    def clusters(self) -> list[list[int]]:
        """Nodes by claim: the likest two clusters are joined until none are like enough."""
        least, floor = round(self.options.join * UNIT), round(self.options.floor * UNIT)
        first = {n: min(m) for n, m in self.members.items()}
        heap = [(-self._mean(a, b), first[a], first[b], a, b)
                for a in self.sums for b, (total, count, _) in self.sums[a].items()
                if first[a] < first[b] and total >= floor * count]  # fmt: skip
        heapq.heapify(heap)
        while heap:
            mean, _, _, a, b = heapq.heappop(heap)
            if -mean < least:
                break
            if a not in self.members or b not in self.members or b in self.forbidden[a] or -mean != self._mean(a, b):
                continue
            self._join(a, b)
            first[a] = min(first[a], first[b])
            for c in self.sums[a]:
                x, y = (a, c) if first[a] < first[c] else (c, a)
                heapq.heappush(heap, (-self._mean(x, y), first[x], first[y], x, y))
        self._place_scraps()
        return [sorted(m) for m in self.members.values()]

    def _place_scraps(self) -> None:
        """Each scrap goes into the claim of what it is likest, if it is as like that as two alone must be."""
        least = round(self.options.pair * UNIT)
        near: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for (a, b), w in self.likeness.items():
            if w >= least and (a in self.scraps) != (b in self.scraps):
                scrap, other = (a, b) if a in self.scraps else (b, a)
                near[scrap].append((-w, other))
        home = {n: c for c, held in self.members.items() for n in held}
        for scrap in sorted(near):
            if self.size.get(scrap) != 1:  # a person has put it somewhere
                continue
            into = next((home[n] for _, n in sorted(near[scrap]) if home[n] not in self.forbidden[scrap]), None)
            if into is not None:
                self._join(into, scrap)


# --- one claim -------------------------------------------------------------------------------------


def _claim(
    id: str, occurrences: list[Occurrence], neighbours: dict[str, list[ClaimLink]], decisions: Decisions
) -> ClaimGroup:
    """The claim that some occurrences make: its wording, and what each says of that."""
    inside = {o.id for o in occurrences}
    links = sorted({(k.a, k.b): k for i in inside for k in neighbours[i] if k.a in inside and k.b in inside}.items())
    within = [k for _, k in links]
    key = {o.id: wording_key(o) or o.id for o in occurrences}
    likeness: dict[str, float] = defaultdict(float)  # of a wording: only one of its prints is compared
    for k in within:
        likeness[key[k.a]] += k.same
        likeness[key[k.b]] += k.same
    copies: dict[str, int] = defaultdict(int)
    for o in occurrences:
        copies[key[o.id]] += 1
    most = max(likeness.values(), default=0.0) or 1.0

    def clarity(o: Occurrence) -> tuple[float, tuple[float, str, str]]:
        shared = max(likeness[key[o.id]], 0.0) / most + 0.1 * min(copies[key[o.id]] - 1, 3)
        return (-round(_clearness(o) + shared, 6), _when(o))

    signs = _signs(occurrences, within)
    says = {o.id: signs[o.id] * _upholds(o) for o in occurrences}
    affirming = [o for o in occurrences if signs[o.id] > 0]
    standing = [o for o in affirming if says[o.id] > 0]  # its words are affirmative and it stands by them
    best = min(standing or affirming or occurrences, key=clarity)
    if not standing and is_left_over(best.resolved):
        whole = [o for o in occurrences if signs[o.id] < 0 and _upholds(o) > 0]  # denying it in words of its own
        best = min((best, *whole), key=clarity)
    members = tuple(_member(o, says[o.id] * signs[best.id]) for o in occurrences)
    return ClaimGroup(id=id, wording=_sentence(best.resolved), worded_by=best.id, members=members,
                      why=_reasons(occurrences, within, decisions))  # fmt: skip


def is_left_over(words: str) -> bool:
    """Are the words only what was left of a denial ("they're not looking for | deliverables", "did not see | any
    trace"), so that nobody would claim them?"""
    return not verb_in(words) or bool(NEGATED_ONLY.search(words))


def _clearness(o: Occurrence) -> float:
    """How well a wording stands alone: a full asserting sentence that names what it is about."""
    words = [w.casefold() for w in WORD.findall(o.resolved)]
    score = 0.0
    if len(words) < 5:
        score -= 0.8
    score -= 0.02 * max(0, len(words) - 22) + 0.05 * max(0, 7 - len(words))
    if not words or words[0] in POINTING:
        score -= 0.9
    elif words[0] in HALVES or words[-1] in BROKEN_OFF:
        score -= 0.4
    score -= FRAGMENT[verb_in(o.resolved)] + 0.15 * (len(o.spans) == 2)
    if begins_within(o.resolved):
        score -= 0.5
    if BACKWARD.match(o.resolved):
        score -= 0.3
    if len(words) <= sum(len(WORD.findall(name)) for name in o.names) + 1:
        score -= 0.6  # names alone say nothing of anybody
    if DATELINE.match(o.resolved):
        score -= 0.3
    score -= 0.1 * sum(w in POINTING for w in words[1:])
    score += {"CT+": 0.3, "PR+": 0.1, "CT-": 0.0, "PR-": -0.1, "PS+": -0.1, "PS-": -0.2, "Uu": -0.5}[o.factuality]
    if _upholds(o) < 0:
        score -= 0.4  # its words assert what is denied: readable only as its opposite
    score += 0.1 * min(len(o.names), 2) + 0.05 * bool(o.numbers) + 0.05 * bool(o.times)
    if ":" in o.resolved or "…" in o.resolved or len(o.spans) > 2:
        score -= 0.2
    if any(c in o.resolved for c in '"“”?'):
        score -= 0.1
    if o.resolved.count('"') % 2 or o.resolved.count("“") != o.resolved.count("”"):
        score -= 0.2  # half of somebody's words
    if o.act == "intention" or (
        o.attribution is not None and o.resolved != o.wording and o.resolved.startswith(o.chain[-1:])
    ):
        score -= 0.1
    return score


def _sentence(words: str) -> str:
    """A wording as a sentence begins."""
    words = " ".join(words.split()).strip(" ,;:–—-")
    return words[:1].upper() + words[1:]


def _negates(o: Occurrence) -> bool:
    """Do the words themselves deny ("nobody was hurt", "it is impossible"), with what they need to be read alone?"""
    return any(_is_negative(w) for w in _words(o.resolved)) or YET_TO.search(o.resolved) is not None


def _upholds(o: Occurrence) -> int:
    """1 where an occurrence stands by its words, -1 where it denies them ("she denied that the mill had closed").

    Its factuality has the polarity of words and cue together, so a negative one whose words do not deny was turned
    round by the cue.
    """
    return -1 if o.factuality.endswith("-") and not _negates(o) else 1


def _signs(occurrences: list[Occurrence], links: list[ClaimLink]) -> dict[str, int]:
    """1 for each occurrence whose words affirm, -1 where they say the opposite of those.

    Each leans by its own negative words and by what it is to all others: the links tell whether two are opposed. The
    leanings are settled together, beginning with the words alone, since one wrong link must not turn a whole claim.
    `occurrences` come by age.
    """
    of = {o.id: o for o in occurrences}
    own = {o.id: _leaning(o) for o in occurrences}
    near: dict[str, dict[str, float]] = defaultdict(dict)
    for k in links:
        near[k.a][k.b] = near[k.b][k.a] = k.same * _agreement(k, of[k.a], of[k.b])
    words: dict[str, list[str]] = defaultdict(list)
    for o in occurrences:
        words[wording_key(o) or o.id].append(o.id)
    # Identical words are compared once: all of them stand where the one that was compared stands. The latest are
    # settled first: of two that merely oppose each other, the earlier affirms.
    nodes = list(reversed(words.values()))
    node_of = {i: n for n, ids in enumerate(nodes) for i in ids}
    pulls: list[dict[int, list[float]]] = [defaultdict(list) for _ in nodes]
    for i, others in near.items():
        for j, pull in others.items():
            if node_of[i] != node_of[j]:
                pulls[node_of[i]][node_of[j]].append(pull)
    drawn = [[(sum(p) / len(p), m) for m, p in sorted(pull.items())] for pull in pulls]
    lean = [own[ids[0]] for ids in nodes]
    signs = [1 if x >= 0 else -1 for x in lean]
    for _ in range(SWEEPS):
        before = list(signs)
        for n, each in enumerate(drawn):
            weight = sum(abs(p) for p, _ in each)
            field = sum(p * signs[m] for p, m in each) / weight if weight else 0.0
            total = round(field + (FIRM if lean[n] > 0 else OWN) * lean[n], 6)
            signs[n] = signs[n] if total == 0 else 1 if total > 0 else -1
        if signs == before:
            break
    if _agreed([1] * len(nodes), drawn, lean) > _agreed(signs, drawn, lean):
        signs = [1] * len(nodes)  # several with negative words held each other on the other side
    return {i: signs[n] for i, n in node_of.items()}


def _agreed(signs: list[int], drawn: list[list[tuple[float, int]]], lean: list[float]) -> float:
    """How far stances go with what the links (`drawn`: pull and node, of each node) and the words themselves say."""
    total = 0.0
    for n, each in enumerate(drawn):
        own = (FIRM if lean[n] > 0 else OWN) * lean[n] * sum(abs(p) for p, _ in each)
        total += signs[n] * (sum(p * signs[m] for p, m in each) / 2 + own)
    return round(total, 6)


def _leaning(o: Occurrence) -> float:
    """How surely an occurrence's words affirm (1) or deny (-1), told by themselves."""
    if not _negates(o) or MEASURES.search(o.resolved):
        return 1.0
    return -1.0 if o.factuality.endswith("-") and _upholds(o) > 0 else -0.3


def _agreement(link: ClaimLink, a: Occurrence, b: Occurrence) -> float:
    """1 where the words of two occurrences say the same, -1 where they say the opposite.

    Where a cue denies one of them, the link may speak of what is said of the words rather than of the words; then
    their negative words alone decide, with half the weight.
    """
    if _upholds(a) != _upholds(b):
        return 0.5 if _negates(a) == _negates(b) else -0.25
    if _words(a.resolved) == _words(b.resolved):
        return 1.0  # too short or pointing to be one wording (`wording_key`), but never its own opposite
    if not _negates(a) and not _negates(b) and _says_no_more(a, b):
        return 1.0
    if any(_negates(one) and MEASURES.search(one.resolved) and not _negates(two) for one, two in ((a, b), (b, a))):
        return CONSTANT
    odds = min(max(link.opposed, 0.02), 0.98)
    told = -tanh((SHARP * log(odds / (1 - odds)) + EVEN) / 2)
    return max(told, CONSTANT) if _is_one_voice(a, b) else told


def _says_no_more(a: Occurrence, b: Occurrence) -> bool:
    """Are the words of one all among the other's, but for those that only point and join?"""
    one, two = (gist(o.resolved) for o in (a, b))
    return len(one) > 1 and len(two) > 1 and (one <= two or two <= one)


def _is_one_voice(a: Occurrence, b: Occurrence) -> bool:
    """Do the chains of two end in one name, as far as its last word tells?

    Not `Sides.one_voice` of clashes, which goes by whole names, aliases, roles and houses: that takes actors, and
    groups are of links and decisions alone.
    """
    if not (a.named and b.named and len(a.chain) > 1 and len(b.chain) > 1):
        return False
    one, two = (WORD.findall(o.chain[-1].casefold()) for o in (a, b))
    return bool(one) and one[-1:] == two[-1:]


def _demands(o: Occurrence) -> bool:
    """Is an open statement open because it says what ought to be, not because it asks or has a condition?"""
    return bool(DEMANDS.search(o.resolved)) and not ASKS.search(f"{o.resolved} {o.around[-2:]}")


def _has_condition(o: Occurrence) -> bool:
    """Is an open statement open because it holds on a condition, which casts no doubt on it?"""
    asked = "?" in f"{o.resolved} {o.around[-2:]}" or WHETHER.search(o.around)
    return not asked and CONDITION.search(o.around) is not None


def _member(o: Occurrence, sign: int) -> Member:
    """An occurrence with its stance to the wording and its factuality as of the wording.

    What is asked or left open questions the claim. A plan, an order or a demand does not: that the thing planned is
    still open says nothing against there being the plan, and who says that the bridge should be closed asserts it. Nor
    does what holds on a condition: "officers would come if anybody called".
    """
    degree = o.factuality[:2]
    value: Factuality = "Uu" if degree == "Uu" else f"{degree}{'+' if sign > 0 else '-'}"  # type: ignore[assignment]
    stance: Stance = "asserts" if sign > 0 else "denies"
    if value == "Uu" and o.act != "intention" and not _demands(o) and not _has_condition(o):
        stance = "questions"
    return Member(occurrence=o, stance=stance, factuality=value)


def with_reasons(claim: ClaimGroup, links: Iterable[ClaimLink], decisions: Decisions) -> ClaimGroup:
    """The claim, its `why` anew from these links between its members: nothing else follows from a link's reasons."""
    return replace(claim, why=_reasons([m.occurrence for m in claim.members], list(links), decisions))


def _reasons(occurrences: list[Occurrence], links: list[ClaimLink], decisions: Decisions) -> tuple[str, ...]:
    """What holds a claim together, in words."""
    if len(occurrences) < 2:
        return ()
    out = []
    inside = {o.id for o in occurrences}
    decided = sum(a in inside and b in inside for a, b in decisions.same)
    if decided:
        out.append(
            "somebody decided that they are the same" if decided == 1 else f"{decided} decisions that they are the same"
        )
    words: dict[str, int] = defaultdict(int)
    for o in occurrences:
        key = wording_key(o)
        if key:
            words[key] += 1
    same = sum(n for n in words.values() if n > 1)
    if same:
        out.append(f"{same} of {len(occurrences)} have the words of another")
    strongest = sorted(links, key=lambda k: (-k.same, k.a, k.b))[:3]
    out.extend(
        dict.fromkeys(
            f"likeness {k.same:.2f}: {'; '.join(k.why)}" if k.why else f"likeness {k.same:.2f}" for k in strongest
        )
    )
    return tuple(out)


# --- between claims --------------------------------------------------------------------------------


# What a link may say of its two occurrences.
ALIKE = "they say the same with probability"
OPPOSED = "one says that it is so, the other that it is not"


def relation_reasons(relation: RelationKind, confidence: float, told: Iterable[str]) -> str:
    """Why one claim does something to another, in words: what decides it first, of all that the link says (`told`).

    How likely the two say the same is left out, for they are not held for the same. Where nothing is said that decides
    it, the network decided, and its confidence stands there.
    """
    told = [t for t in told if not t.startswith(ALIKE) and not (t == OPPOSED and relation == "strengthens")]
    common = [t for t in told if t.startswith("both ")]
    return "; ".join([*([t for t in told if t not in common] or [f"confidence {confidence:.2f}"]), *common])


def _related(claims: list[ClaimGroup], links: Iterable[ClaimLink], options: GroupOptions) -> tuple[ClaimGroup, ...]:
    """The claims with what others do to them, by the surest link between each two.

    A link is of two occurrences: only where both assert their claims does one claim do to the other what one of these
    does. Who denies this claim may well contradict that one, and the two agree.
    """
    claim_of = {m.occurrence.id: c.id for c in claims for m in c.members if m.stance == "asserts"}
    found: dict[tuple[str, str, RelationKind], ClaimLink] = {}

    def note(to: str, by: str, link: ClaimLink) -> None:
        key = (to, by, link.relation)
        had = found.get(key)
        if had is None or (link.relation_confidence, had.a, had.b) > (had.relation_confidence, link.a, link.b):
            found[key] = link

    for k in links:
        if k.relation is None or k.relation_confidence < options.relation:
            continue
        a, b = claim_of.get(k.a), claim_of.get(k.b)
        if a is None or b is None or a == b:
            continue
        note(a, b, k)
        if k.relation == "contradicts":
            note(b, a, k)
    related: dict[str, dict[str, Relation]] = defaultdict(dict)
    surest = sorted(found.items(), key=lambda x: (-x[1].relation_confidence, x[0]))
    for (to, by, kind), link in surest:  # two claims have one relation: the surest
        why = relation_reasons(kind, link.relation_confidence, link.why)
        related[to].setdefault(by, Relation(claim=by, relation=kind, why=why))
    return tuple(replace(c, related=tuple(r for _, r in sorted(related[c.id].items()))) for c in claims)
