"""Dates and places: one event that is told of two days, or of two places.

Two reports of two events differ in both as a matter of course. So the two must be nearly the same but for that, and
each name one day, or one place where it happened that does not lie in the other's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import product

from sayso.match.clash_sides import Found, Sides, is_denied
from sayso.match.owners import plain
from sayso.model import ClaimLink, Occurrence
from sayso.roles import share_a_name

#: Words for a time that hang on the hour and the zone of the writer: a day more or less is no conflict.
NEAR_NOW = re.compile(
    r"(?i)\b(?:today|tonight|yesterday|tomorrow|overnight|morning|afternoon|evening|night|hours?|ago)\b"
)
DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T[\d:]+)?")
AT = r"\b(?:in|at|inside|off|on|to|from|into|over)\s+(?:the\s+)?(?:[\w-]+\s+){0,2}?"
PART_OF = r"\s*(?:,|\(|\bin\b|\bof\b|\bnear\b|\boutside\b)\s*(?:the\s+)?(?:\w+\s+){0,2}"


def dates(sides: Sides) -> Iterator[Found]:
    """One event, told of two days. Both must name somebody or something in common, and one day each."""
    for a, b, link in sides.pairs():
        if _differ_otherwise(sides, a, b) or not set(a.names) & set(b.names) or _claims_apart(sides, a, b, link):
            continue
        one, two = only_day(a), only_day(b)
        if one is None or two is None or abs((one[1] - two[1]).days) <= (1 if one[0] or two[0] else 0):
            continue
        why = f"{one[1].isoformat()} ({sides.telling(a)}) against {two[1].isoformat()} ({sides.telling(b)})"
        yield Found("date", a, b, sides.alike(a, b), why)


def places(sides: Sides) -> Iterator[Found]:
    """One event, told of two places, neither of which lies in the other."""
    for a, b, link in sides.pairs():
        if _differ_otherwise(sides, a, b) or _claims_apart(sides, a, b, link):
            continue
        one, two = named_places(sides, a), named_places(sides, b)
        if len(one) != 1 or len(two) != 1 or one == two or holds(sides, a, b, one, two):
            continue
        if not (_happens_at(sides, a, min(one)) and _happens_at(sides, b, min(two))):
            continue
        if not (set(a.names) & set(b.names)) or any(share_a_name(x, y) for x in one for y in two):
            continue
        # "off from Orrow to Velmark" and "off from Orrow Airport" meet in what only one side takes for a place
        if any(share_a_name(x, y) for place, o in ((one, b), (two, a)) for x in place for y in o.names):
            continue
        why = f"{min(one)} ({sides.telling(a)}) against {min(two)} ({sides.telling(b)})"
        yield Found("place", a, b, sides.alike(a, b), why)


def _differ_otherwise(sides: Sides, a: Occurrence, b: Occurrence) -> bool:
    """Are two less than nearly the same but for a date or a place?"""
    return is_denied(a) or is_denied(b) or sides.alike(a, b) < max(0.7, sides.options.alike)


def _claims_apart(sides: Sides, a: Occurrence, b: Occurrence, link: ClaimLink) -> bool:
    """Two members of one claim, or of two that the network says contradict each other, tell of one event."""
    return sides.member[a.id][0].id != sides.member[b.id][0].id and link.relation != "contradicts"


def named_places(sides: Sides, o: Occurrence) -> frozenset[str]:
    """The places that an occurrence names, each by its actor's name."""
    found = (sides.actors.get(plain(name)) for name in o.names)
    return frozenset(actor.name for actor in found if actor and actor.type == "place")


def _happens_at(sides: Sides, o: Occurrence, place: str) -> bool:
    """Do its words put what they tell of at a place? In "U.S. President" a place tells only whose he is."""
    actor = sides.actors.get(plain(place))
    names = sorted({place, *(actor.aliases if actor else ())}, key=len, reverse=True)
    return re.search(rf"(?i){AT}(?:{'|'.join(map(re.escape, names))})\b(?!\s*['’]s\b)", o.resolved) is not None


def holds(sides: Sides, a: Occurrence, b: Occurrence, one: frozenset[str], two: frozenset[str]) -> bool:
    """Does a report put a place of one side into a place of the other ("Orrow, in Velmark", "Orrow, Velmark")?

    Asked of the reports that tell the claims of the two.
    """
    either = "|".join(
        rf"{re.escape(x)}{PART_OF}{re.escape(y)}|{re.escape(y)}{PART_OF}{re.escape(x)}"
        for x, y in product(sorted(one), sorted(two))
    )
    asked = re.compile(rf"\b(?:{either})\b")
    telling = {m.occurrence.report for o in (a, b) for m in sides.member[o.id][0].members}
    return any(asked.search(sides.text(report)) for report in sorted(telling))


def only_day(o: Occurrence) -> tuple[bool, date] | None:
    """(does it hang on the writer's hour?, the one day that an occurrence names), or None: no day, or several."""
    days = {(t.value, t.text) for t in o.times if t.value and not t.value.startswith("P")}
    values = {v for v, _ in days}
    if len(values) != 1:
        return None
    value, text = min(days)
    found = DAY.fullmatch(value)
    try:
        return (NEAR_NOW.search(text) is not None, date(*map(int, found.groups()))) if found else None
    except ValueError:
        return None
