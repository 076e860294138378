"""Take the pictures of the guide for contributors, on the real site in a real browser.

    python -m tools.pictures

The site is built without the claim of the guide, and that claim is added again with the form, as a reader would. The
site names no repository, as by default. The pictures are written to `docs/pictures/`, as WebP, which Chromium itself
makes of what it shows.
"""

from __future__ import annotations

import base64
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import FloatRect, Locator, Page, expect, sync_playwright

from tools.browser import FLAGS, find
from tools.selecting import select

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs/pictures"
MOST_BYTES = 60 * 1024
"""Most that one picture may weigh."""
CLAIM = "annotations/claims/unherd/no-deal-no-ceasefire.yml"
WORDS = "they announced no deal and reached no ceasefire"
SAYS = "The summit ended without a deal or a ceasefire."
POSITION = "None was announced"
SCALE = 1.5
"""Pixels of a picture to one of the page, so that it is sharp on a fine screen."""
_QUALITY = 0.6
_GAP = 24
_SETTINGS = {"REPO_URL": "", "SITE_URL": "", "EDIT_URI": "", "DOSSIER_SOURCES": ""}
_WEBP = """async ([png, quality]) => {
  const image = new Image();
  image.src = `data:image/png;base64,${png}`;
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: image.width, height: image.height });
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0);
  // Page and picture have one colour: a line says where the picture ends.
  context.lineWidth = 4;
  context.strokeStyle = "#c9c7c2";
  context.strokeRect(0, 0, image.width, image.height);
  return canvas.toDataURL("image/webp", quality).split(",")[1];
}"""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def _served(site: Path) -> Iterator[str]:
    """Serve a folder on this machine while the block runs; yield its address."""
    host = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site)))
    threading.Thread(target=host.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{host.server_port}/"
    finally:
        host.shutdown()


def _build(folder: Path) -> Path:
    """Build the site without the claim of the guide in `folder`."""
    for name in ("docs", "annotations"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    (folder / CLAIM).unlink()
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    subprocess.run(command, cwd=folder, check=True, env={**os.environ, **_SETTINGS}, stderr=subprocess.DEVNULL)
    return folder / "site"


def _around(*parts: Locator) -> FloatRect:
    """Return the part of the page that has all `parts`, with a gap around them."""
    boxes = [box for part in parts if (box := part.bounding_box())]
    left, top = min(box["x"] for box in boxes), min(box["y"] for box in boxes)
    right = max(box["x"] + box["width"] for box in boxes)
    bottom = max(box["y"] + box["height"] for box in boxes)
    return {"x": left - _GAP, "y": top - _GAP, "width": right - left + 2 * _GAP, "height": bottom - top + 2 * _GAP}


def _take(page: Page, name: str, clip: FloatRect | None = None) -> None:
    png = page.screenshot(clip=clip, animations="disabled", caret="hide")
    with page.context.browser.new_page() as blank:  # type: ignore[union-attr]
        webp = base64.b64decode(blank.evaluate(_WEBP, [base64.b64encode(png).decode(), _QUALITY]))
    if len(webp) > MOST_BYTES:
        sys.exit(f"{name} has {len(webp)} bytes: expected at most {MOST_BYTES}")
    (PICTURES / f"{name}.webp").write_bytes(webp)
    print(f"{name}.webp: {len(webp)} bytes")


def _select(page: Page, address: str) -> Locator:
    """Select the words in the article with the mouse; return the button that this shows."""
    page.goto(f"{address}articles/unherd/")
    page.wait_for_selector("[data-dossier-ready]")
    select(page, WORDS)
    button = page.get_by_role("button", name="Annotate these words")
    expect(button).to_be_visible()
    return button


def _pictures(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 500, "height": 760})
    button = _select(page, address)
    _take(page, "words", _around(page.locator(".dossier-unit", has_text=WORDS).locator("p").first, button))
    page.set_viewport_size({"width": 1120, "height": 760})
    _select(page, address).click()
    form = page.get_by_role("dialog", name="Annotate")
    expect(form.get_by_label("What do they claim?")).to_be_focused()
    page.keyboard.type(SAYS)
    form.get_by_text("Report", exact=True).click()
    expect(form.get_by_label("Which question does it answer?")).not_to_have_value("")
    form.locator(".dossier-rows label", has_text=POSITION).click()
    expect(form.locator("[data-show=status]")).to_have_text("Checked: no problems.")
    form.locator(".dossier-annotate-body").evaluate("(body) => body.scrollTo(0, 0)")
    _take(page, "form", form.bounding_box())
    form.locator("summary[data-show=file-name]").click()
    form.locator("#dossier-annotate-card").evaluate("(card) => card.scrollIntoView({ block: 'start' })")
    _take(page, "file", form.bounding_box())


def main() -> None:
    """Build the site and take the pictures."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, _served(_build(Path(folder))) as address, sync_playwright() as run:
        browser = run.chromium.launch(executable_path=find(), args=[*FLAGS])
        context = browser.new_context(
            viewport={"width": 1120, "height": 760}, device_scale_factor=SCALE, color_scheme="light"
        )
        _pictures(context.new_page(), address)
        browser.close()


if __name__ == "__main__":
    main()
