"""The command line run as a process, with a pipeline that needs no weights (stub/sitecustomize.py)."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from jsonschema import validate
from processes import AFFAIR, lines, sayso, start

from sayso import __version__
from sayso.export.contract import reading_from_json, schema

REPORT = "The mayor said on Monday that the bridge would be closed for repairs until the end of the year.\n"


def numbered(n: int, word: str = "") -> list[dict]:
    return [{"id": f"r{i}", "text": f"{REPORT} Report number {i}. {word}"} for i in range(n)]


@pytest.fixture
def report(tmp_path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT)
    return path


def test_help_comes_quickly_and_names_every_command():
    began = time.monotonic()
    code, out, _ = sayso("--help", stub=False)
    assert code == 0
    commands = """read add reread delete backup status claims trace conflicts actors timeline copies survey judge log
    undo export serve schema version""".split()
    assert all(re.search(rf"^    {command}\b", out, re.M) for command in commands)
    assert time.monotonic() - began < 5


def test_help_loads_nothing_heavy():
    code = "import sys, sayso.cli as c; c.build_parser(); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"rich", "numpy", "spacy", "onnxruntime", "sayso.pipeline", "trafilatura"} & set(loaded)


def test_the_version_is_the_packages():
    assert sayso("--version", stub=False)[:2] == (0, f"sayso {__version__}\n")


@pytest.mark.parametrize("name", ["reading", "failure", "survey"])
def test_the_schema_printed_is_the_schema_shipped(name):
    code, out, err = sayso("schema", name, stub=False)
    assert (code, err) == (0, "")
    assert json.loads(out) == schema(name)


@pytest.mark.parametrize(
    ("args", "told"),
    [
        ((), "COMMAND"),
        (("read",), "PATH"),
        (("read", "nowhere.txt"), "nowhere.txt"),
        (("read", "-", "other.txt"), "stands alone"),
        (("read", "-", "--json", "--jsonl"), "not allowed"),
        (("read", "-", "--jobs", "0"), "1 or more"),
        (("read", "-", "--jobs", "two"), "1 or more"),
        (("read", "-", "--published", "3/4/2025"), "no date"),
        (("read", "-", "--published", "2025-13"), "no date"),
        (("read", "-", "--force"), "--html"),
        (("read", "-", "--html", "nowhere/page.html"), "no such folder"),
        (("read", "-", "--jsonl", "--title", "T"), "one report"),
        (("read", "--nonsense", "-"), "--nonsense"),
        (("read", "-", "--jsonl", "--survey"), "--survey --json"),
        (("read", "-", "--survey", "--each"), "not allowed"),
        (("read", "-", "--limit", "0"), "1 or more"),
        (("schema", "other"), "other"),
        (("tell",), "tell"),
    ],
)
def test_a_call_that_is_off_exits_2_and_says_why_on_standard_error_alone(args, told, tmp_path):
    code, out, err = sayso(*args, cwd=tmp_path, given="")
    assert (code, out) == (2, "")
    assert told in err
    assert err.startswith("sayso: ")
    assert "Traceback" not in err


def test_a_report_is_shown_to_a_person(report):
    code, out, err = sayso("read", str(report), "--publisher", "The Plain Record")
    assert (code, err) == (0, "")
    assert "The mayor" in out
    assert "Who says what" in out
    assert "on the word of The Plain Record" in out
    assert "\x1b" not in out


def test_json_is_one_valid_reading_with_the_text_unchanged(report):
    code, out, err = sayso("read", str(report), "--json", "--title", "T", "--published", "2026-03")
    assert (code, err) == (0, "")
    data = json.loads(out)
    validate(data, schema("reading"))
    assert data["report"]["text"] == REPORT
    assert (data["report"]["title"], data["report"]["published"]) == ("T", "2026-03")


def test_json_of_several_reports_is_refused_in_favour_of_jsonl(report):
    code, out, err = sayso("read", str(report), str(report), "--json")
    assert (code, out) == (2, "")
    assert "--jsonl" in err


@pytest.fixture
def affair(tmp_path) -> Path:
    path = tmp_path / "affair.jsonl"
    path.write_text(lines(*AFFAIR, {"id": "bad", "text": REPORT + "refuse"}))
    return path


def test_several_reports_end_in_what_they_come_to(affair):
    for jobs in ("1", "2"):
        code, out, err = sayso("read", str(affair), "--jobs", jobs)
        assert code == 1
        flat = " ".join(out.split())
        assert flat.startswith("3 reports from 3 publishers; 1 could not be read.")
        assert "at most 1, at least 1 independent origin carried by 3 reports said by “A harbour official”" in flat
        assert "(Associated Press) 2 reports are one AP dispatch" in flat
        assert "2 reports rest on the same unnamed source, “A harbour official” (Associated Press)" in flat
        assert "first seen here Associated Press (wire), 2026-03-01 20:00 UTC denied by Ida Holm, in Lark Line" in flat
        assert "1 more claim stands in one report alone." in flat
        assert "bad: nothing in it" in flat
        assert "Who says what" not in out
        assert err.strip() == "sayso: 1 of 4 reports could not be read"


def test_several_reports_give_a_valid_survey_the_same_in_any_order(affair, tmp_path):
    code, out, _ = sayso("read", str(affair), "--survey", "--json")
    assert code == 1
    data = json.loads(out)
    validate(data, schema("survey"))
    assert [r["id"] for r in data["reports"]] == ["wire", "echo", "line"]
    assert [f["id"] for f in data["failures"]] == ["bad"]
    assert len(data["claims"]) == 4  # also those that one report carries once
    turned = tmp_path / "turned.jsonl"
    turned.write_text("".join(reversed(affair.read_text().splitlines(keepends=True))))
    assert sayso("read", str(turned), "--survey", "--json")[1] == out


def test_one_report_can_be_surveyed_and_several_shown_one_by_one(affair, report):
    code, out, _ = sayso("read", str(report), "--survey")
    assert (code, out.splitlines()[0]) == (0, "1 report, the publisher not known.")
    code, out, err = sayso("read", str(affair), "--each")
    assert code == 1
    assert out.count("Who says what") == 3
    assert "independent origin" not in out
    assert "bad: nothing in it" in err


def test_the_summary_tells_the_most_carried_and_counts_the_rest(affair):
    out = sayso("read", str(affair), "--limit", "1")[1]
    flat = " ".join(out.split())
    assert flat.count("independent origins") <= 2
    assert "2 more claims in two or more reports. 1 more claim stands in one report alone." in flat


def test_several_reports_make_one_page_of_what_they_come_to(affair, tmp_path):
    target = tmp_path / "page.html"
    code, out, _ = sayso("read", str(affair), "--html", str(target))
    assert (code, out) == (1, "")
    assert "at most 1, at least 1 independent origin" in target.read_text().lower()
    code, out, _ = sayso("read", str(affair), "--html", str(target), "--each")
    assert (code, out) == (1, "")
    assert "independent origin" not in target.read_text()


def test_owners_join_ends_of_one_house_and_a_file_that_is_off_exits_3(affair, tmp_path):
    owners = tmp_path / "owners.ini"
    owners.write_text("[Echo House]\npublishers =\n    The Echo\n    Associated Press\n")
    code, out, _ = sayso("read", str(affair), "--survey", "--json", "--owners", str(owners))
    assert json.loads(out)["copies"][0]["house"] == "Echo House"
    assert sayso("read", str(affair), "--survey", "--json", env={"SAYSO_OWNERS": str(owners)})[1] == out
    owners.write_text("[Echo House]\nnonsense = 1\n")
    code, out, err = sayso("read", str(affair), "--owners", str(owners))
    assert (code, out) == (3, "")
    assert "nonsense" in err


def test_lines_in_give_lines_out_in_order(tmp_path):
    reports = numbered(12)
    reports[0]["text"] += "wait"
    for jobs in ("1", "2"):
        code, out, err = sayso("read", "-", "--jsonl", "--jobs", jobs, given=lines(*reports))
        assert (code, err) == (0, "")
        found = [json.loads(line) for line in out.splitlines()]
        assert [d["report"]["id"] for d in found] == [r["id"] for r in reports]
        assert [reading_from_json(d).report.text for d in found] == [r["text"] for r in reports]


def test_one_bad_report_fails_in_its_place_and_the_others_go_on():
    reports = lines({"id": "a", "text": REPORT}, {"id": "b", "text": REPORT + "refuse"}) + "no json\n" + lines(
        {"id": "c", "text": REPORT}
    )
    for jobs in ("1", "2"):
        code, out, err = sayso("read", "-", "--jsonl", "--jobs", jobs, given=reports)
        assert code == 1
        found = [json.loads(line) for line in out.splitlines()]
        assert [d["schema"] for d in found] == [
            "sayso.reading/1", "sayso.failure/1", "sayso.failure/1", "sayso.reading/1"
        ]  # fmt: skip
        for failure in found[1:3]:
            validate(failure, schema("failure"))
        assert found[1]["id"] == "b"
        assert "nothing in it" in found[1]["why"]
        assert "2 of 4 reports could not be read" in err


def test_a_line_is_answered_before_the_next_one_comes():
    for jobs in ("1", "2"):
        process = start("read", "-", "--jsonl", "--jobs", jobs, stdin=subprocess.PIPE)
        for report in numbered(3):
            process.stdin.write(lines(report).encode())
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["report"]["id"] == report["id"]
        process.communicate(timeout=30)
        assert process.returncode == 0


def test_lone_surrogates_come_through(tmp_path):
    given = '{"id": "x", "text": "' + REPORT.strip() + ' \\ud83d and \\u2028 more"}\n'
    code, out, _ = sayso("read", "-", "--jsonl", given=given)
    assert code == 0
    assert json.loads(out)["report"]["text"] == REPORT.strip() + " \ud83d and \u2028 more"
    code, out, _ = sayso("read", "-", "--jsonl", "--html", str(tmp_path / "p.html"), given=given)
    assert code == 0
    assert "and" in (tmp_path / "p.html").read_text("utf-8")


def test_output_is_utf_8_whatever_the_locale(report):
    report.write_text(REPORT + "Æther – “quoted” 😀", "utf-8")
    for form in ("--json", "--jsonl"):
        code, out, _ = sayso("read", str(report), form, env={"PYTHONIOENCODING": "ascii", "LC_ALL": "C"})
        assert code == 0
        assert json.loads(out)["report"]["text"].endswith("😀")
    code, out, _ = sayso("read", str(report), env={"PYTHONIOENCODING": "ascii", "LC_ALL": "C"})
    assert code == 0
    assert out.isascii()


def test_plain_text_comes_from_standard_input():
    code, out, _ = sayso("read", "-", "--json", given=REPORT)
    assert code == 0
    assert json.loads(out)["report"]["text"] == REPORT


def test_a_failure_of_a_single_report_is_told_and_exits_1():
    code, out, err = sayso("read", "-", given="")
    assert (code, out) == (1, "")
    assert "empty" in err
    code, out, _ = sayso("read", "-", "--json", given="")
    assert code == 1
    validate(json.loads(out), schema("failure"))


def test_a_folder_is_read_in_order_with_ids_relative_to_it(tmp_path):
    for name in ("b.txt", "a.txt", "sub/c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(REPORT + name)
    code, out, _ = sayso("read", str(tmp_path), "--jsonl", "--jobs", "2")
    assert code == 0
    assert [json.loads(line)["report"]["id"] for line in out.splitlines()] == ["a.txt", "b.txt", "sub/c.txt"]


def test_files_of_one_name_in_two_folders_are_two_reports(tmp_path):
    for folder in ("post", "echo/may"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "1.txt").write_text("Ida Holm said: Nine people were killed.\n")
    _, out, _ = sayso("read", "post", "echo/may", "--jsonl", cwd=tmp_path)
    assert [json.loads(line)["report"]["id"] for line in out.splitlines()] == ["post/1.txt", "echo/may/1.txt"]
    _, out, _ = sayso("read", "post", str(tmp_path / "post"), "--jsonl", cwd=tmp_path)
    assert [json.loads(line)["report"]["id"] for line in out.splitlines()] == ["1.txt", "1.txt"]
    _, out, _ = sayso("read", "post", "echo/may", "--survey", "--json", cwd=tmp_path)
    assert len(json.loads(out)["reports"]) == 2


def test_a_file_of_one_line_is_one_report_and_one_of_two_is_several(tmp_path):
    path = tmp_path / "some.jsonl"
    path.write_text(lines(*numbered(1)) + "\n")
    code, out, _ = sayso("read", str(path), "--json")
    assert (code, json.loads(out)["report"]["id"]) == (0, "r0")
    path.write_text(lines(*numbered(2)))
    assert sayso("read", str(path), "--json")[0] == 2


def test_a_file_of_many_lines_is_shared_out_in_order(tmp_path):
    path = tmp_path / "many.jsonl"
    path.write_text(lines(*numbered(120)))
    code, out, _ = sayso("read", str(path), "--jsonl", "--jobs", "2")
    assert code == 0
    assert [json.loads(line)["report"]["id"] for line in out.splitlines()] == [f"r{i}" for i in range(120)]


def test_a_folder_with_nothing_in_it_is_a_call_that_is_off(tmp_path):
    assert sayso("read", str(tmp_path))[0] == 2


def test_the_page_is_written_whole_and_standard_output_stays_empty(report, tmp_path):
    target = tmp_path / "page.html"
    code, out, err = sayso("read", str(report), str(report), "--html", str(target))
    assert (code, out) == (0, "")
    assert "wrote" in err
    assert target.read_text().startswith("<!doctype html>")
    assert sayso("read", str(report), "--html", str(target), "--quiet") == (0, "", "")


def test_a_file_of_someone_elses_is_not_overwritten_without_force(report, tmp_path):
    target = tmp_path / "mine.html"
    target.write_text("mine")
    code, out, err = sayso("read", str(report), "--html", str(target))
    assert (code, out) == (2, "")
    assert "--force" in err
    assert target.read_text() == "mine"
    assert sayso("read", str(report), "--html", str(target), "--force")[0] == 0
    assert "mine" not in target.read_text()[:100]


def test_missing_weights_are_an_error_of_the_installation_and_exit_3():
    for jobs in ("1", "2"):
        given = lines(*numbered(2, "weightless"))
        code, out, err = sayso("read", "-", "--jsonl", "--jobs", jobs, given=given)
        assert (code, out) == (3, "")
        assert "weights are missing" in err
        assert "reinstall" in err
        assert "Traceback" not in err


def test_a_bug_ends_in_a_traceback_and_is_not_taken_for_a_bad_report():
    code, _, err = sayso("read", "-", "--jsonl", "--jobs", "1", given=lines(*numbered(1, "bug")))
    assert code == 1
    assert "ZeroDivisionError" in err


def test_a_worker_that_dies_is_told_with_what_to_do():
    code, _, err = sayso("read", "-", "--jsonl", "--jobs", "2", given=lines(*numbered(3, "die")))
    assert code == 3
    assert "--jobs 1" in err
    assert "Traceback" not in err


@pytest.mark.skipif(os.name == "nt", reason="signals as on POSIX systems")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_exits_130_at_once_and_leaves_no_worker(jobs):
    process = start("read", "-", "--jsonl", "--jobs", jobs, stdin=subprocess.PIPE, start_new_session=True)
    process.stdin.write(lines(*numbered(1), *numbered(6, "forever")).encode())
    process.stdin.flush()
    assert process.stdout.readline()
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert err.decode().strip() == "sayso: interrupted"
    for _ in range(50):
        try:
            os.killpg(process.pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    raise AssertionError("a worker lives on")


@pytest.mark.skipif(os.name == "nt", reason="pipes as on POSIX systems")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_reader_that_goes_away_is_no_error(jobs, tmp_path):
    (tmp_path / "many.jsonl").write_text(lines(*({**r, "text": r["text"] * 200} for r in numbered(60))))
    process = start("read", str(tmp_path / "many.jsonl"), "--jsonl", "--jobs", jobs)
    assert process.stdout.readline()
    process.stdout.close()
    err = process.stderr.read().decode()
    assert process.wait(timeout=30) == 0
    assert err == ""


def test_hostile_names_do_not_command_the_terminal(tmp_path):
    _, _, err = sayso("read", "no\x1b[2Jfile", cwd=tmp_path)
    assert "\x1b" not in err
