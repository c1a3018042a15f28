"""What a page leaves in a text: scripts, buttons, offers, credits, captions; and sentences that only look so."""

import time

import pytest

from sayso.annotate.asides import find_asides
from sayso.model import Report
from tests.annotate.test_asides import LONG, MORE, THIRD, asides, page


@pytest.mark.parametrize(
    "line",
    [
        "window._taboola = window._taboola || []; _taboola.push({ mode: 'thumbnails', container: 'below' });",
        "googletag.cmd.push(function() { googletag.display('top'); });",
        "FacebookEmail Twitter Google+ LinkedIn Pinterest",
        "fbShare Tweet gShare Email",
        "Share on Facebook Share on Twitter",
        "Sign up for one of our email newsletters.",
        "Subscribe for unlimited digital access. Try one month for $1!",
        "Get Today's Headlines in your inbox:",
        "Unlimited Digital Access. $1 for 4 weeks.",
        "We pay for your stories! Do you have one?",
        "Fullscreen",
        "Close share panel",
        "https://example.org/boats",
        "[ The pier was known to be weak for years ]",
        "Related Stories 'NEVER AGAIN' Fishermen Tell Of Night At Sea",
        "Related stories It was cold And other tales of the sea",
        "You can unsubscribe at any time.",
        "Your browser does not support HTML5 video.",
    ],
)
def test_what_the_machinery_leaves_is_promo(line):
    assert asides(page(LONG, line, MORE, THIRD)) == [("promo", line)]


@pytest.mark.parametrize(
    "line",
    [
        "Holm said the function of the board was to keep the pier {as the law has it} and (if need be) to close it.",
        "The company said users could share, tweet and comment on the plan until Friday at noon.",
        "He wants to sign up for the coast guard when he is old enough, his mother told the paper.",
        "Facebook said on Monday that Twitter and Google had been asked as well about the false posts.",
        "The board [ which met twice ] heard from the divers that the pier was safe for now.",
        "Related stories were told by three of the fishermen who had been out at sea that night.",
    ],
)
def test_sentences_about_such_things_are_none(line):
    assert asides(page(LONG, line, MORE, THIRD)) == []


def test_a_script_at_the_end_of_a_paragraph_is_cut_from_it():
    script = "window._taboola = window._taboola || []; _taboola.push({mode: 'feed'});"
    assert asides(page(LONG + " " + script, MORE)) == [("promo", script)]


@pytest.mark.parametrize(
    "line",
    [
        "Ann Holm and Leo Brenn, Associated Press",
        "With Post wires",
        "Ann Holm Posted at 5:40 pm on July 15, 2018",
        "From wire reports",
        "AP - AFP",
        "(The Courier 10/03/2017 page4)",
        "Information from: Lund Times, http://www.example.org",
    ],
)
def test_a_credit_by_its_order_is_a_byline(line):
    assert asides(page(LONG, MORE, THIRD, line)) == [("byline", line)]


@pytest.mark.parametrize(
    "line",
    [
        "Holm reported from Lund.",
        "Associated Press writers Ann Holm and Leo Brenn in Lund contributed.",
        "AP writers Ann Holm and Leo Brenn contributed.",
    ],
)
def test_who_reported_at_the_end_is_a_byline_and_elsewhere_is_not(line):
    assert asides(page(LONG, MORE, THIRD, line)) == [("byline", line)]
    assert asides(page(line, *(LONG[:-1] + f" {n}." for n in ("a one", "b two")), MORE, THIRD, MORE[:-1] + " we hear.",
                       THIRD[:-1] + " too.", LONG[:-1] + " or so.", MORE[:-1] + " at last."))[:1] != [("byline", line)]


def test_who_reported_and_edited_at_the_end_of_running_text_is_a_byline():
    tail = "Reporting by Ann Holm; Editing by Leo Brenn"
    assert asides(LONG + " " + MORE + " " + tail) == [("byline", tail)]


@pytest.mark.parametrize(
    "line",
    ["Ann Holm, AP", "Leo Brenn, EPA-EFE", "BPA via Getty Images", "(Ann Holm,Ida Orr/The Lund Post)",
     "Pool photo by Ann Holm", "Screen Shot 2018-07-06 at 3.26.52 PM.jpg"],
)  # fmt: skip
def test_whose_picture_it_is_is_a_caption(line):
    assert asides(page(LONG, line, MORE, THIRD)) == [("caption", line)]


def test_a_line_with_weekday_day_and_this_year_tells_of_a_picture():
    line = "Piet Aas, left, waves from the pier in Lund on Monday, July 16, 2018 before the vote."
    text = page(LONG, line, MORE, THIRD)
    assert [(a.kind, a.span.of(text)) for a in find_asides(Report(id="r", text=text, published="2018-07-16"))] == [
        ("caption", line)
    ]
    assert find_asides(Report(id="r", text=text, published="2021-07-16")) == ()


def test_in_a_row_of_pictures_the_line_above_each_credit_is_a_caption():
    shows = ["A diver looks at the pier at Lund.", "The board meets in the old hall.", "Boats lie here at night again."]
    text = page("Pictures of Lund", *(x for s in shows for x in (s, "Ann Holm, EPA-EFE")))
    assert [s for kind, s in asides(text) if kind == "caption" and s in shows] == shows
    assert ("caption", shows[0]) not in asides(page(LONG, shows[0], "Ann Holm, EPA-EFE", MORE, THIRD))


def test_the_owner_of_a_picture_opens_its_caption_where_no_stop_ends_it():
    owner, shown = "Reuters", "The pier at Lund was closed after the storm"
    assert asides(page(LONG, f"{owner} {shown}", MORE, THIRD)) == [("byline", owner), ("caption", shown)]
    line = "Reuters reported that the pier at Lund was closed after the storm."
    assert asides(page(LONG, line, MORE, THIRD)) == []


@pytest.mark.parametrize(
    "owner, shown",
    [("Getty Images", "Mayor Ann Holm walks along the pier at Lund"), ("AFP", "Divers were brought to the pier"),
     ("AP:Associated Press", "Mayor Ann Holm was hurt on the pier"), ("Rex Features", "The pier was closed at night"),
     ("Facebook", "Ann posing on the pier at Lund last spring"), ("Rex", "Fishermen at the pier of Lund in the storm"),
     ("Getty - Contributor", "The pier of Lund is the oldest in the land")],
)  # fmt: skip
def test_behind_the_owner_of_a_picture_stands_who_it_shows(owner, shown):
    assert asides(page(LONG, f"{owner} {shown}", MORE, THIRD)) == [("byline", owner), ("caption", shown)]


def test_captions_that_begin_with_an_owner_prove_each_other():
    proven = ["AP:Associated Press The pier at Lund was closed", "Getty Images Ann Holm waits on the pier"]
    told = "Twitter Boats were seen on the quay after the storm"
    shown = [("caption", "The pier at Lund was closed"), ("caption", "Ann Holm waits on the pier"),
             ("caption", "Boats were seen on the quay after the storm")]  # fmt: skip
    assert [a for a in asides(page(LONG, *proven, MORE, told)) if a[0] == "caption"] == shown
    assert [a for a in asides(page(LONG, proven[0], MORE, told)) if a[0] == "caption"] == shown[:1]
    headline = "Twitter Suspends Reporter over post on the pier"
    assert ("caption", headline) not in asides(page(LONG, *proven, MORE, headline))


@pytest.mark.parametrize(
    "line",
    ["Facebook Deletes Accounts of activists in the harbour town", "Twitter Suspends Reporter over post on the pier",
     "Rex Harold Holm was the mayor of Lund for years", "Getty Images Photographer Ann Holm was hurt in the raid",
     "Rex Holm was the mayor of Lund in those years", "Twitter Users of the island called the board a joke"],
)  # fmt: skip
def test_a_headline_or_a_sentence_about_the_owner_of_pictures_is_no_caption(line):
    assert not any(kind == "caption" for kind, _ in asides(page(LONG, line, MORE, THIRD)))


def test_a_day_without_a_mark_at_the_head_of_a_text_is_a_dateline():
    assert asides("Published July 5 2016 " + LONG) == [("dateline", "Published July 5 2016")]
    assert asides("July 5 2016 was the day on which the harbour board of Lund met to hear the divers.") == []


@pytest.mark.parametrize("noise", ["{" * 20000, "x.push(" * 3000, "Share Tweet " * 2000, "By A, " * 4000, "A/" * 9000])
def test_a_strange_line_takes_no_longer_for_it(noise):
    began = time.perf_counter()
    find_asides(Report(id="r", text=noise[:1400] + "\n" + noise))
    assert time.perf_counter() - began < 5


@pytest.mark.parametrize(
    "line",
    [
        "[Pier at Lund known to be weak for years]",
        "[How the divers of Lund saved the ferry]",
        "[Why the Pier at Lund Is Closed to All Boats]",
        "Mostly cloudy this evening. Low 61F. Winds SW at 5 to 10 mph.",
        "MOST READ IN NEWS 'NEVER AGAIN' Fishermen tell of their night at sea COLD COMFORT Ice closes the quay",
        "Analysis Interpretation of the news based on evidence, including data",
        "Email: aholm@example.org; follow her on the island's radio",
        "Ann Holm can be reached at aholm@example.org.",
        "A version of this article appears in print on Page 4 with the headline: Pier at Lund Is Closed",
    ],
)
def test_what_a_paper_says_under_each_of_its_articles_is_promo(line):
    assert asides(page(LONG, line, MORE, THIRD)) == [("promo", line)]


@pytest.mark.parametrize(
    "line",
    [
        "[Editor’s note: the name of the pier was wrong in this article]",
        "[The divers had told the board of it in the spring.]",
        "[The mayor of Tolna has since resigned from her office]",
        "[The board of the harbour closed the pier in May]",
        "[Ann Holm, the mayor of Tolna from 2010 to 2014, and Leo Brenn, her deputy in the same years]",
        "Winds of 40 mph were measured at the pier at Lund before the ferry turned back on Tuesday.",
        "The families of the fishermen can be reached by boat only, the board said on Tuesday.",
    ],
)
def test_what_only_looks_so_is_the_reports(line):
    assert asides(page(LONG, line, MORE, THIRD)) == []


@pytest.mark.parametrize(
    "line",
    ["LUND TIMES Published 4:57 a.m. ET July 16, 2018", "by Ann Holm July 16 at 8:30 AM Email the author",
     "Ann Holm and Leo Brenn , Lund Post Published 3:55 a.m. ET July 16, 2018 | Updated 8:50 a.m. ET July 16, 2018"],
)  # fmt: skip
def test_whose_line_ends_in_the_hour_wrote_the_report(line):
    assert asides(page(line, LONG, MORE, THIRD)) == [("byline", line)]
    assert asides(page("The letter that was published at 4:57 a.m. by the board named no one.", LONG, MORE)) == []


def test_a_picture_that_is_counted_is_a_caption():
    lines = [f"Photos: The Lund flood A boat lies on quay {n}. Hide Caption {n} of 9" for n in (1, 2)]
    assert asides(page(LONG, *lines, MORE)) == [("caption", line) for line in lines]
    flat = " ".join([LONG, MORE, THIRD, LONG, MORE, THIRD, LONG, *lines])
    assert ("caption", flat) not in asides(flat)  # a whole report on one line
    frames = [f"{n}/12 201{n} Women wait at the well of the village. (Lund, 201{n}) Ann Holm" for n in (1, 2, 3)]
    assert asides(page(LONG, *frames, MORE)) == [("caption", line) for line in frames]
    assert not any(kind == "caption" and s in frames for kind, s in asides(page(LONG, *frames[:2], MORE)))
    assert not any(kind == "caption" and s in frames for kind, s in asides(page(LONG, *frames[1:], MORE)))


def test_what_a_row_of_counted_pictures_is_called_stands_before_what_each_shows():
    shown = ["A boat lies on the quay.", "State television reported rain.", "Ann Holm looks at the water."]
    lines = [f"Photos: The Lund flood {s} Hide Caption {n} of 3" for n, s in enumerate(shown, 1)]
    found = asides(page(LONG, *lines, MORE))
    title = ("promo", "Photos: The Lund flood")
    assert found == [x for n, s in enumerate(shown, 1) for x in (title, ("caption", f"{s} Hide Caption {n} of 3"))]
    same = [f"Photos: The Lund flood The {s} lies there. Hide Caption {n} of 3" for n, s in enumerate("abc", 1)]
    assert asides(page(LONG, *same, MORE))[0] == ("promo", "Photos: The Lund flood")


def test_the_report_goes_on_behind_the_last_picture_that_is_counted():
    lines = [f"Photos: The Lund flood A boat lies on quay {n}. Hide Caption {n} of 9" for n in range(1, 10)]
    row = " ".join(lines)
    assert asides(page(LONG, row, MORE)) == [("caption", row)]  # long, and pictures all through
    for shown in (lines[0], row, lines[0].removeprefix("Photos: ")):
        assert asides(page(LONG, f"{shown} {MORE} {THIRD}")) == [("caption", shown)]
    report = " ".join(f"{s[:-1]} on day {n}." for n in range(9) for s in (LONG, MORE, THIRD))
    assert not any(kind == "caption" for kind, _ in asides(page(LONG, f"Photos: {report} Hide Caption 2 of 9", MORE)))
    assert asides(page(LONG, f"{lines[0]} {report} {lines[1]}"))[0] == ("caption", lines[0])


def test_lines_under_one_title_show_a_row_of_pictures():
    title = "Harbour of Lund turns 300"
    shows = [
        "The boats Once they came from everywhere to land their catch.",
        "A cold place In winter ice closes it.",
        "Old cranes They were built by hand and stand there yet.",
        "New trade Today it lives on tourists.",
    ]
    lines = [f"{title} {s}" for s in shows]
    assert asides(page(LONG, *lines, MORE)) == [("caption", line) for line in lines]
    assert not any(kind == "caption" for kind, _ in asides(page(LONG, *lines[:3], MORE)))
    spoken = [f"{title} said that {s.lower()}" for s in shows[:1]]
    assert not any(kind == "caption" for kind, _ in asides(page(LONG, *lines[:3], *spoken, MORE)))
    spoken = f"{title} Ann Holm of Tolna said that it lives on tourists now."
    assert asides(page(LONG, *lines, spoken, MORE)) == [("caption", line) for line in lines]
    lines.append(f"{title} Rising from the mud of the Tolna In those days boats came from everywhere.")
    assert asides(page(LONG, *lines, MORE)) == [("caption", line) for line in lines]


@pytest.mark.parametrize(
    ("head", "rests"),
    [
        (
            "Minister for Foreign Affairs",
            ["Ann Holm said that the pier was safe.", "Ann Holm of Lund told the board of it.",
             "Leo Brenn will meet the divers on Friday.", "Ida Orr left for Tolna with her aides."],
        ),
        (
            "Members of the board",
            ["Ann Holm and Leo Brenn voted for the pier.", "Ida Orr and Piet Aas quit over it in the spring.",
             "Ann Holm, Leo Brenn and Ida Orr voted against the bridge.", "Piet Aas and Ann Holm stayed away."],
        ),
        (
            "What we know about",
            ["Tolna so far is that two boats burned.", "Lund so far is that the pier broke.",
             "Ann Holm is that she led the board.", "Vell so far is little."],
        ),
        (
            "Officials of the union",
            ["Ann Holm quit her post.", "Leo Brenn quit his post.", "Ida Orr quit hers.", "Piet Aas quit too."],
        ),
    ],
)  # fmt: skip
def test_sentences_that_begin_alike_before_a_name_are_no_row_of_pictures(head, rests):
    assert not any(kind == "caption" for kind, _ in asides(page(LONG, *(f"{head} {r}" for r in rests), MORE)))


def test_a_player_that_did_not_play_leaves_a_caption():
    line = "Media playback is unsupported on your device Media caption Divers tell what they saw"
    assert asides(page(LONG, line, MORE, THIRD)) == [("caption", line)]


def test_agencies_that_contributed_are_no_part_of_the_last_paragraph():
    assert asides(page(LONG, MORE + " Agencies contributed to this report.")) == [
        ("byline", "Agencies contributed to this report.")
    ]
    two = "Ann Holm reported from Lund. Leo Brenn contributed to this report."
    assert asides(page(LONG, MORE, two)) == [("byline", two)]
    assert asides(LONG + " Agencies contributed Read more") == [("promo", "Agencies contributed")]
