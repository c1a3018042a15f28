"""Spans as the contract wants them: whole tokens, no complementiser, no dummy "it", no recipient as source.

The reader decides word by word and knows no grammar; what follows from the parse for certain is set right here.
"""

from __future__ import annotations

import re
from dataclasses import replace

from sayso.attribute.phrases import child_with, noun_phrase
from sayso.model import Annotated, Attribution, Parse, Token
from sayso.text import Span, Spans, trimmed

#: Verbs whose passive takes what is said of its subject: "X is believed to have fled" (X is no source).
RAISING = frozenset(
    """
    say think believe consider expect allege report know suppose rumor rumour deem understand assume estimate
    claim speculate presume predict project forecast reckon anticipate fear hold see suspect feel hope intend mean
    repute
    """.split()
)
#: Verbs whose passive has a recipient as its subject: "employees were told that …" (employees are no source).
TELLING = frozenset(
    """
    tell inform notify advise warn assure remind ask order urge instruct promise brief teach persuade
    """.split()
)
COMPLEMENTISERS = frozenset({"that", "whether", "if"})
EDGES = " \t\r\n,;:–—-"
LONGEST_APPOSITION = 8
PREPOSITIONS = frozenset(
    """
    in at on during after before speaking through with from for under amid while when
    """.split()
)


def mend(annotated: Annotated, attributions: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """The attributions with their spans set right; those left without a word of cue or content are dropped."""
    out = []
    for a in attributions:
        a = whole_tokens(annotated.parse, a)
        a = passive(annotated.parse, a)
        source = tuple(s for part in a.source if (s := source_span(annotated, part)) is not None)
        content = bare_content(annotated, a.content)
        if any(c.isalnum() for s in a.cue for c in s.of(annotated.text)) and content:
            out.append(replace(a, source=source, content=content))
    kept = {a.id for a in out}
    return tuple(a if a.via in kept else replace(a, via=None) for a in out)


def whole_tokens(parse: Parse, a: Attribution) -> Attribution:
    """Spans that cut a token of the parse ("News" of "News.com.au", "Al" of "Al-Jazeera") take the whole of it.

    A token with white space or a dash between words is left as the reader cut it.
    """

    def snap(spans: Spans) -> Spans:
        out: list[Span] = []
        for span in spans:
            tokens = [t for t in parse.within(span) if not {"—", "–"} & set(t.text)]
            start, end = span
            if tokens:
                if tokens[0].start < start and _word(tokens[0]):
                    start = tokens[0].start
                if tokens[-1].end > end and _word(tokens[-1]):
                    end = tokens[-1].end
            if out and start <= out[-1].end:
                out[-1] = Span(out[-1].start, max(end, out[-1].end))
            else:
                out.append(Span(start, end))
        return tuple(out)

    return replace(a, source=snap(a.source), content=snap(a.content))


def _word(token: Token) -> bool:
    return token.text[0].isalnum() and token.text[-1].isalnum() and "--" not in token.text


def cue_verb(parse: Parse, cue: Spans) -> Token | None:
    """The verb of a cue that carries its meaning: its last one that is no auxiliary."""
    verbs = [t for s in cue for t in parse.within(s) if t.tag.startswith("VB") and t.dep not in ("aux", "auxpass")]
    return verbs[-1] if verbs else None


def passive(parse: Parse, a: Attribution) -> Attribution:
    """Subjects of passives are no sources: dummy "it", whoever is said to be so, whoever was told."""
    verb = cue_verb(parse, a.cue)
    if verb is None or verb.tag != "VBN" or not any(t.dep == "auxpass" for t in parse.children(verb.i)):
        return a
    subject = child_with(parse, verb.i, "nsubjpass", "nsubj")
    if subject is None or not any(s.start <= subject.start < s.end for s in a.source):
        return a
    agent = child_with(parse, verb.i, "agent")
    noun = child_with(parse, agent.i, "pobj") if agent else None
    phrase = noun_phrase(parse, noun.i) if noun else None
    source = (phrase,) if phrase else ()
    lemma = verb.lemma.casefold()
    if subject.text.casefold() == "it" and any(t.dep in ("ccomp", "xcomp") for t in parse.children(verb.i)):
        return replace(a, source=source)
    if lemma in RAISING and any(t.dep in ("xcomp", "oprd", "ccomp") for t in parse.children(verb.i)):
        whole = tuple(s for s in a.source if s.start <= subject.start < s.end)
        antecedent = parse.tokens[verb.head] if subject.tag in ("WP", "WDT") and verb.dep == "relcl" else None
        if antecedent is not None:
            np = noun_phrase_before(parse, antecedent.i, subject)
            whole = (Span(np.start, subject.end),) if np else whole
        content = merged((*whole, *a.content))
        return replace(a, source=source, content=content, why=(*a.why, "a passive names no source"))
    if lemma in TELLING:
        return replace(a, source=source, why=(*a.why, "who was told is not the source"))
    return a


def noun_phrase_before(parse: Parse, head: int, until: Token) -> Span | None:
    """The part of head's noun phrase before a relative pronoun."""
    kept = [parse.tokens[k] for k in parse.subtree(head) if parse.tokens[k].end <= until.start]
    while kept and kept[-1].pos == "PUNCT":
        kept.pop()
    return Span(kept[0].start, kept[-1].end) if kept else None


def merged(spans: Spans) -> Spans:
    """In order, overlapping ones joined."""
    out: list[Span] = []
    for s in sorted(spans):
        if out and s.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(s.end, out[-1].end))
        else:
            out.append(s)
    return tuple(out)


AGE = re.compile(r",\s*(?:aged?\s+)?\d{1,3}\s*(?:,|$)")
NAME_SUFFIX = re.compile(r"^\s*(?:Jr|Sr|II|III|IV|MD|Ph\.?D|Inc|Ltd|LLC|Corp|Co|D-|R-)", re.IGNORECASE)


def source_span(annotated: Annotated, span: Span) -> Span | None:
    """A source without what only stands beside it: an apposition or clause of over eight words, an occasion
    ("the minister, in an interview with …"), an age, loose punctuation."""
    text = annotated.text
    start, end = span
    while start < end and (text[start] in EDGES or text[start] in '”"'):
        start += 1
    words = text[start:end]
    age = AGE.search(words)
    if age:
        end = start + age.start()
    else:
        at = words.find(",")
        while at >= 0 and NAME_SUFFIX.match(words[at + 1 :]):
            at = words.find(",", at + 1)
        if at > 0:
            rest = re.findall(r"\w+(?:['’.-]\w+)*", words[at + 1 :])
            listed = re.match(r"\s*(?:\w+\s+){0,3}(?:and|or)\b", words[at + 1 :]) or words.count(",") > 2
            if rest and (rest[0].casefold() in PREPOSITIONS or (len(rest) > LONGEST_APPOSITION and not listed)):
                end = start + at
    while end > start and text[end - 1] in EDGES + "“":
        end -= 1
    return trimmed(text, start, end)


def bare_content(annotated: Annotated, content: Spans) -> Spans:
    """A content without its complementiser, and without parts that hold no word."""
    text, out = annotated.text, []
    for n, span in enumerate(content):
        start, end = span
        while start < end and text[start] in EDGES:
            start += 1
        while end > start and text[end - 1] in EDGES:
            end -= 1
        if start < end and n == 0:
            word = re.match(r"(\w+)\s+", text[start:end])
            if word and word[1].casefold() in COMPLEMENTISERS and end - start > len(word[0]):
                tokens = annotated.parse.within(Span(start, start + len(word[1])))
                if tokens and (tokens[0].dep in ("mark", "complm") or tokens[0].tag == "IN"):
                    start += len(word[0])
        part = trimmed(text, start, end)
        if part and any(c.isalnum() for c in part.of(text)):
            out.append(part)
    return tuple(out)
