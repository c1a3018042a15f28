"""What actors are called: "rebel leader", "head of the water board", "a teacher".

Four places are read: before the name (titles and nouns), behind it between commas, before it with a
comma ("Carla's attorney, Ines Moor,"), and after *is*, *was*, *became*. Few and right: where the words do not
end as such a phrase must end (a comma, a stop), nothing is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from sayso.annotate import gazetteer as gz
from sayso.annotate.gazetteer import words
from sayso.model import Actor, Parse, Role, Token
from sayso.text import Span

#: nouns that say what somebody is, beside the titles of gazetteer.py.
_PERSON_NOUNS = words(
    "head chief boss mastermind member founder leader son daughter father mother brother sister wife husband "
    "widow nephew niece cousin uncle aunt grandson granddaughter friend colleague ally rival opponent critic "
    "supporter follower successor predecessor native resident citizen national felon convict criminal suspect "
    "victim survivor hostage prisoner detainee defendant plaintiff militant terrorist fighter rebel insurgent "
    "gunman bomber attacker hijacker activist campaigner dissident refugee migrant expert specialist scientist "
    "physicist chemist biologist economist historian scholar academic student teacher lecturer farmer driver "
    "pilot engineer architect doctor surgeon nurse lawyer barrister attorney magnate tycoon billionaire "
    "millionaire businessman businesswoman investor entrepreneur banker trader accountant executive official "
    "officer aide adviser advisor consultant lobbyist strategist spokesman spokeswoman spokesperson diplomat "
    "envoy lawmaker legislator politician deputy secretary cleric preacher priest monk nun imam pastor journalist "
    "reporter correspondent blogger editor photographer cameraman anchor presenter host comedian actor actress "
    "musician rapper artist painter poet novelist writer author director producer player footballer striker "
    "athlete champion boxer coach referee commander soldier veteran policeman policewoman detective agent spy "
    "whistleblower hacker witness bystander neighbor neighbour shopkeeper worker employee manager owner operator "
    "organizer organiser volunteer candidate nominee contender heir hero icon figure veteran partner fiance "
    "fiancee girlfriend boyfriend teenager boy girl man woman pensioner retiree housewife mechanic plumber "
    "carpenter electrician fisherman sailor captain firefighter paramedic medic psychologist psychiatrist "
    "pathologist coroner meteorologist seismologist astronomer astronaut cosmonaut analyst researcher fellow "
    "professor dean principal chancellor negotiator mediator broker kingpin warlord strongman dictator ruler "
    "monarch emir patriarch bishop judge prosecutor one"
)
_BODY_NOUNS = words(
    "group company firm party agency organisation organization charity network movement militia outlet newspaper "
    "daily weekly magazine broadcaster channel station website portal regulator watchdog union coalition alliance "
    "bank airline manufacturer maker giant retailer publisher startup think-tank institute institution university "
    "body arm wing branch affiliate subsidiary contractor investor partner owner operator developer team club "
    "faction force lobby platform agency body unit brigade battalion organiser organizer sponsor ally rival daily"
)
_PLACE_NOUNS = words(
    "capital city town village suburb district province region state county port island stronghold hub "
    "neighborhood neighbourhood area country nation territory enclave hometown birthplace"
)
_COURTESY = words("mr mrs ms miss mx madam sir dame lord lady then late")
_LEADING = words("a an the once also now then still")
_PICTURED = words("photo file picture image video")
_BARE = words("rival partner owner investor ally affiliate group company firm one man woman boy girl unit body area")
_ENDS = frozenset(',.;:)—–"”')
_HYPHENS = frozenset("-‐‑–/")
_BE = frozenset({"be", "become", "remain"})
_CUT = frozenset({"who", "which", "that", "whose", "whom", "where"})
_LEFT = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "PART", "ADV"})
#: adjectives that never stand before a noun: the role begins behind them
_PREDICATIVE = words("alive asleep awake afloat alone aware afraid ashamed aloft adrift unable glad")
MOST_WORDS = 14  # a longer one is a sentence, not a role
_WORD = re.compile(r"\w")


def find_roles(parse: Parse, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """The same actors with what the report calls them, in the order of the text, each wording once.

    `Role.text` is the words as they stand, without a leading article; `by` is left open.
    """
    taken = {span: n for n, actor in enumerate(actors) for span in actor.mentions}
    ends = {span.end for span in taken}
    out = []
    for actor in actors:
        found: dict[str, Role] = {}
        for mention in actor.mentions:
            for span in _roles_at(parse, mention, actor.type, ends):
                text = span.of(parse.text)
                found.setdefault(" ".join(text.split()).casefold(), Role(text=text, span=span))
        out.append(replace(actor, roles=tuple(sorted(found.values(), key=lambda r: r.span))))
    return tuple(out)


def _roles_at(parse: Parse, mention: Span, kind: str, ends: set[int]) -> Iterator[Span]:
    tokens = parse.within(mention)
    if not tokens:
        return
    first, last = tokens[0].i, tokens[-1].i
    if parse.tokens[last].tag == "POS":
        last -= 1
    for found in (
        _before(parse, first, kind),
        _behind(parse, last, kind),
        _across(parse, first, last, kind),
        _after_is(parse, first, last, kind),
    ):
        if found is not None:
            start, stop = found
            while start < stop and _leads(parse.tokens[start]):
                start += 1
            if start == stop and parse.tokens[start].text.casefold() in _BARE:
                continue
            if start <= stop and stop - start < MOST_WORDS:
                yield Span(parse.tokens[start].start, parse.tokens[stop].end)


def _leads(token: Token) -> bool:
    """Is this an article or mark that stands before a role and is no part of it?"""
    return token.pos == "DET" or token.text.casefold() in _LEADING or not _WORD.match(token.text)


def _names_a_role(token: Token, kind: str) -> bool:
    """Is this noun what an actor of this kind may be called?"""
    low, lemma = token.text.casefold().rstrip("."), token.lemma.casefold().rstrip(".")
    nouns = {"person": _PERSON_NOUNS, "organization": _BODY_NOUNS, "place": _PLACE_NOUNS}[kind]
    if low in nouns or (lemma in nouns and token.tag in ("NN", "NNP")):
        return True
    return kind == "person" and low in gz.TITLES and low not in _COURTESY


def _same(parse: Parse, i: int, k: int) -> bool:
    """Are the two tokens of one sentence and line, both existing?"""
    if not (0 <= i < len(parse.tokens) and 0 <= k < len(parse.tokens)) or parse.tokens[i].sent != parse.tokens[k].sent:
        return False
    a, b = sorted((i, k))
    return "\n" not in parse.text[parse.tokens[a].end : parse.tokens[b].start]


def _before(parse: Parse, first: int, kind: str) -> tuple[int, int] | None:
    """'former Water Board President', 'rebel spokesman', 'former president of Ghana' right before a name."""
    stop = first - 1
    if not _same(parse, stop, first) or parse.text[parse.tokens[stop].end : parse.tokens[first].start].strip():
        return None
    role = stop
    if not _names_a_role(parse.tokens[stop], kind):
        role = _head_of_phrase(parse, stop, kind)
        if role is None:
            return None
    start = role
    while _same(parse, start - 1, stop) and stop - start < MOST_WORDS:
        t = parse.tokens[start - 1]
        opening = _bracketed(parse, start - 1)
        if opening is not None:
            start = opening
            continue
        coupled = (
            t.text.casefold() == "and"
            and _same(parse, start - 2, stop)
            and _names_a_role(parse.tokens[start - 2], kind)
        )
        if coupled or (parse.tokens[start].text in _HYPHENS and t.end == parse.tokens[start].start):
            start -= 1
            continue
        hyphen = t.text in _HYPHENS and t.end == parse.tokens[start].start
        if not ((t.pos in _LEFT and (t.pos != "ADV" or t.text.casefold() in ("then", "now"))) or hyphen) or t.text in (
            "–",
            "—",
        ):
            break
        if t.text.casefold() in _PICTURED or t.text.casefold() in _PREDICATIVE:
            break
        if (t.pos == "PART" and t.tag != "POS") or (t.tag in ("PRP$", "WP$", "RB") and not hyphen and t.pos != "ADV"):
            break
        if (
            t.pos in ("NOUN", "PROPN", "ADJ", "NUM")
            and t.head < start - 1
            and t.dep not in ("compound", "amod", "nmod", "poss", "nummod")
        ):
            break
        start -= 1
    while start < role and not _WORD.match(parse.tokens[start].text):
        start += 1
    while start < role and parse.tokens[start].tag == "POS":
        start += 1
    return start, stop


def _bracketed(parse: Parse, i: int) -> int | None:
    """For the bracket that closes '(JeM)' behind a name: the place of the bracket that opens it."""
    tokens = parse.tokens
    if (
        i < 3
        or tokens[i].text != ")"
        or tokens[i - 2].text != "("
        or not tokens[i - 1].text[:1].isupper()
        or tokens[i - 3].pos != "PROPN"
    ):
        return None
    return i - 2 if _same(parse, i - 3, i) else None


def _head_of_phrase(parse: Parse, stop: int, kind: str) -> int | None:
    """For 'president of Ghana': the place of 'president', where the words up to `stop` are 'of' and a name."""
    if parse.tokens[stop].text.casefold().rstrip(".") in gz.TITLES:
        return None  # "the chairman of Mrs. | Rask's campaign": the title belongs to the name
    k = stop
    while _same(parse, k, stop) and parse.tokens[k].pos == "PROPN" and stop - k < 6:
        k -= 1
    if not (k < stop and _same(parse, k, stop) and parse.tokens[k].text == "of" and _same(parse, k - 1, stop)):
        return None
    noun = parse.tokens[k - 1]
    return k - 1 if noun.tag in ("NN", "NNP") and _names_a_role(noun, kind) else None


def _behind(parse: Parse, last: int, kind: str) -> tuple[int, int] | None:
    """', 45, a teacher from Tyne,' behind a name."""
    i = last + 1
    tokens = parse.tokens
    if not _same(parse, last, i) or tokens[i].text != ",":
        return None
    i += 1
    if _same(parse, i, i + 1) and tokens[i].text.isdigit() and tokens[i + 1].text == ",":
        i += 2
    if not _same(parse, last, i):
        return None
    if tokens[i].text.casefold() == "who":
        return _phrase(parse, i + 2, kind) if _same(parse, i, i + 1) and tokens[i + 1].lemma in _BE else None
    return _phrase(parse, i, kind)


def _phrase(parse: Parse, i: int, kind: str) -> tuple[int, int] | None:
    """The noun phrase that begins at token i, where it names a role and ends in a comma or stop."""
    tokens = parse.tokens
    if not 0 <= i < len(tokens):
        return None
    head = i
    while _same(parse, i, head) and head - i < 8 and not _names_a_role(tokens[head], kind):
        t = tokens[head]
        if t.pos not in ("DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "ADV", "PUNCT", "VERB") or t.text in _ENDS:
            return None
        if t.pos == "VERB" and t.tag != "VBN":
            return None
        head += 1
    if not _same(parse, i, head) or not _names_a_role(tokens[head], kind):
        return None
    while (
        _same(parse, i, head + 1)
        and _names_a_role(tokens[head + 1], kind)
        and tokens[head + 1].pos in ("NOUN", "PROPN")
    ):
        head += 1
    if _same(parse, head, head + 1) and tokens[head + 1].tag == "POS":
        return None
    stop = head
    within = set(parse.subtree(head))
    while _same(parse, i, stop + 1):
        t = tokens[stop + 1]
        if t.text == "(":
            break
        if t.text in _ENDS and not (
            t.text == "." and t.end < len(parse.text) and parse.text[t.end : t.end + 1].isalnum()
        ):
            break
        if t.text.casefold() in _CUT and stop - head > 2:
            rest = sum(1 for k in within if k > stop + 1)
            if rest > 8:
                return i, stop
        if t.i not in within and t.pos in ("VERB", "AUX"):
            return None
        if t.pos == "CCONJ" and t.i not in within:
            break
        stop += 1
        if stop - i > 2 * MOST_WORDS:
            return None
    listed = _same(parse, stop, stop + 2) and tokens[stop + 1].text == "," and tokens[stop + 2].text in ("and", "or")
    return None if listed else (i, stop)  # 'the mayor, a reporter, and so on' may be three


def _across(parse: Parse, first: int, last: int, kind: str) -> tuple[int, int] | None:
    """'The leader of the group, NAME,': the noun phrase that the name stands in apposition to."""
    tokens = parse.tokens
    if not _same(parse, first - 2, first) or tokens[first - 1].text != "," or not _same(parse, last, last + 1):
        return None
    if tokens[last + 1].text not in _ENDS:
        return None
    root = next((t for t in tokens[first : last + 1] if not first <= t.head <= last), None)
    if root is None or root.dep != "appos" or root.head >= first:
        return None
    head = tokens[root.head]
    if not _names_a_role(head, kind) or head.tag not in ("NN", "NNP"):
        return None
    start = min((k for k in parse.subtree(head.i) if _same(parse, k, head.i)), default=head.i)
    start = max(start, head.i - 6)
    stop = first - 2
    if any(tokens[k].text == "," for k in range(start, stop + 1)):
        return None
    if tokens[start].tag == "PRP$":
        start += 1
    return start, stop


def _after_is(parse: Parse, first: int, last: int, kind: str) -> tuple[int, int] | None:
    """'NAME is the head of ...', not denied, not asked."""
    tokens = parse.tokens
    verb = last + 1
    if (
        not _same(parse, last, verb)
        or tokens[verb].lemma.casefold() not in _BE
        or tokens[verb].pos not in ("AUX", "VERB")
    ):
        return None
    if first > 0 and _same(parse, first - 1, first) and tokens[first - 1].pos in ("ADP", "CCONJ", "AUX"):
        return None
    found = _phrase(parse, verb + 1, kind)
    if found is None or any(t.dep == "neg" or t.text == "?" for t in tokens[verb : found[1] + 2]):
        return None
    return found
