"""What goes where: results to standard output, progress and messages to standard error."""

from __future__ import annotations

import atexit
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NoReturn

from sayso.errors import SaysoError

if TYPE_CHECKING:
    from rich.console import Console

DONE, SOME_FAILED, INTERRUPTED = 0, 1, 130
LONGEST_CLOSING = 3.0  # seconds
MOST_NOTES = 20


def told(exc: SaysoError) -> int:
    """Tell an error; its exit code."""
    place = f"{exc.where}: " if exc.where else ""
    say(f"{place}{exc.what}" + (f"\n       {exc.next_step}" if exc.next_step else ""))
    return exc.exit_code


def say(message: str) -> None:
    """A message on standard error."""
    from sayso.export.wording import visible

    sys.stderr.write(f"sayso: {visible(message)}\n".encode("utf-8", "replace").decode("utf-8"))
    sys.stderr.flush()


def say_notes(notes: Sequence[tuple[str, str]], *, quiet: bool) -> None:
    """(report, what to know about how it was read), for each some, on standard error; nothing where quiet."""
    if quiet:
        return
    from sayso.read.fields import names_in

    seen: set[str] = set()
    told = []
    for report, note in notes:
        if not names_in(note) or note not in seen:  # each part of a large file tells anew what its fields are called
            told.append(f"{report}: {note}")
            seen.add(note)
    for line in told[:MOST_NOTES]:
        say(line)
    if len(told) > MOST_NOTES:
        say(f"{len(told) - MOST_NOTES:,} more notes of this kind")


def out(line: str) -> None:
    """One line to standard output, in UTF-8 whatever the locale says."""
    written(line + "\n")


def written(text: str) -> None:
    """Text to standard output as it is, in UTF-8 whatever the locale says."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8"))
    sys.stdout.buffer.flush()


def json_out(data: dict[str, Any]) -> None:
    """An object to standard output, for the eye too."""
    from sayso.export.contract import pretty

    out(pretty(data))


def console() -> Console:
    """Standard output as rich prints on it."""
    from rich.console import Console

    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")
    return Console(file=sys.stdout, highlight=False, soft_wrap=False)


def leave(code: int) -> NoReturn:
    """End at once: a reader of standard input may still be blocked in it, and would hold up an orderly end."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            continue
    # What multiprocessing has open is closed, or its tracker would complain. A task on its way to a worker that was
    # just ended may never arrive, and closing would wait for it: no longer than this.
    closing = threading.Thread(target=atexit._run_exitfuncs, daemon=True)
    closing.start()
    closing.join(timeout=LONGEST_CLOSING)
    os._exit(code)


@contextmanager
def steps(what: str, *, quiet: bool) -> Iterator[Callable[[str], None]]:
    """A spinner on standard error that names the step under way; nothing where nobody looks."""
    if quiet or not sys.stderr.isatty():
        yield lambda step: None
        return
    from rich.console import Console

    status = Console(stderr=True).status(what)
    status.start()
    try:
        yield lambda step: status.update(f"{what}: {step}")
    finally:
        status.stop()


@contextmanager
def bar(what: str, total: int | None, *, quiet: bool) -> Iterator[Callable[[], None]]:
    """A bar on standard error, to be moved on by one; nothing where nobody looks."""
    if quiet or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(what, total=total)
        yield lambda: progress.advance(task)
