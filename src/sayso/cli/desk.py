"""`sayso serve`: the web desk."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from sayso.cli.held import owners_of, record_path
from sayso.cli.parser import EXITS, Commands, add_command, add_record, port
from sayso.cli.streams import DONE
from sayso.errors import SettingsError

HOST, PORT = "127.0.0.1", 8420

_ABOUT = """\
Open a record as a web desk: read, check and correct in the browser. It is made if there is none.

Only this machine can reach it, unless --host says otherwise; then a token is required, from
--token-file or from SAYSO_TOKEN in the environment, and whoever opens the desk gives it once."""

_MORE = f"""\
examples:
  sayso serve
  sayso serve --record oil.db --port 9000
  sayso serve --host 0.0.0.0 --token-file desk.token

{EXITS}"""


def add_commands(commands: Commands) -> None:
    """serve."""
    serve = add_command(commands, "serve", run_serve, help="open a record as a web desk", about=_ABOUT, more=_MORE)
    serve.add_argument("--host", metavar="ADDRESS", default=HOST, help=f"where to listen (default {HOST})")
    serve.add_argument("--port", metavar="N", type=port, default=PORT, help=f"default {PORT}; 0 for any that is free")
    serve.add_argument("--token-file", metavar="FILE", type=Path, help="a file that holds the token, and nothing else")
    add_record(serve, json=False)


def run_serve(args: argparse.Namespace) -> int:
    """`sayso serve`: until interrupted, which is its proper end."""
    token = _token(args.token_file)
    owners = owners_of(args)
    from sayso.serve.held import DeskOptions
    from sayso.serve.run import serve

    try:
        serve(record_path(args), args.host, args.port, token, DeskOptions(owners=owners))
    except KeyboardInterrupt:
        return DONE
    return DONE


def _token(file: Path | None) -> str | None:
    """The token of the desk: from the file, else from the environment."""
    if file is None:
        return os.environ.get("SAYSO_TOKEN") or None
    try:
        token = file.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as exc:
        raise SettingsError("the token cannot be read", where=str(file), next_step="name another file") from exc
    if not token:
        raise SettingsError("there is no token in it", where=str(file), next_step="write one into it")
    return token
