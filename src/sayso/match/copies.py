"""Which reports copy which: shared passages, how much of each, and in which direction.

    reports -> fingerprints -> pairs that share several rare ones -> alignment -> links

What a pair shares depends on the pair alone. What counts as boilerplate depends on the set of reports it stands in, and
so does which of several earlier texts is the nearest; nothing depends on the order in which they came.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Literal

import numpy as np

from sayso.match import rewrites
from sayso.match.align import Passage, align
from sayso.match.credits import agency, credits, forms_of, is_release, linked, wire_credits
from sayso.match.fingerprints import Wording, wording_of
from sayso.match.moments import Moment, moment
from sayso.match.owners import Owners, plain
from sayso.match.postings import Postings
from sayso.match.versions import same_page
from sayso.model import Aside, Report
from sayso.text import Span, printable

CopyKind = Literal["verbatim", "near", "rewrite"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """`to` repeats words of `from_`.

    `kind`: `verbatim` (nearly all of `to` is in `from_`), `near` (sentences kept; partial reuse too, with a low share),
    `rewrite` (own words, shown by a credit). `share`: the words of `to` that lie in the passages, by all its words,
    asides left out; of the shorter of the two where the direction is not known. `directed`: is it shown who came first?
    `passages`: (span in `from_`, span in `to`), in the order of `to`. `house`: both belong to it.
    """

    from_: str
    to: str
    kind: CopyKind
    share: float
    directed: bool
    passages: tuple[tuple[Span, Span], ...] = ()
    why: tuple[str, ...] = ()
    house: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyOptions:
    """What counts as a copy."""

    owners: Owners = field(default_factory=Owners)
    siblings: bool = False  # every pair that shares enough, not only the nearest earlier text
    rewrites: bool = True
    min_words: int = 45  # own words (quotations and boilerplate discounted) that make a link by themselves
    min_share: float = 0.1  # of the shorter text, beside min_words
    few_words: int = 25  # enough beside a credit, or where they are few_share of the shorter text
    few_share: float = 0.3
    short_words: int = 12  # enough where they are half of the shorter text
    verbatim: float = 0.9
    quoted: float = 0.2  # what a word inside quotation marks counts: both may have heard it


MOST_CARRIERS = 64  # earliest carriers of a fingerprint that are looked at
MIN_SHARED = 2  # rare fingerprints that make two reports candidates; all of them where the shorter has fewer
MOST_PAIRS = 48  # candidates of one report that are aligned, those with the most in common
MOST_ALIGNED = 100_000  # alignments kept at hand
LOOSE = 0.4  # carriers that share less of the shorter one's fingerprints have nothing else in common
LOOSE_SAME_PUBLISHER, LOOSE_DAYS, LOOSE_ALL = 2, 4, 8  # so many loose carriers (days of them) make it boilerplate
SLACK = 12 * 3600  # seconds by which a credited source may be stamped later than its copy
NEW_WORDS = 20  # own words that a further source must add to what nearer ones explain


@dataclass(frozen=True, slots=True, eq=False)
class _Entry:
    """A report as the index keeps it."""

    number: int
    report: Report
    wording: Wording
    when: Moment
    tie: int

    @property
    def house(self) -> str:
        """Its publisher's name as names are compared."""
        return plain(self.report.publisher)

    @property
    def prints(self) -> np.ndarray:
        """Its fingerprints, ascending."""
        return self.wording.prints

    @property
    def size(self) -> int:
        """How many fingerprints it has."""
        return len(self.prints)

    @property
    def rank(self) -> tuple[float, float, int, str]:
        """The order of reports among themselves: earlier first, unknown times last."""
        return (self.when.start, self.when.stop, self.tie, self.report.id)


@dataclass(frozen=True, slots=True, eq=False)
class _Profile:
    """What the set of reports says of one: which of its fingerprints are boilerplate (a mask over `prints`), and its
    candidates (number -> prints shared).
    """

    common: np.ndarray
    shared: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two reports in their direction, aligned; `own` marks the words of `to` that count, with their weights."""

    source: _Entry
    target: _Entry
    directed: bool
    credited: bool
    passages: tuple[Passage, ...]  # a = source, b = target
    why: tuple[str, ...]


class CopyIndex:
    """Reports, and which of them copy which; grows without comparing all pairs.

    The links are those of the set held, whatever the order of `add` and `remove`. Not safe for several threads.
    """

    def __init__(self, options: CopyOptions | None = None) -> None:
        self.options = options or CopyOptions()
        self._entries: dict[str, _Entry] = {}
        self._by_number: dict[int, _Entry] = {}
        self._postings = Postings(MOST_CARRIERS)
        self._next = 0
        self._aligned: dict[tuple[int, int], tuple[Passage, ...]] = {}
        self._wires: dict[int, frozenset[str]] = {}
        self._profiles: dict[int, _Profile] = {}
        self._shelf = rewrites.Shelf()

    def __len__(self) -> int:
        return len(self._entries)

    def __contains__(self, report: str) -> bool:
        return report in self._entries

    def add(self, report: Report, asides: Iterable[Aside] = ()) -> None:
        """Hold a report; one with the same id is replaced."""
        if report.id in self._entries:
            self.remove(report.id)
        when = moment(report.published)
        tie = int.from_bytes(blake2b(printable(report.id).encode(), digest_size=8).digest(), "little")
        entry = _Entry(self._next, report, wording_of(report.text, asides), when, tie)
        self._next += 1
        self._entries[report.id] = self._by_number[entry.number] = entry
        self._postings.add(entry.number, entry.wording.prints, when.start, tie)
        if self.options.rewrites:
            self._shelf.add(report, entry.wording, when)
        self._profiles.clear()  # they depend on the whole set

    def remove(self, report: str) -> None:
        """Leave no trace of a report. Raises KeyError where it is not held."""
        entry = self._entries.pop(report)
        del self._by_number[entry.number]
        self._postings.remove(entry.number)
        self._aligned = {k: v for k, v in self._aligned.items() if entry.number not in k}
        self._wires.pop(entry.number, None)
        self._profiles.clear()
        if self.options.rewrites:
            self._shelf.remove(report)

    def candidates(self, report: str) -> tuple[str, ...]:
        """Reports that share several rare fingerprints with this one, those with the most in common first."""
        return tuple(other.report.id for other in self._near(self._entries[report]))

    def links(self, report: str) -> tuple[Copy, ...]:
        """The copies whose `to` this report is, the nearest source first."""
        entry = self._entries[report]
        links, near = self._choose(entry)
        if self.options.rewrites:
            links += self._rewritten(entry, near, [b for link in links for _, b in link.passages])
        return tuple(links)

    def copies(self) -> tuple[Copy, ...]:
        """All links, in the order of `to` and then of `from_`."""
        return tuple(link for entry in sorted(self._entries.values(), key=lambda e: e.rank)
                     for link in self.links(entry.report.id))  # fmt: skip

    def _numbered(self, numbers: Sequence[int]) -> list[_Entry]:
        """The reports held under some numbers."""
        return [self._by_number[n] for n in numbers]

    # What the set says of one report

    def _profile(self, entry: _Entry) -> _Profile:
        held = self._profiles.get(entry.number)
        if held is None:
            held = self._profiles[entry.number] = self._make_profile(entry)
        return held

    def _make_profile(self, entry: _Entry) -> _Profile:
        prints = entry.prints
        key, carrier = self._postings.carriers(prints)
        others = carrier != entry.number
        key, carrier = key[others], carrier[others]
        who, where = np.unique(carrier, return_inverse=True)
        count = np.bincount(where, minlength=len(who))
        entries = self._numbered(who.tolist())
        size = np.array([min(len(prints), e.size) for e in entries], float)
        loose = count < LOOSE * (size - 1)  # the print of the whole text is no part of it
        house = entry.house
        same = np.array([bool(house) and e.house == house for e in entries], bool)
        days = np.array([-1 if e.when.day is None else e.when.day for e in entries], np.int64)
        common = self._common_prints(len(prints), key, loose[where], (loose & same)[where], days[where])
        left = np.bincount(where[~common[key]], minlength=len(who))
        enough = left >= np.minimum(size, MIN_SHARED)
        return _Profile(common, dict(zip(who[enough].tolist(), left[enough].tolist())))

    @staticmethod
    def _common_prints(
        size: int, key: np.ndarray, loose: np.ndarray, loose_same: np.ndarray, days: np.ndarray
    ) -> np.ndarray:
        """Which of the prints stand in many reports that have nothing else in common with this one."""
        alone = np.bincount(key[loose], minlength=size)
        own = np.bincount(key[loose_same], minlength=size)
        dated = loose & (days >= 0)
        pairs = np.unique(np.stack((key[dated], days[dated]), axis=1), axis=0) if dated.any() else np.zeros((0, 2), int)
        spread = np.bincount(pairs[:, 0], minlength=size)
        return (alone >= LOOSE_ALL) | (own >= LOOSE_SAME_PUBLISHER) | (spread >= LOOSE_DAYS)

    def _boilerplate(self, entry: _Entry) -> np.ndarray:
        """Its words where a fingerprint begins that is boilerplate, as a mask."""
        mask = np.zeros(len(entry.wording), bool)
        mask[entry.wording.at[self._profile(entry).common]] = True
        return mask

    def _near(self, entry: _Entry) -> list[_Entry]:
        shared = self._profile(entry).shared
        found = self._numbered(list(shared))
        found.sort(key=lambda e: (-shared[e.number], e.rank))
        return found if self.options.siblings else found[:MOST_PAIRS]

    # What a pair shares

    def _passages(self, source: _Entry, target: _Entry) -> tuple[Passage, ...]:
        """The shared passages, a = source, b = target."""
        first, second = sorted((source, target), key=lambda e: e.rank)
        key = (first.number, second.number)
        held = self._aligned.get(key)
        if held is None:
            if len(self._aligned) >= MOST_ALIGNED:
                self._aligned.clear()
            held = self._aligned[key] = _shared(first.wording, second.wording)
        if source is first:
            return held
        turned = (Passage(p.b, p.b_stop, p.a, p.a_stop, p.matched) for p in held)
        return tuple(sorted(turned, key=lambda p: p.b))

    def _weights(self, pair: _Pair) -> np.ndarray:
        """What each word of the target counts as evidence: 0 outside the passages and in boilerplate."""
        a, b = pair.source, pair.target
        if a.wording.equals(b.wording):
            return np.ones(len(b.wording))
        common_a, common_b = self._boilerplate(a), self._boilerplate(b)
        out = np.zeros(len(b.wording))
        for p in pair.passages:
            sampled = max(1, _sampled(b.wording, p.b, p.b_stop))
            marked = max(common_a[p.a : p.a_stop].sum(), common_b[p.b : p.b_stop].sum())
            rare = max(0.0, 1 - marked / sampled)
            quoted = b.wording.quoted[p.b : p.b_stop].copy()
            heard = a.wording.quoted[p.a : p.a_stop]
            if heard.mean() > quoted.mean():  # a transcript bears no marks where the report of the speech does
                quoted[: round(heard.mean() * len(quoted))] = True
            out[p.b : p.b_stop] = np.where(quoted, self.options.quoted, 1.0) * rare
        return out

    def _is_copy(self, pair: _Pair, weights: np.ndarray) -> bool:
        if pair.source.wording.equals(pair.target.wording):
            return True  # two whole texts that are equal are one text, at any length
        shorter = max(1, min(len(pair.source.wording), len(pair.target.wording)))
        evidence, o = float(weights.sum()), self.options
        share = evidence / shorter
        if share < o.min_share:
            return False
        few = evidence >= o.few_words and (pair.credited or share >= o.few_share)
        return evidence >= o.min_words or few or (evidence >= o.short_words and share >= 0.5)

    # Which of the pairs are links

    def _choose(self, entry: _Entry) -> tuple[list[Copy], set[str]]:
        """The sources of a report, the nearest first: each explains words that none before it does.

        Beside them the ids of all that share enough with it, whichever way.
        """
        near: set[str] = set()
        open_pairs = []
        for other in self._near(entry):
            pair = self._direct(entry, other)
            weights = self._weights(pair)
            if not self._is_copy(pair, weights):
                continue
            near.add(other.report.id)
            if pair.target is entry:
                open_pairs.append((pair, weights))
        if self.options.siblings:
            return [self._copy(pair) for pair, _ in open_pairs], near
        links: list[Copy] = []
        explained = np.zeros(len(entry.wording), bool)
        while open_pairs:
            gains = [float(w[~explained].sum()) for _, w in open_pairs]
            best = max(gains)
            if best < NEW_WORDS and links:
                break
            close = [k for k, g in enumerate(gains) if g >= best - max(3.0, 0.02 * best)]
            pick = min(close, key=lambda k: (not open_pairs[k][0].credited, open_pairs[k][0].source.rank))
            pair, weights = open_pairs.pop(pick)
            explained |= weights > 0
            links.append(self._copy(pair))
        return links, near

    def _copy(self, pair: _Pair) -> Copy:
        a, b = pair.source, pair.target
        in_b = sum(p.b_stop - p.b for p in pair.passages)
        share = in_b / max(1, len(b.wording))
        if not pair.directed and len(a.wording) < len(b.wording):
            share = sum(p.a_stop - p.a for p in pair.passages) / max(1, len(a.wording))
        share = min(1.0, round(share, 3))
        o = self.options
        kind: CopyKind = "verbatim" if share >= o.verbatim else "near"
        longest = max(pair.passages, key=lambda p: p.matched, default=None)
        many = len(pair.passages)
        why = [f"{in_b} of {len(b.wording)} words shared in {many} passage{'' if many == 1 else 's'}"]
        if longest:
            why[0] += f", the longest {longest.matched} words"
        if share < 0.3:
            why.append("partial reuse")
        house = o.owners.same_house(a.report.publisher, b.report.publisher)
        if same_page(a.report, b.report):
            why.append("a later version of the same page" if pair.directed else "two versions of the same page")
        elif house:
            why.append(f"both belong to {house}" if plain(a.report.publisher) != plain(b.report.publisher)
                       else "the same publisher")  # fmt: skip
        spans = tuple((a.wording.span(p.a, p.a_stop), b.wording.span(p.b, p.b_stop)) for p in pair.passages)
        return Copy(from_=a.report.id, to=b.report.id, kind=kind, share=share, directed=pair.directed, passages=spans,
                    why=(*why, *pair.why), house=house)  # fmt: skip

    def _direct(self, one: _Entry, two: _Entry) -> _Pair:
        """The pair with its likely direction, from the pair alone."""
        a, b = sorted((one, two), key=lambda e: e.rank)
        owners = self.options.owners
        strong_b, weak_b = _owns_up(b.report, a.report, owners)
        strong_a, weak_a = _owns_up(a.report, b.report, owners)
        earlier = a.when.before(b.when)

        def pair(source: _Entry, target: _Entry, directed: bool, credited: bool, why: str) -> _Pair:
            return _Pair(source, target, directed, credited, self._passages(source, target), (why,) if why else ())

        if strong_b and not strong_a:
            return pair(a, b, True, True, strong_b)
        if strong_a and not strong_b:
            # A stamp may be some hours off; a source stamped much later is not the text that was used.
            late = earlier and b.when.start - a.when.stop > SLACK and not is_release(b.report)
            if late:
                return pair(a, b, False, True, f"{strong_a}, but stamped earlier")
            return pair(b, a, True, True, strong_a)
        made_a, made_b = is_release(a.report), is_release(b.report)
        if made_a != made_b:
            name = (a if made_a else b).report.publisher or "it"
            return pair(*((a, b) if made_a else (b, a)), True, False, f"{name} put it out as a release")
        wires = self._wire(a), self._wire(b)
        if (wires[0] or wires[1]) and not strong_a and not strong_b:
            name = ", ".join(sorted(w.title() for w in (wires[0] & wires[1] or wires[0] | wires[1])))
            who = "both carry" if wires[0] & wires[1] else "one carries"
            return pair(a, b, False, False, f"{who} the credit of {name}, from which both may have it")
        if earlier:
            return pair(a, b, True, bool(weak_b), weak_b or _earlier(a.report, b.report))
        if weak_b and not weak_a:
            return pair(a, b, True, True, weak_b)
        if weak_a and not weak_b:
            return pair(b, a, True, True, weak_a)
        return pair(a, b, False, False, "no times or credits that show which came first")

    def _wire(self, entry: _Entry) -> frozenset[str]:
        held = self._wires.get(entry.number)
        if held is None:
            held = self._wires[entry.number] = wire_credits(entry.report)
        own = agency(entry.report.publisher)
        return held - {own} if own else held

    # Rewrites

    def _rewritten(self, entry: _Entry, near: set[str], copied: list[Span]) -> list[Copy]:
        """Sources that the report retells, but for those it copies and for what it copied with the credit in it."""
        out = []
        for found in self._shelf.sources(entry.report):
            told = found.passages[0][1]
            if found.source in near or any(told.overlaps(span) for span in copied):
                continue
            source = self._entries[found.source]
            house = self.options.owners.same_house(source.report.publisher, entry.report.publisher)
            out.append(Copy(from_=found.source, to=entry.report.id, kind="rewrite", share=found.share, directed=True,
                            passages=found.passages, why=found.why, house=house))  # fmt: skip
        return out


def _shared(a: Wording, b: Wording) -> tuple[Passage, ...]:
    """The passages of two texts; all there is where they are equal, which may be shorter than any passage."""
    n = len(a)
    return (Passage(0, n, 0, n, n),) if a.equals(b) else align(a, b)


def _sampled(wording: Wording, first: int, stop: int) -> int:
    """How many of the fingerprints begin among the words [first, stop)."""
    at = wording.at
    return int(((at >= first) & (at < stop)).sum())


def _owns_up(copy: Report, source: Report, owners: Owners) -> tuple[str, str]:
    """(why the copy says itself that it is the source's work, why it says it uses it); empty where it does not."""
    if plain(copy.publisher) == plain(source.publisher):
        return "", ""
    place = linked(copy, source)
    if place:
        return f"links to it: {place.of(copy.text)}", ""
    if owners.carries(copy.publisher, source.publisher):
        return f"{copy.publisher} is declared to carry {source.publisher}", ""
    for credit in credits(copy, forms_of(source)):
        words = credit.words if credit.span is None else _context(copy.text, credit.span)
        if credit.kind == "cited":
            return "", f"names its source: {words}"
        return f"credit: {words}", ""
    return "", ""


def _earlier(first: Report, then: Report) -> str:
    """Which of two was published earlier, in words that stand for themselves."""
    if first.publisher and plain(first.publisher) != plain(then.publisher):
        return f"{first.publisher} published earlier"
    return f"the one of {(first.published or '')[:16]} is the earlier"


_STOP = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"“‘'(]?[A-Z])")  # where a sentence ends and another begins
_AROUND = 8  # words that are shown on either side of a credit


def _context(text: str, span: Span) -> str:
    """A credit with a few whole words of its sentence around it, on one line; "…" stands for the rest of that."""
    line = text.find("\n", span.end)
    line = len(text) if line < 0 else line
    begin = text.rfind("\n", 0, span.start) + 1
    begin = max((m.end() for m in _STOP.finditer(text, begin, span.start)), default=begin)
    stop = _STOP.search(text, span.end, line)
    stop = stop.start() if stop else line
    before = [m.start() for m in re.finditer(r"\S+", text[begin : span.start])]
    after = [m.end() for m in re.finditer(r"\S+", text[span.end : stop])]
    lead = begin + before[-_AROUND] if len(before) > _AROUND else begin
    tail = span.end + after[_AROUND - 1] if len(after) > _AROUND else stop
    words = " ".join(text[lead:tail].split())
    return f"{'… ' + words.lstrip(',;:–—- ') if lead > begin else words}{' …' if tail < stop else ''}"


def find_copies(
    reports: Sequence[Report],
    *,
    asides: Mapping[str, Sequence[Aside]] | None = None,
    options: CopyOptions | None = None,
) -> tuple[Copy, ...]:
    """The copies among some reports, the same whatever their order.

    `asides`: by report id; promo, bylines, datelines and sub-heads are left out of the comparison.
    """
    index = CopyIndex(options)
    for report in reports:
        index.add(report, (asides or {}).get(report.id, ()))
    return index.copies()
