"""Actors across reports: one person, organisation or place under all the names that reports give it.

    items_of     the actors of one report: names, short names, titles, roles           actor_items.py
    join         the same name, its spellings, acronyms and short forms, one by one    actor_links.py
    the actor    its fullest usual name, aliases, mentions, roles in order of time     here

People who only share a surname stay apart; what a person decided to be apart stays apart whatever the names say.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b

from sayso.match.actor_items import CorpusType, Item, Told, in_order, is_full, items_of, without_titles
from sayso.match.actor_links import ActorDecisions, Groups, is_acronym, join_by_names, sorted_pair
from sayso.model import CorpusActor, Reading, ReportSpan
from sayso.naming import folded, same_person


def join_actors(readings: Sequence[Reading], decisions: ActorDecisions | None = None) -> tuple[CorpusActor, ...]:
    """The actors of some reports, the most mentioned first; the same whatever the order of the reports."""
    return join_items((i for r in readings for i in items_of(r)), decisions)


#: The actors that some groups made, by the identities of their items and by why; with the items, which so stay.
Made = dict[tuple[tuple[int, ...], tuple[str, ...]], tuple[CorpusActor, list[Item]]]


def join_items(
    items: Iterable[Item], decisions: ActorDecisions | None = None, made: Made | None = None
) -> tuple[CorpusActor, ...]:
    """The same from the items of the reports (`items_of`), which stay as they are.

    made: what earlier calls made of groups of the very same items, to be taken from and added to.
    """
    held = in_order(items)
    groups = Groups(held, decisions or ActorDecisions())
    join_by_names(held, groups)
    made = {} if made is None else made
    found = []
    for group, why in groups.all():
        mine = [held[i] for i in group]
        key = tuple(map(id, mine)), why
        if key not in made:
            made[key] = _actor(mine, why), mine
        found.append(made[key][0])
    return _numbered(found)


def find_actor(actors: Iterable[CorpusActor], words: str) -> tuple[CorpusActor, ...]:
    """The actors that go by some words, best first: by a whole name, then by words within one."""
    wanted = folded(words)
    ranked = []
    for actor in actors:
        forms = [folded(a) for a in (actor.name, *actor.aliases)]
        if wanted in forms:
            rank = 0
        elif any(without_titles(f) == wanted or same_person(f, wanted) for f in forms):
            rank = 1
        elif any(set(wanted) <= set(f) for f in forms):
            rank = 2
        else:
            continue
        ranked.append((rank, -len(actor.mentions), actor.name, actor.id, actor))
    return tuple(x[-1] for x in sorted(ranked, key=lambda x: x[:4]))


# The actor of a group


def _actor(group: Sequence[Item], why: tuple[str, ...]) -> CorpusActor:
    aliases: Counter[str] = Counter()
    for item in group:
        aliases.update(item.aliases)
    kinds: Counter[CorpusType] = Counter()
    for item in group:
        kinds[item.type] += max(1, len(item.mentions))
    kind: CorpusType = "outlet" if kinds["outlet"] else max(sorted(kinds), key=lambda k: kinds[k])
    mentions = tuple(sorted({m for item in group for m in item.mentions}, key=lambda m: (m.report, m.span)))
    roles = _in_time(group)
    name = _usual_name(group, kind, aliases)
    first = min(group, key=lambda item: (item.age, item.key))
    raw = "\x1f".join((kind, *folded(name), *first.key))
    id_ = f"p-{blake2b(raw.encode('utf-8', 'surrogatepass'), digest_size=5).hexdigest()}"
    return CorpusActor(id=id_, name=name, type=kind, aliases=tuple(sorted(aliases, key=lambda a: (-aliases[a], a))),
                       mentions=mentions, roles=tuple(roles), why=why)  # fmt: skip


def _in_time(group: Sequence[Item]) -> list[Told]:
    """The roles, each place once, in order of publication and then of the text."""
    told = {(item.age, where.report, where.span, words): chain
            for item in group for words, where, chain in item.roles}  # fmt: skip
    return [(words, ReportSpan(report=report, span=span), told[key])
            for key in sorted(told, key=lambda k: k) for _, report, span, words in (key,)]  # fmt: skip


def _usual_name(group: Sequence[Item], kind: CorpusType, aliases: Mapping[str, int]) -> str:
    """The name that most reports use in full; a short one only where there is no other."""
    reports: dict[str, set[str]] = defaultdict(set)
    for item in group:
        for form in item.main:
            reports[item.forms[form]].add(item.key[0])
        reports[item.name].add(item.key[0])
    if kind == "outlet":
        reports = {item.name: {""} for item in group if item.type == "outlet"}

    def rank(name: str) -> tuple[bool, bool, int, int, int, str]:
        form = without_titles(folded(name)) if kind == "person" else folded(name)
        full = bool(form) and is_full(form) if kind == "person" else not is_acronym(name)
        if kind == "person" and form and len(form[0]) == 1:
            full = False  # rather Ida Rask than I. Rask
        shouted = len(name) > 4 and name.isupper()
        return full, not shouted, len(reports[name]), aliases.get(name, 0), len(form), name

    return max(reports, key=rank)


def _numbered(actors: Iterable[CorpusActor]) -> tuple[CorpusActor, ...]:
    return tuple(sorted(actors, key=lambda a: (-len(a.mentions), a.name, a.id)))


__all__ = ["ActorDecisions", "Item", "Made", "find_actor", "items_of", "join_actors", "join_items", "sorted_pair"]
