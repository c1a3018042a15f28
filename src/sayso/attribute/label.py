"""All labels of attributions whose spans and speakers are known: kind, act, form, factuality, with reasons."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from sayso.attribute.act import act_of
from sayso.attribute.factuality import factuality_of, why_factuality
from sayso.attribute.form import form_of, quote_map
from sayso.attribute.kind import kind_of, kind_of_words
from sayso.model import Actor, Annotated, Attribution


def label_attributions(annotated: Annotated, attributions: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """The attributions with kind, act, form and factuality."""
    quotes = quote_map(annotated.text)
    by_name: dict[str, Actor] = {a.name: a for a in annotated.actors}
    out = []
    for a in attributions:
        why = why_factuality(annotated, a)
        actor = by_name.get(a.speaker or "")
        kind = kind_of(annotated, a, speaker=actor or a.speaker)
        if kind == "unnamed" and actor is not None and actor.type == "person":
            kind = "person"  # whoever is named is not unnamed, however the phrase describes them
        out.append(
            replace(
                a,
                kind=kind,
                act=act_of(annotated.parse, a),
                form=form_of(annotated.text, quotes, a.content),
                factuality=factuality_of(annotated, a),
                why=(*a.why, why) if why else a.why,
            )
        )
    return tuple(out)


def outlet_test(annotated: Annotated) -> Callable[[str], bool]:
    """A predicate on source words: are they a news organisation in this report?"""

    @lru_cache(maxsize=512)
    def is_outlet(words: str) -> bool:
        return bool(words) and kind_of_words(annotated, words) == "outlet"

    return is_outlet
