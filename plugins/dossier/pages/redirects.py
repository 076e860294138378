"""Redirects: pages and anchors at former addresses, which lead to the current ones."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from markupsafe import Markup, escape

from dossier.language.words import gettext, spoken
from dossier.read.values import Dossier
from dossier.rules.published_addresses import former_addresses, former_slugs


def redirects(dossier: Dossier, urls: Mapping[str, str], site_url: str | None = None) -> Iterator[tuple[str, str]]:
    """Yield, for every former address, a page without scripts that redirects to the current one.

    Args:
        dossier: The loaded dossier.
        urls: Address of every page relative to the site's root, by source path.
        site_url: Address of the site, or None; the canonical address is relative without it.

    Yields:
        The path of a file in the site, and its content.
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
        '<html lang="{2}" dir="{3}">\n<head>\n<meta charset="utf-8">\n<title>{4}</title>\n'
        '<meta http-equiv="refresh" content="0; url={0}">\n<link rel="canonical" href="{1}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n</head>\n'
        '<body>\n<p>{4}: <a href="{0}">{5}</a></p>\n</body>\n</html>\n'
    ).format(
        target,
        canonical,
        spoken().tag,
        "rtl" if spoken().rtl else "ltr",
        gettext("This page has moved"),
        gettext("go to its new address"),
    )


def former_anchors(dossier: Dossier, claim: str, taken: Collection[str]) -> str:
    """Return anchors for what `claim` was called before in the same article, except names that are `taken`."""
    slugs = [slug for slug in former_slugs(dossier.claims[claim]) if slug not in taken]
    return "".join(f'<span data-dossier="anchor" class="dossier-anchor" id="{escape(slug)}"></span>' for slug in slugs)
