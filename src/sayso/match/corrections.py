"""What a publisher takes back: corrections, clarifications and retractions, and the report they are about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from sayso.match.credits import linked
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
    """(the report that the notice is about, how that was seen)."""
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
    if _OWN.search(notice) or not _is_notice_alone(report, span):
        return report.id, "about its own earlier text"
    return None, "the report it is about is not among these"


def _is_notice_alone(report: Report, span: Span) -> bool:
    """Is the report little but the notice?"""
    return len(report.text.split()) < 4 * len(span.of(report.text).split()) + 20


def _plain_words(text: str | None) -> str:
    return " ".join(re.findall(r"[^\W_]+", (text or "").casefold()))


def _same_title(a: Report, b: Report) -> bool:
    return _plain_words(a.title) == _plain_words(b.title)
