"""Who a source is: names, partial names, pronouns, titles and role descriptions resolved inside the report.

Every source goes down one path: a name in the words themselves; a pronoun; a description that a named
one bears; else its own words, where these tell as much as can be known ("a person familiar with the
talks"). A quotation in the wrong mouth is the worst this program can do, so what stays below
CERTAIN is left open. The confidence is the share of the likeliest candidate (see antecedents.py).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cached_property

from sayso import gender as gd
from sayso.attribute import lexicon as lex
from sayso.attribute.answers import DENYING
from sayso.attribute.antecedents import Place, Presence, Scene, choose, is_person_word, part_of, role_word
from sayso.attribute.form import quote_map
from sayso.attribute.phrases import head_of, is_part_of_name, sentence_of
from sayso.attribute.posts import is_word_for_word
from sayso.attribute.relays import is_speaker_noun
from sayso.attribute.transcripts import called_in_full, is_turn
from sayso.model import Actor, Annotated, Attribution, Token
from sayso.text import Span, Spans

#: Least confidence of a speaker that is given. Swept by eval/speakers.py over the 126 gold speakers of 8 articles
#: (gold spans; the mechanisms were developed on these, so the rates are optimistic): at 0 3% wrong mouths, from 0.6
#: on none; 0.75 keeps two thirds of the gold's right. Pronouns and descriptions of PolNeAR dev, judged by one reader:
#: of 150 not looked at before, 43 were resolved at 0.75 and 3 of these wrong (two "who", one "the ... court"); with
#: those two mechanisms mended, of 64 further ones 15 were resolved and none clearly wrong, which is too few to tell
#: 0% from 20%. Pooled over both, 3 of 58: pronouns and descriptions alone do not show the 2% that all sources do.
CERTAIN = 0.75

FULL_NAME, PART_OF_NAME, SHARED_NAME = 0.99, 0.97, 0.8
OWN_WORDS = 0.85  # the source's own words name as much as can be known
LONGEST_WORDS = 14
#: Confidence in a body or group that goes on speaking: "Officials said …. They said", "The ministry said …. It said"
WENT_ON = 0.8
MOST_SENTENCES = 12  # sentences, quoted ones too, back to the mention of a message that speaks
FARTHEST = 2  # narrative sentences back to whom a pronoun in a claim may stand for

_FIRST = frozenset(["i", "me", "my", "mine", "myself"])
_FIRST_PLURAL = frozenset(["we", "us", "our", "ours", "ourselves"])
_SECOND = frozenset(["you", "your", "yours", "yourself"])
_THING = frozenset(["it", "its", "itself"])
_MANY = frozenset(["they", "them", "their", "theirs", "themselves"])
#: Verbs with which one who speaks goes on.
_TELLING = frozenset("say add tell note continue explain write stress recall warn".split())
_RELATIVE = frozenset(["who", "which", "that", "whom", "whose"])
_POSSESSIVE = frozenset(["his", "her", "its", "their", "my", "our", "your"])
_OTHERS = frozenset(
    ["this", "these", "those", "some", "many", "others", "both", "all", "one", "most", "several", "few", "each", "none",
     "another", "everyone", "everybody", "anyone", "anybody", "nobody", "someone", "somebody", "there", "what"]
)  # fmt: skip
_DEFINITE = frozenset(["the", "this", "that", "his", "her", "its", "their"])
_REPORTS = frozenset(["report", "story", "article", "dispatch", "account", "piece"])
_REPLYING = frozenset(
    """
    deny reject dispute dismiss refute rebut contradict admit concede acknowledge respond reply answer retort apologise
    apologize confirm agree accept refuse decline
    """.split()
)
_LEADING = frozenset(["but", "and", "yet", "also", "later", "then"])
#: what two do together, so that either may tell of it, and prepositions before one whom something is done to
_CONVERSING = frozenset("meet confer argue debate clash negotiate quarrel agree dine sit listen play fight".split())
_TOWARDS = frozenset("to at by before from against on toward towards after".split())
_JOINING = frozenset(["and", "or", "&"])
_NAMING = frozenset(["name", "call", "identify", "know", "dub", "nickname"])
#: right before a name, in the words of the one who bears it: "a man who gave his name as | Bo Hale"
_NAMED_SO = re.compile(
    r"\b(?:(?:identified|named|known|introduced)(?:\s(?:himself|herself|just|by\s\w+|\w+ly)){0,3}\sas"
    r"|g[ai]v(?:e|es|ing)\s(?:his|her)\s(?:\w+\s)?name\s(?:just\s|\w+ly\s)?as"
    r"|call(?:s|ed|ing)?\s(?:himself|herself))\s$",
    re.IGNORECASE,
)
_SEATED = re.compile(r"-(?:based|headquartered)\b", re.IGNORECASE)  # behind where a body has its seat
_OUTLETS = frozenset(
    ["newspaper", "paper", "daily", "network", "broadcaster", "channel", "magazine", "outlet", "website", "site",
     "tabloid", "weekly", "publication"]
)  # fmt: skip
_STATIONS = frozenset(["network", "broadcaster", "channel", "website", "site", "outlet"])
#: what is done to a message by whoever speaks in it
_ISSUING = frozenset("write issue release post publish send pen tweet circulate author share distribute make".split())
_WITHIN = frozenset("in by via through with".split())  # a message in which somebody says something
_MESSAGES = frozenset(
    ["statement", "tweet", "letter", "email", "e-mail", "post", "message", "memo", "speech", "remarks", "interview"]
)
#: bodies of which a report has one of the sort: their plain name is as much as can be known
_INSTITUTIONS = frozenset(
    ["police", "government", "army", "military", "navy", "opposition", "authority", "authorities", "parliament",
     "prosecutor", "prosecutors", "prosecution", "defense", "defence", "public", "press", "media", "state"]
)  # fmt: skip
_BODIES = frozenset(
    ["group", "organization", "organisation", "company", "firm", "agency", "ministry", "department", "party",
     "campaign", "university", "bank", "court", "union", "council", "committee", "commission", "office",
     "bureau", "team", "club", "association", "institute", "foundation", "corporation", "coalition",
     "movement", "militia", "administration", "board", "panel", "authority", "service", "center", "centre",
     "airline", "hospital", "school", "charity", "regulator", "watchdog", "monitor", "observatory", "federation",
     "alliance", "front", "brigade", "tribunal", "embassy", "museum", "zoo", "society", "trust"]
)  # fmt: skip
#: what bodies are called by words that are not in their names: those who watch over rights, and those of workers
_WATCHING = frozenset(["observatory", "network", "watch", "center", "centre", "committee", "monitor"])
_WATCHERS = frozenset(["monitor", "monitoring", "watchdog", "war", "rights"])
_NEVER_BY_NAME = frozenset(["monitor", "watchdog"])  # "Twelve dead in Tolna: Monitor" has it for no part of a name
_OF_WORKERS = frozenset(["association", "federation", "confederation", "brotherhood", "guild"])
#: what is found out, whatever the report calls it the second time
_INQUIRIES = frozenset(["study", "survey", "poll", "research"])
#: what any body may be called
_ANY_BODY = frozenset(
    ["group", "organization", "organisation", "company", "firm", "agency", "team", "charity", "party", "campaign",
     "association", "airline", "bank", "university", "department"]
)  # fmt: skip
#: what one or many may be; alone it names nobody
_MEMBERS = frozenset(
    ["Republican", "Democrat", "Libertarian", "Conservative", "Liberal", "Tory", "Texan", "Californian", "American",
     "Briton", "German", "Russian", "Israeli", "Iraqi", "Australian", "Canadian"]
)  # fmt: skip
_LAWYERS = frozenset(["lawyer", "solicitor", "barrister", "counsel"])
#: those who are somebody's
_ONES_OF = _LAWYERS | frozenset(["attorney", "friend", "colleague", "neighbour", "neighbor", "relative", "cousin"])
_ORDERED = frozenset(["first", "second", "third", "fourth", "fifth", "other"])
_PERSON = frozenset(["person"])
_POSSESSED = ("'s", "’s", "'", "’")


@dataclass(frozen=True, slots=True)
class Answer:
    """Who a source is. `name` is None where it cannot be told; `sort` as in antecedents.Presence."""

    name: str | None
    confidence: float
    why: str
    key: str = ""
    sort: str = "person"
    gender: gd.Gender | None = None
    words: str | None = None  # the report's words for whom it stands for, where that one has no name


def resolve_speakers(
    annotated: Annotated, attributions: tuple[Attribution, ...], *, certain: float = CERTAIN
) -> tuple[Attribution, ...]:
    """The attributions with `speaker` and `speaker_confidence` set and a reason added to `why`.

    A speaker less sure than `certain` is left out (None, confidence 0). Order and everything else stay.
    """
    answers = _Resolver(annotated, attributions).answers()
    out = []
    for attribution, answer in zip(attributions, answers, strict=True):
        if answer is None:
            out.append(attribution)
            continue
        given = answer.name is not None and answer.confidence >= certain
        why = answer.why if given or answer.name is None else f"{answer.why}: not certain enough to name"
        out.append(
            replace(
                attribution,
                speaker=answer.name if given else None,
                stands_for=None if given else answer.words,
                speaker_confidence=round(answer.confidence, 3) if given else 0.0,
                why=(*attribution.why, why),
            )
        )
    return tuple(out)


class Referents:
    """The names that pronouns in what is said stand for, by the same weights and the same caution as the sources."""

    def __init__(self, annotated: Annotated, attributions: tuple[Attribution, ...]) -> None:
        self._resolver = _Resolver(annotated, attributions)
        self._resolver.answers()
        self._number = {a.id: i for i, a in enumerate(attributions)}

    def name(self, token: Token, holder: str | None, *, certain: float = CERTAIN) -> str | None:
        """The name that a third-person pronoun stands for inside the content of attribution `holder` (None: in the
        article's own voice); None where less than `certain`."""
        at = self._number.get(holder or "")
        answer = self._resolver.referent(token, at)
        if answer is None or not answer.name:
            return None
        if answer.confidence >= certain:
            return answer.name
        return self._resolver.nobody_else(token, at) if at is not None else None


class _Resolver:
    """Resolves the sources of one report, in order of the text, what a quotation needs first."""

    def __init__(self, annotated: Annotated, attributions: tuple[Attribution, ...]) -> None:
        self.annotated, self.attributions = annotated, attributions
        self.text, self.parse = annotated.text, annotated.parse
        self.parents = _parents(attributions)
        nested = tuple(
            a.source[0] for a, up in zip(attributions, self.parents, strict=True) if a.source and up is not None
        )
        said = tuple((a.source, a.content) for a in attributions if a.source)
        self.scene = Scene(annotated, tuple(source for source, _ in said), nested, said)
        self.starts = [p.span.start for p in self.scene.places]
        self.quotes = quote_map(self.text)
        self.done: dict[int, Answer | None] = {}
        self.last_names: dict[str, set[str]] = {}
        for actor in annotated.actors:
            if actor.type == "person":
                self.last_names.setdefault(_last_name(actor.name), set()).add(actor.id)

    def answers(self) -> list[Answer | None]:
        """One answer per attribution; None where it has no source."""
        order = sorted(
            (i for i, a in enumerate(self.attributions) if a.source), key=lambda i: self.attributions[i].source[0].start
        )
        for i in order:
            self.answer(i)
        return [self.done.get(i) for i in range(len(self.attributions))]

    def answer(self, i: int) -> Answer | None:
        """The answer to attribution i; worked out once."""
        if i in self.done:
            return self.done[i]
        self.done[i] = None  # a ring of quotations that name each other stays open
        source, up = self.attributions[i].source, self.parents[i]
        again = up is not None and source == self.attributions[up].source  # the same words are the same one
        answer = self.answer(up) if again and up is not None and source else None
        answer = answer or (self._surest(source, i) if source else None)
        self.done[i] = answer
        if answer and answer.name and answer.key and answer.confidence >= 0.5:
            self._remember(source, answer, up)
        return answer

    def _surest(self, source: Spans, i: int) -> Answer:
        """The surest answer to all cues that a source has at one place: "he said … and called …" is one who speaks."""
        found = [self._resolve(source, k) for k in self._sharing[source, self.parents[i]]]
        return max(found, key=lambda answer: (answer.name is not None, answer.confidence))

    @cached_property
    def _sharing(self) -> dict[tuple[Spans, int | None], list[int]]:
        """The attributions with one source in the same place, by that source and by whose content they stand in."""
        found: dict[tuple[Spans, int | None], list[int]] = {}
        for i, (a, up) in enumerate(zip(self.attributions, self.parents, strict=True)):
            found.setdefault((a.source, up), []).append(i)
        return found

    def _remember(self, source: Spans, answer: Answer, up: int | None) -> None:
        """A resolved source is on the stage where it stands."""
        head = head_of(self.parse, source)
        if head is None:
            return
        part = part_of(self.parse, head)
        content = self.attributions[up].content if up is not None and answer.key.startswith("words:") else ()
        if not answer.key.startswith("words:"):
            self.scene.answer_nameless(head.i)  # "the singer" is Lee: not two for the next "she"
        self.scene.add(
            Presence(
                answer.key, answer.name or "", source[0].start, answer.sort, answer.gender,
                "subject" if part == "other" else part, self.scene.level_at(head), head.i,
                self.scene.in_quote(head.start) is not None, True, sure=answer.confidence,
                told_until=max((s.end for s in content), default=0),
            )
        )  # fmt: skip

    # the one path

    def _resolve(self, source: Spans, i: int) -> Answer:
        tokens = [t for s in source for t in self.parse.within(s)]
        head = head_of(self.parse, source)
        if head is None:
            return Answer(None, 0.0, "no words in the source")
        low = tokens[0].text.casefold()
        words = plain_words(self.text, source)
        if is_turn(self.attributions[i]) and words.isupper() and (full := called_in_full(self.annotated, words)):
            name, actor = full
            gender = self.scene.genders.get(actor) if actor else None
            return Answer(name, FULL_NAME, f"a turn of {name}", actor or "words:" + name.casefold(), "person", gender)
        if low in _OTHERS and len(tokens) <= 2:
            return Answer(None, 0.0, f"'{low}' stands for nobody by name")
        those = [t for t in tokens if t.text not in _POSSESSED and t.pos != "PUNCT"]
        if len(those) == 1 or (len(those) == 2 and those[1].text.casefold() in ("own", "all", "himself", "herself")):
            pronoun = self._pronoun(those[0], i)
            if pronoun is not None:
                return pronoun
        return self._phrase(source, tokens, head)

    def _phrase(self, source: Spans, tokens: list[Token], head: Token) -> Answer:
        named = self._named(source, tokens, head)
        if named is not None:
            return named
        described = self._described(source, tokens, head)
        if described is not None:
            return described
        return self._own_words(source, tokens, head)

    # names

    def _places_in(self, source: Spans) -> list[Place]:
        out = []
        for span in source:
            k = max(bisect_right(self.starts, span.start) - 1, 0)
            while k < len(self.starts) and self.starts[k] < span.end:
                place = self.scene.places[k]
                if place.span.overlaps(span) and place.span.start >= span.start - 1:
                    out.append(place)
                k += 1
        return out

    def _named(self, source: Spans, tokens: list[Token], head: Token) -> Answer | None:
        """A name in the source's own words, where it names the source and not its owner or its place."""
        places = self._places_in(source)
        signed = self._signed(tokens, places)
        if signed is not None:
            return self._name_answer(signed.actor, signed.span)
        heads = [p for p in places if self._is_head(p, source, tokens, head)]
        if not heads:
            return None
        people = [p for p in heads if p.actor.type == "person"]
        chosen = people or [p for p in heads if p.token == head.i or p.span.holds(Span(head.start, head.end))] or heads
        keys = list(dict.fromkeys(p.actor.id for p in chosen))
        members = self._members(tokens, head, places)
        titled = self._titled_twice(tokens, places) if len(members) > 1 else None
        if titled is not None:
            return self._name_answer(titled.actor, titled.span)
        if len(members) > 1:
            listed = any(t.dep == "cc" or t.text.casefold() in _JOINING for t in tokens)
            names = self._names_of(members, places) if listed else None  # "From Tolna, Ann Lee said": no list
            if names is None:
                return Answer(None, 0.0, "some of those named together have no name")
            name = ", ".join(names[:-1]) + " and " + names[-1]
            return Answer(name, 0.9, f"'{name}' named together", "several:" + name, "several")
        if tokens[0].text.casefold() == "both" and (people or len(keys) == 1):
            return Answer(None, 0.0, "some of those named together have no name")
        if len(keys) > 1 and people:
            return Answer(None, 0.0, "two names for one source")
        beside = self.parse.tokens[chosen[0].token]
        if beside.i != head.i and beside.dep == "appos" and len(keys) == 1 and any(
            t.dep == "conj" and t.pos == "PROPN" and t.end <= source[-1].end for t in self.parse.children(beside.i)
        ):  # fmt: skip
            return Answer(None, 0.0, "some of those named together have no name")  # "members Esk and Tolna"
        if len(keys) == 1 and beside.i > head.i and self._is_joined(chosen[0].span, head):
            return Answer(None, 0.0, "some of those named together have no name")  # "the Tolna branch and the Esk Club"
        if people and self._may_be_whom_he_is_of(people[0], tokens, head):
            return None
        place = chosen[0]
        if place.actor.type != "person" and _COMPLEMENT.match(self.text[place.span.end : source[-1].end]):
            return None  # "the Committee | for a Safer Harbour": the name goes on
        return self._name_answer(place.actor, place.span)

    def _is_joined(self, name: Span, head: Token) -> bool:
        """Does "and" stand right before a name behind the head of its phrase, wherever the parse hangs it?"""
        first = self.parse.within(name)[0].i
        while first - 1 > head.i and self.parse.tokens[first - 1].pos == "DET":
            first -= 1
        return first - 1 > head.i and self.parse.tokens[first - 1].text.casefold() in _JOINING

    def _members(self, tokens: list[Token], head: Token, places: list[Place]) -> list[Token]:
        """The heads of all that are named together as one source, in order; the head alone where it is one."""
        inside = {t.i for t in tokens}
        found = [head]
        for token in found:
            found += [t for t in self.parse.children(token.i) if t.i in inside and t.dep == "conj"]
            named = any(p.span.holds(Span(token.start, token.end)) for p in places)
            if named or token is not head:
                continue
            for name in self.parse.children(token.i):  # "the chairman, Bo Hale, and the mayor": joined to the name
                if name.i in inside and name.dep == "appos" and name.pos == "PROPN":
                    joined = (t for t in self.parse.children(name.i) if t.i in inside and t.dep == "conj")
                    found += [t for t in joined if t.pos in ("NOUN", "PROPN")]
        return sorted(found, key=lambda t: t.i)

    def _names_of(self, members: list[Token], places: list[Place]) -> list[str] | None:
        """One name for each of those named together; None where one of them has none, or two."""
        names: list[str] = []
        for member in members:
            named = {p.actor.id: p.actor.name for p in places if self._names_member(p, member)}
            if len(named) != 1:
                return None
            names += named.values()
        return names if len(set(names)) == len(members) else None

    def _names_member(self, place: Place, member: Token) -> bool:
        """Is a name that of the member itself, not of its owner or of a part of its phrase?"""
        if place.span.holds(Span(member.start, member.end)):
            return True
        token = self.parse.tokens[place.token]
        return token.dep in ("appos", "flat") and token.head == member.i and place.actor.type == "person"

    def _titled_twice(self, tokens: list[Token], places: list[Place]) -> Place | None:
        """The one who bears both of two titles before his name: "company chairman and chief executive Bo Hale", where
        "the chairman and the mayor, Bo Hale" may be two. A comma alone lists nobody: "the mayor, Mayor Ida Holm"."""
        people = [p for p in places if p.actor.type == "person"]
        if len(people) != 1:
            return None
        place = people[0]
        joints = [t for t in tokens if (t.dep == "cc" or t.text == ",") and t.end <= place.span.start]
        if len(joints) == 2 and joints[1].text == "," and joints[1].end + 1 == place.span.start:
            joints = joints[:1]  # "chairman and founder, Bo Hale"
        if len(joints) != 1 or joints[0].text.casefold() not in ("and", ",") or any(
            t.dep == "cc" or t.text == "," for t in tokens if t.start >= place.span.end
        ):  # fmt: skip
            return None
        at = joints[0]
        before = [t for t in tokens if t.i < at.i]
        between = [t for t in tokens if at.i < t.i and t.end <= place.span.start and t.text != ","]
        if not before or not between or any(p is not place and p.span.start < at.start for p in places):
            return None
        titles = (before[-1], between[-1])
        bare = at.text == "," or all(t.pos != "DET" and t.dep != "poss" for t in (before[0], *between))
        return place if bare and all(is_person_word(t.lemma) or is_person_word(t.text) for t in titles) else None

    def _may_be_whom_he_is_of(self, place: Place, tokens: list[Token], head: Token) -> bool:
        """ "A lawyer for the nurse, Ann Brede": either may be Ann Brede. Not where the report knows the other one by
        name, nor for a spokesman, who is named as a rule."""
        first = self.parse.within(place.span)[0]
        before = [t for t in tokens if t.i < first.i]
        if head.lemma.casefold() not in _ONES_OF or len(before) < 4 or before[-1].text != ",":
            return False
        at = before[-2]
        if before[0].text.casefold() not in ("a", "an") or at.pos != "NOUN" or at.tag != "NN" or at.i <= head.i + 1:
            return False
        known = any(role_word(at.text) in roles for key, roles in self.scene.roles.items() if key != place.actor.id)
        return is_person_word(at.lemma) and not known

    def _name_answer(self, actor: Actor, span: Span) -> Answer:
        words = span.of(self.text)
        sort = {"person": "person", "organization": "body"}.get(actor.type, "place")
        gender = self.scene.genders.get(actor.id)
        if words.casefold() == actor.name.casefold() and actor.id not in self.scene.mixed:
            return Answer(actor.name, FULL_NAME, f"named in full: {actor.name}", actor.id, sort, gender)
        if actor.id in self.scene.mixed:
            why = f"'{words}': more than one person here goes by it"
            return Answer(actor.name, 0.9 if actor.name in words else 0.4, why, actor.id, sort)
        if actor.type == "person" and " " not in words and len(self.last_names.get(_last_name(words), ())) > 1:
            why = f"'{words}' taken for {actor.name}, though others share the name"
            return Answer(actor.name, SHARED_NAME, why, actor.id, sort, gender)
        return Answer(actor.name, PART_OF_NAME, f"'{words}' is {actor.name}", actor.id, sort, gender)

    def _is_head(self, place: Place, source: Spans, tokens: list[Token], head: Token) -> bool:
        """Does the name stand for the whole source, rather than for an owner, a place or a client?"""
        span, end = place.span, source[-1].end
        if place.actor.type != "person" and _is_someone_of(tokens, span):
            return False
        if place.actor.type == "place" and self._is_end_of_name(span, tokens):
            return False
        after = self.text[span.end : end].lstrip()
        if after.startswith(_POSSESSED) and after.rstrip() not in _POSSESSED:
            return False
        if span.holds(Span(head.start, head.end)):
            # a name that the parse takes for the head, yet a common noun follows: "the Trump campaign"
            following = next((t for t in tokens if t.start >= span.end), None)
            return following is None or following.pos != "NOUN" or following.dep in ("appos", "npadvmod") or (
                self.text[span.end : following.start].strip() != ""
            )  # fmt: skip
        if place.actor.type == "person" and is_person_word(head.lemma) and head.end <= span.start and (
            _NAMED_SO.search(self.text, head.end, span.start)
        ) and not any(is_person_word(t.lemma) for t in tokens if head.i < t.i and t.end <= span.start):  # fmt: skip
            return True
        top = self.parse.tokens[place.token]
        for _ in range(4):
            if top.dep in ("appos", "conj", "flat") and top.head != top.i:
                top = self.parse.tokens[top.head]
                if top.i == head.i:
                    return True
            else:
                break
        return place.actor.type == "person" and self._closes(place, source, tokens)

    def _signed(self, tokens: list[Token], places: list[Place]) -> Place | None:
        """The one named as in a byline, with a house and a place behind him and nobody else: "Ida Holm, Esk Radio,
        Tolna"."""
        first = places[0] if places else None
        if first is None or first.actor.type != "person" or first.span.start != tokens[0].start:
            return None
        rest = [t for t in tokens if t.start >= first.span.end and t.text != ","]
        if not rest or not all(t.pos == "PROPN" for t in rest) or any(p.actor.type == "person" for p in places[1:]):
            return None
        return first if self.text[first.span.end : first.span.end + 1] == "," else None

    def _is_end_of_name(self, span: Span, tokens: list[Token]) -> bool:
        """Is a place only the last part of a name that is not known: "IslandNews | Tolna"?"""
        before = [t for t in tokens if t.end <= span.start]
        inside = [t for t in tokens if span.start <= t.start < span.end]
        if not before or not inside or before[-1].end + 1 != inside[0].start:
            return False
        return before[-1].pos == "PROPN" and before[-1].dep == "compound" and before[-1].head == inside[-1].i

    def _closes(self, place: Place, source: Spans, tokens: list[Token]) -> bool:
        """Does a full name end the phrase behind a noun ("a leader of the ruling party Jo Bloggs")?"""
        after = self.text[place.span.end : source[-1].end].strip()
        before = [t for t in tokens if t.end <= place.span.start]
        head = head_of(self.parse, source)
        body = head is not None and any(
            p.actor.type == "organization" and p.span.holds(Span(head.start, head.end)) for p in self._places_in(source)
        )
        if head is not None and head.end <= place.span.start and (body or head.tag == "NNS"):
            return False  # "the Harbour Board under Jo Bloggs", "critics of the harbour like Jo Bloggs"
        if " " not in place.span.of(self.text).strip() or not before or (after and after[0] not in ",(—–-"):
            return False
        if head is not None and self._is_doer(place, head):
            return False
        last = before[-1]
        if last.text == ",":  # "the group's spokesman, Ali Shah"
            return any(is_person_word(t.text) for t in before) and not any(t.dep == "prep" for t in before[-3:-1])
        if last.pos not in ("NOUN", "PROPN"):
            return False
        in_complement = any(t.dep == "prep" for t in before)
        return not (in_complement and is_person_word(last.text))

    def _is_doer(self, place: Place, head: Token) -> bool:
        """Does a name stand in a clause that hangs on the head: "the treaty, opposed by Bo Hale"? Not what somebody is
        called there ("a man named Bo Hale")."""
        token = self.parse.tokens[place.token]
        for _ in range(8):
            if token.i == head.i or token.head == token.i:
                return False
            if token.dep in ("acl", "relcl", "advcl"):
                return token.lemma.casefold() not in _NAMING
            token = self.parse.tokens[token.head]
        return False

    # pronouns

    def _pronoun(self, token: Token, i: int) -> Answer | None:
        low = token.text.casefold()
        if low in gd.PRONOUNS:
            return self._third_person(token, gd.PRONOUNS[low], i)
        if low in _THING:
            return self._thing(token, i)
        if low in _MANY:
            return self._many(token, i)
        if low in _FIRST and token.text != "mine":
            return self._first_person(token, i)
        if low in _FIRST_PLURAL and token.text != "US":
            return self._our_side(token, i)
        if low in _SECOND:
            return Answer(None, 0.0, f"'{low}' is whoever is spoken to")
        if low in _RELATIVE and token.text != "WHO":
            return self._relative(token)
        return None

    def _barred(self, token: Token, i: int) -> frozenset[str]:
        """Inside a quotation the speaker of it is 'I', never 'he'."""
        if self.scene.in_quote(token.start) is None:
            return frozenset()
        parent = self._parent_answer(i)
        return frozenset([parent.key]) if parent and parent.key else frozenset()

    def _parent_answer(self, i: int) -> Answer | None:
        parent = self.parents[i]
        return self.answer(parent) if parent is not None else None

    def _third_person(self, token: Token, gender: gd.Gender, i: int) -> Answer:
        speaker = self._speaker_after(token, gender, i) or self._speaker_himself(token, _PERSON, i, gender)
        parent = self._parent_answer(i)
        speaking = parent.key if parent else ""
        if speaker is not None and not (speaker.key == speaking and self._begins_with_another(token, gender, i)):
            return speaker
        reflexive = token.text.casefold() in _POSSESSIVE
        own = self.attributions[i].content
        choice = choose(
            self.scene, token, _PERSON, gender, barred=self._barred(token, i), reflexive=reflexive, own=own,
            replies=self._replies(i),
        )  # fmt: skip
        best = choice.best
        if best is not None and best.key == speaking and self._begins_with_another(token, gender, i):
            return Answer(None, 0.0, f"'{token.text}' is {best.name}, or whoever is named before")
        if choice.going_on and self._throws_back(i):
            return Answer(None, 0.0, f"'{token.text}' denies what was said just before")
        if best is None or choice.confidence < CERTAIN or not best.named:
            carried = self._carries_on(token, gender, i)
            if carried is not None and carried.confidence >= CERTAIN:
                return carried
        if best is None:
            return Answer(None, 0.0, f"'{token.text}': {choice.why}")
        if not best.named:
            words = plain(best.name) if choice.confidence >= CERTAIN else None
            return Answer(None, 0.0, f"'{token.text}' is {best.name}, whose name never comes", best.key, words=words)
        why = f"'{token.text}' is {best.name}: {choice.why}"
        return Answer(best.name, choice.confidence, why, best.key, "person", best.gender or gender)

    def _begins_with_another(self, token: Token, gender: gd.Gender, i: int) -> bool:
        """ "When Lee could speak, | Holm said, | she …": does what is said begin, before its speaker, with another whom
        a pronoun behind may mean?"""
        parent = self.parents[i]
        if parent is None:
            return False
        a, speaker = self.attributions[parent], self.answer(parent)
        begun = [s for s in a.content if a.source and s.end <= a.source[0].start]
        for p in self.scene.before(token.start, self.scene.level_at(token)) if begun else ():
            if any(s.start <= p.start < s.end for s in begun) and sentence_of(self.parse, p.start) == token.sent:
                fits = p.sort in (*_PERSON, "name") and p.gender in (None, gender)
                if fits and not (speaker and p.key == speaker.key):
                    return True
        return False

    def referent(self, token: Token, holder: int | None) -> Answer | None:
        """Whom a third-person pronoun in the content of attribution `holder` stands for.

        In paraphrase it is the source, as a rule ("Lee said she would go"): so it is taken where the scene says the
        same, or tells nothing for certain and nobody else it could be comes between. In a quotation it never is.
        """
        low = token.text.casefold()
        gender = gd.PRONOUNS.get(low)
        sorts = _PERSON if gender else frozenset(["body"]) if low in _THING else frozenset(["several"])
        source = self.answer(holder) if holder is not None else None
        marked = any(q.closed for q in self.quotes.touching(token.start, token.end))  # 'single' marks too
        quoted = marked or self.scene.in_quote(token.start) is not None or (
            holder is not None and is_word_for_word(self.text, self.attributions[holder])
        )  # fmt: skip
        barred = frozenset([source.key]) if quoted and source is not None and source.key else frozenset()
        choice = choose(self.scene, token, sorts, gender, barred=barred, reflexive=low in _POSSESSIVE)
        best = choice.best
        if holder is None or quoted:
            near = best is not None and best.named and (best.part == "subject" or best.speaks) and (
                self.scene.level_at(token) - best.level <= FARTHEST)  # fmt: skip
            return Answer(best.name, choice.confidence, choice.why) if gender and best is not None and near else None
        if source is None or not source.name or source.sort not in sorts or (
            gender and source.gender not in (None, gender)
        ):  # fmt: skip
            return None
        client = token.dep == "poss" and self.parse.tokens[token.head].lemma.casefold() == "client"
        if gender and not client and not _LAWYERS.isdisjoint(self.scene.roles.get(source.key, ())):
            return None  # "he had no key, his lawyer said": the client
        if best is not None and best.key != source.key and choice.confidence >= CERTAIN and best.named:
            return None  # the scene would have it another
        if low in _THING and (
            self.attributions[holder].source[0].start > token.start  # "it killed six people, Holm Water said"
            or self._is_outlet(source.name) or self._is_publisher(source.name)
        ):  # fmt: skip
            return None  # what it stands for was told before; a paper tells of others
        begin = min(s.start for s in self.attributions[holder].content)
        between = [p for p in self.scene.before(token.start, self.scene.level_at(token)) if p.start >= begin
                   and p.key != source.key and p.sort in (*sorts, "name")
                   and not (gender and p.gender not in (None, gender))]  # fmt: skip
        return None if between else replace(source, confidence=source.confidence * 0.9)

    def nobody_else(self, token: Token, holder: int) -> str | None:
        """The source's own words where it is somebody without a name, brought in by them ("a fisherman said | he saw
        it"), and the pronoun is what it says first."""
        a = self.attributions[holder]
        if not a.source or is_word_for_word(self.text, a) or token.start != min(s.start for s in a.content):
            return None
        head = head_of(self.parse, a.source)
        words = plain_words(self.text, a.source)
        alone = head is not None and head.pos == "NOUN" and head.tag == "NN" and is_person_word(head.lemma)
        told = gd.of_word(head.text) if head is not None else None
        if not alone or told not in (None, gd.PRONOUNS.get(token.text.casefold())) or len(words.split()) > 7:
            return None
        return words if words.split()[0].casefold() in ("a", "an", "one") else None

    def _speaker_after(self, token: Token, gender: gd.Gender, i: int) -> Answer | None:
        """ "He had never met them, Lee said": paraphrase whose speaker comes after it in the sentence."""
        parent = self.parents[i]
        if parent is None or self.scene.in_quote(token.start) is not None:
            return None
        source = self.attributions[parent].source
        if not source or source[0].start < token.start:
            return None
        answer = self.answer(parent)
        if answer is None or answer.sort != "person" or not answer.name or answer.gender not in (None, gender):
            return None
        return replace(answer, confidence=answer.confidence * 0.7, why=f"'{token.text}' is the speaker, {answer.name}")

    def _speaker_himself(
        self, token: Token, sorts: frozenset[str], i: int, gender: gd.Gender | None = None
    ) -> Answer | None:
        """ "Lee said he expects …", "Divers say they know …": in paraphrase the pronoun that begins what is said is
        whoever says it, where it fits and nobody else it could be comes between. None elsewhere.

        Who says it may be unknown as well; then the pronoun is no other one for that.
        """
        parent = self.parents[i]
        if parent is None or token.dep not in ("nsubj", "nsubjpass"):
            return None
        a = self.attributions[parent]
        quote = self.scene.in_quote(token.start)
        if not a.source or quote != self.scene.in_quote(a.source[0].start):
            return None
        if plain_words(self.text, a.source).casefold() in _FIRST | _FIRST_PLURAL | _SECOND:
            return None  # "I said he …"
        if a.source[-1].end > token.start or all(s.start != token.start for s in a.content):
            return None
        if is_word_for_word(self.text, a):
            return None
        answer = self.answer(parent)
        if answer is None or answer.sort not in sorts or (gender and answer.gender not in (None, gender)):
            return None
        between = Span(a.source[-1].end, token.start)
        for p in self.scene.before(token.start, self.scene.level_at(token)):
            if p.start < between.start:
                break
            fits = p.sort in (*sorts, "name") and not (gender and p.gender not in (None, gender))
            if fits and not self._is_deep(p.token):
                return None
        if any(t.tag in (("NNS", "NNPS") if gender is None else ("NN", "NNP")) and is_person_word(t.lemma)
               for t in self.parse.within(between)):  # fmt: skip
            return None  # "Lee told the author | she thought"; "told reporters | she thought" is she
        if not answer.name and not answer.words and gender and not self._is_pronoun_of(a.source, gender):
            return None
        why = f"'{token.text}' is whoever says so" + (f", {answer.name}" if answer.name else "")
        return replace(answer, confidence=answer.confidence * 0.95, why=why)

    def _carries_on(self, token: Token, gender: gd.Gender, i: int) -> Answer | None:
        """ "Lee said Hale had gone. He added …", "Lee, a sailor, was aboard. “It sank,” he said", "Lee works with Hale.
        But he …": a pronoun that is the subject of a sentence is whom the last sentence was about, who spoke there, or
        was the only one it told of. Whoever is only spoken of, in his words or in a phrase, does not come between."""
        a = self.attributions[i]
        if self.parents[i] is not None or self.scene.in_quote(token.start) is not None or token.dep != "nsubj":
            return None
        first, _ = self.parse.sentences[token.sent]
        outside = [t for t in self.parse.tokens[first : token.i] if self.scene.in_quote(t.start) is None
                   and not any(s.start <= t.start < s.end for s in a.content)]  # fmt: skip
        if any(t.text[:1].isalnum() and t.text.casefold() not in _LEADING for t in outside):
            return None  # "If Hale goes, he said", "On Monday he said"
        level = self.scene.level_at(token)
        near = [p for p in self.scene.before(token.start, level) if level - p.level <= 1 and not p.quoted
                and p.sort in ("person", "name") and not (p.gender and p.gender != gender)]  # fmt: skip
        main = [p for p in near if p.level == level - 1 and p.part == "subject" and self._heads_sentence(p.token)]
        if not main or any(p.level == level for p in near) or len({p.key for p in main}) != 1:
            return None
        best = main[0]
        if not best.named or best.sort != "person" or (gender and best.gender not in (None, gender)):
            return None
        told, replies = self.scene.told_by(best), self._replies(i)
        if best.speaks and self._throws_back(i):
            return None
        for p in near:
            alone = p.part in ("owner", "modifier") or any(s.start <= p.start < s.end for s in told)
            if p.key != best.key and (p.speaks or replies or not (alone or self._is_aside(p))):
                return None
        why = f"'{token.text}' is {best.name}, whom the sentence before was about"
        return Answer(best.name, 0.85 * best.sure, why, best.key, "person", best.gender or gender)

    def _is_aside(self, presence: Presence) -> bool:
        """Does somebody stand in a phrase of a sentence that says nothing to or with him: "a summit with Lee"? Not
        "Hale spoke to Lee", of whom either may go on."""
        token = self.parse.tokens[presence.token]
        while token.dep in ("appos", "flat", "compound") and token.head != token.i:
            token = self.parse.tokens[token.head]
        if token.dep != "pobj":
            return False
        prep = self.parse.tokens[token.head]
        up = self.parse.tokens[prep.head]
        if prep.dep != "prep" or up.pos != "VERB":
            return prep.dep == "prep"
        together = up.lemma.casefold() in _CONVERSING or up.lemma.casefold() in lex.COMMUNICATION_VERBS
        return prep.text.casefold() not in _TOWARDS and not together

    def _replies(self, i: int) -> bool:
        """Does a cue answer what another has said ("She denied it")?"""
        return any(t.lemma.casefold() in _REPLYING for s in self.attributions[i].cue for t in self.parse.within(s))

    def _throws_back(self, i: int) -> bool:
        """Is what was just said itself denied ("She denied it", "He rejected the charge")? Then another had said it."""
        content = plain(" ".join(s.of(self.text) for s in self.attributions[i].content)).casefold()
        return _THROWN_BACK.fullmatch(content) is not None and any(
            t.lemma.casefold() in DENYING for s in self.attributions[i].cue for t in self.parse.within(s)
        )

    def _heads_sentence(self, at: int) -> bool:
        """Is a name the subject of its sentence's main verb?"""
        token = self.parse.tokens[at]
        while token.dep in ("appos", "flat", "compound") and token.head != token.i:
            token = self.parse.tokens[token.head]
        verb = self.parse.tokens[token.head]
        return token.dep in ("nsubj", "nsubjpass") and verb.head == verb.i

    def _is_deep(self, at: int) -> bool:
        """Does a name stand inside another noun's phrase: "his summit with Lee", "Lee's offer"?"""
        token = self.parse.tokens[at]
        if token.dep == "pobj":
            return self.parse.tokens[self.parse.tokens[token.head].head].pos in ("NOUN", "PROPN")
        return token.dep == "poss"

    def _is_pronoun_of(self, source: Spans, gender: gd.Gender) -> bool:
        """Is a source the pronoun "he" or "she" of that gender?"""
        return gd.PRONOUNS.get(plain_words(self.text, source).casefold()) == gender

    def _thing(self, token: Token, i: int) -> Answer:
        sorts = frozenset(["body", "document", "place"])
        speaker = self._speaker_himself(token, frozenset(["body"]), i)
        if speaker is not None and speaker.name:
            return speaker
        paper = self._paper_going_on(token, i)
        if paper is not None:
            return paper
        reflexive = token.text.casefold() in _POSSESSIVE
        choice = choose(
            self.scene, token, sorts, None, barred=self._barred(token, i), reflexive=reflexive, replies=self._replies(i)
        )
        best = choice.best
        if choice.going_on and self._throws_back(i):
            return Answer(None, 0.0, f"'{token.text}' denies what was said just before")
        if best is None or not best.named:
            words = plain(best.name) if best is not None and (choice.going_on or choice.confidence >= CERTAIN) else None
            return Answer(None, 0.0, f"'{token.text}': {choice.why}", words=words)
        if self._others_between(best, token):
            return Answer(None, 0.0, f"'{token.text}' may be another, that has no name here")
        near = self.scene.level_at(token) - best.level <= 1
        known = best.speaks or best.part == "subject"
        confidence = choice.confidence * (0.95 if near and known else 0.6)
        if best.sort == "place":
            confidence *= 0.8
        words = self._words_of(best) if choice.going_on and best.key.startswith("words:") else None
        if choice.going_on and words is None:
            confidence = max(confidence, WENT_ON)
        why = f"'{token.text}' is {best.name}: {choice.why}"
        return Answer(best.name, confidence, why, best.key, best.sort, words=words)

    def _paper_going_on(self, token: Token, i: int) -> Answer | None:
        """ "The letter said …. It added …": a document goes on in the next sentence, as whoever it was taken for."""
        verb = self.parse.tokens[token.head]
        if self.parents[i] is not None or token.dep != "nsubj" or verb.lemma.casefold() not in _TELLING:
            return None
        first, _ = self.parse.sentences[token.sent]
        if first != token.i or self.scene.in_quote(token.start) is not None or token.sent == 0:
            return None
        begin = self.parse.tokens[self.parse.sentences[token.sent - 1][0]].start
        before = [k for k, a in enumerate(self.attributions)
                  if self.parents[k] is None and a.source and begin <= a.source[0].start < token.start]  # fmt: skip
        if len(before) != 1 or "\n" in self.text[self.attributions[before[0]].source[0].start : token.start]:
            return None
        source = self.attributions[before[0]].source
        head = head_of(self.parse, source)
        if head is None or head.tag != "NN" or head.lemma.casefold() not in lex.DOCUMENT_NOUNS or head.dep != "nsubj":
            return None
        answer = self.answer(before[0])
        if answer is None or (answer.name and not answer.key.startswith("words:")):
            return answer
        words = answer.words or plain_words(self.text, source)
        return Answer(None, 0.0, f"'{token.text}' is {words}, which spoke just before", words=words)

    def _words_of(self, speaker: Presence) -> str | None:
        """How one without a name stood in the chain where it spoke before: "the utility. It" is that utility still."""
        spoke = (k for k, a in enumerate(self.attributions) if any(s.start <= speaker.start < s.end for s in a.source))
        at = next(spoke, None)
        answer = self.answer(at) if at is not None else None
        return (answer.words if answer is not None else None) or plain(speaker.name)

    def _many(self, token: Token, i: int) -> Answer:
        sorts = frozenset(["body", "several"])
        speaker = self._speaker_himself(token, sorts, i)
        if speaker is not None and speaker.name:
            return speaker
        barred, replies = self._barred(token, i), self._replies(i)
        choice = choose(self.scene, token, sorts, None, barred=barred, replies=replies)
        best = choice.best
        if choice.going_on and self._throws_back(i):
            return Answer(None, 0.0, f"'{token.text}' deny what was said just before")
        if best is None or not best.named:
            words = plain(best.name) if best is not None and choice.confidence >= CERTAIN else None
            return Answer(None, 0.0, f"'{token.text}': {choice.why}", words=words)
        if self._others_between(best, token):
            return Answer(None, 0.0, f"'{token.text}' may be others, named together or not at all")
        near = self.scene.level_at(token) - best.level <= 1
        confidence = choice.confidence * (0.9 if near and best.speaks else 0.5)
        confidence *= 0.75 if best.key.startswith("words:") else 1.0  # "they" may as well be things
        verb = self.parse.tokens[token.head]
        told = verb.tag == "VBD" and verb.lemma.casefold() in lex.COMMUNICATION_VERBS
        near = told or "\n" not in self.text[best.start : token.start]
        if self._several_between(best, token):
            confidence *= 0.6
        elif choice.going_on and near:
            confidence = max(confidence, WENT_ON)  # on another line "They keep …" may be somebody's own words
        return Answer(best.name, confidence, f"'{token.text}' is {best.name}: {choice.why}", best.key, best.sort)

    def _several_between(self, best: Presence, token: Token) -> bool:
        """Do other people come between in the sentence of a "they": "the group shot its men after they …"?"""
        between = self.parse.within(Span(best.start, token.start))
        return any(t.sent == token.sent and t.i > best.token and t.tag == "NNS" and is_person_word(t.lemma)
                   for t in between)  # fmt: skip

    def _others_between(self, best: Presence, token: Token) -> bool:
        """Is the likeliest body one of two named together, or does another without a name come after it as a subject
        ("the Echo reported it. The company said | it …")?"""
        its = self.parse.tokens[best.token]
        if its.dep == "conj" or any(c.dep == "conj" and c.pos == "PROPN" for c in self.parse.children(its.i)):
            return token.text.casefold() in _MANY
        return any(
            t.pos == "NOUN" and t.dep in ("nsubj", "nsubjpass") and t.start > best.start and t.lemma.casefold() in
            _BODIES | _OUTLETS and self.scene.in_quote(t.start) is None
            for t in self.parse.tokens[its.i + 1 : token.i]
        )  # fmt: skip

    def _first_person(self, token: Token, i: int) -> Answer:
        parent = self._quoting(token, i)
        if self._quoted_again(token, i):
            return Answer(None, 0.0, f"'{token.text}' is whoever is quoted inside the quotation")
        if parent is None or not parent.name or parent.sort == "several":
            words = self._words_of_parent(i, parent) or self._own_voice(token, i)
            return Answer(None, 0.0, f"'{token.text}' is whoever speaks here", words=words)
        why = f"'{token.text}' is the one quoted, {parent.name}"
        return replace(parent, confidence=parent.confidence * 0.97, why=why)

    def _quoted_again(self, token: Token, i: int) -> bool:
        """Does it stand in single marks inside a quotation, and the one it is given to speaks outside of them?"""
        parent = self.parents[i]
        if parent is None:
            return False
        begin = min((s.start for s in self.attributions[parent].content), default=0)
        return (
            any(
                q.single and q.start < token.start < q.end and q.start > begin + 1
                for q in self.quotes.touching(token.start, token.end)
            )
            and any(not q.single for q in self.quotes.touching(token.start, token.end))
        )

    def _words_of_parent(self, i: int, answer: Answer | None) -> str | None:
        """How the one quoted here stands in a chain, where no name is known: "I" is "a fisherman" who says it."""
        at = self.parents[i]
        if answer is None or at is None:
            return None
        return answer.words or plain_words(self.text, self.attributions[at].source) or None

    def _own_voice(self, token: Token, i: int) -> str | None:
        """The publisher, for an "I" or "we" of the report's own voice: outside of all quotations and statements.

        Behind a question or a colon the line may be somebody's whose words stand without marks; so may a title, any
        line of a transcript, and all in a report that has lost its marks: somebody speaks there, and none has any.
        """
        begin = self.text.rfind("\n", 0, token.start) + 1
        before = self.text[:begin].rstrip()
        if self.parents[i] is not None or self.scene.in_quote(token.start) is not None or before.endswith(("?", ":")):
            return None
        if self._is_transcript or self._has_lost_marks:
            return None
        title = not before and "\n" in self.text[token.end :].strip()
        opened = any(q.start < token.start and not q.closed for q in self.quotes.touching(begin, token.start)
                     ) if begin < token.start else False  # fmt: skip
        return None if title or opened else self.annotated.report.publisher

    @cached_property
    def _is_transcript(self) -> bool:
        """Has the report turns?"""
        return any(is_turn(a) for a in self.attributions)

    @cached_property
    def _has_lost_marks(self) -> bool:
        """Does somebody else say something in a report without a single quotation?"""
        if self.quotes.doubles:
            return False
        others = (a for a in self.attributions if plain_words(self.text, a.source).casefold() not in ("", "i", "we"))
        verbs = (t for a in others for s in a.cue for t in self.parse.within(s))
        return any(t.lemma.casefold() in lex.COMMUNICATION_VERBS for t in verbs)

    def _quoting(self, token: Token, i: int) -> Answer | None:
        """Whoever the quotation around a token is given to."""
        parent = self.parents[i]
        posted = parent is not None and is_word_for_word(self.text, self.attributions[parent])
        if self.scene.in_quote(token.start) is None and not posted:
            return None
        return self._parent_answer(i)

    def _our_side(self, token: Token, i: int) -> Answer:
        parent = self._quoting(token, i)
        if parent is None or not parent.name:
            words = self._words_of_parent(i, parent) or self._own_voice(token, i)
            return Answer(None, 0.0, f"'{token.text}' is whoever speaks here", words=words)
        if parent.sort == "body":
            return replace(parent, confidence=parent.confidence * 0.9, why=f"'{token.text}' is {parent.name}, quoted")
        body = self._spoken_for(i)
        if body is None:
            return Answer(None, 0.0, f"'{token.text}' is {parent.name} and others")
        why = f"'{token.text}' is {body.name}, for whom {parent.name} speaks"
        return Answer(body.name, 0.78, why, body.id, "body")

    def _spoken_for(self, i: int) -> Actor | None:
        """The body whose spokesperson the enclosing source is said to be, by the words of the source or the role."""
        parent = self.parents[i]
        answer = self.answer(parent) if parent is not None else None
        if parent is None or answer is None or "spokesperson" not in self.scene.roles.get(answer.key, ()):
            return None
        source = self.attributions[parent].source
        bodies = {p.actor.id: p.actor for p in self._places_in(source) if p.actor.type == "organization"}
        for actor in self.annotated.actors:
            if actor.id != answer.key:
                continue
            for role in actor.roles:
                for place in self._places_in((role.span,)):
                    if place.actor.type == "organization":
                        bodies[place.actor.id] = place.actor
        if not bodies:  # "the group's spokesman": whoever "the group" is
            for token in (t for s in source for t in self.parse.within(s)):
                if token.dep == "poss" and token.lemma in _BODIES:
                    owner = self._described((Span(token.start, token.end),), [token], token, definite=True)
                    if owner and owner.name and owner.confidence >= CERTAIN:
                        return next((a for a in self.annotated.actors if a.id == owner.key), None)
        return next(iter(bodies.values())) if len(bodies) == 1 else None

    def _relative(self, token: Token) -> Answer:
        """'who', 'which': the noun that the relative clause hangs on."""
        verb = self.parse.tokens[token.head]
        for _ in range(4):
            if verb.dep in ("relcl", "acl"):
                break
            verb = self.parse.tokens[verb.head]
        else:
            return Answer(None, 0.0, f"'{token.text}' hangs on nothing")
        beside = self._right_before(token)
        noun = self.parse.tokens[verb.head]
        if beside is not None and noun.i <= beside.token:
            answer = self._name_answer(beside.actor, beside.span)
            why = f"'{token.text}' follows {answer.name}" if answer.name else answer.why
            sure = 0.95 if noun.i == beside.token else 0.9
            return replace(answer, confidence=answer.confidence * sure, why=why)
        hung = noun
        if token.text.casefold() != "which":
            noun = self._bearer(noun)
        while noun.dep == "appos" and noun.head < noun.i:  # "Lee, now the mayor, who said"
            noun = self.parse.tokens[noun.head]
        if noun.i >= token.i or noun.pos == "PRON":
            return Answer(None, 0.0, f"'{token.text}' hangs on nothing that has a name")
        left = [k for k in self.parse.subtree(noun.i) if noun.i - 12 <= k <= noun.i]
        span = Span(self.parse.tokens[min(left)].start, noun.end)
        answer = self._phrase((span,), self.parse.within(span), noun)
        direct = token.i - hung.i <= 2  # "Lee, who": nothing stands between
        # in a list or behind a place ("Democrats in Tolna, who") the name next to it decides nothing
        listed = noun.dep == "conj" or any(c.dep == "conj" for c in self.parse.children(noun.i))
        fits = answer.sort == "person" if token.text.casefold() in ("who", "whom", "whose") else answer.sort == "body"
        if answer.key.startswith("words:") or listed or not fits or (not direct and answer.sort != "person"):
            words = plain(span.of(self.text)) if direct and not listed else None
            return Answer(None, 0.0, f"'{token.text}' follows nobody who has a name", words=words)
        why = f"'{token.text}' follows {answer.name}" if answer.name else answer.why
        return replace(answer, confidence=answer.confidence * (0.95 if direct else 0.8), why=why)

    def _bearer(self, noun: Token) -> Token:
        """Somebody, for a thing on or with him that the parse hangs a "who" on: "two men in orange coats who say"."""
        at = self.parse.tokens[noun.head]
        up = self.parse.tokens[at.head]
        thing = noun.pos == "NOUN" and not is_person_word(noun.lemma) and not is_speaker_noun(noun.lemma)
        if thing and noun.dep == "pobj" and at.dep == "prep" and at.i < noun.i and up.i < at.i and up.pos == "NOUN":
            return up if is_person_word(up.lemma) or is_speaker_noun(up.lemma) else noun
        return noun

    def _right_before(self, token: Token) -> Place | None:
        """The person named right before "who" ("criticism from the investor Jo Bloggs, who"), though the parse may hang
        the clause on a noun farther off; None in a list, and behind somebody who is his or hers ("an aide to Jo")."""
        if token.text.casefold() != "who" or token.i == 0:
            return None
        last = self.parse.tokens[token.i - 1]
        last = self.parse.tokens[last.i - 1] if last.text == "," and last.i else last
        k = bisect_right(self.starts, last.start) - 1
        place = self.scene.places[k] if k >= 0 else None
        if place is None or place.actor.type != "person" or place.span.end != last.end:
            return None
        named = self.parse.within(place.span)
        before = [t for t in self.parse.tokens[max(named[0].i - 8, 0) : named[0].i] if t.sent == token.sent]
        joined = any(t.dep == "conj" or any(c.dep == "conj" for c in self.parse.children(t.i)) for t in named)
        role = self.parse.tokens[named[-1].head]
        apposed = named[-1].dep == "appos" and role.i < named[0].i and is_person_word(role.lemma)
        if apposed and before and before[-1].text == "," and not joined:
            return place  # "the mill's owner, Jo Bloggs, who"
        if joined or (before and before[-1].text.casefold() in (",", "and", "or", "'s", "’s")):
            return None
        at = next((t for t in reversed(before) if t.pos in ("ADP", "VERB", "AUX", "PUNCT", "SCONJ")), None)
        if at is not None and at.pos == "ADP":
            owner = self.parse.tokens[at.i - 1] if at.i else at
            if owner.pos in ("NOUN", "PROPN") and (owner.pos == "PROPN" or is_person_word(owner.lemma)
                                                   or owner.lemma.casefold() in _BODIES):  # fmt: skip
                return None
        return place

    # descriptions

    def _described(
        self, source: Spans, tokens: list[Token], head: Token, *, definite: bool | None = None
    ) -> Answer | None:
        """A definite description ("the ministry", "the senator") that a named one bears, or None."""
        first = tokens[0].text.casefold()
        if definite is None:
            definite = first in _DEFINITE
        noun = head.lemma.casefold()
        if noun in _MESSAGES | _REPORTS:
            return self._of_document(source, tokens, head, noun, definite)
        if not definite or head.tag == "NNS" or first in _POSSESSIVE:
            return None  # "his lawyer", "its parent company": somebody else's, whom only the story knows
        if is_person_word(noun):
            ordered = any(t.text.casefold() in _ORDERED for t in tokens)
            return None if ordered else self._by_role(tokens, head)
        if noun in _OUTLETS and any(t.pos == "PROPN" and t.i != head.i for t in tokens):
            return None  # "the Holm Echo newspaper": named by its own words
        if noun == "network" and any(t.text.casefold() in lex.NETWORKS for t in tokens):
            return None  # "the social network" is no broadcaster, and which one it is its name seldom tells
        if noun in _OUTLETS:
            # a paper is no network: which of them an outlet is its name seldom tells
            return self._last_outlet(head, 0.8 if noun not in _STATIONS else 0.7)
        if noun in _BODIES:
            return self._by_body(source, tokens, head, noun)
        return None

    def _by_role(self, tokens: list[Token], head: Token) -> Answer:
        """The only one in the report who bears the role."""
        role = role_word(head.text)
        holders = [a for a in self.annotated.actors if a.type == "person" and role in self.scene.roles.get(a.id, ())]
        told = gd.of_word(head.text)
        if any(a.id in self.scene.mixed for a in holders):
            return Answer(None, 0.0, f"more than one person may be {role} here")
        holders = [a for a in holders if not told or self.scene.genders.get(a.id) in (None, told)]
        words = " ".join(t.text for t in tokens)
        if len(holders) != 1:
            many = "nobody" if not holders else "more than one"
            before = None if holders else self._said_before(tokens, head)
            return Answer(None, 0.0, f"'{words}': {many} here is called {role}", words=before)
        actor = holders[0]
        seen = [p for p in self.scene.before(head.start, self.scene.level_at(head)) if p.key == actor.id]
        if not seen:
            return Answer(None, 0.0, f"'{words}': {actor.name} stands too far away")
        away = self.scene.level_at(head) - seen[0].level
        rivals = [p for p in self.scene.before(head.start, self.scene.level_at(head)) if not p.named
                  and role_word(p.name.split()[-1]) == role and p.start > seen[0].start]  # fmt: skip
        extra = [t for t in tokens if t.i != head.i and t.pos in ("ADJ", "NOUN", "PROPN", "NUM")]
        confidence = (0.88 - 0.04 * away) * (0.5 if rivals else 1.0)
        if extra and not self._borne(actor, extra):
            # "the GOP nominee": nothing near the name says GOP, so only the one spoken of just now will do
            earlier = self.scene.before(head.start, self.scene.level_at(head))
            last = next((p for p in earlier if p.sort == "person"), None)
            confidence *= 0.92 if last is not None and last.key == actor.id and away <= 1 else 0.7
        why = f"'{words}' is {actor.name}, the only {role} here"
        return Answer(actor.name, confidence, why, actor.id, "person", self.scene.genders.get(actor.id))

    def _borne(self, actor: Actor, extra: list[Token]) -> bool:
        """Do the other words of a description stand in the name, in a role, or (people) right around the name?"""
        near = [actor.name, *(role.text for role in actor.roles)]
        if actor.type == "person":
            # not as far as the description itself, which would vouch for its own words
            stop = min((t.start for t in extra), default=len(self.text))
            for s in actor.mentions[:3]:
                if s.end <= stop:
                    near.append(self.text[max(0, s.start - 40) : min(s.end + 40, stop)])
        low = " ".join(near).casefold()
        return all(t.text.casefold() in low for t in extra)

    def _by_body(self, source: Spans, tokens: list[Token], head: Token, noun: str) -> Answer | None:
        """The body whose name or role holds the noun, or the only one in the last sentences."""
        words = " ".join(t.text for t in tokens)
        if any(p.token != head.i and not self._is_seat(p.span) for p in self._places_in(source)):
            return None  # "the Trump campaign", "Ghana's government": named by its own words
        if any(p.token == head.i and " " in p.span.of(self.text) for p in self._places_in(source)):
            return None  # "the Tolna Observatory monitor": a name with what it is behind it
        bodies = [a for a in self.annotated.actors if a.type == "organization"]
        named = noun not in _NEVER_BY_NAME
        holders = [a for a in bodies if (named and noun in a.name.casefold().split())
                   or noun in self.scene.roles.get(a.id, ())]  # fmt: skip
        level = self.scene.level_at(head)
        near = {p.key: p for p in reversed(list(self.scene.before(head.start, level))) if p.sort == "body"}
        holders = [a for a in holders if a.id in near]
        tokens = self._without_seat(tokens)
        extra = [t for t in tokens if t.i != head.i and t.pos in ("ADJ", "NOUN", "PROPN", "NUM")]
        holders = [a for a in holders if self._borne(a, extra)]
        if not holders:
            told = {noun, *(t.text.casefold() for t in tokens if t.i != head.i and t.pos not in ("DET", "PUNCT"))}
            spoke = [a for a in bodies if a.id in near and near[a.id].speaks
                     and level - near[a.id].level <= FARTHEST + 1]  # fmt: skip
            holders = [a for a in spoke if told & _also_called(a.name) and told <= _also_called(a.name) | {"group"}]
        if extra and not holders:
            return Answer(None, 0.0, f"'{words}': nobody near is called all of it")
        if len(holders) == 1:
            actor = holders[0]
            confidence = 0.92 - 0.03 * (level - near[actor.id].level)
            return Answer(actor.name, confidence, f"'{words}' is {actor.name}, by its name or role", actor.id, "body")
        if holders:
            return Answer(None, 0.0, f"'{words}': more than one here is called so")
        choice = choose(self.scene, head, frozenset(["body"]), None)
        if noun not in _ANY_BODY or choice.best is None or not choice.best.named:
            return None  # nobody here is called a court or a coalition
        if self._is_outlet(choice.best.name) or self._is_publisher(choice.best.name):
            return None  # a paper is called a paper
        why = f"'{words}' is {choice.best.name}: {choice.why}"
        return Answer(choice.best.name, choice.confidence * 0.85, why, choice.best.key, "body")

    def _is_seat(self, span: Span) -> bool:
        """Does a name only tell where a body has its seat ("the Tolna-based group")?"""
        return _SEATED.match(self.text, span.end) is not None

    def _without_seat(self, tokens: list[Token]) -> list[Token]:
        """The words of a description without where it has its seat."""
        for based in tokens:
            if not _SEATED.match(self.text, based.start - 1):
                continue
            seat = [t for t in tokens if t.i < based.i and t.pos != "DET"]
            return [t for t in tokens if t not in seat and t is not based]
        return tokens

    def _is_outlet(self, name: str) -> bool:
        low = name.casefold().removeprefix("the ")
        return low in lex.OUTLETS or low.split()[-1] in lex.OUTLET_WORDS

    def _is_publisher(self, name: str) -> bool:
        """Is it the report's own paper, or the part of its name that it goes by?"""
        return is_part_of_name(name, self.annotated.report.publisher or "")

    def _last_outlet(self, head: Token, sure: float, *, speaking: bool = False) -> Answer | None:
        """The outlet spoken of last, if it is the only one near; with `speaking`, the last one that said something."""
        found: dict[str, Presence] = {}
        every: set[str] = set()
        for p in self.scene.before(head.start, self.scene.level_at(head)):
            if p.sort == "body" and p.named and self._is_outlet(p.name):
                every.add(p.key)
                if p.speaks or not speaking:
                    found.setdefault(p.key, p)
        if not found:
            return None
        best = next(iter(found.values()))
        words = head.text
        if len(every) > 1 and not best.speaks:
            return Answer(None, 0.0, f"'the {words}': more than one outlet near")
        confidence = sure * (1.0 if len(every) == 1 else 0.85)
        return Answer(best.name, confidence, f"'the {words}' is {best.name}'s, the outlet named last", best.key, "body")

    def _of_document(self, source: Spans, tokens: list[Token], head: Token, noun: str, definite: bool) -> Answer | None:
        """A report or message speaks for whoever issued it."""
        for place in self._places_in(source):
            top = self.parse.tokens[place.token]
            maker = top.dep == "poss" and top.head == head.i
            by = self._is_by(top, head)
            outlet = self._is_outlet(place.actor.name)
            # "a Radio Esk report" is its own, "a Holm report" may be one on Holm
            maker = maker or (outlet and noun in _REPORTS and top.dep in ("compound", "nmod") and top.head == head.i)
            if (maker or by) and (noun in _MESSAGES or outlet) and place.actor.type != "place":
                sort = "person" if place.actor.type == "person" else "body"
                why = f"the {noun} is {place.actor.name}'s"
                return Answer(place.actor.name, 0.85, why, place.actor.id, sort, self.scene.genders.get(place.actor.id))
        if self._places_in(source) or len(tokens) > 3:
            return None
        if noun in _REPORTS and definite:
            return self._last_outlet(head, 0.85, speaking=True)
        if noun in _MESSAGES and definite:
            found = self._issuer_of(noun, head) or (self._spoke_just_before(head) if noun == "statement" else None)
            if found is None:
                return Answer(None, 0.0, f"whose {noun} it is stays open")
            by, sure = found
            return Answer(by.name, sure * by.sure, f"the {noun} is that of {by.name}", by.key, by.sort, by.gender)
        return None

    def _is_by(self, maker: Token, document: Token) -> bool:
        """Is somebody named as the one a document is by or from, or by whom it was issued?"""
        at = self.parse.tokens[maker.head]
        if maker.dep != "pobj" or at.text.casefold() not in ("by", "from"):
            return False
        up = self.parse.tokens[at.head]
        issued = up.dep in ("acl", "relcl") and up.head == document.i and up.lemma.casefold() in _ISSUING
        return at.head == document.i or issued

    def _spoke_just_before(self, head: Token) -> tuple[Presence, float] | None:
        """The only one who spoke in the sentence before a statement that was never brought in: whose it must be."""
        first = self.parse.sentences[max(head.sent - MOST_SENTENCES, 0)][0]
        if any(t.lemma.casefold() == head.lemma.casefold() for t in self.parse.tokens[first : head.i]):
            return None
        level = self.scene.level_at(head)
        near = [p for p in self.scene.before(head.start, level) if level - p.level <= 1 and not p.quoted and p.speaks]
        if not near or len({p.key for p in near}) != 1 or not near[0].named or near[0].sort not in ("body", "person"):
            return None
        if self._is_outlet(near[0].name) or self._is_publisher(near[0].name) or near[0].key.startswith("words:"):
            return None
        return near[0], 0.8

    def _issuer_of(self, noun: str, head: Token) -> tuple[Presence, float] | None:
        """Whoever is on the stage and brought the message in: who was resolved for it before, or on whose verb it hangs
        ("Lee said in a statement"), and how sure. None where its last mention is another's or nobody's."""
        level = self.scene.level_at(head)
        near = [p for p in self.scene.before(head.start, level) if level - p.level <= FARTHEST and p.named]
        first = self.parse.sentences[max(head.sent - MOST_SENTENCES, 0)][0]
        last = (t for t in reversed(self.parse.tokens[first : head.i])
                if t.lemma.casefold() == noun and self.scene.in_quote(t.start) is None)  # fmt: skip
        token = next(last, None)
        if token is None:
            return None
        for p in near:
            if p.token == token.i and p.speaks:
                return p, 0.95
        at = self._hangs_on(token)
        for p in near:
            if at is None or p.quoted or not p.speaks:
                continue
            its = self.parse.tokens[p.token]
            while its.dep in ("appos", "flat") and its.head != its.i:
                its = self.parse.tokens[its.head]
            if its.dep == "nsubj" and (its.i == at.i or its.head in self._joined_verbs(at)):
                return p, 0.8
        return None

    def _hangs_on(self, message: Token) -> Token | None:
        """The verb that a message hangs on as an object or in a phrase, or its subject ("said in a letter", "wrote a
        letter", "said Lee in a letter"). None where it is somebody's by its own words ("welcomed the mayor's letter").
        """
        for child in self.parse.children(message.i):
            issued = child.dep == "acl" and any(c.dep == "agent" for c in self.parse.children(child.i))
            owned = child.dep == "poss" and child.text.casefold() not in _POSSESSIVE
            if issued or owned or (child.dep == "prep" and child.text.casefold() in ("by", "from", "of")):
                return None
        at = self.parse.tokens[message.head]
        if message.dep == "pobj" and at.dep == "prep" and at.text.casefold() in _WITHIN:
            at = self.parse.tokens[at.head]
            return at if at.pos in ("VERB", "NOUN", "PROPN", "PRON") else None
        return at if message.dep in ("dobj", "obj") and at.lemma.casefold() in _ISSUING else None

    def _joined_verbs(self, verb: Token) -> set[int]:
        """A verb and those that it is joined to, which share its subject."""
        found = {verb.i}
        while verb.dep in ("conj", "advcl") and verb.head != verb.i and not any(
            c.dep in ("nsubj", "nsubjpass") for c in self.parse.children(verb.i)
        ):  # fmt: skip
            verb = self.parse.tokens[verb.head]
            found.add(verb.i)
        return found

    # own words

    def _own_words(self, source: Spans, tokens: list[Token], head: Token) -> Answer:
        """The source's own words, where nothing in the report can tell more; None for a bare role."""
        words = plain_words(self.text, source)
        low = tokens[0].text.casefold()
        several = head.tag in ("NNS", "NNPS")
        if not words or len(words.split()) > LONGEST_WORDS or head.pos in ("PRON", "VERB", "AUX", "DET"):
            return Answer(None, 0.0, "nobody named in the source")
        key = "words:" + words.casefold()
        sort = "several" if several else "person" if is_person_word(head.lemma) else "body"
        if head.pos == "PROPN":
            actor = self._by_last_name(words)
            if low in _DEFINITE and head.text in _MEMBERS:
                return Answer(None, 0.0, f"'{words}' names nobody")
            if actor is not None:
                gender = self.scene.genders.get(actor.id)
                return Answer(actor.name, 0.85, f"'{words}' is {actor.name} by last name", actor.id, "person", gender)
            return Answer(words, OWN_WORDS, f"named: {words}", key, "several" if several else "name")
        possessed = any(t.dep == "poss" and t.pos == "PRON" for t in tokens)
        ordered = any(t.text.casefold() in _ORDERED for t in tokens)  # "the second official" is nobody but that one
        if possessed or (low in _DEFINITE and sort == "person" and not ordered):
            return Answer(None, 0.0, f"'{words}' names nobody", words=self._said_before(tokens, head))
        before = self._said_before(tokens, head) if low in _DEFINITE else None
        if before is not None and several and self._spoke_near(before, head):
            return Answer(None, 0.0, f"'{words}' are {before}, who spoke before", words=before)
        if low in _DEFINITE and not self._tells_enough(tokens, head, sort):
            return Answer(words, 0.5, f"'{words}' stands for something named before", key, sort, words=before)
        if head.lemma.casefold() in lex.DOCUMENT_NOUNS:
            sort = "document"
        return Answer(words, OWN_WORDS * 0.95, f"known by these words alone: {words}", key, sort)

    @cached_property
    def _by_head(self) -> dict[str, list[tuple[Attribution, Token]]]:
        """The statements with a source, and the token that it hangs on, by the role that this names."""
        found: dict[str, list[tuple[Attribution, Token]]] = {}
        for a in self.attributions:
            if a.source and (head := head_of(self.parse, a.source)) is not None:
                found.setdefault(role_word(head.text), []).append((a, head))
        return found

    def _said_before(self, tokens: list[Token], head: Token) -> str | None:
        """The words that brought in a source without a name, for a description of it: "a local source" for "the
        source". None where no earlier source has that noun or some word of it is new; where more than one has, it is
        the last of them if that one spoke in the sentence before."""
        if tokens[0].text.casefold() not in ("the", "this", "that"):
            return None
        extra = [t.lemma.casefold() for t in tokens[1:] if t.i != head.i and t.pos in ("ADJ", "NOUN", "PROPN", "NUM")]
        found: dict[str, set[str]] = {}
        last: tuple[str, Token] | None = None
        just: set[str] = set()  # of whom the sentence before tells
        role = role_word(head.text)
        same = (p for r in (_INQUIRIES if role in _INQUIRIES else (role,)) for p in self._by_head.get(r, ()))
        for a, other in same:
            if a.source[0].start >= tokens[0].start or other.i == head.i:
                continue
            theirs = self.parse.within(a.source[0])
            if theirs[0].text.casefold() in (*_DEFINITE, *_FIRST_PLURAL) or other.tag != head.tag:
                continue
            if any(t.dep == "conj" and not self._modifies(t, other) for t in theirs):
                continue  # two of them
            words = plain_words(self.text, a.source)
            found[words] = {t.lemma.casefold() for t in theirs}
            if self.scene.level_at(head) - self.scene.level_at(other) <= 1:
                just.add(words)
            if last is None or other.i > last[1].i:
                last = words, other
        if last is None:
            return None
        whole = [words for words, lemmas in found.items() if extra and lemmas.issuperset(extra)]
        if len(whole) == 1 and len(found) > 1:  # "the Tolna source", of two that spoke
            return whole[0] if len(whole[0].split()) <= LONGEST_WORDS else None
        words, other = last
        if len(found) > 1 and ("\n\n" in self.text[other.end : head.start] or len(just) != 1):
            return None
        return words if found[words].issuperset(extra) and len(words.split()) <= LONGEST_WORDS else None

    def _spoke_near(self, words: str, head: Token) -> bool:
        """Did the source of these words speak in the last sentences? Others of the sort may have come since."""
        level = self.scene.level_at(head)
        spoke = self._by_head.get(role_word(head.text), ())
        return any(level - self.scene.level_at(t) <= FARTHEST + 1 for a, t in spoke
                   if a.source[0].start < head.start and plain_words(self.text, a.source) == words)  # fmt: skip

    def _modifies(self, token: Token, head: Token) -> bool:
        """Is a joined word one of two before a noun that both tell of it: "local and media | sources"?"""
        while token.dep == "conj" and token.head != token.i:
            token = self.parse.tokens[token.head]
        return token.head == head.i and token.i < head.i and token.dep in ("amod", "compound", "nmod")

    def _tells_enough(self, tokens: list[Token], head: Token, sort: str) -> bool:
        """Does a definite description tell whom it means without looking back ("the Tolna council")?"""
        tokens = self._without_seat(tokens)
        if head.lemma.casefold() in _INSTITUTIONS or any(t.pos == "PROPN" for t in tokens):
            return True
        if any(t.text.casefold() in _ORDERED or t.tag == "NNS" for t in tokens):
            return sort == "person" or (sort == "several" and is_person_word(head.lemma))
        return any(t.pos == "ADJ" and t.text[:1].isupper() for t in tokens)

    def _by_last_name(self, words: str) -> Actor | None:
        """The only person with this last name, for a name that was not found as a mention."""
        keys = self.last_names.get(_last_name(words), set()) if " " not in words else set()
        return next((a for a in self.annotated.actors if a.id in keys), None) if len(keys) == 1 else None


def _also_called(name: str) -> frozenset[str]:
    """What a body is called by words that are not in its name: an observatory for rights is a monitor."""
    words = set(name.casefold().split())
    called = _WATCHERS if "rights" in words and not words.isdisjoint(_WATCHING) else frozenset()
    return called if words.isdisjoint(_OF_WORKERS) else called | {"union"}


def _is_someone_of(tokens: list[Token], name: Span) -> bool:
    """Does a source begin with somebody who is only in, of or for what a name behind it names ("a columnist in the
    Harbour Post"), whatever the parse takes for its head?"""
    noun = next((t for t in tokens if t.pos in ("NOUN", "PROPN")), None)
    if noun is None or noun.pos != "NOUN" or noun.end > name.start or not is_person_word(noun.lemma):
        return False
    between = [t for t in tokens if t.i > noun.i and t.end <= name.start]
    return bool(between) and between[0].pos == "ADP"


def _last_name(name: str) -> str:
    words = [w for w in name.casefold().replace(",", " ").split() if w.rstrip(".") not in ("jr", "sr", "ii", "iii")]
    return words[-1] if words else ""


_CLAIMS = r"(?:the|this|that|these|those|such) (?:charge|claim|accusation|allegation)s?"
_THROWN_BACK = re.compile(rf"(?:it|this|that|{_CLAIMS})(?: on \w+)?")
_COMPLEMENT = re.compile(r"\s+(?:of|for|on)\s+(?:(?:a|an|the)\s+)?[A-Z]")
_CUT = re.compile(r",? (?:who|which|whose|that) .*|\s*\([^)]*\)?", re.DOTALL)


def plain_words(text: str, source: Spans) -> str:
    """The words of a source on one line, without relative clause, possessive ending and outer quotation marks."""
    return plain(" ".join(s.of(text) for s in source))


def plain(words: str) -> str:
    """Words on one line, without relative clause, possessive ending and outer quotation marks."""
    words = " ".join(words.split())
    words = _CUT.sub("", words).strip(" ,;:—–-“”\"'’")
    for end in ("'s", "’s"):
        words = words.removesuffix(end)
    first, _, rest = words.partition(" ")
    if first.casefold() in ("the", "a", "an", "some", "many", "several", "two", "one", "both") and rest:
        words = f"{first.casefold()} {rest}"
    return words


def _parents(attributions: tuple[Attribution, ...]) -> list[int | None]:
    """For each attribution the one whose content holds it most tightly: `via` where set, else by spans."""
    number = {a.id: i for i, a in enumerate(attributions)}
    contents = sorted(
        ((s.start, s.end, i) for i, a in enumerate(attributions) for s in a.content), key=lambda c: (c[0], -c[1])
    )
    out: list[int | None] = [number.get(a.via) if a.via else None for a in attributions]
    points = sorted(
        (span.start, span.end, i)
        for i, a in enumerate(attributions)
        if out[i] is None
        for span in (a.source or a.cue)[:1]
    )
    open_: list[tuple[int, int, int]] = []
    at = 0
    for start, end, i in points:
        while at < len(contents) and contents[at][0] <= start:
            open_.append(contents[at])
            at += 1
        open_ = [c for c in open_ if c[1] > start]
        holding = [c for c in open_ if c[1] >= end and c[2] != i]
        if holding:
            out[i] = min(holding, key=lambda c: c[1] - c[0])[2]
    return out
