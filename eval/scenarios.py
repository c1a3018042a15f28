"""Whole affairs: claims, origins, copies, conflicts and actors over many reports, against gold.

    python -m eval.scenarios [NAME ...] [--shared ../shared] [--out runs/eval] [--words] [--rescore]

The scenarios are those of ../shared/scenarios and of eval/scenarios, invented affairs both. Each is read and surveyed
as the product does it and scored by ../shared/score/scenario.py, whose table is printed. `--words` compares claims by
their words instead of by the weights, which is the baseline. Readings are made anew unless `--rescore` is given: then
those that are kept in --out are taken, and the survey alone is made again.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from sayso.export.contract import reading_from_json, reading_to_json
from sayso.export.survey_contract import survey_to_json
from sayso.match.same import Comparer, WordOverlap
from sayso.match.survey import survey_of
from sayso.model import Reading

OURS = Path(__file__).resolve().parent / "scenarios"
FIELDS = ("id", "publisher", "title", "byline", "published", "url")


def folders(shared: Path, names: Sequence[str] = ()) -> list[Path]:
    """The scenarios of both places in order of their names, or those named. Raises SystemExit for an unknown name."""
    found = {p.parent.name: p.parent for place in (shared / "scenarios", OURS) for p in place.glob("*/gold.json")}
    if unknown := set(names) - found.keys():
        raise SystemExit(f"no such scenario: {', '.join(sorted(unknown))} (there are: {', '.join(sorted(found))})")
    return [found[name] for name in sorted(names or found)]


def readings_of(folder: Path) -> list[Reading]:
    """The reading of each report of a scenario, in its order."""
    return read(map(json.loads, (folder / "reports.jsonl").read_text("utf-8").splitlines()))


def read(reports: Iterable[Mapping[str, Any]]) -> list[Reading]:
    """The reading of each report, given as the lines of a reports.jsonl hold it."""
    from sayso.pipeline import read_report
    from sayso.read import from_text

    return [read_report(from_text(r["text"], **{k: r.get(k) for k in FIELDS})) for r in reports]


def measure(
    shared: Path,
    out: Path,
    names: Sequence[str] = (),
    *,
    comparer: Comparer | None = None,
    rescore: bool = False,
) -> dict[str, Any]:
    """The scorer's report over the scenarios: `scenarios` by name and `overall`.

    Writes the readings, NAME.readings.jsonl, and the surveys, NAME.json, to a folder of `out`. `comparer` None: the
    shipped weights. `rescore` takes readings from there where there are any.
    """
    gold, surveys = _empty(out / "scenarios.gold"), out / "scenarios"
    surveys.mkdir(parents=True, exist_ok=True)
    for folder in folders(shared, names):
        kept = surveys / f"{folder.name}.readings.jsonl"
        if rescore and kept.exists():
            readings = [reading_from_json(json.loads(line)) for line in kept.read_text("utf-8").splitlines()]
        else:
            readings = readings_of(folder)
            lines = (json.dumps(reading_to_json(r), ensure_ascii=False) + "\n" for r in readings)
            kept.write_text("".join(lines), "utf-8")
        survey = survey_to_json(survey_of(readings, comparer=comparer))
        (surveys / f"{folder.name}.json").write_text(json.dumps(survey, ensure_ascii=False) + "\n", "utf-8")
        _link(folder, gold / folder.name)
    done = subprocess.run([sys.executable, str(shared / "score/scenario.py"), str(gold), str(surveys)],
                          capture_output=True, text=True, check=False)  # fmt: skip
    if done.returncode:
        raise SystemExit(f"scenario.py failed: {done.stderr.strip()[-500:]}")
    report, table = done.stdout.split("\n", 1)
    (out / "scenarios.table.txt").write_text(table, "utf-8")
    return json.loads(report)


def _empty(folder: Path) -> Path:
    """A folder with nothing in it: a scenario that was left there would be scored too."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def _link(folder: Path, place: Path) -> None:
    """One place for the gold of two folders, since the scorer takes one."""
    place.mkdir()
    for name in ("gold.json", "reports.jsonl"):
        shutil.copyfile(folder / name, place / name)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(prog="python -m eval.scenarios", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--shared", type=Path,
                        default=Path(os.environ.get("SAYSO_SHARED") or OURS.parents[2] / "shared"))  # fmt: skip
    parser.add_argument("--out", type=Path, default=Path("runs/eval"))
    parser.add_argument("--words", action="store_true")
    parser.add_argument("--rescore", action="store_true")
    args = parser.parse_args()
    if not args.shared.is_dir():
        print(f"{args.shared}: the shared data is not here; name its folder with --shared", file=sys.stderr)
        raise SystemExit(3)
    report = measure(args.shared, args.out, args.names, comparer=WordOverlap() if args.words else None,
                     rescore=args.rescore)  # fmt: skip
    (args.out / "scenarios.report.json").write_text(json.dumps(report, indent=1) + "\n", "utf-8")
    print((args.out / "scenarios.table.txt").read_text("utf-8"), end="")


if __name__ == "__main__":
    main()
