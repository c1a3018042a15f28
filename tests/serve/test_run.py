"""The desk as a process: where it listens, what it says and logs, how it ends."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from sayso.errors import StoreError, UsageError
from sayso.serve.run import serve
from tests.serve.desk_samples import TOKEN

# Without weights: the comparer and the reader are the samples'.
START = """
import sys
from pathlib import Path
from sayso.errors import SaysoError
from sayso.match.same import WordOverlap
from sayso.serve.held import DeskOptions
from sayso.serve.run import serve
from tests.serve.desk_samples import read
try:
    token = sys.argv[3] or None
    serve(Path(sys.argv[1]), sys.argv[2], 0, token, DeskOptions(comparer=WordOverlap(), read=read))
except SaysoError as error:
    print(error, file=sys.stderr)
    sys.exit(error.exit_code)
"""
ROOT = Path(__file__).resolve().parents[2]


def start(path: Path, host: str = "127.0.0.1", token: str = "") -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", START, str(path), host, token],
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )


@contextmanager
def running(path: Path, host: str = "127.0.0.1", token: str = "") -> Iterator[tuple[str, subprocess.Popen[str]]]:
    process = start(path, host, token)
    try:
        line = process.stderr.readline()
        found = re.search(r"http://\S+/", line)
        assert found, line + process.stderr.read()
        yield found[0], process
    finally:
        if process.poll() is None:
            process.kill()
        process.wait(20)
        process.stderr.close()
        process.stdout.close()


def test_it_says_its_address_serves_and_ends_gently_on_ctrl_c(tmp_path: Path) -> None:
    with running(tmp_path / "sayso.db") as (address, process):
        assert httpx.get(address + "health", timeout=20).status_code == 200
        assert httpx.get(address, timeout=20).status_code == 200
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
        assert (out, "Traceback" in err) == ("", False), err


def test_what_is_being_added_when_the_desk_ends_is_stored(tmp_path: Path) -> None:
    path = tmp_path / "sayso.db"
    with running(path) as (address, process), httpx.Client(base_url=address, timeout=20) as client:
        secret = client.get("/api/session").json()["secret"]
        headers = {"X-Sayso-Secret": secret}
        client.put("/api/session", json={"name": "Ada"}, headers=headers)
        taken = client.post("/api/reports", json={"text": "Ilse Brandt said the quay is shut."}, headers=headers).json()
        while client.get(f"/api/jobs/{taken['job']}").json()["state"] != "done":
            time.sleep(0.05)
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=30)
    with running(path) as (address, _):
        assert httpx.get(address + "api/status", timeout=20).json()["reports"] == 1


def test_another_address_without_a_token_ends_with_2_and_says_why(tmp_path: Path) -> None:
    process = start(tmp_path / "sayso.db", host="0.0.0.0")
    _, err = process.communicate(timeout=30)
    assert process.returncode == 2 and "needs a token" in err and "SAYSO_TOKEN" in err
    assert not (tmp_path / "sayso.db").exists()


def test_a_port_in_use_and_a_file_that_is_no_record_are_told(tmp_path: Path) -> None:
    with running(tmp_path / "sayso.db") as (address, _):
        port = int(address.rstrip("/").rpartition(":")[2])
        with pytest.raises(UsageError, match="cannot be opened there"):
            serve(tmp_path / "sayso.db", "127.0.0.1", port, None)
    for host in ("999.1.1.1", "no such host"):
        with pytest.raises(UsageError):
            serve(tmp_path / "sayso.db", host, 0, TOKEN)
    (tmp_path / "notes.txt").write_text("no record")
    with pytest.raises(StoreError):
        serve(tmp_path / "notes.txt", "127.0.0.1", 0, None)


def test_the_log_holds_no_token_no_secret_and_no_question(tmp_path: Path) -> None:
    with running(tmp_path / "sayso.db", "0.0.0.0", TOKEN) as (address, process):
        address = address.replace("0.0.0.0", "127.0.0.1")
        with httpx.Client(base_url=address, timeout=20) as client:
            bearer = {"Authorization": f"Bearer {TOKEN}", "X-Sayso-Name": "Ada"}
            assert client.get("/api/search?words=whistleblower", headers=bearer).status_code == 200
            page = client.get("/login").text
            secret = re.search(r'name="secret" value="([^"]+)"', page)[1]
            client.post("/login", data={"secret": secret, "token": TOKEN, "name": "Ada"})
            client.post("/login", data={"secret": "x", "token": "a wrong one", "name": "Ada"})
            taken = client.post("/api/reports", json={"text": "BROKEN whistleblower said so."}, headers=bearer).json()
            while client.get(f"/api/jobs/{taken['job']}", headers=bearer).json()["state"] != "done":
                time.sleep(0.05)
            client.get("/api/claims?limit=whistleblower", headers=bearer)
            cookie = client.cookies.get("sayso") or "none"
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
    assert "a report could not be added: RuntimeError" in err
    for word in (TOKEN, secret, cookie, "whistleblower", "a wrong one"):
        assert word not in out + err
