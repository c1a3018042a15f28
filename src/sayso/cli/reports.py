"""`sayso read`: reports without a record."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.cli import streams
from sayso.cli.held import owners_of
from sayso.cli.parser import Commands, add_command, add_known, add_owners, count
from sayso.cli.sources import jobs_for, only_one, tasks_of
from sayso.cli.streams import DONE, SOME_FAILED, json_out, out, say
from sayso.errors import UsageError

if TYPE_CHECKING:
    from rich.console import Console

    from sayso.many import Result
    from sayso.match.survey import Survey
    from sayso.model import Reading

_ABOUT = """\
Read reports and show who is said to have said what, on whose word. Of several reports it
shows what they come to: which claims they carry, on how many independent origins each
stands, what copies and what conflicts. Nothing is kept; sayso add keeps reports in a record.

Each PATH is a file (plain text, HTML, RSS or Atom, JSON, JSONL, CSV or TSV with a column "text",
mail, PDF; gzip'd or not), a folder or an archive (.zip, .tar, .tar.gz) of such files, or a web
address; - is standard input. Nothing but
the addresses you give is ever fetched, and no archive is unpacked to disk."""

_MORE = """\
examples:
  sayso read report.txt                        the text with its marks, then who says what
  sayso read report.html --json                the same as one JSON object
  sayso read folder                            what its reports come to, claim by claim
  sayso read folder --survey --json            the whole of that as one JSON object
  sayso read folder --each                     every report with its marks, one after another
  sayso read folder --jsonl > readings.jsonl   a reading or a failure a line, in order
  sayso read - --jsonl < reports.jsonl         lines {"id", "text", "publisher"?, "published"?, ...}
  sayso read folder --html page.html           one page with all the evidence

exit codes: 0 all read, 1 some reports could not be read, 2 the call is off, 3 settings or
installation, 130 interrupted"""


def add_commands(commands: Commands) -> None:
    """read."""
    read = add_command(
        commands, "read", run_read, help="read reports: who says what, on whose word", about=_ABOUT, more=_MORE
    )
    read.add_argument("paths", metavar="PATH", nargs="+",
                      help="a file, folder, archive, web address, or - (standard input)")  # fmt: skip
    form = read.add_argument_group("output").add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="one reading, or with --survey the survey, as one object")
    form.add_argument("--jsonl", action="store_true", help="a reading or a failure a line; with -, lines come in too")
    output = read.add_argument_group("output, further")
    of = output.add_mutually_exclusive_group()
    of.add_argument("--survey", action="store_true", help="what the reports come to; with --json all of it")
    of.add_argument("--each", action="store_true", help="every report with its marks, where there are several")
    output.add_argument("--html", metavar="FILE", type=Path, help="write one self-contained page with the evidence")
    output.add_argument("--force", action="store_true", help="let --html replace a file that Sayso did not make")
    output.add_argument("--all", action="store_true", help="show mere attitudes too (JSON always holds them)")
    output.add_argument("--limit", metavar="N", type=count, default=20, help="claims told in full (default 20)")
    output.add_argument("--quiet", action="store_true", help="no progress and no notes; errors are still told")
    add_known(read)
    how = read.add_argument_group("how")
    how.add_argument("--jobs", metavar="N", type=count, help="worker processes (default: one a core)")
    add_owners(how)


def run_read(args: argparse.Namespace) -> int:
    """`sayso read PATH ...`."""
    if args.html:
        from sayso.export.files import check_target

        check_target(args.html, force=args.force)
    elif args.force:
        raise UsageError("--force is about --html FILE", next_step="leave it out, or name the page")
    if args.jsonl and args.survey:
        raise UsageError("--jsonl prints readings, --survey what they come to", next_step="use --survey --json")
    tasks = tasks_of(args)
    if (args.json and not args.survey) or args.title is not None or args.published is not None:
        tasks = only_one(tasks, args)
    output = _Output(args, tasks.total)
    jobs = args.jobs or jobs_for(tasks.total)
    from sayso.many import read_many

    with _progress(tasks.total, args, output) as step, closing(read_many(tasks.each, jobs)) as read:
        for results in read:
            step()
            for result in results:
                output.take(result)
    output.finish()
    return SOME_FAILED if output.failed else DONE


class _Output:
    """Where readings and failures go: standard output in the form asked for, and the page.

    What several reports come to can be told only when all are read; whether there are several shows then too.
    """

    def __init__(self, args: argparse.Namespace, total: int | None) -> None:
        self.args = args
        self.kept: list[Result] = []
        self.notes: list[tuple[str, str]] = []
        self.seen = self.failed = 0
        self.lines = args.jsonl or (args.json and not args.survey)
        self.silent = bool(args.html) and not (args.json or args.jsonl)
        self.scrolls = args.each and not self.lines and not self.silent
        self.waits = not self.lines and not self.scrolls
        self._console: Console | None = None
        self._survey: Survey | None = None

    def take(self, result: Result) -> None:
        from sayso.export.contract import one_line, pretty, result_to_json
        from sayso.model import Failure

        self.seen += 1
        self.failed += isinstance(result, Failure)
        if not isinstance(result, Failure):
            self.notes.extend((result.report.id, note) for note in result.report.notes)
        if self.args.html or self.waits:
            self.kept.append(result)
        if self.lines:
            out((pretty if self.args.json else one_line)(result_to_json(result)))
        elif self.scrolls:
            self._show(result)

    def _show(self, result: Result) -> None:
        """One reading, or why there is none."""
        from sayso.export.terminal import print_reading
        from sayso.model import Failure

        if isinstance(result, Failure):
            say(f"{result.id}: {result.why}")
            return
        print_reading(result, self._on(), attitudes=self.args.all)
        sys.stdout.flush()

    def _on(self) -> Console:
        self._console = self._console or streams.console()
        return self._console

    def finish(self) -> None:
        several = self.args.survey or (self.seen > 1 and not self.args.each)
        if self.waits and not self.silent:
            if several:
                self._tell()
            else:
                for result in self.kept:
                    self._show(result)
        elif self.silent:
            self._tell_failures()
        if self.args.html:
            self._write(several)
        streams.say_notes(self.notes, quiet=self.args.quiet)
        if self.failed and self.seen > 1 and not self.args.quiet:
            say(f"{self.failed} of {self.seen} reports could not be read")

    def _tell(self) -> None:
        """What the reports come to."""
        if self.args.json:
            from sayso.export.survey_contract import survey_to_json

            json_out(survey_to_json(self.survey()))
            return
        from sayso.export.survey_terminal import print_summary

        print_summary(self.survey(), self._on(), limit=self.args.limit)

    def _tell_failures(self) -> None:
        from sayso.model import Failure

        for result in self.kept:
            if isinstance(result, Failure):
                say(f"{result.id}: {result.why}")

    def readings(self) -> list[Reading]:
        from sayso.model import Reading

        return [r for r in self.kept if isinstance(r, Reading)]

    def survey(self) -> Survey:
        """The survey of what was read, made once."""
        from sayso.match.owners import Owners
        from sayso.match.survey import SurveyOptions, survey_of
        from sayso.model import Failure

        if self._survey is None:
            owners = owners_of(self.args) or Owners()
            failures = [r for r in self.kept if isinstance(r, Failure)]
            with streams.steps("working it out", quiet=self.args.quiet) as step:
                self._survey = survey_of(
                    self.readings(), options=SurveyOptions(owners=owners), progress=step, failures=failures
                )
        return self._survey

    def _write(self, several: bool) -> None:
        from sayso.export.files import write_whole

        if several:
            from sayso.export.survey_page import survey_page

            text = survey_page(self.survey(), self.readings())
        else:
            from sayso.export.page import page

            text = page(self.kept, attitudes=self.args.all)
        write_whole(self.args.html, text)
        if not self.args.quiet:
            say(f"wrote {self.args.html} ({self.seen - self.failed} of {self.seen} reports)")


@contextmanager
def _progress(total: int | None, args: argparse.Namespace, output: _Output) -> Iterator[Callable[[], None]]:
    """A bar on standard error for many reports, a spinner for one; nothing where nobody looks.

    Where the results themselves scroll by on the same terminal they are progress enough.
    """
    if total == 1:
        with streams.steps("reading", quiet=args.quiet):
            yield lambda: None
    else:
        scrolls = sys.stdout.isatty() and (output.scrolls or output.lines)
        with streams.bar("reading", total, quiet=args.quiet or scrolls) as step:
            yield step
