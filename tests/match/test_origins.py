"""On how many independent origins a claim stands: the counting rules, one by one, and their laws."""

import random
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.match.copies import Copy
from sayso.match.corrections import Correction
from sayso.match.origins import Surroundings, count_origins
from sayso.match.owners import Owners
from sayso.model import CorpusActor, Member, Report, ReportSpan
from sayso.text import Span
from tests.match.occurrence_samples import occurrence

WORDS = "the old mill at Orrow closed in May"


def told(report, *links, kind="person", stance="asserts", day=1, named=None, value="CT+", around=WORDS, start=0):
    """A member whose chain is the paper of the report and then the links; without links its own voice."""
    paper = f"Paper {report.upper()}"
    named = kind not in ("unnamed", "group") if named is None else named
    o = occurrence(report, WORDS, value, start, chain=(paper, *links), kind=kind if links else None,
                   named=named if links else True, publisher=paper, published=f"2026-05-{day:02}", around=around,
                   attribution="a1" if links else None)  # fmt: skip
    return Member(occurrence=o, stance=stance, factuality=value)


def somebody(name, role):
    words = (role, ReportSpan(report="a", span=Span(0, 5)), ("Paper A",))
    return CorpusActor(id=name, name=name, type="person", aliases=(name, name.split()[-1]), mentions=(), roles=(words,))


KNOWN = (somebody("Ulla Brand", "the baker"), somebody("Odd Rask", "a diver from Hallen"),
         somebody("Ida Holm", "a beekeeper"), somebody("Petra Voss", "the organist of Orrow"))  # fmt: skip


def around(members, **more):
    more.setdefault("actors", KNOWN)
    reports = {m.occurrence.report: Report(id=m.occurrence.report, text=WORDS, publisher=m.occurrence.publisher,
                                           published=m.occurrence.published) for m in members}  # fmt: skip
    return Surroundings(reports=reports, **more)


def count(*members, **more):
    found = count_origins(members, around(members, **more))
    return found.at_least, found.at_most


def copy(from_, to, kind="near", share=0.9, **more):
    given = {"directed": True, "passages": ((Span(0, len(WORDS)), Span(0, len(WORDS))),)}
    return Copy(from_=from_, to=to, kind=kind, share=share, **(given | more))


def test_reasons_say_of_what_they_speak():
    twice = told("a", "Ida Holm"), told("a", "Ida Holm", start=200)
    assert count_origins(twice, around(twice)).why == ("at two places in a: both name Ida Holm",)
    both = told("a", "Ida Holm"), told("b", "Ida Holm")
    assert "a, b: both name Ida Holm" in count_origins(both, around(both)).why
    nameless = told("b")
    nameless = replace(nameless, occurrence=replace(nameless.occurrence, publisher=None, chain=()))
    members = told("a"), nameless
    assert count_origins(members, around(members, copies=(copy("a", "b"),))).why == (
        "b repeats the words of Paper A (a): no further end",
    )


def test_a_claim_that_nobody_asserts_has_no_origin():
    assert count(told("r", "Ida Holm", stance="denies", value="CT-")) == (0, 0)


def test_two_ends_whose_words_do_not_meet_are_not_shown_to_be_two():
    def saying(report, who, words):
        m = told(report, who)
        return replace(m, occurrence=replace(m.occurrence, wording=words, resolved=words, around=words))

    baker = told("a", "Ulla Brand")
    assert count(baker, saying("b", "Odd Rask", "Orrow's mill was closed in spring")) == (2, 2)
    apart = (baker, saying("b", "Odd Rask", "it is a fine place for herons"))
    assert count(*apart) == (1, 2)
    assert any("too little in common" in why for why in count_origins(apart, around(apart)).why)


def test_two_who_are_told_with_the_same_quoted_words_may_have_them_from_one_paper():
    def saying(report, who, words):
        m = told(report, who)
        return replace(m, occurrence=replace(m.occurrence, wording=words, resolved=words, around=words))

    plain = (saying("a", "Ulla Brand", "the mill closed in a wild panic"),
             saying("b", "Odd Rask", "the mill closed in a wild panic"))  # fmt: skip
    assert count(*plain) == (2, 2)
    quoted = (saying("a", "Ulla Brand", "the mill closed in a “wild panic”"),
              saying("b", "Odd Rask", 'the mill closed in a "wild panic"'))  # fmt: skip
    assert count(*quoted) == (1, 2)
    assert any("quotation marks" in why for why in count_origins(quoted, around(quoted)).why)


def test_one_report_of_nobody_known_speaks_of_the_same_source_twice():
    def unsigned(report, start):
        o = occurrence(report, WORDS, "CT+", start, chain=(report, "a clerk"), kind="unnamed", named=False,
                       publisher=None, published="2026-05-01", around=WORDS, attribution="a1")  # fmt: skip
        return Member(occurrence=o, stance="asserts", factuality="CT+")

    assert count(unsigned("a.txt", 0), unsigned("a.txt", 1)) == (1, 1)
    assert count(unsigned("a.txt", 0), unsigned("b.txt", 0)) == (1, 2)


def test_two_people_with_nothing_in_common_are_two():
    assert count(told("a", "Ulla Brand"), told("b", "Odd Rask")) == (2, 2)


def test_people_whose_roles_nobody_tells_could_be_of_one_house():
    assert count(told("a", "Ulla Brand"), told("b", "Odd Rask"), actors=()) == (1, 2)


def test_two_who_both_speak_for_the_state_are_not_shown_to_be_two():
    minister = somebody("Ida Holm", "the interior minister")
    assert count(told("a", "Ida Holm"), told("b", "the police", kind="organization"), actors=[minister]) == (1, 2)
    assert count(told("a", "Ulla Brand"), told("b", "the police", kind="organization")) == (2, 2)

def test_the_same_source_heard_twice_is_one():
    assert count(told("a", "Ulla Brand"), told("b", "Ulla Brand")) == (1, 1)
    assert count(told("a", "Ulla Brand"), told("b", "Brand")) == (1, 1)


def test_two_descriptions_that_could_be_one_person_are_two_at_most_and_one_at_least():
    assert count(told("a", "an aide", kind="unnamed"), told("b", "someone in the building", kind="unnamed")) == (1, 2)


def test_a_group_in_one_phrase_is_one_end():
    assert count(told("a", "three officials", kind="unnamed")) == (1, 1)


def test_a_deniers_word_is_no_origin():
    assert count(told("a", "Ulla Brand"), told("b", "Odd Rask", stance="denies", value="CT-")) == (1, 1)


def test_a_copy_adds_nothing_credited_or_not():
    first, second = told("a", "Ulla Brand"), told("b", "a source", kind="unnamed", day=2)
    assert count(first, second) == (1, 2)
    assert count(first, second, copies=[copy("a", "b")]) == (1, 1)


def test_forty_prints_of_one_dispatch_are_one_origin():
    dispatch = told("wire", "Ulla Brand")
    prints = [told(f"p{i:02}", "Ulla Brand", day=2) for i in range(40)]
    own = [told(f"q{i:02}", day=2) for i in range(40)]
    copies = [copy("wire", m.occurrence.report) for m in (*prints, *own)]
    assert count(dispatch, *prints, *own, copies=copies) == (1, 1)


def test_copies_of_the_same_hour_are_one_origin_though_nobody_knows_who_was_first():
    papers = [told(r) for r in "abcd"]
    links = [copy("c", r, directed=False) for r in "abd"]
    assert count(*papers, copies=links) == (1, 1)


def test_what_a_copy_learnt_elsewhere_stays_its_own():
    first = told("a", "Ulla Brand")
    further = told("b", "Odd Rask", day=2, start=500)
    assert count(first, further, copies=[copy("a", "b", share=0.4)]) == (2, 2)


def test_who_cites_an_outlet_rests_on_what_that_outlet_has():
    first = told("a", "Ulla Brand")
    citing = told("b", "Paper A", kind="outlet", day=2)
    assert count(first, citing) == (1, 1)


def test_a_relay_to_an_unnamed_source_of_the_cited_outlet_is_that_source():
    first = told("a", "a hospital insider", kind="unnamed")
    relay = told("b", "Paper A", "an unnamed hospital worker", kind="unnamed", day=2)
    assert count(first, relay) == (1, 1)


def test_papers_that_cite_each_other_do_not_vanish():
    one, two = told("a", "Paper B", kind="outlet"), told("b", "Paper A", kind="outlet")
    low, high = count(one, two)
    assert low == 1
    assert high >= 1


def test_an_unsourced_statement_counts_for_the_most_alone():
    assert count(told("a", "Ulla Brand"), told("b", day=2)) == (1, 2)
    assert count(told("b")) == (1, 1)


def test_the_articles_own_words_rest_on_whom_the_article_names():
    assert count(told("a", "Ulla Brand"), told("a", start=100)) == (1, 1)


def test_mere_possibility_adds_to_the_most_alone():
    assert count(told("a", "Ulla Brand"), told("b", "Odd Rask", value="PS+")) == (1, 2)


def test_a_spokesman_is_his_house():
    role = ("spokesman for Orrow Water", ReportSpan(report="a", span=Span(0, 5)), ("Paper A",))
    holm = CorpusActor(id="1", name="Ida Holm", type="person", aliases=("Ida Holm",), mentions=(), roles=(role,))
    pair = told("a", "Ida Holm"), told("b", "Orrow Water", kind="organization")
    assert count(*pair, actors=[holm]) == (1, 1)


def test_a_person_without_a_role_could_belong_to_the_house():
    pair = told("a", "Ida Holm"), told("b", "Orrow Water", kind="organization")
    assert count(*pair, actors=()) == (1, 2)
    assert count(*pair) == (2, 2)


def test_an_office_named_both_ways_round_is_one():
    def pair(one: str, two: str) -> tuple[Member, Member]:
        return told("a", one, kind="organization"), told("b", two, kind="organization")

    assert count(*pair("Department of Fisheries", "Fisheries Department")) == (1, 1)
    assert count(*pair("University of Hallen", "Hallen University"))[1] == 2


def test_who_is_told_to_have_something_else_from_somebody_does_not_rest_on_them():
    other = told("b", "Ulla Brand", "Odd Rask")
    o = replace(other.occurrence, wording="a pier in Hallen was sold", resolved="a pier in Hallen was sold")
    says, has = told("a", "Ulla Brand"), told("b", "Ulla Brand", "Odd Rask")

    def ends(*members: Member) -> set[str]:
        return {e.name for e in count_origins(members, around(members)).ends}

    assert ends(says, has) == {"Odd Rask"}
    assert ends(says, replace(other, occurrence=o)) == {"Ulla Brand", "Odd Rask"}


def test_who_has_only_read_it_is_not_shown_distinct():
    reader = told("b", "Odd Rask", around=f"Rask, who has seen the admission book, said that {WORDS}")
    assert count(told("a", "Ulla Brand"), reader) == (1, 2)


def test_declared_houses_are_one():
    owners = Owners(houses={"plateau herald": "Plateau Papers", "valley post": "Plateau Papers"})
    pair = told("a", "Plateau Herald", kind="outlet"), told("b", "Valley Post", kind="outlet")
    assert count(*pair, owners=owners) == (1, 1)


def test_a_correction_is_told_with_the_count():
    member = told("a", "Ulla Brand")
    taken_back = Correction(report="c", of="a", kind="retraction", span=Span(0, 3))
    found = count_origins([member], around([member], corrections=[taken_back]))
    assert any("withdrawn" in why for why in found.why)


def test_every_merge_and_every_doubt_has_its_reason():
    found = count_origins(
        (pair := [told("a", "an aide", kind="unnamed"), told("b", "someone", kind="unnamed")]), around(pair)
    )
    assert any(why.startswith("cannot be shown distinct") for why in found.why)
    merged = [told("a", "Ulla Brand"), told("b", "Ulla Brand")]
    assert count_origins(merged, around(merged)).why


PEOPLE = ("Ulla Brand", "Odd Rask", "Ida Holm", "Petra Voss", "an aide", "two officials", "residents", None)
MEMBERS = st.lists(
    st.tuples(st.sampled_from("abcdef"), st.sampled_from(PEOPLE), st.sampled_from(("asserts", "denies"))), max_size=8
)


def made(rows):
    out = {}
    for n, (report, who, stance) in enumerate(rows):
        kind = "person" if who and who[0].isupper() else "unnamed"
        member = told(report, *([who] if who else []), kind=kind, stance=stance, start=100 * n)
        out[member.occurrence.id] = member
    return list(out.values())


@settings(max_examples=60, deadline=None)
@given(MEMBERS)
def test_the_least_is_never_more_than_the_most_and_the_order_never_matters(rows):
    members = made(rows)
    low, high = count(*members)
    assert 0 <= low <= high
    random.Random(3).shuffle(members)
    assert count(*members) == (low, high)


@settings(max_examples=60, deadline=None)
@given(MEMBERS)
def test_a_copy_never_raises_a_count(rows):
    members = made(rows)
    if not members:
        return
    low, high = count(*members)
    first = members[0]
    again = told("z", *first.occurrence.chain[1:], kind=first.occurrence.kind or "person", stance=first.stance, day=9)
    assert count(*members, again, copies=[copy(first.occurrence.report, "z")]) == (low, high)


@settings(max_examples=60, deadline=None)
@given(MEMBERS)
def test_a_new_distinct_named_origin_raises_the_most_by_one(rows):
    members = made(rows)
    low, high = count(*members)
    more = told("z", "Xanthe Quillfeather", day=9)
    assert count(*members, more)[1] == high + 1
    assert count(*members, more)[0] >= low
