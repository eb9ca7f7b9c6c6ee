"""What every answer of the public port is held against."""

import uuid
from typing import Any

import httpx

from bot.web.guard import HEADERS


def a_message(**changed: Any) -> dict[str, Any]:
    return {"id": str(uuid.uuid4()), "text": "hoi", **changed}


def is_problem(answer: httpx.Response, status: int, code: str) -> None:
    """See that a refusal is `{error, message}` with a Dutch sentence, guarded like every answer."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/json"
    problem = answer.json()
    assert set(problem) == {"error", "message"}
    assert problem["error"] == code
    assert problem["message"].endswith(".")
    assert problem["message"][0].isupper()
    is_guarded(answer)


def is_guarded(answer: httpx.Response) -> None:
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    if answer.url.path.startswith("/v1"):
        assert answer.headers["cache-control"] == "no-store"
