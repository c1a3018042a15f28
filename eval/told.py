"""Whole affairs and clusters of real reports of which every statement was parted into claims, none of them trained on.

    python -m eval.told [--shared ../shared]

The held-out affairs of train/told.jsonl (invented) and the held-out clusters of train/clusters.jsonl (three to six real
reports of one event or day) are read and surveyed as the product does it. Since every statement has its label here,
precision counts what a claim holds that does not belong to it at all, which the scenarios cannot show: they know no
claims but their own.

- groups: B-cubed of all statements (`all`), and of those that are in a claim of two or more (`members`); a statement
  that is a claim alone by the labels counts where it was put with others.
- stance: of members that assert or deny, how many have the right one.
- conflicts: both ends in the words of a labelled clash, either way round. The labels hold the clearest, not all.
"""

from __future__ import annotations

import argparse
import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from eval.scenarios import read
from sayso.match.same import Comparer
from sayso.match.survey import Survey, survey_of
from sayso.model import Clash
from train.pairs import ecb_texts
from train.told import CLUSTERS, told_affairs

STANCES = {1: "asserts", -1: "denies"}
Place = tuple[str, tuple[tuple[int, int], ...]]  # of a statement: report, spans


def affairs_held_out() -> Iterator[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """(labels, reports) of each invented affair that is held out."""
    for affair in told_affairs(dev=True):
        yield affair, affair["reports"]


def clusters_held_out(data: Path) -> Iterator[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """(labels, reports) of each cluster of real reports that is held out."""
    known = {name: {"id": name, "text": text, "publisher": name}
             for name, text in ecb_texts(data / "ecb/ecbplus_topics_1-35.zip").items()}  # fmt: skip
    for folder in ("events", "syria", "helsinki"):
        with (data / folder / "reports.jsonl").open(encoding="utf-8") as lines:
            known.update((r["id"], r) for r in map(json.loads, lines))
    for cluster in told_affairs(CLUSTERS, dev=True):
        yield cluster, [known[id] for id in dict.fromkeys(o["report"] for o in cluster["told"])]


def counted(labels: Mapping[str, Any], survey: Survey) -> Counter[str]:
    """Counts of one affair, from which all figures are made."""
    given: dict[Place, tuple[int, str]] = {}
    for n, claim in enumerate(survey.claims):
        for m in claim.members:
            spans = tuple((s.start, s.end) for s in m.occurrence.spans)
            given[m.occurrence.report, spans] = n, m.stance
    claim_of = {int(k): (n, sign) for n, c in enumerate(labels["claims"]) for k, sign in c["members"].items()}
    broken = set(labels["broken"])
    held: dict[int, tuple[int, int, int, str]] = {}  # statement -> (gold claim, sign, given claim, stance)
    for k, o in enumerate(labels["told"]):
        place = o["report"], tuple((start, end) for start, end in o["spans"])
        if k not in broken and place in given:
            held[k] = (*claim_of.get(k, (-1 - k, 0)), *given[place])
    n: Counter[str] = Counter(labelled=len(claim_of), found=sum(k in held for k in claim_of))
    golds, mine = Counter(h[0] for h in held.values()), Counter(h[2] for h in held.values())
    both = Counter((h[0], h[2]) for h in held.values())
    for gold, sign, claim, stance in held.values():
        shared = both[gold, claim]
        for part in ("all", "members") if golds[gold] > 1 else ("all",):
            n.update({f"{part}_p": shared / mine[claim], f"{part}_r": shared / golds[gold], part: 1})
        if golds[gold] > 1 and sign:
            n.update({"signed": 1, "stance": stance == STANCES[sign]})
    n.update(_clashes(labels, survey.clashes))
    return n


def _clashes(labels: Mapping[str, Any], given: Iterable[Clash]) -> dict[str, int]:
    """Clashes that meet a labelled one, each once."""
    told, given = labels["told"], list(given)
    open_ = [(told[a], told[b]) for a, b, _ in labels["clash"]]

    def lies(end, o: Mapping[str, Any]) -> bool:
        return end.report == o["report"] and any(
            end.span.start < stop and start < end.span.end for start, stop in o["spans"]
        )

    right = 0
    for c in given:
        hit = next(
            (g for g in open_ if (lies(c.a, g[0]) and lies(c.b, g[1])) or (lies(c.a, g[1]) and lies(c.b, g[0]))), None
        )
        if hit is not None:
            open_.remove(hit)
            right += 1
    return {"clash": right, "clash_given": len(given), "clash_gold": len(labels["clash"])}


def figures(n: Counter[str]) -> dict[str, Any]:
    """What the counts come to, in percent."""

    def part(hits: float, of: float) -> float | None:
        return round(100 * hits / of, 1) if of else None

    def f1(p: float | None, r: float | None) -> float | None:
        return round(2 * p * r / (p + r), 1) if p and r else None

    out: dict[str, Any] = {"found": part(n["found"], n["labelled"]), "labelled": n["labelled"]}
    for which in ("all", "members"):
        p, r = part(n[f"{which}_p"], n[which]), part(n[f"{which}_r"], n[which])
        out[which] = {"P": p, "R": r, "F1": f1(p, r), "n": n[which]}
    out["stance"] = part(n["stance"], n["signed"])
    p, r = part(n["clash"], n["clash_given"]), part(n["clash"], n["clash_gold"])
    out["conflicts"] = {"P": p, "R": r, "right": n["clash"], "given": n["clash_given"], "gold": n["clash_gold"]}
    return out


def measure(shared: Path, comparer: Comparer | None = None) -> dict[str, Any]:
    """The figures of the affairs and of the clusters. `comparer` None: the shipped weights."""
    out = {}
    for name, held_out in (("affairs", affairs_held_out()), ("clusters", clusters_held_out(shared / "data"))):
        n: Counter[str] = Counter()
        for labels, reports in held_out:
            n.update(counted(labels, survey_of(read(reports), comparer=comparer)))
        out[name] = figures(n)
    return out


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(prog="python -m eval.told", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    here = Path(__file__).resolve().parents[2] / "shared"
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("SAYSO_SHARED") or here))
    args = parser.parse_args()
    if not args.shared.is_dir():
        parser.exit(3, f"{args.shared}: the shared data is not here; name its folder with --shared\n")
    for name, found in measure(args.shared).items():
        print(f"{name}: {json.dumps(found)}")


if __name__ == "__main__":
    main()
