"""The chain of each attribution: from the publisher through every relay to the deepest source."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise, takewhile

from sayso.attribute import lexicon as lex
from sayso.attribute.antecedents import is_person_word
from sayso.attribute.factuality import cue_effect
from sayso.attribute.phrases import FINITE, SUBJECTS, child_with, hull, noun_phrase, sentence_of
from sayso.attribute.relays import spans_text
from sayso.model import Annotated, Attribution, Parse, Token
from sayso.naming import shortened
from sayso.text import Span

UNNAMED = "unnamed source"
LONGEST_NAME = 12  # words of a link that only describes
#: Words that somebody "tells" something, whoever they are: no link of a chain.
TELLING = frozenset({"tell", "inform", "brief", "notify", "write"})
#: Whoever says so in a quotation is the one quoted, who is the link before.
OWN = frozenset({"i", "me", "my", "we", "us", "our"})
#: Whoever is told so is told for an outlet.
REPORTERS = frozenset(
    {"reporter", "journalist", "correspondent", "interviewer", "presenter", "host", "anchor", "editor"}
)
#: What makes an outlet within a source's words the one that passes it on: "an official cited by the Echo".
PASSED_ON = re.compile(
    r"(?i)\b(?:(?:cited|quoted|interviewed) (?:in|by)|(?:speaking|talking|spoke|talked) (?:to|with)|told)\b"
)
#: What stands in a paper, and who writes there: "an editorial in the Echo", "a commentator in the newspaper Post".
PRINTED = frozenset(
    """
    article editorial commentary column op-ed piece essay report story letter advertisement interview series analysis
    columnist commentator writer
    """.split()
)
#: What an outlet does with somebody else's words: "a statement carried by the agency".
CARRYING = frozenset("carry run publish print air broadcast cite quote report relay distribute".split())
OCCASIONS = frozenset(
    {"interview", "statement", "email", "e-mail", "message", "letter", "comment", "remark", "conversation"}
)


def name_of(text: str, a: Attribution) -> str:
    """How a source stands in a chain: its speaker, else what it stands for, else its own words, else unnamed."""
    if a.speaker or a.stands_for:
        return a.speaker or a.stands_for or UNNAMED
    words = spans_text(text, a.source).split(" ")
    if not a.source or not words:
        return UNNAMED
    return shortened(words, LONGEST_NAME)


def build_chains(annotated: Annotated, attributions: tuple[Attribution, ...], is_outlet: Callable[[str], bool]
                 ) -> tuple[Attribution, ...]:  # fmt: skip
    """Fill in `chain`: publisher (when known), the holders outermost first, the outlet told, the source."""
    text, by_id = annotated.text, {a.id: a for a in attributions}
    publisher = annotated.report.publisher

    def links(a: Attribution, seen: frozenset[str]) -> list[str]:
        holder = by_id.get(a.via) if a.via and a.via not in seen else None
        while holder is not None and is_contested(annotated, holder):
            seen |= {holder.id}
            holder = by_id.get(holder.via) if holder.via and holder.via not in seen else None
        out = links(holder, seen | {a.id}) if holder else [publisher] if publisher else []
        told = recipient(annotated, a, is_outlet)
        speaks = holder is not None and not a.speaker and not a.stands_for and (
            spans_text(text, a.source).casefold() in OWN or is_elliptical(annotated, a, holder))  # fmt: skip
        speaks = speaks or (holder is not None and a.is_view_of_nobody)
        for name in (told, carrier(annotated, a, is_outlet), None if speaks else name_of(text, a)):
            if name and publisher and is_own_name(name, publisher):
                continue
            again = out and name == a.stands_for and out[-1].casefold().startswith(f"{name} ".casefold())
            if name and not again and (not out or not _same(out[-1], name)):
                out.append(name)
        return out

    return tuple(replace(a, chain=tuple(links(a, frozenset()))) for a in attributions)


def is_contested(annotated: Annotated, holder: Attribution) -> bool:
    """Does somebody deny what another tells ("disputes a report in which Holm said …")? He passes nothing of it on."""
    verbs = {t.lemma.casefold() for s in holder.cue for t in annotated.parse.within(s)}
    return bool(verbs & lex.DENYING) and cue_effect(annotated.parse, holder).value < 0


def carrier(annotated: Annotated, a: Attribution, is_outlet: Callable[[str], bool]) -> str | None:
    """The outlet in a source's words that prints or carries what is said: "an editorial in the Echo", "a statement
    carried by the agency Tolpress"; None where there is none."""
    tokens = [t for s in a.source for t in annotated.parse.within(s)]
    for noun, at in pairwise(tokens):
        word = at.text.casefold()
        printed = noun.lemma.casefold() in PRINTED and word == "in"
        carried = noun.tag == "VBN" and noun.lemma.casefold() in CARRYING and word in ("by", "in", "on")
        if (printed or carried) and (found := _outlet_behind(annotated, tokens, at, is_outlet)):
            return found
    return _quoting(annotated, a, is_outlet)


def _quoting(annotated: Annotated, a: Attribution, is_outlet: Callable[[str], bool]) -> str | None:
    """The outlet named right behind a statement as quoting it: "it is safe, Holm said, as cited by Tolpress"."""
    whole = hull((*a.source, *a.cue, *a.content))
    tokens = annotated.parse.tokens
    last = next(reversed(annotated.parse.within(whole)), None) if whole is not None else None
    at = last.i + 1 if last is not None else len(tokens)
    at += at < len(tokens) and tokens[at].text == ","
    if at + 3 >= len(tokens) or tokens[at].text.casefold() != "as" or tokens[at].sent != tokens[at + 2].sent:
        return None
    if tokens[at + 1].lemma.casefold() not in CARRYING or tokens[at + 2].text.casefold() != "by":
        return None
    end = annotated.parse.sentences[tokens[at].sent][1] + 1
    return _outlet_behind(annotated, list(tokens[at + 2 : end]), tokens[at + 2], is_outlet)


def _outlet_behind(
    annotated: Annotated, tokens: list[Token], at: Token, is_outlet: Callable[[str], bool]
) -> str | None:
    """The outlet that the phrase behind a preposition names, wherever the parser parts its words."""
    behind = list(takewhile(lambda t: t.pos not in ("PUNCT", "ADP", "CCONJ", "AUX") or t.text == "-",
                            (t for t in tokens if t.i > at.i)))  # fmt: skip
    name = list(takewhile(lambda t: t.pos == "PROPN" or t.text.casefold() in OUTLET_KINDS, reversed(behind)))[::-1]
    if not name:
        return _actor_at(annotated, behind, is_outlet)
    phrase, words = (Span(x[0].start, x[-1].end) for x in (behind, name))
    told = _actor_name(annotated, phrase) or words.of(annotated.text)
    return told if is_outlet(told) or is_outlet(phrase.of(annotated.text)) else None


def _actor_at(annotated: Annotated, tokens: list[Token], is_outlet: Callable[[str], bool]) -> str | None:
    name = _actor_name(annotated, Span(tokens[0].start, tokens[-1].end)) if tokens else None
    return name if name and is_outlet(name) else None


def is_elliptical(annotated: Annotated, a: Attribution, holder: Attribution) -> bool:
    """Does somebody leave the "I" out in words given as his own: "Off to Esk, | looking forward | to the fair"?"""
    parse = annotated.parse
    verb = next((t for s in a.cue for t in parse.within(s) if t.tag.startswith("VB")), None)
    if a.source or verb is None or verb.tag != "VBG" or holder.form != "direct" or child_with(parse, verb.i, "aux"):
        return False
    begin = min(s.start for s in holder.content)
    first = parse.sentences[verb.sent][0]
    return not any(t.tag in FINITE or t.dep in SUBJECTS for t in parse.tokens[first : verb.i] if t.start >= begin)


#: What may stand behind the name of an outlet without being a part of it.
OUTLET_KINDS = frozenset(("magazine", "newspaper", "website"))
#: What a report calls the house that publishes it.
OUR_NOUNS = frozenset("paper agency website site programme program show".split())
OURS = re.compile(r"(?i)(?:this|our)\s+(?:own\s+)?(?P<noun>\w+)$")


def is_own_name(name: str, publisher: str) -> bool:
    """Does a report name its own publisher, by "this newspaper" or a part of its name ("the Echo" in the Harbour Echo,
    "the ministry" in what a Ministry of Works puts out)? That is no further link.

    A paper's part is the end of its name; of a place in a name ("Radio Holm") nobody knows that it means the house.
    """
    ours = OURS.match(name)
    if ours:
        return ours["noun"].casefold() in lex.OUTLET_NOUNS | OUR_NOUNS
    theirs, own = re.findall(r"\w+", name.casefold()), re.findall(r"\w+", publisher.casefold())
    theirs = theirs[1:] if theirs[:1] == ["the"] else theirs
    if not theirs or len(theirs) >= len(own):
        return False
    if own[-1] in lex.OUTLET_WORDS:
        return own[-len(theirs) :] == theirs
    held = any(own[k : k + len(theirs)] == theirs for k in range(len(own)))
    return held and theirs[-1] in lex.ORGANIZATION_WORDS


def recipient(annotated: Annotated, a: Attribution, is_outlet: Callable[[str], bool]) -> str | None:
    """The outlet that was told ("told Reuters", "in an interview with CNN"), None where no outlet is named."""
    parse = annotated.parse
    if not a.cue:
        return None
    number = sentence_of(parse, a.cue[0].start)
    for span in a.cue:
        for token in parse.within(span):
            noun = None
            if token.lemma.casefold() in TELLING:
                noun = child_with(parse, token.i, "dobj", "dative", "iobj", "obj")
                if noun is not None and noun.dep == "dative" and noun.pos == "ADP":
                    noun = child_with(parse, noun.i, "pobj")
            found = _outlet_at(annotated, noun.i, is_outlet) if noun else None
            if found:
                return found
            for child in parse.children(token.i):
                if child.dep in ("prep", "dative") and child.sent == number:
                    found = _in_prep(annotated, parse, child.i, is_outlet, 0)
                    if found and (token.lemma.casefold() != "accord" or _passes_on(found, annotated.text, a)):
                        return found
    return None


def _passes_on(outlet: str, text: str, a: Attribution) -> bool:
    """Is the outlet named behind "according to" the source itself or the one that cites it, not a part of its words
    ("an Echo reader")?"""
    words = spans_text(text, a.source)
    return _same(words, outlet) or PASSED_ON.search(words) is not None


def _in_prep(annotated: Annotated, parse: Parse, prep: int, is_outlet: Callable[[str], bool], depth: int) -> str | None:
    noun = child_with(parse, prep, "pobj")
    if noun is None or depth > 2:
        return None
    word = parse.tokens[prep].text.casefold()
    if word in ("to", "with") and (found := _outlet_at(annotated, noun.i, is_outlet)):
        return found
    if noun.lemma.casefold() in OCCASIONS:
        for child in parse.children(noun.i):
            if child.dep == "prep" and (found := _in_prep(annotated, parse, child.i, is_outlet, depth + 1)):
                return found
    return None


def _outlet_at(annotated: Annotated, token: int, is_outlet: Callable[[str], bool]) -> str | None:
    phrase, noun = noun_phrase(annotated.parse, token), annotated.parse.tokens[token]
    if phrase is None:
        return None
    below = next((c for c in annotated.parse.children(noun.i) if c.dep == "prep" and c.i > noun.i), None)
    if below is not None and noun.lemma.casefold() not in REPORTERS and noun.pos == "NOUN":
        phrase = Span(phrase.start, annotated.parse.tokens[below.i - 1].end)
        if _actor_name(annotated, phrase) is None and noun.lemma.casefold() not in lex.OUTLET_NOUNS:
            return None  # "pointed to coverage in the Echo": nothing is told to the Echo
    named = any(phrase.start <= m.start and m.end <= noun.start for x in annotated.actors for m in x.mentions)
    if named and is_person_word(noun.lemma) and noun.lemma.casefold() not in REPORTERS:
        return None  # "told a Harbour Star mother" is no word to a paper of that name
    name = _actor_name(annotated, phrase) or phrase.of(annotated.text)
    return name if is_outlet(name) or is_outlet(phrase.of(annotated.text)) else None


def _actor_name(annotated: Annotated, phrase: Span) -> str | None:
    """The fullest name of the only actor mentioned in the phrase."""
    actors = [x for x in annotated.actors if x.type == "organization" and any(phrase.holds(m) for m in x.mentions)]
    return actors[0].name if len(actors) == 1 else None


def _same(a: str, b: str) -> bool:
    strip = str.maketrans("", "", "’'.,")

    def bare(name: str) -> str:
        words = name.casefold().translate(strip).removeprefix("the ").split()
        # "Lantern", "Lantern magazine"
        return " ".join(words[:-1] if len(words) > 1 and words[-1] in OUTLET_KINDS else words)

    return bare(a) == bare(b) or is_site_of(a, b)


SITE = re.compile(r"(?i)^(?:https?://)?(?:www\.|m\.|edition\.)?([a-z0-9-]+)\.[a-z]{2,}(?:\.[a-z]{2})?(?:/.*)?$")


def is_site_of(site: str, name: str) -> bool:
    """Is the first the address of the outlet that the second names ("nytimes.com", "The New York Times")?

    The address is spelled by the words of the name in order, each whole or by its first letter.
    """
    found = SITE.match(site.strip())
    words = re.findall(r"\w+", name.casefold())
    if words[:1] == ["the"]:
        words = words[1:]
    if not found or not words:
        return False
    label = found[1].casefold().replace("-", "").removeprefix("the")

    def spells(rest: str, left: list[str]) -> bool:
        if not left:
            return not rest
        word = left[0]
        return (rest.startswith(word) and spells(rest[len(word) :], left[1:])) or (
            rest[:1] == word[0] and spells(rest[1:], left[1:])
        )

    return spells(label, words)
