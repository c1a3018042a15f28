import contextlib
import gzip
import shutil
import socket
import ssl
import subprocess
import threading
import time
import zlib
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


class Told:
    """A server that does with each connection what it is told, and keeps what came of it."""

    def __init__(self, do, tls=None):
        self.came = []
        self._do, self._tls = do, tls
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port = self._door.getsockname()[1]
        self.left = threading.Event()
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self):
        while True:
            try:
                line, _ = self._door.accept()
            except OSError:
                return
            with contextlib.suppress(OSError):
                line = self._tls.wrap_socket(line, server_side=True) if self._tls else line
                line.recv(4096)
                self._do(line, self.came)
            with contextlib.suppress(OSError):
                line.close()
            self.left.set()

    def close(self):
        self._door.close()


@pytest.fixture
def told():
    made = []

    def make(do, tls=None):
        made.append(Told(do, tls))
        return made[-1]

    yield make
    for server in made:
        server.close()


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


@pytest.mark.parametrize("answer", [
    HEAD + b"Content-Length: %d\r\n\r\n" % len(PAGE) + PAGE[:-40],
    HEAD + b"Transfer-Encoding: chunked\r\n\r\n%x\r\n" % len(PAGE) + PAGE[:-40],
    HEAD + b"Transfer-Encoding: chunked\r\n\r\n%x\r\n" % len(PAGE) + PAGE + b"\r\n",
    HEAD + b"Content-Encoding: deflate\r\n\r\n" + zlib.compress(PAGE)[:-6],
    HEAD + b"Content-Encoding: deflate\r\n\r\n" + zlib.compress(PAGE, wbits=-15)[:-3],
    HEAD + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(PAGE)[:-9],
    HEAD,
    HEAD[:-9],
], ids=["length", "chunk", "last-chunk", "deflate", "raw-deflate", "gzip", "headers", "header"])  # fmt: skip
def test_a_page_that_was_broken_off_is_never_taken_for_a_whole_one(told, answer):
    site = told(lambda line, _: line.sendall(answer))
    with pytest.raises(FetchError, match="broken off") as refused:
        read_url(f"http://127.0.0.1:{site.port}/page")
    assert "try again" in refused.value.next_step


@pytest.mark.parametrize("answer", [
    HEAD + b"Content-Length: %d\r\n\r\n" % len(PAGE) + PAGE + b"what comes behind it",
    HEAD + b"Content-Encoding: deflate\r\n\r\n" + zlib.compress(PAGE),
    HEAD + b"Content-Encoding: deflate\r\n\r\n" + zlib.compress(PAGE, wbits=-15),
    HEAD + b"Transfer-Encoding: chunked\r\n\r\n%x\r\n" % len(PAGE) + PAGE + b"\r\n0\r\n\r\n",
    HEAD + b"\r\n" + PAGE,
], ids=["length", "deflate", "raw-deflate", "chunked", "until-it-ends"])  # fmt: skip
def test_a_page_that_came_whole_is_read(told, answer):
    site = told(lambda line, _: line.sendall(answer))
    data, _, _ = fetching.fetch(f"http://127.0.0.1:{site.port}/page")
    assert data == PAGE


@pytest.fixture(scope="module")
def certified(tmp_path_factory):
    """What a server on localhost proves itself with, and where the proof is."""
    if not shutil.which("openssl"):
        pytest.skip("there is no openssl to make a certificate with")
    folder = tmp_path_factory.mktemp("certificate")
    key, proof = folder / "key.pem", folder / "proof.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
         "-keyout", key, "-out", proof, "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"],
        check=True, capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(proof, key)
    return context, proof


def _drip(line, came):
    line.sendall(b"HTTP/1.1 200 OK\r\nX: ")
    for _ in range(100):
        line.sendall(b"y")
        came.append("y")
        time.sleep(0.04)
    line.sendall(b"\r\nContent-Length: %d\r\n\r\n" % len(PAGE) + PAGE)


@pytest.mark.parametrize("public_only", [True, False])
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_header_that_drips_in_is_left_before_its_end(told, request, monkeypatch, scheme, public_only):
    monkeypatch.setattr(fetching, "is_public", lambda address: True)
    context = None
    if scheme == "https":
        context, proof = request.getfixturevalue("certified")
        usual = ssl.create_default_context
        monkeypatch.setattr(ssl, "create_default_context", lambda: usual(cafile=proof))
        whole = told(lambda line, _: line.sendall(HEAD + b"\r\n" + PAGE), context)
        data, _, _ = fetching.fetch(f"https://localhost:{whole.port}/", public_only=public_only)
        assert data == PAGE
    site = told(_drip, context)
    with pytest.raises(FetchError, match="did not answer within"):
        fetching.fetch(f"{scheme}://localhost:{site.port}/", timeout=0.5, public_only=public_only)
    assert site.left.wait(20) and 0 < len(site.came) < 100  # it was left in the midst of its header


def test_a_name_that_nobody_answers_for_is_given_up_in_time(monkeypatch):
    asked, came_back = threading.Event(), []

    def never(*_, **__):
        asked.wait(10)
        came_back.append(1)
        raise OSError("nobody knows")

    monkeypatch.setattr(socket, "getaddrinfo", never)
    with pytest.raises(FetchError, match="did not answer within"):
        fetching.fetch("http://open.example/", timeout=0.2)
    assert not came_back
    asked.set()


def test_what_comes_with_a_redirect_is_not_read(told, site):
    def redirect(line, came):
        line.sendall(f"HTTP/1.1 302 Found\r\nLocation: {site}/page\r\n\r\n".encode())
        for _ in range(1_000):
            line.sendall(b"x" * 100_000)
            came.append("x")

    long = told(redirect)
    data, _, address = fetching.fetch(f"http://127.0.0.1:{long.port}/")
    assert (data, address) == (PAGE, f"{site}/page")
    assert long.left.wait(20) and len(long.came) < 1_000
