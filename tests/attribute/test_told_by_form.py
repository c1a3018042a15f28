"""Posts above handles, headlines of somebody on something, deeds claimed, statements by somebody: by form alone."""

import pytest

from sayso.pipeline import read_report
from sayso.read import from_text


def told(text: str) -> list[tuple[str, str]]:
    """Source and content of each attribution that states something."""
    reading = read_report(from_text(text, id="r", publisher="The Echo"))
    return [(" ".join(s.of(text) for s in a.source), " ".join(s.of(text) for s in a.content))
            for a in reading.attributions if a.act != "attitude"]  # fmt: skip


POSTS = """The paper asked about the debate.

Everything Holm says is a lie.

@lundfan88.

The bridge is a scandal. We pay for nothing.

@Harbour_man

The vote is in May."""


def test_posts_in_a_row_are_the_words_of_whose_handle_stands_below():
    assert told(POSTS) == [
        ("lundfan88", "Everything Holm says is a lie."), ("Harbour_man", "The bridge is a scandal. We pay for nothing.")
    ]
    kinds = {a.kind for a in read_report(from_text(POSTS, id="r")).attributions if a.cue[0].of(POSTS) == "@"}
    assert kinds == {"person"}


def test_one_handle_at_the_end_signs_no_paragraph():
    assert not told("The bridge was shut in May.\n\nIt will open in June, and the mill will close.\n\n@annholm")


@pytest.mark.parametrize(("line", "expected"), [
    ("Anders Holm on Ferry Prices: The Fares Are 'Shameful'", ("Anders Holm", "The Fares Are 'Shameful'")),
    ("Anders Holm on Climate: ‘We Are Too Late’", ("Anders Holm", "‘We Are Too Late’")),
])  # fmt: skip
def test_who_speaks_on_something_in_a_headline_says_what_is_quoted(line, expected):
    assert told(f"{line}\n\nThe rain fell in the harbour on Tuesday.") == [expected]


def test_a_headline_of_somebody_on_trial_is_not_what_he_says():
    assert told("Anders Holm on Trial: The Mill Was Shut in May\n\nThe rain fell in the harbour on Tuesday.") == []


def test_who_claims_a_deed_is_heard_however_long_it_is():
    text = (
        "On Sunday extremist group Varda Front claimed responsibility for Tuesdays attacks in which at least 12 "
        "villagers including several women children and elderly men were shot dead."
    )
    assert told(text) == [("extremist group Varda Front", text[text.index("responsibility") : -1])]
    text = "On Sunday the group Tolna Front claimed responsibility for the raids in which at least 12 people were shot."
    assert [content for _, content in told(text)] == [text[text.index("responsibility") : -1]]
    assert told("Nobody has claimed responsibility for the attack in which twelve men were shot.") == []


def test_a_statement_by_somebody_is_that_one_s():
    text = "Lund was never corrected for this statement by Holm on June 11: “The harbour is as empty as it ever was.”"
    assert told(text) == [("Holm", "“The harbour is as empty as it ever was.”")]


@pytest.mark.parametrize("text", [
    "Everything Holm says is a lie.",
    "All the mayor said was wrong.",
    "Much of what the mayor told us was made up.",
])  # fmt: skip
def test_what_is_judged_of_all_somebody_says_is_not_what_he_says(text):
    assert told(text) == []


def test_all_that_he_said_may_be_told():
    assert told("All the mayor said was that the bridge was shut.")[0][1].endswith("the bridge was shut")
