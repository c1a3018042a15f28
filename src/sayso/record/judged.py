"""A reading with what people decided laid over it.

A decision overrides the item that rests on exactly its spans. Where a later reading has no such item, "right",
"corrected" and "added" put the person's own item in, whole, and the reading's near miss (the same cue, or an
overlapping number, time or aside) yields to it; "wrong" has nothing to do then.
"""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sayso.record.consequences import (
    brought_along,
    find_holder,
    left_behind,
    left_out,
    not_said_itself,
    said_itself,
    taken_up,
)
from sayso.record.disputes import disagreements
from sayso.record.nouns import Judgement
from sayso.text import Span, Spans

LISTS = {
    "attribution": "attributions",
    "assertion": "assertions",
    "number": "numbers",
    "actor": "actors",
    "time": "times",
    "aside": "asides",
    "conflict": "conflicts",
}


# Keys that name an attribution by its id, which counts within one reading only: never carried from one to another.
_REFERENCES = {"attribution": ("via",), "number": ("by",)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A reading after judgement: which judgements met their item, which put one in, which found no place."""

    reading: dict[str, Any]
    met: tuple[Judgement, ...] = ()
    put_in: tuple[Judgement, ...] = ()
    homeless: tuple[Judgement, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Orphan:
    """A judgement that no longer has a place, and why."""

    judgement: Judgement
    why: str


def item_spans(kind: str, item: dict[str, Any]) -> Spans:
    """All spans that an item of a reading rests on, in order, none twice; KeyError for a kind unknown."""
    match kind:
        case "attribution":
            lists = [item[part]["spans"] for part in ("source", "cue", "content")]
        case "assertion":
            lists = [item["spans"]]
        case "actor":
            lists = [item["mentions"]]
        case "number" | "time" | "aside":
            lists = [[item["span"]]]
        case "conflict":
            lists = [[item["a"], item["b"]]]
        case _:
            raise KeyError(kind)
    return tuple(sorted({Span(*span) for spans in lists for span in spans}))


def laid_over(reading: dict[str, Any], judgements: Sequence[Judgement]) -> Judged:
    """The reading with effective judgements, oldest first, applied; the given one stays as it is.

    An item that a person judged carries `judgement`, the number of the entry; where people disagree on it, `disputed`
    as well, the numbers of what each of them decided last. Of several judgements on one item the later ones go on from
    the earlier.
    """
    out = copy.deepcopy(reading)
    met, put_in, homeless = [], [], []
    by_item: dict[tuple[str, Spans], list[Judgement]] = {}
    for j in judgements:
        if j.decision and j.decision.kind in LISTS and j.decision.what in ("right", "wrong", "corrected", "added"):
            by_item.setdefault((j.decision.kind, tuple(sorted(set(j.decision.place.spans)))), []).append(j)
    for (kind, spans), group in by_item.items():
        items = out.setdefault(LISTS[kind], [])
        at = next((k for k, item in enumerate(items) if item_spans(kind, item) == spans), None)
        decided = _decided(items[at] if at is not None else None, group)
        if at is not None:
            met.extend(group)
            if decided is None:
                _take_out(out, kind, items.pop(at))
            else:
                kept = {key: items[at][key] for key in ("id", *_REFERENCES.get(kind, ())) if key in items[at]}
                was, items[at] = items[at], {**decided, **kept, **_marks(group)}
                if kind == "attribution":
                    brought_along(out, was, items[at])
                if kind == "assertion":
                    said_itself(out, items[at], was)
        elif decided is not None:
            _put_in(out, kind, {**decided, **_marks(group)})
            put_in.extend(group)
        elif group[-1].what != "wrong":
            homeless.extend(group)
    left_out(out)
    return Judged(reading=out, met=tuple(met), put_in=tuple(put_in), homeless=tuple(homeless))


def _decided(item: dict[str, Any] | None, group: Sequence[Judgement]) -> dict[str, Any] | None:
    """What an item is after its judgements in order; None where it is none, or not known whole."""
    read = item
    for j in group:
        decision = j.decision
        read = read if read is not None else _whole(decision.kind, decision.before)
        match decision.what:
            case "wrong":
                item = None
            case "right":
                item = read
            case _:
                base = item if item is not None else read
                item = _merged(base, decision.after or {}) if base else decision.after
                item = _with_sure_speaker(item, decision.after)
    return _whole(group[-1].decision.kind, item)


def _marks(group: Sequence[Judgement]) -> dict[str, Any]:
    """What an item carries that people judged."""
    disputed = {"disputed": [j.n for d in found for j in d.last]} if (found := disagreements(group)) else {}
    return {"judgement": group[-1].n, **disputed}


def _with_sure_speaker(item: dict[str, Any] | None, after: dict[str, Any] | None) -> dict[str, Any] | None:
    """A speaker whom a person names is as sure as can be; one whom they take away leaves nothing to be sure of."""
    source = (after or {}).get("source")
    if item is None or not isinstance(source, dict) or "speaker" not in source:
        return item
    rest = {key: value for key, value in item["source"].items() if key != "speaker_confidence"}
    return {**item, "source": {**rest, "speaker_confidence": 1.0} if source["speaker"] else rest}


def _whole(kind: str, item: dict[str, Any] | None) -> dict[str, Any] | None:
    """The item where it has the spans of its kind, else None."""
    try:
        return item if item is not None and item_spans(kind, item) else None
    except (KeyError, TypeError, ValueError):
        return None


def _merged(base: dict[str, Any], change: dict[str, Any]) -> dict[str, Any]:
    """The base with the keys of the change; dicts inside are merged likewise."""
    out = dict(base)
    for key, value in change.items():
        old = out.get(key)
        out[key] = _merged(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
    return out


def _take_out(reading: dict[str, Any], kind: str, gone: dict[str, Any]) -> None:
    """What refers to an item that is gone: attributions inside of one hang on its holder, what it said is nobody's."""
    if kind == "attribution":
        left_behind(reading, gone)
        _point_elsewhere(reading, gone["id"], via=gone["via"], by=None)
    if kind == "assertion":
        not_said_itself(reading, gone)


def _put_in(reading: dict[str, Any], kind: str, item: dict[str, Any]) -> None:
    """A person's own item, in the place of the reading's near misses. Ids of the older reading mean nothing here."""
    items = reading[LISTS[kind]]
    near = [k for k, other in enumerate(items) if "judgement" not in other and _near(kind, other, item)]
    replaced = [items[k] for k in near]
    items[:] = [other for k, other in enumerate(items) if k not in near]
    if kind in ("attribution", "assertion", "actor"):
        item["id"] = f"j{item['judgement']}"
    for reference in _REFERENCES.get(kind, ()):
        item[reference] = replaced[0][reference] if len(replaced) == 1 else None
    if kind == "actor":
        item["roles"] = [{**role, "by": None} for role in item.get("roles", [])]
    if kind == "attribution":
        if not replaced:
            find_holder(reading, item)
        for other in replaced:
            _point_elsewhere(reading, other["id"], via=item["id"], by=item["id"])
        taken_up(reading, item)
    if kind == "assertion":
        said_itself(reading, item)
    items.append(item)
    items.sort(key=lambda i: item_spans(kind, i))


def _point_elsewhere(reading: dict[str, Any], old: str, *, via: str | None, by: str | None) -> None:
    for a in reading["attributions"]:
        if a["via"] == old:
            a["via"] = via
    for p in reading.get("propositions", ()):
        if p["attribution"] == old:
            p["attribution"] = via
    for given in (*reading["numbers"], *(role for actor in reading["actors"] for role in actor["roles"])):
        if given["by"] == old:
            given["by"] = by


def _near(kind: str, a: dict[str, Any], b: dict[str, Any]) -> bool:
    match kind:
        case "attribution":
            return bool(a["cue"]["spans"]) and a["cue"]["spans"] == b["cue"]["spans"]
        case "number" | "time" | "aside":
            return Span(*a["span"]).overlaps(Span(*b["span"]))
        case _:
            return False
