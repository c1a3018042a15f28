"""The page of a survey in a real browser: a click lands on the exact words, with and without its script."""

from pathlib import Path
from typing import Any

import pytest

from sayso.export.survey_page import survey_page
from sayso.match.same import WordOverlap
from sayso.match.survey import survey_of
from tests.export.test_survey_page import SHUT, affair

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]


@pytest.fixture
def file(tmp_path: Path) -> str:
    told = affair()
    path = tmp_path / "survey.html"
    path.write_text(survey_page(survey_of(told, comparer=WordOverlap()), told), "utf-8")
    return path.as_uri()


def test_a_click_on_a_claims_words_scrolls_to_them_and_lights_them_up_alone(browser: Any, file: str) -> None:
    tab = browser.new_page(viewport={"width": 1280, "height": 500})
    trouble: list[str] = []
    tab.on("console", lambda told: trouble.append(told.text))
    tab.on("pageerror", lambda error: trouble.append(str(error)))
    tab.goto(file)
    assert tab.locator(".hot").count() == 0
    tab.locator(".claim blockquote a").first.click()
    tab.wait_for_function("document.querySelector('.hot') !== null && scrollY > 0")
    assert "".join(tab.locator(".hot").all_inner_texts()) == SHUT
    box = tab.locator(".hot").first.bounding_box()
    assert 0 < box["y"] < 500
    tab.close()
    assert not trouble


def test_a_link_opens_what_its_target_is_folded_into(browser: Any, file: str) -> None:
    tab = browser.new_page()
    tab.goto(file)
    assert not tab.locator(".alone li li").first.is_visible()
    tab.goto(f"{file}#{tab.locator('.alone li li').first.get_attribute('id')}")
    tab.locator(".alone li li").first.wait_for(state="visible")
    tab.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_without_its_script_a_link_still_marks_the_words(browser: Any, file: str, scheme: str) -> None:
    context = browser.new_context(java_script_enabled=False, color_scheme=scheme)
    tab = context.new_page()
    tab.goto(file)
    link = tab.locator(".claim blockquote a").first
    target = link.get_attribute("href")[1:]
    link.click()
    assert tab.locator(f"#{target}").inner_text() in SHUT
    assert tab.locator(f"#{target}:target").count() == 1
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_breaks_no_rule_of_axe(browser: Any, file: str, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme=scheme, bypass_csp=True)
    tab = context.new_page()
    tab.goto(file)
    tab.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
    found = axe.Axe().run(tab, options={"runOnly": {"type": "tag", "values": WCAG}})
    broken = [
        f"{rule['id']}: {node['html'][:160]} {node['failureSummary'][:200]}"
        for rule in found.response["violations"]
        for node in rule["nodes"][:3]
    ]
    context.close()
    assert not broken, "\n".join(broken)


@pytest.mark.parametrize("width", [360, 768])
def test_nothing_of_the_page_runs_off_a_narrow_window(browser: Any, file: str, width: int) -> None:
    tab = browser.new_page(viewport={"width": width, "height": 780})
    tab.goto(file)
    tab.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    tab.close()
