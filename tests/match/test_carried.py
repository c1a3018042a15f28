"""Who clearly says a claim's wording, and who something near it."""

import pytest

from sayso.match.carried import carrying, marked, says_as_much
from sayso.model import Member, Number
from sayso.text import Span
from tests.match.occurrence_samples import occurrence


def count(low: float, of: str) -> tuple[Number, ...]:
    return (Number(span=Span(0, 2), text=f"{low:g}", low=low, high=low, of=of),)


MISSING = occurrence("r1", "Some 1,200 objects are missing from the stores of the Orrow museum", names=("Orrow",),
                     numbers=count(1200, "object"))  # fmt: skip


STRIPPED = "Thieves have stripped the Orrow museum of its best cups, bowls, coins and spears for years"


@pytest.mark.parametrize(("words", "numbers", "clear"), [
    (STRIPPED, count(1200, "treasure"), True),
    (STRIPPED, count(12, "treasure"), False),
    ("The boats of Hallen carried fish", count(1200, "boat"), False),
    ("Some 340 objects are missing from the stores of the Orrow museum", count(340, "object"), False),
])  # fmt: skip
def test_a_telling_figure_in_both_makes_up_for_other_words(words, numbers, clear):
    assert says_as_much(occurrence("r2", words, names=("Orrow",), numbers=numbers), MISSING) is clear


TAKEN = occurrence("a", "The keeper of the Orrow museum was arrested by guards at the gate on Monday")


def plain(words: str, same: float | None) -> bool:
    """Is a member with these words told as saying that the keeper was arrested, given how like the network has it?"""
    other = occurrence("b", words)
    members = (Member(occurrence=TAKEN, stance="asserts", factuality="CT+"),
               Member(occurrence=other, stance="asserts", factuality="CT+"))  # fmt: skip
    told = marked(members, TAKEN.resolved, {} if same is None else {(TAKEN.id, other.id): same})
    assert told[0].plain
    assert carrying(told, TAKEN.resolved) == {TAKEN.id} | ({other.id} if told[1].plain else set())
    return bool(told[1].plain)


@pytest.mark.parametrize(("words", "same", "expected"), [
    ("The fence of the Orrow museum was mended by guards at the gate on Monday", 0.2, False),  # adjuncts in common
    ("Officers took the museum's chief away", 0.9, True),  # the same in other words
    ("The keeper was led off by guards at the gate", 0.55, True),  # likely, and with words in common
    ("Officers took somebody away", 0.55, False),
    ("Guards at the gate have arrested the keeper of the Orrow museum", None, True),  # one of a crowd of prints
    ("Guards slept in a boat until the rain came on Monday", None, False),
    ("The keeper of the Orrow museum was arrested by guards at the gate on Monday.", None, True),
])  # fmt: skip
def test_who_says_it_plainly_is_told_by_likeness_and_words_together(words, same, expected):
    assert plain(words, same) is expected


def test_what_one_print_is_like_all_of_that_wording_are():
    words = "Officers have taken the chief of the museum away to the station"
    one, two = occurrence("b", words), occurrence("c", words)
    members = [Member(occurrence=o, stance="asserts", factuality="CT+") for o in (TAKEN, one, two)]
    told = marked(members, TAKEN.resolved, {(TAKEN.id, one.id): 0.8})
    assert [m.plain for m in told] == [True, True, True]


def test_where_none_has_the_wording_all_say_it_and_unmarked_members_are_told_by_their_words():
    other = Member(occurrence=occurrence("b", "The boats carried fish to Hallen"), stance="asserts", factuality="CT+")
    (alone,) = marked((other,), "Something else", {})
    assert alone.plain
    held = (Member(occurrence=TAKEN, stance="asserts", factuality="CT+"), other)
    assert carrying(held, TAKEN.resolved) == {TAKEN.id}


def test_what_a_person_judged_the_same_as_the_wording_says_it_plainly_with_all_its_prints():
    led = "Officers have taken the chief of the museum away to the station"
    words = (led, led, "Guards slept in a boat", "Rain fell")
    others = [occurrence(id, w) for id, w in zip("bcde", words, strict=True)]
    members = [Member(occurrence=o, stance="asserts", factuality="CT+") for o in (TAKEN, *others)]
    a, b, c, d, e = (m.occurrence.id for m in members)
    same = {(a, x): 0.1 for x in (b, c, d, e)}

    def told(*decided: tuple[str, str]) -> set[str]:
        return {m.occurrence.id for m in marked(members, TAKEN.resolved, same, decided) if m.plain}

    assert told() == {a}
    assert told((a, c)) == {a, b, c}
    assert told((a, d), (d, e)) == {a, d, e}
    assert told((d, e), (a, "elsewhere")) == {a}
