"""The HTTP API: everything that the pages do, as JSON.

Lists come a page at a time (`limit`, `offset`; the answer has `total` and `next`). A version's id is the hash that the
record gives it and names the same words for ever; a claim's id leads to the claim even when it has merged into
another. Every answer to a GET has an ETag. Errors are `{"error": {"what", "where", "next_step"}}`.

A change needs a name for the log. A browser's session has one; it sends its secret back in the header X-Sayso-Secret. A
program with the desk's token says its own in X-Sayso-Name.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Depends, FastAPI, Path, Query, Request
from fastapi.openapi.utils import get_openapi
from starlette.responses import Response

from sayso import __version__
from sayso.corpus import Corpus
from sayso.errors import UsageError
from sayso.export.answers import grade_to_json
from sayso.export.contract import schema
from sayso.export.survey_contract import survey_to_json
from sayso.naming import has_letters
from sayso.record import Version
from sayso.record.disputes import disagreements
from sayso.serve.access import Session, is_secret
from sayso.serve.adding import Adder, sent_file, sent_text
from sayso.serve.answers import FURTHEST, MOST_LISTED, Refusal, answer, as_json, listed, missing, sealed
from sayso.serve.held import DeskCorpus, SteadyRoute, corpus_of
from sayso.serve.judging import (
    decide,
    judgement_to_json,
    log_lines,
    place_to_json,
    training_lines,
)
from sayso.serve.shapes import (
    ActorShape,
    ActorShort,
    ClaimQuery,
    ClaimShape,
    ClashShape,
    CopyShape,
    DisagreementShape,
    EventShape,
    HitShape,
    JobShape,
    JobTaken,
    JudgedKind,
    JudgementAsked,
    JudgementShape,
    Listing,
    NameAsked,
    OrphanShape,
    ReportDeleted,
    SessionShape,
    TextAsked,
    TraceShape,
    Trouble,
    VersionShape,
    VisitShape,
    WatchAsked,
    WatchShape,
)
from sayso.serve.telling import (
    Names,
    actor_short,
    ends_of,
    event_to_json,
    trace_to_json,
    version_to_json,
)
from sayso.serve.views_desk import search_of
from sayso.serve.watch import seek, watch_to_json

MOST_FILES = 100  # of one upload
MOST_FOUND = 2_000  # reports that a search in the texts looks for
ERRORS: dict[int | str, dict[str, Any]] = {
    code: {"model": Trouble, "description": words}
    for code, words in (
        (400, "Nothing can be made of it"), (401, "The desk needs its token"), (403, "Not allowed, or without a name"),
        (404, "There is no such thing"), (409, "It does not fit what is there"), (413, "Too large"),
        (415, "Not a form that is taken"), (421, "The desk does not go by this name"), (422, "Not what was asked for"),
        (429, "Too much at once"), (503, "The record cannot be used now"),
    )
}  # fmt: skip
NOT_MODIFIED: dict[int | str, dict[str, Any]] = {304: {"description": "As the asker has it"}}

Limit = Annotated[int, Query(ge=1, le=MOST_LISTED, description="entries of one answer")]
Offset = Annotated[int, Query(ge=0, le=FURTHEST, description="entries that are passed over")]
Words = Annotated[str, Query(max_length=400)]
VersionPath = Annotated[str, Path(pattern="^[0-9a-f]{64}$", description="the version's id")]
IdPath = Annotated[str, Path(min_length=1, max_length=120)]
NumberPath = Annotated[int, Path(ge=1, le=2**53)]


def add_api(app: FastAPI) -> None:
    """Add the API's places and its description to the desk."""
    for router in (reports, claims, judging, watching, sessions):
        app.include_router(router, prefix="/api", responses=ERRORS)

    def described() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _described(app)
        return app.openapi_schema

    app.openapi = described  # type: ignore[method-assign]


# Who may change something


async def named(request: Request) -> str:
    """Who asks for a change. Refusal (403) where no secret comes with a session's request, or no name is known."""
    if not request.state.bearer and not is_secret(request.state.session, request.headers.get("x-sayso-secret")):
        raise Refusal(403, "this comes without the session's secret",
                      next_step="send it as X-Sayso-Secret; GET /api/session tells it")  # fmt: skip
    who = _me(request)
    if not who:
        step = "send the header X-Sayso-Name" if request.state.bearer else "say who you are: PUT /api/session"
        raise Refusal(403, "every change is logged under a name, and none is known", next_step=step)
    return who


def _header(request: Request, name: str) -> str:
    """A header that may hold more than Latin letters."""
    value = request.headers.get(name, "")
    try:
        return value.encode("latin-1").decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return value


Who = Annotated[str, Depends(named)]
CHANGES = {
    "parameters": [
        {"name": "X-Sayso-Secret", "in": "header", "required": False, "schema": {"type": "string"},
         "description": "the session's secret; not needed with a token"},
        {"name": "X-Sayso-Name", "in": "header", "required": False, "schema": {"type": "string"},
         "description": "with a token: who asks, for the log"},
    ]
}  # fmt: skip


def _version(corpus: Corpus, version: str) -> Version:
    try:
        found = [v for v in corpus.versions(version) if v.id == version]
    except UsageError as error:
        raise missing(error.what, version) from None
    if not found:
        raise missing("the record holds no such version", version)
    return found[0]


def _name(corpus: DeskCorpus, version: str) -> str:
    """A version's name in answers. Refusal (404) where there is none."""
    try:
        return corpus.name(version)
    except UsageError as error:
        raise missing(error.what, version) from None


# Reports

reports = APIRouter(tags=["reports"], route_class=SteadyRoute)
reading_schema = {"$ref": "#/components/schemas/Reading"}


@reports.get("/reports", response_model=Listing[VersionShape], responses=NOT_MODIFIED)
def list_reports(request: Request, limit: Limit = 50, offset: Offset = 0, words: Words = "",
                 publisher: Words = "") -> Response:  # fmt: skip
    """Versions of reports, the last added first; with `words`, those that hold them, the best first."""
    corpus = corpus_of(request)
    if words:
        found = [h.version for h in corpus.search(words, limit=MOST_FOUND)]
    else:
        found = sorted(corpus.versions(), key=lambda v: (v.added, v.id), reverse=True)
    if publisher:
        found = [v for v in found if has_letters(v.publisher, publisher)]
    return answer(request, listed(found[offset : offset + limit], len(found), limit, offset, version_to_json))


@reports.get(
    "/reports/{version}",
    responses={200: {"content": {"application/json": {"schema": reading_schema}}}, **NOT_MODIFIED},
)
def one_report(request: Request, version: VersionPath) -> Response:
    """The reading of a version (contract: sayso.reading/1) with what people decided laid over it.

    An item that somebody judged carries `judgement`. Beside the contract's keys stand `versions` (ids of all versions
    of the report, the oldest first) and `judgements` (entries of the log that hold here, among them those that rejected
    an item).
    """
    corpus = corpus_of(request)
    _version(corpus, version)
    judged = corpus.judged(version)
    if judged is None:
        raise Refusal(409, "this report has not been read yet", where=version)
    holding = corpus.holding(version)
    numbers = frozenset(j.n for j in holding)
    extra = {"versions": [v.id for v in corpus.versions(version)],
             "judgements": [judgement_to_json(j, numbers) for j in holding]}  # fmt: skip
    return answer(request, {**judged.reading, **extra})


@reports.get(
    "/reports/{version}/raw",
    response_class=Response,
    responses={200: {"content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}},
               **NOT_MODIFIED},
)  # fmt: skip
def raw_report(request: Request, version: VersionPath) -> Response:
    """The bytes as they came, as a download: never as a page."""
    corpus = corpus_of(request)
    _version(corpus, version)
    return sealed(request, corpus.raw(version), "application/octet-stream",
                  headers={"Content-Disposition": f'attachment; filename="{version[:16]}.bin"'})  # fmt: skip


@reports.get("/reports/{version}/copies", response_model=Listing[CopyShape], responses=NOT_MODIFIED)
def copies_of_report(request: Request, version: VersionPath, limit: Limit = 50, offset: Offset = 0) -> Response:
    """What this version copies, and what copies it."""
    corpus = corpus_of(request)
    found = corpus.copies(report=_name(corpus, version))
    return answer(request, listed(found[offset : offset + limit], len(found), limit, offset, Names(corpus).copy))


@reports.get("/copies", response_model=Listing[CopyShape], responses=NOT_MODIFIED)
def list_copies(request: Request, limit: Limit = 50, offset: Offset = 0) -> Response:
    """Which reports copy which."""
    corpus = corpus_of(request)
    found = corpus.copies()
    return answer(request, listed(found[offset : offset + limit], len(found), limit, offset, Names(corpus).copy))


ADDING = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {"schema": {"$ref": "#/components/schemas/TextAsked"}},
            "multipart/form-data": {
                "schema": {"type": "object", "required": ["files"], "properties": {
                    "files": {"type": "array", "items": {"type": "string", "format": "binary"}}}},
            },
        },
    },
    **CHANGES,
}  # fmt: skip


@reports.post("/reports", status_code=202, response_model=JobTaken, openapi_extra=ADDING)
async def add_reports(request: Request, who: Who) -> Response:
    """Add reports: files (`files`, several), a text with what is known of it, or an address to fetch.

    They are read in the background; the answer names the job. Only pages on the open web are fetched.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "multipart/form-data":
        sent = []
        async with request.form(max_files=MOST_FILES, max_fields=20, max_part_size=100_000) as form:
            for _, value in form.multi_items():
                if not isinstance(value, str):
                    sent.append(sent_file(value.filename, await value.read(), value.content_type))
        if not sent:
            raise Refusal(422, "no file came with this", where="files")
    elif kind == "application/json":
        sent = [sent_text(TextAsked.model_validate(_json_of(await request.body())))]
    else:
        raise Refusal(415, "send JSON or a form with files", next_step="Content-Type: application/json")
    adder: Adder = request.app.state.adder
    job = adder.take(sent, who)
    return Response(as_json({"job": job.id}), 202, {"Location": f"/api/jobs/{job.id}"}, "application/json")


def _json_of(body: bytes) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        raise Refusal(422, "this is no JSON", where="body") from None


@reports.get("/jobs/{job}", response_model=JobShape, responses=NOT_MODIFIED)
def one_job(request: Request, job: IdPath) -> Response:
    """How far adding has come, and what became of each report."""
    adder: Adder = request.app.state.adder
    found = adder.job(job)
    if found is None:
        raise missing("there is no such job, or it was long ago", job)
    return answer(request, found)


@reports.delete("/reports/{version}", response_model=ReportDeleted, openapi_extra=CHANGES)
def delete_report(request: Request, version: VersionPath, who: Who, all_versions: bool = False) -> Response:
    """Remove this version with its reading, its words and what was judged on it, for good; `all_versions`: with all
    versions of its report. The log keeps who, when and the hash.
    """
    corpus = corpus_of(request)
    named = _version(corpus, version)
    gone = corpus.delete(named.report if all_versions else version, who=who)
    if not gone.versions:
        raise missing("somebody else has removed this report meanwhile", version)
    corpus.show()
    return answer(request, {"deleted": list(gone.versions), "scrubbed": gone.scrubbed, "left": list(gone.left)})


# Claims, actors, time

claims = APIRouter(tags=["claims"], route_class=SteadyRoute)


@claims.get("/claims", response_model=Listing[ClaimShape], responses=NOT_MODIFIED)
def list_claims(request: Request, wanted: Annotated[ClaimQuery, Query()]) -> Response:
    """Claims, the most carried first, and which of them are wanted.

    `about`: an actor, or words; `words` beside it: words of the claim; `since`, `until`: ISO 8601, of the reports that
    carry it; `at_least`: shown to have so many independent origins; `at_most`: having no more than so many;
    `in_reports`: carried by so many; `kind`: of a source, "own" for the publisher itself; `certainty`: according to its
    source; `unnamed`: rests on unnamed sources only; `denied`: somebody denies it.
    """
    corpus = corpus_of(request)
    found = seek(corpus, search_of(wanted.model_dump()), wanted.limit, wanted.offset)
    return answer(request, listed(found.claims, found.total, wanted.limit, wanted.offset, Names(corpus).claim))


@claims.get("/claims/{claim}", response_model=TraceShape, responses=NOT_MODIFIED)
def one_claim(request: Request, claim: IdPath) -> Response:
    """The whole story of one claim, by its id."""
    if not claim.startswith("c-"):
        raise missing("there is no such claim", claim)
    return _traced(request, claim)


@claims.get("/trace", response_model=TraceShape, responses=NOT_MODIFIED)
def trace_words(request: Request, claim: Annotated[str, Query(min_length=1, max_length=400)]) -> Response:
    """The whole story of the claim that some words mean best."""
    return _traced(request, claim)


def _traced(request: Request, claim: str) -> Response:
    corpus = corpus_of(request)
    try:
        traced = corpus.trace(claim)
    except UsageError as error:
        raise missing(error.what, claim) from None
    return answer(request, trace_to_json(corpus, traced))


@claims.get("/conflicts", response_model=Listing[ClashShape], responses=NOT_MODIFIED)
def list_conflicts(request: Request, limit: Limit = 50, offset: Offset = 0, about: Words = "",
                   report: Annotated[str, Query(pattern="^([0-9a-f]{64})?$")] = "") -> Response:  # fmt: skip
    """Conflicts and denials across reports; `report` is a version's id."""
    corpus = corpus_of(request)
    found = corpus.conflicts(about=about or None, report=_name(corpus, report) if report else None)
    return answer(request, listed(found[offset : offset + limit], len(found), limit, offset, Names(corpus).clash))


@claims.get("/actors", response_model=Listing[ActorShort], responses=NOT_MODIFIED)
def list_actors(request: Request, limit: Limit = 50, offset: Offset = 0, name: Words = "") -> Response:
    """Actors across reports, the most mentioned first, or those that go by a name, the best first."""
    corpus = corpus_of(request)
    if name:
        found = corpus.actors(name)
        page, total = found[offset : offset + limit], len(found)
    else:
        page, total = corpus.actors(limit=limit, offset=offset), corpus.status()["actors"]
    return answer(request, listed(page, total, limit, offset, actor_short))


@claims.get("/actors/{actor}", response_model=ActorShape, responses=NOT_MODIFIED)
def one_actor(request: Request, actor: IdPath) -> Response:
    """One actor: aliases, mentions, roles and who gives them, and people's grades of it as a source."""
    corpus = corpus_of(request)
    try:
        found = corpus.actor(actor)
    except UsageError as error:
        raise missing(error.what, actor) from None
    grades = [grade_to_json(j) for j in corpus.opinions().of_actor(found)]
    return answer(request, {**Names(corpus).actor(found), "grades": grades})


@claims.get("/timeline", response_model=Listing[EventShape], responses=NOT_MODIFIED)
def list_events(request: Request, limit: Limit = 50, offset: Offset = 0, about: Words = "",
                since: Annotated[str, Query(max_length=40)] = "",
                until: Annotated[str, Query(max_length=40)] = "") -> Response:  # fmt: skip
    """Dated claims in order of their dates."""
    corpus = corpus_of(request)
    asked = {"about": about or None, "since": since or None, "until": until or None}
    if any(asked.values()):
        found = corpus.timeline(**asked)
        page, total = found[offset : offset + limit], len(found)
    else:
        page, total = corpus.timeline(limit=limit, offset=offset), corpus.count_events()
    return answer(request, listed(page, total, limit, offset, event_to_json))


@claims.get("/search", response_model=Listing[HitShape], responses=NOT_MODIFIED)
def search_texts(request: Request, words: Annotated[str, Query(min_length=1, max_length=400)], limit: Limit = 20,
                 offset: Offset = 0) -> Response:  # fmt: skip
    """Versions that hold all words, and all "phrases" in quotation marks; best first."""
    found = corpus_of(request).search(words, limit=MOST_FOUND)
    return answer(request, listed(found[offset : offset + limit], len(found), limit, offset,
                                  lambda h: {"version": version_to_json(h.version), "score": h.score}))  # fmt: skip


@claims.get("/status", responses=NOT_MODIFIED)
def status(request: Request) -> dict[str, Any]:
    """Counts: reports, versions, claims, judgements, ...; `waiting`: things sent that are not opened yet;
    `actors_wait`: did reports come or go since the actors of all were joined?
    """
    adder: Adder = request.app.state.adder
    corpus = corpus_of(request)
    counts = {**corpus.status(), "waiting": adder.waiting, "actors_wait": corpus.actors_wait()}
    return answer(request, counts)  # type: ignore[return-value]


@claims.get("/survey", responses=NOT_MODIFIED)
def survey(request: Request) -> dict[str, Any]:
    """The survey of all that is read (contract: sayso.survey/1). Large: it is not paginated."""
    return answer(request, survey_to_json(corpus_of(request).survey()))  # type: ignore[return-value]


# Judging

judging = APIRouter(tags=["judging"], route_class=SteadyRoute)


@judging.post("/judgements", status_code=201, response_model=JudgementShape, openapi_extra=CHANGES)
def judge(request: Request, asked: JudgementAsked, who: Who) -> Response:
    """Log a decision of a person. It holds until undone, whatever is read later.

    | what | kind | place | other |
    |---|---|---|---|
    | right, wrong, corrected, added | attribution, assertion, number, actor, time, aside, conflict | its spans | - |
    | same, not_same | claim | the spans of one occurrence | those of another |
    | same, not_same | actor | one mention | another |
    | right, wrong, added | copy | its words in the one report | its words in the other |
    | right, wrong | clash | end a | end b |
    | added | source-grade | a mention of the actor, an attribution's source, words of the publisher's report | - |
    | added | claim-grade | the spans of the claim's first occurrence | - |

    "corrected" takes `after` with the keys that change, "added" the whole item; a grade is {"grade": "A".."F"}
    (of who published the report {"grade": "A".."F", "publisher": its name}) or {"grade": 1..6}. `before` is filled in
    from the reading, whatever is sent.
    """
    corpus = corpus_of(request)
    entry = decide(corpus, asked, who)
    corpus.show(entry.decision)
    return Response(as_json(judgement_to_json(entry, frozenset((entry.n,)))), 201, media_type="application/json")


@judging.post("/judgements/{n}/undo", status_code=201, response_model=JudgementShape, openapi_extra=CHANGES)
def undo(request: Request, n: NumberPath, who: Who) -> Response:
    """Undo an entry by a further one; undoing an undo makes the judgement hold again."""
    corpus = corpus_of(request)
    try:
        before = corpus.decided().actors
        entry = corpus.undo(n, who=who)
    except UsageError as error:
        raise Refusal(409 if "already" in error.what else 404, error.what, where=str(n)) from None
    corpus.show(actors=corpus.decided().actors != before)
    return Response(as_json(judgement_to_json(entry, frozenset())), 201, media_type="application/json")


@judging.get("/judgements", response_model=Listing[JudgementShape], responses=NOT_MODIFIED)
def list_judgements(request: Request, limit: Limit = 50, offset: Offset = 0,
                    who: Annotated[str, Query(max_length=80)] = "",
                    version: Annotated[str, Query(pattern="^([0-9a-f]{64})?$")] = "",
                    kind: JudgedKind | None = None, holds: bool | None = None) -> Response:  # fmt: skip
    """The log, the latest entry first; `holds`: only judgements that hold, or only all others."""
    corpus = corpus_of(request)
    holding = frozenset(j.n for j in corpus.effective())
    found = [
        j
        for j in reversed(corpus.log())
        if (not who or j.who == who)
        and (not version or version == j.version or version in ends_of(j))
        and (kind is None or (j.decision is not None and j.decision.kind == kind))
        and (holds is None or (j.n in holding) == holds)
    ]
    page = found[offset : offset + limit]
    return answer(request, listed(page, len(found), limit, offset, lambda j: judgement_to_json(j, holding)))


@judging.get(
    "/judgements/export",
    response_class=Response,
    responses={200: {"content": {"application/x-ndjson": {"schema": {"type": "string"}}}}, **NOT_MODIFIED},
)
def export_judgements(request: Request,
                      form: Annotated[str, Query(pattern="^(jsonl|training)$")] = "jsonl") -> Response:  # fmt: skip
    """All judgements as JSON lines. `jsonl`: the log, oldest first. `training`: every report in which people judged
    attributions, with all of its attributions as they are now, in the form in which the reader is trained.
    """
    corpus = corpus_of(request)
    lines = log_lines(corpus) if form == "jsonl" else training_lines(corpus)
    return sealed(request, "".join(lines).encode("utf-8"), "application/x-ndjson",
                  headers={"Content-Disposition": f'attachment; filename="sayso-{form}.jsonl"'})  # fmt: skip


@judging.get("/disagreements", response_model=Listing[DisagreementShape], responses=NOT_MODIFIED)
def list_disagreements(request: Request, limit: Limit = 50, offset: Offset = 0) -> Response:
    """Where people decided differently on one thing: what each of them decided last."""
    holding = corpus_of(request).effective()
    numbers = frozenset(j.n for j in holding)
    found = disagreements(holding)
    return answer(request, listed(found[offset : offset + limit], len(found), limit, offset, lambda d: {
        "kind": d.kind, "place": place_to_json(d.place), "other": place_to_json(d.other) if d.other else None,
        "sides": [{"who": j.who, "judgement": judgement_to_json(j, numbers)} for j in d.last],
    }))  # fmt: skip


@judging.get("/orphans", response_model=Listing[OrphanShape], responses=NOT_MODIFIED)
def list_orphans(request: Request, limit: Limit = 50, offset: Offset = 0) -> Response:
    """Judgements that hold but have no place any more, and why."""
    found = corpus_of(request).orphans()
    numbers = frozenset(o.judgement.n for o in found)
    return answer(request, listed(found[offset : offset + limit], len(found), limit, offset, lambda o: {
        "judgement": judgement_to_json(o.judgement, numbers), "why": o.why,
    }))  # fmt: skip


# Watching

watching = APIRouter(tags=["watching"], route_class=SteadyRoute)


@watching.get("/watches", response_model=Listing[WatchShape], responses=NOT_MODIFIED)
def list_watches(request: Request, limit: Limit = 50, offset: Offset = 0) -> Response:
    """The searches that one keeps, each with what is new since one last looked."""
    corpus, found = corpus_of(request), corpus_of(request).watches.of(_me(request))
    page = found[offset : offset + limit]
    return answer(request, listed(page, len(found), limit, offset, lambda w: watch_to_json(corpus, w)))


@watching.post("/watches", status_code=201, response_model=WatchShape, openapi_extra=CHANGES)
def keep_watch(request: Request, asked: WatchAsked, who: Who) -> Response:
    """Keep a search; all that is in the record by now counts as seen."""
    corpus = corpus_of(request)
    wanted = search_of(asked.wanted.model_dump()).query()
    watch = corpus.watches.keep(who, asked.name, wanted)
    return Response(as_json(watch_to_json(corpus, watch)), 201, media_type="application/json")


@watching.post("/watches/{n}/seen", response_model=WatchShape, openapi_extra=CHANGES)
def look_at_watch(request: Request, n: NumberPath, who: Who) -> Response:
    """All that is in the record by now was seen."""
    corpus = corpus_of(request)
    try:
        watch = corpus.watches.look(n, who)
    except UsageError as error:
        raise missing(error.what, str(n)) from None
    return answer(request, watch_to_json(corpus, watch))


@watching.delete("/watches/{n}", status_code=204, response_class=Response, openapi_extra=CHANGES)
def drop_watch(request: Request, n: NumberPath, who: Who) -> Response:
    """Take a watch away."""
    try:
        corpus_of(request).watches.drop(n, who)
    except UsageError as error:
        raise missing(error.what, str(n)) from None
    return Response(None, 204)


@watching.get("/visit", response_model=VisitShape, responses=NOT_MODIFIED)
def last_visit(request: Request) -> Response:
    """When one last said that all was seen."""
    who = _me(request)
    return answer(request, {"who": who, "seen": corpus_of(request).watches.last_visit(who) if who else None})


@watching.post("/visit", response_model=VisitShape, openapi_extra=CHANGES)
def visit(request: Request, who: Who) -> Response:
    """All that is in the record by now was seen."""
    return answer(request, {"who": who, "seen": corpus_of(request).watches.visit(who)})


def _me(request: Request) -> str:
    """Who asks; empty where that is not known."""
    if request.state.bearer:
        return " ".join(_header(request, "x-sayso-name").split())[:80]
    name: str = request.state.session.name
    return name


# The session

sessions = APIRouter(tags=["session"], route_class=SteadyRoute)


@sessions.get("/session", response_model=SessionShape)
def session(request: Request) -> Response:
    """Who one is here, and the secret that every change sends back."""
    held: Session = request.state.session
    return answer(request, {"name": held.name, "secret": held.secret}, headers={"Cache-Control": "no-store"})


@sessions.put("/session", response_model=SessionShape, openapi_extra=CHANGES)
async def rename(request: Request, asked: NameAsked) -> Response:
    """Say who one is."""
    held: Session = request.state.session
    if not is_secret(held, request.headers.get("x-sayso-secret")):
        raise Refusal(403, "this comes without the session's secret", next_step="GET /api/session tells it")
    after = held.called(asked.name)
    if not after.name:
        raise Refusal(422, "a name has letters", where="name")
    request.scope["state"]["session"] = after
    return answer(request, {"name": after.name, "secret": after.secret}, headers={"Cache-Control": "no-store"})


# The description


def _described(app: FastAPI) -> dict[str, Any]:
    out = get_openapi(title="Sayso", version=__version__, routes=app.routes, description=(__doc__ or "").strip())
    schemas = out["components"]["schemas"]
    schemas["Reading"] = _inlined("Reading", schema("reading"), schemas)
    schemas["TextAsked"] = TextAsked.model_json_schema(ref_template="#/components/schemas/{model}")
    schemas.pop("HTTPValidationError", None)
    schemas.pop("ValidationError", None)
    out["components"]["securitySchemes"] = {
        "token": {"type": "http", "scheme": "bearer", "description": "the desk's token"},
        "session": {"type": "apiKey", "in": "cookie", "name": "sayso", "description": "a browser's session"},
    }
    out["security"] = [{"token": []}, {"session": []}]
    return out


def _inlined(name: str, given: Mapping[str, Any], schemas: dict[str, Any]) -> dict[str, Any]:
    """A schema of the contract as a component; its definitions become components of their own."""

    def moved(part: Any) -> Any:
        if isinstance(part, Mapping):
            return {k: f"#/components/schemas/{name}_{v.rpartition('/')[2]}" if k == "$ref" else moved(v)
                    for k, v in part.items()}  # fmt: skip
        return [moved(p) for p in part] if isinstance(part, list) else part

    for key, part in given.get("$defs", {}).items():
        schemas[f"{name}_{key}"] = moved(part)
    return {k: moved(v) for k, v in given.items() if k not in ("$defs", "$schema", "$id")}
