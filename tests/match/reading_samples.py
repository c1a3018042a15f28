"""Readings made by hand: a report is a list of statements, each by somebody or in its own voice."""

from sayso.export.contract import reading_from_json, reading_to_json
from sayso.model import Actor, Attribution, Factuality, Proposition, Reading, Report, Role
from sayso.text import Span

#: What people who appear in the samples are, so that two of them are shown to be of different houses.
ROLES = {"Ulla Brand": "the baker", "Odd Rask": "a diver from Hallen", "Ida Holm": "the beekeeper"}
Statement = tuple[str, str | None, Factuality]


def reading(id: str, publisher: str | None, published: str | None, *statements: Statement, **about) -> Reading:
    """One report whose sentences are the statements: (words, who says so or None, factuality)."""
    text, attributions, propositions, mentions, roles = "", [], [], {}, {}
    for n, (words, who, value) in enumerate(statements, 1):
        start = len(text)
        text += words
        content = Span(start, len(text))
        if who is None:
            text += ". "
        else:
            role = ROLES.get(who)
            text += ", "
            if role:
                roles.setdefault(who, []).append(Role(text=role, span=Span(len(text), len(text) + len(role))))
                text += role + " "
            source = Span(len(text), len(text) + len(who))
            text += who + " said"
            cue = Span(len(text) - 4, len(text))
            text += ". "
            chain = (*((publisher,) if publisher else ()), who)
            attributions.append(
                Attribution(id=f"a{n}", source=(source,), cue=(cue,), content=(content,), kind="person", speaker=who,
                            factuality=value, chain=chain, confidence=0.9)
            )  # fmt: skip
            mentions.setdefault(who, []).append(source)
        by = f"a{n}" if who is not None else None
        propositions.append(Proposition(id=f"p{n}", spans=(content,), attribution=by, factuality=value))
    actors = tuple(
        Actor(id=f"e{k}", name=who, type="person", mentions=tuple(at), roles=tuple(roles.get(who, ())))
        for k, (who, at) in enumerate(mentions.items())
    )
    report = Report(id=id, text=text, publisher=publisher, published=published, sha256="0f" * 32, **about)
    made = Reading(report=report, attributions=tuple(attributions), propositions=tuple(propositions), actors=actors,
                   made_by={"sayso": "0", "models": {}})  # fmt: skip
    return reading_from_json(reading_to_json(made))
