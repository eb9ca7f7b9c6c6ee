"""Find texts that nearly repeat another: among the examples, and between those and the texts held out to measure with.

Use: `python -m near_duplicates`, with nlu/ on the path and the folder for vectors in WERKWIJZER_VECTORS.

An example that nearly repeats another teaches nothing, and lets a voice that is left out look better understood than it
is. Near means near in letters and in meaning at once. In letters alone "hoe vraag ik ww aan" is near to "hoe vraag ik
digid aan"; in meaning alone "o que é banenafspraak" is near to "wat is de banenafspraak".
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from components.encoder import VectorCache, kept_in, make
from components.examples import Example, read
from evaluation.questions import read_set
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import CountVectorizer

HELD_OUT = Path(__file__).parent / "held_out"
BLOCK = 250
"""Texts that are compared with all others at once; 20,000 shares each, so more of them costs memory."""

Vectors = Callable[[Sequence[str]], np.ndarray]


@dataclass(frozen=True)
class Limit:
    """From how many words on (in the shorter text) which share of letters and which cosine of meaning are too near."""

    words: int
    letters: float
    meaning: float


LIMITS = (Limit(words=4, letters=0.7, meaning=0.75), Limit(words=8, letters=0.6, meaning=0.65))
"""Chosen by reading some hundreds of pairs of each kind. Writers who never met ask a short question in the same words
("wat is een scholingsvoucher"); the longer a text, the less often that is chance. Of copies of eight words or more with
one word replaced by another 98 in 100 are found, with two replaced 80. Under four words ("ww aanvragen", "nee hoor")
only the same words are too near: any writer types those, and how he spells them is what there is to learn from."""


@dataclass(frozen=True)
class Pair:
    """An example and the text it is too near to: `letters` is a share, `meaning` a cosine."""

    example: Example
    other: Example
    letters: float
    meaning: float
    is_held_out: bool
    """Whether the other is a text to measure with, and not an example too."""

    def __str__(self) -> str:
        texts = (f"  {one.voice} · {one.labels[0]} · {one.text}" for one in (self.example, self.other))
        return f"letters {self.letters:.2f}, betekenis {self.meaning:.2f}\n" + "\n".join(texts)


def find(examples: Sequence[Example], held_out: Sequence[Example], vectors: Vectors) -> list[Pair]:
    """Give every example with a text it is too near to.

    Two examples may be so under two topics, if one of them says that the other's topic fits as well (`also_ok`).
    Without an encoder every `meaning` is 0, and only texts of the same words are found.
    """
    texts = [*examples, *held_out]
    words = [_words(one.text) for one in texts]
    similar = [pair for pair in look_alikes([" ".join(own) for own in words]) if pair[0] < len(examples)]
    asked = sorted({number for one, other, _ in similar for number in (one, other)})
    meaning = dict(zip(asked, _directions([texts[number] for number in asked], _means(examples, vectors), vectors)))
    found = []
    for one, other, letters in similar:
        cosine = float(meaning[one] @ meaning[other])
        if _is_near(words[one], words[other], letters, cosine):
            found.append(Pair(texts[one], texts[other], letters, cosine, is_held_out=other >= len(examples)))
    return [pair for pair in found if pair.is_held_out or not _both_fit(pair)]


def look_alikes(texts: Sequence[str], block: int = BLOCK) -> Iterator[tuple[int, int, float]]:
    """Give the pairs of texts, the earlier first, that share enough of their n-grams of four letters (Jaccard)."""
    least = min(limit.letters for limit in LIMITS)
    count = CountVectorizer(analyzer="char_wb", ngram_range=(4, 4), binary=True, lowercase=False, dtype=np.float32)
    ngrams = csr_matrix(count.fit_transform(texts))
    size = np.diff(ngrams.indptr)
    turned = ngrams.T.tocsc()
    for start in range(0, len(texts), block):
        end = min(start + block, len(texts))
        shared = (ngrams[start:end] @ turned[:, :end]).tocoo()
        later, earlier = shared.row + start, shared.col
        share = shared.data / (size[later] + size[earlier] - shared.data)
        for number in np.nonzero((share >= least) & (earlier < later))[0]:
            yield int(earlier[number]), int(later[number]), float(share[number])


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _means(examples: Sequence[Example], vectors: Vectors) -> dict[str, np.ndarray]:
    """Give the mean vector of each language: much of what any two texts share is only their language."""
    rows = vectors([example.text for example in examples])
    languages = np.array([example.language for example in examples])
    return {language: rows[languages == language].mean(axis=0) for language in set(languages)}


def _directions(texts: Sequence[Example], means: dict[str, np.ndarray], vectors: Vectors) -> np.ndarray:
    """Give the vectors without what is usual for the language, each of length 1."""
    rows = vectors([one.text for one in texts])
    unknown = np.zeros(rows.shape[1])
    own = rows - np.array([means.get(one.language, unknown) for one in texts]).reshape(rows.shape)
    return own / np.maximum(np.linalg.norm(own, axis=1, keepdims=True), 1e-9)


def _is_near(one: list[str], other: list[str], letters: float, meaning: float) -> bool:
    shortest = min(len(one), len(other))
    return one == other or any(
        shortest >= limit.words and letters >= limit.letters and meaning >= limit.meaning for limit in LIMITS
    )


def _both_fit(pair: Pair) -> bool:
    one, other = pair.example.labels, pair.other.labels
    return one[0] != other[0] and not set(one).isdisjoint(other)


def find_in_data() -> list[Pair]:
    """Give what is too near in the data of this project."""
    examples = read()
    known = {example.labels[0] for example in examples}
    held_out = [text for path in sorted(HELD_OUT.glob("*.jsonl")) for text in read_set(path, known)]
    return find(examples, held_out, VectorCache(kept_in(), make("e5")).vectors)


def main() -> int:
    pairs = find_in_data()
    for pair in pairs:
        print(pair)
    of_held_out = sum(pair.is_held_out for pair in pairs)
    print(f"{len(pairs) - of_held_out} paren voorbeelden die bijna gelijk zijn.")
    print(f"{of_held_out} voorbeelden die bijna gelijk zijn aan een apart gehouden tekst.")
    return 1 if pairs else 0


if __name__ == "__main__":
    sys.exit(main())
