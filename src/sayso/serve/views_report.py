"""The page of a report: its text as published, with marks, beside what was read in it and what people decided."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sayso.corpus import Corpus
from sayso.errors import UsageError
from sayso.export.contract import reading_from_json
from sayso.export.marks import Mark, marks_of, outermost_first, paragraphs, runs
from sayso.export.summary import Known, correction_part, range_words
from sayso.export.wording import (
    FORM,
    NO_SOURCE,
    amount,
    called,
    depths,
    giver,
    how_sure,
    inline,
    kind_words,
    percent,
    shortened,
    shown,
    visible,
    web_address,
)
from sayso.match.copies import Copy
from sayso.match.survey import carriers
from sayso.model import Attribution, Claim, Clash, Reading, Report
from sayso.record import Version
from sayso.record.judged import item_spans
from sayso.serve.views import PART, Bench, Item, Quote, Shelf, anchor, name_in_answers, pair_of, place_href
from sayso.text import Span, Spans

DEEPEST = 4  # levels of nesting that have a look of their own
JUDGED = ("right", "wrong", "corrected")
MOST_CLAIMS = 60  # claims of a report that its page lists


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words of the text that carry the same marks. `start` in code points; `marks`: 'card:role' each."""

    words: str
    start: int
    classes: str
    marks: str
    title: str
    anchors: tuple[str, ...]
    notes: tuple[tuple[int, str], ...]  # (number, card) of the cues that end here


@dataclass(frozen=True, slots=True, kw_only=True)
class Margin:
    """Something beside a paragraph: a conflict, a denial, a correction. `mine` are its words here."""

    label: str
    why: str
    mine: str
    mine_href: str
    other: Quote | None
    item: Item | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph with its marks and what stands beside it."""

    start: int
    pieces: tuple[Piece, ...]
    margin: tuple[Margin, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One attribution as it was read. `state`: '', or what people made of it."""

    key: str
    number: int
    depth: int
    who: str
    words: str
    kind: str
    kind_words: str
    cue: str
    said: str
    href: str
    chain: tuple[str, ...]
    labels: tuple[str, ...]
    factuality: str
    form: str
    act: str
    speaker: str
    confidence: str
    why: tuple[str, ...]
    state: str
    item: Item
    spans: Mapping[str, Any]
    claims: tuple[tuple[str, str, str], ...]  # (address, wording, range) of the claims in it that others carry too


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """A claim that the report carries."""

    id: str
    wording: str
    range: str
    reports: int
    denied: bool
    words: Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """A report that shares words with this one. `into`: does this one take from it?"""

    told: str
    why: tuple[str, ...]
    name: str
    href: str
    beside: str
    item: Item


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPage:
    """All that the page of a report shows."""

    version: str
    name: str
    report: Report
    title: str
    facts: tuple[str, ...]
    address: str | None
    read: bool
    part: int
    parts: int
    paragraphs: tuple[Paragraph, ...]
    cards: tuple[Card, ...]
    attitudes: int
    claims: tuple[Carried, ...]
    more_claims: int
    shared: tuple[Shared, ...]
    versions: tuple[Version, ...]
    notices: tuple[tuple[str, Quote], ...]
    numbers: tuple[tuple[str, str, str, str, str], ...]
    times: tuple[tuple[str, str, str], ...]
    actors: tuple[tuple[str, str, str, tuple[str, ...]], ...]
    speakers: tuple[str, ...]


def full_version(corpus: Corpus, version: str) -> str:
    """The version meant by its id or by its name in answers. Raises UsageError where there is none."""
    try:
        corpus.reading(version)
    except UsageError:
        return corpus.version_named(version)
    return version


def report_page(corpus: Corpus, version: str, *, part: int = 1, at: int | None = None,
                attitudes: bool = False) -> ReportPage:  # fmt: skip
    """The page of one version. `at`: show the part that holds this character. UsageError: no such version."""
    return _Page(corpus, version, attitudes).made(part, at)


class _Page:
    def __init__(self, corpus: Corpus, version: str, attitudes: bool) -> None:
        self.corpus, self.version = corpus, version
        self.report = corpus.report(version)
        self.name = name_in_answers(corpus, version)
        self.shelf = Shelf(corpus)
        self.shelf.know({self.name: self.report})
        raw = corpus.reading(version)
        self.read = raw is not None
        empty = Reading(report=self.report)
        judgements = corpus.holding(version)
        self.bench = Bench(judgements)
        judged = corpus.judged(version) if raw is not None else None
        self.data: dict[str, Any] = judged.reading if judged else {}
        self.raw: dict[str, Any] = raw or {}
        self.reading = reading_from_json(self.data) if judged else empty
        self.was = reading_from_json(self.raw) if raw else empty
        self.by_n = {j.n: j for j in judgements}
        self.all = attitudes
        self.claims: tuple[Claim, ...] = corpus.claims_of(self.name) if self.read else ()
        self.clashes: tuple[Clash, ...] = corpus.conflicts(report=self.name) if self.read else ()
        self.copies: tuple[Copy, ...] = corpus.copies(report=self.name) if self.read else ()

    def made(self, part: int, at: int | None) -> ReportPage:
        text = self.report.text
        blocks = paragraphs(text)
        if at is not None:
            holding = max((start for start, _ in blocks if start <= at), default=0)
            part = holding // PART + 1
        parts = (blocks[-1][0] // PART + 1) if blocks else 1
        part = min(max(1, part), parts)
        mine = [b for b in blocks if b[0] // PART + 1 == part]
        low, high = (mine[0][0], mine[-1][1]) if mine else (0, 0)
        cards = [c for c in self.cards() if low <= c.spans["first"] < high or not mine]
        r = self.report
        facts = [inline(f) for f in (r.publisher, r.byline, r.published) if f]
        return ReportPage(
            version=self.version, name=self.name, report=r, title=inline(r.title or r.id), facts=tuple(facts),
            address=web_address(r.url), read=self.read, part=part, parts=parts,
            paragraphs=tuple(self.paragraphs(mine)), cards=tuple(cards),
            attitudes=len(self.reading.attributions) - len(shown(self.reading)),
            claims=tuple(map(self.carried, self.claims[:MOST_CLAIMS])),
            more_claims=max(0, len(self.claims) - MOST_CLAIMS),
            shared=(*self.shared(), *self.no_copies()), versions=self.corpus.versions(self.version),
            notices=tuple(self.notices()), numbers=tuple(self.numbers(low, high)), times=tuple(self.times(low, high)),
            actors=tuple(self.actors()), speakers=tuple(self.speakers()),
        )  # fmt: skip

    # The text

    def paragraphs(self, blocks: Sequence[tuple[int, int]]) -> Iterable[Paragraph]:
        attributions = shown(self.reading, attitudes=self.all)
        kinds = {a.id: a.kind for a in attributions}
        numbers = self.numbering()
        margins = self.margins()
        anchors = self.anchors()
        marks = outermost_first(
            (
                *marks_of(attributions, self.reading.asides),
                *(Mark(s, "spot", f"!{m}") for m, (spans, _) in enumerate(margins) for s in spans),
                *(Mark(spans[0], "spot", f"#{name}") for name, spans in anchors.items()),
            )
        )
        longest = max((m.span.end - m.span.start for m in marks), default=0)
        low = high = 0
        noted: set[str] = set()
        for start, end in blocks:
            while low < len(marks) and marks[low].span.start < start - longest:
                low += 1
            while high < len(marks) and marks[high].span.start < end:
                high += 1
            near = [m for m in marks[low:high] if m.span.end > start]
            pieces = tuple(self.piece(run, kinds, numbers, noted) for run in runs(start, end, near))
            beside = tuple(m for spans, m in margins if start <= spans[0].start < end)
            yield Paragraph(start=start, pieces=pieces, margin=beside)

    def piece(self, run: Any, kinds: Mapping[str, str], numbers: Mapping[str, int], noted: set[str]) -> Piece:
        text = self.report.text
        classes, told, title, anchors, notes = [], [], "", [], []
        depth = len({m.span for m in run.marks if m.role == "content"})
        for m in run.marks:
            if m.role == "aside":
                classes.append("aside")
                title = m.owner
            elif m.role == "spot":
                if m.owner.startswith("!"):
                    classes.append("clash")
                elif m.span.start == run.start and m.owner not in noted:
                    noted.add(m.owner)
                    anchors.append(m.owner[1:])
            else:
                classes.append(m.role)
                told.append(f"a{numbers[m.owner]}:{m.role}")
                if m.role == "cue" and m.span.end == run.end and m.owner not in noted:
                    noted.add(m.owner)
                    notes.append((numbers[m.owner], f"a{numbers[m.owner]}"))
        inner = next((m for m in reversed(run.marks) if m.role in ("source", "cue", "content")), None)
        holder = next((m for m in reversed(run.marks) if m.role == "content"), inner)
        if inner is not None:
            classes.append(f"k-{kinds[(inner if inner.role == 'source' else holder or inner).owner]}")
        if depth:
            classes.append(f"d{min(depth, DEEPEST)}")
        words = visible(text[run.start : run.end]).replace("\n", " ")
        return Piece(
            words=words, start=run.start, classes=" ".join(dict.fromkeys(classes)),
            marks=" ".join(dict.fromkeys(told)), title=title, anchors=tuple(anchors), notes=tuple(notes),
        )  # fmt: skip

    def anchors(self) -> dict[str, Spans]:
        """The places that figures elsewhere lead to, by fragment."""
        r = self.reading
        held: list[Spans] = [p.spans for p in r.propositions] + [a.spans for a in r.assertions]
        held += [part for a in r.attributions for part in (a.source, a.cue, a.content)]
        held += [(n.span,) for n in r.numbers] + [(t.span,) for t in r.times] + [(x.span,) for x in r.asides]
        held += [(s,) for a in r.actors for s in a.mentions] + [(x.span,) for a in r.actors for x in a.roles]
        held += [(s,) for c in r.conflicts for s in (c.a, c.b)]
        held += [(e.span,) for c in self.clashes for e in (c.a, c.b) if e.report == self.name]
        held += [m.occurrence.spans for c in self.claims for m in c.members if m.occurrence.report == self.name]
        held += [(s,) for spans in [p.spans for p in r.propositions] for s in spans]
        for copy in self.copies:
            held += [(a if copy.from_ == self.name else b,) for a, b in copy.passages]
        return {anchor(spans): spans for spans in held if spans}

    # The margin

    def margins(self) -> list[tuple[Spans, Margin]]:
        out: list[tuple[Spans, Margin]] = []
        for i, c in enumerate(self.reading.conflicts):
            spans = tuple(sorted({c.a, c.b}))
            item = self.bench.item("conflict", (self.version, spans), choices=("right", "wrong"),
                                   before=self._before("conflicts", i))  # fmt: skip
            other = self.shelf.quote(self.name, (c.b,))
            out.append(((c.a, c.b), self.margin(c.kind, c.why, c.a, other, item)))
        for clash in self.clashes:
            ends = (clash.a, clash.b) if clash.a.report == self.name else (clash.b, clash.a)
            here, there = ends
            item = self.bench.item(
                "clash", (self.shelf.version(clash.a.report), (clash.a.span,)),
                other=(self.shelf.version(clash.b.report), (clash.b.span,)), choices=("right", "wrong"),
            )  # fmt: skip
            out.append(((here.span,), self.margin(clash.kind, clash.why, here.span,
                                                  self.shelf.quote(there.report, (there.span,)), item)))  # fmt: skip
        for c in self.corpus.corrections():
            if self.name == c.report:
                out.append(((c.span,), self.margin(c.kind, "; ".join(c.why), c.span, None, None)))
        return out

    def margin(self, kind: str, why: str, span: Span, other: Quote | None, item: Item | None) -> Margin:
        return Margin(label=kind, why=inline(why), mine=inline(span.of(self.report.text)),
                      mine_href=f"#{anchor((span,))}", other=other, item=item)  # fmt: skip

    def _before(self, kind: str, i: int) -> Mapping[str, Any] | None:
        items = self.data.get(kind, ())
        return items[i] if i < len(items) else None

    # The cards

    def numbering(self) -> dict[str, int]:
        return {a.id: n for n, a in enumerate(self.reading.attributions, 1)}

    def cards(self) -> list[Card]:
        """The attributions in reading order, those that were rejected among them."""
        numbers, levels = self.numbering(), depths(self.reading)
        carried: dict[str, list[Claim]] = {}
        for claim in self.claims:
            for m in claim.members:
                if m.occurrence.report == self.name and m.occurrence.attribution is not None:
                    held = carried.setdefault(m.occurrence.attribution, [])
                    if claim not in held:
                        held.append(claim)
        visible_ids = {a.id for a in shown(self.reading, attitudes=self.all)}
        out = []
        for a, item in zip(self.reading.attributions, self.data.get("attributions", ())):
            if a.id not in visible_ids:
                continue
            entry = self.by_n.get(item.get("judgement", -1))
            place = entry.decision.place.spans if entry and entry.decision else item_spans("attribution", item)
            out.append(self.card(a, item, place, numbers[a.id], levels[a.id], carried.get(a.id, ())))
        return sorted([*out, *self.rejected(len(numbers))], key=lambda c: (c.spans["first"], c.number))

    def rejected(self, beyond: int) -> Iterable[Card]:
        for i, (a, item) in enumerate(zip(self.was.attributions, self.raw.get("attributions", ())), 1):
            place = item_spans("attribution", item)
            held = self.bench.on("attribution", (self.version, place))
            if held and held[-1].what == "wrong":
                yield self.card(a, item, place, beyond + i, 0, (), reading=self.was)

    def card(
        self, a: Attribution, item: Mapping[str, Any], place: Spans, number: int, depth: int,
        claims: Sequence[Claim], reading: Reading | None = None,
    ) -> Card:  # fmt: skip
        reading = reading or self.reading
        held = self.bench.on("attribution", (self.version, place))
        who, words = called(a, reading), inline(reading.words(a.source))
        plain = {k: v for k, v in item.items() if k != "judgement"}
        parts = {k: [[s.start, s.end] for s in getattr(a, k)] for k in ("source", "cue", "content")}
        first = min((s.start for s in (*a.source, *a.cue, *a.content)), default=0)
        return Card(
            key=f"a{number}", number=number, depth=min(depth, DEEPEST), who=who,
            words=words if words != who.strip("“”") else "",
            kind=a.kind, kind_words=kind_words(a) if who != NO_SOURCE else "", cue=inline(reading.words(a.cue)),
            said=inline(reading.words(a.content)), href=f"#{anchor(a.content or a.cue)}",
            chain=tuple(map(inline, a.chain)),
            labels=tuple(x for x in (FORM[a.form], how_sure(a.factuality, reading.words(a.content)),
                                     a.act if a.act != "communication" else "") if x),
            factuality=a.factuality, form=a.form, act=a.act, speaker=a.speaker or "",
            confidence=percent(a.confidence), why=tuple(map(inline, a.why)),
            state=held[-1].what if held else "",
            item=self.bench.item("attribution", (self.version, place), choices=JUDGED, before=plain),
            spans={**parts, "first": first},
            claims=tuple((f"/claim/{c.id}", shortened(inline(c.wording), 60), range_words(c))
                         for c in claims if len(carriers(c)) > 1)[:3],
        )  # fmt: skip

    # What stands below

    def carried(self, claim: Claim) -> Carried:
        here = next(m.occurrence for m in claim.members if m.occurrence.report == self.name)
        return Carried(
            id=claim.id, wording=inline(claim.wording), range=range_words(claim), reports=len(carriers(claim)),
            denied=any(m.stance == "denies" for m in claim.members), words=self.shelf.occurrence(here),
        )

    def shared(self) -> Iterable[Shared]:
        for c in sorted(self.copies, key=lambda c: (-c.share, c.from_, c.to)):
            out = c.from_ == self.name
            other = c.to if out else c.from_
            name = self.shelf.publisher(other)
            share = f"{c.share:.0%}"
            if not c.directed:
                told = f"shares {share} of its words with"
            elif c.kind == "rewrite":
                told = "is retold by" if out else "retells"
            else:
                told = f"gave {share} of the words of" if out else f"takes {share} of its words from"
            a = self._copy_end(c.from_, [p[0] for p in c.passages])
            b = self._copy_end(c.to, [p[1] for p in c.passages])
            yield Shared(
                told=told, why=tuple(map(inline, c.why)), name=f"{name} ({other})",
                href=self.shelf.href(other), beside=f"/report/{self.version}/beside/{self.shelf.version(other)}",
                item=self.bench.item("copy", a, other=b, choices=("right", "wrong")),
            )  # fmt: skip

    def no_copies(self) -> Iterable[Shared]:
        """Copies that people rejected, so that it can be seen and undone."""
        known = {frozenset((c.from_, c.to)) for c in self.copies}
        for j in self.bench.decided("copy", "wrong"):
            ends = pair_of(j)
            if ends is None or self.version not in (ends[0][0], ends[1][0]):
                continue
            other = ends[1][0] if ends[0][0] == self.version else ends[0][0]
            name = name_in_answers(self.corpus, other)
            if frozenset((self.name, name)) not in known:
                known.add(frozenset((self.name, name)))
                yield Shared(
                    told="is no copy, nor copied, by a person’s judgement:", why=(),
                    name=f"{self.shelf.publisher(name)} ({name})", href=self.shelf.href(name), beside="",
                    item=self.bench.item("copy", ends[0], other=ends[1], choices=("right", "wrong")),
                )  # fmt: skip

    def _copy_end(self, report: str, spans: Sequence[Span]) -> tuple[str, Spans]:
        whole = (Span(0, max(1, len(self.shelf.report(report).text))),)
        return self.shelf.version(report), tuple(sorted(set(spans))) or whole

    def notices(self) -> Iterable[tuple[str, Quote]]:
        """What was taken back, of this report or in it."""
        for c in self.corpus.corrections() if self.read else ():
            if self.name in (c.of, c.report):
                reports = {r: self.shelf.report(r) for r in {c.report, c.of or c.report}}
                yield correction_part(c, Known(reports=reports)).words, self.shelf.quote(c.report, (c.span,))

    def numbers(self, low: int, high: int) -> Iterable[tuple[str, str, str, str, str]]:
        for n in self.reading.numbers:
            if low <= n.span.start < high:
                yield (inline(n.text), f"#{anchor((n.span,))}", amount(n), inline(n.of or ""), giver(n, self.reading))

    def times(self, low: int, high: int) -> Iterable[tuple[str, str, str]]:
        for t in self.reading.times:
            if low <= t.span.start < high:
                yield inline(t.text), f"#{anchor((t.span,))}", t.value or "not resolved"

    def actors(self) -> Iterable[tuple[str, str, str, tuple[str, ...]]]:
        given = {a.id: called(a, self.reading) for a in self.reading.attributions}
        for actor in self.reading.actors:
            roles = [inline(r.text) + (f" (so {given[r.by]})" if r.by in given else "") for r in actor.roles]
            yield actor.type, inline(actor.name), self.href(actor.mentions[:1]), tuple(dict.fromkeys(roles))

    def href(self, spans: Spans) -> str:
        return place_href(self.version, spans)

    def speakers(self) -> list[str]:
        """Names that a speaker may be corrected to."""
        named = Counter(a.speaker for a in self.reading.attributions if a.speaker)
        return list(dict.fromkeys([*(n for n, _ in named.most_common()), *(a.name for a in self.reading.actors)]))


# Two reports side by side


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A passage that two reports share, as it stands in each."""

    a: str
    a_href: str
    b: str
    b_href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """Two reports with the words they share. Marked words are (text, number of the passage or 0)."""

    a: Report
    b: Report
    a_version: str
    b_version: str
    told: str
    why: tuple[str, ...]
    passages: tuple[Passage, ...]
    a_text: tuple[tuple[tuple[str, int], ...], ...]
    b_text: tuple[tuple[tuple[str, int], ...], ...]
    item: Item


def beside(corpus: Corpus, version: str, other: str) -> Beside:
    """A copy side by side. Raises UsageError where the two share nothing."""
    mine, theirs = name_in_answers(corpus, version), name_in_answers(corpus, other)
    found = [c for c in corpus.copies(report=mine) if {c.from_, c.to} == {mine, theirs}]
    if not found:
        raise UsageError("these two reports are not held to share words", where=f"{mine}, {theirs}")
    c = found[0]
    versions = {mine: version, theirs: other}
    a, b = corpus.report(versions[c.from_]), corpus.report(versions[c.to])
    av, bv = versions[c.from_], versions[c.to]
    passages = tuple(
        Passage(a=inline(x.of(a.text)), a_href=place_href(av, (x,)),
                b=inline(y.of(b.text)), b_href=place_href(bv, (y,)))
        for x, y in c.passages
    )  # fmt: skip
    whole = {v: (Span(0, max(1, len(r.text))),) for v, r in ((av, a), (bv, b))}
    ends = [(v, tuple(sorted({p[i] for p in c.passages})) or whole[v]) for i, v in enumerate((av, bv))]
    return Beside(
        a=a, b=b, a_version=av, b_version=bv, told=f"{c.kind}, {c.share:.0%} of the words"
        + ("" if c.directed else "; who had them first is not shown"), why=tuple(map(inline, c.why)), passages=passages,
        a_text=_marked(a.text, [p[0] for p in c.passages]), b_text=_marked(b.text, [p[1] for p in c.passages]),
        item=Bench(corpus.holding(av)).item("copy", ends[0], other=ends[1], choices=("right", "wrong")),
    )  # fmt: skip


def _marked(text: str, spans: Sequence[Span]) -> tuple[tuple[tuple[str, int], ...], ...]:
    """Paragraphs cut at the edges of passages; the first PART characters."""
    marks = outermost_first(Mark(s, "spot", str(n)) for n, s in enumerate(spans, 1))
    out = []
    for start, end in paragraphs(text):
        if start > PART:
            break
        cut = runs(start, end, marks)
        out.append(tuple((visible(text[r.start : r.end]), int(r.marks[0].owner) if r.marks else 0) for r in cut))
    return tuple(out)


# Versions


@dataclass(frozen=True, slots=True, kw_only=True)
class Diff:
    """What changed from an older version to a newer one: lines of (how, words), how one of '', 'ins', 'del'."""

    old: Version
    new: Version
    title: tuple[tuple[str, str], ...]
    lines: tuple[tuple[tuple[str, str], ...], ...]
    skipped: int


_TOKEN = re.compile(r"\s+|[^\W_]+(?:['’-][^\W_]+)*|.", re.S)
ALIKE = 0.5  # share of words from which a paragraph is shown as changed, not as taken out and put in
_AROUND = 1  # unchanged paragraphs shown beside a change


def diff(corpus: Corpus, old: str, new: str) -> Diff:
    """The difference of two versions of one report. Raises UsageError where they are not."""
    versions = {v.id: v for v in corpus.versions(old)}
    if new not in versions or old not in versions or old == new:
        raise UsageError("these are not two versions of one report", where=f"{old}, {new}")
    a, b = corpus.report(old), corpus.report(new)
    one, two = ([visible(t[s:e]) for s, e in paragraphs(t)] for t in (a.text, b.text))
    lines: list[tuple[bool, tuple[tuple[str, str], ...]]] = []
    for how, i, j, k, m in difflib.SequenceMatcher(None, one, two, autojunk=False).get_opcodes():
        if how == "equal":
            lines += [(False, (("", words),)) for words in one[i:j]]
            continue
        pairs = min(j - i, m - k)
        lines += [(True, _words(x, y)) for x, y in zip(one[i : i + pairs], two[k : k + pairs])]
        lines += [(True, (("del", words),)) for words in one[i + pairs : j]]
        lines += [(True, (("ins", words),)) for words in two[k + pairs : m]]
    keep = {n + d for n, (changed, _) in enumerate(lines) if changed for d in range(-_AROUND, _AROUND + 1)}
    return Diff(
        old=versions[old], new=versions[new], title=_words(inline(a.title or ""), inline(b.title or "")),
        lines=tuple(words for n, (_, words) in enumerate(lines) if n in keep),
        skipped=sum(1 for n in range(len(lines)) if n not in keep),
    )  # fmt: skip


def _alike(old: str, new: str) -> float:
    return difflib.SequenceMatcher(None, old.split(), new.split(), autojunk=False).ratio()


def _words(old: str, new: str) -> tuple[tuple[str, str], ...]:
    a, b = _TOKEN.findall(old), _TOKEN.findall(new)
    if len(a) * len(b) > 4_000_000 or _alike(old, new) < ALIKE:
        return tuple(x for x in (("del", old), ("ins", new)) if x[1])
    out: list[tuple[str, str]] = []
    for how, i, j, k, m in difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if how == "equal":
            out.append(("", "".join(a[i:j])))
        else:
            out += [x for x in (("del", "".join(a[i:j])), ("ins", "".join(b[k:m]))) if x[1]]
    return tuple(out)
