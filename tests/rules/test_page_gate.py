"""The gate for pages: special files, and front matter that could crash the host or write HTML of its own."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from dossier.rules.page_gate import MAX_PAGE_BYTES, check_pages, list_files, read_page
from dossier.text.markup import MAX_MARKS


def codes(root: Path) -> list[str]:
    """Return place and code of everything that is wrong in the folder `docs` of `root`."""
    files, unpublished = list_files(root, "docs")
    found = [*unpublished, *check_pages(root, "docs", files)]
    return [f"{each.path}:{each.line} {each.code}" for each in found]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with one page."""
    (tmp_path / "docs" / "img").mkdir(parents=True)
    (tmp_path / "docs" / "index.md").write_text("# Tides\n", "utf-8")
    return tmp_path


def page(root: Path, text: str) -> list[str]:
    """Return what is wrong with a page of that text."""
    (root / "docs" / "index.md").write_text(text, "utf-8", newline="")
    return codes(root)


def test_a_plain_page_passes(root: Path) -> None:
    assert codes(root) == []


def test_links_are_refused_wherever_they_lead(root: Path) -> None:
    for name, target in (("leak.txt", "/etc/passwd"), ("loop", "."), ("nowhere", "missing"), ("img/up", "../..")):
        (root / "docs" / name).symlink_to(target)
    assert codes(root) == [
        *("docs/leak.txt:1 D115", "docs/loop:1 D115", "docs/nowhere:1 D115", "docs/img/up:1 D115"),
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_named_pipe_is_refused_and_not_opened(root: Path) -> None:
    os.mkfifo(root / "docs" / "pipe.md")
    assert codes(root) == ["docs/pipe.md:1 D101"]


def test_a_name_that_is_not_utf8_is_refused(root: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(root / "docs") + b"/\xff.md")).write_bytes(b"x")
    except OSError:
        pytest.skip("this file system takes no name that is not UTF-8")
    assert codes(root) == ["docs/\\udcff.md:1 D119"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("---\nx: " + "[" * 25_000 + "\n---\n", "D109"),
        ("---\na: &a [x]\nb: *a\n---\n", "D105"),
        ("---\nx: !!python/object:os.system y\n---\n", "D106"),
        ("---\n<<: {a: b}\n---\n", "D112"),
        ("---\na: b\na: c\n---\n", "D111"),
        ("---\na: [b\n---\n", "D104"),
        ("x" * (MAX_PAGE_BYTES + 1), "D102"),
        ("a\u202eb", "D103"),
        ("---\ntitle: <script>alert(1)</script>\n---\n", "D901"),
        ("---\ndescription: [a]\n---\n", "D901"),
        ("---\ntemplate: redirect.html\n---\n", "D901"),
        ("---\ntemplate: 5\n---\n", "D901"),
        ("---\nhide: 5\n---\n", "D901"),
        ("---\ntags: [a, <b>]\n---\n", "D901"),
        ("---\ndate: 2024-13-45\n---\n", "D901"),
        ("---\r\ntemplate: x\r\n...\r\n", "D901"),
    ],
)
def test_front_matter_that_the_host_must_not_see_is_refused(root: Path, text: str, code: str) -> None:
    assert code in " ".join(page(root, text))


def test_values_keep_their_types_and_are_escaped_where_the_theme_does_not(root: Path) -> None:
    front = "title: '\"High\" & low'\ntags: [ebb, flood]\nhide: [toc]\ndate: 2024-02-29\nsearch: {exclude: true}\n"
    text = f"---\n{front}---\n\nMoscow: x\n"
    file = root / "docs" / "index.md"
    file.write_text(text, "utf-8")
    source = read_page(file, "docs/index.md")
    assert source.problems == ()
    assert source.meta == {
        "title": "&#34;High&#34; &amp; low",
        "tags": ["ebb", "flood"],
        "hide": ["toc"],
        "date": date(2024, 2, 29),
        "search": {"exclude": True},
    }
    assert source.body == "\n\nMoscow: x\n"


def test_a_key_that_is_trusted_passes_with_any_value(root: Path) -> None:
    file = root / "docs" / "index.md"
    file.write_text("---\nhero: <b>x</b>\n---\n", "utf-8")
    assert read_page(file, "docs/index.md", ["hero"]).meta == {"hero": "<b>x</b>"}
    assert [each.code for each in read_page(file, "docs/index.md").problems] == ["D901"]


def test_a_key_without_a_value_is_dropped_unless_it_is_trusted(root: Path) -> None:
    file = root / "docs" / "index.md"
    file.write_text("---\ntitle: Tides\nauthor: null\ndescription:\ncover: ~\n---\n", "utf-8")
    assert read_page(file, "docs/index.md", ["cover"]).meta == {"title": "Tides", "cover": None}


def test_the_body_never_looks_like_metadata_to_the_host(root: Path) -> None:
    file = root / "docs" / "index.md"
    file.write_text('author: "><script>\n\nText\n', "utf-8")
    assert read_page(file, "docs/index.md").body == '\nauthor: "><script>\n\nText\n'


def test_a_page_below_the_folder_of_articles_is_not_an_article_and_passes_the_gate(root: Path) -> None:
    (root / "docs" / "articles" / "more").mkdir(parents=True)
    (root / "docs" / "articles" / "more" / "page.md").write_text("---\ntemplate: x\n---\n", "utf-8")
    assert codes(root) == ["docs/articles/more/page.md:2 D901"]


@pytest.mark.parametrize("mark", ["[", "![", "<http://a", "&amp", "*", "_a"])
def test_a_block_of_a_page_holds_a_bounded_amount_of_markup(root: Path, mark: str) -> None:
    assert page(root, f"# Tides\n\n{mark * (MAX_MARKS + 1)}\n") == ["docs/index.md:3 D905"]
    assert read_page(root / "docs" / "index.md", "docs/index.md").body == "\n"
    assert page(root, "# Tides\n\n" + "\n\n".join([mark * (MAX_MARKS // len(mark))] * 3)) == []


@pytest.mark.parametrize(
    "written", ["[x](https://[::1)", "<https://[::1>", "[x]: //[::1", '<a href="https://[::1">', "![x](https://a]/)"]
)
def test_an_address_that_the_host_would_fail_at_is_refused(root: Path, written: str) -> None:
    assert page(root, f"# Tides\n\n{written}\n") == ["docs/index.md:3 D906"]
    assert read_page(root / "docs" / "index.md", "docs/index.md").body == "\n"


def test_addresses_and_slashes_that_are_well_formed_pass(root: Path) -> None:
    text = "[a](https://[::1]/x) <https://example.org/?a=[1]> `a // b` //cdn.example.org and/or\n"
    assert page(root, text) == []
