import json

import pytest

from sayso.errors import FormatError
from sayso.model import Report
from sayso.read import arrivals_of, from_text, read_bytes, read_lines

WORDS = "Police said nine people were killed when the ferry sank. The mayor said that she knew of no other."
WARC = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://tide.example/x\r\n\r\nHTTP/1.1 200 OK\r\n\r\n"


@pytest.mark.parametrize("name", ["x.txt", "x", "x.dat", "-"])
@pytest.mark.parametrize(
    ("data", "named"),
    [
        (WARC + f"<p>{WORDS}</p>", "web archive"),
        (r"{\rtf1\ansi " + WORDS + "}", "rich-text"),
        (f"WEBVTT\n\n00:01.000 --> 00:04.000\n{WORDS}", "subtitles"),
        (f"1\n00:00:01,000 --> 00:00:04,000\n{WORDS}", "subtitles"),
        (json.dumps({"id": "a", "text": WORDS}), "data"),
        (json.dumps([{"id": "a", "text": WORDS}], indent=1), "data"),
        (str({"id": "a", "text": WORDS}), "data"),
        (json.dumps([WORDS, WORDS]), "data"),
        (f"<nitf><head><title>Ferry</title></head><block><p>{WORDS}</p></block></nitf>", "tags"),
        (f"<?xml version='1.0'?><nitf><p>{WORDS}</p></nitf>", "XML"),
        ("\n".join(f"<b>{WORDS}</b> " * 2 for _ in range(3)), "tags"),
        (f"BEGIN:VCARD\nFN:Ilse Brandt\nNOTE:{WORDS}\nEND:VCARD", "address card"),
    ],
)
def test_what_is_no_prose_is_refused_by_name_and_with_a_way_on(name, data, named):
    with pytest.raises(FormatError, match=named) as refused:
        read_bytes(data.encode(), id=name)
    assert refused.value.where == name and refused.value.next_step


@pytest.mark.parametrize("name", ["x.txt", "x", "x.md", "x.dat", "x.story", "2026.03", "-"])
@pytest.mark.parametrize(
    "text",
    [
        WORDS,
        f"[{WORDS}]",
        f'["We know nothing," she said.] {WORDS}',
        f"{{Editor's note}} {WORDS}",
        f"He wrote <b>no</b> and <i>never</i> on the wall, and </end> below. {WORDS * 12}",
        f"From: nobody\nTo: nobody\n\n{WORDS}",
        f"1\n{WORDS}",
        f"id,text\n1,{WORDS}",
    ],
)
def test_plain_text_stays_plain_text(name, text):
    (arrived,) = arrivals_of(text.encode(), id=name)
    assert isinstance(arrived.report, Report) and arrived.report.text == text


def test_an_office_document_is_refused_by_name(tmp_path):
    import io
    import zipfile

    for first in ("[Content_Types].xml", "mimetype"):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr(first, WORDS)
        (arrived,) = arrivals_of(packed.getvalue(), id="report.docx")
        assert "office document" in arrived.report.why


def test_the_words_of_an_object_are_looked_at_for_tags_too():
    line = json.dumps({"text": f"<div><p>{WORDS}</p><p>{WORDS}</p></div>"})
    (failed,) = read_lines([line])
    assert failed.why.startswith("this text is full of tags")


def test_words_that_a_program_gives_are_taken_as_they_are():
    assert from_text(f"<p>{WORDS}</p>" * 3).text == f"<p>{WORDS}</p>" * 3
