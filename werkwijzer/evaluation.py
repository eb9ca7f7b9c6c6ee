"""Measure understanding on voices that the model has not seen, in the Rasa environment."""

import subprocess
from pathlib import Path

from werkwijzer import nlu_env
from werkwijzer.training import rasa_environment


def evaluate(var: Path, encoder: str) -> int:
    """Leave each voice out in turn, train on the others and print how well it is understood; give the exit code."""
    return subprocess.run(  # noqa: S603
        [str(nlu_env.python()), "-m", "leave_one_voice_out", encoder], env=rasa_environment(var), check=False
    ).returncode
