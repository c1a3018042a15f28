import io
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from rich.console import Console

import sayso
from any_reading import readings
from ferry import TEXTS, ferry_claims, ferry_survey
from sayso.export.sheet import Sheet
from sayso.export.summary import Known
from sayso.export.survey_terminal import (
    decision_words,
    print_actor,
    print_actors,
    print_claims,
    print_conflicts,
    print_copies,
    print_log,
    print_status,
    print_summary,
    print_timeline,
    print_trace,
)
from sayso.match.lookup import trace
from sayso.match.same import WordOverlap
from sayso.match.survey import Survey, survey_of
from sayso.model import ReportSpan
from sayso.record import Decision, Judgement, Place
from sayso.text import Span

VERDICTS = re.compile(r"\b(true|truth|false|fake|reliable|unreliable|credible|fact|bias|misinformation)\b", re.I)
CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
HOSTILE = "\x1b[2J‮\x07<b>[red]x[/red]"


def printed(*calls, width: int = 80, encoding: str = "utf-8", color: bool = False) -> str:
    """What some printing functions write on one console."""
    out = io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors="replace", newline="\n")
    console = Console(
        file=out, width=width, force_terminal=color, color_system="standard" if color else None, legacy_windows=False
    )
    for call in calls:
        call(console)
    out.flush()
    return out.buffer.getvalue().decode(encoding)


def summary(survey: Survey, **options):
    return lambda console: print_summary(survey, console, **options)


def story(survey: Survey, n: int = 0):
    return lambda console: print_trace(trace(survey, survey.claims[n]), console)


def lists(survey: Survey):
    """Every list that a record prints."""
    known, word = Known.of(survey), {"questions": survey.claims[:1], "asserts": survey.claims[2:]}
    log = (
        Judgement(n=1, at="2026-03-02T10:00:00Z", who="Ada", what="wrong", version="ab" * 32, decision=Decision(
            what="wrong", kind="attribution", place=Place(version="ab" * 32, spans=(Span(0, 3),)), note="not she")),
        Judgement(n=2, at="2026-03-02T11:00:00Z", who="Ada", what="undo", version="ab" * 32, about=1),
        Judgement(n=3, at="2026-03-03T09:00:00Z", who="Bo", what="delete", version="cd" * 32),
    )  # fmt: skip
    return (
        lambda c: print_claims(survey.claims, 3 * len(survey.claims), c, version_of={}),
        lambda c: print_conflicts(survey.clashes, survey.corrections, known, c, full=True),
        lambda c: print_copies(survey.copies, known, c),
        lambda c: print_actors(survey.actors, c, title="All"),
        *(lambda c, a=a: print_actor(a, word, survey.claims[1:2], known, c) for a in survey.actors[:2]),
        lambda c: print_timeline(survey.timeline, {x.id: x for x in survey.claims}, known, c),
        lambda c: print_status({"record": "sayso.db", "reports": 1204, "links": {"copy": 3}}, c),
        lambda c: print_log(log, frozenset({1}), c),
    )


@pytest.mark.parametrize("width", [80, 40])
def test_a_summary_and_a_story_are_as_they_were_read_and_liked(width, golden):
    survey = ferry_survey()
    golden(f"ferry-{width}.txt", printed(summary(survey), story(survey), *lists(survey), width=width))


def test_no_line_is_longer_than_the_terminal_is_wide():
    survey = ferry_survey()
    for width in (80, 40, 24):
        lines = printed(summary(survey), story(survey), *lists(survey), width=width).splitlines()
        assert max(map(len, lines)) <= width


def test_colour_is_added_and_changes_no_word():
    survey = ferry_survey()
    calls = (summary(survey), story(survey), *lists(survey))
    colored = printed(*calls, color=True)
    assert "\x1b[" in colored
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == printed(*calls)


def test_a_terminal_that_knows_only_ascii_gets_ascii_without_question_marks():
    survey = ferry_survey()
    out = printed(summary(survey), story(survey), *lists(survey), encoding="ascii")
    assert out.isascii()
    assert '"a harbour official" (Associated Press)' in out
    assert "?" not in out


def test_the_most_carried_stand_first_and_the_rest_is_counted():
    out = printed(summary(ferry_survey(), limit=1))
    assert "The ferry Lark was overloaded\n" in out
    assert "\nNine people are missing" not in out
    assert "1 more claim in two or more reports. 1 more claim stands in one report alone." in " ".join(out.split())


def test_a_story_gives_the_answer_first_and_every_occurrence_in_its_own_words_with_its_chain():
    out = printed(story(ferry_survey()))
    assert out.index("At most 2, at least 1 independent origins") < out.index("Who says so")
    flat = " ".join(out.split())
    assert "“our ferry was not overloaded” on the word of Lark Lines · denies, certain: not so" in flat
    assert "on the word of Coast Post > Ilse Brandt · leaves it open" in flat
    assert "The Veld Echo (echo) repeats the words of Associated Press (wire): no further end" in flat


def test_a_report_without_a_publisher_is_called_the_same_in_every_line():
    text = "Police said that nine people were killed when the ferry Lark sank off the old harbour.\n\n"
    readings = [sayso.read(text + "Nine people were killed when the ferry Lark sank off the old harbour.", id="a.txt")]
    survey = survey_of(readings, comparer=WordOverlap())
    claim = next(c for c in survey.claims if len(c.members) > 1)
    flat = " ".join(printed(lambda c: print_trace(trace(survey, claim), c)).split())
    assert "on the word of a.txt > Police · publisher not known" in flat
    assert "on the word of a.txt · publisher not known · asserts, certain · in its own voice" in flat


def test_words_of_a_report_that_only_clashes_are_shown_too():
    assert "“Seven people are missing”" in printed(story(ferry_survey(), 1))


def test_what_a_publisher_took_back_is_shown_wherever_the_report_counts():
    out = printed(story(ferry_survey()))
    assert "Coast Post (post) was corrected by its publisher" in out
    assert "“Correction: an earlier version of this story gave the wrong number”" in out


def test_what_somebody_denies_does_not_stand_under_what_he_says():
    survey = ferry_survey()
    brandt, claim = survey.actors[0], survey.claims[:1]
    for stance, title in (("asserts", "say"), ("denies", "deny"), ("questions", "leave open")):
        out = printed(lambda c, stance=stance: print_actor(brandt, {stance: claim}, (), Known.of(survey), c))
        assert f"What they are said to {title} ─" in out
        assert out.count("What they are said to") == 1


def test_what_was_asked_of_one_report_or_name_is_answered_of_it():
    known = Known(reports={})
    assert "post was not found to repeat another report" in printed(lambda c: print_copies((), known, c, of="post"))
    out = printed(lambda c: print_conflicts((), (), known, c, narrowed=True))
    assert out == "No conflict is like that.\n"


def test_the_counts_of_a_record_stand_in_one_column():
    out = printed(lambda c: print_status({"reports": 3, "stale readings": 12}, c))
    assert out == "reports:        3\nstale readings: 12\n"


def test_words_with_their_own_quotation_marks_get_no_second_pair():
    sheet = Sheet.on(Console(file=io.StringIO(), width=80))
    assert [sheet.quoted(w) for w in ('"No."', "“No.”", "No.", '"No," and "yes"', '"')] == [
        "“No.”", "“No.”", "“No.”", '“"No," and "yes"”', '“"”',
    ]  # fmt: skip


def test_empty_lists_say_so():
    empty = survey_of([], comparer=WordOverlap())
    out = printed(summary(empty), *lists(empty)[:4], lambda c: print_log((), frozenset(), c))
    for words in ("0 reports.", "No claim is like that.", "No conflict was found", "No report was found to repeat"):
        assert words in out
    assert "Nobody has judged anything yet." in out


def test_it_says_nothing_about_truth():
    survey = ferry_survey()
    said = printed(summary(survey), story(survey), *lists(survey), width=100)
    said = " ".join(said.split()).replace("Nothing here says what is true.", "")
    for _, _, text in TEXTS.values():
        said = said.replace(text, "")
    assert not VERDICTS.search(said)


def test_hostile_names_publishers_and_words_do_not_command_the_terminal():
    plain = ferry_survey()
    claims = tuple(
        replace(c, wording=HOSTILE + c.wording, why=(HOSTILE,), members=tuple(
            replace(m, occurrence=replace(m.occurrence, publisher=HOSTILE, chain=(HOSTILE, HOSTILE)))
            for m in c.members))
        for c in ferry_claims()
    )  # fmt: skip
    survey = replace(
        plain,
        reports=tuple(replace(r, publisher=HOSTILE, published=HOSTILE) for r in plain.reports),
        claims=claims,
        copies=tuple(replace(c, why=(HOSTILE,)) for c in plain.copies),
        clashes=tuple(replace(c, why=HOSTILE) for c in plain.clashes),
        actors=tuple(replace(a, name=HOSTILE, aliases=(HOSTILE, "x" + HOSTILE)) for a in plain.actors),
        timeline=tuple(replace(e, what=HOSTILE) for e in plain.timeline),
        failures=tuple(replace(f, id=HOSTILE, why=HOSTILE) for f in plain.failures),
    )
    out = printed(summary(survey), story(survey), *lists(survey))
    assert not CONTROLS.search(out)
    assert "[red]x[/red]" in out  # nothing is taken for markup


@settings(max_examples=20, deadline=None)
@given(readings(), readings())
def test_no_text_of_any_report_can_command_the_terminal(one, two):
    survey = survey_of([replace(one, report=replace(one.report, id="one")), two], comparer=WordOverlap())
    stories = (story(survey, n) for n in range(min(4, len(survey.claims))))
    assert not CONTROLS.search(printed(summary(survey), *stories, *lists(survey)))


def test_the_log_tells_what_was_judged():
    entry = Judgement(n=4, at="2026-03-02T10:00:00Z", who="Ada", what="right", version="ab" * 32, decision=Decision(
        what="right", kind="number", place=Place(version="ab" * 32, spans=(Span(0, 3),))))  # fmt: skip
    out = printed(lambda c: print_log((entry,), frozenset(), c, {4: "“two” (echo)"}))
    assert "Ada: right number, “two” (echo)" in out


@pytest.mark.parametrize(
    ("what", "kind", "after", "words"),
    [
        ("right", "attribution", None, "right attribution"),
        ("not_same", "claim", None, "not the same claim"),
        ("added", "source-grade", {"grade": "B"}, "grade B of a source"),
        ("corrected", "claim-grade", {"grade": 6}, "grade 6 of a claim"),
        ("wrong", "claim-grade", None, "wrong claim grade"),
    ],
)
def test_what_was_decided_is_told_in_words(what, kind, after, words):
    place = Place(version="ab" * 32, spans=(Span(0, 3),))
    assert decision_words(Decision(what=what, kind=kind, place=place, after=after)) == words


def test_a_role_of_a_publisher_that_nobody_knows_is_told_by_the_report_alone():
    survey = ferry_survey()
    known, where = Known.of(survey), ReportSpan(report="x.txt", span=Span(0, 3))
    roles = (("mayor", where, ()), ("clerk", where, ("Echo",)), ("mayor", where, ("x.txt",)))
    actor = replace(survey.actors[0], roles=roles)
    out = printed(lambda c: print_actor(actor, {}, (), known, c))
    assert "mayor\n  x.txt\nclerk\n  Echo, in x.txt\n" in out  # once each, and no name twice


def test_ids_that_are_digests_are_shown_short_in_every_list():
    digest = "0a1b2c3d4e" * 5
    survey = ferry_survey()
    reports = tuple(replace(r, id=digest) if r.id == "owner" else r for r in survey.reports)
    claims = tuple(
        replace(c, members=tuple(
            replace(m, occurrence=replace(m.occurrence, report=digest)) if m.occurrence.report == "owner" else m
            for m in c.members)) for c in survey.claims
    )  # fmt: skip
    held = replace(survey, reports=reports, claims=claims, copies=(), clashes=(), corrections=())
    out = printed(summary(held), lambda console: print_claims(held.claims, 9, console, version_of={}))
    assert digest not in out and "0a1b2c3d4e…" in out


def test_an_end_names_as_many_reports_as_it_counts():
    out = " ".join(printed(story(ferry_survey(version_of={"echo": "wire", "bee": "echo"}))).split())
    assert "1 report: The Associated Press (wire)" in out or "1 report: Associated Press (wire)" in out
    assert "Bee (bee)" not in out.split("Origins")[1]
