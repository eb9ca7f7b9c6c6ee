"""Understand texts without a server, in the Rasa environment."""

import subprocess
from pathlib import Path
from typing import IO

from werkwijzer import nlu_env
from werkwijzer.training import rasa_environment


def parse(model: Path, texts: IO[bytes], results: IO[bytes]) -> int:
    """Write one JSON object a line for each line of `texts`; give the exit code. The form is in nlu/parse_lines.py."""
    return subprocess.run(  # noqa: S603
        [str(nlu_env.python()), "-m", "parse_lines", str(model)],
        stdin=texts,
        stdout=results,
        env=rasa_environment(model.parents[1]),
        check=False,
    ).returncode
