"""Servers on this machine that stand in for those that releases are published to."""

import json
import re
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit


@dataclass
class Request:
    """What was asked."""

    method: str
    path: str
    query: dict[str, list[str]]
    headers: dict[str, str]
    body: bytes

    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class Reply:
    """What is answered."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, value: Any, status: int = 200) -> "Reply":
        return cls(status, json.dumps(value).encode(), {"Content-Type": "application/json"})


@dataclass
class Fault:
    """Something that goes wrong: requests that it is about are answered by its reply, so and so many times."""

    method: str
    path: str
    reply: Reply
    times: int = 1
    after: int = 0
    """Requests of the kind that are answered well before."""
    done: bool = False
    """Do what was asked all the same, so that only the answer is lost."""


Answer = Callable[["re.Match[str]", Request], Reply]


class Server:
    """A server on 127.0.0.1 with routes; keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: list[Request] = []
        self.faults: list[Fault] = []
        self.routes: list[tuple[str, str, Answer]] = []
        self._lock = threading.RLock()
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True

            def _any(self) -> None:
                parts = urlsplit(self.path)
                length = int(self.headers.get("Content-Length") or 0)
                headers = {k.lower(): v for k, v in self.headers.items()}
                request = Request(self.command, unquote(parts.path), parse_qs(parts.query), headers, self.rfile.read(length))
                reply = server._reply(request)
                try:
                    self.send_response(reply.status)
                    for name, value in {"Content-Length": str(len(reply.body)), **reply.headers}.items():
                        self.send_header(name, value)
                    self.end_headers()
                    if self.command != "HEAD":
                        self.wfile.write(reply.body)
                except (BrokenPipeError, ConnectionResetError):
                    self.close_connection = True

            def do_GET(self) -> None:
                self._any()

            def do_HEAD(self) -> None:
                self._any()

            def do_POST(self) -> None:
                self._any()

            def do_PUT(self) -> None:
                self._any()

            def do_DELETE(self) -> None:
                self._any()

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def count(self, method: str, path: str) -> int:
        """Requests of a kind so far."""
        return sum(request.method == method and bool(re.search(path, request.path)) for request in self.asked)

    def fail(self, method: str, path: str, status: int = 500, **more: Any) -> None:
        """Let requests of a kind fail."""
        reply = more.pop("reply", None) or Reply.of({"message": "not now"}, status)
        self.faults.append(Fault(method, path, reply, **more))

    def _reply(self, request: Request) -> Reply:
        with self._lock:
            self.asked.append(request)
            for fault in self.faults:
                if fault.times and fault.method == request.method and re.search(fault.path, request.path):
                    if fault.after:
                        fault.after -= 1
                        continue
                    fault.times -= 1
                    if fault.done:
                        self._routed(request)
                    return fault.reply
            return self._routed(request)

    def _routed(self, request: Request) -> Reply:
        for method, pattern, answer in self.routes:
            found = re.fullmatch(pattern, request.path)
            if method == request.method and found:
                return answer(found, request)
        return Reply.of({"message": f"no such route: {request.method} {request.path}"}, 404)
