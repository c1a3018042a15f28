"""Scores what finds the same claims: pairs that say the same, strengthen or weaken each other, and groups.

    python -m eval.claims SHARED [--only ecb real claimdiff affairs scenario] [--embedding FOLDER]

Five sets, none of them trained on: the held-out topics of ECB+ (clauses around coreferent events against others of the
same topic), judged pairs and packs of real reports on held-out events (train/*.jsonl), the held-out topics of
ClaimDiff, the held-out invented affairs (train/affairs.txt, and answers.txt), and the shared scenario with its gold
spans given. Groups are made by plain average linkage on the score, cut where the invented affairs are grouped best, and
measured by B-cubed. Beside the model stand words in common, TF-IDF, and a plain sentence embedding where the folder of
its weights is named.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import re
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np

from sayso.match.same import Comparer, SameClaim
from sayso.model import Occurrence
from sayso.text import Span
from train.pairs import (
    ANSWERS,
    GROUPED,
    Affair,
    Pair,
    Side,
    affairs,
    claimdiff,
    ecb_clauses,
    ecb_pairs,
    held_out,
    judged,
    packed,
    packed_texts,
)

Pairs = list[tuple[Occurrence, Occurrence]]
#: pairs -> how alike the two are, one score a pair
Score = Callable[[Pairs], Sequence[float]]
WORD = re.compile(r"[^\W_]+")
CUTS = tuple(np.arange(0.02, 0.99, 0.02).round(2).tolist())


def occurrence(side: Side, name: str) -> Occurrence:
    """A statement as the comparer takes it, with its numbers."""
    from sayso.annotate.numbers import find_numbers
    from sayso.annotate.parse import parse

    return Occurrence(
        id=name, report=name, spans=(Span(0, len(side.told)),), attribution=None, chain=("x",), kind=None, named=False,
        factuality="CT+", wording=side.told, resolved=side.told, around=side.around,
        numbers=tuple(find_numbers(parse(side.told), ())) if re.search(r"\d|[a-z]{3}", side.told) else (),
    )  # fmt: skip


def _of(pairs: Sequence[Pair]) -> Pairs:
    return [(occurrence(p.a, f"a{n:05}"), occurrence(p.b, f"b{n:05}")) for n, p in enumerate(pairs)]


# Measures


def average_precision(scores: Sequence[float], truth: Sequence[bool]) -> float:
    """Mean precision at each true pair, best scores first."""
    hits, total = 0, 0.0
    for n, k in enumerate(np.argsort(-np.asarray(scores), kind="stable"), 1):
        if truth[k]:
            hits += 1
            total += hits / n
    return total / max(1, hits)


def auc(scores: Sequence[float], truth: Sequence[bool]) -> float:
    """How often a true one scores above a false one; ties count half."""
    values, held = np.asarray(scores, float), np.asarray(truth, bool)
    yes, no = values[held], values[~held]
    if not len(yes) or not len(no):
        return 0.5
    return float(((yes[:, None] > no).sum() + 0.5 * (yes[:, None] == no).sum()) / (len(yes) * len(no)))


def best_f1(scores: Sequence[float], truth: Sequence[bool]) -> float:
    """F1 at the best cut: an upper bound, the same for all who are compared."""
    hits, best = 0, 0.0
    for n, k in enumerate(np.argsort(-np.asarray(scores), kind="stable"), 1):
        hits += bool(truth[k])
        best = max(best, 2 * hits / (n + sum(truth)))
    return best


def b_cubed(gold: Sequence[Hashable], given: Sequence[Hashable]) -> tuple[float, float, float]:
    """Precision, recall and F1 of one grouping of the same things against another."""
    both, ours, theirs = Counter(zip(gold, given, strict=True)), Counter(given), Counter(gold)
    p = sum(n * n / ours[k] for (_, k), n in both.items()) / len(gold)
    r = sum(n * n / theirs[g] for (g, _), n in both.items()) / len(gold)
    return p, r, 2 * p * r / (p + r)


def groups_at(likeness: np.ndarray, cuts: Sequence[float]) -> dict[float, list[int]]:
    """The group of each thing by average linkage, for every cut: joined while the likest two groups reach it."""
    n = len(likeness)
    sums, size, member = likeness.astype(float).copy(), np.ones(n), list(range(n))
    alive = np.ones(n, bool)
    out: dict[float, list[int]] = {}
    for cut in sorted(cuts, reverse=True):
        while alive.sum() > 1:
            mean = np.where(np.outer(alive, alive), sums / np.outer(size, size), -np.inf)
            np.fill_diagonal(mean, -np.inf)
            a, b = divmod(int(mean.argmax()), n)
            if mean[a, b] < cut:
                break
            sums[a] += sums[b]
            sums[:, a] += sums[:, b]
            size[a] += size[b]
            alive[b] = False
            member = [a if m == b else m for m in member]
        out[cut] = list(member)
    return out


# Ways to compare


def by_words(pairs: Pairs) -> list[float]:
    """Cosine of TF-IDF vectors, the pairs' own statements as the corpus."""
    texts = {o.id + o.resolved: Counter(w.casefold() for w in WORD.findall(o.resolved)) for p in pairs for o in p}
    seen = Counter(w for words in texts.values() for w in words)
    weight = {w: math.log(len(texts) / n) + 0.1 for w, n in seen.items()}

    def cosine(a: Counter[str], b: Counter[str]) -> float:
        dot = sum(a[w] * b[w] * weight[w] ** 2 for w in a.keys() & b.keys())
        return dot / (math.sqrt(_square(a) * _square(b)) or 1.0)

    def _square(a: Counter[str]) -> float:
        return sum((n * weight[w]) ** 2 for w, n in a.items())

    return [cosine(texts[a.id + a.resolved], texts[b.id + b.resolved]) for a, b in pairs]


class Embedding:
    """Plain sentence embeddings: the vectors of weights that `python -m train.same --plain --export FOLDER` wrote."""

    def __init__(self, folder: Path) -> None:
        self.model = SameClaim(folder)

    def __call__(self, pairs: Pairs) -> list[float]:
        """Cosine of each pair."""
        one, two = (self.model.embed([replace(p[side], around="") for p in pairs]) for side in (0, 1))
        return [float(a @ b) for a, b in zip(one, two, strict=True)]


# Sets


def ecb(path: Path, model: Comparer, ways: dict[str, Score], positives: int = 100) -> dict[str, dict[str, float]]:
    """Average precision of coreferent pairs within each held-out topic, its mean over the topics."""
    got: dict[str, list[float]] = {}
    for topic, clauses in sorted(ecb_clauses(path).items()):
        if not held_out(topic):
            continue
        pairs = ecb_pairs(clauses, random.Random(topic), positives)
        truth, given = [p.targets[0] == 1 for p in pairs], _of(pairs)
        for name, way in {"model": lambda x: [k.same for k in model.compare(x)], **ways}.items():
            got.setdefault(name, []).append(average_precision(way(given), truth))
    return {name: {"AP": _round(float(np.mean(values)))} for name, values in got.items()}


def real(data: Path, model: Comparer, ways: dict[str, Score]) -> dict[str, dict[str, float]]:
    """Average precision of `same` on the held-out events of real reports: judged pairs and packs (train/*.jsonl)."""
    texts = packed_texts(data)
    sets = {
        "pairs": judged(data / "events/reports.jsonl", dev=True),
        "packs": packed(texts, random.Random(0), dev=True),
        "grouped": packed(texts, random.Random(0), dev=True, path=GROUPED),
    }
    told = {"model": lambda x: [k.same for k in model.compare(x)], **ways}
    out: dict[str, dict[str, float]] = {name: {} for name in told}
    for part, pairs in sets.items():
        truth, given = [p.targets[0] == 1 for p in pairs], _of(pairs)
        for name, way in told.items():
            out[name][part] = _round(average_precision(way(given), truth))
    return out


def relations(folder: Path, model: SameClaim, ways: dict[str, Score]) -> dict[str, dict[str, dict[str, float]]]:
    """AUC and best F1 of `strengthens` and `weakens` on ClaimDiff's held-out topics."""
    pairs = [p for p in claimdiff(folder, dev=True) if not math.isnan(p.targets[2] + p.targets[3])]
    given = _of(pairs)
    model_says = {"strengthens": model.strengthening(given), "weakens": model.chances(given)[:, 3].tolist()}
    others = {name: way(given) for name, way in ways.items()}
    out: dict[str, dict[str, dict[str, float]]] = {}
    for at, relation in enumerate(model_says, 2):
        truth = [p.targets[at] == 1 for p in pairs]
        all_yes = [0.0] * len(truth)
        out[relation] = {
            name: {"AUC": _round(auc(s, truth)), "F1": _round(best_f1(s, truth))}
            for name, s in {"model": model_says[relation], **others, "always": all_yes}.items()
        }
        out[relation]["always"]["F1"] = _round(2 * sum(truth) / (len(truth) + sum(truth)))
    return out


def _likeness(things: Sequence[Occurrence], way: Score) -> np.ndarray:
    at = list(combinations(range(len(things)), 2))
    out = np.eye(len(things))
    for (i, j), s in zip(at, way([(things[i], things[j]) for i, j in at]), strict=True):
        out[i, j] = out[j, i] = s
    return out


def grouping(sets: Sequence[tuple[Sequence[Occurrence], Sequence[Hashable]]], way: Score) -> dict[float, float]:
    """Mean B-cubed F1 over some sets, for every cut."""
    total: Counter[float] = Counter()
    for things, gold in sets:
        for cut, found in groups_at(_likeness(things, way), CUTS).items():
            total[cut] += b_cubed(gold, found)[2] / len(sets)
    return dict(total)


def affair_set(affair: Affair) -> tuple[list[Occurrence], list[int]]:
    """The occurrences of an invented affair with their claims."""
    return [occurrence(t.side, f"{affair.name}{n:03}") for n, t in enumerate(affair.told)], [
        t.claim for t in affair.told
    ]


def scenario_set(folder: Path) -> tuple[list[Occurrence], list[str]]:
    """The gold occurrences of a scenario as the reader would hand them on, with their claims."""
    from sayso.match.occurrences import occurrences_of
    from sayso.model import Proposition
    from sayso.pipeline import read_report
    from sayso.read import from_text

    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    places = [(o["report"], Span(*o["span"]), c["id"]) for c in gold["claims"] for o in c["occurrences"]]
    things, claims = [], []
    for line in (folder / "reports.jsonl").open(encoding="utf-8"):
        r = json.loads(line)
        reading = read_report(from_text(r["text"], id=r["id"], publisher=r.get("publisher"), title=r.get("title"),
                                        published=r.get("published"), url=r.get("url")))  # fmt: skip
        for n, (_, span, claim) in enumerate(p for p in places if p[0] == r["id"]):
            near = max(reading.attributions, key=lambda a: _common(a.content, span), default=None)
            of = near.id if near is not None and _common(near.content, span) > 0 else None
            one = Proposition(id=f"p{n}", spans=(span,), attribution=of, factuality="CT+")
            found = occurrences_of(replace(reading, propositions=(one,)))[0]
            things.append(replace(found, id=f"{found.id}/{n}"))
            claims.append(claim)
    return things, claims


def _common(spans: Sequence[Span], span: Span) -> float:
    """Share of characters in common."""
    shared = sum(max(0, min(s.end, span.end) - max(s.start, span.start)) for s in spans)
    every = sum(s.end - s.start for s in spans) + span.end - span.start - shared
    return shared / max(1, every)


def groups(shared: Path, model: Comparer, ways: dict[str, Score], scenario: bool = True) -> dict[str, dict[str, Any]]:
    """B-cubed F1 on the held-out affairs at the best cut, on those of answers and on the scenario at that cut, and the
    best of the scenario.
    """
    sets = [affair_set(a) for a in affairs() if a.dev]
    answers = [affair_set(a) for a in affairs(ANSWERS) if a.dev]
    gold = scenario_set(shared / "scenarios/water-scare") if scenario else None
    out = {}
    for name, way in {"model": lambda x: [k.same for k in model.compare(x)], **ways}.items():
        at = grouping(sets, way)
        cut = max(at, key=lambda c: (at[c], c))
        out[name] = {"cut": cut, "affairs": _round(at[cut]), "answers": _round(grouping(answers, way)[cut])}
        if gold:
            there = grouping([gold], way)
            best = max(there, key=lambda c: (there[c], c))
            out[name] |= {"scenario": _round(there[cut]), "scenario_best": _round(there[best]), "its_cut": best}
    return out


def _round(value: float) -> float:
    return round(100 * value, 1)


def measure(shared: Path, only: Sequence[str] = (), embedding: Path | None = None) -> dict[str, Any]:
    """All figures of the shipped weights, in percent."""
    model = SameClaim()
    ways: dict[str, Score] = {"words": by_words}
    if embedding:
        ways["embedding"] = Embedding(embedding)
    out: dict[str, Any] = {}
    if not only or "ecb" in only:
        out["ecb"] = ecb(shared / "data/ecb/ecbplus_topics_1-35.zip", model, ways)
    if not only or "real" in only:
        out["real"] = real(shared / "data", model, ways)
    if not only or "claimdiff" in only:
        out["claimdiff"] = relations(shared / "data/claimdiff", model, ways)
    if not only or {"affairs", "scenario"} & set(only):
        out["groups"] = groups(shared, model, ways, not only or "scenario" in only)
    return out


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--embedding", type=Path)
    args = parser.parse_args()
    print(json.dumps(measure(args.shared, args.only, args.embedding), indent=1))


if __name__ == "__main__":
    main()
