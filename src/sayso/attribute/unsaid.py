"""What nobody has said: words that somebody is asked for, owes or may yet say, and readings without a word that says.

"The board urged Holm to admit it" gives words of the board's, none of Holm's; "praised Holm for coming" gives none of
Holm's either. Inside a content the reader, which has no nested ones to learn from, often takes them for an attribution
of their own, and so puts into Holm's mouth what somebody else wants to hear. Such readings are left out: the words stay
with whoever holds them.
"""

from __future__ import annotations

import re
from dataclasses import replace

from sayso.attribute.antecedents import quoted_spans
from sayso.attribute.factuality import begins_name
from sayso.attribute.form import quote_map
from sayso.attribute.holders import rehung
from sayso.attribute.mend import SAYINGS
from sayso.attribute.misplaced import says_no_word
from sayso.attribute.phrases import FINITE, child_with, head_of
from sayso.attribute.unspoken import is_unspoken
from sayso.model import Annotated, Attribution, Parse, Token
from sayso.text import Span

#: Verbs with which somebody is asked, told or made to do something that he has not done by that.
DEMANDING = frozenset(
    """ask urge call tell order advise want expect press push beg encourage demand request require invite implore
    instruct warn remind pressure challenge dare need like wish wait appeal plead petition""".split()
)
OWED = frozenset("should must ought".split())
FIRST = frozenset("i we".split())
#: Words of a cue that say nothing by themselves: a reading that has only these is none.
EMPTY = frozenset({"ADP", "PART", "SCONJ", "CCONJ", "DET", "PUNCT"})
#: What things go by, or are set in order by, and nobody says.
MEASURES = frozenset(
    """plan schedule custom tradition habit taste need size age rank type height weight colour color
    ability circumstance circumstances""".split()
)
#: "God (only) knows what", "who knows how": a way of saying that nobody does.
ABOVE = frozenset(("god", "heaven", "heavens", "goodness", "lord", "allah", "christ"))
EXCEPT = frozenset("but except besides".split())
#: How a sentence begins that is about all somebody says; further in, "fired at what he said was a depot" tells what.
EVERYTHING = re.compile(
    r"(?:(?:And|But|So)\s+)?(?:(?:much|most|some|all|little|none)\s+of\s+)?(?:everything|all|anything|"
    r"nothing|whatever|what)\s+(?=\w)",
    re.IGNORECASE,
)
#: What "you" do where it is anybody.
SUPPOSING = frozenset("know think want expect imagine suppose believe hope".split())
RELAYING = frozenset("according per as via quoting".split())


def without_unsaid(annotated: Annotated, attributions: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """The attributions without nested ones in which nobody says anything, and without hedges; what these held goes to
    their holders."""
    parse = annotated.parse
    by_id = {a.id: a for a in attributions}
    quotes = quote_map(annotated.text)
    gone = {a.id for a in attributions
            if (a.via in by_id and _is_unsaid(parse, a, by_id[a.via])) or _only_seems(parse, a)
            or _goes_by_plan(annotated.text, a) or _nobody_knows(parse, a) or says_no_word(annotated, a)
            or _is_nobody(annotated, a) or _is_anybody(annotated, a) or _is_judged(parse, a)
            or is_unspoken(parse, quotes, a)}  # fmt: skip
    lost = [a for a in attributions if a.id in gone and len(a.source) == len(a.cue) == 1 and a.content]
    return rehung(attributions, {a.id: _with_the_lost(parse, a, lost) for a in attributions if a.id not in gone})


def _with_the_lost(parse: Parse, a: Attribution, lost: list[Attribution]) -> Attribution:
    """ "You never know | when the shells fall, she said": where both were read to say one thing, what she says begins
    with the words of the one who is nobody."""
    for gone in lost if a.content else ():
        first, start = a.content[0], gone.source[0].start
        told = parse.within(Span(start, first.end)) if start < first.start else []
        before = gone.cue[0].start >= gone.source[0].end and not parse.text[gone.cue[0].end : first.start].strip()
        if not told or not before or gone.content[0].start != first.start or told[0].sent != told[-1].sent:
            continue
        whole = Span(start, first.end)
        if "\n" in whole.of(parse.text) or any(whole.overlaps(s) for s in (*a.source, *a.cue)):
            continue
        a = replace(a, content=(whole, *a.content[1:]), why=(*a.why, "with the words of the one who is nobody"))
    return a


def _is_unsaid(parse: Parse, a: Attribution, holder: Attribution) -> bool:
    cue = [t for s in a.cue for t in parse.within(s)]
    if not cue:
        return False
    if a.source and (_says_nothing(cue) or _does_it(parse, a, cue) or _is_asked(parse, a, cue) or _is_owed(parse, cue)):
        return True
    return _is_meant(parse, a, cue, holder)


def _only_seems(parse: Parse, a: Attribution) -> bool:
    """Is it that something "seems" or "appears" so, to nobody in particular: a hedge of whoever says it?"""
    verbs = [t for s in a.cue for t in parse.within(s) if t.tag.startswith("VB") and t.dep not in ("aux", "auxpass")]
    return not a.source and len(verbs) == 1 and verbs[0].lemma.casefold() in ("seem", "appear")


def _goes_by_plan(text: str, a: Attribution) -> bool:
    """Is it a measure and nobody: "all goes according to plan", "sorted according to size"?"""
    cue = " ".join(s.of(text).casefold() for s in a.cue)
    words = [w for s in a.source for w in s.of(text).casefold().split()]
    if cue != "according to" or not words or words[0] not in MEASURES:
        return False
    return len(words) == 1 or words[1] in ("in", "at", "on", "and", "or")


def _nobody_knows(parse: Parse, a: Attribution) -> bool:
    """Is it "God knows how many" or "who knows what", not "a man who knows what he wants"?"""
    verb = next((t for s in a.cue for t in parse.within(s) if t.lemma.casefold() == "know"), None)
    words = [t for s in a.source for t in parse.within(s) if t.tag != "DT" and t.text.casefold() != "only"]
    if verb is None or len(words) != 1 or verb.tag not in ("VBZ", "VBP") or verb.dep == "relcl":
        return False
    if any(t.dep in ("aux", "neg") for t in parse.children(verb.i)) or words[0].i > verb.i:
        return False
    word = words[0]
    asks = word.tag == "WP" and word.text.casefold() == "who" and verb.dep not in ("acl", "pcomp", "csubj")
    return asks or word.text.casefold() in ABOVE


def _says_nothing(cue: list[Token]) -> bool:
    """Is the cue a bare preposition or article: "praised Holm | for | coming"?"""
    if not any(c.isalpha() for t in cue for c in t.text) or any(t.text.casefold() in RELAYING for t in cue):
        return False  # a dash or a colon before a name, "as per Holm"
    return all(t.pos in EMPTY for t in cue)


def _does_it(parse: Parse, a: Attribution, cue: list[Token]) -> bool:
    """Is the cue a lone noun that does what is said: "expects his | counterpart | to come"?"""
    words = [t for t in cue if any(c.isalnum() for c in t.text)]
    if len(words) != 1 or words[0].pos != "NOUN" or words[0].dep not in ("nsubj", "nsubjpass"):
        return False
    verb = parse.tokens[words[0].head]
    return verb.tag == "VB" and any(s.start <= verb.start < s.end for s in a.content)


def _is_asked(parse: Parse, a: Attribution, cue: list[Token]) -> bool:
    """Is it a to-infinitive that the source is asked for, or for which it is only said to be time, wise, proper?"""
    verb = next((t for t in reversed(cue) if t.tag.startswith("VB") and t.dep not in ("aux", "auxpass")), None)
    source = head_of(parse, a.source)
    if verb is None or source is None or verb.tag != "VB" or child_with(parse, verb.i, "aux") is None:
        return False
    if not any(t.tag == "TO" for t in parse.children(verb.i)) or source.i > verb.i:
        return False
    if any(t.dep == "mark" and t.text.casefold() == "for" and t.i < source.i for t in parse.children(verb.i)):
        return source.head == verb.i  # "it was wise for Holm to say"
    above = parse.tokens[verb.head]
    if above.i == verb.i or above.lemma.casefold() not in DEMANDING or above.i > source.i:
        return False
    if source.head == verb.i or source.head == above.i:
        return source.dep != "nsubj" or source.i > above.i
    at = parse.tokens[source.head]  # "called | on | Holm"
    return source.dep == "pobj" and at.head == above.i


def _is_anybody(annotated: Annotated, a: Attribution) -> bool:
    """Is it the "you" that is anybody: "you never know what happens", "if you think you must go"? Who is told that he
    said or thought something is somebody."""
    words = [t for s in a.source for t in annotated.parse.within(s)]
    if len(words) != 1 or words[0].text.casefold() != "you":
        return False
    cue = [t for s in a.cue for t in annotated.parse.within(s)]
    if any(t.lemma.casefold() == "know" for t in cue):
        return bool(a.via)
    quoted = any(begin < a.cue[0].start < end for begin, end in quoted_spans(annotated.text))
    return not quoted and any(t.lemma.casefold() in SUPPOSING and t.tag in ("VBP", "VB") for t in cue)


def _is_judged(parse: Parse, a: Attribution) -> bool:
    """Is it all that somebody says, of which something is told: "Everything Holm | says | is a lie"? What it was
    stands behind a "that" or a mark: "all he said was that …"."""
    words = [t for s in a.source for t in parse.within(s)]
    behind = next((s for s in a.content if a.cue and s.start > a.cue[-1].end), None)
    told = parse.within(behind)[:2] if behind is not None else ()
    if not words or behind is None or len(told) < 2:
        return False
    between = parse.text[a.cue[-1].end : behind.start].strip().casefold()
    begin = parse.tokens[parse.sentences[words[0].sent][0]].start
    opens = EVERYTHING.match(parse.text, begin, a.cue[0].start)
    every = opens is not None and words[0].start <= opens.end() <= words[-1].start
    tells = told[1].text.casefold() in ("that", "“", '"', "‘", "'")
    return between in ("", "us", "me", "them", "him", "her") and every and told[0].tag in FINITE and not tells


def _is_nobody(annotated: Annotated, a: Attribution) -> bool:
    """Is it nobody who says so: "no one knows", "few people think", "does anybody believe", "not one guard saw"? What
    nobody says stands on nobody's word, however it is valued. "No one but Holm" and "No Frills Group" are somebody."""
    if len(a.source) != 1:
        return False
    tokens = annotated.parse.within(a.source[0])
    words = [t.text.casefold() for t in tokens if t.pos != "PUNCT"]
    if words == ["there"] and tokens[0].tag == "EX":  # "there had not been any sign that"; fears have an owner
        return not any(t.lemma.casefold() in SAYINGS for s in a.cue for t in annotated.parse.within(s))
    named = any(m.span.start <= tokens[0].start < m.span.end for m in annotated.mentions) if tokens else False
    if not words or named or EXCEPT & set(words):
        return False
    first, *rest = words[words[0] in ("very", "so", "too", "almost", "virtually", "hardly") :] or [""]
    if first in ("anybody", "anyone"):
        return True
    if first in ("no", "zero"):  # "no fewer than ten guards", "No. 10"
        one = not rest or rest[0] in ("less", "fewer", "more", "longer", "doubt") or rest[0][:1].isdigit()
        return not one and not begins_name(annotated.parse, tokens[0])
    if first == "few":  # "few experts" are some of a kind, though they be few
        return not rest or rest[0] in ("people", "persons", "would", "could")
    return first in ("nobody", "no-one", "none") or (first == "not" and rest[:1] in (["one"], ["a"], ["any"]))


def _is_meant(parse: Parse, a: Attribution, cue: list[Token], holder: Attribution) -> bool:
    """Is it what the holder only means to say, without a clause that would be said ("he intends | to ask | Holm about
    it"), so that the holder's own cue and content tell it all?"""
    verb = next((t for t in reversed(cue) if t.tag.startswith("VB") and t.dep not in ("aux", "auxpass")), None)
    if verb is None or verb.tag != "VB" or verb.dep != "xcomp" or not (not a.source or a.source == holder.source):
        return False
    if not any(s.start <= parse.tokens[verb.head].start < s.end for s in holder.cue):
        return False
    will = parse.tokens[verb.head].lemma.casefold() not in ("decline", "refuse")  # "declined | to say | who paid"
    return not (will and child_with(parse, verb.i, "ccomp")) and any(t.tag == "TO" for t in parse.children(verb.i))


def _is_owed(parse: Parse, cue: list[Token]) -> bool:
    """Is it what somebody else should or must say ("Holm should admit"), not "I must say"?"""
    modal = next((t for t in cue if t.tag == "MD" and t.text.casefold() in OWED), None)
    if modal is None:
        return False
    subject = child_with(parse, modal.head, "nsubj", "nsubjpass")
    return subject is None or subject.text.casefold() not in FIRST
