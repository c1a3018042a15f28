"""Weighed words: what somebody takes up only to say of it whether it is so.

    Reports that the mill is sold are false, the owner said.        It is untrue that the mill is sold.

Nobody there says that the mill is sold but, at most, people who are not named; the owner says that it is not. So the
clause is the owner's, with the value of what he says of it, and the noun before it ("reports") makes no source. What
the parser makes of such sentences hangs on chance (it takes "claims" for a verb, the second verb for a part of the
first clause), so they are found by the order of their words: a noun of saying at the head of a clause, "that", a
clause with a verb, then "are" and its like with nothing but a verdict behind. Where the words have an owner ("Holm's
claim that …"), he did say so: his attribution keeps the clause, and whoever judges it answers to it (`answers`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sayso.attribute.holders import rehung
from sayso.attribute.lexicon import ORGANIZATION_WORDS
from sayso.attribute.phrases import FINITE
from sayso.attribute.verdicts import whole_value
from sayso.model import Attribution, Parse, Token
from sayso.text import Span

#: What is said, as a thing that may be so or not; the forms, since the parser's lemma goes with its part of speech.
NOUNS = frozenset(
    """
    report claim suggestion rumour rumor allegation assertion accusation story notion idea charge insinuation
    speculation statement assumption contention information theory belief impression
    """.split()
)
FORMS = {**{n: n for n in NOUNS}, **{f"{n}s": n for n in NOUNS}, "stories": "story", "theories": "theory"}
BEING = frozenset("is are was were remain remains remained".split())
HAVING = frozenset("has have had".split())
#: What may stand before the noun with its article: a verb that the whole clause hangs on, or a conjunction.
SAYING = frozenset("say insist add maintain write tell state declare reply stress claim believe think argue".split())
BEFORE_NOUN = frozenset(("DT", "JJ", "JJR", "JJS", "VBN", "VBG", "PDT", "PRP$", "POS", "NNP", "NNPS", "NN", "CD"))
OPENING = frozenset(("that", "and", "but", "because", "while", "although", "though"))
ENDING = frozenset((",", ".", ";", ":", "!", "–", "—", "-", "”", '"', "''", "’", "'", ")", "…"))
#: Beside the verdicts of fact checks.
WORSE = re.compile(
    r"(?:(?:all|simply|just|completely|entirely|totally|utterly|wholly|absolutely|plainly|patently|demonstrably) )?"
    r"(?:without (?:any |all )?(?:foundation|basis|substance|merit|truth)|mistaken|erroneous|untruthful|spurious|"
    r"rubbish|(?:an? |the )?(?:pure|complete|utter|total|outright|blatant|sheer|absolute|malicious|deliberate|wicked) "
    r"(?:lies?|nonsense|inventions?|fabrications?|fiction|rubbish|falsehoods?|fantasy)|falsehoods?|an? falsehood|lies|"
    r"inventions|fabrications|myths)"
)
#: Verdicts with a verb of their own: "reports that … do not accord with the facts".
DISCORD = re.compile(
    r"(?i)(?:do|does|did)(?: not|n['’]t) (?:accord|agree|square|tally|correspond) with (?:the )?"
    r"(?:facts?|truth|reality)\b|"
    r"(?:has|have|had) (?:absolutely |simply )?no (?:basis|foundation|substance|truth)(?: in (?:fact|reality|truth))?\b"
)
OPEN = re.compile(
    r"(?:(?:only|mere|merely|just|pure|still|so far) )*(?:an? )?(?:mere |pure )?(?:rumou?rs?|hearsay|speculation)"
)
#: Words without evidence are left open; with a "hardly" before it a verdict is turned round.
UNBACKED = re.compile(
    r"(?:not|hardly|scarcely|never) (?:been )?(?:supported|backed|backed up|borne out|substantiated|confirmed|"
    r"proven|proved|verified)(?: by (?:the |any |hard )?(?:evidence|facts?|data|figures|records?))?"
)
HARDLY = re.compile(r"(?:hardly|scarcely) (?P<rest>.+)")
#: What limits a verdict: "true until Monday", "true in part", "true, but": so it is left open.
LIMITING = frozenset("until till before in to for but".split())
#: What is said of a fact alone: "it is wrong that children work" says that they do, "it is likely" weighs nothing.
TRUTH = re.compile(
    r"(?:\w+ly |not |just |an? |all )*"
    r"(?:true|untrue|false|incorrect|inaccurate|correct|accurate|lies?|nonsense|rubbish|baseless|unfounded|"
    r"groundless|without (?:any |all )?(?:foundation|basis|substance)|the case)"
)
VERDICT = 8  # words of a verdict
LEAST = 2  # words of a weighed clause


@dataclass(frozen=True, slots=True)
class Weighed:
    """A clause and what is said of it, from token `first` to `last`: the noun or "it" before `that`, the clause, and
    its `value`, a degree of factuality from -3 to 3. `owner`: it is told whose words they are.
    """

    first: int
    last: int
    clause: tuple[int, ...]
    that: int
    value: int
    owner: bool = False

    @property
    def naming(self) -> range:
        """The tokens of the noun with its article and "that"; with an "it" those up to "that"."""
        return range(self.first, self.that + 1)


def find_weighed(parse: Parse, tokens: Sequence[int]) -> Weighed | None:
    """The first weighed clause that stands wholly in some tokens of one sentence."""
    inside = set(tokens)
    for i in tokens:
        found = _noun_at(parse, i, inside) or _it_at(parse, i, inside)
        if found is not None:
            return found
    return None


def heed_weighed(parse: Parse, attributions: Iterable[Attribution]) -> tuple[Attribution, ...]:
    """The attributions without those that take the noun before a weighed clause for a source, and without whoever
    speaks inside of a clause that is not so; an owner keeps the clause without what is said of it."""
    given = tuple(attributions)
    found: list[Weighed] = []
    for first, last in parse.sentences:
        at = list(range(first, last + 1))
        while (w := find_weighed(parse, at)) is not None:
            found.append(w)
            at = [i for i in at if i > w.last]
    if not found:
        return given
    kept = {a.id: cut for a in given if (cut := _heeded(parse, a, found)) is not None}
    return rehung(given, kept)


def _heeded(parse: Parse, a: Attribution, found: list[Weighed]) -> Attribution | None:
    cue = {t.i for s in a.cue for t in parse.within(s)}
    for w in found:
        if cue & set(w.naming) and cue <= set(range(w.first, w.last + 1)):
            if not w.owner:
                return None
            span = _span(parse, w.clause)
            return replace(a, content=(span,)) if any(span.overlaps(c) for c in a.content) else a
        if w.value < 2 and cue and cue <= set(w.clause):
            return None
    return a


def _span(parse: Parse, tokens: Sequence[int]) -> Span:
    return Span(parse.tokens[tokens[0]].start, parse.tokens[tokens[-1]].end)


def _noun_at(parse: Parse, i: int, inside: set[int]) -> Weighed | None:
    """ "Reports that … are false": the noun is token i."""
    noun = FORMS.get(parse.tokens[i].text.casefold())
    if noun is None or i + 1 not in inside or parse.tokens[i + 1].text.casefold() != "that":
        return None
    first = i
    while first - 1 in inside and parse.tokens[first - 1].tag in BEFORE_NOUN:
        first -= 1
    if not _opens(parse, first, inside):
        return None
    last = parse.sentences[parse.tokens[i].sent][1]
    for k in range(i + 2 + LEAST, last):
        t = parse.tokens[k]
        word = t.text.casefold()
        had = parse.tokens[k - 1].text.casefold() in HAVING
        if k in inside and (discord := _discord(parse, i, k, last)) is not None:
            clause, end = discord
            return Weighed(first, end, clause, i + 1, -3, _is_owned(parse, range(first, i)))
        if k not in inside or not (word in BEING or (word == "been" and had)):
            continue
        subject = next((c for c in parse.children(k) if c.dep in ("nsubj", "nsubjpass", "attr") and c.i < k), None)
        clause = tuple(range(i + 2, k - (word == "been")))
        if (subject is not None and subject.i not in (i, first)) or not _tells(parse, clause):
            continue
        verdict = _verdict(parse, k, last)
        if verdict is not None:
            return Weighed(first, verdict[1], clause, i + 1, verdict[0], _is_owned(parse, range(first, i)))
    return None


def _discord(parse: Parse, noun: int, verb: int, last: int) -> tuple[tuple[int, ...], int] | None:
    """The clause before a verdict that begins with a verb of its own here, and the verdict's last word."""
    found = DISCORD.match(parse.text, parse.tokens[verb].start, parse.tokens[last].end)
    if found is None:
        return None
    end = next(k for k in range(verb, last + 1) if parse.tokens[k].end >= found.end())
    after = parse.tokens[end + 1] if end < last else None
    clause = tuple(range(noun + 2, verb))
    while clause and not any(c.isalnum() for c in parse.tokens[clause[-1]].text):
        clause = clause[:-1]
    ends = after is None or after.text in ENDING or after.tag == "CC" or after.pos == "SPACE"
    return (clause, end) if ends and clause and _tells(parse, clause) else None


def _is_owned(parse: Parse, before: Sequence[int]) -> bool:
    """Is it told whose words they are: "Holm's claim that …", "The Echo report that …"?"""
    tokens = [parse.tokens[x] for x in before]
    return any(t.tag in ("POS", "PRP$", "NNP", "NNPS") or t.text.casefold() in ORGANIZATION_WORDS for t in tokens)


def _opens(parse: Parse, first: int, inside: set[int]) -> bool:
    """May a clause begin here: at the head of a sentence or quotation, behind "said" or a conjunction?"""
    if first == parse.sentences[parse.tokens[first].sent][0]:
        return True
    before = parse.tokens[first - 1]
    if not any(c.isalnum() for c in before.text):
        return before.text not in (",", ")", "(", "-")
    if before.text.casefold() in OPENING:
        return before.text.casefold() != "that" or first - 1 not in inside or parse.tokens[first - 2].pos != "NOUN"
    return before.tag.startswith("VB") and before.lemma.casefold() in SAYING


def _tells(parse: Parse, clause: Sequence[int]) -> bool:
    """Is it a clause: a finite verb behind some noun or pronoun, nothing that begins another?"""
    tokens = [parse.tokens[k] for k in clause]
    words = [t for t in tokens if any(c.isalnum() for c in t.text)]
    verb = next((n for n, t in enumerate(words) if t.tag in FINITE), None)
    if len(words) < LEAST or not verb or words[-1].tag in ("PRP", "CC", "IN", "DT", "WDT", "WP", "TO", "MD"):
        return False
    if words[-1].lemma.casefold() in ("be", "have", "do"):
        return False
    if any(t.text in (";", ":", "?", "!") for t in tokens) or words[-1].text.casefold() in ("there", "this", "that"):
        return False
    return any(t.pos in ("NOUN", "PROPN", "PRON", "NUM") for t in words[:verb])


def _verdict(parse: Parse, being: int, last: int) -> tuple[int, int] | None:
    """(value, index of its last word) of the verdict that follows "are", up to a mark or a word that goes on."""
    for end in range(min(being + VERDICT, last), being, -1):
        after = parse.tokens[end + 1] if end < last else None
        ends = after is None or after.text in ENDING or after.tag in ("CC", "IN", "RB") or after.pos == "SPACE"
        if not ends:
            continue
        value = value_of(parse.text[parse.tokens[being + 1].start : parse.tokens[end].end])
        if value is None or (after is not None and after.text.casefold() in ("if", "unless", "whether", "enough")):
            continue
        limited = after is not None and after.text.casefold() in LIMITING
        return (0 if value > 0 and limited else value), end
    return None


def value_of(words: str) -> int | None:
    """The degree of words that are wholly a verdict; None where they are none."""
    folded = " ".join(words.replace("’", "'").casefold().split())
    if WORSE.fullmatch(folded):
        return -3
    if UNBACKED.fullmatch(folded):
        return 0
    if (hardly := HARDLY.fullmatch(folded)) is not None:
        value = value_of(hardly["rest"])
        return -3 if value is not None and value > 0 else None
    return 0 if OPEN.fullmatch(folded) else whole_value(folded)


def _it_at(parse: Parse, i: int, inside: set[int]) -> Weighed | None:
    """ "It is untrue that …": token i is the "it"."""
    if parse.tokens[i].text.casefold() != "it" or i + 2 not in inside:
        return None
    being = parse.tokens[i + 1]
    if being.text.casefold() not in BEING:
        return None
    that = next((k for k in range(i + 3, i + 3 + VERDICT) if k in inside and parse.tokens[k].text == "that"), None)
    if that is None or any(parse.tokens[k].text in ENDING for k in range(i + 2, that)):
        return None
    words = " ".join(parse.text[parse.tokens[i + 2].start : parse.tokens[that - 1].end].casefold().split())
    value = value_of(words) if TRUTH.fullmatch(words) or OPEN.fullmatch(words) else None
    head = _head_of_clause(parse, that, i + 1)
    if value is None or value > 0 or head is None:
        return None  # "it is true that …" is told as it stands
    clause = tuple(k for k in parse.subtree(head.i) if k > that and k in inside)
    while clause and not any(c.isalnum() for c in parse.tokens[clause[-1]].text):
        clause = clause[:-1]
    if not _stands_behind(parse, clause, that) or _asks(parse, being):
        return None
    if clause[-1] + 1 in inside and any(c.isalnum() for c in parse.tokens[clause[-1] + 1].text):
        return None  # the parser has cut it short: "… that he came | and | saw"
    return Weighed(i, clause[-1], clause, that, value)


def _head_of_clause(parse: Parse, that: int, being: int) -> Token | None:
    """The verb of the clause that "that" opens, where it hangs on "is" or on what is said of it."""
    head = parse.tokens[parse.tokens[that].head]
    above = parse.tokens[head.head]
    near = being <= above.i < that and head.i > that
    return head if near and head.dep in ("ccomp", "relcl", "acl", "csubj", "advcl") else None


def _stands_behind(parse: Parse, clause: Sequence[int], that: int) -> bool:
    words = [parse.tokens[k] for k in clause if any(c.isalnum() for c in parse.tokens[k].text)]
    return len(words) >= LEAST and clause[0] == that + 1 and any(t.tag in FINITE for t in words)


def _asks(parse: Parse, being: Token) -> bool:
    """Is it a question or a condition ("if it is true that …")?"""
    last = parse.tokens[parse.sentences[being.sent][1]]
    marks = any(c.dep == "mark" and c.text.casefold() in ("if", "whether", "unless") for c in parse.children(being.i))
    return last.text == "?" or marks
