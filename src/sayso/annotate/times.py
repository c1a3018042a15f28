"""Dates, periods and durations of one report, resolved against its publication date.

Four steps: a table of patterns finds phrases (`_PATTERNS`), neighbouring phrases are joined ("9 p.m. on
Monday", "from 2001 to 2009"), every phrase is resolved in reading order, and what turned out to be no
time is dropped. Patterns see the text only; the parse tells the tense of the governing verb and
whether a word is a name.

Left out: ages, sets ("every year", "$20 a day"), vague words ("recently", "for years"), terms of imprisonment.
Phrases that are times but name no date ("recent weeks", "several more years") have the value None.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, date, timedelta

from sayso.annotate.numbers import NUMBER, listed, value_of
from sayso.model import Parse, Time, Token
from sayso.text import Span

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

#: events known by their date, and the words that must stand near where the date alone would not do
EVENTS = {
    "9/11": "2001-09-11",
    "26/11": "2008-11-26",
    "7/7": "2005-07-07",
    "21/7": "2005-07-21",
    "13/11": "2015-11-13",
    "11-m": "2004-03-11",
}
EVENT_DAYS = {(9, 11): (2001, "2001-09-11"), (1, 6): (2021, "2021-01-06"), (10, 7): (2023, "2023-10-07")}
EVENT_NOUNS = r"(?:terror(?:ist)?\W{1,2})?(?:attacks?|hijack\w*|insurrection|riots?|assault|massacre|bombings?)\b"

#: verbs whose infinitive or participle lies ahead ("is scheduled for Monday", "plans to visit in May")
AHEAD = frozenset(
    listed(
        "agree aim announce anticipate arrange ask await bill book call commit due demand expect face forecast go hope "
        "intend invite likely look need offer order plan pledge prepare promise propose ready request require schedule "
        "seek set slate tell time urge vow want warn"
    )
)
#: verbs whose present tense with a date is a timetable ("the trial starts Monday")
TIMETABLE = frozenset(
    listed(
        "arrive begin close come conclude convene depart end expire face fall go head hold kick launch leave mark meet "
        "open play quit resume retire return run start step take travel vote"
    )
)
#: verbs of saying: their day is when it was said, not when it happened
SAYING = frozenset(
    listed(
        "acknowledge add admit announce argue assert claim comment confirm declare deny describe disclose explain "
        "insist "
        "mention note post publish quote release remark repeat reply report reveal say state suggest tell testify "
        "tweet "
        "warn write"
    )
)
MOVED = frozenset(listed("postpone move delay reschedule change push bring shift defer adjourn extend"))
MODALS = frozenset(listed("would could may might should must can ca"))
COUNTED = frozenset(
    listed(
        "people person man woman child civilian soldier troop fighter militant rebel family resident student job "
        "employee "
        "worker house home tent vehicle death case vote dollar euro pound mile kilometer kilometre km meter metre "
        "foot ton "
        "tonne barrel acre hectare square year month week day hour minute time percent member police officer refugee "
        "migrant prisoner detainee protester victim word page copy point unit other"
    )
)
NAME_LABELS = frozenset(("PERSON", "ORG", "WORK_OF_ART", "PRODUCT", "FAC"))


# --- the phrases ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A time as its words give it. `kind` says which fields count:

    date      year, month, day, weekday (any may be missing), shift -1/0/1 for last/this/next
    unit      `n` units from the publication (0 this, -1 last)
    anchored  `n` units from a time named just before
    length    a duration of `n` units
    clock     hour, minute, and the day they are joined with in `of`
    weekend   shift
    week      the n-th week of a month (n 0: the last)
    fixed     `value` as it stands
    range     from `first` to `last`
    vague     none
    """

    start: int
    end: int
    kind: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    shift: int | None = None
    n: float = 0
    unit: str = ""
    hour: int | None = None
    minute: int = 0
    value: str | None = None
    of: _Phrase | None = None
    first: _Phrase | None = None
    last: _Phrase | None = None
    needs_anchor: bool = False  # no time at all where nothing anchors it ("that day in Iraq")

    @property
    def grain(self) -> str:
        """The unit it is told in: hour, day, month, year, or its kind."""
        if self.kind == "clock":
            return "hour"
        if self.kind != "date":
            return self.kind
        return "day" if self.day or self.weekday is not None else "month" if self.month else "year"


@dataclass(frozen=True, slots=True)
class _Value:
    """A resolved time: its ISO form, and the days it covers (None for durations)."""

    text: str
    unit: str
    first: date | None = None
    last: date | None = None


W = r"(?:[^\S\n]{1,2}\n?|\n)"  # a gap inside a phrase: no empty line, and bounded
_FULL = (
    r"January|February|March|April|May|June|July|August|September|October|November|December"
    r"|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER"
)
_ABBREVIATION = r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC"
MONTH = rf"(?:(?:{_FULL})(?!\w)|(?:{_ABBREVIATION})(?!\w)\.?)"
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)(?:day|DAY)(?!\w)"
SHORT_WEEKDAY = r"(?:Mon|Tues?|Wed|Thurs?|Thur|Fri|Sat|Sun|MON|TUE|WED|THU|FRI|SAT|SUN)(?!\w)\.?"
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\w%]|[.,:]\d)"
YEAR = r"(?:1[4-9]|20)\d\d(?![\w%]|[.,:]\d|-year)"
UNIT = r"(?:second|minute|hour|day|night|week|fortnight|month|quarter|year|decade|centur(?=y|ies))"
UNITS = rf"{UNIT}(?:s|y|ies)?(?!\w)"
PART = r"(?:morning|afternoon|evening|night|lunchtime)(?!\w)"
ABOUT = r"(?:(?:about|around|roughly|approximately|some|exactly|just|only)\s)"
BOUND = (
    r"(?:(?:almost|nearly|over|under|up\sto|at\sleast|at\smost|more\sthan|less\sthan|fewer\sthan|well\sover|just\sunder"
    r"|just\sover|as\slong\sas|close\sto)\s)"
)
A_FEW = r"(?:an?\sfew|the\sfew|few|several|a\scouple(?:\sof)?|a\snumber\sof|many|a\shandful\sof)"
_ZONES = r"(?:GMT|UTC|BST|CET|CEST|EST|EDT|ET|CST|CDT|CT|MT|PT|PST|PDT|IST|PKT|AEST|local\stime)\b"
ZONE = rf"(?:\s{_ZONES}|\s\({_ZONES}\))?"
LATE = r"(?:(?:early|late|mid)[-\s](?:on\s)?)?"
NAMES_WITH_DAY = (
    r"(?!\s(?:Times|Telegraph|Mirror|Express|Mail|Herald|Guardian|Post|Independent|Sun\b|Star|World|Business|Night\s"
    r"(?:Live|Football|Raw|Baseball)|Tribune|Mercury|Review|Magazine|Mass\b|School|Standard))"
)

#: Streets, squares and movements have a day for their name: "April 7th | Street".
NO_NAME_OF_A_DAY = (
    r"(?!\s(?:Street|Avenue|Road|Boulevard|Bridge|Brigades?|Battalion|(?:Youth\s)?Movement)\b)"
)

Rule = Callable[[re.Match[str]], "_Phrase | None"]
_PATTERNS: list[tuple[str, re.Pattern[str], Rule]] = []

#: What a line must hold for some of the patterns to be tried, as patterns that are cheap to look for.
A_DIGIT = r"\d"
A_MONTH = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC"
A_DAY = "day|DAY"
A_TIME_OF_DAY = "morning|afternoon|evening|night|lunchtime"
A_UNIT = "second|minute|hour|day|night|morning|evening|noon|week|month|quarter|year|decade|centur"


def _phrase(needed: str, pattern: str) -> Callable[[Rule], Rule]:
    """Register what turns a match of the pattern into a phrase; None where it is no time.

    A line in which `needed` is not found is not searched for the pattern.
    """

    def register(rule: Rule) -> Rule:
        _PATTERNS.append((needed, re.compile(pattern), rule))
        return rule

    return register


def _month(word: str) -> int:
    return MONTHS.index(word[:3].lower()) + 1


def _weekday(word: str | None) -> int | None:
    return WEEKDAYS.index(word[:3].lower()) if word else None


def _number(word: str) -> int:
    return int(re.match(r"\d+", word)[0])  # type: ignore[index]


def _unit(word: str) -> str:
    word = word.lower()
    return "century" if word.startswith("centur") else word.rstrip("s")


SHIFTS = {"last": -1, "previous": -1, "past": -1, "this": 0, "next": 1, "coming": 1, "this past": -1, "this coming": 1}


@_phrase(
    A_MONTH,
    rf"\b(?:(?P<of>(?:the\s)?(?:early\s)?(?:hours|morning|night|evening|afternoon)\sof)\s(?:the\s)?|[Tt]his\s|{LATE})"
    rf"(?:(?P<wd>{WEEKDAY}|{SHORT_WEEKDAY})(?:\s{PART})?,?{W}(?:the\s)?)?"
    rf"(?:(?P<d1>{DAY})(?:\sof)?(?:{W}|(?<=\d)-)(?P<m1>{MONTH})|(?P<m2>{MONTH}){W}?(?:the\s)?(?P<d2>{DAY}))"
    rf"(?:,?(?:\sof)?(?:{W}|-)(?P<y>{YEAR})|{NO_NAME_OF_A_DAY})"
)
def _day_of_month(m: re.Match[str]) -> _Phrase | None:
    day = _number(m["d1"] or m["d2"])
    month = _month(m["m1"] or m["m2"])
    if day > monthrange(2000, month)[1]:
        return None
    year = int(m["y"]) if m["y"] else None
    return _Phrase(*m.span(), "date", year=year, month=month, day=day, weekday=_weekday(m["wd"]))


@_phrase(
    A_MONTH,
    rf"\b(?:(?P<m1>{MONTH})\s(?P<a1>{DAY})\s?(?:-|–|—|to\s|through\s|until\s|and\s)\s?(?P<b1>{DAY})"
    rf"|(?P<a2>{DAY})\s?(?:-|–|—|to\s|until\s|and\s)\s?(?P<b2>{DAY})(?:\sof)?\s(?P<m2>{MONTH}))(?:,?\s(?P<y>{YEAR}))?"
)
def _days_of_month(m: re.Match[str]) -> _Phrase | None:
    month, first, last = _month(m["m1"] or m["m2"]), _number(m["a1"] or m["a2"]), _number(m["b1"] or m["b2"])
    if not first < last <= monthrange(2000, month)[1]:
        return None
    year = int(m["y"]) if m["y"] else None
    a = _Phrase(*m.span(), "date", year=year, month=month, day=first)
    return _Phrase(*m.span(), "range", first=a, last=replace(a, day=last))


@_phrase(
    A_MONTH,
    rf"\b(?P<late>{LATE})(?P<rel>(?:last|next|this)\s)?(?P<m>{MONTH})(?:,|\sof)?(?:\s|-|,\s)(?P<y>{YEAR})"
)
def _month_of_year(m: re.Match[str]) -> _Phrase | None:
    return _Phrase(*m.span(), "date", year=int(m["y"]), month=_month(m["m"]))


@_phrase(
    A_MONTH,
    rf"\b(?P<late>{LATE})(?P<rel>(?:(?:this\s)?(?:past|coming)|last|next|this|previous)\s)?(?P<m>{MONTH})"
    rf"(?:\s(?P<y>(?:last|this|next|that)\syear))?(?!\.?{W}?\d)"
)
def _bare_month(m: re.Match[str]) -> _Phrase | None:
    relative = {"last": -1, "this": 0, "next": 1}.get((m["y"] or "").split(" ")[0])
    shift = SHIFTS.get((m["rel"] or "").strip())
    return _Phrase(*m.span(), "date", month=_month(m["m"]), shift=shift, n=0 if relative is None else relative,
                   unit="year" if relative is not None else "")  # fmt: skip


@_phrase(
    A_DAY,
    rf"\b(?P<of>(?:[Tt]he\s)?(?:early\s)?(?:hours|morning|night|evening|afternoon)\sof\s)?(?P<late>(?:[Ee]arly|[Ll]ate)"
    rf"\s(?:on\s)?)?(?P<rel>(?:[Tt]his\s(?:past|coming)|[Ll]ast|[Nn]ext|[Tt]his|[Cc]oming)\s)?(?P<wd>{WEEKDAY})"
    rf"{NAMES_WITH_DAY}(?:\s(?:early\s|late\s)?{PART})?"
    r"(?:\s(?:of\s)?(?P<w>last|this|next)\s(?P<wu>week|month)(?!\w))?"
)
def _day_of_week(m: re.Match[str]) -> _Phrase | None:
    if m["w"] and m["wu"] == "week":
        return _Phrase(*m.span(), "date", weekday=_weekday(m["wd"]), unit="week", n=SHIFTS[m["w"]])
    shift = SHIFTS.get((m["rel"] or "").strip().lower())
    return _Phrase(*m.span(), "date", weekday=_weekday(m["wd"]), shift=shift)


#: behind a weekday in the plural: the days themselves are told of
_NO_POSSESSED = frozenset(listed("and or at from to are were is was in on through until when for with have had the a"))


@_phrase(A_DAY, r"\b(?P<rel>[Ll]ast\s)?(?P<wd>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)s\s(?P<next>[a-z]+)")
def _day_without_apostrophe(m: re.Match[str]) -> _Phrase | None:
    """ "Tuesdays attack", in a text that has lost its apostrophes."""
    around = m.string[max(0, m.start() - 2000) : m.end() + 2000]
    if m["next"] in _NO_POSSESSED or "'s" in around or "’s" in around:
        return None
    if re.search(r"(?i)\b(?:on|every|most|all|and|or|these|those)\s$", m.string[max(0, m.start() - 8) : m.start()]):
        return None
    shift = SHIFTS["last"] if m["rel"] else None
    return _Phrase(m.start(), m.end("wd"), "date", weekday=_weekday(m["wd"]), shift=shift)


@_phrase(A_TIME_OF_DAY, rf"\b{SHORT_WEEKDAY}\s{PART}")
def _short_day_of_week(m: re.Match[str]) -> _Phrase | None:
    return _Phrase(*m.span(), "date", weekday=_weekday(m[0]))


@_phrase(
    A_DIGIT,
    r"\b(?P<y>(?:19|20)\d\d)-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])(?:[T\s](?P<h>[01]\d|2[0-3]):(?P<i>[0-5]\d)(?::\d\d)?)?(?![\w-])"
)
def _iso(m: re.Match[str]) -> _Phrase | None:
    of = _Phrase(*m.span(), "date", year=int(m["y"]), month=int(m["m"]), day=int(m["d"]))
    return replace(of, kind="clock", hour=int(m["h"]), minute=int(m["i"]), of=of) if m["h"] else of


@_phrase(A_DIGIT, r"(?<![\w/.-])(?P<a>\d{1,2})(?P<s>[/.-])(?P<b>\d{1,2})(?P=s)(?P<y>(?:19|20)\d\d)(?![\w/-]|\.\d)")
def _numeric(m: re.Match[str]) -> _Phrase | None:
    a, b = int(m["a"]), int(m["b"])
    if (a == b and 1 <= a <= 12) or (a > 12 >= b >= 1 and a <= 31):
        return _Phrase(*m.span(), "date", year=int(m["y"]), month=b, day=a)
    if b > 12 >= a >= 1 and b <= 31:
        return _Phrase(*m.span(), "date", year=int(m["y"]), month=a, day=b)
    return _Phrase(*m.span(), "vague") if 1 <= a <= 12 and 1 <= b <= 12 else None  # day or month first: not known


@_phrase(
    A_DIGIT,
    r"(?<![\w/.,-])(?:9/11|26/11|(?:7/7|21/7|13/11)(?=\s(?:\w+\s)?(?:attack|bomb|terror))|11-M)(?![\w/-]|\.\d)"
)
def _event(m: re.Match[str]) -> _Phrase | None:
    return _Phrase(*m.span(), "fixed", value=EVENTS[m[0].lower()])


@_phrase(
    A_DIGIT,
    rf"(?<![\w/$€£.,:#-])(?P<late>(?:[Ee]arly|[Ll]ate|[Mm]id)[-\s](?:in\s)?)?(?P<y>(?:1[5-9]|20)\d\d)"
    rf"(?:[-–](?P<z>(?:19|20)?\d\d)(?!\d|-\d))?(?![\w%]|[.,:/]\d|-\d|\s?{_ZONES})"
)
def _bare_year(m: re.Match[str]) -> _Phrase | None:
    first = _Phrase(*m.span(), "date", year=int(m["y"]))
    if not m["z"]:
        return first
    last = int(m["z"]) if len(m["z"]) == 4 else int(m["y"][:2] + m["z"])
    if not int(m["y"]) < last < int(m["y"]) + 100:
        return None
    return _Phrase(*m.span(), "range", first=first, last=replace(first, year=last))


TENS = {w: 1900 + 10 * n for n, w in enumerate(("twen", "thir", "for", "fif", "six", "seven", "eigh", "nine"), 2)}


@_phrase(
    r"\d|ties",
    r"(?:\b(?:[Tt]he\s)?(?:early|late|mid|Early|Late|Mid)?[-\s]?)?(?:(?<!\d)(?P<d>(?:1[5-9]|20)\d0)'?s"
    r"|['’‘](?P<s>[2-9]0)s|\b(?P<w>twen|thir|for|fif|six|seven|eigh|nine)ties)(?!\w)"
)
def _decade(m: re.Match[str]) -> _Phrase | None:
    if m["w"] and not re.match(r"[Tt]he\b|[^\w]*(?:early|late|mid)", m[0]):
        return None
    year = int(m["d"]) if m["d"] else 1900 + int(m["s"]) if m["s"] else TENS[m["w"]]
    start = m.start() + len(m[0]) - len(m[0].lstrip(" -\n\t"))
    return _Phrase(start, m.end(), "fixed", value=f"{year}/{year + 9}")


@_phrase(
    "century",
    r"\b(?:[Tt]he\s)?(?:early\s|late\s|mid-?\s?)?(?P<n>\d\d?(?:st|nd|rd|th)|seventeenth|eighteenth|nineteenth|twentieth"
    r"|twenty-first)[-\s]century\b(?:\s(?P<bc>BC|BCE)\b)?"
)
def _century(m: re.Match[str]) -> _Phrase | None:
    words = {"seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "twenty-first": 21}
    n = words.get(m["n"]) or _number(m["n"])
    if m["bc"] or not 1 < n < 22:
        return _Phrase(*m.span(), "vague")
    return _Phrase(*m.span(), "fixed", value=f"{n * 100 - 99:04d}/{n * 100:04d}")


NTH = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": 0, "final": 0}
_NTH = "|".join(NTH)


@_phrase(
    A_MONTH,
    rf"\b(?:[Tt]he\s)?(?P<n>{_NTH})\s(?P<u>week|weekend)\s(?:of|in)\s(?P<m>{MONTH})(?:,?\s(?P<y>{YEAR}))?"
)
def _week_of_month(m: re.Match[str]) -> _Phrase | None:
    year = int(m["y"]) if m["y"] else None
    if m["u"] == "weekend":
        return _Phrase(*m.span(), "vague")
    return _Phrase(*m.span(), "week", year=year, month=_month(m["m"]), n=NTH[m["n"]])


@_phrase(A_DIGIT, rf"\b(?:[Tt]he\s)?(?P<n>{_NTH})[-\s](?P<u>quarter|half)\sof\s(?P<y>{YEAR})")
def _quarter(m: re.Match[str]) -> _Phrase | None:
    size = 3 if m["u"] == "quarter" else 6
    n = NTH[m["n"]] or 12 // size
    first, last = size * (n - 1) + 1, size * n
    if last > 12:
        return None
    return _Phrase(*m.span(), "fixed", value=f"{int(m['y'])}-{first:02d}/{int(m['y'])}-{last:02d}")


@_phrase(
    "summer|winter|spring|autumn|fall",
    rf"\b(?:(?:[Tt]he|[Ll]ast|[Tt]his|[Nn]ext)\s)?(?:early\s|late\s|mid-)?(?:summer|winter|spring|autumn|fall)"
    rf"\s(?:of\s)?{YEAR}|\b(?:[Ll]ast|[Tt]his|[Nn]ext)\s(?:summer|winter|spring|autumn|fall)\b"
)
def _season(m: re.Match[str]) -> _Phrase | None:
    return _Phrase(*m.span(), "vague")  # the hemisphere is not told


@_phrase(
    "day|night|morrow|evening|morning|afternoon",
    r"\b(?P<e>(?:[Tt]he\sday\s(?:before|after)\s)?(?:[Yy]esterday|[Tt]omorrow)|[Tt]oday|[Tt]onight|[Ll]ast\s(?:night"
    r"|evening)"
    r"|(?:early\s|late\s)?[Tt]his\s(?:morning|afternoon|evening))(?!\w)(?:\s(?:morning|afternoon|evening|night)(?!\w))?"
)
def _near_day(m: re.Match[str]) -> _Phrase | None:
    words = m["e"].lower()
    n = -1 if "yesterday" in words or words.startswith("last") else 1 if "tomorrow" in words else 0
    n += -1 if "before " in words else 1 if "after " in words else 0
    return _Phrase(*m.span(), "unit", n=n, unit="day")


@_phrase(
    A_UNIT,
    r"\b(?P<the>[Tt]he\s)?(?P<r>[Tt]his\spast|[Tt]his\scoming|[Tt]his|[Ll]ast|[Nn]ext|[Pp]ast|[Cc]oming|[Cc]urrent|[Pp]revious|[Ff]ollowing"
    r"|[Pp]receding"
    r"|[Ss]ame|[Ee]nsuing)\s(?P<very>very\s)?(?P<u>day|night|morning|evening|afternoon|week|fortnight|month|quarter"
    r"|year|"
    r"decade|century|weekend|hour)(?!\w|[-–]\w)"
)
def _relative(m: re.Match[str]) -> _Phrase | None:
    """this/last/next unit; with "the" or another adjective it leans on a time told before or is a length."""
    word, unit, span = m["r"].lower(), m["u"], m.span()
    word = {"this past": "last", "this coming": "next"}.get(re.sub(r"\s", " ", word), word)
    if unit in ("night", "morning", "evening", "afternoon"):
        unit = "day"
    if unit == "weekend":
        if word in ("this", "last", "next", "past", "coming", "same"):
            return _Phrase(*span, "weekend", shift=SHIFTS.get(word))
        return None
    if unit in ("decade", "century", "hour", "quarter", "fortnight") and word in ("this", "current"):
        return None
    if not m["the"] and word in ("this", "last", "next"):
        if unit == "day" and word != "next":
            return None  # "this day", "last day": this morning and last night are caught before
        if unit == "day":
            return _Phrase(*span, "anchored", n=1, unit="day")
        if unit in ("decade", "century", "hour", "quarter", "fortnight"):
            return _Phrase(*span, "vague") if unit != "hour" else None
        return _Phrase(*span, "unit", n=SHIFTS[word], unit=unit)
    if not m["the"]:
        return None
    if word == "same":
        return _Phrase(*span, "anchored", n=0, unit=unit)
    if word in ("previous", "following", "next", "preceding", "ensuing") and not _inside_length(m):
        n = -1 if word in ("previous", "preceding") else 1
        return _Phrase(*span, "anchored", n=n, unit=unit) if unit in ("day", "week", "month", "year") else None
    if word == "current":
        return _Phrase(*span, "unit", n=0, unit=unit) if unit != "day" else None
    if word == "last" and unit == "day":
        return None
    return _Phrase(*span, "length", n=1, unit=unit)


def _inside_length(m: re.Match[str]) -> bool:
    """ "within the next year": a length, not the year after one told before."""
    return bool(
        re.search(r"\b(?:over|in|within|during|for|throughout)\s$", m.string[max(0, m.start() - 11) : m.start()])
    )


@_phrase(
    A_UNIT,
    r"\b(?:[Tt]he|[Ii]n|[Oo]ver|[Aa]t)\s(?:the\s)?(?P<u>weekend)(?!\w|[-–]\w)|\b(?P<e>[Tt]he\s(?:end|start"
    r"|beginning)\sof\s)"
    r"(?:the|this|next)\s(?P<v>year|month|week)(?!\w)"
)
def _weekend(m: re.Match[str]) -> _Phrase | None:
    if m["u"]:
        start = m.start() if m[0].lower().startswith("the") else m.end() - len("weekend")
        start = m.start() + m[0].lower().find("the ") if "the " in m[0].lower() else start
        return _Phrase(start, m.end(), "weekend")
    return _Phrase(m.start() + len(m["e"]), m.end(), "unit", n=1 if "next" in m[0] else 0, unit=m["v"])


@_phrase(
    A_UNIT,
    r"\b[Tt]hat\s(?:same\s|very\s)?(?P<u>day|night|morning|evening|afternoon|week|month|year)(?!\w|[-–]\w)"
)
def _that(m: re.Match[str]) -> _Phrase | None:
    unit = m["u"] if m["u"] in ("week", "month", "year") else "day"
    return _Phrase(*m.span(), "anchored", n=0, unit=unit, needs_anchor=True)


@_phrase(
    A_UNIT,
    r"\b[Tt]he\s(?P<u>day|night|week|month|year)\s(?P<d>before|earlier|prior|after)(?=\s?[.,;:)”\"]|\s?\n|$)"
)
def _the_day_before(m: re.Match[str]) -> _Phrase | None:
    n = 1 if m["d"] == "after" else -1
    return _Phrase(*m.span(), "anchored", n=n, unit="day" if m["u"] == "night" else m["u"])


@_phrase(
    A_UNIT,
    r"\b(?:[Tt]he\s|[Ii]n\s(?=(?:recent|coming)))?(?:[Rr]ecent|[Cc]oming|(?:past|last|next|previous|first|final"
    r"|following)"
    r"\s(?:few|several|couple(?:\sof)?|many))\s(?P<u>hours|days|nights|weeks|months|years|decades|minutes|weekends"
    r"|centuries)(?!\w)"
)
def _recent(m: re.Match[str]) -> _Phrase | None:
    start = m.start() + (3 if m[0][:3].lower() == "in " else 0)
    return _Phrase(start, m.end(), "vague")


#: one number, no two: "seventy-four years"
_TWO_WORDS = r"(?i:(?:twen|thir|for|fif|six|seven|eigh|nine)ty-(?:one|two|three|four|five|six|seven|eight|nine)\b)"
LENGTH_TAIL = (
    r"(?P<tail>{W}(?:ago|earlier|later|hence|previously)(?!\w))?"
    r"(?!-old|{W}old(?!\w)|{W}of\sage|\sin\s(?:prison|jail|a\sprison|custody)|\sbehind\sbars|{W}imprisonment"
    r"|['’]?\s(?:prison|jail|imprisonment|probation)|\sto\slife)"
).replace("{W}", W)


@_phrase(
    A_UNIT,
    rf"\b(?P<the>(?:[Tt]he\s)?(?:[Pp]ast|[Ll]ast|[Nn]ext)\s"
    rf"|[Tt]he\s(?:(?:previous|coming|first|final|following|preceding)\s)?)?"
    rf"(?P<b>(?i:{BOUND}))?(?P<a>(?i:{ABOUT}))?"
    rf"(?P<or>(?!{_TWO_WORDS}){NUMBER}(?:-|–|\s(?:to|or|and(?!\sa\b))\s))?"
    rf"(?P<n>{NUMBER}|[Hh]alf\san?|[Aa]n?\shalf)(?P<half>\sand\sa\shalf)?"
    rf"(?P<more>\s(?:more|consecutive|straight|full|whole|further|additional|long|other|entire|or\sso"
    rf"|short))?{W}(?P<u>{UNITS})"
    rf"(?P<half2>\sand\sa\shalf)?{LENGTH_TAIL}"
)
def _length(m: re.Match[str]) -> _Phrase | None:
    """ "the last twenty years", "almost two weeks", "three days ago", "a year earlier"."""
    half = re.match(r"(?i)(?:a\s)?half", m["n"]) is not None
    n = 0.5 if half else value_of(m["n"])
    unit = _unit(m["u"])
    if n is None or unit == "quarter":
        return None
    if unit == "second" and (n == 1 or not m["u"].endswith("s")):
        return None
    if (n > 1) != (m["u"].lower().endswith("s")):
        return None  # "1990 week", "one days": something else
    told = m["tail"] or re.match(r"\s(?:after|before|since|of|from)\b", m.string[m.end() : m.end() + 8])
    if m["n"].lower() == "one" and unit == "day" and not told:
        return None  # "one day": some time
    if unit == "night":
        unit = "day"
    if m["half"] or m["half2"]:
        n += 0.5
    if m["or"]:
        return _Phrase(*m.span(), "vague")  # "two or three days"
    return _tailed(m, n, unit, m["b"] is not None)


def _tailed(m: re.Match[str], n: float, unit: str, bound: bool) -> _Phrase | None:
    """A length with "ago", "earlier", "later" behind it is a date."""
    tail = (m["tail"] or "").strip()
    if not tail:
        return _Phrase(*m.span(), "length", n=n, unit=unit)
    if bound or n != int(n):
        return _Phrase(*m.span(), "vague")
    if unit in ("decade", "century", "fortnight"):
        n, unit = n * {"decade": 10, "century": 100, "fortnight": 2}[unit], "week" if unit == "fortnight" else "year"
    if tail == "ago":
        return _Phrase(*m.span(), "unit", n=-n, unit=unit)
    if tail == "hence":
        return _Phrase(*m.span(), "unit", n=n, unit=unit)
    return _Phrase(*m.span(), "anchored", n=n if tail == "later" else -n, unit=unit)


@_phrase(
    A_UNIT,
    rf"\b(?P<b>(?i:{BOUND}))?(?P<a>(?i:{ABOUT}))?(?P<n>[Aa]n?){W}(?:(?:full|whole"
    rf"|entire)\s)?(?P<u>{UNIT}y?)(?!\w)(?P<half>\sand\sa\shalf)?{LENGTH_TAIL}"
)
def _a_unit(m: re.Match[str]) -> _Phrase | None:
    """ "a day after", "for a year"; a rate ("twice a week", "$20 a day") is none."""
    unit = _unit(m["u"])
    if unit in ("second", "quarter"):
        return None
    if not m["tail"] and not m["b"] and not m["a"] and not m["half"]:
        before = m.string[max(0, m.start() - 14) : m.start()].lower()
        after = m.string[m.end() : m.end() + 10].lower()
        if not re.match(r"\s(?:after|before|later|since|from|prior|into|to\s|on[\s,])", after) and not re.search(
            r"\b(?:for|about|than|within|in|after|around|roughly|just|lasted|lasting|lasts|takes?|taken|took|spent"
            r"|spend"
            r"|spending|waited|least|only|over|under|of)\s$",
            before,
        ):
            return None
        if re.search(
            r"\b(?:times|once|twice|hours|days|out\sof)\sin\s$|\b(?:part|course|end|most|rest|half)\sof\s$", before
        ):
            return None
    n = 1.5 if m["half"] else 1
    return _tailed(m, n, "day" if unit == "night" else unit, m["b"] is not None)


@_phrase(
    A_UNIT,
    rf"\b(?P<q>(?i:{A_FEW}))(?:\smore|\slong|\sconsecutive|\sother|\sshort)?{W}(?P<u>{UNITS}){LENGTH_TAIL}"
)
def _a_few(m: re.Match[str]) -> _Phrase | None:
    if not m["u"].lower().endswith("s") or (_unit(m["u"]) == "second" and "few" not in m["q"]):
        return None
    return _Phrase(*m.span(), "vague")


@_phrase(
    A_UNIT,
    rf"\b(?P<n>{NUMBER}|[Hh]alf|[Mm]ulti)?-?(?P<u>(?:second|minute|hour|day|night|week|month|year|decade|century))"
    r"(?P<long>-?long)?(?![\w]|-\w)(?!\sold)(?!\s(?:prison|jail|sentence|suspended))"
)
def _hyphened(m: re.Match[str]) -> _Phrase | None:
    """ "five-year", "week-long", "weeklong"."""
    if m["n"] is None:
        return _Phrase(*m.span(), "length", n=1, unit=_unit(m["u"])) if m["long"] and m["u"] != "second" else None
    if "-" not in m[0]:
        return None
    n = 0.5 if m["n"].lower() == "half" else value_of(m["n"])
    unit = "day" if m["u"] == "night" else m["u"]
    return _Phrase(*m.span(), "vague") if n is None else _Phrase(*m.span(), "length", n=n, unit=unit)


_AMPM = rf"\s?(?:[ap]\.\s?m\.?|[AP]\.M\.?|[ap]m|AM|PM)(?!\w){ZONE}"


@_phrase(A_DIGIT, rf"(?<![\w$€£.,:/-])(?P<h>\d\d?)(?:[:.](?P<i>[0-5]\d))?(?P<ap>{_AMPM})")
def _clock(m: re.Match[str]) -> _Phrase | None:
    hour = int(m["h"])
    if not 1 <= hour <= 12:
        return _Phrase(*m.span(), "clock", hour=hour, minute=int(m["i"] or 0)) if 12 < hour < 24 else None
    hour = hour % 12 + (12 if m["ap"].strip()[0] in "pP" else 0)
    return _Phrase(*m.span(), "clock", hour=hour, minute=int(m["i"] or 0))


@_phrase(
    A_DIGIT,
    rf"(?<![\w$€£.,:/-])(?P<h>\d\d?)(?:[:.](?P<i>[0-5]\d))?(?P<ap>{_AMPM})?\s?(?:-|–|to\s|and\s|until\s)\s?"
    rf"(?P<h2>\d\d?)(?:[:.](?P<i2>[0-5]\d))?(?P<ap2>{_AMPM})"
)
def _clocks(m: re.Match[str]) -> _Phrase | None:
    if not (1 <= int(m["h"]) <= 12 and 1 <= int(m["h2"]) <= 12):
        return None
    half = (m["ap"] or m["ap2"]).strip()[0].lower()
    hours = [
        int(h) % 12 + (12 if ap == "p" else 0) for h, ap in ((m["h"], half), (m["h2"], m["ap2"].strip()[0].lower()))
    ]
    first = _Phrase(*m.span(), "clock", hour=hours[0], minute=int(m["i"] or 0))
    return _Phrase(*m.span(), "range", first=first, last=replace(first, hour=hours[1], minute=int(m["i2"] or 0)))


@_phrase(
    A_DIGIT,
    rf"(?<![\w$€£.,:/-])(?P<h>[01]?\d|2[0-3]):(?P<i>[0-5]\d)(?::[0-5]\d)?(?![\w:%]|\.\d)(?:\s?(?:hours|hrs)\b)?{ZONE}"
    rf"|(?<![\w$€£.,:/-])(?P<h2>[01]\d|2[0-3])(?P<i2>[0-5]\d)\s?(?:hours\b|hrs\b|{_ZONES})"
)
def _clock24(m: re.Match[str]) -> _Phrase | None:
    return _Phrase(*m.span(), "clock", hour=int(m["h"] or m["h2"]), minute=int(m["i"] or m["i2"]))


@_phrase("noon|midday|midnight|clock", rf"\b(?P<m>noon|midday|midnight|(?P<n>{NUMBER})\so['’]clock)(?!\w)")
def _named_hour(m: re.Match[str]) -> _Phrase | None:
    if m["n"]:
        return _Phrase(*m.span(), "vague")  # morning or evening is not told
    if m["m"] == "midnight":
        if not re.search(
            r"(?i)\b(?:at|by|before|after|until|till|since|around|about|from|past|to|near)\s$",
            m.string[max(0, m.start() - 8) : m.start()],
        ):
            return None  # "a midnight blue car"
        return _Phrase(*m.span(), "vague")  # of which day is not told
    return _Phrase(*m.span(), "clock", hour=12)


HOLIDAYS = {
    "new year's eve": (12, 31), "new year's day": (1, 1), "christmas eve": (12, 24), "christmas day": (12, 25),
    "christmas": (12, 25), "boxing day": (12, 26), "valentine's day": (2, 14), "st. patrick's day": (3, 17),
    "st patrick's day": (3, 17), "halloween": (10, 31), "may day": (5, 1), "april fools' day": (4, 1),
}  # fmt: skip


@_phrase(
    "Eve|Day|Halloween|Christmas",
    r"\b(?:(?:(?P<r>[Ll]ast|[Tt]his|[Nn]ext)|(?P<b>" + YEAR + r"))\s)?"
    r"(?P<h>New\sYear['’]s\s(?:Eve|Day)|Christmas\s(?:Eve|Day)|Boxing\sDay"
    r"|Valentine['’]s\sDay|St\.?\sPatrick['’]s\sDay|(?<=[ny]\s)Halloween|(?<=(?:at|by)\s)Christmas"
    r"|(?<=before\s)Christmas"
    r"|May\sDay|April\sFools['’]\sDay)(?!\w)(?:\s(?P<p>morning|night|evening))?(?:,?\s(?P<y>" + YEAR + r"))?"
)
def _holiday(m: re.Match[str]) -> _Phrase | None:
    month, day = HOLIDAYS[re.sub(r"\s", " ", m["h"].lower().replace("’", "'"))]
    shift = SHIFTS.get((m["r"] or "").lower())
    year = m["y"] or m["b"]  # "Christmas 2015", "the 2015 New Year's Eve riots"
    return _Phrase(*m.span(), "date", year=int(year) if year else None, month=month, day=day, shift=shift)


# --- finding ----------------------------------------------------------------------------------------

#: a paragraph without any of these holds no time
HINT = re.compile(
    r"\d|(?i:day|night|week|month|year|decade|centur|hour|minute|second|morning|evening|noon|tomorrow|ties\b|summer"
    r"|winter"
    r"|spring|autumn|fall|christmas|halloween|January|February|March|April|May|June?|July?|Aug|Sept|Oct|Nov|Dec)"
)


_NEEDED = frozenset(needed for needed, _, _ in _PATTERNS)


def _phrases(parse: Parse) -> list[_Phrase]:
    """The phrases of a text in order, none overlapping: the leftmost, and of those the longest."""
    found = []
    for line in re.finditer(r"[^\n]+(?:\n[^\n]+)*", parse.text):
        if HINT.search(line[0]):
            holds = {needed for needed in _NEEDED if re.search(needed, line[0])}
            for needed, pattern, rule in _PATTERNS:
                if needed not in holds:
                    continue
                for m in pattern.finditer(parse.text, *line.span()):
                    phrase = rule(m)
                    if phrase is not None:
                        found.append(phrase)
    found.sort(key=lambda p: (p.start, -p.end))
    out: list[_Phrase] = []
    for phrase in found:
        if (not out or phrase.start >= out[-1].end) and _is_time(parse, phrase):
            out.append(phrase)
    return out


def _is_time(parse: Parse, phrase: _Phrase) -> bool:
    """Is the phrase used as a time: no name, no set, no count, no quantity in another's words?"""
    text, start, end = parse.text, phrase.start, phrase.end
    words, before, after = text[start:end], text[max(0, start - 24) : start], text[end : end + 24]
    if re.search(r"(?i)\b(?:every|each|per|any|aged?|ages)\s$", before) or before.endswith(("http://", "/", "@", "#")):
        return False
    if phrase.kind == "date" and phrase.grain == "year":
        return _is_year(parse, phrase, before, after)
    if phrase.kind == "date" and phrase.grain == "month" and phrase.year is None:
        return _is_month(parse, phrase, words, before, after)
    if phrase.kind == "date" and phrase.grain == "day" and phrase.month is None:
        return not re.search(
            r"(?:Black|Good|Ash|Bloody|Super|Casual|Cyber|Holy|Palm|Easter|Giving|Manic|The)\s$", before
        )
    if phrase.kind == "unit" and phrase.unit == "day" and words[0] in "TY" and words in ("Today", "Tonight"):
        return not _is_named(parse, phrase, before)
    if phrase.kind == "clock" and phrase.of is None and re.fullmatch(r"\d?\d:\d\d", words):
        return bool(
            re.search(
                r"(?i)\b(?:at|from|by|around|about|until|till|before|after|and|to|between|near)\s(?:about\s|around\s)?$",
                before,
            )
        )
    if phrase.kind == "length" and re.search(
        r"(?:sentenced\sto|jailed\sfor|imprisoned\sfor|sentences?\sof|jail\sfor)\s(?:\w+\s){0,3}$", before
    ):
        return False
    return not (
        phrase.kind in ("length", "vague") and re.match(r"['’]?\s(?:sentence|term\sin\s(?:prison|jail))", after)
    )


def _is_named(parse: Parse, phrase: _Phrase, before: str) -> bool:
    """ "Today" as part of a name ("India Today", "the Today show"): a capital inside a sentence."""
    tokens = parse.within(Span(phrase.start, phrase.end))
    if not tokens:
        return bool(re.search(r"\w\s$", before))
    first = parse.sentences[tokens[0].sent][0]
    return tokens[0].i != first and not re.search(r"[.!?:\n“\"'‘—–-]\s*$", before)


def _is_month(parse: Parse, phrase: _Phrase, words: str, before: str, after: str) -> bool:
    """A bare month name is a month after a word that asks for one; May and March are also other things."""
    if phrase.shift is not None or phrase.unit or words[:1].islower() or words.startswith(("Early", "Late", "Mid")):
        return words.isascii()
    if words.startswith("May"):
        if re.match(r"['’]s", after) or not re.search(
            r"(?i)\b(?:in|since|until|till|of|during|through|before|by)\s$", before
        ):
            return bool(re.match(r"\s(?:and|to|or|through)\s(?:June|July|August)\b", after))
        return "PERSON" not in _labels(parse, phrase)
    if re.match(r"\s[A-Z][a-z]+\b", after) and _labels(parse, phrase) & NAME_LABELS:
        return False
    if len(words.rstrip(".")) <= 4 and words not in ("June", "July"):
        return bool(re.search(r"(?i)\b(?:in|since|until|till|of|during|by|from|to|and|last|between)\s$", before))
    tokens = parse.within(Span(phrase.start, phrase.end))
    if tokens and tokens[0].pos in ("VERB", "AUX"):
        return False
    if words == "March" and re.search(r"['’]s\s$", before):
        return False  # "the Women's March"
    if words == "March" and re.match(r"\s(?:for|on|of|against|to\s(?!(?:April|May|June)))\b", after):
        return bool(re.search(r"(?i)\b(?:in|since|until|last)\s$", before))
    return "PERSON" not in _labels(parse, phrase) or bool(re.search(r"(?i)\b(?:in|since|until|last)\s$", before))


def _labels(parse: Parse, phrase: _Phrase) -> set[str]:
    """The labels of the parser's entities that touch a phrase."""
    at = bisect_right(parse.entities, phrase.end, key=lambda entity: entity[0].start)
    own = Span(phrase.start, phrase.end)
    return {label for span, label in parse.entities[max(0, at - 3) : at] if span.overlaps(own)}


def _is_year(parse: Parse, phrase: _Phrase, before: str, after: str) -> bool:
    """Is a number of four digits a year, not a count, a model or a flight?"""
    if re.search(r"(?i)(?:copyright|©|\(c\))\s(?:©\s)?$", before):
        return False
    year, noun = phrase.year or 0, re.match(r"\s(?:\w+\s){0,1}?([a-z]+)", after)
    if re.search(
        r"(?i)(?:\b(?:flight|no\.?|number|page|route|windows|boeing|airbus|room|article|section|resolution|act|highway)\s|[$€£]\s?)$",
        before,
    ):
        return False
    if re.match(r"['’]s\s|\)", after) and not 1900 <= year <= 2060:
        return False
    if not re.search(r"(?i)\b(?:the|in|since|of)\s$", before) and _counts(after):
        return False
    asked = re.search(
        r"(?i)\b(?:in|since|until|till|of|from|to|before|after|by|circa|between|and|during|through|around|late|early"
        r"|for)\s$|\(\s?$",
        before,
    )
    if 1900 <= year <= 2060:
        if year == 2000 and not asked and not before.lower().endswith("the "):
            return False
        return not re.search(
            r"(?i)\b(?:least|than|about|around|some|nearly|almost|over|up\sto|approximately|roughly|only)\s$", before
        )
    return (bool(asked) and not noun) or bool(re.search(r"(?i)\b(?:in|since)\s$", before))


def _counts(after: str) -> bool:
    """Does a noun that is counted follow the number ("2000 soldiers")?"""
    m = re.match(r"\s([a-z]+)(?:\s([a-z]+))?", after)
    return bool(m) and any(
        w and (w in COUNTED or w.rstrip("s") in COUNTED or w in ("men", "women", "children", "feet", "families"))
        for w in m.groups()[:1]
    )


# --- joining ----------------------------------------------------------------------------------------

_BETWEEN = re.compile(
    r",?\s{1,2}(?:on\s|at\s(?:about\s|around\s)?)?|\s\([^()]{1,24}\)\s(?:on\s)?|,?\s(?:on\s)?(?:the\s)?(?:night"
    r"|morning)\sof\s"
)
_TO = re.compile(r"\s?(?:-|–|—)\s?|\s(?:to|until|till|through)\s(?:the\s)?")
_AND = re.compile(r"\sand\s(?:in\s|the\s|on\s)?")


def _joined(parse: Parse, phrases: list[_Phrase]) -> list[_Phrase]:
    """Clock times joined with their day, then ranges made of two times."""
    text = parse.text
    out: list[_Phrase] = []
    for phrase in phrases:
        if (
            out
            and _hours(out[-1])
            and _hours(phrase)
            and text[out[-1].end : phrase.start] == " ("
            and text[phrase.end : phrase.end + 1] == ")"
        ):
            out[-1] = replace(out[-1], end=phrase.end + 1)  # "7pm (1600 GMT)": the same hour elsewhere
            continue
        if out:
            one = _day_and_clock(text, out[-1], phrase)
            if one is not None:
                out[-1] = one
                continue
        out.append(phrase)
    phrases, out = out, []
    for phrase in phrases:
        if out:
            one = _from_to(parse, out[-1], phrase)
            if one is not None:
                out[-1] = one
                continue
        out.append(phrase)
    return [_with_lead(text, p) for p in out]


def _day_and_clock(text: str, a: _Phrase, b: _Phrase) -> _Phrase | None:
    """ "9 p.m. on Monday", "Monday at 9 p.m.", "9 p.m. yesterday"."""
    clock, day = (a, b) if _hours(a) else (b, a)
    if not (_hours(clock) and (day.grain == "day" or (day.kind == "unit" and day.unit == "day"))):
        return None
    if not _BETWEEN.fullmatch(text[a.end : b.start]):
        return None
    if clock.kind == "range":
        assert clock.first and clock.last
        return replace(
            clock, start=a.start, end=b.end, first=replace(clock.first, of=day), last=replace(clock.last, of=day)
        )
    return replace(clock, start=a.start, end=b.end, of=day)


def _hours(phrase: _Phrase) -> bool:
    """A clock time, or a range of them, that has no day yet."""
    if phrase.kind == "range":
        return phrase.first is not None and phrase.first.kind == "clock" and phrase.first.of is None
    return phrase.kind == "clock" and phrase.of is None


def _from_to(parse: Parse, a: _Phrase, b: _Phrase) -> _Phrase | None:
    """ "from 2001 to 2009", "between 5pm and 9pm", "October and November"."""
    text, gap = parse.text, parse.text[a.end : b.start]
    if a.kind not in ("date", "clock") or b.kind != a.kind:
        return None
    before = text[max(0, a.start - 9) : a.start].lower()
    between = before.endswith("between ")
    if a.grain != b.grain and not (between or before.endswith("from ")):
        return None
    is_and = _AND.fullmatch(gap)
    if not is_and and not _TO.fullmatch(gap):
        return None
    if is_and and not between and not _are_neighbours(a, b):
        return None
    if not is_and and before.endswith("from ") and a.grain in ("day", "hour") and _was_moved(parse, a):
        return None
    if a.year is None and b.year is not None:
        a = replace(a, year=b.year)
    return _Phrase(a.start, b.end, "range", first=a, last=b)


def _are_neighbours(a: _Phrase, b: _Phrase) -> bool:
    """Two times next to each other make a period: October and November, 2015 and 2016."""
    if a.grain == "month" and b.year is not None and a.year is None:
        return b.month == (a.month or 0) + 1
    if a.year != b.year and not (a.grain == b.grain == "year"):
        return False
    if a.grain == "year":
        return (b.year or 0) == (a.year or 0) + 1
    if a.grain == "month":
        return (b.month or 0) % 12 == ((a.month or 0) + 1) % 12
    if a.month is None and b.month is None and a.weekday is not None and b.weekday is not None:
        return b.weekday == (a.weekday + 1) % 7
    return False


def _was_moved(parse: Parse, phrase: _Phrase) -> bool:
    """ "postponed from Tuesday to Friday": two days, no period."""
    verb = _verb_of(parse, phrase)
    if verb is not None and verb.lemma in MOVED:
        return True
    before = parse.text[max(0, phrase.start - 30) : phrase.start].lower()
    return any(stem in before for stem in ("postpon", "moved", "delay", "reschedul", "pushed", "brought"))


def _with_lead(text: str, phrase: _Phrase) -> _Phrase:
    """A range takes its "from" or "between" into the span."""
    if phrase.kind == "range":
        m = re.search(r"\b(?:[Ff]rom|[Bb]etween)\s$", text[max(0, phrase.start - 9) : phrase.start])
        if m:
            return replace(phrase, start=phrase.start - len(m[0]))
    return phrase


# --- tense ------------------------------------------------------------------------------------------

_LIES_AHEAD = re.compile(
    r"(?i)\b(?:ahead\sof|upcoming|forthcoming|run-?up\sto|(?:scheduled|set|due|planned|slated|expected|billed"
    r"|booked)\s(?:for|on|in|by|to)"
    r"|deadline\s(?:of|is|on)|due)\s(?:the\s|this\s|a\s|early\s|late\s)?$"
)


def _verb_of(parse: Parse, phrase: _Phrase) -> Token | None:
    """The verb that governs a phrase, None where the sentence has none above it."""
    tokens = parse.within(Span(phrase.start, phrase.end))
    if not tokens:
        return None
    inside = {t.i for t in tokens}
    at = next((t for t in tokens if t.head not in inside or t.head == t.i), tokens[0])
    return _verb_above(parse, at)


def _verb_above(parse: Parse, at: Token) -> Token | None:
    """The nearest verb over a token."""
    for _ in range(40):
        if at.head == at.i:
            return at if at.pos in ("VERB", "AUX") else None
        at = parse.tokens[at.head]
        if at.pos in ("VERB", "AUX"):
            return at
    return None


#: what is planned to a day: "Monday's summit" on a Sunday is tomorrow's
PLANNED = frozenset(
    listed(
        "meeting summit election vote talk game match hearing trial session deadline launch poll referendum debate "
        "conference visit "
        "inauguration final race ceremony negotiation runoff primary midterm gathering flight concert parade rally"
    )
)


def _lies_ahead(parse: Parse, phrase: _Phrase) -> tuple[bool, bool]:
    """(does the sentence put the phrase after its publication, is that sure). The past is the default.

    It is not sure in the present tense, without a verb, and where the phrase belongs to a noun ("the vote in January").
    """
    if _LIES_AHEAD.search(parse.text[max(0, phrase.start - 24) : phrase.start]):
        return True, True
    verb, direct = _verb_of(parse, phrase), _noun_of(parse, phrase) is None
    for _ in range(12):
        if verb is None:
            return False, False
        told = _tense(parse, verb)
        if told is not None:
            return told, direct and (told or verb.tag not in ("VBZ", "VBP", "VBG"))
        above = _verb_above(parse, verb)
        verb = above if above is not verb else None
    return False, False


def _noun_of(parse: Parse, phrase: _Phrase) -> Token | None:
    """The noun that a phrase belongs to ("the meeting on Monday", "Monday's meeting")."""
    tokens = parse.within(Span(phrase.start, phrase.end))
    if not tokens:
        return None
    inside = {t.i for t in tokens}
    at = next((t for t in tokens if t.head not in inside or t.head == t.i), tokens[0])
    above = parse.tokens[at.head]
    if above.pos == "ADP":
        above = parse.tokens[above.head]
    return above if above.pos == "NOUN" and above.i not in inside else None


def _tense(parse: Parse, verb: Token) -> bool | None:
    """True: ahead; False: past; None: the verb above tells."""
    helpers = [t for t in parse.children(verb.i) if t.dep in ("aux", "auxpass")]
    words = {t.text.lower() for t in helpers}
    if words & {"will", "shall", "wo", "'ll", "’ll", "gon"}:
        return "have" not in words
    if words & MODALS:
        return "have" not in words
    if words & {"have", "has", "had", "'ve", "’ve", "was", "were", "did"}:
        return verb.lemma in ("schedule", "slate", "bill") and verb.tag == "VBN"
    if "to" in words:
        above = parse.tokens[verb.head]
        if above.i == verb.i:
            return True  # a headline: "Minister to meet envoy on Monday"
        if above.lemma in AHEAD or above.lemma == "be" or above.pos == "ADJ":
            return True
        return None
    if verb.tag == "VBD":
        return False
    if verb.tag == "VBN":
        return verb.lemma in ("schedule", "slate", "bill", "plan", "expect", "set", "due")
    if verb.tag in ("VBZ", "VBP"):
        return verb.lemma in TIMETABLE or (
            verb.lemma == "be" and any(t.lemma in ("due", "set", "likely", "ready") for t in parse.children(verb.i))
        )
    if verb.tag == "VBG" and words & {"is", "are", "'s", "’s", "'re", "am"}:
        return True
    return None if verb.head != verb.i else False


# --- resolving --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Published:
    """The days between which a report was published: one day, or a month or year where no more is known."""

    first: date
    last: date
    grain: str  # day, month, year
    hour: int | None = None


def _published(text: str | None) -> _Published | None:
    """Read an ISO year, month, day or time; None where it is none of these."""
    m = re.match(r"\s*(\d{4})(?:-(\d\d?)(?:-(\d\d?)(?:[T\s](\d\d))?)?)?", text or "")
    if not m:
        return None
    year, month, day = (int(part) if part else None for part in m.groups()[:3])
    if not 1000 <= (year or 0) <= 9000:
        return None  # no report; and days far from it must exist
    try:
        if not month:
            return _Published(date(year, 1, 1), date(year, 12, 31), "year")  # type: ignore[arg-type]
        if not day:
            return _Published(date(year, month, 1), _month_end(year, month), "month")  # type: ignore[arg-type]
        return _Published(date(year, month, day), date(year, month, day), "day", int(m[4]) if m[4] else None)  # type: ignore[arg-type]
    except ValueError:
        return None


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _day_value(day: date) -> _Value:
    return _Value(day.isoformat(), "day", day, day)


def _month_value(year: int, month: int) -> _Value | None:
    if not MINYEAR <= year < MAXYEAR:
        return None
    return _Value(f"{year:04d}-{month:02d}", "month", date(year, month, 1), _month_end(year, month))


def _year_value(year: int) -> _Value | None:
    if not MINYEAR <= year < MAXYEAR:
        return None
    return _Value(f"{year:04d}", "year", date(year, 1, 1), date(year, 12, 31))


def _week_value(day: date) -> _Value:
    year, week, weekday = day.isocalendar()
    monday = day - timedelta(days=weekday - 1)
    return _Value(f"{year:04d}-W{week:02d}", "week", monday, monday + timedelta(days=6))


def _span_value(a: _Value, b: _Value) -> _Value | None:
    """The interval from one value to another; None where it would run backwards."""
    if a.first is None or b.last is None or a.text >= b.text:
        return None
    return _Value(f"{a.text}/{b.text}", "interval", a.first, b.last)


def _moved(day: date, n: int, unit: str) -> _Value | None:
    """The unit that lies n units from a day's."""
    try:
        if unit == "day":
            return _day_value(day + timedelta(days=n))
        if unit == "week":
            return _week_value(day + timedelta(weeks=n))
        if unit == "month":
            months = day.year * 12 + day.month - 1 + n
            return _month_value(months // 12, months % 12 + 1)
        if unit == "year":
            return _year_value(day.year + n)
    except (OverflowError, ValueError):
        return None
    return None


DESIGNATORS = {"second": "S", "minute": "M", "hour": "H", "day": "D", "week": "W", "month": "M", "year": "Y"}


def duration(n: float, unit: str) -> str | None:
    """The ISO 8601 duration of n units ("P20Y", "PT24H", "P1Y6M"); None for fractions that have none."""
    if unit in ("decade", "century", "fortnight"):
        n, unit = n * {"decade": 10, "century": 100, "fortnight": 2}[unit], "week" if unit == "fortnight" else "year"
    if unit == "quarter":
        n, unit = 3 * n, "month"
    if unit not in DESIGNATORS:
        return None  # a night, a morning: as long as they are
    if unit == "second" and n != int(n):
        return f"PT{n:g}S"
    whole, rest = int(n), n - int(n)
    parts = f"{whole}{DESIGNATORS[unit]}" if whole or not rest else ""
    if rest:
        smaller = {"minute": (60, "S"), "hour": (60, "M"), "day": (24, "H"), "week": (7, "D"), "year": (12, "M")}.get(
            unit
        )
        if smaller is None or rest * smaller[0] != int(rest * smaller[0]):
            return None
        more = f"{int(rest * smaller[0])}{smaller[1]}"
        if unit == "day":
            return f"P{parts}T{more}"
        if unit == "week":
            return None
        parts += more
    return ("PT" if unit in ("second", "minute", "hour") else "P") + parts


_CITED = re.compile(r"(?i)\baccording\sto\s(?:an?|the|its|their)\s$")
_PAPERS = re.compile(r"\s(?:report|survey|poll|study|statement|analysis|assessment|estimate|census|release)\b")
RECENT = 40  # how many of the times told before may anchor a clock


class _Resolver:
    """Gives phrases their values in reading order; remembers the times told before, to anchor others."""

    def __init__(self, parse: Parse, published: _Published | None) -> None:
        self.parse, self.published = parse, published
        self.told: list[tuple[int, _Value, bool]] = []  # sentence, value, told with a verb of saying
        self.days: set[date] = set()

    def value(self, phrase: _Phrase) -> _Value | None:
        """The value of a phrase; it is remembered."""
        value = self._resolve(phrase)
        if value is not None and value.first is not None:
            verb = _verb_of(self.parse, phrase)
            said = verb is not None and verb.lemma in SAYING
            self.told.append((self._sentence(phrase), value, said))
            if value.first == value.last and not said:
                self.days.add(value.first)
        return value

    def _sentence(self, phrase: _Phrase) -> int:
        tokens = self.parse.within(Span(phrase.start, phrase.end))
        return tokens[0].sent if tokens else 0

    def _resolve(self, phrase: _Phrase) -> _Value | None:
        match phrase.kind:
            case "date":
                return self._date(phrase)
            case "unit":
                return self._from_published(phrase)
            case "anchored":
                return self._anchored(phrase)
            case "length":
                text = duration(phrase.n, phrase.unit)
                return _Value(text, "length") if text else None
            case "fixed":
                return self._fixed(phrase.value or "")
            case "clock":
                return self._clock(phrase)
            case "weekend":
                return self._weekend(phrase)
            case "week":
                return self._week_of_month(phrase)
            case "range":
                return self._range(phrase)
        return None

    def _fixed(self, text: str) -> _Value:
        if len(text) == 10:
            return _day_value(date.fromisoformat(text))
        return _Value(text, "fixed")

    # dates

    def _date(self, p: _Phrase) -> _Value | None:
        if p.month and p.day:
            return self._day_of_month(p)
        if p.month:
            return self._month(p)
        if p.weekday is not None:
            return self._weekday(p)
        return _year_value(p.year) if p.year else None

    def _day_of_month(self, p: _Phrase) -> _Value | None:
        assert p.month and p.day
        after = self.parse.text[p.end : p.end + 24]
        if p.year is None and (p.month, p.day) in EVENT_DAYS and re.match(rf"['’]?s?,?\s{EVENT_NOUNS}", after):
            year, text = EVENT_DAYS[p.month, p.day]
            if self.published is None or self.published.first.year > year:
                return self._fixed(text)
        year = p.year or self._year_for(p, (p.month, p.day))
        try:
            return _day_value(date(year, p.month, p.day)) if year else None
        except ValueError:
            return None  # 29 February of another year

    def _month(self, p: _Phrase) -> _Value | None:
        assert p.month
        year = p.year
        if year is None and p.unit == "year":
            year = self.published.first.year + int(p.n) if self.published else None
        year = year or self._year_for(p, (p.month, 0))
        return _month_value(year, p.month) if year else None

    def _year_for(self, p: _Phrase, wanted: tuple[int, int]) -> int | None:
        """The year of a month or day told without one: the nearest in the sense of the tense."""
        told = None if self._is_cited(p) else self._year_told_just_before(p, wanted)
        if told is not None:
            return told or None
        pub = self.published
        if pub is None or pub.grain == "year":
            return None
        low, high = ((d.month, d.day if wanted[1] and pub.grain == "day" else 0) for d in (pub.first, pub.last))
        month_day = wanted if wanted[1] and pub.grain == "day" else (wanted[0], 0)
        if pub.grain == "day" and wanted[1]:
            high = low = (pub.first.month, pub.first.day)
            tomorrow = pub.first + timedelta(days=1)
            if month_day == (tomorrow.month, tomorrow.day):
                return tomorrow.year  # a clock further east
        ahead, sure = _lies_ahead(self.parse, p) if p.shift is None else (p.shift == 1, True)
        year = pub.first.year
        if p.shift == 0:
            return year
        if p.shift in (-1, 1) and month_day == low:
            return year + p.shift
        forth = year if month_day >= low else year + 1
        back = year if month_day <= high else year - 1
        if not sure and forth != back:  # a month off one way, ten or more the other
            months = (forth - year) * 12 + wanted[0] - pub.first.month
            if (ahead and months >= 10) or (not ahead and months <= 2):
                ahead = not ahead
        return forth if ahead else back

    def _is_cited(self, p: _Phrase) -> bool:
        """Is it the month of a paper that the report itself goes by: "according to a May report"?"""
        text = self.parse.text
        return bool(_CITED.search(text, max(0, p.start - 24), p.start) and _PAPERS.match(text, p.end))

    def _year_told_just_before(self, p: _Phrase, wanted: tuple[int, int]) -> int | None:
        """The other year in which the story stands: the year, 0 where it cannot be known, None where there is none.

        "In March 2011 … In April …": the same or the sentence before named a month of another year than the
        publication's, so the nearest April would be a guess.
        """
        if not self.told or p.shift is not None or self.published is None:
            return None
        sentence, value, _ = self.told[-1]
        if value.unit not in ("day", "month") or value.first is None or self._sentence(p) - sentence > 1:
            return None
        if abs(value.first.year - self.published.first.year) < 2:
            return None
        return value.first.year if wanted >= (value.first.month, value.first.day if value.unit == "day" else 0) else 0

    def _weekday(self, p: _Phrase) -> _Value | None:
        pub = self.published
        if pub is None or pub.grain != "day" or p.weekday is None:
            return None
        if p.unit == "week":
            monday = pub.first - timedelta(days=pub.first.weekday())
            return _day_value(monday + timedelta(weeks=int(p.n), days=p.weekday))
        back = (pub.first.weekday() - p.weekday) % 7
        ahead = self._weekday_ahead(p, back) if p.shift is None else p.shift == 1
        if ahead:
            return _day_value(pub.first + timedelta(days=(-back) % 7 or (7 if p.shift == 1 else 0)))
        return _day_value(pub.first - timedelta(days=back or (7 if p.shift == -1 else 0)))

    def _weekday_ahead(self, p: _Phrase, back: int) -> bool:
        """Does a weekday lie ahead? `back`: how many days ago it was last."""
        ahead, _ = _lies_ahead(self.parse, p)
        noun = _noun_of(self.parse, p)
        if re.match(r"['’]s\b", self.parse.text[p.end : p.end + 3]):
            ahead = (
                _LIES_AHEAD.search(self.parse.text[max(0, p.start - 24) : p.start]) is not None
            )  # the verb is not its own
            after = re.match(r"..((?:\s[\w'’-]+){1,5})", self.parse.text[p.end : p.end + 60])
            words = after[1].lower().split() if after else []
            return ahead or (back >= 5 and any(w in PLANNED or w.rstrip("s") in PLANNED for w in words))
        verb = _verb_of(self.parse, p)
        if ahead and back <= 2 and verb is not None and verb.tag == "VBG":
            return False  # a caption: "ministers are arriving on Sunday"
        if ahead or back < 6:
            return ahead
        # only tomorrow is left: "they sit down on Monday", "the summit on Monday"
        if noun is not None:
            return noun.lemma.lower() in PLANNED
        return verb is not None and verb.tag in ("VBZ", "VBP") and verb.lemma not in SAYING

    # periods by their distance

    def _from_published(self, p: _Phrase) -> _Value | None:
        pub = self.published
        if pub is None or p.unit not in ("day", "week", "month", "year"):
            return None
        first, last = (_moved(d, int(p.n), p.unit) for d in (pub.first, pub.last))
        return first if first == last else None

    def _anchored(self, p: _Phrase) -> _Value | None:
        """From a time told in the same sentence or the one before, if it is as fine as the unit asks."""
        fine = {"day": ("day", "hour"), "week": ("day", "hour", "week"), "month": ("day", "hour", "month")}
        allowed = fine.get(p.unit, ("day", "hour", "week", "month", "year"))
        here = self._sentence(p)
        for sentence, value, said in reversed(self.told):
            if here - sentence > 2:
                break
            if said and p.unit == "day":
                continue  # "that day" is the day of what happened, not of who told it
            if value.unit in allowed and value.first is not None:
                return _moved(value.first, int(p.n), p.unit)
        return None

    def _weekend(self, p: _Phrase) -> _Value | None:
        pub = self.published
        if pub is None or pub.grain != "day":
            return None
        today = pub.first
        saturday = today - timedelta(days=(today.weekday() - 5) % 7)  # the one now, or the last
        running = today.weekday() >= 5
        if p.shift == -1:
            saturday -= timedelta(weeks=1 if running else 0)
        elif p.shift == 1 or (_lies_ahead(self.parse, p)[0] and not running):
            saturday += timedelta(weeks=1)
        return _span_value(_day_value(saturday), _day_value(saturday + timedelta(days=1)))

    def _week_of_month(self, p: _Phrase) -> _Value | None:
        month = self._month(p)
        if month is None or month.first is None or month.last is None:
            return None
        first = month.first + timedelta(days=7 * (int(p.n) - 1)) if p.n else month.last - timedelta(days=6)
        return _span_value(_day_value(first), _day_value(first + timedelta(days=6)))

    # hours and ranges

    def _clock(self, p: _Phrase) -> _Value | None:
        """An hour of the day it is joined with, else of the day the story stands at."""
        day = self._resolve(p.of) if p.of is not None else self._story_day(p)
        if day is None or day.first is None or day.first != day.last:
            return None
        return _Value(f"{day.first.isoformat()}T{p.hour:02d}:{p.minute:02d}", "hour", day.first, day.first)

    def _story_day(self, p: _Phrase) -> _Value | None:
        """The day events were last told of: in this sentence, or the only one so far; days of saying do not count."""
        here = self._sentence(p)
        for sentence, value, said in self.told[: -RECENT - 1 : -1]:
            if said or value.first is None or value.first != value.last:
                continue
            return _day_value(value.first) if sentence == here or len(self.days) == 1 else None
        return None

    def _range(self, p: _Phrase) -> _Value | None:
        assert p.first and p.last
        last_phrase = p.last
        first = self._resolve(p.first)
        if first is None or first.first is None:
            return None
        if last_phrase.kind == "date" and last_phrase.year is None:
            return self._range_to(first, last_phrase)
        last = self._resolve(last_phrase)
        return _span_value(first, last) if last else None

    def _range_to(self, first: _Value, p: _Phrase) -> _Value | None:
        """Up to the first month, day or weekday that follows the range's beginning."""
        assert first.first
        if p.month:
            year = first.first.year + (p.month < first.first.month)
            try:
                last = _day_value(date(year, p.month, p.day)) if p.day else _month_value(year, p.month)
            except ValueError:
                return None
        elif p.weekday is not None:
            last = _day_value(first.first + timedelta(days=(p.weekday - first.first.weekday()) % 7))
        else:
            return None
        return _span_value(first, last) if last else None


HEAD = 400  # characters from the beginning within which a text tells when it was written
SLACK, FARTHEST = 1, 366  # days by which a date may lie after the publication: of clocks elsewhere; of a slip


# --- the stage --------------------------------------------------------------------------------------


def find_times(parse: Parse, published: str | None) -> tuple[Time, ...]:
    """The dates, periods and durations of a text in order, none overlapping.

    `published` is an ISO 8601 year, month, day or time, or None; without it, and where a year or month is
    too coarse to tell, relative times ("last Tuesday") have the value None. So have dates whose order of day and
    month is not known (4/5/2017), and times that lean on one not told. Where the text itself is dated later, that
    goes before `published`. Never raises.
    """
    phrases = _joined(parse, _phrases(parse))
    resolver = _Resolver(parse, _dated_later(parse, phrases, _published(published)))
    times: list[Time] = []
    kinds: list[str] = []
    for phrase in phrases:
        value = resolver.value(phrase)
        if value is None and phrase.needs_anchor:
            continue
        span = Span(phrase.start, phrase.end)
        times.append(Time(span=span, text=span.of(parse.text), value=value.text if value else None))
        kinds.append(phrase.kind)
    return tuple(_without_doubles(parse.text, times))


def _dated_later(parse: Parse, phrases: list[_Phrase], published: _Published | None) -> _Published | None:
    """The day a text was published at the earliest, where it says at its head that it is later than it is given for.

    So it does by a full date that it begins with, or by one with its right weekday on which something happened: no
    report tells what happened after it.
    """
    if published is None or published.grain != "day":
        return published
    begin = len(parse.text) - len(parse.text.lstrip())
    for p in phrases:
        if p.start > begin + HEAD:
            break
        if p.kind != "date" or not (p.year and p.month and p.day):
            continue
        try:
            day = date(p.year, p.month, p.day)
        except ValueError:
            continue
        heads = p.start == begin
        if not (heads or p.weekday == day.weekday()) or _lies_ahead(parse, p)[0]:
            continue
        verb = _verb_of(parse, p)
        if not heads and (verb is None or verb.tag not in ("VBD", "VBN")):
            continue
        if SLACK < (day - published.first).days <= FARTHEST:
            return _Published(day, day, "day")
    return published


def _without_doubles(text: str, times: list[Time]) -> Iterator[Time]:
    """ "New Year's Eve (Dec 31)": a date in brackets behind the same date belongs to it."""
    held: Time | None = None
    for time in times:
        if held is not None:
            if (
                held.value == time.value is not None
                and text[held.span.end : time.span.start] == " ("
                and text[time.span.end : time.span.end + 1] == ")"
            ):
                span = Span(held.span.start, time.span.end + 1)
                held = replace(held, span=span, text=span.of(text))
                continue
            yield held
        held = time
    if held is not None:
        yield held
