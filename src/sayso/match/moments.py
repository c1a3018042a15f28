"""When a report was published, as far as it is known, so that two reports can be put in order."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

_PARTS = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?![\d-])")


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """Seconds [start, stop] since 1970 UTC between which it was published; unknown: both infinite."""

    start: float
    stop: float

    @property
    def known(self) -> bool:
        """Is anything known of it?"""
        return math.isfinite(self.start)

    @property
    def day(self) -> int | None:
        """The day since 1970; None where no single day is known."""
        return int(self.start // 86400) if self.known and self.stop - self.start <= 86400 else None

    def before(self, other: Moment) -> bool:
        """Is it shown to be earlier than the other?"""
        return self.known and other.known and self.stop <= other.start and self.start < other.start


UNKNOWN = Moment(math.inf, math.inf)


def moment(published: str | None) -> Moment:
    """The moment of an ISO 8601 year, month, date or time; a time without a zone is taken as UTC."""
    text = (published or "").strip()
    parts = _PARTS.fullmatch(text)
    try:
        if not parts:
            exact = datetime.fromisoformat(text)
            stamp = (exact if exact.tzinfo else exact.replace(tzinfo=UTC)).timestamp()
            return Moment(stamp, stamp)
        year, month, day = (int(p) if p else None for p in parts.groups())
        first = datetime(year, month or 1, day or 1, tzinfo=UTC)
        if day:
            last = first + timedelta(days=1)
        elif month:
            last = datetime(year + month // 12, month % 12 + 1, 1, tzinfo=UTC)
        else:
            last = datetime(year + 1, 1, 1, tzinfo=UTC)
        return Moment(first.timestamp(), last.timestamp())
    except (ValueError, OverflowError, OSError):
        return UNKNOWN
