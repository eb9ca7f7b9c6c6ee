"""Train the model when anything it is made of has changed."""

import hashlib
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from filelock import FileLock

from werkwijzer import nlu_env
from werkwijzer.content.vocabulary import FOLDER
from werkwijzer.errors import EnvironmentNotReady, TrainingFailed
from werkwijzer.paths import CONTENT, NLU, ROOT, STORIES

KEPT_MODELS = 3


def fingerprint() -> str:
    """Give a name for the state of everything a model is made of.

    Rasa's own cache sees a component's class only, not a helper module or a word list that it reads.
    """
    files = [NLU / "config.yml", NLU / "uv.lock"]
    yaml = [(directory, "*.yml") for directory in (NLU / "data", STORIES, CONTENT / FOLDER)]
    for directory, pattern in [(NLU / "components", "*.py"), *yaml]:
        files += sorted(directory.rglob(pattern))
    digest = hashlib.sha256()
    for file in files:
        digest.update(str(file.relative_to(ROOT)).encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def model_path(var: Path) -> Path:
    """Give where the model of the present state is, or would be."""
    return var / "models" / f"{fingerprint()}.tar.gz"


def ensure_model(var: Path) -> Path:
    """Give the model of the present state, trained first if there is none.

    Raises:
        TrainingFailed: Rasa refused the data; its own words are printed.
        EnvironmentNotReady: there is no Rasa, or var/ cannot be written.
    """
    target = model_path(var.resolve())
    if target.exists():
        return target
    python = nlu_env.python()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(target.parent / ".lock"):
            if not target.exists():
                _train(python, target)
    except OSError as error:
        raise EnvironmentNotReady(f"Kan niet schrijven in {target.parent}: {error.strerror}.") from error
    return target


def _train(python: Path, target: Path) -> None:
    print("Het taalmodel wordt getraind, omdat er nog geen is of de voorbeelden zijn veranderd ...", file=sys.stderr)
    started = time.monotonic()
    with tempfile.TemporaryDirectory(dir=target.parent) as scratch:
        command = [str(python), "-m", "rasa_start", "train", "--force", "--quiet", "--config", str(NLU / "config.yml")]
        # Rasa's validation reads all examples once more, and warns of every question. The importer of the configuration
        # knows where the examples are.
        command += ["--skip-validation", "--domain", str(STORIES / "domain"), "--data", str(STORIES / "rules")]
        command += ["--out", scratch, "--fixed-model-name", "model"]
        environment = rasa_environment(target.parents[1])
        _embed(python, environment)
        result = subprocess.run(  # noqa: S603
            command, env=environment, cwd=scratch, capture_output=True, text=True, check=False
        )
        made = Path(scratch) / "model.tar.gz"
        if result.returncode != 0 or not made.exists():
            print(result.stdout[-4000:], result.stderr[-4000:], sep="\n", file=sys.stderr)
            raise TrainingFailed("Rasa kon het model niet trainen; hierboven staat waarom.")
        made.replace(target)
    print(f"Het taalmodel is klaar na {time.monotonic() - started:.0f} seconden.", file=sys.stderr)
    _drop_old(target)


def _embed(python: Path, environment: dict[str, str]) -> None:
    """Encode new examples on all cores; a server uses one, so that talks do not wait for each other."""
    every_core = {**environment, "OMP_NUM_THREADS": str(os.cpu_count() or 1)}
    subprocess.run([str(python), "-m", "embed_examples"], env=every_core, stdout=sys.stderr, check=False)  # noqa: S603


def _drop_old(newest: Path) -> None:
    models = sorted(newest.parent.glob("*.tar.gz"), key=lambda path: path.stat().st_mtime, reverse=True)
    for old in models[KEPT_MODELS:]:
        old.unlink()


def rasa_environment(var: Path) -> dict[str, str]:
    """Give the environment in which Rasa finds our components and tells nobody about its use."""
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith(("VIRTUAL_ENV", "PYTHON"))},
        "PYTHONPATH": str(NLU),
        "WERKWIJZER_VECTORS": str(var / "vectors"),
        "PYTHONWARNINGS": "ignore",
        "RASA_TELEMETRY_ENABLED": "false",
        "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "SANIC_ACCESS_LOG": "false",
    }
