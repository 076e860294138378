"""Settings read from `mkdocs.yml` without MkDocs are those that MkDocs reads."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from dossier.diagnostics import Severity
from dossier.host.settings import DossierConfig, settings_of
from dossier.read.settings import Settings, SettingsError, read_settings

HEAD = "site_name: Tides\n"
LIST = HEAD + "plugins:\n  - dossier:\n"
MAPPING = HEAD + "plugins:\n  dossier:\n"
VARIANTS = {
    "nothing of ours": HEAD,
    "no options": HEAD + "plugins: [dossier]\n",
    "no options in a mapping": HEAD + "plugins: {dossier: null}\n",
    "an address": HEAD + "site_url: https://example.org/tides\n",
    "an address with a slash": HEAD + "site_url: https://example.org/tides/\n",
    "no address": HEAD + "site_url: ''\n",
    "a list": LIST + "      annotations: notes\n      trusted_keys: [hero, cover]\n      trusted_pages: [form.md]\n",
    "a mapping": MAPPING + "    annotations: notes\n    policy: ''\n    guard_since: v1\n",
    "severities": LIST + "      severity: {D314: note, D606: error}\n",
    "beside others": HEAD + "plugins:\n  - search: {lang: en}\n  - /dossier: {annotations: notes}\n",
    "null values": "docs_dir: ~\nexclude_docs: ~\n" + LIST + "      annotations: ~\n      sources: ~\n",
    "folders below": "docs_dir: src/pages\n" + LIST + "      annotations: ./src/../notes/\n",
    "an absolute folder": "docs_dir: ROOT/src/pages\n" + HEAD + "plugins: [dossier]\n",
    "patterns": "exclude_docs: |\n  /drafts/\n  !/templates/\ndraft_docs: '*.tmp.md'\n" + HEAD + "plugins: [dossier]\n",
    "written twice": LIST + "      annotations: other\n      annotations: notes\n",
    "merge key": "x: &x {annotations: notes, policy: a}\n" + LIST + "      <<: *x\n      policy: b\n",
    "alias": "x: &x notes\n" + LIST + "      annotations: *x\n",
    "set": LIST + "      annotations: !ENV ANNOTATIONS\n",
    "set in a list": LIST + "      annotations: !ENV [NOWHERE, ANNOTATIONS, other]\n",
    "not set": LIST + "      sources: !ENV NOWHERE\n      guard_since: !ENV [NOWHERE]\n",
    "default": LIST + "      sources: !ENV [NOWHERE, ALSO_NOWHERE, originals]\n",
    "default of a list": LIST + "      trusted_keys: !ENV [NOWHERE, [hero, cover]]\n",
    "set to nothing": LIST + "      sources: !ENV [EMPTY, originals]\n",
    "tags elsewhere": HEAD
    + "plugins: [dossier]\nmarkdown_extensions:\n  - toc: {slugify: !!python/name:os.path.basename }\n"
    + "extra: {a: !!python/object/apply:pathlib.Path [x], b: !relative $docs_dir }\n",
    "inherited": "INHERIT: base.yml\n" + HEAD,
    "inherited and merged": "INHERIT: base.yml\n" + MAPPING + "    annotations: own\n",
    "inherited and replaced": "INHERIT: base.yml\nexclude_docs: b.md\n" + LIST + "      policy: own\n",
    "inherited twice": "INHERIT: sub/more.yml\n" + MAPPING + "    trusted_keys: [own]\n",
    "inherited and taken away": "INHERIT: base.yml\n" + MAPPING + "    annotations: ~\n",
    "a byte order mark": "\ufeff" + LIST + "      annotations: notes\n",
}
BASE = "docs_dir: src/pages\nexclude_docs: a.md\nplugins:\n  dossier: {annotations: notes, trusted_keys: [hero]}\n"
MORE = "INHERIT: ../base.yml\nplugins: {dossier: {guard_since: v2}}\n"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for a configuration, with the folders that it may name."""
    for folder in ("docs", "src/pages", "sub"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "base.yml").write_text(BASE, "utf-8")
    (tmp_path / "sub/more.yml").write_text(MORE, "utf-8")
    monkeypatch.setenv("ANNOTATIONS", "notes")
    monkeypatch.setenv("EMPTY", "")
    return tmp_path


def read(root: Path, text: str) -> Settings:
    (root / "mkdocs.yml").write_text(text.replace("ROOT", str(root)), "utf-8")
    return read_settings(root)


def read_by_mkdocs(root: Path) -> Settings:
    config = load_config(str(root / "mkdocs.yml"))
    plugin = config.plugins.get("dossier")
    options = plugin.config if plugin else DossierConfig()
    if not plugin:
        options.validate()
    assert isinstance(options, DossierConfig)
    return settings_of(config, options)


@pytest.mark.parametrize("text", VARIANTS.values(), ids=VARIANTS.keys())
def test_the_values_are_those_that_mkdocs_reads(root: Path, text: str) -> None:
    settings = read(root, text)
    assert settings == read_by_mkdocs(root)


def test_the_table_has_another_value_for_every_setting(root: Path) -> None:
    every = [read(root, text) for text in VARIANTS.values()]
    names = [each.name for each in fields(Settings)]
    assert [name for name in names if all(getattr(one, name) == getattr(Settings(), name) for one in every)] == []


def test_without_a_configuration_the_defaults_apply(tmp_path: Path) -> None:
    assert read_settings(tmp_path) == Settings()


def test_the_other_name_of_the_configuration_is_read_if_the_first_is_missing(root: Path) -> None:
    (root / "mkdocs.yaml").write_text(LIST + "      annotations: notes\n", "utf-8")
    assert read_settings(root).annotations == "notes"
    assert read(root, HEAD).annotations == "annotations"


def test_nothing_that_a_tag_names_is_run(root: Path) -> None:
    mark = root / "mark"
    run = f"!!python/object/apply:pathlib.Path.touch [!!python/object/apply:pathlib.Path ['{mark}']]"
    assert read(root, f"extra: {run}\n{HEAD}") == Settings()
    with pytest.raises(SettingsError, match=r"^mkdocs.yml:1: the value cannot be read"):
        read(root, f"docs_dir: {run}\n{HEAD}")
    assert not mark.exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: b\nplugins: [dossier\n", "mkdocs.yml:3: the YAML cannot be parsed"),
        ("a: b\n---\nc: d\n", "mkdocs.yml:2: the YAML cannot be parsed"),
        ("a: b\n\tc: d\n", "mkdocs.yml:2: the YAML cannot be parsed"),
        ("x: *x\n", "mkdocs.yml:1: the YAML cannot be parsed"),
        ("x: " + "[" * 5000, "mkdocs.yml:1: values are nested too deep"),
        ("a: b\nc: \x01\n", "mkdocs.yml:2: the file is not UTF-8, or has a control character"),
        ("- a\n- b\n", "mkdocs.yml:1: expected keys with values"),
        ("words\n", "mkdocs.yml:1: expected keys with values"),
        (LIST + "      annotations: 5\n", "mkdocs.yml:4: 'annotations' is not a text"),
        (LIST + "      policy: false\n", "mkdocs.yml:4: 'policy' is not a text"),
        (LIST + "      trusted_keys: hero\n", "mkdocs.yml:4: 'trusted_keys' is not a list of texts"),
        (LIST + "      trusted_keys: [1]\n", "mkdocs.yml:4: 'trusted_keys' is not a list of texts"),
        (LIST + "      annotations: ../notes\n", "mkdocs.yml:4: 'annotations' is not below the folder"),
        (LIST + "      guard_since: !new x\n", "mkdocs.yml:4: the value cannot be read"),
        (LIST + "      guard_since: 2026-13-45\n", "mkdocs.yml:4: the value cannot be read"),
        (LIST + "      <<: 5\n", "mkdocs.yml:4: the value cannot be read"),
        (LIST + "      sources: !ENV {a: b}\n", "mkdocs.yml:4: the value cannot be read"),
        (HEAD + "docs_dir: .\n", "mkdocs.yml:2: 'docs_dir' is not below the folder"),
        (HEAD + "docs_dir: [docs]\n", "mkdocs.yml:2: 'docs_dir' is not a text"),
        (HEAD + "exclude_docs: [a]\n", "mkdocs.yml:2: 'exclude_docs' is not a text"),
        (HEAD + "exclude_docs: '!'\n", "mkdocs.yml:2: 'exclude_docs' has a pattern that cannot be read"),
        ("INHERIT: nowhere.yml\n", "mkdocs.yml:1: there is no file 'nowhere.yml'"),
        ("INHERIT: mkdocs.yml\n", "mkdocs.yml:1: the file inherits from itself"),
        ("INHERIT: sub/bad.yml\n", "sub/bad.yml:2: 'docs_dir' is not a text"),
    ],
)
def test_what_cannot_be_read_is_reported_with_file_and_line(root: Path, text: str, said: str) -> None:
    (root / "sub/bad.yml").write_text(HEAD + "docs_dir: 5\n", "utf-8")
    with pytest.raises(SettingsError) as error:
        read(root, text)
    assert str(error.value).startswith(said)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    "text",
    [
        "docs_dir: .\n",
        "exclude_docs: [a]\n",
        "plugins: [dossier: {policy: 5}]\n",
        "plugins: [dossier: {trusted_keys: ~}]\n",
    ],
)
def test_what_is_refused_here_stops_mkdocs_too(root: Path, text: str) -> None:
    with pytest.raises(SettingsError):
        read(root, HEAD + text)
    with pytest.raises(Abort):
        load_config(str(root / "mkdocs.yml"))


def test_bytes_that_are_not_text_are_reported_with_their_line(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_bytes(b"a: b\nc: \xff\n")
    with pytest.raises(SettingsError, match=r"^mkdocs.yml:2: the file is not UTF-8"):
        read_settings(tmp_path)


def test_severities_are_read_by_code(tmp_path: Path) -> None:
    assert read(tmp_path, LIST + "      severity: {D314: note, D606: error}\n").severity == {
        "D314": Severity.NOTE,
        "D606": Severity.ERROR,
    }


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ("{D104: note}", "'D104' is always an error; expected one of D124, "),
        ("{D999: note}", "'D999' is not the code of a finding"),
        ("{D314: off}", "expected codes with error, warning or note"),
        ("[D314]", "expected codes with error, warning or note"),
    ],
)
def test_a_severity_that_cannot_be_set_is_refused(tmp_path: Path, written: str, fault: str) -> None:
    with pytest.raises(SettingsError, match=re.escape(f"mkdocs.yml:4: 'severity': {fault}")):
        read(tmp_path, LIST + f"      severity: {written}\n")
