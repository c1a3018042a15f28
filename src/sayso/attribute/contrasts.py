"""Two who speak side by side: "the army said it had withdrawn while activists claimed that it had not".

The reader often takes the second for a part of what the first one says, and so has the army pass on what activists
claim. A newsroom sets two voices against each other with such a "while"; what the first says ends before it.
"""

from __future__ import annotations

from dataclasses import replace

from sayso.attribute import lexicon as lex
from sayso.attribute.antecedents import quoted_spans
from sayso.attribute.phrases import FINITE, child_with, cut_out
from sayso.model import Annotated, Attribution, Token
from sayso.text import Span

AGAINST = frozenset("while whilst whereas".split())


def part_contrasts(annotated: Annotated, attributions: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """The attributions, those that a "while" sets beside another no longer a part of its content."""
    items = {a.id: a for a in attributions}
    quotes = [Span(*q) for q in quoted_spans(annotated.text)]
    for given in attributions:
        b = items[given.id]
        if b.via != given.via:
            continue  # an earlier "while" has set it beside the other already
        a = items.get(b.via or "")
        word = _against(annotated, b) if a is not None else None
        if a is None or word is None or any(q.start < word.start < q.end for q in quotes):
            continue
        if not a.source or not a.content or max(s.end for s in (*a.source, *a.cue)) > a.content[0].start:
            continue
        if word.start >= max(s.end for s in a.content):
            continue
        kept = cut_out(a.content, (Span(word.start, max(s.end for s in a.content)),), annotated.text)
        if kept == a.content or not any(t.tag in FINITE for s in kept for t in annotated.parse.within(s)):
            continue
        items[a.id] = replace(a, content=kept)
        for c in list(items.values()):
            if c.via == a.id and c.cue and c.cue[0].start > word.start:
                items[c.id] = replace(c, via=a.via, why=(*c.why, f"set beside the other by “{word.text}”"))
    return tuple(items[a.id] for a in attributions)


def _against(annotated: Annotated, b: Attribution) -> Token | None:
    """The "while" before a source that is a name or a noun and says something in a finite verb of its own."""
    parse = annotated.parse
    verb = next((t for s in b.cue for t in parse.within(s) if t.lemma.casefold() in lex.COMMUNICATION_VERBS), None)
    source = [t for s in b.source for t in parse.within(s)]
    if verb is None or not source or source[0].i == 0 or source[-1].i > verb.i:
        return None
    helps = any(t.tag in FINITE for t in parse.children(verb.i) if t.dep == "aux")
    word, subject = parse.tokens[source[0].i - 1], child_with(parse, verb.i, "nsubj")
    if subject is None and source[-1].i + 1 == parse.within(b.cue[0])[0].i:
        subject = next((t for t in source if t.dep == "pobj" and t.head == word.i), None)  # "whilst" for a preposition
    if subject is None or subject.pos not in ("NOUN", "PROPN") or not (verb.tag in FINITE or helps):
        return None
    if word.text.casefold() not in AGAINST or not any(s.start <= subject.start < s.end for s in b.source):
        return None
    return word
