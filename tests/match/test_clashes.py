"""Conflicts across reports: what clashes, how often it is told, and above all what does not clash."""

from dataclasses import replace
from itertools import permutations

import pytest

from sayso.match.claims import group
from sayso.match.clashes import _first_of, clashes_far_apart, find_clashes
from sayso.match.copies import Copy
from sayso.match.origins import Surroundings
from sayso.match.survey import claim_of
from sayso.model import (
    Claim,
    ClaimLink,
    Clash,
    CorpusActor,
    Member,
    Number,
    Occurrence,
    Origins,
    Report,
    ReportSpan,
    Time,
)
from sayso.text import Span
from tests.match.occurrence_samples import link, occurrence

NO_ORIGINS = Origins(at_least=0, at_most=0, ends=(), why=())
SHUT = "the old mill at Orrow closed for good"


def said(report: str, words: str, by: str | None = None, value: str = "CT+", **more) -> Occurrence:
    """Words of a report, in its own voice or on somebody's word."""
    paper = more.pop("publisher", f"Paper {report}")
    given = {"chain": (paper, by) if by else (paper,), "attribution": "a1" if by else None, "publisher": paper,
             "kind": "person" if by else None, "published": f"2026-05-{int(report.strip('rxyz') or 1):02}"}  # fmt: skip
    return occurrence(report, words, value, **(given | more))


def count(text: str, low: float | None, high: float | None = None, of: str = "killed") -> tuple[Number, ...]:
    return (Number(span=Span(0, 2), text=text, low=low, high=low if high is None else high, of=of),)


def clashes(occurrences, links, actors=(), copies=(), urls=None, texts=None) -> tuple[Clash, ...]:
    """The clashes of the claims that some occurrences and links make."""
    reports = {
        o.report: Report(id=o.report, text=(texts or {}).get(o.report, o.wording), publisher=o.publisher,
                         published=o.published, url=(urls or {}).get(o.report))
        for o in occurrences
    }  # fmt: skip
    around = Surroundings(reports=reports)
    claims = [claim_of(g, around) for g in group(occurrences, links)]
    return find_clashes(claims, actors, reports, links, copies=copies)


def shown(found: tuple[Clash, ...]) -> list[tuple[str, str, str]]:
    return [(c.kind, c.a.report, c.b.report) for c in found]


def place(name: str, *reports: str) -> CorpusActor:
    where = tuple(ReportSpan(report=r, span=Span(0, 1)) for r in reports)
    return CorpusActor(id=name, name=name, type="place", aliases=(name,), mentions=where)


# --- denials ---

STATED = said("r1", SHUT)
DENIED = said("r2", "the old mill at Orrow has not closed", "Ines Moor", "CT-")


def test_a_denial_tells_who_denied_when_and_through_whom():
    relayed = replace(DENIED, chain=("Paper r2", "Radio Nine", "Ines Moor"))
    (found,) = clashes([STATED, relayed], [link(STATED, relayed, 0.9, 0.9)])
    assert (found.kind, found.a.report, found.b.report) == ("denial", "r1", "r2")
    for told in ("Ines Moor", "Paper r2", "through Radio Nine", "2026-05-02", DENIED.wording):
        assert told in found.why


def test_a_cue_of_denial_needs_no_negative_word():
    turned = said("r2", SHUT, "Ines Moor", "CT-")
    assert shown(clashes([STATED, turned], [link(STATED, turned, 0.9, 0.0)])) == [("denial", "r1", "r2")]


def test_a_report_that_says_in_its_own_voice_that_it_is_not_so_is_of_other_polarity():
    own = said("r2", "the old mill at Orrow has not closed", None, "CT-")
    assert shown(clashes([STATED, own], [link(STATED, own, 0.9, 0.9)])) == [("polarity", "r1", "r2")]


def test_the_place_of_a_denial_is_that_of_the_denier_where_their_own_report_is_held():
    own = said("r2", "The mill at Orrow has not closed", None, "CT-", publisher="Orrow Mills")
    told = said("r3", "the old mill at Orrow has not closed", "Orrow Mills", "CT-")
    links = [link(STATED, told, 0.9, 0.9), link(own, told, 0.9)]
    assert shown(clashes([STATED, own, told], links)) == [("polarity", "r1", "r2")]


def test_forty_prints_of_one_claim_and_one_denial_are_one_clash():
    prints = [said(f"r{n}", SHUT) for n in range(1, 29)]
    links = [link(p, DENIED, 0.9, 0.9) for p in prints if p.report != "r2"]
    prints = [p for p in prints if p.report != "r2"]
    assert shown(clashes([*prints, DENIED], links)) == [("denial", "r1", "r2")]


def test_one_denier_in_three_papers_denies_once_and_a_third_denier_is_one_too_many():
    again = [replace(DENIED, **vars_of(said(f"r{n}", DENIED.wording, "Ines Moor", "CT-"))) for n in (3, 4)]
    others = [said(f"r{n}", DENIED.wording, who, "CT-") for n, who in ((5, "Olan Vey"), (6, "Ravi Tor"))]
    everyone = [STATED, DENIED, *again, *others]
    links = [link(STATED, o, 0.9, 0.9) for o in everyone[1:]]
    assert shown(clashes([STATED, DENIED, *again], links)) == [("denial", "r1", "r2")]
    assert len(clashes(everyone, links)) == 2


def vars_of(o: Occurrence) -> dict:
    return {name: getattr(o, name) for name in ("id", "report", "chain", "published", "publisher")}


def test_what_is_not_so_yet_or_not_known_denies_nothing():
    for words in ("the old mill at Orrow has not yet closed", "the old mill at Orrow could not be confirmed closed"):
        open_ = said("r2", words, None, "CT-")
        assert clashes([STATED, open_], [link(STATED, open_, 0.9, 0.9)]) == ()


def test_what_is_asked_wished_or_only_possible_clashes_with_nothing():
    for value, act in (("Uu", "communication"), ("PS-", "communication"), ("CT-", "intention")):
        o = said("r2", DENIED.wording, "Ines Moor", value, act=act)
        assert clashes([STATED, o], [link(STATED, o, 0.9, 0.9)]) == ()


def test_what_is_wanting_is_no_denial_of_what_is_wanting_too():
    gone = said("r1", "the bronze horses of the Orrow museum are gone")
    lost = said("r2", "the bronze horses of the Orrow museum could not be found", "Ines Moor", "CT-")
    assert clashes([gone, lost], [link(gone, lost, 0.9, 0.4)]) == ()
    failed = said("r2", "the old mill at Orrow failed to close for good", "Ines Moor", "CT-")
    assert clashes([STATED, failed], [link(STATED, failed, 0.9, 0.2)]) == ()


def test_a_negative_about_something_else_is_no_denial():
    other = said("r2", "nobody drank the water at Hallen", "Ines Moor", "CT-")
    assert clashes([STATED, other], [link(STATED, other, 0.6, 0.6)]) == ()


def test_versions_of_one_page_do_not_clash_with_each_other():
    page = "https://paper.example/mill"
    links = [link(STATED, DENIED, 0.9, 0.9)]
    assert clashes([STATED, DENIED], links)
    assert clashes([STATED, DENIED], links, urls={"r1": page, "r2": page}) == ()


def test_one_report_clashes_with_itself_only_where_two_voices_speak():
    first = said("r1", SHUT, "Olan Vey")
    second = replace(said("r1", DENIED.wording, "Ines Moor", "CT-", start=60))
    own = said("r1", DENIED.wording, None, "CT-", start=60)
    assert shown(clashes([first, second], [link(first, second, 0.9, 0.9)])) == [("denial", "r1", "r1")]
    assert clashes([first, own], [link(first, own, 0.9, 0.9)]) == ()


def test_a_voice_that_changes_its_mind_does_not_deny_itself():
    before = said("r1", SHUT, "Ines Moor")
    assert clashes([before, DENIED], [link(before, DENIED, 0.9, 0.9)]) == ()


# --- numbers ---


def toll(report: str, figure: float, by: str | None = "police", **more) -> Occurrence:
    words = f"{figure:g} people were killed when the Hallen ferry sank"
    return said(report, words, by, numbers=count(f"{figure:g}", figure), kind="organization", **more)


def against(a: Occurrence, b: Occurrence) -> ClaimLink:
    """The network holds them for the same but for their figures."""
    return link(a, b, 0.14, relation="contradicts", relation_confidence=0.8)


def test_two_figures_for_one_thing_are_named_side_by_side_each_with_its_source():
    low, high = toll("r1", 12), toll("r2", 30, "Olan Vey")
    (found,) = clashes([low, high], [against(low, high)])
    assert found.kind == "number"
    assert found.why == "12 (police in Paper r1, 2026-05-01) against 30 (Olan Vey in Paper r2, 2026-05-02)"


def test_a_toll_that_the_same_source_raises_later_is_an_update():
    low, high = toll("r1", 12), toll("r2", 30)
    assert clashes([low, high], [against(low, high)]) == ()


def test_a_toll_that_falls_is_no_update():
    high, low = toll("r1", 30), toll("r2", 12)
    assert shown(clashes([low, high], [against(low, high)])) == [("number", "r1", "r2")]


def test_a_higher_toll_by_another_long_after_is_an_update_unless_the_lower_one_is_still_told():
    low, high = toll("r1", 12), toll("r5", 30, "Olan Vey")
    assert clashes([low, high], [against(low, high)]) == ()
    still = toll("r6", 12)
    links = [against(low, high), against(still, high)]
    assert len(clashes([low, high, still], links)) == 1


def test_two_figures_of_things_clash_only_where_the_network_holds_them_for_one_but_for_their_figures():
    one = said("r1", "the raft of Orrow carried 40 crates of pears", "Ines Moor", numbers=count("40", 40, of="crate"))
    two = said("r2", "the raft of Orrow carried 70 crates of pears", "Olan Vey", numbers=count("70", 70, of="crate"))
    assert shown(clashes([one, two], [link(one, two, 0.12)])) == [("number", "r1", "r2")]
    assert clashes([one, two], [link(one, two, 0.06)]) == ()


def test_prices_that_moved_are_of_two_hours():
    def price(report: str, figure: str, value: float, by: str) -> Occurrence:
        words = f"Orrow Mills shares fell {figure} on Tuesday"
        return said(report, words, by, numbers=count(figure, value, of="percent"))

    one, two = price("r1", "1.5 percent", 1.5, "Ines Moor"), price("r2", "6.6 percent", 6.6, "Olan Vey")
    assert clashes([one, two], [link(one, two, 0.14)]) == ()


def test_tolls_of_two_who_did_it_or_of_a_war_and_a_day_do_not_clash():
    def killed(report: str, who: str, figure: float, by: str) -> Occurrence:
        words = f"{who} killed {figure:g} people in the hills"
        return said(report, words, by, numbers=count(f"{figure:g}", figure), names=(who,))

    one, two = killed("r1", "Orrow Guards", 10, "Ines Moor"), killed("r2", "Hallen Riders", 32, "Olan Vey")
    same = killed("r2", "Orrow Guards", 32, "Olan Vey")
    war, none = killed("r2", "Orrow Guards", 1102, "Olan Vey"), killed("r2", "Orrow Guards", 0, "Olan Vey")
    who = tuple(replace(place(name, "r1"), type="organization") for name in ("Orrow Guards", "Hallen Riders"))
    far = link(one, two, 0.06, relation="contradicts", relation_confidence=0.8)
    assert clashes([one, two], [far], who) == ()
    assert clashes([one, war], [against(one, war)], who) == ()
    assert shown(clashes([one, same], [against(one, same)], who)) == [("number", "r1", "r2")]
    many = killed("r1", "Orrow Guards", 1102, "Ines Moor")
    assert shown(clashes([many, none], [against(many, none)], who)) == [("number", "r1", "r2")]


def test_a_figure_that_does_not_grow_is_never_updated():
    first = said("r1", "the Hallen tower has 12 bells", None, numbers=count("12", 12, of="bell"))
    second = said("r6", "the Hallen tower has 30 bells", None, numbers=count("30", 30, of="bell"))
    assert shown(clashes([first, second], [against(first, second)])) == [("number", "r1", "r6")]


def test_figures_that_can_both_hold_do_not_clash():
    low = toll("r1", 12)
    some = (Number(span=Span(0, 2), text="at least 5", low=5, high=None, of="killed"),)
    open_ = replace(toll("r2", 5, "Olan Vey"), numbers=some)
    assert clashes([low, open_], [link(low, open_, 0.9)]) == ()


def test_a_part_of_a_count_does_not_clash_with_the_whole():
    whole = toll("r1", 12)
    part = said("r2", "another 3 people were killed when the Hallen ferry sank", "Olan Vey", numbers=count("3", 3))
    assert clashes([whole, part], [against(whole, part)]) == ()
    hurt = said("r1", "40 people were injured when the Hallen ferry sank", numbers=count("40", 40, of="injured"))
    badly = said("r2", "4 people were badly injured when the Hallen ferry sank", numbers=count("4", 4, of="injured"))
    assert clashes([hurt, badly], [against(hurt, badly)]) == ()


def test_figures_of_two_places_or_two_days_do_not_clash():
    actors = (place("Orrow", "r1"), place("Hallen", "r2"))
    here, there = replace(toll("r1", 12), names=("Orrow",)), replace(toll("r2", 30, "Olan Vey"), names=("Hallen",))
    assert clashes([here, there], [against(here, there)], actors) == ()
    within = {"r1": "In Orrow, near Hallen, 12 people were killed"}
    assert len(clashes([here, there], [against(here, there)], actors, texts=within)) == 1
    days = [Time(span=Span(0, 1), text=d, value=d) for d in ("2026-04-01", "2026-04-20")]
    one, two = replace(toll("r1", 12), times=(days[0],)), replace(toll("r2", 30, "Olan Vey"), times=(days[1],))
    assert clashes([one, two], [against(one, two)]) == ()


def test_two_counts_in_other_words_clash_where_the_network_holds_them_for_one_but_for_the_figures():
    seized = said("r1", "The officers seized 240 cartons of cigarettes", numbers=count("240", 240, of="carton"))
    goods = said("r2", "What was secured comes to 310 cartons", "the customs", numbers=count("310", 310, of="carton"))
    assert shown(clashes([seized, goods], [against(seized, goods)])) == [("number", "r1", "r2")]
    unlike = link(seized, goods, 0.01, relation="contradicts", relation_confidence=0.8)
    assert clashes([seized, goods], [unlike]) == ()


def test_words_far_from_a_figure_do_not_make_it_a_part_of_another():
    first = said("r1", "The debt of the school stands at 400 crowns", numbers=count("400", 400, of="crown"))
    words = "The debt of the school is 60 crowns, says one, and the roof has remained as it was, says another"
    second = said("r2", words, "Olan Vey", numbers=count("60", 60, of="crown"))
    assert shown(clashes([first, second], [against(first, second)])) == [("number", "r1", "r2")]
    part = said("r2", "Three hundred crowns of the debt of the school have remained", "Olan Vey",
                numbers=count("Three hundred", 300, of="crown"))  # fmt: skip
    assert clashes([first, part], [against(first, part)]) == ()


def test_a_figure_that_somebody_sets_right_is_in_conflict_though_the_two_were_not_compared():
    def houses(report: str, words: str, figure: str, value: float, by: str) -> Occurrence:
        return said(report, words, by, numbers=count(figure, value, of="house"))

    first = houses("r1", "The slide buried about fourteen houses above the mill", "about fourteen", 14, "the council")
    right = houses("r2", "Nineteen houses are gone, not fourteen", "Nineteen", 19, "Olan Vey")
    # that two reports tell other things alike shows that they speak of one affair
    told = (("the mill stands empty", "Ines Moor"), ("rain fell all day", "Odd Rask"))
    affair = [said(r, words, by) for words, by in told for r in ("r1", "r2")]
    links = [link(affair[0], affair[1], 0.9), link(affair[2], affair[3], 0.9)]
    (found,) = clashes([first, right, *affair], links)
    assert (found.kind, found.a.report, found.b.report) == ("number", "r1", "r2")
    assert "about fourteen (the council in" in found.why and "Nineteen (Olan Vey in" in found.why
    assert not clashes([first, right], [])  # of one affair they are not shown to be
    other = houses("r2", "Nineteen houses are gone, not sixteen", "Nineteen", 19, "Olan Vey")
    assert not clashes([first, other, *affair], links)


def test_what_one_of_many_costs_is_no_other_figure_for_all_of_them():
    def bid(report: str, figure: str, value: float, by: str, rest: str = "") -> Occurrence:
        words = f"Hallen Foods offered {figure}{rest} for the Orrow mill"
        return said(report, words, by, numbers=count(figure, value, of="USD"))

    whole, other = bid("r1", "$40 million", 4e7, "Ines Moor"), bid("r2", "$60 million", 6e7, "Olan Vey")
    assert shown(clashes([whole, other], [against(whole, other)])) == [("number", "r1", "r2")]
    for rest in (" a share", " an Orrow share"):
        each = bid("r2", "$9", 9, "Olan Vey", rest)
        assert not clashes([whole, each], [against(whole, each)])


def test_what_is_counted_among_others_is_a_part():
    hurt = said("r1", "12 people were hurt when the Hallen ferry sank", numbers=count("12", 12, of="person"))
    died = said("r2", "Of the twelve people hurt when the Hallen ferry sank, two people have died", "Olan Vey",
                numbers=count("two", 2, of="person"))  # fmt: skip
    assert clashes([hurt, died], [against(hurt, died)]) == ()


def test_the_same_two_figures_clash_once_however_many_tell_them():
    lows = [toll(f"r{n}", 12) for n in (1, 2, 3)]
    highs = [toll(f"r{n}", 30, "Olan Vey") for n in (1, 2, 3)]
    highs = [replace(h, report=f"x{h.report[1:]}", id=f"x{h.id}") for h in highs]
    links = [against(a, b) for a in lows for b in highs]
    assert len(clashes([*lows, *highs], links)) == 1


def test_a_copy_repeats_no_conflict_and_the_original_is_shown():
    low, high = toll("r5", 12), toll("r6", 30, "Olan Vey")
    early = replace(toll("r1", 12), chain=("Paper r1", "police"))
    size = Span(0, len(early.wording))
    copy = Copy(from_="r5", to="r1", kind="verbatim", share=1.0, directed=True, passages=((size, size),))
    links = [against(low, high), against(early, high)]
    (found,) = clashes([early, low, high], links, copies=[copy])
    assert {found.a.report, found.b.report} == {"r5", "r6"}


def test_what_one_text_tells_of_two_places_is_no_conflict_with_its_own_print():
    tolls = toll("r1", 12), toll("r2", 30)
    own = [replace(o, chain=(o.publisher,), attribution=None, kind=None) for o in tolls]
    low, high = (replace(o, id=f"{o.report}#{n}", spans=(Span(n, n + 20),)) for n, o in zip((100, 200), own))
    whole = Span(0, 400)
    copy = Copy(from_="r1", to="r2", kind="verbatim", share=1.0, directed=False, passages=((whole, whole),))
    assert clashes([low, high], [against(low, high)], copies=[copy]) == ()
    head = Span(0, 50)
    other = replace(copy, share=0.1, passages=((head, head),))
    assert len(clashes([low, high], [against(low, high)], copies=[other])) == 1
    police = replace(low, chain=("Paper r1", "police"), attribution="a1", kind="organization")
    doctor = replace(high, chain=("Paper r2", "Olan Vey"), attribution="a1", kind="person")
    assert len(clashes([police, doctor], [against(police, doctor)], copies=[copy])) == 1


def test_the_same_words_without_a_negative_never_deny_each_other():
    ship = said("r1", "The ship carried 200 passengers", "Petra Oll", numbers=count("200", 200, of="passenger"))
    it = said("r2", "It carried 200 passengers", "Ilse Brandt", numbers=count("200", 200, of="passenger"))
    (claim,) = group([ship, it], [link(ship, it, 0.98, opposed=0.94)])
    assert {m.stance for m in claim.members} == {"asserts"}


def test_a_denied_figure_is_a_denial_though_the_words_are_others():
    thieves = said("r1", "Thieves have stripped the museum of 1,200 treasures",
                   numbers=count("1,200", 1200, of="treasure"))  # fmt: skip
    statement = said("r2", "1,200 objects have been lost or stolen", "Ilse Brandt", "CT-",
                     numbers=count("1,200", 1200, of="object"))  # fmt: skip
    (found,) = clashes([thieves, statement], [link(thieves, statement, 0.75)])
    assert (found.kind, found.a.report, found.b.report) == ("denial", "r1", "r2")
    fewer = replace(statement, numbers=count("12", 12, of="object"), wording="12 objects have been lost or stolen")
    assert clashes([thieves, fewer], [link(thieves, fewer, 0.75)]) == ()


def test_a_clash_is_shown_where_it_is_said_in_full():
    full = said("r3", "cholera is in the water of the town of Orrow", "a nurse")
    scrap = said("r1", "cholera in water", "a post")
    bare = replace(scrap, wording="cholera", resolved="cholera", id="r1#0-7")
    denied = said("r4", "there is no cholera in the water of the town of Orrow", "Ines Moor", "CT-")
    links = [link(full, denied, 0.9, opposed=0.95), link(bare, denied, 0.9, opposed=0.95), link(full, bare, 0.9)]
    (found, *_) = clashes([full, bare, denied], links)
    assert found.a.report == "r3"


# --- dates and places ---


def dated(report: str, words: str, text: str, value: str, by: str | None = None) -> Occurrence:
    return said(report, words, by, names=("Ines Moor",), times=(Time(span=Span(0, 3), text=text, value=value),))


def test_one_event_told_of_two_days_is_a_conflict_of_dates():
    one = dated("r1", "Ines Moor signed the lease of the mill on 3 May", "3 May", "2026-05-03")
    two = dated("r2", "Ines Moor signed the lease of the mill on 9 May", "9 May", "2026-05-09")
    (found,) = clashes([one, two], [link(one, two, 0.9)])
    assert found.kind == "date"
    assert "2026-05-03" in found.why
    assert "2026-05-09" in found.why


def test_a_day_more_or_less_is_none_where_the_writer_says_yesterday():
    one = dated("r1", "Ines Moor signed the lease of the mill on 3 May", "3 May", "2026-05-03")
    two = dated("r2", "Ines Moor signed the lease of the mill yesterday", "yesterday", "2026-05-04")
    assert clashes([one, two], [link(one, two, 0.9)]) == ()


def test_a_month_and_a_day_in_it_do_not_clash():
    one = dated("r1", "Ines Moor signed the lease of the mill on 3 May", "3 May", "2026-05-03")
    two = dated("r2", "Ines Moor signed the lease of the mill in May", "in May", "2026-05")
    assert clashes([one, two], [link(one, two, 0.9)]) == ()


def test_one_event_told_of_two_places_is_a_conflict_unless_one_lies_in_the_other():
    one = said("r1", "Ines Moor signed the lease of the mill in Orrow", names=("Ines Moor", "Orrow"))
    two = said("r2", "Ines Moor signed the lease of the mill in Hallen", names=("Ines Moor", "Hallen"))
    actors = (place("Orrow", "r1"), place("Hallen", "r2"))
    found = clashes([one, two], [link(one, two, 0.9)], actors)
    assert shown(found) == [("place", "r1", "r2")]
    within = {"r1": "The mill of Orrow, in Hallen, is old"}
    assert clashes([one, two], [link(one, two, 0.9)], actors, texts=within) == ()


# --- roles ---


def person(name: str, role: str, report: str, *chain: str) -> CorpusActor:
    where = ReportSpan(report=report, span=Span(3, 3 + len(role)))
    roles = ((role, where, chain),)
    return CorpusActor(id=name, name=name, type="person", aliases=(name,), mentions=(where,), roles=roles)


def test_one_role_of_one_thing_given_to_two_persons_in_two_reports_is_a_conflict():
    first = person("Olan Vey", "mastermind of the Lund mill raid", "r1", "Paper r1", "police")
    second = person("Ravi Tor", "mastermind behind the Lund mill raid", "r2", "Paper r2")
    (found,) = clashes([STATED, DENIED], [], actors=(first, second))
    assert (found.kind, found.a.report, found.b.report) == ("role", "r1", "r2")
    assert "Paper r1 > police" in found.why


def test_a_role_of_two_things_or_of_one_person_under_two_names_is_none():
    first = person("Olan Vey", "mastermind of the Lund mill raid", "r1")
    for other in (
        person("Ravi Tor", "mastermind of the Arp bank robbery", "r2"),
        person("Colonel Vey", "mastermind of the Lund mill raid", "r2"),
        person("Ravi Tor", "one of the masterminds of the Lund mill raid", "r2"),
    ):
        assert clashes([STATED, DENIED], [], actors=(first, other)) == ()


# --- laws ---


def test_the_order_of_claims_and_links_never_changes_the_clashes():
    low, high, again = toll("r1", 12), toll("r2", 30, "Olan Vey"), toll("r3", 30, "Ines Moor")
    links = [against(low, high), against(low, again), link(STATED, DENIED, 0.9, 0.9)]
    wanted = clashes([low, high, again, STATED, DENIED], links)
    assert wanted
    for order in permutations(links):
        assert clashes([DENIED, again, high, STATED, low], list(order)) == wanted


def test_without_claims_there_are_no_clashes():
    assert find_clashes((), (), {}, []) == ()


# --- what looks like a conflict and is none ---


def measured(report: str, words: str, text: str, value: float, of: str = "mile", **more) -> Occurrence:
    return said(report, words, numbers=count(text, value, of=of), **more)


def test_a_measure_clashes_only_where_the_words_tell_that_one_thing_was_measured():
    height = measured("r1", "the balloon of Orrow reached a height of 300 miles", "300", 300)
    other = measured("r2", "the balloon of Orrow reached a height of 500 miles", "500", 500)
    flight = measured("r2", "the balloon drifted 900 miles east of Orrow and came down at sea", "900", 900)
    assert shown(clashes([height, other], [link(height, other, 0.9)])) == [("number", "r1", "r2")]
    assert clashes([height, flight], [link(height, flight, 0.03)]) == ()
    later = measured("r25", other.wording, "500", 500)
    assert clashes([height, later], [link(height, later, 0.9)]) == ()


def test_figures_that_one_side_rounds_do_not_clash():
    exact = measured("r1", "the raft drifted 735 miles from the quay of Orrow", "735", 735)
    rounded = measured("r2", "the raft drifted about 730 miles from the quay of Orrow", "about 730", 730)
    assert clashes([exact, rounded], [link(exact, rounded, 0.9)]) == ()
    far = measured("r2", "the raft drifted about 500 miles from the quay of Orrow", "about 500", 500)
    assert shown(clashes([exact, far], [link(exact, far, 0.9)])) == [("number", "r1", "r2")]


def test_a_denial_of_something_else_about_the_same_thing_is_none():
    stated = said("r1", "a barge sailed from Orrow", names=("Orrow",))
    other = said("r2", "the wardens of the lock did not stop a barge from Orrow on Tuesday", "Ines Moor", "CT-",
                 names=("Orrow",))  # fmt: skip
    assert clashes([stated, other], [link(stated, other, 0.95, 0.95, relation="contradicts")]) == ()


def test_a_denial_that_only_points_says_nothing_of_what_it_denies():
    stated = said("r1", "Ines Moor of the mill is in denial", names=("Ines Moor",))
    pointing = said("r2", "it", "Ines Moor", "CT-", resolved="Ines Moor denied it")
    assert clashes([stated, pointing], [link(stated, pointing, 0.9, 0.9)]) == ()


def test_a_place_that_only_tells_whose_somebody_is_is_not_where_it_happened():
    one = said("r1", "Ines Moor signed the lease of the mill in Orrow", names=("Ines Moor", "Orrow"))
    two = said("r2", "the Hallen envoy Ines Moor signed the lease of the mill", names=("Ines Moor", "Hallen"))
    actors = (place("Orrow", "r1"), place("Hallen", "r2"))
    assert clashes([one, two], [link(one, two, 0.9)], actors) == ()


def test_two_places_that_share_a_name_with_what_the_other_side_names_do_not_clash():
    one = said("r1", "a ferry left Tarn Quay for Velmark at noon", names=("Lark", "Tarn Quay", "Velmark"))
    two = said("r2", "a ferry left Tarn Quay Harbour at noon", names=("Lark", "Tarn Quay Harbour"))
    known = [place("Velmark", "r1"), place("Tarn Quay Harbour", "r2")]
    assert clashes([one, two], [link(one, two, 0.95)], known) == ()


# --- which two places, and figures that were not compared ---


BURNED = "the old mill at Orrow burned for two days"


def test_who_asserts_and_who_denies_one_claim_clash_though_the_two_were_not_compared():
    one, two = said("r1", BURNED), said("r3", "at Orrow the old mill burned for two days")
    denied = said("r2", "the old mill at Orrow never burned for two days", "Ines Moor", "CT-")
    links = [link(one, two, 0.9), link(two, denied, 0.9, 0.9)]
    assert shown(clashes([one, two, denied], links)) == [("denial", "r1", "r2")]


def test_the_report_that_the_others_rest_on_is_set_against_the_denial():
    post = said("r1", BURNED)
    paper = said("r2", "at Orrow the old mill burned for two days", publisher="The Lantern")
    retold = [said(f"r{n}", BURNED + " last week", "The Lantern") for n in (4, 5)]
    denied = said("r3", "the old mill at Orrow never burned for two days", "Ines Moor", "CT-")
    links = [link(post, paper, 0.9), *(link(paper, o, 0.9) for o in retold), link(paper, denied, 0.9, 0.9)]
    assert shown(clashes([post, paper, *retold, denied], links)) == [("denial", "r2", "r3")]


def test_a_bare_line_under_a_verdict_is_shown_only_where_nobody_denies_it_in_words():
    burned = said("r1", BURNED)
    verdict = replace(said("r2", BURNED, None, "CT-"), published="2026-05-02")
    denied = said("r3", "the old mill at Orrow never burned for two days", "Ines Moor", "CT-")
    links = [link(burned, verdict, 0.9, 0.9), link(burned, denied, 0.9, 0.9), link(verdict, denied, 0.9)]
    found = clashes([burned, verdict, denied], links)
    assert shown(found)[0] == ("denial", "r1", "r3")


def _tolls(one: str, two: str, later: str = "2026-05-01", **more):
    """Two tolls that were not compared, in reports that tell two other things alike."""
    a = said("r1", one, numbers=count("48", 48), **more)
    b = said("r2", two, numbers=count("31", 31), **more)
    b = replace(b, published=later)
    alike = [
        (said("r1", w), replace(said("r2", w), published=later)) for w in (BURNED, "the road to Orrow was cut by snow")
    ]
    return [a, b, *(replace(o, id=f"{o.id}-{n}") for n, pair in enumerate(alike) for o in pair)]


def test_two_tolls_of_one_place_and_day_clash_though_they_were_not_compared():
    told = _tolls("A blast in Qarma killed 48 people", "a double bomb killed 31 people in Qarma", names=("Qarma",))
    found = clashes(told, [], [place("Qarma", "r1", "r2")])
    assert shown(found) == [("number", "r1", "r2")]
    assert "48" in found[0].why and "31" in found[0].why


def test_two_tolls_of_other_places_or_other_days_do_not_clash():
    told = _tolls("A blast in Qarma killed 48 people", "a double bomb killed 31 people in the north", names=())
    assert clashes(told, [], [place("Qarma", "r1", "r2")]) == ()
    told = _tolls("A blast in Qarma killed 48", "a double bomb killed 31 in Qarma", "2026-05-09", names=("Qarma",))
    assert clashes(told, [], [place("Qarma", "r1", "r2")]) == ()


def test_one_report_that_sets_two_tolls_side_by_side_tells_a_conflict():
    one = said("r1", "31 were killed", "Wil Condor", numbers=count("31", 31))
    two = replace(said("r1", "the dead were 17", "Osk Vilk", numbers=count("17", 17)), id="r1-2")
    assert shown(clashes([one, two], [])) == [("number", "r1", "r1")]


# --- near and far ---


def _late(report: str, by: str, published: str | None = "2026-07-10", **more) -> Occurrence:
    return said(report, "the old mill at Orrow has not closed", by, "CT-", published=published, **more)


@pytest.mark.parametrize("published", ["2026-07-10", "2026-05", None])
def test_a_denial_weeks_later_or_of_no_known_day_is_told_within_one_claim_alone(published):
    late = _late("r2", "Ines Moor", published)
    assert shown(clashes([STATED, late], [link(STATED, late, 0.9, 0.9)])) == [("denial", "r1", "r2")]
    parted = [link(STATED, late, 0.42, 0.9, relation="contradicts", relation_confidence=0.95)]
    near = replace(late, published="2026-05-02")
    assert shown(clashes([STATED, near], parted)) == [("denial", "r1", "r2")]
    assert clashes([STATED, late], parted) == ()


def test_a_late_denial_is_told_where_no_other_like_it_was():
    near, same, other = DENIED, _late("r3", "Ines Moor"), _late("r4", "Olan Vey")
    again = _late("r5", "Tove Lind", "2026-05-03")

    def told(*denials: Occurrence) -> list[tuple[str, str, str]]:
        pairs = [link(STATED, d, 0.9, 0.9) for d in denials]
        return shown(clashes([STATED, *denials], pairs))

    assert told(near, same) == [("denial", "r1", "r2")]  # she had denied it before
    assert told(near, other) == [("denial", "r1", "r2"), ("denial", "r1", "r4")]  # somebody else denies it
    assert told(near, again, other) == [("denial", "r1", "r2"), ("denial", "r1", "r5")]  # two did already
    assert told(same, other) == [("denial", "r1", "r3"), ("denial", "r1", "r4")]


def test_a_late_denial_of_what_is_told_beside_it_too_is_set_against_that():
    again = said("r3", SHUT, published="2026-07-09")
    late = _late("r4", "Ines Moor")
    links = [link(STATED, late, 0.9, 0.9), link(again, late, 0.9, 0.9)]
    assert shown(clashes([STATED, again, late], links)) == [("denial", "r3", "r4")]


def test_two_days_of_one_event_clash_however_late_the_second_is_told_and_two_figures_do_not():
    first = dated("r1", "the Hallen ferry sank on 4 March", "4 March", "2026-03-04")
    late = replace(dated("r2", "the Hallen ferry sank on 9 March", "9 March", "2026-03-09"), published="2026-07-01")
    assert shown(clashes([first, late], [link(first, late, 0.9)])) == [("date", "r1", "r2")]
    low, high = toll("r1", 30), toll("r2", 12, "Olan Vey", published="2026-07-01")
    assert clashes([low, high], [against(low, high)]) == ()


def test_what_goes_on_for_weeks_is_told_where_it_begins():
    stated = [said(f"r{n}", SHUT, published=f"2026-05-{n:02}") for n in range(1, 29, 3)]
    denied = [_late(f"x{n}", "Ines Moor", f"2026-05-{n:02}") for n in range(2, 29, 3)]
    links = [link(a, b, 0.9, 0.9) for a in stated for b in denied]
    assert shown(clashes([*stated, *denied], links)) == [("denial", "r1", "x2")]


def test_roles_that_are_given_far_apart_do_not_clash():
    reports = {id: Report(id=id, text="", published=day) for id, day in (("r1", "2026-05-01"), ("r2", "2026-07-01"))}
    role = "mastermind of the Lund mill raid"
    held = [person("Ines Moor", role, "r1"), person("Olan Vey", role, "r2")]
    assert find_clashes((), held, reports, []) == ()
    soon = {**reports, "r2": replace(reports["r2"], published="2026-05-02")}
    assert [c.kind for c in find_clashes((), held, soon, [])] == ["role"]


def test_a_claim_that_hundreds_tell_for_years_is_looked_at_in_its_first_tellers():
    sold = "the council of Orrow sold the old mill"
    stated = [said(f"r{n}", sold, f"Voice {n}", published=f"20{10 + n % 12}-03-04") for n in range(1, 400)]
    late = said("r900", "the council of Orrow never sold the old mill", "Ines Moor", "CT-", published="2030-01-01")
    members = tuple(Member(occurrence=o, stance="asserts", factuality="CT+") for o in stated)
    denied = Member(occurrence=late, stance="denies", factuality="CT-")
    assert len(_first_of((*members, denied))) == 41
    claim = Claim(id="c", wording=SHUT, members=(*members, denied), origins=NO_ORIGINS, first_seen=None)
    reports = {o.report: Report(id=o.report, text="", published=o.published) for o in (*stated, late)}
    assert shown(clashes_far_apart(claim, (), reports, [])) == [("denial", "r108", "r900")]  # of the earliest day
