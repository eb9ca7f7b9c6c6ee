"""Understand each voice with a model that never saw it: learned from the others, spelling included."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from components.decision import Thresholds
from components.encoder import make
from components.examples import Example
from components.language import DUTCH
from components.learning import fit
from components.spelling import Speller
from components.understanding import Temperatures, Understanding
from components.words import Words, attested_words, real_words
from joblib import Parallel, delayed

from evaluation.asking import KnownVectors, Row, ask


@dataclass(frozen=True)
class Trust:
    """How sure the bot must be, as chosen in training. Six numbers: not chosen anew for each voice."""

    temperatures: Temperatures
    thresholds: Thresholds


@dataclass(frozen=True)
class LeavingOut:
    """All that a voice is left out of: every example, its vector, and the words that are no typing errors."""

    examples: Sequence[Example]
    vectors: np.ndarray
    encoder: str
    trust: Trust
    real: Words
    attested: Words

    @classmethod
    def of(cls, examples: Sequence[Example], vectors: np.ndarray, encoder: str, trust: Trust) -> LeavingOut:
        """`encoder` is the name by which `make` gives the one that made the vectors."""
        return cls(examples, vectors, encoder, trust, real_words(), attested_words())

    def each(self, voices: Sequence[str]) -> Iterator[list[Row]]:
        """Give what is made of each voice, as soon as it is ready, on all cores."""
        parallel = Parallel(n_jobs=os.cpu_count(), return_as="generator_unordered")
        return iter(parallel(delayed(self.leave_out)(voice) for voice in voices))

    def leave_out(self, voice: str) -> list[Row]:
        """Give what a model of the other voices makes of this one."""
        own = [number for number, one in enumerate(self.examples) if one.voice == voice]
        others = [number for number, one in enumerate(self.examples) if one.voice != voice]
        questions = [self.examples[number] for number in own]
        # Only what the speller changes has no vector yet, and only where the words are not sure is it asked for.
        encoder = KnownVectors([one.text for one in questions], self.vectors[own], make(self.encoder))
        return ask(
            self._learned_from([self.examples[number] for number in others], self.vectors[others]), encoder, questions
        )

    def _learned_from(self, examples: Sequence[Example], vectors: np.ndarray) -> Understanding:
        speller = Speller.fit([one.text for one in examples if one.language == DUTCH], self.real, self.attested)
        return Understanding(fit(examples, vectors), speller, self.trust.temperatures, self.trust.thresholds)
