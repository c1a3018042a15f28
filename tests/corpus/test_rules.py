"""What older rules made is derived anew, from the readings as they are kept."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from sayso.corpus.packing import (
    actor_from,
    occurrence_from,
    origins_from,
    packed_actor,
    packed_occurrence,
    packed_origins,
)
from sayso.corpus.rules import RULES
from sayso.corpus.settling import is_settled
from sayso.match.survey import Survey
from sayso.record import Decision, Place
from tests.corpus.samples import affairs, differing, opened, reading, take
from tests.corpus.test_lives_of_a_record import Counting

GOLDEN = Path(__file__).parents[1] / "golden" / "rules.txt"


def retold(db: sqlite3.Connection, table: str, column: str, change: Callable[[bytes], bytes]) -> None:
    for n, data in db.execute(f"SELECT n, {column} FROM {table}").fetchall():
        db.execute(f"UPDATE {table} SET {column} = ? WHERE n = ?", (change(data), n))


def worded_otherwise(data: bytes) -> bytes:
    return packed_occurrence(replace(occurrence_from(data), resolved="as it was once worded"))


def counted_otherwise(data: bytes) -> bytes:
    return packed_origins(replace(origins_from(data), at_least=0, at_most=99, why=("as it was once counted",)))


def named_otherwise(data: bytes) -> bytes:
    return packed_actor(replace(actor_from(data), aliases=("as it was once called",)))


#: What older rules may have left in the record, a stage each.
LEFT: dict[str, Callable[[sqlite3.Connection], object]] = {
    "occurrences": lambda db: retold(db, "occurrence", "data", worded_otherwise),
    "copies": lambda db: [db.execute(f"DELETE FROM {t}") for t in ("report_copy", "fingerprint", "unnamed_quote")],
    "pairs": lambda db: db.execute("UPDATE claim_link SET same = 0.0, why = NULL"),
    "claims": lambda db: db.execute("UPDATE claim SET wording = 'as it was once worded', why = '[]'"),
    "origins": lambda db: retold(db, "claim", "origins", counted_otherwise),
    "conflicts": lambda db: db.execute("UPDATE clash SET why = 'as it was once told'"),
    "actors": lambda db: retold(db, "corpus_actor", "data", named_otherwise),
}


def aged(path: Path, stage: str | None = None, left: Callable[[sqlite3.Connection], object] | None = None) -> None:
    """Give a record the stamp of a Sayso whose rules for a stage were older, or none at all, and what those left."""
    db = sqlite3.connect(path)
    if left is not None:
        left(db)
    if stage is None:
        db.execute("DELETE FROM setting WHERE name = 'rules'")
    else:
        held = json.loads(db.execute("SELECT value FROM setting WHERE name = 'rules'").fetchone()[0])
        db.execute("UPDATE setting SET value = ? WHERE name = 'rules'", (json.dumps({**held, stage: 0}),))
    db.commit()
    db.close()


def kept(path: Path) -> list[tuple]:
    """Texts, bytes and readings with the times at which they were made."""
    db = sqlite3.connect(path)
    rows = [*db.execute("SELECT * FROM source ORDER BY version"), *db.execute("SELECT * FROM reading ORDER BY version"),
            *db.execute("SELECT * FROM judgement ORDER BY n")]  # fmt: skip
    db.close()
    return rows


def a_record(path: Path) -> Survey:
    readings = affairs(14, seed=5)
    with opened(path) as corpus:
        take(corpus, readings)
        corpus.settle()
        held = max(corpus.claims(), key=lambda c: len(c.members)).members
        ends = [Place(version=corpus.version_named(m.occurrence.report), spans=m.occurrence.spans)
                for m in (held[0], held[-1])]  # fmt: skip
        corpus.judge(Decision(what="not_same", kind="claim", place=ends[0], other=ends[1]), who="Ada")
        return corpus.survey()


def without_plainness(told: Survey) -> Survey:
    return replace(told, claims=tuple(
        replace(c, members=tuple(replace(m, plain=None) for m in c.members)) for c in told.claims))  # fmt: skip


@pytest.mark.parametrize("stage", RULES)
def test_what_older_rules_made_is_derived_anew_and_told_until_then(tmp_path: Path, stage: str) -> None:
    path = tmp_path / "a.db"
    before = a_record(path)
    aged(path, stage, LEFT[stage])
    then = kept(path)
    with opened(path) as corpus:
        assert corpus.status()["stale"] == [stage]
        corpus.settle()
        if stage == "pairs":
            assert not corpus._db.rows("SELECT 1 FROM claim_link WHERE same = 0.0")
        assert corpus.status()["stale"] == []
        assert differing(corpus.survey(), before) == []
        assert corpus.faults() == []
    assert kept(path) == then  # readings are taken as they are, and judgements stay


@pytest.mark.parametrize("stage", RULES)
def test_with_the_present_stamp_all_stands_as_it_was_left(tmp_path: Path, stage: str) -> None:
    path = tmp_path / "a.db"
    before = a_record(path)
    db = sqlite3.connect(path)
    LEFT[stage](db)
    db.commit()
    db.close()
    with opened(path) as corpus:
        told = corpus.survey()
    if stage == "pairs":  # shows once claims are grouped; only who plainly says one is asked of the pairs at once
        assert differing(without_plainness(told), without_plainness(before)) == []
    elif stage == "occurrences":
        assert any(m.occurrence.resolved == "as it was once worded" for c in told.claims for m in c.members)
    else:
        assert differing(told, before)


def test_a_record_from_before_there_was_a_stamp_is_derived_anew_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    before = a_record(path)
    aged(path, left=lambda db: [leave(db) for leave in LEFT.values()])
    with opened(path) as corpus:
        assert corpus.status()["stale"] == list(RULES)
        assert differing(corpus.survey(), before) == []  # a question does it too
        assert corpus.status()["stale"] == []


def test_where_the_wordings_stay_nothing_is_compared_again(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    a_record(path)
    for stage in ("occurrences", "copies", "claims", "origins", "conflicts", "actors"):
        aged(path, stage)
    comparer = Counting()
    comparer.made_by = {"words": "overlap"}  # as the record was made
    with opened(path, comparer=comparer) as corpus:
        corpus.settle()
        assert corpus.status()["stale"] == []
        assert comparer.embedded == 0


def test_what_was_marked_as_due_outlives_whoever_marked_it(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    before = a_record(path)
    aged(path, "claims", LEFT["claims"])
    from sayso.corpus.rules import check_makers

    with opened(path) as corpus:
        check_makers(corpus._bench, comparer=True)  # and there it ends
    with opened(path) as corpus:
        assert not is_settled(corpus._db)
        assert corpus.status()["stale"] == []
        assert differing(corpus.survey(), before) == []


def test_an_empty_record_is_of_the_present_rules(tmp_path: Path) -> None:
    with opened(tmp_path / "a.db") as corpus:
        assert corpus.status()["stale"] == []
        take(corpus, affairs(3))
        assert corpus.status()["stale"] == []
        corpus.settle()
        assert corpus.status()["stale"] == []


def test_other_owners_are_told_as_what_is_stale(tmp_path: Path) -> None:
    from sayso.match.owners import Owners

    a_record(tmp_path / "a.db")
    owners = Owners(houses={"the gull": "one house", "the ledger": "one house"})
    with opened(tmp_path / "a.db", owners=owners) as corpus:
        assert corpus.status()["stale"] == ["owners"]
        corpus.settle()
        assert corpus.status()["stale"] == []


def told_by_stage(path: Path) -> dict[str, str]:
    """What each stage gives for an invented corpus, as a digest."""
    readings = [*affairs(24, seed=11), reading("x", ("Ilse Brandt", "the old Harrow bridge was closed in 2019")),
                reading("y", ("Ilse Brandt", "the old Harrow bridge was not closed in 2019"), publisher="The Ledger",
                        published="2021-03-05")]  # fmt: skip
    with opened(path) as corpus:
        take(corpus, readings)
        s = corpus.survey()
    db = sqlite3.connect(path)
    pairs = db.execute("SELECT x.id, y.id, round(k.same, 6), round(k.opposed, 6), k.relation FROM claim_link k"
                       " JOIN occurrence x ON x.n = k.a JOIN occurrence y ON y.n = k.b ORDER BY 1, 2").fetchall()
    held = sorted((m.occurrence for c in s.claims for m in c.members), key=lambda o: o.id)
    db.close()
    given = {
        "occurrences": [(o.id, o.wording, o.resolved, o.around, o.names, o.factuality, o.numbers, o.times)
                        for o in held],
        "copies": [s.copies, s.corrections],
        "pairs": pairs,
        "claims": [(c.id, c.wording, [(m.occurrence.id, m.stance, m.factuality) for m in c.members], c.related, c.why)
                   for c in s.claims],
        "origins": [(c.id, c.origins, [m.occurrence.chain for m in c.members]) for c in s.claims],
        "conflicts": s.clashes,
        "actors": s.actors,
    }  # fmt: skip
    assert set(given) == set(RULES)
    return {stage: hashlib.sha256(repr(what).encode()).hexdigest()[:16] for stage, what in given.items()}


def test_whoever_changes_what_the_same_readings_give_counts_up_the_rules(tmp_path: Path, golden) -> None:
    given = told_by_stage(tmp_path / "a.db")
    held = {row[0]: row[1:] for row in map(str.split, GOLDEN.read_text().splitlines())} if GOLDEN.exists() else {}
    for stage, digest in given.items():
        number, was = held.get(stage, (str(RULES[stage]), digest))
        if number != str(RULES[stage]):
            break  # what comes after it follows from it, and is derived anew with it
        assert digest == was, (
            f"the same readings give other {stage} than before, and records that hold what they gave would not notice:"
            f" count up RULES[{stage!r}] in src/sayso/corpus/rules.py"
        )
    golden("rules.txt", "".join(f"{stage} {RULES[stage]} {digest}\n" for stage, digest in given.items()))
