"""Measure understanding and write a report of it.

Use: `python -m evaluation MODEL REPORT [--encoder e5|none] [--voices a,b] [--set FILE.jsonl]...`, with nlu/ on the path
and the folder for vectors in WERKWIJZER_VECTORS. Without sets each voice of the examples is left out in turn.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import numpy as np
from components.encoder import Encoder, VectorCache, kept_in, make
from components.examples import Example, read
from components.learning import learn
from components.understanding import Understanding
from embed_examples import progress

from evaluation import report, terminal
from evaluation.asking import Row
from evaluation.figures import About, gather
from evaluation.groups import groups
from evaluation.leaving_out import LeavingOut, Trust
from evaluation.questions import CannotMeasure, read_set
from evaluation.trained import Trained

BY_OTHERS = (
    "Elke stem is verstaan door een model dat alleen van de andere stemmen leerde, ook hoe woorden worden gespeld. "
    "De zes getallen hieronder zijn één keer gekozen, bij het trainen op alle stemmen. Een stem in een andere taal "
    "is vaak de enige in die taal: de bot verstaat die taal in werkelijkheid beter."
)
BY_THE_BOT = "Deze teksten zijn verstaan door het model zoals de bot het heeft."


def main(arguments: Sequence[str]) -> int:
    wanted = _arguments().parse_args(arguments)
    try:
        _make(wanted.report)
        rows, about = _asked(wanted) if wanted.set else _left_out(wanted)
    except CannotMeasure as error:
        print(error, file=sys.stderr)
        return 1
    figures = gather(rows, groups(), about)
    print("\n" + terminal.short_table(figures))
    print(f"\nHet verslag is {report.write(figures, wanted.report)}.")
    return 0


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="evaluation")
    parser.add_argument("model", type=Path)
    parser.add_argument("report", type=Path)
    parser.add_argument("--encoder", choices=("e5", "none"), default="e5")
    parser.add_argument("--voices", type=_names, default=[])
    parser.add_argument("--set", type=Path, action="append", default=[])
    return parser


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",")]


def _make(report: Path) -> None:
    """Make the folder for the report before minutes are spent on measuring."""
    try:
        report.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotMeasure(f"De map {report} voor het verslag kan niet worden gemaakt.") from error


def _asked(wanted: argparse.Namespace) -> tuple[list[Row], About]:
    if wanted.voices or wanted.encoder == "none":
        raise CannotMeasure("Bij --set past geen --voices of --encoder none: het gaat dan om het model van de bot.")
    trained = Trained.load(wanted.model)
    known = trained.topics()
    questions = [question for path in wanted.set for question in read_set(path, known)]
    what = f"{BY_THE_BOT} Bestanden: {', '.join(path.name for path in wanted.set)}."
    return trained.ask(questions), _about(what, trained.encoder, trained.understanding)


def _left_out(wanted: argparse.Namespace) -> tuple[list[Row], About]:
    encoder = make(wanted.encoder)
    examples = read()
    voices = sorted({example.voice for example in examples})
    strange = set(wanted.voices).difference(voices)
    if strange:
        raise CannotMeasure(f"Deze stem is er niet: {sorted(strange)[0]}. Wel: {', '.join(voices)}.")
    vectors = _vectors(encoder, examples)
    trusted = _trusted(wanted.model, examples, vectors)
    trust = Trust(trusted.temperatures, trusted.thresholds)
    rows = []
    for own in LeavingOut.of(examples, vectors, wanted.encoder, trust).each(wanted.voices or voices):
        print(terminal.as_line(own), flush=True)
        rows += own
    return rows, _about(BY_OTHERS, encoder, trusted)


def _vectors(encoder: Encoder, examples: list[Example]) -> np.ndarray:
    if not encoder.size:
        return np.zeros((len(examples), 0), dtype=np.float32)
    return VectorCache(kept_in(), encoder).vectors([example.text for example in examples], progress)


def _trusted(model: Path, examples: list[Example], vectors: np.ndarray) -> Understanding:
    """Give the understanding that says how sure to be: the trained one, or one without encoder where none is wanted."""
    trained = Trained.load(model).understanding
    return trained if trained.model.has_meaning == bool(vectors.shape[1]) else learn(examples, vectors)


def _about(what: str, encoder: Encoder, understanding: Understanding) -> About:
    return About(
        what, date.today().isoformat(), encoder.name, Trust(understanding.temperatures, understanding.thresholds)
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
