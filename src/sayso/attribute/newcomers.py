"""Quotations behind a sentence about somebody who speaks in it, though no verb there says these words.

    “It was shut,” Holm said.

    The ferryman, Leo Brenn, is less sure. “There was a light in it.”

The words are Brenn's: a sentence tells how somebody takes a matter (laughs, agrees, stands by it, is sure), and the
quotation behind it is the proof. The reader takes such a quotation for one more of whoever spoke before, or for
nobody's. Only what such a sentence is about counts, never one more person in it; whoever does anything else there, or
does not speak, leaves the words as they were read.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace

from sayso.attribute.antecedents import is_person_word
from sayso.attribute.form import Quotation, quote_map
from sayso.attribute.lexicon import DOUBTING
from sayso.attribute.phrases import FINITE, SUBJECTS, child_with, noun_phrase
from sayso.attribute.quotations import AFTER, LINE, NEW_SENTENCE, POINTS_BACK, is_of_another, shows_words
from sayso.model import Annotated, Attribution, Parse, Token
from sayso.text import Span, trimmed

#: Confidence of a quotation that is given to the one whom the sentence before it is about.
NEWCOMER = 0.72
WHY = "the sentence before tells how that one takes it"
LONGEST_SENTENCE = 45  # words

#: How somebody takes a matter, who goes on to say it.
TAKING = frozenset(
    """
    say tell add explain insist maintain argue claim complain warn admit concede acknowledge confess confirm
    deny reply respond answer retort counter protest agree disagree object dispute reject contradict dismiss
    repudiate rebut deride apologise apologize regret boast joke swear vow promise think believe doubt suspect
    hope fear feel wonder recall remember laugh sigh shrug smile nod grin snap fume sob weep bristle scoff
    sniff snort chuckle grumble rage
    """.split()
)
#: The same of a verb with one certain word behind it: "stood by it", "hit back", "shook her head", "sees it otherwise".
WITH = {
    "stand": ("by",), "stick": ("to",), "hit": ("back",), "fire": ("back",), "shake": ("head",), "spit": ("fire",),
    "see": ("differently", "otherwise"), "insist": ("on",), "hold": ("firm",), "take": ("back",),
}  # fmt: skip
#: How somebody is who goes on to say why.
BEING = frozenset(
    """
    sure certain unsure uncertain convinced unconvinced sceptical skeptical doubtful adamant clear blunt frank
    unmoved unrepentant defiant angry furious livid relieved worried afraid proud bitter unimpressed cautious
    careful firm happy unhappy delighted grateful glad sorry dismissive scathing merciless categorical
    unequivocal
    """.split()
)
#: Of these some with a thing for their object tell of no talk ("felt a hand", "answered the door", "snapped the rope"):
#: only without an object, with a clause, "it" or "that", or one of what is said or asked.
TOUCHING = frozenset("feel answer snap boast dismiss reject recall remember doubt fear".split())
SPOKEN = frozenset(
    """it that this claim charge accusation allegation criticism suggestion idea notion report rumour rumor complaint
    question view argument demand call verdict finding concern""".split()
)
#: "decline", "refuse": whoever does so says nothing.
SILENT = frozenset("decline refuse".split())
ASKING = frozenset(("i", "we"))  # the paper
NEGATED = re.compile(r"\b(?:not|never|no longer|neither|nor)\b|n['’]t\b", re.IGNORECASE)
LAST_MARK = re.compile(r"[.!?…]$")


def give_to_newcomers(
    annotated: Annotated, attributions: tuple[Attribution, ...], silent: tuple[Span, ...] = ()
) -> tuple[Attribution, ...]:
    """The attributions with such quotations given to whom the sentence before is about. `silent`: nobody speaks."""
    text, parse = annotated.text, annotated.parse
    quotes = quote_map(text)
    persons = [m for a in annotated.actors if a.type == "person" for m in a.mentions]
    persons.sort()
    given = _Given(text, parse, attributions)
    doubles, n = quotes.doubles, 0
    for line in (Span(*m.span()) for m in LINE.finditer(text)):
        before = None
        while n < len(doubles) and doubles[n].start < line.end:
            q = doubles[n]
            n += 1
            if q.start < line.start or q.end > line.end:
                continue
            span, sentence = Span(q.start, q.end), _sentence_before(text, line, q, before)
            before = q
            if sentence is None or any(span.overlaps(s) for s in silent):
                continue
            near = persons[bisect_left(persons, (sentence.start,)) : bisect_left(persons, (sentence.end,))]
            who = _whom_it_is_about(parse, sentence, span, near)
            if who is not None:
                given.give(span, sentence, who)
    items = given.all()
    spoken = Nearby((s, n) for n, a in enumerate(items) for s in a.content)
    return tuple(x for n, a in enumerate(items) for x in _apart_from_doubt(text, parse, a, n, spoken))


def _apart_from_doubt(
    text: str, parse: Parse, a: Attribution, number: int, spoken: Nearby
) -> tuple[Attribution, ...]:
    """ "Holm does not believe that it was chance. “They knew.”": what is doubted, and what is said plainly behind."""
    if not a.cue or not a.source or not a.content:
        return (a,)
    words = " ".join(s.of(text) for s in a.cue)
    doubts = NEGATED.search(words) or any(t.lemma.casefold() in DOUBTING for s in a.cue for t in parse.within(s))
    end = max(s.end for s in (*a.cue, *a.content[:1]))
    further = tuple(s for s in a.content[1:] if s.start > end and text[s.start] in "“\"" and text[s.end - 1] in "”\""
                    and text[_last_mark(text, s)] in ".!")  # fmt: skip
    if not doubts or not further or any(n != number for s in further for n in spoken.at(s)):
        return (a,)  # nothing is said plainly, or somebody else says it
    mark = _last_mark(text, further[0])
    kept = tuple(s for s in a.content if s not in further)
    new = Attribution(id=f"e{further[0].start}", source=a.source, cue=(Span(mark, mark + 1),), content=further,
                      confidence=a.confidence, why=(WHY,))  # fmt: skip
    return replace(a, content=kept), new


def _last_mark(text: str, span: Span) -> int:
    """Where the last character before a span stands that is no white space; 0 where there is none."""
    at = span.start - 1
    while at > 0 and text[at].isspace():
        at -= 1
    return max(at, 0)


def _sentence_before(text: str, line: Span, q: Quotation, before: Quotation | None) -> Span | None:
    """The sentence of its own right before a quotation that is one or more whole sentences, in the same line."""
    start = before.end if before is not None else line.start
    ahead = text[start : q.start].rstrip()
    whole = text[q.start : q.end].rstrip("\"”’'»").rstrip()
    if not q.closed or not LAST_MARK.search(whole) or not AFTER.match(text, q.end, line.end) or POINTS_BACK.match(
        text, q.end, line.end
    ):
        return None
    if not ahead or ahead[-1] not in ".!":
        return None
    end = start + len(ahead)
    cuts = [m.end() for m in NEW_SENTENCE.finditer(text, start, q.start) if m.end() <= end]
    span = trimmed(text, cuts[-1] if cuts else start, end)
    if span is None or not span.of(text)[:1].isupper() or len(span.of(text).split()) > LONGEST_SENTENCE:
        return None
    return None if any(c in span.of(text) for c in "“”\"") else span


def _whom_it_is_about(parse: Parse, sentence: Span, q: Span, persons: list[Span]) -> Span | None:
    """The one person whom a sentence has for its subject and shows as taking a matter somehow, and whose the quotation
    `q` behind it may be; None elsewhere."""
    tokens = [t for t in parse.within(sentence) if t.start >= sentence.start and t.end <= sentence.end]
    roots = [t for t in tokens if t.head == t.i or not sentence.start <= parse.tokens[t.head].start < sentence.end]
    root = next((t for t in roots if t.pos in ("VERB", "AUX")), None)
    subject = child_with(parse, root.i, *SUBJECTS) if root is not None else None
    if root is None or subject is None or subject.i > root.i or not _takes_it(parse, root):
        return None
    if subject.tag in ("NNS", "NNPS") or any(c.dep == "conj" for c in parse.children(subject.i)):
        return None
    phrase = noun_phrase(parse, subject.i)
    if phrase is None or not sentence.holds(phrase) or is_of_another(parse, q, subject, root):
        return None
    beside = [subject.start, *(c.start for c in parse.children(subject.i) if c.dep == "appos" and c.pos == "PROPN")]
    named = any(m.start <= x < m.end for m in persons for x in beside)
    pronoun = subject.text.casefold() in ("he", "she")
    if not (named or pronoun or (subject.pos == "NOUN" and is_person_word(subject.lemma))):
        return None
    others = (t for t in tokens if t.dep in SUBJECTS and t.i != subject.i and t.start > root.start
              and not (t.text.casefold() in ASKING and parse.tokens[t.head].lemma.casefold() == "ask"))  # fmt: skip
    own = {subject.text.casefold(), "he", "she", "it", "that", "who", "which"}
    return None if any(t.text.casefold() not in own and _is_somebody(t, persons) for t in others) else phrase


def _is_somebody(t: Token, persons: list[Span]) -> bool:
    return is_person_word(t.lemma) or t.pos == "PRON" or any(m.start <= t.start < m.end for m in persons)


def _takes_it(parse: Parse, root: Token) -> bool:
    """Does a verb show how its subject takes a matter: "laughed", "is less sure", "stood by it", "was asked"?"""
    children = list(parse.children(root.i))
    lemma = root.lemma.casefold()
    if any(c.dep == "neg" for c in children) and lemma not in ("think", "believe", "agree", "deny", "dispute", "be"):
        return False
    if lemma in SILENT or any(shows_words(parse, c) for c in children):
        return False
    if lemma in TOUCHING and any(c.dep in ("dobj", "dative") and c.lemma.casefold() not in SPOKEN for c in children):
        return False
    passive = any(c.dep == "auxpass" for c in children)
    if passive:
        return lemma == "ask"
    if lemma == "be":
        return any(c.dep in ("acomp", "attr") and c.lemma.casefold() in BEING for c in children)
    if lemma == "call":
        return any(c.dep in ("oprd", "ccomp") for c in children) and root.tag in FINITE
    if lemma in WITH:
        behind = {x.text.casefold() for c in children if c.i > root.i for x in (c, *parse.children(c.i))}
        return bool(behind.intersection(WITH[lemma])) or lemma in TAKING
    return lemma in TAKING


class _Given:
    """The statements while quotations are given to whom the sentences before them are about."""

    def __init__(self, text: str, parse: Parse, attributions: tuple[Attribution, ...]):
        self.text, self.parse = text, parse
        self.items: list[Attribution | None] = list(attributions)  # None: nothing is left of it
        self.contents = Nearby((s, n) for n, a in enumerate(attributions) for s in a.content)
        self.cues = Nearby((s, n) for n, a in enumerate(attributions) for s in a.cue)

    def all(self) -> list[Attribution]:
        """What is left, and what has come to it."""
        kept = [a for a in self.items if a is not None]
        ids = {a.id for a in kept}
        return [a if a.via in ids else replace(a, via=None) for a in kept]

    def give(self, q: Span, sentence: Span, who: Span) -> None:
        """Give the quotation at `q` to whom the sentence before it is about, unless whose it is is told there."""
        held = [(n, self.items[n]) for n in self.contents.at(q)]
        holders = [(n, a) for n, a in held if a is not None and any(q.overlaps(s) for s in a.content)]
        for _, a in holders:
            beside = any(sentence.start <= s.start for s in a.cue)
            if beside and not _only_asks(self.text, self.parse, a):
                return  # whoever says it is told in the same place, or goes on after it
            if any(s.overlaps(who) for s in a.source) or any(s.start < q.start and q.end < s.end for s in a.content):
                return
        for n, a in holders:
            content = tuple(s for s in a.content if not q.overlaps(s))
            self.items[n] = replace(a, content=content) if content else None
        for n in self.cues.at(sentence):
            a = self.items[n]
            if a and self._is_outermost(a) and any(s.overlaps(who) for s in a.source) and any(
                sentence.holds(s) for s in a.cue
            ):  # fmt: skip
                self.items[n] = replace(a, content=tuple(sorted((*a.content, q))), why=(*a.why, WHY))
                self.contents.add(q, n)
                return
        mark = Span(sentence.end - 1, sentence.end)
        self.contents.add(q, len(self.items))
        self.items.append(Attribution(id=f"e{q.start}", source=(who,), cue=(mark,), content=(q,), confidence=NEWCOMER,
                                      why=(WHY,)))  # fmt: skip

    def _is_outermost(self, a: Attribution) -> bool:
        return a.via is None or not any(x is not None and x.id == a.via for x in self.items)


class Nearby:
    """Spans with the number of what each belongs to, found by where they stand without a look at all of them."""

    WIDE = 256  # characters of a bin

    def __init__(self, rows: Iterable[tuple[Span, int]] = ()):
        self._bins: dict[int, list[tuple[Span, int]]] = {}
        for span, number in rows:
            self.add(span, number)

    def add(self, span: Span, number: int) -> None:
        """One more span."""
        for k in range(span.start // self.WIDE, (span.end - 1) // self.WIDE + 1):
            self._bins.setdefault(k, []).append((span, number))

    def at(self, span: Span) -> list[int]:
        """The numbers of those that overlap a span, in order."""
        bins = range(span.start // self.WIDE, (span.end - 1) // self.WIDE + 1)
        return sorted({n for k in bins for s, n in self._bins.get(k, ()) if s.overlaps(span)})


def _only_asks(text: str, parse: Parse, a: Attribution) -> bool:
    """ "laughed when we asked": the paper's own question, which the quotation answers."""
    asks = any(t.lemma.casefold() == "ask" for s in a.cue for t in parse.within(s))
    return asks and len(a.source) == 1 and a.source[0].of(text).casefold() in ASKING
