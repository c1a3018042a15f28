"""What a sentence begins with, before who says it: "As long as he stays, | the mayor said, | nothing will change."

The clause in front belongs to what is said where "said" stands between two commas, amid it, or where it is a condition
of what will or would be. What only tells when or how it was said ("When asked, Holm said she …") stays outside.
"""

from __future__ import annotations

from dataclasses import replace

from sayso.attribute.phrases import FINITE, sentence_of
from sayso.model import Attribution, Parse, Token
from sayso.text import Span

#: Words that begin a condition, the longest first.
CONDITIONS = ("even if", "only if", "as long as", "so long as", "if", "unless", "provided that", "provided", "in case")
#: Words that begin a clause of reason, of what is granted, or of when a thing will be.
GROUNDS = (
    "even though", "although", "though", "because", "since", "as soon as", "once", "until", "till", "now that",
    "given that", "whether or not", "whether",
)  # fmt: skip
#: Words that begin a clause which may tell when it was said: nothing is added for them, but what was begun is ended.
WHEN = frozenset("when while as after before even just".split())
MODALS = frozenset("will would wo 'll ’ll 'd ’d can could ca may might shall should must".split())
LONGEST_ASIDE = 10  # words between a cue and its comma: "said in an interview on Friday,"
QUOTES = "“”\"„«»"


def fronted(parse: Parse, a: Attribution) -> Attribution:
    """A content with the whole of the clause that its sentence begins with, where that is part of it."""
    if len(a.cue) != 1 or len(a.source) != 1 or not a.content:
        return a
    told = Span(min(a.source[0].start, a.cue[0].start), max(a.source[0].end, a.cue[0].end))
    number = sentence_of(parse, told.start)
    first, last = parse.sentences[number]
    front = [t for t in parse.tokens[first : last + 1] if t.end <= told.start]
    while front and (front[0].pos == "CCONJ" or front[0].text == ","):
        front = front[1:]
    if len(front) < 4 or front[-1].text != "," or sentence_of(parse, told.end - 1) != number:
        return a
    clause = front[:-1]
    word = _opener(clause)
    whole = Span(clause[0].start, clause[-1].end)
    held = [s for s in a.content if s.overlaps(whole)]
    if any(t.text in QUOTES or t.text in (";", ":") for t in front) or not _is_clause(clause, word):
        return a
    if not word and not (held and clause[0].text.casefold() in WHEN and held[0].start <= clause[0].end):
        return a
    rest = tuple(s for s in a.content if s not in held)
    behind = next((s for s in rest if s.start >= told.end), None)
    if any(not whole.holds(s) for s in held) or (behind is None and not held):
        return a
    amid = _comma_behind(parse, told.end, last)
    if amid is not None and behind is not None and behind.start < amid.start:
        amid = None  # "If it sells, | he will promote | it, …"
    if amid is None:
        if held or behind is None or word not in CONDITIONS or not _is_outcome(parse, clause, told, behind):
            return a
        return replace(a, content=(whole, *rest), why=(*a.why, "with the condition before it"))
    if behind is None:
        behind = _rest(parse, amid, last)
        if behind is None:
            return a
        rest = (behind, *rest)
    if not held and not _goes_on(parse, behind):
        return a
    content = tuple(sorted((whole, *rest)))
    return a if content == a.content else replace(a, content=content, why=(*a.why, "with the clause before it"))


def _opener(clause: list[Token]) -> str:
    """The conjunction that a clause begins with; empty for those that may tell how or when a thing was said."""
    words = " ".join(t.text.casefold() for t in clause[:3]) + " "
    return next((w for w in (*CONDITIONS, *GROUNDS) if words.startswith(w + " ")), "")


def _is_clause(clause: list[Token], opener: str) -> bool:
    """Is it one finite clause with what hangs on it, and not two of which the second stands by itself ("Because he
    was ill, he left, | Holm said")? Behind an opener of several words the parser need not know the verb for one."""
    verbs = [t for t in clause if t.tag in FINITE or t.tag == "MD"]
    commas = [t.i for t in clause if t.text == ","]
    return (bool(verbs) or " " in opener) and (not commas or not any(t.i > commas[0] for t in verbs))


def _comma_behind(parse: Parse, at: int, last: int) -> Token | None:
    """The comma that ends "Holm said in an interview,"; None where the content goes on without one."""
    for n, token in enumerate(t for t in parse.tokens[: last + 1] if t.start >= at):
        if token.text == ",":
            return token
        if n >= LONGEST_ASIDE or token.tag in FINITE or token.tag == "MD" or token.text in QUOTES:
            return None
        if token.dep == "mark":
            return None
    return None


def _goes_on(parse: Parse, behind: Span) -> bool:
    """Does a content go on with a sentence, and not begin its own: "…,” he said, “we …" but not "he said, “We …"?"""
    text = parse.text
    start = behind.start
    while start < behind.end and not text[start].isalnum():
        start += 1
    token = next(iter(parse.within(Span(start, behind.end))), None)
    quoted = any(c in QUOTES for c in text[behind.start : start])
    capital = text[start : start + 1].isupper() and token is not None and token.pos != "PROPN"
    return token is not None and not (quoted and capital and token.text not in ("I", "I'm"))


def _is_outcome(parse: Parse, clause: list[Token], told: Span, behind: Span) -> bool:
    """Is what is said, right behind "said", what will or would be under the condition? "If you look at it" is none."""
    if any(t.text.casefold() == "you" for t in clause):
        return False
    between = parse.text[told.end : behind.start].strip(" \n“\"")
    words = parse.within(behind)
    verb = next((t for t in words if t.tag in FINITE or t.tag == "MD"), None)
    return between in ("", "that") and verb is not None and verb.text.casefold() in MODALS


def _rest(parse: Parse, comma: Token, last: int) -> Span | None:
    """What a sentence goes on with behind a comma, where it is a clause."""
    tokens = list(parse.tokens[comma.i + 1 : last + 1])
    while tokens and tokens[-1].pos == "PUNCT" and tokens[-1].text not in QUOTES:
        tokens.pop()
    if not any(t.tag in FINITE or t.tag == "MD" for t in tokens):
        return None
    return Span(tokens[0].start, tokens[-1].end)
