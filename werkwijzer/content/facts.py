"""The form of content/feiten/: what we know about a topic, and where we read it."""

from datetime import date
from typing import Literal, Self

from pydantic import Field, model_validator

from werkwijzer.content.schema import Form

FOLDER = "feiten"
HELP_LINES = "hulplijnen"
"""The facts that belong to no topic: the numbers for an emergency."""


class Fact(Form):
    """One thing that somebody wrote down somewhere; `region` is where it holds.

    Without a `source` it is no evidence. `sure` is how much the source is worth, `current` whether it still holds;
    `source_date` is what the page says about its age, in its own words ("2021", "circa 2023").
    """

    fact: str = Field(min_length=10)
    region: str
    source: str | None = Field(default=None, min_length=5)
    source_date: str | None = None
    sure: Literal["high", "medium", "low"]
    valid_from: date | None = None
    valid_until: date | None = None
    current: Literal["likely", "verify", "ended"] | None = None

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        if self.valid_from and self.valid_until and self.valid_until < self.valid_from:
            raise ValueError("valid_until ligt voor valid_from")
        return self


class TopicFacts(Form):
    """The facts of a topic; those of the topics in `also_from` count for it too."""

    facts: list[Fact]
    also_from: list[str] = Field(default=[])
