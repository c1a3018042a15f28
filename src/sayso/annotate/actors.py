"""The actors of one report: its mentions gathered by whom they name, and what each is called.

Mentions are first gathered by their words (case, stops, hyphens and possessives aside), then
the forms of words are linked: a part of a name to the whole, an acronym to what it
stands for, a spelling to another of the same foreign name, `US` to `United States`. A form that
fits several actors ("Bush" after George and Laura) is settled mention by mention, by who was spoken of
last, and left alone where that does not tell.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from sayso import gender as gd
from sayso.annotate import gazetteer as gz
from sayso.annotate.gazetteer import words
from sayso.model import Actor, ActorType, Mention, Parse
from sayso.naming import PIECE, alike, folded, initials, same_person, skeleton
from sayso.text import Span

_JUNIORS = words("jr sr ii iii iv")
_HONORIFICS = frozenset(gz.NAME_TITLES | {"dr", "mr", "mrs", "ms", "sir", "lord", "lady", "dame"}) - {"abu", "umm"}
_KIN = words(
    "son sons daughter daughters father mother brother brothers sister sisters nephew niece cousin uncle aunt "
    "wife husband widow widower grandson granddaughter grandfather grandmother stepson stepdaughter child "
    "children parents spouse heir"
)
#: last words that add nothing to the name before them ("Acme Limited", "Tarland province").
_ORG_TAILS = words(
    "inc ltd limited llc llp corp corporation co company group plc holdings gmbh ag sa bv incorporated movement "
    "network militia organization organisation party front agency newspaper magazine airlines airline airways channel "
    "television tv militants foundation news international"
)
#: No county: it is named after a city in it, or beside it, and is not that city.
_PLACE_TAILS = words(
    "province city state district governorate region island islands valley town village prefecture oblast "
    "river republic municipality peninsula territory federation airport"
)
_APART = frozenset({"kashmir valley", "new york city"})
DOMINANT = 4  # mentions of one of several namesakes, and three times the other's, to keep the bare name
HELD = 2  # times a bare name has meant one before another of that name comes up, to stay that one's
ALWAYS = 3  # times somebody is named in full to be set apart by it
NEAR = 3  # sentences: of two namesakes both named so near, neither is the one in focus by that alone
#: right before a bare last name, where it tells whether a man or a woman bears it
_COURTESY = re.compile(r"\b(mr|mrs|ms|miss|sir|lady|dame)\.?\s$", re.IGNORECASE)
#: behind a name set off by a comma: "Ana Ruiz, the mayor's wife", "Leo Ruiz, his eldest son"
_KIN_BEHIND = re.compile(
    rf"\s*,\s+(?:(?:the|his|her|their|an?|[\w.]+)(?:['’]s?)?\s+){{1,4}}(?:{'|'.join(_KIN)})\b", re.I)
_BESIDE = re.compile(r",?\s+(?:and|with|&)\s+")
_KIN_BEFORE = re.compile(rf"\b(?:{'|'.join(_KIN)}|first\s+(?:lady|gentleman)|in-law),?\s+$", re.I)
_GIVEN = frozenset(name.casefold() for name in gz.GIVEN_NAMES) - {"kim", "xi", "lee", "ban", "aung"}


def find_actors(parse: Parse, mentions: Sequence[Mention]) -> tuple[Actor, ...]:
    """The mentions gathered into actors, in order of first mention (ids e1, e2, ...).

    Every mention belongs to exactly one actor. `name` is the fullest mention as it stands; the type is
    the one that most of the evidence speaks for. Roles are left empty (see find_roles).
    """
    forms = _forms(parse, mentions)
    links = _Links(forms)
    _link_usual(parse, forms, links)
    _link_acronyms(parse, forms, links)
    _link_persons(parse, forms, links)
    _link_bodies(parse.text, forms, links)
    groups: dict[int, list[_Form]] = defaultdict(list)
    for form in forms:
        groups[links.root(form.number)].append(form)
    loose = _link_surnames(parse, groups)
    actors = [_actor(group, loose.get(root, [])) for root, group in groups.items()]
    kept = sorted((a for a in actors if a is not None), key=lambda a: a.mentions[0])
    return tuple(replace(actor, id=f"e{n}") for n, actor in enumerate(kept, 1))


# Forms: the ways of writing a name


@dataclass(slots=True)
class _Form:
    """One way of writing a name, and where it stands so."""

    number: int
    text: str
    words: tuple[str, ...]  # folded, without articles
    mentions: list[Mention] = field(default_factory=list)
    type: ActorType = "organization"
    weight: float = 0.0
    kin: bool = False  # named as whose son somebody is: rather not that somebody

    @property
    def person(self) -> bool:
        return self.type == "person"

    @property
    def core(self) -> tuple[str, ...]:
        """The words without honorific and junior."""
        words = self.words
        while len(words) > 1 and words[0] in _HONORIFICS:
            words = words[1:]
        while len(words) > 1 and words[-1] in _JUNIORS:
            words = words[:-1]
        return words


class _Links:
    """Union of forms; the root is the smallest number."""

    def __init__(self, forms: Sequence[_Form]) -> None:
        self._up = list(range(len(forms)))

    def root(self, i: int) -> int:
        while self._up[i] != i:
            self._up[i] = self._up[self._up[i]]
            i = self._up[i]
        return i

    def join(self, i: int, k: int) -> None:
        a, b = sorted((self.root(i), self.root(k)))
        self._up[b] = a


def _forms(parse: Parse, mentions: Sequence[Mention]) -> list[_Form]:
    """Mentions gathered by folded words; one word with two well shown types (Jordan) makes two forms."""
    tallies: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    keyed = []
    for m in sorted(mentions, key=lambda m: m.span):
        text = m.span.of(parse.text)
        words = folded(text) or (text,)
        keyed.append((words, text, m))
        tallies[words][m.type] += 0.05 + max(0.0, m.confidence - 0.3)
    surnames = {w[-1] for w, _, m in keyed if m.type == "person" and len(w) > 1}
    companies = {w[0] for w, _, m in keyed if m.type == "organization" and len(w) == 2 and w[1] in gz.COMPANY_TAILS}
    made: dict[tuple[tuple[str, ...], str], _Form] = {}
    for words, text, m in keyed:
        tally = tallies[words]
        best = max(tally, key=tally.__getitem__)
        if len(words) == 1 and words[0] in surnames and text not in gz.PLACES:
            best = "person"
        elif len(words) == 1 and words[0] in companies and best == "person":
            best = "organization"
        both = text in gz.PLACES and words[0] in surnames and len(words) == 1
        kind = m.type if both and m.type in ("person", "place") else best
        form = made.get((words, kind))
        if form is None:
            form = made[words, kind] = _Form(len(made), text, words, type=kind)
        form.mentions.append(m)
        form.weight += m.confidence
        form.kin = form.kin or _after_kin(parse, m.span)
    return list(made.values())


def _after_kin(parse: Parse, span: Span) -> bool:
    """Does 'son of', 'widow of former president' stand right before the span?"""
    before = PIECE.findall(re.split(r"[.!?;\n]\s", parse.text[max(0, span.start - 60) : span.start])[-1].casefold())[
        -7:
    ]
    return any(a in _KIN and b == "of" for a, b in itertools.pairwise(before))


# Links that tell by themselves


def _link_usual(parse: Parse, forms: list[_Form], links: _Links) -> None:
    """Names that are known to be of one thing: US and United States."""
    seen: dict[tuple[str, bool], _Form] = {}
    joined: dict[tuple[str, bool], _Form] = {}
    for form in forms:
        plain = " ".join(form.text.replace("’", "'").split())
        usual = gz.USUAL.get(plain) or gz.USUAL.get(plain.rstrip("s"))
        if usual and not form.person:
            other = seen.setdefault((usual, form.person), form)
            links.join(form.number, other.number)
        other = joined.setdefault(("".join(form.words), form.person), form)  # BFM-TV and BFMTV
        links.join(form.number, other.number)
    for form in forms:
        run = "".join(form.words)
        long = len(run) > 5 or form.text[:-1] in gz.PLACES
        if long and run[-1] == "s" and (run[:-1], form.person) in joined and not _is_family(parse, form):
            links.join(form.number, joined[run[:-1], form.person].number)  # Mossads, where an apostrophe was lost


def _is_family(parse: Parse, form: _Form) -> bool:
    """Is a person's name in the plural always told with the article: "the Rasks" are no Rask?"""
    return form.person and all(parse.text[max(0, m.span.start - 4) : m.span.start].casefold() == "the "
                               for m in form.mentions)  # fmt: skip


def _link_acronyms(parse: Parse, forms: list[_Form], links: _Links) -> None:
    """Acronyms to the names they are the first letters of; what stands in brackets behind a name comes first."""
    by_initials: dict[str, list[_Form]] = defaultdict(list)
    ends: dict[int, _Form] = {}
    for form in forms:
        for m in form.mentions:
            ends[m.span.end] = form
        if form.person and len(form.words) > 1 and form.weight > 1.5:
            continue
        for short in initials(form.text):
            by_initials[short].append(form)
    for form in forms:
        bare = form.words[0]
        if len(form.words) != 1 or not 2 <= len(bare) <= 8 or not _capitals(form.text):
            continue
        named = _bracketed(parse.text, form, ends)
        if named is not None and (bare in initials(named.text) or _skims(bare, named.words)):
            links.join(form.number, named.number)
            _same_type(form, named)
            continue
        fits = [f for f in by_initials.get(bare, ()) if f is not form]
        roots = {links.root(f.number) for f in fits}
        if len(roots) == 1:
            links.join(form.number, fits[0].number)
            _same_type(form, fits[0])


def _capitals(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 1 and sum(c.isupper() for c in letters) * 2 > len(letters)


def _bracketed(text: str, form: _Form, ends: dict[int, _Form]) -> _Form | None:
    """The form that the acronym stands behind in brackets, or that stands in brackets behind it."""
    for m in form.mentions:
        start = m.span.start
        if start > 1 and text[start - 1] == "(" and text[m.span.end : m.span.end + 1] == ")":
            named = ends.get(start - 2) or ends.get(start - 1)
            if named is not None and named is not form:
                return named
    return None


def _skims(short: str, words: Iterable[str]) -> bool:
    """Are the letters of the acronym found in order in the name, its first letter first?"""
    run = "".join(words)
    if not run or run[0] != short[0]:
        return False
    at = 0
    for c in short:
        at = run.find(c, at) + 1
        if not at:
            return False
    return True


def _same_type(a: _Form, b: _Form) -> None:
    """An acronym is what its long form is; no person goes by one here."""
    if b.person and len(b.words) > 1:
        b.type = "organization" if a.person else a.type
    a.type = b.type


# Persons


def _link_persons(parse: Parse, forms: list[_Form], links: _Links) -> None:
    """Full names of one person; a shorter one that fits two longer ones goes to the one named before it."""
    full = [f for f in forms if f.person and len(f.core) > 1]
    buckets: dict[str, list[_Form]] = defaultdict(list)
    for form in full:
        for word in {skeleton(w) for w in form.core}:
            buckets[word].append(form)
    for form in full:
        rivals: dict[int, _Form] = {}
        for word in {skeleton(w) for w in form.core}:
            for other in buckets[word]:
                if other is not form and (len(other.core), -other.number) > (len(form.core), -form.number):
                    rivals[other.number] = other
        fits = [f for f in rivals.values() if same_person(form.core, f.core, kin=form.kin != f.kin)
                and not _senior(form, f)]  # fmt: skip
        if not fits:
            continue
        apart = _leaders(fits)
        if len(apart) == 1:
            links.join(form.number, fits[0].number)
        else:
            start = form.mentions[0].span.start
            earlier = [(m.span.start, f) for f in fits for m in f.mentions if m.span.start < start]
            if earlier:
                links.join(form.number, max(earlier, key=lambda pair: pair[0])[1].number)


def _senior(a: _Form, b: _Form) -> bool:
    """Are the two a person and a junior: the one without it is named first, or more often?"""
    if (a.words[-1] in _JUNIORS) == (b.words[-1] in _JUNIORS):
        return False
    plain, junior = (b, a) if a.words[-1] in _JUNIORS else (a, b)
    return len(plain.mentions) > len(junior.mentions) or plain.mentions[0].span < junior.mentions[0].span


def _leaders(fits: list[_Form]) -> list[_Form]:
    """The forms that are not one person's with a form before them."""
    out: list[_Form] = []
    for form in fits:
        if not any(same_person(form.core, f.core, kin=form.kin != f.kin) for f in out):
            out.append(form)
    return out


def _link_surnames(parse: Parse, groups: dict[int, list[_Form]]) -> dict[int, list[Mention]]:
    """Give bare last and first names to the person they fit; groups change in place.

    Returned: per group the mentions that were given to it one by one, for forms that fit several.
    """
    people = {root: group for root, group in groups.items() if any(f.person and len(f.core) > 1 for f in group)}
    lasts: dict[str, set[int]] = defaultdict(set)
    firsts: dict[str, set[int]] = defaultdict(set)
    bones: dict[str, set[int]] = defaultdict(set)
    for root, group in people.items():
        for form in group:
            core = form.core
            if form.person and len(core) > 1:
                for k in range(1, len(core)):
                    lasts[" ".join(core[k:])].add(root)
                if core[-2] in gz.PARTICLES and len(core) > 2:
                    lasts[" ".join(core[-1:])].add(root)
                bones[skeleton(core[-1])].add(root)
                firsts[core[0]].add(root)
                if core[0] in gz.EASTERN_SURNAMES and core[0] not in _GIVEN:
                    lasts[core[0]].add(root)
    juniors = {f.core for group in groups.values() for f in group if len(f.core) == 1 and f.words[-1] in _JUNIORS}
    familiar = _familiar(people, groups)
    loose: dict[int, list[Mention]] = defaultdict(list)
    for root in list(groups):
        group = groups[root]
        if root in people or not all(f.person for f in group):
            continue
        form = max(group, key=lambda f: len(f.core))
        core, given = form.core, False
        fits = lasts.get(" ".join(core)) or set()
        if not fits and len(core) == 1:
            fits = firsts.get(core[0]) or set()
            given = bool(fits)
            fits = fits or {
                r
                for r in bones.get(skeleton(core[0]), ())
                if any(alike(core[0], f.core[-1]) for f in people[r] if f.person)
            }
        if form.words[-1] in _JUNIORS:
            fits = {r for r in fits if _juniors(groups[r])} or fits
        elif not given:
            fits = _without_kin(parse, group, groups, fits, junior=core in juniors)
        addressed = {} if given else {m: g for f in group for m in f.mentions if (g := _courtesy(parse, m)) is not None}
        if len(fits) == 1 and not any(_other_gender(groups[r], g) for r in fits for g in addressed.values()):
            groups[next(iter(fits))].extend(groups.pop(root))
        elif fits:
            shy = set() if given else {r for r in fits if r in familiar or _is_relative(parse, groups[r])}
            _settle(parse, root, groups, fits, loose, addressed, shy, given=given)
    return loose


def _familiar(people: dict[int, list[_Form]], groups: dict[int, list[_Form]]) -> set[int]:
    """Those whom the report calls by given name alone no less often than in full: rather not by last name alone."""
    singles = {f.core[0]: len(f.mentions) for group in groups.values() for f in group if f.person and len(f.core) == 1}
    out = set()
    for root, group in people.items():
        full = [f for f in group if f.person and len(f.core) > 1]
        by_given = sum(singles.get(name, 0) for name in {f.core[0] for f in full} - {f.core[-1] for f in full})
        if by_given and by_given >= sum(len(f.mentions) for f in full):
            out.add(root)
    return out


def _courtesy(parse: Parse, mention: Mention) -> gd.Gender | None:
    """Whether a man or a woman is meant, by the courtesy right before a name ("Mrs. Rask")."""
    before = _COURTESY.search(parse.text, max(0, mention.span.start - 6), mention.span.start)
    return gd.of_word(before[1]) if before else None


def _other_gender(group: list[_Form], gender: gd.Gender) -> bool:
    """Is this person, by the given name, no man where one is meant, or no woman?"""
    told = {gd.of_name(f.text) for f in group if len(f.core) > 1} - {None}
    return bool(told) and gender not in told


def _juniors(group: list[_Form]) -> bool:
    """Is a person always named in full with a junior behind: "Leo Ruiz Jr."?"""
    full = [f for f in group if len(f.core) > 1]
    return bool(full) and all(f.words[-1] in _JUNIORS for f in full)


def _without_kin(
    parse: Parse, bare: list[_Form], groups: dict[int, list[_Form]], fits: set[int], *, junior: bool
) -> set[int]:
    """The bearers of a last name without those who are only somebody's relative here.

    "Ruiz … his wife Ana Ruiz … Ruiz said" is not Ana, whether or not the other one's full name ever comes. One who
    is named in full more often than any other bearer stays. `junior`: "Ruiz Jr." is how the report calls its junior.
    """
    at = min(m.span.start for f in bare for m in f.mentions)
    often = {r: sum(len(f.mentions) for f in groups[r] if len(f.core) > 1) for r in fits}
    kept = set()
    for r in fits:
        later = at < min(m.span.start for f in groups[r] for m in f.mentions)
        others = [n for other, n in often.items() if other != r]
        if junior and _juniors(groups[r]):
            continue
        if (others and often[r] > max(others)) or not (later or others) or not _is_apart(parse, groups[r], bare):
            kept.add(r)
    return kept


def _is_relative(parse: Parse, group: list[_Form]) -> bool:
    """Is a person told of as somebody's relative, in full or by given name: "his wife Ana"?"""
    return any(_KIN_BEFORE.search(parse.text, max(0, m.span.start - 24), m.span.start)
               or _KIN_BEHIND.match(parse.text, m.span.end) for f in group if f.person for m in f.mentions)  # fmt: skip


def _is_apart(parse: Parse, group: list[_Form], bare: list[_Form]) -> bool:
    """Does the report set a person apart from the one it calls by last name alone: as a relative, by a junior, or by
    naming both beside each other?"""
    if _juniors(group):
        return True
    ends = {m.span.end for f in bare for m in f.mentions}
    for m in (m for f in group if len(f.core) > 1 for m in f.mentions):
        if _KIN_BEFORE.search(parse.text, max(0, m.span.start - 24), m.span.start):
            return True
        if _KIN_BEHIND.match(parse.text, m.span.end):
            return True
        if any(e in ends and _BESIDE.fullmatch(parse.text, e, m.span.start)
               for e in range(m.span.start - 7, m.span.start)):  # fmt: skip
            return True
    return any(f.kin for f in group)


def _settle(
    parse: Parse, root: int, groups: dict[int, list[_Form]], fits: set[int], loose: dict[int, list[Mention]],
    addressed: dict[Mention, gd.Gender], shy: set[int], *, given: bool,
) -> None:  # fmt: skip
    """Give each mention of a form that fits several persons to the one in focus, or to one who outweighs them all.

    In focus is the first of them named in the last sentence that names any; for a last name, so that it is heard. One
    who was named far more often before keeps the bare last name (a bare given name is that of whoever was named just
    now), and so does one who held it before another came up whom the report goes on to name in full. Left where none
    was named before, where another was named so near that the focus does not tell, where a courtesy speaks against it
    (`addressed`: by mention), or where it would be that of somebody whom the report calls by given name or as another's
    relative (`shy`).
    """
    firsts = set() if given else {f.core[0] for r in fits for f in groups[r] if len(f.core) > 1}
    named = sorted((m.span.start, r) for r in fits for f in groups[r] for m in f.mentions
                   if len(f.core) > 1 or f.core[0] not in firsts)  # fmt: skip
    starts = [start for start, _ in named]
    bounds = [parse.tokens[first].start for first, _ in parse.sentences] or [0]
    fully = {r: [m.span.start for f in groups[r] if len(f.core) > 1 for m in f.mentions] for r in fits}
    bare: list[tuple[int, int]] = []  # where the bare name was given, and to whom
    often: Counter[int] = Counter()  # mentions so far of each
    counted = 0
    for form in groups[root]:  # one form in practice, its mentions in order
        stay = []
        for m in form.mentions:
            so_far = bisect_left(starts, m.span.start)
            meant = addressed.get(m)
            if meant is not None:
                rest = [r for r in fits if not _other_gender(groups[r], meant)]
                if len(rest) == 1 and any(gd.of_name(f.text) == meant for f in groups[rest[0]]):
                    often[rest[0]] += 1
                    loose[rest[0]].append(m)
                    continue
            if not so_far:
                stay.append(m)
                continue
            sentence = max(0, bisect_right(bounds, starts[so_far - 1]) - 1)
            focus = next(r for s, r in named[max(0, so_far - 20) : so_far] if s >= bounds[sentence])
            often.update(r for _, r in named[counted:so_far])
            counted = max(counted, so_far)
            leader = max(often, key=lambda r: often[r])
            holders = Counter(r for at, r in bare if r != focus and at < min(fully[focus], default=0))
            if not given and len(fully[focus]) >= ALWAYS and holders and max(holders.values()) >= HELD:
                focus = max(holders, key=lambda r: holders[r])
            since = bounds[max(0, sentence - NEAR)]
            near = {r for s, r in named[max(0, so_far - 20) : so_far] if since <= s < bounds[sentence]}
            if not given and often[leader] >= max(DOMINANT, 3 * often[focus]):
                focus, doubtful = leader, False
            else:
                doubtful = bool(near - {focus} and often[leader] > often[focus])
                doubtful |= focus in shy and not fits <= shy
            if doubtful or (meant and _other_gender(groups[focus], meant)):
                stay.append(m)
                continue
            often[focus] += 1
            bare.append((m.span.start, focus))
            loose[focus].append(m)
        form.mentions = stay


# Organisations and places


def _link_bodies(text: str, forms: list[_Form], links: _Links) -> None:
    """Parts of names of organisations and places, and other spellings of them."""
    for kind, tails in (("organization", _ORG_TAILS), ("place", _PLACE_TAILS)):
        mine = [f for f in forms if f.type == kind]
        by_words = {f.words: f for f in mine}
        by_bones: dict[tuple[str, ...], _Form] = {}
        heads: dict[str, list[_Form]] = defaultdict(list)
        endings: dict[tuple[str, ...], list[_Form]] = defaultdict(list)
        for form in mine:
            words = form.words
            other = by_bones.setdefault(tuple(map(skeleton, words)), form)
            known = form.text in gz.LISTED and other.text in gz.LISTED  # Niger and Nigeria
            if other is not form and not known and all(map(alike, words, other.words)) and max(map(len, words)) > 4:
                links.join(form.number, other.number)
            cut = len(words)
            while cut > 1 and words[cut - 1] in tails:
                cut -= 1
            if (
                cut < len(words)
                and words[:cut] in by_words
                and " ".join(words) not in _APART
                and words[cut:] != ("news",)
            ):
                links.join(form.number, by_words[words[:cut]].number)
            if kind == "place" and words[0] in ("al", "el") and words[1:] in by_words:
                links.join(form.number, by_words[words[1:]].number)  # Al Mazrah, Mazrah
            if kind == "organization":
                head = re.search(r"(\w+) (?:of|for)\b", form.text)
                if head and head.group(1)[0].isupper():
                    heads[head.group(1).casefold()].append(form)
                for k in range(1, len(words)):
                    endings[words[k:]].append(form)
        for form in mine:
            if kind != "organization" or form.text in gz.OUTLETS:
                continue
            own = gz.USUAL.get(form.text, form.text) != form.text  # "the House" is no White House
            fits = {
                links.root(f.number)
                for f in (() if own else endings.get(form.words, ()))
                if _headed(form.words) or _definite(text, form)
            }
            if len(form.words) == 1:
                fits |= {links.root(f.number) for f in heads.get(form.words[0], ())}
            if len(fits) == 1:
                links.join(form.number, next(iter(fits)))


def _definite(text: str, form: _Form) -> bool:
    """Is the short form always said with the article, as of something known ("the Courier")?"""
    return len(form.words) == 1 and all(
        text[max(0, m.span.start - 4) : m.span.start] in ("the ", "The ") for m in form.mentions
    )


def _headed(words: tuple[str, ...]) -> bool:
    """Does the short form end in what such bodies are called (Council), so that it may stand for the whole?"""
    return words[-1] in gz.ORG_HEADS or words[-1] in ("congress", "senate", "guard", "guards", "chiefs", "staff")


# The actor made of a group


def _actor(group: list[_Form], extra: list[Mention]) -> Actor | None:
    """The actor of a group of forms, with mentions that were given to it one by one; None where none is left."""
    kept = [f for f in group if f.mentions]
    spans = sorted({m.span for f in kept for m in f.mentions} | {m.span for m in extra})
    if not spans:
        return None
    tally: Counter[ActorType] = Counter()
    for form in kept:
        tally[form.type] += form.weight + 0.5 * (len(form.words) > 1)
    kind = max(tally, key=lambda k: tally[k]) if tally else group[0].type
    best = max(kept or group, key=lambda f: _fullness(f, kind))
    return Actor(id="", name=best.text, type=kind, mentions=tuple(spans))


def _fullness(form: _Form, kind: ActorType) -> tuple[int, int, int, int]:
    """Names in full before short ones and misspelt ones; the usual spelling before rarer ones."""
    full = 2 * (not _capitals(form.text) or len(form.words) > 1)
    half = len(form.words) // 2
    if half and form.words[:half] == form.words[half:]:
        full -= 4  # a title and the text after it run together: "Ann Holm Ann Holm"
    if len(form.words) == 1 and form.text not in gz.LISTED and form.text[:-1] in gz.LISTED:
        full -= 1
    if kind != "person" and gz.USUAL.get(form.text) == form.text:
        full += 2
    usual = len(form.text) if _capitals(form.text) else len(form.mentions)
    return full, len(form.words), usual, len(form.text)
