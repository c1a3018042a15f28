import pytest
from hypothesis import given
from texts_in_common import TEXTS, prose, report

from sayso.match.corrections import find_corrections, notices_in

BODY = prose(1)


@pytest.mark.parametrize("words, kind", [
    ("CORRECTION: The mayor is Ida Holm, not Ida Hahn.", "correction"),
    ("Correction (June 3): The mayor is Ida Holm.", "correction"),
    ("Clarification: The pier is private.", "clarification"),
    ("RETRACTION\n\nThe story about the pier was untrue.", "retraction"),
    ("This article has been retracted.", "retraction"),
    ("We withdraw our report of 3 June about the pier.", "retraction"),
    ("An earlier version of this article misstated the mayor's name.", "correction"),
    ("• An earlier story wrongly gave the pier's age.", "correction"),
    ("This story was updated to clarify who owns the pier.", "clarification"),
])  # fmt: skip
def test_a_notice_is_read(words, kind):
    (notice,) = notices_in(report("a", f"{BODY}\n\n{words}"))
    assert notice[0] == kind
    assert notice[1].of(f"{BODY}\n\n{words}") == words


@pytest.mark.parametrize("words", [
    "The stock market saw a correction on Monday.",
    "The Gull said its original report about the pier was incorrect.",
    "He called the correctional centre.",
    "The ministry withdrew its draft.",
    "The version of the minister was wrong.",
])  # fmt: skip
def test_news_of_errors_is_no_notice(words):
    assert notices_in(report("a", f"{BODY} {words} {BODY}")) == ()


def test_a_notice_goes_to_the_earlier_version():
    old = report("a", BODY, "The Gull", "2021-06-03", url="https://gull.example/pier")
    new = report("b", f"{BODY}\n\nCorrection: it was two beams.", "The Gull", "2021-06-04", url="https://gull.example/pier")
    (found,) = find_corrections([new, old])
    assert (found.report, found.of) == ("b", "a")


def test_a_notice_of_its_own_goes_to_the_report_whose_title_it_gives():
    old = report("a", BODY, "The Gull", "2021-06-03", title="Old pier falls into sea")
    other = report("c", BODY, "The Gull", "2021-06-03", title="Ferry fares to rise")
    notice = report("b", "RETRACTION: We withdraw our report “Old pier falls into sea”. It stands.", "The Gull",
                    "2021-06-05", title="A retraction")  # fmt: skip
    (found,) = find_corrections([notice, other, old])
    assert (found.kind, found.of) == ("retraction", "a")


def test_a_notice_of_its_own_about_nothing_held_leads_nowhere():
    (found,) = find_corrections([report("b", "Correction: On Monday we misnamed the mayor.", "The Gull")])
    assert found.of is None


def test_a_notice_without_a_version_is_about_its_own_text():
    (found,) = find_corrections([report("b", f"{BODY}\n\nThis article was amended on 3 June.", "The Gull")])
    assert found.of == "b"


@given(TEXTS)
def test_any_text_gives_notices_inside_it(text):
    for _, span in notices_in(report("a", text)):
        assert span.of(text) == span.of(text).strip()


FERRY = "The ferry Ilma was overloaded by forty-one passengers when it sank off Tarn, harbour keeper Odd Rask said."
WEEKEND = "Correction: {} about the ferry Ilma said that it was overloaded by 41 passengers. It was overloaded by 14."


@pytest.mark.parametrize(("told", "of"), [
    ("An article on Monday", "a"), ("Our report of 7 June", "a"), ("A story published on Monday", "a"),
    ("Monday’s front-page article", "a"), ("An article on Tuesday", None), ("A story", None),
])  # fmt: skip
def test_a_correction_of_an_article_of_a_day_goes_to_the_one_that_fits(told, of):
    first = report("a", FERRY, "The Gull", "2021-06-07T08:00:00Z")
    other = report("c", BODY, "The Gull", "2021-06-07T09:00:00Z")
    elsewhere = report("d", FERRY, "The Heron", "2021-06-07T08:00:00Z")
    later = report("b", WEEKEND.format(told), "The Gull", "2021-06-09T09:00:00Z")
    (found,) = find_corrections([later, other, first, elsewhere])
    assert found.of == of


def test_a_correction_of_an_article_of_a_day_is_of_none_where_two_fit_and_of_the_last_of_one_page():
    later = report("b", WEEKEND.format("An article on Monday"), "The Gull", "2021-06-09T09:00:00Z")
    first = report("a", FERRY, "The Gull", "2021-06-07T08:00:00Z", url="https://gull.example/ferry")
    for time in ("11", "08"):
        second = report("c", FERRY, "The Gull", f"2021-06-07T{time}:00:00Z", url="https://gull.example/ferry?utm_source=rss")
        assert [c.of for c in find_corrections([later, second, first])] == ["c"]
    assert [c.of for c in find_corrections([later, report("e", FERRY, "The Gull", "2021-06-07"), first])] == [None]


def test_the_day_of_what_sank_is_not_the_day_of_the_article():
    text = "Correction: An article about the ferry Ilma, which sank on Monday, gave it 41 passengers too many."
    first = report("a", FERRY, "The Gull", "2021-06-07T08:00:00Z")
    assert [c.of for c in find_corrections([report("b", text, "The Gull", "2021-06-09"), first])] == [None]
