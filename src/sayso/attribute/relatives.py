"""Whom a "who" is about: "an employee of the line, who asks not to be named" is about the employee.

The parser hangs such a clause on the noun right before it. A line asks nothing, so the clause is hung on the person
whom that noun only tells more of.
"""

from __future__ import annotations

from dataclasses import replace

from sayso.attribute.antecedents import is_person_word
from sayso.attribute.relays import is_speaker_noun
from sayso.model import Parse, Token

#: Singular nouns for several people, who may be meant themselves.
SEVERAL = frozenset("family couple crew gang group team trio duo pair band jury crowd public majority minority".split())
#: How nouns for people end that stand in no list.
ENDINGS = ("man", "woman", "person", "er", "or", "ist", "ian", "ee", "ant", "ent")


def hung_on_people(parse: Parse) -> Parse:
    """The parse with the clauses of a "who" hung on a person rather than on a thing of or with that person."""
    moved = {t.i: goal for t in parse.tokens if (goal := _goal(parse, t)) is not None}
    if not moved:
        return parse
    return Parse(
        parse.text,
        tuple(replace(t, head=moved[t.i]) if t.i in moved else t for t in parse.tokens),
        parse.sentences,
        parse.entities,
    )


def _goal(parse: Parse, verb: Token) -> int | None:
    """The person whom a relative clause tells of, where the parse has it tell of a thing; else None."""
    noun = parse.tokens[verb.head]
    if verb.dep != "relcl" or noun.pos != "NOUN" or noun.tag != "NN" or noun.dep != "pobj" or noun.i > verb.i:
        return None
    lemma = noun.lemma.casefold()
    who = any(c.text.casefold() == "who" and c.dep in ("nsubj", "nsubjpass") and c.i < verb.i
              for c in parse.children(verb.i))  # fmt: skip
    if not who or lemma in SEVERAL or is_person_word(lemma) or is_speaker_noun(lemma) or lemma.endswith(ENDINGS):
        return None
    at = parse.tokens[noun.head]
    up = parse.tokens[at.head]
    if at.dep != "prep" or not up.i < at.i < noun.i or up.pos != "NOUN" or up.sent != verb.sent:
        return None
    return up.i if is_person_word(up.lemma) else None
