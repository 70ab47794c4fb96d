"""An endpoint on this machine that says what it is told to: what the second coder is tested against."""

import json
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Headers = dict[str, str]


@dataclass
class Said:
    """One reply: status, headers, body; `None` for the body keeps the line open until the test is over."""

    status: int = 200
    body: bytes | None = b""
    headers: Headers = field(default_factory=dict)


def completion(answer: Any, **choice: Any) -> Said:
    """A reply of the usual form whose content is the answer as JSON, or a text as it is."""
    content = answer if isinstance(answer, str) else json.dumps(answer)
    return Said(body=json.dumps({"choices": [{"message": {"content": content}, "finish_reason": "stop", **choice}]}).encode())


class Fake:
    """An endpoint on 127.0.0.1: gives the replies in order, the last one again and again, and keeps what it was asked.

    Where `about` is set, it makes the reply from the request instead.
    """

    def __init__(self) -> None:
        self.replies: list[Said] = []
        self.about: Callable[[dict[str, Any]], Said] | None = None
        self.asked: list[tuple[str, Headers, dict[str, Any]]] = []
        self.over = threading.Event()
        fake = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                fake.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}, body))
                said = fake.about(body) if fake.about else fake.replies[min(len(fake.asked), len(fake.replies)) - 1]
                if said.body is None:
                    fake.over.wait()
                    return
                try:
                    self.send_response(said.status)
                    for name, value in {"Content-Length": str(len(said.body)), **said.headers}.items():
                        self.send_header(name, value)
                    self.end_headers()
                    self.wfile.write(said.body)
                except (BrokenPipeError, ConnectionResetError):
                    pass  # the client has heard enough

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        self.thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}/v1"

    def close(self) -> None:
        self.over.set()
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()
