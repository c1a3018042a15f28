"""The API: what it tells, a page at a time, and how it refuses."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import jsonschema
import pytest

from sayso.export.contract import schema
from sayso.model import Time
from sayso.record import Record
from sayso.serve.answers import as_json
from sayso.text import Span
from tests.serve.desk_samples import TOKEN, Desk, opened, read, report

LISTS = (
    "/api/reports",
    "/api/claims",
    "/api/conflicts",
    "/api/actors",
    "/api/timeline",
    "/api/copies",
    "/api/judgements",
    "/api/disagreements",
    "/api/orphans",
    "/api/watches",
)


def test_a_report_is_a_reading_by_the_contract(desk: Desk) -> None:
    version = desk.versions()["gazette"]
    reading = desk.get(f"/api/reports/{version}")
    jsonschema.validate(reading, schema("reading"))
    assert reading["attributions"][0]["source"]["text"] == "A harbour official"
    assert reading["versions"] == [version] and reading["judgements"] == []


def test_the_bytes_of_a_report_come_as_they_came_and_never_as_a_page(desk: Desk) -> None:
    version = desk.versions()["gazette"]
    answer = desk.client.get(f"/api/reports/{version}/raw")
    assert answer.content.startswith(b"A harbour official said")
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].startswith("attachment")


def test_claims_have_their_range_and_every_occurrence_leads_to_its_words(desk: Desk) -> None:
    first = desk.get("/api/claims", words="overloaded")["items"][0]
    assert first["reports"] == 4
    assert 1 <= first["origins"]["at_least"] <= first["origins"]["at_most"]
    for o in first["occurrences"]:
        text = desk.get(f"/api/reports/{o['version']}")["report"]["text"]
        assert " ".join(text[s:e] for s, e in o["spans"]) == o["wording"]


def test_a_claim_is_traced_by_its_id_and_by_words(desk: Desk) -> None:
    claim = desk.get("/api/claims", words="overloaded")["items"][0]
    traced = desk.get(f"/api/claims/{claim['id']}")
    assert traced["claim"] == claim and len(traced["reports"]) == 4
    assert {c["kind"] for c in traced["conflicts"]} == {"denial"}
    assert desk.get("/api/trace", claim="the ferry Lark was badly overloaded")["claim"]["id"] == claim["id"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"kind": "unnamed"}, True),
        ({"kind": "document"}, False),
        ({"unnamed": True}, False),
        ({"denied": True}, True),
        ({"at_least": 50}, False),
        ({"at_most": 50}, True),
        ({"in_reports": 4}, True),
        ({"in_reports": 5}, False),
        ({"since": "2026-03-05"}, True),
        ({"since": "2026-03-07"}, False),
        ({"until": "2026-03-03"}, False),
        ({"publisher": "morning bee"}, True),
        ({"publisher": "nobody"}, False),
        ({"about": "Nils Okoro"}, True),
        ({"certainty": "CT-"}, True),
        ({"certainty": "PS+"}, False),
    ],
)
def test_claims_are_found_by_what_they_rest_on(desk: Desk, asked: dict, found: bool) -> None:
    ids = [c["claim"] for c in desk.get("/api/claims", **asked)["items"]]
    assert any("overloaded" in claim for claim in ids) is found


def test_what_a_claim_rests_on_is_looked_for_among_all_claims_a_page_at_a_time(desk: Desk) -> None:
    whole = desk.get("/api/claims", limit=200)["items"]
    for asked, fits in (
        ({"publisher": "morning bee"}, lambda o: o["publisher"] == "Morning Bee"),
        ({"certainty": "CT+"}, lambda o: o["factuality"] == "CT+"),
        ({"kind": "unnamed"}, lambda o: o["kind"] == "unnamed"),
        ({"denied": True}, lambda o: o["stance"] == "denies"),
    ):
        expected = [c["id"] for c in whole if any(fits(o) for o in c["occurrences"])]
        found, offset = [], 0
        while offset is not None:
            page = desk.get("/api/claims", limit=1, offset=offset, **asked)
            assert page["total"] == len(expected)
            found += [c["id"] for c in page["items"]]
            offset = page["next"]
        assert found == expected != []


def test_lists_come_a_page_at_a_time_with_their_total(desk: Desk) -> None:
    whole = desk.get("/api/claims", limit=200)
    assert whole["next"] is None and whole["total"] == len(whole["items"]) > 1
    seen, offset = [], 0
    while offset is not None:
        page = desk.get("/api/claims", limit=1, offset=offset)
        assert page["total"] == whole["total"] and len(page["items"]) == 1
        seen += page["items"]
        offset = page["next"]
    assert seen == whole["items"]
    for path in LISTS:
        page = desk.get(path, limit=1)
        assert set(page) >= {"total", "limit", "offset", "next", "items"}, path
        assert desk.get(path, limit=5, offset=1000)["items"] == [], path


def test_an_answer_that_the_asker_has_is_not_sent_again_until_it_changes(desk: Desk) -> None:
    for path in (*LISTS, "/api/status", "/api/survey", f"/api/reports/{desk.versions()['bee']}"):
        tag = desk.client.get(path).headers["etag"]
        again = desk.client.get(path, headers={"If-None-Match": tag})
        assert (again.status_code, again.content) == (304, b""), path
        assert "content-security-policy" in again.headers
    tag = desk.client.get("/api/reports").headers["etag"]
    desk.delete(f"/api/reports/{desk.versions()['bee']}")
    assert desk.client.get("/api/reports", headers={"If-None-Match": tag}).status_code == 200


def test_what_is_not_there_is_told_as_an_error_of_one_form(desk: Desk) -> None:
    gone = "0" * 64
    for path in (
        f"/api/reports/{gone}",
        f"/api/reports/{gone}/raw",
        f"/api/reports/{gone}/copies",
        "/api/claims/c-none",
        "/api/claims/none",
        "/api/actors/none",
        "/api/jobs/none",
        "/api/nothing",
        "/api/trace?claim=zzzz",
    ):
        answer = desk.client.get(path)
        assert answer.status_code == 404, path
        assert set(answer.json()) == {"error"} and answer.json()["error"]["what"], path
    for path in (
        "/api/reports/x",
        "/api/claims?limit=0",
        "/api/claims?limit=9999",
        "/api/claims?offset=-1",
        "/api/claims?kind=liar",
        "/api/judgements/export?form=xml",
        "/api/search",
    ):
        assert desk.client.get(path).status_code == 422, path


def test_search_finds_versions_by_their_words(desk: Desk) -> None:
    hits = desk.get("/api/search", words='"sea was calm"')["items"]
    assert [h["version"]["name"] for h in hits] == ["bee"]


def test_actors_are_listed_and_told_with_their_mentions(desk: Desk) -> None:
    (short,) = desk.get("/api/actors", name="Brandt")["items"]
    actor = desk.get(f"/api/actors/{short['id']}")
    assert short["mentions"] == len(actor["mentions"]) == 2
    assert {m["report"] for m in actor["mentions"]} == {"gazette", "echo"}


def test_copies_are_told_with_their_passages(tmp_path) -> None:
    long = (
        "The council of Veld met on Monday to hear what the builders of the northern quay had found under it, and "
        "heard that three of its eleven pillars had been cracked for years without anybody noticing the damage. "
    )
    texts = {"one": ("Veld Echo", "2026-03-04", long * 2), "two": ("Coast Post", "2026-03-05", long * 2)}
    with opened(tmp_path / "sayso.db", texts) as desk:
        version = desk.versions()["two"]
        (copy,) = desk.get(f"/api/reports/{version}/copies")["items"]
        assert (copy["from"], copy["to"], copy["to_version"]) == ("one", "two", version)
        assert copy in desk.get("/api/copies")["items"]


def test_a_deleted_report_is_gone_and_the_log_says_who_took_it_away(desk: Desk) -> None:
    version = desk.versions()["bee"]
    assert desk.delete(f"/api/reports/{version}").json()["deleted"] == [version]
    assert desk.client.get(f"/api/reports/{version}").status_code == 404
    assert desk.get("/api/search", words="calm")["items"] == []
    entry = desk.get("/api/judgements")["items"][0]
    assert (entry["what"], entry["who"], entry["version"]) == ("delete", "Ada Brandl", version)


def test_a_report_that_two_delete_at_once_is_deleted_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    version, delete = desk.versions()["bee"], Record._delete

    def twice(self: Record, *given: Any) -> list[str]:
        delete(self, *given)  # by somebody else, a moment before
        return delete(self, *given)

    monkeypatch.setattr(Record, "_delete", twice)
    gone = desk.delete(f"/api/reports/{version}")
    assert gone.status_code == 404 and "meanwhile" in gone.json()["error"]["what"]


def test_one_version_is_deleted_and_all_only_when_asked_for(desk: Desk) -> None:
    said = [read(report("pier", f"Ilse Brandt said the pier lamps are {how}.", "Coast Post", "2026-03-07"))
            for how in ("dark", "bright")]  # fmt: skip
    with desk.corpus as corpus:
        ids = [corpus.take(each, b"").version_id for each in said]
    gone = desk.delete(f"/api/reports/{ids[1]}")
    assert gone.json() == {"deleted": [ids[1]], "scrubbed": True, "left": [ids[0]]}
    assert desk.get(f"/api/reports/{ids[0]}")["versions"] == [ids[0]]
    with desk.corpus as corpus:
        corpus.take(said[1], b"")
    assert set(desk.delete(f"/api/reports/{ids[0]}?all_versions=true").json()["deleted"]) == set(ids)


def test_the_description_of_the_api_names_every_place_and_a_shape_for_every_list(desk: Desk) -> None:
    told = desk.get("/openapi.json")
    assert set(LISTS) <= set(told["paths"])
    for path in LISTS:
        shape = told["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        assert shape.get("$ref", "").startswith("#/components/schemas/"), path
    refs = set(json.dumps(told).split('"#/components/schemas/')[1:])
    assert {r.partition('"')[0] for r in refs} <= set(told["components"]["schemas"])


def test_nothing_is_changed_without_the_sessions_secret(desk: Desk) -> None:
    version = desk.versions()["bee"]
    asked = {"what": "right", "kind": "attribution", "place": {"version": version, "spans": [[0, 1]]}}
    calls = [
        ("POST", "/api/judgements", asked),
        ("POST", "/api/judgements/1/undo", None),
        ("DELETE", f"/api/reports/{version}", None),
        ("POST", "/api/reports", {"text": "x"}),
        ("POST", "/api/watches", {"name": "x", "wanted": {}}),
        ("POST", "/api/watches/1/seen", None),
        ("DELETE", "/api/watches/1", None),
        ("POST", "/api/visit", None),
        ("PUT", "/api/session", {"name": "Eve"}),
    ]
    kept = ("reports", "versions", "readings", "judgements", "log", "waiting")
    before = {k: desk.get("/api/status")[k] for k in kept}
    for headers in ({}, {"X-Sayso-Secret": "guess"}, {"X-Sayso-Secret": ""}):
        for method, path, body in calls:
            answer = desk.client.request(method, path, json=body, headers=headers)
            assert answer.status_code == 403, (method, path)
            assert "error" in answer.json()
    assert {k: desk.get("/api/status")[k] for k in kept} == before
    changing = {(m.upper(), p) for p, ms in desk.get("/openapi.json")["paths"].items() for m in ms if m != "get"}
    assert len(changing) == len(calls), "a change that this test does not know"


def test_nothing_is_changed_without_a_name(tmp_path) -> None:
    with opened(tmp_path / "sayso.db") as desk:
        answer = desk.client.post("/api/visit", headers=desk.proof)
        assert answer.status_code == 403 and "name" in answer.json()["error"]["what"]
        assert "/api/session" in answer.json()["error"]["next_step"]


def test_a_program_with_the_token_says_its_name_and_needs_no_secret(tmp_path) -> None:
    with opened(tmp_path / "sayso.db", token=TOKEN) as desk:
        bearer = {"Authorization": f"Bearer {TOKEN}"}
        assert desk.client.get("/api/claims").status_code == 401
        assert desk.client.get("/api/claims", headers=bearer).status_code == 200
        assert desk.client.post("/api/visit", headers=bearer).status_code == 403
        named = {**bearer, "X-Sayso-Name": "Åsa the importer".encode()}
        answer = desk.client.post("/api/visit", headers=named)
        assert (answer.status_code, answer.json()["who"]) == (200, "Åsa the importer")


def test_texts_that_no_utf_8_can_hold_come_through(tmp_path) -> None:
    odd = "A harbour official said \ud800 the ferry sank\x00."
    given = {"odd": report("odd", odd, publisher="\udfff", title="\ud800\x00")}
    with opened(tmp_path / "sayso.db", given) as desk:
        version = desk.versions()["odd"]
        assert desk.get(f"/api/reports/{version}")["report"]["text"] == odd
        for path in (*LISTS, "/api/survey", f"/api/reports/{version}", "/api/search?words=ferry"):
            assert desk.client.get(path).status_code == 200, path


def test_a_bug_is_told_without_its_words(desk: Desk, monkeypatch, capsys, caplog) -> None:
    def broken(self: Record, *_: object, **__: object) -> None:
        raise RuntimeError("secret words of a report")

    monkeypatch.setattr(Record, "versions", broken)
    answer = desk.client.get("/api/reports")
    assert answer.status_code == 500 and "secret words" not in answer.text
    assert answer.json()["error"]["what"]
    assert "content-security-policy" in answer.headers
    assert "RuntimeError" in caplog.text and "secret words" not in caplog.text + "".join(capsys.readouterr())


def test_json_of_anything_encodes() -> None:
    assert json.loads(as_json({"x": "\ud800é"})) == {"x": "\ud800é"}
    assert as_json({"x": "é"}) == '{"x":"é"}'.encode()


def test_the_timeline_comes_a_page_at_a_time(tmp_path) -> None:
    with opened(tmp_path / "sayso.db", {}) as desk, desk.corpus as corpus:
        told = {"2026-03-02": "the old quay sank", "2026-03-04": "a mayor resigned", "2026-03-01": "three mills burned"}
        for day, what in told.items():
            text = f"Ilse Brandt said {what} on that day."
            made = read(report(day, text, "Coast Post", "2026-03-05"))
            at = text.index("that day")
            time = Time(span=Span(at, at + 8), text="that day", value=day)
            corpus.take(replace(made, times=(time,)), b"")
        corpus.settle()
        whole = desk.get("/api/timeline")
        assert [e["date"] for e in whole["items"]] == ["2026-03-01", "2026-03-02", "2026-03-04"]
        page = desk.get("/api/timeline", limit=1, offset=1)
        assert (page["items"], page["total"], page["next"]) == (whole["items"][1:2], 3, 2)
        assert desk.get("/api/timeline", since="2026-03-02", until="2026-03-03")["total"] == 1
