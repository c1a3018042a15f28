"""What a record answers: `sayso claims`, `trace`, `conflicts`, `actors`, `timeline`, `copies`, `survey`."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, get_args

from sayso.cli import streams
from sayso.cli.held import ReportsByName, names_meant, settled, versions_of
from sayso.cli.parser import EXITS, Commands, add_command, add_pages, add_record, count, date, whole
from sayso.cli.streams import DONE, json_out, say
from sayso.errors import UsageError
from sayso.model import Factuality, Kind

if TYPE_CHECKING:
    from sayso.model import Claim, Stance

Told = TypeVar("Told")
KINDS = (*get_args(Kind), "own")  # as `sayso.match.lookup.OWN_VOICE`
CERTAINTIES = get_args(Factuality)

_CLAIMS_MORE = f"""\
examples:
  sayso claims                                 the most carried first
  sayso claims --about "Ilse Brandt"           that mention her or come from her
  sayso claims --in-reports 3 --at-most 1      in three reports or more, on one origin at most
  sayso claims --at-least 2 --since 2026-03    shown to stand on two, told since March
  sayso claims --unnamed --in-reports 3        in three reports, and nobody is named

{EXITS}"""

_TRACE_MORE = f"""\
examples:
  sayso trace c-3f9a02bc11                     a claim by its id, as sayso claims prints it
  sayso trace "the ferry was overloaded"       the claim that these words mean best

{EXITS}"""


def add_commands(commands: Commands) -> None:
    """claims, trace, conflicts, actors, timeline, copies, survey."""
    claims = add_command(
        commands, "claims", run_claims, help="list claims and on how many independent origins each stands",
        more=_CLAIMS_MORE,
        about="List claims, the most carried first: on how many independent origins each stands, who denies it, where\n"
        "it was first seen here.",
    )  # fmt: skip
    claims.add_argument("--about", metavar="NAME", help="an actor's name, or words that stand in the claim")
    claims.add_argument("--since", metavar="DATE", type=date, help="in reports published then or later")
    claims.add_argument("--until", metavar="DATE", type=date, help="in reports published then or before")
    claims.add_argument("--at-least", metavar="N", type=whole, help="shown to have so many independent origins")
    claims.add_argument("--at-most", metavar="N", type=whole, help="that have no more origins than so many")
    claims.add_argument("--in-reports", metavar="N", type=count, default=1, help="that so many reports carry")
    claims.add_argument("--publisher", metavar="NAME", help="in a report of a publisher whose name holds this")
    claims.add_argument("--kind", choices=KINDS, help="told by such a source; own: by the publisher itself")
    claims.add_argument("--certainty", choices=CERTAINTIES, help="so certain according to a source")
    claims.add_argument("--denied", action="store_true", help="that somebody denies")
    claims.add_argument("--unnamed", action="store_true", help="that rest on unnamed sources alone")
    add_pages(claims, 50)
    add_record(claims)

    trace = add_command(
        commands, "trace", run_trace, help="tell the whole story of one claim", more=_TRACE_MORE,
        about="Tell the whole story of one claim: the answer first, then who says so through whom, report by report,\n"
        "copies, origins with the reasons, denials, conflicts, corrections and related claims.",
    )  # fmt: skip
    trace.add_argument("claim", metavar="CLAIM", nargs="+", help="a claim's id, or words that it says")
    add_record(trace)

    conflicts = add_command(
        commands, "conflicts", run_conflicts, help="list denials and conflicts between reports",
        about="List what cannot both hold as stated in two reports, denials, and what publishers took back.",
        more=f"examples:\n  sayso conflicts\n  sayso conflicts --about Lark\n\n{EXITS}",
    )  # fmt: skip
    conflicts.add_argument("--about", metavar="NAME", help="an actor's name, or words of the claims")
    add_pages(conflicts, 50)
    add_record(conflicts)

    actors = add_command(
        commands, "actors", run_actors, help="list people, organisations, places and outlets",
        about="List actors, the most mentioned first, or tell of one: aliases, roles with who gives them, what it is\n"
        "said to say, to deny and to leave open, what is said of them.",
        more=f'examples:\n  sayso actors\n  sayso actors "Ilse Brandt"\n\n{EXITS}',
    )  # fmt: skip
    actors.add_argument("name", metavar="NAME", nargs="*", help="a name or an alias")
    add_pages(actors, 50)
    add_record(actors)

    timeline = add_command(
        commands, "timeline", run_timeline, help="list dated claims in order",
        about="List claims that tell when something was, in the order of their dates, each with its origins.",
        more=f"examples:\n  sayso timeline\n  sayso timeline --about Lark --since 2025\n\n{EXITS}",
    )  # fmt: skip
    timeline.add_argument("--about", metavar="NAME", help="an actor's name, or words of the claims")
    timeline.add_argument("--since", metavar="DATE", type=date, help="dated then or later")
    timeline.add_argument("--until", metavar="DATE", type=date, help="dated then or before")
    add_pages(timeline, 50)
    add_record(timeline)

    copies = add_command(
        commands, "copies", run_copies, help="list which reports repeat which",
        about="List which reports repeat the words of others, how much of them, and why that is taken for a copy.",
        more=f"examples:\n  sayso copies\n  sayso copies https://echo.example/story\n\n{EXITS}",
    )  # fmt: skip
    copies.add_argument("report", metavar="REPORT", nargs="?", help="a report's id or address")
    add_record(copies)

    survey = add_command(
        commands, "survey", run_survey, help="tell what all reports of a record come to",
        about="Tell what all reports of a record come to: claims in two or more reports first, the rest counted.",
        more=f"examples:\n  sayso survey\n  sayso survey --json > survey.json    see: sayso schema survey\n"
        f"  sayso survey --html survey.html\n\n{EXITS}",
    )  # fmt: skip
    survey.add_argument("--html", metavar="FILE", type=Path, help="write one self-contained page with the evidence")
    survey.add_argument("--force", action="store_true", help="let --html replace a file that Sayso did not make")
    survey.add_argument("--limit", metavar="N", type=count, default=20, help="claims told in full (default 20)")
    add_record(survey)


def run_claims(args: argparse.Namespace) -> int:
    """`sayso claims`."""
    with settled(args) as corpus:
        from sayso.match.lookup import ClaimFilter

        wanted = ClaimFilter(
            about=args.about, since=args.since, until=args.until, at_least=args.at_least, at_most=args.at_most,
            in_reports=args.in_reports, publisher=args.publisher, kind=args.kind, certainty=args.certainty,
            denied=args.denied, unnamed=args.unnamed,
        )  # fmt: skip
        found, total = corpus.claims(wanted, limit=args.limit, offset=args.offset), corpus.count_claims(wanted)
        if args.json:
            from sayso.export.answers import claims_to_json

            json_out(claims_to_json(found, total))
            return DONE
        from sayso.export.survey_terminal import graded_words, print_claims

        held = corpus.opinions()

        def opinions(claim: Claim) -> list[str]:
            disagree = ["people disagree on it"] if held.on_claim(claim) else []
            return [*map(graded_words, held.of_claim(claim)), *disagree]

        print_claims(found, total, streams.console(), version_of=versions_of(corpus), opinions=opinions)
    return DONE


def _page(found: Sequence[Told], args: argparse.Namespace) -> tuple[Sequence[Told], bool]:
    """(the first --limit of what was found, are there more?); one more is to be asked for."""
    return found[: args.limit], len(found) > args.limit


def run_trace(args: argparse.Namespace) -> int:
    """`sayso trace CLAIM|"words"`."""
    with settled(args) as corpus:
        trace = corpus.trace(" ".join(args.claim))
        opinions = corpus.opinions()
    grades, disagree = opinions.of_claim(trace.claim), opinions.on_claim(trace.claim)
    if args.json:
        from sayso.export.answers import trace_to_json

        json_out(trace_to_json(trace, grades, disagree))
        return DONE
    from sayso.export.survey_terminal import print_trace

    print_trace(trace, streams.console(), grades=grades, disagree=disagree)
    return DONE


def run_conflicts(args: argparse.Namespace) -> int:
    """`sayso conflicts`."""
    with settled(args) as corpus:
        clashes, more = _page(corpus.conflicts(about=args.about, limit=args.limit + 1, offset=args.offset), args)
        corrections = corpus.corrections() if args.about is None and not args.offset else ()
        if args.json:
            from sayso.export.answers import conflicts_to_json

            json_out(conflicts_to_json(clashes, corrections))
            return DONE
        from sayso.export.summary import Known
        from sayso.export.survey_terminal import print_conflicts

        known = Known(reports=ReportsByName(corpus))
        print_conflicts(clashes, corrections, known, streams.console(), full=more,
                        narrowed=args.about is not None or args.offset > 0)  # fmt: skip
    return DONE


def run_actors(args: argparse.Namespace) -> int:
    """`sayso actors [NAME]`."""
    name = " ".join(args.name) or None
    with settled(args) as corpus:
        found, more = _page(corpus.actors(name, limit=args.limit + 1, offset=args.offset), args)
        graded = corpus.opinions().of_actor
        if name is not None and not found:
            raise UsageError("no actor of that name is in the record", where=name, next_step="see: sayso actors")
        if args.json:
            from sayso.export.answers import actors_to_json

            json_out(actors_to_json(found, graded))
            return DONE
        from sayso.export.survey_terminal import print_actor, print_actors

        if name is None:
            print_actors(found, streams.console(), full=more, graded=graded)
            return DONE
        from sayso.export.summary import Known
        from sayso.match.lookup import ClaimFilter

        actor = found[0]
        claims = corpus.claims(ClaimFilter(about=actor.name), limit=args.limit)
        names = {actor.name, *actor.aliases}
        word: dict[Stance, list[Claim]] = {}
        for claim in claims:
            for stance in {m.stance for m in claim.members if names.intersection(m.occurrence.chain[-1:])}:
                word.setdefault(stance, []).append(claim)
        about = [c for c in claims if any(names.intersection(m.occurrence.names) for m in c.members)]
        known = Known(reports=ReportsByName(corpus), version_of=versions_of(corpus))
        print_actor(actor, word, about, known, streams.console(), grades=graded(actor))
        if found[1:]:
            print_actors(found[1:], streams.console(), title="Others that go by that name", graded=graded)
    return DONE


def run_timeline(args: argparse.Namespace) -> int:
    """`sayso timeline`."""
    with settled(args) as corpus:
        events, more = _page(corpus.timeline(
            about=args.about, since=args.since, until=args.until, limit=args.limit + 1, offset=args.offset
        ), args)  # fmt: skip
        if args.json:
            from sayso.export.answers import timeline_to_json

            json_out(timeline_to_json(events))
            return DONE
        from sayso.export.summary import Known
        from sayso.export.survey_terminal import print_timeline

        claims = {e.claim: c for e in events for c in corpus.claims_meant(e.claim, limit=1)}
        known = Known(reports=ReportsByName(corpus))
        print_timeline(events, claims, known, streams.console(), full=more)
    return DONE


def run_copies(args: argparse.Namespace) -> int:
    """`sayso copies [REPORT]`."""
    with settled(args) as corpus:
        if args.report is None:
            found = corpus.copies()
        else:
            each = (c for name in names_meant(corpus, args.report) for c in corpus.copies(report=name))
            found = tuple(dict.fromkeys(each))
        if args.json:
            from sayso.export.answers import copies_to_json

            json_out(copies_to_json(found))
            return DONE
        from sayso.export.summary import Known
        from sayso.export.survey_terminal import print_copies

        known = Known(reports=ReportsByName(corpus))
        print_copies(found, known, streams.console(), of=args.report)
    return DONE


def run_survey(args: argparse.Namespace) -> int:
    """`sayso survey`."""
    if args.html:
        from sayso.export.files import check_target

        check_target(args.html, force=args.force)
    elif args.force:
        raise UsageError("--force is about --html FILE", next_step="leave it out, or name the page")
    with settled(args) as corpus:
        survey = corpus.survey()
        if args.html:
            from sayso.export.files import write_whole
            from sayso.export.survey_page import survey_page

            write_whole(args.html, survey_page(survey, corpus.readings()))
            if not args.quiet:
                say(f"wrote {args.html} ({len(survey.reports)} reports)")
        if args.json:
            from sayso.export.survey_contract import survey_to_json

            json_out(survey_to_json(survey))
        elif not args.html:
            from sayso.export.survey_terminal import print_summary

            print_summary(survey, streams.console(), limit=args.limit)
    return DONE
