"""The documentation cannot drift: every command, option and exit code that there is stands in the README."""

import argparse
import re
import shlex
from pathlib import Path

import pytest

from sayso import errors
from sayso.cli import INTERRUPTED, build_parser
from sayso.cli.exporting import NAMES
from sayso.export.tables import TABLES

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")


def commands() -> dict[str, argparse.ArgumentParser]:
    actions = build_parser()._actions
    return next(a for a in actions if isinstance(a, argparse._SubParsersAction)).choices


def options() -> list[tuple[str, str]]:
    return [(name, o) for name, parser in commands().items() for a in parser._actions for o in a.option_strings]


@pytest.mark.parametrize("name", commands())
def test_every_command_is_documented(name):
    assert f"`sayso {name}" in README


@pytest.mark.parametrize(("command", "option"), options())
def test_every_option_is_documented(command, option):
    if option == "-h":
        return
    assert re.search(rf"`(sayso )?{option}\b", README)


def test_every_option_in_the_readme_exists():
    known = {o for _, o in options()} | {o for a in build_parser()._actions for o in a.option_strings}
    known |= {"--update-golden"}  # of the tests
    for option in re.findall(r"(?<![\w-])(--[a-z][a-z-]+)", README):
        assert option in known, option


def test_every_command_line_in_the_readme_parses():
    calls = re.findall(r"^    (sayso .*?)(?:   .*)?$", README, re.M)
    assert len(calls) >= 5
    for call in calls:
        words = shlex.split(re.split(r" [<>] ", call)[0])[1:]
        assert build_parser().parse_args(words).command == words[0]


def test_every_exit_code_is_documented():
    codes = {e.exit_code for e in vars(errors).values() if isinstance(e, type) and issubclass(e, errors.SaysoError)}
    for code in codes | {0, INTERRUPTED}:
        assert re.search(rf"^\| {code} \|", README, re.M), code


@pytest.mark.parametrize("name", NAMES)
def test_every_column_of_every_table_is_documented(name):
    row = next(line for line in README.splitlines() if line.startswith(f"| `{name}` |"))
    assert re.findall(r"`(\w+)`", row)[1:] == [c.name for c in TABLES[name].columns]
    assert all(c.about for c in TABLES[name].columns)
    assert tuple(TABLES) == NAMES


@pytest.mark.parametrize("target", ["demo", "test", "eval", "bench"])
def test_every_make_target_is_documented(target):
    assert re.search(rf"^{target}:", MAKEFILE, re.M)
    assert f"make {target}" in README


def test_every_environment_variable_is_documented():
    used = set()
    for path in (ROOT / "src").rglob("*.py"):
        used |= set(re.findall(r"\bSAYSO_[A-Z_]+\b", path.read_text("utf-8")))
    assert used
    for name in used:
        assert f"`{name}`" in README, name


def test_the_example_of_make_demo_exists():
    example = re.search(r"sayso read (examples/\S+)", MAKEFILE)[1]
    assert (ROOT / example).exists()
    assert example in README
