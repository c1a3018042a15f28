"""What stands beside a content, not in it: the article's own words behind "said", taken in by the reader.

    "… the same as before," he said, referring to the storm.          what he means, the article says
    He had said he would stay, but | the boat left.                   what came of it
    They doubt the figures but | believe the board.                   a second verb of theirs, not what they doubt
    The boat turned back, the owner said in letters that | begged pardon.     of the letters
    She tells him: 'Thank you,' to which Holm says: 'You are welcome.'        another's words, in his own mouth

Only where the marks or the grammar around the cue show it; all else stays.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from sayso.attribute.form import quote_map
from sayso.attribute.lexicon import COMMUNICATION_VERBS
from sayso.attribute.phrases import FINITE, SUBJECTS, child_with, cut_out, is_finite, sentence_of
from sayso.model import Attribution, Parse, Token
from sayso.text import Span, Spans, trimmed

#: How the article goes on behind what somebody says, with what that is about or is not told with.
EXPLAINED = re.compile(
    r"[,–—](?P<mark>[”\"’']?)\s+(?:(?:\w+ly\s+)?(?:referring|alluding)\s+to|(?:in\s+)?(?:an?\s+)?(?:(?:apparent|clear|likely|"
    r"obvious|thinly\s+veiled)\s+)?(?:reference|allusion)\s+to|without\s+(?:elaborating|elaboration|(?:giving|"
    r"providing|offering)\s+(?:\w+\s+)?(?:details?|evidence|reasons?|names?)))\b"
)
#: Between a quotation and whoever answers it: "…,' to which Holm says: '…'", "… and Holm says".
ANSWERED = re.compile(r"[\s,.;]*(?:(?:to\s+which|whereupon|and|but|while)\s+)?")
#: Deeds that charges are brought for: "counts of assault against a guard, who …, and throwing stones".
CHARGES = frozenset("count charge accusation allegation offence offense".split())
DENYING = frozenset("deny reject dispute refute dismiss".split())
QUOTES = "“\"‘'«"
LEAST = 3  # words of a clause
JOINING = frozenset(("and", "but"))


def without_explanation(parse: Parse, a: Attribution) -> Attribution:
    """A content without what the article adds to it in the same sentence: "…, referring to the storm"."""
    if not a.cue or a.content[-1].end <= a.cue[-1].end:
        return a
    last = a.content[-1]
    words = parse.within(a.cue[-1])
    if not any(t.pos in ("VERB", "AUX") for s in a.cue for t in parse.within(s)):
        return a  # a colon or a line of its own: the words are all the speaker's
    for found in EXPLAINED.finditer(parse.text, max(last.start - 2, a.cue[-1].end), last.end):
        beyond = words[-1].sent != sentence_of(parse, found.end())
        if not beyond and not _is_open(parse.text[last.start : found.end("mark")]):
            end = found.end("mark") if found.group("mark") else found.start()
            kept = trimmed(parse.text, last.start, end) if end > last.start else None
            whole = kept is not None and any(c.isalnum() for c in kept.of(parse.text))
            content = (*a.content[:-1], kept) if kept is not None and whole else a.content[:-1]
            return replace(a, content=content) if content else a
    return a


def is_explained(parse: Parse, a: Attribution) -> bool:
    """Is it only the article's word of what somebody means: "…, | referring to | the storm"?"""
    verb = _verb(parse, a)
    return verb is not None and verb.tag == "VBG" and verb.lemma.casefold() in ("refer", "allude")


def _is_open(words: str) -> bool:
    """Does a quotation in double marks that began in these words go on behind them?"""
    return words.count("“") > words.count("”") or words.count('"') % 2 == 1


def without_own_deeds(parse: Parse, a: Attribution) -> Attribution:
    """A mere thing without what its speaker does besides: "doubt the figures but | believe the board"."""
    verb = _verb(parse, a)
    if verb is None or len(a.content) != 1 or a.content[0].start < verb.end:
        return a
    content = a.content[0]
    if child_with(parse, verb.i, "ccomp", "xcomp") is not None:
        return a  # a clause may go on with a verb of its own
    for joined in parse.children(verb.i):
        if joined.dep != "conj" or joined.i <= verb.i or not content.start < joined.start < content.end:
            continue
        first = parse.tokens[parse.subtree(joined.i)[0]]
        before = parse.tokens[first.i - 1]
        if before.text.casefold() not in JOINING or before.head != verb.i or not _like(parse, verb, joined):
            continue
        if child_with(parse, joined.i, *SUBJECTS, "expl") is not None:
            continue
        thing = trimmed(parse.text, content.start, parse.text.rfind(before.text, content.start, before.end))
        told = parse.within(thing) if thing is not None else ()
        if thing is None or any(t.tag in FINITE for t in told) or _is_open(thing.of(parse.text)):
            continue
        return replace(a, content=(thing,))
    return a


def _like(parse: Parse, verb: Token, joined: Token) -> bool:
    """May two verbs have one subject: both of one tense, "has admitted … and sought"?"""
    if joined.pos not in ("VERB", "AUX"):
        return False
    perfect = {"VBD", "VBN"}
    alike = joined.tag == verb.tag or {verb.tag, joined.tag} == perfect or {verb.tag, joined.tag} == {"VBP", "VBZ"}
    return alike and (is_finite(parse, verb) and (is_finite(parse, joined) or joined.tag == "VBN" == verb.tag))


def _verb(parse: Parse, a: Attribution) -> Token | None:
    """The verb of a cue on which its others hang; the first."""
    verbs = [t for s in a.cue for t in parse.within(s) if t.pos in ("VERB", "AUX") and t.dep not in ("aux", "auxpass")]
    return verbs[0] if verbs else None


def without_what_hangs_behind(parse: Parse, a: Attribution) -> Attribution:
    """A content that stands before its cue without what hangs on the cue behind it: "said in letters | that begged
    pardon", "said, | as the sea rose", "quoted | Holm as saying"."""
    if len(a.content) < 2 or not a.cue:
        return a
    before, last = [s for s in a.content if s.end <= a.cue[0].start], a.content[-1]
    words, told = parse.within(a.cue[-1]), parse.within(last)
    if not before or last.start < a.cue[-1].end or a.content[-2] is not before[-1] or not words or not told:
        return a
    end, first = words[-1], told[0]
    gap = parse.text[a.cue[-1].end : last.start]
    if first.sent != end.sent or parse.text[last.start] in QUOTES or gap.strip() not in ("", ","):
        return a
    verb = parse.tokens[first.head]
    behind = first.tag in ("WDT", "WP") and verb.dep == "relcl" and verb.head == end.i and end.pos == "NOUN"
    while_ = "," in gap and first.text.casefold() == "as" and first.dep == "mark" and verb.dep == "advcl" and is_finite(
        parse, verb
    )  # fmt: skip
    named = last.of(parse.text).casefold().endswith("as saying") and len(told) > 2
    quoted = parse.text[before[-1].end - 1] in "”\"’'"
    about = quoted and end.text.casefold() == "of" and not gap.strip() and not any(t.tag in FINITE for t in told)
    meant = [t.text.casefold() for t in told[:2]] in (["referring", "to"], ["alluding", "to"])  # for want of a comma
    return replace(a, content=a.content[:-1]) if behind or while_ or named or about or meant else a


def without_charges(parse: Parse, a: Attribution) -> Attribution:
    """ "Counts of assault against a guard, | who | the army said | was hurt, | obstructing him and throwing stones":
    the list of charges goes on behind the clause."""
    if len(a.content) != 2 or not a.cue or not a.content[0].end <= a.cue[0].start < a.cue[-1].end <= a.content[1].start:
        return a
    who = parse.within(a.content[0])
    if len(who) != 1 or who[0].tag not in ("WP", "WDT"):
        return a
    first = parse.sentences[who[0].sent][0]
    if not any(t.lemma.casefold() in CHARGES for t in parse.tokens[first : who[0].i]):
        return a
    told = parse.within(a.content[1])
    for before, token in pairwise(told):
        listed = any(x.text.casefold() == "and" and y.tag == "VBG" and x.i > token.i for x, y in pairwise(told))
        if before.text == "," and token.tag == "VBG" and listed:
            return replace(a, content=(a.content[0], Span(a.content[1].start, parse.tokens[before.i - 1].end)))
    return a


def without_what_came(parse: Parse, a: Attribution) -> Attribution:
    """A content that ends where somebody else denies it, or where the article tells what came of it: "the group said
    that jets hit it | but Tolna denied it", "he had said he would stay, | but the boat left without him"."""
    verb = _verb(parse, a)
    last = a.content[-1]
    for other in parse.children(verb.i) if verb is not None and last.start > verb.start else ():
        subject = child_with(parse, other.i, "nsubj")
        if other.dep != "conj" or other.tag not in FINITE or subject is None:
            continue
        join = parse.tokens[parse.subtree(other.i)[0] - 1]
        if join.text.casefold() not in JOINING or not last.start < join.start < last.end:
            continue
        named = subject.pos == "PROPN" and not any(subject.text in s.of(parse.text) for s in a.source)
        denied = named and other.lemma.casefold() in DENYING
        # told in the past of what was said before it
        later = other.tag == "VBD" and parse.tokens[join.i - 1].text == "," and _is_before(parse, a) and not any(
            t.dep in ("aux", "auxpass") and t.i < other.i for t in parse.children(other.i)
        )  # fmt: skip
        if not (denied or later) or _is_open(parse.text[last.start : join.start]):
            continue
        content = cut_out(a.content, (Span(join.start, last.end),), parse.text)
        if content and len(parse.within(Span(last.start, join.start))) >= LEAST:
            return replace(a, content=content)
    return a


def _is_before(parse: Parse, a: Attribution) -> bool:
    """Does the cue stand in the past of the past: "had said"?"""
    return any(t.text.casefold() == "had" and t.dep == "aux" for s in a.cue for t in parse.within(s))


STEPS = (without_explanation, without_own_deeds, without_what_came, without_what_hangs_behind, without_charges)


def without_answers(parse: Parse, attributions: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """The attributions with contents that end where somebody else answers: a quotation, behind it another's source and
    cue outside of all marks, and what that one says."""
    quotes = quote_map(parse.text)
    items = {a.id: a for a in attributions}
    for inner in attributions:
        outer = items.get(inner.via or "")
        if outer is None or not inner.source or not inner.cue or not outer.cue:
            continue
        start = min(inner.source[0].start, inner.cue[0].start)
        span = next((s for s in outer.content if s.start < start < s.end), None)
        if span is None or outer.cue[-1].end > span.start or parse.text[span.start] not in QUOTES:
            continue
        first = next((q for q in quotes.touching(span.start, span.start + 1) if q.closed), None)
        if first is None or first.end >= start or quotes.touching(start, start + 1):
            continue
        answer = quotes.touching(inner.content[0].start, inner.content[0].start + 1) if inner.content else []
        verb = _verb(parse, inner)
        if not answer or verb is None or verb.lemma.casefold() not in COMMUNICATION_VERBS:
            continue
        between = ANSWERED.fullmatch(parse.text, first.end, start)
        if between is None or inner.content[0].start < inner.cue[-1].end:
            continue
        items[outer.id] = replace(outer, content=_until(outer.content, first.end))
        own = items[inner.id]  # what was cut from it stays cut
        items[inner.id] = replace(own, via=outer.via, why=(*own.why, "who answers speaks for himself"))
    return tuple(items[a.id] for a in attributions)


def _until(content: Spans, end: int) -> Spans:
    return tuple(Span(s.start, min(s.end, end)) for s in content if s.start < end)
