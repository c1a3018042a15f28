"""The nouns of the record: frozen, slotted, keyword-only."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from sayso.text import Spans

State = Literal["new", "known", "changed"]
What = Literal["right", "wrong", "corrected", "added", "same", "not_same"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What adding came to: a new report, one that the record held already, or a new version of one."""

    version_id: str
    state: State


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version of a report, without its text. `report` is the key that all versions share, `name` the given id."""

    id: str
    report: str
    name: str
    publisher: str | None
    title: str | None
    published: str | None
    url: str | None
    retrieved: str | None
    added: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A version that holds the words searched for; the higher the score, the better it fits."""

    version: Version
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Words of one version."""

    version: str
    spans: Spans


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Two places that belong together in some way ("copy", "same-claim", ...), and on what grounds.

    An undirected link is the same whichever end is named first. `detail` holds what its kind needs besides, as JSON.
    """

    kind: str
    a: Place
    b: Place
    made_by: dict[str, Any]
    confidence: float = 1.0
    why: tuple[str, ...] = ()
    directed: bool = False
    detail: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a person decides about an item of a reading, or about two places.

    `kind` is the kind of item ("attribution", "assertion", "number", "actor", "time", "aside", "conflict", or one of
    the caller's own); `place` its spans as `item_spans` gives them. `before` is the item as it was read; `after` what
    it should be: the keys that change ("corrected") or the whole item ("added"), both in the contract's form. "same"
    and "not_same" name an `other` place, and so does all that is decided on a "copy" or a "clash" (words of two
    reports, which are one or are not). Of two claims that are "not the same" all copies of both passages, in the same
    words, follow; where both have the same words, the later one goes by itself. Ids of attributions in `after` are not
    heeded: they count within one reading.
    """

    what: What
    kind: str
    place: Place
    other: Place | None = None
    before: dict[str, Any] | None = None
    after: dict[str, Any] | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One entry of the log. `what` is a decision's, or "undo", "redo", "delete".

    `version` is a hash that outlives the version; `decision` is None for an undo, a redo and a deletion, and once the
    report is deleted; of those that are no undo or redo, `kind` tells on what. `about` is the entry that an undo or
    redo speaks of.
    """

    n: int
    at: str
    who: str
    what: str
    version: str | None
    decision: Decision | None = None
    about: int | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Deleted:
    """Versions that are gone, and those `left` of their reports, the oldest first.

    `scrubbed` is False where the file was busy or had no room to be written anew.

    The words are then out of reach, yet still among the bytes on disk; the next one to open or close the record
    clears them.
    """

    versions: tuple[str, ...]
    scrubbed: bool
    left: tuple[str, ...] = ()
