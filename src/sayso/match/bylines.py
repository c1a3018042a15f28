"""Reports signed by an agency alone: whatever they say comes through it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sayso.match.credits import agency
from sayso.match.ends import is_publisher
from sayso.match.owners import plain
from sayso.model import Member, Occurrence, Report

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
    by = {id: signed_by(reports[id], publishers) for id in {m.occurrence.report for m in members} if id in reports}
    return tuple(replace(m, occurrence=_through(m.occurrence, by.get(m.occurrence.report))) for m in members)


def _through(o: Occurrence, name: str | None) -> Occurrence:
    if name is None or not o.chain or o.chain[0] != o.publisher or any(plain(x) == plain(name) for x in o.chain):
        return o
    if len(o.chain) == 1:
        return replace(o, chain=(*o.chain, name), kind="outlet", named=True)
    return replace(o, chain=(o.chain[0], name, *o.chain[1:]))
