"""The linear model over n-grams and meaning, free of Rasa, so that it can be measured alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import FeatureUnion
from sklearn.svm import LinearSVC

from components.decision import OUTSIDE
from components.encoder import Encoder
from components.language import DUTCH

SURE_MARGIN = 0.4
"""Where the n-grams put the best label this far before the second, 96 to 98 % are right without the encoder."""

ENOUGH = 0.1
"""Where the solver stops; a thousand times the usual tolerance moves shares by 0.3 points at most, in less time."""

LEAST_FOR_A_MEAN = 40
"""Texts of a language before their mean says something of the language."""


@dataclass(frozen=True)
class Ranked:
    """A label with the model's score: the signed distance to its plane, about -1 (no) to 1 (yes)."""

    label: str
    score: float


@dataclass(frozen=True)
class Ranking:
    """Every label, the best first, and whether the encoder was asked for it."""

    labels: list[Ranked]
    asked: bool


@dataclass(frozen=True)
class Scored:
    """The scores of many texts: `scores` has a row a text and a column a label, `asked` says where the encoder was."""

    labels: np.ndarray
    scores: np.ndarray
    asked: np.ndarray


@dataclass(frozen=True)
class Head:
    """One plane for each label; single precision, because there are millions of weights."""

    labels: np.ndarray
    weights: np.ndarray
    bias: np.ndarray

    @classmethod
    def fit(cls, features: csr_matrix, labels: Sequence[str]) -> Head:
        svc = LinearSVC(C=0.5, tol=ENOUGH, class_weight=_weights(labels), random_state=0).fit(features, labels)
        return cls(svc.classes_, np.ascontiguousarray(svc.coef_.T, dtype=np.float32), svc.intercept_.astype(np.float32))

    def scores(self, features: csr_matrix) -> np.ndarray:
        """Give a row of scores for each row of features, one for each label."""
        return np.asarray(features @ self.weights) + self.bias

    def rank(self, features: csr_matrix) -> list[Ranked]:
        """Give every label for one row of features, the best first."""
        row = self.scores(features)[0]
        return [Ranked(str(self.labels[index]), float(row[index])) for index in np.argsort(-row, kind="stable")]


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
        for _, vectoriser in ngrams.transformer_list:
            # The terms that were too rare, kept for looking at only: more memory than all that are used.
            del vectoriser.stop_words_
        words = Head.fit(features, labels)
        if vectors.shape[1] == 0:
            return cls(ngrams, words, None, {})
        means = _means(np.array(languages), vectors)
        centred = np.stack([vector - _mean(means, language) for vector, language in zip(vectors, languages)])
        return cls(ngrams, words, Head.fit(_beside(features, centred), labels), means)

    def rank(self, text: str, language: str, encoder: Encoder) -> Ranking:
        """Give every label, the best first; the encoder is asked where the n-grams are not sure or know too little."""
        features = self._features(text)
        ranking = self._words.rank(features)
        if self._meaning is None or (language == DUTCH and is_sure(ranking)):
            return Ranking(ranking, asked=False)
        vector = encoder.encode([text]) - _mean(self._means, language)
        return Ranking(self._meaning.rank(_beside(features, vector)), asked=True)

    def sure_label(self, text: str) -> str | None:
        """Give the label of which the n-grams alone are sure, if there is one."""
        ranking = self._words.rank(self._features(text))
        return ranking[0].label if is_sure(ranking) else None

    def _features(self, text: str) -> csr_matrix:
        return self._ngrams.transform([text.lower()]).tocsr()

    def score(self, texts: Sequence[str], languages: Sequence[str], vectors: np.ndarray) -> Scored:
        """Score many texts whose vectors are known, each by the head that `rank` would have taken."""
        features = self._ngrams.transform([text.lower() for text in texts]).tocsr()
        scores = self._words.scores(features)
        asked = np.zeros(len(texts), dtype=bool)
        if self._meaning is not None:
            best = np.sort(scores, axis=1)
            unsure = best[:, -1] - best[:, -2] <= SURE_MARGIN
            asked = unsure | (np.array(languages) != DUTCH)
        if asked.any():
            ask = np.flatnonzero(asked)
            centred = np.stack([vectors[number] - _mean(self._means, languages[number]) for number in ask])
            scores[ask] = self._meaning.scores(_beside(features[ask], centred))
        return Scored(self._words.labels, scores, asked)

    @property
    def labels(self) -> np.ndarray:
        """The labels in the order of the scores."""
        return self._words.labels

    @property
    def has_meaning(self) -> bool:
        return self._meaning is not None


def is_sure(ranking: list[Ranked]) -> bool:
    """Say whether the best label is so far ahead that the encoder need not be asked."""
    return ranking[0].score - ranking[1].score > SURE_MARGIN


def _weights(labels: Sequence[str]) -> dict[str, float]:
    """Give less weight to each example of a label that has more than most, so that it does not attract what is rare.

    Measured beside no weights and beside weights in proportion: docs/decisions/0005. What the bot is not about keeps
    its full weight: nothing else is so varied.
    """
    count = Counter(labels)
    usual = float(np.median(list(count.values())))
    weights = {label: min(1.0, (usual / examples) ** 0.5) for label, examples in count.items()}
    return weights if OUTSIDE not in count else {**weights, OUTSIDE: 1.0}


def _means(languages: np.ndarray, vectors: np.ndarray) -> dict[str, np.ndarray]:
    return {
        str(language): vectors[languages == language].mean(axis=0)
        for language in np.unique(languages)
        if np.count_nonzero(languages == language) >= LEAST_FOR_A_MEAN
    }


def _mean(means: dict[str, np.ndarray], language: str) -> np.ndarray:
    return means.get(language, means[DUTCH])


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
