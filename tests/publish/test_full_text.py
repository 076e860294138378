"""The full-text edition: the same claims on the words of the originals, private on every page."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import markdown as python_markdown  # type: ignore[import-untyped]
from markdown_it import MarkdownIt

from dossier import load_dossier
from dossier._native import scan
from dossier.originals.paragraphs import Part, literal, markdown, source_blocks
from dossier.read.pinpoint import pin
from tests.build import Once, Tides

if TYPE_CHECKING:
    from pathlib import Path

_ORIGINALS = {
    "harbor": (
        "By A. Keeper\n\nEbb and flood *change* twice in a day, and we hold <the moon> to be why & how.\n"
        "What the crews say\nThe crews hold that it is the wind. We have our doubts about it, as you may.\n"
        "1. When the moon is full, the water stands highest of all.\n"
    ),
    "almanac": (
        "It is the wind that piles the water up, and once a day the tide goes round.\nNo one can be sure why.\n"
        "By half moon ebb and flood have least force. At the harbor the sea is said to have come up.\n"
    ),
}
_PINNED = {
    "harbor/twice-a-day": ("turns twice a day", "change twice in a day"),
    "harbor/moon-is-cause": ("the moon is the cause of it", "we hold the moon to be why"),
    "harbor/sailors-blame-wind": ("Sailors say that the wind does it", "hold that it is the wind"),
    "harbor/spring-at-full-moon": ("Spring tides come at full moon", "When the moon is full"),
    "almanac/once-a-day": ("the tide turns once a day", "once a day the tide goes round"),
    "almanac/weakest-at-half": ("When the moon is half, the tides are at their weakest", "have least force"),
    "almanac/sea-is-rising": ("The sea is rising", "the sea is said to have come up"),
    "almanac/wind-heaps-water": ("The wind heaps up the water", "the wind that piles the water up"),
}


def full_text(folder: Path) -> Tides:
    """Return a copy of the dossier on tides with originals, not built yet; the words of some claims are in both."""
    sources = folder / "originals"
    sources.mkdir()
    site = Tides.copy(folder, plugins=[{"dossier": {"sources": str(sources)}}])
    dossier, _ = load_dossier(site.root)
    originals = {slug: _ORIGINALS.get(slug) or re.sub("#+ ", "", it.body) for slug, it in dossier.articles.items()}
    for slug, text in originals.items():
        (sources / f"{slug}.txt").write_text(text, encoding="utf-8")
    for key, loaded in dossier.claims.items():
        path = site.root / loaded.path
        for passage in loaded.claim.passages:
            words = _PINNED[key][1] if key in _PINNED else passage.text
            (pinpoint,) = pin(originals[loaded.article], words)
            line = re.compile(rf"^  - text: \"?{re.escape(passage.text)}\"?$", re.MULTILINE)
            path.write_text(line.sub(rf"\g<0>\n    source: {pinpoint}", path.read_text(encoding="utf-8")))
        if loaded.claim.scope:
            (pinpoint,) = pin(originals[loaded.article], originals[loaded.article].split(".")[0])
            path.write_text(path.read_text(encoding="utf-8") + f"source: {pinpoint}\n")
    return site


@pytest.fixture(scope="session")
def built(once: Once) -> Tides:
    """The full-text edition of the dossier on tides."""
    return Tides(once("full-text", lambda folder: full_text(folder).build()) / "tides")


def test_it_has_a_folder_of_its_own(built: Tides) -> None:
    assert not built.site.exists()
    assert (built.root / "site-fulltext" / "index.html").is_file()


@pytest.mark.parametrize("key", sorted(_PINNED))
def test_every_claim_is_on_the_original_words(built: Tides, key: str) -> None:
    article, slug = key.split("/")
    html = (built.root / "site-fulltext" / "articles" / article / "index.html").read_text()
    pieces = re.findall(rf'<mark [^>]*data-claims="[^"]*\b{slug}\b[^"]*"[^>]*>(.*?)</mark>', html, re.DOTALL)
    shown = " ".join(block.text for block in scan("<p>" + "".join(pieces) + "</p>").blocks)
    assert re.sub(r"[*<>]", "", shown) == _PINNED[key][1]


def test_every_page_is_private(built: Tides) -> None:
    pages = sorted((built.root / "site-fulltext").rglob("*.html"))
    assert len(pages) > 10
    for page in pages:
        html = page.read_text()
        assert '<meta name="robots" content="noindex, nofollow">' in html, page.name
        assert "Not for publication." in html, page.name


def test_the_pages_are_the_same_as_those_of_the_rendition(built: Tides, tides_dir: Path) -> None:
    plain = Tides(tides_dir.parent)
    private = built.root / "site-fulltext"
    names = [{p.relative_to(root) for p in root.rglob("*.html")} for root in (private, plain.site)]
    abreast = {path for path in names[0] if path.parts[0] == "abreast"}
    assert len(abreast) == 5
    assert names[0] - abreast == names[1]
    assert "Not for publication" not in plain.page("index.html")


def test_an_original_is_abreast_of_its_rendition_and_its_claims(built: Tides) -> None:
    page = (built.root / "site-fulltext/abreast/harbor/index.html").read_text("utf-8")
    assert [int(each) for each in re.findall(r'<a href="#b(\d+)" aria-label', page)] == list(range(1, 6))
    row = page.partition('id="b2"')[2].partition("</section>")[0]
    original, rendition, claims = re.split("<h3>(?:Rendition|Claims)</h3>", row)
    assert "<mark>change twice in a day</mark>" in re.sub(r"&#\d+;|\*", "", original)
    assert "<mark>turns twice a day</mark>" in rendition
    assert "/claims/harbor/twice-a-day/" in claims
    assert "/claims/harbor/sailors-blame-wind/" not in claims
    assert 'href="../../articles/harbor/#p2"' in row
    article = (built.root / "site-fulltext/articles/harbor/index.html").read_text("utf-8")
    assert 'href="../../abreast/harbor/"' in article


def test_furniture_and_what_carries_no_claim_are_said_to_be_so(tmp_path: Path) -> None:
    site = full_text(tmp_path)
    article = site.root / "docs/articles/gazette.md"
    (pinpoint,) = pin((tmp_path / "originals/harbor.txt").read_text("utf-8"), "By A. Keeper")
    harbor = site.root / "docs/articles/harbor.md"
    given = f"---\nunclaimed:\n  - source: {pinpoint}\n    why: names the writer\n"
    harbor.write_text(harbor.read_text("utf-8").replace("---\n", given, 1))
    originals = tmp_path / "originals/gazette.txt"
    originals.write_text("Advertisement\n" + originals.read_text("utf-8"))
    article.write_text(article.read_text("utf-8").replace("---\n", "---\nfurniture: [1]\n", 1))
    site.build(strict=False)
    page = (site.root / "site-fulltext/abreast/harbor/index.html").read_text("utf-8")
    assert "No claim: names the writer" in page
    page = (site.root / "site-fulltext/abreast/gazette/index.html").read_text("utf-8")
    assert "Not retold: no part of the article." in page.partition('id="b1"')[2].partition("</section>")[0]


def test_an_article_without_an_original_has_no_page_beside_one(tmp_path: Path) -> None:
    site = full_text(tmp_path)
    (tmp_path / "originals/almanac.txt").unlink()
    site.build(strict=False)
    assert not (site.root / "site-fulltext/abreast/almanac").exists()
    assert "abreast/almanac" not in (site.root / "site-fulltext/articles/almanac/index.html").read_text("utf-8")


def test_a_claim_without_a_pinpoint_is_reported(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    site = full_text(tmp_path)
    claim = site.root / "annotations/claims/harbor/twice-a-day.yml"
    claim.write_text("\n".join(line for line in claim.read_text().splitlines() if "source:" not in line))
    with caplog.at_level(logging.WARNING):
        Tides(site.root, site.options).build(strict=False)
    assert "D503" in caplog.text
    assert "found no `source`" in caplog.text


def test_a_relative_folder_of_originals_starts_at_the_configuration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    site = full_text(tmp_path)
    site.options["plugins"] = [{"dossier": {"sources": "../originals"}}]
    monkeypatch.chdir("/")
    with caplog.at_level(logging.WARNING):
        site.build(strict=False)
    assert "D501" not in caplog.text
    assert "hold that it is the wind" in (site.root / "site-fulltext/articles/harbor/index.html").read_text("utf-8")


def test_a_missing_original_is_reported_without_any_wording(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    site = full_text(tmp_path)
    (tmp_path / "originals" / "almanac.txt").unlink()
    with caplog.at_level(logging.DEBUG):
        site.build(strict=False)
    assert "D501" in caplog.text
    assert "hold that it is the wind" not in caplog.text


def test_headings_and_furniture_are_told_from_paragraphs() -> None:
    blocks = source_blocks(_ORIGINALS["harbor"])
    assert [block.part for block in blocks] == [
        Part.FURNITURE,
        Part.PARAGRAPH,
        Part.HEADING,
        Part.PARAGRAPH,
        Part.PARAGRAPH,
    ]
    assert [block.number for block in blocks] == [1, 2, 3, 4, 5]


_LINES = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"]), min_size=1, max_size=60
).filter(lambda line: line.strip())


@given(st.lists(_LINES, min_size=1, max_size=4))
def test_whatever_a_line_looks_like_it_renders_as_itself(lines: list[str]) -> None:
    blocks = source_blocks("\n".join(lines), furniture=())
    wanted = [block.text for block in blocks]
    for html in (
        python_markdown(markdown(blocks), extensions=["attr_list", "tables", "footnotes", "def_list", "abbr", "toc"]),
        MarkdownIt("commonmark").render(markdown(blocks)),
    ):
        assert [block.text for block in scan(html).blocks] == wanted


def test_markup_is_written_as_character_references() -> None:
    assert literal("1. *x* <b>") == "1&#46; &#42;x&#42; &#60;b&#62;"
