"""The timeline: claims that tell when something was, in the order of their dates."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from sayso.match.moments import moment
from sayso.model import Claim, Event

_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


def events_of(claims: Iterable[Claim]) -> tuple[Event, ...]:
    """A dated claim an event, by date, then claim. A claim whose occurrences name no date has none."""
    out = []
    for claim in claims:
        date = date_of(claim)
        if date is not None:
            asserting = [m.occurrence.report for m in claim.members if m.stance == "asserts"]
            told = asserting or [m.occurrence.report for m in claim.members]
            out.append(Event(date=date, what=claim.wording, claim=claim.id, reports=tuple(dict.fromkeys(told))))
    return tuple(sorted(out, key=lambda e: (moment(e.date).start, e.date, e.claim)))


def date_of(claim: Claim) -> str | None:
    """The day, month or year that most of its occurrences name, of several the more exact, then the earlier."""
    found: Counter[str] = Counter()
    for m in claim.members:
        found.update({v for t in m.occurrence.times if (v := plain_date(t.value))})
    return max(found, key=lambda d: (found[d], len(d), [-ord(c) for c in d])) if found else None


def plain_date(value: str | None) -> str | None:
    """The day, month or year of a time value; None for durations, intervals, weeks and what is unknown."""
    if value is None or "/" in value or value.startswith("P"):
        return None
    head = value.split("T", 1)[0]
    return head if _DATE.fullmatch(head) else None
