"""See to a browser for the tests: one that is there, Debian's, or Playwright's own.

Use: python -m tests.browser.install
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome")


def installed() -> str | None:
    """Give the path of a browser that Playwright can drive, or nothing."""
    for name in NAMES:
        found = shutil.which(name)
        if found is not None:
            return found
    return _playwrights_own()


def _playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return str(path) if path.exists() else None


def _install() -> None:
    if shutil.which("apt-get") and os.geteuid() == 0:
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], env=environment, stdout=sys.stderr, check=False)
        command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"]
        subprocess.run(command, env=environment, stdout=sys.stderr, check=False)
    if installed() is None:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], stdout=sys.stderr, check=False)


if __name__ == "__main__":
    if installed() is None:
        print("Er is geen browser voor de tests; die wordt nu geïnstalleerd.", file=sys.stderr)
        _install()
    if installed() is None:
        print("Er kon geen browser worden geïnstalleerd: de browsertests worden overgeslagen.", file=sys.stderr)
