"""Inverted statements that were read the wrong way round: "A plot, says the palace", "Yes, says Holm, he was there".

A comma, a verb of saying, and right after it nothing but somebody up to the next mark: whoever stands after the verb
speaks, and what stands before the comma is said. Read the other way round it puts words into the mouth of a thing.
"""

from __future__ import annotations

from dataclasses import replace

from sayso.attribute.phrases import FINITE, SUBJECTS, child_with
from sayso.attribute.relays import is_speaker_noun
from sayso.model import Annotated, Attribution, Parse, Token
from sayso.text import Span, trimmed

#: Verbs whose subject may follow them after the words said.
INVERTING = frozenset(
    "say add write reply ask insist warn argue explain admit recall think claim report swear promise".split()
)
#: Further ones, where the reader found nobody who says it.
TOLD_BEHIND = INVERTING | frozenset(
    "report confirm announce note observe state declare reveal recount joke conclude continue predict".split()
)
ENDS = frozenset(".,;:!?–—")
MARKS = frozenset("“”\"‘’'«»„")


def set_inverted(annotated: Annotated, attributions: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """The attributions, those that were read the wrong way round set right."""
    return tuple(_inverted(annotated, a) or _left_out(annotated, a) or a for a in attributions)


def _left_out(annotated: Annotated, a: Attribution) -> Attribution | None:
    """The attribution with the speaker behind its verb whom the reader left out: "…, reported | Radio Esk, which …"."""
    cue = [t for s in a.cue for t in annotated.parse.within(s)]
    if a.source or len(cue) != 1 or not a.content or cue[0].tag not in ("VBZ", "VBD", "VBP"):
        return None
    verb = cue[0]
    if verb.lemma.casefold() not in TOLD_BEHIND or any(s.end > verb.start for s in a.content) or verb.i < 2:
        return None
    between = annotated.text[a.content[-1].end : verb.start].strip()
    if (between or annotated.parse.tokens[verb.i - 1].text) not in (",", "”", '"', ",”", ',"'):
        return None
    speaker = _speaker_after(annotated, verb) if verb.i + 1 < len(annotated.parse.tokens) else None
    if speaker is None:
        return None
    return replace(a, source=(speaker,), why=(*a.why, "the speaker stands after the verb"))


def _inverted(annotated: Annotated, a: Attribution) -> Attribution | None:
    parse, text = annotated.parse, annotated.text
    cue = [t for s in a.cue for t in parse.within(s)]
    if len(cue) != 1 or not a.content or cue[0].tag not in ("VBZ", "VBD", "VBP"):
        return None
    verb = cue[0]
    if verb.lemma.casefold() not in INVERTING or any(s.start > verb.start for s in a.source):
        return None
    if verb.i < 2 or parse.tokens[verb.i - 1].text not in (",", "”", '"') or verb.i + 1 >= len(parse.tokens):
        return None
    speaker = _speaker_after(annotated, verb)
    if speaker is None or not any(s.start <= speaker.start < s.end for s in a.content):
        return None
    first = _sentence_start(parse, verb)
    before = trimmed(text, first, parse.tokens[verb.i - 1].start)
    if before is None or not any(c.isalnum() for c in before.of(text)):
        return None
    told = parse.within(before)
    own = child_with(parse, verb.i, *SUBJECTS)
    stands = own is not None and any(s.start <= own.start < s.end for s in a.source)
    set_off = any(t.text == "," for t in told)
    if stands and set_off and not any(t.tag in FINITE or t.text in MARKS for t in told):
        return None  # "Ann Lee, a clerk of the firm, said many of the …": whoever speaks stands there already
    rest = tuple(
        part
        for s in a.content
        if s.end > speaker.end and (part := trimmed(text, _after_marks(text, max(s.start, speaker.end), s.end), s.end))
    )
    return replace(a, source=(speaker,), content=(before, *rest), why=(*a.why, "the speaker stands after the verb"))


def _speaker_after(annotated: Annotated, verb: Token) -> Span | None:
    """Somebody who fills all from a verb to the next mark: a name, or a noun for somebody who speaks."""
    parse = annotated.parse
    last = verb.i
    while last + 1 < len(parse.tokens) and parse.tokens[last + 1].text[0] not in ENDS:
        last += 1
        if parse.tokens[last].sent != verb.sent or last - verb.i > 14:
            break
    tokens = list(parse.tokens[verb.i + 1 : last + 1])
    if not tokens or tokens[0].text.casefold() in ("that", "it", "there", "if", "whether", "no", "yes", "so"):
        return None
    span = Span(tokens[0].start, tokens[-1].end)
    finite = [t for t in tokens if t.tag in ("VBD", "VBP", "VBZ", "MD") and not _is_relative(parse, t, verb.i)]
    if finite:
        return None
    names = [m for x in annotated.actors for m in x.mentions if span.holds(m)]
    name = _apposed(annotated, last)
    if name is not None and tokens[0].pos in ("DET", "PRON") and tokens[-1].pos == "NOUN":
        return Span(span.start, name.end)  # "said its head, Ann Holm, and …"
    heads = [t for t in tokens if t.pos in ("NOUN", "PROPN", "PRON") and not verb.i < t.head <= last] or tokens[:1]
    those = tokens[0].text.casefold() in ("those", "people", "many", "some", "others", "he", "she")
    named = any(m.start == span.start or _holds_to(tokens, m) for m in names)
    return span if those or named or any(is_speaker_noun(t.lemma) for t in heads) else None


def _apposed(annotated: Annotated, last: int) -> Span | None:
    """The person named between commas right behind a token."""
    tokens = annotated.parse.tokens
    if last + 2 >= len(tokens) or tokens[last + 1].text != ",":
        return None
    people = (m for x in annotated.actors if x.type == "person" for m in x.mentions)
    name = next((m for m in people if m.start == tokens[last + 2].start), None)
    after = annotated.text[name.end :].lstrip()[:1] if name is not None else ""
    return name if after in (",", ".", ";") else None


def _holds_to(tokens: list[Token], name: Span) -> bool:
    """Is a name the whole of a phrase but for its article, or what a body is named after ("the state of Zarland")?"""
    words = [t.text.casefold() for t in tokens if t.start < name.start]
    bodies = ("state", "government", "palace", "kingdom", "republic", "house", "side", "town", "city", "people")
    return words in ([], ["the"]) or (words[-1:] == ["of"] and words[-2:-1] and words[-2] in bodies)


def _is_relative(parse: Parse, t: Token, low: int) -> bool:
    """Does a token hang below a relative clause that begins after token `low`?"""
    for _ in range(10):
        if t.dep in ("relcl", "acl"):
            return t.i > low
        if t.head == t.i:
            return False
        t = parse.tokens[t.head]
    return any(k.tag in ("WP", "WDT") for k in parse.tokens[low + 1 : t.i])


def _sentence_start(parse: Parse, verb: Token) -> int:
    """Where the sentence begins, though the parser may begin a new one after a mark: back to a full stop or a line."""
    i = verb.i - 1
    while i > 0:
        before = parse.tokens[i - 1]
        gap = parse.text[before.end : parse.tokens[i].start]
        closed = before.text in ("”", '"') and i < verb.i - 1
        if "\n" in gap or before.text in (".", "!", "?", "…", ":", ";") or closed:
            break
        i -= 1
    return parse.tokens[i].start


def _after_marks(text: str, start: int, end: int) -> int:
    while start < end and (text[start].isspace() or text[start] in ",.;:"):
        start += 1
    return start
