"""Bytes -> characters, and what kind of file they are."""

from __future__ import annotations

import codecs
import re
from typing import Literal

from sayso.errors import FormatError
from sayso.read.language import ENGLISH_WORDS

FileKind = Literal["text", "html", "pdf", "json", "mail"]

# First bytes of kinds of file that hold no plain text, with what to call them.
SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"BM", "a bitmap image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"\x00\x00\x01\x00", "an icon"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7-zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"(\xb5/\xfd", "a zstandard archive"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "a rich-text document"),
    (b"%!PS", "a PostScript document"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound or film file"),
    (b"fLaC", "a sound file"),
    (b"\x1aE\xdf\xa3", "a film file"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"\xca\xfe\xba\xbe", "a program"),
    (b"SQLite format 3\x00", "a database"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
    (b"bplist00", "a property list, or a page saved by Safari"),
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META = re.compile(rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,30})""", re.I)
_XML = re.compile(rb"""^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9_:.-]{2,30})""", re.I)
_HEADER = re.compile(r"""charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,30})""", re.I)
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|article|main|div|p|h1)\b",
    re.I | re.S,
)
# What browsers take these labels to mean (they are the commonest mislabelling there is).
_AS_BROWSERS_DO = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030"}
_BEGINNING = 16_384  # bytes in which the first element of an XML file stands
_CONTROLS = frozenset(range(32)) - {9, 10, 12, 13, 27}


def decode(data: bytes, *, content_type: str | None = None, markup: bool = False, where: str = "") -> str:
    """The characters of a text or page: byte-order mark removed, line ends kept.

    Believed in this order: the byte-order mark, UTF-8 that holds, the declared encoding (HTTP header, then
    the page's own), a guess. `markup`: look for the page's own declaration. Raises FormatError for bytes that are
    no text at all.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _refuse_controls(data[len(mark) :].decode(name, errors="replace"), where)
    if wide := _wide(data):
        return _refuse_controls(data.decode(wide, errors="replace"), where)
    refuse_binary(data, where=where)
    try:
        return _refuse_controls(data.decode("utf-8"), where)
    except UnicodeDecodeError:
        pass
    for label in _declared(data, content_type, markup):
        try:
            name = codecs.lookup(label).name
            text = data.decode(_AS_BROWSERS_DO.get(name, name), errors="replace")
        except (LookupError, ValueError, TypeError):
            continue
        # One wrong byte in an otherwise right page is common; a page full of them was declared wrongly.
        if text.count("�") <= 2 + len(text) // 500:
            return _refuse_controls(text, where)
    return _refuse_controls(_guessed(data), where)


def refuse_binary(data: bytes, *, where: str = "") -> None:
    """Raises FormatError, saying what it is where known, if these bytes are clearly no text."""
    for signature, name in SIGNATURES:
        # Two letters can begin a text as well, so such a file must also hold a byte no text holds.
        if data.startswith(signature) and (len(signature) > 3 or _has_controls(data[:4096])):
            packed = name.endswith("archive")
            raise FormatError(f"this is {name}, not a report", where=where, next_step=(
                "unpack it, or pack it as .zip or .tar.gz" if packed else "give text, HTML, PDF or JSON"))  # fmt: skip
    if data[4:8] == b"ftyp" and _has_controls(data[:4]):
        raise FormatError("this is a film or picture file, not a report", where=where)
    if data.startswith(b"RIFF") and data[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        raise FormatError("this is a picture, sound or film file, not a report", where=where)
    # One stray NUL in a long text or page is damage; more than one in a thousand is no text.
    if data[:65536].count(0) * 1000 > len(data[:65536]):
        raise FormatError("this is a binary file (it holds NUL bytes)", where=where, next_step="give text, HTML or PDF")


def kind_of(data: bytes, *, content_type: str | None = None, suffix: str = "") -> FileKind:
    """What kind of file the bytes are: by their first bytes, then the header, then the name's ending."""
    head = data[:4096]
    if b"%PDF-" in head[:1024]:
        return "pdf"
    declared = (content_type or "").split(";")[0].strip().lower()
    if declared in ("application/json", "text/json", "application/ld+json") or suffix == ".json":
        return "json"
    if declared in ("text/html", "application/xhtml+xml") or suffix in (".html", ".htm", ".xhtml", ".shtml"):
        return "html"
    if suffix in (".txt", ".text") or declared == "text/plain":
        return "text"
    for mark, name in _BOMS:
        if head.startswith(mark):
            return "html" if _HTML.match(head[len(mark) :].decode(name, errors="ignore")) else "text"
    return "html" if _HTML.match(head.decode(_wide(head) or "latin-1", errors="ignore")) else "text"


def beginning(data: bytes) -> str:
    """The first characters of a file that begins with markup, empty where it does not."""
    head = data[:_BEGINNING]
    for mark, name in _BOMS:
        if head.startswith(mark):
            head_text = head[len(mark) :].decode(name, errors="ignore")
            break
    else:
        head_text = head.decode(_wide(head) or "latin-1", errors="ignore")
    return head_text if head_text.lstrip().startswith("<") else ""


def _declared(data: bytes, content_type: str | None, markup: bool) -> list[str]:
    labels = [m[1] for m in [_HEADER.search(content_type or "")] if m]
    if markup:
        labels += [m[1].decode("ascii") for m in (_META.search(data[:8192]), _XML.search(data[:200])) if m]
    return labels


def _wide(data: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of a Western text is NUL."""
    head = data[:2048]
    if len(head) < 8 or b"\x00" not in head or len(data) % 2:
        return None
    even, odd = head[0::2].count(0) / (len(head) / 2), head[1::2].count(0) / (len(head) / 2)
    if odd > 0.7 and even < 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 and odd < 0.05 else None


def _guessed(data: bytes) -> str:
    """Undeclared and not UTF-8. Mostly ASCII is Windows Western, or UTF-8 with damaged bytes, and so is English in
    which nothing speaks against it; else ask.
    """
    ascii_share = sum(b < 128 for b in data[:20_000]) / max(1, len(data[:20_000]))
    repaired = data.decode("utf-8", errors="replace")
    if repaired.count("�") * 4 < sum(ord(c) > 127 for c in repaired[:1_000_000]):
        return repaired
    western = data.decode("cp1252", errors="replace")
    if ascii_share > 0.9 or (_is_english(western[:50_000]) and not _NOT_WESTERN.search(western[:50_000])):
        return western
    from charset_normalizer import from_bytes

    best = from_bytes(data[:50_000]).best()
    return data.decode(best.encoding if best else "cp1252", errors="replace")


# What tells that letters are taken for others: signs within a word, capitals behind small letters, three letters with
# accents in a row, bytes that stand for nothing.
_LETTER, _ACCENTED = "[A-Za-zÀ-ÖØ-öø-ÿŒœŠšŽžŸ]", "[À-ÖØ-öø-ÿŒœŠšŽžŸƒ]"
_NOT_WESTERN = re.compile(
    rf"(?<={_LETTER})[¡-¿€‚ƒ„†‡ˆ‰‹›•˜™×÷]+(?={_LETTER})|[a-zß-öø-ÿœšž][À-ÖØ-ÞŒŠŽ]|{_ACCENTED}{{3}}|\ufffd"
)


def _is_english(text: str) -> bool:
    """Are enough of its words among the small words of English? In no other language are as many."""
    words = re.findall(r"[^\W\d_]+", text)
    return sum(w.lower() in ENGLISH_WORDS for w in words) > 0.15 * len(words)


def _has_controls(data: bytes) -> bool:
    return any(b in _CONTROLS for b in data)


def _refuse_controls(text: str, where: str) -> str:
    """The text, unless so much of it is control characters or undecodable that it was never one."""
    sample = text[:20_000]
    odd = sum(ord(c) in _CONTROLS or c == "�" or "\x7f" <= c <= "\x9f" for c in sample)
    if odd > 8 and odd > 0.1 * len(sample):
        raise FormatError("these bytes are no text that can be read", where=where, next_step="give text, HTML or PDF")
    return text
