"""What the surroundings must offer for some tests: without it they skip, loudly, or fail where it is required."""

import os

import pytest


def missing(what: str, why: str) -> None:
    """Skip the test, or fail it when WERKWIJZER_REQUIRE names `what`."""
    if what in os.environ.get("WERKWIJZER_REQUIRE", "").split(","):
        pytest.fail(f"{what} is required here: {why}")
    pytest.skip(f"NOT TESTED without {what}: {why}")
