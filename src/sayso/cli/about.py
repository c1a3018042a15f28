"""What Sayso says of itself: `sayso schema`, `sayso version`."""

from __future__ import annotations

import argparse

from sayso import __version__
from sayso.cli.parser import Commands, add_command
from sayso.cli.streams import DONE, out


def add_commands(commands: Commands) -> None:
    """schema, version."""
    schema = add_command(
        commands, "schema", run_schema, help="print the JSON Schema of what sayso prints",
        about="Print the JSON Schema (2020-12) of a reading, of a failure or of the survey of many reports.",
    )  # fmt: skip
    schema.add_argument(
        "name", metavar="NAME", choices=("reading", "failure", "survey"), help="reading, failure or survey"
    )
    add_command(
        commands, "version", run_version, help="print the version and the weights it reads with",
        about="Print the version of Sayso and of the weights it reads with.",
    )  # fmt: skip


def run_schema(args: argparse.Namespace) -> int:
    """`sayso schema NAME`."""
    from sayso.export.contract import pretty, schema

    out(pretty(schema(args.name)))
    return DONE


def run_version(args: argparse.Namespace) -> int:
    """`sayso version`."""
    from sayso.annotate.encoding import weights

    out(f"sayso {__version__}")
    for name, digest in weights().sha256.items():
        out(f"reader/{name} sha256 {digest}")
    return DONE
