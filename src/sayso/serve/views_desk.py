"""The desk itself: the search over claims and reports, what is new, what is disputed, what is watched."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from sayso.corpus import Corpus
from sayso.export.wording import FACTUALITY, KIND, inline
from sayso.match.lookup import ClaimFilter
from sayso.match.survey import carriers
from sayso.model import Claim
from sayso.record import Version
from sayso.serve.views import Bench, Pager, Shelf, pager
from sayso.serve.views_claim import Dispute, Listed, dispute, listed, rests_on_unnamed

SIZE = 25  # claims on a page
LOOKED = 5_000  # claims that a search by what no index holds looks through, the most carried first
STEP = 500
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
    shelf, bench = Shelf(corpus), Bench(corpus.held_everywhere())
    since = corpus.watches.last_visit(who) if who else None
    versions = sorted(corpus.versions(), key=lambda v: (v.added, v.id), reverse=True)
    new = [v for v in versions if since is None or v.added > since]
    some = corpus.claims(ClaimFilter(in_reports=2), limit=STEP)
    denied = [c for c in some if any(m.stance == "denies" for m in c.members)][:FRONT]
    rest = [c for c in some if c not in denied]
    clashes = sorted(corpus.conflicts(), key=lambda c: c.kind not in ("denial", "polarity"))
    return Front(
        status=corpus.status(), since=since, new=tuple(new[:FRONT]), new_total=len(new),
        clashes=tuple(dispute(c, shelf, bench) for c in clashes[:FRONT]), clashes_total=len(clashes),
        denied=listed(denied, shelf), carried=listed(rest[:FRONT], shelf), watches=watched(corpus, who),
    )  # fmt: skip


def watched(corpus: Corpus, who: str) -> tuple[Watched, ...]:
    """A person's watches. What they look for are the fields of `Search`."""
    out = []
    for w in corpus.watches.of(who) if who else ():
        search = search_of(w.wanted)
        held = list(corpus.claims(search.filter(), limit=STEP))
        held = [c for c in held if search.fits(c)] if search.narrow else held
        late = {v.name for v in corpus.versions() if v.added > w.seen}
        new = sum(1 for c in held if late.intersection(carriers(c)))
        query = "&".join(f"{k}={_quoted(v)}" for k, v in search.query().items())
        out.append(Watched(n=w.n, name=inline(w.name), href=f"/claims?{query}", total=len(held), new=new))
    return tuple(out)


def _quoted(value: Any) -> str:
    from urllib.parse import quote

    return quote(str(value), safe="")


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
