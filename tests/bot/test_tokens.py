"""Who may say that a conversation is his."""

import base64
import json
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import jwt
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.errors import NoToken
from bot.tokens import Tokens
from tests.conftest import Clock

KEY = "k" * 64
DAY = timedelta(days=1)


@pytest.fixture
def tokens(clock: Clock) -> Tokens:
    return Tokens(KEY, DAY, clock)


def _claims(**changed: Any) -> dict[str, Any]:
    claims = {"sub": "abc", "aud": "conversation", "exp": datetime(2026, 11, 25, tzinfo=UTC), **changed}
    return {name: value for name, value in claims.items() if value is not None}


def _unsigned(token: str) -> str:
    _, claims, _ = token.split(".")
    header = base64.urlsafe_b64encode(json.dumps({"alg": "none", "typ": "JWT"}).encode()).decode().rstrip("=")
    return f"{header}.{claims}."


def _for_another(token: str) -> str:
    header, claims, signature = token.split(".")
    read = json.loads(base64.urlsafe_b64decode(claims + "=="))
    changed = base64.urlsafe_b64encode(json.dumps({**read, "sub": "other"}).encode()).decode().rstrip("=")
    return f"{header}.{changed}.{signature}"


def test_token_gives_back_its_conversation(tokens: Tokens) -> None:
    assert tokens.conversation(tokens.give("abc")) == "abc"


def test_token_holds_nothing_but_an_opaque_id_and_its_time(tokens: Tokens) -> None:
    read = jwt.decode(tokens.give("abc"), options={"verify_signature": False})
    assert set(read) == {"sub", "aud", "exp"}


def test_token_is_good_until_its_last_moment_by_our_clock(tokens: Tokens, clock: Clock) -> None:
    token = tokens.give("abc")
    clock.now += DAY - timedelta(seconds=1)
    assert tokens.conversation(token) == "abc"
    clock.now += timedelta(seconds=1)
    with pytest.raises(NoToken):
        tokens.conversation(token)


@pytest.mark.parametrize("year", [1999, 2099])
def test_only_our_clock_counts_and_not_that_of_the_machine(tokens: Tokens, clock: Clock, year: int) -> None:
    clock.now = datetime(year, 1, 1, tzinfo=UTC)
    assert abs(clock.now.timestamp() - time.time()) > DAY.total_seconds()
    assert tokens.conversation(tokens.give("abc")) == "abc"


@pytest.mark.parametrize("change", [_unsigned, _for_another, lambda token: token[:-3], lambda token: token + "x"])
def test_changed_token_is_refused(tokens: Tokens, change: Callable[[str], str]) -> None:
    with pytest.raises(NoToken):
        tokens.conversation(change(tokens.give("abc")))


def test_token_signed_by_somebody_else_is_refused(tokens: Tokens, clock: Clock) -> None:
    with pytest.raises(NoToken):
        tokens.conversation(Tokens("x" * 64, DAY, clock).give("abc"))


@pytest.mark.parametrize("algorithm", ["HS384", "HS512"])
def test_token_of_another_algorithm_is_refused(tokens: Tokens, algorithm: str) -> None:
    with pytest.raises(NoToken):
        tokens.conversation(jwt.encode(_claims(), KEY, algorithm=algorithm))


def test_our_own_claims_are_accepted_as_they_stand(tokens: Tokens) -> None:
    assert tokens.conversation(jwt.encode(_claims(), KEY, algorithm="HS256")) == "abc"


@pytest.mark.parametrize(
    "changed",
    [
        {"aud": "attachment"},
        {"aud": None},
        {"exp": None},
        {"exp": "morgen"},
        {"exp": 10**30},
        {"exp": [1]},
        {"sub": None},
        {"sub": 7},
    ],
)
def test_token_with_another_purpose_or_without_what_it_needs_is_refused(
    tokens: Tokens, changed: dict[str, Any]
) -> None:
    with pytest.raises(NoToken):
        tokens.conversation(jwt.encode(_claims(**changed), KEY, algorithm="HS256"))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(exclude_categories=())) | st.from_regex(r"[A-Za-z0-9_=-]*\.[A-Za-z0-9_=-]*\.\w*"))
def test_any_other_text_is_refused_and_breaks_nothing(tokens: Tokens, text: str) -> None:
    with pytest.raises(NoToken):
        tokens.conversation(text)
