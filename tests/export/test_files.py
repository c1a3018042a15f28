import stat

import pytest

from sayso.errors import UsageError
from sayso.export.files import check_target, write_whole
from sayso.export.page import page


def test_a_file_that_sayso_did_not_make_is_not_replaced(tmp_path):
    target = tmp_path / "notes.html"
    target.write_text("my notes")
    with pytest.raises(UsageError, match="did not make"):
        check_target(target)
    check_target(target, force=True)


def test_a_page_of_ours_is_replaced_without_asking(tmp_path, affair):
    target = tmp_path / "page.html"
    write_whole(target, page([affair]))
    check_target(target)


def test_a_missing_folder_is_told_before_the_reading(tmp_path):
    with pytest.raises(UsageError, match="no such folder"):
        check_target(tmp_path / "no" / "page.html")
    with pytest.raises(UsageError, match="a folder, not a file"):
        check_target(tmp_path)


def test_a_failed_write_leaves_the_old_file_and_nothing_else(tmp_path):
    target = tmp_path / "page.html"
    target.write_text("old")
    with pytest.raises(UnicodeEncodeError):
        write_whole(target, "x\ud800")
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_new_file_has_the_modes_any_new_file_has(tmp_path):
    write_whole(tmp_path / "page.html", "x")
    (tmp_path / "other").write_text("x")
    modes = [stat.S_IMODE((tmp_path / n).stat().st_mode) for n in ("page.html", "other")]
    assert modes[0] == modes[1]
