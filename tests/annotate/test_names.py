"""Names in small hand-made parses: no weights are loaded."""

import re

import numpy as np
import pytest

from sayso.annotate.names import NameScores, find_mentions
from sayso.model import Parse, Token
from sayso.text import Span

WORD = re.compile(r"[’']s\b|\w+|[^\w\s]")
VERBS = {"said", "met", "is", "was", "fired", "visited", "left", "told", "wants"}


def parse_of(text: str, *entities: tuple[str, str]) -> Parse:
    """A flat parse: capitalised words are proper nouns, a stop ends a sentence; entities as (words, label)."""
    tokens, sentences, first = [], [], 0
    for i, match in enumerate(WORD.finditer(text)):
        word = match.group()
        pos = "PROPN" if word[0].isupper() else "VERB" if word in VERBS else "PUNCT" if not word[0].isalnum() else "X"
        tokens.append(Token(i, *match.span(), word, word.lower(), pos, pos, "dep", i, len(sentences)))
        if word in ".?!":
            sentences.append((first, i))
            first = i + 1
    if first < len(tokens):
        sentences.append((first, len(tokens) - 1))
    spans = [
        (Span(m.start(), m.end()), label) for words, label in entities for m in re.finditer(re.escape(words), text)
    ]
    return Parse(text, tuple(tokens), tuple(sentences), tuple(spans))


def names(text: str, *entities: tuple[str, str], **options) -> list[tuple[str, str]]:
    return [(m.span.of(text), m.type) for m in find_mentions(parse_of(text, *entities), **options)]


def test_a_title_is_left_out_and_shows_a_person():
    assert names("They say that General Tobin Marsk left.") == [("Tobin Marsk", "person")]


def test_a_religious_title_belongs_to_the_name():
    assert names("He met Mullah Zarif Tandar there.") == [("Mullah Zarif Tandar", "person")]


def test_an_office_of_several_words_is_no_name():
    assert names("He met Deputy Prime Minister Ilva Sorn there.") == [("Ilva Sorn", "person")]


def test_a_demonym_is_no_name():
    assert names("A Kenyan doctor met two Russian ones.") == []


def test_a_demonym_before_a_head_word_belongs_to_the_body():
    assert names("It was the Kenyan Water Ministry that said so.") == [("Kenyan Water Ministry", "organization")]


def test_the_longest_name_wins():
    assert names("She left the Oslo Post in May.", ("Oslo", "GPE")) == [("Oslo Post", "organization")]


def test_two_states_joined_by_and_are_two_names():
    assert names("It is a border of Ghana and Togo.") == [("Ghana", "place"), ("Togo", "place")]


def test_two_states_joined_by_a_hyphen_are_two_names():
    assert names("It was a Ghana-Togo affair.") == [("Ghana", "place"), ("Togo", "place")]


def test_a_name_with_hyphens_is_one():
    text = "The group Sipah-e-Noor fired first, then Sipah-e-Noor left."
    assert names(text, ("Noor", "PERSON")) == [("Sipah-e-Noor", "organization")] * 2


def test_the_name_of_an_office_goes_on_over_of():
    text = "It was the Ministry of Water that met the University of Tarland."
    assert names(text) == [("Ministry of Water", "organization"), ("University of Tarland", "organization")]


def test_a_possessive_ending_is_left_out():
    assert names("It was Ghana's minister.") == [("Ghana", "place")]


def test_a_possessor_does_not_join_the_ministry():
    found = names("It was Ghana's Water Ministry.")
    assert found == [("Ghana", "place"), ("Water Ministry", "organization")]


def test_an_article_in_capitals_belongs_to_an_outlet_inside_a_sentence_only():
    assert names("He told The Guardian so.") == [("The Guardian", "organization")]
    assert names("The Guardian said so.") == [("Guardian", "organization")]


def test_a_last_name_is_found_by_its_full_name_even_first_in_a_sentence():
    text = "He met Anna Dolling there. Dolling said so."
    assert names(text) == [("Anna Dolling", "person"), ("Dolling", "person")]


def test_the_first_word_of_a_sentence_is_no_name_by_its_capital_alone():
    assert names("Witnesses said so. Smoke was there.") == []


def test_a_headline_gives_no_names_by_its_capitals_alone():
    assert names("Angry Crowd Storms Empty Palace Grounds At Last\n\nIt was an angry crowd.") == []


def test_a_headline_with_two_persons_of_the_report_in_it_is_no_name_of_a_third():
    text = (
        "Will Brenk Spare Marsk the Lecture He Has Given Others\n\nToday Tobin Marsk met Ilva Brenk. "
        "Brenk said nothing. Marsk left. Brenk told him so. Marsk is old."
    )
    entities = (("Will Brenk Spare Marsk", "PERSON"), ("Tobin Marsk", "PERSON"), ("Ilva Brenk", "PERSON"))
    found = names(text, *entities)
    assert ("Tobin Marsk", "person") in found and ("Ilva Brenk", "person") in found
    assert not any("Spare" in name for name, _ in found)


def test_a_headline_gives_names_known_from_the_text():
    text = "Dolling Leaves Burning Palace At Last\n\nIt was Anna Dolling who left."
    assert ("Dolling", "person") in names(text)


def test_an_acronym_of_common_words_is_no_name():
    assert names("They have a rocket launching device (RLD) there.") == []


def test_dates_and_occasions_are_no_names():
    assert names("It was on Monday, New Year's Eve, in May.") == []


def test_handles_tags_and_addresses_are_no_names():
    assert names("See @AnnaDolling and #Ghana at https://Ghana.example/Togo now.") == []


def test_lower_case_province_belongs_to_its_name():
    assert names("It was in Tarland province.", ("Tarland", "GPE")) == [("Tarland province", "place")]


def test_nothing_is_found_in_skipped_text():
    text = "It was Ghana. READ Togo now. It is Mali."
    assert names(text, skip=(Span(14, 28),)) == [("Ghana", "place"), ("Mali", "place")]


def test_a_pictures_owner_is_no_part_of_a_name_that_the_report_has_without_it():
    text = "They met Tobin Marsk and General Tobin Marsk left. Then Getty Images Tobin Marsk left."
    glued = ("Getty Images Tobin Marsk", "PERSON")
    assert names("They met him. Then Getty Images Tobin Marsk left.", glued) == [("Getty Images Tobin Marsk", "person")]
    assert names(text, glued)[-1] == ("Tobin Marsk", "person")
    assert ("Reuters Institute", "organization") in names("They met the Reuters Institute. Then the Institute left.")


TAKEN = "Then they met Tolcom and it is late. "


@pytest.mark.parametrize(
    "shown", ["Then Tolcom’s board left.", "Then Tolcom shareholders left.", "The chipmaker Tolcom left.",
              "The town-based Tolcom left."]
)  # fmt: skip
def test_what_only_a_company_has_shows_one_wherever_it_is_named(shown):
    assert set(names(TAKEN + "Then Tolcom left.", ("Tolcom", "PERSON"))) == {("Tolcom", "person")}
    assert set(names(TAKEN + shown, ("Tolcom", "PERSON"))) == {("Tolcom", "organization")}


def test_whose_father_he_is_said_to_be_is_a_person():
    text = "Then her father Tolum left. They met Tolum and it is late."
    assert set(names(text, ("Tolum", "ORG"))) == {("Tolum", "person")}
    text = text.replace("her father", "her ferry")
    assert set(names(text, ("Tolum", "ORG"))) == {("Tolum", "organization")}


def test_no_name_runs_on_over_an_edge():
    text = "Then Courier Tobin Marsk left."
    assert ("Tobin Marsk", "person") not in names(text, ("Courier Tobin Marsk", "PERSON"))
    assert ("Tobin Marsk", "person") in names(text, ("Tobin Marsk", "PERSON"), edges=(text.index("Tobin"),))


def test_a_thing_with_a_name_is_no_actor():
    assert names("It was a Skyhawk helicopter.", ("Skyhawk", "PRODUCT")) == []


def scores_of(text: str, **labels: int) -> NameScores:
    """The network sure of everything: `labels` maps a word to its label (0 elsewhere)."""
    spans = [m.span() for m in re.finditer(r"\w+|[^\w\s]", text)]
    probs = np.full((len(spans), 7), 0.01)
    for row, (s, e) in enumerate(spans):
        probs[row, labels.get(text[s:e], 0)] = 0.94
    return NameScores(np.array([s for s, _ in spans]), np.array([e for _, e in spans]), probs)


@pytest.mark.parametrize(("label", "kind"), [(1, "person"), (3, "organization"), (5, "place")])
def test_the_network_tells_the_kind_of_a_bare_name(label, kind):
    text = "They said that Velkor was there."
    assert names(text, scores=scores_of(text, Velkor=label)) == [("Velkor", kind)]


def test_no_scores_and_empty_scores_are_the_same():
    text = "He met Anna Dolling in Ghana."
    empty = NameScores(np.array([], int), np.array([], int), np.zeros((0, 7)))
    assert names(text) == names(text, scores=empty)


def test_an_empty_text_has_no_names():
    assert find_mentions(Parse("", (), ())) == ()


def test_a_small_syllable_behind_a_hyphen_belongs_to_the_name_and_a_verb_before_it_does_not():
    from sayso.annotate.name_units import units_of

    parse = parse_of("Stated Lee Hee-jin: the Lee-led board of Oda-san met Ko Ki-moon.")
    caps = {u.form: u.cap for u in units_of(parse)}
    assert caps["jin"] and caps["moon"] and not caps["led"] and not caps["Stated"]


def test_a_given_name_that_is_also_a_word_stays_in_the_name():
    assert names("They met the new leaders and also President Bill Marsk there.") == [("Bill Marsk", "person")]
    assert names("The Farm Bill Passed In May, Bill Would Help Farmers") == []


def test_of_behind_a_village_tells_a_place_whatever_the_name_looks_like():
    text = "It hit the neighborhood of Tareq al-Sabah and left."
    assert names(text, ("Tareq al-Sabah", "PERSON")) == [("Tareq al-Sabah", "place")]


def test_the_places_of_a_list_are_all_told_by_its_noun_and_stay_places():
    text = "It hit the villages of Norrah, Maksar al-Hafsan and Jab al-Jerrah in May. The man from Jab al-Jerrah left."
    parser = (("Maksar al-Hafsan", "PERSON"),)
    assert names(text, *parser) == [
        ("Norrah", "place"), ("Maksar al-Hafsan", "place"), ("Jab al-Jerrah", "place"), ("Jab al-Jerrah", "place"),
    ]  # fmt: skip


def test_a_picture_credit_is_no_part_of_the_town_before_it():
    text = "They left the town of Al Tolqah REUTERS Rodik on Monday."
    assert names(text, ("Al Tolqah", "PERSON"))[0] == ("Al Tolqah", "place")


def test_a_neighborhood_behind_a_name_tells_a_place():
    assert names("It hit the Al Sakhrour neighborhood.", ("Al Sakhrour", "ORG")) == [("Al Sakhrour", "place")]


def test_things_of_one_sort_written_in_capitals_are_no_body():
    text = "They met the SUVs there."
    assert names(text, scores=scores_of(text, SUVs=3)) == []
    text = "They said that the ANB met them and that ANBs chief left."
    assert names(text, scores=scores_of(text, ANB=3, ANBs=3)) == [("ANB", "organization"), ("ANBs", "organization")]


def test_an_agency_run_into_a_photographers_name_is_no_part_of_it():
    text = "They met Reuters Dmitry Vinogrin there."
    found = names(text, ("Reuters Dmitry Vinogrin", "PERSON"), scores=scores_of(text, Reuters=1, Dmitry=2, Vinogrin=2))
    assert ("Dmitry Vinogrin", "person") in found


def test_a_given_name_that_is_a_common_word_too_is_not_taken_off():
    assert names("It was Bill Dolling who said it.", ("Bill Dolling", "PERSON")) == [("Bill Dolling", "person")]
    assert names("Then President Moon Tae-sik said it.", ("Moon Tae-sik", "PERSON")) == [("Moon Tae-sik", "person")]
    assert ("Bill C", "person") not in names("They fear Bill C-51 now.", ("Bill C-51", "LAW"))
