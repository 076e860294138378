"""Lists of several pages: every entry once, every address kept, and a way to each page."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier import targets
from dossier.pages.groups import WIDEST
from dossier.pages.paging import Group, Limits, Noun, parts
from dossier.read.scalars import slug_fault
from tests.rendering import QUESTION, Outline, Rendered, answer, dispute, renderer_of, text_of

FEW = Limits(whole=4, page=3)
_ENTRIES = st.lists(st.integers(1, 3), min_size=1, max_size=9)
_GROUPS = st.lists(_ENTRIES, max_size=8).map(
    lambda many: [Group(f"g{n}", f"Group {n}", tuple(weights), (f"g{n}",)) for n, weights in enumerate(many)]
)


def _many(article: str, count: int, **extra: object) -> dict[str, dict[str, Any]]:
    return {f"{article}/{article[0]}{number}": dict(extra) for number in range(count)}


def _links(html: str, tag: str = "a") -> list[dict[str, str | None]]:
    return [attributes for name, attributes in Outline(html).tags if name == tag]


def _ids(html: str) -> set[str]:
    return {attributes["id"] or "" for _, attributes in Outline(html).tags if "id" in attributes}


@given(_GROUPS, st.integers(0, 12), st.integers(1, 12))
def test_every_entry_stands_on_one_page_and_in_its_order(groups: list[Group], whole: int, page: int) -> None:
    limits = Limits(whole, page)
    found = parts("claims/index.md", groups, Noun.CLAIMS, limits)
    assert found == parts("claims/index.md", groups, Noun.CLAIMS, limits)
    entries = {group.key: [f"{group.key}-{n}" for n in range(len(group.weights))] for group in groups}
    pages = [[one for key in entries if part.holds(key) for one in part.cut(key, entries[key])] for part in found]
    assert [one for page in pages for one in page] == [one for key in entries for one in entries[key]]
    weight = {f"{group.key}-{n}": each for group in groups for n, each in enumerate(group.weights)}
    if len(found) > 1:
        for shown in pages:
            assert shown
            assert len(shown) == 1 or sum(weight[one] for one in shown) <= page
        anchors = [anchor for leaf in found[0].leaves for anchor in leaf.anchors]
        assert anchors == [group.key for group in groups]


@given(_GROUPS)
def test_the_entries_are_counted(groups: list[Group]) -> None:
    before = 0
    total = sum(len(group.weights) for group in groups)
    for part in parts("claims/index.md", groups, Noun.CLAIMS, Limits(0, 4)):
        if part.several:
            here = sum(span.stop - span.start for span in part.spans.values())
            first = before + 1
            before += here
            assert part.counted == f"Claims {f'{first}–{before}' if here > 1 else first} of {total}"


def test_a_group_is_begun_on_a_new_page_rather_than_divided_unless_half_of_one_is_free() -> None:
    groups = [Group("a", "A", (1,) * 2), Group("b", "B", (1,) * 2), Group("c", "C", (1,) * 7)]
    found = parts("claims/index.md", groups, Noun.CLAIMS, Limits(4, 3))
    spans = [{key: (span.start, span.stop) for key, span in part.spans.items()} for part in found]
    assert spans == [{"a": (0, 2)}, {"b": (0, 2)}, {"c": (0, 3)}, {"c": (3, 6)}, {"c": (6, 7)}]
    assert [leaf.words for leaf in found[0].leaves] == ["A", "B", "C, 1–3", "C, 4–6", "C, 7"]


def test_pages_that_have_the_same_name_say_which_entries_they_have() -> None:
    groups = [Group(f"c{number}", "A day", (1, 1, 1)) for number in range(3)]
    (first, *_) = parts("claims/index.md", groups, Noun.ENTRIES, Limits(whole=2, page=3))
    assert [leaf.words for leaf in first.leaves] == ["A day, 1–3", "A day, 4–6", "A day, 7–9"]


def test_the_number_of_a_page_can_be_no_slug() -> None:
    assert targets.leaf("claims/index.md", 2) == "claims/2.md"
    assert targets.leaf("topics/sea.md", 3) == "topics/sea/3.md"
    assert targets.leaf("topics/sea.md", 1) == "topics/sea.md"
    assert all(slug_fault(str(number)) for number in (2, 10, 999))


def _long() -> Rendered:
    claims = {
        **_many("alpha", 5, topics=["sea"], by=["ada"]),
        **_many("beta", 2, topics=["sea"], mentions=["ada"], events=["talk"]),
        **_many("delta", 3, topics=["sea"], by=["ada"], mentions=["ada"], origin="talk"),
    }
    return renderer_of(claims, limits=FEW)


def _shown(html: str) -> list[str]:
    return re.findall(r">([abd]\d) holds\.<", html)


@pytest.mark.parametrize("path", ["claims/index.md", "topics/sea.md", "entities/ada.md", "kinds/report.md"])
def test_every_claim_is_listed_once_over_the_pages_of_a_list(path: str) -> None:
    renderer = _long()
    pages = renderer.pages_of(path)
    assert next(iter(pages)) == path
    assert len(pages) > 2
    shown = Counter(one for html in pages.values() for one in _shown(html))
    assert shown == Counter(claim.partition("/")[2] for claim in renderer.dossier.claims)
    assert pages == _long().pages_of(path), "the same input gives the same bytes"


def test_a_group_that_is_divided_says_so_on_every_page() -> None:
    first, second, *_ = _long().pages_of("claims/index.md").values()
    assert "Alpha claims 1–3 of 5" in text_of(first)
    assert "Alpha continued claims 4–5 of 5" in text_of(second)
    assert "Claims 4–5 of 10 page 2 of 4" in text_of(second)


def test_a_page_leads_to_those_beside_it_and_to_all_others() -> None:
    renderer = _long()
    pages = renderer.pages_of("claims/index.md")
    for number, (path, html) in enumerate(pages.items(), 1):
        by_rel = {rel: {a["href"] for a in _links(html) if a.get("rel") == rel} for rel in ("prev", "next")}
        before = targets.leaf("claims/index.md", number - 1)
        assert by_rel["prev"] == ({f"{before}?from={path}"} if number > 1 else set())
        assert by_rel["next"] == ({f"claims/{number + 1}.md?from={path}"} if number < len(pages) else set())
        assert [nav["aria-label"] for nav in _links(html, "nav")] == [
            "On this page",
            "Pages beside this one",
            "All pages of this list",
        ]
        pager = html[html.index('id="dossier-pages"') : html.rindex("</nav>") + len("</nav>")]
        led = [one["href"] for one in _links(f"<nav {pager}") if "rel" not in one]
        assert led == [f"{other}?from={path}" for other in pages if other != path]
        assert pager.count('aria-current="page"') == 1
    assert [renderer.title(path) for path in pages][:2] == ["All claims", "All claims, page 2"]
    assert "3 Beta" in text_of(pages["claims/index.md"]), "the pager says what a page has"


def test_a_link_to_an_anchor_leads_to_the_page_that_has_it() -> None:
    events = ({"slug": "dawn", "name": "Dawn"}, {"slug": "talk", "name": "A talk"})
    claims = {**_many("alpha", 3, events=["dawn"]), **_many("beta", 2, events=["talk"])}
    renderer = renderer_of(claims, limits=FEW, events=events)
    assert 'href="events/index.md#dawn?from' in renderer.claim("alpha/a0")
    assert 'href="events/2.md#talk?from' in renderer.claim("beta/b0")
    assert "talk" in _ids(renderer.page("events/2.md"))


@pytest.mark.parametrize("path", ["claims/index.md", "topics/sea.md", "entities/ada.md", "events/index.md"])
def test_an_address_with_an_anchor_from_before_a_list_was_divided_still_has_it(path: str) -> None:
    claims = _long().dossier.claims
    whole = renderer_of({key: one.claim.model_dump(exclude_unset=True) for key, one in claims.items()})
    assert list(whole.pages_of(path)) == [path]
    assert _ids(whole.page(path)) <= _ids(_long().page(path))


def test_a_list_of_several_pages_leads_to_the_search_and_has_no_filter_that_would_see_a_part() -> None:
    first, second, *_ = _long().pages_of("claims/index.md").values()
    forms = _links(first, "form")
    assert ["data-dossier-ask" in form and "data-dossier-filter" not in form for form in forms] == [True]
    assert 'name="standing"' not in first, "the search does not know it"
    assert "standing/lone.md" in first
    assert "<form" not in second
    assert "data-kind=" not in first + second


def test_a_short_list_has_no_pager() -> None:
    renderer = renderer_of(_many("alpha", 4), articles=("alpha",), limits=FEW)
    html = renderer.page("claims/index.md")
    assert "dossier-pager" not in html
    assert "data-dossier-filter" in html
    assert not any(re.search(r"/\d+\.md$", path) for path in renderer.paths)


def test_a_long_event_goes_on_and_tells_each_dispute_once() -> None:
    claims: dict[str, dict[str, Any]] = {
        **_many("alpha", 4, events=["talk"]),
        **_many("beta", 4, events=["talk"]),
        "delta/d0": {"events": ["talk"], **dispute("alpha/a3")},
    }
    pages = renderer_of(claims, limits=FEW).pages_of("events/index.md")
    assert len(pages) > 2
    html = "".join(pages.values())
    assert html.count("dossier-conflict") == 1
    lists = "".join(re.findall(r"<details.*?</details>", html, re.DOTALL))
    assert Counter(_shown(lists)) == Counter(claim.partition("/")[2] for claim in claims)
    assert "A talk continued claims" in text_of(html)


def test_a_question_with_very_many_answers_goes_on() -> None:
    claims = {
        **_many("alpha", 5, **answer("moon")),
        **_many("beta", 3, **answer("wind", value="2")),
    }
    pages = renderer_of(claims, limits=FEW).pages_of("questions/cause.md")
    assert len(pages) > 3
    html = "".join(pages.values())
    assert Counter(_shown(html)) == Counter(claim.partition("/")[2] for claim in claims)
    assert text_of(html).count("Not yet read for this question") == 1
    assert "The moon continued" in text_of(html)


def _questions(count: int) -> list[dict[str, Any]]:
    return [{**QUESTION, "slug": f"q{n}", "ask": f"Is it {n}?", "silent": []} for n in range(count)]


def _asked(html: str) -> list[str]:
    return re.findall(r'scope="row"[^>]*><div><a[^>]*>([^<]*)<', html)


def test_the_matrix_of_very_many_questions_has_several_pages() -> None:
    renderer = renderer_of({"alpha/a": answer("moon")}, questions=_questions(9), limits=FEW)
    pages = renderer.pages_of("questions/index.md")
    assert len(pages) > 2
    asked = [one for html in pages.values() for one in _asked(html)]
    assert sorted(asked) == sorted(found.question.ask for found in renderer.relations.answers.values())
    assert all("Alpha" in html for html in pages.values()), "each page names the articles"
    second = list(pages.values())[1]
    assert "Other questions continued" in text_of(second)


def test_the_matrix_of_very_many_articles_says_how_many_hold_each_position() -> None:
    articles = [f"paper-{chr(ord('a') + number)}" for number in range(WIDEST + 1)]
    claims: dict[str, dict[str, Any]] = {
        "paper-a/a": {**answer("moon"), **dispute("paper-b/a")},
        "paper-b/a": answer("wind"),
        "paper-c/a": answer("moon"),
        "paper-c/b": {"by": ["ada"], **answer("moon")},
        "paper-d/a": {"by": ["ada"], **answer("moon")},
        "paper-e/a": {"by": ["ada"], "stance": "rejects", **answer("whale")},
    }
    question = {**QUESTION, "silent": ["paper-f", "paper-g"]}
    html = renderer_of(claims, question=question, articles=articles).page("questions/index.md")
    text = text_of(html)
    assert "What causes tides? disputed 2 The moon · 1 reports it 1 The wind – A whale · 1 rejects it" in text
    assert f"2 silent {len(articles) - 7} not yet read" in text
    assert 'data-tone="dispute"' in html
    assert 'href="questions/cause.md?from' in html
    few = renderer_of(claims, question=question, articles=articles[:WIDEST]).page("questions/index.md")
    assert few.count('scope="col"') == WIDEST + 1
    assert "Download as CSV" in text
