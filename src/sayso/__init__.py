"""Sayso reads the news and tells you on whose say-so it stands.

import sayso
reading = sayso.read(text, publisher="The Courier", published="2026-03-02")
for a in reading.attributions:
    print(" > ".join(a.chain), "|", reading.words(a.content))
"""

from __future__ import annotations

from typing import TYPE_CHECKING

# The stage of that name is loaded before the function is defined: a later first import of the subpackage would put
# the module in the function's place.
import sayso.read as _stage  # noqa: F401

__version__ = "0.1.0"

if TYPE_CHECKING:
    from sayso.model import Reading

__all__ = ["__version__", "read"]


def read(text: str, *, id: str = "text", publisher: str | None = None, title: str | None = None,
         published: str | None = None, url: str | None = None) -> Reading:  # fmt: skip
    """Read one report given as text.

    published: ISO 8601 date, month or time; relative times are resolved against it. Offsets in the reading are code
    points of `text`, which is kept unchanged. Raises `sayso.errors.ReportError` where the text is
    empty, too long or not English, and `ModelError` where the weights are missing.
    """
    from sayso.pipeline import read_report
    from sayso.read import from_text

    return read_report(from_text(text, id=id, publisher=publisher, title=title, published=published, url=url))
