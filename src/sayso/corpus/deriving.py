"""From a reading to what can be compared: occurrences, fingerprints, actors. One version by itself."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np

from sayso.address import page_of
from sayso.corpus.packing import asides_json, packed_items, packed_occurrence
from sayso.corpus.steps import Bench, moment_columns
from sayso.match.actors import items_of
from sayso.match.candidates import PERIOD
from sayso.match.claims import claim_id, wording_key
from sayso.match.corrections import notices_in
from sayso.match.credits import forms_of, nickname_of
from sayso.match.fingerprints import wording_of
from sayso.match.moments import moment
from sayso.match.occurrences import occurrences_of
from sayso.match.owners import plain
from sayso.match.rewrites import stems, unnamed_quotes
from sayso.match.survey import UNCOUNTED
from sayso.model import Occurrence, Reading
from sayso.record.derived import (
    ACTORS,
    CLASHES,
    COPIES,
    DAYS_RETOLD,
    DERIVE,
    KEY,
    NOTICES,
    REGROUP,
    RETOLD,
    WINDOW,
    WORDS,
    drop_occurrences,
    forget,
    forget_copies,
    mark,
    mark_claims_of,
    mark_periods,
)
from sayso.record.packing import restored, storable
from sayso.record.sqlite import placeholders
from sayso.text import printable

BATCH = 48  # versions that are derived in one transaction


def number_of(*parts: str) -> int:
    """A 63-bit number for some words, the same in every run."""
    raw = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(raw, digest_size=8).digest(), "big") >> 1


def packed_numbers(numbers: Iterable[int]) -> bytes:
    """Numbers as they lie in the record."""
    return b"".join(KEY.pack(n) for n in numbers)


def about_names(o: Occurrence) -> tuple[int, ...]:
    """The names by which an occurrence is found: those in it and of who says it."""
    return tuple(sorted({number_of("name", n) for n in (*o.names, *o.chain[-1:])}))


def stem_numbers(text: str) -> bytes:
    """The distinct content words of a text as 32-bit numbers."""
    words = {w for w, _, _ in stems(text)}
    return np.array(sorted(word_number(w) for w in words), np.uint32).tobytes()


def word_number(word: str) -> int:
    """A content word as a number."""
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=4).digest(), "little")


@dataclass(frozen=True, slots=True, eq=False)
class _Derived:
    """What one reading gives."""

    reading: Reading
    occurrences: dict[str, tuple[Occurrence, bytes]]
    row: tuple
    prints: np.ndarray
    quotes: tuple[tuple[int, int, int], ...]
    start: float
    tie: int


def tie_of(name: str) -> int:
    """What breaks ties between reports of one moment, as `CopyIndex` has it, shifted into the range of the record."""
    return int.from_bytes(blake2b(printable(name).encode(), digest_size=8).digest(), "little") - (1 << 63)


def derived_from(version: int, reading: Reading) -> _Derived:
    """What a reading gives."""
    report = reading.report
    when = moment(report.published)
    start, stop = moment_columns(when.start, when.stop)
    wording = wording_of(report.text, reading.asides)
    found = {o.id: (o, packed_occurrence(o)) for o in occurrences_of(reading) if o.act not in UNCOUNTED}
    quotes = tuple((number_of("quote", key.hex()), *span) for key, span in unnamed_quotes(report.text, wording))
    period = None if when.day is None else when.day // PERIOD
    tie = tie_of(report.id)
    forms = [report.publisher, nickname_of(report.publisher), *(forms_of(report) if report.publisher else ())]
    page = page_of(report.url)
    row = (
        version, storable(report.id), storable(plain(report.publisher)), period, start, stop, tie,
        storable(page) if page else None, asides_json(reading.asides), wording.prints.view(np.int64).tobytes(),
        len(notices_in(report)), json.dumps(forms), stem_numbers(report.text), packed_items(items_of(reading)),
    )  # fmt: skip
    return _Derived(reading, found, row, wording.prints.view(np.int64), quotes, start, tie)


_COLUMNS = "version, name, publisher, period, start, stop, tie, page, asides, prints, notices, forms, stems, items"


def derive(bench: Bench) -> bool:
    """Derive what is due, a batch at a time; True where something was."""
    did = False
    while work := bench.due(DERIVE, BATCH):
        did = True
        found: list[tuple[int, int, _Derived | None]] = []
        these = f"SELECT name FROM version WHERE n IN ({placeholders(work)})"
        names = dict(bench.db.rows(f"SELECT name, COUNT(*) FROM version WHERE name IN ({these}) GROUP BY name",
                                   *(n for n, _ in work)))  # fmt: skip
        for n, token in work:
            rows = bench.db.rows("SELECT id, name FROM version WHERE n = ?", n)
            reading = bench.reading(rows[0][0], name_of(rows[0][1], rows[0][0], names[rows[0][1]])) if rows else None
            found.append((n, token, derived_from(n, reading) if reading else None))
        with bench.writing():
            for n, token, new in found:
                if bench.db.rows("SELECT 1 FROM due WHERE what = ? AND n = ? AND token = ?", DERIVE, n, token):
                    if new is None:
                        forget(bench.db, n)
                    else:
                        _write(bench, n, new)
                    bench.done(DERIVE, [(n, token)])
        bench.clear()
    return did


def name_of(name: str, version: str, count: int) -> str:
    """The name of a version in answers: its own id where no other has that, else with the beginning of its hash."""
    own = restored(name)
    return own if count == 1 else f"{own}@{version[:8]}"


def _kept_of(o: Occurrence, data: bytes) -> tuple[bytes, int | None, bytes]:
    """What is kept of an occurrence: itself, its wording where that tells by itself, its names."""
    words = wording_key(o)
    return data, None if words is None else number_of("words", words), packed_numbers(about_names(o))


def _write(bench: Bench, n: int, new: _Derived) -> None:
    db = bench.db
    before = db.rows(f"SELECT {_COLUMNS} FROM derived WHERE version = ?", n)
    period, start, stop = when = new.row[3:6]
    columns = "id, n, data, same_words, names, period, start, stop"
    kept = db.rows(f"SELECT {columns} FROM occurrence WHERE version = ?", n)
    old = {id: (k, tuple(rest)) for id, k, *rest in kept}
    wanted = {storable(id): (o, (*_kept_of(o, data), *when)) for id, (o, data) in new.occurrences.items()}
    gone = [k for id, (k, held) in old.items() if id not in wanted or wanted[id][1] != held]
    drop_occurrences(db, gone)
    # What people decided may have changed, so that even what is as it was is grouped anew.
    mark(db, REGROUP, (k for id, (k, _) in old.items() if k not in set(gone)))
    at = db.rows("SELECT COALESCE(MAX(n), 0) FROM occurrence")[0][0]
    fresh = [(id, o, held) for id, (o, held) in wanted.items() if id not in old or old[id][1] != held]
    rows, named, due = [], [], []
    for k, (id, o, (data, words, names, *_)) in enumerate(fresh, at + 1):
        rows.append((k, n, id, claim_id(o.id)[2:], words, period, start, stop, names, data))
        named += [(name, k) for (name,) in KEY.iter_unpack(names)]
        due.append(k)
    db.run_many("INSERT INTO occurrence (n, version, id, short, same_words, period, start, stop, names, data)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)  # fmt: skip
    db.run_many("INSERT INTO occurrence_name (name, n) VALUES (?, ?)", sorted(named))
    mark(db, WORDS, due)
    mark(db, REGROUP, due)
    same = before and before[0] == new.row
    if same:  # a decision between reports changes no reading
        mark_periods(db, WINDOW, (period,))
        mark_claims_of(db, n)
        mark(db, ACTORS, (0,))
        return
    if before and before[0][3] != period:
        mark_periods(db, WINDOW, (before[0][3],))
        mark_periods(db, CLASHES, (before[0][3],))
    parts = (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12)  # what copies depend on
    copies = not before or any(before[0][k] != new.row[k] for k in parts)
    if before and copies:
        forget_copies(db, n)
    changed = ", ".join(f"{c} = excluded.{c}" for c in _COLUMNS.split(", ")[1:])
    db.run(f"INSERT INTO derived ({_COLUMNS}) VALUES ({placeholders(new.row)})"
           f" ON CONFLICT (version) DO UPDATE SET {changed}", *new.row)  # fmt: skip
    if before and before[0][13] != new.row[13]:
        mark_claims_of(db, n)
    if copies:
        db.run("UPDATE derived SET near = NULL, common = NULL WHERE version = ?", n)
        db.run_many("INSERT INTO fingerprint (name, start, tie, version) VALUES (?, ?, ?, ?)",
                    [(int(k), start, new.tie, n) for k in new.prints])  # fmt: skip
        db.run_many("INSERT INTO unnamed_quote (name, version, q_start, q_end) VALUES (?, ?, ?, ?)",
                    [(name, n, s, e) for name, s, e in new.quotes])  # fmt: skip
        mark(db, COPIES, (n,))
        later = "SELECT version FROM derived WHERE start >= ? AND start <= ?"
        mark(db, RETOLD, [n, *(row[0] for row in db.rows(later, start, start + DAYS_RETOLD))])
        mark_claims_of(db, n)
    notices = "SELECT version FROM derived WHERE notices > 0 AND (publisher = ? OR page = ?)"
    mark(db, NOTICES, (row[0] for row in db.rows(notices, new.row[2], new.row[7])))
    mark_periods(db, WINDOW, (period,))
    mark_periods(db, CLASHES, (period,))
    mark(db, ACTORS, (0,))
