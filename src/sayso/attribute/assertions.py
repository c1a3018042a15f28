"""Assertions: propositions in the article's own voice, with no source named.

One a main clause: coordinated clauses with subjects of their own are set apart, subordinate ones
stay inside. Where the main clause is itself an attribution ("Holm, who was freed in 1999, said …"),
relative clauses outside its content still speak for the article. Contents with a verb are cut out; a
promo line, sub-head, caption, dateline or byline asserts nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from sayso.attribute.antecedents import quoted_spans
from sayso.attribute.factuality import DEGREES, LABELS, clause_value
from sayso.attribute.frames import frames, is_own
from sayso.attribute.phrases import FINITE, is_finite
from sayso.attribute.told_of import appeared_at, named_in
from sayso.attribute.verdicts import Verdict, heeded, judged_value
from sayso.model import Annotated, Assertion, Attribution, Factuality, Parse, Token
from sayso.text import Span, Spans

#: asides that are no part of the article's words; a repeat is one
SILENT = frozenset(("promo", "subhead", "caption", "dateline", "byline"))
SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "csubjpass", "expl"))
#: verbs that do hardly anything but bring somebody's words
SAYING = frozenset(
    ("say", "tell", "add", "ask", "reply", "answer", "state", "remark", "insist", "claim", "tweet", "quip")
)
CLAUSAL = frozenset(("VERB", "AUX"))
NOMINAL = frozenset(("NOUN", "PROPN", "PRON"))
COORDINATED = frozenset(("conj", "parataxis", "ccomp"))
EDGES = frozenset(("PUNCT", "CCONJ", "SPACE", "SYM"))
TAILS = EDGES | {"SCONJ", "ADP", "PART", "DET"}
FIRST = frozenset("i me my mine myself we us our".split())
SHORTEST = 3  # words below which a remnant is no proposition ("He did.")
STUMP = 5  # words that a clause needs from which a content was cut
RELATIVE = 4  # words that a relative clause beside an attribution needs

OPENS = re.compile(r"\s+[“\"]")
BREAK = re.compile(r"[\r\n\u2028\u2029]")


def find_assertions(annotated: Annotated, attributions: tuple[Attribution, ...]) -> tuple[Assertion, ...]:
    """The article's own propositions, in reading order, each with its factuality as worded.

    Mere attitudes ("mocked his plans") cover nothing: that somebody mocked is the article's word. A claim that a fact
    check takes up has the factuality that its verdict gives it, and neither verdict nor label asserts anything.
    """
    parse = annotated.parse
    spoken = [a for a in attributions if a.act != "attitude"]
    verdicts = heeded(annotated, attributions)
    silent = _touched(parse, (a.span for a in annotated.asides if a.kind in SILENT))
    silent |= _touched(parse, (s for v in verdicts for s in (v.label, v.claim, v.verdict) if s))
    cues = _touched(parse, (s for a in spoken for s in a.cue))
    contents = _touched(parse, (s for a in spoken for s in a.content))
    sources = _touched(parse, (s for a in spoken for s in a.source))
    appeared = {appeared_at(parse, a) for a in spoken}
    own = {f.verb.i: f for f in frames(parse) if f.verb.i not in cues}
    telling = {i for i, f in own.items() if contents.issuperset(f.told)}
    own = {i: f for i, f in own.items() if i not in telling and is_own(annotated, f)}
    named = [s for a in spoken if (s := named_in(parse, a)) is not None]
    cut = _spoken(parse, (a for a in spoken if named_in(parse, a) is None)) | _touched(parse, named)
    quotes = [Span(*q) for q in quoted_spans(annotated.text)]
    found: list[tuple[Spans, Factuality]] = [f for v in verdicts for f in _of_verdict(parse, v, cues)]
    for unit in _units(parse, silent):
        for head, tokens in _clauses(parse, unit):
            if head in appeared or head in telling:
                continue  # that somebody's report appeared, or who says so, is told with what it says
            if head in own:  # "The pier is shut, we have learned": the paper's own word, without its telling
                told = set(own[head].told)
                if not told.issubset(tokens):
                    continue  # a clause for itself
                tokens = sorted(told)
                head = next(i for i in tokens if parse.tokens[i].head not in told or parse.tokens[i].head == i)
            if head in contents or head in cues or (head in sources and parse.tokens[head].pos not in CLAUSAL):
                found.extend(_beside(parse, tokens, cues | contents))
                continue
            # "Holm harangued them and warned that …": whoever warned is the subject of what is the article's own, too
            subject = {c.i for i in (head, *(i for i in tokens if i not in cut)) for c in parse.children(i)
                       if c.dep in SUBJECTS}  # fmt: skip
            kept = {i for s in subject if s in sources and s not in contents for i in parse.subtree(s)} & (
                cut & sources
            )
            # "Holm waits and is expected to leave": what is expected of her has her name, and so has this
            kept |= {i for s in subject if s in contents and parse.tokens[s].head == head and s not in sources
                     for i in parse.subtree(s)}  # fmt: skip
            gone = {i for i in tokens if i in cut and i not in kept}
            said = gone & contents
            spans = _pieces(parse, [i for i in tokens if i not in gone and not _hangs_on(parse, i, head, said)])
            if _is_anothers(parse, spans, quotes, spoken):
                continue
            if spans and _is_whole(parse, head, spans, was_cut=bool(gone)):
                found.append((spans, _value(parse, head, tokens)))
    found.sort(key=lambda f: f[0])
    return tuple(Assertion(id=f"s{i}", spans=spans, factuality=value) for i, (spans, value) in enumerate(found, 1))


def _is_anothers(parse: Parse, spans: Spans, quotes: list[Span], spoken: list[Attribution]) -> bool:
    """Do the words stand in a quotation, though nobody was read to say them: an "I" there is not the article's, nor
    is what else stands in it where somebody says a part of it?

    A quotation in single marks, which an apostrophe cannot be told from, is one where its line begins so; straight
    marks of which a line has an odd number tell nothing.
    """
    if not spans:
        return False
    first = any(t.text.casefold() in FIRST for s in spans for t in parse.within(s))
    text, at = parse.text, spans[0].start
    start = max(text.rfind(b, 0, at) for b in "\n\u2028\u2029") + 1
    end = min((e for b in "\n\u2028\u2029" if (e := text.find(b, at)) >= 0), default=len(text))
    around = next((q for q in quotes if all(q.holds(s) for s in spans)), None)
    if around is not None:
        if not text[start : around.start].strip() and around.end >= end and text[around.end - 1] not in '”"':
            return first or OPENS.match(text, end) is not None  # a quotation of several paragraphs
        if text[around.start] == '"' and text.count('"', start, end) % 2:
            return False
        closed = text[around.end - 1] in '”"'
        first = first or (closed and any(t.text.casefold() in FIRST for t in parse.within(around)))
        return first or (closed and any(c.overlaps(around) for a in spoken for c in a.content))
    if first and any(at < q.start < spans[-1].end <= q.end and text[at : q.start].rstrip().endswith(":")
                     and not any(t.tag in FINITE for t in parse.within(Span(at, q.start)))
                     for q in quotes if start <= q.start < end):  # fmt: skip
        return True  # "On the bridge: “I never saw it.”": what it is about, and whose it is stands elsewhere
    return first and text[start : at + 1].lstrip()[:1] in ("‘", "'")


def _of_verdict(parse: Parse, v: Verdict, cues: set[int]) -> Iterator[tuple[Spans, Factuality]]:
    """The sentences of a judged claim, each whole; not those in which somebody is still read to say something."""
    tokens = [t for t in parse.within(v.claim) if t.text not in ("?", "!")]
    for sent in sorted({t.sent for t in tokens}):
        inside = {t.i for t in tokens if t.sent == sent}
        spans = _pieces(parse, sorted(inside))
        if not spans or inside & cues:
            continue
        tops = [i for i in sorted(inside) if parse.tokens[i].head == i or parse.tokens[i].head not in inside]
        head = next((i for i in tops if parse.tokens[i].pos in CLAUSAL), tops[0])
        worded = DEGREES[_value(parse, head, sorted(inside))]
        yield spans, LABELS[judged_value(parse, v, head, inside, worded)]


def _hangs_on(parse: Parse, i: int, head: int, said: set[int]) -> bool:
    """Does a word belong to a verb that somebody else says? "on Friday" behind what is said to have been done then."""
    while i != head and parse.tokens[i].head != i:
        i = parse.tokens[i].head
        if i in said and parse.tokens[i].pos in CLAUSAL:
            return True
    return False


def _touched(parse: Parse, spans: Iterable[Span]) -> set[int]:
    """Indexes of the tokens that the spans touch."""
    return {t.i for span in spans for t in parse.within(span)}


def _is_whole(parse: Parse, head: int, spans: Spans, *, was_cut: bool) -> bool:
    """Do the words still say something? Not where only a stump is left beside what somebody else says."""
    words = _words(parse, spans)
    if parse.tokens[head].pos not in CLAUSAL:
        return not was_cut
    if not was_cut:
        return words >= SHORTEST
    if parse.tokens[head].lemma.lower() in SAYING:
        return False  # "said Holm, who …": the frame of a quotation
    return words >= STUMP and spans[-1].end != parse.tokens[head].end


def _spoken(parse: Parse, attributions: Iterable[Attribution]) -> set[int]:
    """Tokens of the attributions whose content says something; a content that only names it stays in the clause."""
    spans: list[Span] = []
    for a in attributions:
        if any(_has_verb(parse, s) for s in a.content):
            spans += (*a.source, *a.cue, *a.content)
    return _touched(parse, spans)


def _has_verb(parse: Parse, span: Span) -> bool:
    """Does a content say something, rather than name it ("denied the raid")?"""
    return any(t.pos in CLAUSAL for t in parse.within(span))


def _units(parse: Parse, silent: set[int]) -> Iterator[list[int]]:
    """Sentences as lists of token indexes, cut at line ends, without the tokens of asides."""
    for first, last in parse.sentences:
        unit: list[int] = []
        for i in range(first, last + 1):
            token = parse.tokens[i]
            if unit and (
                i in silent
                or BREAK.search(parse.text, parse.tokens[i - 1].end, token.start) is not None
                or (
                    parse.tokens[i - 1].text == ";"
                    and _is_clause(parse, range(i, last + 1))
                    and _is_clause(parse, unit)
                )
            ):
                yield unit
                unit = []
            if i not in silent:
                unit.append(i)
        if unit:
            yield unit


def _is_clause(parse: Parse, tokens: Iterable[int]) -> bool:
    """Do the tokens hold a noun and a finite verb?"""
    found = [parse.tokens[i] for i in tokens]
    return any(t.pos in NOMINAL for t in found) and any(t.tag in FINITE for t in found)


def _clauses(parse: Parse, unit: list[int]) -> Iterator[tuple[int, list[int]]]:
    """(head, token indexes) of each main clause of a unit; together they hold every token that hangs on one."""
    inside = set(unit)
    roots = [i for i in unit if parse.tokens[i].head == i or parse.tokens[i].head not in inside]
    heads: list[int] = []
    for root in roots:
        heads.append(root)
        heads.extend(_coordinated(parse, root, inside))
    starts = set(heads)
    owner: dict[int, int] = {}
    for head in heads:
        queue = [head]
        while queue:
            k = queue.pop()
            owner[k] = head
            queue.extend(c.i for c in parse.children(k) if c.i in inside and c.i not in starts)
    tokens: dict[int, list[int]] = {head: [] for head in heads}
    for i in unit:
        if i in owner:
            tokens[owner[i]].append(i)
    ends = parse.tokens[unit[-1]].text
    for head in heads:
        stops = ends in (".", "!", "?", "…", "”", '"', "’", "'", ")")
        if _is_proposition(parse, head, tokens[head], stops=stops, alone=len(heads) == 1):
            yield head, tokens[head]


def _coordinated(parse: Parse, head: int, inside: set[int]) -> Iterator[int]:
    """Heads of the clauses set beside this one that have subjects of their own, and of those beside them."""
    queue = [head]
    while queue:
        at = queue.pop()
        for c in parse.children(at):
            if c.i not in inside or c.dep not in COORDINATED or c.pos not in CLAUSAL:
                continue
            if c.dep == "conj" and not _has_subject(parse, c.i):
                queue.append(c.i)  # "came and saw": one clause, but another may hang on its second verb
                continue
            if c.dep == "ccomp" and not _stands_apart(parse, at, c):
                continue
            if _has_subject(parse, c.i):
                yield c.i
                queue.append(c.i)


def _has_subject(parse: Parse, i: int) -> bool:
    return any(c.dep in SUBJECTS for c in parse.children(i))


def _stands_apart(parse: Parse, head: int, clause: Token) -> bool:
    """Is a clause that the parser calls a complement really one beside ("The pier gave way; nobody was hurt")?

    It stands wholly before its head's subject, set off by a mark, with no "that" or "whether".
    """
    subjects = [c.i for c in parse.children(head) if c.dep in SUBJECTS]
    if not subjects or any(c.dep == "mark" for c in parse.children(clause.i)):
        return False
    last = parse.subtree(clause.i)[-1]
    first = min(min(parse.subtree(s)) for s in subjects)
    return last < first and any(parse.tokens[k].text in (",", ";", ":", "–", "—", "-") for k in range(last, first))


def _is_proposition(parse: Parse, head: int, tokens: list[int], *, stops: bool, alone: bool) -> bool:
    """Is this a clause with a finite verb, or a sentence without one ("No case, not one.")? Orders are none."""
    token = parse.tokens[head]
    if token.pos in CLAUSAL:
        if is_finite(parse, token):
            # The parser sometimes loses the subject; a noun before the verb then stands for it.
            return _has_subject(parse, head) or any(i < head and parse.tokens[i].pos in NOMINAL for i in tokens)
        return _has_subject(parse, head) and token.tag in (
            "VBN",
            "VBG",
            "VB",
        )  # "Two killed in crash", "Police hunt man"
    if any(parse.tokens[i].tag in FINITE for i in tokens):
        return True
    size = sum(parse.tokens[i].text[0].isalnum() for i in tokens)
    verdict = any(parse.tokens[i].text == ":" for i in tokens[1:-1])  # '"The dam has burst": false.'
    return stops and (size >= 2 if verdict else size >= SHORTEST and alone)


def _beside(parse: Parse, tokens: list[int], taken: set[int]) -> Iterator[tuple[Spans, Factuality]]:
    """Finite relative clauses of an attribution's sentence that lie outside of its cue and content, with their noun."""
    inside = set(tokens)
    for i in tokens:
        token = parse.tokens[i]
        if token.dep != "relcl" or i in taken or token.head in taken or token.head not in inside:
            continue
        clause = [k for k in parse.subtree(i) if k in inside]
        if any(k in taken for k in clause) or sum(parse.tokens[k].text[0].isalnum() for k in clause) < RELATIVE:
            continue
        if not (token.tag in FINITE or any(c.tag in FINITE for c in parse.children(i))):
            continue
        noun = [k for k in range(_left_edge(parse, token.head), token.head + 1) if k in inside and k not in taken]
        whole = range(min([*noun, *clause]), max(clause) + 1)
        spans = _pieces(parse, sorted({*noun, *clause}) if taken.intersection(whole) else list(whole))
        if spans:
            yield spans, _value(parse, i, clause)


def _left_edge(parse: Parse, i: int) -> int:
    """The first token of the words before a noun that belong to it."""
    edge = i
    for c in parse.children(i):
        if c.i < i and c.dep not in ("punct", "cc", "relcl", "prep"):
            edge = min(edge, parse.subtree(c.i)[0])
    return edge


def _pieces(parse: Parse, tokens: list[int]) -> Spans:
    """Spans of runs of tokens, without marks and conjunctions at their edges; lone words and marks fall away."""
    runs: list[list[int]] = []
    for i in tokens:
        if runs and i == runs[-1][-1] + 1:
            runs[-1].append(i)
        else:
            runs.append([i])
    spans = []
    for n, run in enumerate(runs):
        cut_after = n < len(runs) - 1 or run[-1] != tokens[-1]
        run = _trimmed(parse, run, cut_after)
        if sum(parse.tokens[i].text[0].isalnum() for i in run) >= (1 if len(runs) == 1 else 2):
            spans.append(Span(parse.tokens[run[0]].start, parse.tokens[run[-1]].end))
    return tuple(spans)


def _trimmed(parse: Parse, run: list[int], cut: bool) -> list[int]:
    """A run without leading conjunction and final marks; a quotation mark stays where its partner is inside."""
    first, last = 0, len(run)
    while first < last and _falls_away(parse.tokens[run[first]]):
        first += 1
    tails = TAILS if cut else EDGES
    while last > first and parse.tokens[run[last - 1]].pos in tails:
        token = parse.tokens[run[last - 1]]
        if token.text in "”\"’')%$" and any(_is_opening(parse.tokens[i].text) for i in run[first : last - 1]):
            break
        last -= 1
    kept = run[first:last]
    if (
        kept
        and _is_opening(parse.tokens[kept[0]].text)
        and not any(parse.tokens[i].text in "”\"’')]" for i in kept[1:])
    ):
        kept = kept[1:]
    return kept


def _falls_away(token: Token) -> bool:
    """A mark or conjunction before a clause; "nor" stays, since it denies."""
    return token.pos in EDGES and not _is_opening(token.text) and token.text.lower() not in ("nor", "neither")


def _is_opening(text: str) -> bool:
    return text in ("“", '"', "‘", "'", "(", "``", "$", "£", "€", "#")


def _words(parse: Parse, spans: Spans) -> int:
    return sum(t.text[0].isalnum() for s in spans for t in parse.within(s))


def _value(parse: Parse, head: int, tokens: list[int]) -> Factuality:
    """Degree and polarity of the clause as worded; "nor" before it denies it."""
    token = parse.tokens[head]
    nor = parse.tokens[tokens[0]].text.lower() == "nor"
    if token.pos in CLAUSAL or token.pos == "ADJ":
        value = clause_value(parse, head).value
        return LABELS[-abs(value) if nor else value]
    last = parse.sentences[token.sent][1]
    return "Uu" if parse.tokens[last].text == "?" else "CT-" if nor else "CT+"
