"""`make site` as the Makefile runs it: it fails when it must, says why, and never leaves a moment without a site."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.build import Tides
from tools import publish

ROOT = Path(__file__).parents[2]
CLAIM = "annotations/claims/harbor/twice-a-day.yml"
ARTICLE = "docs/articles/harbor.md"
OLD = "the site of an earlier run"

pytestmark = pytest.mark.skipif(
    os.name != "posix" or shutil.which("make") is None,
    reason="the command is the Makefile's, which needs make and a POSIX shell",
)


def recipe() -> list[str]:
    """Return the commands of the Makefile's target `site`, for the interpreter that runs the tests."""
    interpreter = f"BIN={Path(sys.executable).parent}"
    assume = ("--assume-old=.venv/.stamps/native", "--dry-run", "--no-print-directory")
    make = ["make", *assume, interpreter, "site"]
    printed = subprocess.run(make, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [line for line in printed.splitlines() if line]


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    """A copy of the dossier on tides in which `make site` runs, with a site of an earlier run."""
    root = Tides.copy(tmp_path).root
    shutil.copytree(ROOT / "tools", root / "tools")
    config = root / "mkdocs.yml"
    config.write_text(config.read_text("utf-8") + "validation: {nav: {not_found: warn}}\n", "utf-8")
    (root / "site").mkdir()
    (root / "site" / "index.html").write_text(OLD, "utf-8")
    return root


def make_site(root: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run the recipe in `root` and return the result."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "DOSSIER_SOURCES": "", **variables}
    script = "\n".join(["set -e", *recipe()])
    return subprocess.run(["sh", "-c", script], cwd=root, env=environment, capture_output=True, text=True, check=False)


def change(path: Path, old: str, new: str) -> None:
    """Replace `old`, which must be there, in a file."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def _changed_passage(root: Path) -> str:
    change(root / ARTICLE, "twice a day", "twice, a day")
    change(root / CLAIM, "text: turns twice a day", "text: turns twice each day")
    return rf"{CLAIM}:5:17: D412 "


def _deleted_paragraph(root: Path) -> str:
    text = (root / ARTICLE).read_text("utf-8")
    (root / ARTICLE).write_text(re.sub(r"\n[^\n]*twice a day[^\n]*\n", "\n", text), "utf-8")
    return rf"{ARTICLE}:\d+:\d+: D404 "


def _dead_link(root: Path) -> str:
    with (root / "docs/index.md").open("a", encoding="utf-8") as home:
        home.write("\n[there](articles/nowhere.md)\n")
    return r"docs/index.md:\d+:9: D607 "


def _nav_entry_without_a_page(root: Path) -> str:
    change(root / "mkdocs.yml", "index.md\n", "index.md\n  - Nowhere: nowhere.md\n")
    return "nowhere.md"


def _warning_of_another_plugin(root: Path) -> str:
    warn = "logging.getLogger('mkdocs.plugins.other').warning('mind the gap')"
    hook = f"import logging\n\ndef on_pre_build(**_):\n    {warn}\n"
    (root / "hook.py").write_text(hook, "utf-8")
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write("hooks: [hook.py]\n")
    return "mind the gap"


def _claim_that_does_not_load(root: Path) -> str:
    (root / CLAIM).write_text("kind: &anchor x\n", "utf-8")
    return rf"{CLAIM}:1:7: D105 "


FAULTS = (
    _changed_passage,
    _deleted_paragraph,
    _dead_link,
    _nav_entry_without_a_page,
    _warning_of_another_plugin,
    _claim_that_does_not_load,
)


def test_a_whole_dossier_replaces_the_site(dossier: Path) -> None:
    done = make_site(dossier)
    assert (done.returncode, done.stdout) == (0, "site/ is ready: open it with make serve, or publish it as it is\n")
    assert OLD not in (dossier / "site" / "index.html").read_text("utf-8")
    assert (dossier / "site" / "articles" / "harbor" / "index.html").exists()
    assert [path.name for path in (dossier / ".cache").iterdir()] == ["publish.lock"]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__.strip("_").replace("_", " "))
def test_a_fault_ends_it_with_its_place_and_the_last_site_stays(dossier: Path, fault: object) -> None:
    assert callable(fault)
    said = fault(dossier)
    done = make_site(dossier)
    assert done.returncode != 0
    assert re.search(said, done.stderr), done.stderr
    assert "the site was not built, so site/ is as it was" in done.stderr
    assert "ready" not in done.stdout
    assert [path.name for path in (dossier / "site").iterdir()] == ["index.html"]
    assert (dossier / "site" / "index.html").read_text("utf-8") == OLD
    assert [path.name for path in (dossier / ".cache").iterdir()] == ["publish.lock"]


def test_without_an_earlier_site_a_fault_leaves_none(dossier: Path) -> None:
    shutil.rmtree(dossier / "site")
    _dead_link(dossier)
    done = make_site(dossier)
    assert done.returncode != 0
    assert "the site was not built, so there is no site/" in done.stderr
    assert not (dossier / "site").exists()


def test_what_check_finds_without_a_host_is_what_the_build_finds(dossier: Path) -> None:
    for fault in (_changed_passage, _deleted_paragraph):
        fault(dossier)
    command = [sys.executable, "-m", "dossier", "check", "--strict"]
    checked = subprocess.run(command, cwd=dossier, capture_output=True, text=True, check=False)
    assert checked.returncode == 1
    places = set(re.findall(r"^(\S+: D\d+)", checked.stdout, re.MULTILINE))
    assert places
    assert places == set(re.findall(r"dossier: (\S+: D\d+)", make_site(dossier).stderr))


def test_two_runs_at_once_both_succeed_one_after_the_other(dossier: Path) -> None:
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "DOSSIER_SOURCES": ""}
    command = [sys.executable, "tools/publish.py"]
    runs = [
        subprocess.Popen(
            command, cwd=dossier, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        for _ in range(2)
    ]
    said = [run.communicate() for run in runs]
    assert [run.returncode for run in runs] == [0, 0], said
    assert sum("another run is building the site; waiting for it" in err for _, err in said) == 1
    assert (dossier / "site" / "articles" / "harbor" / "index.html").exists()


def test_a_reader_finds_a_whole_site_at_any_moment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("site").mkdir()
    Path("site/index.html").write_text("0", "utf-8")
    Path("other").mkdir()
    if not publish.exchange(Path("other"), Path("site")):
        pytest.skip("this system cannot exchange two folders in one step")
    publish.exchange(Path("other"), Path("site"))
    publish.CACHE.mkdir()
    look = "import sys, pathlib\nwhile True: pathlib.Path('site/index.html').read_text(); print(end='.', flush=True)"
    reader = subprocess.Popen([sys.executable, "-c", look], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert reader.stdout is not None
    assert reader.stdout.read(1) == b"."
    for number in range(1, 301):
        new = publish.CACHE / "new-x" / "site"
        new.mkdir(parents=True)
        (new / "index.html").write_text(str(number), "utf-8")
        publish.put_in_place(new, Path("site"))
    assert reader.poll() is None, "it found no site"
    reader.kill()
    reader.communicate()
    assert Path("site/index.html").read_text("utf-8") == "300"


@pytest.mark.parametrize("killed", ["before the second rename", "after it"])
def test_if_folders_cannot_be_exchanged_a_killed_run_is_repaired_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, killed: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(publish, "exchange", lambda _one, _other: False)
    new = publish.CACHE / "new-x" / "site"
    for folder, text in ((Path("site"), OLD), (new, "new")):
        folder.mkdir(parents=True)
        (folder / "index.html").write_text(text, "utf-8")
    with monkeypatch.context() as patch:
        if killed == "after it":
            patch.setattr(shutil, "rmtree", _killed)
        else:
            rename = Path.rename
            patch.setattr(Path, "rename", lambda one, other: _killed() if one == new else rename(one, other))
        with pytest.raises(KeyboardInterrupt):
            publish.put_in_place(new, Path("site"))
    publish.repair()
    assert Path("site/index.html").read_text("utf-8") == ("new" if killed == "after it" else OLD)
    assert list(publish.CACHE.iterdir()) == []


def _killed(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


def test_a_run_that_is_killed_leaves_the_site_and_the_next_one_cleans_up(dossier: Path) -> None:
    (dossier / "hook.py").write_text(
        "import time\n\ndef on_env(env, **_):\n    open('reached', 'w')\n    time.sleep(60)\n"
    )
    config = dossier / "mkdocs.yml"
    text = config.read_text("utf-8")
    config.write_text(f"{text}hooks: [hook.py]\n", "utf-8")
    run = subprocess.Popen(
        [sys.executable, "tools/publish.py"], cwd=dossier, start_new_session=True, stderr=subprocess.DEVNULL
    )
    deadline = time.monotonic() + 60
    while not (dossier / "reached").exists():
        assert run.poll() is None
        assert time.monotonic() < deadline
    os.killpg(run.pid, signal.SIGKILL)
    run.wait()
    assert (dossier / "site" / "index.html").read_text("utf-8") == OLD
    assert len(list((dossier / ".cache").glob("new-*"))) == 1
    config.write_text(text, "utf-8")
    assert make_site(dossier).returncode == 0
    assert [path.name for path in (dossier / ".cache").iterdir()] == ["publish.lock"]
