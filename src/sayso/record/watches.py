"""What people watch: saved searches, and when each person last looked."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sayso.errors import UsageError
from sayso.record.packing import as_json, restored, storable
from sayso.record.sqlite import Database, now

MOST = 200  # watches of one person
_COLUMNS = "n, who, name, wanted, made, seen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """A search that a person keeps. What came into the record after `seen` is new to them."""

    n: int
    who: str
    name: str
    wanted: dict[str, Any]
    made: str
    seen: str


class Watches:
    """The watches of a record. Each belongs to one person; another's is as if there were none (UsageError)."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def of(self, who: str) -> tuple[Watch, ...]:
        """A person's watches, the oldest first."""
        rows = self._db.rows(f"SELECT {_COLUMNS} FROM watch WHERE who = ? ORDER BY n", storable(who))
        return tuple(_watch(row) for row in rows)

    def one(self, n: int, who: str) -> Watch:
        """The watch of this number."""
        rows = self._db.rows(f"SELECT {_COLUMNS} FROM watch WHERE n = ? AND who = ?", n, storable(who))
        if not rows:
            raise UsageError("there is no such watch", where=str(n))
        return _watch(rows[0])

    def keep(self, who: str, name: str, wanted: Mapping[str, Any]) -> Watch:
        """Keep a search; all that is in the record by now counts as seen. UsageError beyond `MOST`."""
        body, at = as_json(dict(wanted)), now()
        with self._db.writing():
            if self._db.rows("SELECT COUNT(*) FROM watch WHERE who = ?", storable(who))[0][0] >= MOST:
                raise UsageError(f"that is more than {MOST} watches", next_step="drop one first")
            n = self._db.next_number("watch")
            self._db.run(
                f"INSERT INTO watch ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)",
                n, storable(who), storable(name), body, at, at,
            )  # fmt: skip
        return self.one(n, who)

    def look(self, n: int, who: str) -> Watch:
        """All that is in the record by now was seen."""
        self.one(n, who)
        with self._db.writing():
            self._db.run("UPDATE watch SET seen = ? WHERE n = ?", now(), n)
        return self.one(n, who)

    def drop(self, n: int, who: str) -> None:
        """Take a watch away."""
        self.one(n, who)
        with self._db.writing():
            self._db.run("DELETE FROM watch WHERE n = ?", n)

    def last_visit(self, who: str) -> str | None:
        """When the person last said that all was seen; None where never."""
        rows = self._db.rows("SELECT at FROM visit WHERE who = ?", storable(who))
        return rows[0][0] if rows else None

    def visit(self, who: str) -> str:
        """All that is in the record by now was seen by this person. Returns the time."""
        at = now()
        with self._db.writing():
            self._db.run(
                "INSERT INTO visit (who, at) VALUES (?, ?) ON CONFLICT (who) DO UPDATE SET at = excluded.at",
                storable(who), at,
            )  # fmt: skip
        return at


def _watch(row: tuple[Any, ...]) -> Watch:
    n, who, name, wanted, made, seen = row
    return Watch(n=n, who=restored(who), name=restored(name), wanted=json.loads(wanted), made=made, seen=seen)
