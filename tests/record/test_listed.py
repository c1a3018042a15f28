"""Versions a page at a time."""

from pathlib import Path

from sayso.model import Report
from sayso.record import open_record


def test_versions_are_listed_the_last_published_first_and_undated_ones_last(tmp_path: Path) -> None:
    with open_record(tmp_path / "a.db") as record:
        for id, published in (("b", "2026-03-02"), ("u", None), ("c", "2026-03-03T08:00"), ("a", "2026-03-01")):
            record.add(Report(id=id, text=id, published=published), b"")
        assert [v.name for v in record.listed()] == ["c", "b", "a", "u"]
        assert [v.name for v in record.listed(limit=2, offset=1)] == ["b", "a"]
        assert [v.name for v in record.listed(by="added")][-1] == "b" or len({v.added for v in record.listed()}) < 4


def test_versions_are_chosen_by_letters_of_their_publisher_which_are_no_pattern(tmp_path: Path) -> None:
    with open_record(tmp_path / "a.db") as record:
        for id, publisher in (("a", "100% News"), ("b", "The 100 News"), ("c", None), ("d", "A_B!C")):
            record.add(Report(id=id, text=id, publisher=publisher), b"")
        for letters, names in (("100%", ["a"]), ("NEWS", ["a", "b"]), ("_", ["d"]), ("b!c", ["d"]), ("", list("abcd"))):
            assert sorted(v.name for v in record.listed(publisher=letters)) == names, letters
            assert record.count_listed(publisher=letters) == len(names)


def test_letters_of_a_publisher_are_the_same_large_and_small_in_every_alphabet(tmp_path: Path) -> None:
    names = ("Écho du Nord", "\u00c9cho du Sud", "Ελληνικά Νέα", "Große Zeitung", "NUL\x00 Ünd")
    with open_record(tmp_path / "a.db") as record:
        for publisher in names:
            record.add(Report(id=publisher, text=publisher, publisher=publisher), b"")
        for letters, found in (
            ("Écho", names[:2]), ("éCHO", names[:2]), ("E\u0301cho", names[:2]), ("ΕΛΛΗΝΙΚΆ", names[2:3]),
            ("grosse", names[3:4]), ("ünd", names[4:]), ("echo", ()),
        ):  # fmt: skip
            assert sorted(v.name for v in record.listed(publisher=letters)) == sorted(found), letters
            assert record.count_listed(publisher=letters, since="2000-01-01T00:00:00Z") == len(found)


def test_versions_are_chosen_by_when_they_were_added(tmp_path: Path) -> None:
    with open_record(tmp_path / "a.db") as record:
        record.add(Report(id="a", text="a"), b"")
        (first,) = record.listed()
        assert record.listed(since=first.added) == () and record.count_listed(since=first.added) == 0
        assert record.count_listed(since="2000-01-01T00:00:00Z") == 1
