"""Which publishers are one house, and who carries whose copy: declared in a plain file that anybody can edit.

    ; owners.ini: a section a house
    [Plateau Papers]
    publishers =
        Plateau Herald
        The Velani Mercury
    carried by =
        Radio Nine

`publishers` are the house's own desks (the section's name is one of them without being listed), `carried by` those
that print its copy by contract. Names are compared without case and without "The"; `;` and `#` begin a comment.
"""

from __future__ import annotations

import configparser
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from sayso.errors import SettingsError

KEYS = ("publishers", "carried by")


@lru_cache(maxsize=1 << 16)
def plain(name: str | None) -> str:
    """A publisher's name as it is compared: case-folded, one space, no article."""
    words = (name or "").casefold().split()
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


@dataclass(frozen=True, slots=True)
class Owners:
    """Who belongs to which house (`houses`: plain name -> house) and who carries whose copy (plain names)."""

    houses: Mapping[str, str] = field(default_factory=dict)
    carriers: frozenset[tuple[str, str]] = frozenset()

    @classmethod
    def read(cls, path: str | Path) -> Owners:
        """The file's declarations. Raises SettingsError where it cannot be read or says two things at once."""
        parser = configparser.ConfigParser(
            delimiters=("=",), comment_prefixes=(";", "#"), interpolation=None, empty_lines_in_values=False
        )
        try:
            parser.read_string(Path(path).read_text("utf-8-sig"))
        except (OSError, UnicodeDecodeError, configparser.Error) as exc:
            reason = " ".join(str(exc).split())
            raise SettingsError(f"cannot read the owners: {reason}", where=str(path)) from exc
        houses: dict[str, str] = {}
        carriers: set[tuple[str, str]] = set()
        for house in parser.sections():
            for key in parser[house]:
                if key not in KEYS:
                    raise SettingsError(
                        f"[{house}] has no key '{key}'", where=str(path), next_step=f"use {' or '.join(KEYS)}"
                    )
            for name in (house, *_names(parser[house].get("publishers"))):
                if houses.setdefault(plain(name), house) != house:
                    raise SettingsError(f"'{name}' belongs to two houses", where=str(path), next_step="list it once")
            carriers |= {(house, plain(name)) for name in _names(parser[house].get("carried by"))}
        return cls(houses, frozenset(carriers))

    def house(self, publisher: str | None) -> str | None:
        """The declared house of a publisher."""
        return self.houses.get(plain(publisher))

    def same_house(self, a: str | None, b: str | None) -> str | None:
        """The house of both, or the publisher that both are; None where they are not known to be one."""
        if a and b and plain(a) == plain(b):
            return a
        house = self.house(a)
        return house if house is not None and house == self.house(b) else None

    def carries(self, carrier: str | None, source: str | None) -> bool:
        """Is the carrier declared to print the source's copy?"""
        house = self.house(source)
        return house is not None and (house, plain(carrier)) in self.carriers


def _names(value: str | None) -> list[str]:
    return [line.strip() for line in (value or "").splitlines() if line.strip()]
