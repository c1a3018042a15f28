"""Who a source is, by how sure the tool is: a risk-coverage curve.

    python -m eval.speakers --gold ../shared/desk [--actors gold|found] [--show]
    python -m eval.speakers --gold ../shared/desk --readings READINGS.jsonl

Without readings the sources, cues and contents are the gold's own, so that nothing but the speakers is
measured; `--actors found` takes names and actors as the tool finds them. The scorer's rule for names
(measures.Cast) decides what is right, wrong or abstained. With readings (`sayso read --jsonl`) their
statements are paired with the gold's as the scorer does it, by the confidence of the whole attribution.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from sayso.annotate.actors import find_actors
from sayso.annotate.names import find_mentions
from sayso.annotate.parse import parse
from sayso.attribute.speakers import CERTAIN, resolve_speakers
from sayso.model import Actor, Annotated, Attribution, Report, Role
from sayso.text import Span, Spans

#: (confidence, verdict, gold speaker, given, why) of one gold statement
Row = tuple[float, str, str | None, str | None, str]


def spans(raw: list[list[int]]) -> Spans:
    """JSON spans as Spans."""
    return tuple(Span(s, e) for s, e in raw)


def annotated_of(doc: dict[str, Any], actors: str) -> Annotated:
    """A gold document with the parser's parse, and the gold's actors or those found."""
    text = doc["text"]
    parsed = parse(text)
    report = Report(id=doc["id"], text=text, publisher=doc["publisher"])
    if actors == "found":
        mentions = find_mentions(parsed)
        try:
            from sayso.annotate.actors import find_roles
        except ImportError:
            found = find_actors(parsed, mentions)
        else:
            found = find_roles(parsed, find_actors(parsed, mentions))
        return Annotated(report=report, parse=parsed, mentions=mentions, actors=found)
    given = tuple(
        Actor(
            id=f"e{n}",
            name=a["name"],
            type=a["type"],
            mentions=tuple(sorted(spans(a["mentions"]))),
            roles=tuple(Role(text=r, span=Span(*a["mentions"][0])) for r in a["roles"]),
        )
        for n, a in enumerate(doc["actors"])
    )
    return Annotated(report=report, parse=parsed, actors=given)


def rows_of(doc: dict[str, Any], cast: Any, actors: str) -> list[Row]:
    """Every gold statement with the speaker given to its gold spans."""
    attributions = tuple(
        Attribution(
            id=s["id"], source=spans(s["source"]), cue=spans(s["cue"]), content=spans(s["content"]), via=s["via"]
        )
        for s in doc["statements"]
    )
    resolved = resolve_speakers(annotated_of(doc, actors), attributions, certain=0.0)
    out = []
    for s, a in zip(doc["statements"], resolved, strict=True):
        source = " ".join(doc["text"][b:e] for b, e in s["source"])
        verdict = cast.judge(s["speaker"], a.speaker, source, s["kind"] in ("unnamed", "group", "document"))
        told = f"{doc['id']} {s['id']} [{source}] " + "; ".join(a.why)
        out.append((a.speaker_confidence, verdict, s["speaker"], a.speaker, told))
    return out


def rows_of_reading(doc: dict[str, Any], reading: dict[str, Any], cast: Any, desk: Any, measures: Any) -> list[Row]:
    """Every gold statement that the reading found, with the speaker given to it."""
    words = measures.words_in(doc["text"])
    given = [a for a in reading["attributions"] if a.get("act") != "attitude"]
    found, _ = desk.pair_statements(doc["statements"], given, lambda raw: measures.tokens_of(raw, words))
    out = []
    for i, j in found.items():
        s, a = doc["statements"][i], given[j]
        source = " ".join(doc["text"][b:e] for b, e in s["source"])
        speaker = a["source"]["speaker"]
        verdict = cast.judge(s["speaker"], speaker, source, s["kind"] in ("unnamed", "group", "document"))
        sure = a["source"].get("speaker_confidence", a.get("confidence", 0.0))
        out.append((sure, verdict, s["speaker"], speaker, f"{doc['id']} {s['id']} [{source}]"))
    return out


def curve(rows: list[Row], thresholds: list[float]) -> list[tuple[float, int, int, int, int]]:
    """(threshold, right, wrong, invented, gold speakers) for each least confidence."""
    total = sum(1 for r in rows if r[2])
    out = []
    for least in thresholds:
        n: Counter[str] = Counter()
        for sure, verdict, gold, _, _ in rows:
            if sure >= least and verdict != "abstained":
                n[verdict if gold else "invented"] += 1
        out.append((least, n["right"], n["wrong"], n["invented"], total))
    return out


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=Path("../shared/desk"))
    parser.add_argument("--readings", type=Path)
    parser.add_argument("--actors", choices=("gold", "found"), default="gold")
    parser.add_argument("--show", action="store_true", help="list what is not right")
    args = parser.parse_args()
    sys.path.insert(0, str(args.gold.parent / "score"))
    import desk
    import measures

    readings = {r["report"]["id"]: r for r in measures.read_jsonl(args.readings)} if args.readings else {}
    rows: list[Row] = []
    for doc in desk.read_gold(args.gold).values():
        cast = measures.Cast((a["name"], [doc["text"][s:e] for s, e in a["mentions"]]) for a in doc["actors"])
        if not args.readings:
            rows += rows_of(doc, cast, args.actors)
        elif doc["id"] in readings:
            rows += rows_of_reading(doc, readings[doc["id"]], cast, desk, measures)
    if args.show:
        for sure, verdict, gold, given, why in sorted(rows, key=lambda r: (r[1], -r[0])):
            if verdict == "wrong" or (verdict == "abstained" and gold):
                print(f"{verdict:9} {sure:.2f} gold {gold!r} given {given!r}: {why}")
    print(f"{'at least':>8} {'right':>6} {'wrong':>6} {'invented':>9} {'coverage %':>11} {'wrong mouth %':>14}")
    for least, right, wrong, invented, total in curve(rows, [0.0, *(k / 20 for k in range(8, 20)), 0.99]):
        named = right + wrong + invented
        risk = 100 * (wrong + invented) / named if named else 0.0
        mark = " <- default" if abs(least - CERTAIN) < 1e-9 else ""
        print(f"{least:8.2f} {right:6} {wrong:6} {invented:9} {100 * right / total:11.1f} {risk:14.1f}{mark}")
    print(json.dumps({"statements": len(rows), "with a gold speaker": sum(1 for r in rows if r[2])}))


if __name__ == "__main__":
    main()
