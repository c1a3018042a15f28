"""Web addresses: when two of them name one page."""

from __future__ import annotations

from urllib.parse import urlsplit

# Added by those who pass a link on; they never choose another page.
TRACKERS = ("utm_", "fbclid", "gclid", "cmpid", "ref=", "src=")


def page_of(url: str | None) -> str | None:
    """The page that an address names, without what does not tell pages apart; None where it is no address.

    Left out are scheme, "www." and "m.", trackers, the order of the query, a slash at the end, and a fragment, except
    one that chooses a page ("#!/story" and "#/story").
    """
    try:
        parts = urlsplit((url or "").strip())
    except ValueError:  # a bracket that is never closed
        return None
    if not parts.netloc:
        return None
    host = parts.netloc.casefold().removeprefix("www.").removeprefix("m.")
    query = "&".join(sorted(q for q in parts.query.split("&") if q and not q.casefold().startswith(TRACKERS)))
    fragment = parts.fragment if parts.fragment.startswith(("!", "/")) else ""
    return f"{host}{parts.path.rstrip('/')}" + (f"?{query}" if query else "") + (f"#{fragment}" if fragment else "")
