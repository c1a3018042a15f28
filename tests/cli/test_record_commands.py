"""The commands of a record, run as processes."""

import csv
import gzip
import json
import os
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import textwrap
import time
import zipfile
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from jsonschema import validate
from processes import AFFAIR, DENIAL, DISPATCH, STUB, lines, sayso, start

import sayso as library
from sayso.export.contract import reading_from_json, schema
from sayso.export.tables import TABLES
from sayso.record import Decision, Place
from sayso.text import Span

QUERIES = [("claims",), ("trace", "anything"), ("conflicts",), ("actors",), ("timeline",), ("copies",), ("survey",),
           ("status",), ("log",), ("reread",), ("delete", "x", "--who", "Ada"), ("undo", "1", "--who", "Ada"),
           ("backup", "b.db"), ("export", "claims")]  # fmt: skip


@pytest.fixture
def reports(tmp_path) -> Path:
    path = tmp_path / "affair.jsonl"
    path.write_text(lines(*AFFAIR))
    return path


@pytest.fixture(scope="module")
def kept(tmp_path_factory) -> Path:
    """A record of the affair, made once."""
    folder = tmp_path_factory.mktemp("kept")
    (folder / "affair.jsonl").write_text(lines(*AFFAIR))
    path = folder / "affair.db"
    assert sayso("add", str(folder / "affair.jsonl"), "--record", str(path), "--quiet")[0] == 0
    assert [file.name for file in folder.glob("affair.db*")] == ["affair.db"]
    return path


@pytest.fixture
def record(kept, tmp_path) -> Path:
    """A copy of it, to do as one likes with."""
    return Path(shutil.copy(kept, tmp_path / "affair.db"))


def answered(record: Path, *args: str) -> str:
    code, out, err = sayso(*args, "--record", str(record))
    assert (code, err) == (0, "")
    return " ".join(out.split())


def as_json(record: Path, *args: str) -> dict:
    code, out, err = sayso(*args, "--json", "--record", str(record))
    assert (code, err) == (0, "")
    return json.loads(out)


def added(*args: str, **more) -> tuple[int, list[dict]]:
    code, out, _ = sayso("add", *args, "--json", **more)
    return code, [json.loads(line) for line in out.splitlines()]


# Adding


ODD_DATES = [{"id": f"n{n}", "text": DISPATCH.replace("Monday", f"{n} May"), "published": "next tuesday"}
             for n in range(1, 23)]  # fmt: skip


def test_a_date_that_is_not_understood_is_told_and_the_report_is_added(tmp_path):
    path = tmp_path / "odd.jsonl"
    path.write_text(lines(*ODD_DATES[:2]))
    code, out, err = sayso("add", str(path), "--record", str(tmp_path / "r.db"), "--json")
    assert code == 0 and err == ""
    assert [json.loads(line)["why"][:35] for line in out.splitlines()] == ['the date given, "next tuesday", is '] * 2
    path.write_text(lines(*ODD_DATES))
    code, out, err = sayso("add", str(path), "--record", str(tmp_path / "s.db"))
    assert code == 0 and err.count("is not understood") == 20 and "2 more notes of this kind" in err
    assert sayso("add", str(path), "--record", str(tmp_path / "t.db"), "--quiet")[2] == ""
    assert sayso("read", str(path), "--jsonl")[2].count("is not understood") == 20
    assert sayso("read", str(path), "--jsonl", "--quiet")[2] == ""


def test_each_report_is_told_once_it_is_stored_and_known_ones_are_not_read_again(reports, tmp_path):
    record, read = str(tmp_path / "r.db"), tmp_path / "read.txt"
    for jobs in ("1", "2"):
        Path(record).unlink(missing_ok=True)
        read.write_text("")
        args = (str(reports), "--record", record, "--jobs", jobs)
        code, told = added(*args, env={"STUB_READ": str(read)})
        assert code == 0
        assert told == [{"report": r["id"], "state": "new", "why": None} for r in AFFAIR]
        assert sorted(read.read_text().split()) == ["echo", "line", "wire"]
        code, told = added(*args, env={"STUB_READ": str(read)})
        assert code == 0
        assert [(t["report"], t["state"]) for t in told] == [(r["id"], "known") for r in AFFAIR]
        assert all(t["why"] for t in told)
        assert len(read.read_text().split()) == 3


def test_a_feed_is_added_entry_by_entry_and_its_summaries_are_marked(tmp_path):
    entries = [f"<item><title>{r['id']}</title><link>{r['url']}</link><pubDate>Mon, 02 Mar 2026 08:00:00 GMT</pubDate>"
               f"<description>{r['text'].splitlines()[0]}</description></item>" for r in AFFAIR]  # fmt: skip
    feed = tmp_path / "feed.xml.gz"
    feed.write_bytes(gzip.compress(f"<rss><channel><title>Bee</title>{''.join(entries)}</channel></rss>".encode()))
    record = str(tmp_path / "r.db")
    code, told = added(str(feed), "--record", record)
    assert (code, [(t["report"], t["state"], t["why"]) for t in told]) == (0, [
        (r["url"], "new", "only the summary that the feed gives") for r in AFFAIR
    ])  # fmt: skip
    assert [t["state"] for t in added(str(feed), "--record", record)[1]] == ["known"] * 3
    whole = tmp_path / "page.jsonl"
    whole.write_text(lines({"id": "x", "url": AFFAIR[0]["url"], "title": "wire", "text": DISPATCH}))
    assert added(str(whole), "--record", record)[1][0]["state"] == "changed"  # the page replaces what the feed gave
    with library.open(Path(record)) as corpus:
        assert sorted((corpus.report(v.id).extent or "-") for v in corpus.versions()) == ["-", *["summary"] * 3]
        assert {r.report.extent for r in corpus.readings()} == {None, "summary"}
    code, out, _ = sayso("read", str(feed), "--jsonl")
    assert (code, [json.loads(line)["report"]["extent"] for line in out.splitlines()]) == (0, ["summary"] * 3)


def test_an_archive_is_read_and_added_as_a_folder_is_and_nothing_of_it_is_written(tmp_path):
    packed = tmp_path / "in" / "day.zip"
    packed.parent.mkdir()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("../b.txt", DISPATCH)
        archive.writestr("a.txt", DISPATCH.replace("harbour", "port") + "\nMore soon.")
        archive.writestr("inner.zip", b"PK\x03\x04 an archive")
    code, out, _ = sayso("read", str(packed), "--jsonl")
    found = [json.loads(line) for line in out.splitlines()]
    assert code == 1
    assert [r["report"]["id"] if "report" in r else r["id"] for r in found] == ["day.zip/a.txt", "day.zip/b.txt",
                                                                               "day.zip/inner.zip"]  # fmt: skip
    assert "inside of an archive" in found[2]["why"]
    record = str(tmp_path / "r.db")
    code, told = added(str(packed.parent), "--record", record)
    assert (code, [(t["report"], t["state"]) for t in told]) == (1, [
        ("day.zip/a.txt", "new"), ("day.zip/b.txt", "new"), ("day.zip/inner.zip", "failed")
    ])  # fmt: skip
    assert [t["state"] for t in added(str(packed), "--record", record)[1]] == ["known", "known", "failed"]
    assert [p.name for p in packed.parent.iterdir()] == ["day.zip"] and not (tmp_path / "b.txt").exists()
    one = tmp_path / "one.zip"
    with zipfile.ZipFile(one, "w") as archive:
        archive.writestr("a.txt", DISPATCH)
    code, out, _ = sayso("read", str(one), "--json")  # one report, so one object
    assert (code, json.loads(out)["report"]["id"]) == (0, "one.zip/a.txt")


def test_another_text_at_the_same_address_is_a_new_version(record, tmp_path):
    edited = tmp_path / "edited.jsonl"
    edited.write_text(lines({**AFFAIR[1], "text": DISPATCH + "\nMore soon.", "published": "2026-03-01T23:00:00Z"}))
    code, told = added(str(edited), "--record", str(record))
    assert (code, told[0]["state"]) == (0, "changed")
    assert "new version" in told[0]["why"]
    status = as_json(record, "status")
    assert (status["reports"], status["versions"]) == (3, 4)
    survey = as_json(record, "survey")
    assert sum(r["version_of"] is not None for r in survey["reports"]) == 1


def test_files_of_one_name_are_reports_of_their_own_and_an_edited_one_is_a_version(tmp_path):
    record = str(tmp_path / "r.db")
    for day, text in (("monday", DISPATCH), ("tuesday", DENIAL)):
        (tmp_path / day).mkdir()
        (tmp_path / day / "1.txt").write_text(text)
        assert [t["state"] for t in added(str(tmp_path / day), "--record", record)[1]] == ["new"]
    for text in (DISPATCH, DENIAL):  # what is typed has no name
        assert [t["state"] for t in added("-", "--record", record, given=text + " More soon.")[1]] == ["new"]
    (tmp_path / "monday" / "1.txt").write_text(DISPATCH + "\nMended.")
    assert [t["state"] for t in added(str(tmp_path / "monday"), "--record", record)[1]] == ["changed"]
    status = as_json(Path(record), "status")
    assert (status["reports"], status["versions"]) == (4, 5)
    code, _, err = sayso("delete", "1.txt", "--who", "Ada", "--record", record)
    assert code == 2 and "several reports" in err
    with library.open(Path(record)) as corpus:
        monday = next(v.report for v in corpus.versions() if "Mended" in corpus.report(v.id).text)
    assert as_json(Path(record), "delete", monday, "--who", "Ada")["versions"]
    status = as_json(Path(record), "status")
    assert (status["reports"], status["versions"]) == (3, 3)


def test_one_that_cannot_be_read_is_told_as_failed_and_the_others_are_added(tmp_path):
    record = str(tmp_path / "r.db")
    given = lines(AFFAIR[0], {"id": "bad", "text": DISPATCH + "refuse"}) + "no json\n" + lines(AFFAIR[2])
    for jobs in ("1", "2"):
        Path(record).unlink(missing_ok=True)
        code, told = added("-", "--jsonl", "--record", record, "--jobs", jobs, given=given)
        assert code == 1
        assert [(t["report"], t["state"]) for t in told] == [
            ("wire", "new"), ("bad", "failed"), ("line 3", "failed"), ("line", "new"),
        ]  # fmt: skip
        assert told[1]["why"] == "nothing in it"
        assert as_json(Path(record), "status")["reports"] == 2


def test_a_person_is_told_what_came_of_it(reports, tmp_path):
    record = str(tmp_path / "r.db")
    reports.write_text(lines(*AFFAIR, {"id": "bad", "text": DISPATCH + "refuse"}))
    code, out, err = sayso("add", str(reports), "--record", record)
    assert (code, out) == (1, f"3 new, 1 failed; {record} holds 3 reports and 4 claims.\n")
    assert err == "sayso: bad: nothing in it\n"


def test_the_bytes_are_kept_as_they_came(tmp_path):
    page = b"\xef\xbb\xbf" + DISPATCH.encode() + b"\r\n\r\n"
    (tmp_path / "a.txt").write_bytes(page)
    line = b'  {"id": "b", "text": ' + json.dumps(DISPATCH + " Again.").encode() + b"}"
    (tmp_path / "b.jsonl").write_bytes(line + b"\n")
    record = tmp_path / "r.db"
    assert sayso("add", str(tmp_path), "--record", str(record))[0] == 0
    with library.open(record) as corpus:
        raw = {v.name: corpus.raw(v.id) for v in corpus.versions()}
        assert raw == {"a.txt": page, "b": line}
        assert all(corpus.report(v.id).retrieved for v in corpus.versions())


def test_plain_text_comes_from_standard_input_with_what_is_known_of_it(tmp_path):
    record = tmp_path / "r.db"
    args = ("-", "--record", str(record), "--publisher", "The Echo", "--published", "2026-03", "--title", "T")
    code, told = added(*args, given=DISPATCH)
    assert (code, told) == (0, [{"report": "-", "state": "new", "why": None}])
    report = as_json(record, "survey")["reports"][0]
    assert (report["publisher"], report["published"], report["title"]) == ("The Echo", "2026-03", "T")


def test_a_page_on_the_web_is_fetched_and_kept_as_it_came(tmp_path):
    told_again = "It was told again at length, so that it reads as a story."
    story = "".join(f"<p>{line} {told_again}</p>" for line in DISPATCH.split("\n"))
    page = f"<html><head><title>The Lark</title></head><body><article>{story * 2}</article></body></html>".encode()

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200 if self.path == "/lark" else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(page)

        def log_message(self, *args: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Answers)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        address = f"http://127.0.0.1:{server.server_port}"
        code, told = added(f"{address}/lark", f"{address}/gone", "--record", str(tmp_path / "r.db"))
    finally:
        server.shutdown()
        server.server_close()
    assert code == 1
    assert [(t["report"], t["state"]) for t in told] == [(f"{address}/lark", "new"), (f"{address}/gone", "failed")]
    with library.open(tmp_path / "r.db") as corpus:
        (version,) = corpus.versions()
        assert corpus.raw(version.id) == page
        assert version.url == f"{address}/lark"


def test_what_was_told_is_stored_even_if_the_process_is_killed(tmp_path):
    record = tmp_path / "r.db"
    slow = ({**r, "text": r["text"] + f"\n{n} wait", "id": f"r{n}", "url": None} for n, r in enumerate(AFFAIR * 4))
    process = start("add", "-", "--jsonl", "--json", "--record", str(record), "--jobs", "1", stdin=subprocess.PIPE)
    process.stdin.write(lines(*slow).encode())
    process.stdin.close()
    told = [json.loads(process.stdout.readline()) for _ in range(2)]
    process.kill()
    process.wait(timeout=20)
    with library.open(record) as corpus:
        held = {v.name for v in corpus.versions()}
        assert not corpus.faults()
    assert {t["report"] for t in told} <= held


@pytest.mark.skipif(os.name == "nt", reason="signals as on POSIX systems")
def test_ctrl_c_while_adding_exits_130_and_keeps_what_was_told(tmp_path):
    record = tmp_path / "r.db"
    some = ({**AFFAIR[0], "id": f"r{n}", "url": None, "text": DISPATCH + f"\n{n} wait"} for n in range(20))
    process = start("add", "-", "--jsonl", "--json", "--record", str(record), "--jobs", "2", stdin=subprocess.PIPE,
                    start_new_session=True)  # fmt: skip
    process.stdin.write(lines(*some).encode())
    process.stdin.flush()
    told = json.loads(process.stdout.readline())
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert err.decode().strip() == "sayso: interrupted"
    with library.open(record) as corpus:
        assert told["report"] in {v.name for v in corpus.versions()}


def test_two_processes_add_at_once(tmp_path):
    record, each = str(tmp_path / "r.db"), []
    for side in "ab":
        some = [{"id": f"{side}{n}", "text": f"{DISPATCH}\n{side} {n}"} for n in range(8)]
        (tmp_path / f"{side}.jsonl").write_text(lines(*some))
        each.append(start("add", str(tmp_path / f"{side}.jsonl"), "--json", "--record", record, "--jobs", "1"))
    for process in each:
        out, err = process.communicate(timeout=60)
        assert (process.returncode, err) == (0, b"")
        assert len(out.splitlines()) == 8
    assert as_json(Path(record), "status")["reports"] == 16


def test_missing_weights_while_adding_are_an_error_of_the_installation(tmp_path):
    given = lines({"id": "x", "text": DISPATCH + "weightless"})
    code, out, err = sayso("add", "-", "--jsonl", "--record", str(tmp_path / "r.db"), given=given)
    assert (code, out) == (3, "")
    assert "weights are missing" in err


def test_the_readme_shows_how_python_does_the_same(reports, tmp_path):
    readme = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    block = readme[readme.index("A record, and what stands across its reports:") :]
    code = "\n".join(line[4:] for line in re.search(r"(?:\n(?:    .*)?)+", block)[0].splitlines())
    (tmp_path / "folder").mkdir()
    reports.rename(tmp_path / "folder" / "affair.jsonl")
    (tmp_path / "example.py").write_text("if __name__ == '__main__':\n" + textwrap.indent(code, "    "))
    done = subprocess.run(
        [sys.executable, "example.py"], cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(STUB)}, timeout=60,
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("wire new None\necho new None\nline new None\n9 people were killed")
    assert done.stdout.endswith("3 reports from 3 publishers.\n")


# Where the record is


@pytest.mark.parametrize("query", QUERIES, ids=lambda q: q[0])
def test_a_missing_record_is_an_error_that_says_how_to_make_one(query, tmp_path):
    code, out, err = sayso(*query, "--record", "none.db", cwd=tmp_path)
    assert (code, out) == (4, "")
    assert "none.db: there is no record here" in err
    assert "sayso add FOLDER --record none.db" in err
    assert not (tmp_path / "none.db").exists()


def test_the_record_is_the_one_named_else_that_of_the_environment_else_sayso_db(reports, tmp_path):
    assert sayso("add", str(reports), cwd=tmp_path)[0] == 0
    assert (tmp_path / "sayso.db").exists()
    assert sayso("add", str(reports), cwd=tmp_path, env={"SAYSO_RECORD": "other.db"})[0] == 0
    assert (tmp_path / "other.db").exists()
    (tmp_path / "sayso.db").unlink()
    assert sayso("status", cwd=tmp_path, env={"SAYSO_RECORD": "other.db"})[0] == 0
    assert sayso("status", "--record", "sayso.db", cwd=tmp_path, env={"SAYSO_RECORD": "other.db"})[0] == 4


def test_a_file_that_is_no_record_exits_4_and_stays_as_it_is(tmp_path):
    other = tmp_path / "notes.db"
    other.write_text("my notes, " * 100)
    for command in (("claims",), ("add", "-")):
        code, out, err = sayso(*command, "--record", str(other), given=DISPATCH)
        assert (code, out) == (4, "")
        assert "notes.db" in err
        assert "Traceback" not in err
    assert other.read_text() == "my notes, " * 100


# Questions


def test_claims_are_listed_the_most_carried_first_and_filtered(record):
    out = answered(record, "claims")
    assert out.index("9 people were killed") < out.index("7 people were killed")
    assert "at most 1, at least 1 independent origin · 3 reports · 1 report denies it" in out
    every = as_json(record, "claims")
    assert every["total"] == 4
    assert [c["id"] for c in as_json(record, "claims", "--limit", "1", "--offset", "1")["claims"]] == [
        every["claims"][1]["id"]
    ]
    for wanted, count in (
        (("--about", "Ida Holm"), 2), (("--about", "weather"), 1), (("--about", "nobody at all"), 0),
        (("--in-reports", "3"), 1), (("--at-least", "2"), 0), (("--at-most", "1"), 4), (("--since", "2026-03-02"), 2),
        (("--until", "2026-02"), 0),
    ):  # fmt: skip
        assert as_json(record, "claims", *wanted)["total"] == count, wanted
    assert "No claim is like that." in answered(record, "claims", "--about", "nobody at all")
    assert "1 of 4 claims; --limit 4 shows all." in answered(record, "claims", "--limit", "1")


def test_a_claim_is_traced_by_its_id_or_by_words(record):
    claim = as_json(record, "claims")["claims"][0]["id"]
    by_id = answered(record, "trace", claim)
    assert by_id == answered(record, "trace", "9", "people", "killed") == answered(record, "trace", "9 people killed")
    for words in (
        "At most 1, at least 1 independent origin", "2 reports are one AP dispatch", "on the word of The Echo >",
        "denied by Ida Holm, in Lark Line (line), 2026-03-02", "The Echo (echo) repeats Associated Press (wire)",
        "first seen here Associated Press (wire), 2026-03-01 20:00 UTC", "no further end",
    ):  # fmt: skip
        assert words in by_id
    data = as_json(record, "trace", claim)
    assert data["claim"]["id"] == data["answer"]["claim"] == claim
    assert data["answer"]["words"].startswith("At most 1, at least 1 independent origin; carried by 3 reports;")
    texts = {r["id"]: r["text"] for r in AFFAIR}
    for part in data["answer"]["parts"]:
        assert part["evidence"], part
        assert all(texts[e["report"]][slice(*e["span"])] for e in part["evidence"])


def test_more_is_offered_only_where_there_is_more(record):
    for command, key in (("conflicts", "conflicts"), ("timeline", "timeline"), ("actors", "actors")):
        n = len(as_json(record, command)[key])
        assert n
        assert "There are more" not in answered(record, command, "--limit", str(n))
        if command == "actors":
            assert "There are more; --limit and --offset show them." in answered(record, command, "--limit", str(n - 1))
            assert len(as_json(record, command, "--limit", str(n - 1))[key]) == n - 1


def test_nothing_on_standard_input_is_a_failure_whichever_way_it_is_read(tmp_path):
    for command in (("add", "-", "--record", str(tmp_path / "r.db")), ("read", "-")):
        for more in ((), ("--jsonl",)):
            code, out, err = sayso(*command, *more, given="")
            assert code == 1 and "this file is empty" in out + err
    out = sayso("add", "-", "--jsonl", "--json", "--record", str(tmp_path / "r.db"), given="\n\n")[1]
    assert json.loads(out) == {"report": "-", "state": "failed", "why": "this file is empty"}


def test_one_report_is_counted_as_one(tmp_path):
    record = str(tmp_path / "r.db")
    out = sayso("add", "-", "--jsonl", "--record", record, given=lines(AFFAIR[0]))[1]
    assert "holds 1 report and " in out


def test_words_that_no_claim_says_are_a_call_that_is_off(record):
    code, out, err = sayso("trace", "zebras", "--record", str(record))
    assert (code, out) == (2, "")
    assert "sayso claims" in err
    code, out, err = sayso("actors", "Zebra", "--record", str(record))
    assert (code, out) == (2, "")
    assert "sayso actors" in err
    code, out, err = sayso("copies", "zebra", "--record", str(record))
    assert (code, out) == (2, "")
    assert "no such report" in err


def test_conflicts_copies_actors_and_the_timeline_are_answered(record):
    assert "7 people were killed" in answered(record, "conflicts")
    assert as_json(record, "conflicts", "--about", "Ida Holm")["conflicts"]
    assert as_json(record, "conflicts", "--about", "weather")["conflicts"] == []
    assert "The Echo (echo) repeats Associated Press (wire)" in answered(record, "copies")
    by_address = as_json(record, "copies", "https://echo.example/lark")
    assert [(c["from"], c["to"]) for c in by_address["copies"]] == [("wire", "echo")]
    assert as_json(record, "copies", "line")["copies"] == []
    assert "Ida Holm · person · 2 mentions in 1 report" in answered(record, "actors")
    assert "What they are said to deny" in answered(record, "actors", "Ida Holm")
    assert [a["name"] for a in as_json(record, "actors", "Ida Holm")["actors"]] == ["Ida Holm"]
    assert answered(record, "timeline").startswith("2026-03-01 VELHAVEN (AP)")
    assert as_json(record, "timeline", "--since", "2027")["timeline"] == []
    assert as_json(record, "timeline", "--until", "2026", "--about", "weather")["timeline"][0]["date"] == "2026-03-01"


def test_the_survey_of_a_record_is_that_of_its_reports_in_memory(record, reports, tmp_path):
    data = as_json(record, "survey")
    validate(data, schema("survey"))
    code, out, _ = sayso("read", str(reports), "--survey", "--json")
    assert code == 0
    assert {**json.loads(out), "made_by": None} == {**data, "made_by": None}
    assert answered(record, "survey").startswith("3 reports from 3 publishers.")
    page = tmp_path / "survey.html"
    code, out, err = sayso("survey", "--html", str(page), "--record", str(record))
    assert (code, out) == (0, "")
    assert "wrote" in err
    assert page.read_text("utf-8").startswith("<!doctype html>")


def test_claims_are_listed_by_what_they_rest_on(record):
    everything = as_json(record, "claims")["claims"]
    for options, fits in (
        (("--publisher", "lark line"), lambda c: any(o["chain"][0] == "Lark Line" for o in c["occurrences"])),
        (("--denied",), lambda c: any(o["stance"] == "denies" for o in c["occurrences"])),
        (("--certainty", "CT-"), lambda c: any(o["factuality"] == "CT-" for o in c["occurrences"])),
        (("--unnamed",), lambda c: {e["kind"] for e in c["origins"]["ends"]} == {"unnamed"}),
    ):
        expected = [c for c in everything if fits(c)]
        told = as_json(record, "claims", *options)
        assert (told["claims"], told["total"]) == (expected, len(expected))
    code, _, err = sayso("claims", "--kind", "rumour", "--record", str(record))
    assert code == 2
    assert "--kind" in err


def test_status_counts(record):
    status = as_json(record, "status")
    counts = {"reports": 3, "versions": 3, "readings": 3, "claims": 4, "occurrences": 8, "copies": 1, "judgements": 0}
    assert {k: status[k] for k in counts} == counts
    assert re.search(r"reports: 3 versions: 3", answered(record, "status"))


# Keeping


def test_reread_reads_only_what_another_maker_read_and_keeps_what_people_judged(record, tmp_path):
    read = tmp_path / "read.txt"
    env = {"STUB_READ": str(read), "STUB_MAKER": "newer"}
    with library.open(record) as corpus:
        line = corpus.version_named("line")
        item = corpus.reading(line)["numbers"][0]
        place = Place(version=line, spans=(Span(*item["span"]),))
        corpus.judge(Decision(what="corrected", kind="number", place=place, before=item, after={"of": "drowned"}),
                     who="Ada")  # fmt: skip
    for jobs in ("1", "2"):
        code, out, _ = sayso("reread", "--jobs", jobs, "--record", str(record), env=env)
        assert (code, out) == (0, "3 read again.\n")
        assert sorted(read.read_text().split()) == ["echo", "line", "wire"]
        assert sayso("reread", "--record", str(record), env=env)[1] == "Nothing to read again.\n"
        assert len(read.read_text().split()) == 3
        env["STUB_MAKER"] += "er"
        read.write_text("")
    with library.open(record) as corpus:
        assert corpus.reading_of("line").numbers[0].of == "drowned"
        assert corpus.reading(line)["numbers"][0]["of"] == "killed"
    code, out, _ = sayso("reread", "--json", "--record", str(record), env=env)
    told = json.loads(out)
    assert (sorted(told["read"]), told["failed"], told["derived"]) == (["echo", "line", "wire"], [], [])


def test_what_older_rules_or_weights_made_is_told_and_made_anew_by_a_reread(record, tmp_path):
    assert (as_json(record, "status")["stale"], as_json(record, "status")["stale_readings"]) == ([], 0)
    before = as_json(record, "claims")
    db = sqlite3.connect(record)
    db.execute("UPDATE claim SET wording = 'as it was once worded'")
    rules = json.loads(db.execute("SELECT value FROM setting WHERE name = 'rules'").fetchone()[0])
    db.execute("UPDATE setting SET value = ? WHERE name = 'rules'", (json.dumps({**rules, "claims": 0}),))
    db.commit()
    db.close()
    assert as_json(record, "status")["stale"] == ["claims"]
    assert "stale: claims" in answered(record, "status")
    assert "sayso reread makes it anew" in answered(record, "status")
    read = tmp_path / "read.txt"
    read.write_text("")
    code, out, _ = sayso("reread", "--record", str(record), env={"STUB_READ": str(read)})
    assert (code, out) == (0, "Nothing to read again.\nDerived anew, since other rules made it: claims.\n")
    assert read.read_text() == ""
    assert as_json(record, "claims") == before
    assert "stale: nothing" in answered(record, "status")
    code, out, _ = sayso("status", "--json", "--record", str(record), env={"STUB_MAKER": "newer"})
    assert (code, json.loads(out)["stale_readings"]) == (0, 3)


def test_a_deleted_report_leaves_no_word_in_any_answer_or_byte(record):
    code, out, err = sayso("delete", "https://line.example/statement", "--who", "Ada", "--record", str(record))
    assert (code, out, err) == (0, "1 version removed: line.\n", "")
    assert as_json(record, "status")["reports"] == 2
    for query in (("survey",), ("claims",), ("actors",), ("log",)):
        assert "Holm" not in json.dumps(as_json(record, *query))
    for file in record.parent.glob("affair.db*"):
        assert b"Holm" not in file.read_bytes()
    log = as_json(record, "log")["judgements"]
    assert [(j["who"], j["what"], j["words"]) for j in log] == [("Ada", "delete", None)]


def test_what_is_given_of_a_known_text_and_not_taken_over_is_told(record):
    wire = {**AFFAIR[0], "publisher": "The Tide", "published": "2026-03-09"}
    args = ("-", "--jsonl", "--record", str(record))
    (told,) = added(*args, given=lines(wire))[1]
    assert told["state"] == "known"
    assert "not taken over: publisher The Tide (the record has Associated Press), date 2026-03-09" in told["why"]
    assert sayso("add", *args, "--quiet", given=lines(wire))[2].startswith("sayso: wire: the record holds it already; ")
    (told,) = added("-", "--jsonl", "--record", str(record), given=lines(AFFAIR[0]))[1]
    assert told["why"] == "the record holds it already"


def test_one_version_is_removed_by_its_name_and_the_others_stay(record):
    text = "A clerk said on Monday that the pier would close in {}. The mayor said that she had not heard of it."
    for month in ("May", "June", "July"):
        told = lines({"id": "pier", "url": "https://echo.example/pier", "text": text.format(month)})
        assert sayso("add", "-", "--jsonl", "--record", str(record), "--quiet", given=told)[0] == 0

    def held() -> list[str]:
        code, out, _ = sayso("export", "reports", "--record", str(record))
        assert code == 0
        return [r["report"] for r in map(json.loads, out.splitlines()) if r["report"].startswith("pier")]

    names = held()
    assert len(names) == 3
    assert {n.partition("@")[0] for n in names} == {"pier"}
    code, out, _ = sayso("delete", names[1], "--who", "Ada", "--record", str(record))
    assert (code, out.splitlines()[0]) == (0, f"1 version removed: {names[1]}.")
    assert f"2 versions left: {names[0]}, {names[2]}." in out
    assert held() == [names[0], names[2]]
    code, out, _ = sayso("delete", "pier", "--who", "Ada", "--record", str(record))
    assert (code, out) == (0, f"2 versions removed: {', '.join(sorted((names[0], names[2]), key=lambda n: n[-8:]))}.\n")
    assert as_json(record, "status")["reports"] == 3


def test_delete_and_undo_ask_who(record):
    for command in (("delete", "line"), ("undo", "1")):
        code, out, err = sayso(*command, "--record", str(record))
        assert (code, out) == (2, "")
        assert "--who" in err
    code, _, err = sayso("delete", "nothing", "--who", "Ada", "--record", str(record))
    assert code == 2
    assert "no such report" in err
    assert as_json(record, "status")["reports"] == 3


def test_a_judgement_is_listed_undone_and_done_again(record):
    with library.open(record) as corpus:
        line = corpus.version_named("line")
        item = corpus.reading(line)["attributions"][1]
        spans = tuple(sorted({Span(*s) for part in ("source", "cue", "content") for s in item[part]["spans"]}))
        corpus.judge(Decision(what="wrong", kind="attribution", place=Place(version=line, spans=spans), before=item,
                              note="\x1b[2Jnot hers"), who="Ada")  # fmt: skip
    out = answered(record, "log")
    assert "1 Ada: wrong attribution" in out
    assert "\x1b" not in out
    judged = as_json(record, "log")["judgements"][0]
    assert (judged["n"], judged["report"], judged["holds"], judged["before"]["id"]) == (1, "line", True, "a2")
    assert answered(record, "undo", "1", "--who", "Bo") == "Entry 2 of the log: undo of 1."
    assert [j["holds"] for j in as_json(record, "log")["judgements"]] == [False, False]
    assert "undone" in answered(record, "log")
    code, out, err = sayso("undo", "1", "--who", "Bo", "--record", str(record))
    assert (code, out) == (2, "")
    assert "undone already" in err
    assert as_json(record, "undo", "2", "--who", "Bo")["what"] == "redo"
    assert as_json(record, "log")["judgements"][0]["holds"]


def test_a_backup_is_a_record_and_never_replaces_another_file(record, tmp_path):
    target = tmp_path / "backup.db"
    assert sayso("backup", str(target), "--record", str(record), "--quiet") == (0, "", "")
    assert as_json(target, "status")["reports"] == 3
    other = tmp_path / "mine.txt"
    other.write_text("mine")
    code, out, err = sayso("backup", str(other), "--record", str(record))
    assert (code, out) == (4, "")
    assert "mine.txt" in err
    assert other.read_text() == "mine"


# Export


@pytest.mark.parametrize("table", TABLES)
def test_every_table_can_be_exported_in_both_forms(table, record):
    names = [c.name for c in TABLES[table].columns]
    told = "sayso: this table has no row\n" if table == "judgements" else ""
    code, out, err = sayso("export", table, "--format", "csv", "--record", str(record))
    assert (code, err) == (0, told)
    rows = list(csv.DictReader(out.splitlines()))
    assert out.splitlines()[0] == ",".join(f'"{name}"' for name in names)
    code, out, err = sayso("export", table, "--record", str(record))
    assert (code, err) == (0, told)
    found = [json.loads(line) for line in out.splitlines()]
    if table == "readings":
        assert [reading_from_json(d).report.id for d in found] == ["wire", "echo", "line"] or len(found) == 3
    else:
        assert [list(row) for row in found] == [names] * len(rows)
        assert len(rows) or table == "judgements"
    assert sayso("export", table, "--columns", stub=False)[1].count("\n") == 1 + len(names)


def test_a_casualty_figure_is_a_row_with_who_gives_it_and_through_whom(record):
    out = sayso("export", "figures", "--record", str(record))[1]
    rows = [json.loads(line) for line in out.splitlines()]
    assert [(r["report"], r["low"], r["given_by"]) for r in sorted(rows, key=lambda r: (r["report"], r["start"]))] == [
        ("echo", 9, "A harbour official"), ("line", 9, "Ida Holm"), ("line", 7, "Ida Holm"),
        ("wire", 9, "A harbour official"),
    ]  # fmt: skip
    wire = next(r for r in rows if r["report"] == "wire")
    assert (wire["chain"], wire["place"], wire["counts"]) == (
        ["Associated Press", "A harbour official"], ["Velhaven"], "killed",
    )  # fmt: skip
    assert wire["sentence"].startswith("A harbour official said: 9 people")


def test_a_table_without_a_row_says_so_beside_it(tmp_path):
    record = str(tmp_path / "empty.db")
    quiet = tmp_path / "one.txt"
    quiet.write_text("The mayor of Velhaven said on Monday that the harbour would be closed until the spring.\n")
    assert sayso("add", str(quiet), "--record", record)[0] == 0
    code, out, err = sayso("export", "figures", "--record", record)
    assert (code, out) == (0, "") and "no report gives a casualty figure" in err and "--all" in err
    code, out, err = sayso("export", "copies", "--format", "csv", "--record", record)
    assert (code, out.count("\n")) == (0, 1) and "this table has no row" in err
    assert sayso("export", "copies", "--record", record, "--quiet") == (0, "", "")


def test_a_file_is_written_whole_in_the_form_its_name_tells_and_replaced_only_by_force(record, tmp_path):
    target = tmp_path / "figures.csv"
    args = ("export", "figures", "--output", str(target), "--record", str(record))
    code, out, err = sayso(*args)
    assert (code, out) == (0, "")
    assert "wrote" in err
    assert target.read_text("utf-8").startswith('"figure","low"')
    code, out, err = sayso(*args)
    assert (code, out) == (2, "")
    assert "--force" in err
    assert sayso(*args, "--force", "--quiet") == (0, "", "")


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("export", "weather"), "weather"),
        (("export", "claims", "--all"), "--all"),
        (("export", "claims", "--force"), "--output"),
        (("export", "claims", "--format", "xml"), "xml"),
        (("export", "claims", "--output", "nowhere/x.csv"), "no such folder"),
        (("claims", "--since", "yesterday"), "no date"),
        (("claims", "--at-least", "-1"), "--at-least"),
        (("claims", "--at-least", "two"), "0 or more"),
        (("claims", "--limit", "0"), "1 or more"),
        (("claims", "--offset", "x"), "0 or more"),
        (("survey", "--force"), "--html"),
        (("undo", "0", "--who", "Ada"), "1 or more"),
        (("add",), "PATH"),
        (("add", "nowhere"), "nowhere"),
        (("add", "-", "x"), "stands alone"),
        (("add", "-", "--jsonl", "--title", "T"), "one report"),
        (("serve", "--port", "99999"), "no port"),
    ],
)
def test_a_call_that_is_off_exits_2_and_says_why_on_standard_error_alone(args, told, record, tmp_path):
    code, out, err = sayso(*args, cwd=tmp_path, given="", env={"SAYSO_RECORD": str(record)})
    assert (code, out) == (2, "")
    assert told in err
    assert err.startswith("sayso: ")
    assert "Traceback" not in err


# The desk


@pytest.mark.skipif(os.name == "nt", reason="signals as on POSIX systems")
def test_the_desk_opens_answers_and_ends_with_ctrl_c(record):
    process = start("serve", "--port", "0", "--record", str(record))
    told = process.stderr.readline().decode()
    try:
        address = re.search(r"http://127\.0\.0\.1:\d+/", told)[0]
        for _ in range(60):  # it is told when the port is taken, a moment before it is open
            try:
                with urlopen(address, timeout=10) as answer:
                    assert answer.status == 200
                break
            except URLError:
                time.sleep(0.5)
        else:
            raise AssertionError("the desk never opened")
    finally:
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)
    assert (process.returncode, out) == (0, b"")
    assert b"Traceback" not in err


def test_the_desk_is_not_opened_to_others_without_a_token(record, tmp_path):
    args = ("serve", "--host", "0.0.0.0", "--port", "0", "--record", str(record))
    code, out, err = sayso(*args)
    assert (code, out) == (2, "")
    assert "token" in err
    for content, told in ((None, "cannot be read"), ("\n", "no token")):
        file = tmp_path / "token"
        if content is not None:
            file.write_text(content)
        code, out, err = sayso(*args, "--token-file", str(file))
        assert (code, out) == (3, "")
        assert told in err


@pytest.mark.skipif(os.name == "nt", reason="limits as on POSIX systems")
def test_a_record_that_runs_out_of_room_is_told_and_what_was_told_before_is_stored(tmp_path):
    import resource

    record, chance = tmp_path / "r.db", random.Random(7)
    assert sayso("add", "-", "--record", str(record), given=DISPATCH)[0] == 0
    words = [f"{DISPATCH} {' '.join(str(chance.random()) for _ in range(1500))}" for _ in range(30)]
    given = lines(*({"id": f"r{n}", "text": text} for n, text in enumerate(words)))
    room = record.stat().st_size + 400_000
    code, told = added("-", "--jsonl", "--record", str(record), "--jobs", "1", given=given,
                       preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room)))  # fmt: skip
    assert code == 4
    assert 0 < len(told) < len(words)
    with library.open(record) as corpus:
        assert {t["report"] for t in told} <= {v.name for v in corpus.versions()}
        assert not corpus.faults()
