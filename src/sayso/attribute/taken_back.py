"""What a paper takes back: "Correction: An article on Monday said that the pier was shut."

The paper said so itself, and says now that it is not so. Read as any other sentence it makes a source of the article,
or of the label, and an assertion of what is withdrawn. Found by form alone: a label, or an article that is called an
earlier one or this one; a verb of saying; the clause. Who else is told of in a correction has said nothing in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.text import Span, trimmed

_WORK = r"(?:story|article|report|piece|post|item|dispatch|column|headline|caption|graphic|editorial|review|obituary)"
_EARLIER = r"(?:earlier|previous|original|initial|prior|first)"
_WRONGLY = r"(?:incorrectly|wrongly|erroneously|mistakenly|inaccurately|falsely)"
#: Labels under which whatever an article said is taken back, and those under which it may only be explained.
_LABEL = (
    r"(?:(?P<strong>corrections?(?:\s+and\s+clarifications?)?|corrected|errat(?:um|a))|"
    r"clarifications?|editor['’]?s['’]?\s+note|amendment|update)(?:\s*\([^)\n]{1,60}\))?\s*(?::|\s[–—-]|\.)\s*"
)
_BETWEEN = r"(?:(?!\bby\b|\bfrom\b)[^.!?;:\n“”\"]){0,90}?"  # "a report by the board said" is the board's
_VERSION = rf"(?:an?|the|our)\s+{_EARLIER}\s+(?:\w+\s+)?version"
_OWN_WORK = (
    rf"(?:(?P<ours>{_VERSION}\s+of\s+(?:this|our)\s+(?:[\w-]+\s+){{0,2}}{_WORK}\b{_BETWEEN})|"
    rf"(?P<earlier>{_VERSION}(?:\s+of\s+the\s+(?:[\w-]+\s+){{0,2}}{_WORK}\b{_BETWEEN})?)|"
    rf"(?P<this>(?:this|our)\s+(?:\w+\s+)?{_WORK}\b{_BETWEEN})|"
    rf"(?P<any>(?:(?:an?|the|yesterday['’]s|\w+day['’]s)\s+)(?:[\w-]+\s+){{0,2}}{_WORK}\b{_BETWEEN}))"
)
_SAID = (
    rf"\s(?:(?P<then>originally|initially|previously)\s+)?(?:(?P<wrong>{_WRONGLY})\s+)?"
    rf"(?:said|stated|reported|wrote|claimed|suggested|indicated|implied|asserted)(?:\s+(?P<wrongly>{_WRONGLY}))?\s+(?:that\s+)?"
)
#: Where the words that were wrong end, and those that are right begin.
_END = r"(?=[.!?](?:[\s\])”\"]|$)|;|,?\s+(?:when|whereas|while)\b|,\s+(?:but|not|rather|in\s+fact)\b|\s[–—]\s|$)"
NOTICE = re.compile(
    rf"(?P<label>{_LABEL})?(?P<told>{_OWN_WORK}{_SAID})(?P<claim>[^\n]+?){_END}", re.IGNORECASE
)
#: Where a notice may begin: a line, or a sentence.
_BEGIN = re.compile(r"(?:^|(?<=[\n.!?])[^\S\n]*|(?<=\n))[\s*_\[(>•–—-]{0,6}(?=[A-Z])")
_SHORTEST = 3  # words of a clause


@dataclass(frozen=True, slots=True)
class TakenBack:
    """`claim`: the clause that the paper said before; `told`: the words that say so; `certain`: is it taken back, not
    only told over?"""

    head: int
    claim: Span
    told: Span
    certain: bool


def taken_back(text: str) -> Iterator[TakenBack]:
    """What a paper takes back in a text, in order."""
    at = 0
    for begin in _BEGIN.finditer(text):
        m = NOTICE.match(text, begin.end()) if begin.end() >= at else None
        if m is None or not _is_own(m):
            continue
        claim = trimmed(text, *m.span("claim"))
        if claim is None or len(claim.of(text).split()) < _SHORTEST or any(c in "“”\"" for c in claim.of(text)):
            continue
        told = trimmed(text, *m.span("told"))
        if told is not None:
            yield TakenBack(begin.end(), claim, told, bool(m["strong"] or m["wrong"] or m["wrongly"]))
            at = claim.end


def _is_own(m: re.Match[str]) -> bool:
    """Is it plain that the paper itself said so before: an earlier version of this article, this one then or wrongly,
    or whatever a correction is about? "An earlier version" alone may be one of a bill."""
    wrong = m["wrong"] or m["wrongly"]
    if m["earlier"]:
        return bool(m["label"] or wrong)
    return bool(m["ours"] or m["strong"] or (m["this"] and (m["then"] or wrong)))
