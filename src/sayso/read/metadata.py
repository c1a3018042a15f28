"""What a page says about itself: JSON-LD first, then its meta tags, then what it shows."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

from sayso.read.dates import date_in_url, iso_date
from sayso.read.details import Details
from sayso.read.publishers import carries_others, host_of, named, publisher_at

_ARTICLES = re.compile(r"Article|BlogPosting|Report$|Posting$|NewsArticle|LiveBlog|WebPage$", re.I)
_TITLES = ("og:title", "twitter:title", "parsely-title", "sailthru.title", "dc.title", "title", "hdl")
_DATES = (
    "article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "sailthru.date",
    "pubdate", "publishdate", "publish-date", "publish_date", "article.published", "date.release", "dc.date.issued",
    "dc.date", "dcterms.created", "dcterms.date", "ptime", "displaydate", "cxenseparse:recs:publishtime",
    "cxense:recs:publishtime", "rbpubdate", "originalpublicationdate", "article_date_original", "date", "lastmod",
)  # fmt: skip
_AUTHORS = ("author", "byl", "article:author_name", "parsely-author", "sailthru.author", "dc.creator", "creator",
            "article:author", "cxenseparse:recs:author", "citation_author")  # fmt: skip
_SITES = ("og:site_name", "application-name", "cre", "dc.publisher", "publisher", "article:publisher_name",
          "apple-mobile-web-app-title", "al:iphone:app_name")  # fmt: skip
_SEPARATOR = re.compile(r"\s+[-–—|·•»:]\s+|\s*\|\s*")
_DATED = re.compile(r"date|(?<![a-z])time|publish|posted|byline|dateline|(?<![a-z])meta(?![a-z])")
_STAFF = re.compile(r"\b(?:admin|administrator|webmaster|editor|user\d*|root|guest)$", re.I)


def metadata_of(tree: Any, *, url: str | None = None) -> Details:
    """Publisher, title, byline, date and canonical address of a page; None where it does not say, or not in one way."""
    linked = [node for script in _json_scripts(tree) for node in _articles(script)]
    tags = _tags(tree)
    address = _address(tree, tags, linked, url)
    publisher = _publisher(linked, tags, address)
    return Details(
        publisher=publisher,
        title=_title(tree, linked, tags, publisher, address),
        published=_published(tree, linked, tags, address),
        url=address,
        byline=_byline(tree, linked, tags, publisher),
    )


def _json_scripts(tree: Any) -> Iterator[Any]:
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        source = (script.text or "").strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
        source = re.sub(r"^/?[*/]*<!\[CDATA\[[*/]*|[*/]*\]\]>[*/]*$", "", source)
        try:
            yield json.loads(source, strict=False)
        except (ValueError, RecursionError):
            continue


def _articles(node: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """The articles described in a JSON-LD tree, news before mere pages."""
    found = list(_typed(node, depth))
    yield from sorted(found, key=lambda n: "WebPage" in str(n.get("@type")))


def _typed(node: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > 4:
        return
    if isinstance(node, list):
        for part in node[:50]:
            yield from _typed(part, depth + 1)
    elif isinstance(node, dict):
        if _ARTICLES.search(str(node.get("@type"))):
            yield node
        for key in ("@graph", "mainEntity", "itemListElement") if depth < 3 else ():
            yield from _typed(node.get(key), depth + 1)


def _tags(tree: Any) -> dict[str, list[str]]:
    """Meta tags by lower-case name, every value in order."""
    tags: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        value = " ".join((meta.get("content") or "").split())
        for key in ("property", "name", "itemprop"):
            if value and meta.get(key):
                tags.setdefault(meta.get(key).strip().lower(), []).append(value)
    return tags


def _first(tags: dict[str, list[str]], names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        yield from tags.get(name, ())


def _text(value: Any, *keys: str) -> str | None:
    """A string out of JSON-LD: itself, or the first of these keys of it, or of the first of a list."""
    if isinstance(value, list):
        return next((t for t in (_text(v, *keys) for v in value[:10]) if t), None)
    if isinstance(value, dict):
        return next((t for t in (_text(value.get(k)) for k in keys) if t), None)
    return " ".join(_unescaped(value).split()) or None if isinstance(value, str) else None


def _unescaped(value: str) -> str:
    import html

    return re.sub(r"<[^<>]{1,200}>", "", html.unescape(value))


def _address(tree: Any, tags: dict[str, list[str]], linked: list[dict[str, Any]], url: str | None) -> str | None:
    given = [link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    given += list(_first(tags, ("og:url", "twitter:url", "parsely-link")))
    given += [_text(n.get("mainEntityOfPage"), "@id", "url") or _text(n.get("url")) for n in linked]
    for address in (*given, url):
        try:
            whole = urljoin(url or "", (address or "").strip())
            parts = urlsplit(whole)
        except ValueError:
            continue
        # A canonical address that is only the front page of the site is a mistake of the page.
        if (
            parts.scheme in ("http", "https")
            and host_of(whole)
            and (parts.path.strip("/") or parts.query or address is url)
        ):
            return whole
    return None


def _publisher(linked: list[dict[str, Any]], tags: dict[str, list[str]], address: str | None) -> str | None:
    if known := publisher_at(address):
        return known
    given = [
        _text(n.get(key), "name", "legalName")
        for n in linked
        for key in ("publisher", "sourceOrganization", "provider")
    ]
    for name in given if carries_others(address) else (*given, *_first(tags, _SITES)):
        if readable := named(name):
            return readable
    return None if carries_others(address) else host_of(address)


def _title(
    tree: Any, linked: list[dict[str, Any]], tags: dict[str, list[str]], publisher: str | None, address: str | None
) -> str | None:
    """The headline as the page shows it, where its own data bear that heading out; else as they give it."""
    sites = {s.lower() for s in (publisher, host_of(address), *tags.get("og:site_name", ())) if s}
    page_titles = [" ".join(t.text_content().split()) for t in tree.iter("title")]
    given = [*(_text(n.get("headline")) for n in linked), *_first(tags, _TITLES), *page_titles]
    titles = [cut for cut in (_without_site(title, sites) for title in given) if cut and cut.lower() not in sites]
    headings = [" ".join(h.text_content().split()) for h in tree.iter("h1")]
    for shown in headings if len(headings) < 6 else ():
        # Headlines for search engines differ from the one shown, but not in most of their words.
        if len(shown.split()) > 2 and any(_share_words(shown, title) for title in titles):
            return _without_site(shown, sites)
    return titles[0] if titles else next((h for h in headings if len(h.split()) > 2), None)


def _share_words(a: str, b: str) -> bool:
    """Do two headlines have a third of their longer words in common?"""
    first, second = ({w for w in re.findall(r"\w+", t.lower()) if len(w) > 3} for t in (a, b))
    return len(first & second) * 3 >= max(1, min(len(first), len(second)))


def _without_site(title: str | None, sites: set[str]) -> str | None:
    """A title without the name of its site at either end."""
    title = " ".join(_unescaped(title or "").split())[:400]
    bare = {re.sub(r"\W|^the\b|\.(?:com|org|net|co|in|uk)\b", "", s) for s in sites}
    for _ in range(2):
        breaks = list(_SEPARATOR.finditer(title))
        for cut, rest in [(title[m.end() :], title[: m.start()]) for m in breaks[-1:]] + [
            (title[: m.start()], title[m.end() :]) for m in breaks[:1]
        ]:
            if re.sub(r"\W|^the\b|\.(?:com|org|net|co|in|uk)\b", "", cut.lower()) in bare and len(rest.split()) > 1:
                title = rest
                break
    return title.strip() or None


def _published(tree: Any, linked: list[dict[str, Any]], tags: dict[str, list[str]], address: str | None) -> str | None:
    given = [_text(n.get(key)) for n in linked for key in ("datePublished", "dateCreated", "uploadDate")]
    given += list(_first(tags, _DATES))
    for element in tree.iter("time", "span", "div", "abbr", "p"):
        prop = f"{element.get('itemprop') or ''} {element.get('pubdate') if element.tag == 'time' else ''}".lower()
        if "datepublished" in prop or "pubdate" in prop:
            given += [
                element.get("datetime"),
                element.get("content"),
                element.get("title"),
                element.text_content()[:80],
            ]
    given += [t.get("datetime") for t in list(tree.iter("time"))[:1]]
    for written in given:
        if found := iso_date(written):
            return found
    return date_in_url(address) or _shown_date(tree)


def _shown_date(tree: Any) -> str | None:
    """The first date the page shows in a place it calls a date, day and year; an ambiguous one stays unknown."""
    for element in tree.iter("time", "span", "p", "div", "li", "small", "em", "h5", "h6"):
        name = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('itemprop') or ''}".lower()
        if element.tag == "time" or _DATED.search(name):
            words = " ".join(element.text_content().split())
            found = iso_date(words) if len(words) < 100 else None
            if found and len(found) >= 10:
                return found
    return None


def _byline(tree: Any, linked: list[dict[str, Any]], tags: dict[str, list[str]], publisher: str | None) -> str | None:
    for node in linked:
        names = _names(node.get("author")) or _names(node.get("creator"))
        if kept := [n for n in map(_name, names) if n and not _is_publisher(n, publisher)]:
            return _listed(kept)
    kept = [n for n in map(_name, _first(tags, _AUTHORS[:1])) if n] or [
        n for n in map(_name, _first(tags, _AUTHORS)) if n
    ][:1]
    if not kept:
        kept = [n for n in map(_name, _shown_names(tree)) if n]
    kept = [n for n in kept if not _is_publisher(n, publisher)]
    return _listed(kept) if kept else None


def _is_publisher(name: str, publisher: str | None) -> bool:
    return re.sub(r"\W", "", name.lower()) == re.sub(r"\W", "", (publisher or "").lower())


def _names(value: Any) -> list[str]:
    if isinstance(value, list):
        return [name for part in value[:12] for name in _names(part)]
    if isinstance(value, dict):
        return _names(value.get("name"))
    return [value] if isinstance(value, str) else []


def _shown_names(tree: Any) -> list[str]:
    for element in tree.iter("a", "span", "p", "div", "address"):
        marks = (
            f"{element.get('rel') or ''} {element.get('itemprop') or ''} {element.get('class') or ''}".lower().split()
        )
        if "author" in marks or "byline" in marks or "author-name" in marks:
            words = " ".join(element.text_content().split())
            if 3 < len(words) < 80:
                return [words]
    return []


def _name(given: str) -> str | None:
    """A name or names as a byline, without "By"; None for addresses, dates and the like."""
    name = re.sub(
        r"^(?:analysis |opinion |commentary )?by\b:?\s*", "", " ".join(_unescaped(given).split()), flags=re.I
    ).strip(" ,;|-–—")
    name = re.split(r"\s*[|•·]\s*|\s+[-–—]\s+", name)[0]
    if not 2 < len(name) <= 120 or re.search(r"https?:|www\.|@\w|\d{2}", name) or _STAFF.search(name) or name.islower():
        return None
    return name


def _listed(names: list[str]) -> str:
    """ "Ann Lee, Bo Orr and Cy Dunn", each name once."""
    once = list(dict.fromkeys(names))
    return once[0] if len(once) == 1 else ", ".join(once[:-1]) + " and " + once[-1]
