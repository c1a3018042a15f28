"""What grammar shows plainly though the trained reader misses it: verbs with "that", documents behind, accounts."""

import pytest

from sayso.pipeline import read_report
from sayso.read import from_text


def told(text: str) -> set[tuple[str, str]]:
    """The last of each chain with its content."""
    reading = read_report(from_text(text, id="r", publisher="The Echo"))
    return {(a.chain[-1], " ".join(s.of(text) for s in a.content)) for a in reading.attributions}


@pytest.mark.parametrize(("text", "who", "content"), [
    ("The call log is short. The police maintain that nobody rang before noon.", "the police",
     "nobody rang before noon"),
    ("Mara Lund maintained that the dam was safe.", "Mara Lund", "the dam was safe"),
    ("The mayor has denied any fault by his office and the county denies it knew.", "the county", "it knew"),
    ("By the ministry's own count, 40 houses were lost.", "the ministry", "40 houses were lost"),
    ("By the police's account the first call came at 22.41.", "the police", "the first call came at 22.41"),
    ("The pump stood still for five days, a maintenance log obtained by the Mercury shows.",
     "a maintenance log obtained by the Mercury", "The pump stood still for five days"),
    ("The dam was never checked, records seen by the Echo show.", "records seen by the Echo",
     "The dam was never checked"),
    ("The pump stood still at noon, a log obtained by the Echo shows.", "a log obtained by the Echo",
     "The pump stood still at noon"),
])  # fmt: skip
def test_who_says_it_is_found_by_grammar(text, who, content):
    assert (who, content) in told(text)


@pytest.mark.parametrize("text", [
    "The river rose, the sky cleared, the children sang.",
    "By his own account he left at noon.",
    "The river rose, and the records of the mill were lost.",
    "By the bank's reckoning, which was lost, the debt is four million.",
])  # fmt: skip
def test_nobody_is_made_to_say_what_nobody_says(text):
    assert told(text) == set()


@pytest.mark.parametrize(("headline", "who", "content"), [
    ("Bridge unsafe, engineers warn", "engineers", "Bridge unsafe"),
    ("Pool closure 'a disgrace', say swimmers", "swimmers", "Pool closure 'a disgrace'"),
    ("Pool to close, council announces", "council", "Pool to close"),
])  # fmt: skip
def test_a_headline_is_on_the_word_of_whoever_it_ends_on(headline, who, content):
    assert (who, content) in told(f"{headline}\n\nThe day was long and rain fell on the hills.")


@pytest.mark.parametrize("line", [
    "Ann Holm on her fall from the roof, drink claims",
    "Rain on the hills, wind in the town",
])  # fmt: skip
def test_other_lines_have_nobody_behind_them(line):
    found = told(f"{line}\n\nThe day was long and rain fell on the hills.")
    assert not {"drink", "wind", "wind in the town"} & {who for who, _ in found}


@pytest.mark.parametrize(("text", "who", "content"), [
    ("If all goes according to plan, the pier will open on Monday, Mara Lund said.", "Mara Lund",
     "If all goes according to plan, the pier will open on Monday"),
    ("Mara Lund asked if the pier would open.", "Mara Lund", "the pier would open"),
    ("The lamp is bright (Mara Lund says it burns for nine days) while lighting the pier.", "Mara Lund",
     "it burns for nine days"),
])  # fmt: skip
def test_a_content_keeps_its_condition_and_its_brackets(text, who, content):
    assert (who, content) in told(text)


def test_what_things_go_by_says_nothing():
    assert told("The stones were laid according to size in the yard.") == set()
    assert ("the plan", "the mill will close in May.") in told("According to the plan, the mill will close in May.")
