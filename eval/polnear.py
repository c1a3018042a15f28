"""Outermost attributions of PolNeAR documents, as JSONL for the attribution scorer.

python -m eval.polnear --data ../shared/data/polnear/dev.jsonl --out runs/dev.jsonl
python ../shared/score/attribution.py ../shared/data/polnear/dev.jsonl runs/dev.jsonl
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from sayso.annotate.encoding import encode, weights
from sayso.attribute.nesting import outermost
from sayso.attribute.spans import find_drafts, to_spans


def predictions(path: Path, threshold: float | None = None, most: int | None = None) -> list[dict]:
    """One {"id", "attributions"} a document."""
    out = []
    for k, line in enumerate(path.open(encoding="utf-8")):
        if most and k >= most:
            break
        raw = json.loads(line)
        encoding = encode(raw["text"])
        drafts = outermost(find_drafts(encoding, weights()), *([threshold] if threshold is not None else []))
        out.append(
            {
                "id": raw["id"],
                "attributions": [
                    {
                        "source": to_spans(encoding.words, d.source),
                        "cue": to_spans(encoding.words, ((d.cue.first, d.cue.last),)),
                        "content": to_spans(encoding.words, d.content),
                        "confidence": d.confidence,
                    }
                    for d in drafts
                ],
            }
        )
    return out


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data/polnear/dev.jsonl"))
    parser.add_argument("--out", type=Path, default=Path("runs/dev.jsonl"))
    parser.add_argument("--threshold", type=float)
    parser.add_argument("--most", type=int, help="only so many documents")
    args = parser.parse_args()
    args.out.parent.mkdir(parents=True, exist_ok=True)
    with args.out.open("w", encoding="utf-8") as out:
        for doc in predictions(args.data, args.threshold, args.most):
            out.write(json.dumps(doc) + "\n")


if __name__ == "__main__":
    main()
