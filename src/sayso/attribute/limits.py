"""Contents that end where their grammar says they end.

The reader marks words one by one and now and then stops in the middle of a phrase: "… after twelve officers | were
charged", "thousands | of letters", "the summit's | end", "to sink Tolna following | the vote", "it broke and |". What
the last word belongs to is taken in, as far as its sentence and the other parts of the attribution allow; a
conjunction that joins nothing is left out, and a quotation that was opened is closed.
"""

from __future__ import annotations

import re
from dataclasses import replace

from sayso.attribute.phrases import FINITE
from sayso.model import Attribution, Parse, Token
from sayso.text import Span, Spans

#: A word in one of these relations stands before what it belongs to.
LEADING = frozenset({"det", "amod", "compound", "nummod", "poss", "quantmod", "nmod", "predet"})
OPENING = frozenset({"nsubj", "nsubjpass", "aux", "auxpass", "neg", "expl"})
GROWTH = 25  # words that a content may grow by
BETWEEN = 6  # words between a content and whoever says so
ROUNDS = 3
LOOSE_END = re.compile(r"[\s,;]+(?:and|or|but)$")
CLOSING = re.compile(r"[.,!?]?[”\"]")


def whole_content(parse: Parse, a: Attribution) -> Attribution:
    """The attribution with the ends of its content set right."""
    a = _from_its_beginning(parse, a)
    others = (*a.source, *a.cue)
    out: list[Span] = []
    for n, span in enumerate(a.content):
        stop = min((o.start for o in (*others, *a.content[n + 1 :]) if o.start >= span.end), default=len(parse.text))
        grown = _completed(parse, span, a.cue, stop)
        if n == len(a.content) - 1:
            grown = _up_to_the_source(parse, grown, a)
        out.append(_closed(parse.text, _without_loose_end(parse.text, grown), stop))
    return replace(a, content=tuple(out))


def _from_its_beginning(parse: Parse, a: Attribution) -> Attribution:
    """ "Four men died in | what were likely raids | the group said": what ends on a clause that stands behind a
    preposition is told as a whole sentence."""
    if len(a.content) != 1 or len(a.source) != 1 or len(a.cue) != 1:
        return a
    span = a.content[0]
    first = next(iter(parse.within(span)), None)
    if first is None or first.i == 0 or not span.end <= a.source[0].start < a.cue[0].start:
        return a
    before, begin = parse.tokens[first.i - 1], parse.tokens[parse.sentences[first.sent][0]]
    between = parse.text[begin.start : span.start]
    if before.pos != "ADP" or before.sent != first.sent or first.tag not in ("WP", "WDT", "WRB"):
        return a
    if any(c in between for c in "\n\"“”;:") or not any(t.tag in FINITE for t in parse.within(
            Span(begin.start, before.end))):  # fmt: skip
        return a
    return replace(a, content=(Span(begin.start, span.end),), why=(*a.why, "the whole sentence is told"))


def _completed(parse: Parse, span: Span, cue: Spans, stop: int) -> Span:
    """The span with what its last word belongs to, ending before `stop`."""
    if parse.text[span.end - 1 : span.end] in "”\"’'" or CLOSING.match(parse.text, span.end):
        return span
    begun = span.end
    for _ in range(ROUNDS):
        tokens = parse.within(span)
        if not tokens:
            break
        end = _wanted(parse, tokens[-1], span, cue)
        if end is None or end.end <= span.end or end.end > stop or end.sent != tokens[-1].sent:
            break
        taken = parse.within(Span(span.end, end.end))
        if len(taken) > GROWTH or any(t.text in "”\"“;\n" or "\n" in t.text for t in taken):
            break
        if "\n" in parse.text[span.end : end.end]:
            break
        span = Span(span.start, end.end)
    return span if span.end >= begun else Span(span.start, begun)


def _up_to_the_source(parse: Parse, span: Span, a: Attribution) -> Span:
    """The span with the few words that stand between it and whoever says so, no mark between: "Eleven men were hurt |
    and nine women | Holm said", "Shells fell | on Monday | a group said"."""
    after = sorted(s for s in (*a.source, *a.cue) if s.start >= span.end)
    told = after[1].start - after[0].end if len(after) > 1 else 3
    if told > 2 or len(a.source) != 1 or after[0].start <= span.end or parse.text[span.end - 1] in "”\"’'":
        return span
    between = Span(span.end, after[0].start)
    words = parse.within(between)
    if not 2 <= len(words) <= BETWEEN or "\n" in between.of(parse.text):
        return span
    if words[0].pos not in ("ADP", "CCONJ", "SCONJ") or words[-1].pos not in ("NOUN", "PROPN", "NUM", "VERB", "ADV"):
        return span
    if any(t.pos == "PUNCT" for t in words) or words[0].sent != words[-1].sent:
        return span
    return Span(span.start, words[-1].end)


def _wanted(parse: Parse, last: Token, span: Span, cue: Spans) -> Token | None:
    """The last token of what the word that ends a span belongs to; None where nothing is missing."""
    if last.dep == "case" and last.head != last.i:
        last = parse.tokens[last.head]  # "Monday's | summit"
    if last.tag == "HYPH" and last.i + 1 < len(parse.tokens) and parse.tokens[last.i + 1].start == last.end:
        return parse.tokens[last.i + 1]  # "Tolna-| Esk ties"
    head = parse.tokens[last.head]
    outside = head.start >= span.end
    if last.dep in LEADING and outside and head.i - last.i <= 4:
        return head
    if last.dep in OPENING and outside and not any(c.overlaps(Span(head.start, head.end)) for c in cue):
        governor = parse.tokens[head.head]
        if head.i - last.i <= 5 and (last.dep in ("aux", "auxpass", "neg") or span.start <= governor.start < span.end):
            return parse.tokens[_run(parse, head.i)]
    if last.pos == "ADP" and last.dep in ("prep", "agent") and any(c.start >= span.end for c in parse.children(last.i)):
        return parse.tokens[_run(parse, last.i)]
    if last.tag in ("WDT", "WP") and head.pos == "ADP":
        clause = parse.tokens[head.head]  # "the raids in which | twelve men were shot"
        return parse.tokens[_run(parse, clause.i)] if clause.dep == "relcl" and clause.start >= span.end else None
    following = parse.tokens[last.i + 1] if last.i + 1 < len(parse.tokens) else None
    if following is not None and following.text.casefold() == "of" and following.head == last.i:
        return parse.tokens[_run(parse, following.i)]
    return None


def _run(parse: Parse, head: int) -> int:
    """The last token of the part of head's subtree that goes on behind it without a comma."""
    below = set(parse.subtree(head))
    at = head
    while at + 1 in below and parse.tokens[at + 1].pos != "PUNCT":
        at += 1
    return at


def _without_loose_end(text: str, span: Span) -> Span:
    found = LOOSE_END.search(text, span.start, span.end)
    return Span(span.start, found.start()) if found and found.start() > span.start else span


def _closed(text: str, span: Span, stop: int) -> Span:
    """With the mark that closes a quotation opened inside."""
    words = span.of(text)
    open_ = words.count("“") > words.count("”") or (words.count('"') % 2 == 1 and not words.endswith('"'))
    found = CLOSING.match(text, span.end) if open_ else None
    return Span(span.start, found.end()) if found and found.end() <= stop else span
