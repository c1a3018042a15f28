"""Which publishers some letters mean: one rule for every list that is chosen by publisher."""

from __future__ import annotations

from sayso.naming import has_letters
from sayso.record.packing import restored
from sayso.record.sqlite import Database


def publishers_with(db: Database, letters: str) -> list[str]:
    """The publishers whose names hold these letters, large or small, as the record keeps them."""
    names = [row[0] for row in db.rows("SELECT DISTINCT publisher FROM version WHERE publisher IS NOT NULL")]
    return [name for name in names if has_letters(restored(name), letters)]
