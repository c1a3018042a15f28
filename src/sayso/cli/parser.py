"""The parser of the command line: errors out of the one tree, words that become values, options that commands share."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from sayso.errors import UsageError

#: `commands.add_parser`'s result set, as `argparse` names it; private there, used everywhere.
Commands = argparse._SubParsersAction  # type: ignore[type-arg]
EXITS = "exit codes: 0 done, 2 the call is off, 3 settings or installation, 4 the record, 130 interrupted"


class Parser(argparse.ArgumentParser):
    """argparse, with errors out of the one tree."""

    def error(self, message: str) -> NoReturn:
        """Raise UsageError."""
        raise UsageError(message, next_step=f"see: {self.prog} --help")


class CommandList(argparse.HelpFormatter):
    """argparse counts the indent of commands one level short, and puts the help of the longest on a line of its own."""

    def add_argument(self, action: argparse.Action) -> None:
        """As argparse, with the level that it forgets."""
        super().add_argument(action)
        if isinstance(action, argparse._SubParsersAction):
            self._action_max_length += self._indent_increment


def add_command(
    commands: Commands, name: str, run: Callable[[argparse.Namespace], int], *, help: str, about: str, more: str = ""
) -> argparse.ArgumentParser:
    """A command with its description and examples as they are written."""
    parser: argparse.ArgumentParser = commands.add_parser(
        name, help=help, description=about, epilog=more, formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )  # fmt: skip
    parser.set_defaults(run=run)
    return parser


def add_record(parser: argparse.ArgumentParser, *, owners: bool = True, json: bool = True) -> None:
    """The options of every command that works on a record."""
    group = parser.add_argument_group("the record")
    group.add_argument(
        "--record", metavar="PATH", type=Path, help="the record (else $SAYSO_RECORD, else sayso.db in this folder)"
    )
    if owners:
        add_owners(group)
    if json:
        parser.add_argument("--json", action="store_true", help="one JSON object instead of text")
    parser.add_argument("--quiet", action="store_true", help="no progress and no notes; errors are still told")


def add_owners(group: argparse._ArgumentGroup) -> None:
    """--owners."""
    group.add_argument(
        "--owners", metavar="FILE", type=Path,
        help="which publishers are one house, and who carries whose copy (else $SAYSO_OWNERS)",
    )  # fmt: skip


def add_who(parser: argparse.ArgumentParser, *, required: bool = True) -> None:
    """--who, for what goes to the log."""
    parser.add_argument(
        "--who", "--by", metavar="NAME", required=required, help="who you are: it stands in the record's log"
    )


def add_pages(parser: argparse.ArgumentParser, most: int) -> None:
    """--limit and --offset."""
    parser.add_argument("--limit", metavar="N", type=count, default=most, help=f"at most so many (default {most})")
    parser.add_argument("--offset", metavar="N", type=whole, default=0, help="leave out the first N")


def add_known(parser: argparse.ArgumentParser) -> None:
    """What the caller knows about a report."""
    about = parser.add_argument_group("what you know about the report", "Believed before what the file itself says.")
    about.add_argument("--publisher", metavar="NAME", help="who published it; chains begin here")
    about.add_argument("--published", metavar="DATE", type=date, help="2026-03-02, 2026-03 or 2026 (one report only)")
    about.add_argument("--title", metavar="WORDS", help="its headline (one report only)")


def count(word: str) -> int:
    """A whole number from 1."""
    if not word.isascii() or not word.isdigit() or int(word) < 1:
        raise argparse.ArgumentTypeError(f"{word!r} is no number of that kind: give 1 or more")
    return int(word)


def whole(word: str) -> int:
    """A whole number from 0."""
    if not word.isascii() or not word.isdigit():
        raise argparse.ArgumentTypeError(f"{word!r} is no whole number: give 0 or more")
    return int(word)


def port(word: str) -> int:
    """A port; 0 for any that is free."""
    if not word.isascii() or not word.isdigit() or int(word) > 65535:
        raise argparse.ArgumentTypeError(f"{word!r} is no port: give 0 to 65535")
    return int(word)


def date(word: str) -> str:
    """An ISO 8601 day, month, year or time."""
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
