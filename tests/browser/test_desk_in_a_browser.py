"""The desk in a real browser: by keyboard, for screen readers, in both schemes, on a phone."""

from __future__ import annotations

import re
from typing import Any

import pytest

LISTS = ("/", "/claims", "/conflicts", "/reports", "/actors", "/timeline", "/network", "/judgements")
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def version(address: Any, name: str) -> str:
    with address.app.state.held.open() as corpus:
        return next(v for v, n in corpus.names().items() if n.startswith(name))


def claim(address: Any, words: str) -> str:
    with address.app.state.held.open() as corpus:
        return corpus.trace(words).claim.id


def range_of(address: Any, words: str) -> str:
    with address.app.state.held.open() as corpus:
        origins = corpus.trace(words).claim.origins
    return f"at most {origins.at_most}, at least {origins.at_least} independent origin"


def actor(address: Any, name: str) -> str:
    with address.app.state.held.open() as corpus:
        return corpus.actors(name, limit=1)[0].id


def log(address: Any) -> list[Any]:
    with address.app.state.held.open() as corpus:
        return list(corpus.log())


def pages(address: Any) -> list[str]:
    return [
        *LISTS,
        "/?words=mill",
        f"/report/{version(address, 'bridge')}",
        f"/report/{version(address, 'evil')}",
        f"/report/{version(address, 'post')}/beside/{version(address, 'wire')}",
        f"/claim/{claim(address, 'mill at Orrow closed in May')}",
        f"/actor/{actor(address, 'Ulla Brand')}",
    ]


def say_name(tab: Any, name: str = "Ada Brandl") -> None:
    tab.fill("#me", name)
    with tab.expect_navigation():
        tab.press("#me", "Enter")
    assert tab.input_value("#me") == name


@pytest.mark.parametrize(
    ("scheme", "rules"),
    [("light", {"type": "tag", "values": WCAG}), ("dark", {"type": "rule", "values": ["color-contrast"]})],
)
def test_no_page_breaks_a_rule_of_axe(browser: Any, address: Any, scheme: str, rules: dict) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    context = browser.new_context(viewport={"width": 1280, "height": 860}, color_scheme=scheme, bypass_csp=True)
    tab = context.new_page()
    broken = []
    for path in pages(address):
        tab.goto(address + path)
        found = axe.Axe().run(tab, options={"runOnly": rules})
        for rule in found.response["violations"]:
            for node in rule["nodes"][:3]:
                broken.append(f"{path} {rule['id']}: {node['html'][:160]} {node['failureSummary'][:200]}")
    context.close()
    assert not broken, "\n".join(broken)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_marked_text_and_an_open_card_keep_their_contrast(browser: Any, address: Any, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    context = browser.new_context(viewport={"width": 1280, "height": 860}, color_scheme=scheme, bypass_csp=True)
    tab = context.new_page()
    tab.goto(f"{address}/report/{version(address, 'bridge')}#s13-40")
    assert tab.locator("mark").count() >= 1
    for key in ("j", "j", "c", "?"):
        tab.keyboard.press(key)
    rules = {"type": "rule", "values": ["color-contrast", "label", "button-name"]}
    found = axe.Axe().run(tab, options={"runOnly": rules})
    context.close()
    assert not [n["html"] for rule in found.response["violations"] for n in rule["nodes"]]


@pytest.mark.parametrize("width", [360, 768])
def test_nothing_runs_off_a_narrow_window(browser: Any, address: Any, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 780}, color_scheme="light")
    tab = context.new_page()
    for path in pages(address):
        tab.goto(address + path)
        assert tab.evaluate("document.documentElement.scrollWidth") <= width, path
    context.close()


def test_all_that_can_be_done_can_be_reached_by_tab(tab: Any, address: Any) -> None:
    for path in (f"/report/{version(address, 'gull')}", f"/claim/{claim(address, 'mill at Orrow closed')}", "/"):
        tab.goto(address + path)
        wanted = tab.evaluate(
            """() => {
                const all = [...document.querySelectorAll(
                    'a[href], button, input, select, textarea, summary, [data-item]')];
                const shown = all.filter((n) => n.checkVisibility() && !n.disabled && n.type !== 'hidden'
                    && n.tabIndex >= 0 && (n.matches('summary') || !n.closest('details:not([open])')));
                shown.forEach((n, i) => { n.dataset.wanted = i; });
                return shown.length;
            }"""
        )
        reached = set()
        for _ in range(wanted * 2 + 30):  # what opens on focus holds more
            tab.keyboard.press("Tab")
            now = tab.evaluate("document.activeElement && document.activeElement.dataset.wanted")
            if now is not None:
                reached.add(int(now))
            if len(reached) == wanted:
                break
        missed = tab.evaluate(
            "(r) => [...document.querySelectorAll('[data-wanted]')].filter(n => !r.includes(Number(n.dataset.wanted)))"
            ".map(n => n.outerHTML.slice(0, 120))", list(reached),
        )  # fmt: skip
        assert not missed, (path, missed)


def test_an_address_with_a_place_marks_its_exact_words(tab: Any, address: Any) -> None:
    id = version(address, "bridge")
    with address.app.state.held.open() as corpus:
        text = corpus.report(id).text
    start = text.index("Petra Voss")
    tab.goto(f"{address}/report/{id}#s{start}-{start + 30}")
    assert "".join(tab.locator("mark").all_inner_texts()) == text[start : start + 30]
    tab.goto(f"{address}/report/{id}#s{start}-{start + 5}.{start + 12}-{start + 20}")
    assert "".join(tab.locator("mark").all_inner_texts()) == text[start : start + 5] + text[start + 12 : start + 20]


def test_pointing_at_marked_words_lights_up_their_card(tab: Any, address: Any) -> None:
    tab.goto(f"{address}/report/{version(address, 'bridge')}")
    tab.hover("#text .d2")
    lit = tab.locator(".card.now")
    assert lit.count() == 1 and lit.locator(".more").is_visible()
    assert tab.locator("#text .hot").count() >= 1


def to_card(tab: Any) -> None:
    """Go on by keys to the next attribution; conflicts with other reports may stand before it."""
    for _ in range(10):
        tab.keyboard.press("j")
        if tab.evaluate("document.activeElement.classList.contains('card')"):
            return
    raise AssertionError("no attribution is reached by keys")


def test_a_report_is_judged_by_keys_alone_and_the_log_knows_it(tab: Any, address: Any) -> None:
    tab.goto(f"{address}/report/{version(address, 'gull')}")
    to_card(tab)
    tab.keyboard.press("a")
    assert tab.locator("#said").inner_text().startswith("Say your name")
    assert tab.evaluate("document.activeElement.id") == "me"
    say_name(tab)
    tab.keyboard.press("Escape")
    tab.evaluate("document.activeElement.blur()")
    to_card(tab)
    tab.keyboard.press("a")
    tab.wait_for_selector(".card .state >> text=accepted")
    assert tab.evaluate("document.activeElement.classList.contains('card')")
    tab.keyboard.press("u")
    tab.wait_for_selector(".card:not(:has(.state))")
    tab.keyboard.press("x")
    tab.wait_for_selector(".card.rejected")
    assert [j.what for j in log(address)] == ["right", "undo", "wrong"]
    assert {j.who for j in log(address)} == {"Ada Brandl"}


def test_a_correction_takes_a_speaker_and_words_moved_by_keys(tab: Any, address: Any) -> None:
    id = version(address, "gull")
    tab.goto(f"{address}/report/{id}")
    say_name(tab)
    tab.evaluate("document.activeElement.blur()")
    to_card(tab)
    tab.keyboard.press("c")
    tab.keyboard.press("Control+A")
    tab.keyboard.type("Odd Raske")
    tab.select_option("form.correct [name=factuality]", "PR+")
    step = tab.locator('.span-row[data-part=content] [data-step="end-"]')
    step.focus()
    tab.keyboard.press("Enter")
    tab.keyboard.press("Enter")
    tab.focus("form.correct [name=speaker]")
    tab.keyboard.press("Enter")
    tab.wait_for_selector(".card .state >> text=corrected")
    with address.app.state.held.open() as corpus:
        held = corpus.reading_of("gull").attributions[0]
        words = corpus.reading_of("gull").words(held.content)
    assert (held.speaker, held.factuality, words) == ("Odd Raske", "PR+", "The old mill at Orrow closed")


def test_words_selected_in_the_text_become_the_source(tab: Any, address: Any) -> None:
    tab.goto(f"{address}/report/{version(address, 'gull')}")
    say_name(tab)
    tab.evaluate("document.activeElement.blur()")
    to_card(tab)
    tab.keyboard.press("c")
    tab.evaluate(
        """() => {
            const walk = document.createTreeWalker(document.getElementById('text'), NodeFilter.SHOW_TEXT);
            while (walk.nextNode() && !walk.currentNode.data.includes('Rask')) { /* on to it */ }
            const node = walk.currentNode, range = document.createRange();
            const at = node.data.indexOf('Rask');
            range.setStart(node, at); range.setEnd(node, at + 4);
            getSelection().removeAllRanges(); getSelection().addRange(range);
        }"""
    )
    tab.click(".span-row[data-part=source] [data-take]")
    assert tab.locator(".span-row[data-part=source] output").inner_text() == "Rask"
    tab.click("form.correct p button:not([data-cancel])")
    tab.wait_for_selector(".card .state >> text=corrected")
    with address.app.state.held.open() as corpus:
        reading = corpus.reading_of("gull")
    assert reading.words(reading.attributions[0].source) == "Rask"


def test_places_are_code_points_where_a_text_holds_more_than_the_basic_plane(tab: Any, address: Any) -> None:
    tab.goto(address)
    say_name(tab)
    tab.fill("#pasted", "👩‍🚒🔥🔥 Nils Okoro said the quay 🌊🌊 sank. Ilse Brandt said nine people are missing.")
    tab.click("#add > button")
    tab.wait_for_selector("#jobs .good")
    tab.click("#jobs a")
    tab.wait_for_selector("#text")
    tab.evaluate("document.activeElement.blur()")
    tab.keyboard.press("j")
    tab.keyboard.press("j")
    tab.keyboard.press("c")
    content = tab.locator(".span-row[data-part=content]")
    assert content.locator("output").inner_text() == "nine people are missing"
    content.locator('[data-step="end-"]').click()
    assert content.locator("output").inner_text() == "nine people are"
    tab.keyboard.press("Escape")


def test_occurrences_are_told_apart_by_keys_and_the_range_follows(tab: Any, address: Any) -> None:
    tab.goto(f"{address}/claim/{claim(address, 'mill at Orrow closed in May')}")
    say_name(tab)
    tab.evaluate("document.activeElement.blur()")
    before = range_of(address, "mill at Orrow closed in May")
    assert before in tab.locator(".big").inner_text()
    for _ in range(20):
        tab.keyboard.press("j")
        if "Daily Gull" in (tab.evaluate("document.activeElement.getAttribute('aria-label')") or ""):
            break
    tab.keyboard.press("n")
    tab.wait_for_selector(f".big:not(:has-text('{before}'))")
    assert range_of(address, tab.url.rpartition("/")[2]) in tab.locator(".big").inner_text()
    assert [(j.what, j.decision.kind) for j in log(address)] == [("not_same", "claim")]


def test_a_pasted_text_is_added_with_visible_progress(tab: Any, address: Any) -> None:
    tab.goto(address)
    say_name(tab)
    tab.fill("#pasted", "Nils Okoro said the old mill at Orrow closed in May after the flood.")
    tab.click(".about summary")
    tab.fill("#p-title", "A late word")
    tab.fill("#p-publisher", "Evening Tern")
    tab.click("#add > button")
    tab.wait_for_selector("#jobs li")
    tab.wait_for_selector("#jobs .good >> text=new")
    tab.wait_for_selector(".reports-short >> text=A late word")
    assert tab.input_value("#pasted") == ""


def test_a_file_is_added_by_drag_and_drop_and_a_failing_one_says_why(tab: Any, address: Any) -> None:
    tab.goto(address)
    say_name(tab)
    for name, words in (("tern.txt", "Ilse Brandt said the tern is back."), ("bad.txt", "UNREADABLE")):
        data = tab.evaluate_handle(
            "([name, words]) => { const d = new DataTransfer();"
            " d.items.add(new File([words], name, {type: 'text/plain'})); return d; }",
            [name, words],
        )
        tab.dispatch_event("#drop", "drop", {"dataTransfer": data})
    tab.wait_for_selector("#jobs .good")
    tab.wait_for_selector("#jobs .bad >> text=this was asked for")


def test_the_keys_are_listed_and_can_be_turned_off(tab: Any, address: Any) -> None:
    tab.goto(f"{address}/report/{version(address, 'gull')}")
    tab.keyboard.press("?")
    assert tab.locator("#keys").is_visible()
    tab.uncheck("#keys-on")
    tab.keyboard.press("Escape")
    assert not tab.locator("#keys").is_visible()
    tab.keyboard.press("j")
    assert tab.locator(".now").count() == 0


def test_without_a_script_everything_can_still_be_read(browser: Any, address: Any) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 860})
    tab = context.new_page()
    tab.goto(f"{address}/claim/{claim(address, 'mill at Orrow closed in May')}")
    assert range_of(address, "mill at Orrow closed in May") in tab.inner_text("main")
    href = tab.get_attribute(".occurrence a.quote", "href")
    tab.goto(address + href)
    assert tab.locator(".text").is_visible() and re.search(r"#s\d+-\d+$", tab.url)
    assert tab.locator(f'[id="{href.partition("#")[2]}"]').count() == 1
    tab.click(".card .note >> nth=0")
    context.close()
