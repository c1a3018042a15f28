"""Copy detection beside datasketch's MinHash LSH: pairs found, time, and how the cost grows.

    python -m bench.copies [--shared ../shared] [--reports N] [--rounds 3] [--growth 1000 2000 4000 8000]

The silver standard: the pairs of reports from different publishers of the Helsinki set (one event, 29 hours) of which
the shorter shares at least 90 % (50 %) of its distinct 8-grams of words with the other; every pair is compared for it.
Sayso gives every pair that shares enough (siblings wanted, retellings left out), with the share of the shorter text
that lies in its passages; datasketch (128 permutations over the same 8-grams) gives the pairs of its LSH with their
estimated Jaccard similarity; it knows neither passages nor direction. Either's threshold is the best of several
for each silver standard. One process and one thread each; reading the files is left out. Needs `pip install datasketch`
for the peer; without it only Sayso's figures are printed. Nothing here is asserted by a test.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import random
import re
import resource
import statistics
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

from sayso.match import CopyIndex, CopyOptions
from sayso.model import Report

GRAM = 8
SILVER = (0.9, 0.5)
THRESHOLDS = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8)  # of Jaccard similarity
SHARES = tuple(k / 20 for k in range(6, 20))  # of the shorter text
Pair = frozenset[str]


def load(path: Path, most: int | None) -> list[Report]:
    """The first reports of a set."""
    rows = map(json.loads, path.read_text("utf-8").splitlines()[:most])
    fields = ("id", "text", "publisher", "title", "published", "url")
    return [Report(**{k: row.get(k) for k in fields}) for row in rows]


def grams(text: str) -> set[tuple[str, ...]]:
    """The distinct 8-grams of words."""
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[k : k + GRAM]) for k in range(len(words) - GRAM + 1)}


def silver(reports: list[Report], sets: dict[str, set[tuple[str, ...]]]) -> dict[Pair, float]:
    """Containment of every pair of different publishers that shares a gram."""
    holders: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for r in reports:
        for gram in sets[r.id]:
            holders[gram].append(r.id)
    shared = Counter(frozenset(two) for ids in holders.values() for two in combinations(ids, 2))
    publisher = {r.id: r.publisher for r in reports}
    out = {}
    for pair, n in shared.items():
        a, b = pair
        if publisher[a] != publisher[b]:
            out[pair] = n / min(len(sets[a]), len(sets[b]))
    return out


def ours(reports: list[Report]) -> dict[Pair, float]:
    """The share of the shorter text in the passages of every pair that Sayso finds."""
    index = CopyIndex(CopyOptions(siblings=True, rewrites=False))
    for r in reports:
        index.add(r)
    words = {r.id: [m.start() for m in re.finditer(r"\w+", r.text)] for r in reports}
    out = {}
    for link in index.copies():
        side = 0 if len(words[link.from_]) <= len(words[link.to]) else 1
        shorter = (link.from_, link.to)[side]
        spans = [p[side] for p in link.passages]
        covered = sum(any(s.start <= at < s.end for s in spans) for at in words[shorter])
        out[frozenset((link.from_, link.to))] = covered / max(1, len(words[shorter]))
    return out


def nearest(reports: list[Report]) -> int:
    """How many links Sayso gives by default: each copy to its nearest sources."""
    index = CopyIndex()
    for r in reports:
        index.add(r)
    return len(index.copies())


def theirs(reports: list[Report], threshold: float) -> dict[Pair, float]:
    """The estimated Jaccard similarity of every pair that datasketch finds."""
    from datasketch import MinHash, MinHashLSH

    lsh, hashes, out = MinHashLSH(threshold=threshold, num_perm=128), {}, {}
    for r in reports:
        mine = MinHash(num_perm=128)
        mine.update_batch([" ".join(g).encode("utf-8", "replace") for g in grams(r.text)])
        for other in lsh.query(mine):
            out[frozenset((r.id, other))] = mine.jaccard(hashes[other])
        lsh.insert(r.id, mine)
        hashes[r.id] = mine
    return {pair: likeness for pair, likeness in out.items() if likeness >= threshold}


def figures(found: Iterable[Pair], true: set[Pair]) -> tuple[float, float, float]:
    """Precision, recall and F1 in percent."""
    found = set(found)
    hit = len(found & true)
    p, r = 100 * hit / max(1, len(found)), 100 * hit / max(1, len(true))
    return p, r, 2 * p * r / max(1e-9, p + r)


def cpu(work: Callable[[], Any]) -> tuple[float, Any]:
    """(CPU seconds of this process, what the work gives)."""
    start = time.process_time()
    result = work()
    return time.process_time() - start, result


def side_by_side(reports: list[Report], rounds: int) -> None:
    """Print both on one set."""
    sets = {r.id: grams(r.text) for r in reports}
    contained = silver(reports, sets)
    publisher = {r.id: r.publisher for r in reports}

    def across(pairs: Iterable[Pair]) -> set[Pair]:
        return {p for p in pairs if len({publisher[i] for i in p}) == 2}

    words = sum(len(r.text.split()) for r in reports)
    print(f"{len(reports)} reports, {words} words, {len(set(publisher.values()))} publishers")
    try:
        import datasketch  # noqa: F401

        peer = True
    except ImportError:
        peer = False
    times: dict[str, list[float]] = defaultdict(list)
    mine: dict[Pair, float] = {}
    for _ in range(rounds):
        seconds, mine = cpu(lambda: ours(reports))
        times["Sayso, all pairs"].append(seconds)
        seconds, links = cpu(lambda: nearest(reports))
        times["Sayso, nearest and retellings"].append(seconds)
        if peer:
            times["datasketch"].append(cpu(lambda: theirs(reports, 0.5))[0])
    others = {t: theirs(reports, t) for t in THRESHOLDS} if peer else {}
    for bound in SILVER:
        true = {p for p, c in contained.items() if c >= bound}
        print(f"containment >= {bound}: {len(true)} pairs")
        cut = {t: [pair for pair, share in mine.items() if share >= t] for t in SHARES}
        for name, tries in (("Sayso", cut), ("datasketch", others)):
            best = max(((figures(across(found), true)[::-1], t) for t, found in tries.items()), default=None)
            if best:
                (f, r, p), t = best
                print(f"  {name:10} P {p:5.1f} R {r:5.1f} F1 {f:5.1f} (at {t})")
    print(f"Sayso by default: {links} links (a copy to its nearest sources)")
    for name, got in times.items():
        print(f"{name:30} {min(got):6.2f} {statistics.median(got):6.2f} {max(got):6.2f} CPU s (min, median, max)")


def made_up(n: int, seed: int = 7) -> list[Report]:
    """Reports made by dice: a third of them dispatches, the rest carriers of one of the last forty, years of them."""
    dice = random.Random(seed)
    syllables = [a + b for a in "bdfgklmnprstvz" for b in "aeiou"]
    vocabulary = ["".join(dice.choices(syllables, k=dice.randint(1, 4))) for _ in range(20_000)]
    weights = [1 / (k + 10) for k in range(len(vocabulary))]

    def prose(sentences: int) -> str:
        words = dice.choices(vocabulary, weights, k=14 * sentences)
        return " ".join(" ".join(words[k : k + 14]).capitalize() + "." for k in range(0, len(words), 14))

    about = [prose(3) for _ in range(50)]
    recent: list[str] = []
    out = []
    for k in range(n):
        if not recent or dice.random() < 0.35:
            recent = [*recent[-39:], prose(22)]
            body = recent[-1]
        else:
            lines = dice.choice(recent).split(". ")
            body = f"{prose(dice.randint(1, 6))} {'. '.join(lines[: dice.randint(5, len(lines))])}"
        house = dice.randrange(50)
        stamp = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(1_500_000_000 + 1800 * k))
        out.append(Report(id=f"r{k}", text=f"{body}\n\n{about[house]}", publisher=f"Paper {house}", published=stamp))
    return out


def growth(sizes: list[int]) -> None:
    """Print what the reports up to each size cost, and the exponent of the whole."""
    reports, index, spent, at = made_up(max(sizes)), CopyIndex(), 0.0, 0
    table = []
    for size in sorted(sizes):
        seconds, _ = cpu(lambda: [index.add(r) for r in reports[at:size]])  # noqa: B023
        spent += seconds
        sample = [r.id for r in reports[max(0, size - 100) : size]]
        look, _ = cpu(lambda: [index.links(i) for i in sample])  # noqa: B023
        fresh = CopyIndex(CopyOptions(rewrites=False))
        whole, links = cpu(lambda: ([fresh.add(r) for r in reports[:size]], fresh.copies())[1])  # noqa: B023
        table.append((size, whole))
        print(f"{size:6} reports: add {1e3 * seconds / (size - at):5.2f} ms each, links of the last 100 "
              f"{1e3 * look / len(sample):5.2f} ms each, the whole {whole:6.1f} s, {len(links)} links")  # fmt: skip
        at = size
    for (n, a), (m, b) in pairwise(table):
        print(f"  {n} -> {m}: exponent {math.log(b / a) / math.log(m / n):.2f}")
    (n, a), (m, b) = table[0], table[-1]
    if m > n:
        print(f"  {n} -> {m}: exponent {math.log(b / a) / math.log(m / n):.2f} in all")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(prog="python -m bench.copies", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    default = Path(os.environ.get("SAYSO_SHARED") or Path(__file__).resolve().parent.parent.parent / "shared")
    parser.add_argument("--shared", type=Path, default=default)
    parser.add_argument("--set", default="helsinki", help="helsinki or events")
    parser.add_argument("--reports", type=int)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--growth", type=int, nargs="*", help="sizes of a made-up record, instead of the comparison")
    args = parser.parse_args()
    if args.growth is not None:
        growth(args.growth or [1000, 2000, 4000, 8000])
        return
    path = args.shared / "data" / args.set / "reports.jsonl"
    if not path.exists():
        print(f"{path}: the shared data is not here; name its folder with --shared", file=sys.stderr)
        raise SystemExit(3)
    side_by_side(load(path, args.reports), args.rounds)


if __name__ == "__main__":
    main()
