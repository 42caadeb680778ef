"""An SMS gateway on a real socket, as many Thai resellers offer one: a call with a number and a text."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl


@dataclass
class Gateway:
    """What it answers next, and what it has passed on."""

    url: str = ""
    status: int = 200
    hangs: bool = False
    asked: int = 0
    sent: list[dict[str, str]] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    headers: dict[str, str] = field(default_factory=dict)

    def take(self, fields: dict[str, str]) -> int:
        self.asked += 1
        known = fields.get("ref", "") in self.seen
        if self.status == 200 and not known:
            self.sent.append(fields)
            if "ref" in fields:
                self.seen.add(fields["ref"])
        return self.status


class _Handler(BaseHTTPRequestHandler):
    gateway: Gateway

    def do_POST(self) -> None:
        given = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        is_json = "json" in self.headers.get("Content-Type", "")
        self.gateway.headers = dict(self.headers)
        status = self.gateway.take(json.loads(given) if is_json else dict(parse_qsl(given)))
        if self.gateway.hangs:
            self.close_connection = True
            return
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_args: object) -> None:
        pass


@contextmanager
def sms_gateway() -> Iterator[Gateway]:
    gateway = Gateway()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"gateway": gateway}))
    gateway.url = f"http://127.0.0.1:{server.server_address[1]}/send"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield gateway
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
