"""Puts a pipeline without weights in the place of the real one, in a process and in its workers.

A report that says "wait" takes a while, one that says "refuse" cannot be read, "die" ends the worker, "bug" is a bug.
"""

import os
import sys
import time
import types


def read_report(report, options=None):
    from sayso.errors import EmptyError, ModelError
    from sayso.model import Attribution, Reading
    from sayso.text import Span

    text = report.text
    if "wait" in text:
        time.sleep(0.6)
    if "forever" in text:
        time.sleep(600)
    if "refuse" in text:
        raise EmptyError("nothing in it", where=report.id)
    if "weightless" in text:
        raise ModelError("the reader's weights are missing", next_step="reinstall sayso")
    if "die" in text:
        os._exit(9)
    if "bug" in text:
        raise ZeroDivisionError("a bug")
    whole = (Span(0, len(text)),)
    said = Attribution(id="a1", source=(), cue=(Span(0, 1),), content=whole, chain=(report.publisher or "?",))
    return Reading(report=report, attributions=(said,), made_by={"sayso": "stub", "models": {}})


module = types.ModuleType("sayso.pipeline")
module.read_report = read_report
sys.modules["sayso.pipeline"] = module
