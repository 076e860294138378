"""A plain static host on this machine, as a site is published: at the root of a host and below a sub-path.

It sends no policy: pages bring their own, and all browser tests run under it.
"""

from __future__ import annotations

import sys
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SUB_PATH = "/some/where/"
POLL_S = 0.01
"""How often a host checks whether it should stop, which is how long a test waits for it."""


class Handler(SimpleHTTPRequestHandler):
    """Serves a folder, answers below SUB_PATH as at the root, and keeps its log to itself."""

    def translate_path(self, path: str) -> str:
        """Return the file of an address, at the root and below SUB_PATH alike."""
        below = path.removeprefix(SUB_PATH.rstrip("/"))
        return super().translate_path(below if path.startswith(SUB_PATH) else path)

    def do_GET(self) -> None:
        """Answer a request for an icon with nothing, and every other as the base class does."""
        if self.path == "/favicon.ico":
            # A browser asks for it, at any moment, if a page names no icon: one that only redirects.
            self.send_response(HTTPStatus.NO_CONTENT)
            self.end_headers()
        else:
            super().do_GET()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with the site's own page for unknown addresses."""
        page = self.translate_path("/404.html")
        if code != HTTPStatus.NOT_FOUND:
            super().send_error(code, message, explain)
            return
        with open(page, "rb") as file:  # noqa: PTH123 - the handler's own paths are strings
            body = file.read()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def end_headers(self) -> None:
        """Let the browser cache everything, since a served site does not change."""
        if "/assets/" in self.path:
            self.send_header("Cache-Control", "max-age=600")
        super().end_headers()

    def log_message(self, *_: Any) -> None:  # noqa: ANN401 - the signature of the base class
        """Say nothing."""


class _Host(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 - the signature of the base class
        # A browser that leaves a page drops its open requests.
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@dataclass(frozen=True, slots=True)
class Server:
    """A running host.

    Attributes:
        origin: Scheme, host and port, without a closing slash.
    """

    origin: str

    @property
    def url(self) -> str:
        """The home page at the root of the host."""
        return f"{self.origin}/"

    @property
    def sub_url(self) -> str:
        """The same home page below a sub-path."""
        return f"{self.origin}{SUB_PATH}"


@contextmanager
def serve(folder: Path, handler: type[Handler] = Handler) -> Iterator[Server]:
    """Serve `folder` on a free port of this machine until the block ends."""
    with _Host(("127.0.0.1", 0), partial(handler, directory=str(folder))) as host:
        thread = threading.Thread(target=host.serve_forever, args=(POLL_S,), daemon=True)
        thread.start()
        try:
            yield Server(f"http://127.0.0.1:{host.server_port}")
        finally:
            host.shutdown()
            thread.join()
