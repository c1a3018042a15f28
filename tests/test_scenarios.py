"""The invented affairs that Sayso is measured on: their texts are what the example holds."""

import json
from pathlib import Path

from sayso.model import Report
from sayso.read.sources import read_path

ROOT = Path(__file__).parents[1]
SCENARIOS = ROOT / "eval/scenarios"


def reports_of(name: str) -> dict[str, dict]:
    lines = (SCENARIOS / name / "reports.jsonl").read_text("utf-8").splitlines()
    return {report["id"]: report for report in map(json.loads, lines)}


def test_the_example_holds_what_its_scenario_holds():
    kept = reports_of("museum-affair")
    read = list(read_path(ROOT / "examples/museum-affair"))
    assert [report.id for report in read] == sorted(kept)
    for report in read:
        assert isinstance(report, Report)
        for key, value in kept[report.id].items():
            assert getattr(report, key) == value, (report.id, key)
