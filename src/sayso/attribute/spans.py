"""Cues, and for each cue its source and content: word scores of the encoder decoded into spans.

A draft is one cue with what the role head gives it. Nothing is decided here about nesting,
chains or speakers; every draft carries the evidence from which its confidence is computed.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sayso.annotate.encoding import Encoding, Weights, softmax
from sayso.annotate.words import Words
from sayso.text import Span, Spans

#: Least cue probability looked at: under it no evidence can lift a draft's confidence to 0.3 (CONFIDENCE).
FLOOR = 0.16
NEG = -1e9
FAR = 64  # distances between a word and a cue are cut here, as in training
#: Words before and behind a cue's first that are read for it; at an edge of its window more on the other side. Of the
#: attributions of 60 reports 99 in 100 lie within 57 before and 65 behind. With 64 and 116 nested ones are lost on the
#: desk sample (65.3 to 59.2 of 100 found), with 80 and 100 one.
BEFORE, BEHIND = 80, 120
SOURCE, CONTENT = 1, 3  # the labels that begin them; the label after each goes on
# Which label may follow which (rows: before): I only after its own B or I.
FOLLOWS = np.zeros((5, 5), np.float32)
FOLLOWS[:, 2] = FOLLOWS[:, 4] = NEG
FOLLOWS[1, 2] = FOLLOWS[2, 2] = FOLLOWS[3, 4] = FOLLOWS[4, 4] = 0.0


@dataclass(frozen=True, slots=True)
class Cue:
    """Words first..last (both included) read as one cue, and how likely its first word begins one."""

    first: int
    last: int
    probability: float


@dataclass(frozen=True, slots=True)
class Draft:
    """A cue with its source and content as lists of word ranges (first, last), both included."""

    cue: Cue
    source: tuple[tuple[int, int], ...]
    content: tuple[tuple[int, int], ...]
    evidence: tuple[float, ...]
    confidence: float


def find_cues(probabilities: np.ndarray, floor: float) -> list[Cue]:
    """Cues whose first word begins one with at least probability `floor`.

    probabilities (n, 3): none, begins, goes on. A cue goes on while going on is likelier than
    not, or when a weak beginning would only split it.
    """
    begins, inside = probabilities[:, 1], probabilities[:, 2]
    out, i, n = [], 0, len(probabilities)
    while i < n:
        if begins[i] >= floor and begins[i] + 0.02 >= inside[i]:
            last = i
            while last + 1 < n and inside[last + 1] > max(0.5 * (1 - begins[last + 1]), begins[last + 1]):
                last += 1
            out.append(Cue(i, last, float(begins[i])))
            i = last + 1
        else:
            i += 1
    return out


#: Log probability of "none" from which a word at the edge of a window is left out of the decoding: all labels but
#: that one together have less than a thousandth there.
NONE = -0.001


def viterbi(scores: np.ndarray) -> np.ndarray:
    """Best label sequences: scores (c, n, 5) log probabilities -> labels (c, n).

    Words before the first and after the last that any cue may have a label for are not looked at.
    """
    some = np.flatnonzero((scores[:, :, 0] < NONE).any(0))
    labels = np.zeros(scores.shape[:2], np.int8)
    if len(some):
        begin, end = int(some[0]), int(some[-1]) + 1
        labels[:, begin:end] = _decoded(scores[:, begin:end])
    return labels


def _decoded(scores: np.ndarray) -> np.ndarray:
    """The same over all words given."""
    c, n, k = scores.shape
    back = np.zeros((c, n, k), np.int8)
    best = scores[:, 0].copy()
    best[:, [2, 4]] = NEG
    for i in range(1, n):
        step = best[:, :, None] + FOLLOWS
        back[:, i] = step.argmax(1)
        best = step.max(1) + scores[:, i]
    labels = np.zeros((c, n), np.int8)
    labels[:, -1] = best.argmax(1)
    rows = np.arange(c)
    for i in range(n - 1, 0, -1):
        labels[:, i - 1] = back[rows, i, labels[:, i]]
    return labels


def runs(labels: np.ndarray, begin: int) -> list[tuple[int, int]]:
    """Word ranges labelled `begin` (then begin + 1), both ends included."""
    out: list[tuple[int, int]] = []
    for i in np.flatnonzero((labels == begin) | (labels == begin + 1)).tolist():
        if labels[i] == begin + 1 and out and out[-1][1] == i - 1:
            out[-1] = (out[-1][0], i)
        else:
            out.append((i, i))
    return out


def role_scores(encoding: Encoding, cues: list[Cue], net: Weights, strong: float) -> list[tuple[int, np.ndarray]]:
    """For each cue the first word that is read for it and log probabilities (words, 5).

    Read are the words of its window that stand near. The head is told which of them belong to other cues; those of
    at least `strong` count.
    """
    out: list[tuple[int, np.ndarray] | None] = [None] * len(cues)
    by_window: dict[int, list[int]] = {}
    for n, cue in enumerate(cues):
        by_window.setdefault(int(encoding.home[cue.first]), []).append(n)
    for w, members in by_window.items():
        window = encoding.windows[w]
        size = window.last - window.first
        first = np.array([cues[n].first - window.first for n in members])[:, None]
        last = np.array([min(cues[n].last, window.last - 1) - window.first for n in members])[:, None]
        other = np.zeros(size, np.int64)
        for cue in cues:
            if cue.probability >= strong and cue.last >= window.first and cue.first < window.last:
                other[max(0, cue.first - window.first) : cue.last + 1 - window.first] = 2
        length = min(size, BEFORE + BEHIND)
        begin = np.clip(first - BEFORE, 0, size - length)
        rows = begin + np.arange(length)
        kind = np.where((rows >= first) & (rows <= last), 1, other[rows])
        away = np.minimum(rows - first, 0) + np.maximum(rows - last, 0)
        feed = {
            "words": window.vectors,
            "first": first[:, 0],
            "last": last[:, 0],
            "rows": rows,
            "place": (away.clip(-FAR, FAR) + FAR) * 3 + kind,
        }
        scores = np.log(softmax(net.role.run(None, feed)[0]) + 1e-9)
        for row, n in enumerate(members):
            out[n] = (window.first + int(begin[row, 0]), scores[row])
    return [o for o in out if o is not None]


def tidy(
    words: Words, ranges: list[tuple[int, int]], probabilities: np.ndarray, base: int, cue: Cue, most: int
) -> tuple[tuple[int, int], ...]:
    """Join parts that only punctuation sets apart.

    ranges are relative to word `base`; probabilities (n,) say how surely each word belongs. At most
    `most` parts are kept, the surest ones. (Leaving out short weak parts was tried: 0.2 points of exact content lost.)
    """
    text, out = words.text, []
    for a, b in ranges:
        a, b = a + base, b + base
        if (
            out
            and a - out[-1][1] <= 3
            and not (out[-1][1] < cue.first < a)
            and all(not text[words.starts[k]].isalnum() for k in range(out[-1][1] + 1, a))
        ):
            out[-1] = (out[-1][0], b)
        else:
            out.append((a, b))
    if len(out) > most:
        ranked = sorted(out, key=lambda r: -float(probabilities[r[0] - base : r[1] + 1 - base].sum()))[:most]
        out = sorted(ranked)
    return tuple(out)


def find_drafts(encoding: Encoding, net: Weights, *, floor: float = FLOOR, strong: float = 0.5) -> list[Draft]:
    """All cues of at least probability `floor` that get a content, in order of their cue."""
    cues = find_cues(encoding.cue, floor)
    if not cues:
        return []
    words, out = encoding.words, []
    scored = role_scores(encoding, cues, net, strong)
    sizes: dict[int, list[int]] = {}
    for n, (_, s) in enumerate(scored):
        sizes.setdefault(len(s), []).append(n)
    labels: list[np.ndarray] = [np.zeros(0)] * len(cues)
    for members in sizes.values():
        for n, row in zip(members, viterbi(np.stack([scored[n][1] for n in members])), strict=True):
            labels[n] = row
    for n, cue in enumerate(cues):
        base, scores = scored[n]
        p = np.exp(scores)
        row = labels[n]
        p_source, p_content = p[:, 1] + p[:, 2], p[:, 3] + p[:, 4]
        content = tidy(words, runs(row, CONTENT), p_content, base, cue, 4)
        source = tidy(words, runs(row, SOURCE), p_source, base, cue, 1)
        if not content:
            continue
        inside = np.concatenate([p_content[a - base : b + 1 - base] for a, b in content])
        sure = np.abs(p_content - 0.5) * 2
        near = np.concatenate(
            [sure[max(0, a - base - 2) : a - base + 2] for a, _ in content]
            + [sure[max(0, b - base - 1) : b - base + 3] for _, b in content]
        )
        named = np.concatenate([p_source[a - base : b + 1 - base] for a, b in source]) if source else 1 - p_source
        evidence = (
            float(np.log(cue.probability + 1e-6) - np.log(1 - cue.probability + 1e-6)),
            float(inside.mean()),
            float(near.mean()),
            float(named.mean() if source else named.min()),
            float(bool(source)),
            float(np.log(len(inside))),
        )
        out.append(Draft(cue, source, content, evidence, confidence_of(evidence)))
    return out


#: Logistic weights of the evidence (order as in find_drafts, then the constant), fitted by
#: `python -m train.confidence` on PolNeAR dev (seven numbers from 84 documents; over five
#: folds F1 is flat for thresholds from 0.25 to 0.35).
CONFIDENCE = (0.543, 0.136, 0.887, 1.548, 0.905, 0.088, -3.786)


def confidence_of(evidence: tuple[float, ...]) -> float:
    """How likely source and content are both right."""
    z = sum(w * x for w, x in zip(CONFIDENCE, (*evidence, 1.0), strict=True))
    return float(1 / (1 + np.exp(-z)))


def to_spans(words: Words, ranges: tuple[tuple[int, int], ...]) -> Spans:
    """Character spans of word ranges, split where words in between were left out of the reading."""
    out: list[Span] = []
    for a, b in ranges:
        start = a
        for i in range(a + 1, b + 1):
            if words.brk[i] == 2 and any(c.isalnum() for c in words.text[words.ends[i - 1] : words.starts[i]]):
                out.append(Span(*words.span_of(start, i - 1)))
                start = i
        out.append(Span(*words.span_of(start, b)))
    return tuple(out)
