import csv
import io
import json
from dataclasses import replace

import pytest
from hypothesis import given, settings

from any_reading import readings
from ferry import TEXTS, ferry_survey
from sayso.export.tables import (
    TABLES,
    csv_lines,
    is_casualty,
    jsonl_lines,
    rows_of_actors,
    rows_of_claims,
    rows_of_conflicts,
    rows_of_copies,
    rows_of_figures,
    rows_of_judgements,
    rows_of_occurrences,
    rows_of_readings,
    rows_of_reports,
    rows_of_timeline,
    sentence_at,
)
from sayso.match.same import WordOverlap
from sayso.match.survey import survey_of
from sayso.model import Actor, Attribution, Number, Reading, Report, Time
from sayso.record import Decision, Judgement, Place, Version
from sayso.text import Span

TEXT = (
    "VELD, May 6 - Rescuers ended their search. At least 12 people were killed when the Lark sank off Veld on Tuesday, "
    "a doctor at the harbour clinic told the Echo. The company counts 7 injured. The ferry carried 300 cars."
)


VERSION = Version(
    id="ab" * 32, report="https://echo.example/x", name="echo", publisher="The Echo", title="=T", published="2025-05",
    url="https://echo.example/x", retrieved="2025-05-06T08:00:00Z", added="2025-05-06T08:00:01Z",
)  # fmt: skip


def at(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def ferry_reading() -> Reading:
    return Reading(
        report=Report(id="echo", text=TEXT, publisher="The Echo", published="2025-05-07", dateline="VELD, May 6"),
        attributions=(
            Attribution(
                id="a1", source=(at("a doctor at the harbour clinic"),), cue=(at("told"),), kind="unnamed",
                content=(at("At least 12 people were killed when the Lark sank off Veld on Tuesday"),),
                chain=("The Echo", "a doctor at the harbour clinic"), factuality="CT+",
            ),
        ),
        numbers=(
            Number(span=at("At least 12"), text="At least 12", low=12.0, high=None, of="killed", by="a1"),
            Number(span=at("7"), text="7", low=7.0, high=7.0, of="injured"),
            Number(span=at("300"), text="300", low=300.0, high=300.0, of="car"),
        ),
        actors=(Actor(id="p1", name="Veld", type="place", mentions=(at("Veld"),)),),
        times=(Time(span=at("Tuesday"), text="Tuesday", value="2025-05-06"),),
        made_by={"sayso": "0", "models": {}},
    )  # fmt: skip


def table(name: str, survey=None) -> list[dict]:
    survey = survey or ferry_survey()
    reports = {r.id: r for r in survey.reports}
    origins = {c.id: c.origins for c in survey.claims}
    rows = {
        "claims": lambda: rows_of_claims(survey.claims),
        "occurrences": lambda: rows_of_occurrences(survey.claims, reports),
        "copies": lambda: rows_of_copies(survey.copies, reports),
        "conflicts": lambda: rows_of_conflicts(survey.clashes, reports),
        "actors": lambda: rows_of_actors(survey.actors),
        "timeline": lambda: rows_of_timeline(survey.timeline, origins.get, reports),
        "reports": lambda: rows_of_reports([VERSION], {"ab" * 32: "echo"}, {"echo": "wire"}),
        "readings": lambda: rows_of_readings([ferry_reading()]),
        "figures": lambda: rows_of_figures([ferry_reading()]),
        "judgements": lambda: judgements(),
    }  # fmt: skip
    return list(rows[name]())


def judgements():
    place = Place(version="v1", spans=(Span(0, 4),))
    other = Place(version="gone", spans=(Span(2, 3), Span(5, 9)))
    decision = Decision(what="not_same", kind="claim", place=place, other=other, note="=other ferry")
    log = (
        Judgement(n=1, at="2026-03-02T10:00:00Z", who="Ada", what="not_same", version="v1", decision=decision),
        Judgement(n=2, at="2026-03-02T11:00:00Z", who="Bo", what="delete", version="gone"),
    )
    return rows_of_judgements(log, [1], {"v1": "wire"}, {"v1": TEXTS["wire"][2]})


@pytest.mark.parametrize("name", TABLES)
def test_every_row_has_the_columns_that_are_documented_in_their_order(name):
    rows = table(name)
    assert rows
    for row in rows:
        assert list(row) == [c.name for c in TABLES[name].columns]
    for line in jsonl_lines(rows):
        assert list(json.loads(line)) == [c.name for c in TABLES[name].columns]
    lines = list(csv.reader(io.StringIO("".join(csv_lines(TABLES[name], rows)), newline="")))
    assert lines[0] == [c.name for c in TABLES[name].columns]
    assert len(lines) == 1 + len(rows)


def test_a_casualty_figure_says_what_who_through_whom_when_and_where():
    first, second = table("figures")
    assert first == {
        "figure": "At least 12", "low": 12, "high": None, "counts": "killed",
        "given_by": "a doctor at the harbour clinic", "chain": ["The Echo", "a doctor at the harbour clinic"],
        "factuality": "CT+", "report": "echo", "publisher": "The Echo", "published": "2025-05-07",
        "date": "2025-05-06", "place": ["Veld"], "dateline": "VELD, May 6",
        "sentence": "At least 12 people were killed when the Lark sank off Veld on Tuesday, a doctor at the harbour "
        "clinic told the Echo.",
        "start": at("At least 12").start, "end": at("At least 12").end,
    }  # fmt: skip
    assert (second["figure"], second["low"], second["high"], second["counts"]) == ("7", 7, 7, "injured")
    assert (second["given_by"], second["chain"]) == ("the report itself", ["The Echo"])
    assert (second["date"], second["place"], second["factuality"]) == (None, [], None)
    assert second["sentence"] == "The company counts 7 injured."


def test_numbers_of_other_things_are_figures_only_when_asked_for():
    assert [r["counts"] for r in rows_of_figures([ferry_reading()], every=True)] == ["killed", "injured", "car"]
    assert not is_casualty(Number(span=Span(0, 1), text="1", low=1, high=1, of=None))


def test_a_sentence_that_names_two_days_gives_none():
    reading = ferry_reading()
    times = (*reading.times, Time(span=at("May 6"), text="May 6", value="2025-05"),
             Time(span=at("sank"), text="sank", value="2025-05-04"))  # fmt: skip
    assert [r["date"] for r in rows_of_figures([replace(reading, times=times)])] == [None, None]
    month = (*reading.times, Time(span=at("sank"), text="sank", value="2025-05"))
    assert next(rows_of_figures([replace(reading, times=month)]))["date"] == "2025-05-06"  # the month of that day


def test_a_sentence_is_found_at_every_edge():
    text = "One here. Two there!  Three."
    for words in ("One here.", "Two there!", "Three."):
        start = text.index(words)
        for span in (Span(start, start + 1), Span(start + len(words) - 1, start + len(words))):
            assert sentence_at(text, span).of(text) == words
    assert sentence_at(text, Span(4, 14)).of(text) == "One here. Two there!"


def test_claims_and_occurrences_tell_stances_apart():
    claim = table("claims")[0]
    assert (claim["reports"], claim["asserting"], claim["denying"], claim["questioning"]) == (5, 4, 1, 1)
    assert (claim["at_least"], claim["at_most"], claim["first_seen"]) == (1, 2, "wire")
    denial = next(o for o in table("occurrences") if o["stance"] == "denies")
    assert (denial["words"], denial["chain"], denial["spans"]) == (
        "our ferry was not overloaded", ["Lark Lines"], [[12, 40]],
    )  # fmt: skip


def test_a_judgement_is_exported_with_its_words_and_whether_it_holds():
    judged, deleted = table("judgements")
    assert (judged["report"], judged["words"], judged["other_report"], judged["other_words"], judged["holds"]) == (
        "wire", "VELD", "gone", None, True,
    )  # fmt: skip
    assert (deleted["report"], deleted["what"], deleted["holds"], deleted["words"]) == ("gone", "delete", False, None)


def test_a_figure_of_which_the_giver_was_rejected_is_not_the_reports_own():
    made = ferry_reading()
    unknown = replace(made, numbers=(replace(made.numbers[0], by=None, by_unknown=True),))
    (figure,) = rows_of_figures([unknown])
    assert (figure["given_by"], figure["chain"], figure["factuality"]) == (None, [], None)


@pytest.mark.parametrize(
    "text", ["=1+1", "+cmd", "-2", "@SUM(A1)", "\t=1", "\r=1", " \n =HYPERLINK(\"x\")", "＝1", "\x00=1"]
)
def test_no_cell_is_taken_for_a_formula(text):
    reading = ferry_reading()
    rows = rows_of_readings([replace(reading, report=replace(reading.report, publisher=text, title=text, id=text))])
    cells = next(csv.reader(io.StringIO(list(csv_lines(TABLES["readings"], rows))[1], newline="")))
    for cell in cells:
        assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝", "\n", " "))


def test_a_cell_is_one_line_and_lists_are_joined():
    out = "".join(csv_lines(TABLES["figures"], table("figures")))
    assert '"The Echo > a doctor at the harbour clinic"' in out
    assert out.count("\r\n") == 3
    out = "".join(csv_lines(TABLES["occurrences"], table("occurrences")))
    assert '"12-40"' in out
    assert '"The Veld Echo; Morning Bee' in "".join(csv_lines(TABLES["claims"], table("claims"))).replace(
        "Associated Press; ", ""
    )


@settings(max_examples=25, deadline=None)
@given(readings())
def test_any_reading_can_be_written_and_read_back(reading):
    survey = survey_of([reading], comparer=WordOverlap())
    made = {
        "readings": rows_of_readings([reading]), "figures": rows_of_figures([reading], every=True),
        "claims": rows_of_claims(survey.claims), "actors": rows_of_actors(survey.actors),
        "timeline": rows_of_timeline(survey.timeline, lambda id: None, {}),
        "occurrences": rows_of_occurrences(survey.claims, {r.id: r for r in survey.reports}),
    }  # fmt: skip
    for name, found in made.items():
        rows = list(found)
        lines = "".join(csv_lines(TABLES[name], rows))
        lines.encode("utf-8")
        back = list(csv.reader(io.StringIO(lines, newline=""), strict=True))
        assert len(back) == 1 + len(rows)
        assert {len(line) for line in back} == {len(TABLES[name].columns)}
        assert [json.loads(line) for line in jsonl_lines(rows)] == rows


def test_versions_of_one_report_count_once_in_the_table_of_claims():
    survey = ferry_survey()
    whole = next(rows_of_claims(survey.claims))
    of_one = next(rows_of_claims(survey.claims, version_of={"echo": "wire", "bee": "echo"}))
    assert (of_one["reports"], of_one["asserting"]) == (whole["reports"] - 2, whole["asserting"] - 2)
