"""The timeline: claims that tell when something was, in the order of their dates.

A date that stands in a claim's words is not always that of what the claim tells. Left aside are the day on which
somebody spoke ("said on Monday"), a date that only names something else ("the 2019 law"), and a bound ("before 3 May").
Of several that are left, one beside the main clause counts before one in a clause inside.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

from sayso.match.moments import moment
from sayso.model import Claim, Event, Occurrence, Time

_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_WEEK = re.compile(r"(\d{4})-W(\d\d)")
_SPEECH = (
    r"(?:said|says|say|told|tells|stated|wrote|writes|added|adds|tweeted|posted|testified|denied|insisted|admitted|"
    r"reported|statement|interview|briefing|speech|letter|notice|post|remarks|comments|conference|reporters)"
)
#: "said on Monday", "told the council late on Monday", "in a statement issued on Monday"
_SAID_THEN = re.compile(
    rf"(?i)\b{_SPEECH}(?:\s+(?:the\s+|a\s+)?[\w’'-]+){{0,2}}?(?:\s+(?:late|early|issued|released|published))?"
    r"(?:\s+(?:on|in|of|from))?\s*,?\s*$"
)
#: "on Monday said"
_THEN_SAID = re.compile(
    r"(?i)^\s*,?\s*(?:said|says|told|stated|wrote|added|tweeted|testified|denied|insisted|admitted|reported)\b"
)
_BOUND = re.compile(r"(?i)\b(?:after|before|prior\s+to|ahead\s+of|than|until|till|as\s+of|following)\s+(?:the\s+)?$")
_DATELINE = re.compile(r"^,?\s*(?:\([^()]{2,40}\)\s*)?[-–—]\s")  # "HALLEN, March 3 (NA) - "
#: "the first since 1959", "the worst since May": the date is that of the one before
_COMPARED = re.compile(r"(?i)\b(?:first|last|only|most|least|worst|best|[a-z]{3,}est)\b.*\bsince\s+(?:the\s+)?$")
_LOOSE = re.compile(r"(?i)\bby\s+(?:the\s+)?$")
_DETERMINED = re.compile(r"(?i)\b(?:the|a|an|this|that|his|her|its|their|our|every|each)\s+$")
_OWNS = re.compile(r"^['’]s?\s+\w")
_NOUN_NEXT = re.compile(r"^\s+[a-z][\w-]+")
_INSIDE = re.compile(r"(?i)\S+\s+\S+.*\b(?:who|whom|which|that|when|where|whose|if|because|although|while)\b")
_FROM = re.compile(r"(?i)\b(?:from|since|starting|beginning)\b")
LOOSELY, INSIDE, MAIN = 1, 2, 3  # how well a date fits
SUBJECT = 2  # words from the beginning within which a date inside a name dates the whole ("The 2019 flood killed six")


def events_of(claims: Iterable[Claim]) -> tuple[Event, ...]:
    """A dated claim an event, by date, then claim. A claim that nobody asserts, or that names no date, has none.

    `reports` are those that give the date, or the month or year that it lies in, while asserting the claim.
    """
    out = []
    for claim in claims:
        date_ = date_of(claim)
        if date_ is not None:
            dated = ((m, event_date(m.occurrence)) for m in claim.members if m.stance == "asserts")
            reports = dict.fromkeys(m.occurrence.report for m, given in dated if given and date_.startswith(given))
            out.append(Event(date=date_, what=_what(claim, date_), claim=claim.id, reports=tuple(reports)))
    return tuple(sorted(out, key=lambda e: (moment(e.date).start, e.date, e.claim)))


def date_of(claim: Claim) -> str | None:
    """The ISO day, month or year that most reports which assert a claim give it, or None.

    A month speaks for every day in it. Of several named alike the more exact, then the earlier.
    """
    told: dict[str, Counter[str]] = {}
    for m in claim.members:
        if m.stance == "asserts" and (found := event_date(m.occurrence)):
            told.setdefault(m.occurrence.report, Counter())[found] += 1
    votes: Counter[str] = Counter()
    for each in told.values():
        votes.update(each.keys())
    if not votes:
        return None
    support = {d: sum(n for v, n in votes.items() if d.startswith(v)) for d in votes}
    return max(support, key=lambda d: (support[d], len(d), [-ord(c) for c in d]))


def _what(claim: Claim, date_: str) -> str:
    """The claim's wording where the date stands in it, else the words of the first that dates it."""
    dating = [m.occurrence for m in claim.members if m.stance == "asserts" and event_date(m.occurrence) == date_]
    wording = claim.wording.casefold()
    if not dating or any(" ".join(o.resolved.split()).casefold().strip(" ,;:–—-") == wording for o in dating):
        return claim.wording
    words = " ".join(min(dating, key=lambda o: (moment(o.published).start, o.report, o.id)).resolved.split())
    return words[:1].upper() + words[1:]


def event_date(o: Occurrence) -> str | None:
    """The day, month or year of what an occurrence tells; None where its dates are those of something else."""
    fit = [(_rank(o.wording, place, t), place, value) for place, t in _placed(o) if (value := start_of(t))]
    best = max((rank for rank, _, _ in fit), default=0)
    held = sorted((place, value) for rank, place, value in fit if rank == best)
    if not best or not held:
        return None
    return held[-1 if best == INSIDE else 0][1]  # "who had left on 1 May were found on 9 May"


def _placed(o: Occurrence) -> list[tuple[int, Time]]:
    """Its times with where they stand in its wording, each at a place of its own."""
    out, at = [], 0
    for t in sorted(o.times, key=lambda t: t.span):
        words = " ".join(t.text.split())
        place = o.wording.find(words, at)
        if place < 0:
            place = o.wording.find(words)
        if place >= 0:
            at = place + len(words)
            out.append((place, t))
    return out


def _rank(wording: str, place: int, t: Time) -> int:
    """How well a date fits as that of the whole: 3 in the main clause, 2 inside, 1 loosely, 0 not at all."""
    before, after = wording[:place], wording[place + len(" ".join(t.text.split())) :]
    if _DATELINE.match(after) and re.match(r"[A-Z][A-Z]", before):
        return 0
    if _BOUND.search(before) or _COMPARED.search(before) or _SAID_THEN.search(before) or _THEN_SAID.match(after):
        return 0
    owns, early = _OWNS.match(after), len(before.split()) <= SUBJECT
    if owns or (_DETERMINED.search(before) and _NOUN_NEXT.match(after)):
        return LOOSELY if early else 0
    if _LOOSE.search(before):
        return LOOSELY
    return INSIDE if _INSIDE.match(before) else MAIN


def start_of(t: Time) -> str | None:
    """The day, month or year of a time as a timeline shows it; None for durations and what is unknown.

    What runs from a day on has that day; a span within one month or year, or a week, has that month or year.
    """
    value = t.value
    if value is None or value.startswith("P"):
        return None
    if "/" in value:
        first, last = (plain_date(part) for part in value.split("/", 1))
        if first and _FROM.match(t.text.strip()):
            return first
        return _shared(first, last)
    week = _WEEK.fullmatch(value)
    if week:
        try:
            monday = date.fromisocalendar(int(week[1]), int(week[2]), 1)
        except ValueError:
            return None
        return _shared(monday.isoformat(), (monday + timedelta(days=6)).isoformat())
    return plain_date(value)


def _shared(first: str | None, last: str | None) -> str | None:
    """The month or year in which both lie; the day where they are one."""
    if first is None or last is None:
        return None
    return next((first[:n] for n in (10, 7, 4) if len(first) >= n and first[:n] == last[:n]), None)


def plain_date(value: str | None) -> str | None:
    """The day, month or year of a time value; None for durations, intervals, weeks and what is unknown."""
    if value is None or "/" in value or value.startswith("P"):
        return None
    head = value.split("T", 1)[0]
    return head if _DATE.fullmatch(head) else None
