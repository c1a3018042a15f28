"""Across reports: who copies whom, what is a later version of what, and what was taken back."""

from sayso.match.copies import Copy, CopyIndex, CopyOptions, find_copies
from sayso.match.corrections import Correction, find_corrections
from sayso.match.owners import Owners
from sayso.match.versions import find_updates

__all__ = (
    "Copy",
    "CopyIndex",
    "CopyOptions",
    "Correction",
    "Owners",
    "find_copies",
    "find_corrections",
    "find_updates",
)
