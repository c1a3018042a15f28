"""Who may come in: the token, signed sessions, and which requests may change something.

The desk is for the people of one house. On the loopback address it asks for no token, since whoever can reach it
there can read the file as well; on any other it does. A session is a signed cookie that holds the person's name,
whether the token was given, and a secret that forms send back.
"""

from __future__ import annotations

import hmac
import ipaddress
import secrets
import time
from collections import deque
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlsplit

from itsdangerous import BadSignature, URLSafeTimedSerializer

from sayso.errors import UsageError

COOKIE = "sayso"
LASTS = 14 * 24 * 3600  # seconds that a session is good for
LOOPBACK = ("127.0.0.1", "localhost", "::1")
SHORTEST = 16  # characters of a token
MOST_WRONG, WITHIN = 10, 60.0  # wrong tokens from one address in so many seconds, after which it may try no more...
MOST_OF_ALL = 1000  # ...and from all together, after which nobody may from an address that never had the right one
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One browser's session. `name` is what the person calls himself, empty at first."""

    name: str = ""
    admitted: bool = False
    secret: str = field(default_factory=lambda: secrets.token_urlsafe(18))

    def called(self, name: str) -> Session:
        """The same session with another name: on one line, at most 80 characters."""
        return replace(self, name=" ".join(name.split())[:80])


def is_loopback(host: str) -> bool:
    """Is this the machine's own address, which nobody else can reach?"""
    if host in LOOPBACK:
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def house_of(client: str) -> str:
    """Whose address this is, as far as that can be told: of IPv6 a household has 2**64."""
    try:
        address = ipaddress.ip_address(client.partition("%")[0])
    except ValueError:
        return client
    if isinstance(address, ipaddress.IPv6Address):
        return str(address.ipv4_mapped or ipaddress.ip_network((address, 64), strict=False))
    return str(address)


class Access:
    """The rules of one running desk. `key` signs the sessions; a new one ends them all.

    Tokens are tried in one thread, that which takes the requests.
    """

    def __init__(self, *, host: str = "127.0.0.1", token: str | None = None, key: bytes | None = None) -> None:
        """UsageError where others could come in without a token, or with one that can be guessed."""
        if not is_loopback(host) and not token:
            raise UsageError(
                f"others can reach {host}, so the desk needs a token there",
                next_step="set SAYSO_TOKEN or --token-file, or leave out --host to serve this machine alone",
            )
        if token is not None and len(token) < SHORTEST:
            raise UsageError(f"this token is too short: give at least {SHORTEST} characters")
        self.open = token is None
        self._token = (token or "").encode()
        self._hosts = {*LOOPBACK, host.strip("[]").lower()}
        self._sign = URLSafeTimedSerializer(key or secrets.token_bytes(32), salt="sayso.session")
        self._wrong: deque[tuple[float, str]] = deque()  # when and from where, of the last `WITHIN` seconds
        self._right: set[str] = set()  # from where the token came

    def session(self, cookie: str | None) -> Session:
        """The session that a cookie holds; a new one where it is missing, old or not ours."""
        try:
            held: Any = self._sign.loads(cookie or "", max_age=LASTS)
            session = Session(name=str(held["n"]), admitted=held["a"] is True, secret=str(held["s"]))
        except (BadSignature, KeyError, TypeError):
            session = Session()
        return replace(session, admitted=True) if self.open else session

    def cookie(self, session: Session) -> str:
        """The cookie's value for a session."""
        return str(self._sign.dumps({"n": session.name, "a": session.admitted, "s": session.secret}))

    def is_token(self, given: str) -> bool:
        """Is this the token? Compared in constant time."""
        return not self.open and hmac.compare_digest(given.encode("utf-8", "replace"), self._token)

    def may_try(self, client: str) -> bool:
        """May this address try a token now? Not after many wrong ones in a short time, at whichever door."""
        while self._wrong and time.monotonic() - self._wrong[0][0] > WITHIN:
            self._wrong.popleft()
        house = house_of(client)
        if sum(each == house for _, each in self._wrong) >= MOST_WRONG:
            return False
        return len(self._wrong) < MOST_OF_ALL or house in self._right

    def try_token(self, given: str, client: str) -> bool:
        """Is this the token, from an address that may try one? A wrong one counts, unless the door is shut already:
        else whoever goes on could keep it shut.
        """
        if self.open or not self.may_try(client):
            return False
        if self.is_token(given):
            self._right.add(house_of(client))
            return True
        self._wrong.append((time.monotonic(), house_of(client)))
        return False

    def admit(self, session: Session, given: str, client: str) -> Session | None:
        """The session let in, or None where the token is wrong or may not be tried from that address."""
        if self.open or self.try_token(given, client):
            return replace(session, admitted=True, secret=secrets.token_urlsafe(18))
        return None

    def is_host(self, host: str) -> bool:
        """Is the desk called by a name of its own?

        Without a token a page elsewhere could have its own name point to this machine and read the desk from
        the browser. With one, the cookie belongs to the name it was given under, so any name will do.
        """
        name = (urlsplit(f"//{host}").hostname or "") if host else ""
        return not self.open or name in self._hosts


def is_from_here(method: str, headers: dict[str, str]) -> bool:
    """Does a request that changes something come from a page of the desk itself, or from no page at all?"""
    if method in SAFE:
        return True
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    return origin is None or (urlsplit(origin).netloc == headers.get("host") and origin != "null")


def is_secret(session: Session, given: str | None) -> bool:
    """Did a form send back the session's secret?"""
    return bool(given) and hmac.compare_digest((given or "").encode("utf-8", "replace"), session.secret.encode())
