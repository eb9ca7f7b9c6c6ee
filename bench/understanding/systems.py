"""The systems side by side, and the one way in which each is trained and asked."""

import json
import os
import resource
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from typing import Any

import yaml

from bench.understanding.examples import Example, as_training_data
from werkwijzer.paths import NLU, ROOT
from werkwijzer.training import rasa_environment

ROUNDS = 3
"""Models take turns so many times, and medians count: what else the machine does hits all of them alike."""

STOCK_PIPELINE = Path(__file__).parent / "stock.yml"


class BenchFailed(Exception):
    """A system could not be set up, trained or asked."""


@dataclass(frozen=True)
class System:
    """A name, the interpreter of its environment and the configuration it is trained with."""

    name: str
    python: Path
    config: dict[str, Any]


@dataclass(frozen=True)
class Cost:
    """Seconds on the clock, and seconds of processor over all threads."""

    wall: float
    cpu: float


@dataclass(frozen=True)
class Parse:
    """What a text was taken for, the best label first, what that cost, and whether the encoder was asked."""

    ranking: tuple[str, ...]
    wall: float
    cpu: float
    asked: bool


@dataclass(frozen=True)
class Run:
    """A model at work: the cost up to the first answer, bytes in memory when loaded and in use, and each parse."""

    start: Cost
    rss_loaded: float
    rss_used: float
    parses: list[Parse]


def ours(python: Path, encoder: str) -> System:
    """Give this project's pipeline as in nlu/config.yml, with that choice of encoder (`e5` or `none`)."""
    config: dict[str, Any] = yaml.safe_load((NLU / "config.yml").read_text())
    # It would read the project's own examples, whatever is to be learned here.
    del config["importers"]
    components = [component for component in config["pipeline"] if "encoder" in component]
    if not components:
        raise BenchFailed("No component in nlu/config.yml has a choice of encoder.")
    for component in components:
        component["encoder"] = encoder
    return System("ours, without encoder" if encoder == "none" else "ours, with encoder", python, config)


def stock(python: Path, epochs: int) -> System:
    """Give Rasa's default NLU pipeline, with DIET trained for `epochs`."""
    config: dict[str, Any] = yaml.safe_load(STOCK_PIPELINE.read_text())
    for component in config["pipeline"]:
        if "epochs" in component:
            component["epochs"] = epochs
    return System(f"stock Rasa, DIET {epochs} epochs", python, config)


def train(system: System, examples: Sequence[Example], model: Path, vectors: Path) -> Cost:
    """Train on the examples, on all cores; vectors that are not in `vectors` yet are made and kept there."""
    data = model.parent / "examples" / "nlu.yml"
    data.parent.mkdir(parents=True, exist_ok=True)
    data.write_text(as_training_data(examples))
    return train_on(system, data, model, vectors)


def train_on(system: System, data: Path, model: Path, vectors: Path) -> Cost:
    """Train as `train` does, on examples that stand in a file or folder."""
    config = model.with_name(f"{model.name}.config.yml")
    config.write_text(yaml.safe_dump(system.config))
    environment = _environment(vectors)
    # A server answers with one thread, so that talks do not wait for each other; training may have every core.
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        del environment[name]
    model.unlink(missing_ok=True)
    # Of the process and all that it starts: examples may be learned from by several at once.
    wall, cpu = time.monotonic(), _cpu_of_children()
    _run(system, ["train", str(config), str(data), str(model)], environment, model.parent)
    if not model.exists():
        raise BenchFailed(f"{system.name}: no model came of the training.")
    return Cost(time.monotonic() - wall, _cpu_of_children() - cpu)


def _cpu_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def parse_in_turn(models: Sequence[tuple[System, Path]], texts: Sequence[str], scratch: Path) -> list[Run]:
    """Load each model and ask it each text, in turns; give what is typical of each."""
    rounds = [[_parse(system, model, texts, scratch) for system, model in models] for _ in range(ROUNDS)]
    return [typical(runs) for runs in zip(*rounds, strict=True)]


def _parse(system: System, model: Path, texts: Sequence[str], scratch: Path) -> Run:
    asked, report = scratch / "texts.json", scratch / "report.json"
    asked.write_text(json.dumps(texts))
    _run(system, ["parse", str(model), str(asked), str(report)], _environment(scratch), scratch)
    result: dict[str, Any] = json.loads(report.read_text())
    parses = [Parse(**{**row, "ranking": tuple(row["ranking"])}) for row in result.pop("parses")]
    return Run(**{**result, "start": Cost(**result["start"]), "parses": parses})


def typical(runs: Sequence[Run]) -> Run:
    """Give the medians over runs of one model: of its start, its memory and of each text."""
    return Run(
        start=Cost(median(run.start.wall for run in runs), median(run.start.cpu for run in runs)),
        rss_loaded=median(run.rss_loaded for run in runs),
        rss_used=median(run.rss_used for run in runs),
        parses=[
            replace(same[0], wall=median(parse.wall for parse in same), cpu=median(parse.cpu for parse in same))
            for same in zip(*(run.parses for run in runs), strict=True)
        ],
    )


def _environment(vectors: Path) -> dict[str, str]:
    return {
        **rasa_environment(ROOT / "var"),
        "WERKWIJZER_VECTORS": str(vectors),
        "PYTHONPATH": os.pathsep.join((str(NLU), str(ROOT))),
        "RASA_MAX_CACHE_SIZE": "0",
        "TF_CPP_MIN_LOG_LEVEL": "3",
    }


def _run(system: System, arguments: list[str], environment: dict[str, str], scratch: Path) -> None:
    command = [str(system.python), "-m", "bench.understanding.worker", *arguments]
    done = subprocess.run(command, env=environment, cwd=scratch, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise BenchFailed(f"{system.name}: {done.stdout[-2000:]}\n{done.stderr[-4000:]}")
