"""Finding claims in a survey, and all that belongs to one of them."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sayso.match.actors import find_actor
from sayso.match.claims import claim_id
from sayso.match.copies import Copy
from sayso.match.corrections import Correction
from sayso.match.moments import moment
from sayso.match.survey import Survey, carriers
from sayso.model import Claim, Clash, CorpusActor, Occurrence, Origins, Report
from sayso.naming import has_letters

_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
OWN_VOICE = "own"  # the kind of source where the publisher says it itself
_STEM = 6  # letters by which words are compared, so that "denied" meets "denies"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimFilter:
    """Which claims are wanted; what is None does not matter.

    `about`: an actor's name or alias, or words. `since`, `until`: ISO 8601, of the reports that carry it; a day, month
    or year is the whole of it in UTC, first and last moment included, and nothing of the day before or after. A report
    of which only the month or year is known counts where that touches them.
    `at_least`: claims shown to have so many independent origins; `at_most`: claims that have no more than so many.
    `in_reports`: claims that so many reports carry. The rest asks for one occurrence at least: `publisher`, letters of
    the name of who published it; `kind`, of who ends its chain (`OWN_VOICE`: the publisher itself); `certainty`, its
    factuality; `denied`: it denies the claim; `words`: it holds these, in any order (beside `about`). `unnamed`:
    claims that rest on unnamed sources alone.
    """

    about: str | None = None
    since: str | None = None
    until: str | None = None
    at_least: int | None = None
    at_most: int | None = None
    in_reports: int = 1
    publisher: str | None = None
    kind: str | None = None
    certainty: str | None = None
    words: str | None = None
    denied: bool = False
    unnamed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """The whole story of one claim: its reports (by id), the copies among them, what was taken back, what clashes with
    it, and the related claims by id. `reports` holds those too in which it was taken back or that clash with it.
    """

    claim: Claim
    reports: Mapping[str, Report]
    version_of: Mapping[str, str]
    copies: tuple[Copy, ...]
    corrections: tuple[Correction, ...]
    clashes: tuple[Clash, ...]
    related: Mapping[str, Claim]


def filtered(survey: Survey, wanted: ClaimFilter) -> tuple[Claim, ...]:
    """The claims of a survey that are wanted, in its order."""
    named = _mentions(survey, wanted.about) if wanted.about else None
    return tuple(c for c in survey.claims if _fits(c, wanted, named))


def _fits(claim: Claim, wanted: ClaimFilter, named: frozenset[str] | None) -> bool:
    if len(carriers(claim)) < wanted.in_reports:
        return False
    if wanted.at_least is not None and claim.origins.at_least < wanted.at_least:
        return False
    if wanted.at_most is not None and claim.origins.at_most > wanted.at_most:
        return False
    if (wanted.since or wanted.until) and not any(
        _within(m.occurrence.published, wanted.since, wanted.until) for m in claim.members
    ):
        return False
    held = [m.occurrence for m in claim.members]
    if wanted.publisher and not any(has_letters(o.publisher, wanted.publisher) for o in held):
        return False
    if wanted.kind and not any((o.kind or OWN_VOICE) == wanted.kind for o in held):
        return False
    if wanted.certainty and not any(m.factuality == wanted.certainty for m in claim.members):
        return False
    if wanted.denied and not any(m.stance == "denies" for m in claim.members):
        return False
    if wanted.unnamed and not rests_on_unnamed(claim.origins):
        return False
    if wanted.words and not any(says(o, wanted.words) for o in held):
        return False
    if wanted.about is None:
        return True
    return bool(named and any(m.occurrence.id in named for m in claim.members)) or _holds(claim, wanted.about)


def says(o: Occurrence, words: str) -> bool:
    """Does an occurrence hold some words, or what begins or ends like them, in any order?"""
    told = o.resolved.casefold()
    return all(word in told for word in words.casefold().split())


def rests_on_unnamed(origins: Origins) -> bool:
    """Do all chains that were counted end at unnamed sources?"""
    return bool(origins.ends) and all(e.kind == "unnamed" for e in origins.ends)


def _within(published: str | None, since: str | None, until: str | None) -> bool:
    when = moment(published)
    if not when.known:
        return False
    # A day ends where the next begins, so that its end is none of its moments.
    begun, ended = moment(since), moment(until)
    return (since is None or when.start >= begun.start or when.stop > begun.start) and (
        until is None or when.start < ended.stop or when.start <= ended.start
    )


def _mentions(survey: Survey, about: str) -> frozenset[str]:
    """Ids of the occurrences in which an actor that goes by these words is mentioned, or from whom they come."""
    found = find_actor(survey.actors, about)[:1]
    return frozenset(
        m.occurrence.id for c in survey.claims for m in c.members for actor in found if is_about(m.occurrence, actor)
    )


def is_about(o: Occurrence, actor: CorpusActor) -> bool:
    """Does an occurrence mention an actor, or come from it?"""
    names = {actor.name, *actor.aliases}
    return bool(names.intersection(o.names) or names.intersection(o.chain[-1:]))


def _holds(claim: Claim, words: str) -> bool:
    wanted = stems(words)
    return bool(wanted) and any(wanted <= stems(m.occurrence.resolved) for m in claim.members)


def stems(text: str) -> frozenset[str]:
    """The words of a text as they are compared."""
    return frozenset(m.casefold()[:_STEM] for m in _WORD.findall(text))


def find_claims(claims: Sequence[Claim], words: str) -> tuple[Claim, ...]:
    """The claims that an id or some words mean, best first; an id (of any of its occurrences) means one alone."""
    by_id = [c for c in claims if c.id == words] or [
        c for c in claims if words.startswith("c-") and any(_is_id_of(words, m.occurrence.id) for m in c.members)
    ]
    if by_id:
        return tuple(by_id[:1])
    wanted = stems(words)
    held = [(c, [stems(m.occurrence.resolved) for m in c.members]) for c in claims]
    seen = Counter(w for _, each in held for w in frozenset().union(*each) & wanted)
    weight = {w: math.log(1 + len(claims) / seen[w]) for w in wanted if seen[w]}
    # A word that no claim has weighs as much as one that a single claim has: else a stray "of" would be all.
    total = sum(weight.get(w, math.log(1 + len(claims))) for w in wanted)
    if not weight:
        return ()
    ranked = []
    for claim, each in held:
        best = max(sum(weight[w] for w in told & wanted if w in weight) / total - 0.002 * len(told) for told in each)
        if best >= 0.5:
            ranked.append((-round(best, 2), -len(carriers(claim)), claim.id, claim))
    return tuple(x[-1] for x in sorted(ranked, key=lambda x: x[:3]))


def _is_id_of(id: str, occurrence: str) -> bool:
    return claim_id(occurrence, len(id) - 2) == id


def trace(survey: Survey, claim: Claim) -> Trace:
    """All that belongs to one claim."""
    of = frozenset(carriers(claim))
    places = {(m.occurrence.report, s) for m in claim.members for s in m.occurrence.spans}

    def touches(clash: Clash) -> bool:
        return any(r == end.report and s.overlaps(end.span) for end in (clash.a, clash.b) for r, s in places)

    known = {c.id: c for c in survey.claims}
    corrections = tuple(c for c in survey.corrections if c.of in of or c.report in of)
    clashes = tuple(c for c in survey.clashes if touches(c))
    named = of.union(*((c.report, c.of) for c in corrections), *((c.a.report, c.b.report) for c in clashes))
    return Trace(
        claim=claim,
        reports={r.id: r for r in survey.reports if r.id in named},
        version_of={k: v for k, v in survey.version_of.items() if k in of or v in of},
        copies=tuple(c for c in survey.copies if c.from_ in of and c.to in of),
        corrections=corrections,
        clashes=clashes,
        related={r.claim: known[r.claim] for r in claim.related if r.claim in known},
    )


def denials(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims that somebody denies."""
    return tuple(c for c in claims if any(m.stance == "denies" for m in c.members))
