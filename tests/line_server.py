"""A server on a real socket that speaks LINE's Messaging API as documented, in fair weather and foul.

https://developers.line.biz/en/reference/messaging-api/#send-push-message
"""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

TOKEN = "channel-token"


@dataclass
class Line:
    """What the server does next, and what it has delivered to whom."""

    url: str = ""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: dict[str, Any] = field(default_factory=lambda: {"message": "An error occurred"})
    accepts_unsaid: bool = False
    """Takes the message, then answers with the fault all the same: the answer that gets lost."""
    hangs: threading.Event | None = None
    delivered: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    asked: int = 0
    keys: set[str] = field(default_factory=set)
    blocked: set[str] = field(default_factory=set)

    def push(self, key: str, push: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        if key and key in self.keys:
            return 409, {"message": "The retry key is already accepted"}
        if push["to"] in self.blocked:
            return 400, {"message": "Failed to send messages"}
        if self.status == 200 or self.accepts_unsaid:
            self.keys.add(key)
            self.delivered += [(push["to"], message) for message in push["messages"]]
        if self.status == 200:
            return 200, {"sentMessages": [{"id": str(len(self.delivered)), "quoteToken": "q"}]}
        return self.status, self.body


class _Handler(BaseHTTPRequestHandler):
    line: Line

    def do_POST(self) -> None:
        given = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if self.headers.get("Authorization") != f"Bearer {TOKEN}":
            self._say(401, {"message": "Authentication failed"})
        elif self.path == "/v2/bot/message/push":
            self.line.asked += 1
            status, said = self.line.push(self.headers.get("X-Line-Retry-Key", ""), json.loads(given))
            if self.line.hangs:
                self.line.hangs.wait(20)
                return
            self._say(status, said)
        elif self.path.startswith("/v2/bot/user/") and self.path.endswith("/linkToken"):
            self._say(200, {"linkToken": f"token-of-{self.path.split('/')[4]}"})
        else:
            self._say(404, {"message": "Not found"})

    def _say(self, status: int, said: dict[str, Any]) -> None:
        body = json.dumps(said).encode()
        self.send_response(status)
        more = self.line.headers if status >= 400 else {}
        for name, value in {"Content-Type": "application/json", "x-line-request-id": "r1", **more}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args: object) -> None:
        pass


@contextmanager
def line_server() -> Iterator[Line]:
    """Serve on a free port until the test is over."""
    line = Line()
    handler = type("Handler", (_Handler,), {"line": line})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    line.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield line
    finally:
        if line.hangs:
            line.hangs.set()
        server.shutdown()
        server.server_close()
        thread.join()
