"""What people think of sources and claims, and where they think differently: told, and never counted.

A grade lies on words: of a claim on one of its occurrences, of a source on one of its mentions or, of who published a
report, on the report's first line with the publisher's name beside the grade.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sayso.match.owners import plain
from sayso.match.rewrites import stems
from sayso.model import Claim, CorpusActor
from sayso.record import Judgement, Place, Record
from sayso.record.disputes import Disagreement, disagreements, last_of_each
from sayso.text import Span, Spans

SOURCE_GRADE, CLAIM_GRADE = "source-grade", "claim-grade"
ENOUGH = 0.5  # of a claim's words: what was decided about so much of them is told with it


class Opinions:
    """The grades and disagreements of a record, by the names of its reports."""

    def __init__(self, judgements: Iterable[Judgement], names: Mapping[str, str]) -> None:
        """The judgements that hold, on every version that their words stand in; names of these versions."""
        held = [j for j in judgements if j.decision is not None and j.decision.place.version in names]
        self._names = names
        self._claims: dict[tuple[str, Spans], list[Judgement]] = {}
        self._sources: dict[tuple[str, Span], list[Judgement]] = {}
        self._publishers: dict[str, list[Judgement]] = {}
        for j in held:
            d = j.decision
            assert d is not None
            name, publisher = names[d.place.version], (d.after or {}).get("publisher")
            if d.kind == CLAIM_GRADE:
                self._claims.setdefault((name, d.place.spans), []).append(j)
            elif d.kind == SOURCE_GRADE and publisher:
                self._publishers.setdefault(plain(publisher), []).append(j)
            elif d.kind == SOURCE_GRADE:
                for span in d.place.spans:
                    self._sources.setdefault((name, span), []).append(j)
        self.disagreements = disagreements(held)

    def of_claim(self, claim: Claim) -> tuple[Judgement, ...]:
        """Each person's last grade of a claim."""
        ends = {(m.occurrence.report, m.occurrence.spans) for m in claim.members}
        return last_of_each(j for end in ends for j in self._claims.get(end, ()))

    def of_actor(self, actor: CorpusActor) -> tuple[Judgement, ...]:
        """Each person's last grade of an actor as a source."""
        found = [j for m in actor.mentions for j in self._sources.get((m.report, m.span), ())]
        if actor.type == "outlet":
            names = {plain(name) for name in (actor.name, *actor.aliases)}
            found += [j for name in names for j in self._publishers.get(name, ())]
        return last_of_each(found)

    def on_claim(self, claim: Claim) -> tuple[Disagreement, ...]:
        """What people disagree on that bears on a claim: its occurrences, or words that say what it says.

        A rejected occurrence is in no claim any more, so it is known by its words alone.
        """
        told: dict[str, list[Span]] = {}
        for m in claim.members:
            told.setdefault(m.occurrence.report, []).extend(m.occurrence.spans)
        wanted = _stems(claim.wording)
        out: dict[tuple[int, ...], Disagreement] = {}
        for d in self.disagreements:
            places = [p for p in (d.place, d.other) if p is not None]
            touched = any(s.overlaps(x) for p in places for s in p.spans
                          for x in told.get(self._names.get(p.version, ""), ()))  # fmt: skip
            if touched or _says(d, wanted):
                out.setdefault(tuple(j.n for j in d.last), d)
        return tuple(out.values())


def published_by(record: Record, actor: CorpusActor) -> tuple[Place, str] | None:
    """Where a grade of an outlet lies that no report mentions, and the publisher's name: the first line of the newest
    report that it published; None where there is none with a text.
    """
    names = dict.fromkeys((actor.name, *actor.aliases))
    wanted = {plain(name) for name in names}
    for name in names:
        for v in record.listed(publisher=name, limit=-1):
            text = record.report(v.id).text if plain(v.publisher) in wanted else ""
            if text.strip():
                start = len(text) - len(text.lstrip())
                line = text[start:].splitlines()[0].rstrip()
                return Place(version=v.id, spans=(Span(start, start + len(line)),)), v.publisher or name
    return None


def _says(d: Disagreement, wanted: set[str]) -> bool:
    """Does an attribution or assertion that people disagree on say the most of some words?"""
    if d.kind != "attribution":
        return False
    items = [item for j in d.last if j.decision for item in (j.decision.before, j.decision.after) if item]
    said = {s for item in items for s in _stems(str((item.get("content") or {}).get("text") or ""))}
    return bool(wanted) and len(wanted & said) >= ENOUGH * len(wanted)


def _stems(text: str) -> set[str]:
    return {word for word, _, _ in stems(text)}
