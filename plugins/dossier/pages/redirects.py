"""Redirects: pages and anchors at former addresses, which lead to the current ones, and folders without a page."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from markupsafe import Markup, escape

from dossier import targets
from dossier.language.words import gettext, spoken
from dossier.read.values import Dossier
from dossier.rules.published_addresses import former_addresses, former_slugs
from dossier.targets import Addresses


def redirects(dossier: Dossier, urls: Mapping[str, str], site_url: str | None = None) -> Iterator[tuple[str, str]]:
    """Yield, for every former address, a page without scripts that redirects to the current one.

    The address of a folder that has no page of its own leads to the list that has its pages.

    Args:
        dossier: The loaded dossier.
        urls: Address of every page relative to the site's root, by source path.
        site_url: Address of the site, or None; the canonical address is relative without it.

    Yields:
        The path of a file in the site, and its content.
    """
    moved = gettext("This page has moved"), gettext("go to its new address")
    for old, new in former_addresses(dossier):
        url, stem = urls[new], old.removesuffix(".md")
        yield _redirect(f"{stem}/index.html" if url.endswith("/") else f"{stem}.html", url, site_url, moved)
    above = gettext("There is no page at this address"), gettext("go to the list that has its pages")
    taken = set(urls.values())
    for folder, target in _folders(dossier, urls):
        if taken.isdisjoint({f"{folder}/", f"{folder}/index.html"}):
            yield _redirect(f"{folder}/index.html", Addresses(urls).of(target), site_url, above)


def _folders(dossier: Dossier, urls: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the folders of claims and of comparisons, each with the target of the list that has its pages."""
    listed = next((path for path in targets.OWN_ARTICLES_INDEX if path in urls), None)
    claiming = {claim.article for claim in dossier.standing.values()}
    compared = {path.split("/")[1] for path in urls if path.startswith(f"{targets.COMPARISONS}/")}
    for slug in dossier.articles:
        if slug in claiming:
            yield f"claims/{slug}", f"{targets.CLAIMS_INDEX}#{slug}"
        if slug in compared:
            yield f"{targets.COMPARISONS}/{slug}", targets.article_end(slug)
    if listed and compared:
        yield targets.COMPARISONS, listed


def _redirect(path: str, url: str, site_url: str | None, words: tuple[str, str]) -> tuple[str, str]:
    """Return the file at `path` that leads to `url`, both relative to the site's root; `words` are title and link."""
    root = "../" * path.count("/")
    canonical = (site_url.rstrip("/") + "/" if site_url else root) + url.partition("#")[0]
    page = Markup(
        "<!doctype html>\n"
        '<html lang="{2}" dir="{3}">\n<head>\n<meta charset="utf-8">\n<title>{4}</title>\n'
        '<meta http-equiv="refresh" content="0; url={0}">\n<link rel="canonical" href="{1}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n</head>\n'
        '<body>\n<p>{4}: <a href="{0}">{5}</a></p>\n</body>\n</html>\n'
    ).format(root + url, canonical, spoken().tag, "rtl" if spoken().rtl else "ltr", *words)
    return path, page


def former_anchors(dossier: Dossier, claim: str, taken: Collection[str]) -> str:
    """Return anchors for what `claim` was called before in the same article, except names that are `taken`."""
    slugs = [slug for slug in former_slugs(dossier.claims[claim]) if slug not in taken]
    return "".join(f'<span data-dossier="anchor" class="dossier-anchor" id="{escape(slug)}"></span>' for slug in slugs)
