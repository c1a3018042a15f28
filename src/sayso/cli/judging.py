"""What people decided: `sayso judge`, `sayso log`, `sayso undo`."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from sayso.cli import streams
from sayso.cli.held import opened
from sayso.cli.judge import add_judge, words_judged
from sayso.cli.parser import EXITS, Commands, add_command, add_record, add_who, count
from sayso.cli.streams import DONE, json_out, out

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from sayso.corpus import Corpus


def add_commands(commands: Commands) -> None:
    """judge, log, undo."""
    add_judge(commands)
    log = add_command(
        commands, "log", run_log, help="list what people judged in a record",
        about="List every judgement, undo and deletion in a record, oldest first, with who and when.",
        more=f"examples:\n  sayso log\n  sayso log --json                             with before and after\n\n{EXITS}",
    )  # fmt: skip
    add_record(log, owners=False)

    undo = add_command(
        commands, "undo", run_undo, help="undo a judgement",
        about="Undo a judgement by its number in sayso log; undoing the undo makes it hold again. Nothing is lost.",
        more=f"examples:\n  sayso undo 12 --who Ada\n\n{EXITS}",
    )  # fmt: skip
    undo.add_argument("number", metavar="N", type=count, help="the entry's number")
    add_who(undo)
    add_record(undo, owners=False)


def run_log(args: argparse.Namespace) -> int:
    """`sayso log`."""
    with opened(args) as corpus:
        if args.json:
            json_out({"judgements": list(rows_of(corpus))})
            return DONE
        from sayso.export.survey_terminal import print_log
        from sayso.record.disputes import disagreements

        log = corpus.log()
        holds = {j.n for j in corpus.effective()}
        undone = frozenset(j.n for j in log if j.decision is not None and j.n not in holds)
        print_log(log, undone, streams.console(), words_judged(corpus, log),
                  disagree=disagreements(corpus.effective()))  # fmt: skip
    return DONE


def rows_of(corpus: Corpus) -> Iterator[dict[str, Any]]:
    """The log as rows of the table "judgements"."""
    from sayso.export.tables import rows_of_judgements

    log, names = corpus.log(), corpus.names()
    touched = {p.version for j in log if j.decision for p in (j.decision.place, j.decision.other) if p is not None}
    texts = {version: corpus.report(version).text for version in touched if version in names}
    return rows_of_judgements(log, (j.n for j in corpus.effective()), names, texts)


def run_undo(args: argparse.Namespace) -> int:
    """`sayso undo N --who NAME`."""
    with opened(args) as corpus:
        entry = corpus.undo(args.number, who=args.who)
    if args.json:
        json_out({"n": entry.n, "at": entry.at, "who": entry.who, "what": entry.what, "about": entry.about})
    else:
        out(f"Entry {entry.n} of the log: {entry.what} of {entry.about}.")
    return DONE
