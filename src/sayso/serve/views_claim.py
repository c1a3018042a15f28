"""The page of a claim: the answer, the tree of its origins, its occurrences in their own words, and the reasons."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.corpus import CLAIM, Corpus
from sayso.export.summary import (
    Answer,
    Known,
    Part,
    answer,
    end_kind,
    end_words,
    first_plain,
    range_words,
    stance_words,
)
from sayso.export.wording import inline
from sayso.match.lookup import Trace, rests_on_unnamed
from sayso.match.owners import plain
from sayso.match.survey import carriers
from sayso.model import Claim, Clash, Member
from sayso.record import Judgement
from sayso.serve.pictures import Tree, draw, tree_of
from sayso.serve.views import Bench, Item, Quote, Shelf, bench_of, name_in_answers, pair_of
from sayso.text import Spans

ALIKE = 5  # other claims offered as perhaps the same
MOST_SHOWN = 100  # occurrences on one page
SAME = ("same", "not_same")


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """One thing of the answer with the words it rests on."""

    words: str
    kind: str
    evidence: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EndRow:
    """A distinct end of chains."""

    words: str
    kind: str
    kind_words: str
    evidence: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An occurrence in its own words. `item`: is it the same as the claim's own wording?"""

    row: int | None  # of its report in the tree, at the report's first occurrence
    quote: Quote
    chain: tuple[str, ...]
    stance: str
    stance_words: str
    item: Item | None
    first: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """Another claim, what it does to this one, and whether they are the same."""

    id: str
    wording: str
    range: str
    relation: str
    why: str
    reports: int
    item: Item


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """Two places that clash, as they are shown."""

    kind: str
    why: str
    a: Quote
    b: Quote
    item: Item


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimPage:
    """All that the page of a claim shows."""

    id: str
    wording: str
    wording_quote: Quote
    range: str
    at_least: int
    at_most: int
    carried: Saying
    sayings: tuple[Saying, ...]
    first_seen: Saying | None
    denials: tuple[Saying, ...]
    ends: tuple[EndRow, ...]
    tree: str
    joins: tuple[str, ...]
    rows: tuple[Row, ...]
    total: int
    page: int
    clashes: tuple[Dispute, ...]
    related: tuple[Neighbour, ...]
    alike: tuple[Neighbour, ...]
    apart: tuple[Apart, ...]
    merges: tuple[str, ...]
    reasons: tuple[str, ...]
    grade: Item
    suggested: int
    denied: bool


def claim_page(corpus: Corpus, words: str, page: int = 1) -> ClaimPage:
    """The page of the claim with this id. Raises UsageError where there is none."""
    traced = corpus.trace(words)
    claim, shelf = traced.claim, Shelf(corpus)
    shelf.know(traced.reports)
    known = Known.of(traced)
    told = answer(claim, known)
    bench = bench_of(corpus)
    holder = _holder(claim, told)
    names = {e.name: inline(end_words(e, known)) for e in claim.origins.ends}
    tree = tree_of(claim, traced.reports, traced.copies, names)
    rows = _rows(claim, tree, holder, shelf, bench)
    denied = any(m.stance == "denies" for m in claim.members)

    def saying(part: Part) -> Saying:
        return Saying(words=inline(part.words), kind=part.kind, evidence=shelf.places(part.evidence))

    first = claim.members[0].occurrence
    place = (shelf.version(first.report), first.spans)
    return ClaimPage(
        id=claim.id, wording=inline(claim.wording), wording_quote=shelf.places(told.claim.evidence)[0],
        range=range_words(claim), at_least=claim.origins.at_least, at_most=claim.origins.at_most,
        carried=saying(told.carried),
        sayings=tuple(map(saying, (*told.copies, *told.retold, *told.shared, *told.questions, *told.corrections))),
        first_seen=saying(told.first_seen) if told.first_seen else None, denials=tuple(map(saying, told.denials)),
        ends=tuple(
            EndRow(words=inline(end_words(e, known)), kind=e.kind, kind_words=end_kind(e, known),
                   evidence=shelf.places(p.evidence))
            for e, p in zip(claim.origins.ends, told.ends)
        ),
        tree=draw(tree, title=f"Origins of: {inline(claim.wording)}"), joins=tuple(inline(e.why) for e in tree.edges),
        rows=rows[(page - 1) * MOST_SHOWN : page * MOST_SHOWN], total=len(rows), page=page,
        clashes=tuple(dispute(c, shelf, bench) for c in traced.clashes),
        related=tuple(_related(traced, holder, shelf, bench)),
        alike=tuple(_alike(corpus, claim, traced, holder, shelf, bench)),
        apart=tuple(_apart(claim, shelf, bench)), merges=tuple(map(inline, claim.why)),
        reasons=tuple(map(inline, claim.origins.why)),
        grade=bench.item("claim-grade", place, choices=(), judgements=grades(claim, shelf, bench)),
        suggested=1 if claim.origins.at_least >= 2 and not denied else 6, denied=denied,
    )  # fmt: skip


def grades(claim: Claim, shelf: Shelf, bench: Bench) -> list[Judgement]:
    """The grades that people gave a claim, on whichever of its occurrences."""
    held: dict[int, Judgement] = {}
    for m in claim.members:
        for j in bench.touching("claim-grade", shelf.version(m.occurrence.report), m.occurrence.spans):
            held[j.n] = j
    return [held[n] for n in sorted(held)]


def _holder(claim: Claim, told: Answer) -> Member:
    """The occurrence whose words the claim's wording is."""
    same = [m for m in claim.members if plain(m.occurrence.resolved) == plain(claim.wording)]
    return (same or list(claim.members))[0]


def _rows(claim: Claim, tree: Tree, holder: Member, shelf: Shelf, bench: Bench) -> tuple[Row, ...]:
    row_of = {n.id: n.row for n in tree.reports}
    order = sorted(claim.members, key=lambda m: (row_of[m.occurrence.report], m.occurrence.spans))
    first = told[0] if (told := first_plain(claim)) else None
    seen: set[str] = set()
    out = []
    for m in order:
        o = m.occurrence
        mine = (shelf.version(o.report), o.spans)
        item = None
        if m is not holder:
            other = (shelf.version(holder.occurrence.report), holder.occurrence.spans)
            held = bench.touching(CLAIM, *mine)
            item = bench.item(CLAIM, mine, other=other, choices=SAME, judgements=held)
        out.append(
            Row(row=None if o.report in seen else row_of[o.report], quote=shelf.occurrence(o),
                chain=tuple(map(inline, o.chain)), stance=m.stance, stance_words=stance_words(m), item=item,
                first=o.report == first and o.report not in seen)
        )  # fmt: skip
        seen.add(o.report)
    return tuple(out)


def dispute(clash: Clash, shelf: Shelf, bench: Bench) -> Dispute:
    """A conflict between two reports as it is shown."""
    ends = [(shelf.version(e.report), (e.span,)) for e in (clash.a, clash.b)]
    return Dispute(
        kind=clash.kind, why=inline(clash.why), a=shelf.quote(clash.a.report, (clash.a.span,)),
        b=shelf.quote(clash.b.report, (clash.b.span,)),
        item=bench.item("clash", ends[0], other=ends[1], choices=("right", "wrong")),
    )  # fmt: skip


def rejected(shown: Iterable[Clash], shelf: Shelf, bench: Bench) -> tuple[Dispute, ...]:
    """Conflicts that people rejected, those left out that are shown as conflicts all the same."""
    known = {frozenset((shelf.version(e.report), e.span) for e in (c.a, c.b)) for c in shown}
    out = []
    for j in bench.decided("clash", "wrong"):
        ends = pair_of(j)
        if ends is None or (pair := frozenset((v, spans[0]) for v, spans in ends)) in known:
            continue
        known.add(pair)
        a, b = (shelf.quote(name_in_answers(shelf.corpus, v), spans) for v, spans in ends)
        before = j.decision.before or {} if j.decision else {}
        out.append(
            Dispute(kind=inline(str(before.get("kind", "conflict"))), why=inline(str(before.get("why", ""))), a=a, b=b,
                    item=bench.item("clash", ends[0], other=ends[1], choices=("right", "wrong")))
        )  # fmt: skip
    return tuple(out)


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart:
    """Words that a person told apart from those of this claim."""

    quote: Quote
    item: Item


def _apart(claim: Claim, shelf: Shelf, bench: Bench) -> Iterable[Apart]:
    """What people said not to be the same as an occurrence of this claim."""
    mine = {(shelf.version(m.occurrence.report), m.occurrence.spans) for m in claim.members}
    seen: set[tuple[str, Spans]] = set()
    for j in bench.decided(CLAIM, "not_same"):
        ends = pair_of(j)
        if ends is None or (ends[0] in mine) == (ends[1] in mine):
            continue
        here, there = ends if ends[0] in mine else (ends[1], ends[0])
        if there not in seen:
            seen.add(there)
            yield Apart(quote=shelf.quote(name_in_answers(shelf.corpus, there[0]), there[1]),
                        item=bench.item(CLAIM, there, other=here, choices=SAME))  # fmt: skip


def _neighbour(other: Claim, relation: str, why: str, holder: Member, shelf: Shelf, bench: Bench) -> Neighbour:
    first = other.members[0].occurrence
    mine = (shelf.version(holder.occurrence.report), holder.occurrence.spans)
    theirs = (shelf.version(first.report), first.spans)
    return Neighbour(
        id=other.id, wording=inline(other.wording), range=range_words(other), relation=relation, why=inline(why),
        reports=len(carriers(other)), item=bench.item(CLAIM, theirs, other=mine, choices=SAME),
    )  # fmt: skip


def _related(traced: Trace, holder: Member, shelf: Shelf, bench: Bench) -> Iterable[Neighbour]:
    for r in traced.claim.related:
        if r.claim in traced.related:
            yield _neighbour(traced.related[r.claim], r.relation, r.why, holder, shelf, bench)


def _alike(
    corpus: Corpus, claim: Claim, traced: Trace, holder: Member, shelf: Shelf, bench: Bench
) -> Iterable[Neighbour]:
    """Claims that share most of its words: a person may find them the same."""
    known = {claim.id, *traced.related}
    found = [c for c in corpus.claims_meant(claim.wording, limit=ALIKE + len(known)) if c.id not in known]
    return (_neighbour(c, "", "", holder, shelf, bench) for c in found[:ALIKE])


# Lists of claims


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A claim in a list. `shape`: of its range, for the small picture: (at least, at most)."""

    id: str
    wording: str
    range: str
    shape: tuple[int, int]
    reports: int
    voices: tuple[str, ...]
    denied: bool
    unnamed: bool
    first_seen: str
    quote: Quote


def listed(claims: Sequence[Claim], shelf: Shelf) -> tuple[Listed, ...]:
    """Claims as a list shows them."""
    return tuple(_listed(c, shelf) for c in claims)


def _listed(claim: Claim, shelf: Shelf) -> Listed:
    holder = next((m for m in claim.members if plain(m.occurrence.resolved) == plain(claim.wording)), claim.members[0])
    seen = ""
    if first := first_plain(claim):
        report, published = first
        held = next(m.occurrence for m in claim.members if m.occurrence.report == report)
        seen = f"{inline(held.publisher or report)}, {(published or 'not dated')[:10]}"
    ends = dict.fromkeys(inline(e.name) for e in claim.origins.ends)
    return Listed(
        id=claim.id, wording=inline(claim.wording), range=range_words(claim),
        shape=(claim.origins.at_least, claim.origins.at_most), reports=len(carriers(claim)), voices=tuple(ends)[:3],
        denied=any(m.stance == "denies" for m in claim.members), unnamed=rests_on_unnamed(claim.origins),
        first_seen=seen, quote=shelf.occurrence(holder.occurrence),
    )  # fmt: skip
