import pytest

from sayso.read.header import byline_of, dateline_of, header_of

STORY = "LANRA, Osk (AP) — The ferry sank in the strait on Monday, killing at least 12 people, officials said."


def test_a_whole_header_is_read():
    found = header_of(f"Ferry sinks off Port Lanra\n\nBy Ann Lee and Bo Orr\n\nJuly 16, 2018\n\n{STORY}\n")
    assert found.title == "Ferry sinks off Port Lanra"
    assert found.byline == "Ann Lee and Bo Orr"
    assert found.published == "2018-07-16"
    assert found.dateline == "LANRA, Osk (AP)"


def test_a_text_that_begins_with_its_story_has_no_title():
    found = header_of("The ferry sank on Monday, officials said.\n\nTwelve people died, they said.")
    assert (found.title, found.byline, found.dateline, found.published) == (None, None, None, None)


def test_furniture_is_no_headline():
    assert (
        header_of("Advertisement\nShare\nFerry sinks off Port Lanra\n\n" + STORY).title == "Ferry sinks off Port Lanra"
    )


def test_the_name_of_the_site_is_cut_off_the_title():
    assert header_of("Ferry sinks off Port Lanra | The Lanra Courier\n\n" + STORY).title == "Ferry sinks off Port Lanra"


def test_the_day_of_publication_wins_over_the_day_of_an_update():
    found = header_of("Ferry sinks in strait\nUpdated: July 18, 2018\nPublished: July 16, 2018\n\n" + STORY)
    assert found.published == "2018-07-16"


def test_an_ambiguous_day_is_unknown():
    assert header_of("Ferry sinks in strait\n4/5/2017\n\n" + STORY).published is None


def test_a_sentence_that_begins_with_a_date_is_no_date_line():
    text = "July 4, 2016 was the worst day of the flood, the mayor said.\n\nIt rained."
    assert header_of(text).published is None


def test_a_dateline_after_a_caption_is_found():
    caption = "The ferry Osprey lies on its side in the strait near the lighthouse on Monday."
    assert header_of(f"{caption}\n{STORY}").dateline == "LANRA, Osk (AP)"


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("By Ann Lee", "Ann Lee"),
        ("BY ANN LEE, Courier Staff Writer", "ANN LEE, Courier Staff Writer"),
        ("By Ann Lee and Bo van der Berg", "Ann Lee and Bo van der Berg"),
        ("By Reuters", "Reuters"),
        ("By Ann Lee | July 4, 2018", "Ann Lee"),
        ("By Ann Lee -          The Courier", "Ann Lee"),
        ("by Ann Lee Monday, July 16, 2018 at 10:20", "Ann Lee"),
        ("By then it was too late", None),
        ("By Monday the water had risen.", None),
        ("By 10 people", None),
        ("Bypass opens", None),
        ("By", None),
    ],
)
def test_bylines_are_told_from_sentences(line, who):
    assert byline_of(line) == who


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("LANRA (AP) — The ferry", "LANRA (AP)"),
        ("LANRA -- The ferry", "LANRA"),
        ("PORT LANRA/OSK, Maruba – The ferry", "PORT LANRA/OSK, Maruba"),
        ("LANRA, July 16 (Reuters) - The ferry", "LANRA, July 16 (Reuters)"),
        ("ST. OLGA, Mar. (AP) — The ferry", "ST. OLGA, Mar. (AP)"),
        ("Lanra (CNN) The ferry", "Lanra (CNN)"),
        ("(Reuters) - The ferry", "(Reuters)"),
        ("WATCH - The ferry sinks", None),
        ("FILE - In this photo", None),
        ("UN - The council", None),
        ("The ferry sank — again", None),
        ("Mayor Ann Lee (left) speaks", None),
        ("NATO-led troops left", None),
    ],
)
def test_datelines_are_told_from_labels(line, place):
    assert dateline_of(line) == place
