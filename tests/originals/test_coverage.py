"""Every sentence of an original is claimed, listed with a reason, or named as open."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from click.testing import CliRunner

from dossier import load_dossier
from dossier.cli import main
from dossier.originals.coverage import coverage
from dossier.read.pinpoint import pin
from tests.build import Tides

if TYPE_CHECKING:
    from pathlib import Path

_HARBOR = "By A. Keeper\nTwice in a day it changes, they say. The moon may do it.\nOn we go now. Nobody else knows.\n"


def _tides(folder: Path, claimed: str | None, unclaimed: str | None = None) -> Tides:
    site = Tides.copy(folder)
    if claimed:
        claim = site.root / "annotations/claims/harbor/twice-a-day.yml"
        text = claim.read_text().replace(
            "- text: turns twice a day", f"- text: turns twice a day\n    source: {claimed}"
        )
        claim.write_text(text)
    if unclaimed:
        article = site.root / "docs/articles/harbor.md"
        listed = f"unclaimed:\n  - source: {unclaimed}\n    why: leads over\n---\n"
        head, _, body = article.read_text().partition("furniture: [1]\n---\n")
        article.write_text(f"{head}furniture: [1]\n{listed}{body}")
    return site


def _open(site: Tides) -> list[tuple[int, int]]:
    dossier, problems = load_dossier(site.root)
    assert problems == []
    return [(s.sentence.paragraph, s.sentence.number) for s in coverage(dossier, {"harbor": _HARBOR}).open]


def test_a_sentence_is_covered_by_a_claim_or_by_a_reason(tmp_path: Path) -> None:
    claimed, unclaimed = (pin(_HARBOR, words)[0] for words in ("in a day it changes", "On we go now"))
    site = _tides(tmp_path, str(claimed), str(unclaimed))
    assert _open(site) == [(2, 2), (3, 2)], "furniture is accounted for as it is"
    found = coverage(load_dossier(site.root)[0], {"harbor": _HARBOR})
    assert (found.claimed, found.unclaimed, found.sentences) == (1, 2, 5)


def test_a_pinpoint_that_reaches_a_word_too_far_does_not_cover_the_next_sentence(tmp_path: Path) -> None:
    (pinpoint,) = pin(_HARBOR, "changes, they say. The moon")
    assert (2, 2) in _open(_tides(tmp_path, str(pinpoint)))


def test_verify_names_open_sentences_by_place_and_not_by_their_words(tmp_path: Path) -> None:
    site = _tides(tmp_path, str(pin(_HARBOR, "The moon may do it")[0]))
    originals = tmp_path / "originals"
    originals.mkdir()
    (originals / "harbor.txt").write_text(_HARBOR)
    result = CliRunner().invoke(main, ["verify", str(site.root), "--sources", str(originals), "--format", "json"])
    form = json.loads(result.stdout)
    assert form["coverage"]["accounted"] == 2
    assert form["coverage"]["open"][0] == {"article": "harbor", "paragraph": 2, "sentence": 1, "words": "1-8"}
    warned = [each for each in form["diagnostics"] if each["code"] == "D508"]
    assert len(warned) == len(form["coverage"]["open"])
    assert "Twice in a day" not in result.output


def test_a_lost_pinpoint_of_a_reason_is_reported(tmp_path: Path) -> None:
    site = _tides(tmp_path, None, "3:1-4=00000000")
    originals = tmp_path / "originals"
    originals.mkdir()
    (originals / "harbor.txt").write_text(_HARBOR)
    result = CliRunner().invoke(main, ["verify", str(site.root), "--sources", str(originals)])
    assert "docs/articles/harbor.md:10:13: D503 the pinpoint is lost" in result.stdout
