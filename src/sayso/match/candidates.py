"""Which occurrences are worth comparing: keys that each has by itself.

Two occurrences are candidates where they share a key. Nothing is counted over a corpus and no list is cut, so whether
two are compared depends on the two alone: not on what else was read, nor on the order in which it came.

Words alone would not do (every report of a flood says "water"), so keys are pairs of the rarest words, names and
numbers, rare in English at large: the rank of a word in the vocabulary of the reader's tokenizer stands for its
frequency. Further keys are buckets of the vector, for the same told in other words: signs of fixed random
projections, several to a bucket.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from importlib.resources import files
from itertools import combinations
from math import log2

import numpy as np

from sayso.model import Number, Occurrence


@dataclass(frozen=True, slots=True)
class KeyOptions:
    """What makes a key. Bits are -log2 of a word's frequency as its vocabulary rank suggests it."""

    words: int = 7  # rarest words of an occurrence that are paired
    rare: float = 8.0  # bits below which a word is no part of a key
    enough: float = 21.0  # bits of both words of a pair together
    few: int = 3  # an occurrence with no more words than this takes those around it too
    tables: int = 12  # buckets of the vector
    signs: int = 14  # projections to a bucket


WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+(?:[.,]\d+)*")
SUFFIXES = ("ations", "ation", "ingly", "ities", "ments", "ment", "ness", "ions", "ing", "ies", "ied", "ion", "ers",
            "ity", "ed", "es", "er", "ly", "al", "s", "e", "y")  # fmt: skip
STEM = 6  # letters of a stem: "hospitalised" and "hospital" meet
UNKNOWN = 16.0  # bits of a word that the vocabulary has to spell
NUMBER_BITS = 11.0
PROJECTIONS_SEED = 20240
DEFAULT = KeyOptions()


def keys_of(occurrence: Occurrence, vector: np.ndarray | None, options: KeyOptions = DEFAULT) -> tuple[int, ...]:
    """The keys of an occurrence, sorted 63-bit ints. Two occurrences are worth comparing where they share one.

    vector: its unit vector (d,) from `SameClaim.embed`, None where it has none yet (then only word keys).
    """
    bits = word_bits(occurrence, options)
    rarest = sorted(bits, key=lambda w: (-bits[w], w))[: options.words]
    keys = {
        _hashed("w", *sorted(pair)) for pair in combinations(rarest, 2) if sum(map(bits.get, pair)) >= options.enough
    }
    if vector is not None and len(vector):
        keys.update(_hashed("v", str(t), bucket.hex()) for t, bucket in enumerate(_buckets(vector, options)))
    return tuple(sorted(keys))


def word_bits(occurrence: Occurrence, options: KeyOptions = DEFAULT) -> dict[str, float]:
    """The stems, names and numbers that may make a key, with their bits."""
    told = _bits_of(occurrence.resolved, options)
    for number in occurrence.numbers:
        told.update(dict.fromkeys(_values(number), NUMBER_BITS))
    if len(told) <= options.few:
        for word, bits in _bits_of(occurrence.around, options).items():
            told.setdefault(word, bits)
    return told


def _values(number: Number) -> Iterable[str]:
    """A number's bounds as words: "more than 200" and "200" meet, "200" and "200,000" do not."""
    return {f"#{bound:g}" for bound in (number.low, number.high) if bound is not None}


def _bits_of(text: str, options: KeyOptions) -> dict[str, float]:
    ranks, out = _ranks(), {}
    for word in WORD.findall(text.casefold().replace("’", "'")):
        if word[0].isdigit():
            continue  # numbers come by value
        word = word.removesuffix("'s")
        rank = ranks.get(word)
        parts = [ranks.get(p) for p in word.split("-")]
        bits = log2(rank + 1) if rank is not None else UNKNOWN if None in parts else log2(max(parts) + 1) + 1
        if bits >= options.rare and len(word) > 1:
            stem = stem_of(word)
            out[stem] = max(bits, out.get(stem, 0.0))
    return out


def stem_of(word: str) -> str:
    """A word without its ending, at most six letters: coarse on purpose, since keys only propose."""
    for suffix in SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 4:
            word = word[: -len(suffix)]
            break
    return word[:STEM]


@lru_cache(maxsize=1)
def _ranks() -> dict[str, int]:
    """Whole words of the reader's vocabulary by rank; it is ordered by frequency."""
    data = json.loads(files("sayso").joinpath("models/reader/tokenizer.json").read_text("utf-8"))
    whole = [w for w, _ in sorted(data["model"]["vocab"].items(), key=lambda x: x[1]) if w.isalpha() and len(w) > 1]
    return {w: n for n, w in enumerate(whole)}


@lru_cache(maxsize=4)
def _projections(size: int, count: int) -> np.ndarray:
    return np.random.default_rng(PROJECTIONS_SEED).standard_normal((size, count)).astype(np.float32)


def _buckets(vector: np.ndarray, options: KeyOptions) -> list[bytes]:
    """For each table the signs of its projections as bytes."""
    signs = np.asarray(vector, np.float32) @ _projections(len(vector), options.tables * options.signs) > 0
    return [np.packbits(row).tobytes() for row in signs.reshape(options.tables, options.signs)]


def _hashed(*parts: str) -> int:
    raw = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(raw, digest_size=8).digest(), "big") >> 1
