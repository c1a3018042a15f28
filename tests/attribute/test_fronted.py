"""What a sentence begins with, before whoever says it."""

import pytest

from sayso.pipeline import read_report
from sayso.read import from_text


def told(text: str) -> list[tuple[str, str, str]]:
    """Source, content and factuality of each attribution."""
    return [(" ".join(s.of(text) for s in a.source), " | ".join(s.of(text) for s in a.content), a.factuality)
            for a in read_report(from_text(text, id="r")).attributions]  # fmt: skip


@pytest.mark.parametrize(("text", "content", "factuality"), [
    ("As long as he keeps the seat, the union's chief, Ida Holm, said, nothing will change.",
     "As long as he keeps the seat | nothing will change", "CT-"),
    ("As soon as the snow melts, Holm added, “we will dig again.”", "As soon as the snow melts | “we will dig again.”",
     "CT+"),
    ("Because the road was wet, Holm said, the bus could not stop.",
     "Because the road was wet | the bus could not stop", "CT-"),
    ("Even when the guns fell silent, Holm said, the roads stayed shut.",
     "Even when the guns fell silent | the roads stayed shut", "CT+"),
    ("Because he was ill, Holm told AFP, the reeve did not come.",
     "Because he was ill | the reeve did not come", "CT-"),
    ("Whether or not he resigns, Holm said, the party is finished.",
     "Whether or not he resigns | the party is finished", "CT+"),
    ("If anything, Holm said, the bridge is safer.", "If anything | the bridge is safer", "CT+"),
    ("Even if the vote fails, Holm said she would stay.", "Even if the vote fails | she would stay", "CT+"),
    ("If he wins the seat, Holm has indicated he would close the mine.",
     "If he wins the seat | he would close the mine", "Uu"),
    ("If the rain stops, Holm said, the fair will open.", "If the rain stops | the fair will open", "Uu"),
])  # fmt: skip
def test_a_clause_in_front_belongs_to_what_is_said(text, content, factuality):
    assert told(text) == [("the union's chief, Ida Holm" if "union" in text else "Holm", content, factuality)]


@pytest.mark.parametrize(("text", "content"), [
    ("When asked about the vote, Holm said she would resign.", "she would resign"),
    ("After the vote failed, Holm said she would resign.", "she would resign"),
    ("Because he feared for his life, Holm said the witness would not speak.", "the witness would not speak"),
    ("If you look at the plan, Holm says it will fail.", "it will fail"),
    ("While she was speaking to the press on Friday, Holm said, “It has been a long year.”",
     "“It has been a long year.”"),
    ("Although most of it will burn up, Holm says some parts may fall to the ground.",
     "some parts may fall to the ground"),
])  # fmt: skip
def test_what_tells_when_or_how_it_was_said_stays_outside(text, content):
    assert [c for _, c, _ in told(text)] == [content]


def test_who_says_it_may_stand_behind_the_verb_amid_it():
    said = told("If he stays, said Holm, the party will split.")
    assert said == [("Holm", "If he stays | the party will split", "Uu")]
    assert all(not s for s, _, _ in told("The bridge, said to be safe, fell."))


def test_a_pronoun_behind_may_mean_whoever_the_clause_in_front_names():
    text = ("Ida Holm and Anna Lund work at the mill. Ms. Lund was hurt in May.\n\n"
            "When Lund was able to talk again, Holm said, she revealed that the mill was unsafe.")  # fmt: skip
    reading = read_report(from_text(text, id="r"))
    found = {" ".join(s.of(text) for s in a.source): a.speaker for a in reading.attributions}
    assert found == {"Holm": "Ida Holm", "she": None}
