import hashlib
import json
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from sayso.errors import EmptyError, FormatError, LanguageError, TooLongError
from sayso.read import Details, from_text, read_bytes
from sayso.read.report import MAX_BYTES, MAX_CHARS

STORY = (
    "The ferry Osprey sank in the strait on Monday, killing at least 12 people, the harbour master said.\r\n\r\n"
    "“We had warned them,” said Orlo Venn, who sold tickets for the boat. Two others said they had heard nothing.\r\n"
)


def test_a_text_stays_as_it_is():
    report = from_text("\ufeff" + STORY + "\x07😀\ud83d", id="a")
    assert report.text == "\ufeff" + STORY + "\x07😀\ud83d"
    assert (report.id, report.language) == ("a", "en")


def test_a_text_file_loses_its_mark_and_nothing_else():
    data = b"\xef\xbb\xbf" + STORY.encode()
    report = read_bytes(data, id="a.txt")
    assert report.text == STORY
    assert report.sha256 == hashlib.sha256(data).hexdigest()


def test_what_the_caller_knows_wins():
    text = "Ferry sinks off Port Lanra\nBy Ann Lee\nJuly 16, 2018\n\n" + STORY
    report = read_bytes(text.encode(), id="a", defaults=Details(title="Sunk", published="Aug. 3, 2017"))
    assert (report.title, report.byline, report.published) == ("Sunk", "Ann Lee", "2017-08-03")


def test_an_ambiguous_date_given_by_the_caller_is_null_and_not_replaced():
    assert from_text("Ferry sinks off Port Lanra\nJuly 16, 2018\n\n" + STORY, published="4/5/2017").published is None


@pytest.mark.parametrize("given", ["next tuesday", "2026-13-45", "4/5/2017"])
def test_a_date_that_is_not_understood_is_said(given):
    line = json.dumps({"text": STORY, "published": given}).encode()
    report = read_bytes(line, id="a.json")
    assert report.published is None
    assert report.notes == (f'the date given, "{given}", is not understood (write 2026-03-02, 2026-03 or 2026)',)


def test_a_date_to_come_is_said_and_tomorrow_is_none_since_it_is_tomorrow_somewhere():
    today = datetime.now(UTC).date()

    def notes(day):
        return from_text(STORY, published=day).notes

    in_three_days = (today + timedelta(days=3)).isoformat()
    assert notes(in_three_days) == (f"it is dated {in_three_days}, which is still to come",)
    assert notes(str(today.year + 2)) and notes(f"{today.year + 2}-01-05T10:00:00+00:00")
    for day in (today, today + timedelta(days=1)):
        assert notes(day.isoformat()) == notes(str(day.year)) == ()


def test_notes_make_no_other_report():
    assert from_text(STORY, published="soon").notes
    assert replace(from_text(STORY, published="soon"), notes=(), retrieved=None) == replace(
        from_text(STORY), retrieved=None
    )


def test_a_program_that_gives_no_date_as_a_date_is_told():
    import sayso

    for given in ("nonsense", "2026-13-45", "4/5/2017"):
        with pytest.raises(ValueError, match="is no date"):
            sayso.read(STORY, published=given)


def test_the_address_gives_publisher_and_date_where_nothing_else_does():
    report = from_text(STORY, url="https://www.theguardian.com/world/2017/12/30/ferry")
    assert (report.publisher, report.published) == ("The Guardian", "2017-12-30")
    assert from_text(STORY, url="https://www.courier.example/1").publisher == "courier.example"
    assert from_text(STORY, url="https://www.msn.com/en-us/1").publisher is None


def test_the_time_of_reading_is_kept():
    assert from_text(STORY).retrieved.endswith("Z")


@pytest.mark.parametrize("data", [b"", b" \r\n\t", b"\xef\xbb\xbf", b"--- 123 \xf0\x9f\x98\x80"])
def test_a_file_without_words_is_empty(data):
    with pytest.raises(EmptyError):
        read_bytes(data, id="a.txt")


def test_a_paywall_stub_is_no_report():
    with pytest.raises(EmptyError, match="paywall"):
        from_text("The ferry sank on Monday, officials said.\n\nSubscribe to continue reading this article.")


def test_a_cookie_wall_is_no_report():
    with pytest.raises(EmptyError, match="cookie"):
        from_text("Your privacy\nWe and our partners use cookies to offer you the best of news. Accept all cookies")


def test_an_error_page_is_no_report():
    with pytest.raises(EmptyError, match="notice of the site"):
        from_text("Sorry, the page you are looking for is gone. Error 404. Try the front page for the latest.")


def test_a_whole_report_with_a_paywall_line_is_read():
    assert from_text(STORY * 3 + "Already a subscriber? Log in to continue.").text


def test_a_report_about_cookies_is_read():
    text = (
        "The bakers said that their cookies were safe. The ministry had warned that nuts had been found in the dough."
    )
    assert from_text(text).text == text


def test_a_text_may_have_a_million_characters_and_no_more():
    sentence = "The mayor said that it would rain. "
    long = sentence * (MAX_CHARS // len(sentence))
    assert from_text(long).text == long
    with pytest.raises(TooLongError, match="1,000,0"):
        from_text(long + sentence)


def test_a_file_of_ten_megabytes_is_refused_without_being_taken_apart():
    with pytest.raises(TooLongError, match="MB"):
        read_bytes(b"The mayor said. " * (MAX_BYTES["text"] // 16 + 1), id="a.txt")


def test_another_language_is_named(monkeypatch):
    monkeypatch.setattr("sayso.read.language._modelled", lambda sample: ("es", 0.99))
    with pytest.raises(LanguageError, match="Spanish"):
        from_text("El alcalde dijo el lunes que no habrá agua hasta el viernes.")


def test_a_json_object_is_a_report():
    given = {"id": "x1", "text": STORY, "publisher": "The Courier", "published": 2017, "title": None}
    report = read_bytes(json.dumps(given).encode(), id="a.json")
    assert (report.id, report.publisher, report.published, report.text) == ("x1", "The Courier", "2017", STORY)


def test_lone_surrogates_in_json_keep_their_place():
    report = read_bytes(b'{"id": "x\\ud83d", "text": "\\ud83d The mayor said that it would rain."}', id="a.json")
    assert report.text[0] == "\ud83d" and report.text[2:5] == "The"
    report.id.encode()


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"{", "no JSON"),
        (b"[1, 2]", "an array"),
        (b"{}", '"text" is missing'),
        (b'{"text": 5}', '"text" is a number'),
        (b'{"text": "The mayor said so.", "publisher": ["A"]}', '"publisher" is an array'),
        (b"[" * 100_000, "RecursionError|no JSON"),
        (b'{"text": ' + b"9" * 5000 + b"}", "ValueError|a number"),
    ],
)
def test_json_that_is_no_report_says_why(data, why):
    with pytest.raises(FormatError, match=why):
        read_bytes(data, id="a.json")


def test_a_broken_pdf_says_so():
    pytest.importorskip("pypdf")
    with pytest.raises(FormatError, match="PDF"):
        read_bytes(b"%PDF-1.4\nnothing here", id="a.pdf")


def test_a_broken_pdf_says_so_in_our_words_alone(tmp_path):
    pytest.importorskip("pypdf")
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4 broken")
    code = "import sys; from sayso.read import read_path; print(next(read_path(sys.argv[1])).why)"
    told = subprocess.run([sys.executable, "-c", code, tmp_path / "a.pdf"], capture_output=True, text=True, check=True)
    assert told.stderr == ""
    assert told.stdout.startswith("this PDF is damaged, or breaks off") and "give its words as text" in told.stdout


def test_pdf_without_pypdf_says_what_to_install(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "pypdf", None)
    with pytest.raises(FormatError, match=r"sayso\[pdf\]"):
        read_bytes(b"%PDF-1.4\n", id="a.pdf")


def test_every_error_says_where():
    for data in (b"", b"---", b"\x89PNG\r\n\x1a\n\x00", b"Subscribe to continue reading"):
        with pytest.raises((EmptyError, FormatError)) as told:
            read_bytes(data, id="folder/a.txt")
        assert str(told.value).startswith("folder/a.txt: ")


@pytest.mark.parametrize(("head", "given", "told"), [
    ("17-08-2026 Two Boats Sink Off Tarn", "2026-08-01",
     ("it is given as of 2026-08-01; its own text says 2026-08-17",)),
    ("Boats sink\nPublished August 15 2026", "2026-08-07T10:00:00Z",
     ("it is given as of 2026-08-07; its own text says 2026-08-15",)),
    ("Boats sink\nPublished August 15 2026", "2026-08-14T23:30:00Z", ()),
    ("Boats sink\nPublished August 15 2026", "2026-08", ()),
    ("Boats sink\nUpdated August 25 2026", "2026-08-07", ()),
    ("Boats sink", "2026-08-07", ()),
    ("Boats sink\nPublished August 15 2026", None, ()),
])  # fmt: skip
def test_a_date_in_the_text_that_contradicts_the_one_given_is_noted(head, given, told):
    found = from_text(f"{head}\n\nTwo boats sank off Tarn on Sunday, the harbour office said.", published=given)
    assert found.notes == told
