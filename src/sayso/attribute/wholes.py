"""Propositions told as a whole clause, source and cue with them: what they are worth, and which say anything.

    The palace disputed her account.      "her account" is no claim; that the palace disputes it is one
    The ministry gave no names.           is so or is not: its names are no claim that is left open

- A thing of a word or two that a cue without a clause brings ("the account", "a coup") is told with source and cue.
- A mere pointing word ("it", "this", "so") or a "they had" that answers to nothing certain (see answers.py) is no
  proposition; but that somebody denies or confirms "it" is told, whole: whom it answers a reader sees.
- Whom somebody asks or tells to do a thing is told with that he is: "the public is asked to stay away" has no public
  that stays away.
- What somebody has not said is told with that he has not: "I never said it was four" says nothing of four.
- What is told with its cue has the value of the clause that the cue makes, not that of what the cue leaves open.
  Wishes and beliefs keep theirs, so does what is really asked ("does not know whether"), and who does not confirm or
  does not rule out a thing leaves it open in as many words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sayso.attribute import lexicon as lex
from sayso.attribute.factuality import ASKING, LABELS, clause_value, combined, cue_effect
from sayso.attribute.phrases import FINITE, SUBJECTS, hull, noun_phrase
from sayso.model import Annotated, Attribution, Parse, Proposition, Token
from sayso.text import Span, Spans

BARE = 3  # words up to which a thing without a clause says nothing by itself; longer ones name what is said of them
CLAUSAL = frozenset(("VERB", "AUX"))
DOUBTING = lex.DOUBTING | lex.DOUBTING_NOUNS
NOUNS = frozenset(("NOUN", "PROPN"))
#: Words that point at others: nothing else in a content, and it says nothing.
POINTING = frozenset(("PRON", "DET", "ADV", "PART", "CCONJ", "ADP", "PUNCT"))
POINTERS = frozenset("it this that these those them so same such otherwise likewise".split())
#: Who has not done this with a clause has said nothing of it.
SAYING = frozenset("say tell claim state write suggest assert maintain allege report announce promise add".split())
#: Whose passive tells of its subject only that this is done to him: what he is to do comes behind it.
BIDDING = frozenset("ask tell order instruct urge request advise warn beg command direct require question".split())
NEVER = frozenset(("never", "nobody", "nor", "neither", "none"))
RELATIVE = frozenset("who which that whom".split())
#: Who does not do this with a thing leaves it open.
WEIGHING = frozenset(
    "deny dispute reject refute rebut dismiss confirm contradict corroborate admit rule exclude preclude".split()
)
PURPOSE = frozenset(("so", "that", "lest"))
HELPING = frozenset("had has have did does do was were is are would could will can".split())
WHETHER = frozenset(("whether", "if"))
QUOTES = "\"“”‘'"
LONGEST = 40  # words of a clause told whole
NEAR = 2  # tokens that may part what is told together


def told_whole(
    annotated: Annotated, attributions: Sequence[Attribution], propositions: Sequence[Proposition]
) -> tuple[Proposition, ...]:
    """The propositions, those that say nothing left out; `told` and factuality set where the clause is what is told."""
    of = {a.id: a for a in attributions}
    out = []
    for p in propositions:
        a = of.get(p.attribution or "")
        kept: Proposition | None = p
        if a is not None and a.cue and (a.act not in ("intention", "belief") or _doubts(annotated.parse, p, a)):
            kept = _whole(annotated.parse, p, a, of)
        elif a is not None and a.via in of and not p.told:
            kept = _wish_unsaid(annotated.parse, p, of[a.via], of)
        if kept is not None:
            out.append(kept)
    return tuple(out)


def _whole(parse: Parse, p: Proposition, a: Attribution, of: Mapping[str, Attribution]) -> Proposition | None:
    words = p.told or p.spans
    head = _predicate(parse, a)
    if any(c.overlaps(s) for c in a.cue for s in words):
        # What is left open is what the cue brings, not that it does; so is the thing denied in "ruled out an exchange".
        named = p.factuality.endswith("-") and not any(t.pos in CLAUSAL for s in p.spans for t in parse.within(s))
        # "has cast doubt on the finding that …" told whole says that he has, not that the finding is doubtful
        doubting = any(t.lemma.casefold() in DOUBTING for s in a.cue for t in parse.within(s))
        return _valued(parse, p, a, head, of) if p.factuality == "Uu" or named or doubting else p
    if not p.told and (unsaid := _unsaid(parse, p, a, head)):
        return _valued(parse, replace(p, told=unsaid, factuality="Uu"), a, head, of)
    if not p.told and (bidden := _bidden(parse, p, a, head)):
        return _valued(parse, replace(p, told=bidden, factuality="Uu"), a, head, of)
    if p.told:
        return p  # an answer told with what it answers to
    bare = [t for s in p.spans for t in parse.within(s) if any(c.isalnum() for c in t.text)]
    if len(bare) == 2 and bare[0].tag == "PRP" and bare[1].text.casefold() in HELPING:
        return None  # "(said that) they had": nobody knows what
    if not bare or p.spans != a.content or any(t.pos in CLAUSAL for t in bare):
        return p
    if bare[0].start and parse.text[bare[0].start - 1] in QUOTES:
        return p  # as it was said
    if any(t.text.casefold() in POINTERS for t in bare) and all(t.pos in POINTING or t.text.casefold() in POINTERS
                                                                for t in bare):  # fmt: skip
        clause = _clause(parse, a, head) if _weighs(parse, a) or _doubts(parse, p, a) else ()
        return replace(p, told=clause) if clause else None
    if _is_cut_short(parse, a, bare) or (head is None and _is_owned(parse, a)):
        return None
    if len(bare) > BARE or not any(t.pos in NOUNS for t in bare):
        return p
    clause = _clause(parse, a, head)
    return _valued(parse, replace(p, told=clause), a, head, of) if clause else p


def _wish_unsaid(parse: Parse, p: Proposition, outer: Attribution, of: Mapping[str, Attribution]) -> Proposition:
    """ "I never said I wanted it" is no wish: what others have not said of one is told as theirs."""
    head = _predicate(parse, outer)
    told = _unsaid(parse, p, outer, head) if any(c.holds(p.spans[0]) for c in outer.content) else ()
    if len(told) != 1:
        return p
    return _valued(parse, replace(p, told=told, factuality="Uu", attribution=outer.id), outer, head, of)


def _unsaid(parse: Parse, p: Proposition, a: Attribution, head: Token | None) -> Spans:
    """Who has not said a clause, that he has not, and the clause; nothing where a cue is no such denial."""
    if head is None or a.act != "communication" or head.lemma.casefold() not in SAYING:
        return ()
    if head.dep in ("pcomp", "csubj") or _is_asked(parse, a, {head.lemma.casefold()}):
        return ()
    denies = any(t.dep == "neg" or t.text.casefold() in NEVER for t in parse.children(head.i) if t.i < head.i)
    if not denies or not a.source or not any(t.pos in CLAUSAL for s in p.spans for t in parse.within(s)):
        return ()
    if a.source[-1].end > a.cue[0].start or a.cue[-1].end > p.spans[0].start:
        return ()
    start = hull(a.source, a.cue)
    between = parse.text[a.cue[-1].end : p.spans[0].start]
    if start is None or any(q in between for q in QUOTES) or _gap(parse, a.source[-1].end, a.cue[0].start) > NEAR:
        return ()
    whole = hull((start,), p.spans) if _gap(parse, a.cue[-1].end, p.spans[0].start) <= NEAR else None
    return _fitting(parse, (whole,) if whole is not None else (start, *p.spans))


def _bidden(parse: Parse, p: Proposition, a: Attribution, head: Token | None) -> Spans:
    """The clause of a passive whose subject is asked or told to do what stands behind it."""
    if head is None or head.tag != "VBN" or head.lemma.casefold() not in BIDDING or len(p.spans) != 2:
        return ()
    subject, rest = p.spans
    if p.spans != a.content or not subject.end <= a.cue[0].start < a.cue[-1].end <= rest.start:
        return ()
    if not _is_subject(parse, subject, a) or parse.within(rest)[0].text.casefold() not in ("to", "not", "as", "about"):
        return ()
    return _fitting(parse, (Span(subject.start, rest.end),))


def _is_cut_short(parse: Parse, a: Attribution, bare: Sequence[Token]) -> bool:
    """Are the words the subject of a clause that was left out: "(denied) its forces | were there"?"""
    cue = {t.i for s in a.cue for t in parse.within(s)}
    inside = {t.i for t in bare}
    top = next((t for t in bare if t.head not in inside), None)
    verb = parse.tokens[top.head] if top is not None and top.dep in SUBJECTS else None
    return verb is not None and verb.pos in CLAUSAL and verb.i > bare[-1].i and verb.i not in cue and verb.head in cue


def _is_owned(parse: Parse, a: Attribution) -> bool:
    """Does a noun without a verb bring a mere thing: "his views on | marriage"?"""
    source = [t for s in a.source for t in parse.within(s)]
    owner = any(t.tag in ("PRP$", "POS") or t.dep == "poss" for t in source)
    return owner and any(t.pos == "NOUN" for s in a.cue for t in parse.within(s))


def _weighs(parse: Parse, a: Attribution) -> bool:
    return any(t.lemma.casefold() in WEIGHING for s in a.cue for t in parse.within(s))


def _doubts(parse: Parse, p: Proposition, a: Attribution) -> bool:
    """Is it a bare "it" that somebody doubts or does not believe?"""
    words = [t for s in p.spans for t in parse.within(s) if any(c.isalnum() for c in t.text)]
    return a.act == "belief" and p.factuality.endswith("-") and all(t.text.casefold() in POINTERS for t in words)


def _valued(
    parse: Parse, p: Proposition, a: Attribution, head: Token | None, of: Mapping[str, Attribution]
) -> Proposition:
    if head is None or not _is_told(parse, head):
        return p
    cue = [t for s in a.cue for t in parse.within(s)]
    lemmas = {t.lemma.casefold() for t in cue}
    if _is_asked(parse, a, lemmas) or (p.factuality == "Uu" and lemmas & WEIGHING):
        return p
    value = clause_value(parse, head.i).value
    at = a
    for _ in range(20):  # "the mayor denied that he knew": what others make of it
        outer = of.get(at.via or "")
        if outer is None:
            break
        if any(s.holds(c) for s in outer.content for c in a.cue):
            value = combined(cue_effect(parse, outer).value, value)
        at = outer
    return replace(p, factuality=LABELS[value])


def _is_told(parse: Parse, head: Token) -> bool:
    """Is it a finite clause that is no purpose ("so that he knows when") and asks for nobody ("who knows what")?"""
    below = [head, *(c for c in parse.children(head.i) if c.dep in ("aux", "auxpass"))]
    if not any(t.tag in FINITE for t in below):
        return False
    if any(c.dep in SUBJECTS and c.tag == "WP" for c in parse.children(head.i)) and head.dep != "relcl":
        return False
    return head.dep != "advcl" or not any(
        c.dep in ("mark", "advmod") and c.i < head.i and c.text.casefold() in PURPOSE for c in parse.children(head.i)
    )


def _is_asked(parse: Parse, a: Attribution, lemmas: set[str]) -> bool:
    """Is it left open whether the content holds ("does not know whether", "asked why")?"""
    if lemmas & ASKING and any(t.tag in ("WP", "WRB", "WDT", "WP$") for t in parse.within(a.content[0])[:1]):
        return True
    first = next(iter(parse.within(a.content[0])), None)
    before = parse.tokens[first.i - 1].text.casefold() if first is not None and first.i else ""
    return before in WHETHER or (first is not None and first.text.casefold() in WHETHER)


def _predicate(parse: Parse, a: Attribution) -> Token | None:
    """The verb of the cue on which its others hang."""
    verbs = [t for s in a.cue for t in parse.within(s) if t.pos in CLAUSAL and t.dep not in ("aux", "auxpass")]
    inside = {t.i for t in verbs}
    return next((t for t in verbs if t.head not in inside or t.head == t.i), None)


def _clause(parse: Parse, a: Attribution, head: Token | None) -> Spans:
    """Source, cue and content of one sentence, or content and cue where the passive puts it first; else nothing."""
    if head is None or len(a.content) != 1:
        return ()
    content = a.content[0]
    if a.source and a.source[-1].end <= a.cue[0].start and a.cue[-1].end <= content.start:
        if " ".join(s.of(parse.text) for s in a.source).casefold() in RELATIVE:
            noun = noun_phrase(parse, head.head) if head.dep == "relcl" else None
            rest = hull(a.cue, a.content)
            if noun is None or rest is None or noun.start >= a.source[0].start:
                return ()
            end = min(noun.end, a.source[0].start)
            before = Span(noun.start, noun.start + len(parse.text[noun.start : end].rstrip(" ,")))
            return _fitting(parse, (before, rest))
        # what stands between a source and its cue may be another's: "the mayor, who left, and Lee denied it"
        if _gap(parse, a.source[-1].end, a.cue[0].start) > NEAR:
            near = hull(a.cue, a.content)
            return _fitting(parse, (*a.source, near)) if near is not None else ()
        around = hull(a.source, a.cue, a.content)
    elif content.end <= a.cue[0].start and _is_subject(parse, content, a):
        if _gap(parse, content.end, a.cue[0].start) > NEAR:
            return ()
        near = bool(a.source) and 0 <= a.source[0].start - a.cue[-1].end <= len(" by ")
        around = hull(a.content, a.cue, a.source if near else ())
        if around is not None and not a.source:
            around = Span(around.start, max(around.end, _rest(parse, head, around.end)))
    else:
        return ()
    return _fitting(parse, (around,)) if around is not None else ()


def _rest(parse: Parse, head: Token, end: int) -> int:
    """Where a clause ends that goes on behind its verb: "Gales were reported | on Sunday off the coast", to the first
    mark or conjunction, or to whoever did it."""
    below = set(parse.subtree(head.i))
    at = next((t.i for t in parse.tokens[head.i :] if t.start >= end), None)
    while at is not None and at in below and parse.tokens[at].pos not in ("PUNCT", "CCONJ", "SCONJ", "VERB", "AUX"):
        if "\n" in parse.text[end : parse.tokens[at].start] or parse.tokens[at].dep == "agent":
            break
        end, at = parse.tokens[at].end, at + 1 if at + 1 < len(parse.tokens) else None
    while end > head.end and parse.within(Span(head.start, end))[-1].pos in ("ADP", "DET", "PART", "PRON"):
        end = parse.within(Span(head.start, end))[-2].end
    return end


def _is_subject(parse: Parse, content: Span, a: Attribution) -> bool:
    verbs = {t.i for s in a.cue for t in parse.within(s)}
    return any(t.dep in SUBJECTS and t.head in verbs for t in parse.within(content))


def _gap(parse: Parse, start: int, end: int) -> int:
    return len(parse.within(Span(start, end))) if start < end else 0


def _fitting(parse: Parse, spans: Spans) -> Spans:
    """The spans if they lie in one sentence and line and are no longer than a clause."""
    tokens = [t for s in spans for t in parse.within(s)]
    around = hull(spans)
    if around is None or "\n" in around.of(parse.text) or len({t.sent for t in tokens}) != 1 or len(tokens) > LONGEST:
        return ()
    return spans
