"""The words by which a report owns up to another's work: credit lines, quoted publishers, addresses.

Everything here looks at one report and a publisher's name; nothing depends on other reports.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal
from urllib.parse import urlsplit

from sayso.match.owners import plain
from sayso.model import Report
from sayso.text import Span

CreditKind = Literal["byline", "dateline", "credit", "cited", "link"]

# An agency and how its credit is written; publishers learn theirs from their own datelines too.
AGENCIES = {
    "associated press": ("AP", "Associated Press", "apnews.com", "ap.org"),
    "reuters": ("Reuters", "REUTERS", "Thomson Reuters", "reuters.com"),
    "agence france-presse": ("AFP", "Agence France-Presse", "Agence France Presse", "afp.com"),
    "press trust of india": ("PTI", "Press Trust of India"),
    "asian news international": ("ANI", "Asian News International"),
    "indo-asian news service": ("IANS", "Indo-Asian News Service"),
    "united news of india": ("UNI", "United News of India"),
    "united press international": ("UPI", "United Press International", "upi.com"),
    "xinhua": ("Xinhua", "XINHUA", "Xinhua News Agency"),
    "tass": ("TASS", "ITAR-TASS"),
    "interfax": ("Interfax",),
    "ria novosti": ("RIA", "RIA Novosti"),
    "bloomberg": ("Bloomberg", "Bloomberg News", "bloomberg.com"),
    "deutsche presse-agentur": ("dpa", "DPA", "Deutsche Presse-Agentur"),
    "efe": ("EFE",),
    "ansa": ("ANSA",),
    "kyodo": ("Kyodo", "KYODO", "Kyodo News"),
    "yonhap": ("Yonhap", "YONHAP"),
    "anadolu agency": ("AA", "Anadolu", "Anadolu Agency"),
    "press association": ("PA", "PA Media", "Press Association"),
    "canadian press": ("The Canadian Press", "Canadian Press"),
    "australian associated press": ("AAP", "Australian Associated Press"),
    "cnn": ("CNN", "CNN Wire", "CNN NewSource", "cnn.com", "edition.cnn.com"),
    "tribune news service": ("TNS", "Tribune News Service"),
    "usa today": ("USA TODAY", "USA Today", "usatoday.com"),
    "washington post": ("Washington Post", "The Washington Post", "washingtonpost.com"),
    "new york times": ("New York Times", "The New York Times", "nytimes.com"),
}
_AGENCY_OF = {plain(form): name for name, forms in AGENCIES.items() for form in (name, *forms)}
HEAD, FOOT = 900, 500  # characters at either end where a credit line stands; pages put their own lines before it
DATELINES = 4000  # characters from the start where a dateline may stand
# "Ida Holm and Odd Rask, Associated Press": names and then the agency, a line of its own.
_SIGNED = re.compile(
    r"(?:By\s+)?(?:[A-Z][\w.'’-]+(?:\s+|,\s*|\s+and\s+)){2,9}(?:[-–—,]\s*)?(?:The\s+)?[A-Z]\w+(?:\s+\w+)?"
)
_PICTURE = re.compile(r"\s+(?:file\s+)?(?:photos?|images?|videos?|graphics?|pool)\b", re.I)
_AFTER_SIGNED = re.compile(
    r"[\s.•·|]*(?:\n|$)|\s+(?:[A-Z]\w+\s+){0,3}(?:Writers?|Correspondents?|Reporters?|Editors?|Staff)\b|\s+Published\b"
)


@dataclass(frozen=True, slots=True)
class Credit:
    """Words of a report that name whose work it uses: where, and how strongly (`kind`)."""

    kind: CreditKind
    words: str
    span: Span | None


def agency(name: str | None) -> str | None:
    """The agency that goes by the name, by its full name."""
    return _AGENCY_OF.get(plain(name))


@lru_cache(maxsize=4096)
def names_of(publisher: str | None) -> tuple[str, ...]:
    """The forms under which others credit a publisher, the fullest first; an address gives its label too."""
    if not (publisher or "").strip():
        return ()
    name = re.sub(r"\s*\([^)]*\)", "", publisher).strip() or publisher
    known = agency(name)
    forms = [name, *(AGENCIES[known] if known else ())]
    if re.fullmatch(r"[\w-]+(\.[\w-]+)+(/\S*)?", name):
        host = re.sub(r"^www\.", "", name.casefold().split("/")[0])
        forms += [host, name.casefold()]
    without = re.sub(r"^the\s+", "", name, flags=re.I)
    if len(without.split()) > 1:
        forms.append(without)
    return tuple(dict.fromkeys(sorted(forms, key=len, reverse=True)))


def nickname_of(publisher: str | None) -> str | None:
    """ "the Gull" for The Harrow Gull; None for a single word, an address, or a last word that is no name."""
    words = re.sub(r"\s*\([^)]*\)", "", publisher or "").split()
    words = words[1:] if words[:1] in (["The"], ["the"]) else words
    if len(words) < 2 or not re.fullmatch(r"[A-Z][^\W\d_]{2,}", words[-1]) or words[-1] in _GENERIC:
        return None
    return f"the {words[-1]}"


_GENERIC = frozenset(
    """News Press Agency Service Services Online Today Radio Television Group Media Network Channel Live Digital
    Magazine Newspaper Newspapers Report Reports World International National Water Police Council Ministry Office
    University Company Corporation Party Union Association Hospital Bank Court Government Department Institute
    Foundation""".split()
)


def initials(publisher: str | None) -> str:
    """CP for Continental Press; empty for a single word."""
    words = [w for w in re.findall(r"[^\W\d_]+", re.sub(r"\([^)]*\)", "", publisher or "")) if w[0].isupper()]
    words = [w for w in words if w != "The"]
    return "".join(w[0] for w in words) if len(words) > 1 else ""


_DATELINE = re.compile(r"\(([^()\n]{2,40})\)\s*(?:[-–—]|--)")


def own_dateline(report: Report) -> str | None:
    """How the report's own publisher signs: CP in "KAREEMOND, June 3 (CP) -", where it fits the publisher's name."""
    short = initials(report.publisher)
    for match in _DATELINE.finditer(report.text[:HEAD]):
        sign = match.group(1).strip()
        if short and sign.casefold() == short.casefold():
            return sign
    return None


@lru_cache(maxsize=4096)
def _pattern(forms: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the forms as a whole name; "The" before it is optional, its case counts."""
    choices = "|".join(r"\s+".join(map(re.escape, f.split())) for f in forms)
    return re.compile(rf"(?<![\w.@])(?:(?:The|the)\s+)?(?:{choices})(?![\w@]|\.\w)")


_BEFORE = re.compile(
    r"(?:\bwith\s+(?:additional\s+)?(?:inputs?|material|reporting)\s+(?:from|by)|\binputs?\s+from|"
    r"\b(?:additional\s+)?reporting\s+by|\bsource\s*:|\bcredit\s*:|\bby\s*:?|\bvia|\bcopyright(?:\s+\d{4})?(?:\s+by)?|"
    r"©(?:\s*\d{4})?|\bcourtesy(?:\s+of)?|\bby\s[^.\n]{2,60},|[(—–]|\n\s*-\s*|\s-\s|\band)\s*$",
    re.I,
)
_REPRINT = re.compile(  # "This story first appeared in": what appeared must be this text
    r"\b(?:this|the)\s+(?:\w+\s+)?(?:story|article|report|piece|post|dispatch|interview|column|version)\s+(?:was\s+|has\s+)?"
    r"(?:been\s+)?(?:first\s+|originally\s+)?(?:appeared|published|posted|produced|provided|written|reported)\s+"
    r"(?:in|on|by|at|for)\s*(?:the\s+)?$|\bwith\s+(?:additional\s+)?(?:inputs?|material|reporting)\b[^.\n]*$|"
    r"\badditional\s+reporting\b[^.\n]*$|\b(?:copyright|©)[^.\n]*$",
    re.I,
)
_CITED_BEFORE = re.compile(
    r"\b(?:according\s+to|(?:first\s+|originally\s+)?(?:reported|revealed|disclosed|published|quoted|broken|carried)\s+"
    r"(?:\w+\s+)?(?:by|in|on)|citing|quoting|told|as\s+told\s+to|a\s+report\s+(?:in|by|from)|an\s+interview\s+with|"
    r"a\s+(?:notice|statement|press\s+release|post|release)\s+(?:by|from|of))\s*(?:the\s+)?$",
    re.I,
)
_CITED_AFTER = re.compile(
    r"\s*+(?:'s|’s)?\s*+(?:(?:newspaper|news\s+agency|news\s+site|agency|magazine|tabloid|daily|"
    r"website|channel|network|broadcaster|television|TV|radio|paper|journal|blog)\b\s*+)?(?:,[^,.\n]{1,80},\s*+)?(?:(?:has|had|have|first|also|"
    r"earlier|later|exclusively|previously|on\s+\w+day)\s+){0,2}(?:reported|reports|reporting|revealed|reveals|disclosed|"
    r"wrote|writes|said|says|quoted|quotes|cited|cites|published|broke|announced|claimed|claims|investigation|report\b|"
    r"told)\b",
)


def credits(report: Report, forms: tuple[str, ...]) -> tuple[Credit, ...]:
    """Every credit to a publisher that goes by one of the forms, strongest kinds first.

    A bare mention is none. `byline`, `dateline`, `credit` say that the text is the other's; `cited` that something
    in it is; `link` that the other's address stands in the text.
    """
    if not forms:
        return ()
    pattern, text, out = _pattern(forms), report.text, []
    if report.byline and pattern.search(report.byline):
        out.append(Credit("byline", report.byline.strip(), None))
    for match in pattern.finditer(text):
        kind = _kind_at(text, match.start(), match.end())
        if kind:
            out.append(Credit(kind, match.group(), Span(*match.span())))
    return tuple(sorted(out, key=lambda c: (_STRENGTH[c.kind], c.span or (0, 0))))


_STRENGTH = {"byline": 0, "dateline": 1, "credit": 2, "link": 3, "cited": 4}


def _kind_at(text: str, start: int, end: int) -> CreditKind | None:
    """What the words around a publisher's name make of it."""
    before, after = text[max(0, start - 80) : start], text[end : end + 140]
    if _PICTURE.match(after):
        return None
    if start < DATELINES and before.endswith("(") and re.match(r"\)\s*(?:[-–—]|--)", after):
        return "dateline"
    begin = text.rfind("\n", max(0, start - 200), start) + 1 or max(0, start - 200)
    line_end = text.find("\n", end, end + 200)
    line = text[begin : min(len(text), end + 200) if line_end < 0 else line_end]
    at_edge = start < HEAD or end > len(text) - FOOT
    signed = _BEFORE.search(text[begin:start]) or not text[begin:start].strip()
    if start < HEAD and _SIGNED.fullmatch(" ".join(line[: end - begin].split())) and _AFTER_SIGNED.match(after):
        return "byline"
    if at_edge and signed and len(line.split()) <= 8 and not re.search(r"[.!?]\s+\w", line):
        return "byline" if start < HEAD else "credit"
    if end > len(text) - FOOT and _BEFORE.search(before) and re.match(r"[\s.)\]]*(?:$|\n)", after):
        return "credit"
    if _REPRINT.search(before):
        return "credit"
    if _CITED_BEFORE.search(before) or _CITED_AFTER.match(after):
        return "cited"
    return None


def linked(report: Report, other: Report) -> Span | None:
    """Where the other's address stands in the text, path and all."""
    parts = urlsplit(other.url or "")
    path = parts.path.rstrip("/")
    host = re.sub(r"^www\.", "", parts.netloc.casefold())
    if not host or not path:
        return None
    match = re.search(re.escape(host + path) + r"(?![\w-])", report.text, re.I)
    return Span(*match.span()) if match else None


# Signs of a text that was made to be reprinted: it comes first even where a copy bears an earlier time.
_RELEASE = re.compile(
    r"\b(?:embargo(?:ed)?\b|for\s+(?:immediate\s+)?release\b|press\s+release\b|news\s+release\b|media\s+release\b|"
    r"notes?\s+(?:to|for)\s+editors\b|media\s+(?:contact|enquiries|inquiries)\b|press\s+(?:contact|office)\s*:)",
    re.I,
)


def is_release(report: Report) -> bool:
    """Does it call itself a release, at either end?"""
    head, foot = report.text[:HEAD], report.text[-FOOT:]
    return bool(_RELEASE.search(f"{report.title or ''}\n{head}\n{foot}"))


_ALL_FORMS = tuple(sorted({f for forms in AGENCIES.values() for f in forms}, key=lambda f: (-len(f), f)))


def wire_credits(report: Report) -> frozenset[str]:
    """The agencies whose text the report says it is (byline, dateline, credit line), by their full names."""
    pattern, text, out = _pattern(_ALL_FORMS), report.text, set()
    found = {m.group() for m in pattern.finditer(report.byline or "")}
    edges = [(0, HEAD)] if len(text) <= HEAD else [(0, HEAD), (max(HEAD, len(text) - FOOT), len(text))]
    for begin, end in edges:
        for match in pattern.finditer(text, begin, end):
            if _kind_at(text, match.start(), match.end()) in ("byline", "dateline", "credit"):
                found.add(match.group())
    for words in found:
        name = agency(words)
        if name:
            out.add(name)
    return frozenset(out)


@lru_cache(maxsize=1 << 14)
def _forms(publisher: str | None, sign: str | None) -> tuple[str, ...]:
    return (*names_of(publisher), *((sign,) if sign else ()))


def forms_of(report: Report) -> tuple[str, ...]:
    """The names under which others would credit this report."""
    return _forms(report.publisher, own_dateline(report) or _sign(report))


def _sign(report: Report) -> str | None:
    """The publisher's initials where its own byline uses them."""
    short = initials(report.publisher)
    return short if short and short in (report.byline or "").split() else None
