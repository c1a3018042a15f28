"""How much two names are alike."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.match.names import likeness, name_words, without_legal, word_likeness

SAME = 0.8


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Ahmed Al-Zahrani", "Ahmad al Zahrani"),
        ("Abd al-Karim Nuri", "Abdul Kareem Noori"),
        ("Rask, Odd", "Odd Rask"),
        ("Volnov Sergey", "Sergei Volnov"),
        ("Sergei Petrovich Volnov", "Sergey Volnov"),
        ("OddRask", "Odd Rask"),
        ("Mr. Odd Rask", "Odd Rask"),
        ("Bill Dunmore", "William Dunmore"),
        ("Kim Song-ho", "Kim Songho"),
    ],
)
def test_spellings_of_one_person_are_alike(a: str, b: str):
    assert likeness(a, b, person=True) >= SAME


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Odd Rask", "Ida Rask"),
        ("Odd Rask", "Odd Holm"),
        ("Sergei Ivanovich Volnov", "Sergei Petrovich Volnov"),
        ("Ahmad bin Hasan al-Zahrani", "Hasan bin Ahmad al-Zahrani"),
        ("Kim Song-ho", "Kim Chol-ho"),
        ("O. Rask", "I. Rask"),
        ("Yahya Harran", "Yahya Nasari"),
    ],
)
def test_people_who_share_a_part_of_their_names_are_not(a: str, b: str):
    assert likeness(a, b, person=True) < SAME


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Skarn Motors Ltd.", "Skarn Motors Limited"),
        ("Skarn Motors Public Limited Company", "Skarn Motors plc"),
        ("OOO Skarn Motors", "Skarn Motors o.o.o."),
        ("Holm & Rask", "Holm and Rask"),
        ("First Skarn Bank", "1st Skarn Bank"),
        ("Brigade Forty-Four", "Brigade 44"),
        ("The Skarn Group", "Skarn Group"),
        ("OpenGate Trust", "Open Gate Trust"),
    ],
)
def test_spellings_of_one_body_are_alike(a: str, b: str):
    assert likeness(a, b, person=False) >= SAME


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("North Skarn", "South Skarn"),
        ("Skarn Fund VII", "Skarn Fund VIII"),
        ("Skarn Fund 2006", "Skarn Fund 2007"),
        ("Skarn Fund", "Skarn Fund 3"),
        ("Skarn Bank (Harran)", "Skarn Bank (Nordia)"),
        ("Skarn Systems, Inc.", "Skarn Industries, Inc."),
        ("BD plc", "BP plc"),
    ],
)
def test_bodies_that_differ_by_a_number_a_quarter_or_a_branch_are_not(a: str, b: str):
    assert likeness(a, b, person=False) < SAME


def test_a_legal_form_is_no_part_of_a_name_unless_it_is_all_of_it():
    assert without_legal(("skarn", "holdings", "plc")) == (["skarn"], frozenset({"holdings", "plc"}))
    assert without_legal(("company",)) == (["company"], frozenset())


def test_numbers_are_read_from_figures_words_and_roman_numerals():
    assert name_words("Skarn Fund XIV", person=False).numbers == (14,)
    assert name_words("Twenty-First Brigade", person=False).numbers == (21,)
    assert name_words("Ida Five", person=True).numbers == ()


def test_a_nickname_or_an_initial_is_alike_only_as_a_given_name():
    assert word_likeness("bob", "robert", given=True) > 0.8 > word_likeness("bob", "robert")
    assert word_likeness("o", "odd", given=True) > 0.8 > word_likeness("o", "odd")


PARTS = st.sampled_from("Ida Odd Rask al- bin II 7 Ltd. the of Zahrani Zahraani J. , ' Fund".split())
NAMES = st.one_of(st.text(max_size=30), st.lists(PARTS, max_size=7).map(" ".join))


@given(NAMES, NAMES, st.booleans())
@settings(max_examples=100, deadline=None)
def test_likeness_is_symmetric_bounded_and_whole_for_equals(a: str, b: str, person: bool):
    like = likeness(a, b, person=person)
    assert 0 <= like <= 1
    assert like == pytest.approx(likeness(b, a, person=person))
    assert likeness(a, a, person=person) == 1
