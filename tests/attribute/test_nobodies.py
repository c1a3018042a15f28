"""Sources that are nobody, or anybody: no one, few people, the "you" of everyone, a question; and what is no statement:
declining, knowing a thing."""

import pytest

from sayso.pipeline import read_report
from sayso.read import from_text


def told(text: str) -> list[tuple[str, str, str]]:
    """Source, cue and act of each attribution."""
    reading = read_report(from_text(text, id="r", publisher="The Echo"))
    return [(" ".join(s.of(text) for s in a.source), " ".join(s.of(text) for s in a.cue), a.act)
            for a in reading.attributions]  # fmt: skip


@pytest.mark.parametrize("text", [
    "No one believes that the bridge will hold.",
    "Nobody in the town believes that Holm did it.",
    "Few people think the mayor will resign.",
    "Zero employees said they were paid.",
    "No Holm adviser said the plan was dead.",
    "No officials said the plan was dead.",
    "Does anybody think the mayor will sign?",
    "You expect a mayor to be honest.",
])  # fmt: skip
def test_nobody_is_no_source(text):
    assert told(text) == []


@pytest.mark.parametrize(("text", "source"), [
    ("Some people think the mayor will resign.", "Some people"),
    ("No one but Holm said the plan was dead.", "Holm"),
    ("A few guards said the plan was dead.", "A few guards"),
    ("No Frills Group said the stores would close.", "No Frills Group"),
    ("No fewer than ten guards said the plan was dead.", "No fewer than ten guards"),
])  # fmt: skip
def test_somebody_is(text, source):
    assert [s for s, _, _ in told(text)] == [source]


def test_questions_that_remain_are_the_words_not_who_says_them():
    assert [s for s, _, _ in told("Many questions remain about whether the mayor knew.")] == [""]


@pytest.mark.parametrize("text", [
    "The school declined to name the pupil.",
    "Holm declined to say who paid.",
    "Holm refused to say whether the plant was shut.",
    "Holm refuses to release his letters.",
    "Holm knows the specifics of the plan.",
])  # fmt: skip
def test_what_tells_nothing_is_an_attitude(text):
    assert [act for _, _, act in told(text)] == ["attitude"]


def test_who_knows_that_it_is_so_has_a_statement():
    assert [act for _, _, act in told("Holm knows that the plan is dead.")] == ["knowledge"]


def test_who_never_tires_of_saying_it_says_it():
    text = "Critics never seem to tire of telling that the town is broke."
    assert [a.factuality for a in read_report(from_text(text, id="r")).attributions] == ["CT+"]


@pytest.mark.parametrize(("text", "value"), [
    ("Few experts believe the bridge will hold.", "PR-"),
    ("A few experts believe the bridge will hold.", "PR+"),
])  # fmt: skip
def test_where_few_hold_it_the_others_do_not(text, value):
    (found,) = read_report(from_text(text, id="r")).attributions
    assert found.factuality == value


@pytest.mark.parametrize(("verbs", "inside"), [
    ("would publish its figures in June and suggested that they would disappoint", False),
    ("published its figures in June and suggested that they would disappoint", True),
])  # fmt: skip
def test_behind_a_modal_no_further_verb_has_its_subject(verbs, inside):
    text = f"Mara Holm, the chair, said on Monday that the bank {verbs}."
    found = read_report(from_text(text, id="r")).attributions
    assert not any(" ".join(s.of(text) for s in a.source) == "the bank" for a in found) or inside
