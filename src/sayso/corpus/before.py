"""Claim ids of before somebody judged: a claim is named after the words that tell it first, and these may be judged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sayso.corpus.packing import occurrence_from
from sayso.errors import UsageError
from sayso.export.contract import reading_from_json
from sayso.export.wording import inline, shortened
from sayso.match.claims import ID_DIGITS, claim_id
from sayso.match.occurrences import occurrences_of
from sayso.model import Occurrence
from sayso.record import Judgement
from sayso.record.judged import LISTS
from sayso.text import Spans

if TYPE_CHECKING:
    from sayso.corpus.corpus import Corpus

_ID = re.compile(rf"c-[0-9a-f]{{{ID_DIGITS},32}}")
LEAST = 0.5  # of its words that stand in an occurrence now
_SHOWN = 80  # characters of the words that are told


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """The occurrence that an id is of in a reading as it was made: the version it stands in, the number of the claim
    that has its words now, and else what took them away.
    """

    occurrence: Occurrence
    version: str
    claim: int | None
    by: Judgement | None

    @property
    def refusal(self) -> UsageError:
        """That its words are in no claim any more."""
        words = shortened(inline(self.occurrence.resolved), _SHOWN)
        what = f"the words that this claim was named after, “{words}” ({self.occurrence.report}), are in no claim now"
        if self.by is not None:
            what += f": {self.by.who} judged them (entry {self.by.n})"
        return UsageError(what, next_step=f'other reports may still say so: sayso trace "{words}"')


def before(corpus: Corpus, id: str) -> Before | None:
    """What an id was that no claim has now; None where it is none that the readings ever gave."""
    if not _ID.fullmatch(id):
        return None
    for version, name, judgements in _judged(corpus):
        data = corpus.reading(version)
        if data is None:
            continue
        reading = reading_from_json(data)
        reading = replace(reading, report=replace(reading.report, id=name))
        for o in occurrences_of(reading):
            if claim_id(o.id, len(id) - 2) == id:
                by = next((j for j in reversed(judgements) if j.decision and _of(o, j.decision.place.spans)), None)
                return Before(occurrence=o, version=version, claim=_now(corpus, version, o), by=by)
    return None


def _judged(corpus: Corpus) -> Iterator[tuple[str, str, tuple[Judgement, ...]]]:
    """The versions whose readings people judged, with their names in answers and what was judged."""
    reports = {v.id: v.report for v in corpus.versions()}
    kinds = set(LISTS)
    of = {reports[j.version] for j in corpus.effective()
          if j.decision and j.decision.kind in kinds and j.version in reports}  # fmt: skip
    names = corpus.names()
    for version, report in reports.items():
        if report in of:
            held = tuple(j for j in corpus.holding(version) if j.decision and j.decision.kind in kinds)
            if held:
                yield version, names[version], held


def _now(corpus: Corpus, version: str, o: Occurrence) -> int | None:
    """The claim that most of its words stand in."""
    rows = corpus._db.rows("SELECT o.claim, o.data FROM occurrence o JOIN version v ON v.n = o.version"
                           " WHERE v.id = ? AND o.claim IS NOT NULL", version)  # fmt: skip
    held = [(_common(o.spans, occurrence_from(data).spans), -claim) for claim, data in rows]
    most, claim = max(held, default=(0, 0))
    return -claim if most >= LEAST * sum(s.end - s.start for s in o.spans) else None


def _of(o: Occurrence, spans: Spans) -> bool:
    return _common(o.spans, spans) > 0


def _common(one: Spans, two: Spans) -> int:
    """How many characters lie in both."""
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in two)
