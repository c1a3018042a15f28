"""Searching claims as the desk does, what people watch, and what is new to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sayso.corpus import Corpus
from sayso.model import Claim
from sayso.record import Watch
from sayso.serve.views_desk import Search, search_of

SHOWN = 50  # ids of new claims that a watch names


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """Claims that were looked for: one page of them, and how many there are."""

    claims: tuple[Claim, ...]
    total: int


def seek(corpus: Corpus, search: Search, limit: int, offset: int) -> Sought:
    """The claims that fit a search, the most carried first."""
    wanted = search.filter()
    return Sought(claims=corpus.claims(wanted, limit=limit, offset=offset), total=corpus.count_claims(wanted))


def watch_to_json(corpus: Corpus, watch: Watch) -> dict[str, Any]:
    """A watch with how many claims it holds and which of them have come into reports since it was last looked at."""
    wanted = search_of(watch.wanted).filter()
    new = corpus.claims(wanted, added_since=watch.seen, limit=SHOWN)
    return {"n": watch.n, "name": watch.name, "wanted": watch.wanted, "made": watch.made, "seen": watch.seen,
            "total": corpus.count_claims(wanted), "new": corpus.count_claims(wanted, added_since=watch.seen),
            "claims": [c.id for c in new]}  # fmt: skip
