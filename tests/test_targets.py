from __future__ import annotations

import posixpath

from hypothesis import given
from hypothesis import strategies as st

from dossier import targets
from dossier.targets import Addresses

_PARTS = st.lists(st.sampled_from(["a", "b", "claims", "x.html"]), max_size=4)
_PATHS = _PARTS.filter(bool).map("/".join)
_URLS = st.one_of(st.just("./"), _PATHS, _PATHS.map("{}/".format))


@given(_URLS, _URLS)
def test_an_address_leads_from_one_page_to_the_other(url: str, base: str) -> None:
    found = Addresses({"to.md": url, "from.md": base}).seen_from("from.md")("to.md#part")
    address, _, fragment = found.partition("#")
    assert fragment == "part"
    assert posixpath.normpath(posixpath.join(posixpath.dirname(base), address)) == posixpath.normpath(url)
    assert address.endswith("/") == url.endswith("/") or address == "."


def test_a_page_leads_to_its_own_parts_by_fragment_alone() -> None:
    resolve = Addresses({"claims/u/x.md": "claims/u/x/"}).seen_from("claims/u/x.md")
    assert resolve("claims/u/x.md#part") == "#part"
    assert resolve("#part") == "#part"
    assert resolve("claims/u/x.md") == "."


def test_a_target_that_is_not_a_page_keeps_its_path() -> None:
    addresses = Addresses({"claims/u/x.md": "claims/u/x/"})
    assert addresses.seen_from("claims/u/x.md")(targets.asset("page/main.js")) == "../../../assets/dossier/page/main.js"
    assert addresses.of(targets.claim("u/x")) == "claims/u/x/"
    assert addresses.of(targets.event("talk")) == "events/index.md#talk"


def test_only_a_file_in_the_folder_of_articles_is_an_article() -> None:
    assert targets.article_of(targets.article("unherd")) == "unherd"
    for path in ("articles/unherd.html", "articles/more/unherd.md", "unherd.md", "claims/articles/unherd.md"):
        assert targets.article_of(path) is None


def test_a_file_that_lists_the_articles_is_none() -> None:
    assert [targets.article_of(path) for path in targets.OWN_ARTICLES_INDEX] == [None, None, None]


def test_two_articles_are_compared_at_one_address() -> None:
    assert targets.comparison("carnegie", "unherd") == "compare/carnegie/unherd.md"
