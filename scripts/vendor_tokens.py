"""Put the open design tokens that the chat uses beside it, from the npm package they are published in.

Use: python scripts/vendor_tokens.py [--check]

Only the tokens that our style sheets read are taken, with those they refer to: the whole theme is 200 kB. With --check
nothing is written; exit code 1 says that the file is not what this script makes, 2 that the package cannot be had.
"""

import base64
import hashlib
import re
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

PACKAGE = "@nl-design-system-unstable/voorbeeld-design-tokens"
VERSION = "7.4.1"
INTEGRITY = "sha512-GNnapAn2mTIzXRcCvs0JMr4Bf9+ivUJ3zFBJLRT1SYpAYm2xPwptVxIM3k4WLJ0c59E9FfxsEBPJluGuAHUVvg=="

WIDGET = Path(__file__).resolve().parents[1] / "bot" / "widget"
TOKENS = WIDGET / "vendor" / "voorbeeld-tokens.css"
LICENCE = WIDGET / "vendor" / "LICENSE.md"

# Where the tokens hold weighs nothing: a class or a rule of the site that names the element wins.
HEADER = f"""\
/* {PACKAGE} {VERSION}, dist/theme.css: the tokens that the chat uses.
   Copyright (c) the NL Design System community. Licensed under the EUPL-1.2, see LICENSE.md.
   Made by scripts/vendor_tokens.py. Do not edit. */
"""


class NotToBeHad(Exception):
    """npm or its registry is not there."""


def fetch() -> tuple[str, str]:
    """Give the theme and the licence text of the pinned package.

    Raises:
        NotToBeHad: npm or its registry is not there.
        ValueError: what came is not what was pinned.
    """
    with tempfile.TemporaryDirectory() as directory:
        command = ["npm", "pack", "--silent", f"{PACKAGE}@{VERSION}"]
        try:
            subprocess.run(command, cwd=directory, check=True, capture_output=True, timeout=120)  # noqa: S603
        except (OSError, subprocess.SubprocessError) as error:
            raise NotToBeHad(f"{PACKAGE} kan niet worden opgehaald met npm") from error
        tarball = next(Path(directory).glob("*.tgz"))
        digest = base64.b64encode(hashlib.sha512(tarball.read_bytes()).digest()).decode()
        if f"sha512-{digest}" != INTEGRITY:
            raise ValueError(f"{PACKAGE}@{VERSION} is not the file that was pinned")
        with tarfile.open(tarball) as archive:
            return _member(archive, "package/dist/theme.css"), _member(archive, "package/LICENSE.md")


def _member(archive: tarfile.TarFile, name: str) -> str:
    file = archive.extractfile(name)
    if file is None:
        raise ValueError(f"{name} is not a file")
    return file.read().decode()


def _references(css: str) -> set[str]:
    return {name for name in re.findall(r"var\((--[\w-]+)", css) if not name.startswith("--ww-")}


def tokens_for(theme: str, used: str) -> str:
    """Give the style sheet with the tokens that `used` reads, and those they refer to.

    Raises:
        ValueError: our style sheets read a token that the theme does not have.
    """
    values = dict(re.findall(r"(--[\w-]+):\s*([^;]+);", theme))
    wanted: set[str] = set()
    found = _references(used)
    while found:
        unknown = found - values.keys()
        if unknown:
            raise ValueError(f"the theme has no {', '.join(sorted(unknown))}")
        wanted |= found
        found = {name for token in found for name in _references(values[token])} - wanted
    lines = [f"  {name}: {values[name]};\n" for name in sorted(wanted)]
    return f"{HEADER}:where(werkwijzer-chat) {{\n{''.join(lines)}}}\n"


def made() -> dict[Path, str]:
    """Give what this script writes, by file."""
    theme, licence = fetch()
    used = "".join(path.read_text() for path in sorted(WIDGET.glob("*.css")))
    return {TOKENS: tokens_for(theme, used), LICENCE: licence}


def main() -> int:
    try:
        files = made()
    except NotToBeHad as error:
        print(error, file=sys.stderr)
        return 2
    if "--check" in sys.argv[1:]:
        stale = [path for path, text in files.items() if not path.exists() or path.read_text() != text]
        for path in stale:
            print(f"{path.name} is niet wat dit script maakt: draai het opnieuw.", file=sys.stderr)
        return 1 if stale else 0
    for path, text in files.items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
