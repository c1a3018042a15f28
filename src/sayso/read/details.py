"""What is known of a report besides its text."""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """Publisher, title, date and the like, as far as somebody or something gave them; None where unknown."""

    publisher: str | None = None
    title: str | None = None
    published: str | None = None
    url: str | None = None
    byline: str | None = None
    dateline: str | None = None

    def filled(self, other: Details) -> Details:
        """These details, with the other's where this one knows nothing."""
        return Details(**{f.name: getattr(self, f.name) or getattr(other, f.name) for f in fields(Details)})


FIELDS = tuple(f.name for f in fields(Details))
