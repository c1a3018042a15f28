import pytest

from sayso.errors import SettingsError
from sayso.match.owners import Owners

TEXT = """
; who owns whom
[Plateau Papers]
publishers =
    Plateau Herald
    The Velm Mercury   
carried by =
    Radio Nine
"""


@pytest.fixture
def owners(tmp_path):
    path = tmp_path / "owners.ini"
    path.write_text(TEXT, "utf-8")
    return Owners.read(path)


def test_desks_of_one_house_are_told(owners):
    assert owners.same_house("plateau herald", "Velm Mercury") == "Plateau Papers"
    assert owners.same_house("Plateau Papers", "Velm Mercury") == "Plateau Papers"


def test_others_are_not(owners):
    assert owners.same_house("Plateau Herald", "Radio Nine") is None
    assert owners.same_house(None, None) is None


def test_a_publisher_is_its_own_house():
    assert Owners().same_house("The Gull", "Gull") == "The Gull"


def test_a_declared_carrier_carries_one_way(owners):
    assert owners.carries("Radio Nine", "Plateau Herald")
    assert not owners.carries("Plateau Herald", "Radio Nine")


@pytest.mark.parametrize("text, what", [
    ("[A]\npublishers = X\n[B]\npublishers = x\n", "two houses"),
    ("[A]\ndesks = X\n", "no key 'desks'"),
    ("publishers = X\n", "cannot read"),
])  # fmt: skip
def test_a_file_that_cannot_be_meant_is_refused(tmp_path, text, what):
    path = tmp_path / "owners.ini"
    path.write_text(text, "utf-8")
    with pytest.raises(SettingsError, match=what):
        Owners.read(path)


def test_a_missing_file_is_a_settings_error(tmp_path):
    with pytest.raises(SettingsError, match="cannot read"):
        Owners.read(tmp_path / "none.ini")
