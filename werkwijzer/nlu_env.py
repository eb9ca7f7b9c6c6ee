"""Look after the second environment: Rasa needs Python 3.10, everything else is newer."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from filelock import FileLock

from werkwijzer.errors import EnvironmentNotReady
from werkwijzer.paths import NLU, ROOT

PYTHON = NLU / ".venv" / "bin" / "python"
_STAMP = NLU / ".venv" / ".synced"


def ensure() -> None:
    """Install what nlu/uv.lock names, unless that very lock is installed already.

    Raises:
        EnvironmentNotReady: uv or Python 3.10 cannot be had, or a package cannot be fetched.
    """
    wanted = (NLU / "uv.lock").read_text() + (NLU / "pyproject.toml").read_text()
    if PYTHON.exists() and _STAMP.exists() and _STAMP.read_text() == wanted:
        return
    with FileLock(NLU / ".sync.lock"):
        print("De omgeving voor Rasa wordt klaargezet (Python 3.10). Dat duurt de eerste keer even.", file=sys.stderr)
        result = subprocess.run(  # noqa: S603
            [_uv(), "sync", "--project", str(NLU), "--frozen", "--quiet"],
            env=_environment(),
            stdout=sys.stderr,
            check=False,
        )
        if result.returncode != 0 or not PYTHON.exists():
            raise EnvironmentNotReady("De omgeving voor Rasa kon niet worden klaargezet; hierboven staat waarom.")
        _STAMP.write_text(wanted)


def _uv() -> str:
    own = ROOT / ".tools" / "bin" / "uv"
    found = os.environ.get("UV") or shutil.which("uv") or (str(own) if own.exists() else None)
    if found is None:
        raise EnvironmentNotReady("Het programma uv is niet gevonden. Start met `make run`, dat zet uv klaar.")
    return found


def _environment() -> dict[str, str]:
    """Give the environment for uv: without our own virtual environment, and with pyenv's interpreters in view."""
    environment = {name: value for name, value in os.environ.items() if name not in {"VIRTUAL_ENV", "UV_PYTHON"}}
    environment["UV_COMPILE_BYTECODE"] = "1"
    versions = _pyenv_versions()
    if versions:
        environment["PYENV_VERSION"] = ":".join(versions)
    return environment


def _pyenv_versions() -> list[str]:
    """Give pyenv's interpreters, Python 3.10 first; pyenv hides all but the chosen ones from uv."""
    if shutil.which("pyenv") is None:
        return []
    listed = subprocess.run(["pyenv", "versions", "--bare"], capture_output=True, text=True, check=False)  # noqa: S607
    versions = [line.strip() for line in listed.stdout.splitlines() if re.fullmatch(r"\s*3\.\d+\.\d+\s*", line)]
    return sorted(versions, key=lambda version: (not version.startswith("3.10."), version))


def python() -> Path:
    """Give the interpreter of the Rasa environment, set up if need be."""
    ensure()
    return PYTHON
