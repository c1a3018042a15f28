"""Running the desk: `sayso serve`."""

from __future__ import annotations

import gc
import socket
import sys
from contextlib import suppress
from pathlib import Path

import uvicorn

from sayso.errors import UsageError
from sayso.serve.access import Access
from sayso.serve.app import make_app
from sayso.serve.guard import Guard
from sayso.serve.held import DeskOptions

BACKLOG = 256
#: When Python looks for garbage that counting does not find. Pages of a large record make so many objects that, left
#: alone, it spends a fifth of their time on that, and finds next to nothing.
GARBAGE = (50_000, 20, 100)
GRACE = 10  # seconds that requests under way have when the desk ends


def serve(record: Path, host: str, port: int, token: str | None, options: DeskOptions | None = None) -> None:
    """Serve a record as a web desk until interrupted; the address goes to stderr. Port 0 picks a free one.

    Raises UsageError where others could reach it without a token, or where the address cannot be had; StoreError where
    the record cannot be opened.
    """
    access = Access(host=host, token=token)
    app = make_app(access, record, options)
    app.state.held.open().close()  # what is wrong with the record is told before the desk opens
    gc.set_threshold(*GARBAGE)
    line = _listen(host, port)
    shown = f"[{host}]" if ":" in host else host
    config = uvicorn.Config(
        Guard(app, access=access), log_level="warning", access_log=False, server_header=False, date_header=True,
        proxy_headers=False, timeout_graceful_shutdown=GRACE, lifespan="on",
    )  # fmt: skip
    with line:
        print(
            f"The desk is open at http://{shown}:{line.getsockname()[1]}/ (Ctrl-C ends it)", file=sys.stderr, flush=True
        )
        # Ctrl-C is the desk's proper end; the server has let requests and reports under way finish by then.
        with suppress(KeyboardInterrupt):
            uvicorn.Server(config).run(sockets=[line])


def _listen(host: str, port: int) -> socket.socket:
    """A socket on that address. Raises UsageError where it cannot be had."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        line = socket.socket(found[0], found[1], found[2])
        line.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        line.bind(found[4])
        line.listen(BACKLOG)  # from here on nobody who was told the address is turned away
    except (OSError, OverflowError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise UsageError(f"the desk cannot be opened there: {why}", where=f"{host}:{port}",
                         next_step="name another --port, or 0 for any that is free") from error  # fmt: skip
    return line
