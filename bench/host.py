"""A plain static host that counts: what it sends, with gzip where hosts compress, and byte ranges on request."""

from __future__ import annotations

import gzip
import mimetypes
import re
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

COMPRESSED = frozenset({".css", ".html", ".js", ".json", ".mjs", ".svg", ".txt", ".xml"})
"""Endings of what static hosts send with gzip. Everything else, compressed formats included, is sent as it is."""

POLL_S = 0.05
"""How often a host checks whether it should stop."""

_RANGE = re.compile(r"bytes=(\d+)-(\d*)$")


@dataclass(frozen=True, slots=True)
class Sent:
    """An answer of the host.

    Attributes:
        path: What was asked for, without the query.
        status: 200, 206 or 404.
        size: Bytes of the body as sent, after compression; headers are not counted.
    """

    path: str
    status: int
    size: int


@dataclass(slots=True)
class Host:
    """A running host.

    Attributes:
        origin: Scheme, host and port, without a closing slash.
        log: All answers, in the order in which they were sent.
        delay_ms: How long every answer is delayed, as if by a distant host.
    """

    origin: str
    log: list[Sent] = field(default_factory=list)
    delay_ms: float = 0


def body(file: Path, range_header: str | None, *, compress: bool = True) -> tuple[HTTPStatus, bytes, dict[str, str]]:
    """Return status, body and headers for `file`: compressed, or the one range of bytes that is asked for.

    As with most hosts, ranges are only sent of files that are not compressed; other files are sent whole. Without
    `compress` nothing is compressed.
    """
    content = file.read_bytes()
    headers = {"Content-Type": mimetypes.guess_type(file.name)[0] or "application/octet-stream"}
    if compress and file.suffix in COMPRESSED:
        return HTTPStatus.OK, gzip.compress(content, 6, mtime=0), {**headers, "Content-Encoding": "gzip"}
    asked = _RANGE.match(range_header or "")
    if not asked:
        return HTTPStatus.OK, content, {**headers, "Accept-Ranges": "bytes"}
    start = int(asked[1])
    part = content[start : int(asked[2]) + 1 if asked[2] else None]
    if not part:
        return HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, b"", {"Content-Range": f"bytes */{len(content)}"}
    found = f"bytes {start}-{start + len(part) - 1}/{len(content)}"
    return HTTPStatus.PARTIAL_CONTENT, part, {**headers, "Content-Range": found}


@contextmanager
def serve(
    folders: Mapping[str, Path], pages: Mapping[str, str] | None = None, *, compress: bool = True
) -> Iterator[Host]:
    """Serve `folders` by the first part of their path, and `pages` by their path, until the block ends.

    An address that ends in a slash is that of the file `index.html` below it. Without `compress` nothing is compressed.
    """
    cache: dict[tuple[Path, str | None], tuple[HTTPStatus, bytes, dict[str, str]]] = {}

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = unquote(urlsplit(self.path).path)
            time.sleep(host.delay_ms / 1000)
            status, content, headers = self._answer(path)
            host.log.append(Sent(path, int(status), len(content)))
            self.send_response(status)
            # Isolated pages have a clock of 5 µs rather than 100 µs.
            isolation = {"Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp"}
            for name, value in {**headers, **isolation, "Content-Length": str(len(content))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

        def _answer(self, path: str) -> tuple[HTTPStatus, bytes, dict[str, str]]:
            if pages and path in pages:
                return HTTPStatus.OK, pages[path].encode(), {"Content-Type": "text/html; charset=utf-8"}
            name, _, below = path.removeprefix("/").partition("/")
            folder = folders.get(name)
            file = folder / (f"{below}index.html" if path.endswith("/") else below) if folder else None
            if not folder or not file or not file.resolve().is_relative_to(folder.resolve()) or not file.is_file():
                return HTTPStatus.NOT_FOUND, b"", {"Content-Type": "text/plain"}
            key = (file, self.headers.get("Range"))
            if key not in cache:
                cache[key] = body(*key, compress=compress)
            return cache[key]

        def log_message(self, *_: Any) -> None:  # noqa: ANN401 - the signature of the base class
            return

    class Listener(ThreadingHTTPServer):
        def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 - the signature of the base class
            # A browser that leaves a page drops its open requests.
            if not isinstance(sys.exception(), ConnectionError):
                super().handle_error(request, client_address)

    with Listener(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        host = Host(f"http://127.0.0.1:{server.server_port}")
        thread = threading.Thread(target=server.serve_forever, args=(POLL_S,), daemon=True)
        thread.start()
        try:
            yield host
        finally:
            server.shutdown()
            thread.join()
