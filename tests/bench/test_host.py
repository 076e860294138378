"""The counting host: what goes over the wire, compressed or in part."""

from __future__ import annotations

import gzip
import time
import urllib.error
import urllib.request
from typing import TYPE_CHECKING

import pytest

from bench.host import Sent, serve

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bench.host import Host

TEXT = b"tides turn twice a day " * 100
BYTES = bytes(range(256)) * 8


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a script, an index, and a file beside it."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site/engine.js").write_bytes(TEXT)
    (tmp_path / "site/index.bin").write_bytes(BYTES)
    (tmp_path / "secret.txt").write_bytes(TEXT)
    return tmp_path / "site"


@pytest.fixture
def host(folder: Path) -> Iterator[Host]:
    """The folder on a host of this machine, under the name of `site`."""
    with serve({"site": folder}, {"/page.html": "<p>tides"}) as running:
        yield running


def get(host: Host, path: str, **headers: str) -> tuple[int, bytes, dict[str, str]]:
    """Return status, body as sent, and headers."""
    request = urllib.request.Request(host.origin + path, headers=headers)  # noqa: S310 - our own host
    try:
        with urllib.request.urlopen(request) as response:  # noqa: S310
            return response.status, response.read(), dict(response.headers)
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read(), dict(error.headers)


def test_what_hosts_compress_is_counted_compressed(host: Host) -> None:
    status, content, headers = get(host, "/site/engine.js")
    assert status == 200
    assert headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(content) == TEXT
    assert host.log == [Sent("/site/engine.js", 200, len(content))]
    assert len(content) < len(TEXT) / 10


def test_what_is_compressed_already_is_sent_as_it_is(host: Host) -> None:
    _, content, headers = get(host, "/site/index.bin")
    assert content == BYTES
    assert "Content-Encoding" not in headers
    assert host.log == [Sent("/site/index.bin", 200, 2048)]


@pytest.mark.parametrize(
    ("asked", "part", "where"),
    [
        ("bytes=0-0", BYTES[:1], "bytes 0-0/2048"),
        ("bytes=100-199", BYTES[100:200], "bytes 100-199/2048"),
        ("bytes=2000-", BYTES[2000:], "bytes 2000-2047/2048"),
        ("bytes=2000-9999", BYTES[2000:], "bytes 2000-2047/2048"),
    ],
)
def test_a_range_is_counted_as_long_as_it_is(host: Host, asked: str, part: bytes, where: str) -> None:
    status, content, headers = get(host, "/site/index.bin", Range=asked)
    assert (status, content, headers["Content-Range"]) == (206, part, where)
    assert host.log[0].size == len(part)


def test_a_range_beyond_the_end_is_refused(host: Host) -> None:
    status, content, _ = get(host, "/site/index.bin", Range="bytes=2048-")
    assert (status, content) == (416, b"")


def test_pages_are_given_by_their_path(host: Host) -> None:
    assert get(host, "/page.html")[1] == b"<p>tides"


@pytest.mark.parametrize(
    "path", ["/site/none.js", "/other/engine.js", "/site/../secret.txt", "/site/%2e%2e/secret.txt"]
)
def test_nothing_else_is_found(host: Host, path: str) -> None:
    assert get(host, path)[0] == 404
    assert host.log[0].size == 0


def test_answers_are_delayed(host: Host) -> None:
    host.delay_ms = 100
    started = time.perf_counter()
    get(host, "/page.html")
    assert time.perf_counter() - started >= 0.1
