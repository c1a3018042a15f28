"""Judging through the API: what may be decided, that it counts at once, stays, is undone, is disputed, is exported."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace

from sayso.export.contract import reading_to_json
from sayso.model import Claim, Member, Occurrence, Origins
from sayso.record.judged import item_spans
from sayso.serve.judging import suggested
from sayso.text import Span
from tests.serve.desk_samples import WIRE, Desk, opened, read, report

LONG = (
    "The council of Veld met on Monday to hear what the builders of the northern quay had found under it, and heard "
    "that three of its eleven pillars had been cracked for years without anybody noticing the damage below the water. "
)


def item(desk: Desk, version: str, n: int = 0, kind: str = "attributions") -> dict[str, Any]:
    return desk.get(f"/api/reports/{version}")[kind][n]


def place(version: str, found: dict[str, Any], kind: str = "attribution") -> dict[str, Any]:
    return {"version": version, "spans": [list(s) for s in item_spans(kind, found)]}


def judge(desk: Desk, what: str, kind: str, where: dict[str, Any], *, status: int = 201, **more: Any) -> dict[str, Any]:
    return desk.post("/api/judgements", {"what": what, "kind": kind, "place": where, **more}, status)


def overloaded(desk: Desk) -> dict[str, Any]:
    return desk.get("/api/claims", words="overloaded", in_reports=2)["items"][0]


def occurrence(claim: dict[str, Any], report: str) -> dict[str, Any]:
    found = next(o for o in claim["occurrences"] if o["report"] == report)
    return {"version": found["version"], "spans": found["spans"]}


def as_other(desk: Desk, name: str) -> None:
    desk.call(name)


# Items


def test_a_correction_is_logged_with_what_was_before_and_shown_on_the_item(desk: Desk) -> None:
    version = desk.versions()["gazette"]
    before = item(desk, version)
    entry = judge(
        desk,
        "corrected",
        "attribution",
        place(version, before),
        after={"source": {"speaker": "Odd Rask", "kind": "person"}},
        note="he was there",
    )
    assert (entry["who"], entry["what"], entry["holds"]) == ("Ada Brandl", "corrected", True)
    assert entry["decision"]["before"]["source"]["speaker"] is None
    assert entry["decision"]["after"] == {"source": {"speaker": "Odd Rask", "kind": "person"}}
    after = item(desk, version)
    assert (after["source"]["speaker"], after["judgement"]) == ("Odd Rask", entry["n"])
    assert after["chain"] == ["The Island Gazette", "Odd Rask"]
    assert desk.get("/api/judgements")["items"][0] == entry


def test_the_range_follows_a_correction_at_once_and_its_undoing(desk: Desk) -> None:
    before = overloaded(desk)["origins"]
    version = desk.versions()["gazette"]
    entry = judge(
        desk,
        "corrected",
        "attribution",
        place(version, item(desk, version)),
        after={"source": {"speaker": "Ilse Brandt", "kind": "person"}},
    )
    after = overloaded(desk)["origins"]
    assert after != before
    assert "Ilse Brandt" in [e["name"] for e in after["ends"]]
    desk.post(f"/api/judgements/{entry['n']}/undo", status=201)
    assert overloaded(desk)["origins"] == before


def test_a_rejected_attribution_is_gone_and_can_be_accepted_again(desk: Desk) -> None:
    version = desk.versions()["bee"]
    gone = item(desk, version)
    judge(desk, "wrong", "attribution", place(version, gone))
    reading = desk.get(f"/api/reports/{version}")
    assert reading["attributions"] == []
    assert [j["decision"]["before"]["cue"]["text"] for j in reading["judgements"]] == ["said"]
    judge(desk, "right", "attribution", place(version, gone))
    assert len(desk.get(f"/api/reports/{version}")["attributions"]) == 1


def test_spans_are_corrected_by_selecting_words_and_judged_again_where_they_now_stand(desk: Desk) -> None:
    version = desk.versions()["bee"]
    text = desk.get(f"/api/reports/{version}")["report"]["text"]
    start = text.index("The sea was calm")
    judge(
        desk,
        "corrected",
        "attribution",
        place(version, item(desk, version)),
        after={"content": {"spans": [[start, start + 16]]}},
    )
    found = item(desk, version)
    assert found["content"] == {"spans": [[start, start + 16]], "text": "The sea was calm"}
    judge(desk, "corrected", "attribution", place(version, found), after={"factuality": "PR+"})
    assert [(a["content"]["text"], a["factuality"]) for a in desk.get(f"/api/reports/{version}")["attributions"]] == [
        ("The sea was calm", "PR+")
    ]
    claims = [c["claim"] for c in desk.get("/api/claims")["items"]]
    assert any("sea was calm" in c for c in claims)


def test_an_attribution_that_was_missed_is_added(desk: Desk) -> None:
    version = desk.versions()["bee"]
    text = desk.get(f"/api/reports/{version}")["report"]["text"]
    start = text.index("nobody had seen it leave")
    made = {
        "source": {"spans": [], "kind": "unnamed", "speaker": None},
        "cue": {"spans": []},
        "content": {"spans": [[start, start + 24]]},
        "factuality": "CT+",
    }
    where = {"version": version, "spans": [[start, start + 24]]}
    judge(desk, "added", "attribution", where, after=made)
    added = desk.get(f"/api/reports/{version}")["attributions"][-1]
    assert (added["content"]["text"], added["chain"]) == ("nobody had seen it leave", ["Morning Bee", "unnamed source"])
    assert judge(desk, "added", "attribution", where, after=made, status=409)["error"]["next_step"] == "correct it"


def test_a_judgement_outlives_another_reading(desk: Desk) -> None:
    version = desk.versions()["gazette"]
    judge(desk, "corrected", "attribution", place(version, item(desk, version)), after={"factuality": "PS+"})
    judge(desk, "wrong", "attribution", place(version, item(desk, version, 1)))
    with desk.corpus as corpus:
        again = reading_to_json(read(corpus.report(version)))
        corpus.put_reading(version, {**again, "made_by": {"sayso": "2", "models": {}}})
    assert [a["factuality"] for a in desk.get(f"/api/reports/{version}")["attributions"]] == ["PS+"]


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"after": {"factuality": "maybe"}}, 422),
        ({"after": {"source": None}}, 422),
        ({"after": {"source": {"kind": "liar"}}}, 422),
        ({"after": {"content": {"spans": [[0, 99999]]}}}, 422),
        ({"after": {"content": {"spans": [[5, 2]]}}}, 422),
        ({"after": {"cue": {"spans": "x"}}}, 422),
        ({"after": {}}, 422),
        ({"after": None}, 422),
        ({"after": {"via": "a9"}}, 422),
        ({"place": {"spans": [[0, 3]]}}, 404),
        ({"place": {"spans": [[0, 99999]]}}, 422),
        ({"place": {"spans": []}}, 422),
        ({"place": {"version": "0" * 64}}, 404),
        ({"place": {"version": "nonsense"}}, 422),
        ({"what": "same"}, 422),
        ({"what": "true"}, 422),
        ({"kind": "truth"}, 422),
        ({"other": {}}, 422),
        ({"unknown": 1}, 422),
    ],
)
def test_what_cannot_be_judged_is_refused_and_leaves_no_trace(desk: Desk, change: dict, status: int) -> None:
    version = desk.versions()["gazette"]
    body = {
        "what": "corrected",
        "kind": "attribution",
        "place": place(version, item(desk, version)),
        "after": {"factuality": "PR+"},
    }
    for key, value in change.items():
        body[key] = {**body["place"], **value} if key == "place" else value
    answer = desk.client.post("/api/judgements", json=body, headers=desk.proof)
    assert answer.status_code == status, answer.text
    assert answer.json()["error"]["what"]
    assert desk.get("/api/judgements")["total"] == 0


# What stands between reports


def test_two_statements_that_a_person_sets_apart_are_two_claims_at_once(desk: Desk) -> None:
    claim = overloaded(desk)
    entry = judge(desk, "not_same", "claim", occurrence(claim, "gazette"), other=occurrence(claim, "bee"))
    ids = {}
    for c in desk.get("/api/claims", words="overloaded")["items"]:
        ids.update({o["report"]: c["id"] for o in c["occurrences"]})
    assert ids["gazette"] != ids["bee"]
    traced = desk.get(f"/api/claims/{ids['bee']}")
    assert [j["n"] for j in traced["judgements"]] == [entry["n"]]
    desk.post(f"/api/judgements/{entry['n']}/undo", status=201)
    assert overloaded(desk) == claim


def test_two_statements_that_a_person_joins_are_one_claim(desk: Desk) -> None:
    claim = overloaded(desk)
    other = desk.get("/api/claims", words="missing")["items"][0]
    judge(desk, "same", "claim", occurrence(claim, "gazette"), other=occurrence(other, "echo"))
    (joined,) = [c for c in desk.get("/api/claims")["items"] if occurrence(claim, "gazette") in placed(c)]
    assert occurrence(other, "echo") in placed(joined)


def placed(claim: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"version": o["version"], "spans": o["spans"]} for o in claim["occurrences"]]


def test_an_actor_is_parted_by_two_of_its_mentions(desk: Desk) -> None:
    (short,) = desk.get("/api/actors", name="Ilse Brandt")["items"]
    a, b = desk.get(f"/api/actors/{short['id']}")["mentions"]
    ends = [{"version": m["version"], "spans": [m["span"]]} for m in (a, b)]
    judge(desk, "not_same", "actor", ends[0], other=ends[1])
    assert [x["mentions"] for x in desk.get("/api/actors", name="Ilse Brandt")["items"]] == [1, 1]


def test_a_rejected_copy_is_none_and_the_range_follows(tmp_path) -> None:
    said = "Odd Rask, the harbour master, said the quay would be closed. " + LONG * 2
    told = "A harbour official said the quay would be closed. " + LONG * 2
    texts = {
        "one": ("Veld Echo", "2026-03-04", told),
        "two": ("Coast Post", "2026-03-05", told),
        "three": ("Bee", "2026-03-06", said),
    }
    with opened(tmp_path / "sayso.db", texts) as desk:
        desk.call("Ada Brandl")
        versions = desk.versions()
        (copy,) = desk.get(f"/api/reports/{versions['two']}/copies")["items"][:1]
        ends = [
            {"version": copy[f"{end}_version"], "spans": [p[i] for p in copy["passages"]]}
            for i, end in enumerate(("from", "to"))
        ]
        before = desk.get("/api/claims", words="closed")["items"][0]["origins"]
        entry = judge(desk, "wrong", "copy", ends[0], other=ends[1])
        pairs = [{c["from"], c["to"]} for c in desk.get("/api/copies")["items"]]
        assert {copy["from"], copy["to"]} not in pairs
        after = desk.get("/api/claims", words="closed")["items"][0]["origins"]
        assert after["at_most"] > before["at_most"]
        judge(desk, "right", "copy", ends[0], other=ends[1])
        assert {copy["from"], copy["to"]} in [{c["from"], c["to"]} for c in desk.get("/api/copies")["items"]]
        assert entry["decision"]["before"]["kind"] == copy["kind"]


def test_a_copy_that_a_person_found_counts(desk: Desk) -> None:
    versions = desk.versions()
    ends = [{"version": versions[r], "spans": [[0, 40]]} for r in ("gazette", "bee")]
    assert judge(desk, "right", "copy", ends[0], other=ends[1], status=404)["error"]["what"]
    judge(desk, "added", "copy", ends[0], other=ends[1], after={"kind": "rewrite", "share": 0.5})
    found = [c for c in desk.get("/api/copies")["items"] if {c["from"], c["to"]} == {"gazette", "bee"}]
    assert [(c["from"], c["kind"], c["share"], c["passages"]) for c in found] == [
        ("gazette", "rewrite", 0.5, [[[0, 40], [0, 40]]])
    ]
    assert judge(desk, "added", "copy", ends[0], other=ends[1], status=409)
    for after in ({"kind": "theft"}, {"share": 2}, {"share": True}, {"x": 1}):
        assert judge(desk, "added", "copy", ends[0], other=ends[1], after=after, status=422)


def test_a_rejected_conflict_is_none_until_it_is_accepted_again(desk: Desk) -> None:
    (clash,) = desk.get("/api/conflicts")["items"]
    ends = [{"version": clash[e]["version"], "spans": [clash[e]["span"]]} for e in ("a", "b")]
    judge(desk, "wrong", "clash", ends[0], other=ends[1])
    assert desk.get("/api/conflicts")["items"] == []
    judge(desk, "right", "clash", ends[0], other=ends[1])
    assert desk.get("/api/conflicts")["items"] == [clash]
    elsewhere = {"version": ends[0]["version"], "spans": [[0, 2]]}
    assert judge(desk, "wrong", "clash", elsewhere, other=ends[1], status=404)


# Grades


def test_grades_are_a_persons_and_the_desk_suggests_only_one_or_six(desk: Desk) -> None:
    claim = overloaded(desk)
    assert {c["suggested"] for c in desk.get("/api/claims")["items"]} <= {1, 6}
    assert claim["suggested"] == 6  # somebody denies it
    first = occurrence(claim, "gazette")
    judge(desk, "added", "claim-grade", first, after={"grade": 3})
    judge(desk, "added", "claim-grade", first, after={"grade": 2})
    as_other(desk, "Bo Lund")
    judge(desk, "added", "claim-grade", first, after={"grade": 5})
    grades = desk.get(f"/api/claims/{claim['id']}")["grades"]
    assert [(g["who"], g["grade"]) for g in grades] == [("Ada Brandl", 2), ("Bo Lund", 5)]
    for wrong in (0, 7, "A", True, None, [1]):
        assert judge(desk, "added", "claim-grade", first, after={"grade": wrong}, status=422)


@pytest.mark.parametrize(
    ("at_least", "stances", "grade"),
    [
        (2, ("asserts", "asserts"), 1),
        (2, ("asserts", "denies"), 6),
        (1, ("asserts", "asserts"), 6),
        (3, ("asserts", "questions"), 1),
        (0, ("asserts",), 6),
    ],
)
def test_only_an_undenied_claim_of_two_independent_origins_may_be_confirmed(at_least, stances, grade) -> None:
    said = Occurrence(
        id="r#0-5",
        report="r",
        spans=(Span(0, 5),),
        attribution=None,
        chain=(),
        kind=None,
        named=False,
        factuality="CT+",
        wording="x",
        resolved="x",
        around="",
    )
    claim = Claim(
        id="c-1",
        wording="x",
        first_seen=None,
        members=tuple(Member(occurrence=said, stance=s, factuality="CT+") for s in stances),
        origins=Origins(at_least=at_least, at_most=9, ends=(), why=()),
    )
    assert suggested(claim) == grade


def test_a_source_is_graded_from_a_to_f_on_one_of_its_mentions(desk: Desk) -> None:
    (short,) = desk.get("/api/actors", name="Ilse Brandt")["items"]
    mention = desk.get(f"/api/actors/{short['id']}")["mentions"][0]
    where = {"version": mention["version"], "spans": [mention["span"]]}
    judge(desk, "added", "source-grade", where, after={"grade": "B"})
    assert [g["grade"] for g in desk.get(f"/api/actors/{short['id']}")["grades"]] == ["B"]
    assert judge(desk, "added", "source-grade", where, after={"grade": "G"}, status=422)
    nowhere = {"version": mention["version"], "spans": [[0, 1]]}
    assert judge(desk, "added", "source-grade", nowhere, after={"grade": "B"}, status=404)


def test_who_published_a_report_is_graded_on_words_of_it(desk: Desk) -> None:
    version = next(v for v in desk.get("/api/reports", limit=200)["items"] if v["name"] == "bee")
    where = {"version": version["version"], "spans": [[0, 4]]}
    judge(desk, "added", "source-grade", where, after={"grade": "B", "publisher": version["publisher"]})
    outlets = [a for a in desk.get("/api/actors", limit=200)["items"] if a["name"] == version["publisher"]]
    assert [g["grade"] for g in desk.get(f"/api/actors/{outlets[0]['id']}")["grades"]] == ["B"]
    other = {"grade": "B", "publisher": "Nobody’s Post"}
    assert judge(desk, "added", "source-grade", where, after=other, status=404)
    page = desk.client.get(f"/actor/{outlets[0]['id']}").text
    assert "graded B" in page and "data-grade=" in page


# Undoing, disputes, orphans


def test_undoing_is_logged_and_can_be_undone_but_not_twice(desk: Desk) -> None:
    version = desk.versions()["bee"]
    entry = judge(desk, "wrong", "attribution", place(version, item(desk, version)))
    as_other(desk, "Bo Lund")
    undo = desk.post(f"/api/judgements/{entry['n']}/undo", status=201)
    assert (undo["what"], undo["about"], undo["who"]) == ("undo", entry["n"], "Bo Lund")
    desk.post(f"/api/judgements/{entry['n']}/undo", status=409)
    desk.post(f"/api/judgements/{undo['n']}/undo", status=201)
    assert desk.get(f"/api/reports/{version}")["attributions"] == []
    desk.post("/api/judgements/99/undo", status=404)
    assert [j["what"] for j in desk.get("/api/judgements")["items"]] == ["redo", "undo", "wrong"]
    assert [j["what"] for j in desk.get("/api/judgements", who="Bo Lund")["items"]] == ["redo", "undo"]
    assert [j["what"] for j in desk.get("/api/judgements", holds=True)["items"]] == ["wrong"]


def test_where_two_people_disagree_both_are_shown_and_listed(desk: Desk) -> None:
    version = desk.versions()["gazette"]
    where = place(version, item(desk, version))
    one = judge(desk, "right", "attribution", where)
    assert desk.get("/api/disagreements")["total"] == 0
    as_other(desk, "Bo Lund")
    two = judge(desk, "corrected", "attribution", where, after={"factuality": "PR+"})
    (told,) = desk.get("/api/disagreements")["items"]
    assert [(s["who"], s["judgement"]["n"]) for s in told["sides"]] == [("Ada Brandl", one["n"]), ("Bo Lund", two["n"])]
    assert [j["n"] for j in desk.get(f"/api/reports/{version}")["judgements"]] == [one["n"], two["n"]]
    judge(desk, "right", "attribution", where)  # Bo comes round
    assert desk.get("/api/disagreements")["total"] == 0


def test_a_disagreement_over_two_statements_does_not_depend_on_which_is_named_first(desk: Desk) -> None:
    claim = overloaded(desk)
    a, b = occurrence(claim, "gazette"), occurrence(claim, "bee")
    judge(desk, "same", "claim", a, other=b)
    as_other(desk, "Bo Lund")
    judge(desk, "not_same", "claim", b, other=a)
    assert [d["kind"] for d in desk.get("/api/disagreements")["items"]] == ["claim"]


def test_a_judgement_follows_a_new_version_exactly_or_is_listed_as_orphaned(desk: Desk) -> None:
    old = desk.versions()["gazette"]
    kept = judge(desk, "corrected", "attribution", place(old, item(desk, old, 0)), after={"factuality": "PR+"})
    lost = judge(desk, "wrong", "attribution", place(old, item(desk, old, 1)))
    edited = "Updated.\n" + WIRE.replace("nine people", "ten people")
    new = report("gazette", edited, "The Island Gazette", "2026-03-04T18:00Z")
    with desk.corpus as corpus:
        version = corpus.take(read(new), b"").version_id
    attributions = desk.get(f"/api/reports/{version}")["attributions"]
    assert [(a["factuality"], a.get("judgement")) for a in attributions] == [("PR+", kept["n"]), ("CT+", None)]
    assert [o["judgement"]["n"] for o in desk.get("/api/orphans")["items"]] == [lost["n"]]
    assert desk.get(f"/api/reports/{version}")["versions"] == [old, version]


# Export


def test_the_log_is_exported_whole(desk: Desk) -> None:
    version = desk.versions()["bee"]
    entry = judge(desk, "wrong", "attribution", place(version, item(desk, version)), note="\u2028 no such thing")
    desk.post(f"/api/judgements/{entry['n']}/undo", status=201)
    answer = desk.client.get("/api/judgements/export")
    lines = [json.loads(line) for line in answer.text.split("\n")[:-1]]
    assert [(j["n"], j["what"], j["holds"]) for j in lines] == [(1, "wrong", False), (2, "undo", False)]
    assert lines[0]["decision"] == {**entry["decision"], "note": "\u2028 no such thing"}


def test_corrected_attributions_are_exported_in_the_form_that_training_reads(desk: Desk, tmp_path) -> None:
    from train.corpus import polnear

    versions = desk.versions()
    text = desk.get(f"/api/reports/{versions['bee']}")["report"]["text"]
    start = text.index("The sea was calm")
    judge(
        desk,
        "corrected",
        "attribution",
        place(versions["bee"], item(desk, versions["bee"])),
        after={"content": {"spans": [[start, start + 16]]}},
    )
    judge(desk, "wrong", "attribution", place(versions["gazette"], item(desk, versions["gazette"])))
    answer = desk.client.get("/api/judgements/export", params={"form": "training"})
    lines = {line["id"]: line for line in map(json.loads, answer.text.splitlines())}
    assert set(lines) == {"bee", "gazette"}
    assert lines["bee"]["attributions"][0]["content"] == [[start, start + 16]]
    assert [r["judged"] for r in lines["gazette"]["rejected"]] == [True]
    assert [a["judged"] for a in lines["gazette"]["attributions"]] == [False]
    path = tmp_path / "judged.jsonl"
    path.write_text(answer.text, "utf-8")
    tokenizer = Tokenizer(WordLevel({"[UNK]": 0}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = Whitespace()
    docs = {doc.words.text: doc for doc in polnear(path, tokenizer)}
    words = docs[text].words
    (first, last, labels) = docs[text].attributions[0]
    assert text[words.starts[first] : words.ends[last]] == "said"
    inside = [text[words.starts[i] : words.ends[i]] for i, label in sorted(labels.items()) if label >= 3]
    assert inside == ["The", "sea", "was", "calm"]
