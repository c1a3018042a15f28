"""Statements that grammar shows though they have no clause to say: who carried a story, gives a figure, denies "this".

The trained reader looks for somebody's words. A paper that "carried the figure", a union that "puts the number at 340",
a minister who "denies this" or "confirmed to the paper that …" pass something on all the same, and a chain that leaves
them out ends in the wrong place. Only verbs whose subject is somebody, and only objects that are a claim or a number.
"""

from __future__ import annotations

from dataclasses import replace

from sayso.attribute.clauses import WITH_CLAUSE, innermost
from sayso.attribute.issuers import PAPERS
from sayso.attribute.phrases import child_with, noun_phrase
from sayso.attribute.relays import is_speaker_noun
from sayso.model import Annotated, Attribution, Parse, Token
from sayso.text import Span, Spans, trimmed

#: Confidence of a statement shown so.
SHOWN = 0.5
CARRYING = frozenset("carry print publish run repeat spread reprint relay air broadcast".split())
#: What is carried: somebody's claim or figure, not a parcel.
CLAIMLIKE = frozenset("figure number story report claim account rumour rumor allegation version news toll tale".split())
COUNTS = frozenset("number figure toll count total death_toll losses loss damage cost price value estimate".split())
STANDING = frozenset("stick stand hold keep".split())  # to, by
SPEAKING_OF = frozenset("speak write tell warn talk".split())  # of so and so many
ANSWERING = frozenset("deny confirm dispute reject contradict corroborate".split())
POINTING = frozenset("this that it".split())


Found = tuple[Spans, Spans, Spans]  # source, cue, content


def add_retold(
    annotated: Annotated, attributions: tuple[Attribution, ...], silent: Spans = ()
) -> tuple[Attribution, ...]:
    """The attributions and those that verbs of carrying, counting, standing by and answering show."""
    parse = annotated.parse
    out = [_named_after_all(parse, a) for a in attributions]
    names = [m for x in annotated.actors if x.type != "place" for m in x.mentions]
    for verb in parse.tokens:
        if not verb.tag.startswith("VB") or verb.dep in ("aux", "auxpass", "amod"):
            continue
        found = _at(parse, verb, names)
        if found is None:
            continue
        source, cue, content = found
        parts = (*source, *cue, *content)
        known = any(c.overlaps(s) for c in cue for a in out for s in a.cue)
        if known or any(p.overlaps(s) for p in parts for s in silent):
            continue
        holders = tuple(a for a in out if any(c.holds(cue[0]) for c in a.content))
        # a place half inside somebody's words is no statement of its own
        if holders and not all(any(c.holds(p) for c in innermost(cue[0], holders).content) for p in parts):
            continue
        via = innermost(cue[0], holders) if holders else None
        out.append(Attribution(id=f"n{verb.i}", source=source, cue=cue, content=content, via=via.id if via else None,
                               confidence=round(SHOWN * (via.confidence if via else 1.0), 4),
                               why=("its grammar shows who passes it on",)))  # fmt: skip
    return tuple(out)


def _at(parse: Parse, verb: Token, names: list[Span]) -> Found | None:
    """Source, cue and content of what a verb passes on, None where it passes on nothing."""
    lemma = verb.lemma.casefold()
    children = list(parse.children(verb.i))
    particle = next((c for c in children if c.dep == "prt"), None)
    carries = lemma in CARRYING or (lemma == "pick" and particle is not None and particle.text == "up")
    if carries and verb.tag == "VBN" and any(c.dep == "auxpass" for c in children):
        agent = child_with(parse, verb.i, "agent")
        teller = child_with(parse, agent.i, "pobj") if agent else None
        thing = child_with(parse, verb.i, "nsubjpass")
    else:
        teller, thing = child_with(parse, verb.i, "nsubj"), child_with(parse, verb.i, "dobj")
        if any(c.dep == "neg" for c in children) and lemma not in ANSWERING:
            return None
    if teller is not None and teller.tag == "WDT" and verb.dep == "relcl":
        noun = parse.tokens[verb.head]
        paper = next((t for t in (noun, *_above(parse, noun)) if t.lemma.casefold() in PAPERS), None)
        teller = paper or teller
    if teller is None or not (_can_tell(parse, teller, names) or teller.lemma.casefold() in PAPERS):
        return None
    if lemma in SPEAKING_OF:
        of = next((c for c in children if c.dep == "prep" and c.text.casefold() == "of"), None)
        what = child_with(parse, of.i, "pobj") if of else None
        if of is None or what is None or not any(parse.tokens[k].pos == "NUM" for k in parse.subtree(what.i)):
            return None
        return _made(parse, teller, verb, of, _phrase(parse, what))
    if carries:
        if thing is None or thing.lemma.casefold() not in CLAIMLIKE or (lemma == "run" and verb.tag == "VBN"):
            return None
        return _made(parse, teller, verb, particle or verb, _phrase(parse, thing))
    if lemma == "put" and thing is not None and thing.lemma.casefold() in COUNTS:
        at = next((c for c in children if c.dep == "prep" and c.text.casefold() == "at"), None)
        if at is None or not any(parse.tokens[k].pos == "NUM" for k in parse.subtree(at.i)):
            return None
        last = parse.tokens[parse.subtree(at.i)[-1]]
        first = parse.tokens[parse.subtree(thing.i)[0]]
        return _made(parse, teller, verb, verb, trimmed(parse.text, first.start, last.end))
    if lemma in STANDING:
        to = next((c for c in children if c.dep == "prep" and c.text.casefold() in ("to", "by")), None)
        what = child_with(parse, to.i, "pobj") if to else None
        if to is None or what is None or not (what.pos == "NUM" or what.lemma.casefold() in CLAIMLIKE):
            return None
        return _made(parse, teller, verb, to, _phrase(parse, what))
    if lemma in ANSWERING and thing is not None and thing.text.casefold() in POINTING and thing.i > verb.i:
        return _made(parse, teller, verb, verb, Span(thing.start, thing.end))
    if lemma in WITH_CLAUSE:
        return _told_to(parse, teller, verb)
    return None


def _above(parse: Parse, token: Token) -> list[Token]:
    """The nouns that a noun hangs on: of "a post in a group on Sunday" the post, seen from Sunday."""
    out: list[Token] = []
    while token.dep in ("pobj", "prep") and len(out) < 6:
        token = parse.tokens[token.head]
        out.append(token)
    return out


def _told_to(parse: Parse, teller: Token, verb: Token) -> Found | None:
    """ "The police confirmed to the paper that the cup was there"."""
    clause = child_with(parse, verb.i, "ccomp")
    to = next((c for c in parse.children(verb.i) if c.dep in ("prep", "dative") and c.text == "to"), None)
    if clause is None or to is None or not verb.i < to.i < clause.i or verb.tag not in ("VBD", "VBZ", "VBP"):
        return None
    tokens = [parse.tokens[k] for k in parse.subtree(clause.i)]
    if not tokens or tokens[0].text.casefold() != "that" or tokens[0].i < to.i:
        return None
    tokens = tokens[1:]
    while tokens and tokens[-1].pos == "PUNCT" and tokens[-1].text not in "”\"’)":
        tokens.pop()
    return _made(parse, teller, verb, verb, Span(tokens[0].start, tokens[-1].end)) if len(tokens) > 2 else None


def _can_tell(parse: Parse, token: Token, names: list[Span]) -> bool:
    if token.tag in ("WP", "WDT", "EX"):
        return False
    if token.pos == "PRON":
        return token.text.casefold() in ("he", "she", "they")
    named = any(n.start <= token.start < n.end for n in names)
    return named or is_speaker_noun(token.lemma)


def _phrase(parse: Parse, token: Token) -> Span | None:
    return Span(token.start, token.end) if token.pos in ("NUM", "PRON") else noun_phrase(parse, token.i)


def _made(parse: Parse, teller: Token, verb: Token, last: Token, content: Span | None) -> Found | None:
    source = _before_clause(parse, teller, verb)
    low, high = min(verb.i, last.i), max(verb.i, last.i)
    while low > 0 and parse.tokens[low - 1].head == verb.i and parse.tokens[low - 1].dep in ("aux", "auxpass", "neg"):
        low -= 1
    cue = Span(parse.tokens[low].start, parse.tokens[high].end)
    if source is None or content is None or source.overlaps(cue) or content.overlaps(cue) or source.overlaps(content):
        return None
    return (source,), (cue,), (content,)


def _before_clause(parse: Parse, teller: Token, verb: Token) -> Span | None:
    """The phrase of who tells, without the clause of the verb itself where it hangs on that phrase."""
    phrase = noun_phrase(parse, teller.i)
    own = parse.subtree(verb.i)
    if phrase is None or not phrase.start <= verb.start < phrase.end:
        return phrase
    end = parse.tokens[own[0]].start
    span = trimmed(parse.text, phrase.start, end)
    told = span.of(parse.text).rstrip(" ,;–—") if span else ""
    return Span(span.start, span.start + len(told)) if span and told else None


def _named_after_all(parse: Parse, a: Attribution) -> Attribution:
    """ "quoted a registrar, whom it did not name, as saying that …": whom the outer verb quotes is the source."""
    cue = [t for s in a.cue for t in parse.within(s)]
    if a.source or len(cue) != 1 or cue[0].tag != "VBG":
        return a
    up = parse.tokens[cue[0].head]
    if up.text.casefold() == "as":
        up = parse.tokens[up.head]
    if up.lemma.casefold() not in ("quote", "cite") or up.i >= cue[0].i:
        return a
    noun = child_with(parse, up.i, "dobj", "nsubjpass")
    if noun is None:
        return a
    tokens = [parse.tokens[k] for k in parse.subtree(noun.i) if not _below_clause(parse, k, noun.i)]
    while tokens and tokens[-1].pos == "PUNCT":
        tokens.pop()
    source = Span(tokens[0].start, tokens[-1].end) if tokens else None
    if source is None or any(source.overlaps(s) for s in (*a.cue, *a.content)):
        return a
    return replace(a, source=(source,), why=(*a.why, "whom the verb before quotes"))


def _below_clause(parse: Parse, i: int, top: int) -> bool:
    for _ in range(20):
        if i == top:
            return False
        if parse.tokens[i].dep in ("relcl", "acl", "appos"):
            return True
        i = parse.tokens[i].head
    return False


def take_from_the_wisher(annotated: Annotated, attributions: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """ "She wants voters to believe that P": P is hers. Whom she wants to believe it has not said so."""
    parse = annotated.parse
    by_id = {a.id: a for a in attributions}
    out = []
    for a in attributions:
        verbs = [t for s in a.cue for t in parse.within(s) if t.tag == "VB"]
        verb = verbs[-1] if verbs else None
        holder = by_id.get(a.via or "")
        wish = parse.tokens[verb.head] if verb else None
        if verb is None or holder is None or wish is None or not a.source or not holder.source:
            out.append(a)
            continue
        wished = any(s.start <= wish.start < s.end for s in holder.cue) and wish.lemma.casefold() in WISHING
        bare = wish.lemma.casefold() in ("let", "make", "have")
        infinitive = bare or any(c.tag == "TO" for c in parse.children(verb.i))
        between = all(wish.end <= s.start and s.end <= verb.start for s in a.source)
        told = verb.lemma.casefold() in BELIEVING and child_with(parse, verb.i, "ccomp") is not None
        if wished and told and infinitive and between and verb.dep in ("ccomp", "xcomp"):
            a = replace(a, source=holder.source, source_whole=holder.source_whole, via=holder.via,
                        why=(*a.why, "whom the wish is put upon has not said it"))  # fmt: skip
        out.append(a)
    return tuple(out)


#: Verbs that put a belief upon somebody else.
BELIEVING = frozenset("believe think know accept assume understand suppose realise realize conclude feel".split())
WISHING = frozenset("want wish like need expect ask tell urge lead persuade get make let have invite".split())
