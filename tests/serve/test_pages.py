"""The pages, as a browser without a script gets them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from sayso.match.same import WordOverlap
from sayso.model import Actor, Role
from sayso.serve.access import Access
from sayso.serve.app import make_app
from sayso.serve.guard import Guard
from sayso.serve.held import DeskOptions
from sayso.text import Span
from tests.serve.desk_record import CLOSED, make_record
from tests.serve.desk_samples import Desk, opened, read, report

LISTS = ("/", "/claims", "/conflicts", "/reports", "/actors", "/timeline", "/network", "/judgements")


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk that is only looked at."""
    with _desk(tmp_path_factory.mktemp("desk") / "sayso.db") as made:
        yield made


@pytest.fixture
def own(tmp_path) -> Iterator[Desk]:
    """A desk of one test, with a person at it."""
    with _desk(tmp_path / "sayso.db") as made:
        made.call("Ada Brandl")
        yield made


class _desk:
    def __init__(self, path):
        make_record(path)
        access = Access(host="127.0.0.1")
        self.app = make_app(access, path, DeskOptions(comparer=WordOverlap(), read=read))
        self.client = TestClient(Guard(self.app, access=access), base_url="http://localhost",
                                 raise_server_exceptions=True)  # fmt: skip

    def __enter__(self) -> Desk:
        self.client.__enter__()
        return Desk(self.client, self.app)

    def __exit__(self, *error) -> None:
        self.client.__exit__(*error)


def page(desk: Desk, path: str) -> str:
    answer = desk.client.get(path)
    assert answer.status_code == 200, (path, answer.status_code, answer.text[:300])
    return answer.text


class _Tags(HTMLParser):
    """What a browser would make of a page: its tags, its links, its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, {k: v or "" for k, v in attrs}))

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)

    def handle_data(self, data):
        self.words.append(data)

    @property
    def links(self) -> list[str]:
        return [a["href"] for tag, a in self.tags if tag == "a" and "href" in a]

    @property
    def ids(self) -> list[str]:
        return [a["id"] for _, a in self.tags if "id" in a]


def range_of(claim: dict) -> str:
    o = claim["origins"]
    return f"at most {o['at_most']}, at least {o['at_least']} independent origin"


def everything(desk: Desk) -> list[str]:
    """The addresses of all pages of the desk that its lists lead to."""
    found = dict.fromkeys(LISTS)
    for path in (*LISTS, "/claims?page=1", "/reports?words=mill"):
        found.update(dict.fromkeys(h.partition("#")[0] for h in _Tags(page(desk, path)).links if h.startswith("/")))
    for path in [p for p in found if p.startswith("/report/")]:
        further = [h.partition("#")[0] for h in _Tags(page(desk, path)).links]
        found.update(dict.fromkeys(h for h in further if "/beside/" in h or "/since/" in h))
    return list(found)


# Evidence


def test_every_link_to_words_of_a_report_leads_to_a_place_that_its_page_has(shared: Desk) -> None:
    checked = 0
    ids: dict[str, set[str]] = {}
    for path in everything(shared):
        for href in _Tags(page(shared, path)).links:
            if href.startswith("/report/") and "#" in href:
                target, _, fragment = href.partition("#")
                if target not in ids:
                    ids[target] = set(_Tags(page(shared, target)).ids)
                assert fragment in ids[target], (path, href)
                checked += 1
    assert checked > 60


def test_the_text_of_a_report_stands_on_its_page_character_for_character(shared: Desk) -> None:
    for name, version in shared.versions().items():
        text = page(shared, f"/report/{version}")
        shown = re.findall(r'<span data-o="(\d+)"[^>]*>(.*?)</span>', text, re.S)
        given = shared.corpus.report(version).text
        assert shown, name
        for start, words in shown:
            mine = unescape(words)
            theirs = given[int(start) : int(start) + len(mine)]
            assert len(mine) == len(theirs)
            assert all(a == b or not b.isprintable() or b == "\n" for a, b in zip(mine, theirs)), (name, mine, theirs)


def test_a_claim_answers_first_and_then_shows_ends_occurrences_and_reasons(shared: Desk) -> None:
    claim = shared.get("/api/claims", words="mill closed May")["items"][0]
    text = page(shared, f"/claim/{claim['id']}")
    words = " ".join(" ".join(_Tags(text).words).split())
    told = (range_of(claim), "first seen here", "denied by Ida Holm", "Ulla Brand",
            "Odd Rask", "repeats the words of Meridian News", "The claim is worded by this one")  # fmt: skip
    at = [words.index(t) for t in told[:2]]
    assert at == sorted(at)
    assert all(t in words for t in told), [t for t in told if t not in words]
    assert f"{CLOSED}" in words
    rows = [a for tag, a in _Tags(text).tags if tag == "article" and "occurrence" in a.get("class", "")]
    assert len(rows) == len(claim["occurrences"])


def test_a_report_shows_nested_attributions_inside_those_that_hold_them(shared: Desk) -> None:
    version = shared.versions()["bridge.txt"]
    tags = _Tags(page(shared, f"/report/{version}")).tags
    depth = [a["class"] for tag, a in tags if tag == "li" and a.get("class", "").startswith("nest")]
    assert {"nest0", "nest1"} <= set(depth)
    inner = [a["class"] for tag, a in tags if tag == "span" and "d2" in a.get("class", "").split()]
    assert inner


def test_asides_are_marked_and_conflicts_stand_in_the_margin(shared: Desk) -> None:
    version = shared.versions()["bridge.txt"]
    tags = _Tags(page(shared, f"/report/{version}")).tags
    assert any("aside" in a.get("class", "").split() and a.get("title") == "promo" for _, a in tags)
    margins = [a for _, a in tags if "marginal" in a.get("class", "").split()]
    assert {json.loads(a["data-item"])["kind"] for a in margins} == {"conflict"}


def test_copies_are_shown_side_by_side_and_versions_with_what_changed(shared: Desk) -> None:
    versions = shared.versions()
    wires = sorted(v for n, v in versions.items() if n.startswith("wire"))
    post = page(shared, f"/report/{versions['post']}")
    beside = next(h for h in _Tags(post).links if "/beside/" in h)
    assert "shared" in page(shared, beside)
    changed = [h for v in wires for h in _Tags(page(shared, f"/report/{v}")).links if "/since/" in h]
    words = page(shared, changed[0])
    assert "<ins>Two of the boats were raised on Sunday" in words.replace(", boats raised", "") or "<ins>" in words


def test_pictures_are_lists_of_links_with_words_and_are_told_in_words_too(shared: Desk) -> None:
    claim = shared.get("/api/claims", words="mill closed May")["items"][0]
    for path in (f"/claim/{claim['id']}", "/network", "/timeline"):
        text = page(shared, path)
        svg = re.search(r"<svg.*?</svg>", text, re.S)
        assert svg and "style=" not in svg[0]
        links = [a for tag, a in _Tags(svg[0]).tags if tag == "a"]
        assert links and all(a.get("aria-label") and a["href"] for a in links)
        assert "The same in words" in text


def test_a_long_text_is_shown_in_parts_and_its_figures_lead_to_the_right_one(own: Desk) -> None:
    filler = "\n\n".join(f"The harbour was calm on day {n} and no ship was late." for n in range(1200))
    own.post("/api/reports", {"text": f"{filler}\n\nNils Okoro said the quay sank. \n", "title": "Long"}, 202)
    for _ in range(400):
        hits = own.get("/api/search", words="quay")["items"]
        if hits:
            break
    version = hits[0]["version"]["version"]
    first = page(own, f"/report/{version}")
    assert "Part 1 of" in first and "quay" not in first.partition('id="text"')[2].partition('id="who"')[0]
    claim = own.get("/api/claims", words="quay sank")["items"][0]
    href = next(h for h in _Tags(page(own, f"/claim/{claim['id']}")).links if version in h and "#s" in h)
    assert "?at=" in href
    target, _, fragment = href.partition("#")
    assert fragment in _Tags(page(own, target)).ids


# Searching


def test_the_desk_searches_by_all_that_an_editor_asks(shared: Desk) -> None:
    def found(query: str) -> list[str]:
        return re.findall(r'class="wording" href="/claim/(c-[0-9a-f]+)"', page(shared, f"/claims?{query}"))

    everything_ = found("")
    mill = found("words=mill+closed")
    assert 0 < len(mill) < len(everything_)
    assert mill[0] in found("about=Odd+Rask") and len(found("about=Odd+Rask")) == 2
    assert set(found("denied=1")) == set(mill[:1])
    assert found("at_least=2") == mill[:1] and mill[0] not in found("at_most=1")
    assert mill[0] in found("publisher=valley") and mill[0] not in found("publisher=plain+record")
    assert mill[0] in found("kind=person") and mill[0] not in found("kind=document")
    assert mill[0] in found("certainty=CT-") and mill[0] not in found("certainty=PS-")
    assert mill[0] in found("since=2026-05-03") and mill[0] not in found("since=2027")
    assert mill[0] not in found("unnamed=1")
    assert found("in_reports=3") and mill[0] in found("in_reports=3")


def test_nonsense_in_a_search_is_left_aside(shared: Desk) -> None:
    for query in ("at_least=-1", "at_most=x", "page=0", "page=99999999999", "kind=%3Cb%3E", "since=never", "page=²"):
        assert shared.client.get(f"/claims?{query}").status_code == 200, query


def test_a_page_that_is_not_there_says_so(shared: Desk) -> None:
    for path in ("/report/nothing", "/claim/c-ffffffffff", "/actor/p-0", "/report/a/beside/b", "/report/a/since/b"):
        assert shared.client.get(path).status_code == 404, path


def test_a_report_and_a_claim_are_found_under_their_other_names(shared: Desk) -> None:
    answer = shared.client.get("/report/gull", follow_redirects=False)
    assert answer.status_code == 303 and answer.headers["location"] == f"/report/{shared.versions()['gull']}"


# What is new


def test_what_is_new_is_counted_from_when_a_person_last_said_that_all_was_seen(own: Desk) -> None:
    assert "Added last" in page(own, "/")
    own.post("/api/visit", {}, 200)
    assert "Nothing new since" in page(own, "/")
    own.wait(
        own.post("/api/reports", {"text": "Nils Okoro said the quay sank again today.", "title": "Fresh"}, 202)["job"]
    )
    new = page(own, "/").partition("New since your last visit")[2].partition("Watch lists")[0]
    assert "Fresh" in new and "Statement" not in new


def test_a_watch_counts_what_came_since_it_was_looked_at(own: Desk) -> None:
    own.post("/api/watches", {"name": "The mill", "wanted": {"words": "mill closed"}}, 201)
    assert "The mill" in page(own, "/") and "1 new" not in page(own, "/")
    text = "Nils Okoro said the old mill at Orrow closed in May after the flood."
    own.wait(own.post("/api/reports", {"text": text}, 202)["job"])
    assert "new</b>" in page(own, "/")


# Judgements


def items(text: str, kind: str) -> list[dict]:
    return [told for _, a in _Tags(text).tags if "data-item" in a for told in [json.loads(a["data-item"])]
            if told["kind"] == kind]  # fmt: skip


def test_what_a_page_sends_to_be_judged_is_taken_for_every_kind(own: Desk) -> None:
    versions = own.versions()
    claim = own.get("/api/claims", words="mill closed May")["items"][0]
    ulla = own.get("/api/actors", name="Ulla Brand")["items"][0]
    asked = [
        ("attribution", "right", f"/report/{versions['bridge.txt']}"),
        ("conflict", "wrong", f"/report/{versions['bridge.txt']}"),
        ("copy", "wrong", f"/report/{versions['post']}"),
        ("claim", "not_same", f"/claim/{claim['id']}"),
    ]
    for kind, what, path in asked:
        told = items(page(own, path), kind)
        assert told, (kind, path)
        own.post("/api/judgements", {**told[0], "what": what}, 201)
    for path, grade in ((f"/claim/{claim['id']}", 2), (f"/actor/{ulla['id']}", "B")):
        form = next(a for tag, a in _Tags(page(own, path)).tags if tag == "form" and "data-grade" in a)
        own.post("/api/judgements", {**json.loads(form["data-grade"]), "what": "added", "after": {"grade": grade}}, 201)
        assert f"graded {grade}" in page(own, path)
    log = page(own, "/judgements")
    assert log.count('class="entry') >= 6 and "Ada Brandl" in log


def test_a_rejected_attribution_stays_on_the_page_struck_out_and_can_be_undone(own: Desk) -> None:
    path = f"/report/{own.versions()['gull']}"
    told = items(page(own, path), "attribution")[0]
    n = own.post("/api/judgements", {**told, "what": "wrong"}, 201)["n"]
    text = page(own, path)
    assert "rejected" in text and f'data-undo="{n}"' in text and "by Ada Brandl" in text
    assert items(text, "attribution")[0]["place"] == told["place"]
    own.post(f"/api/judgements/{n}/undo", {})
    assert 'class="state"' not in page(own, path)


def test_a_corrected_attribution_is_judged_where_its_first_judgement_lies(own: Desk) -> None:
    path = f"/report/{own.versions()['gull']}"
    told = items(page(own, path), "attribution")[0]
    after = {"content": {"spans": [[0, 12]]}, "source": {"speaker": "Odd Raske"}}
    own.post("/api/judgements", {**told, "what": "corrected", "after": after}, 201)
    text = page(own, path)
    again = items(text, "attribution")[0]
    assert "corrected" in text and "Odd Raske" in text and again["place"] == told["place"]
    own.post("/api/judgements", {**again, "what": "right"}, 201)


def test_counts_follow_a_judgement_at_once(own: Desk) -> None:
    claim = own.get("/api/claims", words="mill closed May")["items"][0]
    text = page(own, f"/claim/{claim['id']}")
    gull = own.versions()["gull"]
    told = next(i for i in items(text, "claim") if i["place"]["version"] == gull)
    own.post("/api/judgements", {**told, "what": "not_same"}, 201)
    after = own.get(f"/api/claims/{claim['id']}")["claim"]
    assert range_of(after) != range_of(claim)
    assert range_of(after) in " ".join(_Tags(page(own, f"/claim/{claim['id']}")).words)


def test_two_people_who_disagree_are_both_shown_and_the_disagreement_is_listed(own: Desk) -> None:
    path = f"/report/{own.versions()['gull']}"
    told = items(page(own, path), "attribution")[0]
    own.post("/api/judgements", {**told, "what": "right"}, 201)
    own.call("Bo Lind")
    own.post("/api/judgements", {**told, "what": "wrong"}, 201)
    text = page(own, path)
    assert "by Ada Brandl" in text and "by Bo Lind" in text and "People disagree on this" in text
    assert "Disagreements" in page(own, "/judgements")


def test_the_desk_suggests_no_grade_but_one_and_six(shared: Desk) -> None:
    claims = shared.get("/api/claims", limit=200)["items"]
    for claim in claims:
        text = page(shared, f"/claim/{claim['id']}")
        assert f"The desk suggests {claim['suggested']}" in " ".join(_Tags(text).words)
    assert {c["suggested"] for c in claims} <= {1, 6}


# An enemy's report


def test_nothing_of_a_hostile_report_becomes_markup(shared: Desk) -> None:
    for path in everything(shared):
        text = page(shared, path)
        made = _Tags(text)
        scripts = [a for tag, a in made.tags if tag == "script"]
        assert all(a.get("src", "").startswith("/static/") for a in scripts), path
        assert not [tag for tag, a in made.tags if tag == "img" or any(k.startswith("on") for k in a)], path
        assert not [h for h in made.links if h.lower().startswith(("javascript:", "data:"))], path
        assert not [a for _, a in made.tags if "style" in a], path
        assert not re.search(r"(?<![:-])\b49\b(?!:)", text), path  # {{7*7}} worked out; 21:49 is a time


def test_what_is_asked_comes_back_as_text(shared: Desk) -> None:
    for path in ("/?words=", "/claims?about=", "/claims?publisher=", "/conflicts?about=", "/reports?words=",
                 "/actors?name=", "/timeline?about=", "/network?about=", "/judgements?who="):  # fmt: skip
        text = page(shared, path + "%22%3E%3Cscript%3Ealert(1)%3C/script%3E")
        assert "<script>alert" not in text, path


def test_no_page_holds_a_script_or_a_style_of_its_own(shared: Desk) -> None:
    for path in everything(shared):
        text = page(shared, path)
        assert not re.search(r"<style|<script(?![^>]*src=)", text), path


def test_what_people_rejected_stays_in_sight_and_can_be_undone(own: Desk) -> None:
    versions = own.versions()
    claim = own.get("/api/claims", words="mill closed May")["items"][0]
    path = f"/report/{versions['post']}"
    copy = items(page(own, path), "copy")[0]
    own.post("/api/judgements", {**copy, "what": "wrong"}, 201)
    assert "by a person’s judgement" in page(own, path)
    told = next(
        i for i in items(page(own, f"/claim/{claim['id']}"), "claim") if i["place"]["version"] == versions["gull"]
    )
    own.post("/api/judgements", {**told, "what": "not_same"}, 201)
    text = page(own, f"/claim/{claim['id']}")
    assert "Told apart by people" in text
    n = re.findall(r'data-undo="(\d+)"', text.partition("Told apart by people")[2])[0]
    own.post(f"/api/judgements/{n}/undo", {})
    assert "Told apart by people" not in page(own, f"/claim/{claim['id']}")
    clash = own.get("/api/conflicts")["items"]
    if clash:
        item = items(page(own, "/conflicts"), "clash")[0]
        own.post("/api/judgements", {**item, "what": "wrong"}, 201)
        assert "Rejected by people" in page(own, "/conflicts")


def test_an_actor_to_whom_reports_of_one_moment_give_several_roles_has_a_page(tmp_path: Path) -> None:
    with opened(tmp_path / "sayso.db") as desk, desk.corpus as corpus:
        for n, roles in enumerate((("captain", "owner"), ("pilot",))):
            text = f"Ida Holm, {' and '.join(roles)}, said the Lark number {n} sank."
            made = read(report(f"r{n}", text, "Coast Post", "2026-03-09"))
            given = tuple(Role(text=w, span=Span(text.index(w), text.index(w) + len(w)), by=None) for w in roles)
            holm = Actor(id="h", name="Ida Holm", type="person", mentions=(Span(0, 8),), roles=given)
            corpus.take(replace(made, actors=(holm,)), b"")
        corpus.settle()
        corpus.join_actors()  # whenever they were joined before
        (actor,) = corpus.actors("Ida Holm")
        page = desk.client.get(f"/actor/{actor.id}")
    assert page.status_code == 200
    assert all(f">{w}</a>" in page.text for w in ("captain", "owner", "pilot"))


def test_a_publisher_is_found_by_its_letters_in_every_list(desk: Desk) -> None:
    with desk.corpus as corpus:
        corpus.take(read(report("dam", "Ilse Brandt said the dam is safe.", "Écho du Nord", "2026-03-07")), b"")
    for letters, found in (("Écho", True), ("éCHO", True), ("E\u0301cho", True), ("Êcho", False)):
        pages = [
            "Écho du Nord" in desk.client.get("/reports", params={"publisher": letters}).text,
            "Écho du Nord" in desk.client.get("/reports", params={"publisher": letters, "words": "dam"}).text,
            desk.get("/api/reports", publisher=letters)["total"] == 1,
            desk.get("/api/claims", publisher=letters)["total"] == 1,
        ]
        assert pages == [found] * 4, letters
