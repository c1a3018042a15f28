"""Who says a sentence, told behind it: "The pier was safe, a surveyor's log shows".

Where the reader took no such words for a cue, grammar alone shows whose the sentence is: a whole clause, a comma, a
subject with a verb of telling, and nothing more of a clause. The clause is that one's word, and the telling is no
statement of its own. What the paper itself has learned stays its own word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sayso.attribute.edges import without_when
from sayso.attribute.phrases import FINITE, SUBJECTS, is_finite, is_part_of_name, noun_phrase
from sayso.model import Annotated, Attribution, Parse, Token
from sayso.text import LINE, Span, covers

#: Confidence of a source told behind its sentence, by grammar alone.
FRAMED = 0.66
WHY = "told behind its sentence"
#: Verbs that tell behind a sentence whose word it is.
TELLING = frozenset(
    """say tell report write learn hear understand find show reveal confirm claim believe note add explain warn insist
    state announce suggest think estimate reckon recall admit concede acknowledge argue allege""".split()
)
#: Of these a verb may have more behind it than whom it is told to and when: "say to", "told in".
BEHIND = frozenset(("dobj", "dative", "prep", "npadvmod", "advmod", "punct", "nsubj", "aux", "ccomp"))
NOBODY = frozenset(("it", "this", "that", "which", "who", "what", "there", "these", "those", "you", "one", "nobody"))
ASKING = frozenset(("WP", "WRB", "WDT", "WP$"))
_WORD = r"(?:[\w’'.&-]+)"
_CUE = (
    r"(?:say|said|tell|told|warn|claim|announce|insist|admit|report|find|found|show|reveal|suggest|believe|fear|deny|"
    r"denie|confirm|argue|vow|predict|hear|heard|learn|estimate|conclude|allege|rule|declare|think)(?:s|ed|d)?"
)
#: A headline with its source behind it, in either order: "Bridge unsafe, engineers warn", "…, say swimmers".
HEADLINE_TAIL = re.compile(
    rf"(?P<told>[^\n]*[^\s,;:–—-])\s*,\s+(?:(?P<source>(?:{_WORD}\s+){{0,4}}{_WORD})\s+(?P<cue>{_CUE})|"
    rf"(?P<cue2>{_CUE})\s+(?P<source2>(?:{_WORD}\s+){{0,5}}{_WORD}))"
)
LONGEST_HEADLINE = 24  # words
STOPS = ".!?…:;\"”"
#: Tokens of a sentence above which it is none, and grammar shows nothing.
LONGEST = 400
OWN = frozenset(("we", "i"))
OWN_WORDS = frozenset("newspaper paper magazine agency website station programme program broadcaster".split())


@dataclass(frozen=True, slots=True)
class Frame:
    """A verb of telling behind a sentence: its subject, and the tokens of the clause that is told."""

    verb: Token
    subject: Token
    told: tuple[int, ...]


def frames(parse: Parse) -> Iterator[Frame]:
    """The tellings behind sentences, by grammar alone."""
    for verb in parse.tokens:
        if verb.lemma.casefold() not in TELLING or verb.pos != "VERB":
            continue
        first, last = parse.sentences[verb.sent]
        if last - first >= LONGEST:
            continue
        children = list(parse.children(verb.i))
        subject = next((c for c in children if c.dep in SUBJECTS), None)
        if not is_finite(parse, verb) or subject is None or subject.text.casefold() in NOBODY or any(
            c.dep not in BEHIND or (c.dep == "ccomp" and c.i > verb.i)
            or (c.dep == "dobj" and verb.lemma.casefold() != "tell") for c in children
        ):  # fmt: skip
            continue
        told = _told_before(parse, verb, subject, children)
        if told:
            yield Frame(verb, subject, told)


def _told_before(parse: Parse, verb: Token, subject: Token, children: list[Token]) -> tuple[int, ...]:
    """The tokens of the whole clause before a telling, set off by a comma; none where there is no such clause."""
    begin = min(*parse.subtree(subject.i), verb.i)
    if verb.dep == "parataxis" and verb.head < begin:
        clause = parse.tokens[verb.head]
        whole = parse.subtree(clause.i)
        tokens = [k for k in whole if k < begin]
        own = set(parse.subtree(verb.i))
        if any(k > verb.i and k not in own and parse.tokens[k].pos != "PUNCT" for k in whole):
            return ()  # "he left, she said, and came back": not at the end
    elif (clause := next((c for c in children if c.dep == "ccomp"), None)) is not None and clause.i < begin:
        tokens = list(parse.subtree(clause.i))
    else:
        return ()
    while tokens and parse.tokens[tokens[-1]].pos == "PUNCT":
        tokens.pop()
    while tokens and parse.tokens[tokens[0]].text in (",", ";", ":", "-", "–", "—"):
        tokens.pop(0)
    if tokens and parse.tokens[tokens[0]].tag in ASKING:
        return ()  # "why it was so, he could say": it is left open
    told = set(tokens)
    inner = [c for c in parse.children(clause.i) if c.i in told]
    bare = any(c.dep in SUBJECTS for c in inner) and not any(c.dep == "mark" for c in inner)
    is_clause = bare and is_finite(parse, clause)
    if not tokens or tokens[-1] >= begin or not is_clause or parse.tokens[tokens[-1] + 1].text != ",":
        return ()
    return tuple(tokens) if tokens == list(range(tokens[0], tokens[-1] + 1)) else ()


def is_own(annotated: Annotated, frame: Frame) -> bool:
    """Is it the paper itself that tells it: by its name, as "we" or as "this newspaper"?"""
    words = [annotated.parse.tokens[k].text.casefold() for k in annotated.parse.subtree(frame.subject.i)]
    name = " ".join(words).removeprefix("the ").removeprefix("our ")
    if words[0] in OWN or (words[0] in ("this", "our") and frame.subject.lemma.casefold() in OWN_WORDS):
        return True
    return frame.subject.pos == "PROPN" and is_part_of_name(name, annotated.report.publisher or "")


def add_framed(
    annotated: Annotated, attributions: tuple[Attribution, ...], silent: tuple[Span, ...] = ()
) -> tuple[Attribution, ...]:
    """The attributions with those told behind a sentence that nobody was read to say. `silent`: nobody speaks."""
    parse = annotated.parse
    new = []
    for f in frames(parse):
        told = Span(parse.tokens[f.told[0]].start, parse.tokens[f.told[-1]].end)
        phrase, cue = noun_phrase(parse, f.subject.i), _cue(parse, f)
        if phrase is None or is_own(annotated, f) or covers(silent, told) or covers(silent, cue):
            continue
        if _is_unreal(parse, f.verb):
            continue
        whole = Span(told.start, max(phrase.end, cue.end))
        if any(s.overlaps(whole) for a in attributions for s in (*a.source, *a.cue, *a.content)):
            continue
        new.append(Attribution(id=f"f{cue.start}", source=(phrase,), cue=(cue,), content=(told,), confidence=FRAMED,
                               why=(WHY,)))  # fmt: skip
    new += _owned(parse, (*attributions, *new), silent)
    new += _trailing(annotated, (*attributions, *new), silent)
    return (*attributions, *new)


def _owned(
    parse: Parse, attributions: tuple[Attribution, ...], silent: tuple[Span, ...]
) -> Iterator[Attribution]:  # fmt: skip
    """Deeds that somebody claims as theirs or denies, where nobody was read to: "claimed responsibility for the raid".
    """
    for verb in parse.tokens:
        if verb.lemma.casefold() not in ("claim", "deny", "accept") or not is_finite(parse, verb):
            continue
        below = list(parse.children(verb.i))
        deed = next((c for c in below if c.dep == "dobj" and c.lemma.casefold() == "responsibility"), None)
        subjects = [c for c in below if c.dep == "nsubj" and c.pos in ("NOUN", "PROPN") and c.i < verb.i]
        phrases = [p for c in subjects if (p := noun_phrase(parse, c.i)) is not None]
        # "the group | Tolna Front" may be two subjects
        phrase = Span(phrases[0].start, phrases[-1].end) if phrases else None
        if deed is None or phrase is None or len(phrases) > 2 or phrase.end > verb.start or _is_unreal(parse, verb):
            continue
        if not any(c.text.casefold() == "for" and c.dep == "prep" for c in parse.children(deed.i)):
            continue
        cue = Span(next((c.start for c in below if c.dep in ("aux", "neg") and c.i < verb.i), verb.start), verb.end)
        content = Span(deed.start, max(parse.tokens[k].end for k in parse.subtree(deed.i)))
        whole = Span(phrase.start, content.end)
        if covers(silent, whole) or any(s.overlaps(whole) for a in attributions
                                        for s in (*a.source, *a.cue, *a.content)):  # fmt: skip
            continue
        yield without_when(parse, Attribution(
            id=f"f{verb.start}", source=(phrase,), cue=(cue,), content=(content,), confidence=FRAMED,
            why=("its grammar shows who takes it for theirs",),
        ))  # fmt: skip


def _trailing(
    annotated: Annotated, attributions: tuple[Attribution, ...], silent: tuple[Span, ...]
) -> Iterator[Attribution]:
    """Sentences that end on who says so, without the comma before it: "Shells hurt 14 others Ann Holm told the Echo".
    Only somebody with a name who stands behind a whole clause, and a verb behind which nothing more is told."""
    parse = annotated.parse
    for verb in parse.tokens:
        if verb.tag != "VBD" or verb.lemma.casefold() not in ("say", "tell", "add") or verb.i == 0:
            continue
        first, last = parse.sentences[verb.sent]
        named = next((m.span for m in annotated.mentions if m.type in ("person", "organization")
                      and m.span.end == verb.start - 1), None)  # fmt: skip
        who = parse.within(named) if named is not None else ()
        if named is None or last - first >= LONGEST or not who or not _ends_on(annotated, verb, last):
            continue
        if who[0].i and parse.tokens[who[0].i - 1].text.casefold() == "the":
            who = (parse.tokens[who[0].i - 1], *who)
        told = list(parse.tokens[first : who[0].i])
        if not is_whole_before(annotated, told):
            continue
        whole = Span(told[0].start, verb.end)
        if covers(silent, whole) or any(s.overlaps(whole) for a in attributions
                                        for s in (*a.source, *a.cue, *a.content)):  # fmt: skip
            continue
        source, content = Span(who[0].start, named.end), Span(told[0].start, told[-1].end)
        yield Attribution(id=f"f{verb.start}", source=(source,), cue=(Span(verb.start, verb.end),), content=(content,),
                          confidence=FRAMED, why=(WHY,))  # fmt: skip


def _ends_on(annotated: Annotated, verb: Token, last: int) -> bool:
    """Does a sentence end on its verb, or on whom it was told to and when: "said.", "told the Echo on Tuesday."?"""
    parse = annotated.parse
    after = [t for t in parse.tokens[verb.i + 1 : last + 1] if t.pos != "PUNCT"]
    stop = parse.tokens[last]
    if stop.text != "." or any(t.pos in ("VERB", "AUX", "CCONJ", "SCONJ") or t.tag in ASKING for t in after):
        return False
    if verb.lemma.casefold() == "tell":
        heard = [t for t in after if t.text.casefold() != "the"][:1]
        outlet = heard and any(m.type == "organization" and m.span.start == heard[0].start for m in annotated.mentions)
        if not heard or not (outlet or heard[0].text.casefold() in ("reporters", "journalists")):
            return False
        known = (*annotated.mentions, *annotated.times)
        return all(t.dep in ("prep", "pobj", "npadvmod") or t.head == heard[0].i or t.i <= heard[0].i
                   or any(x.span.start <= t.start < x.span.end for x in known) for t in after)  # fmt: skip
    return not after or after[0].text.casefold() in ("on", "after", "in") or any(
        x.span.start <= after[0].start < x.span.end for x in annotated.times)  # fmt: skip


#: What a place is called behind its name; no office of anybody's.
PLACES = frozenset(
    """neighborhood neighbourhood district village town city province region area county street square suburb quarter
    governorate countryside camp""".split()
)


def is_whole_before(annotated: Annotated, told: list[Token]) -> bool:
    """Is it a clause of its own that wants nothing behind it: no verb, preposition or singular noun, which could be
    the title of whoever follows, at its end?"""
    if len(told) < 4 or any(t.text in ("“", "”", '"', ";", ":") or "\n" in t.text for t in told):
        return False
    last, inside = told[-1], {t.i for t in told}
    verbs = [t for t in told if t.pos in ("VERB", "AUX") and is_finite(annotated.parse, t)]
    subjects = any(t.dep in SUBJECTS and t.i < v.i and t.head in inside for v in verbs for t in told)
    ends = last.tag in ("NNS", "CD") or any(m.span.end == last.end for m in (*annotated.mentions, *annotated.times))
    before = told[-2].end
    placed = any(m.type == "place" and m.span.end == before for m in annotated.mentions)
    ends = ends or (placed and last.text.islower() and last.lemma.casefold() in PLACES)  # "in Esk district"
    return bool(verbs) and subjects and ends and told[0].tag not in ASKING and told[0].pos != "SCONJ"


def add_headlined(
    annotated: Annotated, attributions: tuple[Attribution, ...], silent: tuple[Span, ...] = ()
) -> tuple[Attribution, ...]:
    """The attributions with those of headlines that end on who says so, who was read as nobody or not at all. Only a
    line without a final stop is one; its words need no verb ("Bridge unsafe, engineers warn")."""
    parse, text = annotated.parse, annotated.text
    out = list(attributions)
    for line in LINE.finditer(text):
        begin, end = line.start(), line.start() + len(line.group().rstrip())
        if begin == end or text[end - 1] in STOPS or len(line.group().split()) > LONGEST_HEADLINE:
            continue
        m = HEADLINE_TAIL.fullmatch(text, begin + len(line.group()) - len(line.group().lstrip()), end)
        if m is None or covers(silent, Span(begin, end)):
            continue
        first = m["source"] is not None
        told, source, cue = (Span(*m.span(k)) for k in ("told", *(("source", "cue") if first else ("source2", "cue2"))))
        verbs, who = parse.within(cue), parse.within(source)
        if not verbs or verbs[0].pos != "VERB" or verbs[0].tag not in FINITE | {"VB"} or not _may_say(who):
            continue
        whole = Span(begin, end)
        held = [k for k, a in enumerate(out) if any(s.overlaps(whole) for s in (*a.source, *a.cue, *a.content))]
        if not held:
            out.append(Attribution(id=f"f{cue.start}", source=(source,), cue=(cue,), content=(told,), confidence=FRAMED,
                                   why=(WHY,)))  # fmt: skip
        elif len(held) == 1 and not out[held[0]].source and all(s.overlaps(cue) for s in out[held[0]].cue):
            out[held[0]] = replace(out[held[0]], source=(source,), why=(*out[held[0]].why, WHY))
    return tuple(out)


def _may_say(words: list[Token]) -> bool:
    """Are these words somebody, or a document: nouns without a verb, none of them standing for what was told?"""
    nouns = any(t.pos in ("NOUN", "PROPN") for t in words)
    return nouns and not any(t.tag in FINITE or t.text.casefold() in NOBODY for t in words)


def _is_unreal(parse: Parse, verb: Token) -> bool:
    """ "Holm would find", "Holm should say": nobody has told it. "We can say", "the court will tell" are tellings."""
    modals = {c.text.casefold() for c in parse.children(verb.i) if c.dep == "aux" and c.tag == "MD"}
    return bool(modals) and not (verb.lemma.casefold() in ("say", "tell") and modals <= {"will", "can", "’ll", "'ll"})


def _cue(parse: Parse, f: Frame) -> Span:
    """The verb with the auxiliaries right before it."""
    first = f.verb
    while first.i and parse.tokens[first.i - 1].dep == "aux" and parse.tokens[first.i - 1].head == f.verb.i:
        first = parse.tokens[first.i - 1]
    return Span(first.start, f.verb.end)
