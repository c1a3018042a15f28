"""How reports, versions and links are named: hashes over parts that cannot run into one another."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace

from sayso.address import page_of
from sayso.model import Report
from sayso.record.nouns import Link, Place


def digest(kind: str, parts: Iterable[str | None]) -> str:
    """SHA-256 in hex over a kind and its parts, each led by its length; None differs from the empty string."""
    out = hashlib.sha256()
    for part in (kind, *parts):
        if part is None:
            out.update(b"-")
        else:
            data = part.encode("utf-8", "surrogatepass")
            out.update(b"%d:" % len(data))
            out.update(data)
    return out.hexdigest()


def report_key(report: Report) -> str:
    """What all versions of a report share: the page it stands on, else its id."""
    return page_of(report.url) or report.url or report.id


def version_id(report: Report) -> str:
    """The name of a version: the same for the same key, title and text, whenever and in whatever bytes they came."""
    return digest("sayso.version/1", (report_key(report), report.title, report.text))


def link_id(link: Link) -> str:
    """The name of a link: its kind and ends, as `in_order` puts them."""
    direction = "directed" if link.directed else "undirected"
    return digest("sayso.link/1", (link.kind, direction, *_place(link.a), *_place(link.b)))


def in_order(link: Link) -> Link:
    """The link as it is kept: an undirected one with its lesser end first."""
    if not link.directed and (link.b.version, link.b.spans) < (link.a.version, link.a.spans):
        return replace(link, a=link.b, b=link.a)
    return link


def _place(place: Place) -> tuple[str, str]:
    return place.version, ",".join(f"{start}-{end}" for start, end in place.spans)
