"""All statements of some reports parted into claims: of invented affairs (told.jsonl), of real events (clusters.jsonl).

Where affairs*.txt lists one sentence after another, here are ten reports an affair (agency, tabloid, notice, post, fact
check), written and labelled by us; no person, place or house is real. What is compared is what the reader cuts out of
them, fragments, neighbours and ellipses included, with whatever it puts in for their pronouns: so the statements are as
they come at work. A line an affair:

- "reports": id, publisher, published, title, byline, url, text;
- "told": statements as report, spans, resolved, around, chain, factuality, act; "denied": does a cue or a verdict deny
  words that deny nothing themselves?
- "claims": "say", and "members": place of a statement in "told" -> 1 (says it is so), -1 (says it is not), 0 (open);
- "rel": [claim, other, mark], what the first does to the second: "!" contradicts, ">" strengthens, "<" weakens;
- "clash": [place, place, kind], what an editor would set side by side; "doubt": pairs that may be one claim or two;
  "broken": statements that state nothing.

Of the real ones (three to six reports of one event, one day of a war, one topic of ECB+) offsets and labels alone are
kept: report, spans, and the span of what stands around, as in packs.jsonl; their words are read from the data.

Whatever is not put together is of two claims. A fifth of either is held out.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Mapping
from itertools import combinations
from math import nan
from pathlib import Path
from typing import Any

from train.pairs import OTHER, Pair, Side, held_out, overlap, renamed, side_of, targets

TOLD = Path(__file__).parent / "told.jsonl"
CLUSTERS = Path(__file__).parent / "clusters.jsonl"
UNLIKE = 0.25  # how much chance counts beside the words in common where pairs of two claims are chosen
MOST = 3.0  # pairs of two claims to one of one claim
AGAIN = 2  # times a pair is taken of which one says and one denies the claim: few, and the ones least often found
REPEATED = 0.9  # words in common from which two are one wording, which teaches nothing


def told_affairs(path: Path = TOLD, *, dev: bool) -> Iterator[dict[str, Any]]:
    """The affairs as they lie in the file: those to train on, or those held out."""
    for line in path.open(encoding="utf-8"):
        affair = json.loads(line)
        if held_out(affair["name"]) == dev:
            yield affair


def clusters(texts: Mapping[str, str], path: Path = CLUSTERS, *, dev: bool) -> Iterator[dict[str, Any]]:
    """Real reports in the form of affairs, their words taken from `texts`; those to train on, or those held out."""
    for cluster in told_affairs(path, dev=dev):
        sides = [side_of(texts[o["report"]], o) for o in cluster["told"]]
        told = [{**o, "resolved": s.told, "around": s.around} for o, s in zip(cluster["told"], sides, strict=True)]
        yield {**cluster, "told": told}


def told_pairs(
    affair: dict[str, Any], rng: random.Random, *, source: str = "told", every: bool = False
) -> list[Pair]:
    """Pairs of statements of one affair: all of one claim, and of two claims those that share words and a few others;
    `every`: all.
    """
    sides = [Side(o["resolved"], o["around"]) for o in affair["told"]]
    claim, sign = {}, {}
    for n, held in enumerate(affair["claims"]):
        for place, said in held["members"].items():
            claim[int(place)], sign[int(place)] = n, said
    rel = {(a, b): mark for a, b, mark in affair["rel"]}
    skipped = {frozenset(p) for p in affair["doubt"]}
    clashing = {frozenset((a, b)) for a, b, _ in affair["clash"]}
    good: list[Pair] = []
    bad: list[tuple[bool, float, Pair]] = []
    for i, j in combinations((i for i in range(len(sides)) if i not in affair["broken"]), 2):
        a, b = (i, j) if rng.random() < 0.5 else (j, i)
        pair = frozenset((i, j))
        alike = overlap(sides[i].told, sides[j].told)
        if pair in skipped or (alike >= REPEATED and not every):
            continue
        if i in claim and claim[i] == claim.get(j):
            # Where a cue or a verdict denies the one its words do not show it: they may be the very words of the other.
            hidden = affair["told"][i].get("denied") != affair["told"][j].get("denied")
            against = nan if hidden or 0 in (sign[i], sign[j]) else float(sign[i] != sign[j])
            pair_of_one = Pair(sides[a], sides[b], source, targets(1, against, contradicts=against))
            good += [pair_of_one] * (AGAIN if not every and sign[i] * sign[j] < 0 else 1)
            continue
        mark = ""
        if sign.get(i) == sign.get(j) == 1:
            marked = rel.get((claim[a], claim[b])), rel.get((claim[b], claim[a]))
            if marked[0] in (">", "<"):  # what the first claim does to the other: the other stands first in a pair
                a, b, mark = b, a, marked[0]
            else:
                mark = marked[1] or marked[0] or ""
        if pair in clashing:
            mark = "!"
        told = targets(0, nan if mark == "!" else 0, *(float(mark == m) for m in "><!")) if mark else OTHER
        # those that bear on each other first, then those that share words, with some of all others among them
        bad.append((not mark, -alike - UNLIKE * rng.random(), Pair(sides[a], sides[b], source, told)))
    bad.sort(key=lambda b: b[:2])
    if every:
        return good + [p for *_, p in bad]
    return good + [p for *_, p in bad[: round(MOST * len(good))]] + renamed(good, sides, rng)
