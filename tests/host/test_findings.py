from __future__ import annotations

import logging

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from dossier.diagnostics import Diagnostic, Severity
from dossier.host.findings import Findings

NOTE = Diagnostic("D314", "a note", "a.yml", severity=Severity.NOTE)
WARNING = Diagnostic("D606", "a warning", "b.yml", severity=Severity.WARNING)


def strict() -> MkDocsConfig:
    config = MkDocsConfig()
    config.strict = True
    return config


def test_a_note_is_information_and_a_strict_build_goes_on(caplog: pytest.LogCaptureFixture) -> None:
    findings = Findings()
    with caplog.at_level(logging.INFO, "mkdocs"):
        findings.report([NOTE])
    assert [(each.levelno, "a note" in each.getMessage()) for each in caplog.records] == [(logging.INFO, True)]
    findings.stop_strict(strict())


def test_a_strict_build_counts_warnings_and_not_notes(caplog: pytest.LogCaptureFixture) -> None:
    findings = Findings()
    with caplog.at_level(logging.INFO, "mkdocs"):
        findings.report([NOTE, WARNING])
    assert [each.levelno for each in caplog.records] == [logging.INFO, logging.WARNING]
    with pytest.raises(PluginError, match="1 finding in the dossier"):
        findings.stop_strict(strict())
