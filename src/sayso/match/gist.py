"""What some words are about, as stems that can be held against those of others.

Negatives and numbers are left out: that two say the opposite, or differ in a figure, is asked after they are found to
be about one thing.

Not the stems of `claims._stems`, which keep "1959" and "with" and drop "ox" and "fails": one in place of the other
would change what is grouped, or what clashes.
"""

from __future__ import annotations

from functools import lru_cache

from sayso.match.surroundings import WORD
from sayso.model import Occurrence

STOP = frozenset(
    """a an the and or but if of in on at to for from by with as about into over after before is are was were be been
    being am do does did done has have had having will would can could may might must shall should it its he him his
    she her they them their we us our i me my you your this that these those who which what there here so than
    then""".split()
)
TELLING = 100  # from which a number is hardly the same by chance
STEM = 5  # letters by which words are held against each other, so that "child" meets "children"
NEGATIVE = frozenset(
    """no not never none nobody nothing nor neither without false untrue deny denies denied cannot dont didnt isnt wasnt
    hasnt hadnt doesnt wont""".split()
)
#: Stems of numbers in words and of words for anybody: to share them says nothing.
COMMON = frozenset(
    w[:STEM]
    for w in """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million dozen
    dozens more less least most than about around some nearly almost over several few many people persons man men woman
    women others victims lives individuals""".split()
)


@lru_cache(maxsize=1 << 14)
def gist(words: str) -> frozenset[str]:
    """The stems that carry what some words are about, negatives and numbers left out."""
    return frozenset(
        w.removesuffix("'s").removesuffix("’s")[:STEM]
        for w in (m.casefold() for m in WORD.findall(words))
        if w not in STOP and w.replace("'", "").replace("’", "") not in NEGATIVE and not w[0].isdigit()
    )


def has_negative(words: str) -> bool:
    """Is there a word among them that denies?"""
    told = (m.casefold().replace("’", "'") for m in WORD.findall(words))
    return any(w.replace("'", "") in NEGATIVE or w.endswith("n't") for w in told)


def figures(o: Occurrence) -> frozenset[float]:
    """The numbers in an occurrence that are so large that two who give the same speak of one thing."""
    return frozenset(n.low for n in o.numbers if n.low is not None and n.low >= TELLING)
