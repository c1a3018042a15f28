"""Train the same-claim model: `python -m train.same --data ../shared/data --base BASE --out runs/same`.

One MiniLM (6 layers) reads two statements at once, each with the sentence it stands in, and says whether they are the
same claim, with opposite polarity, and what the second does to the first: from [CLS], and from how much of the one is
found in the other, piece by piece. The same weights read one statement alone
and give its vector (mean over its pieces), by which statements worth comparing are found. Which pieces belong to which
statement, and whether to it or to the sentence around it, is added to the pieces' embeddings as the reader does with
its marks. `--export FOLDER` writes the trained model as 8-bit ONNX.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from onnx import ModelProto
from tokenizers import Tokenizer
from torch import nn

from sayso.match.surroundings import needs_around
from train.encoder import HIDDEN, Encoder
from train.export import Builder, encoded, looked_up
from train.graph import FLOAT, INT
from train.pairs import TARGETS, Pair, Side, packed_texts, training_pairs
from train.told import clusters, told_affairs, told_pairs

CLS, SEP = 101, 102
TOLD, AROUND = 48, 40  # pieces of a statement and of its sentence that are read
STEEP, HALFWAY = 12.0, 0.5  # cosine from which two are held for one claim, and how sharply
REAL = frozenset(("judged", "packs", "clusters"))  # pairs of real reports that were labelled by reading them
HEAT = 0.05  # of the contrast between vectors
COVERED = 9  # how much of one statement is found in the other: see Same._side_by_side
SPREAD = 10.0  # what is told in shares is brought to the size of the rest, so that it is learned as fast


class Same(nn.Module):
    """The encoder with a head of five scores on [CLS]."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.dense = nn.Linear(HIDDEN, HIDDEN)
        self.head = nn.Linear(HIDDEN, len(TARGETS))
        self.weigh = nn.Linear(HIDDEN, 1)
        self.side_by_side = nn.Linear(2 * HIDDEN + COVERED, len(TARGETS))
        with torch.no_grad():  # adds nothing at first but what is likely: much in common makes one claim likelier
            for weights in (self.weigh.weight, self.weigh.bias, self.side_by_side.weight, self.side_by_side.bias):
                weights.zero_()
            self.side_by_side.weight[0, 2 * HIDDEN :] = 0.1

    def compare(self, pieces: torch.Tensor, marks: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Scores (batch, 5) of pairs: from [CLS], and from the two statements held side by side."""
        x = self.encoder(pieces, marks, mask)
        held = self.side_by_side(F.dropout(self._side_by_side(x, pieces, marks), 0.1, self.training))
        return self.head(torch.tanh(self.dense(x[:, 0]))) + held

    def _side_by_side(self, x: torch.Tensor, pieces: torch.Tensor, marks: torch.Tensor) -> torch.Tensor:
        """What two statements have in common (batch, 2 * HIDDEN + COVERED): product and difference of their means, and
        how much of each is found in the other, by what the pieces mean where they stand and by the pieces alone.
        """
        own = [(marks[..., 0] == 1) & (marks[..., 1] == n) & (pieces != SEP) for n in (1, 2)]
        whole = [(marks[..., 1] == n) & (pieces != SEP) for n in (1, 2)]
        counts = self.weigh(x)[..., 0].float()
        share = [torch.softmax(counts.masked_fill(~side, -1e4), -1) for side in own]
        one, two = (F.normalize((w[..., None] * x).sum(1), dim=-1) * HIDDEN**0.5 for w in share)
        found = [(one * two).mean(-1)]
        for vectors in (x.float(), self.encoder.pieces(pieces)):
            unit = F.normalize(vectors, dim=-1)
            alike = unit @ unit.transpose(1, 2)
            for where in (own, whole):
                for w, other in ((share[0], where[1]), (share[1], where[0])):
                    best = alike.masked_fill(~other[:, None], -1.0).amax(-1)
                    found.append((w * best).sum(-1))
        common = (torch.stack(found, -1) - 0.5) * SPREAD
        return torch.cat([one * two, (one - two).abs(), common], -1)

    def embed(self, pieces: torch.Tensor, marks: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Unit vectors (batch, HIDDEN) of single statements."""
        x = self.encoder(pieces, marks, mask) * mask[..., None]
        return F.normalize(x.sum(1) / mask.sum(1, keepdim=True), dim=-1)


def collate(
    rows: list[tuple[list[int], list[tuple[int, int, int]]]],
) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Pieces, marks and mask, padded."""
    longest = max(len(p) for p, _ in rows)
    pieces = torch.zeros(len(rows), longest, dtype=torch.long)
    marks = torch.zeros(len(rows), longest, 3, dtype=torch.long)
    mask = torch.zeros(len(rows), longest)
    for k, (p, m) in enumerate(rows):
        pieces[k, : len(p)] = torch.tensor(p)
        marks[k, : len(m)] = torch.tensor(m)
        mask[k, : len(p)] = 1
    return pieces, marks, mask


class Shapes:
    """Statements as pieces; the shape that src/sayso/match/same.py must give them too."""

    def __init__(self, base: Path) -> None:
        self.tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()

    def pieces(self, text: str, most: int) -> list[int]:
        """The first pieces of a text."""
        return self.tokenizer.encode(text, add_special_tokens=False).ids[:most]

    def pair(self, a: Side, b: Side) -> tuple[list[int], list[tuple[int, int, int]]]:
        """[CLS] told [SEP] around [SEP] told [SEP] around [SEP]; an around that adds nothing is left out."""
        pieces, marks = [CLS], [(0, 0, 0)]
        for n, side in enumerate((a, b), 1):
            for kind, part in enumerate(self.parts(side), 1):
                if part or kind == 1:
                    pieces += [*part, SEP]
                    marks += [(kind, n, 0)] * (len(part) + 1)
        return pieces, marks

    def parts(self, side: Side) -> tuple[list[int], list[int]]:
        """The pieces of a statement and, where that adds something, of the sentence around it."""
        told = self.pieces(side.told, TOLD)
        around = self.pieces(side.around, 400) if side.around and needs_around(side.told) else []
        if len(around) <= len(told) + 3:
            return told, []
        return told, centred(around, told) if len(around) > AROUND else around

    def alone(self, side: Side) -> tuple[list[int], list[tuple[int, int, int]]]:
        """[CLS] told [SEP] around [SEP], the words told without marks."""
        told, around = self.parts(side)
        pieces, marks = [CLS, *told, SEP], [(0, 0, 0)] * (len(told) + 2)
        if around:
            pieces, marks = [*pieces, *around, SEP], [*marks, *[(2, 0, 0)] * (len(around) + 1)]
        return pieces, marks


def centred(around: list[int], told: list[int]) -> list[int]:
    """AROUND pieces of a long sentence, those around the first piece of the statement."""
    first = around.index(told[0]) if told and told[0] in around else 0
    start = max(0, min(first - AROUND // 3, len(around) - AROUND))
    return around[start : start + AROUND]


def train(args: argparse.Namespace) -> None:
    """The whole run; goes on from OUT/checkpoint.pt where there is one."""
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    rng = random.Random(args.seed)
    args.out.mkdir(parents=True, exist_ok=True)
    pairs = training_pairs(args.data, args.readings, rng)
    pairs += [p for affair in told_affairs(dev=False) for p in told_pairs(affair, rng)]
    real = clusters(packed_texts(args.data), dev=False)
    pairs += [p for cluster in real for p in told_pairs(cluster, rng, source="clusters")]
    shapes, model = Shapes(args.base), Same()
    model.encoder.load_minilm(str(args.base / "model.safetensors"))
    if args.start:
        # Weights from before two statements were held side by side lack that part: it begins from nothing.
        model.load_state_dict({**model.state_dict(), **torch.load(args.start, weights_only=False)["model"]})
    if args.affairs:
        pairs = mixed(pairs, args.affairs, args.answers, args.judged, args.told, rng)
    slow = [p for n, p in model.named_parameters() if n.startswith("encoder.") and ".marks." not in n]
    fast = [p for n, p in model.named_parameters() if not n.startswith("encoder.") or ".marks." in n]
    opt = torch.optim.AdamW([{"params": slow, "lr": args.rate}, {"params": fast, "lr": 5e-4}], weight_decay=0.01)
    total, step, spent = args.steps, 0, 0.0
    path = args.out / "checkpoint.pt"
    if path.exists():
        held = torch.load(path, weights_only=False)
        model.load_state_dict(held["model"])
        opt.load_state_dict(held["opt"])
        step, spent = held["step"], held["spent"]
    average = {k: v.detach().clone() for k, v in model.state_dict().items()}
    if path.exists():
        average = held["average"]
    log = (args.out / "log.txt").open("a", encoding="utf-8")
    print(f"{len(pairs)} pairs", file=log, flush=True)
    began = saved = time.time()
    means, order = [0.0, 0.0], _order(pairs, shapes, args.batch, random.Random(93 + args.seed + step))
    # Products in bfloat16: about twice the steps where the processor knows it, and as good.
    half = torch.autocast("cpu", dtype=torch.bfloat16, enabled=not args.floats)
    model.train()
    while True:
        done = max(step / total, (spent + time.time() - began) / 60 / args.minutes)
        if done >= 1:
            break
        scale = min(1.0, (step + 1) / 60) * max(0.02, 1 - done)
        for group, rate in zip(opt.param_groups, (args.rate, 5e-4), strict=True):
            group["lr"] = rate * scale
        batch = next(order, None)
        if batch is None:
            order = _order(pairs, shapes, args.batch, random.Random(93 + args.seed + step))
            continue
        swapped = [(p.b, p.a) if _symmetric(p) and rng.random() < 0.5 else (p.a, p.b) for p in batch]
        with half:
            scores = model.compare(*collate([shapes.pair(a, b) for a, b in swapped])).float()
        wanted = torch.tensor([p.targets for p in batch])
        known = ~wanted.isnan()
        loss = F.binary_cross_entropy_with_logits(scores[known], wanted[known])
        loss_all = loss
        if step % 2:  # half of the pairs every other time: their vectors cost as much as the pairs themselves
            near, contrast = _apart(model, shapes, batch[:: 2 if step % 4 == 1 else -2], half)
            loss_all = loss + near + 0.3 * contrast
            means[1] += 0.05 * (float(near.detach()) - means[1])
        opt.zero_grad()
        loss_all.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        opt.step()
        step += 1
        means[0] += 0.05 * (float(loss.detach()) - means[0])
        keep = min(0.995, step / (step + 20))
        with torch.no_grad():
            for k, v in model.state_dict().items():
                average[k] += (v - average[k]) * (1 - keep) if v.is_floating_point() else 0
        if step % 20 == 0:
            minutes = (spent + time.time() - began) / 60
            print(f"step {step}/{total} {minutes:.1f} min lr {scale:.3f} pairs {means[0]:.4f} vectors {means[1]:.4f}",
                  file=log, flush=True)  # fmt: skip
        if time.time() - saved > 300:
            saved = time.time()
            _save({"model": model.state_dict(), "opt": opt.state_dict(), "average": average, "step": step,
                   "spent": spent + time.time() - began}, path)  # fmt: skip
    _save({"model": average}, args.out / "same.pt")
    print("done", file=log, flush=True)


def _apart(
    model: Same, shapes: Shapes, pairs: list[Pair], half: torch.autocast
) -> tuple[torch.Tensor, torch.Tensor]:
    """Two losses of the vectors: whether the two of a pair are near, and whether each is nearest to its own."""
    told = [p for p in pairs if p.targets[0] in (0.0, 1.0)]
    if not told:
        return torch.zeros(()), torch.zeros(())
    with half:
        both = model.embed(*collate([shapes.alone(side) for p in told for side in (p.a, p.b)])).float()
    one, two = both[::2], both[1::2]
    same = torch.tensor([float(p.targets[0]) for p in told])
    near = F.binary_cross_entropy_with_logits(STEEP * ((one * two).sum(1) - HALFWAY), same)
    good = same.bool()
    truth = good.nonzero()[:, 0]
    if not len(truth):
        return near, near * 0
    contrast = F.cross_entropy(one[good] @ two.T / HEAT, truth) + F.cross_entropy(two[good] @ one.T / HEAT, truth)
    return near, contrast / 2


def mixed(
    pairs: list[Pair], affairs: float, answers: float, judged: float, told: float, rng: random.Random
) -> list[Pair]:
    """All pairs of the invented affairs, so many of the other sets and so often those of answers, the judged ones and
    those of whole reports that theirs are the given shares; in no order.
    """
    shares = {"affairs": affairs, "answers": answers, "judged": judged, "told": told}
    shares[""] = 1 - sum(shares.values())  # all other sets
    held: dict[str, list[Pair]] = {kind: [] for kind in shares}
    for p in pairs:
        held["judged" if p.source in REAL else p.source if p.source in shares else ""].append(p)
    total = len(held["affairs"]) / affairs
    out: list[Pair] = []
    for kind, share in shares.items():
        times, rest = divmod(round(total * share), max(1, len(held[kind])))
        out += held[kind] * times + rng.sample(held[kind], min(rest, len(held[kind])))
    rng.shuffle(out)
    return out


def _symmetric(pair: Pair) -> bool:
    """Can the two change places, since nothing is said of what one does to the other?"""
    return not (pair.targets[2] == 1 or pair.targets[3] == 1)


def _order(pairs: list[Pair], shapes: Shapes, size: int, rng: random.Random):
    """Batches of pairs of like length, in no order."""
    mixed = pairs[:]
    rng.shuffle(mixed)
    for k in range(0, len(mixed), 40 * size):
        part = sorted(mixed[k : k + 40 * size], key=lambda p: len(p.a.told) + len(p.b.told) + min(len(p.a.around), 200))
        batches = [part[i : i + size] for i in range(0, len(part), size)]
        rng.shuffle(batches)
        yield from batches


def _save(state: dict[str, object], path: Path) -> None:
    torch.save(state, path.with_suffix(".part"))
    path.with_suffix(".part").replace(path)


def mix(old: Path, new: Path, share: float, out: Path) -> None:
    """Write OUT/same.pt: the mean of the weights of two runs, one begun where the other ended; `share` of the new."""
    one, two = (torch.load(p, weights_only=False)["model"] for p in (old, new))
    out.mkdir(parents=True, exist_ok=True)
    mean = {k: share * two[k] + (1 - share) * v if v.is_floating_point() else v for k, v in one.items()}
    _save({"model": mean}, out / "same.pt")


def graph(trained: dict[str, np.ndarray], full: bool) -> ModelProto:
    """pieces (n,), marks (n,) = (0 alone, 1 told, 2 around) * 9 + side * 3 -> scores (5,), unit vector (384,)."""
    g = Builder(trained, full)
    alone = looked_up(g)
    x = encoded(g, alone)
    first = g.node("Gather", x, g.weight(np.array(0)), axis=1)
    inner = g.node("Tanh", g.layer(first, "dense", small=True))
    scores = g.node("Squeeze", g.layer(inner, "head", small=True), g.weight(np.array([0])))
    held = g.layer(_side_by_side(g, g.node("Squeeze", x, g.weight(np.array([0]))), alone), "side_by_side", small=True)
    g.node("Add", scores, held, out="scores")
    mean = g.node("Squeeze", g.node("ReduceMean", x, axes=[1], keepdims=0), g.weight(np.array([0])))
    g.node("Div", mean, g.node("ReduceL2", mean, axes=[0], keepdims=1), out="vector")
    return g.model(
        "same",
        {"pieces": (INT, ["n"]), "marks": (INT, ["n"])},
        {"scores": (FLOAT, [len(TARGETS)]), "vector": (FLOAT, [HIDDEN])},
    )


def _side_by_side(g: Builder, x: str, alone: str) -> str:
    """Same._side_by_side of one pair: x (n, 384), the pieces' own vectors (n, 384) -> (2 * 384 + COVERED,)."""

    def equal(*numbers: int) -> str:
        """1 where a mark is one of these numbers and the piece no [SEP], 0 elsewhere."""
        found = [g.node("Equal", "marks", g.weight(np.array(n))) for n in numbers]
        marked = found[0] if len(found) == 1 else g.node("Or", *found)
        end = g.node("Not", g.node("Equal", "pieces", g.weight(np.array(SEP))))
        return g.node("Cast", g.node("And", marked, end), to=FLOAT)

    def only(values: str, side: str, least: float) -> str:
        """The values where `side` is 1, `least` or less elsewhere."""
        away = g.node("Mul", g.node("Sub", side, g.weight(np.float32(1))), g.weight(np.float32(-least)))
        return g.node("Add", values, away)

    def total(w: str, values: str) -> str:
        return g.node("ReduceSum", g.node("Mul", w, values), g.weight(np.array([0])), keepdims=1)

    own = [equal((3 + n) * 3) for n in (1, 2)]
    whole = [equal((3 + n) * 3, (6 + n) * 3) for n in (1, 2)]
    counts = g.node("Squeeze", g.layer(x, "weigh", small=True), g.weight(np.array([1])))
    share = [g.node("Softmax", only(counts, side, -1e4), axis=0) for side in own]
    means = []
    for w in share:
        mean = g.node("MatMul", w, x)
        length = g.node("ReduceL2", mean, axes=[0], keepdims=1)
        means.append(g.node("Mul", g.node("Div", mean, length), g.weight(np.float32(HIDDEN**0.5))))
    product = g.node("Mul", *means)
    found = [g.node("ReduceMean", product, axes=[0], keepdims=1)]
    for vectors in (x, alone):
        unit = g.node("Div", vectors, g.node("ReduceL2", vectors, axes=[1], keepdims=1))
        alike = g.node("MatMul", unit, g.node("Transpose", unit, perm=[1, 0]))
        for where in (own, whole):
            for w, other in ((share[0], where[1]), (share[1], where[0])):
                best = g.node("ReduceMax", only(alike, other, -4.0), axes=[1], keepdims=0)
                found.append(total(w, best))
    common = g.node("Sub", g.node("Concat", *found, axis=0), g.weight(np.float32(0.5)))
    common = g.node("Mul", common, g.weight(np.float32(SPREAD)))
    return g.node("Concat", product, g.node("Abs", g.node("Sub", *means)), common, axis=0)


def export(args: argparse.Namespace) -> None:
    """Write same.onnx and card.json into a folder, from OUT/same.pt or, before the end, from the last checkpoint."""
    done = args.out / "same.pt"
    if args.plain:
        base = Same()
        base.encoder.load_minilm(str(args.base / "model.safetensors"))
        state = base.state_dict()
    elif done.exists():
        state = torch.load(done, weights_only=False)["model"]
    else:
        state = torch.load(args.out / "checkpoint.pt", weights_only=False)["average"]
    trained = {k: v.float().numpy() for k, v in state.items()}
    args.export.mkdir(parents=True, exist_ok=True)
    data = graph(trained, args.full).SerializeToString()
    (args.export / "same.onnx").write_bytes(data)
    card = {"name": "same", "sha256": {"same.onnx": hashlib.sha256(data).hexdigest()}}
    (args.export / "card.json").write_text(json.dumps(card, indent=1) + "\n", "utf-8")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument(
        "--base", type=Path, required=True, help="folder with the MiniLM's model.safetensors, tokenizer.json"
    )
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--readings", type=Path, nargs="*", default=[], help="readings of reports on one event (JSONL)")
    parser.add_argument("--steps", type=int, default=1500)
    parser.add_argument(
        "--minutes", type=float, default=60, help="the schedule ends after so many minutes at the latest"
    )
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--floats", action="store_true", help="no bfloat16, for processors without it")
    parser.add_argument("--start", type=Path, help="a same.pt to go on from, with a schedule of its own")
    parser.add_argument("--affairs", type=float, help="share of the pairs that the invented affairs are to make up")
    parser.add_argument(
        "--judged", type=float, default=0.15, help="the same of judged pairs and packs, each taken often"
    )
    parser.add_argument("--answers", type=float, default=0.0, help="the same of affairs of answers, each taken often")
    parser.add_argument("--told", type=float, default=0.0, help="the same of the affairs told in whole reports")
    parser.add_argument("--seed", type=int, default=7, help="of what chance decides")
    parser.add_argument("--rate", type=float, default=4e-5, help="highest learning rate of the encoder")
    parser.add_argument("--full", action="store_true", help="export in floats")
    parser.add_argument("--plain", action="store_true", help="export the base untrained: its vectors are a baseline")
    parser.add_argument("--export", type=Path, help="only write the trained model into this folder")
    parser.add_argument("--mix", type=Path, nargs=2, metavar=("OLD", "NEW"), help="only average two same.pt into OUT")
    parser.add_argument("--share", type=float, default=0.35, help="of NEW in that average")
    args = parser.parse_args()
    if args.mix:
        return mix(*args.mix, args.share, args.out)
    export(args) if args.export else train(args)


if __name__ == "__main__":
    main()
