"""What a publisher takes back: corrections, clarifications and retractions, and the report they are about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from sayso.address import page_of
from sayso.match.credits import linked
from sayso.match.gist import COMMON, STEM, gist
from sayso.match.moments import moment
from sayso.match.owners import plain
from sayso.match.versions import find_updates
from sayso.model import Report
from sayso.text import Span, trimmed

CorrectionKind = Literal["correction", "clarification", "retraction"]

_WORK = r"(?:story|article|report|piece|post|item|dispatch|version|column|headline|page|notice|broadcast|segment|video)"
_LABEL = re.compile(
    r"^[ \t*_\[(>•–—-]{0,20}(?:(?P<retraction>retraction|withdrawal|kill(?:\s+notice)?|mandatory\s+kill|"
    r"(?:story|article|report)\s+(?:retracted|withdrawn))|(?P<clarification>clarification)|"
    r"(?P<correction>corrections?(?:\s+and\s+clarifications?)?|corrected|erratum|errata|amendment|corrective))\b(?:\s*\([^)\n]{1,60}\)|\s+to\s+this\s+\w+|,?\s+\w+\s+\d{1,2}"
    r"(?:,\s+\d{4})?)?\s*(?:[:–—]|\s-\s|\.\s|\]|$)",
    re.I | re.M,
)
_WRONG = (
    r"\b(?:(?:in)?correctly|incorrect|mis(?:stated|spelled|spelt|identified|attributed|quoted|reported|characteri[sz]ed|"
    r"represented)|wrongly|erroneously|mistakenly|gave\s+the\s+wrong|inaccurate(?:ly)?|in\s+error)\b"
)
_THIS = rf"\b(?:this|our)\s+(?:\w+\s+){{0,2}}{_WORK}\s+(?:has\s+been|was|is\s+being)\s+"
_NOTE = r"^[ \t*_\[(>•–—-]{0,20}(?:(?:editor|author)['’]?s['’]?\s+note\s*[:–—-]\s*)?"
_EARLIER = r"(?:earlier|previous|initial|original|prior)"
_OURS = r"(?:we|the\s+(?:newspaper|paper|agency|magazine|broadcaster|channel))"
# Said in the report's own voice: "this story", or a line of its own; news of other papers' errors is none.
_SAID: tuple[tuple[CorrectionKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.I | re.M))
    for kind, pattern in (
        ("retraction", _THIS + r"(?:retracted|withdrawn|taken\s+down|deleted|removed\s+because)\b"),
        (
            "retraction",
            rf"{_NOTE}{_OURS}\s+(?:has\s+|have\s+)?(?:retract(?:s|ed)?|withdraws?|withdrew|withdrawn)\s+"
            rf"(?:this|the|our|its|a)\s+(?:\w+\s+){{0,3}}{_WORK}\b",
        ),
        ("correction", rf"\b{_EARLIER}\s+(?:\w+\s+)?version\s+of\s+this\s+\w+\b[^.\n]{{0,90}}?{_WRONG}"),
        ("correction", rf"{_NOTE}(?:an?|the|our)\s+{_EARLIER}\s+(?:\w+\s+)?{_WORK}\b[^.\n]{{0,90}}?{_WRONG}"),
        ("correction", _THIS + r"(?:corrected|amended|updated\s+to\s+(?:correct|fix|remove))\b"),
        ("clarification", _THIS + r"(?:clarified|updated\s+to\s+clarify)\b"),
        ("correction", r"\bwe\s+(?:regret\s+the\s+error|apologi[sz]e\s+for\s+the\s+(?:error|mistake))\b"),
    )
)
_OWN = re.compile(rf"\b(?:this\s+{_WORK}|(?:earlier|previous|original|initial|prior)\s+version\s+of\s+this)\b", re.I)
#: Stems of what every notice says ("an earlier version of this story incorrectly gave").
NOTICE = frozenset(
    w[:STEM]
    for w in """correction corrected clarification clarified retraction retracted withdrawn earlier previous original
    initial prior version story article report post page piece headline incorrect incorrectly wrong wrongly misstated
    mistakenly error erroneously regret apologise apologize gave given said stated editor note newspaper paper agency
    update updated included published amended reported""".split()
)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
           "november", "december")  # fmt: skip
_DAY = (
    rf"(?:last\s+)?(?:(?P<weekday>{'|'.join(_WEEKDAYS)})|(?P<yesterday>yesterday)|(?P<month>{'|'.join(_MONTHS)})\s+"
    rf"(?P<day>\d\d?)|(?P<day2>\d\d?)(?:st|nd|rd|th)?\s+(?P<month2>{'|'.join(_MONTHS)}))\b"
)
#: A report that is told by its day: "an article on Monday", "our report of 3 June", "on Monday we said".
_OF_A_DAY = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        rf"\b{_WORK}\s+(?:(?:that|which)\s+)?(?:was\s+)?(?:(?:first\s+)?(?:published|posted|printed|appeared|ran)\s+)?"
        rf"(?:(?:on|of|from|dated)\s+)?{_DAY}",
        rf"\b(?:on\s+)?{_DAY},?\s+(?:we|this\s+(?:newspaper|paper|agency|magazine|site|website|channel))\b",
        rf"\b{_DAY}['’]s\s+(?:[\w-]+\s+){{0,2}}{_WORK}\b",
    )
)
MIN_MATTER, MATTER = 3, 0.5  # words of a notice, and part of them, that the report it is about has
EDGE = 1200  # characters at either end of a report in which such a notice stands
MIN_TITLE = 3  # words of a title that tell which report is meant


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """`report` carries a notice that takes something back, at `span`.

    `of`: the report it is about: an earlier one, or `report` itself where its own earlier text was changed and no
    version of that is held; None where the notice is about another report that is not among those given.
    """

    report: str
    of: str | None
    kind: CorrectionKind
    span: Span
    why: tuple[str, ...] = ()


def notices_in(report: Report) -> tuple[tuple[CorrectionKind, Span], ...]:
    """The notices in a report, at its head or its foot, each as its line or sentence."""
    text, found = report.text, []
    for match in (m for begin, end in _edges(text) for m in _LABEL.finditer(text, begin, end)):
        if match.start() == 0 or text[match.start() - 1] == "\n":
            kind = next(k for k in ("retraction", "clarification", "correction") if match[k])
            found.append((kind, _line(text, match.start(), match.end())))
    for kind, pattern in _SAID:
        for begin, end in _edges(text):
            found += [(kind, _line(text, *m.span())) for m in pattern.finditer(text, begin, end)]
    out: list[tuple[CorrectionKind, Span]] = []
    for kind, span in found:
        if span and not any(span.overlaps(held) for _, held in out):
            out.append((kind, span))
    return tuple(sorted(out, key=lambda notice: notice[1]))


def _edges(text: str) -> list[tuple[int, int]]:
    if len(text) <= 2 * EDGE:
        return [(0, len(text))]
    return [(0, EDGE), (len(text) - EDGE, len(text))]


def _line(text: str, start: int, end: int) -> Span | None:
    """The line around [start, end); the next one where it is a label alone."""
    begin = text.rfind("\n", 0, max(start, 0)) + 1
    begin = min(begin, start)
    stop = text.find("\n", end)
    stop = len(text) if stop < 0 else stop
    if len(text[begin:stop].split()) <= 3:
        rest = re.compile(r"\s*[^\n]+").match(text, stop)
        stop = rest.end() if rest else stop
    return trimmed(text, begin, stop)


def find_corrections(reports: Sequence[Report]) -> tuple[Correction, ...]:
    """Every notice in some reports and what it is about; the same whatever their order."""
    versions = find_updates(reports)
    houses: dict[str, list[Report]] = {}
    for report in reports:
        houses.setdefault(plain(report.publisher), []).append(report)
    out = []
    for report in reports:
        notices = notices_in(report)
        if not notices:
            continue
        others = [r for r in houses[plain(report.publisher)] if r.id != report.id] if report.publisher else []
        for kind, span in notices:
            of, why = _about(report, span, versions.get(report.id), others)
            words = " ".join(span.of(report.text).split())
            out.append(Correction(report=report.id, of=of, kind=kind, span=span, why=(words[:300], why)))
    return tuple(sorted(out, key=lambda c: (c.report, c.span)))


def _about(report: Report, span: Span, before: str | None, others: Iterable[Report]) -> tuple[str | None, str]:
    """(the report that the notice is about, how that was seen). `before`: the version before it."""
    notice = span.of(report.text)
    when = moment(report.published)
    past = [other for other in others if not when.before(moment(other.published))]
    past.sort(key=lambda other: (moment(other.published), other.id))
    for other in reversed(past):
        if linked(report, other):
            return other.id, "gives its address"
    whole = f"{report.title or ''}\n{report.text}" if _is_notice_alone(report, span) else notice
    for other in reversed(past):
        title = _plain_words(other.title)
        given = len(title.split()) >= MIN_TITLE and f" {title} " in f" {_plain_words(whole)} "
        if given and (other.id == before or not _same_title(report, other)):
            return other.id, "gives its title"
    if before:
        return before, "an earlier version of the same page"
    if _is_notice_alone(report, span) and not _OWN.search(notice):
        found = _of_the_day(report, notice, past)
        if len({page_of(other.url) or other.id for other in found}) == 1:
            return found[-1].id, "the one report of the day it names that tells of the same"
    if _OWN.search(notice) or not _is_notice_alone(report, span):
        return report.id, "about its own earlier text"
    return None, "the report it is about is not among these"


def days_named(report: Report) -> frozenset[str]:
    """The days (ISO) of the reports that its notices say they are about."""
    return frozenset(filter(None, (_day_in(span.of(report.text), report.published) for _, span in notices_in(report))))


def _of_the_day(report: Report, notice: str, past: Iterable[Report]) -> list[Report]:
    """The publisher's reports of the day that a notice names that tell of the same matter, the latest last."""
    day = _day_in(notice, report.published)
    what = gist(notice) - NOTICE - COMMON - gist(report.publisher or "") - _TIMES
    if day is None or len(what) < MIN_MATTER:
        return []
    of_day = (other for other in past if (other.published or "")[:10] == day)
    least = max(MIN_MATTER, MATTER * len(what))
    return [other for other in of_day if len(what & gist(f"{other.title or ''}\n{other.text}")) >= least]


_TIMES = frozenset(w[:STEM] for w in (*_WEEKDAYS, *_MONTHS, "yesterday", "last"))


def _day_in(notice: str, published: str | None) -> str | None:
    """The day (ISO) of the report that a notice says it is about, by when the notice was published."""
    match = next((m for pattern in _OF_A_DAY if (m := pattern.search(notice))), None)
    try:
        own = date.fromisoformat((published or "")[:10])
    except ValueError:
        return None
    if match is None:
        return None
    if match["yesterday"]:
        return (own - timedelta(days=1)).isoformat()
    if match["weekday"]:
        back = (own.weekday() - _WEEKDAYS.index(match["weekday"].lower()) - 1) % 7 + 1
        return (own - timedelta(days=back)).isoformat()
    month = _MONTHS.index((match["month"] or match["month2"]).lower()) + 1
    try:
        day = date(own.year, month, int(match["day"] or match["day2"]))
        return (day if day <= own else day.replace(year=own.year - 1)).isoformat()
    except ValueError:
        return None


def _is_notice_alone(report: Report, span: Span) -> bool:
    """Is the report little but the notice?"""
    return len(report.text.split()) < 4 * len(span.of(report.text).split()) + 20


def _plain_words(text: str | None) -> str:
    return " ".join(re.findall(r"[^\W_]+", (text or "").casefold()))


def _same_title(a: Report, b: Report) -> bool:
    return _plain_words(a.title) == _plain_words(b.title)
