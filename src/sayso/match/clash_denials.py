"""Denials and polarity: one says that it is so, the other that it is not.

Three witnesses: a link whose network says that the two are opposed (`denials`), the stances of two members of one claim
that were not compared (`stances`), and a link that says no more than that two claims contradict each other
(`contradictions`). Whatever denies must do so for certain: what is not so yet, not known, compared or conditional
denies nothing. It is a denial where somebody says so, polarity where a report has it otherwise in its own voice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.match.claims import is_noun_against_clause
from sayso.match.clash_sides import SAME, Found, Sides, age, is_denied, is_stated
from sayso.match.ends import is_publisher
from sayso.match.gist import STEM, figures, gist, has_negative
from sayso.match.same import clashing_numbers
from sayso.model import ClaimLink, ConflictKind, Occurrence

REPEATED = 0.8  # of the shorter one's stems
#: Words that say without a negative that something is not, or no more: beside one of them a negative may agree.
WANTING = re.compile(
    r"(?i)\b(?:missing|gone|lost|stolen|vanish\w*|disappear\w*|stop(?:s|ped)?|ceas\w+|fail\w*|lack\w*|absent|empty|"
    r"broken|dead|unable|refus\w+|closed|shut|out\s+of\s+(?:order|service)|unhurt|unharmed|safe)\b"
)
#: Words that deny the clause that hangs on them, so that no cue need have denied it.
FAILING = re.compile(r"(?i)\b(?:fail\w*|refus\w+|unable|lack\w*|ceas\w+|stop(?:s|ped)?|avoid\w*|prevent\w*|hardly)\b")
#: Stems of words that speak of words ("it is not true that").
SAYING = frozenset(w[:STEM] for w in "true untrue false case fact said says say report reports claim claims".split())
#: What is not so yet, or not known: it may be so later, or be known to somebody else.
NOT_YET = re.compile(
    r"(?i)\b(?:yet|so far|immediately|for now|at this (?:time|stage|point)|still|as of|until|comments?|repl(?:y|ied)|"
    r"respond(?:ed)?|answer(?:ed)?|calls?|phone|telephone|reached|available|declin\w+|refus\w+|confirm(?:ed)?|"
    r"verif(?:y|ied)|clear|known?|sure|sa(?:y|id)\s+(?:whether|if|how|what|when|why|who)|remember|recall)\b"
)
#: A negative that compares or sets a condition denies nothing: "never seen so many", "none since 1959".
MEASURING = re.compile(
    r"(?i)\b(?:(?:never|not|no|nothing|none|nobody|n['’]t)\b.{0,60}\b(?:so\s+(?:many|much|few|\w+)|such|like\s+(?:this|that|"
    r"it)|before|more|better|worse|as\s+\w+\s+as|only|just|since)|if|unless|whether|when(?:ever)?|would|could)\b"
)
MOST_SHOWN = 160  # characters of a wording in a reason


def denials(sides: Sides) -> Iterator[Found]:
    """One says that it is so, the other that it is not."""
    for a, b, link in sides.pairs():
        if is_denied(a) == is_denied(b) or clashing_numbers(a, b):
            continue
        denier, other = (a, b) if is_denied(a) else (b, a)
        if link.same < sides.options.least or _is_open(denier) or sides.one_voice(a, b):
            continue
        if not _is_surely_opposed(sides, link) and not (
            sides.alike(a, b) >= sides.options.alike
            and _are_opposed(sides, denier, other, link)
            and _meet_beside_names(sides, denier, other)
        ):
            continue
        other = _first_hand(sides, other, denier)
        yield _denial(sides, other, _first_hand(sides, denier, other), sides.alike(a, b))


def stances(sides: Sides) -> Iterator[Found]:
    """Within one claim those who assert it and those who deny it, though the two were not compared."""
    for claim in sides.claims:
        told = [m for m in claim.members if is_stated(m.occurrence)]
        deniers = [m.occurrence for m in told if m.stance == "denies" and not _is_open(m.occurrence)]
        others = [m.occurrence for m in told if m.stance == "asserts"]
        for denier in deniers:
            turned, negative = turns(denier), has_negative(denier.wording)
            for other in others:
                if (
                    sides.between(denier, other) is None
                    and (turned or not is_noun_against_clause(denier, other))
                    and sides.may_clash(denier, other)
                    and not sides.one_voice(denier, other)
                    and not clashing_numbers(denier, other)
                    and (alike := sides.words_alike(denier, other)) >= sides.options.unlinked
                    and not (turned and (negative == has_negative(other.wording) or WANTING.search(other.wording)))
                    and _meet_beside_names(sides, denier, other)
                ):
                    yield _denial(sides, other, denier, (SAME + alike) / 2)


def contradictions(sides: Sides) -> Iterator[Found]:
    """The network alone says that two claims contradict each other: only where it is sure, and the words meet."""
    for a, b, link in sides.pairs():
        if (
            link.relation == "contradicts"
            and link.relation_confidence >= sides.options.contradicts
            and not (a.numbers and b.numbers)  # it may judge by the figures, which have a rule of their own
            and is_denied(a) == is_denied(b)
            and a.factuality == b.factuality == "CT+"
            and sides.member[a.id][0].id != sides.member[b.id][0].id
            and not _repeats(sides, a, b)
            and sides.alike(a, b) >= sides.options.alike
            and not sides.one_voice(a, b)
        ):
            why = f"{sides.telling(a)}: {_shown(a)}; {sides.telling(b)}: {_shown(b)}"
            yield Found("polarity", a, b, sides.alike(a, b) - 0.2, why)


def _is_surely_opposed(sides: Sides, link: ClaimLink) -> bool:
    """Does the network tell one claim and its opposite so surely that the words need not meet?"""
    o = sides.options
    contradicts = link.relation_confidence if link.relation == "contradicts" else 0.0
    return link.same >= o.surely_same and min(link.opposed, contradicts) >= o.surely_opposed


def _are_opposed(sides: Sides, denier: Occurrence, other: Occurrence, link: ClaimLink) -> bool:
    """By the cue that denies the very words, or by what the network says and whether one has a negative word."""
    if not turns(denier) and is_noun_against_clause(denier, other):
        return False
    negative = has_negative(denier.wording), has_negative(other.wording)
    if not any(negative) and not FAILING.search(denier.wording):
        # Its words deny nothing: the cue does, or a verdict, so they must be what the other says. The network may tell
        # that the two are opposed, or that the words which are denied are the other's.
        said = denier.attribution is not None and link.opposed >= SAME
        told = said or link.same >= sides.options.surely_same
        return _repeats(sides, denier, other) or told
    if all(negative) and _repeats(sides, denier, other):
        return False
    told = min(1.0, link.opposed / link.same) if link.same > 0 else 0.0
    alone = negative[0] != negative[1] and not WANTING.search(other.wording)
    if 0.6 * told + 0.4 * alone < sides.options.opposed:
        return False
    return link.relation == "contradicts" or sides.alike(denier, other) >= sides.options.nearly


def _repeats(sides: Sides, a: Occurrence, b: Occurrence) -> bool:
    """Do the words of the one hold nearly all of the other's, so that nothing is left to differ in?"""
    one, two = sides.gists[a.id], sides.gists[b.id]
    return len(one & two) >= REPEATED * max(1, min(len(one), len(two)))


def _meet_beside_names(sides: Sides, denier: Occurrence, other: Occurrence) -> bool:
    """Is enough of the longer one's words in the other, names left out?

    What two tell of one harbour is not one thing; and of "she denied it" the words that say what stand elsewhere.
    """
    names = gist(" ".join((*denier.names, *other.names)))
    link = sides.between(denier, other)
    if link is not None and link.same >= SAME and figures(denier) & figures(other):
        return True
    one, two = (gist(o.wording) - names - SAYING for o in (denier, other))
    if not gist(denier.wording) or not gist(other.wording):
        return False
    return not (one and two) or len(one & two) >= sides.options.denied * max(len(one), len(two))


def _first_hand(sides: Sides, o: Occurrence, against: Occurrence) -> Occurrence:
    """The same in a report by the one who says so, where one is held: a notice before a paper's account of it."""
    own = [
        other
        for other in _near(sides, o)
        if is_stated(other)
        and is_denied(other) == is_denied(o)
        and sides.apart(o, other)
        and sides.apart(against, other)
        and max(sides.words_alike(against, other), sides.alike(against, other)) >= sides.options.alike
        and any(is_publisher(link, other.publisher or "") for link in o.chain[1:])
    ]
    return min(own, key=lambda x: (-round(sides.alike(o, x), 1), age(x))) if own else o


def _near(sides: Sides, o: Occurrence) -> list[Occurrence]:
    """What is linked with it as the same."""
    return [sides.of(k.b if k.a == o.id else k.a) for k in sides.at.get(o.id, ()) if k.same >= SAME]


def _denial(sides: Sides, a: Occurrence, b: Occurrence, score: float) -> Found:
    kind: ConflictKind = "denial" if len(b.chain) > 1 else "polarity"
    verb = "denies it" if kind == "denial" else "has it otherwise"
    return Found(kind, a, b, score, f"{sides.telling(b)} {verb}: {_shown(b)}")


def turns(o: Occurrence) -> bool:
    """Is it denied by its own words, not by the cue or the verdict that stands beside them?"""
    return has_negative(o.wording) or FAILING.search(o.wording) is not None


def _is_open(o: Occurrence) -> bool:
    """Is it only not so yet, or not known or not answered?"""
    return NOT_YET.search(o.wording) is not None or MEASURING.search(o.wording) is not None


def _shown(o: Occurrence) -> str:
    words = " ".join(o.wording.split())
    return f"“{words if len(words) <= MOST_SHOWN else words[: MOST_SHOWN - 1].rstrip() + '…'}”"
