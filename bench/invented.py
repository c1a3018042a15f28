"""Readings of invented reports, spread over years: affairs with dispatches, reprints, paraphrases and denials.

    for reading in invented(1000): ...

The same in every run. Texts and readings are made together, so that no reader is needed; an affair lasts some days,
has its own people, place and figures, and is told by an agency, by papers that print the agency's words, by papers that
tell it in their own, and by those who deny it. Nothing of an affair comes back in another but for the common words, the
publishers, and a few people and phrases that turn up in the news all the time.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from sayso.model import Actor, Attribution, Number, Proposition, Reading, Report, Role, Time
from sayso.text import Span

MADE_BY = {"sayso": "invented", "models": {"reader": "00"}}
AGENCY = "Meridian Press"
PAPERS = [f"The {a} {b}" for a in ("Harrow", "Quayside", "Northern", "Valley", "Capital", "Island", "Border", "Lake")
          for b in ("Gull", "Courier", "Ledger", "Examiner", "Star")]  # fmt: skip
SPEECH = ("said", "told reporters", "said in a statement", "announced")
FACTS = tuple(  # two forms of each fact, its words in other orders; {a} to {e} are words of its own
    tuple(form.strip() for form in fact.split("|"))
    for fact in """
the {a} {thing} at {place} {broke} under {b} {c} and {d} | under {d} and {b} {c} the {a} {thing} in {place} {broke}
{count} {a} {b} were {hurt} by the {c} of {place} {d} | {place} {d} counted {count} {a} {b} {hurt} by the {c}
{body} had known of {a} {b} and {d} {e} in the {c} | in the {c} {body} knew {d} {e} and {a} {b}
the {a} {b} of {d} {e} at {place} was never {checked} | nobody {checked} the {a} {b} of {d} {e} in {place}
{person} ordered the {a} {b} of the {c} {d} to stay {shut} | it was {person} who kept the {c} {d} and its {a} {b} {shut}
{body} paid {sum} for {a} {b} and {d} {e} to the {c} | the {c} got {sum} from {body} for {d} {e} and {a} {b}
{person} took the {a} {b} and {d} {e} out of {place} | {d} {e} and {a} {b} left {place} with {person}
the {a} {b} on {day} hid {d} {e} and the {c} of {place} | {d} {e} and the {c} of {place} hid from {a} {b} on {day}
""".strip().splitlines()
)
THINGS = "dam bridge pier tunnel tower quay silo reactor lock viaduct hangar mill crane depot archive clinic".split()
BROKE = (("collapsed", "collapsed"), ("burst", "burst"), ("caught fire", "caught fire"), ("gave way", "given way"),
         ("sank", "sunk"), ("exploded", "exploded"))  # fmt: skip
HURT = "killed injured arrested displaced poisoned rescued".split()
CHECKED = "inspected tested approved surveyed".split()
SHUT = "closed open locked unguarded".split()
MONTHS = "January February March April May June July August September October November December".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
STANDING = (
    "the ministry will publish its yearly figures",
    "parliament goes into recess",
    "the currency fell against its neighbours",
)
LINES = 14  # sentences of filler in a dispatch
_SOUNDS = [c + v for c in ("b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z", "br", "st", "th")
           for v in "aeiou"]  # fmt: skip


@dataclass
class _Affair:
    """What an invented affair is about."""

    begins: datetime
    names: dict[str, str]
    facts: list[tuple[int, dict[str, str]]]
    speakers: list[tuple[str, str, str]]  # name, kind, role
    dispatches: list[tuple[Report, Reading]] = field(default_factory=list)


class _Writer:
    """A text as it grows, with what is read in it."""

    def __init__(self, publisher: str) -> None:
        self.text, self.publisher = "", publisher
        self.attributions: list[Attribution] = []
        self.propositions: list[Proposition] = []
        self.numbers: list[Number] = []
        self.times: list[Time] = []
        self.mentions: dict[tuple[str, str], list[Span]] = {}
        self.roles: dict[str, list[Role]] = {}

    def write(self, words: str) -> Span:
        """Words at the end; where they stand."""
        start = len(self.text)
        self.text += words
        return Span(start, len(self.text))

    def say(self, words: str, speaker: tuple[str, str, str] | None, cue: str, factuality: str, affair: _Affair,
            when: datetime) -> None:  # fmt: skip
        """A statement, attributed or not."""
        content = self.write(words[:1].upper() + words[1:])
        by = None
        if speaker is not None:
            name, kind, role = speaker
            self.write(", ")
            start = len(self.text)
            source = self.write(name)
            if role and kind == "person":
                self.write(", ")
                told = self.write(role)
                self.write(",")
                self.roles.setdefault(name, []).append(Role(text=role, span=told))
            self.write(" ")
            verb = self.write(cue)
            by = f"a{len(self.attributions) + 1}"
            named = kind in ("person", "organization")
            self.attributions.append(Attribution(
                id=by, source=(source,), cue=(verb,), content=(content,), kind=kind, speaker=name if named else None,
                factuality=factuality, chain=(self.publisher, name), confidence=0.9, speaker_confidence=0.9,
                source_whole=(Span(start, verb.start - 1),)))  # fmt: skip
            if named:
                self.mentions.setdefault((name, kind), []).append(source)
        self.write(". ")
        self.propositions.append(Proposition(id=f"p{len(self.propositions) + 1}", spans=(content,), attribution=by,
                                             factuality=factuality))  # fmt: skip
        for key, kind in (("person", "person"), ("body", "organization"), ("place", "place")):
            name = affair.names[key]
            at = self.text.find(name, content.start, content.end)
            if at >= 0:
                self.mentions.setdefault((name, kind), []).append(Span(at, at + len(name)))
        for word in words.split():
            if word.isdigit():
                at = self.text.find(word, content.start, content.end)
                of = next((h for h in HURT if h in words), "people")
                self.numbers.append(Number(span=Span(at, at + len(word)), text=word, low=float(word),
                                           high=float(word), of=of, by=by))  # fmt: skip
            if word in DAYS:
                at = self.text.find(word, content.start, content.end)
                days = (when.weekday() - DAYS.index(word)) % 7
                value = (when - timedelta(days=days)).date().isoformat()
                self.times.append(Time(span=Span(at, at + len(word)), text=word, value=value))

    def reading(self, report: Report) -> Reading:
        """What is read in the text."""
        actors = tuple(
            Actor(id=f"p{k}", name=name, type=kind, mentions=tuple(sorted(set(spans))),
                  roles=tuple(self.roles.get(name, ())))
            for k, ((name, kind), spans) in enumerate(sorted(self.mentions.items()), 1)
        )  # fmt: skip
        return Reading(report=report, attributions=tuple(self.attributions), propositions=tuple(self.propositions),
                       numbers=tuple(self.numbers), actors=actors, times=tuple(self.times),
                       made_by=MADE_BY)  # fmt: skip


class _World:
    def __init__(self, seed: int, per_day: float, lines: int) -> None:
        self.dice = random.Random(seed)
        self.per_day, self.lines = per_day, lines
        self.words = [self.word(k % 3 + 2) for k in range(6_000)]
        self.often = [self.name() for _ in range(20)]  # people who are in the news all the time

    def word(self, syllables: int) -> str:
        return "".join(self.dice.choices(_SOUNDS, k=syllables))

    def name(self) -> str:
        return f"{self.word(2).capitalize()} {self.word(3).capitalize()}"

    def sentence(self) -> str:
        return " ".join(self.dice.choices(self.words, k=self.dice.randint(9, 16))).capitalize() + "."

    def affair(self, begins: datetime) -> _Affair:
        d = self.dice
        broke, broken = d.choice(BROKE)
        place = self.word(3).capitalize()
        body = f"the {place} {d.choice(('Board', 'Authority', 'Council', 'Company'))}"
        names = {
            "thing": d.choice(THINGS), "place": place, "broke": broke, "broken": broken,
            "day": DAYS[begins.weekday()], "count": str(d.randint(3, 400)), "hurt": d.choice(HURT),
            "person": d.choice(self.often) if d.random() < 0.2 else self.name(), "month": d.choice(MONTHS),
            "body": body, "checked": d.choice(CHECKED), "shut": d.choice(SHUT),
            "sum": f"{d.randint(2, 90)} million crowns",
        }  # fmt: skip
        speakers = [
            (self.name(), "person", f"spokeswoman for {names['body']}"), (self.name(), "person", "the mayor"),
            (names["body"], "organization", ""), ("a senior official", "unnamed", ""),
            ("two residents", "group", ""), (d.choice(self.often), "person", "the interior minister"),
        ]  # fmt: skip
        facts = [(k, {x: d.choice(self.words) for x in "abcde"}) for k in d.sample(range(len(FACTS)), 5)]
        return _Affair(begins, names, facts, speakers)

    def told(self, affair: _Affair, publisher: str, when: datetime, n: int, *, lead: str = ""
             ) -> tuple[Report, _Writer]:  # fmt: skip
        """A report in its publisher's own words."""
        d, w = self.dice, _Writer(publisher)
        if lead:
            w.write(lead)
        facts = d.sample(affair.facts, d.randint(3, len(affair.facts)))
        deny = d.random() < 0.15
        for k, (fact, own) in enumerate(facts):
            names = {**affair.names, **own}
            if d.random() < 0.1:
                names["count"] = str(int(names["count"]) + d.randint(1, 9))
            words = d.choice(FACTS[fact]).format(**names)
            speaker = None if d.random() < 0.25 else d.choice(affair.speakers)
            if deny and k == 0:
                w.say(words, d.choice(affair.speakers[:3]), "denied", "CT-", affair, when)
            else:
                w.say(words, speaker, d.choice(SPEECH), "CT+", affair, when)
            w.write(" ".join(self.sentence() for _ in range(max(1, self.lines // 4))) + "\n\n")
        if d.random() < 0.1:
            w.say(d.choice(STANDING), None, "", "CT+", affair, when)
        return self.report(n, publisher, when, w.text, affair), w

    def report(self, n: int, publisher: str, when: datetime, text: str, affair: _Affair, byline: str | None = None
               ) -> Report:  # fmt: skip
        title = f"{affair.names['place']}: what happened at the {affair.names['thing']}"
        house = publisher.lower().replace(" ", "-")
        return Report(id=f"r{n:06}", text=text, publisher=publisher, title=title, byline=byline, language="en",
                      published=when.isoformat(timespec="seconds").replace("+00:00", "Z"),
                      url=f"https://{house}.example/{n}")  # fmt: skip

    def reprint(self, affair: _Affair, publisher: str, when: datetime, n: int) -> Reading:
        """An agency's dispatch with the words of the paper around it."""
        d = self.dice
        _, source = d.choice(affair.dispatches)
        text = source.report.text
        if d.random() < 0.5:
            text += " ".join(self.sentence() for _ in range(2)) + "\n"
        report = self.report(n, publisher, when, text, affair, f"By {AGENCY}" if d.random() < 0.7 else None)
        told = tuple(
            Attribution(**{**{f: getattr(a, f) for f in a.__slots__}, "chain": (publisher, *a.chain[1:])})
            for a in source.attributions
        )
        return Reading(report=report, attributions=told, propositions=source.propositions, numbers=source.numbers,
                       actors=source.actors, times=source.times, made_by=MADE_BY)  # fmt: skip


def invented(count: int, *, per_day: float = 20.0, seed: int = 1, lines: int = LINES,
             begins: datetime = datetime(2019, 1, 7, 6, tzinfo=UTC)) -> Iterator[Reading]:  # fmt: skip
    """Readings of `count` reports in the order of publication, `per_day` of them a day."""
    world = _World(seed, per_day, lines)
    open_: list[_Affair] = []
    for n in range(count):
        when = begins + timedelta(days=n / per_day)
        open_ = [a for a in open_ if when - a.begins < timedelta(days=6)]
        if not open_ or world.dice.random() < 0.08:
            open_.append(world.affair(when))
        affair = world.dice.choice(open_)
        if not affair.dispatches or world.dice.random() < 0.12:
            lead = f"{affair.names['place'].upper()} ({AGENCY}) - "
            report, w = world.told(affair, AGENCY, when, n, lead=lead)
            reading = w.reading(report)
            affair.dispatches.append((report, reading))
            yield reading
        elif world.dice.random() < 0.35:
            yield world.reprint(affair, world.dice.choice(PAPERS), when, n)
        else:
            report, w = world.told(affair, world.dice.choice(PAPERS), when, n)
            yield w.reading(report)
