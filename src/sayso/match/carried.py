"""Which occurrences of a claim clearly carry its wording.

A claim is made by likeness, and about every third or fourth that it holds says something near it, not the same. They
count for what may be ("at most"), but nobody is told to have said the wording whose own words have little of it.
"""

from __future__ import annotations

from collections.abc import Iterable

from sayso.match.claims import wording_key
from sayso.match.gist import COMMON, figures, gist
from sayso.match.same import clashing_numbers
from sayso.model import Member, Occurrence

#: Stems in common, by those of both (Dice), and how many. Of 220 that assert a claim of held-out real reports half say
#: what its wording says, by the labels; of those with so much in common seven in ten do, five sixths of the half. Of
#: 60 claims of them the first report by this rule tells it in 55, the earliest of all in 50 (of 156 invented: 150, 92).
SHARED, LEAST = 0.3, 2


def carrying(members: Iterable[Member], wording: str) -> frozenset[str]:
    """Ids of the occurrences whose words are much like the claim's wording, whatever they do with it.

    All of them where none has that wording, as in a survey whose claim was worded elsewhere.
    """
    held = [m.occurrence for m in members]
    said = _plain(wording)
    of = next((o for o in held if _plain(o.resolved) == said), None)
    return frozenset(o.id for o in held if of is None or says_as_much(o, of))


def says_as_much(o: Occurrence, other: Occurrence) -> bool:
    """Do two say much the same words: two in common and more, one of them no name, and no figure that cannot be? Two
    in common are enough, names or not, where both give a figure that is hardly the same by chance."""
    key = wording_key(o)
    if o.id == other.id or _plain(o.resolved) == _plain(other.resolved) or (key and key == wording_key(other)):
        return True
    one, two = (gist(x.resolved) - COMMON for x in (o, other))
    names, both = gist(" ".join((*o.names, *other.names))), one & two
    if len(both) < LEAST or clashing_numbers(o, other):
        return False
    if figures(o) & figures(other):
        return True
    if 2 * len(both) < SHARED * (len(one) + len(two)):
        return False
    return bool(both - names) or one <= names or two <= names


def _plain(words: str) -> str:
    return " ".join(words.split()).strip(" ,;:–—-").casefold()
