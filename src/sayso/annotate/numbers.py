"""Counts and amounts of one report, with their bounds and what they count.

A pattern finds the words ("at least 12", "some 40 to 50", "$9.5 billion"); the parse says what is counted. A number
whose counted thing cannot be told is left out: better none than one that clashes with another by mistake.

Bounds: "at least 12", "more than 12", "over 12" are low 12, high None (12 itself is kept, since
newsrooms use them alike); "up to 50", "fewer than 50", "as many as 50" are low None, high 50; "nearly
100", "about 40" are low = high, the approximating word stays in the span. Round plurals give only what
they must at least mean: "dozens" low 20, "scores" 40, "hundreds" 200, "thousands" 2000, "tens of
thousands" 20000.

`of` is "killed", "injured", "arrested", "missing", "displaced", "kidnapped" or "hospitalised" for people
to whom that happened, however it is worded; "casualty" where dead and hurt are counted together;
"percent"; an ISO 4217 code for money; else the counted noun in its base form. A part of a count
("12 people, including three children") keeps its own noun, since it is no other count of the whole.

A unit of measure is one word however it is spelt ("12km", "12 kilometers": "kilometre"), so that two of them can be
held against each other. "A 15-hour search" is a figure of hours, though the same words are a duration among the times.
A figure that is denied ("eleven, not thirteen"; "not 40 but 65") is nobody's figure and left out. Ages are left out
too: two people of one event have two ages, and `of` could not tell whose each is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from sayso.model import Number, Parse, Time, Token
from sayso.text import Span


def listed(words: str) -> list[str]:
    """The words of a list written with spaces between them."""
    return words.split()


ONES = {
    w: n
    for n, w in enumerate(
        listed(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
            "seventeen "
            "eighteen nineteen"
        )
    )
}
TENS = {w: 10 * n for n, w in enumerate(listed("twenty thirty forty fifty sixty seventy eighty ninety"), 2)}
LARGEST = 1e18  # a string of digits beyond this is no count
SCALES = {
    "hundred": 1e2, "thousand": 1e3, "lakh": 1e5, "million": 1e6, "crore": 1e7, "billion": 1e9, "trillion": 1e12,
    "dozen": 12.0, "mn": 1e6, "bn": 1e9, "tn": 1e12,
}  # fmt: skip

_WORD = "(?:" + "|".join(sorted([*ONES, *TENS], key=len, reverse=True)) + ")"
_SCALE = "(?:hundred|thousand|lakh|million|crore|billion|trillion|dozen)"
_DIGITS = r"(?<!\d[.,])\d+(?:,\d{2,3}){0,6}(?:\.\d+)?"

PARTS = {"a quarter": 0.25, "a third": 1 / 3, "two thirds": 2 / 3, "three quarters": 0.75}
_PART = "(?:" + "|".join(p.replace(" ", r"[\s-]") for p in PARTS) + ")"

#: the pattern of a number in digits or words, for use inside others; `value_of` reads what it matches
NUMBER = (
    rf"(?i:(?:{_DIGITS}(?:\s{_SCALE})?|half\sa\s(?:dozen|million|billion)"
    rf"|{_PART}\sof\sa\s(?:million|billion)"
    rf"|(?:a\s{_SCALE}|{_WORD})(?:[\s-](?:and\s)?(?:{_WORD}|{_SCALE})){{0,8}})(?![\w]))"
)


def value_of(words: str) -> float | None:
    """The value of a number in digits, words or both ("1,200", "twenty-two", "1.5 million", "a dozen", "a").

    None where the words make no number ("two thirty").
    """
    words = words.strip().lower()
    if words in ("a", "an"):
        return 1.0
    if words.startswith("half a "):
        return SCALES[words.split()[-1]] / 2
    fraction, _, scale = words.partition(" of a ")
    share = PARTS.get(fraction.replace("-", " "))
    if share is not None and scale in SCALES:
        return round(share * SCALES[scale])
    total, group, last = 0.0, None, 0.0
    for part in re.findall(r"\d[\d,.]*|[a-z]+", words):
        if part in ("a", "and"):
            continue
        if part[0].isdigit():
            if group is not None or total:
                return None
            try:
                group = float(part.replace(",", "").rstrip("."))
            except ValueError:
                return None
            last = group
        elif part in SCALES:
            scale = SCALES[part]
            group = 1.0 if group is None else group
            if scale in (100.0, 12.0):
                group *= scale
                last = scale
            else:
                total, group, last = total + group * scale, None, scale
        else:
            if part not in ONES and part not in TENS:
                return None
            n = float(ONES.get(part, TENS.get(part, 0)))
            if group is None:
                group = n
            elif last == 100.0 or (last in TENS.values() and 1 <= n <= 9 and part in ONES):
                group += n
            else:
                return None
            last = n
    if group is None and not total:
        return None
    value = total + (group or 0.0)
    return value if value < LARGEST else None


# --- the words --------------------------------------------------------------------------------------

AT_LEAST = (
    r"(?:at\sleast|no\s(?:fewer|less)\sthan|not\sless\sthan|more\sthan|over|above|well\sover|just\sover|well\sabove"
    r"|upwards?\sof"
    r"|a\sminimum\sof|in\sexcess\sof|exceeding|exceeds|exceeded|surpassed|topped)"
)
AT_MOST = (
    r"(?:up\sto|at\s(?:the\s)?most|no\smore\sthan|not\smore\sthan|as\smany\sas|as\smuch\sas|fewer\sthan|less\sthan"
    r"|under|below"
    r"|just\sunder|well\sunder|a\smaximum\sof)"
)
ROUGHLY = (
    r"(?:about|around|some|roughly|approximately|nearly|almost|close\sto|an?\sestimated|estimated|an?\sadditional"
    r"|another"
    r"|only|just|exactly|as\sfew\sas|an?\s(?:combined\s|grand\s)?total\sof)"
)
ROUND = {
    "dozens": 20, "scores": 40, "hundreds": 200, "thousands": 2000, "millions": 2e6, "billions": 2e9, "lakhs": 2e5,
    "crores": 2e7,
}  # fmt: skip
CURRENCIES = {
    "$": "USD", "us$": "USD", "usd": "USD", "a$": "AUD", "au$": "AUD", "c$": "CAD", "ca$": "CAD", "nz$": "NZD",
    "s$": "SGD", "hk$": "HKD",
    "€": "EUR", "eur": "EUR", "£": "GBP", "gbp": "GBP", "¥": "JPY", "₹": "INR", "rs": "INR", "rs.": "INR",
    "inr": "INR", "r$": "BRL",
    "₽": "RUB", "₺": "TRY", "₪": "ILS", "₩": "KRW", "₦": "NGN", "₱": "PHP",
}  # fmt: skip
#: currencies told in a word; those that several states share (peso, pound beside another name) only where it is certain
MONEY = {
    "dollar": "USD", "euro": "EUR", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY", "ruble": "RUB", "rouble": "RUB",
    "lira": "TRY",
    "shekel": "ILS", "zloty": "PLN", "baht": "THB", "naira": "NGN", "rand": "ZAR", "ringgit": "MYR",
    "hryvnia": "UAH", "forint": "HUF",
    "taka": "BDT", "cedi": "GHS",
}  # fmt: skip
_CURRENCY = r"(?:(?:(?:US|AU?|CA?|NZ|S|HK|R)?\$|[€£¥₹₽₺₪₩₦₱]|(?:USD|EUR|GBP|INR)\s|Rs\.?\s?)\s?)"
_ABBREVIATED = r"(?:\s?(?:m|mn|bn|tn|k)(?![\w]))"
_ROUND_WORD = (
    r"(?:(?:tens|hundreds|dozens|scores|thousands|millions)\sof\s)?"
    r"(?:dozens|scores|hundreds|thousands|millions|billions|lakhs|crores)"
)

_NUMBER = re.compile(
    rf"(?<!\d:)(?<![\w$€£/#@&+.'’-])(?:(?P<low>(?i:{AT_LEAST}))\s|(?P<high>(?i:{AT_MOST}))\s"
    rf"|(?P<between>(?i:between))\s)?"
    rf"(?:(?P<rough>(?i:{ROUGHLY}))\s)?"
    rf"(?:(?P<several>(?i:several|a\sfew|many))\s(?P<of>(?i:hundred|thousand|million|billion|dozen|lakh|crore))(?!\w)"
    rf"|(?P<round>(?i:{_ROUND_WORD}))(?!\w)(?:\s(?i:and\s(?:hundreds|thousands|dozens)))?"
    rf"|(?P<cur>{_CURRENCY})?(?P<a>{NUMBER}|{_DIGITS})(?P<am>{_ABBREVIATED})?"
    rf"(?:\s?(?P<to>-|–|—|to\s(?:about\s|around\s|nearly\s)?|and\s(?=.)"
    rf"|or\s)\s?(?P<cur2>{_CURRENCY})?(?P<b>{NUMBER})(?P<bm>{_ABBREVIATED})?)?)"
    rf"(?:\s?(?P<pct>%|(?:percent|per\scent|pct|percentage\spoints?)\b))?(?P<more>\s(?:or|and)\smore\b|\+|\splus\b)?"
)
_AFTER_BAD = re.compile(
    r"(?:[\w/°]|[-\u2010\u2011][^\W\d]|-\d|:\d|\.\d|,\d|['’](?!\s)\w|(?:st|nd|rd|th)\b|\)|\.\s?[A-Z]\w+\s\d"
    r"|\s(?:years?|months?|weeks?|days?)[-\s]olds?\b|\so['’]clock|\s(?:a\.?m|p\.?m)\b)"
)
_NAMED = re.compile(
    r"(?i)\b(?:(?:no|nos|fig|art|vol|sec|op|pp?)\.|(?:flight|resolution|article|section|chapter|page|pages|no|nos|number|numbers|channel|boeing|airbus|route"
    r"|highway|room|apollo|type|mig"
    r"|formula|level|phase|grade|district|unit|battalion|brigade|division|area|zone|gate|pier|act|part|volume|episode"
    r"|season|game|line|code|class"
    r"|category|stage|step|tier|run|age|aged|ages|verse|psalm|title|bill|proposition|amendment|round|lot|block|sector"
    r"|plot|cell|platform"
    r"|track|top|group|g|u|under-|protocol|chart|figure|table|fig|item|option|clause|paragraph|rule|order|decree|law"
    r"|channel|radio|fm|windows"
    r"|iphone|galaxy|version|area|magnitude|seed|lane|exit|interstate|precinct|ward|model|hall|camp|building"
    r"|apartment|suite|house|box|floor))\s#?$"
)


def _amount(digits: str, mark: str | None) -> float | None:
    """A value with its abbreviated scale ("9.5bn")."""
    value = value_of(digits)
    scale = {"m": 1e6, "mn": 1e6, "bn": 1e9, "tn": 1e12, "k": 1e3}.get((mark or "").strip(), 1.0)
    return None if value is None else value * scale


def _scale_word(words: str) -> str | None:
    """The scale at the end of a number ("15 million"), which a range shares."""
    m = re.search(rf"(?i)\s({_SCALE})$", words)
    return m[1].lower() if m else None


def _round(words: str) -> float:
    """The least that a round plural must mean; "tens of thousands" is twenty thousand."""
    parts = words.lower().split(" of ")
    if len(parts) == 1:
        return float(ROUND[parts[0]])
    first = 20.0 if parts[0] == "tens" else float(ROUND[parts[0]])
    return first * {"dozens": 12.0, "scores": 20.0}.get(parts[1], ROUND[parts[1]] / 2)


#: "Fell more than $11 billion | to $106 billion": by what, and to what; no range.
_CHANGING = re.compile(
    r"(?i)\b(?:drop(?:s|ped)?|falls?|fell|fallen|rises?|rose|risen|increase[sd]?|gr[eo]ws?|grown|jump(?:s|ed)?|"
    r"climb(?:s|ed)?|slip(?:s|ped)?|decline[sd]?|plunge[sd]?|surge[sd]?|slid|tumble[sd]?|sank|sunk)\s(?:by\s)?$"
)


def _bounds(m: re.Match[str]) -> tuple[float | None, float | None, int] | None:
    """(low, high, end of the words) of a match; None where it is no number."""
    end = m.end()
    if m["several"]:
        return SCALES[m["of"].lower()] * (20 / 12 if m["of"].lower() == "dozen" else 2), None, end
    if m["round"]:
        low = _round(m["round"])
        return (None, low, end) if m["high"] else (low, None, end)
    a, b = _amount(m["a"], m["am"]), _amount(m["b"], m["bm"]) if m["b"] else None
    if a is None:
        return None
    if b is not None:
        a, b = _same_scale(m, a, b)
        is_range = m["between"] if m["to"].startswith("and") else not m["between"]
        if m["to"].startswith("to") and re.search(r"(?i)\bfrom\s$", m.string[max(0, m.start() - 5) : m.start()]):
            return None  # a change, no range
        if m["to"].startswith("to") and m["cur"] and _CHANGING.search(m.string[max(0, m.start() - 24) : m.start()]):
            is_range, end = False, m.end("am") if m["am"] else m.end("a")
        if is_range and a < b and not (m["to"].startswith("or") and b > 2 * a + 2):
            return a, b, end
        if m["to"] in "-–—":
            return None  # a score, a vote, a telephone number
        end = m.end("am") if m["am"] else m.end("a")
        if m["between"]:
            return None
    if m["low"] or (m["more"] and b is None):
        return a, None, end
    if m["high"]:
        return None, a, end
    return a, a, end


def _same_scale(m: re.Match[str], a: float, b: float) -> tuple[float, float]:
    """ "10 to 15 million": the scale is for both."""
    word = _scale_word(m["b"])
    if word and not _scale_word(m["a"]) and a < 1000:
        a *= SCALES[word]
    if m["bm"] and not m["am"]:
        a *= _amount("1", m["bm"]) or 1.0
    return a, b


# --- units of measure ---------------------------------------------------------------------------------

#: units by how they are spelt; the words are those by which clashes know a measure
UNITS = {
    "km": "kilometre", "kms": "kilometre", "kilometer": "kilometre", "kilometre": "kilometre", "m": "metre",
    "meter": "metre", "metre": "metre", "cm": "cm", "centimeter": "cm", "centimetre": "cm", "mm": "mm",
    "millimeter": "mm", "millimetre": "mm", "kg": "kilogram", "kgs": "kilogram", "kilogram": "kilogram",
    "kilogramme": "kilogram", "g": "gram", "gram": "gram", "gramme": "gram", "lb": "pound", "lbs": "pound",
    "ft": "foot", "t": "tonne", "mph": "mph", "kph": "kph", "kmh": "kph", "km/h": "kph", "liter": "litre",
    "litre": "litre",
}  # fmt: skip
#: what a hyphen may join to a number before a noun: "two-way", "10-point", "two-state" count nothing
JOINED = (
    "second|minute|hour|day|night|week|month|year|decade|mile|kilomet(?:er|re)|met(?:er|re)|centimet(?:er|re)"
    "|millimet(?:er|re)|yard|foot|inch|acre|hectare|ton|tonne|pound|ounce|gallon|lit(?:er|re)|barrel|kilogram(?:me)?"
    "|knot|degree|vehicle|car|truck|storey|story|member|person|seat|bed|bedroom"
)
_EXTENT = r"(?:deep|high|tall|long|wide|thick|broad|diameter)"
_MEASURE = re.compile(
    rf"(?<!\d:)(?<![\w$€£¥₹₽/#@&+.'’-])(?:(?P<low>(?i:{AT_LEAST}))\s|(?P<high>(?i:{AT_MOST}))\s)?"
    rf"(?:(?i:{ROUGHLY})\s)?"
    rf"(?:(?P<a>{_DIGITS})(?:\s?(?:-|–|to\s)\s?(?P<b>{_DIGITS}))?(?P<gap>[\s-]?)"
    rf"(?P<unit>km/h|kmh|kph|mph|kms?|cm|mm|m|kgs?|g|lbs?|ft|t)(?![\w²³'’]|/[a-z]|\s?\d|[\s-]old|\s(?:x|by)\s(?!\d))"
    rf"|(?P<n>{NUMBER})-(?P<joined>{JOINED})(?P<extent>-{_EXTENT})?(?![\w'’-]))"
)
#: "14st 3lb": neither is the weight
_OF_STONES = re.compile(r"(?i)\d\s?st(?:ones?)?\s$")
_MONEY_BEFORE = re.compile(r"(?:[$€£¥₹₽]|\b(?:[A-Z]{3}|Rs\.?|Tk))\s?$")
#: events of sport and classes of weight are named by a measure and are no figure of anything
_CLASS = re.compile(
    r"(?i)[\s-](?:[\w'’-]+\s)?(?:race|dash|run|sprint|walk|marathon|freestyle|butterfly|backstroke|breaststroke|medley|relay"
    r"|hurdles|steeplechase|final|finals|semi-?finals?|title|champion\w*|record|event|class|category|division|bout"
    r"|medal\w*)\b"
)
#: "a 24-hour helpline" is open day and night, "a 180-degree turn" is none of the compass, "a four-month low" measures
#: no time that something took
_FIGURE_OF_SPEECH = re.compile(
    r"(?:24-hour\s(?:[\w-]+\s)?(?:news|helpline|hotline|guard|surveillance|protection|service|care|watch|channel|coverage"
    r"|television|TV)|(?:180|360)-degree|(?:one|two|six|five)-second\srule|five-day\sweek|[\w-]+\s(?:low|high|peak)s?|\d+-yard\sline)\b"
)
#: what tells by its own name that the "m" before it are metres; in the singular: "5m trees" are five million
_HAS_EXTENT = (
    "well|shaft|borehole|wall|fence|tower|mast|tunnel|pit|cliff|drop|fall|plunge|hole|trench|crater|wave|cable|rope"
    "|ladder|bridge|pool|dive|radius|stretch|yacht|ship|boat|vessel|ferry|statue|tree|pipe|pipeline|crane|chimney|gap"
    "|ravine|gorge|ditch|dam|building|skyscraper|runway|fissure|shark|whale|rock|embankment|barrier|perimeter"
)
_NO_METRE = (
    r"(?:people|dollars?|euros?|pounds?|yen|rupees?|crowns?|francs?|roubles?|rubles?|tonnes?|tons?|barrels?|years?)\b"
)
_METRE_AFTER = re.compile(
    rf"[\s-]{_EXTENT}\b|\s(?:below|underground|underwater|away|apart|across|tall|in\s(?:depth|height|length|width"
    r"|diameter)|above\s(?:the\s)?(?:ground|sea|water|street|road|river|valley))\b|\s(?:x|by|×)\s\d"
    r"|\s?\(\d[\d.,]*\s?(?:ft|feet)\b"
)
_METRE_BEFORE = re.compile(
    r"(?i)\b(?:(?:depth|height|length|width|distance|diameter|altitude|radius)s?(?::|\s(?:of|is|was|reaches|reached))"
    r"|\d\s?m\s(?:x|by|×))\s$|\d\s?(?:ft|feet)\s\($"
)
_METRE_FALLEN = re.compile(r"\s(?:off|onto|down)\s(?:a|an|the)\s|\sto\s(?:his|her|their)\sdeaths?\b")
_METRE_NOUN = re.compile(rf"\s(?:(?!{_NO_METRE})[a-z]+[\s-]){{0,2}}(?:{_HAS_EXTENT})\b")
_ONE_OF_IT = re.compile(r"(?i)\b(?:a|an|the|its|his|her|their|this|that|another)\s(?:[a-z]+\s)?$")


def _measures(parse: Parse, times: tuple[Time, ...]) -> list[Number]:
    """The figures with their unit joined to them: "80m-deep", "more than 140,000lb", "a 15-hour search".

    The unit belongs to the span unless a space is between. A hyphened duration is a figure though it is a time too.
    """
    text, found, starts = parse.text, [], [t.span.start for t in times]
    for m in _MEASURE.finditer(text):
        number = _measure(m)
        if number is None:
            continue
        at = bisect_right(starts, number.span.end - 1)
        over = [t for t in times[max(0, at - 2) : at] if t.span.overlaps(number.span)]
        if not over or (m["joined"] in TIME_NOUNS and all((t.value or "").startswith("P") for t in over)):
            found.append(number)
    return found


def _measure(m: re.Match[str]) -> Number | None:
    """The figure of a match, or None where its unit may be another word or it is denied."""
    text, before, after = m.string, m.string[max(0, m.start() - 40) : m.start()], m.string[m.end() : m.end() + 60]
    if _MONEY_BEFORE.search(before) or _is_denied(before) or _OF_STONES.search(before):
        return None
    if m["joined"] not in TIME_NOUNS and _CLASS.match(after):
        return None
    if m["joined"]:
        # "two- or three-day" leaves its first number without a noun: neither can be told alone
        if re.search(r"-\s(?:or|to|and)\s$", before) or _FIGURE_OF_SPEECH.match(text, m.start("n")):
            return None
        a, b, end = value_of(m["n"]), None, m.end("joined")
        unit = "storey" if m["joined"] == "story" else UNITS.get(m["joined"], m["joined"])
        if not re.match(r",?\s(?!old\b)[a-z]", after):  # "a 14-year old" is an age
            return None
    else:
        a, b, end = value_of(m["a"]), value_of(m["b"]) if m["b"] else None, m.end("unit")
        unit = UNITS[m["unit"]]
        if not _is_unit(m, a or 0.0, before, after):
            return None
        if unit == "kilometre" and re.match(r"[\s-](?:an|per)[\s-]hour\b", after):
            unit = "kph"
        if m["gap"].isspace():
            end = m.end("b") if m["b"] else m.end("a")
    if a is None or (b is not None and a >= b):
        return None
    low, high = (a, None) if m["low"] else (None, b or a) if m["high"] else (a, b or a)
    span = Span(m.start(), end)
    return Number(span=span, text=span.of(text), low=low, high=high, of=unit)


def _is_unit(m: re.Match[str], value: float, before: str, after: str) -> bool:
    """Is a short unit no other word? "40m" may be millions, "5g" a network, "9mm" a pistol, "40t" a model."""
    unit = m["unit"]
    if unit == "m":
        return value <= 20_000 and bool(
            _METRE_AFTER.match(after)
            or _METRE_BEFORE.search(before)
            or (re.search(r"(?i)\b(?:fell|falling|plunged|plunging|tumbled|dropped)\s$", before)
                and _METRE_FALLEN.match(after))
            or (re.search(r"(?i)\b(?:is|was|are|were|stood|stands|lies|lay|located|within)\s$", before)
                and re.match(r"\s(?:from|of)\sthe\s(?!lottery|fund|state|government)", after))
            or (_ONE_OF_IT.search(before) and _METRE_NOUN.match(after))
        )  # fmt: skip
    if unit == "mm":
        return (
            re.match(rf"[\s-]{_EXTENT}\b|\s(?:of\s(?:rain|snow|water)|in\s(?:diameter|length|width))", after)
            is not None
        )
    if unit == "g":
        return re.match(r"\sof\s[a-z]", after) is not None
    if unit == "t":
        return re.match(r"\sof\s[a-z]|\s(?:[a-z]+\s)?(?:truck|lorry|crane|whale|load)\b", after) is not None
    return True


# --- what is counted --------------------------------------------------------------------------------

#: what happens to people: verbs whose object, or passive subject, it happens to
DONE_TO = {
    **dict.fromkeys(listed("kill slay murder massacre behead execute martyr assassinate slaughter"), "killed"),
    **dict.fromkeys(listed("exterminate decapitate"), "killed"),
    **dict.fromkeys(listed("injure wound hurt maim"), "injured"),
    **dict.fromkeys(listed("arrest detain apprehend nab"), "arrested"),
    **dict.fromkeys(listed("displace uproot"), "displaced"),
    **dict.fromkeys(listed("kidnap abduct"), "kidnapped"),
    **dict.fromkeys(listed("hospitalize hospitalise"), "hospitalised"),
}  # fmt: skip
#: verbs whose subject it happens to
UNDERGONE = {
    **dict.fromkeys(listed("die perish drown succumb"), "killed"),
    **dict.fromkeys(listed("disappear vanish"), "missing"),
    "flee": "displaced",
}
STATES = {
    "dead": "killed", "killed": "killed", "slain": "killed", "deceased": "killed", "martyred": "killed",
    "wounded": "injured", "injured": "injured",
    "hurt": "injured", "missing": "missing", "unaccounted": "missing", "displaced": "displaced",
    "arrested": "arrested", "detained": "arrested",
    "kidnapped": "kidnapped", "abducted": "kidnapped", "hospitalised": "hospitalised", "hospitalized": "hospitalised",
}  # fmt: skip
#: nouns that say it by themselves
CASUALTY_NOUNS = {
    "death": "killed", "fatality": "killed", "injury": "injured", "arrest": "arrested", "detention": "arrested",
    "kidnapping": "kidnapped",
    "abduction": "kidnapped", "wounded": "injured", "injured": "injured", "dead": "killed", "killing": "killed",
    "murder": "killed",
}  # fmt: skip
TIME_NOUNS = frozenset(listed("second minute hour day night week fortnight month year decade century"))
NOT_COUNTED = frozenset(
    listed(
        "third quarter half fifth sixth tenth time one thing way remain a.m p.m. am pm st nd rd th o'clock percent cent"
    )
)
PEOPLE = frozenset(
    listed(
        "person people man woman child civilian soldier officer policeman boy girl student militant fighter rebel "
        "troop worker resident journalist "
        "passenger protester demonstrator guard sailor pilot suspect gunman terrorist villager farmer migrant refugee "
        "doctor nurse firefighter "
        "police relative family extremist jihadist crew force hundred thousand dozen score million inmate captive "
        "hostage insurgent patient aide loyalist parent daughter son wife friend monk priest medic recruit citizen "
        "national commando native kid local mother father "
        "bystander pedestrian other victim tourist member brother sister baby infant adult teenager youth personnel "
        "marine cop dead staff sibling twin cousin nephew niece uncle aunt grandchild grandparent grandmother "
        "grandfather paramedic rescuer toddler teen schoolchild schoolboy schoolgirl pupil orphan pilgrim crewman "
        "mercenary operative"
    )
)
#: of whom "eliminated" is said for killed; teams and players are out of a contest
FIGHTERS = frozenset(
    listed(
        "terrorist militant fighter insurgent rebel extremist gunman jihadist soldier troop mercenary operative "
        "commander bandit sniper raider"
    )
)

_STATE = "|".join(sorted(STATES, key=len, reverse=True))
#: "shot and | killed": what was done first is no state of its own
_AND_SO = (
    r"(?:(?:shot(?:\sat)?|run\sover|struck|beaten|stabbed|hit|attacked|ambushed|robbed|raped|tortured|dragged|trapped"
    r"|crushed|mauled|bombed|shelled|hacked|stoned|strangled|tackled|pursued|chased|stopped|raided|caught)\sand\s)?"
)
_NEXT_STATE = re.compile(
    rf"(?i)\s(?:people\s|persons\s|others\s|more\s|civilians\s|other\s)?(?:(?:seriously|critically|badly|lightly"
    rf"|slightly|reportedly|feared|confirmed)\s)?{_AND_SO}({_STATE})\b(?!-)"
)
#: "470 people injured 900 others": what stands behind is no state of theirs but what they did, or a statement cut short
_DOES_IT = re.compile(
    rf"(?i)\s(?:(?:some|about|another|nearly|over|at\sleast|more\sthan|almost)\s){{0,2}}{NUMBER}"
    rf"(?!(?:[,\s]+[\w'’-]+){{0,4}}[,\s]+(?:{_STATE})\b)"
)
_ELIMINATED = re.compile(
    r"(?i)[^.;:!?\n]{0,60}?\s(?:was|were|been|being|are)\s(?:also\s|\w+ly\s)?"
    r"(?:eliminated|liquidated|neutrali[sz]ed)\b"
)
_ELIMINATING = re.compile(
    r"(?i)\b(?:(?:eliminat|liquidat|neutrali[sz])(?:e|es|ed|ing)|(?:elimination|liquidation|neutrali[sz]ation)\sof)"
    r"\s(?:the\s)?(?:[\w-]+\s){0,2}$"
)
#: "30 villagers, including two children, were killed": whoever is named within comes to the same
_INCLUDING = re.compile(
    r"(?i),?\s(?:including|among\sthem|mostly|many\sof\sthem)\s"
    r"(?:(?!\b(?:who|which|that|whom|was|were|is|are|has|have|had|after|when)\b)[^.;:!?\n]){1,90}?,?"
    r"(?=\s(?:were|was|have|had|has)\s)"
)
_LEFT = re.compile(rf"(?i)\s(?:[\w'’-]+\s){{0,5}}({_STATE}|homeless)\b")
_EITHER = r"(?:killed|dead|wounded|injured)\s(?:or|and|and/or)\s(?:killed|dead|wounded|injured|hurt|missing)"
#: "15 people were killed or wounded": neither the one count nor the other
_EITHER_AFTER = re.compile(rf"(?i)\s(?:[\w'’-]+\s){{0,8}}?{_EITHER}\b(?!\s(?:\d|another|at\sleast))")
_EITHER_BEFORE = re.compile(rf"(?i)\b{_EITHER}\s$")
_TOLL = re.compile(
    r"(?i)\b(?:toll|number\sof\s(?:the\s|those\s)?(?:people\s|persons\s)?(?:dead|killed|deaths|fatalities|casualties|victims\s"
    r"killed|who\s(?:have\s|had\s)?(?:died|lost\stheir\slives)))\b"
    r"(?![^.;]*\b(?:injured|wounded)\b)[^.;\n]{0,110}?\b(?:to|at|of|reached|reaches|hit|was|is|passed|stands\sat|as)\s$"
)
_TOLL_HURT = re.compile(
    r"(?i)\bnumber\sof\s(?:the\s)?(?:people\s)?(?:injured|wounded)\b[^.;\n]{0,60}?\b(?:to|at|of|reached|is|was)\s$"
)
#: What is said right behind those who are counted to have happened to them, in more words than one.
_PHRASES = {
    "killed": r"(?:(?:lie|lies|lay|lying)\s(?:there\s)?dead(?!\s(?:drunk|tired|asleep|still))|"
              r"(?:was|were|been)\s(?:found|left|shot|gunned\sdown|beaten|stoned|declared|pronounced)\sdead"
              r"|lost\stheir\slives)",
    "injured": r"(?:sustained|suffered|received)\s(?:(?!(?:no|not|any|fatal|mortal)\b)[\w-]+\s(?:and\s)?){0,3}?"
               r"(?:injur(?:y|ies)|wounds?|burns|fractures|lacerations)",
    "arrested": r"(?:(?:are|were|is|was|remain(?:s|ed)?|being|held|kept|taken)\s)*"
                r"(?:in(?:to)?\s(?:police\s)?custody|under\sarrest|behind\sbars)|"
                r"(?:was|were|been)\s(?:rounded\sup|picked\sup(?![^.;]*\b(?:by|from|off|at\ssea)\b))",
    "hospitalised": r"(?:was|were|been|are)\s(?:taken|brought|rushed|admitted|flown)\sto\s"
                    r"(?:(?:a|the|local|nearby)\s)?hospitals?(?!\s(?:for|to)\b)",
}  # fmt: skip
_AFTER = re.compile(
    r"(?i)\s(?:(?:have|has|had|are|were|was|is|been|still|also|now|already|(?!nearly|hardly|barely|scarcely)\w+ly)\s){0,4}?(?:"
    + "|".join(f"(?P<{k}>{v})" for k, v in _PHRASES.items()) + r")\b"
)  # fmt: skip
#: "the police were holding eleven people"
_HOLDING = re.compile(
    r"(?i)\b(?:police|service|army|guards?|authorities|security|forces|soldiers|militia|militants|rebels|prisons?|jails?)\s"
    r"(?:is|was|are|were)\s(?:still\s)?holding\s$"
)
#: The dead by their bodies: "the bodies of three soldiers", "six bodies were pulled from the rubble".
_BODIES_OF = re.compile(r"(?i)\bthe\s(?:bodies|corpses|remains)\sof\s(?:the\s)?$")
_BODIES_FOUND = re.compile(
    r"(?i)\s(?:(?:(?:were|was|been|have|had|has)\s)+(?:\w+ly\s)?"
    r"(?:found|recovered|pulled|retrieved|brought|carried|dug|washed|buried|exhumed)\b(?!\s(?:guilty|wanting))|(?:lay|lie)\b)"
)
_WERE_LOST = re.compile(r"(?i)\s(?:(?:have|had|has|were|was|are|been|being)\s)+lost\b")
#: "killed 12", "wounding at least 30": the verb right before the number
_DOING = re.compile(
    r"(?i)\b(?:(?P<killed>kill(?:s|ed|ing)?|murder(?:s|ed|ing)?|execut(?:es?|ed|ing)|massacr(?:es?|ed|ing)|behead(?:s"
    r"|ed|ing)?"
    r"|slaughter(?:s|ed|ing)?|slay(?:s|ing)?|slew)|(?P<injured>injur(?:es?|ed|ing)|wound(?:s|ed|ing)?|hurt(?:s|ing)?)"
    r"|(?P<arrested>arrest(?:s|ed|ing)?|detain(?:s|ed|ing)?)|(?P<displaced>displac(?:es?|ed|ing))"
    r"|(?P<kidnapped>kidnap(?:s|ped|ping)?"
    r"|abduct(?:s|ed|ing)?))\s(?:the\s|another\s)?$"
)
#: "12 foreign fighters have been killed": no more than a noun phrase between the number and what was done
_WAS_DONE = re.compile(
    rf"(?i)\s(?:of\s(?:the\s)?)?(?:(?!(?:and|or|in|of|at|on|for|from|after|who|that|which|to|by|with|when|where|as|while|were|was|have"
    rf"|has|had|are|is)\s)"
    rf"[\w'’-]+\s){{1,6}}?(?:(?:have|has|had)\s(?:\w+ly\s|also\s)?been|were|was|are|being)\s(?:(?:estimated|believed"
    rf"|thought|reported|known|said)\sto\s(?:have\s)?be(?:en)?\s)?(?:also\s|\w+ly\s|feared\s"
    rf"|confirmed\s|reported\s|left\s){{0,2}}{_AND_SO}({_STATE})\b"
)
_LIVES = re.compile(
    r"(?i)\b(?:lives|life|deaths?|killings?|murders?|beheadings?|massacre|execution|assassination)\sof\s(?:the\s)?"
    r"(?:(?:at\sleast\s)?[\w,]+\s(?:\w+\s){1,3}and\s)?$"
)
_NO_ONE = re.compile(
    rf"(?i)\b(?P<who>no\s?one|nobody|no\s(?:people|person|civilians?))(?:\s(?:else))?\s(?:was|were|has\sbeen"
    rf"|have\sbeen|had\sbeen|is|are)\s(?:\w+ly\s)?(?P<state>{_STATE})\b"
    r"|\b(?P<no>no)\s(?:immediate\s|other\s|further\s|known\s|reported\s)?(?P<noun>deaths|injuries|fatalities"
    r"|casualties|arrests)\b(?!\s(?:report|figure))"
)


def find_numbers(parse: Parse, times: tuple[Time, ...]) -> tuple[Number, ...]:
    """The counts and amounts of a text in order, none overlapping; `by` is None in all.

    `times` are the report's times: what lies in them is no count. Left out besides: ages, ordinals, scores,
    list, telephone and section numbers, numbers in names ("Flight 814"), "one" as a pronoun, and whatever does
    not say what it counts. Never raises.
    """
    starts = [t.span.start for t in times]
    text = parse.text
    measures = _measures(parse, times)
    measured = [n.span.start for n in measures]
    found: list[Number] = []
    for m in _NUMBER.finditer(text):
        number = _read(parse, m) or _of_the_same(parse, m, found)
        if number is None:
            continue
        at = bisect_right(measured, number.span.end - 1)
        if at and measures[at - 1].span.overlaps(number.span):
            continue
        at = bisect_right(starts, number.span.end - 1)
        if any(t.span.overlaps(number.span) for t in times[max(0, at - 2) : at]):
            continue
        found.append(number)
    for m in _NO_ONE.finditer(text):
        found.append(_none_at_all(m))
    found.extend(measures)
    found.sort(key=lambda n: n.span)
    out: list[Number] = []
    for number in found:
        if not out or not out[-1].span.overlaps(number.span):
            out.append(number)
    return tuple(out)


def _none_at_all(m: re.Match[str]) -> Number:
    """ "Nobody was hurt", "no casualties": a count of nought."""
    if m["who"]:
        span, of = Span(*m.span("who")), STATES[m["state"].lower()]
    else:
        noun = m["noun"].lower()
        lemma = "fatality" if noun == "fatalities" else "injury" if noun == "injuries" else noun.rstrip("s")
        span, of = Span(*m.span("no")), CASUALTY_NOUNS.get(lemma, "casualty")
        of = "casualty" if noun == "casualties" else of
    return Number(span=span, text=span.of(m.string), low=0.0, high=0.0, of=of)


def _read(parse: Parse, m: re.Match[str]) -> Number | None:
    """The number of a match, or None where it is no count or says not what it counts."""
    text = parse.text
    bounds = _bounds(m)
    if bounds is None:
        return None
    low, high, end = bounds
    start = m.start()
    if m["high"] and _is_verb_up_to(text, m):
        low, start = high, m.end("high") + 1
    if _is_denied(text[max(0, start - 24) : start]):
        return None
    figures = (
        m.start("cur")
        if m["cur"]
        else m.start("a")
        if m["a"]
        else m.start("round")
        if m["round"]
        else m.start("several")
    )
    bad = re.compile(r"\w|[.,]\d|-\w").match if m["cur"] else _AFTER_BAD.match
    if not m["pct"] and not m["more"] and bad(text, end):
        return None
    if re.match(r"-\s(?:or|to|and)\s", text[end : end + 6]):
        return None  # "two- and three-day talks" are not two talks
    if re.match(r"\s(?:of|in)\s\d", text[end : end + 6]) or (
        re.search(r"(?i)(?:\d|\bone)\s(?:of|in|out\sof|/)\s$", text[max(0, m.start() - 11) : m.start()])
        and not _is_one_of_the_hurt(text, m, end)
    ):
        return None  # "image 3 of 4", "one in five"
    if not m["cur"] and not m["low"] and not m["high"] and _NAMED.search(text[max(0, m.start() - 16) : m.start()]):
        return None
    span = Span(start, end)
    if m["pct"] and end == m.end():
        return Number(span=span, text=span.of(text), low=low, high=high, of="percent")
    code = _currency(m, text, end)
    if code:
        end = code[1]
        span = Span(start, end)
        return Number(span=span, text=span.of(text), low=low, high=high, of=code[0])
    tokens = parse.within(Span(figures, end))
    if not tokens:
        return None
    of = _counted(parse, tokens, text, start, figures, end) or _of_its_denied(parse, text, figures, end)
    if of is None and not re.match(r"\sper\s", text[end : end + 5]):  # "to 300 per square mile" is a rate
        of = _named_before(parse, tokens, text[max(0, start - 40) : start])
    if of is None or _is_a_name(parse, tokens, of):
        return None
    if (low, high) == (1.0, 1.0) and not _one_counts(text[figures:end], of):
        return None
    return Number(span=span, text=span.of(text), low=low, high=high, of=of)


def _is_one_of_the_hurt(text: str, m: re.Match[str], end: int) -> bool:
    """ "One of | at least 30 people killed": the others are counted, and what happened to them is said."""
    one = re.search(r"(?i)\bone\sof\s$", text[max(0, m.start() - 8) : m.start()])
    return one is not None and _NEXT_STATE.match(text, end) is not None


#: "shot up to 58": the "up" is the verb's, and 58 is no upper bound
_UP_OF_A_VERB = re.compile(
    r"(?i)\b(?:adds?|added|adding|shot|shoots?|shooting|gone|goes|go|went|going|rose|risen|rises|climb\w*|jump\w*|crept|soared|surged|revised|moved"
    r"|ticked|edged|pushed|bringing\s(?:the\s\w+|it)|brought\s(?:the\s\w+|it)|brings\s(?:the\s\w+|it)"
    r"|(?:number|toll|total|figure|count|tally))\s$"
)
#: "not 40", "not the 40", "rather than 40": nobody's figure; "dozens, if not hundreds" and "not one" deny none
_DENIED = re.compile(r"(?i)(?<!\bif\s)\b(?:not|rather\sthan|instead\sof)\s(?:the\s)?$")


_DENIED_NEXT = re.compile(rf",?\s(?:and\s)?not\s(?P<n>{NUMBER})(?=,?\s[a-z])")


def _is_verb_up_to(text: str, m: re.Match[str]) -> bool:
    return m["high"].lower() == "up to" and _UP_OF_A_VERB.search(text[max(0, m.start() - 32) : m.start()]) is not None


def _is_denied(before: str) -> bool:
    """Do the words before a number say that it is the wrong one?"""
    return _DENIED.search(before) is not None


def _of_its_denied(parse: Parse, text: str, start: int, end: int) -> str | None:
    """What a number counts by the one that is denied behind it: "five thousand, not eight thousand, marchers"."""
    denied = _DENIED_NEXT.match(text, end)
    if denied is None:
        return None
    after = denied.end() + (text[denied.end()] == ",")
    noun = next((t for t in parse.tokens if t.start > after), None)
    if noun is None or noun.tag not in ("NNS", "NNPS"):
        return None
    return (_fate(parse, noun) if _could_be_people(noun) else None) or _label(
        parse, noun, parse.within(Span(start, end))
    )


#: nouns for a count of what stands behind "of"
COUNTS = frozenset(listed("number total count tally figure"))
#: verbs whose object is the count; other verbs have how much it changed for their object
_COMES_TO = frozenset(listed("reach hit pass exceed top total surpass be equal"))


def _named_before(parse: Parse, tokens: list[Token], before: str) -> str | None:
    """What a bare number counts by the noun before it: "the number of victims has risen to 58"."""
    inside = {t.i for t in tokens}
    top = next((t for t in reversed(tokens) if t.head not in inside or t.head == t.i), tokens[-1])
    above = parse.tokens[top.head]
    if top.dep == "pobj" and above.text.lower() in ("to", "at", "as"):
        above = parse.tokens[above.head]
        if above.text.lower() in ("up", "down"):
            above = parse.tokens[above.head]
    elif top.dep not in ("attr", "dobj", "acomp", "oprd") or above.lemma not in _COMES_TO:
        return None
    if above.pos not in ("VERB", "AUX"):
        return None
    told = list(parse.children(above.i))
    if above.dep == "xcomp" and not any(c.dep in ("nsubj", "nsubjpass") for c in told):  # "is believed to be 34"
        told += parse.children(above.head)
        if parse.tokens[above.head].lemma in ("expect", "likely", "set"):
            return None
    corrects = re.search(r"(?i)\bnot\s[\w,.\s-]{1,24}\sbut\s$", before)
    if any(c.text.lower() in ("could", "may", "might", "would", "should") or (c.dep == "neg" and not corrects)
           for c in told):  # fmt: skip
        return None
    for count in told:
        if count.lemma.lower() not in COUNTS or count.i >= top.i or count.dep not in ("nsubj", "nsubjpass", "dobj"):
            continue
        for prep in parse.children(count.i):
            if prep.text.lower() == "of":
                noun = next((c for c in parse.children(prep.i) if c.dep == "pobj"), None)
                return _state_or_label(parse, count, noun) if noun is not None else None
    return None


def _state_or_label(parse: Parse, count: Token, noun: Token) -> str | None:
    """What "the number of …" is of; nothing where that is two things ("the number of men and women")."""
    both = [noun, *(c for c in parse.children(noun.i) if c.dep == "conj")]
    states = {STATES.get(t.text.lower()) for t in both}
    if len(both) > 1:
        return "casualty" if states == {"killed", "injured"} else None
    if states != {None}:
        return states.pop()
    for child in (*parse.children(noun.i), *parse.children(count.i)):
        if child.dep in ("acl", "amod") and child.text.lower() in STATES and _could_be_people(noun):
            return STATES[child.text.lower()]
    return CASUALTY_NOUNS.get(noun.lemma.lower()) or _label(parse, noun, [count])


#: the words before a figure that somebody else gives for what the sentence has counted
_GIVES = re.compile(
    r"(?i)\b(?:count(?:s|ed)|sp(?:eaks?|oke)\sof|estimate[sd]|puts?\s(?:it|them|the\s(?:number|figure|total|crowd|turnout))\sat"
    r"|(?:gave|gives)\s(?:it|the\s(?:number|figure|total))\sas)\s$"
)
_NO_PEOPLE_COUNT = frozenset((*UNITS.values(), *CURRENCIES.values(), *MONEY.values(), "percent", "mile"))


def _of_the_same(parse: Parse, m: re.Match[str], found: Sequence[Number]) -> Number | None:
    """The second figure for what a sentence has counted: "300 marchers came; the police counted 350".

    Only where all that the sentence has counted before is of one kind, and the two are not of another order.
    """
    text = parse.text
    bounds = _bounds(m)
    if bounds is None or m["cur"] or m["pct"] or not _GIVES.search(text[max(0, m.start() - 40) : m.start()]):
        return None
    low, high, end = bounds
    tokens = parse.within(Span(m.start(), end))
    if not tokens or not re.match(r"\s*(?:[.,;:)”\"]|$|(?:and|but|while|whereas)\b)(?!\d)", text[end:]):
        return None
    first = next(t for t in parse.tokens[: tokens[0].i + 1] if t.sent == tokens[0].sent).start
    said = [n for n in found if n.span.start >= first]
    if len({n.of for n in said}) != 1 or said[0].of in _NO_PEOPLE_COUNT:
        return None
    one, two = (low or high or 0.0), (said[-1].low or said[-1].high or 0.0)
    if not 0 < one <= 20 * two or two > 20 * one:
        return None
    span = Span(m.start(), end)
    return Number(span=span, text=span.of(text), low=low, high=high, of=said[0].of)


def _one_counts(words: str, of: str) -> bool:
    """ "One" is a pronoun, an article or idle more often than a count: only casualties are kept."""
    return of in set(STATES.values())


def _currency(m: re.Match[str], text: str, end: int) -> tuple[str, int] | None:
    """The currency's code and where the words of the amount end; None where it is no money."""
    if m["cur"]:
        return CURRENCIES.get(m["cur"].strip().lower(), "USD"), end
    after = re.match(r"\s(?:(US|American|Australian|Canadian)\s)?([A-Za-z]+)\b", text[end : end + 32])
    if after:
        word = after[2].lower()
        code = MONEY.get(word) or MONEY.get(word.rstrip("s"))
        if word in ("pounds", "pound") and re.match(
            r"\s(?:sterling|\(\$)", text[end + after.end() : end + after.end() + 12]
        ):
            code = "GBP"
        if word in ("rupees", "rupee"):
            code = None  # Indian, Pakistani or another: the noun tells no more
        if code:
            other = {"Australian": "AUD", "Canadian": "CAD"}.get(after[1] or "")
            return (other if other and code == "USD" else code), end + after.end()
    return None


def _is_a_name(parse: Parse, tokens: list[Token], of: str) -> bool:
    """ "Resolution 2254", "Boeing 737": a number behind a name and before nothing that it counts."""
    first = tokens[0]
    if first.i == 0 or not first.text[:1].isdigit():
        return False
    before = parse.tokens[first.i - 1]
    if before.pos != "PROPN" or before.sent != first.sent or before.end + 1 < first.start:
        return False
    return first.head <= first.i  # what follows does not take it as its number


def _counted(parse: Parse, tokens: list[Token], text: str, whole: int, start: int, end: int) -> str | None:
    """What a number counts. `whole`: where its words begin, `start`: where its figures do."""
    before = text[max(0, start - 40) : start]
    after = text[end : end + 60]
    state = _NEXT_STATE.match(after)
    if state and (_LIVES.search(before) or _LIVES.search(text[max(0, whole - 40) : whole])):
        return "killed"
    if state and _DOES_IT.match(text, end + state.end()):
        state = None
    if _EITHER_AFTER.match(after) or _EITHER_BEFORE.search(text[max(0, whole - 32) : whole]):
        return "casualty"
    if state:
        return STATES[state[1].lower()]
    left = (
        _LEFT.match(after)
        if re.search(r"(?i)\b(?:leaving|leaves?|left)\s(?:[\w-]+\s){0,4}$", text[max(0, start - 40) : start])
        else None
    )
    head, noun = _heads(parse, tokens)
    label = _label(parse, noun, tokens)
    people = _could_be_people(noun) or (noun is not None and _is_of_ages(parse, noun))
    if _OF_ALL.search(text[max(0, whole - 40) : whole]) and _HAPPENED_THEN.match(after):
        return label
    if noun is None and whole == start and not _IS_ONE.search(text[start:end]) and _SINGULAR_NEXT.match(after):
        return None  # "Kemi Ojo, 33 was injured": an age whose second comma was left out
    if people and _is_part(text[max(0, start - 40) : start], text[max(0, whole - 40) : whole]):
        return label
    if left and "," not in left[0] and people:
        return STATES.get(left[1].lower())
    if noun is not None and (noun.lemma.lower() in TIME_NOUNS or noun.lemma.lower() in NOT_COUNTED):
        return None
    lead = text[max(0, start - 150) : start]
    if people:
        fate = _told_in_words(text, whole, after)
        if fate:
            return fate
        if _TOLL.search(lead) or _TOLL.search(text[max(0, whole - 150) : whole]):
            return "killed"  # "rose to six", "rose to at least six"
        if _TOLL_HURT.search(lead):
            return "injured"
        if _LIVES.search(before) or _LIVES.search(text[max(0, whole - 40) : whole]):
            return "killed"
    if (
        noun is not None
        and noun.lemma.lower() == "life"
        and re.search(r"(?i)\b(?:claim|los|cost|took|tak)\w*\s(?:[\w-]+\s){0,4}$", before)
    ):
        return "killed"
    if noun is not None and noun.lemma.lower() in CASUALTY_NOUNS:
        return CASUALTY_NOUNS[noun.lemma.lower()]
    if noun is not None and _are_dead(parse, noun, text[end : noun.start], text[noun.end : noun.end + 60]):
        return "killed"
    behind = noun.end if noun else end
    if noun is not None and _singular(noun) in FIGHTERS and (
        _ELIMINATING.search(lead) or _ELIMINATED.match(text, behind, behind + 90)
    ):  # fmt: skip
        return "killed"
    fate = _fate(parse, head)
    if fate is None and people:
        rest = _INCLUDING.sub("", text[behind : behind + 200], count=1) if _INCLUDING.match(text, behind) else ""
        fate = _told_around(text[max(0, start - 60) : start], text[behind : behind + 160])
        fate = fate or (_told_around("", rest) or _told_in_words(" " + rest, 0, " they" + rest) if rest else None)
    return fate if fate and people else label


def _told_in_words(text: str, start: int, after: str) -> str | None:
    """What happened to a number of people by the words next to it, where parses often go astray."""
    doing = _DOING.search(text[max(0, start - 24) : start])
    if doing:
        return doing.lastgroup
    done = _WAS_DONE.match(after)
    if done:
        return STATES[done[1].lower()]
    if re.search(r"(?i)\bbringing\sto\s$", text[max(0, start - 12) : start]) and re.match(
        r"(?i)\sthe\s(?:death\stoll|number\s(?:of\s(?:people\s)?)?(?:killed|dead))", after
    ):
        return "killed"
    return None


def _told_around(before: str, after: str) -> str | None:
    """What happened to people by the words before their number and behind their noun, where the parse tells nothing."""
    told = _AFTER.match(after)
    if told:
        return told.lastgroup
    if _HOLDING.search(before):
        return "arrested"
    return "killed" if _BODIES_OF.search(before) else None


def _are_dead(parse: Parse, noun: Token, before: str, after: str) -> bool:
    """Is it lives that were lost, or bodies that were found?"""
    word = noun.lemma.lower()
    if word == "life":
        return not before.strip() and bool(_WERE_LOST.match(after))
    if any(c.dep in ("amod", "compound") and c.i < noun.i for c in parse.children(noun.i)):
        return False  # "two public bodies"
    return word == "corpse" or (word == "body" and _is_plural(noun) and bool(_BODIES_FOUND.match(after)))


def _is_part(*leads: str) -> bool:
    """ "…, including three children": a part of the count before it. `leads`: the words before the number."""
    return any(
        re.search(
            r"(?i)\b(?:including|among\sthem|among\swhom|of\swhom|of\sthem|includes?|included)\s(?:at\sleast\s|the\s)?$",
            lead,
        )
        for lead in leads
    )


#: "Five of the | 14 patients died": it did not happen to all of them; "five of the 14 arrested were let go" tells both.
_OF_ALL = re.compile(
    rf"(?i)(?:{NUMBER}|\b(?:some|several|most|many|half|few|none|any|one))\sof\s(?:the|those|these|its|their)\s$"
)
_HAPPENED_THEN = re.compile(
    rf"(?i)\s(?:(?!(?:{_STATE}|who|that|which)\b)[\w'’-]+\s){{0,3}}?(?:was|were|are|is|have|has|had|died|perished|drowned|lost|lay|lie|remain(?:s|ed)?|went)\b"
)

_IS_ONE = re.compile(r"(?i)(?:^|[^\d.,])(?:1|one|a|an)$")
_SINGULAR_NEXT = re.compile(r"\s(?:was|is|has)\b")

#: how the names of those who do something end
DOERS = ("er", "or", "ist", "ee", "man", "woman", "ant", "ian", "men", "i", "ot", "ive")
#: things whose names end like those of people
THINGS = frozenset(
    listed(
        "meter metre kilometer kilometre center centre number helicopter cluster quarter order paper letter tanker "
        "shelter sector reactor motor "
        "restaurant plant tree committee list archive river border chapter computer server newspaper matter "
        "member-state container barrier bunker "
        "crater trailer tower flyer poster filter finger shoulder counter carrier cruiser bulldozer launcher mortar "
        "shower hunger power answer "
        "objective initiative narrative motive alternative factor mirror door floor error color colour tractor "
        "detector elevator corridor tumor "
        "quarter banner burger corner degree fee taxi trustee-fund pedigree missive directive drive dive live hive five"
    )
)


def _singular(noun: Token) -> str:
    """The base form of a noun; title case in headlines keeps the parser from making it."""
    word = noun.lemma.lower()
    if noun.text.lower() == "corpses":
        return "corpse"
    if noun.pos == "PROPN" or noun.tag in ("NNPS", "NNP"):
        if word.endswith("ies") and len(word) > 4:
            return word[:-3] + "y"
        if word.endswith("s") and not word.endswith(("ss", "us", "is")):
            return word[:-1]
        return {"men": "man", "women": "woman", "children": "child", "people": "person"}.get(word, word)
    return "person" if word == "people" else word


def _could_be_people(noun: Token | None) -> bool:
    """Not a thing that is killed only by a slip of the parse ("killed in two raids")."""
    if noun is None:
        return True
    word = _singular(noun)
    if word in THINGS:
        return False
    peoples = noun.text[:1].isupper() and noun.tag == "NNS"  # "30 Alawites", which the parser may know for a word
    return word in PEOPLE or noun.pos == "PROPN" or peoples or word.endswith(DOERS)


NUMBER_OF = frozenset(listed("nummod quantmod compound amod nmod advmod npadvmod"))
NOUNS = frozenset(("NOUN", "PROPN", "ADJ", "SYM"))


def _heads(parse: Parse, tokens: list[Token]) -> tuple[Token, Token | None]:
    """(the token whose place in the sentence tells what happens to the counted, the counted noun or None)."""
    inside = {t.i for t in tokens}
    last = tokens[-1]
    top = next((t for t in reversed(tokens) if t.head not in inside or t.head == t.i), last)
    head = parse.tokens[top.head]
    if top.dep in NUMBER_OF and head.i not in inside and head.pos in NOUNS and 0 < head.i - last.i <= 6:
        return head, head
    noun = None
    for child in parse.children(top.i):
        if child.dep == "prep" and child.text.lower() == "of" and child.i > last.i:
            noun = next((c for c in parse.children(child.i) if c.dep == "pobj"), None)
            if noun is not None and noun.pos == "PRON":
                noun = None
    if noun is None:
        noun = _next_noun(parse, last)
        if noun is not None:
            return (noun if noun.dep not in ("compound",) else parse.tokens[noun.head]), noun
    return top, noun


def _next_noun(parse: Parse, last: Token) -> Token | None:
    """The noun right behind a number where the parse went astray; adjectives may stand between."""
    i = last.i + 1
    for _ in range(4):
        if i >= len(parse.tokens) or parse.tokens[i].sent != last.sent:
            return None
        token = parse.tokens[i]
        if token.tag in ("NNS", "NNPS") or (token.pos == "NOUN" and token.lemma.lower() in PEOPLE):
            return token
        if token.pos not in ("ADJ", "NOUN", "PROPN") or token.dep == "ROOT":
            return None
        i += 1
    return None


def _is_plural(noun: Token) -> bool:
    """Can a number above one go with the noun?"""
    word = noun.text.lower()
    if noun.pos == "PROPN" and noun.tag != "NNPS":
        return word.endswith("s") and not word.endswith(("ss", "us", "is")) and not noun.text.isupper()
    return noun.tag in ("NNS", "NNPS") or word in INVARIABLE


INVARIABLE = frozenset(
    listed(
        "people personnel police staff crew aircraft spacecraft sheep fish cattle series troops offspring folk clergy "
        "hectare km kg mph kph mw kw gb mb ton "
        "tonne sq square cent square-foot mile"
    )
)


def _label(parse: Parse, noun: Token | None, tokens: Sequence[Token]) -> str | None:
    """The base form of the counted noun with the common nouns that belong to it ("police officer")."""
    several_is_one = tokens[-1].text.lower() in ("1", "one")
    if noun is None or noun.pos not in ("NOUN", "PROPN") or not noun.text[:1].isalpha():
        return None
    if not _is_plural(noun) and not several_is_one:
        return None
    if _is_of_ages(parse, noun):
        return None
    inside = {t.i for t in tokens}
    below = [t for t in parse.children(noun.i) if t.dep == "compound"]
    parts = [c for t in below for c in parse.children(t.i) if c.dep == "compound" and t.pos == "NOUN"]
    words = [
        t.lemma.lower()
        for t in sorted([*parts, *below], key=lambda t: t.i)
        if t.dep == "compound"
        and t.pos == "NOUN"
        and t.i not in inside
        and t.i < noun.i
        and parse.text[t.start - 1 : t.start] != "-"
    ]
    word = _singular(noun)
    if re.match(r"\s(?:an|per)\shour\b", parse.text[noun.end : noun.end + 12]):
        word = {"kilometre": "kph", "mile": "mph"}.get(UNITS.get(word, word), word)
    if len(word) > 1 and not words:  # "20 Gs" are no grams
        return UNITS.get(word, word)
    return " ".join([*words, word])


_YEARS_BEFORE = re.compile(r"(?i)(?:year|month|week|day)s?[-\s\u2010\u2011]$")


def _is_of_ages(parse: Parse, noun: Token) -> bool:
    """Are those who are counted told by their age alone: "two 15-year-olds"? They are people, of whatever kind."""
    before = parse.text[max(0, noun.start - 8) : noun.start]
    return noun.text.lower() in ("old", "olds") and _YEARS_BEFORE.search(before) is not None


def _fate(parse: Parse, head: Token) -> str | None:
    """What happens to a counted noun by the verb it belongs to."""
    noun = head
    for _ in range(6):  # "two soldiers and three civilians were killed"
        if noun.dep == "conj" and parse.tokens[noun.head].pos in ("NOUN", "PROPN", "NUM"):
            noun = parse.tokens[noun.head]
        else:
            break
    if noun.dep == "pobj":  # "a total of 24 men were killed"
        above = parse.tokens[parse.tokens[noun.head].head]
        if parse.tokens[noun.head].text.lower() == "of" and above.lemma.lower() in (
            "total",
            "number",
            "group",
            "average",
        ):
            noun = above
    for child in parse.children(head.i):
        if child.dep == "acl" and child.tag == "VBG" and child.lemma in UNDERGONE:
            return UNDERGONE[child.lemma]
        if child.dep in ("acl", "relcl") and child.tag in ("VBN", "VBD", "VBP", "VBZ"):
            fate = _happens(parse, child, is_object=child.dep == "acl")
            if fate:
                return fate
        if child.dep in ("amod", "acl") and child.text.lower() in STATES and child.i > head.i:
            return STATES[child.text.lower()]
    verb = parse.tokens[noun.head]
    if verb.i == noun.i or verb.pos not in ("VERB", "AUX"):
        return None
    return _verb_does(parse, verb, noun)


def _happens(parse: Parse, verb: Token, *, is_object: bool) -> str | None:
    """What a participle or relative clause behind a noun says happened to it."""
    if any(c.dep == "neg" for c in parse.children(verb.i)):
        return None
    if verb.lemma in DONE_TO:
        children = list(parse.children(verb.i))
        passive = any(c.dep in ("auxpass", "nsubjpass") for c in children)
        return DONE_TO[verb.lemma] if (passive or is_object) and not any(c.dep == "dobj" for c in children) else None
    if verb.lemma in UNDERGONE and not is_object:
        return UNDERGONE[verb.lemma]
    return None


def _verb_does(parse: Parse, verb: Token, noun: Token) -> str | None:
    """What a verb does to its subject or object."""
    children = list(parse.children(verb.i))
    # in "twelve died, not the fifteen first told" the verb is not denied
    if any(c.dep == "neg" and parse.text[max(0, c.start - 2) : c.start] != ", " for c in children):
        return None
    texts = {c.text.lower() for c in children}
    if verb.lemma in ("shoot", "gun", "find", "leave", "declare", "pronounce") and "dead" in texts:
        return "killed" if noun.dep in ("dobj", "nsubjpass", "nsubj") else None
    if verb.lemma in ("sustain", "suffer", "receive") and noun.dep == "nsubj" and any(
        c.dep == "dobj" and c.lemma.lower() in ("injury", "wound", "burn", "fracture")
        and not any(d.text.lower() in ("no", "any", "fatal", "mortal") for d in parse.children(c.i)) for c in children
    ):  # fmt: skip
        return "injured"
    if verb.lemma == "lose" and noun.dep == "nsubj" and texts & {"life", "lives"}:
        return "killed"
    if verb.lemma == "be" or verb.pos == "AUX":
        state = next(
            (c.text.lower() for c in children if c.dep in ("acomp", "attr", "oprd") and c.text.lower() in STATES), None
        )
        return STATES[state] if state and noun.dep in ("nsubj", "nsubjpass") else None
    if verb.lemma in ("remain", "go") and noun.dep == "nsubj" and texts & {"missing", "unaccounted"}:
        return "missing"
    if verb.lemma in UNDERGONE and noun.dep in ("nsubj", "nsubjpass"):
        return UNDERGONE[verb.lemma]
    if verb.lemma in DONE_TO:
        passive = noun.dep == "nsubjpass" or any(c.dep == "auxpass" for c in children)
        has_object = any(c.dep == "dobj" and c.i != noun.i for c in children)
        if noun.dep in ("dobj", "nsubjpass") or (
            noun.dep == "nsubj" and verb.tag in ("VBN", "VBD") and (passive or not has_object)
        ):
            return DONE_TO[verb.lemma]
    return None
