"""What nobody has said: words that somebody is asked for, owes or may yet say, and readings without a word that says.

"The board urged Holm to admit it" gives words of the board's, none of Holm's; "praised Holm for coming" gives none of
Holm's either. Inside a content the reader, which has no nested ones to learn from, often takes them for an attribution
of their own, and so puts into Holm's mouth what somebody else wants to hear. Such readings are left out: the words stay
with whoever holds them.
"""

from __future__ import annotations

from sayso.attribute.form import quote_map
from sayso.attribute.holders import rehung
from sayso.attribute.phrases import child_with, head_of
from sayso.attribute.unspoken import is_unspoken
from sayso.model import Annotated, Attribution, Parse, Token

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
RELAYING = frozenset("according per as via quoting".split())


def without_unsaid(annotated: Annotated, attributions: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """The attributions without nested ones in which nobody says anything, and without hedges; what these held goes to
    their holders."""
    parse = annotated.parse
    by_id = {a.id: a for a in attributions}
    quotes = quote_map(annotated.text)
    gone = {a.id for a in attributions
            if (a.via in by_id and _is_unsaid(parse, a, by_id[a.via])) or _only_seems(parse, a)
            or _goes_by_plan(annotated.text, a) or _nobody_knows(parse, a)
            or is_unspoken(parse, quotes, a)}  # fmt: skip
    return rehung(attributions, {a.id: a for a in attributions if a.id not in gone})


def _is_unsaid(parse: Parse, a: Attribution, holder: Attribution) -> bool:
    cue = [t for s in a.cue for t in parse.within(s)]
    if not cue:
        return False
    if a.source and (_says_nothing(cue) or _does_it(parse, a, cue) or _is_asked(parse, a, cue) or _is_owed(parse, cue)):
        return True
    return _is_anybody(parse, a, cue) or _is_meant(parse, a, cue, holder)


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


def _is_anybody(parse: Parse, a: Attribution, cue: list[Token]) -> bool:
    """Is it the "you" that is anybody: "you never know what happens", "as you know"?"""
    words = [t for s in a.source for t in parse.within(s)]
    return len(words) == 1 and words[0].text.casefold() == "you" and any(t.lemma.casefold() == "know" for t in cue)


def _is_meant(parse: Parse, a: Attribution, cue: list[Token], holder: Attribution) -> bool:
    """Is it what the holder only means to say, without a clause that would be said ("he intends | to ask | Holm about
    it"), so that the holder's own cue and content tell it all?"""
    verb = next((t for t in reversed(cue) if t.tag.startswith("VB") and t.dep not in ("aux", "auxpass")), None)
    if verb is None or verb.tag != "VB" or verb.dep != "xcomp" or not (not a.source or a.source == holder.source):
        return False
    if not any(s.start <= parse.tokens[verb.head].start < s.end for s in holder.cue):
        return False
    return child_with(parse, verb.i, "ccomp") is None and any(t.tag == "TO" for t in parse.children(verb.i))


def _is_owed(parse: Parse, cue: list[Token]) -> bool:
    """Is it what somebody else should or must say ("Holm should admit"), not "I must say"?"""
    modal = next((t for t in cue if t.tag == "MD" and t.text.casefold() in OWED), None)
    if modal is None:
        return False
    subject = child_with(parse, modal.head, "nsubj", "nsubjpass")
    return subject is None or subject.text.casefold() not in FIRST
