"""Asking: a good answer, and every way in which a server can fail or harm, on this machine's loopback alone."""

import gzip
import ipaddress
import tracemalloc
import zlib
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import brotli
import pytest

from pipeline.ingest.fetch.addresses import Reach, is_public
from pipeline.ingest.fetch.client import user_agent
from pipeline.ingest.fetch.requests import Cached, Fetched, Request
from tests.site import Hand, Page, Raw, Site, certificate
from tests.unit.ingest.fetch.conftest import MakeClient


def ask(url: str, cached: Cached | None = None) -> Request:
    return Request(url, "item", "gazette", cached=cached)


def moved(to: str, status: int = 302) -> Page:
    return Page(status=status, headers={"Location": to})


def packed(body: bytes, encoding: str) -> Page:
    return Page(body, headers={"Content-Encoding": encoding})


def test_a_page_comes_with_what_the_server_says_of_it(site: Site, client: MakeClient) -> None:
    site.pages["/news"] = Page(
        "Text.", headers={"ETag": '"1"', "Last-Modified": "Mon, 21 Nov 2022 10:00:00 GMT", "Content-Type": "text/html"}
    )
    fetched = client().fetch(ask(site.url("/news")))
    assert (fetched.outcome, fetched.status, fetched.body, fetched.n_bytes_sent) == ("fetched", 200, b"Text.", 5)
    assert (fetched.etag, fetched.last_modified, fetched.content_type) == ('"1"', "Mon, 21 Nov 2022 10:00:00 GMT", "text/html")
    assert (fetched.n_attempts, fetched.n_redirects, fetched.reason) == (1, 0, None)


def test_the_agent_says_who_it_is_and_keeps_no_cookie(site: Site, client: MakeClient) -> None:
    site.pages["/news"] = Page("Text.", headers={"Set-Cookie": "id=1"})
    asking = client()
    asking.fetch(ask(site.url("/news")))
    asking.fetch(ask(site.url("/news")))
    _, headers = site.asked[-1]
    assert headers["user-agent"].startswith("BallotEcho/") and headers["user-agent"].endswith("(+https://example.org/about)")
    assert "cookie" not in headers


@pytest.mark.parametrize("contact", ["a\r\nX: y", "ö", "a) (b"])
def test_a_contact_that_is_no_address_is_refused(contact: str) -> None:
    with pytest.raises(ValueError, match="contact"):
        user_agent(contact)


@pytest.mark.parametrize(
    ("encoding", "pack"),
    [
        ("gzip", gzip.compress),
        ("gzip", lambda data: gzip.compress(data[:7]) + gzip.compress(data[7:])),
        ("deflate", zlib.compress),
        ("deflate", lambda data: zlib.compress(data, wbits=-15)),
        ("br", brotli.compress),
    ],
)
def test_a_compressed_body_is_unfolded(site: Site, client: MakeClient, encoding: str, pack) -> None:
    text = b"Results of the election. " * 40_000
    site.pages["/"] = packed(pack(text), encoding)
    fetched = client().fetch(ask(site.url()))
    assert (fetched.outcome, fetched.body) == ("fetched", text)
    assert fetched.n_bytes_sent < len(text)


def drip(hand: Hand) -> Raw:
    """A byte every ten seconds, for ever."""

    def write(handler: BaseHTTPRequestHandler, site: Site) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n")
        while not site.over.is_set():
            hand.move(10)
            handler.wfile.write(b"x")
            handler.wfile.flush()

    return write


def hang(handler: BaseHTTPRequestHandler, site: Site) -> None:
    site.over.wait()


def headers_without_end(handler: BaseHTTPRequestHandler, site: Site) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    while not site.over.is_set():
        handler.wfile.write(b"X-More: " + b"x" * 4000 + b"\r\n")


def other_protocol(handler: BaseHTTPRequestHandler, site: Site) -> None:
    handler.wfile.write(b"220 mail.example.org ESMTP\r\n")


def hung_up(handler: BaseHTTPRequestHandler, site: Site) -> None:
    pass


def zeros(handler: BaseHTTPRequestHandler, site: Site) -> None:
    """200 MB of zeros, or as many as somebody reads."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n")
    for _ in range(200):
        handler.wfile.write(bytes(2**20))


MB = 2**20
BAD: dict[str, tuple[Page | Raw, str]] = {
    "nothing there": (Page(status=404), "not_found"),
    "gone": (Page(status=410), "not_found"),
    "forbidden": (Page(status=403), "denied"),
    "a status that was not asked for": (Page(status=206), "denied"),
    "not modified, though nobody asked": (Page(status=304), "denied"),
    "an internal error": (Page(status=500), "server_error"),
    "busy": (Page(status=429), "busy"),
    "a body shorter than announced": (Page(b"short", announced=5000), "broken_off"),
    "more announced than is read": (Page(b"x", announced=10**12), "too_large"),
    "200 MB of zeros": (zeros, "too_large"),
    "no gzip at all": (packed(b"<html>", "gzip"), "not_decodable"),
    "gzip that is cut": (packed(gzip.compress(b"Text. " * 1000)[:-20], "gzip"), "not_decodable"),
    "no brotli at all": (packed(b"\xff\xff<html>", "br"), "not_decodable"),
    "another compression": (packed(b"x", "zstd"), "not_decodable"),
    "two compressions": (packed(gzip.compress(gzip.compress(b"x")), "gzip, gzip"), "not_decodable"),
    "headers without end": (headers_without_end, "headers_too_large"),
    "another protocol": (other_protocol, "not_http"),
    "no answer": (hung_up, "broken_off"),
    "silence": (hang, "too_slow"),
    "a redirect to nowhere": (Page(status=302), "too_many_redirects"),
    "a redirect to another scheme": (moved("ftp://example.org/"), "scheme_refused"),
    "a redirect to a file": (moved("file:///etc/passwd"), "scheme_refused"),
    "a redirect to a name and password": (moved("http://me:secret@example.org/"), "scheme_refused"),
    "a redirect to itself": (moved("/bad"), "too_many_redirects"),
    "a redirect to what is no address": (moved("http://[::1"), "not_http"),
}


@pytest.mark.parametrize("what", BAD)
def test_a_bad_answer_is_named_and_the_rest_goes_on(site: Site, client: MakeClient, what: str) -> None:
    site.pages |= {"/bad": BAD[what][0], "/good": Page("Text.")}
    asking = client(body_bytes=2 * MB, silence=0.3)
    fetched = asking.fetch(ask(site.url("/bad")))
    assert (fetched.outcome, fetched.body) == (BAD[what][1], None)
    assert fetched.reason
    assert asking.fetch(ask(site.url("/good"))).outcome == "fetched"


BOMBS: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "a gzip bomb": ("gzip", lambda: gzip.compress(bytes(64 * MB)), "too_large"),
    "a gzip bomb in members": ("gzip", lambda: gzip.compress(bytes(4 * MB)) * 16, "too_large"),
    "empty gzip members without end": ("gzip", lambda: gzip.compress(b"") * 20_000, "not_decodable"),
    "a deflate bomb": ("deflate", lambda: zlib.compress(bytes(64 * MB)), "too_large"),
    "a brotli bomb": ("br", lambda: brotli.compress(bytes(256 * MB), quality=1), "too_large"),
}


@pytest.mark.parametrize("what", BOMBS)
def test_a_bomb_is_stopped_while_it_unfolds(site: Site, client: MakeClient, what: str) -> None:
    encoding, pack, outcome = BOMBS[what]
    site.pages["/"] = packed(pack(), encoding)
    tracemalloc.start()
    fetched = client(body_bytes=2 * MB).fetch(ask(site.url()))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (fetched.outcome, fetched.body) == (outcome, None)
    assert most < 16 * MB


def test_a_slow_drip_ends_with_the_time_allowed(site: Site, client: MakeClient, hand: Hand) -> None:
    site.pages["/"] = drip(hand)
    assert client(seconds=60).fetch(ask(site.url())).outcome == "too_slow"
    assert len(site.paths()) == 2, "robots.txt and one attempt"


def test_redirects_are_followed_but_not_for_ever(site: Site, client: MakeClient) -> None:
    site.pages |= {f"/{n}": moved(f"/{n + 1}", status) for n, status in enumerate((301, 302, 303, 307, 308, 302))}
    site.pages["/6"] = site.pages["/end"] = Page("Text.")
    fetched = client().fetch(ask(site.url("/1")))
    assert (fetched.outcome, fetched.final_url, fetched.n_redirects) == ("fetched", site.url("/6"), 5)
    assert client().fetch(ask(site.url("/0"))).outcome == "too_many_redirects"


def test_two_pages_that_redirect_to_each_other_are_a_circle(site: Site, client: MakeClient) -> None:
    site.pages |= {"/a": moved("/b"), "/b": moved("/a")}
    fetched = client().fetch(ask(site.url("/a")))
    assert (fetched.outcome, site.paths()) == ("too_many_redirects", ["/robots.txt", "/a", "/b"])


PRIVATE = [
    "127.0.0.1", "10.0.0.1", "172.16.3.4", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "240.0.0.1",
    "255.255.255.255", "::1", "::", "fe80::1", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::",
    "2001:0:4136:e378:8000:63bf:3fff:fdd2", "64:ff9b::7f00:1", "192.0.2.1", "198.18.0.1", "2001:db8::1",
]  # fmt: skip


@pytest.mark.parametrize("address", PRIVATE)
def test_an_address_that_is_not_public_is_never_connected_to(site: Site, client: MakeClient, address: str) -> None:
    fetched = client(Reach(resolve=lambda host, port: [address])).fetch(ask(site.url(host="news.example.org")))
    assert (fetched.outcome, site.asked) == ("address_refused", [])


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_public_addresses_are_public(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "2130706433", "0x7f.1"])
def test_this_machine_is_refused_in_every_way_of_writing_it(site: Site, client: MakeClient, host: str) -> None:
    assert client(Reach()).fetch(ask(site.url(host=host))).outcome in ("address_refused", "unreachable")
    assert site.asked == []


def test_one_private_address_among_public_ones_is_enough(site: Site, client: MakeClient) -> None:
    reach = Reach(resolve=lambda host, port: ["8.8.8.8", "10.0.0.1"])
    assert client(reach).fetch(ask(site.url(host="news.example.org"))).outcome == "address_refused"


def test_a_redirect_is_checked_like_the_first_address(site: Site, client: MakeClient) -> None:
    """The first host counts as public here: its name is looked up as this machine, by a check that is told to let it pass."""
    inside = Site()
    site.pages["/"] = moved(inside.url("/secret", host="inside.example.org"))
    asking = client(_Split(outside=site.port))
    fetched = asking.fetch(ask(site.url(host="news.example.org")))
    assert (fetched.outcome, inside.asked, fetched.n_redirects) == ("address_refused", [], 1)
    inside.close()


class _Split(Reach):
    """Lets one port of this machine count as the public network."""

    def __init__(self, outside: int) -> None:
        super().__init__(resolve=lambda host, port: ["127.0.0.1"])
        object.__setattr__(self, "_outside", outside)

    def addresses(self, host: str, port: int) -> list[str]:
        return ["127.0.0.1"] if port == self._outside else super().addresses(host, port)


def test_a_name_is_looked_up_once_and_the_connection_goes_to_what_was_checked(site: Site, client: MakeClient) -> None:
    """A name that points to this machine at the second look is never looked at a second time."""
    looked: list[str] = []

    def rebinding(host: str, port: int) -> list[str]:
        looked.append(host)
        return ["127.0.0.1"] if len(looked) == 1 else ["10.0.0.1"]

    site.pages |= {"/robots.txt": Page(""), "/": Page("Text.")}
    asking = client(Reach(private=True, resolve=rebinding))
    assert asking.fetch(ask(site.url(host="news.example.org"))).outcome == "fetched"
    assert looked == ["news.example.org"], "robots.txt and the page come over the connection that was checked"


def test_the_next_address_is_tried_where_the_first_does_not_answer(site: Site, client: MakeClient) -> None:
    site.pages["/"] = Page("Text.")
    reach = Reach(private=True, resolve=lambda host, port: ["127.0.0.2", "127.0.0.1"])
    assert client(reach).fetch(ask(site.url(host="news.example.org"))).outcome == "fetched"


def test_without_a_contact_nothing_beyond_this_machine_is_asked(site: Site, client: MakeClient) -> None:
    fetched = client(Reach(private=True, beyond=False, resolve=lambda host, port: ["93.184.215.14"])).fetch(ask("http://news.example.org/"))
    assert (fetched.outcome, fetched.reason) == (
        "address_refused",
        "robots.txt: news.example.org is beyond this machine, and nobody is named as contact",
    )


@pytest.mark.parametrize(
    "url",
    ["ftp://example.org/", "/news", "http://", "javascript:alert(1)", "http://a:b@example.org/", "http://x/" + "y" * 3000],
)
def test_what_is_no_address_is_not_asked_for(client: MakeClient, url: str) -> None:
    fetched = client().fetch(ask(url))
    assert (fetched.outcome, fetched.n_attempts) == ("scheme_refused", 0)


def test_a_host_that_is_not_found_is_said_so(client: MakeClient) -> None:
    def nobody(host: str, port: int) -> list[str]:
        raise OSError("no such name")

    assert client(Reach(resolve=nobody)).fetch(ask("http://news.example.org/")).outcome == "unreachable"


def test_a_closed_port_is_tried_again_and_then_given_up(client: MakeClient, hand: Hand) -> None:
    gone = Site()
    gone.close()
    assert client().fetch(ask(gone.url())).outcome == "unreachable"
    assert hand.slept == [2, 4, 8]


def test_a_certificate_that_fits_is_taken_and_one_that_does_not_is_refused(tmp_path: Path, client: MakeClient) -> None:
    for name, outcome in (("127.0.0.1", "fetched"), ("other.example.org", "tls_invalid")):
        server, trusting = certificate(tmp_path, name)
        secure = Site(server)
        secure.pages["/"] = Page("Text.")
        assert client(context=trusting).fetch(ask(secure.url())).outcome == outcome
        assert client().fetch(ask(secure.url())).outcome == "tls_invalid", "nobody vouches for it"
        secure.close()


def test_from_https_to_http_is_refused_and_the_other_way_is_fine(tmp_path: Path, site: Site, client: MakeClient) -> None:
    server, trusting = certificate(tmp_path, "127.0.0.1")
    secure = Site(server)
    secure.pages |= {"/down": moved(site.url("/plain")), "/up": Page("Text.")}
    site.pages |= {"/up": moved(secure.url("/up")), "/plain": Page("Text.")}
    asking = client(context=trusting)
    assert asking.fetch(ask(site.url("/up"))).final_url == secure.url("/up")
    for url in (secure.url("/down"), secure.url("/down").replace("https", "HTTPS")):
        assert asking.fetch(ask(url)).outcome == "scheme_refused"
    assert "/plain" not in site.paths()
    secure.close()


def cached(url: str, etag: str | None = '"1"') -> Cached:
    return Cached(url, "0" * 64, etag, "Mon, 21 Nov 2022 10:00:00 GMT")


def test_what_is_known_is_asked_for_only_if_it_changed(site: Site, client: MakeClient) -> None:
    site.pages["/news"] = Page(status=304)
    fetched = client().fetch(ask(site.url("/news"), cached(site.url("/news"))))
    assert (fetched.outcome, fetched.status, fetched.body) == ("not_modified", 304, None)
    _, headers = site.asked[-1]
    assert (headers["if-none-match"], headers["if-modified-since"]) == ('"1"', "Mon, 21 Nov 2022 10:00:00 GMT")


def test_validators_are_sent_to_the_address_they_came_from_alone(site: Site, client: MakeClient) -> None:
    site.pages |= {"/old": moved("/new"), "/new": Page(status=304)}
    assert client().fetch(ask(site.url("/old"), cached(site.url("/new")))).outcome == "not_modified"
    assert ["if-none-match" in headers for path, headers in site.asked if path != "/robots.txt"] == [False, True]


def fetched_again(site: Site, client: MakeClient, *pages: Page | Raw, **limits: float) -> Fetched:
    site.pages["/"] = list(pages)
    return client(**limits).fetch(ask(site.url()))


def test_attempts_wait_longer_each_time(site: Site, client: MakeClient, hand: Hand) -> None:
    fetched = fetched_again(site, client, Page(status=503), Page(status=500), hung_up, Page("Text."))
    assert (fetched.outcome, fetched.n_attempts, hand.slept) == ("fetched", 4, [2, 2, 4, 8])  # the first is the interval


def test_attempts_end(site: Site, client: MakeClient) -> None:
    fetched = fetched_again(site, client, Page(status=500))
    assert (fetched.outcome, fetched.status, fetched.n_attempts) == ("server_error", 500, 4)


@pytest.mark.parametrize("asked", ["30", "Thu, 24 Nov 2022 06:00:32 GMT"])
def test_the_wait_that_a_server_asks_for_is_kept(site: Site, client: MakeClient, hand: Hand, asked: str) -> None:
    fetched = fetched_again(site, client, Page(status=429, headers={"Retry-After": asked}), Page("Text."))
    assert (fetched.outcome, hand.slept) == ("fetched", [2, 30])


@pytest.mark.parametrize("asked", ["86400", "9" * 40, "Thu, 24 Nov 2042 06:00:02 GMT"])
def test_a_wait_too_long_is_not_waited_and_the_host_left_alone(site: Site, client: MakeClient, hand: Hand, asked: str) -> None:
    site.pages |= {"/": Page(status=429, headers={"Retry-After": asked}), "/more": Page("Text.")}
    asking = client()
    assert asking.fetch(ask(site.url())).outcome == "busy"
    given_up = asking.fetch(ask(site.url("/more")))
    assert (given_up.outcome, given_up.n_attempts, sum(hand.slept)) == ("host_given_up", 0, 2)


@pytest.mark.parametrize("asked", ["-5", "soon", "", "1e9", "٣"])
def test_a_wait_that_is_none_is_not_believed(site: Site, client: MakeClient, hand: Hand, asked: str) -> None:
    headers = {"Retry-After": asked.encode().decode("latin-1")}
    fetched = fetched_again(site, client, Page(status=429, headers=headers), Page("Text."))
    assert (fetched.outcome, hand.slept) == ("fetched", [2, 2])


def test_a_host_that_fails_again_and_again_is_left_alone(site: Site, client: MakeClient) -> None:
    asking = client()
    site.pages |= {f"/{n}": Page(status=500) for n in range(9)}
    outcomes = [asking.fetch(ask(site.url(f"/{n}"))).outcome for n in range(4)]
    assert outcomes == ["server_error", "host_given_up", "host_given_up", "host_given_up"]
    assert len([path for path in site.paths() if path != "/robots.txt"]) == 5


def test_requests_to_one_host_keep_their_distance(site: Site, client: MakeClient, hand: Hand) -> None:
    asking = client(interval=3)
    site.pages["/"] = Page("Text.")
    for _ in range(3):
        asking.fetch(ask(site.url()))
    assert hand.slept == [3, 3, 3]
    hand.move(100)
    asking.fetch(ask(site.url()))
    assert hand.slept == [3, 3, 3]


ROBOTS: dict[str, tuple[Page | Raw, str, str]] = {
    "no file": (Page(status=404), "fetched", "fetched"),
    "an empty file": (Page(""), "fetched", "fetched"),
    "all is forbidden": (Page("User-agent: *\nDisallow: /"), "robots_forbid", "robots_forbid"),
    "a part is forbidden": (Page("User-agent: *\nDisallow: /private"), "fetched", "robots_forbid"),
    "it is meant for us": (Page("User-agent: *\nAllow: /\n\nUser-agent: BallotEcho\nDisallow: /private"), "fetched", "robots_forbid"),
    "it is meant for others": (Page("User-agent: Other\nDisallow: /"), "fetched", "fetched"),
    "no UTF-8": (Page(b"\xff\xfe\nUser-agent: *\nDisallow: /private\n"), "fetched", "robots_forbid"),
    "it is HTML": (Page("<html><body>Welcome</body></html>"), "fetched", "fetched"),
    "it has failed": (Page(status=500), "robots_unknown", "robots_unknown"),
    "it is busy": (Page(status=429), "robots_unknown", "robots_unknown"),
    "it is silent": (hang, "robots_unknown", "robots_unknown"),
    "it is huge": (Page(b"#" * 600 * 2**10), "robots_unknown", "robots_unknown"),
    "it redirects in a circle": (moved("/robots.txt"), "robots_unknown", "robots_unknown"),
    "it asks for an hour between two requests": (Page("User-agent: *\nCrawl-delay: 3600"), "robots_forbid", "robots_forbid"),
}


@pytest.mark.parametrize("what", ROBOTS)
def test_robots_are_obeyed_and_asked_for_once(site: Site, client: MakeClient, what: str) -> None:
    robots, public, private = ROBOTS[what]
    site.pages |= {"/robots.txt": robots, "/news": Page("Text."), "/private/news": Page("Text.")}
    # (A busy machine can answer late: only of a site that never does is little time to be lost.)
    asking = client(silence=0.3 if robots is hang else 20, attempts=1)
    outcomes = [asking.fetch(ask(site.url(path))).outcome for path in ("/news", "/private/news")]
    assert outcomes == [public, private]
    assert [aside.request.url for aside in asking.asides] == [site.url("/robots.txt")]
    assert site.paths().count("/robots.txt") == 1


@pytest.mark.parametrize("rule", ["Crawl-delay: 7", "Request-rate: 1/7"])
def test_the_delay_that_robots_ask_for_is_kept(site: Site, client: MakeClient, hand: Hand, rule: str) -> None:
    site.pages |= {"/robots.txt": Page(f"User-agent: *\n{rule}\n"), "/news": Page("Text.")}
    asking = client()
    asking.fetch(ask(site.url("/news")))
    asking.fetch(ask(site.url("/news")))
    assert hand.slept == [7, 7]


def test_a_redirect_to_where_robots_forbid_is_not_followed(site: Site, client: MakeClient) -> None:
    other = Site()
    other.pages |= {"/robots.txt": Page("User-agent: *\nDisallow: /"), "/news": Page("Text.")}
    site.pages["/"] = moved(other.url("/news"))
    assert client().fetch(ask(site.url())).outcome == "robots_forbid"
    assert other.paths() == ["/robots.txt"]
    other.close()
