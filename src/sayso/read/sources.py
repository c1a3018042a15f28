"""Files, folders, archives, streams -> reports one by one, or as items of work that can be shared out to processes."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import os
import re
import stat
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

from sayso.errors import EmptyError, FormatError, ReportError, TooLongError, UsageError
from sayso.model import Failure, Report
from sayso.read.archive import (
    Allowance,
    Spent,
    archive_kind,
    count_members,
    holds_archive,
    is_archive_name,
    members_of,
)
from sayso.read.decode import beginning, decode
from sayso.read.details import Details
from sayso.read.feed import entries_of, is_feed
from sayso.read.fields import names_in
from sayso.read.leftovers import is_left_out_file, is_left_out_folder
from sayso.read.mail import MAILBOX, is_mailbox, mails_in
from sayso.read.report import MAX_BYTES, from_entry, from_object, named_after, parse_json, read_bytes, too_long
from sayso.read.table import SUFFIXES as TABLES
from sayso.read.table import is_table, rows_of
from sayso.text import printable

LINE_SUFFIXES = (".jsonl", ".ndjson")
_LINES_PER_ITEM = 50
# A file of many reports as one JSON value, table or mailbox is read whole.
_MAX_JSON_FILE = 500_000_000
_GZIP = b"\x1f\x8b"
_MOST_UNPACKED = 100_000_000  # bytes that a gzip'd file may come to


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """A report, or the failure in its place, with the bytes it came as (empty where there are none)."""

    report: Report | Failure
    raw: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Work to be done: one file, some lines of one, or a web address. Small, and can be sent to another process.

    `id` is what its report is called if it does not say itself. `lines` is (first byte, one past the last, number of
    the first line) in a file of JSON lines, else None.
    """

    path: str
    id: str
    defaults: Details = field(default_factory=Details)
    lines: tuple[int, int, int] | None = None

    def load(self) -> list[Report | Failure]:
        """What it holds, in order. Never raises for what is wrong with a report."""
        return list(self)

    def __iter__(self) -> Iterator[Report | Failure]:
        return (arrived.report for arrived in self.arrivals())

    def arrivals(self) -> Iterator[Arrived]:
        """What it holds, in order, with the bytes of each report. Never raises for what is wrong with a report."""
        data = b""
        try:
            if _is_address(self.path):
                from sayso.read.fetch import fetch

                data, content_type, address = fetch(self.path)
                yield from arrivals_of(data, id=self.path, url=address, content_type=content_type,
                                       defaults=self.defaults)  # fmt: skip
                return
            if self.lines is not None:
                start, stop, first = self.lines
                with open(self.path, "rb") as file:
                    file.seek(start)
                    yield from _of_lines(file.read(stop - start).split(b"\n"), first=first, defaults=self.defaults,
                                         source=self.id)  # fmt: skip
                return
            if self.is_archive:
                self._size()
                with open(self.path, "rb") as file:
                    yield from _of_archive(file, id=self.id, known=self.defaults, place=os.path.realpath(self.path))
                return
            data = self._bytes()
            yield from arrivals_of(data, id=self.id, defaults=self.defaults, file=os.path.realpath(self.path))
        except (ReportError, OSError) as error:
            yield Arrived(report=failure(error, self.id), raw=data)

    @property
    def is_archive(self) -> bool:
        """Does its name say that it is an archive, and so may hold many reports?"""
        return self.lines is None and not _is_address(self.path) and is_archive_name(self.path)

    def count(self) -> int:
        """How many reports it holds as far as can be seen without reading them; one where that cannot be seen."""
        try:
            if self.lines is not None:
                start, stop, _ = self.lines
                with open(self.path, "rb") as file:
                    file.seek(start)
                    return sum(1 for line in file.read(stop - start).split(b"\n") if line.strip())
            if self.is_archive:
                self._size()
                with open(self.path, "rb") as file:
                    kind = archive_kind(file, name=self.path)
                    return max(1, count_members(file, kind, where=self.id)) if kind else 1
        except (ReportError, OSError):
            pass  # told as a failure when it is read
        return 1

    def _size(self) -> int:
        info = os.stat(self.path)
        if not stat.S_ISREG(info.st_mode):
            raise FormatError("this is no file that can be read", where=self.id)
        return info.st_size

    def _bytes(self) -> bytes:
        size = self._size()
        limit = _MAX_JSON_FILE if self.path.lower().endswith((".json", MAILBOX, *TABLES)) else max(MAX_BYTES.values())
        if size > limit:
            raise too_long(size, limit, where=self.id)
        return Path(self.path).read_bytes()


def arrivals_of(
    data: bytes,
    *,
    id: str,
    url: str | None = None,
    content_type: str | None = None,
    defaults: Details | None = None,
    file: str = "",
) -> Iterator[Arrived]:
    """The reports in the bytes of one file or page: the members of an archive, the entries of a feed, the objects of a
    JSON array or of JSON lines, the rows of a table, the mails of a mailbox, else one; what is gzip'd is unpacked. `id`
    is the file's name or the address, and names what has no name itself; a member of an archive is called
    `id/its path in it`. `file` is the absolute path where the file lies, if it lies in one that can be found again.

    Never raises for what is wrong with a report: a failure comes in its place.
    """
    known = defaults or Details()
    try:
        if holds_archive(data) or data.startswith(_GZIP):
            packed = io.BytesIO(data)
            if archive_kind(packed, name=id):
                yield from _of_archive(packed, id=id, known=known, place=file)
                return
        if data.startswith(_GZIP):
            yield from _unpacked(data, id=id, url=url, content_type=content_type, known=known, file=file)
            return
        if id.lower().endswith(LINE_SUFFIXES) and data.strip():
            yield from _of_lines(data.split(b"\n"), first=1, defaults=known, source=id)
            return
        if id.lower().endswith(".json"):
            yield from _of_json(data, id, known, file)
            return
        if is_table(id, content_type):
            yield from _of_table(data, id=id, content_type=content_type, known=known)
            return
        if is_mailbox(data, name=id):
            for n, mail in enumerate(mails_in(data), start=1):
                yield _of_mail(mail, id=f"{id}#{n}", known=known)
            return
        head = beginning(data)
        if head and is_feed(head):
            yield from _of_feed(data, id=id, url=url, content_type=content_type, known=known)
            return
        report = read_bytes(data, id=id, url=url, content_type=content_type, defaults=known)
        yield Arrived(report=named_after(report, id, file), raw=data)
    except (ReportError, OSError, RecursionError) as error:
        yield Arrived(report=failure(error, id), raw=data)


def _of_archive(file: BinaryIO, *, id: str, known: Details, place: str) -> Iterator[Arrived]:
    """What the members of an archive hold, as if they were the files of a folder. `place`: its path, or empty."""
    n = 0
    try:
        kind = archive_kind(file, name=id)
        if kind is None:
            raise FormatError("this is no archive, though its name says so", where=id, next_step="get it again")
        allowance = Allowance(where=id)
        for n, member in enumerate(members_of(file, kind, allowance, where=id), start=1):  # noqa: B007
            name, content = f"{id}/{member.name}", member.content
            if isinstance(content, ReportError):
                yield Arrived(report=failure(content, name), raw=b"")
            else:
                within = f"{place}/{member.name}" if place else ""
                yield from _of_member(content, id=name, known=known, allowance=allowance, file=within)
        if not n:
            raise EmptyError("this archive holds no files that are read", where=id)
    except ReportError as error:
        yield Arrived(report=failure(error, id), raw=b"")


def _of_member(data: bytes, *, id: str, known: Details, allowance: Allowance, file: str) -> Iterator[Arrived]:
    """What one file of an archive holds. Raises Spent alone."""
    try:
        if holds_archive(data):
            raise _nested(data, id)
        if data.startswith(_GZIP):
            yield from _unpacked(data, id=id, url=None, content_type=None, known=known, file=file, allowance=allowance)
        else:
            yield from arrivals_of(data, id=id, defaults=known, file=file)
    except Spent:
        raise
    except ReportError as error:
        yield Arrived(report=failure(error, id), raw=data)


def _nested(data: bytes, id: str) -> FormatError:
    what = "an archive or an office document" if data.startswith(b"PK") else "an archive"
    return FormatError(f"this is {what} inside of an archive, and is not read", where=id, next_step="unpack it first")


def _unpacked(
    data: bytes,
    *,
    id: str,
    url: str | None,
    content_type: str | None,
    known: Details,
    file: str,
    allowance: Allowance | None = None,
) -> Iterator[Arrived]:
    """What a gzip'd file holds, under the file's name. `allowance`: of the archive that it is a member of."""
    inner = re.sub(r"(?i)\.(?:gz|gzip)$", "", id)
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as packed:
            whole = packed.read(_MOST_UNPACKED + 1)  # no more is unpacked than that, whatever it would come to
    except (OSError, EOFError, zlib.error):
        raise FormatError("this gzip'd file is damaged", where=id) from None
    if allowance is not None:
        allowance.spend(len(whole))
    if len(whole) > _MOST_UNPACKED:
        raise TooLongError(f"this gzip'd file holds more than {_MOST_UNPACKED / 1e6:.0f} MB", where=id,
                           next_step="unpack it first")  # fmt: skip
    if whole.startswith(_GZIP):
        raise FormatError("this is gzip'd twice", where=id, next_step="unpack it first")
    if holds_archive(whole):
        raise _nested(whole, id)
    if inner.lower().endswith(LINE_SUFFIXES):
        yield from _of_lines(whole.split(b"\n"), first=1, defaults=known, within=inner, source=id)
        return
    kind = None if content_type is None or "gzip" in content_type.lower() else content_type
    for arrived in arrivals_of(whole, id=inner, url=url, content_type=kind, defaults=known, file=file):
        report = arrived.report
        if arrived.raw is whole:  # one report: as it came it was gzip'd
            sha256 = hashlib.sha256(data).hexdigest()
            report = replace(report, id=id, sha256=sha256) if isinstance(report, Report) else replace(report, id=id)
            arrived = Arrived(report=report, raw=data)
        yield arrived


def _of_feed(data: bytes, *, id: str, url: str | None, content_type: str | None, known: Details) -> Iterator[Arrived]:
    """A report for each entry, known by its address; without one by its own name, or its place in the feed."""
    n = 0
    try:
        for n, entry in enumerate(entries_of(data, where=id, url=url, content_type=content_type), start=1):
            name = printable(entry.name or f"{id}#{n}")
            try:
                if not entry.text:
                    raise EmptyError("this entry holds no words but its headline", where=name,
                                     next_step="give the page that it leads to")  # fmt: skip
                report = from_entry(entry.text, entry.raw, id=name, details=known.filled(entry.details),
                                    extent="summary" if entry.summary else None)  # fmt: skip
                yield Arrived(report=named_after(report, f"{id}#{n}"), raw=entry.raw)
            except ReportError as error:
                yield Arrived(report=failure(error, name), raw=entry.raw)
    except TooLongError as error:
        yield Arrived(report=failure(error, id), raw=b"" if n else data)
        return
    if not n:
        raise EmptyError("this feed holds no entries", where=id)


def _of_table(data: bytes, *, id: str, content_type: str | None, known: Details) -> Iterator[Arrived]:
    """A report for each row, known by its place among them if it has no id."""
    told = _Told()
    for row in rows_of(data, where=id, content_type=content_type):
        name, place, raw = f"{id}#{row.place}", f"{id}:{row.line}", b""
        try:
            if isinstance(row.given, ReportError):
                raise row.given
            raw = json.dumps(row.given, sort_keys=True).encode()
            report = told.once(from_object(row.given, raw, id=name, defaults=known))
            yield Arrived(report=named_after(report, name), raw=raw)
        except ReportError as error:
            called = None if isinstance(row.given, ReportError) else _id_in(row.given)
            yield Arrived(report=_at(place, error, called), raw=raw)


class _Told:
    """Which names of fields were told of in a file: nearly all its reports have the same, and the first tells it."""

    def __init__(self) -> None:
        self._names: set[str] = set()

    def once(self, report: Report) -> Report:
        """The report without a note on the names of its fields that tells of none that is new."""
        kept = []
        for note in report.notes:
            names = names_in(note)
            if not names or names - self._names:
                kept.append(note)
            self._names |= names
        return report if len(kept) == len(report.notes) else replace(report, notes=tuple(kept))


def _of_mail(data: bytes, *, id: str, known: Details) -> Arrived:
    try:
        return Arrived(report=named_after(read_bytes(data, id=id, kind="mail", defaults=known), id), raw=data)
    except ReportError as error:
        return Arrived(report=failure(error, id), raw=data)


def _of_json(data: bytes, id: str, known: Details, file: str) -> Iterator[Arrived]:
    """One object, or an array of objects, each known by its place in it if it has no id."""
    if not data.strip():
        yield Arrived(report=read_bytes(data, id=id), raw=data)
        return
    value = parse_json(decode(data, where=id), where=id)
    if not isinstance(value, list):
        yield Arrived(report=named_after(from_object(value, data, id=id, defaults=known), id, file), raw=data)
        return
    if not value:
        raise EmptyError("this array holds no reports", where=id)
    told = _Told()
    for n, given in enumerate(value, start=1):
        name, part = f"{id}#{n}", b""
        try:
            part = json.dumps(given, sort_keys=True).encode()
            report = told.once(from_object(given, part, id=name, defaults=known))
            yield Arrived(report=named_after(report, name), raw=part)
        except (ReportError, RecursionError) as error:
            yield Arrived(report=failure(error, _id_in(given) or name), raw=part)


def items(path: str | os.PathLike[str], *, defaults: Details | None = None, within: str = "") -> list[Item]:
    """The work in a file, folder or web address, in the order of its reports.

    Nothing is read or fetched yet. `within`: what goes before the paths of a folder's files in their ids, where several
    folders are read (`parts`). Raises UsageError where there is no such path.
    """
    return list(_items(path, defaults or Details(), within))


def parts(paths: Sequence[str]) -> list[str]:
    """What tells the files of each path from those of the others: of several folders their paths from the folder that
    all are in, of anything else nothing. Two folders may both hold a 1.txt, and the ids of reports must differ.
    """
    folders = {path: os.path.realpath(path) for path in paths if not _is_address(path) and os.path.isdir(path)}
    if len(set(folders.values())) < 2:
        return [""] * len(paths)
    try:
        common = os.path.commonpath(folders.values())
    except ValueError:  # on different drives
        return [""] * len(paths)
    return [Path(folders[path]).relative_to(common).as_posix() if path in folders else "" for path in paths]


def read_path(path: str | os.PathLike[str], *, defaults: Details | None = None) -> Iterator[Report | Failure]:
    """Every report of a file, folder or web address, in order, one at a time.

    A folder is read with all below it in sorted order, hidden files left out; a report is then known by its path in
    the folder. An archive (.zip, .tar, .tar.gz, .tgz) is read as a folder is, and its reports are known by its name and
    their path in it: `reports.zip/monday/a.html`; nothing of it is written to disk, and what it may come to is bounded
    (`sayso.read.archive`). A file that cannot be read gives a Failure. Raises UsageError where there is no such path.
    """
    work = _items(path, defaults or Details(), "")
    return (result for item in work for result in item)


def read_lines(
    stream: Iterable[bytes] | Iterable[str], *, defaults: Details | None = None
) -> Iterator[Report | Failure]:
    """A report or a Failure for every line of JSON, in order; blank lines are passed over.

    A line without an id is known as "line N", counted from 1.
    """
    return (arrived.report for arrived in lines_arriving(stream, defaults=defaults))


def lines_arriving(stream: Iterable[bytes] | Iterable[str], *, defaults: Details | None = None) -> Iterator[Arrived]:
    """As `read_lines`, with the bytes of each line."""
    lines = (line.encode("utf-8", "surrogatepass") if isinstance(line, str) else line for line in stream)
    return _of_lines(lines, first=1, defaults=defaults or Details())


def failure(error: Exception, id: str) -> Failure:
    """An error as a value. The id is said once, so it is left out of the reason."""
    if isinstance(error, ReportError):
        why = error.what + (f" ({error.next_step})" if error.next_step else "")
        return Failure(id=printable(id), stage=error.stage, why=printable(why))
    if isinstance(error, OSError):
        return Failure(id=printable(id), stage="read", why=f"it cannot be opened: {error.strerror or error}")
    return Failure(id=printable(id), stage="read", why=f"it cannot be read ({type(error).__name__})")


def _of_lines(
    lines: Iterable[bytes], *, first: int, defaults: Details, source: str | None = None, within: str | None = None
) -> Iterator[Arrived]:
    """A report for every line, known by its number if it has no id, and by the file that is its `source`, if any;
    `within`: what that file is called once it is unpacked. A line that fails is told by its place in the source.
    """
    within = within or source
    told = _Told()
    for number, raw in enumerate(lines, start=first):
        line = raw.removeprefix(b"\xef\xbb\xbf")  # also in the middle, where files were joined
        if not line.strip():
            continue
        place = f"{within}#{number}" if within else f"line {number}"
        name = None
        try:
            if len(line) > MAX_BYTES["json"]:
                raise too_long(len(line), MAX_BYTES["json"], where=place)
            given = parse_json(decode(line.strip(), where=place), where=place)
            name, raw = _id_in(given), line.rstrip(b"\r\n")
            report = told.once(from_object(given, raw, id=place, defaults=defaults))
            yield Arrived(report=named_after(report, place), raw=raw)
        except ReportError as error:
            yield Arrived(report=_at(f"{source}:{number}" if source else f"line {number}", error, name), raw=line)


def _at(place: str, error: ReportError, name: str | None) -> Failure:
    """The failure of a line: whoever mends the file looks for the line, not for the id that it gives."""
    found = failure(error, name or place)
    return replace(found, why=f"{printable(place)}: {found.why}") if name else found


def _id_in(given: object) -> str | None:
    name = given.get("id") if isinstance(given, dict) else None
    return str(name) if isinstance(name, (str, int)) and not isinstance(name, bool) and str(name).strip() else None


def _is_address(path: str) -> bool:
    return path.lower().startswith(("http://", "https://"))


def _items(given: str | os.PathLike[str], defaults: Details, within: str) -> Iterator[Item]:
    if _is_address(str(given)):
        return iter([Item(path=str(given), id=str(given), defaults=defaults)])
    path = Path(given)
    try:
        is_folder = path.is_dir()
        exists = is_folder or path.exists()
    except (OSError, ValueError) as error:
        raise UsageError("this path cannot be opened", where=printable(str(path))) from error
    if not exists:
        raise UsageError("there is no such file or folder", where=printable(str(path)), next_step="check the path")
    files = _files(path) if is_folder else iter([path])
    return (item for file in files for item in _of_file(file, _name(file, path, is_folder, within), defaults))


def _name(file: Path, root: Path, is_folder: bool, within: str) -> str:
    if is_folder:
        return (Path(within) / file.relative_to(root)).as_posix()
    return file.name if is_archive_name(file.name) else str(file)  # it names its members, as a folder does not


def _files(folder: Path) -> Iterator[Path]:
    """All files below a folder, sorted by path, without hidden ones and the parts of saved pages."""
    try:
        entries = sorted(os.scandir(folder), key=lambda e: e.name)
    except OSError:
        # Told as a failure when it is opened.
        yield folder
        return
    for entry in entries:
        name = entry.name
        if entry.is_dir(follow_symlinks=False):
            if not is_left_out_folder(name):
                yield from _files(Path(entry.path))
        elif not is_left_out_file(name):
            yield Path(entry.path)


def _of_file(file: Path, id: str, defaults: Details) -> Iterator[Item]:
    item = Item(path=str(file), id=id, defaults=defaults)
    if file.suffix.lower() not in LINE_SUFFIXES:
        yield item
        return
    try:
        yield from _line_items(item)
    except OSError:
        yield item


def _line_items(item: Item) -> Iterator[Item]:
    """Some lines at a time, found by their line ends alone."""
    start, first, number = 0, 1, 0
    position, empty = 0, True
    with open(item.path, "rb") as file:
        for line in file:
            number += 1
            position += len(line)
            empty = empty and not line.strip()
            if number - first + 1 >= _LINES_PER_ITEM and not empty:
                yield Item(path=item.path, id=item.id, defaults=item.defaults, lines=(start, position, first))
                start, first = position, number + 1
    if position > start and not empty:
        yield Item(path=item.path, id=item.id, defaults=item.defaults, lines=(start, position, first))
    elif empty:
        # An empty file gives its failure by being read as one.
        yield item
