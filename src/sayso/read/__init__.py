"""Read: a file, folder, page, address, JSON, PDF or text -> Report, or a Failure that says why not.

    read_bytes   the bytes of one report              from_text   its words
    read_url     a page on the web                    read_lines  JSON lines from a stream
    read_path    a file or a folder, one by one       items       the same as work to be shared out

Nothing here changes a text that was given as text: offsets count in what the caller gave.
"""

from sayso.read.dates import iso_date
from sayso.read.details import Details
from sayso.read.language import language_of
from sayso.read.report import from_text, read_bytes

__all__ = ["Details", "from_text", "iso_date", "language_of", "read_bytes"]
