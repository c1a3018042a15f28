"""Whatever the bytes: a report, or an error that says why not. Never anything else."""

import json
import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.errors import ReportError
from sayso.model import Failure, Report
from sayso.read import Details, arrivals_of, from_text, iso_date, read_bytes, read_lines
from sayso.read.header import header_of

SOME = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
ANY_TEXT = st.text(st.characters(), max_size=400)  # lone surrogates and control characters included
PAGE = """<!doctype html><html><head><title>Ferry sinks - Courier</title><meta charset="utf-8">
<meta property="og:title" content="Ferry sinks"><link rel="canonical" href="https://courier.example/2018/07/16/a">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ferry sinks", "author": {"name": "Ann Lee"},
"datePublished": "2018-07-16T10:00:00Z", "publisher": {"name": "Courier"}}</script></head>
<body><nav><ul><li><a href="/">Home</a></li></ul></nav><article><h1>Ferry sinks</h1><p class="date">July 16, 2018</p>
<p>The ferry sank on Monday, the harbour master said, and <a href="/x">two others</a> were towed to the quay.</p>
<ul><li>Twelve people died, officials said.</li></ul><blockquote><p>“We had warned them,” he said.</p></blockquote>
<p>READ MORE: Five ferries</p><table><tr><td>12</td></tr></table></article><form><input></form></body></html>"""
BREAKS = ("<", ">", "</p>", "<p", "&#0;", "&#xd800;", "\x00", "]]>", "<!--", '"')
KEYS = ("@type", "@graph", "author", "name", "headline", "publisher", "datePublished", "url", "mainEntityOfPage", "@id")
DATA = st.recursive(
    st.none() | st.booleans() | st.floats() | ANY_TEXT,
    lambda c: st.lists(c, max_size=3) | st.dictionaries(st.sampled_from(KEYS), c, max_size=4),
    max_leaves=12,
)
LINE = st.dictionaries(st.sampled_from(["id", "text", "published", "url"]), ANY_TEXT).map(json.dumps).map(str.encode)
MAIL_PARTS = (
    "Subject: a b\n", "Date: ", "Content-Type: ", "text/plain", "text/html", "multipart/mixed", "message/rfc822",
    "multipart/related", "; boundary=A", "; charset=", "utf-7", "; format=flowed", "\n", "\n\n", "--A", "--A--",
    "=?utf-8?b?", "?=", "Content-Transfer-Encoding: base64\n", "From x Mon Mar  4 10:00:00 2026\n",
    "The mayor said no. ", "<p>", "\udc80",
    "Snapshot-Content-Location: https://a.example/\n",
)  # fmt: skip
DATE_PARTS = (
    "2017",
    "-",
    "/",
    ".",
    "5",
    "12",
    "31",
    "May",
    "Mon",
    "T",
    "10:20",
    ":00",
    "Z",
    "+02:00",
    "PM",
    "EST",
    ",",
    " ",
)


@pytest.fixture(scope="module", autouse=True)
def _model():
    """The language model is a weight: the laws hold whatever it says, so it says something else every time."""
    with pytest.MonkeyPatch.context() as patch:
        turn = random.Random(0)
        patch.setattr("sayso.read.language._modelled", lambda s: (turn.choice(["en", "es", "xx"]), turn.random()))
        yield


def read(data, **how):
    try:
        report = read_bytes(data, id="x", **how)
    except ReportError as error:
        assert error.what and str(error)
        return None
    assert isinstance(report, Report)
    assert any(c.isalpha() for c in report.text)
    for detail in (report.id, report.publisher, report.title, report.byline, report.dateline, report.url):
        assert detail is None or detail.encode()
    assert report.published is None or iso_date(report.published)
    return report


@SOME
@given(st.binary(max_size=600), st.sampled_from([None, "text", "html", "pdf", "json", "mail"]))
def test_any_bytes_give_a_report_or_a_reason(data, kind):
    read(data, kind=kind)


@SOME
@given(st.lists(st.sampled_from(MAIL_PARTS), max_size=20).map("".join) | st.text(max_size=80))
def test_any_mail_gives_a_report_or_a_reason(text):
    data = ("From: a@b.example\n" + text).encode("utf-8", "surrogatepass")
    read(data, kind="mail")
    for arrived in arrivals_of(data, id="x.mbox"):
        assert isinstance(arrived.report, Report | Failure)


@SOME
@given(st.text(st.sampled_from('a b,;"\n\r\tx'), max_size=80))
def test_any_table_gives_rows_or_a_reason(text):
    assert all(isinstance(a.report, Report | Failure) for a in arrivals_of(f"id,text\n{text}".encode(), id="x.csv"))


@SOME
@given(st.randoms(use_true_random=False), st.integers(1, 30), st.sampled_from(["utf-8", "utf-16", "cp1252"]))
def test_a_mangled_page_gives_a_report_or_a_reason(turn, cuts, encoding):
    page = PAGE
    for _ in range(cuts):
        at, to = sorted(turn.randrange(len(page) + 1) for _ in range(2))
        to = min(to, at + turn.choice([1, 5, 40, 200]))
        piece = page[at:to]
        changed = (
            page[:at] + page[to:],
            page[:to] + piece + page[to:],
            page[:at] + turn.choice(BREAKS) + page[at:],
            page[:at] + piece[::-1] + page[to:],
        )
        page = turn.choice(changed) or "<"
    read(page.encode(encoding, "replace"), kind="html", url="https://courier.example/a")


@SOME
@given(DATA)
def test_any_data_of_a_page_give_a_report_or_a_reason(data):
    if isinstance(data, dict):
        data["@type"] = "NewsArticle"
    script = json.dumps(data).replace("</", "<\\/")
    read(f'<script type="application/ld+json">{script}</script>{PAGE}'.encode(), kind="html")


@SOME
@given(ANY_TEXT)
def test_a_given_text_is_never_changed(text):
    try:
        report = from_text(text)
    except ReportError:
        return
    assert report.text == text


@SOME
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=400))
def test_a_text_file_gives_its_own_characters(text):
    whole = "The mayor said that it would rain on us. " + text
    report = read(whole.encode(), kind="text")
    assert report is None or report.text == whole


@SOME
@given(st.lists(st.binary(max_size=80) | LINE, max_size=6))
def test_any_lines_give_a_result_a_line(lines):
    whole = [line.replace(b"\n", b" ").replace(b"\r", b" ") for line in lines]
    results = list(read_lines(line + b"\n" for line in whole))
    assert all(isinstance(r, Report | Failure) for r in results)
    assert len(results) == sum(bool(line.removeprefix(b"\xef\xbb\xbf").strip()) for line in whole)


@SOME
@given(ANY_TEXT)
def test_any_first_lines_are_survived(text):
    found = header_of(text)
    assert isinstance(found, Details)
    for words in (found.title, found.byline, found.dateline):
        assert words is None or words in text


@SOME
@given(st.lists(st.sampled_from(DATE_PARTS), max_size=12).map("".join) | st.text(max_size=40))
def test_any_date_is_iso_or_unknown_and_reading_it_again_changes_nothing(written):
    found = iso_date(written)
    assert found is None or iso_date(found) == found
