"""The doors of the desk, tried on a small app that stands for it."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from sayso.errors import UsageError
from sayso.serve import access
from sayso.serve.access import MOST_OF_ALL, MOST_WRONG, WITHIN, Access, house_of, is_from_here
from sayso.serve.guard import Guard

TOKEN = "a-long-enough-token-for-tests"


async def answer(request):
    body = await request.body()
    return PlainTextResponse(f"in {len(body)} {request.state.session.name}")


async def enter(request):
    session = request.app.state.access.admit(
        request.state.session, request.query_params.get("token", ""), request.client.host
    )
    if session is None:
        return PlainTextResponse("no", 403)
    request.state.session = request.scope["state"]["session"] = session.called("Ada  Brandl")
    return PlainTextResponse("welcome")


def desk(*, token=None, host="127.0.0.1", base="http://localhost:8000", most_bytes=1000, of=None, client="10.0.0.1"):
    routes = [
        Route("/", answer, methods=["GET", "POST"]),
        Route("/api/claims", answer, methods=["GET", "POST"]),
        Route("/login", enter, methods=["GET", "POST"]),
    ]
    app = Starlette(routes=routes)
    app.state.access = of or Access(host=host, token=token)
    guard = Guard(app, access=app.state.access, most_bytes=most_bytes)
    return TestClient(guard, base_url=base, client=(client, 50000))


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.4", "desk.example", "::"])
def test_an_address_that_others_reach_asks_for_a_token(host):
    with pytest.raises(UsageError, match="token"):
        Access(host=host)
    Access(host=host, token=TOKEN)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "127.3.4.5"])
def test_the_machine_itself_asks_for_none(host):
    assert Access(host=host).open


def test_a_token_that_can_be_guessed_is_refused():
    with pytest.raises(UsageError, match="too short"):
        Access(token="secret")


def test_without_the_token_nothing_is_shown():
    client = desk(token=TOKEN, host="0.0.0.0", base="http://desk.example")
    page = client.get("/?about=x", follow_redirects=False)
    assert (page.status_code, page.headers["location"]) == (303, "/login?to=%2F%3Fabout%3Dx")
    assert client.get("/api/claims").status_code == 401
    assert client.post("/").status_code == 401
    assert client.get("/api/claims", headers={"Authorization": "Bearer wrong"}).status_code == 401


def test_the_token_opens_the_api_and_a_session_the_pages():
    client = desk(token=TOKEN, host="0.0.0.0", base="http://desk.example")
    assert client.get("/api/claims", headers={"Authorization": f"Bearer {TOKEN}"}).status_code == 200
    assert client.get("/api/claims").status_code == 401  # a bearer's request leaves no cookie behind
    assert client.get(f"/login?token={TOKEN}").text == "welcome"
    assert client.get("/").text == "in 0 Ada Brandl"


def test_a_cookie_of_another_key_or_a_changed_one_lets_nobody_in():
    client = desk(token=TOKEN, host="0.0.0.0", base="http://desk.example")
    client.get(f"/login?token={TOKEN}")
    cookie = client.cookies["sayso"]
    other = desk(token=TOKEN, host="0.0.0.0", base="http://desk.example")
    for wrong in (cookie, cookie[:-2] + "xx", "", "e30.x.y"):
        assert other.get("/api/claims", headers={"Cookie": f"sayso={wrong}"}).status_code == 401


def test_many_wrong_tokens_shut_the_door_even_to_the_right_one():
    client = desk(token=TOKEN, host="0.0.0.0", base="http://desk.example")
    for _ in range(MOST_WRONG):
        assert client.get("/login?token=guess").status_code == 403
    assert client.get(f"/login?token={TOKEN}").status_code == 403


def bearer(client, token):
    return client.get("/api/claims", headers={"Authorization": f"Bearer {token}"}).status_code


def test_wrong_tokens_of_both_doors_count_together_and_shut_both():
    of = Access(host="0.0.0.0", token=TOKEN)
    client = desk(of=of, base="http://desk.example")
    for _ in range(MOST_WRONG - 1):
        assert bearer(client, "guess") == 401
    assert bearer(client, TOKEN) == 200
    assert client.get("/login?token=guess").status_code == 403
    assert bearer(client, TOKEN) == bearer(client, "guess") == 429
    assert client.get(f"/login?token={TOKEN}").status_code == 403
    elsewhere = desk(of=of, base="http://desk.example", client="10.0.0.2")
    assert bearer(elsewhere, TOKEN) == 200  # a program that has the token is not locked out by a stranger
    assert elsewhere.get(f"/login?token={TOKEN}").text == "welcome"


def test_the_door_opens_again_however_often_it_was_tried_meanwhile(monkeypatch):
    now = 1000.0
    monkeypatch.setattr(access.time, "monotonic", lambda: now)
    of = Access(host="0.0.0.0", token=TOKEN)
    for _ in range(3 * MOST_WRONG):
        assert not of.try_token("guess", "10.0.0.1")
        now += WITHIN / MOST_WRONG / 3.1
    assert not of.try_token(TOKEN, "10.0.0.1")
    now = 1000.0 + WITHIN + 1
    assert of.try_token(TOKEN, "10.0.0.1")


def test_wrong_tokens_from_everywhere_shut_the_door_to_strangers_alone():
    of = Access(host="0.0.0.0", token=TOKEN)
    assert of.try_token(TOKEN, "10.9.9.9")
    for n in range(MOST_OF_ALL):
        assert of.may_try(f"10.0.{n // 9}.{n % 9}")
        of.try_token("guess", f"10.0.{n // 9}.{n % 9}")
    assert not of.try_token(TOKEN, "10.1.0.0")
    assert of.try_token(TOKEN, "10.9.9.9")


def test_addresses_of_one_household_are_one():
    assert house_of("2001:db8::1") == house_of("2001:db8::ffff:1") != house_of("2001:db8:0:1::1")
    assert house_of("::ffff:10.0.0.1") == house_of("10.0.0.1") == "10.0.0.1"
    assert house_of("fe80::1%eth0") == house_of("fe80::2%eth1")
    assert house_of("testclient") == "testclient" and house_of("") == ""


def test_a_name_that_points_here_from_elsewhere_is_refused_where_no_token_is_asked():
    assert desk(base="http://evil.example").get("/").status_code == 421
    assert desk(base="http://127.0.0.1:9").get("/").status_code == 200
    assert desk(base="http://[::1]:9").get("/").status_code == 200


@pytest.mark.parametrize(
    "headers",
    [{"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"},
     {"Sec-Fetch-Site": "same-site"}, {"Origin": "http://localhost:9999"}],
)  # fmt: skip
def test_another_site_cannot_change_anything(headers):
    client = desk()
    assert client.post("/", headers=headers).status_code == 403
    assert client.get("/", headers=headers).status_code == 200
    assert client.post("/", headers={"Origin": "http://localhost:8000"}).status_code == 200


def test_reading_is_safe_from_anywhere():
    assert is_from_here("GET", {"origin": "https://evil.example"})


def test_a_body_larger_than_declared_or_allowed_is_refused():
    client = desk()
    assert client.post("/", content=b"x" * 1000).status_code == 200
    assert client.post("/", content=b"x" * 1001).status_code == 413
    assert client.post("/", content=iter([b"x" * 600, b"x" * 600])).status_code == 413
    assert client.post("/", headers={"Content-Length": "-5"}).status_code == 413


def test_every_answer_forbids_what_is_not_the_desks_own():
    client = desk()
    for answer in (client.get("/"), client.post("/", headers={"Origin": "https://evil.example"}), client.get("/none")):
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy and "*" not in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "same-origin"


def test_the_session_cookie_is_out_of_reach_of_scripts_and_other_sites():
    cookie = desk().get("/").headers["set-cookie"]
    assert "HttpOnly" in cookie and "SameSite=Strict" in cookie and "Secure" not in cookie
    assert "Secure" in desk(base="https://localhost").get("/").headers["set-cookie"]


def test_a_session_that_stays_the_same_is_not_sent_again():
    client = desk()
    client.get("/")
    assert "set-cookie" not in client.get("/").headers


def test_who_goes_away_amid_what_they_send_is_no_error_of_the_desk(caplog):
    guard = desk().app
    sent = iter([{"type": "http.request", "body": b"half", "more_body": True}, {"type": "http.disconnect"}])
    headers = [(b"host", b"localhost:8000"), (b"origin", b"http://localhost:8000")]
    scope = {"type": "http", "method": "POST", "path": "/", "raw_path": b"/", "query_string": b"", "headers": headers,
             "scheme": "http", "http_version": "1.1", "client": ("10.0.0.1", 1), "server": ("localhost", 8000),
             "root_path": ""}  # fmt: skip

    async def receive():
        return next(sent)

    async def send(message):
        pass

    # in a thread of its own, since a browser of other tests may have left a loop running in this one
    with ThreadPoolExecutor(1) as beside:
        beside.submit(asyncio.run, guard(scope, receive, send)).result()
    assert not [r for r in caplog.records if r.name == "sayso.serve"]
    assert next(sent, None) is None
