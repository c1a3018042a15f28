"""What a desk's threads share, and what is answered while reports are being added."""

from __future__ import annotations

import os
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from sayso.corpus import Corpus
from sayso.corpus.settling import unsettled
from sayso.match.actors import join_actors
from sayso.match.same import WordOverlap
from sayso.match.survey import survey_of
from sayso.serve import beside, held
from tests.serve.desk_samples import Desk, opened, read, report

DAY = "2026-03-07"


def add(desk: Desk, count: int, *, text: str = "Ilse Brandt said the {} mill is shut.") -> None:
    """Reports that are stored and not settled."""
    with desk.corpus as corpus:
        for n in range(count):
            corpus.take(read(report(f"new{n}", text.format(f"number{n}"), "Coast Post", DAY)), b"")


def until(true: Any) -> None:
    for _ in range(1000):
        if true():
            return
        time.sleep(0.02)
    raise AssertionError("it does not come true")


def test_what_few_reports_bring_is_in_the_next_answer(desk: Desk) -> None:
    add(desk, 1)
    assert any("mill" in c["claim"] for c in desk.get("/api/claims")["items"])


def test_while_many_reports_wait_answers_are_of_what_was_settled_and_settling_has_begun(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = desk.get("/api/claims")
    begun, go_on = threading.Event(), threading.Event()

    def slowly(self: Corpus, progress: object = None) -> None:
        begun.set()
        assert go_on.wait(20)
        settle(self)

    settle = Corpus.settle
    monkeypatch.setattr(held, "FEW", 3)
    monkeypatch.setattr(Corpus, "settle", slowly)
    add(desk, 5)
    assert desk.get("/api/claims") == before
    assert begun.wait(20)
    assert desk.get("/api/status")["unsettled"] == 5
    assert desk.get("/api/claims") == before
    go_on.set()
    until(lambda: desk.get("/api/status")["unsettled"] == 0)
    assert desk.get("/api/claims")["total"] > before["total"]


def test_a_desk_settles_what_waits_when_it_opens(tmp_path: Path) -> None:
    path = tmp_path / "sayso.db"
    with opened(path) as desk:
        add(desk, 2)
    with opened(path, {}) as desk, desk.corpus as corpus:
        until(lambda: unsettled(corpus._db) == 0)


def test_answers_find_their_reports_while_a_second_version_waits(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.get("/api/claims")
    monkeypatch.setattr(held, "FEW", 0)
    monkeypatch.setattr(held.Held, "settle_soon", lambda *_: None)
    old = desk.versions()["gazette"]
    with desk.corpus as corpus:
        corpus.take(read(report("gazette", "Ilse Brandt said ten people are missing.", "The Island Gazette", DAY)), b"")
        assert unsettled(corpus._db) > 0
    found = [o for c in desk.get("/api/claims")["items"] for o in c["occurrences"] if o["report"].startswith("gazette")]
    assert {o["version"] for o in found} == {old}
    for path in ("/", "/claims", "/conflicts", "/actors", "/timeline", "/reports", "/api/copies", f"/report/{old}"):
        assert desk.client.get(path).status_code == 200, path


def test_only_one_settles_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at_once, most, lock = 0, 0, threading.Lock()
    settle = Corpus.settle

    def counted(self: Corpus, progress: object = None) -> None:
        nonlocal at_once, most
        with lock:
            at_once += 1
            most = max(most, at_once)
        time.sleep(0.05)
        settle(self)
        with lock:
            at_once -= 1

    with opened(tmp_path / "sayso.db") as desk:
        monkeypatch.setattr(Corpus, "settle", counted)
        add(desk, 3)
        asked = [threading.Thread(target=desk.get, args=("/api/claims",)) for _ in range(6)]
        for thread in asked:
            thread.start()
        for thread in asked:
            thread.join()
    assert most == 1


def test_lists_that_threads_share_are_those_of_the_record(desk: Desk) -> None:
    made = desk.app.state.held.corpus()
    for change in (lambda: add(desk, 2), lambda: desk.delete(f"/api/reports/{desk.versions()['bee']}")):
        change()
        assert made.versions() == super(held.DeskCorpus, made).versions()
        assert made.names() == super(held.DeskCorpus, made).names()
        assert made.names() is made.names()
        for version, name in made.names().items():
            assert made.name(version) == name and made.version_named(name) == version


def test_a_report_in_the_place_of_a_deleted_one_is_listed_and_that_one_is_not(desk: Desk) -> None:
    add(desk, 1)
    assert "new0" in desk.versions()
    desk.delete(f"/api/reports/{desk.versions()['new0']}")
    with desk.corpus as corpus:
        corpus.take(read(report("later", "Nils Okoro said the chapel is open.", "Coast Post", DAY)), b"")
    assert "later" in desk.versions() and "new0" not in desk.versions()


def test_actors_are_not_joined_anew_all_the_time_but_at_once_when_somebody_judged(desk: Desk) -> None:
    (actor,) = desk.get("/api/actors", name="Ilse Brandt")["items"]
    desk.app.state.held.join_after = time.monotonic() + 1000
    add(desk, 1)
    assert desk.get("/api/actors", name="Ilse Brandt")["items"] == [actor]
    a, b = desk.get(f"/api/actors/{actor['id']}")["mentions"]
    ends = [{"version": m["version"], "spans": [m["span"]]} for m in (a, b)]
    desk.post("/api/judgements", {"what": "not_same", "kind": "actor", "place": ends[0], "other": ends[1]}, 201)
    assert sum(x["mentions"] for x in desk.get("/api/actors", name="Ilse Brandt")["items"]) == 3


def test_many_people_ask_while_reports_are_added_judged_and_deleted(desk: Desk) -> None:
    wrong: list[str] = []
    stop = threading.Event()
    paths = ("/", "/claims", "/actors", "/timeline", "/conflicts", "/api/claims", "/api/actors", "/api/copies",
             "/api/status", "/api/reports", "/api/judgements", "/api/search?words=mill")  # fmt: skip

    def ask(n: int) -> None:
        while not stop.is_set():
            path = paths[n % len(paths)]
            n += 1
            answer = desk.client.get(path)
            if answer.status_code != 200:
                wrong.append(f"{path} {answer.status_code} {answer.text[:200]}")

    asking = [threading.Thread(target=ask, args=(n,)) for n in range(6)]
    for thread in asking:
        thread.start()
    try:
        jobs = [desk.post("/api/reports", {"text": f"Nils Okoro said the {n} mills are shut."}, 202) for n in range(8)]
        done = [desk.wait(job["job"])["results"][0] for job in jobs]
        for told in done:
            version = told["version"]
            found = desk.get(f"/api/reports/{version}")["attributions"][0]
            spans = [s for part in ("source", "cue", "content") for s in found[part]["spans"]]
            body = {"what": "right", "kind": "attribution", "place": {"version": version, "spans": spans}}
            desk.post("/api/judgements", body, 201)
        for told in done[:4]:
            desk.delete(f"/api/reports/{told['version']}")
    finally:
        stop.set()
        for thread in asking:
            thread.join()
    assert wrong == []
    assert [r["state"] for r in done] == ["new"] * 8
    assert desk.get("/api/status")["reports"] == 8


def large(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> held.Held:
    """The desk as it is over a large record."""
    desk.get("/api/actors")
    monkeypatch.setattr(held, "BESIDE", 0)
    of: held.Held = desk.app.state.held
    of.join_after = 0.0
    return of


def names(desk: Desk) -> set[str]:
    return {a["name"] for a in desk.get("/api/actors")["items"]}


def test_actors_of_a_large_record_are_joined_beside_and_answers_are_of_those_before_and_say_so(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    of, before, go_on = large(desk, monkeypatch), desk.get("/api/actors"), threading.Event()
    join = of._join

    def slowly() -> None:
        assert go_on.wait(60)
        join()

    monkeypatch.setattr(of, "_join", slowly)
    with desk.corpus as corpus:
        corpus.take(read(report("late", "Ilse Brandt said the mill is shut.", "The Late Post", DAY)), b"")
    until(lambda: desk.get("/api/status")["actors_wait"])
    assert desk.get("/api/actors") == before
    for path in ("/actors", "/network", f"/actor/{before['items'][0]['id']}"):
        assert "since actors were last joined" in desk.client.get(path).text, path
    go_on.set()
    until(lambda: setattr(of, "join_after", 0.0) or not desk.get("/api/status")["actors_wait"])
    assert "The Late Post" in names(desk)
    assert "since actors were last joined" not in desk.client.get("/actors").text
    with desk.corpus as corpus:
        found = corpus.actors()
        assert found == join_actors(corpus.readings(), corpus.decided().actors)


def test_what_was_decided_on_an_actor_of_a_large_record_or_deleted_is_in_the_next_answer(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    of = large(desk, monkeypatch)
    of.join_after = time.monotonic() + 1000
    monkeypatch.setattr(held, "WAIT_TO_CHANGE", 60.0)
    (actor,) = desk.get("/api/actors", name="Ilse Brandt")["items"]
    a, b = desk.get(f"/api/actors/{actor['id']}")["mentions"]
    ends = [{"version": m["version"], "spans": [m["span"]]} for m in (a, b)]
    body = {"what": "not_same", "kind": "actor", "place": ends[0], "other": ends[1]}
    made = desk.post("/api/judgements", body, 201)
    assert len(desk.get("/api/actors", name="Ilse Brandt")["items"]) == 2
    desk.post(f"/api/judgements/{made['n']}/undo", {}, 201)
    assert desk.get("/api/actors", name="Ilse Brandt")["items"] == [actor]
    desk.delete(f"/api/reports/{desk.versions()['bee']}")
    assert "Nils Okoro" not in names(desk) and "Ilse Brandt" in names(desk)


def test_actors_that_could_not_be_joined_are_those_before_and_the_desk_goes_on(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    of, before = large(desk, monkeypatch), desk.get("/api/actors")
    monkeypatch.setattr(beside, "join_record", sys.exit)
    add(desk, 1)
    until(lambda: desk.get("/api/claims") and of.join_after > time.monotonic())
    assert desk.get("/api/actors") == before
    assert "could not be joined" in caplog.text


def test_threads_of_a_desk_write_in_turn_however_long_one_writes(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(held, "PATIENCE", 0.05)  # less than the first one writes
    of = held.Held(desk.app.state.held.record, desk.app.state.held.options)
    writing, wrote = threading.Event(), []

    def first() -> None:
        with of.open() as corpus, corpus._db.writing():
            writing.set()
            time.sleep(0.5)
            wrote.append("first")

    def second() -> None:
        with of.open() as corpus:
            assert writing.wait(20)
            with corpus._db.writing():
                wrote.append("second")

    both = [threading.Thread(target=work) for work in (first, second)]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join()
    assert wrote == ["first", "second"]


def test_a_large_record_is_settled_beside_the_desk_and_comes_to_the_same(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    large(desk, monkeypatch)
    monkeypatch.setattr(Corpus, "settle", lambda *_: pytest.fail("the desk settled by itself"))
    job = desk.post("/api/reports", {"text": "Nils Okoro said the mill is shut.", "url": "https://n.example/1"}, 202)
    assert desk.wait(job["job"])["results"][0]["state"] == "new"
    monkeypatch.undo()
    with desk.corpus as corpus:
        assert unsettled(corpus._db) == 0
        claims = corpus.claims()
        assert any("mill" in c.wording for c in claims)
        assert claims == survey_of(corpus.readings(), comparer=WordOverlap()).claims


def test_where_nothing_can_settle_beside_it_the_desk_does(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    of = large(desk, monkeypatch)
    monkeypatch.setattr(beside, "_settle", end_process)
    add(desk, 1)
    until(lambda: any("mill" in c["claim"] for c in desk.get("/api/claims")["items"]))
    monkeypatch.setattr(beside, "_settle", lambda *_: None)  # cannot be sent to a process
    add(desk, 1, text="Ilse Brandt said the {} quay is dry.")
    until(lambda: any("quay" in c["claim"] for c in desk.get("/api/claims")["items"]))
    of.beside.end()
    add(desk, 1, text="Ilse Brandt said the {} dam is tall.")
    until(lambda: any("dam" in c["claim"] for c in desk.get("/api/claims")["items"]))


def end_process(*_: object) -> None:
    os._exit(3)
