"""Names of persons, organisations and places in one report.

A report is cut into runs of capitalised words. Every run is cut into names by dynamic
programming over all its sub-spans, each weighed as person, organisation, place or other (wars,
laws, prizes: a name, but of no actor). The weights add up the evidence there is: the
parser's entities, the network's scores where given, word lists (gazetteer.py), the shape of the
words, what stands before and after. A first pass over all runs votes on what each form of
words is; a second pass adds these votes, so that a name made out once is made out wherever it
stands, as is the last name of a person named in full.

Capital letters are no evidence where all words have them: at the start of a sentence and in
headlines. There a name must be known from elsewhere.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from math import exp, log

import numpy as np

from sayso.annotate import gazetteer as gz
from sayso.annotate.gazetteer import words
from sayso.model import ActorType, Mention, Parse
from sayso.text import Span, Spans

UNIT = re.compile(
    r"https?://\S+|(?:www|pic)\.\S+|[@#]\w+"  # addresses, handles, tags: no names
    r"|(?:[^\W\d_]\.){2,}"  # U.S.  D.C.
    r"|(?:Mr|Mrs|Ms|Dr|Drs|Messrs|Gen|Lt|Col|Sen|Sens|Rep|Reps|Gov|Jr|Sr|St|Sgt|Capt|Maj|Rev|Prof|Adm|Cmdr|Hon|Brig|Cpl|Pvt)\."
    r"|[A-Z]\.(?=[ \u00a0][A-Z])"  # George W. Bush
    r"|\w+(?:\.(?:com|net|org|co|info|tv|io|gov|edu|uk|au|nz|za|in|pk|fr|de|ru|ca|us))+\b"
    r"|['’][sS]\b"
    r"|\w+(?:['’](?!(?:s|S|t|re|ll|ve|d|m)\b)\w+)*"
    r"|[^\w\s]"
)

KINDS: tuple[ActorType, ...] = ("person", "organization", "place")
PERSON, ORG, PLACE, OTHER = range(4)
_LABELS = {
    "PERSON": PERSON, "ORG": ORG, "GPE": PLACE, "LOC": PLACE, "FAC": PLACE, "EVENT": OTHER, "WORK_OF_ART": OTHER,
    "LAW": OTHER, "PRODUCT": OTHER, "NORP": OTHER, "LANGUAGE": OTHER, "DATE": OTHER, "TIME": OTHER,
}  # fmt: skip

_LINKS = words("of the for and on in & de la del do da dos du des di") | gz.PARTICLES
_LONE_PARTICLES = words("al el bin ibn van von de")
_QUOTES = frozenset('"“”‘’«»')
_HYPHENS = frozenset("-‐‑–")
_CLOSED = words("of the for and on in &")  # never inside a person's name
_LAND_HEADS = words(
    "gulf bay strait straits isle kingdom republic province state states district sea cape coast horn territory "
    "territories city duchy principality emirate islands town county region governorate sultanate commonwealth"
)
_OTHER_HEADS = words(
    "papers files amendment act bill law treaty agreement accord accords pact convention protocol resolution "
    "prize award awards cup games olympics championship championships war wars revolution uprising massacre "
    "crisis day eve week month year century age era summit bowl deal plan initiative doctrine declaration "
    "constitution code theory syndrome disease virus series trilogy holocaust intifada genocide scandal affair "
    "debate primary primaries election elections referendum campaign offensive operation"
)
_FOR_HEADS = words("office center centre institute fund foundation observatory network campaign society coalition")
_ON_HEADS = words("committee subcommittee council commission center centre institute conference panel board forum")
_FUNCTION = words(
    "is are was were be been has have had do does did would can could should might must not and or but about over "
    "under after before with from to by at as than that this these those his her its their our your my he she it "
    "they we you who what when where why how which amid into out off up down if so says said say gets get wants"
)  # none inside a name
_OWNERS = words(  # whose possessive may stand inside a name: People's Party, Attorney's Office
    "people peoples women womens children childrens men mens workers attorney attorneys governor minister "
    "ministers president sheriff mayor veterans teachers students farmers king queen prosecutor coroner world "
    "nurses drivers lawyers journalists writers employees citizens mothers parents commissioner chancellor "
    "ombudsman lord st. physicians doctors"
)
_PLACE_BEFORE = words("in at near from outside inside around across throughout toward towards into to")
_PLACE_NOUNS = words(
    "province city town village district region area governorate county state neighborhood neighbourhood suburb "
    "island valley camp prefecture municipality capital port border airport markaz river peninsula countryside"
)
_PLACE_TAILS = words("province county governorate district valley prefecture oblast peninsula")
_ORG_CUES = words(
    "agency newspaper daily broadcaster network channel group company firm party movement militia magazine "
    "website station outlet organisation organization charity giant maker airline bank startup watchdog union "
    "brigade faction weekly platform tabloid publisher think-tank carrier retailer developer regulator team club"
)
_SPEECH = words("said says told tweeted wrote added claimed insisted argued denied explained recalled admitted")

# Weights of the evidence, per capitalised word of a name; set by hand on the desk sample (8 reports) and read on
# 42 others of three collections.
KNOWN = 2.8  # in a word list
PARSER = (1.3, 0.9, 1.3, 0.8)  # the parser has just this span with this type; its organisations are often anything
CUED = 1.5  # a title, a head word, or a noun beside it tells the type
VOTED = 1.6  # the same words elsewhere in the report
BARE = -0.5  # a name with nothing to show for it
SHAPED = 0.7  # capitalised where capitals are evidence, and a proper noun to the parser
FRAMED = 5.0  # (once a name) a head word holds the whole together, whatever names are inside
INHERITED = 3.0  # per word of a well-known name inside such a one
UNNAMED = 0.5
LOUD = -0.5  # in a headline
CROSSED = -0.6  # the parser's or the network's boundaries run otherwise
NETWORK = 2.4  # times the network's probability that just this span is such a name
NEVER = -99.0


@dataclass(frozen=True, slots=True)
class NameScores:
    """The network's view: for every word of `words_of(text)` seven probabilities.

    `starts` and `ends` are the words' offsets (int, [n]); `probs` is float [n, 7]: none, B and I of a
    person, B and I of an organisation, B and I of a place.
    """

    starts: np.ndarray
    ends: np.ndarray
    probs: np.ndarray


@dataclass(slots=True)
class _Unit:
    """One word or mark, with all that is known of it by itself."""

    start: int
    end: int
    form: str
    low: str
    cap: bool  # written with a capital, so that it may be part of a name
    plain: bool  # stands where capitals are evidence
    pos: str
    title: bool = False
    opens: bool = False  # first of a sentence, line or quotation
    loud: bool = False  # in a headline, where capitals and the parser tell nothing
    gap: str = ""  # what stands between it and the unit before


def find_mentions(parse: Parse, scores: NameScores | None = None, skip: Spans = ()) -> tuple[Mention, ...]:
    """All names of persons, organisations and places, in order, none overlapping another.

    Pronouns and demonyms are no names; titles, articles in lower case and possessive endings are left out.
    Nothing is found inside `skip` (promo lines).
    """
    units = _units(parse, skip)
    runs = [run for run in _runs(units) if run]
    if not runs:
        return ()
    seen = _Evidence(parse, units, scores)
    first = [found for run in runs for found in seen.cut(run)]
    seen.vote(first)
    second = [found for run in runs for found in seen.cut(run)]
    out = []
    for start, stop, kind, weight in second:
        if kind == OTHER:
            continue
        end = seen.tail(stop, kind)
        out.append(Mention(span=Span(units[start].start, end), type=KINDS[kind], confidence=_confidence(weight)))
    return tuple(out)


def _confidence(weight: float) -> float:
    return round(1 / (1 + exp(-min(weight, 20.0))), 3)


# Units and runs


def _units(parse: Parse, skip: Spans) -> list[_Unit]:
    """Words and marks of the text outside `skip`, with their places and parts of speech."""
    text = parse.text
    opens = {parse.tokens[first].start for first, _ in parse.sentences}
    starts = [t.start for t in parse.tokens]
    barred = sorted(skip)
    bars = [span.start for span in barred]
    units: list[_Unit] = []
    last = 0
    fresh = True
    for match in UNIT.finditer(text):
        start, end = match.span()
        k = bisect_right(bars, start) - 1
        if k >= 0 and start < barred[k].end:
            fresh = True
            continue
        form, gap = match.group(), text[last:start] if units else "\n"
        if fresh and units:
            gap = "\n"
        t = bisect_right(starts, start) - 1
        pos = parse.tokens[t].pos if t >= 0 else ""
        opening = start in opens or "\n" in gap or fresh
        if units and not opening:
            before = units[-1]
            # after an opening quotation mark or a mark that itself opens the sentence
            opening = not before.form[0].isalnum() and (
                not before.plain
                or before.form in "“‘«•*:;"
                or (before.form in "\"'" and (not gap and before.gap != ""))
            )
        word = form[0].isalnum()
        cap = word and any(c.isupper() for c in form) and not form[0].isdigit() and "/" not in form
        units.append(_Unit(start, end, form, form.casefold(), cap, not opening, pos, opens=opening, gap=gap))
        last, fresh = end, False
    _mark_headlines(units, opens)
    for left, right in itertools.pairwise(units):
        if all(u.form.isupper() and len(u.form) > 1 and u.form.isalpha() for u in (left, right)):
            left.loud = right.loud = True  # shouted
    _mark_titles(units)
    return units


def _mark_headlines(units: list[_Unit], opens: set[int]) -> None:
    """In lines and sentences where nearly all long words have capitals these are no evidence."""
    part: list[_Unit] = []
    for unit in [*units, None]:
        if unit is None or "\n" in unit.gap or unit.start in opens:
            long = [u for u in part if len(u.form) > 3 and u.form[0].isalpha()]
            capital = [u for u in long if u.cap]
            upper = [u for u in part if len(u.form) > 2 and u.form.isupper()]
            if (len(part) > 3 and len(long) > 3 and len(capital) >= 0.7 * len(long)) or (
                len(part) < 5 and len(upper) == len(long) > 0
            ):
                for u in part:
                    u.plain, u.loud = False, True
            part = []
        if unit is not None:
            part.append(unit)


def _mark_titles(units: list[_Unit]) -> None:
    """Mark 'Prime Minister', 'Secretary of State', 'Lt. Gen.': words that name an office."""
    for i, unit in enumerate(units):
        low = unit.low.rstrip(".")
        if not unit.cap or low not in gz.TITLES or (unit.form.isupper() and len(unit.form) > 4):
            continue
        if i + 1 < len(units) and units[i + 1].low in ("'s", "’s") and low not in ("pm",):
            pass
        unit.title = True
        k = i - 1
        while (
            k >= 0 and units[k].cap and units[k].low.rstrip(".") in gz.TITLE_MODIFIERS and "\n" not in units[k + 1].gap
        ):
            units[k].title = True
            k -= 1
        k = i + 1
        if k + 1 < len(units) and units[k].low == "of":
            k += 1
            while k < len(units) and units[k].low == "the":
                k += 1
            if units[k].cap and units[k].low in _OFFICES:
                units[k].title = True
                if k + 1 < len(units) and units[k + 1].low in ("affairs", "security", "staff", "secretary"):
                    units[k + 1].title = True
        elif (
            k < len(units)
            and units[k].low == "general"
            and low in ("secretary", "attorney", "inspector", "director", "solicitor")
        ):
            units[k].title = True


_OFFICES = words(
    "state defense defence foreign interior justice education health labor labour energy transportation transport "
    "finance agriculture commerce homeland war parliament staff police education information environment"
)


def _runs(units: list[_Unit]) -> Iterator[tuple[int, int]]:
    """Ranges of units that may hold names: capitalised words and what may join them."""
    i, n = 0, len(units)
    while i < n:
        begin = i
        if not units[i].cap:
            if units[i].low in _LONE_PARTICLES and i + 1 < n:
                k = i + 2 if units[i + 1].form in _HYPHENS and i + 2 < n else i + 1
                if not (units[k].cap and "\n" not in units[k].gap and len(units[k].gap) <= 1):
                    i += 1
                    continue
                i = k
            else:
                i += 1
                continue
        end = i + 1
        while end < n:
            k = end
            while k < n and k - end < 4 and not units[k].cap and _joins(units, k):
                k += 1
            if (
                k < n
                and units[k].cap
                and _close(units[k].gap)
                and (k > end or units[k].gap or units[k - 1].form in _HYPHENS)
            ):
                end = k + 1
            else:
                break
        yield begin, end
        i = end


def _close(gap: str) -> bool:
    return gap in ("", " ", "\u00a0")


def _joins(units: list[_Unit], k: int) -> bool:
    """May this lower-case unit stand inside a name?"""
    unit = units[k]
    if not _close(unit.gap):
        return False
    if unit.form in _HYPHENS:
        return not unit.gap and k + 1 < len(units) and not units[k + 1].gap and units[k + 1].form[0].isalnum()
    if units[k - 1].form in _HYPHENS and not unit.gap:  # the e of Jaish-e-Mohammed
        return len(unit.form) <= 3 and unit.form.isalpha()
    if k + 2 < len(units) and len(unit.form) <= 3 and unit.form.isalpha() and units[k + 1].form in _HYPHENS:
        return not units[k + 1].gap and units[k + 2].cap and not units[k + 2].gap  # the ez of Deir ez-Zor
    return unit.low in _LINKS or unit.low in ("'s", "’s", "'", "’") or unit.form == "&"


# Evidence


class _Evidence:
    """Everything known of one report's words, and the votes of its first pass."""

    def __init__(self, parse: Parse, units: list[_Unit], scores: NameScores | None) -> None:
        self.parse, self.units, self.text = parse, units, parse.text
        self.votes: dict[str, Counter[int]] = {}
        self.shares: dict[tuple[int, int], list[float]] = {}  # of the kinds, as seen without votes
        self.entities = self._parser_spans()
        self.inside = {}
        for (a, b), kind in self.entities.items():
            for k in range(a, b):
                self.inside[k] = (a, b, kind)
        self.net = _Network(scores, units) if scores is not None and len(scores.starts) else None
        self.lower = {u.form for u in units if not u.cap}

    def _parser_spans(self) -> dict[tuple[int, int], int]:
        """The parser's entities as ranges of units, without articles, titles, possessives."""
        units, out = self.units, {}
        starts = [u.start for u in units]
        for span, label in self.parse.entities:
            kind = _LABELS.get(label)
            if kind is None:
                continue
            a = bisect_right(starts, span.start - 1)
            b = bisect_right(starts, span.end - 1)
            while a < b and (units[a].title or (not units[a].cap and units[a].low not in _LONE_PARTICLES)):
                a += 1
            if kind == PERSON:
                while a + 1 < b and units[a].form in gz.DEMONYMS:
                    a += 1
            while a < b and not units[b - 1].cap:
                b -= 1
            if a < b and all(_close(units[k].gap) for k in range(a + 1, b)):
                out[a, b] = kind
        return out

    def vote(self, found: list[tuple[int, int, int, float]]) -> None:
        """Count what each form was taken for; a person's last and first name count too."""
        votes: dict[str, Counter[int]] = defaultdict(Counter)
        for a, b, kind, weight in found:
            shares = self.shares.get((a, b))
            if shares is None:
                votes[self.key(a, b)][kind] += 0.2
                continue
            top, second = sorted(shares)[:-3:-1]
            strength = _confidence(weight) * (0.05 + top - second)  # a place that tells the kind counts for more
            for other, share in enumerate(shares):
                votes[self.key(a, b)][other] += share * strength * (0.5 if other == OTHER else 1.0)
        for a, b, kind, weight in found:
            units = self.units[a:b]
            if kind in (PERSON, ORG) and a and self.units[a - 1].low in _ORG_CUES and self.units[a].gap == " ":
                votes[self.key(a, b)][ORG] += 1.5  # "law firm X" settles what X is
            if kind == PERSON and len(units) > 1 and weight > 0.5:
                last = len(units) - 1
                if units[last].low.rstrip(".") in ("jr", "sr", "ii", "iii") and last > 1:
                    last -= 1
                if len(units[last].form) > 2:
                    votes[_key(units[last].form)][PERSON] += 0.9
                if last > 1 and (units[last - 1].low in gz.PARTICLES or units[last - 1].form in _HYPHENS):
                    k = last - 1
                    while k > 1 and not units[k].cap:
                        k -= 1
                    if not units[k].cap or units[k].form in _HYPHENS:
                        k += 1
                    votes[self.key(a + k, a + last + 1)][PERSON] += 0.5
                if units[0].form in gz.GIVEN_NAMES:
                    votes[_key(units[0].form)][PERSON] += 0.4
            if kind == ORG and len(units) > 1:
                for k, unit in enumerate(units):
                    heading = k + 1 == len(units) or units[k + 1].low in ("of", "for")
                    if heading and unit.cap and unit.low in gz.ORG_HEADS | gz.OF_HEADS and len(unit.form) > 4:
                        votes[_key(unit.form)][ORG] += 0.6
                short = _initials(units)
                if len(short) > 2:
                    votes[_key(short)][ORG] += 0.5
        self.votes = dict(votes)

    def key(self, a: int, b: int) -> str:
        """The form of a range of units, for counting."""
        return _key(self.text[self.units[a].start : self.units[b - 1].end])

    def cut(self, run: tuple[int, int]) -> list[tuple[int, int, int, float]]:
        """The best cutting of a run into names (first unit, past the last, kind, weight) and other words."""
        begin, end = run
        best: list[float] = [0.0]
        back: list[tuple[int, int, float] | None] = [None]
        for stop in range(begin + 1, end + 1):
            score, choice = best[stop - begin - 1], None
            if self.units[stop - 1].cap:
                for start in range(max(begin, stop - 14), stop):
                    kind, weight = self.weigh(start, stop)
                    if weight > 0 and best[start - begin] + weight > score:
                        score, choice = best[start - begin] + weight, (start, kind, weight)
            best.append(score)
            back.append(choice)
        found, at = [], end
        while at > begin:
            step = back[at - begin]
            if step is None:
                at -= 1
            else:
                found.append((step[0], at, step[1], step[2]))
                at = step[0]
        return found[::-1]

    def weigh(self, a: int, b: int) -> tuple[int, float]:
        """The best kind for the units [a, b) and its weight; negative where they are no name."""
        units = self.units
        first, last = units[a], units[b - 1]
        if not (first.cap or (first.low in _LONE_PARTICLES and a + 1 < b)) or not last.cap:
            return OTHER, NEVER
        if self._amid(a, b):
            return OTHER, NEVER
        words = [u for u in units[a:b] if u.cap]
        form = self.text[first.start : last.end]
        w = [BARE] * 4
        w[OTHER] = -0.8
        self._add_lists(w, a, b, form, words)
        self._add_parser(w, a, b)
        self._add_context(w, a, b, words)
        self._add_votes(w, a, b, form)
        if self.net is not None:
            self.net.add(w, first.start, last.end)
        self._forbid(w, a, b, form, words)
        kind = max(range(4), key=w.__getitem__)
        if not self.votes and w[kind] > 0:
            odds = [exp(min(2.0 * x, 20.0)) for x in w]
            self.shares[a, b] = [x / sum(odds) for x in odds]
        joint = 0.3 * (len(words) - 1)  # one long name rather than two short ones, all else equal
        if len(words) > 1 and (_spaced(form) in gz.LISTED or (kind in (ORG, PLACE) and self._headed(a, b, words))):
            joint += FRAMED + self._framed(a, b)
        return kind, w[kind] * len(words) + joint

    def _headed(self, a: int, b: int, words: list[_Unit]) -> bool:
        """Does a head word (Ministry, University of ...) hold the whole span together?"""
        low = words[-1].low
        return bool(self._of_head(a, b)) or low in gz.ORG_HEADS or low in gz.PLACE_HEADS

    def _framed(self, a: int, b: int) -> float:
        """What the well-known names at either end of a headed span would weigh by themselves."""
        units, inner = self.units, 0
        for size in (4, 3, 2, 1):
            if (
                b - size > a
                and units[b - size].cap
                and _spaced(self.text[units[b - size].start : units[b - 1].end]) in gz.LISTED
            ):
                inner += size
                break
        for size in (3, 2, 1):
            if (
                a + size < b
                and units[a + size - 1].cap
                and _spaced(self.text[units[a].start : units[a + size - 1].end]) in gz.LISTED
            ):
                inner += size
                break
        return INHERITED * inner

    def _amid(self, a: int, b: int) -> bool:
        """Does [a, b) begin or end within one hyphenated word ("Jaish-e", "Al-", "D-Minn.")?"""
        units = self.units
        if a > 1 and not units[a].gap and units[a - 1].form in _HYPHENS and len(units[a - 2].form) < 3:
            return True
        if a > 1 and units[a - 2].form in _HYPHENS and not units[a - 1].cap and not units[a - 1].gap:
            return units[a - 1].low in gz.PARTICLES  # Muhammad in Jaish-e Muhammad
        if b + 1 >= len(units) or units[b].form not in _HYPHENS or units[b].gap or units[b + 1].gap:
            return False
        part = units[b + 1]
        return (part.low in gz.PARTICLES and not part.cap) or (part.cap and len(units[b - 1].form) < 3 and b - a == 1)

    def _add_lists(self, w: list[float], a: int, b: int, form: str, words: list[_Unit]) -> None:
        plain = _spaced(form)
        if plain.isupper() and len(plain) > 5:
            plain = plain.title()
        known = KNOWN + (0.8 if b - a > 1 else 0.0)
        if b - a == 1 and len(plain) > 5 and plain[-1] == "s" and plain not in gz.DEMONYMS:
            plain = (
                plain if plain in gz.LISTED else plain[:-1] if plain[:-1] in gz.LISTED else plain
            )  # Syrias, for Syria's
        if plain in gz.PLACES:
            w[PLACE] += known
        if plain in gz.OUTLETS or plain in gz.BODIES:
            w[ORG] += known
        if plain in gz.OCCASIONS:
            w[OTHER] += known + 2.0
        low = words[-1].low.rstrip(".")
        if len(words) > 1 or words[0].form in ("Senate", "Congress", "Parliament"):
            if low in gz.ORG_HEADS and words[0].form not in gz.GIVEN_NAMES:
                w[ORG] += CUED + 0.4
            elif low in gz.ORG_HEADS:
                w[ORG] += 0.8
            if low in gz.PLACE_HEADS:
                w[PLACE] += CUED if words[0].form not in gz.GIVEN_NAMES else 0.4
            if words[0].low in gz.PLACE_PREFIXES and words[0].low not in ("north", "south", "east", "west"):
                w[PLACE] += 1.2
            if low in _OTHER_HEADS:
                w[OTHER] += CUED + 1.4
            head = self._of_head(a, b)
            if head:
                w[PLACE if head in _LAND_HEADS and low not in gz.ORG_HEADS else ORG] += CUED + 1.0
            if words[0].form in gz.GIVEN_NAMES and low not in gz.ORG_HEADS:
                w[PERSON] += CUED if len(words) < 5 else 0.3
            elif words[0].low in gz.NAME_TITLES:
                w[PERSON] += CUED
            if low in ("jr", "sr") or (len(words) > 2 and re.fullmatch(r"[A-Z]\.?", words[1].form)):
                w[PERSON] += CUED
            if any(u.low in ("bin", "bint", "ibn", "abu", "al", "abdul") for u in self.units[a:b]) and len(words) > 1:
                w[PERSON] += 0.5
        elif words[0].form in gz.GIVEN_NAMES:
            w[PERSON] += 0.5
        elif words[0].form in gz.WELL_KNOWN:
            w[PERSON] += CUED
        elif (_is_acronym(words[0].form) and not words[0].loud) or (
            low in gz.ORG_HEADS and words[0].plain and a and self.units[a - 1].low == "the"
        ):
            w[ORG] += 0.8
        elif re.search(r"\.(com|net|org|tv|gov|co)\b", words[0].form):
            w[ORG] += KNOWN
        elif re.search(r"[a-z][A-Z]", words[0].form) and not words[0].form.startswith(("Mc", "Mac", "De", "O'", "O’")):
            w[ORG] += 0.8

    def _of_head(self, a: int, b: int) -> str:
        """The head word that an 'of ...' or 'for ...' inside the span hangs on, or nothing."""
        for k in range(a + 1, b):
            low, head = self.units[k].low, self.units[k - 1].low
            if low in ("of", "for", "on") and not self.units[k].cap and self.units[k - 1].cap:
                return head if head in (gz.OF_HEADS if low != "on" else _ON_HEADS) else ""
        return ""

    def _add_parser(self, w: list[float], a: int, b: int) -> None:
        kind = self.entities.get((a, b))
        if kind is not None:
            w[kind] += PARSER[kind] * (0.5 if self.units[a].loud else 1.0)
            return
        for k in (a, b - 1):
            held = self.inside.get(k)
            if held is not None:
                x, y, kind = held
                if x < a < y < b or a < x < b < y:
                    for t in range(3):
                        w[t] += CROSSED
                elif x <= a and b <= y:  # a part of what the parser has
                    for t in range(3):
                        w[t] += CROSSED / 2
                    w[kind] += 0.2
                else:
                    w[kind] += 0.4 if kind != OTHER else 0.0
                return

    def _add_context(self, w: list[float], a: int, b: int, words: list[_Unit]) -> None:
        units = self.units
        before = units[a - 1] if a and _close(units[a].gap) else None
        after = units[b] if b < len(units) and _close(units[b].gap) else None
        head = words[0]
        proper = sum(u.pos == "PROPN" for u in words)
        if len(words) == 1 and head.form not in gz.GIVEN_NAMES | gz.WELL_KNOWN:
            w[PERSON] -= UNNAMED  # a bare last name comes after a full one, whose vote it has
        if head.plain and proper * 2 >= len(words):
            for t in range(3):
                w[t] += SHAPED
        elif head.plain and len(head.form) > 2:
            for t in range(3):
                w[t] += SHAPED / 2
        elif proper == len(words) > 1:
            for t in range(3):
                w[t] += SHAPED * (0.8 if words[1].plain else 0.5)
        if head.loud:
            for t in range(3):
                w[t] += LOUD * (2 if len(words) == 1 else 1)
        if self._goes_on(a, a - 1):
            for t in range(3):
                w[t] += CROSSED
        if self._goes_on(b, b):
            for t in range(3):
                w[t] += CROSSED / 2
        solid = all(u.form[1:].islower() or len(u.form) < 3 or "-" in u.form for u in words)
        if len(words) in (2, 3) and solid and b - a < 6:
            w[PERSON] += 0.25
        if before is not None:
            low = before.low.rstrip(".")
            if (before.title or low in gz.TITLES) and solid and len(words) < 5:
                w[PERSON] += CUED
            elif low in _PLACE_BEFORE and len(words) < 3:
                w[PLACE] += 0.35
            elif low in _ORG_CUES:
                w[ORG] += CUED
            elif low == "the" and not before.cap:
                w[ORG] += 0.45
                w[PERSON] -= 0.9
            elif low == "of" and a > 1 and units[a - 2].low.rstrip("s") in _PLACE_NOUNS:
                w[PLACE] += CUED
        if after is not None:
            if after.low.rstrip("s") in _PLACE_NOUNS and not after.cap:
                w[PLACE] += 1.1 if after.low in _PLACE_TAILS else 0.7
                w[PERSON] -= 0.5
            elif (
                after.form == ","
                and b + 2 < len(units)
                and units[b + 1].low in ("a", "the")
                and units[b + 2].low in _PLACE_NOUNS
            ):
                w[PLACE] += CUED
            elif after.low in _SPEECH:
                w[PERSON] += 0.25
                w[ORG] += 0.1
            elif after.low in ("'s", "’s"):
                for t in range(3):
                    w[t] += 0.1
            elif after.form == "," and b + 2 < len(units) and units[b + 1].form.isdigit() and units[b + 2].form == ",":
                if len(units[b + 1].form) == 2:
                    w[PERSON] += CUED
            elif after.form == "(" and b + 2 < len(units) and units[b + 2].form == ")":
                short = units[b + 1].form
                if short.isupper() and short.casefold() == _initials(self.units[a:b]).casefold():
                    w[ORG] += CUED
        if len(words) > 1 and a and b < len(units) and units[a - 1].form in _QUOTES and units[b].form in _QUOTES:
            w[OTHER] += CUED + 1.0  # the title of something
        if (
            before is not None
            and before.form == "("
            and after is not None
            and after.form == ")"
            and _is_acronym(head.form)
        ):
            w[ORG] += 0.5
            if self._spells_common(a, head.form):
                w[OTHER] += 3.0
                w[ORG] -= 1.0

    def _goes_on(self, gap: int, other: int) -> bool:
        """Does a name seem to go on beyond the gap before unit `gap`, at the unit `other` beside it?"""
        units = self.units
        if not (0 <= other < len(units) and 0 < gap < len(units)) or not _close(units[gap].gap) or not units[gap].gap:
            return False
        unit = units[other]
        return unit.cap and not (
            unit.title or unit.loud or unit.form in gz.NOT_NAMES or unit.form in gz.DEMONYMS or unit.form in gz.LISTED
        )

    def _spells_common(self, a: int, short: str) -> bool:
        """Do common words before the bracket spell the acronym: 'ballistic missile (BM)'?"""
        letters = short.casefold()
        if a <= len(letters):
            return False
        before = [u for u in self.units[max(0, a - 1 - 2 * len(letters)) : a - 1] if u.form[0].isalpha()][
            -len(letters) :
        ]
        return "".join(u.low[0] for u in before) == letters and sum(u.cap for u in before) < 2

    def _add_votes(self, w: list[float], a: int, b: int, form: str) -> None:
        votes = self.votes.get(_key(form))
        if not votes:
            return
        total = sum(votes.values())
        unit = self.units[a]
        trust = VOTED * min(1.0, total)
        if not unit.plain and b - a == 1 and unit.pos != "PROPN" and unit.low in self.lower:
            trust *= 0.3
        elif not unit.plain and b - a == 1 and unit.pos != "PROPN":
            after = self.units[b] if b < len(self.units) else None
            t = self.parse.within(Span(after.start, after.end)) if after is not None else []
            if not (t and (t[0].pos in ("VERB", "AUX") or t[0].tag == "POS")):
                trust *= 0.5
        for kind, weight in votes.items():
            w[kind] += trust * weight / total

    def _forbid(self, w: list[float], a: int, b: int, form: str, words: list[_Unit]) -> None:
        """Take out what cannot be: offices, demonyms, dates, names run together."""
        units = self.units
        inner = units[a:b]
        if b < len(units) and b - a == 1 and len(form) < 4 and form.isupper() and units[b].form.isdigit():
            w[PERSON] = w[ORG] = w[PLACE] = NEVER  # flight IC 814
        if _SEAT.match(form):
            w[PERSON] = w[ORG] = w[PLACE] = NEVER  # (D-Minn.)
        if words[0].form == "The" and words[0].opens and form != "The Hague":
            w[PERSON] = w[ORG] = w[PLACE] = NEVER
        if words[-1].low in gz.OF_HEADS and self._continued(b, words[-1].low):
            w[PERSON] = w[ORG] = w[PLACE] = NEVER  # the name goes on
        if (
            words[0].loud
            and len(words) < 4
            and any(u.low in self.lower for u in words)
            and _key(form) not in self.votes
        ):
            w[PERSON] -= 1.5
            w[ORG] -= 1.0
            w[PLACE] -= 1.0
        listed = _spaced(form) in gz.BODIES or _spaced(form) in gz.OUTLETS or _spaced(form) in gz.PLACES
        if listed:
            return
        low_last = words[-1].low.rstrip(".")
        head = (low_last in gz.ORG_HEADS and len(words) > 1) or bool(self._of_head(a, b))
        if all(u.form in gz.NOT_NAMES or u.form.rstrip("s") in gz.DEMONYMS or u.form in gz.DEMONYMS for u in words):
            if not head:
                w[PERSON] = w[ORG] = w[PLACE] = NEVER
        if words[0].form in gz.NOT_NAMES and not (head or words[0].form in ("North", "South", "East", "West", "The")):
            # 'Monday', 'He': no name begins so, unless a head word says otherwise ('April' may be a given name)
            if not (len(words) > 1 and words[0].form in ("April", "June", "May", "Jan", "Will", "Mark")):
                w[PERSON] = w[ORG] = w[PLACE] = NEVER
        if not any(u.plain or u.pos == "PROPN" for u in words) and _key(form) not in self.votes:
            w[PERSON] = w[ORG] = w[PLACE] = NEVER
        if words[0].form == "The" and not head:
            w[PERSON] = w[ORG] = w[PLACE] = NEVER
        month = words[-1].form in ("May", "April", "June", "March", "English", "French") and len(words) > 1
        if (
            words[-1].form in gz.NOT_NAMES
            and not (month and words[0].form in gz.GIVEN_NAMES)
            and low_last not in gz.ORG_HEADS
            and low_last not in gz.PLACE_HEADS
        ):
            w[PERSON] = w[ORG] = w[PLACE] = NEVER
        if inner[0].title or inner[-1].title:
            if not (head and not inner[-1].title):
                if not (words[0].form in gz.GIVEN_NAMES and len(words) == 2 and not inner[0].title):
                    w[PERSON] = w[ORG] = w[PLACE] = NEVER
            else:
                w[PERSON] = w[PLACE] = NEVER
        elif any(u.title for u in inner) and not head:
            w[PERSON] = w[ORG] = w[PLACE] = NEVER
        if words[0].form in gz.DEMONYMS:
            w[PERSON] -= 1.5 if len(words) > 1 else 0.0
            if not head and low_last not in gz.PLACE_HEADS and self.votes.get(_key(form), {}).get(ORG, 0) < 2:
                w[ORG] -= 1.2
                w[PLACE] -= 1.5
        if low_last in gz.ORG_HEADS and not self._of_head(a, b) and len(words) > (3 if words[0].loud else 5):
            w[ORG] = NEVER
        if words[0].low in gz.NAME_TITLES and words[0].low in _ROYAL and len(words) > 2:
            w[PERSON] -= 1.5
        if any(u.low in _FUNCTION and not u.form.isupper() for u in words[1:]) or (
            words[0].low in _FUNCTION and words[0].low not in _ALSO_NAMES
        ):
            w[PERSON] = w[ORG] = w[PLACE] = NEVER
        lows = [u.low for u in inner]
        for k, low in enumerate(lows):
            if low in _CLOSED and not inner[k].cap:
                w[PERSON] = NEVER
                if (low in ("of", "for", "on", "the", "in") and not self._of_head(a, b)) or (
                    low == "and"
                    and not (
                        self._of_head(a, b) or (low_last in gz.ORG_HEADS and k <= 2 and not self._known(inner[k - 1]))
                    )
                ):
                    w[ORG] = w[PLACE] = w[OTHER] = NEVER
                elif (
                    low in ("of", "for")
                    and len(words) - k > 2
                    and words[-2].form in gz.GIVEN_NAMES | {"Abdel", "Abdul"}
                ):
                    w[ORG] = w[PLACE] = w[OTHER] = NEVER  # Office for Rights Rami Haddad
            elif low in ("'s", "’s", "'", "’"):
                owner = inner[k - 1].low if k else ""
                w[PERSON] = w[PLACE] = NEVER
                if not (owner in _OWNERS and (head or low_last in gz.ORG_HEADS)):
                    w[ORG] = w[OTHER] = NEVER
            elif low in _HYPHENS and 0 < k < len(inner) - 1 and self._known(inner[k - 1]) and self._known(inner[k + 1]):
                w[PERSON] = w[ORG] = w[PLACE] = NEVER

    def _continued(self, b: int, head: str) -> bool:
        """Does 'of ...' (or for some heads 'for ...') with a capital follow at unit b?"""
        units = self.units
        if b + 1 >= len(units) or not (units[b].low == "of" or (units[b].low == "for" and head in _FOR_HEADS)):
            return False
        k = b + 1 + (units[b + 1].low == "the")
        return k < len(units) and units[k].cap and units[k].form not in gz.NOT_NAMES

    def _known(self, unit: _Unit) -> bool:
        """Is this one word by itself the name of a place or body, or a person's in this report?"""
        form = unit.form
        return form in gz.PLACES or form in gz.BODIES or self.votes.get(_key(form), {}).get(PERSON, 0) > 0.8

    def tail(self, stop: int, kind: int) -> int:
        """Where a name that ends before unit `stop` ends: 'province' in lower case belongs to it."""
        units = self.units
        if kind == PLACE and stop < len(units) and units[stop].low in _PLACE_TAILS and units[stop].gap == " ":
            if not units[stop].cap and units[stop - 1].form not in gz.STATES:
                return units[stop].end
        return units[stop - 1].end


_ALSO_NAMES = frozenset({"he", "an", "do"})
_SEAT = re.compile(r"[DRI][-‑–][A-Z]")
_ROYAL = words("king queen prince princess pope saint st")


class _Network:
    """The network's probabilities, asked by character spans."""

    def __init__(self, scores: NameScores, units: list[_Unit]) -> None:
        self.starts = scores.starts.tolist()
        self.ends = scores.ends.tolist()
        self.probs = scores.probs.tolist()

    def add(self, w: list[float], start: int, end: int) -> None:
        """Add the evidence for [start, end) being one whole name of each kind."""
        i = bisect_right(self.starts, start) - 1
        j = bisect_right(self.starts, end - 1)
        i = max(i, 0)
        if i >= j:
            return
        for kind in range(3):
            p = self.probs[i][1 + 2 * kind]
            logs = log(p + 1e-4)
            marks = 1
            for k in range(i + 1, j):
                q = self.probs[k][2 + 2 * kind]
                logs += log(q + 1e-4)
                marks += 1
            stay = self.probs[j][2 + 2 * kind] if j < len(self.probs) else 0.0
            span = exp(logs / marks) * (1 - stay)
            w[kind] += NETWORK * max(span - 0.35, 0.0) - NETWORK * max(0.1 - span, 0.0)


def _key(form: str) -> str:
    return _spaced(form).rstrip(".")


def _spaced(form: str) -> str:
    return " ".join(form.replace("’", "'").split())


def _is_acronym(form: str) -> bool:
    """JeM, PTI, ANI, BBC: mostly capitals and short."""
    letters = form.replace(".", "")
    capitals = sum(c.isupper() for c in letters)
    return 2 <= len(letters) <= 6 and letters.isalpha() and capitals >= 2 and capitals >= len(letters) - 1


def _initials(units: list[_Unit]) -> str:
    return "".join(u.form[0] for u in units if u.cap)
