"""The page of a survey: every figure opens its evidence, nothing of a report becomes markup, nothing is repeated."""

import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from any_reading import readings
from sayso.export.survey_page import survey_page
from sayso.export.wording import visible
from sayso.match.clashes import place_of
from sayso.match.copies import Copy
from sayso.match.corrections import Correction
from sayso.match.same import WordOverlap
from sayso.match.survey import Survey, survey_of
from sayso.model import Attribution, Clash, Failure, Proposition, Reading, Report, ReportSpan
from sayso.text import Span
from tests.export.test_html_page import Seen

SHUT = "The old mill at Orrow closed for good on Monday"


def reading(id: str, text: str, *told: str, by: str | None = None, **known) -> Reading:
    """A report with propositions at some of its words; of somebody where `by` stands in the text."""
    at = [Span(text.index(w), text.index(w) + len(w)) for w in told]
    publisher = known.pop("publisher", f"Paper {id}")
    said = ()
    if by:
        cue, source = text.index(" said"), Span(text.index(by), text.index(by) + len(by))
        said = (Attribution(id="a1", source=(source,), cue=(Span(cue + 1, cue + 5),), content=(at[0],), kind="person",
                            speaker=by, chain=(publisher, by), confidence=0.9),)  # fmt: skip
    return Reading(
        report=Report(id=id, text=text, publisher=publisher, **known),
        attributions=said,
        propositions=tuple(
            Proposition(id=f"p{n}", spans=(span,), attribution="a1" if by else None, factuality="CT+")
            for n, span in enumerate(at)
        ),
    )


def affair() -> list[Reading]:
    """Three reports that say one thing, one of them twice published, and one that says another."""
    alone = "Nine boats sank in the storm off Hallen"
    return [
        reading("r1", f"{SHUT}, Ines Moor said.", SHUT, by="Ines Moor", published="2026-05-05", title="Mill shut"),
        reading("r2", f"It rained. {SHUT}.", SHUT, published="2026-05-06", url="https://two.example/mill"),
        reading("r3", f"It rained again. {SHUT}.", SHUT, published="2026-05-07", url="https://two.example/mill",
                publisher="Paper r2"),
        reading("r4", f"{alone}.", alone, published="2026-05-08"),
    ]


@pytest.fixture
def held() -> tuple[Survey, list[Reading]]:
    told = affair()
    return survey_of(told, comparer=WordOverlap()), told


def in_order(html: str) -> str:
    """The page with its text in order, all tags but that of the body left out."""
    return re.sub(r"<(?!body)[^>]*>", "", html)


def lit(html: str, key: str) -> str:
    """The words that a link to this place lights up."""
    out = []
    for classes, at, words in re.findall(r'<span class="([^"]*)"[^>]*? data-at="([^"]*)"[^>]*>(.*?)</span>', html):
        if key in at.split() and "spot" in classes.split():
            out.append(words)
    return " ".join(Seen("".join(out)).all_text().split())


def test_every_link_within_the_page_leads_to_one_place(held):
    seen = Seen(survey_page(*held))
    ids = seen.ids()
    assert len(ids) == len(set(ids))
    links = [a["href"][1:] for t, a in seen.tags if t == "a" and a.get("href", "").startswith("#")]
    assert links
    assert set(links) <= set(ids)
    also = [k for _, a in seen.tags for k in (a.get("data-also") or "").split()]
    assert set(also) <= set(ids)


def test_a_link_lights_up_the_exact_characters_and_no_others(held):
    html = survey_page(*held)
    texts = [r.text for r in held[0].reports]
    places = set(re.findall(r'href="#(r(\d+)-(\d+)-(\d+))"', html))
    assert len(places) > 3
    for key, n, start, end in places:
        assert lit(html, key) == " ".join(texts[int(n) - 1][int(start) : int(end)].split())


def test_a_claim_in_several_reports_opens_with_its_range_and_its_words_lead_to_the_text(held):
    html = survey_page(*held)
    claim = html[html.index('id="k1"') : html.index('id="timeline"') if 'id="timeline"' in html else None]
    assert re.search(r'<a class="where" href="#r\d-[\d-]+"[^>]*>at most \d, at least \d independent origins?', claim)
    for words in (SHUT, "Ines Moor", "says so", "certain", "first seen here", "Paper r1"):
        assert words in claim


def test_the_summary_comes_first(held):
    told = in_order(survey_page(*held))
    first = "3 reports from 3 publishers", "1 claim in two or more reports", "1 more claim stands in one report"
    places = [told.index(words, told.index("<body>")) for words in (*first, SHUT)]
    assert places == sorted(places)


def test_claims_of_one_report_are_counted_and_folded_away(held):
    html = survey_page(*held)
    folded = html[html.index('<details class="alone">') :]
    assert "1 more claim stands in one report alone." in html
    assert "Nine boats sank" in folded
    assert "Nine boats sank" not in html[: html.index('<details class="alone">')]


def test_versions_corrections_copies_and_what_could_not_be_read_are_told(held):
    survey, told = held
    survey = replace(
        survey,
        corrections=(Correction(report="r2", of="r1", kind="retraction", span=Span(0, 10), why=("it says so",)),),
        copies=(Copy(from_="r1", to="r2", kind="near", share=0.42, directed=True, why=("one passage",)),),
        failures=(Failure(id="bad.pdf", stage="read", why="no text in it"),),
    )
    text = in_order(survey_page(survey, told))
    for words in ("a later version of Paper r2", "was withdrawn by its publisher", "42%", "one passage", "bad.pdf",
                  "no text in it", "1 could not be read"):  # fmt: skip
        assert words in text


def test_the_ends_of_a_copy_are_told_apart_by_their_dates():
    told = [reading(f"r{n}", f"{SHUT}. Part {n}.", SHUT, publisher="The Orrow Bee", published=f"2026-05-0{n}")
            for n in (1, 2)]  # fmt: skip
    copy = Copy(from_="r1", to="r2", kind="near", share=0.7, directed=True)
    html = survey_page(replace(survey_of(told, comparer=WordOverlap()), copies=(copy,)), told)
    row = html[html.index('id="copies"') :]
    assert row.index("2026-05-01") < row.index("&rarr;") < row.index("2026-05-02")


def test_what_leaves_a_claim_open_says_so_once(held):
    survey, told = held
    asked = replace(survey.claims[0].members[0], stance="questions", factuality="Uu")
    claim = replace(survey.claims[0], members=(asked, *survey.claims[0].members[1:]))
    html = survey_page(replace(survey, claims=(claim, *survey.claims[1:])), told)
    assert '<span class="chip questions">leaves it open</span>' in html


def test_a_conflict_shows_both_places_and_leads_to_them(held):
    survey, told = held
    one, two = survey.claims[0].members[0].occurrence, survey.claims[1].members[0].occurrence
    clash = Clash(a=place_of(one), b=place_of(two), kind="denial", why="Olan Vey denies it")
    survey = replace(survey, clashes=(clash,))
    html = survey_page(survey, told)
    row = html[html.index('<ul class="clashes">') :]
    row = row[: row.index("</li>")]
    assert len(re.findall(r'href="#r\d+-\d+-\d+"', row)) == 2
    assert "Olan Vey denies it" in row
    assert "1 denial" in html


def test_a_text_stands_on_the_page_once_and_what_forty_papers_print_is_told_once():
    told = [reading(f"r{n:02}", f"{SHUT}. Paper {n} printed this.", SHUT, published="2026-05-05") for n in range(40)]
    html = survey_page(survey_of(told, comparer=WordOverlap()), told)
    assert all(html.count(f"Paper {n} printed this") == 1 for n in range(40))
    claims = html[html.index('id="claims"') : html.index('id="reports"')]
    assert claims.count(SHUT) < 8


def test_six_hundred_reports_stay_below_six_megabytes():
    filler = " ".join(f"The board of the harbour met in room {n} and closed it at once." for n in range(60))
    told = [
        reading(f"r{n:03}", f"{SHUT}. {filler} Paper {n} heard.", SHUT, f"Paper {n} heard", published="2026-05-05")
        for n in range(600)
    ]
    assert 3500 < len(told[0].report.text) < 4500
    survey = replace(survey_of(told[:2], comparer=WordOverlap()), reports=tuple(r.report for r in told))
    members = tuple(
        replace(survey.claims[0].members[0], occurrence=replace(
            survey.claims[0].members[0].occurrence, id=r.report.id, report=r.report.id, chain=(r.report.publisher,)
        )) for r in told
    )  # fmt: skip
    claims = tuple(replace(survey.claims[0], id=f"c-{n}", members=members[n : n + 40]) for n in range(0, 560, 3))
    html = survey_page(replace(survey, claims=claims), told)
    assert len(html.encode()) < 6_000_000


def test_it_can_be_read_without_its_script_and_loads_nothing(held):
    html = survey_page(*held)
    assert html.count("<script>") == 1
    assert not re.search(r"\bsrc=|url\(|@import|fetch\(|XMLHttpRequest|<link", html)
    without = re.sub(r"<script>.*?</script>", "", html, flags=re.S)
    told = in_order(without)
    assert all(r.text in told for r in held[0].reports)


def test_an_empty_survey_has_a_page():
    assert "0 reports" in Seen(survey_page(survey_of([], comparer=WordOverlap()), [])).all_text()


def test_a_report_without_its_reading_stands_unmarked(held):
    assert SHUT in Seen(survey_page(held[0], [])).all_text()


def test_two_reports_that_share_an_id_keep_a_text_each():
    told = [reading("same", f"{SHUT}.", SHUT, publisher=p) for p in ("North Post", "South Post")]
    told[1] = replace(told[1], report=replace(told[1].report, text=f"{SHUT} too."))
    html = survey_page(survey_of(told, comparer=WordOverlap()), told)
    assert {"r1", "r2"} <= set(Seen(html).ids())


HOSTILE = ['<script>alert("x")</script>', '"><img src=x onerror=alert(1)>', "' onmouseover='x", "</style>", "&amp;"]


def test_hostile_words_show_as_they_are_wherever_they_stand(held):
    survey, told = held
    for words in HOSTILE:
        bad = reading("r9", f"{words} {SHUT} {words}", SHUT, publisher=words, title=words, url=f"javascript:{words}")
        claim = replace(survey.claims[0], wording=words, why=(words,), members=(
            *survey.claims[0].members,
            replace(survey.claims[0].members[0], occurrence=replace(
                survey.claims[0].members[0].occurrence, report="r9", wording=words, chain=(words, words),
                spans=(Span(0, len(bad.report.text)),))),
        ), origins=replace(survey.claims[0].origins, why=(words,)))  # fmt: skip
        place = ReportSpan(report="r9", span=Span(0, len(words)))
        worse = replace(
            survey, reports=(*survey.reports, bad.report), claims=(claim, *survey.claims[1:]),
            clashes=(Clash(a=place, b=place_of(claim.members[0].occurrence), kind="denial", why=words),),
            copies=(Copy(from_="r1", to="r9", kind="near", share=0.5, directed=False, why=(words,)),),
            failures=(Failure(id=words, stage="read", why=words),),
        )  # fmt: skip
        seen = Seen(survey_page(worse, [*told, bad]))
        assert not seen.open
        assert [t for t, _ in seen.tags].count("script") == 1
        assert "img" not in {t for t, _ in seen.tags}
        assert not [name for _, a in seen.tags for name in a if name.startswith("on") or name == "style"]
        assert visible(words) in seen.all_text()


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(readings(), min_size=1, max_size=3))
def test_nothing_in_any_report_becomes_markup(many: list[Reading]):
    try:
        survey = survey_of(many, comparer=WordOverlap())
    except ValueError:  # a span that is no part of its text: no reading of ours
        return
    seen = Seen(survey_page(survey, many))
    assert not seen.open
    assert [t for t, _ in seen.tags].count("script") == 1
    assert not {"img", "iframe", "object", "link", "form", "base"} & {t for t, _ in seen.tags}
    for _, attributes in seen.tags:
        assert not [name for name in attributes if name.startswith("on") or name == "style"]
        assert re.match(r"(#|https?://)", attributes.get("href") or "#", re.I)
    assert len(seen.ids()) == len(set(seen.ids()))
    links = {a["href"][1:] for t, a in seen.tags if t == "a" and a.get("href", "").startswith("#")}
    assert links <= set(seen.ids())
