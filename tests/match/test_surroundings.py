"""What a statement is read with: its own sentence, and the one before where that alone tells too little."""

import pytest

from sayso.match.surroundings import LONGEST, needs_around, sentence_ends, surroundings
from sayso.text import Span


def around(text: str, told: str, resolved: str | None = None) -> str:
    start = text.index(told)
    span = Span(start, start + len(told))
    return surroundings(text, (span,), resolved or told, sentence_ends(text)).of(text).strip()


FILTH = "The Courier wrote that a tanker had pumped filth into the dam. "


@pytest.mark.parametrize("told", ["Ilse Brandt knew of no such thing", "The keeper did not see it", "Not one"])
def test_what_cannot_be_understood_by_itself_is_read_with_the_sentence_before(told):
    assert around(f"{FILTH}{told}.", told) == f"{FILTH}{told}."


def test_what_tells_enough_is_read_with_its_own_sentence():
    told = "The log of the gate shows no lorry on Thursday night"
    assert around(f"{FILTH}{told}.", told) == f"{told}."


def test_a_sentence_that_says_much_more_than_the_statement_is_enough():
    own = "The keeper, who has guarded the gate for thirty years and was on duty, said nobody opened it for them."
    assert around(f"{FILTH}{own}", "nobody opened it for them") == own


def test_a_pronoun_that_a_name_was_put_in_for_points_nowhere():
    told = "he signed the contract for the new northern dam"
    full = told.replace("he ", "Olaf Brandt ", 1)
    text = f"{FILTH}It says he was bribed, and {told}."
    assert around(text, told, full).startswith(FILTH)  # "he" opens it all the same
    assert not around(text, told.removeprefix("he "), full).startswith(FILTH)


def test_the_first_sentence_has_none_before_it():
    assert around("She laughed. Nobody else did.", "She laughed") == "She laughed."


def test_no_more_than_so_many_characters_on_either_side():
    told = "It was so"
    text = f"{'word ' * 300}. {told} {'word ' * 300}."
    assert len(around(text, told)) <= 2 * LONGEST + len(told) + 2


def test_words_that_point_and_short_statements_need_their_surroundings():
    assert needs_around("Fourteen")
    assert needs_around("the hospital in the town did not find it in the children")
    assert not needs_around("fourteen children were treated at the district hospital in Tolna")
