"""Two names compared: how well the likeness of names tells one from two, beside its peers.

    python -m eval.names [--pairs ../shared/data/names/pairs.csv] [--part held-out|dev|all] [--peers PYTHON] [--show]

The pairs are half of nomenklatura's own test set. Two fifths of them, by the hash of the first name, are held out and
were not looked at while the comparison was made; they are what is printed unless --part says otherwise. `--peers`
names an interpreter that has nomenklatura (with rigour) and jellyfish, which are no dependency of this project; their
scores are then taken from it in the same run. Precision, recall and F1 are at the threshold that each is meant to be
used with; AUC needs none. Many of the set's matches are not names of one: it calls a name with a letter exchanged a
match whoever goes by it ("Bill Cates", "Fund VII" and "Fund VIII"), as one who screens for sanctions would want. So
the recall of a comparison that keeps look-alikes apart is bounded.
"""

from __future__ import annotations

import argparse
import csv
import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from hashlib import blake2b
from pathlib import Path

Row = dict[str, str]
SAME = 0.8  # likeness from which two names are taken for spellings of one; actors are joined from .93 on
#: What each score is compared with: nomenklatura's documentation gives .7; Jaro-Winkler is used from .9 on.
THRESHOLDS = {"sayso": SAME, "sayso joins": 0.93, "exact": 1.0, "jaro-winkler": 0.9, "logic-v1": 0.7, "logic-v2": 0.7}


def rows_of(path: Path, part: str = "all") -> list[Row]:
    """The pairs of a part of the set."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return [r for r in rows if part == "all" or is_held_out(r) == (part == "held-out")]


def is_held_out(row: Row) -> bool:
    """Is the pair one of the two fifths that were not looked at? All pairs of one first name are on one side."""
    return blake2b(row["name1"].casefold().encode(), digest_size=4).digest()[0] % 5 < 2


def is_latin(row: Row) -> bool:
    """Are both names written in Latin letters, as names in English reports are?"""
    return all(c < "\u0250" or not c.isalpha() for c in row["name1"] + row["name2"])


def our_scores(rows: Sequence[Row]) -> dict[str, list[float]]:
    """The product's likeness, and plain equality of the folded names."""
    from sayso.match.names import likeness
    from sayso.naming import folded

    ours = [likeness(r["name1"], r["name2"], person=r["schema"] == "Person") for r in rows]
    equal = [float(folded(r["name1"]) == folded(r["name2"])) for r in rows]
    return {"sayso": ours, "sayso joins": ours, "exact": equal}


def peer_scores(rows: Sequence[Row]) -> dict[str, list[float]]:
    """Scores of nomenklatura's matchers and of Jaro-Winkler, in an interpreter that has them."""
    import jellyfish
    from followthemoney import model
    from nomenklatura.matching import LogicV1, LogicV2

    def entity(row: Row, key: str, id: str):
        made = model.make_entity(row["schema"])
        made.id = id  # the matchers remember names by it
        made.add("name", row[key])
        return made

    out: dict[str, list[float]] = {"jaro-winkler": [], "logic-v1": [], "logic-v2": []}
    for n, row in enumerate(rows):
        a, b = entity(row, "name1", f"a{n}"), entity(row, "name2", f"b{n}")
        out["logic-v1"].append(LogicV1.compare(a, b, LogicV1.default_config()).score)
        out["logic-v2"].append(LogicV2.compare(a, b, LogicV2.default_config()).score)
        one, two = row["name1"].casefold(), row["name2"].casefold()
        out["jaro-winkler"].append(jellyfish.jaro_winkler_similarity(one, two))
    return out


def auc(scores: Sequence[float], same: Sequence[bool]) -> float:
    """How often a pair of one scores above a pair of two, ties counted half."""
    yes = [s for s, y in zip(scores, same, strict=True) if y]
    no = [s for s, y in zip(scores, same, strict=True) if not y]
    return sum((a > b) + 0.5 * (a == b) for a in yes for b in no) / max(1, len(yes) * len(no))


def figures(scores: Sequence[float], same: Sequence[bool], threshold: float) -> dict[str, float]:
    """Precision, recall and F1 at a threshold, and AUC, in percent."""
    given = [s >= threshold for s in scores]
    right = sum(g and y for g, y in zip(given, same, strict=True))
    p, r = right / max(1, sum(given)), right / max(1, sum(same))
    f1 = 2 * p * r / (p + r) if right else 0.0
    return {k: round(100 * v, 1) for k, v in {"P": p, "R": r, "F1": f1, "AUC": auc(scores, same)}.items()}


def measure(path: Path, part: str, peers: str | None = None) -> dict[str, dict[str, dict[str, float]]]:
    """Figures by kind of names, then by comparison."""
    rows = rows_of(path, part)
    scores = our_scores(rows)
    if peers:
        command = [peers, str(Path(__file__).resolve()), "--score-peers", "--pairs", str(path), "--part", part]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise SystemExit(f"the peers could not be scored: {done.stderr.strip()[-500:]}")
        scores |= json.loads(done.stdout)
    kinds: dict[str, Callable[[Row], bool]] = {
        "all": lambda r: True,
        "people": lambda r: r["schema"] == "Person",
        "bodies": lambda r: r["schema"] != "Person",
        "in Latin letters": is_latin,
    }
    out: dict[str, dict[str, dict[str, float]]] = {}
    for kind, holds in kinds.items():
        chosen = [i for i, r in enumerate(rows) if holds(r)]
        same = [rows[i]["is_match"] == "true" for i in chosen]
        out[f"{kind} ({sum(same)} of {len(same)} one)"] = {
            name: figures([of[i] for i in chosen], same, THRESHOLDS[name]) for name, of in scores.items()
        }
    return out


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=Path, default=Path("../shared/data/names/pairs.csv"))
    parser.add_argument("--part", choices=("held-out", "dev", "all"), default="held-out")
    parser.add_argument("--peers", metavar="PYTHON", help="an interpreter with nomenklatura and jellyfish")
    parser.add_argument("--show", action="store_true", help="list the pairs by likeness; of dev only")
    parser.add_argument("--score-peers", action="store_true", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if not args.pairs.is_file():
        print(f"{args.pairs}: the pairs are not here; name the file with --pairs", file=sys.stderr)
        raise SystemExit(3)
    if args.score_peers:
        print(json.dumps(peer_scores(rows_of(args.pairs, args.part))))
        return
    if args.show:
        rows = rows_of(args.pairs, "dev")
        for score, row in sorted(zip(our_scores(rows)["sayso"], rows, strict=True), key=lambda x: x[0]):
            print(f"{score:.2f} {row['is_match']:5} {row['schema'][:6]:6} {row['name1']} | {row['name2']}")
        return
    for kind, of in measure(args.pairs, args.part, args.peers).items():
        print(f"{args.part}: {kind}\n{'':14} {'from':>5} {'P':>6} {'R':>6} {'F1':>6} {'AUC':>6}")
        for name, told in of.items():
            print(f"{name:14} {THRESHOLDS[name]:5.2f} " + " ".join(f"{told[k]:6.1f}" for k in ("P", "R", "F1", "AUC")))


if __name__ == "__main__":
    main()
