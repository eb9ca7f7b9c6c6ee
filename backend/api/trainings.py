"""Trainings."""

from typing import Annotated

from fastapi import APIRouter, HTTPException, Query

from backend.api.dependencies import SessionDep
from backend.models import Training, TrainingPublic
from backend.services import training_search

router = APIRouter(prefix="/trainings", tags=["trainings"])


@router.get("")
def search_trainings(
    session: SessionDep,
    subject: Annotated[str | None, Query(max_length=80)] = None,
    region: Annotated[str | None, Query(max_length=32)] = None,
    limit: Annotated[int, Query(ge=1, le=50)] = 5,
) -> list[TrainingPublic]:
    return [_public(training) for training in training_search.search(session, subject, region, limit)]


@router.get("/subjects")
def list_subjects(session: SessionDep) -> list[str]:
    return training_search.subjects(session)


@router.get("/{training_id}")
def get_training(session: SessionDep, training_id: str) -> TrainingPublic:
    training = session.get(Training, training_id)
    if training is None:
        raise HTTPException(404, "no such training")
    return _public(training)


def _public(training: Training) -> TrainingPublic:
    return TrainingPublic(
        **training.model_dump(exclude={"region_id"}),
        region=training.region_id,
        subjects=sorted(subject.subject for subject in training.subjects),
    )
