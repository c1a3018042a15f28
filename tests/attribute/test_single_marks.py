"""Words in single marks: a saying inside a quotation is whole, a sub-head below one is no part of it."""

import pytest

from sayso.pipeline import read_report
from sayso.read import from_text


def told(text: str) -> list[tuple[str, str]]:
    """Form and content of each attribution."""
    reading = read_report(from_text(text, id="r", publisher="The Echo"))
    return [(a.form, " ".join(s.of(text) for s in a.content)) for a in reading.attributions]


@pytest.mark.parametrize(("text", "content"), [
    ('"He let me go there and say to them: \'Look, we don\'t expect poor towns to do the same thing. But you\'ve got '
     "to do something,'\" Mr. Holm said.",
     "'Look, we don't expect poor towns to do the same thing. But you've got to do something,'"),
    ("“They came to us and said: ‘You can stay. But you have to pay.’ We paid,” Mr. Holm said.",
     "‘You can stay. But you have to pay.’"),
])  # fmt: skip
def test_a_saying_inside_a_quotation_goes_on_to_its_mark(text, content):
    assert ("direct", content) in told(text)


def test_a_line_in_single_marks_does_not_go_on_with_a_quotation_in_double_ones():
    text = (
        '"One thing is clear," Mr. Holm said. "If the trend continues, it will be bad."\n\n\'All Bets Are Off.\'\n\n'
        "Eight years ago it began."
    )
    assert told(text) == [("direct", '"One thing is clear," "If the trend continues, it will be bad."')]
