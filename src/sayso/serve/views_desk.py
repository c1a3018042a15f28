"""The desk itself: the search over claims and reports, what is new, what is disputed, what is watched."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any
from urllib.parse import urlencode

from sayso.corpus import Corpus
from sayso.export.wording import FACTUALITY, KIND, inline
from sayso.match.lookup import ClaimFilter
from sayso.match.survey import carriers
from sayso.model import Claim, Clash
from sayso.record import Version
from sayso.serve.views import Pager, Shelf, bench_of, pager
from sayso.serve.views_claim import Dispute, Listed, dispute, listed, rests_on_unnamed

SIZE = 25  # claims on a page
LOOKED = 2_000  # claims that a search by what no index holds looks through, the most carried first
STEP = 250
TOP = 60  # claims among which the desk looks for denied ones
MOST_NEW = 2_000  # reports added since a watch was looked at that are held against it
FRONT = 8  # entries of each list on the desk
OWN_VOICE = "own"  # the kind of source where the publisher says it itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What a person looks for on the desk; empty fields do not matter. `kind` as in the glossary, or 'own'."""

    words: str = ""
    about: str = ""
    publisher: str = ""
    since: str = ""
    until: str = ""
    kind: str = ""
    certainty: str = ""
    at_least: int | None = None
    at_most: int | None = None
    in_reports: int | None = None
    unnamed: bool = False
    denied: bool = False

    @property
    def empty(self) -> bool:
        """Is nothing looked for?"""
        return self == Search()

    @property
    def narrow(self) -> bool:
        """Does it ask for what claims have to be looked through for?"""
        return bool(self.publisher or self.kind or self.certainty or self.unnamed or self.denied
                    or (self.words and self.about))  # fmt: skip

    def query(self) -> dict[str, Any]:
        """Its fields that matter, as in the address."""
        held = {f.name: getattr(self, f.name) for f in fields(self)}
        return {k: int(v) if v is True else v for k, v in held.items() if v not in ("", None, False)}

    def filter(self) -> ClaimFilter:
        """What of it the record itself can answer."""
        return ClaimFilter(
            about=self.about or self.words or None, since=self.since or None, until=self.until or None,
            at_least=self.at_least, at_most=self.at_most, in_reports=self.in_reports or 1,
        )  # fmt: skip

    def fits(self, claim: Claim) -> bool:
        """Does a claim fit the rest of it?"""
        held = [m.occurrence for m in claim.members]
        if self.publisher and not any(self.publisher.casefold() in (o.publisher or "").casefold() for o in held):
            return False
        if self.kind and not any((o.kind or OWN_VOICE) == self.kind for o in held):
            return False
        if self.certainty and not any(m.factuality == self.certainty for m in claim.members):
            return False
        if self.denied and not any(m.stance == "denies" for m in claim.members):
            return False
        if self.words and self.about and not _says(claim, self.words):
            return False
        return not self.unnamed or rests_on_unnamed(claim)


def _says(claim: Claim, words: str) -> bool:
    wanted = [w.casefold() for w in words.split()]
    return any(all(w in m.occurrence.resolved.casefold() for w in wanted) for m in claim.members)


CHOICES = {
    "kind": (*((k, v) for k, v in KIND.items()), (OWN_VOICE, "the publisher itself")),
    "certainty": tuple(FACTUALITY.items()),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A page of claims that were looked for. `cut`: were there more than were looked through?"""

    claims: tuple[Listed, ...]
    pager: Pager
    cut: bool
    reports: tuple[tuple[Version, str], ...]


def find(corpus: Corpus, search: Search, page: int, path: str) -> Found:
    """The claims and the reports that are looked for."""
    shelf = Shelf(corpus)
    wanted = search.filter()
    if search.narrow:
        held, cut = _look_through(corpus, search, wanted)
        total, shown = len(held), held[(page - 1) * SIZE : page * SIZE]
    else:
        total, cut = corpus.count_claims(wanted), False
        shown = list(corpus.claims(wanted, limit=SIZE, offset=(page - 1) * SIZE))
    reports = corpus.search(search.words, limit=12) if search.words and page == 1 else ()
    return Found(
        claims=listed(shown, shelf), pager=pager(path, page, SIZE, total, search.query()), cut=cut,
        reports=tuple((h.version, inline(h.version.title or h.version.name)) for h in reports),
    )  # fmt: skip


def _look_through(corpus: Corpus, search: Search, wanted: ClaimFilter) -> tuple[list[Claim], bool]:
    found: list[Claim] = []
    for offset in range(0, LOOKED, STEP):
        some = corpus.claims(wanted, limit=STEP, offset=offset)
        found += [c for c in some if search.fits(c)]
        if len(some) < STEP:
            return found, False
    return found, True


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """A watch of this person, with how many claims it holds and where they are shown."""

    n: int
    name: str
    href: str
    total: int
    new: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """What the desk shows when nothing is looked for."""

    status: Mapping[str, Any]
    since: str | None
    new: tuple[Version, ...]
    new_total: int
    clashes: tuple[Dispute, ...]
    clashes_total: int
    denied: tuple[Listed, ...]
    carried: tuple[Listed, ...]
    watches: tuple[Watched, ...]


def front(corpus: Corpus, who: str) -> Front:
    """The desk for a person; without a name nothing is remembered of the last visit."""
    shelf, bench = Shelf(corpus), bench_of(corpus)
    since = corpus.watches.last_visit(who) if who else None
    some = corpus.claims(ClaimFilter(in_reports=2), limit=TOP)
    denied = [c for c in some if any(m.stance == "denies" for m in c.members)][:FRONT]
    rest = [c for c in some if c not in denied]
    clashes = denials_first(corpus.conflicts())
    return Front(
        status=corpus.status(), since=since, new=corpus.listed(since=since, by="added", limit=FRONT),
        new_total=corpus.count_listed(since=since), clashes=tuple(dispute(c, shelf, bench) for c in clashes[:FRONT]),
        clashes_total=len(clashes), denied=listed(denied, shelf), carried=listed(rest[:FRONT], shelf),
        watches=watched(corpus, who),
    )  # fmt: skip


def denials_first(clashes: Iterable[Clash]) -> list[Clash]:
    """Conflicts with denials, and what is as good as one, before the others."""
    return sorted(clashes, key=lambda c: c.kind not in ("denial", "polarity"))


def watched(corpus: Corpus, who: str) -> tuple[Watched, ...]:
    """A person's watches. What they look for are the fields of `Search`."""
    out = []
    for w in corpus.watches.of(who) if who else ():
        search = search_of(w.wanted)
        late: set[str] = set()
        for v in corpus.listed(since=w.seen, by="added", limit=MOST_NEW):
            late |= {v.name, f"{v.name}@{v.id[:8]}"}
        held, total = (), None
        if late or search.narrow:
            held = [c for c in corpus.claims(search.filter(), limit=STEP) if search.fits(c)]
        if not search.narrow:
            total = corpus.count_claims(search.filter())
        query = urlencode(search.query())
        out.append(Watched(n=w.n, name=inline(w.name), href=f"/claims?{query}",
                           total=total if total is not None else len(held),
                           new=sum(1 for c in held if late.intersection(carriers(c)))))  # fmt: skip
    return tuple(out)


def search_of(given: Mapping[str, Any]) -> Search:
    """A search out of whatever was given; what is no field or makes no sense is left aside."""
    held: dict[str, Any] = {}
    for name in ("words", "about", "publisher", "since", "until"):
        held[name] = " ".join(str(given.get(name) or "").split())[:400]
    for name in ("kind", "certainty"):
        value = str(given.get(name) or "")
        held[name] = value if value in dict(CHOICES[name]) else ""
    for name in ("at_least", "at_most", "in_reports"):
        value = str(given.get(name) if given.get(name) is not None else "").strip()
        held[name] = min(int(value), 100_000) if value.isascii() and value.isdecimal() and len(value) < 7 else None
    for name in ("unnamed", "denied"):
        held[name] = str(given.get(name) or "").lower() in ("1", "true", "on", "yes")
    return Search(**held)
