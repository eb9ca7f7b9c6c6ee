"""Learn from the examples: the model from all of them, and how far to trust it from writers left out in turn."""

from __future__ import annotations

import os
from collections.abc import Sequence

import numpy as np
from joblib import Parallel, delayed

from components.calibration import choose, left_out, temperatures
from components.examples import Example
from components.language import DUTCH
from components.model import Scored, TopicModel
from components.spelling import Speller
from components.understanding import Understanding
from components.words import attested_words, real_words

FOLDS = 2
"""More folds would leave fewer writers out at a time, and take as much longer: training must stay quick."""
ALWAYS, NEVER = -1, -2
"""Instead of a fold: learned from in every fold, or in none."""
MOSTLY = 0.5
NEVER_LEARNED = -9.0


def learn(examples: Sequence[Example], vectors: np.ndarray) -> Understanding:
    """Learn from examples and their vectors, on all cores.

    The speller takes no part in the folds: it would need new vectors for every text it changes, and only makes the
    bot a little better than the thresholds think.
    """
    fold_of = folds(examples)
    model, *scored, speller = Parallel(n_jobs=os.cpu_count())(
        [delayed(fit)(examples, vectors)]
        + [delayed(score_left_out)(examples, vectors, fold_of, fold) for fold in range(FOLDS)]
        + [delayed(learn_spelling)(examples)]
    )
    labels = [example.labels for fold in range(FOLDS) for example in _of_fold(examples, fold_of, fold)]
    together = put_together(model.labels, scored)
    found = temperatures(together, labels)
    thresholds = choose(left_out(together, labels, found))
    return Understanding(model, speller, found, thresholds)


def fit(examples: Sequence[Example], vectors: np.ndarray) -> TopicModel:
    """Fit a model; an example counts under the first of its labels."""
    return TopicModel.fit(
        [example.text for example in examples],
        [example.labels[0] for example in examples],
        [example.language for example in examples],
        vectors,
    )


def learn_spelling(examples: Sequence[Example]) -> Speller:
    """Learn the words of the Dutch examples, beside those of the word lists."""
    return Speller.fit([one.text for one in examples if _is_dutch(one)], real_words(), attested_words())


def folds(examples: Sequence[Example]) -> list[int]:
    """Give each example its fold: all of one Dutch writer in the same.

    Writers in other languages take no part, because the thresholds are for Dutch. The collections of emergencies, which
    have other labels only to tell them apart, are always learned from. Without writers every example stands for itself.
    """
    own: dict[str, list[Example]] = {}
    for example in examples:
        own.setdefault(example.voice, []).append(example)
    dutch = {voice for voice, texts in own.items() if voice and sum(map(_is_dutch, texts)) > MOSTLY * len(texts)}
    everything = len({example.labels[0] for example in examples})
    whole = [voice for voice in sorted(dutch) if len({one.labels[0] for one in own[voice]}) > MOSTLY * everything]
    if len(whole) < FOLDS:
        return [number % FOLDS for number in range(len(examples))]
    fold_of = {voice: number % FOLDS for number, voice in enumerate(whole)}
    return [fold_of.get(example.voice, ALWAYS if example.voice in dutch else NEVER) for example in examples]


def _is_dutch(example: Example) -> bool:
    return example.language == DUTCH


def score_left_out(examples: Sequence[Example], vectors: np.ndarray, fold_of: Sequence[int], fold: int) -> Scored:
    """Score the texts of one fold by a model of the others."""
    learned = [number for number, other in enumerate(fold_of) if other not in (fold, NEVER)]
    model = fit([examples[number] for number in learned], vectors[learned])
    texts = _of_fold(examples, fold_of, fold)
    own = [number for number, other in enumerate(fold_of) if other == fold]
    return model.score([one.text for one in texts], [one.language for one in texts], vectors[own])


def put_together(labels: np.ndarray, scored: Sequence[Scored]) -> Scored:
    """Give the scores of all folds under the same labels; one that a fold never learned is not meant there."""
    rows = []
    for fold in scored:
        row = np.full((len(fold.scores), len(labels)), NEVER_LEARNED, dtype=np.float32)
        row[:, np.searchsorted(labels, fold.labels)] = fold.scores
        rows.append(row)
    return Scored(labels, np.concatenate(rows), np.concatenate([fold.asked for fold in scored]))


def _of_fold(examples: Sequence[Example], fold_of: Sequence[int], fold: int) -> list[Example]:
    return [example for example, own in zip(examples, fold_of) if own == fold]
