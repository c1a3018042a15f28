"""Gathering of mentions into actors, and what they are called, on hand-made mentions and parses."""

import re

import pytest

from sayso.annotate.actors import find_actors
from sayso.annotate.roles import find_roles
from sayso.model import Actor, Mention, Parse, Token
from sayso.naming import alike, folded, same_person, skeleton
from sayso.text import Span

KINDS = {"p": "person", "o": "organization", "l": "place"}
MARKED = re.compile(r"\[([^\]]*)\]([pol])")


def marked(text: str) -> tuple[Parse, tuple[Mention, ...]]:
    """'[Anna Bell]p left [Oslo]l.' as a parse (one sentence up to each stop) and its mentions."""
    plain, mentions, last = "", [], 0
    for match in MARKED.finditer(text):
        plain += text[last : match.start()]
        mentions.append(
            Mention(span=Span(len(plain), len(plain) + len(match[1])), type=KINDS[match[2]], confidence=0.9)
        )
        plain += match[1]
        last = match.end()
    plain += text[last:]
    tokens, sentences, first = [], [], 0
    for i, match in enumerate(re.finditer(r"[’']s\b|\w+|[^\w\s]", plain)):
        tokens.append(Token(i, *match.span(), match[0], match[0].lower(), "X", "X", "dep", i, len(sentences)))
        if match[0] == ".":
            sentences.append((first, i))
            first = i + 1
    if first < len(tokens):
        sentences.append((first, len(tokens) - 1))
    return Parse(plain, tuple(tokens), tuple(sentences)), tuple(mentions)


def actors(text: str) -> dict[str, list[str]]:
    parse, mentions = marked(text)
    return {a.name: [m.of(parse.text) for m in a.mentions] for a in find_actors(parse, mentions)}


def test_a_last_name_joins_its_full_name():
    assert actors("[Anna Bell]p came, [Bell]p said.") == {"Anna Bell": ["Anna Bell", "Bell"]}


def test_a_bare_last_name_stays_with_who_held_it_where_another_is_always_named_in_full():
    text = (
        "[Lars Bell]p came. [Bell]p sat. [Bell]p read. {0} asked. It rained. It snowed. {0} rose. [Bell]p left. "
        "{0} stayed."
    )
    assert actors(text.format("[Anna Bell]p")) == {
        "Lars Bell": ["Lars Bell", "Bell", "Bell", "Bell"], "Anna Bell": ["Anna Bell"] * 3,
    }  # fmt: skip


def test_a_bare_name_that_also_stands_with_a_companys_tail_is_that_company():
    text = "[Tolcom Inc]o came. [Tolcom]p said so, [Tolcom]p left."
    assert actors(text) == {"Tolcom Inc": ["Tolcom Inc", "Tolcom", "Tolcom"]}
    assert set(actors("[Tolcom Inc]o came. [Ann Tolcom]p said so, [Tolcom]p left.")) == {"Tolcom Inc", "Ann Tolcom"}


def test_a_first_name_joins_its_full_name_where_only_one_has_it():
    assert actors("[Brian Toll]p came, [Brian]p said.") == {"Brian Toll": ["Brian Toll", "Brian"]}


def test_a_title_in_the_name_makes_no_second_person():
    assert len(actors("[Maulana Tariq Soor]p came. [Tariq Soor]p said.")) == 1


def test_two_of_one_family_are_two():
    assert len(actors("[George Pell]p met [Laura Pell]p.")) == 2


def test_different_middle_initials_are_different_persons():
    assert len(actors("[George W. Pell]p met [George H. Pell]p.")) == 2


def test_a_middle_name_more_is_the_same_person():
    assert len(actors("[John Addo Kwame]p came. [John Kwame]p said.")) == 1


def test_father_and_son_of_nearly_one_name_are_two():
    text = "The son of President [Denis Koto Mba]p came. [Denis Christel Koto Mba]p said."
    assert len(actors(text)) == 2


def test_a_shared_last_name_goes_to_the_one_in_focus():
    found = actors("[Jacob Duma]p came. [Duma]p sat. It rained. It blew. It snowed. It froze. [Clive Duma]p left. "
                   "[Duma]p slept.")  # fmt: skip
    assert found == {"Jacob Duma": ["Jacob Duma", "Duma"], "Clive Duma": ["Clive Duma", "Duma"]}


def test_a_shared_last_name_is_left_alone_where_both_were_just_named():
    found = actors("[Jacob Duma]p came. [Duma]p sat. [Clive Duma]p left. [Duma]p slept.")
    assert found == {"Jacob Duma": ["Jacob Duma", "Duma"], "Clive Duma": ["Clive Duma"], "Duma": ["Duma"]}


def test_a_last_name_is_not_that_of_a_relative_named_after_it():
    found = actors("President [Duma]p arrived with his wife, [Grace Duma]p. [Duma]p waved. [Duma]p left.")
    assert found == {"Duma": ["Duma", "Duma", "Duma"], "Grace Duma": ["Grace Duma"]}
    found = actors("[Duma]p arrived. First lady [Grace Duma]p was late. [Duma]p left.")
    assert found == {"Duma": ["Duma", "Duma"], "Grace Duma": ["Grace Duma"]}
    found = actors("[Duma]p sat. [Grace Duma]p, the president's eldest daughter, sang. [Duma]p left.")
    assert found == {"Duma": ["Duma", "Duma"], "Grace Duma": ["Grace Duma"]}


def test_a_relative_who_is_named_first_and_alone_keeps_the_last_name():
    assert len(actors("The minister's wife, [Grace Duma]p, spoke. [Duma]p said no.")) == 1


def test_of_two_bearers_the_relative_does_not_take_the_last_name():
    found = actors("[Jacob Duma]p came. [Jacob Duma]p and his wife, [Grace Duma]p, sat. [Duma]p spoke.")
    assert found == {"Jacob Duma": ["Jacob Duma", "Jacob Duma", "Duma"], "Grace Duma": ["Grace Duma"]}


def test_a_last_name_said_before_the_junior_is_not_his():
    found = actors("[Duma]p won. [Jacob Duma Jr.]p was there. [Duma Jr.]p sang. [Duma]p wept.")
    assert found == {"Duma": ["Duma", "Duma"], "Jacob Duma Jr.": ["Jacob Duma Jr.", "Duma Jr."]}


def test_father_and_junior_are_two_where_the_father_is_named_first():
    found = actors("[Jacob Duma]p won. [Jacob Duma Jr.]p was there. [Duma]p wept.")
    assert found == {"Jacob Duma": ["Jacob Duma", "Duma"], "Jacob Duma Jr.": ["Jacob Duma Jr."]}


def test_a_junior_left_out_later_is_the_same_person():
    assert len(actors("[Jacob Duma Jr.]p was there. [Jacob Duma]p sang.")) == 1


def test_a_name_used_as_a_mark_before_the_full_one_is_still_his():
    assert len(actors("A man in a [Duma]p mask met President [Jacob Duma]p. [Duma]p sang.")) == 1


def test_a_junior_who_is_the_only_one_goes_by_last_name():
    assert len(actors("[Jacob Duma Jr.]p was there. [Duma]p sang.")) == 1


def test_a_given_name_is_that_of_the_one_just_named_however_often_another_came():
    found = actors("[Jo Ames]p ran. [Ames]p ran. [Ames]p ran. [Ames]p ran. It rained. It blew. It snowed. "
                   "[Mo Bell]p played [Jo Wick]p. [Jo]p won.")  # fmt: skip
    assert found["Jo Wick"] == ["Jo Wick", "Jo"]


def test_a_shared_last_name_stays_with_the_one_named_far_more_often():
    text = "[Jacob Duma]p came. [Duma]p sat. [Duma]p ate. [Duma]p wept. [Clive Duma]p left. [Duma]p slept."
    assert len(actors(text)["Clive Duma"]) == 1


def test_a_shared_last_name_before_all_full_names_is_left_alone():
    assert "Duma" in actors("[Duma]p slept. [Jacob Duma]p met [Clive Duma]p.")


def test_a_bare_last_name_is_not_that_of_one_who_goes_by_her_given_name():
    text = (
        "[Sonia Moor]p came. [Karl Moor]p said that [Sonia]p would speak. [Sonia]p did not. [Moor]p left. "
        "[Sonia Moor]p sang. [Moor]p laughed."
    )
    found = actors(text)
    assert found["Sonia Moor"] == ["Sonia Moor", "Sonia", "Sonia", "Sonia Moor"]
    assert found["Karl Moor"] == ["Karl Moor", "Moor"]


def test_one_called_by_given_name_now_and_then_keeps_the_last_name():
    text = "[Sonia Moor]p came. [Karl Moor]p left. [Sonia Moor]p sat. [Sonia Moor]p sang, [Sonia]p, and [Moor]p bowed."
    assert actors(text)["Sonia Moor"][-1] == "Moor"


def test_a_bare_last_name_is_not_a_wifes_however_she_is_named_again():
    text = "[Karl Moor]p came with his wife [Sonia]p. [Sonia Moor]p sat. [Sonia Moor]p sang. It rained. [Moor]p left."
    assert actors(text)["Moor"] == ["Moor"]


def test_no_mention_is_lost_where_a_given_name_came_before_the_full_one():
    text = "[Lars]p came. [Lars Bell]p sat. [Anna Bell]p left. It rained. It snowed. Still. [Lars Bell]p and [Bell]p."
    assert actors(text)["Lars Bell"] == ["Lars", "Lars Bell", "Lars Bell", "Bell"]


def test_a_place_with_and_without_its_article_is_one():
    assert len(actors("[Al Mazrah]l fell. They left [Mazrah]l.")) == 1


def test_a_courtesy_tells_which_of_two_namesakes_is_meant():
    text = "[Karl Moor]p came. Mrs. [Moor]p left. [Sonia Moor]p sang. Mr. [Moor]p laughed."
    assert actors(text) == {"Karl Moor": ["Karl Moor", "Moor"], "Sonia Moor": ["Moor", "Sonia Moor"]}


def test_a_courtesy_that_speaks_against_the_only_bearer_leaves_the_name_apart():
    text = "[Sonia Moor]p came. Mr. [Moor]p left. Mrs. [Moor]p laughed."
    assert actors(text) == {"Sonia Moor": ["Sonia Moor", "Moor"], "Moor": ["Moor"]}


def test_a_family_is_none_of_its_members():
    assert actors("[Sonia Garland]p came. The [Garlands]p left. [Garland]p sang.")["Sonia Garland"] == [
        "Sonia Garland", "Garland",
    ]  # fmt: skip


def test_a_body_known_by_the_short_name_is_not_another_that_ends_in_it():
    assert len(actors("They won the [House]o. The [White House]o was silent.")) == 2


def test_spellings_of_one_foreign_name_are_one():
    text = "[Muammar Gaddafi]p, or [Moammar Kadhafi]p, leads [Jaish-e-Mohammed]o, or [Jaish-e Muhammad]o."
    assert len(actors(text)) == 2


def test_a_bare_place_is_not_the_county_named_after_it():
    assert set(actors("[Brede]l shut its roads. [Brede County]l did so too.")) == {"Brede", "Brede County"}
    assert len(actors("[Brede]l shut its roads. [Brede Province]l did so too.")) == 1


def test_an_acronym_joins_the_name_before_its_brackets():
    assert actors("[Water Users Front]o ([WUF]o) said.") == {"Water Users Front": ["Water Users Front", "WUF"]}


def test_an_acronym_never_explained_joins_the_name_it_spells():
    found = actors("[Sipah-e-Noor]o came. [SeN]o said. [SEN]o left.")
    assert found == {"Sipah-e-Noor": ["Sipah-e-Noor", "SeN", "SEN"]}


def test_an_acronym_of_two_names_joins_neither():
    assert len(actors("[Water Users Front]o met [Wool Union Federation]o. [WUF]o left.")) == 3


def test_names_of_one_state_are_one():
    found = actors("[US]l and [U.S.]l and [America]l and the [United States]l, [UK]l and [Britain]l.")
    assert sorted(map(len, found.values())) == [2, 4]
    assert "United States" in found


@pytest.mark.parametrize(("a", "b"), [("Sudan", "South Sudan"), ("Niger", "Nigeria"), ("Guinea", "Guinea-Bissau")])
def test_states_with_like_names_are_kept_apart(a, b):
    assert len(actors(f"[{a}]l borders [{b}]l.")) == 2


def test_a_person_and_a_state_of_one_name_are_two():
    assert len(actors("[Vernon Jordan]p flew to [Jordan]l. [Jordan]p said.")) == 2


def test_a_head_word_alone_means_the_whole_body():
    found = actors("The [Tarland Watch for Human Rights]o said. The [Watch]o left.")
    assert found == {"Tarland Watch for Human Rights": ["Tarland Watch for Human Rights", "Watch"]}


def test_a_broadcaster_and_its_newsroom_are_two():
    assert len(actors("[TNB]o owns [TNB News]o.")) == 2


def test_a_company_with_and_without_its_suffix_is_one():
    assert len(actors("[Velmo Limited]o came. [Velmo]o left.")) == 1


def test_the_kind_is_what_most_of_the_evidence_says():
    parse, mentions = marked("[Velkor]o came. [Velkor]p said. [Velkor]o left.")
    assert [a.type for a in find_actors(parse, mentions)] == ["organization"]


def test_a_last_name_taken_for_a_body_is_the_persons():
    parse, mentions = marked("[Marcel Clare]p came. [Clare]o said.")
    assert [a.type for a in find_actors(parse, mentions)] == ["person"]


def test_ids_count_in_order_of_first_mention():
    parse, mentions = marked("[Oslo]l met [Anna Bell]p of [Bergen]l.")
    assert [(a.id, a.name) for a in find_actors(parse, mentions)] == [
        ("e1", "Oslo"), ("e2", "Anna Bell"), ("e3", "Bergen"),
    ]  # fmt: skip


def test_folding_drops_case_accents_stops_articles_and_possessives():
    assert folded("The U.S.") == ("us",)
    assert folded("Élodie’s") == ("elodie",)


@pytest.mark.parametrize(("a", "b"), [("gaddafi", "kadhafi"), ("mohammed", "muhammad"), ("hussein", "husain")])
def test_one_sound_is_alike(a, b):
    assert alike(a, b) and alike(b, a)


@pytest.mark.parametrize(("a", "b"), [("marina", "moreno"), ("ali", "alia"), ("hasan", "hosseini"), ("iran", "iraq")])
def test_other_names_are_not_alike(a, b):
    assert not alike(a, b)


def test_a_skeleton_keeps_the_first_letter():
    assert skeleton("omar")[0] == skeleton("umar")[0]
    assert skeleton("bell") != skeleton("mell")


def test_an_initial_fits_the_name_it_begins():
    assert same_person(("j", "bell"), ("john", "bell"))
    assert not same_person(("k", "bell"), ("john", "bell"))


# What actors are called


def roles(text: str, name: str, rows: str, kind: str = "person") -> list[str]:
    """Roles of the one actor `name` in a sentence; `rows`: 'word pos tag dep head' for each token."""
    tokens, at = [], 0
    for i, row in enumerate(line.split() for line in rows.strip().splitlines()):
        word, pos, tag, dep, head = row
        at = text.index(word, at)
        lemma = {"is": "be", "was": "be"}.get(word, word.lower())
        tokens.append(Token(i, at, at + len(word), word, lemma, pos, tag, dep, int(head), 0))
        at += len(word)
    start = text.index(name)
    actor = Actor(id="e1", name=name, type=kind, mentions=(Span(start, start + len(name)),))
    (out,) = find_roles(Parse(text, tuple(tokens), ((0, len(tokens) - 1),)), (actor,))
    assert all(r.span.of(text) == r.text and r.by is None for r in out.roles)
    return [r.text for r in out.roles]


def test_a_noun_before_the_name_is_a_role():
    rows = """
    Water NOUN NN compound 1
    spokesman NOUN NN compound 3
    Tobin PROPN NNP compound 3
    Marsk PROPN NNP nsubj 4
    spoke VERB VBD ROOT 4
    """
    assert roles("Water spokesman Tobin Marsk spoke", "Tobin Marsk", rows) == ["Water spokesman"]


def test_an_apposition_behind_the_name_is_a_role():
    rows = """
    Marsk PROPN NNP nsubj 7
    , PUNCT , punct 0
    the DET DT det 3
    mastermind NOUN NN appos 0
    of ADP IN prep 3
    it PRON PRP pobj 4
    , PUNCT , punct 0
    fled VERB VBD ROOT 7
    """
    assert roles("Marsk, the mastermind of it, fled", "Marsk", rows) == ["mastermind of it"]


def test_an_age_between_is_passed_over():
    rows = """
    Marsk PROPN NNP nsubj 7
    , PUNCT , punct 0
    45 NUM CD appos 0
    , PUNCT , punct 0
    a DET DT det 5
    teacher NOUN NN appos 0
    , PUNCT , punct 0
    fled VERB VBD ROOT 7
    """
    assert roles("Marsk, 45, a teacher, fled", "Marsk", rows) == ["teacher"]


def test_a_phrase_that_a_verb_follows_is_no_role():
    rows = """
    Marsk PROPN NNP dobj 4
    , PUNCT , punct 4
    the DET DT det 3
    leader NOUN NN nsubj 4
    said VERB VBD ROOT 4
    """
    assert roles("Marsk, the leader said", "Marsk", rows) == []


def test_a_copula_gives_a_role_and_a_denied_one_does_not():
    rows = """
    Marsk PROPN NNP nsubj 1
    is AUX VBZ ROOT 1
    a DET DT det 3
    teacher NOUN NN attr 1
    . PUNCT . punct 1
    """
    assert roles("Marsk is a teacher.", "Marsk", rows) == ["teacher"]
    denied = """
    Marsk PROPN NNP nsubj 1
    is AUX VBZ ROOT 1
    not PART RB neg 1
    a DET DT det 4
    teacher NOUN NN attr 1
    . PUNCT . punct 1
    """
    assert roles("Marsk is not a teacher.", "Marsk", denied) == []


def test_the_noun_that_a_name_stands_behind_with_a_comma_is_a_role():
    rows = """
    Carla PROPN NNP poss 2
    's PART POS case 0
    attorney NOUN NN nsubj 6
    , PUNCT , punct 2
    Moor PROPN NNP appos 2
    , PUNCT , punct 2
    left VERB VBD ROOT 6
    """
    assert roles("Carla's attorney, Moor, left", "Moor", rows) == ["Carla's attorney"]


def test_a_courtesy_is_no_role():
    rows = """
    Mr. PROPN NNP compound 1
    Marsk PROPN NNP nsubj 2
    left VERB VBD ROOT 2
    """
    assert roles("Mr. Marsk left", "Marsk", rows) == []


def test_a_title_behind_of_belongs_to_the_name_and_is_no_end_of_a_role():
    rows = """
    Chairman NOUN NN nsubj 6
    of ADP IN prep 0
    Mrs. PROPN NNP compound 3
    Holm PROPN NNP poss 5
    's PART POS case 3
    fund NOUN NN pobj 1
    left VERB VBD ROOT 6
    """
    assert roles("Chairman of Mrs. Holm's fund left", "Holm", rows) == []


def test_an_adjective_that_stands_before_no_noun_is_no_part_of_a_role():
    rows = """
    He PRON PRP nsubj 1
    kept VERB VBD ROOT 1
    alive ADJ JJ amod 3
    chief NOUN NN compound 4
    Marsk PROPN NNP dobj 1
    """
    assert roles("He kept alive chief Marsk", "Marsk", rows) == ["chief"]
