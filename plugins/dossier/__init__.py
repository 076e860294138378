"""Annotated dossiers: articles on one event with every claim tagged, sourced, cross-linked and searchable.

Import names from here. The modules beneath follow the flow of the data (load, check, anchor, weave, relate,
render, index) and may move.
"""

from dossier._native import (
    FORMAT_VERSION,
    Answer,
    Block,
    Document,
    Hit,
    Index,
    Scan,
    SiteReport,
    build_index,
    index_site,
    page_documents,
    scan,
    tokenize,
)
from dossier.diagnostics import CODES, Diagnostic, DossierError, Severity
from dossier.originals.verify import Verification, verify
from dossier.pages.planned import PlannedPage
from dossier.pages.publication import Publication
from dossier.publish.edition import Edition
from dossier.publish.site import Published
from dossier.read.history import History, read_history
from dossier.read.load import load_dossier
from dossier.read.model import Claim, Entity, Event, FrontMatter, Question, Record, Topic
from dossier.read.pinpoint import Pinpoint, locate, pin
from dossier.read.values import Article, Dossier, LoadedClaim, LoadedRecord
from dossier.relate import Relations, relate
from dossier.rules.dead_links import LinkedPage, dead_links
from dossier.rules.names import check
from dossier.rules.published_addresses import check_addresses
from dossier.text.anchor import TextRange, Unplaced, anchor
from dossier.text.passages import PlacedArticle, check_passages, place_claims
from dossier.text.weave import Margin, Mark, weave

__all__ = [
    "CODES",
    "FORMAT_VERSION",
    "Answer",
    "Article",
    "Block",
    "Claim",
    "Diagnostic",
    "Document",
    "Dossier",
    "DossierError",
    "Edition",
    "Entity",
    "Event",
    "FrontMatter",
    "History",
    "Hit",
    "Index",
    "LinkedPage",
    "LoadedClaim",
    "LoadedRecord",
    "Margin",
    "Mark",
    "Pinpoint",
    "PlacedArticle",
    "PlannedPage",
    "Publication",
    "Published",
    "Question",
    "Record",
    "Relations",
    "Scan",
    "Severity",
    "SiteReport",
    "TextRange",
    "Topic",
    "Unplaced",
    "Verification",
    "anchor",
    "build_index",
    "check",
    "check_addresses",
    "check_passages",
    "dead_links",
    "index_site",
    "load_dossier",
    "locate",
    "page_documents",
    "pin",
    "place_claims",
    "read_history",
    "relate",
    "scan",
    "tokenize",
    "verify",
    "weave",
]
