"""What a running desk holds: the record's path, one open `Corpus` per worker thread, and what they share.

A `Corpus` is for the thread that opened it, so every thread of the pool opens its own; what all of them would compute
alike they compute once.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from fastapi import Request

from sayso.corpus import Corpus, open_corpus
from sayso.match.owners import Owners
from sayso.match.same import Comparer
from sayso.model import Failure, Reading, Report


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskOptions:
    """How a desk works.

    `comparer` None: the shipped weights. `readers`: reports that are read at one time; `read` None: in processes beside
    the desk. `threads`: requests that are answered at one time; each has a corpus of its own.
    """

    comparer: Comparer | None = None
    owners: Owners | None = None
    readers: int = 2
    read: Callable[[Report], Reading | Failure] | None = None
    threads: int = 8


class Held:
    """The record of one running desk."""

    def __init__(self, record: Path, options: DeskOptions | None = None) -> None:
        self.record, self.options = Path(record), options or DeskOptions()
        self._local = threading.local()

    def corpus(self) -> Corpus:
        """This thread's corpus, opened where it has none. Raises StoreError where the record cannot be opened."""
        corpus: Corpus | None = getattr(self._local, "corpus", None)
        if corpus is None:
            corpus = self.open()
            self._local.corpus = corpus
        return corpus

    def open(self) -> Corpus:
        """Another corpus on the same record, for the caller to close."""
        return open_corpus(self.record, comparer=self.options.comparer, owners=self.options.owners)


def held_by(request: Request) -> Held:
    """What the desk that answers this request holds."""
    held: Held = request.app.state.held
    return held


def corpus_of(request: Request) -> Corpus:
    """The corpus to answer a request from: call it inside of a synchronous endpoint, and do not close it."""
    return held_by(request).corpus()
