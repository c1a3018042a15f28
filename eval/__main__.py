"""The gates: every measure, run on its data and held against its floor.

    python -m eval [NAME ...] [--shared ../shared] [--out runs/eval]

Names: polnear, cofenet, desk, factuality, scenarios, told, names, claims (all by default). Floors stand in
eval/floors.json with the sha256 of the data they were measured on: other data is an error, not a new figure. Exit 0:
all hold; 1: one is below its floor; 3: the shared data is absent or not the data of the floors.
Lowering a floor is a deliberate act: edit the file and say why in the commit.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent


def sha256(path: Path) -> str:
    """Of a file, or of a folder's JSON files in order of their names."""
    digest = hashlib.sha256()
    for p in [path] if path.is_file() else sorted(path.glob("*.json*")):
        digest.update(p.read_bytes())
    return digest.hexdigest()


def scorer(shared: Path, *args: str) -> dict[str, Any]:
    """The JSON object that a shared scorer prints."""
    done = subprocess.run([sys.executable, str(shared / "score" / args[0]), *args[1:], "--json-only"],
                          capture_output=True, text=True, check=False)  # fmt: skip
    if done.returncode:
        raise SystemExit(f"{args[0]} failed: {done.stderr.strip()[-500:]}")
    return json.loads(done.stdout.splitlines()[0])


def polnear(shared: Path, out: Path) -> dict[str, Any]:
    """Whole attributions, exact roles and quotes on PolNeAR dev."""
    from eval.polnear import predictions

    data, pred = shared / "data/polnear/dev.jsonl", out / "polnear.jsonl"
    pred.write_text("".join(json.dumps(d) + "\n" for d in predictions(data)), "utf-8")
    return scorer(shared, "attribution.py", str(data), str(pred), "--boot", "200")


def cofenet(shared: Path, out: Path) -> dict[str, Any]:
    """The same predictions in CofeNet's unit."""
    from eval.cofenet import score

    dev, pred = shared / "data/polnear/dev.jsonl", out / "polnear.jsonl"
    if not pred.exists():
        polnear(shared, out)
    texts = {d["id"]: d["text"] for d in map(json.loads, dev.open(encoding="utf-8"))}
    given = {d["id"]: d["attributions"] for d in map(json.loads, pred.open(encoding="utf-8"))}
    return score(shared / "data/polnear/cofenet_valid.txt", texts, given)


def desk(shared: Path, out: Path) -> dict[str, Any]:
    """Whole readings of the desk sample."""
    from sayso.export.contract import reading_to_json
    from sayso.pipeline import read_report
    from sayso.read import from_text

    lines = []
    for path in sorted((shared / "desk").glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        report = from_text(gold["text"], id=gold["id"], publisher=gold["publisher"], published=gold["published"])
        lines.append(json.dumps(reading_to_json(read_report(report)), ensure_ascii=False) + "\n")
    pred = out / "desk.jsonl"
    pred.write_text("".join(lines), "utf-8")
    return scorer(shared, "desk.py", str(shared / "desk"), str(pred), "--boot", "200")


def factuality(shared: Path, out: Path) -> dict[str, Any]:
    """Event factuality: mean absolute error and Pearson's r, beside the baselines."""
    from eval.factuality import measure

    return measure(shared / "data/factuality")


def scenarios(shared: Path, out: Path) -> dict[str, Any]:
    """Claims, origins, copies, conflicts and actors over whole affairs."""
    from eval.scenarios import measure

    return measure(shared, out)


def told(shared: Path, out: Path) -> dict[str, Any]:
    """Claims, stances and conflicts where every statement has its label: held-out affairs, clusters of real reports."""
    from eval.told import measure

    return measure(shared)


def names(shared: Path, out: Path) -> dict[str, Any]:
    """Are two names one? On the pairs that were held out."""
    from eval.names import measure

    return measure(shared / "data/names/pairs.csv", "held-out")


def claims(shared: Path, out: Path) -> dict[str, Any]:
    """Pairs of statements and groups of them, on what the network that compares claims has not seen."""
    from eval.claims import measure

    return measure(shared, ("ecb", "real", "claimdiff", "affairs"))


MEASURES: dict[str, Callable[[Path, Path], dict[str, Any]]] = {
    "polnear": polnear, "cofenet": cofenet, "desk": desk, "factuality": factuality,
    "scenarios": scenarios, "told": told, "names": names, "claims": claims,
}  # fmt: skip


def figure(report: dict[str, Any], path: str) -> float | None:
    """The value at a dotted path."""
    value: Any = report
    for step in path.split("."):
        value = value.get(step) if isinstance(value, dict) else None
    return value


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(prog="python -m eval", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(MEASURES))
    parser.add_argument(
        "--shared", type=Path, default=Path(os.environ.get("SAYSO_SHARED") or HERE.parent.parent / "shared")
    )
    parser.add_argument("--out", type=Path, default=Path("runs/eval"))
    args = parser.parse_args()
    unknown = set(args.names) - set(MEASURES)
    if unknown:
        parser.error(f"no such measure: {', '.join(sorted(unknown))} (there are: {', '.join(MEASURES)})")
    if not args.shared.is_dir():
        print(
            f"{args.shared}: the shared data is not here; name its folder with --shared or SAYSO_SHARED",
            file=sys.stderr,
        )
        raise SystemExit(3)
    args.out.mkdir(parents=True, exist_ok=True)
    floors = json.loads((HERE / "floors.json").read_text("utf-8"))
    below = 0
    for name in args.names or MEASURES:
        gate = floors[name]
        for path, want in gate["data"].items():
            if sha256(args.shared / path) != want:
                print(f"{path}: not the data that the floors of {name} were measured on", file=sys.stderr)
                raise SystemExit(3)
        report = MEASURES[name](args.shared, args.out)
        (args.out / f"{name}.report.json").write_text(json.dumps(report, indent=1) + "\n", "utf-8")
        for part, bounds in (("floors", gate.get("floors", {})), ("ceilings", gate.get("ceilings", {}))):
            for path, bound in bounds.items():
                value = figure(report, path)
                holds = value is not None and (value >= bound if part == "floors" else value <= bound)
                below += not holds
                sign = ">=" if part == "floors" else "<="
                print(f"{'ok  ' if holds else 'FAIL'} {name:11} {path:34} {value!s:>8} {sign} {bound}", flush=True)
    print(f"{below} below" if below else "all hold")
    raise SystemExit(1 if below else 0)


if __name__ == "__main__":
    main()
