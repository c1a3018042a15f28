"""Who goes on speaking under another of his names: the role behind a rank, a body told by what it is."""

import pytest

from sayso.pipeline import read_report
from sayso.read import from_text


def ends(text: str) -> list[str]:
    """The last link of each attribution's chain."""
    return [a.chain[-1] for a in read_report(from_text(text, id="r", publisher="The Echo")).attributions]


@pytest.mark.parametrize("text", [
    "Tolna ministry spokesman Maj. Gen. Anders Holm said on Tuesday that the raid had failed. The spokesman stressed "
    "that the town was safe. The general said that nobody was hurt.",
    "Police chief Lt. Col. Anders Holm said the road was open. The chief added that two cars had burned. The colonel "
    "said no one was hurt.",
    "Vell's aide Capt. Anders Holm said the road was shut. The captain added that two cars had burned. The aide said "
    "nobody was hurt.",
])  # fmt: skip
def test_whose_rank_stands_between_role_and_name_has_both(text):
    assert ends(text) == ["Anders Holm"] * 3


def test_a_role_that_the_one_with_a_rank_does_not_have_is_another_s():
    text = "Tolna ministry spokesman Maj. Gen. Anders Holm said the raid had failed. The driver said it had not."
    assert ends(text) == ["Anders Holm", "The driver"]


def test_instead_may_be_of_whoever_was_to_do_something_else():
    text = "Peter Holm expected that the mayor would sign. Instead, he said the plan was dead."
    assert ends(text) == ["Peter Holm", "he"]
    assert ends(text.replace("Instead, he", "He")) == ["Peter Holm", "Peter Holm"]


def test_an_observatory_is_called_by_what_it_is():
    text = "The Tolna Observatory for Fair Trade said prices rose. The observatory said wages fell."
    assert ends(text) == ["Tolna Observatory for Fair Trade"] * 2
