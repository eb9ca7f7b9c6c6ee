"""Understand a text: correct it, rank the topics, say how sure that is, and decide. Free of Rasa."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from components.decision import EMERGENCY, OUTSIDE, Shares, Thresholds
from components.encoder import Encoder
from components.language import DUTCH
from components.model import Ranked, Ranking, TopicModel
from components.spelling import Speller

PASSING = frozenset(
    {
        "groet", "afscheid", "bedankt", "ja", "nee", "meer", "stop", "hulp", "bot_vraag", "niet_snappen", "andere_taal",
        "frustratie", EMERGENCY, OUTSIDE,
    }
)  # fmt: skip
"""Labels that are no request of their own, so never a second one beside another."""
SHORTEST_CLAUSE = 3
_BETWEEN_CLAUSES = re.compile(r"[.?!;]+\s|\ben\s+(?:ook|verder|daarnaast|dan nog)\b|\bmaar ook\b|\ben\b", re.IGNORECASE)


@dataclass(frozen=True)
class Temperatures:
    """What the scores of each head are divided by before they become shares: lower gives the best label more."""

    words: float = 0.2
    meaning: float = 0.2

    def shares(self, ranking: Ranking) -> Shares:
        """Give the scores as shares that add up to one, the best first."""
        return shares(ranking.labels, self.meaning if ranking.asked else self.words)


@dataclass(frozen=True)
class Understood:
    """What the bot makes of a text: `intent` is what it decided for, `also` a second topic that the text names."""

    shares: Shares
    decision: str
    intent: str
    also: str | None

    @property
    def confidence(self) -> float:
        """The share of the best label, which is not the intent where the bot asks or sends away."""
        return next(iter(self.shares.values()))


NOTHING_SAID = Understood({OUTSIDE: 1.0}, "outside", OUTSIDE, None)
"""What is made of a text in which nothing but control characters was."""


@dataclass
class Understanding:
    """All that training gives: the model, the speller of its words, and how far to trust them."""

    model: TopicModel
    speller: Speller
    temperatures: Temperatures
    thresholds: Thresholds

    def understand(self, text: str, language: str, encoder: Encoder) -> Understood:
        """Understand a normalised text, which may be empty."""
        if not text:
            return NOTHING_SAID
        corrected = self.speller.correct(text) if language == DUTCH else text
        ranking = self.model.rank(corrected, language, encoder)
        found = self.temperatures.shares(ranking)
        if language == DUTCH and ranking.asked and not self.speller.knows_a_word(corrected):
            # The encoder puts letters without sense somewhere too, among the emergencies for one.
            return Understood(found, "outside", OUTSIDE, None)
        decision, intent = self.thresholds.decide(found)
        also = self._also(corrected, intent) if decision == "answer" and language == DUTCH else None
        return Understood(found, decision, intent, also)

    def _also(self, text: str, intent: str) -> str | None:
        """Give a second topic of which a clause of the text is sure, where another clause is sure of the first."""
        if intent in PASSING:
            return None
        clauses = [clause for clause in _BETWEEN_CLAUSES.split(text) if len(clause.split()) >= SHORTEST_CLAUSE]
        if len(clauses) < 2:
            return None
        sure = [label for clause in clauses if (label := self.model.sure_label(clause)) is not None]
        others = [label for label in sure if label != intent and label not in PASSING]
        return others[0] if intent in sure and others else None


def shares(ranking: Sequence[Ranked], temperature: float) -> Shares:
    """Give the scores as shares that add up to one, in the order of the ranking."""
    scores = np.array([ranked.score for ranked in ranking]) / temperature
    powers = np.exp(scores - scores.max())
    return {ranked.label: float(share) for ranked, share in zip(ranking, powers / powers.sum())}
