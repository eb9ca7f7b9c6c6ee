"""The environment of stock Rasa, with its real TensorFlow: made on demand, and in no lock of this project."""

import subprocess
import sys
from pathlib import Path

from bench.understanding.systems import BenchFailed
from werkwijzer import nlu_env
from werkwijzer.paths import ROOT

RASA = "rasa==3.6.21"
_HOME = ROOT / "var" / "bench" / "stock"
_STAMP = _HOME / ".installed"


def python() -> Path:
    """Give the interpreter of the stock environment, installed first if need be (2.6 GB).

    Raises:
        BenchFailed: uv cannot make it.
    """
    found = _HOME / "bin" / "python"
    if not (_STAMP.exists() and _STAMP.read_text() == RASA):
        print(f"installing {RASA} with TensorFlow into {_HOME.relative_to(ROOT)} ...", file=sys.stderr)
        # The very interpreter of our own Rasa environment.
        _uv("venv", "--no-project", "--clear", "--python", str(nlu_env.python().resolve()), str(_HOME))
        _uv("pip", "install", "--python", str(found), RASA)
        _STAMP.write_text(RASA)
    return found


def _uv(*arguments: str) -> None:
    command = [nlu_env._uv(), *arguments]
    done = subprocess.run(command, env=nlu_env._environment(), cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise BenchFailed(f"uv {arguments[0]}: {done.stderr[-2000:]}")
