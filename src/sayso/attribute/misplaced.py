"""Sources that cannot be: in another line than what they are said to say, inside the words of somebody else, a time.

A source in the wrong place puts words into somebody's mouth, so what follows from the page and its quotation marks for
certain is set right here, and what cannot be an attribution at all is dropped.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.attribute import lexicon as lex
from sayso.attribute.antecedents import is_person_word, quoted_spans
from sayso.attribute.clauses import NAMING, is_what_was_reported
from sayso.attribute.frames import is_whole_before
from sayso.attribute.phrases import FINITE, LONGEST_CLAUSE, SUBJECTS, child_with, head_of, noun_phrase
from sayso.attribute.relays import is_speaker_noun
from sayso.model import Annotated, Attribution, Parse, Token
from sayso.text import Span, Spans, trimmed

#: A time is no source: "later years have seen a wish for …".
TIMES = frozenset(
    """year month week day decade century hour minute season morning evening afternoon night weekend monday tuesday
    wednesday thursday friday saturday sunday""".split()
)
#: What an attack or an illness claims.
TAKEN = frozenset("life victim limb".split())
TOLL = re.compile(r"\s+(?:\w+\s+){1,4}?(?:lives|life)\b")
#: Verbs that only somebody can do; an event may well show or suggest.
SPOKEN = frozenset(
    """say tell add state insist admit announce deny stress claim explain warn declare note reply argue remark
    report""".split()
)
#: What only happens.
EVENTS = frozenset(
    """airstrike air-strike strike attack raid blast explosion bombing shelling bombardment shooting earthquake flood
    flooding fire crash collision conflict war fighting battle clash violence storm hurricane tornado cyclone drought
    famine death killing injury""".split()
)
STATED_BY = re.compile(
    r"\b(?:this|the following|these|a|the)\s+(?:\w+\s+){0,2}?(?P<noun>statement|remarks?|comments?|claim|tweet|post|"
    r"message|words|quote|quotation)\s+(?:by|from)\s+(?:(?:Mr|Mrs|Ms|Dr)\.?\s+)?"
)
OUTER_MARKS = frozenset("“”\"")
#: Verbs that are done to the accused: with them "on charges that" is not theirs.
SEIZING = frozenset(
    """indict charge arrest convict jail imprison detain try hold sentence acquit fine arraign prosecute investigate
    extradite want remand""".split()
)
#: Verbs whose participle goes on with what somebody says.
PARTICIPLES = frozenset("say add claim warn stress insist declare argue note describe call blame accuse".split())
LONGEST_GAP = 2  # characters
LONGEST_REST = 12  # words that the reader left out before a name
#: What a word is called that is only mentioned.
WORDS = frozenset("word term verb noun adjective phrase expression title heading headline label tag name".split())
MENTIONED = 2  # words of one
#: Verbs with which words go to somebody.
SENDING = frozenset("send write issue email text mail hand deliver give release submit address post tweet".split())
PHOTOGRAPHER = re.compile(
    r"\W*(?:REUTERS|Reuters|AP(?: Photo)?|AFP|EPA|TASS|Sputnik|Xinhua|Handout|Getty(?: Images)?|Anadolu)\s*/"
)
#: Who speaks to whom, as headlines have it: both begin with a capital, and nothing else stands there.
ADDRESSED = re.compile(
    r"([A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}) to (?:the )?(?:[A-Z][\w.'’-]*)(?: [A-Z][\w.'’-]*){0,3}"
)
GLUED = re.compile(r"[^\s“\"][”\"]\s*(?=[A-Za-z])")
#: Words before a noun that make it somebody's word: "the alleged thief", "his supposed aim".
HEARSAY = frozenset(
    """
    alleged reported reputed rumoured rumored supposed suspected purported claimed presumed believed expected professed
    declared stated said so-called self-described self-styled avowed admitted accused perceived feared hoped-for
    """.split()
)
ALSO = frozenset("also formerly previously once now sometimes often commonly".split())
FOUND_SO = frozenset("guilty liable innocent negligent dead alive unconscious unresponsive".split())
SEEN = frozenset("see view picture photograph film".split())
#: Verbs whose passive has the hearer for its subject, and what begins a clause of time behind them.
TOLD = frozenset("tell warn inform notify advise alert brief remind ask assure".split())
#: Those of them that always have somebody told for an object: without one right behind them they are passives.
BRIEFING = frozenset("briefed informed notified apprised alerted".split())
ABOUT = frozenset("on of about over to".split())
TIMING = frozenset("before after while until since during".split())
HELPS = frozenset(("aux", "auxpass"))
NEVER = frozenset(("never", "yet", "ever"))
#: Verbs that come before their subject in a question.
HELPING = frozenset("do have be will would can could should may might shall must".split())


def without_misplaced(annotated: Annotated, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions with impossible sources replaced or left out, and without those that are none."""
    parse = annotated.parse
    quotes = [Span(*q) for q in quoted_spans(annotated.text)]
    cues = {t.i: a for a in attributions for s in a.cue for t in parse.within(s)}
    out = []
    for a in attributions:
        if _is_time(parse, a) or _is_credit(annotated.text, a) or _is_surname(parse, a) or _is_torn(annotated.text, a):
            continue
        if _is_toll(parse, a) or _is_open_question(parse, a) or _is_asked(parse, a) or _is_due(parse, a):
            continue
        if _is_found_so(parse, a) or _is_seen_from(parse, a) or _is_told_when(parse, a):
            continue
        if _is_seeming(parse, a) or _is_told_of(parse, a) or _is_bare_noun(parse, a):
            continue
        if _is_naming(parse, a) or _is_epithet(parse, a) or _only_helps(parse, a):
            continue
        a = _unglued(annotated.text, a)
        a = _without_the_told(annotated, _with_name_before(annotated, _behind_the_quotation(annotated, a)))
        a = _stated_by(annotated, _at_the_end(annotated, a))
        a = _without_object(parse, a)
        a = _without_verb(parse, a, cues)
        a = _not_the_accused(parse, a)
        a = _not_the_recipient(parse, a)
        a = _not_the_thing(parse, a, cues)
        a = _without_dash(parse, a)
        a = _not_the_addressed(annotated.text, a)
        a = _not_what_was_reported(parse, a)
        a = _in_its_own_place(parse, a, cues, quotes)
        a = _added(parse, a, cues)
        out.append(a)
    kept = {a.id for a in out}
    return tuple(a if a.via in kept else replace(a, via=None) for a in out)


def without_mentioned(parse: Parse, attributions: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """The attributions without those whose cue is a word in quotation marks of its own: it is mentioned, and says
    nothing (“Saying”: …, the word “confirmed” that …). A verb with its subject is one, whatever the paper thinks of it
    (Holm “says” that …); its marks are no part of it."""
    out: list[Attribution] = []
    gone: dict[str, str | None] = {}
    for a in attributions:
        marked = _marked(parse.text, a)
        if marked is None:
            out.append(a)
        elif _is_only_a_word(parse, a, marked):
            gone[a.id] = a.via
        else:
            out.append(replace(a, cue=(marked,)))
    while any(a.via in gone for a in out):
        out = [replace(a, via=gone[a.via]) if a.via in gone else a for a in out]
    return tuple(out)


def _marked(text: str, a: Attribution) -> Span | None:
    """The words of a cue that fill a pair of quotation marks, without them."""
    if len(a.cue) != 1:
        return None
    words = a.cue[0].of(text)
    bare = words.strip("“”\"‘’' ,.")
    if not bare:
        return None
    start = a.cue[0].start + words.index(bare)
    end = start + len(bare)
    opened = text[start - 1 : start] if start else ""
    closed = text[end : end + 2].lstrip(",.")[:1]
    pairs = (("“", "”"), ('"', '"'), ("‘", "’"), ("'", "'"))
    return Span(start, end) if len(bare.split()) <= MENTIONED and (opened, closed) in pairs else None


def _is_only_a_word(parse: Parse, a: Attribution, cue: Span) -> bool:
    """Is a word in marks said by a word ("the term “claimed”"), by nobody, or a participle that hangs on nothing?"""
    helped = {c.dep for t in parse.within(cue) for c in parse.children(t.i)} & HELPS
    if any(t.tag == "VBG" for t in parse.within(cue)) and not helped:
        return True
    head = head_of(parse, a.source) if a.source else None
    return head.lemma.casefold() in WORDS if head is not None else not helped


def _is_time(parse: Parse, a: Attribution) -> bool:
    head = head_of(parse, a.source) if a.source else None
    if head is None or head.lemma.casefold() not in TIMES:
        return False
    return head.pos == "NOUN" or (head.pos == "PROPN" and len(parse.within(a.source[0])) == 1 and len(a.source) == 1)


def _is_due(parse: Parse, a: Attribution) -> bool:
    """ "The treaty is supposed to last": what is to be, and nobody is said to suppose it."""
    cue = [t for s in a.cue for t in parse.within(s)]
    words = {t.text.casefold() for t in cue}
    return not a.source and "supposed" in words and (
        "to" in words or any(t.text == "to" for t in parse.tokens[cue[-1].i + 1 :][:1])
    )  # fmt: skip


def _is_naming(parse: Parse, a: Attribution) -> bool:
    """ "A boat (also) known as the Gull", "known for its speed", "a firm also called Gull Lines, which …": what
    something is called or known for is nobody's word."""
    words = [t for s in a.cue for t in parse.within(s) if t.pos not in ("AUX", "ADV", "PUNCT")]
    verb = words[0] if words else None
    if verb is not None and verb.text.casefold() == "called" and len(words) == 1:
        return _is_called(parse, a, verb)
    if verb is None or verb.lemma.casefold() != "know" or verb.tag != "VBN" or len(words) > 2:
        return False
    if any(t.lemma == "have" for s in a.cue for t in parse.within(s)) and child_with(parse, verb.i, "auxpass") is None:
        return False  # "has known"
    after = parse.tokens[verb.i + 1] if verb.i + 1 < len(parse.tokens) else None
    return after is not None and after.text.casefold() in ("as", "for")


def _is_called(parse: Parse, a: Attribution, verb: Token) -> bool:
    """Is it a thing with its second name: "a firm | also called | Gull Lines, which …"?"""
    head = head_of(parse, a.source) if a.source else None
    if head is None or head.pos != "NOUN" or is_speaker_noun(head.lemma) or is_person_word(head.lemma):
        return False
    if parse.tokens[verb.i - 1].text.casefold() not in ALSO or a.source[-1].end > verb.start:
        return False
    at = verb.i + 1
    while at < len(parse.tokens) and parse.tokens[at].pos == "PROPN":
        at += 1
    return at > verb.i + 1 and at < len(parse.tokens) and parse.tokens[at].text in (",", ".", ")", ";")


def _is_found_so(parse: Parse, a: Attribution) -> bool:
    """ "A man | found | guilty of theft": he is found so, and does not find."""
    words = [t for s in a.cue for t in parse.within(s) if any(c.isalnum() for c in t.text)]
    if not words or words[-1].text.casefold() != "found" or any(t.lemma.casefold() == "have" for t in words):
        return False
    after = parse.tokens[words[-1].i + 1 :][:2]
    after = after[1:] if after and after[0].text.casefold() == "not" else after[:1]
    before = bool(a.source) and a.source[-1].end <= words[-1].start
    return before and bool(after) and after[0].text.casefold() in FOUND_SO


def _is_told_when(parse: Parse, a: Attribution) -> bool:
    """ "She had been warned twice | before the ship left": when somebody was told, and nothing of what."""
    cue = [t for s in a.cue for t in parse.within(s)]
    if a.source or not a.content or not any(t.tag == "VBN" and t.lemma.casefold() in TOLD for t in cue):
        return False
    first = parse.within(a.content[0])[:1]
    return bool(first) and first[0].start > cue[-1].start and first[0].text.casefold() in TIMING


def _is_seeming(parse: Parse, a: Attribution) -> bool:
    """ "The tram | appears | to have left the track": how a thing looks is no word of its own. Of "it seemed to her"
    whom it seems to stands behind; "Holm seemed to think that" tells what he thinks."""
    cue = [t for s in a.cue for t in parse.within(s) if t.tag.startswith("VB")]
    if len(cue) != 1 or cue[0].lemma.casefold() not in ("appear", "seem") or not a.source:
        return False
    done = next((t for s in a.content for t in parse.within(s) if t.tag.startswith("VB") and t.dep not in HELPS), None)
    held = lex.BELIEF_VERBS | lex.KNOWLEDGE_VERBS | lex.INTENTION_VERBS | lex.COMMUNICATION_VERBS
    if done is not None and done.lemma.casefold() in held:
        return False
    return all(s.end <= cue[0].start for s in a.source)


def _is_told_of(parse: Parse, a: Attribution) -> bool:
    """ "Mayor Briefed On Ferry Fire", "the mayor was informed of the fire": somebody was told of a thing, who says
    nothing of it. A clause that is told, or whoever told it, stays."""
    cue = [t for s in a.cue for t in parse.within(s) if any(c.isalnum() for c in t.text)]
    verb = next((t for t in cue if t.text.casefold() in BRIEFING), None)
    if verb is None or not a.content or verb.i + 1 >= len(parse.tokens):
        return False
    if parse.tokens[verb.i + 1].text.casefold() not in ABOUT or any(s.start > verb.start for s in a.source):
        return False
    had = [t.lemma.casefold() for t in parse.tokens[max(verb.i - 3, 0) : verb.i]]
    if "have" in had and "be" not in had and a.source:
        return False  # "has informed on his friends"
    told = [t for s in a.content for t in parse.within(s)]
    return not any(t.tag in FINITE or t.text.casefold() in ("that", "by") for t in told)


def _is_bare_noun(parse: Parse, a: Attribution) -> bool:
    """ "The mayor sets | expectations | low for the talks": nobody's are told, and no clause of what they are."""
    cue = [t for s in a.cue for t in parse.within(s)]
    if a.source or a.via is None or len(cue) != 1 or cue[0].pos != "NOUN":
        return False
    return not any(t.pos in ("VERB", "AUX") or t.tag == "TO" for s in a.content for t in parse.within(s))


def _is_seen_from(parse: Parse, a: Attribution) -> bool:
    """ "Smoke | is seen | from the city": the city does not see it."""
    verb = next((t for s in a.cue for t in parse.within(s) if t.pos == "VERB"), None)
    first = next(iter(parse.within(a.source[0])), None) if a.source else None
    if verb is None or verb.tag != "VBN" or verb.lemma.casefold() not in SEEN or first is None or first.i <= verb.i:
        return False
    return parse.tokens[first.i - 1].text.casefold() == "from" and child_with(parse, verb.i, "auxpass") is not None


def _is_epithet(parse: Parse, a: Attribution) -> bool:
    """Is the cue one word before a noun that tells how it is, not what is said of it: "the | embattled | mayor"?"""
    words = [t for s in a.cue for t in parse.within(s)]
    if a.source or len(words) != 1 or words[0].dep != "amod" or words[0].head < words[0].i:
        return False
    return words[0].lemma.casefold() not in HEARSAY and words[0].text.casefold() not in HEARSAY


def _only_helps(parse: Parse, a: Attribution) -> bool:
    """Is the cue a mere "has never" or "did not", whose verb, in the content, brings no clause: "has not | seen it"?"""
    words = [t for s in a.cue for t in parse.within(s) if any(c.isalnum() for c in t.text)]
    verbs = {t.head for t in words}
    if len(verbs) != 1 or not all(
        t.dep == "neg" or t.text.casefold() in NEVER or (t.dep in HELPS and t.lemma.casefold() in HELPING)
        for t in words
    ):
        return False
    verb = parse.tokens[verbs.pop()]
    if verb.pos != "VERB" or verb in words or not any(s.start <= verb.start < s.end for s in a.content):
        return False
    return verb.lemma.casefold() not in lex.COMMUNICATION_VERBS and child_with(parse, verb.i, "ccomp", "xcomp") is None


def _is_credit(text: str, a: Attribution) -> bool:
    """Is the source a photographer's credit ("REUTERS/Name")?"""
    return bool(a.source) and bool(PHOTOGRAPHER.match(text, a.source[0].start, a.source[0].end))


def _is_toll(parse: Parse, a: Attribution) -> bool:
    """ "The attack claimed the lives of six": nobody claims that."""
    verb = next((t for s in a.cue for t in parse.within(s) if t.lemma.casefold() == "claim" and t.pos == "VERB"), None)
    thing = child_with(parse, verb.i, "dobj") if verb is not None else None
    if thing is not None and thing.lemma.casefold() in TAKEN:
        return True
    head = head_of(parse, a.source) if a.source else None
    if verb is None or head is None or head.pos != "NOUN" or is_speaker_noun(head.lemma) or is_person_word(head.lemma):
        return False
    return TOLL.match(parse.text, verb.end) is not None  # whatever the parser made of it


def says_no_word(annotated: Annotated, a: Attribution) -> bool:
    """Is it a toll, or an event that is made to speak?"""
    return _is_toll(annotated.parse, a) or _is_event(annotated, a)


def _is_event(annotated: Annotated, a: Attribution) -> bool:
    """ "Air strikes say …": what only happens says nothing, nor does it say much or little in so many words."""
    parse = annotated.parse
    head = head_of(parse, a.source) if len(a.source) == 1 else None
    if head is None or not any(t.lemma.casefold() in SPOKEN for s in a.cue for t in parse.within(s)):
        return False
    if head.pos == "PROPN" and any(m.span.start <= head.start < m.span.end for m in annotated.mentions):
        return False
    return head.lemma.casefold() in EVENTS or head.text.casefold().rstrip("s") in EVENTS


def _behind_the_quotation(annotated: Annotated, a: Attribution) -> Attribution:
    """ "“They took the plant” | the Esk Observatory which relies on helpers | said", for want of commas: who stands
    between a closed quotation and its verb says it."""
    if a.source or len(a.cue) != 1 or not a.content:
        return a
    parse, quote, cue = annotated.parse, a.content[0], a.cue[0]
    verb = next((t for t in parse.within(cue) if t.tag in ("VBD", "VBZ", "VBP")), None)
    words = parse.within(Span(quote.end, cue.start)) if quote.end < cue.start else ()
    if verb is None or not words or verb.lemma.casefold() not in SPOKEN or not _is_closed(quote.of(parse.text)):
        return a
    if any(not (quote.end <= s.start and s.end <= cue.start) for s in a.content[1:]) or any(
        t.text in OUTER_MARKS or "\n" in t.text for t in words
    ):
        return a
    first = words[1] if words[0].pos == "DET" and len(words) > 1 else words[0]
    named = next((m.span for m in annotated.mentions if m.type in ("person", "organization") and (
        words[0].start <= m.span.start <= first.start < m.span.end <= cue.start)), None)  # fmt: skip
    if named is None:
        return a
    rest = parse.within(Span(named.end, cue.start))
    if rest and rest[0].text.casefold() not in ("which", "who", "that"):
        return a
    end = words[-1].end if len(rest) <= LONGEST_CLAUSE else named.end
    return replace(a, source=(Span(words[0].start, end),), content=(quote,), why=(*a.why, "between quotation and verb"))


def _stated_by(annotated: Annotated, a: Attribution) -> Attribution:
    """ "Lind was not asked of this statement by | Ann Holm | in May: “…”": whose statement it is says so, whoever else
    the sentence tells of."""
    last = a.content[-1] if a.content else None
    text = annotated.text
    if last is None or text[last.start] not in "“\"" or text[: last.start].rstrip()[-1:] != ":":
        return a
    begin = annotated.parse.tokens[annotated.parse.sentences[annotated.parse.within(last)[0].sent][0]].start
    begin = max(text.rfind("\n", 0, last.start) + 1, min(begin, last.start))
    found = STATED_BY.search(text, begin, last.start)
    people = [m.span for m in annotated.mentions if m.type == "person"]
    named = next((s for s in people if found is not None and s.start == found.end()), None)
    if found is None or named is None or any(s.start > named.end and s.end < last.start for s in people) or any(
        s.overlaps(named) for s in a.source
    ):
        return a
    noun = Span(*found.span("noun"))
    return replace(a, source=(named,), cue=(noun,), content=(last,), why=(*a.why, "whose statement it is"))


def _at_the_end(annotated: Annotated, a: Attribution) -> Attribution:
    """ "Shells hit homes in Esk | Ann Holm | said", for want of a comma: the name that ends what was read as said."""
    last = a.content[-1] if a.content else None
    if a.source or len(a.cue) != 1 or last is None or last.end >= a.cue[0].start:
        return a
    parse = annotated.parse
    verb = parse.within(a.cue[0])[:1]
    named = next((m.span for m in annotated.mentions if m.type == "person" and m.span.end + 1 == a.cue[0].start
                  and m.span.start > last.start), None)  # fmt: skip
    if named is not None and last.end < named.end:  # "hit a mill | and a home in Esk | Ann Holm | said"
        rest = parse.within(Span(last.end, named.start)) if last.end < named.start else []
        if len(rest) > LONGEST_REST or any(t.pos in ("VERB", "AUX", "PUNCT", "PRON") or "\n" in t.text for t in rest):
            return a
    if named is None or not verb or verb[0].tag not in ("VBD", "VBZ", "VBP") or verb[0].lemma.casefold() not in SPOKEN:
        return a
    told = list(parse.within(Span(last.start, named.start)))
    if not is_whole_before(annotated, told) or told[-1].sent != verb[0].sent:
        return a
    content = (*a.content[:-1], Span(last.start, told[-1].end))
    if any(content[-1].overlaps(s) for s in a.content[:-1]):
        return a
    return replace(a, source=(named,), content=content, why=(*a.why, "the name right before its verb"))


def _is_closed(words: str) -> bool:
    return len(words) > 1 and words[0] in "“\"" and words[-1] in "”\"" and words.count('"') in (0, 2)


def _with_name_before(annotated: Annotated, a: Attribution) -> Attribution:
    """ "but | Ann Holm | a spokeswoman for the union said", for want of a comma: who that is stands before it."""
    if len(a.source) != 1 or not a.cue or not a.content or a.content[0].start < a.cue[0].end:
        return a
    parse, source = annotated.parse, a.source[0]
    words = parse.within(source)
    named = next((m.span for m in annotated.mentions if m.type == "person" and m.span.end == source.start - 1), None)
    if named is None or len(words) < 2 or words[0].text not in ("a", "an", "the") or not is_person_word(words[1].lemma):
        return a
    before = parse.tokens[parse.within(named)[0].i - 1] if parse.within(named)[0].i else None
    new = before is None or before.sent != words[0].sent or before.pos in ("CCONJ", "SCONJ") or before.text == ","
    if not new or parse.text[named.end : source.start] != " " or any(named.overlaps(s) for s in a.content):
        return a
    return replace(a, source=(Span(named.start, source.end),), why=(*a.why, "with the name before it"))


def _without_the_told(annotated: Annotated, a: Attribution) -> Attribution:
    """ "Wounded | 14 others Ann Holm | told us", for want of a comma: whom it befell is no part of who tells it."""
    if len(a.source) != 1 or not a.content or not a.cue:
        return a
    parse, source, last = annotated.parse, a.source[0], a.content[-1]
    named = next((m.span for m in annotated.mentions if m.type == "person" and m.span.end == source.end
                  and m.span.start > source.start), None)  # fmt: skip
    if named is None or last.end > source.start or source.end > a.cue[0].start:
        return a
    words = parse.within(Span(source.start, named.start))
    if not words or parse.text[last.end : source.start].strip() or words[-1].tag != "NNS" or any(
        t.pos in ("CCONJ", "PUNCT") for t in words
    ):
        return a
    if any(m.type == "person" and m.span.overlaps(source) and m.span != named for m in annotated.mentions):
        return a
    content = (*a.content[:-1], Span(last.start, words[-1].end))
    return replace(a, source=(named,), content=content, why=(*a.why, "who tells it, not whom it befell"))


def _is_open_question(parse: Parse, a: Attribution) -> bool:
    """Is the source the "who" of a question to nobody: "who knows what they will say?"? A relative one stays."""
    words = [t for s in a.source for t in parse.within(s)]
    if len(words) != 1 or words[0].text.casefold() != "who":
        return False
    first, last = parse.sentences[words[0].sent]
    asked = any(parse.tokens[k].text.startswith("?") for k in range(max(first, last - 2), last + 1))
    after = parse.tokens[words[0].i + 1] if words[0].i + 1 < len(parse.tokens) else None
    return asked and after is not None and (words[0].i == first or after.text.casefold() == "knows")


def _is_asked(parse: Parse, a: Attribution) -> bool:
    """Is it only asked whether somebody says or knows so: "Did Holm know? …", "Was the board warned? …"?

    The auxiliary comes before its subject and nothing of the clause before that; a question that begins with "why" or
    "when" takes it for granted that he did.
    """
    verb = next((t for s in a.cue for t in reversed(parse.within(s)) if t.pos in ("VERB", "AUX")), None)
    if verb is None:
        return False
    source = parse.within(a.source[0]) if a.source else []
    subject = child_with(parse, verb.i, *SUBJECTS)
    helps = [t for t in parse.children(verb.i) if t.dep in ("aux", "auxpass") and subject and t.i < subject.i]
    first = next(iter(helps), None)
    if source and source[0].pos == "AUX" and source[0].lemma.casefold() in HELPING:
        first = source[0]
    if first is None or first.lemma.casefold() not in HELPING:
        return False
    begin = parse.sentences[first.sent][0]
    if any(t.tag in ("WRB", "WP", "WDT") for t in parse.tokens[begin : first.i]):
        return False
    before = parse.tokens[first.i - 1] if first.i > begin else None
    if before is not None and not (before.pos in ("PUNCT", "CCONJ") or before.text.casefold() in ("so", "then")):
        return False
    stop = next((t for t in parse.tokens[verb.i :] if t.text[:1] in (".", "!", "?") or "\n" in t.text), None)
    return stop is not None and stop.text[0] == "?"


def _is_surname(parse: Parse, a: Attribution) -> bool:
    """Is the cue one capitalised word behind a name amid a sentence in small letters: the surname "Said"?"""
    words = [t for s in a.cue for t in parse.within(s)]
    if len(words) != 1 or not words[0].text[:1].isupper() or words[0].i == 0:
        return False
    before = parse.tokens[words[0].i - 1]
    content = [t for s in a.content for t in parse.within(s) if t.text[:1].isalpha() and len(t.text) > 3]
    title = sum(t.text[0].isupper() for t in content) >= 0.6 * len(content)
    return before.text[:1].isupper() and before.end == words[0].start - 1 and bool(content) and not title


def _is_torn(text: str, a: Attribution) -> bool:
    """Does a paraphrase lie in other lines than its cue? Only a colon or a quotation goes over a line's end."""
    if not a.cue or not a.content or text[a.cue[-1].end - 1 : a.cue[-1].end + 2].find(":") >= 0:
        return False
    cue, content = a.cue[0], a.content[0]
    low, high = (cue.end, content.start) if cue.end <= content.start else (a.content[-1].end, cue.start)
    between = text[low:high]
    return "\n" in between and ":" not in between and text[content.start] not in "“\"‘'«"


def _unglued(text: str, a: Attribution) -> Attribution:
    """A source that begins in the quotation before it, for want of a space: "our town,”Holm"."""
    out = []
    for s in a.source:
        found = GLUED.search(text, s.start, s.end)
        fits = found is not None and not any(q in text[s.start : found.start()] for q in '“"')
        out.append(Span(found.end(), s.end) if found and fits else s)
    if tuple(out) == a.source:
        return a
    # the token that was torn stands in the content as well
    starts = [s.start for s in out]
    content = tuple(Span(c.start, min([c.end, *(x for x in starts if c.start < x < c.end)])) for c in a.content)
    return replace(a, source=tuple(out), content=content)


def _without_verb(parse: Parse, a: Attribution, cues: dict[int, Attribution]) -> Attribution:
    """A source without the verb before it, where that is another's cue: "(welcomed) Holm's criticism"."""
    if not a.source:
        return a
    words = parse.within(a.source[0])
    first = words[0] if words else None
    if first is None or len(words) < 2 or first.tag not in ("VBD", "VBZ", "VBP") or cues.get(first.i, a) is a:
        return a
    return replace(a, source=(Span(words[1].start, a.source[0].end), *a.source[1:]))


def _not_the_accused(parse: Parse, a: Attribution) -> Attribution:
    """ "Indicted the officers on charges that …": the officers do not say so."""
    noun = next((t for s in a.cue for t in parse.within(s) if t.pos == "NOUN"), None)
    head = head_of(parse, a.source) if a.source else None
    if noun is None or head is None or noun.dep != "pobj" or head.dep not in ("dobj", "nsubjpass"):
        return a
    verb = parse.tokens[head.head]
    if verb.lemma.casefold() not in SEIZING or parse.tokens[noun.head].text.casefold() not in ("on", "over", "of"):
        return a
    agent = child_with(parse, verb.i, "nsubj") if head.dep == "dobj" else None
    phrase = noun_phrase(parse, agent.i) if agent is not None and agent.tag not in ("WP", "WDT") else None
    return replace(a, source=(phrase,) if phrase else (), why=(*a.why, "the accused is not who accuses"))


def _not_the_recipient(parse: Parse, a: Attribution) -> Attribution:
    """ "The firm sent a letter to the board | saying that …": whoever sent it says so."""
    head = head_of(parse, a.source) if len(a.source) == 1 else None
    verb = next((t for s in a.cue for t in parse.within(s) if t.pos == "VERB"), None)
    if head is None or verb is None or verb.tag != "VBG" or head.dep not in ("pobj", "dobj", "dative"):
        return a
    if not 0 <= verb.start - a.source[0].end <= 2 or child_with(parse, verb.i, *SUBJECTS) is not None:
        return a
    at = parse.tokens[head.head]
    if head.dep == "pobj" and at.text.casefold() not in ("to", "for", "with"):
        return a
    for _ in range(4):
        if at.pos == "VERB" and at.i != verb.i:
            break
        at = parse.tokens[at.head]
    subject = child_with(parse, at.i, "nsubj") if at.pos == "VERB" and at.lemma.casefold() in SENDING else None
    phrase = noun_phrase(parse, subject.i) if subject is not None and subject.tag not in ("WP", "WDT", "EX") else None
    if phrase is None:
        return a
    return replace(a, source=(phrase,), why=(*a.why, "who sent it, not who got it"))


def _not_the_thing(parse: Parse, a: Attribution, cues: dict[int, Attribution]) -> Attribution:
    """ "The union condemned the raid | saying …", for want of a comma: the raid says nothing, the union does."""
    head = head_of(parse, a.source) if len(a.source) == 1 else None
    verb = next((t for s in a.cue for t in parse.within(s) if t.pos == "VERB"), None)
    if head is None or verb is None or verb.tag != "VBG" or a.source[0].end > verb.start:
        return a
    document = head.lemma.casefold() in lex.DOCUMENT_NOUNS
    speaks = is_speaker_noun(head.lemma) and not document
    if head.pos != "NOUN" or speaks or is_person_word(head.lemma):
        return a
    gap = parse.text[a.source[0].end : verb.start]
    behind = parse.tokens[max(parse.within(a.source[0])[0].i - 1, 0)]
    teller = cues.get(behind.i)
    if teller is not None and teller.id != a.id and teller.source and behind.pos == "VERB" and behind.sent == verb.sent:
        # what is told of follows right behind the cue of whoever tells of it: "confirmed | the deaths, declining to …"
        goes_on = gap.startswith(",") and gap.strip() == ","
        named = behind.lemma.casefold() in NAMING and bool(gap.strip())
        told = verb.lemma.casefold() in PARTICIPLES and (named or len(gap) <= LONGEST_GAP) and "\n" not in gap
        if goes_on or (told and (named or not document)):
            via = teller.via if a.via == teller.id else a.via
            return replace(a, source=teller.source, via=via, why=(*a.why, "who acts on it, not what is acted on"))
    if verb.lemma.casefold() not in PARTICIPLES or not 0 <= len(gap) <= 2:
        return a
    if head.dep not in ("dobj", "pobj") or document or is_speaker_noun(head.lemma):
        return a
    at = parse.tokens[head.head]
    for _ in range(4):
        if at.pos == "VERB" and at.i != verb.i:
            break
        at = parse.tokens[at.head]
    subject = child_with(parse, at.i, "nsubj") if at.pos == "VERB" and at.i < head.i else None
    speaks = subject is not None and (subject.pos == "PROPN" or is_speaker_noun(subject.lemma))
    phrase = noun_phrase(parse, subject.i) if subject is not None and speaks else None
    if phrase is None or any(phrase.overlaps(s) for s in (*a.cue, *a.content)):
        return a
    return replace(a, source=(phrase,), why=(*a.why, "who acts on it, not what is acted on"))


def _without_dash(parse: Parse, a: Attribution) -> Attribution:
    """A participle behind a dash has not what stands before the dash for its source: "Off to Esk - | looking forward
    to the fair"."""
    first = next((t for s in a.cue for t in parse.within(s)), None)
    if len(a.source) != 1 or first is None or first.tag != "VBG" or child_with(parse, first.i, *SUBJECTS) is not None:
        return a
    between = parse.text[a.source[0].end : first.start] if a.source[0].end < first.start else ""
    return replace(a, source=()) if re.fullmatch(r"\s+[-–—]{1,2}\s+", between) else a


def _without_object(parse: Parse, a: Attribution) -> Attribution:
    """ "The order came from | Governor Moor, a driver | told us": the governor is the end of what is told, and whoever
    stands behind the comma tells it."""
    if len(a.source) != 1 or len(a.content) != 1 or not a.cue or a.content[0].end > a.source[0].start:
        return a
    text, source, content = parse.text, a.source[0], a.content[0]
    last = parse.within(content)[-1:]
    comma = text.rfind(", ", source.start, a.cue[0].start)
    if not last or last[0].pos != "ADP" or text[content.end : source.start].strip() or comma < 0:
        return a
    teller = trimmed(text, comma + 1, a.cue[0].start)
    tokens = parse.within(teller) if teller is not None else ()
    subject = tokens[0] if tokens else None
    if teller is None or subject is None or not (
        subject.pos in ("DET", "PROPN", "PRON", "NUM") and any(t.pos in ("NOUN", "PROPN", "PRON") for t in tokens)
    ):  # fmt: skip
        return a
    return replace(a, source=(teller,), content=(Span(content.start, comma),), why=(*a.why, "behind what is told"))


def _not_the_addressed(text: str, a: Attribution) -> Attribution:
    """ "Holm to Moor: | resign": a headline's first name speaks to the second."""
    if len(a.source) != 1 or " ".join(s.of(text) for s in a.cue).strip() != ":":
        return a
    speaker = without_addressed(text, a.source[0])
    return a if speaker == a.source[0] else replace(
        a, source=(speaker,), why=(*a.why, "who speaks, not who is spoken to")
    )  # fmt: skip


def without_addressed(text: str, who: Span) -> Span:
    """Who speaks in "Holm to Moor"; all other words as they are."""
    found = ADDRESSED.fullmatch(who.of(text))
    return Span(who.start, who.start + found.end(1)) if found is not None else who


def _not_what_was_reported(parse: Parse, a: Attribution) -> Attribution:
    """ "The agency reported the blast | saying …": the agency says so."""
    verb = next((t for s in a.cue for t in parse.within(s) if t.pos == "VERB"), None)
    subject = child_with(parse, verb.i, *SUBJECTS) if verb is not None else None
    if verb is None or subject is None or not any(s.start <= subject.start < s.end for s in a.source):
        return a
    teller = child_with(parse, verb.head, "nsubj") if is_what_was_reported(parse, verb, subject) else None
    phrase = noun_phrase(parse, teller.i) if teller is not None and teller.tag not in ("WP", "WDT", "EX") else None
    if phrase is None:
        return a
    return replace(a, source=(phrase,), why=(*a.why, "who reported it, not what was reported"))


def _in_its_own_place(
    parse: Parse, a: Attribution, cues: dict[int, Attribution], quotes: list[Span]
) -> Attribution:  # fmt: skip
    """A source that stands in another line than its cue, or in a quotation that its cue stands outside of, gives way
    to the subject of the cue's verb, to whoever speaks in the verb that the cue hangs on, or to nobody."""
    if not a.source or not a.cue:
        return a
    text, source, cue = parse.text, a.source[0], a.cue[0]
    low, high = sorted((source, cue))
    between = text[low.end : high.start] if low.end < high.start else ""
    apart = "\n" in between and all("\n" in _between(text, s, cue) for s in a.source)
    inside = next((q for q in quotes if q.start < source.start and source.end < q.end), None)
    quoted = inside is not None and not inside.overlaps(cue)
    if not apart and not quoted:
        return a
    if apart and ":" in text[source.end : source.end + 3]:
        return a
    source = _whose(parse, a, cues, inside if quoted else None)
    return replace(a, source=source, why=(*a.why, "the source read stood elsewhere"))


def _added(parse: Parse, a: Attribution, cues: dict[int, Attribution]) -> Attribution:
    """ "…, adding that": whoever spoke last in the sentence, wherever the parse hangs it."""
    words = [t for s in a.cue for t in parse.within(s)]
    if a.source or len(words) != 1 or words[0].tag != "VBG" or words[0].lemma.casefold() != "add" or words[0].i == 0:
        return a
    if parse.tokens[words[0].i - 1].text not in (",", ";", "and"):
        return a
    source = _whose(parse, a, cues)
    if not any(other.source == source for other in cues.values() if other.source):
        return a
    return replace(a, source=source, why=(*a.why, "who spoke last in the sentence"))


def _between(text: str, a: Span, b: Span) -> str:
    low, high = sorted((a, b))
    return text[low.end : high.start] if low.end < high.start else ""


def _whose(parse: Parse, a: Attribution, cues: dict[int, Attribution], quote: Span | None = None) -> Spans:
    """The subject of the cue's verb, or that of the verb it is joined to or hangs on; for a verb that stands behind a
    quotation and is joined to one in it, that of the verb which the quotation hangs on."""
    verb = next((t for s in a.cue for t in parse.within(s) if t.pos in ("VERB", "AUX") and t.dep != "aux"), None)
    if verb is not None and verb.tag == "VBG" and child_with(parse, verb.i, *SUBJECTS) is None:
        # "the channel said the talks were minor, saying: …": whoever spoke last in this sentence
        first = parse.sentences[verb.sent][0]
        for i in range(verb.i - 1, first - 1, -1):
            other = cues.get(i)
            if other is not None and other.id != a.id and other.source and not any(
                s.start <= verb.start < s.end for s in other.content
            ):  # fmt: skip
                return other.source
    for _ in range(3):
        if verb is None:
            return ()
        other = cues.get(verb.i)
        if other is not None and other.id != a.id and other.source:
            return other.source
        subject = child_with(parse, verb.i, *SUBJECTS)
        if subject is not None and quote is not None and quote.start < subject.start < quote.end:
            verb = parse.tokens[verb.head] if verb.dep in ("ccomp", "conj") and verb.head != verb.i else None
            continue
        if subject is not None:
            phrase = noun_phrase(parse, subject.i) if subject.tag not in ("WP", "WDT", "EX") else None
            return (phrase,) if phrase else ()
        verb = parse.tokens[verb.head] if verb.dep in ("conj", "advcl", "xcomp") and verb.head != verb.i else None
    return ()
