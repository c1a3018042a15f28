from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.address import page_of
from sayso.model import Report
from sayso.record.identity import is_version, report_key, version_id
from tests.record.record_samples import report


@pytest.mark.parametrize(
    "given, page",
    [
        ("HTTP://Post.Example/A?b=C", "post.example/A?b=C"),
        ("https://www.post.example/a/#top", "post.example/a"),
        ("https://post.example/a?utm_source=x&id=1&UTM_medium=y&fbclid=z&b=2", "post.example/a?b=2&id=1"),
        (" https://post.example/#!/story/1", "post.example#!/story/1"),
        ("https://m.post.example/#/story/1", "post.example#/story/1"),
        ("folder/Report#1.txt", None),
        ("http://[broken", None),
        ("mailto:A@post.example", None),
        ("", None),
        (None, None),
    ],
)
def test_a_page_is_its_address_without_what_chooses_no_other(given: str | None, page: str | None) -> None:
    assert page_of(given) == page


def test_a_report_goes_by_its_page_else_its_address_else_its_id() -> None:
    assert report_key(report(url="https://www.post.example/a/")) == "post.example/a"
    assert report_key(report(url="archive 7")) == "archive 7"
    assert report_key(report("quay", url=None, publisher=None)) == "quay"


def test_an_id_is_its_publishers() -> None:
    post, echo, nobody = (report("1", url=None, publisher=name) for name in ("The  Post", "The Echo", None))
    assert report_key(post) == "1 (The Post)"
    assert len({report_key(r) for r in (post, echo, nobody)}) == len({version_id(r) for r in (post, echo, nobody)}) == 3
    url = "https://post.example/lark"
    assert len({report_key(report(id, url=url, publisher=name)) for id, name in (("1", "The Post"), ("2", None))}) == 1


def test_a_row_goes_by_what_is_told_of_it_and_not_by_its_place() -> None:
    def row(n: int, **more: str) -> Report:
        return report(f"table.csv#{n}", url=None, file="", title="Quay", **more)

    assert report_key(row(3)) == report_key(row(4)) and version_id(row(3)) == version_id(row(4))
    for other in (row(3, text="x"), row(3, publisher="The Echo"), row(3, published="2026-02-02"), row(3, byline="Kim")):
        assert report_key(other) != report_key(row(3)) and version_id(other) != version_id(row(3))
    given, another = (report(f"table.csv#{n}", url=None, file=None, title="Quay") for n in (3, 4))
    assert version_id(given) != version_id(another)
    for each in (row(3), given, report()):
        assert is_version(version_id(each), replace(each, file=None))
        assert not is_version(version_id(each), replace(each, text="damaged", file=None))


def test_without_address_and_id_of_its_own_a_report_goes_by_its_file_else_by_its_words() -> None:
    def key(id: str = "1.txt", text: str = "x", **more: str) -> str:
        return report_key(report(id, text, url=None, **more))

    monday = key(file="/day/monday/1.txt")
    assert monday.startswith("1.txt (")
    assert key("monday/1.txt", "y", title="Y", file="/day/monday/1.txt") == monday
    assert key(file="/day/tuesday/1.txt") != monday
    assert key("-", "x", file="") == key("-", "x", file="") != key("-", "y", file="")
    assert report_key(report(file="/day/monday/1.txt")) == "post.example/quay"


def test_a_version_goes_by_key_title_and_text_alone() -> None:
    first = report()
    assert version_id(report(publisher="Another", published="2026", retrieved="now", sha256="ab")) == version_id(first)
    for other in (
        report(text="x"),
        report(title="x"),
        report(title=None),
        report(url="https://x.example/"),
        report(url=None),
    ):
        assert version_id(other) != version_id(first)
