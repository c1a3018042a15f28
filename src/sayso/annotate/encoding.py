"""One encoding of a report's words, which all heads read.

The int8 encoder (models/reader/encoder.onnx) reads the words in windows and gives for every
word its vector, cue scores, name scores and the certainty of its event. Windows are run one by
one: int8 scales depend on what else is in a batch, and a reading must not.

Windows begin at sentence or paragraph starts chosen by the words that stand there and not by their
distance from the top, so that text put before a report soon leads to the same windows again.
"""

from __future__ import annotations

import hashlib
import json
import os
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from sayso.annotate.words import BREAKS, QUOTES, Words, words_of
from sayso.errors import ModelError
from sayso.text import printable

FOLDER = Path(__file__).resolve().parent.parent / "models" / "reader"
LIMIT = 254  # pieces a window, as in training; [CLS] and [SEP] come on top
CLS, SEP, UNK = 101, 102, 100
LONGEST_WORD = 8  # pieces of one word that are read, as in training
TEXT_EDGE = 2 * QUOTES  # the mark of [CLS]: punctuation after an empty line, outside of quotation marks
STOPS = frozenset(".!?")


@dataclass(frozen=True, slots=True)
class Window:
    """Words [first, last) read together; `vectors` float32 (words, 384)."""

    first: int
    last: int
    vectors: np.ndarray


@dataclass(frozen=True, slots=True)
class Encoding:
    """What the encoder says of a text's words; one row a word of `words`.

    cue (n, 3) and names (n, 7): probabilities (no, begins, goes on) and (none, begins/goes on a
    person, an organisation, a place); fact (n,): -3 (certainly not) .. 3 (certain). `home` (n,): the
    window in which each word stands furthest from a cut edge.
    """

    words: Words
    windows: tuple[Window, ...]
    home: np.ndarray
    cue: np.ndarray
    names: np.ndarray
    fact: np.ndarray


class Weights:
    """The shipped network: tokenizer and ONNX sessions; loaded once per process by `weights()`."""

    def __init__(self, folder: Path = FOLDER, threads: int = 1) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        try:
            self.card = json.loads((folder / "card.json").read_text("utf-8"))
        except OSError as exc:
            raise ModelError(
                "the reader's weights are missing", where=str(folder), next_step="reinstall sayso, or run train.export"
            ) from exc
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        # The graphs are written as they should run (train/export.py); further fusing makes layer norms slower.
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
        options.log_severity_level = 3
        self.sha256: dict[str, str] = {}
        sessions = {}
        for name in ("encoder", "role"):
            data = (folder / f"{name}.onnx").read_bytes()
            self.sha256[name] = hashlib.sha256(data).hexdigest()
            if self.sha256[name] != self.card["sha256"][f"{name}.onnx"]:
                raise ModelError(
                    f"{name}.onnx is damaged: its sha256 is not the card's",
                    where=str(folder),
                    next_step="reinstall sayso",
                )
            sessions[name] = onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"])
        self.encoder, self.role = sessions["encoder"], sessions["role"]
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        self._pieces: dict[str, list[int]] = {}

    def pieces(self, forms: list[str]) -> list[list[int]]:
        """Word pieces of each word, at least one each. Words met before are looked up."""
        known = self._pieces
        new = sorted({f for f in forms if f not in known})
        if new:
            if len(known) > 200_000:
                known.clear()
                new = sorted(set(forms))
            enc = self.tokenizer.encode(new, is_pretokenized=True, add_special_tokens=False)
            got: list[list[int]] = [[] for _ in new]
            for i, word in zip(enc.ids, enc.word_ids, strict=True):
                got[word].append(i)
            known.update(zip(new, ([*p[:LONGEST_WORD]] or [UNK] for p in got), strict=True))
        return [known[f] for f in forms]

    def run(self, words: Words, pieces: list[list[int]], first: int, last: int) -> tuple[np.ndarray, ...]:
        """Encode words [first, last) as a text of its own: vectors, cue, names, fact (raw scores)."""
        ids = [CLS]
        heads, place = [], []
        for k in range(first, last):
            heads.append(len(ids))
            ids.extend(pieces[k])
            place.extend([k] * len(pieces[k]))
        ids.append(SEP)
        marks = np.zeros(len(ids), np.int64)
        marks[0] = TEXT_EDGE
        marks[1:-1] = (words.case[place].astype(np.int64) * BREAKS + words.brk[place]) * QUOTES + words.quote[place]
        feed = {"pieces": np.asarray(ids, np.int64), "marks": marks, "heads": np.asarray(heads, np.int64)}
        vectors, cue, names, fact = self.encoder.run(None, feed)
        return vectors, cue, names, fact


@lru_cache(maxsize=1)
def weights() -> Weights:
    """The shipped weights; SAYSO_MODEL names another folder, SAYSO_THREADS the threads of one process."""
    return Weights(Path(os.environ.get("SAYSO_MODEL") or FOLDER), int(os.environ.get("SAYSO_THREADS") or 1))


def softmax(scores: np.ndarray) -> np.ndarray:
    """Probabilities along the last axis."""
    e = np.exp(scores - scores.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


def starts_of_sentences(words: Words) -> np.ndarray:
    """Which words begin a paragraph (2), or a sentence as far as its stop shows (1)."""
    out = np.zeros(len(words), np.uint8)
    text, after_stop = words.text, False
    for i, s in enumerate(words.starts.tolist()):
        if words.brk[i]:
            out[i] = 2
        elif after_stop and (words.case[i] in (2, 3, 4, 5) or words.quote[i] == 2):
            out[i] = 1
        after_stop = text[s] in STOPS or (after_stop and words.case[i] == 0 and text[s] in "\"”’')")
    return out


def cut_windows(
    sizes: Sequence[int], starts: np.ndarray, forms: Sequence[str], limit: int = LIMIT
) -> list[tuple[int, int]]:
    """Word ranges of at most `limit` pieces that overlap and begin where sentences do.

    The next window begins at a sentence between 55% and 85% of the present one: of several the one whose
    first words have the least hash, so that two passes that began apart soon meet. Where no sentence begins, any
    word may.
    """
    total = np.concatenate([[0], np.cumsum(sizes)])
    n, first, out = len(sizes), 0, []
    while True:
        last = int(np.searchsorted(total, total[first] + limit, "right")) - 1
        last = max(last, first + 1)
        if last >= n:
            out.append((first, n))
            return out
        out.append((first, last))
        lo = int(np.searchsorted(total, total[first] + 0.55 * limit))
        hi = int(np.searchsorted(total, total[first] + 0.85 * limit))
        lo, hi = max(first + 1, min(lo, last)), max(first + 1, min(hi, last))
        best: tuple[int, int, int] | None = None
        for i in range(lo, min(hi + 1, n)):
            is_start = int(starts[i] > 0)
            if best is None or is_start >= best[0]:
                key = zlib.crc32(" ".join(forms[i : i + 4]).encode("utf-8", "replace"))
                if best is None or is_start > best[0] or key < best[1]:
                    best = (is_start, key, i)
        first = best[2] if best else last


def encode(text: str, net: Weights | None = None, skip: Sequence[tuple[int, int]] = ()) -> Encoding:
    """Read a text's words, but for those in the spans to skip, in overlapping windows.

    A text without words gives empty arrays.
    """
    net = net or weights()
    words = words_of(printable(text)).without(skip)
    n = len(words)
    home, depth = np.zeros(n, np.int32), np.full(n, -1.0)
    cue, names, fact = np.zeros((n, 3), np.float32), np.zeros((n, 7), np.float32), np.zeros(n, np.float32)
    windows: list[Window] = []
    if n:
        forms = words.forms()
        pieces = net.pieces(forms)
        for first, last in cut_windows([len(p) for p in pieces], starts_of_sentences(words), forms):
            vectors, c, m, f = net.run(words, pieces, first, last)
            at = np.arange(first, last)
            edge = np.minimum(np.where(first == 0, np.inf, at - first), np.where(last == n, np.inf, last - 1 - at))
            here = edge > depth[first:last]
            rows = at[here]
            depth[rows], home[rows] = edge[here], len(windows)
            cue[rows], names[rows], fact[rows] = softmax(c)[here], softmax(m)[here], f[here]
            windows.append(Window(first, last, vectors))
    return Encoding(words, tuple(windows), home, cue, names, fact)
