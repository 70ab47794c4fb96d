"""A run for a publisher: from its feeds to documents, a log, and the time that counts as read."""

import datetime
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfWriter

from pipeline.fetching import NotFetched, fetch, open_station, planned
from pipeline.ingest.archive import Archive
from pipeline.ingest.fetch.limits import Limits
from pipeline.ingest.fetch.plan import Options
from pipeline.ingest.fetch.run import Report
from pipeline.ingest.read import read_all
from pipeline.paths import Paths
from tests.site import Hand, Page, Site

Fetch = Callable[..., Report]
PUBLISHER = "swedish-government"
DAY = 86_400


def article(text: str, title: str = "Statement") -> Page:
    words = " ".join([text] * 12)
    return Page(f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1><p>{words}</p></article></body></html>")


def rss(site: Site, *items: tuple[str, str]) -> Page:
    entries = "".join(f"<item><title>x</title><link>{site.url(path)}</link><pubDate>{when}</pubDate></item>" for path, when in items)
    return Page(f'<rss version="2.0"><channel><title>All</title>{entries}</channel></rss>', headers={"ETag": f'"{hash(items)}"'})


ONE, TWO, THREE = "Tue, 22 Nov 2022 09:00:00 +0100", "Wed, 23 Nov 2022 09:00:00 +0100", "Thu, 24 Nov 2022 09:00:00 +0100"


def feeds(root: Path, *entries: str) -> None:
    path = root / "sources" / "publishers.yaml"
    text = path.read_text(encoding="utf-8").partition("  feeds:")[0]
    path.write_text(text + "".join(f"  {line}\n" for line in ("feeds:", *entries)), encoding="utf-8")


def one_feed(root: Path, url: str, kind: str = "rss", uses: str = "coverage", **more: str) -> None:
    feeds(
        root,
        f"  - {{url: '{url}', kind: {kind}, language: en, covers: all, uses: {uses}{''.join(f', {k}: {v!r}' for k, v in more.items())}}}",
    )


@pytest.fixture
def run(project: Path, site: Site, hand: Hand) -> Fetch:
    """Fetches the one publisher with feeds."""
    one_feed(project, site.url("/feed"))

    def once(options: Options | None = None, **limits: Any) -> Report:
        bounds = Limits(**{"silence": 0.3, **limits})
        with open_station(Paths(project), options, allow_private=True, clock=hand.clock(), limits=bounds) as station:
            return next(fetch(station))

    return once


def rows(project: Path) -> dict[str, list[dict[str, Any]]]:
    return read_all(project / "sources", project / "inbox", Archive(project / "archive"), None, project / "archive" / "intake")


def outcomes(report: Report) -> list[tuple[str, str]]:
    return [(row["purpose"], row["outcome"]) for row in report.log]


def two_items(site: Site) -> None:
    site.pages |= {"/feed": rss(site, ("/2", TWO), ("/1", ONE)), "/1": article("We congratulate."), "/2": article("We take note.")}


def test_items_of_a_feed_become_documents_and_every_request_a_row(project: Path, site: Site, run: Fetch) -> None:
    two_items(site)
    report = run()
    assert outcomes(report) == [("robots", "not_found"), ("feed", "fetched"), ("item", "fetched"), ("item", "fetched")]
    assert report.taken.n_documents == 2
    found = rows(project)
    documents = {row["url"]: row for row in found["documents"] if row["basis"] == "original"}
    one = documents[site.url("/1")]
    assert (one["publisher_id"], one["kind"], one["language"]) == (PUBLISHER, "statement", "en")
    assert (str(one["published_date"]), one["published_precision"], str(one["retrieved_on"])) == ("2022-11-22", "instant", "2022-11-24")
    assert len(found["fetches"]) == 4
    logged = next(row for row in found["fetches"] if row["url"] == site.url("/1"))
    assert (logged["document_id"], logged["http_status"], logged["feed_url"]) == (one["document_id"], 200, site.url("/feed"))
    assert Archive(project / "archive").get_bytes(logged["body_sha256"]) == site.pages["/1"].body.encode()


def test_what_was_read_is_not_asked_for_again_and_an_unchanged_feed_only_if_it_changed(site: Site, run: Fetch, hand: Hand) -> None:
    two_items(site)
    run()
    hand.move(3600)
    site.pages["/feed"] = Page(status=304)
    report = run()
    assert outcomes(report) == [("robots", "not_found"), ("feed", "not_modified")]
    assert "if-none-match" in site.asked[-1][1]


def test_a_changed_text_is_a_second_version_and_an_unchanged_one_is_none(project: Path, site: Site, run: Fetch, hand: Hand) -> None:
    two_items(site)
    run()
    hand.move(1.1 * DAY)
    site.pages["/1"] = article("We warmly congratulate.")
    report = run()
    assert sorted(outcomes(report)) == [("feed", "unchanged"), ("item", "fetched"), ("item", "unchanged"), ("robots", "not_found")]
    found = rows(project)
    assert len([row for row in found["documents"] if row["basis"] == "original"]) == 2
    assert sorted(row["version_no"] for row in found["document_versions"] if row["reader"] == "html") == [1, 1, 2]


def test_a_date_that_the_feed_changes_later_makes_no_second_document(project: Path, site: Site, run: Fetch, hand: Hand) -> None:
    two_items(site)
    run()
    hand.move(1.1 * DAY)
    site.pages |= {"/feed": rss(site, ("/2", TWO), ("/1", THREE)), "/1": article("We warmly congratulate.")}
    run()
    assert len([row for row in rows(project)["documents"] if row["basis"] == "original"]) == 2


def test_an_item_takes_the_date_under_which_a_digest_knows_it(project: Path, site: Site, run: Fetch, election: Path) -> None:
    digest = election / "documents" / "gazette.md"
    text = digest.read_text(encoding="utf-8")
    before = next(line for line in text.splitlines() if line.startswith("url:"))
    day = next(line for line in text.splitlines() if line.startswith("published:")).partition(": ")[2]
    digest.write_text(text.replace(before, f"url: {site.url('/1')}"), encoding="utf-8")
    when = datetime.date.fromisoformat(day).strftime("%a, %d %b %Y 09:00:00 +0000")
    site.pages |= {"/feed": rss(site, ("/1", when)), "/1": article("We congratulate.")}
    run()
    assert [row["basis"] for row in rows(project)["documents"] if row["url"] == site.url("/1")] == ["original"]


BAD: dict[str, tuple[Page, str]] = {
    "not there": (Page(status=404), "not_found"),
    "failing": (Page(status=500), "server_error"),
    "elsewhere": (Page(status=302, headers={"Location": "ftp://example.org/"}), "scheme_refused"),
    "an entity bomb": (Page('<!DOCTYPE x [<!ENTITY a "ha">]><rss version="2.0"><channel/></rss>'), "feed_invalid"),
    "a page": (Page("<html><body>Maintenance</body></html>"), "feed_invalid"),
    "empty": (Page('<rss version="2.0"><channel><title>x</title></channel></rss>'), "feed_empty"),
}


@pytest.mark.parametrize("what", BAD)
def test_a_feed_that_is_down_is_a_gap_and_never_yesterdays_data(project: Path, site: Site, run: Fetch, hand: Hand, what: str) -> None:
    two_items(site)
    run()
    before = rows(project)
    hand.move(DAY)
    site.pages["/feed"] = BAD[what][0]
    report = run()
    assert [row["outcome"] for row in report.feeds_down] == [BAD[what][1]]
    assert report.feeds_down[0]["reason"]
    after = rows(project)
    for name in ("documents", "feed_windows", "readings"):
        assert after[name] == before[name], "an outage adds nothing and takes nothing away"


def test_the_second_of_two_feeds_is_read_when_the_first_is_down(project: Path, site: Site, run: Fetch) -> None:
    two_items(site)
    entry = "  - {{url: '{}', kind: rss, language: en, covers: all, uses: coverage}}"
    feeds(project, entry.format(site.url("/gone")), entry.format(site.url("/feed")))
    report = run()
    assert (len(report.feeds_down), report.taken.n_documents) == (1, 2)


def locked_pdf() -> bytes:
    writer, out = PdfWriter(), io.BytesIO()
    writer.add_blank_page(72, 72)
    writer.encrypt("secret", algorithm="AES-256")
    writer.write(out)
    return out.getvalue()


def zip_bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("zeros", bytes(50_000_000))
    return out.getvalue()


BAD_ITEMS: dict[str, tuple[Page, str]] = {
    "an encrypted PDF": (Page(locked_pdf(), headers={"Content-Type": "application/pdf"}), "not_readable"),
    "a zip bomb": (Page(zip_bomb(), headers={"Content-Type": "application/zip"}), "not_readable"),
    "a redirect in a circle": (Page(status=302, headers={"Location": "/2"}), "too_many_redirects"),
    "nothing there": (Page(status=404), "not_found"),
    "a broken PDF": (Page(b"%PDF-1.7\nbroken", headers={"Content-Type": "application/pdf"}), "not_readable"),
    "very deep": (Page("<html><body>" + "<div>" * 100_000 + "Text", headers={"Content-Type": "text/html"}), "not_readable"),
    "zeros": (Page(bytes(100_000)), "not_readable"),
    "no text": (Page("<html><body></body></html>"), "not_readable"),
    "too large": (Page(b"x" * 3_000_000), "too_large"),
}


@pytest.mark.parametrize("what", BAD_ITEMS)
def test_an_item_that_cant_be_read_is_put_down_and_its_day_is_a_gap(project: Path, site: Site, run: Fetch, what: str) -> None:
    two_items(site)
    site.pages["/2"], outcome = BAD_ITEMS[what]
    report = run(body_bytes=2_000_000)
    assert [(row["url"], row["outcome"]) for row in report.failures] == [(site.url("/2"), outcome)]
    assert report.failures[0]["reason"]
    assert report.taken.n_documents == 1
    assert [str(row["day"]) for row in rows(project)["readings"] if row["source_url"] == site.url("/feed")] == ["2022-11-22"]
    assert [(f"{row['from_at']:%d %H}", f"{row['to_at']:%d %H}") for row in report.windows] == [("22 08", "23 00"), ("24 00", "24 06")]


def test_robots_that_forbid_the_feed_are_a_failure_that_is_seen(site: Site, run: Fetch) -> None:
    two_items(site)
    site.pages["/robots.txt"] = Page("User-agent: *\nDisallow: /feed")
    report = run()
    assert outcomes(report) == [("robots", "fetched"), ("feed", "robots_forbid")]
    assert (site.paths(), report.windows, len(report.feeds_down)) == (["/robots.txt"], [], 1)


def test_an_item_in_another_encoding_than_its_server_says_is_repaired(project: Path, site: Site, run: Fetch) -> None:
    two_items(site)
    words = "Президент поздравил избранного главу государства с победой на выборах. "
    site.pages["/1"] = Page(str(article(words).body).encode("windows-1251"), headers={"Content-Type": "text/html; charset=utf-8"})
    run()
    found = rows(project)
    one = next(row for row in found["documents"] if row["url"] == site.url("/1"))
    version = next(row for row in found["document_versions"] if row["document_id"] == one["document_id"])
    assert (version["encoding"], "said to be utf-8" in version["repairs"]) == ("cp1251", True)
    assert words.strip() in Archive(project / "archive").get(one["text_sha256"])


def test_an_item_that_breaks_its_reader_does_not_end_the_run(site: Site, run: Fetch, monkeypatch: pytest.MonkeyPatch) -> None:
    two_items(site)

    def breaks(*_: object, **__: object) -> None:
        raise ZeroDivisionError("a table without rows")

    monkeypatch.setattr("pipeline.ingest.fetch.run.extract", breaks)
    report = run()
    assert [row["reason"] for row in report.failures] == ["ZeroDivisionError: a table without rows"] * 2


def test_a_gap_closes_when_the_item_is_read_at_last(project: Path, site: Site, run: Fetch, hand: Hand) -> None:
    two_items(site)
    site.pages["/2"] = Page(status=500)
    run(attempts=1)
    hand.move(3600)
    site.pages["/2"] = article("We take note.")
    report = run()
    assert [f"{row['from_at']:%d %H}" for row in report.windows] == ["22 08"]
    assert [str(row["day"]) for row in rows(project)["readings"] if row["source_url"] == site.url("/feed")] == ["2022-11-22", "2022-11-23"]


def test_of_two_readings_of_one_stretch_the_fuller_one_is_kept(project: Path, site: Site, run: Fetch, hand: Hand) -> None:
    two_items(site)
    del site.pages["/2"]
    run()
    hand.move(3600)
    late = "Tue, 22 Nov 2022 10:00:00 +0100"
    site.pages |= {"/feed": rss(site, ("/2", TWO), ("/late", late), ("/1", ONE)), "/late": article("We add.")}
    run()
    counts = {f"{row['from_at']:%d %H}-{row['to_at']:%d %H}": row["n_items"] for row in rows(project)["feed_windows"]}
    assert counts["22 08-23 00"] == 2
    assert len(counts) == len(rows(project)["feed_windows"])


def test_an_item_that_is_not_there_is_left_alone_for_a_week(site: Site, run: Fetch, hand: Hand) -> None:
    two_items(site)
    del site.pages["/2"]
    run()
    for days, asked in ((1, 1), (7, 2)):
        hand.move(days * DAY)
        run()
        assert site.paths().count("/2") == asked


def test_since_and_limit_leave_items_out_and_their_days_uncovered(site: Site, run: Fetch) -> None:
    two_items(site)
    report = run(Options(since=datetime.date(2022, 11, 23)))
    assert [row["url"] for row in report.log if row["purpose"] == "item"] == [site.url("/2")]
    assert [f"{row['from_at']:%d %H}" for row in report.windows] == ["23 00"]
    report = run(Options(limit=1))
    assert [row["url"] for row in report.log if row["purpose"] == "item"] == [site.url("/1")]


def test_a_feed_for_claims_gives_documents_and_no_coverage(project: Path, site: Site, run: Fetch) -> None:
    two_items(site)
    one_feed(project, site.url("/feed"), uses="claims")
    report = run()
    assert (report.taken.n_documents, report.windows) == (2, [])


def test_an_index_of_sitemaps_is_followed_once(project: Path, site: Site, run: Fetch) -> None:
    two_items(site)
    space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    dated = article("We congratulate.")
    site.pages |= {
        "/map": Page(f"<sitemapindex {space}><sitemap><loc>/part</loc></sitemap><sitemap><loc>/deep</loc></sitemap></sitemapindex>"),
        "/part": Page(f"<urlset {space}><url><loc>/news/1</loc></url><url><loc>/about</loc></url></urlset>"),
        "/deep": Page(f"<sitemapindex {space}><sitemap><loc>/map</loc></sitemap></sitemapindex>"),
        "/news/1": Page(
            str(dated.body).replace("<head>", '<head><meta property="article:published_time" content="2022-11-22T09:00:00+00:00">')
        ),
    }
    one_feed(project, site.url("/map"), kind="sitemap", pattern="*/news/*")
    report = run()
    assert site.paths() == ["/robots.txt", "/map", "/part", "/deep", "/news/1"]
    assert (report.taken.n_documents, report.windows) == (1, []), "what the deeper index lists is not known"


def test_a_page_lists_what_lies_below_it(project: Path, site: Site, run: Fetch) -> None:
    two_items(site)
    dated = str(article("We congratulate.").body).replace("<h1>", "<time datetime='2022-11-22'>22 November 2022</time><h1>")
    site.pages |= {
        "/news": Page("<html><body><a href='/news/1'>One</a><a href='/about'>Us</a><a href='/news?page=2'>More</a>"),
        "/news/1": Page(dated),
    }
    one_feed(project, site.url("/news"), kind="page", uses="claims")
    report = run()
    assert (site.paths(), report.taken.n_documents) == (["/robots.txt", "/news", "/news/1"], 1)


def test_of_a_publisher_that_lets_nothing_be_kept_nothing_is(project: Path, site: Site, run: Fetch) -> None:
    two_items(site)
    path = project / "sources" / "publishers.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("  gap_days: 3\n", "  gap_days: 3\n  store: 'no'\n"), encoding="utf-8")
    report = run()
    assert [row["outcome"] for row in report.log if row["purpose"] == "item"] == ["not_readable", "not_readable"]
    kept = [path for path in (project / "archive").rglob("*") if path.is_file() and path.suffix != ".parquet"]
    assert kept == []


def test_the_plan_names_what_would_be_asked_for_and_asks_nothing(project: Path, site: Site, run: Fetch) -> None:
    two_items(site)
    assert [(each.url, each.cached) for each in planned(Paths(project))] == [(site.url("/feed"), None)]
    assert site.asked == []
    run()
    assert planned(Paths(project))[0].cached is not None
    with pytest.raises(NotFetched, match="gazette"):
        planned(Paths(project), ["gazette"])


def test_somebody_must_be_named_who_can_be_reached(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BALLOT_ECHO_CONTACT", raising=False)
    with pytest.raises(NotFetched, match="set BALLOT_ECHO_CONTACT to an address"), open_station(Paths(project)):
        pass
    monkeypatch.setenv("BALLOT_ECHO_CONTACT", "(nobody)")
    with pytest.raises(NotFetched, match="BALLOT_ECHO_CONTACT: the contact must be"), open_station(Paths(project)):
        pass


def test_a_publisher_without_feeds_is_named(project: Path, site: Site, run: Fetch) -> None:
    with open_station(Paths(project), allow_private=True) as station, pytest.raises(NotFetched, match=f"gazette: .* {PUBLISHER}"):
        next(fetch(station, ["gazette"]))
