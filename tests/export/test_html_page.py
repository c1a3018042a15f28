import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings

from any_reading import readings
from sayso.export.page import page
from sayso.model import Attribution, Failure, Reading
from sayso.text import Span

VOID = {"meta", "br", "img", "link", "input", "hr"}


class Seen(HTMLParser):
    """All tags, attributes and text of a page, and whether its tags are balanced."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.text: dict[str, list[str]] = {}
        self.within: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text.setdefault(self.open[-1] if self.open else "", []).append(data)

    def ids(self) -> list[str]:
        return [a["id"] for _, a in self.tags if "id" in a]

    def all_text(self) -> str:
        return " ".join(" ".join(d for k, ds in self.text.items() if k not in ("script", "style") for d in ds).split())


@settings(max_examples=60, deadline=None)
@given(readings())
def test_nothing_in_a_report_becomes_markup(reading: Reading):
    seen = Seen(page([reading], attitudes=True))
    assert not seen.open
    assert [t for t, _ in seen.tags].count("script") == 1
    assert not {"img", "iframe", "object", "link", "form", "base"} & {t for t, _ in seen.tags}
    for _, attributes in seen.tags:
        assert not [name for name in attributes if name.startswith("on") or name == "style"]
        for name in ("href", "src"):
            assert re.match(r"(#|https?://)", attributes.get(name) or "#")
    assert len(seen.ids()) == len(set(seen.ids()))


@settings(max_examples=30, deadline=None)
@given(readings())
def test_every_link_within_the_page_leads_somewhere(reading: Reading):
    seen = Seen(page([reading, Failure(id="x", stage="read", why="empty"), reading], attitudes=True))
    targets = set(seen.ids())
    for tag, attributes in seen.tags:
        href = attributes.get("href") or ""
        if tag == "a" and href.startswith("#") and not href.endswith("-text"):
            assert href[1:] in targets


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://record.example/a?b=1&c=2", True),
        ("HTTP://record.example/", True),
        ("javascript:alert(1)", False),
        (" javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("https://record.example/ x", False),
        ("//record.example", False),
    ],
)
def test_only_web_addresses_become_links(affair, url, linked):
    html = page([replace(affair, report=replace(affair.report, url=url))])
    hrefs = [a.get("href", "") for t, a in Seen(html).tags if t == "a"]
    assert (url in hrefs) is linked


def test_hostile_words_show_as_they_are(affair):
    text = 'He said: <script>alert("x")</script> & "more" \x1b[2J'
    said = Attribution(id="a1", source=(Span(0, 2),), cue=(Span(3, 7),), content=(Span(9, 44),), confidence=0.5)
    bad = replace(
        affair, report=replace(affair.report, text=text, title="<b>T</b>", id="<i>"), attributions=(said,), asides=(),
        numbers=(), actors=(), times=(), conflicts=(),
    )  # fmt: skip
    html = page([bad])
    assert "<script>alert" not in html
    assert "<b>T" not in html
    assert '<script>alert("x")</script>' in Seen(html).all_text()


def test_the_policy_allows_the_pages_own_script_and_style_and_nothing_else(affair):
    html = page([affair])
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)[1]
    assert policy.startswith("default-src 'none'; ")
    for tag in ("style", "script"):
        body = re.search(f"<{tag}>(.*?)</{tag}>", html, re.S)[1]
        digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert "unsafe" not in policy
    assert html.index("Content-Security-Policy") < html.index("<style>")


def test_the_page_loads_nothing(affair):
    html = page([affair])
    assert "url(" not in html
    assert "@import" not in html
    assert not re.search(r"\bsrc=|fetch\(|XMLHttpRequest|<link", html)


def test_a_nested_attribution_lies_inside_the_card_that_holds_it(affair):
    html = page([affair])
    outer, inner, after = html.index('id="r1-5"'), html.index('id="r1-6"'), html.index('id="r1-8"')
    between = html[outer:inner]
    assert between.count("<ol") == between.count("</ol>") + 1
    assert html[inner:after].count("</ol>") == html[inner:after].count("<ol") + 1


def test_an_attribution_via_one_that_is_not_shown_is_still_there(affair):
    hidden = replace(affair.attributions[4], act="attitude")
    html = page([replace(affair, attributions=(*affair.attributions[:4], hidden, *affair.attributions[5:]))])
    assert 'id="r1-6"' in html
    assert 'id="r1-5"' not in html


def test_a_circle_of_via_loses_no_card(affair):
    first, second = affair.attributions[:2]
    html = page([replace(affair, attributions=(replace(first, via="a2"), second))])
    assert 'id="r1-1"' in html
    assert 'id="r1-2"' in html


def test_nesting_deeper_than_the_stack_of_python_is_no_trouble(affair):
    base = affair.attributions[0]
    deep = [replace(base, id=f"a{i}", via=f"a{i - 1}" if i > 1 else None) for i in range(1, 3001)]
    assert page([replace(affair, attributions=tuple(deep))]).count('class="card"') == 3000


def test_the_text_of_the_report_is_all_there_in_order(affair):
    html = page([affair])
    article = re.search(r'<article class="text" lang="en">(.*?)</article>', html, re.S)[1]
    article = re.sub(r'<a class="note".*?</a>', "", article).replace("</p>", "\n")
    words = Seen(article)
    shown = "".join("".join(v) for v in [[d for ds in words.text.values() for d in ds]])
    assert sorted("".join(shown.split())) == sorted("".join(affair.report.text.split()))


def test_several_readings_have_an_index_with_what_could_not_be_read(affair):
    html = page([affair, Failure(id="bad.pdf", stage="read", why="no text in it"), affair])
    text = Seen(html).all_text()
    assert "2 readings" in text
    assert "bad.pdf" in text
    assert "no text in it" in text
    assert 'href="#r2"' in html


def test_cards_and_numbers_can_be_reached_with_the_keyboard(affair):
    cards = [a for t, a in Seen(page([affair])).tags if a.get("class") == "card"]
    assert len(cards) == 8
    assert all(c["tabindex"] == "0" for c in cards)


def test_attitudes_are_left_out_unless_asked_for(affair):
    assert 'id="r1-9"' not in page([affair])
    assert 'id="r1-9"' in page([affair], attitudes=True)


def test_every_number_time_conflict_and_actor_leads_to_its_place_in_the_text(affair):
    seen = Seen(page([affair]))
    names = [f"r1-{k}{i}" for k, n in (("n", 2), ("t", 2), ("c", 2), ("p", 3)) for i in range(n)]
    pointing = [a["data-owners"] for t, a in seen.tags if t in ("tr", "li") and "data-owners" in a]
    assert sorted(pointing) == sorted(names)
    marked = {told.split(":")[0] for _, a in seen.tags for told in a.get("data-marks", "").split()}
    assert set(names) <= marked
    assert {name + "-text" for name in names} <= set(seen.ids())
