"""What is joined behind a statement by a further verb of whoever makes it.

    “It was late,” Holm said, noting he would ring again. “We wait.”     a second statement of Holm's
    Holm said …, insisting that the crew was ill and warning that more would follow      a third one, not the crew's
    Lind said the firm would sell and hinted that it would go.       hers: behind a modal no verb has a tense of its own
    The court denies the theft and has charged that he lies.         what is charged is not what is denied
    The court said the claim was weak and dismissed it.        what the court did: the article tells it, no part of it

The reader loses the first where the quotation goes on behind it, and takes the verb of the others into what is said
before. Only where the grammar shows whose the verb is; all else stays as it was read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sayso.attribute import lexicon as lex
from sayso.attribute.antecedents import is_person_word
from sayso.attribute.form import QuoteMap, quote_map
from sayso.attribute.phrases import FINITE, SUBJECTS, child_with, cut_out, is_finite, strip_marks
from sayso.attribute.relays import is_speaker_noun
from sayso.model import Attribution, Parse, Token
from sayso.text import Span

#: Participles with which whoever spoke goes on to say more.
ADDING = frozenset(
    """
    say add note argue claim insist warn explain stress admit concede acknowledge allege emphasize emphasise state
    declare announce maintain contend assert reiterate complain lament predict promise vow pledge recall caution
    boast joke quip conclude remark observe
    """.split()
)
CONFIDENCE = 0.8  # of a participle's statement, given that of the one it goes on with
WHY = "goes on with what that one says"
#: What only somebody with a say does, to a thing that he names: no building, claim or proof ever does.
DEEDS = frozenset(
    """
    impose arrest rearrest detain cancel suspend ban outlaw fine summon dismiss order charge indict sentence jail
    deport expel evict revoke repeal lift overturn uphold annul quash adjourn acquit convict remand confiscate
    impound seize cordon evacuate reject approve authorise authorize appoint sack fire hire sue extradite pardon
    prosecute investigate interrogate question urge ask demand call summon warn accuse blame thank criticise criticize
    condemn denounce apologise apologize ration recall postpone
    """.split()
)
JOINING = frozenset(("and", "but"))
LEAST = 2  # words of what is told before a deed
#: Things in which somebody tells something.
CARRYING = frozenset(
    """advertising advertisement advert ad campaign website site page message call email mail film movie video tweet
    scheme book programme program broadcast post blog advice leaflet poster sign label""".split()
)
POINTING = frozenset(("it", "this", "that", "there"))
#: What is done to things alone: a school that was closed or a bill that was forged does no deed.
DONE_TO_THINGS = frozenset("close shut seal build demolish forge fake steal print lock paint wire".split())


def set_joined(parse: Parse, attributions: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """The attributions with such verbs given to whose they are."""
    items = [x for a in attributions for x in _split(parse, a, attributions)]
    attributions = tuple(items)
    quotes = quote_map(parse.text)
    for n, a in enumerate(attributions):
        for verb, join, said in _further(parse, quotes, a):
            items = _parted(parse, items, n, verb, join, said)
            break
    return (*items, *_added(parse, items))


def _further(parse: Parse, quotes: QuoteMap, a: Attribution) -> Iterator[tuple[Token, Token, bool]]:
    """The verbs within a content that are its source's, with the word that joins them; whether they say something."""
    cue = _verb(parse, a)
    if cue is None or not a.source or not a.content or a.content[-1].start < cue.end:
        return
    for join in parse.within(a.content[-1]):
        after = parse.tokens[join.i + 1] if join.i + 1 < len(parse.tokens) else None
        if after is None or join.text.casefold() not in JOINING or quotes.touching(join.start, join.end):
            continue
        if after.sent != cue.sent or after.end > a.content[-1].end:
            continue
        if _is_spoken_on(parse, cue, after, join) or _is_told_on(parse, cue, after):
            yield after, join, True
        elif _is_deed(parse, cue, after, join):
            yield after, join, False


def _verb(parse: Parse, a: Attribution) -> Token | None:
    """The verb of a cue, if that is all that a cue has of a kind."""
    verbs = [t for s in a.cue for t in parse.within(s) if t.pos == "VERB" and t.dep not in ("aux", "auxpass")]
    return verbs[0] if len(verbs) == 1 else None


def _is_spoken_on(parse: Parse, cue: Token, verb: Token, join: Token) -> bool:
    """ "Insisting that the crew was ill and | warning that …": two participles in a row, the second with "that". Not
    where one stands between that may be the crew's: "insisting that the crew was lying and claiming that …"."""
    if cue.tag != "VBG" or verb.tag != "VBG" or not {cue.lemma.casefold(), verb.lemma.casefold()} <= ADDING:
        return False
    if any(c.dep in ("aux", "auxpass") for c in parse.children(cue.i)) or not _has_that(parse, verb):
        return False
    return not any(t.tag == "VBG" for t in parse.tokens[cue.i + 1 : join.i])


def _is_told_on(parse: Parse, cue: Token, verb: Token) -> bool:
    """ "Said that the firm would sell and | hinted that it would go", "said the ship had left and | hinted that …": by
    the tense no verb behind the modal before it, or what is told of says nothing."""
    told = parse.tokens[verb.head]
    if {cue.lemma.casefold(), verb.lemma.casefold()} - lex.COMMUNICATION_VERBS or not _has_that(parse, verb):
        return False
    past = cue.tag == "VBD" and verb.tag in ("VBD", "VBN")
    if not (past or cue.tag == verb.tag == "VBZ") or verb.dep != "conj":
        return False
    if child_with(parse, verb.i, *SUBJECTS, "expl", "aux", "auxpass") is not None:
        return False
    while told.dep == "conj":
        told = parse.tokens[told.head]
    if told.i == cue.i:
        told = next((c for c in parse.children(cue.i) if c.dep == "ccomp" and cue.i < c.i < verb.i), cue)
    subject = child_with(parse, told.i, *SUBJECTS, "expl")
    if told.head != cue.i or told.dep != "ccomp" or subject is None or not is_finite(parse, told):
        return False
    between = parse.tokens[told.i : verb.i - 1]
    if any(t.tag in FINITE and t.i > told.i for t in between):
        return False  # whose verb it is goes by more than these two
    if any(c.tag == "MD" and c.i < told.i for c in parse.children(told.i)):
        # "may have lied and claimed" is of one who may have claimed
        return not any(c.lemma in ("have", "be") and c.tag != "MD" and c.i < told.i for c in parse.children(told.i))
    if subject.lemma.casefold() in CARRYING:
        return False
    return subject.tag == "EX" or (subject.pos == "NOUN" and not _may_act(parse, subject, told, perfect=True) and (
        subject.lemma.casefold() not in lex.DOCUMENT_NOUNS))  # fmt: skip


def _split(parse: Parse, a: Attribution, all_: tuple[Attribution, ...]) -> Iterator[Attribution]:
    """ "Denies | any theft | and has charged that | the guard lies": a content in two, of which the second is what
    another verb of the source's own brings, as two."""
    cue, parts = _verb(parse, a), a.content
    if cue is None or len(parts) != 2 or not a.source or parts[0].start < cue.end:
        yield a
        return
    gap = [t for t in parse.within(Span(parts[0].end, parts[1].start)) if t.pos != "PUNCT"]
    verb = next((t for t in gap if t.lemma.casefold() in lex.COMMUNICATION_VERBS and is_finite(parse, t)), None)
    rest = {t.pos for t in gap[1:] if verb is not None and t.i < verb.i}
    if verb is None or gap[0].text.casefold() not in JOINING or not rest <= {"AUX", "ADV", "ADP", "NOUN", "PART"}:
        yield a
        return
    told = _told(parse, verb)
    first = next(t for t in gap[1:] if t.pos not in ("CCONJ", "PUNCT"))
    new = Span(first.start, verb.end)
    taken = any(new.overlaps(s) for x in all_ for s in (*x.source, *x.cue))
    own = verb.dep == "conj" and child_with(parse, verb.i, *SUBJECTS, "expl") is None
    that = [t.text.casefold() for t in parse.within(Span(verb.end, parts[1].end))[:1]] == ["that"]
    if taken or told is None or not own or not that or told[1] < parts[1].end or cue.sent != verb.sent:
        yield a
        return
    yield replace(a, content=parts[:1], why=(*a.why, "a further verb of its source ends it"))
    yield replace(_made(a, verb, Span(*told)), cue=(new,))


def _has_that(parse: Parse, verb: Token) -> bool:
    after = parse.tokens[verb.i + 1] if verb.i + 1 < len(parse.tokens) else None
    return after is not None and after.text.casefold() == "that" and after.sent == verb.sent


def _is_deed(parse: Parse, cue: Token, verb: Token, join: Token) -> bool:
    """ "Said there was no proof and | suspended two guards": a deed with its thing, by the tense the source's as well
    as that of what is told, which can do nothing of the kind."""
    told = parse.tokens[verb.head]
    if cue.tag != "VBD" or verb.tag not in ("VBD", "VBN") or verb.lemma.casefold() not in DEEDS:
        return False
    if verb.dep != "conj" or told.head != cue.i or told.dep != "ccomp" or join.head != told.i:
        return False
    if child_with(parse, verb.i, *SUBJECTS, "aux", "auxpass") is not None or child_with(parse, verb.i, "dobj") is None:
        return False
    if parse.tokens[join.i - 1].text == ",":
        return False
    subject = child_with(parse, told.i, *SUBJECTS, "expl")
    if subject is None or not is_finite(parse, told) or any(
        c.dep == "conj" and c.i < verb.i for c in parse.children(told.i)
    ):  # fmt: skip
        return False
    perfect = any(c.dep == "aux" and c.lemma == "have" for c in parse.children(told.i))
    return not _may_act(parse, subject, told, perfect=perfect)


def _may_act(parse: Parse, subject: Token, told: Token, *, perfect: bool) -> bool:
    """May what is told of do a deed of its own: whoever has a name or an office, any body? "It" may, but where it is
    said to be something, or something is done to it."""
    if subject.tag == "EX":
        return False
    if subject.text.casefold() in POINTING:
        what = child_with(parse, told.i, "attr")
        thing = what is not None and not _is_actor(what)
        somehow = told.lemma == "be" and child_with(parse, told.i, "acomp") is not None
        undergone = subject.dep == "nsubjpass" and told.lemma.casefold() in DONE_TO_THINGS
        return perfect or not (thing or somehow or undergone)
    return subject.pos != "NOUN" or _is_actor(subject)


def _is_actor(noun: Token) -> bool:
    lemma = noun.lemma.casefold()
    return (
        noun.pos != "NOUN"
        or is_speaker_noun(lemma)
        or is_person_word(lemma)
        or lemma in lex.ORGANIZATION_NOUNS | lex.OUTLET_NOUNS | lex.GROUP_NOUNS | lex.PERSON_NOUNS
        or lemma.endswith(("er", "or", "ist"))
    )


def _parted(
    parse: Parse, items: list[Attribution], n: int, verb: Token, join: Token, said: bool
) -> list[Attribution]:
    """The attributions with the n-th one's content ended before a joined verb; what that verb says is its source's."""
    a = items[n]
    last = a.content[-1]
    if not last.start < join.start < last.end or len(parse.within(Span(last.start, join.start))) < LEAST:
        return items
    rest = Span(join.start, last.end)
    content = cut_out(a.content, (rest,), parse.text)
    if not content:
        return items
    items[n] = replace(a, content=content, why=(*a.why, "a further verb of its source ends it"))
    at = Span(verb.start, verb.end)
    theirs = next((k for k, x in enumerate(items) if any(s.overlaps(at) for s in x.cue)), None)
    if theirs is not None and theirs != n:
        x = items[theirs]
        whole = Span(*_told(parse, verb)) if said and _told(parse, verb) else None
        items[theirs] = replace(x, source=a.source, via=a.via, content=(whole,) if whole else x.content,
                                why=(*x.why, "a further verb of whose statement is before it"))  # fmt: skip
    elif said and (told := _told(parse, verb)):
        items.append(_made(a, verb, Span(*told)))
    new = next((x.id for x in items if any(s.overlaps(at) for s in x.cue)), a.via)
    return [
        replace(x, via=new if x.id != new else x.via)
        if x.via == a.id and all(rest.holds(s) for s in x.cue) and x.id != new
        else x
        for x in items
    ]


def _told(parse: Parse, verb: Token) -> tuple[int, int] | None:
    """What a participle says: all that hangs on it behind it, in one run, a clause."""
    below = set(parse.subtree(verb.i))
    kept = []
    i = verb.i + 1
    while i in below:
        kept.append(parse.tokens[i])
        i += 1
    if kept and kept[0].text.casefold() == "that":
        kept.pop(0)
    strip_marks(kept, front=False)
    if len(kept) < LEAST or "\n" in parse.text[kept[0].start : kept[-1].end]:
        return None
    subject = any(t.dep in (*SUBJECTS, "expl") for t in kept)
    return (kept[0].start, kept[-1].end) if subject and any(t.tag in FINITE for t in kept) else None


def _made(a: Attribution, verb: Token, told: Span) -> Attribution:
    return Attribution(
        id=f"j{verb.i}", source=a.source, cue=(Span(verb.start, verb.end),), content=(told,), via=a.via,
        confidence=round(CONFIDENCE * a.confidence, 4), why=(WHY,),
    )  # fmt: skip


def _added(parse: Parse, items: list[Attribution]) -> Iterator[Attribution]:
    """ "“…,” Holm said, | noting he would ring": participles behind a finished quotation that nobody has as a cue."""
    for a in list(items):
        cue = _verb(parse, a)
        if cue is None or a.via is not None or not a.source or cue.lemma.casefold() not in lex.COMMUNICATION_VERBS:
            continue
        before = [s for s in a.content if s.end <= a.cue[0].start]
        if not before or parse.text[before[-1].end - 1] not in "”\"’'" or not is_finite(parse, cue):
            continue
        if child_with(parse, cue.i, "auxpass") is not None:
            continue
        for verb in parse.children(cue.i):
            if verb.tag != "VBG" or verb.lemma.casefold() not in ADDING or verb.i < cue.i:
                continue
            if verb.dep not in ("advcl", "ccomp", "xcomp", "conj") or not _is_set_off(parse, verb):
                continue
            told = _told(parse, verb)
            if told is None or child_with(parse, verb.i, *SUBJECTS, "aux") is not None:
                continue
            whole = Span(verb.start, told[1])
            if not any(whole.overlaps(s) for x in items for s in (*x.source, *x.cue, *x.content)):
                yield _made(a, verb, Span(*told))


def _is_set_off(parse: Parse, verb: Token) -> bool:
    """Does a comma stand before it, or before the adverb that goes with it?"""
    first = verb
    if parse.tokens[verb.i - 1].pos == "ADV" and parse.tokens[verb.i - 1].head == verb.i:
        first = parse.tokens[verb.i - 1]
    return parse.tokens[first.i - 1].text == ","
