"""Statements told besides another: a denial beside a charge, "as he said" behind a question, words heard on a tape."""

import pytest

from sayso.pipeline import read_report
from sayso.read import from_text


def told(text: str) -> list[tuple[str, str, str, str, str]]:
    """Source, cue, content, act and factuality of each attribution."""
    reading = read_report(from_text(text, id="r", publisher="The Echo"))
    return [(*(" … ".join(s.of(text) for s in part) for part in (a.source, a.cue, a.content)), a.act, a.factuality)
            for a in reading.attributions]  # type: ignore[misc] # fmt: skip


def ends(text: str) -> list[str]:
    return [a.chain[-1] for a in read_report(from_text(text, id="r", publisher="The Echo")).attributions]


def test_the_denial_beside_a_charge_is_no_part_of_it():
    found = told("They say it works with the army rather than fighting it an accusation the militia has denied.")
    assert [f[:3] for f in found] == [
        ("They", "say", "it works with the army rather than fighting it"),
        ("the militia", "has denied", "an accusation"),
    ]
    assert found[1][-1] == "CT-"


def test_a_charge_that_somebody_heard_stays_his():
    text = "Holm said he had heard an accusation the council denied."
    assert ("Holm", "said", "he had heard an accusation the council denied") in [f[:3] for f in told(text)]


@pytest.mark.parametrize("text", [
    "The tape can be played, and in it Ann Reed can be heard yelling to the guards that her husband was unarmed.",
    "Ann Reed was heard yelling that her husband was unarmed.",
])  # fmt: skip
def test_what_is_heard_said_is_said(text):
    (source, cue, content, act, factuality), = [f for f in told(text) if "yelling" in f[1]]
    assert (source, content, act, factuality) == ("Ann Reed", "her husband was unarmed", "communication", "CT+")
    assert "heard yelling" in cue


def test_a_post_told_of_at_the_end_has_its_sentence():
    text = "The ship will sail from the harbour on Monday, Holm tweeted late Friday in Tolna."
    assert [f[:3] for f in told(text)] == [("Holm", "tweeted", "The ship will sail from the harbour on Monday")]


@pytest.mark.parametrize(("text", "found"), [
    ("The deal was undercut by Holm's claims he had won new pledges.", [("Holm", "claims", "he had won new pledges")]),
    ("The talks were soured by the minister's claim the bank was hiding money.",
     [("the minister", "claim", "the bank was hiding money")]),
    ("The talks were soured by Holm's claims he made on Monday.", []),
])  # fmt: skip
def test_a_claim_has_its_clause_without_that(text, found):
    assert [f[:3] for f in told(text)] == found


@pytest.mark.parametrize(("text", "expected"), [
    ("It does not answer whether Reed had a gun, as police have said.",
     ("police", "have said", "Reed had a gun", "CT+")),
    ("The recording does not show whether the driver was drunk, as police have said.",
     ("police", "have said", "the driver was drunk", "CT+")),
])  # fmt: skip
def test_who_says_it_is_so_does_not_ask_whether(text, expected):
    assert expected in [(*f[:3], f[4]) for f in told(text)]


def test_who_asks_whether_leaves_it_open():
    text = "The ministry asked whether the dam was safe, as Holm had said."
    assert ("The ministry", "asked", "the dam was safe", "Uu") in [(*f[:3], f[4]) for f in told(text)]


@pytest.mark.parametrize(("text", "last"), [
    ("A source at Tolna Command said the raid had failed. A source in the port told the Dispatch that two men had "
     "died. The source added that three were hurt.", "a source in the port"),
    ("A doctor in Velden said ten were ill. A nurse said nothing was known. A doctor in Tolna said two were ill. The "
     "mayor was asleep. Nobody came to the town. The doctor said that they would live.", "The doctor"),
])  # fmt: skip
def test_of_several_sources_the_one_goes_on_who_spoke_right_before(text, last):
    assert ends(text)[-1] == last


def test_of_several_officials_the_one_of_all_these_words_goes_on():
    text = "An official said the plan was dead. A Tolna official said it lived. The Tolna official said no more of it."
    assert ends(text)[1:] == ["a Tolna official"] * 2


@pytest.mark.parametrize(("text", "content"), [
    ("The Blue Helmets said on Twitter one of their buildings in Velan in north Tolna was hit by an air strike.",
     "one of their buildings in Velan in north Tolna was hit by an air strike"),
    ("The police seized the boats allegedly used by smugglers in May.", "the boats … used by smugglers in May"),
    ("The man, who is believed to have fled to Tolna, was a baker.", "The man, who … to have fled to Tolna"),
])  # fmt: skip
def test_what_is_told_of_is_told_with_it(text, content):
    assert [f[2] for f in told(text)] == [content]


def test_where_the_parser_goes_astray_nothing_is_alleged():
    text = "A firm called Velden Trust that is alleged to help the wealthy hide their money was sold."
    assert not any("sold" in f[2] for f in told(text))


def test_a_name_with_what_it_is_behind_it_stands_for_itself():
    text = "A blast hit the port. The Tolna Observatory for Human Rights monitor said two had died."
    assert ends(text)[-1].removeprefix("the ").startswith("Tolna Observatory")


@pytest.mark.parametrize(("text", "kind"), [
    ("Bo Marsh left. A representative for Marsh, Leslie Dahl, said that the port was open.", "person"),
    ("A spokesman for Mayor Leslie Dahl said that the port was open.", "unnamed"),
])  # fmt: skip
def test_who_speaks_for_somebody_is_named_behind_a_comma_alone(text, kind):
    assert read_report(from_text(text, id="r")).attributions[-1].kind == kind


def test_the_day_of_a_saying_is_no_subject_of_what_is_said():
    text = (
        "Holm told the Echo that Dahl had ignored his advice.\n\nBut the mayor said Friday suggested that a port deal "
        "was possible."
    )
    assert not any(f[2].startswith("Friday") for f in told(text))
