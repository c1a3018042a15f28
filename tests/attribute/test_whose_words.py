"""Whose words they are where a sentence goes on: further verbs of a source's, ends of contents, a pronoun's subject."""

import pytest

from sayso.annotate.parse import parse
from sayso.attribute.implied import implied_source
from sayso.attribute.joined import set_joined
from sayso.attribute.limits import whole_content
from sayso.attribute.misplaced import without_misplaced
from sayso.attribute.unsaid import without_unsaid
from sayso.pipeline import annotate, read_report
from sayso.read import from_text
from tests.attribute.pages import said, shown


def told(text: str) -> list[tuple[str, str, str]]:
    """Source, cue and content of each attribution."""
    return shown(text, read_report(from_text(text, id="r", publisher="The Echo")).attributions)


def speakers(text: str) -> list[tuple[str, str | None]]:
    """Cue and speaker of each attribution."""
    reading = read_report(from_text(text, id="r", publisher="The Echo"))
    return [(" ".join(s.of(text) for s in a.cue), a.speaker) for a in reading.attributions]


@pytest.mark.parametrize(("text", "source", "cue", "content"), [
    ("Anna Berg said this week that the company would formally declare its plans by the end of March and suggested "
     "that it would withdraw from the northern market.", "Anna Berg", "suggested",
     "it would withdraw from the northern market"),
    ("The minister said that the ship had left the port in March and hinted that it carried arms.", "The minister",
     "hinted", "it carried arms"),
])  # fmt: skip
def test_what_is_told_of_does_not_tell_more_where_its_tense_or_its_kind_forbids_it(text, source, cue, content):
    found = told(text)
    assert (source, cue, content) in found
    assert not any(cue in c for s, _, c in found if s == source)


def test_what_somebody_may_have_claimed_stays_his():
    text = "Anna Berg said that the minister had resigned in March and claimed that he knew nothing."
    assert ("the minister", "claimed", "he knew nothing") in told(text)


def test_what_is_charged_is_not_what_is_denied():
    text = (
        "Tolna strongly denies any breach and has in turn charged that some elements of the Esk defense system violate "
        "the treaty."
    )
    read = said(text, "Tolna", "strongly denies", "any breach", "that some elements of the Esk defense system violate")
    assert shown(text, set_joined(parse(text), (read,))) == [
        ("Tolna", "strongly denies", "any breach"),
        ("Tolna", "has in turn charged", "some elements of the Esk defense system violate the treaty"),
    ]
    text = "Tolna denies any breach of the pact and, in the end, that parts of the navy broke it."
    read = said(text, "Tolna", "denies", "any breach of the pact", "that parts of the navy broke it")
    assert set_joined(parse(text), (read,)) == (read,)


def test_a_content_does_not_end_on_a_hyphen():
    text = "They claim it was staged to prevent the return of Varda-Esk ties."
    read = said(text, "They", "claim", "it was staged to prevent the return of Varda-")
    assert shown(text, (whole_content(parse(text), read),)) == [
        ("They", "claim", "it was staged to prevent the return of Varda-Esk ties")
    ]


def test_what_happens_meanwhile_is_told_by_the_author():
    text = "Gus Hale railed that “Much of our press is indeed the enemy of the village” as he headed to sit down."
    assert [c for _, _, c in told(text)] == ["“Much of our press is indeed the enemy of the village”"]
    text = "Gus Hale said it “will end” when they leave the town."
    assert [c for _, _, c in told(text)] == ["it “will end” when they leave the town"]


def test_the_words_of_a_you_that_is_anybody_stay_with_whoever_speaks():
    text = "You never know when the jets might bomb she said referring to the raids."
    outer = said(text, "she", "said", "when the jets might bomb")
    inner = said(text, "You", "never know", "when the jets might bomb", id="a2", via="a1")
    found = without_unsaid(annotate(from_text(text, id="r")), (outer, inner))
    assert shown(text, found) == [("she", "said", "You never know when the jets might bomb")]


def test_there_says_nothing():
    text = (
        "By Friday, there had not yet been any sign that the attacker had pledged allegiance to any group, officials "
        "said."
    )
    assert [source for source, _, _ in told(text)] == ["officials"]


def test_who_is_accused_is_told_with_his_pronoun():
    text = "Lind named 12 agents, who are accused of interfering in the vote."
    assert ("", "are accused of", "12 agents | who | interfering in the vote") in told(text)


def test_a_relative_pronoun_before_a_source_between_commas_is_told():
    text = (
        "The effort depends on winning over the villages, which, officials here point out, the army has not yet "
        "accomplished."
    )
    assert ("officials here", "point out", "which | the army has not yet accomplished") in told(text)


def test_it_fears_where_a_country_does():
    text = "Tolna has said it fears falling behind Esk."
    read = said(text, "", "fears", "falling behind Esk", via="a0")
    assert shown(text, (implied_source(parse(text), read),)) == [("it", "fears", "falling behind Esk")]
    text = "Tolna said it seems wise to leave."
    read = said(text, "", "seems", "wise to leave", via="a0")
    assert implied_source(parse(text), read) == read


def test_a_name_behind_a_place_says_what_goes_before_it():
    text = "The raid targeted a mill and a civil clinic in Turmin district Karim Selm told Varda Agency. It rained."
    read = said(text, "", "told", "The raid targeted a mill")
    found = without_misplaced(annotate(from_text(text, id="r")), (read,))
    assert shown(text, found) == [
        ("Karim Selm", "told", "The raid targeted a mill and a civil clinic in Turmin district")
    ]


def test_he_of_a_second_verb_is_the_subject_of_the_first():
    text = (
        "Even Tom Berg, the envoy to Tolna, seemed uncertain how Peter Hale would address the matter, but he predicted "
        "they would discuss the treaty."
    )
    assert ("predicted", "Tom Berg") in speakers(text)
    assert ("denied", None) in speakers("Tom Berg said Peter Hale had left the party, but he denied it.")
    assert ("insisted", None) in speakers("Tom Berg wrote that Peter Hale lied, but he insisted that it was true.")


def test_he_of_an_interview_is_who_gave_it_and_nobody_he_names_there():
    text = (
        "Peter Hale sang on Sunday. Hale said he was happy. A decade ago, Marcus Bell gave an interview to Guitar Week "
        "in which he expressly decried holograms as “dull.” I mean, the language was plain: “That’s the dullest thing "
        "I know. If I was meant to sing with Tom Dale, we would have met,” he said. “I am not a ghost.”"
    )
    assert [t for t in speakers(text) if t[0] != "said"] == [("expressly decried", "Marcus Bell")]
    assert [name for cue, name in speakers(text) if cue == "said"] == ["Peter Hale", "Marcus Bell"]
    text = "Peter Hale met Marcus Bell at a dinner at which he said the plan was dead."
    assert speakers(text) == [("said", None)]


def test_analyses_and_translations_are_documents():
    for source in ("Several analyses", "A translation of the letter by the institute"):
        text = f"{source} said that the plan would cost two billion."
        assert [a.kind for a in read_report(from_text(text, id="r")).attributions] == ["document"]


def test_a_double_mark_closed_by_single_ones_does_not_hide_the_lines_behind_it():
    text = (
        "Mona Berg and Tom Lind have split after four years.\n"
        "'Felt we should just tell y'all so u stop askin, \"How's Lind/How's Berg?''' wrote Berg, who lives in Tolna.\n"
        "Lind had lived in Tolna, Berg explained, but returned to the coast when his daughter turned 18.\n"
        "Lind in 2016 opened up about the dynamics of their relationship, saying that 'it’s fantastic to have her as a "
        "partner.'"
    )
    assert ("Lind", "saying", "'it’s fantastic to have her as a partner.'") in told(text)
