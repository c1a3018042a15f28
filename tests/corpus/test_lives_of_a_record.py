"""What is deleted, decided, read again or compared by other weights: the answers follow at once."""

from __future__ import annotations

import random
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from sayso.cli.held import versions_of
from sayso.errors import ReportError, UsageError
from sayso.export.summary import Known, answer, headline
from sayso.match.lookup import ClaimFilter
from sayso.match.owners import Owners
from sayso.match.same import WordOverlap
from sayso.match.survey import SurveyOptions
from sayso.model import Reading, Report
from sayso.record import Decision, Place, open_record
from sayso.text import Span
from tests.corpus.samples import affairs, differing, in_memory, opened, reading, take

NEWER = {"sayso": "2", "models": {"reader": "bb"}}
CLOSED = "the old Harrow bridge was closed by the port office"
SHUT = "the port office shut the old bridge at Harrow"


class Counting(WordOverlap):
    """Counts what it is asked."""

    def __init__(self, hash: str = "one") -> None:
        self.made_by = {"words": hash}
        self.embedded = self.compared = 0

    def embed(self, occurrences):
        self.embedded += len(occurrences)
        return super().embed(occurrences)

    def compare(self, pairs):
        self.compared += len(pairs)
        return super().compare(pairs)


def pair() -> list[Reading]:
    return [reading("a", ("Ilse Brandt", CLOSED)),
            reading("b", ("a clerk", SHUT), publisher="The Ledger", published="2021-03-05")]  # fmt: skip


def place(corpus, readings: list[Reading], report: str) -> Place:
    one = next(r for r in readings if r.report.id == report)
    return Place(version=corpus.version_named(report), spans=one.propositions[0].spans)


def test_adding_twice_adds_nothing(tmp_path: Path) -> None:
    readings, comparer = affairs(20), Counting()
    with opened(tmp_path / "a.db", comparer=comparer) as corpus:
        take(corpus, readings)
        before, status = corpus.survey(), corpus.status()
        asked = comparer.embedded, comparer.compared
        take(corpus, readings)
        corpus.settle()
        assert differing(corpus.survey(), before) == []
        assert corpus.status() == status
        assert (comparer.embedded, comparer.compared) == asked


def test_only_what_is_new_is_compared(tmp_path: Path) -> None:
    readings, comparer = affairs(30, seed=5), Counting()
    with opened(tmp_path / "a.db", comparer=comparer) as corpus:
        take(corpus, readings[:-1])
        corpus.settle()
        embedded, compared = comparer.embedded, comparer.compared
        take(corpus, readings[-1:])
        corpus.settle()
        told = len(readings[-1].propositions)
        assert comparer.embedded - embedded <= told
        # its own nearest, and those that a list lost by it may get in its place
        assert comparer.compared - compared <= 3 * 16 * told


def test_deleting_gives_what_there_would_be_without_it(tmp_path: Path) -> None:
    readings = affairs(30, seed=8)
    gone = {r.report.id for r in random.Random(3).sample(readings, 6)}
    with opened(tmp_path / "a.db") as corpus:
        take(corpus, readings)
        corpus.settle()
        corpus.delete(*sorted(gone), who="kim")
        assert corpus.status()["unsettled"] > 0
        left = [r for r in readings if r.report.id not in gone]
        assert differing(corpus.survey(), in_memory(left)) == []
        assert corpus.faults() == []


@pytest.mark.parametrize("through_the_record_alone", [False, True])
def test_deleting_leaves_no_trace(tmp_path: Path, through_the_record_alone: bool) -> None:
    secret = reading(
        "gone-Qwozzel", ("Jexbury Vuxhaven", "the Zyqqwarth at Prexwolding burst 4711 times"),
        (None, f"Mirxolat said that {CLOSED}"), ("a Drexhollow clerk", "the xylophund never burst at all in Harrow"),
        publisher="Klaxpost", people=("Mirxolat",),
    )  # fmt: skip
    copy = reading("copy", ("Jexbury Vuxhaven", "the Zyqqwarth at Prexwolding burst 4712 times"),
                   publisher="The Star", published="2021-03-05")  # fmt: skip
    words = [b"Qwozzel", b"yqqwarth", b"rexwold", b"exbury", b"uxhaven", b"4711", b"irxolat", b"rexhollow",
             b"ylophun", b"laxpost"]  # fmt: skip
    path = tmp_path / "a.db"

    def found() -> list[bytes]:
        data = b"".join(p.read_bytes() for p in tmp_path.iterdir())
        return [w for w in words if w in data or w.lower() in data]

    with opened(path) as corpus:
        take(corpus, [*pair(), secret, copy])
        corpus.survey()
        corpus.judge(Decision(what="not_same", kind="claim", place=place(corpus, pair(), "a"),
                              other=Place(version=corpus.version_named("gone-Qwozzel"), spans=(Span(0, 3),))),
                     who="kim")  # fmt: skip
        corpus.survey()
        assert set(words) - set(found()) <= {b"rexwold", b"4711"}  # packed away; the rest stands there as it is
        if not through_the_record_alone:
            assert corpus.delete("gone-Qwozzel", "copy", who="kim").scrubbed
            assert found() == []
    if through_the_record_alone:
        with open_record(path) as record:
            assert record.delete("gone-Qwozzel", "copy", who="kim").scrubbed
            assert found() == []
    with opened(path) as corpus:
        number = corpus._db.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%words%'")
        for (table,) in number:
            for row in corpus._db.rows(f"SELECT * FROM {table}"):
                told = repr(row).lower()
                assert not any(w.decode().lower() in told for w in words), (table, row)
        assert differing(corpus.survey(), in_memory(pair())) == []
    assert found() == []


def test_a_decision_that_two_are_the_same_counts_at_once_and_survives_a_reread(tmp_path: Path) -> None:
    one = reading("a", ("Ilse Brandt", CLOSED))
    two = reading("b", ("a clerk", "boats are the one way over that water now"), publisher="The Ledger")
    with opened(tmp_path / "a.db") as corpus:
        take(corpus, [one, two])
        assert len(corpus.claims()) == 2
        ends = place(corpus, [one, two], "a"), place(corpus, [one, two], "b")
        entry = corpus.judge(Decision(what="same", kind="claim", place=ends[0], other=ends[1]), who="kim")
        (claim,) = corpus.claims()
        assert claim.origins.at_most == 2
        assert all(m.plain for m in claim.members)  # nobody only perhaps says what was judged the same
        options = SurveyOptions(decisions=corpus.decided().claims)
        assert all(m.plain for m in in_memory([one, two], options).claims[0].members)
        done = corpus.reread(lambda r: replace(next(x for x in (one, two) if x.report.id == r.id), made_by=NEWER),
                             made_by=NEWER)  # fmt: skip
        assert len(done.read) == 2
        assert corpus.stale(NEWER) == ()
        assert len(corpus.claims()) == 1
        corpus.undo(entry.n, who="kim")
        assert len(corpus.claims()) == 2


def test_a_decision_that_two_are_not_the_same_parts_them(tmp_path: Path) -> None:
    readings = pair()
    with opened(tmp_path / "a.db") as corpus:
        take(corpus, readings)
        assert len(corpus.claims()) == 1
        corpus.judge(Decision(what="not_same", kind="claim", place=place(corpus, readings, "a"),
                              other=place(corpus, readings, "b")), who="kim")  # fmt: skip
        assert len(corpus.claims()) == 2
        options = SurveyOptions(decisions=corpus.decided().claims)
        assert differing(corpus.survey(), in_memory(readings, options)) == []
        take(corpus, affairs(8))
        assert corpus.count_claims(ClaimFilter(about="bridge")) == 2


def test_copies_of_a_passage_that_is_parted_from_others_follow_it(tmp_path: Path) -> None:
    copies = [reading(id, ("Ilse Brandt", CLOSED), publisher=f"The {id}") for id in ("c", "d", "e")]
    readings = [*pair(), *copies]
    with opened(tmp_path / "a.db") as corpus:
        take(corpus, readings)
        assert len(corpus.claims()) == 1
        entry = corpus.judge(Decision(what="not_same", kind="claim", place=place(corpus, readings, "d"),
                                      other=place(corpus, readings, "b")), who="kim")  # fmt: skip
        apart = [{m.occurrence.report for m in c.members} for c in corpus.claims()]
        assert apart == [{"a", "c", "d", "e"}, {"b"}]
        options = SurveyOptions(decisions=corpus.decided().claims)
        assert differing(corpus.survey(), in_memory(readings, options)) == []
        take(corpus, [reading("f", ("Ilse Brandt", CLOSED), publisher="The f")])  # one that comes later too
        assert [{m.occurrence.report for m in c.members} for c in corpus.claims()] == [
            {"a", "c", "d", "e", "f"}, {"b"},
        ]  # fmt: skip
        corpus.undo(entry.n, who="kim")
        assert len(corpus.claims()) == 1


def test_decisions_whose_words_are_nothing_any_more_are_orphans(tmp_path: Path) -> None:
    readings = [reading("a", ("Ilse Brandt", CLOSED)), reading("b", ("I. Brandt", SHUT), publisher="The Ledger")]
    with opened(tmp_path / "a.db") as corpus:
        take(corpus, readings)
        names = [Place(version=corpus.version_named(r.report.id), spans=(r.actors[0].mentions[0],)) for r in readings]
        corpus.judge(Decision(what="same", kind="actor", place=names[0], other=names[1]), who="kim")
        corpus.judge(Decision(what="same", kind="claim", place=place(corpus, readings, "a"),
                              other=place(corpus, readings, "b")), who="kim")  # fmt: skip
        assert corpus.orphans() == ()
        assert [len(a.mentions) for a in corpus.actors() if a.type == "person"] == [2]

        def read(report: Report) -> Reading:
            was = next(r for r in readings if r.report.id == report.id)
            shorter = tuple(replace(p, spans=(Span(p.spans[0].start, p.spans[0].end - 1),)) for p in was.propositions)
            return replace(was, propositions=shorter, actors=(), attributions=(), made_by=NEWER)

        corpus.reread(read, made_by=NEWER)
        assert [o.why for o in corpus.orphans()] == [
            "its words are no mention any more", "its words are no occurrence any more",
        ]  # fmt: skip


def described(speaker_confidence: float) -> Reading:
    """A report that has "the old port clerk" say something, who is somebody it names."""
    one = reading("a", ("Ilse Brandt", CLOSED), ("the old port clerk", SHUT))
    named, by_role = one.attributions
    return replace(one, attributions=(named, replace(by_role, speaker="Ilse Brandt", kind="person",
                                                     speaker_confidence=speaker_confidence)))  # fmt: skip


def test_aliases_told_by_descriptions_are_kept_in_the_record(tmp_path: Path) -> None:
    with opened(tmp_path / "a.db") as corpus:
        take(corpus, [described(0.9)])
        assert corpus.reading_of("a") == described(0.9)
        (actor,) = (a for a in corpus.actors() if a.name == "Ilse Brandt")
        assert "the old port clerk" in actor.aliases
        assert differing(corpus.survey(), in_memory([described(0.9)])) == []
    with opened(tmp_path / "b.db") as corpus:
        take(corpus, [described(0.2)])  # too unsure to call anybody so
        (actor,) = (a for a in corpus.actors() if a.name == "Ilse Brandt")
        assert "the old port clerk" not in actor.aliases


def test_a_speaker_whom_a_person_names_is_sure_and_one_taken_away_is_none(tmp_path: Path) -> None:
    one = described(0.2)
    with opened(tmp_path / "a.db") as corpus:
        take(corpus, [one])
        version = corpus.version_named("a")
        a = one.attributions[1]
        at = Place(version=version, spans=tuple(sorted({*a.source, *a.cue, *a.content})))
        corpus.judge(Decision(what="corrected", kind="attribution", place=at,
                              after={"source": {"speaker": "Ilse Brandt"}}), who="kim")  # fmt: skip
        assert corpus.reading_of("a").attributions[1].speaker_confidence == 1.0
        (actor,) = (a for a in corpus.actors() if a.name == "Ilse Brandt")
        assert "the old port clerk" in actor.aliases
        corpus.judge(Decision(what="corrected", kind="attribution", place=at, after={"source": {"speaker": None}}),
                     who="kim")  # fmt: skip
        now = corpus.reading_of("a").attributions[1]
        assert (now.speaker, now.speaker_confidence) == (None, 0.0)


def test_a_reread_reads_only_what_is_stale_and_keeps_what_cannot_be_read(tmp_path: Path) -> None:
    readings, comparer = affairs(16), Counting()
    stale = {r.report.id for r in readings[:4]}
    with opened(tmp_path / "a.db", comparer=comparer) as corpus:
        take(corpus, [r if r.report.id in stale else replace(r, made_by=NEWER) for r in readings])
        before = corpus.survey()
        asked, seen, steps = comparer.compared, [], []

        def read(report: Report) -> Reading:
            seen.append(report.id)
            if report.id == readings[0].report.id:
                raise ReportError("unreadable")
            return replace(next(r for r in readings if r.report.id == report.id), made_by=NEWER)

        done = corpus.reread(read, made_by=NEWER, progress=lambda n, of: steps.append((n, of)))
        assert sorted(seen) == sorted(stale)
        assert sorted(done.read) == sorted(stale - {readings[0].report.id})
        assert [f.id for f in done.failures] == [readings[0].report.id]
        assert steps[-1] == (4, 4)
        assert differing(corpus.survey(), before) == []
        assert comparer.compared == asked  # the same readings: nothing is compared again


def test_other_weights_compare_all_anew(tmp_path: Path) -> None:
    readings, other = affairs(16), Counting("two")
    with opened(tmp_path / "a.db", comparer=Counting("one")) as corpus:
        take(corpus, readings)
        before = corpus.survey()
    with opened(tmp_path / "a.db", comparer=other) as corpus:
        assert differing(corpus.survey(), before) == []
        assert other.compared == 0  # a question asks for no weights where nothing is due
        corpus.settle()
        assert other.compared > 0
        assert differing(corpus.survey(), before) == []
        assert corpus.survey().made_by["models"]["words"] == "two"


def test_owners_count_from_the_next_question_on(tmp_path: Path) -> None:
    file = tmp_path / "owners.ini"
    file.write_text("[Harrow House]\npublishers =\n    The Gull\n    The Ledger\n")
    readings = [reading("a", (None, CLOSED)), reading("b", (None, SHUT), publisher="The Ledger")]
    with opened(tmp_path / "a.db") as corpus:
        take(corpus, readings)
        assert corpus.claims()[0].origins.at_most == 2
    with opened(tmp_path / "a.db", owners=Owners.read(file)) as corpus:
        assert corpus.claims()[0].origins.at_most == 1
        options = SurveyOptions(owners=Owners.read(file))
        assert differing(corpus.survey(), in_memory(readings, options)) == []


def test_copies_and_clashes_that_people_reject_are_gone(tmp_path: Path) -> None:
    readings = affairs(36, seed=8)
    with opened(tmp_path / "a.db") as corpus:
        take(corpus, readings)
        copy, clash = corpus.copies()[0], corpus.conflicts()[0]
        for kind, ends in (
            ("copy", ((copy.from_, Span(0, 3)), (copy.to, Span(0, 3)))),
            ("clash", ((clash.a.report, clash.a.span), (clash.b.report, clash.b.span))),
        ):
            one, two = (Place(version=corpus.version_named(report), spans=(span,)) for report, span in ends)
            corpus.judge(Decision(what="wrong", kind=kind, place=one, other=two), who="kim")
        decided = corpus.decided()
        options = SurveyOptions(no_copies=decided.no_copies, copies=decided.copies, no_clashes=decided.no_clashes)
        assert differing(corpus.survey(), in_memory(readings, options)) == []
        assert (copy.from_, copy.to) not in {(c.from_, c.to) for c in corpus.copies()}
        assert (clash.a, clash.b) not in {(c.a, c.b) for c in corpus.conflicts()}


def test_what_follows_can_be_dropped_and_made_anew(tmp_path: Path) -> None:
    readings = affairs(16, seed=5)
    path = tmp_path / "a.db"
    with opened(path) as corpus:
        take(corpus, readings)
        before = corpus.survey()
    other = sqlite3.connect(path)
    tables = [t for (t,) in other.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    for table in (
        "due", "clash", "claim_link", "lead", "occurrence", "occurrence_name", "posting", "claim", "claim_words",
        "fingerprint", "report_copy", "unnamed_quote", "correction", "corpus_actor", "actor_word", "derived",
    ):  # fmt: skip
        assert table in tables
        other.execute(f"DROP TABLE {table}")
    other.execute("DROP INDEX version_by_publisher")
    other.execute("DELETE FROM migration WHERE number IN (3, 4, 6)")  # as a record was before there was any of this
    other.commit()
    other.close()
    with opened(path) as corpus:
        assert corpus.status()["unsettled"] == len(readings)
        assert differing(corpus.survey(), before) == []
        assert corpus.faults() == []


EDITED = (("Ida Holm", "the old mill at Orrow closed in May"), ("Ida Holm", "14 people had worked at the mill"))


@pytest.mark.parametrize(
    ("known", "dates"),
    [
        ({"url": None}, ("2021-03-04", "2021-03-05")),  # known by its id
        ({"url": None}, ("2021-03-04", "2021-03-04")),
        ({}, (None, None)),  # known by its address
        ({}, ("2021-03-04", "2021-03-05")),
    ],
)
def test_what_the_record_calls_versions_of_one_report_counts_once_everywhere(tmp_path: Path, known, dates) -> None:
    told = [reading("n1", *EDITED[:n], publisher="The Echo", published=day, retrieved=f"2021-03-06T1{n}:00:00Z")
            for n, day in enumerate(dates, start=1)]  # fmt: skip
    told = [replace(r, report=replace(r.report, **known)) for r in told]
    with opened(tmp_path / "a.db") as corpus:
        take(corpus, [told[1], told[0], reading("n2", EDITED[1], published="2021-03-07")])
        names = corpus.names()
        first, second = (names[corpus.look_up(r.report).version_id] for r in told)
        assert corpus.status()["reports"] == 2
        survey = corpus.survey()
        assert survey.version_of == {second: first} == versions_of(corpus)
        assert headline(survey).startswith("2 reports from 2 publishers; 1 later version of them, counted apart")
        assert {tuple(corpus.trace(c.id).version_of.items()) for c in survey.claims} == {((second, first),)}
        claim = next(c for c in survey.claims if "closed" in c.wording)
        assert answer(claim, Known.of(survey)).carried.words == "carried by 1 report in 2 versions"
        corpus.delete(corpus.look_up(told[0].report).version_id, who="Ada")
        assert corpus.survey().version_of == {}


def test_a_claims_old_id_leads_to_where_its_words_stand_after_a_judgement(tmp_path: Path) -> None:
    readings = pair()
    with opened(tmp_path / "a.db") as corpus:
        take(corpus, readings)
        (claim,) = corpus.claims()
        first = claim.members[0].occurrence
        said = next(r for r in readings if r.report.id == first.report).attributions
        a = next(a for a in said if a.id == first.attribution)
        version = corpus.version_named(first.report)
        at = Place(version=version, spans=tuple(sorted({*a.source, *a.cue, *a.content})))
        (whole,) = a.content
        less = [[whole.start, whole.end - len(whole.of(corpus.report(version).text).split()[-1]) - 1]]
        entry = corpus.judge(Decision(what="corrected", kind="attribution", place=at,
                                      after={"content": {"spans": less}}), who="kim")  # fmt: skip
        assert claim.id not in {c.id for c in corpus.claims()}
        assert first.report in {m.occurrence.report for m in corpus.trace(claim.id).claim.members}
        assert corpus.claims_meant(claim.id) == (corpus.trace(claim.id).claim,)
        corpus.undo(entry.n, who="kim")
        assert corpus.trace(claim.id).claim.id == claim.id
        rejected = corpus.judge(Decision(what="wrong", kind="attribution", place=at), who="kim")
        with pytest.raises(UsageError, match=rf"are in no claim now: kim judged them \(entry {rejected.n}\)") as told:
            corpus.trace(claim.id)
        assert "sayso trace" in told.value.next_step
        with pytest.raises(UsageError, match="no claim in the record says that"):
            corpus.trace("c-0123456789")
