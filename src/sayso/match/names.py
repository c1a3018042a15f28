"""How much two names are alike: word by word, whatever their order, titles, legal forms and spelling.

    likeness("Ahmed Al-Zahrani", "Ahmad al Zahrani", person=True)    0.98
    likeness("Odd Rask", "Ida Rask", person=True)                    0.3

Words are paired one to one, the likest first: equal, other spellings of one sound, nicknames, initials, slips of the
pen. What is left over on one side counts a little against (a middle name may be dropped), on both sides much (two
people of one family, two branches of one firm). Numbers must be equal. A likeness is no probability: two people may
have one name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from sayso.naming import are_nicknames, distance, folded, skeleton

#: Before a person's name: titles, offices, ranks. "Prince" and "King" are names of some, but never their first word
#: alone.
HONORIFICS = frozenset(
    """mr mrs ms miss dr prof professor sir lord lady dame president premier minister prime foreign interior
    defence defense health finance justice chancellor senator sen rep congressman congresswoman representative governor
    gov mayor councillor ambassador secretary general gen colonel col major maj captain capt lieutenant lt commander
    cmdr admiral sergeant sgt inspector superintendent commissioner constable judge bishop archbishop cardinal pope
    imam sheikh sheik shaikh mullah maulana ayatollah rabbi reverend rev father sister brother king queen prince
    princess sultan emir director chairman chairwoman spokesman spokeswoman former deputy vice acting chief attorney
    leader haji hajji hon""".split()
)
JUNIORS = frozenset("jr sr ii iii iv".split())
#: How a firm is made up in law: says little about which firm it is.
LEGAL = frozenset(
    """inc ltd limited llc llp lp corporation corp incorporated co company plc gmbh ag sa bv nv spa srl sarl ab asa as
    oy oyj aps kg se pte pty bhd sdn jsc ojsc cjsc pjsc oao ooo zao pao ao aktiengesellschaft holdings bvba""".split()
)
_LEGAL_BEFORE = frozenset("jsc ojsc cjsc pjsc oao ooo zao pao ao srl pt".split())
#: Legal forms of more words than one, as they stand behind or before a name.
_LONG_FORMS = (
    ("public", "limited", "company"), ("limited", "liability", "company"), ("public", "joint", "stock", "company"),
    ("open", "joint", "stock", "company"), ("joint", "stock", "company"), ("de", "c", "v"), ("a", "s"), ("s", "a"),
    ("b", "v"), ("n", "v"), ("l", "l", "c"), ("l", "p"), ("p", "l", "c"), ("s", "p", "a"), ("s", "r", "l"),
)  # fmt: skip
#: Articles and particles inside names: said or left out at will.
PARTICLES = frozenset("al el ul ad as an ar the of and bin ben ibn bint van von der den de di da la le du y e".split())
_FATHERS = frozenset("bin ben ibn bint".split())  # what stands on either side of them is not to be exchanged
_ONES = "zero one two three four five six seven eight nine ten eleven twelve".split()
_ORDINALS = "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
_TENS = {w: 10 * n for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_ROMAN = re.compile(r"(?=[ivx]{1,5}$)x{0,2}(?:ix|iv|v?i{0,3})$")
_ROMANS = {"i": 1, "v": 5, "x": 10}


@dataclass(frozen=True, slots=True)
class NameWords:
    """A name made ready for comparing: its words without titles or legal form, its numbers, its words run together."""

    words: tuple[str, ...]
    numbers: tuple[int, ...]
    run: str
    legal: frozenset[str]
    fathers: bool


def name_words(name: str, *, person: bool) -> NameWords:
    """A name made ready for `likeness`."""
    if person and name.count(",") == 1:  # Rask, Odd
        last, first = name.split(",")
        if first.strip() and folded(first)[:1] and folded(first)[0] not in JUNIORS:
            name = f"{first} {last}"
    words = list(folded(name.replace("&", " and ")))
    legal: frozenset[str] = frozenset()
    if person:
        while len(words) > 1 and words[0] in HONORIFICS:
            words.pop(0)
    else:
        words, legal = without_legal(words)
    numbers: list[int] = []
    kept: list[str] = []
    for i, word in enumerate(words):
        number = _number(word, i > 0 and not person)
        if number is None or (person and not word.isdigit()):
            kept.append(word)
        elif numbers and words[i - 1] in _TENS and word in (*_ONES[1:10], *_ORDINALS[1:10]):
            numbers[-1] += number  # forty-four
        else:
            numbers.append(number)
    fathers = person and not _FATHERS.isdisjoint(kept)
    return NameWords(tuple(_joined(kept) if person else kept), tuple(numbers), "".join(kept), legal, fathers)


def without_legal(words: Sequence[str]) -> tuple[list[str], frozenset[str]]:
    """The folded words of a firm's name without its legal form, and that form."""
    kept, found = list(words), set()
    for form in _LONG_FORMS:
        n = len(form)
        for k in (0, len(kept) - n):
            if k >= 0 and n < len(kept) and tuple(kept[k : k + n]) == form:
                found.add("".join(form) if len(form[0]) == 1 else "".join(w[0] for w in form))
                del kept[k : k + n]
    while len(kept) > 1 and kept[-1] in LEGAL:
        found.add(kept.pop())
    while len(kept) > 1 and kept[0] in _LEGAL_BEFORE:
        found.add(kept.pop(0))
    return kept, frozenset(found)


def _joined(words: Sequence[str]) -> list[str]:
    """Abd al-Rahman, Abdul Rahman and Abdulrahman as one word; so Abu with what follows."""
    out: list[str] = []
    i = 0
    while i < len(words):
        word = words[i]
        if word in ("abd", "abdul", "abdel", "abdal") and i + 1 < len(words):
            step = 2 if word == "abd" and words[i + 1] in PARTICLES and i + 2 < len(words) else 1
            out.append("abdul" + words[i + step])
            i += step + 1
        elif word in ("abu", "abou", "umm") and i + 1 < len(words):
            out.append(word[:1] + "bu" + words[i + 1] if word != "umm" else word + words[i + 1])
            i += 2
        else:
            out.append(word)
            i += 1
    return out


def _number(word: str, roman: bool) -> int | None:
    if word.isdecimal():
        return int(word)
    if re.fullmatch(r"\d+(?:st|nd|rd|th)", word):
        return int(word[:-2])
    if word in _ONES:
        return _ONES.index(word)
    if word in _ORDINALS:
        return _ORDINALS.index(word)
    if word in _TENS:
        return _TENS[word]
    if roman and _ROMAN.match(word):
        values = [_ROMANS[c] for c in word]
        return sum(-v if v < max(values[k:]) else v for k, v in enumerate(values))
    return None


def word_likeness(a: str, b: str, *, given: bool = False) -> float:
    """How much two folded words are alike, 0 to 1. `given`: an initial or a nickname will do."""
    if a == b:
        return 1.0
    if len(a) == 1 or len(b) == 1:
        return 0.85 if given and a[0] == b[0] else 0.0
    if given and are_nicknames(a, b):
        return 0.9
    short, long = sorted((len(a), len(b)))
    if short > 4 and a.rstrip("s") == b.rstrip("s"):
        return 0.93
    limit = 1 if long < 5 else 2 if long < 9 else 3
    edits = distance(a, b, limit)
    if edits > limit:
        return 0.0
    if short > 3 and _sounded(a) == _sounded(b):
        return 0.95
    bones = skeleton(a)
    if bones == skeleton(b) and (len(bones) > 2 or edits == 1) and edits <= max(1, long // 3):
        return 0.95
    first = 0.08 if a[0] != b[0] else 0.0
    if edits == 1:
        return (0.45 if long < 4 else 0.72 if long < 6 else 0.85) - first
    return (0.72 if edits == 2 and long > 8 else 0.6 if edits == 2 and short > 6 else 0.5) - first


def _sounded(word: str) -> str:
    """A word in one of the ways to write its sounds: Noori as Nuri, Bakhodir as Bahodir."""
    for old, new in (
        ("kh", "h"),
        ("gh", "g"),
        ("dh", "d"),
        ("oo", "u"),
        ("ou", "u"),
        ("ee", "i"),
        ("ck", "k"),
        ("y", "i"),
    ):
        word = word.replace(old, new)
    return re.sub(r"([a-z])\1+", r"\1", word)


def likeness(a: str, b: str, *, person: bool) -> float:
    """How much two names are alike, 0 to 1: of people, or of anything else. Symmetric."""
    return compared(name_words(a, person=person), name_words(b, person=person), person=person)


def compared(a: NameWords, b: NameWords, *, person: bool) -> float:
    """The same of names made ready."""
    if not a.words or not b.words:
        return float(a == b)
    if a.numbers != b.numbers and not (person or sorted(a.numbers) == sorted(b.numbers)):
        one_sided = not a.numbers or not b.numbers
        return 0.45 if one_sided and a.words == b.words else 0.3 * _aligned(a, b, person)
    score = _aligned(a, b, person)
    if a.legal and b.legal and a.legal != b.legal and score > 0.9:
        score -= 0.03  # two firms of one group may differ in nothing else
    return score


def _aligned(a: NameWords, b: NameWords, person: bool) -> float:
    if a.run == b.run:
        return 1.0 if a.words == b.words else 0.97
    score = _paired(a, b, person)
    if len(a.words) != len(b.words) and min(len(a.run), len(b.run)) > 7:
        edits = distance(a.run, b.run, 1)
        if edits <= 1:
            score = max(score, 0.9)
    return score


def _paired(a: NameWords, b: NameWords, person: bool) -> float:
    one, two = sorted((a.words, b.words))
    options = []
    for i, x in enumerate(one):
        for k, y in enumerate(two):
            like = word_likeness(x, y, given=person)
            if like >= 0.5:
                options.append((-like, abs(i - k), i, k))
    options.sort()
    left, right = set(range(len(one))), set(range(len(two)))
    pairs: list[tuple[int, int, float]] = []
    for minus, _, i, k in options:
        if i in left and k in right:
            left.discard(i)
            right.discard(k)
            pairs.append((i, k, -minus))
    for i in sorted(left):  # one word written as two
        for k in sorted(right):
            if k + 1 in right and i in left and word_likeness(one[i], two[k] + two[k + 1]) >= 0.85:
                left.discard(i)
                right -= {k, k + 1}
                pairs.append((i, k, 0.95))
    for k in sorted(right):
        for i in sorted(left):
            if i + 1 in left and k in right and word_likeness(one[i] + one[i + 1], two[k]) >= 0.85:
                right.discard(k)
                left -= {i, i + 1}
                pairs.append((i, k, 0.95))
    have = sum(like * _weight(one, two, i, k) for i, k, like in pairs)
    full = sum(_weight(one, two, i, k) for i, k, _ in pairs)
    extra_one = sum(_alone(one, i) for i in left)
    extra_two = sum(_alone(two, k) for k in right)
    if not pairs:
        return 0.0
    least, most = sorted((extra_one, extra_two))
    score = have / (full + 1.6 * least + ONE_SIDED * (most - least) * (1 if person else 2.2))
    if (
        min(like for *_, like in pairs) < 0.9
        and sum(like < 0.9 and min(len(one[i]), len(two[k])) > 1 for i, k, like in pairs) > 1
    ):
        score *= 0.9  # two slips in one name
    solid = [like for i, k, like in pairs if min(len(one[i]), len(two[k])) > 1 and one[i] not in PARTICLES]
    if person and len(solid) < 2 and min(len(one), len(two)) > 1:
        score *= 0.8  # nothing but a surname and an initial, or less
    order = [k for i, k, _ in sorted(pairs) if one[i] not in PARTICLES]
    if person and order != sorted(order) and (a.fathers or b.fathers or not _turned(order)):
        score *= 0.75
    return score


ONE_SIDED = 0.22


def _turned(order: Sequence[int]) -> bool:
    """Is it an order with its beginning moved to its end: surname first?"""
    falls = sum(x > y for x, y in pairwise(order))
    return falls == 1 and order[-1] < order[0]


def _weight(one: Sequence[str], two: Sequence[str], i: int, k: int) -> float:
    if one[i] in PARTICLES:
        return 0.2
    if min(len(one[i]), len(two[k])) == 1:
        return 0.4
    return 1.2 if i == len(one) - 1 and k == len(two) - 1 else 1.0


def _alone(words: Sequence[str], i: int) -> float:
    if words[i] in PARTICLES:
        return 0.1
    return 0.5 if len(words[i]) == 1 else 1.0
