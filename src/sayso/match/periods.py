"""Which reports are near each other in time: those of one period, of neighbouring ones, or of no known day.

What goes on is told where it begins, so each period is looked at with those beside it and no pair of days is missed.
"""

from __future__ import annotations

from collections.abc import Collection

from sayso.match.candidates import PERIOD
from sayso.match.moments import moment


def period_of(published: str | None) -> int | None:
    """The period of `PERIOD` days in which a report was published; None where its day is not known."""
    day = moment(published).day
    return None if day is None else day // PERIOD


def are_far_apart(periods: Collection[int | None]) -> bool:
    """Are there two among some periods that are neither one nor neighbours, nor both unknown?"""
    dated = [p for p in periods if p is not None]
    return bool(dated) and (len(dated) < len(periods) or max(dated) - min(dated) > 1)


def seen_around(period: int | None) -> tuple[int | None, ...]:
    """The periods that are looked at for what clashes in a period, and that look at it."""
    return (None,) if period is None else (period - 1, period, period + 1)
