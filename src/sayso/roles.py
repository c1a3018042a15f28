"""Roles that only one can have of one thing ("the mastermind of the raid"), and when two are of one thing."""

from __future__ import annotations

import re


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


#: definite roles that one deed or thing gives to one person only; offices change hands and are left out
UNIQUE_ROLES = _set(
    """mastermind architect ringleader brain killer murderer shooter gunman assassin bomber hijacker perpetrator
    attacker kidnapper instigator planner founder creator inventor discoverer author composer designer winner victor
    champion owner proprietor father mother husband wife widow successor heir whistleblower"""
)
ONLY = _set("eldest oldest youngest only first sole last elder younger")  # "the eldest son of X"
NO_ROLE = re.compile(
    r"(?i)\b(?:co|former|ex|late|then|acting|interim|deputy|alleged|suspected|one of|among|second|third|another|"
    r"would-be)\b"
)
SMALL = _set(
    """be have do will would can could may might must shall should say tell get make take go come the a an this that
    these those some any all no not nor other such more most many much own same last next new one thing people person
    also just very so then than there here when where who which what whose year day week month time"""
)
LITTLE = _set("of behind for in on at to and by from with who whose alleged self-styled self-confessed main chief key")


def unique_role(text: str) -> tuple[str, frozenset[str]]:
    """(the noun that only one can be, the words that say of what); "" where the role is none that excludes others."""
    if NO_ROLE.search(text) or re.match(r"(?i)(?:an?|some|two|three)\s", text):
        return "", frozenset()
    words = [w.lower().removesuffix("'s").removesuffix("’s") for w in re.findall(r"[\w/’'-]+", text)]
    cut = next((i for i, w in enumerate(words) if w in ("of", "behind", "for", "in", "who", "to")), len(words))
    for i in range(cut - 1, -1, -1):
        if words[i] in UNIQUE_ROLES or (i and words[i - 1] in ONLY):
            rest = frozenset(_singular(w) for k, w in enumerate(words) if k != i and w not in SMALL and w not in LITTLE)
            return words[i], rest
    return "", frozenset()


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def share_a_name(a: str, b: str) -> bool:
    """Do two names have a word in common, so that they may be one person's?"""
    return bool(set(a.lower().split()) & set(b.lower().split()))


def of_one_thing(a: frozenset[str], b: frozenset[str]) -> bool:
    """Do two sets of words name one thing? They share two words, and differ in figures only ("26/11", "2008")."""
    if len(a & b) < 2:
        return False
    left, right = a - b, b - a
    if any(not any(c.isdigit() for c in w) for w in left) and any(not any(c.isdigit() for c in w) for w in right):
        return False
    years = [{w for w in side if re.fullmatch(r"(?:19|20)\d\d", w)} for side in (left, right)]
    return not (years[0] and years[1])
