"""What the pages of a large dossier weigh, and that its site is whole: with made dossiers of several hundred claims."""

from __future__ import annotations

import gzip
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from bench.dossiers import write_dossier
from dossier.pages.publication import Publication
from dossier.read.load import load_dossier
from tests.rendering import Rendered

CLAIMS = 10_000
"""Claims of the dossier for which pages are planned, in 200 articles with 600 questions."""
PAGE_BYTES = 150 * 1024
"""Most that the HTML of any of its pages may weigh, gzipped."""
THEME_BYTES = 12 * 1024
"""What the theme adds to a page, gzipped, with room to spare."""
SMALL, LARGE = 750, 1_500
"""Claims of two dossiers; their pages give the growth."""


def _heaviest(root: Path, *, articles: int, questions: int, claims: int) -> dict[str, int]:
    """Return the gzipped size of the heaviest page of each kind, its lists and questions and not its single claims."""
    write_dossier(root, articles=articles, questions=questions, claims=claims)
    dossier, faults = load_dossier(root)
    assert faults == []
    renderer = Rendered(dossier, {}, Publication())
    found: dict[str, int] = {}
    for path in renderer.paths:
        kind = path.partition("/")[0]
        if not re.fullmatch(r"claims/article-\d+/.*", path):
            size = len(gzip.compress(renderer.page(path).encode(), 9))
            found[kind] = max(found.get(kind, 0), size)
    return found


def _grown(small: dict[str, int], large: dict[str, int]) -> dict[str, int]:
    """Return what pages weigh in the full dossier if they grow as they did from the small to the large one."""
    steps = (CLAIMS - LARGE) / (LARGE - SMALL)
    return {kind: round(large[kind] + max(large[kind] - small[kind], 0) * steps) for kind in large}


def _over(small: dict[str, int], large: dict[str, int]) -> dict[str, int]:
    return {kind: size for kind, size in _grown(small, large).items() if size > PAGE_BYTES - THEME_BYTES}


@pytest.mark.parametrize(
    "articles", [200, 20], ids=["many articles", "few articles, which are side by side in the matrix"]
)
def test_no_page_of_a_large_dossier_weighs_more_than_its_budget(tmp_path: Path, articles: int) -> None:
    sizes = []
    for claims in (SMALL, LARGE):
        share = claims / CLAIMS
        # Few articles stay as many, since they are the columns of the matrix.
        scaled = round(articles * share) if articles > 100 else articles
        root = tmp_path / str(claims)
        sizes.append(_heaviest(root, articles=scaled, questions=round(600 * share), claims=claims))
    assert _over(*sizes) == {}, sizes
    # A list that is not divided would be seen.
    assert _over({"claims": 50 * SMALL}, {"claims": 50 * LARGE}) != {}


@pytest.fixture(scope="module")
def large_site(once: Callable[[str, Callable[[Path], object]], Path]) -> Path:
    def fill(root: Path) -> None:
        write_dossier(root, articles=26, questions=250, claims=520)
        # Strict: a dead link or anchor stops it.
        build(load_config(str(root / "mkdocs.yml"), site_dir=str(root / "site"), strict=True))

    return once("large-dossier", fill) / "site"


def test_a_site_with_long_lists_is_whole(large_site: Path) -> None:
    pages = [large_site / "claims/index.html", *sorted(large_site.glob("claims/[0-9]*/index.html"))]
    assert len(pages) > 2
    row = re.compile(r'<li[^>]*><a href="(?:\.\./)?(article-\d+/claim-\d+)/"')
    led = Counter(claim for page in pages for claim in row.findall(page.read_text("utf-8")))
    assert led == Counter(
        page.parent.relative_to(large_site / "claims").as_posix()
        for page in large_site.glob("claims/article-*/*/index.html")
    )
    assert len(led) == 520
    assert (large_site / "questions/2/index.html").is_file()
    assert len((large_site / "questions/questions.csv").read_text("utf-8").splitlines()) > 250 * 26, "it stays whole"


def test_the_title_of_a_further_page_tells_it_from_the_first(large_site: Path) -> None:
    assert "<title>All claims - " in (large_site / "claims/index.html").read_text("utf-8")
    assert "<title>All claims, page 2 - " in (large_site / "claims/2/index.html").read_text("utf-8")


def test_every_page_of_the_site_keeps_to_its_budget(large_site: Path) -> None:
    sizes = {path: len(gzip.compress(path.read_bytes(), 9)) for path in large_site.rglob("*.html")}
    assert {path.name: size for path, size in sizes.items() if size > PAGE_BYTES // 3} == {}
