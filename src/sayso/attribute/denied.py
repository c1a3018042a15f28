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
from sayso.attribute.phrases import FINITE, hull
from sayso.attribute.weighed import BEFORE_NOUN, FORMS
from sayso.model import Attribution, Parse, Proposition
from sayso.text import Span

BEFORE = BEFORE_NOUN | {"NNS", "IN", "CC", ","}  # "a series of", "the rebels'", "reports and claims"


#: What a charge is called by whoever sets the denial beside it, for want of a comma.
CHARGES = frozenset("accusation charge claim allegation assertion".split())
SHARE = 0.9  # of the confidence of the charge
FARTHEST = 8  # words between such a noun and the verb of denying


def heed_denied(parse: Parse, attributions: Iterable[Attribution]) -> tuple[Attribution, ...]:
    """The attributions without the nouns of nobody's saying that somebody denies: the clause is the denier's. What
    stands beside a charge, that it is denied, is no part of the charge."""
    given = tuple(_parted(parse, attributions))
    kept = {a.id: a for a in given}
    for denier, inner in _pairs(parse, given):
        if not inner.source:
            kept[denier.id] = replace(denier, content=inner.content)
            kept.pop(inner.id)
    return given if len(kept) == len(given) else rehung(given, kept)


def _parted(parse: Parse, attributions: Iterable[Attribution]) -> Iterator[Attribution]:
    """ "They say it works for the army | an accusation the militia has denied": the militia's denial is its own."""
    given = list(attributions)
    for a in given:
        found = _denial_in(parse, a)
        if found is None:
            yield a
            continue
        end, noun, source, cue = found
        last = a.content[-1]
        content = (*a.content[:-1], Span(last.start, end))
        yield replace(a, content=content, why=(*a.why, "that it is denied is told beside"))
        if not any(s.overlaps(cue) for x in given for s in x.cue):
            yield Attribution(id=f"{a.id}d", source=(source,), cue=(cue,), content=(noun,), via=None,
                              confidence=round(a.confidence * SHARE, 4), why=("denied beside the charge",))  # fmt: skip


def _denial_in(parse: Parse, a: Attribution) -> tuple[int, Span, Span, Span] | None:
    """Where a charge ends, the words that take it up, who denies it, and the verb."""
    last = a.content[-1] if a.content else None
    tokens = parse.within(last) if last is not None else ()
    for k, noun in enumerate(tokens[:-2]):
        if noun.lemma.casefold() not in CHARGES or noun.pos != "NOUN" or k < 4:
            continue
        first, before = tokens[k - 1], tokens[k - 2]
        # not "murder charges they deny", which are what they face
        if first.text.casefold() not in ("a", "an") or before.tag not in ("NN", "NNS", "NNP", "NNPS", "PRP", "CD"):
            continue
        rest = [t for t in tokens[k + 1 : k + 1 + FARTHEST] if t.text.casefold() not in ("that", "which")]
        at = next((n for n, t in enumerate(rest) if t.pos in ("VERB", "AUX", "PUNCT", "ADP", "CCONJ")), None)
        if not at or rest[at].pos not in ("VERB", "AUX"):
            continue
        cue = [t for t in rest[at:] if t.pos in ("VERB", "AUX", "ADV")][:4]
        verb = next((t for t in cue if t.pos == "VERB"), None)
        closes = verb is not None and (verb.i == tokens[-1].i or parse.tokens[verb.i + 1].pos == "PUNCT")
        if verb is None or not closes or verb.lemma.casefold() not in DENYING or verb.tag not in FINITE | {"VBN"}:
            continue
        if any(t.lemma == "be" for t in cue):
            continue
        return (before.end, Span(first.start, noun.end), Span(rest[0].start, rest[at - 1].end),
                Span(cue[0].start, verb.end))  # fmt: skip
    return None


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
