"""The desk's doors: token, name, error pages."""

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from sayso.serve.access import Access
from sayso.serve.app import local, make_app
from sayso.serve.guard import Guard

TOKEN = "a-long-enough-token-for-tests"


def desk(token=None):
    access = Access(host="0.0.0.0" if token else "127.0.0.1", token=token)
    return TestClient(Guard(make_app(access, Path("nowhere.db")), access=access), base_url="http://localhost")


def secret_in(page):
    return re.search(r'name="secret" value="([^"]+)"', page.text).group(1)


def test_the_right_token_leads_to_where_one_wanted_to_go_under_ones_name():
    client = desk(TOKEN)
    page = client.get("/claims?about=x")
    answer = client.post(
        "/login",
        data={"secret": secret_in(page), "token": TOKEN, "name": "Ada Brandl", "to": "/claims?about=x"},
        follow_redirects=False,
    )
    assert (answer.status_code, answer.headers["location"]) == (303, "/claims?about=x")
    assert 'value="Ada Brandl"' in client.get("/nowhere").text


def test_a_wrong_token_is_told_and_leads_nowhere():
    client = desk(TOKEN)
    page = client.get("/login")
    answer = client.post("/login", data={"secret": secret_in(page), "token": "wrong", "name": "A", "to": "/"})
    assert answer.status_code == 403 and "not the token" in answer.text
    assert client.get("/api/claims").status_code == 401


def test_a_form_without_the_sessions_secret_changes_nothing():
    client = desk()
    client.get("/nowhere")
    assert client.post("/name", data={"secret": "guess", "name": "Eve"}).status_code == 403
    assert client.post("/name", data={"name": "Eve"}).status_code == 403
    assert "Eve" not in client.get("/nowhere").text


def test_a_name_is_kept_and_stays_a_name_however_hostile():
    client = desk()
    page = client.get("/nowhere")
    client.post("/name", data={"secret": secret_in(page), "name": '"><script>alert(1)</script>', "to": "/"})
    text = client.get("/nowhere").text
    assert "<script>alert" not in text and "&lt;script&gt;alert" in text


@pytest.mark.parametrize("to", ["https://evil.example/", "//evil.example", "/\\evil.example", "evil", "javascript:x"])
def test_no_login_leads_to_another_site(to):
    assert local(to) == "/"


def test_a_path_of_the_desk_is_kept_with_its_query():
    assert local("/claims?about=a%20b") == "/claims?about=a%20b"


def test_a_missing_page_is_a_page_and_a_missing_api_place_is_json():
    client = desk()
    assert client.get("/nowhere").status_code == 404 and "<h1>" in client.get("/nowhere").text
    answer = client.get("/api/nowhere")
    assert answer.status_code == 404 and "what" in answer.json()["error"]


def test_the_desk_says_that_it_runs_and_nothing_else_without_the_token():
    assert set(desk(TOKEN).get("/health").json()) == {"sayso"}
