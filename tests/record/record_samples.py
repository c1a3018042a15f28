"""Reports, readings and items for the tests of the record: invented people and places."""

from __future__ import annotations

from typing import Any

from sayso.model import Report

MAKER = {"sayso": "1", "models": {"reader": "aa"}}
NEWER = {"sayso": "2", "models": {"reader": "bb"}}
TEXT = "Mayor Ilse Brandt said the quay would reopen. Eleven people were hurt, a harbour official said."


def report(id: str = "quay", text: str = TEXT, **more: Any) -> Report:
    """A report with a title, a publisher and an address of its own."""
    fields = {"title": f"Title of {id}", "publisher": "The Quayside Post", "url": f"https://post.example/{id}"}
    return Report(id=id, text=text, **{**fields, **more})


def part(text: str, words: str) -> dict[str, Any]:
    """A part of an attribution: where these words stand in the text."""
    start = text.index(words)
    return {"spans": [[start, start + len(words)]], "text": words}


def attribution(id: str, source: str, cue: str, content: str, *, text: str = TEXT, **more: Any) -> dict[str, Any]:
    """An attribution as the contract has it."""
    return {
        "id": id,
        "source": {**part(text, source), "kind": "person", "speaker": None},
        "cue": part(text, cue),
        "content": part(text, content),
        "via": None,
        "factuality": "CT+",
        **more,
    }


BRANDT = attribution("a1", "Mayor Ilse Brandt", "said the", "the quay would reopen")
OFFICIAL = attribution("a2", "a harbour official", "official said", "Eleven people were hurt")


def reading(text: str = TEXT, made_by: dict[str, Any] = MAKER, **lists: Any) -> dict[str, Any]:
    """A reading as the contract has it, with what is given in it."""
    out: dict[str, Any] = {"schema": "sayso.reading/1", "report": {"id": "quay", "text": text}}
    for name in ("attributions", "assertions", "numbers", "actors", "times", "asides", "conflicts"):
        out[name] = list(lists.get(name, []))
    return {**out, "made_by": made_by}
