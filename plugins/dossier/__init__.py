"""Annotated dossiers: articles on one event with every claim tagged, sourced, cross-linked and searchable.

A program that uses a dossier can load, relate, verify and search it, and follow its passages through edits, with the
names exported here. Each is imported when it is first used. Everything else is internal to the generator and may move;
its subpackages follow the flow of the data.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dossier._native import Index, index_site
    from dossier.diagnostics import Diagnostic, DossierError, Severity
    from dossier.originals.verify import Verification, verify
    from dossier.publish.inspection import Inspection, inspect
    from dossier.read.load import load_dossier
    from dossier.read.settings import Settings, read_settings
    from dossier.read.values import Dossier
    from dossier.relating import relate
    from dossier.relations import Relations
    from dossier.text.reanchor import Reanchored, reanchor

_HOMES = {
    "Diagnostic": "diagnostics",
    "Dossier": "read.values",
    "DossierError": "diagnostics",
    "Index": "_native",
    "Inspection": "publish.inspection",
    "Reanchored": "text.reanchor",
    "Relations": "relations",
    "Settings": "read.settings",
    "Severity": "diagnostics",
    "Verification": "originals.verify",
    "index_site": "_native",
    "inspect": "publish.inspection",
    "load_dossier": "read.load",
    "read_settings": "read.settings",
    "reanchor": "text.reanchor",
    "relate": "relating",
    "verify": "originals.verify",
}

__all__ = [
    "Diagnostic",
    "Dossier",
    "DossierError",
    "Index",
    "Inspection",
    "Reanchored",
    "Relations",
    "Settings",
    "Severity",
    "Verification",
    "index_site",
    "inspect",
    "load_dossier",
    "read_settings",
    "reanchor",
    "relate",
    "verify",
]


def __getattr__(name: str) -> object:
    """Return the public name `name`, and keep it for the next use."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
