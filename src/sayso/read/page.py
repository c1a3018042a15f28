"""A web page -> the words of its article and what the page says about it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree, html

from sayso.errors import EmptyError, FormatError
from sayso.read.details import Details
from sayso.read.metadata import metadata_of

# What a page shows and its article does not say, by the words it begins with. Only for paragraphs of at most 60 words.
_PROMO = re.compile(
    r"""\W{0,40}(?:
      (?:read|see|watch|listen|check\ out)(?:\ (?:more|also|next|this|now|it|here|full\ story))?\s*[:>»|]
    | (?:also|must|further|more|you\ (?:may|might)\ (?:also\ )?(?:like|be\ interested\ in))\s*(?:read|see|watch)?\s*:
    | read\ (?:more|also|next)\b(?!\ (?:than|of|about)\b)
    | (?:related|recommended|trending|popular|most\ read|more\ (?:on|from|in)\ this)(?:\ \w+){0,2}\s*(?::|$)
    | (?:more|popular|trending)\ (?:on|from|in)\ \w++(?:\ \w++){0,2}\ ?:?$
    | (?-i:DON['’]T\ MISS)\b
    | (?:don['’]?t\ miss|you\ may\ also\ like|explore\ further|story\ continues|article\ continues|continue\ reading
        |advertisement|scroll\ (?:down|to\ continue)|loading\.*|share\ this(?:\ (?:article|story|post))?|print\ article
        |order\ reprints|comments?|view\ comments|show\ comments|leave\ a\ comment|something\ to\ consider|tags?|topics)
        \s*(?:$|[:(])
    | (?:sign\ up|subscribe|register|join)\ (?:now\ |here\ |today\ |free\ )?(?:to|for|here|now|and|today)\b
    | (?:sign\ up|subscribe|stay\ (?:on\ top|up\ to\ date|tuned)
        |get\ (?:the|our|your|all\ the)\ (?:latest|best|day['’]s|top|free))\b
        .*\b(?:newsletters?|inbox|e-?mails?|alerts?|apps?|news)\b
    | click\ here\b | tap\ here\b | download\ (?:the|our)\b.*\bapp\b
    | (?:follow|like|find|join)\ (?:us|me|him|her|them|@?\w+(?:\ \w+){0,6})\ on
        \ (?:facebook|twitter|instagram|x\b|telegram|whatsapp|linkedin)
    | (?:e-?mail|write\ to|contact|reach)\ .{0,80}(?:@|\bon\ twitter\b|\bat\ http)
    | .{0,80}\bcan\ be\ reached\ (?:at|by|on)\b
    | (?:©|\(c\)|copyright\ (?:©|\(c\)|\d{4})|all\ rights\ reserved|this\ (?:copy|material)\ (?:is\ for|may\ not\ be))
    | (?:if\ you\ (?:buy|purchase|enjoyed|liked|have\ a\ (?:tip|story))\b.{0,200})
    | (?:we\ (?:may|might)\ (?:earn|receive)\ (?:a|an)\b.*\bcommission)
    | (?:thank(?:s|\ you)(?:\ for\ (?:signing|subscribing|reading).*)?[.!]?|sorry[.!]?)$
    | (?:an\ error\ has\ occurred|there\ was\ an\ error)\b
    | this\ article\ has\ been\ sent\ to\b
    | have\ an?\ (?:tip|story)\b
    | get\ access\ to\b.{0,120}\bsubscription
    | buyer['’]s\ guide:
    )""",
    re.I | re.X | re.S,
)
_SOURCE_LINE = re.compile(r"\W*source\s*:\s*\S.{0,80}$", re.I)
_STAMP_LINE = re.compile(
    r"\W*(?:(?:published|updated|posted|last (?:updated|modified))\b.{0,60}\d.{0,20}|https?://\S+|@\w+\W*)$", re.I
)
_LINES = ("p", "li", "h2", "h3", "h4", "h5", "h6")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|_")
_AWAY = re.compile(
    r"(?<![a-z])(?:newsletters?|sign-?up|promos?|related|recirc\w*|recommend\w*|trending|most-(?:read|popular|viewed)"
    r"|latest-(?:news|box|stor\w+|headlines)|read-(?:more|also|next)|also-read|more-(?:from|stories|on)|outbrain|taboola"
    r"|cookies?|consent|advert\w*|sponsor\w*|breadcrumbs?|social|sharing|share-\w+|author-bio|print-only)(?![a-z])"
)
_HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.I)
_NULS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff]")
_BLOCKS = frozenset({"p", "head", "item", "quote", "row", "code", "list", "table", "fn"})
_MAX_PROMO_WORDS = 60
_SET_APART = frozenset(
    "p div li ul ol h1 h2 h3 h4 h5 h6 blockquote section article header footer table tr pre dl dt dd hr figure".split()
)
#: The line by which a publishing program signs what it puts into feeds.
_FROM_FEED = re.compile(r"The post .{1,300} (?:appeared first|first appeared) on .{1,200}$", re.S)


def page_of(markup: str, *, url: str | None = None, where: str = "") -> tuple[str, Details]:
    """The article's words, paragraphs set apart by blank lines, and its details as the page gives them.

    Raises EmptyError where the page has no article, FormatError where it cannot be taken apart.
    """
    tree = _tree(markup)
    if tree is None:
        raise EmptyError("this page holds no words", where=where)
    # Code of others, not made for every broken page there is: what it raises is told as a failure.
    try:
        details = metadata_of(tree, url=url)
        _prune(tree)
        paragraphs = _paragraphs(tree, url)
    except (Exception, RecursionError) as error:  # noqa: BLE001, RUF100
        raise FormatError(f"this page cannot be taken apart ({type(error).__name__})", where=where) from error
    text = "\n\n".join(_without_furniture(paragraphs, details.title))
    if not text:
        raise EmptyError("no article was found in this page", where=where, next_step="give the article's text")
    return text, details


def fragment_of(markup: str) -> str:
    """The words of a piece of markup without a page around it, as feeds hold it; paragraphs set apart by blank lines.

    Empty where there are none.
    """
    if "<" not in markup and "&" not in markup:
        parts = re.split(r"\n\s*\n", markup)
    else:
        tree = _tree(markup)
        if tree is None:
            return ""
        for element in tree.xpath("//script|//style|//iframe|//noscript|//figcaption|//form|//template|//*[@hidden]"):
            if element.getparent() is not None:
                _drop(element)
        _prune(tree)
        parts = "".join(_running(tree)).split("\n\n")
    paragraphs = [("p", words) for part in parts if (words := " ".join(part.split()))]
    return "\n\n".join(w for w in _without_furniture(paragraphs, None) if not _FROM_FEED.match(w))


def _running(tree: Any) -> Iterator[str]:
    """The words of a tree, blocks set apart by blank lines; two line breaks do so too."""
    breaks = 0
    for event, node in etree.iterwalk(tree, events=("start", "end")):
        tag = node.tag if isinstance(node.tag, str) else ""
        if tag in _SET_APART:
            yield "\n\n"
        if event == "start":
            if tag == "br":
                breaks += 1
                yield "\n\n" if breaks > 1 else " "
            told = node.text
        else:
            told = node.tail if node is not tree else None
        if told and tag:
            breaks = 0 if told.strip() else breaks
            yield " ".join(told.split("\n"))


def _tree(markup: str) -> Any:
    """The page as a tree; None where there is nothing in it."""
    cleaned = _NULS.sub(" ", markup)
    if not cleaned.strip():
        return None
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        return html.document_fromstring(cleaned.encode("utf-8"), parser=parser, ensure_head_body=True)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return None


def _prune(tree: Any) -> None:
    """Takes out what a reader of the page does not see, and what is there to lead away from the article.

    Only small parts are taken out: some pages hide the whole article until a script shows it, and some name the
    whole of it "shareable".
    """
    visible = max(1, len(tree.text_content()))
    for element in list(tree.iter("*")):
        if not isinstance(element.tag, str) or element.getparent() is None or element.tag in ("html", "body", "head"):
            continue
        if _may_go(element) and len(element.text_content()) < 0.2 * visible:
            _drop(element)


def _may_go(element: Any) -> bool:
    if element.get("hidden") is not None or _HIDDEN.search(element.get("style") or ""):
        return True
    if element.tag in _LINES:
        return _is_link_alone(element)
    if element.tag == "form":
        return not _holds_article(element)
    if element.tag == "span":
        return _is_card(element) or _is_record(element)
    if element.tag in ("div", "section", "aside", "ul", "nav"):
        name = _CAMEL.sub("-", f"{element.get('class') or ''} {element.get('id') or ''}").lower()
        return (bool(_AWAY.search(name)) and not _holds_article(element)) or _is_record(element)
    return False


def _is_link_alone(element: Any) -> bool:
    """A paragraph, item or heading of one or more links and hardly a word beside, that is no sentence."""
    words = " ".join(element.text_content().split())
    if not words or words.endswith((".", "!", "”", '"')):
        return False
    linked = sum(len(" ".join(a.text_content().split())) for a in element.iter("a"))
    return linked > 0.85 * len(words)


def _holds_article(element: Any) -> bool:
    """At least two paragraphs of running text."""
    return sum(len(p.text_content().split()) >= 20 and not _is_link_alone(p) for p in element.iter("p")) >= 2


def _is_card(element: Any) -> bool:
    """A picture with links about somebody, shown in the middle of a sentence when the mouse passes over a name."""
    if element.find(".//img") is None or element.find(".//a") is None:
        return False
    first = next(
        (n for n in element.iter("*") if n is not element and (n.tag == "img" or (n.text or "").strip())), None
    )
    if first is None or first.tag != "img" or (element.text or "").strip():
        return False
    words = len("".join(element.text_content().split()))
    return words > 0 and sum(len("".join(a.text_content().split())) for a in element.iter("a")) > 0.95 * words


def _is_record(element: Any) -> bool:
    """A block of microdata for machines: its parts are all properties given as bare text."""
    if element.tag not in ("div", "span") or "date" not in (element.get("itemprop") or "").lower():
        return False
    return len(element) == 0 and bool(re.fullmatch(r"\s*\d{4}-\d\d-\d\dT[\d:.+Z-]+\s*", element.text or ""))


def _drop(element: Any) -> None:
    """Takes an element out and leaves the words that follow it."""
    parent, tail = element.getparent(), element.tail
    if tail:
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + tail
        else:
            before.tail = (before.tail or "") + tail
    parent.remove(element)


def _paragraphs(tree: Any, url: str | None) -> list[tuple[str, str]]:
    """(kind of block, words) for every block of the article, in order."""
    from trafilatura.core import bare_extraction

    document = bare_extraction(tree, url=url, include_comments=False, include_tables=False, with_metadata=False)
    if document is None or document.body is None:
        return []
    out: list[tuple[str, str]] = []
    _collect(document.body, out)
    return out


def _collect(element: Any, out: list[tuple[str, str]]) -> None:
    """Appends the blocks below an element; words between blocks go on with the block before them."""
    for child in element:
        tag = child.tag if isinstance(child.tag, str) else ""
        if tag in ("list", "quote", "table", "row", "div") and any(c.tag in _BLOCKS for c in child):
            if child.text and child.text.strip():
                out.append(("p", " ".join(child.text.split())))
            _collect(child, out)
        else:
            words = _words(child)
            if words and tag in _BLOCKS:
                out.append((tag, words))
            elif words:
                _go_on(out, words)
        if child.tail and child.tail.strip():
            _go_on(out, " ".join(child.tail.split()))


def _go_on(out: list[tuple[str, str]], words: str) -> None:
    """Adds words that stand outside any block: to the sentence before them if it is not finished."""
    if out and out[-1][0] == "p" and not out[-1][1].endswith((".", "!", "?", "”", '"', ":")):
        out[-1] = ("p", out[-1][1] + ("" if words[0] in ".,;:!?)" else " ") + words)
    else:
        out.append(("p", words))


def _words(element: Any) -> str:
    """The words of an element, white space evened, line breaks as spaces."""
    parts = []
    for node in element.iter():
        if node.tag == "lb":
            parts.append(" ")
        parts.append(node.text or "")
        if node is not element:
            parts.append(node.tail or "")
    return " ".join("".join(parts).split())


def _without_furniture(paragraphs: list[tuple[str, str]], title: str | None) -> list[str]:
    """The paragraphs that belong to the article: without its title again, promo lines, and links that stand alone."""
    kept: list[tuple[str, str]] = []
    for n, (kind, words) in enumerate(paragraphs):
        if n < 4 and title and _bare(words) == _bare(title):
            continue
        if len(words.split()) <= _MAX_PROMO_WORDS and (
            _PROMO.match(words) or _SOURCE_LINE.match(words) or _STAMP_LINE.match(words)
        ):
            continue
        if not any(c.isalnum() for c in words):
            continue
        kept.append((kind, words))
    # A sub-head or a lone label that nothing follows headed what was taken out.
    while kept and (kept[-1][0] == "head" or kept[-1][1].endswith(":")):
        kept.pop()
    return [words for _, words in kept]


def _bare(words: str) -> str:
    return re.sub(r"\W+", " ", words.lower()).strip()
