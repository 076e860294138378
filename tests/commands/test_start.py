from __future__ import annotations

import subprocess
import sys

import pytest
from click import Context
from click.testing import CliRunner

import dossier
from dossier.cli import main

SLOW = ("mkdocs", "pydantic", "rich", "ruamel", "yaml", "babel", "jinja2", "markdown_it")


def loaded(code: str) -> set[str]:
    """Return the slow packages that a new Python has loaded after `code`."""
    script = f"{code}\nimport sys\nprint(*(name for name in {SLOW!r} if name in sys.modules))"
    return set(
        subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True).stdout.split()
    )


@pytest.mark.parametrize("code", ["import dossier", "import dossier.cli", "import dossier.commands.explain"])
def test_to_start_loads_nothing_slow(code: str) -> None:
    assert loaded(code) == set()


def test_to_check_a_file_loads_no_pages() -> None:
    assert loaded("import dossier.publish.few") & {"mkdocs", "jinja2", "rich", "ruamel"} == set()
    assert loaded("import dossier.publish.inspection") >= {"jinja2", "pydantic"}


def test_every_public_name_is_there_and_no_other() -> None:
    for name in dossier.__all__:
        assert callable(getattr(dossier, name)), name
    assert set(dossier.__all__) <= set(dir(dossier))
    with pytest.raises(AttributeError, match="no attribute 'unknown'"):
        _ = dossier.unknown


def test_help_lists_every_command_and_each_has_its_own() -> None:
    listed = CliRunner().invoke(main, ["--help"]).output
    for name in main.list_commands(Context(main)):
        assert f"\n  {name} " in listed
        result = CliRunner().invoke(main, [name, "--help"])
        assert result.exit_code == 0
        assert f"Usage: main {name} " in result.output
