"""The command line: one command a verb, errors mapped to exit codes once.

    0 done   1 some reports could not be read   2 the call is off   3 settings or installation
    4 the record   130 interrupted

Results go to standard output, progress and messages to standard error. Heavy modules are imported where they
are used, so that `sayso --help` is quick.
"""

from __future__ import annotations

import argparse
import atexit
import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from sayso import __version__
from sayso.errors import ReportError, SaysoError, UsageError

if TYPE_CHECKING:
    from rich.console import Console

    from sayso.many import Result, Task
    from sayso.model import Failure, Reading, Report
    from sayso.read import Details

DONE, SOME_FAILED, INTERRUPTED = 0, 1, 130
FEW = 3  # up to so many reports one process is quicker than starting others, which load the weights anew

_READ_HELP = """\
Read reports and show who is said to have said what, on whose word.

Each PATH is a file (plain text, HTML, JSON, JSONL, PDF), a folder with such files, or a
web address; - is standard input. Nothing but the addresses you give is ever fetched."""

_READ_MORE = """\
examples:
  sayso read report.txt                        the text with its marks, then who says what
  sayso read report.html --json                the same as one JSON object
  sayso read folder --jsonl > readings.jsonl   a reading or a failure a line, in order
  sayso read - --jsonl < reports.jsonl         lines {"id", "text", "publisher"?, "published"?, ...}
  sayso read folder --html readings.html       one page with highlighted evidence

exit codes: 0 all read, 1 some reports could not be read, 2 the call is off, 3 settings or
installation, 130 interrupted"""


class _Parser(argparse.ArgumentParser):
    """argparse, with errors out of the one tree."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(message, next_step=f"see: {self.prog} --help")


def build_parser() -> argparse.ArgumentParser:
    """All commands and options; the documentation is checked against it."""
    parser = _Parser(
        prog="sayso", description="Reads the news and tells you on whose say-so it stands.", allow_abbrev=False
    )
    parser.add_argument("--version", action="version", version=f"sayso {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", dest="command", required=True)

    read = commands.add_parser(
        "read", help="read reports: who says what, on whose word", description=_READ_HELP, epilog=_READ_MORE,
        formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False,
    )  # fmt: skip
    read.add_argument("paths", metavar="PATH", nargs="+", help="a file, a folder, a web address, or - (standard input)")
    form = read.add_argument_group("output").add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="one reading as one JSON object (one report only)")
    form.add_argument("--jsonl", action="store_true", help="a reading or a failure a line; with -, lines come in too")
    output = read.add_argument_group("output, further")
    output.add_argument("--html", metavar="FILE", type=Path, help="write one self-contained page with the evidence")
    output.add_argument("--force", action="store_true", help="let --html replace a file that Sayso did not make")
    output.add_argument("--all", action="store_true", help="show mere attitudes too (JSON always holds them)")
    output.add_argument("--quiet", action="store_true", help="no progress and no notes; errors are still told")
    about = read.add_argument_group("what you know about the report", "Believed before what the file itself says.")
    about.add_argument("--publisher", metavar="NAME", help="who published it; chains begin here")
    about.add_argument("--published", metavar="DATE", type=_date, help="2026-03-02, 2026-03 or 2026 (one report only)")
    about.add_argument("--title", metavar="WORDS", help="its headline (one report only)")
    how = read.add_argument_group("how")
    how.add_argument("--jobs", metavar="N", type=_count, help="worker processes (default: one a core)")
    read.set_defaults(run=run_read)

    schema = commands.add_parser(
        "schema", help="print the JSON Schema of what sayso prints", allow_abbrev=False,
        description="Print the JSON Schema (2020-12) of a reading or of a failure.",
    )  # fmt: skip
    schema.add_argument("name", metavar="NAME", choices=("reading", "failure"), help="reading or failure")
    schema.set_defaults(run=run_schema)

    version = commands.add_parser(
        "version", help="print the version and the weights it reads with", allow_abbrev=False,
        description="Print the version of Sayso and of the weights it reads with.",
    )  # fmt: skip
    version.set_defaults(run=run_version)
    return parser


def _count(word: str) -> int:
    if not word.isascii() or not word.isdigit() or int(word) < 1:
        raise argparse.ArgumentTypeError(f"{word!r} is no number of processes: give 1 or more")
    return int(word)


def _date(word: str) -> str:
    from datetime import date, datetime

    try:
        if re.fullmatch(r"\d{4}(-\d\d)?", word):
            date.fromisoformat((word + "-01-01")[:10])
        else:
            datetime.fromisoformat(word)
        if not re.match(r"\d{4}(-\d\d(-\d\d)?)?(?!\d)", word):
            raise ValueError(word)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{word!r} is no date: write 2026-03-02, 2026-03 or 2026") from None
    return word


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; its exit code. Bugs are not caught: they end in a traceback."""
    try:
        args = build_parser().parse_args(argv)
        code: int = args.run(args)
        sys.stdout.flush()
        return code
    except SaysoError as exc:
        return _told(exc)
    except KeyboardInterrupt:
        _say("interrupted")
        _leave(INTERRUPTED)
    except BrokenPipeError:  # whoever read our output has enough: no error of ours
        _leave(DONE)


def _told(exc: SaysoError) -> int:
    place = f"{exc.where}: " if exc.where else ""
    _say(f"{place}{exc.what}" + (f"\n       {exc.next_step}" if exc.next_step else ""))
    return exc.exit_code


def _say(message: str) -> None:
    from sayso.export.wording import visible

    sys.stderr.write(f"sayso: {visible(message)}\n".encode("utf-8", "replace").decode("utf-8"))
    sys.stderr.flush()


def _leave(code: int) -> NoReturn:
    """End at once: a reader of standard input may still be blocked in it, and would hold up an orderly end."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            continue
    atexit._run_exitfuncs()  # what multiprocessing has open is closed, or its tracker would complain
    os._exit(code)


def run_schema(args: argparse.Namespace) -> int:
    """`sayso schema NAME`."""
    from sayso.export.contract import pretty, schema

    _out(pretty(schema(args.name)))
    return DONE


def run_version(args: argparse.Namespace) -> int:
    """`sayso version`."""
    from sayso.annotate.encoding import weights

    _out(f"sayso {__version__}")
    for name, digest in weights().sha256.items():
        _out(f"reader/{name} sha256 {digest}")
    return DONE


def run_read(args: argparse.Namespace) -> int:
    """`sayso read PATH ...`."""
    if args.html:
        from sayso.export.files import check_target

        check_target(args.html, force=args.force)
    elif args.force:
        raise UsageError("--force is about --html FILE", next_step="leave it out, or name the page")
    tasks = _tasks(args)
    if args.json or args.title is not None or args.published is not None:
        tasks = _only_one(tasks, args)
    output = _Output(args)
    jobs = args.jobs or _jobs(tasks.total)
    from sayso.many import read_many

    with _progress(tasks.total, args, output) as step, closing(read_many(tasks.each, jobs)) as read:
        for results in read:
            step()
            for result in results:
                output.take(result)
    output.finish()
    return SOME_FAILED if output.failed else DONE


@dataclass(frozen=True, slots=True)
class _Tasks:
    """What is to be read; `total` is None where nobody knows yet."""

    each: Iterable[Task]
    total: int | None


@dataclass(frozen=True, slots=True)
class _Address:
    """A web address to be fetched and read."""

    url: str
    known: Details

    def load(self) -> list[Report | Failure]:
        from sayso.read import failure, read_url

        try:
            return [read_url(self.url, defaults=self.known)]
        except ReportError as exc:
            return [failure(exc, self.url)]


def _tasks(args: argparse.Namespace) -> _Tasks:
    """The reports, files and addresses to read, in order. Raises UsageError before anything is read."""
    from sayso.read import Details, items

    known = Details(publisher=args.publisher, published=args.published, title=args.title)
    if "-" in args.paths:
        if len(args.paths) > 1:
            raise UsageError("- (standard input) stands alone", next_step="read it in a command of its own")
        return _standard_input(args, known)
    found: list[Task] = []
    for path in args.paths:
        found.extend([_Address(path, known)] if _is_address(path) else items(path, defaults=known))
    if not found:
        raise UsageError("there is nothing to read in it", where=", ".join(args.paths), next_step="name another folder")
    return _Tasks(_one_by_one(found), sum(map(_count_of, found)))


def _one_by_one(found: Iterable[Task]) -> Iterator[Task]:
    """Files of many lines taken apart, so that their reports too are shared out and counted one by one."""
    for task in found:
        if getattr(task, "lines", None):
            yield from task  # type: ignore[misc]
        else:
            yield task


def _count_of(task: Any) -> int:
    """How many reports a task holds, as far as can be seen without reading it: for the bar and the processes."""
    if not getattr(task, "lines", None):
        return 1
    start, stop, _ = task.lines
    with open(task.path, "rb") as file:
        file.seek(start)
        return sum(1 for line in file.read(stop - start).split(b"\n") if line.strip())


def _is_address(path: str) -> bool:
    return re.match(r"[a-z][a-z0-9+.-]*://", path, re.IGNORECASE) is not None  # read_url refuses all but http(s)


def _standard_input(args: argparse.Namespace, known: Details) -> _Tasks:
    from sayso.read import failure, read_bytes, read_lines

    if sys.stdin is None:
        raise UsageError("there is no standard input", next_step="name a file")
    if sys.stdin.isatty() and not args.quiet:
        _say("reading what you type; end with Ctrl-D")
    if args.jsonl:
        return _Tasks(read_lines(sys.stdin.buffer, defaults=known), None)
    try:
        return _Tasks([read_bytes(sys.stdin.buffer.read(), id="-", defaults=known)], 1)
    except ReportError as exc:
        return _Tasks([failure(exc, "-")], 1)


def _only_one(tasks: _Tasks, args: argparse.Namespace) -> _Tasks:
    """The one report there is, loaded; UsageError where there are several."""
    from sayso.model import Failure, Report

    option = "--json" if args.json else "--title" if args.title is not None else "--published"
    instead = "use --jsonl: a reading a line" if args.json else "read them one by one, or give JSONL with these keys"
    several = UsageError(f"{option} is for one report, and there are several", next_step=instead)
    if tasks.total is None or tasks.total > 1:
        raise several
    loaded: list[Report | Failure] = []
    for task in tasks.each:
        loaded.extend([task] if isinstance(task, Report | Failure) else task.load())
    if len(loaded) > 1:
        raise several
    return _Tasks(loaded, 1)


def _jobs(total: int | None) -> int:
    """Worker processes when the call does not say."""
    from sayso.many import cores

    return 1 if total is not None and total <= FEW else cores()


class _Output:
    """Where readings and failures go: standard output in the form asked for, and the page."""

    def __init__(self, args: argparse.Namespace) -> None:
        self.args = args
        self.kept: list[Result] = []  # only where a page is to be written
        self.seen = self.failed = 0
        self.silent = bool(args.html) and not (args.json or args.jsonl)
        self._console: Console | None = None

    def take(self, result: Result) -> None:
        from sayso.export.contract import one_line, pretty, result_to_json
        from sayso.model import Failure

        self.seen += 1
        self.failed += isinstance(result, Failure)
        if self.args.html:
            self.kept.append(result)
        if self.args.json or self.args.jsonl:
            _out((pretty if self.args.json else one_line)(result_to_json(result)))
        elif isinstance(result, Failure):
            _say(f"{result.id}: {result.why}")
        elif not self.silent:
            self._print(result)

    def _print(self, reading: Reading) -> None:
        from sayso.export.terminal import print_reading

        if self._console is None:
            from rich.console import Console

            if hasattr(sys.stdout, "reconfigure"):
                sys.stdout.reconfigure(errors="replace")
            self._console = Console(file=sys.stdout, highlight=False, soft_wrap=False)
        print_reading(reading, self._console, attitudes=self.args.all)
        sys.stdout.flush()

    def finish(self) -> None:
        if self.args.html:
            from sayso.export.files import write_whole
            from sayso.export.page import page

            write_whole(self.args.html, page(self.kept, attitudes=self.args.all))
            if not self.args.quiet:
                _say(f"wrote {self.args.html} ({self.seen - self.failed} of {self.seen} reports)")
        if self.failed and self.seen > 1 and not self.args.quiet:
            _say(f"{self.failed} of {self.seen} reports could not be read")


def _out(line: str) -> None:
    """One line to standard output, in UTF-8 whatever the locale says."""
    sys.stdout.flush()
    sys.stdout.buffer.write(line.encode("utf-8") + b"\n")
    sys.stdout.buffer.flush()


@contextmanager
def _progress(total: int | None, args: argparse.Namespace, output: _Output) -> Iterator[Any]:
    """A bar on standard error for many reports, a spinner for one; nothing where nobody looks.

    Where the results themselves scroll by on the same terminal they are progress enough.
    """
    if args.quiet or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console

    console = Console(stderr=True)
    scrolls = sys.stdout.isatty() and not output.silent
    if total == 1:
        status = console.status("reading")
        status.start()
        try:
            yield status.stop
        finally:
            status.stop()
    elif scrolls:
        yield lambda: None
    else:
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*columns, console=console, transient=True) as bar:
            task = bar.add_task("reading", total=total)
            yield lambda: bar.advance(task)


if __name__ == "__main__":
    sys.exit(main())
