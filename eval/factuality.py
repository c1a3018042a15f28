"""Scores event factuality: how certain each marked event word is, on the scale from -3 to 3.

    python -m eval.factuality FOLDER [--part dev] [--no-head]

FOLDER holds uw, uds_ih2 and meantime as NAME.PART.jsonl (a tokenised sentence and its marked words a line).
Mean absolute error and Pearson's r for: a constant (the training part's median), a lexicon
(the negation and hedge words right before the event), the rules on the parse, the shipped head, and the
mean of both.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

import numpy as np

from sayso.annotate.words import words_of
from sayso.attribute.lexicon import HEDGES, MODALS, NEGATORS

SETS = ("uw", "uds_ih2", "meantime")
#: texts -> for every text one value a word of `words_of(text)`
Scores = Callable[[Sequence[str]], Sequence[np.ndarray]]


class Target(NamedTuple):
    """One marked event: its sentence, the characters of its word, the annotators' mean."""

    text: str
    start: int
    end: int
    value: float


class Score(NamedTuple):
    """Mean absolute error (lower is better) and Pearson's r of one way to predict."""

    mae: float
    r: float
    n: int


def targets(folder: Path, name: str, part: str) -> Iterator[Target]:
    """The marked events of one set."""
    for line in (folder / f"{name}.{part}.jsonl").open(encoding="utf-8"):
        raw = json.loads(line)
        starts, at = [], 0
        words = raw["text"].split(" ")
        for word in words:
            starts.append(at)
            at += len(word) + 1
        for target in raw["targets"]:
            k = target["span1"][0]
            if k < len(words):
                yield Target(raw["text"], starts[k], starts[k] + len(words[k]), float(target["label"]))


def score(given: Sequence[float], gold: Sequence[float]) -> Score:
    """Both measures of a list of values; r is 0 where one side does not vary."""
    a, b = np.asarray(given, float), np.asarray(gold, float)
    r = float(np.corrcoef(a, b)[0, 1]) if len(a) > 1 and a.std() > 0 and b.std() > 0 else 0.0
    return Score(float(np.abs(a - b).mean()) if len(a) else 0.0, r, len(a))


def by_lexicon(events: Sequence[Target]) -> list[float]:
    """A baseline without a parse: the three words before the event say whether it is negated or hedged."""
    out = []
    for event in events:
        before = event.text[: event.start].lower().split()[-3:]
        value = 3.0
        for word in before:
            if MODALS.get(word) in ("PS", "Uu") or word in HEDGES:
                value = min(abs(value), 1.0)
            if word == "to":
                value = min(abs(value), 1.0)
        if any(word in NEGATORS for word in before):
            value = -value
        out.append(value)
    return out


def by_rules(events: Sequence[Target]) -> list[float]:
    """The rules on the parse; needs the parser's model."""
    from sayso.annotate.parse import parse
    from sayso.attribute.factuality import word_factuality
    from sayso.text import Span

    parses, out = {}, []
    for event in events:
        if event.text not in parses:
            parses[event.text] = parse(event.text)
        tokens = parses[event.text].within(Span(event.start, event.end))
        out.append(word_factuality(parses[event.text], tokens[0].i) if tokens else 3.0)
    return out


def by_scores(events: Sequence[Target], scores: Scores) -> list[float]:
    """A learned head: one value a word, read at each event's first word."""
    texts = list(dict.fromkeys(event.text for event in events))
    table = dict(zip(texts, scores(texts), strict=True))
    out = []
    for event in events:
        touched = words_of(event.text).touched(event.start, event.end)
        out.append(float(table[event.text][touched[0]]) if touched else 3.0)
    return out


def evaluate(folder: Path, part: str = "dev", scores: Scores | None = None) -> dict[str, dict[str, Score]]:
    """{set: {way: its score}}; `scores` adds the way `head`, and `both`, its mean with the rules."""
    out = {}
    for name in SETS:
        constant = median(event.value for event in targets(folder, name, "train"))
        events = list(targets(folder, name, part))
        gold = [event.value for event in events]
        rules = by_rules(events)
        ways = {"constant": [constant] * len(events), "lexicon": by_lexicon(events), "rules": rules}
        if scores is not None:
            ways["head"] = by_scores(events, scores)
            ways["both"] = [(a + b) / 2 for a, b in zip(ways["head"], rules, strict=True)]
        out[name] = {way: score(given, gold) for way, given in ways.items()}
    return out


def shipped(texts: Sequence[str]) -> list[np.ndarray]:
    """The values of the shipped weights' head, a word each."""
    from sayso.annotate.encoding import encode

    return [encode(text).fact for text in texts]


def measure(folder: Path, part: str = "dev", scores: Scores | None = shipped) -> dict[str, dict[str, dict[str, float]]]:
    """What `evaluate` gives, as plain dicts for the gates: {set: {way: {mae, r, n}}}, rounded to three places."""
    results = evaluate(folder, part, scores)
    return {
        name: {way: {key: round(value, 3) for key, value in s._asdict().items()} for way, s in ways.items()}
        for name, ways in results.items()
    }


def table(results: dict[str, dict[str, Score]]) -> str:
    """The results as fixed-width text."""
    lines = [f"{'set':10}{'way':10}{'MAE':>7}{'r':>7}{'n':>7}"]
    for name, ways in results.items():
        lines += [f"{name:10}{way:10}{s.mae:7.3f}{s.r:7.3f}{s.n:7}" for way, s in ways.items()]
    return "\n".join(lines)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--part", default="dev")
    parser.add_argument("--no-head", action="store_true", help="without the shipped weights")
    args = parser.parse_args()
    print(table(evaluate(args.folder, args.part, None if args.no_head else shipped)))


if __name__ == "__main__":
    main()
