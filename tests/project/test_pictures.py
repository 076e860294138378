"""The pictures of the guide for contributors."""

from __future__ import annotations

import re
import struct
from pathlib import Path

import pytest

from tools.pictures import MOST_BYTES, PICTURES, ROOT, SAYS, WORDS

GUIDE = (ROOT / "docs/contribute.md").read_text("utf-8")
SHOWN = re.compile(r'!\[([^\]]+)\]\(pictures/([\w-]+\.webp)\)\{ width="(\d+)" height="(\d+)" loading="lazy" \}')
FILES = sorted(PICTURES.iterdir())
MOST_SKEW = 0.01


def _size(file: Path) -> tuple[int, int]:
    """Return width and height of a lossy WebP."""
    data = file.read_bytes()
    width, height = struct.unpack_from("<HH", data, data.index(b"\x9d\x01\x2a") + 3)
    return width & 0x3FFF, height & 0x3FFF


def test_the_guide_shows_every_picture_and_says_what_is_in_it() -> None:
    shown = SHOWN.findall(GUIDE)
    assert len(shown) == GUIDE.count("](pictures/")
    assert sorted(name for _, name, _, _ in shown) == [file.name for file in FILES]
    assert all(len(words.split()) > 5 for words, _, _, _ in shown)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_picture_is_light_sharp_and_keeps_its_place(file: Path) -> None:
    assert file.stat().st_size <= MOST_BYTES
    [(width, height)] = [(int(w), int(h)) for _, name, w, h in SHOWN.findall(GUIDE) if name == file.name]
    real_width, real_height = _size(file)
    assert abs(real_height / real_width - height / width) < MOST_SKEW
    assert real_width >= width * 1.4


def test_the_pictures_are_of_the_example_of_the_guide() -> None:
    assert f"says: {SAYS}" in GUIDE
    assert f"text: {WORDS}" in GUIDE
