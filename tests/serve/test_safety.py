"""A hostile record: titles, addresses, names, texts and searches by people who want the desk to run their words."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from sayso.serve import access
from tests.serve.desk_samples import TOKEN, Desk, opened, report

SCRIPT = "<script>alert(1)</script>"
HOSTILE = (
    SCRIPT,
    '"><script src=//evil.example/x.js></script>',
    "'><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)" x="',
    "' autofocus onfocus=alert(1) '",
    "</title></textarea></style></script><svg/onload=alert(1)>",
    "<iframe srcdoc='&lt;script&gt;alert(1)&lt;/script&gt;'>",
    "<base href=//evil.example/><form action=//evil.example><button>x",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<math><mi xlink:href=javascript:alert(1)>",
    "<a href=javascript:alert(1)>x</a>",
    "<!--><script>alert(1)</script>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "{{ 7*7 }}{% include '/etc/passwd' %}${7*7}<%= 7*7 %>",
    "\\u003cscript\\u003ealert(1)\\u003c/script\\u003e",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "\u202e\u2066evil\u2069 gnp.exe",
    "\x00\x01\x1b[31m\x7f\x85",
    "\ud800 \udfff",
    "\u2028\u2029\ufeff",
    "A" * 3000,
    "=cmd|'/c calc'!A1",
    "<style>*{background:url(//evil.example)}</style>",
)
ADDRESSES = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)//http://x",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    'http://x.example/"onmouseover=alert(1)',
    "//evil.example/x",
    "https://x.example/'>" + SCRIPT,
    "\tjavascript:alert(1)",
    "http://x.example/\x00\n",
    "file:///etc/passwd",
    "http://[::1",
    "\ud800",
)


def hostile_record() -> dict[str, Any]:
    """Reports in which every field is an attack in turn."""
    out = {}
    for n, words in enumerate(HOSTILE):
        text = f"Ilse Brandt said the ferry {words} was overloaded. {words} denied that the ferry was overloaded."
        out[f"{words[:40]} {n}"] = report(
            f"{words[:40]} {n}",
            text,
            publisher=words,
            published="2026-03-04",
            title=words,
            byline=words,
            dateline=words,
            url=ADDRESSES[n % len(ADDRESSES)] + f"#{n}",
            language="en",
        )
    return out


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with opened(tmp_path_factory.mktemp("hostile") / "sayso.db", hostile_record()) as made:
        made.call("Ada Brandl")
        version = made.get("/api/reports")["items"][0]["version"]
        for words in HOSTILE[:6]:
            made.call(words)
            found = made.get(f"/api/reports/{version}")["attributions"][0]
            spans = sorted(found["source"]["spans"] + found["cue"]["spans"] + found["content"]["spans"])
            made.post(
                "/api/judgements",
                {
                    "what": "corrected",
                    "kind": "attribution",
                    "place": {"version": version, "spans": spans},
                    "after": {"source": {"speaker": words}},
                    "note": words,
                },
                201,
            )
            made.post("/api/watches", {"name": words[:120], "wanted": {"about": words}}, 201)
        yield made


def pages(desk: Desk) -> list[str]:
    """Every page that the desk links to, two steps from its front, and the searches for hostile words."""
    seen: dict[str, None] = {}
    todo = [
        "/",
        "/claims",
        "/conflicts",
        "/actors",
        "/timeline",
        "/reports",
        "/network",
        "/judgements",
        "/login",
        "/nowhere",
    ]
    for words in HOSTILE:
        asked = quote(words.encode("utf-8", "replace"), safe="")
        todo += [
            f"/?words={asked}",
            f"/claims?about={asked}&publisher={asked}",
            f"/actors?name={asked}",
            f"/reports?words={asked}",
            f"/claim/{asked}",
            f"/actor/{asked}",
            f"/report/{asked}",
            f"/{asked}",
            f"/login?to={asked}",
            f"/timeline?about={asked}",
        ]
    for path in todo:
        seen[path] = None
    for path in list(seen)[:8]:
        for link in Tags(desk.client.get(path).text).links:
            if link.startswith("/") and len(seen) < 330:
                seen[link.partition("#")[0]] = None
    return list(seen)


class Tags(HTMLParser):
    """What a browser would make of a page: its elements with their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    @property
    def links(self) -> list[str]:
        return [a["href"] for _, a in self.tags if a.get("href")]


@pytest.fixture(scope="module")
def seen(hostile: Desk) -> dict[str, Any]:
    """{path: answer} of every page."""
    return {path: hostile.client.get(path) for path in pages(hostile)}


def test_the_hostile_record_is_shown_at_all(seen: dict[str, Any]) -> None:
    shown = [a for a in seen.values() if a.status_code == 200 and "text/html" in a.headers["content-type"]]
    assert len(shown) > 60
    assert sum("alert(1)" in a.text for a in shown) > 20
    assert [path for path, a in seen.items() if a.status_code >= 500] == []


def test_no_hostile_word_becomes_markup_on_any_page(seen: dict[str, Any]) -> None:
    for path, answer in seen.items():
        if "text/html" not in answer.headers.get("content-type", ""):
            continue
        assert SCRIPT not in answer.text, path
        for tag, attributes in Tags(answer.text).tags:
            assert tag not in ("iframe", "object", "embed", "base", "math", "img", "applet", "frame", "style"), (
                path,
                tag,
            )
            assert not [a for a in attributes if a.startswith("on") or a in ("srcdoc", "style")], (
                path,
                tag,
                attributes,
            )
            if tag == "script":
                kind = attributes.get("type")
                assert (attributes.get("src") or "").startswith("/static/") or kind == "application/json", (
                    path,
                    attributes,
                )
            if tag == "meta":
                assert attributes.get("http-equiv") is None, path
            if tag == "form":
                assert (attributes.get("action") or "/").startswith("/"), (path, attributes)


def test_no_hostile_address_becomes_a_link(seen: dict[str, Any]) -> None:
    for path, answer in seen.items():
        if "text/html" not in answer.headers.get("content-type", ""):
            continue
        for tag, attributes in Tags(answer.text).tags:
            for name in ("href", "src", "action", "formaction", "xlink:href", "poster", "data"):
                value = attributes.get(name)
                if value is None:
                    continue
                plain = re.sub(r"[\x00-\x20]", "", value).lower()
                local = plain.startswith(("/", "#", "?")) and not plain.startswith("//")
                assert local or (tag == "a" and plain.startswith(("http://", "https://"))), (path, tag, value)
                if not local:
                    assert "noopener" in (attributes.get("rel") or "") or "noreferrer" in (attributes.get("rel") or "")


def test_no_page_loads_anything_from_elsewhere(seen: dict[str, Any]) -> None:
    for path, answer in seen.items():
        if "text/html" in answer.headers.get("content-type", ""):
            for tag, attributes in Tags(answer.text).tags:
                if tag != "a":
                    for name in ("src", "href", "action", "srcset", "data", "poster"):
                        value = attributes.get(name) or "/"
                        assert value.startswith(("/", "#", "?")) and not value.startswith("//"), (path, tag, value)


def test_every_answer_carries_the_policy(seen: dict[str, Any], hostile: Desk) -> None:
    more = [
        hostile.client.get(p) for p in ("/api/claims", "/api/nowhere", "/openapi.json", "/static/icon.svg", "/health")
    ]
    more += [
        hostile.client.post("/api/visit"),
        hostile.client.post("/", headers={"Origin": "https://evil.example"}),
        hostile.client.get("/", headers={"Host": "evil.example"}),
        hostile.client.request("BREW", "/"),
        hostile.client.post("/api/judgements", content=b"x" * 26_000_000),
    ]
    for answer in (*seen.values(), *more):
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy and "script-src 'self'" in policy
        assert "unsafe" not in policy and "*" not in policy and "data:" not in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["x-frame-options"] == "DENY"
        assert answer.headers["referrer-policy"] in ("same-origin", "no-referrer")


def test_the_api_gives_hostile_words_as_data_only(hostile: Desk) -> None:
    for path in (
        "/api/reports?limit=200",
        "/api/claims?limit=200",
        "/api/actors",
        "/api/judgements",
        "/api/watches",
        "/api/survey",
        "/api/judgements/export",
        "/api/judgements/export?form=training",
    ):
        answer = hostile.client.get(path)
        assert answer.status_code == 200, path
        assert answer.headers["content-type"].startswith(("application/json", "application/x-ndjson")), path
    for words in HOSTILE:
        asked = words.encode("utf-8", "replace").decode()[:400]
        for path in ("/api/claims", "/api/search", "/api/actors", "/api/reports", "/api/timeline", "/api/conflicts"):
            answer = hostile.client.get(path, params=dict.fromkeys(("words", "about", "name", "publisher"), asked))
            assert answer.status_code == 200, (path, asked, answer.text)


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/..%2fapp.py",
        "/static/%2e%2e/app.py",
        "/static/....//app.py",
        "/static//etc/passwd",
        "/static/%2fetc%2fpasswd",
        "/static/..\\app.py",
        "/static/..%5capp.py",
        "/static/x%00.css",
        "/..%2f..%2fetc/passwd",
        "/report/..%2f..%2fetc%2fpasswd",
        "/api/reports/..%2f..%2fsayso.db/raw",
        "/static/",
    ],
)
def test_no_path_leads_to_a_file(hostile: Desk, path: str) -> None:
    answer = hostile.client.get(path)
    assert answer.status_code in (303, 400, 404, 405, 422), path
    assert "import" not in answer.text and "root:" not in answer.text


def test_no_place_answers_without_the_token(tmp_path) -> None:
    with opened(tmp_path / "sayso.db", token=TOKEN) as desk:
        places = {route.path for route in desk.app.routes if hasattr(route, "methods")} | set(
            desk.app.openapi()["paths"]
        )
        assert len(places) > 30
        for place in places - {"/login", "/health"}:
            path = re.sub(r"\{[^}]+\}", "x", place)
            for method in ("GET", "POST", "PUT", "DELETE"):
                answer = desk.client.request(method, path, follow_redirects=False)
                led = answer.status_code == 303 and answer.headers["location"].startswith("/login?to=")
                assert answer.status_code == 401 or led, (method, path, answer.status_code)


def test_the_token_is_compared_in_constant_time() -> None:
    source = inspect.getsource(access.Access.is_token) + inspect.getsource(access.is_secret)
    assert source.count("compare_digest") == 2 and "==" not in source


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "",
        "evil.example:80",
        "localhost@evil.example",
        "[::2]",
        "0.0.0.0",
        "xn--lcalhost-11a",
    ],
)
def test_the_desk_answers_to_its_own_names_alone(hostile: Desk, host: str) -> None:
    for path in ("/", "/api/claims", "/static/icon.svg", "/health"):
        assert hostile.client.get(path, headers={"Host": host}).status_code in (400, 421), (host, path)


def test_every_promise_of_the_security_page_names_a_test_that_exists() -> None:
    root = Path(__file__).resolve().parents[2]
    page = (root / "SECURITY.md").read_text("utf-8")
    tests = {path.name: path.read_text("utf-8") for path in (root / "tests").rglob("test_*.py")}
    there = set(re.findall(r"^def (test_\w+)", "\n".join(tests.values()), re.MULTILINE))
    named = set(re.findall(r"`(test_\w+)`", page))
    assert len(named) > 25 and named <= there, named - there
    files = {name.rpartition("/")[2] for name in re.findall(r"`([\w/]*test_\w+\.py)`", page)}
    assert files <= set(tests), files - set(tests)
    rows = [line for line in page.splitlines() if line.startswith("| ") and "held by" not in line]
    assert all("test" in row.rsplit("|", 2)[1] for row in rows)
