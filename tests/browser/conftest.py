"""A headless browser for the tests of pages; where there is none, they skip and say so."""

import shutil
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from pipeline.release.console import console_files, take_console
from pipeline.release.page.write import write_page
from tests.browser.serving import Outside, Served, outside, serving
from tests.conftest import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CONSOLE = ROOT / "build" / "site"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
"""What the browser may be called."""


@dataclass
class Opened:
    """A page and what it has done."""

    page: "Page"
    requests: list[str] = field(default_factory=list)
    """Addresses that the page and its workers asked for."""
    errors: list[str] = field(default_factory=list)
    """What went wrong in scripts, and what the console of the browser calls an error."""

    def elsewhere(self, origin: str) -> list[str]:
        """Requests that went to another origin; addresses that never leave the browser are not counted."""
        return [url for url in self.requests if not url.startswith((f"{origin}/", "data:", "blob:"))]


@pytest.fixture(scope="package")
def world() -> Iterator[Outside]:
    """All that is not 127.0.0.1: whatever the browser asks of it is written down and refused."""
    with outside() as found:
        yield found


@pytest.fixture(scope="package")
def browser(world: Outside) -> "Iterator[Browser]":
    """One browser for all tests of pages. Not for the session: its event loop would be in the way of other tests."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: no test of pages")
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        pytest.skip(f"no browser found ({', '.join(NAMES)}): no test of pages")
    with sync_api.sync_playwright() as playwright:
        proxy = {"server": f"http://127.0.0.1:{world.port}", "bypass": "127.0.0.1"}
        launched = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"], proxy=proxy)
        yield launched
        launched.close()


@contextmanager
def opening(browser: "Browser", url: str, *, script: str | None = None, **options: Any) -> Generator[Opened]:
    """Open an address in a profile of its own. Keywords are those of a context; `script` runs before any of the page's."""
    context = browser.new_context(**options)
    if script:
        context.add_init_script(script)
    found = Opened(context.new_page())
    context.on("request", lambda request: found.requests.append(request.url))
    context.on("weberror", lambda error: found.errors.append(str(error.error)))
    context.on("console", lambda message: found.errors.append(message.text) if message.type == "error" else None)
    found.page.goto(url)
    yield found
    context.close()


@pytest.fixture
def open_page(browser: "Browser", world: Outside) -> Iterator[Callable[..., Opened]]:
    """As `opening`, until the end of the test."""
    world.asked.clear()
    with ExitStack() as stack:
        yield lambda url, **options: stack.enter_context(opening(browser, url, **options))


@pytest.fixture
def browser_page(open_page: Callable[..., Opened], served: Served) -> Opened:
    """The release page, opened from the server."""
    return open_page(served.url())


@pytest.fixture(scope="package")
def served(released: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The release of the fixture project, with the console where it was built, on a plain static server; not to be changed."""
    folder = shutil.copytree(released, tmp_path_factory.mktemp("served") / released.name)
    take_console(console_files(CONSOLE, ROOT / "site"), folder)
    write_page(folder)
    with serving(folder) as found:
        yield found
