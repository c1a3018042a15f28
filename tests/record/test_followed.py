"""Judgements that follow their words into a newer version, and what a judged attribution brings with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import UsageError
from sayso.record import Decision, Place, Record, open_record
from sayso.record.followed import Texts
from sayso.record.judged import item_spans
from sayso.text import Span
from tests.record.record_samples import BRANDT, OFFICIAL, TEXT, attribution, part, reading, report

BEFORE = f"Updated at noon.\n\n{TEXT}"


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with open_record(tmp_path / "sayso.db") as opened:
        yield opened


def add(record: Record, text: str, published: str, **lists) -> str:
    held = report(text=text, published=published)
    return record.add(held, b"", reading(text, **lists)).version_id


def on(version: str, item: dict, what: str, **more) -> Decision:
    place = Place(version=version, spans=item_spans("attribution", item))
    return Decision(what=what, kind="attribution", place=place, **{"before": item, **more})


def shifted(item: dict, by: int) -> dict:
    parts = {
        k: {**item[k], "spans": [[s + by, e + by] for s, e in item[k]["spans"]]} for k in ("source", "cue", "content")
    }
    return {**item, **parts}


def test_a_judgement_follows_its_words_into_a_version_where_they_stand_further_on(record: Record) -> None:
    old = add(record, TEXT, "2026-03-02T08:00Z", attributions=[BRANDT, OFFICIAL])
    entry = record.judge(on(old, BRANDT, "corrected", after={"factuality": "PR+"}), who="kim")
    there = shifted(BRANDT, len(BEFORE) - len(TEXT))
    new = add(record, BEFORE, "2026-03-02T09:00Z", attributions=[there])
    judged = record.judged(new)
    assert [(a["factuality"], a["judgement"]) for a in judged.reading["attributions"]] == [("PR+", entry.n)]
    assert record.orphans() == ()
    record.undo(entry.n, who="kim")
    assert record.judged(new).reading["attributions"] == [there]


def test_what_was_confirmed_is_put_into_the_newer_version_at_its_own_words(record: Record) -> None:
    old = add(record, TEXT, "2026-03-02T08:00Z", attributions=[BRANDT])
    record.judge(on(old, BRANDT, "right"), who="kim")
    new = add(record, BEFORE, "2026-03-02T09:00Z")
    (found,) = record.judged(new).reading["attributions"]
    assert [BEFORE[s:e] for s, e in found["content"]["spans"]] == ["the quay would reopen"]


def test_a_judgement_never_goes_back_to_an_older_version(record: Record) -> None:
    new = add(record, BEFORE, "2026-03-02T09:00Z", attributions=[shifted(BRANDT, len(BEFORE) - len(TEXT))])
    old = add(record, TEXT, "2026-03-02T08:00Z", attributions=[BRANDT])
    record.judge(on(new, shifted(BRANDT, len(BEFORE) - len(TEXT)), "wrong"), who="kim")
    assert record.judged(new).reading["attributions"] == []
    assert record.judged(old).reading["attributions"] == [BRANDT]


@pytest.mark.parametrize(
    "edited", [TEXT.replace("reopen", "reopen soon"), TEXT.replace("said the", "said  the"), f"{TEXT}\n{TEXT}"]
)
def test_words_that_were_edited_or_stand_twice_are_not_followed_but_listed(record: Record, edited: str) -> None:
    old = add(record, TEXT, "2026-03-02T08:00Z", attributions=[BRANDT])
    entry = record.judge(on(old, BRANDT, "wrong"), who="kim")
    new = add(record, edited, "2026-03-02T09:00Z", attributions=[OFFICIAL] if edited.startswith(TEXT) else [])
    assert record.holding(new) == ()
    assert [o.judgement for o in record.orphans()] == [entry]


def test_a_correction_that_reaches_into_edited_words_is_not_followed(record: Record) -> None:
    two = f"{TEXT}\nShe added nothing."
    old = add(record, two, "2026-03-02T08:00Z", attributions=[BRANDT])
    wider = {"content": {**part(two, "She added nothing"), "text": "x"}}
    record.judge(on(old, BRANDT, "corrected", after=wider), who="kim")
    new = add(record, f"{TEXT}\nShe added something.", "2026-03-02T09:00Z", attributions=[BRANDT])
    assert record.judged(new).reading["attributions"] == [BRANDT]
    assert len(record.orphans()) == 1


def test_a_pair_follows_at_both_of_its_ends(record: Record) -> None:
    one = add(record, TEXT, "2026-03-02T08:00Z")
    far = record.add(report("far", published="2026-03-02T08:00Z"), b"").version_id
    place, other = (Place(version=v, spans=(Span(0, 17),)) for v in (one, far))
    record.judge(Decision(what="same", kind="actor", place=place, other=other), who="kim")
    newer = add(record, BEFORE, "2026-03-02T09:00Z")
    further = record.add(report("far", BEFORE, published="2026-03-02T09:00Z"), b"").version_id
    ends = {(j.decision.place, j.decision.other) for j in record.held_everywhere()}
    at = len(BEFORE) - len(TEXT)
    moved, moved_other = (Place(version=v, spans=(Span(at, at + 17),)) for v in (newer, further))
    assert ends == {(place, other), (place, moved_other), (moved, other), (moved, moved_other)}


def test_a_copy_or_a_clash_between_two_reports_is_right_or_wrong(record: Record) -> None:
    one, far = add(record, TEXT, "2026-03-02"), record.add(report("far"), b"").version_id
    place, other = (Place(version=v, spans=(Span(0, 17),)) for v in (one, far))
    for kind in ("copy", "clash"):
        entry = record.judge(Decision(what="wrong", kind=kind, place=place, other=other), who="kim")
        assert entry.decision.other == other
        with pytest.raises(UsageError, match="two places"):
            record.judge(Decision(what="wrong", kind=kind, place=place), who="kim")


@given(st.text("ab\n", max_size=30), st.text("ab\n", max_size=30), st.integers(0, 29), st.integers(1, 9))
def test_a_span_is_found_at_the_same_words_or_not_at_all(old: str, new: str, start: int, size: int) -> None:
    span = Span(start, start + size)
    found = Texts(old, new).mapper((span,))(span)
    assert found is None or found.of(new) == span.of(old)


@given(st.lists(st.text("abc ", min_size=1), min_size=1, max_size=6, unique=True), st.integers(0, 5))
def test_a_text_with_a_line_put_before_it_carries_every_span_along(lines: list[str], n: int) -> None:
    words = [w for w in lines if w.strip()]
    old, new = "\n".join(words), "\n".join(["NEW", *words])
    if words:
        line = words[n % len(words)]
        start = sum(len(w) + 1 for w in words[: n % len(words)])
        span = Span(start, start + len(line))
        assert Texts(old, new).mapper((span,))(span) == span.shifted(4)


# Consequences

CHAINED = {**BRANDT, "chain": ["The Quayside Post", "Mayor Ilse Brandt"]}
INNER = {**attribution("a3", "a harbour official", "official", "Eleven people"), "via": "a1",
         "chain": ["The Quayside Post", "Mayor Ilse Brandt", "a harbour official"]}  # fmt: skip
GIVEN = {"id": "p1", "spans": BRANDT["content"]["spans"], "attribution": "a1", "factuality": "CT+"}


def judged(record: Record, what: str, item: dict = CHAINED, **more) -> dict:
    held = {**reading(attributions=[CHAINED, INNER]), "propositions": [GIVEN]}
    version = record.add(report(), b"", held).version_id
    record.judge(on(version, item, what, **more), who="kim")
    return record.judged(version).reading


def test_another_speaker_changes_the_chain_and_the_chains_through_it(record: Record) -> None:
    out = judged(record, "corrected", after={"source": {"speaker": "Nils Brandt"}})
    assert [a["chain"] for a in out["attributions"]] == [
        ["The Quayside Post", "Nils Brandt"], ["The Quayside Post", "Nils Brandt", "a harbour official"],
    ]  # fmt: skip


def test_an_attribution_that_is_none_is_a_link_of_no_chain_and_gives_nothing(record: Record) -> None:
    out = judged(record, "wrong")
    assert [a["chain"] for a in out["attributions"]] == [["The Quayside Post", "a harbour official"]]
    assert out["propositions"] == []  # that it was not Brandt does not make it the paper's own word


def test_what_an_attribution_inside_anothers_gave_is_not_that_others_when_it_is_none(record: Record) -> None:
    inner = {**GIVEN, "id": "p2", "spans": INNER["content"]["spans"], "attribution": "a3"}
    held = {**reading(attributions=[CHAINED, INNER]), "propositions": [GIVEN, inner]}
    version = record.add(report(), b"", held).version_id
    record.judge(on(version, INNER, "wrong"), who="kim")
    assert record.judged(version).reading["propositions"] == [GIVEN]


@pytest.mark.parametrize("first", ["wrong", "added"])
def test_what_a_rejected_attribution_held_goes_to_whom_a_person_names(record: Record, first: str) -> None:
    cut = [{**GIVEN, "id": f"p{n}", "spans": [s]} for n, s in enumerate(([27, 35], [36, 44]))]
    number = {"span": [27, 30], "text": "the", "low": 1, "high": 1, "of": None, "by": "a1"}
    held = {**reading(attributions=[BRANDT], numbers=[number]), "propositions": cut}
    version = record.add(report(), b"", held).version_id
    mine = {**attribution("x", "a harbour official", "official", "the quay would reopen"), "factuality": "PR+"}
    for what in (first, *({"wrong", "added"} - {first})):
        given = {"before": None, "after": mine} if what == "added" else {}
        record.judge(replace(on(version, mine if given else BRANDT, what), **given), who="kim")
    out = record.judged(version).reading
    (id,) = [a["id"] for a in out["attributions"]]
    assert [(p["spans"], p["attribution"], p["factuality"]) for p in out["propositions"]] == [
        ([[27, 35]], id, "PR+"), ([[36, 44]], id, "PR+"),
    ]  # fmt: skip
    assert out["numbers"] == [{**number, "by": id}]


def test_the_reports_own_voice_is_what_a_person_says_it_is(record: Record) -> None:
    own = {"id": "s1", "spans": BRANDT["content"]["spans"], "factuality": "CT+"}
    held = {**reading(attributions=[BRANDT]), "propositions": [GIVEN]}
    version = record.add(report(), b"", held).version_id
    record.judge(on(version, BRANDT, "wrong"), who="kim")
    place = Place(version=version, spans=item_spans("assertion", own))
    entry = record.judge(Decision(what="added", kind="assertion", place=place, after=own), who="kim")
    out = record.judged(version).reading
    assert [a["id"] for a in out["assertions"]] == [f"j{entry.n}"]
    assert out["propositions"] == [{**GIVEN, "attribution": None}]


def test_an_assertion_that_is_none_is_not_said_and_one_put_in_is(record: Record) -> None:
    own = {"id": "s1", "spans": [[46, 69]], "factuality": "CT+"}
    said = {"id": "p1", "spans": [[46, 59]], "attribution": None, "factuality": "CT+"}
    version = record.add(report(), b"", {**reading(assertions=[own]), "propositions": [said]}).version_id
    more = {"id": "x", "spans": [[0, 17]], "factuality": "PS+"}
    for what, item in (("wrong", own), ("added", more)):
        place = Place(version=version, spans=item_spans("assertion", item))
        record.judge(Decision(what=what, kind="assertion", place=place, before=own if what == "wrong" else None,
                              after=more if what == "added" else None), who="kim")  # fmt: skip
    out = record.judged(version).reading["propositions"]
    assert [(p["spans"], p["attribution"], p["factuality"]) for p in out] == [([[0, 17]], None, "PS+")]


def test_another_factuality_is_that_of_the_propositions_too(record: Record) -> None:
    assert judged(record, "corrected", after={"factuality": "CT-"})["propositions"][0]["factuality"] == "CT-"


def test_another_content_gives_its_own_propositions(record: Record) -> None:
    out = judged(record, "corrected", after={"content": part(TEXT, "Eleven people were hurt")})
    at = TEXT.index("Eleven people were hurt")
    assert [(p["spans"], p["attribution"]) for p in out["propositions"]] == [([[at, at + 23]], "a1")]


def test_an_added_attribution_takes_up_what_nobody_gave(record: Record) -> None:
    item = attribution("x", "a harbour official", "said", "Eleven people were hurt")
    own = {"id": "p1", "spans": item["content"]["spans"], "attribution": None, "factuality": "CT+"}
    version = record.add(report(), b"", {**reading(), "propositions": [own]}).version_id
    entry = record.judge(replace(on(version, item, "added"), before=None, after=item), who="kim")
    assert [p["attribution"] for p in record.judged(version).reading["propositions"]] == [f"j{entry.n}"]


def test_an_added_attribution_inside_anothers_content_hangs_on_it_and_comes_through_it(record: Record) -> None:
    held = {**CHAINED, "content": part(TEXT, "the quay would reopen. Eleven people were hurt, a harbour official said")}
    item = attribution("x", "a harbour official", "official said", "Eleven people were hurt", chain=[])
    version = record.add(report(), b"", reading(attributions=[held])).version_id
    record.judge(replace(on(version, item, "added"), before=None, after=item), who="kim")
    added = record.judged(version).reading["attributions"][-1]
    assert (added["via"], added["chain"]) == ("a1", ["The Quayside Post", "Mayor Ilse Brandt", "a harbour official"])


def test_what_changes_nothing_leaves_nothing_to_be_brought_up_to_date(record: Record) -> None:
    version = add(record, TEXT, "2026-03-02", attributions=[BRANDT, OFFICIAL])

    def due() -> list[tuple]:
        return record._db.rows("SELECT what, n, token FROM due ORDER BY what, n")

    before = due()
    record.judge(on(version, BRANDT, "right"), who="kim")
    grade = Decision(what="added", kind="source-grade", place=Place(version=version, spans=(Span(0, 17),)),
                     after={"grade": "B"})  # fmt: skip
    record.undo(record.judge(grade, who="kim").n, who="kim")
    assert due() == before
    record.judge(on(version, OFFICIAL, "wrong"), who="kim")
    assert due() != before
    before = due()
    record.judge(on(version, OFFICIAL, "right"), who="kim")
    assert due() != before
