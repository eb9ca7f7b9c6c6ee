"""The forms that the files of content/ must have."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

COUNTRY = "nl"
"""The key of what holds everywhere; the other keys are those of regions.yml."""
Status = Literal["active", "ended", "unconfirmed"]
Task = Literal[
    "vacature_zoeken", "training_zoeken", "afspraak_maken", "loopbaan_apk_doen", "mijn_stappen", "medewerker"
]

MAX_TITLE = 40
"""Characters that a button still shows on a narrow phone."""


def _well_formed(url: str) -> str:
    if any(character in url for character in ' "<>'):
        raise ValueError("een adres bevat geen spaties, aanhalingstekens of haken")
    return url


Url = Annotated[str, Field(pattern="^https://"), AfterValidator(_well_formed)]
"""Where we send people: always over https."""

SourceUrl = Annotated[str, Field(pattern="^https?://"), AfterValidator(_well_formed)]
"""Where a fact was read: an old page may have no https."""


class Form(BaseModel):
    """What every form has: nothing unknown in it, no blanks around texts, never changed."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True, frozen=True)


class Link(Form):
    title: str = Field(min_length=2)
    url: Url


class Source(Form):
    """Where a fact stands. `dated` is the date the page itself gives, `checked` the day we read it."""

    title: str = Field(min_length=2)
    url: SourceUrl | None = None
    dated: str | None = None
    checked: date


class NextStep(Form):
    """The one thing to do now: follow a link, start a task of the bot, or read another topic."""

    text: str = Field(min_length=2)
    link: Link | None = None
    task: Task | None = None
    topic: str | None = None

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if sum(way is not None for way in (self.link, self.task, self.topic)) != 1:
            raise ValueError("een vervolgstap heeft precies één van link, task of topic")
        return self


class Answer(Form):
    """What is said on one topic in one region."""

    status: Status
    text: str = Field(min_length=10)
    simple: str = Field(min_length=10)
    next_step: NextStep
    links: list[Link] = Field(max_length=2)
    source: Source
    valid_from: date | None = None
    valid_until: date | None = None
    successor: str | None = None
    review: date

    def is_past_review(self, today: date) -> bool:
        """Say whether the day by which somebody had to look at it again has gone by."""
        return self.review < today


class Topic(Form):
    """One question with its answers: the national one, and the regional ones that replace it."""

    title: str = Field(min_length=3, max_length=MAX_TITLE)
    answers: dict[str, Answer]

    @model_validator(mode="after")
    def _has_national_answer(self) -> Self:
        if COUNTRY not in self.answers:
            raise ValueError("het landelijke antwoord (nl) ontbreekt")
        return self


class RegionEntry(Form):
    """A labour market region; woorden/plaatsen.yml says what lies in it."""

    name: str
    button: str = Field(max_length=MAX_TITLE)


class OwnLanguage(Form):
    """What somebody reads in his own language.

    Before an answer in simple Dutch, when his text is unclear, in an emergency, and when we ask where he lives.
    """

    understood: str
    unclear: str
    emergency: str
    region: str


class Training(Form):
    """A course that a jobseeker can start by himself."""

    id: str = Field(pattern=r"^[a-z0-9-]+$")
    title: str
    provider: str
    subjects: list[str] = Field(min_length=1)
    level: str | None = None
    free: bool | None = None
    duration: str | None = None
    form: str | None = None
    region: str
    url: Url | None = None
    status: Literal["beschikbaar", "waarschijnlijk", "onzeker"]
    source: str | None = None
    source_date: str | None = None
    note: str | None = None
