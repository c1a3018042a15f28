"""Names that are passed over in folders and archives: hidden ones, and the parts that browsers save beside a page."""

from __future__ import annotations

_PAGE_FOLDERS = ("_files", ".files", "_Files", "-Dateien", "_archivos", "_fichiers")
_PARTS_OF_PAGES = (".js", ".mjs", ".css", ".map", ".ico", ".woff", ".woff2", ".ttf", ".otf", ".eot")
_OF_MACS = "__MACOSX"  # beside every file that a Mac packs, what its Finder knows of it


def is_left_out_folder(name: str) -> bool:
    """Is a folder of this name passed over, with all below it?"""
    return name.startswith(".") or name.endswith(_PAGE_FOLDERS) or name == _OF_MACS


def is_left_out_file(name: str) -> bool:
    """Is a file of this name passed over?"""
    return name.startswith(".") or name.lower().endswith(_PARTS_OF_PAGES)
