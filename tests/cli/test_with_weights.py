"""The command line with the shipped weights, on the example report."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import validate

from sayso.export.contract import reading_from_json, schema
from sayso.model import Reading

pytestmark = pytest.mark.weights

EXAMPLE = Path(__file__).parents[2] / "examples" / "ferry-talks.txt"
KNOWN = ("--publisher", "The Island Gazette", "--published", "2026-03-04")


def sayso(*args: str) -> str:
    command = [sys.executable, "-m", "sayso", *args]
    done = subprocess.run(command, capture_output=True, timeout=120, stdin=subprocess.DEVNULL, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


@pytest.fixture(scope="module")
def data() -> dict:
    return json.loads(sayso("read", str(EXAMPLE), *KNOWN, "--json"))


@pytest.fixture(scope="module")
def reading(data) -> Reading:
    return reading_from_json(data)


def of(reading: Reading, content: str) -> list[tuple[str, str | None, tuple[str, ...]]]:
    """(source, speaker, chain) of the attributions whose content begins so."""
    return [
        (reading.words(a.source), a.speaker, a.chain)
        for a in reading.attributions
        if reading.words(a.content).startswith(content)
    ]


def test_the_reading_keeps_the_contract_and_the_text(data):
    validate(data, schema("reading"))
    assert data["report"]["text"] == EXAMPLE.read_text("utf-8")
    assert data["made_by"]["models"]


def test_a_relay_becomes_a_chain(reading):
    chains = [chain for _, _, chain in of(reading, "The Ostrava Line has agreed")]
    assert ("The Island Gazette", "Harbour Courier", "two people briefed on the talks") in chains


def test_quotations_are_in_the_right_mouths(reading):
    assert {speaker for _, speaker, _ in of(reading, '"There is no deal')} == {"Marta Quist"}
    assert {speaker for _, speaker, _ in of(reading, '"My mother is 82')} == {"Ilse Nordahl"}
    assert {speaker for _, speaker, _ in of(reading, "the island might sue")} == {"Pavel Rusk"}


def test_nothing_is_read_in_the_promo_line(reading):
    start = reading.report.text.index("READ ALSO")
    promo = next(a.span for a in reading.asides if a.kind == "promo")
    assert promo.start == start
    for a in reading.attributions:
        assert not any(s.overlaps(promo) for s in (*a.source, *a.cue, *a.content))


def test_what_make_demo_prints_is_for_a_person():
    out = sayso("read", str(EXAMPLE), *KNOWN)
    assert "Who says what" in out
    assert "The Island Gazette > Harbour Courier > two people briefed on the talks" in " ".join(out.split())


def test_two_processes_read_as_one_does(tmp_path):
    text = EXAMPLE.read_text("utf-8")
    for i in range(4):
        (tmp_path / f"{i}.txt").write_text(text[: 700 * (i + 1)], "utf-8")
    one, two = (sayso("read", str(tmp_path), "--jsonl", "--jobs", n).splitlines() for n in ("1", "2"))

    def without_clock(line: str) -> dict:
        found = json.loads(line)
        found["report"]["retrieved"] = None
        return found

    assert [without_clock(x) for x in one] == [without_clock(x) for x in two]


def test_the_version_names_the_weights():
    assert sayso("version").count(" sha256 ") == 2
