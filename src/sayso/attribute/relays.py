"""Relays: an outlet, report or person that passes on what another source said.

The reader finds "India Today has reported, quoting sources" as two cues side by side or as one; how they hang
together is a matter of structure, so it is decided here, on the parse:

- a relay verb (quoting, citing, attributing … to) gives a source with the content of the
  attribution it hangs on, and `via` that one; "quoted X as saying" is set right in `quoted`;
- two attributions of one sentence that share a content become one inside the other: what stands at
  the sentence's edge ("according to ANI, …", "…, ANI reported") is outermost.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from sayso.attribute import lexicon as lex
from sayso.attribute.act import act_of
from sayso.attribute.phrases import child_with, cut_out, hull, noun_phrase, overlap, sentence_of, shared, size
from sayso.attribute.quoted import join_quoted
from sayso.model import Annotated, Attribution, Parse, Token
from sayso.text import Span, Spans, trimmed

RELAY_VERBS = frozenset({"quote", "cite", "attribute"})
AUXILIARY = frozenset({"aux", "auxpass", "neg", "punct", "advmod"})
SAME = 0.8  # part of the longer of two contents that makes them the same words
ACCORDING = frozenset({"according to", "as reported by", "as per", "as told by", "as quoted by", "as cited by"})


def relay_object(parse: Parse, verb: Token) -> Token | None:
    """Whom a relay verb names: "quoting X", "attributing it to X"."""
    if verb.lemma == "attribute":
        to = next(
            (t for t in parse.children(verb.i) if t.dep in ("prep", "dative") and t.text.casefold() == "to"), None
        )
        return child_with(parse, to.i, "pobj") if to else None
    found = child_with(parse, verb.i, "dobj", "obj")
    # "quoting him as saying" and "citing a lack of time" differ: reasons are no sources
    return found


def is_source_like(parse: Parse, token: Token) -> bool:
    """Can this noun speak? Names, people, papers and pronouns can; reasons (concerns, a lack) cannot."""
    if token.pos in ("PROPN", "PRON"):
        return token.lemma.casefold() not in ("it", "this", "that", "which", "itself")
    return token.lemma.casefold() in SPEAKING or token.lemma.casefold().endswith(("man", "woman", "person", "people"))


#: Common nouns that can be quoted or cited as a source.
SPEAKING = frozenset(
    """
    source official people person insider spokesman spokeswoman spokesperson minister secretary officer witness
    resident villager expert analyst researcher scientist doctor lawyer attorney prosecutor judge police policeman
    diplomat commander general soldier militant rebel activist aide adviser advisor assistant staffer employee
    worker executive manager director chairman president chief leader lawmaker senator congressman member governor
    mayor relative friend family neighbor neighbour colleague victim survivor journalist reporter correspondent
    editor author agency newspaper paper outlet media channel network station magazine website site blog
    broadcaster daily weekly report document statement letter email memo filing record transcript study survey
    poll data figure statistics file affidavit indictment complaint lawsuit cable dossier tape recording video
    post tweet message note bulletin release ministry department government office authority agency bureau
    administration organization organisation group body company firm spokespeople sheikh cleric priest teacher
    student professor historian economist strategist investigator detective sergeant captain colonel major
    lieutenant guard driver pilot passenger eyewitness operative negotiator mediator envoy ambassador consul
    delegate representative intelligence
    """.split()
)


#: Further people, and bodies that speak, besides those whom a relay verb may name.
PEOPLE = frozenset(
    """
    registrar clerk nurse cleaner waiter farmer baker shopkeeper engineer miner rescuer firefighter sister
    brother mother father wife husband son daughter cousin aunt uncle parent caretaker curator archivist porter cook
    chef bishop imam
    rabbi pastor nun monk constable sheriff warden sailor skipper tourist guest visitor customer owner landlord tenant
    trader merchant banker broker hunter ranger veteran candidate voter protester protestor demonstrator organiser
    organizer campaigner critic opponent supporter ally rival successor predecessor deputy premier king queen prince
    princess duke emperor commissioner envoy counsellor coach player pensioner tailor builder
    """.split()
)
BODIES = frozenset(
    """
    union federation council committee commission court party church hospital university laboratory lab museum embassy
    consulate army navy brigade insurer operator tribunal parliament senate regulator watchdog charity league
    association society board state palace title press utility
    """.split()
)


#: Why somebody who says "as …" behind a question says the clause, not that it is asked.
NOT_ASKED = "no question is put to whoever says so"


def is_speaker_noun(lemma: str) -> bool:
    """Is this common noun somebody who can speak, or a body that does?"""
    lemma = lemma.casefold().rsplit("-", 1)[-1]
    return lemma in SPEAKING | PEOPLE | BODIES or lemma.endswith(("man", "woman", "people", "person"))


def relay_late(
    annotated: Annotated, before: tuple[Attribution, ...], attributions: tuple[Attribution, ...]
) -> tuple[Attribution, ...]:
    """The attributions with the relays of those found since: "Citing officials the group said", read by grammar alone.
    What has been read of a relay verb `before` stays."""
    known = {a.id for a in before}
    new = tuple(a for a in attributions if a.id not in known)
    parse = annotated.parse
    cues = {t.i for a in attributions for s in a.cue for t in parse.within(s)}
    relayed = {a.id: a for a in add_relays(annotated, new, cues)} if new else {}
    if all(relayed.get(a.id) is a for a in new):
        return attributions
    return (*(relayed.pop(a.id, a) for a in attributions), *relayed.values())


def add_relays(
    annotated: Annotated, attributions: tuple[Attribution, ...], known: Collection[int] = ()
) -> tuple[Attribution, ...]:
    """Sources named by a relay verb, each with the content of the attribution that it hangs on. The verbs `known` are
    left alone."""
    parse, text = annotated.parse, annotated.text
    items = {a.id: a for a in attributions}
    order = [a.id for a in attributions]
    for verb in parse.tokens:
        if verb.lemma.casefold() not in RELAY_VERBS or not verb.tag.startswith("VB") or verb.tag == "VBN":
            continue
        if verb.i in known:
            continue
        noun = relay_object(parse, verb)
        if noun is None or not (is_source_like(parse, noun) or noun.lemma.casefold() in PEOPLE):
            continue
        phrase = noun_phrase(parse, noun.i)
        if phrase is None:
            continue
        to = next((t for t in parse.children(verb.i) if t.dep in ("prep", "dative") and t.i < noun.i), None)
        cue_end = to.end if verb.lemma == "attribute" and to else verb.end
        cue = Span(verb.start, cue_end)
        holder = holder_of(parse, verb, items)
        if holder is None:
            continue
        outer = items[holder]
        hole = Span(min(cue.start, phrase.start), max(cue.end, phrase.end))
        content = cut_out(outer.content, (hole,), text)
        own_cue = cut_out(outer.cue, (cue,), text)
        if not content or not any(t.dep not in AUXILIARY for s in own_cue for t in parse.within(s)):
            continue  # "they were | citing records": the relay verb is the cue itself
        items[holder] = outer = replace(outer, source=_teller(parse, verb, outer.source, hole), content=content,
                                        cue=own_cue)  # fmt: skip
        reason = f"“{cue.of(text)}” relays the same content"
        same = next((i for i, a in items.items() if i != holder and any(s.overlaps(cue) for s in a.cue)), None)
        if same is not None:
            a = items[same]
            _lift(items, holder, same)
            items[same] = replace(a, source=(phrase,), cue=(cue,), content=content, via=holder, why=(*a.why, reason))
        else:
            name = f"r{verb.i}"
            items[name] = Attribution(
                id=name, source=(phrase,), cue=(cue,), content=content, via=holder,
                confidence=round(0.9 * outer.confidence, 4), why=(reason,),
            )  # fmt: skip
            order.append(name)
        # what the outer one held is now told by the relayed source
        relay = same or f"r{verb.i}"
        for i, a in items.items():
            if a.via == holder and i != relay and shared(a.cue, content) == size(a.cue):
                items[i] = replace(a, via=relay)
    return join_quoted(parse, tuple(items[i] for i in order))


def _lift(items: dict[str, Attribution], holder: str, relayed: str) -> None:
    """Take a holder out from under whom it relays, where the reader had them the other way round: whoever hung on the
    one relayed, the holder or one around it, hangs on what is around that one."""
    path = [holder]
    while (up := items[path[-1]].via) in items and up != relayed and up not in path:
        path.append(up)
    if up == relayed:
        around = items[relayed].via
        items[path[-1]] = replace(items[path[-1]], via=None if around in path else around)


def _teller(parse: Parse, verb: Token, source: Spans, relay: Span) -> Spans:
    """The source of who relays, without the relay itself: "Radio Esk | quoting officials | said"; where the reader took
    those relayed for it, whoever stands before the relay verb."""
    if not any(s.overlaps(relay) for s in source):
        return source
    left = cut_out(source, (relay,), parse.text)
    noun = parse.tokens[verb.head]
    if left or verb.dep != "acl" or noun.i > verb.i or noun.pos not in ("NOUN", "PROPN"):
        return left
    tokens = [parse.tokens[k] for k in parse.subtree(noun.i) if k < verb.i]
    while tokens and tokens[-1].pos == "PUNCT":
        tokens.pop()
    return (Span(tokens[0].start, tokens[-1].end),) if tokens else ()


def holder_of(parse: Parse, verb: Token, items: dict[str, Attribution]) -> str | None:
    """The attribution that a relay verb hangs on: its subject's, or that of the verb it modifies."""
    cues = {t.i: i for i, a in items.items() for s in a.cue for t in parse.within(s)}
    own = cues.get(verb.i)
    token = verb
    for _ in range(6):
        up = parse.tokens[token.head]
        if token.dep == "relcl":
            for i, a in items.items():
                if i != own and any(s.start <= up.start < s.end for s in a.source):
                    return i
        if up.i == token.i:
            break
        if up.i in cues and cues[up.i] != own and (up.pos != "VERB" or _tells(up) or items[cues[up.i]].via is None):
            return cues[up.i]
        token = up
    near = [
        i
        for i, a in items.items()
        if i != own
        and a.cue
        and parse.within(a.cue[-1])
        and parse.within(a.cue[-1])[-1].sent == verb.sent
        and 0 <= verb.i - parse.within(a.cue[-1])[-1].i <= 6
        and not any(s.start <= verb.start < s.end for s in a.content)
    ]
    if near:
        return near[-1]
    # one reading took both verbs as its cue
    return own if own and items[own].cue[0].start < verb.start else None


def _tells(verb: Token) -> bool:
    """Is it a verb of telling, which can be done on another's word ("said, citing officials"), unlike "saw"?"""
    return verb.lemma.casefold() in lex.COMMUNICATION_VERBS


def is_according(text: str, a: Attribution) -> bool:
    """Is the cue one of the prepositional kind?"""
    return " ".join(" ".join(s.of(text) for s in a.cue).casefold().split()) in ACCORDING


def join_rivals(
    annotated: Annotated, attributions: tuple[Attribution, ...], rivals: dict[str, str], is_outlet
) -> tuple[Attribution, ...]:
    """Put attributions of one sentence that share a content one inside the other, part them, or drop the weaker.

    rivals: {id of the weaker: id of the stronger}; is_outlet(source words) tells outlets.
    """
    text, parse = annotated.text, annotated.parse
    items = {a.id: a for a in attributions}
    kept: dict[str, str] = {}  # whom a rival gave way to, where that was not the weaker
    for weak, strong in rivals.items():
        strong = kept.get(strong, strong)
        if weak not in items or strong not in items:
            continue
        a, b = items[weak], items[strong]
        outer = _outer_of(text, parse, a, b, is_outlet)
        if outer is None and (parted := _parted(parse, a, b)) is not None:
            items[weak], items[strong] = parted
            continue
        if outer is None:
            left, stays = (strong, weak) if _says_what_the_other_thinks(parse, a, b) else (weak, strong)
            if left == strong:
                kept[strong] = weak
            del items[left]
            for i, other in items.items():
                if other.via == left:
                    items[i] = replace(other, via=None if i == stays else stays)
            continue
        inner = b if outer is a else a
        _nest(items, outer, inner, text)
    return tuple(items.values())


def _says_what_the_other_thinks(parse: Parse, weak: Attribution, strong: Attribution) -> bool:
    """Does the weaker of two say in one sentence what the stronger only believes, wants or feels? Words that were
    said are nearer to the report than what somebody is told to think."""
    if sentence_of(parse, weak.cue[0].start) != sentence_of(parse, strong.cue[0].start):
        return False
    same = shared(weak.content, strong.content) >= SAME * max(size(weak.content), size(strong.content))
    thinks = act_of(parse, strong) in ("belief", "intention", "attitude")
    return same and thinks and act_of(parse, weak) == "communication"


def _parted(parse: Parse, a: Attribution, b: Attribution) -> tuple[Attribution, Attribution] | None:
    """Two statements that share words besides those of their own: a quotation in the sentence of one's cue is that
    one's ("“…,” he said. … , according to the office"), a further one behind both is of whoever spoke last before it.
    None where they share anything else, or nothing of the other's is left."""
    common = [s for s in a.content if any(s.overlaps(x) for x in b.content)]
    own = [tuple(s for s in x.content if not any(s.overlaps(t) for t in y.content)) for x, y in ((a, b), (b, a))]
    cues = [sentence_of(parse, x.cue[0].start) for x in (a, b)]
    if not common or cues[0] == cues[1]:
        return None
    places = {sentence_of(parse, s.start) for s in common}
    if len(places) == 1 and (place := places.copy().pop()) in cues:
        first = place == cues[0]  # the first keeps what both were given
    elif all(s.start >= max(x.end for x in (*a.source, *a.cue, *b.source, *b.cue)) for s in common) and all(own):
        first = a.cue[0].start > b.cue[0].start
    else:
        return None
    rest = own[1 if first else 0]
    if not rest:
        return None
    return (a, replace(b, content=rest)) if first else (replace(a, content=rest), b)


def _outer_of(text: str, parse: Parse, a: Attribution, b: Attribution, is_outlet) -> Attribution | None:
    """Which of two that share a content passes on the other's words; None where neither plainly does."""
    if sentence_of(parse, a.cue[0].start) != sentence_of(parse, b.cue[0].start) or not a.source or not b.source:
        return None
    if NOT_ASKED in (*a.why, *b.why):
        return None
    votes = {a.id: 0, b.id: 0}
    for x, y in ((a, b), (b, a)):
        inner_hull = hull(y.source, y.cue, y.content)
        if any(s.overlaps(inner_hull) for s in (*x.source, *x.cue)):
            continue  # stands amid the other's words: cannot be around them
        if is_according(text, x):
            votes[x.id] += 2
        if is_outlet(" ".join(s.of(text) for s in x.source)):
            votes[x.id] += 1
        told = hull(y.source, y.cue)
        if told.end <= min(s.start for s in y.content) and min(s.start for s in (*x.source, *x.cue)) >= inner_hull.end:
            votes[x.id] += 1  # "he said, “…”, the office said": what trails behind a whole statement is around it
    if votes[a.id] == votes[b.id]:
        return None
    return a if votes[a.id] > votes[b.id] else b


def _nest(items: dict[str, Attribution], outer: Attribution, inner: Attribution, text: str) -> None:
    whole = hull(outer.content, inner.source, inner.cue, inner.content)
    content = cut_out((whole,), (*outer.source, *outer.cue), text)
    content = tuple(t for s in content if (t := _bare(text, s)) is not None)
    if content:
        items[outer.id] = replace(outer, content=content, via=None if outer.via == inner.id else outer.via)
        items[inner.id] = replace(inner, via=outer.id, why=(*inner.why, "told in the content of another source"))


def _bare(text: str, span: Span) -> Span | None:
    start, end = span
    while start < end and text[start] in ",;: \n":
        start += 1
    while end > start and text[end - 1] in ",;: \n":
        end -= 1
    return trimmed(text, start, end)


def join_according(annotated: Annotated, attributions: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """ "According to ANI, X said that P": ANI's content holds the whole of what X said."""
    text, parse = annotated.text, annotated.parse
    items = {a.id: a for a in attributions}
    for outer in attributions:
        outer = items[outer.id]
        if not is_according(text, outer) or not outer.source:
            continue
        number = sentence_of(parse, outer.cue[0].start)
        for inner in list(items.values()):
            if inner.id == outer.id or inner.via not in (None, outer.id) or not inner.source:
                continue
            if sentence_of(parse, inner.cue[0].start) != number or outer.via == inner.id:
                continue
            body = hull(inner.source, inner.cue)
            if overlap(outer.content, inner.content) < 0.3 and not (
                shared(inner.content, outer.content) > 0.8 * size(inner.content)
            ):
                continue
            if all(any(c.holds(s) for c in outer.content) for s in (*inner.source, *inner.cue)):
                continue  # already whole
            if any(s.overlaps(body) for s in (*outer.source, *outer.cue)):
                continue
            _nest(items, outer, inner, text)
            outer = items[outer.id]
    return tuple(items.values())


def spans_text(text: str, spans: Spans) -> str:
    """The words of some spans with single blanks."""
    return " ".join(" ".join(s.of(text) for s in spans).split())
