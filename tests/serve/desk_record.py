"""A small record made by hand for the tests of pages: a mill that closed, a bridge that fell, and a hostile report."""

from dataclasses import replace
from pathlib import Path

from sayso.corpus import open_corpus
from sayso.match.same import WordOverlap
from sayso.model import Actor, Aside, Reading, Time
from sayso.text import Span
from tests.affair import affair
from tests.match.reading_samples import reading

CLOSED = "The old mill at Orrow closed in May after the flood"
DISPATCH = (
    (CLOSED, "Ulla Brand", "CT+"),
    ("Nine boats sank off Hallen in the storm of that night", None, "CT+"),
    ("The council of Orrow will meet again on the last Monday of June", None, "CT+"),
)
EVIL = '<script>alert(1)</script> "><img src=x onerror=alert(2)> {{7*7}} \u202e \ud800 &amp;'


def _at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def readings() -> list[Reading]:
    """Seven reports; `wire` in two versions, `post` a copy of it, `mill` denies it, `evil` is made by an enemy."""
    wire = reading(
        "wire", "Meridian News", "2026-05-02T08:00:00Z", *DISPATCH, title="Mill closed", url="https://m.example/mill"
    )
    longer = (*DISPATCH, ("Two of the boats were raised on Sunday", "Ida Holm", "CT+"))
    again = reading("wire", "Meridian News", "2026-05-02T18:00:00Z", *longer, title="Mill closed, boats raised",
                    url="https://m.example/mill")  # fmt: skip
    evil = reading("evil", EVIL, "2026-05-05", (f"Someone painted the pier {EVIL}", EVIL, "CT+"), title=EVIL,
                   url="javascript:alert(3)")  # fmt: skip
    met = "Ulla Brand met Odd Rask on 3 May"
    talk = reading("talk", "Valley Post", "2026-05-06", (met, "Ida Holm", "CT+"), title="They met")
    named = (*talk.actors, *(
        Actor(id=f"n{n}", name=name, type="person", mentions=(_at(met, name),))
        for n, name in enumerate(("Ulla Brand", "Odd Rask"))
    ))  # fmt: skip
    talk = replace(talk, actors=named, times=(Time(span=_at(met, "3 May"), text="3 May", value="2026-05-03"),))
    return [
        wire,
        again,
        reading("post", "Valley Post", "2026-05-02T12:00:00Z", *DISPATCH, byline="Meridian News", title="Mill shut"),
        reading("gull", "Daily Gull", "2026-05-03", ("The old mill at Orrow closed in May", "Odd Rask", "CT+"),
                title="Closed"),
        reading("mill", "Orrow Mill", "2026-05-04", ("The old mill at Orrow closed in May", "Ida Holm", "CT-"),
                title="Statement"),
        replace(evil, asides=(Aside(span=Span(0, 3), kind="promo"),)),
        talk,
        affair(),
    ]  # fmt: skip


def make_record(path: Path) -> Path:
    """The record at this path, filled."""
    with open_corpus(path, comparer=WordOverlap()) as corpus:
        for held in readings():
            corpus.take(held, held.report.text.encode("utf-8", "replace"))
        corpus.settle()
    return path
