"""Judging through the desk: what a person may decide, about what, and how each decision names its place.

| what | kind | place | other |
|---|---|---|---|
| right, wrong, corrected, added | attribution, assertion, number, actor, time, aside, conflict | all its spans | - |
| same, not_same | claim | the spans of one occurrence | those of another |
| same, not_same | actor | one mention | another |
| right, wrong, added | copy | its words in the one report | its words in the other |
| right, wrong | clash | end a | end b |
| added | source-grade | a mention of the actor, an attribution's source, or words of a report of that publisher | - |
| added | claim-grade | the spans of the claim's first occurrence | - |

Spans are `[start, end)` in code points of the version's text. "corrected" takes `after` with the keys that change (in
the contract's form, nested keys too: `{"source": {"speaker": "Ada Brandl"}}`), "added" the whole item; a grade is
`{"grade": "B"}` (of who published the report `{"grade": "B", "publisher": its name}`) or `{"grade": 2}`. `before` is
filled in from the reading where it is left out. A copy's words are its passages, or the whole text where it has none.

Whatever is decided is a new entry of the log. A decision on an item that somebody corrected already goes to the words
as they were read, so that all judgements on one item meet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from sayso.corpus import Corpus
from sayso.corpus.opinions import CLAIM_GRADE, SOURCE_GRADE
from sayso.errors import UsageError
from sayso.export.contract import one_line, reading_from_json, reading_to_json
from sayso.model import Claim, ReportSpan
from sayso.record import Decision, Judgement, Place
from sayso.record.judged import LISTS, item_spans
from sayso.serve.answers import Refusal, missing
from sayso.serve.shapes import ITEMS, JudgementAsked, PlaceAsked
from sayso.text import Span, Spans, joined

SOURCE_GRADES, CLAIM_GRADES = tuple("ABCDEF"), tuple(range(1, 7))
ALLOWED: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(LISTS, ("right", "wrong", "corrected", "added")),
    "claim": ("same", "not_same"),
    "copy": ("right", "wrong", "added"),
    "clash": ("right", "wrong"),
    SOURCE_GRADE: ("added",),
    CLAIM_GRADE: ("added",),
}
ALLOWED["actor"] = (*ALLOWED["actor"], "same", "not_same")
PAIRS = ("claim", "copy", "clash")


def decide(corpus: Corpus, asked: JudgementAsked, who: str) -> Judgement:
    """Log what a person decided. Refusal (404, 409, 422) where there is nothing that it could be about."""
    if asked.what not in ALLOWED[asked.kind]:
        raise Refusal(422, f"a {asked.kind} cannot be judged {asked.what!r}", where="what",
                      next_step=f"one of {', '.join(ALLOWED[asked.kind])}")  # fmt: skip
    paired = asked.kind in PAIRS or asked.what in ("same", "not_same")
    if paired != (asked.other is not None):
        raise Refusal(422, f"this takes {'two places' if paired else 'one place'}", where="other")
    place = _place(corpus, asked.place, "place")
    other = _place(corpus, asked.other, "other") if asked.other else None
    if asked.kind == "claim" or (asked.kind == "actor" and other is not None):
        decision = _on_pair(corpus, asked, place, other)
    elif asked.kind == "copy":
        decision = _on_copy(corpus, asked, place, other)
    elif asked.kind == "clash":
        decision = _on_clash(corpus, asked, place, other)
    elif asked.kind in (SOURCE_GRADE, CLAIM_GRADE):
        decision = _on_grade(corpus, asked, place)
    else:
        decision = _on_item(corpus, asked, place)
    return corpus.judge(decision, who=who)


def _place(corpus: Corpus, asked: PlaceAsked, where: str) -> Place:
    try:
        spans = tuple(Span(*pair) for pair in asked.spans)
    except ValueError as error:
        raise Refusal(422, f"{error}", where=f"{where}.spans") from None
    text = _text(corpus, asked.version)
    if any(span.end > len(text) for span in spans):
        raise Refusal(422, "these words lie outside of the report", where=f"{where}.spans")
    return Place(version=asked.version, spans=spans)


def _text(corpus: Corpus, version: str) -> str:
    try:
        return corpus.report(version).text
    except UsageError as error:
        raise missing(error.what, version) from None


# Items of a reading


def _on_item(corpus: Corpus, asked: JudgementAsked, place: Place) -> Decision:
    read = corpus.reading(place.version)
    if read is None:
        raise Refusal(409, "this report has not been read yet", where=place.version)
    judged = corpus.judged(place.version)
    assert judged is not None
    kind, text = asked.kind, read["report"]["text"]
    now = _item_at(judged.reading, kind, place.spans)
    if now is not None and "judgement" in now:  # judged already: this goes to where that judgement lies
        place = _anchor(corpus, place, now["judgement"])
    before = _item_at(read, kind, place.spans)
    if asked.what == "added":
        if now is not None:
            raise Refusal(409, f"there is such a {kind} already", next_step="correct it")
        after = _checked(kind, asked.after or {}, text)
        if set(item_spans(kind, after)) != set(place.spans):
            raise Refusal(422, "the place is not that of the item", where="place.spans",
                          next_step="give all spans of the item")  # fmt: skip
        return Decision(what="added", kind=kind, place=Place(version=place.version, spans=item_spans(kind, after)),
                        after=after, note=asked.note)  # fmt: skip
    if before is None and now is None:
        rejected = _rejected_at(corpus, kind, place)
        if rejected is not None:
            raise Refusal(404, f"the {kind} that stands there was rejected by {rejected.who} (entry {rejected.n})",
                          where="place.spans", next_step="name all its spans, or undo that entry first")  # fmt: skip
        raise Refusal(404, f"the reading has no {kind} that stands exactly there", where="place.spans",
                      next_step="give all spans of the item as the reading has them")  # fmt: skip
    if asked.what != "corrected":
        return Decision(what=asked.what, kind=kind, place=place, before=before, note=asked.note)
    base = now if now is not None else before
    change = {k: v for k, v in (asked.after or {}).items() if k not in ("id", "via", "by", "judgement", "confidence")}
    if not change:
        raise Refusal(422, "a correction says what changes", where="after")
    whole = _checked(kind, _merged(base, change), text)
    return Decision(what="corrected", kind=kind, place=place, before=before, after=_only(whole, change),
                    note=asked.note)  # fmt: skip


def _rejected_at(corpus: Corpus, kind: str, place: Place) -> Judgement | None:
    """The judgement that rejected an item of some kind that these words are of."""
    for j in corpus.holding(place.version):
        d = j.decision
        if d is not None and (d.what, d.kind) == ("wrong", kind) and any(
            s.overlaps(t) for s in d.place.spans for t in place.spans
        ):
            return j
    return None


def _item_at(reading: Mapping[str, Any], kind: str, spans: Spans) -> dict[str, Any] | None:
    wanted = tuple(sorted(set(spans)))
    return next((i for i in reading.get(LISTS[kind], ()) if item_spans(kind, i) == wanted), None)


def _anchor(corpus: Corpus, place: Place, n: int) -> Place:
    """Where the judgement of that number lies in this version."""
    found = next((j for j in corpus.holding(place.version) if j.n == n and j.decision is not None), None)
    return found.decision.place if found is not None and found.decision is not None else place


def _checked(kind: str, item: Mapping[str, Any], text: str) -> dict[str, Any]:
    """An item that the contract allows, with its words as they stand in the text. Refusal (422) where it is none."""
    try:
        held = ITEMS[kind].model_validate({k: v for k, v in item.items() if k != "text" or kind in ("number", "time")})
        data = held.model_dump(mode="json")
        if kind in ("number", "time"):
            data["text"] = Span(*data["span"]).of(text)
        if kind == "attribution":
            for part in ("source", "cue", "content"):
                spans = sorted(Span(*s) for s in data[part]["spans"])
                data[part].update(spans=[list(s) for s in spans], text=joined(text, spans))
            if not any(data[part]["spans"] for part in ("source", "cue", "content")):
                raise ValueError("an attribution has words")
            for name in ("whole", "speaker_confidence", "stands_for"):
                if not data["source"].get(name):
                    data["source"].pop(name, None)
        for span in item_spans(kind, data):
            span.of(text)
        lists = {name: [] for name in LISTS.values()}
        bare = {"schema": "sayso.reading/1", "report": dict.fromkeys(_ABOUT), "made_by": {}, **lists}
        bare["report"] = {**bare["report"], "id": "", "text": text}
        bare[LISTS[kind]] = [data]
        return reading_to_json(reading_from_json(bare))[LISTS[kind]][0]
    except ValidationError as error:
        first = error.errors()[0]
        raise Refusal(422, first["msg"], where=".".join(("after", *map(str, first["loc"])))) from None
    except (ValueError, TypeError, KeyError) as error:
        raise Refusal(422, f"this makes no {kind}: {error}", where="after") from None


_ABOUT = ("id", "text", "publisher", "title", "byline", "dateline", "published", "url", "language", "retrieved",
          "sha256")  # fmt: skip


def _merged(base: Mapping[str, Any], change: Mapping[str, Any]) -> dict[str, Any]:
    out = dict(base)
    for key, value in change.items():
        old = out.get(key)
        out[key] = _merged(old, value) if isinstance(old, Mapping) and isinstance(value, Mapping) else value
    return out


def _only(whole: Mapping[str, Any], change: Mapping[str, Any]) -> dict[str, Any]:
    """The keys of a change as the whole item has them; the words of spans go with the spans."""
    out: dict[str, Any] = {}
    for key, value in change.items():
        if key in whole:
            held = whole[key]
            out[key] = _only(held, value) if isinstance(held, Mapping) and isinstance(value, Mapping) else held
    if "spans" in out and "text" in whole:
        out["text"] = whole["text"]
    return out


# Pairs and grades


def _on_pair(corpus: Corpus, asked: JudgementAsked, place: Place, other: Place | None) -> Decision:
    assert other is not None
    if (place.version, set(place.spans)) == (other.version, set(other.spans)):
        raise Refusal(422, "both places are one", where="other")
    for end, where in ((place, "place"), (other, "other")):
        judged = corpus.judged(end.version)
        items = judged.reading if judged else {}
        if asked.kind == "claim":
            found = any(_spans(p["spans"]) == end.spans for p in items.get("propositions", ()))
        else:
            found = len(end.spans) == 1 and any(list(end.spans[0]) in a["mentions"] for a in items.get("actors", ()))
        if not found:
            what = "statement" if asked.kind == "claim" else "mention of an actor"
            raise Refusal(404, f"no {what} stands exactly there", where=f"{where}.spans")
    return Decision(what=asked.what, kind=asked.kind, place=place, other=other, note=asked.note)


def _on_copy(corpus: Corpus, asked: JudgementAsked, place: Place, other: Place | None) -> Decision:
    assert other is not None
    if place.version == other.version:
        raise Refusal(422, "a report is no copy of itself", where="other")
    a, b = name_of(corpus, place.version), name_of(corpus, other.version)
    found = next((c for c in corpus.copies(report=a) if {c.from_, c.to} == {a, b}), None)
    if asked.what == "added":
        given = asked.after or {}
        share, kind = given.get("share", 1.0), given.get("kind", "near")
        if set(given) - {"kind", "share", "directed"} or kind not in ("verbatim", "near", "rewrite"):
            form = '{"kind": "verbatim|near|rewrite", "share": 0..1, "directed": true|false}'
            raise Refusal(422, "a copy has a kind, a share and a direction", where="after", next_step=f"give {form}")
        if isinstance(share, bool) or not isinstance(share, (int, float)) or not 0 <= share <= 1:
            raise Refusal(422, "a share lies between 0 and 1", where="after.share")
        if found is not None:
            raise Refusal(409, "this copy is known already", next_step="judge it right or wrong")
        after = {"kind": kind, "share": share, "directed": given.get("directed") is not False}
        return Decision(what="added", kind="copy", place=place, other=other, after=after, note=asked.note)
    if found is None and not _was_judged(corpus, "copy", place, other):
        raise missing("neither of these reports is held for a copy of the other", where="other")
    before = {"kind": found.kind, "share": round(found.share, 3), "directed": found.directed} if found else None
    return Decision(what=asked.what, kind="copy", place=place, other=other, before=before, note=asked.note)


def _on_clash(corpus: Corpus, asked: JudgementAsked, place: Place, other: Place | None) -> Decision:
    assert other is not None
    ends = {ReportSpan(report=name_of(corpus, p.version), span=p.spans[0]) for p in (place, other)}
    near = corpus.conflicts(report=name_of(corpus, place.version))
    found = next((c for c in near if {c.a, c.b} == ends), None)
    if found is None and not _was_judged(corpus, "clash", place, other):
        raise missing("no conflict is known between these places", where="place.spans")
    before = {"kind": found.kind, "why": found.why} if found else None
    return Decision(what=asked.what, kind="clash", place=place, other=other, before=before, note=asked.note)


def _was_judged(corpus: Corpus, kind: str, place: Place, other: Place) -> bool:
    """Is there a judgement on these two that holds? Then what it rejected can be accepted again."""
    ends = {place.version, other.version} if kind == "copy" else {place, other}
    for j in corpus.effective(place.version):
        d = j.decision
        if d is not None and d.kind == kind and d.other is not None:
            mine = {d.place.version, d.other.version} if kind == "copy" else {d.place, d.other}
            if mine == ends:
                return True
    return False


def _on_grade(corpus: Corpus, asked: JudgementAsked, place: Place) -> Decision:
    allowed: Sequence[str | int] = SOURCE_GRADES if asked.kind == SOURCE_GRADE else CLAIM_GRADES
    given = asked.after or {}
    grade = given.get("grade")
    publisher = given.get("publisher") if asked.kind == SOURCE_GRADE else None
    if set(given) - {"publisher"} != {"grade"} or isinstance(grade, bool) or grade not in allowed:
        raise Refusal(422, f"a grade is one of {', '.join(map(str, allowed))}", where="after.grade",
                      next_step='give {"grade": ...}')  # fmt: skip
    if publisher is not None:
        if publisher != corpus.report(place.version).publisher:
            raise missing("that report has another publisher", where="after.publisher")
        after = {"grade": grade, "publisher": publisher}
        return Decision(what="added", kind=asked.kind, place=place, after=after, note=asked.note)
    judged = corpus.judged(place.version)
    items = judged.reading if judged else {}
    if asked.kind == CLAIM_GRADE:
        found = any(_spans(p["spans"]) == place.spans for p in items.get("propositions", ()))
    else:
        found = any(list(place.spans[0]) in a["mentions"] for a in items.get("actors", ())) or any(
            _spans(a["source"]["spans"]) == place.spans for a in items.get("attributions", ())
        )
    if not found:
        raise missing("nothing that could be graded stands exactly there", where="place.spans")
    return Decision(what="added", kind=asked.kind, place=place, after={"grade": grade}, note=asked.note)


def _spans(pairs: Iterable[Sequence[int]]) -> Spans:
    return tuple(Span(*pair) for pair in pairs)


def name_of(corpus: Corpus, version: str) -> str:
    """The name of a version in answers. Refusal (404) where there is none."""
    name = corpus.names().get(version)
    if name is None:
        raise missing("the record holds no such version", version)
    return name


def suggested(claim: Claim) -> int:
    """The grade of credibility that the desk may suggest: 1 where at least two independent origins are shown and nobody
    denies it, else 6 (it cannot be judged). All others are a person's.
    """
    denied = any(m.stance == "denies" for m in claim.members)
    return 1 if claim.origins.at_least >= 2 and not denied else 6


# The log as JSON


def decision_to_json(decision: Decision) -> dict[str, Any]:
    """A decision as plain data."""
    return {"what": decision.what, "kind": decision.kind, "place": place_to_json(decision.place),
            "other": place_to_json(decision.other) if decision.other else None, "before": decision.before,
            "after": decision.after, "note": decision.note}  # fmt: skip


def place_to_json(place: Place) -> dict[str, Any]:
    """A place as plain data."""
    return {"version": place.version, "spans": [list(s) for s in place.spans]}


def judgement_to_json(judgement: Judgement, holding: frozenset[int]) -> dict[str, Any]:
    """An entry of the log as plain data; `holding`: numbers of the judgements that hold."""
    return {"n": judgement.n, "at": judgement.at, "who": judgement.who, "what": judgement.what,
            "version": judgement.version, "about": judgement.about,
            "decision": decision_to_json(judgement.decision) if judgement.decision else None,
            "holds": judgement.n in holding}  # fmt: skip


def log_lines(corpus: Corpus) -> Iterator[str]:
    """Every entry of the log as a line of JSON, oldest first."""
    holding = frozenset(j.n for j in corpus.effective())
    for entry in corpus.log():
        yield one_line(judgement_to_json(entry, holding)) + "\n"


def training_lines(corpus: Corpus) -> Iterator[str]:
    """Every report in which people judged attributions, as a line of JSON that `train.corpus.polnear` reads.

    `{"id", "publisher", "date", "title", "text", "attributions": [{"source", "cue", "content"}], "nested", "rejected"}`
    with lists of `[start, end)` in code points. `attributions` are the outermost ones, as judged; `nested` those inside
    another's content, which the reader's first pass is not trained on; `rejected` the cues that a person said are none.
    Each has `judged` (did a person decide on it?), `kind`, `speaker`, `act`, `form` and `factuality`.
    """
    judged = {j.decision.place.version for j in corpus.held_everywhere()
              if j.decision is not None and j.decision.kind == "attribution"}  # fmt: skip
    names = corpus.names()
    for version in sorted(v for v in judged if v in names):
        after = corpus.judged(version)
        if after is None:
            continue
        report = corpus.report(version)
        lists: dict[str, list[dict[str, Any]]] = {"attributions": [], "nested": []}
        for a in after.reading["attributions"]:
            lists["nested" if a["via"] else "attributions"].append(_training(a))
        gone = [j.decision.before for j in after.met if j.decision is not None and j.decision.kind == "attribution"
                and j.what == "wrong" and j.decision.before is not None
                and _item_at(after.reading, "attribution", j.decision.place.spans) is None]  # fmt: skip
        line = {"id": names[version], "publisher": report.publisher, "date": report.published, "title": report.title,
                "text": report.text, **lists, "rejected": [{**_training(a), "judged": True} for a in gone]}  # fmt: skip
        yield one_line(line) + "\n"


def _training(a: Mapping[str, Any]) -> dict[str, Any]:
    return {"source": a["source"]["spans"], "cue": a["cue"]["spans"], "content": a["content"]["spans"],
            "kind": a["source"]["kind"], "speaker": a["source"]["speaker"], "act": a.get("act"), "form": a.get("form"),
            "factuality": a["factuality"], "judged": "judgement" in a}  # fmt: skip
