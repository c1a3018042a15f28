"""By which names the fields of a JSON object, or the columns of a table, are understood, and which are not used."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sayso.read.details import FIELDS

UNDERSTOOD = ("id", "text", *FIELDS)
#: What others call the same, in small letters without what sets words apart ("published_at", "Published at").
OTHERS = {
    "text": ("body", "content", "article", "bodytext", "articletext", "articlebody", "fulltext"),
    "publisher": ("outlet", "source", "sourcename", "newspaper", "publication"),
    "title": ("headline", "heading"),
    "published": ("date", "publishedat", "publishedon", "publisheddate", "publishdate", "publicationdate", "pubdate",
                  "datepublished"),
    "url": ("link", "weburl", "permalink"),
}  # fmt: skip
_MEANT = {other: field for field, others in OTHERS.items() for other in (field, *others)} | {f: f for f in UNDERSTOOD}
_MOST, _LONGEST = 8, 30  # names that are told, and their characters
_TAKEN, _NOT_USED = " is taken for ", "not used: "


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """An object with its fields under the names that are understood; `note`: what was taken for what, what is not used,
    and what names there are, empty where all go by their own. `unclear`: the names of which each may be the text.
    """

    given: Mapping[str, Any]
    note: str
    unclear: tuple[str, ...] = ()


def text_names(names: Iterable[str]) -> tuple[str, ...]:
    """The names among some that stand for the text: "text" itself, else all that may."""
    names = tuple(names)
    return ("text",) if "text" in names else tuple(n for n in names if _MEANT.get(_plain(n)) == "text")


def named(given: Mapping[str, Any]) -> Named:
    """An object by the names that are understood: its own first, else another that is alone in meaning the same."""
    out = {name: value for name, value in given.items() if name in UNDERSTOOD}
    may: dict[str, list[str]] = {}
    for name, value in given.items():
        field = _MEANT.get(_plain(name)) if isinstance(name, str) and name not in UNDERSTOOD else None
        if field and out.get(field) in (None, "") and _fits(field, value):
            may.setdefault(field, []).append(name)
    taken = {names[0]: field for field, names in may.items() if all(given[n] == given[names[0]] for n in names)}
    out.update((field, given[name]) for name, field in taken.items())
    same = {n for name, field in taken.items() for n in may[field] if n != name}
    unused = [n for n in given if isinstance(n, str) and n not in UNDERSTOOD and n not in taken and n not in same]
    unclear = tuple(may.get("text", ())) if "text" not in out else ()
    return Named(given=out, note=_note(taken, unused), unclear=unclear)


def names_in(note: str) -> frozenset[str]:
    """The names of fields that a note of a report tells of; none where it is about something else."""
    if not note.startswith((_NOT_USED, '"')) or not (_NOT_USED in note or _TAKEN in note):
        return frozenset()
    return frozenset(re.findall(r'"([^"]+)"', note))


def _fits(field: str, value: Any) -> bool:
    """May a value that goes by another name be such a field? A "source" may be an address or an object of its own."""
    if not isinstance(value, str) or not value.strip():
        return False
    return field != "publisher" or not re.match(r"(?i)\s*(?:https?:|www\.)", value)


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", "", name.casefold())


def _note(taken: Mapping[str, str], unused: Iterable[str]) -> str:
    told = []
    if taken:
        told.append(", ".join(f"{_shown(name)}{_TAKEN}{field}" for name, field in taken.items()))
    if names := [_shown(name) for name in unused]:
        more = f" and {len(names) - _MOST} more" if len(names) > _MOST else ""
        told.append(f"{_NOT_USED}{', '.join(names[:_MOST])}{more} (understood are {', '.join(UNDERSTOOD)})")
    return "; ".join(told)


def _shown(name: str) -> str:
    name = " ".join(name.replace('"', "'").split())
    return f'"{name[:_LONGEST]}…"' if len(name) > _LONGEST else f'"{name}"'
