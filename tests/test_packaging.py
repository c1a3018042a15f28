"""What is installed is what is in the tree."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def test_every_data_file_of_the_package_is_shipped():
    package = ROOT / "src" / "sayso"
    patterns = PROJECT["tool"]["setuptools"]["package-data"]["sayso"]
    shipped = {f for pattern in patterns for f in package.glob(pattern)}
    left_out = [
        str(f.relative_to(package))
        for f in package.rglob("*")
        if f.is_file() and f.suffix not in (".py", ".pyc") and f not in shipped and not f.name.startswith(".")
    ]
    assert not left_out, f"package-data in pyproject.toml leaves out {left_out}"


def test_every_dependency_is_pinned_and_the_pins_name_no_registry():
    lines = [line for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines() if not line.startswith("#")]
    assert all(re.fullmatch(r"[a-z0-9.-]+==[0-9][\w.]*", line) for line in lines)
    pinned = {line.split("==")[0] for line in lines}
    extras = PROJECT["project"]["optional-dependencies"]
    for wanted in PROJECT["project"]["dependencies"] + extras["dev"]:
        assert re.match(r"[\w.-]+", wanted)[0].lower().replace("_", "-") in pinned, wanted


def test_the_gate_runs_what_make_test_runs_and_nothing_else():
    gate = (ROOT / ".ci" / "run").read_text("utf-8")
    calls = [line for line in gate.splitlines() if re.match(r"(exec )?make\b", line)]
    assert calls == ["exec make test </dev/null"]


@pytest.mark.parametrize("target", ["demo", "test"])
def test_make_knows_its_targets(target):
    done = subprocess.run(["make", "-n", "-B", target], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "constraints.txt" in done.stdout
