"""What the tests of the check share."""

from pathlib import Path

import pytest

from tests.content.checking.planting import Copy


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    """Give a copy in which a text may be made short: the simpler wording of the topic is shorter still."""
    copy = Copy.made_in(tmp_path / "content")
    for region in ("nl", "rotterdam", "groot-amsterdam"):
        copy.say("simple", "Vraag uw gemeente om hulp.", region=region)
    return copy
