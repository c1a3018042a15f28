"""Outermost attributions of PolNeAR documents, as JSONL for the attribution scorer.

python -m eval.polnear --data ../shared/data/polnear/dev.jsonl --out runs/dev.jsonl
python ../shared/score/attribution.py ../shared/data/polnear/dev.jsonl runs/dev.jsonl
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from sayso.pipeline import annotate, attribute
from sayso.read import from_text


def predictions(path: Path, most: int | None = None, *, contract: bool = False) -> list[dict]:
    """One {"id", "attributions"} a document: what the product gives, `parent` being its `via`.

    PolNeAR's annotators keep an apposition of any length in a source, our contract one of at most eight words: here
    the whole source counts, or with `contract` the one in the reading's spans.
    """
    out = []
    for k, line in enumerate(path.open(encoding="utf-8")):
        if most and k >= most:
            break
        raw = json.loads(line)
        annotated = annotate(from_text(raw["text"], id=raw["id"]))
        found = attribute(annotated)
        place = {a.id: n for n, a in enumerate(found)}
        out.append(
            {
                "id": raw["id"],
                "attributions": [
                    {
                        "source": a.source if contract else a.source_whole or a.source,
                        "cue": a.cue,
                        "content": a.content,
                        "parent": place.get(a.via or ""),
                    }
                    for a in found
                ],
            }
        )
    return out


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data/polnear/dev.jsonl"))
    parser.add_argument("--out", type=Path, default=Path("runs/dev.jsonl"))
    parser.add_argument("--contract", action="store_true", help="sources as in the reading's spans")
    parser.add_argument("--most", type=int, help="only so many documents")
    args = parser.parse_args()
    args.out.parent.mkdir(parents=True, exist_ok=True)
    with args.out.open("w", encoding="utf-8") as out:
        for doc in predictions(args.data, args.most, contract=args.contract):
            out.write(json.dumps(doc) + "\n")


if __name__ == "__main__":
    main()
