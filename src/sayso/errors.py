"""Everything that can go wrong and be told to a person, as one tree.

    SaysoError                 something that a person can act on
    ├── UsageError             the call itself is off                        exit 2
    ├── SettingsError          a setting or the installation is off          exit 3
    │   └── ModelError         weights missing, damaged, or of another build
    ├── StoreError             the record cannot be opened or written        exit 4
    └── ReportError            one report cannot be read; others go on       exit 1
        ├── FetchError         it could not be fetched
        ├── FormatError        its bytes are no text that can be read
        ├── EmptyError         it holds no article (empty page, paywall stub)
        ├── TooLongError       it is longer than one report may be
        └── LanguageError      it is not English

Bugs are none of these: they stop the run with a traceback. `cli.py` maps the tree to exit
codes once.
"""

from __future__ import annotations


class SaysoError(Exception):
    """Something a person can act on: what happened, where, and what to do next.

    `what` is one sentence without a full stop; `where` names the file, line or report; `next_step`
    says what to do, or is empty where nothing can be done.
    """

    exit_code = 2

    def __init__(self, what: str, *, where: str = "", next_step: str = "") -> None:
        super().__init__(what)
        self.what, self.where, self.next_step = what, where, next_step

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        return f"{place}{self.what}" + (f" ({self.next_step})" if self.next_step else "")


class UsageError(SaysoError):
    """The call itself is off."""

    exit_code = 2


class SettingsError(SaysoError):
    """A setting or the installation is off."""

    exit_code = 3


class ModelError(SettingsError):
    """Weights are missing, damaged, or of another build."""


class StoreError(SaysoError):
    """The record cannot be opened or written."""

    exit_code = 4


class ReportError(SaysoError):
    """One report cannot be read; the others go on. `stage` names where it failed."""

    exit_code = 1
    stage = "read"


class FetchError(ReportError):
    """A report could not be fetched."""

    stage = "fetch"


class FormatError(ReportError):
    """Bytes that are no text."""


class EmptyError(ReportError):
    """Nothing to read: an empty page or a paywall stub."""


class TooLongError(ReportError):
    """Longer than one report may be."""


class LanguageError(ReportError):
    """Not English; `language` is its ISO 639-1 code, or None where unsure."""

    stage = "language"

    def __init__(self, what: str, *, language: str | None = None, where: str = "", next_step: str = "") -> None:
        super().__init__(what, where=where, next_step=next_step)
        self.language = language
