"""Roles: two persons who are each called the only holder of one ("the mastermind" of one attack).

The one kind that is told of actors, not of the occurrences of claims.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from sayso.match.moments import moment
from sayso.match.periods import are_far_apart, period_of
from sayso.model import Clash, CorpusActor, Report, ReportSpan
from sayso.roles import of_one_thing, share_a_name, unique_role


def roles(actors: Sequence[CorpusActor], reports: Mapping[str, Report]) -> Iterator[Clash]:
    """One role that only one can have of one thing, given to two persons in two of these reports: once for each two."""
    given: dict[str, list[tuple[CorpusActor, frozenset[str], ReportSpan, tuple[str, ...]]]] = defaultdict(list)
    for actor in sorted((a for a in actors if a.type == "person"), key=lambda a: a.id):
        for words, where, chain in actor.roles:
            head, rest = unique_role(words)
            if head and where.report in reports:
                given[head].append((actor, rest, where, chain))

    when = {id: r.published for id, r in reports.items()}
    for head, held in sorted(given.items()):
        seen: set[tuple[str, str]] = set()
        held.sort(key=lambda g: (moment(when[g[2].report]).start, g[2].report, g[2].span.start))
        for (one, rest, here, chain), (two, others, there, other_chain) in combinations(held, 2):
            pair = (min(one.id, two.id), max(one.id, two.id))
            if one.id == two.id or pair in seen or here.report == there.report or _may_be_one(one, two):
                continue
            if are_far_apart({period_of(when[w.report]) for w in (here, there)}):
                continue
            if of_one_thing(rest, others):
                seen.add(pair)
                why = (f"{one.name} (so {_word(chain, here)}) and {two.name} (so {_word(other_chain, there)}) are each "
                       f"called the {head} of the same")  # fmt: skip
                yield Clash(a=here, b=there, kind="role", why=why)


def _may_be_one(a: CorpusActor, b: CorpusActor) -> bool:
    return any(share_a_name(x, y) for x in (a.name, *a.aliases) for y in (b.name, *b.aliases))


def _word(chain: tuple[str, ...], where: ReportSpan) -> str:
    return " > ".join(chain) or where.report
