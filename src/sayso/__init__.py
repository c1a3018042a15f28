"""Sayso reads the news and tells you on whose say-so it stands.

import sayso
reading = sayso.read(text, publisher="The Courier", published="2026-03-02")
for a in reading.attributions:
    print(" > ".join(a.chain), "|", reading.words(a.content))
"""

from __future__ import annotations

from os import PathLike
from typing import TYPE_CHECKING, Any

import sayso.read as _stage

__version__ = "0.1.0"

if TYPE_CHECKING:
    from sayso.corpus import Corpus
    from sayso.model import Reading

__all__ = ["__version__", "open", "read", "read_text"]


def read_text(text: str, *, id: str = "text", publisher: str | None = None, title: str | None = None,
              published: str | None = None, url: str | None = None) -> Reading:  # fmt: skip
    """Read one report given as text; `sayso.read(text, ...)` is the same.

    published: ISO 8601 date, month or time; relative times are resolved against it. Offsets in the reading are code
    points of `text`, which is kept unchanged. Raises `sayso.errors.ReportError` where the text is
    empty, too long or not English, `ModelError` where the weights are missing, and ValueError where `published` is
    no date or can be read two ways.
    """
    from sayso.pipeline import read_report
    from sayso.read import from_text, iso_date

    if published and iso_date(published) is None:
        raise ValueError(f"published={published!r} is no date: write 2026-03-02, 2026-03 or 2026")
    return read_report(from_text(text, id=id, publisher=publisher, title=title, published=published, url=url))


def open(path: str | PathLike[str], **options: Any) -> Corpus:
    """Open the record at this path, made if there is none: reports, readings, judgements, and the claims across them.

    Options as of `sayso.corpus.open_corpus`. Raises `sayso.errors.StoreError` where the file is no record or
    cannot be written.
    """
    from sayso.corpus import open_corpus

    return open_corpus(path, **options)


class _CallableStage(type(_stage)):
    """`sayso.read` is the stage that makes reports; calling it reads one, so that one name serves both."""

    def __call__(self, text: str, **known: str | None) -> Reading:
        """As `read_text`."""
        return read_text(text, **known)


_stage.__class__ = _CallableStage
read = _stage
