"""Versions of one page: the same address at different times. They are updates, not copies between publishers."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from sayso.address import page_of
from sayso.match.moments import moment
from sayso.model import Report


def same_page(a: Report, b: Report) -> bool:
    """Do both stand at the same address?"""
    page = page_of(a.url)
    return page is not None and page == page_of(b.url)


def find_updates(reports: Iterable[Report]) -> dict[str, str]:
    """{report id: id of the version before it}: the same page, a later time. Undated ones are left out.

    That is what reports alone show. A record knows its versions by the key that it keeps them under (`corpus.survey`).
    """
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
