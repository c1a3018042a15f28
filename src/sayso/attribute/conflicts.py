"""Conflicts inside one report: two places that cannot both hold as stated, or a denial of something said elsewhere.

Few and right rather than many. What is compared are propositions: the contents of attributions and the
article's own assertions, as sets of content words with the sign of their predicate; roles of persons; counts.
Every rule wants two places about the same thing, says no more than that they clash, and never which one holds.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise

from sayso.attribute.act import base_forms, tokens_of
from sayso.attribute.assertions import find_assertions
from sayso.attribute.factuality import main_predicates
from sayso.attribute.lexicon import DENYING, DENYING_NOUNS
from sayso.attribute.phrases import hull
from sayso.attribute.verdicts import heeded
from sayso.model import Actor, Annotated, Assertion, Attribution, Conflict, ConflictKind, Number, Parse, Token
from sayso.roles import SMALL, of_one_thing, share_a_name, unique_role
from sayso.text import Span, Spans


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


#: nouns that name what is denied without saying it
CLAIM_NOUNS = _set(
    """report claim allegation accusation charge rumour rumor suggestion story assertion statement account reporting
    speculation insinuation finding conclusion version notion idea article news information comment remark it this
    that them such any all those these"""
)
#: nouns of having done something; who is denied to have done it stands beside them
INVOLVEMENT = _set("involvement responsibility role hand part link connection participation complicity tie collusion")
OCCURRENCES = _set(
    "incident attack event case crash blast matter affair killing shooting bombing accident latest recent"
)
FALSE = _set(
    """untrue false fake fabricated fabrication baseless groundless unfounded incorrect inaccurate hoax lie
    fiction fictional myth nonsense bogus invented concocted"""
)
ANYBODY = _set("people person man woman individual victim human life other")
NEGATORS = _set("not n't n’t never no nobody none nothing neither nor cannot hardly no-one")
ADDING = re.compile(
    r"(?i)\b(?:else|also\s+(?:been\s+)?(?:kill|die|injur|wound|hurt|lost|found)\w*|others?|another|further|additional|"
    r"more\s+than\s+one|earlier|previous(?:ly)?|initial(?:ly)?|revised|rose|risen|rising|rises|climb(?:ed|s|ing)?|increas(?:ed|es|ing)|up\s+from|from\s+an|updated?|since|including|among\s+(?:them|those|the)|of\s+(?:them|"
    r"whom|those)|separate(?:ly)?|elsewhere|meanwhile|in\s+all|total|overall|so\s+far|annual(?:ly)?|each|per|every|average|at\s+the\s+time)\b"
)
MONEY = re.compile(r"[A-Z]{3}")  # sums of money are of one thing or another for too many reasons
MORE = re.compile(r"(?i)\bmore\b(?!\s+than)")
NEAR = 60  # characters between the beginnings of two parts of one sum
#: Counts that bind nobody: "dozens" and nineteen can both hold.
VAGUE = re.compile(r"(?i)\b(?:dozens|scores|hundreds|thousands|millions|several|few|many|handful|couple)\b")
#: Behind a figure: it is of some of those that are counted ("five of the dead", "five were among the dead"). Two such
#: parts can both hold, and so can a part and the whole.
SOME_OF = re.compile(
    r"(?i)\s+(?:\w+\s+){0,2}of\s+(?:the|those|these|them|whom|which|its|their|his|her|our|my)\b"
    r"|\s+(?:\w+\s+){0,3}among\s+(?:the|those|these|them|whom)\b"
)
#: Units of length, weight, speed and time: that two figures have one unit does not make them of one thing.
MEASURES = _set(
    """second minute hour day night week weekend month year decade century season term mile mph kph kilometre metre
    centimetre millimetre yard foot inch acre hectare ton tonne pound ounce gallon litre barrel kilogram gram degree
    knot watt megawatt volt point"""
)
STATES: dict[str, re.Pattern[str]] = {
    "injured": re.compile(r"(?i)\b(?:injur|wound|hurt)"),
    "killed": re.compile(r"(?i)\b(?:kill|dead|die[ds]|dying|death|fatal)"),
}

#: How much of the smaller set of content words the other must hold before two propositions count as being about one
#: thing. Not swept: the desk sample has 11 conflicts; chosen so that most of what fires on real reports is right.
SAME = 0.6
SAME_DENIED = 0.5
SAME_FALSE = 0.4
BUCKET = 40  # propositions compared per shared word: keeps the search linear on a page full of one word


@dataclass(frozen=True, slots=True)
class _Proposition:
    """One attribution's content or one assertion, as what is compared of it."""

    span: Span
    words: frozenset[str]
    predicates: frozenset[str]
    denied: bool
    open: bool  # asked, wished, conditional: neither said to hold nor not to
    sentence: int
    who: str | None
    attribution: Attribution | None


def find_conflicts(
    annotated: Annotated, attributions: tuple[Attribution, ...], assertions: tuple[Assertion, ...] | None = None
) -> tuple[Conflict, ...]:
    """The conflicts of a report, by the place of their first end; each pair of places once.

    `annotated.numbers` must say who gives them (`by`), else all are taken for the article's own and clash with
    nothing. `assertions` are the report's, read here where they are not given.
    """
    spoken = tuple(a for a in attributions if a.act != "attitude" and a.content)
    own = find_assertions(annotated, attributions) if assertions is None else assertions
    propositions = list(_propositions(annotated, spoken, own))
    found = [
        *_roles(annotated.actors),
        *_denials(annotated, spoken, propositions),
        *_falsehoods(annotated.parse, propositions),
        *_polarity(propositions),
        *_counts(annotated, spoken),
    ]
    kept: list[Conflict] = []
    for c in found:
        if not any(_same_pair(c, k) for k in kept):
            kept.append(c)
    return tuple(sorted(kept, key=lambda c: (c.a, c.b, c.kind)))


def _same_pair(c: Conflict, k: Conflict) -> bool:
    return (c.a.overlaps(k.a) and c.b.overlaps(k.b)) or (c.a.overlaps(k.b) and c.b.overlaps(k.a))


def _conflict(a: Span, b: Span, kind: ConflictKind, why: str) -> Iterator[Conflict]:
    if not a.overlaps(b):
        yield Conflict(a=a, b=b, kind=kind, why=why)


# --- words -----------------------------------------------------------------------------------------


def _key(token: Token) -> str:
    """What a token is compared by: names and their adjectives by their first letters ("Russia", "Russian")."""
    if token.text[0].isupper() and token.pos in ("PROPN", "ADJ", "NOUN") and len(token.text) > 3:
        if token.i and token.pos != "PROPN" and token.tag not in ("JJ", "NNP", "NNPS"):
            return token.lemma.lower()
        return "^" + token.text[:4].lower()
    return token.lemma.lower()


def _content(tokens: Iterable[Token]) -> frozenset[str]:
    """The content words of some tokens."""
    return frozenset(
        key
        for t in tokens
        if t.pos in ("NOUN", "PROPN", "VERB", "ADJ", "NUM")
        and (key := _key(t)) not in SMALL
        and any(c.isalnum() for c in key)
    )


def _stems(text: str) -> set[str]:
    """The capitalised words of a name or noun phrase, in the form of `_key`."""
    return {"^" + w[:4].lower() for w in re.findall(r"\b[A-Z][\w’'-]{3,}", text)}


def _propositions(
    annotated: Annotated, attributions: tuple[Attribution, ...], assertions: tuple[Assertion, ...]
) -> Iterator[_Proposition]:
    """What somebody or the article says, in no order that matters."""
    parse = annotated.parse
    quiet = [x.span for x in annotated.asides if x.kind != "repeat"]
    items: list[tuple[Spans, Attribution | None, str]] = [(a.content, a, a.factuality) for a in attributions]
    items += [(s.spans, None, s.factuality) for s in assertions]
    judged = [v.claim for v in heeded(annotated, attributions)]
    for spans, attribution, value in items:
        # what a verdict says of a claim, not its words, tells whether it is denied
        told = value if attribution is None and any(j.holds(spans[0]) for j in judged) else None
        tokens = tokens_of(parse, spans)
        if not tokens or any(q.overlaps(spans[0]) for q in quiet):
            continue
        who = None if attribution is None else _voice(annotated, attribution)
        # One proposition a sentence: a quotation of five sentences says five things.
        for number in sorted({t.sent for t in tokens}):
            mine = [t for t in tokens if t.sent == number]
            heads = main_predicates(parse, mine)
            words = _content(mine)
            if not heads or not words:
                continue
            yield _Proposition(
                span=Span(mine[0].start, mine[-1].end),
                words=words,
                predicates=frozenset(_key(h) for h in heads if h.pos in ("VERB", "AUX")) - SMALL,
                denied=told[-1] == "-" if told else _is_denied(parse, heads[0], mine),
                open=_is_open(parse, heads[0], mine, value) or _is_narrow(parse, mine),
                sentence=number,
                who=who,
                attribution=attribution,
            )


def _is_open(parse: Parse, head: Token, tokens: list[Token], value: str) -> bool:
    """Is it asked, wished or conditional? What should be and what should not be can clash."""
    if tokens[-1].text == "?" or any(t.lemma.lower() in ("if", "whether") for t in tokens):
        return True
    if value[:2] in ("PR", "PS"):
        return True  # what may be so and what may not be so can both hold
    return value == "Uu" and not any(c.lemma.lower() in ("should", "must", "ought") for c in parse.children(head.i))


def _is_narrow(parse: Parse, tokens: list[Token]) -> bool:
    """Does it speak of a kind told by a clause ("did not send any letters that …")? Other ones may well be."""
    return any(
        t.text.lower() in ("any", "no", "all", "every") and t.dep == "det"
        and any(c.dep in ("relcl", "acl") for c in parse.children(t.head))
        for t in tokens
    )  # fmt: skip


def _voice(annotated: Annotated, attribution: Attribution) -> str:
    """Who speaks, for the question whether two are one."""
    return (attribution.speaker or " ".join(s.of(annotated.text) for s in attribution.source) or "?").lower()


def _is_denied(parse: Parse, head: Token, tokens: list[Token]) -> bool:
    """An odd number of negators on the main predicate and its arguments."""
    inside = {t.i for t in tokens}
    return (
        sum(_negates(parse, c) for c in parse.children(head.i) if c.i in inside and not _apart(parse, c, head)) % 2 == 1
    )


def _apart(parse: Parse, a: Token, b: Token) -> bool:
    """Does a line end stand between the two? The parser runs titles into the sentence that follows."""
    return "\n" in parse.text[min(a.start, b.start) : max(a.end, b.end)]


def _negates(parse: Parse, child: Token) -> bool:
    """Does a word on a predicate, or the "no" of its subject or object, turn it round?"""
    if child.dep == "neg" or child.text.lower() in NEGATORS:
        return True
    if child.dep not in ("nsubj", "nsubjpass", "dobj", "attr", "expl"):
        return False
    if child.i and parse.tokens[child.i - 1].text.lower() == "no":
        return True
    grandchildren = (g for g in parse.children(child.i) if not _apart(parse, g, child))
    return any(g.text.lower() in ("no", "neither", "none") for g in grandchildren)


# --- roles -----------------------------------------------------------------------------------------


def _roles(actors: tuple[Actor, ...]) -> Iterator[Conflict]:
    """One definite role ("the mastermind of the raid") given to two persons."""
    given = [
        (actor, role, head, words)
        for actor in actors
        if actor.type == "person"
        for role in actor.roles
        for head, words in [unique_role(role.text)]
        if head
    ]
    seen: set[tuple[str, str]] = set()
    for (a, first, head, words), (b, second, other, others) in combinations(given[:BUCKET], 2):
        if a.id == b.id or head != other or (a.id, b.id) in seen or share_a_name(a.name, b.name):
            continue
        if of_one_thing(words, others):
            seen.add((a.id, b.id))
            yield from _conflict(
                first.span, second.span, "role", f"{a.name} and {b.name} are each called the {head} of the same"
            )


# --- denials ---------------------------------------------------------------------------------------


def _denials(
    annotated: Annotated, attributions: tuple[Attribution, ...], propositions: list[_Proposition]
) -> Iterator[Conflict]:
    """Someone denies what stands elsewhere in the report."""
    for denial in [a for a in attributions if _denies(annotated.parse, a)][:BUCKET]:
        target = _target(annotated, denial, propositions)
        if target is not None:
            here = _shown(annotated, denial)
            who = denial.speaker or " ".join(s.of(annotated.text) for s in denial.source)
            yield from _conflict(target, here, "denial", f"{who or 'somebody'} denies it")


def _denies(parse: Parse, attribution: Attribution) -> bool:
    """Does the cue deny, and the content name or say something that can be untrue ("rejected the offer" does not)?"""
    cue = tokens_of(parse, attribution.cue)
    lemmas = [t.lemma.lower() for t in cue]
    forms = {f for t in cue for f in base_forms(t.text)} | set(lemmas)
    rules_out = ("rule", "out") in set(pairwise(lemmas))
    if not (
        forms & (DENYING - {"discount", "exclude", "negate", "retract", "recant"})
        or rules_out
        or forms & DENYING_NOUNS - {"refusal", "failure", "inability"}
    ):
        return False
    if any(t.dep == "neg" or t.text.lower() in ("not", "never", "n't", "cannot") for t in cue):
        return False
    content = tokens_of(parse, attribution.content)
    nouns = {t.lemma.lower() for t in content}
    return (
        any(t.pos in ("VERB", "AUX") for t in content)
        or bool(nouns & (CLAIM_NOUNS | INVOLVEMENT))
        or bool(forms & {"deny"})
    )


def _shown(annotated: Annotated, attribution: Attribution) -> Span:
    """The place of an attribution: from source to content where they stand together, else the content alone."""
    whole = hull(attribution.source, attribution.cue, attribution.content)
    first = attribution.content[0]
    if whole is not None and whole.end - whole.start <= 240 and "\n" not in whole.of(annotated.text):
        return whole
    return first


def _target(annotated: Annotated, denial: Attribution, propositions: list[_Proposition]) -> Span | None:
    """The place that is denied: what shares its words, else what "the report" points back to."""
    parse = annotated.parse
    tokens = tokens_of(parse, denial.content)
    words = _content(tokens) - CLAIM_NOUNS
    me = _voice(annotated, denial)
    mine = denial.content[0]
    own = (*denial.content, *denial.cue)
    others = [
        p
        for p in propositions
        if p.who != me and not p.open and not any(p.span.overlaps(s) for s in own) and not _is_kin(parse, p, denial)
    ]
    if words & INVOLVEMENT:
        return _claimed(annotated, words - INVOLVEMENT - OCCURRENCES or frozenset(_stems(me.title())), others)
    if len(words) >= 2:
        best = max(
            (p for p in others if not p.denied and len(p.words & words) >= max(2, SAME_DENIED * len(words))),
            key=lambda p: (len(p.words & words), -abs(p.span.start - mine.start)),
            default=None,
        )
        return None if best is None else best.span
    if words:
        return None
    if not any(t.lemma.lower() in CLAIM_NOUNS for t in tokens):
        return None
    return _pointed_at(annotated, denial, others)


def _is_kin(parse: Parse, p: _Proposition, denial: Attribution) -> bool:
    """Is it a denial itself, or what holds this one, or lies in it?"""
    a = p.attribution
    return a is not None and (a.id == denial.via or a.via == denial.id or _denies(parse, a))


def _claimed(annotated: Annotated, who: frozenset[str], others: list[_Proposition]) -> Span | None:
    """Where somebody claims, or is said, to have done it, given the words that name him."""
    for p in others:
        a = p.attribution
        if a is None:
            continue
        source = _stems(" ".join(s.of(annotated.text) for s in a.source) + " " + (a.speaker or ""))
        whole = hull(a.cue, a.content)
        if who & source and whole is not None and re.search(r"(?i)\bresponsib", whole.of(annotated.text)[:80]):
            return whole if whole.end - whole.start < 240 else p.span
    return None


def _pointed_at(annotated: Annotated, denial: Attribution, others: list[_Proposition]) -> Span | None:
    """What "denied the report" points back to: said shortly before, about the denier where anything is."""
    at = denial.cue[0].start if denial.cue else denial.content[0].start
    source = " ".join(s.of(annotated.text) for s in denial.source) + " " + (denial.speaker or "")
    stems = _stems(source)
    before = [p for p in others if p.attribution is not None and p.span.end <= at]
    about = [p for p in before if p.words & stems]
    if about:
        return max(about, key=lambda p: p.span.end).span
    near = [p for p in before if at - p.span.end < 300 and p.attribution is not None and p.attribution.cue]
    return max(near, key=lambda p: p.span.end).span if near else None


# --- what is called untrue, what is said and said not to be ----------------------------------------------


def _falsehoods(parse: Parse, propositions: list[_Proposition]) -> Iterator[Conflict]:
    """ "… that a story about being in the boat, which capsized in May, was untrue": clashes with that story."""
    for p in propositions:
        called = next((t for t in parse.within(p.span) if t.lemma.lower() in FALSE and _is_predicate(parse, t)), None)
        if called is None or p.denied or p.open:
            continue
        words = _subject_words(parse, called) - FALSE - CLAIM_NOUNS
        if len(words) < 3:
            continue
        for other in propositions:
            shared = other.words & words
            if (
                len(shared) >= max(3, SAME_FALSE * len(words))
                and not other.words & FALSE
                and not other.open
                and not other.denied
                and other.sentence != p.sentence
            ):
                yield from _conflict(other.span, p.span, "denial", f"it is called {called.text.lower()}")
                break


def _is_predicate(parse: Parse, token: Token) -> bool:
    """ "was untrue", "is a lie" """
    return token.dep in ("acomp", "attr", "oprd") and parse.tokens[token.head].lemma == "be"


def _subject_words(parse: Parse, predicate: Token) -> frozenset[str]:
    """The content words of what is called so."""
    subjects = [c.i for c in parse.children(predicate.head) if c.dep in ("nsubj", "nsubjpass", "csubj")]
    return _content(parse.tokens[i] for s in subjects for i in parse.subtree(s))


def _polarity(propositions: list[_Proposition]) -> Iterator[Conflict]:
    """One predicate with nearly the same words, affirmed here and negated there."""
    buckets: defaultdict[str, list[_Proposition]] = defaultdict(list)
    for p in propositions:
        if not p.open:
            for word in p.predicates:
                if len(buckets[word]) < BUCKET:
                    buckets[word].append(p)
    for word, members in buckets.items():
        for a, b in combinations(members, 2):
            if a.denied == b.denied or a.sentence == b.sentence or not _about_the_same(a.words, b.words):
                continue
            yield from _conflict(
                *sorted((a.span, b.span)), "polarity", f"'{word}' is affirmed in one place and negated in the other"
            )


def _about_the_same(a: frozenset[str], b: frozenset[str]) -> bool:
    """Three content words shared, most of the smaller set, and every name and figure of it."""
    small, large = sorted((a, b), key=len)
    shared = a & b
    if len(shared) < 3 or len(shared) < SAME * len(small):
        return False
    return not any(w[0] == "^" or w[0].isdigit() for w in small - large)


# --- counts ----------------------------------------------------------------------------------------


def _counts(annotated: Annotated, attributions: tuple[Attribution, ...]) -> Iterator[Conflict]:
    """Two counts of one thing, by two voices, whose bounds exclude each other; nobody against some."""
    voices = {a.id: _voice(annotated, a) for a in attributions}
    sentences = _Sentences(annotated)
    counted = [c for n in annotated.numbers if (c := _counted(annotated, n, voices, sentences)) is not None]
    by_state: defaultdict[str, list[_Count]] = defaultdict(list)
    for c in counted:
        if len(by_state[c.of]) < BUCKET:
            by_state[c.of].append(c)
    told: set[tuple[str, str | None, str | None]] = set()
    for of, members in by_state.items():
        values = Counter((c.low, c.high) for c in members)
        for a, b in combinations(members, 2):
            if a.who == b.who or not _exclude(a, b) or a.sentence == b.sentence:
                continue
            if (a.high == 0) != (b.high == 0):
                if of in STATES and _unscoped(a if a.high == 0 else b, b if a.high == 0 else a):
                    yield from _conflict(a.span, b.span, "polarity", f"none {of} in one place, some in the other")
                    break
            elif len(values) <= 3 and _same_scene(a, b) and (of, a.who, b.who) not in told:
                if _is_part(annotated, *sorted((a, b), key=lambda c: c.low)):
                    continue
                told.add((of, a.who, b.who))
                yield from _conflict(a.span, b.span, "number", f"two figures for the same {of}")


@dataclass(frozen=True, slots=True)
class _Count:
    """A count with what is needed to tell whether another is of the same thing."""

    span: Span
    of: str
    low: float
    high: float
    words: frozenset[str]
    places: frozenset[str]
    times: frozenset[str]
    whom: frozenset[str]
    about: frozenset[str]
    sentence: int
    who: str | None


def _starting_in(spans: list[Span], sentence: Span) -> slice:
    """Where those of some spans, in order, stand that begin in a sentence."""
    return slice(bisect_left(spans, (sentence.start,)), bisect_left(spans, (sentence.end,)))


class _Sentences:
    """What is asked about a sentence for each of its numbers, worked out once: a sentence may hold thousands."""

    def __init__(self, annotated: Annotated) -> None:
        self._annotated = annotated
        self._numbers = sorted(annotated.numbers, key=lambda n: n.span.start)
        self._starts = [n.span.start for n in self._numbers]
        self._places = sorted(s for a in annotated.actors if a.type == "place" for s in a.mentions)
        self._times = sorted((t.span, t.value) for t in annotated.times if t.value)
        self._time_spans = [span for span, _ in self._times]
        self._adding: dict[int, bool] = {}
        self._scenes: dict[int, tuple[frozenset[str], frozenset[str], frozenset[str]]] = {}

    def is_adding(self, n: int) -> bool:
        """Does the sentence tell of an addition or an update?"""
        if n not in self._adding:
            text = self._annotated.parse.sentence_span(n).of(self._annotated.text)
            self._adding[n] = ADDING.search(text) is not None or MORE.search(text) is not None
        return self._adding[n]

    def is_summed(self, number: Number, sentence: Span) -> bool:
        """Does another number of the same things stand near: "ten passengers and two pilots", parts of one sum?"""
        at = number.span.start
        near = self._numbers[bisect_right(self._starts, at - NEAR) : bisect_left(self._starts, at + NEAR)]
        return any(n is not number and n.of == number.of and sentence.holds(n.span) for n in near)

    def scene(self, n: int) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
        """The content words, places and times of the sentence."""
        if n not in self._scenes:
            annotated, sentence = self._annotated, self._annotated.parse.sentence_span(n)
            places = _starting_in(self._places, sentence)
            times = _starting_in(self._time_spans, sentence)
            self._scenes[n] = (
                _content(annotated.parse.within(sentence)),
                frozenset("^" + s.of(annotated.text)[:4].lower() for s in self._places[places] if sentence.holds(s)),
                frozenset(value for span, value in self._times[times] if sentence.holds(span)),
            )
        return self._scenes[n]


def _counted(annotated: Annotated, number: Number, voices: dict[str, str], sentences: _Sentences) -> _Count | None:
    """A count in its sentence; None where it is a part, an addition, an update, or of no known thing."""
    tokens = annotated.parse.within(number.span)
    if not tokens or number.of is None or number.of == "percent" or MONEY.fullmatch(number.of):
        return None
    if VAGUE.search(number.span.of(annotated.text)):
        return None
    sentence = annotated.parse.sentence_span(tokens[0].sent)
    if sentences.is_adding(tokens[0].sent) or sentences.is_summed(number, sentence):
        return None
    if SOME_OF.match(annotated.text, number.span.end, sentence.end):
        return None
    of = number.of
    rest = annotated.text[number.span.end : min(sentence.end, number.span.end + 60)]
    if of not in STATES:
        of = (
            next((s for s, p in STATES.items() if p.search(rest)), of)
            if of in ("person", "man", "woman", "people")
            else of
        )
    words, places, times = sentences.scene(tokens[0].sent)
    end = max(
        number.span.end,
        annotated.parse.within(Span(number.span.start, min(number.span.end + 40, sentence.end)))[-1].end,
    )
    return _Count(
        span=Span(number.span.start, min(end, sentence.end)),
        of=of,
        low=number.low if number.low is not None else 0.0,
        high=number.high if number.high is not None else float("inf"),
        words=words,
        places=places,
        times=times,
        whom=_whom(annotated.parse, tokens[-1]),
        about=_about(annotated.parse, tokens[-1]),
        sentence=tokens[0].sent,
        who=voices.get(number.by or ""),
    )


def _whom(parse: Parse, number: Token) -> frozenset[str]:
    """The nouns between a number and the next verb ("fifty Arvian soldiers were …"), but for "people" and the like."""
    words = set()
    for token in parse.tokens[number.i + 1 : number.i + 6]:
        if token.sent != number.sent or token.pos in ("VERB", "AUX", "PUNCT", "ADP"):
            break
        if token.pos in ("NOUN", "PROPN"):
            words.add(_key(token))
    return frozenset(words - ANYBODY)


def _about(parse: Parse, number: Token) -> frozenset[str]:
    """The words that head the subject of a figure's clause and the verb itself; empty where it has no subject of its
    own, or one that is a pronoun."""
    head = number
    for _ in range(LONGEST_CLIMB):
        if head.pos in ("VERB", "AUX") or head.head == head.i:
            break
        head = parse.tokens[head.head]
    subjects = [c for c in parse.children(head.i) if c.dep in ("nsubj", "nsubjpass")]
    if head.pos not in ("VERB", "AUX") or not subjects or any(c.pos == "PRON" for c in subjects):
        return frozenset()
    return frozenset({_key(head)} | {_key(c) for c in subjects})


def _exclude(a: _Count, b: _Count) -> bool:
    return a.high < b.low or b.high < a.low


#: Words for a part of a town or land; a count beside one is of that part alone.
PART = re.compile(r"(?i)\b(?:neighbou?rhoods?|districts?|suburbs?|villages?|streets?|quarters?)\b")
LONGEST_CLIMB = 12  # words between a figure and the verb of its clause
LONGEST_SUM = 10  # figures of one kind from which sums are tried


def _is_part(annotated: Annotated, less: _Count, more: _Count) -> bool:
    """Is the smaller count of a part of what the larger one counts: do others of the report make up the difference,
    or does it name a place within the larger one's?"""
    other = Counter(n.low for n in annotated.numbers
                    if n.of == less.of and n.low and n.low < more.low and not n.span.overlaps(less.span))  # fmt: skip
    sums = {less.low}
    for value in list(other)[:LONGEST_SUM]:
        sums |= {s + value for s in sums if s + value <= more.low}
    if more.low in sums:
        return True
    text = annotated.parse.sentence_span
    here, there = text(less.sentence).of(annotated.text), text(more.sentence).of(annotated.text)
    narrower = bool(less.places - more.places) and bool(more.places)
    return narrower or bool(PART.search(here) and not PART.search(there))


def _unscoped(none: _Count, some: _Count) -> bool:
    """Is "nobody was hurt" said of the whole affair, and the other count of it too?"""
    return len(none.words - some.words) <= 3 and not (none.places - some.places) and some.low >= 1


def _same_scene(a: _Count, b: _Count) -> bool:
    """The same kind of people or things, one place, one time, and words in common besides what is counted."""
    if (a.whom or b.whom) and not a.whom & b.whom:
        return False
    if a.of not in STATES and any(w[0] == "^" for w in a.whom ^ b.whom):
        return False  # "two members", "two Harbour Board members": of another body
    if a.of in MEASURES and not (a.about and a.about == b.about):
        return False  # of two things, or of two sides of one thing
    if a.places and b.places and not a.places & b.places:
        return False
    if a.times and b.times and not a.times & b.times:
        return False
    shared = a.words & b.words
    return len(shared) >= 3 and any(w[0] == "^" for w in shared)
