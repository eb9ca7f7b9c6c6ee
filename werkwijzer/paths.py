"""Say where the parts of a checkout are."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
NLU = ROOT / "nlu"
STORIES = ROOT / "stories"
CONTENT = ROOT / "content"
