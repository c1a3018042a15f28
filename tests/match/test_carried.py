"""Who clearly says a claim's wording, and who something near it."""

import pytest

from sayso.match.carried import says_as_much
from sayso.model import Number
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
