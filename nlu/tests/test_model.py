"""The two heads, and when the encoder is asked."""

import numpy as np
from components.encoder import NoEncoder
from components.model import TopicModel

TEXTS = ["hoeveel geld krijg ik"] * 4 + ["waar is het loket van de gemeente"] * 4 + ["ik ben ziek geworden"] * 4
LABELS = ["hoogte"] * 4 + ["contact"] * 4 + ["ziek"] * 4
VECTORS = np.repeat(np.eye(3, dtype=np.float32), 4, axis=0)


class Asked(NoEncoder):
    """Says that every text means the third label, and counts."""

    size = 3

    def __init__(self) -> None:
        self.times = 0

    def encode(self, texts):
        self.times += 1
        return np.array([[0.0, 0.0, 1.0]] * len(texts), dtype=np.float32)


def model(vectors: np.ndarray = VECTORS) -> TopicModel:
    languages = ["nl"] * len(TEXTS)
    # Few texts of a language have no mean of their own; these stand for many.
    return TopicModel.fit(TEXTS * 5, LABELS * 5, languages * 5, np.tile(vectors, (5, 1)))


def test_encoder_is_not_asked_where_the_ngrams_are_sure() -> None:
    encoder = Asked()
    assert model().rank("hoeveel geld krijg ik", "nl", encoder).labels[0].label == "hoogte"
    assert encoder.times == 0


def test_encoder_decides_where_the_ngrams_know_nothing() -> None:
    encoder = Asked()
    assert model().rank("xyzzy", "nl", encoder).labels[0].label == "ziek"
    assert encoder.times == 1


def test_encoder_is_always_asked_for_another_language() -> None:
    encoder = Asked()
    model().rank("hoeveel geld krijg ik", "pl", encoder)
    assert encoder.times == 1


def test_without_vectors_the_ngrams_decide_alone() -> None:
    made = model(np.zeros((len(TEXTS), 0), dtype=np.float32))
    assert not made.has_meaning
    assert made.rank("het loket van de gemeente", "nl", NoEncoder()).labels[0].label == "contact"


def test_every_label_is_ranked_the_best_first() -> None:
    ranking = model().rank("ben ziek", "nl", Asked()).labels
    assert sorted(ranked.label for ranked in ranking) == ["contact", "hoogte", "ziek"]
    assert [ranked.score for ranked in ranking] == sorted((ranked.score for ranked in ranking), reverse=True)


def test_scoring_many_texts_at_once_gives_what_one_by_one_gives() -> None:
    made = model()
    texts, languages = ["hoeveel geld krijg ik", "xyzzy", "ben ziek", "hoeveel geld krijg ik"], ["nl", "nl", "nl", "pl"]
    together = made.score(texts, languages, Asked().encode(texts))
    for text, language, scores, asked in zip(texts, languages, together.scores, together.asked):
        alone = made.rank(text, language, Asked())
        assert alone.asked == asked
        assert alone.labels[0].label == together.labels[scores.argmax()]
        assert np.isclose(alone.labels[0].score, scores.max())
