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
"""

from __future__ import annotations

from collections.abc import Callable

from sayso.corpus import comparing, copying, deriving, grouping
from sayso.corpus.steps import Bench
from sayso.match.owners import Owners
from sayso.record.derived import ACTORS, COPIES, DERIVE, ORIGINS, REGROUP, RETOLD, WORDS
from sayso.record.packing import as_json
from sayso.record.sqlite import Database

DERIVATION = "1"  # to be counted up where the same readings would give something else

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


# What made it


def check_makers(bench: Bench, *, comparer: bool) -> None:
    """Mark as due what other weights, other owners or an older Sayso made. `comparer`: look at the weights too."""
    settings = {"derivation": DERIVATION, "owners": _told(bench.owners)}
    if comparer:
        settings["comparer"] = as_json(dict(bench.comparer().made_by))
    db = bench.db
    held = dict(db.rows("SELECT name, value FROM setting WHERE name IN ('derivation', 'owners', 'comparer')"))
    changed = {name for name, value in settings.items() if held.get(name) != value}
    if not changed:
        return
    with bench.writing():
        for name in sorted(changed):
            if name in held:
                _CHANGED[name](db)
            db.run("INSERT INTO setting (name, value) VALUES (?, ?)"
                   " ON CONFLICT (name) DO UPDATE SET value = excluded.value", name, settings[name])  # fmt: skip


def _told(owners: Owners) -> str:
    return as_json([sorted(owners.houses.items()), sorted(map(list, owners.carriers))])


def _mark_all(db: Database, what: str, table: str, column: str) -> None:
    db.run(f"INSERT INTO due (what, n, token) SELECT ?, {column}, 1 FROM {table} WHERE 1 = 1"
           " ON CONFLICT (what, n) DO UPDATE SET token = due.token + 1", what)  # fmt: skip


def _derive_all(db: Database) -> None:
    _mark_all(db, DERIVE, "reading", "version")


def _compare_all(db: Database) -> None:
    for table in ("claim_link", "posting", "lead"):
        db.run(f"DELETE FROM {table}")
    for what in (WORDS, REGROUP):
        _mark_all(db, what, "occurrence", "n")


def _surround_all(db: Database) -> None:
    for what in (COPIES, RETOLD):
        _mark_all(db, what, "derived", "version")
    _mark_all(db, ORIGINS, "claim", "n")


_CHANGED = {"derivation": _derive_all, "comparer": _compare_all, "owners": _surround_all}
