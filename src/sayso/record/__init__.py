"""The record: one file that keeps reports, their versions, readings, links and judgements for years."""

from sayso.record.judged import Judged, Orphan
from sayso.record.nouns import Added, Decision, Deleted, Hit, Judgement, Link, Place, Version
from sayso.record.store import Record, open_record
from sayso.record.watches import Watch, Watches

__all__ = [
    "Added",
    "Decision",
    "Deleted",
    "Hit",
    "Judged",
    "Judgement",
    "Link",
    "Orphan",
    "Place",
    "Record",
    "Version",
    "Watch",
    "Watches",
    "open_record",
]
