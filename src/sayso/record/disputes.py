"""Where people who judged the same thing come to different ends. The later judgement holds; both are to be told."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sayso.record.nouns import Decision, Judgement, Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """One thing on which people decided differently; `last`: what each of them decided last, by number."""

    kind: str
    place: Place
    other: Place | None
    last: tuple[Judgement, ...]


def disagreements(judgements: Iterable[Judgement]) -> tuple[Disagreement, ...]:
    """Where judgements that hold, of different people, on one thing come to different ends; by their first entry."""
    groups: dict[object, list[Judgement]] = {}
    for j in judgements:
        if j.decision is not None:
            groups.setdefault(_about(j.decision), []).append(j)
    out = []
    for group in groups.values():
        last = last_of_each(group)
        outcomes = {json.dumps(_outcome(j.decision), sort_keys=True) for j in last if j.decision is not None}
        if len(outcomes) > 1:
            first = group[0].decision
            assert first is not None
            out.append(Disagreement(kind=first.kind, place=first.place, other=first.other, last=last))
    return tuple(sorted(out, key=lambda d: d.last[0].n))


def last_of_each(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Each person's last of some judgements, by number."""
    by_person: dict[str, Judgement] = {}
    for j in judgements:
        if j.who not in by_person or by_person[j.who].n <= j.n:
            by_person[j.who] = j
    return tuple(sorted(by_person.values(), key=lambda j: j.n))


def _about(decision: Decision) -> object:
    """What a decision is about, the same whichever end of a pair it names first."""
    ends = [(p.version, tuple(sorted(set(p.spans)))) for p in (decision.place, decision.other) if p is not None]
    if decision.kind == "copy":
        ends = [(version, ()) for version, _ in ends]
    return decision.kind, frozenset(ends)


def _outcome(decision: Decision) -> Any:
    """What a decision comes to. Two who correct the same keys to the same values agree."""
    if decision.what in ("corrected", "added") and decision.kind != "copy":
        return ["after", decision.after]
    return "right" if decision.kind == "copy" and decision.what == "added" else decision.what
