"""A feed -> its entries: RSS 0.9 to 2.0 and Atom, each entry a report.

Most entries hold a summary alone: its words are read, and the report says so (`extent`). XML is the favourite dress of
attacks: nothing outside of the file is loaded, entities are never put in, and a feed that declares any is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from html import unescape
from typing import Any
from urllib.parse import urljoin

from lxml import etree

from sayso.errors import FormatError, TooLongError
from sayso.read.decode import decode
from sayso.read.details import Details
from sayso.read.page import fragment_of
from sayso.read.publishers import publisher_at

MAX_BYTES = 10_000_000
MOST_ENTRIES = 2_000  # of one feed; the longest seen has some hundreds
_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_DC = "{http://purl.org/dc/elements/1.1/}"
_NAME = re.compile(r"<(?:[\w.-]+:)?([\w.-]+)")
_FEEDS = ("rss", "feed", "rdf")
_PAGES = ("html", "head", "body", "meta", "title", "article", "main", "div", "p", "h1")
_BROKEN_OFF = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|\[&hellip;\])\s*$")
_CUT_TITLE = re.compile(r"\s+[-–—|>»:]\s+|:\s+|\s+RSS\b|\s+feed\b", re.I)
_ADDRESS = re.compile(r"\S@\S")
_IN_BRACKETS = re.compile(r"\(([^()]+)\)\s*$")
_NULS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff￾￿]")
#: A description, which may hold the whole report or only some of it, counts as whole from so much on.
_WHOLE_WORDS, _WHOLE_PARAGRAPHS = 150, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry: its words, what is known of it, the bytes it stands in; `summary`: are its words no more than that?"""

    text: str
    details: Details
    raw: bytes
    name: str | None
    summary: bool


def root_of(head: str) -> str | None:
    """The name of the first element, in small letters, where a text begins as XML does; None where it does not."""
    before, at = _prolog(head)
    found = _NAME.match(head, at)
    if found is None or not (before.startswith("<?xml") or found[1].lower() in _FEEDS):
        return None
    return found[1].lower()


def _prolog(text: str) -> tuple[str, int]:
    """What stands before the first element of an XML file without its comments, and where that element begins."""
    kept: list[str] = []
    at = len(text) - len(text.lstrip("\ufeff \t\r\n"))
    while True:
        if text.startswith("<!--", at):
            end = text.find("-->", at + 4)
            stop, keep = end + 3, False
        elif text.startswith("<?", at):
            end = text.find("?>", at + 2)
            stop, keep = end + 2, True
        elif text[at : at + 9].lower() == "<!doctype":
            end = text.find(">", at)
            subset = text.find("[", at)
            if 0 <= subset < end:
                closed = text.find("]", subset)
                end = text.find(">", closed) if closed >= 0 else -1
            stop, keep = end + 1, True
        else:
            return "".join(kept), at
        if end < 0:  # breaks off
            return "".join([*kept, text[at:]]), len(text)
        if keep:
            kept.append(text[at:stop])
        at = stop
        while at < len(text) and text[at].isspace():
            at += 1


def is_feed(head: str) -> bool:
    """Does a text begin as a feed does?"""
    return root_of(head) in _FEEDS


def refuse_xml(head: str, *, where: str) -> None:
    """Raises FormatError where a text begins as XML that is no page."""
    name = root_of(head)
    if name is None or name in _PAGES:
        return
    if name in _FEEDS:
        raise FormatError("this is a feed, which holds many reports", where=where,
                          next_step="give its file or address to sayso read or sayso add")  # fmt: skip
    raise FormatError(f"this is XML that holds no feed (its first element is {name})", where=where,
                      next_step="give text, HTML, a feed, PDF or JSON")  # fmt: skip


def entries_of(data: bytes, *, where: str, url: str | None = None, content_type: str | None = None) -> Iterator[Entry]:
    """The entries of a feed in its order, `MOST_ENTRIES` at most.

    Raises FormatError where it is none or declares entities, TooLongError where it is too large or has more entries
    (after the first ones were given).
    """
    if len(data) > MAX_BYTES:
        size = f"{len(data) / 1e6:.1f} MB"
        raise TooLongError(f"this feed has {size}, one may have {MAX_BYTES / 1e6:.0f} MB", where=where)
    root = _tree(decode(data, content_type=content_type, markup=True, where=where), where)
    if not isinstance(root.tag, str) or _local(root) not in ("rss", "feed", "RDF"):
        raise FormatError("this is no feed", where=where, next_step="give text, HTML, a feed, PDF or JSON")
    channel = next((e for e in root if _local(e) == "channel"), root)
    title = _words(_child(channel, "title"))
    base = url or _link(channel) or None
    found = [e for e in (root.iter() if _local(root) != "feed" else root) if _local(e) in ("item", "entry")]
    for n, element in enumerate(found, start=1):
        if n > MOST_ENTRIES:
            many = f"of {len(found):,} entries of this feed the first {MOST_ENTRIES:,} are read"
            raise TooLongError(many, where=where)
        yield _entry(element, title, base)


def _tree(text: str, where: str) -> Any:
    """The file as a tree. Nothing is loaded, nothing is put in for an entity."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False,
                             huge_tree=False, recover=True, remove_comments=True, remove_pis=True)  # fmt: skip
    before, at = _prolog(text)
    if "<!entity" in before.lower():
        raise _with_entities(where)
    try:  # the prolog names an encoding that is left behind, and at most a type that is not looked at
        root = etree.fromstring(_NULS.sub(" ", text[at:]).encode("utf-8"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise FormatError(f"this XML cannot be read ({type(error).__name__})", where=where) from None
    if root is None:
        raise FormatError("this XML cannot be read", where=where)
    types = root.getroottree().docinfo.internalDTD
    if types is not None and next(types.iterentities(), None) is not None:
        raise _with_entities(where)
    return root


def _with_entities(where: str) -> FormatError:
    return FormatError("this XML declares entities of its own, which is refused", where=where,
                       next_step="save the entries as pages or text")  # fmt: skip


def _entry(element: Any, feed: str, base: str | None) -> Entry:
    link = _link(element)
    address = urljoin(base or "", link) if link else None
    if address is not None and not address.lower().startswith(("http://", "https://")):
        address = None
    source = _child(element, "source")
    outlet = _words(source) if source is not None and _local(element) == "item" else ""
    text, summary = _told(element)
    details = Details(
        url=address, title=_plain(_markup(_child(element, "title"))) or None, published=_date(element),
        byline=_author(element), publisher=publisher_at(address) or outlet or _CUT_TITLE.split(feed)[0].strip() or None,
    )  # fmt: skip
    name = address or _words(_child(element, "guid")) or _words(_child(element, "id")) or None
    return Entry(text=text, details=details, name=name, summary=summary,
                 raw=etree.tostring(element, encoding="utf-8", with_tail=False))  # fmt: skip


def _told(element: Any) -> tuple[str, bool]:
    """(the words of an entry, are they a summary alone?)"""
    whole = element.find(_CONTENT)
    whole = whole if whole is not None else _child(element, "content")
    if whole is not None and (text := fragment_of(_markup(whole))):
        return text, bool(_BROKEN_OFF.search(text))
    text = fragment_of(_markup(_child(element, "description", "summary")))
    long = len(text.split()) >= _WHOLE_WORDS and text.count("\n\n") + 1 >= _WHOLE_PARAGRAPHS
    return text, not (long and _local(element) == "item" and not _BROKEN_OFF.search(text))


def _markup(element: Any) -> str:
    """What an element holds as markup, whichever way it is written."""
    if element is None:
        return ""
    if any(isinstance(child.tag, str) for child in element):  # xhtml, or markup that was not escaped
        for node in element.iter():
            if isinstance(node.tag, str):
                node.tag = etree.QName(node).localname
        inner = "".join(etree.tostring(child, encoding="unicode", method="html") for child in element)
        return (element.text or "") + inner
    words = "".join(element.itertext())
    if element.get("type") == "text":
        return words.replace("&", "&amp;").replace("<", "&lt;")
    return words


def _plain(markup: str) -> str:
    """A headline without its markup."""
    if "<" not in markup and "&" not in markup:
        return " ".join(markup.split())
    return " ".join(unescape(re.sub(r"<[^<>]{0,200}>", "", markup)).split())


def _date(element: Any) -> str | None:
    for name in ("pubDate", "published", "issued", f"{_DC}date", "updated", "modified"):
        found = element.find(name) if name.startswith("{") else _child(element, name)
        written = _words(found)
        if not written:
            continue
        if name == "pubDate":
            try:
                return parsedate_to_datetime(written).isoformat()
            except (ValueError, TypeError, IndexError, OverflowError):
                return written
        return written
    return None


def _author(element: Any) -> str | None:
    found = element.find(f"{_DC}creator")
    found = found if found is not None else _child(element, "author")
    if found is None:
        return None
    name = _child(found, "name")
    words = _words(name if name is not None else found)
    inner = _IN_BRACKETS.search(words)  # RSS writes "address (name)"
    if _ADDRESS.search(words):
        words = inner[1] if inner else ""
    return words or None


def _link(element: Any) -> str:
    """The address of an entry's page, or of a feed's."""
    for child in element:
        if _local(child) == "link":
            address = child.get("href") if child.get("href") is not None else _words(child)
            if address and child.get("rel", "alternate") == "alternate":
                return address.strip()
    guid = _child(element, "guid")
    words = _words(guid)
    return words if guid is not None and guid.get("isPermaLink", "true") != "false" and "://" in words else ""


def _child(element: Any, *names: str) -> Any:
    """The first child of one of these names that is of the feed's own kind: not an extension's of the same name."""
    own = etree.QName(element).namespace
    for name in names:
        for child in element:
            if isinstance(child.tag, str) and _local(child) == name and etree.QName(child).namespace == own:
                return child
    return None


def _local(element: Any) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split()) if element is not None else ""
