"""What the trusted job posts: a report as it is, and nothing harmful whatever the file says."""

from __future__ import annotations

import importlib.util
import io
import re
import zipfile
from html import unescape
from pathlib import Path
from types import ModuleType

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from dossier.review import markdown

ROOT = Path(__file__).parents[2]
GOLDEN = sorted((ROOT / "tests/review/golden").glob("*.md"))
_GFM = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
_PARTS = [
    "@octocat",
    "[a](https://evil.example)",
    "![](x)",
    "<img src=x>",
    "<script>",
    "`x`",
    "\n```\n",
    "&#64;a",
    "&lt;b",
]
_PARTS += [
    "<details>",
    "<br>",
    "\\",
    "#12",
    ":octocat:",
    "www.evil.example",
    "<!-- x -->",
    "|",
    "\n",
    "\u202e",
    "x",
    "[x]: y",
]


@pytest.fixture(scope="module")
def script() -> ModuleType:
    """The script of the job."""
    spec = importlib.util.spec_from_file_location("post_report", ROOT / "tools/post_report.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _packed(name: str, content: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return stream.getvalue()


@pytest.mark.parametrize("report", GOLDEN, ids=lambda path: path.stem)
def test_a_report_is_posted_as_it_is(script: ModuleType, report: Path) -> None:
    text = report.read_text("utf-8")
    assert script.inert(text) == text


def test_the_script_has_the_bounds_and_the_marker_of_the_report(script: ModuleType) -> None:
    ours = (markdown.MARKER, markdown.MOST_BYTES, markdown.MOST_LINES)
    assert ours == (script.MARKER, script.MOST_BYTES, script.MOST_LINES)


@given(text=st.one_of(st.text(max_size=80), st.lists(st.sampled_from(_PARTS), max_size=15).map("".join)))
def test_whatever_the_file_says_is_harmless(script: ModuleType, text: str) -> None:
    posted = script.inert(text)
    assert posted.startswith(f"{script.MARKER}\n")
    html = _GFM.render(posted.removeprefix(script.MARKER))
    left = re.sub(
        r"</?(?:details|summary|p|br|em|strong|ul|ol|li|h[1-6]|hr|s|table|thead|tbody|tr|t[hd])( /)?>", "", html
    )
    # A line that is indented is a block of code, in which nothing is a link.
    left = re.sub(r"</?pre>|</?code>|<ol start=\"\d+\">|</?blockquote>", "", left)
    assert "<" not in left, left
    shown = unescape(left)
    assert not re.search(r"[@#](?=\w)|://|\bwww\.", shown), shown


def test_a_long_file_is_cut(script: ModuleType) -> None:
    assert script.inert("x\n" * 500).count("\n") < script.MOST_LINES


def test_a_file_that_is_too_large_is_refused(script: ModuleType) -> None:
    assert script.unpacked(_packed("report.md", b"x")) == "x"
    with pytest.raises(ValueError, match="larger"):
        script.unpacked(_packed("report.md", b"x" * 10_000_000))
    with pytest.raises(KeyError):
        script.unpacked(_packed("../report.md", b"x"))


def test_the_number_is_that_of_the_only_request_with_the_commit(script: ModuleType) -> None:
    def pull(number: int, commit: str) -> dict[str, object]:
        return {"number": number, "head": {"sha": commit}}

    assert script.request_of([pull(3, "a"), pull(4, "b")], "b") == 4
    assert script.request_of([pull(3, "a")], "b") is None
    assert script.request_of([pull(3, "a"), pull(4, "a")], "a") is None


def test_the_job_that_runs_a_request_has_no_rights_and_the_other_runs_none_of_it() -> None:
    folder = ROOT / ".github/workflows"
    check, comment = (yaml.safe_load((folder / name).read_text("utf-8")) for name in ("check.yml", "comment.yml"))
    assert check["jobs"]["check"]["permissions"] == {"contents": "read"}
    assert "secrets" not in (folder / "check.yml").read_text("utf-8").replace("no\n# secrets", "")
    steps = comment["jobs"]["comment"]["steps"]
    assert [step.get("run") for step in steps if "run" in step] == ["python3 tools/post_report.py"]
    assert "ref" not in steps[0]["with"]


def test_every_action_is_pinned_by_its_hash_and_named_with_its_tag() -> None:
    used = [
        line.strip()
        for path in sorted((ROOT / ".github/workflows").glob("*.yml"))
        for line in path.read_text("utf-8").splitlines()
        if "uses:" in line
    ]
    assert used
    assert [line for line in used if not re.search(r"uses: \S+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line)] == []
