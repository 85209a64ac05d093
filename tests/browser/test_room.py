"""The reading room as a person meets it: at any width, by day and night, with and without JavaScript."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from .conftest import Open

Picture = Callable[[Page, str], None]
MATTER = "/matters/Order%2041"
PAGES = {
    "start": "/",
    "chronology": "/chronology?matter=Order%2041",
    "actors": "/actors",
    "actor": "/actors/Miriam%20Castell",
    "matters": "/matters",
    "matter": f"{MATTER}?on=2026-02-01",
    "stories": "/stories",
    "sources": "/sources",
    "search": "/search?q=order",
    "programs": "/api",
    "you": "/you",
}
WCAG = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}


def report_of(page: Page) -> str:
    """The address of the first report on the start page."""
    return page.locator("#new + ul a").first.get_attribute("href") or ""


def assert_accessible(page: Page) -> None:
    found = Axe().run(page, options=WCAG)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_accessible(go: Open, picture: Picture, name: str, scheme: str) -> None:
    page = go(PAGES[name], color_scheme=scheme)
    picture(page, f"{name}-{scheme}")
    assert_accessible(page)


@pytest.mark.parametrize("width", [320, 768, 1280, 2560])
@pytest.mark.parametrize("name", ["start", "chronology", "actor", "matter", "actors"])
def test_no_page_is_wider_than_its_window(go: Open, picture: Picture, name: str, width: int) -> None:
    page = go(PAGES[name], viewport={"width": width, "height": 800})
    picture(page, f"{name}-{width}")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_line_lights_its_words_and_words_light_their_line(go: Open, picture: Picture) -> None:
    start = go("/")
    page = go(report_of(start))
    assert_accessible(page)
    page.locator("#s1 .head a").click()
    assert page.locator("#s1.lit").count() == 1
    assert page.locator(".text .i-s1.lit").count() >= 1
    assert "item=s1" in page.url
    words = page.locator(".text a.i-s2").first
    item = (words.get_attribute("href") or "").lstrip("#")
    words.click()
    assert page.locator(f"#{item}.lit").count() == 1
    assert page.locator("#s1.lit").count() == 0
    picture(page, "report")


def test_a_deep_link_lights_its_words(go: Open) -> None:
    path = report_of(go("/"))
    page = go(f"{path}?item=s1#s1")
    assert page.locator("#s1").is_visible()
    assert page.locator(".text .i-s1.lit").count() >= 1


def test_layers_show_on_demand(go: Open) -> None:
    page = go(report_of(go("/")))
    actor = page.locator(".text .actor").first
    line = "el => getComputedStyle(el).textDecorationLine"
    assert actor.evaluate(line) == "none"
    page.get_by_label("actors").check()
    assert actor.evaluate(line) == "underline"


def test_search_leads_from_a_word_to_the_words(go: Open) -> None:
    page = go("/")
    page.get_by_label("Search the record").fill("Castell")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Miriam Castell").first.click()
    assert page.locator("h1").inner_text() == "Miriam Castell"
    page.locator("ol.entries .what a").first.click()
    page.locator("blockquote footer a").first.click()
    assert page.locator(".text .asked").first.is_visible()


def test_two_lines_are_judged_together_with_the_keyboard(go: Open, picture: Picture) -> None:
    for key, decision in (("s", "split"), ("m", "merge")):
        page = go("/review")
        lines = [one.get_attribute("id") for one in page.locator(".queue > li").all()[:2]]
        for pressed in "jmm":  # marked and let go
            page.keyboard.press(pressed)
        assert page.locator(".queue > .marked").count() == 0
        page.keyboard.press("m")
        assert "Marked" in page.get_by_role("status").inner_text()
        picture(page, "review-marked")
        assert_accessible(page)
        page.keyboard.press("j")
        with page.expect_navigation():
            page.keyboard.press(key)
        last = page.locator(".log li").first
        assert decision in last.locator("strong").inner_text()
        told = [one.get_attribute("href") for one in last.locator("a").all()]
        assert told == [f"/entries/{line}" for line in lines]
        with page.expect_navigation():
            page.keyboard.press("u")


def test_everything_works_without_javascript(go: Open, picture: Picture) -> None:
    page = go("/", java_script_enabled=False)
    page.get_by_label("Search the record").fill("order 41")
    page.get_by_role("button", name="Search").click()
    page.locator('main a[href="/matters/Order%2041"]').click()
    page.get_by_label("How it stood on").fill("2026-02-01")
    page.get_by_role("button", name="Show").click()
    assert page.locator(".status-line strong").inner_text() == "blocked"
    page.locator("tbody a").first.click()
    page.locator("blockquote footer a").first.click()
    assert page.locator(".text .asked").first.is_visible()
    page.locator(".entries .head a").first.click()
    assert page.locator(".text .lit").count() >= 1
    picture(page, "report-no-javascript")


def test_a_slider_tells_what_could_be_known(go: Open, picture: Picture) -> None:
    page = go(MATTER)
    slider = page.get_by_role("slider", name="What could be known by")
    assert slider.get_attribute("aria-valuetext") == "all reports"
    rows = page.locator("tbody tr").count()
    slider.focus()
    page.keyboard.press("Home")
    page.wait_for_url("**as_of=2026-01-*")
    assert slider.get_attribute("aria-valuetext") == page.get_by_label("by reports published by").input_value()
    assert page.locator("tbody tr").count() < rows
    assert slider.evaluate("one => one === document.activeElement")
    picture(page, "matter-as-of")
    assert_accessible(page)
    page.keyboard.press("End")
    page.wait_for_url(lambda address: "as_of" not in address)
    assert page.locator("tbody tr").count() == rows
    assert not go(MATTER, java_script_enabled=False).get_by_role("slider").is_visible()


def test_a_pasted_report_shows_its_record(go: Open, picture: Picture) -> None:
    page = go("/")
    page.get_by_label("Or its text").fill("ORVANE (MNA) - Mayor Ana Voss said Monday she would sign the order.")
    page.get_by_label("Published", exact=False).first.fill("2026-03-04")
    page.get_by_role("button", name="Look at its record").click()
    assert "Ana Voss said" in page.locator(".entries").inner_text()
    assert_accessible(page)
    picture(page, "pasted")


def test_the_keyboard_reaches_the_page_first(go: Open) -> None:
    page = go("/chronology")
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Skip to the page"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_late_content_moves_nothing(go: Open) -> None:
    page = go("/chronology")
    shifts = page.evaluate(
        """new Promise(done => {
            let sum = 0;
            new PerformanceObserver(list => { for (const one of list.getEntries()) sum += one.value; })
                .observe({ type: "layout-shift", buffered: true });
            setTimeout(() => done(sum), 500);
        })"""
    )
    assert shifts < 0.1
    size = page.evaluate(
        "performance.getEntriesByType('navigation')[0].transferSize"
        " + performance.getEntriesByType('resource').reduce((sum, one) => sum + one.transferSize, 0)"
    )
    assert size < 100_000


def test_the_queue_is_worked_with_the_keyboard(go: Open, picture: Picture) -> None:
    page = go("/review")
    picture(page, "review")
    assert_accessible(page)
    first = page.locator(".queue > li").first
    line = first.get_attribute("id") or ""
    page.keyboard.press("j")
    assert page.locator(":focus").get_attribute("id") == line
    with page.expect_navigation():
        page.keyboard.press("a")
    assert page.locator(f".queue > li[id='{line}']").count() == 0
    assert "accept" in page.locator(".log li").first.inner_text()
    with page.expect_navigation():
        page.keyboard.press("u")
    assert page.locator(f".queue > li[id='{line}']").count() == 1
    page.locator(".queue .what a").first.click()
    assert_accessible(page)
    picture(page, "entry")
