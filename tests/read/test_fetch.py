import gzip
import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from sayso.errors import EmptyError, FetchError, TooLongError
from sayso.model import Failure
from sayso.read import fetch as fetching
from sayso.read import read_path, read_url
from sayso.read.fetch import is_public

STORY = "The mayor said on Monday that the ferry would not sail, and that nobody had asked her about it. " * 3
PAGE = f"<html><body><article><h1>Ferry stays in port</h1><p>{STORY}</p></article></body></html>".encode()


class Site(BaseHTTPRequestHandler):
    def do_GET(self):
        path = self.path.split("?")[0]
        if path in ("/moved", "/to-file", "/to-ftp", "/loop"):
            target = {
                "/moved": "/page",
                "/to-file": "file:///etc/hostname",
                "/to-ftp": "ftp://127.0.0.1/a",
                "/loop": "/loop",
            }[path]
            self.send_response(302)
            self.send_header("Location", target)
            self.end_headers()
            return
        if path == "/gone":
            self.send_error(404)
            return
        if path == "/shut":
            self.send_error(403)
            return
        body, encoding = PAGE, None
        if path == "/big":
            body = PAGE * 500
        elif path == "/empty":
            body = b""
        elif path == "/gzip":
            body, encoding = gzip.compress(PAGE), "gzip"
        elif path == "/bomb":
            body, encoding = gzip.compress(b"\0" * 20_000_000), "gzip"
        elif path == "/damaged":
            body, encoding = gzip.compress(PAGE)[:60], "gzip"
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        if encoding:
            self.send_header("Content-Encoding", encoding)
        if path != "/slow":
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if path == "/slow":
            for _ in range(40):
                try:
                    self.wfile.write(b" ")
                except OSError:
                    return
                time.sleep(0.1)
        else:
            self.wfile.write(body)

    def log_message(self, *args):
        pass


@pytest.fixture(scope="module")
def site():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)


def test_a_page_is_fetched_and_known_by_its_address(site):
    report = read_url(f"{site}/page")
    assert report.id == f"{site}/page" and report.url == f"{site}/page"
    assert report.title == "Ferry stays in port" and report.text.startswith("The mayor")


def test_redirects_are_followed_and_the_last_address_is_kept(site):
    report = read_url(f"{site}/moved")
    assert report.id == f"{site}/moved" and report.url == f"{site}/page"


def test_a_packed_page_is_unpacked(site):
    assert read_url(f"{site}/gzip").text.startswith("The mayor")


@pytest.mark.parametrize(("path", "why"), [("to-file", "not allowed"), ("to-ftp", "only http and https")])
def test_a_redirect_off_the_web_is_refused(site, path, why):
    with pytest.raises(FetchError, match=why):
        read_url(f"{site}/{path}")


@pytest.mark.parametrize("path", ["loop", "gone", "shut", "damaged"])
def test_what_cannot_be_fetched_says_what_and_where(site, path):
    with pytest.raises(FetchError) as told:
        read_url(f"{site}/{path}")
    assert told.value.where == f"{site}/{path}" and told.value.next_step and told.value.stage == "fetch"


@pytest.mark.parametrize("path", ["big", "bomb"])
def test_a_page_over_the_limit_is_refused(site, path):
    with pytest.raises(TooLongError):
        read_url(f"{site}/{path}", limit=100_000)


def test_an_empty_answer_is_empty(site):
    with pytest.raises(EmptyError):
        read_url(f"{site}/empty")


def test_a_site_that_drips_is_left_in_time(site):
    start = time.monotonic()
    with pytest.raises(FetchError, match="did not answer within"):
        read_url(f"{site}/slow", timeout=0.5)
    assert time.monotonic() - start < 3


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/hostname",
        "ftp://courier.example/a",
        "http://",
        "https:///a",
        "courier",
        "http://[::1",
        "http://a:b/",
    ],
)
def test_what_is_no_web_address_is_refused_before_anything_is_sent(url):
    with pytest.raises(FetchError):
        read_url(url)


def test_a_closed_door_is_told(site):
    with pytest.raises(FetchError, match="refuses the connection"):
        read_url("http://127.0.0.1:9/page", timeout=2)


def test_an_address_that_fails_among_others_is_a_failure():
    (failed,) = read_path("http://127.0.0.1:9/page")
    assert isinstance(failed, Failure) and (failed.id, failed.stage) == ("http://127.0.0.1:9/page", "fetch")


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "172.16.0.9", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
     "255.255.255.255", "::1", "::", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
     "2002:7f00:1::", "64:ff9b::7f00:1", "64:ff9b::a00:1"],
)  # fmt: skip
def test_an_address_inside_this_machine_or_its_networks_is_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8"])
def test_an_address_of_the_open_net_is_public(address):
    assert is_public(address)


def test_a_host_on_this_machine_is_refused_where_only_public_ones_may_be_fetched(site):
    with pytest.raises(FetchError, match="no public host"):
        read_url(f"{site}/page", public_only=True)
    with pytest.raises(FetchError, match="no public host"):
        read_url(f"{site}/page".replace("127.0.0.1", "localhost"), public_only=True)


@pytest.fixture
def seemingly_public(monkeypatch):
    """A host name that seems to be of the open net, while every other address is what it is."""
    real = socket.getaddrinfo

    def found(host, port, *args, **kwargs):
        return real("127.0.0.2" if host == "open.example" else host, port, *args, **kwargs)

    monkeypatch.setattr(socket, "getaddrinfo", found)
    monkeypatch.setattr(fetching, "is_public", lambda address: address == "127.0.0.2")


@pytest.fixture
def wide_site():
    class Wide(BaseHTTPRequestHandler):
        def do_GET(self):
            if self.path == "/inside":
                self.send_response(302)
                self.send_header("Location", f"http://127.0.0.1:{self.server.server_port}/page")
                self.end_headers()
            elif self.path == "/drip":
                for letter in b"HTTP/1.0 200 OK\r\nX: " + b"y" * 200:
                    try:
                        self.wfile.write(bytes([letter]))
                        self.wfile.flush()
                    except OSError:
                        return
                    time.sleep(0.05)
            else:
                self.send_response(200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.end_headers()
                self.wfile.write(PAGE)

        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("0.0.0.0", 0), Wide)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://open.example:{server.server_port}"
    server.shutdown()


def test_a_public_host_is_fetched_and_its_redirect_to_a_private_one_refused(seemingly_public, wide_site):
    assert "ferry" in read_url(f"{wide_site}/page", public_only=True).text
    with pytest.raises(FetchError, match="no public host"):
        read_url(f"{wide_site}/inside", public_only=True)


def test_headers_that_drip_in_are_cut_when_time_is_up(seemingly_public, wide_site):
    with pytest.raises(FetchError, match="did not answer within"):
        read_url(f"{wide_site}/drip", public_only=True, timeout=0.5)
