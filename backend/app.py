"""Build the backend's routes for the internal port."""

from pathlib import Path

from fastapi import APIRouter

from backend.api import regions, trainings

MIGRATIONS = Path(__file__).parent / "migrations"


def routes() -> APIRouter:
    """Give every route of the backend, below /backend."""
    router = APIRouter(prefix="/backend")
    router.include_router(regions.router)
    router.include_router(trainings.router)
    return router
