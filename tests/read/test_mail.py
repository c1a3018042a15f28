import base64

import pytest

from sayso.model import Failure, Report
from sayso.read import arrivals_of, read_bytes
from sayso.read.mail import mails_in

WORDS = "Northquay Lines said today that the ferry was not overloaded. “We counted 140 passengers,” Tom Rask said."
HEADER = (
    "From: {sender}\nTo: desk@paper.example\nSubject: Statement on the Lady Anne\n"
    "Date: Wed, 4 Mar 2026 10:00:00 +0000\nMIME-Version: 1.0\n"
)
PLAIN = "Content-Type: text/plain; charset=utf-8\n\n"


def mail(body=PLAIN + WORDS, sender="Press Office <press@northquay.example>"):
    return (HEADER.format(sender=sender) + body + "\n").encode()


def read(data, id="mail.eml"):
    return next(iter(arrivals_of(data, id=id))).report


def test_a_mail_gives_its_words_and_what_its_header_says():
    report = read(mail())
    assert report.text.strip() == WORDS
    assert (report.title, report.byline) == ("Statement on the Lady Anne", "Press Office")
    assert (report.publisher, report.published) == ("northquay.example", "2026-03-04T10:00:00+00:00")


def test_a_post_that_carries_everybodys_mail_published_nothing():
    report = read(mail(sender='"Lind, Mara" <mara@gmail.com>'))
    assert (report.byline, report.publisher) == ("Lind, Mara", None)


def test_encoded_words_in_a_header_are_read():
    report = read(mail(sender="=?utf-8?b?Sm9zw6k=?= <jose@northquay.example>"))
    assert report.byline == "José"


def test_the_plain_words_are_read_before_the_page_and_attachments_not_at_all():
    parts = (
        "Content-Type: multipart/mixed; boundary=A\n\n--A\nContent-Type: multipart/alternative; boundary=B\n\n"
        "--B\nContent-Type: text/html\n\n<p>The same in HTML.</p>\n--B\n" + PLAIN + WORDS + "\n--B--\n"
        "--A\nContent-Type: text/plain\nContent-Disposition: attachment\n\nThe minutes of a meeting.\n--A--\n"
    )
    assert read(mail(parts)).text.strip() == WORDS


def test_of_two_forms_a_stub_gives_way_to_the_page():
    page = f"<p>{WORDS}</p>" * 12

    def both(plain: str) -> bytes:
        return mail(f"Content-Type: multipart/alternative; boundary=b\n\n--b\n{PLAIN}{plain}\n--b\n"
                    f"Content-Type: text/html; charset=utf-8\n\n{page}\n--b--\n")  # fmt: skip

    assert WORDS in read(both("View this mail in your browser: https://northquay.example/1")).text
    told = WORDS.replace("140", "139") + " The boats were late."
    assert read(both(" ".join([told] * 4))).text.count("139") == 4  # the plain form has the words


def test_the_words_of_html_are_read_where_there_are_no_others():
    body = base64.b64encode(f"<html><body><p>{WORDS}</p><p>Police said <b>nine</b> died.</p></body></html>".encode())
    head = "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
    assert read(mail(head + body.decode())).text == f"{WORDS}\n\nPolice said nine died."


def test_lines_that_a_sender_broke_go_on():
    body = "Content-Type: text/plain; format=flowed\n\nThe mayor said that the bridge \nwould close.\nShe left.\n"
    assert read(mail(body)).text.strip() == "The mayor said that the bridge would close.\nShe left."


@pytest.mark.parametrize("name", ["mail.eml", "mail", "-", "mail.txt"])
def test_what_machines_wrote_before_a_mail_tells_it_whatever_its_name(name):
    assert read(mail(), id=name).title == "Statement on the Lady Anne"


def test_a_text_that_begins_with_from_is_a_text():
    text = f"From: the harbour\nSubject: a ferry\n\n{WORDS}"
    assert read(text.encode(), id="letter.txt").text == text


def test_a_text_with_the_ending_of_a_mail_is_a_text():
    assert read(WORDS.encode()).text == WORDS


def test_a_page_saved_as_a_mail_is_read_as_the_page_it_was():
    page = (
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://tide.example/2026/03/04/ferry\n"
        "Subject: Ferry sank\nDate: Sun, 8 Mar 2026 10:00:00 -0000\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related; type="text/html"; boundary=A\n\n--A\nContent-Type: text/html\n\n'
        f"<html><head><title>Ferry sank</title></head><body><article><p>{WORDS}</p><p>{WORDS}</p></article></body>"
        "</html>\n--A--\n"
    ).encode()
    report = read(page, id="page.mhtml")
    assert report.url == "https://tide.example/2026/03/04/ferry"
    assert report.published == "2026-03-04"  # of the page, not the day on which it was saved
    assert WORDS in report.text and report.byline is None


def test_a_mailbox_holds_a_report_for_each_mail():
    one = b"From press@northquay.example Wed Mar  4 10:00:00 2026\n" + mail()
    two = one.replace(b"Statement on", b"More on").replace(WORDS.encode(), b"")
    found = [a.report for a in arrivals_of(one + b"\n" + two + b"\n" + one, id="box.mbox")]
    assert [r.id for r in found] == ["box.mbox#1", "box.mbox#2", "box.mbox#3"]
    assert [type(r) for r in found] == [Report, Failure, Report]
    assert found[1].why.startswith("this mail holds no words")
    assert len(list(mails_in(one))) == 1


def test_a_mail_of_words_in_another_encoding():
    body = "Content-Type: text/plain; charset=iso-8859-1\n\nThe café would close, José Núñez said on Monday.\n"
    data = HEADER.format(sender="a@b.example").encode() + body.encode("latin-1")
    assert read(data).text.strip() == "The café would close, José Núñez said on Monday."


@pytest.mark.parametrize(
    "body",
    [
        "".join(f"Content-Type: multipart/mixed; boundary=B{n}\n\n--B{n}\n" for n in range(400)),
        "Content-Type: multipart/mixed; boundary=B\n\n" + "--B\nContent-Type: text/plain\n\nA\n" * 3000,
        "\n" * 600_000,
    ],
)
def test_a_mail_that_would_take_long_is_refused_before_it_is_taken_apart(body, monkeypatch):
    monkeypatch.setattr("sayso.read.mail.message_from_bytes", None)
    assert "than one may have" in read(mail(body)).why


def test_read_bytes_reads_a_mail_too():
    assert read_bytes(mail(), id="x.eml").publisher == "northquay.example"


LONG_TYPE = "Content-Type: text/plain; " + "a*0=b;" * 1000 + "\n\n" + WORDS


@pytest.mark.parametrize("body", [LONG_TYPE, f"Content-Type: multipart/mixed; boundary=B\n\n--B\n{LONG_TYPE}\n--B--\n"])
def test_a_part_that_says_too_much_of_itself_is_refused(body, monkeypatch):
    assert "than one may have" in read(mail(body)).why


def test_words_that_look_like_what_a_part_says_of_itself_are_words():
    words = "Content-wise: " + WORDS * 20
    assert read(mail(PLAIN + words)).text.strip() == words


def carried(kind="multipart/mixed", part="Content-Type: message/rfc822\n\n", note="", times=1):
    """A mail around another."""
    around = HEADER.format(sender="Mara Lind <mara@tide.example>").replace("Statement", "Fwd: Statement")
    inner = part + mail().decode()
    if kind == "message/rfc822":
        return (around + inner).encode()
    own = f"--A\n{PLAIN}{note}\n" if note else ""
    return (f"{around}Content-Type: {kind}; boundary=A\n\n{own}" + f"--A\n{inner}\n" * times + "--A--\n").encode()


@pytest.mark.parametrize(
    "data",
    [
        carried("message/rfc822"),
        carried(),
        carried(part="Content-Type: message/rfc822\nContent-Disposition: attachment; filename=a.eml\n\n"),
        carried("multipart/digest", part="\n"),
        b"Content-Type: message/rfc822\n\n" + carried("message/rfc822"),
    ],
)
def test_a_mail_that_only_carries_another_is_that_other(data):
    report = read(data)
    assert report.text.strip() == WORDS
    assert (report.title, report.byline, report.publisher) == (
        "Statement on the Lady Anne", "Press Office", "northquay.example",
    )  # fmt: skip


def test_a_mail_that_is_carried_in_code_is_read():
    coded = base64.encodebytes(mail()).decode()
    data = HEADER.format(sender="a@b.example") + (
        "Content-Type: multipart/mixed; boundary=A\n\n--A\nContent-Type: message/rfc822\n"
        f"Content-Transfer-Encoding: base64\n\n{coded}\n--A--\n"
    )
    assert read(data.encode()).text.strip() == WORDS


def test_a_mail_with_words_of_its_own_is_read_and_what_it_carries_is_not():
    assert read(carried(note="Tom Rask asked us to look at this.")).text.strip() == "Tom Rask asked us to look at this."
    told = "--A\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; x.example\n\nAction: failed\n"
    enclosed = "--A\nContent-Type: message/rfc822"
    data = carried("multipart/report", note="Your mail came back.").decode().replace(enclosed, told + enclosed, 1)
    assert read(data.encode()).text.strip() == "Your mail came back."
    assert "no words" in read(carried(times=2)).why  # which of them?


def test_mails_within_mails_without_end_are_a_failure():
    assert "no words" in read(b"Content-Type: message/rfc822\n\n" * 50 + mail()).why
    assert isinstance(read(b"Content-Type: message/rfc822\n\n" * 1900 + mail()), Failure)
