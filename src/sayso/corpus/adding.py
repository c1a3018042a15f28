"""Adding many reports to a record: read in parallel, stored one by one, and told once they are safe.

    for outcome in add_reports(corpus, items("folder"), jobs=2):
        print(outcome.report, outcome.state, outcome.why)
    corpus.settle()

A report that the record holds already is not read again. One that cannot be read is told as failed; the others go on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

from sayso.corpus.corpus import Corpus, Reread
from sayso.errors import ReportError
from sayso.many import died_beside, each_in_order, read_beside, read_or_fail
from sayso.model import Failure, Reading, Report
from sayso.read import Arrived
from sayso.record import open_record

#: Why a report that was stored is in its state; a new one needs no reason.
WHY = {
    "new": None,
    "known": "the record holds it already",
    "changed": "another text than the record held: a new version",
}
#: What of a known text may be given otherwise another time, in words.
DETAILS = {"publisher": "publisher", "published": "date"}
#: What is told of a report of which a feed gave no more.
SUMMARY = "only the summary that the feed gives"


class Arrives(Protocol):
    """Something that holds reports: a file, an address (`sayso.read.Item`), standard input."""

    def arrivals(self) -> Iterable[Arrived]:
        """Its reports with their bytes, a failure in place of each that cannot be had."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What adding one report came to. `report` is its id; no `version` where it failed, no `why` where it is new and
    whole. `why` of a known one tells which publisher and date were given and not taken over. `notes`: what of it was
    given and not understood, or looks wrong; it is part of `why`.
    """

    report: str
    state: Literal["new", "known", "changed", "failed"]
    why: str | None = None
    version: str | None = None
    notes: tuple[str, ...] = ()


def add_reports(corpus: Corpus, sources: Iterable[Arrives], *, jobs: int = 1) -> Iterator[Outcome]:
    """Add all reports of some sources, in order; an outcome is given once its report is safely stored.

    jobs: worker processes that read. Raises StoreError where the record cannot take more (what was told is stored),
    SettingsError where workers die whatever they read, ModelError where weights are missing. `corpus.settle()` is left
    to the caller.
    """
    with closing(each_in_order(read_beside, _to_read(corpus.path, sources), jobs, died_beside)) as read:
        for result, beside in read:
            if isinstance(beside, Outcome):
                yield beside
            elif isinstance(result, Failure):
                yield Outcome(report=result.id, state="failed", why=result.why)
            else:
                added = corpus.take(result, beside)
                notes = result.report.notes if added.state != "known" else ()
                told = (WHY[added.state], SUMMARY if result.report.extent and added.state != "known" else None, *notes)
                yield Outcome(report=result.report.id, state=added.state, version=added.version_id,
                              why="; ".join(t for t in told if t) or None, notes=notes)  # fmt: skip


def _to_read(record: Path, sources: Iterable[Arrives]) -> Iterator[tuple[Report | Failure | None, bytes | Outcome]]:
    """Each report with its bytes; for one that is known already its outcome. Looks it up in a record of its own, since
    it runs in another thread.
    """
    with open_record(record) as held:
        for source in sources:
            for arrived in source.arrivals():
                report = arrived.report
                if isinstance(report, Report):
                    found = held.look_up(report)
                    if found.state == "known" and held.reading(found.version_id) is not None:
                        kept = not_taken_over(held.report(found.version_id), report)
                        why = "; ".join(filter(None, (WHY["known"], kept)))
                        yield None, Outcome(report=report.id, state="known", why=why, version=found.version_id)
                        continue
                yield report, arrived.raw


def not_taken_over(held: Report, given: Report) -> str:
    """What is known of a text now and differs from what the record has: a version's details stay as they came."""
    told = []
    for field, name in DETAILS.items():
        new, old = getattr(given, field), getattr(held, field)
        if new and new != old:
            told.append(f"{name} {new} (the record has {old or 'none'})")
    return f"not taken over: {', '.join(told)}; to change that, delete it and add it again" if told else ""


def reread_reports(corpus: Corpus, *, jobs: int = 1, progress: Callable[[int, int], None] | None = None) -> Reread:
    """As `corpus.reread` by the present reader, in worker processes."""
    from sayso.pipeline import made_by

    made = made_by()
    stale = _stale(corpus.path, corpus.stale(made))
    with closing(each_in_order(read_beside, stale, jobs, died_beside)) as read:
        return corpus.reread(_Ahead(read), made_by=made, progress=progress)


def _stale(record: Path, versions: Iterable[str]) -> Iterator[tuple[Report, None]]:
    with open_record(record) as held:
        for version in versions:
            yield held.report(version), None


class _Ahead:
    """Readings that others make, in the order in which they are asked for; what others did not read is read here."""

    def __init__(self, read: Iterator[tuple[Reading | Failure | None, None]]) -> None:
        self._read = read
        self._next: Reading | Failure | None = None

    def __call__(self, report: Report) -> Reading:
        if self._next is None:
            self._next = next(self._read, (None, None))[0]
        result, self._next = self._next, None
        if result is None or not _is_of(result, report):
            result, self._next = read_or_fail(report), result  # the record changed in between
        if isinstance(result, Failure):
            raise ReportError(result.why, where=result.id)
        return result


def _is_of(result: Reading | Failure, report: Report) -> bool:
    return result.report == report if isinstance(result, Reading) else result.id == report.id
