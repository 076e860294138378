"""The form for a claim, and where it hands over what it makes, as one file of JSON.

Only an article fetches it, and only when somebody annotates. Its words are in the language of the site.
"""

from __future__ import annotations

import json

from dossier.pages.publication import Publication
from dossier.pages.templating import Templates


def annotate_form_json(templates: Templates, publication: Publication) -> bytes:
    """Return the file as UTF-8: `html` of the form, and the settings that `assets/editing/handover.js` takes."""
    proposals = publication.proposals
    form = {
        "repo": publication.repo_url or "",
        "host": proposals.host,
        "branch": proposals.branch,
        "contact": proposals.contact,
        "html": str(templates.render("annotate.html", "")),
    }
    return json.dumps(form, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
