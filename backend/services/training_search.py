"""Find trainings by subject, for the region where somebody lives."""

from sqlmodel import Session, col, select

from backend.models import Training, TrainingSubject

_SUREST_FIRST = {"beschikbaar": 0, "waarschijnlijk": 1, "onzeker": 2}


def search(session: Session, subject: str | None, region: str | None, limit: int) -> list[Training]:
    """Give at most `limit` trainings: only with a link, those of the own region and the surest first.

    Trainings of another region are left out; those of the whole country are always in.
    """
    query = select(Training).where(col(Training.url).is_not(None), col(Training.region_id).in_(["nl", region]))
    if subject is not None:
        query = query.where(
            col(Training.id).in_(select(TrainingSubject.training_id).where(TrainingSubject.subject == subject))
        )
    found = session.exec(query).all()
    return sorted(
        found, key=lambda training: (_SUREST_FIRST[training.status], training.region_id == "nl", training.title)
    )[:limit]


def subjects(session: Session) -> list[str]:
    """Give every subject that a training has, in the order of the alphabet."""
    return sorted(session.exec(select(TrainingSubject.subject).distinct()))
