"""How occurrences, origins, copies and actors lie in the record, and back."""

from __future__ import annotations

import json
import zlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from typing import Any

from sayso.match.actors import Item
from sayso.model import Aside, CorpusActor, End, Number, Occurrence, Origins, ReportSpan, Time
from sayso.text import Span, Spans


def packed(data: Any) -> bytes:
    """Plain data, compressed; the same data give the same bytes."""
    return zlib.compress(json.dumps(data, ensure_ascii=True, separators=(",", ":")).encode("ascii"), 6)


def unpacked(data: bytes) -> Any:
    """It back."""
    return json.loads(zlib.decompress(data))


def spans_of(data: Iterable[Iterable[int]]) -> Spans:
    """Spans out of pairs."""
    return tuple(Span(*s) for s in data)


def packed_occurrence(o: Occurrence) -> bytes:
    """An occurrence."""
    numbers = [[*n.span, n.text, n.low, n.high, n.of, n.by] for n in o.numbers]
    times = [[*t.span, t.text, t.value] for t in o.times]
    resolved = None if o.resolved == o.wording else o.resolved
    around = None if o.around == o.wording else o.around
    return packed([
        o.id, o.report, o.spans, o.attribution, o.chain, o.kind, o.named, o.factuality, o.wording, resolved, around,
        o.names, numbers, times, o.act, o.publisher, o.published,
    ])  # fmt: skip


@lru_cache(maxsize=30_000)
def occurrence_from(data: bytes) -> Occurrence:
    """It back."""
    (id, report, spans, attribution, chain, kind, named, factuality, wording, resolved, around, names, numbers, times,
     act, publisher, published) = unpacked(data)  # fmt: skip
    return Occurrence(
        id=id, report=report, spans=spans_of(spans), attribution=attribution, chain=tuple(chain), kind=kind,
        named=named, factuality=factuality, wording=wording, resolved=wording if resolved is None else resolved,
        around=wording if around is None else around, names=tuple(names),
        numbers=tuple(Number(span=Span(s, e), text=text, low=low, high=high, of=of, by=by)
                      for s, e, text, low, high, of, by in numbers),
        times=tuple(Time(span=Span(s, e), text=text, value=value) for s, e, text, value in times),
        act=act, publisher=publisher, published=published,
    )  # fmt: skip


def packed_chain(o: Occurrence) -> bytes:
    """A chain with who stands at its end."""
    return packed([o.chain, o.kind, o.named])


def with_chain(o: Occurrence, data: bytes | None) -> Occurrence:
    """An occurrence with the chain that is kept for it."""
    if data is None:
        return o
    chain, kind, named = unpacked(data)
    return replace(o, chain=tuple(chain), kind=kind, named=named)


def packed_origins(o: Origins) -> bytes:
    """The origins of a claim."""
    return packed([o.at_least, o.at_most, [[e.name, e.kind, e.reports] for e in o.ends], o.why])


def origins_from(data: bytes) -> Origins:
    """It back."""
    at_least, at_most, ends, why = unpacked(data)
    return Origins(at_least=at_least, at_most=at_most, why=tuple(why),
                   ends=tuple(End(name=n, kind=k, reports=tuple(r)) for n, k, r in ends))  # fmt: skip


def packed_items(items: Iterable[Item]) -> bytes:
    """What joining actors takes of one report, but for its age."""
    return packed([
        [i.key, i.name, i.type, list(i.forms.items()), sorted(i.main), [m.span for m in i.mentions],
         list(i.aliases.items()), [[words, where.span, chain] for words, where, chain in i.roles], sorted(i.titles)]
        for i in items
    ])  # fmt: skip


@lru_cache(maxsize=3_000)
def items_from(data: bytes, report: str, start: float) -> tuple[Item, ...]:
    """It back, for a report by its name and the beginning of its moment. To be left as they are."""

    def at(span: list[int]) -> ReportSpan:
        return ReportSpan(report=report, span=Span(*span))

    return tuple(
        Item(key=tuple(key), name=name, type=kind, age=(start, report), forms={tuple(f): w for f, w in forms},
             main=frozenset(map(tuple, main)), mentions=[at(m) for m in mentions], aliases=Counter(dict(aliases)),
             roles=[(words, at(where), tuple(chain)) for words, where, chain in roles], titles=frozenset(titles))
        for key, name, kind, forms, main, mentions, aliases, roles, titles in unpacked(data)
    )  # fmt: skip


def packed_actor(a: CorpusActor) -> bytes:
    """An actor across reports."""
    return packed([
        a.id, a.name, a.type, a.aliases, [[m.report, *m.span] for m in a.mentions],
        [[words, where.report, *where.span, chain] for words, where, chain in a.roles], a.why,
    ])  # fmt: skip


@lru_cache(maxsize=500)
def actor_from(data: bytes) -> CorpusActor:
    """It back; those asked for lately are at hand, for the most mentioned have thousands of places and stay a while."""
    id, name, kind, aliases, mentions, roles, why = unpacked(data)
    return CorpusActor(
        id=id, name=name, type=kind, aliases=tuple(aliases),
        mentions=tuple(ReportSpan(report=r, span=Span(s, e)) for r, s, e in mentions),
        roles=tuple((words, ReportSpan(report=r, span=Span(s, e)), tuple(c)) for words, r, s, e, c in roles),
        why=tuple(why),
    )  # fmt: skip


def asides_json(asides: Iterable[Aside]) -> str:
    """The asides of a report."""
    return json.dumps([[*a.span, a.kind] for a in asides], separators=(",", ":"))


def asides_from(text: str) -> tuple[Aside, ...]:
    """They back."""
    return tuple(Aside(span=Span(s, e), kind=kind) for s, e, kind in json.loads(text))
