"""PolNeAR dev in CofeNet's own unit: exact F1 of contiguous chunks, punctuation counted.

    python -m eval.cofenet --gold ../shared/data/polnear/cofenet_valid.txt --pred runs/dev.jsonl

Their file gives tokens and BIO labels a sentence (or a paragraph, where a content crosses
sentences). The predictions are our reading of the whole document, laid over the same tokens. A
document that several people annotated stands in the file once for each; all count.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from pathlib import Path

ROLES = ("source", "cue", "content")
ESCAPED = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}"}
QUOTES = str.maketrans("“”„«»’‘`′", '"""""\'\'\'\'')


def plain(text: str) -> str:
    """One kind of quotation mark and dash, so that escaped tokens meet the text; the length stays."""
    return text.translate(QUOTES).replace("—", "-").replace("–", "-").replace("…", ".")


def align(tokens: list[str], text: str, at: int) -> tuple[list[tuple[int, int] | None], int]:
    """Character spans of the tokens from `at` on (None where one is not found), and where they end."""
    flat, out = plain(text), []
    for token in tokens:
        forms = {plain(ESCAPED.get(token, token)), token}
        if token in ("``", "''", '"'):
            forms = {'"', "''"}
        if token in ("--", "..."):
            forms |= {"-", "."}
        reach = 60 if any(c.isalnum() for c in token) else 4  # a stop that the tokeniser added must not lead astray
        found = [(k, len(f)) for f in forms if (k := flat.find(f, at, at + reach + len(f))) >= 0]
        if not found:
            out.append(None)
            continue
        k, size = min(found, key=lambda p: (p[0], -p[1]))
        out.append((k, k + size))
        at = k + size
    return out, at


def chunks(labels: list[str]) -> set[tuple[str, int, int]]:
    """(role, first, last) of each B..I run; an I without its B begins one."""
    out, start, role = set(), None, None
    for i, label in enumerate([*labels, "O"]):
        kind = label.partition("-")[2]
        if start is not None and (label[0] != "I" or kind != role):
            out.add((role, start, i - 1))
            start = None
        if label[0] == "B" or (label[0] == "I" and start is None):
            start, role = i, kind
    return out


def score(gold: Path, texts: dict[str, str], pred: dict[str, list[dict]]) -> dict[str, dict[str, float]]:
    """{role: {"P", "R", "F1"}} in percent, and the share of tokens that were aligned."""
    rows = defaultdict(list)
    for line in gold.open(encoding="utf-8"):
        row = json.loads(line)
        rows[row["id"]].append(row)
    hits, given, true, lost, total = Counter(), Counter(), Counter(), 0, 0
    for key, lines in rows.items():
        doc = key.rpartition("_")[0]
        text, at = texts[doc], 0
        kinds: dict[str, list[tuple[int, int]]] = {r: [] for r in ROLES}
        for a in pred.get(doc, []):
            if a.get("parent") is not None:
                continue  # their gold has outermost attributions only
            for role in ROLES:
                kinds[role] += [tuple(s) for s in a[role]]
        for role in ROLES:
            kinds[role].sort()
        for line in lines:
            spans, end = align(line["tokens"], text, at)
            if sum(s is None for s in spans) > 0.3 * len(spans):  # lost its place: look for the line's first words
                for n in range(max(1, len(line["tokens"]) - 3)):
                    k = plain(text).find(" ".join(line["tokens"][n : n + 3]), max(0, at - 400))
                    if k >= 0 and all(t[0].isalnum() for t in line["tokens"][n : n + 3]):
                        lost_head: list[tuple[int, int] | None] = [None] * n
                        rest, end = align(line["tokens"][n:], text, k)
                        spans = lost_head + rest
                        break
            at = end
            lost += sum(s is None for s in spans)
            total += len(spans)
            labels = ["O"] * len(spans)
            for role in ROLES:
                for a, b in kinds[role]:
                    inside = [i for i, s in enumerate(spans) if s and s[0] < b and a < s[1]]
                    if inside:
                        labels[inside[0]] = f"B-{role}"
                        for i in range(inside[0] + 1, inside[-1] + 1):
                            labels[i] = f"I-{role}"
            want, got = chunks(line["labels"]), chunks(labels)
            for role, *_ in want:
                true[role] += 1
            for role, *_ in got:
                given[role] += 1
            for role, *_ in want & got:
                hits[role] += 1
    out = {}
    for role in ROLES:
        p, r = 100 * hits[role] / max(1, given[role]), 100 * hits[role] / max(1, true[role])
        out[role] = {"P": round(p, 1), "R": round(r, 1), "F1": round(2 * p * r / max(1e-9, p + r), 1)}
    out["tokens"] = {"aligned": round(100 * (1 - lost / max(1, total)), 2)}
    return out


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=Path("../shared/data/polnear/cofenet_valid.txt"))
    parser.add_argument("--dev", type=Path, default=Path("../shared/data/polnear/dev.jsonl"))
    parser.add_argument("--pred", type=Path, default=Path("runs/dev.jsonl"))
    args = parser.parse_args()
    texts = {d["id"]: d["text"] for d in map(json.loads, args.dev.open(encoding="utf-8"))}
    pred = {d["id"]: d["attributions"] for d in map(json.loads, args.pred.open(encoding="utf-8"))}
    print(json.dumps(score(args.gold, texts, pred)))


if __name__ == "__main__":
    main()
