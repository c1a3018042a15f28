"""Versions of one page: the same address at different times. They are updates, not copies between publishers."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from urllib.parse import urlsplit

from sayso.match.moments import moment
from sayso.model import Report

TRACKERS = ("utm_", "fbclid", "gclid", "cmpid", "ref=", "src=")


def page_of(url: str | None) -> str | None:
    """A web address without what does not tell pages apart (scheme, "www.", query of trackers, fragment)."""
    parts = urlsplit((url or "").strip())
    if not parts.netloc:
        return None
    host = parts.netloc.casefold().removeprefix("www.").removeprefix("m.")
    query = "&".join(sorted(q for q in parts.query.split("&") if q and not q.startswith(TRACKERS)))
    return f"{host}{parts.path.rstrip('/')}" + (f"?{query}" if query else "")


def same_page(a: Report, b: Report) -> bool:
    """Do both stand at the same address?"""
    page = page_of(a.url)
    return page is not None and page == page_of(b.url)


def find_updates(reports: Iterable[Report]) -> dict[str, str]:
    """{report id: id of the version before it}: the same page, a later time. Undated ones are left out."""
    pages: dict[str, list[Report]] = {}
    for report in reports:
        page = page_of(report.url)
        if page and moment(report.published).known:
            pages.setdefault(page, []).append(report)
    out = {}
    for versions in pages.values():
        versions.sort(key=lambda r: (moment(r.published), r.id))
        for before, after in pairwise(versions):
            if moment(before.published).before(moment(after.published)):
                out[after.id] = before.id
    return out
