"""See to the accessibility checkers for the tests: axe-core and pa11y, from npm.

Use: python -m tests.browser.tools
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from werkwijzer.paths import ROOT

FOLDER = ROOT / "var" / "tools"
PACKAGES = {"axe-core": "4.14.1", "pa11y": "9.1.1"}
AXE = FOLDER / "node_modules" / "axe-core" / "axe.min.js"
HTMLCS = FOLDER / "node_modules" / "@pa11y" / "html_codesniffer" / "build" / "HTMLCS.js"
PA11Y = FOLDER / "node_modules" / "pa11y" / "bin" / "pa11y.js"
INSTALLED = FOLDER / "installed"
"""Which versions are there."""


def wanted() -> str:
    return "\n".join(f"{name}@{version}" for name, version in PACKAGES.items())


def installed() -> bool:
    return INSTALLED.exists() and INSTALLED.read_text() == wanted() and Path(AXE).exists()


def install() -> None:
    """Install both with npm; pa11y must not fetch a browser of its own."""
    npm = shutil.which("npm")
    if npm is None:
        return
    FOLDER.mkdir(parents=True, exist_ok=True)
    command = [npm, "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(FOLDER), *wanted().split()]
    environment = {**os.environ, "PUPPETEER_SKIP_DOWNLOAD": "1"}
    done = subprocess.run(command, env=environment, stdout=sys.stderr, check=False)
    if done.returncode == 0:
        INSTALLED.write_text(wanted())


if __name__ == "__main__":
    if not installed():
        print("De toegankelijkheidstoetsen (axe, pa11y) worden geïnstalleerd.", file=sys.stderr)
        install()
    if not installed():
        print("axe en pa11y konden niet worden geïnstalleerd: die tests worden overgeslagen.", file=sys.stderr)
