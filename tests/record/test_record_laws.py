"""Laws of the record, on any reports and any histories."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.model import Report
from sayso.record import Decision, Link, Place, Record, open_record
from sayso.record.identity import digest, version_id
from sayso.record.judged import item_spans
from sayso.record.packing import restored, storable
from sayso.record.sqlite import search_terms
from sayso.text import Span
from tests.record.record_samples import BRANDT, NEWER, OFFICIAL, attribution, reading, report

# Each example makes a file: few of them, and they may be slow.
few = settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
any_text = st.text(st.characters(codec=None), max_size=12)
maybe = st.none() | any_text
any_report = st.builds(
    Report, id=any_text, text=any_text, title=maybe, publisher=maybe, url=maybe, byline=maybe, published=maybe
)
affairs = st.lists(
    st.builds(
        lambda n, edit: report(
            f"r{n}", f"Report {n} said so, in its edit {edit}.", title=None, published=f"2026-03-0{edit}"
        ),
        st.integers(0, 4),
        st.integers(1, 3),
    ),
    min_size=1,
    max_size=8,
)


lying = st.lists(  # in files, by ids of their own, or in nothing that can be found again
    st.builds(
        lambda n, edit, file: report(
            f"{n}.txt", f"Words {edit} of {file} {n}.", url=None, title=None, file=file and f"{file}/{n}.txt"
        ),
        st.integers(0, 2), st.integers(1, 3), st.sampled_from(["/monday", "/tuesday", "", None]),
    ),
    min_size=1, max_size=10,
)  # fmt: skip


def in_a_record(work: Callable[[Record], Any]) -> Any:
    with tempfile.TemporaryDirectory() as folder, open_record(Path(folder) / "sayso.db") as record:
        return work(record)


@few
@given(st.lists(any_report, max_size=4))
def test_any_report_comes_back_as_it_was(reports: list[Report]) -> None:
    def work(record: Record) -> None:
        for one in reports:
            added = record.add(one, one.text.encode("utf-8", "surrogatepass"))
            if added.state != "known":
                assert record.report(added.version_id) == one
                assert record.raw(added.version_id) == one.text.encode("utf-8", "surrogatepass")
        assert record.faults() == []

    in_a_record(work)


@few
@given(affairs)
def test_adding_all_again_adds_nothing(reports: list[Report]) -> None:
    def work(record: Record) -> None:
        for one in reports:
            record.add(one, b"", reading(one.text))
        before = (record.status(), record.versions())
        for one in reports:
            assert record.add(one, b"", reading(one.text)).state == "known"
        assert (record.status(), record.versions()) == before

    in_a_record(work)


@few
@given(affairs, st.randoms(use_true_random=False))
def test_the_order_of_adding_changes_neither_status_nor_versions_nor_search(
    reports: list[Report], rng: random.Random
) -> None:
    def after(order: list[Report]) -> Any:
        def work(record: Record) -> Any:
            states = sorted(record.add(one, b"", reading(one.text)).state for one in order)
            versions = [(v.id, v.report, v.published) for v in record.versions()]
            hits = [(h.version.id, round(h.score, 9)) for h in record.search("report said")]
            return states, record.status(), versions, hits, record.stale(NEWER)

        return in_a_record(work)

    assert after(rng.sample(reports, len(reports))) == after(reports)


@few
@given(lying, st.randoms(use_true_random=False))
def test_the_order_of_adding_does_not_change_which_texts_are_versions_of_one_report(
    reports: list[Report], rng: random.Random
) -> None:
    def after(order: list[Report]) -> Any:
        def work(record: Record) -> Any:
            for one in order:
                record.add(one, b"")
            held = [(v.id, v.report) for v in record.versions()]
            assert all(record.add(one, b"").state == "known" for one in reports)
            return held

        return in_a_record(work)

    held = after(reports)
    assert after(rng.sample(reports, len(reports))) == held
    wanted = {(r.id, r.file) if r.file != "" else r.text for r in reports}
    assert len({key for _, key in held}) == len(wanted)


@few
@given(affairs, st.data())
def test_deleting_a_report_leaves_what_there_would_be_without_it(reports: list[Report], data: st.DataObject) -> None:
    gone = data.draw(st.sampled_from([r.id for r in reports]))

    def seen(record: Record) -> Any:
        status = {**record.status(), "log": 0}
        hits = {h.version.id for h in record.search("report said")}
        return status, [v.id for v in record.versions()], hits, record.links(), record.faults()

    def filled(record: Record, chosen: list[Report]) -> None:
        ids = sorted({record.add(one, b"", reading(one.text)).version_id for one in chosen})
        place = [Place(version=id, spans=(Span(0, 6),)) for id in ids]
        record.put_links(Link(kind="copy", a=a, b=b, made_by=NEWER) for a, b in combinations(place, 2))
        for p in place:
            record.judge(Decision(what="right", kind="own", place=p), who="kim")

    def with_it(record: Record) -> Any:
        filled(record, reports)
        record.delete(gone, who="kim")
        return seen(record)

    def without_it(record: Record) -> Any:
        filled(record, [r for r in reports if r.id != gone])
        return seen(record)

    assert in_a_record(with_it) == in_a_record(without_it)


ITEMS = [BRANDT, OFFICIAL, attribution("a3", "a harbour official", "said.", "people were hurt")]
acts = st.lists(
    st.tuples(
        st.sampled_from(["right", "wrong", "corrected", "undo"]), st.integers(0, 5), st.sampled_from(["CT-", "PS+"])
    ),
    max_size=8,
)


@few
@given(acts)
def test_any_judgements_survive_a_reread_and_undoing_all_restores_the_reading(acts: list[tuple[str, int, str]]) -> None:
    def work(record: Record) -> None:
        version = record.add(report(), b"", reading(attributions=ITEMS)).version_id
        before = record.judged(version).reading
        made: list[int] = []
        for what, n, factuality in acts:
            if what != "undo":
                item = ITEMS[n % len(ITEMS)]
                place = Place(version=version, spans=item_spans("attribution", item))
                after = {"factuality": factuality} if what == "corrected" else None
                given = Decision(what=what, kind="attribution", place=place, before=item, after=after)
                made.append(record.judge(given, who="kim").n)
            elif made:
                record.undo(made.pop(n % len(made)), who="lee")
        assert [j.n for j in record.effective()] == made
        judged = record.judged(version)
        record.put_reading(version, reading(made_by=NEWER, attributions=ITEMS))
        again = record.judged(version)
        assert again.reading["attributions"] == judged.reading["attributions"]
        assert again.met == judged.met
        record.put_reading(version, reading(made_by=NEWER))  # a reread that finds nothing at all
        mine = [a for a in judged.reading["attributions"] if "judgement" in a]
        kept = record.judged(version).reading["attributions"]
        assert sorted(a["judgement"] for a in kept) == sorted(a["judgement"] for a in mine)
        record.put_reading(version, reading(attributions=ITEMS))
        for n in made:
            record.undo(n, who="lee")
        assert record.judged(version).reading == before
        assert record.orphans() == ()

    in_a_record(work)


@given(any_text | any_text.map(lambda t: "\x01" + t))
def test_any_text_can_be_stored_and_comes_back(text: str) -> None:
    kept = storable(text)
    kept.encode("utf-8")
    assert "\x00" not in kept
    assert restored(kept) == text


@given(st.lists(maybe, max_size=4), st.lists(maybe, max_size=4))
def test_different_parts_never_run_into_one_name(a: list[str | None], b: list[str | None]) -> None:
    assert (digest("k", a) == digest("k", b)) == (a == b)


@given(any_text, any_text)
def test_words_that_move_from_title_to_text_make_another_version(a: str, b: str) -> None:
    given = Report(id="r", title=a, text=b)
    moved = Report(id="r", title=a + b[:1], text=b[1:])
    assert (version_id(given) == version_id(moved)) == (b == "")


@given(any_text)
def test_no_query_leaves_its_quotation_marks(query: str) -> None:
    assert all(term.count('"') == 2 and term[0] == term[-1] == '"' for term in search_terms(query))
