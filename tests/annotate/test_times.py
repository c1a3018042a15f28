"""Times of invented reports: what is found, how it is resolved, and what is left alone."""

import re

import pytest

from sayso.annotate.times import duration, find_times
from sayso.model import Parse, Token
from tests.parses import parse_of

THURSDAY = "2021-09-16"


def flat(text: str) -> Parse:
    """A parse without grammar: every word hangs on nothing, sentences end at stops before a capital."""
    tokens, sentences, first = [], [], 0
    for i, m in enumerate(re.finditer(r"\w+|[^\w\s]", text)):
        tokens.append(Token(i, *m.span(), m[0], m[0].lower(), "X", "XX", "dep", i, len(sentences)))
        if m[0] in ".!?" and re.match(r"\s+[A-Z]|\s*$", text[m.end() :]):
            sentences.append((first, i))
            first = i + 1
    if first < len(tokens):
        sentences.append((first, len(tokens) - 1))
    return Parse(text, tuple(tokens), tuple(sentences))


def read(text: str, published: str | None = THURSDAY) -> list[tuple[str, str | None]]:
    """The times of a text without grammar, as (words, value)."""
    return [(t.text, t.value) for t in find_times(flat(text), published)]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("21 March 2017", "2017-03-21"),
        ("March 21, 2017", "2017-03-21"),
        ("Tuesday, 21 March 2017", "2017-03-21"),
        ("Feb. 14", "2021-02-14"),
        ("3rd of May 2011", "2011-05-03"),
        ("2017-03-21", "2017-03-21"),
        ("21/3/2017", "2017-03-21"),
        ("4/5/2017", None),
        ("31/11", ...),
        ("March 2014", "2014-03"),
        ("mid-July", "2021-07"),
        ("December", "2020-12"),
        ("1999", "1999"),
        ("late 2014", "2014"),
        ("2015-16", "2015/2016"),
        ("the 1990s", "1990/1999"),
        ("the 19th century", "1801/1900"),
        ("the third week of August", "2021-08-15/2021-08-21"),
        ("the last quarter of 2017", "2017-10/2017-12"),
        ("Tuesday", "2021-09-14"),
        ("Thursday", "2021-09-16"),
        ("early on Tuesday", "2021-09-14"),
        ("Tuesday night", "2021-09-14"),
        ("last Thursday", "2021-09-09"),
        ("next Thursday", "2021-09-23"),
        ("Tuesday of last week", "2021-09-07"),
        ("the morning of August 16", "2021-08-16"),
        ("today", "2021-09-16"),
        ("the day before yesterday", "2021-09-14"),
        ("last night", "2021-09-15"),
        ("this week", "2021-W37"),
        ("last month", "2021-08"),
        ("next year", "2022"),
        ("two weeks ago", "2021-W35"),
        ("12 years ago", "2009"),
        ("a decade ago", "2011"),
        ("several years ago", None),
        ("more than 12 years ago", None),
        ("the weekend", "2021-09-11/2021-09-12"),
        ("next weekend", "2021-09-18/2021-09-19"),
        ("the last twenty years", "P20Y"),
        ("almost two weeks", "P2W"),
        ("48 hours", "PT48H"),
        ("five-year", "P5Y"),
        ("two and a half years", "P2Y6M"),
        ("several more years", None),
        ("recent weeks", None),
        ("the coming days", None),
        ("New Year's Eve", "2020-12-31"),
        ("26/11", "2008-11-26"),
        ("from 2001 to 2009", "2001/2009"),
        ("between 2001 and 2005", "2001/2005"),
        ("from Monday to Wednesday", "2021-09-13/2021-09-15"),
        ("July and August", "2021-07/2021-08"),
        ("March 3-5", "2021-03-03/2021-03-05"),
        ("9 p.m. on Monday", "2021-09-13T21:00"),
        ("Monday at 6:30 a.m.", "2021-09-13T06:30"),
        ("9 p.m.", None),
    ],
)
def test_a_phrase_has_its_span_and_value(words, value):
    text = f"Oil was spilt off Tarn, in {words}, said nobody."
    assert read(text) == ([] if value is ... else [(words, value)])


@pytest.mark.parametrize(
    "text",
    [
        "The boy, aged 12, met a 29-year-old diver and a dog that is nine months old.",
        "It floods every year, twice a week and on each Friday.",
        "They came recently, waited weeks and left for years.",
        "It costs $20 a day for 1900 people at 7-Eleven on Flight 2014.",
        "He faces 10 years in prison.",
        "Theresa May said that May is the better speaker.",
        "Read the Sunday Times or India Today.",
        "The winger scored in a 3-1 win, his best in 1:2 terms.",
        "One day he will sail. At the end of the day he is a cook.",
        "Copyright 2018 Harbour Press.",
        "The second man has a minute hand; march on, sun.",
    ],
)
def test_what_is_no_time_is_left_alone(text):
    assert read(text) == []


def test_a_range_takes_its_preposition_but_a_lone_date_does_not():
    assert read("It ran from 2001 to 2004, and since 2006.") == [("from 2001 to 2004", "2001/2004"), ("2006", "2006")]


def test_a_postponed_day_is_two_days_and_no_period():
    assert [words for words, _ in read("Talks were postponed from Tuesday to Friday.")] == ["Tuesday", "Friday"]


def test_a_date_in_brackets_behind_the_same_date_belongs_to_it():
    assert read("It blew up on New Year's Eve (Dec 31).") == [("New Year's Eve (Dec 31)", "2020-12-31")]


def test_an_hour_leans_on_the_day_of_the_story():
    assert read("The dam broke on Monday. Water came at 9pm.")[1] == ("9pm", "2021-09-13T21:00")


def test_that_year_is_the_year_just_told():
    assert read("In 2010 he sold the mill. Later that year he left.") == [("2010", "2010"), ("that year", "2010")]


def test_that_day_without_a_day_told_is_no_time():
    assert read("He recalled that day in Tarn.") == []


def test_a_year_earlier_needs_something_to_lean_on():
    assert read("The mill closed in 2012. A year earlier it burned.")[1] == ("A year earlier", "2011")
    assert read("A year earlier it burned.") == [("A year earlier", None)]


def test_without_a_publication_date_only_what_is_told_in_full_is_resolved():
    assert read("On Monday, in June, in 2010 and for two days.", None) == [
        ("Monday", None), ("June", None), ("2010", "2010"), ("two days", "P2D")
    ]  # fmt: skip


def test_a_publication_month_resolves_months_but_no_weekdays():
    assert read("On August 16, in June, on Monday and this year.", "2021-08") == [
        ("August 16", "2021-08-16"), ("June", "2021-06"), ("Monday", None), ("this year", "2021")
    ]  # fmt: skip


def test_a_publication_year_resolves_no_month():
    assert read("In June, last year.", "2021") == [("June", None), ("last year", "2020")]


@pytest.mark.parametrize("published", ["", "soon", "2021-13-45", "0000", "16.9.2021"])
def test_a_publication_date_that_is_none_is_taken_as_unknown(published):
    assert read("On Monday.", published) == [("Monday", None)]


def test_september_11_is_the_day_of_the_attacks_only_beside_the_attacks():
    assert read("Since the September 11 attacks.")[0][1] == "2001-09-11"
    assert read("Since the September 11 concert.")[0][1] == "2021-09-11"


WILL = """
The the DET DT det 1
vote vote NOUN NN nsubj 3
will will AUX MD aux 3
be be VERB VB ROOT 3
on on ADP IN prep 3
{day} {day} PROPN NNP pobj 4
"""
WAS = """
The the DET DT det 1
vote vote NOUN NN nsubj 2
was be VERB VBD ROOT 2
on on ADP IN prep 2
{day} {day} PROPN NNP pobj 3
"""
EXPECTED = """
Talks talk NOUN NNS nsubjpass 2
are be AUX VBP auxpass 2
expected expect VERB VBN ROOT 2
to to PART TO aux 4
end end VERB VB xcomp 2
in in ADP IN prep 4
{day} {day} PROPN NNP pobj 5
"""


@pytest.mark.parametrize(
    ("rows", "text", "day", "value"),
    [
        (WILL, "The vote will be on Tuesday", "Tuesday", "2021-09-21"),
        (WAS, "The vote was on Tuesday", "Tuesday", "2021-09-14"),
        (WILL, "The vote will be on December", "December", "2021-12"),
        (WAS, "The vote was on December", "December", "2020-12"),
        (EXPECTED, "Talks are expected to end in March", "March", "2022-03"),
    ],
)
def test_the_tense_of_the_verb_decides_on_which_side_a_day_lies(rows, text, day, value):
    times = find_times(parse_of(text, rows.format(day=day)), THURSDAY)
    assert [(t.text, t.value) for t in times] == [(day, value)]


@pytest.mark.parametrize(
    ("n", "unit", "value"),
    [(1, "day", "P1D"), (24, "hour", "PT24H"), (2, "decade", "P20Y"), (1.5, "year", "P1Y6M"), (2, "fortnight", "P4W"),
     (0.5, "hour", "PT30M"), (1.5, "week", None), (1.5, "day", "P1DT12H"), (2, "quarter", "P6M"), (1, "night", None)],
)  # fmt: skip
def test_durations_are_written_in_iso_8601(n, unit, value):
    assert duration(n, unit) == value


GOLD = [
    ("Minister Adel Harun said on Monday that a deal will be signed on Friday.", ["2021-09-13", "2021-09-17"]),
    ("The trial starts in November after it was postponed in July.", ["2021-11", "2021-07"]),
    ("Police arrested two men on September 20.", ["2020-09-20"]),
    ("Ferries are to sail again on September 20.", ["2021-09-20"]),
    ("Negotiators meet again next month, having met last week.", ["2021-10", "2021-W36"]),
    ("Ahead of Sunday's election, troops moved in on Wednesday.", ["2021-09-19", "2021-09-15"]),
    ("Residents told the Lantern that the quay collapsed on Saturday.", ["2021-09-11"]),
    ("The two leaders sit down in Tarn on Friday.", ["2021-09-17"]),
    ("He was gloomy before Friday's summit.", ["2021-09-17"]),
    ("The court ordered the firm to pay by October 1.", ["2021-10-01"]),
    ("The 2015 New Year's Eve assaults changed the town.", ["2015-12-31"]),
]


@pytest.mark.weights
@pytest.mark.parametrize(("text", "values"), GOLD)
def test_times_of_parsed_sentences_lie_on_the_right_side(text, values):
    from sayso.annotate.parse import parse

    assert [t.value for t in find_times(parse(text), THURSDAY)] == values


@pytest.mark.parametrize(("text", "value"), [
    ("Seventy-four years ago it sank.", "1947"),
    ("It took two-three years.", None),
])  # fmt: skip
def test_a_number_of_two_words_is_no_range(text, value):
    assert read(text)[0][1] == value


def test_a_weekday_that_lost_its_apostrophe_is_one_day():
    assert read("They told of Tuesdays attacks.") == [("Tuesday", "2021-09-14")]
    assert read("They rest on Tuesdays mornings. Tuesdays are long.") == []
    assert read("The town's ferry sank in Tuesdays storm.") == []


@pytest.mark.weights
def test_a_day_on_which_somebody_leaves_office_is_to_come():
    from sayso.annotate.parse import parse

    text = "Marsh leaves office on Jan. 20."
    assert [(t.text, t.value) for t in find_times(parse(text), "2021-09-16")] == [("Jan. 20", "2022-01-20")]


def test_the_month_of_a_paper_that_the_report_goes_by_is_the_last_one():
    text = "The war began in March 2011. According to an August report by the board, ten died."
    assert read(text)[-1] == ("August", "2021-08")
    assert read("The war began in March 2011. The August report was read.")[-1] == ("August", "2011-08")


@pytest.mark.weights
@pytest.mark.parametrize(("text", "value"), [
    ("27-10-2021 Tolna: two divers were hurt on Wednesday.", "2021-10-27"),
    ("Two divers were hurt in Tolna on Wednesday 27 October 2021. They left on Wednesday.", "2021-10-27"),
    ("The ferry will sail from Tolna on Wednesday 27 October 2021. They left on Wednesday.", "2021-09-15"),
    ("Two divers were hurt in Tolna on Friday 27 October 2021. They left on Wednesday.", "2021-09-15"),
    ("27-10-2023 Tolna: two divers were hurt on Wednesday.", "2021-09-15"),
])  # fmt: skip
def test_a_text_that_is_dated_later_than_it_is_given_for_goes_by_its_own_date(text, value):
    from sayso.annotate.parse import parse

    assert find_times(parse(text), "2021-09-16")[-1].value == value


def test_a_street_or_a_movement_named_for_a_day_is_no_day():
    assert read("The fire began on April 7th Street. The April 6 Youth Movement met on May 3 there.") == [
        ("May 3", "2021-05-03")
    ]
