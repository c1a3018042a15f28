"""Which actors of different reports are one: links by names, the surest first, and groups that no decision forbids.

Everything is found by keys (the name itself, its sound, its initials, its last word), never by comparing all with all,
and depends on what the reports hold, not on their order. Wrong joins are worse than missed ones: a short name goes to a
longer one only where no other could be meant.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from sayso.match.actor_items import JUNIORS, Form, Item, is_full, junior, last_name, may_be_one
from sayso.match.credits import initials as publisher_initials
from sayso.match.credits import names_of, nickname_of
from sayso.match.names import HONORIFICS, PARTICLES, likeness
from sayso.match.owners import plain
from sayso.model import ReportSpan
from sayso.naming import initials, nicknames, skeleton

Together = frozenset[frozenset[ReportSpan]]

SPELLING = 0.93  # likeness from which two names of bodies are spellings of one
CROWD = 32  # names that sound alike at the end, from which they must begin alike too
KNOWN = 5  # reports that name somebody in full before his surname alone may mean him beside namesakes
FAR_MORE = 5  # times as often as all others together
OFTEN = 0.1  # share of the reports with a short name alone that must show what it is short for
#: What bodies are called beside their own name: says which only where one such body is known.
GENERIC = frozenset(
    """academy administration agency alliance army assembly association authority bank board border brigade bureau
    cabinet center centre chamber church club coalition college commission committee company conference congress
    corporation council county court department district division embassy federation force forces foreign forum
    foundation front fund government governorate group guard hospital hotel house institute institution intelligence
    interior justice laboratory league library media military ministry mission movement museum national navy network
    news newspaper observatory office organisation organization panel paper parliament party police press prison
    province public red regime region royal school secretariat senate service services society state station supreme
    team times tribunal union united university front defence defense health finance security council rebels
    opposition town city village river lake dam street square road post mail herald tribune""".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorDecisions:
    """Pairs of mentions of which a person said that they are, or are not, the same actor."""

    same: Together = frozenset()
    not_same: Together = frozenset()


class Groups:
    """Union of items that never joins what a person keeps apart."""

    def __init__(self, items: Sequence[Item], decisions: ActorDecisions) -> None:
        self.items = items
        self.up = list(range(len(items)))
        self.size = [1] * len(items)
        self.why: dict[int, list[str]] = {}
        self.apart: dict[int, set[int]] = defaultdict(set)  # by root, of roots
        at = _Places(items) if decisions.same or decisions.not_same else None
        for pair in sorted(decisions.not_same, key=_in_places):
            a, b = (at(place) for place in sorted_pair(pair)) if at else (None, None)
            if a is not None and b is not None and a != b:
                self.apart[a].add(b)
                self.apart[b].add(a)
        for pair in sorted(decisions.same, key=_in_places):
            a, b = (at(place) for place in sorted_pair(pair)) if at else (None, None)
            if a is not None and b is not None:
                self.join(a, b, "a person said so")

    def root(self, i: int) -> int:
        """The item that stands for the group of item i."""
        while self.up[i] != i:
            self.up[i] = self.up[self.up[i]]
            i = self.up[i]
        return i

    def join(self, a: int, b: int, why: str) -> bool:
        """Join the groups of two items, unless a person keeps them apart. Are they one now?"""
        a, b = self.root(a), self.root(b)
        if a == b:
            return True
        if b in self.apart[a]:
            return False
        if (self.size[a], -a) < (self.size[b], -b):
            a, b = b, a
        self.up[b] = a
        self.size[a] += self.size[b]
        for other in self.apart.pop(b, ()):
            self.apart[other].discard(b)
            self.apart[other].add(a)
            self.apart[a].add(other)
        self.why.setdefault(a, []).extend([*self.why.pop(b, ()), why])
        return True

    def all(self) -> list[tuple[list[int], tuple[str, ...]]]:
        """The groups, each with its reasons."""
        out: dict[int, list[int]] = defaultdict(list)
        for i in range(len(self.items)):
            out[self.root(i)].append(i)
        return [(group, tuple(sorted(set(self.why.get(root, ()))))) for root, group in sorted(out.items())]


class _Places:
    """Which item has a mention at a place."""

    def __init__(self, items: Sequence[Item]) -> None:
        self.by_report: dict[str, list[tuple[ReportSpan, int]]] = defaultdict(list)
        for i, item in enumerate(items):
            for m in item.mentions:
                self.by_report[m.report].append((m, i))

    def __call__(self, place: ReportSpan) -> int | None:
        held = self.by_report.get(place.report, ())
        exact = [i for m, i in held if m.span == place.span]
        return next(iter(exact or [i for m, i in held if m.span.overlaps(place.span)]), None)


def sorted_pair(pair: frozenset[ReportSpan]) -> list[ReportSpan]:
    """The two places in an order of their own (one place twice where both are the same)."""
    both = sorted(pair, key=lambda p: (p.report, p.span))
    return both if len(both) == 2 else both * 2


def _in_places(pair: frozenset[ReportSpan]) -> list[tuple[str, int, int]]:
    return [(p.report, p.span.start, p.span.end) for p in sorted_pair(pair)]


def join_by_names(items: Sequence[Item], groups: Groups) -> None:
    """All joins that names tell, the surest first."""
    forms = Forms(items)
    forms.join_equal(groups)
    for a, b, why in sorted((*_spellings_of_people(forms), *_spellings_of_bodies(forms))):
        groups.join(a, b, why)
    _join_second_surnames(forms, groups)
    _join_initials(forms, groups)
    _join_outlets(items, forms, groups)
    _join_acronyms(forms, groups)
    _join_short_forms(forms, groups)
    _join_surnames(forms, groups)
    _join_governments(forms, groups)


class Forms:
    """The names of all items: `people` and `bodies` map each main form to the items that go by it."""

    def __init__(self, items: Sequence[Item]) -> None:
        self.items = items
        self.people: dict[Form, list[int]] = defaultdict(list)  # full names
        self.surnames: dict[Form, list[int]] = defaultdict(list)  # people who are named by one word alone
        self.bodies: dict[Form, list[int]] = defaultdict(list)
        self.shorter: dict[Form, list[int]] = defaultdict(list)  # items that also go by a short form
        for i, item in enumerate(items):
            for form in item.forms:
                if form not in item.main:
                    self.shorter[form].append(i)
                elif not item.person:
                    self.bodies[form].append(i)
                elif is_full(form):
                    self.people[form].append(i)
                else:
                    self.surnames[form].append(i)

    def words(self, form: Form, i: int) -> str:
        """A form as item i writes it."""
        return self.items[i].forms[form]

    def reports(self, held: Iterable[int]) -> set[str]:
        """The reports of some items."""
        return {self.items[i].key[0] for i in held}

    def join_equal(self, groups: Groups) -> None:
        """Those that go by one name, word for word; a body's generic name means another in each report."""
        for forms in (self.people, self.bodies):
            for form, held in sorted(forms.items()):
                if forms is self.bodies and is_generic(form) and len(held) > 1:
                    continue
                for k in held[1:]:
                    groups.join(held[0], k, f"all are called {self.words(form, held[0])}")
        for form in sorted(self.people.keys() & self.bodies.keys()):
            a, b = self.people[form][0], self.bodies[form][0]
            if not is_generic(form):
                groups.join(a, b, f"all are called {self.words(form, a)}")
        for form in sorted(self.surnames.keys() & self.bodies.keys()):
            if len(form) > 1 and any(self.items[i].type == "outlet" for i in self.bodies[form]):
                for k in self.surnames[form]:  # El Faro, taken for a man
                    groups.join(self.bodies[form][0], k, f"all are called {self.words(form, k)}")


def is_generic(form: Form) -> bool:
    """Is it a name that says what a body is, not which: the Foreign Ministry?"""
    return sum(w in GENERIC for w in form) <= 2 and all(w in GENERIC or w in ("of", "and", "for") for w in form)


# Spellings


def _spellings_of_people(forms: Forms) -> Iterable[tuple[int, int, str]]:
    """Other spellings and fuller forms of full names, by the sound of the last name and how the first begins.

    A name that fits two which do not fit each other (John Smith beside John A. and John B. Smith) is joined to neither;
    nor are two that one report tells apart.
    """
    buckets: dict[tuple[str, str], list[Form]] = defaultdict(list)
    for form in sorted(forms.people):
        name = last_name(form)
        for start in _beginnings(form):
            for sound in {skeleton(name), skeleton(name[:-1] if len(name) > 5 and name[-1] == "s" else name)}:
                buckets[sound, start].append(form)
    sounds = {form: _first_sounds(form) for form in forms.people}
    seen: set[tuple[Form, Form]] = set()
    fits: dict[Form, set[Form]] = defaultdict(set)
    for held in _not_crowded(buckets):
        for a, b in combinations(held, 2):
            if (a, b) in seen:
                continue
            seen.add((a, b))
            if sounds[a] and sounds[b] and sounds[a].isdisjoint(sounds[b]):
                continue  # no first name in common: the cheap answer, and the usual one
            if may_be_one(a, b) and not _initials_only(a, b) and not _told_apart(forms, a, b):
                fits[a].add(b)
                fits[b].add(a)
    torn = {form for form, near in fits.items() if any(_differ(a, b) for a, b in combinations(sorted(near)[:CROWD], 2))}
    for a, near in sorted(fits.items()):
        for b in sorted(near):
            if a < b and (_bare(a) == _bare(b) or not {a, b} & torn):
                one, two = forms.people[a][0], forms.people[b][0]
                yield one, two, _spelt(forms.words(a, one), forms.words(b, two))


def _bare(form: Form) -> str:
    """A name run together without its particles."""
    return "".join(w for w in form if w not in PARTICLES)


def _differ(a: Form, b: Form) -> bool:
    """Are the two people, not two spellings?"""
    return not may_be_one(a, b) and likeness(" ".join(a), " ".join(b), person=True) < 0.8


def _beginnings(form: Form) -> set[str]:
    """The sounds with which a person's first name, its short or its long form may begin; the second one's, since the
    first may be left out.
    """
    second = form[1:2] if len(form) > 2 else ()
    return {skeleton(name)[:1] for name in (form[0], *nicknames(form[0]), *second)}


def _first_sounds(form: Form) -> frozenset[str]:
    """The sounds of the names before the last and of their short and long forms; nothing where one is an initial."""
    names = [w for w in form if w != last_name(form)]
    if any(len(w) == 1 for w in names):
        return frozenset()
    return frozenset(skeleton(n.replace("kh", "h")) for w in names for n in (w, *nicknames(w)))


def _not_crowded(buckets: Mapping[tuple[str, str], list[Form]]) -> Iterable[list[Form]]:
    """The buckets; those with too many names in parts whose first names sound alike, by short and long form."""
    for _, held in sorted(buckets.items()):
        if len(held) <= CROWD:
            yield held
            continue
        parts: dict[str, list[Form]] = defaultdict(list)
        for form in held:
            for name in {skeleton(n) for n in (form[0], *nicknames(form[0]))}:
                parts[name].append(form)
        for _, part in sorted(parts.items()):
            part.sort(key=lambda f: (f[1:-1], f))
            for k in range(0, len(part), CROWD // 2):  # neighbours in order of the names between
                yield part[k : k + CROWD]


def _initials_only(a: Form, b: Form) -> bool:
    """Do the two agree in nothing but an initial before the surname? J. Brandl may be Jonas or Jana."""
    short = min((a, b), key=lambda f: (sum(len(w) for w in f), f))
    return all(len(w) == 1 for w in short if w != last_name(short) and not junior((w, w)))


def _join_initials(forms: Forms, groups: Groups) -> None:
    """J. Brandl to the one Brandl with a J that the reports name in full, where some report of each names a third actor
    of both.
    """
    full: dict[tuple[str, str], set[Form]] = defaultdict(set)
    short: list[Form] = []
    for form in sorted(forms.people):
        if all(len(w) == 1 for w in form[:-1]):
            short.append(form)
        else:
            for name in {form[0], *nicknames(form[0])}:
                full[skeleton(last_name(form)), name[0]].add(form)
    for form in short:
        fits = [f for f in sorted(full.get((skeleton(form[-1]), form[0]), ())) if may_be_one(form, f)]
        roots = {groups.root(i) for f in fits for i in forms.people[f]}
        held = forms.people[form]
        if len(roots) == 1 and not _told_apart(forms, form, fits[0]):
            i = forms.people[fits[0]][0]
            groups.join(i, held[0], f"the only {forms.words(form, held[0])} that the reports name in full is "
                                    f"{forms.words(fits[0], i)}")  # fmt: skip


def _join_second_surnames(forms: Forms, groups: Groups) -> None:
    """A name and the only one that goes on from it by one word ("Laura Vey", "Laura Vey Miranda"), of one office.

    Many people have two surnames and are mostly called by the first; but a Karl Holm is not a Karl Holm Brenn unless
    something else says so.
    """
    longer: dict[Form, list[Form]] = defaultdict(list)
    for form in sorted(forms.people):
        if len(form) > 2 and form[-1] not in JUNIORS and is_full(form[:-1]) and form[:-1] in forms.people:
            longer[form[:-1]].append(form)
    for short, found in sorted(longer.items()):
        if len(found) > 1 or _told_apart(forms, short, found[0]):
            continue
        one, two = (forms.people[f] for f in (short, found[0]))
        titles = [set().union(*(forms.items[i].titles for i in held)) - _NO_OFFICE for held in (one, two)]
        if titles[0] & titles[1]:
            office = " ".join(sorted(titles[0] & titles[1]))
            names = (forms.words(short, one[0]), forms.words(found[0], two[0]))
            groups.join(one[0], two[0], f"{names[0]} and {names[1]} have one name but for a second surname, and one "
                                        f"office, {office}")  # fmt: skip


def _told_apart(forms: Forms, a: Form, b: Form) -> bool:
    """Does one report hold both as two people?"""
    one, two = forms.people[a], forms.people[b]
    common = forms.reports(one) & forms.reports(two) if len(one) < 400 and len(two) < 400 else set()
    return any(
        not {i for i in one if forms.items[i].key[0] == r} & {k for k in two if forms.items[k].key[0] == r}
        for r in common
    )


def _spelt(a: str, b: str) -> str:
    return f"{a} and {b} are spellings of one name"


def _spellings_of_bodies(forms: Forms) -> Iterable[tuple[int, int, str]]:
    """Other spellings of names of bodies and places: run together, letters doubled, each word of the same sound."""
    by_run: dict[str, list[Form]] = defaultdict(list)
    by_sound: dict[tuple[str, ...], list[Form]] = defaultdict(list)
    for form in sorted(forms.bodies):
        by_run[_run(form)].append(form)
        if len(form) > 1:
            by_sound[tuple(w if len(w) < 4 or not w.isalpha() else skeleton(_singular(w)) for w in form)].append(form)
    for run, held in sorted(by_run.items()):
        if len(run) > 3 and len(held) > 1 and not is_generic(held[0]):
            for b in held[1:]:
                one, two = forms.bodies[held[0]][0], forms.bodies[b][0]
                yield one, two, _spelt(forms.words(held[0], one), forms.words(b, two))
    for form, held in sorted(forms.bodies.items()):
        bare = (*form[:-1], form[-1][:-1])  # Skarns: an apostrophe was lost; United Nation: an s was
        if len(bare[-1]) > 4 and form[-1][-1] == "s":
            many, few = len(forms.bodies.get(bare, ())), len(held)
            if many >= 3 * few or (len(form) > 1 and few >= 3 * many > 0):
                one, two = forms.bodies[bare][0], held[0]
                yield one, two, _spelt(forms.words(bare, one), forms.words(form, two))
    for _, held in sorted(by_sound.items()):
        for a, b in combinations(held[:CROWD], 2):
            if likeness(" ".join(a), " ".join(b), person=False) >= SPELLING:
                one, two = forms.bodies[a][0], forms.bodies[b][0]
                yield one, two, _spelt(forms.words(a, one), forms.words(b, two))


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 4 and word[-1] == "s" else word


def _run(form: Form) -> str:
    """The letters of a name without spaces and Arabic articles, doubled ones once; a Ministry of X as an X Ministry."""
    if len(form) > 2 and form[0] in ("department", "ministry") and form[1] == "of":
        form = (*form[2:], form[0])
    words = [_WRITTEN_OUT.get(w, w) for w in form if w not in ("al", "el", "the")] or list(form)
    return "".join(_DOUBLED.sub(r"\1", w) if len(w) > 3 else w for w in words)


_WRITTEN_OUT = {"mt": "mount", "ft": "fort"}
_DOUBLED = re.compile(r"([^\W\d_])\1+")


# Short forms


def _join_outlets(items: Sequence[Item], forms: Forms, groups: Groups) -> None:
    """An outlet to its short forms, its nickname and its initials: the Gull for The Harrow Gull."""
    outlets: dict[str, set[int]] = defaultdict(set)
    for i, item in enumerate(items):
        if item.type == "outlet":
            name = item.name
            for form in (name, *names_of(name), publisher_initials(name), nickname_of(name) or ""):
                if plain(form):
                    outlets[plain(form)].add(i)
    for form, held in sorted(forms.bodies.items()):
        said = plain(" ".join(form))
        if any(items[k].type == "place" for k in held):
            continue  # Radio Skarn is not Skarn
        for k in held:
            found = outlets.get(plain(forms.words(form, k))) or outlets.get(said) or outlets.get(_no_tail(said), set())
            found = {groups.root(i) for i in found} - {groups.root(k)}
            if len(found) == 1 and items[k].type != "outlet":
                i = min(found)
                groups.join(i, k, f"{forms.words(form, k)} is short for {items[i].name}")


def _no_tail(said: str) -> str:
    words = said.split()
    return " ".join(words[:-1]) if words and words[-1] in _PAPERS else said


_PAPERS = frozenset("news newspaper paper agency website magazine".split())


def _join_acronyms(forms: Forms, groups: Groups) -> None:
    """An acronym to the one name of the same type whose first letters it is."""
    full: dict[str, set[Form]] = defaultdict(set)
    for form in sorted(forms.bodies):
        if len(form) > 1:
            for short in initials(forms.words(form, forms.bodies[form][0])):
                full[short].add(form)
    for form, held in sorted(forms.bodies.items()):
        if len(form) != 1 or not is_acronym(forms.words(form, held[0])):
            continue
        if form in forms.shorter:
            continue  # some report says what it stands for
        names = {f: forms.bodies[f][0] for f in sorted(full.get(form[0], ()))}
        roots = {groups.root(i) for i in names.values()}
        kinds = {forms.items[i].type for i in held}
        if len(roots) == 1:
            name = min(names.values())
            if (kinds & {forms.items[i].type for i in names.values()}) and not _both_at_once(forms, held, names):
                groups.join(held[0], name, f"{forms.words(form, held[0])} stands for {forms.items[name].name}")


def _both_at_once(forms: Forms, held: Sequence[int], names: Mapping[Form, int]) -> bool:
    """Does a report hold both as two?"""
    mine = forms.reports(held)
    return any(mine & forms.reports(forms.bodies[f]) for f in names)


def is_acronym(words: str) -> bool:
    """Is it written mostly in capitals?"""
    letters = [c for c in words if c.isalpha()]
    return 1 < len(letters) < 9 and sum(c.isupper() for c in letters) * 2 > len(letters)


def _join_short_forms(forms: Forms, groups: Groups) -> None:
    """A short name of a body to the one that some report calls both: the Observatory for the Skarn Observatory.

    A name that is only generic goes to the one body known of the kind, and to nobody where two are.
    """
    whole: dict[str, list[int]] = defaultdict(list)
    for form, held in sorted(forms.bodies.items()):
        if len(form) > 1:
            for word in {form[0], form[-1]}:
                whole[word].append(held[0])
    for form in sorted(forms.bodies.keys() & (forms.shorter.keys() | {f for f in forms.bodies if is_generic(f)})):
        alone = forms.bodies[form]
        often: Counter[int] = Counter()
        other_words = tail = False
        for i in forms.shorter.get(form, ()):
            item = forms.items[i]
            if not item.person:
                often[groups.root(i)] += 1
                other_words = other_words or not _part_of(form, item)
                tail = tail or any(m[:-1] == form and m[-1] in _TAILS for m in item.main)
        best, count = max(often.items(), key=lambda x: (x[1], -x[0]), default=(alone[0], 0))
        rivals = often.total() - count
        if is_generic(form):
            known = {groups.root(i) for w in {form[0], form[-1]} for i in whole[w] if _ends(forms.items[i], form)}
            known = {root for root in known if root not in {groups.root(k) for k in alone}}
            if len(known | set(often)) > 1:
                continue
            if not often:
                for k in alone[1:]:
                    groups.join(alone[0], k, f"all are called {forms.words(form, k)}, and no second is known")
                continue
        else:
            sure = other_words or tail or is_acronym(forms.words(form, alone[0]))
            seldom = count < OFTEN * len(alone) or (count < 2 and len(alone) > 3)
            if not often or rivals * FAR_MORE > count or (seldom and not sure):
                continue
        for k in alone:
            name = forms.items[best].name
            groups.join(best, k, f"reports that name {name} call it {forms.words(form, k)} too")


_TAILS = frozenset("province peninsula city governorate town village".split())


def _part_of(form: Form, item: Item) -> bool:
    """Are the words, or the letters, of the form among those of the item's main names?"""
    return any(set(form) <= set(m) or (len(form) == 1 and form[0] in initials(item.forms[m])) for m in item.main)


def _ends(item: Item, form: Form) -> bool:
    """Does the item's name begin or end in the form?"""
    n = len(form)
    return any(m[-n:] == form or m[:n] == form for m in item.main)


def _join_surnames(forms: Forms, groups: Groups) -> None:
    """A bare surname to the one bearer that the reports know, or whom it means nearly always where he is named."""
    bearers: dict[str, Counter[int]] = defaultdict(Counter)  # mentions of the bare name, by who is meant
    reports: dict[int, set[str]] = defaultdict(set)
    offices: dict[tuple[str, str], set[int]] = defaultdict(set)
    given: set[str] = set()
    for form, held in forms.people.items():
        given.add(form[0])
        for i in held:
            bearers[last_name(form)][groups.root(i)] += 0
            reports[groups.root(i)].add(forms.items[i].key[0])
            for title in forms.items[i].titles - _NO_OFFICE:
                offices[last_name(form), title].add(groups.root(i))
    for form, held in forms.shorter.items():
        for i in held:
            item = forms.items[i]
            full = [m for m in item.main if is_full(m)]
            if item.person and full and not is_full(form) and not any(form[0] == m[0] != last_name(m) for m in full):
                bearers[last_name(form)][groups.root(i)] += item.said(form)
    for form, held in sorted(forms.surnames.items()):
        name = last_name(form)
        if name not in bearers and len(name) > 4 and name[-1] == "s":
            name = name[:-1]  # Orrs, where an apostrophe was lost
        meant = bearers.get(name)
        if not meant:
            _join_titled(forms, groups, held)
            continue
        best = max(meant, key=lambda root: (meant[root], len(reports[root]), -root))
        rest = meant.total() - meant[best]
        known = len(reports[best])
        for i in held:
            item = forms.items[i]
            if junior(form) in ("jr", "sr") or (name in given and known < KNOWN and not item.titles):
                continue
            only = len(meant) == 1 and not _other_sex(forms.items[best], item)
            famous = known >= KNOWN and meant[best] >= FAR_MORE * max(1, rest) and not item.female
            if only or famous:
                told = "the only" if len(meant) == 1 else "by far the most named"
                groups.join(best, i, f"{told} {item.name} that the reports name in full is {forms.items[best].name}")
                continue
            for title in sorted(item.titles - _NO_OFFICE):
                holders = offices.get((name, title), set())
                if len(holders) == 1:
                    holder = min(holders)
                    groups.join(holder, i, f"the only {title} {item.name} that the reports name in full is "
                                           f"{forms.items[holder].name}")  # fmt: skip
                    break


def _other_sex(a: Item, b: Item) -> bool:
    return a.female is not None and b.female is not None and a.female != b.female


def _join_titled(forms: Forms, groups: Groups, held: Sequence[int]) -> None:
    """Bare surnames that stand behind the same office everywhere: President Orr here and there."""
    by_office: dict[frozenset[str], list[int]] = defaultdict(list)
    for i in held:
        office = forms.items[i].titles - _NO_OFFICE
        if office:
            by_office[office].append(i)
    for _, same in sorted(by_office.items(), key=lambda x: sorted(x[0])):
        for k in same[1:]:
            groups.join(same[0], k, f"all are called {' '.join(sorted(forms.items[k].titles))} {forms.items[k].name}")


_NO_OFFICE = frozenset(
    "mr mrs ms miss dr prof professor sir lord lady dame rev reverend father sister brother former".split()
)
assert _NO_OFFICE <= HONORIFICS


def _join_governments(forms: Forms, groups: Groups) -> None:
    """A government to its country: the Skarnian government to Skarn, where the reports name the country."""
    for form, held in sorted(forms.bodies.items()):
        country = None
        if len(form) > 1 and form[-1] == "government":
            country = form[:-1]
        elif len(form) > 2 and form[:2] == ("government", "of"):
            country = form[2:]
        if country is None:
            continue
        for name in _countries(country):
            places = [i for i in forms.bodies.get(name, ()) if forms.items[i].type == "place"]
            if places:
                words = forms.items[places[0]].name
                groups.join(places[0], held[0], f"{forms.words(form, held[0])} stands under its country, {words}")
                break


def _countries(words: Form) -> list[Form]:
    """The names of a country that an adjective, or its name itself, may stand for."""
    out = [words]
    if len(words) == 1:
        adjective = words[0]
        if adjective in _IRREGULAR:
            out.append(tuple(_IRREGULAR[adjective].split()))
        for ending, back in _ENDINGS:
            if adjective.endswith(ending) and len(adjective) - len(ending) > 2:
                out.append((adjective[: -len(ending)] + back,))
    return out


_ENDINGS = (("n", ""), ("i", ""), ("ian", ""), ("an", ""), ("ian", "ia"), ("ese", ""), ("ese", "a"), ("ish", ""),
            ("ish", "en"), ("ish", "land"), ("ic", ""), ("ian", "y"), ("ean", ""))  # fmt: skip
_IRREGULAR = {
    "british": "britain", "french": "france", "german": "germany", "turkish": "turkey", "dutch": "netherlands",
    "greek": "greece", "swiss": "switzerland", "welsh": "wales", "danish": "denmark", "spanish": "spain",
    "american": "united states", "saudi": "saudi arabia", "filipino": "philippines", "norwegian": "norway",
    "belgian": "belgium", "ukrainian": "ukraine", "brazilian": "brazil", "chilean": "chile", "thai": "thailand",
    "czech": "czech republic", "afghan": "afghanistan", "kazakh": "kazakhstan", "uzbek": "uzbekistan",
    "irish": "ireland", "peruvian": "peru", "emirati": "united arab emirates",
}  # fmt: skip

__all__ = ["ActorDecisions", "Groups", "join_by_names", "sorted_pair"]
