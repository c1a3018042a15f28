"""How reports, versions and links are named: hashes over parts that cannot run into one another."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import PurePath

from sayso.address import page_of
from sayso.model import Report
from sayso.record.nouns import Link, Place

PLACE = re.compile(r"(?:#|(?:^|\b)line )\d+$")  # of a report in its table, array, mailbox or file of lines
MARK = 12  # hex digits that tell apart reports that are called the same


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
    """What all versions of a report share, and no other report has.

    The page that it stands on, or its address; without one the id that it was given, which is its publisher's (two
    outlets number their reports from 1); without that the file that it lay in (`Report.file`), of which only the name
    can be read here; and without that nothing but its words and what is told of them, so that it has no other versions:
    rows before it in a table do not make it another. Two files called 1.txt, and two texts from standard input, are
    two reports.
    """
    if report.url:
        return _called(report)
    if report.file is None:
        return f"{report.id} ({_publisher(report)})" if report.publisher else report.id
    if report.file:
        return f"{PurePath(report.file).name} ({digest('sayso.file/1', (report.file,))[:MARK]})"
    return f"{_container(report)} ({digest('sayso.words/2', _told(report))[:MARK]})"


def version_id(report: Report) -> str:
    """The name of a version: the same for the same page (else address, else id and publisher), title and text, whenever
    and in whatever bytes they came, and wherever the file lay. A row of a table has what is told of it in place of
    an id.
    """
    if not report.url and report.file == "":
        return digest("sayso.version/2", (_container(report), *_told(report)))
    if not report.url and report.publisher:
        return digest("sayso.version/2", (report.id, _publisher(report), report.title, report.text))
    return digest("sayso.version/1", (_called(report), report.title, report.text))


def is_version(id: str, report: Report) -> bool:
    """Is that the name of this version, as it comes from a record, which keeps no `Report.file`?"""
    return any(version_id(replace(report, file=file)) == id for file in (None, ""))


def link_id(link: Link) -> str:
    """The name of a link: its kind and ends, as `in_order` puts them."""
    direction = "directed" if link.directed else "undirected"
    return digest("sayso.link/1", (link.kind, direction, *_place(link.a), *_place(link.b)))


def in_order(link: Link) -> Link:
    """The link as it is kept: an undirected one with its lesser end first."""
    if not link.directed and (link.b.version, link.b.spans) < (link.a.version, link.a.spans):
        return replace(link, a=link.b, b=link.a)
    return link


def _called(report: Report) -> str:
    return page_of(report.url) or report.url or report.id


def _publisher(report: Report) -> str:
    return " ".join((report.publisher or "").split())


def _container(report: Report) -> str:
    """What a report without an id lay in, as far as the name after its place tells: `table.csv#3`, `line 3`."""
    return PLACE.sub("", report.id) or "line"


def _told(report: Report) -> tuple[str | None, ...]:
    return report.title, report.text, report.publisher, report.published, report.byline


def _place(place: Place) -> tuple[str, str]:
    return place.version, ",".join(f"{start}-{end}" for start, end in place.spans)
