"""Words and marks as names need them, and the runs of capitalised words that names are cut from.

Finer than the parser's tokens in one way and coarser in another: `Jaish-e-Mohammed` is five
units without space between, `U.S.`, `Gen.` and `O'Brien` are one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.annotate import gazetteer as gz
from sayso.annotate.gazetteer import words
from sayso.model import Parse
from sayso.text import Spans

UNIT = re.compile(
    r"https?://\S+|(?:www|pic)\.\S+|[@#]\w+"  # addresses, handles, tags: no names
    r"|(?:[^\W\d_]\.){2,}"  # U.S.  D.C.
    r"|(?:Mr|Mrs|Ms|Dr|Drs|Messrs|Gen|Lt|Col|Sen|Sens|Rep|Reps|Gov|Jr|Sr|St|Sgt|Capt|Maj|Rev|Prof|Adm|Cmdr|Hon|Brig|Cpl"
    r"|Pvt)\."
    r"|[A-Z]\.(?=[ \u00a0][A-Z])"  # George W. Bush
    r"|\w+(?:\.(?:com|net|org|co|info|tv|io|gov|edu|uk|au|nz|za|in|pk|fr|de|ru|ca|us))+\b"
    r"|['’][sS]\b"
    r"|\w+(?:['’](?!(?:s|S|t|re|ll|ve|d|m)\b)\w+)*"
    r"|[^\w\s]"
)

LONE_PARTICLES = words("al el bin ibn van von de")  # may begin a name in lower case
HYPHENS = frozenset("-‐‑–")
QUOTES = frozenset("\"“”‘’«»'")
POSSESSIVES = frozenset(["'s", "’s", "'", "’"])
_LINKS = words("of the for and on in de la del do da dos du des di") | gz.PARTICLES
_OFFICES = words(
    "state defense defence foreign interior justice education health labor labour energy transportation transport "
    "finance agriculture commerce homeland war parliament staff police education information environment"
)
_GENERALS = words("secretary attorney inspector director solicitor")
_OFFICE_TAILS = words("affairs security staff secretary")
HEADLINE = 0.7  # this share of a line's long words in capitals makes it a headline


@dataclass(slots=True)
class Unit:
    """One word or mark, with what is known of it by itself."""

    start: int
    end: int
    form: str
    low: str  # the form in lower case
    gap: str  # what stands between it and the unit before
    cap: bool  # written with a capital, so that it may be part of a name
    opens: bool  # first of a sentence, line or quotation
    pos: str  # universal part of speech, as the parser has it
    title: bool = False  # part of the name of an office ('Prime Minister')
    loud: bool = False  # in a headline or among words in capitals

    @property
    def plain(self) -> bool:
        """Does it stand where a capital letter is evidence of a name?"""
        return not (self.opens or self.loud)


def units_of(parse: Parse, skip: Spans = (), edges: Sequence[int] = ()) -> list[Unit]:
    """Words and marks of the text outside `skip`, in order, marked; what stands behind one of `edges` begins anew."""
    text = parse.text
    openings = {parse.tokens[first].start for first, _ in parse.sentences}
    starts = [t.start for t in parse.tokens]
    barred = sorted(skip)
    ahead = sorted(edges, reverse=True)
    bars = [span.start for span in barred]
    units: list[Unit] = []
    last, fresh = 0, True
    for match in UNIT.finditer(text):
        start, end = match.span()
        k = bisect_right(bars, start) - 1
        if k >= 0 and start < barred[k].end:
            fresh = True
            continue
        while ahead and ahead[-1] <= start:
            ahead.pop()
            fresh = True
        form, gap = match.group(), "\n" if fresh else text[last:start]
        t = bisect_right(starts, start) - 1
        units.append(
            Unit(
                start=start,
                end=end,
                form=form,
                low=form.casefold(),
                gap=gap,
                cap=form[0].isalpha() and not form.islower() and any(c.isupper() for c in form) and "/" not in form,
                opens=start in openings or "\n" in gap or _after_opening(units, gap),
                pos=parse.tokens[t].pos if t >= 0 else "",
            )
        )
        last, fresh = end, False
    _mark_lower(units)
    _mark_loud(units, openings)
    _mark_titles(units)
    return units


#: Second syllables of given names that are written small behind a hyphen: Ban Ki-moon, Kim Jong-un, Tsai Ing-wen.
_SYLLABLES = words(
    "un il nam ho moon hee hye jin sun in woo min jae wook young yong kyung kyu hyun hyon hwan hun seok suk soo su sik "
    "sook ju jung jong won wha wan wen jeou ying chen kuan kai shek te ping bo lai chul cheol hoon kwon kun geun gyu "
    "rok ryong sup sub tae teh hwa mi ae ok ryol ran"
)
#: Words that open a sentence before whoever speaks: "Stated Lee: …".
_SPOKEN = words(
    "said says added adds continued continues stated states told tells explained explains concluded replied argued "
    "wrote writes noted notes quipped tweeted according asked recalled"
)


def _mark_lower(units: list[Unit]) -> None:
    """Mark small syllables that belong to a name, and verbs of saying that a sentence's start alone made large."""
    for i, unit in enumerate(units):
        if unit.cap and unit.opens and unit.low in _SPOKEN:
            unit.cap = False
        elif (
            not unit.cap and i > 1 and unit.low in _SYLLABLES and not unit.gap
            and units[i - 1].form in HYPHENS and not units[i - 1].gap and units[i - 2].cap
        ):  # fmt: skip
            unit.cap = True


def _after_opening(units: list[Unit], gap: str) -> bool:
    """Does the unit to come stand behind an opening quotation mark, a colon, or a mark that opens the sentence?"""
    if not units:
        return True
    before = units[-1]
    if before.form[0].isalnum():
        return False
    return before.opens or before.form in "“‘«•*:;" or (before.form in "\"'" and not gap and before.gap != "")


def _mark_loud(units: list[Unit], openings: set[int]) -> None:
    """Mark headlines (lines and sentences with nearly all long words in capitals) and words that are shouted."""
    part: list[Unit] = []
    for unit in [*units, None]:
        if unit is None or "\n" in unit.gap or unit.start in openings:
            long = [u for u in part if len(u.form) > 3 and u.form[0].isalpha()]
            titled = len(part) > 3 < len(long) and sum(u.cap for u in long) >= HEADLINE * len(long)
            upper = sum(len(u.form) > 2 and u.form.isupper() for u in part)
            if titled or (len(part) < 5 and upper == len(long) > 0):
                for u in part:
                    u.loud = True
            part = []
        if unit is not None:
            part.append(unit)
    shouted = [u.form.isupper() and len(u.form) > 1 and u.form.isalpha() for u in units]
    for i in range(1, len(units)):
        if shouted[i] and shouted[i - 1]:
            units[i - 1].loud = units[i].loud = True


def _mark_titles(units: list[Unit]) -> None:
    """Mark the words of offices: 'Prime Minister', 'Secretary of State', 'Lt. Gen.'."""
    for i, unit in enumerate(units):
        low = unit.low.rstrip(".")
        if not unit.cap or low not in gz.TITLES or (unit.form.isupper() and len(unit.form) > 4):
            continue
        unit.title = True
        k = i
        while (
            k and "\n" not in units[k].gap and units[k - 1].cap and units[k - 1].low.rstrip(".") in gz.TITLE_MODIFIERS
        ):
            k -= 1
            units[k].title = True
        _mark_office(units, i + 1, low)


def _mark_office(units: list[Unit], k: int, title: str) -> None:
    """Mark what follows a title: '... of the Interior', '... General'."""
    if k < len(units) and units[k].low == "general" and title in _GENERALS:
        units[k].title = True
    if k + 2 >= len(units) or units[k].low != "of":
        return
    k += 2 if units[k + 1].low == "the" else 1
    if units[k].cap and units[k].low in _OFFICES:
        units[k].title = True
        if k + 1 < len(units) and units[k + 1].low in _OFFICE_TAILS:
            units[k + 1].title = True


def runs_of(units: list[Unit]) -> Iterator[tuple[int, int]]:
    """Ranges of units that may hold names: capitalised words and what may join them."""
    i, n = 0, len(units)
    while i < n:
        begin, end = i, _first_capital(units, i)
        if end is None:
            i += 1
            continue
        while True:
            k = end
            while k < n and k - end < 4 and not units[k].cap and _joins(units, k):
                k += 1
            if k >= n or not units[k].cap or not close(units[k].gap):
                break
            if k == end and not units[k].gap and units[k - 1].form not in HYPHENS:
                break
            end = k + 1
        yield begin, end
        i = end


def _first_capital(units: list[Unit], i: int) -> int | None:
    """Past the first capitalised word of a run that begins at unit i ('al-' may stand before it), or None."""
    if units[i].cap:
        return i + 1
    if units[i].low not in LONE_PARTICLES or i + 1 >= len(units):
        return None
    k = i + 2 if units[i + 1].form in HYPHENS and i + 2 < len(units) else i + 1
    return k + 1 if units[k].cap and close(units[k].gap) else None


def close(gap: str) -> bool:
    """May a name run on over this gap: nothing or one space?"""
    return gap in ("", " ", "\u00a0")


def _joins(units: list[Unit], k: int) -> bool:
    """May this unit without a capital stand inside a name?"""
    unit = units[k]
    if not close(unit.gap):
        return False
    if unit.form in HYPHENS:
        return not unit.gap and k + 1 < len(units) and not units[k + 1].gap and units[k + 1].form[0].isalnum()
    short = len(unit.form) <= 3 and unit.form.isalpha()
    if units[k - 1].form in HYPHENS and not unit.gap:  # the e of Jaish-e-Mohammed
        return short
    if short and k + 2 < len(units) and units[k + 1].form in HYPHENS:  # the ez of Deir ez-Zor
        return not units[k + 1].gap and units[k + 2].cap and not units[k + 2].gap
    return unit.low in _LINKS or unit.low in POSSESSIVES or unit.form == "&"
