"""An archive (.zip, .tar, .tar.gz, .tgz) -> the bytes of its members, one by one.

Nothing is ever written to disk and no name in an archive is used as a path: a name is only what a report is called.
What an archive may come to is bounded, whatever it says of itself:

    MOST_UNPACKED    bytes unpacked of one archive, over all that is read or passed over in it
    MOST_OF_MEMBER   bytes of one member; a larger one is a failure of its own
    MOST_MEMBERS     members of one archive; the first ones are read
    MOST_OF_NAMES    bytes of a ZIP archive's table of members, of which Python makes some twelve times as much

A member that is locked, damaged, too large, a link, or packed in another way than ZIP's usual one is an error in its
place; the others go on. Where the archive itself breaks off, what stood before was given already. Tar's headers are
read here and not by Python's module for them, since that can be kept busy for hours by a few bytes.
"""

from __future__ import annotations

import gzip
import io
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Literal

from sayso.errors import FormatError, ReportError, TooLongError
from sayso.read.leftovers import is_left_out_file, is_left_out_folder
from sayso.text import printable

SUFFIXES = (".zip", ".tar", ".tar.gz", ".tgz")
MOST_UNPACKED = 2_000_000_000
MOST_OF_MEMBER = 50_000_000
MOST_MEMBERS = 50_000
MOST_OF_NAMES = 8_000_000
_LONGEST_NAME = 1_000  # characters
_STEP = 65_536  # bytes that are unpacked at one time
_BLOCK = 512  # what a tar archive is counted in
_LONGEST_HEADER = 65_536  # bytes of what stands before a tar member's header
_MOST_RECORDS = 100  # in one of them; some ten are usual
_GZIP = b"\x1f\x8b"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, struct.error, IndexError, OverflowError)

Kind = Literal["zip", "tar", "tar.gz"]


class Spent(TooLongError):
    """An archive comes to more than may be unpacked of one: the rest of it is not read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A file in an archive: its path there, `/` between its parts, and its bytes, or why they cannot be had."""

    name: str
    content: bytes | ReportError


class Allowance:
    """What may still be unpacked of one archive."""

    def __init__(self, *, where: str, left: int | None = None) -> None:
        self.left = MOST_UNPACKED if left is None else left
        self._where, self._all = where, self.left

    def spend(self, size: int) -> None:
        """So many bytes were unpacked. Raises Spent once that is more than there were."""
        self.left -= size
        if self.left < 0:
            raise Spent(f"this archive comes to more than {self._all / 1e6:,.0f} MB; what follows in it is not read",
                        where=self._where, next_step="unpack it, and give the folder")  # fmt: skip


def is_archive_name(name: str) -> bool:
    """Does a file's name say that it is an archive?"""
    return name.lower().endswith(SUFFIXES)


def archive_kind(file: BinaryIO, *, name: str) -> Kind | None:
    """What kind of archive a file is: by its first bytes, else by its name; None where it is none.

    The file is left at its beginning.
    """
    file.seek(0)
    head = file.read(_BLOCK)
    file.seek(0)
    if head.startswith(_ZIP):
        return "zip"
    if _is_tar(head):
        return "tar"
    name = name.lower()
    if head.startswith(_GZIP):
        try:
            begins = gzip.GzipFile(fileobj=file).read(_BLOCK)
        except (OSError, EOFError, zlib.error):
            begins = b""
        file.seek(0)
        return "tar.gz" if _is_tar(begins) or name.endswith((".tar.gz", ".tgz")) else None
    if name.endswith(".zip"):
        return "zip"
    return "tar" if name.endswith((".tar", ".tgz")) or name.endswith(".tar.gz") else None


def holds_archive(data: bytes) -> bool:
    """Are these the bytes of an archive, as far as the first of them tell? What is gzip'd is not looked into."""
    return data.startswith(_ZIP) or _is_tar(data[:_BLOCK])


def members_of(file: BinaryIO, kind: Kind, allowance: Allowance, *, where: str) -> Iterator[Member]:
    """The files in an archive: of ZIP in the order of their names, of tar as they come, since it is a stream.

    Left out are what a folder's reading leaves out too: hidden ones and the parts of saved pages. Raises ReportError
    where the archive is damaged, an office document, or larger than may be, after the members before that place.
    """
    given: set[str] = set()
    found = _in_zip(file, allowance, where) if kind == "zip" else _in_tar(file, kind, allowance, where)
    for name, content in found:
        if len(name) > _LONGEST_NAME:
            name, content = f"{name[:100]}…", FormatError("its name in the archive is too long")
        elif name in given:
            content = FormatError("the archive holds another file of this name, which was read",
                                  next_step="unpack it, and give the folder")  # fmt: skip
        given.add(name)
        yield Member(name=name, content=content)


def count_members(file: BinaryIO, kind: Kind, *, where: str) -> int:
    """How many members `members_of` would give, as far as it holds together. Of ZIP nothing is unpacked, of tar all."""
    count = 0
    try:
        if kind == "zip":
            with _opened(file, where) as archive:
                return min(MOST_MEMBERS, len(_chosen(archive)))
        stream = _Stream(_plain(file, kind), Allowance(where=where))
        for entry in _entries(stream, where):
            count += entry.name is not None
            if count >= MOST_MEMBERS:
                break
            _passed(stream, entry.room, where)
    except ReportError:
        pass  # told as a failure when it is read
    return count


def _name_in(written: str) -> str | None:
    """A member's path as it is told, None where it is left out. Nothing in it leads anywhere."""
    path = _CONTROLS.sub("�", printable(written)).replace("\\", "/")
    parts = [part for part in path.split("/") if part not in ("", ".", "..")]
    if not parts or any(map(is_left_out_folder, parts[:-1])) or is_left_out_file(parts[-1]):
        return None
    return "/".join(parts)


def _too_large() -> TooLongError:
    return TooLongError(f"this file in the archive has more than {MOST_OF_MEMBER / 1e6:.0f} MB",
                        next_step="split it into reports")  # fmt: skip


def _too_many(where: str) -> TooLongError:
    return TooLongError(f"this archive holds more than {MOST_MEMBERS:,} files; the first {MOST_MEMBERS:,} are read",
                        where=where, next_step="unpack it, and give the folder")  # fmt: skip


def _damaged(what: str, where: str) -> FormatError:
    return FormatError(f"this {what} is damaged", where=where, next_step="get it again, or pack it anew")


# ZIP


class _Guarded:
    """A file of which no more is read at one time than the table of members may have."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.seek, self.tell, self.seekable = file.seek, file.tell, file.seekable

    def read(self, size: int = -1) -> bytes:
        if size > MOST_OF_NAMES:
            raise TooLongError("its table of members is too long")
        return self._file.read(size if size >= 0 else MOST_OF_NAMES)

    def close(self) -> None:
        """Left to whoever opened it."""


def _opened(file: BinaryIO, where: str) -> zipfile.ZipFile:
    try:
        archive = zipfile.ZipFile(_Guarded(file))  # type: ignore[call-overload]
    except TooLongError:
        raise TooLongError(f"this archive holds far more than {MOST_MEMBERS:,} files", where=where,
                           next_step="unpack it, and give the folder") from None  # fmt: skip
    except (*_DAMAGE, NotImplementedError):
        raise _damaged("ZIP archive", where) from None
    assert isinstance(archive, zipfile.ZipFile)
    names = archive.namelist()
    if "[Content_Types].xml" in names or names[:1] == ["mimetype"]:
        raise FormatError("this is an office document or an e-book, not a report", where=where,
                          next_step="save it as text, HTML or PDF")  # fmt: skip
    return archive


def _chosen(archive: zipfile.ZipFile) -> list[tuple[str, zipfile.ZipInfo]]:
    named = ((_name_in(_written(info)), info) for info in archive.infolist() if not info.is_dir())
    return sorted(((name, info) for name, info in named if name), key=lambda n: n[0])


def _written(info: zipfile.ZipInfo) -> str:
    """The name as it was meant: many packers write UTF-8 without saying so."""
    if info.flag_bits & 0x800:
        return info.orig_filename
    try:
        return info.orig_filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.orig_filename


def _in_zip(file: BinaryIO, allowance: Allowance, where: str) -> Iterator[tuple[str, bytes | ReportError]]:
    with _opened(file, where) as archive:
        chosen = _chosen(archive)
        for name, info in chosen[:MOST_MEMBERS]:
            try:
                yield name, _unzipped(archive, info, allowance)
            except Spent:
                raise
            except ReportError as error:
                yield name, error
        if len(chosen) > MOST_MEMBERS:
            raise _too_many(where)


def _unzipped(archive: zipfile.ZipFile, info: zipfile.ZipInfo, allowance: Allowance) -> bytes:
    if info.flag_bits & 0x1:
        raise FormatError("this file in the archive is locked with a password",
                          next_step="unpack it, and give the file")  # fmt: skip
    if stat.S_ISLNK(info.external_attr >> 16):
        raise _link()
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):  # others unpack without bounds
        raise FormatError("this file in the archive is packed in a way that is not read here",
                          next_step="unpack it, or pack it in the usual way")  # fmt: skip
    if info.file_size > MOST_OF_MEMBER:
        raise _too_large()
    whole = io.BytesIO()
    try:
        with archive.open(info) as member:
            while part := member.read(_STEP):
                allowance.spend(len(part))
                whole.write(part)
                if whole.tell() > MOST_OF_MEMBER:
                    raise _too_large()
    except (*_DAMAGE, NotImplementedError, RuntimeError):
        raise _damaged("file in the archive", "") from None
    return whole.getvalue()


def _link() -> FormatError:
    return FormatError("this is a link, and links in an archive are not followed", next_step="give the file itself")


# tar


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """A member's header: its name (None where it is left out), its bytes, what they take up, why it is not read."""

    name: str | None
    size: int
    room: int
    error: ReportError | None = None


class _Stream:
    """The bytes of a tar archive, read once from the first to the last."""

    def __init__(self, file: BinaryIO, allowance: Allowance) -> None:
        self._file, self._allowance = file, allowance

    def read(self, size: int) -> bytes:
        """So many bytes, fewer only where it ends."""
        parts = io.BytesIO()
        while (left := size - parts.tell()) and (part := self._file.read(min(_STEP, left))):
            self._allowance.spend(len(part))
            parts.write(part)
        return parts.getvalue()

    def skip(self, size: int) -> None:
        """Pass over so many bytes. Raises EOFError where it ends before."""
        while size and (part := self.read(min(_STEP, size))):
            size -= len(part)
        if size:
            raise EOFError


def _is_tar(head: bytes) -> bool:
    return head[257:262] == b"ustar"


def _plain(file: BinaryIO, kind: Kind) -> BinaryIO:
    return gzip.GzipFile(fileobj=file) if kind == "tar.gz" else file  # type: ignore[return-value]


def _in_tar(file: BinaryIO, kind: Kind, allowance: Allowance, where: str) -> Iterator[tuple[str, bytes | ReportError]]:
    stream = _Stream(_plain(file, kind), allowance)
    count = 0
    for entry in _entries(stream, where):
        if entry.name is None:
            _passed(stream, entry.room, where)
            continue
        count += 1
        if count > MOST_MEMBERS:
            raise _too_many(where)
        error = entry.error or (_too_large() if entry.size > MOST_OF_MEMBER else None)
        if error is not None:
            yield entry.name, error
            _passed(stream, entry.room, where)
            continue
        try:
            data = stream.read(entry.size)
        except _DAMAGE:
            data = b""
        if len(data) < entry.size:
            yield entry.name, _damaged("file in the archive", "")
            raise _broken_off(where)
        yield entry.name, data
        _passed(stream, entry.room - entry.size, where)


def _passed(stream: _Stream, size: int, where: str) -> None:
    try:
        stream.skip(size)
    except _DAMAGE:
        raise _broken_off(where) from None


def _broken_off(where: str) -> FormatError:
    return FormatError("this archive is damaged; what follows in it cannot be read", where=where,
                       next_step="get it again, or pack it anew")  # fmt: skip


def _entries(stream: _Stream, where: str) -> Iterator[_Entry]:
    """The headers of all members; who takes one passes over its `room` before the next."""
    first = True
    try:
        while (block := stream.read(_BLOCK)) and block.strip(b"\0"):
            yield _entry(stream, block)
            first = False
    except _DAMAGE:
        raise (_damaged("archive", where) if first else _broken_off(where)) from None
    if first and not block:
        raise _damaged("archive", where)


def _entry(stream: _Stream, block: bytes) -> _Entry:
    """The member whose headers begin with this block. Raises ValueError or EOFError where they are damaged."""
    told: dict[bytes, bytes] = {}
    for _ in range(10):  # one or two headers stand before a member's own
        kind, size = _kind_and_size(block)
        if kind not in (b"L", b"K", b"x", b"X", b"g"):
            break
        told |= _told(stream, kind, size)
        block = stream.read(_BLOCK)
    else:
        raise ValueError("headers without end")
    size = int(told.get(b"size", size))
    if size < 0:
        raise ValueError("a size below nothing")
    name = _name_in(_name_of(block, told).decode("utf-8", "replace"))
    error: ReportError | None = None
    if kind == b"S" or any(key.startswith(b"GNU.sparse.") for key in told):
        error = FormatError("this file in the archive is stored with holes, which is not read here",
                            next_step="unpack it, and give the file")  # fmt: skip
        more = kind == b"S" and block[482]
        while more:  # blocks that go on with the list of holes
            more = stream.read(_BLOCK)[504]
    elif kind in (b"1", b"2"):
        error = _link()
    elif kind not in (b"0", b"\0", b"7"):  # folders, devices, and what packers note for themselves
        name = None
    if kind in (b"1", b"2", b"3", b"4", b"5", b"6"):
        size = 0  # whatever it says: nothing stands behind these
    return _Entry(name=name, size=size, room=size + -size % _BLOCK, error=error)


def _kind_and_size(block: bytes) -> tuple[bytes, int]:
    if len(block) < _BLOCK:
        raise EOFError
    total = sum(block) - sum(block[148:156]) + 8 * 32
    if _number(block[148:156]) != total:
        raise ValueError("a wrong checksum")
    return block[156:157], _number(block[124:136])


def _number(field: bytes) -> int:
    """Octal digits, or where there was no room for them the number itself in bytes."""
    if field[0] & 0x80:
        return int.from_bytes(field[1:], "big")
    return int(field.split(b"\0", 1)[0].strip() or b"0", 8)


def _told(stream: _Stream, kind: bytes, size: int) -> dict[bytes, bytes]:
    """What stands before a member's own header: its name where it is long, or records about it."""
    if size > _LONGEST_HEADER:
        raise ValueError("a header too long")
    data = stream.read(size)
    stream.skip(-size % _BLOCK)
    if kind == b"L":
        return {b"path": data.split(b"\0", 1)[0]}
    return _records(data) if kind in (b"x", b"X") else {}


def _records(data: bytes) -> dict[bytes, bytes]:
    """Records "LENGTH KEY=VALUE", each with a line end."""
    found: dict[bytes, bytes] = {}
    at = 0
    for _ in range(_MOST_RECORDS):
        if at >= len(data) or data[at] == 0:
            return found
        digits, space, _rest = data[at : at + 12].partition(b" ")
        length = int(digits)
        key, equals, value = data[at + len(digits) + 1 : at + length].partition(b"=")
        if not space or not equals or not value.endswith(b"\n"):
            raise ValueError("a damaged record")
        found[key] = value[:-1]
        at += length
    raise ValueError("too many records")


def _name_of(block: bytes, told: dict[bytes, bytes]) -> bytes:
    if name := told.get(b"GNU.sparse.name") or told.get(b"path"):
        return name
    name = block[:100].split(b"\0", 1)[0]
    folder = block[345:500].split(b"\0", 1)[0] if block[257:263] == b"ustar\0" else b""
    return folder + b"/" + name if folder else name
