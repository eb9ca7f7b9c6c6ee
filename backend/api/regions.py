"""Regions."""

from collections.abc import Sequence

from fastapi import APIRouter
from sqlmodel import select

from backend.api.dependencies import SessionDep
from backend.models import Region, RegionPublic

router = APIRouter(prefix="/regions", tags=["regions"])


@router.get("", response_model=list[RegionPublic])
def list_regions(session: SessionDep) -> Sequence[Region]:
    return session.exec(select(Region).order_by(Region.id)).all()
