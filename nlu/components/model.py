"""The linear model over n-grams and meaning, free of Rasa, so that it can be measured alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import FeatureUnion
from sklearn.svm import LinearSVC

from components.encoder import Encoder
from components.language import DUTCH

SURE_MARGIN = 0.4
"""Where the n-grams put the best label this far before the second, the encoder would change nothing: 97 % are right."""


LEAST_FOR_A_MEAN = 40
"""Texts of a language before their mean says something of the language."""


@dataclass(frozen=True)
class Ranked:
    """A label with the model's score: the signed distance to its plane, about -1 (no) to 1 (yes)."""

    label: str
    score: float


@dataclass(frozen=True)
class Head:
    """One plane for each label; single precision, because there are millions of weights."""

    labels: np.ndarray
    weights: np.ndarray
    bias: np.ndarray

    @classmethod
    def fit(cls, features: csr_matrix, labels: Sequence[str]) -> Head:
        svc = LinearSVC(C=0.5, random_state=0).fit(features, labels)
        return cls(svc.classes_, np.ascontiguousarray(svc.coef_.T, dtype=np.float32), svc.intercept_.astype(np.float32))

    def scores(self, features: csr_matrix) -> np.ndarray:
        """Give a row of scores for each row of features, one for each label."""
        return np.asarray(features @ self.weights) + self.bias

    def rank(self, features: csr_matrix) -> list[Ranked]:
        """Give every label for one row of features, the best first."""
        scores = self.scores(features)[0]
        order = np.argsort(-scores, kind="stable")
        return [Ranked(str(self.labels[index]), float(scores[index])) for index in order]


class TopicModel:
    """Two heads: over n-grams, and over n-grams with meaning for the texts of which the first is not sure.

    Characters carry words that are misspelt, glued or split; word pairs carry what a question is about; the vector of
    the sentence carries what it means in other words, or in another language. From each vector the mean of its
    language is taken off: what all sentences of a language share says nothing.
    """

    def __init__(self, ngrams: FeatureUnion, words: Head, meaning: Head | None, means: dict[str, np.ndarray]) -> None:
        self._ngrams = ngrams
        self._words = words
        self._meaning = meaning
        self._means = means

    @classmethod
    def fit(
        cls, texts: Sequence[str], labels: Sequence[str], languages: Sequence[str], vectors: np.ndarray
    ) -> TopicModel:
        """Learn from texts and their vectors; with vectors of no size there is no second head."""
        ngrams = _ngrams()
        features = ngrams.fit_transform([text.lower() for text in texts]).tocsr()
        words = Head.fit(features, labels)
        if vectors.shape[1] == 0:
            return cls(ngrams, words, None, {})
        means = _means(np.array(languages), vectors)
        centred = np.stack([vector - _mean(means, language) for vector, language in zip(vectors, languages)])
        return cls(ngrams, words, Head.fit(_beside(features, centred), labels), means)

    def rank(self, text: str, language: str, encoder: Encoder) -> list[Ranked]:
        """Give every label, the best first; the encoder is asked where the n-grams are not sure or know too little."""
        features = self._ngrams.transform([text.lower()]).tocsr()
        ranking = self._words.rank(features)
        if self._meaning is None or (language == DUTCH and is_sure(ranking)):
            return ranking
        vector = encoder.encode([text]) - _mean(self._means, language)
        return self._meaning.rank(_beside(features, vector))

    def rank_known(self, text: str, language: str, vector: np.ndarray) -> list[Ranked]:
        """Rank a text whose vector is known already, as `rank` would."""
        return self.rank(text, language, _Known(vector))

    @property
    def has_meaning(self) -> bool:
        return self._meaning is not None


def is_sure(ranking: list[Ranked]) -> bool:
    """Say whether the best label is so far ahead that the encoder need not be asked."""
    return ranking[0].score - ranking[1].score > SURE_MARGIN


def _means(languages: np.ndarray, vectors: np.ndarray) -> dict[str, np.ndarray]:
    return {
        str(language): vectors[languages == language].mean(axis=0)
        for language in np.unique(languages)
        if np.count_nonzero(languages == language) >= LEAST_FOR_A_MEAN
    }


def _mean(means: dict[str, np.ndarray], language: str) -> np.ndarray:
    return means.get(language, means[DUTCH])


class _Known:
    name = "known"

    def __init__(self, vector: np.ndarray) -> None:
        self._vector = vector
        self.size = len(vector)

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        return np.stack([self._vector] * len(texts))


def _ngrams() -> FeatureUnion:
    word = r"(?u)\b\w+\b"
    return FeatureUnion(
        [
            (
                "characters",
                TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), min_df=3, sublinear_tf=True, dtype=np.float32),
            ),
            (
                "words",
                TfidfVectorizer(ngram_range=(1, 2), min_df=3, sublinear_tf=True, token_pattern=word, dtype=np.float32),
            ),
        ]
    )


def _beside(features: csr_matrix, vectors: np.ndarray) -> csr_matrix:
    length = np.linalg.norm(vectors, axis=1, keepdims=True)
    return hstack([features, csr_matrix(vectors / np.maximum(length, 1e-9))], dtype=np.float32).tocsr()
