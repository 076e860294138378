"""The plugin builds any dossier, and stops at what would mislead a reader."""

from __future__ import annotations

import json
import logging
import os
import re
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort

import dossier
from dossier import Index, load_dossier
from dossier.host import theme
from dossier.read.terms import Kind, Verdict
from dossier.relations import Standing
from dossier.search.bundle import ENTRY
from tests.build import Tides
from tests.repository import Repository

HOSTILE_CLAIM = _CLAIM = "annotations/claims/harbor/twice-a-day.yml"


@pytest.fixture(scope="module")
def tides(tides_dir: Path) -> Tides:
    """The dossier on tides, built as it is."""
    return Tides(tides_dir.parent)


def test_another_dossier_builds_without_a_warning(tides: Tides) -> None:
    dossier, problems = load_dossier(tides.root)
    assert problems == []
    pages = {path.relative_to(tides.site).as_posix() for path in tides.site.rglob("index.html")}
    assert pages == {
        "index.html",
        "method/index.html",
        "articles/index.html",
        *(f"articles/{article}/index.html" for article in dossier.articles),
        *(f"compare/{one}/{other}/index.html" for one, other in combinations(sorted(dossier.articles), 2)),
        "claims/index.html",
        *(f"claims/{claim}/index.html" for claim in dossier.claims),
        "claims/pilot/bore-is-tame/index.html",
        "questions/index.html",
        *(f"questions/{question}/index.html" for question in dossier.questions),
        "questions/bore/index.html",
        "corrections/index.html",
        "events/index.html",
        "topics/index.html",
        *(f"topics/{topic}/index.html" for topic in dossier.topics),
        "entities/index.html",
        *(f"entities/{entity}/index.html" for entity in dossier.entities),
        *(f"{family}/index.html" for family in ("kinds", "verdicts", "standing")),
        *(f"claims/{article}/index.html" for article in dossier.articles),
        "compare/index.html",
        *(f"compare/{article}/index.html" for article in sorted(dossier.articles)[:-1]),
        *(f"kinds/{kind}/index.html" for kind in Kind),
        *(f"verdicts/{verdict}/index.html" for verdict in Verdict),
        *(f"standing/{state}/index.html" for state in Standing),
    }


def test_an_article_shows_its_claims(tides: Tides) -> None:
    html = tides.page("articles/harbor/index.html")
    assert 'data-state="dispute" data-claims="twice-a-day" id="twice-a-day">turns ' in html
    assert "disputed by 1" in html
    assert '<div class="dossier-unit" data-dossier="wrap">' in html
    assert 'id="p2"' in html, "numbers are those of the original, whose first paragraph is furniture"
    assert 'id="p1"' not in html
    assert "the numbers <em>differ</em>" in html, "the reason of a dispute is rendered as Markdown"


def test_pages_lead_to_each_other(tides: Tides) -> None:
    assert 'href="../../../articles/harbor/#twice-a-day"' in tides.page("claims/harbor/twice-a-day/index.html")
    assert 'href="../../claims/almanac/once-a-day/"' in tides.page("questions/turns/index.html")
    assert "<!-- dossier:" not in tides.page("index.html")
    assert 'href="articles/harbor/' in tides.page("index.html")


def test_the_text_of_record_is_published_with_utf16_offsets(tides: Tides) -> None:
    record = json.loads(tides.page("articles/harbor.text.json"))
    block = record["blocks"][0]
    assert (record["article"], record["unit"], block["paragraph"]) == ("harbor", "utf-16", 2)
    found = {passage["claim"]: passage for passage in block["passages"]}
    text = block["text"].encode("utf-16-le")
    passage = found["harbor/twice-a-day"]
    assert text[2 * passage["start"] : 2 * passage["end"]].decode("utf-16-le") == "turns twice a day"


def test_the_index_finds_claims_paragraphs_and_questions(tides: Tides) -> None:
    index = Index.open(tides.site / "search")
    urls = {hit.url for hit in index.search("moon cause", 20).hits}
    assert {"claims/harbor/moon-is-cause/", "articles/harbor/#p2", "questions/cause/"} <= urls
    luna = {hit.url for hit in index.search("luna", 20).hits}
    naming = {key for key, loaded in load_dossier(tides.root)[0].claims.items() if "moon" in loaded.claim.mentions}
    assert "harbor/moon-is-cause" in naming
    assert luna == {*(f"claims/{key}/" for key in naming), "entities/moon/"}, "aliases are searched"
    asked = index.search("type:claim article:harbor", 20, facets=True)
    assert {hit.url.split("/")[1] for hit in asked.hits} == {"harbor"}
    assert {name for name, _ in asked.facets} >= {"article", "by", "kind", "type"}


def test_material_ships_neither_its_index_nor_its_worker_to_readers(tmp_path: Path) -> None:
    site = Tides.copy(tmp_path, plugins=["dossier", "search"]).build()
    html = site.page("index.html")
    assert 'for="__search"' in html
    assert 'data-md-component="search' not in html
    assert not (site.site / "search" / "search_index.json").exists()


def test_a_module_is_published_even_if_a_module_of_the_engine_has_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "package"
    for part in ("assets", "templates"):
        shutil.copytree(Path(dossier.__file__).parent / part, package / part)
    (package / "assets" / "page" / "query.js").write_text("export {};\n", encoding="utf-8")
    monkeypatch.setattr(theme, "BROWSER", package / "assets")
    published = Tides.copy(tmp_path).build().site / "assets" / "dossier"
    assert (published / "page" / "query.js").read_text(encoding="utf-8") == "export {};\n"
    assert [module.name for module in (published / "engine").iterdir()] == [ENTRY]


@pytest.mark.parametrize("directory_urls", [True, False])
def test_links_work_in_both_forms_of_address(tmp_path: Path, directory_urls: bool) -> None:  # noqa: FBT001 - a table
    site = Tides.copy(tmp_path, use_directory_urls=directory_urls).build()
    page = "claims/harbor/twice-a-day/index.html" if directory_urls else "claims/harbor/twice-a-day.html"
    assert "once-a-day" in site.page(page)


def test_instant_navigation_needs_the_address_of_the_site(tmp_path: Path, tides: Tides) -> None:
    site = Tides.copy(tmp_path, site_url="https://example.org/tides/").build()
    assert "navigation.instant" in site.page("index.html")
    assert "navigation.instant" not in tides.page("index.html")


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("turns thrice a day", "5:17: D412"),
        ("nobody has written this", "5:11: D401"),
        ("t", "5:11: D401"),
        ("the", "5:11: D402"),
        ("cause of it. What sailors say", "5:11: D403"),
    ],
)
def test_a_passage_without_one_place_fails_a_strict_build(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, words: str, place: str
) -> None:
    site = Tides.copy(tmp_path)
    claim = site.root / _CLAIM
    claim.write_text(claim.read_text().replace("text: turns twice a day", f"text: {words}"))
    with caplog.at_level(logging.WARNING), pytest.raises(Abort, match="BuildError"):
        site.build()
    assert f"{_CLAIM}:{place} " in caplog.text


def test_a_lost_passage_is_one_finding_and_not_one_for_every_link_to_it(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    site = Tides.copy(tmp_path)
    claim = site.root / _CLAIM
    claim.write_text(claim.read_text().replace("text: turns twice a day", "text: nobody has written this"))
    with caplog.at_level(logging.WARNING):
        site.build(strict=False)
    assert [record.getMessage().split(" ")[2] for record in caplog.records] == ["D401"]


def test_a_dead_link_in_a_note_fails_a_strict_build(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    site = Tides.copy(tmp_path)
    claim = site.root / _CLAIM
    text = claim.read_text().replace("Counted from", "Counted [there](../nowhere/) from")
    claim.write_text(text)
    line = text[: text.index("note:")].count("\n") + 1
    with caplog.at_level(logging.WARNING), pytest.raises(Abort, match="BuildError"):
        site.build()
    assert f"{_CLAIM}:{line}:7: D607 a link leads nowhere" in caplog.text
    assert "'../nowhere/'" in caplog.text


@pytest.mark.parametrize(
    ("link", "found"),
    [
        ("[there](articles/harbor.md#twice-a-dya)", "3:9: D607 a link leads nowhere: expected an anchor of the page"),
        ("[there][1]\n\n[1]: nowhere.md", "5:6: D607 a link leads nowhere: expected a page or file of the site"),
        ('<a href="claims/x/">', "3:10: D607 a link leads nowhere: expected a page or file of the site"),
    ],
    ids=["anchor", "reference", "HTML"],
)
def test_a_dead_link_on_an_ordinary_page_fails_a_strict_build_at_the_line_that_an_editor_wrote(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, link: str, found: str
) -> None:
    site = Tides.copy(tmp_path, {"docs/index.md": f"# Tides\n\n{link}\n"})
    with caplog.at_level(logging.WARNING), pytest.raises(Abort, match="BuildError"):
        site.build()
    assert f"docs/index.md:{found}" in caplog.text


def test_a_strict_build_fails_on_our_findings_even_if_quiet_hides_warnings(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    site = Tides.copy(tmp_path, {"docs/index.md": "# Tides\n\n[there](articles/harbor.md#nowhere)\n"})
    # What MkDocs does for --quiet.
    with caplog.at_level(logging.ERROR, logger="mkdocs"), pytest.raises(Abort, match="BuildError"):
        site.build()
    assert "docs/index.md:3:9: D607" in caplog.text
    assert "1 finding in the dossier" in caplog.text


def test_the_day_of_a_page_is_that_of_its_last_change_or_left_out(tmp_path: Path) -> None:
    site = Tides.copy(tmp_path, site_url="https://example.org/")
    history = Repository(site.root)
    history.commit({})
    history.commit({_CLAIM: (site.root / _CLAIM).read_text() + "# looked at again\n"})
    site.build()
    days = dict(
        re.findall(r"<loc>https://example.org/(.*?)</loc>(?:\s*<lastmod>(.*?)</lastmod>)?", site.page("sitemap.xml"))
    )
    assert days[""] == days["articles/harbor/"] == "2026-03-02"
    assert days["claims/harbor/twice-a-day/"] == "2026-03-03"
    assert days["questions/"] == "", "a page made from many files has no single day"
    head = (site.site / "sitemap.xml.gz").read_bytes()[4:8]
    assert int.from_bytes(head, "little") == datetime(2026, 3, 3, tzinfo=UTC).timestamp()


def test_a_link_to_a_claim_on_an_ordinary_page_is_alive(tmp_path: Path) -> None:
    text = "# Tides\n\n[there](articles/harbor.md#twice-a-day), [so](claims/harbor/twice-a-day.md)\n"
    Tides.copy(tmp_path, {"docs/index.md": text}).build()


@pytest.mark.parametrize(
    ("text", "other"), [("says: &anchor x\n", None), (None, "thrice")], ids=["not loaded", "not placed"]
)
def test_faulty_annotations_leave_the_last_site_alone(tmp_path: Path, text: str | None, other: str | None) -> None:
    site = Tides.copy(tmp_path).build()
    claim = site.root / _CLAIM
    claim.write_text(text or claim.read_text().replace("text: turns twice", f"text: turns {other}"))
    with pytest.raises(Abort, match="BuildError"):
        site.build()
    assert "disputed by 1" in site.page("articles/harbor/index.html")


def test_a_plain_build_goes_on_past_a_fault(tmp_path: Path) -> None:
    site = Tides.copy(tmp_path, {_CLAIM: "says: &anchor x\n"}).build(strict=False)
    assert "moon-is-cause" in site.page("articles/harbor/index.html")


def test_same_input_gives_same_bytes_whatever_the_path_and_the_hash_seed(tmp_path: Path) -> None:
    built = []
    for seed, folder in (("1", "one"), ("2", "another-name")):
        site = Tides.copy(tmp_path / folder)
        config = site.root / "mkdocs.yml"
        config.write_text(config.read_text() + "\nsite_url: https://example.org/\n")
        # A relative name of the configuration, another day, another order of sets.
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--config-file", "mkdocs.yml"]
        environment = {**os.environ, "PYTHONHASHSEED": seed, "SOURCE_DATE_EPOCH": f"{seed}00000000"}
        subprocess.run(command, cwd=site.root, env=environment, check=True)
        files = {p.relative_to(site.site): p.read_bytes() for p in site.site.rglob("*.*")}
        built.append(files)
    assert built[0].keys() == built[1].keys()
    assert [name for name in built[0] if built[0][name] != built[1][name]] == []


HOSTILE = """\
says: "<script>alert(1)</script> The tide <img src=x onerror=alert(2)> turns."
kind: report
by: [author]
passages:
  - text: turns twice a day
answers:
  - question: turns
    position: twice
links:
  - type: disputes
    to: almanac/once-a-day
    degree: direct
    because: "<svg onload=alert(3)> [x](javascript:alert(4)) [y](data:text/html,alert(5))"
note: |
  <iframe src="javascript:alert(6)"></iframe>

  [z](java&#115;cript:alert(7)) ![](x" onerror="alert(8)) <https://example.org/"onmouseover="alert(9)>

  </div></article><script>alert(10)</script>
"""


def test_hostile_annotations_reach_the_page_as_text_only(tmp_path: Path) -> None:
    site = Tides.copy(tmp_path, {HOSTILE_CLAIM: HOSTILE}).build(strict=False)
    pages = [path.read_text() for path in site.site.rglob("*.html")]
    assert any("&lt;script&gt;alert(1)" in html for html in pages)
    for html in pages:
        assert "<script>alert" not in html
        assert "<img src=x" not in html
        assert "<svg onload" not in html
        assert "<iframe" not in html
        assert 'href="javascript:' not in html
        assert 'href="data:' not in html


def test_pages_outside_the_navigation_are_linked_in_the_foot_and_left_out_of_the_search(tmp_path: Path) -> None:
    footer = {"footer_links": [{"name": "Tools & how", "page": "project/tools/"}]}
    pages = {"docs/project/tools.md": "# Tools\n\nThe astrolabe is explained here.\n"}
    site = Tides.copy(tmp_path, pages, not_in_nav="/project/", extra=footer).build()
    assert '<a href="../../project/tools/">Tools &amp; how</a>' in site.page("articles/harbor/index.html")
    index = Index.open(site.site / "search")
    assert index.search("astrolabe", 10).hits == []
    assert index.search("tide", 10).hits != []


def test_an_article_is_rendered_by_us_whatever_extensions_the_site_has(tmp_path: Path) -> None:
    text = "---\nlabel: High & low\noutlet: Harbor Notes\n---\n\nMoscow: it turns **twice a day** (c) 1/2.\n\n## Ebb\n"
    extensions = ["attr_list", "pymdownx.smartsymbols", {"toc": {"permalink": False}}]
    site = Tides.copy(tmp_path, {"docs/articles/harbor.md": text}, markdown_extensions=extensions).build(strict=False)
    html = site.page("articles/harbor/index.html")
    assert "<p>Moscow: it " in html
    assert "(c) 1/2." in html
    assert 'id="ebb"' in html
    assert "<title>High &amp; low" in html


def test_another_plugin_that_writes_into_an_article_is_found(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    hook = (
        "def on_page_markdown(markdown, page, **_):\n    return markdown + 'More.' if 'harbor' in page.url else None\n"
    )
    site = Tides.copy(tmp_path, {"hook.py": hook})
    site.options["hooks"] = [str(site.root / "hook.py")]
    with caplog.at_level(logging.WARNING), pytest.raises(Abort, match="BuildError"):
        site.build()
    assert "docs/articles/harbor.md:1:1: D805 another plugin adds Markdown" in caplog.text
    assert "'More.'" in caplog.text


def test_an_article_that_another_plugin_leaves_unfinished_is_shown_without_marks(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    site = Tides.copy(tmp_path)
    cut = "html.rsplit('</', 1)[0] + '</' if 'pilot' in page.url else html"
    hook = f"def on_page_content(html, page, **_):\n    return {cut}\n"
    (site.root / "hook.py").write_text(hook)
    site.options["hooks"] = [str(site.root / "hook.py")]
    with caplog.at_level(logging.WARNING):
        site.build(strict=False)
    assert [record.getMessage().split(" ")[1:3] for record in caplog.records] == [
        ["docs/articles/pilot.md:1:1:", "D806"]
    ], "one cause, one message"
    html = site.page("articles/pilot/index.html")
    assert "A pilot who brings ships" in html
    assert "<mark " not in html
    with pytest.raises(Abort):
        site.build()


def test_an_article_that_does_not_load_shows_nothing_of_its_file(tmp_path: Path) -> None:
    text = "---\nlabel: [x\ndescription: '\"><script>alert(1)</script>'\n---\n\n<script>alert(2)</script>\n"
    site = Tides.copy(tmp_path, {"docs/articles/harbor.md": text}).build(strict=False)
    html = site.page("articles/harbor/index.html")
    assert "This article cannot be shown" in html
    assert "alert(" not in html


def test_a_link_from_article_to_article_leads_there_in_both_forms_of_address(tmp_path: Path) -> None:
    for form, href in ((True, "../almanac/#p2"), (False, "almanac.html#p2")):
        site = Tides.copy(tmp_path / str(form), use_directory_urls=form)
        article = site.root / "docs/articles/harbor.md"
        article.write_text(article.read_text() + "\nSee [the other](almanac.md#p2).\n")
        site.build(strict=False)
        page = "articles/harbor/index.html" if form else "articles/harbor.html"
        assert f'<a href="{href}">the other</a>' in site.page(page)


def test_a_page_gives_the_host_only_vetted_front_matter(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    text = '---\ntitle: \'"Tides" & more\'\nauthor: "\\"><script>alert(1)</script>"\n---\nMoscow: a word\n'
    site = Tides.copy(tmp_path, {"docs/more.md": text, "docs/plain.md": 'author: "><script>alert(2)</script>\n'})
    with caplog.at_level(logging.WARNING):
        site.build(strict=False)
    assert "docs/more.md:3:9: D901 'author' has characters that begin or end markup" in caplog.text
    html = site.page("more/index.html")
    assert "<title>&#34;Tides&#34; &amp; more" in html
    assert "Moscow: a word" in html
    assert all(
        "<script>alert" not in site.page(f"{name}/index.html").partition("<article")[0] for name in ("more", "plain")
    )


def test_html_that_could_do_harm_fails_a_strict_build_unless_the_page_is_trusted(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    pages = {"docs/more.md": "# More\n\n<span id='__config'></span>\n"}
    with caplog.at_level(logging.WARNING), pytest.raises(Abort, match="BuildError"):
        Tides.copy(tmp_path / "one", pages).build()
    assert "docs/more.md:3:1: D902 a name that belongs to the site is refused" in caplog.text
    Tides.copy(tmp_path / "two", pages, plugins=[{"dossier": {"trusted_pages": ["more.md"]}}]).build()


def test_a_link_out_of_the_pages_ends_every_build(tmp_path: Path) -> None:
    site = Tides.copy(tmp_path)
    (site.root / "docs" / "leak.txt").symlink_to("/etc/passwd")
    with pytest.raises(Abort, match="BuildError"):
        site.build(strict=False)
    assert not (site.site / "leak.txt").exists()


def test_folders_elsewhere_are_checked_and_edited_where_they_are(tmp_path: Path) -> None:
    site = Tides.copy(tmp_path, docs_dir="src/pages", plugins=[{"dossier": {"annotations": "./data/notes/"}}])
    (site.root / "src").mkdir()
    (site.root / "data").mkdir()
    (site.root / "docs").rename(site.root / "src/pages")
    (site.root / "annotations").rename(site.root / "data/notes")
    site.options |= {"repo_url": "https://example.org/tides", "edit_uri": "edit/main/src/pages/"}
    site.options["theme"] = {"name": "material", "font": False, "features": ["content.action.edit"]}
    page = site.build().page("claims/harbor/twice-a-day/index.html")
    edited = "https://example.org/tides/edit/main/data/notes/claims/harbor/twice-a-day.yml"
    assert {*re.findall(r'href="(https://example.org/tides/edit/[^"]*)"', page)} == {edited}


def test_a_folder_outside_the_project_is_refused(tmp_path: Path) -> None:
    site = Tides.copy(tmp_path, plugins=[{"dossier": {"annotations": "../notes"}}])
    with pytest.raises(Abort):
        site.build()


def test_an_article_that_is_kept_from_the_site_is_named_as_the_cause(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    site = Tides.copy(tmp_path, exclude_docs="/articles/pilot.md\n/claims/\n")
    site.options["nav"] = ["index.md", "method.md"]
    with caplog.at_level(logging.WARNING):
        site.build(strict=False)
    said = [record.getMessage() for record in caplog.records]
    assert [each.split(" ")[1:3] for each in said] == [["docs/articles/pilot.md:1:1:", "D315"]]
    assert (site.site / "claims/index.html").exists(), "generated pages are there whatever is kept from the site"


def test_every_page_has_the_policy_first_and_a_preview_or_an_empty_option_has_none(tmp_path: Path) -> None:
    former = Tides.copy(tmp_path / "one")
    (former.root / _CLAIM).write_text((former.root / _CLAIM).read_text() + "formerly: [harbor/two-tides]\n")
    former.build()
    meta = '<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src &#39;self&#39;; '
    pages = list(former.site.rglob("*.html"))
    assert any("two-tides" in page.parts for page in pages), "a redirect is among them"
    assert [page for page in pages if meta not in page.read_text("utf-8")] == []
    plain = Tides.copy(tmp_path / "two", plugins=[{"dossier": {"policy": ""}}]).build()
    assert "Content-Security-Policy" not in plain.page("index.html")


@pytest.mark.parametrize("name", ["articles/index.md", "articles/README.md", "articles.md"])
def test_a_page_of_articles_that_editors_have_written_takes_the_place_of_ours(tmp_path: Path, name: str) -> None:
    tides = Tides.copy(tmp_path, {f"docs/{name}": "# Our articles\n\nRead [one](REPLACE).\n"})
    page = tides.root / "docs" / name
    page.write_text(page.read_text().replace("REPLACE", "harbor.md" if "/" in name else "articles/harbor.md"))
    tides.build()
    assert "Our articles" in tides.page("articles/index.html")
    assert "dossier-library" not in tides.page("articles/index.html")
    assert '<a href="../">All articles</a>' in tides.page("articles/harbor/index.html")
    assert "<h1>Articles</h1>" in Tides.copy(tmp_path / "plain").build().page("articles/index.html")
