"""Do two occurrences say the same? A small network reads both, each in its sentence, and answers in probabilities.

The same weights give one vector for each occurrence, by which those worth comparing are found. What the network says is
held against what can be checked: numbers of the same thing that cannot both be right make two claims of one, and lend a
reason that a person can read. A pair is read in the order of its ids, so that the answer depends on the two alone.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from math import exp, log
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from sayso.errors import ModelError
from sayso.match.claims import ALIKE, OPPOSED
from sayso.match.gist import STOP
from sayso.match.surroundings import WORD, needs_around
from sayso.model import ClaimLink, Number, Occurrence, RelationKind
from sayso.text import printable

FOLDER = Path(__file__).resolve().parent.parent / "models" / "same"
CLS, SEP = 101, 102
SUREST = 0.001  # probabilities of the network are cut here, as in the fit of the blend
# How likely two are one claim by their words alone: fitted on 41,600 pairs of real reports (train/judged.jsonl, packs).
STEEP, HALFWAY = 6.2, 3.3
UNOPPOSED = 0.03  # how much two are taken to be opposed where the network is not asked: its mean on real reports
MOST_KNOWN = 50_000  # vectors kept at hand (1.5 KB each)
FEW = 64  # items that are not worth starting threads for
TOLD, AROUND = 48, 40  # pieces that are read, as in training (train/same.py)


class Comparer(Protocol):
    """What compares occurrences."""

    @property
    def made_by(self) -> dict[str, str]:
        """Names and hashes of what it compares with."""
        ...

    def embed(self, occurrences: Sequence[Occurrence]) -> np.ndarray:
        """Unit vectors, float32 (n, d)."""
        ...

    def compare(self, pairs: Sequence[tuple[Occurrence, Occurrence]]) -> list[ClaimLink]:
        """One link a pair, in order; a < b by id in each."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class SameOptions:
    """How the scores become probabilities.

    `same` is a logistic blend of three witnesses: what the network says of the pair, the cosine of their vectors, the
    words in common. Fitted on the compared pairs of seven affairs with gold and of held-out packs of real reports
    (train/packs.jsonl), each kind with half of the weight; the card of the network has the figures of each witness.
    """

    pair: float = 0.3  # of the log-odds that the network gives the pair
    vectors: float = 3.9  # of the cosine
    words: float = 3.0  # of the words in common (Dice)
    base: float = -3.5
    # What makes the other likelier is mostly what is near it. The network has ClaimDiff's training topics by heart (an
    # AUC of .87) and of held-out ones .56, the cosine .68, the words in common .63. The scale is from pairs of real
    # reports (train/judged.jsonl).
    strengthens: tuple[float, float, float, float] = (0.05, 5.21, 1.5, -3.5)  # network, cosine, words, base
    numbers_differ: float = 0.15  # what is left of `same` where numbers of one thing cannot both be right
    relation: float = 0.6  # probability from which a relation is named
    # The network costs a thousand times what the other two witnesses do. It is asked wherever the two alone and the
    # chance it is taken to give (`unasked`) could join two; that is all pairs that are near enough to be compared. On
    # seven affairs with gold, to ask it of two thirds of them (.18) or half (.2) costs three or four ranges of 63 that
    # contain the gold's.
    asked: float = 0.108  # likeness by the two cheap witnesses alone from which the network is asked
    unasked: float = 0.25  # what it is taken to say where it is not: between its median there and what joins


def ordered(a: Occurrence, b: Occurrence) -> tuple[Occurrence, Occurrence]:
    """The two by id, so that a pair has one form."""
    return (a, b) if a.id <= b.id else (b, a)


def clashing_numbers(a: Occurrence, b: Occurrence) -> tuple[Number, Number] | None:
    """Two numbers of the same thing that cannot both be right, or None; only where each side has one of that kind."""
    for one in a.numbers:
        same_kind = [n for n in b.numbers if n.of and one.of and n.of == one.of]
        if len(same_kind) == 1 and len([n for n in a.numbers if n.of == one.of]) == 1 and apart(one, same_kind[0]):
            return one, same_kind[0]
    return None


def apart(a: Number, b: Number) -> bool:
    """Do the ranges of two numbers not meet? An open end reaches as far as may be."""
    low_a, high_a = (-np.inf if a.low is None else a.low), (np.inf if a.high is None else a.high)
    low_b, high_b = (-np.inf if b.low is None else b.low), (np.inf if b.high is None else b.high)
    return bool(high_a < low_b or high_b < low_a)


def content_words(text: str) -> frozenset[str]:
    """The words that carry meaning, case-folded."""
    return frozenset(w for w in (m.casefold() for m in WORD.findall(text)) if w not in STOP)


def shared_words(a: Occurrence, b: Occurrence) -> float:
    """Content words in common, by those in the shorter and the longer (Dice)."""
    return in_common(content_words(a.resolved), content_words(b.resolved))


def in_common(one: frozenset[str], two: frozenset[str]) -> float:
    """Words that two have in common, by all of both (Dice)."""
    return 2 * len(one & two) / max(1, len(one) + len(two))


def log_odds(chance: float) -> float:
    """The log-odds of a probability, cut where the network is surest."""
    sure = min(max(chance, SUREST), 1 - SUREST)
    return log(sure / (1 - sure))


def chance_of(odds: float) -> float:
    """The probability that has these log-odds."""
    return 1 / (1 + exp(-odds))


def reasons(a: Occurrence, b: Occurrence, same: float, opposed: float) -> tuple[str, ...]:
    """Why two are held for the same, in words."""
    told = [f"{ALIKE} {same:.2f}"]
    names = [n for n in a.names if n in b.names]
    if names:
        told.append(f"both name {', '.join(names[:4])}")
    numbers = sorted({n.text for n in a.numbers} & {n.text for n in b.numbers})
    if numbers:
        told.append(f"both give {', '.join(numbers[:3])}")
    times = sorted({t.value for t in a.times if t.value} & {t.value for t in b.times if t.value})
    if times:
        told.append(f"both of {', '.join(times[:2])}")
    if opposed >= 0.5:
        told.append(OPPOSED)
    clash = clashing_numbers(a, b)
    if clash:
        told.append(f"their numbers differ: {clash[0].text} and {clash[1].text}")
    return tuple(told)


class WordOverlap:
    """Compares by the words in common alone: the baseline, and a stand-in where no weights may be loaded."""

    made_by: dict[str, str] = {"words": "overlap"}  # noqa: RUF012

    def embed(self, occurrences: Sequence[Occurrence]) -> np.ndarray:
        """Hashed bags of words, unit length (n, 256)."""
        out = np.zeros((len(occurrences), 256), np.float32)
        for row, o in zip(out, occurrences):
            for word in content_words(o.resolved):
                raw = hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest()
                row[int.from_bytes(raw[:4], "big") % 256] += 1
            row /= max(float(np.linalg.norm(row)), 1e-9)
        return out

    def compare(self, pairs: Sequence[tuple[Occurrence, Occurrence]]) -> list[ClaimLink]:
        """`same` follows from the Dice of content words as it does in real reports; polarity is told by factuality."""
        out = []
        for a, b in (ordered(*p) for p in pairs):
            alike = chance_of(STEEP * shared_words(a, b) - HALFWAY)
            same = alike * (SameOptions().numbers_differ if clashing_numbers(a, b) else 1.0)
            out.append(ClaimLink(a=a.id, b=b.id, same=same, opposed=0.0, why=reasons(a, b, same, 0.0)))
        return out


class SameClaim:
    """The trained network; loaded when first used. Raises ModelError where its weights are missing or damaged."""

    def __init__(
        self, folder: Path | None = None, options: SameOptions | None = None, *, threads: int | None = None
    ) -> None:
        """threads: how many items are compared at a time; by default as many as there are cores."""
        self._threads = threads or _cores()
        self._known: dict[tuple[str, str], np.ndarray] = {}  # vectors by words read, which pairs ask for again
        self._folder = Path(folder or os.environ.get("SAYSO_SAME_MODEL") or FOLDER)
        self._options = options or SameOptions()

    @property
    def made_by(self) -> dict[str, str]:
        """The weights' hash."""
        return {"same/same": self._network().sha256}

    def _network(self) -> _Network:
        return _network(self._folder)

    def embed(self, occurrences: Sequence[Occurrence]) -> np.ndarray:
        """Unit vectors of the resolved wordings, each with its sentence where it needs that, float32 (n, 384)."""
        net = self._network()
        if len(self._known) > MOST_KNOWN:
            self._known.clear()
        keys = [(o.resolved, o.around if needs_around(o.resolved) else "") for o in occurrences]
        told = {k: o for k, o in zip(keys, occurrences, strict=True) if k not in self._known}
        self._known.update(zip(told, self._each(lambda o: net.run(*net.alone(o))[1], list(told.values()))))
        return np.array([self._known[k] for k in keys], np.float32).reshape(-1, 384)

    def chances(self, pairs: Sequence[tuple[Occurrence, Occurrence]]) -> np.ndarray:
        """Probabilities (n, 5) as the network gives them: same, opposed, and what b does to a: strengthens, weakens,
        contradicts. The pair (a, b) is read as it is given.
        """
        net = self._network()
        sides = {o.id: o for p in pairs for o in p}
        pieces = {id: net.side(o) for id, o in sides.items()}
        scores = self._each(lambda p: net.run(*net.pair(pieces[p[0].id], pieces[p[1].id]))[0], pairs)
        return 1 / (1 + np.exp(-np.array(scores, np.float32).reshape(-1, 5)))

    def compare(self, pairs: Sequence[tuple[Occurrence, Occurrence]]) -> list[ClaimLink]:
        """One link a pair, in order. The network is asked only where it could make two one (SameOptions.asked)."""
        sides = [ordered(*p) for p in pairs]
        told = list({o.id: o for p in sides for o in p}.values())
        place = {o.id: n for n, o in enumerate(told)}
        vectors = self.embed(told)
        words = [content_words(o.resolved) for o in told]
        near = [
            (float(vectors[i] @ vectors[j]), in_common(words[i], words[j]))
            for i, j in ((place[a.id], place[b.id]) for a, b in sides)
        ]
        odds = [self._odds(*x) for x in near]
        least = log_odds(self._options.asked)
        asked = [n for n, x in enumerate(odds) if x >= least]
        found = dict(zip(asked, self.chances([sides[n] for n in asked]).tolist(), strict=True))
        untold = (self._options.unasked, UNOPPOSED, 0.0, 0.0, 0.0)
        links = []
        for n, ((a, b), x) in enumerate(zip(sides, odds, strict=True)):
            pair, *rest = found.get(n, untold)
            same = chance_of(x + self._options.pair * log_odds(pair))
            if n in found:
                rest[1] = self._strengthening(rest[1], *near[n])
            links.append(self._link(a, b, (same, *rest)))
        return links

    def strengthening(self, pairs: Sequence[tuple[Occurrence, Occurrence]]) -> list[float]:
        """Probability that b makes a likelier, for each pair as it is given (SameOptions.strengthens)."""
        sides = self.embed([a for a, _ in pairs]), self.embed([b for _, b in pairs])
        told = self.chances(pairs)[:, 2].tolist() if pairs else []
        words = [shared_words(a, b) for a, b in pairs]
        return [self._strengthening(p, float(x @ y), w) for p, w, x, y in zip(told, words, *sides, strict=True)]

    def _strengthening(self, chance: float, cosine: float, words: float) -> float:
        network, near, alike, base = self._options.strengthens
        return chance_of(network * log_odds(chance) + near * round(cosine, 4) + alike * words + base)

    def _odds(self, cosine: float, words: float) -> float:
        """What the two cheap witnesses say together, in log-odds; the network's are added to it (SameOptions)."""
        o = self._options
        return o.vectors * round(cosine, 4) + o.words * words + o.base

    def _each(self, run: Callable[[Any], np.ndarray], items: Sequence[Any]) -> list[np.ndarray]:
        """What the network says of each item, in order; a thread a core, since each runs alone."""
        if self._threads == 1 or len(items) < FEW:
            return [run(x) for x in items]
        with ThreadPoolExecutor(self._threads) as pool:
            return list(pool.map(run, items))

    def _link(self, a: Occurrence, b: Occurrence, p: Sequence[float]) -> ClaimLink:
        same, opposed, strengthens, weakens, contradicts = p
        relation: RelationKind | None = None
        clash = clashing_numbers(a, b)
        if clash:
            same *= self._options.numbers_differ
            relation, sure = "contradicts", max(contradicts, 0.7)
        else:
            kinds: tuple[tuple[float, RelationKind], ...] = (
                (contradicts, "contradicts"), (weakens, "weakens"), (strengthens, "strengthens"),
            )  # fmt: skip
            sure, named = max(kinds)
            relation = named if sure >= self._options.relation else None
        return ClaimLink(a=a.id, b=b.id, same=round(same, 4), opposed=round(opposed, 4), relation=relation,
                         relation_confidence=round(sure, 4) if relation else 0.0,
                         why=reasons(a, b, same, opposed))  # fmt: skip


def _cores() -> int:
    """Processor cores that this process may use, or SAYSO_THREADS."""
    told = os.environ.get("SAYSO_THREADS")
    return int(told) if told else len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1


class _Network:
    """Tokenizer and ONNX session."""

    def __init__(self, folder: Path) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        try:
            card = json.loads((folder / "card.json").read_text("utf-8"))
            data = (folder / "same.onnx").read_bytes()
        except OSError as exc:
            raise ModelError(
                "the weights that compare claims are missing", where=str(folder), next_step="reinstall sayso"
            ) from exc
        self.sha256 = hashlib.sha256(data).hexdigest()
        if self.sha256 != card["sha256"]["same.onnx"]:
            raise ModelError("same.onnx is damaged: its sha256 is not the card's", where=str(folder),
                             next_step="reinstall sayso")  # fmt: skip
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1  # each run is short: whole runs go to threads instead
        options.inter_op_num_threads = 1
        # The graph is written as it should run (train/graph.py); further fusing makes layer norms slower.
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
        options.log_severity_level = 3
        self.session = onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"])
        own = folder / "tokenizer.json"
        self.tokenizer = Tokenizer.from_file(str(own if own.exists() else folder.parent / "reader" / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()

    def pieces(self, text: str, most: int) -> list[int]:
        """The first pieces of a text."""
        return list(self.tokenizer.encode(printable(text), add_special_tokens=False).ids[:most])

    def alone(self, o: Occurrence) -> tuple[list[int], list[tuple[int, int, int]]]:
        """One statement, with the sentence around it where it needs that, as pieces and marks."""
        told, around = self.side(o)
        ids, marks = [CLS, *told, SEP], [(0, 0, 0)] * (len(told) + 2)
        if around:
            ids, marks = [*ids, *around, SEP], [*marks, *[(2, 0, 0)] * (len(around) + 1)]
        return ids, marks

    def side(self, o: Occurrence) -> tuple[list[int], list[int]]:
        """The pieces of a statement and, where that adds something, of the sentence around it."""
        told = self.pieces(o.resolved, TOLD)
        around = self.pieces(o.around, 400) if o.around and needs_around(o.resolved) else []
        if len(around) <= len(told) + 3:
            return told, []
        if len(around) > AROUND:
            first = around.index(told[0]) if told and told[0] in around else 0
            start = max(0, min(first - AROUND // 3, len(around) - AROUND))
            around = around[start : start + AROUND]
        return told, around

    def pair(
        self, a: tuple[list[int], list[int]], b: tuple[list[int], list[int]]
    ) -> tuple[list[int], list[tuple[int, int, int]]]:
        """Two statements, each as `side` gives it, in the shape of train/same.py."""
        ids, marks = [CLS], [(0, 0, 0)]
        for n, side in enumerate((a, b), 1):
            for kind, part in enumerate(side, 1):
                if part or kind == 1:
                    ids += [*part, SEP]
                    marks += [(kind, n, 0)] * (len(part) + 1)
        return ids, marks

    def run(self, pieces: list[int], marks: list[tuple[int, int, int]]) -> tuple[np.ndarray, np.ndarray]:
        """Scores (5,) and vector (384,). One at a time: int8 scales depend on what else is in a batch."""
        flat = [(kind * 3 + side) * 3 + rest for kind, side, rest in marks]
        feed = {"pieces": np.asarray(pieces, np.int64), "marks": np.asarray(flat, np.int64)}
        scores, vector = self.session.run(None, feed)
        return scores, vector


@lru_cache(maxsize=2)
def _network(folder: Path) -> _Network:
    return _Network(folder)
