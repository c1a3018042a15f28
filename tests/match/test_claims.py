"""Claims: groups of occurrences that say the same."""

import random
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.match.claims import ALIKE, DEFAULT, OPPOSED, Decisions, claim_id, group, relation_reasons, wording_key
from tests.match.occurrence_samples import link, occurrence

CLOSED = occurrence("r1", "The old mill at Orrow closed in May", published="2026-05-02")
SHUT = occurrence("r2", "Orrow's mill was shut last May, the board said", published="2026-05-03")
DENIED = occurrence("r3", "the mill at Orrow had closed", "CT-", published="2026-05-04", attribution="a1")
ASKED = occurrence("r4", "Has the mill at Orrow really closed", "Uu", published="2026-05-05")
OTHER = occurrence("r5", "Nine boats sank in the storm off Hallen")


def sets(groups) -> set[frozenset[str]]:
    return {frozenset(m.occurrence.report for m in g.members) for g in groups}


def told(*given, opposed: float = 0.0):
    """The one claim that these make: its wording, and who takes which stance to it."""
    (claim,) = group(given, [link(a, b, 0.9, opposed=opposed) for a, b in combinations(given, 2)])
    return claim.wording, {m.occurrence.report: m.stance for m in claim.members}


def test_a_claim_of_which_only_what_was_left_of_a_denial_is_affirmative_has_a_deniers_words():
    no_plans = occurrence("r1", "The mill is not looking for new buyers in the valley", "CT-")
    buyers = occurrence("r2", "new buyers", "CT-", attribution="a1")
    wording, stances = told(no_plans, buyers, opposed=0.1)
    assert (wording, stances) == (no_plans.resolved, {"r1": "asserts", "r2": "asserts"})
    trace = occurrence("r2", "the board had seen any trace of the buyers", "PR-", attribution="a1")
    none = occurrence("r1", "The board had seen no trace of the buyers of the mill", "CT-")
    assert told(none, trace, opposed=0.1) == (none.resolved, {"r1": "asserts", "r2": "asserts"})


def test_a_whole_sentence_that_everybody_denies_stays_the_claim():
    open_mill = occurrence("r1", "The mill at Orrow has not closed", "CT-")
    wording, stances = told(open_mill, DENIED, opposed=0.1)
    assert (wording, stances) == ("The mill at Orrow had closed", {"r1": "denies", "r3": "denies"})


def test_a_negative_without_its_mark_is_one():
    hasty = occurrence("r1", "The board didnt know that the mill would close", "CT-")
    print_of_it = occurrence("r2", "The board didn’t know that the mill would close", "CT-")
    assert told(hasty, print_of_it)[1] == {"r1": "asserts", "r2": "asserts"}


def test_what_says_the_same_is_one_claim_and_the_rest_are_claims_alone():
    groups = group([CLOSED, SHUT, OTHER], [link(CLOSED, SHUT, 0.9), link(CLOSED, OTHER, 0.1)])
    assert sets(groups) == {frozenset({"r1", "r2"}), frozenset({"r5"})}


def test_a_negative_that_measures_denies_nothing():
    first = occurrence("r1", "It was the first crash with deaths on the Orrow line since 1959")
    none = occurrence("r2", "There have been no deaths on the Orrow line since 1959", "CT-")
    groups = group([first, none], [link(first, none, 0.9, opposed=0.9)])
    assert {m.stance for g in groups for m in g.members} == {"asserts"}
    deaths = occurrence("r1", "There have been deaths on the Orrow line")
    never = occurrence("r2", "There have been no deaths on the Orrow line", "CT-")
    assert told(deaths, never, opposed=0.9)[1] == {"r1": "asserts", "r2": "denies"}


def test_words_without_a_theme_go_with_what_they_are_likest_and_join_no_two():
    loads = [occurrence(f"l{n}", f"The ferry was overloaded in port {n}") for n in range(2)]
    deaths = [occurrence(f"d{n}", f"Fourteen people died on the ferry in port {n}") for n in range(2)]
    scrap = occurrence("s1", "It was 14")
    links = [link(*loads, 0.9), link(*deaths, 0.9)]
    links += [link(scrap, o, 0.9) for o in loads] + [link(scrap, o, 0.8) for o in deaths]
    assert sets(group([*loads, *deaths, scrap], links)) == {frozenset({"l0", "l1", "s1"}), frozenset({"d0", "d1"})}
    weak = [link(*loads, 0.9), link(scrap, loads[0], 0.5)]
    assert sets(group([*loads, scrap], weak)) == {frozenset({"l0", "l1"}), frozenset({"s1"})}


def test_one_bridge_does_not_join_two_claims():
    weeks = "abcde"
    left = [occurrence(f"l{i}", f"The harbour of Hallen froze over in week {w}") for i, w in enumerate(weeks)]
    right = [occurrence(f"m{i}", f"The ferry to Hallen will not sail for {w} days") for i, w in enumerate(weeks)]
    links = [link(a, b, 0.9) for side in (left, right) for a, b in combinations(side, 2)]
    groups = group([*left, *right], [*links, link(left[0], right[0], 0.9)])
    assert sets(groups) == {frozenset(o.report for o in left), frozenset(o.report for o in right)}


def test_many_small_likenesses_do_not_join_two_claims():
    left = [occurrence(f"l{i}", f"The harbour of Hallen froze over in week {w}") for i, w in enumerate("abc")]
    right = [occurrence(f"m{i}", f"The ferry to Hallen will not sail for {w} days") for i, w in enumerate("abc")]
    links = [link(a, b, 0.9) for side in (left, right) for a, b in combinations(side, 2)]

    def groups(across: float) -> set[frozenset[str]]:
        return sets(group([*left, *right], [*links, *(link(a, b, across) for a in left for b in right)]))

    assert groups(0.29) == {frozenset(o.report for o in left), frozenset(o.report for o in right)}
    assert groups(0.31) == {frozenset(o.report for o in (*left, *right))}


def test_the_more_wordings_two_groups_have_the_likelier_they_must_be():
    def joined(many: int) -> bool:
        left = [occurrence(f"l{i}", f"The harbour of Hallen froze over in week {i} of it") for i in range(many)]
        right = [occurrence(f"m{i}", f"The ferry to Hallen will not sail for {i} days") for i in range(many)]
        links = [link(a, b, 0.9) for side in (left, right) for a, b in combinations(side, 2)]
        across = [link(left[i], right[j], 0.4) for i in range(many) for j in (i, (i + 1) % many)]
        return len(group([*left, *right], [*links, *across], options=replace(DEFAULT, crowd=99))) == 1

    assert joined(10) and not joined(20)


def test_forty_prints_of_one_sentence_weigh_no_more_than_one():
    prints = [occurrence(f"p{i:02}", "The old mill at Orrow closed in May") for i in range(40)]
    links = [link(p, OTHER, 0.8) for p in prints[:1]] + [link(p, SHUT, 0.1) for p in prints]
    groups = group([*prints, SHUT, OTHER], links)
    assert frozenset({*(p.report for p in prints), "r5"}) in sets(groups)


def test_the_same_words_are_one_claim_without_a_link_unless_they_point_elsewhere():
    twice = [
        occurrence("r1", "The old mill at Orrow closed in May"),
        occurrence("r2", "the old mill at Orrow closed in May"),
    ]
    assert len(group(twice, [])) == 1
    pointing = [occurrence("r1", "It closed for good in May"), occurrence("r2", "It closed for good in May")]
    assert len(group(pointing, [])) == 2
    assert wording_key(pointing[0]) is None


def test_short_words_of_a_sentence_that_a_report_prints_again_are_one_claim():
    def said(report, n, around="The minister said the mill was safe", chain=("Paper", "the minister")):
        return occurrence(report, "the mill was safe", start=100 * n, around=around, chain=chain)

    assert len(group([said("r1", n) for n in range(40)], [])) == 1
    assert len(group([said("r1", 0), said("r2", 1)], [])) == 2
    assert len(group([said("r1", 0), said("r1", 1, chain=("Paper", "a miller"))], [])) == 2
    assert len(group([said("r1", 0), said("r1", 1, around="Asked again, she said the mill was safe")], [])) == 2


def test_not_the_same_is_never_violated_even_by_the_same_words():
    twin = occurrence("r6", CLOSED.resolved)
    decisions = Decisions(not_same=frozenset({(CLOSED.id, twin.id)}))
    groups = group(
        [CLOSED, twin, SHUT], [link(CLOSED, SHUT, 0.9), link(twin, SHUT, 0.9), link(CLOSED, twin, 1.0)], decisions
    )
    for g in groups:
        assert not {CLOSED.id, twin.id} <= {m.occurrence.id for m in g.members}


def test_what_is_parted_from_other_words_takes_its_copies_with_it():
    prints = [occurrence(f"p{i}", CLOSED.resolved) for i in range(4)]
    links = [link(prints[0], SHUT, 0.9)]
    assert len(group([*prints, SHUT], links)) == 1
    for judged in prints:  # whichever of them somebody looked at
        decisions = Decisions(not_same=frozenset({(judged.id, SHUT.id)}))
        assert sets(group([*prints, SHUT], links, decisions)) == {frozenset(f"p{i}" for i in range(4)),
                                                                  frozenset({SHUT.report})}  # fmt: skip


def test_of_two_with_the_same_words_the_later_goes_by_itself_and_the_copies_stay():
    first, *rest = prints = [occurrence(f"p{i}", CLOSED.resolved, published=f"2026-05-0{i + 1}") for i in range(4)]
    links = [link(prints[3], SHUT, 0.9)]  # the last of them is the one that was compared
    for judged in rest:
        decisions = Decisions(not_same=frozenset({(first.id, judged.id)}))
        others = {*(p.report for p in prints), SHUT.report} - {judged.report}
        assert sets(group([*prints, SHUT], links, decisions)) == {frozenset(others), frozenset({judged.report})}


def test_a_print_that_is_joined_by_hand_to_the_other_side_stays_there_alone():
    prints = [occurrence(f"p{i}", CLOSED.resolved) for i in range(3)]
    decisions = Decisions(same=frozenset({(prints[2].id, SHUT.id)}), not_same=frozenset({(prints[0].id, SHUT.id)}))
    assert sets(group([*prints, SHUT], [], decisions)) == {frozenset({"p0", "p1"}), frozenset({"p2", SHUT.report})}


def test_two_of_the_same_words_that_are_one_by_hand_are_parted_from_a_third_together():
    prints = [occurrence(f"p{i}", CLOSED.resolved, published=f"2026-05-0{i + 1}") for i in range(4)]
    decisions = Decisions(same=frozenset({(prints[1].id, prints[2].id)}),
                          not_same=frozenset({(prints[0].id, prints[1].id)}))  # fmt: skip
    assert sets(group(prints, [], decisions)) == {frozenset({"p0", "p3"}), frozenset({"p1", "p2"})}


def test_prints_of_one_denial_stay_together_though_only_one_of_them_was_compared():
    closed = occurrence("a", "the old mill at Orrow has closed for good")
    text = "the old mill at Orrow has not closed for good"
    prints = [occurrence(f"p{n}", text, published=f"2026-05-0{n + 1}", factuality="CT-") for n in range(3)]
    links = [link(closed, prints[0], 0.9, opposed=0.95)]
    (claim,) = [c for c in group([closed, *prints], links) if any(m.occurrence.report == "a" for m in c.members)]
    assert [m.stance for m in claim.members if m.occurrence.report != "a"] == ["denies"] * 3


def test_several_with_negative_words_that_say_the_same_do_not_hold_each_other_on_the_other_side():
    gone = occurrence("a", "thirty-seven coins are gone from the museum")
    lost = [occurrence(f"n{k}", f"thirty-seven coins could not be found {where}")
            for k, where in enumerate(("anywhere", "in their place", "by the staff"))]  # fmt: skip
    links = [link(gone, o, 0.8, opposed=0.05) for o in lost]
    links += [link(a, b, 0.9, opposed=0.02) for a, b in combinations(lost, 2)]
    (claim,) = group([gone, *lost], links)
    assert {m.stance for m in claim.members} == {"asserts"}


def test_a_report_that_no_other_is_much_like_leaves_the_claim_it_came_into_by_the_mean():
    # two sentences of one report are much alike, and somewhat like one of another report
    text = ("the gate was shut all night", "nobody opened the gate that night")
    one, two = (replace(occurrence(f"a{n}", t), report="a") for n, t in enumerate(text))
    other = occurrence("b", "the log of the gate shows no lorry")
    third = occurrence("c", "no lorry stands in the log of the gate")
    links = [link(one, two, 0.95), link(one, other, 0.2), link(two, other, 0.2)]
    assert sets(group([one, two, other], links)) == {frozenset({"a"}), frozenset({"b"})}
    sure = [link(one, two, 0.95), link(one, other, 0.7), link(two, other, 0.1)]
    assert sets(group([one, two, other], sure)) == {frozenset({"a", "b"})}
    # those of other reports that are like each other stay together
    both = [*links, link(other, third, 0.9), link(one, third, 0.2), link(two, third, 0.2)]
    assert sets(group([one, two, other, third], both)) == {frozenset({"a"}), frozenset({"b", "c"})}
    by_hand = Decisions(same=frozenset({(one.id, other.id)}))
    assert sets(group([one, two, other], links, by_hand)) == {frozenset({"a", "b"})}


def test_the_same_by_decision_is_one_claim_though_nothing_links_it():
    groups = group([CLOSED, OTHER], [], Decisions(same=frozenset({(CLOSED.id, OTHER.id)})))
    assert len(groups) == 1
    assert "somebody decided" in groups[0].why[0]


def test_a_denial_stands_in_the_claim_it_denies_and_denies_it():
    groups = group([CLOSED, DENIED], [link(CLOSED, DENIED, 0.9, 0.05)])
    (claim,) = groups
    assert claim.wording == "The old mill at Orrow closed in May"
    assert [(m.stance, m.factuality) for m in claim.members] == [("asserts", "CT+"), ("denies", "CT-")]


def test_a_denied_noun_answers_nobody_who_has_it_in_a_sentence_on_something_else():
    raised = occurrence("r1", "The envoy would raise the meddling in the vote of Orrow")
    meddling = occurrence("r2", "meddling in the vote of Orrow", "CT-", attribution="a1")
    assert len(group([raised, meddling], [link(raised, meddling, 0.95)])) == 2
    accused = occurrence("r3", "the meddling of Hallen in the vote of Orrow")
    (claim,) = group([accused, meddling], [link(accused, meddling, 0.95)])
    assert {m.stance for m in claim.members} == {"asserts", "denies"}


def test_the_same_short_words_never_deny_each_other():
    one, two = (occurrence(f"r{n}", "it was shut in May", published=f"2026-05-0{n}") for n in (1, 2))
    (claim,) = group([one, two], [link(one, two, 0.99, 0.9)])
    assert [m.stance for m in claim.members] == ["asserts", "asserts"]


def test_words_of_the_opposite_deny_though_nobody_denies():
    open_still = occurrence("r6", "The old mill at Orrow is open as ever")
    (claim,) = group([CLOSED, open_still], [link(CLOSED, open_still, 0.9, 0.9)])
    assert [(m.stance, m.factuality) for m in claim.members] == [("asserts", "CT+"), ("denies", "CT-")]


def test_the_same_words_under_a_denial_deny():
    denied = occurrence("r6", CLOSED.resolved, "CT-")
    (claim,) = group([CLOSED, denied], [])
    assert [m.stance for m in claim.members] == ["asserts", "denies"]


def test_a_question_asserts_nothing():
    (claim,) = group([CLOSED, ASKED], [link(CLOSED, ASKED, 0.9)])
    assert [m.stance for m in claim.members] == ["asserts", "questions"]


def test_a_plan_an_order_and_a_demand_assert_what_they_say_though_their_content_is_open():
    plain = occurrence("r1", "The board plans to close the old mill at Orrow", "CT+")
    plan = replace(occurrence("r2", "The board plans to close the old mill at Orrow", "Uu"), act="intention")
    (claim,) = group([plain, plan], [])
    assert [m.stance for m in claim.members] == ["asserts", "asserts"]
    demands = [
        occurrence(f"r{n}", told, "Uu")
        for n, told in enumerate(("The old mill at Orrow should be closed", "They must close the old mill at Orrow"))
    ]
    (claim,) = group(demands, [link(*demands, 0.9)])
    assert [m.stance for m in claim.members] == ["asserts", "asserts"]
    asked = occurrence("r5", "Should the old mill at Orrow be closed?", "Uu")
    (claim,) = group([demands[0], asked], [link(demands[0], asked, 0.9)])
    assert [m.stance for m in claim.members] == ["asserts", "questions"]


def test_who_says_so_of_a_negative_wording_asserts_it():
    no = occurrence("r1", "There is no lead in the water of Orrow", "CT-")
    also = occurrence("r2", "Nobody found lead in the water of Orrow", "CT-")
    (claim,) = group([no, also], [link(no, also, 0.9)])
    assert {(m.stance, m.factuality) for m in claim.members} == {("asserts", "CT+")}


def test_the_wording_is_a_full_sentence_rather_than_a_pointing_one():
    pointing = occurrence("r0", "It was shut", published="2026-05-01")
    (claim,) = group([pointing, SHUT], [link(pointing, SHUT, 0.9)])
    assert claim.worded_by == SHUT.id


def test_the_id_is_of_the_earliest_occurrence_and_every_member_leads_to_it():
    (claim,) = group([SHUT, CLOSED], [link(CLOSED, SHUT, 0.9)])
    assert claim.id == claim_id(CLOSED.id)
    assert claim.id.startswith("c-") and len(claim.id) == 12


def test_claims_that_contradict_each_other_say_so_on_both_sides():
    nine = occurrence("r6", "Twelve boats sank in the storm off Hallen")
    why = ("they say the same with probability 0.10", "both name Maria Lund", "9 and 12 boats")
    told = link(OTHER, nine, 0.1, relation="contradicts", relation_confidence=0.8, why=why)
    groups = group([OTHER, nine], [told])
    related = ("contradicts", "9 and 12 boats; both name Maria Lund")  # not how likely they say the same
    assert [[(r.relation, r.why) for r in g.related] for g in groups] == [[related]] * 2


def test_who_denies_a_claim_does_not_make_it_contradict_another():
    other = occurrence("r6", "The mill at Orrow still grinds barley", published="2026-05-06")
    links = [link(CLOSED, SHUT, 0.9), link(CLOSED, DENIED, 0.9, opposed=0.9), link(SHUT, DENIED, 0.9, opposed=0.9)]
    by_denier = link(DENIED, other, 0.1, relation="contradicts", relation_confidence=0.9)
    groups = group([CLOSED, SHUT, DENIED, other], [*links, by_denier])
    assert sets(groups) == {frozenset({"r1", "r2", "r3"}), frozenset({"r6"})} and not any(g.related for g in groups)
    by_asserter = link(SHUT, other, 0.1, relation="contradicts", relation_confidence=0.9)
    groups = group([CLOSED, SHUT, DENIED, other], [*links, by_asserter])
    assert [len(g.related) for g in groups] == [1, 1]


@pytest.mark.parametrize(("words", "around", "stance"), [
    ("officers would come at once", "If anybody called, officers would come at once.", "asserts"),
    ("it was necessary to close the mill", "Holm said it was necessary to close the mill.", "asserts"),
    ("the mill would close", "Nobody knows if the mill would close.", "questions"),
    ("the mill would close", "They asked whether the mill would close if it rained.", "questions"),
    ("the mill would close if it rained", "Is it true that the mill would close if it rained?", "questions"),
    ("the mill would close", "It is open that the mill would close.", "questions"),
])  # fmt: skip
def test_what_holds_on_a_condition_or_is_needed_is_not_in_question(words, around, stance):
    (claim,) = group([occurrence("r1", words, "Uu", around=around)], [])
    assert claim.members[0].stance == stance


@pytest.mark.parametrize("words", ["The board has yet to comment on it all", "Nowhere at the mill is a pump",
                                   "The pumps at the mill are failing to hold the water"])  # fmt: skip
def test_words_that_deny_without_a_not_are_no_denial_of_themselves(words):
    (claim,) = group([occurrence("r1", words, "CT-"), occurrence("r2", words, "CT-")], [])
    assert [m.stance for m in claim.members] == ["asserts", "asserts"]


def test_a_year_in_common_makes_no_denial():
    won = occurrence("r1", "The Gulls triumphed in 1907 and 1908")
    none = occurrence("r2", "There was no cup back in 1908", "CT-")
    links = [link(won, none, 0.9, opposed=0.9)]
    assert sets(group([won, none], links)) == {frozenset({"r1"}), frozenset({"r2"})}


@pytest.mark.parametrize(
    ("relation", "told", "why"),
    [
        ("contradicts", (f"{ALIKE} 0.15",), "confidence 0.82"),
        ("weakens", (f"{ALIKE} 0.15", "both name Hallen", OPPOSED), f"{OPPOSED}; both name Hallen"),
        ("strengthens", (f"{ALIKE} 0.15", "both give nine", OPPOSED), "confidence 0.82; both give nine"),
        ("contradicts", (f"{ALIKE} 0.15", "both of 2026", "their numbers differ: 9 and 12"),
         "their numbers differ: 9 and 12; both of 2026"),
        ("strengthens", (), "confidence 0.82"),
    ],
)  # fmt: skip
def test_the_reason_of_a_relation_speaks_of_the_relation(relation, told, why):
    assert relation_reasons(relation, 0.82, told) == why


def test_links_to_what_is_not_given_are_left_aside():
    assert len(group([CLOSED], [link(CLOSED, SHUT, 0.9)])) == 1


@st.composite
def graphs(draw):
    n = draw(st.integers(2, 9))
    shared = "The old mill at Orrow closed"
    found = [occurrence(f"r{i}", draw(st.sampled_from([shared, f"Boat {i} sank in the storm off Hallen"])),
                        draw(st.sampled_from(["CT+", "CT-", "Uu", "PS+"])), start=i,
                        published=draw(st.sampled_from([None, "2026-05", "2026-05-02"])))
             for i in range(n)]  # fmt: skip
    pairs = list(combinations(found, 2))
    links = [link(a, b, draw(st.floats(0, 1)), draw(st.floats(0, 1))) for a, b in pairs if draw(st.booleans())]
    chosen = st.lists(st.sampled_from(pairs), max_size=2)
    no = frozenset(tuple(sorted((a.id, b.id))) for a, b in draw(chosen))
    yes = frozenset(tuple(sorted((a.id, b.id))) for a, b in draw(chosen)[:1]) - no
    return found, links, Decisions(same=yes, not_same=no)


def worded(*said: str) -> str:
    """The wording of the claim of some occurrences that are equally like each other."""
    found = [
        occurrence(f"r{n}", words, names=tuple(w for w in ("Orrow",) if w in words)) for n, words in enumerate(said)
    ]
    (claim,) = group(found, [link(a, b, 0.9) for a, b in combinations(found, 2)])
    return claim.wording


def test_a_claim_is_worded_by_a_sentence_that_stands_alone():
    whole = "The old mill at Orrow was closed by its owner"
    assert worded("It was closed for good by the owner of it", whole) == whole
    assert worded("The old mill at Orrow was closed by the board shortly", whole) == whole
    assert worded("ORROW, May 3 (CPA) - The old mill at Orrow was closed by its owner", whole) == whole
    assert worded("whether the old mill at Orrow was closed by its owner", whole) == whole
    assert worded("The same old mill at Orrow was closed by its owner", whole) == whole


def test_names_alone_word_no_claim():
    names = occurrence("r1", "Ines Moor and Olan Vey Tarn", names=("Ines Moor", "Olan Vey Tarn"))
    whole = occurrence("r2", "Ines Moor was one of two millers at the weir")
    (claim,) = group([names, whole], [link(names, whole, 0.9)])
    assert claim.wording == whole.resolved


def test_every_print_of_a_sentence_is_as_central_as_the_one_that_was_compared():
    prints = [occurrence(f"p{i}", "The old mill at Orrow has stood idle since the flood") for i in range(4)]
    its = occurrence("r1", "Its wheel has stood idle since the last great flood")
    (claim,) = group([*prints, its], [link(prints[-1], its, 0.9)])
    assert claim.wording == prints[0].resolved


@settings(max_examples=150, deadline=None)
@given(graphs(), st.randoms(use_true_random=False))
def test_the_order_in_which_reports_came_never_changes_the_groups(graph, chance: random.Random):
    found, links, decisions = graph
    first = group(found, links, decisions)
    found, links = found[:], links[:]
    chance.shuffle(found)
    chance.shuffle(links)
    assert group(found, links, decisions) == first


@settings(max_examples=150, deadline=None)
@given(graphs())
def test_every_occurrence_is_in_one_claim_and_decisions_hold(graph):
    found, links, decisions = graph
    groups = group(found, links, decisions)
    where = {m.occurrence.id: g.id for g in groups for m in g.members}
    assert sum(len(g.members) for g in groups) == len(found) == len(where)
    assert len({g.id for g in groups}) == len(groups)
    assert all(where[a] != where[b] for a, b in decisions.not_same)
    assert all(where[a] == where[b] for a, b in decisions.same)
    of = {o.id: wording_key(o) or o.id for o in found}
    joined = {i for pair in decisions.same for i in pair}
    for a, b in decisions.not_same:
        if of[a] != of[b]:  # the copies of both follow
            sides = ({where[i] for i in of if of[i] == of[end] and i not in joined} for end in (a, b))
            assert not set.intersection(*sides)


def test_where_all_are_somewhat_alike_only_what_is_liker_than_the_crowd_is_one_claim():
    crowd = [
        occurrence(f"c{i:02}", f"Minister number {i} spoke of the treaty of Hallen in hall {i}") for i in range(40)
    ]
    alike = [link(a, b, 0.7) for a, b in combinations(crowd, 2)]
    assert len(group(crowd, alike)) == 40
    twins = [link(a, b, 0.95 if {a, b} == {crowd[0], crowd[1]} else 0.7) for a, b in combinations(crowd, 2)]
    assert frozenset({"c00", "c01"}) in sets(group(crowd, twins))
    assert (
        len(group(crowd[:3], [k for k in alike if {k.a, k.b} <= {o.id for o in crowd[:3]}])) == 1
    )  # no crowd stands there


def test_a_negative_word_makes_no_denial_unless_the_network_tells_it_too():
    claim = [
        occurrence(f"r{i}", w)
        for i, w in enumerate(("Orrow's mill is in a bad way", "The mill of Orrow is doing badly"))
    ]
    never = occurrence("n", "the state of Orrow's mill was never worse", "CT-", attribution="a1")
    links = [link(claim[0], claim[1], 0.95), *(link(never, o, 0.9, opposed=0.05) for o in claim)]
    assert not [
        m for g in group([*claim, never], links) if len(g.members) > 1 for m in g.members if m.stance == "denies"
    ]
    told = [link(claim[0], claim[1], 0.95), *(link(never, o, 0.9, opposed=0.95) for o in claim)]
    assert [m.occurrence.report for g in group([*claim, never], told) for m in g.members if m.stance == "denies"] == [
        "n"
    ]


def test_two_wordings_by_themselves_must_be_alike_and_more_hold_each_other():
    assert len(group([CLOSED, SHUT], [link(CLOSED, SHUT, 0.4)])) == 2
    assert len(group([CLOSED, SHUT], [link(CLOSED, SHUT, 0.7)])) == 1
    third = occurrence("r9", "The mill of Orrow is shut")
    links = [link(CLOSED, SHUT, 0.9), link(third, CLOSED, 0.5), link(third, SHUT, 0.5)]
    assert len(group([CLOSED, SHUT, third], links)) == 1


def test_a_denial_of_something_else_about_the_same_people_is_no_denial_of_what_stands_beside_it():
    told = occurrence("r1", "Ines Moor poisoned the well at Orrow", names=("Ines Moor", "Orrow"))
    other = occurrence("r2", "Ines Moor never visited Orrow", "CT-", names=("Ines Moor", "Orrow"))
    same = occurrence("r3", "Ines Moor never poisoned the well", "CT-", names=("Ines Moor",))
    claims = group([told, other, same], [link(told, other, 0.9, 0.9), link(told, same, 0.9, 0.9)])
    stances = {m.occurrence.report: m.stance for c in claims if len(c.members) > 1 for m in c.members}
    assert stances == {"r1": "asserts", "r3": "denies"}


def test_one_report_does_not_deny_in_other_words_what_it_says_in_one_voice():
    low = occurrence("r1", "the mayor goes in with low expectations of the talks")
    high = occurrence("r1", "the mayor is not going in with high expectations of the talks", "CT-", start=90)
    claims = group([low, high], [link(low, high, 0.9, 0.9)])
    assert all(m.stance == "asserts" for c in claims if len(c.members) > 1 for m in c.members)


@pytest.mark.parametrize(
    "fragment",
    [
        "pumps in the old mill at Orsk", "was flooded on Monday at Orsk", "to flood the mill at Orsk on Monday",
        "“the mill at Orsk was flooded", "ORSK — The mill at Orsk was flooded on Monday",
    ],
)  # fmt: skip
def test_a_whole_clause_words_a_claim_rather_than_a_fragment(fragment):
    whole = "the old mill at Orsk stood under water"
    some = [occurrence("a", fragment), occurrence("b", whole), occurrence("c", fragment + " itself")]
    links = [link(some[0], some[1], 0.9), link(some[0], some[2], 0.95), link(some[1], some[2], 0.85)]
    (claim,) = group(some, links)
    assert claim.wording == "The old mill at Orsk stood under water"
