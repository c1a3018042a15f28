"""Documents under the name of whoever issued them: "the ministry's report", "a statement by the union", "its report".

A chain that ends in a paper ends with the house behind it, where the report says which. Whose "its" is, is taken from
the subject of its own sentence alone, and only where there is one that can issue something.
"""

from __future__ import annotations

from dataclasses import replace

from sayso.attribute.phrases import child_with, noun_phrase
from sayso.attribute.relays import PEOPLE, is_speaker_noun
from sayso.model import Annotated, Attribution, Parse, Token
from sayso.text import Span

PAPERS = frozenset(
    """
    report statement notice letter memo email release bulletin study survey filing post message document paper tweet
    note circular communique website site newsletter dossier update
    """.split()
)
ISSUED = frozenset(("by", "from"))


def name_issuers(annotated: Annotated, attributions: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """The attributions, those to a document of a known house standing for that house."""
    out = []
    for a in attributions:
        issuer = None if a.speaker or a.stands_for or len(a.source) != 1 else _issuer(annotated, a)
        out.append(replace(a, stands_for=issuer, why=(*a.why, f"a paper of “{issuer}”")) if issuer else a)
    return tuple(out)


def _issuer(annotated: Annotated, a: Attribution) -> str | None:
    """The name of who issued the document that is a source, else its words; None where the report does not tell."""
    parse = annotated.parse
    tokens = parse.within(a.source[0])
    inside = {t.i for t in tokens}
    head = next((t for t in tokens if t.head not in inside or t.head == t.i), None)
    if head is None or head.lemma.casefold() not in PAPERS:
        return None
    owner = child_with(parse, head.i, "poss")
    if owner is None:
        by = next((c for c in parse.children(head.i) if c.dep == "prep" and c.text.casefold() in ISSUED), None)
        owner = child_with(parse, by.i, "pobj") if by else None
        return _named(annotated, owner) if owner else None
    if owner.pos != "PRON":
        return _named(annotated, owner) or (_words(parse, owner) if is_speaker_noun(owner.lemma) else None)
    subject = _subject(parse, owner)
    if subject is None:
        return None
    if owner.text.casefold() in ("his", "her"):
        return _named(annotated, subject, "person")
    human = subject.lemma.casefold().endswith(("man", "woman", "person"))
    body = is_speaker_noun(subject.lemma) and not human and subject.lemma.casefold() not in PEOPLE
    return _named(annotated, subject, "organization") or (_words(parse, subject) if body else None)


def _subject(parse: Parse, pronoun: Token) -> Token | None:
    """The only subject of the pronoun's sentence, apart from its own phrase: a noun of its number."""
    first, last = parse.sentences[pronoun.sent]
    own = set(parse.subtree(pronoun.head))
    found = [t for t in parse.tokens[first : last + 1] if t.dep in ("nsubj", "nsubjpass") and t.i not in own]
    main = [t for t in found if parse.tokens[t.head].head == t.head]
    subject = main[0] if len(main) == 1 else found[0] if len(found) == 1 else None
    if subject is None or subject.pos not in ("NOUN", "PROPN"):
        return None
    plural = subject.tag in ("NNS", "NNPS") or child_with(parse, subject.i, "conj") is not None
    return subject if plural == (pronoun.text.casefold() == "their") else None


def _named(annotated: Annotated, token: Token, *kinds: str) -> str | None:
    """The actor whom a noun names, of some kinds: its last word is this noun."""
    found = [x for x in annotated.actors for m in x.mentions if m.start <= token.start and m.end == token.end]
    return next((x.name for x in found if x.type in (kinds or ("organization", "person"))), None)


def _words(parse: Parse, noun: Token) -> str | None:
    phrase: Span | None = noun_phrase(parse, noun.i)
    told = " ".join(phrase.of(parse.text).split()) if phrase else ""
    told = told.removesuffix("’s").removesuffix("'s")
    first = told.split(" ")[0].casefold()
    return told[:1].lower() + told[1:] if first in ("the", "a", "an") else told or None
