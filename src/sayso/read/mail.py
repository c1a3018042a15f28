"""A mail, or a page saved as one (.mht) -> its words and what its header says. A mailbox -> its mails.

The sender's name is the byline and the sender's house, by the address, the publisher. Of a mail the plain words are
read, else those of its HTML; what is attached is left out, unless it is a mail and the one around it has no words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import Message
from email.policy import Compat32
from email.utils import parseaddr, parsedate_to_datetime
from typing import Any

from sayso.errors import EmptyError, FormatError, TooLongError
from sayso.read.decode import decode
from sayso.read.details import Details
from sayso.read.page import fragment_of, page_of
from sayso.read.publishers import carries_others, publisher_at

SUFFIXES = (".eml", ".mht", ".mhtml")
MAILBOX = ".mbox"
# What keeps a hostile mail from taking minutes: every line is held against the edge of every part around it, and what
# a part says of itself is taken apart in quadratic time.
_MOST_LINES, _MOST_MULTIPARTS, _MOST_PARTS = 500_000, 50, 2_000
STUB = 60  # words of a plain form so short that the page beside it may be the mail
_LONGEST_TYPE = 1_000  # characters of what a part says of itself
_DEEPEST = 10  # mails around a mail
_OTHERS = ("message/rfc822", "message/global", "message/delivery-status", "message/disposition-notification")
_MOST_HEADERS, _BEGINNING = 60, 16_384  # how many headers of how many bytes are looked at to tell what it is
_LONGEST_HEADER = 2_000  # characters of one that is looked at
_HEADER = re.compile(rb"([A-Za-z][A-Za-z0-9-]{1,60}):[ \t]?[^\r\n]*\r?\n(?:[ \t]+[^\r\n]+\r?\n)*")
_MACHINES = frozenset({b"mime-version", b"received", b"message-id", b"return-path", b"delivered-to", b"dkim-signature"})
_USUAL = frozenset({b"from", b"to", b"subject", b"date", b"content-type"})
_TYPES = ("message/rfc822", "multipart/related", "application/mbox")
_ENVELOPE = re.compile(rb"From \S+ [^\r\n]{6,80}\r?\n(?=[A-Za-z][A-Za-z0-9-]*:)")
_BETWEEN = re.compile(rb"(?:\A|\r?\n\r?\n)(?=From \S+ [^\r\n]{6,80}\r?\n[A-Za-z][A-Za-z0-9-]*:)")
# Houses that carry everybody's mail: the address says nothing about who published.
_POSTS = frozenset(
    "gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com ymail.com aol.com icloud.com me.com "
    "mac.com gmx.com gmx.net gmx.de web.de proton.me protonmail.com mail.com fastmail.com zoho.com yandex.com".split()
)


def is_mail(data: bytes, *, name: str = "", content_type: str | None = None) -> bool:
    """Do these bytes begin with a mail's header? Where neither name nor type say so it must hold a sender and what
    only machines write, since people begin their texts with "From:" too.
    """
    names = _header_names(data[:_BEGINNING])
    declared = (content_type or "").split(";")[0].strip().lower()
    if name.lower().endswith((*SUFFIXES, MAILBOX)) or declared in _TYPES:
        return bool(names & (_MACHINES | _USUAL))
    return b"from" in names and bool(names & _MACHINES)


def _header_names(head: bytes) -> set[bytes]:
    at, names = (envelope.end() if (envelope := _ENVELOPE.match(head)) else 0), set[bytes]()
    while len(names) < _MOST_HEADERS and (found := _HEADER.match(head, at)):
        names.add(found[1].lower())
        at = found.end()
    return names


def is_mailbox(data: bytes, *, name: str) -> bool:
    """Is it a file of mails one after another (mbox)? Told by the line that begins it and the header behind that."""
    return bool(_ENVELOPE.match(data)) and is_mail(data, name=name)


def mails_in(data: bytes) -> Iterator[bytes]:
    """The mails of a mailbox, in order, each with the line "From " that begins it."""
    starts = [found.end() for found in _BETWEEN.finditer(data)]
    for start, stop in zip(starts, [*starts[1:], len(data)], strict=True):
        yield data[start:stop].rstrip(b"\r\n") + b"\n"


def mail_of(data: bytes, *, where: str) -> tuple[str, Details]:
    """The words of a mail or of a page saved as one, and what it says of itself.

    Raises FormatError where it is none or cannot be taken apart, EmptyError where it holds no words, TooLongError where
    it has more parts or lines than a mail may.
    """
    envelope = _ENVELOPE.match(data)
    # Code of others, not made for every broken mail there is: what it raises is told as a failure of this one file.
    try:
        mail: Message | None = _taken_apart(data[envelope.end() if envelope else 0 :], where)
        if mail is None or not mail.keys():
            raise FormatError("this is no mail: it has no header", where=where, next_step="save it as text")
        for _ in range(_DEEPEST):
            page = _page_in(mail, where)
            if page is not None:
                return page
            text = _words(mail, where)
            if text.strip():
                return text, _details(mail)
            mail = _only_mail_in(mail, where)
            if mail is None:
                break
    except (FormatError, EmptyError):
        raise
    except TooLongError:
        raise _too_long(where) from None
    except (Exception, RecursionError) as error:  # noqa: BLE001, RUF100
        raise FormatError(f"this mail cannot be taken apart ({type(error).__name__})", where=where) from error
    raise EmptyError("this mail holds no words", where=where, next_step="give what is attached to it by itself")


class _Bounded(Compat32):
    """How Python takes mails apart, but for what a part says of itself in more words than one may."""

    def header_fetch_parse(self, name: str, value: str) -> Any:
        """The value of a header that is asked for. Raises TooLongError."""
        if len(value) > _LONGEST_TYPE and name.lower().startswith("content-"):
            raise _too_long("")
        return super().header_fetch_parse(name, value)


_POLICY = _Bounded()


def _too_long(where: str) -> TooLongError:
    return TooLongError("this mail has more or longer parts and headers than one may have", where=where,
                        next_step="save its words as text")  # fmt: skip


def _taken_apart(data: bytes, where: str) -> Message:
    lowered = data.lower()
    if (data.count(b"\n") > _MOST_LINES or lowered.count(b"multipart/") > _MOST_MULTIPARTS
            or lowered.count(b"content-type:") > _MOST_PARTS):  # fmt: skip
        raise _too_long(where)
    return message_from_bytes(data, policy=_POLICY)


def _only_mail_in(mail: Message, where: str) -> Message | None:
    """The one mail that a mail without words carries: forwarded, or handed on by a machine."""
    stack, found = [mail], []
    while stack:
        part = stack.pop()
        held = part.get_payload()
        if part.get_content_type() == "message/rfc822":
            found.append(part)
        elif isinstance(held, list):
            stack.extend(p for p in held if isinstance(p, Message))
    if len(found) != 1:
        return None
    held = found[0].get_payload()
    inner = held[0] if isinstance(held, list) and held and isinstance(held[0], Message) else None
    coded = str(found[0].get("Content-Transfer-Encoding", "")).strip().lower()
    if inner is not None and not inner.keys() and coded in ("base64", "quoted-printable"):  # which none should be
        inner["Content-Transfer-Encoding"] = coded
        whole = inner.get_payload(decode=True)
        inner = _taken_apart(whole, where) if isinstance(whole, bytes) else None
    return inner


def _details(mail: Message) -> Details:
    name, address = parseaddr(_raw(mail, "From"))
    host = address.rpartition("@")[2].lower().strip(".")
    url = f"https://{host}/" if "." in host and host not in _POSTS else None
    house = publisher_at(url) or (None if url is None or carries_others(url) else host)
    title = _shown(_raw(mail, "Subject"))
    return Details(title=title or None, byline=_shown(name) or None, publisher=house, published=_date(mail))


def _raw(mail: Message, name: str) -> str:
    """A header as it is written; empty where there is none."""
    written = next((str(value) for key, value in mail.raw_items() if key.lower() == name.lower()), "")
    # bytes that are no ASCII come as lone surrogates
    return written[:_LONGEST_HEADER].encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _shown(written: str) -> str:
    """What a header says, its encoded words in characters; as it stands where they are encoded wrongly."""
    with suppress(ValueError, LookupError):
        written = str(make_header(decode_header(written)))
    return " ".join(written.split())


def _date(mail: Message) -> str | None:
    written = " ".join(_raw(mail, "Date").split())
    try:
        return parsedate_to_datetime(written).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return written or None


def _parts(mail: Message, kind: str) -> Iterator[Message]:
    """The parts of a kind that are the mail's own: not attached, nor in a mail that is, nor what became of another."""
    stack = [mail]
    while stack:
        part = stack.pop()
        if part.get_content_disposition() == "attachment" or part.get_content_type() in _OTHERS:
            continue
        held = part.get_payload()
        if isinstance(held, list):
            stack.extend(reversed([p for p in held if isinstance(p, Message)]))
        elif part.get_content_type() == kind:
            yield part


def _decoded(part: Message, where: str) -> str:
    data = part.get_payload(decode=True)
    held = data if isinstance(data, bytes) else b""
    markup = part.get_content_type() == "text/html"
    text = decode(held, content_type=f"charset={part.get_content_charset() or ''}", markup=markup, where=where)
    if str(part.get_param("format", "")).lower() != "flowed":
        return text
    return re.sub(r"(?<=\S) \r?\n(?=[^\s>])", " ", text)  # lines that go on, as the sender broke them


def _words(mail: Message, where: str) -> str:
    plain = "\n\n".join(_decoded(part, where).strip() for part in _parts(mail, "text/plain"))
    stub = len(plain.split()) <= STUB
    if plain.strip() and not stub:
        return plain
    page = "\n\n".join(fragment_of(_decoded(part, where)) for part in _parts(mail, "text/html"))
    # "View this mail in your browser": of two forms of one mail the one that has the words
    return page if len(page.split()) > len(plain.split()) * (3 if plain.strip() else 0) else plain


def _page_in(mail: Message, where: str) -> tuple[str, Details] | None:
    """The article of a page that a browser saved as a mail; None where it is a mail."""
    first = next(_parts(mail, "text/html"), None)
    url = _raw(mail, "Snapshot-Content-Location").strip()
    if first is None or mail.get_content_type() not in ("multipart/related", "text/html"):
        return None
    url = url or ("" if _raw(mail, "To") else _raw(first, "Content-Location").strip())
    if not url.lower().startswith(("http://", "https://")):
        return None
    text, found = page_of(_decoded(first, where), url=url, where=where)
    return text, found.filled(Details(url=url, title=_shown(_raw(mail, "Subject")) or None))
