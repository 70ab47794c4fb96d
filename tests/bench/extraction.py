"""Extraction and intake, measured: pages a second beside trafilatura alone, documents and megabytes a second from file to batch.

Belongs here: pages of a usual size, made from the fixtures of the tests, and the folders that are taken in.
"""

import re
import shutil
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from pipeline.ingest.extract import extract
from pipeline.ingest.originals import Said
from pipeline.intake import take_in
from pipeline.paths import Paths
from tests.unit.ingest.extract.pdfs import page, pdf

ROOT = Path(__file__).parents[2]
FIXTURES = ROOT / "tests" / "unit" / "ingest" / "extract" / "pages"
_MENU = "".join(f'<li class="menu-item"><a href="/section/{n}">Section {n} of this site</a></li>' for n in range(120))
_SCRIPT = "<script>" + "window.dataLayer=window.dataLayer||[];" * 400 + "</script>"
_PROSE = "The minister said on Monday that the vote of the thirteenth had been followed with close attention in the region. "


def pages(count: int) -> list[bytes]:
    """Pages as sites give them out: the fixtures with menus of 120 items, 15 kB of scripts and a dozen paragraphs more."""
    made = []
    for number in range(count):
        path = sorted(FIXTURES.glob("*.html"))[number % len(list(FIXTURES.glob("*.html")))]
        text = path.read_text(encoding="utf-8")
        text = re.sub(r"(<body[^>]*>)", rf"\1{_SCRIPT}<nav><ul>{_MENU}</ul></nav>", text, count=1, flags=re.I)
        paragraphs = "".join(f"<p>{_PROSE * 4} {number}.{part}</p>" for part in range(12))
        at = text.find("<p>", len(text) // 4)
        made.append((text[:at] + paragraphs + text[at:] if at > 0 else text).encode())
    return made


def rate(work: Callable[[bytes], object], bodies: Sequence[bytes]) -> float:
    """Bodies a second, the best of three times; the first body is not timed, since it loads what is needed."""
    work(bodies[0])
    taken = []
    for _ in range(3):
        start = time.perf_counter()
        for body in bodies:
            work(body)
        taken.append(time.perf_counter() - start)
    return len(bodies) / min(taken)


def by_trafilatura(body: bytes) -> object:
    """Text and metadata by trafilatura, as its makers would."""
    import trafilatura

    return trafilatura.bare_extraction(body, with_metadata=True, include_comments=False)


def by_resiliparse(body: bytes) -> object:
    """The main text alone by resiliparse: the floor, without title, date, language or zones."""
    from resiliparse.extract.html2text import extract_plain_text

    return extract_plain_text(body.decode(), main_content=True, preserve_formatting=True)


def extraction() -> dict[str, float]:
    """Documents a second of each way."""
    bodies = pages(90)
    report = pdf([page([_PROSE[:90]] * 45) for _ in range(12)])
    return {
        "kilobytes": sum(map(len, bodies)) / len(bodies) / 1e3,
        "ours": rate(lambda body: extract(body, url="https://example.org/a/b", form="html"), bodies),
        "trafilatura": rate(by_trafilatura, bodies),
        "resiliparse": rate(by_resiliparse, bodies),
        "pdf": rate(lambda body: extract(body), [report] * 10) * 12,
    }


def intake(count: int) -> tuple[float, float]:
    """Documents and megabytes a second of a folder of pages, from files to a batch that a build reads."""
    with tempfile.TemporaryDirectory() as folder:
        paths = Paths(Path(folder) / "project")
        shutil.copytree(ROOT / "sources", paths.sources)
        files = Path(folder) / "pages"
        files.mkdir()
        bodies = pages(count)
        for number, body in enumerate(bodies):
            (files / f"{number:05}.html").write_bytes(body)
            (files / f"{number:05}.html.yaml").write_text(f"url: https://example.org/{number}\npublisher: kremlin\n", encoding="utf-8")
        start = time.perf_counter()
        [(sentence, faults)] = take_in(paths, [str(files)], Said(published="2021-09-14"))
        taken = time.perf_counter() - start
        assert not faults, sentence
        return count / taken, sum(map(len, bodies)) / 1e6 / taken
