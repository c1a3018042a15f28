"""A hand-made reading of an invented report, rich in all that the renderings must show."""

from __future__ import annotations

from sayso.model import (
    Actor,
    Aside,
    Assertion,
    Attribution,
    Conflict,
    Number,
    Reading,
    Report,
    Role,
    Time,
)
from sayso.text import Span

TEXT = """BRACKWATER, May 6 - The bridge at Oldmill was known to be cracked, the Evening Lantern reported, \
citing two people close to the inquiry.

Petra Voss, the regional roads chief, denied it. "Nobody told us of a crack," she said. \
Voss said the engineers believed that the bridge may have been hit by a barge.

READ MORE: Five walks along the river

At least 12 people were injured, police said. The hospital counted 14. \
A nurse mocked the official figure. The bridge was built in 1974."""


def at(words: str, nth: int = 0) -> Span:
    """Where these words stand for the nth time."""
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


def affair() -> Reading:
    """Relay, denial, pronoun, two levels of nesting, a source that is not named, an attitude, a conflict."""
    publisher, lantern = "The Plain Record", "Evening Lantern"
    it = Span(at("denied it").end - 2, at("denied it").end)
    relayed = (at("The bridge at Oldmill was known to be cracked"),)
    return Reading(
        report=Report(
            id="bridge.txt", text=TEXT, publisher=publisher, title="Cracks known before the bridge fell",
            byline="Hanne Okoro", dateline="BRACKWATER, May 6", published="2025-05-06",
            url="https://record.example/bridge", language="en", retrieved="2025-05-07T08:00:00Z", sha256="0f" * 32,
        ),
        attributions=(
            Attribution(
                id="a1", source=(at("the Evening Lantern"),), cue=(at("reported"),), content=relayed, kind="outlet",
                speaker=lantern, chain=(publisher, lantern), confidence=0.941, why=("verb of report",),
            ),
            Attribution(
                id="a2", source=(at("two people close to the inquiry"),), cue=(at("citing"),), content=relayed,
                kind="unnamed", via="a1", chain=(publisher, lantern, "two people close to the inquiry"),
                confidence=0.9, why=("relay: citing", "shares the content of a1"),
            ),
            Attribution(
                id="a3", source=(at("Petra Voss"),), cue=(at("denied"),), content=(it,), kind="person",
                speaker="Petra Voss", factuality="CT-", chain=(publisher, "Petra Voss"), confidence=0.77,
            ),
            Attribution(
                id="a4", source=(at("she"),), cue=(at("said", 0),), content=(at('"Nobody told us of a crack,"'),),
                kind="person", speaker="Petra Voss", form="direct", chain=(publisher, "Petra Voss"), confidence=0.98,
            ),
            Attribution(
                id="a5", source=(at("Voss", 1),), cue=(at("said", 1),),
                content=(at("the engineers believed that the bridge may have been hit by a barge"),), kind="person",
                speaker="Petra Voss", chain=(publisher, "Petra Voss"), confidence=0.93,
            ),
            Attribution(
                id="a6", source=(at("the engineers"),), cue=(at("believed"),),
                content=(at("the bridge may have been hit by a barge"),), kind="group", via="a5", act="belief",
                factuality="PS+", chain=(publisher, "Petra Voss", "the engineers"), confidence=0.81,
            ),
            Attribution(
                id="a7", source=(), cue=(at("was known to be"),),
                content=(at("The bridge at Oldmill"), at("cracked")), via="a2", act="knowledge",
                chain=(publisher, lantern, "two people close to the inquiry"), confidence=0.552,
            ),
            Attribution(
                id="a8", source=(at("police"),), cue=(at("said", 2),), content=(at("At least 12 people were injured"),),
                kind="organization", speaker="police", chain=(publisher, "police"), confidence=0.97,
            ),
            Attribution(
                id="a9", source=(at("A nurse"),), cue=(at("mocked"),), content=(at("the official figure"),),
                kind="unnamed", act="attitude", factuality="Uu", chain=(publisher, "A nurse"), confidence=0.5,
            ),
        ),
        assertions=(Assertion(id="s1", spans=(at("The bridge was built in 1974."),), factuality="CT+"),),
        numbers=(
            Number(span=at("At least 12"), text="At least 12", low=12, high=None, of="injured", by="a8"),
            Number(span=at("14", 0), text="14", low=14, high=14, of="injured", by=None),
        ),
        actors=(
            Actor(
                id="p1", name="Petra Voss", type="person", mentions=(at("Petra Voss"), at("Voss", 1)),
                roles=(Role(text="the regional roads chief", span=at("the regional roads chief")),),
            ),
            Actor(id="p2", name="Evening Lantern", type="organization", mentions=(at("Evening Lantern"),)),
            Actor(id="p3", name="Oldmill", type="place", mentions=(at("Oldmill"),)),
        ),
        times=(
            Time(span=at("May 6"), text="May 6", value="2025-05-06"),
            Time(span=at("1974"), text="1974", value="1974"),
        ),
        asides=(
            Aside(span=at("BRACKWATER, May 6 -"), kind="dateline"),
            Aside(span=at("READ MORE: Five walks along the river"), kind="promo"),
        ),
        conflicts=(
            Conflict(a=relayed[0], b=at('"Nobody told us of a crack,"'), kind="denial", why="Petra Voss denies it"),
            Conflict(a=at("At least 12 people"), b=at("The hospital counted 14"), kind="number", why="12 and 14"),
        ),
        made_by={"sayso": "0.1.0", "models": {"reader/encoder": "ab" * 32}},
    )  # fmt: skip
