"""Rows of the record as nouns, and back."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sayso.record.nouns import Decision, Judgement, Link, Place, Version
from sayso.record.packing import as_json, restored, spans_from, storable
from sayso.text import Spans

VERSION = "v.id, r.key, v.name, v.publisher, v.title, v.published, v.url, v.retrieved, v.added"
LINK = "l.kind, a.id, l.a_spans, b.id, l.b_spans, m.made_by, l.confidence, l.why, l.directed, l.detail"


def stored(value: str | None) -> str | None:
    """A text that may be missing, as the record keeps it."""
    return None if value is None else storable(value)


def given(value: str | None) -> str | None:
    """It back as it was given."""
    return None if value is None else restored(value)


def version_from(row: Sequence[Any]) -> Version:
    """A version out of the columns that `VERSION` names."""
    id, report, name, *about, added = row
    publisher, title, published, url, retrieved = (given(value) for value in about)
    return Version(
        id=id, report=restored(report), name=restored(name), publisher=publisher, title=title, published=published,
        url=url, retrieved=retrieved, added=added,
    )  # fmt: skip


def age(version: Version) -> tuple[str, str, str, str]:
    """Sorts versions report by report, the oldest first."""
    return version.report, version.published or "", version.retrieved or "", version.id


def link_from(row: Sequence[Any]) -> Link:
    """A link out of the columns that `LINK` names."""
    kind, a, a_spans, b, b_spans, made_by, confidence, why, directed, detail = row
    return Link(
        kind=kind,
        a=Place(version=a, spans=_spans(a_spans)),
        b=Place(version=b, spans=_spans(b_spans)),
        made_by=json.loads(made_by),
        confidence=confidence,
        why=tuple(json.loads(why)),
        directed=bool(directed),
        detail=json.loads(detail),
    )


def _spans(text: str) -> Spans:
    return spans_from(json.loads(text))


def body_of(decision: Decision) -> str:
    """The part of a decision that holds words or says where they stand."""
    return as_json(
        {
            "spans": [list(s) for s in decision.place.spans],
            "other": [list(s) for s in decision.other.spans] if decision.other else None,
            "before": decision.before,
            "after": decision.after,
            "note": decision.note,
        }
    )


def judgement_from(row: Sequence[Any]) -> Judgement:
    """An entry of the log out of its columns and its body, which may be gone."""
    n, at, who, what, kind, version, other, about, body = row
    decision = None
    if body is not None:
        said = json.loads(body)
        decision = Decision(
            what=what,
            kind=kind,
            place=Place(version=version, spans=spans_from(said["spans"])),
            other=Place(version=other, spans=spans_from(said["other"])) if other is not None else None,
            before=said["before"],
            after=said["after"],
            note=said["note"],
        )
    return Judgement(n=n, at=at, who=restored(who), what=what, version=version, decision=decision, about=about,
                     kind=kind if body is None and about is None else None)  # fmt: skip
