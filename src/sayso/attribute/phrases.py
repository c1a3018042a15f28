"""Phrases of a parse: heads and noun phrases, as spans of the text."""

from __future__ import annotations

import re

from sayso.model import Parse, Token
from sayso.text import Span, Spans, trimmed

#: Tags of finite verbs.
FINITE = frozenset(("VBD", "VBP", "VBZ", "MD"))

WORD = re.compile(r"\w+")
LONGEST_CLAUSE = 8  # words of an appositive or relative clause that still belongs to a source (READING.md)
SUBJECTS = ("nsubj", "nsubjpass")  # of a verb, that are no clause
CLAUSES = frozenset({"relcl", "appos", "acl", "advcl", "parataxis"})


def head_of(parse: Parse, spans: Spans) -> Token | None:
    """The token of the spans that the others hang on: the first whose own head lies outside."""
    tokens = [t for s in spans for t in parse.within(s)]
    inside = {t.i for t in tokens}
    heads = [t for t in tokens if t.head not in inside or t.head == t.i]
    words = [t for t in heads if t.pos != "PUNCT"]
    return (words or heads or [None])[0]


def noun_phrase(parse: Parse, head: int) -> Span | None:
    """The noun phrase around token `head`, without punctuation at its edges, and without an
    appositive or relative clause of more than eight words or what follows one."""
    gone: set[int] = set()
    for child in parse.children(head):
        if child.dep in CLAUSES:
            sub = parse.subtree(child.i)
            if sum(parse.tokens[k].pos != "PUNCT" for k in sub) > LONGEST_CLAUSE or child.dep in ("advcl", "parataxis"):
                gone.update(sub)
    kept = [k for k in parse.subtree(head) if k not in gone]
    # one unbroken run around the head: a phrase cut in two is no phrase
    first = last = kept.index(head)
    while first > 0 and kept[first - 1] == kept[first] - 1:
        first -= 1
    while last + 1 < len(kept) and kept[last + 1] == kept[last] + 1:
        last += 1
    run = [parse.tokens[k] for k in kept[first : last + 1]]
    while run and run[-1].pos in ("PUNCT", "CCONJ", "SPACE") and run[-1].text not in (")", "]"):
        run.pop()
    while run and run[0].pos in ("PUNCT", "CCONJ", "ADP", "SPACE") and run[0].text not in ("(", "["):
        run.pop(0)
    return trimmed(parse.text, run[0].start, run[-1].end) if run else None


def antecedent_of(parse: Parse, pronoun: Token, verb: Token) -> Token | None:
    """The noun that a relative clause tells of, None where the one that the parser hung it on cannot be it and nothing
    holds that one that can: "a bill by Senator Lee, which would …" tells of no person, "talks between the leaders,
    which was …" of no leaders."""
    noun = parse.tokens[verb.head]
    for _ in range(4):
        if _may_be(parse, noun, pronoun):
            return noun
        up = parse.tokens[noun.head]
        if noun.dep == "pobj":
            up = parse.tokens[up.head]
        elif noun.dep not in ("appos", "conj", "compound", "npadvmod"):
            return None
        if up.pos not in ("NOUN", "PROPN"):
            return None
        noun = up
    return None


def _may_be(parse: Parse, noun: Token, pronoun: Token) -> bool:
    called = parse.tokens[noun.head] if noun.dep == "appos" else noun  # "Lee, a Democrat"
    if pronoun.text.casefold() == "which" and any(
        label == "PERSON" and (s.start <= noun.start < s.end or s.start <= called.start < s.end)
        for s, label in parse.entities
    ):
        return False
    return pronoun.dep not in SUBJECTS or agrees(parse, noun, parse.tokens[pronoun.head])


def agrees(parse: Parse, subject: Token, verb: Token) -> bool:
    """May a noun be a verb's subject: "the leaders | was under way" has lost its own."""
    first = next((c for c in parse.children(verb.i) if c.dep in ("aux", "auxpass")), verb)
    one = first.tag == "VBZ" or first.text.casefold() == "was"
    return not (one and subject.tag == "NNS" and not any(c.dep == "appos" for c in parse.children(subject.i)))


def is_finite(parse: Parse, verb: Token) -> bool:
    """Has a verb a tense, its own or by its auxiliary: not "to say", "saying" or "had it said"?"""
    return verb.tag in FINITE or any(c.dep in ("aux", "auxpass") and c.tag in FINITE for c in parse.children(verb.i))


def child_with(parse: Parse, i: int, *deps: str) -> Token | None:
    """The first token that hangs on token i by one of the relations."""
    return next((t for t in parse.children(i) if t.dep in deps), None)


def sentence_of(parse: Parse, offset: int) -> int | None:
    """The number of the sentence at or right after a character offset."""
    from bisect import bisect_right

    k = bisect_right(parse.tokens, offset, key=lambda t: t.start) - 1
    return parse.tokens[max(k, 0)].sent if parse.tokens else None


def strip_marks(tokens: list[Token], *, front: bool = True) -> None:
    """Take the punctuation off the edges of a run of tokens, all but quotation marks and brackets that open or close
    it. `front`: at its beginning too."""
    while front and tokens and tokens[0].pos == "PUNCT" and tokens[0].text not in '“"‘(':
        tokens.pop(0)
    while tokens and tokens[-1].pos == "PUNCT" and tokens[-1].text not in '”"’)':
        tokens.pop()


def hull(*parts: Spans) -> Span | None:
    """The shortest span around all the given ones."""
    spans = [s for part in parts for s in part]
    return Span(min(s.start for s in spans), max(s.end for s in spans)) if spans else None


def size(spans: Spans) -> int:
    """Characters covered by spans that do not overlap each other."""
    return sum(s.end - s.start for s in spans)


def shared(a: Spans, b: Spans) -> int:
    """Characters that both cover."""
    return sum(max(0, min(x.end, y.end) - max(x.start, y.start)) for x in a for y in b)


def overlap(a: Spans, b: Spans) -> float:
    """Shared characters over all characters, 0..1."""
    both = shared(a, b)
    return both / (size(a) + size(b) - both) if both else 0.0


def cut_out(spans: Spans, holes: Spans, text: str) -> Spans:
    """The spans without the holes; white space and separating commas at new edges go too."""
    out = list(spans)
    for hole in holes:
        nxt: list[Span] = []
        for s in out:
            if not s.overlaps(hole):
                nxt.append(s)
                continue
            for a, b in ((s.start, hole.start), (hole.end, s.end)):
                while a < b and (text[b - 1].isspace() or (b < s.end and text[b - 1] in ",;–—-")):
                    b -= 1
                while a < b and (text[a].isspace() or (a > s.start and text[a] in ",;–—-")):
                    a += 1
                if a < b and any(c.isalnum() for c in text[a:b]):
                    nxt.append(Span(a, b))
        out = nxt
    return tuple(out)


def is_part_of_name(part: str, name: str) -> bool:
    """Are the words of a part whole words of a name, in a row: "the Post" of "The Evening Post", no "Eu" of
    "Reuters"?"""
    few, many = ([w.casefold() for w in WORD.findall(x)] for x in (part, name))
    few = few[1:] if few[:1] == ["the"] else few
    return bool(few) and any(many[k : k + len(few)] == few for k in range(len(many)))


#: Who does one of these stands by what others leave open.
HOLDING = frozenset("claim allege insist maintain argue assert contend suspect believe".split())


def is_held_to(parse: Parse, cue: Spans) -> bool:
    """Does a cue tell that somebody stands by something, not that he told of it: "has long said", "insists"?"""
    words = [t for s in cue for t in parse.within(s)]
    if any(t.lemma == "have" or t.lemma.casefold() in HOLDING for t in words):
        return True
    verbs = [t for t in words if t.pos == "VERB"]
    return any(c.lemma == "have" and c.dep == "aux" for v in verbs for c in parse.children(v.i))
