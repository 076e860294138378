"""What search engines, previews of links and feed readers find on a site."""

from __future__ import annotations

import json
import logging
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import feedparser
import pytest

from dossier.pages.abstracts import entry_abstract
from dossier.pages.entries import SearchEntry
from tests.build import Tides
from tests.repository import Repository

ADDRESS = "https://tides.example/dossier/"
PICTURE = {"picture": "tide.png"}
ATOM = "{http://www.w3.org/2005/Atom}"
TYPED = Path(__file__).parents[1] / "contract" / "linked-data.ts"
_HEAD_OF_TYPES = """\
// What pages of the dossier on tides say to programs; tests/publish/test_found.py compares it with a built site.
import type { Article, Claim, WithContext } from "schema-dts";

"""


def _head(page: str) -> dict[str, str]:
    """Return what the head of `page` says in `meta` elements, by name or property."""
    return dict(re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)">', page))


def _linked(page: str) -> dict[str, Any]:
    (text,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    found: dict[str, Any] = json.loads(text)
    return found


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Tides:
    files = {"docs/tide.png": "no picture"}
    made = Tides.copy(tmp_path_factory.mktemp("found"), files, site_url=ADDRESS, plugins=[{"dossier": PICTURE}])
    Repository(made.root).commit({})
    return made.build()


def test_a_claim_says_what_it_is_about(site: Tides) -> None:
    head = _head(site.page("claims/gazette/water-reached-six/index.html"))
    assert head["description"].startswith("Gazette ¶")
    assert head["og:description"] == head["description"]
    assert head["og:type"] == "article"
    assert head["og:url"] == f"{ADDRESS}claims/gazette/water-reached-six/"
    assert head["og:image"] == f"{ADDRESS}tide.png"


def test_every_page_says_what_it_is_called_and_no_two_claims_say_the_same(site: Tides) -> None:
    pages = {path: path.read_text("utf-8") for path in site.site.rglob("index.html")}
    heads = {path: _head(page) for path, page in pages.items() if 'http-equiv="refresh"' not in page}
    assert [path for path, head in heads.items() if not head.get("og:title")] == []
    claims = [
        head["og:title"] + head["description"]
        for path, head in heads.items()
        if "description" in head and "/claims/" in str(path)
    ]
    assert len(set(claims)) == len(claims) > 50


def test_an_article_says_how_much_of_it_is_disputed(site: Tides) -> None:
    about = _head(site.page("articles/pilot/index.html"))["description"]
    assert re.fullmatch(
        r"What .+ says, retold paragraph by paragraph, with sources: 27 claims, \d+ of them disputed\.", about
    )


def test_what_is_said_is_escaped(tmp_path: Path) -> None:
    claim = "annotations/claims/harbor/twice-a-day.yml"
    evil = 'A "tide" & <script>alert(1)</script> come'
    site = Tides.copy(tmp_path, site_url=ADDRESS)
    text = (site.root / claim).read_text("utf-8")
    (site.root / claim).write_text(re.sub(r"(?m)^says:.*$", f"says: '{evil}'", text), "utf-8")
    page = site.build(strict=False).page("claims/harbor/twice-a-day/index.html")
    assert 'content="A &#34;tide&#34; &amp; &lt;script&gt;alert(1)&lt;/script&gt; come"' in page
    assert "<script>alert" not in page
    assert _linked(page)["name"] == evil


def test_a_site_without_an_address_names_none_and_says_so(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    site = Tides.copy(tmp_path, {"docs/tide.png": "no picture"}, plugins=[{"dossier": PICTURE}])
    Repository(site.root).commit({})
    page = site.build().page("claims/harbor/twice-a-day/index.html")
    assert "og:title" in _head(page)
    assert {"og:url", "og:image"}.isdisjoint(_head(page))
    assert "ld+json" not in page
    assert "application/atom+xml" not in page
    assert not list(site.site.rglob("feed.xml"))
    assert "`site_url` is not set" in caplog.text


def test_a_claim_is_linked_data_with_the_reviews_of_its_records(site: Tides) -> None:
    found = _linked(site.page("claims/harbor/moon-is-cause/index.html"))
    assert (found["@type"], found["url"]) == ("Claim", f"{ADDRESS}claims/harbor/moon-is-cause/")
    (review,) = found["review"]
    assert review["reviewRating"] == {"@type": "Rating", "alternateName": "Supported"}
    assert review["citation"] == [{"@type": "CreativeWork", "name": "Tide tables", "url": "https://example.org/tides"}]


def test_linked_data_is_what_is_checked_against_the_types_of_schema_org(site: Tides) -> None:
    pages = [path.read_text("utf-8") for path in sorted(site.site.rglob("index.html"))]
    found = [_linked(page) for page in pages if "ld+json" in page]
    articles = [one for one in found if one["@type"] == "Article"]
    claims = [one for one in found if one["@type"] == "Claim"]
    assert len(articles) == 5
    assert len(claims) == len(list(site.root.glob("annotations/claims/*/*.yml")))
    reviewed = [one for one in claims if "review" in one]
    assert len(reviewed) > 5
    # As TypeScript, so that the linter compares every type and property with those of schema.org.
    text = _HEAD_OF_TYPES
    for name, of in (("Article", articles), ("Claim", [claims[0], *reviewed])):
        said = json.dumps(of, ensure_ascii=False, indent=1)
        text += f"export const {name.lower()}s = {said} satisfies WithContext<{name}>[];\n"
    assert TYPED.read_text("utf-8") == text, f"if this is meant, write it to {TYPED.name}:\n{text}"


@pytest.mark.parametrize("path", ["feed.xml", "articles/pilot.xml"])
def test_a_feed_has_what_the_standard_requires(site: Tides, path: str) -> None:
    root = ET.fromstring(site.page(path))  # noqa: S314 - our own
    assert root.findtext(f"{ATOM}id") == ADDRESS + path
    for of in (root, *root.iter(f"{ATOM}entry")):
        assert [name for name in ("id", "title", "updated") if not of.findtext(f"{ATOM}{name}")] == []
    assert root.findtext(f"{ATOM}author/{ATOM}name") == "Tides, annotated"
    read = feedparser.parse(site.page(path))
    assert not read.bozo
    assert len(read.entries) == {"feed.xml": 50, "articles/pilot.xml": 27}[path]
    days = [entry.updated for entry in read.entries]
    assert days == sorted(days, reverse=True)
    for entry in read.entries:
        assert (site.site / entry.link.removeprefix(ADDRESS) / "index.html").is_file()


def test_pages_lead_to_the_feeds(site: Tides) -> None:
    link = r'<link rel="alternate" type="application/atom\+xml" title="([^"]+)" href="([^"]+)">'
    assert re.findall(link, site.page("claims/pilot/told-them-so/index.html")) == [
        ("Claims that changed", "../../../feed.xml")
    ]
    assert [href for _, href in re.findall(link, site.page("articles/pilot/index.html"))] == [
        "../../feed.xml",
        "../pilot.xml",
    ]


def test_a_long_abstract_is_cut_at_a_space() -> None:
    abstract = entry_abstract(SearchEntry("claim", "", "Here", "word " * 100))
    assert abstract.startswith("Here. word word")
    assert abstract.endswith(" word…")
    assert 190 < len(abstract) <= 200


def test_an_icon_is_there_unless_the_site_has_its_own(site: Tides, tmp_path: Path) -> None:
    assert (site.site / "assets/dossier/icon.svg").is_file()
    assert '<link rel="icon" href="../../../assets/dossier/icon.svg">' in site.page(
        "claims/pilot/told-them-so/index.html"
    )
    own = Tides.copy(
        tmp_path, {"docs/own.svg": "<svg/>"}, theme={"name": "material", "font": False, "favicon": "own.svg"}
    )
    assert '<link rel="icon" href="own.svg">' in own.build().page("index.html")
