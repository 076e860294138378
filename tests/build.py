"""Building small sites in tests: the dossier on tides, changed as a test needs it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.commands.build import build
from mkdocs.config import load_config

if TYPE_CHECKING:
    from collections.abc import Mapping

Once = Callable[[str, Callable[[Path], object]], Path]
"""A function from a name, and what fills a folder, to that folder; the fixture `once` is one."""
TIDES = Path(__file__).parent / "fixtures" / "tides"


@dataclass
class Tides:
    """A copy of the dossier on tides in a folder of its own."""

    root: Path
    options: dict[str, object] = field(default_factory=dict)

    @classmethod
    def copy(cls, folder: Path, files: Mapping[str, str] | None = None, **options: object) -> Tides:
        """Return a copy in `folder`, with some of its files replaced and options of `mkdocs.yml` set."""
        root = folder / "tides"
        shutil.copytree(TIDES, root)
        for name, text in (files or {}).items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return cls(root, options)

    @property
    def site(self) -> Path:
        """The folder into which the site is built."""
        return self.root / "site"

    def build(self, *, strict: bool = True) -> Tides:
        """Build the site."""
        options: Any = {"site_dir": str(self.site), "strict": strict, **self.options}
        build(load_config(str(self.root / "mkdocs.yml"), **options))
        return self

    def page(self, path: str) -> str:
        """Return a file of the built site."""
        return (self.site / path).read_text(encoding="utf-8")
