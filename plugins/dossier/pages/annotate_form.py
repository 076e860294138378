"""The forms, and where they hand over what they make, as one file of JSON.

A page fetches it only when somebody annotates or changes something. Its words are in the language of the site.
"""

from __future__ import annotations

import json

from dossier.pages.publication import Publication
from dossier.pages.templating import Templates


def annotate_form_json(templates: Templates, publication: Publication) -> bytes:
    """Return the file as UTF-8: the HTML of the forms, and the settings that `assets/editing/handover.js` takes."""
    proposals = publication.proposals
    form = {
        "repo": publication.repo_url or "",
        "host": proposals.host,
        "branch": proposals.branch,
        "contact": proposals.contact,
        "html": str(templates.render("annotate.html", "")),
        "revision": str(templates.render("revision.html", "")),
        "reading": str(templates.render("reading.html", "")),
    }
    return json.dumps(form, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
