"""Actors across reports: one person, organisation or place under all the names that reports give it.

The actors of every report are gathered by their names: a full name to the same and to its other spellings, a surname
to the one bearer that the reports know, an acronym to the one name it abbreviates, an outlet to its short forms.
Names are compared by keys (the sound of the last word, the words without legal endings), never all with all. People
who only share a surname stay apart; what a person decided to be apart stays apart whatever the names say.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from itertools import combinations
from typing import Literal

from sayso.match.ends import is_publisher
from sayso.match.moments import moment
from sayso.model import Actor, CorpusActor, Reading, ReportSpan
from sayso.naming import alike, folded, initials, same_person, skeleton
from sayso.text import Span

CorpusType = Literal["person", "organization", "place", "outlet"]
Form = tuple[str, ...]
Together = frozenset[frozenset[ReportSpan]]

HONORIFICS = frozenset(
    """mr mrs ms miss dr prof professor sir lord lady dame president premier minister prime foreign interior
    defence defense health finance justice chancellor senator congressman congresswoman representative governor
    mayor councillor ambassador secretary general colonel major captain lieutenant commander admiral sergeant
    inspector superintendent commissioner constable judge bishop archbishop cardinal pope imam sheikh sheik
    mullah maulana ayatollah rabbi reverend father sister brother king queen prince princess sultan emir
    director chairman chairwoman spokesman spokeswoman former deputy vice acting chief attorney leader""".split()
)
LEGAL = frozenset("inc ltd limited llc llp corp corporation co company plc gmbh ag sa bv incorporated holdings".split())
LONGEST_ALIAS = 8  # words of a description that is taken for an alias
SURE = 0.7  # confidence of a speaker from which the words for him are an alias


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorDecisions:
    """Pairs of mentions of which a person said that they are, or are not, the same actor."""

    same: Together = frozenset()
    not_same: Together = frozenset()


@dataclass(slots=True)
class Item:
    """One actor of one report, or a publisher: the forms of its name, and where it stands. All that joining needs."""

    key: tuple[str, str]
    name: str
    type: CorpusType
    forms: dict[Form, str]
    mentions: list[ReportSpan]
    aliases: Counter[str]
    roles: list[tuple[str, ReportSpan, tuple[str, ...]]]
    age: tuple[float, str]

    @property
    def person(self) -> bool:
        return self.type == "person"


def join_actors(readings: Sequence[Reading], decisions: ActorDecisions | None = None) -> tuple[CorpusActor, ...]:
    """The actors of some reports, the most mentioned first; the same whatever the order of the reports."""
    return join_items((i for r in readings for i in items_of(r)), decisions)


def join_items(items: Iterable[Item], decisions: ActorDecisions | None = None) -> tuple[CorpusActor, ...]:
    """The same from the items of the reports (`items_of`), which stay as they are."""
    decisions = decisions or ActorDecisions()
    items = _in_order(items)
    groups = _Groups(items, decisions)
    for a, b, why in sorted(_links(items), key=lambda x: (x[0], x[1], x[2])):
        groups.join(a, b, why)
    _join_surnames(items, groups)
    actors = [_actor([items[i] for i in group], why) for group, why in groups.all()]
    return _numbered(actors)


def find_actor(actors: Iterable[CorpusActor], words: str) -> tuple[CorpusActor, ...]:
    """The actors that go by some words, best first: by a whole name, then by words within one."""
    wanted = folded(words)
    ranked = []
    for actor in actors:
        forms = [folded(a) for a in (actor.name, *actor.aliases)]
        if wanted in forms:
            rank = 0
        elif any(_core(f) == wanted or same_person(f, wanted) for f in forms):
            rank = 1
        elif any(set(wanted) <= set(f) for f in forms):
            rank = 2
        else:
            continue
        ranked.append((rank, -len(actor.mentions), actor.name, actor.id, actor))
    return tuple(x[-1] for x in sorted(ranked, key=lambda x: x[:4]))


# What the reports hold


def items_of(reading: Reading) -> list[Item]:
    """The actors of one report, and its publisher."""
    report = reading.report
    age = (moment(report.published).start, report.id)
    told = _told_aliases(reading)
    chains = {a.id: a.chain for a in reading.attributions}
    out = [_item_of(reading, actor, age, told.get(actor.id, ()), chains) for actor in reading.actors]
    if report.publisher:
        name = report.publisher
        outlet = Item(("", name), name, "outlet", {}, [], Counter({name: 1}), [], age)
        outlet.forms[folded(name) or (name,)] = name
        out.append(outlet)
    return out


def _in_order(items: Iterable[Item]) -> list[Item]:
    """The actors report by report, then each publisher once."""
    out: list[Item] = []
    outlets: dict[str, Item] = {}
    for item in items:
        if item.type != "outlet":
            out.append(item)
            continue
        held = outlets.get(item.name)
        if held is None:
            outlets[item.name] = replace(item, aliases=Counter(item.aliases))
        else:
            held.aliases.update(item.aliases)
            held.age = min(held.age, item.age)
    out.sort(key=lambda item: item.key[0])  # stable: within a report as the reading has them
    return out + [outlets[n] for n in sorted(outlets)]


def _item_of(
    reading: Reading,
    actor: Actor,
    age: tuple[float, str],
    told: Iterable[tuple[str, Span]],
    chains: Mapping[str, tuple[str, ...]],
) -> Item:
    report = reading.report
    item = Item((report.id, actor.id), actor.name, actor.type, {}, [], Counter(), [], age)
    for span in actor.mentions:
        words = " ".join(span.of(report.text).split())
        item.aliases[words] += 1
        item.mentions.append(ReportSpan(report=report.id, span=span))
        form = _core(folded(words)) if actor.type == "person" else _plain(folded(words))
        if form:
            item.forms.setdefault(form, words)
    form = _core(folded(actor.name)) if actor.type == "person" else _plain(folded(actor.name))
    if form:
        item.forms.setdefault(form, actor.name)
    for words, span in told:
        item.aliases[words] += 1
        item.mentions.append(ReportSpan(report=report.id, span=span))
    publisher = (report.publisher,) if report.publisher else ()
    for role in actor.roles:
        where = ReportSpan(report=report.id, span=role.span)
        item.roles.append((role.text, where, chains.get(role.by or "", publisher)))
    return item


def _told_aliases(reading: Reading) -> dict[str, list[tuple[str, Span]]]:
    """Descriptions ("the utility", "its manager") of sources whose speaker is known, by actor."""
    by_name = {a.name: a.id for a in reading.actors}
    named = {m for a in reading.actors for m in a.mentions}
    out: dict[str, list[tuple[str, Span]]] = defaultdict(list)
    for a in reading.attributions:
        actor = by_name.get(a.speaker or "")
        if actor is None or a.speaker_confidence < SURE or len(a.source) != 1 or a.source[0] in named:
            continue
        span = a.source[0]
        words = " ".join(span.of(reading.report.text).split())
        if any(span.overlaps(m) for m in named) or not 2 <= len(words.split()) <= LONGEST_ALIAS:
            continue  # a name inside it is an alias of its own; one word is a pronoun or too little
        out[actor].append((words, span))
    return out


def _core(form: Form) -> Form:
    """A person's name without titles."""
    words = form
    while len(words) > 1 and words[0] in HONORIFICS:
        words = words[1:]
    while len(words) > 1 and words[-1] in ("jr", "sr", "ii", "iii"):
        words = words[:-1]
    return words


def _plain(form: Form) -> Form:
    """An organisation's name without its legal form."""
    words = form
    while len(words) > 1 and words[-1] in LEGAL:
        words = words[:-1]
    return words


# Which are one


class _Groups:
    """Union of items that never joins what a person keeps apart."""

    def __init__(self, items: Sequence[Item], decisions: ActorDecisions) -> None:
        self.items = items
        self.up = list(range(len(items)))
        self.why: dict[int, list[str]] = defaultdict(list)
        self.apart: dict[int, set[int]] = defaultdict(set)
        for pair in sorted(decisions.not_same, key=sorted_pair):
            a, b = (self._at(place) for place in sorted_pair(pair))
            if a is not None and b is not None and a != b:
                self.apart[a].add(b)
                self.apart[b].add(a)
        for pair in sorted(decisions.same, key=sorted_pair):
            a, b = (self._at(place) for place in sorted_pair(pair))
            if a is not None and b is not None:
                self.join(a, b, "a person said so")

    def _at(self, place: ReportSpan) -> int | None:
        for i, item in enumerate(self.items):
            if any(m.report == place.report and m.span.overlaps(place.span) for m in item.mentions):
                return i
        return None

    def root(self, i: int) -> int:
        while self.up[i] != i:
            self.up[i] = self.up[self.up[i]]
            i = self.up[i]
        return i

    def join(self, a: int, b: int, why: str) -> bool:
        a, b = self.root(a), self.root(b)
        if a == b:
            return True
        if {self.root(x) for x in self.apart[a]} & {b} or {self.root(x) for x in self.apart[b]} & {a}:
            return False
        a, b = min(a, b), max(a, b)
        self.up[b] = a
        self.apart[a] |= self.apart[b]
        self.why[a] += [*self.why.pop(b, []), why]
        return True

    def all(self) -> list[tuple[list[int], tuple[str, ...]]]:
        """The groups, each with its reasons."""
        out: dict[int, list[int]] = defaultdict(list)
        for i in range(len(self.items)):
            out[self.root(i)].append(i)
        return [(group, tuple(dict.fromkeys(self.why[root]))) for root, group in sorted(out.items())]


def sorted_pair(pair: frozenset[ReportSpan]) -> list[ReportSpan]:
    """The two places in an order of their own (one place twice where both are the same)."""
    both = sorted(pair, key=lambda p: (p.report, p.span))
    return both if len(both) == 2 else both * 2


def _links(items: Sequence[Item]) -> Iterable[tuple[int, int, str]]:
    """Pairs of items that names join by themselves."""
    exact: dict[tuple[bool, Form], list[int]] = defaultdict(list)
    for i, item in enumerate(items):
        for form in item.forms:
            if not item.person or len(form) > 1:
                exact[item.person, form].append(i)
    for (_, form), held in sorted(exact.items()):
        for k in held[1:]:
            yield held[0], k, f"all are called {items[held[0]].forms[form]}"
    yield from _spellings(items, exact)
    yield from _acronyms(items, exact)
    yield from _outlets(items, exact)


def _spellings(items: Sequence[Item], exact: Mapping[tuple[bool, Form], list[int]]) -> Iterable[tuple[int, int, str]]:
    """Other spellings of a full name: people by the sound of the last word, bodies word by word."""
    by_sound: dict[tuple[bool, str], list[Form]] = defaultdict(list)
    for person, form in sorted(exact):
        if len(form) > 1:
            by_sound[person, skeleton(form[-1])].append(form)
    for (person, _), forms in sorted(by_sound.items()):
        for a, b in combinations(forms, 2):
            fit = same_person(a, b) if person else len(a) == len(b) and all(map(alike, a, b))
            if fit and not (person and _initials_only(a, b)):
                one, two = exact[person, a][0], exact[person, b][0]
                yield one, two, f"{items[one].forms[a]} and {items[two].forms[b]} are spellings of one name"


def _initials_only(a: Form, b: Form) -> bool:
    """Do the two agree in nothing but an initial before the surname? J. Brandl may be Jonas or Jana."""
    short = min((a, b), key=lambda f: sum(len(w) for w in f))
    return all(len(w) == 1 for w in short[:-1])


def _acronyms(items: Sequence[Item], exact: Mapping[tuple[bool, Form], list[int]]) -> Iterable[tuple[int, int, str]]:
    """An acronym to the one name whose first letters it is."""
    full: dict[str, set[Form]] = defaultdict(set)
    for person, form in exact:
        if not person and len(form) > 1:
            for short in initials(items[exact[person, form][0]].forms[form]):
                full[short].add(form)
    for (person, form), held in sorted(exact.items()):
        words = items[held[0]].forms[form]
        if person or len(form) != 1 or len(words) < 2 or sum(c.isupper() for c in words) * 2 <= len(words):
            continue
        names = full.get(form[0], set())
        if len({exact[False, f][0] for f in names}) == 1 or len(names) == 1:
            name = min(names)
            yield held[0], exact[False, name][0], f"{words} stands for {items[exact[False, name][0]].forms[name]}"


def _outlets(items: Sequence[Item], exact: Mapping[tuple[bool, Form], list[int]]) -> Iterable[tuple[int, int, str]]:
    """An outlet to its nickname and its initials: the Gull for The Harrow Gull."""
    outlets = [(i, item) for i, item in enumerate(items) if item.type == "outlet"]
    by_word: dict[str, list[int]] = defaultdict(list)
    for (person, form), held in exact.items():
        if not person and len(form) <= 3:
            by_word[form[-1]].extend(held)
    for i, item in outlets:
        words = folded(item.name)
        last = {words[-1] if words else "", *(initials(item.name) or ())}
        for word in sorted(last):
            for k in sorted(set(by_word.get(word, ()))):
                fit = next((f for f in items[k].forms.values() if is_publisher(f, item.name)), None)
                others = [o for _, o in outlets if o is not item and fit and is_publisher(fit, o.name)]
                if k != i and fit and not others:
                    yield i, k, f"{fit} is short for {item.name}"


def _join_surnames(items: Sequence[Item], groups: _Groups) -> None:
    """A bare surname to the one bearer that the reports know; to nobody where there are two."""
    bearers: dict[str, set[int]] = defaultdict(set)
    for i, item in enumerate(items):
        for form in item.forms:
            if item.person and len(form) > 1:
                bearers[form[-1]].add(groups.root(i))
    for i, item in enumerate(items):
        if item.person and item.forms and all(len(f) == 1 for f in item.forms):
            fits = set().union(*(bearers.get(f[0], set()) for f in item.forms))
            roots = {groups.root(f) for f in fits}
            if len(roots) == 1:
                root = roots.pop()
                groups.join(root, i, f"the only {item.name} that the reports name in full is {items[root].name}")


# The actor of a group


def _actor(group: Sequence[Item], why: tuple[str, ...]) -> CorpusActor:
    aliases: Counter[str] = Counter()
    for item in group:
        aliases.update(item.aliases)
    kinds: Counter[CorpusType] = Counter()
    for item in group:
        kinds[item.type] += max(1, len(item.mentions))
    kind: CorpusType = "outlet" if kinds["outlet"] else max(sorted(kinds), key=lambda k: kinds[k])
    mentions = tuple(sorted({m for item in group for m in item.mentions}, key=lambda m: (m.report, m.span)))
    roles = sorted({r for item in group for r in item.roles}, key=lambda r: (r[1].report, r[1].span, r[0]))
    name = max((item.name for item in group), key=lambda n: _fullness(n, kind, aliases))
    first = min(group, key=lambda item: (item.age, item.key))
    raw = "\x1f".join((kind, *folded(name), *first.key))
    id_ = f"p-{blake2b(raw.encode('utf-8', 'surrogatepass'), digest_size=5).hexdigest()}"
    return CorpusActor(id=id_, name=name, type=kind, aliases=tuple(sorted(aliases, key=lambda a: (-aliases[a], a))),
                       mentions=mentions, roles=tuple(roles), why=why)  # fmt: skip


def _fullness(name: str, kind: CorpusType, aliases: Mapping[str, int]) -> tuple[int, int, int, str]:
    """The fullest name: more words of the name itself, then the more usual."""
    words = _core(folded(name)) if kind == "person" else folded(name)
    plain = len(words) == len(folded(name))  # rather without a title
    return (min(len(words), 6), int(plain), aliases.get(name, 0), name)


def _numbered(actors: Iterable[CorpusActor]) -> tuple[CorpusActor, ...]:
    return tuple(sorted(actors, key=lambda a: (-len(a.mentions), a.name, a.id)))


__all__ = ["ActorDecisions", "find_actor", "join_actors", "sorted_pair"]
