"""Settings that all tests share."""

from __future__ import annotations

import os

from hypothesis import settings

# A shared machine is slow at times, which is no fault of the code: no deadline. In CI the same examples are
# tried at every run, so that a change is judged by what it changed; at home new ones are looked for.
settings.register_profile("home", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "home")
