"""What a proposition needs to be read without its report: the words that must be told with it, names for pronouns.

"«her as a coward»" says nothing; "the mayor described her as a coward" does. So a clause that cannot stand alone gets,
of the report's own words and in their order,

- its source and cue, where it has no finite verb with a subject, or asks ("how the bridge fell");
- what a relative clause tells of ("the mill | closed in May");
- nothing of the conjunction that tied it to what stood before ("when two were hurt").

A pronoun gets the name it stands for only where that is as certain as a speaker must be (see speakers.py).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from sayso.attribute.phrases import FINITE, antecedent_of, hull, is_finite, noun_phrase
from sayso.attribute.speakers import Referents
from sayso.model import Annotated, Attribution, Parse, Proposition, Token
from sayso.text import Span, Spans, covers, trimmed

CLAUSAL = frozenset(("VERB", "AUX"))
SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "csubjpass", "expl"))
ASKING = frozenset(("how", "what", "why", "who", "which", "where", "when", "whom", "whose"))
#: What ties a clause to another and says nothing once it stands alone.
TYING = frozenset("when while as after since where whereas although though because but and that".split())
#: With these a content is what is denied or confirmed: the claim is the thing, the cue its stance.
ANSWERING = frozenset("deny dispute reject refute rebut dismiss confirm contradict corroborate admit".split())
LONGEST = 45  # words of a clause that is told with its source
#: Subjects and owners alone: who is spoken of as an object is seldom the one who speaks.
PERSONAL = {"he": "person", "she": "person", "her": "person", "his": "person", "it": "thing", "its": "thing",
            "they": "many", "their": "many"}  # fmt: skip
FITS = {"person": ("person",), "thing": ("organization", "place"), "many": ("organization", "person", "place")}


def standing_alone(
    annotated: Annotated, attributions: tuple[Attribution, ...], propositions: Sequence[Proposition]
) -> tuple[Proposition, ...]:
    """The propositions with `told` and `pronouns` set where they need them; all else unchanged."""
    parse = annotated.parse
    of = {a.id: a for a in attributions}
    mentions = sorted((m, a.type) for a in annotated.actors for m in a.mentions)
    referents: list[Referents] = []

    def name(token: Token, holder: str | None) -> str | None:
        if not referents:
            referents.append(Referents(annotated, attributions))
        return referents[0].name(token, holder)

    out = []
    for p in propositions:
        a = of.get(p.attribution or "")
        spans = (trimmed(parse.text, *s) for s in _told(parse, p, a))
        p = replace(p, told=tuple(s for s in spans if s is not None))
        out.append(replace(p, pronouns=_pronouns(parse, p, mentions, name)))
    return tuple(out)


def _told(parse: Parse, p: Proposition, a: Attribution | None) -> Spans:
    """The spans that must be told for a proposition to stand alone, in order; none where it does."""
    tokens = [t for s in p.spans for t in parse.within(s)]
    words = [t for t in tokens if any(c.isalnum() for c in t.text)]
    if not words or _is_quoted(parse.text, p.spans[0].start):
        return ()
    first, inside = words[0], {t.i for t in tokens}
    top = _top(parse, words, inside)
    clause = top
    while clause.dep in ("ccomp", "xcomp", "conj") and clause.head != clause.i and clause.head not in inside:
        clause = parse.tokens[clause.head]  # "who | the Echo said | sold it"
    if first.tag in ("WDT", "WP") and clause.dep == "relcl" and clause.head < first.i and (
        clause.head not in inside and first.text.casefold() != "what"
    ):  # fmt: skip
        told_of = antecedent_of(parse, first, clause)
        noun = noun_phrase(parse, told_of.i) if told_of is not None else None
        before = _until(noun, first) if noun else None
        if before is not None and first.dep in SUBJECTS:
            return (before, *_without(p.spans, first))
        return ()
    if behind := _subject_behind(parse, top, inside, p.spans):
        return behind
    whole = _stands(parse, top, inside)
    asks = first.text.casefold() in ASKING and first.tag in ("WDT", "WP", "WRB", "WP$")
    if whole and first.text.casefold() in TYING and first.head == top.i and not (asks and a and _wonders(parse, a)):
        if first.dep in ("mark", "advmod", "cc") and len(words) > 4:
            return _without(p.spans, first)
        return ()
    if a is None or (whole and not asks) or first.text.casefold() == "not" or a.act == "intention":
        return ()  # a wish has its whole clause already
    return _with_source(parse, p, a) if a.source else _with_noun(parse, p, a)


def _subject_behind(parse: Parse, top: Token, inside: set[int], spans: Spans) -> Spans:
    """A participle before the subject that it shares ("(after) mending the net, | Holm"), told behind it."""
    if top.tag != "VBG" or any(c.dep in SUBJECTS for c in parse.children(top.i)):
        return ()
    shared = [i for i in inside if i > top.i and parse.tokens[i].dep in SUBJECTS and parse.tokens[i].head not in inside]
    if not shared:
        return ()
    first = min(k for k in parse.subtree(shared[0]) if k in inside)
    whole = hull(spans)
    if whole is None or first <= top.i or any(k > max(parse.subtree(shared[0])) for k in inside):
        return ()
    begin = parse.tokens[first].start
    return (Span(begin, whole.end), *(Span(s.start, min(s.end, begin)) for s in spans if s.start < begin))


def _with_noun(parse: Parse, p: Proposition, a: Attribution) -> Spans:
    """A cue that is a noun right before: "allegations of | theft on the pier"."""
    cue = [t for s in a.cue for t in parse.within(s)]
    if not cue or not any(t.pos == "NOUN" for t in cue) or any(t.pos in CLAUSAL for t in cue):
        return ()
    around = hull(a.cue, p.spans[:1])
    near = 0 <= p.spans[0].start - a.cue[-1].end <= 1
    return (around, *p.spans[1:]) if around is not None and near else ()


def _with_source(parse: Parse, p: Proposition, a: Attribution) -> Spans:
    """Source, cue and the proposition, where they stand in this order in one sentence; else nothing."""
    cue = [t for s in a.cue for t in parse.within(s)]
    missing = parse.within(Span(a.content[0].start, p.spans[0].start)) if a.content[0].start < p.spans[0].start else ()
    if any(t.lemma.casefold() in ANSWERING for t in cue) or a.content[0].start > p.spans[0].start or len(missing) > 2:
        return ()
    if any(c.overlaps(s) for c in a.cue for s in p.spans) or not a.source[-1].end <= a.cue[0].start:
        return ()
    if a.cue[-1].end > p.spans[0].start:
        return ()
    around = hull(a.source, a.cue, p.spans[:1])
    held = parse.within(around) if around else ()
    if not held or len({t.sent for t in held}) != 1 or len(held) > LONGEST or "\n" in around.of(parse.text):
        return ()
    near = hull(a.cue, p.spans[:1])
    start, end = a.source[-1].end, a.cue[0].start
    gap = parse.within(Span(start, end)) if start < end else ()  # a quotation mark may be all that parts them
    if near is None:
        return ()
    # what stands between a source and its cue may be another's ("the mayor, who left, and Lee said")
    return (around, *p.spans[1:]) if len(gap) <= 3 else (*a.source, near, *p.spans[1:])


def _top(parse: Parse, words: Sequence[Token], inside: set[int]) -> Token:
    tops = [t for t in words if t.head not in inside or t.head == t.i]
    return next((t for t in tops if t.pos in CLAUSAL), (tops or words)[0])


def _stands(parse: Parse, top: Token, inside: set[int]) -> bool:
    """Is there a finite verb with its subject, or a verb that needs none?"""
    if top.tag in (*FINITE, "VBN", "VBG") and any(
        parse.tokens[i].dep in SUBJECTS and i < top.i and parse.tokens[i].head not in inside for i in inside
    ):
        return True  # "the board | has opened and | will hire": its subject is shared
    if any(parse.tokens[i].dep == "relcl" and parse.tokens[i].head in inside and any(
        c.dep in SUBJECTS and c.tag in ("WDT", "WP") and c.i not in inside for c in parse.children(i)) for i in inside
    ):  # fmt: skip
        return True  # "the mill | , which | closed in May"
    verbs = [top, *(c for c in parse.children(top.i) if c.dep in ("conj", "ccomp") and c.i in inside)]
    for v in verbs:
        kids = parse.children(v.i)
        if v.pos in CLAUSAL and is_finite(parse, v) and any(c.dep in SUBJECTS and c.i in inside for c in kids):
            return True
    # the parser may have hung the clause on a noun: a finite verb with a subject anywhere at its level will do
    return any(
        parse.tokens[i].tag in FINITE and any(c.dep in SUBJECTS and c.i in inside for c in parse.children(
            parse.tokens[i].head if parse.tokens[i].dep in ("aux", "auxpass") else i))
        and not _below_relative(parse, parse.tokens[i], inside, top)
        for i in inside
    )  # fmt: skip


def _below_relative(parse: Parse, t: Token, inside: set[int], top: Token) -> bool:
    for _ in range(30):
        if t.dep in ("relcl", "acl", "advcl", "pcomp") and t.i != top.i:
            return True
        if t.head == t.i or t.head not in inside:
            return False
        t = parse.tokens[t.head]
    return False


def _wonders(parse: Parse, a: Attribution) -> bool:
    """Has the cue the question itself as its object ("told her how it fell", "knows when he comes")?"""
    verbs = {t.i for s in a.cue for t in parse.within(s) if t.pos in CLAUSAL}
    starts = [t for s in a.content[:1] for t in parse.within(s)][:1]
    return any(parse.tokens[t.head].dep in ("ccomp", "pcomp") and parse.tokens[t.head].head in verbs for t in starts)


def _until(phrase: Span, pronoun: Token) -> Span | None:
    return Span(phrase.start, min(phrase.end, pronoun.start)) if phrase.start < pronoun.start else None


def _without(spans: Spans, first: Token) -> Spans:
    """The spans without their first word."""
    return tuple(Span(first.end, s.end) if s.start <= first.start < s.end else s for s in spans
                 if s.end > first.end or s.start > first.start)  # fmt: skip


def _is_quoted(text: str, offset: int) -> bool:
    """Does a quotation mark stand right before?"""
    return text[max(0, offset - 1) : offset] in ("“", '"', "‘") or text[offset : offset + 1] in ("“", '"')


def _pronouns(
    parse: Parse,
    p: Proposition,
    mentions: list[tuple[Span, str]],
    name: Callable[[Token, str | None], str | None],
) -> tuple[tuple[Span, str], ...]:
    """The first pronoun of each sort before which nobody of that sort is named here, with its name."""
    spans = p.told or p.spans
    out, seen = [], set()
    for t in (t for s in spans for t in parse.within(s)):
        sort = PERSONAL.get(t.text.casefold())
        if sort is None or sort in seen or t.dep == "expl" or (t.tag != "PRP$" and t.dep not in SUBJECTS):
            continue
        seen.add(sort)
        if any(kind in FITS[sort] and covers(spans, m) for m, kind in mentions if m.end <= t.start):
            continue
        if sort != "person" and (p.attribution is None or t.start > spans[0].start or _is_empty(parse, t)):
            continue  # a thing that was spoken of just before seldom has a name
        if p.attribution is None and _comes_before_its_noun(parse, t):
            continue
        if (who := name(t, p.attribution)) is not None and not any(who in s.of(parse.text) for s in spans):
            out.append((Span(t.start, t.end), f"{who}’s" if t.tag == "PRP$" else who))
    return tuple(out)


def _comes_before_its_noun(parse: Parse, t: Token) -> bool:
    """Does the subject of the sentence come after the pronoun ("Ahead of his flight, the minister …")?"""
    first, last = parse.sentences[t.sent]
    root = next((x for x in parse.tokens[first : last + 1] if x.head == x.i and x.pos in CLAUSAL), None)
    subject = next((c for c in parse.children(root.i) if c.dep in SUBJECTS), None) if root else None
    return subject is not None and subject.i > t.i and t.i not in parse.subtree(subject.i)


def _is_empty(parse: Parse, it: Token) -> bool:
    """Does an "it" stand for no thing ("it is clear that …", "it rains")?"""
    if it.tag == "PRP$":
        return False
    verb = parse.tokens[it.head]
    if verb.lemma.casefold() in ("seem", "appear", "take", "rain", "snow", "happen", "turn", "be", "matter", "mean"):
        return True
    return it.dep not in ("nsubj", "nsubjpass", "dobj", "pobj") or any(
        c.dep in ("ccomp", "csubj") and c.i > verb.i for c in parse.children(verb.i) if it.dep == "nsubjpass"
    )
