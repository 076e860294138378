from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from dossier.cli import main
from dossier.read.schemas import MODELS


@pytest.mark.parametrize("kind", MODELS)
def test_a_schema_is_printed(kind: str) -> None:
    result = CliRunner().invoke(main, ["schema", kind])
    assert result.exit_code == 0
    assert json.loads(result.stdout)["title"] == kind


def test_without_a_kind_all_are_named() -> None:
    result = CliRunner().invoke(main, ["schema"])
    assert [line.split()[0] for line in result.stdout.splitlines()] == list(MODELS)


def test_an_unknown_kind_is_refused_by_name() -> None:
    result = CliRunner().invoke(main, ["schema", "clam"])
    assert result.exit_code == 2
    assert "clam" in result.stderr
