"""Bringing up to date what follows from the reports, step by step.

    derive      a reading -> occurrences, fingerprints, actors
    place       each new wording among those near to it
    compare     the pairs that come of that                       dear: nothing is locked meanwhile
    copies      which report took whose words, or retold it, or takes something back
    group       the touched parts of the graph of links -> claims
    origins     of new claims, and of those whose surroundings changed
    clashes     around the days that were touched

What is due stands in the record itself: whoever stops in the middle, by whatever cause, is taken up again by the
next to come. Each step is one transaction for a batch; each gives the same for the same reports, whatever came first.
What older rules made becomes due by `rules.check_makers`.
"""

from __future__ import annotations

from collections.abc import Callable

from sayso.corpus import comparing, copying, deriving, grouping
from sayso.corpus.steps import Bench
from sayso.record.derived import ACTORS, DERIVE
from sayso.record.sqlite import Database

Step = Callable[[Bench], bool]
STEPS: tuple[tuple[str, Step], ...] = (
    ("reading what is new", deriving.derive),
    ("finding what to compare", comparing.choose_leads),
    ("finding what to compare", comparing.place_leads),
    ("comparing statements", comparing.compare),
    ("copies", copying.find_copies_due),
    ("copies", copying.find_retellings_due),
    ("copies", copying.find_corrections_due),
    ("claims", grouping.regroup),
    ("origins", grouping.look_around),
    ("origins", grouping.count),
    ("conflicts", grouping.clash),
)


def is_settled(db: Database) -> bool:
    """Is there nothing to bring up to date (the actors across all reports aside)?"""
    due = "SELECT 1 FROM due WHERE what <> ? LIMIT 1"
    return not db.rows(due, ACTORS) and not db.rows("SELECT 1 FROM claim_link WHERE same IS NULL LIMIT 1")


def unsettled(db: Database) -> int:
    """How many reports were not worked through yet; at least one where anything is to be done."""
    waiting = db.rows("SELECT COUNT(*) FROM due WHERE what = ?", DERIVE)[0][0]
    return waiting or int(not is_settled(db))


def settle(bench: Bench, progress: Callable[[str], None] | None = None) -> None:
    """Do all that is due."""
    tell, last = progress or _untold, ""
    bench.clear()
    while True:
        did = False
        for name, step in STEPS:
            if name != last:
                tell(name)
                last = name
            did = step(bench) or did
        if not did:
            return
        tell = _untold  # what comes after concerns few, and its steps would be told twice


def _untold(step: str) -> None:
    """A step that nobody is told of."""
