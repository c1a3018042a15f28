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
    r"(?:[\w/°]|-[^\W\d]|-\d|:\d|\.\d|,\d|['’](?!\s)\w|(?:st|nd|rd|th)\b|\)|\.\s?[A-Z]\w+\s\d"
    r"|\s(?:years?|months?|weeks?|days?)[-\s]olds?\b|\so['’]clock|\s(?:a\.?m|p\.?m)\b)"
)
_NAMED = re.compile(
    r"(?i)\b(?:flight|resolution|article|section|chapter|page|pages|no|nos|number|numbers|channel|boeing|airbus|route"
    r"|highway|room|apollo|type|mig"
    r"|formula|level|phase|grade|district|unit|battalion|brigade|division|area|zone|gate|pier|act|part|volume|episode"
    r"|season|game|line|code|class"
    r"|category|stage|step|tier|run|age|aged|ages|verse|psalm|title|bill|proposition|amendment|round|lot|block|sector"
    r"|plot|cell|platform"
    r"|track|top|group|g|u|under-|protocol|chart|figure|table|fig|item|option|clause|paragraph|rule|order|decree|law"
    r"|channel|radio|fm|windows"
    r"|iphone|galaxy|version|area|magnitude|seed|lane|exit|interstate|precinct|ward|model|hall|camp|building"
    r"|apartment|suite|house|box|floor)\.?\s#?$"
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
        "marine cop dead"
    )
)

_STATE = "|".join(sorted(STATES, key=len, reverse=True))
_NEXT_STATE = re.compile(
    rf"(?i)\s(?:people\s|persons\s|others\s|more\s|civilians\s|other\s)?(?:(?:seriously|critically|badly|lightly"
    rf"|slightly|reportedly|feared|confirmed)\s)?({_STATE})\b(?!-)"
)
_LEFT = re.compile(rf"(?i)\s(?:[\w'’-]+\s){{0,5}}({_STATE}|homeless)\b")
_EITHER = r"(?:killed|dead|wounded|injured)\s(?:or|and|and/or)\s(?:killed|dead|wounded|injured|hurt|missing)"
#: "15 people were killed or wounded": neither the one count nor the other
_EITHER_AFTER = re.compile(rf"(?i)\s(?:[\w'’-]+\s){{0,8}}?{_EITHER}\b(?!\s(?:\d|another|at\sleast))")
_EITHER_BEFORE = re.compile(rf"(?i)\b{_EITHER}\s$")
_TOLL = re.compile(
    r"(?i)\b(?:toll|number\sof\s(?:the\s)?(?:people\s)?(?:dead|killed|deaths|fatalities|casualties|victims\skilled))\b"
    r"(?![^.;]*\b(?:injured|wounded)\b)[^.;\n]{0,110}?\b(?:to|at|of|reached|reaches|hit|was|is|passed|stands\sat|as)\s$"
)
_TOLL_HURT = re.compile(
    r"(?i)\bnumber\sof\s(?:the\s)?(?:people\s)?(?:injured|wounded)\b[^.;\n]{0,60}?\b(?:to|at|of|reached|is|was)\s$"
)
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
    rf"|confirmed\s|reported\s|left\s){{0,2}}({_STATE})\b"
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
    found: list[Number] = []
    text = parse.text
    for m in _NUMBER.finditer(text):
        number = _read(parse, m)
        if number is None:
            continue
        at = bisect_right(starts, number.span.end - 1)
        if any(t.span.overlaps(number.span) for t in times[max(0, at - 2) : at]):
            continue
        found.append(number)
    for m in _NO_ONE.finditer(text):
        found.append(_none_at_all(m))
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
    if re.search(r"(?i)(?:\d|\bone)\s(?:of|in|out\sof|/)\s$", text[max(0, m.start() - 11) : m.start()]) or re.match(
        r"\s(?:of|in)\s\d", text[end : end + 6]
    ):
        return None  # "image 3 of 4", "one in five"
    if not m["cur"] and not m["low"] and not m["high"] and _NAMED.search(text[max(0, m.start() - 16) : m.start()]):
        return None
    span = Span(m.start(), end)
    if m["pct"] and end == m.end():
        return Number(span=span, text=span.of(text), low=low, high=high, of="percent")
    code = _currency(m, text, end)
    if code:
        end = code[1]
        span = Span(m.start(), end)
        return Number(span=span, text=span.of(text), low=low, high=high, of=code[0])
    tokens = parse.within(Span(figures, end))
    if not tokens:
        return None
    of = _counted(parse, tokens, text, m.start(), figures, end)
    if of is None or _is_a_name(parse, tokens, of):
        return None
    if (low, high) == (1.0, 1.0) and not _one_counts(text[figures:end], of):
        return None
    return Number(span=span, text=span.of(text), low=low, high=high, of=of)


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
    people = _could_be_people(noun)
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
        if _TOLL.search(lead):
            return "killed"
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
    fate = _fate(parse, head)
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


def _is_part(*leads: str) -> bool:
    """ "…, including three children": a part of the count before it. `leads`: the words before the number."""
    return any(
        re.search(
            r"(?i)\b(?:including|among\sthem|among\swhom|of\swhom|of\sthem|includes?|included)\s(?:at\sleast\s|the\s)?$",
            lead,
        )
        for lead in leads
    )


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
    return word in PEOPLE or noun.pos == "PROPN" or word.endswith(DOERS)


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
    inside = {t.i for t in tokens}
    words = [
        t.lemma.lower()
        for t in parse.children(noun.i)
        if t.dep == "compound"
        and t.pos == "NOUN"
        and t.i not in inside
        and t.i < noun.i
        and parse.text[t.start - 1 : t.start] != "-"
    ]
    return " ".join([*words, _singular(noun)])


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
    if any(c.dep == "neg" for c in children):
        return None
    texts = {c.text.lower() for c in children}
    if verb.lemma in ("shoot", "gun", "find", "leave", "declare", "pronounce") and "dead" in texts:
        return "killed" if noun.dep in ("dobj", "nsubjpass", "nsubj") else None
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
