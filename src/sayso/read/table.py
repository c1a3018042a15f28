"""A table (CSV, TSV) whose first line names its columns -> its rows, each with the keys that JSON lines have."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sayso.errors import EmptyError, FormatError, ReportError
from sayso.read.decode import decode
from sayso.read.fields import text_names

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
    """The rows of a table, in order; empty ones are passed over. Behind one whose quotation marks are wrong the next
    begins where they are even in number again: what stands before may be the inside of its cell.

    Raises FormatError where no column holds the text by its name, EmptyError where there is no row.
    """
    text = decode(data, content_type=content_type, where=where)
    first = next((line for line in text.split("\n", 20)[:20] if line.strip()), "")
    delimiter = max(_DELIMITERS, key=lambda d: (bool(text_names(_names(first.rstrip("\r"), d))), first.count(d)))
    # Process-wide, hence only ever raised.
    csv.field_size_limit(max(csv.field_size_limit(), _LARGEST_CELL))
    lines = _Lines(io.StringIO(text, newline=""))
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    columns: list[str] = []
    place = 0
    while True:
        line = lines.begin_row()
        try:
            cells = next(reader, None)
        except csv.Error as error:
            if not columns:
                raise FormatError(f"this table cannot be read ({error})", where=where, next_step=_COLUMNS) from None
            place += 1
            yield Row(given=_broken(error), line=line, place=place)
            lines.close_cell()
            continue
        if cells is None:
            break
        if not any(cell.strip() for cell in cells):
            continue
        if not columns:
            columns = [cell.strip().lower() for cell in cells]
            if not text_names(columns):
                raise FormatError('this table has no column "text"', where=where, next_step=_COLUMNS)
            continue
        place += 1
        yield Row(given=_row(columns, cells), line=line, place=place)
    if not place:
        raise EmptyError("this table holds no reports", where=where)


class _Lines:
    """The lines of a text for a csv reader, with those of the row that it reads."""

    def __init__(self, stream: Iterable[str]) -> None:
        self._stream, self._row, self._given = iter(stream), "", 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self._stream)
        self._given += 1
        self._row += line
        return line

    def begin_row(self) -> int:
        """Forget the last row; the number of the line at which the next begins."""
        self._row = ""
        return self._given + 1

    def close_cell(self) -> None:
        """Pass over what is left of a broken row: up to the line at whose end its quotation marks are even."""
        while self._row.count('"') % 2 and next(self, None) is not None:
            pass


def _names(line: str, delimiter: str) -> list[str]:
    return [cell.strip().strip('"').strip().lower() for cell in line.split(delimiter)]


def _row(columns: list[str], cells: list[str]) -> dict[str, str] | ReportError:
    if len(cells) > len(columns) and any(cell.strip() for cell in cells[len(columns) :]):
        return FormatError(f"this row has {len(cells)} cells, the first line names {len(columns)}",
                           next_step="put cells that hold the delimiter in quotation marks")  # fmt: skip
    given: dict[str, str] = {}
    whole = text_names(columns)
    for column, cell in zip(columns, cells, strict=False):
        if cell.strip():
            given.setdefault(column, cell)
        elif whole == (column,):
            given.setdefault("text", cell)
    return given


def _broken(error: csv.Error) -> FormatError:
    what = "a quotation mark is not closed" if "end of data" in str(error) else str(error)
    return FormatError(f"this row cannot be read: {what}", next_step='write " inside of a cell as ""')
