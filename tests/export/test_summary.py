import re
from dataclasses import replace

import pytest

from ferry import TEXTS, WIRE, ferry_claims, ferry_survey, member, occurrence, place, reports
from sayso.export import summary
from sayso.export.summary import (
    Known,
    answer,
    clash_part,
    correction_part,
    day,
    denied_since,
    first_plain,
    headline,
    in_several,
    is_doubted,
    is_unsure,
    listed,
    plain_ends,
    range_until,
    range_words,
    sentence,
    the_rest,
)
from sayso.export.survey_contract import survey_from_json, survey_to_json
from sayso.match.carried import carrying
from sayso.match.copies import Copy
from sayso.match.lookup import trace
from sayso.match.same import WordOverlap
from sayso.match.survey import survey_of
from sayso.model import Claim, Clash, End, Failure, Member, Origins, Report
from sayso.text import Span

VERDICTS = re.compile(r"\b(true|truth|false|fake|(un)?reliable|credible|fact|bias|origin of|first reported)\b", re.I)


def told(n: int = 0, **changes):
    survey = ferry_survey(**changes)
    return answer(survey.claims[n], survey)


def test_the_headline_counts_reports_publishers_and_failures():
    assert headline(ferry_survey()) == (
        "6 reports from 5 publishers and 1 whose publisher is not known; 1 could not be read."
    )
    some = ferry_survey(failures=(), reports=tuple(reports().values())[:2])
    assert headline(some) == "2 reports from 2 publishers."


def test_the_headline_counts_versions_apart():
    assert headline(ferry_survey(version_of={"post": "bee"}, failures=())) == (
        "5 reports from 5 publishers and 1 whose publisher is not known; 1 later version of them, counted apart."
    )


def test_the_headline_of_nothing_and_of_failures_alone_is_exact():
    empty = survey_of([], comparer=WordOverlap())
    assert headline(empty) == "0 reports."
    failed = replace(empty, failures=tuple(Failure(id=id, stage="read", why="empty") for id in "ab"))
    assert headline(failed) == "0 reports; 2 could not be read."
    one = replace(empty, reports=(Report(id="a", text="x"),))
    assert headline(one) == "1 report, the publisher not known."


def test_one_publisher_under_two_spellings_of_its_name_counts_once():
    some = (Report(id="a", text="x", publisher="The Echo"), Report(id="b", text="y", publisher="Echo"))
    assert headline(ferry_survey(reports=some, failures=())) == "2 reports from 1 publisher."


def test_claims_in_two_or_more_reports_come_first_and_the_rest_is_counted():
    survey = ferry_survey()
    assert [c.id for c in in_several(survey)] == ["c-0verload", "c-nine"]
    assert the_rest(survey) == "1 more claim stands in one report alone."
    assert the_rest(ferry_survey(claims=survey.claims[:2])) == ""
    assert the_rest(ferry_survey(claims=survey.claims[2:])) == "1 claim stands in one report alone."


def test_a_claim_that_only_versions_of_one_report_carry_is_not_in_several():
    nine = ferry_claims()[1]
    survey = ferry_survey(claims=(nine,), version_of={"echo": "wire", "bee": "echo"})
    assert in_several(survey) == ()
    assert answer(nine, survey).carried.words == "carried by 1 report in 3 versions"


@pytest.mark.parametrize(
    ("least", "most", "words"),
    [
        (1, 1, "at most 1, at least 1 independent origin"),
        (1, 3, "at most 3, at least 1 independent origins"),
    ],
)
def test_a_range_names_both_its_ends(least, most, words):
    claim = replace(ferry_claims()[0], origins=Origins(at_least=least, at_most=most, ends=(), why=()))
    assert range_words(claim) == words


def test_the_whole_answer_is_one_sentence():
    assert sentence(told()) == (
        "At most 2, at least 1 independent origins (1 of the 2 only perhaps); carried by 5 reports; said by “a harbour "
        "official” (Associated Press); perhaps also said by “a harbour official” (Coast Post); 3 reports are one AP "
        "dispatch; 3 reports rest on the same unnamed source, “a harbour official” (Associated Press); first seen here "
        "Associated Press (wire), "
        "2025-05-06 08:00 UTC; denied by Lark Lines itself (owner), 2025-05-06 12:00 UTC: “our ferry was not "
        "overloaded”; questioned by Ilse Brandt, in Coast Post (post), 2025-05-07; Coast Post (post) was "
        "corrected by its publisher."
    )


def test_several_deniers_stand_in_one_phrase_each_once():
    overloaded = ferry_claims()[0]
    words = "the ferry was overloaded"
    more = tuple(
        member(replace(occurrence("post", words, ("Coast Post", who), kind), factuality="CT-"), "denies", "CT-")
        for who, kind in (("Odd Rask", "person"), ("Odd Rask", "person"), ("an aide", "unnamed"))
    )
    claim = replace(overloaded, members=overloaded.members + more)
    out = answer(claim, ferry_survey(claims=(claim,)))
    assert [p.words for p in out.denials] == [
        "denied by Lark Lines itself (owner), 2025-05-06 12:00 UTC: “our ferry was not overloaded”",
        "denied by Odd Rask, in Coast Post (post), 2025-05-07: “the ferry was overloaded”",
        "denied by “an aide”, in Coast Post (post), 2025-05-07: “the ferry was overloaded”",
    ]
    assert "denied by Lark Lines itself, Odd Rask and “an aide”; questioned by Ilse Brandt, in" in sentence(out)
    assert {p.report for part in out.brief if part.kind == "denied" for p in part.evidence} == {"owner", "post"}


def test_deniers_of_one_name_are_one_and_those_who_may_be_two_are_not():
    names = ("Rask", "Odd Rask", "Ilse Brandt", "Jon Vey", "Ada Vey", "Vey")
    bodies = ("State Bank", "State Bank of Tarn", "Vey Steel", "Vey")
    deniers = tuple(
        member(occurrence("post", "the ferry was overloaded", ("Coast Post", who), kind), "denies", "CT-")
        for kind, some in (("person", names), ("organization", bodies[:3]))
        for who in some
    )
    claim = replace(ferry_claims()[0], members=ferry_claims()[0].members[:1] + deniers)
    out = answer(claim, ferry_survey(claims=(claim,)))
    # of two with the last name "Vey" it may be either, and a firm of that name is neither
    assert [p.who for p in out.denials] == [
        "Odd Rask", "Ilse Brandt", "Jon Vey", "Ada Vey", "Vey", "State Bank of Tarn", "Vey Steel",
    ]  # fmt: skip


def denier(words: str, who: str, **more) -> Member:
    """Who denies it in some words, which need not stand in the report."""
    o = occurrence("post", "the ferry was overloaded", ("Coast Post", who), "person", **more)
    return member(replace(o, wording=words, resolved=words), "denies", "CT-")


@pytest.mark.parametrize(
    ("words", "lead"),
    [
        ("the ferry was never overloaded", "denied"),  # in the words of who asserts it
        ("there was room for forty more", "perhaps denied"),
        ("the Lark did not sink", "perhaps denied"),  # only its name in common
    ],
)
def test_a_denial_in_quite_other_words_is_told_as_one_perhaps(words, lead):
    odd = denier(words, "Odd Rask", names=("Lark",))
    claim = replace(ferry_claims()[0], members=(*ferry_claims()[0].members[:1], odd))
    (part,) = answer(claim, ferry_survey(claims=(claim,))).denials
    assert part.words.startswith(f"{lead} by Odd Rask, in Coast Post (post), 2025-05-07: “{words}”")


def test_plain_denials_and_doubtful_ones_stand_apart_and_the_plain_ones_first():
    some = ("there was room for forty more", "the ferry was not overloaded", "it was the weather")
    deniers = map(denier, some, ("Odd Rask", "Ilse Brandt", "Jon Vey"))
    claim = replace(ferry_claims()[0], members=(*ferry_claims()[0].members[:1], *deniers))
    told = sentence(answer(claim, ferry_survey(claims=(claim,))))
    assert "; denied by Ilse Brandt, in Coast Post" in told
    assert "; perhaps denied by Odd Rask and Jon Vey" in told
    assert told.index("; denied by") < told.index("; perhaps denied by")


def test_publishers_whose_names_end_alike_are_two_deniers():
    some = (Report(id="a", text="x", publisher="Herald"), Report(id="b", text="y", publisher="The Coast Herald"))
    own = [replace(ferry_claims()[0].members[3].occurrence, report=r.id, publisher=r.publisher, chain=(r.publisher,))
           for r in some]  # fmt: skip
    claim = replace(ferry_claims()[0], members=tuple(member(o, "denies", "CT-") for o in own))
    out = answer(claim, ferry_survey(claims=(claim,), reports=some))
    assert [p.who for p in out.denials] == ["Herald itself", "The Coast Herald itself"]


def test_who_says_so_is_named_those_first_on_whom_most_reports_rest_and_papers_are_told_apart():
    ends = (
        End(name="Ilse Brandt", kind="person", reports=("post",)),
        End(name="an aide (Coast Post)", kind="unnamed", reports=("post", "wire", "bee")),
        End(name="Lark Lines", kind="organization", reports=("post", "wire")),
        End(name="Harbour Bee", kind="outlet", reports=("bee",)),
        End(name="Who", kind="person", reports=("bee",)),
    )
    claim = replace(ferry_claims()[0], origins=Origins(at_least=1, at_most=5, ends=ends, why=()))
    said = answer(claim, ferry_survey(claims=(claim,))).said
    assert said.words == (
        "said by Lark Lines and “an aide” (Coast Post); told by Harbour Bee with no source named; perhaps also said "
        "by Ilse Brandt"
    )
    outlets = tuple(End(name=f"Paper {n}", kind="outlet", reports=("bee",)) for n in range(3))
    claim = replace(claim, origins=replace(claim.origins, ends=outlets))
    assert answer(claim, ferry_survey(claims=(claim,))).said.words == "told by 3 publishers with no source named"


def said_by(*ends: End) -> str:
    """Who is told to say that the ferry was overloaded, with such ends, all of them in the Morning Bee."""
    ends = tuple(replace(e, reports=("bee",)) for e in ends)
    claim = replace(ferry_claims()[0], origins=Origins(at_least=1, at_most=len(ends), ends=ends, why=()))
    return answer(claim, ferry_survey(claims=(claim,))).said.words


def end(name: str, kind: str) -> End:
    return End(name=name, kind=kind, reports=("bee",))


def test_of_whom_nothing_is_told_the_paper_tells_it_with_no_source_named_unless_it_has_it_from_another():
    nobody = "told by Morning Bee with no source named"
    assert said_by(end("unnamed source (Morning Bee)", "unnamed")) == nobody
    assert said_by(end("some reports (Morning Bee)", "outlet")) == nobody
    assert said_by(end("unnamed source (Morning Bee)", "unnamed"), end("Morning Bee", "outlet")) == nobody
    assert said_by(end("Odd Rask", "person"), end("he (Morning Bee)", "person")) == "said by Odd Rask"


@pytest.mark.parametrize(
    "words", ["Harrowing images", "Initial indications", "Grim footage filmed from a balcony", "Early reports"]
)
def test_images_and_first_indications_say_nothing_themselves(words):
    assert said_by(end(words, "document")) == "told by Morning Bee with no source named"


@pytest.mark.parametrize(
    ("name", "kind", "words"),
    [
        ("Images of the Lark Sea Watch", "document", "Images of the Lark Sea Watch"),  # whose they are is told
        ("The Reports Office", "organization", "The Reports Office"),
        ("Image caption The Lark Council", "organization", "The Lark Council"),
        ("Image copyright Veld Pictures Image caption Divers (Morning Bee)", "group", "“Divers” (Morning Bee)"),
        ("Morning Bee Police", "organization", "“Police”"),  # the credit of a picture
        ("Reuters Officials", "organization", "“Officials”"),
        ("Veld Police", "organization", "Veld Police"),
        ("Guests of the show “Low Tide,” or “Ebb (Morning Bee)", "group",
         "“Guests of the show “Low Tide,”” (Morning Bee)"),
        ("Odd Rask (left", "person", "Odd Rask"),
        ("the head of the yard -", "organization", "the head of the yard"),
    ],
)
def test_whoever_says_so_is_told_by_a_name_or_a_short_description(name, kind, words):
    assert said_by(end(name, kind)) == f"said by {words}"


def test_a_long_description_is_cut_between_words():
    told = said_by(end("the man who " + "mends the nets of the harbour and " * 9, "organization"))
    assert told.endswith("…") and len(told) < 100


def test_a_claims_members_are_asked_once_what_they_say_plainly(monkeypatch):
    asked = []
    monkeypatch.setattr(summary, "carrying", lambda *given: asked.append(given) or carrying(*given))
    answer(ferry_claims()[0], ferry_survey())
    assert len(asked) == 1


def test_a_report_id_that_is_a_digest_is_shown_by_its_beginning():
    some = Report(id="6d7866f5d80f7ccb9eada3cde7c6caea061d4af4", text="x", publisher="Echo")
    known = Known(reports={some.id: some, "w1": replace(some, id="w1")})
    assert (known.name(some.id), known.name("w1")) == ("Echo (6d7866f5d8…)", "Echo (w1)")


@pytest.mark.parametrize(
    ("words", "around", "doubted"),
    [
        ("Was the ferry overloaded", "Was the ferry overloaded?", True),
        ("whether the ferry was overloaded", "", True),
        ("I do not know that the ferry was overloaded", "", True),
        ("the ferry must be overloaded before it sails", "", False),
        ("to overload the ferry", "He wants to overload the ferry.", False),
        ("the ferry would sink if it was overloaded", "", False),
    ],
)
def test_who_asks_or_does_not_know_questions_a_claim_and_who_plans_or_demands_does_not(words, around, doubted):
    o = replace(ferry_claims()[0].members[0].occurrence, wording=words, around=around or f"They said {words}.")
    assert is_doubted(o) is doubted


@pytest.mark.parametrize(
    ("words", "text", "chain", "named", "unsure"),
    [
        ("the ferry was overloaded", "The minister asked whether X.", ("Post", "Ilse Brandt"), True, True),
        ("the ferry was overloaded", "Asked whether X, the harbour office laughed.", ("Post", "unnamed"), False, False),
        ("Was the ferry overloaded?", "POST: X", ("Post", "Jo Vey"), True, False),
        ("the ferry was overloaded", "It is not known whether X.", ("Post",), True, True),
        ("the ferry was overloaded", "The master doubts that X.", ("Post", "the master"), False, True),
        ("If it was overloaded, so be it", "“X,” she said.", ("Post", "Ilse Brandt"), True, False),
    ],
)
def test_who_doubts_a_claim_questions_it_and_an_interviewer_does_not(words, text, chain, named, unsure):
    text = text.replace("X", words)
    start = text.index(words)
    o = replace(ferry_claims()[0].members[0].occurrence, wording=words, around=text, chain=chain, named=named,
                spans=(Span(start, start + len(words)),))  # fmt: skip
    assert is_unsure(o, Report(id="post", text=text)) is unsure


def test_every_part_carries_the_words_it_rests_on():
    out = told()
    for part in (out.claim, *out.parts, *out.ends):
        assert part.evidence, part
        for evidence in part.evidence:
            assert evidence.span.of(TEXTS[evidence.report][2])
    assert [e.report for e in out.denials[0].evidence] == ["owner"]
    assert {e.report for e in out.range.evidence} == {"wire", "echo", "bee", "post"}  # who asserts it, not who denies
    assert place("wire", "AP").span in {e.span for e in out.copies[0].evidence}


def test_an_answer_out_of_a_trace_is_that_out_of_the_survey():
    survey = ferry_survey()
    for claim in survey.claims:
        assert answer(claim, trace(survey, claim)) == answer(claim, survey) == answer(claim, Known.of(survey))


def test_a_dispatch_that_some_of_the_copies_do_not_credit_says_how_many_do():
    bare = replace(reports()["bee"], text=WIRE.replace(" (AP) -", " -"))
    some = tuple(bare if r.id == "bee" else r for r in reports().values())
    assert told(reports=some).copies[0].words == "3 reports are one text, credited to AP in 2"


def test_reports_that_share_a_passage_are_not_called_one_text():
    passage = (place("wire", "The ferry Lark was overloaded").span,) * 2
    shared = Copy(from_="wire", to="echo", kind="near", share=0.2, directed=True, passages=(passage,))
    assert told(copies=(shared,)).copies[0].words == "2 reports share a passage of one AP dispatch"


def test_a_shared_passage_that_does_not_hold_the_claim_is_no_copy_of_it():
    elsewhere = (place("wire", "Nine people").span,) * 2
    shared = Copy(from_="wire", to="echo", kind="near", share=0.2, directed=True, passages=(elsewhere,))
    assert told(copies=(shared,)).copies == ()
    assert [p.words for p in told(1, copies=(shared,)).copies] == ["2 reports share a passage of one AP dispatch"]


def test_a_later_version_of_the_same_report_is_no_further_copy():
    survey = ferry_survey(version_of={"echo": "wire", "bee": "echo"})
    assert answer(survey.claims[0], survey).copies == ()


def test_a_text_without_credit_is_named_by_where_it_comes_from_if_that_is_shown():
    texts = {id: Report(id=id, publisher=p, text="The mill burnt down on Friday night.", published="2025-05-06")
             for id, p in (("a", "Hill Post"), ("b", "Dale News"))}  # fmt: skip
    said = (Span(0, 20),)
    one, two = (
        member(replace(occurrence("wire", "The ferry", (t.publisher,)), id=id, report=id, spans=said,
                       publisher=t.publisher, published=t.published))
        for id, t in texts.items()
    )  # fmt: skip
    mill = Claim(id="c-mill", wording="The mill burnt down", members=(one, two), first_seen=("a", "2025-05-06"),
                 origins=Origins(at_least=1, at_most=1, ends=(), why=()))  # fmt: skip
    whole = ((Span(0, 36), Span(0, 36)),)
    for directed, words in ((True, "2 reports are one text, Hill Post’s"), (False, "2 reports are one text")):
        copy = Copy(from_="a", to="b", kind="verbatim", share=1.0, directed=directed, passages=whole)
        survey = ferry_survey(reports=tuple(texts.values()), claims=(mill,), copies=(copy,), corrections=(), clashes=())
        out = answer(mill, survey)
        assert out.copies[0].words == words
        assert out.first_seen.words == "first seen here Hill Post (a), 2025-05-06 (1 other may be as early)"


@pytest.mark.parametrize("directed", [True, False])
def test_an_agency_that_no_list_knows_is_named_where_the_others_credit_it(directed):
    text = "QUILLHAM (HNA) - The mill burnt down on Friday night, the fire chief said, and nobody was hurt in it."
    some = [Report(id=id, text=text, publisher=p, published="2025-05-06")
            for id, p in (("a", "Hill News Agency"), ("b", "Dale News"), ("c", "Quillham Echo"))]  # fmt: skip
    at = Span(text.index("The mill"), text.index(", the fire"))
    members = tuple(
        member(replace(occurrence("wire", "The ferry", (r.publisher,)), id=r.id, report=r.id, spans=(at,)))
        for r in some
    )
    mill = Claim(id="c-mill", wording="The mill burnt down", members=members, first_seen=("a", "2025-05-06"),
                 origins=Origins(at_least=1, at_most=1, ends=(), why=()))  # fmt: skip
    whole = ((Span(0, len(text)), Span(0, len(text))),)
    copies = tuple(
        Copy(from_="a", to=id, kind="verbatim", share=1.0, directed=directed, passages=whole) for id in ("b", "c")
    )
    survey = ferry_survey(reports=tuple(some), claims=(mill,), copies=copies, corrections=(), clashes=())
    part = answer(mill, survey).copies[0]
    assert part.words == "3 reports are one Hill News Agency dispatch"
    assert {text[slice(*e.span)] for e in part.evidence if e.span != at} == {"HNA"}


def test_a_rewrite_is_told_apart_from_a_copy():
    passage = (place("wire", WIRE[:60]).span, place("post", "The ferry was too full").span)
    retelling = Copy(from_="wire", to="post", kind="rewrite", share=0.4, directed=True, passages=(passage,))
    out = told(copies=(retelling,))
    assert out.copies == ()
    assert [p.words for p in out.retold] == ["1 report retells Associated Press (wire)"]


def test_first_seen_says_what_the_dates_show_and_no_more():
    overloaded, _, seven = ferry_claims()
    assert answer(seven, ferry_survey()).first_seen.words == "first seen here Lark Lines (owner), 2025-05-06 12:00 UTC"
    undated = tuple(replace(m, occurrence=replace(m.occurrence, published=None)) for m in overloaded.members)
    claim = replace(overloaded, members=undated, first_seen=("wire", None))
    survey = ferry_survey(claims=(claim,))
    assert answer(claim, survey).first_seen.words == (
        "none of its reports is dated: which was first seen here cannot be told"
    )
    bare = tuple(  # without a zone, an hour before and twelve after
        replace(m, occurrence=replace(m.occurrence, published=at))
        for m, at in zip(overloaded.members, ("2025-05-06T08:00", "2025-05-06T09:00", "2025-05-06T20:00"), strict=False)
    )
    claim = replace(overloaded, members=bare, first_seen=("wire", "2025-05-06T08:00"))
    assert answer(claim, ferry_survey(claims=(claim,))).first_seen.words == (
        "first seen here Associated Press (wire), 2025-05-06 08:00 (1 other may be as early)"
    )
    claim = replace(overloaded, members=(overloaded.members[0], *undated[1:]))
    assert answer(claim, survey).first_seen.words == (
        "first seen here Associated Press (wire), 2025-05-06 08:00 UTC (2 more are undated)"
    )


def test_where_neither_has_a_word_that_denies_it_is_denied_perhaps():
    overloaded = ferry_claims()[0]
    gone = member(occurrence("post", "the ferry was overloaded", ("Coast Post", "Odd Rask"), "person"), "denies", "CT-")
    claim = replace(overloaded, members=(overloaded.members[0], gone))
    (told,) = answer(claim, ferry_survey(claims=(claim,))).denials
    assert told.words.startswith("perhaps denied by Odd Rask")


def test_what_is_left_open_of_a_thing_does_not_question_it():
    denied = ferry_claims()[0].members[3]
    for around, asked in (("It is unclear whether the ferry was overloaded fore or aft.", 0),
                          ("It is unclear whether the ferry was overloaded or not.", 1)):  # fmt: skip
        doubt = replace(denied, stance="questions", factuality="Uu", occurrence=replace(
            denied.occurrence, wording=around, around=around))  # fmt: skip
        claim = replace(ferry_claims()[0], members=(ferry_claims()[0].members[0], doubt))
        assert len(answer(claim, ferry_survey(claims=(claim,))).questions) == asked


def test_a_claim_that_nobody_asserts_was_seen_first_nowhere():
    overloaded = ferry_claims()[0]
    claim = replace(overloaded, members=overloaded.members[3:4], first_seen=None,
                    origins=Origins(at_least=0, at_most=0, ends=(), why=("no report asserts it",)))  # fmt: skip
    out = answer(claim, ferry_survey())
    assert out.first_seen is None
    assert out.range.words == "asserted by no report, only denied"
    assert out.range.evidence == out.denials[0].evidence
    assert sentence(out).endswith("by Lark Lines itself (owner), 2025-05-06 12:00 UTC: “our ferry was not overloaded”.")


def test_a_claim_that_nobody_asserts_says_what_is_done_with_it_instead():
    denied = ferry_claims()[0].members[3]
    asked = replace(denied, stance="questions", factuality="Uu", occurrence=replace(
        denied.occurrence, wording="the ferry was overloaded", around="Was it true that the ferry was overloaded?"))
    wished = replace(asked, occurrence=replace(
        asked.occurrence, act="intention", around="They want that the ferry was overloaded."))
    supposed = replace(asked, occurrence=replace(asked.occurrence, around="If the ferry was overloaded, it sank."))
    for members, words in (
        ((asked,), "asked"), ((wished,), "planned or demanded"), ((supposed,), "left open"),
        ((supposed, asked, denied), "denied, asked or left open"),
    ):  # fmt: skip
        claim = replace(ferry_claims()[0], members=members, origins=Origins(at_least=0, at_most=0, ends=(), why=()))
        assert range_words(claim) == f"asserted by no report, only {words}"


def test_a_source_without_a_name_stands_in_quotation_marks_with_whose_it_is():
    out = told()
    assert [p.words for p in out.ends] == [
        "“a harbour official” (Associated Press): not named; 3 reports",
        "“a harbour official” (Coast Post): not named; 1 report",
    ]
    nobody = End(name="unnamed source (Coast Post)", kind="unnamed", reports=("post", "wire"))
    claim = replace(ferry_claims()[0], origins=Origins(at_least=1, at_most=1, ends=(nobody,), why=()))
    out = answer(claim, ferry_survey())
    assert out.ends[0].words == "a source without name or description (Coast Post): not named; 2 reports"
    assert out.shared == ()  # two may say "allegedly" of two people


def test_conflicts_and_corrections_say_where_they_stand():
    known = Known.of(ferry_survey())
    number = ferry_survey().clashes[1]
    assert clash_part(number, known).words == (
        "number: Nine against Seven (Associated Press (wire) and Lark Lines (owner))"
    )
    named = Clash(a=number.a, b=number.b, kind="number", why="9 in Associated Press against 7 in Lark Lines")
    assert clash_part(named, known).words == "number: 9 in Associated Press against 7 in Lark Lines"
    out = told(1)
    assert [p.words for p in out.conflicts] == [clash_part(number, known).words]
    correction = ferry_survey().corrections[0]
    assert correction_part(correction, known).words == "Coast Post (post) was corrected by its publisher"
    for kind, of, words in (
        ("retraction", "bee", "Morning Bee (bee) was withdrawn by its publisher in Coast Post (post), 2025-05-07"),
        ("clarification", None, "Coast Post (post) carries a clarification of a report that is not among these"),
    ):
        assert correction_part(replace(correction, kind=kind, of=of), known).words == words


def test_it_says_nothing_about_truth():
    survey = ferry_survey()
    words = [headline(survey), the_rest(survey)]
    for claim in survey.claims:
        out = answer(claim, survey)
        words += [sentence(out), *(p.words for p in out.ends)]
    for line in words:
        assert not VERDICTS.search(line), line
        assert ("at most" in line.lower()) == ("at least" in line.lower())


def test_a_survey_out_of_its_json_can_be_told_too():
    survey = survey_from_json(survey_to_json(ferry_survey()))
    for claim in survey.claims:
        assert sentence(answer(claim, survey)).startswith("At most")
    said = answer(survey.claims[0], survey).said.words
    assert said.endswith("; perhaps also said by “a harbour official” (Coast Post)")  # as before it was written


def test_the_json_tells_who_says_it_plainly_and_where_that_was_first_seen_as_the_words_do():
    overloaded = ferry_claims()[0]
    other = stray("old", "the harbour is deep enough for large ships", ("Old Gull", "Odd Rask"), "2025-05-01")
    ends = (overloaded.origins.ends[0], End(name="Odd Rask", kind="person", reports=("old",)))
    claim = replace(overloaded, members=(other, *overloaded.members[:3]), first_seen=("old", "2025-05-01"),
                    origins=replace(overloaded.origins, ends=ends))  # fmt: skip
    data = survey_to_json(ferry_survey(claims=(claim,)))["claims"][0]
    assert [o["plain"] for o in data["occurrences"]] == [False, True, True, True]
    assert [e["plain"] for e in data["origins"]["ends"]] == [True, False]
    assert data["first_seen"] == {"report": "old", "published": "2025-05-01"}
    assert data["first_plain"] == {"report": "wire", "published": "2025-05-06T08:00:00Z"}


@pytest.mark.parametrize(
    ("names", "words"),
    [("", ""), ("A", "A"), ("AB", "A and B"), ("ABCD", "A, B, C and D"), ("ABCDEF", "A, B, C and 3 more")],
)
def test_names_in_a_row(names, words):
    assert listed(list(names)) == words


def test_a_date_is_shown_as_far_as_it_is_known():
    assert [day(d) for d in (None, "2025", "2025-05-06", "2025-05-06T12:30:00+02:00", "2025-05-06T12:30:00+00:00")] == [
        "not dated", "2025", "2025-05-06", "2025-05-06 12:30 +02:00", "2025-05-06 12:30 UTC",
    ]  # fmt: skip


def test_a_correction_that_tells_what_it_takes_back_stands_with_that_claim_alone():
    survey = ferry_survey()
    (old,) = survey.corrections
    post = survey.reports[[r.id for r in survey.reports].index("post")]
    words = "Correction: the ferry was not overloaded when it left the quay."
    changed = replace(post, text=f"{post.text} {words}")
    span = Span(len(post.text) + 1, len(changed.text))
    told = replace(old, span=span, why=(words, "about its own earlier text"))
    reports = tuple(changed if r.id == "post" else r for r in survey.reports)
    survey = replace(survey, reports=reports, corrections=(told,))
    overloaded = survey.claims[0]
    assert [p.kind for p in answer(overloaded, survey).corrections] == ["corrected"]
    rained = occurrence("post", "The ferry was too full", ("Coast Post",))
    other = replace(overloaded, members=(member(replace(rained, resolved="Rain fell on the hills"), "asserts"),))
    assert answer(other, survey).corrections == ()
    withdrawn = replace(survey, corrections=(replace(told, kind="retraction"),))
    assert len(answer(other, withdrawn).corrections) == 1


def test_a_source_that_is_but_a_pronoun_is_one_without_name_or_description():
    survey = ferry_survey()
    claim = survey.claims[0]
    (denier,) = [m for m in claim.members if m.stance == "denies"]
    they = replace(denier, occurrence=replace(denier.occurrence, chain=("Lark Lines", "They"), kind="group"))
    out = answer(replace(claim, members=(they,)), survey)
    assert out.denials[0].who == "a source without name or description"


def test_of_claims_carried_equally_what_points_elsewhere_comes_last_and_what_is_denied_first():
    denied, nine = ferry_claims()[:2]
    pointing = replace(denied, id="c-it", wording="It was overloaded")
    undisputed = replace(denied, id="c-all", members=tuple(replace(m, stance="asserts") for m in denied.members))
    survey = ferry_survey(claims=(nine, pointing, undisputed, denied))
    assert [c.id for c in in_several(survey)] == ["c-0verload", "c-all", "c-it", "c-nine"]


def own_voice(report: str, words: str, publisher: str) -> Member:
    """What a report says in its own voice against the claim."""
    o = occurrence("post", "the ferry was overloaded", (publisher,), None)
    return member(replace(o, id=f"{report}#1-2", report=report, publisher=publisher, wording=words, resolved=words),
                  "denies", "CT-")  # fmt: skip


def test_a_paper_in_its_own_voice_denies_nothing_and_is_not_told_where_it_may_only_pass_a_denial_on():
    first = ferry_claims()[0].members[:1]

    def denials(*against: Member) -> list[str]:
        claim = replace(ferry_claims()[0], members=(*first, *against))
        return [p.words.split(" (")[0].split(", in")[0] for p in answer(claim, ferry_survey(claims=(claim,))).denials]

    plain = own_voice("bee", "the US ferry was not overloaded", "The Bee")
    assert denials(plain) == ["told otherwise by The Bee itself"]
    assert denials(own_voice("bee", "there was room for forty more", "The Bee")) == []
    named = replace(denier("the ferry was not overloaded", "Odd Rask").occurrence, report="bee")
    beside = own_voice("bee", "the ferry was not overloaded", "The Bee")
    assert denials(member(named, "denies", "CT-"), beside) == ["denied by Odd Rask"]
    assert denials(own_voice("owner", "our ferry was not overloaded", "Lark Lines")) == ["denied by Lark Lines itself"]


def stray(report: str, words: str, chain: tuple[str, ...], published: str) -> Member:
    """An occurrence that a claim holds though its words are about something else."""
    o = occurrence("post", "the ferry was overloaded", chain, "person" if len(chain) > 1 else None)
    return member(replace(o, id=f"{report}#7-9", report=report, publisher=chain[0], published=published, wording=words,
                          resolved=words))  # fmt: skip


def test_who_says_something_else_is_named_perhaps_alone_and_was_not_the_first():
    overloaded = ferry_claims()[0]
    other = stray("old", "the harbour is deep enough for large ships", ("Old Gull", "Odd Rask"), "2025-05-01")
    members = (other, *overloaded.members[:3])
    ends = (overloaded.origins.ends[0], End(name="Odd Rask", kind="person", reports=("old",)))
    claim = replace(overloaded, members=members, origins=replace(overloaded.origins, ends=ends),
                    first_seen=("old", "2025-05-01"))  # fmt: skip
    assert first_plain(claim) == ("wire", "2025-05-06T08:00:00Z")
    assert first_plain(replace(claim, members=(other,))) == ("old", "2025-05-01")
    old = Report(id="old", text="x", publisher="Old Gull", published="2025-05-01")
    out = answer(claim, ferry_survey(claims=(claim,), reports=(*reports().values(), old)))
    assert out.said.words == "said by “a harbour official” (Associated Press); perhaps also said by Odd Rask"
    assert out.carried.words == "carried by 3 reports, perhaps by 4"
    assert out.first_seen.words == (
        "first seen here Associated Press (wire), 2025-05-06 08:00 UTC; perhaps already in Old Gull (old), 2025-05-01"
    )


def test_a_paper_that_says_it_itself_is_told_though_it_rests_on_one_who_says_something_else():
    (first, *_) = ferry_claims()[0].members
    paper = replace(first, occurrence=replace(first.occurrence, chain=("Associated Press",), kind=None, named=True))
    other = stray("wire", "the harbour is deep enough for large ships", ("Associated Press", "Odd Rask"), "2025-05-06")
    ends = (End(name="Odd Rask", kind="person", reports=("wire",)),)
    claim = replace(ferry_claims()[0], members=(paper, other),
                    origins=Origins(at_least=1, at_most=1, ends=ends, why=()))  # fmt: skip
    out = answer(claim, ferry_survey(claims=(claim,)))
    assert out.said.words == "told by Associated Press; perhaps also said by Odd Rask"
    assert out.range.words == "at most 1, at least 1 independent origin"


def test_for_an_end_only_the_members_of_its_reports_are_asked(monkeypatch):
    one, asked, is_of = ferry_claims()[0].members[0], [], summary._is_of
    many = [f"gull{n}" for n in range(200)]
    members = tuple(
        replace(one, occurrence=replace(one.occurrence, id=r, report=r, publisher=r, chain=(r,))) for r in many
    )
    ends = tuple(End(name=r, kind="outlet", reports=(r,)) for r in many)
    claim = replace(ferry_claims()[0], members=members, origins=Origins(at_least=1, at_most=200, ends=ends, why=()))
    monkeypatch.setattr(summary, "_is_of", lambda *given: asked.append(given) or is_of(*given))
    assert plain_ends(claim, frozenset(many[::2])) == ends[::2]
    assert len(asked) == 200


@pytest.mark.parametrize(
    ("least", "sure", "perhaps", "words"),
    [
        (1, 1, 1, "at most 2, at least 1 independent origins (1 of the 2 only perhaps)"),
        (2, 1, 2, "at most 3, at least 2 independent origins"),  # but 1 would be left of at least 2
        (2, 2, 1, "at most 3, at least 2 independent origins (1 of the 3 only perhaps)"),
        (2, 0, 2, "at most 2, at least 2 independent origins"),
        (0, 0, 2, "at most 2, at least 0 independent origins"),
    ],
)
def test_a_range_does_not_count_out_more_than_its_least_leaves(least, sure, perhaps, words):
    overloaded = ferry_claims()[0]
    ends = tuple(End(name=f"Gull {n}", kind="outlet", reports=("wire" if n < sure else "old",))
                 for n in range(sure + perhaps))  # fmt: skip
    other = stray("old", "the harbour is deep enough for large ships", ("Old Gull", "Odd Rask"), "2025-05-01")
    origins = Origins(at_least=least, at_most=len(ends), ends=ends, why=())
    claim = replace(overloaded, members=(*overloaded.members[:1], other), origins=origins)
    assert range_words(claim) == words


def test_nobody_denies_nothing_and_a_name_that_points_elsewhere_stands_in_quotation_marks():
    words = "the ferry was not overloaded"
    against = (denier(words, "Nobody there"), denier(words, "his campaign"))
    claim = replace(ferry_claims()[0], members=(*ferry_claims()[0].members[:1], *against))
    assert [p.who for p in answer(claim, ferry_survey(claims=(claim,))).denials] == ["“his campaign”"]


def test_an_unnamed_source_in_the_words_of_a_name_that_is_told_is_not_told_again():
    ends = (End(name="Ilse Brandt", kind="person", reports=("post",)),
            End(name="Ilse Brandt (Morning Bee)", kind="unnamed", reports=("bee",)))  # fmt: skip
    claim = replace(ferry_claims()[0], origins=Origins(at_least=1, at_most=2, ends=ends, why=()))
    assert answer(claim, ferry_survey(claims=(claim,))).said.words.count("Ilse Brandt") == 1


def test_a_timeline_tells_since_when_a_claim_is_denied_and_until_when_its_origins_were_counted():
    overloaded, missing, _ = ferry_claims()
    assert denied_since(overloaded) == "denied since 2025-05-06"
    assert denied_since(missing) == ""
    paper = replace(overloaded, members=(*overloaded.members[:3], own_voice("bee", "there was room", "The Bee")))
    assert denied_since(paper) == ""  # nobody is told to deny it
    assert range_until(overloaded) == (
        "at most 2, at least 1 independent origins (1 of the 2 only perhaps) by 2025-05-07"
    )


def test_what_was_left_of_a_denial_comes_last_and_nobody_says_anything():
    overloaded = ferry_claims()[0]
    left = replace(overloaded, id="c-left", wording="You'll have any of it", members=tuple(
        member(replace(m.occurrence, id=f"{m.occurrence.id}x", resolved="you'll have any of it"), "denies", "CT-")
        for m in overloaded.members), origins=Origins(at_least=0, at_most=0, ends=(), why=()))  # fmt: skip
    survey = ferry_survey(claims=(left, *ferry_claims()))
    assert [c.id for c in in_several(survey)] == ["c-0verload", "c-nine", "c-left"]
    ends = (End(name="Ilse Brandt", kind="person", reports=("wire",)),
            End(name="Neither side", kind="group", reports=("wire",)))  # fmt: skip
    claim = replace(overloaded, origins=Origins(at_least=1, at_most=2, ends=ends, why=()))
    assert answer(claim, ferry_survey(claims=(claim,))).said.words == "said by Ilse Brandt"


@pytest.mark.parametrize(
    ("size", "words"), [(36, "2 reports share some words"), (300, "2 reports share one passage, Hill Post’s")]
)
def test_a_tiny_shared_passage_is_nobodys(size, words):
    lede = f"The mill burnt down on Friday night. {'It had stood there empty for many years. ' * 8}"
    more = "Much else. " * 400
    texts = {id: Report(id=id, publisher=p, text=f"{lede}{rest}", published=f"2025-05-0{n}")
             for n, (id, p, rest) in enumerate((("a", "Hill Post", ""), ("b", "Dale News", more)), 6)}  # fmt: skip
    one, two = (
        member(replace(occurrence("wire", "The ferry", (t.publisher,)), id=id, report=id, spans=(Span(0, 20),),
                       publisher=t.publisher, published=t.published))
        for id, t in texts.items()
    )  # fmt: skip
    mill = Claim(id="c-mill", wording="The mill burnt down", members=(one, two), first_seen=("a", "2025-05-06"),
                 origins=Origins(at_least=1, at_most=1, ends=(), why=()))  # fmt: skip
    copy = Copy(from_="a", to="b", kind="near", share=0.01, directed=True, passages=((Span(0, size),) * 2,))
    survey = ferry_survey(reports=tuple(texts.values()), claims=(mill,), copies=(copy,), corrections=(), clashes=())
    assert answer(mill, survey).copies[0].words == words
