"""The command line: one command a verb, errors mapped to exit codes once.

    0 done   1 some reports could not be read   2 the call is off   3 settings or installation
    4 the record   130 interrupted

Results go to standard output, progress and messages to standard error. Heavy modules are imported where they
are used, so that `sayso --help` is quick.

    reports.py     read                       questions.py   claims, trace, conflicts, actors, timeline, copies, survey
    keeping.py     add, reread, delete,       judging.py     judge (judge.py), log, undo
                   backup, status             exporting.py   export
    about.py       schema, version            desk.py        serve
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from sayso import __version__
from sayso.cli import about, desk, exporting, judging, keeping, questions, reports
from sayso.cli.parser import CommandList, Parser
from sayso.cli.streams import DONE, INTERRUPTED, SOME_FAILED, leave, say, told
from sayso.errors import SaysoError

__all__ = ["DONE", "INTERRUPTED", "SOME_FAILED", "build_parser", "main"]


def build_parser() -> argparse.ArgumentParser:
    """All commands and options; the documentation is checked against it."""
    parser = Parser(
        prog="sayso", description="Reads the news and tells you on whose say-so it stands.", allow_abbrev=False,
        formatter_class=CommandList,
    )  # fmt: skip
    parser.add_argument("--version", action="version", version=f"sayso {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", dest="command", required=True)
    for group in (reports, keeping, questions, judging, exporting, desk, about):
        group.add_commands(commands)
    return parser


QUIET = "ignore:resource_tracker:UserWarning"


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; its exit code. Bugs are not caught: they end in a traceback."""
    # What workers share is tracked by a process of its own, which would complain where an end at once leaves something
    # open (`streams.leave`); it is started with these options.
    if QUIET not in sys.warnoptions:
        sys.warnoptions.append(QUIET)
    try:
        args = build_parser().parse_args(argv)
        code: int = args.run(args)
        sys.stdout.flush()
        return code
    except SaysoError as exc:
        return told(exc)
    except KeyboardInterrupt:
        say("interrupted")
        leave(INTERRUPTED)
    except BrokenPipeError:  # whoever read our output has enough: no error of ours
        leave(DONE)


if __name__ == "__main__":
    sys.exit(main())
