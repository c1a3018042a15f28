"""Answers that point back: what is denied by "Marsk denied it", confirmed by "the police said that they had".

    Ann Miller said that the mine had closed. Marsk denied it.        … had closed; the owners said that it had not.

Such an answer is a proposition of its own, in its own place, but what it is about stands before it. Where that is
certain enough, its `told` becomes the words that it answers to and its factuality what the answer makes of them, so
that whoever compares reports sees one claim, said and denied. Certain enough is: one proposition stands right before,
in the same sentence or else in the one before, by another source than the one who answers; of several that on which
all others hang. Everything else leaves the answer as it is, since a denial of the wrong words is worse than none.

A yes-or-no question that nobody is quoted with is answered by the sentence after it ("Was the gate locked? Kell says
so, Miller says it was not."): its words are told as a statement, "the gate was locked". So are those of a question that
the article answers itself.

Words that deny ("the gate was not locked") and whose denial is told, are told without their "not": what a cue turns
round twice is said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from sayso.attribute.factuality import DEGREES, LABELS, clause_value, combined, cue_effect
from sayso.attribute.lexicon import GROUP_NOUNS, ORGANIZATION_WORDS, PERSON_NOUNS, PERSON_TITLES
from sayso.attribute.phrases import FINITE, is_finite
from sayso.attribute.weighed import TRUTH, find_weighed, value_of
from sayso.model import Annotated, Attribution, Parse, Proposition, Token
from sayso.text import Span, Spans

DENYING = frozenset("deny dispute reject refute rebut dismiss contradict".split())
CONFIRMING = frozenset("confirm corroborate".split())
#: Who does this holds it for unlikely: "doubts it", "does not believe it".
DOUBTING = frozenset("doubt believe accept buy".split())
#: What somebody calls "it" he says of it: "called that a lie".
CALLING = frozenset("call dismiss describe denounce brand label".split())
CALLED_SO = re.compile(r"(?:(?P<it>it|this|that)(?: all)? )?(?:as )?(?P<verdict>.+)")
#: These are also done to a proposal, a plea or a paper, of which nobody says by that whether it is so.
TURNING_DOWN = frozenset("reject dismiss dispute rebut".split())
#: What somebody denies after "the Echo reported it" or "Holm was accused of it" is not that it was.
RELAYING = frozenset(
    """say tell report claim allege suggest announce state write declare accuse charge suspect blame describe call quote
    deny confirm ask""".split()
)
POINTERS = frozenset("it this that".split())
NOUN = r"(?:allegation|claim|accusation|suggestion|assertion|rumou?r|report|story|account|insinuation)"
PAPERS = ("report", "story", "account")
NAMED = re.compile(rf"(?:the|this|that|these|those|such|any such|all such|all these) (?P<noun>{NOUN}|stories)s?")
#: "That is a lie"; "wrong" and "right" also judge what was done, "an invention" what was made.
CALLED = re.compile(
    rf"(?P<it>it|this|that|(?:the|this|that|such|all such) {NOUN}s?)(?: is|'s| was| are| were| (?:has|have) been) "
    r"(?P<verdict>.+)"
)
NEVER = re.compile(
    r"nothing (?:of the (?:kind|sort)|like (?:that|this|it)) (?:ever )?(?:had |has )?(?:happened|occurred|took place)|"
    r"no such thing (?:ever |had |has )?(?:happened|occurred|took place)|"
    r"(?:this|that|it) (?:had |has )?(?:never|not) (?:happened|occurred|took place|taken place)|"
    r"(?:this|that|it) (?:did not|didn't|never did) (?:happen|occur|take place)|there was no such thing"
)
#: "They had not": the subject, the first auxiliary, whether it is negated.
ELLIPTIC = re.compile(
    r"(?P<subject>he|she|it|they|i|we|the [\w-]+(?: [\w-]+)?|[A-Z][\w-]+)(?: (?:certainly|definitely|simply))? "
    r"(?P<never>never )?(?P<aux>had|has|have|did|does|do|was|were|is|are|will|would|can|could)"
    r"(?:(?P<not> not|n't|n’t| never)(?: done so| done it| done that| do so| do it)?| done so| indeed)?",
    re.I,
)  # fmt: skip
GROUPS = {"had": "have", "has": "have", "have": "have", "did": "do", "does": "do", "do": "do", "was": "be",
          "were": "be", "is": "be", "are": "be", "will": "will", "would": "will", "can": "can",
          "could": "can"}  # fmt: skip
#: Which auxiliaries of an answer take up a clause whose own first one is this; reported speech moves the tense back.
TAKES_UP = {"have": ("have", "do"), "do": ("do", "have"), "be": ("be",), "will": ("will",), "can": ("can",)}
NEGATIVE = frozenset("no not none never nobody nothing neither nor nowhere without cannot n't n’t hardly".split())
FIRST_AND_SECOND = frozenset("i me my we us our ours you your yours myself ourselves yourself".split())
CLAUSAL = frozenset(("VERB", "AUX"))
SUBJECTS = frozenset(("nsubj", "nsubjpass", "expl"))
BODIES = frozenset(("organization", "outlet", "document", "group"))
HANGING = frozenset(("advcl", "relcl", "acl", "pcomp", "prep", "pobj"))
#: What may stand before an answer in its sentence and is nothing that it could be about.
LEADING = frozenset(("ADV", "CCONJ", "SCONJ", "PUNCT", "SPACE", "INTJ", "PART"))
QUOTES = "\"“”‘'"
#: The verbs that a yes-or-no question begins with.
ASKED_BY = frozenset("do be have can could will would should may might must shall".split())
LEAST = 3  # words of what is answered to

#: What answers a question and nothing else, with what it makes of it.
SAYING = {"so": 3, "yes": 3, "no": -3, "never": -3, "not at all": -3, "none": -3, "nothing": -3, "not so": -3}
#: "Not one file", "not a word": of a thing asked about there was not so much as that.
NOT_ONE = re.compile(r"not (?:even )?(?:a|an|one|a single)(?: [\w-]+){0,2}")
IS_IT_TRUE = re.compile(r"(?:is|was) it (?:true|correct|right|a fact|the case) that\s+", re.I)
REMARK = 2  # words of what may stand between a question and who answers it: "Open."

Pointing = Literal["it", "noun", "ellipsis", "question"]


@dataclass(frozen=True, slots=True)
class _Answer:
    """An answer: what it makes of the words before (-3, 0, 3), how it points at them, the match of an ellipsis."""

    value: int
    by: Pointing
    lemma: str = ""
    noun: str = ""
    ellipsis: re.Match[str] | None = None


@dataclass(frozen=True, slots=True)
class _Places:
    annotated: Annotated
    attributions: dict[str, Attribution]
    propositions: Sequence[Proposition]

    @property
    def parse(self) -> Parse:
        return self.annotated.parse


def answered(
    annotated: Annotated, attributions: Sequence[Attribution], propositions: Sequence[Proposition]
) -> tuple[Proposition, ...]:
    """The propositions (in reading order) with the words that answers are about as their `told`; all else unchanged
    but for what is said by denying a denial."""
    at = _Places(annotated, {a.id: a for a in attributions}, propositions)
    return tuple(
        _answered(at, p) or _of_owner(at.parse, p) or _turned(at, p) or _self_answered(at, p) or p for p in propositions
    )


def _answered(at: _Places, p: Proposition) -> Proposition | None:
    a = at.attributions.get(p.attribution or "")
    answer = _answer(at.parse, p, a)
    if answer is None:
        return None
    q = _question(at, p, a, answer)
    if q is None and answer.by != "question":
        q = _antecedent(at, p, a, answer)
    if q is None or (answer.ellipsis is not None and not _takes_up(at, p, a, q, answer.ellipsis)):
        return None
    told = q.told or q.spans
    negative = _polarity(at.parse, told)
    if negative is None:
        return None
    value = answer.value
    if answer.by == "ellipsis" and negative:
        value = -value  # "had not been locked": "it had" denies these words, "it had not" bears them out
    if negative and value < 0:
        without = _without_negation(at.parse, told)
        return replace(p, told=without, pronouns=q.pronouns, factuality="CT+") if without else None
    label = LABELS[-value if negative else value]
    return replace(p, told=told, pronouns=q.pronouns, factuality=label)


def _of_owner(parse: Parse, p: Proposition) -> Proposition | None:
    """ "Holm's claim that the mill was sold is false" answers to what it holds."""
    tokens = [t.i for s in p.spans for t in parse.within(s)]
    weighed = find_weighed(parse, tokens) if len(p.spans) == 1 and not p.told else None
    if weighed is None or not weighed.owner:
        return None
    clause = (Span(parse.tokens[weighed.clause[0]].start, parse.tokens[weighed.clause[-1]].end),)
    return _affirmed(parse, replace(p, told=clause)) or replace(p, told=clause)


def _turned(at: _Places, p: Proposition) -> Proposition | None:
    """Words that deny and that a cue or verdict denies, without their "not"; None for all others."""
    a, parse = at.attributions.get(p.attribution or ""), at.parse
    if not p.factuality.endswith("+") or not _negations(parse, p.told or p.spans):
        return None
    cue = {t.lemma.casefold() for x in a.cue for t in parse.within(x)} if a is not None else set()
    denied = a is not None and bool(cue & DENYING) and cue_effect(parse, a).value < 0
    if not denied:
        first, last = parse.sentences[parse.within(p.spans[0])[0].sent]
        weighed = find_weighed(parse, range(first, last + 1))
        denied = weighed is not None and weighed.value < 0 and parse.tokens[weighed.clause[0]].start == p.spans[0].start
    return _affirmed(parse, p) if denied else None


def _affirmed(parse: Parse, p: Proposition) -> Proposition | None:
    if not p.factuality.endswith("+") or _polarity(parse, p.told or p.spans) is not True:
        return None
    without = _without_negation(parse, p.told or p.spans)
    return replace(p, told=without) if without else None


# --- what is an answer -----------------------------------------------------------------------------------


def _answer(parse: Parse, p: Proposition, a: Attribution | None) -> _Answer | None:
    if a is None or not a.source or not a.cue or len(p.spans) != 1:
        return None
    words = " ".join(p.spans[0].of(parse.text).replace("’", "'").split()).strip(" \"“”,.'!")
    folded = words.casefold()
    cue = [t for s in a.cue for t in parse.within(s)]
    lemma = next((t.lemma.casefold() for t in reversed(cue) if t.tag.startswith("VB")), "")
    named = NAMED.fullmatch(folded)
    if lemma in DENYING | CONFIRMING and (named or folded in POINTERS):
        if not _is_subject(parse, a, cue):
            return None
        sign = DEGREES[p.factuality]
        if sign and any(t.tag == "VB" and any(c.tag == "TO" for c in parse.children(t.i)) for t in cue):
            return None  # "has yet to confirm it", "wanted to deny it"
        wanted = -1 if lemma in DENYING else 1
        if sign and (sign > 0) != (wanted > 0):
            return None
        return _Answer(3 * wanted if sign else 0, "noun" if named else "it", lemma, named["noun"] if named else "")
    if lemma in DOUBTING and folded in POINTERS and a.act == "belief" and p.factuality == "PR-":
        return _Answer(-2, "it", lemma) if _is_subject(parse, a, cue) else None
    if lemma in CALLING and (said_of := CALLED_SO.fullmatch(folded)) and TRUTH.fullmatch(said_of["verdict"]):
        it = said_of["it"] or parse.text[a.cue[-1].end : p.spans[0].start].strip().casefold()
        value = value_of(said_of["verdict"])
        return _Answer(value, "it", lemma) if it in POINTERS and value in (-3, 3) else None
    called = CALLED.fullmatch(folded)
    if called and (value := value_of(called["verdict"])) in (-3, 3):
        noun = called["it"] not in POINTERS
        return _Answer(value, "noun" if noun else "it") if noun or TRUTH.fullmatch(called["verdict"]) else None
    if NEVER.fullmatch(folded):
        return _Answer(-3, "it")
    quoted = parse.text[p.spans[0].start] in QUOTES
    said = SAYING.get(folded) if folded in SAYING else -3 if quoted and NOT_ONE.fullmatch(folded) else None
    if said is not None and a.act == "communication" and p.spans == a.content:
        return _Answer(combined(cue_effect(parse, a).value, said), "question")
    if (m := ELLIPTIC.fullmatch(words)) and a.act == "communication":
        return _Answer(-3 if m["not"] or m["never"] else 3, "ellipsis", ellipsis=m)
    return None


def _is_subject(parse: Parse, a: Attribution, cue: Sequence[Token]) -> bool:
    """Is the source the subject of its cue? "Update: the owner confirmed it" may have it wrong."""
    if ":" in parse.text[a.source[-1].end : a.cue[0].start]:
        return False
    verbs = {t.i for t in cue}
    verbs |= {parse.tokens[i].head for i in verbs if parse.tokens[i].dep == "conj"}  # "read and denied it"
    return any(c.dep in SUBJECTS and any(s.start <= c.start < s.end for s in a.source) for i in verbs
               for c in parse.children(i))  # fmt: skip


# --- what it answers to ----------------------------------------------------------------------------------


def _antecedent(at: _Places, p: Proposition, a: Attribution | None, answer: _Answer) -> Proposition | None:
    """The one proposition right before; None where there is none, or more than one that would do."""
    if a is None:
        return None
    parse = at.parse
    sent = parse.within(p.spans[0])[0].sent
    first, last = parse.sentences[sent]
    here = Span(parse.tokens[first].start, parse.tokens[last].end)
    start = min(s.start for s in (*a.source, *a.cue, *a.content) if s.overlaps(here))
    inside = [q for q in at.propositions if q is not p and q.spans[0].overlaps(here) and q.spans[0].start < start]
    if not inside:
        before = [t for t in parse.tokens[first : last + 1] if t.start < start]
        if not sent or any(t.pos not in LEADING and not _is_time(parse, t) for t in before):
            return None  # "asked about the raid, he denied it"
        there = parse.sentence_span(sent - 1)
        if _stands_off(at, there, here):
            return None
        inside = [q for q in at.propositions if q is not p and any(s.overlaps(there) for s in q.spans)]
    if any(q.spans[-1].end > start for q in inside):
        return None  # it goes on into what answers
    q = inside[0] if len(inside) == 1 else _holder(parse, inside)
    return q if q is not None and _fits(at, q, a, answer, inside) else None


def _stands_off(at: _Places, there: Span, here: Span) -> bool:
    """Is the sentence before more than a paragraph away, or no part of the text around?"""
    apart = len(re.findall(r"\n[^\S\n]*(?=\S)", at.parse.text[there.end : here.start])) > 1
    return apart or any(
        x.kind in ("subhead", "promo", "caption") and x.span.overlaps(there) for x in at.annotated.asides
    )


# --- questions -------------------------------------------------------------------------------------------


def _question(at: _Places, p: Proposition, a: Attribution | None, answer: _Answer) -> Proposition | None:
    """The question in the article's own voice that the sentence of an answer answers, its words told as a statement."""
    if a is None or answer.by == "noun":
        return None
    parse = at.parse
    sent = parse.within(p.spans[0])[0].sent
    first = min(s.start for s in (*a.source, *a.cue, *a.content))
    here = parse.sentence_span(sent)
    inside = [q for q in at.propositions if q is not p and q.spans[0].overlaps(here) and q.spans[0].start < first]
    if any(_answer(parse, q, at.attributions.get(q.attribution or "")) is None for q in inside):
        return None  # something else stands nearer
    before = sent - 1
    if before > 0 and sum(t.pos != "PUNCT" for t in parse.within(parse.sentence_span(before))) <= REMARK:
        before -= 1
    told = _as_statement(parse, before) if before >= 0 else ()
    if not told:
        return None
    there = parse.sentence_span(before)
    if any(s.overlaps(there) for x in at.attributions.values() if x is not a for s in (*x.content, *x.cue)):
        return None
    if _stands_off(at, there, here):
        return None
    asked = next(
        (q for q in at.propositions if q.attribution is None and any(s.overlaps(there) for s in q.spans)), None
    )
    return Proposition(id="", spans=told, attribution=None, factuality="Uu", pronouns=asked.pronouns if asked else ())


def _self_answered(at: _Places, p: Proposition) -> Proposition | None:
    """A question that the article answers itself, told as a statement."""
    if p.attribution is not None or p.factuality == "Uu" or p.told or len(p.spans) != 1:
        return None
    tokens = at.parse.within(p.spans[0])
    told = _as_statement(at.parse, tokens[0].sent) if tokens else ()
    whole = told and min(s.start for s in told) >= p.spans[0].start and max(s.end for s in told) <= p.spans[0].end
    return replace(p, told=told) if whole else None


def _as_statement(parse: Parse, sent: int) -> Spans:
    """The words of a yes-or-no question in the order of a statement: "the gate | Was | locked"; else nothing.

    Nothing for what asks the reader or somebody present, leaves a choice or asks about a negative.
    """
    first, last = parse.sentences[sent]
    tokens = [t for t in parse.tokens[first : last + 1] if t.pos != "SPACE"]
    while tokens and tokens[0].pos in ("CCONJ", "INTJ", "PUNCT") and tokens[0].text not in QUOTES:
        tokens.pop(0)
    if len(tokens) <= LEAST or tokens[-1].text != "?" or sum("?" in t.text for t in tokens) > 1:
        return ()
    words = {t.text.casefold() for t in tokens}
    if words & (NEGATIVE | FIRST_AND_SECOND | {"or"}) or any(t.text in QUOTES or t.text == ":" for t in tokens):
        return ()
    end = tokens[-2].end
    if m := IS_IT_TRUE.match(parse.text, tokens[0].start, end):
        return (Span(m.end(), end),)
    opening = tokens[0]
    subject = next((t for t in tokens if t.dep in SUBJECTS and parse.subtree(t.i)[0] == opening.i + 1), None)
    if opening.tag not in FINITE or opening.lemma.casefold() not in ASKED_BY or subject is None:
        return ()
    last = parse.subtree(subject.i)[-1]
    if last == tokens[-2].i:  # "were the data stolen": the parser may take it for "the stolen data"
        last = next((parse.subtree(c.i)[0] - 1 for c in parse.children(subject.i) if c.dep == "acl" and c.tag == "VBN"),
                    last)  # fmt: skip
    rest = [t for t in tokens[:-1] if t.i > last]
    if not rest or subject.text.casefold() in (*POINTERS, "these", "those"):
        return ()
    return (Span(parse.tokens[opening.i + 1].start, parse.tokens[last].end), Span(opening.start, opening.end),
            Span(rest[0].start, end))  # fmt: skip


def _is_time(parse: Parse, t: Token) -> bool:
    return t.pos in ("ADP", "DET", "NUM") or any(
        label in ("DATE", "TIME") and s.start <= t.start < s.end for s, label in parse.entities
    )


def _holder(parse: Parse, several: Sequence[Proposition]) -> Proposition | None:
    """The proposition on whose clause all the others hang, as clauses of time or cause or relative ones."""
    heads = {q.id: head for q in several if (head := _head(parse, q.spans)) is not None}
    if len(heads) < len(several):
        return None
    for q in several:
        others = [o for o in several if o is not q]
        if all(o.attribution == q.attribution and _hangs_on(parse, heads[o.id], heads[q.id]) for o in others):
            return None if any(s.overlaps(x) for o in others for s in o.spans for x in q.spans) else q
    return None


def _hangs_on(parse: Parse, low: Token, high: Token) -> bool:
    via: list[str] = []
    while low.head != low.i and low.i != high.i:
        via.append(low.dep)
        low = parse.tokens[low.head]
    return low.i == high.i and bool(via) and "conj" not in via and bool(HANGING.intersection(via))


def _fits(at: _Places, q: Proposition, a: Attribution, answer: _Answer, beside: Sequence[Proposition]) -> bool:
    """May it be what is answered to: a clause that somebody else says, asks or reports, in the third person?"""
    parse = at.parse
    by = at.attributions.get(q.attribution or "")
    words = [t for s in q.told or q.spans for t in parse.within(s) if any(c.isalnum() for c in t.text)]
    personal = {t.text.casefold() for t in words if t.tag in ("PRP", "PRP$")}
    if len(words) < LEAST or FIRST_AND_SECOND & personal or _answer(parse, q, by) is not None:
        return False
    if any(o.attribution is not None and _is_same(at, at.attributions[o.attribution], a) for o in beside):
        return False
    if by is None:
        denies = answer.value < 0 or answer.by == "ellipsis"
        return denies and answer.by != "noun" and answer.lemma not in TURNING_DOWN and _is_clause(parse, q)
    if by.act == "intention" or (by.act != "communication" and (answer.by == "noun" or answer.lemma in TURNING_DOWN)):
        return False
    if any(c.overlaps(s) for c in by.cue for s in q.told or q.spans):
        return False  # told with its cue it is about the saying: "the group has not revealed its source"
    if answer.lemma in TURNING_DOWN and answer.noun in PAPERS:
        return False
    negative = _polarity(parse, q.told or q.spans)
    degree = DEGREES[q.factuality]
    if negative is None or (degree and (degree < 0) != negative):
        return False  # itself a denial: "this" may be what it denies, or that it does
    return _is_clause(parse, q)


def _is_clause(parse: Parse, q: Proposition) -> bool:
    """Is it one with a finite verb and its subject?"""
    head = _head(parse, q.told or q.spans)
    if head is None or head.pos not in CLAUSAL or head.lemma.casefold() in RELAYING:
        return False
    inside = {t.i for s in q.told or q.spans for t in parse.within(s)}
    return is_finite(parse, head) and any(c.dep in SUBJECTS and c.i in inside for c in parse.children(head.i))


def _is_same(at: _Places, one: Attribution, other: Attribution) -> bool:
    """May both be the same source? A "he" whose name is not known may be any person."""
    mine, yours = _key(at, one), _key(at, other)
    if not mine or not yours:
        return not yours
    if mine == yours or mine in yours.split() or yours in mine.split() or mine.split()[-1] == yours.split()[-1]:
        return True
    for x, y in ((one, other), (other, one)):
        source = " ".join(s.of(at.parse.text) for s in x.source).casefold()
        if x.speaker is not None or x.stands_for is not None:
            continue
        if source in ("he", "she", "who") and y.kind not in BODIES:
            return True
        if source in ("they", "it", "which", "that") and y.kind != "person":
            return True
    return False


def _key(at: _Places, a: Attribution) -> str:
    told = a.speaker or a.stands_for or " ".join(s.of(at.parse.text) for s in a.source)
    return " ".join(re.findall(r"[\w-]+", told.casefold().removeprefix("the ")))


# --- "they had not" --------------------------------------------------------------------------------------


def _takes_up(at: _Places, p: Proposition, a: Attribution | None, q: Proposition, m: re.Match[str]) -> bool:
    """Can the verb and the subject of an ellipsis be those of the clause before?"""
    parse = at.parse
    head = _head(parse, q.told or q.spans)
    subject = next((c for c in parse.children(head.i) if c.dep in SUBJECTS), None) if head is not None else None
    if head is None or subject is None or a is None or subject.dep == "expl":
        return False
    if GROUPS[m["aux"].casefold()] not in TAKES_UP.get(_auxiliary(parse, head), ()):
        return False
    source, phrase, pronoun = _key(at, a), _phrase(parse, subject), m["subject"].casefold()
    mine = bool(phrase) and (phrase == source or phrase.split()[-1] == source.split()[-1])
    word = subject.lemma.casefold()
    body = word in ORGANIZATION_WORDS or word in GROUP_NOUNS or any(
        x.type == "organization" and any(s.start <= subject.start < s.end for s in x.mentions)
        for x in at.annotated.actors)  # fmt: skip
    person = not body and _is_person(at, subject)
    many = subject.tag in ("NNS", "NNPS") or any(c.dep == "conj" for c in parse.children(subject.i))
    if pronoun in ("i", "we"):
        return mine
    if pronoun in ("he", "she"):
        return person and not many and (mine or a.kind in BODIES)
    if pronoun == "they":
        return many or (body and mine)
    if pronoun == "it":
        return not many and not person and (mine or not body)
    return " ".join(re.findall(r"[\w-]+", pronoun.removeprefix("the "))) == phrase


def _is_person(at: _Places, noun: Token) -> bool:
    word = noun.lemma.casefold()
    named = (m for x in at.annotated.actors if x.type == "person" for m in x.mentions)
    return word in PERSON_NOUNS or word in PERSON_TITLES or any(s.start <= noun.start < s.end for s in named)


def _phrase(parse: Parse, noun: Token) -> str:
    """The noun with what stands before it, without its article."""
    tokens = [parse.tokens[i].text for i in parse.subtree(noun.i) if i <= noun.i]
    return " ".join(re.findall(r"[\w-]+", " ".join(tokens).casefold().removeprefix("the ")))


def _auxiliary(parse: Parse, head: Token) -> str:
    """Which auxiliary takes up a clause: its own first one, "be" itself, "do" for a bare verb."""
    first = next((c for c in parse.children(head.i) if c.dep in ("aux", "auxpass") and c.tag in FINITE), None)
    if first is not None:
        return GROUPS.get(first.text.casefold().replace("'ll", "will").replace("'d", "would"), "")
    return "be" if head.lemma.casefold() == "be" else "do" if head.tag in FINITE else ""


# --- polarity --------------------------------------------------------------------------------------------


def _head(parse: Parse, spans: Spans) -> Token | None:
    """The verb that the words of some spans hang on."""
    tokens = [t for s in spans for t in parse.within(s)]
    inside = {t.i for t in tokens}
    tops = [t for t in tokens if t.head not in inside or t.head == t.i]
    return next((t for t in tops if t.pos in CLAUSAL), tops[0] if tops else None)


def _negations(parse: Parse, spans: Spans) -> list[Token]:
    return [t for s in spans for t in parse.within(s) if t.text.casefold() in NEGATIVE]


def _polarity(parse: Parse, spans: Spans) -> bool | None:
    """Do the words deny? None where that cannot be told from one "not" of their own clause."""
    head, words = _head(parse, spans), _negations(parse, spans)
    if head is None:
        return None
    denies = clause_value(parse, head.i).value < 0 if head.pos in CLAUSAL else bool(words)
    if not words:
        return None if denies else False
    return True if denies and len(words) == 1 else None


def is_negative(parse: Parse, spans: Spans) -> bool:
    """Do the words deny, or can it not be told whether they do?"""
    return _polarity(parse, spans) is not False


def _without_negation(parse: Parse, spans: Spans) -> Spans:
    """The words without their only "not" or "never"; nothing where what is left would be no English."""
    words, head = _negations(parse, spans), _head(parse, spans)
    if len(words) != 1 or head is None:
        return ()
    gone = words[0]
    if gone.text.casefold() not in ("not", "never", "n't", "n’t") or gone.head != head.i:
        return ()
    if gone.text.casefold() in ("n't", "n’t") and parse.tokens[gone.i - 1].text.casefold() in ("ca", "wo", "sha", "ai"):
        return ()
    out: list[Span] = []
    for s in spans:
        if not s.start <= gone.start < s.end:
            out.append(s)
            continue
        for start, end in ((s.start, gone.start), (gone.end, s.end)):
            words_left = parse.text[start:end]
            if words_left.strip():
                out.append(Span(start + len(words_left) - len(words_left.lstrip()), start + len(words_left.rstrip())))
    return tuple(out)
