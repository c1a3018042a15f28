import gzip
import io
import json
import os
import pickle
import zipfile

import pytest

from sayso.errors import UsageError
from sayso.model import Failure, Report
from sayso.read import Details, arrivals_of, from_text, items, read_lines, read_path

STORY = "The mayor said on Monday that the ferry would not sail, and that nobody had asked her about it."


def line(**given):
    return json.dumps({"text": STORY, **given})


def test_what_has_no_id_of_its_own_is_told_by_the_file_it_lay_in_if_by_anything(tmp_path, monkeypatch):
    day = tmp_path / "day"
    day.mkdir()
    (day / "a.txt").write_text(STORY)
    (day / "b.json").write_text(line())
    (day / "c.json").write_text(line(id="own"))
    (day / "d.json").write_text(f"[{line()}, {line(id='own too')}]")
    (day / "e.jsonl").write_text(f"{line()}\n{line(id=7)}\n")
    (day / "f.txt.gz").write_bytes(gzip.compress(STORY.encode()))
    with zipfile.ZipFile(day / "g.zip", "w") as archive:
        archive.writestr("deep/a.txt", STORY)
        archive.writestr("b.jsonl", line())
    entry = "<item><title>T</title><description>{}</description>{}</item>"
    (day / "h.xml").write_text("<rss><channel>" + entry.format(STORY, "") + entry.format(STORY, "<guid>g1</guid>")
                               + "</channel></rss>")  # fmt: skip
    found = {r.id: r.file for r in read_path(day)}
    assert found == {
        "a.txt": str(day / "a.txt"), "b.json": str(day / "b.json"), "own": None, "d.json#1": "", "own too": None,
        "e.jsonl#1": "", "7": None, "f.txt.gz": str(day / "f.txt.gz"),
        "g.zip/deep/a.txt": str(day / "g.zip/deep/a.txt"), "g.zip/b.jsonl#1": "", "h.xml#1": "", "g1": None,
    }  # fmt: skip
    monkeypatch.chdir(day)
    (tmp_path / "link").symlink_to(day)
    for path in ("a.txt", "../day/a.txt", tmp_path / "link" / "a.txt"):
        assert [r.file for r in read_path(path)] == [str(day / "a.txt")]
    assert [r.file for r in read_lines([line(), line(id="x")])] == ["", None]
    assert [a.report.file for a in arrivals_of(STORY.encode(), id="-")] == [""]
    assert (from_text(STORY).file, from_text(STORY, id="x").file) == ("", None)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "b.txt").write_text(STORY)
    (tmp_path / "a.html").write_text(f"<html><body><article><p>{STORY * 3}</p></article></body></html>")
    (tmp_path / "deep" / "er").mkdir(parents=True)
    (tmp_path / "deep" / "er" / "c.txt").write_text(STORY)
    (tmp_path / ".hidden.txt").write_text(STORY)
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "d.txt").write_text(STORY)
    (tmp_path / "a_files").mkdir()
    (tmp_path / "a_files" / "ad.html").write_text(STORY)
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00")
    (tmp_path / "lines.jsonl").write_text("\n".join([line(id="x"), "", "{broken", line()]))
    (tmp_path / "many.json").write_text(json.dumps([{"id": "m", "text": STORY}, {"text": STORY}, 7]))
    (tmp_path / "style.css").write_text("p { margin: 0 }")
    (tmp_path / "void.txt").write_text("")
    return tmp_path


def test_a_folder_is_read_in_order_and_one_failure_does_not_stop_the_rest(folder):
    found = [(r.id, isinstance(r, Report)) for r in read_path(folder)]
    assert found == [
        ("a.html", True),
        ("b.txt", True),
        ("deep/er/c.txt", True),
        ("x", True),
        ("lines.jsonl:3", False),
        ("lines.jsonl#4", True),
        ("m", True),
        ("many.json#2", True),
        ("many.json#3", False),
        ("picture.png", False),
        ("void.txt", False),
    ]


def test_items_give_what_read_path_gives(folder):
    def told(results):
        return [(r.id, getattr(r, "text", None) or r.why) for r in results]

    assert told(r for item in items(folder) for r in item.load()) == told(read_path(folder))


def test_items_go_to_other_processes(folder):
    for item in items(folder):
        assert pickle.loads(pickle.dumps(item)) == item


def test_reports_are_read_one_at_a_time(folder):
    results = read_path(folder)
    assert next(results).id == "a.html"
    (folder / "b.txt").unlink()
    failed = next(results)
    assert isinstance(failed, Failure) and (failed.id, failed.stage) == ("b.txt", "read")


def test_a_long_file_of_lines_is_shared_out_and_keeps_its_order(tmp_path):
    path = tmp_path / "long.jsonl"
    path.write_text("\n".join(line(id=str(n)) for n in range(173)) + "\n")
    work = items(path)
    assert len(work) > 2
    assert [r.id for item in work for r in item.load()] == [str(n) for n in range(173)]


def test_lines_without_id_are_known_by_their_number_across_shares(tmp_path):
    path = tmp_path / "long.jsonl"
    path.write_text("\r\n".join(line() for _ in range(120)))
    assert [r.id for r in read_path(path)] == [f"{path}#{n}" for n in range(1, 121)]


def test_a_single_file_is_known_by_the_path_given(folder):
    (report,) = read_path(folder / "b.txt")
    assert report.id == str(folder / "b.txt")


def test_what_the_caller_knows_goes_to_every_report(folder):
    known = Details(publisher="The Courier", published="2018-07-16")
    reports = [r for r in read_path(folder, defaults=known) if isinstance(r, Report)]
    assert {(r.publisher, r.published) for r in reports} == {("The Courier", "2018-07-16")}


def test_a_path_that_is_not_there_is_an_error_of_the_call():
    with pytest.raises(UsageError, match="no such file"):
        items("no/such/path")
    with pytest.raises(UsageError):
        items("nul\0byte")


def test_an_address_is_work_and_fetches_nothing_yet():
    (item,) = items("https://courier.example/ferry")
    assert item.id == "https://courier.example/ferry"


def test_an_empty_file_of_lines_is_a_failure(tmp_path):
    (tmp_path / "e.jsonl").write_text("")
    (failed,) = read_path(tmp_path)
    assert isinstance(failed, Failure) and failed.id == "e.jsonl"


def test_a_file_of_blank_lines_is_a_failure(tmp_path):
    (tmp_path / "blank.jsonl").write_text("\n" * 120)
    (failed,) = read_path(tmp_path)
    assert (failed.id, failed.why) == ("blank.jsonl", "this file is empty")
    (tmp_path / "blank.jsonl").write_text("\n" * 120 + line(id="x"))
    assert [r.id for r in read_path(tmp_path)] == ["x"]


def test_a_line_that_fails_is_told_by_its_file_and_number(tmp_path):
    (tmp_path / "list.jsonl").write_text("\n".join([line(id="a"), '{"id": "b", "text": ""}', "no json"]))
    told = [(r.id, r.why) for r in read_path(tmp_path) if isinstance(r, Failure)]
    assert told[0] == ("b", "list.jsonl:2: this holds no text")
    assert told[1][0] == "list.jsonl:3"


def test_an_array_without_reports_is_a_failure(tmp_path):
    (tmp_path / "e.json").write_text("[]")
    (failed,) = read_path(tmp_path)
    assert isinstance(failed, Failure) and (failed.id, failed.why) == ("e.json", "this array holds no reports")


def test_a_dangling_link_and_a_pipe_are_failures_that_block_nothing(tmp_path):
    os.symlink(tmp_path / "gone", tmp_path / "a.txt")
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "b.txt")
    assert all(isinstance(r, Failure) for r in read_path(tmp_path))


def test_an_enormous_file_is_refused_unread(tmp_path):
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(2_000_000_000)
    (failed,) = read_path(path)
    assert isinstance(failed, Failure) and "MB" in failed.why


def test_a_stream_gives_a_result_a_line_in_order():
    lines = [line(id="a"), "oops", "  ", line(id="a"), line(id=7), "[]", line(text=None, id="n"), line(publisher=["x"])]
    results = list(read_lines(io.BytesIO("\n".join(lines).encode())))
    assert [(r.id, isinstance(r, Report)) for r in results] == [
        ("a", True),
        ("line 2", False),
        ("a", True),
        ("7", True),
        ("line 6", False),
        ("n", False),
        ("line 8", False),
    ]
    assert results[5].why.startswith("line 7: ")


def test_a_stream_of_characters_will_do_and_a_mark_at_its_start():
    assert [r.id for r in read_lines(["\ufeff" + line(id="a") + "\n", line(id="b")])] == ["a", "b"]


def test_the_text_of_a_line_stays_as_it_is():
    text = "\ufeffThe mayor said that\r\nit would rain.\t\x0b\u2028She did not say when.\n\n"
    (report,) = read_lines([line(text=text)])
    assert report.text == text


def test_a_line_of_bytes_that_are_no_text_is_a_failure():
    failed, report = read_lines([b'{"text": "\x00\x01\x02\x03"}\n', line().encode()])
    assert isinstance(failed, Failure) and isinstance(report, Report)


def test_lines_given_as_the_bytes_of_a_file_are_told_as_those_of_the_file_itself(folder, monkeypatch):
    monkeypatch.chdir(folder)
    (folder / "void.jsonl").write_text("\n \n")
    for name in ("lines.jsonl", "void.jsonl"):
        given = [a.report for a in arrivals_of((folder / name).read_bytes(), id=name)]
        lying = list(read_path(name))
        assert [(r.id, getattr(r, "why", None)) for r in given] == [(r.id, getattr(r, "why", None)) for r in lying]
        assert given
