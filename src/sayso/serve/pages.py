"""The pages of the desk, rendered on the server. They read without a script; judging and adding go to the API."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from fastapi import FastAPI, Request
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from sayso.errors import UsageError
from sayso.export.wording import FACTUALITY, KIND
from sayso.naming import has_letters
from sayso.serve.app import render
from sayso.serve.held import corpus_of
from sayso.serve.views import Shelf, bench_of, pager
from sayso.serve.views_actor import actor_page, actor_rows, network_page, timeline_page
from sayso.serve.views_claim import MOST_SHOWN, claim_page, dispute, rejected
from sayso.serve.views_desk import CHOICES, denials_first, find, front, search_of
from sayso.serve.views_log import log_page
from sayso.serve.views_report import beside, diff, full_version, report_page

LISTED = 50  # reports, actors and conflicts on a page
MOST_FOUND = 1_000  # reports that one search finds
FURTHEST = 100_000  # pages; nobody turns so many


def add_pages(app: FastAPI) -> None:
    """Add the pages to the desk."""
    _add_lists(app)
    _add_reports(app)
    _add_things(app)


def _given(request: Request) -> Mapping[str, Any]:
    """The query of a request, the first of each name."""
    return {k: request.query_params.getlist(k)[0] for k in request.query_params}


def _number(request: Request, name: str = "page") -> int:
    """A number of the query from 1, 1 where it is none."""
    value = request.query_params.get(name, "1")
    return min(max(1, int(value)), FURTHEST) if value.isascii() and value.isdecimal() and len(value) < 9 else 1


def _text(request: Request, name: str) -> str:
    return " ".join(request.query_params.get(name, "").split())[:400]


def _choices() -> dict[str, Any]:
    return {"choices": CHOICES, "kinds": tuple(KIND.items()), "factualities": tuple(FACTUALITY.items())}


def _missing(error: UsageError) -> HTTPException:
    return HTTPException(404, error.what)


def _add_lists(app: FastAPI) -> None:
    @app.get("/", include_in_schema=False)
    def desk(request: Request) -> Response:
        search = search_of(_given(request))
        corpus = corpus_of(request)
        if not search.empty:
            found = find(corpus, search, _number(request), "/")
            return render(request, "search.html", search=search, words=search.words, found=found, home=True,
                          watch=json.dumps(search.query()), **_choices())  # fmt: skip
        made = front(corpus, request.state.session.name)
        return render(request, "desk.html", front=made, search=search, **_choices())

    @app.get("/claims", include_in_schema=False)
    def claims(request: Request) -> Response:
        search = search_of(_given(request))
        found = find(corpus_of(request), search, _number(request), "/claims")
        return render(request, "search.html", search=search, words=search.words, found=found, home=False,
                      watch=json.dumps(search.query()), **_choices())  # fmt: skip

    @app.get("/conflicts", include_in_schema=False)
    def conflicts(request: Request) -> Response:
        corpus, page = corpus_of(request), _number(request)
        about, kind = _text(request, "about"), _text(request, "kind")
        held = denials_first(c for c in corpus.conflicts(about=about or None) if not kind or c.kind == kind)
        shelf, bench = Shelf(corpus), bench_of(corpus)
        shown = held[(page - 1) * LISTED : page * LISTED]
        return render(
            request, "conflicts.html", clashes=[dispute(c, shelf, bench) for c in shown], about=about, kind=kind,
            rejected=rejected(held, shelf, bench) if page == 1 and not about and not kind else (),
            kinds=("denial", "number", "polarity", "date", "place", "role"),
            pager=pager("/conflicts", page, LISTED, len(held), {"about": about, "kind": kind}),
        )  # fmt: skip

    @app.get("/reports", include_in_schema=False)
    def reports(request: Request) -> Response:
        corpus, words, publisher = corpus_of(request), _text(request, "words"), _text(request, "publisher")
        page, order = _number(request), _text(request, "order")
        start = (page - 1) * LISTED
        if words:
            held = [h.version for h in corpus.search(words, limit=MOST_FOUND)]
            held = [v for v in held if has_letters(v.publisher, publisher)]
            if order == "added":
                held.sort(key=lambda v: (v.added, v.id), reverse=True)
            shown, total = held[start : start + LISTED], len(held)
        else:
            by = "added" if order == "added" else "published"
            shown = list(corpus.listed(publisher=publisher, by=by, limit=LISTED, offset=start))
            total = corpus.count_listed(publisher=publisher)
        asked = {"words": words, "publisher": publisher, "order": order}
        return render(request, "reports.html", versions=shown, publisher=publisher, order=order, sought=words,
                      pager=pager("/reports", page, LISTED, total, asked))  # fmt: skip

    @app.get("/actors", include_in_schema=False)
    def actors(request: Request) -> Response:
        corpus, name, kind, page = corpus_of(request), _text(request, "name"), _text(request, "type"), _number(request)
        if kind or name:
            held = [a for a in corpus.actors(name or None) if not kind or a.type == kind]
            shown, total = held[(page - 1) * LISTED : page * LISTED], len(held)
        else:
            shown = list(corpus.actors(limit=LISTED, offset=(page - 1) * LISTED))
            total = corpus.status()["actors"]
        return render(request, "actors.html", actors=actor_rows(shown), sought=name, kind=kind,
                      actors_wait=corpus.actors_wait(),
                      pager=pager("/actors", page, LISTED, total, {"name": name, "type": kind}))  # fmt: skip

    @app.get("/timeline", include_in_schema=False)
    def timeline(request: Request) -> Response:
        asked = {k: _text(request, k) for k in ("about", "since", "until")}
        made = timeline_page(corpus_of(request), page=_number(request), **asked)
        return render(request, "timeline.html", made=made, **asked)

    @app.get("/network", include_in_schema=False)
    def network(request: Request) -> Response:
        about, corpus = _text(request, "about"), corpus_of(request)
        return render(request, "network.html", made=network_page(corpus, about=about), about=about,
                      actors_wait=corpus.actors_wait())  # fmt: skip

    @app.get("/judgements", include_in_schema=False)
    def judgements(request: Request) -> Response:
        who = _text(request, "who")
        made = log_page(corpus_of(request), who=who, page=_number(request))
        return render(request, "judgements.html", made=made, who=who)


def _add_reports(app: FastAPI) -> None:
    @app.get("/report/{version}", include_in_schema=False)
    def report(request: Request, version: str) -> Response:
        corpus = corpus_of(request)
        at = request.query_params.get("at", "")
        try:
            full = full_version(corpus, version)
            made = report_page(
                corpus, full, part=_number(request, "part"),
                at=int(at) if at.isascii() and at.isdecimal() and len(at) < 9 else None,
                attitudes=bool(request.query_params.get("attitudes")),
            )  # fmt: skip
        except UsageError as error:
            raise _missing(error) from error
        if full != version:
            return RedirectResponse(f"/report/{full}", 303)
        return render(request, "report.html", made=made, attitudes=bool(request.query_params.get("attitudes")),
                      **_choices())  # fmt: skip

    @app.get("/report/{version}/beside/{other}", include_in_schema=False)
    def side_by_side(request: Request, version: str, other: str) -> Response:
        try:
            made = beside(corpus_of(request), version, other)
        except UsageError as error:
            raise _missing(error) from error
        return render(request, "beside.html", made=made)

    @app.get("/report/{version}/since/{older}", include_in_schema=False)
    def changes(request: Request, version: str, older: str) -> Response:
        try:
            made = diff(corpus_of(request), older, version)
        except UsageError as error:
            raise _missing(error) from error
        return render(request, "diff.html", made=made)


def _add_things(app: FastAPI) -> None:
    @app.get("/claim/{claim}", include_in_schema=False)
    def claim(request: Request, claim: str) -> Response:
        corpus, page = corpus_of(request), _number(request)
        try:
            made = claim_page(corpus, claim, page)
        except UsageError as error:
            raise _missing(error) from error
        if made.id != claim:
            return RedirectResponse(f"/claim/{made.id}", 303)
        return render(request, "claim.html", made=made, pager=pager(f"/claim/{made.id}", page, MOST_SHOWN, made.total))

    @app.get("/actor/{actor}", include_in_schema=False)
    def actor(request: Request, actor: str) -> Response:
        corpus = corpus_of(request)
        try:
            made = actor_page(corpus, actor)
        except UsageError as error:
            raise _missing(error) from error
        return render(request, "actor.html", made=made, actors_wait=corpus.actors_wait())
