import pytest

from sayso.read.dates import date_in_url, iso_date


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2021-08", "2021-08"),
        ("2017", "2017"),
        ("Aug. 3, 2017", "2017-08-03"),
        ("3rd of August 2017", "2017-08-03"),
        ("Wed 05 Apr 2017", "2017-04-05"),
        ("2017 May 3", "2017-05-03"),
        ("August 2017", "2017-08"),
        ("20191119", "2019-11-19"),
        ("2019-11-20T10:15:00Z", "2019-11-20T10:15:00+00:00"),
        ("2019-11-20T10:15:00.000+0530", "2019-11-20T10:15:00+05:30"),
        ("Tue, 19 Nov 2019 10:00:00 GMT", "2019-11-19T10:00:00+00:00"),
        ("July 16, 2018, 12:46 PM EDT", "2018-07-16T12:46:00-04:00"),
        ("1574149200", "2019-11-19T07:40:00+00:00"),
        ("1574149200000", "2019-11-19T07:40:00+00:00"),
    ],
)
def test_a_written_date_becomes_iso(written, iso):
    assert iso_date(written) == iso


@pytest.mark.parametrize("written", ["4/5/2017", "04.05.2017", "11-12-2018 10:20"])
def test_a_date_that_can_be_read_two_ways_is_unknown(written):
    assert iso_date(written) is None


@pytest.mark.parametrize(
    ("written", "iso"), [("25/5/2017", "2017-05-25"), ("5/25/2017", "2017-05-25"), ("5/5/2017", "2017-05-05")]
)
def test_a_date_in_figures_with_one_reading_is_known(written, iso):
    assert iso_date(written) == iso


@pytest.mark.parametrize(
    "written", ["", None, "yesterday", "31 Feb 2017", "2017-13-01", "Oct 262016", "99999999999999"]
)
def test_what_is_no_date_is_unknown(written):
    assert iso_date(written) is None


def test_midnight_without_a_zone_is_no_time():
    assert iso_date("2017-09-15T00:00:00") == "2017-09-15"


def test_a_clock_time_in_words_without_a_zone_is_left_out():
    assert iso_date("July 16, 2018, 12:46 PM") == "2018-07-16"


def test_zones_that_mean_several_things_are_left_out():
    assert iso_date("16 July 2018 12:46 IST") == "2018-07-16"


def test_an_iso_date_stays_as_it_is():
    for iso in ("2020-02-29", "2020-02", "2020", "2020-02-29T23:59:00-04:00"):
        assert iso_date(iso) == iso


def test_the_day_in_an_address_is_found():
    assert date_in_url("https://courier.example/world/2017/12/30/flood.html") == "2017-12-30"
    assert date_in_url("https://courier.example/2017/dec/30/flood") == "2017-12-30"
    assert date_in_url("https://courier.example/2017/13/30/flood") is None
    assert date_in_url("https://courier.example/ferry-sinks-20171230/") == "2017-12-30"
    assert date_in_url("https://courier.example/story-20179930") is None
    assert date_in_url("https://courier.example/story-120171230") is None
