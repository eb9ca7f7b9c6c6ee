"""Take over regions and trainings from content/, so that what an editor changes there holds here."""

from sqlalchemy import Engine
from sqlmodel import Session, col, select

from backend.models import Region, Training, TrainingSubject
from werkwijzer.content import schema
from werkwijzer.content.library import Library
from werkwijzer.database import writing

COUNTRY = Region(id="nl", name="Nederland")


def take_over(library: Library, engine: Engine) -> None:
    """Make the tables equal to content/: new rows added, changed ones changed, gone ones removed."""
    with Session(writing(engine)) as session, session.begin():
        session.merge(COUNTRY.model_copy())
        for key, entry in library.regions.items():
            session.merge(Region(id=key, name=entry.name))
        session.flush()
        for gone in session.exec(
            select(Training).where(col(Training.id).not_in([training.id for training in library.trainings]))
        ):
            session.delete(gone)
        for training in library.trainings:
            session.merge(_row(training))
        session.flush()
        for closed in session.exec(select(Region).where(col(Region.id).not_in([COUNTRY.id, *library.regions]))):
            session.delete(closed)


def _row(training: schema.Training) -> Training:
    row = Training(
        **training.model_dump(include={"id", "title", "provider", "level", "free", "duration", "form", "url"}),
        region_id=training.region,
        status=training.status,
        note=training.note,
    )
    row.subjects = [TrainingSubject(training_id=training.id, subject=subject) for subject in training.subjects]
    return row
