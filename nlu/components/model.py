"""The linear model over character and word n-grams, free of Rasa, so that it can be measured alone."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import FeatureUnion, Pipeline, make_pipeline
from sklearn.svm import LinearSVC


@dataclass(frozen=True)
class Ranked:
    """A label with the model's score: the signed distance to its plane, about -1 (no) to 1 (yes)."""

    label: str
    score: float


def build() -> Pipeline:
    """Give the untrained model.

    Characters carry words that are misspelt, glued or split; word pairs carry what a question is about. A
    LinearSVC is not measurably worse here than a transformer trained on the same examples, and trains in seconds.
    """
    features = FeatureUnion(
        [
            ("characters", TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), min_df=2, sublinear_tf=True)),
            (
                "words",
                TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True, token_pattern=r"(?u)\b\w+\b"),
            ),
        ]
    )
    return make_pipeline(features, LinearSVC(C=0.5, class_weight="balanced", random_state=0))


def rank(model: Pipeline, text: str) -> list[Ranked]:
    """Give every label the model knows, the best first."""
    scores = np.atleast_2d(model.decision_function([text]))[0]
    order = np.argsort(-scores, kind="stable")
    return [Ranked(str(model.classes_[index]), float(scores[index])) for index in order]
