"""Surveys of readings made by hand, compared by their words alone."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.match.lookup import ClaimFilter, filtered, find_claims, trace
from sayso.match.same import WordOverlap
from sayso.match.survey import Survey, carriers, survey_of
from tests.match.reading_samples import reading

DISPATCH = (
    ("The old mill at Orrow closed in May after the flood", "Ulla Brand", "CT+"),
    ("Nine boats sank off Hallen in the storm of that night", None, "CT+"),
    ("The council of Orrow will meet again on the last Monday of June", None, "CT+"),
)


def survey(*readings) -> Survey:
    return survey_of(readings, comparer=WordOverlap())


def affair():
    return [
        reading("wire", "Meridian News", "2026-05-02T08:00:00Z", *DISPATCH),
        reading("post", "Valley Post", "2026-05-02T12:00:00Z", *DISPATCH, byline="Meridian News"),
        reading("gull", "Daily Gull", "2026-05-03", ("The old mill at Orrow closed in May", "Odd Rask", "CT+")),
        reading("mill", "Orrow Mill", "2026-05-04", ("The old mill at Orrow closed in May", "Ida Holm", "CT-")),
    ]


def test_a_survey_tells_who_carries_a_claim_and_on_how_many_origins_it_stands():
    made = survey(*affair())
    claim = made.claims[0]
    assert carriers(claim) == ("wire", "post", "gull", "mill")
    assert (claim.origins.at_least, claim.origins.at_most) == (2, 2)
    assert {e.name for e in claim.origins.ends} == {"Ulla Brand", "Odd Rask"}
    assert claim.first_seen == ("wire", "2026-05-02T08:00:00Z")
    assert [m.stance for m in claim.members if m.occurrence.report == "mill"] == ["denies"]


def test_a_denied_claim_does_not_corroborate():
    made = survey(*affair()[2:])
    assert (made.claims[0].origins.at_least, made.claims[0].origins.at_most) == (1, 1)


def test_a_reprint_is_a_copy_and_the_agency_that_signs_it_is_in_its_chains():
    made = survey(*affair())
    assert [(c.from_, c.to) for c in made.copies] == [("wire", "post")]
    chains = {m.occurrence.chain for m in made.claims[0].members if m.occurrence.report == "post"}
    assert chains == {("Valley Post", "Meridian News", "Ulla Brand")}


def test_the_order_of_reports_never_changes_the_survey():
    readings = affair()
    made = survey(*readings)
    for seed in range(4):
        random.Random(seed).shuffle(readings)
        assert survey(*readings) == made


def test_a_report_given_twice_adds_nothing():
    assert survey(*affair(), affair()[0]) == survey(*affair())


def test_two_reports_of_one_name_are_both_kept():
    one, two = affair()[0], reading("wire", "Meridian News", "2026-05-09", ("Hallen votes on Sunday", None, "CT+"))
    assert sorted(r.id for r in survey(one, two).reports) == ["wire", "wire~2"]


def test_no_giant_claim_forms_where_all_is_one_agencys_copy():
    copies = [reading(f"p{n}", f"Paper {n}", "2026-05-02", *DISPATCH) for n in range(12)]
    made = survey(*copies)
    assert sorted(len(c.members) for c in made.claims) == [12, 12, 12]
    assert all((c.origins.at_least, c.origins.at_most) == (1, 1) for c in made.claims[:1])


def test_nothing_makes_an_empty_survey():
    made = survey()
    assert (made.reports, made.claims, made.copies) == ((), (), ())


def test_claims_are_found_by_words_id_actor_and_origins():
    made = survey(*affair())
    claim = made.claims[0]
    assert find_claims(made.claims, "mill closed")[0] == claim
    assert find_claims(made.claims, claim.id) == (claim,)
    assert find_claims(made.claims, "giraffe") == ()
    assert find_claims(made.claims, "quantum chromodynamics of the giraffe") == ()  # "of the" alone means nothing
    assert claim in filtered(made, ClaimFilter(about="Ulla Brand"))
    assert filtered(made, ClaimFilter(at_least=2)) == (claim,)
    assert claim not in filtered(made, ClaimFilter(at_most=1))
    assert filtered(made, ClaimFilter(since="2026-05-03", in_reports=2)) == (claim,)
    assert not filtered(made, ClaimFilter(until="2026-05-01"))


def test_a_trace_holds_all_that_belongs_to_its_claim():
    made = survey(*affair())
    story = trace(made, made.claims[0])
    assert set(story.reports) == {"wire", "post", "gull", "mill"}
    assert len(story.copies) == 1
    assert any(c.kind == "denial" for c in story.clashes)


WHO = st.sampled_from((None, "Ulla Brand", "Odd Rask", "Ida Holm"))
SAID = st.sampled_from([words for words, _, _ in DISPATCH])
REPORTS = st.lists(
    st.tuples(st.lists(st.tuples(SAID, WHO, st.sampled_from(("CT+", "CT-"))), min_size=1, max_size=3),
              st.sampled_from(("2026-05-02", "2026-05-03", None))), min_size=1, max_size=5)  # fmt: skip


@settings(max_examples=25, deadline=None)
@given(REPORTS, st.randoms())
def test_any_reports_in_any_order_make_one_survey(rows, rng):
    readings = [reading(f"r{n}", f"Paper {n}", when, *said) for n, (said, when) in enumerate(rows)]
    made = survey(*readings)
    rng.shuffle(readings)
    assert survey(*readings) == made
    assert sum(len(c.members) for c in made.claims) == sum(len(said) for said, _ in rows)
    for claim in made.claims:
        assert 0 <= claim.origins.at_least <= claim.origins.at_most


def test_first_seen_is_no_report_of_which_only_the_month_or_year_is_known_where_one_was_surely_out():
    words = ("The old mill at Orrow closed in May", "Ulla Brand", "CT+")
    dates = {"year": "2026", "month": "2026-05", "day": "2026-05-04", "hour": "2026-05-04T08:00:00Z", "none": None}
    for names, first in ((("year", "month", "day", "none"), "day"), (("none", "hour", "year"), "hour"),
                         (("none", "year"), "year"), (("day", "hour"), "hour")):  # fmt: skip
        told = [reading(name, f"The {name.title()} Post", dates[name], words) for name in names]
        assert survey(*told).claims[0].first_seen == (first, dates[first])
