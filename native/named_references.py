"""Write `dossier-core/src/scan/named_references.txt` from the table of the HTML standard that Python carries.

Run from any folder: `python native/named_references.py`. Each line holds the name without `&`, with its `;`
where it needs one, a space, and the code points in hexadecimal joined by `+`; lines are in byte order.
"""

from __future__ import annotations

import html.entities
from pathlib import Path

TABLE = Path(__file__).parent / "dossier-core" / "src" / "scan" / "named_references.txt"


def table() -> str:
    """Return the whole content of the file."""
    lines = (
        f"{name} {'+'.join(f'{ord(character):x}' for character in characters)}\n"
        for name, characters in sorted(html.entities.html5.items())
    )
    return "".join(lines)


if __name__ == "__main__":
    TABLE.write_text(table(), encoding="ascii")
