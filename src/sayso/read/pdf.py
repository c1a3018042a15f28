"""A PDF -> its words. Needs pypdf, which comes with `pip install "sayso[pdf]"`."""

from __future__ import annotations

import io
import logging
import re

from sayso.errors import EmptyError, FormatError
from sayso.read.dates import iso_date
from sayso.read.details import Details

_HYPHEN = re.compile(r"(?<=[a-z])[-\u2010\u00ad]\n(?=[a-z])")
_MAX_PAGES = 500


def pdf_of(data: bytes, *, where: str = "") -> tuple[str, Details]:
    """The words of a PDF, lines joined to paragraphs, and its title, author and date.

    Raises FormatError where pypdf is missing or cannot open it, EmptyError for scans without words.
    """
    try:
        from pypdf import PdfReader
    except ImportError:
        raise FormatError(
            "reading PDF needs the package pypdf", where=where, next_step='run: pip install "sayso[pdf]"'
        ) from None
    # What it warns of is told here as a failure, or is no matter: nobody asked for its words on standard error.
    log = logging.getLogger("pypdf")
    if log.level == logging.NOTSET:  # else somebody wants to hear it
        log.setLevel(logging.CRITICAL)
    # pypdf raises whatever its parts raise on damaged files: told as a failure of this one file.
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise FormatError("this PDF is locked with a password", where=where, next_step="unlock it first")
        pages = [page.extract_text() or "" for page in reader.pages[:_MAX_PAGES]]
        details = _details(dict(reader.metadata or {}))
    except FormatError:
        raise
    except (Exception, RecursionError) as error:  # noqa: BLE001, RUF100
        raise FormatError(f"this PDF is damaged, or breaks off ({type(error).__name__})", where=where,
                          next_step="get it again, or give its words as text") from error  # fmt: skip
    text = "\n\n".join(filter(None, map(_joined, pages)))
    if not text:
        raise EmptyError("this PDF holds no words, only pictures", where=where, next_step="run text recognition on it")
    return text, details


def _joined(page: str) -> str:
    """A page's lines as paragraphs: a line that ends well before the others, or with a full stop, ends one."""
    lines = [" ".join(line.split()) for line in _HYPHEN.sub("", page).split("\n")]
    width = sorted(map(len, lines))[len(lines) * 3 // 4] if lines else 0
    paragraphs, current = [], ""
    for line in lines:
        if line:
            current = f"{current} {line}" if current else line
        if current and (not line or (len(line) < 0.7 * width and line.endswith((".", "!", "?", '"', "”", ":")))):
            paragraphs.append(current)
            current = ""
    return "\n\n".join([*paragraphs, current] if current else paragraphs)


def _details(info: dict[str, object]) -> Details:
    def entry(key: str) -> str | None:
        return " ".join(str(info.get(key) or "").split()) or None

    # "D:20170803101500+02'00'"
    created = re.match(r"D?:?(\d{8})", entry("/CreationDate") or "")
    title = entry("/Title")
    return Details(
        title=title if title and " " in title else None,
        byline=entry("/Author"),
        published=iso_date(created[1]) if created else None,
    )
