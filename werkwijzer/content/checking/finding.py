"""What the check has to say to an editor."""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, order=True)
class Finding:
    """One thing that is wrong or may be wrong; `file` counts from content/, `line` from 1."""

    file: str
    line: int
    problem: str
    what_to_do: str
    severity: Severity = "error"
