"""`make bench`: how fast and how big, each figure beside the bound it should keep or the floor it is compared with.

Belongs here: running the thing and printing. Nothing fails on a slow machine; the ratios say what a machine's seconds don't.
"""

import cProfile
import gzip
import json
import os
import pstats
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from pipeline.coding.batch import reference_from
from pipeline.coding.coder import Coder, Text
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.pool import code_many
from pipeline.ingest.sources import read_calendar

ROOT = Path(__file__).parents[2]
ECHO = [sys.executable, "-m", "pipeline.cli"]
ARTICLE = (
    "President Kassym-Jomart Tokayev won the early presidential election in Kazakhstan with 81.31 percent of the vote, "
    "the commission said. Russian President Vladimir Putin congratulated him on his re-election. The European Union has yet to "
    "congratulate the winner and called on Kazakhstan to investigate irregularities. Observers of the OSCE said the vote lacked "
    "competition, and the foreign ministry rejected the criticism.\n\n"
)


def timed(arguments: list[str], **environment: str) -> float:
    """Seconds that a command takes."""
    start = time.perf_counter()
    subprocess.run(arguments, cwd=ROOT, env={**os.environ, **environment}, check=True, capture_output=True)
    return time.perf_counter() - start


def line(what: str, value: str, beside: str) -> None:
    """One line of the report."""
    print(f"{what:<58} {value:>16}   {beside}")


def commands() -> None:
    """How long the commands take that people wait for."""
    floor = min(timed([sys.executable, "-c", "pass"]) for _ in range(3))
    start = min(timed([*ECHO, "--help"]) for _ in range(3))
    line("ballot-echo --help", f"{start:.2f} s", f"bound 0.4 s; {start / floor:.1f} x an empty Python")
    with tempfile.TemporaryDirectory() as folder:
        article = Path(folder) / "article.txt"
        article.write_text(ARTICLE * 8, encoding="utf-8")
        once = min(timed([*ECHO, "code", str(article), "--published", "2022-11-23"]) for _ in range(3))
        line("ballot-echo code, one article", f"{once:.2f} s", f"bound 1 s; {once / floor:.1f} x an empty Python")
        releases(Path(folder))


def releases(folder: Path) -> None:
    """A release from nothing, and again with nothing changed."""
    root = folder / "project"
    root.mkdir()
    for name in ("sources", "schemas", "inbox", ".dagster"):
        shutil.copytree(
            ROOT / name, root / name, ignore=shutil.ignore_patterns("storage", "history", "schedules", "logs", "__pycache__", ".*")
        )
    shutil.copy(ROOT / ".dagster" / "dagster.yaml", root / ".dagster")
    environment = {"BALLOT_ECHO_ROOT": str(root), "SOURCE_DATE_EPOCH": "1795392000"}
    load = timed([sys.executable, "-c", "import pipeline.definitions"])
    first = timed([*ECHO, "release"], **environment)
    line("release, from nothing", f"{first:.1f} s", f"bound 15 s; {first / load:.1f} x loading Dagster's definitions")
    again = timed([*ECHO, "release"], **environment)
    line("release, nothing changed", f"{again:.2f} s", f"bound 6 s; {again / first:.2f} x the first")


def digests(size: int) -> list[str]:
    """The digests of `sources/`, cut into articles of one size."""
    from pipeline.ingest.texts import split_front_matter, unwrap

    articles = []
    for folder in sorted((ROOT / "sources" / "elections").iterdir()):
        bodies = [split_front_matter(path.read_text(encoding="utf-8"), path.name) for path in sorted(folder.glob("documents/*.md"))]
        whole = "\n\n".join(unwrap(body.text) for body in bodies)
        articles += [whole[at : at + size] for at in range(0, len(whole) - size + 1, size)]
    return articles


def load_coder() -> Coder:
    """The coder as `ballot-echo code` builds it."""
    return Coder(reference_from(read_calendar(ROOT / "sources")), Lexicon.load(ROOT / "sources" / "lexicon" / "en"))


def coding(texts: list[Text], workers: int = 1) -> float:
    """Seconds to code texts, without setting up the coder."""
    coded = code_many(load_coder, [*texts[:1], *texts], workers)
    next(coded)
    start = time.perf_counter()
    for _ in coded:
        pass
    return time.perf_counter() - start


def coder() -> None:
    """Articles a second on one core and on all, against splitting the same texts into words; where the time goes."""
    articles = digests(5000)
    off_topic = ("The company said its quarterly profit rose on strong demand for machine parts. " * 64)[:5000]
    texts = [Text(f"D-{number:012x}", article) for number, article in enumerate(articles * 6)]
    relevant = min(coding(texts) for _ in range(2))
    start = time.perf_counter()
    for text in texts:
        [word.lower() for word in text.text.split()]
    floor = time.perf_counter() - start
    line(
        "coder, relevant articles of 5,000 characters, one core",
        f"{len(texts) / relevant:.0f} /s",
        f"bound 200 /s; {relevant / floor:.0f} x splitting into words",
    )
    cores = os.cpu_count() or 1
    spread = coding(texts * 4, cores)
    line(f"coder, the same, {cores} cores", f"{4 * len(texts) / spread:.0f} /s", f"{4 * relevant / spread:.1f} x one core")
    mixed = [Text(f"D-{n:012x}", articles[n % len(articles)] if n % 20 == 0 else off_topic) for n in range(1000)]
    line("coder, 1 article in 20 relevant", f"{5 / coding(mixed):.1f} MB/s", "bound 20 MB/s")
    releases_of_state()
    where_time_goes(texts)


def releases_of_state() -> None:
    """A real archive of statements, if it lies beside this checkout."""
    path = ROOT.parent / "shared" / "data" / "us-state-department" / "press_releases.jsonl.gz"
    if not path.is_file():
        line("coder, press releases of a foreign ministry", "skipped", "they are not at hand beside this checkout")
        return
    with gzip.open(path, "rt", encoding="utf-8") as file:
        bodies = [json.loads(row)["text"] for row in file]
    texts = [Text(f"D-{n:012x}", body, kind="statement") for n, body in enumerate(bodies[::5])]
    size = sum(len(text.text) for text in texts) / 1e6
    taken = coding(texts)
    line(f"coder, {len(texts)} press releases of a foreign ministry", f"{size / taken:.1f} MB/s", f"{len(texts) / taken:.0f} a second")


def where_time_goes(texts: list[Text]) -> None:
    """The five functions that take most of the coder's own time."""
    built, profile = load_coder(), cProfile.Profile()
    profile.enable()
    for text in texts:
        built.code(text)
    profile.disable()
    stats = pstats.Stats(profile)
    whole = sum(entry[2] for entry in stats.stats.values())  # ty: ignore[unresolved-attribute]
    for (file, _, name), entry in sorted(stats.stats.items(), key=lambda item: -item[1][2])[:5]:  # ty: ignore[unresolved-attribute]
        line(f"  of which {Path(file).name} {name}"[:58], f"{entry[2] / whole:.0%}", f"{entry[0]} calls")


def folds() -> None:
    """A million and five million synthetic claims folded into responses and positions, against grouping and sorting the same claims."""
    taken = []
    for claims, memory in ((1_000_000, "3500MB"), (5_000_000, "12GB")):
        told = subprocess.run(
            [sys.executable, "-m", "tests.bench.folds", str(claims), memory], cwd=ROOT, check=True, capture_output=True, text=True
        )
        report = json.loads(told.stdout)
        taken.append(report["seconds"])
        bound = "bound 30 s; " if claims == 1_000_000 else f"{taken[1] / taken[0]:.1f} x the million; "
        what = f"folds, {report['claims']:,} claims to {report['responses']:,} responses"
        line(what, f"{report['seconds']:.1f} s", f"{bound}{report['seconds'] / report['floor']:.1f} x grouping and sorting them once")
        line("  rows that differ from the truth they were made from", str(report["misses"]), "bound 0")
        line("  peak memory", f"{report['peak_mb']} MB", "bound 4096 MB" if claims == 1_000_000 else f"DuckDB was given {memory}")


def export() -> None:
    """A million synthetic responses written as a release writes them, against DuckDB's COPY of the same rows."""
    command = [sys.executable, "-m", "tests.bench.export", "1000000"]
    report = json.loads(subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout)
    ratio = report["export"] / report["copy"]
    line("export, 1,000,000 responses to Parquet", f"{report['export']:.1f} s", f"bound 2 x; {ratio:.2f} x DuckDB's own COPY")
    line("  size", f"{report['export_mb']:.1f} MB", f"{report['export_mb'] / report['copy_mb']:.2f} x DuckDB's")
    line("  peak memory", f"{report['peak_mb']} MB", "bound 4096 MB")


def one_document_changed() -> None:
    """A build of ten thousand short reports, and another after one of them has changed."""
    command = [sys.executable, "-m", "tests.bench.archive", "10000"]
    report = json.loads(subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout)
    first, again = report["first"], report["again"]
    line("build, 10,000 reports", f"{first['seconds']:.1f} s", f"{first['coded']:,} coded")
    line(
        "build, one of them changed",
        f"{again['seconds']:.1f} s",
        f"{again['coded']} coded; {again['seconds'] / first['seconds']:.2f} x the first",
    )


def documents() -> None:
    """Pages a second taken out of HTML, beside trafilatura alone and beside the main text alone; documents a second taken in."""
    from tests.bench.extraction import extraction, intake

    rates = extraction()
    ours, beside = rates["ours"], rates["trafilatura"]
    line(
        f"extraction, pages of {rates['kilobytes']:.0f} kB",
        f"{ours:.0f} /s",
        f"{ours / beside:.1f} x trafilatura alone ({beside:.0f} /s); {ours / rates['resiliparse']:.2f} x resiliparse's bare text",
    )
    line("extraction, pages of PDF", f"{rates['pdf']:.0f} /s", f"{rates['pdf'] / beside:.1f} x trafilatura's pages of HTML")
    count, size = intake(500)
    line("intake, a folder of pages with sidecars", f"{count:.0f} /s", f"{size:.1f} MB/s; {count / ours:.2f} x extraction alone")


def datasets() -> None:
    """How long ParlGov's elections and results take to be read and kept; only where the dataset lies beside this checkout."""
    folder = ROOT.parent / "shared" / "data" / "parlgov"
    if not folder.is_dir():
        line("ParlGov", "-", "not at hand beside this checkout (shared/data)")
        return
    with tempfile.TemporaryDirectory() as root:
        shutil.copytree(ROOT / "sources", Path(root) / "sources")
        start = time.perf_counter()
        taken = subprocess.run(
            [*ECHO, "ingest", str(folder / "election.csv")],
            cwd=ROOT, env={**os.environ, "BALLOT_ECHO_ROOT": root}, check=True, capture_output=True, text=True,
        )  # fmt: skip
        seconds = time.perf_counter() - start
    line("ParlGov, elections and results taken in", f"{seconds:.1f} s", f"bound 10 s; {taken.stdout.strip().rpartition('; ')[2]}")


def memory() -> None:
    """The most that one of the processes started so far has held; measured before the folds, which are given their memory."""
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    line("peak memory of the commands", f"{peak:.0f} MB", "bound 4096 MB")


PARTS = {part.__name__: part for part in (commands, documents, datasets, coder, memory, folds, export, one_document_changed)}


def main(wanted: list[str]) -> None:
    """Print every figure, or those of the parts that are named."""
    if strange := [name for name in wanted if name not in PARTS]:
        sys.exit(f"the benchmark has no part {', '.join(strange)}; it has {', '.join(PARTS)}")
    for name in wanted or PARTS:
        PARTS[name]()


if __name__ == "__main__":
    main(sys.argv[1:])
