"""What goes into a record and what happens to it: `sayso add`, `reread`, `delete`, `backup`, `status`."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from sayso.cli import streams
from sayso.cli.held import bring_up_to_date, opened, record_path
from sayso.cli.parser import EXITS, Commands, add_command, add_known, add_record, add_who, count
from sayso.cli.sources import jobs_for, sources_of
from sayso.cli.streams import DONE, SOME_FAILED, json_out, out, say
from sayso.errors import UsageError

_ADD = """\
Read reports and keep them in a record, with the bytes they came as. A report that the record
holds already is not read again; one at the same address with another text is kept as a new
version, and so, without an address, is one with the same id in JSON or from the same file. What
was told is safely stored, whatever happens next.

Each PATH is a file (plain text, HTML, RSS or Atom, JSON, JSONL, CSV or TSV with a column "text",
mail, PDF; gzip'd or not), a folder or an archive (.zip, .tar, .tar.gz) of such files, or a web
address; - is standard input. Each entry
of a feed is a report; one of which the feed gives a summary alone is marked so. Nothing but the
addresses you give is fetched, and no archive is unpacked to disk."""

_ADD_MORE = """\
examples:
  sayso add folder                             into sayso.db, made if there is none
  sayso add https://echo.example/story --record oil.db    a page on the web
  sayso add https://echo.example/feed.xml      what a feed holds now
  sayso add - --jsonl --json < reports.jsonl   a line {"report", "state", "why"} for each

exit codes: 0 all added, 1 some reports could not be read, 2 the call is off, 3 settings or
installation, 4 the record, 130 interrupted"""


def add_commands(commands: Commands) -> None:
    """add, reread, delete, backup, status."""
    add = add_command(commands, "add", run_add, help="read reports and keep them in a record", about=_ADD,
                      more=_ADD_MORE)  # fmt: skip
    add.add_argument("paths", metavar="PATH", nargs="+",
                     help="a file, folder, archive, web address, or - (standard input)")  # fmt: skip
    add.add_argument("--jsonl", action="store_true", help="with -: standard input holds a report a line, as JSON")
    add.add_argument("--json", action="store_true", help="a line of JSON for each report, once it is safely stored")
    add.add_argument("--jobs", metavar="N", type=count, help="worker processes (default: one a core)")
    add_record(add, json=False)
    add_known(add)

    reread = add_command(
        commands, "reread", run_reread, help="read again what other weights or an older Sayso read",
        about="Read again the reports of a record that were read by other weights or another Sayso than this, and\n"
        "derive anew what other rules made of them. What people judged stays and overrides the new reading.",
        more=f"examples:\n  sayso reread\n\n{EXITS}, 1 some reports could not be read",
    )  # fmt: skip
    reread.add_argument("--jobs", metavar="N", type=count, help="worker processes (default: one a core)")
    add_record(reread)

    delete = add_command(
        commands, "delete", run_delete, help="remove reports from a record for good",
        about="Remove reports with all their versions, readings, links and words, or one version alone where it is\n"
        "named as answers name it, ID@HASH. What was judged on a version goes with it. The log keeps who, when and\n"
        "the versions' hashes. Backups made before still hold them.",
        more="examples:\n  sayso delete https://echo.example/story --who Ada\n"
        f"  sayso delete story.txt@1f0e2d3c --who Ada    this version alone\n\n{EXITS}",
    )  # fmt: skip
    delete.add_argument("reports", metavar="REPORT", nargs="+", help="a report's id or address, or a version's name")
    add_who(delete)
    add_record(delete, owners=False)

    backup = add_command(
        commands, "backup", run_backup, help="write a record to another file while others go on writing",
        about="Write the record as it is now to another file, whole or not at all, while others go on writing.",
        more=f"examples:\n  sayso backup sayso-2026-03-02.db\n\n{EXITS}",
    )  # fmt: skip
    backup.add_argument("file", metavar="FILE", type=Path, help="the file to write; an older backup there is replaced")
    add_record(backup, owners=False, json=False)

    status = add_command(
        commands, "status", run_status, help="count what a record holds",
        about="Count what a record holds: reports, versions, readings, claims, occurrences, copies, conflicts,\n"
        "actors, judgements; what of it is not worked through yet, and what another Sayso's rules made.",
        more=f"examples:\n  sayso status\n  sayso status --json\n\n{EXITS}",
    )  # fmt: skip
    add_record(status)


def run_add(args: argparse.Namespace) -> int:
    """`sayso add PATH ...`."""
    sources, total = sources_of(args)
    if (args.title is not None or args.published is not None) and total != 1:
        option = "--title" if args.title is not None else "--published"
        raise UsageError(f"{option} is for one report, and there are several",
                         next_step="add them one by one, or give JSONL with these keys")  # fmt: skip
    from sayso.export.contract import one_line

    states: Counter[str] = Counter()
    notes: list[tuple[str, str]] = []
    with opened(args, make=True) as corpus:
        from sayso.corpus.adding import WHY, add_reports

        jobs = args.jobs or jobs_for(total)
        with (
            streams.bar("adding", total, quiet=args.quiet) as step,
            closing(add_reports(corpus, sources, jobs=jobs)) as added,
        ):
            for outcome in added:
                states[outcome.state] += 1
                notes.extend((outcome.report, note) for note in outcome.notes)
                step()
                if args.json:
                    out(one_line({"report": outcome.report, "state": outcome.state, "why": outcome.why}))
                elif outcome.state == "failed" or (outcome.state == "known" and outcome.why != WHY["known"]):
                    say(f"{outcome.report}: {outcome.why}")
        streams.say_notes(notes, quiet=args.quiet or args.json)  # JSON tells them with each report
        with streams.steps("working out what they come to", quiet=args.quiet) as step:
            corpus.settle(step)
        if not args.json:
            from sayso.export.summary import number

            told = ", ".join(f"{states[s]:,} {s}" for s in ("new", "changed", "known", "failed") if states[s])
            held = corpus.status()
            out(f"{told or 'nothing'}; {record_path(args)} holds {number(held['reports'], 'report')} "
                f"and {number(held['claims'], 'claim')}.")  # fmt: skip
    return SOME_FAILED if states["failed"] else DONE


def run_reread(args: argparse.Namespace) -> int:
    """`sayso reread`."""
    with opened(args) as corpus:
        from sayso.corpus.adding import reread_reports

        with streams.bar("reading again", None, quiet=args.quiet) as step:
            done = reread_reports(corpus, jobs=args.jobs or jobs_for(None), progress=lambda n, of: n and step())
        stale = corpus.stale_rules(weights=True)
        with streams.steps("working out what they come to", quiet=args.quiet) as step:
            corpus.settle(step)
    if args.json:
        failed = [{"report": f.id, "why": f.why} for f in done.failures]
        json_out({"read": list(done.read), "failed": failed, "derived": stale})
    else:
        for failure in done.failures:
            say(f"{failure.id}: {failure.why}; it stays as it was read")
        out(f"{len(done.read):,} read again." if done.read else "Nothing to read again.")
        if stale:
            out(f"Derived anew, since other rules made it: {', '.join(map(derived_name, stale))}.")
    return SOME_FAILED if done.failures else DONE


def run_delete(args: argparse.Namespace) -> int:
    """`sayso delete REPORT ... --who NAME`."""
    with opened(args) as corpus:
        names = corpus.names()
        try:
            gone = corpus.delete(*dict.fromkeys(args.reports), who=args.who)
        except UsageError as error:
            raise UsageError(error.what, where=error.where,
                             next_step=error.next_step or "see: sayso export reports") from None  # fmt: skip
        left = [corpus.names()[id] for id in gone.left]
    from sayso.export.wording import inline

    if args.json:
        json_out({"versions": list(gone.versions), "scrubbed": gone.scrubbed, "left": list(gone.left)})
    else:
        out(f"{_versions(gone.versions)} removed: {', '.join(inline(names[id]) for id in gone.versions)}.")
        if left:
            out(f"{_versions(left)} left: {', '.join(map(inline, left))}. To remove a report with all its versions, "
                "name it by its id or address alone.")  # fmt: skip
    if not gone.scrubbed and not args.quiet:
        say("the words are out of reach, yet still among the bytes on disk: the record was busy or the disk is full.\n"
            "       The next command on this record clears them.")  # fmt: skip
    return DONE


def _versions(some: Sequence[str]) -> str:
    return f"{len(some):,} {'version' if len(some) == 1 else 'versions'}"


def run_backup(args: argparse.Namespace) -> int:
    """`sayso backup FILE`."""
    with opened(args) as corpus:
        corpus.backup(args.file)
    if not args.quiet:
        say(f"wrote {args.file}")
    return DONE


def run_status(args: argparse.Namespace) -> int:
    """`sayso status`. What is to be derived anew is told, and left to `sayso reread`, since it takes a while."""
    from sayso.pipeline import made_by

    with opened(args) as corpus:
        stale = corpus.stale_rules(weights=True)
        if not stale:
            bring_up_to_date(corpus, args)
        status = {"record": str(record_path(args)), **corpus.status(), "stale": stale,
                  "stale_readings": len(corpus.stale(made_by()))}  # fmt: skip
    if args.json:
        json_out(status)
        return DONE
    from sayso.export.survey_terminal import print_status

    if not status["links"]:  # what other programs may keep beside; Sayso's own answers are counted below
        del status["links"]
    status["stale"] = ", ".join(map(derived_name, status["stale"])) or "nothing"
    print_status({name.replace("_", " "): value for name, value in status.items()}, streams.console())
    if status["stale"] != "nothing" or status["stale_readings"]:
        out("What is stale was made by other rules or weights than this Sayso's; sayso reread makes it anew.")
    return DONE


def derived_name(stage: str) -> str:
    """What was derived, in words."""
    return {"pairs": "comparisons", "comparer": "comparisons", "owners": "origins of owners"}.get(stage, stage)
