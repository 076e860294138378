"""Style sheets without addresses that carry their own data, for sites that send a Content-Security-Policy.

Under `default-src 'self'` a browser loads no `data:` address, and themes put their icons into style sheets as such.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

_ICONS = "icons"
_TOKEN = re.compile(r"""(?P<string>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(?:\s|/\*.*?\*/)+""", re.DOTALL)
_LOOSE = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')| ?;? ?(}) ?| ?([{;,]) ?|(:) """)
_DATA = re.compile(r"""url\(\s*(["']?)data:image/svg\+xml(?:;charset=utf-8)?,(?P<svg>.*?)\1\s*\)""", re.DOTALL)


@dataclass(frozen=True, slots=True)
class ExtractedImages:
    """A style sheet whose images are files.

    Attributes:
        style: The style sheet; addresses are relative to it.
        images: The images, by path in the site.
    """

    style: str
    images: dict[str, bytes]


def extract_images(style: str, path: str) -> ExtractedImages:
    """Return the style sheet at `path` in the site with each SVG image that it carries put into a file beside it.

    A file is named after its content, so that the same image is kept once and the name changes with it.
    """
    images: dict[str, bytes] = {}

    def put(found: re.Match[str]) -> str:
        image = unquote_to_bytes(found["svg"].replace("\\\n", ""))
        name = f"{_ICONS}/{hashlib.sha256(image).hexdigest()[:12]}.svg"
        images[posixpath.join(posixpath.dirname(path), name)] = image
        return f'url("{name}")'

    return ExtractedImages(_DATA.sub(put, style), images)


def compact(style: str) -> str:
    """Return `style` without comments and without the white space that means nothing."""
    plain = _TOKEN.sub(lambda token: token["string"] or " ", style).strip()
    return _LOOSE.sub(lambda token: next(filter(None, token.groups())), plain)
