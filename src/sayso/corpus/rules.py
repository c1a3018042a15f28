"""By which rules what lies beside the reports was made: their stamp, and what is derived anew where it is old.

    occurrences   what a reading gives to compare: wordings, names, numbers, the items of actors
    copies        fingerprints, who took whose words, retellings, what was taken back
    pairs         which occurrences are compared, and what that comes to
    claims        groups, stances, wordings, relations
    origins       chains followed to their ends, and counted
    conflicts     what cannot both hold
    actors        those across reports

Each has a number here, to be counted up by whoever changes what the same readings give; `tests/corpus/test_rules.py`
holds what they gave to what they give. Beside them count the weights that compare and the declared owners. The stamp
lies in the record. Where it is another than the present one, all that rests on what changed is marked as due in the
same transaction that writes the new one, so that a process that ends meanwhile leaves nothing behind; `settle` works
it through. Readings are taken as they are kept, texts are not read again, and judgements hold as before.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from types import MappingProxyType

from sayso.corpus.steps import Bench
from sayso.match.owners import Owners
from sayso.record.derived import (
    ACTORS,
    CLASHES,
    COPIES,
    DERIVE,
    ORIGINS,
    REGROUP,
    RETOLD,
    WORDS,
    mark,
    mark_periods,
)
from sayso.record.packing import as_json
from sayso.record.sqlite import Database

#: To be counted up where the same readings would give something else.
RULES: Mapping[str, int] = MappingProxyType(
    {"occurrences": 9, "copies": 4, "pairs": 7, "claims": 16, "origins": 9, "conflicts": 12, "actors": 3}
)
_OTHERS = ("owners", "comparer")


def check_makers(bench: Bench, *, comparer: bool) -> None:
    """Mark as due what other rules, other weights or other owners made. `comparer`: look at the weights too.

    Raises ModelError where weights that are to be looked at are missing.
    """
    wanted = _stamp(bench, comparer=comparer)
    if _held(bench.db).items() >= wanted.items():
        return
    with bench.writing():
        held = _held(bench.db)  # once more: another process may have been quicker
        for name in _changed(held, wanted):
            _ANEW[name](bench.db)
        stamp = {**held, **wanted}
        rules = {name: int(stamp[name]) for name in RULES}
        bench.db.run_many(
            "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            [("rules", as_json(rules)), *((name, stamp[name]) for name in _OTHERS if name in stamp)],
        )


def stale(bench: Bench, *, comparer: bool) -> tuple[str, ...]:
    """What in the record was made by other rules, owners ("owners") or, if asked, weights ("comparer") than are here.

    Nothing where the record holds nothing that was derived.
    """
    if not bench.db.rows("SELECT 1 FROM derived LIMIT 1"):
        return ()
    return _changed(_held(bench.db), _stamp(bench, comparer=comparer))


def _stamp(bench: Bench, *, comparer: bool) -> dict[str, str]:
    """{what makes something: its mark}, by the names of `_ANEW`."""
    out = {name: str(number) for name, number in RULES.items()}
    out["owners"] = _told(bench.owners)
    if comparer:
        out["comparer"] = as_json(dict(bench.comparer().made_by))
    return out


def _told(owners: Owners) -> str:
    return as_json([sorted(owners.houses.items()), sorted(map(list, owners.carriers))])


def _held(db: Database) -> dict[str, str]:
    """The stamp of the record, as far as it has one."""
    held = dict(db.rows("SELECT name, value FROM setting WHERE name IN ('rules', 'owners', 'comparer')"))
    return {**{name: str(number) for name, number in json.loads(held.pop("rules", "{}")).items()}, **held}


def _changed(held: Mapping[str, str], wanted: Mapping[str, str]) -> tuple[str, ...]:
    """What is other than wanted. What was made without a stamp was made by rules that nobody knows; where no weights
    and no owners are noted, nothing was made with any.
    """
    unknown = {name for name in _OTHERS if name not in held}
    return tuple(name for name in _ANEW if name in wanted.keys() - unknown and held.get(name) != wanted[name])


# What is due then


def _mark_all(db: Database, what: str, table: str, column: str) -> None:
    db.run(f"INSERT INTO due (what, n, token) SELECT ?, {column}, 1 FROM {table} WHERE 1 = 1"
           " ON CONFLICT (what, n) DO UPDATE SET token = due.token + 1", what)  # fmt: skip


def _derive_all(db: Database) -> None:
    _mark_all(db, DERIVE, "reading", "version")


def _copy_all(db: Database) -> None:
    # A blank behind the asides changes nothing of them, yet makes each row another than the one derived next, whatever
    # that is: fingerprints are then taken anew, and copies looked for. Until then everything answers as before.
    db.run("UPDATE derived SET asides = asides || ' '")
    _derive_all(db)


def _compare_all(db: Database) -> None:
    for table in ("claim_link", "posting", "lead"):
        db.run(f"DELETE FROM {table}")
    for what in (WORDS, REGROUP):
        _mark_all(db, what, "occurrence", "n")


def _group_all(db: Database) -> None:
    _mark_all(db, REGROUP, "occurrence", "n")


def _count_all(db: Database) -> None:
    _mark_all(db, ORIGINS, "claim", "n")


def _clash_all(db: Database) -> None:
    mark_periods(db, CLASHES, (row[0] for row in db.rows("SELECT DISTINCT period FROM derived")))
    # those that are told at more than one time: where their origins are counted, what clashes far apart is found
    times = "SELECT claim FROM occurrence WHERE claim IS NOT NULL GROUP BY claim HAVING MIN(start) < MAX(start)"
    mark(db, ORIGINS, (row[0] for row in db.rows(times)))


def _join_all(db: Database) -> None:
    """Whom a chain or a conflict names hangs on how actors are joined."""
    mark(db, ACTORS, (0,))
    _count_all(db)
    _clash_all(db)


def _surround_all(db: Database) -> None:
    for what in (COPIES, RETOLD):
        _mark_all(db, what, "derived", "version")
    _count_all(db)


_ANEW = {
    "occurrences": _derive_all,
    "copies": _copy_all,
    "pairs": _compare_all,
    "claims": _group_all,
    "origins": _count_all,
    "conflicts": _clash_all,
    "actors": _join_all,
    "comparer": _compare_all,
    "owners": _surround_all,
}
