"""Files that appear whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from sayso.errors import UsageError

MADE_BY = '<meta name="generator" content="Sayso'  # how a page of ours is known again


def check_target(path: Path, *, force: bool = False) -> None:
    """Can such a file be written? Asked before the reading, which may take long.

    Raises UsageError where its folder is missing or not writable, or where the path holds something that is not
    a page made by Sayso (unless `force`).
    """
    if not path.parent.is_dir():
        raise UsageError("no such folder", where=str(path.parent), next_step="make it first")
    if path.is_dir():
        raise UsageError("that is a folder, not a file", where=str(path), next_step="name a file in it")
    if not os.access(path.parent, os.W_OK):
        raise UsageError("the folder cannot be written to", where=str(path.parent), next_step="choose another")
    if path.exists() and not force and not _is_ours(path):
        raise UsageError(
            "there is a file that Sayso did not make", where=str(path), next_step="name another, or add --force"
        )


def _is_ours(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return MADE_BY.encode() in file.read(4096)
    except OSError:
        return False


def write_whole(path: Path, text: str | Iterable[str]) -> None:
    """Write the text, or one part after another, as UTF-8 beside the path and move it into place, so that no reader
    meets half a file.

    Raises UsageError where the disk does not take it; nothing is left behind then.
    """
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as exc:
        raise UsageError(f"cannot write: {exc.strerror}", where=str(path)) from exc
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.writelines((text,) if isinstance(text, str) else text)
            file.flush()
            os.fsync(file.fileno())
        umask = os.umask(0)
        os.umask(umask)
        os.chmod(name, 0o666 & ~umask)
        os.replace(name, path)
    except BaseException as exc:
        with contextlib.suppress(OSError):
            os.unlink(name)
        if isinstance(exc, OSError):
            raise UsageError(f"cannot write: {exc.strerror}", where=str(path)) from exc
        raise
