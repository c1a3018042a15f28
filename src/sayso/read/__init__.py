"""Read: a file, folder, archive, page, feed, address, JSON, PDF or text -> Report, or a Failure that says why not.

    read_bytes   the bytes of one report              from_text   its words
    read_url     a page on the web                    read_lines  JSON lines from a stream
    read_path    a file, folder or archive, in turn   items       the same as work to be shared out

Nothing here changes a text that was given as text: offsets count in what the caller gave.
"""

from sayso.read.dates import iso_date
from sayso.read.details import Details
from sayso.read.language import language_of
from sayso.read.publishers import publisher_at
from sayso.read.report import from_text, read_bytes
from sayso.read.sources import Arrived, Item, arrivals_of, failure, items, lines_arriving, parts, read_lines, read_path

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


def __getattr__(name: str) -> object:
    # The net's modules are loaded only by those who fetch.
    if name == "read_url":
        from sayso.read.fetch import read_url

        return read_url
    raise AttributeError(name)
