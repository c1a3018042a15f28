from dataclasses import replace

import pytest
from texts_in_common import prose, report

from sayso.match import Copy, CopyIndex, CopyOptions, Owners, find_copies
from sayso.match.moments import moment
from sayso.match.versions import find_updates
from sayso.model import Aside
from sayso.text import Span

DISPATCH = prose(1)
LINES = DISPATCH.split(". ")


def only(*reports, **options) -> Copy:
    (link,) = find_copies(reports, options=CopyOptions(**options))
    return link


def test_a_reprint_is_a_verbatim_copy_of_the_earlier():
    link = only(report("b", DISPATCH, published="2021-06-04"), report("a", DISPATCH, published="2021-06-03"))
    assert (link.from_, link.to, link.kind, link.share, link.directed) == ("a", "b", "verbatim", 1.0, True)


def test_what_shows_the_direction_says_which_of_the_two_was_earlier():
    first = report("a", DISPATCH, "The Gull", "2021-06-03")
    assert "The Gull published earlier" in only(first, report("b", DISPATCH, "Harrow Post", "2021-06-04")).why
    for publisher in ("The Gull", None):
        texts = [replace(report(day, DISPATCH, "", f"2021-06-0{day}"), publisher=publisher) for day in "34"]
        assert "the one of 2021-06-03 is the earlier" in only(*texts).why


def test_a_copy_with_another_lede_is_near_and_its_passages_are_shown():
    text = f"{prose(2, 4)} {DISPATCH}"
    link = only(report("a", DISPATCH, published="2021-06-03"), report("b", text, published="2021-06-04"))
    assert link.kind == "near" and 0.6 < link.share < 0.85
    assert [(a.of(DISPATCH), b.of(text)) for a, b in link.passages] == [(DISPATCH[:-1], DISPATCH[:-1])]


def test_two_reports_of_their_own_are_no_copies():
    assert find_copies([report("a", prose(1)), report("b", prose(2))]) == ()


def test_an_undated_copy_stays_undirected():
    link = only(report("a", DISPATCH), report("b", DISPATCH, published="2021-06-04"))
    assert not link.directed


def test_a_date_and_a_time_of_the_same_day_show_no_order():
    link = only(report("a", DISPATCH, published="2021-06-03"), report("b", DISPATCH, published="2021-06-03T10:00:00Z"))
    assert not link.directed


def test_a_credit_directs_what_time_does_not():
    source = report("z", f"HARROW, June 3 (CP) - {DISPATCH}", "Continental Press")
    link = only(source, report("a", DISPATCH, "Plateau Herald", byline="CP"))
    assert (link.from_, link.directed) == ("z", True)
    assert any("credit" in why for why in link.why)


def test_an_embargoed_release_comes_first_whatever_its_time():
    release = report("r", f"EMBARGOED UNTIL 4 JUNE\n\n{DISPATCH}", "Harrow Port", "2021-06-04T09:00:00Z")
    link = only(release, report("b", DISPATCH, "The Gull", "2021-06-04T07:00:00Z"))
    assert (link.from_, link.to, link.directed) == ("r", "b", True)


def test_a_credited_text_stamped_a_day_later_is_not_the_one_used():
    late = report("z", DISPATCH, "Continental Press", "2021-06-04T12:00:00Z")
    copy = report("a", DISPATCH, "Plateau Herald", "2021-06-03T09:00:00Z", byline="Continental Press")
    assert not only(late, copy).directed
    assert only(replace(late, published="2021-06-03T11:00:00Z"), copy).from_ == "z"


def test_two_carriers_of_one_agency_did_not_copy_each_other():
    a = report("a", f"HARROW (AP) - {DISPATCH}", published="2021-06-03")
    b = report("b", f"HARROW (AP) - {DISPATCH}", published="2021-06-04")
    link = only(a, b)
    assert not link.directed and any("Associated Press" in why for why in link.why)


def test_an_address_shows_the_source():
    source = report("z", DISPATCH, url="https://gull.example/pier")
    link = only(source, report("a", f"{DISPATCH} Read it at gull.example/pier."))
    assert (link.from_, link.directed) == ("z", True)


def test_siblings_of_one_release_are_linked_to_it_and_not_to_each_other():
    carriers = [report(f"c{k}", f"{prose(10 + k, 2)} {DISPATCH}", published=f"2021-06-0{4 + k}") for k in range(4)]
    links = find_copies([*carriers, report("a", DISPATCH, published="2021-06-03")])
    assert sorted((link.from_, link.to) for link in links) == [("a", c.id) for c in carriers]


def test_all_pairs_are_given_where_siblings_are_wanted():
    carriers = [report(f"c{k}", DISPATCH, published=f"2021-06-0{4 + k}") for k in range(4)]
    assert len(find_copies(carriers, options=CopyOptions(siblings=True))) == 6


def test_a_copy_of_a_copy_goes_to_the_nearest_text():
    edited = f"{prose(5, 3)} {' '.join(s + '.' for s in LINES[:6])}"
    first, second = report("a", DISPATCH, published="2021-06-03"), report("b", edited, published="2021-06-04")
    third = report("c", edited, published="2021-06-05")
    links = {(link.from_, link.to) for link in find_copies([first, second, third])}
    assert links == {("a", "b"), ("b", "c")}


def test_a_report_made_of_two_is_linked_to_both():
    one, two = report("a", prose(1), published="2021-06-01"), report("b", prose(2), published="2021-06-02")
    both = report("c", f"{prose(1)} {prose(2)}", published="2021-06-03")
    assert {(link.from_, link.to) for link in find_copies([one, two, both])} == {("a", "c"), ("b", "c")}


def test_a_corpus_of_one_agencys_copy_makes_a_star_and_no_web():
    carriers = [report(f"c{k:02}", f"{DISPATCH} {prose(100 + k, 2)}", published=f"2021-06-03T10:{k:02}:00Z")
                for k in range(60)]  # fmt: skip
    links = find_copies(carriers)
    assert {link.from_ for link in links} == {"c00"} and len(links) == 59


def test_a_quotation_that_both_heard_is_no_copy():
    speech = " ".join(f"“{sentence}.”" for sentence in LINES[:5])
    a = report("a", f"{prose(2)} {speech}", published="2021-06-03")
    b = report("b", f"{prose(3)} {speech}", published="2021-06-04")
    assert find_copies([a, b]) == ()


def test_a_speech_that_a_transcript_gives_without_marks_is_no_copy():
    speech = [f"{sentence}." for sentence in LINES[:6]]
    transcript = report("a", f"{prose(2)} {' '.join(speech)}", published="2021-06-04")
    news = report("b", f"{prose(3)} " + " ".join(f"“{s}”" for s in speech), published="2021-06-03")
    assert find_copies([transcript, news]) == ()


def test_a_shared_caption_is_no_copy():
    caption = f"FILE - In this June 3, 2021 file photo, {prose(9, 3)} (AP Photo/Ida Holm)"
    assert find_copies([report(f"r{k}", f"{caption}\n\n{prose(k, 5)}") for k in (1, 2)]) == ()


def test_an_about_paragraph_of_a_house_is_no_copy():
    about = prose(9, 3)
    papers = [report(f"r{k}", f"{prose(20 + k, 7)}\n\n{about}", "The Gull", f"2021-06-0{k + 1}") for k in range(5)]
    assert find_copies(papers) == ()
    assert len(find_copies(papers[:2])) == 1  # two alone do not show that it stands everywhere


def test_a_background_paragraph_repeated_over_the_years_is_no_copy():
    background = prose(9, 3)
    papers = [report(f"r{k}", f"{prose(20 + k, 7)}\n\n{background}", published=f"20{10 + k}-06-03") for k in range(6)]
    assert find_copies(papers) == ()


def test_boilerplate_does_not_hide_a_copy():
    about = prose(9, 3)
    papers = [report(f"r{k}", f"{prose(20 + k, 7)}\n\n{about}", "The Gull", f"2021-06-0{k + 1}") for k in range(5)]
    stolen = report("s", f"{prose(20, 7)}\n\n{about}", "The Tern", "2021-07-01")
    assert [(link.from_, link.to) for link in find_copies([*papers, stolen])] == [("r0", "s")]


def test_a_promo_line_is_left_out_of_the_comparison():
    promo = prose(9, 4)
    a, b = report("a", f"{promo}\n\n{prose(1, 4)}"), report("b", f"{promo}\n\n{prose(2, 4)}")
    aside = [Aside(span=Span(0, len(promo)), kind="promo")]
    assert len(find_copies([a, b])) == 1
    assert find_copies([a, b], asides={"a": aside, "b": aside}) == ()


def test_a_declared_house_is_a_reason_and_a_mark():
    owners = Owners({"the gull": "Harrow Papers", "gull": "Harrow Papers", "tern": "Harrow Papers"})
    a, b = report("a", DISPATCH, "The Gull", "2021-06-03"), report("b", DISPATCH, "Tern", "2021-06-04")
    link = only(a, b, owners=owners)
    assert link.house == "Harrow Papers" and "both belong to Harrow Papers" in link.why


def test_a_declared_carrier_is_directed():
    owners = Owners({"gull": "Harrow Papers"}, frozenset({("Harrow Papers", "radio nine")}))
    a, b = report("z", DISPATCH, "The Gull"), report("b", DISPATCH, "Radio Nine")
    assert only(a, b, owners=owners).from_ == "z"


def test_versions_of_a_page_are_updates():
    old = report("a", DISPATCH, "The Gull", "2021-06-03", url="https://gull.example/pier")
    new = report("b", f"{DISPATCH} {prose(3, 1)}", "The Gull", "2021-06-04", url="http://www.gull.example/pier/?utm_source=x")
    assert find_updates([new, old]) == {"b": "a"}
    assert "a later version of the same page" in only(old, new).why
    assert find_updates([old, replace(new, published=None)]) == {}
    assert find_updates([old, replace(new, url="https://gull.example/pier?id=2")]) == {}


def test_a_removed_report_leaves_no_trace():
    index = CopyIndex()
    for r in (report("a", DISPATCH), report("b", DISPATCH), report("c", prose(3))):
        index.add(r)
    assert index.candidates("a") == ("b",)
    index.remove("b")
    assert "b" not in index and len(index) == 2 and index.candidates("a") == () and index.copies() == ()


def test_adding_twice_adds_nothing():
    index = CopyIndex()
    for r in (report("a", DISPATCH), report("b", DISPATCH), report("a", DISPATCH)):
        index.add(r)
    assert len(index) == 2 and len(index.copies()) == 1


@pytest.mark.parametrize("text", ["", "🙂", "\ud800"])
def test_a_report_without_a_word_has_no_copies(text):
    assert find_copies([report("a", text), report("b", text)]) == ()


@pytest.mark.parametrize("first, second, before", [
    ("2021", "2022-01-01", True),
    ("2021-06", "2021-06-30", False),
    ("2021-12", "2022-01", True),
    ("2021-06-03T23:30:00-04:00", "2021-06-04T03:31:00Z", True),
    ("2021-06-03", "2021-06-03", False),
    (None, "2021-06-03", False),
    ("9999-12-31", "soon", False),
])  # fmt: skip
def test_only_what_is_shown_to_be_earlier_comes_before(first, second, before):
    assert moment(first).before(moment(second)) is before
    assert not moment(second).before(moment(first))


SHORT = "The lock at Tarn Mill gave way at dusk, the canal office said."


@pytest.mark.parametrize("text", [SHORT, "Lock gave way.", "“The lock gave way at dusk,” said Ida Holm, who keeps it."])
def test_two_whole_texts_that_are_equal_are_one_text_at_any_length(text):
    link = only(report("a", text, published="2021-06-03"), report("b", text, published="2021-06-04"))
    assert (link.from_, link.kind, link.share, link.directed) == ("a", "verbatim", 1.0, True)
    ((a, b),) = link.passages
    assert a == b and a.of(text) == text.strip("“.")


def test_short_texts_that_share_some_of_their_words_are_no_copies():
    later = "The lock at Tarn Mill gave way at dusk, a keeper wrote."
    assert find_copies([report("a", SHORT, published="2021-06-03"), report("b", later, published="2021-06-04")]) == ()
    assert find_copies([report("a", "Lock gave way."), report("b", "Lock gave in.")]) == ()


def test_many_equal_short_texts_all_go_back_to_the_first():
    texts = [report(f"c{k:02}", SHORT, published=f"2021-06-03T10:{k:02}:00Z") for k in range(30)]
    links = find_copies(texts)
    assert {link.from_ for link in links} == {"c00"} and len(links) == 29


def test_what_is_left_of_texts_full_of_asides_makes_no_copy():
    texts = [f"Pictures of the day.\n\n{prose(k, 2)}" for k in (1, 2)]
    asides = {k: (Aside(span=Span(22, len(t)), kind="caption"),) for k, t in zip("ab", texts)}
    assert find_copies([report(k, t) for k, t in zip("ab", texts)], asides=asides) == ()


def test_the_words_around_a_credit_are_whole_and_of_its_sentence():
    said = "The ferry Ilma, which left Tarn at noon with ninety on board, was too full, keeper Odd Rask told the Gull."
    source = report("a", f"{DISPATCH} {said} Nobody was hurt.", "Harrow Gull", "2021-06-03")
    text = f"{DISPATCH} {said.replace('the Gull', 'the Harrow Gull')} Nobody was hurt, police said."
    link = only(source, report("b", text, "Plateau Herald", "2021-06-04"))
    assert "names its source: … board, was too full, keeper Odd Rask told the Harrow Gull" in link.why


def test_one_passage_is_told_as_one():
    link = only(report("a", DISPATCH, published="2021-06-03"), report("b", DISPATCH, published="2021-06-04"))
    assert "shared in 1 passage, the longest" in link.why[0]
