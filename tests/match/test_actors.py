"""Actors across reports: who is one, who is not, and what is known of them."""

from itertools import combinations
from random import Random

import pytest
from actor_samples import at, body, person, place, together, told

from sayso.match import actor_links
from sayso.match.actor_items import authors, items_of
from sayso.match.actors import ActorDecisions, find_actor, join_actors
from sayso.model import Reading


def joined(*reports: Reading, **decisions) -> tuple:
    return join_actors(reports, ActorDecisions(**decisions) if decisions else None)


def names(*reports: Reading) -> list[str]:
    return sorted(a.name for a in joined(*reports))


# Joined


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ida Holm", "Ida Holm"),
        ("Bakhodir Nasarly", "Bahodir Nasarli"),
        ("Dr Ida Holm", "Ida Holm"),
        ("Odd Rask", "Odd Arne Rask"),
        ("Bob Dunmore", "Robert Dunmore"),
        ("Yusuf al-Harran", "Yusuf Harran"),
        ("Kim Song-ho", "Kim Song Ho"),
        ("Robert Dunmore III", "Robert Dunmore"),
        ("Sergei Volnov", "Sergey Volnov"),
    ],
)
def test_a_person_is_one_under_other_spellings_titles_and_middle_names(one: str, other: str):
    actors = joined(told("r1", person(one)), told("r2", person(other)))
    assert together(actors) == [{"r1", "r2"}]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ida Holm", "Odd Holm"),
        ("Robert Dunmore", "Robert Dunmore Jr."),
        ("Robert Dunmore Sr.", "Robert Dunmore Jr."),
        ("John A. Brandel", "John B. Brandel"),
        ("Hafez Harran", "Bashir Harran"),
        ("Sergei Ivanovich Volnov", "Sergei Petrovich Volnov"),
        ("Daniel Trask", "Donald Trask"),
    ],
)
def test_people_of_one_surname_stay_apart(one: str, other: str):
    assert together(joined(told("r1", person(one)), told("r2", person(other)))) == []


def test_a_name_that_fits_two_people_is_joined_to_neither():
    actors = joined(
        told("r1", person("John Brandel")), told("r2", person("John A. Brandel")), told("r3", person("John B. Brandel"))
    )
    assert together(actors) == []


def test_spellings_that_one_report_holds_as_two_people_are_two():
    assert together(
        joined(told("r1", person("Sara Holm"), person("Sarah Holm")), told("r2", person("Sarah Holm")))
    ) == [{"r1", "r2"}]
    assert len(joined(told("r1", person("Sara Holm"), person("Sarah Holm")), told("r2", person("Sarah Holm")))) == 2


def test_a_second_surname_is_left_out_by_many_where_the_office_is_the_same():
    one = told("r1", person("President Laura Vey"))
    assert together(joined(one, told("r2", person("President Laura Vey Miranda")))) == [{"r1", "r2"}]
    # without an office in common, of two who go on from the name, and of two in one report nothing is known
    assert together(joined(told("r1", person("Laura Vey")), told("r2", person("President Laura Vey Miranda")))) == []
    others = (told("r2", person("President Laura Vey Miranda")), told("r3", person("President Laura Vey Tarn")))
    assert together(joined(one, *others)) == []
    both = told("r1", person("President Laura Vey"), person("President Laura Vey Miranda"))
    assert len(names(both)) == 2
    sons = told("r1", person("President Ola Holm")), told("r2", person("President Ola Holm Jr."))
    assert together(joined(*sons)) == []


def test_an_initial_goes_to_the_only_one_it_may_stand_for():
    only = told("r1", person("Jonas Brandel")), told("r2", person("J. Brandel"))
    assert together(joined(*only)) == [{"r1", "r2"}]
    assert together(joined(*only, told("r3", person("Jana Brandel")))) == []


def test_a_surname_goes_to_its_only_bearer():
    only = told("r1", person("Ida Holm", "Holm")), told("r2", person("Holm"))
    assert together(joined(*only)) == [{"r1", "r2"}]
    assert together(joined(*only, told("r3", person("Odd Holm", "Holm")))) == []


def test_a_surname_that_is_somebodys_first_name_goes_to_nobody():
    reports = told("r1", person("Ida Jordan")), told("r2", person("Jordan Pell")), told("r3", person("Jordan"))
    assert together(joined(*reports)) == []


def test_a_surname_goes_to_the_bearer_whom_it_nearly_always_means():
    known = [told(f"r{n}", person("Ida Holm", "Holm", "Holm", "Holm")) for n in range(6)]
    other = told("s", person("Odd Holm", "Holm"))
    alone = told("t", person("Holm"))
    assert any({"r0", "t"} <= reports for reports in together(joined(*known, other, alone)))


def test_a_surname_behind_a_womans_title_is_not_the_known_mans():
    known = [told(f"r{n}", person("Mr|Odd Holm", "Holm", "Mr|Holm")) for n in range(6)]
    actors = joined(*known, told("t", person("Mrs|Holm")))
    assert not any({"r0", "t"} <= reports for reports in together(actors))


def test_a_surname_behind_an_office_goes_to_the_only_bearer_in_office():
    reports = (
        told("r1", person("President|Ida Holm", "Holm")),
        told("r2", person("Odd Holm", "Holm")),
        told("r3", person("President|Holm")),
    )
    assert together(joined(*reports)) == [{"r1", "r3"}]


def test_first_names_alone_join_nobody():
    assert together(joined(told("r1", person("Thabo")), told("r2", person("Thabo")))) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Skarn Motor Works Ltd", "Skarn Motor Works"),
        ("OpenGate", "Open Gate"),
        ("Ministry of Tides", "Tides Ministry"),
        ("Harran Relief Organisation", "Harran Relief Organization"),
    ],
)
def test_a_body_is_one_under_its_spellings_and_legal_forms(one: str, other: str):
    assert together(joined(told("r1", body(one)), told("r2", body(other)))) == [{"r1", "r2"}]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("North Skarn", "South Skarn"),
        ("7th Brigade", "17th Brigade"),
        ("Skarn Fund II", "Skarn Fund III"),
        ("Skarn Water", "Skarn"),
        ("Niger", "Nigeria"),
        ("Bank of Harran", "Bank of Skarn"),
    ],
)
def test_bodies_that_look_alike_stay_apart(one: str, other: str):
    assert together(joined(told("r1", body(one)), told("r2", body(other)))) == []


def test_an_acronym_goes_to_the_one_name_it_abbreviates():
    reports = told("r1", body("Skarn Harbour Authority")), told("r2", body("SHA"))
    assert together(joined(*reports)) == [{"r1", "r2"}]
    assert together(joined(*reports, told("r3", body("Skarn Heating Agency")))) == []


def test_an_acronym_that_a_report_tells_apart_from_the_name_stays_apart():
    reports = told("r1", body("Skarn Harbour Authority"), body("SHA")), told("r2", body("SHA"))
    assert all("Skarn Harbour Authority" not in a.aliases for a in joined(*reports) if "SHA" in a.aliases)


def test_a_short_name_goes_to_what_a_report_calls_both():
    shown = told("r1", body("Skarn Harbour Authority", "Harbour Authority"))
    assert together(joined(shown, told("r2", body("Harbour Authority")))) == [{"r1", "r2"}]


def test_a_generic_name_stands_for_one_body_until_a_second_is_known():
    reports = told("r1", body("Foreign Ministry")), told("r2", body("Foreign Ministry"))
    assert together(joined(*reports)) == [{"r1", "r2"}]
    others = told("r3", body("Skarnian Foreign Ministry")), told("r4", body("Harrani Foreign Ministry"))
    assert together(joined(*reports, *others)) == []


def test_an_outlet_goes_by_its_short_forms():
    reports = told("r1", publisher="The Harrow Gull"), told("r2", body("Gull")), told("r3", body("Harrow Gull"))
    [actor] = joined(*reports)
    assert (actor.name, actor.type) == ("The Harrow Gull", "outlet")
    assert {m.report for m in actor.mentions} == {"r2", "r3"}


def test_a_place_is_not_the_outlet_named_after_it():
    reports = told("r1", publisher="Radio Skarn"), told("r2", place("Skarn")), told("r3", place("Skarn"))
    assert names(*reports) == ["Radio Skarn", "Skarn"]


def test_a_government_stands_under_its_country():
    reports = told("r1", place("Skarnia")), told("r2", body("Skarnian government"))
    assert together(joined(*reports)) == [{"r1", "r2"}]
    assert together(joined(told("r1", place("Turkey")), told("r2", body("Turkish government")))) == [{"r1", "r2"}]


def test_a_body_taken_for_a_man_in_one_report_is_one_with_itself():
    [actor] = joined(
        told("r1", body("Skarn Water")), told("r2", person("Skarn Water")), told("r3", body("Skarn Water"))
    )
    assert actor.type == "organization"


# Decisions


def test_what_a_person_keeps_apart_stays_apart():
    reports = [told(f"r{n}", person("Ida Holm")) for n in range(4)]
    apart = frozenset({frozenset({at(reports[0], "Ida Holm"), at(reports[2], "Ida Holm")})})
    actors = joined(*reports, not_same=apart)
    assert len(actors) == 2
    assert not any({"r0", "r2"} <= {m.report for m in a.mentions} for a in actors)


def test_what_a_person_joins_is_joined_whatever_the_names():
    reports = told("r1", person("Ida Holm")), told("r2", person("Ida Rask"))
    same = frozenset({frozenset({at(reports[0], "Ida Holm"), at(reports[1], "Ida Rask")})})
    [actor] = joined(*reports, same=same)
    assert "a person said so" in actor.why


def test_not_the_same_is_stronger_than_the_same():
    reports = told("r1", person("Ida Holm")), told("r2", person("Ida Holm"))
    pair = frozenset({frozenset({at(r, "Ida Holm") for r in reports})})
    assert len(joined(*reports, same=pair, not_same=pair)) == 2


# What is known of an actor


def test_the_name_is_the_full_one_that_most_reports_use():
    reports = [told(f"r{n}", person("Ida Holm", "Holm")) for n in range(3)]
    [actor] = joined(*reports, told("s", person("Ida Maria Holm")), told("t", person("I. Holm")))
    assert actor.name == "Ida Holm"
    assert {"Ida Holm", "Ida Maria Holm", "I. Holm", "Holm"} <= set(actor.aliases)


def test_titles_before_the_name_are_among_its_aliases():
    [actor] = joined(told("r1", person("Health Commissioner|Ida Holm")))
    assert actor.aliases == ("Health Commissioner Ida Holm", "Ida Holm")


def test_roles_stand_in_order_of_time_each_with_the_chain_of_who_gives_it():
    reports = (
        told("r1", person("Ida Holm;the mayor;Odd Rask"), publisher="The Gull", published="2021-03-09"),
        told("r2", person("Ida Holm;a diver"), publisher="The Heron", published="2021-03-01"),
    )
    actor = next(a for a in joined(*reports) if a.name == "Ida Holm")
    assert [(words, where.report, chain) for words, where, chain in actor.roles] == [
        ("a diver", "r2", ("The Heron",)),
        ("the mayor", "r1", ("The Gull", "Odd Rask")),
    ]
    texts = {r.report.id: r.report.text for r in reports}
    assert all(where.span.of(texts[where.report]) == words for words, where, _ in actor.roles)


def test_a_description_by_the_last_word_of_the_name_is_an_alias_where_nothing_else_is_called_so():
    hospital = body("Skarn District Hospital")
    [actor] = joined(told("r1", hospital, after="The hospital said so."))
    assert "The hospital" in actor.aliases
    for more in ("A hospital in Harran burned. The hospital said so.", "The hospital insider said so."):
        [actor] = joined(told("r1", hospital, after=more))
        assert actor.aliases == ("Skarn District Hospital",)


def test_a_description_by_an_office_is_an_alias_of_the_only_one_who_holds_it():
    mayor = person("Ida Holm;health commissioner of Skarn")
    [actor] = joined(told("r1", mayor, after="The health commissioner denied it. The commissioner said so."))
    assert {"The health commissioner", "The commissioner"} <= set(actor.aliases)
    rival = person("Odd Rask;the police commissioner")
    actors = joined(told("r1", mayor, rival, after="The commissioner said so."))
    assert [a.aliases for a in actors] == [("Ida Holm",), ("Odd Rask",)]
    [actor] = joined(told("r1", mayor, after="Another commissioner came. The commissioner said so."))
    assert actor.aliases == ("Ida Holm",)


def test_who_signs_a_report_is_an_actor():
    assert names(told("r1", byline="By Ida Holm, Skarn")) == ["Ida Holm"]
    assert authors("Odd Rask and Ida Holm") == ("Odd Rask", "Ida Holm")
    assert authors("Gull Live Desk") == authors("SNS") == authors("Gull Reporter and SNS") == authors(None) == ()


def test_an_actor_is_found_by_its_whole_name_first():
    actors = joined(told("r1", person("Ida Holm")), told("r2", body("Ida Holm Fund")), told("r3", person("Odd Rask")))
    assert [a.name for a in find_actor(actors, "ida holm")] == ["Ida Holm", "Ida Holm Fund"]
    assert [a.name for a in find_actor(actors, "Mr Odd Rask")] == ["Odd Rask"]
    assert find_actor(actors, "Nobody") == ()


def test_no_reports_hold_no_actors():
    assert join_actors(()) == ()
    assert items_of(told("r1")) == []


# Cost


def corpus(size: int, *, surnames: int = 3) -> list[Reading]:
    """Reports of 15 actors each, drawn from four times as many people and bodies as there are reports; the few
    are named in many reports, the many in few; surnames are of so many syllables, and spelt in some ways.
    """
    dice = Random(7)
    syllables = "ka ro mi ten dal har vos lin bru ge ska fo".split()
    kinds = "Harbour Water Relief Motor Savings Light Tide Grain".split()

    def name(parts: int) -> str:
        return "".join(dice.choice(syllables) for _ in range(parts)).title()

    def one(n: int) -> tuple[str, ...]:
        if n % 3 == 0:
            town, kind = name(3), dice.choice(kinds)
            return body(f"{town} {kind} Authority", f"{town} {kind}")
        first, last = name(2), name(surnames)
        spelt = last.replace("k", "kh") if n % 5 == 0 else last
        return person(f"{first} {spelt}", last)

    pool = [one(n) for n in range(4 * size)]
    return [
        told(f"r{k:05}", *(pool[int(len(pool) * dice.random() ** 3)] for _ in range(15)), publisher=f"Paper {k % 60}")
        for k in range(size)
    ]


def test_four_times_the_reports_cost_about_four_times_the_pairs(monkeypatch: pytest.MonkeyPatch):
    counted = 0

    def counting(names, size):
        nonlocal counted
        for pair in combinations(names, size):
            counted += 1
            yield pair

    monkeypatch.setattr(actor_links, "combinations", counting)
    monkeypatch.setattr(actor_links, "CROWD", 6)  # so that a small corpus is as crowded as a large one
    costs = []
    for size in (60, 240):
        counted = 0
        join_actors(corpus(size, surnames=1))
        costs.append(counted)
    assert costs[0] > 50
    assert costs[1] < 6 * costs[0]
