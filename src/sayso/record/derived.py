"""What follows from reports, as far as the store itself must handle it: marking what is out of date, and forgetting.

Every table named here can be made anew (`sayso.corpus` does); what the record promises is that a deleted report leaves
nothing in them, and that whatever rested on it is marked as due in the same transaction.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Sequence

from sayso.record.sqlite import Database, placeholders

#: Kinds of work, in the order in which it is done.
DERIVE = "derive"  # version: read its reading again
WORDS = "words"  # occurrence: who leads those with its wording
LEAD = "lead"  # occurrence: to be compared
NEAR = "near"  # lead: its nearest are to be looked for
COPIES = "copies"  # version: what it copies
RETOLD = "retold"  # version: what it retells
NOTICES = "notices"  # version: what its notices are about
REGROUP = "regroup"  # occurrence: the claims of its part
WINDOW = "window"  # period: what is known of its actors
ORIGINS = "origins"  # claim: its origins
CLASHES = "clashes"  # period: what clashes in it
ACTORS = "actors"  # 0: the actors across all reports

#: From which periods, counted from its own, something is seen: a claim knows the actors from the period before its
#: first to the second after it; what clashes in a period is looked for in that one and those beside it
#: (`match.clashes.seen_around`).
SEEN_FROM = {WINDOW: (-2, -1, 0, 1), CLASHES: (-1, 0, 1)}
NO_PERIOD = -(1 << 40)  # stands for the period of what has none
NEAREST = struct.Struct("<ih")  # lead, cosine in ten-thousandths
KEY = struct.Struct("<q")
DAYS_RETOLD = 21 * 86400.0
CHUNK = 500


def mark(db: Database, what: str, ns: Iterable[int | None]) -> None:
    """Note that these are due."""
    db.run_many(
        "INSERT INTO due (what, n, token) VALUES (?, ?, 1) ON CONFLICT (what, n) DO UPDATE SET token = due.token + 1",
        [(what, n) for n in {n for n in ns if n is not None}],
    )


def chunks(values: Iterable[int]) -> Iterator[list[int]]:
    """Some numbers, a few hundred at a time, as statements take them."""
    held = list(values)
    for start in range(0, len(held), CHUNK):
        yield held[start : start + CHUNK]


def rows_in(db: Database, sql: str, values: Iterable[int]) -> Iterator[tuple]:
    """The rows of a question whose one `{}` stands for a list of numbers."""
    for some in chunks(values):
        yield from db.rows(sql.format(placeholders(some)), *some)


def read_nearest(data: bytes) -> list[tuple[int, int]]:
    """(lead, cosine in ten-thousandths)."""
    return list(NEAREST.iter_unpack(data))


def packed_nearest(found: Sequence[tuple[int, int]]) -> bytes:
    """It back as it lies in the record."""
    return b"".join(NEAREST.pack(*f) for f in found)


def touch(db: Database, version: int) -> None:
    """A reading came, or something was decided about it: what follows from it is out of date."""
    mark(db, DERIVE, (version,))


def touch_namesakes(db: Database, name: str) -> None:
    """Versions that share a given id go by other names in answers than one that has it alone."""
    mark(db, DERIVE, (row[0] for row in db.rows("SELECT v.n FROM version v JOIN reading g ON g.version = v.n"
                                               " WHERE v.name = ?", name)))  # fmt: skip


def forget(db: Database, version: int) -> None:
    """Take out all that follows from a version, and mark what rested on it."""
    drop_occurrences(db, [row[0] for row in db.rows("SELECT n FROM occurrence WHERE version = ?", version)])
    forget_copies(db, version)
    held = db.rows("SELECT period, start, publisher, page FROM derived WHERE version = ?", version)
    for table in ("clash WHERE a = ? OR b =", "correction WHERE report = ? OR about ="):
        db.run(f"DELETE FROM {table} ?", version, version)
    for period, _, publisher, page in held:
        mark_periods(db, WINDOW, (period,))
        mark_periods(db, CLASHES, (period,))
        noted = "SELECT version FROM derived WHERE notices > 0 AND (publisher = ? OR page = ?)"
        mark(db, NOTICES, (row[0] for row in db.rows(noted, publisher, page)))
    db.run("DELETE FROM derived WHERE version = ?", version)
    drop_actors(db)
    db.run("DELETE FROM due WHERE n = ? AND what IN (?, ?, ?, ?)", version, DERIVE, COPIES, RETOLD, NOTICES)


def drop_actors(db: Database) -> None:
    """Take out the actors across all reports, whose words may be those of a report that goes; to be joined anew."""
    db.run("DELETE FROM actor_word")
    db.run("DELETE FROM corpus_actor")
    mark(db, ACTORS, (0,))


def forget_copies(db: Database, version: int) -> None:
    """Take a version out of what is known of copies."""
    held = db.rows("SELECT prints, start FROM derived WHERE version = ?", version)
    for prints, start in held:
        shown: set[int] = set()
        names = [k for (k,) in KEY.iter_unpack(prints)]
        for name in names:
            shown.update(row[0] for row in db.rows("SELECT version FROM fingerprint WHERE name = ?", name))
            db.run("DELETE FROM fingerprint WHERE name = ? AND version = ?", name, version)
        mark(db, COPIES, shown - {version})
        mark(db, RETOLD, (row[0] for row in db.rows(
            "SELECT version FROM derived WHERE start >= ? AND start <= ? AND version <> ?",
            start, start + DAYS_RETOLD, version)))  # fmt: skip
    for source, target in db.rows("SELECT source, target FROM report_copy WHERE source = ? OR target = ?",
                                  version, version):  # fmt: skip
        mark(db, COPIES, {source, target} - {version})
        mark_claims_of(db, target)
        mark_claims_of(db, source)
    db.run("DELETE FROM report_copy WHERE source = ? OR target = ?", version, version)
    db.run("DELETE FROM unnamed_quote WHERE version = ?", version)


def mark_claims_of(db: Database, version: int) -> None:
    """The origins of all claims that a version carries, and what clashes around it, are to be found anew."""
    mark(db, ORIGINS, (row[0] for row in db.rows("SELECT DISTINCT claim FROM occurrence WHERE version = ?", version)))
    mark_periods(db, CLASHES, (row[0] for row in db.rows("SELECT period FROM derived WHERE version = ?", version)))


def mark_periods(db: Database, what: str, periods: Iterable[int | None]) -> None:
    """Work on periods is due in all that see these."""
    around = {p + k for p in set(periods) if p is not None for k in SEEN_FROM[what]}
    mark(db, what, {*around, *(NO_PERIOD for p in set(periods) if p is None)})


def drop_occurrences(db: Database, ns: Sequence[int]) -> None:
    """Take out occurrences and the claims they were in; the other members of those are to be grouped anew."""
    if not ns:
        return
    claims: set[int] = set()
    wordings: set[int] = set()
    for n, claim, words, names in rows_in(
        db, "SELECT n, claim, same_words, names FROM occurrence WHERE n IN ({})", ns
    ):
        unlead(db, n)
        db.run_many("DELETE FROM occurrence_name WHERE name = ? AND n = ?", [(k, n) for (k,) in KEY.iter_unpack(names)])
        if claim is not None:
            claims.add(claim)
        if words is not None:
            wordings.add(words)
    gone = set(ns)
    mark(db, REGROUP, (row[0] for row in rows_in(db, "SELECT n FROM occurrence WHERE claim IN ({})", claims)
                       if row[0] not in gone))  # fmt: skip
    periods = rows_in(db, "SELECT DISTINCT period FROM occurrence WHERE claim IN ({})", claims)
    mark_periods(db, CLASHES, {row[0] for row in periods})
    drop_claims(db, claims)
    for some in chunks(ns):
        marks = placeholders(some)
        db.run(f"DELETE FROM due WHERE n IN ({marks}) AND what IN (?, ?, ?, ?)", *some, WORDS, LEAD, NEAR, REGROUP)
        db.run(f"DELETE FROM occurrence WHERE n IN ({marks})", *some)
    for words in wordings:
        heir = db.rows("SELECT n FROM occurrence WHERE same_words = ? ORDER BY id LIMIT 1", words)
        mark(db, WORDS, (row[0] for row in heir))


def unlead(db: Database, n: int) -> None:
    """An occurrence is no longer compared: its links go, and whoever counted it among the nearest looks anew."""
    held = db.rows("SELECT keys, part, period FROM lead WHERE n = ?", n)
    if not held:
        return
    keys, part, period = held[0]
    mark_periods(db, CLASHES, (period,))
    db.run_many("DELETE FROM posting WHERE name = ? AND n = ?", [(key, n) for (key,) in KEY.iter_unpack(keys)])
    partners = db.rows("SELECT b FROM claim_link WHERE a = ? UNION SELECT a FROM claim_link WHERE b = ?", n, n)
    for other, of, nearest in rows_in(
        db, "SELECT n, part, nearest FROM lead WHERE n IN ({})", (row[0] for row in partners)
    ):
        known = read_nearest(nearest)
        left = [f for f in known if f[0] != n]
        if len(left) < len(known):
            db.run("UPDATE lead SET nearest = ? WHERE n = ?", packed_nearest(left), other)
            mark(db, NEAR, (other,))
        if part is not None and of == part:
            mark(db, REGROUP, (other,))
    db.run("DELETE FROM claim_link WHERE a = ? OR b = ?", n, n)
    db.run("DELETE FROM lead WHERE n = ?", n)


def drop_claims(db: Database, claims: Iterable[int]) -> None:
    """Take out claims; their occurrences are in none then."""
    for some in chunks(claims):
        marks = placeholders(some)
        db.unindex_claims(some)
        db.run(f"UPDATE occurrence SET claim = NULL WHERE claim IN ({marks})", *some)
        db.run(f"DELETE FROM claim WHERE n IN ({marks})", *some)
        db.run(f"DELETE FROM clash WHERE claim IN ({marks})", *some)
        db.run(f"DELETE FROM due WHERE n IN ({marks}) AND what = ?", *some, ORIGINS)
