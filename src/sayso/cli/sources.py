"""The reports that a call names: files, folders, addresses, standard input."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sayso.cli.streams import say
from sayso.errors import EmptyError, ReportError, UsageError

if TYPE_CHECKING:
    from sayso.many import Task
    from sayso.model import Failure, Report
    from sayso.read import Arrived, Details

FEW = 3  # up to so many reports one process is quicker than starting others, which load the weights anew


@dataclass(frozen=True, slots=True)
class Tasks:
    """What is to be read; `total` is None where nobody knows yet."""

    each: Iterable[Task]
    total: int | None


@dataclass(frozen=True, slots=True)
class Address:
    """A web address to be fetched and read."""

    url: str
    known: Details

    @property
    def id(self) -> str:
        """What it is called: its address."""
        return self.url

    def load(self) -> list[Report | Failure]:
        """Its report, or the failure in its place."""
        return [arrived.report for arrived in self.arrivals()]

    def arrivals(self) -> Iterator[Arrived]:
        """The same with the bytes."""
        from sayso.read import Arrived, arrivals_of, failure
        from sayso.read.fetch import fetch

        try:
            data, content_type, address = fetch(self.url)
        except ReportError as exc:
            yield Arrived(report=failure(exc, self.url), raw=b"")
            return
        yield from arrivals_of(data, id=self.url, url=address, content_type=content_type, defaults=self.known)


@dataclass(frozen=True, slots=True)
class StandardInput:
    """One report from standard input (of a feed: one an entry), or with `lines` one in every line of JSON."""

    known: Details
    lines: bool

    def load(self) -> list[Report | Failure]:
        """All reports, once the input has ended."""
        return [arrived.report for arrived in self.arrivals()]

    def arrivals(self) -> Iterator[Arrived]:
        """Its reports as they come, with their bytes."""
        from sayso.read import Arrived, arrivals_of, failure, lines_arriving

        if not self.lines:
            yield from arrivals_of(sys.stdin.buffer.read(), id="-", defaults=self.known)
            return
        empty = True
        for arrived in lines_arriving(sys.stdin.buffer, defaults=self.known):
            empty = False
            yield arrived
        if empty:  # as a file without words is
            yield Arrived(report=failure(EmptyError("this file is empty"), "-"), raw=b"")


def tasks_of(args: argparse.Namespace) -> Tasks:
    """The reports, files and addresses to read, in order. Raises UsageError before anything is read."""
    known = _known(args)
    if _is_standard_input(args):
        return _standard_input(args, known)
    found = _found(args, known)
    return Tasks(_one_by_one(found), sum(map(_count_of, found)))


def sources_of(args: argparse.Namespace) -> tuple[list[Any], int | None]:
    """The same as things that tell the bytes of their reports too, and how many reports that is, as far as is seen."""
    known = _known(args)
    if _is_standard_input(args):
        _greet(args)
        return [StandardInput(known, args.jsonl)], None if args.jsonl else 1
    found = _found(args, known)
    return found, sum(map(_count_of, found))


def _known(args: argparse.Namespace) -> Details:
    from sayso.read import Details

    return Details(publisher=args.publisher, published=args.published, title=args.title)


def _is_standard_input(args: argparse.Namespace) -> bool:
    if "-" in args.paths and len(args.paths) > 1:
        raise UsageError("- (standard input) stands alone", next_step="read it in a command of its own")
    return args.paths == ["-"]


def _found(args: argparse.Namespace, known: Details) -> list[Any]:
    """The files and addresses that the call names."""
    from sayso.read import items, parts

    found: list[Any] = []
    for path, within in zip(args.paths, parts(args.paths)):
        found.extend([Address(path, known)] if is_address(path) else items(path, defaults=known, within=within))
    if not found:
        raise UsageError("there is nothing to read in it", where=", ".join(args.paths), next_step="name another folder")
    return found


def _standard_input(args: argparse.Namespace, known: Details) -> Tasks:
    _greet(args)
    if args.jsonl:
        return Tasks((arrived.report for arrived in StandardInput(known, lines=True).arrivals()), None)
    return Tasks(StandardInput(known, lines=False).load(), 1)


def _greet(args: argparse.Namespace) -> None:
    if sys.stdin is None:
        raise UsageError("there is no standard input", next_step="name a file")
    if sys.stdin.isatty() and not args.quiet:
        say("reading what you type; end with Ctrl-D")


def _one_by_one(found: Iterable[Task]) -> Iterator[Task]:
    """Files of many reports taken apart, so that their reports too are shared out and counted one by one."""
    from sayso.read import Item

    for task in found:
        if isinstance(task, Item) and (task.lines or task.is_archive):
            yield from task
        else:
            yield task


def _count_of(task: Any) -> int:
    """How many reports a task holds, as far as can be seen without reading it: for the bar and the processes."""
    from sayso.read import Item

    return task.count() if isinstance(task, Item) else 1


def is_address(path: str) -> bool:
    """Is it a web address? All but http and https are refused when they are fetched."""
    return re.match(r"[a-z][a-z0-9+.-]*://", path, re.IGNORECASE) is not None


def only_one(tasks: Tasks, args: argparse.Namespace) -> Tasks:
    """The one report there is, loaded; UsageError where there are several."""
    from sayso.model import Failure, Report

    option = "--json" if args.json else "--title" if args.title is not None else "--published"
    instead = "read them one by one, or give JSONL with these keys"
    if args.json:
        instead = "use --jsonl: a reading a line, or --survey --json: what they come to"
    several = UsageError(f"{option} is for one report, and there are several", next_step=instead)
    if tasks.total is None or tasks.total > 1:
        raise several
    loaded: list[Report | Failure] = []
    for task in tasks.each:
        loaded.extend([task] if isinstance(task, Report | Failure) else task.load())
    if len(loaded) > 1:
        raise several
    return Tasks(loaded, 1)


def jobs_for(total: int | None) -> int:
    """Worker processes when the call does not say."""
    from sayso.many import cores

    return 1 if total is not None and total <= FEW else cores()
