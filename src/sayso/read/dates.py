"""Dates of publication as people and pages write them -> ISO 8601, or None where they can be read two ways."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone

MONTHS = {
    name: n
    for n, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
# Only the zones whose letters mean one thing in English-language news: IST, CST and AST mean several.
ZONES = {
    "Z": 0, "UTC": 0, "GMT": 0, "EST": -300, "EDT": -240, "CDT": -300, "MST": -420, "MDT": -360, "PST": -480,
    "PDT": -420, "BST": 60, "CET": 60, "CEST": 120, "EET": 120, "EEST": 180, "AEST": 600, "AEDT": 660, "JST": 540,
    "HKT": 480, "SGT": 480, "PKT": 300, "NZST": 720, "NZDT": 780,
}  # fmt: skip

_MONTH = r"(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_YEAR = r"(?P<year>(?:1[6-9]|20)\d\d)"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_ISO = re.compile(
    r"(?P<year>(?:1[6-9]|20)\d\d)(?:(?P<sep>[-/.])(?P<month>\d\d?)(?:(?P=sep)(?P<day>\d\d?))?|(?P<m8>\d\d)(?P<d8>\d\d))?"
    r"(?!\d)(?P<rest>.*)",
    re.S,
)
_NAMED = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        rf"(?<!\w){_MONTH}\s*{_DAY}(?:\s*,\s*|\s+){_YEAR}(?!\d)",
        rf"(?<!\w){_DAY}(?:\s+of\s+|[\s-]*){_MONTH}[\s,-]*{_YEAR}(?!\d)",
        rf"(?<!\w){_YEAR}[\s,-]+{_MONTH}[\s-]+{_DAY}(?!\d)",
        rf"(?<!\w){_MONTH}(?:\s*,\s*|\s+|-){_YEAR}(?!\d)",
    )
)
_FIGURES = re.compile(rf"(?<![\d/.-])(?P<a>\d\d?)(?P<sep>[/.-])(?P<b>\d\d?)(?P=sep){_YEAR}(?!\d)")
_TIME = re.compile(
    r"(?<![\d:])(?P<hour>[0-2]?\d)(?P<c>:?)(?P<minute>[0-5]\d)(?:(?P=c)(?P<second>[0-5]\d)(?:[.,]\d+)?)?"
    r"\s*(?P<half>[ap]\.?m\.?)?(?:\s*(?P<zone>[+-]\d\d:?(?:\d\d)?\b|[A-Za-z]{1,4}\b))?",
    re.I,
)
_STAMP = re.compile(r"\d{10}(?:\d{3})?$")
_IN_URL = re.compile(r"/(?P<year>(?:19|20)\d\d)[/-](?P<month>\d\d?|[a-z]{3,9})[/-](?P<day>\d\d?)(?=[/._-]|$)", re.I)


def iso_date(written: str | None) -> str | None:
    """A written date as an ISO 8601 year, month, day or time with its zone; None where it is none or ambiguous.

    "4/5/2017" is None, since it is a day in April here and one in May there; "25/5/2017" and "5/5/2017" are not.
    A clock time is kept where its zone is known, or where the date came in ISO form.
    """
    text = " ".join((written or "").split())[:200]
    if not text:
        return None
    if _STAMP.match(text):
        stamp = int(text) / (1000 if len(text) == 13 else 1)
        return datetime.fromtimestamp(stamp, UTC).strftime("%Y-%m-%dT%H:%M:%S+00:00")
    if match := _ISO.match(text):
        return _from_iso(match)
    for pattern in _NAMED:
        if match := pattern.search(text):
            found = match.groupdict()
            day = _day(found["year"], MONTHS[found["month"].lower()], found.get("day"))
            return day and _with_clock(day, text[: match.start()] + " " + text[match.end() :], always=False)
    if match := _FIGURES.search(text):
        day = _of_figures(int(match["a"]), int(match["b"]), match["year"])
        return day and _with_clock(day, text[: match.start()] + " " + text[match.end() :], always=False)
    return None


def is_to_come(published: str, today: date) -> bool:
    """Is an ISO date, as `iso_date` gives it, later than the day after `today`? Another zone may be a day ahead."""
    return date.fromisoformat((published + "-01-01")[:10]) > today + timedelta(days=1)


def date_in_url(url: str | None) -> str | None:
    """The day in an address such as `/2017/12/30/`, which news sites write year first; else None."""
    match = _IN_URL.search(url or "")
    if not match:
        # ".../ferry-sinks-20171230/"
        figures = re.search(r"[-_/]((?:19|20)\d\d)([01]\d)([0-3]\d)(?=[/._-]|$)", url or "")
        return _day(figures[1], int(figures[2]), figures[3]) if figures else None
    month = match["month"].lower()
    return _day(match["year"], MONTHS.get(month) or (int(month) if month.isdigit() else 0), match["day"])


def _from_iso(match: re.Match[str]) -> str | None:
    month, day = match["month"] or match["m8"], match["day"] or match["d8"]
    if month is None:
        return match["year"] if not match["rest"].strip() else _in_words(match.string)
    found = _day(match["year"], int(month), day)
    return found and _with_clock(found, match["rest"].lstrip(" T,"), always=True) if day else found


def _in_words(text: str) -> str | None:
    """A date that begins with its year and goes on in words ("2017 May 3")."""
    for pattern in _NAMED:
        if match := pattern.search(text):
            found = match.groupdict()
            return _day(found["year"], MONTHS[found["month"].lower()], found.get("day"))
    return None


def _of_figures(a: int, b: int, year: str) -> str | None:
    """Day and month in figures: only where one of them cannot be a month, or both are the same."""
    if a > 12 or a == b:
        return _day(year, b, str(a))
    if b > 12:
        return _day(year, a, str(b))
    return None


def _day(year: str, month: int, day: str | None) -> str | None:
    try:
        if day is None:
            return date(int(year), month, 1).isoformat()[:7]
        return date(int(year), month, int(day)).isoformat()
    except ValueError:
        return None


def _with_clock(day: str, rest: str, *, always: bool) -> str:
    """The day with the clock time in `rest`; without a zone only where `always`, and never a bare midnight."""
    match = _TIME.search(rest)
    if not match or len(day) != 10 or not (match["c"] or always):
        return day
    hour, minute, second = int(match["hour"]), int(match["minute"]), int(match["second"] or 0)
    if match["half"]:
        if not 1 <= hour <= 12:
            return day
        hour = hour % 12 + (12 if match["half"].lower().startswith("p") else 0)
    zone = _zone(match["zone"])
    if hour > 23 or (zone is None and (not always or (hour, minute, second) == (0, 0, 0))):
        return day
    clock = f"T{hour:02}:{minute:02}:{second:02}"
    return day + clock + (zone or "")


def _zone(written: str | None) -> str | None:
    if not written:
        return None
    if written[0] in "+-":
        figures = written[1:].replace(":", "").ljust(4, "0")
        minutes = int(figures[:2]) * 60 + int(figures[2:])
        minutes = minutes if written[0] == "+" else -minutes
    elif written.upper() in ZONES:
        minutes = ZONES[written.upper()]
    else:
        return None
    if abs(minutes) > 14 * 60:
        return None
    return str(datetime(2000, 1, 1, tzinfo=timezone(timedelta(minutes=minutes))).isoformat())[19:]
