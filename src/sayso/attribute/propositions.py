"""Propositions: what is said, cut into clauses that can be compared across reports.

A content is seldom one claim: "Two were hurt and the road is closed, the mayor said" makes two. Every content of a
statement (mere attitudes left out) and every assertion of the article's own voice is cut by its grammar into

- coordinated clauses, and coordinated verbs with their shared subject ("the board … sold the pier"),
- clauses of time, cause or contrast ("after the bridge fell"), participles with the noun they tell of
  ("the storm … killing two"), "after drinking the milk",
- relative clauses that add something ("the mill, which closed in May"),
- the sentences of a quotation, what stands on either side of a colon, and what a verdict judges ('"He left": false');
  what a fact check takes up to judge it (`verdicts`) is the outlet's own, valued by its verdict.

A condition stays with what it conditions, a restrictive clause with its noun. What is too short to be compared is kept
with its neighbour ("No. It never was."). Where a content names its proposition ("denied the raid") or merely answers
("no") it is one as it stands. A wish, plan or order keeps its whole clause: "to close the base" says nothing without
whose plan it is. Each proposition belongs to the innermost attribution that holds it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.attribute.alone import standing_alone
from sayso.attribute.answers import answered
from sayso.attribute.clauses import OWNED
from sayso.attribute.denied import denials_of_others
from sayso.attribute.factuality import LABELS, clause_value, combined, cue_effect, is_taken_for_fact
from sayso.attribute.phrases import FINITE, agrees, antecedent_of, hull, is_finite
from sayso.attribute.verdicts import Verdict, heeded, judged_value, leading_value
from sayso.attribute.weighed import find_weighed
from sayso.attribute.wholes import told_whole
from sayso.model import Annotated, Assertion, Attribution, Factuality, Parse, Proposition, Token
from sayso.text import Span, Spans

CLAUSAL = frozenset(("VERB", "AUX"))
SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "csubjpass", "expl"))
AUXILIARIES = frozenset(("aux", "auxpass"))
#: Without these a verb says only half of what it says.
COMPLETING = frozenset(("ccomp", "xcomp", "dobj", "attr", "acomp", "oprd", "prep", "prt", "agent", "dative"))
#: Verbs of two-word clauses that bring what is said ("she snapped", "that means") or say nothing without it.
INTRODUCING = frozenset(
    """
    say tell speak talk add note remark comment observe state declare announce report write quote read reply answer
    respond retort ask inquire claim argue insist explain warn admit concede confess confirm deny agree joke shout
    yell call swear whisper mean seem appear think believe guess suppose hope wish want need try
    begin start continue remain become be have do get make let look feel sound snap sob cry laugh smile grin sigh nod
    shrug fume
    """.split()
)
#: Conjunctions whose clause is told as a fact of its own. Conditions, purposes and "before", "until" are not.
TELLING = frozenset("after as because since when while although though whereas once".split())
#: With these a present tense tells of no event: "when it rains".
HABITUAL = frozenset(("when", "once"))
#: Prepositions whose gerund is told as a fact: "after drinking the milk".
TELLING_PREPOSITIONS = frozenset("after while since despite upon".split())
#: What narrows a conjunction ("just after", "largely because"), and measures of time before one ("a day after").
NARROWING = frozenset(
    "just even only shortly soon long especially immediately right straight partly mainly mostly largely".split()
)
MEASURES = frozenset("second minute hour day week month year decade moment night".split())
#: Verbs that say of an event only that it was; when is all they tell.
COMING = frozenset("come happen occur".split())
#: Participles that say nothing by themselves: "including three children", "speaking to reporters".
EMPTY = frozenset(
    """
    include speak talk add cite quote accord follow base depend compare give regard concern judge say tell write
    respond reply reference note refer ask compare involve range exclude
    """.split()
)
RELATIVE_TAGS = frozenset(("WDT", "WP", "WRB", "WP$"))
LOOSE_TAILS = RELATIVE_TAGS | {"IN", "DT", "TO", ",", "CC"}
#: With these a "which" tells of the whole clause before it: "…, which should surprise no one".
WEIGHING = frozenset(
    "surprise seem mean suggest explain prompt shock upset worry please anger help complicate imply".split()
)
RELATIVES = frozenset("who whom which whose where".split())
#: Verbs that say something of the thing they name: "blamed a mill" is a claim, "a mill" is none.
BLAMING = frozenset("blame accuse fault charge suspect credit point link condemn implicate".split())
#: With these a bare "it" or "the report" is an answer worth keeping: "denied it", "did not rule out a leak".
ANSWERING = frozenset("deny dispute reject refute rebut dismiss confirm contradict corroborate admit rule".split())
NEGATIVE = frozenset("no not none never nobody nothing neither nor nowhere".split())
ELLIPTIC = frozenset("had has have did does do was were is are would could will can".split())
#: Verbs that bring a figure, a name or a story without a clause: "named him as the pilot", "wrote of forty arrests".
NAMING = frozenset("name mention count list carry print spread reprint repeat relay run publish air report".split())
TOPICAL = frozenset("speak write talk tell warn".split())  # with "of"
#: After these a single noun is a whole answer: "A plot, says the palace".
NOUN_ENOUGH = frozenset("say reply answer insist repeat write add quote cite attribute call".split()) | NAMING | TOPICAL
#: So is a bare "it" after these where they deny: "doubts it", "does not believe it".
DOUBTED = frozenset("doubt believe accept buy".split())
#: Verbs whose clause is a claim whoever's voice it stands in: "she had known that …", "he was told that …".
KNOWING = frozenset("know learn realize realise discover remember recall recollect forget hear notice".split())
RECEIVING = frozenset("tell inform warn notify advise brief alert".split())  # in the passive
AVOWING = frozenset("admit confess acknowledge concede".split())
#: What says only how sure the speaker is, of the words around: "I don't think", "you know".
HEDGE = re.compile(
    r"(?:(?:but|and|well|so|because|if) )*(?:i|we|you) "
    r"(?:(?:do|did|would) ?n['’]t |(?:do|did|would) not |just |really )?"
    r"(?:think|guess|suppose|mean|believe|know|see|say)(?: (?:so|that|right|what|it|maybe|i))*"
)
ADDRESS = re.compile(r"(?:https?://|www\.)\S+(?:\s+and\s+(?:https?://|www\.)\S+)*\s*(?:$|\n)")

SHORT = 4  # words below which a clause is kept with its neighbour
PLACED = 7  # words that a clause with "where" needs to say something without its place
LONG = 14  # words up to which neighbours are joined
LEAST = 3  # words of a proposition that is not a whole content
STUMP = 4  # words that must be left of a clause from which an attribution was cut
WISH = 45  # words up to which a wish or plan keeps its clause

#: What reporters say of their own work. None of it is a claim about the world.
OFFICE = re.compile(
    r"(?:declin|refus)\w* (?:to (?:comment|speak|elaborate|be (?:named|identified)|give (?:details|a name))|comment)|"
    r"(?:on|under) (?:the )?condition of anonymity|ask(?:ed|s|ing)? not to be (?:named|identified|quoted)|"
    r"yet to (?:publicly |formally )?(?:comment|respond|reply|answer)\b|"
    r"not (?:be |been )?(?:immediately )?(?:be )?(?:reached|available|return|respon|reply|replied|answer)\w*"
    r"(?: \w+){0,4} (?:comment|calls?|requests?|messages?|questions?|emails?)|"
    r"(?:calls?|requests?|messages?|emails?)\b.{0,80}\b(?:not|un)(?: immediately)?(?: be)? ?(?:returned|answered)|"
    r"(?:not (?:immediately )?available|no (?:immediate )?(?:comment|response|reply))", re.I)  # fmt: skip

BREAK = re.compile(r"\n[^\S\n]*\n|[\u2028\u2029]|\r\n?[^\S\n]*\r?\n")


@dataclass(frozen=True, slots=True)
class _Part:
    """One clause: its tokens, its predicate, the subject it shares, a degree where a verdict gave one."""

    tokens: tuple[int, ...]
    head: int
    prefix: tuple[int, ...] = ()
    verdict: int | None = None
    joins: bool = True  # may it be kept with a neighbour?
    checked: bool = False  # is the verdict a checker's, whatever voice stands around it?
    whole: bool = False  # does it keep what others say in it?


def find_propositions(
    annotated: Annotated, attributions: tuple[Attribution, ...], assertions: tuple[Assertion, ...]
) -> tuple[Proposition, ...]:
    """The propositions of a report in reading order, ids p1, p2, ...; the same spans come once."""
    parse = annotated.parse
    statements = [a for a in attributions if a.content and (a.act != "attitude" or _says_of(parse, a))]
    naming: set[int] = set()  # cues of what is told of whoever names it, and so not once more in the article's voice
    found: dict[Spans, tuple[Proposition, int]] = {}

    def keep(spans: Spans, attribution: Attribution | None, value: Factuality) -> None:
        depth = len(attribution.chain) if attribution else 0
        if spans and (spans not in found or depth > found[spans][1]):
            by = attribution.id if attribution else None
            found[spans] = (Proposition(id="", spans=spans, attribution=by, factuality=value), depth)

    verdicts = heeded(annotated, attributions)
    judged = tuple(s for v in verdicts for s in (v.claim, v.verdict) if s)
    for v in verdicts:
        for spans, value in _of_verdict(parse, v, statements):
            keep(spans, None, value)
    deeper = _deeper(statements)
    wishes = [(b, set(_indexes(parse, b.cue))) for b in statements if b.act == "intention" and b.source]
    by_id = {a.id: a for a in attributions}
    facts = {a.id for a in statements if _is_fact(parse, a, by_id)}
    for a in statements:
        inside = any(s.holds(c) for s in judged for c in a.cue)
        fact = a.id in facts
        teller = by_id.get(a.via or "") if fact else a  # of a fact that its source did not know
        for spans, value, own in _of_statement(parse, a, deeper[a.id], [w for w in wishes if w[0] is not a], fact):
            if a.act == "attitude":
                naming.update(_indexes(parse, a.cue))
            # A claim that its label gives to somebody is the outlet's all the same: it is told with its verdict, once.
            if inside or not any(s.overlaps(j) for s in spans for j in judged):
                keep(spans, None if own else teller, value)
    for a in statements:
        if a.via is None and (a.act == "knowledge" or _is_told(parse, a)) and _keeps_its_clause(parse, a):
            for spans, value in _own_clause(parse, a, a.id in facts):
                if not any(s.overlaps(j) for s in spans for j in judged):
                    keep(spans, None, value)
    for s in assertions:
        if any(j.holds(s.spans[0]) for j in judged):
            continue  # told above
        for spans, value in _of_assertion(parse, s, naming):
            keep(spans, None, value)
    held = [s for spans in found for s in spans]
    for spans, value in _verdicts(parse):
        if not any(s.overlaps(h) for s in spans for h in held):
            keep(spans, None, value)
    told = [p for p, _ in found.values() if not OFFICE.search(" ".join(s.of(parse.text) for s in p.spans))]
    kept = _without_doubles(told)
    kept.sort(key=lambda p: (p.spans[-1].start, p.spans))
    kept = [replace(p, id=f"p{i}") for i, p in enumerate(standing_alone(annotated, attributions, kept), 1)]
    kept = told_whole(annotated, attributions, answered(annotated, attributions, kept))
    kept = sorted((*kept, *denials_of_others(parse, attributions, kept)), key=lambda p: (p.spans[-1].start, p.spans))
    return tuple(replace(p, id=f"p{i}") for i, p in enumerate(kept, 1))


def _without_doubles(found: list[Proposition]) -> list[Proposition]:
    """Without those of the article's own voice whose words an attributed one holds to the last."""
    held = [(p.spans, _length(p.spans)) for p in found if p.attribution]
    out = []
    for p in found:
        size = _length(p.spans)
        doubled = p.attribution is None and any(
            size <= 1.5 * n and sum(_common(s, t) for s in p.spans for t in spans) >= 0.8 * size for spans, n in held
        )
        if not doubled:
            out.append(p)
    return out


def _common(a: Span, b: Span) -> int:
    return max(0, min(a.end, b.end) - max(a.start, b.start))


def _length(spans: Spans) -> int:
    return sum(s.end - s.start for s in spans)


# --- statements and assertions ---------------------------------------------------------------------


def _of_statement(
    parse: Parse, a: Attribution, deeper: Sequence[Attribution], wishes: Sequence[tuple[Attribution, set[int]]],
    fact: bool = False,
) -> Iterator[tuple[Spans, Factuality, bool]]:
    """The propositions that a statement holds itself, deeper statements left to their own; is it the article's own?
    `deeper`: the statements inside it; `wishes`: all that are wished for, with the indexes of their cues; `fact`: is it
    one though the source did not know of it?

    A checker's line drawn into the content after it ('"He left": false. He stayed, she said') is the article's.
    """
    if a.act == "intention" and _is_supposed(parse, a):
        return  # "if anyone wishes to give": nobody does
    if a.act == "intention":
        whole = _wish(parse, a)
        if whole is not None:
            yield *whole, False
        return
    if _is_anybody(parse, a):
        return  # "You don't know what will come of it": whoever says so keeps the clause
    if a.act in ("knowledge", "attitude") and _is_unknown(parse, a) and not fact:
        whole = _wish(parse, a)
        if whole is not None:
            yield whole[0], "Uu", False
            return
    content = _indexes(parse, a.content)
    cues = {i for b in deeper for i in _indexes(parse, b.cue)}
    telling = {i for b in deeper if _keeps_its_clause(parse, b) for i in _indexes(parse, b.cue)}
    cut = {i for b in deeper if _tells(parse, b) or b.content == a.content
           for i in _indexes(parse, (*b.source, *b.cue, *b.content))}  # fmt: skip
    sources = set(_indexes(parse, (s for b in deeper for s in b.source)))
    if not _tells(parse, a) or _is_accusation(parse, a):
        for part in _listed(parse, content) if a.act == "attitude" else [content]:
            if not (cut or cues) and (spans := _named(parse, a, part)):
                yield spans, a.factuality, False
        return
    parts = _parts_of_content(parse, content)
    effect = 3 if fact else cue_effect(parse, a).value
    said_in = {parse.tokens[i].sent for i in _indexes(parse, a.cue)}
    for part in parts:
        own = part.checked and parse.tokens[part.head].sent not in said_in
        if part.head in telling and _is_claim(parse, part) and (spans := _kept(parse, part, set())):
            yield spans, LABELS[combined(effect, _degree(parse, part))], False
        if part.head in cues or any(part.head in w for _, w in wishes) or not _is_claim(parse, part):
            continue
        spans = _kept(parse, part, cut - _own_subject(parse, part, sources))
        if spans:
            alone = len(parts) == 1 and part.verdict is None and not fact
            value = _degree(parse, part)
            if effect < 0 and (aside := _told_aside(parse, part)):
                own_value = 0 if aside in ("because", "since") else value
                label = LABELS[own_value]
            else:
                label = a.factuality if alone else LABELS[value if own else combined(effect, value)]
            yield spans, label, own


def _is_fact(parse: Parse, a: Attribution, of: Mapping[str, Attribution]) -> bool:
    """Is it told as a fact that its source did not know of, by the article or by somebody who plainly says so?"""
    outer = of.get(a.via or "")
    sure = outer is None or (outer.act == "communication" and cue_effect(parse, outer).value == 3)
    return a.act == "knowledge" and sure and is_taken_for_fact(parse, a)


def _told_aside(parse: Parse, part: _Part) -> str:
    """The word that sets a clause of time, cause or contrast, or a relative clause that adds something, beside what is
    denied: of "he denied that she fell as she crossed the road", that she crossed it is not denied."""
    head = parse.tokens[part.head]
    if head.dep == "relcl":
        return "who" if part.prefix else ""
    if head.dep != "advcl" or not is_finite(parse, head):
        return ""
    mark = next((c for c in parse.children(head.i) if c.i < head.i and (c.dep == "mark" or c.tag == "WRB")), None)
    word = mark.text.casefold() if mark is not None else ""
    return word if word in TELLING and mark is not None and mark.i not in part.tokens else ""


def _own_subject(parse: Parse, part: _Part, sources: set[int]) -> set[int]:
    """The subject of a clause, though it be a deeper statement's source too: "Holm boasted of it, claiming …"."""
    return {i for c in parse.children(part.head) if c.dep in SUBJECTS and c.i in sources
            for i in parse.subtree(c.i)} & sources  # fmt: skip


def _of_assertion(parse: Parse, assertion: Assertion, naming: set[int]) -> Iterator[tuple[Spans, Factuality]]:
    """The article's own propositions, without clauses that only bring what somebody names (`naming`: their cues)."""
    parts = _parts_of_content(parse, _indexes(parse, assertion.spans))
    for part in parts:
        if _is_condition(parse, part):
            continue
        if part.head in naming or not _is_claim(parse, part) or _is_remnant(parse, part) or _lacks_subject(parse, part):
            continue
        if spans := _kept(parse, part, set()):
            alone = len(parts) == 1 and part.verdict is None
            yield spans, assertion.factuality if alone else LABELS[_degree(parse, part)]


def _of_verdict(parse: Parse, v: Verdict, statements: list[Attribution]) -> Iterator[tuple[Spans, Factuality]]:
    """A judged claim, sentence by sentence, its verdict's value combined with the polarity of its words.

    A claim that holds is cut into its clauses like any other. One that does not, or not quite, stays whole: "false"
    does not say which half is, nor that the bridge did not fall of "He fled after the bridge fell".
    """
    for region in _sentences(parse, _indexes(parse, (v.claim,))):
        region = [i for i in region if parse.tokens[i].text not in ("?", "!")]
        if not any(_is_word(parse.tokens[i]) for i in region):
            continue
        if any(
            parse.tokens[i].start <= c.start < parse.tokens[i].end for a in statements for c in a.cue for i in region
        ):
            continue  # somebody in the claim says so, and the verdict bears it out: that attribution tells it
        told = False
        if v.value == 3 and not v.asked:
            for part in _parts_of_content(parse, region):
                if _is_claim(parse, part) and (spans := _kept(parse, part, set())):
                    told = True
                    yield spans, LABELS[_degree(parse, part)]
        if told:
            continue
        part = _Part(tuple(region), _top(parse, region), (), None, False)
        value = judged_value(parse, v, part.head, set(region), _degree(parse, part))
        if spans := _kept(parse, replace(part, verdict=value), set()):
            yield spans, LABELS[value]


def _verdicts(parse: Parse) -> Iterator[tuple[Spans, Factuality]]:
    """What a checker quotes at the head of a line and judges after a colon, be it one word: “Cholera”: false."""
    for first, last in parse.sentences:
        part = _judged(parse, list(range(first, last + 1))) if parse.tokens[first].text in ("“", '"') else None
        if part is not None and parse.tokens[part.tokens[-1]].text in ("”", '"') and (
            spans := _kept(parse, part, set())
        ):  # fmt: skip
            yield spans, LABELS[_degree(parse, part)]


def _is_remnant(parse: Parse, part: _Part) -> bool:
    """Of the article's own words: a noun with what tells it apart ("A man who was there"), or a line without a verb
    that neither counts nor denies ("Next briefing tomorrow")."""
    if part.verdict is not None or parse.tokens[part.head].pos in CLAUSAL:
        return False
    words = [parse.tokens[i] for i in part.tokens if _is_word(parse.tokens[i])]
    if any(t.tag in FINITE and not _below_relative(parse, t, set(part.tokens)) for t in words):
        return False
    if _is_misread(parse, part, words):
        return False
    words = [t for t in words if not _below_relative(parse, t, set(part.tokens))]
    counts = any(t.pos == "NUM" and ":" not in t.text for t in words)
    return not (counts or any(t.text.casefold() in NEGATIVE for t in words))


def _is_misread(parse: Parse, part: _Part, words: Sequence[Token]) -> bool:
    """Is a whole sentence one in which the parser missed the verb: "The office | sticks to its word", with a noun for
    its root, "They both | like horses", with a preposition; or "An engine | broke up over the sea and fell", where it
    takes a past tense for a participle that something else goes on with?"""
    head = parse.tokens[part.head]
    first, last = parse.sentences[head.sent]
    whole = sum(_is_word(parse.tokens[i]) for i in range(first, last + 1)) == len(words)
    if not whole or parse.tokens[last].text != "." or any(parse.tokens[i].text == ":" for i in part.tokens):
        return False
    if any(c.dep in ("nsubj", "nsubjpass") and c.i < head.i for c in parse.children(head.i)):
        return head.pos == "ADP"
    if words[0].tag not in ("DT", "PRP$"):
        return False
    if head.tag == "NNS" and head.text.islower() and head.text.endswith("s"):
        before = parse.tokens[head.i - 1]
        return before.dep == "compound" and before.head == head.i and before.tag in ("NN", "NNP")
    told = next((t for t in words if t.dep == "acl" and t.tag == "VBN" and t.i > head.i), None)
    return told is not None and not _after_comma(parse, told.i) and any(
        c.dep == "conj" and c.tag in ("VBN", "VBD") and c.i > told.i for c in parse.children(told.i)
    )  # fmt: skip


def _is_condition(parse: Parse, part: _Part) -> bool:
    """Is it an "if" without what follows from it, which is somebody else's?"""
    first = next((parse.tokens[i] for i in part.tokens if _is_word(parse.tokens[i])), None)
    head = parse.tokens[part.head]
    return (first is not None and first.text.casefold() in ("if", "unless") and first.dep == "mark"
            and first.head == part.head and head.dep == "advcl")  # fmt: skip


def _lacks_subject(parse: Parse, part: _Part) -> bool:
    """Does a part begin with its finite verb, its subject lost ("is up for grabs")? A question may."""
    first = next((parse.tokens[i] for i in part.tokens if _is_word(parse.tokens[i])), None)
    if part.prefix or part.verdict is not None or first is None or first.tag not in FINITE:
        return False
    asks = any(parse.tokens[i].text.startswith("?") for i in (*part.tokens, part.tokens[-1] + 1)
               if i < len(parse.tokens))  # fmt: skip
    return not asks and not any(c.dep in SUBJECTS and c.i in part.tokens for c in parse.children(part.head))


def _below_relative(parse: Parse, t: Token, inside: set[int]) -> bool:
    for _ in range(30):
        if t.dep in ("relcl", "acl"):
            return True
        if t.head == t.i or t.head not in inside:
            return False
        t = parse.tokens[t.head]
    return False


def _deeper(statements: Sequence[Attribution]) -> dict[str, list[Attribution]]:
    """The statements inside each, by its id, in their order: by their `via`, or by standing in its content."""
    by_id = {a.id: a for a in statements}
    inside: dict[str, set[int]] = {a.id: set() for a in statements}
    for k, b in enumerate(statements):
        at = b
        for _ in range(20):
            if at.via is None or at.via not in by_id:
                break
            at = by_id[at.via]
            inside[at.id].add(k)
    cues = sorted((c.start, c.end, k) for k, b in enumerate(statements) for c in b.cue)
    starts = [start for start, *_ in cues]
    for a in statements:
        for s in a.content:
            for _, end, k in cues[bisect_left(starts, s.start) : bisect_right(starts, s.end)]:
                # two readings of the same words hold each other: neither is the deeper one
                if end <= s.end and not any(t.holds(c) for t in statements[k].content for c in a.cue):
                    inside[a.id].add(k)
    return {
        a.id: [b for k in sorted(inside[a.id]) if (b := statements[k]) is not a and b.act != "intention"]
        for a in statements
    }


def _tells(parse: Parse, a: Attribution) -> bool:
    """Does a content say something, rather than name it ("denied the raid")?"""
    return any(t.pos in CLAUSAL for s in a.content for t in parse.within(s))


def _says_of(parse: Parse, a: Attribution) -> bool:
    """Does a cue without a clause bring something all the same ("named him as the pilot", "spoke of forty")?"""
    if not a.source or not a.content:
        return False
    cue = [t for s in a.cue for t in parse.within(s)]
    lemmas = {t.lemma.casefold() for t in cue if t.tag.startswith("VB")}
    of = any(t.text.casefold() == "of" for t in (*cue, *parse.within(a.content[0])[:1]))
    return bool(lemmas & NAMING or (of and lemmas & TOPICAL) or _is_unknown(parse, a))


def _is_supposed(parse: Parse, a: Attribution) -> bool:
    """Does an "if" or "unless" stand before the verb of the cue?"""
    return any(c.dep == "mark" and c.text.casefold() in ("if", "unless") for s in a.cue for t in parse.within(s)
               for c in parse.children(t.i))  # fmt: skip


def _is_anybody(parse: Parse, a: Attribution) -> bool:
    """Is the source of something nested the "you" that means anybody?"""
    words = [t.text.casefold() for s in a.source for t in parse.within(s)]
    return words == ["you"] and a.act != "intention" and a.via is not None


def _is_unknown(parse: Parse, a: Attribution) -> bool:
    """Does a source say that it does not know or remember?"""
    verbs = [t for s in a.cue for t in parse.within(s) if t.lemma.casefold() in ("know", "remember", "recall")]
    if not verbs or not a.source:
        return False
    near = [t for s in (*a.cue, *a.content) for t in parse.within(s)]
    near += [c for v in verbs for c in parse.children(v.i)]
    objects = [c for v in verbs for c in parse.children(v.i) if c.dep in ("dobj", "attr")]
    return any(t.dep == "neg" or t.text.casefold() in ("never", "no longer", "nor", "nothing") for t in near
               if t.dep in ("neg", "preconj", "cc", "advmod") or t in objects) or any(
        c.text.casefold() == "no" for t in near if t.text.casefold() in ("longer", "such") for c in parse.children(t.i)
    ) or any(c.text.casefold() == "no" for o in objects for c in parse.children(o.i))  # fmt: skip


def _keeps_its_clause(parse: Parse, a: Attribution) -> bool:
    """Is it a claim, whoever makes it, that this source knows, was told or admits something?"""
    cue = [t for s in a.cue for t in parse.within(s) if t.tag.startswith("VB")]
    if not a.content or not cue:
        return False
    if _is_anybody(parse, a):
        return True
    verb = cue[-1]
    lemma = verb.lemma.casefold()
    if lemma in RECEIVING:
        return verb.tag == "VBN" and any(c.dep == "auxpass" for c in parse.children(verb.i))
    return bool(a.source) and lemma in KNOWING | AVOWING


def _is_told(parse: Parse, a: Attribution) -> bool:
    """Is the cue a passive whose subject hears it ("was informed")?"""
    return any(t.lemma.casefold() in RECEIVING and t.tag == "VBN" for s in a.cue for t in parse.within(s))


def _own_clause(parse: Parse, a: Attribution, fact: bool) -> Iterator[tuple[Spans, Factuality]]:
    """That somebody knew or was told, in the article's own voice: the clause around the cue, its subject with it."""
    verbs = [t for s in a.cue for t in parse.within(s) if t.tag.startswith("VB") and t.dep not in AUXILIARIES]
    if not verbs or (_is_unknown(parse, a) and not fact) or not is_finite(parse, verbs[-1]):
        return
    if parse.tokens[parse.sentences[verbs[-1].sent][1]].text.startswith("?"):
        return  # "Why will he not admit it?"
    head = verbs[-1]
    subject = next((c for c in parse.children(head.i) if c.dep in SUBJECTS), None)
    if subject is None or subject.tag in ("WP", "WDT", "EX") or subject.text.casefold() in ("it", "you", "we", "i"):
        return
    spans = (Span(parse.tokens[parse.subtree(subject.i)[0]].start, parse.tokens[subject.i].end), *a.cue, *a.content)
    around = hull(spans)
    tokens = _indexes(parse, (around,)) if around else []
    if len({parse.tokens[i].sent for i in tokens}) == 1 and LEAST <= len(tokens) <= WISH:
        yield _spans(parse, tokens, head.i), LABELS[clause_value(parse, head.i).value]


def _is_accusation(parse: Parse, a: Attribution) -> bool:
    """Is the content only what somebody is accused of ("accused the paper of printing rumours")?"""
    finite = any(t.tag in FINITE for s in a.content for t in parse.within(s))
    return not finite and any(t.lemma.casefold() in BLAMING for s in a.cue for t in parse.within(s))


def _listed(parse: Parse, content: list[int]) -> list[list[int]]:
    """The things that a content names beside each other: "forty dead | and | ninety wounded"."""
    inside = set(content)
    head = _top(parse, content) if content else 0
    second = next((c for c in parse.children(head) if c.dep == "conj" and c.pos == "NOUN" and c.i in inside), None)
    if second is None or parse.tokens[head].pos != "NOUN":
        return [content]
    rest = [i for i in parse.subtree(second.i) if i in inside]
    first = [i for i in content if i < rest[0] and parse.tokens[i].dep != "cc"]
    return [part for part in (first, rest) if part]


def _named(parse: Parse, a: Attribution, content: list[int]) -> Spans:
    """A content that only names its proposition, as it stands; empty where it names no more than a thing."""
    cue = [t for s in a.cue for t in parse.within(s)]
    lemmas = {t.lemma.casefold() for t in cue}
    if lemmas & BLAMING:
        tokens = sorted({*content, *(t.i for t in cue if t.pos in (*CLAUSAL, "NOUN", "ADP", "PART"))})
        return _spans(parse, tokens, tokens[-1])
    words = [parse.tokens[i] for i in content if _is_word(parse.tokens[i])]
    full = [t for t in words if t.pos in ("NOUN", "PROPN", "NUM", "ADJ", "ADV", "VERB")]
    answer = any(t.pos == "NUM" or t.text.casefold() in (*NEGATIVE, "yes", "so", "same") for t in words)
    enough = lemmas & (NOUN_ENOUGH - {"call"} if any(t.dep == "prt" for t in cue) else NOUN_ENOUGH)  # "called off"
    answer |= bool(enough) and any(t.pos == "NOUN" for t in words)
    answer |= a.factuality.endswith("-") and bool(lemmas & DOUBTED)
    direct = any(t.text in '"“”' for t in (parse.tokens[i] for i in content))
    if not words or (len(full) < 2 and not (answer or direct or lemmas & ANSWERING)):
        return ()
    while len(content) > 1 and parse.tokens[content[0]].tag in ("IN", "TO", *RELATIVE_TAGS):
        content = content[1:]
    return _spans(parse, content, content[-1])


def _wish(parse: Parse, a: Attribution) -> tuple[Spans, Factuality] | None:
    """The whole clause of a wish, plan or order; without a source only what its own sentence makes its subject."""
    around = hull(a.source, a.cue, a.content)
    tokens = _indexes(parse, (around,)) if around else []
    sentences = {parse.tokens[i].sent for i in tokens}
    if len(sentences) != 1 or sum(_is_word(parse.tokens[i]) for i in tokens) > WISH:
        tokens = _indexes(parse, a.content)
    elif not a.source:
        heads = [t for s in a.cue for t in parse.within(s) if t.pos in CLAUSAL]
        subject = next((c for h in heads for c in parse.children(h.i) if c.dep in SUBJECTS), None)
        if subject is None:
            return None
        tokens = sorted({*parse.subtree(subject.i), *tokens})
    if sum(_is_word(parse.tokens[i]) for i in tokens) < LEAST:
        return None
    spans = _spans(parse, tokens, tokens[-1])
    return (spans, a.factuality) if spans else None


# --- clauses ---------------------------------------------------------------------------------------


def _parts_of_content(parse: Parse, tokens: list[int]) -> list[_Part]:
    """The clauses of some tokens, sentence by sentence, what is too short kept with a neighbour."""
    parts: list[_Part] = []
    for region in _sentences(parse, tokens):
        if parts and _is_stump(parse, region):
            continue
        judged = _judged(parse, region)
        parts.extend([judged] if judged else _of_region(parse, region))
    return _joined(parse, parts)


def _of_region(parse: Parse, region: list[int]) -> Iterator[_Part]:
    """The clauses of one sentence's tokens; what is taken up in it to be judged ("claims that … are false") is one."""
    weighed = find_weighed(parse, region)
    if weighed is None:
        yield from (q for p in _clauses(parse, region) for q in _colons(parse, p))
        return
    for side in ([i for i in region if i < weighed.first], [i for i in region if i > weighed.last]):
        if any(parse.tokens[i].tag in FINITE for i in side) and sum(_is_word(parse.tokens[i]) for i in side) >= SHORT:
            yield from (p for p in _of_region(parse, side) if _has_subject(parse, p.head) or p.prefix)
    head = _top(parse, weighed.clause)
    value = combined(weighed.value, _degree(parse, _Part(weighed.clause, head)))
    if weighed.owner:  # whose words they are says so elsewhere; who judges them is told with the words that judge
        told = tuple(i for i in region if weighed.first <= i <= weighed.last)
        yield _Part(told, told[-1], (), value, False, whole=True)
    else:
        yield _Part(weighed.clause, head, (), value, False)


def _sentences(parse: Parse, tokens: list[int]) -> Iterator[list[int]]:
    """The tokens by sentence and paragraph; the parts of a discontinuous content that share a sentence stay one."""
    region: list[int] = []
    for i in tokens:
        if region:
            before, token = parse.tokens[region[-1]], parse.tokens[i]
            if before.sent != token.sent or BREAK.search(parse.text, before.end, token.start):
                yield region
                region = []
        region.append(i)
    if region:
        yield region


def _is_stump(parse: Parse, region: list[int]) -> bool:
    """Is it the first word or two of a sentence that goes on without them ("… at the gate. We")?"""
    words = [i for i in region if _is_word(parse.tokens[i])]
    if len(words) > 2 or not words:
        return False
    first, last = parse.sentences[parse.tokens[words[0]].sent]
    goes_on = any(_is_word(parse.tokens[i]) for i in range(words[-1] + 1, last + 1))
    opening = parse.tokens[words[-1]].tag in ("PRP", "DT", "PRP$", "WP", "CC", "IN", "WRB")
    return region[0] == first and goes_on and opening


def _clauses(parse: Parse, region: list[int]) -> list[_Part]:
    """The clauses of one sentence's tokens, in the order in which they begin."""
    inside = set(region)
    roots = [i for i in region if parse.tokens[i].head == i or parse.tokens[i].head not in inside]
    heads = [i for i in roots if parse.tokens[i].pos in CLAUSAL]
    if not heads:
        heads = [i for i in roots if _is_word(parse.tokens[i])][:1] or roots[:1]
    prefixes: dict[int, tuple[int, ...]] = dict.fromkeys(heads, ())
    dropped: set[int] = set()
    loose: set[int] = set()  # clauses that keep apart however short they are
    queue = list(heads)
    while queue:
        at = queue.pop(0)
        for child, prefix, gone, apart in _breaks(parse, at, inside, prefixes[at], set(prefixes)):
            if child not in prefixes:
                prefixes[child] = prefix
                dropped |= gone
                queue.append(child)
                if apart:
                    loose.add(child)
    owner: dict[int, int] = {}
    for i in region:
        at, steps = i, 0
        while at not in prefixes and parse.tokens[at].head != at and parse.tokens[at].head in inside and steps < 200:
            at, steps = parse.tokens[at].head, steps + 1
        owner[i] = at if at in prefixes else -1
    # what hangs on no clause (a broken parse, a fragment) goes with the clause before it
    last = next((owner[i] for i in region if owner[i] >= 0), heads[0])
    tokens: dict[int, list[int]] = {h: [] for h in prefixes}
    for i in region:
        last = owner[i] if owner[i] >= 0 else last
        if i not in dropped:
            tokens[last].append(i)
    parts = [_Part(tuple(t), h, prefixes[h], None, h not in loose) for h, t in tokens.items() if t]
    return sorted(parts, key=lambda p: p.tokens)


def _breaks(
    parse: Parse, at: int, inside: set[int], prefix: tuple[int, ...], known: set[int]
) -> Iterator[tuple[int, tuple[int, ...], set[int], bool]]:
    """(head, shared subject, words that fall away, keeps apart) of each clause that hangs on clause `at`."""
    subject = _subject(parse, at, inside) or prefix
    for c in parse.children(at):
        if c.i not in inside or c.i in known:
            continue
        if c.dep in ("conj", "parataxis", "ccomp") and c.pos in CLAUSAL:
            if c.dep == "ccomp" and not _stands_apart(parse, at, c):
                continue
            own = _has_subject(parse, c.i)
            if own or (c.dep == "conj" and _shares_subject(parse, at, c, inside)):
                shared = () if own else _with_auxiliaries(parse, at, c, subject, inside)
                yield c.i, shared, _conjunctions(parse, at, c.i), False
        elif c.dep in ("advcl", "prep") and _only_comes(parse, at):
            continue
        elif c.dep == "advcl":
            found = _adverbial(parse, c, subject, inside)
            if found is not None:
                yield found
        elif c.dep == "prep" and c.text.casefold() in TELLING_PREPOSITIONS:
            for verb in parse.children(c.i):
                if verb.dep == "pcomp" and verb.tag == "VBG" and _size(parse, verb.i, inside) >= LEAST and subject:
                    yield verb.i, subject, {c.i, *_before(parse, c, c)}, True
    yield from _relatives(parse, at, inside, known)


def _subject(parse: Parse, head: int, inside: set[int]) -> tuple[int, ...]:
    """The subject of a clause without its relative clauses, as token indexes."""
    for c in parse.children(head):
        if c.dep in SUBJECTS and c.i in inside and c.tag not in ("WDT", "WP", "EX"):
            return _phrase(parse, c.i, inside)
    return ()


def _phrase(parse: Parse, noun: int, inside: set[int]) -> tuple[int, ...]:
    """A noun with what belongs to it, clauses and appositions set off by commas left out."""
    gone: set[int] = set()
    for i in parse.subtree(noun):
        t = parse.tokens[i]
        if i != noun and (
            t.dep in ("relcl", "appos", "parataxis", "advcl") or (t.dep == "acl" and _after_comma(parse, i))
        ):
            gone.update(parse.subtree(i))
    kept = [i for i in parse.subtree(noun) if i not in gone and i in inside]
    while kept and parse.tokens[kept[-1]].pos in ("PUNCT", "CCONJ"):
        kept.pop()
    return tuple(kept)


def _has_subject(parse: Parse, i: int) -> bool:
    return any(c.dep in SUBJECTS for c in parse.children(i))


def _shares_subject(parse: Parse, at: int, verb: Token, inside: set[int]) -> bool:
    """Is a second verb a clause of its own, with the first one's subject ("has opened and will hire")?"""
    if _size(parse, verb.i, inside) < LEAST or _size(parse, at, inside) - _size(parse, verb.i, inside) < LEAST:
        return False
    if at < verb.i and all(parse.tokens[i].pos in ("CCONJ", "ADV", "PUNCT") for i in range(at + 1, verb.i)):
        return False  # "hurried and harassed the driver": they share more than the subject
    if is_finite(parse, verb):
        subject = next((c for c in parse.children(at) if c.dep in ("nsubj", "nsubjpass")), None)
        return subject is None or agrees(parse, subject, verb)
    shares_tense = verb.tag == parse.tokens[at].tag and verb.tag in ("VBN", "VBG")
    return shares_tense and any(c.dep in AUXILIARIES for c in parse.children(at))


def _with_auxiliaries(
    parse: Parse, at: int, verb: Token, subject: tuple[int, ...], inside: set[int]
) -> tuple[int, ...]:
    """The shared subject, with the auxiliaries that the second verb leaves to the first ("was tried … and fined")."""
    if is_finite(parse, verb):
        return subject
    helping = [c.i for c in parse.children(at) if c.dep in AUXILIARIES and c.i in inside and c.i < at]
    return tuple(sorted({*subject, *helping}))


def _conjunctions(parse: Parse, at: int, clause: int) -> set[int]:
    """The "and" or "but" between two clauses; "nor" stays, since it denies."""
    low, high = sorted((at, clause))
    return {c.i for c in parse.children(at) if c.dep in ("cc", "preconj") and low < c.i < high
            and c.text.casefold() not in ("nor", "neither")}  # fmt: skip


def _stands_apart(parse: Parse, head: int, clause: Token) -> bool:
    """Is a clause that the parser calls a complement one beside ("The pier gave way; nobody was hurt")?"""
    if any(c.dep == "mark" for c in parse.children(clause.i)) or not is_finite(parse, clause):
        return False
    subjects = [c.i for c in parse.children(head) if c.dep in SUBJECTS]
    last = parse.subtree(clause.i)[-1]
    first = min((parse.subtree(s)[0] for s in subjects), default=head)
    return last < first and any(parse.tokens[k].text in (",", ";", ":", "–", "—", "-", ".") for k in range(last, first))


def _adverbial(
    parse: Parse, verb: Token, subject: tuple[int, ...], inside: set[int]
) -> tuple[int, tuple[int, ...], set[int], bool] | None:
    """A clause of time, cause or contrast, or a participle that tells what else the subject did."""
    mark = next((c for c in parse.children(verb.i) if c.i < verb.i and (c.dep == "mark" or c.tag == "WRB")), None)
    if mark is not None and mark.text.casefold() not in TELLING:
        return None
    if is_finite(parse, verb):
        if mark is not None and mark.text.casefold() in HABITUAL and not _is_past(parse, verb):
            return None  # "when you get hungry", "once it opens"
        if mark is None or not _has_subject(parse, verb.i) or _size(parse, verb.i, inside) < SHORT + 1:
            return None
        return verb.i, (), {mark.i, *_before(parse, mark, verb)}, True
    if verb.tag not in ("VBG", "VBN") or not subject or _size(parse, verb.i, inside) < SHORT:
        return None
    if _has_subject(parse, verb.i) or verb.lemma.casefold() in EMPTY:
        return None
    if mark is None and not _after_comma(parse, verb.i):
        return None
    if mark is not None and mark.text.casefold() == "as" and verb.tag == "VBN":
        return None  # "as seen in the film", "as agreed in May": how, not what else
    return verb.i, subject, {mark.i} if mark else set(), True


def _is_past(parse: Parse, verb: Token) -> bool:
    return verb.tag == "VBD" or any(c.dep in AUXILIARIES and c.tag == "VBD" for c in parse.children(verb.i))


def _before(parse: Parse, mark: Token, verb: Token) -> set[int]:
    """Words that go with the conjunction: "just after", "even though", "about twenty minutes after"."""
    gone: set[int] = set()
    for c in (*parse.children(verb.i), *(() if mark.i == verb.i else parse.children(mark.i))):
        if c.i < mark.i and c.dep in ("advmod", "npadvmod", "nmod", "dep"):
            right_before = parse.subtree(c.i)[-1] == mark.i - 1
            if c.text.casefold() in NARROWING or (right_before and c.lemma.casefold() in MEASURES):
                gone.update(parse.subtree(c.i))
    return gone


def _only_comes(parse: Parse, at: int) -> bool:
    """Does a clause say nothing but when: "The raid came a day after …"? What it came after stays with it."""
    return parse.tokens[at].lemma.casefold() in COMING and all(
        c.dep in (*SUBJECTS, *AUXILIARIES, "advcl", "advmod", "punct", "cc")
        or (c.dep == "prep" and c.text.casefold() in TELLING_PREPOSITIONS)
        for c in parse.children(at)
    )


def _after_comma(parse: Parse, i: int) -> bool:
    """Does a comma or dash stand right before what hangs on token i?"""
    first = parse.subtree(i)[0]
    return first > 0 and parse.tokens[first - 1].text in (",", "–", "—", "-", "(")


def _relatives(
    parse: Parse, at: int, inside: set[int], known: set[int]
) -> Iterator[tuple[int, tuple[int, ...], set[int], bool]]:
    """Relative clauses below a clause that add something: after a comma, with a finite verb."""
    for i in parse.subtree(at):
        t = parse.tokens[i]
        if t.dep != "relcl" or i not in inside or i in known or t.head not in inside:
            continue
        clause = parse.subtree(i)
        pronoun = next((parse.tokens[k] for k in clause[:4] if parse.tokens[k].text.casefold() in RELATIVES), None)
        if pronoun is None or not is_finite(parse, parse.tokens[i]) or not _after_comma(parse, i):
            continue
        if _size(parse, i, inside) < SHORT + 1 or clause[0] < pronoun.i - 1:
            continue
        if pronoun.text.casefold() == "where":
            if _size(parse, i, inside) > PLACED:
                yield i, (), {pronoun.i}, True
        elif pronoun.dep in SUBJECTS and pronoun.i == clause[0] and not (
            pronoun.text.casefold() == "which" and t.lemma.casefold() in WEIGHING
        ):  # fmt: skip
            told_of = antecedent_of(parse, pronoun, t)
            noun = _antecedent(parse, told_of.i, inside) if told_of is not None and told_of.i in inside else ()
            if noun:
                yield i, noun, {pronoun.i}, True


def _antecedent(parse: Parse, noun: int, inside: set[int]) -> tuple[int, ...]:
    """The noun phrase that a relative clause tells of; a date that the parser hung it on gives way to its holder."""
    dates = [s for s, label in parse.entities if label in ("DATE", "TIME")]
    for _ in range(4):
        t = parse.tokens[noun]
        on_date = any(s.start <= t.start < s.end for s in dates)
        if not on_date or t.dep != "pobj":
            break
        holder = parse.tokens[parse.tokens[t.head].head]
        if holder.pos not in ("NOUN", "PROPN"):
            return ()
        noun = holder.i
    return _phrase(parse, noun, inside)


def _colons(parse: Parse, part: _Part) -> Iterator[_Part]:
    """The sides of a colon, where the right one tells something."""
    tokens = part.tokens
    at = _colon(parse, tokens)
    if at is None:
        yield part
        return
    left, right = tokens[:at], tokens[at + 1 :]
    words = [parse.tokens[i] for i in right if _is_word(parse.tokens[i])]
    speaks = any(t.tag in FINITE for t in words)
    counts = len(words) >= 2 and any(t.pos == "NUM" or t.text.casefold() in NEGATIVE for t in words[:3])
    if not (speaks or counts) or sum(_is_word(parse.tokens[i]) for i in left) < 2:
        yield part
        return
    if any(parse.tokens[i].pos in CLAUSAL for i in left):  # else a label or whoever speaks: "The mayor: …"
        yield replace(part, tokens=left, head=part.head if part.head in left else _top(parse, left))
    yield _Part(right, part.head if part.head in right else _top(parse, right), (), None, False)


def _colon(parse: Parse, tokens: Sequence[int]) -> int | None:
    return next((n for n, i in enumerate(tokens) if parse.tokens[i].text == ":" and 0 < n < len(tokens) - 1), None)


def _judged(parse: Parse, region: list[int]) -> _Part | None:
    """What a checker's verdict judges, valued by it: the words before the colon of '"He left": false'."""
    at = _colon(parse, region)
    if at is None:
        return None
    left, right = tuple(region[:at]), region[at + 1 :]
    told = parse.text[parse.tokens[right[0]].start : parse.tokens[right[-1]].end]
    verdict = leading_value(told)
    quoted = any(parse.tokens[i].text in "\"“”‘’'" for i in left)
    if verdict is None or not (quoted or len(right) <= 4) or not any(_is_word(parse.tokens[i]) for i in left):
        return None
    own = -3 if any(parse.tokens[i].text.casefold() in NEGATIVE for i in left) else 3
    return _Part(left, _top(parse, left), (), combined(verdict, own), False, checked=True)


def _top(parse: Parse, tokens: Iterable[int]) -> int:
    """The token of some that the others hang on: a verb if there is one."""
    inside = set(tokens)
    tops = [i for i in sorted(inside) if parse.tokens[i].head not in inside or parse.tokens[i].head == i]
    words = [i for i in tops if _is_word(parse.tokens[i])]
    return next((i for i in words if parse.tokens[i].pos in CLAUSAL), (words or tops)[0])


def _joined(parse: Parse, parts: list[_Part]) -> list[_Part]:
    """The parts, with those that are too short kept with a neighbour of the same or the next sentence."""
    out: list[_Part] = []
    for part in parts:
        if out and _belong_together(parse, out[-1], part):
            a = out.pop()
            between = range(_last_word(parse, a) + 1, part.tokens[0])
            main = a if parse.tokens[a.head].pos in CLAUSAL else part
            part = replace(a, tokens=tuple(sorted({*a.tokens, *between, *part.tokens})), head=main.head)
        out.append(part)
    return out


def _last_word(parse: Parse, part: _Part) -> int:
    return next((i for i in reversed(part.tokens) if _is_word(parse.tokens[i])), part.tokens[-1])


def _belong_together(parse: Parse, a: _Part, b: _Part) -> bool:
    if not (a.joins and b.joins) or b.prefix or a.verdict is not None or b.tokens[0] <= _last_word(parse, a):
        return False
    apart = parse.tokens[b.tokens[0]].sent != parse.tokens[_last_word(parse, a)].sent
    if apart and all(parse.tokens[p.head].pos in CLAUSAL and _has_subject(parse, p.head) for p in (a, b)):
        return False  # two whole sentences
    if apart and parse.tokens[_last_word(parse, a)].pos == "NUM" and _has_subject(parse, b.head):
        return False  # a number, and what is told next
    opening = next((i for i in range(_last_word(parse, a) + 1, b.tokens[-1] + 1) if _is_word(parse.tokens[i])), 0) - 1
    if apart and opening > _last_word(parse, a) and parse.tokens[opening].text in ("“", '"', "``"):
        return False  # a quotation begins
    first, second = (sum(_is_word(parse.tokens[i]) for i in p.tokens) for p in (a, b))
    if min(first, second) >= SHORT or first + second > LONG:
        return False
    empty = [not _is_claim(parse, p) and any(parse.tokens[i].pos in CLAUSAL for i in p.tokens) for p in (a, b)]
    if apart and first and second and ((empty[0] and _is_clause(parse, b)) or (empty[1] and _is_clause(parse, a))):
        return False  # an order or a "Why?", which say nothing, and a sentence that does: "Don't laugh. I saw it."
    if parse.tokens[b.tokens[0]].sent - parse.tokens[_last_word(parse, a)].sent > 1:
        return False
    between = [parse.tokens[i] for i in range(_last_word(parse, a) + 1, b.tokens[0])]
    if any(_is_word(t) and t.pos != "CCONJ" for t in between):
        return False
    # "Not two hundred. Fourteen." corrects: the halves have opposite polarity
    openings = [next((parse.tokens[i].text.casefold() for i in p.tokens if _is_word(parse.tokens[i])), "")
                for p in (a, b)]  # fmt: skip
    return "not" not in openings


# --- what is kept ----------------------------------------------------------------------------------


def _is_claim(parse: Parse, part: _Part) -> bool:
    """Not an order, not a question that only asks for more ("What is she hiding?")."""
    words = [parse.tokens[i] for i in part.tokens if _is_word(parse.tokens[i])]
    if not words:
        return False
    if part.verdict is not None:
        return True
    if HEDGE.fullmatch(" ".join(t.text.casefold() for t in words)) or ADDRESS.match(parse.text, words[0].start):
        return False
    asks = any(parse.tokens[i].text.startswith("?") for i in (*part.tokens, part.tokens[-1] + 1)
               if i < len(parse.tokens))  # fmt: skip
    opening = next((t for t in words if t.pos not in ("CCONJ", "INTJ")), words[0])
    if asks and (opening.tag in ("WP", "WRB", "WDT", "WP$") or not any(t.tag in FINITE for t in words)):
        return False
    head = parse.tokens[part.head]
    return head.pos not in CLAUSAL or "request or an order" not in clause_value(parse, head.i).why


def _degree(parse: Parse, part: _Part) -> int:
    """Degree and polarity of the part as worded."""
    if part.verdict is not None:
        return part.verdict
    words = [parse.tokens[i].text.casefold() for i in part.tokens if _is_word(parse.tokens[i])]
    head = parse.tokens[part.head]
    if head.pos in CLAUSAL or head.pos == "ADJ":
        value = clause_value(parse, part.head, parse.tokens[part.tokens[-1]].end).value
        return -abs(value) if words and words[0] == "nor" else value
    if any(parse.tokens[i].text.startswith("?") for i in part.tokens):
        return 0
    return -3 if words and words[0] in NEGATIVE else 3


def _kept(parse: Parse, part: _Part, cut: set[int]) -> Spans:
    """The spans of a part without what others say in it; empty where too little is left."""
    cut = set() if part.whole else cut - _conditions(parse, part)
    tokens = [i for i in _told(parse, part) if i not in cut]
    was_cut = any(i in cut for i in part.tokens)
    words = sum(_is_word(parse.tokens[i]) for i in tokens)
    if not words or (was_cut and (words < STUMP or part.head in cut)):
        return ()
    little = words < LEAST - bool(part.prefix) and not (_answers(parse, tokens) or _is_clause(parse, part))
    if part.verdict is None and little:
        return ()
    while len(tokens) > 1 and parse.tokens[tokens[-1]].tag in (LOOSE_TAILS if was_cut else RELATIVE_TAGS):
        tokens.pop()
    return _spans(parse, sorted({*part.prefix, *tokens}), part.head)


def _conditions(parse: Parse, part: _Part) -> set[int]:
    """The tokens of an "if" that a clause depends on: without it the clause would say more than was said."""
    return {i for c in parse.children(part.head) if c.dep == "advcl" and any(
        m.dep == "mark" and m.text.casefold() in ("if", "unless") for m in parse.children(c.i))
        for i in parse.subtree(c.i)}  # fmt: skip


def _told(parse: Parse, part: _Part) -> tuple[int, ...]:
    """The tokens without a leading "that", and without the noun in "a claim that the mill had closed"."""
    head = parse.tokens[part.head]
    if head.pos == "NOUN" and head.lemma.casefold() in OWNED | {
        "report",
        "rumour",
        "rumor",
        "news",
        "story",
        "statement",
    }:
        clause = next((c for c in parse.children(head.i) if c.i > head.i and _is_that_clause(parse, c)), None)
        if clause is not None:
            inside = set(parse.subtree(clause.i))
            return tuple(i for i in part.tokens if i in inside)[1:]
    tokens = list(part.tokens)
    while len(tokens) > 1 and (
        (not _is_word(parse.tokens[tokens[0]]) and not _is_opening(parse, tokens))
        or _is_complementiser(parse, tokens[0])
        or (parse.tokens[tokens[0]].dep == "cc" and parse.tokens[tokens[0]].text.casefold() in ("and", "but", "or"))
    ):
        tokens.pop(0)
    return tuple(tokens)


def _is_complementiser(parse: Parse, i: int) -> bool:
    """Is this the "that" before a clause, though the parser take the one after "and" for a pointing word?"""
    token = parse.tokens[i]
    after_and = i > 0 and parse.tokens[i - 1].dep == "cc"
    return token.text.casefold() == "that" and (token.tag in ("IN", "WDT") or (token.dep == "det" and after_and))


def _is_that_clause(parse: Parse, t: Token) -> bool:
    return t.dep in ("acl", "ccomp", "relcl") and any(
        c.dep == "mark" and c.text.casefold() == "that" and c.i == parse.subtree(t.i)[0] for c in parse.children(t.i)
    )


def _is_opening(parse: Parse, tokens: list[int]) -> bool:
    return parse.tokens[tokens[0]].text in ("“", "‘", '"', "``", "(", "[", "$", "£", "€")


def _is_clause(parse: Parse, part: _Part) -> bool:
    """Is it a verb in the past or present with its subject, and so a sentence however short ("She knew", "I go")?"""
    verb, below = parse.tokens[part.head], tuple(parse.children(part.head))
    if verb.tag not in FINITE or verb.pos != "VERB" or verb.lemma.casefold() in INTRODUCING:
        return False
    if not verb.text[0].isalpha() or any(c.dep in COMPLETING and c.i not in part.tokens for c in below):
        return False
    return any(c.dep in SUBJECTS and c.i in part.tokens and c.i < verb.i and c.tag not in RELATIVE_TAGS
               for c in below)  # fmt: skip


def _answers(parse: Parse, tokens: list[int]) -> bool:
    """Is something so short still an answer: a no, a number, "they had"?"""
    words = [parse.tokens[i] for i in tokens if _is_word(parse.tokens[i])]
    if len(words) == 2 and words[0].tag == "PRP" and words[1].text.casefold() in ELLIPTIC:
        return True
    return any(parse.tokens[i].pos == "NUM" or parse.tokens[i].text.casefold() in (*NEGATIVE, "yes") for i in tokens)


def _spans(parse: Parse, tokens: list[int], head: int) -> Spans:
    """Spans of runs of tokens, marks at their edges left out; a stray word away from the head falls away."""
    runs: list[list[int]] = []
    for i in tokens:
        near = bool(runs) and i - runs[-1][-1] <= 3
        if (
            near
            and not any(_is_word(parse.tokens[k]) for k in range(runs[-1][-1] + 1, i))
            and not BREAK.search(parse.text, parse.tokens[runs[-1][-1]].end, parse.tokens[i].start)
        ):
            runs[-1].append(i)
        else:
            runs.append([i])
    out = []
    for run in runs:
        while run and not _edge(parse, run, first=True):
            run = run[1:]
        while run and (not _edge(parse, run, first=False) or parse.tokens[run[-1]].pos == "CCONJ"):
            run = run[:-1]
        if not run:
            continue
        stray = len(runs) > 1 and not run[0] <= head <= run[-1]
        if stray and sum(_is_word(parse.tokens[i]) for i in run) == 1 and parse.tokens[run[0]].pos in (
            "ADV", "ADP", "SCONJ", "CCONJ", "PART", "INTJ", "DET"
        ):  # fmt: skip
            continue
        out.append(Span(parse.tokens[run[0]].start, parse.tokens[run[-1]].end))
    return tuple(out)


def _edge(parse: Parse, run: list[int], *, first: bool) -> bool:
    """May a run begin (or end) with this token? Signs of money and closing marks with a partner inside may."""
    token = parse.tokens[run[0] if first else run[-1]]
    if _is_word(token):
        return not first or token.pos != "CCONJ" or token.text.casefold() in ("nor", "neither") or len(run) == 1
    if first:
        return token.text in ("$", "£", "€", "#") or (
            token.text in ("(", "[", "“", "‘", '"', "``") and any(
                parse.tokens[i].text in (")", "]", "”", "’", '"', "''") for i in run[1:]))  # fmt: skip
    return token.text in ("%", "$", "£", "€") or (
        token.text in (")", "]", "”", "’", '"', "''") and any(
            parse.tokens[i].text in ("(", "[", "“", "‘", '"', "``") for i in run[:-1]))  # fmt: skip


def _is_word(token: Token) -> bool:
    return any(c.isalnum() for c in token.text)


def _size(parse: Parse, i: int, inside: set[int]) -> int:
    return sum(_is_word(parse.tokens[k]) for k in parse.subtree(i) if k in inside)


def _indexes(parse: Parse, spans: Iterable[Span]) -> list[int]:
    return sorted({t.i for s in spans for t in parse.within(s)})
