"""Nothing that is typed breaks the reading, and a long text is not more work than a short one."""

from datetime import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from actions.dates import Asked, Choice, NoSuchDay, Wish, read
from actions.dates.lexicon import FORMS
from actions.dates.words import LONGEST, canonical
from tests.actions.dates.notation import LAST_OF_YEAR, SUNDAY, TUESDAY

WORDS = st.sampled_from(
    [
        *sorted(set(FORMS)),
        "10",
        "26",
        "2026",
        "14.30",
        "26-11",
        "30-02-2027",
        ",",
        ".",
        "?",
        "/",
        "-",
        "kan",
        "ik",
        "uit",
    ]
)
NOWS = st.sampled_from([TUESDAY, SUNDAY, LAST_OF_YEAR])


@settings(deadline=None)
@given(text=st.text(max_size=600), now=NOWS, offered=st.integers(0, 5), asked=st.sampled_from(Asked))
def test_any_text_is_read_without_an_error(text: str, now: datetime, offered: int, asked: Asked) -> None:
    assert isinstance(read(text, now, offered=offered, asked=asked), Wish | Choice | NoSuchDay | None)


@settings(deadline=None)
@given(words=st.lists(WORDS, max_size=60), now=NOWS, offered=st.integers(0, 5), asked=st.sampled_from(Asked))
def test_any_words_of_days_and_times_give_windows_that_exist(
    words: list[str], now: datetime, offered: int, asked: Asked
) -> None:
    found = read(" ".join(words), now, offered=offered, asked=asked)
    for window in (*found.windows, *found.without) if isinstance(found, Wish) else ():
        assert window.days.first <= window.days.last
        assert window.times.first <= window.times.last
        assert window.weekdays


@settings(deadline=None)
@given(words=st.lists(WORDS, max_size=60), offered=st.integers(1, 5))
def test_choice_is_one_of_what_was_offered(words: list[str], offered: int) -> None:
    found = read(" ".join(words), TUESDAY, offered=offered)
    assert not isinstance(found, Choice) or set(found.numbers) <= set(range(1, offered + 1))


def test_no_more_than_600_characters_are_read() -> None:
    assert canonical("x " * LONGEST) == canonical("x " * (LONGEST // 2)).strip()
    assert read(" " * LONGEST + "morgen", TUESDAY) is None
