"""Which occurrences of a claim plainly say what its wording says.

A claim is made by likeness, and about every third or fourth that it holds says something near it, not the same. They
count for what may be ("at most"), but nobody is told to have said the wording who is not likely to have said it.

Two witnesses: what the network gave the pair, and the words in common. Words alone take whoever shares an adjunct
("on Monday in Helm") for one who says the same, and miss who says it in words of his own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from sayso.match.claims import wording_key
from sayso.match.gist import COMMON, figures, gist
from sayso.match.same import clashing_numbers
from sayso.model import Member, Occurrence

#: Stems in common, by those of both (Dice), and how many. Of 220 that assert a claim of held-out real reports half say
#: what its wording says, by the labels; of those with so much in common seven in ten do, five sixths of the half. Of
#: 60 claims of them the first report by this rule tells it in 55, the earliest of all in 50 (of 156 invented: 150, 92).
SHARED, LEAST = 0.3, 2
#: Likeness to the wording from which a member says it, whatever its words, and from which it does with words in common,
#: so many of both. One that was not compared is not among the nearest of the wording, or a likely one in a crowd: only
#: words tell, and more of them. Swept on held-out sets of which every statement is labelled. Of those that this takes
#: of real reports 67 of 96 are right, by words alone 71 of 115; of invented ones 81 of 136 and 58 of 116; of four sets
#: of real reports with labels by reading 79 of 93 and 85 of 117.
LIKELY, LIKE, BESIDE, UNCOMPARED = 0.65, 0.5, 0.4, 0.5


def marked(
    members: Iterable[Member],
    wording: str,
    same: Mapping[tuple[str, str], float],
    decided: Iterable[tuple[str, str]] = (),
) -> tuple[Member, ...]:
    """The members of a claim with whether each says its wording plainly.

    `same`: what the network gave the pairs that were compared, by occurrence ids, the lesser first. Of the prints of
    one wording the one with the least id was compared for all. `decided`: the pairs, by occurrence ids, of which a
    person judged that they say the same; what is so put together with the wording says it plainly, with all its prints.
    """
    members = tuple(members)
    of = _worded(members, wording)
    if of is None:  # worded elsewhere
        return tuple(replace(m, plain=True) for m in members)
    said, first = _plain(wording), dict[str, str]()
    for o in (m.occurrence for m in members):
        key = wording_key(o) or o.id
        first[key] = min(first.get(key, o.id), o.id)

    def compared(o: Occurrence) -> str:
        return first[wording_key(o) or o.id]

    judged = _put_together({m.occurrence.id: compared(m.occurrence) for m in members}, compared(of), decided)

    def is_plain(o: Occurrence) -> bool:
        one, two = sorted((compared(o), compared(of)))
        likeness = same.get((one, two))
        if one == two or compared(o) in judged or _plain(o.resolved) == said:
            return True
        if likeness is None:
            return says_as_much(o, of, UNCOMPARED)
        return likeness >= LIKELY or (likeness >= LIKE and says_as_much(o, of, BESIDE))

    return tuple(replace(m, plain=is_plain(m.occurrence)) for m in members)


def _put_together(prints: Mapping[str, str], start: str, decided: Iterable[tuple[str, str]]) -> frozenset[str]:
    """What decisions put together with one, by the prints (occurrence id -> print) that stand for each wording."""
    near: dict[str, set[str]] = {}
    for a, b in decided:
        if a in prints and b in prints:
            near.setdefault(prints[a], set()).add(prints[b])
            near.setdefault(prints[b], set()).add(prints[a])
    found, queue = {start}, [start]
    while queue:
        new = near.get(queue.pop(), set()) - found
        found |= new
        queue.extend(new)
    return frozenset(found)


def carrying(members: Iterable[Member], wording: str) -> frozenset[str]:
    """Ids of the occurrences that plainly say the claim's wording, whatever they do with it: as they are `marked`, else
    by words in common.

    All of them where none has that wording, as in a survey whose claim was worded elsewhere.
    """
    members = tuple(members)
    if all(m.plain is not None for m in members):
        return frozenset(m.occurrence.id for m in members if m.plain)
    of = _worded(members, wording)
    return frozenset(m.occurrence.id for m in members if of is None or says_as_much(m.occurrence, of))


def _worded(members: Iterable[Member], wording: str) -> Occurrence | None:
    """The first that a claim has its wording from; None where it was worded elsewhere."""
    said = _plain(wording)
    return next((m.occurrence for m in members if _plain(m.occurrence.resolved) == said), None)


def says_as_much(o: Occurrence, other: Occurrence, shared: float = SHARED) -> bool:
    """Do two say much the same words: two in common and so many of both, one of them no name, and no figure that cannot
    be? Two in common are enough, names or not, where both give a figure that is hardly the same by chance."""
    key = wording_key(o)
    if o.id == other.id or _plain(o.resolved) == _plain(other.resolved) or (key and key == wording_key(other)):
        return True
    one, two = (gist(x.resolved) - COMMON for x in (o, other))
    names, both = gist(" ".join((*o.names, *other.names))), one & two
    if len(both) < LEAST or clashing_numbers(o, other):
        return False
    if figures(o) & figures(other):
        return True
    if 2 * len(both) < shared * (len(one) + len(two)):
        return False
    return bool(both - names) or one <= names or two <= names


def _plain(words: str) -> str:
    return " ".join(words.split()).strip(" ,;:–—-").casefold()
