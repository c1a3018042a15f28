"""No pattern of Sayso takes for ever: reports, pages and file names are written by strangers."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.trying_patterns import inner_patterns_of, patterns_of, slowness_of


def test_every_pattern_ends_soon_on_texts_that_make_a_careless_one_slow():
    trial = Path(__file__).with_name("trying_patterns.py")
    # In a process of its own, which a pattern that never ends cannot keep from being ended.
    done = subprocess.run([sys.executable, trial, "sayso"], capture_output=True, text=True, timeout=900, check=False)
    assert done.returncode == 0, done.stderr
    told = [json.loads(line) for line in done.stdout.splitlines()]
    tried = {t["trying"] for t in told if "trying" in t}
    assert {"sayso.annotate.asides.CAPTION_HEAD", "sayso.read.page._PROMO"} <= tried and len(tried) > 450
    # What a function puts together of a name or number that it is given cannot be tried without it. These are few.
    assert len([t for t in told if "untried" in t]) < 20
    assert not [f"{t['slow']}: {t['why']}" for t in told if "slow" in t]


@pytest.mark.parametrize("careless", [
    r"in\s+this\s+(?:\w+\.?\s*\d{0,2},?\s*){0,4}photo\b",
    r"(?:more|trending)\ on\ (?:\w+[ ]?){1,3}:?$",
    r"\{(?:\s*\w+\s*:\s*[^;{}]+;?)+\s*\}",
    r"(?:\w+\s*)+:",
    r"\s*\n\s*[“„]\s*$",
])  # fmt: skip
def test_a_careless_pattern_is_told(careless):
    assert slowness_of(re.compile(careless, re.IGNORECASE))


def test_a_pattern_that_a_text_is_only_long_for_is_not_told():
    assert not slowness_of(re.compile(r"in\s+this\s+(?:\w++\s*+){0,4}photo\b.{0,80}\d", re.IGNORECASE))


def test_patterns_in_containers_are_found_too():
    assert {name for name, _ in patterns_of("sayso.attribute")} >= {"sayso.attribute.conflicts.STATES"}


def test_patterns_within_functions_are_found_with_their_flags():
    found = dict(inner_patterns_of("sayso.read"))
    assert any(name.startswith("sayso.read.pdf:") and p and p.pattern == r"D?:?(\d{8})" for name, p in found.items())
    assert any(p and p.flags & re.IGNORECASE and "commentary" in str(p.pattern) for p in found.values())
    assert [name.partition(":")[0] for name, p in found.items() if p is None] == ["sayso.read.notices"]
