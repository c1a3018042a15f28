"""Names as they are compared: folded, by their sounds, by their parts. Pure functions over words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

PIECE = re.compile(r"\w+")
KEPT = 1 << 15  # names whose form is kept at hand: the same come again and again
_STOPPED = re.compile(r"(?<=\b\w)\.(?=\w\b|\s|$|-)")
_ARTICLES = frozenset({"the", "a", "an"})
_SMALL = frozenset("of for and the in on to de la e i y al el".split())
_NICKNAMES = """
joe joseph, bill will william billy, bob rob robert bobby, jim james jimmy, tom thomas tommy, mike michael mick
dick rick rich richard, dan daniel danny, dave david, steve steven stephen, chris christopher, matt matthew
tony anthony, ted ed edward eddie theodore, ben benjamin, sam samuel samantha, nick nicholas, alex alexander
andy andrew, ken kenneth, ron ronald, don donald, greg gregory, jeff jeffrey geoffrey geoff, larry lawrence
jack john, liz elizabeth beth betty, kate katherine catherine kathy cathy, sue susan, meg margaret maggie peggy
jen jennifer jenny, pat patrick patricia, tim timothy, fred frederick, gerry gerald jerry, phil philip phillip
charlie charles chuck, pete peter, vlad vladimir, bernie bernard, mitt willard, abe abraham, al albert alfred
debbie deborah, barb barbara, cindy cynthia, vicky victoria, jon jonathan, josh joshua, nate nathan
"""
_NICK: dict[str, frozenset[str]] = {}
for _line in _NICKNAMES.replace("\n", ",").split(","):
    for _name in _line.split():
        _NICK[_name] = frozenset(_line.split()) | _NICK.get(_name, frozenset())


def has_letters(name: str | None, letters: str) -> bool:
    """Does a name hold these letters, large or small, however they are composed?"""
    return _small(letters) in _small(name or "")


def _small(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


@lru_cache(maxsize=KEPT)
def folded(name: str) -> tuple[str, ...]:
    """The words of a name for comparing: lower case, no accents, stops, hyphens, articles or possessive ending."""
    plain = unicodedata.normalize("NFKD", name).replace("’", "'")
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    plain = re.sub(r"'s?$", "", _STOPPED.sub("", plain)).replace("'", "")
    words = PIECE.findall(plain)
    while len(words) > 1 and words[0] in _ARTICLES:
        words = words[1:]
    return tuple(words)


def shortened(words: Sequence[str], most: int) -> str:
    """The first words of a description, no more than `most`, without what is left of a name or phrase cut in two:
    "the Tolna branch of the Esk Club and the North Shore | Ferry Club" ends in "the Esk Club"."""
    kept = list(words[:most])
    if len(words) > most and words[most][:1].isupper():
        while len(kept) > 1 and kept[-1][:1].isupper() and not kept[-1].endswith((",", ";")):
            kept.pop()
    while len(words) > most and len(kept) > 1 and kept[-1].casefold() in _SMALL | _ARTICLES:
        kept.pop()
    return " ".join(kept).rstrip(",;") if len(kept) > 1 else " ".join(words[:most]).rstrip(",;")


def initials(name: str) -> set[str]:
    """The acronyms that a name may have, folded: of all its words, of the capitalised ones, of all but small ones."""
    words = list(re.findall(r"[^\W_]+", name.replace("’s", "").replace("'s", "")))
    if len(words) < 2:
        return set()
    every = "".join(w[0] for w in words)
    capital = "".join(w[0] for w in words if w[0].isupper())
    plain = "".join(w[0] for w in words if w.casefold() not in _SMALL)
    return {x.casefold() for x in (every, capital, plain) if len(x) > 1}


@lru_cache(maxsize=KEPT)
def skeleton(word: str) -> str:
    """What the spellings of one foreign name have in common: its consonants, like sounds alike."""
    w = word
    for old, new in _SOUNDS:
        w = w.replace(old, new)
    w = re.sub(r"(.)\1+", r"\1", w)
    head, rest = w[:1], re.sub(r"[aeiouwy]", "", w[1:])
    return ("a" if head in "aeiou" else head) + re.sub(r"(.)\1+", r"\1", rest)


_SOUNDS = (
    ("tsch", "c"), ("tch", "c"), ("sch", "s"), ("kh", "k"), ("gh", "k"), ("dh", "d"), ("th", "t"), ("ph", "f"),
    ("ck", "k"), ("q", "k"), ("g", "k"), ("zh", "j"), ("dj", "j"), ("sh", "s"), ("ch", "c"), ("x", "ks"), ("z", "s"),
    ("v", "f"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ts", "s"),
)  # fmt: skip


def distance(a: str, b: str, limit: int) -> int:
    """Edits (insert, delete, replace) from a to b, or limit + 1 where there are more."""
    if abs(len(a) - len(b)) > limit:
        return limit + 1
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row[0] = row[0], i
        for k, y in enumerate(b, 1):
            last, row[k] = row[k], min(row[k] + 1, row[k - 1] + 1, last + (x != y))
        if min(row) > limit:
            return limit + 1
    return min(row[-1], limit + 1)


def alike(a: str, b: str) -> bool:
    """Are two folded words spellings of one name? Sure of little: short words must be equal."""
    if a == b:
        return True
    if min(len(a), len(b)) < 4:
        return False
    bones = skeleton(a)
    limit = max(len(a), len(b)) // 3
    return len(bones) > 2 and bones == skeleton(b) and distance(a, b, limit) <= limit


def _given_alike(a: str, b: str) -> bool:
    """May the two be one person's given name: equal, alike, an initial, a nickname?"""
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    return alike(a, b) or b in _NICK.get(a, ())


def nicknames(name: str) -> frozenset[str]:
    """The short and long forms of a folded English given name, itself among them; empty where none is known."""
    return _NICK.get(name, frozenset())


def are_nicknames(a: str, b: str) -> bool:
    """Are two folded words short and long forms of one English given name: Bob and Robert?"""
    return b in _NICK.get(a, ())


def _within(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Is the one a run of words inside the other, spelling aside?"""
    n = len(short)
    return any(all(map(alike, short, long[k : k + n])) for k in range(len(long) - n + 1))


def same_person(a: tuple[str, ...], b: tuple[str, ...], *, kin: bool = False) -> bool:
    """May two folded full names (two words or more) be one person's?

    `kin`: one of them is named as a relative of somebody, so that a name between is taken to tell
    father and son apart.
    """
    short, long = sorted((a, b), key=len)
    if len(short) < 2:
        return False
    if len(short) == len(long):
        if short[:-1] == long[:-1] and min(len(short[-1]), len(long[-1])) > 5 and len(short[0]) > 2:
            return alike(short[-1], long[-1]) or distance(short[-1], long[-1], 1) == 1  # a slip of the pen
        return alike(short[-1], long[-1]) and all(map(_given_alike, short[:-1], long[:-1]))
    if _within(short, long):
        return True
    if kin or not alike(short[-1], long[-1]) or not _given_alike(short[0], long[0]):
        return False
    rest = iter(long[1:-1])  # what stands between must follow in order
    return all(any(_given_alike(word, other) for other in rest) for word in short[1:-1])
