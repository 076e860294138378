"""The browser modules as one classic script, and files that it can read, for a site that is read from a disk.

A browser runs no module from a disk, and lets no script read a file there. The modules are joined as they are written:
each becomes a function, which is called when another one first needs what it offers. What is joined are the modules of
this package, which import and export by name and never in a circle; any other form is an error.
"""

from __future__ import annotations

import json
import posixpath
import re
from base64 import b64encode
from collections.abc import Mapping

CARRIER = "files.js"
"""The script that carries files, in their folder; `assets/disk/fetch.js` loads it."""
FETCH = "disk/fetch.js"
"""The module that takes the place of `fetch`."""

_NAMES = r"\{(?P<names>[^}]*)\}"
_IMPORT = re.compile(rf'^import {_NAMES} from "(?P<path>\.[^"]+)";$', re.MULTILINE)
_OFFERED = re.compile(rf'^export {_NAMES} from "(?P<path>\.[^"]+)";$', re.MULTILINE)
_EXPORT = re.compile(r"^export (?P<kept>(?:async function|function|class|const) (?P<name>\w+))", re.MULTILINE)
_LATER = re.compile(r'\bimport\("(?P<path>\.[^"]+)"\)')
_HERE = "import.meta.url"
_LEFT = re.compile(r"^(?:import|export)\b.*|^(?!\s*(?://|/?\*)).*\bimport(?:\(|\.meta).*", re.MULTILINE)
_FRAME = """\
(() => {{
"use strict";
const made = new Map();
const here = document.currentScript.src;
const modules = {{
{modules}}};
function use(name) {{
if (!made.has(name)) made.set(name, modules[name]());
return made.get(name);
}}
const later = async (name) => use(name);
const fetch = (...request) => use({fetch}).fetchFromDisk(...request);
use({entry});
}})();
"""


class JoinError(ValueError):
    """A module has an import or an export in a form that cannot be joined."""


def joined(modules: Mapping[str, str], entry: str) -> str:
    """Return a classic script that does what the module `entry` does, in the folder in which the modules would be.

    Args:
        modules: Modules by path, with `FETCH` and all that they import.
        entry: One of them.

    Raises:
        JoinError: An import or export has another form than these modules have, or leads to a module that is missing.
    """
    bodies = "".join(f"{json.dumps(name)}() {{\n{_body(name, modules)}}},\n" for name in sorted(modules))
    return _FRAME.format(modules=bodies, fetch=json.dumps(FETCH), entry=json.dumps(entry))


def _body(name: str, modules: Mapping[str, str]) -> str:
    """Return the body of the function that the module `name` becomes; it returns what the module offers."""
    source = modules[name]
    offers = [found["name"] for found in _EXPORT.finditer(source)]

    def of(found: re.Match[str]) -> str:
        path = posixpath.normpath(posixpath.join(posixpath.dirname(name), found["path"]))
        if path not in modules:
            raise JoinError(f"{name}: {path} is not among the modules")
        return json.dumps(path)

    def bound(found: re.Match[str]) -> str:
        return f"const {{{found['names'].replace(' as ', ': ')}}} = use({of(found)});"

    def passed_on(found: re.Match[str]) -> str:
        if " as " in found["names"]:
            raise JoinError(f"{name}: expected names that stay the same, found {found[0]}")
        # The module may import the name as well, so that it cannot be declared here.
        names = filter(None, map(str.strip, found["names"].split(",")))
        offers.extend(f"{each}: use({of(found)}).{each}" for each in names)
        return ""

    body = _OFFERED.sub(passed_on, _IMPORT.sub(bound, source))
    body = _LATER.sub(lambda found: f"later({of(found)})", _EXPORT.sub(lambda found: found["kept"], body))
    body = body.replace(_HERE, f"new URL({json.dumps(name)}, here).href")
    left = _LEFT.search(body)
    if left:
        raise JoinError(f"{name}: expected imports and exports by name, found {left[0].strip()}")
    return f"{body.rstrip()}\nreturn {{{', '.join(offers)}}};\n"


def carrier(files: Mapping[str, bytes]) -> bytes:
    """Return the script that carries `files`, by name."""
    carried = {name: b64encode(content).decode("ascii") for name, content in sorted(files.items())}
    return f"globalThis.dossierFiles = {json.dumps(carried, indent=0)};\n".encode()
