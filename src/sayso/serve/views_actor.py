"""The page of an actor, and the pictures of many: what happened when, and who speaks of whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sayso.corpus import ACTOR, Corpus
from sayso.corpus.opinions import published_by
from sayso.export.summary import denied_since, range_until, range_words
from sayso.export.wording import FACTUALITY, inline
from sayso.match.lookup import ClaimFilter, is_about
from sayso.match.moments import moment
from sayso.match.survey import carriers
from sayso.model import Claim, CorpusActor, Event, Occurrence, ReportSpan
from sayso.record import Judgement
from sayso.serve.pictures import Dot, Tie, draw_network, draw_timeline
from sayso.serve.views import Bench, Item, Pager, Quote, Shelf, bench_of, name_in_answers, pair_of, uncounted
from sayso.text import Span

SAME = ("same", "not_same")
TYPES = {"person": "person", "organization": "organisation", "place": "place", "outlet": "news outlet"}
MOST = 400  # claims about an actor that are looked through
SHOWN = 40  # of what is said, and of mentions, on one page
EVENTS = 40  # of one picture
NODES, TIES = 18, 60  # of the network
ALIKE = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """A name that the actor goes by, who uses it, and one place where it stands. `item`: is it the same actor?"""

    name: str
    users: tuple[str, ...]
    count: int
    quote: Quote | None
    item: Item | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A role, with who gives it and when."""

    words: str
    by: str
    when: str
    quote: Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Something the actor is said to have said, or that is said of the actor."""

    quote: Quote
    chain: tuple[str, ...]
    certainty: str
    claim: str
    range: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """Another actor with whom this one appears, in how many claims, and one of them."""

    id: str
    name: str
    count: int
    quote: Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """An actor of a like name that a person may find to be the same."""

    id: str
    name: str
    type: str
    mentions: int
    item: Item


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorPage:
    """All that the page of an actor shows."""

    id: str
    name: str
    type: str
    mentions: int
    reports: int
    aliases: tuple[Alias, ...]
    roles: tuple[Given, ...]
    says: tuple[Said, ...]
    says_total: int
    of: tuple[Said, ...]
    of_total: int
    picture: str
    events: tuple[EventRow, ...]
    beside: tuple[Beside, ...]
    alike: tuple[Alike, ...]
    why: tuple[str, ...]
    grade: Item | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """A dated claim as it is listed."""

    date: str
    what: str
    claim: str
    range: str
    at_least: int
    at_most: int
    reports: int
    denied: str
    quote: Quote


def actor_page(corpus: Corpus, id: str) -> ActorPage:
    """The page of the actor with this id. Raises UsageError where there is none."""
    actor = corpus.actor(id)
    shelf, bench = Shelf(corpus), bench_of(corpus)
    claims = [c for c in corpus.claims(ClaimFilter(about=actor.name), limit=MOST)
              if any(is_about(m.occurrence, actor) for m in c.members)]  # fmt: skip
    names = {actor.name, *actor.aliases}
    says, of = [], []
    for claim in claims:
        for m in claim.members:
            if names.intersection(m.occurrence.chain[1:]):
                says.append(_said(m.occurrence, m.factuality, claim, shelf))
            elif names.intersection(m.occurrence.names):
                of.append(_said(m.occurrence, m.factuality, claim, shelf))
    events = _events([e for e in corpus.timeline(about=actor.name) if e.claim in {c.id for c in claims}][:EVENTS],
                     {c.id: c for c in claims}, shelf)  # fmt: skip
    return ActorPage(
        id=actor.id, name=inline(actor.name), type=TYPES[actor.type], mentions=len(actor.mentions),
        reports=len({m.report for m in actor.mentions}), aliases=tuple(_aliases(actor, shelf, bench)),
        roles=tuple(_roles(actor, shelf)), says=tuple(says[:SHOWN]), says_total=len(says), of=tuple(of[:SHOWN]),
        of_total=len(of), events=events,
        picture=draw_timeline([_dot(e) for e in events], title=f"Timeline of {inline(actor.name)}") if events else "",
        beside=tuple(_beside(corpus, actor, claims, shelf)), alike=tuple(_alike(corpus, actor, shelf, bench)),
        why=tuple(map(inline, actor.why)), grade=_grade(actor, shelf, bench),
    )  # fmt: skip


def _said(o: Occurrence, factuality: str, claim: Claim, shelf: Shelf) -> Said:
    return Said(quote=shelf.occurrence(o), chain=tuple(map(inline, o.chain)), certainty=FACTUALITY[factuality],
                claim=claim.id, range=range_words(claim))  # fmt: skip


def _aliases(actor: CorpusActor, shelf: Shelf, bench: Bench) -> Iterable[Alias]:
    """Each name with its users; those that do not stand in the texts as they are come without a place."""
    held: dict[str, list[ReportSpan]] = defaultdict(list)
    for m in actor.mentions:
        held[inline(m.span.of(shelf.report(m.report).text))].append(m)
    main = held.get(actor.name) or list(actor.mentions[:1])
    for name in sorted({actor.name, *actor.aliases, *held}, key=lambda n: (-len(held.get(n, ())), n)):
        places = held.get(name, [])
        users = dict.fromkeys(shelf.publisher(p.report) for p in places)
        item = None
        if places and main and name != actor.name and places[0] != main[0]:
            item = _pair(places[0], main[0], shelf, bench)
        yield Alias(name=inline(name), users=tuple(users), count=len(places), item=item,
                    quote=shelf.quote(places[0].report, (places[0].span,)) if places else None)  # fmt: skip


def _pair(a: ReportSpan, b: ReportSpan, shelf: Shelf, bench: Bench) -> Item:
    ends = [(shelf.version(m.report), (m.span,)) for m in (a, b)]
    return bench.item(ACTOR, ends[0], other=ends[1], choices=SAME)


def _roles(actor: CorpusActor, shelf: Shelf) -> Iterable[Given]:
    order = sorted(actor.roles, key=lambda r: (moment(shelf.report(r[1].report).published).start, r[1].report,
                                               r[1].span))  # fmt: skip
    for words, place, chain in order:
        report = shelf.report(place.report)
        by = inline(chain[-1]) if chain else shelf.publisher(place.report)
        yield Given(words=inline(words), by=by, when=(report.published or "not dated")[:10],
                    quote=shelf.quote(place.report, (place.span,)))  # fmt: skip


def _beside(corpus: Corpus, actor: CorpusActor, claims: Sequence[Claim], shelf: Shelf) -> Iterable[Beside]:
    mine = {actor.name, *actor.aliases}
    count: Counter[str] = Counter()
    first: dict[str, Occurrence] = {}
    for claim in claims:
        held: dict[str, Occurrence] = {}
        for m in claim.members:
            for name in (*m.occurrence.names, *m.occurrence.chain[-1:]):
                if name not in mine:
                    held.setdefault(name, m.occurrence)
        count.update(held.keys())
        for name, o in held.items():
            first.setdefault(name, o)
    shown = 0
    for name, n in sorted(count.items(), key=lambda x: (-x[1], x[0])):
        other = next((a for a in corpus.actors(name, limit=1) if name in (a.name, *a.aliases)), None)
        if other is None or other.id == actor.id:
            continue
        yield Beside(id=other.id, name=inline(name), count=n, quote=shelf.occurrence(first[name]))
        shown += 1
        if shown == 12:
            return


def _alike(corpus: Corpus, actor: CorpusActor, shelf: Shelf, bench: Bench) -> Iterable[Alike]:
    if not actor.mentions:
        return
    seen = {actor.id}
    mine = {(shelf.version(m.report), (m.span,)) for m in actor.mentions}
    for j in bench.decided(ACTOR, "not_same"):
        ends = pair_of(j)
        if ends is None or (ends[0] in mine) == (ends[1] in mine):
            continue
        here, there = ends if ends[0] in mine else (ends[1], ends[0])
        report = name_in_answers(corpus, there[0])
        other = next((a for a in corpus.actors(there[1][0].of(shelf.report(report).text))
                      if ReportSpan(report=report, span=there[1][0]) in a.mentions), None)  # fmt: skip
        if other is not None and other.id not in seen:
            seen.add(other.id)
            yield Alike(id=other.id, name=inline(other.name), type=TYPES[other.type], mentions=len(other.mentions),
                        item=bench.item(ACTOR, there, other=here, choices=SAME))  # fmt: skip
    for words in dict.fromkeys((actor.name, actor.name.split()[-1])):
        for other in corpus.actors(words, limit=ALIKE + 1):
            if other.id not in seen and other.mentions and other.type != "outlet" and len(seen) <= ALIKE:
                seen.add(other.id)
                yield Alike(id=other.id, name=inline(other.name), type=TYPES[other.type], mentions=len(other.mentions),
                            item=_pair(other.mentions[0], actor.mentions[0], shelf, bench))  # fmt: skip


def _grade(actor: CorpusActor, shelf: Shelf, bench: Bench) -> Item | None:
    """The grades that people gave, on whichever mention or as a publisher; who has neither cannot be graded."""
    published = bench.of_publisher((actor.name, *actor.aliases)) if actor.type == "outlet" else []
    if not actor.mentions:
        return _grade_of_publisher(actor, shelf, bench, published)
    held: dict[int, Judgement] = {}
    for m in actor.mentions:
        for j in bench.touching("source-grade", shelf.version(m.report), (m.span,)):
            held[j.n] = j
    held.update((j.n, j) for j in published)
    first = actor.mentions[0]
    return bench.item("source-grade", (shelf.version(first.report), (first.span,)), choices=(),
                      judgements=[held[n] for n in sorted(held)])  # fmt: skip


def _grade_of_publisher(actor: CorpusActor, shelf: Shelf, bench: Bench, held: Sequence[Judgement]) -> Item | None:
    found = published_by(shelf.corpus, actor)
    if found is None:
        return None
    place, publisher = found
    item = bench.item("source-grade", (place.version, place.spans), choices=(), judgements=held)
    return replace(item, asked={**item.asked, "after": {"publisher": publisher}})


# Lists and pictures


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRow:
    """An actor in a list."""

    id: str
    name: str
    type: str
    mentions: int
    aliases: tuple[str, ...]
    roles: tuple[str, ...]


def actor_rows(actors: Iterable[CorpusActor]) -> tuple[ActorRow, ...]:
    """Actors as a list shows them."""
    return tuple(
        ActorRow(id=a.id, name=inline(a.name), type=TYPES[a.type], mentions=len(a.mentions),
                 aliases=tuple(inline(x) for x in a.aliases if x != a.name)[:6],
                 roles=tuple(dict.fromkeys(inline(r[0]) for r in a.roles))[:3])
        for a in actors
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelinePage:
    """Dated claims as a picture and in words."""

    picture: str
    events: tuple[EventRow, ...]
    pager: Pager


def timeline_page(corpus: Corpus, *, about: str, since: str, until: str, page: int) -> TimelinePage:
    """A page of the timeline."""
    asked = {"about": about or None, "since": since or None, "until": until or None}
    found = corpus.timeline(**asked, limit=EVENTS + 1, offset=(page - 1) * EVENTS)
    some = found[:EVENTS]
    claims = {e.claim: corpus.trace(e.claim).claim for e in some}
    rows = _events(some, claims, Shelf(corpus))
    return TimelinePage(
        picture=draw_timeline([_dot(e) for e in rows], title="Dated claims in order") if rows else "", events=rows,
        pager=uncounted("/timeline", page, EVENTS, asked, more=len(found) > EVENTS),
    )  # fmt: skip


def _events(events: Sequence[Event], claims: dict[str, Claim], shelf: Shelf) -> tuple[EventRow, ...]:
    out = []
    for e in events:
        claim = claims[e.claim]
        dated = next((m for m in claim.members if m.occurrence.times), claim.members[0])
        out.append(
            EventRow(
                date=e.date, what=inline(e.what), claim=e.claim, range=range_until(claim),
                at_least=claim.origins.at_least, at_most=claim.origins.at_most, reports=len(carriers(claim)),
                denied=denied_since(claim), quote=shelf.occurrence(dated.occurrence),
            )
        )  # fmt: skip
    return tuple(out)


def _dot(e: EventRow) -> Dot:
    note = f"{e.date}: {e.what} ({e.range}; {e.reports} {'report' if e.reports == 1 else 'reports'})"
    return Dot(date=e.date, label=e.what, href=e.quote.href, note=note, at_least=e.at_least, reports=e.reports,
               denied=bool(e.denied))  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class TieRow:
    """Two actors in one claim, as it is listed."""

    a: str
    a_id: str
    b: str
    b_id: str
    how: str
    count: int
    quote: Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkPage:
    """Who speaks of whom and who is named together, as a picture and in words."""

    picture: str
    ties: tuple[TieRow, ...]
    claims: int
    actors: int


def network_page(corpus: Corpus, *, about: str) -> NetworkPage:
    """The network of the most mentioned actors, or of those around one."""
    shelf = Shelf(corpus)
    claims = corpus.claims(ClaimFilter(about=about or None), limit=MOST)
    pool = corpus.actors(limit=200)
    by_name: dict[str, CorpusActor] = {}
    for a in reversed(pool):
        if a.type != "place":
            by_name.update(dict.fromkeys((a.name, *a.aliases), a))
    ties: dict[tuple[str, str, str], tuple[int, Occurrence]] = {}
    for claim in claims:
        seen: set[tuple[str, str, str]] = set()
        for m in claim.members:
            for key in _ties(m.occurrence, by_name):
                if key not in seen:
                    seen.add(key)
                    count, first = ties.get(key, (0, m.occurrence))
                    ties[key] = (count + 1, first)
    weight: Counter[str] = Counter()
    for (a, b, _), (n, _) in ties.items():
        weight.update({a: n, b: n})
    actors = {a.id: a for a in by_name.values()}
    chosen = [i for i, _ in sorted(weight.items(), key=lambda x: (-x[1], x[0]))[:NODES]]
    kept = sorted(((k, v) for k, v in ties.items() if k[0] in chosen and k[1] in chosen),
                  key=lambda x: (-x[1][0], x[0]))[:TIES]  # fmt: skip
    linked = {i for k, _ in kept for i in k[:2]}
    nodes = [
        Dot(label=inline(actors[i].name), href=_first_place(actors[i], shelf), more=f"/actor/{i}", date="",
            note=f"{inline(actors[i].name)}, {TYPES[actors[i].type]}, named {len(actors[i].mentions)} times",
            reports=weight[i], kind=actors[i].type, id=i)
        for i in chosen if i in linked
    ]  # fmt: skip
    rows = tuple(
        TieRow(a=inline(actors[a].name), a_id=a, b=inline(actors[b].name), b_id=b, how=how, count=n,
               quote=shelf.occurrence(o))
        for (a, b, how), (n, o) in kept
    )  # fmt: skip
    drawn = [
        Tie(a=r.a_id, b=r.b_id, directed=r.how == "speaks of", weight=r.count, href=r.quote.href,
            note=f"{r.a} {r.how} {r.b}: “{r.quote.words}”")
        for r in rows
    ]  # fmt: skip
    picture = draw_network(nodes, drawn, title="Who speaks of whom") if nodes else ""
    return NetworkPage(picture=picture, ties=rows, claims=len(claims), actors=len(nodes))


def _ties(o: Occurrence, by_name: dict[str, CorpusActor]) -> Iterable[tuple[str, str, str]]:
    named = list(dict.fromkeys(by_name[n].id for n in o.names if n in by_name))
    speaker = by_name.get(o.chain[-1]) if o.chain else None
    if speaker is not None:
        for other in named:
            if other != speaker.id:
                yield speaker.id, other, "speaks of"
    for i, a in enumerate(named):
        for b in named[i + 1 :]:
            yield min(a, b), max(a, b), "is named with"


def _first_place(actor: CorpusActor, shelf: Shelf) -> str:
    """Where it is first mentioned; an outlet that no text names stands for its first report."""
    if not actor.mentions:
        return f"/actor/{actor.id}"
    first = actor.mentions[0]
    return shelf.href(first.report, (Span(*first.span),))
