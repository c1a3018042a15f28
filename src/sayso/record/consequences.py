"""What a judged attribution brings with it: the chains through it, and the propositions that it gives.

Counts of origins rest on chains and propositions, so these follow at once where a person says that another one spoke,
how certain it is, which words are meant, or that nobody said so. "Wrong" may mean another source, other words or
another label; it never means that the report says so itself. What a rejected attribution held is nobody's until a
person's own item takes it up, and what nobody takes up is left out of the count.
"""

from __future__ import annotations

from typing import Any

from sayso.naming import shortened
from sayso.text import Span

UNNAMED = "unnamed source"
LONGEST_NAME = 12  # words of a link that only describes; as the reader has it
NOBODY = "\x00"  # in the place of an attribution's id, while judgements are laid over: whose it was is rejected
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
    """An attribution is none: the chains through it lose its link, what it gave is nobody's for now."""
    chain = gone.get("chain", [])
    if chain and _plain(chain[-1]) == _plain(link(gone)):
        _rechain(reading, gone["id"], chain, chain[:-1])
    for p in _propositions(reading, gone["id"]):
        p["attribution"] = NOBODY
        p.pop("pronouns", None)
        if p["factuality"] == gone.get("factuality"):
            p["factuality"] = None  # its value was that of the rejected source: whoever takes it up has his own
    for given in _given(reading):
        if given["by"] == gone["id"]:
            given["by"] = NOBODY


def said_itself(reading: Item, now: Item, was: Item | None = None) -> None:
    """An assertion was put in or corrected (`was`: from what): its propositions are in the report's own voice."""
    held = [Span(*s) for s in now["spans"]]
    if was is not None:
        before = [Span(*s) for s in was["spans"]]
        own = [p for p in reading.get("propositions", ()) if p["attribution"] is None and _lies_in(p, before)]
        gone = [p for p in own if not _lies_in(p, held)]
        reading["propositions"] = [p for p in reading.get("propositions", ()) if p not in gone]
        for p in own:
            if p["factuality"] == was["factuality"]:
                p["factuality"] = now["factuality"]
    propositions = reading.setdefault("propositions", [])
    for p in propositions:
        if p["attribution"] == NOBODY and _lies_in(p, held):
            _give(p, None, now)
    if (was is None or was["spans"] != now["spans"]) and not any(_lies_in(p, held) for p in propositions):
        _state(propositions, now["id"], now["spans"], None, now["factuality"])


def not_said_itself(reading: Item, gone: Item) -> None:
    """An assertion is none: what the report said there in its own voice is left out."""
    held = [Span(*s) for s in gone["spans"]]
    reading["propositions"] = [
        p for p in reading.get("propositions", ()) if p["attribution"] is not None or not _lies_in(p, held)
    ]


def left_out(reading: Item) -> None:
    """In the end: what is nobody's goes to the innermost item of a person that holds it, or is left out.

    A number stays, since it stands there; that its giver is not known is told by `by_unknown`.
    """
    mine = [a for a in reading["attributions"] if "judgement" in a and a.get("act") != "attitude"]
    mine.sort(key=lambda a: sum(end - start for start, end in a["content"]["spans"]))
    takers: list[tuple[str | None, Item, list[Span]]] = [
        *((a["id"], a, [Span(*s) for s in a["content"]["spans"]]) for a in mine),
        *((None, a, [Span(*s) for s in a["spans"]]) for a in reading["assertions"] if "judgement" in a),
    ]
    for p in _propositions(reading, NOBODY):
        found = next(((id, item) for id, item, held in takers if _lies_in(p, held)), None)
        if found:
            _give(p, *found)
    for given in _given(reading):
        if given["by"] == NOBODY:
            at = Span(*given["span"])
            found = next(((id,) for id, _, held in takers if any(h.holds(at) for h in held)), None)
            given["by"] = found[0] if found else NOBODY
    for number in reading["numbers"]:
        if number["by"] == NOBODY:
            number.update(by=None, by_unknown=True)
    for actor in reading["actors"]:
        actor["roles"] = [role for role in actor["roles"] if role["by"] != NOBODY]
    if "propositions" in reading:
        reading["propositions"] = [p for p in reading["propositions"] if p["attribution"] != NOBODY]


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
        if p["attribution"] in (None, item.get("via"), NOBODY):
            _give(p, item["id"], item)
    if not inside:
        _state(propositions, item["id"], item["content"]["spans"], item["id"], item.get("factuality", "Uu"))


def link(a: Item) -> str:
    """How a source stands in a chain: its speaker, else its own words, else that it is unnamed."""
    source = a["source"]
    if source.get("speaker"):
        return str(source["speaker"])
    words = " ".join(str(source.get("text") or "").replace(" … ", " ").split()).split(" ")
    return shortened(words, LONGEST_NAME) or UNNAMED


def _give(p: Item, holder: str | None, item: Item) -> None:
    """A proposition becomes that of an item, with its value where it has none of its own."""
    p["attribution"] = holder
    p["factuality"] = p["factuality"] or item.get("factuality", "Uu")


def _state(propositions: list[Item], of: str, spans: list[list[int]], holder: str | None, factuality: str) -> None:
    """A proposition that is an item's words as they stand."""
    propositions.append({"id": f"p-{of}", "spans": [list(s) for s in spans], "attribution": holder,
                         "factuality": factuality})  # fmt: skip
    propositions.sort(key=lambda p: p["spans"])


def _given(reading: Item) -> list[Item]:
    """Numbers and roles: what somebody gives."""
    return [*reading["numbers"], *(role for actor in reading["actors"] for role in actor["roles"])]


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
