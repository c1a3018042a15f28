"""Write the trained reader as int8 ONNX: `python -m train.export --run runs/reader`.

Two graphs, `encoder.onnx` and `role.onnx`, with the tokenizer and a card beside them. They are written node by node
for one window at a time, without padding or masks: attention is one operator, the marks are one table, the distance
to the cue and the other cues another. Weights are signed 8-bit per column, neighbours kept small enough together for
processors without VNNI (graph.eight_bits). Raw drafts on PolNeAR dev, whole attributions: floats 73.8, these 74.4,
unsigned 8-bit 73.8 (their products take 1.3 times as long), signed 7-bit 72.8: differences of half a point are noise of
the rounding. The small heads stay in floats.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import torch
from onnx import ModelProto

from train.encoder import FAR, HEADS, HIDDEN, LAYERS, ROLE_LABELS, ROLE_WIDTH, Reader
from train.graph import FLOAT, INT, OWN, Graph

Weights = dict[str, np.ndarray]


class Builder(Graph):
    """A graph that takes its weights from the trained network by their names there."""

    def __init__(self, trained: Weights, full: bool) -> None:
        super().__init__()
        self.trained, self.full = trained, full

    def layer(self, x: str, name: str, out: str = "", small: bool = False) -> str:
        """A linear layer; small ones are not worth rounding."""
        weights, bias = self.trained[f"{name}.weight"].T, self.trained[f"{name}.bias"]
        return self.linear(x, weights, bias, out) if small or self.full else self.rounded(x, weights, bias)

    def norm(self, x: str, name: str, epsilon: float = 1e-12) -> str:
        """A layer norm."""
        return self.normed(x, self.trained[f"{name}.weight"], self.trained[f"{name}.bias"], epsilon)

    def transformer(self, x: str, name: str, width: int, heads: int) -> str:
        """One post-norm transformer layer over x (windows or cues, words, width)."""
        parts = self.split(self.layer(x, f"{name}.qkv"), [width] * 3, 2)
        seen = self.node("MultiHeadAttention", *parts, num_heads=heads, domain=OWN)
        x = self.norm(self.node("Add", x, self.layer(seen, f"{name}.out")), f"{name}.norm1")
        inner = self.node("Gelu", self.layer(x, f"{name}.up"), domain=OWN)
        return self.norm(self.node("Add", x, self.layer(inner, f"{name}.down")), f"{name}.norm2")


def looked_up(g: Builder) -> str:
    """The vectors (n, 384) that pieces (n,) have before they are read together."""
    table = g.trained["encoder.pieces.weight"]
    if g.full:
        return g.node("Gather", g.weight(table), "pieces")
    low, high = table.min(), table.max()
    scale = np.float32((high - low) / 255)
    zero = np.uint8(np.round(-low / scale))
    whole = np.clip(np.round(table / scale) + zero, 0, 255).astype(np.uint8)
    x = g.node("Gather", g.weight(whole), "pieces")
    return g.node("DequantizeLinear", x, g.weight(scale), g.weight(zero))


def encoded(g: Builder, x: str = "") -> str:
    """The vectors (1, n, 384) of pieces (n,) with marks (n,): the three of each as one number, the first on top;
    x: the pieces as `looked_up` gives them.
    """
    trained, x = g.trained, x or looked_up(g)
    length = g.node("Shape", "pieces")
    places = g.node("Slice", g.weight(trained["encoder.places.weight"]), g.weight(np.array([0])), length,
                    g.weight(np.array([0])))  # fmt: skip
    case, breaks, quote = (trained[f"encoder.marks.{i}.weight"] for i in range(3))
    marks = (case[:, None, None] + breaks[None, :, None] + quote[None, None]).reshape(-1, HIDDEN)
    x = g.node("Add", g.node("Add", x, places), g.node("Gather", g.weight(marks), "marks"))
    x = g.node("Unsqueeze", g.norm(x, "encoder.norm"), g.weight(np.array([0])))
    for i in range(LAYERS):
        x = g.transformer(x, f"encoder.layers.{i}", HIDDEN, HEADS)
    return x


def encoder_graph(trained: Weights, full: bool) -> ModelProto:
    """pieces (n,), marks (n,) = case * 9 + break * 3 + quote, heads (w,) the place of each word's first piece ->
    words (w, 384), cue (w, 3), names (w, 7), fact (w,)."""
    g = Builder(trained, full)
    x = g.node("Gather", g.node("Squeeze", encoded(g), g.weight(np.array([0]))), "heads", out="words")
    g.layer(x, "cue", "cue", small=True)
    g.layer(x, "name", "names", small=True)
    certain = g.layer(g.node("Gelu", g.layer(x, "fact.0", small=True), domain=OWN), "fact.2", small=True)
    g.node("Squeeze", certain, g.weight(np.array([1])), out="fact")
    return g.model(
        "encoder",
        {"pieces": (INT, ["p"]), "marks": (INT, ["p"]), "heads": (INT, ["w"])},
        {"words": (FLOAT, ["w", HIDDEN]), "cue": (FLOAT, ["w", 3]), "names": (FLOAT, ["w", 7]), "fact": (FLOAT, ["w"])},
    )


def role_graph(trained: Weights, full: bool) -> ModelProto:
    """words (w, 384), first and last (c,) the words of each cue, rows (c, r) the words read for each, place (c, r) =
    (distance to the cue, cut at FAR, + FAR) * 3 + (0 no cue, 1 this cue, 2 another cue) -> labels (c, r, 5)."""
    g = Builder({k.removeprefix("role."): v for k, v in trained.items() if k.startswith("role.")}, full)
    ends = g.node("Concat", g.node("Gather", "words", "first"), g.node("Gather", "words", "last"), axis=1)

    def a_cue(name: str) -> str:
        return g.node("Unsqueeze", g.layer(ends, name, small=True), g.weight(np.array([1])))

    x = g.node("Gather", g.layer("words", "word"), "rows")
    x = g.node("Mul", x, g.node("Add", a_cue("gate"), g.weight(np.float32(1))))
    table = (g.trained["distance.weight"][:, None] + g.trained["kind.weight"][None]).reshape(-1, ROLE_WIDTH)
    x = g.node("Add", x, a_cue("cue"))
    x = g.node("Add", x, g.node("Gather", g.weight(table), "place"))
    x = g.node("Gelu", g.norm(x, "norm", 1e-5), domain=OWN)
    x = g.transformer(x, "layer", ROLE_WIDTH, 4)
    kernel = g.trained["conv.weight"].transpose(2, 1, 0).reshape(-1, ROLE_WIDTH)
    near = g.neighbours(x, 1)
    near = (g.linear if full else g.rounded)(near, kernel, g.trained["conv.bias"])
    x = g.node("Add", x, g.node("Gelu", near, domain=OWN))
    g.layer(x, "out", "labels", small=True)
    assert len(table) == 3 * (2 * FAR + 1)
    return g.model(
        "role",
        {
            "words": (FLOAT, ["w", HIDDEN]),
            "first": (INT, ["c"]),
            "last": (INT, ["c"]),
            "rows": (INT, ["c", "r"]),
            "place": (INT, ["c", "r"]),
        },
        {"labels": (FLOAT, ["c", "r", ROLE_LABELS])},
    )


def export(reader: Reader, folder: Path, full: bool = False) -> None:
    """Write encoder.onnx and role.onnx into folder, int8 unless full."""
    trained: Any = {k: v.float().numpy() for k, v in reader.state_dict().items()}
    folder.mkdir(parents=True, exist_ok=True)
    for name, build in (("encoder", encoder_graph), ("role", role_graph)):
        (folder / f"{name}.onnx").write_bytes(build(trained, full).SerializeToString())


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, default=Path("runs/reader"))
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("src/sayso/models/reader"))
    parser.add_argument("--full", action="store_true", help="keep 32-bit floats")
    args = parser.parse_args()
    reader = Reader()
    path = args.run / "reader.pt"
    if path.exists():
        state = {k: v.float() for k, v in torch.load(path).items()}
    else:
        state = torch.load(args.run / "checkpoint.pt", weights_only=False)["ema"]
    reader.load_state_dict(state)
    export(reader, args.out, args.full)
    shutil.copy(args.base / "tokenizer.json", args.out / "tokenizer.json")
    files = {
        p.name: hashlib.sha256(p.read_bytes()).hexdigest()
        for p in sorted(args.out.iterdir())
        if p.suffix == ".onnx" or p.name == "tokenizer.json"
    }
    card = args.out / "card.json"
    old = json.loads(card.read_text("utf-8")) if card.exists() else {"name": "reader"}
    card.write_text(json.dumps({**old, "sha256": files}, indent=1) + "\n", "utf-8")
    for p in sorted(args.out.iterdir()):
        print(p.name, p.stat().st_size)


if __name__ == "__main__":
    main()
