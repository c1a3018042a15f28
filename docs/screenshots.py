"""The README's screenshots: the example affair, read into a record of its own, as the desk shows it in Chromium.

    python docs/screenshots.py [--chromium PATH] [--record FILE]

Needs Playwright's Python package and a Chromium of the system. Writes desk.png, claim.png and report.png beside itself.
"""

from __future__ import annotations

import argparse
import contextlib
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

HERE = Path(__file__).parent
AFFAIR = HERE.parent / "examples" / "museum-affair"
WIDE, HIGH = 1280, 800
LARGEST = 200_000  # bytes of one picture
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage"]


@contextlib.contextmanager
def served(record: Path) -> Iterator[str]:
    """The desk over a record, by its address."""
    command = [sys.executable, "-m", "sayso", "serve", "--record", str(record), "--port", "0"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stderr is not None
        said = ""
        while not (found := re.search(r"http://\S+?(?=/ )", said)):
            line = process.stderr.readline()
            if not line:
                raise SystemExit(f"the desk did not open:\n{said}")
            said += line
        yield found[0]
    finally:
        process.terminate()
        process.wait(timeout=20)


def pictures(tab: Any, address: str) -> Iterator[str]:
    """Goes from page to page and names what is shown."""
    tab.goto(address)
    tab.fill("#me", "Ada Brandl")
    with tab.expect_navigation():
        tab.press("#me", "Enter")
    yield "desk"
    tab.goto(f"{address}/claims")
    tab.click(".claims .wording >> nth=0")
    tab.wait_for_selector(".tree")
    tab.set_viewport_size({"width": WIDE, "height": HIGH + 160})
    yield "claim"
    tab.set_viewport_size({"width": WIDE, "height": HIGH})
    tab.goto(f"{address}/reports?words=museum+denies+registrar")
    tab.click("table.list tbody a >> nth=0")
    nested = tab.locator("#text .d2")
    (nested if nested.count() else tab.locator("#text .content")).first.hover()
    tab.wait_for_selector(".card.now")
    yield "report"


def smaller(png: bytes) -> bytes:
    """The same picture in its 256 commonest colours, the others taken to the nearest of them: a third of the bytes.

    Takes what Chromium writes: 8 bits, RGB, not interlaced.
    """
    at, data = 8, b""
    wide, high, bits, colours = struct.unpack(">IIBB", png[16:26])
    assert (bits, colours) == (8, 2), "no RGB picture of 8 bits"
    while at < len(png):
        (size,) = struct.unpack(">I", png[at : at + 4])
        data += png[at + 8 : at + 8 + size] if png[at + 4 : at + 8] == b"IDAT" else b""
        at += 12 + size
    raw = np.frombuffer(zlib.decompress(data), np.uint8).reshape(high, 1 + 3 * wide)
    pixels = np.zeros((high + 1, wide + 1, 3), np.int32)  # with a black row above and a black column on the left
    for y, line in enumerate(raw, 1):
        how, step = line[0], line[1:].reshape(wide, 3).astype(np.int32)
        row, above = pixels[y], pixels[y - 1]
        if how in (0, 2):
            row[1:] = step + (above[1:] if how == 2 else 0) & 255
            continue
        for x in range(1, wide + 1):
            a, b, c = row[x - 1], above[x], above[x - 1]
            if how == 4:
                pa, pb, pc = abs(b - c), abs(a - c), abs(a + b - 2 * c)
                guess = np.where((pa <= pb) & (pa <= pc), a, np.where(pb <= pc, b, c))
            else:
                guess = a if how == 1 else (a + b) >> 1
            row[x] = step[x - 1] + guess & 255
    flat = pixels[1:, 1:].reshape(-1, 3)
    seen, where, count = np.unique(flat, axis=0, return_inverse=True, return_counts=True)
    kept = seen[np.argsort(-count, kind="stable")[:256]]
    nearest = np.array([int(((kept - colour) ** 2).sum(1).argmin()) for colour in seen], np.uint8)
    rows = nearest[where.reshape(-1)].reshape(high, wide)
    packed = zlib.compress(np.hstack([np.zeros((high, 1), np.uint8), rows]).tobytes(), 9)
    header = struct.pack(">IIBBBBB", wide, high, 8, 3, 0, 0, 0)
    parts = ((b"IHDR", header), (b"PLTE", kept.astype(np.uint8).tobytes()), (b"IDAT", packed), (b"IEND", b""))
    return png[:8] + b"".join(
        struct.pack(">I", len(d)) + t + d + struct.pack(">I", zlib.crc32(t + d)) for t, d in parts
    )


def main() -> None:
    """Make the record unless one is given, and the pictures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--chromium", default=shutil.which("chromium") or shutil.which("google-chrome"))
    parser.add_argument("--record", type=Path, help="a record of the affair that there is already")
    asked = parser.parse_args()
    if not asked.chromium:
        raise SystemExit("no Chromium was found: apt-get install chromium, or name one with --chromium")
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder:
        record = asked.record or Path(folder) / "affair.db"
        if asked.record is None:
            add = [sys.executable, "-m", "sayso", "add", str(AFFAIR), "--record", str(record)]
            subprocess.run(add, check=True)
        with served(record) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=asked.chromium, args=FLAGS)
            tab = browser.new_page(viewport={"width": WIDE, "height": HIGH}, color_scheme="light")
            for name in pictures(tab, address):
                path = HERE / f"{name}.png"
                path.write_bytes(smaller(tab.screenshot()))
                size = path.stat().st_size
                print(f"{path.name}: {size:,} bytes")
                if size > LARGEST:
                    raise SystemExit(f"{path.name} is larger than {LARGEST:,} bytes")
            browser.close()


if __name__ == "__main__":
    main()
