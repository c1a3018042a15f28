"""`sayso export`: what a record holds as plain tables."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.cli.held import ReportsByName, claims_of, opened, readings_of, settled, versions_of
from sayso.cli.parser import EXITS, Commands, add_command, add_record
from sayso.cli.streams import DONE, out, say, written
from sayso.errors import UsageError

if TYPE_CHECKING:
    from sayso.corpus import Corpus
    from sayso.model import Origins

NAMES = ("reports", "readings", "claims", "occurrences", "figures", "copies", "conflicts", "actors", "timeline",
         "judgements")  # fmt: skip
PLAIN = ("reports", "readings", "figures", "judgements")  # what needs no comparing of reports

_ABOUT = """\
Write what a record holds as a table: JSON lines, or CSV that any spreadsheet opens safely.

tables:
  reports      what is held: ids, publishers, dates, addresses, versions
  readings     attributions; with jsonl a whole reading a line
  claims       claims with their origins
  occurrences  where each report states a claim
  figures      casualty figures: how many, of what, who gives them, through whom, where it stands
  copies       which report repeats which
  conflicts    what cannot both hold as stated, and denials
  actors       people, organisations, places, outlets
  timeline     dated claims
  judgements   what people decided, with before and after"""

_MORE = f"""\
examples:
  sayso export figures --format csv --output figures.csv
  sayso export judgements > judgements.jsonl
  sayso export claims --columns                what each column means

{EXITS}"""


def add_commands(commands: Commands) -> None:
    """export."""
    export = add_command(commands, "export", run_export, help="write what a record holds as a table", about=_ABOUT,
                         more=_MORE)  # fmt: skip
    export.add_argument("table", metavar="TABLE", choices=NAMES, help=", ".join(NAMES))
    export.add_argument("--format", choices=("jsonl", "csv"), help="jsonl (default; csv for --output FILE.csv) or csv")
    export.add_argument("--output", metavar="FILE", type=Path, help="write a file instead of standard output")
    export.add_argument("--force", action="store_true", help="let --output replace a file")
    export.add_argument("--all", action="store_true", help="figures: every number, not casualties alone")
    export.add_argument("--columns", action="store_true", help="print what the columns mean, and nothing else")
    add_record(export, json=False)


def run_export(args: argparse.Namespace) -> int:
    """`sayso export TABLE`."""
    from sayso.export.tables import TABLES, csv_lines, jsonl_lines

    table = TABLES[args.table]
    if args.columns:
        out(table.about)
        for column in table.columns:
            out(f"  {column.name:<16} {column.about}")
        return DONE
    if args.all and args.table != "figures":
        raise UsageError("--all is about figures", next_step="leave it out")
    form = args.format or ("csv" if args.output and args.output.suffix.lower() == ".csv" else "jsonl")
    if args.output:
        from sayso.export.files import check_target

        check_target(args.output, force=args.force)
    elif args.force:
        raise UsageError("--force is about --output FILE", next_step="leave it out, or name the file")
    with (opened if args.table in PLAIN else settled)(args) as corpus:
        whole = args.table == "readings" and form == "jsonl"
        rows = iter(_whole_readings(corpus) if whole else _rows(corpus, args))
        first = list(islice(rows, 1))
        rows = chain(first, rows)
        lines = csv_lines(table, rows) if form == "csv" else jsonl_lines(rows)
        if args.output:
            from sayso.export.files import write_whole

            write_whole(args.output, lines)
            if not args.quiet:
                say(f"wrote {args.output}")
        else:
            for line in lines:
                written(line)
        if not first and not args.quiet:
            say("this table has no row" + (
                ": no report gives a casualty figure\n       --all writes every number"
                if args.table == "figures" and not args.all else ""))  # fmt: skip
    return DONE


def _whole_readings(corpus: Corpus) -> Iterator[dict]:
    """Readings as the contract has them, an item that people judged with `judgement`, and `disputed` where they
    disagree.
    """
    from sayso.export.contract import reading_to_json
    from sayso.record.judged import LISTS

    judged = bool(corpus.effective())
    for reading in readings_of(corpus):
        data = reading_to_json(reading)
        laid = corpus.judged(corpus.version_named(reading.report.id)) if judged else None
        for name in LISTS.values() if laid else ():
            for item, held in zip(data[name], laid.reading.get(name, ()), strict=True):
                item.update({key: held[key] for key in ("judgement", "disputed") if key in held})
        yield data


def _rows(corpus: Corpus, args: argparse.Namespace) -> Iterable[dict]:
    """The rows of a table, made as they are asked for as far as that can be: a record may be large."""
    from sayso.cli.judging import rows_of
    from sayso.export import tables

    reports = ReportsByName(corpus)

    def origins_of(claim: str) -> Origins | None:
        return next((c.origins for c in corpus.claims_meant(claim, limit=1)), None)

    match args.table:
        case "reports":
            return tables.rows_of_reports(corpus.versions(), corpus.names(), versions_of(corpus))
        case "readings":
            return tables.rows_of_readings(readings_of(corpus))
        case "figures":
            return tables.rows_of_figures(readings_of(corpus), every=args.all)
        case "judgements":
            return rows_of(corpus)
        case "claims":
            return tables.rows_of_claims(claims_of(corpus), corpus.opinions().of_claim, versions_of(corpus))
        case "occurrences":
            return tables.rows_of_occurrences(claims_of(corpus), reports)
        case "copies":
            return tables.rows_of_copies(corpus.copies(), reports)
        case "conflicts":
            return tables.rows_of_conflicts(corpus.conflicts(), reports)
        case "actors":
            return tables.rows_of_actors(corpus.actors(), corpus.opinions().of_actor)
        case _:
            return tables.rows_of_timeline(corpus.timeline(), origins_of, reports)
