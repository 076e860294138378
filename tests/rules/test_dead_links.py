"""Links of finished pages, wherever they were written."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort

from dossier.diagnostics import Diagnostic
from dossier.rules.dead_links import LinkCheck, LinkedPage, Sources
from tests.build import Tides


def _found(*pages: LinkedPage, files: Sequence[str] = ()) -> list[Diagnostic]:
    """Return what is found on `pages`, all pages of a site, none of which is written in a file."""
    links = LinkCheck(files)
    for page in pages:
        links.take(links.seen(page))
    listed = {page.path: page for page in pages}
    return list(links.dead(Sources(listed.__getitem__, lambda _: [], lambda _: "")))


def _page(url: str, html: str) -> LinkedPage:
    return LinkedPage(f"{url or '.'}index.md", url, html)


def test_a_dead_link_of_a_page_without_a_file_is_found_under_the_name_of_the_page() -> None:
    (found,) = _found(LinkedPage("claims/index.md", "claims/", '<p>\n<a href="../nowhere/">x</a></p>'))
    assert (found.path, found.code, found.found) == ("claims/index.md", "D607", "'../nowhere/'")
    assert "line 2 of the content of the finished page 'claims/'" in found.message


@pytest.mark.parametrize(
    "href",
    [
        "#here",
        "?of=b#here",
        "",
        ".",
        "../b/#there",
        "../b/index.html#there",
        "../b",
        "../",
        "../../",
        "../../index.html#home",
        "../c%20d/#%C3%BC",
        "../b/?q=1#there",
        "../file.pdf#page=2",
        " ../b/",
        "https://example.org/nowhere",
        "//example.org/nowhere",
        "/nowhere",
        "mailto:a@example.org",
        "https://[::1",
    ],
)
def test_a_link_that_leads_somewhere_is_let_through(href: str) -> None:
    first = _page("a/x/", f'<p id="here"><a href="{href}">x</a>')
    others = [
        _page("a/b/", '<p id="there">'),
        _page("a/c d/", '<p id="ü">'),
        _page("", '<p id="home">'),
        _page("a/", ""),
    ]
    for pages in ([first, *others], [*others, first]):
        assert _found(*pages, files=["a/file.pdf"]) == []


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("#nowhere", "an anchor of the page"),
        ("../b/#here", "an anchor of the page"),
        ("../../../a/b/", "a page or file of the site"),
        ("b/", "a page or file of the site"),
        ("../b/x/", "a page or file of the site"),
        ("../file.pd", "a page or file of the site"),
        ("c:/", None),
    ],
)
def test_a_link_that_leads_nowhere_is_found_whichever_page_comes_first(href: str, expected: str | None) -> None:
    first, other = _page("a/x/", f'<p id="here"><a href="{href}">x</a>'), _page("a/b/", '<p id="there">')
    for pages in ([first, other], [other, first]):
        assert [found.expected for found in _found(*pages, files=["a/file.pdf"])] == ([expected] if expected else [])


def test_a_link_of_an_article_is_reported_once_and_may_lead_to_a_generated_file(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    article = "docs/articles/harbor.md"
    links = "[a](../questions/questions.csv) [b](harbor.text.json) [c](nowhere.md)"
    site = Tides.copy(tmp_path)
    (site.root / article).write_text((site.root / article).read_text("utf-8") + f"\n{links}\n", "utf-8")
    index = site.root / "docs/index.md"
    index.write_text(index.read_text("utf-8") + "\n[d](sitemap.xml) [e](404.html)\n", "utf-8")
    site.build(strict=False)
    (found,) = [record.getMessage() for record in caplog.records if "D607" in record.getMessage()]
    assert "found 'nowhere.md'" in found


def test_a_dead_link_is_found_in_a_dossier_without_annotations(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    text = "---\nlabel: Tides\noutlet: Harbor Notes\n---\n\nSee [there](../nowhere/).\n"
    site = Tides.copy(tmp_path, {"docs/articles/harbor.md": text}, nav=["index.md"], not_in_nav="*")
    shutil.rmtree(site.root / "annotations")
    for article in site.root.glob("docs/articles/*.md"):
        if article.stem != "harbor":
            article.unlink()
    with caplog.at_level(logging.WARNING), pytest.raises(Abort):
        site.build()
    assert "docs/articles/harbor.md:6:13: D607 a link leads nowhere" in caplog.text
