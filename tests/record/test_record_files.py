"""Files that are no record, that cannot be written, that are full; backups; deletion for good."""

from __future__ import annotations

import os
import random
import sqlite3
import stat
import tempfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.errors import StoreError
from sayso.record import Decision, Link, Place, open_record
from sayso.record.judged import item_spans
from sayso.record.sqlite import migrations, statements
from sayso.text import Span
from tests.record.record_samples import BRANDT, MAKER, TEXT, reading, report


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "sayso.db"


@pytest.fixture
def plain_user() -> Iterator[None]:
    """Root may write anywhere; these tests are for everybody else."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    yield
    os.seteuid(0)


@pytest.mark.parametrize(
    "content", [b"x", b"Mayor Ilse Brandt said so.\n" * 400, b"SQLite format 3\x00" + b"\xff" * 9000]
)
def test_a_file_that_is_no_database_is_refused_and_left_alone(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"sayso\.db: this is no record|damaged"):
        open_record(path)
    assert path.read_bytes() == content


@pytest.mark.parametrize("statement", ["CREATE TABLE recipes (n INTEGER)", "PRAGMA application_id = 7"])
def test_another_programs_database_is_refused_and_left_alone(path: Path, statement: str) -> None:
    other = sqlite3.connect(path)
    other.execute(statement)
    other.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="another program's"):
        open_record(path)
    assert path.read_bytes() == before


def test_an_empty_file_becomes_a_record(path: Path) -> None:
    path.touch()
    with open_record(path) as record:
        assert record.status()["reports"] == 0


def test_a_damaged_record_is_told(path: Path) -> None:
    with open_record(path) as record:
        for k in range(40):
            record.add(report(f"r{k}", f"{k} " * 2000), b"")
    data = bytearray(path.read_bytes())
    for at in range(4096, len(data) - 4096, 4096):
        data[at : at + 200] = b"\xa5" * 200
    path.write_bytes(data)
    with pytest.raises(StoreError, match="damaged"), open_record(path) as record:
        record.versions()


def test_a_truncated_record_is_told(path: Path) -> None:
    with open_record(path) as record:
        for k in range(40):
            record.add(report(f"r{k}", f"{k} " * 2000), b"")
    os.truncate(path, 3 * 4096)
    with pytest.raises(StoreError, match="damaged"), open_record(path) as record:
        record.versions()


def test_a_record_of_a_newer_sayso_is_refused(path: Path) -> None:
    with open_record(path) as record:
        record.add(report(), b"")
    other = sqlite3.connect(path)
    other.execute("INSERT INTO migration VALUES (999, 'something new', '2030-01-01')")
    other.commit()
    other.close()
    with pytest.raises(StoreError, match=r"newer Sayso.*upgrade"):
        open_record(path)


def test_a_folder_and_a_path_without_its_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="that is a folder"):
        open_record(tmp_path)
    with pytest.raises(StoreError, match="no such folder"):
        open_record(tmp_path / "nowhere" / "sayso.db")


@pytest.mark.skipif(os.name != "posix", reason="rights as POSIX has them")
@pytest.mark.parametrize("there", [False, True])
def test_a_read_only_folder_is_told(plain_user: None, there: bool) -> None:
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        path = Path(folder) / "sayso.db"
        if there:
            open_record(path).close()
        os.chmod(folder, stat.S_IRUSR | stat.S_IXUSR)
        try:
            with pytest.raises(StoreError, match="cannot be written to"):
                open_record(path)
        finally:
            os.chmod(folder, stat.S_IRWXU)


@pytest.mark.skipif(os.name != "posix", reason="rights as POSIX has them")
def test_a_read_only_file_is_told(plain_user: None) -> None:
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        path = Path(folder) / "sayso.db"
        open_record(path).close()
        path.chmod(stat.S_IRUSR)
        with pytest.raises(StoreError, match="cannot be written to"):
            open_record(path)


def test_a_record_that_runs_out_of_room_keeps_every_acknowledged_report(path: Path) -> None:
    kept = []
    with open_record(path, max_pages=120) as record:
        with pytest.raises(StoreError, match="run out of room"):
            for k in range(1000):
                text = " ".join(f"w{k * j}" for j in range(400))
                kept.append((record.add(report(f"r{k}", text), text.encode(), reading(text)).version_id, text))
        assert 3 < len(kept) < 1000
        assert record.report(kept[0][0]).text == kept[0][1]
        assert record.status()["versions"] == len(kept)
    with open_record(path) as record:
        assert record.faults() == []
        assert {v.id for v in record.versions()} == {id for id, _ in kept}
        assert all(record.raw(id) == text.encode() for id, text in kept)
        assert record.add(report("one more"), b"").state == "new"


def test_a_full_record_can_still_be_emptied(path: Path) -> None:
    with open_record(path, max_pages=120) as record:
        with pytest.raises(StoreError):
            for k in range(1000):
                record.add(report(f"r{k}", f"word{k} " * 500), b"")
        names = [v.name for v in record.versions()]
        record.delete(*names[:5], who="kim")
        assert record.add(report("one more"), b"").state == "new"


def test_a_migration_that_fails_leaves_the_record_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_record(path) as record:
        version = record.add(report(), b"").version_id
    more = [*migrations(), ("0099_bad", "CREATE TABLE extra (n INTEGER);\nCREATE TABLE extra (n INTEGER);\n")]
    monkeypatch.setattr("sayso.record.sqlite.migrations", lambda: more)
    with pytest.raises(StoreError):
        open_record(path)
    monkeypatch.undo()
    with open_record(path) as record:
        assert record.report(version) == report()
    more[-1] = ("0099_good", "CREATE TABLE extra (n INTEGER);\n")
    monkeypatch.setattr("sayso.record.sqlite.migrations", lambda: more)
    open_record(path).close()
    other = sqlite3.connect(path)
    assert other.execute("SELECT number, name FROM migration").fetchall()[-1] == (99, "0099_good")
    assert other.execute("SELECT count(*) FROM extra").fetchone() == (0,)
    other.close()


def test_a_record_in_which_somebody_rejected_something_is_derived_anew_by_the_newer_rules(path: Path) -> None:
    with open_record(path) as record:
        ids = [record.add(report(id), b"", reading(attributions=[BRANDT])).version_id for id in ("one", "two")]
        place = Place(version=ids[1], spans=item_spans("attribution", BRANDT))
        record.judge(Decision(what="wrong", kind="attribution", place=place, before=BRANDT), who="kim")
    other = sqlite3.connect(path)
    with other:
        other.execute("DELETE FROM due")
        other.execute("DELETE FROM migration WHERE number = 12")
    other.close()
    with open_record(path) as record:
        assert record._db.rows("SELECT what, v.id FROM due JOIN version v ON v.n = due.n") == [("derive", ids[1])]


def test_the_portable_migrations_hold_nothing_of_sqlites_own() -> None:
    from importlib.resources import files

    shared = [e for e in files("sayso.record").joinpath("migrations").iterdir() if not e.name.endswith(".sqlite.sql")]
    assert len(shared) == len(migrations())
    for entry in shared:
        script = entry.read_text("utf-8").upper()
        for own in (
            "PRAGMA",
            "VIRTUAL",
            "RAISE",
            "AUTOINCREMENT",
            "ROWID",
            "STRICT",
            "BLOB",
            "DATETIME",
            "IFNULL",
            "TRIGGER",
        ):
            assert own not in script, (entry.name, own)


def test_an_unfinished_statement_in_a_migration_is_a_bug() -> None:
    assert (
        len(list(statements("CREATE TABLE a (n INTEGER);\n-- words; more\nCREATE TABLE b (n INTEGER);\n-- end\n"))) == 2
    )
    with pytest.raises(ValueError, match="unfinished"):
        list(statements("CREATE TABLE a (n INTEGER)"))


def bytes_of(path: Path) -> bytes:
    return b"".join(p.read_bytes() for p in path.parent.iterdir())


def test_a_deleted_report_leaves_no_trace_among_the_bytes(path: Path) -> None:
    secret = "Zyqqwarth met Prexwolding at the xylophund. " * 30
    raw = zlib.compress(secret.encode())  # does not shrink again, so a piece of it would be seen
    with open_record(path) as record:
        keep = record.add(report("keep"), b"", reading(attributions=[BRANDT])).version_id
        given = report("gone-Qwozzel", TEXT + secret, byline="Jexbury", dateline="VUXHAVEN", publisher="Klaxpost")
        item = {**BRANDT, "note": "Wexgloob"}
        gone = record.add(given, raw, reading(TEXT + secret, attributions=[item])).version_id
        edited = record.add(report("gone-Qwozzel", TEXT + "Zyqqwarth was gone. Mirxolat."), b"").version_id
        for k in range(30):
            record.add(report(f"r{k}", f"{k} {TEXT}" * 20), b"")
        ends = {"a": Place(version=keep, spans=(Span(0, 5),)), "b": Place(version=gone, spans=(Span(0, 5),))}
        record.put_links([Link(kind="copy", made_by=MAKER, why=("both say Plixnard",), **ends)])
        record.judge(
            Decision(what="same", kind="actor", place=ends["a"], other=ends["b"], note="Drexhollow"), who="kim"
        )
        words = [b"yqqwart", b"rexwoldi", b"ylophun", b"wozzel", b"exbury", b"UXHAVE", b"laxpos", b"irxola", b"lixnar",
                 b"rexhollo", raw[40:60]]  # fmt: skip
        assert all(word in bytes_of(path) for word in words)
        assert b"zyqqwarth" in bytes_of(path)  # the index writes small letters

        deleted = record.delete("gone-Qwozzel", who="kim")
        assert deleted.scrubbed
        assert set(deleted.versions) == {gone, edited}
        assert [word for word in (*words, b"zyqqwarth") if word in bytes_of(path)] == []
        assert record.search("zyqqwarth") == ()
        assert [v.name for v in record.versions("keep")] == ["keep"]
        assert record.links() == ()
        assert record.faults() == []
    assert [word for word in (*words, b"zyqqwarth") if word in bytes_of(path)] == []
    index = sqlite3.connect(path)
    index.execute("CREATE VIRTUAL TABLE temp.terms USING fts5vocab('main', 'words', 'row')")
    assert index.execute("SELECT term FROM temp.terms WHERE term LIKE 'zyq%' OR term LIKE 'mirx%'").fetchall() == []
    index.close()


def test_rows_that_moved_between_pages_leave_no_trace_either(path: Path) -> None:
    # With this seed, overwriting freed rows (SQLite's secure_delete) without writing the file anew leaves one behind.
    rng = random.Random(3)
    marks = {f"r{k}": f"zq{k}xqmark{k}" for k in range(120)}
    with open_record(path) as record:
        for name, mark in marks.items():
            title = f"{mark} " * rng.randint(1, 60)
            record.add(report(name, "x", title=title, url=f"https://x.example/{mark}", publisher=None), b"")
        gone = [f"r{k}" for k in rng.sample(range(120), 80)]
        for some in (gone[::2], gone[1::2]):
            record.delete(*some, who="kim")
    left = bytes_of(path)
    assert [name for name in gone if marks[name].encode() in left] == []
    assert all(mark.encode() in left for name, mark in marks.items() if name not in gone)


def test_a_deleted_report_can_be_added_anew(path: Path) -> None:
    with open_record(path) as record:
        first = record.add(report(), b"")
        record.delete("quay", who="kim")
        assert record.add(report(), b"") == first


def test_words_that_a_reader_keeps_from_being_cleared_are_cleared_by_the_next_to_open(path: Path) -> None:
    with open_record(path, patience=0.1) as record:
        record.add(report(text="Zyqqwarth said so."), b"")
        reader = sqlite3.connect(path, isolation_level=None)
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM version").fetchone()
        assert not record.delete("quay", who="kim").scrubbed
        assert b"yqqwarth" in bytes_of(path)
        assert record.search("zyqqwarth") == ()
        reader.close()
    with open_record(path):
        assert b"yqqwarth" not in bytes_of(path)


def test_a_writer_who_does_not_come_to_an_end_is_told(path: Path) -> None:
    with open_record(path, patience=0.1) as record:
        writer = sqlite3.connect(path, isolation_level=None)
        writer.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="keeps the record busy"):
            record.add(report(), b"")
        assert record.status()["reports"] == 0
        writer.close()
        assert record.add(report(), b"").state == "new"


def test_deleting_several_of_which_one_is_unknown_deletes_nothing(path: Path) -> None:
    with open_record(path) as record:
        record.add(report(), b"")
        with pytest.raises(Exception, match="no such report"):
            record.delete("quay", "nothing", who="kim")
        assert record.status()["reports"] == 1
        assert record.delete(who="kim").versions == ()


def test_a_backup_is_a_record_of_one_file(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "kept" / "backup.db"
    target.parent.mkdir()
    with open_record(path) as record:
        version = record.add(report(), b"raw", reading()).version_id
        record.backup(target)
        status = record.status()
        record.add(report("later"), b"")
        assert [p.name for p in target.parent.iterdir()] == ["backup.db"]
        with open_record(target) as copy:
            assert copy.status() == status
            assert copy.raw(version) == b"raw"
            assert copy.search("quay")[0].version.id == version
        record.backup(target)
    with open_record(target) as copy:
        assert copy.status()["reports"] == 2


def test_a_backup_never_replaces_what_is_no_backup(path: Path, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("dear")
    with open_record(path) as record, open_record(tmp_path / "other.db"):
        for target in (letter, path, tmp_path, tmp_path / "other.db", tmp_path / "nowhere" / "b.db"):
            with pytest.raises(StoreError):
                record.backup(target)
    assert letter.read_text() == "dear"


def test_a_backup_never_replaces_another_record(path: Path, tmp_path: Path) -> None:
    other, kept = tmp_path / "other.db", tmp_path / "kept.db"
    with open_record(other) as record:
        record.add(report("elsewhere"), b"raw")
    with open_record(path) as record:
        gone = record.add(report(), b"raw").version_id
        with pytest.raises(StoreError, match="another record, with 1 report version that"):
            record.backup(other)
        record.backup(kept)
        record.add(report("later"), b"")
        record.delete(gone, who="kim")
        record.backup(kept)  # an older one of the same record, with what has been deleted since
    with open_record(other) as record, open_record(kept) as copy:
        assert record.status()["reports"] == copy.status()["reports"] == 1
