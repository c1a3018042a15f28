"""The actors across all reports: joined when somebody asks for them, and kept until a report comes or goes."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.corpus.around import exact
from sayso.corpus.packing import actor_from, items_from, packed_actor
from sayso.corpus.steps import Bench
from sayso.match.actors import find_actor, join_items
from sayso.model import CorpusActor
from sayso.naming import folded, skeleton
from sayso.record.derived import ACTORS, rows_in
from sayso.record.packing import restored, storable


def is_due(bench: Bench) -> bool:
    """Did a report come or go since they were joined?"""
    return bool(bench.due(ACTORS, 1))


def are_any(bench: Bench) -> bool:
    """Are any known? None are after a deletion, until they are joined anew."""
    return bool(bench.db.rows("SELECT 1 FROM corpus_actor LIMIT 1"))


def join(bench: Bench) -> bool:
    """Join them where they are not up to date."""
    work = bench.due(ACTORS, 1)
    if not work:
        return False
    db = bench.db
    items = []
    for name, start, data in db.rows("SELECT name, start, items FROM derived"):
        items += items_from(data, restored(name), start)
    actors = join_items(items, exact(bench.decided().actors, items))
    del items
    # All made ready before the record is locked, for that keeps others waiting.
    rows = [(n, actor.id, storable(actor.name), len(actor.mentions), packed_actor(actor))
            for n, actor in enumerate(actors, 1)]  # fmt: skip
    words = sorted({(word, n) for n, actor in enumerate(actors, 1) for word in _words(actor)})
    del actors
    with bench.writing():
        if not db.rows("SELECT 1 FROM due WHERE what = ? AND token = ?", ACTORS, work[0][1]):
            return True  # somebody was quicker, or more came meanwhile
        db.run("DELETE FROM actor_word")
        db.run("DELETE FROM corpus_actor")
        db.run_many("INSERT INTO corpus_actor (n, id, name, mentions, data) VALUES (?, ?, ?, ?, ?)", rows)
        db.run_many("INSERT INTO actor_word (word, actor) VALUES (?, ?)", words)
        bench.done(ACTORS, work)
    return True


def _words(actor: CorpusActor) -> set[str]:
    out = set()
    for form in (folded(a) for a in (actor.name, *actor.aliases)):
        out.update(storable(w) for w in form)
        out.update(storable("~" + skeleton(w)) for w in form[-1:])
    return out


def find(bench: Bench, name: str) -> tuple[CorpusActor, ...]:
    """The actors that go by some words, best first."""
    wanted = folded(name)
    keys = {storable(w) for w in wanted} | {storable("~" + skeleton(w)) for w in wanted[-1:]}
    numbers = rows_in(bench.db, "SELECT DISTINCT actor FROM actor_word WHERE word IN ({})", keys)  # type: ignore[arg-type]
    return find_actor(_actors(bench, {row[0] for row in numbers}), name)


def _actors(bench: Bench, numbers: Iterable[int]) -> list[CorpusActor]:
    rows = rows_in(bench.db, "SELECT data FROM corpus_actor WHERE n IN ({})", numbers)
    return [actor_from(data) for (data,) in rows]


def page(bench: Bench, limit: int | None, offset: int) -> tuple[CorpusActor, ...]:
    """Actors, the most mentioned first."""
    rows = bench.db.rows("SELECT data FROM corpus_actor ORDER BY n LIMIT ? OFFSET ?", -1 if limit is None else limit,
                         offset)  # fmt: skip
    return tuple(actor_from(data) for (data,) in rows)


def with_id(bench: Bench, id: str) -> CorpusActor | None:
    """The actor of an id."""
    rows = bench.db.rows("SELECT data FROM corpus_actor WHERE id = ?", storable(id))
    return actor_from(rows[0][0]) if rows else None
