"""Hatchling's hook: a wheel or an sdist carries the front-end assets, so they are brought in before it is packed."""

import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class FrontendHook(BuildHookInterface[Any]):
    """Runs tools/frontend.py where the assets are missing; an editable install leaves them to `make`."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        if version != "editable" and not (root / "web/static/vendor/MANIFEST.json").exists():
            subprocess.run([sys.executable, str(root / "tools/frontend.py")], check=True, cwd=root)
