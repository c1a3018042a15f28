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
