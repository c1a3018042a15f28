"""Which of many pairs is told: each clash once, or twice where a second voice stands behind it.

One disagreement of ten reports makes dozens of pairs. A reader needs the one that shows it best: full words before bare
ones, first hands before copies, the earliest before those who repeat it.
"""

from __future__ import annotations

from collections.abc import Iterable

from sayso.match.clash_denials import turns
from sayso.match.clash_sides import SAME, Found, Sides, age, is_denied, is_far
from sayso.match.surroundings import WORD
from sayso.model import Occurrence

FEW = 3  # words from which a place shows by itself what is said


def once_or_twice(sides: Sides, found: Iterable[Found], *, near_first: bool = False) -> list[Found]:
    """Of those that are one clash the earliest plain one, and one more where another voice stands behind it.

    near_first: whatever is near each other goes before what is not.
    """

    def rank(f: Found) -> tuple[object, ...]:
        return near_first and is_far(f), *_rank(sides, f)

    clashes: list[list[Found]] = []
    for f in sorted(found, key=lambda f: (-f.score, rank(f))):
        one = next((held for held in clashes if _is_one(sides, f, held[0])), None)
        clashes.append([f]) if one is None else one.append(f)
    kept: list[Found] = []
    for held in clashes:
        plain_ones = [f for f in held if f.score >= held[0].score - sides.options.plainly]
        told: list[Found] = []
        for f in sorted(plain_ones, key=rank):
            if len(told) < sides.options.repeats and not any(_adds_nothing(sides, f, k) for k in told):
                told.append(f)
        kept += told
    return kept


def _rank(sides: Sides, f: Found) -> tuple[object, ...]:
    """Words that were taken over come after those they were taken from, and bare ones after full ones; first two
    that one report sets against each other, then what the others rest on, the earliest, the surest.
    """
    taken = sides.is_taken(f.a) + sides.is_taken(f.b)
    bare = _is_bare(f.a) + _is_bare(f.b) + _is_scrap(f.a) + _is_scrap(f.b)
    kinds = ("number", "date", "place", "denial", "polarity", "role")
    rests = (-sides.carries(f.a), -sides.carries(f.b))
    one, two = sides.gists[f.a.id], sides.gists[f.b.id]
    plain = round(len(one & two) / max(1, len(one | two)), 1)
    when = (age(f.a)[:2], age(f.b)[:2])
    return (
        taken,
        bare,
        f.a.report != f.b.report,
        *rests,
        *when,
        -plain,
        -round(f.score, 2),
        kinds.index(f.kind),
        f.a.id,
        f.b.id,
    )


def _is_bare(o: Occurrence) -> bool:
    """Is it denied by no word of its own and by nobody who is named as saying so, as under a verdict?"""
    return is_denied(o) and o.attribution is None and not turns(o)


def _is_scrap(o: Occurrence) -> bool:
    """Are its words too few to show what is said ("cholera", "it was ours")?"""
    return len(WORD.findall(o.wording)) < FEW


def _is_one(sides: Sides, f: Found, k: Found) -> bool:
    """Are two clashes about the same two things, whichever way round?"""
    if f.thing or k.thing:
        return f.thing == k.thing
    return (_is_told_by(sides, f.a, k.a) and _is_told_by(sides, f.b, k.b)) or (
        _is_told_by(sides, f.a, k.b) and _is_told_by(sides, f.b, k.a)
    )


def _is_told_by(sides: Sides, a: Occurrence, b: Occurrence) -> bool:
    if sides.member[a.id][0].id == sides.member[b.id][0].id:
        return True
    link = sides.between(a, b)
    return link is not None and link.same >= SAME and sides.alike(a, b) >= sides.options.alike


def _adds_nothing(sides: Sides, f: Found, k: Found) -> bool:
    """Is it the same pair of reports, the same voice on the side that answers, a copy of what has it, or bare?"""
    if _is_bare(f.a) or _is_bare(f.b):
        return True
    if {f.a.report, f.b.report} == {k.a.report, k.b.report} or frozenset((f.b.report, k.b.report)) in sides.copied:
        return True
    if f.kind in ("number", "date", "place"):
        return True
    return sides.one_voice(f.b, k.b)
