"""Records of invented reports for the tests of the corpus."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import sayso
from bench.invented import invented
from sayso.corpus import Corpus
from sayso.match.same import WordOverlap
from sayso.match.survey import Survey, SurveyOptions, survey_of
from sayso.model import Actor, Attribution, Number, Proposition, Reading, Report
from sayso.text import Span

MADE_BY = {"sayso": "1", "models": {"reader": "aa"}}
#: All that is told of a survey, but for what made it.
PARTS = ("reports", "version_of", "claims", "copies", "corrections", "clashes", "actors", "timeline")


def affairs(count: int = 60, *, seed: int = 1, per_day: float = 60.0, lines: int = 6) -> list[Reading]:
    """Reports of a few days within one period, so that everything is known around everything."""
    return list(invented(count, seed=seed, per_day=per_day, lines=lines, begins=datetime(2021, 3, 4, 6, tzinfo=UTC)))


def strewn(readings: Iterable[Reading], *, seed: int) -> list[Reading]:
    """The same reports strewn over days, weeks and a year, some of no known day; more of what they tell is denied."""
    dice = random.Random(seed)
    out = []
    for reading in readings:
        days = dice.choice((0, 0, 3, 5, 6, 9, 11, 15, 70, 73, 300, None, "month"))
        then = datetime.fromisoformat(reading.report.published or "")
        published = then.strftime("%Y-%m") if days == "month" else None
        if isinstance(days, int):
            published = (then + timedelta(days=days)).isoformat()
        denied = {p.id for p in reading.propositions if dice.random() < 0.2}
        out.append(replace(
            reading, report=replace(reading.report, published=published),
            propositions=tuple(replace(p, factuality="CT-") if p.id in denied else p for p in reading.propositions),
            attributions=tuple(
                replace(a, factuality="CT-")
                if any(p.attribution == a.id and p.id in denied for p in reading.propositions) else a
                for a in reading.attributions
            )))  # fmt: skip
    return out


def opened(path: Path, **options) -> Corpus:
    """A record that compares by words in common."""
    return sayso.open(path, **{"comparer": WordOverlap(), **options})


def take(corpus: Corpus, readings: Iterable[Reading]) -> None:
    """Add readings."""
    for reading in readings:
        corpus.take(reading, reading.report.text.encode())


def in_memory(readings: Iterable[Reading], options: SurveyOptions | None = None) -> Survey:
    """What the same readings come to without a record."""
    return survey_of(readings, comparer=WordOverlap(), options=options)


def differing(a: Survey, b: Survey) -> list[str]:
    """Which parts of two surveys are not the same."""
    return [part for part in PARTS if getattr(a, part) != getattr(b, part)]


def reading(id: str, *told: tuple[str | None, str], publisher: str = "The Gull", published: str = "2021-03-04",
            people: Iterable[str] = (), factuality: str = "CT+", **more) -> Reading:  # fmt: skip
    """A report of some statements, each by somebody or in the paper's own voice."""
    text, attributions, propositions, numbers, places = "", [], [], [], {}
    for k, (who, words) in enumerate(told, 1):
        content = Span(len(text), len(text) + len(words))
        text += words
        by = None
        if who is not None:
            source = Span(len(text) + 2, len(text) + 2 + len(who))
            cue = Span(source.end + 1, source.end + 5)
            text += f", {who} said"
            by = f"a{k}"
            named = who[0].isupper()
            attributions.append(Attribution(
                id=by, source=(source,), cue=(cue,), content=(content,), kind="person" if named else "unnamed",
                speaker=who if named else None, factuality=factuality, chain=(publisher, who), confidence=0.9,
                speaker_confidence=0.9))  # fmt: skip
            if named:
                places.setdefault(who, []).append(source)
        for word in words.split():
            if word.isdigit():
                at = text.index(word, content.start)
                numbers.append(Number(span=Span(at, at + len(word)), text=word, low=float(word), high=float(word),
                                      of="people", by=by))  # fmt: skip
        for name in people:
            at = text.find(name, content.start, content.end)
            if at >= 0:
                places.setdefault(name, []).append(Span(at, at + len(name)))
        propositions.append(Proposition(id=f"p{k}", spans=(content,), attribution=by, factuality=factuality))
        text += ". "
    actors = tuple(Actor(id=f"p{k}", name=name, type="person", mentions=tuple(spans))
                   for k, (name, spans) in enumerate(sorted(places.items()), 1))  # fmt: skip
    report = Report(id=id, text=text, publisher=publisher, published=published, title=f"Title of {id}",
                    url=f"https://{id}.example/story", **more)  # fmt: skip
    return Reading(report=report, attributions=tuple(attributions), propositions=tuple(propositions),
                   numbers=tuple(numbers), actors=actors, made_by=MADE_BY)  # fmt: skip
