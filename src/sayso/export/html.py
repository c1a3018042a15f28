"""What every page of ours has in common: escaping, its own style and script inline, and nothing from elsewhere.

A page loads nothing, sends nothing and runs only its own script (a content security policy with hashes says so);
everything from a report is escaped.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from functools import cache
from html import escape
from importlib.resources import files

from sayso import __version__
from sayso.export.files import MADE_BY
from sayso.export.marks import Mark, Run, paragraphs, runs
from sayso.export.wording import LEGEND, visible

DEEPEST = 4  # levels of nesting that have a look of their own


def safe(text: str) -> str:
    """Text of anyone's making, safe in elements and in quoted attributes."""
    return escape(visible(text), quote=True)


@cache
def asset(name: str) -> str:
    """A style or script that lies beside this module."""
    return files("sayso.export").joinpath(name).read_text("utf-8").strip()


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode()


def document(title: str, body: Iterable[str], *, style: str, script: str) -> str:
    """A whole page. `title` as it is told, `body` as HTML, `style` and `script` of our own making."""
    policy = (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    return "\n".join(
        (
            "<!doctype html>",
            '<html lang="en">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
            f'{MADE_BY} {__version__}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="referrer" content="no-referrer">',
            '<meta name="color-scheme" content="light dark">',
            f"<title>{safe(title)} · Sayso</title>",
            f"<style>{style}</style>",
            "</head>",
            "<body>",
            *body,
            f'<footer class="legend">{safe(LEGEND)} Made by Sayso {safe(__version__)}.</footer>',
            f"<script>{script}</script>",
            "</body>",
            "</html>",
            "",
        )
    )


def cut_into_runs(text: str, marks: tuple[Mark, ...]) -> Iterable[list[Run]]:
    """Each paragraph of a text as runs; `marks` outermost first (see `marks.outermost_first`)."""
    longest = max((m.span.end - m.span.start for m in marks), default=0)
    low = high = 0
    for start, end in paragraphs(text):
        while low < len(marks) and marks[low].span.start < start - longest:
            low += 1
        while high < len(marks) and marks[high].span.start < end:
            high += 1
        yield runs(start, end, marks[low:high])


def classes_of(run: Run) -> list[str]:
    """The looks of a run: the roles of its marks, and how deep it is nested. A relay shares its words: no deeper."""
    depth = len({m.span for m in run.marks if m.role == "content"})
    return list(dict.fromkeys((*(m.role for m in run.marks), *((f"d{min(depth, DEEPEST)}",) if depth else ()))))
