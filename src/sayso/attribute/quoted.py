"""Whom an outlet quotes: "Radio Esk quoted Holm as saying that …", "…, Holm was quoted by Radio Esk as saying".

The trained reader finds one source there, or none: the outlet with everything behind it for its content, or "Holm" for
what the outlet says. Both the one who speaks and the one who passes it on are told by the grammar, so the pair is set
right here: the outlet outside, who is quoted inside of it. Where no outlet is named, there is nothing to set right.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.attribute.phrases import FINITE, child_with, cut_out, hull, noun_phrase, size
from sayso.model import Attribution, Parse, Token
from sayso.text import Span, Spans, trimmed

QUOTING = frozenset(("quote", "cite"))
SAYING = frozenset("say tell write claim state add warn declare insist".split())
AUXILIARIES = ("aux", "auxpass")
#: Confidence where the reader had found neither.
SHOWN = 0.5
LEAST = 2  # words of what somebody says
THAT = re.compile(r"\s*that\s+(?=\w)")
EDGES = " \t\n,;:–—-"


def join_quoted(parse: Parse, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions, those that quote somebody "as saying" with the two sources in their places."""
    out = tuple(attributions)
    for word in parse.tokens:
        if word.text.casefold() == "as" and 0 < word.i < len(parse.tokens) - 1:
            out = _joined(parse, word, out)
    return out


def _joined(parse: Parse, word: Token, given: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    verb, saying = parse.tokens[word.head], parse.tokens[word.i + 1]
    if verb.lemma.casefold() not in QUOTING or verb.i >= word.i or verb.tag not in (*FINITE, "VBN"):
        return given
    if saying.tag != "VBG" or saying.lemma.casefold() not in SAYING or child_with(parse, verb.i, "neg") is not None:
        return given
    pair = _pair(parse, verb, saying)
    if pair is None:
        return given
    teller, speaker, agent = pair
    first = min([verb.i, *(c.i for c in parse.children(verb.i) if c.dep in AUXILIARIES and c.i < verb.i)])
    cue, inner_cue = Span(parse.tokens[first].start, verb.end), Span(saying.start, saying.end)
    words = Span(word.start, saying.end)
    mine = [a for a in given if any(s.overlaps(x) for s in a.cue for x in (cue, inner_cue))]
    ids = {a.id for a in mine}
    if any(a.via in ids and any(s.overlaps(speaker) for s in a.source) for a in mine):
        return given  # read so already
    content = _content(parse, mine, (agent, speaker, cue, words), speaker, saying)
    around = hull((speaker, words), content)
    if not content or around is None or any(s.overlaps(x) for s in content for x in (agent, speaker, cue, words)):
        return given
    names = [*(a.id for a in mine), f"q{verb.i}", f"q{saying.i}"][:2]
    sure = max((a.confidence for a in mine), default=SHOWN)
    holders = [a for a in given if a.id not in ids and any(c.holds(cue) and c.holds(speaker) for c in a.content)]
    via = min(holders, key=lambda a: size(a.content)).id if holders else None
    why = "one quotes the other"
    outer = Attribution(id=names[0], source=(teller,), cue=(cue,), content=cut_out((around,), (agent, cue), parse.text),
                        via=via, confidence=sure, why=(why,))  # fmt: skip
    inner = Attribution(id=names[1], source=(speaker,), cue=(inner_cue,), content=content, via=names[0],
                        confidence=sure, why=(why,))  # fmt: skip
    rest = tuple(replace(a, via=inner.id) if a.via in ids else a for a in given if a.id not in ids)
    return (*rest, outer, inner)


def _pair(parse: Parse, verb: Token, saying: Token) -> tuple[Span, Span, Span] | None:
    """The phrases of who quotes and who is quoted, and the first with its "by"."""
    by = None
    if verb.tag == "VBN" and child_with(parse, verb.i, "auxpass") is not None:
        by = child_with(parse, verb.i, "agent") or next(
            (c for c in parse.children(saying.i) if c.dep in ("prep", "agent") and c.text.casefold() == "by"), None
        )
        teller = child_with(parse, by.i, "pobj") if by is not None else None
        speaker = child_with(parse, verb.i, "nsubjpass")
    else:
        teller, speaker = child_with(parse, verb.i, "nsubj"), child_with(parse, verb.i, "dobj")
    if teller is None or speaker is None or teller.tag in ("WDT", "EX") or speaker.tag in ("WDT", "EX"):
        return None
    one, other = noun_phrase(parse, teller.i), _without_clause(parse, speaker)
    if one is None or other is None or one.overlaps(other) or any(
        s.overlaps(Span(v.start, v.end)) for s in (one, other) for v in (verb, saying)
    ):  # fmt: skip
        return None
    return one, other, Span(by.start if by is not None and by.start < one.start else one.start, one.end)


def _without_clause(parse: Parse, noun: Token) -> Span | None:
    """The noun phrase up to a relative clause: "a clerk, whom it did not name"."""
    phrase = noun_phrase(parse, noun.i)
    clause = child_with(parse, noun.i, "relcl")
    if phrase is None or clause is None:
        return phrase
    start = parse.tokens[parse.subtree(clause.i)[0]].start
    found = _bare(parse, phrase.start, start) if phrase.start < start < phrase.end else (phrase,)
    return found[0] if found else phrase


def _content(parse: Parse, mine: Sequence[Attribution], parts: Spans, speaker: Span, saying: Token) -> Spans:
    """What is quoted: the clause behind "saying", else what was read for it, else the words before the speaker."""
    pieces = [tuple(x for s in cut_out(a.content, parts, parse.text) for x in _bare(parse, *s)) for a in mine]
    clause = next((c for c in parse.children(saying.i) if c.dep == "ccomp" and c.i > saying.i), None)
    if clause is not None:
        pieces = [tuple(s for s in p if s.start > saying.start) for p in pieces]
    told = next((p for p in pieces if _tells(parse, p) and p[-1].end != saying.end), ())
    if clause is not None and not told:
        tokens = [parse.tokens[k] for k in parse.subtree(clause.i) if k > saying.i]
        told = _bare(parse, tokens[0].start, tokens[-1].end) if tokens else ()
        return cut_out(told, parts, parse.text) if _tells(parse, told) else ()
    if told:
        return told
    start = parse.tokens[parse.sentences[saying.sent][0]].start
    before = _bare(parse, start, speaker.start) if start < speaker.start else ()
    return before if _tells(parse, before) else ()


def _bare(parse: Parse, start: int, end: int) -> Spans:
    words = parse.text[start:end]
    if (that := THAT.match(words)) is not None:
        start, words = start + that.end(), words[that.end() :]
    start, end = start + len(words) - len(words.lstrip(EDGES)), start + len(words.rstrip(EDGES + "."))
    found = trimmed(parse.text, start, end) if start < end else None
    return (found,) if found else ()


def _tells(parse: Parse, spans: Spans) -> bool:
    tokens = [t for s in spans for t in parse.within(s)]
    return any(t.tag in FINITE for t in tokens) and sum(any(c.isalnum() for c in t.text) for t in tokens) >= LEAST
