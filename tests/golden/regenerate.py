"""Write what the check says today into every golden case; the difference is reviewed like code.

Run from the project root: `python -m tests.golden.regenerate`.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.golden.harness import all_cases, rewrite, run


def main() -> None:
    """Rewrite the expected diagnostics of every case."""
    for case in all_cases():
        with tempfile.TemporaryDirectory() as folder:
            rewrite(case, run(case, Path(folder)))


if __name__ == "__main__":
    main()
