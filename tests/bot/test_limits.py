"""How much one person, or one address, may ask."""

import hashlib
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
import redis

from bot.errors import TooManyMessages
from bot.limits import Limits
from tests.bot.parts import KEY
from tests.conftest import settings_in

ADDRESS = "2001:db8::7"


@pytest.fixture(params=["memory", "redis"])
def counted_in(request: pytest.FixtureRequest) -> str | None:
    """Give where limits are counted: nowhere but here, or in Redis."""
    return str(request.getfixturevalue("redis_url")) if request.param == "redis" else None


def _limits(var: Path, redis_url: str | None, key: str = KEY, **changed: object) -> Limits:
    return Limits(settings_in(var, redis_url=redis_url, **changed), key)


async def _refused(call: Callable[[str], Awaitable[None]], name: str, times: int) -> list[bool]:
    """Say of each of some calls whether it was refused."""
    refused = []
    for _ in range(times):
        try:
            await call(name)
        except TooManyMessages:
            refused.append(True)
        else:
            refused.append(False)
    return refused


async def test_one_message_more_than_the_setting_is_refused(tmp_path: Path, counted_in: str | None) -> None:
    limits = _limits(tmp_path, counted_in, messages_per_minute=3)
    assert await _refused(limits.message, "a", 4) == [False, False, False, True]
    await limits.close()


async def test_messages_of_another_conversation_do_not_count(tmp_path: Path, counted_in: str | None) -> None:
    limits = _limits(tmp_path, counted_in, messages_per_minute=1)
    assert await _refused(limits.message, "a", 2) == [False, True]
    assert await _refused(limits.message, "b", 1) == [False]
    await limits.close()


async def test_one_conversation_more_than_the_setting_is_refused_to_an_address(
    tmp_path: Path, counted_in: str | None
) -> None:
    limits = _limits(tmp_path, counted_in, conversations_per_hour=2)
    assert await _refused(limits.conversation, ADDRESS, 3) == [False, False, True]
    assert await _refused(limits.conversation, "192.0.2.1", 1) == [False]
    await limits.close()


async def test_conversations_and_messages_are_counted_apart(tmp_path: Path, counted_in: str | None) -> None:
    limits = _limits(tmp_path, counted_in, conversations_per_hour=1, messages_per_minute=1)
    assert await _refused(limits.conversation, "a", 1) == [False]
    assert await _refused(limits.message, "a", 1) == [False]
    await limits.close()


async def test_processes_that_share_redis_count_together(tmp_path: Path, redis_url: str) -> None:
    first, second = (_limits(tmp_path, redis_url, messages_per_minute=1) for _ in range(2))
    assert await _refused(first.message, "a", 1) == [False]
    assert await _refused(second.message, "a", 1) == [True]
    await first.close()
    await second.close()


async def _kept_of(address: str, var: Path, redis_url: str, key: str) -> set[bytes]:
    """Give everything that Redis holds after an address began a conversation: keys and values."""
    limits = _limits(var, redis_url, key=key)
    await limits.conversation(address)
    await limits.close()
    with redis.Redis.from_url(redis_url) as client:
        names = list(client.scan_iter())
        kept = {*names, *(client.get(name) or b"" for name in names)}
        client.flushdb()
    assert names
    return kept


async def test_address_is_kept_as_a_hash_only(tmp_path: Path, redis_url: str) -> None:
    kept = b" ".join(await _kept_of(ADDRESS, tmp_path, redis_url, KEY))
    assert ADDRESS.encode() not in kept


@pytest.mark.parametrize("algorithm", ["md5", "sha1", "sha256"])
async def test_address_cannot_be_found_by_hashing_all_addresses(tmp_path: Path, redis_url: str, algorithm: str) -> None:
    kept = b" ".join(await _kept_of(ADDRESS, tmp_path, redis_url, KEY))
    assert hashlib.new(algorithm, ADDRESS.encode()).hexdigest().encode() not in kept


async def test_hash_of_an_address_depends_on_the_key(tmp_path: Path, redis_url: str) -> None:
    one = await _kept_of(ADDRESS, tmp_path, redis_url, KEY)
    other = await _kept_of(ADDRESS, tmp_path, redis_url, "another key of at least thirty-two characters")
    assert {name for name in one & other if len(name) > 2} == set()


async def test_what_redis_keeps_of_an_address_goes_by_itself(tmp_path: Path, redis_url: str) -> None:
    limits = _limits(tmp_path, redis_url)
    await limits.conversation(ADDRESS)
    await limits.close()
    with redis.Redis.from_url(redis_url) as client:
        lives = [client.ttl(name) for name in client.scan_iter()]
    assert lives
    assert all(0 < seconds <= 2 * 3600 for seconds in lives)
