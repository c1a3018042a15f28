"""Who is on the stage when a pronoun or a bare description turns up: the candidates and their weights.

A `Scene` is built once per report: where every actor is named, in which grammatical part, inside or
outside quotation marks, and what the report tells about gender and roles. Weights are relative: a name that
stands near, as subject, and as somebody who speaks, outweighs one that is far, an object, or quoted.
The surest candidate's share of all the weight becomes the confidence, so two of one sort near each
other mean abstaining.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from sayso import gender as gd
from sayso.attribute import lexicon as lex
from sayso.attribute.form import quote_map
from sayso.attribute.phrases import FINITE, child_with
from sayso.model import Actor, Annotated, Parse, Token
from sayso.text import Span, Spans, turned_marks

HORIZON = 10  # narrative sentences looked back; further away a pronoun is not resolved
#: what is left of a name's weight so many narrative sentences later
DECAY = (1.0, 0.8, 0.5, 0.3, 0.2, 0.14, 0.1, 0.08, 0.06, 0.05, 0.04)
#: by grammatical part: subjects are what the next pronoun stands for, far more often than the rest
PARTS = {"subject": 1.0, "object": 0.5, "owner": 0.4, "agent": 0.5, "modifier": 0.15, "other": 0.4}
SPEAKS = 1.5  # a source is the likeliest antecedent of the next source
GOES_ON = 3.0  # the same, where the pronoun follows a quotation: "...," Lee said. "...," she added
GOING_ON = 0.95  # confidence in the last speaker where nobody else comes between: "Lee said .... She said"
OPENED = 0.3  # somebody in a which-clause before the pronoun's: "Citing the treaty, which Lee opposed, he"
TOLD_OF = 0.25  # somebody without a name of whom another speaks, for a pronoun outside his words
QUOTED = 0.2  # a name inside quotation marks, for a pronoun outside them

NAMELESS = "nameless:"  # begins the key of one without a name

#: asides whose people are not those of the story around them
_OFF_STAGE = frozenset(["caption", "byline", "dateline", "promo"])
OPENING, CLOSING = "“«„", "”»"
_SUBJECTS = frozenset(["nsubj", "nsubjpass", "csubj", "expl"])
_OBJECTS = frozenset(["dobj", "obj", "iobj", "dative", "oprd", "attr"])
_LINKING = frozenset(["compound", "flat", "appos", "nmod"])
_BEFORE_NOUN = frozenset(["compound", "nmod", "amod"])  # what a name is that only says which: "Tolmet pilots"
_SELF = frozenset(["himself", "herself"])

#: role words that say the same of somebody
_SAME_ROLE = {
    "spokesman": "spokesperson", "spokeswoman": "spokesperson", "spox": "spokesperson", "chairman": "chair",
    "chairwoman": "chair", "chairperson": "chair", "congressman": "representative", "congresswoman": "representative",
    "rep.": "representative", "rep": "representative", "sen.": "senator", "sen": "senator", "gov.": "governor",
    "gov": "governor", "premier": "prime minister", "pm": "prime minister", "gen.": "general", "gen": "general",
    "prof.": "professor", "prof": "professor", "dr.": "doctor", "dr": "doctor", "wannabe": "candidate",
    "hopeful": "candidate", "contender": "candidate", "attorney": "lawyer", "businesswoman": "businessman",
    "actress": "actor", "policewoman": "policeman", "anchorman": "anchor", "anchorwoman": "anchor",
    "adviser": "advisor", "cop": "policeman", "ceo": "chief executive", "organizer": "organiser", "exec": "executive",
    "frontrunner": "front-runner", "sgt.": "sergeant", "lt.": "lieutenant", "capt.": "captain", "col.": "colonel",
}  # fmt: skip


def role_word(word: str) -> str:
    """A role's head word, synonyms and short forms made one ("spokeswoman", "Sen.")."""
    low = word.casefold()
    return _SAME_ROLE.get(low) or _SAME_ROLE.get(f"{low.rstrip('.')}.") or low.rstrip(".")


def quoted_spans(text: str) -> list[tuple[int, int]]:
    """The stretches inside double quotation marks, marks included; the end of a paragraph closes what is open."""
    out: list[tuple[int, int]] = []
    begin, turned = -1, turned_marks(text)
    text = text.replace("''", '" ')  # two apostrophes are one mark; offsets stay
    for i, char in enumerate(text):
        if char == "\n":
            if begin >= 0:
                out.append((begin, i))
                begin = -1
        elif (char in OPENING and i not in turned) or (begin < 0 and (char == '"' or i in turned)):
            if begin < 0:
                begin = i
        elif char in CLOSING or char == '"' or i in turned:
            if begin >= 0:
                out.append((begin, i + 1))
            begin = -1
    if begin >= 0:
        out.append((begin, len(text)))
    return out


def spoken_spans(text: str) -> list[tuple[int, int]]:
    """The stretches inside double marks, and those in closed single ones outside of them, which whole papers use."""
    doubles = quoted_spans(text)
    singles = ((q.start, q.end) for q in quote_map(text).singles if q.closed)
    alone = [(s, e) for s, e in singles if not any(a < e and s < b for a, b in doubles)]
    return sorted([*doubles, *alone])


@dataclass(frozen=True, slots=True)
class Presence:
    """Somebody on the stage at one place of the text.

    `key` tells people apart (an actor's id, or the words of one without a name); `sort` is person, body, place,
    document, several, or name (a name that could be anything); `level` counts the sentences with words
    outside quotation marks.
    """

    key: str
    name: str
    start: int
    sort: str
    gender: gd.Gender | None
    part: str
    level: int
    token: int
    quoted: bool
    speaks: bool = False
    named: bool = True
    sure: float = 1.0
    told_until: int = 0  # where the words end in which somebody speaks of one without a name; 0 in the report's own


@dataclass(frozen=True, slots=True)
class Place:
    """A mention of an actor, tied to the parse: `token` heads it, `part` is its grammatical part."""

    actor: Actor
    span: Span
    token: int
    part: str
    quoted: bool
    level: int


@dataclass(slots=True)
class Scene:
    """Everything of one report that antecedents are judged by. `sources` are the spans known to speak, `nested`
    those among them that stand in what another says, who do not go on speaking after it, `said` the sources with what
    they say."""

    annotated: Annotated
    sources: tuple[Spans, ...] = ()
    nested: tuple[Span, ...] = ()
    said: tuple[tuple[Spans, Spans], ...] = ()
    quotes: list[tuple[int, int]] = field(default_factory=list)
    asides: list[Span] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    genders: dict[str, gd.Gender | None] = field(default_factory=dict)
    roles: dict[str, set[str]] = field(default_factory=dict)
    mixed: set[str] = field(default_factory=set)  # actors whose mentions seem to be of more than one person
    presences: list[Presence] = field(default_factory=list)
    _sayings: list[tuple[Span, Spans]] = field(default_factory=list)
    _levels: list[int] = field(default_factory=list)
    _by_actor: dict[str, list[Place]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.quotes = spoken_spans(self.annotated.text)
        sayings: dict[Span, Spans] = {}
        for source, content in self.said:
            for span in source:
                sayings[span] = (*sayings.get(span, ()), *content)
        self._sayings = sorted(sayings.items())
        self.asides = sorted(a.span for a in self.annotated.asides if a.kind in _OFF_STAGE)
        self._count_levels()
        self._find_places()
        for actor in self.annotated.actors:
            self.roles[actor.id] = self._roles_of(actor)
        for place in self.places:
            self.roles[place.actor.id] |= self._words_beside(place)
        for actor in self.annotated.actors:
            if actor.type == "person":
                self.genders[actor.id] = self._gender_of(actor)
        self._mark_namesakes()
        self._genders_by_pronouns()
        spoken = sorted(s for spans in self.sources for s in spans)
        for place in self.places:
            k = bisect_right(spoken, place.span.start, key=lambda s: s.start) - 1
            speaks = k >= 0 and spoken[k].overlaps(place.span) and place.part not in ("owner", "modifier")
            if speaks and self._goes_before_noun(place, spoken[k]):
                place, speaks = replace(place, part="modifier"), False
            self.presences.append(self._presence(place, speaks))
        self.presences.extend(self._nameless(spoken))
        self.presences.sort(key=lambda p: p.start)

    @property
    def parse(self) -> Parse:
        """The report's parse."""
        return self.annotated.parse

    def add(self, presence: Presence) -> None:
        """Put somebody on the stage who was found by resolving a source ("he", "the ministry")."""
        self.presences.insert(bisect_right(self.presences, presence.start, key=lambda p: p.start), presence)

    def answer_nameless(self, token: int) -> None:
        """Take somebody without a name, headed by a token, off the stage: it is known who that is."""
        at = self.parse.tokens[token].start
        for k in range(bisect_left(self.presences, at, key=lambda p: p.start), len(self.presences)):
            if self.presences[k].start != at:
                return
            if self.presences[k].key.startswith(NAMELESS):
                del self.presences[k]
                return

    def told_by(self, speaker: Presence) -> Spans:
        """What somebody says in the attributions whose source stands at that place."""
        k = bisect_right(self._sayings, speaker.start, key=lambda saying: saying[0].start) - 1
        return self._sayings[k][1] if k >= 0 and speaker.start < self._sayings[k][0].end else ()

    def in_quote(self, offset: int) -> tuple[int, int] | None:
        """The quotation that holds an offset, if any."""
        k = bisect_right(self.quotes, offset, key=lambda q: q[0]) - 1
        return self.quotes[k] if k >= 0 and offset < self.quotes[k][1] else None

    def level_at(self, token: Token) -> int:
        """How many sentences with words outside quotation marks stand before this token's."""
        return self._levels[token.sent] if token.sent < len(self._levels) else 0

    def before(self, offset: int, level: int) -> Iterable[Presence]:
        """Who is on the stage before an offset, nearest first, back to the horizon. Whoever stands in a caption, a
        credit or a byline is on the stage in that aside alone."""
        own = self._aside(offset)
        for k in range(bisect_left(self.presences, offset, key=lambda p: p.start) - 1, -1, -1):
            presence = self.presences[k]
            if level - presence.level > HORIZON:
                return
            aside = self._aside(presence.start)
            if aside < 0 or aside == own:
                yield presence

    def _aside(self, offset: int) -> int:
        """The number of the aside around an offset, -1 in the body of the report."""
        k = bisect_right(self.asides, offset, key=lambda s: s.start) - 1
        return k if k >= 0 and offset < self.asides[k].end else -1

    # building

    def _count_levels(self) -> None:
        """A sentence wholly inside quotation marks or in an aside does not move the story on."""
        level = 0
        for first, last in self.parse.sentences:
            aside = self._aside(self.parse.tokens[first].start) >= 0 and self._aside(self.parse.tokens[last].start) >= 0
            outside = not aside and any(
                self.parse.tokens[k].text[:1].isalpha() and self.in_quote(self.parse.tokens[k].start) is None
                for k in range(first, last + 1)
            )
            level += outside
            self._levels.append(level)

    def _find_places(self) -> None:
        for actor in self.annotated.actors:
            for span in actor.mentions:
                tokens = self.parse.within(span)
                if not tokens:
                    continue
                inside = {t.i for t in tokens}
                top = next((t for t in tokens if t.head not in inside or t.head == t.i), tokens[-1])
                quoted = self.in_quote(span.start) is not None
                self.places.append(Place(actor, span, top.i, part_of(self.parse, top), quoted, self.level_at(top)))
        self.places.sort(key=lambda p: p.span)
        for place in self.places:
            self._by_actor.setdefault(place.actor.id, []).append(place)

    def _goes_before_noun(self, place: Place, source: Span) -> bool:
        """Is a name in a source only what comes before its noun: "Holm Air flight attendants"?"""
        last = self.parse.within(place.span)[-1]
        if last.i + 1 >= len(self.parse.tokens):
            return False
        noun = self.parse.tokens[last.i + 1]
        adjacent = noun.end <= source.end and self.annotated.text[last.end : noun.start] == " "
        return adjacent and noun.pos == "NOUN" and noun.dep not in ("appos", "npadvmod")

    def _presence(self, place: Place, speaks: bool) -> Presence:
        sort = {"person": "person", "organization": "body"}.get(place.actor.type, "place")
        return Presence(
            place.actor.id, place.actor.name, place.span.start, sort, self.genders.get(place.actor.id), place.part,
            place.level, place.token, place.quoted, speaks, place.actor.id not in self.mixed,
        )  # fmt: skip

    @staticmethod
    def _roles_of(actor: Actor) -> set[str]:
        """The head words of the roles found for an actor: the last word before 'of', 'for', a comma, ..."""
        return {role_word(word) for word in Scene._role_heads(actor)}

    @staticmethod
    def _role_heads(actor: Actor) -> set[str]:
        out: set[str] = set()
        for role in actor.roles:
            words = role.text.replace(",", " , ").split()
            stop = next((i for i, w in enumerate(words) if i and w.casefold() in _AFTER_ROLE), len(words))
            if stop:
                out.add(words[stop - 1])
            while stop and is_rank(words[stop - 1]):
                stop -= 1  # "spokesman | Maj. Gen." is a spokesman too
            if stop and is_person_word(words[stop - 1]):
                out.add(words[stop - 1])
        return out

    def _words_beside(self, place: Place) -> set[str]:
        """Role words directly before a name, or in an apposition to it."""
        out: set[str] = set()
        tokens = self.parse.tokens
        first = self.parse.within(place.span)[0].i
        if place.actor.type == "person":
            out |= self._words_before(first)
            for token in self.parse.within(place.span)[:-1]:
                if is_person_word(token.text) or token.text.endswith("."):
                    out.add(role_word(token.text))
        for child in self.parse.children(place.token):
            if child.dep == "appos" and child.pos == "NOUN" and child.i > place.token:
                out.add(role_word(child.lemma))
        top = tokens[place.token]
        if top.dep == "appos" and tokens[top.head].pos == "NOUN":
            out.add(role_word(tokens[top.head].lemma))
        return out

    def _words_before(self, first: int) -> set[str]:
        """The nearest role word before a name; before a rank also the one that it stands behind: "spokesman | Maj. Gen.
        | Holm" is a spokesman and a general."""
        tokens, k, out = self.parse.tokens, first - 1, set()
        while k >= 0 and (is_rank(tokens[k].text) or (tokens[k].text == "." and k and is_rank(tokens[k - 1].text))):
            if not out and tokens[k].text != ".":
                out.add(role_word(tokens[k].text))
            k -= 1
        for token in reversed(tokens[max(k - 2, 0) : k + 1]):
            if token.pos not in ("NOUN", "PROPN", "ADJ"):
                break
            if is_person_word(token.lemma) or is_person_word(token.text):
                return out | {role_word(token.text)}
            if out:
                break  # "a Varda army | Gen. Holm": only what stands right before a rank
        return out

    def _gender_of(self, actor: Actor) -> gd.Gender | None:
        """By title or gendered role where the report gives one, else by the given name.

        "Mr. Hale" and "Ann Hale" cannot be one: such an actor is marked as mixed and tells nothing.
        """
        told: set[gd.Gender] = set()
        named: set[gd.Gender] = set()
        for form in {actor.name, *(span.of(self.annotated.text) for span in actor.mentions)}:
            if g := gd.of_name(form):
                named.add(g)
        words = set(actor.name.casefold().split())
        for span in actor.mentions:
            before = self.annotated.text[max(0, span.start - 20) : span.start].split()
            first = span.of(self.annotated.text).split()[0]
            for word in [*before[-1:], first]:
                if (g := gd.of_word(word)) and word[:1].isupper():
                    told.add(g)
            last = before[-1] if before and self.annotated.text[span.start - 1] == " " else ""
            fresh = last.isalpha() and last[:1].isupper() and last.casefold() not in {*words, *_ALSO_WORDS}
            if fresh and (g := gd.of_given(last)):
                named.add(g)  # "Bill | Hale", where the actor is Ann Hale
        for place in self._by_actor.get(actor.id, ()):
            told |= self._gendered_beside(place)
        if len(told | named) > 1:
            self.mixed.add(actor.id)
            return None
        told = told or named or {g for w in self._role_heads(actor) if (g := gd.of_relation(w))}
        return next(iter(told)) if len(told) == 1 else None

    def _gendered_beside(self, place: Place) -> set[gd.Gender]:
        """Genders of role words that stand right before a name or in apposition to it ("actress Ann Lee")."""
        first = self.parse.within(place.span)[0].i
        words = [self.parse.tokens[first - 1].text] if first and self.parse.tokens[first - 1].pos == "NOUN" else []
        words += [c.text for c in self.parse.children(place.token) if c.dep == "appos" and c.pos == "NOUN"]
        return {g for w in words if (g := gd.of_word(w))}

    def _mark_namesakes(self) -> None:
        """A bare last name that was left apart because two here bear it may be either's at any place."""
        last = Counter(a.name.casefold().split()[-1] for a in self.annotated.actors
                       if a.type == "person" and " " in a.name)  # fmt: skip
        self.mixed |= {a.id for a in self.annotated.actors if a.type == "person" and last[a.name.casefold()] > 1}

    def _genders_by_pronouns(self) -> None:
        """A sentence that names one person only, as a subject, and goes on with "his" or "she" (`_own_pronoun`)."""
        by_sentence: dict[int, set[str]] = {}
        for place in self.places:
            if place.actor.type == "person":
                by_sentence.setdefault(self.parse.tokens[place.token].sent, set()).add(place.actor.id)
        found: dict[str, set[gd.Gender]] = {}
        for place in self.places:
            sent = self.parse.tokens[place.token].sent
            if place.part != "subject" or place.quoted or len(by_sentence.get(sent, ())) != 1:
                continue
            pronoun = self._own_pronoun(place)
            before = by_sentence.get(sent - 1, set()) - {place.actor.id}
            if pronoun is None or (before and not self._is_bound(pronoun, place)):
                continue
            found.setdefault(place.actor.id, set()).add(gd.PRONOUNS[pronoun.text.casefold()])
        for key, genders in found.items():
            if self.genders.get(key, "unknown") is None and len(genders) == 1 and key not in self.mixed:
                self.genders[key] = genders.copy().pop()

    def _own_pronoun(self, place: Place) -> Token | None:
        """The first gendered pronoun behind a subject, where it may be the subject's own: no object ("Lee said the firm
        had cheated her"), in no sentence that began with somebody's ("Her brother, Lee, said she …"), and behind nobody
        without a name ("Lee told the nurse she …")."""
        first, last = self.parse.sentences[self.parse.tokens[place.token].sent]
        for token in self.parse.tokens[first : last + 1]:
            if self.in_quote(token.start) is not None or token.i == place.token:
                continue
            pronoun = token.text.casefold() in gd.PRONOUNS
            if token.i < place.token:
                if pronoun:
                    return None
            elif pronoun:
                own = token.dep in ("nsubj", "nsubjpass", "poss") or token.text.casefold() in _SELF
                return token if own else None
            elif token.pos == "NOUN" and is_person_word(token.lemma) and token.dep in _OBJECTS | {"nsubj", "nsubjpass"}:
                return None
        return None

    def _is_bound(self, pronoun: Token, place: Place) -> bool:
        """Does grammar alone make a pronoun the subject named at a place: "Lee hurt herself", "Lee rose, and she
        said", "Lee and his wife said"?"""
        if pronoun.text.casefold() in _SELF:
            return True
        named = self.parse.tokens[place.token]
        while named.dep in _LINKING and named.head != named.i:
            named = self.parse.tokens[named.head]
        top = self.parse.tokens[pronoun.head]
        while top.dep == "conj" and top.head != top.i:
            top = self.parse.tokens[top.head]
        return top.i == (named.head if pronoun.dep in _SUBJECTS else named.i)

    def _nameless(self, spoken: list[Span]) -> Iterable[Presence]:
        """People without a name who are subjects outside quotation marks: "a farmer", "the driver".

        A definite one that does not speak is more often a second way of saying somebody named ("the nominee").
        """
        taken = [p.span for p in self.places if p.actor.type == "person"]
        contents, at, until = sorted(s for _, content in self.said for s in content), 0, 0
        for token in self.parse.tokens:
            while at < len(contents) and contents[at].start <= token.start:
                until, at = max(until, contents[at].end), at + 1
            if token.pos != "NOUN" or not is_person_word(token.lemma) or self.in_quote(token.start) is not None:
                continue
            part = part_of(self.parse, token)
            if part not in ("subject", "agent") or any(
                c.dep == "appos" and c.pos == "PROPN" for c in self.parse.children(token.i)
            ):
                continue
            near = bisect_right(taken, token.end, key=lambda s: s.start)
            if near < len(taken) and taken[near].start - token.end <= 2 and token.dep == "compound":
                continue
            if token.dep == "appos" and self.parse.tokens[token.head].pos == "PROPN":
                continue  # "Ann Lee, spokeswoman for the firm"
            several = token.tag == "NNS"
            words = phrase_words(self.parse, token)
            k = bisect_right(spoken, token.start, key=lambda s: s.start) - 1
            speaks = k >= 0 and spoken[k].end > token.start
            if speaks and any(t.overlaps(spoken[k]) for t in taken[max(0, near - 3) : near + 3]):
                continue  # the words of a source that is named
            old = words.casefold().startswith(_OLD)
            yield Presence(
                NAMELESS + words.casefold(), words, token.start, "several" if several else "person",
                gd.of_word(token.text), part, self.level_at(token), token.i, False, speaks,
                named=False, sure=1.0 if speaks or not old else 0.35, told_until=until if until > token.start else 0,
            )  # fmt: skip


#: given names that may as well begin a sentence before a name: "Will Hale resign?"
_ALSO_WORDS = frozenset(["will", "grant", "mark", "hope", "sue", "may", "grace", "joy", "dean", "earl", "dawn"])
_AFTER_ROLE = frozenset(
    [
        "of",
        "for",
        "in",
        "at",
        "on",
        "to",
        "from",
        "with",
        "by",
        "behind",
        "who",
        "that",
        "which",
        ",",
        "against",
        "and",
        "under",
    ]
)


_OLD = ("the ", "this ", "his ", "her ", "their ", "its ", "your ", "my ", "our ")  # said before, or somebody's
_NO_MEN = frozenset(["human", "german", "roman", "ottoman", "pan", "talisman", "caiman", "shaman"])


#: further nouns for one whom "he" or "she" may mean
_ALSO_PEOPLE = frozenset(
    """
    accountant astronaut astronomer biologist boxer builder citizen consultant contender convict counsellor criminal
    critic demonstrator dictator expert eyewitness follower footballer hijacker landlord lecturer lobbyist medic
    merchant meteorologist nun pastor physicist plaintiff preacher protester protestor referee
    resident retiree ruler specialist tailor villager volunteer voter warlord witness
    """.split()
)
_PEOPLE = lex.PERSON_NOUNS | _ALSO_PEOPLE


#: short forms of ranks and titles, that stand between somebody's role and his name
_RANKS = frozenset(
    """maj gen lt col capt cpt sgt cpl adm brig cmdr cdr supt insp det pte pvt dr prof mr mrs ms""".split()
)


def is_rank(word: str) -> bool:
    """Is it a rank or title in its short form ("Maj.", "Gen")?"""
    return word[:1].isupper() and word.casefold().rstrip(".") in _RANKS


def is_person_word(word: str) -> bool:
    """Is it a common noun or title for somebody ("spokeswoman", "Sen.")?"""
    low = word.casefold()
    if low in _PEOPLE or low.rstrip(".") in lex.PERSON_TITLES or low in lex.PERSON_TITLES:
        return True
    return low.endswith(("woman", "person")) or (low.endswith("man") and low not in _NO_MEN)


def phrase_words(parse: Parse, head: Token) -> str:
    """The words from the left edge of a noun phrase to its head."""
    left = [k for k in parse.subtree(head.i) if head.i - 6 <= k <= head.i]
    return parse.text[parse.tokens[min(left)].start : head.end]


def part_of(parse: Parse, token: Token) -> str:
    """The grammatical part that a token's phrase plays: one of PARTS."""
    for _ in range(6):
        if token.dep in _SUBJECTS:
            return "subject"
        if token.dep in _OBJECTS:
            return "object"
        if token.dep == "poss":
            return "owner"
        if token.dep == "pobj":
            return "agent" if parse.tokens[token.head].dep == "agent" else "other"
        if token.dep in _BEFORE_NOUN and token.head > token.i and parse.tokens[token.head].pos == "NOUN":
            return "modifier"  # "Holm Air and Tolmet pilots": those joined climb to the first
        if (token.dep not in _LINKING and token.dep != "conj") or token.head == token.i:
            return "other"
        token = parse.tokens[token.head]
    return "other"


@dataclass(frozen=True, slots=True)
class Choice:
    """The likeliest antecedent, how sure, and a reason; `best` is None where there is no candidate."""

    best: Presence | None
    confidence: float
    why: str
    going_on: bool = False  # whoever spoke last goes on speaking


_MARKS = frozenset("”»\"'")
#: With these whoever speaks says more; with "insisted" or "said" one whom he spoke of may answer.
_MORE = frozenset("predict add note stress warn".split())
#: With these words somebody gives his own name.
_INTRODUCED = re.compile(r"\b(?:I\s+am|I['’]m|name\s+is|name['’]s|this\s+is|as)\s+\Z", re.IGNORECASE)


def choose(
    scene: Scene,
    token: Token,
    sorts: frozenset[str],
    gender: gd.Gender | None,
    *,
    barred: frozenset[str] = frozenset(),
    reflexive: bool = False,
    own: Spans = (),
    replies: bool = False,
) -> Choice:
    """The likeliest antecedent of the pronoun `token` among those of some sorts.

    `gender` is what the pronoun demands; `barred` are keys that it cannot stand for; `reflexive` says
    that the subject of its own clause may be meant ("his promise"); `own` is what the pronoun says before it: whoever
    is brought up there without a name does not say it ("A nurse was with them, she added"). Who `replies` may be whom
    the last speaker spoke of ("Lee accused Hale. He denied it").
    """
    level, inside = scene.level_at(token), scene.in_quote(token.start)
    speaking = token.dep in _SUBJECTS and inside is None  # a place that merely stands in a sentence does not speak
    goes_on = inside is None and scene.annotated.text[max(0, token.start - 3) : token.start].rstrip()[-1:] in _MARKS
    turned = _is_turned(scene, token)
    weights: dict[str, float] = {}
    nearest: dict[str, Presence] = {}
    last_speaker, beside = "", None  # `beside`: who spoke last of all, but in a relative clause
    for p in scene.before(token.start, level):
        if p.sort == "place" and speaking and not p.speaks and p.part != "subject":
            continue
        if (p.sort not in sorts and p.sort != "name") or p.key in barred or p.token == token.i:
            continue
        if gender and p.gender and p.gender != gender:
            continue
        if not p.named and not p.speaks and any(s.start <= p.start < s.end for s in own):
            continue
        if p.speaks and not p.quoted and not any(s.start <= p.start < s.end for s in scene.nested):
            # of those whom it could stand for; whoever spoke in a which-clause gives way to its sentence's own speaker
            if not last_speaker and _relative_above(scene.parse, p.token) is not None:
                beside = beside or (p if scene.parse.tokens[p.token].sent != token.sent else None)
            elif not last_speaker:
                last_speaker = p.key if beside is None or beside.level == p.level else beside.key
        if not reflexive and _fellow_argument(scene.parse, token, p.token):
            continue
        weight = PARTS[p.part] * DECAY[min(max(level - p.level, 0), HORIZON)] * p.sure
        if p.speaks:
            weight *= GOES_ON if goes_on and p.key == last_speaker and not p.quoted else SPEAKS
        if p.quoted and (inside is None or not inside[0] <= p.start < inside[1]):
            weight *= QUOTED
        if 0 < p.told_until <= token.start:
            weight *= TOLD_OF if not turned or p.part != "subject" else 1 / p.sure
        if _in_opening(scene.parse, p.token, token):
            weight *= OPENED
        if gender and p.gender is None:
            weight *= 0.8
        if weight > weights.get(p.key, 0.0):
            weights[p.key] = weight
            nearest[p.key] = p
    if not weights:
        return Choice(None, 0.0, "nobody it could stand for")
    if not last_speaker and beside is not None:
        last_speaker = beside.key
    own_subject = nearest.get(_subject_above(scene, token) or "")
    if own_subject is not None and inside is None:
        return Choice(own_subject, GOING_ON * own_subject.sure, "the subject of the sentence whose clause this is",
                      going_on=own_subject.speaks)  # fmt: skip
    ranked = sorted(weights, key=lambda k: -weights[k])
    best = nearest[ranked[0]]
    share = weights[ranked[0]] / sum(weights.values())
    last = nearest.get(last_speaker)
    away = max(level - best.level, 0)
    confidence = share * (0.97 if best.gender or not gender else 0.88) * (1.0 - 0.05 * max(away - 1, 0))
    confidence *= (1.0 if best.speaks or best.part == "subject" else 0.85) * (0.85 if inside else 1.0)
    if inside is None and last is not None and _goes_on(
        scene, token, last, sorts, gender, level, own, goes_on, replies or turned
    ):  # fmt: skip
        sure = GOING_ON * last.sure * (1.0 if level - last.level <= 1 else 0.9)
        sure = max(sure, confidence) if last is best and not last.key.startswith("words:") else sure
        return Choice(last, sure, "who spoke just before, and nobody else comes between", going_on=True)
    if len(ranked) == 1:
        why = f"the only one it could stand for in the last {away + 1} sentences" if away else "the only one near"
    else:
        why = f"rather than {nearest[ranked[1]].name}"
    return Choice(best, max(confidence, 0.0), why)


def _is_turned(scene: Scene, token: Token) -> bool:
    """Does the sentence begin with "Instead", so that it may be about whoever was to do something else: "Lee expected
    that the mayor would sign. Instead, he …"?"""
    first = scene.parse.tokens[scene.parse.sentences[token.sent][0]]
    return first.text == "Instead" and first.i < token.i <= first.i + 2


def _goes_on(
    scene: Scene, token: Token, best: Presence, sorts: frozenset[str], gender: gd.Gender | None, level: int, own: Spans,
    follows: bool, replies: bool,
) -> bool:
    """Is the pronoun a subject that follows the last speaker, himself a subject in this sentence or the last, with
    nobody in between whom it could stand for?"""
    away = 2 if follows else 1  # "…," she said, further down, is still who spoke last
    if token.dep not in _SUBJECTS or best.part != "subject" or best.quoted or not best.speaks or (
        level - best.level > away
    ):  # fmt: skip
        return False
    if any(s.start <= best.start < s.end for s in scene.nested):
        return False
    told = scene.told_by(best) if token.pos == "PRON" and not replies else ()
    verb = _verb_of(scene.parse, best.token)
    does = scene.parse.tokens[token.head]
    joined = does.dep == "conj" and does.lemma.casefold() in _MORE and _verb_of(scene.parse, token.i) == verb
    for t in scene.parse.within(Span(best.start, token.start)):
        if t.pos == "NOUN" and is_person_word(t.lemma) and part_of(scene.parse, t) == "object" and (
            _verb_of(scene.parse, t.i) == verb or not any(s.start <= t.start < s.end for s in told)
        ):  # fmt: skip
            return False  # "Lee asked the author who she thought …"
    for p in scene.before(token.start, level):
        if p.start <= best.start:
            return True
        own_words = not p.speaks and any(s.start <= p.start < s.end for s in own) and (
            not p.named or (p.quoted and not _INTRODUCED.search(scene.annotated.text, max(0, p.start - 20), p.start))
        )  # "“We would not play for Lee,” he said": whom he names is another
        spoken_of = p.part != "subject" and not p.speaks and any(s.start <= p.start < s.end for s in told)
        if own_words or spoken_of or (0 < p.told_until <= token.start and not replies):
            continue
        if joined and not p.speaks and any(s.start <= p.start < s.end for s in told):
            continue  # "Lee was unsure how Hale would go, but he predicted …": one subject of two verbs
        if _in_opening(scene.parse, p.token, token):
            continue
        fits = (p.sort in sorts or p.sort == "name") and not (gender and p.gender and p.gender != gender)
        if fits and p.key != best.key and p.part != "modifier" and not (p.sort == "place" and not p.speaks):
            return False
    return True


#: Whoever does one of these to a thing of his own is in it: "gave an interview in which he".
_MAKING = frozenset(
    "give write publish post record send deliver hold release tweet issue make upload film pen sign conduct".split()
)


def _subject_above(scene: Scene, token: Token) -> str | None:
    """Whose key the subject's is in "Lee gave an interview in which | he | said", where nobody else of the sentence is
    before the pronoun; None elsewhere."""
    parse = scene.parse
    clause = parse.tokens[token.head]
    if token.dep not in _SUBJECTS or token.text.casefold() not in ("he", "she") or clause.dep != "relcl":
        return None
    way = parse.tokens[token.i - 1]
    thing = parse.tokens[clause.head]
    if not (way.tag == "WRB" or (way.text.casefold() == "which" and parse.tokens[way.i - 1].pos == "ADP")):
        return None
    if thing.pos not in ("NOUN", "PROPN") or is_person_word(thing.lemma):
        return None
    verb = thing
    while verb.pos not in ("VERB", "AUX") and verb.head != verb.i and verb.i > 0:
        verb = parse.tokens[verb.head]
    first = parse.tokens[parse.sentences[token.sent][0]].start
    here = [p for p in scene.before(token.start, scene.level_at(token)) if p.start >= first and p.sort in (
        "person", "name", "several")]  # fmt: skip
    if verb.dep in ("relcl", "ccomp", "acl", "advcl") or len({p.key for p in here}) != 1:
        return None
    whose = child_with(parse, (child_with(parse, verb.i, "dobj") or thing).i, "det", "poss")
    own = whose is not None and whose.text.casefold() in ("a", "an", "his", "her")
    if not own or verb.lemma.casefold() not in _MAKING:
        return None  # "shared the video in which he said": he is in the video, whoever shares it
    if any(t.pos in ("NOUN", "PRON") and t.tag != "WDT" and is_person_word(t.lemma) for t in parse.within(
            Span(first, token.start))):  # fmt: skip
        return None
    who = here[0]
    return who.key if who.part == "subject" and who.named and parse.tokens[who.token].head == verb.i else None


def _verb_of(parse: Parse, at: int) -> int:
    """The verb that a subject or an object hangs on, the first of those joined."""
    token = parse.tokens[at]
    while token.dep in _LINKING and token.head != token.i:
        token = parse.tokens[token.head]
    verb = parse.tokens[token.head]
    while verb.dep == "conj" and verb.head != verb.i:
        verb = parse.tokens[verb.head]
    return verb.i


def _relative_above(parse: Parse, at: int) -> Token | None:
    """The verb of the relative clause that somebody is named in ("the treaty, which | Lee | opposed"), not whom a "who"
    brings up; None elsewhere."""
    token = parse.tokens[at]
    for _ in range(8):
        if token.dep == "relcl":
            own = parse.tokens[at].tag not in ("WP", "WDT", "WP$")
            return token if own else None
        if token.head == token.i:
            return None
        token = parse.tokens[token.head]
    return None


def _in_opening(parse: Parse, at: int, pronoun: Token) -> bool:
    """Is somebody named in a relative clause of the phrase that opens a pronoun's sentence: "Citing the treaty, which
    | Lee | opposed, he said"? The phrase is of whoever "he" is, and Lee would be named behind it if he were. Read off
    the words: which verb such a phrase hangs on the parser often misses."""
    if pronoun.dep not in _SUBJECTS or at >= pronoun.i or parse.tokens[at].sent != pronoun.sent:
        return False
    if _relative_above(parse, at) is None or parse.tokens[pronoun.i - 1].text != ",":
        return False
    first = parse.tokens[parse.sentences[pronoun.sent][0]]
    if first.tag not in ("VBG", "VBN", "IN") or first.i >= at:
        return False
    return all(_relative_above(parse, t.i) is not None for t in parse.tokens[first.i : pronoun.i] if t.tag in FINITE)


def _fellow_argument(parse: Parse, pronoun: Token, other: int) -> bool:
    """Do the two hang on one verb, so that they cannot be the same ("he told Ann ...")?"""
    verb, token = pronoun.head, parse.tokens[other]
    if pronoun.dep not in _SUBJECTS:
        return False
    if token.head == verb and token.dep in _OBJECTS | _SUBJECTS:
        return True
    return token.dep == "pobj" and parse.tokens[token.head].head == verb
