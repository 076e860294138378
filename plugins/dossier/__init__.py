"""Annotated dossiers: articles on one event with every claim tagged, sourced, cross-linked and searchable.

A program that uses a dossier can load, relate, verify and search it, and follow its passages through edits, with the
names exported here. Everything else is internal to the generator and may move; its subpackages follow the flow of the
data.
"""

from dossier._native import Index, index_site
from dossier.diagnostics import Diagnostic, DossierError, Severity
from dossier.originals.verify import Verification, verify
from dossier.publish.inspection import Inspection, inspect
from dossier.read.load import load_dossier
from dossier.read.settings import Settings, read_settings
from dossier.read.values import Dossier
from dossier.relate import relate
from dossier.relations import Relations
from dossier.text.reanchor import Reanchored, reanchor

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
