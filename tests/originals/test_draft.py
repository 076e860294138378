"""Starting an article from a file: proposals only, and existing files are never changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from dossier import load_dossier
from dossier.cli import main
from dossier.originals.draft import ImportingError, proposed_slug, read_document
from tests.rendering import passages_found

if TYPE_CHECKING:
    from pathlib import Path

_TEXT = "By A. Keeper\n\nThe way of the tide\n\nIt goes out, and *then* it comes back in again.\nNobody pushes it.\n"
_PAGE = """<!doctype html><html lang="en"><head><title>On tides</title>
<meta name="author" content="Ada Keeper"><meta property="og:site_name" content="Harbor Notes">
<meta property="article:published_time" content="2025-08-16T08:00:00Z"></head>
<body><nav><a href="/">Home</a></nav><main><article><h1>On tides</h1>
<p>The tide goes out and then it comes back in again, which everybody in the harbor has seen many times.</p>
<h2>Who pushes it</h2>
<p>Nobody pushes it, say the crews, and nobody has found out more than that in all the years since.</p>
</article></main><footer>All rights reserved</footer></body></html>"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "dossier" / "annotations").mkdir(parents=True)
    (tmp_path / "originals").mkdir()
    return tmp_path / "dossier"


def run(root: Path, name: str, content: str, *options: str) -> Result:
    file = root.parent / name
    file.write_text(content, encoding="utf-8")
    return CliRunner().invoke(main, ["import", str(file), "--root", str(root), *options], env={"DOSSIER_SOURCES": ""})


def test_a_text_becomes_an_article_to_be_retold(root: Path) -> None:
    result = run(root, "tide-way.txt", _TEXT)
    assert result.exit_code == 0, result.output
    dossier, problems = load_dossier(root)
    assert problems == []
    article = dossier.articles["tide-way"]
    assert (article.front.paragraphs, article.front.furniture) == (4, [1])
    assert article.body.split("\n\n") == [
        "\n## Heading 2 of the original, 5 words, is to be retold here.",
        "Paragraph 3 of the original, 10 words, is to be retold here.",
        "Paragraph 4 of the original, 3 words, is to be retold here.\n",
    ]
    assert passages_found(dossier) == [], "the blocks match the paragraphs from the start"
    assert "comes back" not in article.body


def test_words_are_kept_only_on_request(root: Path) -> None:
    run(root, "tide.txt", _TEXT, "--with-words")
    body = load_dossier(root)[0].articles["tide"].body
    assert "It goes out, and &#42;then&#42; it comes back in again&#46;" in body


def test_a_page_yields_its_text_and_what_it_states(root: Path) -> None:
    result = run(root, "tides.html", _PAGE, "--sources", str(root.parent / "originals"))
    assert result.exit_code == 0, result.output
    dossier, problems = load_dossier(root)
    assert problems == []
    front = dossier.articles["tides"].front
    assert (front.title, front.author, front.published, front.outlet) == (
        "On tides",
        "Ada Keeper",
        "2025-08-16",
        "Harbor Notes",
    )
    text = (root.parent / "originals" / "tides.txt").read_text()
    assert "Nobody pushes it, say the crews" in text
    assert "All rights reserved" not in text


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_markdown_yields_its_paragraphs(tmp_path: Path, end: str) -> None:
    file = tmp_path / "tide.md"
    file.write_text("---\nlabel: x\n---\n\n## On *tides*\n\nOut\nand in.\n\n- One\n- Two\n", newline=end)
    assert read_document(file).text == "On tides\nOut and in.\nOne\nTwo\n"


def test_nothing_is_overwritten(root: Path) -> None:
    article = root / "docs" / "articles" / "tide.md"
    article.parent.mkdir(parents=True)
    article.write_text("mine")
    result = run(root, "tide.txt", _TEXT)
    assert (result.exit_code, article.read_text()) == (2, "mine")
    assert "already exists" in result.output


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("tide.pdf", b"x", "does not end in"),
        ("tide.txt", b"\xff\xfe", "not UTF-8"),
        ("tide.txt", b" \n", "no text was found"),
        ("tide.html", b"<html></html>", "no text was found"),
    ],
)
def test_what_cannot_be_imported_is_reported(tmp_path: Path, name: str, content: bytes, message: str) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    with pytest.raises(ImportingError, match=message):
        read_document(file)


def test_a_missing_file_is_reported(tmp_path: Path) -> None:
    with pytest.raises(ImportingError, match="cannot be read"):
        read_document(tmp_path / "tide.txt")


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("003_28edd-Tide Way.txt", "edd-tide-way"),
        ("Tide.html", "tide"),
        ("Ebbe und Flut, Übersicht.txt", "ebbe-und-flut-ubersicht"),
    ],
)
def test_a_slug_is_proposed_from_the_name(tmp_path: Path, name: str, slug: str) -> None:
    assert proposed_slug(tmp_path / name) == slug


@pytest.mark.parametrize("name", ["003.txt", "潮汐.txt", "Приливы vk.txt"])
def test_a_name_without_letters_from_a_to_z_asks_for_a_slug(tmp_path: Path, name: str) -> None:
    with pytest.raises(ImportingError, match="--as"):
        proposed_slug(tmp_path / name)


@pytest.mark.parametrize("slug", ["../tide", "Tide", "a-b-c-d-e-f-g"])
def test_a_slug_stays_a_slug(root: Path, slug: str) -> None:
    result = run(root, "tide.txt", _TEXT, "--as", slug)
    assert result.exit_code == 2
    assert not (root / "docs").exists()
