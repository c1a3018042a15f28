"""Readings in which nobody speaks: a fact that shows something, the reader who is addressed, ways of saying.

"That reveals their mistake" tells what follows from a fact, "you can see an example below" speaks to the reader, and
"a deal could see them leave" foretells in the article's own voice. The trained reader takes the subject of such a verb
for a source. What grammar shows to be none for certain is told here, so that it can be left out.
"""

from __future__ import annotations

from sayso.attribute import lexicon as lex
from sayso.attribute.antecedents import is_person_word
from sayso.attribute.form import QuoteMap
from sayso.attribute.phrases import FINITE, SUBJECTS, agrees, child_with, head_of
from sayso.attribute.relays import is_speaker_noun
from sayso.model import Attribution, Parse, Token

#: What a fact does, too: "that shows how it fell".
SHOWING = frozenset("reveal hint suggest show mean indicate prove demonstrate signal imply explain illustrate".split())
#: What somebody who looks for it may do by himself; "to understand why …" opens what the article explains.
GRASPING = frozenset("understand see know appreciate grasp imagine learn explain".split())
#: Things that show something by being read or done.
MEASURING = frozenset(
    """
    test scan x-ray graph experiment measurement sample trial review dataset projection simulation model examination
    calculation reading count vote result number investigation work table email exchange material information diagram
    """.split()
)
WISHING = frozenset("want need like wish".split())
WHATEVER = frozenset("if when whenever whatever whichever wherever however unless what where whoever".split())
#: Adjectives by which something is foretold of somebody, who need not think so: "they are unlikely to leave".
FORETOLD = frozenset("likely unlikely bound due".split())
KINDLING = frozenset("spark fuel trigger ignite stir provoke prompt reignite".split())
PERCEIVED = frozenset("hear see".split())


def is_unspoken(parse: Parse, quotes: QuoteMap, a: Attribution) -> bool:
    """Does nobody say, think or want what an attribution holds?"""
    cue = [t for s in a.cue for t in parse.within(s)]
    verbs = [t for t in cue if t.tag.startswith("VB") and t.dep not in ("aux", "auxpass")]
    if not verbs:
        return False
    verb = verbs[-1]
    return (
        _is_fact(parse, a, verb) or _is_of_a_thing(parse, a, verb)
        or _is_to_readers(parse, quotes, a, verb) or _opens_by_purpose(parse, verb)
        or _is_anybodys_wish(parse, a, verb) or _is_foretold(parse, cue, verb) or _sees_it_done(parse, a, verb)
        or _is_way_of_saying(parse, a, cue, verb) or _is_predicate(parse, a, verb) or _is_a_deed(parse, a, verb)
    )  # fmt: skip


def _is_fact(parse: Parse, a: Attribution, verb: Token) -> bool:
    """ "If it rains, it is dark, and | that | would reveal why": a pointing word stands for what was told just before,
    a relative "that" follows its noun."""
    words = [t for s in a.source for t in parse.within(s)]
    if len(words) != 1 or words[0].text.casefold() not in ("that", "this") or verb.lemma.casefold() not in SHOWING:
        return False
    return words[0].tag == "DT" and words[0].head == verb.i and words[0].i < verb.i


def _is_of_a_thing(parse: Parse, a: Attribution, verb: Token) -> bool:
    """ "He died of a stroke, | which | confirmed my fears": neither a thing that cannot say anything nor what was told
    before "which" speaks; a test, a vote or a paper may."""
    words = [t for s in a.source for t in parse.within(s)]
    if len(words) != 1 or words[0].text.casefold() != "which" or verb.lemma.casefold() not in SHOWING | {"confirm"}:
        return False
    if words[0].head != verb.i or words[0].dep != "nsubj" or verb.dep != "relcl" or words[0].i > verb.i:
        return False
    if verb.lemma.casefold() == "confirm" and any(c.dep == "ccomp" and c.i > verb.i and child_with(
            parse, c.i, "mark") is not None for c in parse.children(verb.i)):  # fmt: skip
        return False  # "called the prison, which confirmed that he was dead"
    noun = parse.tokens[verb.head]
    if noun.pos in ("VERB", "AUX", "PRON"):
        return True
    if noun.pos != "NOUN" or parse.tokens[words[0].i - 1].text != ",":
        return False
    lemma = noun.lemma.casefold()
    if lemma in MEASURING | lex.DOCUMENT_NOUNS | lex.ORGANIZATION_NOUNS | lex.OUTLET_NOUNS | lex.GROUP_NOUNS:
        return False
    return not (is_speaker_noun(lemma) or is_person_word(noun.lemma) or lemma.endswith(("er", "or", "ist")))


def _is_to_readers(parse: Parse, quotes: QuoteMap, a: Attribution, verb: Token) -> bool:
    """ "You can see an example below", outside of all marks: whoever reads it."""
    words = [t for s in a.source for t in parse.within(s)]
    if a.via is not None or len(words) != 1 or words[0].text.casefold() != "you" or verb.tag in ("VBD", "VBN"):
        return False
    return not quotes.touching(words[0].start, words[0].end)


def _opens_by_purpose(parse: Parse, verb: Token) -> bool:
    """ "To understand why it fell, it helps to …": nobody is said to."""
    to = parse.tokens[verb.i - 1] if verb.i else verb
    if verb.tag != "VB" or to.tag != "TO" or verb.lemma.casefold() not in GRASPING or verb.dep != "advcl":
        return False
    first = parse.sentences[to.sent][0]
    return to.i == first or (to.i == first + 1 and parse.tokens[first].pos == "PUNCT")


def _is_anybodys_wish(parse: Parse, a: Attribution, verb: Token) -> bool:
    """ "If you want to go", "whatever you like to call it": the "you" that is anybody."""
    words = [t for s in a.source for t in parse.within(s)]
    if len(words) != 1 or words[0].text.casefold() != "you" or verb.lemma.casefold() not in WISHING:
        return False
    before = parse.tokens[words[0].i - 1] if words[0].i else words[0]
    return words[0].i == verb.i - 1 and before.text.casefold() in WHATEVER


def _is_foretold(parse: Parse, cue: list[Token], verb: Token) -> bool:
    """ "They were unlikely to give him credit", "owners can look forward to it": it is foretold of them."""
    words = [t for t in cue if t.pos not in ("ADV", "PART", "PUNCT", "ADP")]
    if verb.lemma == "be" and any(t.text.casefold() in FORETOLD for t in words):
        adjective = next(t for t in words if t.text.casefold() in FORETOLD)
        to = child_with(parse, adjective.i, "xcomp")
        return to is not None and all(t is adjective or t.pos in ("AUX", "VERB") for t in words)
    forward = any(t.text.casefold() == "forward" for t in parse.children(verb.i))
    return verb.lemma == "look" and forward and any(t.tag == "MD" for t in parse.children(verb.i))


def _sees_it_done(parse: Parse, a: Attribution, verb: Token) -> bool:
    """ "A deal could see them leaving", "people can be heard shouting": it comes to pass, or is on a tape."""
    lemma = verb.lemma.casefold()
    after = parse.tokens[verb.i + 1] if verb.i + 1 < len(parse.tokens) else verb
    if lemma in PERCEIVED and verb.tag == "VBN" and child_with(parse, verb.i, "auxpass") is not None:
        return after.tag == "VBG" and child_with(parse, verb.i, "agent") is None
    head = head_of(parse, a.source) if a.source else None
    if lemma != "see" or head is None or head.pos != "NOUN" or is_speaker_noun(head.lemma):
        return False
    done = child_with(parse, verb.i, "ccomp", "xcomp")
    return done is not None and done.tag in ("VBG", "VB", "VBN") and any(t.tag == "MD" for t in parse.children(verb.i))


def _is_way_of_saying(parse: Parse, a: Attribution, cue: list[Token], verb: Token) -> bool:
    """ "He shows no signs of it", "the film sparked debate about it", "it plays out", "his view was informed by it"."""
    lemma = verb.lemma.casefold()
    thing = child_with(parse, verb.i, "dobj")
    if lemma in ("show", "give") and thing is not None and thing.lemma.casefold() == "sign":
        return child_with(parse, thing.i, "det") is not None and parse.tokens[thing.i - 1].text.casefold() == "no"
    head = head_of(parse, a.source) if a.source else None
    speaks = head is not None and (head.pos in ("PROPN", "PRON") or is_speaker_noun(head.lemma))
    if lemma in KINDLING and thing is not None and any(t.i == thing.i for t in cue):
        return not speaks
    if lemma == "play" and any(t.dep == "prt" and t.text.casefold() == "out" for t in parse.children(verb.i)):
        return True
    if lemma != "inform" or child_with(parse, verb.i, "auxpass") is None or child_with(parse, verb.i, "ccomp"):
        return False
    subject = child_with(parse, verb.i, "nsubjpass")
    told = subject is None or subject.pos in ("PROPN", "PRON") or is_speaker_noun(subject.lemma)
    return not told and child_with(parse, verb.i, "agent") is not None


def _is_predicate(parse: Parse, a: Attribution, verb: Token) -> bool:
    """ "All they know how to do | is resist": what is read as known is what the sentence says of it."""
    first = next(iter(parse.within(a.content[0])), None) if a.content else None
    if first is None or first.lemma != "be" or first.tag not in FINITE or first.i < verb.i or len(a.content) > 1:
        return False
    between = parse.tokens[verb.i + 1 : first.i]
    return verb.lemma.casefold() == "know" and [t.text.casefold() for t in between[:2]] == ["how", "to"]


def _is_a_deed(parse: Parse, a: Attribution, verb: Token) -> bool:
    """ "Calling Holm a liar was unfair", "alluding to them as strangers is wrong": a deed that is spoken of, no matter
    whose. Where the parser has another subject for the "is", it does not agree."""
    if verb.tag != "VBG" or child_with(parse, verb.i, *SUBJECTS, "poss") is not None:
        return False
    if any(s.end <= verb.start for s in a.source):
        return False
    if verb.dep == "csubj":
        return True
    first = parse.sentences[verb.sent][0]
    opens = verb.i == first or (verb.i == first + 1 and parse.tokens[first].pos == "PUNCT")
    return opens and any(
        t.tag in FINITE and (subject := child_with(parse, t.i, "nsubj")) is not None and not agrees(parse, subject, t)
        for s in a.content for t in parse.within(s)
    )  # fmt: skip
