"""Who speaks in a verb that has no subject of its own: "Holm left, saying …", "her decision to blame …", "wrote Holm".

The trained reader often leaves such a verb without a source, and an attribution without one counts as somebody unnamed:
one origin more than there is. Grammar tells whose verb it is: the subject of the verb that it hangs on.
"""

from __future__ import annotations

from dataclasses import replace

from sayso.attribute.phrases import FINITE, SUBJECTS, child_with, noun_phrase
from sayso.attribute.relays import is_speaker_noun
from sayso.model import Attribution, Parse, Token
from sayso.text import Span

#: Verbs whose subject is not who thinks so: "it seems", "the talks appeared to …", "the sign read …".
NOBODYS = frozenset("seem appear happen turn look tend fail prove remain read consider regard include be".split())
SPEAKING = frozenset("i we he she they".split())
#: What only somebody does, whatever "it" may be elsewhere: "has said | it | fears falling behind".
WILFUL = frozenset(
    """fear hope want plan intend expect believe think say deny insist claim argue maintain warn pledge vow promise
    demand announce""".split()
)
OBJECTS = ("dobj", "dative", "iobj")
#: Prepositions behind which a participle is the subject's, whatever object stands before: "upset allies by calling …".
OF_THE_SUBJECT = frozenset("by while without".split())
FARTHEST = 4  # verbs that one hangs on another


def implied_source(parse: Parse, a: Attribution) -> Attribution:
    """An attribution without a source takes the subject that its verb shares with the one it hangs on; others stay."""
    if len(a.cue) != 1 or not a.content or (a.source and not _opens_before_its_source(parse, a)):
        return a
    verbs = [t for t in parse.within(a.cue[0]) if t.tag.startswith("VB") and t.dep not in ("aux", "auxpass")]
    verb = verbs[0] if verbs else None
    if verb is None or verb.lemma.casefold() in NOBODYS or child_with(parse, verb.i, "auxpass", "expl") is not None:
        return a
    subject = implied_subject(parse, verb)
    phrase = _phrase(parse, subject, verb) if subject is not None else None
    if phrase is None or any(phrase.overlaps(s) for s in (*a.cue, *a.content)):
        return a
    return replace(a, source=(phrase,), why=(*a.why, "whose verb it is by its grammar"))


def _opens_before_its_source(parse: Parse, a: Attribution) -> bool:
    """Was a participle that opens its sentence given to somebody of an earlier one: "Lee leads it. | Citing the treaty,
    he said …"? Its subject is this sentence's."""
    first = next(iter(parse.within(a.cue[0])), None)
    if first is None or first.tag != "VBG" or first.i != parse.sentences[first.sent][0]:
        return False
    return bool(a.source) and a.source[-1].end <= first.start


def implied_subject(parse: Parse, verb: Token) -> Token | None:
    """The subject of a verb of saying or thinking, its own or that of the verb it hangs on; None where grammar leaves
    it open: in a command, behind somebody who is asked, in a passive of telling, where the subject cannot speak."""
    own = _subject(parse, verb)
    if own is not None:
        finite = verb.tag in ("VBD", "VBZ", "VBP") or is_perfect(parse, verb)
        body = own.text.casefold() == "it" and verb.lemma.casefold() in WILFUL and own.i == verb.i - 1
        return own if finite and (body or _can_speak(own) or own.text.casefold() == "who") else None
    participle, at = verb.tag == "VBG", verb
    for _ in range(FARTHEST):
        up = _verb_above(parse, at)
        if up is None:
            owner = _owner(parse, at)
            return owner if owner is not None and _can_speak(owner) else None
        subject = _subject(parse, up)
        if subject is not None and subject.sent == verb.sent and _can_speak(subject):
            return subject
        if subject is not None and subject.text == "who" and verb.dep == "conj" and not participle:
            return subject  # "those who came and | demanded it"
        at = up
        if subject is not None:
            # "he added that the decline was theirs, | blaming the board": the parse hangs it on what he added
            teller = parse.tokens[up.head]
            if not participle or up.dep != "ccomp" or teller.pos != "VERB":
                return None
            subject = _subject(parse, teller)
            return subject if subject is not None and subject.sent == verb.sent and _can_speak(subject) else None
    return None


def is_perfect(parse: Parse, verb: Token) -> bool:
    """Is it "has said", which has its speaker for a subject as "said" has?"""
    helps = [t for t in parse.children(verb.i) if t.dep in ("aux", "auxpass") and t.i < verb.i]
    return verb.tag == "VBN" and any(t.lemma == "have" for t in helps) and all(t.dep == "aux" for t in helps)


def _subject(parse: Parse, verb: Token) -> Token | None:
    """The subject of a verb; of two, as where a dateline is taken for one, the one that is nearer to the verb."""
    found = [t for t in parse.children(verb.i) if t.dep in SUBJECTS]
    before = [t for t in found if t.i < verb.i]
    return before[-1] if before else next(iter(found), None)


def _verb_above(parse: Parse, verb: Token) -> Token | None:
    """The verb that shares its subject with one that hangs on it."""
    up = parse.tokens[verb.head]
    if up.i == verb.i:
        return None
    if verb.tag == "VBG":
        if verb.dep == "pcomp" and up.pos in ("ADP", "SCONJ"):
            # "by saying", "after saying"; behind an object it is the object's: "criticised Holm for saying"
            at = parse.tokens[up.head]
            free = up.text.casefold() in OF_THE_SUBJECT or child_with(parse, at.i, *OBJECTS) is None
            return at if at.pos in ("VERB", "AUX") and free else None
        return up if verb.dep in ("advcl", "xcomp", "conj") and up.pos in ("VERB", "AUX") else None
    if verb.tag == "VB" and verb.dep == "xcomp" and up.pos in ("VERB", "AUX", "ADJ"):
        if child_with(parse, up.i, *OBJECTS, "prep") is not None:
            return None  # "asked the board to say", "called on the board to say"
        if up.tag == "VBN" and child_with(parse, up.i, "auxpass") is not None:
            return None  # "is expected to say"
        return up if up.pos != "ADJ" else parse.tokens[up.head]
    joined = verb.dep == "conj" and (verb.tag != "VBN" or is_perfect(parse, verb))
    return up if joined and up.pos in ("VERB", "AUX") else None


def _owner(parse: Parse, verb: Token) -> Token | None:
    """Whose noun a to-infinitive hangs on: "Holm's decision to blame"."""
    noun = parse.tokens[verb.head]
    if verb.tag != "VB" or verb.dep not in ("acl", "xcomp") or noun.pos != "NOUN":
        return None
    return child_with(parse, noun.i, "poss")


def _can_speak(token: Token) -> bool:
    if token.pos == "PRON":
        return token.text.casefold() in SPEAKING
    return token.pos == "PROPN" or is_speaker_noun(token.lemma)


def _phrase(parse: Parse, subject: Token, verb: Token) -> Span | None:
    """The subject's words; None where the parse puts a clause into them, or a quotation stands between them and the
    verb."""
    between = parse.text[min(subject.end, verb.end) : max(subject.start, verb.start)]
    begins = subject.head == verb.i and between.strip() in ('"', "“")  # Holm “thought that it had”
    if sum(between.count(mark) for mark in '"“”') % 2 and not begins:
        return None
    if subject.dep == "poss":
        kept = [parse.tokens[k] for k in parse.subtree(subject.i) if parse.tokens[k].tag != "POS"]
        return Span(kept[0].start, kept[-1].end) if kept and kept[-1].i - kept[0].i < len(kept) else None
    phrase = noun_phrase(parse, subject.i)
    if phrase is None or any(t.tag in FINITE for t in parse.within(phrase)):
        return None
    return phrase
