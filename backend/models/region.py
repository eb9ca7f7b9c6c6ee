"""Labour market regions."""

from sqlmodel import Field, SQLModel

from backend.models.base import BackendModel


class Region(BackendModel, table=True):
    """A region as in content/regions.yml; `nl` is the country as a whole."""

    __tablename__ = "backend_region"

    id: str = Field(primary_key=True, max_length=32)
    name: str


class RegionPublic(SQLModel):
    """What the API gives of a region."""

    id: str
    name: str
