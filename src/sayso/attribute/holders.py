"""Who holds what is left where attributions are dropped: what hung on one of them goes to whoever held that."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from sayso.model import Attribution


def rehung(given: Iterable[Attribution], kept: Mapping[str, Attribution]) -> tuple[Attribution, ...]:
    """Those kept (by id, in their order), each `via` the nearest of its holders among `given` that is kept, or none."""
    via = {a.id: a.via for a in given}

    def holder(at: str | None) -> str | None:
        for _ in range(len(via)):  # a ring of holders ends somewhere
            if at is None or at in kept:
                return at
            at = via.get(at)
        return None

    return tuple(replace(a, via=holder(a.via)) for a in kept.values())
