"""Readings and failures as JSON, version 1 of the contract, and back.

The keys stand in the contract's order, what is not known is null, spans are `[start, end)` in code
points of `report.text`, and every `text` beside spans is those characters, parts joined by ' … '.
The schemas lie beside this module: strict where the contract is, open to new keys.
"""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from math import isfinite
from typing import Any

from sayso.model import (
    Actor,
    Aside,
    Assertion,
    Attribution,
    Conflict,
    Failure,
    Number,
    Proposition,
    Reading,
    Report,
    Role,
    Time,
)
from sayso.text import Span, Spans, joined

READING = "sayso.reading/1"
FAILURE = "sayso.failure/1"
SCHEMAS = ("reading", "failure", "survey")
CONFIDENCE_DIGITS = 3


def schema(name: str) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a "reading", a "failure" or a "survey"; KeyError for any other name."""
    if name not in SCHEMAS:
        raise KeyError(name)
    return _schema(name)


@cache
def _schema(name: str) -> dict[str, Any]:
    return json.loads(files("sayso.export").joinpath(f"{name}.schema.json").read_text("utf-8"))


def reading_to_json(reading: Reading) -> dict[str, Any]:
    """A reading as the contract's object, made of plain dicts, lists, strings and numbers.

    Beside the contract's keys stand those of a source that it leaves room for: `whole`, `speaker_confidence` and
    `stands_for`, each only where there is one, so that a reading comes back as it was.
    """
    report, text = reading.report, reading.report.text
    return {
        "schema": READING,
        "report": {
            "id": report.id,
            "publisher": report.publisher,
            "title": report.title,
            "byline": report.byline,
            "dateline": report.dateline,
            "published": report.published,
            "url": report.url,
            "language": report.language,
            "retrieved": report.retrieved,
            "sha256": report.sha256 or None,
            "text": text,
            **({"extent": report.extent} if report.extent else {}),
        },
        "attributions": [_attribution(a, text) for a in reading.attributions],
        "assertions": [{"id": a.id, "spans": _spans(a.spans), "factuality": a.factuality} for a in reading.assertions],
        "propositions": [_proposition(p) for p in reading.propositions],
        "numbers": [
            {
                "span": list(n.span),
                "text": n.text,
                "low": _plain(n.low),
                "high": _plain(n.high),
                "of": n.of,
                "by": n.by,
                **({"by_unknown": True} if n.by_unknown else {}),
            }
            for n in reading.numbers
        ],
        "actors": [
            {
                "id": a.id,
                "name": a.name,
                "type": a.type,
                "mentions": _spans(a.mentions),
                "roles": [{"text": r.text, "span": list(r.span), "by": r.by} for r in a.roles],
            }
            for a in reading.actors
        ],
        "times": [{"span": list(t.span), "text": t.text, "value": t.value} for t in reading.times],
        "asides": [{"span": list(a.span), "kind": a.kind} for a in reading.asides],
        "conflicts": [{"a": list(c.a), "b": list(c.b), "kind": c.kind, "why": c.why} for c in reading.conflicts],
        "made_by": dict(reading.made_by),
    }


def _attribution(a: Attribution, text: str) -> dict[str, Any]:
    return {
        "id": a.id,
        "source": {**_part(a.source, text), "kind": a.kind, "speaker": a.speaker, **_besides(a)},
        "cue": _part(a.cue, text),
        "content": _part(a.content, text),
        "via": a.via,
        "act": a.act,
        "form": a.form,
        "factuality": a.factuality,
        "chain": list(a.chain),
        "confidence": round(float(a.confidence), CONFIDENCE_DIGITS),
        "why": list(a.why),
    }


def _besides(a: Attribution) -> dict[str, Any]:
    """What is known of a source besides: its spans with the long apposition that the contract leaves out ("whole"), how
    sure its speaker is, the report's own words for one without a name ("stands_for").
    """
    out: dict[str, Any] = {"whole": _spans(a.source_whole)} if a.source_whole else {}
    if a.speaker_confidence:
        out["speaker_confidence"] = round(float(a.speaker_confidence), CONFIDENCE_DIGITS)
    if a.stands_for is not None:
        out["stands_for"] = a.stands_for
    return out


def _part(spans: Spans, text: str) -> dict[str, Any]:
    return {"spans": _spans(spans), "text": joined(text, spans)}


def _spans(spans: Spans) -> list[list[int]]:
    return [list(s) for s in spans]


def _plain(number: float | None) -> float | int | None:
    """Whole numbers without '.0', an open or endless bound as null."""
    if number is None or not isfinite(number):
        return None
    return int(number) if number == int(number) else number


def reading_from_json(data: dict[str, Any]) -> Reading:
    """The reading that such an object stands for; keys that version 1 does not know are left aside.

    Raises ValueError where it is no reading of version 1, KeyError or TypeError where it is malformed
    (the schema says so in better words).
    """
    if data.get("schema") != READING:
        raise ValueError(f"no {READING}: {data.get('schema')!r}")
    r = data["report"]
    return Reading(
        report=Report(
            id=r["id"],
            text=r["text"],
            publisher=r["publisher"],
            title=r["title"],
            byline=r["byline"],
            dateline=r["dateline"],
            published=r["published"],
            url=r["url"],
            language=r["language"],
            retrieved=r["retrieved"],
            sha256=r["sha256"] or "",
            extent=r.get("extent"),
        ),
        attributions=tuple(_to_attribution(a) for a in data["attributions"]),
        assertions=tuple(
            Assertion(id=a["id"], spans=_to_spans(a["spans"]), factuality=a["factuality"]) for a in data["assertions"]
        ),
        propositions=tuple(
            Proposition(
                id=p["id"], spans=_to_spans(p["spans"]), attribution=p["attribution"], factuality=p["factuality"],
                told=_to_spans(p.get("told", ())),
                pronouns=tuple((Span(*x["span"]), x["name"]) for x in p.get("pronouns", ())),
            )  # fmt: skip
            for p in data.get("propositions", ())
        ),
        numbers=tuple(
            Number(span=Span(*n["span"]), text=n["text"], low=n["low"], high=n["high"], of=n["of"], by=n["by"],
                   by_unknown=n.get("by_unknown", False))  # fmt: skip
            for n in data["numbers"]
        ),
        actors=tuple(
            Actor(
                id=a["id"],
                name=a["name"],
                type=a["type"],
                mentions=_to_spans(a["mentions"]),
                roles=tuple(Role(text=x["text"], span=Span(*x["span"]), by=x["by"]) for x in a["roles"]),
            )
            for a in data["actors"]
        ),
        times=tuple(Time(span=Span(*t["span"]), text=t["text"], value=t["value"]) for t in data["times"]),
        asides=tuple(Aside(span=Span(*a["span"]), kind=a["kind"]) for a in data["asides"]),
        conflicts=tuple(
            Conflict(a=Span(*c["a"]), b=Span(*c["b"]), kind=c["kind"], why=c["why"]) for c in data["conflicts"]
        ),
        made_by=dict(data["made_by"]),
    )


def _proposition(p: Proposition) -> dict[str, Any]:
    """A proposition; what it needs to stand alone only where it needs anything."""
    out = {"id": p.id, "spans": _spans(p.spans), "attribution": p.attribution, "factuality": p.factuality}
    if p.told:
        out["told"] = _spans(p.told)
    if p.pronouns:
        out["pronouns"] = [{"span": list(s), "name": name} for s, name in p.pronouns]
    return out


def _to_attribution(a: dict[str, Any]) -> Attribution:
    return Attribution(
        id=a["id"],
        source=_to_spans(a["source"]["spans"]),
        source_whole=_to_spans(a["source"].get("whole", [])),
        speaker_confidence=a["source"].get("speaker_confidence", 0.0),
        stands_for=a["source"].get("stands_for"),
        cue=_to_spans(a["cue"]["spans"]),
        content=_to_spans(a["content"]["spans"]),
        kind=a["source"]["kind"],
        speaker=a["source"]["speaker"],
        via=a["via"],
        act=a["act"],
        form=a["form"],
        factuality=a["factuality"],
        chain=tuple(a["chain"]),
        confidence=a["confidence"],
        why=tuple(a["why"]),
    )


def _to_spans(spans: list[list[int]]) -> Spans:
    return tuple(Span(*s) for s in spans)


def failure_to_json(failure: Failure) -> dict[str, Any]:
    """A failure as the contract's object."""
    return {"schema": FAILURE, "id": failure.id, "stage": failure.stage, "why": failure.why}


def failure_from_json(data: dict[str, Any]) -> Failure:
    """The failure that such an object stands for; ValueError where it is none."""
    if data.get("schema") != FAILURE:
        raise ValueError(f"no {FAILURE}: {data.get('schema')!r}")
    return Failure(id=data["id"], stage=data["stage"], why=data["why"])


def result_to_json(result: Reading | Failure) -> dict[str, Any]:
    """Either of the two, as its own object."""
    return reading_to_json(result) if isinstance(result, Reading) else failure_to_json(result)


_LINE_BREAKS = str.maketrans({"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"})
_PAIR = re.compile(r"\[\n\s+(\d+),\n\s+(\d+)\n\s+\]")  # raw line feeds cannot stand inside a JSON string


def one_line(data: dict[str, Any]) -> str:
    """An object as one line of JSON that encodes to UTF-8 and that no reader's notion of a line cuts.

    Lone surrogates are escaped (then all that is not ASCII is), so they come back as they were.
    """
    return _encodable(data, None)


def pretty(data: dict[str, Any]) -> str:
    """An object as JSON for the eye: indented, with every span on one line."""
    return _PAIR.sub(r"[\1, \2]", _encodable(data, 1))


def _encodable(data: dict[str, Any], indent: int | None) -> str:
    out = json.dumps(data, ensure_ascii=False, indent=indent, allow_nan=False)
    try:
        out.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(data, ensure_ascii=True, indent=indent, allow_nan=False)
    return out.translate(_LINE_BREAKS)
