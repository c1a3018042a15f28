"""Any reading that the model allows, for laws that must hold of all of them."""

from __future__ import annotations

from itertools import pairwise
from typing import Any, get_args

from hypothesis import strategies as st

from sayso import model
from sayso.model import (
    Actor,
    Aside,
    Assertion,
    Attribution,
    Conflict,
    Failure,
    Number,
    Proposition,
    Reading,
    Report,
    Role,
    Time,
)
from sayso.text import Span

# JSON writes a lone surrogate as an escape, but two in a row as one character: pairs are no text of ours.
ANY_CHARACTER = st.characters(codec=None)
HOSTILE = st.sampled_from(
    ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "javascript:alert(1)", "\x1b[2J\x1b]0;owned\x07",
     "‮", "&amp;", "</style>", "]]>", "{{x}}", "[bold]x[/bold]", "\r\n", "\u2028", "\x00", "\ud800", "👩‍🚒"]
)  # fmt: skip


def _unpaired(text: str) -> bool:
    return not any("\ud800" <= a <= "\udbff" and "\udc00" <= b <= "\udfff" for a, b in pairwise(text))


words = st.one_of(st.text(ANY_CHARACTER, max_size=12), HOSTILE, st.lists(HOSTILE, max_size=3).map("".join)).filter(
    _unpaired
)
maybe = st.none() | words


@st.composite
def readings(draw: Any) -> Reading:
    """A reading whose spans lie in its text and whose labels are of the model; nothing else is promised."""
    text = draw(st.lists(words | st.just("She said so.\n"), min_size=1, max_size=12).map("".join).filter(_unpaired))
    size = len(text)

    def span() -> Span:
        start = draw(st.integers(0, size - 1))
        return Span(start, draw(st.integers(start + 1, size)))

    def spans(least: int) -> tuple[Span, ...]:
        return tuple(sorted(span() for _ in range(draw(st.integers(least, 3)))))

    def label(kind: Any) -> Any:
        return draw(st.sampled_from(get_args(kind)))

    def many(make: Any) -> tuple[Any, ...]:
        return tuple(make(i) for i in range(draw(st.integers(0, 4)))) if size else ()

    ids = st.sampled_from(["a1", "a2", "a3", "a4"])
    certain = st.integers(0, 1000).map(lambda n: n / 1000)
    number = st.none() | st.integers(-(10**12), 10**12).map(float) | st.floats(-1e6, 1e6)
    return Reading(
        report=Report(
            id=draw(words), text=text, publisher=draw(maybe), title=draw(maybe), byline=draw(maybe),
            dateline=draw(maybe), published=draw(st.sampled_from([None, "2016", "2016-08", "2016-08-16"])),
            url=draw(maybe), language="en", retrieved=draw(st.sampled_from([None, "2026-01-02T03:04:05Z"])),
            sha256=draw(st.sampled_from(["", "ab" * 32])), extent=draw(st.sampled_from([None, "summary"])),
        ),
        attributions=many(
            lambda i: Attribution(
                id=f"a{i + 1}", source=spans(0), cue=spans(1), content=spans(0), kind=label(model.Kind),
                speaker=draw(maybe), via=draw(st.none() | ids), act=label(model.Act), form=label(model.Form),
                factuality=label(model.Factuality), chain=tuple(draw(st.lists(words, max_size=3))),
                confidence=draw(certain), why=tuple(draw(st.lists(words, max_size=2))),
                speaker_confidence=draw(certain), stands_for=draw(maybe), source_whole=spans(0),
            )
        ),
        assertions=many(lambda i: Assertion(id=f"s{i}", spans=spans(1), factuality=label(model.Factuality))),
        propositions=many(
            lambda i: Proposition(id=f"p{i + 1}", spans=spans(1), attribution=draw(st.none() | ids),
                                  factuality=label(model.Factuality), told=spans(0),
                                  pronouns=tuple((span(), draw(words)) for _ in range(draw(st.integers(0, 2)))))
        ),
        numbers=many(
            lambda i: Number(
                span=span(), text=draw(words), low=draw(number), high=draw(number), of=draw(maybe),
                by=draw(st.none() | ids),
            )
        ),
        actors=many(
            lambda i: Actor(
                id=f"p{i}", name=draw(words), type=label(model.ActorType), mentions=spans(1),
                roles=many(lambda _: Role(text=draw(words), span=span(), by=draw(st.none() | ids))),
            )
        ),
        times=many(lambda i: Time(span=span(), text=draw(words), value=draw(st.sampled_from([None, "2016", "P20Y"])))),
        asides=many(lambda i: Aside(span=span(), kind=label(model.AsideKind))),
        conflicts=many(lambda i: Conflict(a=span(), b=span(), kind=label(model.ConflictKind), why=draw(words))),
        made_by={"sayso": "0", "models": {"reader": "ab" * 32}},
    )  # fmt: skip


failures = st.builds(
    Failure, id=words, stage=st.sampled_from(["read", "fetch", "language"]), why=words.filter(bool)
)
