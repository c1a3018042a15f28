"""Spans as the contract wants them: whole tokens, no complementiser, no dummy "it", no recipient as source.

The reader decides word by word and knows no grammar; what follows from the parse for certain is set right here.
"""

from __future__ import annotations

import re
from dataclasses import replace

from sayso.attribute import beside
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
from sayso.attribute.implied import implied_source
from sayso.attribute.lexicon import COMMUNICATION_VERBS
from sayso.attribute.limits import whole_content
from sayso.attribute.misplaced import without_misplaced
from sayso.attribute.phrases import FINITE, SUBJECTS, child_with, noun_phrase
from sayso.attribute.relays import is_speaker_noun
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
FUNCTION = frozenset({"DET", "ADP", "SCONJ", "CCONJ", "PUNCT", "AUX", "PART"})
#: Nouns that are somebody's saying or thinking, not somebody or something that says.
SAYINGS = frozenset(
    """admission allegation claim assertion accusation speculation rumor rumour belief hope fear suspicion contention
    insistence denial prediction promise threat suggestion expectation concern worry assumption conviction confession
    boast complaint vow pledge acknowledgment acknowledgement assurance declaration decision desire intention
    wish""".split()
)
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
    for a in set_edges(annotated, attributions):
        for step in STEPS:
            a = step(annotated.parse, a)
        source = tuple(s for part in a.source if (s := source_span(annotated, part)) is not None)
        content = bare_content(annotated, a.content)
        if any(c.isalnum() for s in a.cue for c in s.of(annotated.text)) and content:
            whole = a.source if source != a.source else ()
            out.append(replace(a, source=source, content=content, source_whole=whole))
    contents = {a.id: a.content for a in out}
    kept = []
    for a in out:
        # what no content holds any longer stands by itself, but for the article's word of what is meant
        held = any(s.overlaps(c) for s in contents.get(a.via or "", ()) for c in a.cue)
        if held or a.via is None:
            kept.append(a)
        elif not beside.is_explained(annotated.parse, a):
            kept.append(replace(a, via=None))
    return without_misplaced(annotated, kept)


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
    return token.text[0].isalnum() and token.text[-1].isalnum() and "--" not in token.text


def cue_verb(parse: Parse, cue: Spans) -> Token | None:
    """The verb of a cue that carries its meaning: its last one that is no auxiliary."""
    verbs = [t for s in cue for t in parse.within(s) if t.tag.startswith("VB") and t.dep not in ("aux", "auxpass")]
    return verbs[-1] if verbs else None


def passive(parse: Parse, a: Attribution) -> Attribution:
    """Subjects of passives are no sources: dummy "it", whoever is said to be so, whoever was told."""
    verb = cue_verb(parse, a.cue)
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
    listed = "," in parse.text[phrase.start : a.source[0].start]
    opens = phrase.start <= parse.tokens[parse.sentences[subject.sent][0]].start
    if not (listed or opens) or any(t.tag == "POS" for t in tokens):
        return a  # "spoke of thin children and | doctors | said", for want of a comma; "Esk, | Tolna's leaders | said"
    if not phrase.holds(a.source[0]) or any(t.tag in FINITE for t in parse.within(phrase)) or any(
        phrase.overlaps(s) for s in (*a.cue, *a.content)
    ):  # fmt: skip
        return a
    return replace(a, source=(phrase,), why=(*a.why, "all that the subject names"))


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
    if head.pos not in ("NOUN", "PROPN") or head.lemma.casefold() not in SAYINGS:
        return a
    owner = child_with(parse, head.i, "poss")
    if owner is None and head.lemma.casefold() in FILED and _speaks(parse, a, head):
        return a
    phrase = noun_phrase(parse, owner.i) if owner else None
    if owner and phrase:
        own = [t for t in tokens if t.start >= phrase.start and t.end <= phrase.end and t.tag != "POS"]
        phrase = Span(own[0].start, own[-1].end) if own else phrase
    cue = merged((Span(head.start, head.end), *a.cue))
    return replace(a, source=(phrase,) if phrase else (), cue=cue)


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


#: What follows from grammar for one attribution, in this order.
STEPS = (
    sworn, without_next_subject, whole_tokens, whole_phrases, without_when, whole_source, agent, passive,
    without_recipient, without_hearer, subject_of_cue, whole_list, subject_in_content, inverted, according,
    shared_subject, implied_source, reduced, relative, nominal, hedge, opening_phrase, whole_content,
    without_refusal, *beside.STEPS,
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


def source_span(annotated: Annotated, span: Span) -> Span | None:
    """A source without what only stands beside it: an apposition or clause of over eight words, an occasion
    ("the minister, in an interview with …"), an age, loose punctuation."""
    text = annotated.text
    start, end = span
    while start < end and (text[start] in EDGES or text[start] in '”"'):
        start += 1
    if found := OCCASION.match(text, start, end):
        start = found.end()
    start, end = one_sentence(annotated, start, end)
    start = begun_anew(annotated, Span(start, end))
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
    if word.text.casefold() == "if" and parse.tokens[word.head].dep == "advcl" and (
        word.i == parse.sentences[word.sent][0]
    ):  # fmt: skip
        return False  # "If it rains, the match is off, Holm said": a condition
    if word.dep in ("mark", "complm") or word.tag == "IN":
        return True
    after = parse.tokens[word.i + 1] if word.i + 1 < len(parse.tokens) else None
    if after is None or word.text.casefold() != "that" or word.dep in SUBJECTS:
        return False
    return after.text in (",", "“", '"') or after.tag in ("PRP", "PRP$", "NNP", "EX")


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
        while end > start and text[end - 1] in EDGES:
            end -= 1
        if start < end and n == 0:
            word = re.match(r"(\w+)(?:,?\s+|$)", text[start:end])
            if word and word[1].casefold() in COMPLEMENTISERS and (end - start > len(word[0]) or len(content) > 1):
                tokens = annotated.parse.within(Span(start, start + len(word[1])))
                alone = end - start == len(word[0])
                # "a bridge | that | she said | fell": a lone one that its clause has for a subject stays
                if tokens and _complements(annotated.parse, tokens[0]) and not (
                    alone and any(t.tag in FINITE for t in annotated.parse.within(content[1])[:1])
                ):  # fmt: skip
                    start += len(word[0])
        part = trimmed(text, start, end)
        if part and any(c.isalnum() for c in part.of(text)):
            out.append(part)
    return tuple(out)
