"""`sayso` as a process, with a pipeline that needs no weights (stub/sitecustomize.py), and reports for it."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

STUB = Path(__file__).parent / "stub"
UNSET = ("PYTHONPATH", "SAYSO_THREADS", "SAYSO_RECORD", "SAYSO_TOKEN", "SAYSO_OWNERS")
DISPATCH = (
    "VELHAVEN (AP) - The ferry Lark sank off Velhaven on 2026-03-01 in heavy weather, the harbour office told us.\n"
    "A harbour official said: 9 people were killed when the ferry Lark went down near Velhaven harbour.\n"
    "Nobody from the company answered calls during the night, and the search went on until dawn with two boats."
)
DENIAL = (
    "Ida Holm denied: 9 people were killed when the ferry Lark went down near Velhaven harbour.\n"
    "Ida Holm said: 7 people were killed when the ferry Lark went down near Velhaven harbour."
)
AFFAIR = (
    {"id": "wire", "publisher": "Associated Press", "published": "2026-03-01T20:00:00Z", "text": DISPATCH,
     "url": "https://wire.example/lark"},
    {"id": "echo", "publisher": "The Echo", "published": "2026-03-01T21:00:00Z", "text": DISPATCH,
     "url": "https://echo.example/lark"},
    {"id": "line", "publisher": "Lark Line", "published": "2026-03-02", "text": DENIAL,
     "url": "https://line.example/statement"},
)  # fmt: skip


def start(*args: str, stub: bool = True, stdin=subprocess.DEVNULL, **more) -> subprocess.Popen:
    env = {k: v for k, v in os.environ.items() if k not in UNSET}
    if stub:
        env["PYTHONPATH"] = str(STUB)
    return subprocess.Popen(
        [sys.executable, "-m", "sayso", *args], stdin=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env={**env, **more.pop("env", {})}, 
        preexec_fn=more.pop("preexec_fn", _heed_ctrl_c if os.name == "posix" else None), **more,
    )  # fmt: skip


def _heed_ctrl_c() -> None:
    """What a shell starts in the background ignores Ctrl-C, and so would all that it starts in turn."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def sayso(*args: str, given: bytes | str | None = None, stub: bool = True, **more) -> tuple[int, str, str]:
    """(exit code, standard output, standard error)."""
    process = start(*args, stub=stub, stdin=subprocess.DEVNULL if given is None else subprocess.PIPE, **more)
    data = given.encode() if isinstance(given, str) else given
    out, err = process.communicate(data, timeout=60)
    return process.returncode, out.decode(), err.decode()


def lines(*reports: dict) -> str:
    return "".join(json.dumps(r) + "\n" for r in reports)
