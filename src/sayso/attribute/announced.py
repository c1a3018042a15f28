"""What a noun tells: "its announcement last month that …", "amid fears that …", "calls for Holm to …".

The trained reader knows such a noun where its clause stands right behind it and its owner right before. With a time
between, or with no owner at all, it passes it by.
"""

from __future__ import annotations

from dataclasses import replace

from sayso.attribute.clauses import SURE, Clause
from sayso.attribute.phrases import FINITE, child_with, is_finite, noun_phrase, strip_marks
from sayso.model import Attribution, Parse, Token
from sayso.text import Span, Spans

#: Of these the clause may follow without a "that": "his claims | he had won".
CLAIMED = frozenset("claim allegation assertion admission insistence contention suggestion".split())
#: Verbs whose passive tells what nobody in particular says: "a man who is believed to have fled".
ALLEGED = frozenset("allege believe think suspect report rumour rumor understand reckon".split())
#: What somebody who is on a tape, or heard by others, does aloud.
ALOUD = frozenset("say tell yell shout scream cry plead warn explain claim insist repeat declare whisper".split())
#: Nouns that somebody's clause hangs on, even behind a time: "its announcement last month that …".
ANNOUNCED = frozenset("announcement statement admission claim warning disclosure revelation acknowledgment".split())
#: Thoughts of nobody in particular: "fears that the port may close".
THOUGHTS = frozenset("fear worry concern hope speculation rumor rumour allegation accusation suspicion".split())
LONGEST_GAP = 6  # words between such a noun and its clause
SAYING = frozenset("say claim argue insist add warn allege".split())
SHARE = 0.9  # of the confidence in whose words it stands


def add_announced(parse: Parse, attributions: tuple[Attribution, ...], skip: Spans = ()) -> tuple[Attribution, ...]:
    """The attributions and those that a noun shows, where nobody else is read as saying so.

    skip: spans in which nothing is looked for (promo lines, sub-heads, ...).
    """
    out = list(part_saying(parse, attributions))
    taken = [s for a in out for s in (*a.source, *a.cue)]
    told = [s for a in out for s in a.content]
    for token in parse.tokens:
        clause = announced_at(parse, token) if token.pos == "NOUN" else _heard(parse, token) or _alleged(parse, token)
        if clause is None or any(c.overlaps(t) for c in clause.cue for t in (*taken, *told, *skip)):
            continue
        if any(c.overlaps(t) for c in clause.content for t in told if not c.holds(t)):
            continue
        new = Attribution(id=f"n{token.i}", source=clause.source, cue=clause.cue, content=clause.content,
                          confidence=SURE * 0.8, why=("a noun tells it",))  # fmt: skip
        inside = [a.id for a in out if a.via is None and all(
            any(s.holds(c) for s in new.content) for c in (*a.source, *a.cue, *a.content))]  # fmt: skip
        out = [replace(a, via=new.id) if a.id in inside else a for a in out]
        out.append(new)
    return tuple(out)


def announced_at(parse: Parse, noun: Token) -> Clause | None:
    """The attribution that a noun shows, None where it does not plainly show one."""
    lemma = noun.lemma.casefold()
    if lemma in ANNOUNCED | CLAIMED and (owned := _owned(parse, noun)) is not None:
        return owned
    if lemma in THOUGHTS and child_with(parse, noun.i, "poss") is None:
        clause = _that_clause(parse, noun, 1)
        denied = any(c.text.casefold() in ("no", "any", "without") for c in parse.children(noun.i))
        apart = noun.dep in ("conj", "pobj") and not denied and _is_apart(parse, noun)
        return Clause(noun, (), (Span(noun.start, noun.end),), clause) if clause and apart else None
    if noun.text.casefold() == "calls" and noun.tag == "NNS" and child_with(parse, noun.i, "poss") is None:
        return _called_for(parse, noun)
    return None


def _is_apart(parse: Parse, noun: Token) -> bool:
    """Are thoughts brought in by "amid" or "and", so that no verb takes them up ("dismissed fears", "voiced fears")?"""
    if noun.dep == "pobj":
        return parse.tokens[noun.head].text.casefold() in ("amid", "among", "on", "despite", "over", "by")
    top = noun
    while top.dep == "conj" and top.head != top.i:
        top = parse.tokens[top.head]
    return top.dep not in ("dobj", "nsubj", "nsubjpass")


def _owned(parse: Parse, noun: Token) -> Clause | None:
    owner = child_with(parse, noun.i, "poss")
    if owner is None or owner.i > noun.i:
        return None
    content = _that_clause(parse, noun, LONGEST_GAP) if noun.lemma.casefold() in ANNOUNCED else ()
    content = content or _bare_clause(parse, noun)
    if not content and noun.lemma == "announcement":
        near = parse.tokens[noun.i + 1 : noun.i + 5]  # "on Friday of the charges", which the parser hangs on Friday
        stop = next((n for n, t in enumerate(near) if t.pos in ("VERB", "AUX", "PUNCT")), len(near))
        of = next((t for t in near[:stop] if t.text.casefold() == "of"), None)
        thing = child_with(parse, of.i, "pobj") if of is not None else None
        phrase = noun_phrase(parse, thing.i) if thing is not None else None
        content = (phrase,) if phrase is not None and len(parse.within(phrase)) > 1 else ()
    held = [parse.tokens[k] for k in parse.subtree(owner.i) if parse.tokens[k].tag != "POS"]
    if not content or not held:
        return None
    return Clause(noun, (Span(held[0].start, held[-1].end),), (Span(noun.start, noun.end),), content)


def _bare_clause(parse: Parse, noun: Token) -> Spans:
    """A clause right behind a noun of claiming without a "that", which has its own object or says what something is:
    "claims | he had won pledges", not "claims he made"."""
    if noun.lemma.casefold() not in CLAIMED or noun.i + 2 >= len(parse.tokens):
        return ()
    begin = parse.tokens[noun.i + 1]
    for subject in parse.tokens[begin.i : begin.i + LONGEST_GAP]:
        if subject.pos in ("VERB", "AUX", "PUNCT", "ADP", "CCONJ", "SCONJ") or subject.sent != noun.sent:
            return ()
        verb = parse.tokens[subject.head]
        if subject.dep != "nsubj" or subject.tag in ("WP", "WDT") or verb.i <= subject.i:
            continue
        below = parse.subtree(verb.i)
        whole = min(parse.subtree(subject.i)) == begin.i
        told = child_with(parse, verb.i, "dobj", "attr", "acomp")
        if not whole or told is None or told.i < verb.i or not is_finite(parse, verb):
            return ()
        if verb.dep not in ("acl", "relcl", "ccomp") or not all(k > noun.i for k in below):
            return ()
        kept = [parse.tokens[k] for k in below]
        strip_marks(kept, front=False)
        return (Span(kept[0].start, kept[-1].end),)
    return ()


def _heard(parse: Parse, verb: Token) -> Clause | None:
    """ "Holm can be heard | yelling to the guards that …": what somebody is heard to say aloud."""
    if verb.tag != "VBG" or verb.lemma.casefold() not in ALOUD:
        return None
    heard = parse.tokens[verb.head]
    if heard.lemma not in ("hear", "see") or heard.tag != "VBN" or not 0 < verb.i - heard.i <= 2:
        return None
    subject, be = child_with(parse, heard.i, "nsubjpass"), child_with(parse, heard.i, "auxpass")
    helps = [t for t in parse.children(heard.i) if t.dep in ("aux", "auxpass")]
    if subject is None or be is None or subject.tag in ("WP", "WDT", "EX") or child_with(parse, heard.i, "neg"):
        return None
    phrase, content = noun_phrase(parse, subject.i), _that_clause(parse, verb, LONGEST_GAP)
    if phrase is None or not content or phrase.end > helps[0].start:
        return None
    return Clause(verb, (phrase,), (Span(helps[0].start, verb.end),), content)


def _alleged(parse: Parse, verb: Token) -> Clause | None:
    """ "A firm that | is alleged | to hide money": what nobody who is named says of whom the clause stands behind."""
    if verb.lemma.casefold() not in ALLEGED or verb.tag != "VBN" or verb.dep != "relcl":
        return None
    who, be, what = (child_with(parse, verb.i, dep) for dep in ("nsubjpass", "auxpass", "xcomp"))
    noun = parse.tokens[verb.head]
    if who is None or be is None or what is None or child_with(parse, verb.i, "agent", "neg", "prep") is not None:
        return None
    to = child_with(parse, what.i, "aux")
    if who.tag not in ("WDT", "WP") or to is None or to.tag != "TO" or be.tag not in FINITE or noun.i > who.i:
        return None
    before = [parse.tokens[k] for k in parse.subtree(noun.i) if k < who.i]
    kept = [parse.tokens[k] for k in parse.subtree(what.i)]
    strip_marks(kept, front=False)
    opened = next((n for n, t in enumerate(kept) if t.tag in ("IN", "WDT", "WP", "WRB")), len(kept))
    if any(t.tag in FINITE and n < opened for n, t in enumerate(kept)):
        return None  # "to hide money | was sold": the parser has gone astray
    if any(t.tag in FINITE or t.pos == "PUNCT" for t in before[:-1]) or before[-1].i != who.i - 1 or not kept:
        return None
    strip_marks(before, front=False)
    content = (Span(before[0].start, who.end), Span(kept[0].start, kept[-1].end))
    return Clause(verb, (), (Span(be.start, verb.end),), content)


def _that_clause(parse: Parse, noun: Token, most: int) -> Spans:
    """A finite clause with "that" near behind a noun, wherever the parser hangs it; without the "that"."""
    for that in parse.tokens[noun.i + 1 : noun.i + 1 + most]:
        if that.sent != noun.sent or that.pos in ("VERB", "AUX", "PUNCT"):
            return ()
        if that.text.casefold() == "that":
            verb = parse.tokens[that.head]
            if that.dep != "mark" or verb.i < that.i or not is_finite(parse, verb):
                return ()
            kept = [parse.tokens[k] for k in parse.subtree(verb.i) if k > that.i]
            if noun.i - parse.sentences[noun.sent][0] <= 1:  # "Amid fears that it may close, | they left"
                kept = kept[: next((n for n, t in enumerate(kept) if t.text == ","), len(kept))]
            strip_marks(kept, front=False)
            return (Span(kept[0].start, kept[-1].end),) if len(kept) > 2 else ()
    return ()


def _called_for(parse: Parse, noun: Token) -> Clause | None:
    """ "Calls for Holm to resign": what is called for, by nobody in particular."""
    after = parse.tokens[noun.i + 1] if noun.i + 1 < len(parse.tokens) else None
    if after is None or after.text != "for" or noun.dep not in ("pobj", "conj", "dobj", "nsubj"):
        return None
    verb = parse.tokens[after.head]
    if after.dep != "mark" or verb.tag != "VB" or verb.i < after.i:
        return None
    kept = [parse.tokens[k] for k in parse.subtree(verb.i) if k > after.i]
    strip_marks(kept, front=False)
    cue = Span(noun.start, after.end)
    return Clause(noun, (), (cue,), (Span(kept[0].start, kept[-1].end),)) if len(kept) > 2 else None


def part_saying(parse: Parse, attributions: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """ "Called it a “show” | saying they had dug up old cases", for want of a comma: what is said besides is an
    attribution of its own, of the same source."""
    cues = {t.i for a in attributions for s in a.cue for t in parse.within(s)}
    out = []
    for a in attributions:
        part = _saying_in(parse, a, cues) if a.via is None and len(a.content) == 1 and a.source else None
        if part is None:
            out.append(a)
            continue
        span = a.content[0]
        out.append(replace(a, content=(Span(span.start, parse.tokens[part.i - 1].end),)))
        cue, rest = Span(part.start, part.end), Span(parse.tokens[part.i + 1].start, span.end)
        out.append(replace(a, id=f"{a.id}s", cue=(cue,), content=(rest,), confidence=round(a.confidence * SHARE, 4),
                           why=("goes on with what the same source says",)))  # fmt: skip
    moved = {a.id[:-1]: a for a in out if a.why == ("goes on with what the same source says",)}
    return tuple(
        replace(a, via=moved[a.via].id) if a.via in moved and all(
            any(s.holds(c) for s in moved[a.via].content) for c in a.cue) else a
        for a in out
    )  # fmt: skip


def _saying_in(parse: Parse, a: Attribution, cues: set[int]) -> Token | None:
    """The "saying" amid a content that is its source's again: outside of all marks, with a clause behind it."""
    span = a.content[0]
    verbs = {t.i for s in a.cue for t in parse.within(s)}
    for t in parse.within(span):
        if t.tag != "VBG" or t.lemma.casefold() not in SAYING or t.i in cues or t.start == span.start:
            continue
        before = parse.text[span.start : t.start]
        quoted = before.count("“") != before.count("”") or before.count('"') % 2
        up = parse.tokens[t.head]
        hung = t.head in verbs or (t.dep == "acl" and up.dep in ("oprd", "dobj") and up.head in verbs)
        clause = child_with(parse, t.i, "ccomp")
        closed = before.rstrip()[-1:] in "”\""
        if not quoted and hung and closed and clause is not None and clause.i > t.i:
            return t
    return None
