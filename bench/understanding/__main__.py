"""Measure understanding beside stock Rasa. Use: python -m bench.understanding [--xsid DIRECTORY] [--set FILE.jsonl]

Progress goes to stderr, the tables for RESULTS.md to stdout. Stock Rasa is installed on the first run, and needs some
twenty minutes to train; `--skip-stock` leaves it out.
"""

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from bench.understanding import report, speed, stock, systems
from bench.understanding.examples import Split, between_voices, voices, xsid
from bench.understanding.report import Measured
from bench.understanding.systems import BenchFailed, Cost, System
from werkwijzer import nlu_env
from werkwijzer.paths import NLU, ROOT
from werkwijzer.training import fingerprint


def main(
    xsid_directory: Annotated[Path | None, typer.Option("--xsid", help="xSID's Dutch files.")] = None,
    texts: Annotated[Path | None, typer.Option("--set", help="JSON lines with a text each: timings only.")] = None,
    skip_stock: Annotated[bool, typer.Option("--skip-stock", help="Only our own systems.")] = False,
    skip_voices: Annotated[bool, typer.Option("--skip-voices", help="Leave our own examples out.")] = False,
    epochs: Annotated[int, typer.Option(help="Of DIET; Rasa's own default is 100.")] = 100,
) -> None:
    splits = [] if skip_voices else [between_voices(voices(NLU / "data"))]
    if xsid_directory is not None:
        splits.append(xsid(xsid_directory))
    measured = fingerprint()
    try:
        plain, own = (systems.ours(nlu_env.python(), encoder) for encoder in ("none", "e5"))
        side_by_side = [plain, own] if skip_stock else [systems.stock(stock.python(), epochs), plain, own]
        for split in splits:
            print(report.side_by_side(split, _measure(side_by_side, split)) + "\n", flush=True)
        if texts is not None:
            with _scratch() as scratch:
                print(report.speed(speed.measure(own, plain, speed.texts_of(texts), Path(scratch))))
    except BenchFailed as failed:
        sys.exit(str(failed))
    if fingerprint() != measured:
        sys.exit("The examples or components changed while they were measured: measure again.")


def _measure(side_by_side: Sequence[System], split: Split) -> list[Measured]:
    with _scratch() as name:
        trained = [_train(system, split, Path(name) / str(number)) for number, system in enumerate(side_by_side)]
        _say(f"{split.name}: asking all of them ...")
        models = [(system, model) for system, (model, _, _) in zip(side_by_side, trained, strict=True)]
        runs = systems.parse_in_turn(models, [example.text for example in split.test], Path(name))
    return [
        Measured(system.name, first, again, run)
        for system, (_, first, again), run in zip(side_by_side, trained, runs, strict=True)
    ]


def _train(system: System, split: Split, home: Path) -> tuple[Path, Cost, Cost | None]:
    """Give the model, the cost of training from nothing, and of training again with the vectors that left behind."""
    _say(f"{split.name}: training {system.name} ...")
    model, vectors = home / "model.tar.gz", home / "vectors"
    first = systems.train(system, split.train, model, vectors)
    again = systems.train(system, split.train, model, vectors) if vectors.exists() else None
    return model, first, again


def _say(progress: str) -> None:
    print(progress, file=sys.stderr, flush=True)


def _scratch() -> tempfile.TemporaryDirectory[str]:
    """Give an empty folder on the disk of the project: models may be too large for one in memory."""
    home = ROOT / "var" / "bench"
    home.mkdir(parents=True, exist_ok=True)
    return tempfile.TemporaryDirectory(dir=home)


if __name__ == "__main__":
    typer.run(main)
