"""Surveys of invented reports, made by hand, for the renderings and contracts of many reports."""

from __future__ import annotations

from sayso.match.copies import Copy
from sayso.match.corrections import Correction
from sayso.match.survey import Survey
from sayso.model import (
    Claim,
    Clash,
    CorpusActor,
    End,
    Event,
    Failure,
    Member,
    Number,
    Occurrence,
    Origins,
    Relation,
    Report,
    ReportSpan,
    Time,
)
from sayso.text import Span

WIRE = "VELD, May 6 (AP) - The ferry Lark was overloaded, a harbour official said on Tuesday. Nine people are missing."
TEXTS = {
    "wire": ("Associated Press", "2025-05-06T08:00:00Z", WIRE),
    "echo": ("The Veld Echo", "2025-05-06T09:30:00Z", WIRE + " More soon."),
    "bee": ("Morning Bee", "2025-05-06T10:00:00Z", WIRE),
    "owner": (
        "Lark Lines", "2025-05-06T12:00:00Z", "Lark Lines: our ferry was not overloaded. Seven people are missing."
    ),
    "post": (
        "Coast Post", "2025-05-07",
        "The ferry was too full, a harbour official told the Post. The minister, Ilse Brandt, asked whether the ferry "
        "was overloaded. Correction: an earlier version of this story gave the wrong number of missing.",
    ),
    "blog": (None, None, "Was it overloaded? Nobody here knows."),
}  # fmt: skip


def reports() -> dict[str, Report]:
    return {
        id: Report(id=id, text=text, publisher=publisher, published=published, title=f"The ferry, by {id}",
                   url=f"https://{id}.example/ferry")
        for id, (publisher, published, text) in TEXTS.items()
    }  # fmt: skip


def place(report: str, words: str) -> ReportSpan:
    start = TEXTS[report][2].index(words)
    return ReportSpan(report=report, span=Span(start, start + len(words)))


def occurrence(report: str, words: str, chain: tuple[str, ...], kind: str | None = None, **more) -> Occurrence:
    where, (publisher, published, _) = place(report, words), TEXTS[report]
    given = {
        "id": f"{report}#{where.span.start}-{where.span.end}", "report": report, "spans": (where.span,),
        "attribution": "a1" if len(chain) > 1 else None, "chain": chain, "kind": kind,
        "named": kind not in ("unnamed", "group"), "factuality": "CT+", "wording": words, "resolved": words,
        "around": words, "publisher": publisher, "published": published,
    }  # fmt: skip
    return Occurrence(**{**given, **more})


def member(o: Occurrence, stance: str = "asserts", factuality: str = "CT+") -> Member:
    return Member(occurrence=o, stance=stance, factuality=factuality)


def ferry_claims() -> tuple[Claim, Claim, Claim]:
    full = "The ferry Lark was overloaded"
    overloaded = Claim(
        id="c-0verload", wording=full,
        members=(
            *(
                member(occurrence(id, full, (publisher, "a harbour official"), "unnamed"))
                for id, publisher in (("wire", "Associated Press"), ("echo", "The Veld Echo"), ("bee", "Morning Bee"))
            ),
            member(occurrence("owner", "our ferry was not overloaded", ("Lark Lines",)), "denies", "CT-"),
            member(occurrence("post", "The ferry was too full", ("Coast Post", "a harbour official"), "unnamed")),
            member(
                occurrence("post", "the ferry was overloaded", ("Coast Post", "Ilse Brandt"), "person"),
                "questions", "Uu",
            ),
        ),
        origins=Origins(
            at_least=1, at_most=2,
            ends=(
                End(name="a harbour official (Associated Press)", kind="unnamed", reports=("wire", "echo", "bee")),
                End(name="a harbour official (Coast Post)", kind="unnamed", reports=("post",)),
            ),
            why=("The Veld Echo (echo) repeats the words of Associated Press (wire): no further end",
                 "cannot be shown distinct: “a harbour official” and “a harbour official” could be one"),
        ),
        first_seen=("wire", "2025-05-06T08:00:00Z"),
        related=(Relation(claim="c-nine", relation="strengthens", why="the missing were on it"),),
        why=("the same words in three reports",),
    )  # fmt: skip
    nine = "Nine people are missing"
    number = Number(span=place("wire", "Nine").span, text="Nine", low=9, high=9, of="people missing")
    missing = Claim(
        id="c-nine", wording=nine,
        members=tuple(
            member(occurrence(id, nine, (publisher,), numbers=(number,)))
            for id, publisher in (("wire", "Associated Press"), ("echo", "The Veld Echo"), ("bee", "Morning Bee"))
        ),
        origins=Origins(at_least=1, at_most=1, why=(),
                        ends=(End(name="Associated Press", kind="outlet", reports=("wire", "echo", "bee")),)),
        first_seen=("wire", "2025-05-06T08:00:00Z"),
    )  # fmt: skip
    seven = Claim(
        id="c-seven", wording="Seven people are missing",
        members=(member(occurrence("owner", "Seven people are missing", ("Lark Lines",),
                                   times=(Time(span=Span(0, 4), text="Tuesday", value="2025-05-06"),))),),
        origins=Origins(at_least=1, at_most=1, why=(),
                        ends=(End(name="Lark Lines", kind="outlet", reports=("owner",)),)),
        first_seen=("owner", "2025-05-06T12:00:00Z"),
    )  # fmt: skip
    return overloaded, missing, seven


def ferry_survey(**changes) -> Survey:
    """Six reports, one dispatch in three of them, a denial, two numbers, a correction, one that could not be read."""
    whole = (Span(0, len(WIRE)), Span(0, len(WIRE)))
    given = {
        "reports": tuple(reports().values()),
        "version_of": {},
        "claims": ferry_claims(),
        "copies": (
            Copy(from_="wire", to="echo", kind="verbatim", share=0.96, directed=True, passages=(whole,),
                 why=("18 of 20 words shared in 1 passages", "credit: AP")),
            Copy(from_="wire", to="bee", kind="verbatim", share=1.0, directed=True, passages=(whole,),
                 why=("18 of 18 words shared in 1 passages",)),
        ),
        "corrections": (
            Correction(report="post", of="post", kind="correction", why=("about its own earlier text",),
                       span=place("post", "Correction: an earlier version of this story gave the wrong number").span),
        ),
        "clashes": (
            Clash(a=place("wire", "The ferry Lark was overloaded"), b=place("owner", "our ferry was not overloaded"),
                  kind="denial", why="Lark Lines says that it is not so"),
            Clash(a=place("wire", "Nine people are missing"), b=place("owner", "Seven people are missing"),
                  kind="number", why="Nine against Seven"),
        ),
        "actors": (
            CorpusActor(id="k1", name="Ilse Brandt", type="person", aliases=("Ilse Brandt", "Brandt"),
                        mentions=(place("post", "Ilse Brandt"),),
                        roles=(("The minister", place("post", "The minister"), ("Coast Post",)),), why=("one name",)),
            CorpusActor(id="k2", name="Lark Lines", type="organization", aliases=("Lark Lines",),
                        mentions=(place("owner", "Lark Lines"),)),
        ),
        "timeline": (Event(date="2025-05-06", what="Seven people are missing", claim="c-seven", reports=("owner",)),),
        "failures": (Failure(id="broken.pdf", stage="read", why="it holds no text"),),
        "made_by": {"sayso": "0.1.0", "models": {"same/words": "cd" * 32}},
    }  # fmt: skip
    return Survey(**{**given, **changes})
