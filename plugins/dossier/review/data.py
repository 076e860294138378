"""Data: a review as JSON. docs/project/reviewing.md describes it."""

from __future__ import annotations

import json
from dataclasses import asdict

from dossier.review.values import ClaimChange, Review

VERSION = 1
"""Version of the JSON form. It changes when a key is removed or means something else; keys may be added."""


def as_json(review: Review) -> str:
    """Return `review` as one JSON object; all keys are always present."""
    value = {
        "version": VERSION,
        "before": review.before,
        "after": review.after,
        "headline": review.headline,
        "code": list(review.code),
        "counts": {
            "claims": len(review.claims),
            "named": len(review.named),
            "questions": len(review.questions),
            "disputes_come": review.disputes[0],
            "disputes_gone": review.disputes[1],
            "paragraphs": len(review.paragraphs),
            "decisions": len(review.decisions),
        },
        "decisions": [asdict(each) for each in review.decisions],
        "claims": [_claim(each) for each in review.claims],
        "named": [_claim(each) for each in review.named],
        "paragraphs": [asdict(each) for each in review.paragraphs],
        "questions": [asdict(each) for each in review.questions],
        "items": [asdict(each) for each in review.items],
        "findings": [each.as_json() for each in review.findings],
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _claim(change: ClaimChange) -> dict[str, object]:
    return {"weight": int(change.weight), **asdict(change)}
