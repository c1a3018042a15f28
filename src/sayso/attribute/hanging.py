"""Contents that stop at a word that wants what follows, or go on behind what ends them.

The reader's marks break off in long texts: "more mass than |, say, a lorry", "elections, which are | to be held",
"police of keeping her |, who was hurt, from the door", "the inquiry |, which has lasted two years, as a waste". What is
wanted is taken in up to the end of its phrase, never over the end of a sentence or a line, nor into other parts of the
attribution. What a second "that" tells beside a hope, and an "although" behind a closed quotation, is let go.
"""

from __future__ import annotations

from dataclasses import replace

from sayso.attribute.phrases import FINITE, SUBJECTS, child_with, is_finite
from sayso.model import Attribution, Parse, Token
from sayso.text import Span

MOST = 40  # words that a content may grow by: a noun's relative clauses are its own
WH = frozenset({"WDT", "WP", "WRB", "WP$"})
FOCUS = frozenset("only just even nearly almost about some".split())
#: With these somebody is held "from" something: without it the sentence says another thing.
HOLDING = frozenset(
    """keep prevent stop bar block ban deter discourage protect prohibit save free exclude remove dissuade distract
    hinder""".split()
)
#: With these somebody is judged "as" something.
JUDGING = frozenset(
    """criticize criticise dismiss describe reject denounce condemn see view regard portray characterize characterise
    hail praise slam blast deride mock depict cast paint label brand decry attack deplore ridicule denigrate
    deplore treat defend""".split()
)
HOPING = frozenset("hope hop wish fear think believe doubt".split())  # "hoped" is taken for "hopped"
AGAINST = frozenset("although though but while whereas however".split())
#: What the author tells of the moment, behind words that somebody said: "“…,” he said as | he left".
MEANWHILE = frozenset("as while when after before".split())
TOPIC = frozenset(("of", "about"))
FEW = 3  # words left out amid a clause
NOMINATIVES = frozenset("i he she we they".split())


def goes_on(parse: Parse, a: Attribution) -> Attribution:
    """A content that ends on a word that wants more goes on to the end of its phrase."""
    if not a.content:
        return a
    last = a.content[-1]
    tokens = parse.within(last)
    end = _wanted_end(parse, tokens) if tokens and parse.text[last.end - 1] not in "”\"’'.!?" else None
    return _grown(parse, a, end) if end is not None else a


def _wanted_end(parse: Parse, tokens: list[Token]) -> Token | None:
    """Up to where the last word of a content wants it to go on; None where nothing is missing."""
    last = tokens[-1]
    following = [t for t in parse.children(last.i) if t.i > last.i and t.pos != "PUNCT"]
    word, head = last.text.casefold(), parse.tokens[last.head]
    later = head.i > last.i
    if last.lemma == "be" and last.tag in FINITE and following:
        return _end_of(parse, last.i)  # "which are | to be held"
    if last.tag in WH and later and head.pos in ("VERB", "AUX"):
        return _end_of(parse, head.i)  # "elections, which | are"
    joined = len(tokens) == 1 or tokens[-2].pos != "PUNCT"
    subject = word in NOMINATIVES and last.dep in SUBJECTS and last.i < head.i <= last.i + 3
    if joined and subject and is_finite(parse, head):
        return _end_of(parse, head.i)  # "the wish that he | was heard"
    if last.pos in ("ADP", "SCONJ") and (following or (later and last.dep == "mark")):
        return _end_of(parse, last.i if following else head.i)  # "more than | , say, a lorry"
    if last.tag in ("DT", "PRP$") and later and last.dep in ("det", "poss") and word not in ("this", "that", "all"):
        return _end_of(parse, head.i)  # "shot a | 17-year-old bear named Tom"
    if word in FOCUS and later and last.pos == "ADV":
        verb = parse.tokens[head.head] if head.dep in SUBJECTS else head
        return _end_of(parse, verb.i)  # "but only | a few had been named"
    return None


def _end_of(parse: Parse, i: int) -> Token:
    """The last word of a phrase, without a stop behind it."""
    k = parse.subtree(i)[-1]
    while k > i and parse.tokens[k].pos == "PUNCT" and parse.tokens[k].text not in "”\")":
        k -= 1
    return parse.tokens[k]


def _grown(parse: Parse, a: Attribution, end: Token) -> Attribution:
    """The attribution with its content going on to a word, where nothing forbids it."""
    last = a.content[-1]
    if end.end <= last.end:
        return a
    more = Span(last.end, end.end)
    taken = parse.within(more)
    if not taken or len(taken) > MOST or "\n" in more.of(parse.text) or taken[-1].sent != parse.within(last)[-1].sent:
        return a
    if any(more.overlaps(s) for s in (*a.source, *a.cue)):
        return a
    words = more.of(parse.text)
    close = parse.text[end.end : end.end + 2]
    if words.count("“") > words.count("”") or words.count('"') % 2:
        at = next((k for k, c in enumerate(close) if c in "”\""), None)
        if at is None:
            return a
        more = Span(more.start, end.end + at + 1)
    return replace(a, content=(*a.content[:-1], Span(last.start, more.end)))


def held_from(parse: Parse, a: Attribution) -> Attribution:
    """ "Of keeping her, who was hurt, | from the door": what somebody is kept from belongs to it."""
    last = a.content[-1] if a.content else None
    tokens = parse.within(last) if last is not None else []
    verb = next((t for t in reversed(tokens) if t.lemma.casefold() in HOLDING and t.pos == "VERB"), None)
    if last is None or verb is None or any(t.text.casefold() == "from" and t.i > verb.i for t in tokens):
        return a
    first = parse.sentences[verb.sent][1]
    behind = parse.tokens[tokens[-1].i + 1 : first + 1]
    at = next((t for t in behind if t.text.casefold() == "from" and child_with(parse, t.i, "pcomp") is not None), None)
    if at is None or not _only_asides(parse, tokens[-1], at):
        return a
    return _grown(parse, a, _end_of(parse, at.i))


def judged_as(parse: Parse, a: Attribution) -> Attribution:
    """ "Criticized the inquiry, which has lasted two years, | as a “waste of time”": what somebody calls it."""
    cue = [t for s in a.cue for t in parse.within(s) if t.tag.startswith("VB")]
    last = a.content[-1] if a.content else None
    tokens = parse.within(last) if last is not None else []
    if not cue or last is None or not tokens or cue[-1].lemma.casefold() not in JUDGING or tokens[0].i < cue[-1].i:
        return a
    held = [t for s in a.content for t in parse.within(s)]
    if any(t.text.casefold() == "as" for t in held if t.i > cue[-1].i):
        return a
    behind = parse.tokens[tokens[-1].i + 1 : parse.sentences[cue[-1].sent][1] + 1]
    at = next((t for t in behind if t.text.casefold() == "as"), None)
    after = parse.tokens[at.i + 1] if at is not None and at.i + 1 < len(parse.tokens) else None
    if at is None or after is None or child_with(parse, at.i, "pobj", "amod", "acomp", "pcomp") is None:
        return a
    if after.tag not in ("DT", "JJ", "NN", "NNS", "``", "RB", "VBG", "PRP$") or not _only_asides(parse, tokens[-1], at):
        return a
    return _grown(parse, a, _end_of(parse, at.i))


def _only_asides(parse: Parse, last: Token, at: Token) -> bool:
    """Does nothing stand between two words, or only a clause between commas about the first ("…, who was hurt, …")?"""
    between = parse.tokens[last.i + 1 : at.i]
    if not between:
        return True
    return len(between) > 2 and between[0].text == "," == between[-1].text and between[1].tag in WH


def without_second_that(parse: Parse, a: Attribution) -> Attribution:
    """ "He said he hoped it would end | and that they had agreed": a second "that" goes on with what he said, not with
    what he hoped without one."""
    verb = next((t for s in a.cue for t in reversed(parse.within(s)) if t.pos == "VERB"), None)
    if a.via is None or verb is None or verb.lemma.casefold() not in HOPING or len(a.content) != 1:
        return a
    span = a.content[0]
    tokens = parse.within(span)
    if not tokens or tokens[0].i != verb.i + 1 or not verb.i or tokens[0].text.casefold() == "that":
        return a
    subjects = ("DET", "PRON", "NOUN", "PROPN", "NUM")
    joint = next((t for t, that, after in zip(tokens, tokens[1:], tokens[2:], strict=False) if t.text == "and"
                  and that.text == "that" and that.tag == "IN" and after.pos in subjects), None)  # fmt: skip
    if joint is None or not any(t.tag in FINITE for t in parse.within(Span(span.start, joint.start))):
        return a
    end = parse.tokens[joint.i - 1]
    end = parse.tokens[end.i - 1] if end.text == "," else end
    return replace(a, content=(Span(span.start, end.end),))


def without_comment(parse: Parse, a: Attribution) -> Attribution:
    """ "Said “I'll ask” | although it is unlikely": behind a closed quotation the author goes on in his own voice."""
    out: list[Span] = []
    for span in a.content:
        end = span.end
        words = span.of(parse.text)
        close = max(words.rfind(mark) for mark in ("”", "’’", '"'))
        opened = words.removeprefix("that ")[:1]  # cut off later
        wholly = opened in "“\"‘" and words.count('"') in (0, 2) and words.count("“") <= 1
        if wholly and close > 0:
            close += 2 if words.startswith("’’", close) else 1
            rest = parse.within(Span(span.start + close, span.end)) if span.start + close < span.end else []
            quoted = parse.within(Span(span.start + words.index(opened), span.start + close))
            against = rest and rest[0].text.casefold() in AGAINST and any(t.tag in FINITE for t in rest)
            if against or (rest and _is_meanwhile(parse, rest, quoted)):
                end = span.start + close
        out.append(Span(span.start, end))
    return replace(a, content=tuple(out)) if tuple(out) != a.content else a


def _is_meanwhile(parse: Parse, rest: list[Token], quoted: list[Token]) -> bool:
    """ "Railed “Much of it is false” | as he went to sit down": behind whole sentences in marks a bare "as" is left
    over, and a clause in the past whose subject is whoever speaks tells when."""
    first = rest[0]
    words = [t for t in quoted if t.pos != "PUNCT"]
    if first.text.casefold() not in MEANWHILE or not words or not words[0].text[:1].isupper():
        return False
    if not any(t.tag in FINITE and child_with(parse, t.i, *SUBJECTS) for t in words):
        return False
    if len(rest) == 1:
        return True
    return rest[1].text.casefold() in NOMINATIVES - {"i", "we"} and any(t.tag == "VBD" for t in rest[2:4])


def without_topic(parse: Parse, a: Attribution) -> Attribution:
    """ "Said of | the budget, “We will not vote for it”": what it is said of is no part of the quotation."""
    cue = [t for s in a.cue for t in parse.within(s)]
    if len(cue) < 2 or cue[-1].text.casefold() not in TOPIC or cue[-2].lemma.casefold() not in ("say", "write"):
        return a
    if not a.content or a.content[0].start < cue[-1].end:
        return a
    first = a.content[0]
    tokens = parse.within(first)
    at = next((t for t in tokens if t.text in ("“", '"', "‘", "‘‘")), None)
    before = tokens[: at.i - tokens[0].i] if at is not None else []
    if at is None or len(before) < 2 or before[-1].text not in (",", ":") or any(t.tag in FINITE for t in before):
        return a
    return replace(a, content=(Span(at.start, first.end), *a.content[1:]))


def with_relative(parse: Parse, a: Attribution) -> Attribution:
    """ "A tax, | which |, officials point out, the town never raised": the word that stands for the tax is told as
    well."""
    if len(a.source) != 1 or len(a.cue) != 1 or not a.content:
        return a
    source, cue, first = a.source[0], a.cue[0], a.content[0]
    words = parse.within(source)
    if not words or words[0].i < 2 or not source.end <= cue.start < cue.end < first.start:
        return a
    comma, pronoun = parse.tokens[words[0].i - 1], parse.tokens[words[0].i - 2]
    apart = not parse.text[source.end : cue.start].strip() and parse.text[cue.end : first.start].strip() == ","
    if comma.text != "," or pronoun.tag not in ("WDT", "WP") or pronoun.sent != words[0].sent or not apart:
        return a
    return replace(a, content=(Span(pronoun.start, pronoun.end), *a.content))


def without_gaps(parse: Parse, a: Attribution) -> Attribution:
    """ "That he | was willing | to deal": a few words that are left out amid a clause belong to it."""
    out: list[Span] = []
    for span in a.content:
        gap = Span(out[-1].end, span.start) if out and out[-1].end < span.start else None
        words = parse.within(gap) if gap is not None else []
        verbal = any(c.dep in SUBJECTS and out[-1].start <= c.start < out[-1].end
                     for t in words if t.pos in ("VERB", "AUX") for c in parse.children(t.i))  # fmt: skip
        whole = gap is not None and len(words) <= FEW and verbal and words[0].sent == words[-1].sent
        if whole and gap is not None and not any(t.pos == "PUNCT" for t in words) and not any(
            gap.overlaps(s) for s in (*a.source, *a.cue)
        ):  # fmt: skip
            out[-1] = Span(out[-1].start, span.end)
        else:
            out.append(span)
    return replace(a, content=tuple(out)) if len(out) < len(a.content) else a


def without_manner(parse: Parse, a: Attribution) -> Attribution:
    """ "Realized | with a sinking feeling that it was late": how somebody does is no part of what."""
    verb = next((t for s in a.cue for t in reversed(parse.within(s)) if t.pos == "VERB"), None)
    if verb is None or len(a.content) != 1 or verb.i + 1 >= len(parse.tokens):
        return a
    way = parse.tokens[verb.i + 1]
    that = next((t for t in parse.tokens[way.i + 1 : way.i + 8] if t.text == "that"), None)
    span = a.content[0]
    if way.text.casefold() != "with" or that is None or that.dep != "mark" or that.sent != verb.sent:
        return a
    if any(t.pos in ("VERB", "PUNCT", "PROPN") and t.tag != "VBG" for t in parse.tokens[way.i : that.i]):
        return a
    if not way.start <= span.start <= that.start or span.end <= that.end + 1:
        return a
    cue = tuple(Span(s.start, verb.end) if s.start < verb.end < s.end else s for s in a.cue)
    return replace(a, cue=cue, content=(Span(parse.tokens[that.i + 1].start, span.end),))


#: In this order, behind the other ends of contents.
STEPS = (
    with_relative, without_gaps, without_manner, goes_on, held_from, judged_as, without_second_that, without_comment,
    without_topic,
)  # fmt: skip

