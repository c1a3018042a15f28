"""Sources that are plainly named: papers that speak, whoever "who" is about, a quotation of which only the mark was
read."""

import pytest

from sayso.pipeline import read_report
from sayso.read import from_text


def told(text: str) -> list[tuple[str, str, str, str]]:
    """Cue, source, last link of the chain and content of each attribution."""
    reading = read_report(from_text(text, id="r", publisher="The Echo"))
    return [(" ".join(s.of(text) for s in a.cue), " ".join(s.of(text) for s in a.source), a.chain[-1],
             " ".join(s.of(text) for s in a.content)) for a in reading.attributions]  # fmt: skip


@pytest.mark.parametrize(("text", "cue", "source"), [
    ("The complaint, dismissed by a judge in May, says the mill was unsafe.", "says", "The complaint"),
    ("But the complaint against the Tolna Company shows that Lund was aware of the leak.", "shows",
     "the complaint against the Tolna Company"),
    ("According to a complaint that Lund filed in May, the mill was unsafe.", "According to",
     "a complaint that Lund filed in May"),
])  # fmt: skip
def test_a_complaint_speaks_as_a_letter_does(text, cue, source):
    assert (cue, source) in [t[:2] for t in told(text)]


def test_speculation_speaks_for_nobody():
    assert not any(source for _, source, _, _ in told("Speculation that the mill was unsafe has grown since May."))


def test_who_behind_an_office_and_a_name_is_the_one_named():
    text = "The mill's owner, Ann Holm, who says the roof is safe, was at home."
    assert [(cue, link) for cue, _, link, _ in told(text)] == [("says", "Ann Holm")]


def test_a_quotation_of_which_only_its_first_mark_was_read_is_whole():
    text = (
        "“Today’s launch is a proud result of scientific work and an exercise of our legitimate right to space,” "
        "Ri Han Sol, Tolna's most famous newsreader, who was brought out of retirement to announce last month’s "
        "test, declared in a special broadcast from Esk following the launch."
    )
    assert [(cue, link, content) for cue, _, link, content in told(text)] == [
        ("declared", "Ri Han Sol", text[: text.index(" Ri Han")])
    ]


@pytest.mark.parametrize(("source", "kind"), [
    ("a complaint Holmtech filed in May", "document"),
    ("the company Holmtech", "organization"),
])  # fmt: skip
def test_a_paper_is_a_document_whoever_filed_it(source, kind):
    text = f"According to {source}, the roof was unsafe."
    reading = read_report(from_text(text, id="r", publisher="The Echo"))
    assert [a.kind for a in reading.attributions] == [kind]
