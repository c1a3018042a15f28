"""All that is SQLite's own: opening, locking, full text, errors in plain words, clearing away, backup.

A record on another database needs a module like this one and companions to the `.sqlite.sql` files; `store.py` and
the other migrations speak portable SQL.
"""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import sqlite3
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

from sayso.errors import StoreError
from sayso.text import printable

APPLICATION = int.from_bytes(b"SAYS", "big")  # in the file's header: this is a record, not any SQLite file
MOST_TERMS = 64  # of a search; SQLite's own limit on the depth of a query lies at 256
LEAST_PAGE = 512  # bytes; SQLite's pages are never smaller
ROOM_TO_DELETE, MOST_PAGES = 256, 4_294_967_294  # pages; the latter is SQLite's own limit
IN_PASSING = 1.0  # seconds that opening or closing waits to clear up after an earlier deletion
_MAGIC = b"SQLite format 3\x00"
_NAME = re.compile(r"(\d{4})_\w+\.sql")

# SQLite's result codes -> what happened, what next. The first that begins the code's name counts.
_TOLD = (
    ("SQLITE_FULL", "the record has run out of room", "free some space; every report acknowledged so far is kept"),
    ("SQLITE_BUSY", "another process keeps the record busy", "try again when it is done"),
    ("SQLITE_LOCKED", "another process keeps the record busy", "try again when it is done"),
    ("SQLITE_CANTOPEN", "the record cannot be opened", "check the path, and that its folder can be written to"),
    ("SQLITE_READONLY", "the record cannot be written to", "check the rights of the file and of its folder"),
    ("SQLITE_PERM", "the record cannot be written to", "check the rights of the file and of its folder"),
    ("SQLITE_NOTADB", "this is no record", "name another file"),
    ("SQLITE_CORRUPT", "the record is damaged", "restore a backup"),
    ("SQLITE_IOERR", "the disk did not take or give the record's data", "check the disk and the room on it"),
)
_BUGS = (sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.NotSupportedError, sqlite3.DataError)


@contextlib.contextmanager
def told(path: Path) -> Iterator[None]:
    """Whatever a person can act on, as a StoreError; bugs stay what they are."""
    try:
        yield
    except _BUGS:
        raise
    except sqlite3.Error as exc:
        code = getattr(exc, "sqlite_errorname", None) or ""
        for begin, what, next_step in _TOLD:
            if code.startswith(begin):
                raise StoreError(what, where=str(path), next_step=next_step) from exc
        raise StoreError(f"the record cannot be used: {exc}", where=str(path)) from exc


class Database:
    """One connection to one record file, migrated. For the thread that opened it."""

    def __init__(self, path: Path, *, patience: float, max_pages: int | None) -> None:
        self.path = path
        self._check_rights()
        with told(path):
            self._connection = sqlite3.connect(path, timeout=patience, isolation_level=None)
            try:
                self._set_up(patience, max_pages)
                self._migrate()
                self.scrub_if_due(IN_PASSING)
            except BaseException:
                self._connection.close()
                raise

    def _check_rights(self) -> None:
        # SQLite would open a file that it cannot write, and complain at the first report.
        path, folder = self.path, self.path.parent
        effective = os.access in os.supports_effective_ids
        if not folder.is_dir():
            raise StoreError("no such folder", where=str(folder), next_step="make it first")
        if path.is_dir():
            raise StoreError("that is a folder, not a record", where=str(path), next_step="name a file in it")
        for what in (folder, path):
            if what.exists() and not os.access(what, os.W_OK, effective_ids=effective):
                raise StoreError("cannot be written to", where=str(what), next_step="check its rights")
        # SQLite takes a file of less than a page for an empty one, and would write over it. A record is never that
        # small, and must not be looked into here: closing any file lets go of all locks that this process has on it,
        # among them those of its open connections, whose journal the next process to close would then delete.
        with contextlib.suppress(FileNotFoundError):
            if 0 < path.stat().st_size < LEAST_PAGE and path.read_bytes()[: len(_MAGIC)] != _MAGIC:
                raise StoreError("this is no record", where=str(path), next_step="name another file")

    def _set_up(self, patience: float, max_pages: int | None) -> None:
        run = self._connection.execute
        # Asked twice, since another process may make the record in between.
        if not self._is_ours() and self._holds_something() and not self._is_ours():
            raise StoreError(
                "this is no record but another program's database", where=str(self.path), next_step="name another file"
            )
        deadline = time.monotonic() + patience
        while True:  # SQLite does not wait for its turn here
            try:
                run("PRAGMA journal_mode = WAL")
                break
            except sqlite3.OperationalError as exc:
                if exc.sqlite_errorname != "SQLITE_BUSY" or time.monotonic() > deadline:
                    raise
                time.sleep(0.01)
        run("PRAGMA synchronous = FULL")  # what is acknowledged outlives a loss of power too
        run("PRAGMA foreign_keys = ON")
        run("PRAGMA secure_delete = ON")  # freed words are overwritten
        run("PRAGMA trusted_schema = OFF")
        run("PRAGMA cache_size = -16000")
        if max_pages is not None:
            run(f"PRAGMA max_page_count = {int(max_pages)}")

    def _is_ours(self) -> bool:
        return self.rows("PRAGMA application_id") == [(APPLICATION,)]

    def _holds_something(self) -> bool:
        return self.rows("PRAGMA application_id") != [(0,)] or bool(self.rows("SELECT 1 FROM sqlite_master LIMIT 1"))

    # Migrations

    def _migrate(self) -> None:
        steps = {int(name[:4]): (name, script) for name, script in migrations()}
        if self._done() == set(steps):
            return
        with self.writing():
            done = self._done()
            if done - set(steps):
                raise StoreError("the record was written by a newer Sayso", where=str(self.path),
                                 next_step="upgrade this one")  # fmt: skip
            if not done:
                self.run(f"PRAGMA application_id = {APPLICATION}")
                self.run("CREATE TABLE migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL, at TEXT NOT NULL)")
            for number, (name, script) in sorted(steps.items()):
                if number not in done:
                    for statement in statements(script):
                        self.run(statement)
                    self.run("INSERT INTO migration VALUES (?, ?, ?)", number, name, now())

    def _done(self) -> set[int]:
        """Numbers of the steps that this file has taken."""
        if not self.rows("SELECT 1 FROM sqlite_master WHERE name = 'migration'"):
            return set()
        return {row[0] for row in self.rows("SELECT number FROM migration")}

    # Statements

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction with the right to write from its start: all of it holds, or nothing."""
        with told(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:  # a full disk has ended it already
                    self._connection.execute("ROLLBACK")
                raise

    @contextlib.contextmanager
    def more_room(self) -> Iterator[None]:
        """Let the file grow a little beyond what it was given: a deletion needs pages before it frees any."""
        most = self.rows("PRAGMA max_page_count")[0][0]
        self.rows(f"PRAGMA max_page_count = {min(most + ROOM_TO_DELETE, MOST_PAGES)}")
        try:
            yield
        finally:
            self.rows(f"PRAGMA max_page_count = {most}")

    @contextlib.contextmanager
    def one_view(self) -> Iterator[None]:
        """Several questions that see the same state, whatever others write meanwhile; inside of another view, that."""
        if self._connection.in_transaction:
            yield
            return
        with told(self.path):
            self._connection.execute("BEGIN")
            try:
                yield
            finally:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")

    def rows(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        """All rows at once: an unfinished question would keep the file from being cleared."""
        with told(self.path):
            return self._connection.execute(sql, values).fetchall()

    def run(self, sql: str, *values: Any) -> None:
        """A statement without an answer."""
        with told(self.path):
            self._connection.execute(sql, values)

    def run_many(self, sql: str, rows: Sequence[Sequence[Any]]) -> None:
        """One statement for each of some rows."""
        with told(self.path):
            self._connection.executemany(sql, rows)

    # Numbers

    def next_number(self, table: str) -> int:
        """A number that no row of this table has or had, inside a transaction that writes.

        That of a deleted row is not given again: whoever still holds it would take the next row for that one.
        """
        highest = self.rows(f"SELECT COALESCE(MAX(n), 0) FROM {table}")[0][0]
        return self._count(f"last {table}", at_least=highest + 1)

    @property
    def generation(self) -> int:
        """Another number whenever a version came or went since: what is held of all of them is good as long as it."""
        held = self.rows("SELECT value FROM setting WHERE name = 'generation'")
        return int(held[0][0]) if held else 0

    def next_generation(self) -> None:
        """Inside a transaction in which a version comes or goes."""
        self._count("generation")

    def _count(self, name: str, *, at_least: int = 1) -> int:
        held = self.rows("SELECT value FROM setting WHERE name = ?", name)
        n = max(at_least, int(held[0][0]) + 1 if held else 0)
        self.run("INSERT INTO setting (name, value) VALUES (?, ?)"
                 " ON CONFLICT (name) DO UPDATE SET value = excluded.value", name, str(n))  # fmt: skip
        return n

    # Full text

    def index(self, n: int, title: str, text: str) -> None:
        """Make the words of version n findable."""
        self.run("INSERT INTO words (rowid, title, text) VALUES (?, ?, ?)", n, plain(title), plain(text))

    def unindex(self, n: int, title: str, text: str) -> None:
        """Take them out again; they must be the words that were put in. `merge_index` removes their traces."""
        self.run(
            "INSERT INTO words (words, rowid, title, text) VALUES ('delete', ?, ?, ?)", n, plain(title), plain(text)
        )

    def merge_index(self) -> None:
        """Write the index anew as one piece, without what was taken out."""
        self.run("INSERT INTO words (words) VALUES ('optimize')")
        self.run("INSERT INTO claim_words (claim_words) VALUES ('optimize')")

    def matches(self, query: str, limit: int) -> list[tuple[int, float]]:
        """Versions with all words and "phrases" of the query, the best first, each with its score."""
        terms = search_terms(query)
        if not terms:
            return []
        found = self.rows(
            "SELECT v.n, bm25(words) FROM words JOIN version v ON v.n = words.rowid WHERE words MATCH ?"
            " ORDER BY bm25(words), v.id LIMIT ?", " ".join(terms), limit,
        )  # fmt: skip
        return [(n, -rank) for n, rank in found]

    def index_claim(self, n: int, stems: Sequence[str]) -> None:
        """Make claim n findable by the stems of its words."""
        self.run("INSERT INTO claim_words (rowid, stems) VALUES (?, ?)", n, plain(" ".join(stems)))

    def unindex_claims(self, claims: Sequence[int]) -> None:
        """Take claims out again."""
        self.run(f"DELETE FROM claim_words WHERE rowid IN ({placeholders(claims)})", *claims)

    def claims_with(self, stems: Sequence[str], *, all_of: bool, limit: int | None = None) -> list[int]:
        """Claims that hold all of some stems, or any of them, in order of their numbers or, with a limit, the best."""
        terms = ['"' + plain(s).replace('"', '""') + '"' for s in stems if any(c.isalnum() for c in s)][:MOST_TERMS]
        if not terms:
            return []
        query = (" AND " if all_of else " OR ").join(terms)
        sql = "SELECT rowid FROM claim_words WHERE claim_words MATCH ?"
        rows = self.rows(sql, query) if limit is None else self.rows(f"{sql} ORDER BY rank LIMIT ?", query, limit)
        return [row[0] for row in rows]

    def count_claims_with(self, stem: str) -> int:
        """How many claims hold a stem."""
        return self.rows("SELECT COUNT(*) FROM claim_words WHERE claim_words MATCH ?",
                         '"' + plain(stem).replace('"', '""') + '"')[0][0]  # fmt: skip

    # Upkeep

    def call_for_scrub(self) -> None:
        """Inside a transaction that deletes words: their pages are to be cleared, by us or by whoever comes next."""
        self.run(
            "INSERT INTO setting (name, value) VALUES ('scrub', ?)"
            " ON CONFLICT (name) DO UPDATE SET value = excluded.value", secrets.token_hex(8),
        )  # fmt: skip

    def scrub_if_due(self, patience: float | None = None) -> bool:
        """Write the file anew and empty its journal, if something was deleted; False where that must wait.

        secure_delete alone is not enough: rows that move between pages leave copies behind in the pages' unused
        parts (seen with 1 of 240 deleted reports). patience: seconds to wait for others, if not as long as usual.
        """
        due = self.rows("SELECT value FROM setting WHERE name = 'scrub'")
        if not due:
            return True
        try:
            with self._waiting(patience):
                with self.writing():
                    self.merge_index()
                self.run("VACUUM")
                if self.rows("PRAGMA wal_checkpoint(TRUNCATE)")[0][0]:  # somebody still reads the old pages
                    return False
                with self.writing():
                    # Not where somebody deleted more in between.
                    self.run("DELETE FROM setting WHERE name = 'scrub' AND value = ?", due[0][0])
        except StoreError:  # busy, or no room for a second copy: the deletion itself holds
            return False
        return True

    @contextlib.contextmanager
    def _waiting(self, patience: float | None) -> Iterator[None]:
        usual = self.rows("PRAGMA busy_timeout")[0][0]
        if patience is not None:
            self.run(f"PRAGMA busy_timeout = {int(1000 * patience)}")
        try:
            yield
        finally:
            self.run(f"PRAGMA busy_timeout = {usual}")

    def faults(self) -> list[str]:
        """What a full check of the file finds wrong; reads all of it."""
        out = [str(row[0]) for row in self.rows("PRAGMA integrity_check") if row[0] != "ok"]
        out += [f"a row of {row[0]} hangs in the air" for row in self.rows("PRAGMA foreign_key_check")]
        try:
            self._connection.execute("INSERT INTO words (words) VALUES ('integrity-check')")
        except sqlite3.DatabaseError as exc:
            out.append(f"the index of words: {exc}")
        return out

    def backup(self, target: Path) -> None:
        """Copy the record as it is now to another file, whole or not at all, while others go on writing."""
        with told(target):
            copy = sqlite3.connect(target, isolation_level=None)
            try:
                # All pages in one go: in WAL mode this holds nobody up, while steps would begin anew at each write.
                self._connection.backup(copy)
                copy.execute("PRAGMA journal_mode = DELETE")  # one file, with nothing beside it
            finally:
                copy.close()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()


def migrations() -> list[tuple[str, str]]:
    """Name and SQL of every step in order: the portable file and SQLite's companion. No number stands twice."""
    folder = files("sayso.record").joinpath("migrations")
    out = []
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if match := _NAME.fullmatch(entry.name):
            if out and out[-1][0][:4] == match[1]:
                raise ValueError(f"migration {entry.name} has the number of another")
            companion = folder.joinpath(entry.name.removesuffix(".sql") + ".sqlite.sql")
            more = companion.read_text("utf-8") if companion.is_file() else ""
            out.append((entry.name.removesuffix(".sql"), entry.read_text("utf-8") + "\n" + more))
    return out


def statements(script: str) -> Iterator[str]:
    """A script's statements one by one, so that they run inside one transaction."""
    held = ""
    for line in script.splitlines(keepends=True):
        held += line
        if sqlite3.complete_statement(held):
            yield held
            held = ""
    if any(line.strip() and not line.strip().startswith("--") for line in held.splitlines()):
        raise ValueError(f"an unfinished statement: {held.strip()[:60]}")


def is_record(path: Path) -> bool:
    """Is this file a record (its header says so)?"""
    try:
        with path.open("rb") as file:
            head = file.read(72)
    except OSError:
        return False
    return head.startswith(_MAGIC) and head[68:72] == APPLICATION.to_bytes(4, "big")


def versions_in(path: Path) -> set[tuple[str, str]]:
    """Ids of the versions in a record that may be older than this program, each with when it was added.

    Raises StoreError where it cannot be read.
    """
    try:
        with contextlib.closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as db:
            return {(str(id), str(added)) for id, added in db.execute("SELECT id, added FROM version")}
    except sqlite3.Error as exc:
        raise StoreError(f"cannot be read: {exc}", where=str(path), next_step="name another file") from exc


def search_terms(query: str) -> list[str]:
    """Words and "phrases" of what a person typed, quoted so that nothing in them is syntax."""
    found = re.findall(r'"([^"]*)"?|([^\s"]+)', plain(query))
    terms = (phrase or word for phrase, word in found)
    return [f'"{term}"' for term in dict.fromkeys(terms) if any(c.isalnum() for c in term)][:MOST_TERMS]


def plain(text: str) -> str:
    """Text as the index takes it: no NUL (which would end it), no lone surrogates."""
    return printable(text).replace("\x00", " ")


def now() -> str:
    """The time, as the record writes it: ISO 8601, UTC, to the microsecond."""
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def placeholders(values: Sequence[Any]) -> str:
    """Question marks for a list in a statement."""
    return ", ".join("?" * len(values))
