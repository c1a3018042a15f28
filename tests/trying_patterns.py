"""Tries the compiled patterns of a package on texts that make a careless one slow. Run as a program by its test."""

from __future__ import annotations

import ast
import importlib
import json
import pkgutil
import re
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

SMALL, MIDDLE, LARGE = 120, 240, 1_000
STEEPEST = 2.5  # time may grow as this power of the length
LONG = 0.5  # seconds of work below which growth does not matter
MOST = 4.0  # seconds of work after which nobody waits any longer
_CLASSES = {codes.CATEGORY_DIGIT: "1", codes.CATEGORY_SPACE: " ", codes.CATEGORY_WORD: "a",
            codes.CATEGORY_NOT_DIGIT: "a", codes.CATEGORY_NOT_SPACE: "a", codes.CATEGORY_NOT_WORD: " "}  # fmt: skip
_REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)


def patterns_of(package: str) -> Iterator[tuple[str, re.Pattern[str] | re.Pattern[bytes]]]:
    """(its name, it) for every pattern at the level of a module, in containers too."""
    root = importlib.import_module(package)
    seen: set[int] = set()
    for found in pkgutil.walk_packages(root.__path__, f"{package}."):
        if not found.name.endswith("__main__"):
            module = importlib.import_module(found.name)
            for name, value in list(vars(module).items()):
                for pattern in _held(value):
                    if id(pattern) not in seen:
                        seen.add(id(pattern))
                        yield f"{found.name}.{name}", pattern


def inner_patterns_of(package: str) -> Iterator[tuple[str, re.Pattern[str] | re.Pattern[bytes] | None]]:
    """(where it stands, it) for every pattern that is given to `re` within a function; None for one that is put
    together there of what only the function knows."""
    root = importlib.import_module(package)
    for found in pkgutil.walk_packages(root.__path__, f"{package}."):
        if found.name.endswith("__main__"):
            continue
        module = importlib.import_module(found.name)
        tree = ast.parse(Path(str(module.__file__)).read_text("utf-8"))
        functions = [n for n in ast.walk(tree) if isinstance(n, (ast.FunctionDef, ast.AsyncFunctionDef))]
        seen: set[tuple[int, int]] = set()
        for call in (n for function in functions for n in ast.walk(function) if isinstance(n, ast.Call)):
            if (given := _given_to_re(call)) is None or (call.lineno, call.col_offset) in seen:
                continue
            seen.add((call.lineno, call.col_offset))
            try:
                pattern, flags = (eval(ast.unparse(part), dict(vars(module))) for part in given)
            except NameError:
                yield f"{found.name}:{call.lineno}", None
                continue
            yield f"{found.name}:{call.lineno}", re.compile(pattern, flags)


def _given_to_re(call: ast.Call) -> tuple[ast.expr, ast.expr] | None:
    """The pattern and the flags of a call of `re`, None where it is another call."""
    at = {"compile": 1, "sub": 4, "subn": 4, "split": 3}
    called = call.func
    if not (isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name) and called.value.id == "re"):
        return None
    if called.attr == "escape" or not call.args:
        return None
    place = at.get(called.attr, 2)
    flags = call.args[place] if len(call.args) > place else None
    flags = next((k.value for k in call.keywords if k.arg == "flags"), flags)
    return call.args[0], flags or ast.Constant(0)


def _held(value: object, depth: int = 0) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif depth < 4 and isinstance(value, (list, tuple, set, frozenset, dict)):
        for inner in (*value.keys(), *value.values()) if isinstance(value, dict) else value:
            yield from _held(inner, depth + 1)


def texts_for(pattern: re.Pattern[Any], n: int) -> Iterator[str]:
    """Texts of about `n` characters: what is always tried, and what leads into each of the pattern's repetitions."""
    yield from ("a" * n, " " * n, "1" * n, "a " * (n // 2), "," * n, "a, " * (n // 3), '"' * n, "Aa " * (n // 3),
                "A" * n, "1, " * (n // 3), ". " * (n // 2), "\n" * n, "(" * n, "a-" * (n // 2))  # fmt: skip
    given = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    flags = pattern.flags & ~re.UNICODE if isinstance(pattern.pattern, bytes) else pattern.flags
    tried: set[tuple[str, str]] = set()
    for before, bodies, nested in _repetitions(list(parser.parse(given, flags)), ""):
        for unit in dict.fromkeys((*bodies, "a", " ", "1")) if nested else bodies:
            if unit and (before[-40:], unit) not in tried:
                tried.add((before[-40:], unit))
                yield f"{before}{unit * (n // len(unit))}\x00 ~"


def _repetitions(nodes: list[Any], before: str) -> Iterator[tuple[str, tuple[str, ...], bool]]:
    """(words that lead into it, ways to go once around in it, does it hold more than one thing) for every repetition.

    Repetitions of two turns at most are left out.
    """
    for at, (code, given) in enumerate(nodes):
        lead = before + _sample(nodes[:at])
        if code in _REPEATS:
            if given[1] > 2:
                inner = list(given[2])
                plain = len(inner) == 1 and inner[0][0] in (codes.IN, codes.ANY, codes.NOT_LITERAL, codes.LITERAL)
                yield lead, _ways(inner), not plain
            yield from _repetitions(list(given[2]), lead)
        elif code is codes.BRANCH:
            for branch in given[1]:
                yield from _repetitions(list(branch), lead)
        elif code is codes.SUBPATTERN:
            yield from _repetitions(list(given[3]), lead)
        elif code is codes.ATOMIC_GROUP:
            yield from _repetitions(list(given), lead)
        elif code in (codes.ASSERT, codes.ASSERT_NOT):
            yield from _repetitions(list(given[1]), lead)


def _ways(nodes: list[Any]) -> tuple[str, ...]:
    """A sample, and of a class or an alternative one of each member."""
    if len(nodes) == 1:
        code, given = nodes[0]
        if code is codes.IN and given[0][0] is not codes.NEGATE:
            return tuple(dict.fromkeys(_one_of([member]) for member in given))
        if code is codes.SUBPATTERN:
            return _ways(list(given[3]))
        if code is codes.BRANCH:
            return tuple(dict.fromkeys(_sample(list(branch)) for branch in given[1]))
    return (_sample(nodes),)


def _sample(nodes: list[Any]) -> str:
    """Some short text that the nodes match, as far as that is easily told."""
    said = []
    for code, given in nodes:
        if code is codes.LITERAL:
            said.append(chr(given))
        elif code is codes.NOT_LITERAL or code is codes.ANY:
            said.append("a")
        elif code is codes.IN:
            said.append(_one_of(given))
        elif code in _REPEATS:
            said.append(_sample(list(given[2])) * max(given[0], 0))
        elif code is codes.BRANCH:
            said.append(_sample(list(given[1][0])))
        elif code is codes.SUBPATTERN:
            said.append(_sample(list(given[3])))
        elif code is codes.ATOMIC_GROUP:
            said.append(_sample(list(given)))
    return "".join(said)


def _one_of(members: list[Any]) -> str:
    if members[0][0] is codes.NEGATE:
        taken = re.compile("[" + "".join(_class(m) for m in members[1:]) + "]")
        return next((c for c in "a 1,.-" if not taken.match(c)), "")
    for code, given in members:
        if code is codes.CATEGORY:
            return _CLASSES.get(given, "a")
        if code is codes.RANGE:
            return chr(given[0])
        if code is codes.LITERAL:
            return chr(given)
    return ""


def _class(member: Any) -> str:
    code, given = member
    if code is codes.LITERAL:
        return re.escape(chr(given))
    if code is codes.RANGE:
        return f"{re.escape(chr(given[0]))}-{re.escape(chr(given[1]))}"
    names = {codes.CATEGORY_DIGIT: r"\d", codes.CATEGORY_SPACE: r"\s", codes.CATEGORY_WORD: r"\w",
             codes.CATEGORY_NOT_DIGIT: r"\D", codes.CATEGORY_NOT_SPACE: r"\S",
             codes.CATEGORY_NOT_WORD: r"\W"}  # fmt: skip
    return names.get(given, "")


class _EnoughError(BaseException):
    """It has worked long enough."""


def _enough(*_: object) -> None:
    raise _EnoughError


def seconds_of(pattern: re.Pattern[Any], text: str) -> float:
    """The work of one search, at most MOST; `re` looks for signals on its way."""
    given = text.encode("latin-1") if isinstance(pattern.pattern, bytes) else text
    signal.signal(signal.SIGVTALRM, _enough)
    signal.setitimer(signal.ITIMER_VIRTUAL, MOST)
    start = time.process_time()
    try:
        pattern.search(given)
    except _EnoughError:
        return MOST
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return time.process_time() - start


def slowness_of(pattern: re.Pattern[Any]) -> str:
    """The text that it is slow on, cut short, with what it took; empty where there is none."""
    for small, middle, large in zip(*(texts_for(pattern, n) for n in (SMALL, MIDDLE, LARGE)), strict=True):
        first = seconds_of(pattern, small)
        if first >= MOST:
            return f"{small[:60]!r}… ({len(small)}): more than {MOST:g} s"
        second = seconds_of(pattern, middle)
        if second * (LARGE / MIDDLE) ** 4 < LONG:
            continue  # not even as the fourth power of its length does it take long
        if second < first * (MIDDLE / SMALL) ** STEEPEST:
            continue
        then = seconds_of(pattern, large)
        if then >= MOST or (then > LONG and then > second * (LARGE / MIDDLE) ** STEEPEST):
            return f"{large[:60]!r}…: {second:.4f} s for {len(middle)}, {then:.1f} s for {len(large)}"
    return ""


if __name__ == "__main__":
    for name, pattern in (*patterns_of(sys.argv[1]), *inner_patterns_of(sys.argv[1])):
        if pattern is None:
            print(json.dumps({"untried": name}), flush=True)
            continue
        print(json.dumps({"trying": name, "pattern": str(pattern.pattern)[:80]}), flush=True)
        if why := slowness_of(pattern):
            print(json.dumps({"slow": name, "pattern": str(pattern.pattern)[:80], "why": why}), flush=True)
