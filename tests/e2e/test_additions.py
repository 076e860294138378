"""What a claim needs and the dossier lacks is proposed with it: a question, a topic, somebody who speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from dossier.read.load import load_dossier
from dossier.rules.names import check
from tests.build import Tides
from tests.e2e.forms import COPYING, assert_accessible, begun, copied, proposed, settle

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Locator, Page

QUESTION = "annotations/questions/how-do-boats-take.yml"


def _reported(page: Page) -> Locator:
    """Return the form on the usual words, as a report that is proposed to a repository."""
    settle(page)
    form = begun(page)
    form.get_by_text("Report", exact=True).click()
    return form


def _ask(form: Locator) -> None:
    form.get_by_label("Which question does it answer?").select_option("Another one, not in this list")
    form.get_by_label("What is asked?").fill("How do boats take the bore?")
    form.get_by_label("What does this claim answer?").fill("Bow first")
    form.get_by_label("What else could be answered?").fill("From the side: they turn late")


def test_a_question_of_its_own_comes_after_the_claim(new_page: Callable[..., Page], tmp_path: Path) -> None:
    page = new_page(**COPYING)
    form = _reported(page)
    _ask(form)
    expect(form.locator("[data-show=card]")).to_contain_text("How do boats take the bore? Bow first")
    expect(form.locator("[data-show=status]")).to_have_text(
        "Checked: no problems. To propose after it: how-do-boats-take.yml."
    )
    propose = form.get_by_role("button", name="Propose on GitHub")
    propose.click()
    claim = proposed(page)
    expect(form.locator("[data-show=status]")).to_contain_text("how-do-boats-take.yml. Add it to the same proposal.")
    propose.click()
    question = proposed(page, 2)
    assert question[0] == QUESTION
    assert "question: how-do-boats-take" in claim[1]
    # The other articles have not been read for it, which a strict build does not let through.
    expect(form.locator("[data-show=effects]")).to_contain_text("still have to be read for this question")
    root = Tides.copy(tmp_path, dict([claim, question])).root
    dossier, found = load_dossier(root)
    assert found == []
    assert {each.code for each in check(dossier)} == {"D314"}


def test_a_topic_and_a_speaker_are_added_to_their_lists(new_page: Callable[..., Page], tmp_path: Path) -> None:
    page = new_page(**COPYING)
    form = _reported(page)
    form.get_by_text("Somebody whom the article reports").click()
    form.get_by_label("Name", exact=True).fill("Captain Amalia Horn")
    expect(form.locator("[data-show=status]")).to_contain_text("what the speaker is")
    form.get_by_label("The dossier does not have this name yet. What is it?").select_option("A person")
    form.locator("details[data-field=more] > summary").click()
    form.get_by_label("Another topic, not in this list").fill("Boats in the bore")
    expect(form.locator("[data-show=status]")).to_contain_text("To propose after it: topics.yml and entities.yml.")
    form.get_by_role("button", name="Propose on GitHub").click()
    claim = proposed(page)
    files = dict([claim])
    for number, name in enumerate(("topics", "entities"), start=2):
        expect(form.locator("[data-show=status]")).to_contain_text(f"{name}.yml. Add it to the same proposal.")
        form.get_by_role("button", name="Copy the file and open GitHub").click()
        page.wait_for_function(f"window.opened.length === {number}")
        files[f"annotations/{name}.yml"] = copied(page)
    assert page.evaluate("window.opened.at(-1)").endswith("/edit/main/annotations/entities.yml")
    assert 'name: "Captain Amalia Horn"\n  type: person\n' in files["annotations/entities.yml"]
    Tides.copy(tmp_path, files).build()


def test_what_is_still_needed_of_a_question_is_said_and_led_to(page: Page) -> None:
    form = _reported(page)
    form.get_by_label("Which question does it answer?").select_option("Another one, not in this list")
    expect(form.locator("[data-show=status]")).to_contain_text("the question and two answers to it")
    form.get_by_label("What is asked?").fill("How do boats take the bore?")
    form.get_by_role("button", name="Propose on GitHub").click()
    expect(form.get_by_label("What does this claim answer?")).to_be_focused()


def test_an_added_question_is_accessible(page: Page) -> None:
    _ask(_reported(page))
    assert_accessible(page)


def test_a_draft_keeps_what_is_added(page: Page) -> None:
    form = _reported(page)
    _ask(form)
    page.keyboard.press("Escape")
    page.reload()
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_label("What is asked?")).to_have_value("How do boats take the bore?")
    expect(page.get_by_label("What does this claim answer?")).to_be_visible()
