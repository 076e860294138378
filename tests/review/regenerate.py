"""Write the expected reports again: `python -m tests.review.regenerate`. Read the difference as you read code."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from dossier.review.markdown import as_markdown
from dossier.review.reading import read_review
from tests.build import TIDES
from tests.repository import Repository
from tests.review.changes import CHANGES

GOLDEN = Path(__file__).parent / "golden"


def report(repository: Repository, name: str) -> str:
    """Commit the change `name` and return its report, without the commits, which depend on git."""
    repository.commit(CHANGES[name](repository.root))
    text = as_markdown(read_review(repository.root, "HEAD~1...HEAD"))
    return re.sub(r"(departure, |seen at )[^;.]*;?[^;.]*(?=[;.] )", r"\1COMMIT", text)


def main() -> None:
    """Write the report of every change."""
    for name in CHANGES:
        with TemporaryDirectory() as folder:
            made = Repository(Path(folder))
            shutil.copytree(TIDES, made.root, dirs_exist_ok=True)
            made.commit({})
            (GOLDEN / f"{name}.md").write_text(report(made, name), "utf-8", newline="\n")


if __name__ == "__main__":
    main()
