"""Words kept out of the wrong mouths: who is judged, who stands in a clause about the speaker, who is named beside."""

import pytest

from sayso.pipeline import read_report
from sayso.read import from_text


def told(text: str) -> list[tuple[str, str, str | None, str]]:
    """Cue, source, speaker and content of each attribution."""
    reading = read_report(from_text(text, id="r", publisher="The Echo", published="2018-07-15"))
    return [(" ".join(s.of(text) for s in a.cue), " ".join(s.of(text) for s in a.source), a.speaker,
             " … ".join(s.of(text) for s in a.content)) for a in reading.attributions]  # fmt: skip


def said_by(text: str, cue: str) -> list[tuple[str, str | None]]:
    """Source and speaker of the attributions with a cue."""
    return [(source, speaker) for found, source, speaker, _ in told(text) if found == cue]


def test_he_is_nobody_of_a_which_clause_in_the_phrase_before_it():
    text = (
        "Mr. Brandt, who once led the navy, accused the Norlish leadership of scaremongering. Citing the harbour "
        "agreement with Tolna, which Mr. Oberlin strenuously opposed, and the retreat of the fleet, he said, “I can "
        "say that for the next few years there is no danger to the coast.”"
    )
    assert said_by(text, "said") == [("he", "Brandt")]


def test_a_participle_that_opens_its_sentence_is_of_whoever_that_is_about():
    text = (
        "Karl Brandt criticised the government on Monday. Peter Oberlin, the premier, leads it. Citing the treaty with "
        "Tolna, which Mr. Oberlin strenuously opposed, he said the coast was safe."
    )
    assert said_by(text, "Citing") == [("he", None)]
    assert said_by(text, "said") == [("he", None)]


@pytest.mark.parametrize(("text", "cue", "source"), [
    ("Most of the alleged smugglers stood accused of offenses such as theft and bribery.", "stood accused of", ""),
    ("Fishermen who sold to the Tolnans have been shamed by some Norlish commentators, denounced for allegedly "
     "undermining the local market.", "denounced for", "some Norlish commentators"),
    ("He was praised by the board and lauded for saying that the dam was weak.", "lauded for", "the board"),
    ("Holm, criticized for the delay, said the bridge would open in May.", "criticized for", ""),
])  # fmt: skip
def test_who_is_judged_does_not_judge(text, cue, source):
    assert [found for found, _ in said_by(text, cue)] == [source]


def test_a_source_that_ends_amid_a_clause_about_it_has_the_rest():
    text = "The witness, whom the newspaper called only by his nickname, said the bridge was closed."
    assert [s for s, _ in said_by(text, "said")] == ["The witness, whom the newspaper called only by his nickname"]


def test_a_mark_without_a_space_behind_it_parts_two_words():
    text = "The mayor called Holm “a rival”and reiterated his longstanding view that the port could be shared."
    assert [content for cue, _, _, content in told(text) if cue == "called"] == ["Holm “a rival”"]
    text = '"We are late,"Lind said. He called it "a joke"and left.'
    assert [t[1:] for t in told(text)] == [("Lind", "Lind", '"We are late,"'), ("He", "Lind", 'it "a joke"')]


def test_a_source_ends_before_what_its_sentence_goes_on_to_tell():
    text = "The coin has lost half its value, according to data source CoinTally and is the worst of the ten."
    assert [s for s, _ in said_by(text, "according to")] == ["data source CoinTally"]


@pytest.mark.parametrize("marks", ["‘ ’", "' '", "‘‘ ’’"])
def test_i_in_single_marks_is_whoever_is_quoted_and_he_is_not(marks):
    first, last = marks.split()
    text = f"{first}I think the port is a foe,{last} Karl Lind said."
    assert said_by(text, "think") == [("I", "Karl Lind")]
    text = f"{first}He thinks the port is a foe,{last} Karl Lind said."
    assert said_by(text, "thinks") == [("He", None)]


def test_what_an_outer_content_still_holds_stays_nested_in_it():
    text = (
        "Karl Lind said he hoped the visit would be a turning point in the dispute and that the two mayors had agreed "
        "to end it."
    )
    reading = read_report(from_text(text, id="r", publisher="The Echo"))
    assert [a.chain for a in reading.attributions if "agreed" in a.cue[0].of(text)] == [
        ("The Echo", "Karl Lind", "the two mayors")
    ]


def test_who_reported_what_it_comes_after_keeps_it():
    text = "It comes after Norlish and Tolna Railways reported a theft of nearly £380 million, the paper said."
    assert all(source for cue, source, _, _ in told(text) if cue == "reported")
