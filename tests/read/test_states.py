"""Articles with a state: what is read of one, and what is left of one that was taken down."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dossier.originals.verify import verify
from dossier.publish.inspection import inspect
from dossier.read.load import load_dossier
from dossier.read.model import FrontMatter
from dossier.relating import relate
from tests.build import Tides

if TYPE_CHECKING:
    from pathlib import Path

    from dossier.read.values import Dossier

_FRONT = {"label": "The harbor", "outlet": "Harbor Post"}
_HARBOR = "docs/articles/harbor.md"


def _taken_down(root: Path, keys: str = "") -> Tides:
    """Return a copy of the dossier on tides in which an article was taken down."""
    tides = Tides.copy(root)
    file = tides.root / _HARBOR
    text = file.read_text("utf-8")
    file.write_text(text.replace("---\n", f"---\nstate:\n  kind: taken-down\n  on: 2026-01-05\n{keys}", 1), "utf-8")
    return tides


def _dossier(tides: Tides) -> Dossier:
    dossier, faults = load_dossier(tides.root)
    assert faults == []
    return dossier


def test_a_state_has_a_kind_and_a_day() -> None:
    state = {"kind": "corrected", "on": "2026-01-05", "note": "A number.", "url": "https://example.org/x"}
    front = FrontMatter.model_validate({**_FRONT, "state": state})
    assert front.state is not None
    assert (front.state.kind.value, front.state.on, front.state.claims) == ("corrected", "2026-01-05", None)


@pytest.mark.parametrize(
    "state",
    [
        {"kind": "corrected"},
        {"on": "2026-01-05"},
        {"kind": "wrong", "on": "2026-01-05"},
        {"kind": "corrected", "on": "yesterday"},
        {"kind": "corrected", "on": "2026-01-05", "claims": "kept"},
        {"kind": "taken-down", "on": "2026-01-05", "claims": "some"},
    ],
)
def test_other_states_are_refused(state: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="validation error"):
        FrontMatter.model_validate({**_FRONT, "state": state})


def test_of_an_article_that_was_taken_down_neither_text_nor_claims_are_left(tmp_path: Path) -> None:
    dossier = _dossier(_taken_down(tmp_path))
    assert dossier.articles["harbor"].body == ""
    assert dossier.claims_of("harbor") == []
    claim = dossier.claims["harbor/twice-a-day"].claim
    assert claim.says == "A claim of Harbor, taken down with its article"
    assert claim.withdrawn is not None
    assert claim.withdrawn.why == "The article was taken down at the request of its outlet."
    assert "harbor/twice-a-day" in dossier.hidden
    assert not any(name.startswith("harbor/") for name in relate(dossier).records)


def test_editors_need_change_nothing_else_but_a_summary_that_rests_on_it(tmp_path: Path) -> None:
    tides = _taken_down(tmp_path)
    assert {found.code for found in inspect(tides.root).findings} <= {"D320"}


def test_its_claims_stay_if_the_editors_keep_them(tmp_path: Path) -> None:
    tides = _taken_down(tmp_path, "  claims: kept\n")
    dossier = _dossier(tides)
    claim = dossier.claims["harbor/twice-a-day"].claim
    assert (claim.withdrawn, claim.passages) == (None, [])
    assert claim.says == _dossier(Tides.copy(tmp_path / "other")).claims["harbor/twice-a-day"].claim.says
    assert dossier.hidden == frozenset()
    assert inspect(tides.root).findings == ()


def test_former_names_of_hidden_claims_still_lead_to_them(tmp_path: Path) -> None:
    before = _dossier(Tides.copy(tmp_path / "other"))
    dossier = _dossier(_taken_down(tmp_path))
    assert [one.claim.formerly for one in dossier.claims.values()] == [
        one.claim.formerly for one in before.claims.values()
    ]


def test_an_original_of_an_article_that_was_taken_down_is_not_asked_for(tmp_path: Path) -> None:
    dossier = _dossier(_taken_down(tmp_path))
    sources = tmp_path / "sources"
    sources.mkdir()
    (sources / "gazette.txt").write_text("Text.")
    missing = [found.path for found in verify(dossier, sources).diagnostics if found.code == "D501"]
    assert missing
    assert _HARBOR not in missing
