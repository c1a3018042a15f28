"""A record answers as the survey of the same readings in memory does, whatever came first."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from sayso.match.clashes import are_far_apart, period_of
from sayso.match.lookup import ClaimFilter, filtered, find_claims, trace
from sayso.match.same import WordOverlap
from sayso.model import Clash, Reading, ReportSpan
from sayso.record import Decision, Place
from sayso.text import Span
from tests.corpus.samples import affairs, differing, in_memory, opened, reading, strewn, take


@pytest.mark.parametrize("seed", [5, 8])
def test_the_order_of_arrival_and_when_it_settles_change_nothing(tmp_path: Path, seed: int) -> None:
    readings = affairs(36, seed=seed)
    expected = in_memory(readings)
    assert max(len(c.members) for c in expected.claims) > 3
    assert expected.copies and expected.clashes
    shuffled = random.Random(seed).sample(readings, len(readings))
    with opened(tmp_path / "a.db") as corpus:
        for k in range(0, len(shuffled), 9):
            take(corpus, shuffled[k : k + 9])
            corpus.settle()
        assert differing(corpus.survey(), expected) == []
    with opened(tmp_path / "b.db") as corpus:
        take(corpus, readings[::-1])
        assert differing(corpus.survey(), expected) == []


def test_one_by_one_is_as_all_at_once(tmp_path: Path) -> None:
    readings = affairs(14, seed=3)
    with opened(tmp_path / "a.db") as corpus:
        for one in readings[::2] + readings[1::2]:
            take(corpus, [one])
            corpus.settle()
        assert differing(corpus.survey(), in_memory(readings)) == []


def test_undated_reports_and_reports_of_far_apart_years_are_in_it_too(tmp_path: Path) -> None:
    words = "the old Harrow bridge was closed by the port office for rust"
    readings = [
        reading("a", ("Ilse Brandt", words), published="2021-03-04"),
        reading("b", ("Ilse Brandt", words + " and rot"), publisher="The Ledger", published="2023-08-01"),
        reading("c", (None, "the port office closed the old Harrow bridge for rust"), publisher="The Star",
                published=None),
        reading("d", ("a clerk", words), publisher="The Courier", published="2020"),
    ]  # fmt: skip
    expected = in_memory(readings)
    assert len(expected.claims[0].members) == 4
    for order in (readings, readings[::-1], readings[2:] + readings[:2]):
        path = tmp_path / f"{'-'.join(r.report.id for r in order)}.db"
        with opened(path) as corpus:
            take(corpus, order)
            found = corpus.survey().claims
        assert [(c.id, c.wording, c.members, c.related) for c in found] == [
            (c.id, c.wording, c.members, c.related) for c in expected.claims
        ]


def where(found: Iterable[Clash]) -> list[tuple[ReportSpan, ReportSpan, str]]:
    """What clashes, without the names in the reasons: an actor is called what the days around a claim call it."""
    return [(c.a, c.b, c.kind) for c in found]


@pytest.mark.parametrize("seed", range(3))
def test_what_clashes_is_the_same_however_far_apart_it_is_told(tmp_path: Path, seed: int) -> None:
    readings = strewn(affairs(40, seed=seed + 20, lines=2), seed=seed)
    expected = where(in_memory(readings).clashes)
    period = {r.report.id: period_of(r.report.published) for r in readings}
    far = [(a, b) for a, b, _ in expected if are_far_apart({period[a.report], period[b.report]})]
    assert far and len(far) < len(expected)
    shuffled = random.Random(seed).sample(readings, len(readings))
    kept = shuffled[: len(shuffled) * 3 // 4]
    without = where(in_memory(kept).clashes)
    assert set(without) - set(expected)  # with one that was told before or beside it a denial goes untold
    with opened(tmp_path / "a.db") as corpus:
        for k in range(0, len(shuffled), 7):
            take(corpus, shuffled[k : k + 7])
            corpus.settle()
        assert where(corpus.conflicts()) == expected
        assert corpus.status()["conflicts"] == len(expected)
        for id in {b.report for _, b in far}:
            told = corpus.conflicts(report=id)
            assert where(told) == [c for c in expected if id in (c[0].report, c[1].report)]
        corpus.delete(*(r.report.id for r in shuffled[len(kept) :]), who="kim")
        assert where(corpus.conflicts()) == without
    with opened(tmp_path / "b.db") as corpus:
        take(corpus, readings[::-1])
        assert where(corpus.conflicts()) == expected


BRIDGE = "the port office closed the old Harrow bridge for rust"


@pytest.mark.parametrize("later", ["2021-05-13", None])
def test_a_denial_that_comes_weeks_later_or_at_no_known_time_is_told(tmp_path: Path, later: str | None) -> None:
    stated = reading("a", ("Ilse Brandt", BRIDGE))
    denied = reading("b", ("Jan Moor", BRIDGE), publisher="The Ledger", published=later, factuality="CT-")
    expected = in_memory([stated, denied]).clashes
    assert [(c.kind, c.a.report, c.b.report) for c in expected] == [("denial", "a", "b")]
    for order in ([stated, denied], [denied, stated]):
        with opened(tmp_path / f"{order[0].report.id}.db") as corpus:
            for one in order:
                take(corpus, [one])
                corpus.settle()
            assert corpus.conflicts() == corpus.conflicts(report="a") == corpus.survey().clashes == expected
            ends = [Place(version=corpus.version_named(e.report), spans=(e.span,))
                    for e in (expected[0].a, expected[0].b)]  # fmt: skip
            corpus.judge(Decision(what="wrong", kind="clash", place=ends[0], other=ends[1]), who="Ada")
            assert corpus.conflicts() == ()
            corpus.delete("b", who="kim")
            corpus.settle()
            assert not corpus._db.rows("SELECT 1 FROM clash")


def test_a_place_that_a_report_puts_into_the_other_is_no_conflict_in_a_record_either(tmp_path: Path) -> None:
    def told(place: str, told_too: str = "") -> Reading:
        held = reading(place, (None, f"Ilse Brandt signed the long lease of the mill in {place}{told_too}"),
                       people=("Ilse Brandt", place), publisher=f"The {place} Gull")  # fmt: skip
        kinds = tuple(replace(a, type="place") if a.name == place else a for a in held.actors)
        return replace(held, actors=kinds)

    for told_too, kinds in (("", ["place"]), (" of Hallen", [])):
        readings = [told("Orrow", told_too), told("Hallen")]
        readings[0] = replace(readings[0], propositions=tuple(
            replace(p, spans=(Span(0, p.spans[0].end - len(told_too)),))
            for p in readings[0].propositions))  # fmt: skip
        expected = in_memory(readings).clashes
        assert [c.kind for c in expected] == kinds
        with opened(tmp_path / f"{len(kinds)}.db") as corpus:
            take(corpus, readings)
            assert corpus.conflicts() == expected


def test_what_rules_of_before_found_far_apart_is_found_anew(tmp_path: Path) -> None:
    denied = reading("b", ("Jan Moor", BRIDGE), publisher="The Ledger", published=None, factuality="CT-")
    readings = [reading("a", ("Ilse Brandt", BRIDGE)), denied]
    with opened(tmp_path / "a.db") as corpus:
        take(corpus, readings)
        before = corpus.conflicts()
    db = sqlite3.connect(tmp_path / "a.db")
    db.execute("DELETE FROM clash")
    db.execute("DELETE FROM setting WHERE name = 'rules'")
    db.execute("DROP INDEX clash_of_claim")
    db.execute("ALTER TABLE clash DROP COLUMN claim")
    db.execute("DELETE FROM migration WHERE number = 6")
    db.commit()
    db.close()
    with opened(tmp_path / "a.db") as corpus:
        assert corpus.conflicts() == before != ()


def test_pages_filters_and_counts_are_those_of_the_whole(tmp_path: Path) -> None:
    readings = affairs(30, seed=4)
    with opened(tmp_path / "a.db") as corpus:
        take(corpus, readings)
        whole = corpus.survey()
        person = next(a for a in whole.actors if a.type == "person" and len(a.mentions) > 2)
        word = whole.claims[0].wording.split()[1]
        for wanted in (
            ClaimFilter(),
            ClaimFilter(in_reports=2),
            ClaimFilter(at_least=2),
            ClaimFilter(at_most=1),
            ClaimFilter(about=person.name),
            ClaimFilter(about=word),
            ClaimFilter(about="nobody ever said this"),
            ClaimFilter(since="2021-03-04T12:00:00Z"),
            ClaimFilter(until="2021-03-04T09:00:00Z"),
            ClaimFilter(since="2021-03-04T08:00:00Z", until="2021-03-04T10:00:00Z", about=person.name),
        ):
            expected = filtered(whole, wanted)
            assert corpus.claims(wanted) == expected, wanted
            assert corpus.count_claims(wanted) == len(expected)
            assert corpus.claims(wanted, limit=3, offset=1) == expected[1:4]
        assert corpus.timeline() == whole.timeline
        assert corpus.timeline(limit=2, offset=1) == whole.timeline[1:3]
        assert corpus.timeline(since="2030") == ()
        assert corpus.timeline(until="2030") == whole.timeline
        for report in (r.report.id for r in readings[:6]):
            assert corpus.copies(report=report) == tuple(c for c in whole.copies if report in (c.from_, c.to))
            assert corpus.conflicts(report=report) == tuple(
                c for c in whole.clashes if report in (c.a.report, c.b.report)
            )
            told = corpus.claims_of(report)
            assert {c.id for c in told} == {
                c.id for c in whole.claims if any(m.occurrence.report == report for m in c.members)
            }
        assert corpus.actor(person.id) == person
        assert corpus.actors(limit=2, offset=1) == whole.actors[1:3]
        assert corpus.actors(person.name)[0] == person
        status = corpus.status()
        assert status["claims"] == len(whole.claims)
        assert status["actors"] == len(whole.actors)
        assert status["conflicts"] == len(whole.clashes)
        assert status["copies"] == len(whole.copies)
        assert status["occurrences"] == sum(len(c.members) for c in whole.claims)


def test_words_and_ids_lead_to_their_claims(tmp_path: Path) -> None:
    readings = affairs(30, seed=5)
    with opened(tmp_path / "a.db") as corpus:
        take(corpus, readings)
        whole = corpus.survey()
        for claim in whole.claims[:8]:
            words = claim.members[-1].occurrence.wording
            found = find_claims(whole.claims, words)
            assert corpus.claims_meant(words) == found[:20]
            assert corpus.trace(words) == trace(whole, found[0])
            assert corpus.trace(claim.id) == trace(whole, claim)


def test_a_settled_record_answers_without_its_weights(tmp_path: Path) -> None:
    class Missing(WordOverlap):
        def embed(self, occurrences):
            raise AssertionError("the weights are asked for")

        compare = embed

        @property
        def made_by(self):
            raise AssertionError("the weights are asked for")

    readings = affairs(12)
    with opened(tmp_path / "a.db") as corpus:
        take(corpus, readings)
        corpus.settle()
    with opened(tmp_path / "a.db", comparer=Missing()) as corpus:
        assert corpus.claims(limit=2)
        assert corpus.status()["unsettled"] == 0


def test_reports_of_one_name_are_told_apart(tmp_path: Path) -> None:
    first = reading("quay", ("Ilse Brandt", "the quay will open again after the long repairs"))
    later = reading("quay", ("Ilse Brandt", "the quay will not open again after the long repairs"),
                    published="2021-03-05")  # fmt: skip
    other = reading("pier", ("Ilse Brandt", "the pier will open again after the long repairs"))
    with opened(tmp_path / "a.db") as corpus:
        take(corpus, [first, other])
        assert [m.occurrence.report for c in corpus.claims() for m in c.members].count("quay") == 1
        take(corpus, [later])
        names = sorted(corpus.names().values())
        assert [n.split("@")[0] for n in names] == ["pier", "quay", "quay"]
        survey = corpus.survey()
        assert sorted(r.id for r in survey.reports) == names
        assert differing(survey, in_memory(corpus.readings())) == []
        for name in names:
            assert corpus.names()[corpus.version_named(name)] == name


def test_one_agencys_copy_makes_no_giant_part(tmp_path: Path) -> None:
    dispatches = [
        reading(f"w{k}", *((None, f"{x}ola{k} {x}enta{k} was {x}urin{k} at the {x}orsk{k}") for x in "bdfgk"),
                publisher="Meridian Press", published="2021-03-04T06:00:00Z")
        for k in range(8)
    ]  # fmt: skip
    prints = [
        reading(f"p{k}-{n}", *((None, p.spans[0].of(d.report.text)) for p in d.propositions), publisher=f"Paper {n}",
                published="2021-03-05")
        for k, d in enumerate(dispatches) for n in range(6)
    ]  # fmt: skip
    with opened(tmp_path / "a.db") as corpus:
        take(corpus, dispatches + prints)
        claims = corpus.claims()
        assert len(claims) == 40
        assert {len(c.members) for c in claims} == {7}
        assert {(c.origins.at_least, c.origins.at_most) for c in claims} == {(1, 1)}
        parts = corpus._db.rows("SELECT part, COUNT(*) FROM lead GROUP BY part")
        assert {count for _, count in parts} == {1}


#: (published, since, until) and whether a claim of that moment is wanted.
MOMENTS = [
    ("2021-03-04", "2021-03-04", None, True),
    ("2021-03-04", "2021-03-05", None, False),  # its day ends where the next begins, and is none of it
    ("2021-03-04", None, "2021-03-03", False),
    ("2021-03-04", None, "2021-03-04", True),
    ("2021-03-04T23:59:59Z", "2021-03-05", None, False),
    ("2021-03-05T00:00:00Z", "2021-03-05", None, True),
    ("2021-03-05T00:00:00Z", None, "2021-03-04", False),
    ("2021-03-04T23:30:00-05:00", "2021-03-05", None, True),  # in UTC it is the next day
    ("2021-03-05T01:30:00+03:00", "2021-03-05", None, False),
    ("2021-03", "2021-03-31", None, True),  # some time in that month: it may have been then
    ("2021-03", "2021-04", None, False),
    ("2021-03", None, "2021-02", False),
    ("2021", "2021-12-31", "2021-12-31", True),
    ("2020", "2021", None, False),
    ("2021-03-04T12:00:00Z", "2021-03-04T12:00:00Z", "2021-03-04T12:00:00Z", True),
    ("2021-03-04T12:00:00Z", None, "2021-03-04T11:59:59Z", False),
    (None, "1970", None, False),
]


def test_a_date_means_that_whole_day_in_utc_and_nothing_of_the_day_before(tmp_path: Path) -> None:
    words = "the old Harrow bridge was closed by the port office for rust"
    for n, (published, since, until, fits) in enumerate(MOMENTS):
        readings = [reading("a", ("Ilse Brandt", words), published=published)]  # type: ignore[arg-type]
        wanted = ClaimFilter(since=since, until=until)
        assert bool(filtered(in_memory(readings), wanted)) == fits, MOMENTS[n]
        with opened(tmp_path / f"{n}.db") as corpus:
            take(corpus, readings)
            assert bool(corpus.claims(wanted)) == bool(corpus.count_claims(wanted)) == fits, MOMENTS[n]


def test_claims_are_found_by_publisher_kind_and_certainty_among_all_of_them(tmp_path: Path) -> None:
    readings = affairs(24, seed=5)
    told = "the old Harrow bridge was shut by the port office"
    readings += [
        reading("a", ("Ilse Brandt", told), publisher="L’Écho du Port"),
        reading("b", ("a clerk", told + " for rust"), publisher="The 100%_Post", factuality="PS+"),
        reading("c", (None, told), publisher="The Ledger"),
        reading("d", ("Ilse Brandt", told + " for rust"), publisher="The Ledger", factuality="CT-"),
    ]
    survey = in_memory(readings)
    name = readings[0].report.publisher
    assert name
    wanted = [
        ClaimFilter(publisher=name[:4].upper()), ClaimFilter(publisher="écho"), ClaimFilter(publisher="%_"),
        ClaimFilter(publisher="no such paper"), ClaimFilter(kind="person"), ClaimFilter(kind="unnamed"),
        ClaimFilter(kind="own"), ClaimFilter(kind="document"), ClaimFilter(certainty="PS+"),
        ClaimFilter(certainty="CT-"), ClaimFilter(denied=True), ClaimFilter(unnamed=True),
        ClaimFilter(kind="own", certainty="CT+", publisher="the", in_reports=2), ClaimFilter(words="RUST bri"),
        ClaimFilter(about="Ilse Brandt", words="rust"), ClaimFilter(about="Harrow", publisher="Ledger", denied=True),
    ]  # fmt: skip
    with opened(tmp_path / "a.db") as corpus:
        take(corpus, readings)
        for each in wanted:
            expected = [c.id for c in filtered(survey, each)]
            assert [c.id for c in corpus.claims(each)] == expected, each
            assert corpus.count_claims(each) == len(expected)
            paged = [c.id for k in range(0, len(expected), 2) for c in corpus.claims(each, limit=2, offset=k)]
            assert paged == expected  # however many there are, all of them are looked at
        found = {str(each): corpus.count_claims(each) for each in wanted}
        assert sum(n > 0 for n in found.values()) >= 13, found
        assert max(found.values()) < corpus.count_claims()


def test_a_record_from_before_they_were_kept_is_brought_up_to_date(tmp_path: Path) -> None:
    readings = affairs(12, seed=5)
    path = tmp_path / "a.db"
    wanted = [ClaimFilter(kind="person"), ClaimFilter(kind="own"), ClaimFilter(unnamed=True)]
    with opened(path) as corpus:
        take(corpus, readings)
        before = [corpus.claims(each) for each in wanted]
    db = sqlite3.connect(path)
    for index in ("occurrence_of_claim", "version_by_publisher"):
        db.execute(f"DROP INDEX {index}")
    db.execute("ALTER TABLE occurrence DROP COLUMN kind")
    db.execute("ALTER TABLE claim DROP COLUMN unnamed")
    db.execute("CREATE INDEX occurrence_of_claim ON occurrence (claim)")
    db.execute("DELETE FROM migration WHERE number = 4")
    db.commit()
    db.close()
    with opened(path) as corpus:
        assert corpus.status()["unsettled"] == 1
        assert [corpus.claims(each) for each in wanted] == before


def test_what_came_since_is_found(tmp_path: Path) -> None:
    readings = affairs(10, seed=5)
    with opened(tmp_path / "a.db") as corpus:
        take(corpus, readings[:8])
        since = max(v.added for v in corpus.versions())
        assert corpus.claims(added_since=since) == ()
        take(corpus, readings[8:])
        late = {r.report.id for r in readings[8:]}
        found = corpus.claims(added_since=since)
        expected = [c for c in corpus.claims() if late & {m.occurrence.report for m in c.members}]
        assert list(found) == expected != []
        assert corpus.count_claims(added_since=since) == len(expected)


def test_equal_short_texts_and_the_correction_of_a_days_article_are_found_whatever_came_first(tmp_path: Path) -> None:
    said = "the ferry Ilma was overloaded by forty-one passengers"
    took = f"Correction: An article on Wednesday about it said that {said}."
    readings = [
        reading("a", ("Odd Rask", said), published="2021-03-03T08:00:00Z"),
        reading("b", ("Odd Rask", said), publisher="The Heron", published="2021-03-03T09:00:00Z"),
        reading("c", (None, "the mill was shut"), published="2021-03-03T09:00:00Z"),
        reading("d", (None, took), published="2021-03-05T08:00:00Z"),
    ]
    expected = in_memory(readings)
    assert [(c.from_, c.to, c.kind) for c in expected.copies] == [("a", "b", "verbatim")]
    assert [(c.report, c.of) for c in expected.corrections] == [("d", "a")]
    for name, order in (("a", readings), ("b", readings[::-1]), ("c", readings[2:] + readings[:2])):
        with opened(tmp_path / f"{name}.db") as corpus:
            for one in order:
                take(corpus, [one])
                corpus.settle()
            assert differing(corpus.survey(), expected) == []
