"""Addresses: what was once published leads somewhere for good.

A renamed claim or question keeps its former addresses, which lead on to the new one; a withdrawn claim keeps its
page. The guard finds addresses that existed at some time and would lead nowhere now.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from markupsafe import Markup, escape

from dossier.diagnostics import Diagnostic, did_you_mean, shown
from dossier.history import History
from dossier.load import Dossier, LoadedClaim


def former_addresses(dossier: Dossier) -> Iterator[tuple[str, str]]:
    """Yield the source path of every former page with that of the page to which it leads now."""
    for claim in dossier.claims.values():
        for old in claim.claim.formerly:
            if old not in dossier.claims:
                yield f"claims/{old}.md", f"claims/{claim.id}.md"
    for question in dossier.questions.values():
        for old in question.formerly:
            if old not in dossier.questions:
                yield f"questions/{old}.md", f"questions/{question.slug}.md"


def redirects(dossier: Dossier, urls: Mapping[str, str], site_url: str | None = None) -> Iterator[tuple[str, str]]:
    """Yield a page without scripts for every former address, which leads on to the present one.

    Args:
        dossier: The loaded dossier.
        urls: Address of every page relative to the site's root, by source path.
        site_url: Address of the site, or None; the canonical address is relative without it.

    Yields:
        The path in the site of a file, and what is in it.
    """
    for old, new in former_addresses(dossier):
        url = urls[new]
        stem = old.removesuffix(".md")
        path = f"{stem}/index.html" if url.endswith("/") else f"{stem}.html"
        relative = "../" * path.count("/") + url
        canonical = site_url.rstrip("/") + "/" + url if site_url else relative
        yield path, _page(relative, canonical)


def _page(target: str, canonical: str) -> str:
    return Markup(
        "<!doctype html>\n"
        '<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>This page has moved</title>\n'
        '<meta http-equiv="refresh" content="0; url={0}">\n<link rel="canonical" href="{1}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n</head>\n'
        '<body>\n<p>This page has moved: <a href="{0}">go to its new address</a></p>\n</body>\n</html>\n'
    ).format(target, canonical)


def former_slugs(claim: LoadedClaim) -> tuple[str, ...]:
    """Return what `claim` was called before in the same article."""
    names = (old.partition("/") for old in claim.claim.formerly)
    return tuple(slug for article, _, slug in names if article == claim.article)


def former_anchors(dossier: Dossier, claim: str, taken: Collection[str]) -> str:
    """Return anchors for what `claim` was called before in the same article, except names that are `taken`."""
    slugs = [slug for slug in former_slugs(dossier.claims[claim]) if slug not in taken]
    return "".join(f'<span data-dossier="anchor" class="dossier-anchor" id="{escape(slug)}"></span>' for slug in slugs)


def check_addresses(dossier: Dossier, history: History, annotations: str = "annotations") -> Iterator[Diagnostic]:
    """Yield an error for every address in `history` that is neither a page now nor leads to one."""
    former = {old.removesuffix(".md") for old, _ in former_addresses(dossier)}
    for claim in history.claims:
        if not dossier.knows("claims", claim) and f"claims/{claim}" not in former:
            hint = f"put {shown(claim)} into 'formerly' of the claim that took its place, or bring it back as withdrawn"
            near = did_you_mean(claim, [key for key in dossier.claims if key not in history.claims])
            path = f"{annotations}/claims/{claim}.yml"
            yield _gone(f"claims/{claim}", path, f"{hint} ({near})" if near else hint)
    for question in history.questions:
        if not dossier.knows("questions", question) and f"questions/{question}" not in former:
            hint = f"put {shown(question)} into 'formerly' of the question that took its place"
            yield _gone(f"questions/{question}", f"{annotations}/questions/{question}.yml", hint)


def _gone(address: str, path: str, hint: str) -> Diagnostic:
    return Diagnostic("D701", f"the published address {shown(address)} would lead nowhere", path, hint=hint)
