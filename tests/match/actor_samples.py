"""Readings made by hand that hold nothing but actors."""

from sayso.model import Actor, ActorType, Attribution, CorpusActor, Reading, Report, ReportSpan, Role
from sayso.text import Span


def told(id: str, *actors: tuple[str, ...], publisher: str | None = None, published: str | None = None,
         byline: str | None = None, after: str = "") -> Reading:  # fmt: skip
    """A report with actors given as (type, mention, mention, ...); a mention may be "title|name", the title before it,
    and "name;role" gives the name a role behind it, "name;role;source" by the word of a source.
    """
    text, made, attributions = "", [], []
    for n, (kind, *mentions) in enumerate(actors, 1):
        spans, roles, fullest = [], [], ""
        for mention in mentions:
            name, *given = mention.split(";")
            before, _, name = name.rpartition("|")
            text += f"{before} " if before else ""
            spans.append(Span(len(text), len(text) + len(name)))
            text += name
            fullest = max(fullest, name, key=len)
            if given:
                text += ", "
                span = Span(len(text), len(text) + len(given[0]))
                text += given[0]
                by = None
                if len(given) > 1:
                    by = f"a{len(attributions) + 1}"
                    chain = (*((publisher,) if publisher else ()), given[1])
                    attributions.append(Attribution(id=by, source=(), cue=(), content=(span,), chain=chain))
                roles.append(Role(text=given[0], span=span, by=by))
            text += " came. "
        made.append(Actor(id=f"e{n}", name=fullest, type=_type(kind), mentions=tuple(spans), roles=tuple(roles)))
    report = Report(id=id, text=text + after, publisher=publisher, published=published, byline=byline)
    return Reading(report=report, actors=tuple(made), attributions=tuple(attributions))


def _type(kind: str) -> ActorType:
    types: dict[str, ActorType] = {"person": "person", "organization": "organization", "place": "place"}
    return types[kind]


def person(*mentions: str) -> tuple[str, ...]:
    return "person", *mentions


def body(*mentions: str) -> tuple[str, ...]:
    return "organization", *mentions


def place(*mentions: str) -> tuple[str, ...]:
    return "place", *mentions


def at(reading: Reading, words: str) -> ReportSpan:
    """The first place of some words."""
    start = reading.report.text.index(words)
    return ReportSpan(report=reading.report.id, span=Span(start, start + len(words)))


def together(actors: tuple[CorpusActor, ...]) -> list[set[str]]:
    """The reports of each actor that several hold, in order of its name."""
    groups = sorted((a.name, {m.report for m in a.mentions}) for a in actors)
    return [reports for _, reports in groups if len(reports) > 1]
