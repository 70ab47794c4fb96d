"""A plain static server on 127.0.0.1, as `python -m http.server` is one, and a door that nothing should knock at.

Belongs here: what the tests of pages need of a network, without a browser.
"""

import threading
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

OWN = (
    "accounts.google.com",
    "android.clients.google.com",
    "clients2.google.com",
    "content-autofill.googleapis.com",
    "optimizationguide-pa.googleapis.com",
    "redirector.gvt1.com",
    "safebrowsingohttpgateway.googleapis.com",
    "update.googleapis.com",
    "www.google.com",
)
"""Hosts that the browser itself asks for updates and the like."""


@dataclass
class Served:
    """A folder that is served."""

    folder: Path
    origin: str = ""
    asked: list[str] = field(default_factory=list)
    """Paths that were asked for, in their order."""

    def url(self, path: str = "index.html") -> str:
        """Address of a file of the folder."""
        return f"{self.origin}/{path}"


@dataclass
class Outside:
    """A proxy that gets every request for elsewhere and answers none."""

    port: int = 0
    asked: list[str] = field(default_factory=list)
    """`METHOD target` of what was asked for."""

    def by_pages(self) -> list[str]:
        """What was asked for, without what Chromium asks its makers of its own accord."""
        return [line for line in self.asked if not any(host in line for host in OWN)]


@contextmanager
def _running(handler: Any) -> Generator[int]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=partial(server.serve_forever, poll_interval=0.01), daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def serving(folder: Path) -> Generator[Served]:
    """Serve a folder until the end of the block."""
    served = Served(folder)

    class Handler(SimpleHTTPRequestHandler):
        def do_GET(self) -> None:
            served.asked.append(self.path)
            super().do_GET()

        def log_message(self, format: str, *args: Any) -> None:
            pass

    with _running(partial(Handler, directory=str(folder))) as port:
        served.origin = f"http://127.0.0.1:{port}"
        yield served


@contextmanager
def outside() -> Generator[Outside]:
    """Stand for the rest of the world until the end of the block: a browser whose proxy this is reaches nothing else."""
    found = Outside()

    class Handler(BaseHTTPRequestHandler):
        def handle_one_request(self) -> None:
            self.raw_requestline = self.rfile.readline(65537)
            self.close_connection = True
            if self.raw_requestline and self.parse_request():
                found.asked.append(f"{self.command} {self.path}")
                self.send_error(502)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    with _running(Handler) as port:
        found.port = port
        yield found
