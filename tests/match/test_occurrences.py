"""Occurrences: propositions in the form in which reports are compared."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings

from sayso.export.summary import whose
from sayso.match.occurrences import occurrence_id, occurrences_of, voice_of
from sayso.model import Actor, Attribution, Number, Proposition, Reading, Report, Time
from sayso.text import Span
from tests.any_reading import readings

TEXT = (
    'The mill at Orrow closed on 4 May. "I sold three boats," Ida Brenn told the Orrow Post. '
    "Asked whether the board knew, Brenn said no. The board plans to build a mole."
)


def span(words: str, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


def attribution(id: str, source: str, cue: str, content: str, **more) -> Attribution:
    given = {"kind": "person", "speaker": "Ida Brenn", "chain": ("Gazette", "Ida Brenn")} | more
    return Attribution(id=id, source=(span(source),), cue=(span(cue),), content=(span(content),), **given)


def reading(*propositions: Proposition, **parts) -> Reading:
    parts = {
        "attributions": (
            attribution("a1", "Ida Brenn", "told", '"I sold three boats,"', form="direct"),
            attribution("a2", "Brenn", "said", "no", factuality="CT-"),
            attribution("a3", "The board", "plans", "to build a mole", act="intention", speaker=None, factuality="Uu",
                        kind="group", chain=("Gazette", "The board")),
        ),
        "actors": (
            Actor(id="e1", name="Ida Brenn", type="person", mentions=(span("Ida Brenn"), span("Brenn", 1))),
            Actor(id="e2", name="Orrow", type="place", mentions=(span("Orrow"),)),
        ),
        "numbers": (Number(span=span("three"), text="three", low=3, high=3, of="boat"),),
        "times": (Time(span=span("4 May"), text="4 May", value="2026-05-04"),),
    } | parts  # fmt: skip
    report = Report(id="r1", text=TEXT, publisher="Gazette", published="2026-05-05")
    return Reading(report=report, propositions=propositions, **parts)


def proposition(words: str, by: str | None = None, value: str = "CT+") -> Proposition:
    return Proposition(id="p1", spans=(span(words),), attribution=by, factuality=value)


def only(*propositions: Proposition, **parts):
    (found,) = occurrences_of(reading(*propositions, **parts))
    return found


def test_the_articles_own_voice_has_the_publisher_alone_as_its_chain():
    o = only(proposition("The mill at Orrow closed on 4 May"))
    assert (o.chain, o.kind, o.named, o.attribution, o.act) == (("Gazette",), None, True, None, None)
    assert (o.names, [t.value for t in o.times], o.publisher) == (("Orrow",), ["2026-05-04"], "Gazette")


def test_the_speaker_stands_for_the_first_person_inside_a_quotation():
    o = only(proposition('"I sold three boats,"', "a1"))
    assert (o.wording, o.resolved) == ("I sold three boats", "Ida Brenn sold three boats")
    assert (o.chain, o.named, [n.low for n in o.numbers]) == (("Gazette", "Ida Brenn"), True, [3])


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("I think so", "Ida Brenn thinks so"),
        ("I'm sure my boats are safe", "Ida Brenn is sure Ida Brenn's boats are safe"),
        ("I don’t know", "Ida Brenn doesn't know"),
        ("I'll sail", "Ida Brenn will sail"),
        ("I wouldn't say", "Ida Brenn wouldn't say"),
        ("I have not seen them", "Ida Brenn has not seen them"),
        ("I just try to sail", "Ida Brenn just tries to sail"),
        ("I mean, I really think so", "Ida Brenn really thinks so"),
        ("Well, you know, I'm tired", "Ida Brenn is tired"),
        ("He said, 'I sold it', and I laughed", "He said, 'I sold it', and Ida Brenn laughed"),
        ("He told me 'I'll sail", "He told Ida Brenn 'I'll sail"),
        ("will we see it", "will we see it"),
        ("I mean plenty of men, believe me", "plenty of men, believe me"),
        ("Those I deal with", "Those Ida Brenn deals with"),
    ],
)
def test_the_verb_agrees_with_the_name(said, told):
    text = f'"{said}," Ida Brenn told the Post.'
    a = Attribution(id="a1", source=(Span(len(said) + 4, len(said) + 13),), cue=(Span(len(said) + 14, len(said) + 18),),
                    content=(Span(0, len(said) + 3),), speaker="Ida Brenn", kind="person", form="direct")  # fmt: skip
    p = Proposition(id="p1", spans=(Span(1, len(said) + 1),), attribution="a1", factuality="CT+")
    (o,) = occurrences_of(Reading(report=Report(id="r", text=text), attributions=(a,), propositions=(p,)))
    assert o.resolved == told


def test_a_mere_no_brings_who_says_so_and_what_stood_before_it():
    o = only(proposition("no", "a2", "CT-"))
    assert (o.wording, o.resolved) == ("no", "Ida Brenn said no")
    assert "whether the board knew" in o.around


def test_an_infinitive_gets_whose_it_is():
    o = only(proposition("to build a mole", "a3", "Uu"))
    # told of the board, not by it
    assert (o.resolved, o.act) == ("The board plans to build a mole", "intention")
    assert (o.chain, o.named) == (o.chain[:1], True) and "board" not in o.chain[0]


def test_an_attribution_whose_content_is_not_known_is_told_all_the_same():
    bare = replace(attribution("a3", "The board", "plans", "to build a mole", act="intention"), content=())
    assert only(proposition("to build a mole", "a3", "Uu"), attributions=(bare,)).wording == "to build a mole"


def test_a_partial_name_is_put_in_full():
    o = only(proposition("Brenn said no"))
    assert (o.wording, o.resolved) == ("Brenn said no", "Ida Brenn said no")


def told_of(text: str, source: str, cue: str, *spans: str, **more) -> str:
    def at(words: str) -> Span:
        start = text.index(words)
        return Span(start, start + len(words))

    given = {"told": tuple(map(at, more.pop("told", ()))),
             "pronouns": tuple((at(w), n) for w, n in more.pop("pronouns", ()))}  # fmt: skip
    parts = tuple(map(at, spans))
    a = Attribution(id="a1", source=(at(source),) if source else (), cue=(at(cue),), content=parts, kind="person",
                    **more)  # fmt: skip
    p = Proposition(id="p1", spans=parts, attribution="a1", factuality="CT+", **given)
    (o,) = occurrences_of(Reading(report=Report(id="r", text=text), attributions=(a,), propositions=(p,)))
    return o.resolved


def test_words_parted_by_a_cue_without_a_source_are_told_with_it():
    assert told_of("The net is thought to have torn.", "", "is thought", "The net", "to have torn") == (
        "The net is thought to have torn")  # fmt: skip
    assert told_of("The net reportedly tore.", "", "reportedly", "The net", "tore") == "The net tore"


def test_what_must_be_told_with_a_clause_is_told_in_its_place():
    text = "She called the pier a trap."
    assert told_of(text, "She", "called", "the pier a trap", told=(text[:-1],), speaker="Ida Brenn") == (
        "Ida Brenn called the pier a trap")  # fmt: skip


def test_a_pronoun_with_a_name_is_told_by_it():
    text = "Ida Brenn said she sold her boat."
    assert told_of(text, "Ida Brenn", "said", "she sold her boat", pronouns=(("she", "Ida Brenn"),)) == (
        "Ida Brenn sold her boat")  # fmt: skip


def test_an_article_is_said_once():
    text = "It is what the Echo reported."
    actor = Actor(id="e1", name="The Orrow Echo", type="organization", mentions=(Span(15, 19),))
    p = Proposition(id="p1", spans=(Span(0, 28),), attribution=None, factuality="CT+")
    (o,) = occurrences_of(Reading(report=Report(id="r", text=text), actors=(actor,), propositions=(p,)))
    assert o.resolved == "It is what the Orrow Echo reported"


def test_a_name_in_a_compound_stays():
    text = "The Brenn-Aas talks began."
    actor = Actor(id="e1", name="Ida Brenn", type="person", mentions=(Span(4, 9),))
    p = Proposition(id="p1", spans=(Span(0, 25),), attribution=None, factuality="CT+")
    (o,) = occurrences_of(Reading(report=Report(id="r", text=text), actors=(actor,), propositions=(p,)))
    assert o.resolved == "The Brenn-Aas talks began"


def test_a_short_form_in_brackets_behind_its_name_stays():
    text = "The Orrow Boat Front (OBF) met. OBF left."
    mentions = (Span(4, 20), Span(22, 25), Span(32, 35))
    actor = Actor(id="e1", name="Orrow Boat Front", type="organization", mentions=mentions)
    p = tuple(Proposition(id=f"p{s}", spans=(Span(s, e),), attribution=None, factuality="CT+")
              for s, e in ((0, 30), (32, 40)))  # fmt: skip
    found = occurrences_of(Reading(report=Report(id="r", text=text), actors=(actor,), propositions=p))
    assert [o.resolved for o in found] == ["The Orrow Boat Front (OBF) met", "Orrow Boat Front left"]


def test_a_role_description_is_no_name_even_where_it_is_the_speaker():
    given = (attribution("a1", "Ida Brenn", "told", '"I sold three boats,"', speaker="a clerk", kind="unnamed"),)
    assert not only(proposition('"I sold three boats,"', "a1"), attributions=given).named


def test_ids_depend_on_report_and_spans_alone():
    a, b = span("The mill"), span("4 May")
    assert occurrence_id("r1", (a, b)) == f"r1#{a.start}-{a.end},{b.start}-{b.end}"
    assert occurrence_id("r1", (a,), 2) == f"r1#{a.start}-{a.end}&2"
    assert [voice_of(occurrence_id("r&3#1-2&4", (a, b), n)) for n in (1, 2, 12)] == [1, 2, 12]
    assert voice_of("https://echo.example/?a=1&2") == 1
    assert only(replace(proposition("no", "a2"), id="p9")).id == only(proposition("no")).id


def test_of_two_propositions_with_the_same_words_the_longer_chain_stays():
    assert only(proposition("no"), proposition("no", "a2")).chain == ("Gazette", "Ida Brenn")


LIST = "The Orrow Post and the daily Vale Echo carried the figure, Ida Brenn, the mayor, said."


def listed(source: str, cue: str = "carried", *more: Actor) -> list[tuple[str, str, tuple[str, ...]]]:
    def at(words: str) -> Span:
        start = LIST.index(words)
        return Span(start, start + len(words))

    a = Attribution(id="a1", source=(at(source),), cue=(at(cue),), content=(at("the figure"),), kind="outlet",
                    chain=("Gazette", source))  # fmt: skip
    actors = tuple(Actor(id=n, name=n, type=kind, mentions=(at(n),)) for n, kind in (
        ("Orrow Post", "organization"), ("Vale Echo", "organization"), ("Ida Brenn", "person")))  # fmt: skip
    given = Reading(
        report=Report(id="r1", text=LIST, publisher="Gazette"), attributions=(a,), actors=actors,
        propositions=(Proposition(id="p1", spans=(at("the figure"),), attribution="a1", factuality="CT+"),),
    )  # fmt: skip
    return [(o.id, o.wording, o.chain) for o in occurrences_of(given)]


def test_two_names_in_one_phrase_vouch_for_the_same_words_each():
    start = LIST.index("the figure")
    assert listed("The Orrow Post and the daily Vale Echo") == [
        (f"r1#{start}-{start + 10}", "the figure", ("Gazette", "Orrow Post")),
        (f"r1#{start}-{start + 10}&2", "the figure", ("Gazette", "Vale Echo")),
    ]


def test_a_name_with_its_role_is_one_source():
    assert [chain for _, _, chain in listed("Ida Brenn, the mayor")] == [("Gazette", "Ida Brenn, the mayor")]


def test_two_names_side_by_side_are_no_list():
    text = "The Orrow Council spokesman Ida Brenn said no."
    a = Attribution(id="a1", source=(Span(0, 37),), cue=(Span(38, 42),), content=(Span(43, 45),), kind="person",
                    speaker="Ida Brenn", chain=("Gazette", "Ida Brenn"))  # fmt: skip
    actors = (Actor(id="e1", name="Orrow Council", type="organization", mentions=(Span(4, 17),)),
              Actor(id="e2", name="Ida Brenn", type="person", mentions=(Span(28, 37),)))  # fmt: skip
    p = Proposition(id="p1", spans=(Span(43, 45),), attribution="a1", factuality="CT-")
    given = Reading(report=Report(id="r", text=text, publisher="Gazette"), attributions=(a,), actors=actors,
                    propositions=(p,))  # fmt: skip
    assert [o.chain for o in occurrences_of(given)] == [("Gazette", "Ida Brenn")]


def test_without_a_publisher_the_own_voice_has_no_chain():
    given = reading(proposition("The mill at Orrow closed on 4 May"))
    (o,) = occurrences_of(replace(given, report=replace(given.report, publisher=None)))
    assert (o.chain, o.named) == ((), False)


def test_without_a_publisher_a_source_is_no_own_voice():
    text = "The mayor said the mill closed."
    a = Attribution(id="a1", source=(Span(0, 9),), cue=(Span(10, 14),), content=(Span(15, 30),), kind="person",
                    chain=("The mayor",))  # fmt: skip
    p = Proposition(id="p1", spans=(Span(15, 30),), attribution="a1", factuality="CT-")
    (o,) = occurrences_of(Reading(report=Report(id="mill.txt", text=text), attributions=(a,), propositions=(p,)))
    assert o.chain == ("mill.txt", "The mayor")
    assert whose(o) == "“The mayor”"


def test_what_is_denied_without_a_subject_is_told_without_the_denial():
    """With "denied" before it, the value of the selling would pass for that of the denying."""
    text = "Brenn denied having sold a boat."
    a = Attribution(id="a1", source=(Span(0, 5),), cue=(Span(6, 12),), content=(Span(13, 31),), kind="person",
                    speaker="Ida Brenn", chain=("Gazette", "Ida Brenn"), factuality="CT-")  # fmt: skip
    p = Proposition(id="p1", spans=a.content, attribution="a1", factuality="CT-")
    (o,) = occurrences_of(Reading(report=Report(id="r", text=text, publisher="Gazette"), attributions=(a,),
                                  propositions=(p,)))  # fmt: skip
    assert (o.resolved, o.factuality) == ("Ida Brenn: having sold a boat", "CT-")


@settings(max_examples=60, deadline=None)
@given(readings())
def test_any_reading_gives_occurrences_whose_spans_are_its_own(given_reading):
    found = occurrences_of(given_reading)
    assert len({o.id for o in found}) == len(found)
    assert {o.spans for o in found} == {p.spans for p in given_reading.propositions}


def told_with(text: str, words: str, pronoun: str, name: str) -> str:
    """What a statement is resolved to where a pronoun of it stands for a name."""
    start = text.index(words)
    at = text.index(pronoun, start)
    p = Proposition(id="p1", spans=(Span(start, start + len(words)),), attribution=None, factuality="CT+",
                    pronouns=((Span(at, at + len(pronoun)), name),))  # fmt: skip
    (found,) = occurrences_of(Reading(report=Report(id="r1", text=text, publisher="Gazette"), propositions=(p,)))
    return found.resolved


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("she'll sell the mill", "Ida Brenn will sell the mill"),
        ("she'd need a licence", "Ida Brenn would need a licence"),
        ("she’d already left the board", "Ida Brenn had already left the board"),
        ("she'd asked for it", "Ida Brenn had asked for it"),
        ("she'd proceed with it", "Ida Brenn would proceed with it"),
        ("she's the owner", "Ida Brenn's the owner"),
    ],
)
def test_a_short_verb_behind_a_pronoun_is_written_out_behind_the_name_in_its_place(said, told):
    assert told_with(f"The mill is old and {said}.", said, "she", "Ida Brenn") == told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Brenn sold three boats", "Ida Brenn sold three boats"),
        ("the Brenn government sold three boats", "the Brenn government sold three boats"),
        ("a Brenn supporter sold three boats", "a Brenn supporter sold three boats"),
    ],
)
def test_a_last_name_that_only_tells_which_is_left_as_it_is(said, told):
    text = f"Ida Brenn spoke and {said}."
    start = text.index(said)
    actor = Actor(id="e1", name="Ida Brenn", type="person",
                  mentions=(Span(0, 9), Span(text.index("Brenn", 10), text.index("Brenn", 10) + 5)))  # fmt: skip
    p = Proposition(id="p1", spans=(Span(start, start + len(said)),), attribution=None, factuality="CT+")
    report = Report(id="r1", text=text, publisher="Gazette")
    (found,) = occurrences_of(Reading(report=report, propositions=(p,), actors=(actor,)))
    assert found.resolved == told


def test_a_house_is_not_made_the_one_who_bears_its_name():
    text = "Brenn sold it. Brenn's director, Ida Brenn, stood by it. Brenn sold two."

    def told(words: str, text: str = text) -> str:
        mentions = tuple(Span(m.start(), m.end()) for m in re.finditer("(?:Ida )?Brenn", text))
        actor = Actor(id="e1", name="Ida Brenn", type="person", mentions=mentions)
        at = text.index(words)
        p = Proposition(id="p1", spans=(Span(at, at + len(words)),), attribution=None, factuality="CT+")
        report = Report(id="r1", text=text, publisher="Gazette")
        return occurrences_of(Reading(report=report, propositions=(p,), actors=(actor,)))[0].resolved

    assert told("Brenn sold it") == "Brenn sold it"
    assert told("Brenn sold two") == "Ida Brenn sold two"
    assert told("Brenn sold it", text.replace("Brenn's director, ", "")) == "Ida Brenn sold it"


def test_what_is_held_by_nobody_in_particular_is_told_by_whoever_tells_so():
    view = attribution("a4", "Ida Brenn", "told", "sold three boats", act="belief", kind="unnamed", speaker=None)
    view = replace(view, source=(), via="a1", chain=("Gazette", "unnamed source"))
    given = (attribution("a1", "Ida Brenn", "told", '"I sold three boats,"'), view)
    o = only(proposition("sold three boats", "a4"), attributions=given)
    assert (o.chain, o.kind, o.named) == (("Gazette", "Ida Brenn"), "person", True)
    alone = only(proposition("sold three boats", "a4"), attributions=(replace(view, via=None),))
    assert (alone.chain, alone.kind) == (("Gazette",), None)
    heard = (given[0], replace(view, act="communication"))
    assert only(proposition("sold three boats", "a4"), attributions=heard).kind == "unnamed"
