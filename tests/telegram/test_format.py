"""What a message becomes for Telegram: parts within its limits, valid HTML, and nothing lost."""

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from bot.messages import Message, PublicButton, PublicLink, PublicSource
from bot.telegram.demo.markup import Shown, read_html
from bot.telegram.format import MAX_UNITS, Piece, outgoing, split, units
from bot.text import clean

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=200)
LONG_TEXT = st.lists(
    st.sampled_from(
        ["woord ", "\n", "x" * 700, "😀" * 300, "<b>", "&amp;", "a & b < c ", "\ud83d", "\u200b", "é" * 50]
    ),
    max_size=60,
).map("".join)
URLS = st.from_regex(r"https://[a-z]{1,10}\.nl/[a-z?&=\"'<>%0-9]{0,20}", fullmatch=True)
LINKS = st.lists(st.builds(PublicLink, title=ANY_TEXT.filter(lambda text: clean(text)), url=URLS), max_size=3)
SOURCES = st.none() | st.builds(
    PublicSource, title=ANY_TEXT.filter(lambda text: clean(text)), url=st.none() | URLS, checked=st.dates()
)


def _message(text: str, **content: object) -> Message:
    return Message(id=1, at=datetime(2026, 11, 24, tzinfo=UTC), sender="bot", text=text, **content)


def _shown(message: Message) -> list[Shown]:
    return [read_html(part) for part in outgoing(message).parts]


def _without_blanks(text: str) -> str:
    return "".join(text.split())


@given(ANY_TEXT | LONG_TEXT, LINKS, SOURCES)
def test_any_message_goes_out_as_valid_html_within_the_limit(
    text: str, links: list[PublicLink], source: PublicSource | None
) -> None:
    for shown in _shown(_message(text, links=links, source=source)):
        assert 1 <= units(shown.text) <= MAX_UNITS
        assert shown.text.strip()


@given(ANY_TEXT | LONG_TEXT, LINKS)
def test_no_words_are_lost_and_none_are_added(text: str, links: list[PublicLink]) -> None:
    message = _message(text, links=links)
    whole = "".join(shown.text for shown in _shown(message))
    assert _without_blanks(whole) == _without_blanks(clean(text) + "".join(clean(link.title) for link in links))


@given(ANY_TEXT, LINKS)
def test_every_link_leads_where_it_should(text: str, links: list[PublicLink]) -> None:
    found = [link for shown in _shown(_message(text, links=links)) for link in shown.links]
    assert found == [(clean(link.title), link.url) for link in links]


@given(LONG_TEXT.map(clean))
def test_parts_join_to_the_whole_text(text: str) -> None:
    parts = split([Piece(text)])
    assert "".join(piece.words for part in parts for piece in part) == text
    assert all(sum(units(piece.words) for piece in part) <= MAX_UNITS for part in parts)


def test_text_is_split_at_a_line_or_a_blank_when_there_is_one() -> None:
    text = "regel een\n" * 300 + "woorden " * 400
    for shown in _shown(_message(text.strip()))[:-1]:
        assert shown.text[-1] in "\n "


def test_text_that_just_fits_is_one_part_although_escaping_makes_it_longer() -> None:
    assert len(outgoing(_message("&" * MAX_UNITS)).parts) == 1
    assert len(outgoing(_message("&" * (MAX_UNITS + 1))).parts) == 2


def test_emoji_counts_as_two() -> None:
    assert len(outgoing(_message("😀" * (MAX_UNITS // 2))).parts) == 1
    assert len(outgoing(_message("😀" * (MAX_UNITS // 2 + 1))).parts) == 2


def test_no_emoji_is_cut_in_two() -> None:
    first, second = _shown(_message("x" + "😀" * (MAX_UNITS // 2)))
    assert first.text + second.text == "x" + "😀" * (MAX_UNITS // 2)


def test_source_stands_below_with_its_date_in_words() -> None:
    source = PublicSource(title="IASZ", url="https://www.iasz.nl", checked=date(2026, 11, 22))
    (part,) = outgoing(_message("Tekst.", source=source)).parts
    assert part == 'Tekst.\n\nBron: <a href="https://www.iasz.nl">IASZ</a>. Bekeken op 22 november 2026.'


def test_source_without_an_address_is_no_link() -> None:
    source = PublicSource(title="Uitleg", url=None, checked=date(2026, 3, 1))
    (part,) = outgoing(_message("Tekst.", source=source)).parts
    assert part == "Tekst.\n\nBron: Uitleg. Bekeken op 1 maart 2026."


def test_each_button_has_a_row_and_carries_its_short_id() -> None:
    buttons = [PublicButton(id="abc", title="Eerste"), PublicButton(id="def", title="Tweede")]
    keyboard = outgoing(_message("Kies.", buttons=buttons)).keyboard
    assert keyboard is not None
    rows = [[(button.text, button.callback_data) for button in row] for row in keyboard.inline_keyboard]
    assert rows == [[("Eerste", "abc")], [("Tweede", "def")]]


def test_message_without_buttons_has_no_keyboard() -> None:
    assert outgoing(_message("Tekst.")).keyboard is None


def test_what_is_put_before_a_message_stands_above_it() -> None:
    (part,) = outgoing(_message("Goedemiddag."), "Een medewerker schrijft:").parts
    assert part == "Een medewerker schrijft:\nGoedemiddag."
