"""Faces that a test gives to its pages, so that what it measures does not depend on the machine's fonts.

    page = new_page(face="wide")

A script that runs before the page's own hands the browser the files as bytes: the face needs no request, the policy of
the pages allows it, and it is there at the first frame. Where pages run no scripts, a test sets the face once the
page has loaded:

    page = new_page(java_script_enabled=False)
    page.goto(address)
    dress(page, "wide")

The files are in `node_modules`; CONTRIBUTING.md, "Tests and fonts", says why these.
"""

from __future__ import annotations

import json
from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tests.e2e.waiting import until

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

PACKAGES = Path(__file__).parents[2] / "node_modules/@fontsource"


@dataclass(frozen=True, slots=True)
class Family:
    """One family, with a file for each of its styles.

    Attributes:
        name: As the files name it. Pages know it by another name, so that the machine's own is never taken.
        styles: Weight and style for CSS, and the end of the file's name. For a missing style the browser slants or
            thickens another.
    """

    name: str
    styles: tuple[tuple[int, str, str], ...]

    @property
    def css(self) -> str:
        """Its name in pages."""
        return f"test {self.name}"

    def path(self, end: str) -> Path:
        """Return the file of a style."""
        package = self.name.lower().replace(" ", "-")
        return PACKAGES / package / "files" / f"{package}-latin-{end}.woff2"


@dataclass(frozen=True, slots=True)
class Face:
    """What a reader's machine may have: `text` for the articles, `ui` for everything else."""

    text: Family
    ui: Family


_UPRIGHT = ((400, "normal", "400-normal"), (700, "normal", "700-normal"))
_ITALIC = ((400, "italic", "400-italic"), (700, "italic", "700-italic"))
# Its bold is narrower than that of DejaVu Sans, its extra bold is not.
_HEPTA = Family("Hepta Slab", ((400, "normal", "400-normal"), (700, "normal", "800-normal")))
_FIRA = Family("Fira Sans Extra Condensed", _UPRIGHT + _ITALIC)

FACES = {
    "wide": Face(text=_HEPTA, ui=_HEPTA),
    "usual": Face(text=Family("Gelasio", _UPRIGHT + _ITALIC), ui=Family("Arimo", _UPRIGHT)),
    "narrow": Face(text=_FIRA, ui=_FIRA),
}
"""The faces by name; the machine's own fonts have the name None."""


def wear(context: BrowserContext, name: str | None) -> None:
    """Set every page that `context` opens from now on in a face, or in the machine's fonts for None."""
    if name is not None:
        context.add_init_script(script(name))


def dress(page: Page, name: str) -> None:
    """Set the page that is open in a face, and with it no later one. Its title is drawn in the face afterwards."""
    page.evaluate(script(name))
    wait_until_drawn_in(page, "h1", FACES[name].text)


def wait_until_drawn_in(page: Page, selector: str, family: Family) -> None:
    """Wait until the text of the first element is drawn in a family that the page brought, and in no other.

    A page that runs no scripts cannot be asked when its fonts reach the layout; only what is drawn can be seen.
    """
    # A file may name its weight besides.
    until(
        lambda: [(name.startswith(family.name), brought) for name, brought in drawn_with(page, selector).items()],
        [(True, True)],
    )


def drawn_with(page: Page, selector: str) -> dict[str, bool]:
    """Return the families that draw the text of the first element, and whether the page brought them itself."""
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    node = session.send("DOM.querySelector", {"nodeId": root, "selector": selector})["nodeId"]
    assert node, f"nothing is {selector}"
    fonts = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    session.detach()
    return {font["familyName"]: font["isCustomFont"] for font in fonts}


def _roles(name: str) -> dict[str, str]:
    face = FACES[name]
    return {
        "--dossier-text": f'"{face.text.css}", serif',
        "--dossier-ui": f'"{face.ui.css}", sans-serif',
        "--md-text-font": f'"{face.ui.css}"',
        "--md-code-font": f'"{face.ui.css}"',
    }


@cache
def script(name: str) -> str:
    """Return the statement of JavaScript that sets a `document` in a face."""
    fonts = [
        [family.css, {"weight": str(weight), "style": style}, b64encode(family.path(end).read_bytes()).decode()]
        for family in dict.fromkeys((FACES[name].text, FACES[name].ui))
        for weight, style, end in family.styles
    ]
    # A font made of bytes is loaded when its constructor returns, and no policy forbids it.
    # The script runs before there is a root element, and the page may replace document.adoptedStyleSheets.
    return f"""{{
      for (const [family, style, data] of {json.dumps(fonts)})
        document.fonts.add(new FontFace(family, Uint8Array.from(atob(data), (one) => one.charCodeAt(0)), style));
      const dress = () => {{
        for (const [role, families] of {json.dumps(list(_roles(name).items()))})
          document.documentElement?.style.setProperty(role, families, "important");
      }};
      dress();
      new MutationObserver(dress).observe(document, {{ childList: true }});
    }}"""
