"""The corpora: documentation that Debian packages, fetched through apt and laid out as two sites.

M is the manuals of Python 3.11 and PostgreSQL 15, L that of Rust. Nothing of them is kept in the repository.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
CACHE = ROOT / ".cache/corpora"

_PAGES_TO_THE_PRINTER = frozenset({"all.html", "print.html"})
_REDIRECT = re.compile(rb"""<meta\s+http-equiv=["']?refresh""", re.IGNORECASE)
_NOT_TO_BE_INDEXED = b'content="noindex'
_SPHINX_MAIN = b'<div class="body" role="main">'
_SPHINX_END = b'<div class="clearer"></div>'
_SPHINX_SIDEBAR = b'<div class="sphinxsidebar"'
_DOCBOOK_HEADER_END = b"<hr /></div>"
_DOCBOOK_FOOTER = b'<div class="navfooter">'


class CorpusError(Exception):
    """A corpus is not available; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Manual:
    """A package, the folder in it that holds the HTML, and where that goes in the site."""

    package: str
    folder: str
    into: str


@dataclass(frozen=True, slots=True)
class Corpus:
    """A site to be searched.

    Attributes:
        name: `M` or `L`.
        manuals: What it is made of.
    """

    name: str
    manuals: tuple[Manual, ...]


M = Corpus(
    "M",
    (
        Manual("python3.11-doc", "usr/share/doc/python3.11/html", "python"),
        Manual("postgresql-doc-15", "usr/share/doc/postgresql-doc-15/html", "postgresql"),
    ),
)
L = Corpus("L", (Manual("rust-doc", "usr/share/doc/rust-doc/html", "rust"),))


def site(corpus: Corpus, cache: Path = CACHE) -> Path:
    """Return the folder of `corpus` as a site, fetched and laid out on first use.

    Raises:
        CorpusError: a package is neither in the cache nor available through apt.
    """
    folder = cache / corpus.name
    if not folder.exists():
        unfinished = cache / f"{corpus.name}.unfinished"
        shutil.rmtree(unfinished, ignore_errors=True)
        for manual in corpus.manuals:
            _lay_out(unpacked(manual.package, cache) / manual.folder, unfinished / manual.into)
        unfinished.rename(folder)
    return folder


def unpacked(package: str, cache: Path = CACHE) -> Path:
    """Return the folder that holds the files of `package`, with its version in `VERSION`.

    Raises:
        CorpusError: as in `site`.
    """
    folder = cache / "packages" / package
    if not folder.exists():
        archive = _archive(package, cache / "packages")
        unfinished = folder.with_suffix(".unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        subprocess.run(["dpkg-deb", "--extract", archive, unfinished], check=True)
        version = subprocess.run(
            ["dpkg-deb", "--field", archive, "Version"], check=True, capture_output=True, text=True
        )
        (unfinished / "VERSION").write_text(version.stdout.strip(), "utf-8")
        unfinished.rename(folder)
    return folder


def versions(corpus: Corpus, cache: Path = CACHE) -> str:
    """Return the packages of `corpus` with their versions, such as `rust-doc 1.63.0+dfsg1-2`."""
    named = [(manual.package, unpacked(manual.package, cache) / "VERSION") for manual in corpus.manuals]
    return ", ".join(f"{package} {file.read_text('utf-8')}" for package, file in named)


def _archive(package: str, folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    pattern = f"{package}_*.deb"
    if not any(folder.glob(pattern)) and shutil.which("apt-get"):
        # As root the lists are updated first; without them apt knows no packages.
        commands = [["apt-get", "-qq", "update"]] if os.geteuid() == 0 else []
        for command in [*commands, ["apt-get", "-qq", "download", package]]:
            subprocess.run(command, cwd=folder, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    found = sorted(folder.glob(pattern))
    if not found or not shutil.which("dpkg-deb"):
        raise CorpusError(
            f"the Debian 12 package {package!r} is missing and cannot be fetched here; "
            f"put {pattern} into {folder} on a machine with dpkg-deb"
        )
    return found[-1]


def _lay_out(source: Path, target: Path) -> None:
    for path in pages(source):
        html = path.read_bytes()
        if _is_content(path, html):
            copy = target / path.relative_to(source)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(with_main(html))


def pages(folder: Path) -> Iterator[Path]:
    """Yield the HTML files below `folder` in the order of their addresses."""
    yield from sorted(folder.rglob("*.html"), key=lambda path: path.relative_to(folder).as_posix())


def _is_content(path: Path, html: bytes) -> bool:
    """Whether a page is one that readers look for: not an index, redirect or fragment, and not all pages in one."""
    if path.name.startswith("genindex") or path.name in {"py-modindex.html", "search.html", "bookindex.html"}:
        return False
    if path.name in _PAGES_TO_THE_PRINTER or "/html/src/" in path.as_posix():
        return False
    return b"<body" in html and not (_REDIRECT.search(html) or _NOT_TO_BE_INDEXED in html)


def with_main(html: bytes) -> bytes:
    """Return `html` with `<main>` around its main content, if the generator did not put it there.

    Nothing else is changed, so every engine takes the same text from the same page.
    """
    if b"<main" in html:
        return html
    start = html.find(_SPHINX_MAIN)
    if start >= 0:
        end = html.rindex(_SPHINX_END, start, html.index(_SPHINX_SIDEBAR, start))
        start += len(_SPHINX_MAIN)
        return b"".join([html[:start], b"<main>", html[start:end], b"</main>", html[end:]])
    body = html.find(b">", html.index(b"<body")) + 1
    if html.startswith(b'<div class="navheader">', body):
        body = html.index(_DOCBOOK_HEADER_END, body) + len(_DOCBOOK_HEADER_END)
    end = html.find(_DOCBOOK_FOOTER)
    end = html.rindex(b"</body>") if end < 0 else end
    return b"".join([html[:body], b"<main>", html[body:end], b"</main>", html[end:]])
