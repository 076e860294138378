"""Harm: what the HTML of a page in `docs/` may not contain, because the page may come from anybody's pull request.

Pages other than articles are rendered by the host, which lets HTML through. The result is checked element by element
with the rules below. A page that needs more can be listed in the options of the plugin.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from dossier._native import elements
from dossier.diagnostics import Diagnostic, shown
from dossier.read.yaml_gate import place_in

_ELEMENTS = {
    **dict.fromkeys(("script", "noscript", "template"), "a script"),
    **dict.fromkeys(("iframe", "frame", "frameset", "object", "embed", "applet", "portal", "fencedframe"), "a frame"),
    **dict.fromkeys(("form", "button", "select", "textarea", "output", "keygen", "isindex"), "a form"),
    **dict.fromkeys(("base", "link", "meta", "title", "html", "head", "body"), "a part of the page's head"),
    **dict.fromkeys(("style",), "a style sheet"),
    **dict.fromkeys(
        ("animate", "animatemotion", "animatetransform", "set", "foreignobject", "use"), "an active drawing"
    ),
    **dict.fromkeys(("plaintext", "xmp", "listing", "noembed", "noframes"), "raw text"),
    **dict.fromkeys(("dialog", "slot", "math"), "an element that no page needs"),
}
"""Elements that are refused, and what they are called."""

_MEDIA = frozenset({"img", "video", "audio", "source", "track", "image", "picture", "feimage"})
_ADDRESSES = frozenset(
    {"href", "src", "xlink:href", "action", "formaction", "poster", "background", "cite", "data", "ping", "srcset"}
    | {"imagesrcset", "longdesc", "manifest", "profile", "archive", "codebase", "classid", "usemap", "lowsrc", "dynsrc"}
)
_SAFE_SCHEME = re.compile(r"(?:https?|mailto):|[^:/?#]*(?:[/?#]|$)", re.IGNORECASE)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|[/\\\\]{2}", re.IGNORECASE)
# What a browser removes from an address before it looks for the scheme.
_LEFT_OUT = re.compile(r"[\x00-\x20]")
_INPUTS = frozenset({"checkbox", "radio"})
# Names that our scripts, the theme's or its style sheets look for, except those that the theme gives to tabs, lines
# and footnotes.
_TAKEN = re.compile(r"(?:note|dossier)-.*|__(?!tabbed_|codelineno|span|code_|annotation).*")
_LOADS = re.compile(r"url\s*\(|@import|expression\s*\(|-moz-binding", re.IGNORECASE)


class Harm(NamedTuple):
    """Something that a page may not contain: what it is, the name of its element, and its tag or attribute as found."""

    what: str
    element: str
    found: str


def harms(html: str) -> Iterator[Harm]:
    """Yield what in `html`, the content of a finished page, could act on a reader or on the page around it."""
    for name, attributes in elements(html):
        given = dict(reversed(attributes))
        if name in _ELEMENTS and not (name == "script" and given.get("type") == "application/json"):
            yield Harm(f"{_ELEMENTS[name]} is refused", name, f"<{name}>")
        elif name == "input" and given.get("type", "").lower() not in _INPUTS:
            yield Harm("a form is refused", name, "<input>")
        for key, value in attributes:
            for what in _attribute(name, key, value):
                yield Harm(what, name, f"<{name} {key}={value}>")


def check_html(html: str, path: str, read: Callable[[], str]) -> Iterator[Diagnostic]:
    """Yield a diagnostic for every harm in `html`, at the line on which its tag is written.

    Args:
        html: The content of the finished page.
        path: File of the page, relative to the project root.
        read: Returns the text of that file; it is called only if there is something to report.
    """
    hint = "write it as Markdown; the option 'trusted_pages' of the plugin names pages that may contain HTML"
    for harm in harms(html):
        text = read()
        tag = re.search(rf"<{re.escape(harm.element)}\b", text, re.IGNORECASE)
        line = place_in(text, tag.start()).line if tag else 1
        yield Diagnostic("D902", harm.what, path, line, 1, found=shown(harm.found), hint=hint)


def _attribute(element: str, key: str, value: str) -> Iterator[str]:
    """Yield why an attribute is refused; nothing if it is allowed."""
    if key.startswith("on"):
        yield "a script is refused"
    if key in {"srcdoc", "http-equiv", "is", "slot", "form", "popovertarget", "commandfor"}:
        yield "an attribute that acts on the page is refused"
    if key.startswith(("data-dossier", "data-md-")) or (key in {"id", "name", "for"} and _TAKEN.fullmatch(value)):
        yield "a name that belongs to the site is refused"
    if key == "style" and _LOADS.search(value):
        yield "a style that loads something is refused"
    if key in _ADDRESSES:
        if not _SAFE_SCHEME.match(_LEFT_OUT.sub("", value)):
            yield "an address is refused"
        if element in _MEDIA and any(_ELSEWHERE.match(each.strip()) for each in value.split(",")):
            yield "an image or medium from elsewhere is refused"
