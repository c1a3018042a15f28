"""Write the trained reader as int8 ONNX: `python -m train.export --run runs/reader --base BASE`.

Two graphs, `encoder.onnx` and `role.onnx`, with the tokenizer and a card beside them. Weights are unsigned
8-bit per channel: on processors with AVX2 but no VNNI signed ones overflow in 16 bits unless they are cut to 7
bits, and that costs a point of F1 (PolNeAR dev, whole attributions, raw drafts: floats 73.8, unsigned 8-bit
73.8, signed 7-bit 72.8; same size, same speed). The small heads stay in floats.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

from train.encoder import Reader

SMALL = ("/cue/", "/name/", "/fact/", "/out/")  # heads whose products are too few to be worth rounding


class EncoderGraph(nn.Module):
    """Encoder with its word-level heads."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, pieces, marks, mask, heads):
        """Give vectors, cue, names and fact of every word."""
        words = self.reader.encode(pieces, marks, mask, heads)
        return words, self.reader.cue(words), self.reader.name(words), self.reader.fact(words).squeeze(-1)


def export(reader: Reader, folder: Path, full: bool = False) -> None:
    """Write encoder.onnx and role.onnx into folder, int8 unless full."""
    reader.eval()
    with tempfile.TemporaryDirectory() as tmp:
        enc, role = Path(tmp) / "encoder.onnx", Path(tmp) / "role.onnx"
        pieces = torch.randint(1000, 2000, (1, 20))
        args = (pieces, torch.ones(1, 20, 3, dtype=torch.long), torch.ones(1, 20), torch.arange(1, 15)[None])
        torch.onnx.export(
            EncoderGraph(reader), args, str(enc), dynamo=False, opset_version=17,
            input_names=["pieces", "marks", "mask", "heads"], output_names=["words", "cue", "names", "fact"],
            dynamic_axes={"pieces": {0: "b", 1: "p"}, "marks": {0: "b", 1: "p"}, "mask": {0: "b", 1: "p"},
                          "heads": {0: "b", 1: "w"}, "words": {0: "b", 1: "w"}, "cue": {0: "b", 1: "w"},
                          "names": {0: "b", 1: "w"}, "fact": {0: "b", 1: "w"}})  # fmt: skip
        words = torch.randn(1, 14, 384)
        at = torch.tensor([0, 0]), torch.tensor([2, 5]), torch.tensor([3, 5])
        torch.onnx.export(
            reader.role, (words, *at, torch.ones(2, 14, dtype=torch.long), torch.ones(1, 14)), str(role), dynamo=False,
            opset_version=17, input_names=["words", "row", "first", "last", "kind", "mask"], output_names=["labels"],
            dynamic_axes={"words": {0: "b", 1: "w"}, "row": {0: "c"}, "first": {0: "c"}, "last": {0: "c"},
                          "kind": {0: "c", 1: "w"}, "mask": {0: "b", 1: "w"}, "labels": {0: "c", 1: "w"}})  # fmt: skip
        folder.mkdir(parents=True, exist_ok=True)
        for path, ops in ((enc, ["MatMul", "Gather"]), (role, ["MatMul"])):
            if full:
                shutil.copy(path, folder / path.name)
            else:
                graph = onnx.load(path).graph
                keep = [n.name for n in graph.node if n.op_type == "MatMul" and n.name.startswith(SMALL)]
                quantize_dynamic(
                    path,
                    folder / path.name,
                    op_types_to_quantize=ops,
                    per_channel=True,
                    reduce_range=False,
                    weight_type=QuantType.QUInt8,
                    nodes_to_exclude=keep,
                )


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
