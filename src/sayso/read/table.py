"""A table (CSV, TSV) whose first line names its columns -> its rows, each with the keys that JSON lines have."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.errors import EmptyError, FormatError, ReportError
from sayso.read.decode import decode

SUFFIXES = (".csv", ".tsv", ".tab")
TYPES = ("text/csv", "text/tab-separated-values", "application/csv")
_DELIMITERS = (",", ";", "\t", "|")
_LARGEST_CELL = 10_000_000  # characters; more than a report may have, so that a longer one is told as too long
_COLUMNS = "its first line must name its columns: text, and as far as known id, publisher, title, published, url"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row by its columns' names (small letters; empty cells left out), or why it cannot be had.

    `line` is the number of the file's line that it begins in, `place` its own number, both from 1.
    """

    given: dict[str, str] | ReportError
    line: int
    place: int


def is_table(name: str, content_type: str | None = None) -> bool:
    """Does a file's name or type say that it is a table?"""
    declared = (content_type or "").split(";")[0].strip().lower()
    return name.lower().endswith(SUFFIXES) or declared in TYPES


def rows_of(data: bytes, *, where: str, content_type: str | None = None) -> Iterator[Row]:
    """The rows of a table, in order; empty ones are passed over.

    Raises FormatError where no column is called text, EmptyError where there is no row.
    """
    text = decode(data, content_type=content_type, where=where)
    first = next((line for line in text.split("\n", 20)[:20] if line.strip()), "")
    delimiter = max(_DELIMITERS, key=lambda d: ("text" in _names(first.rstrip("\r"), d), first.count(d)))
    # Process-wide, hence only ever raised.
    csv.field_size_limit(max(csv.field_size_limit(), _LARGEST_CELL))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    columns: list[str] = []
    place = 0
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            if not columns:
                raise FormatError(f"this table cannot be read ({error})", where=where, next_step=_COLUMNS) from None
            place += 1
            yield Row(given=_broken(error), line=line, place=place)
            continue
        if cells is None:
            break
        if not any(cell.strip() for cell in cells):
            continue
        if not columns:
            columns = [cell.strip().lower() for cell in cells]
            if "text" not in columns:
                raise FormatError('this table has no column "text"', where=where, next_step=_COLUMNS)
            continue
        place += 1
        yield Row(given=_row(columns, cells), line=line, place=place)
    if not place:
        raise EmptyError("this table holds no reports", where=where)


def _names(line: str, delimiter: str) -> list[str]:
    return [cell.strip().strip('"').strip().lower() for cell in line.split(delimiter)]


def _row(columns: list[str], cells: list[str]) -> dict[str, str] | ReportError:
    if len(cells) > len(columns) and any(cell.strip() for cell in cells[len(columns) :]):
        return FormatError(f"this row has {len(cells)} cells, the first line names {len(columns)}",
                           next_step="put cells that hold the delimiter in quotation marks")  # fmt: skip
    given: dict[str, str] = {}
    for column, cell in zip(columns, cells, strict=False):
        if column == "text" or cell.strip():
            given.setdefault(column, cell)
    return given


def _broken(error: csv.Error) -> FormatError:
    what = "a quotation mark is not closed" if "end of data" in str(error) else str(error)
    return FormatError(f"this row cannot be read: {what}", next_step='write " inside of a cell as ""')
