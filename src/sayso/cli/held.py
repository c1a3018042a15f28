"""The record that a command works on, and how its reports are named on the command line."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.cli import streams
from sayso.errors import StoreError, UsageError

if TYPE_CHECKING:
    from sayso.corpus import Corpus
    from sayso.match.owners import Owners
    from sayso.model import Claim, Reading, Report

NAME = "sayso.db"
AT_HAND = 1000  # reports, or claims, that are held in memory at a time


def record_path(args: argparse.Namespace) -> Path:
    """--record, else $SAYSO_RECORD, else sayso.db in this folder."""
    return args.record or Path(os.environ.get("SAYSO_RECORD") or NAME)


def owners_of(args: argparse.Namespace) -> Owners | None:
    """The owners declared in --owners, else in $SAYSO_OWNERS; None where neither names a file."""
    file = getattr(args, "owners", None) or os.environ.get("SAYSO_OWNERS")
    if not file:
        return None
    from sayso.match.owners import Owners

    return Owners.read(file)


@contextmanager
def opened(args: argparse.Namespace, *, make: bool = False) -> Iterator[Corpus]:
    """The record, open. Raises StoreError where there is none, unless it is to be made."""
    path = record_path(args)
    if not make and not path.exists():
        raise StoreError(
            "there is no record here", where=str(path),
            next_step=f"make one: sayso add FOLDER --record {path}, or name another with --record",
        )  # fmt: skip
    import sayso

    with sayso.open(path, owners=owners_of(args)) as corpus:
        yield corpus


@contextmanager
def settled(args: argparse.Namespace) -> Iterator[Corpus]:
    """The record, open, with what follows from its reports up to date."""
    with opened(args) as corpus:
        bring_up_to_date(corpus, args)
        yield corpus


def bring_up_to_date(corpus: Corpus, args: argparse.Namespace) -> None:
    """Work through what was added or decided."""
    with streams.steps("bringing the record up to date", quiet=args.quiet):
        corpus.count_claims()  # any question does it, and asks for weights only where something must be compared


def names_meant(corpus: Corpus, word: str) -> tuple[str, ...]:
    """The reports that a word means, by their names in answers: a name, an id, an address; all versions of it.

    Raises UsageError where there is none.
    """
    names = corpus.names()
    if word in names.values():
        return (word,)
    try:
        return tuple(names[v.id] for v in corpus.versions(word))
    except UsageError as exc:
        raise UsageError(exc.what, where=word, next_step=exc.next_step or "see: sayso export reports") from exc


class ReportsByName(Mapping[str, "Report"]):
    """The reports of a record by their names in answers, each fetched when it is asked for."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus, self._held = corpus, dict[str, "Report"]()

    def __getitem__(self, name: str) -> Report:
        if name not in self._held:
            try:
                version = self._corpus.version_named(name)
            except UsageError:
                raise KeyError(name) from None
            if len(self._held) >= AT_HAND:
                self._held.clear()
            self._held[name] = replace(self._corpus.report(version), id=name)
        return self._held[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._corpus.names().values())

    def __len__(self) -> int:
        return len(self._corpus.names())


def readings_of(corpus: Corpus) -> Iterator[Reading]:
    """Every reading of a record, one at a time; what is not read yet is left out."""
    found = (corpus.reading_of(name) for name in corpus.names().values())
    return (reading for reading in found if reading is not None)


def claims_of(corpus: Corpus) -> Iterator[Claim]:
    """Every claim of a record, some at a time, the most carried first."""
    offset = 0
    while some := corpus.claims(limit=AT_HAND, offset=offset):
        yield from some
        offset += len(some)


def versions_of(corpus: Corpus) -> Mapping[str, str]:
    """{name of a report: name of the version before it}."""
    names = corpus.names()  # the versions come report by report, the oldest first
    return {names[v.id]: names[before.id] for before, v in pairwise(corpus.versions()) if before.report == v.report}
