"""The actors of one report as they are joined with those of others: the names, roles and places of each."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from sayso.match.moments import moment
from sayso.match.names import HONORIFICS, JUNIORS, PARTICLES, likeness, without_legal
from sayso.model import Actor, Reading, ReportSpan
from sayso.naming import folded, same_person
from sayso.text import Span

CorpusType = Literal["person", "organization", "place", "outlet"]
Form = tuple[str, ...]  # the folded words of a name, without titles
Told = tuple[str, ReportSpan, tuple[str, ...]]  # a role: its words, where, the chain of who gives it

LONGEST_ALIAS = 8  # words of a description that is taken for an alias
SURE = 0.7  # confidence of a speaker from which the words for him are an alias
ALIKE = 0.85  # likeness from which a name is a spelling of the main one rather than a short form of it
_FEMALE = frozenset("mrs ms miss lady dame madam madame baroness queen princess duchess countess".split())
_MALE = frozenset("mr sir lord king prince baron duke".split())
_DETERMINERS = frozenset("the a an its his her their our this that".split())
_SPACE = re.compile(r"\s+")


@dataclass(slots=True)
class Item:
    """One actor of one report, or a publisher. All that joining needs.

    `forms`: every name it goes by, folded, with its words as written, the main one first; `main` those that are
    spellings of the main one, the others are short for it.
    """

    key: tuple[str, str]
    name: str
    type: CorpusType
    age: tuple[float, str]
    forms: dict[Form, str] = field(default_factory=dict)
    main: frozenset[Form] = frozenset()
    mentions: list[ReportSpan] = field(default_factory=list)
    aliases: Counter[str] = field(default_factory=Counter)
    roles: list[Told] = field(default_factory=list)
    titles: frozenset[str] = frozenset()

    @property
    def person(self) -> bool:
        """Is it a person?"""
        return self.type == "person"

    def said(self, form: Form) -> int:
        """How often the report says a form, with a title or without."""
        return sum(n for words, n in self.aliases.items() if form_of(words, person=self.person) == form)

    @property
    def female(self) -> bool | None:
        """What the title before the name says, if anything."""
        said = {bool(self.titles & _FEMALE)} - {bool(self.titles & _MALE)}
        return said.pop() if said else None


def items_of(reading: Reading) -> list[Item]:
    """The actors of one report, who signed it, and its publisher."""
    report = reading.report
    age = (moment(report.published).start, report.id)
    told = _told_aliases(reading)
    chains = {a.id: a.chain for a in reading.attributions}
    out = [_item_of(reading, actor, age, told.get(actor.id, ()), chains) for actor in reading.actors]
    _describe(reading, out)
    for name in authors(report.byline):
        form = form_of(name, person=True)
        out.append(Item((report.id, name), name, "person", age, {form: name}, frozenset({form}),
                        aliases=Counter({name: 1})))  # fmt: skip
    if report.publisher:
        name = report.publisher
        form = folded(name) or (name,)
        out.append(Item(("", name), name, "outlet", age, {form: name}, frozenset({form}), aliases=Counter({name: 1})))
    return out


def in_order(items: Iterable[Item]) -> list[Item]:
    """The actors report by report, each once, then each publisher once."""
    out: list[Item] = []
    outlets: dict[str, Item] = {}
    seen: set[tuple[str, str]] = set()
    for item in items:
        if item.type != "outlet":
            if item.key not in seen:
                out.append(item)
            seen.add(item.key)
            continue
        held = outlets.get(item.name)
        if held is None:
            outlets[item.name] = replace(item, aliases=Counter(item.aliases))
        else:
            held.age = min(held.age, item.age)
    out.sort(key=lambda item: item.key[0])  # stable: within a report as the reading has them
    return out + [outlets[n] for n in sorted(outlets)]


def form_of(name: str, *, person: bool) -> Form:
    """A name folded for joining: a person's without titles and an article before it (al-Harran, but Al Gore), anything
    else's without its legal form.
    """
    words = folded(name)
    if not person:
        return tuple(without_legal(words)[0])
    words = without_titles(words)
    if len(words) == 2 and words[0] in ("al", "el") and _ARTICLE.search(name):
        return words[1:]
    return words


_ARTICLE = re.compile(r"(?:^|\s)(?:[ae]l[\s-]|[AE]l-)\w+\W*$")


def without_titles(words: Form) -> Form:
    """A person's name without the titles before it."""
    while len(words) > 1 and words[0] in HONORIFICS:
        words = words[1:]
    return words


def junior(form: Form) -> str:
    """The word that tells a son from his father, or nothing."""
    return form[-1] if len(form) > 1 and form[-1] in JUNIORS else ""


def last_name(form: Form) -> str:
    """The last word that is no mark of a junior."""
    return form[-2] if len(form) > 1 and form[-1] in JUNIORS else form[-1]


def is_full(form: Form) -> bool:
    """Is it a person's name of at least two parts? Van Dam is one, as is Dam Jr."""
    parts = [w for w in form if w not in JUNIORS]
    while len(parts) > 1 and parts[0] in PARTICLES and parts[0] != "al":
        parts = parts[1:]
    return len(parts) > 1


def may_be_one(a: Form, b: Form) -> bool:
    """May two full names be one person's? A junior is not his father; John F. is not John M."""
    if {junior(a), junior(b)} & {"jr", "sr"} and junior(a) != junior(b):
        return False
    one, two = (tuple(w for w in f if w not in JUNIORS) for f in (a, b))
    return one == two or same_person(one, two) or likeness(" ".join(one), " ".join(two), person=True) >= 0.93


def _item_of(
    reading: Reading,
    actor: Actor,
    age: tuple[float, str],
    told: Iterable[tuple[str, Span]],
    chains: Mapping[str, tuple[str, ...]],
) -> Item:
    report = reading.report
    item = Item((report.id, actor.id), actor.name, actor.type, age)
    person = actor.type == "person"
    often: Counter[Form] = Counter()
    titles: set[str] = set()
    for span in actor.mentions:
        words = _SPACE.sub(" ", span.of(report.text)).strip()
        item.aliases[words] += 1
        item.mentions.append(ReportSpan(report=report.id, span=span))
        form = form_of(words, person=person)
        if form:
            item.forms.setdefault(form, words)
            often[form] += 1
        if person:
            before = title_before(report.text, span)
            titles.update(w for w in folded(f"{before} {words}")[:-1] if w in HONORIFICS)
            if before:
                item.aliases[f"{before} {words}"] += 1
    form = form_of(actor.name, person=person)
    if form:
        item.forms.setdefault(form, actor.name)
    item.titles = frozenset(titles)
    _sort_forms(item, often)
    for words, span in told:
        item.aliases[words] += 1
        item.mentions.append(ReportSpan(report=report.id, span=span))
    publisher = (report.publisher,) if report.publisher else ()
    for role in actor.roles:
        where = ReportSpan(report=report.id, span=role.span)
        item.roles.append((role.text, where, chains.get(role.by or "", publisher)))
    return item


def _sort_forms(item: Item, often: Counter[Form]) -> None:
    """Put the main form first and tell which others are spellings of it."""
    if not item.forms:
        return
    person = item.person

    def rank(form: Form) -> tuple[bool, int, int, str]:
        full = is_full(form) if person else len(form) > 1
        return not full, -often[form], -len(form), " ".join(form)

    order = sorted(item.forms, key=rank)
    item.forms = {form: item.forms[form] for form in order}
    main = order[0]
    alike = {main}
    for form in order[1:]:
        if person:
            if is_full(form) and is_full(main) and may_be_one(form, main):
                alike.add(form)
        elif likeness(item.forms[form], item.forms[main], person=False) >= ALIKE:
            alike.add(form)
    item.main = frozenset(alike)


def title_before(text: str, span: Span) -> str:
    """The capitalised words with a title among them that stand right before a name: "Health Commissioner"."""
    match = _TITLE.search(text, max(0, span.start - 60), span.start)
    if match is None:
        return ""
    words = match[0].split()
    stops = [k for k, w in enumerate(words) if w[-1] == "." and folded(w)[-1:] and folded(w)[-1] not in HONORIFICS]
    words = words[stops[-1] + 1 :] if stops else words
    while words and words[0].casefold() in _NO_TITLE:
        words.pop(0)
    return " ".join(words) if words and folded(words[-1])[-1:] and folded(words[-1])[-1] in HONORIFICS else ""


_NO_TITLE = frozenset("the a an and but as if when while in on at for after before since then so that his her".split())
_TITLE = re.compile(r"(?<![\w.’'-])(?:[A-Z][\w’'-]*\.?[ ]){0,2}[A-Z][\w’'-]*\.?[ ]$")


def authors(byline: str | None) -> tuple[str, ...]:
    """The people who sign a report; desks and agencies are none."""
    if not byline:
        return ()
    text = _BY.sub("", byline.split("|")[0].split(" - ")[0].strip())
    out = []
    for part in re.split(r"\s+and\s+|\s+&\s+|;|/", text):
        name = part.split(",")[0].strip()
        words = name.split()
        if 2 <= len(words) <= 4 and _NAME.fullmatch(name) and not _DESK & set(folded(name)):
            out.append(name)
    return tuple(dict.fromkeys(out))


_BY = re.compile(r"^\s*(?:by|from|von|text|words|story)\s*:?\s+", re.I)
_NAME = re.compile(
    r"[A-Z][\w.’'-]*(?: (?:[A-Z][\w.’'-]*|van|von|de|der|den|al|el|bin|ibn|da|di|la|le))* [A-Z][\w’'-]*[a-z][\w’'-]*"
)
_DESK = frozenset(
    """desk staff reporter reporters correspondent correspondents agency agencies news newsroom team editor editors
    editorial wire wires service bureau press post times herald media online web writer writers live report reports
    associated contributor contributors reuters television tv radio network newspaper magazine special""".split()
)


def _describe(reading: Reading, items: Iterable[Item]) -> None:
    """Give actors the definite descriptions that stand for them: "the hospital" for the only thing in the report that
    is called a hospital, "the mayor" or "the new mayor" for the only one whose office that is. The description stands
    by itself and after the name.
    """
    text = reading.report.text
    heads: dict[str, list[tuple[Item, str]]] = defaultdict(list)
    for item in items:
        for head, before in {**_kinds_of(item), **_offices_of(item)}.items():
            heads[head].append((item, before))
    for head, held in sorted(heads.items()):
        item, before = held[0]
        if len(held) != 1 or not item.mentions or not re.search(rf"\b{head}\b", text):
            continue
        if re.search(rf"(?i)\b(?:a|an|another|each|every|two|three|other|some|which|any) (?:[a-z]+ )?{head}\b", text):
            continue  # there may be a second one
        first = min(m.span.start for m in item.mentions)
        phrase = rf"\b[Tt]he (?:{before} )?{head}\b" if before else rf"\b[Tt]he {head}\b"
        for found in re.finditer(rf"{phrase}(?=[.,;:?!”\"]|\s+(?:{_AFTER})\b)", text):
            span = Span(*found.span())
            if found.start() > first and not any(m.span.overlaps(span) for m in item.mentions):
                item.aliases[found[0]] += 1
                item.mentions.append(ReportSpan(report=reading.report.id, span=span))


def _kinds_of(item: Item) -> dict[str, str]:
    """What a body or place is called beside its own name: the last word of it."""
    if item.person:
        return {}
    words = {m[-1] for m in item.main if len(m) > 1 and m[-1].isalpha() and len(m[-1]) > 2}
    return dict.fromkeys(words - _NO_HEADS, "")


def _offices_of(item: Item) -> dict[str, str]:
    """A person's offices, each with the words before it, as a pattern."""
    out: dict[str, str] = {}
    for words, _, _ in item.roles if item.person else ():
        said = re.split(r"\s+(?:of|for|at|in|to|who|whom|and)\s+|,", words.casefold())[0].split()
        if said and said[-1] in _OFFICES:
            out[said[-1]] = out.get(said[-1]) or re.escape(" ".join(said[:-1]))
    return out


#: Offices of which "the" one is somebody in particular.
_OFFICES = frozenset(
    """president premier chancellor minister governor mayor commissioner director chairman chairwoman ambassador
    secretary general colonel major captain lieutenant commander admiral sergeant inspector superintendent judge bishop
    archbishop cardinal pope imam sheikh king queen prince princess emir senator congressman congresswoman spokesman
    spokeswoman manager lawyer attorney prosecutor engineer doctor owner editor founder coach treasurer coroner
    curator""".split()
)
#: Last words of names that mean other things by themselves.
_NO_HEADS = frozenset(
    """world times house state states people day week year war summit record sun star mirror guardian post mail press
    media union nations republic party law green west east north south city right left future past way order""".split()
)
_AFTER = (
    "said|says|told|had|has|have|was|is|were|are|did|does|would|will|could|can|may|might|must|and|or|but|that|which|who|"
    "when|where|while|after|before|because|since|until|by|to|on|denied|confirmed|announced|reported|added|also|now"
)


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
        words = _SPACE.sub(" ", span.of(reading.report.text)).strip()
        if a.kind in ("document", "group") or words.split(" ")[0].casefold() not in _DETERMINERS:
            continue  # what somebody wrote is not he
        if any(span.overlaps(m) for m in named) or not 2 <= len(words.split()) <= LONGEST_ALIAS:
            continue  # a name inside it is an alias of its own; one word is a pronoun or too little
        out[actor].append((words, span))
    return out
