"""The networks of spaCy's small model in one graph, with what depends on a word alone looked up.

spaCy's own components run layer by layer through a generic matrix product and take the interpreter's lock for every
move of the name finder that they try; run here, the same weights give the same parse (a test compares the two) in
a third of the time. models/parser/networks.onnx (train/parser.py) holds convolution, tagger and the input of both
transition systems; the tokenizer, the embeddings, the parser's transitions and the tables of lemmas stay spaCy's.
"""

from __future__ import annotations

import hashlib
import json
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from sayso.errors import ModelError
from sayso.text import is_wrapped

FOLDER = Path(__file__).resolve().parent.parent / "models" / "parser"
#: Words remembered at the most; then all are forgotten. They take 23 MB.
MOST = 30_000
#: Characters at either end of a word in which what is no part of it is looked for; what is too long for one word.
ENDS, TOO_LONG = 200, re.compile(r"\S{1000}")
#: A title whose stop ends no sentence, which the model's own list of such words has not.
DOCTORS = "Drs."
#: First words of the pairs whose lemma or part of speech hangs on both ("gonna"), as the model's rules have them.
PAIRS = frozenset({"ai", "gon", "got", "let", "c'm", "y", "y'"})
ATTRIBUTES = ("ORTH", "NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE")


@dataclass(frozen=True, slots=True)
class Tokens:
    """Tokens column by column: place and size in characters, white space or not, Penn tag, dependency label, index of
    the head, number of the sentence; and the entities as (first token, token after the last, label)."""

    starts: list[int]
    sizes: list[int]
    is_space: list[bool]
    tags: list[str]
    deps: list[str]
    heads: list[int]
    sentences: list[int]
    entities: list[tuple[int, int, str]]


class Embeddings:
    """Mixed embeddings of words, computed once a word by spaCy's own layers."""

    def __init__(self, embed: Any, columns: Sequence[int]) -> None:
        self._layers = embed.layers[1:]
        self._columns = list(columns)
        self._rows = np.zeros((1024, 96), np.float32)
        self._known: dict[int, int] = {}

    def of(self, keys: list[int], attributes: np.ndarray) -> np.ndarray:
        """Rows for keys; `attributes` (n, 7) as in ATTRIBUTES, from which unknown ones are computed."""
        known = self._known
        new = {key: i for i, key in enumerate(keys) if key not in known}
        if new:
            if len(known) + len(new) > MOST:
                known.clear()
                new = {key: i for i, key in enumerate(keys)}
            got: Any = [np.ascontiguousarray(attributes[list(new.values())][:, self._columns])]
            for layer in self._layers:
                got = layer.predict(got)
            first = len(known)
            while first + len(new) > len(self._rows):
                self._rows = np.concatenate([self._rows, np.zeros_like(self._rows)])
            self._rows[first : first + len(new)] = got[0]
            known.update(zip(new, range(first, first + len(new)), strict=True))
        return self._rows[[known[key] for key in keys]]


#: A quotation mark between two words for want of a space, and the stop before it: "late,”she said", "“a joke”and".
GLUED = r"[,.!?;](?=[”\"][^\W\d_])|(?<=[^\W\d_,.!?;]|(?<=\w)[,.!?;])[”\"](?=[^\W\d_])|(?<=\w)“(?=\w)"


def _part_glued_marks(tokenizer: Any) -> None:
    """Have the tokenizer part words that only a quotation mark stands between, as it parts those with a dash."""
    infixes = tokenizer.infix_finditer
    if infixes is None:
        return
    pattern = re.compile(f"{GLUED}|{infixes.__self__.pattern}")
    tokenizer.infix_finditer = pattern.finditer


class Networks:
    """A loaded spaCy pipeline with its shortcuts."""

    def __init__(self, nlp: Any, folder: Path = FOLDER) -> None:
        import onnxruntime

        try:
            card = json.loads((folder / "card.json").read_text("utf-8"))
            data = (folder / "networks.onnx").read_bytes()
        except OSError as exc:
            raise ModelError(
                "the parser's graph is missing", where=str(folder), next_step="reinstall sayso, or run train.parser"
            ) from exc
        if hashlib.sha256(data).hexdigest() != card["sha256"]["networks.onnx"]:
            raise ModelError(
                "networks.onnx is damaged: its sha256 is not the card's", where=str(folder), next_step="reinstall sayso"
            )
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"])
        self.nlp = nlp
        nlp.tokenizer.add_special_case(DOCTORS, [{"ORTH": DOCTORS}])
        _part_glued_marks(nlp.tokenizer)
        _look_at_ends(nlp.tokenizer)
        self._parser = nlp.get_pipe("parser")
        _take_from_tensors(self._parser.model)
        ner = nlp.get_pipe("ner")
        self._words = Embeddings(nlp.get_pipe("tok2vec").model.get_ref("embed"), (1, 2, 3, 4, 5, 6))
        self._names = Embeddings(next(m for m in ner.model.walk() if m.has_ref("embed")).get_ref("embed"), (1, 2, 3, 4))
        self._tags: tuple[str, ...] = nlp.get_pipe("tagger").labels
        self._entities = Entities(ner)
        self._labels: dict[int, str] = {}
        self._forms: dict[tuple[Any, ...], tuple[tuple[str, str], ...]] = {}

    def parse(self, text: str, edges: Sequence[int] = (), seams: Sequence[int] = ()) -> Tokens:
        """The tokens of a text with their grammar, white space included.

        No sentence goes on over a paragraph's end, nor over one of `edges`, places in the text, and no word over one
        of `seams`.
        """
        from spacy.tokens import Doc

        doc = _parted(self._cut(text), seams)
        edges = (*edges, *seams)
        n = len(doc)
        if not n:
            return Tokens([], [], [], [], [], [], [], [])
        attributes = doc.to_array(ATTRIBUTES)
        idx, length = (doc.to_array([name]).tolist() for name in ("IDX", "LENGTH"))
        is_space = attributes[:, 6] > 0
        by_norm = attributes[:, 0] * np.uint64(3) + attributes[:, 1]
        words = self._words.of((by_norm * np.uint64(2) + attributes[:, 5]).tolist(), attributes)
        names = self._names.of(by_norm.tolist(), attributes)
        tags, moves, parts = self._session.run(("tags", "moves", "parts"), {"words": words, "names": names})
        # Paragraphs side by side, so that the parser asks its network of all of them in one product.
        forms = [text[start : start + size] for start, size in zip(idx, length, strict=True)]
        spaced = (attributes[:, 5] > 0).tolist()
        begins = np.zeros(n, bool)
        heads, deps, docs = np.arange(n), np.zeros(n, np.uint64), []
        cuts = sorted({0, n, *paragraph_starts(text, idx, is_space.tolist()), *tokens_from(edges, idx)})
        for first, last in pairwise(cuts):
            docs.append(Doc(self.nlp.vocab, words=forms[first:last], spaces=spaced[first:last]))
            docs[-1].tensor = moves[first:last]
        self._parser.set_annotations(docs, self._parser.predict(docs))
        for part, (first, last) in zip(docs, pairwise(cuts), strict=True):
            got = part.to_array(("HEAD", "DEP", "SENT_START"))
            heads[first:last] += got[:, 0].astype(np.int64)
            deps[first:last], begins[first:last] = got[:, 1], got[:, 2] == 1
            begins[first] = True
        strings = self.nlp.vocab.strings
        for label in set(deps.tolist()) - self._labels.keys():
            self._labels[label] = strings[label]
        return Tokens(
            idx,
            length,
            is_space.tolist(),
            [self._tags[i] for i in tags.tolist()],
            [self._labels[i] for i in deps.tolist()],
            heads.tolist(),
            begins.cumsum().tolist(),
            self._entities.find(parts, begins, is_space),
        )

    def _cut(self, text: str) -> Any:
        """The tokens of a text. spaCy takes quadratic time for what has no white space, which no word is that long."""
        from spacy.tokens import Doc

        ends = [m.end() for m in TOO_LONG.finditer(text)]
        if not ends:
            return self.nlp.make_doc(text)
        parts = [t for start, end in pairwise((0, *ends, len(text))) for t in self.nlp.make_doc(text[start:end])]
        return Doc(self.nlp.vocab, words=[t.text for t in parts], spaces=[bool(t.whitespace_) for t in parts])

    def forms(self, texts: Sequence[str], tags: Sequence[str], deps: Sequence[str]) -> list[tuple[str, str]]:
        """Part of speech and lemma of each of some neighbouring tokens, as spaCy's rules and tables give them.

        Both hang on a token's letters, tag and label alone, but for the few pairs in PAIRS and what follows an
        expletive ("there is"), which are looked up together.
        """
        keys: list[tuple[Any, ...]] = list(zip(texts, tags, deps, strict=True))
        pairs = [
            i for i in range(len(texts) - 1)
            if deps[i] == "expl" or (len(texts[i]) < 4 and texts[i].lower() in PAIRS)
        ]  # fmt: skip
        joined = {i: (keys[i], keys[i + 1]) for i in pairs}
        known = self._forms
        new = {k for k in keys if k not in known}
        groups = [(k,) for k in new] + [k for k in set(joined.values()) if k not in known]
        if groups:
            if len(known) > 4 * MOST:
                known.clear()
                return self.forms(texts, tags, deps)
            for group, got in zip(groups, self._ruled(groups), strict=True):
                known[group if len(group) > 1 else group[0]] = got
        out = [known[k][0] for k in keys]
        for i, pair in joined.items():
            out[i : i + 2] = known[pair]
        return out

    def _ruled(self, groups: list[tuple[tuple[str, str, str], ...]]) -> Iterator[tuple[tuple[str, str], ...]]:
        """What spaCy's attribute ruler and lemmatizer say of tokens, group by group, a comma between groups."""
        from spacy.tokens import Doc

        flat = [token for group in groups for token in (*group, (",", ",", "punct"))]
        words, tags, deps = (list(column) for column in zip(*flat, strict=True))
        doc = Doc(self.nlp.vocab, words=words, tags=tags, deps=deps, heads=list(range(len(words))))
        for name in ("attribute_ruler", "lemmatizer"):
            doc = self.nlp.get_pipe(name)(doc)
        at = 0
        for group in groups:
            yield tuple((t.pos_, t.lemma_) for t in doc[at : at + len(group)])
            at += len(group) + 1


def _look_at_ends(tokenizer: Any) -> None:
    """Let spaCy look for what it takes off a word at its ends alone: it goes through the whole of it each time, and of
    a word of thousands of signs it takes one after the other."""
    first, last = tokenizer.prefix_search, tokenizer.suffix_search
    tokenizer.prefix_search = lambda word: first(word[:ENDS])
    tokenizer.suffix_search = lambda word: last(word[-ENDS:])


def _parted(doc: Any, seams: Sequence[int]) -> Any:
    """A document with those of its tokens in two that have one of some places amid them."""
    if not seams:
        return doc
    with doc.retokenize() as tokens:
        for token in doc:
            inside = [at - token.idx for at in seams if token.idx < at < token.idx + len(token)]
            if inside:
                bounds = [0, *inside, len(token)]
                parts = [token.text[a:b] for a, b in pairwise(bounds)]
                tokens.split(token, parts, [(token, k) for k in range(len(parts))])
    return doc


def _take_from_tensors(model: Any) -> None:
    """Let a parser's model take what its transitions read from `doc.tensor` (tokens, features * hidden * pieces).

    The graph has computed it; spaCy's own layers would do so again, more slowly.
    """
    lower = model.get_ref("lower")
    pad = lower.get_param("pad")
    shape, first = pad.shape[1:], pad.reshape(1, -1)
    model.layers[0]._func = lambda _, docs, is_train: (np.concatenate([first, *(d.tensor for d in docs)]), None)
    lower._func = lambda _, rows, is_train: (rows.reshape(-1, *shape), None)


def paragraph_starts(text: str, starts: Sequence[int], is_space: Sequence[bool]) -> Iterator[int]:
    """Indexes of the tokens that begin a paragraph after the first; every line is one unless the text is wrapped.

    Without these a headline, which ends on no full stop, is read as one sentence with what follows it.
    """
    breaks = 2 if is_wrapped(text) else 1
    for i in range(1, len(starts)):
        if is_space[i - 1] and not is_space[i]:
            first = i - 1
            while first and is_space[first - 1]:
                first -= 1
            if text.count("\n", starts[first], starts[i]) >= breaks:
                yield i


def tokens_from(edges: Sequence[int], starts: Sequence[int]) -> Iterator[int]:
    """Indexes of the first tokens that begin at or behind each of some places in a text."""
    for edge in edges:
        i = bisect_left(starts, edge)
        if i < len(starts):
            yield i


class Entities:
    """The moves of spaCy's name finder (begin, in, last, unit, out) over scores made beforehand.

    Outside of a name the state is the next token alone, so the scores of all tokens are one product; names are then
    followed to their ends side by side.
    """

    def __init__(self, ner: Any) -> None:
        lower, upper = ner.model.get_ref("lower"), ner.model.get_ref("upper")
        self._pad = lower.get_param("pad")[0].reshape(3, -1)
        self._bias = lower.get_param("b").reshape(-1)
        self._weights, self._offset = upper.get_param("W").T.copy(), upper.get_param("b")
        moves = [ner.moves.get_class_name(i) for i in range(ner.moves.n_moves)]
        self._labels = [m[2:] for m in moves]
        labels = sorted({label for label in self._labels if label})
        self._number = {label: i for i, label in enumerate(labels)}
        kinds = np.array([m[:1] for m in moves])
        named = np.array([bool(label) for label in self._labels])
        self._begin, self._unit = named & (kinds == "B"), named & (kinds == "U")
        self._outside = kinds == "O"
        where = {m: i for i, m in enumerate(moves)}
        #: move that begins a name -> the moves that go on with it and end it
        self._go_on = np.array([where.get(f"I-{label}", 0) for label in self._labels])
        self._end = np.array([where.get(f"L-{label}", 0) for label in self._labels])

    def _scores(self, states: np.ndarray) -> np.ndarray:
        """Scores (n, moves) of summed features (n, 128)."""
        pieces = (states + self._bias).reshape(len(states), -1, 2)
        return np.maximum(pieces[..., 0], pieces[..., 1]) @ self._weights + self._offset

    def find(self, parts: np.ndarray, starts: np.ndarray, is_space: np.ndarray) -> list[tuple[int, int, str]]:
        """Names as (first token, token after the last, label).

        parts (n, 384): what each token adds as next token, as the name's first and as the one before; starts: does
        it begin a sentence (names cross none); is_space: no name begins on white space.
        """
        n = len(parts)
        nxt, first, before = parts[:, :128], parts[:, 128:256], parts[:, 256:]
        cut = np.append(starts[1:], True)  # no name goes beyond this token
        scores = self._scores(nxt + (self._pad[1] + self._pad[2]))
        last = np.arange(n) == n - 1
        can_begin = ~(is_space | cut | last)
        banned = np.where(self._begin, 0.0, np.where(self._unit | self._outside, 0.0, -np.inf)).astype(np.float32)
        scores += banned
        scores[~can_begin] += np.where(self._begin, -np.inf, 0.0).astype(np.float32)
        scores[is_space] += np.where(self._unit, -np.inf, 0.0).astype(np.float32)
        move = scores.argmax(1)
        ends = np.arange(1, n + 1)
        begun = np.flatnonzero(self._begin[move])
        at = begun + 1
        while len(begun):
            states = nxt[at] + first[begun] + before[at - 1]
            got = self._scores(states)
            rows, label = np.arange(len(begun)), move[begun]
            done = (got[rows, self._end[label]] > got[rows, self._go_on[label]]) | cut[at]
            # A tie goes to the move that stands first, as in spaCy.
            tie = (got[rows, self._end[label]] == got[rows, self._go_on[label]]) & (
                self._end[label] < self._go_on[label]
            )
            done |= tie
            ends[begun[done]] = at[done] + 1
            begun, at = begun[~done], at[~done] + 1
        return list(self._walk(move, ends))

    def _walk(self, move: np.ndarray, ends: np.ndarray) -> Iterator[tuple[int, int, str]]:
        """The names met when walking from token to token, each name at one step."""
        starts = np.flatnonzero(~self._outside[move]).tolist()
        free = 0
        for i in starts:
            if i >= free:
                free = int(ends[i])
                yield i, free, self._labels[move[i]]
