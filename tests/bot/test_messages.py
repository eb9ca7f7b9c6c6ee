"""How replies become at most two messages."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.messages import MAX_PER_TURN, at_most_two
from werkwijzer.reply import Button, Link, Reply, Source

REPLIES = st.lists(
    st.builds(
        Reply,
        text=st.text(min_size=1, max_size=5),
        buttons=st.lists(st.builds(Button, title=st.text(max_size=3), payload=st.text(max_size=3)), max_size=2),
        links=st.lists(st.builds(Link, title=st.text(max_size=3), url=st.text(max_size=3)), max_size=2),
    ),
    max_size=6,
)


def _source(title: str) -> Source:
    return Source(title=title, checked=date(2026, 11, 1))


@given(REPLIES)
def test_turn_never_has_more_than_two_messages_and_loses_nothing(replies: list[Reply]) -> None:
    merged = at_most_two(replies)
    assert len(merged) == min(len(replies), MAX_PER_TURN)
    assert "\n\n".join(reply.text for reply in merged) == "\n\n".join(reply.text for reply in replies)
    assert [button for reply in merged for button in reply.buttons] == [b for reply in replies for b in reply.buttons]
    assert [link for reply in merged for link in reply.links] == [link for reply in replies for link in reply.links]


@pytest.mark.parametrize("count", [0, 1, 2])
def test_two_messages_or_fewer_stay_as_they_are(count: int) -> None:
    replies = [Reply(text=str(number), source=_source(str(number))) for number in range(count)]
    assert at_most_two(replies) == replies


def test_merged_message_has_the_last_source() -> None:
    replies = [
        Reply(text="een", source=_source("eerste")),
        Reply(text="twee", source=_source("tweede")),
        Reply(text="drie", source=_source("derde")),
        Reply(text="vier"),
    ]
    first, second = at_most_two(replies)
    assert first == replies[0]
    assert second.source == _source("derde")
