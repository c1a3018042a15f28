"""Speakers, on parses written by hand: no weights, no corpus."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso import gender as gd
from sayso.attribute.antecedents import Scene, quoted_spans, role_word
from sayso.attribute.speakers import CERTAIN, Referents, plain_words, resolve_speakers
from sayso.model import Actor, ActorType, Annotated, Aside, Attribution, Parse, Report, Role, Token
from sayso.text import Span


def scene_of(
    sentences: list[str], actors: dict[str, tuple[ActorType, list[str]]], roles: dict[str, str] | None = None
) -> Annotated:
    """An annotated report. A sentence is "word/POS/dep/head ...", head counted from 1 within it, 0 the root; a word
    that begins with ~ stands without a space before it. Actors: name -> type and the forms, each place of which is one.
    """
    text, tokens, bounds = "", [], []
    for number, sentence in enumerate(sentences):
        first = len(tokens)
        for item in sentence.split():
            word, pos, dep, head = item.rsplit("/", 3)
            if not word.startswith("~") and text:
                text += "\n\n" if word.startswith("¶") else " "
            word = word.lstrip("~¶")
            at, i = len(text), len(tokens)
            text += word
            tag = {"NOUNS": "NNS", "NOUN": "NN", "PROPN": "NNP", "PRON": "PRP", "VERB": "VBD"}.get(pos, "XX")
            lemma = word.casefold().rstrip("s") if pos == "NOUNS" else word.casefold()
            goal = first + int(head) - 1 if int(head) else i
            tokens.append(Token(i, at, at + len(word), word, lemma, pos.rstrip("S"), tag, dep, goal, number))
        bounds.append((first, len(tokens) - 1))
    taken: list[Span] = []
    found = []
    for n, (name, (kind, forms)) in enumerate(actors.items()):
        spans = []
        for form in sorted(forms, key=len, reverse=True):
            at = text.find(form)
            while at >= 0:
                span = Span(at, at + len(form))
                if not any(span.overlaps(t) for t in taken):
                    taken.append(span)
                    spans.append(span)
                at = text.find(form, at + len(form))
        role = (Role(text=roles[name], span=spans[0]),) if roles and name in roles else ()
        found.append(Actor(id=f"e{n}", name=name, type=kind, mentions=tuple(sorted(spans)), roles=role))
    parse = Parse(text, tuple(tokens), tuple(bounds))
    return Annotated(report=Report(id="r", text=text), parse=parse, actors=tuple(found))


def said(annotated: Annotated, *parts: tuple[str, str, str, int]) -> tuple[Attribution, ...]:
    """Attributions a0, a1, ...: (source, cue, content, which place of the source in the text, from 0)."""
    out = []
    for n, (source, cue, content, place) in enumerate(parts):
        at = -1
        for _ in range(place + 1):
            at = annotated.text.index(source, at + 1)
        cue_at, content_at = annotated.text.index(cue), annotated.text.index(content)
        out.append(
            Attribution(
                id=f"a{n}",
                source=(Span(at, at + len(source)),),
                cue=(Span(cue_at, cue_at + len(cue)),),
                content=(Span(content_at, content_at + len(content)),),
            )
        )
    return tuple(out)


def speakers(annotated: Annotated, *parts: tuple[str, str, str, int], certain: float = CERTAIN) -> list[str | None]:
    """The speakers given to `said(annotated, *parts)`."""
    return [a.speaker for a in resolve_speakers(annotated, said(annotated, *parts), certain=certain)]


ANN_SPOKE = "Ann/PROPN/compound/2 Brede/PROPN/nsubj/3 spoke/VERB/ROOT/0 ~./PUNCT/punct/3"
SHE_SAID = "She/PRON/nsubj/2 said/VERB/ROOT/0 it/PRON/nsubj/4 rained/VERB/ccomp/2 ~./PUNCT/punct/2"
HE_SAID = SHE_SAID.replace("She/", "He/")


THEY_SAID = SHE_SAID.replace("She/", "They/")
IT_SAID = SHE_SAID.replace("She/", "It/")


def test_a_court_or_coalition_is_not_whichever_body_spoke_last() -> None:
    spoke = "Ferry/PROPN/compound/2 Watch/PROPN/nsubj/3 said/VERB/ROOT/0 no/INTJ/dobj/3 ~./PUNCT/punct/3"
    for noun, expected in (("coalition", None), ("group", "Ferry Watch")):
        told = f"The/DET/det/2 {noun}/NOUN/nsubj/3 said/VERB/ROOT/0 it/PRON/nsubj/5 rained/VERB/ccomp/3"
        report = scene_of([spoke, told], {"Ferry Watch": ("organization", ["Ferry Watch"])})
        found = speakers(report, ("Ferry Watch", "said", "no", 0), (f"The {noun}", "said", "rained", 0))
        assert found[1] == expected


def test_one_of_two_named_together_is_not_they() -> None:
    spoke = ("Ferry/PROPN/compound/2 Watch/PROPN/nsubj/6 and/CCONJ/cc/2 Pier/PROPN/compound/5 Friends/PROPN/conj/2 "
             "said/VERB/ROOT/0 no/INTJ/dobj/6 ~./PUNCT/punct/6")  # fmt: skip
    report = scene_of([spoke, THEY_SAID], {"Ferry Watch": ("organization", ["Ferry Watch"]),
                                           "Pier Friends": ("organization", ["Pier Friends"])})  # fmt: skip
    assert speakers(report, ("They", "said", "rained", 0)) == [None]


def test_a_body_without_a_name_in_between_leaves_an_it_open() -> None:
    spoke = "Ferry/PROPN/compound/2 Watch/PROPN/nsubj/3 said/VERB/ROOT/0 no/INTJ/dobj/3 ~./PUNCT/punct/3"
    between = "The/DET/det/3 power/NOUN/compound/3 company/NOUN/nsubj/4 agreed/VERB/ROOT/0 ~./PUNCT/punct/4"
    actors: dict[str, tuple[ActorType, list[str]]] = {"Ferry Watch": ("organization", ["Ferry Watch"])}
    parts = ("Ferry Watch", "said", "no", 0), ("It", "said", "rained", 0)
    assert speakers(scene_of([spoke, IT_SAID], actors), *parts)[1] == "Ferry Watch"
    assert speakers(scene_of([spoke, between, IT_SAID], actors), *parts)[1] is None


def test_it_is_the_body_without_a_name_that_spoke_just_before() -> None:
    a = scene_of(
        [
            "A/DET/det/3 water/NOUN/compound/3 board/NOUN/nsubj/4 said/VERB/ROOT/0 wells/NOUNS/nsubj/6 "
            "fell/VERB/ccomp/4 ~./PUNCT/punct/4",
            "It/PRON/nsubj/2 said/VERB/ROOT/0 rain/NOUN/nsubj/4 came/VERB/ccomp/2 ~./PUNCT/punct/2",
        ],
        {},
    )
    first, second = resolve_speakers(
        a, said(a, ("A water board", "said", "wells fell", 0), ("It", "said", "rain came", 0))
    )
    assert (second.speaker or second.stands_for) == (first.speaker or first.stands_for or "a water board")


def test_a_message_is_that_of_who_issued_one() -> None:
    says = ("Ann/PROPN/compound/2 Brede/PROPN/nsubj/3 said/VERB/ROOT/0 no/INTJ/dobj/3 in/ADP/prep/3 a/DET/det/7 "
            "{}/NOUN/pobj/5 ~./PUNCT/punct/3")  # fmt: skip
    told = "The/DET/det/2 letter/NOUN/nsubj/3 said/VERB/ROOT/0 it/PRON/nsubj/5 rained/VERB/ccomp/3 ~./PUNCT/punct/3"
    for noun, expected in (("letter", "Ann Brede"), ("hall", None)):
        report = scene_of([says.format(noun), told], {"Ann Brede": ("person", ["Ann Brede"])})
        assert speakers(report, ("Ann Brede", "said", "no", 0), ("The letter", "said", "rained", 0))[1] == expected


def test_a_full_name_is_surer_than_a_last_name() -> None:
    report = scene_of(
        [ANN_SPOKE, "Brede/PROPN/nsubj/2 said/VERB/ROOT/0 it/PRON/nsubj/4 rained/VERB/ccomp/2"],
        {"Ann Brede": ("person", ["Ann Brede", "Brede"])},
    )
    full, last = resolve_speakers(
        report, said(report, ("Ann Brede", "spoke", "it rained", 0), ("Brede", "said", "it rained", 1))
    )
    assert full.speaker == last.speaker == "Ann Brede"
    assert full.speaker_confidence > last.speaker_confidence > 0.9


def test_a_pronoun_stands_for_the_only_person_named_before_it() -> None:
    report = scene_of([ANN_SPOKE, SHE_SAID], {"Ann Brede": ("person", ["Ann Brede"])})
    (a,) = resolve_speakers(report, said(report, ("She", "said", "it rained", 0)))
    assert a.speaker == "Ann Brede"
    assert "'She' is Ann Brede" in a.why[-1]


def test_he_is_no_woman() -> None:
    report = scene_of([ANN_SPOKE, HE_SAID], {"Ann Brede": ("person", ["Ann Brede"])})
    assert speakers(report, ("He", "said", "it rained", 0)) == [None]


def test_two_women_who_could_both_be_meant_leave_the_pronoun_open() -> None:
    both = (
        "Ann/PROPN/compound/2 Brede/PROPN/nsubj/3 and/CCONJ/cc/2 Lisa/PROPN/compound/5 Holm/PROPN/conj/2 "
        "spoke/VERB/ROOT/0"
    )
    report = scene_of(
        [both, SHE_SAID], {"Ann Brede": ("person", ["Ann Brede"]), "Lisa Holm": ("person", ["Lisa Holm"])}
    )
    (a,) = resolve_speakers(report, said(report, ("She", "said", "it rained", 0)))
    assert a.speaker is None and a.speaker_confidence == 0.0
    assert "not certain" in a.why[-1]


def test_a_man_nearby_does_not_make_she_uncertain() -> None:
    both = "Ann/PROPN/compound/2 Brede/PROPN/nsubj/3 met/VERB/ROOT/0 Paul/PROPN/compound/5 Holm/PROPN/dobj/3"
    report = scene_of(
        [both, SHE_SAID], {"Ann Brede": ("person", ["Ann Brede"]), "Paul Holm": ("person", ["Paul Holm"])}
    )
    assert speakers(report, ("She", "said", "it rained", 0)) == ["Ann Brede"]


def test_the_one_who_is_told_is_not_the_one_who_tells() -> None:
    told = (
        "Told/VERB/ROOT/0 Ann/PROPN/compound/3 Brede/PROPN/dobj/1 she/PRON/nsubj/1 it/PRON/nsubj/6 rained/VERB/ccomp/1"
    )
    report = scene_of([told], {"Ann Brede": ("person", ["Ann Brede"])})
    assert speakers(report, ("she", "Told", "it rained", 0), certain=0.0) == [None]


def test_a_person_without_a_name_who_stands_nearer_keeps_the_pronoun_from_the_named_one() -> None:
    report = scene_of(
        [ANN_SPOKE, "A/DET/det/2 farmer/NOUN/nsubj/3 shouted/VERB/ROOT/0 ~./PUNCT/punct/3", SHE_SAID],
        {"Ann Brede": ("person", ["Ann Brede"])},
    )
    assert speakers(report, ("She", "said", "it rained", 0)) == [None]


def test_a_name_that_a_mister_and_a_woman_share_names_nobody() -> None:
    report = scene_of(
        [ANN_SPOKE, "Mr./PROPN/compound/2 Brede/PROPN/nsubj/3 said/VERB/ROOT/0 it/PRON/nsubj/5 rained/VERB/ccomp/3"],
        {"Ann Brede": ("person", ["Ann Brede", "Brede"])},
    )
    assert speakers(report, ("Brede", "said", "it rained", 1)) == [None]


def test_a_last_name_that_may_be_eithers_is_not_who_he_is() -> None:
    rose = "Brede/PROPN/nsubj/2 rose/VERB/ROOT/0 ~./PUNCT/punct/2"
    for others, expected in ((["Ann Brede"], "Brede"), (["Ann Brede", "Leo Brede"], None)):
        first = " and/CCONJ/cc/2 ".join("{}/PROPN/compound/2 {}/PROPN/nsubj/2".format(*name.split()) for name in others)
        people: dict[str, tuple[ActorType, list[str]]] = {name: ("person", [name]) for name in others}
        far = ["It/PRON/nsubj/2 rained/VERB/ROOT/0 ~./PUNCT/punct/2"] * 12
        report = scene_of([first, *far, rose, HE_SAID], people | {"Brede": ("person", ["Brede"])})
        assert speakers(report, ("He", "said", "it rained", 0)) == [expected]


def test_bodies_joined_before_a_noun_are_not_its_subject() -> None:
    report = scene_of(
        [
            "Former/ADJ/amod/5 Tolcom/PROPN/nmod/5 and/CCONJ/cc/2 Holmnet/PROPN/conj/2 employees/NOUNS/nsubj/6 "
            "launched/VERB/ROOT/0 a/DET/det/8 campaign/NOUN/dobj/6",
            "It/PRON/nsubj/2 said/VERB/ROOT/0 it/PRON/nsubj/4 rained/VERB/ccomp/2",
        ],
        {"Tolcom": ("organization", ["Tolcom"]), "Holmnet": ("organization", ["Holmnet"])},
    )
    scene = Scene(report, ((Span(0, len("Former Tolcom and Holmnet employees")),),))
    assert [(p.part, p.speaks) for p in scene.presences if p.named] == [("modifier", False)] * 2
    found = said(report, ("Former Tolcom and Holmnet employees", "launched", "campaign", 0),
                 ("It", "said", "it rained", 0))  # fmt: skip
    assert [a.speaker for a in resolve_speakers(report, found)] == ["Former Tolcom and Holmnet employees", None]


def test_whoever_a_description_stands_for_is_not_on_the_stage_a_second_time_without_a_name() -> None:
    report = scene_of(
        [
            "Ann/PROPN/compound/2 Brede/PROPN/nsubj/3 mourned/VERB/ROOT/0",
            "The/DET/det/2 singer/NOUN/nsubj/3 wrote/VERB/ROOT/0 it/PRON/nsubj/5 rained/VERB/ccomp/3",
            SHE_SAID,
        ],
        {"Ann Brede": ("person", ["Ann Brede"])},
        {"Ann Brede": "singer"},
    )
    found = said(report, ("The singer", "wrote", "it rained", 0), ("She", "said", "it rained", 0))
    assert [a.speaker for a in resolve_speakers(report, found)] == ["Ann Brede", "Ann Brede"]


def test_a_possessor_is_not_the_source() -> None:
    lawyer = (
        "Ann/PROPN/compound/2 Brede/PROPN/poss/4 ~'s/PART/case/2 lawyer/NOUN/nsubj/5 said/VERB/ROOT/0 "
        "it/PRON/nsubj/7 rained/VERB/ccomp/5"
    )
    report = scene_of([lawyer], {"Ann Brede": ("person", ["Ann Brede"])})
    assert speakers(report, ("Ann Brede's lawyer", "said", "it rained", 0)) != ["Ann Brede"]


def test_the_spokesman_named_behind_his_group_speaks_not_the_group() -> None:
    source = (
        "The/DET/det/2 group/NOUN/poss/4 ~'s/PART/case/2 spokesman/NOUN/nsubj/8 ~,/PUNCT/punct/4 "
        "Omar/PROPN/compound/7 Zell/PROPN/appos/4 said/VERB/ROOT/0 it/PRON/nsubj/10 rained/VERB/ccomp/8"
    )
    report = scene_of([source], {"Omar Zell": ("person", ["Omar Zell"])})
    assert speakers(report, ("The group's spokesman, Omar Zell", "said", "it rained", 0)) == ["Omar Zell"]


def test_a_campaign_named_after_somebody_is_not_that_person() -> None:
    source = (
        "The/DET/det/3 Brede/PROPN/compound/3 campaign/NOUN/nsubj/4 said/VERB/ROOT/0 it/PRON/nsubj/6 "
        "rained/VERB/ccomp/4"
    )
    report = scene_of([ANN_SPOKE, source], {"Ann Brede": ("person", ["Ann Brede", "Brede"])})
    assert speakers(report, ("The Brede campaign", "said", "it rained", 0)) == ["the Brede campaign"]


def test_a_role_goes_to_its_only_holder() -> None:
    mayor = "The/DET/det/2 mayor/NOUN/nsubj/3 said/VERB/ROOT/0 it/PRON/nsubj/5 rained/VERB/ccomp/3"
    cast: dict[str, tuple[ActorType, list[str]]] = {"Ann Brede": ("person", ["Ann Brede"])}
    held = scene_of([ANN_SPOKE, mayor], cast, {"Ann Brede": "mayor of Tolna"})
    nobody = scene_of([ANN_SPOKE, mayor], cast)
    assert speakers(held, ("The mayor", "said", "it rained", 0)) == ["Ann Brede"]
    assert speakers(nobody, ("The mayor", "said", "it rained", 0)) == [None]


def test_a_role_with_two_holders_stays_open() -> None:
    mayor = "The/DET/det/2 mayor/NOUN/nsubj/3 said/VERB/ROOT/0 it/PRON/nsubj/5 rained/VERB/ccomp/3"
    both = (
        "Ann/PROPN/compound/2 Brede/PROPN/nsubj/6 and/CCONJ/cc/2 Lisa/PROPN/compound/5 Holm/PROPN/conj/2 "
        "spoke/VERB/ROOT/0"
    )
    report = scene_of(
        [both, mayor],
        {"Ann Brede": ("person", ["Ann Brede"]), "Lisa Holm": ("person", ["Lisa Holm"])},
        {"Ann Brede": "mayor of Tolna", "Lisa Holm": "mayor of Erd"},
    )
    assert speakers(report, ("The mayor", "said", "it rained", 0), certain=0.0) == [None]


def test_the_ministry_is_the_one_with_ministry_in_its_name() -> None:
    report = scene_of(
        [
            "The/DET/det/3 Tolna/PROPN/compound/3 Ministry/PROPN/nsubj/4 replied/VERB/ROOT/0",
            "The/DET/det/2 ministry/NOUN/nsubj/3 said/VERB/ROOT/0 it/PRON/nsubj/5 rained/VERB/ccomp/3",
        ],
        {"Tolna Ministry": ("organization", ["Tolna Ministry"])},
    )
    assert speakers(report, ("The ministry", "said", "it rained", 0)) == ["Tolna Ministry"]


def test_the_appeals_court_is_not_just_any_court() -> None:
    report = scene_of(
        [
            "The/DET/det/3 Supreme/PROPN/compound/3 Court/PROPN/nsubj/4 replied/VERB/ROOT/0",
            "The/DET/det/3 appeals/NOUN/compound/3 court/NOUN/nsubj/4 said/VERB/ROOT/0 "
            "it/PRON/nsubj/6 rained/VERB/ccomp/4",
        ],
        {"Supreme Court": ("organization", ["Supreme Court"])},
    )
    assert speakers(report, ("The appeals court", "said", "it rained", 0)) == [None]


def test_a_body_whose_initials_are_who_is_no_pronoun() -> None:
    report = scene_of(
        ["Signs/NOUNS/nsubj/2 include/VERB/ROOT/0 agents/NOUNS/dobj/2 WHO/PRON/nsubj/5 said/VERB/relcl/3"],
        {"World Health Organization": ("organization", ["WHO"])},
    )
    assert speakers(report, ("WHO", "said", "agents", 0)) == ["World Health Organization"]


def test_who_behind_a_place_is_not_the_place() -> None:
    words = (
        "Voters/NOUNS/nsubj/7 in/ADP/prep/1 Tolna/PROPN/pobj/2 ~,/PUNCT/punct/3 who/PRON/nsubj/6 "
        "said/VERB/relcl/3 left/VERB/ROOT/0"
    )
    report = scene_of([words], {"Tolna": ("place", ["Tolna"])})
    assert speakers(report, ("who", "said", "left", 0)) == [None]


def test_who_right_behind_a_person_is_that_one_wherever_the_parse_hangs_it() -> None:
    words = (
        "Praise/NOUN/nsubj/2 came/VERB/ROOT/0 from/ADP/prep/2 the/DET/det/5 {}/NOUN/pobj/3 {}Ann/PROPN/compound/7 "
        "Brede/PROPN/appos/5 who/PRON/nsubj/9 said/VERB/relcl/1 it/PRON/nsubj/11 rained/VERB/ccomp/9"
    )
    report = scene_of([words.format("investor", "")], {"Ann Brede": ("person", ["Ann Brede"])})
    assert speakers(report, ("who", "said", "it rained", 0)) == ["Ann Brede"]
    # somebody who is hers may as well have said it
    owned = (
        "Praise/NOUN/nsubj/2 came/VERB/ROOT/0 from/ADP/prep/2 an/DET/det/5 aide/NOUN/pobj/3 to/ADP/prep/5 "
        "Ann/PROPN/compound/8 Brede/PROPN/pobj/6 who/PRON/nsubj/10 said/VERB/relcl/1 it/PRON/nsubj/12 "
        "rained/VERB/ccomp/10"
    )
    report = scene_of([owned], {"Ann Brede": ("person", ["Ann Brede"])})
    assert speakers(report, ("who", "said", "it rained", 0)) == [None]


def test_somebody_in_a_paper_is_not_the_paper_even_where_the_parse_says_so() -> None:
    words = (
        "A/DET/det/2 commentator/NOUN/nsubj/6 in/ADP/prep/2 newspaper/NOUN/pobj/3 Quayside/PROPN/appos/2 "
        "said/VERB/ROOT/0 it/PRON/nsubj/8 rained/VERB/ccomp/6"
    )
    report = scene_of([words], {"Quayside": ("organization", ["Quayside"])})
    (found,) = speakers(report, ("A commentator in newspaper Quayside", "said", "it rained", 0))
    assert found != "Quayside"


def test_a_body_under_somebody_is_the_body_and_many_are_not_one_of_them() -> None:
    body = (
        "The/DET/det/3 Pier/PROPN/compound/3 Board/PROPN/nsubj/8 under/ADP/prep/3 director/NOUN/compound/7 "
        "Ann/PROPN/compound/7 Brede/PROPN/pobj/4 said/VERB/ROOT/0 it/PRON/nsubj/10 rained/VERB/ccomp/8"
    )
    report = scene_of([body], {"Pier Board": ("organization", ["Pier Board"]), "Ann Brede": ("person", ["Ann Brede"])})
    assert speakers(report, ("The Pier Board under director Ann Brede", "said", "it rained", 0)) == ["Pier Board"]
    many = (
        "Critics/NOUNS/nsubj/7 like/ADP/prep/1 board/NOUN/compound/5 Ann/PROPN/compound/5 Brede/PROPN/pobj/2 "
        "~,/PUNCT/punct/1 said/VERB/ROOT/0 it/PRON/nsubj/9 rained/VERB/ccomp/7"
    )
    report = scene_of([many], {"Ann Brede": ("person", ["Ann Brede"])})
    assert speakers(report, ("Critics like board Ann Brede", "said", "it rained", 0)) != ["Ann Brede"]


def test_i_in_a_quotation_is_the_one_quoted() -> None:
    quoted = (
        "“/PUNCT/punct/8 ~I/PRON/nsubj/3 think/VERB/ccomp/8 it/PRON/nsubj/5 rained/VERB/ccomp/3 "
        "~,/PUNCT/punct/8 ~”/PUNCT/punct/8 said/VERB/ROOT/0 Ann/PROPN/compound/10 Brede/PROPN/nsubj/8"
    )
    report = scene_of([quoted], {"Ann Brede": ("person", ["Ann Brede"])})
    found = speakers(report, ("Ann Brede", "said", "“I think it rained,”", 0), ("I", "think", "it rained", 0))
    assert found == ["Ann Brede", "Ann Brede"]


def test_i_outside_quotation_marks_is_nobody_in_the_report() -> None:
    report = scene_of(
        [ANN_SPOKE, "I/PRON/nsubj/2 think/VERB/ROOT/0 it/PRON/nsubj/4 rained/VERB/ccomp/2"],
        {"Ann Brede": ("person", ["Ann Brede"])},
    )
    assert speakers(report, ("I", "think", "it rained", 0)) == [None]


def test_an_unnamed_source_keeps_its_own_words() -> None:
    report = scene_of(
        ["Two/NUM/nummod/2 officials/NOUNS/nsubj/3 said/VERB/ROOT/0 it/PRON/nsubj/5 rained/VERB/ccomp/3"], {}
    )
    assert speakers(report, ("Two officials", "said", "it rained", 0)) == ["two officials"]


def test_a_higher_bar_only_takes_speakers_away() -> None:
    report = scene_of([ANN_SPOKE, SHE_SAID], {"Ann Brede": ("person", ["Ann Brede"])})
    loose = speakers(report, ("She", "said", "it rained", 0), certain=0.0)
    strict = speakers(report, ("She", "said", "it rained", 0), certain=1.0)
    assert loose == ["Ann Brede"] and strict == [None]


def test_an_attribution_without_a_source_stays_as_it_is() -> None:
    report = scene_of([ANN_SPOKE], {})
    bare = Attribution(id="a0", source=(), cue=(Span(0, 3),), content=(Span(4, 9),))
    assert resolve_speakers(report, (bare,)) == (bare,)


def test_two_quotations_that_hold_each_other_end() -> None:
    report = scene_of([ANN_SPOKE, SHE_SAID], {"Ann Brede": ("person", ["Ann Brede"])})
    a, b = said(report, ("She", "said", "it rained", 0), ("Ann Brede", "spoke", "it rained", 0))
    assert len(resolve_speakers(report, (replace(a, via="a1"), replace(b, via="a0")))) == 2


@pytest.mark.parametrize(
    ("name", "told"),
    [("Ann Brede", "f"), ("Mr. Brede", "m"), ("Brede", None), ("Sen. Paul Holm", "m"), ("Xyla Holm", None)],
)
def test_gender_by_name(name: str, told: str | None) -> None:
    assert gd.of_name(name) == told


def test_no_name_is_in_both_lists() -> None:
    assert not gd.MALE_NAMES & gd.FEMALE_NAMES


def test_spokeswoman_and_spokesman_are_one_role() -> None:
    assert role_word("spokeswoman") == role_word("Spokesman") != role_word("chairman")


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    text = "“One two.\n\nThree “four” five."
    assert [text[s:e] for s, e in quoted_spans(text)] == ["“One two.", "“four”"]


def test_plain_words_leave_the_relative_clause_out() -> None:
    text = "Some people\nwho saw it"
    assert plain_words(text, (Span(0, len(text)),)) == "some people"


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80), st.data())
def test_any_text_gets_an_answer_and_keeps_its_spans(text: str, data: st.DataObject) -> None:
    words, at = [], 0
    for piece in text.split():
        start = text.index(piece, at)
        at = start + len(piece)
        words.append((start, at, piece))
    n = len(words)
    tokens = tuple(
        Token(i, s, e, w, w.casefold(), data.draw(st.sampled_from(["NOUN", "PROPN", "PRON", "VERB"])), "NN",
              data.draw(st.sampled_from(["nsubj", "appos", "poss", "conj", "ROOT", "relcl"])),
              data.draw(st.integers(0, i)), 0)
        for i, (s, e, w) in enumerate(words)
    )  # fmt: skip
    parse = Parse(text, tokens, ((0, n - 1),) if n else ())
    actors = tuple(
        Actor(id=f"e{i}", name=w, type="person", mentions=(Span(s, e),)) for i, (s, e, w) in enumerate(words[::2])
    )
    report = Annotated(report=Report(id="r", text=text), parse=parse, actors=actors)
    found = tuple(
        Attribution(id=f"a{i}", source=(Span(s, e),), cue=(Span(s, e),), content=(Span(0, len(text)),))
        for i, (s, e, _) in enumerate(words)
    )
    out = resolve_speakers(report, found, certain=0.0)
    assert [(a.id, a.source, a.content) for a in out] == [(a.id, a.source, a.content) for a in found]
    assert all(0.0 <= a.speaker_confidence <= 1.0 for a in out)
    assert Scene(report).quotes == quoted_spans(text)


LISA_SPOKE = "Lisa/PROPN/compound/2 Holm/PROPN/nsubj/3 spoke/VERB/ROOT/0 ~./PUNCT/punct/3"


def test_she_right_after_the_last_speaker_is_that_speaker_though_another_woman_spoke_before() -> None:
    report = scene_of(
        [ANN_SPOKE, LISA_SPOKE, SHE_SAID],
        {"Ann Brede": ("person", ["Ann Brede"]), "Lisa Holm": ("person", ["Lisa Holm"])},
    )
    *_, she = resolve_speakers(
        report,
        said(report, ("Ann Brede", "spoke", "it rained", 0), ("Lisa Holm", "spoke", "it rained", 0),
             ("She", "said", "it rained", 0)),
    )  # fmt: skip
    assert she.speaker == "Lisa Holm"
    assert "nobody else comes between" in she.why[-1]


def test_another_woman_in_the_content_keeps_she_from_going_on_with_the_speaker() -> None:
    met = "Lisa/PROPN/compound/2 Holm/PROPN/nsubj/3 met/VERB/ROOT/0 Ann/PROPN/compound/5 Brede/PROPN/dobj/3"
    report = scene_of(
        [ANN_SPOKE, met, SHE_SAID],
        {"Ann Brede": ("person", ["Ann Brede"]), "Lisa Holm": ("person", ["Lisa Holm"])},
    )
    *_, she = resolve_speakers(
        report, said(report, ("Lisa Holm", "met", "Ann Brede", 0), ("She", "said", "it rained", 0))
    )
    assert all("nobody else comes between" not in why for why in she.why)


SOURCE_SAID = "A/DET/det/3 local/ADJ/amod/3 source/NOUN/nsubj/4 spoke/VERB/ROOT/0 ~./PUNCT/punct/4"
THE_SOURCE = "The/DET/det/2 source/NOUN/nsubj/3 said/VERB/ROOT/0 it/PRON/nsubj/5 rained/VERB/ccomp/3"


def test_the_source_stands_for_the_words_that_brought_it_in() -> None:
    report = scene_of([SOURCE_SAID, THE_SOURCE], {})
    _, again = resolve_speakers(
        report, said(report, ("A local source", "spoke", "it rained", 0), ("The source", "said", "it rained", 0))
    )
    assert again.speaker is None and again.stands_for == "a local source"


def test_joined_adjectives_make_no_two_sources() -> None:
    spoke = (
        "Local/ADJ/amod/4 and/CCONJ/cc/1 media/NOUN/conj/1 sources/NOUNS/nsubj/5 spoke/VERB/ROOT/0 it/PRON/nsubj/7 "
        "rained/VERB/ccomp/5"
    )
    again = "The/DET/det/2 sources/NOUNS/nsubj/3 said/VERB/ROOT/0 it/PRON/nsubj/5 rained/VERB/ccomp/3"
    report = scene_of([spoke, again], {})
    *_, last = resolve_speakers(
        report, said(report, ("Local and media sources", "spoke", "it rained", 0), ("The sources", "said", "rained", 0))
    )
    assert last.speaker is None and last.stands_for == "Local and media sources"


def test_what_is_found_out_is_one_whatever_it_is_called() -> None:
    found = "A/DET/det/3 local/ADJ/amod/3 survey/NOUN/nsubj/4 spoke/VERB/ROOT/0 it/PRON/nsubj/6 rained/VERB/ccomp/4"
    for noun, expected in (("study", "a local survey"), ("letter", None)):
        again = f"The/DET/det/2 {noun}/NOUN/nsubj/3 said/VERB/ROOT/0 it/PRON/nsubj/5 rained/VERB/ccomp/3"
        report = scene_of([found, again], {})
        *_, last = resolve_speakers(
            report, said(report, ("A local survey", "spoke", "it rained", 0), (f"The {noun}", "said", "rained", 0))
        )
        assert last.stands_for == expected


def test_a_paper_goes_on_as_it_in_the_next_sentence() -> None:
    told = "The/DET/det/2 letter/NOUN/nsubj/3 said/VERB/ROOT/0 no/INTJ/dobj/3 ~./PUNCT/punct/3"
    adds = "It/PRON/nsubj/2 add/VERB/ROOT/0 it/PRON/nsubj/4 rained/VERB/ccomp/2 ~./PUNCT/punct/2"
    for between, expected in (([], "the letter"), (["It/PRON/nsubj/2 snowed/VERB/ROOT/0 ~./PUNCT/punct/2"], None)):
        report = scene_of([told, *between, adds], {})
        *_, last = resolve_speakers(
            report, said(report, ("The letter", "said", "no", 0), ("It", "add", "rained", len(between)))
        )
        assert last.stands_for == expected


def test_a_statement_that_nobody_brought_in_is_of_the_only_one_who_spoke_just_before() -> None:
    spoke = "Ferry/PROPN/compound/2 Watch/PROPN/nsubj/3 said/VERB/ROOT/0 no/INTJ/dobj/3 ~./PUNCT/punct/3"
    told = "The/DET/det/2 {}/NOUN/nsubj/3 said/VERB/ROOT/0 it/PRON/nsubj/5 rained/VERB/ccomp/3"
    for noun, expected in (("statement", "Ferry Watch"), ("letter", None)):
        report = scene_of([spoke, told.format(noun)], {"Ferry Watch": ("organization", ["Ferry Watch"])})
        found = speakers(report, ("Ferry Watch", "said", "no", 0), (f"The {noun}", "said", "rained", 0))
        assert found[1] == expected


def test_where_a_body_has_its_seat_tells_not_which_one_it_is() -> None:
    name = "Tolna Observatory for Rights"
    spoke = (
        "Tolna/PROPN/compound/2 Observatory/PROPN/nsubj/5 for/ADP/prep/2 Rights/PROPN/pobj/3 said/VERB/ROOT/0 "
        "no/INTJ/dobj/5 ~./PUNCT/punct/5"
    )
    for words, expected in (("monitoring group", name), ("football club", None)):
        adjective, noun = words.split()
        told = (
            f"The/DET/det/6 Esk/PROPN/npadvmod/4 ~-/PUNCT/punct/4 ~based/VERB/amod/6 {adjective}/NOUN/compound/6 "
            f"{noun}/NOUN/nsubj/7 said/VERB/ROOT/0 it/PRON/nsubj/9 rained/VERB/ccomp/7"
        )
        report = scene_of([spoke, told], {name: ("organization", [name]), "Esk": ("place", ["Esk"])})
        found = speakers(report, (name, "said", "no", 0), (f"The Esk-based {words}", "said", "rained", 0))
        assert found[1] == expected


def test_a_monitor_is_none_whose_name_a_headline_ends_in() -> None:
    spoke = "Tolna/PROPN/compound/2 Monitor/PROPN/nsubj/3 said/VERB/ROOT/0 no/INTJ/dobj/3 ~./PUNCT/punct/3"
    told = "The/DET/det/2 monitor/NOUN/nsubj/3 said/VERB/ROOT/0 it/PRON/nsubj/5 rained/VERB/ccomp/3"
    report = scene_of([spoke, told], {"Tolna Monitor": ("organization", ["Tolna Monitor"])})
    assert speakers(report, ("Tolna Monitor", "said", "no", 0), ("The monitor", "said", "rained", 0))[1] is None


def test_the_sources_are_those_of_long_ago_no_more() -> None:
    spoke = (
        "Two/NUM/nummod/3 old/ADJ/amod/3 sources/NOUNS/nsubj/4 spoke/VERB/ROOT/0 it/PRON/nsubj/6 rained/VERB/ccomp/4"
    )
    again = "The/DET/det/2 sources/NOUNS/nsubj/3 said/VERB/ROOT/0 it/PRON/nsubj/5 snowed/VERB/ccomp/3"
    for between, expected in ((1, "two old sources"), (6, None)):
        report = scene_of([spoke, *["It/PRON/nsubj/2 froze/VERB/ROOT/0 ~./PUNCT/punct/2"] * between, again], {})
        *_, last = resolve_speakers(
            report, said(report, ("Two old sources", "spoke", "it rained", 0), ("The sources", "said", "snowed", 0))
        )
        assert last.stands_for == expected


def test_an_association_of_workers_is_the_union() -> None:
    spoke = (
        "Tolna/PROPN/compound/2 Association/PROPN/nsubj/5 of/ADP/prep/2 Pilots/PROPN/pobj/3 said/VERB/ROOT/0 "
        "no/INTJ/dobj/5 ~./PUNCT/punct/5"
    )
    told = "The/DET/det/2 union/NOUN/nsubj/3 said/VERB/ROOT/0 it/PRON/nsubj/5 rained/VERB/ccomp/3"
    name = "Tolna Association of Pilots"
    for body, expected in ((name, name), ("Tolna Bank of Pilots", None)):
        report = scene_of([spoke.replace("Association", body.split()[1]), told], {body: ("organization", [body])})
        assert speakers(report, (body, "said", "no", 0), ("The union", "said", "rained", 0))[1] == expected


def test_a_name_behind_and_is_another_than_the_head_wherever_it_hangs() -> None:
    told = (
        "The/DET/det/2 branch/NOUN/nsubj/11 of/ADP/prep/2 the/DET/det/6 Esk/PROPN/compound/6 Club/PROPN/pobj/3 "
        "{}/CCONJ/cc/6 the/DET/det/10 Ferry/PROPN/compound/10 Watch/PROPN/appos/2 said/VERB/ROOT/0 it/PRON/nsubj/13 "
        "rained/VERB/ccomp/11"
    )
    for joint, expected in (("and", None), (",", "Ferry Watch")):
        report = scene_of([told.format(joint)], {"Ferry Watch": ("organization", ["Ferry Watch"])})
        source = f"The branch of the Esk Club {joint} the Ferry Watch"
        assert speakers(report, (source, "said", "it rained", 0)) == [expected]


def test_somebody_identified_as_a_name_bears_it() -> None:
    source = "An activist identified as Bo Hale"
    told = (
        "An/DET/det/2 activist/NOUN/nsubj/7 identified/VERB/acl/2 as/ADP/prep/3 Bo/PROPN/compound/6 "
        "Hale/PROPN/pobj/4 said/VERB/ROOT/0 it/PRON/nsubj/9 rained/VERB/ccomp/7"
    )
    for verb, expected in (("identified", "Bo Hale"), ("dressed", None)):
        report = scene_of([told.replace("identified", verb)], {"Bo Hale": ("person", ["Bo Hale"])})
        found = speakers(report, (source.replace("identified", verb), "said", "it rained", 0))
        assert (found[0] == "Bo Hale") == (expected is not None)


def test_the_source_after_two_different_ones_is_the_one_of_the_sentence_before() -> None:
    other = SOURCE_SAID.replace("A/", "Another/").replace("local/", "foreign/")
    rain = "It/PRON/nsubj/2 rained/VERB/ROOT/0"
    for between, expected in (((), "Another foreign source"), ((rain, rain), None)):
        report = scene_of([SOURCE_SAID, other, *between, THE_SOURCE], {})
        *_, again = resolve_speakers(
            report,
            said(report, ("A local source", "spoke", "it rained", 0),
                 ("Another foreign source", "spoke", "it rained", 0), ("The source", "said", "it rained", 0)),
        )  # fmt: skip
        assert again.stands_for == expected


def test_i_in_a_quotation_inside_the_quotation_is_not_the_one_quoted() -> None:
    quoted = (
        "“/PUNCT/punct/3 ~She/PRON/nsubj/3 says/VERB/ccomp/12 ‘/PUNCT/punct/6 ~I/PRON/nsubj/6 want/VERB/ccomp/3 "
        "it/PRON/dobj/6 ~’/PUNCT/punct/6 now/ADV/advmod/3 ~,/PUNCT/punct/12 ~”/PUNCT/punct/12 said/VERB/ROOT/0 "
        "Ann/PROPN/compound/14 Brede/PROPN/nsubj/12"
    )
    report = scene_of([quoted], {"Ann Brede": ("person", ["Ann Brede"])})
    content = report.text[: report.text.index(" said")]
    assert speakers(report, ("Ann Brede", "said", content, 0), ("I", "want", "it", 0)) == ["Ann Brede", None]


def test_a_body_named_beside_the_speaker_does_not_keep_she_from_going_on() -> None:
    told = (
        "Lisa/PROPN/compound/2 Holm/PROPN/nsubj/6 of/ADP/prep/2 Tolna/PROPN/compound/5 Lines/PROPN/pobj/3 "
        "spoke/VERB/ROOT/0 ~./PUNCT/punct/6"
    )
    report = scene_of(
        [ANN_SPOKE, told, SHE_SAID],
        {"Ann Brede": ("person", ["Ann Brede"]), "Lisa Holm": ("person", ["Lisa Holm"]),
         "Tolna Lines": ("organization", ["Tolna Lines"])},
    )  # fmt: skip
    *_, she = resolve_speakers(
        report,
        said(report, ("Ann Brede", "spoke", "it rained", 0), ("Lisa Holm of Tolna Lines", "spoke", "it rained", 0),
             ("She", "said", "it rained", 0)),
    )  # fmt: skip
    assert she.speaker == "Lisa Holm" and "nobody else comes between" in she.why[-1]


ASKED = (
    "Lisa/PROPN/compound/2 Holm/PROPN/nsubj/3 asked/VERB/ROOT/0 the/DET/det/5 author/NOUN/dobj/3 "
    "who/PRON/dobj/8 she/PRON/nsubj/8 feared/VERB/ccomp/3"
)


def test_whoever_is_asked_may_be_the_one_who_thinks_so() -> None:
    report = scene_of([ASKED], {"Lisa Holm": ("person", ["Lisa Holm"])})
    found = resolve_speakers(
        report, said(report, ("Lisa Holm", "asked", "who she feared", 0), ("she", "feared", "who", 0))
    )
    assert all("nobody else comes between" not in why for why in found[1].why)


def test_who_speaks_in_anothers_words_does_not_go_on_speaking() -> None:
    told = (
        "Ann/PROPN/compound/2 Brede/PROPN/nsubj/3 said/VERB/ROOT/0 Lisa/PROPN/compound/5 Holm/PROPN/nsubj/6 "
        "feared/VERB/ccomp/3 it/PRON/dobj/6 ~./PUNCT/punct/3"
    )
    report = scene_of(
        [told, SHE_SAID.replace("said", "added")],
        {"Ann Brede": ("person", ["Ann Brede"]), "Lisa Holm": ("person", ["Lisa Holm"])},
    )
    found = resolve_speakers(
        report,
        said(report, ("Ann Brede", "said", "Lisa Holm feared it", 0), ("Lisa Holm", "feared", "it", 0),
             ("She", "added", "it rained", 0)),
    )  # fmt: skip
    assert found[2].speaker != "Lisa Holm"


def test_we_of_the_reports_own_voice_is_its_publisher_and_never_that_of_a_quotation():
    rows = [
        "Rain/NOUN/nsubj/2 fell/VERB/ROOT/0 ~./PUNCT/punct/2",
        "We/PRON/nsubj/2 regret/VERB/ROOT/0 it/PRON/dobj/2 ~./PUNCT/punct/2",
    ]
    report = scene_of(rows, {})
    report = replace(report, report=replace(report.report, publisher="Lund Works"))
    (a,) = resolve_speakers(report, said(report, ("We", "regret", "it", 0)))
    assert (a.speaker, a.stands_for) == (None, "Lund Works")
    quoted = scene_of(
        ["Rain/NOUN/nsubj/2 fell/VERB/ROOT/0 ~./PUNCT/punct/2",
         "“/PUNCT/punct/3 ~We/PRON/nsubj/3 regret/VERB/ROOT/0 it/PRON/dobj/3 ~.”/PUNCT/punct/3"], {}
    )  # fmt: skip
    quoted = replace(quoted, report=replace(quoted.report, publisher="Lund Works"))
    (a,) = resolve_speakers(quoted, said(quoted, ("We", "regret", "it", 0)))
    assert a.stands_for is None


def test_behind_a_question_we_may_be_whoever_is_asked():
    report = scene_of(
        ["Was/AUX/ROOT/0 it/PRON/nsubj/1 dark/ADJ/acomp/1 ~?/PUNCT/punct/1",
         "¶We/PRON/nsubj/2 regret/VERB/ROOT/0 it/PRON/dobj/2 ~./PUNCT/punct/2"], {}
    )  # fmt: skip
    report = replace(report, report=replace(report.report, publisher="Lund Post"))
    (a,) = resolve_speakers(report, said(report, ("We", "regret", "it", 0)))
    assert a.stands_for is None


def test_i_in_a_report_that_has_lost_its_marks_may_be_anybody():
    rows = [
        "Ann/PROPN/compound/2 Brede/PROPN/nsubj/3 say/VERB/ROOT/0 it/PRON/nsubj/5 rained/VERB/ccomp/3",
        "I/PRON/nsubj/2 regret/VERB/ROOT/0 it/PRON/dobj/2 ~./PUNCT/punct/2",
    ]
    report = scene_of(rows, {"Ann Brede": ("person", ["Ann Brede"])})
    report = replace(report, report=replace(report.report, publisher="Lund Post"))
    found = resolve_speakers(report, said(report, ("Ann Brede", "say", "it rained", 0), ("I", "regret", "it", 0)))
    assert found[1].stands_for is None


def test_i_beside_turns_of_a_transcript_is_not_the_papers():
    rows = ["Ann/PROPN/ROOT/0 ~:/PUNCT/punct/1 Rain/NOUN/dep/1", "¶I/PRON/nsubj/2 regret/VERB/ROOT/0 it/PRON/dobj/2"]
    report = scene_of(rows, {})
    report = replace(report, report=replace(report.report, publisher="Lund Post"))
    turn, mine = said(report, ("Ann", ":", "Rain", 0), ("I", "regret", "it", 0))
    found = resolve_speakers(report, (replace(turn, why=("a turn of a transcript",)), mine))
    assert found[1].stands_for is None


HE_EXPECTS = ("Lee/PROPN/nsubj/2 said/VERB/ROOT/0 in/ADP/prep/2 Carl/PROPN/compound/5 Hale/PROPN/poss/7 "
              "~'s/PART/case/5 house/NOUN/pobj/3 he/PRON/nsubj/9 expects/VERB/ccomp/2 rain/NOUN/dobj/9 "
              "~./PUNCT/punct/2")  # fmt: skip
HALE_RULES = "Carl/PROPN/compound/2 Hale/PROPN/nsubj/3 rules/VERB/ROOT/0 it/PRON/dobj/3 ~./PUNCT/punct/3"


def test_the_pronoun_that_begins_a_paraphrase_is_whoever_says_so() -> None:
    report = scene_of([HALE_RULES, HE_EXPECTS], {"Carl Hale": ("person", ["Carl Hale"]), "Lee": ("person", ["Lee"])})
    parts = ("Lee", "said", "he expects rain", 0), ("he", "expects", "rain", 0)
    assert speakers(report, *parts) == ["Lee", "Lee"]


def test_whoever_was_told_may_be_the_pronoun_as_well() -> None:
    told = ("Lee/PROPN/nsubj/2 told/VERB/ROOT/0 Carl/PROPN/compound/4 Hale/PROPN/dobj/2 he/PRON/nsubj/6 "
            "expects/VERB/ccomp/2 rain/NOUN/dobj/6 ~./PUNCT/punct/2")  # fmt: skip
    report = scene_of([HALE_RULES, told], {"Carl Hale": ("person", ["Carl Hale"]), "Lee": ("person", ["Lee"])})
    assert speakers(report, ("Lee", "told", "he expects rain", 0), ("he", "expects", "rain", 0))[1] is None


def test_the_pronoun_of_a_paraphrase_is_nobody_else_where_who_says_so_is_open() -> None:
    he = "He/PRON/nsubj/2 said/VERB/ROOT/0 he/PRON/nsubj/4 expects/VERB/ccomp/2 rain/NOUN/dobj/4 ~./PUNCT/punct/2"
    both = HALE_RULES + " " + "Lee/PROPN/conj/2"
    report = scene_of([both, he], {"Carl Hale": ("person", ["Carl Hale"]), "Lee": ("person", ["Lee"])})
    assert speakers(report, ("He", "said", "he expects rain", 0), ("he", "expects", "rain", 0)) == [None, None]


LEE_OF_HALE = ("Bo/PROPN/compound/2 Lee/PROPN/nsubj/3 said/VERB/ROOT/0 Carl/PROPN/compound/5 Hale/PROPN/nsubj/6 "
               "left/VERB/ccomp/3 ~./PUNCT/punct/3")  # fmt: skip
MEN: dict[str, tuple[ActorType, list[str]]] = {"Bo Lee": ("person", ["Bo Lee"]), "Carl Hale": ("person", ["Carl Hale"])}


def test_he_who_goes_on_is_who_spoke_not_who_was_spoken_of() -> None:
    report = scene_of([LEE_OF_HALE, HE_SAID.replace("said", "add")], MEN)
    assert speakers(report, ("Bo Lee", "said", "Carl Hale left", 0), ("He", "add", "it rained", 0))[1] == "Bo Lee"


def test_he_amid_a_sentence_may_be_who_was_spoken_of() -> None:
    later = ("On/ADP/prep/4 Monday/PROPN/pobj/1 he/PRON/nsubj/4 add/VERB/ROOT/0 it/PRON/nsubj/6 rained/VERB/ccomp/4 "
             "~./PUNCT/punct/4")  # fmt: skip
    report = scene_of([LEE_OF_HALE, later], MEN)
    assert speakers(report, ("Bo Lee", "said", "Carl Hale left", 0), ("he", "add", "it rained", 0))[1] is None


def test_he_stays_open_where_the_last_sentence_was_about_two() -> None:
    two = ("Bo/PROPN/compound/2 Lee/PROPN/nsubj/3 met/VERB/ROOT/0 Carl/PROPN/compound/5 Hale/PROPN/dobj/3 "
           "~./PUNCT/punct/3")  # fmt: skip
    assert speakers(scene_of([two, HE_SAID.replace("said", "add")], MEN), ("He", "add", "it rained", 0)) == [None]


def test_who_hangs_on_the_clerks_not_on_their_coats() -> None:
    row = ("Two/NUM/nummod/2 clerks/NOUNS/ROOT/0 in/ADP/prep/2 orange/ADJ/amod/5 coats/NOUNS/pobj/3 who/PRON/nsubj/7 "
           "say/VERB/relcl/5 it/PRON/nsubj/9 rained/VERB/ccomp/7")  # fmt: skip
    report = scene_of([row], {})
    (a,) = resolve_speakers(report, said(report, ("who", "say", "it rained", 0)))
    assert (a.speaker, a.stands_for) == (None, "two clerks")


def test_a_paper_with_a_name_of_its_own_is_not_the_outlet_named_last() -> None:
    spoke = "Lund/PROPN/compound/2 Post/PROPN/nsubj/3 said/VERB/ROOT/0 no/INTJ/dobj/3 ~./PUNCT/punct/3"
    told = ("The/DET/det/4 Esk/PROPN/compound/4 Matin/PROPN/compound/4 newspaper/NOUN/nsubj/5 said/VERB/ROOT/0 "
            "it/PRON/nsubj/7 rained/VERB/ccomp/5")  # fmt: skip
    report = scene_of([spoke, told], {"Lund Post": ("organization", ["Lund Post"])})
    parts = ("Lund Post", "said", "no", 0), ("The Esk Matin newspaper", "said", "it rained", 0)
    assert speakers(report, *parts)[1] == "the Esk Matin newspaper"


def test_a_report_of_an_outlet_is_the_outlets() -> None:
    told = ("A/DET/det/4 Lund/PROPN/compound/3 Post/PROPN/compound/4 report/NOUN/nsubj/5 said/VERB/ROOT/0 "
            "it/PRON/nsubj/7 rained/VERB/ccomp/5")  # fmt: skip
    report = scene_of([told], {"Lund Post": ("organization", ["Lund Post"])})
    assert speakers(report, ("A Lund Post report", "said", "it rained", 0)) == ["Lund Post"]


def test_the_company_is_no_newspaper() -> None:
    told = "The/DET/det/2 company/NOUN/nsubj/3 said/VERB/ROOT/0 it/PRON/nsubj/5 rained/VERB/ccomp/3"
    for name, expected in (("Ferry Watch", "Ferry Watch"), ("Ferry Courier", None)):
        first, last = name.split()
        spoke = f"{first}/PROPN/compound/2 {last}/PROPN/nsubj/3 said/VERB/ROOT/0 no/INTJ/dobj/3 ~./PUNCT/punct/3"
        report = scene_of([spoke, told], {name: ("organization", [name])})
        assert speakers(report, (name, "said", "no", 0), ("The company", "said", "rained", 0))[1] == expected


def test_whoever_is_first_brought_up_in_what_is_said_does_not_say_it() -> None:
    inside = "A/DET/det/2 nurse/NOUN/nsubj/3 came/VERB/ccomp/6 ~,/PUNCT/punct/6 she/PRON/nsubj/6 added/VERB/ROOT/0"
    people: dict[str, tuple[ActorType, list[str]]] = {"Ann Brede": ("person", ["Ann Brede"])}
    spoke = ANN_SPOKE.replace("spoke", "said")
    report = scene_of([spoke, inside], people)
    assert speakers(report, ("Ann Brede", "said", ".", 0), ("she", "added", "A nurse came", 0))[1] == "Ann Brede"
    apart = "A/DET/det/2 nurse/NOUN/nsubj/3 came/VERB/ROOT/0 ~./PUNCT/punct/3"
    report = scene_of([ANN_SPOKE, apart, SHE_SAID], people)
    assert speakers(report, ("She", "said", "it rained", 0)) == [None]


def test_a_lawyer_for_somebody_and_a_name_may_be_of_either() -> None:
    told = ("A/DET/det/2 {0}/NOUN/nsubj/9 for/ADP/prep/2 the/DET/det/5 nurse/NOUN/pobj/3 ~,/PUNCT/punct/2 "
            "Ann/PROPN/compound/8 Brede/PROPN/appos/2 said/VERB/ROOT/0 no/INTJ/dobj/9")  # fmt: skip
    people: dict[str, tuple[ActorType, list[str]]] = {"Ann Brede": ("person", ["Ann Brede"])}
    for noun, expected in (("lawyer", "a lawyer for the nurse, Ann Brede"), ("spokeswoman", "Ann Brede")):
        report = scene_of([told.format(noun)], people)
        assert speakers(report, (f"A {noun} for the nurse, Ann Brede", "said", "no", 0)) == [expected]
    known = "Nurse/NOUN/compound/3 Eva/PROPN/compound/3 Lund/PROPN/nsubj/4 left/VERB/ROOT/0 ~./PUNCT/punct/4"
    report = scene_of([known, told.format("lawyer")], people | {"Eva Lund": ("person", ["Eva Lund"])})
    assert speakers(report, ("A lawyer for the nurse, Ann Brede", "said", "no", 0)) == ["Ann Brede"]


def test_he_in_what_a_lawyer_says_may_be_the_client() -> None:
    told = ("He/PRON/nsubj/2 left/VERB/ccomp/6 ~,/PUNCT/punct/6 Leo/PROPN/compound/5 Brede/PROPN/nsubj/6 "
            "said/VERB/ROOT/0 ~./PUNCT/punct/6")  # fmt: skip
    for role, expected in (("lawyer", None), ("mayor", "Leo Brede")):
        report = scene_of([told], {"Leo Brede": ("person", ["Leo Brede"])}, {"Leo Brede": role})
        found = said(report, ("Leo Brede", "said", "He left", 0))
        assert Referents(report, found).name(report.parse.tokens[0], "a0") == expected


def test_it_in_what_a_body_says_is_the_body_only_behind_its_name_and_never_a_paper_or_quoted() -> None:
    before = ("{0}/PROPN/compound/2 {1}/PROPN/nsubj/3 said/VERB/ROOT/0 {2}it/PRON/nsubj/{3} closed/VERB/ccomp/3"
              "{4} ~./PUNCT/punct/3")  # fmt: skip
    behind = ("It/PRON/nsubj/2 closed/VERB/ccomp/6 ~,/PUNCT/punct/6 {0}/PROPN/compound/5 {1}/PROPN/nsubj/6 "
              "said/VERB/ROOT/0")  # fmt: skip

    def it(told: str, name: str, content: str) -> str | None:
        report = scene_of([told], {name: ("organization", [name])})
        found = said(report, (name, "said", content, 0))
        token = next(t for t in report.parse.tokens if t.text.casefold() == "it")
        return Referents(report, found).name(token, "a0")

    plain = before.format("Lund", "Water", "", 5, "")
    assert it(plain, "Lund Water", "it closed") == "Lund Water"
    assert it(behind.format("Lund", "Water"), "Lund Water", "It closed") is None
    assert it(before.format("Lund", "Post", "", 5, ""), "Lund Post", "it closed") is None
    marked = before.format("Lund", "Water", "‘/PUNCT/punct/6 ~", 6, " ~’/PUNCT/punct/3")
    assert it(marked, "Lund Water", "it closed") is None


def gender_of(report: Annotated, name: str) -> gd.Gender | None:
    """The gender that a scene tells of somebody."""
    return Scene(report).genders[next(a.id for a in report.actors if a.name == name)]


PELK: dict[str, tuple[ActorType, list[str]]] = {"Sibo Pelk": ("person", ["Sibo Pelk"])}
PELK_SAID = "Sibo/PROPN/compound/2 Pelk/PROPN/nsubj/3 said/VERB/ROOT/0 the/DET/det/5 firm/NOUN/nsubj/6 "


def test_her_whom_somebody_speaks_of_is_another() -> None:
    assert gender_of(scene_of([PELK_SAID + "cheated/VERB/ccomp/3 her/PRON/dobj/6"], PELK), "Sibo Pelk") is None
    own = PELK_SAID + "left/VERB/ccomp/3 and/CCONJ/cc/3 she/PRON/nsubj/9 stayed/VERB/conj/3"
    assert gender_of(scene_of([own], PELK), "Sibo Pelk") == "f"
    said_of = "Sibo/PROPN/compound/2 Pelk/PROPN/nsubj/3 said/VERB/ROOT/0 she/PRON/nsubj/5 left/VERB/ccomp/3"
    assert gender_of(scene_of([said_of], PELK), "Sibo Pelk") == "f"
    another = "Mio/PROPN/compound/2 Esk/PROPN/nsubj/3 spoke/VERB/ROOT/0 ~./PUNCT/punct/3"
    both = scene_of([another, said_of], PELK | {"Mio Esk": ("person", ["Mio Esk"])})
    assert gender_of(both, "Sibo Pelk") is None  # Mio Esk may be she


def test_a_sentence_that_begins_with_anothers_pronoun_tells_no_gender_and_a_role_does() -> None:
    row = ("Her/PRON/poss/2 {}/NOUN/nsubj/7 ~,/PUNCT/punct/2 Sibo/PROPN/compound/5 Pelk/PROPN/appos/2 ~,/PUNCT/punct/2 "
           "said/VERB/ROOT/0 she/PRON/nsubj/9 left/VERB/ccomp/7")  # fmt: skip
    assert gender_of(scene_of([row.format("brother")], PELK, {"Sibo Pelk": "brother"}), "Sibo Pelk") == "m"
    assert gender_of(scene_of([row.format("cousin")], PELK, {"Sibo Pelk": "cousin"}), "Sibo Pelk") is None


def test_all_of_a_list_speak_or_nobody_by_name() -> None:
    row = ("Arland/PROPN/nsubj/6 ~,/PUNCT/punct/1 Borland/PROPN/conj/1 and/CCONJ/cc/3 Corland/PROPN/conj/3 "
           "said/VERB/ROOT/0 no/INTJ/dobj/6")  # fmt: skip
    actors: dict[str, tuple[ActorType, list[str]]] = {n: ("place", [n]) for n in ("Arland", "Borland", "Corland")}
    part = ("Arland, Borland and Corland", "said", "no", 0)
    assert speakers(scene_of([row], actors), part) == ["Arland, Borland and Corland"]
    del actors["Borland"]
    assert speakers(scene_of([row], actors), part) == [None]


def test_two_titles_before_one_name_are_of_one_person() -> None:
    row = ("{}chairman/NOUN/nsubj/{h} and/CCONJ/cc/{c} {}director/NOUN/compound/{s} Ann/PROPN/compound/{s} "
           "Brede/PROPN/conj/{c} said/VERB/ROOT/0 no/INTJ/dobj/{h}")  # fmt: skip
    people: dict[str, tuple[ActorType, list[str]]] = {"Ann Brede": ("person", ["Ann Brede"])}
    one = scene_of([row.format("company/NOUN/compound/2 ", "", c=2, s=6, h=7)], people)
    assert speakers(one, ("company chairman and director Ann Brede", "said", "no", 0)) == ["Ann Brede"]
    two = scene_of([row.format("the/DET/det/2 ", "the/DET/det/5 ", c=2, s=7, h=8)], people)
    assert speakers(two, ("the chairman and the director Ann Brede", "said", "no", 0)) == [None]


def test_whoever_opposed_a_paper_does_not_speak_in_it() -> None:
    row = ("The/DET/det/2 {0}/NOUN/nsubj/8 {1}/VERB/acl/2 by/ADP/agent/3 director/NOUN/compound/7 Ann/PROPN/compound/7 "
           "Brede/PROPN/pobj/4 says/VERB/ROOT/0 no/INTJ/dobj/8")  # fmt: skip
    people: dict[str, tuple[ActorType, list[str]]] = {"Ann Brede": ("person", ["Ann Brede"])}
    for noun, verb, hers in (("treaty", "opposed", False), ("letter", "opposed", False), ("letter", "written", True)):
        words = row.format(noun, verb).replace("written/", "write/")
        report = scene_of([words], people)
        source = report.text[: report.text.index(" says")]
        assert (speakers(report, (source, "says", "no", 0)) == ["Ann Brede"]) is hers


def test_a_message_that_was_only_spoken_of_is_not_the_speakers() -> None:
    spoke = ("Ann/PROPN/compound/2 Brede/PROPN/nsubj/3 said/VERB/ROOT/0 a/DET/det/5 tweet/NOUN/nsubj/6 "
             "hurt/VERB/ccomp/3 talks/NOUNS/dobj/6 ~./PUNCT/punct/3")  # fmt: skip
    told = "The/DET/det/2 tweet/NOUN/nsubj/3 warned/VERB/ROOT/0 it/PRON/nsubj/5 rained/VERB/ccomp/3 ~./PUNCT/punct/3"
    report = scene_of([spoke, told], {"Ann Brede": ("person", ["Ann Brede"])})
    parts = ("Ann Brede", "said", "a tweet hurt talks", 0), ("The tweet", "warned", "it rained", 0)
    assert speakers(report, *parts) == ["Ann Brede", None]


def test_a_message_is_that_of_whoever_wrote_it_though_another_spoke_last() -> None:
    wrote = ("Ann/PROPN/compound/2 Brede/PROPN/nsubj/3 resigned/VERB/ROOT/0 in/ADP/prep/3 a/DET/det/6 "
             "letter/NOUN/pobj/4 after/SCONJ/mark/10 Bo/PROPN/compound/9 Lee/PROPN/nsubj/10 left/VERB/advcl/3"
             )  # fmt: skip
    told = "The/DET/det/2 letter/NOUN/nsubj/3 began/VERB/ROOT/0 it/PRON/nsubj/5 rained/VERB/ccomp/3"
    report = scene_of([wrote, told], {"Ann Brede": ("person", ["Ann Brede"]), "Bo Lee": ("person", ["Bo Lee"])})
    parts = ("Ann Brede", "resigned", "in", 0), ("Bo Lee", "left", "left", 0), ("The letter", "began", "it rained", 0)
    assert speakers(report, *parts)[2] == "Ann Brede"


def test_two_cues_of_one_pronoun_share_their_answer() -> None:
    row = ("A/DET/det/2 nurse/NOUN/nsubj/3 came/VERB/ccomp/6 ~,/PUNCT/punct/6 she/PRON/nsubj/6 added/VERB/ROOT/0 "
           "and/CCONJ/cc/6 praised/VERB/conj/6 rain/NOUN/dobj/8")  # fmt: skip
    report = scene_of([ANN_SPOKE, row], {"Ann Brede": ("person", ["Ann Brede"])})
    parts = ("Ann Brede", "spoke", ".", 0), ("she", "added", "A nurse came", 0), ("she", "praised", "rain", 0)
    assert speakers(report, *parts)[1:] == ["Ann Brede", "Ann Brede"]


CLERKS_SAID = ("Clerks/NOUNS/nsubj/2 told/VERB/ROOT/0 of/ADP/prep/2 rain/NOUN/pobj/3 ~./PUNCT/punct/2")


def test_they_who_spoke_just_before_go_on_and_a_new_line_in_the_present_may_be_anybodys() -> None:
    parts = ("Clerks", "told", "rain", 0), ("They", "said", "it rained", 0)
    report = scene_of([CLERKS_SAID, THEY_SAID], {})
    assert speakers(report, *parts) == ["Clerks", "Clerks"]
    line = THEY_SAID.replace("They/", "¶They/").replace("said/", "add/")
    assert speakers(scene_of([CLERKS_SAID, line], {}), parts[0], ("They", "add", "it rained", 0))[1] == "Clerks"
    other = line.replace("add/", "keep/")
    assert speakers(scene_of([CLERKS_SAID, other], {}), parts[0], ("They", "keep", "it rained", 0)) == ["Clerks", None]


def test_they_after_other_people_in_their_sentence_stay_open() -> None:
    row = ("Clerks/NOUNS/nsubj/2 told/VERB/ROOT/0 of/ADP/prep/2 {}/NOUNS/pobj/3 after/SCONJ/mark/7 they/PRON/nsubj/7 "
           "left/VERB/advcl/2 home/NOUN/dobj/7")  # fmt: skip
    for noun, expected in (("sailors", None), ("storms", "Clerks")):
        parts = ("Clerks", "told", noun, 0), ("they", "left", "home", 0)
        assert speakers(scene_of([row.format(noun)], {}), *parts)[1] == expected


def test_somebody_in_a_caption_is_not_in_the_story() -> None:
    caption = "Lisa/PROPN/compound/2 Holm/PROPN/nsubj/3 waves/VERB/ROOT/0 ~./PUNCT/punct/3"
    people: dict[str, tuple[ActorType, list[str]]] = {
        "Ann Brede": ("person", ["Ann Brede"]), "Lisa Holm": ("person", ["Lisa Holm"])}  # fmt: skip
    report = scene_of([ANN_SPOKE, caption, SHE_SAID], people)
    part = ("She", "said", "it rained", 0)
    assert speakers(report, part) != ["Ann Brede"]
    at = report.text.index("Lisa Holm waves.")
    shown = replace(report, asides=(Aside(span=Span(at, at + len("Lisa Holm waves.")), kind="caption"),))
    assert speakers(shown, part) == ["Ann Brede"]


def test_somebody_without_a_name_of_whom_another_speaks_hardly_competes() -> None:
    told = ("{}/{}/nsubj/2 said/VERB/ROOT/0 a/DET/det/4 nurse/NOUN/nsubj/5 wept/VERB/ccomp/2 ~./PUNCT/punct/2")
    later = "It/PRON/nsubj/2 stormed/VERB/ROOT/0 ~./PUNCT/punct/2"
    report = scene_of([told.format("Brede", "PROPN"), later, SHE_SAID], {"Ann Brede": ("person", ["Brede"])})
    parts = ("Brede", "said", "a nurse wept", 0), ("She", "said", "it rained", 0)
    assert speakers(report, *parts) == ["Ann Brede", "Ann Brede"]


def test_he_goes_on_past_whoever_stands_in_a_phrase_but_not_past_whom_he_spoke_to() -> None:
    row = ("Bo/PROPN/compound/2 Lee/PROPN/nsubj/3 {}/VERB/ROOT/0 {}/ADP/prep/3 Carl/PROPN/compound/6 Hale/PROPN/pobj/4 "
           "~./PUNCT/punct/3")  # fmt: skip
    but = ("But/CCONJ/cc/3 he/PRON/nsubj/3 fears/VERB/ROOT/0 it/PRON/nsubj/5 rained/VERB/ccomp/3 ~./PUNCT/punct/3")
    for verb, prep, expected in (("work", "for", "Bo Lee"), ("speak", "for", None), ("kneel", "to", None)):
        report = scene_of([row.format(verb, prep), but], MEN)
        assert speakers(report, ("he", "fears", "it rained", 0)) == [expected]


def test_a_body_in_what_another_says_does_not_keep_it_from_going_on() -> None:
    told = ("Ferry/PROPN/compound/2 Watch/PROPN/nsubj/3 said/VERB/ROOT/0 it/PRON/nsubj/5 hired/VERB/ccomp/3 "
            "Pier/PROPN/compound/7 Friends/PROPN/dobj/5 ~./PUNCT/punct/3")  # fmt: skip
    bodies: dict[str, tuple[ActorType, list[str]]] = {n: ("organization", [n]) for n in ("Ferry Watch", "Pier Friends")}
    last = IT_SAID.replace("said/", "added/")
    report = scene_of([told, last], bodies)
    parts = ("Ferry Watch", "said", "it hired Pier Friends", 0), ("It", "added", "it rained", 0)
    assert speakers(report, *parts) == ["Ferry Watch", "Ferry Watch"]


def test_whoever_denies_it_did_not_say_it_just_before() -> None:
    denied = "He/PRON/nsubj/2 deny/VERB/ROOT/0 {}/PRON/dobj/2 ~./PUNCT/punct/2"
    told = "Lee/PROPN/nsubj/2 said/VERB/ROOT/0 it/PRON/nsubj/4 rained/VERB/ccomp/2 ~./PUNCT/punct/2"
    for what, expected in (("this", None), ("everything", "Lee")):
        report = scene_of([told, denied.format(what)], {"Lee": ("person", ["Lee"])})
        assert speakers(report, ("Lee", "said", "it rained", 0), ("He", "deny", what, 0)) == ["Lee", expected]


def test_whoever_was_accused_may_be_he_who_replies() -> None:
    last = "He/PRON/nsubj/2 {}/VERB/ROOT/0 everything/PRON/dobj/2 ~./PUNCT/punct/2"
    blamed = LEE_OF_HALE.replace("nsubj/6 left/VERB/ccomp/3", "dobj/3 gravely/ADV/advmod/3")
    for verb, expected in (("deny", None), ("add", "Bo Lee")):
        report = scene_of([blamed, last.format(verb)], MEN)
        parts = ("Bo Lee", "said", "Carl Hale gravely", 0), ("He", verb, "everything", 0)
        assert speakers(report, *parts) == ["Bo Lee", expected]


def test_a_message_is_not_that_of_whoever_received_one_or_answered_it() -> None:
    row = "Ann/PROPN/compound/2 Brede/PROPN/nsubj/3 {}/VERB/ROOT/0 {}a/DET/det/{} letter/NOUN/{} ~./PUNCT/punct/3"
    told = "The/DET/det/2 letter/NOUN/nsubj/3 said/VERB/ROOT/0 it/PRON/nsubj/5 rained/VERB/ccomp/3 ~./PUNCT/punct/3"
    cases = (("publish", "", "5", "dobj/3", "Ann Brede"), ("mock", "", "5", "dobj/3", None),
             ("mock", "in/ADP/prep/3 ", "6", "pobj/4", "Ann Brede"), ("object", "to/ADP/prep/3 ", "6", "pobj/4", None)
             )  # fmt: skip
    for verb, prep, at, part, expected in cases:
        report = scene_of([row.format(verb, prep, at, part), told], {"Ann Brede": ("person", ["Ann Brede"])})
        found = speakers(report, ("Ann Brede", verb, "letter", 0), ("The letter", "said", "it rained", 0))
        assert found == ["Ann Brede", expected]
