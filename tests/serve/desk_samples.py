"""A desk over a small record of invented reports, without weights: the readings are made here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from sayso.match.same import WordOverlap
from sayso.model import Actor, Attribution, Failure, Proposition, Reading, Report
from sayso.serve.access import Access
from sayso.serve.app import make_app
from sayso.serve.guard import Guard
from sayso.serve.held import DeskOptions
from sayso.text import Span

TOKEN = "a-long-enough-token-for-tests"
MADE_BY = {"sayso": "1", "models": {"hand": "aa"}}
SAID = re.compile(r"(?P<source>[A-Z][^,.\n]*?) (?P<cue>said|denied) (?:that )?(?P<content>[^.\n]+)\.")
NAME = re.compile(r"\b(?:Ilse Brandt|Nils Okoro|Lark Lines)\b")
WIRE = "A harbour official said the ferry Lark was badly overloaded. Ilse Brandt said nine people are missing."
WORDS = {
    "gazette": ("The Island Gazette", "2026-03-04T08:00Z", WIRE),
    "echo": ("The Veld Echo", "2026-03-04T09:00Z", WIRE),
    "bee": (
        "Morning Bee",
        "2026-03-04T10:00Z",
        "Nils Okoro said the ferry Lark was badly overloaded. The sea was calm, and nobody had seen it leave.",
    ),
    "post": ("Coast Post", "2026-03-05", "Lark Lines denied that the ferry Lark was overloaded."),
}


def report(id: str, text: str, publisher: str | None = None, published: str | None = None, **more: Any) -> Report:
    """A report with an address of its own."""
    return Report(
        **{
            "id": id,
            "text": text,
            "publisher": publisher,
            "published": published,
            "language": "en",
            "title": f"On {id}",
            "url": f"https://news.example/{id}",
            **more,
        }
    )


def read(given: Report) -> Reading | Failure:
    """A reading by two rules: somebody said or denied something; three names are known. A text may ask for trouble."""
    if "UNREADABLE" in given.text:
        return Failure(id=given.id, stage="read", why="this was asked for")
    if "BROKEN" in given.text:
        raise RuntimeError(f"a bug over {given.text}")
    attributions, propositions = [], []
    for n, m in enumerate(SAID.finditer(given.text), start=1):
        source, cue, content = (Span(*m.span(part)) for part in ("source", "cue", "content"))
        speaker = m["source"] if NAME.fullmatch(m["source"]) else None
        certain = "CT-" if m["cue"] == "denied" else "CT+"
        chain = (*((given.publisher,) if given.publisher else ()), m["source"])
        attributions.append(
            Attribution(
                id=f"a{n}",
                source=(source,),
                cue=(cue,),
                content=(content,),
                speaker=speaker,
                chain=chain,
                kind="person" if speaker else "unnamed",
                factuality=certain,
                confidence=0.9,
            )
        )
        propositions.append(Proposition(id=f"p{n}", spans=(content,), attribution=f"a{n}", factuality=certain))
    actors: dict[str, list[Span]] = {}
    for m in NAME.finditer(given.text):
        actors.setdefault(m[0], []).append(Span(*m.span()))
    return Reading(
        report=given,
        attributions=tuple(attributions),
        propositions=tuple(propositions),
        made_by=MADE_BY,
        actors=tuple(
            Actor(id=f"p{n}", name=name, type="organization" if name == "Lark Lines" else "person", mentions=tuple(at))
            for n, (name, at) in enumerate(actors.items(), start=1)
        ),
    )


class Desk:
    """A desk as a program or a browser sees it: a client that sends its secret and says who it is."""

    def __init__(self, client: TestClient, app: Any) -> None:
        self.client, self.app = client, app
        self.secret = client.get("/api/session").json()["secret"] if app.state.access.open else ""

    @property
    def corpus(self) -> Any:
        return self.app.state.held.open()

    @property
    def proof(self) -> dict[str, str]:
        return {"X-Sayso-Secret": self.secret}

    def call(self, name: str) -> None:
        answer = self.client.put("/api/session", json={"name": name}, headers=self.proof)
        assert answer.status_code == 200, answer.text

    def get(self, path: str, **params: Any) -> Any:
        answer = self.client.get(path, params=params)
        assert answer.status_code == 200, (path, answer.status_code, answer.text)
        return answer.json()

    def post(self, path: str, body: Any = None, status: int | None = None) -> Any:
        answer = self.client.post(path, json=body, headers=self.proof)
        assert status is None or answer.status_code == status, (path, answer.status_code, answer.text)
        return answer.json()

    def delete(self, path: str) -> Any:
        return self.client.delete(path, headers=self.proof)

    def versions(self) -> dict[str, str]:
        """{name: version id}"""
        return {v["name"]: v["version"] for v in self.get("/api/reports", limit=200)["items"]}

    def wait(self, job: str) -> dict[str, Any]:
        """The job once it is done."""
        import time

        for _ in range(6000):
            told: dict[str, Any] = self.get(f"/api/jobs/{job}")
            if told["state"] == "done":
                return told
            time.sleep(0.02)
        raise AssertionError("the job does not end")


@contextmanager
def opened(
    path: Path,
    reports: Mapping[str, Any] = WORDS,
    *,
    token: str | None = None,
    options: Mapping[str, Any] | None = None,
) -> Iterator[Desk]:
    """A desk over a new record with these reports: texts, or (publisher, published, text)."""
    access = Access(host="0.0.0.0" if token else "127.0.0.1", token=token)
    app = make_app(access, path, DeskOptions(comparer=WordOverlap(), read=read, **(options or {})))
    with app.state.held.open() as corpus:
        for id, given in reports.items():
            held = given if isinstance(given, Report) else report(id, *_parts(given))
            reading = read(held)
            assert isinstance(reading, Reading)
            corpus.take(reading, held.text.encode("utf-8", "surrogatepass"))
    client = TestClient(Guard(app, access=access), base_url="http://localhost", raise_server_exceptions=False)
    with client:
        yield Desk(client, app)


def _parts(given: Any) -> tuple[Any, ...]:
    return (given,) if isinstance(given, str) else (given[2], given[0], given[1])
