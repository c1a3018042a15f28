"""Which date of a claim's words is that of what it tells."""

from itertools import permutations

import pytest

from sayso.match.timeline import date_of, event_date, events_of, start_of
from sayso.model import Claim, Member, Occurrence, Origins, Time
from sayso.text import Span
from tests.match.occurrence_samples import occurrence

NO_ORIGINS = Origins(at_least=1, at_most=1, ends=(), why=())


def dated(words: str, *times: tuple[str, str | None], report: str = "r1") -> Occurrence:
    """Words with the times in them, each told by its words."""
    return occurrence(report, words, times=tuple(
        Time(span=Span(words.index(t), words.index(t) + len(t)), text=t, value=v) for t, v in times
    ))  # fmt: skip


def claim(*told: Occurrence, stance: str = "asserts", name: str = "c-1") -> Claim:
    members = tuple(Member(occurrence=o, stance=stance, factuality="CT+") for o in told)
    return Claim(id=name, wording=told[0].wording, members=members, origins=NO_ORIGINS, first_seen=None)


@pytest.mark.parametrize(
    ("words", "times", "wanted"),
    [
        ("The mill at Orrow closed on 3 May", [("3 May", "2026-05-03")], "2026-05-03"),
        ("The mill was built in 1974", [("1974", "1974")], "1974"),
        ("No ferry has sunk off Hallen since 1974", [("1974", "1974")], "1974"),
        ("The board said on Monday that the mill had closed", [("Monday", "2026-05-04")], None),
        ("The board told the council late on Monday that the mill had closed", [("Monday", "2026-05-04")], None),
        ("The board on Monday said it would sell the mill", [("Monday", "2026-05-04")], None),
        ("The mill had closed, it said in a statement issued on Monday", [("Monday", "2026-05-04")], None),
        ("He opposed the 2019 law", [("2019", "2019")], None),
        ("The 2019 flood killed six", [("2019", "2019")], "2019"),
        ("The council did not discuss Monday's strike", [("Monday", "2026-05-04")], None),
        ("The mill had closed before 3 May", [("3 May", "2026-05-03")], None),
        ("The lease ended two days after 3 May", [("3 May", "2026-05-03")], None),
        ("The mill closed on 3 May, two years after the 2024 flood", [("3 May", "2026-05-03"), ("2024", "2024")],
         "2026-05-03"),
        ("The men who had left Hallen on 1 May were found on 9 May",
         [("1 May", "2026-05-01"), ("9 May", "2026-05-09")], "2026-05-09"),
        ("HALLEN, March 3 (NA) - The mill is shut", [("March 3", "2026-03-03")], None),
        ("It was the first fire in Hallen to kill anybody since 1959", [("1959", "1959")], None),
        ("The mill stood still for five days", [("five days", "P5D")], None),
        ("The mill closed a while ago", [("a while ago", None)], None),
    ],
)  # fmt: skip
def test_the_date_is_that_of_what_is_told(words, times, wanted):
    assert event_date(dated(words, *times)) == wanted


@pytest.mark.parametrize(
    ("text", "value", "wanted"),
    [
        ("from 3 May until 9 May", "2026-05-03/2026-05-09", "2026-05-03"),
        ("between 3 and 9 May", "2026-05-03/2026-05-09", "2026-05"),
        ("between 1999 and 2003", "1999/2003", None),
        ("the week of 4 May", "2026-W19", "2026-05"),
        ("at nine on Monday", "2026-05-04T21:00", "2026-05-04"),
        ("for two years", "P2Y", None),
        ("one day", None, None),
    ],
)
def test_periods_have_the_date_that_all_of_them_shares_or_their_start(text, value, wanted):
    assert start_of(Time(span=Span(0, 1), text=text, value=value)) == wanted


def test_the_day_that_most_reports_name_counts_and_a_month_speaks_for_its_days():
    third = [dated("The mill closed on 3 May", ("3 May", "2026-05-03"), report=f"r{n}") for n in (1, 2)]
    ninth = dated("The mill closed on 9 May", ("9 May", "2026-05-09"), report="r3")
    month = dated("The mill closed in May", ("May", "2026-05"), report="r4")
    assert date_of(claim(*third, ninth)) == "2026-05-03"
    assert date_of(claim(month, ninth)) == "2026-05-09"
    assert date_of(claim(month)) == "2026-05"


def test_one_report_that_repeats_itself_has_one_voice():
    ninth = (Time(span=Span(19, 24), text="9 May", value="2026-05-09"),)
    loud = [occurrence("r1", "The mill closed on 9 May", start=n, times=ninth) for n in (0, 50, 90)]
    others = [dated("The mill closed on 3 May", ("3 May", "2026-05-03"), report=f"r{n}") for n in (2, 3)]
    assert date_of(claim(*loud, *others)) == "2026-05-03"


def test_a_claim_that_nobody_asserts_is_no_event():
    told = dated("The mill closed on 3 May", ("3 May", "2026-05-03"))
    for stance in ("denies", "questions"):
        assert events_of([claim(told, stance=stance)]) == ()


def test_events_stand_in_the_order_of_their_dates_whatever_that_of_the_claims():
    held = [
        claim(dated(f"The {what} closed in {when}", (when, when)), name=f"c-{what}")
        for what, when in (("mill", "1999"), ("ferry", "2003"), ("school", "1974"))
    ]
    for order in permutations(held):
        assert [e.date for e in events_of(order)] == ["1974", "1999", "2003"]


def test_an_event_names_the_reports_that_say_so_each_once():
    told = [dated("The mill closed on 3 May", ("3 May", "2026-05-03"), report=r) for r in ("r2", "r1", "r2")]
    (event,) = events_of([claim(*told)])
    assert event.reports == ("r2", "r1")


def test_an_event_is_told_in_words_that_hold_its_date():
    plain = occurrence("r1", "The mill at Orrow is shut")
    when = dated("the mill at Orrow closed on 3 May", ("3 May", "2026-05-03"), report="r2")
    assert [e.what for e in events_of([claim(plain, when)])] == ["The mill at Orrow closed on 3 May"]
    again = dated("The mill closed on 3 May", ("3 May", "2026-05-03"), report="r3")
    assert [e.what for e in events_of([claim(again, when)])] == ["The mill closed on 3 May"]


def test_an_event_rests_on_the_reports_that_give_its_date_or_the_month_of_it():
    day = dated("The mill at Orrow closed on 3 May", ("3 May", "2026-05-03"))
    month = dated("The mill was shut in May", ("May", "2026-05"), report="r2")
    undated = dated("The mill at Orrow is closed", report="r3")
    (event,) = events_of([claim(day, month, undated)])
    assert (event.date, event.reports) == ("2026-05-03", ("r1", "r2"))
