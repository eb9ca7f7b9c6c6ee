"""The encoder, its port and the cache of its vectors."""

from pathlib import Path

import numpy as np
import pytest
from components.encoder import E5, NoEncoder, VectorCache, make
from hypothesis import given, settings
from hypothesis import strategies as st


@pytest.fixture(scope="module")
def e5() -> E5:
    return E5()


class Counting(NoEncoder):
    """Gives made vectors and counts how many texts it was asked for."""

    name = "counting"
    size = 2

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode(self, texts):
        self.asked += texts
        return np.array([[len(text), 1.0] for text in texts], dtype=np.float32)


def test_texts_that_mean_the_same_lie_closer_than_others(e5: E5) -> None:
    asked, other_words, english, other = e5.encode(
        [
            "hoeveel bijstand krijg ik",
            "wat is de hoogte van mijn uitkering",
            "how much benefit do I get",
            "mijn fiets is gestolen",
        ]
    )
    assert asked @ other_words > asked @ other
    assert asked @ english > asked @ other


HOSTILE = st.one_of(
    st.text(max_size=3000),
    st.text(alphabet="\ufdfa\u0300\u0301\u200d\ufe0f😀👩🏽\x00\u202e\ud800", min_size=1, max_size=2000),
)


@settings(max_examples=40, deadline=None)
@given(HOSTILE)
def test_hostile_text_gives_a_vector_of_length_one(e5: E5, text: str) -> None:
    vector = e5.encode([text])[0]
    assert vector.shape == (384,)
    assert np.isfinite(vector).all()
    assert np.linalg.norm(vector) == pytest.approx(1.0, abs=1e-3)


def test_no_encoder_gives_vectors_of_no_size() -> None:
    assert make("none").encode(["wat is top", "hoi"]).shape == (2, 0)


def test_encoder_that_cannot_be_had_becomes_none_with_a_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: E5) -> None:
        raise ImportError("no wheel")

    monkeypatch.setattr(E5, "__init__", refuse)
    with pytest.warns(UserWarning, match="No sentence encoder"):
        assert make("e5").name == "none"


def test_cache_asks_for_each_text_once_also_after_a_restart(tmp_path: Path) -> None:
    encoder = Counting()
    VectorCache(tmp_path, encoder).vectors(["een", "twee", "een"])
    again = VectorCache(tmp_path, encoder).vectors(["twee", "drie!", "een"])
    assert sorted(encoder.asked) == ["drie!", "een", "twee"]
    assert again[:, 0].tolist() == [4, 5, 3]


def test_cache_says_how_far_it_is(tmp_path: Path) -> None:
    said: list[tuple[int, int]] = []
    VectorCache(tmp_path, Counting()).vectors([str(n) for n in range(100)], lambda done, of: said.append((done, of)))
    assert said == [(64, 100), (100, 100)]
