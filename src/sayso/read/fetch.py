"""A page on the web -> Report. The one place where Sayso goes on the net, and only when told to."""

from __future__ import annotations

import gzip
import http.client
import io
import ipaddress
import socket
import ssl
import threading
import time
import urllib.error
import urllib.request
import zlib
from typing import Any
from urllib.parse import quote, urlsplit, urlunsplit

from sayso.errors import FetchError, TooLongError
from sayso.model import Report
from sayso.read.details import Details
from sayso.read.report import read_bytes

TIMEOUT = 20.0
LIMIT = 10_000_000
_AGENT = "Mozilla/5.0 (compatible; Sayso; reads one page at a person's request)"
_NEXT = {
    401: "it asks for a login: save the page from your browser and read the file",
    402: "it asks for payment: save the page from your browser and read the file",
    403: "the site refuses programs: save the page from your browser and read the file",
    404: "check the address",
    410: "the page was taken down: try an archived copy",
    429: "the site asks to wait: try again later",
    451: "the site refuses readers from here: save the page from your browser and read the file",
}


def read_url(
    url: str,
    *,
    timeout: float = TIMEOUT,
    limit: int = LIMIT,
    id: str | None = None,
    defaults: Details | None = None,
    public_only: bool = False,
) -> Report:
    """The report at a web address (http or https), known by that address unless `id` is given.

    `timeout` in seconds is for the whole of it; `limit` in bytes. `public_only` is for addresses that others
    gave: hosts on this machine or in its networks are refused, redirects to them too, and no proxy is used.
    Raises FetchError where it cannot be fetched, and whatever read_bytes raises.
    """
    data, content_type, address = fetch(url, timeout=timeout, limit=limit, public_only=public_only)
    return read_bytes(data, id=id or url, url=address, content_type=content_type, defaults=defaults)


class _NotPublic(OSError):
    """The host is on this machine or in one of its networks."""


def is_public(address: str) -> bool:
    """Is this IP address one of the open net, and none that hides another inside it?"""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        # Addresses that carry an IPv4 one (mapped, 6to4, Teredo, NAT64) lead to it.
        held = ip.ipv4_mapped or ip.sixtofour or (ip.teredo and ip.teredo[1])
        if not held and ip in ipaddress.ip_network("64:ff9b::/96"):
            held = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if held:
            return is_public(str(held))
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


class _BrokenOff(OSError):
    """The other side ended before all had come."""


class _Lines:
    """Opens connections that all end at one moment, and to public hosts alone if so asked.

    What is left of the time is looked at before every piece that is received, so that neither headers nor a
    handshake that come a byte at a time can make it longer.
    """

    def __init__(self, *, timeout: float, public_only: bool) -> None:
        self._until = time.monotonic() + timeout
        self._public_only = public_only

    def left(self) -> float:
        """The seconds that are left. TimeoutError where there are none."""
        left = self._until - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left

    def connect(self, address: tuple[str, int], timeout: object = None, source: object = None) -> socket.socket:
        """A connection to the host; where it must be public all its addresses are, and one looked at is connected to.

        `timeout` and `source` are what http.client gives; the time that is left counts.
        """
        found = self._addresses(*address)
        if self._public_only and not all(is_public(str(info[4][0])) for info in found):
            raise _NotPublic(address[0])
        last: OSError | None = None
        for family, kind, protocol, _, place in found:
            line = _Line(family, kind, protocol)
            line.lines = self
            try:
                line.settimeout(self.left())
                line.connect(place)
                return line
            except OSError as error:
                line.close()
                last = error
        raise last or OSError("no address")

    def _addresses(self, host: str, port: int) -> list[Any]:
        """Where the host is. Asked beside, since nothing else bounds how long that takes."""
        told: list[Any] = []

        def ask() -> None:
            try:
                told.append(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
            except (OSError, ValueError) as error:
                told.append(error)

        asking = threading.Thread(target=ask, daemon=True)
        asking.start()
        asking.join(self.left())
        if not told:
            raise TimeoutError
        if isinstance(told[0], Exception):
            raise told[0]
        return list(told[0])

    def handlers(self) -> tuple[urllib.request.BaseHandler, ...]:
        """What opens http and https addresses over such connections."""
        lines = self

        class SecureLine(_Timed, ssl.SSLSocket):
            def do_handshake(self, block: bool = False) -> None:
                self.settimeout(lines.left())
                super().do_handshake(block)

        SecureLine.lines = lines
        secure = ssl.create_default_context()
        secure.sslsocket_class = SecureLine

        class Http(http.client.HTTPConnection):
            response_class = _Answer

            def __init__(self, *args: Any, **kwargs: Any) -> None:
                super().__init__(*args, **kwargs)
                self._create_connection = lines.connect

        class Https(http.client.HTTPSConnection):
            response_class = _Answer

            def __init__(self, *args: Any, **kwargs: Any) -> None:
                super().__init__(*args, **kwargs)
                self._create_connection = lines.connect

        class HttpHandler(urllib.request.HTTPHandler):
            def http_open(self, req: urllib.request.Request) -> Any:
                return self.do_open(Http, req)

        class HttpsHandler(urllib.request.HTTPSHandler):
            def https_open(self, req: urllib.request.Request) -> Any:
                return self.do_open(Https, req, context=secure)

        return HttpHandler(), HttpsHandler(context=secure)


class _Timed(socket.socket):
    """A socket that waits for what comes as long as its lines have time."""

    lines: _Lines

    def recv_into(self, *args: Any, **kwargs: Any) -> int:
        self.settimeout(self.lines.left())
        return super().recv_into(*args, **kwargs)


class _Line(_Timed):
    """One without TLS."""


class _LastLine(io.BufferedReader):
    """A reader that knows the last line it gave."""

    last = b""

    def readline(self, size: int | None = -1, /) -> bytes:
        self.last = super().readline(size)
        return self.last


class _Answer(http.client.HTTPResponse):
    """An answer whose headers came to their end: http.client takes the end of the connection for it too."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fp: Any = _LastLine(self.fp.detach())

    def begin(self) -> None:
        given = self.fp
        super().begin()
        if not given.last:
            raise _BrokenOff("before the page began")


class _SameSchemes(urllib.request.HTTPRedirectHandler):
    """Follows redirects to web addresses alone: never to files or other schemes."""

    max_redirections = 8

    def redirect_request(self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Any:
        _checked(newurl)
        new = super().redirect_request(req, fp, code, msg, headers, newurl)
        fp.close()  # what comes with a redirect would be read to its end, however far that is
        return new


def fetch(
    url: str, *, timeout: float = TIMEOUT, limit: int = LIMIT, public_only: bool = False
) -> tuple[bytes, str | None, str]:
    """(bytes, content type, address it was found at); limits and errors as in `read_url`."""
    request = urllib.request.Request(
        _checked(url),
        headers={"User-Agent": _AGENT, "Accept": "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.5",
                 "Accept-Language": "en", "Accept-Encoding": "gzip, deflate"},
    )  # fmt: skip
    opener = urllib.request.OpenerDirector()
    lines = _Lines(timeout=timeout, public_only=public_only)
    for handler in (
        *(() if public_only else (urllib.request.ProxyHandler(),)),
        *lines.handlers(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
        _SameSchemes(),
    ):
        opener.add_handler(handler)
    try:
        with opener.open(request, timeout=timeout) as answer:
            data = _read(answer, limit, url)
            encoding = (answer.headers.get("Content-Encoding") or "").lower().strip()
            return _unpacked(data, encoding, limit, url), answer.headers.get("Content-Type"), answer.url
    except urllib.error.HTTPError as error:
        step = _NEXT.get(error.code, "try again later" if error.code >= 500 else "save the page and read the file")
        raise FetchError(f"the site answered {error.code} {error.reason}", where=url, next_step=step) from None
    except urllib.error.URLError as error:
        raise _told(error.reason, url, timeout) from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise _told(error, url, timeout) from None


def _checked(url: str) -> str:
    """The address with what is not ASCII encoded. Raises FetchError for what is no web address."""
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname, parts.port
        if parts.scheme.lower() not in ("http", "https"):
            raise FetchError(
                "only http and https addresses are read", where=url, next_step="give a web address or a file"
            )
        if not host:
            raise FetchError("this is no web address", where=url, next_step="check the address")
        name = f"[{host}]" if ":" in host else host.encode("idna").decode()
        place = f"{name}:{port}" if port else name
        path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
        query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
        return urlunsplit((parts.scheme.lower(), place, path, query, ""))
    except (ValueError, UnicodeError):
        raise FetchError("this is no web address", where=url, next_step="check the address") from None


def _read(answer: Any, limit: int, url: str) -> bytes:
    """The body in pieces, so that its size cannot surprise. _BrokenOff where less came than was declared."""
    wanted: int | None = answer.length
    if wanted is not None and wanted > limit:
        raise _too_big(limit, url)
    parts = io.BytesIO()
    while part := answer.read1(65_536 if wanted is None else min(65_536, wanted - parts.tell())):
        parts.write(part)
        if parts.tell() > limit:
            raise _too_big(limit, url)
        if parts.tell() == wanted:
            break
    if wanted is not None and parts.tell() < wanted:
        raise _BrokenOff(f"after {parts.tell():,} of {wanted:,} bytes")
    return parts.getvalue()


def _unpacked(data: bytes, encoding: str, limit: int, url: str) -> bytes:
    """The body out of its transfer encoding, never growing beyond the limit. _BrokenOff where its end is missing."""
    if not data or encoding in ("", "identity"):
        return data
    ended = True
    try:
        if encoding in ("gzip", "x-gzip"):
            whole = gzip.GzipFile(fileobj=io.BytesIO(data)).read(limit + 1)
        elif encoding == "deflate":
            packed = zlib.decompressobj(zlib.MAX_WBITS if data[:1] == b"\x78" else -zlib.MAX_WBITS)
            whole = packed.decompress(data, limit + 1)
            ended = packed.eof
        else:
            raise FetchError(f"the site sent an encoding that is not known ({encoding})", where=url)
    except EOFError:
        raise _BrokenOff("in its midst") from None
    except (OSError, zlib.error):
        raise FetchError("the site sent a damaged answer", where=url, next_step="try again") from None
    if len(whole) > limit:
        raise _too_big(limit, url)
    if not ended:
        raise _BrokenOff("in its midst")
    return whole


def _too_big(limit: int, url: str) -> TooLongError:
    return TooLongError(
        f"this page is larger than {limit / 1e6:.0f} MB", where=url, next_step="save what you need of it"
    )


def _told(reason: object, url: str, timeout: float) -> FetchError:
    """What went wrong on the way, in words."""
    host = urlsplit(url).hostname or url
    if isinstance(reason, TimeoutError):
        what, step = f"{host} did not answer within {timeout:g} seconds", "try again, or allow more time"
    elif isinstance(reason, _BrokenOff | http.client.IncompleteRead):
        how = f" {reason}" if isinstance(reason, _BrokenOff) else ""
        what = f"the page was broken off on its way{how}"
        step = "try again, or save the page from your browser and read the file"
    elif isinstance(reason, socket.gaierror):
        what, step = f"{host} cannot be found", "check the address and the connection"
    elif isinstance(reason, ConnectionRefusedError):
        what, step = f"{host} refuses the connection", "check the address"
    elif isinstance(reason, _NotPublic):
        what, step = f"{reason.args[0]} is no public host", "only pages on the open web are fetched here"
    elif isinstance(reason, ssl.SSLError):
        what, step = f"{host} cannot prove who it is ({reason.reason or 'TLS'})", "check the address"
    else:
        what, step = f"the page could not be fetched ({reason or type(reason).__name__})", "try again later"
    return FetchError(what, where=url, next_step=step)
