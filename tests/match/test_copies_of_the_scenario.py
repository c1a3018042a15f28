"""The shared scenario's copies: its near copy, no false one, and at least four of its retellings."""

import json
import os
from pathlib import Path

import pytest

from sayso.match import find_copies, find_updates
from sayso.model import Report

SHARED = Path(os.environ.get("SAYSO_SHARED") or Path(__file__).resolve().parents[3] / "shared")
FOLDER = SHARED / "scenarios" / "water-scare"
FIELDS = ("id", "text", "publisher", "title", "byline", "published", "url")


@pytest.mark.data
@pytest.mark.skipif(not FOLDER.is_dir(), reason="the shared scenarios are not here (set SAYSO_SHARED)")
def test_the_near_copy_is_found_and_no_false_one():
    rows = map(json.loads, (FOLDER / "reports.jsonl").read_text("utf-8").splitlines())
    reports = [Report(**{k: row.get(k) for k in FIELDS}) for row in rows]
    gold = json.loads((FOLDER / "gold.json").read_text("utf-8"))
    pairs = {frozenset((c["from"], c["to"])): c for c in gold["copies"]}
    rewrites = {pair for pair, c in pairs.items() if c["kind"] == "rewrite"}
    links = find_copies(reports)
    found = {frozenset((c.from_, c.to)) for c in links}
    assert found <= set(pairs)
    assert found >= set(pairs) - rewrites
    assert len(found & rewrites) >= 4
    assert all(pairs[frozenset((c.from_, c.to))]["from"] == c.from_ for c in links if c.directed)
    assert {frozenset(p) for p in find_updates(reports).items()} == {frozenset(u) for u in gold["updates"]}
