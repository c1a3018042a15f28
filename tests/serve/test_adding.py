"""Adding through the API: files, texts and addresses, in the background, bounded, each with what became of it."""

from __future__ import annotations

import contextlib
import gzip
import io
import json
import socket
import threading
import time
import zipfile
from collections.abc import Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from sayso.model import Failure, Reading, Report
from sayso.serve import adding
from sayso.serve import opening as serve_opening
from sayso.serve.adding import Processes, clean_name
from sayso.serve.opening import Opening, open_file
from tests.serve import stand_ins
from tests.serve.desk_samples import Desk, opened, read

TEXT = "A harbour official said the northern quay would stay closed until the end of the summer."
OTHER = "Nils Okoro said the northern quay would be opened again before the summer ends this year."


def send(desk: Desk, *files: tuple[str, bytes], status: int = 202) -> Any:
    answer = desk.client.post(
        "/api/reports", files=[("files", (name, data)) for name, data in files], headers=desk.proof
    )
    assert answer.status_code == status, answer.text
    return answer.json()


def results(desk: Desk, taken: dict[str, Any]) -> list[tuple[str, str]]:
    return [(r["name"], r["state"]) for r in desk.wait(taken["job"])["results"]]


def test_a_pasted_text_is_added_with_what_is_known_of_it(desk: Desk) -> None:
    body = {
        "text": TEXT,
        "title": "The quay",
        "publisher": "Veld Echo",
        "published": "2026-03-07",
        "url": "https://echo.example/quay",
    }
    job = desk.wait(desk.post("/api/reports", body, 202)["job"])
    assert (job["state"], job["total"], job["done"], job["who"]) == ("done", 1, 1, "Ada Brandl")
    (told,) = job["results"]
    assert (told["state"], told["why"]) == ("new", None)
    held = desk.get(f"/api/reports/{told['version']}")["report"]
    assert {k: held[k] for k in body} == body
    assert results(desk, desk.post("/api/reports", body, 202)) == [(told["name"], "known")]


def test_what_was_added_is_found_at_once(desk: Desk) -> None:
    desk.wait(desk.post("/api/reports", {"text": TEXT}, 202)["job"])
    assert desk.get("/api/search", words="northern quay")["total"] == 1
    assert any("quay" in c["claim"] for c in desk.get("/api/claims")["items"])


def test_an_edited_text_at_the_same_address_is_another_version(desk: Desk) -> None:
    url = "https://echo.example/quay"
    desk.wait(desk.post("/api/reports", {"text": TEXT, "url": url}, 202)["job"])
    job = desk.wait(desk.post("/api/reports", {"text": OTHER, "url": url}, 202)["job"])
    (told,) = job["results"]
    assert told["state"] == "changed"
    assert len(desk.get(f"/api/reports/{told['version']}")["versions"]) == 2


def test_files_of_every_kind_are_added_and_one_that_fails_does_not_stop_the_others(desk: Desk) -> None:
    page = f"<html><head><title>Quay</title></head><body><article><p>{OTHER}</p><p>{TEXT}</p></article></body></html>"
    lines = b'{"id": "l1", "text": "%s"}\nno json\n\n{"text": "%s"}\n' % (TEXT.encode(), OTHER.encode())
    array = json.dumps([{"id": "j1", "text": "Ilse Brandt said so of the quay and of the ferry."}, 5]).encode()
    taken = send(
        desk,
        ("a.txt", TEXT.encode()),
        ("b.html", page.encode()),
        ("c.jsonl", lines),
        ("d.json", array),
        ("e.txt", b""),
        ("f.txt", b"\x00\x01\x02\xff" * 50),
        ("g.txt", b"UNREADABLE words of a text here"),
        ("h.txt", b"BROKEN words of a text here and there"),
    )
    job = desk.wait(taken["job"])
    told = {r["name"]: r for r in job["results"]}
    assert job["total"] == job["done"] == len(told) == 11
    states = {name: r["state"] for name, r in told.items()}
    assert states == {
        "a.txt": "new",
        "b.html": "new",
        "l1": "new",
        "c.jsonl:2": "failed",
        "c.jsonl#4": "new",
        "j1": "new",
        "d.json#2": "failed",
        "e.txt": "failed",
        "f.txt": "failed",
        "g.txt": "failed",
        "h.txt": "failed",
    }
    assert told["g.txt"]["why"] == "this was asked for"
    assert all(r["why"] for r in told.values() if r["state"] == "failed")
    assert "BROKEN" not in told["h.txt"]["why"]


def test_each_entry_of_a_feed_is_a_report_and_hostile_ones_are_refused(desk: Desk) -> None:
    entry = "<item><title>{0}</title><link>https://bee.example/{0}</link><description>{1}</description></item>"
    entries = entry.format("a", TEXT) + entry.format("b", OTHER)
    feed = f"<rss><channel><title>Morning Bee</title>{entries}</channel></rss>"
    bomb = f'<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>{feed}'
    packed = gzip.compress(OTHER.encode())
    taken = send(desk, ("feed.xml", feed.encode()), ("bomb.xml", bomb.encode()), ("z.txt.gz", packed))
    told = {r["name"]: r for r in desk.wait(taken["job"])["results"]}
    assert {name: r["state"] for name, r in told.items()} == {
        "https://bee.example/a": "new", "https://bee.example/b": "new", "bomb.xml": "failed", "z.txt.gz": "new",
    }  # fmt: skip
    assert "entities" in told["bomb.xml"]["why"]
    version = told["https://bee.example/a"]["version"]
    assert "only the summary that a feed gave" in desk.client.get(f"/report/{version}").text


def test_the_members_of_an_archive_are_reports(desk: Desk) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("one/a.txt", TEXT)
        archive.writestr("two.txt", "")
    taken = send(desk, ("day.zip", out.getvalue()))
    told = {r["name"]: r["state"] for r in desk.wait(taken["job"])["results"]}
    assert told == {"day.zip/one/a.txt": "new", "day.zip/two.txt": "failed"}


def test_two_files_of_one_name_are_two_reports(desk: Desk) -> None:
    send_one = [results(desk, send(desk, ("index.txt", data))) for data in (TEXT.encode(), OTHER.encode())]
    assert [r[0][1] for r in send_one] == ["new", "new"]
    assert results(desk, send(desk, ("index.txt", OTHER.encode())))[0][1] == "known"
    assert desk.get("/api/status")["reports"] == 6


def test_two_files_of_one_name_sent_at_once_are_two_reports(tmp_path: Path) -> None:
    both = threading.Barrier(2)

    def together(report: Report) -> Reading | Failure:
        both.wait(20)
        return read(report)

    with opened(tmp_path / "sayso.db", {}) as desk:
        desk.app.state.adder._read = together
        desk.call("Ada Brandl")
        told = results(desk, send(desk, ("monday/index.txt", TEXT.encode()), ("tuesday/index.txt", OTHER.encode())))
        assert told == [("index.txt", "new")] * 2
        assert desk.get("/api/status")["reports"] == 2


def test_an_id_in_json_is_the_senders_own_so_that_another_text_is_a_version(desk: Desk) -> None:
    sent = [json.dumps({"id": "s7", "text": text}).encode() for text in (TEXT, OTHER)]
    assert [results(desk, send(desk, ("s.json", data))) for data in sent] == [[("s7", "new")], [("s7", "changed")]]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd", "passwd"), ("C:\\windows\\x.txt", "x.txt"), ("/", "file"), ("..", "file"), (None, "file"),
        ("a\x00b\n.txt", "ab.txt"), ("\u202egnp.txt", "gnp.txt"), ("<script>alert(1)</script>.txt", "script>.txt"),
        ("x" * 500 + ".html", "x" * 115 + ".html"), ("\ud800.txt", "\ufffd.txt"), ("e\u0301.txt", "é.txt"),
    ],
)  # fmt: skip
def test_a_files_name_is_a_name_and_no_path(name: str | None, shown: str) -> None:
    assert clean_name(name) == shown


def test_what_is_sent_is_bounded(desk: Desk) -> None:
    assert send(desk, ("big.txt", b"x" * 26_000_000), status=413)["error"]["what"]
    many = [(f"{n}.txt", b"x") for n in range(101)]
    assert send(desk, *many, status=400)["error"]["what"]
    assert desk.post("/api/reports", {"text": "x" * 4_000_001}, 422)["error"]["where"]
    wide = desk.post("/api/reports", {"text": "word " * 300_000}, 202)
    assert desk.wait(wide["job"])["results"][0]["why"].startswith("this text has")


@pytest.mark.parametrize(
    ("kind", "body", "status"),
    [
        ("application/json", b"{", 422), ("application/json", b"[]", 422), ("application/json", b"{}", 422),
        ("application/json", b'{"text": 5}', 422), ("application/json", b'{"text": "  "}', 422),
        ("application/json", b'{"text": "x", "who": "Eve"}', 422), ("application/json", b'{"text": "\\ud800"}', 422),
        ("application/json", b"[" * 100_000, 422), ("application/json", b"\xff", 422), ("text/plain", b"x", 415),
        ("", b"x", 415), ("multipart/form-data", b"x", 400), ("multipart/form-data; boundary=x", b"--x--", 422),
    ],
)  # fmt: skip
def test_what_cannot_be_added_is_refused(desk: Desk, kind: str, body: bytes, status: int) -> None:
    answer = desk.client.post("/api/reports", content=body, headers={**desk.proof, "Content-Type": kind})
    assert answer.status_code == status, answer.text
    assert answer.json()["error"]["what"]


def test_a_full_line_is_told_and_takes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def slow(report: Report) -> Reading | Failure:
        begun.set()
        go_on.wait(20)
        return read(report)

    monkeypatch.setattr(adding, "MOST_WAITING", 2)
    with opened(tmp_path / "sayso.db", {}, options={"readers": 1}) as desk:
        desk.app.state.adder._read = slow
        desk.call("Ada Brandl")
        first = desk.post("/api/reports", {"text": TEXT}, 202)
        assert begun.wait(20)
        assert desk.get(f"/api/jobs/{first['job']}")["state"] == "reading"
        second = desk.post("/api/reports", {"text": OTHER}, 202)
        assert desk.get(f"/api/jobs/{second['job']}")["state"] == "waiting"
        desk.post("/api/reports", {"text": OTHER + " Or so."}, 202)
        answer = desk.client.post("/api/reports", json={"text": "One more, he said."}, headers=desk.proof)
        assert (answer.status_code, answer.headers["retry-after"]) == (429, "60")
        assert desk.get("/api/status")["waiting"] == 2
        go_on.set()
        assert results(desk, second)[0][1] == "new"


def test_at_most_so_many_are_read_at_one_time(tmp_path: Path) -> None:
    lock, at_once, most = threading.Lock(), 0, 0

    def counted(report: Report) -> Reading | Failure:
        nonlocal at_once, most
        with lock:
            at_once += 1
            most = max(most, at_once)
        threading.Event().wait(0.3)
        with lock:
            at_once -= 1
        return read(report)

    with opened(tmp_path / "sayso.db", {}, options={"readers": 2}) as desk:
        desk.app.state.adder._read = counted
        desk.call("Ada Brandl")
        jobs = [desk.post("/api/reports", {"text": f"{TEXT} It was report {n}."}, 202) for n in range(6)]
        assert [results(desk, job)[0][1] for job in jobs] == ["new"] * 6
        assert most == 2


def test_a_closing_desk_finishes_what_it_reads_and_tells_what_it_left(tmp_path: Path, capfd) -> None:
    began, go_on = threading.Event(), threading.Event()

    def slow(report: Report) -> Reading | Failure:
        began.set()
        go_on.wait(20)
        return read(report)

    path = tmp_path / "sayso.db"
    with opened(path, {}, options={"readers": 1}) as desk:
        desk.app.state.adder._read = slow
        desk.call("Ada Brandl")
        for n in range(3):
            desk.post("/api/reports", {"text": f"{TEXT} It was report {n}."}, 202)
        assert began.wait(20)
        threading.Timer(0.2, go_on.set).start()
    assert "of what was sent, 2 were not added" in capfd.readouterr().err
    with opened(path, {}) as desk:
        assert desk.get("/api/status")["reports"] == 1


def test_what_was_taken_just_before_the_desk_closes_is_added_and_the_rest_of_its_file_told(tmp_path, capfd) -> None:
    began, closing = threading.Event(), threading.Event()
    lines = "\n".join(json.dumps({"id": f"r{n}", "text": f"{TEXT} It was report {n}."}) for n in range(3)).encode()
    whole = adding.sent_file("three.jsonl", lines, None)

    def slow_to_open() -> adding.Opened:
        began.set()
        assert closing.wait(20)
        yield from whole.open()

    path = tmp_path / "sayso.db"
    with opened(path, {}, options={"readers": 1}) as desk:
        adder = desk.app.state.adder
        adder.take([adding.Sent(name=whole.name, size=whole.size, open=slow_to_open)], "Ada Brandl")
        assert began.wait(20)

        def once_it_closes() -> None:
            while not adder._ended:
                time.sleep(0.01)
            closing.set()

        threading.Thread(target=once_it_closes, daemon=True).start()
    assert "of what was sent, 1 were not added or not wholly" in capfd.readouterr().err
    with opened(path, {}) as desk:
        assert desk.get("/api/status")["reports"] == 1


# Addresses


@pytest.fixture
def inside() -> Iterator[tuple[str, list[str]]]:
    """A web server on this machine that nobody may be led to, and the paths that were asked of it."""
    asked: list[str] = []

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.send_header("Content-Type", "text/plain")
            self.end_headers()
            self.wfile.write(b"the secrets of the house, a harbour official said to nobody at all")

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"127.0.0.1:{server.server_port}", asked
    server.shutdown()
    server.server_close()


def failed(desk: Desk, url: str) -> str:
    job = desk.wait(desk.post("/api/reports", {"url": url}, 202)["job"])
    (told,) = job["results"]
    assert told["state"] == "failed", told
    return told["why"]


@pytest.mark.parametrize("host", ["{}", "user@{}", "localhost:{port}", "0x7f000001:{port}", "127.1:{port}",
                                  "[::1]:{port}", "[::ffff:127.0.0.1]:{port}", "2130706433:{port}"])  # fmt: skip
def test_the_machine_itself_is_never_fetched_from(desk: Desk, inside: tuple[str, list[str]], host: str) -> None:
    address, asked = inside
    failed(desk, f"http://{host.format(address, port=address.rpartition(':')[2])}/secret")
    assert asked == []


@pytest.mark.parametrize(
    "ip", ["10.0.0.1", "192.168.1.1", "172.16.0.9", "169.254.169.254", "127.0.0.1", "0.0.0.0", "100.64.0.1", "::1",
           "fd00::1", "fe80::1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:a00:1::"],
)  # fmt: skip
def test_a_name_that_leads_into_the_house_is_refused(desk: Desk, monkeypatch: pytest.MonkeyPatch, ip: str) -> None:
    family = socket.AF_INET6 if ":" in ip else socket.AF_INET

    def resolved(host: str, port: int, *_: object, **__: object) -> list[Any]:
        public = (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.216.34", port))
        return [public, (family, socket.SOCK_STREAM, 6, "", (ip, port))]  # one bad address is enough

    def no_socket(*_: object, **__: object) -> None:
        raise AssertionError("a connection was opened")

    with monkeypatch.context() as patched:
        patched.setattr("sayso.read.fetch.socket.getaddrinfo", resolved)
        patched.setattr("sayso.read.fetch.socket.socket.connect", no_socket)
        assert "no public host" in failed(desk, "https://news.example/report")


def test_a_public_page_that_leads_into_the_house_is_not_followed(
    desk: Desk, inside: tuple[str, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    address, asked = inside

    class Leads(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(302)
            self.send_header(
                "Location",
                {"/file": "file:///etc/passwd", "/ftp": f"ftp://{address}/x"}.get(
                    self.path, f"http://{address}/secret"
                ),
            )
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    outside = HTTPServer(("127.0.0.2", 0), Leads)
    threading.Thread(target=outside.serve_forever, daemon=True).start()
    # The one address that stands for the open net here.
    monkeypatch.setattr("sayso.read.fetch.is_public", lambda ip: ip == "127.0.0.2")
    try:
        whys = [failed(desk, f"http://127.0.0.2:{outside.server_port}{path}") for path in ("/in", "/file", "/ftp")]
    finally:
        outside.shutdown()
        outside.server_close()
    assert "no public host" in whys[0]
    assert "not allowed" in whys[1] and "only http and https" in whys[2]
    assert asked == []


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://x.example/a", "javascript:alert(1)", "gopher://x", "//x",
                                 "data:text/html,x", "x", "HTTP:x"])  # fmt: skip
def test_only_web_addresses_are_taken(desk: Desk, url: str) -> None:
    assert desk.post("/api/reports", {"url": url}, 422)["error"]["where"] == "url"
    assert desk.post("/api/reports", {"url": url, "text": TEXT}, 422)["error"]["where"] == "url"


# Processes


@pytest.mark.weights
def test_a_report_is_read_in_a_process_beside_the_desk(tmp_path: Path) -> None:
    with opened(tmp_path / "sayso.db", {}) as desk:
        desk.app.state.adder._read = processes = Processes()
        desk.call("Ada Brandl")
        try:
            job = desk.wait(desk.post("/api/reports", {"text": TEXT + " " + OTHER}, 202)["job"])
        finally:
            processes.end()
        (told,) = job["results"]
        assert told["state"] == "new", told
        found = desk.get(f"/api/reports/{told['version']}")["attributions"]
        assert "Nils Okoro" in [a["source"]["speaker"] for a in found]
    assert not processes._idle and not processes._busy


def test_a_reading_process_that_dies_is_a_failure_and_the_next_report_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adding, "read_or_fail", stand_ins.die)
    processes = Processes()
    try:
        told = processes(Report(id="x", text="x"))
        assert isinstance(told, Failure) and "ended early" in told.why
        monkeypatch.setattr(adding, "read_or_fail", stand_ins.fail)
        assert processes(Report(id="y", text="x")) == Failure(id="y", stage="read", why="no")
    finally:
        processes.end()


def ask_at_once(processes: Processes, *texts: str) -> dict[str, Failure]:
    """What each of some texts came to, all read at one time."""
    told: dict[str, Any] = {}

    def ask(text: str) -> None:
        told[text] = processes(Report(id=text, text=text))

    asked = [threading.Thread(target=ask, args=(text,)) for text in texts]
    for thread in asked:
        thread.start()
    for thread in asked:
        thread.join()
    return told


def test_a_report_that_ends_its_process_or_takes_too_long_does_no_harm_to_those_read_beside_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(adding, "read_or_fail", stand_ins.as_it_says)
    processes, once = Processes(), f"die once {tmp_path / 'was here'}"
    try:
        told = ask_at_once(processes, "sleep 2", "die", once)
        assert told["sleep 2"].why == told[once].why == "no"
        assert "ended early" in told["die"].why
        assert ask_at_once(processes, "sleep 2", "sleep 1")["sleep 2"].why == "no"  # two that are started by now
        monkeypatch.setattr(adding, "LONGEST", 6.0)
        told = ask_at_once(processes, "sleep 60", "sleep 1")
        assert (told["sleep 1"].why, "took longer" in told["sleep 60"].why) == ("no", True)
        assert not processes._busy
    finally:
        processes.end()


def test_what_is_read_again_is_read_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(adding, "read_or_fail", stand_ins.as_it_says)
    processes, busy = Processes(), []
    process = processes._process

    @contextlib.contextmanager
    def watched(alone: bool) -> Iterator[Any]:
        with process(alone) as pool:
            yield pool
            if alone:
                busy.append(set(processes._busy) - {pool})

    monkeypatch.setattr(processes, "_process", watched)
    try:
        ask_at_once(processes, f"die once {tmp_path / 'a'}", f"die once {tmp_path / 'b'}", "sleep 3")
    finally:
        processes.end()
    assert busy == [set(), set()]


def test_the_processes_of_those_who_read_outlive_the_rest_of_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adding, "read_or_fail", stand_ins.as_it_says)
    monkeypatch.setattr(adding, "REST", 0.2)
    rests, rest = [], Processes.rest
    monkeypatch.setattr(Processes, "rest", lambda self: rests.append(set(self._busy)) or rest(self))
    with opened(tmp_path / "sayso.db", {}, options={"readers": 2}) as desk:
        desk.app.state.adder._read = desk.app.state.adder._processes = Processes()
        desk.call("Ada Brandl")
        sent = send(desk, ("a.txt", b"sleep 3, " + TEXT.encode()))
        (told,) = desk.wait(sent["job"])["results"]
    assert any(rests) and told["why"] == "no"


def test_what_is_read_when_the_desk_closes_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adding, "read_or_fail", stand_ins.as_it_says)
    processes, told = Processes(), []
    asked = threading.Thread(target=lambda: told.append(processes(Report(id="x", text="sleep 60"))))
    asked.start()
    while not processes._busy:
        time.sleep(0.01)
    processes.end()
    asked.join()
    assert "closed" in told[0].why and not processes._busy and not processes._idle


def test_reading_has_a_time_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adding, "read_or_fail", stand_ins.sleep)
    monkeypatch.setattr(adding, "LONGEST", 1.0)
    processes = Processes()
    try:
        told = processes(Report(id="x", text="x"))
    finally:
        processes.end()
    assert isinstance(told, Failure) and "took longer" in told.why


# Opening beside the desk


def every(opening: Opening, open: Any, name: str = "sent") -> list[tuple[str, str | None]]:
    return [(found.id, getattr(found, "why", None)) for found, _ in opening(open, name)]


def test_what_is_sent_is_opened_in_a_process_beside_the_desk() -> None:
    opening, lines = Opening(), b'{"text": "%s"}\nno json\n' % TEXT.encode()
    try:
        told = every(opening, partial(open_file, lines, "c.jsonl", None))
        process = opening._process
        assert [id for id, _ in told] == ["c.jsonl#1", "c.jsonl:2"] and "no JSON" in str(told[1][1])
        for found, raw in opening(partial(open_file, lines, "c.jsonl", None), "c.jsonl"):
            assert found.id and raw
            break  # nobody wants the rest
        assert every(opening, partial(open_file, b"", "e.txt", None)) == [("e.txt", "this file is empty")]
        assert opening._process is process
        assert every(opening, _no_opening) == [("sent", "it cannot be read (ZeroDivisionError)")]
        opening.rest()
        assert opening._process is None
        assert len(every(opening, partial(open_file, lines, "c.jsonl", None))) == 2
    finally:
        opening.end()


def test_opening_has_a_time_limit_and_a_process_that_dies_is_a_failure(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    opening = Opening()
    try:
        assert every(opening, partial(stand_ins.open_as_told, ("one",))) == [("one", None)]  # it is started by now
        with monkeypatch.context() as patched:
            patched.setattr(serve_opening, "LONGEST", 3.0)
            told = every(opening, partial(stand_ins.open_as_told, ("one", "sleep", "two")))
        assert [id for id, _ in told] == ["one", "sent"] and "took longer" in str(told[1][1])
        told = every(opening, partial(stand_ins.open_as_told, ("one", "die", "two")))
        assert [id for id, _ in told] == ["one", "sent"]
        assert "ended early" in str(told[1][1]) and "what follows" in str(told[1][1])
        once = f"die once {tmp_path / 'was here'}"
        told = every(opening, partial(stand_ins.open_as_told, ("one", once, "two")))
        assert [id for id, _ in told] == ["one", once, "two"]
    finally:
        opening.end()


def test_a_desk_that_closes_ends_what_is_opened_and_starts_no_process_afterwards(tmp_path: Path) -> None:
    with opened(tmp_path / "sayso.db", {}, options={"readers": 1}) as desk:
        adder = desk.app.state.adder
        adder._processes = adder._read = Processes()
        asked = adding.Sent(name="slow", size=1, open=partial(stand_ins.open_as_told, ("sleep",)))
        adder.take([asked], "Ada Brandl")
        while not any(o._process for o in adder._openings):
            time.sleep(0.01)
        (opening,) = adder._openings
        begun = time.monotonic()
        assert adder.close(patience=0.1) == 1
        for thread in adder._threads:
            thread.join(20)
        assert time.monotonic() - begun < 20 and not adder._openings
    assert every(opening, partial(open_file, b"x", "x.txt", None)) == [("sent", "the desk closed before it was opened")]
    assert opening._process is None


def test_a_desk_that_has_closed_reads_nothing_more_until_it_opens_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adding, "read_or_fail", stand_ins.fail)
    processes = Processes()
    processes.end()
    told = processes(Report(id="x", text="x"))
    assert "closed" in told.why and not processes._busy and not processes._idle
    processes.begin()
    try:
        assert processes(Report(id="x", text="x")) == stand_ins.fail(Report(id="x", text="x"))
    finally:
        processes.end()


def _no_opening() -> adding.Opened:
    raise ZeroDivisionError("words of a report")
    yield
