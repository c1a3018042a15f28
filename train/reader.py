"""Train the reader: `python -m train.reader --data ../shared/data --out runs/reader`.

Every step reads windows of PolNeAR (cues, roles and silver names); every few steps a batch of
event-factuality sentences, or of other news (silver names only), is mixed in. A checkpoint is
written every few minutes; the same command goes on from it. Progress goes to OUT/log.txt.
The learning rate follows the steps done, or the minutes spent where --minutes is given and
the machine is slower than thought, so that a run always ends on a decayed rate.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from train.corpus import IGNORE, MARGIN, Doc, bare_tokenizer, factuality, plain, polnear, silver_names, windows
from train.encoder import Reader

CLS, SEP = 101, 102
CURLY = {}  # piece of a curly mark -> piece of its straight form, filled from the vocabulary


def collate(items: list[tuple[Doc, int, int]], rng: random.Random | None) -> dict[str, torch.Tensor]:
    """Pieces, marks and first pieces of the words of some windows, padded."""
    rows = []
    for doc, a, b in items:
        pieces, marks, heads = [CLS], [(0, 2, 0)], []
        straight = rng is not None and rng.random() < 0.15
        quote = 0 if rng is not None and rng.random() < 0.1 else 1
        lower = rng is not None and rng.random() < 0.08
        flat = rng is not None and rng.random() < 0.15
        w = doc.words
        for i in range(a, b):
            heads.append(len(pieces))
            case = min(1, int(w.case[i])) if lower else int(w.case[i])
            brk = min(1, int(w.brk[i])) if flat else int(w.brk[i])
            mark = (case, brk, int(w.quote[i]) * quote)
            for p in doc.pieces[i]:
                pieces.append(CURLY.get(p, p) if straight else p)
                marks.append(mark)
        pieces.append(SEP)
        marks.append((0, 0, 0))
        rows.append((pieces, marks, heads))
    longest, most = max(len(r[0]) for r in rows), max(len(r[2]) for r in rows)
    n = len(rows)
    out = {
        "pieces": torch.zeros(n, longest, dtype=torch.long),
        "marks": torch.zeros(n, longest, 3, dtype=torch.long),
        "mask": torch.zeros(n, longest),
        "heads": torch.zeros(n, most, dtype=torch.long),
        "words": torch.zeros(n, most),
    }
    for k, (pieces, marks, heads) in enumerate(rows):
        out["pieces"][k, : len(pieces)] = torch.tensor(pieces)
        out["marks"][k, : len(pieces)] = torch.tensor(marks)
        out["mask"][k, : len(pieces)] = 1
        out["heads"][k, : len(heads)] = torch.tensor(heads)
        out["words"][k, : len(heads)] = 1
    return out


def cue_labels(items: list[tuple[Doc, int, int]], most: int) -> torch.Tensor:
    """Cue labels, ignored where the window's cut hides what decides them."""
    out = torch.full((len(items), most), IGNORE, dtype=torch.long)
    for k, (doc, a, b) in enumerate(items):
        lab = doc.cue[a:b].copy()
        if lab.size and lab[0] == 2:
            lab[0] = 1
        if a:
            lab[:MARGIN] = IGNORE
        if b < len(doc.words):
            lab[-MARGIN:] = IGNORE
        for first, content in doc.inside:
            if not a <= first < b:  # a content without its cue: what it holds may look outermost here
                for i in content:
                    if a <= i < b:
                        lab[i - a] = IGNORE
        out[k, : b - a] = torch.from_numpy(lab)
    return out


def role_rows(items, cue_probs: torch.Tensor | None, rng: random.Random, most: int):
    """(window, first, last, kind, labels) of every gold cue in the windows and of some false ones."""
    rows = []
    for k, (doc, a, b) in enumerate(items):
        cues = [(f - a, e - a, lab) for f, e, lab in doc.attributions if a <= f and e < b]
        false = []
        if cue_probs is not None:
            p = cue_probs[k, : b - a].clone()
            for f, e, _ in cues:
                p[max(0, f - 1) : e + 2] = 0
            for first, content in doc.inside:
                if not a <= first < b:
                    for i in content:
                        if a <= i < b:
                            p[i - a] = 0
            p[:MARGIN] = 0
            p[-MARGIN:] = 0
            top = p.topk(min(2, p.numel()))
            false = [(int(i), int(i), {}) for v, i in zip(top.values, top.indices, strict=True) if v > 0.04]
        others = [(f, e) for f, e, _ in cues if rng.random() > 0.08]
        others += [(f, e) for f, e, _ in false if rng.random() < 0.4]
        for f, e, lab in cues + false:
            kind = torch.zeros(most, dtype=torch.long)
            for x, y in others:
                kind[x : y + 1] = 2
            kind[f : e + 1] = 1
            target = torch.full((most,), IGNORE, dtype=torch.long)
            target[: b - a] = 0
            for i, v in lab.items():
                if a <= i < b:
                    # a fragment that the window's edge cuts begins at the edge
                    target[i - a] = v - 1 if i == a and v in (2, 4) else v
            rows.append((k, f, e, kind, target))
    return rows


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument(
        "--base", type=Path, required=True, help="folder with MiniLM's model.safetensors and tokenizer.json"
    )
    parser.add_argument("--out", type=Path, default=Path("runs/reader"))
    parser.add_argument("--epochs", type=float, default=6)
    parser.add_argument("--minutes", type=float, default=0, help="end the schedule after so many minutes at the latest")
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--rate", type=float, default=2.5e-4)
    parser.add_argument("--head-rate", type=float, default=8e-4)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--smoke", action="store_true", help="a few documents, to see that it runs")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    log_file = (args.out / "log.txt").open("a")

    def log(text: str) -> None:
        print(text, file=log_file, flush=True)
        print(text, flush=True)

    tokenizer = bare_tokenizer(str(args.base / "tokenizer.json"))
    for a, b in (("“", '"'), ("”", '"'), ("’", "'"), ("‘", "'")):
        CURLY[tokenizer.token_to_id(a)] = tokenizer.token_to_id(b)
    docs = polnear(args.data / "polnear/train.jsonl", tokenizer)
    texts = [
        json.loads(line)["text"]
        for part in ("events", "syria", "helsinki")
        for line in (args.data / part / "reports.jsonl").open(encoding="utf-8")
    ]
    rng.shuffle(texts)
    other = plain(texts[: 12 if args.smoke else 900], tokenizer)
    if args.smoke:
        docs = docs[:12]
    silver_names(docs)
    silver_names(other)
    facts = factuality(args.data / "factuality", tokenizer, "train")
    log(
        f"{len(docs)} documents, {sum(len(d.words) for d in docs)} words; "
        f"{len(other)} for names; {len(facts)} fact sentences"
    )

    model = Reader()
    model.encoder.load_minilm(str(args.base / "model.safetensors"))
    slow = list(model.encoder.parameters())
    fast = [p for n, p in model.named_parameters() if not n.startswith("encoder.")]
    opt = torch.optim.AdamW(
        [{"params": slow, "lr": args.rate}, {"params": fast, "lr": args.head_rate}],
        betas=(0.9, 0.98),
        weight_decay=0.01,
        fused=True,
    )
    ema = {k: v.clone() for k, v in model.state_dict().items()}
    per_epoch = sum(1 for d in docs for _ in windows(d, rng)) // args.batch
    total, step, spent, began = int(per_epoch * args.epochs), 0, 0.0, time.time()
    path = args.out / "checkpoint.pt"
    if path.exists():
        state = torch.load(path, weights_only=False)
        model.load_state_dict(state["model"])
        opt.load_state_dict(state["opt"])
        ema, step, spent = state["ema"], state["step"], state["spent"]
        rng.seed(args.seed + step)
        log(f"goes on from step {step}")
    log(f"{total} steps, {per_epoch} an epoch")

    queues: dict[str, list] = {"main": [], "name": [], "fact": []}

    def take(kind: str, size: int) -> list:
        q = queues[kind]
        if len(q) < size:
            if kind == "fact":
                new = [(d, 0, len(d.words), t) for d, t in facts]
                rng.shuffle(new)
            else:
                new = [(d, a, b) for d in (docs if kind == "main" else other) for a, b in windows(d, rng) if b - a > 15]
                rng.shuffle(new)
                # windows of like length lie together in a batch: less padding
                new = [x for k in range(0, len(new), 64 * size) for x in _bucket(new[k : k + 64 * size], size, rng)]
            q[:0] = new
        got = q[-size:]
        del q[-size:]
        return got

    model.train()
    mean = {"cue": 0.0, "role": 0.0, "name": 0.0, "fact": 0.0}
    last_save = time.time()
    while step < total:
        done = step / total
        if args.minutes:
            done = max(done, (spent + time.time() - began) / 60 / args.minutes)
        if done >= 1:
            break
        scale = min(1.0, (step + 1) / (0.05 * total)) * max(0.02, 1 - done)
        for group, rate in zip(opt.param_groups, (args.rate, args.head_rate), strict=True):
            group["lr"] = rate * scale
        kind = "fact" if step % 10 == 3 else "name" if step % 12 == 5 else "main"
        loss = torch.zeros(())
        if kind == "fact":
            got = take("fact", 80)
            items = [(d, a, b) for d, a, b, _ in got]
            batch = collate(items, None)
            words = model.encode(batch["pieces"], batch["marks"], batch["mask"], batch["heads"])
            at = [(k, i, v) for k, (*_, t) in enumerate(got) for i, v in t.items()]
            given = model.fact(words[[k for k, _, _ in at], [i for _, i, _ in at]]).squeeze(-1)
            fact = F.smooth_l1_loss(given, torch.tensor([v for *_, v in at]))
            mean["fact"] += 0.1 * (fact.item() - mean["fact"])
            loss = 0.3 * fact
        else:
            items = take(kind, args.batch)
            batch = collate(items, rng)
            most = batch["heads"].shape[1]
            words = model.encode(batch["pieces"], batch["marks"], batch["mask"], batch["heads"])
            names = torch.full((len(items), most), IGNORE, dtype=torch.long)
            for k, (doc, a, b) in enumerate(items):
                names[k, : b - a] = torch.from_numpy(doc.names[a:b])
            name = F.cross_entropy(model.name(words).flatten(0, 1), names.flatten(), ignore_index=IGNORE)
            mean["name"] += 0.03 * (name.item() - mean["name"])
            loss = 0.3 * name
            if kind == "main":
                cue_logits = model.cue(words)
                cue = F.cross_entropy(cue_logits.flatten(0, 1), cue_labels(items, most).flatten(), ignore_index=IGNORE)
                probs = cue_logits.detach().softmax(-1)[..., 1] if step > 0.1 * total else None
                rows = role_rows(items, probs, rng, most)
                if len(rows) > 96:
                    rows = rng.sample(rows, 96)
                loss = loss + cue
                mean["cue"] += 0.03 * (cue.item() - mean["cue"])
                if rows:
                    k = torch.tensor([r[0] for r in rows])
                    logits = model.role(
                        words,
                        k,
                        torch.tensor([r[1] for r in rows]),
                        torch.tensor([r[2] for r in rows]),
                        torch.stack([r[3] for r in rows]),
                        batch["words"],
                    )
                    role = F.cross_entropy(
                        logits.flatten(0, 1), torch.stack([r[4] for r in rows]).flatten(), ignore_index=IGNORE
                    )
                    loss = loss + 3 * role
                    mean["role"] += 0.03 * (role.item() - mean["role"])
        opt.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        opt.step()
        step += 1
        decay = min(0.998, (1 + step) / (10 + step))
        with torch.no_grad():
            for key, value in model.state_dict().items():
                ema[key].lerp_(value, 1 - decay)
        if step % 20 == 0:
            minutes = (spent + time.time() - began) / 60
            log(
                f"step {step}/{total} {minutes:.1f} min lr {scale:.3f} "
                + " ".join(f"{k} {v:.4f}" for k, v in mean.items())
            )
        if time.time() - last_save > 420 or step == total:
            _save(path, model, opt, ema, step, spent + time.time() - began)
            last_save = time.time()
    _save(path, model, opt, ema, step, spent + time.time() - began)
    torch.save({k: v.half() for k, v in ema.items()}, args.out / "reader.pt")
    log("done")


def _bucket(items: list, size: int, rng: random.Random) -> list:
    items = sorted(items, key=lambda x: x[2] - x[1])
    groups = [items[k : k + size] for k in range(0, len(items), size)]
    rng.shuffle(groups)
    return [x for g in groups for x in g]


def _save(path: Path, model, opt, ema, step: int, spent: float) -> None:
    """Write beside and rename, so that a stop in the middle leaves the last checkpoint whole."""
    new = path.with_suffix(".new")
    torch.save({"model": model.state_dict(), "opt": opt.state_dict(), "ema": ema, "step": step, "spent": spent}, new)
    new.replace(path)


if __name__ == "__main__":
    np.random.seed(0)
    main()
