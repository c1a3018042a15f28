"""Are two occurrences the same claim? A score for each pair, with what it rests on.

Same: the same proposition, whoever says so and however surely; a denial and what it denies are the same claim with
opposite polarity. Where they are not the same: does one strengthen, weaken or contradict the other?

A link depends on the pair alone. The two are put in an order of their own (by their words) before they are compared,
so that which of them was read first cannot matter.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from math import exp

import numpy as np

from sayso.match.candidates import stem_of
from sayso.model import ClaimLink, Number, Occurrence, RelationKind, Time

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
#: Words that tell nothing about what a clause is about.
STOP = frozenset(
    """a an the and or but if of in on at to for from by with as about into over after before during while than then
    is are was were be been being am do does did done has have had having will would can could may might must shall
    should it its he him his she her hers they them their theirs we us our ours i me my mine you your this that these
    those who whom whose which what there here so too very just also only s t d ll re ve not no nor never n't said
    says say saying told tells tell according""".split()
)
#: Words that turn a clause round. "Denied" and its kind do when they stand in the words compared.
NEGATIVES = frozenset(
    """no not never none nobody nothing neither nor nowhere without cannot false untrue wrong hoax fake deny denies
    denied denying refute refutes refuted reject rejects rejected dismiss dismisses dismissed dispute disputes disputed
    unfounded baseless""".split()
)
NEGATIVE_END = ("n't", "n’t")
WORD_BITS = 9.0  # what a word weighs by its length alone; longer words are rarer


@dataclass(frozen=True, slots=True)
class Traits:
    """What of an occurrence is compared by hand-made means."""

    stems: dict[str, float]
    names: frozenset[str]
    numbers: tuple[Number, ...]
    times: tuple[Time, ...]
    negative: bool


def traits_of(o: Occurrence) -> Traits:
    """Stems with their weights, names, numbers, times, and whether the words turn the clause round."""
    words = [w.casefold().replace("’", "'") for w in WORD.findall(o.resolved)]
    stems = {stem_of(w.removesuffix("'s")): min(WORD_BITS, 2.0 + len(w)) for w in words if w not in STOP}
    turns = sum(w in NEGATIVES or w.endswith(NEGATIVE_END) for w in words)
    names = frozenset(n.casefold() for n in o.names)
    return Traits(stems, names, o.numbers, o.times, turns % 2 == 1 or o.factuality.endswith("-"))


def overlap(a: dict[str, float], b: dict[str, float]) -> float:
    """Weighted share of the stems in common, in all stems of both."""
    every = sum({**a, **b}.values())
    return sum(min(a[w], b[w]) for w in a.keys() & b.keys()) / every if every else 0.0


def numbers_compared(a: Sequence[Number], b: Sequence[Number]) -> tuple[list[str], list[str]]:
    """Numbers that both have, and those that count the same thing but differ, as they are written."""
    equal, differ = [], []
    for x in a:
        for y in b:
            if (x.low, x.high) == (y.low, y.high) and x.low is not None:
                equal.append(x.text)
            elif x.of and y.of and stem_of(x.of.casefold()) == stem_of(y.of.casefold()) and _apart(x, y):
                differ.append(f"{x.text} / {y.text}")
    return list(dict.fromkeys(equal)), list(dict.fromkeys(differ))


def _apart(x: Number, y: Number) -> bool:
    """Can no value lie within both?"""
    low, high = max(x.low or 0.0, y.low or 0.0), min(_top(x), _top(y))
    return low > high


def _top(x: Number) -> float:
    return float("inf") if x.high is None else x.high


def times_compared(a: Sequence[Time], b: Sequence[Time]) -> tuple[list[str], bool]:
    """Days or periods that both name, and whether both name some and none in common."""
    mine, other = {t.value for t in a if t.value}, {t.value for t in b if t.value}
    both = sorted(x for x in mine for y in other if x.startswith(y) or y.startswith(x))
    return both, bool(mine and other and not both)


class SameClaim:
    """Compares occurrences."""

    def embed(self, occurrences: Sequence[Occurrence]) -> np.ndarray:
        """A unit vector for each occurrence, float32 (n, d): near where the claims are alike."""
        out = np.zeros((len(occurrences), 384), np.float32)
        for i, o in enumerate(occurrences):
            for stem, weight in traits_of(o).stems.items():
                out[i] += weight * _direction(stem)
        return out / np.maximum(np.linalg.norm(out, axis=1, keepdims=True), 1e-9)

    def compare(self, pairs: Sequence[tuple[Occurrence, Occurrence]]) -> list[ClaimLink]:
        """A link for each pair, in their order; the order within a pair does not matter."""
        return [_link(*in_order(*pair)) for pair in pairs]


def in_order(a: Occurrence, b: Occurrence) -> tuple[Occurrence, Occurrence]:
    """The two as a link names them: by id."""
    return (a, b) if a.id <= b.id else (b, a)


def _link(a: Occurrence, b: Occurrence) -> ClaimLink:
    mine, other = traits_of(a), traits_of(b)
    shared = overlap(mine.stems, other.stems)
    equal, differ = numbers_compared(mine.numbers, other.numbers)
    days, apart = times_compared(mine.times, other.times)
    names = sorted(mine.names & other.names)
    score = -3.0 + 8.0 * shared + 0.5 * bool(equal) - 2.0 * bool(differ) + 0.3 * bool(names) - 1.0 * apart
    same = 1 / (1 + exp(-score))
    against = mine.negative != other.negative
    why = [f"words in common: {shared:.2f}"]
    why += [f"same name: {n}" for n in names[:3]] + [f"same number: {n}" for n in equal[:2]]
    why += [f"numbers differ: {n}" for n in differ[:2]] + [f"same time: {t}" for t in days[:2]]
    why += ["times differ"] * apart + ["opposite polarity"] * against
    relation: RelationKind | None = "contradicts" if differ and same < 0.5 else None
    return ClaimLink(a=a.id, b=b.id, same=round(same, 4), opposed=round(same * against, 4), relation=relation,
                     relation_confidence=0.5 if relation else 0.0, why=tuple(why))  # fmt: skip


@lru_cache(maxsize=50_000)
def _direction(stem: str) -> np.ndarray:
    seed = int.from_bytes(blake2b(stem.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")
    return np.random.default_rng(seed).standard_normal(384).astype(np.float32)
