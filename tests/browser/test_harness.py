"""The tests of pages would see a request to elsewhere, whoever sends it."""

from collections.abc import Callable
from pathlib import Path

from tests.browser.conftest import Opened
from tests.browser.serving import Outside, serving

PAGE = """\
<!doctype html><title>Harness</title><img src="http://image.invalid/one.png"><script>
const source = "fetch('http://worker.invalid/two').catch(() => 0).then(() => postMessage('asked'))";
new Worker(URL.createObjectURL(new Blob([source]))).onmessage = () => { document.title = 'asked' };
</script>"""


def test_a_request_to_elsewhere_is_seen_even_from_a_worker(tmp_path: Path, open_page: Callable[..., Opened], world: Outside) -> None:
    (tmp_path / "index.html").write_text(PAGE, encoding="utf-8")
    with serving(tmp_path) as served:
        opened = open_page(served.url())
        opened.page.wait_for_function("document.title === 'asked'")
    assert "/index.html" in served.asked
    assert "http://image.invalid/one.png" in opened.elsewhere(served.origin)
    assert {"GET http://image.invalid/one.png", "GET http://worker.invalid/two"} <= set(world.by_pages())
