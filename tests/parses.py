"""Parses built by hand, so that unit tests load no weights."""

from sayso.model import Annotated, Parse, Report, Token


def parse_of(text: str, rows: str, sentences: tuple[int, ...] = ()) -> Parse:
    """A parse from lines "word lemma pos tag dep head", in order; head is the token's index.

    `sentences`: indexes of the tokens that begin a sentence after the first. Words are looked for in the text from
    where the last one ended.
    """
    tokens, at, sent = [], 0, 0
    for i, row in enumerate(line.split() for line in rows.strip().splitlines()):
        word, lemma, pos, tag, dep, head = row
        start = text.index(word, at)
        at = start + len(word)
        sent += i in sentences
        tokens.append(Token(i, start, at, word, lemma, pos, tag, dep, int(head), sent))
    starts = [0, *sentences]
    ends = [*(s - 1 for s in sentences), len(tokens) - 1]
    return Parse(text, tuple(tokens), tuple(zip(starts, ends, strict=True)))


def annotated_of(parse: Parse, **parts) -> Annotated:
    """A report of the parse's text; `publisher` goes to the report, the rest to the annotation."""
    report = Report(id="t", text=parse.text, publisher=parts.pop("publisher", None))
    return Annotated(report=report, parse=parse, **parts)
