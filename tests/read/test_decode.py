import codecs

import pytest

from sayso.errors import FormatError
from sayso.read.decode import decode, kind_of

WORDS = "The mayor said “no” to the café owners’ plea — twice.\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_the_same_words_come_out_of_every_encoding(encoding):
    assert decode(WORDS.encode(encoding)) == WORDS


def test_only_the_first_mark_is_taken_off():
    assert decode(codecs.BOM_UTF8 + "\ufeffword".encode()) == "\ufeffword"


def test_the_declared_encoding_of_a_page_is_believed():
    page = "<html><head><meta charset='windows-1251'></head><p>Анна Ли".encode("cp1251")
    assert decode(page, markup=True).endswith("Анна Ли")


def test_the_header_is_believed_before_the_page():
    page = "<meta charset='latin-2'><p>Анна Ли".encode("cp1251")
    assert decode(page, markup=True, content_type="text/html; charset=windows-1251").endswith("Анна Ли")


def test_utf8_that_holds_is_believed_before_a_wrong_declaration():
    page = "<meta charset='iso-8859-1'><p>café".encode()
    assert decode(page, markup=True).endswith("café")


def test_latin1_means_what_browsers_take_it_to_mean():
    page = b"<meta charset=iso-8859-1><p>\x93no\x94"
    assert decode(page, markup=True).endswith("“no”")


def test_an_unknown_declaration_is_passed_over():
    page = "<meta charset='klingon'><p>café".encode("cp1252")
    assert decode(page, markup=True).endswith("café")


def test_one_damaged_byte_does_not_undo_a_text():
    assert decode("Zoë said “yes” – “no” – “maybe”".encode() + b"\xff.") == "Zoë said “yes” – “no” – “maybe”�."


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "PNG"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG"),
        (b"PK\x03\x04\x14\x00\x06\x00", "ZIP"),
        (b"\x1f\x8b\x08\x00abc", "gzip"),
        (b"MZ\x90\x00\x03", "program"),
        (b"abc\x00\x01\x02def" * 20, "NUL"),
        (bytes(range(1, 9)) * 40, "no text"),
    ],
)
def test_a_binary_file_is_refused_by_name(data, named):
    with pytest.raises(FormatError, match=named):
        decode(data, where="x.bin")


@pytest.mark.parametrize(("data", "step"), [(b"Rar!\x1a\x07", "pack it as .zip"), (b"\x89PNG\r\n", "give text")])
def test_what_is_refused_says_what_to_do_instead(data, step):
    with pytest.raises(FormatError) as refused:
        decode(data, where="x.bin")
    assert step in refused.value.next_step


def test_a_text_that_begins_like_a_program_is_a_text():
    assert decode(b"MZ Corp said on Monday it would close.") == "MZ Corp said on Monday it would close."


def test_the_kind_is_seen_in_the_first_bytes():
    assert kind_of(b"%PDF-1.7 ...") == "pdf"
    assert kind_of(b"\xef\xbb\xbf <!DOCTYPE html><p>x") == "html"
    assert kind_of("<html><p>x".encode("utf-16")) == "html"
    assert kind_of(b"<?xml version='1.0'?>\n<!-- saved -->\n<html>") == "html"
    assert kind_of(b"He wrote <html> on the board") == "text"
    assert kind_of(b"{}", suffix=".json") == "json"
    assert kind_of(b"words", content_type="text/html; charset=utf-8") == "html"


def test_a_page_of_comments_alone_is_told_in_no_time():
    assert kind_of(b"<!---->" * 500 + b"words") == "text"


def test_one_stray_nul_does_not_undo_a_long_text():
    text = "The mayor said that it would rain. " * 40 + "\x00" + "She did not say when."
    assert decode(text.encode()) == text


@pytest.mark.parametrize(
    "text",
    [
        "Keeper Zoë Peña said that the “naïve” plan — worth €500 — was dead. “We won’t pay,” she said.",
        "The “naïve” plan is “dead”, said José.",
        "Mayor Åse Bjørk of Tromsø said the façade of the café — “crème” — had cost £2m at the château.",
    ],
)
def test_english_with_accents_and_typographers_marks_is_windows_western(text):
    assert decode(text.encode("cp1252")) == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Władysław Kosiński said “Łódź will pay”, and Stanisław Żółć of Białystok said “yes”. Grzegorz Wąsik, "
         "Jarosław Błażejewski and Paweł Dąbrowski from Wrocław, Gdańsk and Rzeszów had agreed to that.", "cp1250"),
        ("The minister, Анна Лисова, said that Дмитрий Орлов had left the Партия Севера with Игорь Белов.", "cp1251"),
    ],
)
def test_english_whose_letters_are_others_is_not_windows_western(text, encoding):
    assert decode(text.encode(encoding)) == text
