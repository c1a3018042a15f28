"""ONNX graphs written node by node, so that nothing stands in them that reading does not need."""

from __future__ import annotations

from typing import Any

import numpy as np
from onnx import ModelProto, TensorProto, checker, helper, numpy_helper

OWN = "com.microsoft"  # operators that only onnxruntime has
LAST = np.iinfo(np.int64).max


class Graph:
    """Nodes and weights of a graph under construction; names are given as they come."""

    def __init__(self) -> None:
        self.nodes: list[Any] = []
        self.weights: list[Any] = []

    def weight(self, array: Any) -> str:
        """Add a constant and give its name."""
        name = f"w{len(self.weights)}"
        self.weights.append(numpy_helper.from_array(np.array(array, order="C"), name))
        return name

    def node(self, op: str, *inputs: str, out: str = "", **attributes: Any) -> str:
        """Add a node with one output and give its name."""
        out = out or f"n{len(self.nodes)}"
        self.nodes.append(helper.make_node(op, inputs, [out], **attributes))
        return out

    def split(self, x: str, sizes: list[int], axis: int) -> list[str]:
        """Cut x along an axis."""
        names = [f"n{len(self.nodes)}_{i}" for i in range(len(sizes))]
        self.nodes.append(helper.make_node("Split", [x, self.weight(np.array(sizes))], names, axis=axis))
        return names

    def slice(self, x: str, start: int, end: int, axis: int = 0) -> str:
        """Part [start, end) of x along an axis."""
        return self.node("Slice", x, *(self.weight(np.array([n])) for n in (start, end, axis)))

    def linear(self, x: str, weights: np.ndarray, bias: np.ndarray, out: str = "") -> str:
        """x times weights (in, out), plus bias, in floats."""
        return self.node("Add", self.node("MatMul", x, self.weight(weights)), self.weight(bias), out=out)

    def rounded(self, x: str, weights: np.ndarray, bias: np.ndarray) -> str:
        """The same with signed 8-bit weights and with x rounded to 8 bits by its own range."""
        whole, scale = eight_bits(weights)
        zero = np.zeros(len(scale), np.int8)
        return self.node("DynamicQuantizeMatMul", x, *(self.weight(a) for a in (whole, scale, zero, bias)), domain=OWN)

    def normed(self, x: str, scale: np.ndarray, bias: np.ndarray, epsilon: float) -> str:
        """Layer norm over the last axis."""
        return self.node("LayerNormalization", x, self.weight(scale), self.weight(bias), axis=-1, epsilon=epsilon)

    def neighbours(self, x: str, axis: int) -> str:
        """Each row of x (rows on `axis`, one axis after it) with the row before and the row after, side by side."""
        edge = [0] * (axis + 2)
        edge[axis] = 1
        wide = self.node("Pad", x, self.weight(np.array(edge * 2)))
        parts = [self.slice(wide, start, end, axis) for start, end in ((0, -2), (1, -1), (2, LAST))]
        return self.node("Concat", *parts, axis=axis + 1)

    def model(self, name: str, inputs: dict[str, Any], outputs: dict[str, Any]) -> ModelProto:
        """The finished model; inputs and outputs {name: (type, shape)}."""
        ends = [
            [helper.make_tensor_value_info(n, kind, list(shape)) for n, (kind, shape) in side.items()]
            for side in (inputs, outputs)
        ]
        graph = helper.make_graph(self.nodes, name, *ends, self.weights)
        versions = [helper.make_opsetid("", 17), helper.make_opsetid(OWN, 1)]
        model = helper.make_model(graph, opset_imports=versions, producer_name="sayso")
        model.ir_version = 8
        checker.check_model(model)
        return model


def eight_bits(weights: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Weights (in, out) as signed 8-bit numbers and a scale a column.

    Without VNNI two products are added in 16 bits: 255 times the sum of two neighbours' sizes must stay under
    32,768, so no two neighbours may be larger than 128 together. That costs less than cutting all to 7 bits.
    """
    size = np.abs(weights)
    if len(size) % 2:
        size = np.vstack([size, np.zeros((1, size.shape[1]), size.dtype)])
    scale = np.maximum((size[0::2] + size[1::2]).max(0) / 128.0, size.max(0) / 127.0)
    scale = np.maximum(scale, 1e-12)
    whole = np.clip(np.round(weights / scale), -127, 127).astype(np.int8)
    return whole, scale.astype(np.float32)


INT, FLOAT = TensorProto.INT64, TensorProto.FLOAT
