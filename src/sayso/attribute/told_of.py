"""What another's report tells, where the outlet names that report by a noun and says no more of it than where it stood.

    The first reports of 40 cows in the canal appeared in the Harbour Post.     An Echo story about 40 cows has spread.

There is no verb of saying, so the trained reader finds nobody and the forty cows are told in the outlet's own voice; or
it takes "reports" for a verb and whoever stands in the clause for its subject. The grammar names the holder: who owns
the noun, or in what the thing is said to have appeared. It is plain only of few nouns, so the lists here are short; a
topic ("a story about his garden") tells nothing, and with nobody named ("reports of a coup") nobody is made up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from sayso.attribute.clauses import innermost
from sayso.attribute.issuers import PAPERS
from sayso.attribute.phrases import FINITE, child_with
from sayso.attribute.retold import CARRYING
from sayso.model import Annotated, Attribution, Parse, Token
from sayso.text import Span, Spans

#: What appears somewhere; and what has an owner: his "claim" or "rumour" the reader finds by itself.
NOUNS = frozenset("report story article account claim post rumour rumor allegation dispatch".split())
OWNED = frozenset("report story article account post dispatch".split())
#: Of these whatever follows "of" is a thing that happened; "a story of" and "about" may bring a mere topic.
HAPPENING = frozenset("report claim rumour rumor allegation dispatch".split())
APPEARING = frozenset("appear run emerge surface originate".split())
PUBLISHING = frozenset("print publish make carry post air broadcast".split())
TOPICS = frozenset(("of", "about", "on"))
#: Things that happen, by their nouns.
EVENTS = frozenset(
    """
    explosion blast fire attack death killing murder shooting stabbing bombing outbreak collapse crash strike raid
    arrest flood leak closing closure plot poisoning massacre coup kidnapping theft robbery spill landslide earthquake
    evacuation resignation bankruptcy
    """.split()
)
#: With these the outlet judges the report, which is more than to tell of it.
DOUBTED = frozenset("no few false fake untrue erroneous bogus mistaken wrong unfounded baseless any".split())
DOUBTING = frozenset(
    """
    be remain prove seem deny debunk refute retract withdraw dismiss reject correct dispute contradict disprove
    discredit turn
    """.split()
)
#: Confidence of what is found so.
SHOWN = 0.5
LEAST = 3  # words of what is told
APPEARED, OWNING = "a report of it appeared there", "a report of it is theirs"


@dataclass(frozen=True, slots=True)
class _Told:
    """A noun of telling, whose it is, what it tells; `why`: how that is known."""

    noun: Token
    source: Span
    content: Span
    why: str


def appeared_at(parse: Parse, a: Attribution) -> int | None:
    """The verb of appearing in whose clause a report is told of, found here; that clause says nothing besides."""
    return parse.within(a.cue[0])[0].head if APPEARED in a.why else None


def named_in(parse: Parse, a: Attribution) -> Span | None:
    """What a report that has an owner tells, with the "of" before it, found here; the words around are the outlet's."""
    if OWNING not in a.why:
        return None
    before = parse.tokens[parse.within(a.content[0])[0].i - 1]
    return Span(before.start, a.content[-1].end)


def add_told_of(
    annotated: Annotated, attributions: tuple[Attribution, ...], is_outlet: Callable[[str], bool], silent: Spans = ()
) -> tuple[Attribution, ...]:
    """The attributions and those to reports that the outlet tells of by a noun.

    What somebody else says of such a report is left to him, but for whoever carried it. `is_outlet` tells outlets by
    their words, `silent` are spans in which nobody speaks.
    """
    parse = annotated.parse
    out = list(attributions)
    for told in _all_told(annotated, is_outlet):
        noun = Span(told.noun.start, told.noun.end)
        whole = Span(min(noun.start, told.source.start), max(told.content.end, told.source.end))
        if any(whole.overlaps(s) for s in silent):
            continue
        # the noun taken for a verb, and a word of the clause for who says it
        wrong = [a for a in out if len(a.cue) == 1 and a.cue[0] == noun]
        rest = [a for a in out if a not in wrong]
        if any(s.overlaps(told.source) for a in wrong for s in a.source) or any(
            s.overlaps(noun) or s.overlaps(told.source) for a in rest for s in a.cue
        ):
            continue
        known = [a for a in rest if any(s.overlaps(told.source) for s in a.source)]
        if any(c.overlaps(told.content) for a in known for c in a.content):
            continue
        holders = tuple(a for a in rest if any(c.overlaps(noun) for c in a.content))
        if not all(_carries(parse, a) for a in holders):
            continue
        holders = tuple(a for a in holders if not _picks_up(parse, a) and any(c.holds(whole) for c in a.content))
        via = innermost(noun, holders) if holders else None
        new = Attribution(id=f"o{told.noun.i}", source=(told.source,), cue=(noun,), content=(told.content,),
                          via=via.id if via else None, confidence=round(SHOWN * (via.confidence if via else 1.0), 4),
                          why=(told.why,))  # fmt: skip
        gone = {a.id for a in wrong}
        inside = {a.id for a in rest if a.via is None and all(told.content.holds(s) for s in (*a.cue, *a.content))}
        out = [replace(a, via=new.id) if a.via in gone or a.id in inside else a for a in rest]
        out.append(new)
    return tuple(out)


def _carries(parse: Parse, a: Attribution) -> bool:
    return any(t.lemma.casefold() in CARRYING for s in a.cue for t in parse.within(s)) or _picks_up(parse, a)


def _picks_up(parse: Parse, a: Attribution) -> bool:
    """ "was picked up by others": they say nothing that the outlet does not say of the report itself."""
    return any(t.lemma.casefold() == "pick" for s in a.cue for t in parse.within(s))


def _all_told(annotated: Annotated, is_outlet: Callable[[str], bool]) -> Iterator[_Told]:
    parse = annotated.parse
    for noun in parse.tokens:
        # "Reports that …" at the head of a sentence is often tagged a verb, yet hung up as the subject it is
        if noun.lemma.casefold() not in NOUNS or not (noun.pos == "NOUN" or noun.dep in ("nsubj", "nsubjpass")):
            continue
        verb = parse.tokens[noun.head]
        if verb.i == noun.i:
            continue  # the parser has lost the verb, and what is told may hold it: "a fire alarmed Esk"
        doubted = any(c.text.casefold() in DOUBTED for c in parse.children(noun.i))
        if doubted or _is_open(parse, verb) or parse.tokens[parse.sentences[noun.sent][1]].text == "?":
            continue
        found = _appeared(annotated, noun, verb, is_outlet) or _owned(annotated, noun, verb)
        if found is not None:
            yield found


def _is_open(parse: Parse, verb: Token) -> bool:
    """Is it not so, or not yet: "did not appear", "may appear", "if it appears"?"""
    return any(c.dep == "neg" or c.tag == "MD" or (c.dep == "mark" and c.text.casefold() in ("if", "unless", "whether"))
               for c in parse.children(verb.i))  # fmt: skip


def _appeared(annotated: Annotated, noun: Token, verb: Token, is_outlet: Callable[[str], bool]) -> _Told | None:
    """ "Reports of P appeared in the Post", "claims that P were first made in a post by Holm"."""
    parse, lemma = annotated.parse, verb.lemma.casefold()
    passive = noun.dep == "nsubjpass" and lemma in PUBLISHING
    if verb.dep not in ("ROOT", "conj") or not (passive or (noun.dep == "nsubj" and lemma in APPEARING)):
        return None
    if any(c.dep in ("conj", "advcl", "ccomp", "xcomp", "parataxis", "dobj") for c in parse.children(verb.i)):
        return None  # more is said of it than where it stood
    content = _content(annotated, noun, (noun.i,), noun.i + 1, verb.i)
    if content is None:
        return None
    for c in parse.children(verb.i):
        if c.i < verb.i or c.dep not in ("prep", "agent") or c.text.casefold() not in ("in", "by", "from"):
            continue
        thing = child_with(parse, c.i, "pobj")
        source = _holder(annotated, thing, c.text.casefold(), is_outlet) if thing is not None else None
        if source is not None:
            return _Told(noun, source, content, APPEARED)
    return None


def _holder(annotated: Annotated, thing: Token, by: str, is_outlet: Callable[[str], bool]) -> Span | None:
    """In whom or by whom something is published: a named outlet, somebody with a name, or a paper of his."""
    parse = annotated.parse
    name = _name(annotated, thing)
    if name is not None:
        # "appeared in Congress", "emerged in the Labour Party": only an outlet has things stand in it
        return name if by != "in" or is_outlet(name.of(parse.text)) else None
    if thing.lemma.casefold() not in PAPERS | NOUNS:
        return None
    owner = child_with(parse, thing.i, "poss", "compound")
    if owner is not None and (found := _name(annotated, owner)) is not None:
        return Span(found.start, thing.end)
    prep = next((c for c in parse.children(thing.i) if c.i > thing.i and c.text.casefold() in ("by", "from")), None)
    owner = child_with(parse, prep.i, "pobj") if prep is not None else None
    found = _name(annotated, owner) if owner is not None else None
    first = child_with(parse, thing.i, "det") or thing
    return Span(min(first.start, thing.start), found.end) if found is not None else None


def _owned(annotated: Annotated, noun: Token, verb: Token) -> _Told | None:
    """ "The Post's story about P", "an Echo report of P", "a report in the Echo that P"."""
    parse = annotated.parse
    if noun.lemma.casefold() not in OWNED or verb.lemma.casefold() in DOUBTING:
        return None
    last = parse.sentences[noun.sent][1] + 1
    for owner in parse.children(noun.i):
        if owner.i < noun.i and owner.dep in ("poss", "compound"):
            name = _name(annotated, owner, *(("organization",) if owner.dep == "compound" else ()))
            content = _content(annotated, noun, (noun.i,), noun.i + 1, last) if name is not None else None
        elif owner.i == noun.i + 1 and owner.text.casefold() in ("in", "by", "from"):
            thing = child_with(parse, owner.i, "pobj")
            name = _name(annotated, thing) if thing is not None else None
            if thing is None or name is None:
                continue
            content = _content(annotated, noun, (noun.i, owner.i, thing.i), thing.i + 1, last)
        else:
            continue
        if name is not None and content is not None:
            return _Told(noun, name, content, OWNING)
    return None


def _name(annotated: Annotated, noun: Token, *kinds: str) -> Span | None:
    """The name of an actor that ends with a noun, with its article; a place publishes nothing."""
    parse, kinds = annotated.parse, kinds or ("organization", "person")
    found = [m for x in annotated.actors if x.type in kinds for m in x.mentions
             if m.start <= noun.start and m.end == noun.end]  # fmt: skip
    if not found or noun.pos != "PROPN":
        return None
    name = min(found, key=lambda m: m.start)
    before = parse.tokens[parse.within(name)[0].i - 1] if parse.within(name)[0].i else None
    return Span(before.start, name.end) if before is not None and before.text.casefold() == "the" else name


def _content(annotated: Annotated, noun: Token, heads: tuple[int, ...], first: int, end: int) -> Span | None:
    """What follows a noun from token `first` on, hung on one of some words, up to token `end`: "of P", "that P"."""
    parse = annotated.parse
    mark = parse.tokens[first] if first < end else None
    if mark is None:
        return None
    word = mark.text.casefold()
    if word in TOPICS and mark.dep == "prep" and mark.head in heads:
        tokens = [k for k in parse.subtree(mark.i) if k > mark.i]
        head = child_with(parse, mark.i, "pobj", "pcomp")
        if head is None or not (
            (word == "of" and noun.lemma.casefold() in HAPPENING) or _happens(parse, head, tokens)
        ):  # fmt: skip
            return None
    elif word == "that" and mark.dep == "mark" and parse.tokens[mark.head].head in heads:
        clause = parse.tokens[mark.head]
        tokens = [k for k in parse.subtree(clause.i) if k > mark.i]
        if not any(parse.tokens[k].tag in FINITE for k in tokens):
            return None
    else:
        return None
    while tokens and parse.tokens[tokens[-1]].pos in ("PUNCT", "SPACE"):
        tokens.pop()
    if not tokens or tokens != list(range(first + 1, tokens[-1] + 1)) or tokens[-1] >= end:
        return None
    if sum(any(c.isalnum() for c in parse.tokens[k].text) for k in tokens) < LEAST:
        return None
    span = Span(parse.tokens[tokens[0]].start, parse.tokens[tokens[-1]].end)
    dated = any(t.span.start == span.start for t in annotated.times)  # "its report of 3 June"
    return None if dated else span


def _happens(parse: Parse, head: Token, tokens: list[int]) -> bool:
    """Is a topic something that happens: so and so many, an event by its noun, somebody doing something?"""
    counted = any(c.dep == "nummod" for c in parse.children(head.i))
    doing = any(c.dep == "acl" and c.tag == "VBG" for c in parse.children(head.i))
    subject = head.dep == "pcomp" and any(c.dep in ("nsubj", "nsubjpass") for c in parse.children(head.i))
    return bool(tokens) and (counted or doing or subject or head.lemma.casefold() in EVENTS)
