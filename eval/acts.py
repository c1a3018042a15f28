"""How well attributions are found by what their cue does: recall over 300 dev cues labelled by hand.

    python -m eval.acts --pred runs/eval/polnear.jsonl

eval/act_labels.jsonl holds document, cue span and act. An attribution counts as found as in the attribution scorer
(content IoU >= .5, sources agree). Approximate: 300 cues, one reader's labels, and no precision, since what is
predicted beside them has no label.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--pred", type=Path, default=Path("runs/eval/polnear.jsonl"))
    args = parser.parse_args()
    sys.path.insert(0, str(args.shared / "score"))
    import attribution as scorer

    gold = scorer.read_jsonl(args.shared / "data/polnear/dev.jsonl")
    pred = scorer.read_jsonl(args.pred)
    labels = [json.loads(line) for line in (Path(__file__).parent / "act_labels.jsonl").open(encoding="utf-8")]
    acts = {(x["doc"], x["cue"][0][0], x["cue"][-1][1]): x["act"] for x in labels}
    found: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for key, doc in gold.items():
        words = [m.span() for m in scorer.WORD.finditer(doc["text"])]
        sides = []
        for attributions in (doc["attributions"], [a for a in pred[key]["attributions"] if a.get("parent") is None]):
            sides.append([{r: scorer.tokens_of(a.get(r), words) for r in scorer.ROLES} for a in attributions])
        right = {i for i, j, overlap in scorer.match(*sides)
                 if overlap >= 0.5 and scorer.iou(sides[0][i]["source"], sides[1][j]["source"]) >= 0.5}  # fmt: skip
        for i, a in enumerate(doc["attributions"]):
            act = acts.get((key, a["cue"][0][0], a["cue"][-1][1])) if a["cue"] else None
            if act:
                for name in (act, *(("propositional",) if act != "attitude" else ())):
                    total[name] += 1
                    found[name] += i in right
    for act, n in sorted(total.items()):
        print(f"{act:14} {found[act]:4} of {n:4} found, {100 * found[act] / n:.1f}")


if __name__ == "__main__":
    main()
