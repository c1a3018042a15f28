from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sayso.errors import StoreError, UsageError
from sayso.model import Report
from sayso.record import Decision, Deleted, Link, Place, Record, open_record
from sayso.record.judged import item_spans
from sayso.text import Span
from tests.record.record_samples import BRANDT, MAKER, NEWER, TEXT, reading, report

EDITED = TEXT.replace("Eleven", "Twelve")


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with open_record(tmp_path / "sayso.db") as opened:
        yield opened


def link(a: str, b: str, **more: object) -> Link:
    ends = {"a": Place(version=a, spans=(Span(0, 5),)), "b": Place(version=b, spans=(Span(6, 9),))}
    return Link(**{"kind": "copy", "made_by": MAKER, **ends, **more})


def test_a_report_comes_back_as_it_was_added(record: Record) -> None:
    given = report(
        byline="Tom Reker", dateline="HAVN", published="2026-03-02", retrieved="2026-03-02T10:00:00Z", language="en",
        sha256="ab" * 32,
    )  # fmt: skip
    added = record.add(given, b"<p>as it came</p>")
    assert added.state == "new"
    assert record.report(added.version_id) == given
    assert record.raw(added.version_id) == b"<p>as it came</p>"
    assert record.reading(added.version_id) is None


def test_a_text_with_nul_and_lone_surrogates_comes_back_as_it_was(record: Record) -> None:
    given = report(
        text="a\x00b\ud83d\ude00c \x01 \ud800 said 😀", title="\x01x", publisher="\udc00", url="\ud800", id="\x00"
    )
    version = record.add(given, b"").version_id
    assert record.report(version) == given
    assert record.versions("\x00")[0].publisher == "\udc00"
    assert record.add(given, b"").state == "known"
    assert record.faults() == []


def test_adding_twice_adds_nothing(record: Record) -> None:
    first = record.add(report(), b"raw", reading())
    before = record.status()
    again = record.add(report(), b"other bytes, same text", reading(made_by=NEWER))
    assert (again.state, again.version_id) == ("known", first.version_id)
    assert record.status() == before
    assert record.raw(first.version_id) == b"raw"
    assert record.reading(first.version_id)["made_by"] == MAKER


def test_an_edited_report_is_a_new_version_that_keeps_the_old_one(record: Record) -> None:
    old = record.add(report(published="2026-03-02T08:00Z"), b"1")
    new = record.add(report(text=EDITED, published="2026-03-02T09:00Z"), b"2")
    assert new.state == "changed"
    assert (record.status()["reports"], record.status()["versions"]) == (1, 2)
    assert record.report(old.version_id).text == TEXT
    assert [v.id for v in record.versions("quay")] == [old.version_id, new.version_id]
    assert record.add(report(published="2026-03-02T08:00Z"), b"1").state == "known"


def test_the_same_address_with_tracking_marks_is_the_same_report(record: Record) -> None:
    record.add(report(url="https://post.example/a?id=1"), b"")
    assert record.add(report(url="HTTPS://Post.example/a?id=1&utm_source=x#top"), b"").state == "known"
    assert record.add(report(url="https://post.example/a?id=2"), b"").state == "new"


def test_the_same_words_at_two_addresses_are_two_reports(record: Record) -> None:
    record.add(report("one", title="Quay"), b"")
    assert record.add(report("two", title="Quay"), b"").state == "new"


def test_without_an_address_the_id_tells_which_report_it_is(record: Record) -> None:
    record.add(report(url=None), b"")
    assert record.add(report(url=None, text=EDITED), b"").state == "changed"
    assert record.add(report("elsewhere", url=None), b"").state == "new"


def lying(text: str, file: str, id: str = "1.txt") -> Report:
    """A report without an address and an id of its own."""
    return report(id, text, title=None, url=None, file=file)


def test_files_of_one_name_are_two_reports_and_an_edited_file_is_a_version(record: Record) -> None:
    monday, tuesday = (record.add(lying(f"Words of {day}.", f"/{day}/1.txt"), b"") for day in ("monday", "tuesday"))
    assert (monday.state, tuesday.state) == ("new", "new")
    edited = record.add(lying("Words of monday, mended.", "/monday/1.txt"), b"")
    assert edited.state == "changed"
    of_monday = {monday.version_id, edited.version_id}
    assert {v.id for v in record.versions(edited.version_id)} == of_monday
    with pytest.raises(UsageError, match="several reports") as told:
        record.delete("1.txt", who="kim")
    for key in {v.report for v in record.versions()}:
        assert key in told.value.next_step and len(record.versions(key)) in (1, 2)
    assert set(record.delete(record.versions(edited.version_id)[0].report, who="kim").versions) == of_monday
    assert [v.id for v in record.versions("1.txt")] == [tuesday.version_id]


def test_a_file_is_the_same_however_the_folder_was_named_and_wherever_it_was_moved(record: Record) -> None:
    first = record.add(lying("Words.", "/day/monday/1.txt"), b"").version_id
    inner = lying("Words.", "/day/monday/1.txt", id="monday/1.txt")
    for again in (inner, lying("Words.", "/moved/monday/1.txt")):
        assert (record.add(again, b"").state, record.look_up(again).version_id) == ("known", first)
    assert record.add(replace(inner, text="Other words."), b"").state == "changed"
    record.add(report("2.txt", "Old.", title=None, url=None), b"")  # as older records hold what lay in a file
    assert record.add(lying("Old.", "/day/2.txt", id="2.txt"), b"").state == "known"
    assert record.faults() == []


def test_what_lay_in_no_file_and_has_no_id_is_a_report_of_its_own(record: Record) -> None:
    texts = [lying(text, "", id="-") for text in ("One.", "Two.", "Three.")]
    assert [record.add(text, b"").state for text in texts] == ["new"] * 3
    assert [record.add(text, b"").state for text in reversed(texts)] == ["known"] * 3
    assert record.status()["reports"] == 3


def test_a_report_of_which_the_key_is_a_name_of_several_can_still_be_named(record: Record) -> None:
    own = record.add(report("1.txt", "Own.", url=None, publisher=None), b"").version_id
    record.add(lying("Words.", "/monday/1.txt"), b"")
    with pytest.raises(UsageError, match="several") as told:
        record.find("1.txt")
    better = told.value.next_step.removeprefix("name one of ").split(", ")
    assert own in better and len({record.find(name) for name in better}) == 2


def test_reports_of_two_publishers_are_not_versions_of_one_though_both_have_the_id(record: Record) -> None:
    def numbered(text: str, publisher: str | None) -> Report:
        return report("1", text, title=None, url=None, publisher=publisher)

    given = [numbered("Words.", "The Post"), numbered("Words.", "The Echo"), numbered("Others.", "The Herald")]
    assert [record.add(each, b"").state for each in given] == ["new"] * 3
    assert [record.add(each, b"").state for each in given] == ["known"] * 3
    assert record.add(numbered("Words, mended.", "The Echo"), b"").state == "changed"
    assert record.add(numbered("Others.", None), b"").state == "known"  # whose they are was told before
    assert record.add(numbered("Third.", None), b"").state == "new"
    assert record.add(numbered("Third.", "The Herald"), b"").state == "known"
    assert record.faults() == []


def test_a_row_put_in_front_makes_no_other_row_another_report(record: Record) -> None:
    def rows(*texts: str) -> list[Report]:
        return [lying(text, "", id=f"table.csv#{n}") for n, text in enumerate(texts, start=1)]

    assert [record.add(row, b"").state for row in rows("One.", "Two.")] == ["new", "new"]
    assert [record.add(row, b"").state for row in rows("Before.", "One.", "Two.")] == ["new", "known", "known"]
    assert record.status()["versions"] == 3
    assert record.faults() == []


def test_looking_up_a_report_adds_nothing(record: Record) -> None:
    assert record.look_up(report()).state == "new"
    assert record.status()["versions"] == 0
    record.add(report(), b"")
    assert record.look_up(report()).state == "known"
    assert record.look_up(report(text=EDITED)).state == "changed"


def test_what_comes_or_goes_begins_a_generation_and_no_number_is_given_twice(record: Record) -> None:
    def numbers() -> set[tuple[str, int]]:
        out = set()
        for table in ("report", "version", "watch"):
            out |= {(table, row[0]) for row in record._db.rows(f"SELECT n FROM {table}")}
        return out

    record.add(report("one"), b"", reading())
    seen, generations = numbers(), [record.generation]
    for change in (
        lambda: record.add(report("two"), b"") and record.watches.keep("kim", "w", {}),
        lambda: record.delete("two", who="kim") and record.watches.drop(1, "kim"),
        lambda: record.add(report("three"), b"") and record.watches.keep("kim", "w", {}),
    ):
        before = numbers()
        change()
        generations.append(record.generation)
        assert not (numbers() - before) & seen
        seen |= numbers()
    assert len(set(generations)) == len(generations)
    record.add(report("three"), b"", reading())
    assert record.generation == generations[-1]  # the same again, though with its reading


@pytest.mark.parametrize("table, column", [("source", "text"), ("source", "raw"), ("version", "title")])
def test_source_text_cannot_be_changed(record: Record, table: str, column: str) -> None:
    version = record.add(report(), b"raw").version_id
    other = sqlite3.connect(record.path)
    with pytest.raises(sqlite3.IntegrityError, match="immutable"):
        other.execute(f"UPDATE {table} SET {column} = 'x'")
    other.close()
    assert record.report(version).text == TEXT


def test_bytes_that_are_no_longer_those_stored_are_noticed(record: Record) -> None:
    version = record.add(report(), b"raw").version_id
    other = sqlite3.connect(record.path)
    other.execute("DROP TRIGGER source_is_immutable")
    other.execute("UPDATE source SET raw = ?", (b"x",))
    other.commit()
    with pytest.raises(StoreError, match="damaged"):
        record.raw(version)
    assert record.faults() == [f"version {version} is not what was stored"]
    other.execute("UPDATE source SET raw = (SELECT x'789c030000000001')")  # the empty bytes, well compressed
    other.commit()
    other.close()
    with pytest.raises(StoreError, match="damaged"):
        record.raw(version)


def test_a_reading_comes_back_as_it_was_given(record: Record) -> None:
    given = reading(assertions=[{"id": "s1", "spans": [[0, 5]], "factuality": "CT+"}])
    version = record.add(report(), b"", given).version_id
    assert record.reading(version) == given
    assert list(record.reading(version)) == list(given)


def test_a_known_report_takes_a_reading_where_it_had_none(record: Record) -> None:
    version = record.add(report(), b"").version_id
    assert record.add(report(), b"", reading()).state == "known"
    assert record.reading(version) == reading()


def test_a_reading_of_another_text_is_refused(record: Record) -> None:
    with pytest.raises(ValueError, match="another text"):
        record.add(report(), b"", reading(EDITED))
    version = record.add(report(), b"").version_id
    with pytest.raises(ValueError, match="another text"):
        record.put_reading(version, reading(EDITED))
    with pytest.raises(ValueError, match="what made it"):
        record.put_reading(version, reading(made_by=None))


def test_what_was_read_by_something_else_or_not_at_all_is_stale(record: Record) -> None:
    old = record.add(report("old"), b"", reading()).version_id
    new = record.add(report("new"), b"", reading(made_by=NEWER)).version_id
    unread = record.add(report("unread"), b"").version_id
    assert set(record.stale(NEWER)) == {old, unread}
    assert set(record.stale(MAKER)) == {new, unread}
    record.put_reading(old, reading(made_by=dict(reversed(NEWER.items()))))
    assert record.stale(NEWER) == (unread,)
    assert record.status()["readings"] == 2


def test_a_report_is_found_by_id_address_and_version(record: Record) -> None:
    version = record.add(report(url="https://Post.example/a?utm_source=x"), b"").version_id
    key = "post.example/a"
    for name in ("quay", key, "https://Post.example/a?utm_source=x", "https://post.example/a#part", version):
        assert record.find(name) == key


def test_a_name_that_is_unknown_or_of_several_reports_is_told(record: Record) -> None:
    record.add(report(url="https://a.example/1"), b"")
    record.add(report(url="https://b.example/1"), b"")
    with pytest.raises(UsageError, match="no such report"):
        record.find("nothing")
    with pytest.raises(UsageError, match=r"several.*a\.example.*b\.example"):
        record.find("quay")
    for ask in (record.report, record.raw, record.reading):
        with pytest.raises(UsageError, match="no such version"):
            ask("nothing")


def test_search_finds_words_and_phrases_in_text_and_title(record: Record) -> None:
    quay = record.add(report(), b"").version_id
    ferry = record.add(report("ferry", "The ferry reopened a quay that the mayor had closed."), b"").version_id
    found = {
        q: [h.version.id for h in record.search(q)] for q in ("QUAY", '"quay would reopen"', "ferry quay", "zebra")
    }
    assert set(found["QUAY"]) == {quay, ferry}
    assert found['"quay would reopen"'] == [quay]
    assert found["ferry quay"] == [ferry]
    assert found["zebra"] == []
    assert [h.version.id for h in record.search("title ferry")] == [ferry]
    assert len(record.search("quay", 1)) == 1


@pytest.mark.parametrize(
    "query",
    ["", " ", '"', '""', "AND", "a AND", "NOT quay", "quay)", "(", "*", "quay*", "title:quay", "-quay", "^quay",
     "NEAR(a b", "'; DROP TABLE words; --", "\x00", "\ud800", "quay\x00said", "a" * 5000, "quay said " * 500, "— …",
     '"quay', "+ quay"],
)  # fmt: skip
def test_no_search_is_a_syntax_error(record: Record, query: str) -> None:
    record.add(report(), b"")
    assert len(record.search(query)) <= 1


def test_what_looks_like_search_syntax_is_words(record: Record) -> None:
    record.add(report(), b"")
    assert record.search("NOT quay") == ()
    assert len(record.search("(quay) -said")) == 1


def test_links_come_back_whole_and_in_an_order_of_their_own(record: Record) -> None:
    a, b, c = (record.add(report(id), b"").version_id for id in "abc")
    links = [
        link(a, b, confidence=0.5, why=("same lead",), detail={"share": 0.9}),
        link(b, c, kind="same-claim"),
        link(c, a, directed=True),
    ]
    record.put_links(links)
    kept = record.links()
    record.drop_links()
    record.put_links(reversed(links))
    assert record.links() == kept
    assert {(x.kind, x.directed, x.confidence, x.why) for x in kept} == {
        ("copy", False, 0.5, ("same lead",)), ("same-claim", False, 1.0, ()), ("copy", True, 1.0, ()),
    }  # fmt: skip
    assert record.status()["links"] == {"copy": 2, "same-claim": 1}
    assert len(record.links("copy", version=b)) == 1


def test_an_undirected_link_is_one_whichever_end_comes_first(record: Record) -> None:
    a, b = (record.add(report(id), b"").version_id for id in "ab")
    there = link(a, b, confidence=0.1)
    back = replace(there, a=there.b, b=there.a, confidence=0.9)
    record.put_links([there])
    record.put_links([back])
    assert [x.confidence for x in record.links()] == [0.9]
    record.put_links([replace(there, directed=True), replace(back, directed=True)])
    assert len(record.links()) == 3


def test_links_to_what_the_record_does_not_hold_are_refused_together(record: Record) -> None:
    a, b = (record.add(report(id), b"").version_id for id in "ab")
    with pytest.raises(UsageError, match="no such version"):
        record.put_links([link(a, b), link(a, "nothing")])
    with pytest.raises(UsageError, match="no kind"):
        record.put_links([link(a, b, kind="Some words of a report")])
    assert record.links() == ()


def test_links_are_dropped_by_kind_and_by_version(record: Record) -> None:
    a, b, c = (record.add(report(id), b"").version_id for id in "abc")
    record.put_links([link(a, b), link(b, c), link(a, c, kind="same-claim")])
    record.drop_links("copy", version=a)
    assert {x.kind for x in record.links(version=a)} == {"same-claim"}
    record.drop_links("same-claim")
    assert len(record.links()) == 1


def test_a_record_opened_again_holds_what_it_held(tmp_path: Path) -> None:
    with open_record(tmp_path / "sayso.db") as record:
        version = record.add(report(), b"raw", reading()).version_id
        status = record.status()
    with open_record(tmp_path / "sayso.db") as record:
        assert record.status() == status
        assert record.report(version) == report()
        assert record.search("quay")[0].version.id == version
    assert [p.name for p in tmp_path.iterdir()] == ["sayso.db"]


def test_a_version_is_deleted_alone_and_the_one_before_it_is_the_newest_again(record: Record) -> None:
    texts = [TEXT, f"{TEXT} More.", f"{TEXT} Still more."]
    ids = [record.add(report(text=text, published=f"2026-03-0{n}"), b"", reading(text)).version_id
           for n, text in enumerate(texts, 1)]  # fmt: skip
    place = Place(version=ids[2], spans=(Span(0, 17),))
    record.judge(Decision(what="right", kind="own", place=place, note="of the last"), who="kim")
    gone = record.delete(f"quay@{ids[2][:8]}", who="kim")
    assert (gone.versions, gone.left, gone.scrubbed) == ((ids[2],), (ids[0], ids[1]), True)
    assert [v.id for v in record.versions("quay")] == ids[:2]
    assert record.effective() == ()
    assert [h.version.id for h in record.search("Still")] == []
    assert record.faults() == []
    assert record.delete(ids[0], who="kim").left == (ids[1],)
    assert record.delete("quay", who="kim") == Deleted(versions=(ids[1],), scrubbed=True)
    assert record.status()["reports"] == 0
    assert [(j.what, j.version) for j in record.log()[1:]] == [("delete", ids[n]) for n in (2, 0, 1)]


def test_a_deleted_version_takes_along_what_held_through_it_for_a_newer_one(record: Record) -> None:
    ids = []
    for n, text in enumerate((TEXT, f"{TEXT}\nMore."), 1):
        given = report(text=text, published=f"2026-03-0{n}")
        ids.append(record.add(given, b"", reading(text, attributions=[BRANDT])).version_id)
    place = Place(version=ids[0], spans=item_spans("attribution", BRANDT))
    record.judge(Decision(what="wrong", kind="attribution", place=place, before=BRANDT), who="kim")
    assert record.judged(ids[1]).reading["attributions"] == []
    record._db.run("DELETE FROM due")
    record.delete(ids[0], who="kim")
    assert record.judged(ids[1]).reading["attributions"] == [BRANDT]
    assert ("derive",) in record._db.rows("SELECT what FROM due JOIN version v ON v.n = due.n WHERE v.id = ?", ids[1])
