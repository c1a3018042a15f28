"""What people decided on whatever stands between reports, on the names of a record's reports.

Judgements on an older version of a report hold for a newer one where their words stand in it exactly. Of several on
one copy or clash the last holds; on claims and actors "not the same" is stronger, as the grouping has it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import get_args

from sayso.match.actors import ActorDecisions
from sayso.match.claims import Decisions
from sayso.match.copies import Copy, CopyKind
from sayso.match.occurrences import occurrence_id
from sayso.model import ReportSpan
from sayso.record import Judgement, Place
from sayso.text import Span

CLAIM, ACTOR, COPY, CLASH = "claim", "actor", "copy", "clash"  # kinds of judgements on two places


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """Decisions that hold. `no_copies`: pairs of reports of which neither copies the other; `copies`: those a person
    found; `no_clashes`: the first words of two places that do not clash.
    """

    claims: Decisions = field(default_factory=Decisions)
    actors: ActorDecisions = field(default_factory=ActorDecisions)
    no_copies: frozenset[frozenset[str]] = frozenset()
    copies: tuple[Copy, ...] = ()
    no_clashes: frozenset[frozenset[ReportSpan]] = frozenset()


def decided_by(judgements: Iterable[Judgement], names: Mapping[str, str]) -> Decided:
    """What judgements that hold (`Record.held_everywhere`) come to; `names` as `Corpus.names` gives them."""
    claims: dict[str, set[tuple[str, str]]] = {"same": set(), "not_same": set()}
    mentions: dict[str, set[frozenset[ReportSpan]]] = {"same": set(), "not_same": set()}
    copies: dict[frozenset[str], Judgement] = {}
    clashes: dict[frozenset[ReportSpan], Judgement] = {}
    for judgement in sorted(judgements, key=lambda j: j.n):
        d = judgement.decision
        if d is None or d.other is None or d.place.version not in names or d.other.version not in names:
            continue
        ends = (d.place, d.other)
        if d.kind == CLAIM and d.what in claims:
            a, b = sorted(occurrence_id(names[end.version], end.spans) for end in ends)
            claims[d.what].add((a, b))
        elif d.kind == ACTOR and d.what in mentions:
            mentions[d.what].add(frozenset(_first(names, end) for end in ends))
        elif d.kind == COPY:
            copies[frozenset(names[end.version] for end in ends)] = judgement
        elif d.kind == CLASH:
            clashes[frozenset(_first(names, end) for end in ends)] = judgement
    return Decided(
        claims=Decisions(**{what: frozenset(pairs) for what, pairs in claims.items()}),
        actors=ActorDecisions(**{what: frozenset(pairs) for what, pairs in mentions.items()}),
        no_copies=frozenset(pair for pair, j in copies.items() if j.what == "wrong" and len(pair) == 2),
        copies=tuple(_copy(j, names) for pair, j in copies.items() if j.what == "added" and len(pair) == 2),
        no_clashes=frozenset(pair for pair, j in clashes.items() if j.what == "wrong"),
    )


def _first(names: Mapping[str, str], place: Place) -> ReportSpan:
    return ReportSpan(report=names[place.version], span=Span(*place.spans[0]))


def _copy(judgement: Judgement, names: Mapping[str, str]) -> Copy:
    """A copy that a person found: `place` is copied by `other`; passages where both name as many."""
    d = judgement.decision
    assert d is not None and d.other is not None
    given = d.after or {}
    kind = given.get("kind")
    a, b = d.place.spans, d.other.spans
    return Copy(
        from_=names[d.place.version], to=names[d.other.version],
        kind=kind if kind in get_args(CopyKind) else "near", share=float(given.get("share", 1.0)),
        directed=given.get("directed") is not False, passages=tuple(zip(a, b)) if len(a) == len(b) else (),
        why=(f"found by {judgement.who}",),
    )  # fmt: skip
