"""Bytes or text of one report -> Report, or a ReportError that says why not."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sayso.errors import EmptyError, FormatError, TooLongError
from sayso.model import Report
from sayso.read.dates import date_in_url, is_to_come, iso_date
from sayso.read.decode import FileKind, beginning, decode, kind_of
from sayso.read.details import FIELDS, Details
from sayso.read.fields import named
from sayso.read.forms import refuse_markup, refuse_other_forms
from sayso.read.header import header_of, own_date
from sayso.read.language import refuse_other_languages
from sayso.read.mail import is_mail, mail_of
from sayso.read.notices import refuse_notice
from sayso.read.publishers import carries_others, host_of, publisher_at
from sayso.read.table import is_table
from sayso.text import printable

MAX_CHARS = 1_000_000
DATE_FORMS = "write 2026-03-02, 2026-03 or 2026"
MAX_BYTES: dict[FileKind, int] = {"text": 4_000_000, "html": 10_000_000, "pdf": 50_000_000, "json": 8_000_000,
                                  "mail": 25_000_000}  # fmt: skip


def read_bytes(
    data: bytes,
    *,
    id: str,
    url: str | None = None,
    kind: FileKind | None = None,
    content_type: str | None = None,
    defaults: Details | None = None,
) -> Report:
    """One report out of the bytes of a text, page, PDF, mail or JSON object; a feed or table holds many. `kind` None:
    detected.

    `defaults` is what the caller knows already and wins over what the bytes say. Raises ReportError.
    """
    if not data.strip():
        raise EmptyError("this file is empty", where=id)
    if head := beginning(data):
        from sayso.read.feed import refuse_xml

        refuse_xml(head, where=id)
    suffix = re.search(r"\.[a-z0-9]{2,5}$", id.lower())
    if kind is None:
        if is_table(id, content_type):
            raise FormatError("this is a table, which holds many reports", where=id,
                              next_step="give its file or address to sayso read or sayso add")  # fmt: skip
        kind = kind_of(data, content_type=content_type, suffix=suffix[0] if suffix else "")
        if kind != "pdf" and is_mail(data, name=id, content_type=content_type):
            kind = "mail"
    if len(data) > MAX_BYTES[kind]:
        raise too_long(len(data), MAX_BYTES[kind], where=id)
    known = defaults or Details()
    known = known if known.url or not url else replace(known, url=url)
    if kind == "pdf":
        from sayso.read.pdf import pdf_of

        text, found = pdf_of(data, where=id)
        return _report(text, data, id, known.filled(found), head=True)
    if kind == "html":
        from sayso.read.page import page_of

        markup = decode(data, content_type=content_type, markup=True, where=id)
        text, found = page_of(markup, url=known.url, where=id)
        details = replace(known, url=None).filled(found)
        return _report(text, data, id, details.filled(Details(url=known.url)), head=False)
    if kind == "mail":
        text, found = mail_of(data, where=id)
        return _report(text, data, id, known.filled(found), head=False)
    text = decode(data, content_type=content_type, where=id)
    if kind == "json":
        return from_object(parse_json(text, where=id), data, id=id, defaults=known)
    refuse_other_forms(text, where=id)
    return _report(text, data, id, known, head=True)


def from_text(text: str, *, id: str = "text", **details: str | None) -> Report:
    """One report out of its words, which stay as they are. `details` as in Details. Raises ReportError.

    Without an id, two texts are two reports.
    """
    report = _report(text, _encoded(text), id, Details(**details), head=True)
    return named_after(report, "text")


def from_entry(text: str, data: bytes, *, id: str, details: Details, extent: str | None = None) -> Report:
    """One report out of the words of a feed's entry; `data` are the bytes it stands in. Raises ReportError."""
    return replace(_report(text, data, id, details, head=False), extent=extent)


def from_object(given: Any, data: bytes, *, id: str, defaults: Details | None = None) -> Report:
    """One report out of a JSON object `{"text", "id"?, "publisher"?, "title"?, "published"?, "url"?, ...}`.

    `data` is the object's bytes as they came, `id` the name it has if it gives none. What goes by other names is
    understood where that is plain (`sayso.read.fields`), and the last of its `notes` tells so. Raises ReportError.
    """
    if not isinstance(given, dict):
        raise FormatError(f"a JSON object was expected, this is {_json_name(given)}", where=id)
    by_name = named(given)
    given = by_name.given
    name = given.get("id")
    id = printable(str(name)) if isinstance(name, (str, int)) and str(name).strip() else id
    if by_name.unclear:
        raise FormatError(f'"text" is missing, and each of {", ".join(by_name.unclear)} may be it', where=id,
                          next_step='call one of them "text"')  # fmt: skip
    if not isinstance(given.get("text"), str):
        what = (
            '"text" is missing' if given.get("text") is None else f'"text" is {_json_name(given["text"])}, not a string'
        )
        raise FormatError(what, where=id, next_step='give {"id": ..., "text": ...}')
    fields: dict[str, str | None] = {}
    for field in FIELDS:
        value = given.get(field)
        if value is not None and not isinstance(value, (str, int)):
            raise FormatError(f'"{field}" is {_json_name(value)}, not a string', where=id)
        fields[field] = str(value) if value is not None and not isinstance(value, bool) else None
    refuse_markup(given["text"], where=id)
    report = _report(given["text"], data, id, Details(**fields).filled(defaults or Details()), head=True)
    return replace(report, notes=(*report.notes, printable(by_name.note))) if by_name.note else report


def named_after(report: Report, place: str, file: str = "") -> Report:
    """The report, told by the file that it lay in where it is only called after its place and has no id of its own."""
    return replace(report, file=file) if report.id == printable(place) else report


def parse_json(text: str, *, where: str) -> Any:
    """The JSON value in a text; FormatError says where it breaks off."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}" if error.lineno > 1 else f"column {error.colno}"
        raise FormatError(f"this is no JSON: {error.msg} at {place}", where=where) from None
    except (ValueError, RecursionError) as error:
        raise FormatError(f"this JSON cannot be read ({type(error).__name__})", where=where) from None


def too_long(size: int, limit: int, *, where: str) -> TooLongError:
    """The error for a file of more bytes than one report may have."""
    return TooLongError(
        f"this file has {size / 1e6:.1f} MB, one report may have {limit / 1e6:.0f} MB",
        where=where,
        next_step="split it into reports",
    )


def _report(text: str, data: bytes, id: str, given: Details, *, head: bool) -> Report:
    """The report, once its text is found to be one. `head`: look for what the first lines say."""
    if len(text) > MAX_CHARS:
        raise TooLongError(
            f"this text has {len(text):,} characters, one report may have {MAX_CHARS:,}",
            where=id,
            next_step="split it into reports",
        )
    if not any(c.isalpha() for c in text):
        raise EmptyError("this holds no words" if text.strip() else "this holds no text", where=id)
    refuse_notice(text, where=id)
    language = refuse_other_languages(text, where=id)
    shown = header_of(text)
    details = given.filled(shown if head else Details(dateline=shown.dateline))
    url = details.url
    now = datetime.now(UTC)
    published = iso_date(given.published) or (None if given.published else shown.published) or date_in_url(url)
    return Report(
        id=printable(id),
        text=text,
        publisher=_clean(details.publisher) or publisher_at(url) or (None if carries_others(url) else host_of(url)),
        title=_clean(details.title),
        byline=_clean(details.byline),
        dateline=_clean(details.dateline),
        published=published,
        url=_clean(url),
        language=language,
        retrieved=now.strftime("%Y-%m-%dT%H:%M:%SZ"),
        sha256=hashlib.sha256(data).hexdigest(),
        notes=tuple(_notes(given.published, published, now, own_date(text) if head and given.published else None)),
    )


def _notes(given: str | None, published: str | None, now: datetime, own: str | None) -> Iterator[str]:
    """What to tell whoever gave a date that is none, one that has not come yet, or another than the text's `own`."""
    if given and given.strip() and iso_date(given) is None:
        shown = _clean(given) or ""
        shown = f"{shown[:40]}…" if len(shown) > 40 else shown
        yield f'the date given, "{shown}", is not understood ({DATE_FORMS})'
    if published and is_to_come(published, now.date()):
        yield f"it is dated {published}, which is still to come"
    if own and published and not _may_be_one_day(published, own):
        yield f"it is given as of {published[:10]}; its own text says {own}"


def _may_be_one_day(published: str, own: str) -> bool:
    """May an ISO date be that day? A month or year is all of its days; what is late in one zone is early in another."""
    if len(published) < 10:
        return own.startswith(published)
    return abs(date.fromisoformat(published[:10]) - date.fromisoformat(own)) <= timedelta(days=1)


def _clean(value: str | None) -> str | None:
    """A detail in one line that can be printed."""
    return " ".join(printable(value).split()) or None if value else None


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _json_name(value: Any) -> str:
    names = {dict: "an object", list: "an array", str: "a string", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")
