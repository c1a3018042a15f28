"""Fit the confidence of a draft: `python -m train.confidence --data ../shared/data/polnear/dev.jsonl`.

A draft is right when a gold attribution's cue touches its cue and content and source agree (IoU of words >= .5,
as in the attribution scorer). A logistic model on its evidence is fitted by Newton's method with a
small ridge; figures are cross-checked over five folds of documents. Prints the weights that go into
`sayso.attribute.spans.CONFIDENCE` and the F1 by threshold.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np

from sayso.annotate.encoding import encode, weights
from sayso.attribute import spans
from sayso.attribute.nesting import outermost, words_of_ranges
from train.corpus import words_in


def iou(a: set[int], b: set[int]) -> float:
    """Intersection over union; two empty sets agree."""
    return len(a & b) / len(a | b) if a or b else 1.0


def examples(path: Path, most: int | None) -> list[tuple[list[spans.Draft], list[int], list[tuple[set, set, set]]]]:
    """For every document its drafts, whether each is right, and the gold word sets."""
    out = []
    for k, line in enumerate(path.open(encoding="utf-8")):
        if most and k >= most:
            break
        raw = json.loads(line)
        encoding = encode(raw["text"])
        text, words = encoding.words.text, encoding.words
        real = {i for i, s in enumerate(words.starts.tolist()) if text[s].isalnum()}
        gold = [
            tuple({i for f in words_in(words, a[r]) for i in f} & real for r in ("source", "cue", "content"))
            for a in raw["attributions"]
        ]
        drafts = spans.find_drafts(encoding, weights(), floor=0.05)
        right = [
            int(
                any(
                    words_of_ranges(((d.cue.first, d.cue.last),)) & g[1]
                    and iou(words_of_ranges(d.content) & real, g[2]) >= 0.5
                    and iou(words_of_ranges(d.source) & real, g[0]) >= 0.5
                    for g in gold
                )
            )
            for d in drafts
        ]
        out.append((drafts, right, gold))
    return out


def fit(x: np.ndarray, y: np.ndarray, ridge: float = 1.0) -> np.ndarray:
    """Logistic regression weights; the last column of x is the constant."""
    w = np.zeros(x.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ w))
        grad = x.T @ (y - p) - ridge * w
        hess = (x * (p * (1 - p))[:, None]).T @ x + ridge * np.eye(len(w))
        w += np.linalg.solve(hess, grad)
    return w


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data/polnear/dev.jsonl"))
    parser.add_argument("--most", type=int)
    args = parser.parse_args()
    docs = examples(args.data, args.most)
    n_gold = sum(len(g) for *_, g in docs)

    def matrix(part):
        return np.array([[*d.evidence, 1.0] for drafts, _, _ in part for d in drafts])

    def labels(part):
        return np.array([r for _, right, _ in part for r in right])

    folds = [docs[k::5] for k in range(5)]
    scored = []
    for k in range(5):
        rest = [d for j in range(5) if j != k for d in folds[j]]
        w = fit(matrix(rest), labels(rest))
        for drafts, right, _ in folds[k]:
            conf = (
                1 / (1 + np.exp(-np.array([[*d.evidence, 1.0] for d in drafts]).reshape(len(drafts), -1) @ w))
                if drafts
                else []
            )
            flags = {id(d): r for d, r in zip(drafts, right, strict=True)}
            from dataclasses import replace

            again = [replace(d, confidence=float(c)) for d, c in zip(drafts, conf, strict=True)]
            flags = {id(a): flags[id(d)] for a, d in zip(again, drafts, strict=True)}
            scored.append((again, flags))
    for threshold in (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6):
        kept = [(d, flags) for drafts, flags in scored for d in outermost(drafts, threshold)]
        hits = sum(flags[id(d)] for d, flags in kept)
        p, r = hits / max(1, len(kept)), hits / n_gold
        print(f"threshold {threshold:.2f}: P {100 * p:.1f} R {100 * r:.1f} F1 {200 * p * r / max(1e-9, p + r):.1f}")
    w = fit(matrix(docs), labels(docs))
    print("CONFIDENCE = (" + ", ".join(f"{v:.3f}" for v in w) + ")")
    c = 1 / (1 + np.exp(-matrix(docs) @ w))
    for lo in np.arange(0, 1, 0.1):
        here = (c >= lo) & (c < lo + 0.1)
        if here.any():
            print(
                f"confidence {lo:.1f}-{lo + 0.1:.1f}: {here.sum():5d} drafts, "
                f"{100 * labels(docs)[here].mean():.0f}% right"
            )


if __name__ == "__main__":
    main()
