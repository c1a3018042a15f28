"""What a cue has its source do: communicate, believe, know, intend, or merely evaluate.

By the words of the cue, the longest listed phrase first, then its main word; where English uses
one verb for two acts ("asked whether", "asked them to go") the shape of the content decides.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from sayso.attribute import lexicon as lex
from sayso.model import Act, Attribution, Parse, Token
from sayso.text import Span, Spans

#: verbs that pass their act on to the noun they carry: "expressed outrage", "issued an order"
LIGHT_VERBS = lex.word_set(
    """
    express voice show share give make issue have hold offer take get be remain become feel raise file release
    deliver harbor harbour cast send put find keep stay hear
    """
)
#: verbs of saying that order when an infinitive follows: "asked them to leave"
ORDERING_VERBS = lex.word_set(
    """
    ask tell beg warn advise remind counsel caution recommend call invite write message agree
    """
)
#: verbs of judging that decide when an infinitive follows: "voted to strike"
DECIDING_VERBS = lex.word_set("vote move back rally campaign fight love like hate")
#: verbs of memory that introduce words: "“It froze,” she recalled"
RECALLING = lex.word_set("recall remember recollect realize realise understand learn discover")
#: who rejects a claim speaks; who rejects a request only decides
REFUSALS = frozenset(("reject", "dismiss", "defend", "brush", "shrug", "downplay", "refute"))
CLAIM_NOUNS = lex.word_set(
    """
    claim allegation accusation charge suggestion report rumor rumour notion idea assertion criticism complaint
    """
)
ARTICLES = lex.word_set("a an the")
INFINITIVE = re.compile(r"\s*+[“”\"‘']?\s*+(?:not\s+|never\s+)?to\s+[“\"‘']?[a-z]", re.IGNORECASE)
QUOTED = re.compile(r"\s*[“„«\"]")

VERBS: dict[str, Act] = {}
for _words, _act in (
    (lex.ATTITUDE_VERBS, "attitude"),
    (lex.COMMUNICATION_VERBS, "communication"),
    (lex.INTENTION_VERBS, "intention"),
    (lex.KNOWLEDGE_VERBS, "knowledge"),
    (lex.BELIEF_VERBS, "belief"),
):
    for _w in _words:
        VERBS[_w] = _act
#: listed twice above; the more usual sense in a news report
VERBS |= {"picture": "communication", "opine": "communication", "conclude": "communication", "picket": "attitude"}
VERBS |= dict.fromkeys(("pass", "sign", "nominate", "welcome", "thank", "congratulate"), "attitude")
VERBS |= dict.fromkeys(("establish", "recollect"), "knowledge")

NOUNS: dict[str, Act] = {}
for _words, _act in (
    (lex.ATTITUDE_NOUNS, "attitude"),
    (lex.KNOWLEDGE_NOUNS, "knowledge"),
    (lex.INTENTION_NOUNS, "intention"),
    (lex.BELIEF_NOUNS, "belief"),
    (lex.COMMUNICATION_NOUNS, "communication"),
):
    for _w in _words:
        NOUNS[_w] = _act

ADJECTIVES: dict[str, Act] = {}
for _words, _act in (
    (lex.COMMUNICATION_ADJECTIVES, "communication"),
    (lex.ATTITUDE_ADJECTIVES, "attitude"),
    (lex.BELIEF_ADJECTIVES, "belief"),
    (lex.INTENTION_ADJECTIVES, "intention"),
    (lex.KNOWLEDGE_ADJECTIVES, "knowledge"),
):
    for _w in _words:
        ADJECTIVES[_w] = _act


def _without_articles(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(w for w in words if w not in ARTICLES)


PHRASES: dict[tuple[str, ...], Act] = {
    _without_articles(tuple(phrase.split())): act for phrase, act in lex.PHRASES.items()
}
LONGEST_PHRASE = max(map(len, PHRASES))
PHRASE_WORDS = frozenset(w for phrase in PHRASES for w in phrase)


@lru_cache(maxsize=8192)
def base_forms(word: str) -> tuple[str, ...]:
    """Lower-cased forms that an inflected word may be listed under, itself first."""
    w = word.lower()
    out = [w]
    if w.endswith("ies") and len(w) > 4:
        out.append(w[:-3] + "y")
    if w.endswith("es") and len(w) > 3:
        out.append(w[:-2])
    if w.endswith("s") and not w.endswith("ss") and len(w) > 3:
        out.append(w[:-1])
    if w.endswith(("yses", "eses", "ises")) and len(w) > 5:
        out.append(w[:-2] + "is")  # analyses, theses, crises
    if w.endswith("ied") and len(w) > 4:
        out.append(w[:-3] + "y")
    for end in ("ed", "ing"):
        if w.endswith(end) and len(w) > len(end) + 2:
            stem = w[: -len(end)]
            out += [stem, stem + "e"]
            if stem[-1] == stem[-2]:
                out.append(stem[:-1])
    return tuple(out)


def looked_up(token: Token, table: dict[str, Act]) -> Act | None:
    """The act of a token in one of the tables, by its lemma or by what its letters may be a form of."""
    act = table.get(token.lemma.lower())
    if act is not None:
        return act
    for form in base_forms(token.text):
        if form in table:
            return table[form]
    return None


def tokens_of(parse: Parse, spans: Spans) -> list[Token]:
    """The tokens of some spans, in order, each once."""
    seen: dict[int, Token] = {}
    for span in spans:
        for token in parse.within(span):
            seen[token.i] = token
    return [seen[i] for i in sorted(seen)]


def told_aloud(words: list[Token]) -> list[Token]:
    """The words of a cue from what is said on, where somebody is heard or seen saying it: "can be heard | yelling"."""
    for k, (a, b) in enumerate(pairwise(words), 1):
        if a.lemma in ("hear", "see") and a.tag == "VBN" and b.tag == "VBG":
            return words[k:]
    return words


def heads_of(tokens: list[Token]) -> list[Token]:
    """The tokens whose own head lies outside, in order."""
    inside = {t.i for t in tokens}
    return [t for t in tokens if t.head not in inside or t.head == t.i]


def act_of(parse: Parse, attribution: Attribution) -> Act:
    """What the attribution's cue has its source do.

    Cues of no known word ("-", "in a statement") report words: communication.
    """
    cue = tokens_of(parse, attribution.cue)
    content = parse.text[attribution.content[0].start : attribution.content[0].end] if attribution.content else ""
    words = told_aloud([t for t in cue if any(c.isalpha() for c in t.text)])
    if not words:
        return "communication"
    phrase = _phrase(words)
    if phrase is not None:
        return "communication" if phrase == "attitude" and _says(parse, words, attribution, content) else phrase
    main = _main_word(words)
    act = _act_of_word(parse, main, words, content)
    if act == "knowledge" and main.pos == "VERB" and QUOTED.match(content) and main.lemma.lower() in RECALLING:
        return "communication"
    if main.lemma.lower() in ("decision", "choice", "agreement") and INFINITIVE.match(content):
        return "intention"
    if act == "attitude" and _says(parse, words, attribution, content):
        return "communication"
    return act


def _phrase(words: list[Token]) -> Act | None:
    """The act of the longest listed phrase in the cue; articles and unlisted words between are skipped."""
    kept = []
    for t in words:
        forms = (t.lemma.lower(), *base_forms(t.text))
        known = next((f for f in forms if f in PHRASE_WORDS and f not in ARTICLES), None)
        if known is not None:
            kept.append(known)
    for size in range(min(LONGEST_PHRASE, len(kept)), 1, -1):
        for k in range(len(kept) - size + 1):
            act = PHRASES.get(tuple(kept[k : k + size]))
            if act is not None:
                return act
    return None


def _main_word(words: list[Token]) -> Token:
    """The word that the rest of the cue hangs on; of several, the first that is no auxiliary or preposition."""
    heads = heads_of(words)
    heavy = [t for t in heads if t.pos in ("VERB", "NOUN", "ADJ", "PROPN")] or [
        t for t in heads if t.pos not in ("AUX", "ADP", "ADV", "DET", "PRON", "PUNCT", "PART", "CCONJ", "SCONJ")
    ]
    return (heavy or heads)[0]


def _act_of_word(parse: Parse, main: Token, words: list[Token], content: str) -> Act:
    lemma = main.lemma.lower()
    rest = [t for t in words if t.i != main.i]
    if lemma in ORDERING_VERBS or any(f in ORDERING_VERBS for f in base_forms(main.text)):
        return "intention" if INFINITIVE.match(content) and main.pos != "NOUN" else "communication"
    if main.pos in ("AUX", "ADP", "ADV", "DET", "PRON", "PART", "SCONJ", "CCONJ") or lemma in LIGHT_VERBS:
        # the weight lies in what the light word carries: "was eager", "expressed outrage", "in hopes"
        for t in rest:
            act = _by_part_of_speech(t)
            if act is not None and t.pos not in ("AUX", "ADP", "PART", "PRON"):
                return act
    act = _by_part_of_speech(main)
    if act == "attitude" and lemma in DECIDING_VERBS and INFINITIVE.match(content):
        return "intention"
    if act == "intention" and main.pos in ("VERB", "AUX"):
        # "refused to endorse him" evaluates, "refused to disclose" does not say: it is the will that is told
        for t in rest:
            if t.i > main.i and t.pos == "VERB" and looked_up(t, VERBS) == "attitude":
                return "attitude"
    if act is None:
        for t in rest:
            act = _by_part_of_speech(t)
            if act is not None:
                break
    return act or "communication"


def _by_part_of_speech(token: Token) -> Act | None:
    """The act of a word, looked up first in the list of its part of speech, then in the others."""
    if token.pos in ("NOUN", "PROPN"):
        order = (NOUNS, VERBS, ADJECTIVES)
    elif token.pos == "ADJ":
        order = (ADJECTIVES, VERBS, NOUNS)
    else:
        order = (VERBS, ADJECTIVES, NOUNS)
    for table in order:
        act = looked_up(token, table)
        if act is not None:
            return act
    return None


#: With these and "as" somebody says what a thing is.
CALLING_AS = frozenset(
    """criticize criticise condemn denounce slam blast praise hail decry deride mock attack ridicule deplore laud
    lambast lambaste""".split()
)


def _says(parse: Parse, words: list[Token], attribution: Attribution, content: str) -> bool:
    """Does the content of an evaluating cue hold a proposition after all: "mocked: “You lose”", "complained that"?"""
    cue = {t.i for t in words}
    if QUOTED.match(content) and len(content) > 40:
        return True
    if any(w.lemma.lower() in REFUSALS for w in words) and words[-1].end < attribution.content[0].start:
        # "rejected claims that the dam was unsafe", where the clause alone is the content
        between = parse.within(Span(words[-1].end, attribution.content[0].start))
        if any(t.pos == "NOUN" and t.lemma.lower() in CLAIM_NOUNS for t in between):
            return True
    if any(w.lemma.lower() in CALLING_AS for w in words) and attribution.content[0].start > words[-1].start:
        told = tokens_of(parse, attribution.content)
        if any(t.text.lower() == "as" and t.i > told[0].i and t.dep == "prep" for t in told):
            return True  # "criticized the inquiry as a “waste of time”" calls it one
    for t in heads_of(tokens_of(parse, attribution.content)):
        if t.pos == "NOUN" and t.lemma.lower() in CLAIM_NOUNS and any(w.lemma.lower() in REFUSALS for w in words):
            return True
        if t.head in cue and t.dep == "ccomp" and t.pos in ("VERB", "AUX"):
            children = list(parse.children(t.i))
            free = any(c.tag in ("WP", "WDT") for c in children)  # "what he called a breach" is a thing
            return not free and any(c.dep in ("nsubj", "nsubjpass", "expl") for c in children)
    return False
