"""What is denied behind a noun of saying: "denied accusations that", "rejected the claim of the Echo that".

    The council denied allegations that the dam was unsafe.     The council denied the Echo's claim that it was unsafe.

Nobody who is named says in the first that the dam was unsafe: the noun makes no source, and the clause is the
council's, which denies it. In the second the Echo says so and keeps the clause; the council's denial is a proposition
of its own, in the words that name what it denies, and told as the clause (as `answers` tells "denied it").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sayso.attribute.answers import DENYING, is_negative
from sayso.attribute.factuality import cue_effect
from sayso.attribute.holders import rehung
from sayso.attribute.phrases import hull
from sayso.attribute.weighed import BEFORE_NOUN, FORMS
from sayso.model import Attribution, Parse, Proposition
from sayso.text import Span

BEFORE = BEFORE_NOUN | {"NNS", "IN", "CC", ","}  # "a series of", "the rebels'", "reports and claims"


def heed_denied(parse: Parse, attributions: Iterable[Attribution]) -> tuple[Attribution, ...]:
    """The attributions without the nouns of nobody's saying that somebody denies: the clause is the denier's."""
    given = tuple(attributions)
    kept = {a.id: a for a in given}
    for denier, inner in _pairs(parse, given):
        if not inner.source:
            kept[denier.id] = replace(denier, content=inner.content)
            kept.pop(inner.id)
    return given if len(kept) == len(given) else rehung(given, kept)


def denials_of_others(
    parse: Parse, attributions: Sequence[Attribution], propositions: Iterable[Proposition]
) -> Iterator[Proposition]:
    """What is denied of what somebody else says: in the words that name it, told as the proposition which that one
    states (one of those given)."""
    stated = {(p.attribution, p.spans): p for p in propositions}
    for denier, inner in _pairs(parse, attributions):
        said = stated.get((inner.id, inner.content))
        named = hull((*inner.source, *inner.cue)) if inner.source else None
        if said is None or named is None or named.end > inner.content[0].start or is_negative(parse, inner.content):
            continue
        yield Proposition(id="", spans=(named,), attribution=denier.id, factuality="CT-", told=said.told or said.spans,
                          pronouns=said.pronouns)  # fmt: skip


def _pairs(parse: Parse, attributions: Sequence[Attribution]) -> Iterator[tuple[Attribution, Attribution]]:
    """Who denies, and the noun of saying at the beginning of what is denied, with its clause."""
    of = {a.id: a for a in attributions}
    for inner in attributions:
        denier = of.get(inner.via or "")
        if denier is None or not (inner.content and denier.content) or len(inner.cue) != 1:
            continue
        cue = parse.within(inner.cue[0])
        if len(cue) != 1 or cue[0].text.casefold() not in FORMS or inner.content[0].start < inner.cue[0].end:
            continue
        start, end = denier.content[0].start, denier.content[-1].end
        if not start <= inner.cue[0].start or inner.content[-1].end != end:
            continue
        if inner.cue[0].start > start and any(
            t.tag not in BEFORE for t in parse.within(Span(start, inner.cue[0].start))
        ):
            continue
        verbs = {t.lemma.casefold() for s in denier.cue for t in parse.within(s)}
        if verbs & DENYING and cue_effect(parse, denier).value < 0:
            yield denier, inner
