"""Spans as the contract wants them: whole tokens, no complementiser, no dummy "it", no recipient as source.

The reader decides word by word and knows no grammar; what follows from the parse for certain is set right here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from sayso.attribute import beside, hanging
from sayso.attribute import lexicon as lex
from sayso.attribute.antecedents import is_person_word
from sayso.attribute.clauses import lacks_its_auxiliary
from sayso.attribute.edges import (
    according,
    inverted,
    set_edges,
    shared_subject,
    subject_in_content,
    whole_source,
    without_when,
)
from sayso.attribute.fronted import fronted
from sayso.attribute.implied import implied_source
from sayso.attribute.lexicon import COMMUNICATION_VERBS
from sayso.attribute.limits import whole_content
from sayso.attribute.misplaced import without_misplaced
from sayso.attribute.phrases import FINITE, SUBJECTS, child_with, head_of, is_held_to, noun_phrase
from sayso.attribute.relays import NOT_ASKED, is_speaker_noun
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
    tell inform notify advise warn assure remind ask order urge instruct promise brief teach persuade encourage invite
    command require forbid authorize authorise contact offer trust include reject
    """.split()
)
#: Verbs whose passive tells what others say or do of its subject: "the mayor is accused of theft" (no word of his).
SUFFERED = frozenset(
    """
    accuse blame criticise criticize condemn denounce praise laud hail credit remember nominate name list label dub
    brand portray depict describe arrest rearrest detain charge indict convict jail sentence sanction investigate
    acquit suspect picture photograph hit
    """.split()
)
#: Those of them that take "of": "accused by groups of theft".
OF_WHAT = frozenset("accuse suspect convict acquit".split())
#: Those of them that are papers, too, which speak as a letter does.
FILED = frozenset("complaint declaration confession".split())
#: Verbs that with "it" in the passive bring a clause that somebody unnamed has settled.
SETTLED = frozenset("prove rule establish decide determine conclude find discover agree".split())
#: Words behind which a participle of telling is a passive: "left when | told to".
WHEN_TOLD = frozenset("when whenever if once unless until though although while where".split())
TOLD_WHAT = frozenset("that whether if about by why how what when where".split())
FUNCTION = frozenset({"DET", "ADP", "SCONJ", "CCONJ", "PUNCT", "AUX", "PART"})
#: Nouns that are somebody's saying or thinking, not somebody or something that says.
SAYINGS = frozenset(
    """admission allegation claim assertion accusation speculation rumor rumour belief hope fear suspicion contention
    insistence denial prediction promise threat suggestion expectation concern worry assumption conviction confession
    boast complaint vow pledge acknowledgment acknowledgement assurance declaration decision desire intention
    wish""".split()
)
#: What ends a time that a plural does not go on: "last week | residents".
SPELLS = frozenset("week month year day night morning evening afternoon weekend today yesterday".split())
#: Those who fight, as one.
SIDES = frozenset("force troop army militia militant rebel fighter side".split())
#: What more goes round, of nobody's in particular, and verbs with which it does: "questions swirl about whether …".
STIRRED = frozenset("question doubt talk debate criticism call report controversy uncertainty gossip".split())
STIRRING = frozenset("swirl mount grow linger remain arise abound persist loom circulate emerge spread rise".split())
#: Prepositions before what was the occasion and speaks for nobody: "approved after months of attacks".
AFTER = frozenset("after before amid during since following despite until".split())
HEDGES = frozenset("reportedly allegedly purportedly supposedly".split())
REFUSING = frozenset("declining refusing".split())
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
    given = {a.id: a.content for a in attributions}
    for a in set_edges(annotated, attributions):
        for step in STEPS:
            a = step(annotated.parse, a)
        source = tuple(s for part in a.source if (s := source_span(annotated, part)) is not None)
        content = bare_content(annotated, a.content)
        if any(c.isalnum() for s in a.cue for c in s.of(annotated.text)) and content:
            whole = a.source if source != a.source else ()
            out.append(replace(a, source=source, content=content, source_whole=whole))
    items = {a.id: a for a in out}
    cues = {a.id: a.cue for a in out}
    kept = []
    for a in out:
        if any(s.overlaps(c) for s in cues.get(a.via or "", ()) for c in a.cue):
            continue  # "seems to | think", read twice
        # what no content holds any longer stands by itself, but for the article's word of what is meant
        first = holder = items.get(a.via or "")
        for _ in items:
            if holder is None or any(s.overlaps(c) for s in holder.content for c in a.cue):
                break
            holder = items.get(holder.via or "")
        if first is not holder and beside.is_explained(annotated.parse, a):
            continue
        if holder is not None or a.via is None:
            a = replace(a, via=holder.id if holder is not None else None)
            kept.append(_no_longer(a, holder, given) if holder is not None else a)
        elif not beside.is_explained(annotated.parse, a):
            kept.append(replace(a, via=None))
    return without_misplaced(annotated, kept)


def _no_longer(a: Attribution, holder: Attribution, given: Mapping[str, Spans]) -> Attribution:
    """A nested attribution whose content was made to go on, ending where its holder's does."""
    last = a.content[-1]
    around = next((s for s in holder.content if s.start <= last.start < s.end), None)
    if around is None or last.end <= max(around.end, *(s.end for s in given[a.id])):
        return a
    return replace(a, content=(*a.content[:-1], Span(last.start, around.end)))


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


#: Relations of words that stand before the noun they belong to and cannot be parted from it.
LEADING = frozenset({"det", "amod", "compound", "nummod", "poss", "quantmod", "nmod", "predet"})


def whole_phrases(parse: Parse, a: Attribution) -> Attribution:
    """Spans that end on an article or adjective take the noun it belongs to ("a foreign | fund"), and spans that
    begin on a noun take the words before it, as far as no other part of the attribution holds them."""

    def extend(spans: Spans, others: Spans) -> Spans:
        out: list[Span] = []
        for span in spans:
            tokens = parse.within(span)
            if not tokens:
                out.append(span)
                continue
            last, head = tokens[-1], parse.tokens[tokens[-1].head]
            end = head.end if last.dep in LEADING and last.i < head.i <= last.i + 3 else span.end
            first = tokens[0]
            while first.i > 0:
                before = parse.tokens[first.i - 1]
                if before.dep not in LEADING or not first.i <= before.head <= last.i or before.end > span.start:
                    break
                first = before
            grown = Span(min(span.start, first.start), max(span.end, end))
            out.append(span if any(grown.overlaps(o) and not span.overlaps(o) for o in others) else grown)
        return merged(tuple(out))

    source = extend(a.source, (*a.cue, *a.content))
    return replace(a, source=source, content=extend(a.content, (*a.cue, *source)))


def _word(token: Token) -> bool:
    text = token.text
    shortened = text[-1] == "." and "." in text[1:-1]  # "Esk-U.S."
    return text[0].isalnum() and (text[-1].isalnum() or shortened) and "--" not in text and ".." not in text


def cue_verb(parse: Parse, cue: Spans) -> Token | None:
    """The verb of a cue that carries its meaning: its last one that is no auxiliary."""
    verbs = [t for s in cue for t in parse.within(s) if t.tag.startswith("VB") and t.dep not in ("aux", "auxpass")]
    return verbs[-1] if verbs else None


def passive(parse: Parse, a: Attribution) -> Attribution:
    """Subjects of passives are no sources: dummy "it", whoever is said to be so, whoever was told."""
    verb = cue_verb(parse, a.cue)
    bearing = _bearing(parse, verb) if verb is not None else None
    if verb is not None and bearing is not None:
        return _borne(parse, verb, *bearing, a)
    if verb is None or not (_is_passive(parse, verb) or _is_headline_passive(parse, verb, a)):
        return a
    subject = child_with(parse, verb.i, "nsubjpass", "nsubj")
    if subject is None:
        return _with_shared_subject(parse, verb, _not_the_judged(parse, verb, a))
    if not (any(s.start <= subject.start < s.end for s in a.source) or _is_part_of(parse, a.source, subject)):
        return a
    agent = child_with(parse, verb.i, "agent")
    noun = child_with(parse, agent.i, "pobj") if agent else None
    phrase = noun_phrase(parse, noun.i) if noun else None
    source = (phrase,) if phrase else ()
    lemma = verb.lemma.casefold()
    if lemma in SUFFERED and not any(t.dep in ("ccomp", "xcomp") and t.tag == "VB" for t in parse.children(verb.i)):
        judged = tuple(s for s in a.source if s.start <= subject.start < s.end)
        if subject.tag in ("WP", "WDT") and verb.dep == "relcl" and parse.tokens[verb.head].pos in ("NOUN", "PROPN"):
            whom = noun_phrase_before(parse, verb.head, subject)  # "twelve agents, | who are accused of theft"
            judged = ((whom,) if whom and not any(whom.overlaps(s) for s in a.cue) else ()) + (
                Span(subject.start, subject.end),
            )  # fmt: skip
        content = merged((*(judged or (noun_phrase(parse, subject.i) or a.source[0],)), *a.content))
        return replace(a, source=source, content=content, why=(*a.why, "who is judged is not who judges"))
    if subject.text.casefold() == "it" and (
        any(t.dep in ("ccomp", "xcomp") for t in parse.children(verb.i)) or _is_dummy(parse, verb, a)
    ):  # fmt: skip
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


#: Verbs with which somebody bears what others say of him: "stood accused of theft".
BEARING = frozenset("stand remain leave find keep feel get".split())


def _bearing(parse: Parse, verb: Token) -> tuple[Token, Token | None] | None:
    """Who bears what a participle of judging tells that has no auxiliary of its own, and the passive that it is joined
    to, if any: "she | stood accused of theft", "they have been mocked by some, | denounced for lying", "accused of
    theft, he fled", "Holm, | criticized for it, went"."""
    if verb.lemma.casefold() not in SUFFERED or verb.tag not in ("VBN", "VBD"):
        return None
    if child_with(parse, verb.i, "aux", "auxpass", "dobj") is not None:
        return None
    above = parse.tokens[verb.head]
    behind = parse.tokens[verb.i + 1].text.casefold() if verb.i + 1 < len(parse.tokens) else ""
    if (own := child_with(parse, verb.i, *SUBJECTS)) is not None:
        parted = own.i < verb.i and parse.tokens[verb.i - 1].text == "," and behind in ("of", "for", "as", "by")
        return (own, None) if parted else None
    if verb.tag == "VBD" and behind not in ("of", "for", "as", "over", "by"):
        return None
    if verb.dep == "acl" and above.i < verb.i:
        return above, None
    subject = child_with(parse, above.i, *SUBJECTS)
    if subject is None or verb.dep not in ("advcl", "acomp", "oprd", "xcomp", "ccomp", "conj"):
        return None
    if above.lemma.casefold() in BEARING and above.i < verb.i <= above.i + 3 and verb.dep != "conj":
        return subject, None
    if _is_passive(parse, above) and verb.i > above.i and verb.dep in ("conj", "advcl"):
        return subject, above
    return (subject, None) if verb.dep == "advcl" and verb.tag == "VBN" and above.pos == "VERB" else None


def _borne(parse: Parse, verb: Token, bearer: Token, passive_: Token | None, a: Attribution) -> Attribution:
    """Whoever bears the judgement is what it is about; who judges stands behind "by", its own or that of the passive it
    is joined to."""
    if a.source and not any(s.start <= bearer.start < s.end for s in a.source):
        return a
    by = child_with(parse, verb.i, "agent") or (child_with(parse, passive_.i, "agent") if passive_ else None)
    noun = child_with(parse, by.i, "pobj") if by is not None else None
    source = noun_phrase(parse, noun.i) if noun is not None else None
    own = verb.dep == "acl" or bearer.head == verb.i
    told = noun_phrase_before(parse, bearer.i, verb) if own else noun_phrase(parse, bearer.i)
    if told is None or any(told.overlaps(s) for s in a.cue):
        return a
    if source is not None and any(source.overlaps(s) for s in (told, *a.cue, *a.content)):
        source = None
    return replace(a, source=(source,) if source else (), content=merged((told, *a.content)),
                   why=(*a.why, "who is judged is not who judges"))  # fmt: skip


def _is_dummy(parse: Parse, verb: Token, a: Attribution) -> bool:
    """ "It has been proven beyond doubt that he left": what follows is what "it" stands for, wherever the parse hangs
    it."""
    settled = verb.lemma.casefold() in (COMMUNICATION_VERBS | SETTLED) - TELLING
    behind = [t for s in a.content if s.start > verb.start for t in parse.within(s)]
    return settled and any(t.tag in FINITE for t in behind)


def _not_the_judged(parse: Parse, verb: Token, a: Attribution) -> Attribution:
    """ "The party has many members and | is branded | a gang": it has no say in it, wherever the parse finds the
    subject."""
    behind = a.source and a.content and a.source[-1].end <= verb.start < a.content[0].start
    if verb.lemma.casefold() not in SUFFERED or verb.dep != "conj" or not behind:
        return a
    content = merged((*a.source, *a.content))
    return replace(a, source=(), content=content, why=(*a.why, "who is judged is not who judges"))


def _with_shared_subject(parse: Parse, verb: Token, a: Attribution) -> Attribution:
    """ "Holm is waiting and | is expected | to leave at noon": of whom it is expected stands before the first verb."""
    first = parse.tokens[verb.head]
    if a.source or verb.dep != "conj" or verb.lemma.casefold() not in RAISING or not a.content:
        return a
    if not any(t.dep in ("xcomp", "oprd") for t in parse.children(verb.i)) or a.content[0].start < verb.start:
        return a
    subject = child_with(parse, first.i, *SUBJECTS)
    phrase = noun_phrase(parse, subject.i) if subject is not None and subject.tag not in ("WP", "WDT", "EX") else None
    if phrase is None or phrase.end > a.cue[0].start:
        return a
    return replace(a, content=merged((phrase, *a.content)))


def _is_part_of(parse: Parse, source: Spans, subject: Token) -> bool:
    """Does a source lie inside the subject's phrase: "some of | whom | are accused"?"""
    words = {t.i for s in source for t in parse.within(s)}
    return bool(words) and words <= set(parse.subtree(subject.i))


def agent(parse: Parse, a: Attribution) -> Attribution:
    """ "Condemned in | advance by members": who does it stands behind "by"; "accused by groups | of killing": what of
    is no part of them."""
    verb = cue_verb(parse, a.cue)
    if verb is not None and verb.tag == "VBN" and not a.source:
        return _with_agent(parse, verb, a)
    if verb is None or verb.tag != "VBN" or len(a.source) != 1 or a.source[0].start < verb.end:
        return a
    source, content = a.source[0], a.content
    tokens = parse.within(source)
    by = next((k for k, t in enumerate(tokens[:-1]) if k and t.dep == "agent" and t.head == verb.i), None)
    if by is not None:
        tokens = tokens[by + 1 :]
        source = Span(tokens[0].start, source.end)
    if verb.lemma.casefold() in OF_WHAT:
        of = next((t for t in reversed(tokens[1:]) if t.text == "of"), None)
        thing = child_with(parse, of.i, "pobj", "pcomp") if of is not None else None
        cut = of is not None and (  # "groups of | killing", "women of theft", but not "women of the board"
            of.i == tokens[-1].i or (thing is not None and (thing.dep == "pcomp" or (
                thing.pos == "NOUN" and not is_speaker_noun(thing.lemma)))))  # fmt: skip
        if of is not None and cut:
            next_ = min((s.start for s in content if s.start >= source.end), default=source.end)
            end = source.end if parse.text[source.end : next_].strip() else next_
            content = merged((*content, Span(of.start, end)))
            source = Span(source.start, parse.tokens[of.i - 1].end)
    return a if source == a.source[0] else replace(a, source=(source,), content=content)


def _with_agent(parse: Parse, verb: Token, a: Attribution) -> Attribution:
    """ "Was named among the best heads | by Trade Weekly": who judges ends what was read as content. The parser may
    hang the "by" on whomever it stands behind; what hangs on a thing may be its maker's ("a book by Holm")."""
    last = a.content[-1] if a.content else None
    tokens = parse.within(last) if last is not None and last.start > verb.start else ()
    by = next((t for t in reversed(tokens) if t.text.casefold() == "by"), None)
    noun = child_with(parse, by.i, "pobj") if by is not None else None
    if last is None or by is None or noun is None or noun.pos != "PROPN" or by.i == tokens[0].i:
        return a
    phrase, head = noun_phrase(parse, noun.i), parse.tokens[by.head]
    own = by.head == verb.i and by.dep == "agent"
    if not own and not (verb.lemma.casefold() in SUFFERED and head.pos == "NOUN" and is_person_word(head.lemma)):
        return a
    cut = by.i == tokens[-1].i and phrase is not None and phrase.start <= by.end + 1  # "dubbed | a wolf moon by | Holm"
    if phrase is None or not (cut or phrase.end == tokens[-1].end):
        return a
    content = (*a.content[:-1], Span(last.start, parse.tokens[by.i - 1].end))
    return replace(a, source=(phrase,), content=content, why=(*a.why, "who does it stands behind “by”"))


def _is_passive(parse: Parse, verb: Token) -> bool:
    return verb.tag == "VBN" and any(t.dep == "auxpass" for t in parse.children(verb.i))


def _is_headline_passive(parse: Parse, verb: Token, a: Attribution) -> bool:
    """ "Mayor expected to resign" on a line without a final stop: headlines leave the "is" out."""
    after = parse.tokens[verb.i + 1] if verb.i + 1 < len(parse.tokens) else None
    if verb.tag not in ("VBD", "VBN") or after is None or after.text.casefold() != "to":
        return False
    if verb.lemma.casefold() not in RAISING - {"hope", "mean", "claim"}:
        return False
    if not a.source or not 0 <= verb.start - a.source[-1].end <= 1:
        return False
    end = parse.text.find("\n", verb.end)
    line = parse.text[parse.text.rfind("\n", 0, verb.start) + 1 : end if end >= 0 else len(parse.text)].rstrip()
    return "\n" in parse.text and bool(line) and line[-1] not in '.!?:”"’)'


def reduced(parse: Parse, a: Attribution) -> Attribution:
    """ "Jets believed to be the army's", "a pike thought to have been the oldest": who stands before does not think."""
    verb = cue_verb(parse, a.cue)
    if verb is None or not lacks_its_auxiliary(parse, verb):
        return a
    behind = tuple(s for s in a.content if s.start > verb.start)
    subject = child_with(parse, verb.i, "nsubj", "nsubjpass")
    whose = tuple(s for s in a.source if subject is not None and s.start <= subject.start < s.end)
    if not behind or (a.source and a.source[0].start > verb.start):
        return a
    return replace(a, source=(), content=merged((*whose, *behind)), why=(*a.why, "a passive names no source"))


def without_recipient(parse: Parse, a: Attribution) -> Attribution:
    """ "Told | Holm the pier had fallen": whoever is told is no part of what is said."""
    verb = cue_verb(parse, a.cue)
    if verb is None or not a.content or verb.lemma.casefold() not in TELLING:
        return a
    if verb.tag == "VBN" and (_is_passive(parse, verb) or child_with(parse, verb.i, "aux") is None):
        return a
    first = a.content[0]
    clause = child_with(parse, verb.i, "ccomp", "xcomp")
    told = child_with(parse, verb.i, "dobj", "dative")
    subject = child_with(parse, clause.i, "nsubj", "nsubjpass", "expl") if clause is not None else None
    if told is None or subject is None or not first.start <= told.start < subject.start < first.end:
        return a
    left = parse.subtree(told.i)
    begin = parse.tokens[parse.subtree(subject.i)[0]]
    near = begin.i - left[-1] <= 2 or parse.tokens[begin.i - 1].text.casefold() == "that"  # "told folk | in town that"
    if parse.tokens[left[0]].start != first.start or begin.i <= left[-1] or not near:
        return a
    return replace(a, content=(Span(begin.start, first.end), *a.content[1:]))


#: With these words go to somebody before what they say: "insisted to aides that …", "agreed with Holm that …".
TOLD_TO = frozenset(
    """
    insist admit confess say explain suggest complain boast brag swear mention report announce confirm reveal disclose
    indicate signal stress emphasize emphasise repeat declare acknowledge claim argue lament testify whisper write
    """.split()
)
AGREED_WITH = frozenset("agree argue joke".split())
HEARERS = frozenset("court tribunal inquiry panel board house nation public world parliament congress".split())
LONGEST_HEARER = 7  # words


def without_hearer(parse: Parse, a: Attribution) -> Attribution:
    """ "Insisted | to aides that it held", "admitted to | a court that he lied": who hears it is no part of it."""
    verb = cue_verb(parse, a.cue)
    if verb is None or not a.content or a.cue[-1].end > a.content[0].start:
        return a
    first = a.content[0]
    tokens = parse.within(first)
    near = parse.text[a.cue[-1].end : first.start]
    last = parse.within(a.cue[-1])[-1:]
    if near.strip() or not tokens or not last:
        return a
    way = tokens[0] if tokens[0].text.casefold() in ("to", "with") else last[0]
    hearer = tokens[1:] if way is tokens[0] else tokens
    fits = TOLD_TO if way.text.casefold() == "to" else AGREED_WITH if way.text.casefold() == "with" else frozenset()
    if verb.lemma.casefold() not in fits or way.pos not in ("ADP", "PART"):
        return a
    at = next((n for n, t in enumerate(hearer[: LONGEST_HEARER + 1]) if t.text.casefold() == "that"), None)
    if not at or at + 2 >= len(hearer) or any(t.pos in ("VERB", "AUX", "PUNCT") for t in hearer[:at]):
        return a
    noun = next((t for t in hearer[:at] if t.head not in {x.i for x in hearer[:at]}), hearer[0])
    heard = noun.pos in ("PROPN", "PRON") or is_speaker_noun(noun.lemma) or noun.lemma.casefold() in HEARERS
    clause = hearer[at + 1 :]
    subject = next((t for t in clause[:8] if t.dep in ("nsubj", "nsubjpass", "expl")), None)
    if not heard or subject is None or not any(t.tag in FINITE for t in clause):
        return a
    return replace(a, content=(Span(clause[0].start, first.end), *a.content[1:]))


def subject_of_cue(parse: Parse, a: Attribution) -> Attribution:
    """A verb with its subject right before it has no other source: "where many live, residents fear …".

    Only where the source that was read lies before that subject and shares no word with it.
    """
    verb = cue_verb(parse, a.cue)
    first = next(iter(parse.within(a.cue[0])), None) if a.cue else None
    if verb is None or first is None or len(a.source) != 1:
        return a
    perfect = verb.tag == "VBN" and first.lemma == "have" and first.head == verb.i
    if not (perfect or (verb.tag in ("VBD", "VBZ", "VBP") and verb.i == first.i)):
        return a
    subject = child_with(parse, verb.i, "nsubj")
    if subject is None or subject.i != first.i - 1 or subject.tag in ("WP", "WDT", "EX") or subject.pos == "DET":
        return a
    phrase = noun_phrase(parse, subject.i)
    if (
        phrase is None
        or a.source[0].end > phrase.start
        or phrase.overlaps(a.source[0])
        or subject.text.casefold() == "it"
    ):
        return a
    if any(s.overlaps(phrase) for s in a.content):
        return a
    return replace(a, source=(phrase,), why=(*a.why, "the subject of its verb"))


def beside_its_clause(parse: Parse, a: Attribution) -> Attribution:
    """ "The driver, whom | the station | called Marta, said": who stands in a clause about the subject does not say it,
    and a source that ends amid that clause ("The driver, whom the station called") has its rest or nothing of it."""
    verb = cue_verb(parse, a.cue)
    subject = child_with(parse, verb.i, "nsubj") if verb is not None else None
    if verb is None or subject is None or len(a.source) != 1 or subject.i > verb.i or (
        subject.tag in ("WP", "WDT", "EX")
    ):  # fmt: skip
        return a
    clause = next((t for t in parse.children(subject.i) if t.dep in ("relcl", "appos", "acl") and t.i < verb.i and any(
        parse.tokens[k].tag in ("WP", "WDT", "WP$") for k in parse.subtree(t.i)[:2])), None)  # fmt: skip
    tokens = parse.within(a.source[0])
    phrase = noun_phrase(parse, subject.i)
    if clause is None or not tokens or phrase is None or phrase.end > verb.start:
        return a
    inner = set(parse.subtree(clause.i))
    stolen = all(t.i in inner for t in tokens)
    cut = tokens[0].i <= subject.i and tokens[-1].i in inner and tokens[-1].i < max(inner)
    if not (stolen or cut) or any(phrase.overlaps(s) for s in (*a.cue, *a.content)):
        return a
    return replace(a, source=(phrase,), why=(*a.why, "the subject of its verb"))


def beside_what_is_granted(parse: Parse, a: Attribution) -> Attribution:
    """ "The mayor praised the plan, although the unions | had rejected it, and | said …": a verb joined to that of the
    main clause has its subject, not that of a clause set off between the two."""
    verb = cue_verb(parse, a.cue)
    head = head_of(parse, a.source) if len(a.source) == 1 else None
    if verb is None or head is None or verb.dep != "conj" or verb.tag not in FINITE:
        return a
    if head.i > verb.i or child_with(parse, verb.i, *SUBJECTS, "expl", "auxpass") is not None:
        return a
    first = parse.tokens[verb.head]
    row = {first.i}
    while first.dep == "conj" and child_with(parse, first.i, *SUBJECTS) is None:
        first = parse.tokens[first.head]
    row |= {first.i, *(t.i for t in parse.children(first.i) if t.dep == "conj" and t.i < verb.i)}
    if first.dep == "advcl" and _is_set_off(parse, first, verb):
        first = parse.tokens[first.head]
        row = {first.i}
    subject = child_with(parse, first.i, *SUBJECTS)
    aside = next((t for k in row for t in parse.children(k) if t.dep == "advcl" and k < t.i < verb.i and (
        child_with(parse, t.i, "mark", "advmod") is not None and head.i in parse.subtree(t.i))), None)  # fmt: skip
    if aside is None or subject is None or subject.i > first.i or subject.tag in ("WP", "WDT", "EX"):
        return a
    before = (child_with(parse, aside.i, "mark", "advmod") or aside).i - 1
    commas = [t.i for t in parse.tokens[before : verb.i] if t.text == ","]
    if len(commas) < 2 or commas[0] != before or not _may_speak(subject):
        return a  # "the ship turned back after its captain called and said …"
    theirs = parse.tokens[head.head]
    if head.dep not in SUBJECTS or theirs.i not in parse.subtree(aside.i) or theirs.i == verb.i:
        return a
    phrase = noun_phrase(parse, subject.i)
    if phrase is None or first.dep in ("ccomp", "xcomp") or any(phrase.overlaps(s) for s in (*a.cue, *a.content)):
        return replace(a, source=(), why=(*a.why, "whoever is told of between does not say it"))
    return replace(a, source=(phrase,), why=(*a.why, "the subject of the verb it is joined to"))


def _may_speak(noun: Token) -> bool:
    """Can what a noun names say anything: a person, a body, a name, "he"?"""
    lemma = noun.lemma.casefold()
    kinds = lex.ORGANIZATION_NOUNS | lex.GROUP_NOUNS | lex.OUTLET_NOUNS
    return noun.pos in ("PROPN", "PRON") or is_speaker_noun(lemma) or is_person_word(noun.lemma) or lemma in kinds


def _is_set_off(parse: Parse, clause: Token, joined: Token) -> bool:
    """Does a clause stand between two commas, with one verb, and what is joined behind it belong to the main clause,
    though the parser joins it to that one: "sat down, after the guests had left, and | told"?"""
    mark = child_with(parse, clause.i, "mark", "advmod")
    join = next((t for t in parse.children(clause.i) if t.dep == "cc"), None)
    if mark is None or join is None or joined.head != clause.i or not 0 < mark.i < clause.i < join.i < joined.i:
        return False
    commas = [t.i for t in parse.tokens[mark.i - 1 : join.i] if t.text == ","]
    only = sum(c.dep == "conj" for c in parse.children(clause.i)) == 1
    return only and commas == [mark.i - 1, join.i - 1] and joined.tag == parse.tokens[clause.head].tag


def asked_in_passing(parse: Parse, a: Attribution) -> Attribution:
    """ "Holm left when | told | to do so by the guards", "The clerk, | asked | to wait, sat down": who is told is not
    the source; whoever tells him stands behind "by"."""
    verb = cue_verb(parse, a.cue)
    if verb is None or not a.source or a.source[-1].end > verb.start or not _is_told(parse, verb, a.source[-1]):
        return a
    if parse.tokens[verb.i - 1].text == ",":
        a = _up_to_the_next_verb(parse, verb, a)
    after = parse.tokens[verb.i + 1 : verb.i + 12]
    by = next((t for t in after if t.text.casefold() == "by" and t.sent == verb.sent), None)
    noun = child_with(parse, by.i, "pobj") if by is not None else None
    if by is None or noun is None or parse.tokens[by.head].pos not in ("VERB", "AUX") or not (
        noun.pos == "PROPN" or is_speaker_noun(noun.lemma) or is_person_word(noun.lemma)
    ):  # fmt: skip
        return replace(a, source=(), why=(*a.why, "who was told is not the source"))
    phrase = noun_phrase(parse, noun.i)
    last = a.content[-1] if a.content else None
    content = a.content
    if last is not None and phrase is not None and last.start < by.start < last.end:
        if phrase.end < last.end:
            return replace(a, source=(), why=(*a.why, "who was told is not the source"))
        content = (*a.content[:-1], Span(last.start, parse.tokens[by.i - 1].end))
    elif last is not None and last.end < by.start and parse.tokens[verb.i + 1].start == last.start:
        content = (*a.content[:-1], Span(last.start, parse.tokens[by.i - 1].end))  # "told | to | wait by the judge"
    source = () if phrase is None or any(phrase.overlaps(s) for s in (*a.cue, *content)) else (phrase,)
    return replace(a, source=source, content=content, why=(*a.why, "who was told is not the source"))


def _is_told(parse: Parse, verb: Token, source: Span) -> bool:
    """Is a participle of telling a passive without its auxiliary: behind "when", or set off behind whom it tells of?"""
    if verb.lemma.casefold() not in TELLING or verb.tag not in ("VBN", "VBD") or verb.i < 2:
        return False
    if any(c.dep in ("aux", "auxpass", "dobj") or (c.dep in SUBJECTS and c.tag in ("WP", "WDT"))
           for c in parse.children(verb.i)):  # fmt: skip
        return False
    before, rest = parse.tokens[verb.i - 1], parse.tokens[verb.i + 1 : verb.i + 40]
    rest = [t for t in rest if t.sent == verb.sent]
    if len(rest) < 2 or before.sent != verb.sent:
        return False
    if before.text.casefold() in WHEN_TOLD:
        return True
    to_do = rest[0].text.casefold() == "to" and rest[1].tag == "VB"
    if verb.lemma.casefold() == "tell" and to_do and source.end + 1 >= verb.start:
        return True  # nobody "tells to wait"
    if any(t.text == "," for t in parse.within(source)):
        return False  # "Ada Berg, the judge, asked why …": what is set off ends there
    named = parse.tokens[before.i - 1]
    if before.text != "," or named.end != source.end or not (to_do or rest[0].text.casefold() in TOLD_WHAT):
        return False
    closing = next((t for t in rest if t.text == ","), None)
    after = parse.tokens[closing.i + 1] if closing is not None and closing.i + 1 < len(parse.tokens) else None
    return after is not None and after.tag in FINITE and after.sent == verb.sent


def _up_to_the_next_verb(parse: Parse, verb: Token, a: Attribution) -> Attribution:
    """ "Warned | that the bridge was closed, | turned back": the comma that ends what is set off ends what is told."""
    last = a.content[-1] if a.content else None
    for comma in parse.within(last)[1:-1] if last is not None and last.start > verb.start else ():
        if comma.text == "," and parse.tokens[comma.i + 1].tag in FINITE and last is not None:
            return replace(a, content=(*a.content[:-1], Span(last.start, comma.start)))
    return a


def up_to_its_clause(parse: Parse, a: Attribution) -> Attribution:
    """ "The delay, because, as Holm said, | they owe money, | could harm the town": what stands behind the clause that
    holds the cue goes on with what stands before it, and nobody says it."""
    verb = cue_verb(parse, a.cue)
    last = a.content[-1] if a.content else None
    if verb is None or last is None or last.start < verb.start:
        return a
    clause = _clause_around(parse, verb)
    if clause is None:
        return a
    below = set(parse.subtree(clause.i))
    a = _from_its_mark(parse, a, verb, clause)
    tokens = parse.within(last)
    for comma in tokens[1:-1]:
        on = parse.tokens[comma.i + 1]
        if comma.text != "," or on.tag not in FINITE or on.i in below or comma.sent != verb.sent:
            continue
        carrier = parse.tokens[on.head] if on.dep in ("aux", "auxpass") else on
        subject = child_with(parse, carrier.i, *SUBJECTS)
        told = parse.within(Span(last.start, comma.start))
        if carrier.i in below or (subject is not None and subject.i > verb.i) or not any(t.tag in FINITE for t in told):
            continue
        if sum(t.text in "\"“”" for t in told) % 2:
            continue
        content = (*a.content[:-1], Span(last.start, told[-1].end))
        return replace(a, content=content, why=(*a.why, "its clause ends there"))
    return a


#: What is so may come out yet: who is told to say so behind it may say that it has not.
UNSETTLED = frozenset("unclear unknown uncertain clear known decided certain sure yet undecided".split())
#: What leaves a question open by itself.
OPEN = frozenset("unclear unknown uncertain doubtful undecided unresolved doubt question wonder dispute".split())


def asked_by_others(parse: Parse, a: Attribution) -> Attribution:
    """ "It does not settle whether | the dam broke |, as Holm has said": he has said that it broke."""
    verb = cue_verb(parse, a.cue)
    mark = child_with(parse, verb.i, "mark", "advmod") if verb is not None else None
    if verb is None or mark is None or mark.text.casefold() != "as" or not a.content or not a.source:
        return a
    first = next(iter(parse.within(a.source[0])), mark)
    if first.i != mark.i + 1 or parse.tokens[mark.i - 1].text != "," or a.content[-1].end > mark.start:
        return a
    row = parse.tokens[parse.sentences[verb.sent][0] : mark.i - 1]
    whether = next((t for t in reversed(row) if t.text == "," or t.text.casefold() == "whether"), mark)
    told = parse.tokens[whether.head]
    above = parse.tokens[told.head]
    if whether.dep != "mark" or whether.text == "," or verb.head not in (told.i, above.i) or told.dep != "ccomp":
        return a
    over = [above, *parse.children(above.i)]
    if not any(t.dep == "neg" or t.lemma.casefold() in OPEN for t in over if t.i < whether.i):
        return a
    if not is_held_to(parse, a.cue) or any(t.text.casefold() in UNSETTLED for t in over) or any(
            t.tag == "MD" for t in parse.children(told.i)):  # fmt: skip
        return a  # "it is unclear whether he will go, as the Echo wrote": that it is unclear may be what it wrote
    content = Span(parse.tokens[whether.i + 1].start, row[-1].end)
    if not any(s.overlaps(content) for s in a.content) or a.content == (content,):
        return a
    return replace(a, content=(content,), why=(*a.why, NOT_ASKED))


def _from_its_mark(parse: Parse, a: Attribution, verb: Token, clause: Token) -> Attribution:
    """ "The claim that | the ships, as Holm has said, are old": what stands before the clause's "that" is not said."""
    mark = child_with(parse, clause.i, "mark")
    if clause.i == verb.i or mark is None or mark.i > verb.i:
        return a
    if not any(s.start < mark.start < s.end for s in a.content):
        return a
    kept = tuple(Span(max(s.start, mark.end + 1), s.end) for s in a.content if s.end > mark.end + 1)
    kept = tuple(s for s in kept if any(t.pos != "PUNCT" for t in parse.within(s)))
    return replace(a, content=kept) if kept else a


def _clause_around(parse: Parse, verb: Token) -> Token | None:
    """The verb of the clause within a sentence that holds a verb of saying: its own, where it hangs on a noun ("which
    he said"), that which "as he said" stands in."""
    if verb.dep == "relcl" or (verb.dep == "acl" and verb.tag == "VBN" and parse.tokens[verb.i - 1].text == ","):
        return verb
    mark = child_with(parse, verb.i, "mark", "advmod")
    above = parse.tokens[verb.head]
    amid = verb.dep == "advcl" and mark is not None and mark.text.casefold() == "as"
    return above if amid and above.dep in ("advcl", "acl", "relcl", "ccomp") else None


def whole_list(parse: Parse, a: Attribution) -> Attribution:
    """ "Networks, | websites and papers | said": who is listed before the source speaks as well."""
    verb = cue_verb(parse, a.cue)
    subject = child_with(parse, verb.i, "nsubj") if verb is not None else None
    if verb is None or subject is None or len(a.source) != 1 or subject.end > a.source[0].start:
        return a
    tokens = parse.within(a.source[0])
    inside = {t.i for t in tokens}
    head = next((t for t in tokens if t.head not in inside), None)
    above = head
    while above is not None and above.dep == "conj" and above.i != subject.i:
        above = parse.tokens[above.head]
    phrase = noun_phrase(parse, subject.i)
    if head is None or head.dep != "conj" or above is None or above.i != subject.i or phrase is None:
        return a
    if (glued := _unglued_list(parse, a, subject, phrase)) is not None:
        return glued
    listed = "," in parse.text[phrase.start : a.source[0].start]
    opens = phrase.start <= parse.tokens[parse.sentences[subject.sent][0]].start
    if not (listed or opens) or any(t.tag == "POS" for t in tokens):
        return a  # "spoke of thin children and | doctors | said", for want of a comma; "Esk, | Tolna's leaders | said"
    if not phrase.holds(a.source[0]) or any(t.tag in FINITE for t in parse.within(phrase)) or any(
        phrase.overlaps(s) for s in (*a.cue, *a.content)
    ):  # fmt: skip
        return a
    return replace(a, source=(phrase,), why=(*a.why, "all that the subject names"))


def _unglued_list(parse: Parse, a: Attribution, subject: Token, phrase: Span) -> Attribution | None:
    """ "Shells fell last month | the troops and a relief group | said", for want of a comma: the first of two speakers,
    which was read as the end of what is said. None where it could be that end: behind a verb, a preposition or "and".
    """
    last = a.content[-1] if a.content else None
    first = parse.within(phrase)[0]
    if last is None or not last.start < phrase.start < last.end <= a.source[0].start or not phrase.holds(a.source[0]):
        return None
    before = parse.tokens[first.i - 1]
    joins = parse.text[last.end : a.source[0].start].strip()
    ends = before.pos in ("NOUN", "PROPN", "NUM", "ADV") and before.start >= last.start and (
        first.pos in ("DET", "PRON") or (first.tag == "NNS" and before.lemma.casefold() in SPELLS))  # fmt: skip
    speaks = subject.pos == "PROPN" or is_speaker_noun(subject.lemma) or is_person_word(subject.lemma) or (
        subject.lemma.casefold() in SIDES)  # fmt: skip
    if joins not in ("and", "or", "") or not ends or not speaks or before.sent != first.sent:
        return None
    content = (*a.content[:-1], Span(last.start, before.end))
    return replace(a, source=(phrase,), content=content, why=(*a.why, "all that the subject names"))


def without_occasion(parse: Parse, a: Attribution) -> Attribution:
    """ "The budget was approved after months of | attacks": what came before it does not approve."""
    verb, head = cue_verb(parse, a.cue), head_of(parse, a.source) if len(a.source) == 1 else None
    if verb is None or head is None or head.pos != "NOUN" or is_speaker_noun(head.lemma) or head.dep != "pobj":
        return a
    at = parse.tokens[head.head]
    if at.text.casefold() == "of" and parse.tokens[at.head].dep == "pobj":
        at = parse.tokens[parse.tokens[at.head].head]
    subject = child_with(parse, verb.i, *SUBJECTS)
    if at.text.casefold() not in AFTER or at.head != verb.i or at.i < verb.i or subject is None or subject.i > verb.i:
        return a
    return replace(a, source=(), why=(*a.why, "an occasion is no source"))


def without_foreign_clause(parse: Parse, a: Attribution) -> Attribution:
    """Parts of a content without a which-clause about a noun that stands outside: "are asking in the wake of a mix-up |
    that caused a delay"."""
    if len(a.content) < 2:
        return a
    inside = {t.i for s in (*a.content, *a.cue) for t in parse.within(s)}

    def is_foreign(span: Span) -> bool:
        first = next(iter(parse.within(span)), None)
        if first is None or first.tag not in ("WDT", "WP") or first.dep not in SUBJECTS:
            return False
        verb = parse.tokens[first.head]
        noun = parse.tokens[verb.head]
        return verb.dep == "relcl" and verb.i in inside and noun.i not in inside and noun.pos == "NOUN" and (
            noun.i < first.i <= noun.i + 3)  # fmt: skip

    kept = tuple(s for s in a.content if not is_foreign(s))
    return replace(a, content=kept) if kept else a


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


def relative(parse: Parse, a: Attribution) -> Attribution:
    """A whole relative clause or a bare function word is no source: the subject of the verb is, where it has one."""
    tokens = [t for s in a.source for t in parse.within(s)]
    if not tokens:
        return a
    if len(tokens) == 1 and tokens[0].tag in ("VBN", "VBG") and tokens[0].text[0].islower():
        noun, hangs = parse.tokens[tokens[0].head], tokens[0].dep == "acl"  # "the logs, | released | later, showed"
        bearer = noun_phrase_before(parse, noun.i, tokens[0]) if hangs and noun.i < tokens[0].i else None
        return replace(a, source=(bearer,) if bearer else ())
    if all(t.pos in FUNCTION and not t.text[0].isupper() for t in tokens):
        verb = cue_verb(parse, a.cue)
        subject = child_with(parse, verb.i, "nsubj") if verb else None
        phrase = noun_phrase(parse, subject.i) if subject and subject.tag not in ("WP", "WDT", "EX") else None
        return replace(a, source=(phrase,) if phrase else ())
    if len(tokens) > 1 and len(a.source) == 1 and tokens[-1].tag in ("WP", "WDT"):
        return replace(a, source=(Span(tokens[0].start, tokens[-2].end),))
    if len(tokens) == 1 or tokens[0].tag not in ("WP", "WDT"):
        return a  # a pronoun is marked as it stands; who it means is the speaker
    verb = cue_verb(parse, a.cue)
    subject = child_with(parse, verb.i, "nsubj") if verb else None
    if subject is not None and subject.tag not in ("WP", "WDT"):
        phrase = noun_phrase(parse, subject.i)
        return replace(a, source=(phrase,)) if phrase else a
    return replace(a, source=())


def nominal(parse: Parse, a: Attribution) -> Attribution:
    """ "The mayor's admission that …": the mayor is the source, the admission the cue; "speculation" has none."""
    tokens = [t for s in a.source for t in parse.within(s)]
    if not tokens or len(a.source) > 1:
        return a
    inside = {t.i for t in tokens}
    head = next((t for t in tokens if t.head not in inside or t.head == t.i), tokens[-1])
    stirs = any(t.lemma.casefold() in STIRRING for s in a.cue for t in parse.within(s))
    if head.pos not in ("NOUN", "PROPN") or not (
        head.lemma.casefold() in SAYINGS | {"question"} or (stirs and head.lemma.casefold() in STIRRED)
    ):  # fmt: skip
        return a
    owner = child_with(parse, head.i, "poss")
    if owner is None and head.lemma.casefold() == "question" and not stirs and not _only_lasts(parse, a):
        return a
    if owner is None and head.lemma.casefold() in FILED and _speaks(parse, a, head):
        return a
    phrase = noun_phrase(parse, owner.i) if owner else None
    if owner and phrase:
        own = [t for t in tokens if t.start >= phrase.start and t.end <= phrase.end and t.tag != "POS"]
        phrase = Span(own[0].start, own[-1].end) if own else phrase
    cue = merged((Span(head.start, head.end), *a.cue))
    return replace(a, source=(phrase,) if phrase else (), cue=cue)


def _only_lasts(parse: Parse, a: Attribution) -> bool:
    """Is it only there: "questions | remain about whether he knew"?"""
    verbs = [t for s in a.cue for t in parse.within(s) if t.tag.startswith("VB")]
    return bool(verbs) and all(t.lemma.casefold() in ("remain", "persist", "linger", "arise", "abound") for t in verbs)


def _speaks(parse: Parse, a: Attribution, noun: Token) -> bool:
    """Does a cue have a noun speak: "according to the complaint", "the complaint shows"?"""
    words = [t for s in a.cue for t in parse.within(s)]
    according = [t.text.casefold() for t in words[-2:]] == ["according", "to"]
    return according or any(t.i == noun.head and t.pos == "VERB" and noun.dep == "nsubj" for t in words)


def hedge(parse: Parse, a: Attribution) -> Attribution:
    """ "Witnesses reportedly fled": the adverb names no source; its subject belongs to the content."""
    words = [t for s in a.cue for t in parse.within(s) if t.pos != "PUNCT"]
    if not words or any(t.text.casefold() not in HEDGES for t in words) or not a.source:
        return a
    return replace(a, source=(), content=merged((*a.source, *a.content)))


def with_its_subject(parse: Parse, a: Attribution) -> Attribution:
    """ "Said on air | one of their huts | was hit": what begins with its verb has the subject that stands right before
    it, behind "said"."""
    first = a.content[0] if a.content else None
    begin = next(iter(parse.within(first)), None) if first is not None else None
    if first is None or begin is None or not a.cue or first.start < a.cue[-1].end:
        return a
    if begin.tag not in FINITE:
        return a
    verb = parse.tokens[begin.head] if begin.dep in ("aux", "auxpass") else begin
    subject = child_with(parse, verb.i, *SUBJECTS)
    if subject is None or subject.tag in ("WP", "WDT") or not a.cue[-1].end < subject.start < first.start:
        return a
    if re.search(r"(?:day|days|year|years)$", subject.text) or subject.text.casefold() in SPELLS:
        return a  # "what the mayor said Friday | suggested"
    left = parse.tokens[parse.subtree(subject.i)[0]]
    gap = parse.within(Span(left.start, first.start))
    if left.start <= a.cue[-1].end or any(t.pos == "PUNCT" or t.tag in FINITE for t in gap) or begin.i != gap[-1].i + 1:
        return a
    if any(s.overlaps(Span(left.start, first.start)) for s in a.source):
        return a
    return replace(a, content=(Span(left.start, first.end), *a.content[1:]), why=(*a.why, "with its subject"))


def opening_phrase(parse: Parse, a: Attribution) -> Attribution:
    """ "According to X, …" at the head of a sentence: the comma ends the source, the rest is the content."""
    if len(a.source) != 1 or len(a.cue) != 1:
        return a
    cue = parse.within(a.cue[0])
    if not cue or [t.text.casefold() for t in cue] != ["according", "to"] or a.source[0].start < a.cue[0].end:
        return a
    first, last = parse.sentences[cue[0].sent]
    if first != cue[0].i:
        return a
    comma = next(
        (t for t in parse.tokens[cue[-1].i + 1 : last + 1] if t.text == "," and t.start > a.source[0].start), None
    )
    if comma is None or comma.i >= last - 1:
        return a
    source = Span(a.source[0].start, min(a.source[0].end, comma.start))
    end = max([parse.tokens[last].end, *(s.end for s in a.content if s.start < parse.tokens[last].end)])
    rest = Span(parse.tokens[comma.i + 1].start, end)
    later = tuple(s for s in a.content if s.start >= end)
    return replace(a, source=(source,), content=(rest, *later))


#: How hard somebody swears, no part of what: "swears blind that", "swore on his mother's grave that".
OATH = re.compile(
    r"(?:(?:blind|blindly)\s+(?=\w)|(?:(?:on|by|to)\s+)?(?:[\w’'-]+\s+){0,4}?(?:graves?|bible|life|lives|honou?r|heads?|"
    r"children|kids|oath|souls?|hearts?|mother|god|heaven)\s+(?=that\s))",
    re.IGNORECASE,
)
#: Subjects that cannot end a phrase: "people close to her | it was no choice".
SUBJECT_PRONOUNS = frozenset("i he she it we they".split())
SHORTENED = 4  # letters of the longest title that is cut short: "Capt. Holm", "Supt. Holm"
NOMINATIVES = frozenset("I He She We They he she we they".split())


def sworn(parse: Parse, a: Attribution) -> Attribution:
    """ "Swears | blind that nobody knew": the oath belongs to the verb."""
    verb = cue_verb(parse, a.cue)
    if verb is None or verb.lemma.casefold() != "swear" or not a.content or not a.cue[-1].end < a.content[0].start:
        return a
    first = a.content[0]
    found = OATH.match(parse.text, first.start, first.end)
    if found is None or parse.text[a.cue[-1].end : first.start].strip():
        return a
    oath = Span(a.cue[-1].start, first.start + len(found.group().rstrip()))
    return replace(a, cue=(*a.cue[:-1], oath), content=(Span(found.end(), first.end), *a.content[1:]))


def without_next_subject(parse: Parse, a: Attribution) -> Attribution:
    """A source without the pronoun behind it that begins what is said: "people close to her | it was no choice"."""
    tokens = [t for s in a.source for t in parse.within(s)]
    if len(tokens) < 3 or len(a.source) != 1 or tokens[-1].text not in SUBJECT_PRONOUNS or not a.content:
        return a
    last, before = tokens[-1], tokens[-2]
    if before.pos in ("ADP", "CCONJ", "VERB", "AUX") or last.dep not in SUBJECTS or last.head in {t.i for t in tokens}:
        return a
    source = (Span(a.source[0].start, before.end),)
    nearest = min((s for s in a.content if s.start >= last.end), default=None)
    if nearest is None or parse.text[last.end : nearest.start].strip():
        return replace(a, source=source)
    content = tuple(Span(last.start, s.end) if s == nearest else s for s in a.content)
    return replace(a, source=source, content=content)


def without_dummy(parse: Parse, a: Attribution) -> Attribution:
    """A content without the "it" that only stands for it: "| it | is claimed | a boat sank". In "it is expected to
    sink" it is the boat."""
    if len(a.content) < 2 or not a.cue or a.content[0].of(parse.text).casefold() != "it":
        return a
    rest = [t for s in a.content[1:] for t in parse.within(s)]
    verb = next((t for t in rest if t.tag in FINITE), None)
    subject = verb is not None and any(t.dep in (*SUBJECTS, "expl") and t.i < verb.i for t in rest)
    return replace(a, content=a.content[1:]) if subject and a.content[0].end < a.cue[0].start else a


#: What somebody "seems to" do, of which the rest is the content.
MINDING = frozenset("think believe know feel expect want suspect fear hope assume suggest say agree understand".split())


def whole_seeming(parse: Parse, a: Attribution) -> Attribution:
    """ "Seems | to think he is exempt": what somebody seems to think is told by "seems to think"."""
    cue = [t for s in a.cue for t in parse.within(s) if t.pos != "PUNCT"]
    given = bool(cue) and cue[-1].text.casefold() == "to"
    last = cue[-1 - given] if len(cue) > given else None
    if last is None or last.lemma.casefold() not in ("seem", "appear") or not a.source or len(a.content) != 1:
        return a
    words = parse.within(a.content[0])
    at = 0 if given else 1
    if len(words) < 4 or (at and words[0].text.casefold() != "to") or words[at].tag != "VB":
        return a
    if words[at].lemma.casefold() not in MINDING or parse.text[cue[-1].end : words[0].start].strip():
        return a
    if a.source[-1].end > last.start:
        return a
    whole = (*a.cue[:-1], Span(a.cue[-1].start, words[at].end))
    return replace(a, cue=whole, content=(Span(words[at + 1].start, a.content[0].end),))


def without_refusal(parse: Parse, a: Attribution) -> Attribution:
    """A content without what its speaker would not do besides: "confirmed the deaths, | declining to name the dead"."""
    verb = cue_verb(parse, a.cue)
    if verb is None or len(a.content) != 1 or a.content[0].start < verb.end:
        return a
    span = a.content[0]
    told = parse.within(span)
    deed = next((t for t in told[2:] if t.text.casefold() in REFUSING and t.head == verb.i), None)
    if deed is None or deed.dep not in ("advcl", "xcomp", "ccomp") or parse.tokens[deed.i - 1].text != ",":
        return a
    if not any(t.tag == "TO" and t.head > t.i for t in parse.tokens[deed.i + 1 : deed.i + 2]):
        return a
    return replace(a, content=(Span(span.start, parse.tokens[deed.i - 2].end),))


def behind_its_place(parse: Parse, a: Attribution) -> Attribution:
    """ "Elsewhere in Tolna | the Observatory | said": where it is said, for want of a comma, does not say it."""
    words = parse.within(a.source[0]) if len(a.source) == 1 else ()
    before = parse.tokens[words[0].i - 1].text.casefold() if words and words[0].i else ""
    if before not in ("in", "at", "near", "across"):
        return a
    article = next((k for k, t in enumerate(words) if t.pos != "PROPN"), 0)
    if not 0 < article < len(words) - 1 or words[article].text.casefold() not in ("the", "a", "an"):
        return a
    source = Span(words[article].start, a.source[0].end)
    return replace(a, source=(source,), why=(*a.why, "the place before it is where"))


#: What follows from grammar for one attribution, in this order.
STEPS = (
    sworn, whole_seeming, without_dummy, without_next_subject, whole_tokens, whole_phrases, without_when,
    whole_source, without_occasion, behind_its_place, agent, passive,
    without_recipient, without_hearer, subject_of_cue, beside_its_clause, whole_list, subject_in_content, inverted,
    without_foreign_clause, up_to_its_clause, asked_by_others, according, shared_subject, implied_source,
    beside_what_is_granted, asked_in_passing, reduced, relative, nominal, hedge,
    with_its_subject, opening_phrase, whole_content, *hanging.STEPS, without_refusal, *beside.STEPS, fronted,
)  # fmt: skip

AGE = re.compile(r",\s*(?:aged?\s+)?\d{1,3}\s*(?:,|$)")
NAME_SUFFIX = re.compile(r"^\s*(?:Jr|Sr|II|III|IV|MD|Ph\.?D|Inc|Ltd|LLC|Corp|Co|D-|R-)", re.IGNORECASE)


_TIME = (
    r"(?:(?:this|last|next)\s+(?:week|month|year|night|morning|evening|afternoon|summer|winter|spring|autumn|fall)|today|"
    r"yesterday|tonight|(?:(?:on|late|early)\s+)*(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
)
#: A time that stands beside a source, not in it: "the regulators | this month", "Two years ago, | a fisherman".
MOMENT = re.compile(rf",?\s+(?:{_TIME}|early|late|earlier|later|recently|again)$")
OCCASION = re.compile(
    rf"(?:(?:(?:\w+\s+){{1,3}}(?i:years?|months?|weeks?|days?|hours?)\s+(?i:ago|earlier|later))|(?i:{_TIME})),\s+(?=\S)"
)


_BANNER = (
    r"(?:BREAKING|LATEST|LIVE|WORLD|LOCAL|NATIONAL|TOP|JUST\s+IN|NEWS|UPDATED?|UPDATES|EXCLUSIVE|WATCH|VIDEO|ALERT|"
    r"DEVELOPING|URGENT|READ\s+MORE|PHOTOS?|NEWSFLASH|FLASH)"
)
#: What heads a line and is none of its words: "JUST IN: | Two dead …"; without a mark of two such words at least.
BANNER = re.compile(
    rf"{_BANNER}(?:\s+{_BANNER})*\s*(?:[:|–—]|\s-)\s*(?=\S)|{_BANNER}(?:\s+{_BANNER})+\s+(?=[A-Z](?:[a-z]|\s))"
)


def behind_banner(text: str, start: int, end: int) -> int:
    """Where words that head their line begin, without the page's banner before them: "LATEST NEWS | Police"."""
    if text[max(text.rfind("\n", 0, start) + 1, 0) : start].strip():
        return start
    found = BANNER.match(text, start, end)
    return found.end() if found and found.end() < end else start


def source_span(annotated: Annotated, span: Span) -> Span | None:
    """A source without what only stands beside it: an apposition or clause of over eight words, an occasion
    ("the minister, in an interview with …"), an age, loose punctuation."""
    text = annotated.text
    start, end = span
    start = behind_banner(text, start, end)
    while start < end and (text[start] in EDGES or text[start] in '”"'):
        start += 1
    if found := OCCASION.match(text, start, end):
        start = found.end()
    start, end = one_sentence(annotated, start, end)
    start = behind_place(annotated, behind_clause(annotated.parse, start, end), end)
    start = begun_anew(annotated, Span(start, end))
    end = without_next_verb(annotated.parse, Span(start, end))
    if end <= start:
        return None
    if found := MOMENT.search(text, start, end):
        end = found.start()
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


def _complements(parse: Parse, word: Token) -> bool:
    """Is it the word before a clause, not one that points ("that bridge") or relates ("a bridge that | she said fell")?
    Before a name, a pronoun, a comma or a quotation "that" points at nothing, whatever the parser takes it for."""
    if word.text.casefold() in ("if", "whether") and word.i == parse.sentences[word.sent][0]:
        return False  # "If it rains, the match is off, Holm said": a condition; "whether or not it rains"
    if word.dep in ("mark", "complm") or word.tag == "IN":
        return True
    after = parse.tokens[word.i + 1] if word.i + 1 < len(parse.tokens) else None
    if after is None or word.text.casefold() != "that" or word.dep in SUBJECTS:
        return False
    return after.text in (",", "“", '"') or after.tag in ("PRP", "PRP$", "NNP", "EX")


def _points(annotated: Annotated, content: Spans) -> bool:
    """Does a content's first "that" point at a thing, since no clause follows: "found | that law unconstitutional"?"""
    tokens = [t for s in content for t in annotated.parse.within(s)]
    told = [t for t in tokens[1:] if t.pos != "PUNCT"]
    if tokens[0].text.casefold() != "that" or not told or any(t.tag.startswith("VB") or t.tag == "MD" for t in told):
        return False
    noun = next((t for t in told if t.pos in ("NOUN", "PROPN")), None)
    return noun is not None and noun.tag == "NN" and told[0].i == tokens[0].i + 1 and told[-1].pos == "ADJ"


def one_sentence(annotated: Annotated, start: int, end: int) -> tuple[int, int]:
    """A source without the end of the sentence before it ("Holm. | Anna Lind, a clerk"), a "that" before it, and the
    rest of the clause that it begins ("I | was one of many who came")."""
    tokens = annotated.parse.within(Span(start, end))
    stop = next((k for k, t in reversed(list(enumerate(tokens[:-1]))) if t.text == "." and k), None)
    if stop is not None and len(tokens[stop - 1].text) > SHORTENED and tokens[stop + 1].text[:1].isupper():
        tokens = tokens[stop + 1 :]
    if len(tokens) > 1 and tokens[0].text.casefold() == "that" and tokens[0].tag == "IN":
        tokens = tokens[1:]
    if len(tokens) > 2 and tokens[0].text in NOMINATIVES and tokens[1].tag in FINITE:
        tokens = tokens[:1]
    if not tokens or (tokens[0].start <= start and tokens[-1].end >= end):
        return start, end
    return max(start, tokens[0].start), min(end, tokens[-1].end)


#: What a clause of its own has behind its verb, where a participle has none of it: "Ida Holm was ill and | Bo Hale".
WHOLE = frozenset("dobj attr acomp xcomp ccomp".split())
#: Words before the place that a sentence begins with.
PLACING = frozenset("in from at near outside inside".split())


def behind_clause(parse: Parse, start: int, end: int) -> int:
    """Where a source begins, without the clause that the article sets beside its own: "Ida Holm was 21 and | the Echo"
    (reports)."""
    tokens = parse.within(Span(start, end))
    verb = next((k for k, t in enumerate(tokens) if t.tag in FINITE or t.tag == "MD"), 0)
    if not verb or any(t.tag in ("WP", "WDT", "WP$", "WRB") or t.dep == "mark" for t in tokens[:verb]):
        return start
    behind = tokens[verb + 1 :]
    joints = [k for k, t in enumerate(behind) if t.text.casefold() in ("and", "but")] or [
        k for k, t in enumerate(behind) if t.text == ","
    ]
    joint = joints[0] if len(joints) == 1 else 0  # of two nobody can tell which parts the clauses
    if not joint or joint == len(behind) - 1 or any(t.tag in FINITE for t in behind[joint:]):
        return start
    below = [c for k in range(len(tokens)) if k >= verb and tokens[k].pos in ("AUX", "VERB")
             for c in parse.children(tokens[k].i) if tokens[0].i <= c.i < behind[joint].i]  # fmt: skip
    whole = any(c.dep in SUBJECTS for c in below) and any(c.dep in WHOLE for c in below)
    return behind[joint + 1].start if whole else start


def behind_place(annotated: Annotated, start: int, end: int) -> int:
    """Where a source begins, without the place that its sentence begins with: "From | Tolna, | Ida Holm, the envoy"."""
    parse = annotated.parse
    tokens = parse.within(Span(start, end))
    if not tokens:
        return start
    first = parse.tokens[parse.sentences[tokens[0].sent][0]]
    before = parse.tokens[first.i : tokens[0].i]
    if first.text.casefold() not in PLACING or any(t.pos not in ("PROPN", "DET", "PUNCT") for t in before[1:]):
        return start
    whole = len(before) > 1  # "In Tolna, | Esk, Ida Holm": its place is named
    if whole and before[-1].text != ",":
        return start
    pieces: list[list[Token]] = [[]]
    for t in tokens if before else tokens[1:]:
        if t.text == ",":
            pieces.append([])
        else:
            pieces[-1].append(t)
    while len(pieces) > 1 and not pieces[-1]:
        pieces.pop()
    if len(pieces) < 2 or not all(pieces) or any(t.pos not in ("PROPN", "DET", "PUNCT") for t in pieces[0]):
        return start
    rest = pieces if whole else pieces[1:]
    places = [m.span for m in annotated.mentions if m.type == "place"]
    while len(rest) > 1 and any(p.holds(Span(rest[0][0].start, rest[0][-1].end)) for p in places):
        rest = rest[1:]  # "In Tolna, Esk, | Ida Holm"
    return rest[0][0].start


def without_next_verb(parse: Parse, source: Span) -> int:
    """Where a source ends, without an "and" behind it and what its sentence goes on to tell: "according to the firm |
    and is the worst of all". Its beginning where nothing is left."""
    tokens = parse.within(source)
    for joint, after in zip(tokens, [*tokens[1:], None], strict=False):
        if joint.tag == "CC" and joint.text.islower() and (after is None or after.tag in FINITE):
            kept = [t for t in tokens if t.i < joint.i and (t.pos != "PUNCT" or t.text in ")]”\"")]
            return kept[-1].end if kept else source.start
    return source.end


#: Whose pictures they are, before the line that goes on: "BBC | Police have confirmed …".
PICTURED = re.compile(
    r"(?:BBC|ITV|CNN|AP|AFP|EPA|PA|Reuters|REUTERS|Rex|REX|Alamy|Getty(?: Images)?|Shutterstock|Twitter|Facebook)\s+"
    r"(?=(?:Police|People|(?P<many>[A-Z][a-z]+s))$)"
)
STAFF = frozenset("reporter journalist executive editor manager chief director member employee presenter host".split())


def begun_anew(annotated: Annotated, source: Span) -> int:
    """Where a source begins, without what runs into it for want of a stop: "Photo Service | The council", a credit, a
    line of tags, a headline. A capital article amid words stands for one, but for behind a preposition, and behind
    somebody's name, whose office it may tell."""
    tokens = annotated.parse.within(source)
    start = source.start
    credit = PICTURED.match(annotated.text, source.start, source.end)
    at_line = not annotated.text[:start].strip() or "\n" in annotated.text[len(annotated.text[:start].rstrip()) : start]
    if credit and at_line:
        people = (credit["many"] or "people").casefold().removesuffix("s")
        if people not in STAFF and is_speaker_noun(people):
            return credit.end()
    for before, token, after in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if token.text not in ("The", "A", "An") or token.pos != "DET" or before.pos not in ("NOUN", "PROPN"):
            continue
        if after.pos in ("NOUN", "PROPN", "ADJ", "VERB", "NUM") and not any(
            m.type == "person" and m.span.start <= before.start < m.span.end for m in annotated.mentions
        ):  # fmt: skip
            start = token.start
    return start


def bare_content(annotated: Annotated, content: Spans) -> Spans:
    """A content without its complementiser, and without parts that hold no word."""
    text, out = annotated.text, []
    for n, span in enumerate(content):
        start, end = span
        while start < end and text[start] in EDGES:
            start += 1
        start = behind_banner(text, start, end)
        while end > start and text[end - 1] in EDGES:
            end -= 1
        if start < end and n == 0:
            word = re.match(r"(\w+)(?:,?\s+|$)", text[start:end])
            if word and word[1].casefold() in COMPLEMENTISERS and (end - start > len(word[0]) or len(content) > 1):
                tokens = annotated.parse.within(Span(start, start + len(word[1])))
                alone = end - start == len(word[0])
                # "a bridge | that | she said | fell": a lone one that its clause has for a subject stays
                if tokens and _complements(annotated.parse, tokens[0]) and not _points(annotated, content) and not (
                    alone and any(t.tag in FINITE for t in annotated.parse.within(content[1])[:1])
                ):  # fmt: skip
                    start += len(word[0])
        part = trimmed(text, start, end)
        if part and any(c.isalnum() for c in part.of(text)):
            out.append(part)
    return tuple(out)
