"""Pages and attributions made by hand, for what is shown by grammar."""

from sayso.model import Actor, Annotated, Attribution
from sayso.text import Span
from tests.parses import annotated_of, parse_of


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def page(text: str, rows: str, *names: str, sentences: tuple[int, ...] = ()) -> Annotated:
    actors = tuple(Actor(id=f"x{n}", name=name, type="person" if len(name.split()) == 2 and "Post" not in name
                         and "Courier" not in name else "organization", mentions=(span(text, name),))
                   for n, name in enumerate(names))  # fmt: skip
    return annotated_of(parse_of(text, rows, sentences), actors=actors)


def said(text: str, source: str, cue: str, *content: str, **more) -> Attribution:
    parts = {k: (span(text, v),) if v else () for k, v in (("source", source), ("cue", cue))}
    spans = tuple(span(text, c) for c in content)
    return Attribution(**({"id": "a1", "confidence": 0.9} | more), content=spans, **parts)


def shown(text: str, found: tuple[Attribution, ...]) -> list[tuple[str, str, str]]:
    return [tuple(" | ".join(s.of(text) for s in part) for part in (a.source, a.cue, a.content)) for a in found]
