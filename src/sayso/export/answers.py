"""Answers about a record as JSON objects: lists with how many there are in all, and one claim's whole story.

The parts of claims, copies, conflicts and the like are those of the survey's contract.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from sayso.export.summary import Answer, Part, answer, sentence
from sayso.export.survey_contract import (
    actor_to_json,
    claim_to_json,
    clash_to_json,
    copy_to_json,
    correction_to_json,
    event_to_json,
    report_to_json,
)
from sayso.match.copies import Copy
from sayso.match.corrections import Correction
from sayso.match.lookup import Trace
from sayso.model import Claim, Clash, CorpusActor, Event
from sayso.record import Judgement
from sayso.record.disputes import Disagreement


def claims_to_json(claims: Iterable[Claim], total: int) -> dict[str, Any]:
    """Claims, and how many there are in all."""
    return {"total": total, "claims": [claim_to_json(c) for c in claims]}


def answer_to_json(told: Answer) -> dict[str, Any]:
    """What a claim stands on: one sentence, and its parts with their evidence."""
    return {"claim": told.id, "words": sentence(told), "parts": [part_to_json(p) for p in (*told.parts, *told.ends)]}


def part_to_json(part: Part) -> dict[str, Any]:
    """One thing that is said, and the words of reports it rests on."""
    return {"kind": part.kind, "words": part.words, "who": part.who,
            "evidence": [{"report": p.report, "span": list(p.span)} for p in part.evidence]}  # fmt: skip


def trace_to_json(
    trace: Trace, grades: Iterable[Judgement] = (), disagree: Iterable[Disagreement] = ()
) -> dict[str, Any]:
    """The whole story of one claim, the answer first; people's `grades` of it, and on what of it they `disagree`."""
    return {
        "answer": answer_to_json(answer(trace.claim, trace)),
        "claim": claim_to_json(trace.claim),
        "reports": [report_to_json(r, trace.version_of.get(r.id)) for r in trace.reports.values()],
        "copies": [copy_to_json(c) for c in trace.copies],
        "corrections": [correction_to_json(c) for c in trace.corrections],
        "conflicts": [clash_to_json(c) for c in trace.clashes],
        "related": [claim_to_json(c) for c in trace.related.values()],
        "grades": [grade_to_json(j) for j in grades],
        "disagreements": [{"kind": d.kind, "judgements": [{"n": j.n, "who": j.who, "at": j.at, "what": j.what}
                                                          for j in d.last]} for d in disagree],
    }


def grade_to_json(j: Judgement) -> dict[str, Any]:
    """A person's grade."""
    grade = (j.decision.after or {}).get("grade") if j.decision else None
    return {"n": j.n, "who": j.who, "at": j.at, "grade": grade}


def conflicts_to_json(clashes: Iterable[Clash], corrections: Iterable[Correction]) -> dict[str, Any]:
    """Conflicts and denials across reports, and what publishers took back."""
    return {"conflicts": [clash_to_json(c) for c in clashes],
            "corrections": [correction_to_json(c) for c in corrections]}  # fmt: skip


def copies_to_json(copies: Iterable[Copy]) -> dict[str, Any]:
    """Which reports copy which."""
    return {"copies": [copy_to_json(c) for c in copies]}


def actors_to_json(
    actors: Iterable[CorpusActor], graded: Callable[[CorpusActor], Iterable[Judgement]]
) -> dict[str, Any]:
    """Actors with all their mentions and how people `graded` each as a source."""
    return {"actors": [{**actor_to_json(a), "grades": [grade_to_json(j) for j in graded(a)]} for a in actors]}


def timeline_to_json(events: Iterable[Event]) -> dict[str, Any]:
    """Dated claims in order."""
    return {"timeline": [event_to_json(e) for e in events]}
