"""The metadata that the backend's tables share, apart from that of other parts."""

from sqlalchemy.orm import registry
from sqlmodel import SQLModel

_REGISTRY = registry()
METADATA = _REGISTRY.metadata


class BackendModel(SQLModel, registry=_REGISTRY):
    """A table of the backend."""
