"""Names of persons, organisations and places in one report.

A report is cut into runs of capitalised words (name_units.py). Every run is cut into names by
dynamic programming over all its sub-spans, each weighed as person, organisation, place or other
(name_evidence.py). The weights add up the evidence there is: the parser's entities, the network's scores
where given, word lists (gazetteer.py), the shape of the words, what stands before and behind. A first
pass over all runs votes on what each form of words is; a second adds these votes, so that a
name made out once is made out wherever it stands, as is the last name of a person named in full.

Capital letters are no evidence where all words have them: at the start of a sentence and in
headlines. There a name must be known from elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence

from sayso.annotate.name_evidence import OTHER, Evidence, Found, NameScores, sigmoid
from sayso.annotate.name_units import runs_of, units_of
from sayso.model import ActorType, Mention, Parse
from sayso.text import Span, Spans

__all__ = ["NameScores", "find_mentions"]

KINDS: tuple[ActorType, ...] = ("person", "organization", "place")
LONGEST = 14  # units of one name, marks included
CROWDED, SHORTER = 60, 6  # in longer runs (pages of headings) names are taken to be short, which keeps the time linear


def find_mentions(
    parse: Parse, scores: NameScores | None = None, skip: Spans = (), edges: Sequence[int] = ()
) -> tuple[Mention, ...]:
    """All names of persons, organisations and places, in order, none overlapping another.

    Pronouns and demonyms are no names; titles, articles in lower case and possessive endings are
    left out. Nothing is found inside `skip` (promo lines), and no name runs on over one of `edges`.
    """
    units = units_of(parse, skip, edges)
    runs = list(runs_of(units))
    evidence = Evidence(parse, units, scores)
    evidence.vote([name for run in runs for name in _cut(evidence, run)])
    return tuple(
        Mention(
            span=Span(units[name.first].start, evidence.end_of(name)),
            type=KINDS[name.kind],
            confidence=round(sigmoid(name.weight), 3),
        )
        for run in runs
        for name in _cut(evidence, run)
        if name.kind != OTHER
    )


def _cut(evidence: Evidence, run: tuple[int, int]) -> list[Found]:
    """The heaviest cutting of a run into names and other words, the names in order."""
    begin, end = run
    longest = LONGEST if end - begin <= CROWDED else SHORTER
    best: list[float] = [0.0]  # of the units before each place in the run
    back: list[Found | None] = [None]
    for stop in range(begin + 1, end + 1):
        score, choice = best[-1], None
        if evidence.units[stop - 1].cap:
            for start in range(max(begin, stop - longest), stop):
                kind, weight = evidence.weigh(start, stop)
                if weight > 0 and best[start - begin] + weight > score:
                    score, choice = best[start - begin] + weight, Found(start, stop, kind, weight)
        best.append(score)
        back.append(choice)
    found, at = [], end
    while at > begin:
        step = back[at - begin]
        if step is not None:
            found.append(step)
        at = at - 1 if step is None else step.first
    return found[::-1]
