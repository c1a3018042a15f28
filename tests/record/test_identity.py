from __future__ import annotations

import pytest

from sayso.record.identity import address, version_id
from tests.record.record_samples import report


@pytest.mark.parametrize(
    "given, same",
    [
        ("HTTP://Post.Example/A?b=C", "http://post.example/A?b=C"),
        ("https://post.example/a#top", "https://post.example/a"),
        ("https://post.example/a?utm_source=x&id=1&UTM_medium=y&fbclid=z", "https://post.example/a?id=1"),
        ("https://post.example/#!/story/1", "https://post.example/#!/story/1"),
        ("https://post.example/#/story/1", "https://post.example/#/story/1"),
        ("folder/Report#1.txt", "folder/Report#1.txt"),
        ("http://[broken", "http://[broken"),
        ("mailto:A@post.example", "mailto:A@post.example"),
        ("", ""),
    ],
)
def test_an_address_loses_what_chooses_no_other_article(given: str, same: str) -> None:
    assert address(given) == same
    assert address(same) == same


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
