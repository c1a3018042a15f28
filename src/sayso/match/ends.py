"""Who two ends of chains are to each other: shown the same, shown distinct, or neither.

Everything here errs to one side. `same` needs a name or a role that says so; `distinct` needs two that can be nobody
but two; all else is `open`, which counts for the most there may be and never for the least.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from sayso.match.credits import initials, names_of, nickname_of
from sayso.match.owners import Owners, plain
from sayso.model import CorpusActor, Kind

Standing = Literal["same", "open", "distinct"]

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
#: Words that say that somebody speaks, holds office or belongs, and nothing about which house.
_EMPTY = frozenset(
    """a an the of for in on at to from by with and or who which that his her its their our my whose as near
    close another other one two three four five six seven several some many few both first second spokesman
    spokeswoman spokesperson spokespeople official officials officer officers source sources person people
    man woman men women chief head leader leaders member members minister ministry director manager president
    deputy senior former acting aide aides adviser advisers representative representatives worker workers
    employee employees staff team mr mrs ms dr prof professor sir lady captain colonel general major sergeant
    lieutenant commissioner anonymous unnamed unidentified condition anonymity asked named name said says
    told according local statement notice letter report press office department authority agency service
    group company committee board council city town national federal state regional""".split()
)
_SPEAKS_FOR = re.compile(
    r"\bspokes(?:man|woman|person|people)|\bspeaking for\b|\bpress officer\b|\bspin doctor\b", re.I
)
#: Two ends that both speak for a state are not shown to be two: an office and whoever holds it now go by many names.
_STATE = re.compile(
    r"\b(?:minist(?:er|ers|ry|ries)|government|authorit(?:y|ies)|police|army|military|navy|air force|troops|state|"
    r"security|intelligence|secret service|prosecut(?:or|ors|ion)|attorney general|president(?:ial|cy)?|premier|"
    r"prime|chancellor|kremlin|white house|parliament|senate|congress|interior|defen[cs]e|foreign|customs|court|"
    r"governor|mayor|federal|national|republic|kingdom|colonel|general|admiral|officer|commander|commission(?:er)?|"
    r"secretary|envoy|ambassador|embassy|administration|department|agency|bureau)\b",
    re.I,
)
_PAPERS = re.compile(
    r"\b(?:log|logs|logbook|book|books|ledger|register|records?|minutes|diary|file|files|certificate|invoice|order|document|"
    r"documents|memo|email|emails|tape|recording|footage|video|transcript|data|figures)\b",
    re.I,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """An end of a chain as it can be held against others.

    `name` as it is shown; `keys` the plain names it goes by; `about` the stems of its name and of the roles it is
    given; `roles` these roles in words; `publisher` whose description it is; `of_state`: is it a state, one of its
    bodies, or somebody in its service, as far as name and roles tell?
    """

    name: str
    kind: Kind
    named: bool
    keys: frozenset[str]
    about: frozenset[str]
    roles: tuple[str, ...] = ()
    publisher: str | None = None
    of_state: bool = False


def stems(text: str) -> frozenset[str]:
    """The words that could name a house, cut to six letters so that "minister" and "ministry" differ no more."""
    return frozenset(w[:6] for w in (m.casefold() for m in _WORD.findall(text)) if w not in _EMPTY and len(w) > 2)


def house_stems(text: str) -> frozenset[str]:
    """All words of a name, generic ones too, cut to six letters."""
    return frozenset(
        w[:6] for w in (m.casefold() for m in _WORD.findall(text)) if len(w) > 2 and w not in ("the", "and")
    )


def party_of(
    name: str, kind: Kind, named: bool, actors: Mapping[str, CorpusActor], publisher: str | None = None
) -> Party:
    """The party that goes by a name; `actors` by every plain alias."""
    actor = actors.get(plain(name)) if named else None
    keys = {plain(name)} if named else set()
    roles: list[str] = []
    if actor is not None:
        keys |= {plain(alias) for alias in (actor.name, *actor.aliases) if _is_name(alias)}
        roles = [words for words, _, _ in actor.roles]
        name = actor.name if len(actor.name.split()) > len(name.split()) else name
    about = stems(name).union(*(stems(r) for r in roles))
    of_state = (actor is not None and actor.type == "place") or any(_STATE.search(t) for t in (name, *roles))
    return Party(name=name, kind=kind, named=named, keys=frozenset(k for k in keys if k), about=about,
                 roles=tuple(dict.fromkeys(roles)), publisher=publisher, of_state=of_state)  # fmt: skip


def by_alias(actors: Iterable[CorpusActor]) -> dict[str, CorpusActor]:
    """Actors by every plain alias that only one of them has.

    The word for what a body is ("Police" for "Harwick Transport Police", "Ministry") is none: in another report it is
    another body's.
    """
    out: dict[str, CorpusActor | None] = {}
    for actor in actors:
        for alias in {plain(a) for a in (actor.name, *actor.aliases)} - _sorts_of(actor):
            out[alias] = None if out.get(alias, actor) is not actor else actor
    return {alias: actor for alias, actor in out.items() if actor is not None and alias}


def _sorts_of(actor: CorpusActor) -> set[str]:
    """The word by itself that tells what a body of several words is: its last, or the last before "of" and "for"."""
    if actor.type != "organization":
        return set()
    heads = (re.split(r"\s+(?:of|for)\s+", plain(actor.name), maxsplit=1)[0], plain(actor.name))
    return {words[-1] for words in map(str.split, heads) if words} - {plain(actor.name)}


def _is_name(alias: str) -> bool:
    return any(w[:1].isupper() for w in alias.split())


def standing(a: Party, b: Party, owners: Owners) -> tuple[Standing, str]:
    """What the two are to each other, and why."""
    if a.named and b.named:
        return _named(a, b, owners)
    if plain(a.name) == plain(b.name) and a.publisher and a.publisher == b.publisher:
        return "same", f"{a.publisher} speaks of “{a.name}” both times"
    return "open", f"“{a.name}” and “{b.name}” could be one: {_unnamed(a, b)} is not named"


def _unnamed(a: Party, b: Party) -> str:
    return f"“{(a if not a.named else b).name}”"


def _named(a: Party, b: Party, owners: Owners) -> tuple[Standing, str]:
    if a.keys & b.keys or _short_for(a, b) or _short_for(b, a) or _turned(a, b):
        return "same", f"“{a.name}” and “{b.name}” are one name" if a.name != b.name else f"both name {a.name}"
    house = owners.same_house(a.name, b.name)
    if house:
        return "same", f"{a.name} and {b.name} belong to {house}"
    for one, other in ((a, b), (b, a)):
        if one.kind == "document" and other.kind != "document" and _of_house(one, other):
            if _PAPERS.search(one.name):
                return "open", f"“{one.name}” is a paper of {other.name}: a further end at most"
            return "same", f"“{one.name}” is {other.name}’s own word"
        if other.kind in ("organization", "outlet", "document") and one.kind == "person":
            role = next(
                (r for r in one.roles if house_stems(other.name) & house_stems(r) and _covers(r, other.name)), None
            )
            if role:
                return "same", f"{one.name}, {role}, speaks for {other.name}"
    shared = a.about & b.about
    if shared:
        return "open", f"{a.name} and {b.name} may be of one house"
    kinds = {a.kind, b.kind}
    if "document" in kinds:
        return "open", f"whose word “{(a if a.kind == 'document' else b).name}” is cannot be told"
    if "outlet" in kinds:
        return "open", f"where {(a if a.kind == 'outlet' else b).name} has it from is not known"
    if "group" in kinds or "unnamed" in kinds:
        return "open", f"{a.name} and {b.name} could overlap"
    for one, other in ((a, b), (b, a)):
        if one.kind == "person" and not one.about - stems(one.name):
            return "open", f"{one.name} could belong to {other.name}, or to the same house: no role is told"
    if a.of_state and b.of_state:
        return "open", f"{a.name} and {b.name} may both speak for the state"
    return "distinct", f"{a.name} and {b.name} are two"


def _covers(role: str, house: str) -> bool:
    """Does a role name the house: all words of its name that carry meaning, or all but the place it is of?"""
    head = re.split(r"\s+of\s+|,", house, maxsplit=1)[0]
    for name in (house, head):
        wanted = house_stems(name)
        if wanted and wanted <= house_stems(role):
            return True
    acronym = initials(house)
    return len(acronym) > 1 and re.search(rf"\b{re.escape(acronym)}\b", role) is not None


def _of_house(paper: Party, house: Party) -> bool:
    wanted = stems(house.name)
    return bool(wanted) and wanted <= paper.about


def _short_for(short: Party, long: Party) -> bool:
    """Is one name part of the other, both of people, or an organisation's initials or nickname?"""
    mine, whole = plain(short.name).split(), plain(long.name).split()
    if short.kind == long.kind == "person":
        return 0 < len(mine) < len(whole) and mine[-1] == whole[-1] and set(mine) <= set(whole)
    if short.kind == "person" or long.kind == "person":
        return False
    return plain(short.name) in _short_forms(long.name)


_OFFICE = frozenset("department ministry secretariat bureau".split())


def _turned(a: Party, b: Party) -> bool:
    """Is one office named both ways round: "Department of Justice", "Justice Department"?"""
    one, two = (plain(p.name).split() for p in (a, b))
    if a.kind == "person" or b.kind == "person" or not _OFFICE & set(one) & set(two):
        return False
    return sorted(w for w in one if w not in ("of", "the")) == sorted(w for w in two if w not in ("of", "the"))


@lru_cache(maxsize=1 << 14)
def _short_forms(name: str) -> frozenset[str]:
    return frozenset(plain(f) for f in (*names_of(name), initials(name), nickname_of(name) or "") if f)


def is_publisher(link: str, publisher: str) -> bool:
    """Is a link of a chain this publisher, by its name, a form of it, its initials or its nickname?"""
    return not _said_as(link).isdisjoint(_forms_of(publisher))


@lru_cache(maxsize=1 << 14)
def _said_as(link: str) -> frozenset[str]:
    said = plain(link)
    return frozenset((said, plain(re.sub(r"\s+(?:news(?:paper)?|paper|agency|website|magazine)$", "", said))))


@lru_cache(maxsize=1 << 14)
def _forms_of(publisher: str) -> frozenset[str]:
    names = (publisher, *names_of(publisher), initials(publisher), nickname_of(publisher) or "")
    return frozenset(plain(f) for f in names if f)


def likeness(a: str, b: str) -> float:
    """Words in common of two descriptions, by the shorter."""
    one, two = ({w[:6] for w in (m.casefold() for m in _WORD.findall(t)) if len(w) > 2} for t in (a, b))
    return len(one & two) / max(1, min(len(one), len(two)))


def is_spokesman(words: str) -> bool:
    """Does the role speak for a house?"""
    return _SPEAKS_FOR.search(words) is not None


def largest_distinct(names: Sequence[str], distinct: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """The most names that are pairwise shown distinct; exact up to 24 names, else found greedily (a lower bound)."""
    near: dict[str, set[str]] = {n: set() for n in names}
    for a, b in distinct:
        near[a].add(b)
        near[b].add(a)
    order = sorted(names, key=lambda n: (-len(near[n]), n))
    best: list[str] = []

    def grow(chosen: list[str], rest: list[str]) -> None:
        nonlocal best
        if len(chosen) > len(best):
            best = chosen
        for i, n in enumerate(rest):
            if len(chosen) + len(rest) - i <= len(best):
                return
            grow([*chosen, n], [m for m in rest[i + 1 :] if m in near[n]])

    if len(order) <= 24:
        grow([], order)
        return tuple(sorted(best))
    chosen: list[str] = []
    for n in order:
        if all(n in near[c] for c in chosen):
            chosen.append(n)
    return tuple(sorted(chosen))
