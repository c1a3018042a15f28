"""What is printed on: a console, a width that can be read, and the signs the terminal can show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.rule import Rule
from rich.text import Text

WIDTH = 100  # longer lines are hard to read
FAINT, HEAD, WARN = "dim", "bold", "bold red"


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The signs a terminal can show."""

    source: tuple[str, str]
    content: tuple[str, str]
    aside: tuple[str, str]
    digits: str
    number: tuple[str, str]
    joint: str
    chain: str
    dot: str
    rule: str


FINE = Glyphs(("‹", "›"), ("[", "]"), ("{", "}"), "⁰¹²³⁴⁵⁶⁷⁸⁹", ("", ""), "·", " > ", " · ", "─")
PLAIN = Glyphs(("<", ">"), ("[", "]"), ("{", "}"), "0123456789", ("(", ")"), ",", " > ", ", ", "-")

_OPENING, _CLOSING = "“\"", "”\""
_MARKS = frozenset(_OPENING + _CLOSING)
_ASCII = str.maketrans({"“": '"', "”": '"', "’": "'", "‘": "'", "…": "...", "–": "-", "—": "-", "·": ","})


@dataclass(frozen=True, slots=True)
class Sheet:
    """Prints lines of `width` columns. Texts of reports must have passed `wording.inline` or `visible`."""

    glyphs: Glyphs
    console: Console
    width: int

    @classmethod
    def on(cls, console: Console) -> Sheet:
        """On a console, with the signs it can show."""
        return cls(PLAIN if console.options.ascii_only else FINE, console, min(console.width, WIDTH))

    def show(self, renderable: object) -> None:
        """Print it as it is: nothing in it is markup."""
        self.console.print(renderable, width=self.width, highlight=False, markup=False, emoji=False)

    def heading(self, words: str) -> None:
        """A line with words, and an empty one before it."""
        self.show("")
        self.show(Rule(Text(words, HEAD), characters=self.glyphs.rule, align="left", style=FAINT))

    def indented(self, first: Text, words: Text) -> None:
        """Words with a hanging indent as wide as what stands before their first line."""
        lines = words.wrap(self.console, max(self.width - first.cell_len, 10))
        for line in lines:
            line.rstrip()
        later = Text("\n" + " " * first.cell_len)
        out = first + later.join(lines)
        out.no_wrap, out.overflow = True, "ignore"  # it is wrapped already
        self.show(out)

    def said(self, words: str) -> str:
        """Our own words with signs the terminal can show."""
        return words.translate(_ASCII) if self.glyphs is PLAIN else words

    def quoted(self, words: str) -> str:
        """A quotation; one that has its own marks around it gets no second pair."""
        if len(words) > 2 and words[0] in _OPENING and words[-1] in _CLOSING and not _MARKS.intersection(words[1:-1]):
            words = words[1:-1]
        return f'"{words}"' if self.glyphs is PLAIN else f"“{words}”"

    def dotted(self, facts: Sequence[str]) -> str:
        """Facts in one line."""
        return self.glyphs.dot.join(facts)
