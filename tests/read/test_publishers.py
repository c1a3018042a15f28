import pytest

from sayso.read.publishers import PUBLISHERS, carries_others, host_of, named, publisher_at


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.theguardian.com/world/a", "The Guardian"),
        ("http://africa.chinadaily.com.cn/a", "China Daily"),
        ("https://economictimes.indiatimes.com/a", "The Economic Times"),
        ("https://courier.example/a", None),
        ("https://nottheguardian.com/a", None),
        ("https://finance.yahoo.com/a", None),
        ("not an address", None),
        ("http://[::1", None),
        (None, None),
    ],
)
def test_an_address_names_its_newsroom_or_nobody(url, name):
    assert publisher_at(url) == name


def test_sites_that_show_others_reports_are_known():
    assert carries_others("https://www.msn.com/a") and not carries_others("https://www.npr.org/a")


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("  The Lanra\n Courier | ", "The Lanra Courier"),
        ("https://www.nytimes.com", "The New York Times"),
        ("livescience.com", "Live Science"),
        ("@courier", "courier"),
        ("News.com.au", "News.com.au"),
        ("x" * 81, None),
        ("", None),
        (None, None),
    ],
)
def test_a_name_is_made_readable(given, name):
    assert named(given) == name


def test_every_listed_address_is_found_under_its_own_name():
    assert {a: publisher_at(f"https://www.{a}/x") for a in PUBLISHERS} == PUBLISHERS


def test_a_host_is_lower_case_without_www():
    assert host_of("HTTPS://WWW.Courier.Example:8080/a") == "courier.example"
