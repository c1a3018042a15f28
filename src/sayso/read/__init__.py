"""Read: a file, folder, archive, page, feed, address, JSON, PDF or text -> Report, or a Failure that says why not.

    read_bytes   the bytes of one report              from_text   its words
    read_url     a page on the web                    read_lines  JSON lines from a stream
    read_path    a file, folder or archive, in turn   items       the same as work to be shared out

Nothing here changes a text that was given as text: offsets count in what the caller gave.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sayso.read.dates import iso_date
    from sayso.read.details import Details
    from sayso.read.fetch import read_url
    from sayso.read.language import language_of
    from sayso.read.publishers import publisher_at
    from sayso.read.report import from_text, read_bytes
    from sayso.read.sources import (
        Arrived,
        Item,
        arrivals_of,
        failure,
        items,
        lines_arriving,
        parts,
        read_lines,
        read_path,
    )

__all__ = [
    "Arrived",
    "Details",
    "Item",
    "arrivals_of",
    "failure",
    "from_text",
    "iso_date",
    "items",
    "language_of",
    "lines_arriving",
    "parts",
    "publisher_at",
    "read_bytes",
    "read_lines",
    "read_path",
    "read_url",
]


#: The stage's modules are loaded only by those who read, the net's only by those who fetch: a command that asks a
#: record, or tells of its options, starts without them.
_HOMES = {
    "Details": "details", "from_text": "report", "iso_date": "dates", "language_of": "language",
    "publisher_at": "publishers", "read_bytes": "report", "read_url": "fetch",
}  # fmt: skip


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = globals()[name] = getattr(import_module(f"{__name__}.{_HOMES.get(name, 'sources')}"), name)
    return found
