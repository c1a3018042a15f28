"""Numbers: two figures for one thing that exclude each other.

Most figures of one noun count different things: another event, a part of a whole, another day, another unit. So a pair
clashes only where words, place and time say that one thing was counted, and not where a toll rose or one side rounds.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import combinations, product

from sayso.match.clash_scenes import holds, named_places
from sayso.match.clash_sides import SAME, TELLERS, Found, Sides, age, is_denied, is_stated
from sayso.match.gist import COMMON, STEM, STOP, gist
from sayso.match.moments import moment
from sayso.match.owners import plain
from sayso.match.same import SameOptions, clashing_numbers
from sayso.match.surroundings import WORD
from sayso.model import Number, Occurrence

NAME = re.compile(r"[A-Z][\w’'-]+(?:\s+(?:al-)?[A-Z][\w’'-]+)*")
DAY_LONG = 36 * 3600.0  # seconds between two reports of one event, the day and the night after
DAYS_LONG = 60 * 3600.0  # the same where their words meet: in a war the next days have shells of their own
FIGURE = "\0"  # stands for a figure in the words around it
_WORDED = (
    r"(?:\d[\d.,]*(?<=\d)(?:\s(?:hundred|thousand|million|billion))?"
    r"|[^\W\d_]+(?:-[^\W\d_]+)?(?:\s(?:hundred|thousand|million))?)"
)
#: "nineteen houses, not fourteen": the figure that somebody sets right by another.
SET_RIGHT = re.compile(
    rf"(?i)\b(?:not|rather\s+than|instead\s+of)\s+(?:the\s+|some\s+|about\s+|around\s+)?({_WORDED})(?!\w)"
)
LAST_FIGURE = re.compile(rf"(?i){_WORDED}$")  # a number without its hedges ("About 1,400")
#: A part of a count, an addition to it, or one of another time.
OTHER_COUNT = re.compile(
    r"(?i)\b(?:others?|another|further|additional|more(?!\s+than)|including|among\s+(?:them|those|the)|up\s+from|from\s+an|"
    r"rose|risen|climbed|increased|each|per|every|average|annual(?:ly)?|last\s+year|remain(?:s|ed|ing)?|still|left)\b|"
    r"\0(?:\s+\w+)?\s+of\s+(?:them|whom|which|those|the)\b|\bof\s+(?:them|whom|which|those)\W+\0|"
    r"(?:^|[,;:]\s+)of\s+(?:the|those|these)\b[^\0]{0,80}\0"
)
#: What goes up and down by the hour: two who tell how far tell of two hours.
MOVED = re.compile(
    r"(?i)\b(?:fell|fall(?:s|ing|en)?|rose|ris(?:es?|en|ing)|drop(?:s|ped|ping)?|gain(?:s|ed|ing)?|climb\w*|jump\w*|slid|slip\w*|"
    r"surg\w+|plung\w+|tumbl\w+|soar\w+|traded|trading)\b|\b(?:up|down)\s(?:by\s)?\0|\0\S*\s(?:higher|lower)\b"
)
TRADED = re.compile(r"(?i)\b(?:shares?|stocks?|index|prices?|barrel|currency|bitcoin|exchange)\b")
BESIDE = re.compile(r"(?:\S+\s+){0,6}\S*\0\S*(?:\s+\S+){0,6}")  # the words around a figure that may be about it
#: What one of many costs or has: "$82 a share" is no other figure for a bid of $121 billion.
RATE = re.compile(
    r"(?i)\0\S*\s+an?\s+(?:[\w'’-]+\s+)?(?:share|piece|head|person|barrel|ton(?:ne)?|lit(?:er|re)|gallon|kilo(?:gram)?|kg|"
    r"pound|ounce|night|day|week|month|year|hour|minute|unit|seat|ticket|mile|kilomet(?:er|re)|household|family|pupil|"
    r"student|patient|copy|bottle|box)\b(?!\s+(?:ago|earlier|later|before|after))"
)
#: A count of some of those that are counted without such a word.
DEGREE = re.compile(r"(?i)\b(?:seriously|severely|badly|critically|slightly|lightly|minor|serious|severe|critical)\b")
#: Stems of what happens to people, which end the words for those who are counted.
HAPPENED = frozenset(
    w[:STEM]
    for w in """killed injured wounded hurt died dead dying deceased lost lay lie missing arrested detained
    hospitalised""".split()
)
#: Counts that grow while an event goes on.
GROWING = frozenset("killed injured casualty arrested missing displaced kidnapped hospitalised".split())
#: What figures are measured in: it tells of which kind they are, not what was measured.
MEASURES = frozenset(
    """mile km kilometer kilometre meter metre centimetre millimetre yard foot inch cm mm acre hectare ton tonne kg
    kilogram gram pound ounce litre liter gallon barrel mph kph knot degree celsius fahrenheit percent hour
    minute second day week month year""".split()
)
TIMES = 20  # how often a count may hold another of the same people
#: People that are counted, beside those to whom something happened (GROWING).
PERSONS = frozenset(
    """person people man woman child boy girl baby infant pupil student patient passenger worker employee miner soldier
    officer guard civilian resident villager prisoner inmate hostage protester demonstrator marcher supporter spectator
    migrant refugee victim survivor family taxpayer citizen voter buyer guest visitor rebel fighter militant insurgent
    gunman policeman guardsman trooper sailor pilot tourist doctor nurse teacher journalist farmer fisherman driver
    follower member relative bystander hiker climber crew staff""".split()
)
COIN = re.compile("[A-Z]{3}")  # "USD": what a figure of money is measured in
ABOUT = re.compile(
    r"(?i)\b(?:about|around|some|nearly|almost|roughly|approximately|approx|circa|close\s+to|or\s+so)\b|~"
)
TIME = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:T[\d:]+)?)?)?")
RECENT = timedelta(days=60)  # before its telling: what a count without a date may be of
OCCASION = timedelta(days=7)  # within which two measures may be of one thing that happened


def numbers(sides: Sides) -> Iterator[Found]:
    """Two figures for one thing that exclude each other, each with who gives it."""
    found: dict[tuple[object, ...], list[Found]] = defaultdict(list)
    for a, b in (*((a, b) for a, b, _ in sides.pairs()), *_counts(sides), *_corrected(sides)):
        clash = clashing_numbers(a, b)
        if clash is None or is_denied(a) or is_denied(b):
            continue
        if _sets_right(a, b, clash) and _one_scene(sides, a, b):
            yield Found("number", a, b, SAME, _figures_told(sides, a, b, clash), _thing(clash))
            continue
        held, of = _but_for_numbers(sides, a, b), clash[0].of or ""
        if _is_of_people(of):
            likeness = _count_alike(sides, a, b, of)
            if likeness < sides.options.counted and held < sides.options.but_for:
                continue
            if (held < SAME and _names_others(sides, a, b)) or _is_of_another_size(clash):
                continue
        elif held < sides.options.but_for_things:  # of things everybody counts others, in the same words
            continue
        else:
            likeness = 0.0
        if not _one_scene(sides, a, b) or _is_rounding(sides, a, b, clash):
            continue
        if of in GROWING and not _one_event(sides, a, b, clash, likeness):
            continue
        of_money = COIN.fullmatch(of) is not None
        if (of_money or of in MEASURES) and (_agree_elsewhere(a, b) or _is_of_another_week(a, b)):
            continue
        if not _may_be_of_the_same(*(_counted(o, n) for o, n in zip((a, b), clash))):
            continue
        around = [_near(o, n) for o, n in zip((a, b), clash)]
        traded = of == "percent" or (of_money and all(TRADED.search(w) for w in around))
        if traded and any(MOVED.search(w) for w in around):
            continue
        if any(OTHER_COUNT.search(w) for w in around) or len({bool(DEGREE.search(w)) for w in around}) > 1:
            continue
        if len({RATE.search(w) is None for w in around}) > 1:
            continue
        why, thing = _figures_told(sides, a, b, clash), _thing(clash)
        found[thing[1:]].append(Found("number", a, b, max(likeness, held), why, thing))
    for same_two in found.values():
        yield from _without_updates(sides, same_two)


def _figures_told(sides: Sides, a: Occurrence, b: Occurrence, clash: tuple[Number, Number]) -> str:
    return f"{clash[0].text} ({sides.telling(a)}) against {clash[1].text} ({sides.telling(b)})"


def _thing(clash: tuple[Number, Number]) -> tuple[object, ...]:
    return "number", clash[0].of or "", frozenset((n.low, n.high) for n in clash)


def _bare(number: str) -> str:
    """The figure itself in the words of a number, case-folded."""
    found = LAST_FIGURE.search(number)
    return (found[0] if found else number).casefold()


def _put_right(o: Occurrence) -> set[str]:
    """The figures that an occurrence names as not the right ones, case-folded."""
    return {w.casefold() for w in SET_RIGHT.findall(o.wording)}


def _corrected(sides: Sides) -> Iterator[tuple[Occurrence, Occurrence]]:
    """Who names a figure as not the right one ("nineteen, not fourteen"), with those of the affair who give it, the
    earlier first, where the two were not compared. Of each figure only the first few who give it are taken.
    """
    stated = sorted((m.occurrence for _, m in sides.member.values() if is_stated(m.occurrence)), key=age)
    put_right = [(o, _put_right(o)) for o in stated if o.numbers]
    wanted = {w for _, words in put_right for w in words}
    giving: dict[str, list[Occurrence]] = defaultdict(list)
    for o in stated if wanted else ():
        for figure in {_bare(n.text) for n in o.numbers} & wanted:
            if not sides.is_taken(o) and len(giving[figure]) < TELLERS:
                giving[figure].append(o)
    for o, figures in put_right:
        for other in (x for figure in sorted(figures) for x in giving[figure]):
            if other.id == o.id or sides.between(o, other) is not None:
                continue
            if sides.may_clash(o, other) and _are_of_one_affair(sides, o.report, other.report):
                yield (o, other) if age(o) <= age(other) else (other, o)


def _sets_right(a: Occurrence, b: Occurrence, clash: tuple[Number, Number]) -> bool:
    """Does one of two name the other's figure as not the right one?"""
    return any(_bare(n.text) in _put_right(o) for o, n in ((a, clash[1]), (b, clash[0])))


def _but_for_numbers(sides: Sides, a: Occurrence, b: Occurrence) -> float:
    """How likely two that were compared say the same, were it not for their figures.

    A link does not tell with which options it was made: those of every comparer here, the default, are taken back.
    """
    link = sides.between(a, b)
    return min(1.0, link.same / SameOptions().numbers_differ) if link is not None else 0.0


def _counts(sides: Sides) -> Iterator[tuple[Occurrence, Occurrence]]:
    """Two figures of the same people in two reports of one affair that were not compared, the earlier first.

    That the reports tell other things alike shows what both speak of. Of each figure only the first few that tell
    it are taken.
    """
    told: dict[str, dict[tuple[float | None, float | None], list[Occurrence]]] = defaultdict(lambda: defaultdict(list))
    for _, m in sides.member.values():
        if is_stated(m.occurrence):
            for n in m.occurrence.numbers:
                if n.of and _is_of_people(n.of):
                    told[n.of][n.low, n.high].append(m.occurrence)
    for of in sorted(told):
        firsts = [sorted(held, key=lambda o: (sides.is_taken(o), age(o)))[:TELLERS] for held in told[of].values()]
        for one, two in combinations(firsts, 2):
            for a, b in product(one, two):
                if (
                    sides.between(a, b) is None
                    and sides.may_clash(a, b)
                    and _are_of_one_affair(sides, a.report, b.report)
                ):
                    yield (a, b) if age(a) <= age(b) else (b, a)


def _are_of_one_affair(sides: Sides, a: str, b: str) -> bool:
    """Are two reports one, or do they tell some claims alike?"""
    return a == b or len(sides.told_by[a] & sides.told_by[b]) >= sides.options.affair


def _is_rounding(sides: Sides, a: Occurrence, b: Occurrence, clash: tuple[Number, Number]) -> bool:
    """Do two figures differ by no more than the rounding that one of them owns to?"""
    held = [(n.low, n.high) for n in clash]
    if any(low is None or low != high for low, high in held):
        return False
    low, high = sorted(n.low or 0.0 for n in clash)
    hedged = any(
        ABOUT.search(n.text) or ABOUT.search(o.wording[: max(0, o.wording.find(n.text))][-16:])
        for o, n in zip((a, b), clash, strict=True)
    )
    most = sides.options.rounded if hedged else sides.options.exact if clash[0].of in MEASURES else 0.0
    return high - low <= most * abs(high)


def _count_alike(sides: Sides, a: Occurrence, b: Occurrence, of: str) -> float:
    """What two counts of one noun have in common beside it, by the shorter one; 0 where that is too little.

    Two words, not both of a name only, or one beside what happened to people ("killed"). Not weighed by how rare
    they are: what an affair is about is in every second of its statements. Where they were compared, `numbers` asks
    beside this what the network says of them but for their figures.
    """
    noun = gist(of)
    one, two = sides.gists[a.id] - noun - COMMON, sides.gists[b.id] - noun - COMMON
    need = 1 if of in GROWING else 2
    if of in GROWING and a.report == b.report:
        return sides.options.counted
    if of in GROWING and min(len(one), len(two)) < 2:  # "80 were killed": where and how stands beside it
        one, two = (gist(f"{o.resolved} {o.around}") - noun - COMMON for o in (a, b))
        need = 2
    shared = one & two
    named = gist(" ".join(a.names)) & gist(" ".join(b.names))
    if len(shared) < need or (of not in GROWING and shared <= named):
        return 0.0
    return round(len(shared) / min(len(one), len(two)), 3)


def _one_scene(sides: Sides, a: Occurrence, b: Occurrence) -> bool:
    """May two counts be of one place and one time?"""
    places = named_places(sides, a), named_places(sides, b)
    return not _are_elsewhere(sides, a, b, *places) and _may_be_of_one_time(a, b)


def _is_of_people(of: str) -> bool:
    """Is it people that a figure counts?"""
    return of in GROWING or of.rpartition(" ")[2] in PERSONS


def _names_others(sides: Sides, a: Occurrence, b: Occurrence) -> bool:
    """Do both name people or houses, and none in common? Such two count what two have done or suffered."""

    def named(o: Occurrence) -> frozenset[str]:
        known = ((n, sides.actors.get(plain(n))) for n in o.names)
        return gist(" ".join(n for n, actor in known if actor is not None and actor.type != "place"))

    one, two = named(a), named(b)
    return bool(one and two) and not one & two


def _is_of_another_size(clash: tuple[Number, Number]) -> bool:
    """Is one figure so many times the other that it counts a war, not a day? That there was nobody is no such count."""
    low, high = sorted(n.low if n.low is not None else n.high or 0.0 for n in clash)
    return low > 0 and high > TIMES * low


def _are_elsewhere(sides: Sides, a: Occurrence, b: Occurrence, one: frozenset[str], two: frozenset[str]) -> bool:
    """Are the places of two others, none of which lies in another?"""
    return bool(one and two) and not one & two and not holds(sides, a, b, one, two)


def _one_event(sides: Sides, a: Occurrence, b: Occurrence, clash: tuple[Number, Number], likeness: float) -> bool:
    """Are two tolls shown to be of one event? Where war is told, every report counts dead of its own.

    The network holds them for one claim; or they and the sentences around them name no two places, and they are told of
    one day, or within a day of each other, and of one place; or within two days and in much the same words; or one
    report sets them side by side.
    """
    if _but_for_numbers(sides, a, b) >= SAME:
        return True
    if _are_elsewhere(sides, a, b, _places_around(sides, a), _places_around(sides, b)):
        return False
    days = [frozenset(t[:10] for t in _times(o) if len(t) >= 10) for o in (a, b)]
    if all(days) and not days[0] & days[1]:
        return False
    told = moment(a.published), moment(b.published)
    between = abs(told[0].start - told[1].start) if all(m.known for m in told) else None
    if likeness >= sides.options.scene and (between is None or between <= DAYS_LONG):
        return True
    if not all(days) and (between is None or between > DAY_LONG):
        return False
    if a.report == b.report:
        one, two = ({w[:STEM].casefold() for w in _counted(o, n)} - COMMON for o, n in zip((a, b), clash, strict=True))
        places = named_places(sides, a), named_places(sides, b)
        return (one == two or bool(one & two)) and (places[0] == places[1] or bool(places[0] & places[1]))
    return bool(_places_around(sides, a) & _places_around(sides, b))


def _places_around(sides: Sides, o: Occurrence) -> frozenset[str]:
    """The places that an occurrence or the sentence around it names."""
    return named_places(sides, o) | {
        actor.name
        for words in NAME.findall(o.around)
        if (actor := sides.actors.get(plain(words))) and actor.type == "place"
    }


def _without_updates(sides: Sides, pairs: list[Found]) -> Iterator[Found]:
    """Two figures of one thing as they are told; nothing where the higher one is news of a toll that rose."""
    growing = pairs[0].thing[1] in GROWING
    low_told = [o for f in pairs for o in (f.a, f.b) if _value(o, f) == min(_value(f.a, f), _value(f.b, f))]
    for f in pairs:
        low, high = sorted((f.a, f.b), key=lambda o: _value(o, f))
        risen = moment(low.published).before(moment(high.published))
        if growing and risen and sides.one_voice(low, high):
            continue
        if growing and risen and _is_long_after(high, low_told, sides.options.growth):
            continue
        yield f


def _near(o: Occurrence, n: Number) -> str:
    """The words of an occurrence around a number, without those of the number ("more than 200")."""
    words = re.sub(rf"(?<!\w){re.escape(n.text)}(?!\w)", f" {FIGURE} ", o.wording, count=1)
    found = BESIDE.search(words)
    if found is None:
        return words
    # "Of the twelve who were hurt, two died": what opens a sentence so makes a part of whatever is counted in it
    return words[: found.end()] if words.casefold().startswith("of ") else found[0]


def _counted(o: Occurrence, n: Number) -> tuple[str, ...]:
    """The words for those who are counted: what stands behind a number, up to a verb or a preposition."""
    place = o.wording.find(n.text)
    words = WORD.findall(o.wording[place + len(n.text) :]) if place >= 0 else []
    out = []
    for w in words[:4]:
        if w.casefold() in STOP or w[:STEM].casefold() in HAPPENED:
            break
        out.append(w)
    return tuple(out)


def _may_be_of_the_same(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Not where one side counts a nation's or a house's own ("two Chinese tourists"), or both count others."""
    sides = [{w[:STEM].casefold() for w in side} - COMMON for side in (one, two)]
    if sides[0] & sides[1] or not any(sides):
        return True
    return not all(sides) and not any(w[0].isupper() for w in (*one, *two))


def _value(o: Occurrence, f: Found) -> float:
    """The figure that an occurrence gives of what a clash is about."""
    n = next(n for n in o.numbers if n.of == f.thing[1])
    return n.low if n.low is not None else n.high if n.high is not None else 0.0


def _is_long_after(high: Occurrence, low: Iterable[Occurrence], growth: timedelta) -> bool:
    """Was the higher figure told long after anybody last told the lower one?"""
    then = moment(high.published)
    last = max((moment(o.published).stop for o in low), default=math.inf)
    return then.known and then.start - last > growth.total_seconds()


def _may_be_of_one_time(a: Occurrence, b: Occurrence) -> bool:
    """Two counts: do they name days, months or years that meet? One that names none is of about when it was told."""
    one, two = _times(a), _times(b)
    if one and two:
        return any(x.startswith(y) or y.startswith(x) for x in one for y in two)
    for named, other in ((one, b), (two, a)):
        told = moment(other.published)
        if named and told.known and all(moment(t).stop < told.start - RECENT.total_seconds() for t in named):
            return False
    return True


def _is_of_another_week(a: Occurrence, b: Occurrence) -> bool:
    """Were two told so far apart that they may have measured two occasions?"""
    told = sorted((moment(a.published), moment(b.published)), key=lambda m: m.start)
    return all(m.known for m in told) and told[1].start - told[0].stop > OCCASION.total_seconds()


def _agree_elsewhere(a: Occurrence, b: Occurrence) -> bool:
    """Do two give one measure alike, in whatever unit ("770 km, about 500 miles" and "770 km, or 480 miles")?"""
    one, two = ({(n.of, n.low, n.high) for n in o.numbers if n.of in MEASURES and n.low is not None} for o in (a, b))
    return bool(one & two)


def _times(o: Occurrence) -> frozenset[str]:
    """The days, months and years that an occurrence names."""
    return frozenset(t.value.split("T")[0] for t in o.times if t.value and TIME.fullmatch(t.value))
