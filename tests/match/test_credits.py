import pytest
from hypothesis import given
from texts_in_common import TEXTS, report

from sayso.match.credits import credits, forms_of, is_release, linked, names_of, own_dateline, wire_credits

CP = report("a", "HARROW, June 3 (CP) - The pier was closed on Monday.", "Continental Press")
BODY = "The pier was closed on Monday, the mayor said.\n\n" * 30


def kinds(text: str, publisher: str = "Continental Press", **parts) -> list[str]:
    return [c.kind for c in credits(report("b", text, "Plateau Herald", **parts), names_of(publisher))]


def test_a_byline_that_names_another_is_a_credit():
    assert kinds(BODY, byline="Ida Holm and Continental Press") == ["byline"]


def test_a_dateline_credits_the_agency():
    assert wire_credits(report("b", f"HARROW (AP) - {BODY}")) == {"associated press"}


@pytest.mark.parametrize("line", ["With inputs from PTI", "(With inputs from PTI)", "- PTI", "Source: PTI", "By PTI"])
def test_a_credit_line_at_the_foot_credits_the_agency(line):
    assert wire_credits(report("b", f"{BODY}\n{line}")) == {"press trust of india"}


@pytest.mark.parametrize("line", [
    "Ida Holm and Odd Rask, Associated Press", "By IDA HOLM, AP Diplomatic Writer", "The Associated Press", "AP",
])  # fmt: skip
def test_a_signed_line_credits_the_agency(line):
    assert wire_credits(report("b", f"Pier closed\n\n{line}\n\n{BODY}")) == {"associated press"}


@pytest.mark.parametrize("line", ["The pier on Monday. Ida Holm/AP", "(AP Photo/Ida Holm)", "Officials told the AP."])
def test_a_photographers_credit_credits_no_text(line):
    assert wire_credits(report("b", f"Pier closed\n\n{line}\n\n{BODY}")) == frozenset()


def test_a_shared_byline_line_credits_the_network():
    assert wire_credits(report("b", f"Pier closed\n\nBy IDA HOLM, CNN\n\n{BODY}")) == {"cnn"}


@pytest.mark.parametrize("words", [
    "Continental Press reported on Monday that the pier had been closed.",
    "The pier was closed, according to the Continental Press.",
    "The pier was closed, as Continental Press revealed.",
    "The closure, first reported by Continental Press, angered many.",
    "“It fell,” he told Continental Press.",
    "The Continental Press agency, quoting the mayor, reported that it fell.",
])  # fmt: skip
def test_words_that_cite_a_publisher_are_a_citation(words):
    assert kinds(f"{BODY}{words}\n\n{BODY}") == ["cited"]


@pytest.mark.parametrize("words", [
    "The offices of Continental Press were closed.",
    "The story was picked up by Continental Press and others.",
    "Continental Pressing has closed its laundry.",
    "Reporters of the continental press reported nothing.",
])  # fmt: skip
def test_a_bare_mention_is_no_credit(words):
    assert kinds(f"{BODY}{words}\n\n{BODY}") == []


def test_this_story_first_appeared_in_is_a_credit():
    assert kinds(f"{BODY}This story first appeared in the Continental Press.\n\n{BODY}") == ["credit"]


def test_an_agencys_own_dateline_teaches_its_initials():
    assert own_dateline(CP) == "CP"
    assert "CP" in forms_of(CP)
    assert "CP" not in forms_of(report("b", BODY, "Continental Press"))


def test_a_dateline_that_does_not_fit_the_publisher_teaches_nothing():
    assert own_dateline(report("a", "HARROW (AP) - The pier.", "Continental Press")) is None


def test_an_address_in_the_text_links():
    source = report("a", BODY, url="https://www.plateau.example/news/pier/")
    assert linked(report("b", "As seen at http://plateau.example/news/pier, it fell."), source)
    assert not linked(report("b", "As seen at http://plateau.example/news/pier-two, it fell."), source)
    assert not linked(report("b", "As seen at plateau.example."), source)


def test_a_release_calls_itself_one():
    assert is_release(report("a", f"EMBARGOED UNTIL 3 JUNE\n\n{BODY}"))
    assert not is_release(report("a", f"{BODY} The police issued a press release. {BODY}"))


@given(TEXTS)
def test_any_text_gives_credits_inside_it(text):
    r = report("a", text)
    wire_credits(r)
    for credit in credits(r, names_of("Reuters")):
        assert credit.span is None or credit.span.of(text) == credit.words
