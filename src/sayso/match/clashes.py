"""Conflicts across reports: two places that cannot both hold as stated, or a denial of a claim.

Few and right rather than many: each clash once, not for every repetition of either side.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sayso.match.moments import moment
from sayso.match.same import clashing_numbers
from sayso.model import Claim, ClaimLink, Clash, CorpusActor, Member, Occurrence, Report, ReportSpan


def find_clashes(
    claims: Sequence[Claim],
    actors: Sequence[CorpusActor],
    reports: Mapping[str, Report],
    links: Iterable[ClaimLink],
) -> tuple[Clash, ...]:
    """The clashes between the occurrences of some claims, in the order of their first ends."""
    found = [*_denials(claims), *_numbers(claims, links)]
    unique = {(c.a, c.b): c for c in reversed(found)}
    return tuple(sorted(unique.values(), key=lambda c: (c.a.report, c.a.span, c.b.report, c.b.span, c.kind)))


def _age(o: Occurrence) -> tuple[float, str, str]:
    return moment(o.published).start, o.report, o.id


def place_of(o: Occurrence) -> ReportSpan:
    """The first words of an occurrence."""
    return ReportSpan(report=o.report, span=o.spans[0])


def _denials(claims: Iterable[Claim]) -> Iterable[Clash]:
    """Each denier of a claim once, against the earliest report that asserts it."""
    for claim in claims:
        asserting = [m for m in claim.members if m.stance == "asserts"]
        denying = [m for m in claim.members if m.stance == "denies"]
        if not asserting or not denying:
            continue
        first = min((m.occurrence for m in asserting), key=_age)
        seen: set[str] = set()
        for m in sorted(denying, key=lambda m: _age(m.occurrence)):
            o = m.occurrence
            who = o.chain[-1] if o.chain else o.report
            if who in seen or o.report == first.report:
                continue
            seen.add(who)
            yield Clash(a=place_of(first), b=place_of(o), kind="denial" if len(o.chain) > 1 else "polarity",
                        why=f"{who} says that it is not so: {o.wording}")  # fmt: skip


def _numbers(claims: Iterable[Claim], links: Iterable[ClaimLink]) -> Iterable[Clash]:
    """Two claims with numbers of one thing that cannot both be right: once for each two."""
    claim_of: dict[str, tuple[Claim, Member]] = {m.occurrence.id: (c, m) for c in claims for m in c.members}
    best: dict[frozenset[str], tuple[float, Clash]] = {}
    for k in links:
        if k.a not in claim_of or k.b not in claim_of:
            continue
        (one, m), (two, n) = claim_of[k.a], claim_of[k.b]
        clash = clashing_numbers(m.occurrence, n.occurrence)
        if clash is None or m.occurrence.report == n.occurrence.report or k.relation != "contradicts":
            continue
        a, b = sorted((m.occurrence, n.occurrence), key=_age)
        pair = frozenset((one.id, two.id))
        told = Clash(a=place_of(a), b=place_of(b), kind="number", why=f"{clash[0].text} against {clash[1].text}")
        if pair not in best or k.relation_confidence > best[pair][0]:
            best[pair] = (k.relation_confidence, told)
    return [c for _, c in best.values()]
