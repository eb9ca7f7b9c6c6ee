"""The tables of the backend, each in its own file, on one metadata."""

from backend.models.base import METADATA
from backend.models.region import Region, RegionPublic
from backend.models.training import Training, TrainingPublic, TrainingSubject

__all__ = ["METADATA", "Region", "RegionPublic", "Training", "TrainingPublic", "TrainingSubject"]
