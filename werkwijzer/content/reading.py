"""Read a file of content/ into its form, with one clear sentence for what is wrong in it."""

from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import TypeAdapter, ValidationError

from werkwijzer.errors import ContentError
from werkwijzer.reasons import in_dutch

Shape = TypeVar("Shape")

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The safe loader, ten times as quick where libyaml is there, as it is in the wheels."""


def read(path: Path, shape: type[Shape]) -> Shape:
    """Give what stands in the file.

    Raises:
        ContentError: the file is missing, is not YAML, or does not have its form.
    """
    return _formed(path, shape, _parsed(path))


def read_if_filled(path: Path, shape: type[Shape]) -> Shape | None:
    """Give what stands in a file that may hold nothing, or be missing.

    Raises:
        ContentError: as `read`.
    """
    body = _parsed(path) if path.exists() else None
    return None if body is None else _formed(path, shape, body)


def _parsed(path: Path) -> object:
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=LOADER)  # noqa: S506
    except OSError as error:
        raise ContentError(f"{path.name} kan niet worden gelezen: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise ContentError(f"{path.name} is niet als UTF-8 bewaard (teken {error.start}).") from error
    except yaml.YAMLError as error:
        raise ContentError(f"{path.name} is geen geldig YAML: {error}.") from error
    except ValueError as error:
        # The parser makes dates itself, and fails on 30 February.
        raise ContentError(f"{path.name}: hierin staat een datum of tijd die niet bestaat ({error}).") from error


def _formed(path: Path, shape: type[Shape], body: object) -> Shape:
    try:
        return TypeAdapter(shape).validate_python(body)
    except ValidationError as error:
        first = error.errors()[0]
        place = " > ".join(str(part) for part in first["loc"])
        raise ContentError(f"{path.name}: {place}: {in_dutch(first)}.") from error
