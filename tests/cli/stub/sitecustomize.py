"""Puts a pipeline without weights in the place of the real one, in a process and in its workers.

A report that says "wait" takes a while, one that says "refuse" cannot be read, "die" ends the worker, "bug" is a bug.
Lines like "Ida Holm said: Nine people were killed." are attributions with a content, other lines the article's own
words; "denied" makes it a denial, a number before "killed" a casualty figure, a year a time, "Velhaven" a place.
Claims are compared by their words. STUB_MAKER is what the readings say made them, STUB_READ a file that gets a line
for every report read.
"""

import importlib.abc
import importlib.machinery
import os
import re
import sys
import time
import types

SAID = re.compile(r"(?P<source>[A-Z][^:\n]{1,40}?) (?P<cue>said|denied): (?P<content>[^\n]+)")
KILLED = re.compile(r"(\d+) (?:people )?(?:were )?killed")


def read_report(report, options=None):
    from sayso.errors import EmptyError, ModelError
    from sayso.model import Actor, Assertion, Attribution, Number, Proposition, Reading, Time
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
    if "die" in text.split():
        os._exit(9)
    if "bug" in text:
        raise ZeroDivisionError("a bug")
    if os.environ.get("STUB_READ"):
        with open(os.environ["STUB_READ"], "a") as file:
            file.write(f"{report.id}\n")
    publisher = (report.publisher,) if report.publisher else ()
    whole = (Span(0, len(text)),)
    said = [Attribution(id="a1", source=(), cue=(Span(0, 1),), content=whole, chain=publisher or ("?",))]
    told, own, people = [], [], {}
    for line in re.finditer(r"[^\n]+", text):
        m, span = SAID.fullmatch(line[0]), Span(*line.span())
        if m is None:
            own.append(Assertion(id=f"s{len(own) + 1}", spans=(span,), factuality="CT+"))
            told.append(Proposition(id=f"p{len(told) + 1}", spans=(span,), attribution=None, factuality="CT+"))
            continue
        source, cue, content = (Span(*m.span(g)).shifted(line.start()) for g in ("source", "cue", "content"))
        kind = "unnamed" if m["source"].startswith(("A ", "An ")) else "person"
        a = Attribution(
            id=f"a{len(said) + 1}", source=(source,), cue=(cue,), content=(content,), kind=kind,
            speaker=m["source"] if kind == "person" else None, confidence=0.9, chain=(*publisher, m["source"]),
            factuality="CT-" if m["cue"] == "denied" else "CT+",
        )  # fmt: skip
        said.append(a)
        told.append(Proposition(id=f"p{len(told) + 1}", spans=(content,), attribution=a.id, factuality=a.factuality))
        if kind == "person":
            people.setdefault(m["source"], []).append(source)
    by = {a.id: a.content[0] for a in said[1:]}
    numbers = []
    for m in KILLED.finditer(text):
        span = Span(*m.span(1))
        giver = next((id for id, content in by.items() if content.holds(span)), None)
        numbers.append(Number(span=span, text=m[1], low=float(m[1]), high=float(m[1]), of="killed", by=giver))
    actors = [Actor(id=f"p{n}", name=name, type="person", mentions=tuple(at)) for n, (name, at) in
              enumerate(people.items())]  # fmt: skip
    places = tuple(Span(*m.span()) for m in re.finditer("Velhaven", text))
    if places:
        actors.append(Actor(id="v", name="Velhaven", type="place", mentions=places))
    times = tuple(Time(span=Span(*m.span()), text=m[0], value=m[0]) for m in re.finditer(r"\b20\d\d-\d\d-\d\d\b", text))
    return Reading(
        report=report, attributions=tuple(said), assertions=tuple(own), propositions=tuple(told),
        numbers=tuple(numbers), actors=tuple(actors), times=times, made_by=made_by(),
    )  # fmt: skip


def made_by():
    return {"sayso": os.environ.get("STUB_MAKER", "stub"), "models": {}}


module = types.ModuleType("sayso.pipeline")
module.read_report, module.made_by = read_report, made_by
sys.modules["sayso.pipeline"] = module


class ComparedByWords(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Puts WordOverlap in the place of the network, once that module is imported."""

    def find_spec(self, name, path, target=None):
        if name != "sayso.match.same":
            return None
        self.spec = importlib.machinery.PathFinder.find_spec(name, path)
        return importlib.machinery.ModuleSpec(name, self, origin=self.spec.origin)

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        module.__file__ = self.spec.origin
        self.spec.loader.exec_module(module)
        module.SameClaim = module.WordOverlap


sys.meta_path.insert(0, ComparedByWords())
