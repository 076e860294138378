"""What the repository promises about itself: imports, licences, locks and the words of its README."""

from __future__ import annotations

import ast
import inspect
import json
import re
import subprocess
import sys
import tomllib
from importlib.metadata import distributions
from pathlib import Path

import pytest
import yaml
from packaging.specifiers import SpecifierSet
from packaging.version import Version

import dossier
from dossier import load_dossier
from dossier.read.model import Claim
from tests.build import TIDES

ROOT = Path(__file__).parents[2]
MODULES = sorted((ROOT / "plugins/dossier").rglob("*.py"))
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
# In two parts each, so that this file does not name them either.
_HALVES = ("pypi org", "pythonhosted org", "crates io", "registry.npmjs org", "proxy.golang org", "deb.debian org")
HOSTS = tuple(halves.replace(" ", ".") for halves in _HALVES)


def tracked() -> list[Path]:
    """Return the files that git tracks or would track, without those that are ignored."""
    listing = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    )
    return [path for name in listing.stdout.split("\0") if name and (path := ROOT / name).is_file()]


def imports(module: Path) -> set[str]:
    """Return the first part of every module that `module` imports, wherever in the file."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module.name}: relative import"
            names.add((node.module or "").partition(".")[0])
    return names


def targets() -> set[str]:
    """Return the targets that the Makefile offers by name."""
    text = (ROOT / "Makefile").read_text("utf-8")
    return set(re.findall(r"^([a-z][a-z-]*):", text, re.MULTILINE))


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.name)
def test_only_the_plugin_and_the_room_of_the_host_import_mkdocs(module: Path) -> None:
    of_host = module.name == "plugin.py" or module.parent.name == "host"
    assert of_host or not {"mkdocs", "properdocs"} & imports(module)


def test_nothing_imports_the_plugin() -> None:
    assert [path.name for path in MODULES if "dossier.plugin" in path.read_text("utf-8")] == []


def test_every_dependency_is_imported_and_every_import_declared() -> None:
    names = {"markdown-it-py": "markdown_it", "mdit-py-plugins": "mdit_py_plugins", "mkdocs-material": "material"}
    names |= {"pyyaml": "yaml", "ruamel.yaml": "ruamel"}
    declared = {re.split(r"[<>=]", line)[0] for line in PYPROJECT["project"]["dependencies"]}
    used = set().union(*map(imports, MODULES))
    # Material is the theme: it is named in mkdocs.yml, and our templates extend its own.
    assert {names.get(name, name) for name in declared} - {"material"} <= used
    extras = PYPROJECT["project"]["optional-dependencies"].values()
    optional = {re.split(r"[<>=]", line)[0] for extra in extras for line in extra}
    assert optional <= used
    known = {names.get(name, name) for name in declared | optional} | {"dossier", "__future__"}
    # Pydantic's own other half, which holds the type of its error details.
    known |= {"pydantic_core"}
    standard = {name for name in used if name in sys.stdlib_module_names}
    assert used - standard - known == set()


def test_the_facade_is_sorted_and_complete() -> None:
    order = sorted(dossier.__all__, key=lambda name: (not name.isupper(), name[0].islower(), name))
    assert list(dossier.__all__) == order  # constants, classes, functions
    assert [name for name in dossier.__all__ if not hasattr(dossier, name)] == []


def test_what_the_facade_offers_is_documented() -> None:
    offered = {name: getattr(dossier, name) for name in dossier.__all__}
    things = {name: thing for name, thing in offered.items() if inspect.isclass(thing) or inspect.isroutine(thing)}
    assert things
    stub = ast.parse((ROOT / "plugins/dossier/_native.pyi").read_text("utf-8"))
    # Compiled objects are documented in their stub.
    native = {node.name for node in stub.body if isinstance(node, ast.FunctionDef) and ast.get_docstring(node)}
    assert [name for name, thing in things.items() if not (inspect.getdoc(thing) or name in native)] == []


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.name)
def test_a_module_says_what_it_is_for(module: Path) -> None:
    assert ast.get_docstring(ast.parse(module.read_text("utf-8")))


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_a_lock_pins_every_package_by_hash_and_names_no_index(lock: Path) -> None:
    entries = re.split(r"\n(?=[a-z])", lock.read_text("utf-8").replace("\\\n", " "))
    assert entries
    for entry in entries:
        assert re.match(r"[a-z0-9._-]+==\S+\s", entry), entry[:60]
        assert "--hash=sha256:" in entry, entry[:60]
    assert not re.search(r"https?:|--index|--find-links|--trusted", lock.read_text("utf-8"))


def pins_of(lock: Path) -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9._-]+)==(\S+)", lock.read_text("utf-8"), re.MULTILINE))


def test_the_locks_agree_with_each_other() -> None:
    pins = [pins_of(lock) for lock in LOCKS]
    bench, lint, _, site, test = pins
    assert site.items() <= test.items()
    assert test.items() <= lint.items()
    assert test.items() <= bench.items()


def test_the_lock_of_the_lowest_holds_the_lower_bounds() -> None:
    project = PYPROJECT["project"]
    lines = [*project["dependencies"], *project["optional-dependencies"]["import"]]
    found = re.findall(r"^([a-z0-9.-]+)>=([0-9.]+)", "\n".join(lines), re.MULTILINE)
    bounds = {name.replace(".", "-"): bound for name, bound in found}
    assert len(bounds) == len(lines)
    pins = pins_of(ROOT / "requirements/lowest.txt")
    assert {name: Version(pins[name]) for name in bounds} == {name: Version(bound) for name, bound in bounds.items()}


def test_no_package_needs_more_than_the_oldest_python_that_we_support() -> None:
    oldest = PYPROJECT["project"]["requires-python"].removeprefix(">=") + ".0"
    needed = {each.name: each.metadata["Requires-Python"] for each in distributions()}
    assert {name: least for name, least in needed.items() if least and oldest not in SpecifierSet(least)} == {}


@pytest.mark.parametrize("lock", ["package-lock.json", "bench/package-lock.json"])
def test_the_lock_of_npm_has_hashes_and_no_addresses(lock: str) -> None:
    packages = json.loads((ROOT / lock).read_text("utf-8"))["packages"]
    assert [name for name, package in packages.items() if name and "integrity" not in package] == []
    assert [name for name, package in packages.items() if "resolved" in package] == []


def test_no_file_names_the_host_of_a_registry() -> None:
    # Cargo writes the source of every crate into its lock, and reads no lock without it.
    files = [path for path in tracked() if path != ROOT / "native/Cargo.lock"]
    texts = {path: path.read_bytes() for path in files}
    assert [path.name for path, text in texts.items() if any(host.encode() in text for host in HOSTS)] == []


def test_cargo_lock_is_committed() -> None:
    assert (ROOT / "native/Cargo.lock") in tracked()


def test_the_readme_is_short_and_names_only_targets_that_exist() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert len(readme.splitlines()) < 150
    named = set(re.findall(r"(?:`|^)make ([a-z][a-z-]*)", readme, re.MULTILINE))
    assert {"site", "test", "serve"} <= named <= targets()


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md"])
def test_links_between_files_lead_somewhere(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text)
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_example_of_the_readme_is_a_claim_of_the_dossier_on_tides() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    examples = re.findall(r"^```yaml\n(.*?)^```", readme, re.MULTILINE | re.DOTALL)
    # BaseLoader, as in the loader: every scalar stays a string.
    claim = Claim.model_validate(yaml.load("".join(examples), yaml.BaseLoader))  # noqa: S506 - our own README
    (key,) = set(re.findall(r"annotations/claims/([a-z/-]+)\.yml", readme))
    whole = load_dossier(TIDES)[0].claims[key].claim
    assert claim.answers
    assert claim.links
    shown = {name: getattr(claim, name) for name in ("says", "kind", "by", "passages", "answers")}
    assert shown == {name: getattr(whole, name) for name in shown}
    assert all(link in whole.links for link in claim.links)


def test_both_licences_are_there() -> None:
    assert "Apache License" in (ROOT / "LICENSE").read_text("utf-8")
    assert "Attribution 4.0 International" in (ROOT / "LICENSE-annotations").read_text("utf-8")


@pytest.mark.parametrize("page", sorted((ROOT / "docs/project/adr").glob("0*.md")), ids=lambda path: path.stem)
def test_a_decision_has_its_parts_and_fits_a_page(page: Path) -> None:
    text = page.read_text("utf-8")
    headings = re.findall(r"^## (.+)$", text, re.MULTILINE)
    assert headings == ["Context", "Decision", "Consequences"]
    assert re.search(r"^Date: \d{4}-\d\d-\d\d$", text, re.MULTILINE)
    assert re.search(r"^Status: (proposed|accepted|superseded by \d{4})$", text, re.MULTILINE)
    assert len(text.splitlines()) <= 60


def test_every_step_of_the_workflow_is_pinned_by_hash() -> None:
    workflow = (ROOT / ".github/workflows/ci.yml").read_text("utf-8")
    steps = re.findall(r"uses: (\S+)", workflow)
    assert steps
    assert [step for step in steps if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", step)] == []


def test_no_module_takes_the_name_of_something_the_facade_offers() -> None:
    # To import such a module sets it on the package, and the facade would offer the module in place of the name.
    modules = {path.stem for path in (ROOT / "plugins/dossier").iterdir() if path.name[0] != "_"}
    assert modules >= {"relating", "diagnostics"}
    assert modules & set(dossier.__all__) == set()
