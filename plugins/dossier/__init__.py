"""Annotated dossiers: articles on one event with every claim tagged, sourced, cross-linked and searchable.

A program that wants a dossier loads, relates, verifies and searches it with what is offered here. Everything else is
the inside of the generator: its rooms follow the way of the data, and may move.
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

__all__ = [
    "Diagnostic",
    "Dossier",
    "DossierError",
    "Index",
    "Inspection",
    "Relations",
    "Settings",
    "Severity",
    "Verification",
    "index_site",
    "inspect",
    "load_dossier",
    "read_settings",
    "relate",
    "verify",
]
