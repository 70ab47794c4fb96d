"""The pages in a browser: nobody is kept out, nothing is asked of elsewhere, from disk as from a server."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.release.page import write_page
from tests.browser.conftest import Opened
from tests.browser.serving import Outside, Served
from tests.unit.release.page.test_pages import HOSTILE, rewrite

PAGES = (
    "index.html",
    "site/election-NOR-202109-PRES.html",
    "site/actor-SWE.html",
    "site/observer-IO-OSCE.ODIHR.html",
    "site/dictionary.html",
)
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 320, "height": 640}


def violations(page: Any) -> list[str]:
    """What axe-core finds wrong, with the element; some of what is folded away is opened first."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-core is not installed: no test of accessibility")
    page.evaluate("[...document.querySelectorAll('details')].slice(0, 4).forEach((folded) => { folded.open = true })")
    found = axe.Axe().run(page).response["violations"]
    return [f"{fault['id']}: {node['html'][:200]}" for fault in found for node in fault["nodes"]]


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_keeps_anybody_out(
    viewport: dict[str, int], scheme: str, open_page: Callable[..., Opened], served: Served, world: Outside
) -> None:
    opened = open_page(served.url(), viewport=viewport, color_scheme=scheme)
    for name in PAGES:
        opened.page.goto(served.url(name))
        assert violations(opened.page) == [], name
        assert opened.page.evaluate("document.documentElement.scrollWidth") <= viewport["width"], name
    assert (opened.errors, opened.elsewhere(served.origin), world.by_pages()) == ([], [], [])


def test_axe_would_find_a_fault(browser_page: Opened) -> None:
    browser_page.page.evaluate("document.querySelector('input').removeAttribute('aria-label'); document.querySelector('label').remove()")
    browser_page.page.evaluate("document.querySelector('h1').insertAdjacentHTML('afterend', '<img src=\"data:,\">')")
    assert any(fault.startswith("image-alt") for fault in violations(browser_page.page))


def test_pages_open_from_disk(open_page: Callable[..., Opened], served: Served) -> None:
    opened = open_page((served.folder / PAGES[1]).as_uri())
    style = "getComputedStyle(document.querySelector('.masthead')).borderTopStyle"
    assert opened.page.evaluate(style) == "solid"
    opened.page.fill("input[type=search]", "finland")
    assert opened.page.locator("#responses-list tbody tr:visible").count() == 1
    assert opened.errors == []


def test_everything_can_be_read_without_a_script(open_page: Callable[..., Opened], served: Served) -> None:
    opened = open_page(served.url(), java_script_enabled=False)
    assert opened.page.locator("#elections-list tbody tr:visible").count() == 1
    assert opened.page.locator("svg:visible").count() >= 1
    assert not opened.page.locator("input:visible, button:visible").count()
    opened.page.goto(served.url(PAGES[1]))
    assert opened.page.locator("blockquote:visible").count() > 4


def test_the_search_narrows_what_is_listed_and_says_so(browser_page: Opened) -> None:
    page = browser_page.page
    page.fill("input[type=search]", "odihr")
    listed = page.locator(".columns li:visible")
    assert set(listed.all_inner_texts()) == {"OSCE Office for Democratic Institutions and Human Rights 1"}
    assert f"{listed.count()} of" in page.locator("output").inner_text()
    page.fill("input[type=search]", "")
    assert page.locator("#elections-list tbody tr:visible").count() == 1


def test_the_keyboard_comes_first_to_the_content_and_scrolls_what_is_wide(browser_page: Opened) -> None:
    page = browser_page.page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")
    scrolls = "/auto|scroll/.test(getComputedStyle(e).overflowX) && e.scrollWidth > e.clientWidth"
    wide = f"[...document.querySelectorAll('*')].filter((e) => {scrolls})"
    page.set_viewport_size(PHONE)
    assert page.evaluate(f"{wide}.length") > 0
    assert page.evaluate(f"{wide}.every((e) => e.tabIndex === 0)")


def test_what_sources_say_runs_nothing(open_page: Callable[..., Opened], served: Served, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(served.folder, tmp_path / "hostile"))
    rewrite(folder, "elections", title_en=HOSTILE, notes=HOSTILE)
    rewrite(folder, "actors", name_en=HOSTILE)
    rewrite(folder, "documents", title=HOSTILE, url="javascript:alert(3)")
    rewrite(folder, "evidence", quote=HOSTILE)
    write_page(folder)
    opened = open_page((folder / PAGES[1]).as_uri(), viewport=PHONE)
    said: list[str] = []
    opened.page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    for link in opened.page.locator("main a[href]").all()[:3]:
        link.hover()
    assert (said, opened.errors) == ([], [])
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
