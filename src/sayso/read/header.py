"""Title, byline, dateline and date as they stand at the head of a plain text. The text itself is never changed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.read.dates import MONTHS, iso_date
from sayso.read.details import Details

_MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_BY = re.compile(r"\s*by\s*:?\s+(?P<who>\S.*)", re.I)
_AFTER_NAMES = re.compile(
    r"\s+[-–—|•·]\s.*|\s{3,}.*|\s*[|•·].*|,?\s+(?:published|updated|posted|last updated|on)\b.*"
    rf"|,?\s+(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?(?:{_MONTH}\s+\d|\d\d?\s+{_MONTH}).*"
    r"|,?\s+\d\d?[:/.]\d\d.*",
    re.I | re.S,
)
_NAME_WORDS = re.compile(
    r"(?:and|for|of|in|at|the|with|de|da|di|del|der|den|van|von|bin|bint|ibn|al|el|la|le|du|dos|y|&)$"
)
_LABEL = re.compile(
    r"\s*(?P<label>(?:(?:date of )?(?:first )?publi(?:shed|cation)(?: date)?|posted|date|issued|created"
    r"|updated|last (?:updated|modified))(?: on| at)?)?\s*:?\s*",
    re.I,
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_CLOCK = r"(?:\d\d?[:.]\d\d(?:[:.]\d\d)?\s*+(?:[ap]\.?m\.?)?\s*+(?:[A-Z]{2,4}\b)?,?\s*+)"
_DATE = re.compile(
    rf"(?:{_CLOCK})?{_WEEKDAY}"
    rf"(?:{_MONTH}\s*\d\d?(?:st|nd|rd|th)?,?\s+\d{{4}}|\d\d?(?:st|nd|rd|th)?[\s-]+{_MONTH},?[\s-]*\d{{4}}"
    rf"|\d{{4}}[-/.]\d\d?[-/.]\d\d?|\d\d?[-/.]\d\d?[-/.]\d{{4}})(?!\d)(?:(?:,|\s+at|\s*[|T-])?\s*{_CLOCK})?",
    re.I,
)
_CAPITAL = r"[A-Z\u00c0-\u00de][A-Z\u00c0-\u00de.'’-]"
_PLACE = rf"{_CAPITAL}+(?:[ /]{_CAPITAL}*){{0,4}}"
_REGION = r"(?:, [A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3})?"
_DAY = rf"(?:, (?i:{_MONTH} \d\d?|\d\d? {_MONTH}))?"
_KNOWN = (
    r"\((?:AP|The Associated Press|Associated Press|AFP|Reuters|Thomson Reuters Foundation|UPI|CNN"
    r"|PTI|ANI|IANS|APP|Xinhua|Bloomberg(?: News)?|Kyodo|Yonhap|TASS|Interfax|Anadolu|DPA|dpa"
    r"|EFE|ANSA|SANA|IRNA|KUNA|WAM|NNA|QNA|VOA|NPR|AAP|CP|The Canadian Press|CBS|NBC|ABC|Al Jazeera|BBC)"
    r"[\w /.-]{0,20}\)"
)
_AGENCY = r"\((?:[A-Z][\w.’'&-]*)(?:[ /-][A-Z][\w.’'&-]*){0,3}\)"
_DASH = r"(?:--|[—–-])"
_DATELINE = re.compile(
    rf"\s*(?P<line>{_PLACE}{_REGION}{_DAY}(?:,? {_AGENCY})?)\s*{_DASH}\s"
    rf"|\s*(?P<mixed>[A-Z][\w.'’/-]*(?: [A-Z][\w.'’/-]*){{0,3}}{_REGION}{_DAY} {_KNOWN})\s*{_DASH}?\s*(?=[A-Z“\"'‘])"
    rf"|\s*(?P<bare>{_KNOWN})\s*{_DASH}?\s*(?=[A-Z“\"'‘])"
)
# Capitals before a dash that name no place.
_LABELS = re.compile(
    r"(?:WATCH|LIVE|UPDATED?|BREAKING|FILE|PHOTOS?|VIDEO|EXCLUSIVE|READ|NOTE|Q&A|WARNING|TOPSHOT"
    r"|OPINION|ANALYSIS|CORRECTION"
    r"|[A-Z]{1,3}|(?:[^\s,(]+ ){3,}[^\s,(]+)$"
)
_ENDS_PROSE = re.compile(r"[.!?…][\"”’')\]]*\s*$")
_FURNITURE = re.compile(
    r"(?:advertisement|subscribe|share|print|comments?|email|e-mail|sign in|log in|menu|search|home|close|skip to .*"
    r"|(?:world|politics|news|business|opinion|sports?|analysis|breaking news|exclusive|video|photos?|live)"
    r"|copyright\b.*|image copyright.*|file\s*[-–—]\s.*|\(?photos?\b.*|media caption.*|image caption.*)\s*$",
    re.I,
)
_SITE = re.compile(r"\s+\|\s+\S+(?:\s\S+){0,4}$")
_CREDIT = re.compile(r".*\([^()]*(?:/|photo|image|via)[^()]*\)$", re.I)
_HEAD_LINES, _HEAD_CHARS = 12, 3000


def header_of(text: str) -> Details:
    """What the first lines say of the report: title, byline, dateline, date. None where the lines do not show it."""
    return _header(text)[0]


def own_date(text: str) -> str | None:
    """The day that the first lines give for the report; None where there is none, or an update's alone."""
    found = next((day for is_update, day in _header(text)[1] if not is_update), None)
    return found[:10] if found and len(found) >= 10 else None


def _header(text: str) -> tuple[Details, list[tuple[bool, str]]]:
    """What the first lines say, and the dates in them: (is it an update's, ISO date), those of updates last."""
    lines = list(_first_lines(text))
    title = byline = dateline = None
    dates: list[tuple[bool, str]] = []
    for n, line in enumerate(lines):
        if found := dateline_of(line):
            dateline = found
            break
        who = byline_of(line)
        byline = byline or who
        written = _date_line(line, first=n == 0)
        dates += [written] if written else []
        if title is None and n + 1 < len(lines) and not who and not written and _reads_as_headline(line):
            title = _SITE.sub("", line.strip())
        elif _is_prose(line):
            # One more paragraph: a caption may stand before the dateline.
            dateline = next(filter(None, map(dateline_of, lines[n + 1 : n + 3])), None)
            break
    dates.sort(key=lambda d: d[0])  # a date called an update gives way to any other
    details = Details(title=title, byline=byline, dateline=dateline, published=dates[0][1] if dates else None)
    return details, dates


def byline_of(line: str) -> str | None:
    """The names of a byline ("By Ann Lee and Bo Orr, Staff Writers"), without "By"; None where the line is none."""
    match = _BY.match(line[:400])
    if not match:
        return None
    who = _AFTER_NAMES.sub("", match["who"], count=1).strip(" ,;-–—|")
    words = who.split()
    if not words or len(words) > 20 or len(who) > 150 or (who.endswith((".", "?", "!")) and len(words) > 4):
        return None
    if any(c.isdigit() for c in who) or not all(
        w[0].isupper() or w[0] in "(&'‘" or _NAME_WORDS.match(w) for w in words
    ):
        return None
    return who if words[0][0].isupper() else None


def dateline_of(line: str) -> str | None:
    """The dateline that begins a paragraph ("CAIRO (AP) —"), without its dash; None where there is none."""
    match = _DATELINE.match(line[:160])
    if not match:
        return None
    found = (match["line"] or match["mixed"] or match["bare"]).strip()
    return None if _LABELS.match(found) else found


def _first_lines(text: str) -> Iterator[str]:
    """The first lines that hold something, without furniture."""
    lines = (line for line in re.split(r"[\r\n\u2028\u2029]+", text[:_HEAD_CHARS]) if line.strip())
    for n, line in enumerate(lines):
        if n >= _HEAD_LINES:
            return
        if not _FURNITURE.match(line.strip().lstrip("\ufeff")):
            yield line.lstrip("\ufeff")


def _date_line(line: str, *, first: bool) -> tuple[bool, str] | None:
    """(is it an update, ISO date) of a line that gives a date and little else, or of a first line beginning so."""
    label = _LABEL.match(line)
    assert label is not None  # every part of the pattern may be absent
    match = _DATE.match(line, label.end())
    if not match:
        return None
    rest = line[match.end() :].strip()
    # "July 4, 2016 was a bad day" is a sentence; "5 July 2016 Bomb kills ten" is a date before a headline.
    if len(rest.split()) > 4 and not (first and rest[:1].isupper()):
        return None
    found = iso_date(match[0])
    update = bool(re.match(r"(?:last|up)", (label["label"] or "").lower()))
    return (update, found) if found else None


def _reads_as_headline(line: str) -> bool:
    line = line.strip()
    words = line.split()
    if not 3 <= len(words) <= 25 or len(line) > 160 or line.endswith((".", ",", ";", ":", "…")) or _CREDIT.match(line):
        return False
    return line[0].isupper() or line[0] in "“‘\"'" or line[0].isdigit()


def _is_prose(line: str) -> bool:
    return len(line.split()) > 25 or (len(line.split()) > 8 and bool(_ENDS_PROSE.search(line)))
