"""What speaks for and against a stretch of words being one name, and of what kind.

Every source of evidence adds to four weights: person, organisation, place, other (wars,
laws, prizes, products: a name, but of no actor). Weights count per capitalised word of the name, so that
one long name stands level with the short ones it could be cut into.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import exp, log
from typing import NamedTuple

import numpy as np

from sayso import gender as gd
from sayso.annotate import gazetteer as gz
from sayso.annotate.gazetteer import words
from sayso.annotate.name_units import HYPHENS, LONE_PARTICLES, POSSESSIVES, QUOTES, Unit, close
from sayso.model import Parse
from sayso.text import Span

PERSON, ORG, PLACE, OTHER = range(4)
ACTORS = (PERSON, ORG, PLACE)
_LABELS = {
    "PERSON": PERSON, "ORG": ORG, "GPE": PLACE, "LOC": PLACE, "FAC": PLACE, "EVENT": OTHER, "WORK_OF_ART": OTHER,
    "LAW": OTHER, "PRODUCT": OTHER, "NORP": OTHER, "LANGUAGE": OTHER, "DATE": OTHER, "TIME": OTHER,
}  # fmt: skip

# Set by hand on the desk sample (8 reports, 274 mentions) while reading some 70 others of three collections. Swept
# there one by one from half to one and a half times the value, with and without the network: mentions F1
# 97.8 to 99.4, so no single one carries the result; on texts not tuned on all of it will be lower.
KNOWN = 2.8  # in a word list
KNOWN_PHRASE = 0.8  # more, where the entry has several words
PARSER = (1.3, 0.9, 1.3, 0.9)  # the parser has just this span, by kind; its organisations are often anything
CUED = 1.5  # a title, a head word or a noun beside it tells the kind
HINTED = 0.8  # the shape or a neighbour suggests it
VOTED = 1.6  # the same words elsewhere in the report
BARE = -0.5  # a name with nothing to show for it
BARE_OTHER = -0.8
SHAPED = 0.7  # capitals where they are evidence, on what the parser takes for proper nouns
UNNAMED = 0.5  # against a person of one word that is nobody's last name here
LOUD = -0.5  # in a headline, twice that for a single word
CROSSED = -0.6  # boundaries run otherwise by the parser, or the name seems to go on
NETWORK, SURE, UNSURE = 2.4, 0.35, 0.1  # times the network's probability over or under these
JOINT = 0.3  # (once a name, per word after the first) rather one name than two, all else equal
PLACED, UNLIKE = 2.0, -2.0  # (once a name) "the village of" tells a place, and none of a person
FRAMED = 5.0  # (once a name) a head word holds the whole together, whatever names are inside
INHERITED = 4.0  # (once a name) per word of a well-known name inside such a one
NEVER = -99.0

_CLOSED = words("of the for and on in &")  # never inside a person's name
_LAND_HEADS = words(
    "gulf bay strait straits isle kingdom republic province state states district sea cape coast horn territory "
    "territories city duchy principality emirate islands town county region governorate sultanate commonwealth"
)
_FOR_HEADS = words("office center centre institute fund foundation observatory network campaign society coalition")
_ON_HEADS = words("committee subcommittee council commission center centre institute conference panel board forum")
_OTHER_HEADS = words(
    "papers files amendment act bill law treaty agreement accord accords pact convention protocol resolution "
    "prize award awards cup games olympics championship championships war wars revolution uprising massacre "
    "crisis day eve week month year century age era summit bowl deal plan initiative doctrine declaration "
    "constitution code theory syndrome disease virus series trilogy holocaust intifada genocide scandal affair "
    "debate primary primaries election elections referendum campaign offensive operation"
)
#: a common noun behind a name that makes it the name of a thing ("Evening Hour host", "Chinook helicopter").
_THING_NOUNS = words(
    "anchor host presenter show program programme episode series album film movie novel game app smartphone phone "
    "missile missiles rocket rockets helicopter helicopters jet jets aircraft tank tanks rifle drone warship "
    "virus vaccine act law"
)
_FUNCTION = words(
    "is are was were be been has have had do does did would can could should might must not and or but about over "
    "under after before with from to by at as than that this these those his her its their our your my he she it "
    "they we you who what when where why how which amid into out off up down if so says said say gets get wants"
)  # none inside a name, even with a capital
_FUNCTION_FIRST = _FUNCTION - {"he", "an", "do", "so"}
_OWNERS = words(  # whose possessive may stand inside a name: People's Party, Attorney's Office
    "people peoples women womens children childrens men mens workers attorney attorneys governor minister ministers "
    "president sheriff mayor veterans teachers students farmers king queen prosecutor coroner world nurses drivers "
    "lawyers journalists writers employees citizens mothers parents commissioner chancellor ombudsman lord physicians "
    "doctors"
)
_PLACE_BEFORE = words("in at near from outside inside around across throughout toward towards into to")
_PLACE_NOUNS = words(
    "province city town village district region area governorate county state neighborhood neighbourhood suburb "
    "island valley camp prefecture municipality capital port border airport markaz river peninsula countryside"
)
_PLACE_TAILS = words("province county governorate district valley prefecture oblast peninsula")
#: Those whose "of" names the very place, one and several ("the village of X"; "the state of X" may be how X is).
_NAMED_PLACES = words("village town city neighborhood neighbourhood suburb district province island municipality")
_NAMED_PLACES_LIST = words(
    "villages towns cities neighborhoods neighbourhoods suburbs districts provinces islands municipalities"
)
_QUARTERS = words("neighborhood neighbourhood suburb village")  # what stands behind the name of one
_ORG_CUES = words(
    "agency newspaper daily broadcaster network channel group company firm party movement militia magazine "
    "website station outlet organisation organization charity giant maker airline bank startup watchdog union "
    "brigade faction weekly platform tabloid publisher think-tank carrier retailer developer regulator team club"
)
#: Behind a name, with or without its possessive: what only a company has.
_HOUSE_NOUNS = words(
    "board share stock shareholder shareholders stockholder stockholders subsidiary subsidiaries headquarters"
)
_BASED = words("based headquartered")
_KIN = words(
    "father mother son daughter brother sister husband wife uncle aunt cousin nephew niece grandfather grandmother"
)
_OWNS = words("his her their my our your") | {"'s", "’s"}
_SPEECH = words("said says told tweeted wrote added claimed insisted argued denied explained recalled admitted")
_LAST_NAMES = words(
    "hill hills park wood woods lake bay castle forest fort street mount port cave way bridge line point ridge stone"
)  # place heads that are last names too
_ROYAL = words("king queen prince princess pope saint st")
_DIRECTIONS = frozenset(["North", "South", "East", "West", "Northern", "Southern", "Eastern", "Western", "Central"])
_MONTH_NAMES = frozenset(["April", "June", "May", "Jan", "Will", "Mark", "March", "English", "French"])
_JUNIORS = words("jr sr ii iii")
_ARABIC = words("bin bint ibn abu al abdul")
#: Owners of pictures and networks, which pages put before the next words without a stop.
_CREDITED = frozenset(
    "AP AFP EPA EFE Reuters REUTERS Getty GETTY Alamy SWNS Twitter Facebook Instagram YouTube".split()
)
_SEAT = re.compile(r"[DRI][-‑–][A-Z]")
_INITIAL = re.compile(r"[A-Z]\.?")
_PLURAL_ACRONYM = re.compile(r"[A-Z]{2,}s")
_ADDRESS = re.compile(r"\.(com|net|org|tv|gov|co)\b")
_CAMEL = re.compile(r"(?!Mc|Mac|De|O['’]).*[a-z][A-Z]")


class Found(NamedTuple):
    """A name: the units [first, stop), its kind and weight."""

    first: int
    stop: int
    kind: int
    weight: float


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
class _Candidate:
    """The units [a, b) as one name, with what many sources of evidence ask about it."""

    a: int
    b: int
    form: str  # spaces and apostrophes made plain
    units: list[Unit]
    caps: list[Unit]
    of_head: str  # the head that an 'of ...' or 'for ...' inside hangs on, or nothing
    low_last: str
    listed: bool

    @property
    def headed(self) -> bool:
        """Does the head word of an organisation hold it together?"""
        return bool(self.of_head) or (self.low_last in gz.ORG_HEADS and len(self.caps) > 1)

    @property
    def solid(self) -> bool:
        """Are all its words written as names of persons are: one capital, then lower case?"""
        return all(u.form[1:].islower() or len(u.form) < 3 for u in self.caps)


class Evidence:
    """Everything known of one report's words; `votes` are filled after a first pass."""

    def __init__(self, parse: Parse, units: list[Unit], scores: NameScores | None) -> None:
        self.parse, self.units, self.text = parse, units, parse.text
        self.votes: dict[str, Counter[int]] = {}
        self._weighed: dict[tuple[int, int], tuple[_Candidate, list[float]]] = {}
        self._shares: dict[tuple[int, int], list[float]] = {}  # of the kinds, as seen without votes
        self._entities = self._parser_spans()
        self._inside = {k: (a, b, kind) for (a, b), kind in self._entities.items() for k in range(a, b)}
        self._network = _Network(scores) if scores is not None and len(scores.starts) else None
        self._lower = {u.form for u in units if not u.cap}
        self._placed = set(self._told_places())

    def _told_places(self) -> Iterator[int]:
        """Where names begin that "the village of" stands before, or "the villages of" before the list they are in."""
        units = self.units
        for i in range(1, len(units) - 1):
            noun = units[i - 1].low
            if units[i].low != "of" or (noun not in _NAMED_PLACES and noun not in _NAMED_PLACES_LIST):
                continue
            k = i + 1
            while k < len(units) and close(units[k].gap) and (units[k].cap or units[k].low in LONE_PARTICLES):
                yield k
                if noun in _NAMED_PLACES:
                    break
                while k < len(units) and k - i < 60 and units[k].low not in (",", "and") and (
                    units[k].cap or units[k].form in HYPHENS or units[k].low in gz.PARTICLES
                ):  # fmt: skip
                    k += 1
                while k < len(units) and units[k].low in (",", "and"):
                    k += 1

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
            while a < b and (units[a].title or (not units[a].cap and units[a].low not in LONE_PARTICLES)):
                a += 1
            while kind == PERSON and a + 1 < b and units[a].form in gz.DEMONYMS:
                a += 1
            while a < b and not units[b - 1].cap:
                b -= 1
            if a < b and all(close(units[k].gap) for k in range(a + 1, b)):
                out[a, b] = kind
        return out

    # The votes of the first pass

    def vote(self, found: Iterable[Found]) -> None:
        """Count what each form was taken for, and what parts of full names tell."""
        votes: dict[str, Counter[int]] = defaultdict(Counter)
        for name in found:
            self._vote_whole(votes, name)
            units = self.units[name.first : name.stop]
            if name.kind == PERSON and len(units) > 1 and name.weight > 0.5:
                self._vote_person(votes, name, units)
            elif name.kind == ORG and len(units) > 1:
                _vote_organisation(votes, units)
        self.votes = dict(votes)

    def _vote_whole(self, votes: dict[str, Counter[int]], name: Found) -> None:
        key = self._key(name.first, name.stop)
        shares = self._shares[name.first, name.stop]
        top, second = sorted(shares)[:-3:-1]
        strength = sigmoid(name.weight) * (0.05 + top - second)  # a place that tells the kind counts for more
        for kind, share in enumerate(shares):
            votes[key][kind] += share * strength * (0.5 if kind == OTHER else 1.0)
        a, before = name.first, self.units[name.first - 1].low if name.first else ""
        if a in self._placed and name.kind == PLACE:
            votes[key][PLACE] += 1.5  # "the village of X"
        if name.kind not in (PERSON, ORG) or not close(self.units[a].gap):
            return
        if before and before in _ORG_CUES and self.units[a].gap == " ":
            votes[key][ORG] += 1.5  # "law firm X" settles what X is
        elif name.stop - a == 1 and self._is_house(a, before):
            votes[key][ORG] += 1.5
        elif self._is_kin(a):
            votes[key][PERSON] += 1.5  # "her father X"

    def _is_house(self, a: int, before: str) -> bool:
        """Is the one word at unit `a` shown to be a company: "Lund-based X", "chipmaker X", "X’s board"?"""
        hyphened = a > 1 and self.units[a - 2].form in HYPHENS and not self.units[a - 1].gap
        if (before in _BASED and hyphened) or (before.endswith("maker") and not self.units[a - 1].cap):
            return True
        behind = a + 1
        if behind < len(self.units) and self.units[behind].low in ("'s", "’s"):
            behind += 1
        if behind >= len(self.units) or not close(self.units[behind].gap) or self.units[a].pos != "PROPN":
            return False  # "School board members said"
        return self.units[behind].low in _HOUSE_NOUNS and self.units[behind].pos != "VERB"

    def _is_kin(self, a: int) -> bool:
        """Does somebody's "father" or "wife" stand right before unit `a`?"""
        if a < 2 or self.units[a].gap != " ":
            return False
        return self.units[a - 1].low in _KIN and self.units[a - 2].low in _OWNS

    def _vote_person(self, votes: dict[str, Counter[int]], name: Found, units: list[Unit]) -> None:
        """The last name (with its particles) and the first name of a person named in full."""
        last = len(units) - 1
        if last > 1 and units[last].low.rstrip(".") in _JUNIORS:
            last -= 1
        if len(units[last].form) > 2:
            votes[_key(units[last].form)][PERSON] += 0.9
        k = last
        while k > 1 and (units[k - 1].low in gz.PARTICLES or units[k - 1].form in HYPHENS):
            k -= 1
        if k < last and units[k].form not in HYPHENS:
            votes[self._key(name.first + k, name.first + last + 1)][PERSON] += 0.5
        if units[0].form in gz.GIVEN_NAMES:
            votes[_key(units[0].form)][PERSON] += 0.4

    def _key(self, a: int, b: int) -> str:
        """The form of a range of units, for counting."""
        return _key(self.text[self.units[a].start : self.units[b - 1].end])

    def _voted(self, form: str, kind: int) -> float:
        votes = self.votes.get(_key(form))
        return votes[kind] if votes else 0.0

    # The weight of one candidate

    def weigh(self, a: int, b: int) -> tuple[int, float]:
        """The best kind for the units [a, b) as one name, and its weight; negative where they are none."""
        units = self.units
        first, last = units[a], units[b - 1]
        if not last.cap or not (first.cap or (first.low in LONE_PARTICLES and a + 1 < b)) or self._amid(a, b):
            return OTHER, NEVER
        known = self._weighed.get((a, b))
        if known is None:
            known = self._weighed[a, b] = self._without_votes(a, b)
        c, w = known[0], known[1].copy()
        self._add_shape(w, c)
        self._add_votes(w, c)
        if self._no_actor(c):
            w[PERSON] = w[ORG] = w[PLACE] = NEVER
        elif not c.listed:
            self._bar_kinds(w, c)
        kind = max(range(4), key=w.__getitem__)
        if not self.votes:
            odds = [exp(max(-40.0, min(2.0 * x, 20.0))) for x in w]
            self._shares[a, b] = [x / sum(odds) for x in odds]
        joint = JOINT * (len(c.caps) - 1)
        framed = c.headed or c.low_last in gz.PLACE_HEADS
        if len(c.caps) > 1 and kind != OTHER and (c.listed or (kind != PERSON and framed and not c.caps[0].loud)):
            joint += FRAMED + INHERITED * self._known_ends(c)
        return kind, w[kind] * len(c.caps) + joint

    def _without_votes(self, a: int, b: int) -> tuple[_Candidate, list[float]]:
        """A candidate with the weights that no other name of the report bears on: both passes need them."""
        c = self._candidate(a, b)
        w = [BARE, BARE, BARE, BARE_OTHER]
        self._add_lists(w, c)
        _add_words(w, c)
        self._add_parser(w, c)
        self._add_neighbours(w, c)
        if self._network is not None:
            self._network.add(w, self.units[a].start, self.units[b - 1].end)
        return c, w

    def _candidate(self, a: int, b: int) -> _Candidate:
        units = self.units[a:b]
        form = _spaced(self.text[units[0].start : units[-1].end])
        caps = [u for u in units if u.cap]
        return _Candidate(a, b, form, units, caps, _of_head(units), caps[-1].low.rstrip("."), form in gz.LISTED)

    def _amid(self, a: int, b: int) -> bool:
        """Does [a, b) begin or end within one hyphenated word ("Jaish-e", "Al-", "D-Ohio")?"""
        units = self.units
        if a > 1 and not units[a].gap and units[a - 1].form in HYPHENS and len(units[a - 2].form) < 3:
            return True
        if a > 1 and units[a - 2].form in HYPHENS and not units[a - 1].cap and not units[a - 1].gap:
            return units[a - 1].low in gz.PARTICLES  # Muhammad in Jaish-e Muhammad
        if b + 1 >= len(units) or units[b].form not in HYPHENS or units[b].gap or units[b + 1].gap:
            return False
        part = units[b + 1]
        return part.cap and b - a == 1 and len(units[a].form) < 3 if part.cap else part.low in gz.PARTICLES

    def _known_ends(self, c: _Candidate) -> int:
        """How many words the well-known names at either end of a longer one have."""
        inner = 0
        for size in (4, 3, 2, 1):
            if size < len(c.units) and c.units[-size].cap and self._listed(c.b - size, c.b):
                inner += size
                break
        for size in (3, 2, 1):
            if size < len(c.units) and c.units[size - 1].cap and self._listed(c.a, c.a + size):
                inner += size
                break
        return inner

    def _listed(self, a: int, b: int) -> bool:
        return _spaced(self.text[self.units[a].start : self.units[b - 1].end]) in gz.LISTED

    def _add_lists(self, w: list[float], c: _Candidate) -> None:
        """What everybody knows."""
        form = c.form.title() if c.form.isupper() and len(c.form) > 5 else c.form
        if form not in gz.LISTED and len(c.units) == 1 and len(form) > 4 and form not in gz.DEMONYMS:
            form = form.removesuffix("s")  # Syrias, where an apostrophe was lost
        known = KNOWN + (KNOWN_PHRASE if len(c.units) > 1 else 0.0)
        w[PLACE] += known if form in gz.PLACES else 0.0
        w[ORG] += known if form in gz.OUTLETS or form in gz.BODIES else 0.0
        w[OTHER] += known + 2.0 if c.form in gz.OCCASIONS else 0.0

    def _add_parser(self, w: list[float], c: _Candidate) -> None:
        """The parser's entities: this very span, or one that it cuts."""
        kind = self._entities.get((c.a, c.b))
        if kind is not None:
            doubt = 0.5 if c.caps[0].loud else 0.6 if c.caps[0].opens and len(c.caps) == 1 else 1.0
            w[kind] += PARSER[kind] * doubt
            return
        held = self._inside.get(c.a) or self._inside.get(c.b - 1)
        if held is None:
            return
        x, y, kind = held
        if x < c.a < y < c.b or c.a < x < c.b < y:
            _add(w, CROSSED)
        elif x <= c.a and c.b <= y:  # a part of what the parser has
            _add(w, CROSSED / 2)
            w[kind] += 0.2
        elif kind != OTHER:
            w[kind] += 0.4

    def _add_shape(self, w: list[float], c: _Candidate) -> None:
        """Capital letters, and the parser's proper nouns."""
        head, proper = c.caps[0], sum(u.pos == "PROPN" for u in c.caps)
        if head.plain and (proper * 2 >= len(c.caps) or len(head.form) > 2):
            _add(w, SHAPED if proper * 2 >= len(c.caps) else SHAPED / 2)
        elif proper == len(c.caps) > 1:
            _add(w, SHAPED * (0.8 if c.caps[1].plain else 0.5))
        if head.loud:
            _add(w, LOUD if len(c.caps) > 1 or _key(c.form) in self.votes else 2 * LOUD)
        if self._goes_on(c.a, c.a - 1):
            _add(w, CROSSED)
        if self._goes_on(c.b, c.b):
            _add(w, CROSSED / 2)
        if len(c.caps) in (2, 3) and c.solid and len(c.units) < 6:
            w[PERSON] += 0.25
        if len(c.caps) == 1 and head.form not in gz.GIVEN_NAMES and head.form not in gz.WELL_KNOWN:
            w[PERSON] -= UNNAMED if self._voted(c.form, PERSON) < 0.9 else 0.0

    def _add_neighbours(self, w: list[float], c: _Candidate) -> None:
        """What stands right before and behind."""
        units, (before, after) = self.units, (c.a - 1, c.b)
        if c.a and close(units[c.a].gap):
            self._add_before(w, c, units[before].low.rstrip("."))
        if after < len(units) and close(units[after].gap):
            self._add_behind(w, c, units[after])
        if self._is_placed(c):
            w[PLACE] += PLACED / len(c.caps)
            w[PERSON] += UNLIKE
        if len(c.units) == 1 and self._is_house(c.a, units[before].low if c.a else ""):
            w[ORG] += CUED
        elif self._is_kin(c.a) and not c.headed:
            w[PERSON] += CUED
        if not c.a or after >= len(units):
            return
        quoted = units[before].form in QUOTES and units[after].form in QUOTES
        if quoted and 1 < len(c.caps) == len(c.units) < 6 and not c.caps[0].loud:
            w[OTHER] += CUED + 1.0  # the title of something
        if units[before].form == "(" and units[after].form == ")" and is_acronym(c.form):
            w[ORG] += 0.5
            if self._spells_common(c.a, c.form):
                w[OTHER] += 3.0
                w[ORG] -= 1.0

    def _add_before(self, w: list[float], c: _Candidate, low: str) -> None:
        before = self.units[c.a - 1]
        if (before.title or low in gz.TITLES) and c.solid and len(c.caps) < 5:
            w[PERSON] += CUED
        elif low in _PLACE_BEFORE and len(c.caps) < 3:
            w[PLACE] += 0.35
        elif low in _ORG_CUES:
            w[ORG] += CUED
        elif low == "the" and not before.cap:
            w[ORG] += 0.45
            w[PERSON] -= 0.9
        elif self._is_placed(c) or (
            low == "of" and c.a > 1 and c.a not in self._placed
            and self.units[c.a - 2].low.rstrip("s") in _PLACE_NOUNS
        ):  # fmt: skip
            w[PLACE] += CUED

    def _add_behind(self, w: list[float], c: _Candidate, after: Unit) -> None:
        low, rest = after.low, [u.form for u in self.units[c.b + 1 : c.b + 3]]
        if low.rstrip("s") in _PLACE_NOUNS and not after.cap:
            w[PLACE] += CUED if low in _QUARTERS else 1.1 if low in _PLACE_TAILS else 0.7
            w[PERSON] -= 0.5
            w[ORG] -= 0.5 if low in _QUARTERS else 0.0
        elif low in _THING_NOUNS and not after.cap:
            w[OTHER] += 1.2
        elif low in _SPEECH:
            w[PERSON] += 0.25
            w[ORG] += 0.1
        elif low in ("'s", "’s"):
            _add(w, 0.1)
        elif low == "," and len(rest) == 2:
            if rest[0] in ("a", "the") and rest[1] in _PLACE_NOUNS:
                w[PLACE] += CUED  # Norby, a village
            elif len(rest[0]) == 2 and rest[0].isdigit() and rest[1] == ",":
                w[PERSON] += CUED  # Anna Bell, 45,
        elif low == "(" and len(rest) == 2 and rest[1] == ")" and rest[0].isupper():
            w[ORG] += CUED if rest[0] == initials_of(c.units).upper() else 0.0

    def _is_placed(self, c: _Candidate) -> bool:
        """Does "the village of" tell that it is a place: no longer name with an outlet or person in it (a credit)?"""
        inside = c.caps[1:]
        other = any(u.form.title() in gz.OUTLETS or u.title or (u.form.isupper() and len(u.form) > 3) for u in inside)
        return c.a in self._placed and not (c.headed or other)

    def _spells_common(self, a: int, short: str) -> bool:
        """Do common words before the bracket spell the acronym: 'ballistic missile (BM)'?"""
        letters = short.casefold()
        before = [u for u in self.units[max(0, a - 1 - 2 * len(letters)) : a - 1] if u.form[0].isalpha()]
        before = before[-len(letters) :]
        return "".join(u.low[0] for u in before) == letters and sum(u.cap for u in before) < 2

    def _goes_on(self, gap: int, other: int) -> bool:
        """Does a name seem to go on over the gap before unit `gap`, with the unit `other`?"""
        units = self.units
        if not (0 <= other < len(units) and 0 < gap < len(units)) or units[gap].gap not in (" ", "\u00a0"):
            return False
        unit = units[other]
        known = unit.form in gz.NOT_NAMES or unit.form in gz.DEMONYMS or unit.form in gz.LISTED
        return unit.cap and not (unit.title or unit.loud or known)

    def _add_votes(self, w: list[float], c: _Candidate) -> None:
        """The same words elsewhere; with less trust in a first word of a sentence that may be a common one."""
        votes = self.votes.get(_key(c.form))
        if not votes:
            return
        total, unit = sum(votes.values()), self.units[c.a]
        trust = VOTED * min(1.0, total)
        if not unit.plain and len(c.units) == 1 and unit.pos != "PROPN":
            trust *= 0.3 if unit.low in self._lower else 1.0 if self._acts(c.b) else 0.5
        for kind, weight in votes.items():
            w[kind] += trust * weight / total

    def _acts(self, i: int) -> bool:
        """Is unit i a verb or a possessive ending, so that before it stands a name?"""
        if i >= len(self.units):
            return False
        tokens = self.parse.within(Span(self.units[i].start, self.units[i].end))
        return bool(tokens) and (tokens[0].pos in ("VERB", "AUX") or tokens[0].tag == "POS")

    # What cannot be

    def _no_actor(self, c: _Candidate) -> bool:
        """Is it the name of no actor, whatever speaks for it?"""
        first, last = c.caps[0], c.caps[-1]
        after = self.units[c.b] if c.b < len(self.units) else None
        if len(c.form) < 4 and c.form.isupper() and after is not None and after.form.isdigit():
            return True  # flight XY 123
        if _SEAT.match(c.form) or (first.form == "The" and first.opens and c.form != "The Hague"):
            return True  # (D-Ohio); the article that only opens the sentence
        if last.low in gz.OF_HEADS and self._continued(c.b, last.low):
            return True
        if c.listed:
            return False
        if self._is_credited(c):
            return True
        if len(c.units) == 1 and c.form.isupper() and first.low in self._lower:
            return True  # NEVER, HINT: a common word, stressed
        if len(c.units) == 1 and _PLURAL_ACRONYM.fullmatch(c.form) and not self._is_body(c.form[:-1]):
            return True  # things of one sort: SUVs
        if first.form == "The" or not any(u.plain or u.pos == "PROPN" for u in c.caps):
            return not (c.headed if first.form == "The" else _key(c.form) in self.votes)
        if any(u.low in _FUNCTION and not u.form.isupper() for u in c.caps[1:]) or first.low in _FUNCTION_FIRST:
            return True
        return _is_dated(c, _key(c.form) in self.votes) or _names_office(c) or self._run_together(c)

    def _is_body(self, form: str) -> bool:
        """Is it a body that everybody knows, or that the report names elsewhere ("ANBs", where an apostrophe was lost)?
        """
        return form in gz.LISTED or form in gz.USUAL or self._voted(form, ORG) > 0.5

    def _is_credited(self, c: _Candidate) -> bool:
        """Is it a name of this report with a picture's owner, or the network it was posted on, run into it?"""
        owner = 2 if c.form.startswith(("Getty Images ", "GETTY IMAGES ")) else 1
        if c.units[0].form in gz.OUTLETS and len(c.caps) == len(c.units) == 3 and gd.of_given(c.units[1].form):
            return not c.headed
        if c.units[0].form not in _CREDITED or len(c.units) <= owner or c.headed:
            return False
        votes = self.votes.get(self._key(c.a + owner, c.b))
        return votes is not None and max(votes[kind] for kind in ACTORS) > 0.5

    def _continued(self, b: int, head: str) -> bool:
        """Does 'of ...' (behind some heads 'for ...') with a capital follow at unit b?"""
        units = self.units
        if b + 2 >= len(units) or not (units[b].low == "of" or (units[b].low == "for" and head in _FOR_HEADS)):
            return False
        return units[b + 1 + (units[b + 1].low == "the")].cap

    def _run_together(self, c: _Candidate) -> bool:
        """Are two names joined in it that are known by themselves: US-Russia, Syria and Iraq, Ghana's Kofi?"""
        for k, unit in enumerate(c.units):
            if unit.cap:
                continue
            low = unit.low
            if low in ("of", "for", "on", "the", "in"):
                if not c.of_head:
                    return True
                if low in ("of", "for") and len(c.caps) - k > 2 and c.caps[-2].form in gz.GIVEN_NAMES:
                    return True  # Office for Rights Rami Haddad
            elif low in ("and", "&"):
                pair = c.low_last in gz.ORG_HEADS and k <= 2 and not self._known(c.units[k - 1])
                if not (c.of_head or pair or low == "&"):
                    return True
            elif low in POSSESSIVES:
                if not (k and c.units[k - 1].low in _OWNERS and c.headed):
                    return True
            elif low in HYPHENS and 0 < k < len(c.units) - 1:
                joined = self._known(c.units[k - 1]) and self._known(c.units[k + 1])
                if joined:
                    return True
        return False

    def _known(self, unit: Unit) -> bool:
        """Is this one word by itself the name of a place or body, or a person's in this report?"""
        return unit.form in gz.PLACES or unit.form in gz.BODIES or self._voted(unit.form, PERSON) > 0.8

    def _bar_kinds(self, w: list[float], c: _Candidate) -> None:
        """Take out the kinds that it cannot be, and weaken those it hardly is."""
        first = c.caps[0]
        if any(not u.cap and u.low in _CLOSED for u in c.units) or any(u.low in POSSESSIVES for u in c.units):
            w[PERSON] = NEVER
        if any(u.title for u in c.units) and c.headed:
            w[PERSON] = w[PLACE] = NEVER
        if first.form in gz.DEMONYMS:
            w[PERSON] -= 1.5 if len(c.caps) > 1 else 0.0
            if not c.headed and c.low_last not in gz.PLACE_HEADS and self._voted(c.form, ORG) < 2:
                w[ORG] -= 1.2
                w[PLACE] -= 1.5
        if not c.of_head and len(c.caps) > (3 if first.loud else 5):  # a head word at the end of a headline
            w[ORG] = NEVER if c.low_last in gz.ORG_HEADS else w[ORG]
            w[PLACE] = NEVER if c.low_last in gz.PLACE_HEADS else w[PLACE]
        if first.loud and c.form.isupper() and len(c.caps) > 1:
            w[ORG] -= 3.0  # a line of headings
        if first.loud and len(c.caps) > 2 and self._runs_over_a_person(c):
            w[PERSON] = NEVER
        if first.low in _ROYAL and len(c.caps) > 2:
            w[PERSON] -= 1.5  # of 'Prince Karim Aziz' the name is 'Karim Aziz'; 'Prince Karim' stays
        common = any(u.low in self._lower for u in c.caps)
        if first.loud and len(c.caps) < 4 and common and _key(c.form) not in self.votes:
            w[PERSON] -= 1.5
            w[ORG] -= 1.0
            w[PLACE] -= 1.0

    def _runs_over_a_person(self, c: _Candidate) -> bool:
        """Does a name of the headline have the last name of somebody in this report amid it: "Will Holm Spare Moor"?"""
        return any(self._voted(u.form, PERSON) > 0.8 and u.form not in gz.GIVEN_NAMES for u in c.caps[:-1])

    def end_of(self, name: Found) -> int:
        """Where a name ends in the text: 'province' in lower case belongs to it."""
        units, stop = self.units, name.stop
        if name.kind == PLACE and stop < len(units) and units[stop].gap == " " and units[stop].form in _PLACE_TAILS:
            return units[stop - 1].end if units[stop - 1].form in gz.STATES else units[stop].end
        return units[stop - 1].end


class _Network:
    """The network's probabilities, asked by character spans."""

    def __init__(self, scores: NameScores) -> None:
        self._starts = scores.starts.tolist()
        self._probs = scores.probs.tolist()

    def add(self, w: list[float], start: int, end: int) -> None:
        """Add the evidence for [start, end) being one whole name, for each kind."""
        i = max(0, bisect_right(self._starts, start) - 1)
        j = bisect_right(self._starts, end - 1)
        if i >= j:
            return
        for kind in ACTORS:
            logs = log(self._probs[i][1 + 2 * kind] + 1e-4)
            logs += sum(log(p[2 + 2 * kind] + 1e-4) for p in self._probs[i + 1 : j])
            on = self._probs[j][2 + 2 * kind] if j < len(self._probs) else 0.0
            p = exp(logs / (j - i)) * (1 - on)
            w[kind] += NETWORK * (max(p - SURE, 0.0) - max(UNSURE - p, 0.0))


def _add(w: list[float], weight: float) -> None:
    for kind in ACTORS:
        w[kind] += weight


def _add_words(w: list[float], c: _Candidate) -> None:
    """What the words of the name themselves tell: head words, given names, particles, acronyms."""
    first, low = c.caps[0], c.low_last
    if len(c.caps) == 1:
        _add_single(w, c, first)
        return
    given, doubt = first.form in gz.GIVEN_NAMES, 0.3 if first.loud else 1.0
    if low in gz.ORG_HEADS:
        w[ORG] += HINTED if given else doubt * (CUED + 0.4)
    if low in gz.PLACE_HEADS:
        w[PLACE] += 0.4 if given and low in _LAST_NAMES else doubt * CUED
    if first.low in gz.ORG_PREFIXES:
        w[ORG] += HINTED
    if first.low in gz.PLACE_PREFIXES:
        w[PLACE] += 1.2
    if low in _OTHER_HEADS:
        w[OTHER] += CUED + 1.4
    if c.of_head:
        w[PLACE if c.of_head in _LAND_HEADS and low not in gz.ORG_HEADS else ORG] += CUED + 1.0
    if (given and low not in gz.ORG_HEADS) or first.low in gz.NAME_TITLES:
        w[PERSON] += CUED if len(c.caps) < 5 else 0.3
    middle = len(c.caps) == len(c.units) > 2 and bool(_INITIAL.fullmatch(c.caps[1].form))
    if low in _JUNIORS or (middle and low not in gz.ORG_HEADS):
        w[PERSON] += CUED
    if any(u.low in _ARABIC for u in c.units):
        w[PERSON] += 0.5


def _add_single(w: list[float], c: _Candidate, unit: Unit) -> None:
    form = unit.form
    if form in gz.WELL_KNOWN:
        w[PERSON] += KNOWN
    elif form in gz.GIVEN_NAMES:
        w[PERSON] += HINTED
    elif _ADDRESS.search(form):
        w[ORG] += KNOWN
    elif (is_acronym(form) and not unit.loud) or _CAMEL.match(form):
        w[ORG] += HINTED
    elif unit.plain and unit.low in gz.ORG_HEADS:
        w[ORG] += HINTED / 2


def _vote_organisation(votes: dict[str, Counter[int]], units: list[Unit]) -> None:
    """The head word ('the Observatory') and the acronym of an organisation named in full, a company's bare name."""
    if len(units) == 2 and units[1].low in gz.COMPANY_TAILS:
        votes[_key(units[0].form)][ORG] += 3.0
    for k, unit in enumerate(units):
        heads = k + 1 == len(units) or units[k + 1].low in ("of", "for")
        if heads and unit.cap and len(unit.form) > 4 and (unit.low in gz.ORG_HEADS or unit.low in gz.OF_HEADS):
            votes[_key(unit.form)][ORG] += 0.6
    short = initials_of(units)
    if len(short) > 2:
        votes[_key(short)][ORG] += 0.5


def _of_head(units: list[Unit]) -> str:
    """The capitalised head word that the first 'of', 'for' or 'on' inside hangs on, or nothing."""
    for before, unit in pairwise(units):
        if unit.low in ("of", "for", "on") and not unit.cap and before.cap:
            return before.low if before.low in (_ON_HEADS if unit.low == "on" else gz.OF_HEADS) else ""
    return ""


#: A given name of two syllables behind the family's: "Moon Tae-sik".
_EASTERN_GIVEN = re.compile(r"\w+ [A-Z][a-z]{1,6}-[A-Za-z][a-z]{1,6}")


def _is_dated(c: _Candidate, seen: bool) -> bool:
    """Does it begin or end with a word that is no part of a name (a month, a pronoun), or is it all demonyms?

    `seen`: the whole was taken for a name elsewhere, so that even in a headline "Bill Marsh" is no bill.
    """
    first, last = c.caps[0].form, c.caps[-1].form
    if all(f in gz.NOT_NAMES or f in gz.DEMONYMS or f.rstrip("s") in gz.DEMONYMS for f in (u.form for u in c.caps)):
        return not c.headed
    several = len(c.caps) > 1
    if last in gz.DEMONYMS and several and not (c.headed or first in gz.GIVEN_NAMES):
        return True  # Costa Rican
    called = first in _MONTH_NAMES or (_is_given(c) and (seen or not c.caps[0].loud or first not in gz.GIVEN_NAMES))
    if first in gz.NOT_NAMES and not (c.headed or first in _DIRECTIONS or (several and called)):
        return True
    if last not in gz.NOT_NAMES or c.low_last in gz.ORG_HEADS or c.low_last in gz.PLACE_HEADS:
        return False
    return not (several and last in _MONTH_NAMES and first in gz.GIVEN_NAMES)  # Theresa May


def _is_given(c: _Candidate) -> bool:
    """Is a word that is no name elsewhere one before this last name: "Bill Holm", "Moon Tae-sik", not "Bill C"?"""
    if len(c.caps) < 2:
        return False
    first, second = c.caps[0].form, c.caps[1]
    if first in gz.GIVEN_NAMES:
        return second.pos == "PROPN" and len(second.form) > 1
    return first.casefold() in gz.EASTERN_SURNAMES and bool(_EASTERN_GIVEN.fullmatch(c.form))


def _names_office(c: _Candidate) -> bool:
    """Is the name of an office in it ('President Marsk'), and no head word that makes it a body's?"""
    if c.units[-1].title:
        return not (len(c.caps) == 2 and c.caps[0].form in gz.GIVEN_NAMES and not c.units[0].title)  # Peter Singer
    return any(u.title for u in c.units) and not c.headed


def sigmoid(x: float) -> float:
    """1 / (1 + e^-x), safe for large x."""
    return 1 / (1 + exp(-max(-40.0, min(x, 40.0))))


def _key(form: str) -> str:
    return _spaced(form).rstrip(".")


def _spaced(form: str) -> str:
    return " ".join(form.replace("’", "'").split())


def is_acronym(form: str) -> bool:
    """JeM, PTI, ANI, BBC: mostly capitals and short."""
    letters = form.replace(".", "")
    capitals = sum(c.isupper() for c in letters)
    return 2 <= len(letters) <= 6 and letters.isalpha() and capitals >= 2 and capitals >= len(letters) - 1


def initials_of(units: Iterable[Unit]) -> str:
    """The first letters of the capitalised units."""
    return "".join(u.form[0] for u in units if u.cap)
