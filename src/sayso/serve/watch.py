"""Searching claims as the desk does, what people watch, and what is new to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sayso.corpus import Corpus
from sayso.match.survey import carriers
from sayso.model import Claim
from sayso.record import Watch
from sayso.serve.views_desk import LOOKED, STEP, Search, search_of

SHOWN = 50  # ids of new claims that a watch names


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """Claims that were looked for: one page of them, how many there are, and whether there were more than were looked
    through.
    """

    claims: tuple[Claim, ...]
    total: int
    cut: bool


def seek(corpus: Corpus, search: Search, limit: int, offset: int) -> Sought:
    """The claims that fit a search, the most carried first."""
    wanted = search.filter()
    if not search.narrow:
        claims = corpus.claims(wanted, limit=limit, offset=offset)
        return Sought(claims=tuple(claims), total=corpus.count_claims(wanted), cut=False)
    found, cut = _through(corpus, search)
    return Sought(claims=tuple(found[offset : offset + limit]), total=len(found), cut=cut)


def _through(corpus: Corpus, search: Search) -> tuple[list[Claim], bool]:
    found: list[Claim] = []
    for start in range(0, LOOKED, STEP):
        some = corpus.claims(search.filter(), limit=STEP, offset=start)
        found += [c for c in some if search.fits(c)]
        if len(some) < STEP:
            return found, False
    return found, True


def watch_to_json(corpus: Corpus, watch: Watch, late: Mapping[str, str]) -> dict[str, Any]:
    """A watch with how many claims it holds and which of them have come into reports since it was last looked at.

    late: report name -> when it was added.
    """
    held, _ = _through(corpus, search_of(watch.wanted))
    fresh = {name for name, added in late.items() if added > watch.seen}
    new = [c.id for c in held if fresh.intersection(carriers(c))]
    return {"n": watch.n, "name": watch.name, "wanted": watch.wanted, "made": watch.made, "seen": watch.seen,
            "total": len(held), "new": len(new), "claims": new[:SHOWN]}  # fmt: skip


def added_at(corpus: Corpus) -> dict[str, str]:
    """When each report was added, by its name in answers."""
    names = corpus.names()
    return {names[v.id]: v.added for v in corpus.versions()}
