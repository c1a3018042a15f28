"""The desk itself: the search over claims and reports, what is new, what is disputed, what is watched."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any
from urllib.parse import urlencode

from sayso.corpus import Corpus
from sayso.export.wording import FACTUALITY, KIND, inline
from sayso.match.lookup import OWN_VOICE, ClaimFilter
from sayso.model import Clash
from sayso.record import Version
from sayso.serve.views import Pager, Shelf, bench_of, pager
from sayso.serve.views_claim import Dispute, Listed, dispute, listed

SIZE = 25  # claims on a page
FRONT = 8  # entries of each list on the desk


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

    def query(self) -> dict[str, Any]:
        """Its fields that matter, as in the address."""
        held = {f.name: getattr(self, f.name) for f in fields(self)}
        return {k: int(v) if v is True else v for k, v in held.items() if v not in ("", None, False)}

    def filter(self) -> ClaimFilter:
        """It as the record answers it."""
        return ClaimFilter(
            about=self.about or self.words or None, since=self.since or None, until=self.until or None,
            at_least=self.at_least, at_most=self.at_most, in_reports=self.in_reports or 1,
            publisher=self.publisher or None, kind=self.kind or None, certainty=self.certainty or None,
            words=self.words if self.about and self.words else None, denied=self.denied, unnamed=self.unnamed,
        )  # fmt: skip


CHOICES = {
    "kind": (*((k, v) for k, v in KIND.items()), (OWN_VOICE, "the publisher itself")),
    "certainty": tuple(FACTUALITY.items()),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A page of claims that were looked for."""

    claims: tuple[Listed, ...]
    pager: Pager
    reports: tuple[tuple[Version, str], ...]


def find(corpus: Corpus, search: Search, page: int, path: str) -> Found:
    """The claims and the reports that are looked for."""
    shelf, wanted = Shelf(corpus), search.filter()
    shown = corpus.claims(wanted, limit=SIZE, offset=(page - 1) * SIZE)
    reports = corpus.search(search.words, limit=12) if search.words and page == 1 else ()
    return Found(
        claims=listed(shown, shelf),
        pager=pager(path, page, SIZE, corpus.count_claims(wanted), search.query()),
        reports=tuple((h.version, inline(h.version.title or h.version.name)) for h in reports),
    )  # fmt: skip


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
    denied = corpus.claims(ClaimFilter(in_reports=2, denied=True), limit=FRONT)
    known = {c.id for c in denied}
    rest = [c for c in corpus.claims(ClaimFilter(in_reports=2), limit=2 * FRONT) if c.id not in known]
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
        wanted = search.filter()
        out.append(Watched(n=w.n, name=inline(w.name), href=f"/claims?{urlencode(search.query())}",
                           total=corpus.count_claims(wanted),
                           new=corpus.count_claims(wanted, added_since=w.seen)))  # fmt: skip
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
