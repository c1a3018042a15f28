"""What the steps of settling share: the record they work on, and the work that is due."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sayso.corpus.decided import Decided
from sayso.corpus.packing import occurrence_from
from sayso.match.owners import Owners
from sayso.match.same import Comparer
from sayso.model import Occurrence, Reading, Report
from sayso.record.derived import rows_in
from sayso.record.packing import restored, storable
from sayso.record.rows import given
from sayso.record.sqlite import Database

UNDATED = 9e99  # stands for a moment that is not known, after all others
_REPORT = ("publisher", "title", "byline", "dateline", "published", "url", "language", "retrieved", "extent")


@dataclass(kw_only=True)
class Bench:
    """The record at hand and what it is settled with."""

    db: Database
    comparer: Callable[[], Comparer]  # loads its weights; asked only where something has to be compared
    owners: Owners
    reading: Callable[[str, str], Reading | None]  # by version id, under this name
    decided: Callable[[], Decided]
    kept: dict[int, Report] = field(default_factory=dict)  # recent reports by version, under their names in answers
    at_hand: dict[str, Any] = field(default_factory=dict)  # what steps share until something is derived anew

    def clear(self) -> None:
        """Let go of what was worked out from the reports as they were."""
        self.kept.clear()
        self.at_hand.clear()

    # What is due

    def due(self, what: str, limit: int) -> list[tuple[int, int]]:
        """(number, token) of work of a kind, the first `limit`."""
        return self.db.rows("SELECT n, token FROM due WHERE what = ? ORDER BY n LIMIT ?", what, limit)

    def done(self, what: str, work: Iterable[tuple[int, int]]) -> None:
        """Strike out work, but for what fell due once more since it was taken up."""
        self.db.run_many("DELETE FROM due WHERE what = ? AND n = ? AND token = ?", [(what, n, t) for n, t in work])

    # Reports

    def report(self, version: int) -> Report:
        """A report under its name in answers."""
        held = self.kept.get(version)
        if held is None:
            if len(self.kept) > 2_000:
                self.kept.clear()
            held = self.kept[version] = self.reports((version,), texts=True)[version]
        return held

    def reports(self, versions: Iterable[int], *, texts: bool = False) -> dict[int, Report]:
        """Reports under their names in answers, without their texts unless these are wanted."""
        text = ", s.text" if texts else ", ''"
        join = " JOIN source s ON s.version = v.n" if texts else ""
        columns = ", ".join(f"v.{c}" for c in _REPORT)
        rows = rows_in(
            self.db,
            f"SELECT v.n, d.name, v.stated_sha256{text}, {columns}"
            f" FROM version v JOIN derived d ON d.version = v.n{join} WHERE v.n IN ({{}})",
            versions,
        )
        return {
            n: Report(id=restored(name), text=restored(words), sha256=restored(sha256),
                      **{c: given(v) for c, v in zip(_REPORT, rest, strict=True)})
            for n, name, sha256, words, *rest in rows
        }  # fmt: skip

    def names(self, versions: Iterable[int]) -> dict[int, str]:
        """Names in answers."""
        rows = rows_in(self.db, "SELECT version, name FROM derived WHERE version IN ({})", versions)
        return {n: restored(name) for n, name in rows}

    def versions(self, names: Iterable[str]) -> dict[str, int]:
        """The versions of some names in answers."""
        kept = {storable(n): n for n in names}
        rows = rows_in(self.db, "SELECT name, version FROM derived WHERE name IN ({})", kept)  # type: ignore[arg-type]
        return {kept[name]: version for name, version in rows}

    # Occurrences

    def occurrences(self, ns: Iterable[int]) -> dict[int, Occurrence]:
        """Occurrences by number."""
        rows = rows_in(self.db, "SELECT n, data FROM occurrence WHERE n IN ({})", ns)
        return {n: occurrence_from(data) for n, data in rows}

    @contextmanager
    def writing(self) -> Iterator[None]:
        """As the database's."""
        with self.db.writing():
            yield


def moment_columns(start: float, stop: float) -> tuple[float, float]:
    """A moment as it is kept."""
    return (start, stop) if start < UNDATED else (UNDATED, UNDATED)
