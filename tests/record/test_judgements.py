from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sayso.errors import UsageError
from sayso.record import Decision, Place, Record, open_record
from sayso.record.judged import item_spans
from sayso.text import Span
from tests.record.record_samples import BRANDT, NEWER, OFFICIAL, TEXT, attribution, part, reading, report

EDITED = TEXT.replace("Eleven people were hurt", "Nobody was hurt")


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with open_record(tmp_path / "sayso.db") as opened:
        yield opened


@pytest.fixture
def version(record: Record) -> str:
    return record.add(report(), b"", reading(attributions=[BRANDT, OFFICIAL])).version_id


def decision(
    version: str, what: str, item: dict[str, Any] = BRANDT, kind: str = "attribution", **more: Any
) -> Decision:
    place = Place(version=version, spans=item_spans(kind, item))
    return Decision(what=what, kind=kind, place=place, **{"before": item, **more})


def speakers(record: Record, version: str) -> list[str | None]:
    return [a["source"]["speaker"] for a in record.judged(version).reading["attributions"]]


def test_a_correction_is_laid_over_the_reading_and_leaves_it_as_it_was(record: Record, version: str) -> None:
    entry = record.judge(decision(version, "corrected", after={"source": {"speaker": "Ilse Brandt"}}), who="kim")
    judged = record.judged(version)
    first = judged.reading["attributions"][0]
    sure = {"speaker": "Ilse Brandt", "speaker_confidence": 1.0}  # nobody is surer than whoever says so
    assert first == {**BRANDT, "source": {**BRANDT["source"], **sure}, "judgement": entry.n}
    assert judged.reading["attributions"][1] == OFFICIAL
    assert judged.met == (entry,)
    assert record.reading(version)["attributions"] == [BRANDT, OFFICIAL]


def test_a_judgement_survives_a_reread(record: Record, version: str) -> None:
    record.judge(decision(version, "corrected", after={"factuality": "PR+"}), who="kim")
    again = {**BRANDT, "id": "a7", "via": "a9", "factuality": "CT-"}
    holder = {**OFFICIAL, "id": "a9"}
    record.put_reading(version, reading(made_by=NEWER, attributions=[holder, again]))
    item = record.judged(version).reading["attributions"][1]
    assert (item["factuality"], item["id"], item["via"]) == ("PR+", "a7", "a9")


def test_an_attribution_judged_wrong_is_gone_and_nothing_refers_to_it(record: Record) -> None:
    inner = attribution("a3", "a harbour official", "official", "people", via="a2")
    number = {**{"span": [42, 48], "text": "Eleven"}, "low": 11, "high": 11, "of": "hurt", "by": "a2"}
    actor = {"id": "p1", "name": "x", "type": "person", "mentions": [[0, 5]],
             "roles": [{"text": "r", "span": [0, 5], "by": "a2"}]}  # fmt: skip
    lists = {"attributions": [BRANDT, {**OFFICIAL, "via": "a1"}, inner], "numbers": [number], "actors": [actor]}
    version = record.add(report(), b"", reading(**lists)).version_id
    record.judge(decision(version, "wrong", OFFICIAL), who="kim")
    out = record.judged(version).reading
    assert [(a["id"], a["via"]) for a in out["attributions"]] == [("a1", None), ("a3", "a1")]
    assert (out["numbers"][0]["by"], out["numbers"][0]["by_unknown"]) == (None, True)
    assert out["actors"][0]["roles"] == []


def test_a_later_judgement_goes_on_from_the_earlier(record: Record, version: str) -> None:
    record.judge(decision(version, "corrected", after={"factuality": "PR+"}), who="kim")
    record.judge(decision(version, "corrected", after={"form": "mixed"}), who="lee")
    first = record.judged(version).reading["attributions"][0]
    assert (first["factuality"], first["form"]) == ("PR+", "mixed")
    record.judge(decision(version, "wrong"), who="kim")
    assert len(record.judged(version).reading["attributions"]) == 1
    record.judge(decision(version, "right"), who="lee")
    first = record.judged(version).reading["attributions"][0]
    assert (first["factuality"], "form" in first) == ("CT+", False)


def test_what_a_person_confirmed_stays_where_a_later_reading_misses_it(record: Record, version: str) -> None:
    entry = record.judge(decision(version, "right"), who="kim")
    record.put_reading(version, reading(made_by=NEWER, attributions=[OFFICIAL]))
    judged = record.judged(version)
    assert [a["id"] for a in judged.reading["attributions"]] == [f"j{entry.n}", "a2"]
    assert judged.put_in == (entry,)
    assert record.orphans() == ()


def test_the_persons_item_takes_the_place_of_a_near_miss(record: Record, version: str) -> None:
    entry = record.judge(decision(version, "corrected", after={"factuality": "PS+"}), who="kim")
    longer = {**BRANDT, "id": "a4", "via": "a5", "content": part(TEXT, "the quay would reopen.")}
    holder = {**OFFICIAL, "id": "a5", "via": "a4"}
    number = {"span": [42, 48], "text": "Eleven", "low": 11, "high": 11, "of": "hurt", "by": "a4"}
    record.put_reading(version, reading(made_by=NEWER, attributions=[longer, holder], numbers=[number]))
    out = record.judged(version).reading
    mine = f"j{entry.n}"
    assert [(a["id"], a["via"]) for a in out["attributions"]] == [(mine, "a5"), ("a5", mine)]
    assert out["attributions"][0]["content"] == BRANDT["content"]
    assert out["numbers"][0]["by"] == mine


def test_a_wrong_that_a_later_reading_no_longer_says_is_no_orphan(record: Record, version: str) -> None:
    record.judge(decision(version, "wrong"), who="kim")
    record.put_reading(version, reading(made_by=NEWER, attributions=[OFFICIAL]))
    judged = record.judged(version)
    assert (judged.met, judged.put_in, judged.homeless) == ((), (), ())
    assert record.orphans() == ()


def test_an_added_item_is_put_in(record: Record, version: str) -> None:
    date = {"span": [5, 9], "text": "Ilse", "value": None}
    record.judge(decision(version, "added", date, "time", before=None, after=date), who="kim")
    assert [t["span"] for t in record.judged(version).reading["times"]] == [[5, 9]]


def test_a_judgement_without_its_item_is_an_orphan(record: Record, version: str) -> None:
    entry = record.judge(decision(version, "corrected", before=None, after={"factuality": "PR+"}), who="kim")
    assert record.orphans() == ()
    record.put_reading(version, reading(made_by=NEWER, attributions=[OFFICIAL]))
    assert [(o.judgement, o.why) for o in record.orphans()] == [(entry, "the reading holds no such item any more")]


def test_a_judgement_whose_words_an_edit_took_away_is_an_orphan(record: Record) -> None:
    old = record.add(report(published="2026-03-02T08:00Z"), b"", reading(attributions=[BRANDT, OFFICIAL])).version_id
    record.judge(decision(old, "right", BRANDT), who="kim")
    gone = record.judge(decision(old, "right", OFFICIAL), who="kim")
    assert record.orphans() == ()
    record.add(report(text=EDITED, published="2026-03-02T09:00Z"), b"")
    assert [(o.judgement, o.why) for o in record.orphans()] == [
        (gone, "its words are not found exactly in the newest version")
    ]
    assert len(record.judged(old).met) == 2


def test_of_undated_versions_the_one_added_last_is_the_newest_for_orphans(record: Record) -> None:
    for first, last in ((TEXT, EDITED), (EDITED, TEXT)):
        url = f"https://post.example/{len(record.versions())}"
        old = record.add(report(text=first, url=url), b"").version_id
        new = record.add(report(text=last, url=url), b"").version_id
        for id, text in ((old, first), (new, last)):
            start = text.index(" hurt") - 10
            record.judge(
                Decision(what="right", kind="own", place=Place(version=id, spans=(Span(start, start + 8),))), who="k"
            )
        assert [o.judgement.version for o in record.orphans()][-1] == old


def test_the_order_in_which_a_judgement_names_its_spans_is_of_no_account(record: Record, version: str) -> None:
    spans = tuple(reversed(item_spans("attribution", BRANDT)))
    entry = record.judge(
        Decision(what="wrong", kind="attribution", place=Place(version=version, spans=spans)), who="kim"
    )
    assert record.judged(version).met == (entry,)


def test_undo_restores_and_undoing_the_undo_restores_the_judgement(record: Record, version: str) -> None:
    before = record.judged(version)
    entry = record.judge(decision(version, "wrong"), who="kim")
    judged = record.judged(version)
    undo = record.undo(entry.n, who="lee")
    assert (undo.what, undo.about, record.judged(version)) == ("undo", entry.n, before)
    redo = record.undo(undo.n, who="kim")
    assert (redo.what, redo.about, record.judged(version)) == ("redo", entry.n, judged)
    record.undo(redo.n, who="lee")
    assert record.judged(version) == before
    assert [j.what for j in record.log()] == ["wrong", "undo", "redo", "undo"]
    assert [j.who for j in record.log()] == ["kim", "lee", "kim", "lee"]


def test_undoing_the_later_of_two_judgements_brings_back_the_earlier(record: Record, version: str) -> None:
    record.judge(decision(version, "corrected", after={"factuality": "PR+"}), who="kim")
    later = record.judge(decision(version, "corrected", after={"factuality": "CT-"}), who="kim")
    record.undo(later.n, who="kim")
    assert record.judged(version).reading["attributions"][0]["factuality"] == "PR+"


def test_nothing_is_undone_twice(record: Record, version: str) -> None:
    entry = record.judge(decision(version, "wrong"), who="kim")
    undo = record.undo(entry.n, who="kim")
    with pytest.raises(UsageError, match="undone already"):
        record.undo(entry.n, who="kim")
    record.undo(undo.n, who="kim")
    with pytest.raises(UsageError, match="undone already"):
        record.undo(undo.n, who="kim")
    with pytest.raises(UsageError, match="no such judgement"):
        record.undo(99, who="kim")


def test_two_places_are_judged_the_same_or_not(record: Record, version: str) -> None:
    other = record.add(report("other"), b"").version_id
    pair = {"place": Place(version=version, spans=(Span(0, 5),)), "other": Place(version=other, spans=(Span(0, 5),))}
    entry = record.judge(Decision(what="not_same", kind="actor", note="two men", **pair), who="kim")
    assert record.effective(other) == record.effective(version) == (entry,)
    assert record.effective()[0].decision.other == pair["other"]
    record.undo(entry.n, who="kim")
    assert record.effective(other) == ()


def test_a_judgement_that_cannot_be_is_refused(record: Record, version: str) -> None:
    place = Place(version=version, spans=(Span(0, 5),))
    outside = Place(version=version, spans=(Span(0, 5000),))
    for bad in (
        Decision(what="nonsense", kind="actor", place=place),
        Decision(what="same", kind="actor", place=place),
        Decision(what="wrong", kind="actor", place=place, other=place),
        Decision(what="wrong", kind="Words of a report!", place=place),
        Decision(what="wrong", kind="actor", place=outside),
        Decision(what="wrong", kind="actor", place=Place(version=version, spans=())),
        Decision(what="wrong", kind="actor", place=Place(version="nothing", spans=place.spans)),
    ):
        with pytest.raises(UsageError):
            record.judge(bad, who="kim")
    assert record.log() == ()


@pytest.mark.parametrize("statement", ["UPDATE judgement SET who = 'x'", "DELETE FROM judgement",
                                       "UPDATE judgement_body SET body = '{}'"])  # fmt: skip
def test_the_log_only_grows(record: Record, version: str, statement: str) -> None:
    record.judge(decision(version, "wrong"), who="kim")
    other = sqlite3.connect(record.path)
    with pytest.raises(sqlite3.IntegrityError, match="only grows"):
        other.execute(statement)
    other.close()


def test_a_deletion_takes_the_words_of_judgements_and_leaves_who_when_and_the_hash(
    record: Record, version: str
) -> None:
    entry = record.judge(decision(version, "corrected", after={"factuality": "PR+"}, note="heard it myself"), who="kim")
    record.delete("quay", who="lee")
    assert record.effective() == ()
    assert [(j.who, j.what, j.version, j.decision) for j in record.log()] == [
        ("kim", "corrected", version, None), ("lee", "delete", version, None),
    ]  # fmt: skip
    for n in (entry.n, entry.n + 1):
        with pytest.raises(UsageError, match="no such judgement"):
            record.undo(n, who="kim")
    record.add(report(), b"", reading(attributions=[BRANDT]))
    assert record.judged(version).reading["attributions"] == [BRANDT]


def test_no_text_that_a_person_gives_is_lost(record: Record, version: str) -> None:
    record.judge(decision(version, "corrected", after={"x": "\ud800\x00é"}, note="\x00"), who="k\ud800m\x00")
    entry = record.log()[0]
    assert (entry.who, entry.decision.after, entry.decision.note) == ("k\ud800m\x00", {"x": "\ud800\x00é"}, "\x00")
