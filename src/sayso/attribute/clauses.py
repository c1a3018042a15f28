"""Attributions that grammar alone shows: a subject, a verb of saying, thinking or wanting, and a clause.

Used inside contents only, where the trained reader has no gold to learn from: there the parse either confirms what
reading the content again suggests, or adds what it misses.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sayso.attribute.form import quote_map
from sayso.attribute.phrases import SUBJECTS, child_with, cut_out, is_finite, noun_phrase, strip_marks
from sayso.attribute.relays import is_speaker_noun
from sayso.model import Attribution, Parse, Token
from sayso.text import Span, Spans

#: Verbs that take a clause (or a to-infinitive) and make it somebody's word, thought, knowledge or will.
WITH_CLAUSE = frozenset(
    """
    say tell announce report claim admit confess acknowledge concede argue insist maintain contend assert allege
    declare state add note observe remark reply respond answer explain predict warn suggest propose recommend
    promise pledge vow swear guarantee assure deny dispute confirm reveal disclose mention stress emphasize
    emphasise testify write tweet recall remember believe think suspect fear hope expect assume suppose doubt feel
    consider know realize realise understand learn discover find conclude decide notice want wish intend plan aim
    hope demand order ask urge request threaten agree complain boast joke speculate estimate imagine guess wonder
    forget worry hint imply indicate signal reiterate repeat advise caution accuse seek prefer refuse
    """.split()
)
WITH_INFINITIVE = frozenset(
    """
    want wish intend plan aim hope expect promise pledge vow swear threaten agree claim seek prefer demand ask
    order urge decide propose offer need like love tell advise warn persuade believe consider know
    """.split()
)
BARE = frozenset(
    """
    seek refuse need like love prefer find feel see forget
    """.split()
)  # a clause alone is too little
#: Verbs that take a thing and what it is called: "called the trial a farce".
NAMING = frozenset("call describe brand label dub term denounce condemn dismiss".split())

#: Nobody believes "to be" or "to have" himself: behind these that is a passive without its "is" ("men believed to be").
HELD = frozenset("believe think suspect presume rumour rumor deem suppose reckon estimate".split())

#: Confidence of an attribution that grammar alone shows, given its holder's.
SURE = 0.6


@dataclass(frozen=True, slots=True)
class Clause:
    """Source, cue and content that one verb's grammar shows."""

    verb: Token
    source: Spans
    cue: Spans
    content: Spans


def clause_at(parse: Parse, verb: Token, verbs: frozenset[str] = WITH_CLAUSE) -> Clause | None:
    """The attribution that a verb (one of `verbs`) heads by its grammar, None where it does not plainly head one."""
    lemma = verb.lemma.casefold()
    if not verb.tag.startswith("VB") or lemma not in verbs or verb.dep in ("aux", "auxpass", "amod"):
        return None
    children = list(parse.children(verb.i))
    complement = next((t for t in children if t.dep == "ccomp" and t.i > verb.i), None)
    if complement is None and lemma in WITH_INFINITIVE:
        complement = next((t for t in children if t.dep == "xcomp" and t.i > verb.i
                           and any(c.tag == "TO" for c in parse.children(t.i))), None)  # fmt: skip
    elif complement is not None and lemma in BARE:
        complement = None
    if complement is None or lacks_its_auxiliary(parse, verb):
        return None
    subject = next((t for t in children if t.dep in ("nsubj", "nsubjpass") and t.i < verb.i), None)
    if subject is not None and is_what_was_reported(parse, verb, subject):
        subject = child_with(parse, verb.head, "nsubj")
    passive = any(t.dep == "auxpass" for t in children)
    if subject is None and verb.dep in ("conj", "xcomp"):
        holder = parse.tokens[verb.head]
        subject = child_with(parse, holder.i, "nsubj") if verb.dep == "conj" and _goes_on(parse, holder, verb) else None
    if (
        subject is None
        or passive
        or subject.tag in ("WP", "WDT", "EX")
        or subject.text.casefold() in ("it", "this", "that")
    ):
        return None
    phrase = noun_phrase(parse, subject.i)
    if phrase is None:
        return None
    before = [t for t in children if t.i < verb.i and t.dep in ("aux", "neg", "advmod") and t.i > subject.i]
    first = verb
    for t in reversed(before):
        if t.i == first.i - 1:
            first = t
    kept = [parse.tokens[k] for k in parse.subtree(complement.i)]
    while kept and (
        (
            kept[0].dep == "mark"
            and kept[0].text.casefold() in ("that", "whether", "if")
            and kept[0].head == complement.i
        )
        or (kept[0].pos == "PUNCT" and kept[0].text not in '“"‘(')
    ):
        kept.pop(0)
    strip_marks(kept, front=False)
    if len(kept) < 2:
        return None
    cue = Span(first.start, verb.end)
    # "which | they say | is safe": what is said begins before whoever says it
    content = cut_out((Span(kept[0].start, kept[-1].end),), (phrase, cue), parse.text)
    return Clause(verb, (phrase,), (cue,), content) if content else None


def lacks_its_auxiliary(parse: Parse, verb: Token) -> bool:
    """Is it a passive without its "is", whatever the parser takes it for: "the jets believed to be the army's"?"""
    after = [t.lemma.casefold() for t in parse.tokens[verb.i + 1 : verb.i + 3]]
    if verb.lemma.casefold() not in HELD or verb.tag not in ("VBD", "VBN") or after[:1] != ["to"]:
        return False
    if after[1:] not in (["be"], ["have"]):
        return False
    return not any(t.dep in ("aux", "auxpass") for t in parse.children(verb.i))


def _goes_on(parse: Parse, verb: Token, joined: Token) -> bool:
    """Can a verb that is joined to another have its subject? What "would declare and suggested" are said of differs:
    behind a modal no verb has a tense of its own."""
    modal = any(t.tag == "MD" for t in parse.children(verb.i))
    own = any(t.dep == "aux" for t in parse.children(joined.i))
    return not modal or own or joined.tag not in ("VBD", "VBZ")


def is_what_was_reported(parse: Parse, verb: Token, subject: Token) -> bool:
    """ "The agency reported the blast | saying a car had exploded", for want of a comma: the blast says nothing."""
    up = parse.tokens[verb.head]
    if verb.tag != "VBG" or verb.dep != "ccomp" or any(c.dep == "aux" for c in parse.children(verb.i)):
        return False
    return subject.pos == "NOUN" and not is_speaker_noun(subject.lemma) and up.lemma.casefold() in WITH_CLAUSE | NAMING


#: Verbs whose passive with a clause is somebody's unnamed word or thought: "is believed to have fled". What "is
#: supposed to last" is nobody's.
UNSOURCED = frozenset(
    """
    say believe think consider expect allege report rumor rumour presume understand speculate estimate fear
    suspect deem assume claim predict forecast repute
    """.split()
)
HEDGES = frozenset({"reportedly", "allegedly", "purportedly"})
#: Nouns that with an owner and a clause are the owner's saying, promise or will: "its promise to pay".
OWNED = frozenset(
    """
    admission allegation claim assertion accusation belief hope fear suspicion contention insistence denial prediction
    promise threat suggestion expectation assumption conviction confession boast vow pledge assurance declaration plan
    demand request warning proposal vow wish desire intention
    """.split()
)


def passive_at(parse: Parse, verb: Token) -> Clause | None:
    """ "X is believed to have fled": no source, unless a by-phrase names one; X belongs to the content."""
    if verb.tag != "VBN" or verb.lemma.casefold() not in UNSOURCED:
        return None
    children = list(parse.children(verb.i))
    auxiliaries = [t for t in children if t.dep in ("aux", "auxpass", "neg", "advmod") and t.i < verb.i]
    complement = next((t for t in children if t.dep in ("xcomp", "oprd") and t.i > verb.i), None)
    subject = next((t for t in children if t.dep in ("nsubjpass", "nsubj", "expl")), None)
    that = next((t for t in children if t.dep == "ccomp" and t.i > verb.i), None)
    dummy = subject is not None and that is not None and subject.text.casefold() == "it"
    complement = that if dummy else complement
    if complement is None or subject is None or not any(t.dep == "auxpass" for t in children):
        return None
    if subject.tag in ("WP", "WDT", "EX") or (
        not dummy and complement.tag not in ("VB", "NNS", "NN", "NNP", "JJ", "VBN", "VBG")
    ):
        return None
    phrase, rest = noun_phrase(parse, subject.i), parse.subtree(complement.i)
    agent = next((t for t in children if t.dep == "agent"), None)
    noun = child_with(parse, agent.i, "pobj") if agent else None
    source = noun_phrase(parse, noun.i) if noun else None
    kept = [parse.tokens[k] for k in rest]
    strip_marks(kept, front=False)
    if phrase is None or not kept:
        return None
    first = verb
    for t in sorted(auxiliaries, key=lambda t: -t.i):
        if t.i == first.i - 1 or (parse.tokens[first.i - 1].pos == "PUNCT" and t.i == first.i - 2):
            first = t
    if dummy and kept[0].dep == "mark":
        kept.pop(0)
    told = Span(kept[0].start, kept[-1].end)
    content = (told,) if dummy else (phrase, told)
    return Clause(verb, (source,) if source else (), (Span(first.start, verb.end),), content)


def hedge_at(parse: Parse, adverb: Token) -> Clause | None:
    """ "Ships have allegedly crossed": the adverb is the cue, the clause around it the content."""
    if adverb.text.casefold() not in HEDGES:
        return None
    verb = parse.tokens[adverb.head]
    if verb.pos not in ("VERB", "AUX") or verb.i == adverb.i:
        return None
    kept = [parse.tokens[k] for k in parse.subtree(verb.i) if parse.tokens[k].dep not in ("mark", "cc") or k > verb.i]
    before, after = [t for t in kept if t.i < adverb.i], [t for t in kept if t.i > adverb.i]
    noun = parse.tokens[verb.head]
    if not before and verb.dep == "acl" and noun.i == adverb.i - 1:  # "boats | allegedly used by smugglers"
        before = [parse.tokens[k] for k in parse.subtree(noun.i) if k < adverb.i]
    for side in (before, after):
        strip_marks(side)
    parts = tuple(Span(side[0].start, side[-1].end) for side in (before, after) if side)
    return Clause(adverb, (), (Span(adverb.start, adverb.end),), parts) if after and parts else None


def owned_at(parse: Parse, noun: Token) -> Clause | None:
    """ "Its promise to pay": owner, noun and clause as source, cue and content."""
    if noun.pos != "NOUN" or noun.lemma.casefold() not in OWNED:
        return None
    owner = child_with(parse, noun.i, "poss")
    clause = next((t for t in parse.children(noun.i) if t.i > noun.i and _is_clause(parse, t)), None)
    if owner is None or clause is None:
        return None
    held = [parse.tokens[k] for k in parse.subtree(owner.i) if parse.tokens[k].tag != "POS"]
    kept = [parse.tokens[k] for k in parse.subtree(clause.i)]
    if kept[0].dep == "mark":
        kept.pop(0)
    strip_marks(kept, front=False)
    if not held or not kept:
        return None
    return Clause(noun, (Span(held[0].start, held[-1].end),), (Span(noun.start, noun.end),),
                  (Span(kept[0].start, kept[-1].end),))  # fmt: skip


def _is_clause(parse: Parse, t: Token) -> bool:
    """A that-clause or to-infinitive that hangs on a noun."""
    return t.dep in ("acl", "ccomp", "relcl", "xcomp") and any(
        c.tag == "TO" or (c.dep == "mark" and c.text.casefold() == "that") for c in parse.children(t.i)
    )


def shown_at(parse: Parse, token: Token) -> Clause | None:
    """Whatever attribution the grammar around one token shows."""
    if token.tag.startswith("VB"):
        return clause_at(parse, token) or passive_at(parse, token)
    return hedge_at(parse, token) if token.pos == "ADV" else owned_at(parse, token)


def clauses_in(parse: Parse, spans: Spans) -> list[Clause]:
    """The clauses of all verbs inside some spans whose parts lie inside them too."""
    out = []
    for span in spans:
        for token in parse.within(span):
            if token.pos in ("VERB", "AUX", "ADV", "NOUN") and (clause := shown_at(parse, token)):
                parts = (*clause.source, *clause.cue, *clause.content)
                if all(any(s.holds(p) for s in spans) for p in parts):
                    out.append(clause)
    return out


#: Verbs that with "that" and a clause are somebody's word, whatever else is told in the sentence.
TELLING = frozenset(
    """
    say maintain contend insist claim argue allege assert aver avow attest testify hold state declare announce affirm
    deny admit concede acknowledge confess complain protest counter retort reply respond reason opine object charge
    recall recollect recount warn caution hazard interject stress emphasize emphasise reiterate believe think suspect
    fear disbelieve
    """.split()
)
#: Of them those behind which a clause with its subject is what is told, "that" or not.
CLAUSE_ALONE = frozenset(
    "say maintain contend insist claim argue allege deny admit acknowledge concede believe think suspect fear".split()
)
_DOCUMENT = (
    r"(?:logs?|records?|documents?|reports?|memos?|memorandum|letters?|e-?mails?|ledgers?|registers?|minutes|footage|videos?|"
    r"photographs?|photos?|images?|filings?|statements?|transcripts?|receipts?|invoices?|data|figures|lists?|papers|accounts|"
    r"files?|entries|notes|messages|tapes?|recordings?|study|studies|survey|audit)"
)
#: What documents do behind what they tell: "the pump stood still, a log obtained by the Echo shows".
SHOWN_BEHIND = re.compile(
    rf",\s+(?P<source>(?:(?:an?|the|its|his|her|their|our)\s+)?(?:[\w’'-]+\s+){{0,3}}?{_DOCUMENT}"
    r"(?:\s+(?:seen|obtained|reviewed|read|held|kept|filed|published|released|issued)\s+(?:by|from)\s+[^,.;:!?“”\"]{2,50}?)?)"
    r"\s+(?P<cue>shows?|showed|reveals?|revealed|suggests?|suggested|indicates?|indicated|says?|said|states?|stated)"
    r"(?=\s*[.;!](?:\s|$)|\s*$)"
)
#: "By the police's own account": whose word it is stands before these.
ACCOUNTS = frozenset("account reckoning count telling admission version".split())


def told_at(parse: Parse, verb: Token) -> Clause | None:
    """ "The police maintain that nobody rang": a verb of saying with its subject, "that" and a clause."""
    if verb.lemma.casefold() not in TELLING:
        return None
    clause = clause_at(parse, verb, TELLING)
    if clause is None or not is_finite(parse, verb):
        return None
    complement = next((t for t in parse.children(verb.i) if t.dep == "ccomp" and t.i > verb.i), None)
    if complement is None:
        return None
    that = any(c.dep == "mark" and c.text.casefold() == "that" for c in parse.children(complement.i))
    return clause if that or _is_bare(parse, verb, complement) else None


def _is_bare(parse: Parse, verb: Token, complement: Token) -> bool:
    """ "Russia denies | it meddled": a clause without its "that" right behind a verb that takes nothing else there."""
    subject = child_with(parse, complement.i, *SUBJECTS)
    if verb.lemma.casefold() not in CLAUSE_ALONE or subject is None or not is_finite(parse, complement):
        return False
    return parse.subtree(complement.i)[0] == verb.i + 1 == parse.subtree(subject.i)[0]


def shown_behind(parse: Parse) -> Iterator[Clause]:
    """ "The pump stood still, | a log seen by the Echo | shows.": a document behind what it tells, by its words alone,
    since parses go astray there."""
    for first, last in parse.sentences:
        start, end = parse.tokens[first].start, parse.tokens[last].end
        found = SHOWN_BEHIND.search(parse.text, start, end)
        if found is None:
            continue
        told = [t for t in parse.within(Span(start, found.start())) if any(c.isalnum() for c in t.text)]
        if len(told) < 3 or not any(t.pos in ("VERB", "AUX") for t in told):
            continue
        cue = Span(*found.span("cue"))
        verb = next((t for t in parse.tokens[first : last + 1] if t.end == cue.end), None)
        if verb is None:
            continue
        yield Clause(verb, (Span(*found.span("source")),), (cue,), (Span(told[0].start, told[-1].end),))


def by_account(parse: Parse, noun: Token) -> Clause | None:
    """ "By the police's account | the first call came at noon": the cue is the account, the source whose it is."""
    by = parse.tokens[noun.head]
    if noun.lemma.casefold() not in ACCOUNTS or noun.dep != "pobj" or by.text.casefold() != "by":
        return None
    owner = child_with(parse, noun.i, "poss")
    verb = parse.tokens[by.head]
    if child_with(parse, noun.i, "relcl") is not None:
        return None  # "…, which Holm denies": somebody else has a say in it
    if owner is None or owner.pos == "PRON" or verb.pos not in ("VERB", "AUX") or verb.i < noun.i:
        return None
    phrase = noun_phrase(parse, owner.i)
    if phrase is not None and (mark := re.search(r"\s*(?:['’]s?)(?:\s+own)?$", phrase.of(parse.text))):
        phrase = Span(phrase.start, phrase.start + mark.start())
    apart = {*parse.subtree(by.i), by.i}
    kept = [parse.tokens[k] for k in parse.subtree(verb.i) if k not in apart and k > noun.i]
    strip_marks(kept)
    if phrase is None or len(kept) < 3:
        return None
    cue = (Span(by.start, by.end), Span(noun.start, noun.end))
    return Clause(verb, (phrase,), cue, (Span(kept[0].start, kept[-1].end),))


def _is_misread(a: Attribution, clause: Clause) -> bool:
    """Is the cue of a document's clause read as that of somebody named within the document's own words?"""
    inside = bool(a.source) and all(any(c.holds(s) for c in clause.source) for s in a.source)
    return inside and a.source != clause.source and any(s.overlaps(c) for s in a.cue for c in clause.cue)


def add_unsourced(parse: Parse, attributions: tuple[Attribution, ...], skip: Spans = ()) -> tuple[Attribution, ...]:
    """The attributions and, outside of their contents, what was not read though grammar shows it plainly: agentless
    passives, hedging adverbs, verbs of saying with "that" and a clause, documents that show what stands before them.

    skip: spans in which nothing is looked for (promo lines, sub-heads, ...).
    """
    shown = list(shown_behind(parse))
    # "a log obtained by | the Echo | shows": the one who has the document does not show it
    attributions = tuple(a for a in attributions if not any(_is_misread(a, c) for c in shown))
    taken = [s for a in attributions for s in (*a.cue, *a.content)]
    told = [s for a in attributions for s in a.content]
    found: list[tuple[Clause, Token, str]] = []
    for token in parse.tokens:
        clause, why = None, "its grammar shows a source, a cue and a content"
        unsourced = passive_at if token.tag == "VBN" else hedge_at if token.pos == "ADV" else None
        if unsourced is not None and (clause := unsourced(parse, token)):
            why = "its grammar names no source"
        elif token.tag.startswith("VB"):
            clause = told_at(parse, token)
        elif token.pos == "NOUN":
            clause = by_account(parse, token)
        if clause is not None:
            found.append((clause, token, why))
    found += [(c, c.verb, "a document stands behind what it shows") for c in shown]
    out = list(attributions)
    for clause, token, why in found:
        if any(c.overlaps(t) for c in clause.cue for t in (*taken, *skip)):
            continue
        if clause.source and any(c.overlaps(t) for c in clause.content for t in told):
            continue  # somebody else is read as saying it
        out.append(Attribution(id=f"p{token.i}", source=clause.source, cue=clause.cue, content=clause.content,
                               confidence=SURE * 0.8, why=(why,)))  # fmt: skip
    return tuple(out)


def add_clauses(parse: Parse, attributions: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """The attributions and, nested in their contents, those that grammar shows and reading again missed."""
    added: list[Attribution] = []
    taken = [s for a in attributions for s in a.cue]
    for holder in attributions:
        for clause in clauses_in(parse, holder.content):
            if any(c.overlaps(t) for c in clause.cue for t in taken):
                continue
            taken.extend(clause.cue)
            added.append(
                Attribution(
                    id=f"c{clause.verb.i}",
                    source=clause.source,
                    cue=clause.cue,
                    content=clause.content,
                    via=innermost(clause.cue[0], attributions).id,
                    confidence=round(SURE * holder.confidence, 4),
                    why=("its grammar shows a source, a cue and a content",),
                )
            )
    every = (*attributions, *added)
    return to_single_marks(
        parse,
        (
            *attributions,
            *(replace(a, via=innermost(a.cue[0], tuple(x for x in every if x.id != a.id)).id) for a in added),
        ),
    )


def to_single_marks(parse: Parse, attributions: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """Nested contents that stop amid a quotation in single marks, or at a word that wants what it quotes, go on to its
    closing mark: “I don't think you'll have any | 'Yes, I did it. You have me'”."""
    singles = [q for q in quote_map(parse.text).singles if q.closed]
    starts = [q.start for q in singles]
    of = {a.id: a for a in attributions}
    out = []
    for a in attributions:
        last = a.content[-1] if a.content else None
        k = bisect_right(starts, last.end + 2) - 1 if last is not None and a.via in of else -1
        q = singles[k] if k >= 0 else None
        if last is not None and q is not None and last.start < q.start and last.end < q.end - 1:
            word = parse.within(last)[-1:]
            near = not parse.text[last.end : q.start].strip(" ,:") and "\n" not in parse.text[last.end : q.start]
            wanting = near and bool(word) and (word[0].tag == "DT" or word[0].pos == "ADP")
            whole = Span(last.start, q.end)
            held = any(s.holds(whole) for s in of[a.via or ""].content)
            if (wanting or last.end > q.start) and held and not any(whole.overlaps(s) for s in (*a.source, *a.cue)):
                a = replace(a, content=(*a.content[:-1], whole))
        elif last is not None and q is not None and a.cue and last.start <= q.start + 1 and last.end < q.end:
            # "say to them: 'Look, | we wait. But you pay'": what begins at the mark is all that is quoted
            whole = Span(q.start, q.end)
            before = parse.text[max(0, q.start - 3) : q.start].rstrip()[-1:]
            held = any(s.holds(whole) for s in of[a.via or ""].content)
            beside = all(s.end <= q.start or s.start >= q.end for s in (*a.source, *a.cue, *a.content[:-1]))
            if last.start >= q.start and last.end > q.start + 1 and before in (":", ",") and held and beside:
                a = replace(a, content=(*a.content[:-1], whole))
        out.append(a)
    return tuple(out)


def innermost(span: Span, attributions: tuple[Attribution, ...]) -> Attribution:
    """The attribution with the shortest content around the span; of equal ones the last (the relayed source)."""
    holding = [a for a in attributions if any(c.holds(span) for c in a.content)]
    return min(reversed(holding), key=lambda a: sum(s.end - s.start for s in a.content))
