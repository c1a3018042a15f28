"""The words in which a reading is shown to people, the same in every rendering.

They say what a source says and how sure the source is, never what is true.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.match.gist import has_negative
from sayso.model import Attribution, Number, Reading
from sayso.text import Spans

#: How certain, and with which polarity, a content is according to its source.
FACTUALITY = {
    "CT+": "certain",
    "CT-": "certain: not so",
    "PR+": "probable",
    "PR-": "probably not so",
    "PS+": "possible",
    "PS-": "possibly not so",
    "Uu": "left open",
}
#: The same where the words themselves are negative: "We won't pay", who says so holds for certain.
NEGATIVE = {"CT-": "certain, in the negative", "PR-": "probable, in the negative", "PS-": "possible, in the negative"}
FORM = {"direct": "quoted", "indirect": "paraphrased", "mixed": "partly quoted"}
KIND = {
    "person": "person",
    "organization": "organisation",
    "outlet": "news outlet",
    "document": "document",
    "unnamed": "not named",
    "group": "group",
}
SOURCE = 80  # characters of a source's words that are shown
#: What a page prints before the caption of a picture: "Image copyright Holm Pictures Image caption Doctors". A source
#: and a credit are much else ("a state media source", "Media Credit Union", "Photo Source Ltd").
_CAPTION = re.compile(
    r"(?:.*\b(?i:(?:image|photo|picture|media|video)\s+(?:caption|copyright|credits?|source))\s*:"
    r"|(?:.*\s)?(?:Image|Photo|Picture|Media|Video|IMAGE|PHOTO|PICTURE|MEDIA|VIDEO)\s+"
    r"(?:caption|copyright|CAPTION|COPYRIGHT)\b,?"
    r"|(?:Image|Photo|Picture|IMAGE|PHOTO|PICTURE)\s+"
    r"(?:(?i:credits?|source)\s*,(?!\s*(?:Ltd|Inc|LLC)\b)|(?:credits?|source)\b(?=\s+[A-Z])))\s*"
)
_PAIRS = (("“", "”"), ("(", ")"), ("[", "]"), ('"', '"'))
_JOINS = re.compile(r"(?:[\s,;:–—-]+(?:and|or))?[\s,;:–—-]*$")  # what is left before what was cut off
_SHOWN = frozenset("""image images picture pictures photo photos photograph photographs footage video videos clip clips
    indication indications sign signs estimate estimates""".split())  # fmt: skip
_REPORTS = frozenset("report reports".split())
_VAGUE = frozenset("a the some other many several first early earlier initial preliminary unconfirmed recent".split())
#: What may stand before a thing that is shown and tells nobody; any other word may ("ministry estimates").
_OF_NOBODY = _VAGUE | frozenset("""an this that these those such one two three all most more few further new old fresh
    latest later current clear strong rough tentative provisional conservative unverified grim graphic dramatic gruesome
    gory bloody viral shaky grainy blurry blurred leaked live raw amateur aerial still drone
    satellite security surveillance closed circuit mobile phone cellphone smartphone dashcam online social
    various multiple numerous""".split())  # fmt: skip
_ADJECTIVE = re.compile(r"[a-z]{3,}(?:ous|ful|ible|some)|(?:harrow|shock|disturb|horrify|terrify|chill|alarm|distress|"
                        r"appall|strik|mov|exist|circulat|emerg|grow|worry|promis|encourag)ing")  # fmt: skip
#: What follows the last word of who or what is spoken of.
_BEHIND = re.compile(r"of|from|by|at|in|on|to|with|for|near|inside|outside|that|which|who|whose|online|here|there|now|"
                     r"seen|shown|shot|taken|made|given|sent|put|[a-z]{2,}ed|"
                     r"(?:show|circulat|appear|purport|suggest|emerg|go|com|do|point|depict|indicat)ing")  # fmt: skip
_FILMED = frozenset("filmed taken shot seen captured recorded photographed".split())
_WHO = frozenset("by of from who whose".split())
_SOMEBODY = re.compile(
    r"(?:minist|polic|govern|offici|author|militar|investigat|prosecut|regulat|audit|witness|resident|rescue|report|"
    r"journal|editor|spokes|compan|agenc|council|commission|committee|universit|hospital|parliament|president)\w*|"
    r"states?|army|navy|forces?|troops?|soldiers?|guards?|rebels?|fighters?|leaders?|experts?|doctors?|medics?|unions?|"
    r"part(?:y|ies)|banks?|firms?|courts?|channels?|stations?|television|broadcasters?|newspapers?|papers?|activists?|groups?|"
    r"m[ae]n|wom[ae]n|people|persons?|chiefs?|heads?|stud(?:y|ies)|surveys?|census|polls?|analys[ie]s|documents?"
)
NO_SOURCE = "no source given"
OWN_VOICE = "the report itself"
NO_GIVER = "not known who"  # a person rejected whoever was read to give it
LEGEND = (
    "Certain, probable, possible, left open: how sure the source is. "
    "Confidence: how sure Sayso is that it has read the passage rightly. "
    "Nothing here says what is true."
)

# C0 and C1 controls would reach the terminal as commands, bidirectional overrides would reorder what a
# reader sees; each is replaced by one character, so that offsets stay.
_UNSHOWN = {c: 0x2400 + c for c in range(32) if c not in (9, 10)}
_UNSHOWN |= dict.fromkeys((*range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)), 0xFFFD)
_UNSHOWN |= dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)
_UNSHOWN |= {9: 32, 13: 32, 0x2028: 10, 0x2029: 10, 0x85: 10}


def visible(text: str) -> str:
    """The text with all that could command a terminal or mislead a reader replaced, one character for one."""
    return text.translate(_UNSHOWN)


def how_sure(factuality: str, words: str) -> str:
    """How certain, and with which polarity, a content of these words is according to its source."""
    if factuality in NEGATIVE and has_negative(words):
        return NEGATIVE[factuality]
    return FACTUALITY.get(factuality, factuality)


def inline(text: str) -> str:
    """The same on one line."""
    return " ".join(visible(text).split())


def shortened(text: str, limit: int) -> str:
    """At most `limit` characters, cut between words where there are any."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    return (cut[: cut.rfind(" ")] if " " in cut[limit // 2 :] else cut).rstrip(" ,;:.") + "…"


def percent(confidence: float) -> str:
    """A confidence as a person reads it."""
    return f"{100 * confidence:.0f}%"


def voice(a: Attribution, reading: Reading) -> str:
    """Who speaks, as far as known: the speaker, else the source's own words, else that none is given."""
    return inline(a.speaker or reading.words(a.source)) or NO_SOURCE


def called(a: Attribution, reading: Reading) -> str:
    """The speaker; where it is not known, the source's words as a quotation, since they name nobody."""
    who = voice(a, reading)
    return who if a.speaker is not None or who == NO_SOURCE else f"“{who}”"


def shown(reading: Reading, *, attitudes: bool = False) -> tuple[Attribution, ...]:
    """The attributions a person wants to see: mere attitudes are left out unless asked for."""
    return tuple(a for a in reading.attributions if attitudes or a.act != "attitude")


def footnotes(reading: Reading) -> dict[str, int]:
    """Attribution id -> its number in every rendering, in reading order from 1."""
    return {a.id: n for n, a in enumerate(reading.attributions, 1)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One speaker of a report with all that is said on their word, in reading order.

    Where the speaker is not `known`, the name is the source's words in quotation marks: under one such name more than
    one may speak.
    """

    name: str
    kind: str
    known: bool
    attributions: tuple[Attribution, ...]


def voices(reading: Reading, attributions: tuple[Attribution, ...]) -> tuple[Voice, ...]:
    """Attributions by speaker, in the order in which the speakers first speak, those without a source last.

    Known speakers are put together by name, sources whose speaker is not known by their very words.
    """
    groups: dict[tuple[bool, str], list[Attribution]] = {}
    for a in attributions:
        groups.setdefault((a.speaker is not None, voice(a, reading).casefold()), []).append(a)
    found = [
        Voice(
            name=called(group[0], reading), kind=kind_words(group[0]), known=known,
            attributions=tuple(group),
        )
        for (known, _), group in groups.items()
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda v: v.name == NO_SOURCE))


def kind_words(a: Attribution) -> str:
    """What kind of source it is, and whether it is not known which."""
    kind = KIND.get(a.kind, a.kind)
    return kind if a.speaker or a.kind in ("unnamed", "group") or not a.source else f"{kind}, not resolved"


def also_called(voice_: Voice, reading: Reading) -> tuple[str, ...]:
    """The other words by which the text names this speaker's sources, each once, in the order of the text."""
    seen: dict[str, str] = {}
    for a in voice_.attributions:
        words = inline(reading.words(a.source))
        if words and words.casefold() != voice_.name.casefold():
            seen.setdefault(words.casefold(), words)
    return tuple(seen.values())


def amount(n: Number) -> str:
    """A number's bounds in words: '12', '40 to 50', 'at least 12', 'at most 3', or '' where unknown."""
    if n.low is None and n.high is None:
        return ""
    if n.high is None:
        return f"at least {_figure(n.low)}"
    if n.low is None:
        return f"at most {_figure(n.high)}"
    return _figure(n.low) if n.low == n.high else f"{_figure(n.low)} to {_figure(n.high)}"


def _figure(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,.10g}"


def giver(n: Number, reading: Reading) -> str:
    """On whose word a number stands."""
    for a in reading.attributions:
        if a.id == n.by:
            return voice(a, reading)
    return NO_GIVER if n.by_unknown else OWN_VOICE


def depths(reading: Reading) -> dict[str, int]:
    """Attribution id -> how many others hold it; a `via` that runs in a circle ends there."""
    via = {a.id: a.via for a in reading.attributions}
    out: dict[str, int] = {}
    for start in via:
        walked, at = [], start
        while at in via and at not in out and at not in walked:
            walked.append(at)
            at = via[at]
        depth = out.get(at, -1) if at is not None else -1
        for k in reversed(walked):
            depth += 1
            out[k] = depth
    return out


def tidied(words: str) -> str:
    """The words for a source as a name or a short description: without the caption or credit that ran into them, and
    no further than a quotation or bracket that is not closed; never nothing where there are words.
    """
    whole = " ".join(words.split())
    words = whole
    if (caption := _CAPTION.match(words)) and re.search(r"\w", words[caption.end() :]):
        words = words[caption.end() :]
    for opening, closing in _PAIRS:
        while (at := _unclosed(words, opening, closing)) is not None and re.search(r"\w", words[:at]):
            words = _JOINS.sub("", words[:at])
    return shortened(words.strip(" ,;:–—-") or whole, SOURCE)


def _unclosed(words: str, opening: str, closing: str) -> int | None:
    """Where the last mark stands that is opened and not closed."""
    if opening == closing:
        return words.rfind(opening) if words.count(opening) % 2 else None
    held: list[int] = []
    for at, c in enumerate(words):
        if c == opening:
            held.append(at)
        elif c == closing and held:
            held.pop()
    return held[-1] if held else None


def is_but_shown(words: str) -> bool:
    """Do the words for a source name nothing that says anything: images, or what is thought at first?

    "Harrowing images", "Initial indications"; not "a video of Holm Rescue", "police video", "an estimate by the state
    auditor", whose that is being told, nor "a picture editor".
    """
    each = re.findall(r"[^\W_]+", words)
    if not each or any(w != w.lower() for w in (each[0][1:], *each[1:])):
        return False
    each = [w.casefold() for w in each]
    if set(each) <= _REPORTS | _VAGUE:
        return not _REPORTS.isdisjoint(each)
    # the whole noun phrase, up to a word that goes on behind it
    at = next((n for n, w in enumerate(each) if w in _SHOWN and _BEHIND.fullmatch((*each, "of")[n + 1])), None)
    if at is None or not all(_tells_nobody(each, n) for n in range(at)):
        return False
    behind = each[at:]
    return not any(
        _SOMEBODY.fullmatch(w) or (w in _WHO and not (w == "from" and behind[n] in _FILMED))
        for n, w in enumerate(behind[1:])
    )


def _tells_nobody(each: list[str], n: int) -> bool:
    """Is a word before what is shown one that tells nobody?"""
    w = each[n]
    if w == "media":
        return n > 0 and each[n - 1] == "social"
    return w in _OF_NOBODY or w in _SHOWN or _ADJECTIVE.fullmatch(w) is not None


def web_address(url: str | None) -> str | None:
    """The URL where it is a plain web address, else None: nothing else may become a link."""
    return url if url and re.match(r"https?://[^\s\x00-\x20]+\Z", url, re.IGNORECASE) else None


def spans_text(reading: Reading, spans: Spans) -> str:
    """The words of some spans on one line."""
    return inline(reading.words(spans))
