"""Chains as all the reports together tell them.

What an agency alone signs comes through it; a link goes under the full name that the reports know for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sayso.match.credits import agency, initials
from sayso.match.ends import by_alias, is_publisher
from sayso.match.names import HONORIFICS
from sayso.match.owners import plain
from sayso.model import CorpusActor, Member, Occurrence, Report

_CAPITAL = re.compile(r"\b[^\W\d_a-z][\w'’-]*")
_LEAD = re.compile(r"^\s*(?:by|from|source:|via)\s+", re.I)


def signed_by(report: Report, publishers: Iterable[str]) -> str | None:
    """The agency that alone signs a report, by the name of its publisher among those given; None where a person or
    a desk signs too, or nobody else than the publisher.
    """
    byline = _LEAD.sub("", report.byline or "").strip(" .()[]")
    if not byline or (report.publisher and is_publisher(byline, report.publisher)):
        return None
    found = sorted({p for p in publishers if p != report.publisher and is_publisher(byline, p)})
    if len(found) == 1:
        return found[0]
    known = agency(byline)
    if known is None or agency(report.publisher) == known:
        return None
    return byline if plain(byline) != known else known.title()


def signed(members: Sequence[Member], reports: Mapping[str, Report]) -> tuple[Member, ...]:
    """The members with the agency put into the chains of reports that it alone signs."""
    publishers = {r.publisher for r in reports.values() if r.publisher}
    carrying = {id: reports[id] for id in {m.occurrence.report for m in members} if id in reports}
    # papers sign in few ways: each is looked at once
    known = {(r.byline, r.publisher): r for r in carrying.values()}
    agencies = {signs: signed_by(r, publishers) for signs, r in known.items()}
    by = {id: agencies[r.byline, r.publisher] for id, r in carrying.items()}
    return tuple(replace(m, occurrence=_through(m.occurrence, by.get(m.occurrence.report))) for m in members)


def _through(o: Occurrence, name: str | None) -> Occurrence:
    if name is None or not o.chain or o.chain[0] != o.publisher or any(plain(x) == plain(name) for x in o.chain):
        return o
    if len(o.chain) == 1:
        return replace(o, chain=(*o.chain, name), kind="outlet", named=True)
    return replace(o, chain=(o.chain[0], name, *o.chain[1:]))


def in_full(
    members: Sequence[Member], reports: Mapping[str, Report], actors: Iterable[CorpusActor]
) -> tuple[Member, ...]:
    """The members with every link of their chains under the name of the publisher or actor that it means.

    A link that could mean two, or that is only a description of somebody without a name, stays as it is written.
    """
    publishers = sorted({r.publisher for r in reports.values() if r.publisher})
    known = by_alias(actors)

    def full(link: str, own: str | None) -> str:
        if link == own or not _is_name(link):
            return link
        found = [p for p in publishers if is_publisher(link, p)]
        if len(found) == 1:
            return found[0]
        actor = known.get(plain(link))
        return actor.name if actor is not None and _is_short_for(link, actor.name) else link

    def told(o: Occurrence) -> Occurrence:
        chain = tuple(dict.fromkeys(full(link, o.publisher) for link in o.chain))
        return o if chain == o.chain else replace(o, chain=chain)

    return tuple(replace(m, occurrence=told(m.occurrence)) for m in members)


def _is_short_for(link: str, name: str) -> bool:
    """Do the names in a link all belong to the full name, or is it their initials? Else it means another, or a role."""
    mine = {w.casefold() for w in _CAPITAL.findall(link)} - {"the"} - HONORIFICS
    whole = {w.casefold() for w in _CAPITAL.findall(name)}
    return bool(whole) and (mine <= whole or whole <= mine or plain(link) == initials(name).casefold())


def _is_name(words: str) -> bool:
    """Is it a name, with or without words around it, rather than a mere description?"""
    return any(w[:1].isupper() for w in words.split()[1:]) or (words[:1].isupper() and len(words.split()) == 1)
