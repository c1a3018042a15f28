"""What a judged attribution brings with it: the chains through it, and the propositions that it gives.

Counts of origins rest on chains and propositions, so these follow at once where a person says that another one spoke,
how certain it is, which words are meant, or that nobody said so.
"""

from __future__ import annotations

from typing import Any

from sayso.text import Span

UNNAMED = "unnamed source"
LONGEST_NAME = 12  # words of a link that only describes; as the reader has it
Item = dict[str, Any]


def brought_along(reading: Item, was: Item, now: Item) -> None:
    """An attribution was corrected: its chain, those through it, and its propositions."""
    if now.get("chain") == was.get("chain") and "chain" in was and link(now) != link(was):
        ends_in_own = bool(was["chain"]) and _plain(was["chain"][-1]) == _plain(link(was))
        now["chain"] = [*(was["chain"][:-1] if ends_in_own else was["chain"]), link(now)]
    if now.get("chain") != was.get("chain"):
        _rechain(reading, was["id"], was.get("chain", []), now.get("chain", []))
    if now.get("factuality") != was.get("factuality"):
        for p in _propositions(reading, was["id"]):
            if p["factuality"] == was.get("factuality"):
                p["factuality"] = now["factuality"]
    if link(now) != link(was):
        for p in _propositions(reading, was["id"]):
            p.pop("pronouns", None)  # they may have been taken for the one who did not say it
    if now["content"]["spans"] != was["content"]["spans"]:
        held = [Span(*s) for s in now["content"]["spans"]]
        reading["propositions"] = [
            p for p in reading.get("propositions", ()) if p["attribution"] != was["id"] or _lies_in(p, held)
        ]
        taken_up(reading, now)


def left_behind(reading: Item, gone: Item) -> None:
    """An attribution is none: the chains through it lose its link."""
    chain = gone.get("chain", [])
    if chain and _plain(chain[-1]) == _plain(link(gone)):
        _rechain(reading, gone["id"], chain, chain[:-1])


def find_holder(reading: Item, item: Item) -> None:
    """An attribution that a person put in hangs on the innermost one whose content holds all of it.

    Where its chain is not given, it is that holder's, or the publisher, with its own link at the end.
    """
    mine = [Span(*s) for part in ("source", "cue", "content") for s in item[part]["spans"]]
    best: tuple[int, Item] | None = None
    for other in reading["attributions"]:
        held = [Span(*s) for s in other["content"]["spans"]]
        if mine and all(any(h.holds(s) for h in held) for s in mine):
            size = sum(h.end - h.start for h in held)
            if best is None or size < best[0]:
                best = size, other
    item["via"] = best[1]["id"] if best else None
    if not item.get("chain"):
        publisher = reading["report"].get("publisher")
        above = best[1].get("chain", []) if best else [publisher] if publisher else []
        item["chain"] = [*above, link(item)]


def taken_up(reading: Item, item: Item) -> None:
    """The propositions inside an attribution's content are its own, unless a deeper one gives them.

    A content without any becomes one as it stands. Attitudes state nothing.
    """
    if item.get("act") == "attitude" or not item["content"]["spans"]:
        return
    held = [Span(*s) for s in item["content"]["spans"]]
    propositions = reading.setdefault("propositions", [])
    inside = [p for p in propositions if _lies_in(p, held)]
    for p in inside:
        if p["attribution"] in (None, item.get("via")):
            p["attribution"] = item["id"]
    if not inside:
        spans = [list(s) for s in item["content"]["spans"]]
        propositions.append({"id": f"p-{item['id']}", "spans": spans, "attribution": item["id"],
                             "factuality": item.get("factuality", "Uu")})  # fmt: skip
        propositions.sort(key=lambda p: p["spans"])


def link(a: Item) -> str:
    """How a source stands in a chain: its speaker, else its own words, else that it is unnamed."""
    source = a["source"]
    if source.get("speaker"):
        return str(source["speaker"])
    words = " ".join(str(source.get("text") or "").replace(" … ", " ").split()).split(" ")
    return " ".join(words[:LONGEST_NAME]).rstrip(",;") or UNNAMED


def _propositions(reading: Item, attribution: str) -> list[Item]:
    return [p for p in reading.get("propositions", ()) if p["attribution"] == attribution]


def _lies_in(proposition: Item, held: list[Span]) -> bool:
    return all(any(h.holds(Span(*s)) for h in held) for s in proposition["spans"])


def _rechain(reading: Item, id: str, old: list[str], new: list[str]) -> None:
    """Whatever comes through an attribution, directly or not, comes through its new chain."""
    inside, grown = {id}, True
    while grown:
        more = {a["id"] for a in reading["attributions"] if a["via"] in inside} - inside
        inside, grown = inside | more, bool(more)
    for a in reading["attributions"]:
        chain = a.get("chain", [])
        if a["id"] in inside - {id} and chain[: len(old)] == old:
            a["chain"] = [*new, *chain[len(old) :]]


def _plain(name: str) -> str:
    return name.casefold().removeprefix("the ").strip(" .,'’")
