from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment
from markupsafe import escape

from dossier.publish.shell import CONTENT, OPEN, PageFacts, Shell, encoded

THEME = Environment(autoescape=False).from_string(  # noqa: S701 - as the host has it
    "<title>{{ title }} - {{ title | striptags }}</title><a title='{{ title | striptags | e }}'>{{ title | e }}</a>"
    "{% if address %}<link href='{{ address }}'><link href='{{ address | e }}'>{% endif %}"
    "{% if edit %}<a href='{{ edit }}'>edit</a>{% endif %}"
    "{% if '<h1' not in content %}<h1>{{ title }}</h1>{% endif %}{{ content }}"
)


def rendered(facts: PageFacts, content: str) -> str:
    """Return a page as a theme renders it, to which titles are HTML."""
    return THEME.render(title=str(escape(facts.title)), address=facts.address, edit=facts.edit, content=content)


def shell_for(facts: PageFacts) -> Shell:
    """Return the shell of a folder whose pages have the same kinds of facts as `facts`."""
    marks = PageFacts(OPEN.title, OPEN.address if facts.address else "", OPEN.edit if facts.edit else "")
    shell = Shell.cut(rendered(marks, CONTENT))
    assert shell is not None
    return shell


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1),
    st.sampled_from(["", "https://example.org/a/?b=1&c=2"]),
    st.sampled_from(["", "https://example.org/edit/x.yml"]),
)
def test_a_filled_shell_is_the_page_in_full(title: str, address: str, edit: str) -> None:
    facts = PageFacts(title, address, edit)
    content = f"<h1>{escape(title)}</h1>\n<p>A claim.</p>"
    assert shell_for(facts).fill(facts, content) == encoded(rendered(facts, content))


@pytest.mark.parametrize(
    "title", ["</title><script>alert(1)</script>", OPEN.title, CONTENT, "a\u2028 b", "&amp; &lt;b&gt;"]
)
def test_a_title_may_look_like_markup_or_like_a_mark(title: str) -> None:
    facts = PageFacts(title)
    content = f"<h1>{escape(title)}</h1>{CONTENT}"
    assert shell_for(facts).fill(facts, content) == encoded(rendered(facts, content))


def test_a_page_that_shows_its_content_twice_or_never_is_not_a_shell() -> None:
    assert Shell.cut("<p>none</p>") is None
    assert Shell.cut(f"{CONTENT}{CONTENT}") is None


def test_a_form_that_is_not_known_shows_in_a_comparison() -> None:
    def shouting(facts: PageFacts, content: str) -> str:
        return f"<title>{str(escape(facts.title)).upper()}</title>{content}"

    shell = Shell.cut(shouting(OPEN, CONTENT))
    assert shell is not None
    page = PageFacts("A claim")
    assert shell.fill(page, "<h1>A claim</h1>") != encoded(shouting(page, "<h1>A claim</h1>"))
