"""How often the encoder is not asked, and what our model costs beside the same one without it."""

import json
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from math import nan
from pathlib import Path
from statistics import fmean
from typing import Literal

from bench.understanding.systems import BenchFailed, Parse, System, parse_in_turn, train_on
from werkwijzer.paths import NLU, ROOT
from werkwijzer.training import ensure_model

LEAST_SKIPPED, MOST_WHEN_SKIPPED, MOST_OVER_ALL = 0.45, 1.5, 4.0
HIDDEN = "\u2060"
"""What the bot puts before a typed slash, which Rasa would read as an intent."""


@dataclass(frozen=True)
class Ratios:
    """Shares and ratios of our model beside the plain one, over the same texts."""

    texts: int
    skipped: float
    skipped_wall: float
    skipped_cpu: float
    asked_cpu: float
    all_wall: float
    all_cpu: float


def measure(own: System, plain: System, texts: Sequence[str], scratch: Path) -> Ratios:
    """Ask the project's present model and a plain one, trained on the same examples, the same texts in turn."""
    model = ensure_model(ROOT / "var")
    plain_model = _plain_model(plain, model.name, scratch)
    typed = [HIDDEN + text if text.startswith("/") else text for text in texts]
    print("speed: asking ...", file=sys.stderr, flush=True)
    ours, twin = parse_in_turn([(own, model), (plain, plain_model)], typed, scratch)
    if not any(parse.asked for parse in ours.parses):
        raise BenchFailed("The encoder was not asked once: none for this machine, or its port has moved.")
    return ratios(ours.parses, twin.parses)


def _plain_model(plain: System, name: str, scratch: Path) -> Path:
    """Give the plain twin of the model of that name; the last one is kept: its name says what it was made of."""
    kept = ROOT / "var" / "bench" / "plain" / name
    if not kept.exists():
        print("speed: training the same pipeline without the encoder ...", file=sys.stderr, flush=True)
        shutil.rmtree(kept.parent, ignore_errors=True)
        kept.parent.mkdir(parents=True)
        train_on(plain, NLU / "data", scratch / "plain.tar.gz", scratch / "vectors")
        shutil.move(scratch / "plain.tar.gz", kept)
    return kept


def ratios(own: Sequence[Parse], plain: Sequence[Parse]) -> Ratios:
    """Compare our model with the plain one, text by text, those that skip the encoder apart."""
    pairs = list(zip(own, plain, strict=True))
    skipped = [pair for pair in pairs if not pair[0].asked]
    asked = [pair for pair in pairs if pair[0].asked]
    return Ratios(
        texts=len(pairs),
        skipped=len(skipped) / len(pairs),
        skipped_wall=_ratio(skipped, "wall"),
        skipped_cpu=_ratio(skipped, "cpu"),
        asked_cpu=_ratio(asked, "cpu"),
        all_wall=_ratio(pairs, "wall"),
        all_cpu=_ratio(pairs, "cpu"),
    )


def _ratio(pairs: Sequence[tuple[Parse, Parse]], what: Literal["wall", "cpu"]) -> float:
    if not pairs:
        return nan
    return fmean(getattr(own, what) for own, _ in pairs) / fmean(getattr(plain, what) for _, plain in pairs)


def texts_of(file: Path) -> list[str]:
    """Give the texts of a file of JSON lines that each have a `text`."""
    return [json.loads(line)["text"] for line in file.read_text().splitlines() if line.strip()]
