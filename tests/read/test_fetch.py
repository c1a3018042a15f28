import gzip
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from sayso.errors import EmptyError, FetchError, TooLongError
from sayso.model import Failure
from sayso.read import read_path, read_url

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
