"""Names folded, by their sounds and by their parts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.naming import alike, are_nicknames, distance, folded, initials, nicknames, same_person, shortened, skeleton


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("The U.S. Senate", ("us", "senate")),
        ("Niinistö’s", ("niinisto",)),
        ("Jean-Luc O'Hara", ("jean", "luc", "ohara")),
        ("The", ("the",)),
        ("", ()),
    ],
)
def test_folding_leaves_the_words(name: str, words: tuple[str, ...]):
    assert folded(name) == words


def test_initials_are_of_all_words_of_capitalised_ones_and_of_all_but_small_ones():
    assert initials("Bank of Skarn and Harran") == {"bosah", "bsh"}
    assert initials("Skarn") == set()


def test_spellings_of_one_sound_share_a_skeleton():
    assert skeleton("gaddafi") == skeleton("qadhafi") == skeleton("kadafi")
    assert skeleton("rask") != skeleton("holm")


def test_short_words_are_alike_only_where_equal():
    assert alike("holm", "holm")
    assert not alike("orr", "ohr")
    assert alike("mohammed", "muhammad")


def test_a_nickname_goes_both_ways():
    assert are_nicknames("bob", "robert")
    assert are_nicknames("robert", "bob")
    assert not are_nicknames("bob", "william")
    assert nicknames("ulla") == frozenset()


def test_a_patronymic_between_is_left_out_except_among_kin():
    long, short = folded("Sergei Petrovich Volnov"), folded("Sergei Volnov")
    assert same_person(long, short)
    assert not same_person(long, short, kin=True)


@given(st.text("abc", max_size=6), st.text("abc", max_size=6), st.integers(0, 4))
def test_distance_is_symmetric_and_stops_at_its_limit(a: str, b: str, limit: int):
    assert distance(a, b, limit) == distance(b, a, limit) <= limit + 1
    assert (distance(a, b, 9) == 0) == (a == b)
    assert distance(a, b, limit) == min(distance(a, b, 9), limit + 1)


def test_a_description_is_not_cut_within_a_name():
    words = "The Tolna branch of the Esk Club and the North Shore Ferry Club for the Poor".split()
    assert shortened(words, 10) == "The Tolna branch of the Esk Club"
    assert shortened(words, 7) == "The Tolna branch of the Esk Club"
    assert shortened(words, 20) == " ".join(words)
    assert shortened("Friends of Anna Bella, Carla Doris".split(), 4) == "Friends of Anna Bella"
    assert shortened("Anna Bella Carla Doris".split(), 2) == "Anna Bella"
