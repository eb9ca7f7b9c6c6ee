"""Courses that a jobseeker can start by himself."""

from sqlmodel import Field, Relationship, SQLModel

from backend.models.base import BackendModel


class TrainingSubject(BackendModel, table=True):
    """One subject of one training."""

    __tablename__ = "backend_training_subject"

    training_id: str = Field(foreign_key="backend_training.id", primary_key=True, ondelete="CASCADE")
    subject: str = Field(primary_key=True, index=True, max_length=80)


class Training(BackendModel, table=True):
    """A course, with how sure we are that it still runs (`status`)."""

    __tablename__ = "backend_training"

    id: str = Field(primary_key=True, max_length=80)
    title: str
    provider: str
    level: str | None = None
    free: bool | None = None
    duration: str | None = None
    form: str | None = None
    region_id: str = Field(foreign_key="backend_region.id", index=True)
    url: str | None = None
    status: str
    note: str | None = None
    subjects: list[TrainingSubject] = Relationship(
        sa_relationship_kwargs={"cascade": "all, delete-orphan", "lazy": "selectin"}
    )


class TrainingPublic(SQLModel):
    """What the API gives of a training."""

    id: str
    title: str
    provider: str
    subjects: list[str]
    level: str | None
    free: bool | None
    duration: str | None
    form: str | None
    region: str
    url: str | None
    status: str
    note: str | None
