"""Measure understanding, in the Rasa environment."""

import subprocess
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

from werkwijzer import nlu_env
from werkwijzer.training import ensure_model, rasa_environment


class Encoder(StrEnum):
    """With the sentence encoder, or without it."""

    E5 = "e5"
    NONE = "none"


def evaluate(var: Path, report: Path, encoder: Encoder, voices: str, sets: Sequence[Path]) -> int:
    """Measure voices left out in turn, or sets of questions, and write a report of it; give the exit code.

    `voices` are names with commas between them; none of them are all.
    """
    command = [str(nlu_env.python()), "-m", "evaluation", str(ensure_model(var)), str(report), "--encoder", encoder]
    command += ["--voices", voices] if voices else []
    command += [part for path in sets for part in ("--set", str(path))]
    return subprocess.run(command, env=rasa_environment(var), check=False).returncode  # noqa: S603
