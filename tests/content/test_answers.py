"""Every answer that the bot can give, held against the rules for its texts."""

import html
import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml

from tests.sentences import first_sentence, sentences, words
from werkwijzer.content.library import GROUPS, Library
from werkwijzer.content.schema import Answer
from werkwijzer.paths import CONTENT, NLU

MAX_WORDS = 60
MAX_WORDS_SIMPLE = 45
MAX_WORDS_A_SENTENCE = 20
TELEGRAM_UNITS = 4096
"""UTF-16 units of one Telegram message."""

TOPICS = sorted(path.stem for group in GROUPS for path in (CONTENT / group).glob("*.yml"))
OFFICIALESE = re.compile(
    r"\b(betreffende|indien|middels|dient te|dienen te|ten behoeve van|tevens|alsmede|conform|aangaande|dienaangaande"
    r"|derhalve|inzake|met betrekking tot|teneinde|voornoemde?|desbetreffende|geschiedt|wendt u zich|u bent gehouden"
    r"|helaas)\b",
    re.I,
)
ENDED = re.compile(r"\b(gestopt|stopte|voorbij|gesloten|afgelopen|geëindigd|bestaat niet meer|bestond tot)\b", re.I)
UNSURE = re.compile(r"\b(weten wij niet|wij weten niet|weten wij ook niet|onzeker|niet zeker)\b", re.I)
INFORMAL = re.compile(r"\b(je|jij|jou|jouw|jullie)\b|!", re.I)
NAMES = re.compile(r"\bPak je kans\b")
"""Names of schemes, which speak as they like."""
AMOUNT = re.compile(r"€ ?\d|\d euro\b")
YEAR = re.compile(r"\b20\d\d\b")


def _answers(library: Library, topic: str) -> list[tuple[str, Answer]]:
    return list(library.topics[topic].answers.items())


def _texts(answer: Answer) -> list[str]:
    return [answer.text, answer.simple]


def test_there_is_an_answer_for_every_question_of_the_examples_and_for_nothing_else(library: Library) -> None:
    asked = set()
    for path in sorted((NLU / "data").rglob("*.yml")):
        for block in yaml.safe_load(path.read_text(encoding="utf-8")).get("nlu", []):
            if str(block.get("intent", "")).startswith("vraag/"):
                asked.add(block["intent"].removeprefix("vraag/"))
    assert set(library.topics) == asked
    assert len(asked) == 65


@pytest.mark.parametrize("topic", TOPICS)
def test_answer_is_short(library: Library, topic: str) -> None:
    too_long = {
        (region, kind): len(words(text))
        for region, answer in _answers(library, topic)
        for kind, text, most in (("text", answer.text, MAX_WORDS), ("simple", answer.simple, MAX_WORDS_SIMPLE))
        if len(words(text)) > most
    }
    assert not too_long


@pytest.mark.parametrize("topic", TOPICS)
def test_sentences_are_short(library: Library, topic: str) -> None:
    too_long = {
        sentence
        for _, answer in _answers(library, topic)
        for text in [*_texts(answer), answer.next_step.text]
        for sentence in sentences(text)
        if len(words(sentence)) > MAX_WORDS_A_SENTENCE
    }
    assert not too_long


@pytest.mark.parametrize("topic", TOPICS)
def test_words_are_those_of_everyday(library: Library, topic: str) -> None:
    for _, answer in _answers(library, topic):
        for text in [*_texts(answer), answer.next_step.text]:
            assert OFFICIALESE.findall(text) == []


@pytest.mark.parametrize("topic", TOPICS)
def test_answer_speaks_politely_and_calmly(library: Library, topic: str) -> None:
    for _, answer in _answers(library, topic):
        for text in [*_texts(answer), answer.next_step.text]:
            assert not INFORMAL.search(NAMES.sub("", text)), text


@pytest.mark.parametrize("topic", TOPICS)
def test_what_has_ended_or_is_unsure_is_said_in_the_first_sentence(library: Library, topic: str) -> None:
    said = {"ended": ENDED, "unconfirmed": UNSURE}
    for _, answer in _answers(library, topic):
        if answer.status in said:
            for text in _texts(answer):
                assert said[answer.status].search(first_sentence(text)), first_sentence(text)


@pytest.mark.parametrize("topic", TOPICS)
def test_what_is_said_to_exist_has_not_run_out(library: Library, topic: str) -> None:
    for region, answer in _answers(library, topic):
        if answer.status == "ended":
            assert answer.valid_until is None or answer.valid_until < answer.source.checked, region
        assert answer.review > answer.source.checked, region


@pytest.mark.parametrize("topic", TOPICS)
def test_amount_has_a_year_beside_it(library: Library, topic: str) -> None:
    for region, answer in _answers(library, topic):
        for text in _texts(answer):
            if AMOUNT.search(text):
                assert YEAR.search(text), (region, text)


@pytest.mark.parametrize("topic", TOPICS)
def test_simpler_wording_is_another_text(library: Library, topic: str) -> None:
    for region, answer in _answers(library, topic):
        assert answer.simple != answer.text, region


@pytest.mark.parametrize("topic", TOPICS)
def test_addresses_stand_in_links_and_not_in_texts(library: Library, topic: str) -> None:
    for _, answer in _answers(library, topic):
        for text in [*_texts(answer), answer.next_step.text]:
            assert re.findall(r"https?://|www\.|\]\(|\*\*|^#", text) == []


@pytest.mark.parametrize("topic", TOPICS)
def test_answer_does_not_promise_a_right(library: Library, topic: str) -> None:
    for _, answer in _answers(library, topic):
        for text in _texts(answer):
            assert re.findall(r"(?:^|[.!?] )U heeft recht op", text) == []


@pytest.mark.parametrize("topic", [topic for topic in TOPICS if topic.endswith("_recht")])
def test_answer_about_rights_says_that_it_decides_nothing(library: Library, topic: str) -> None:
    for region, answer in _answers(library, topic):
        assert "Dit is geen besluit." in answer.text, region


def test_answer_of_a_region_is_not_a_copy_of_the_national_one(library: Library) -> None:
    copies = [
        (topic, region)
        for topic in TOPICS
        for region, answer in _answers(library, topic)
        if region != "nl" and answer == library.topics[topic].answers["nl"]
    ]
    assert copies == []


def test_titles_on_buttons_are_unique(library: Library) -> None:
    titles = [topic.title for topic in library.topics.values()] + list(library.task_titles.values())
    assert [title for title, times in Counter(title.lower() for title in titles).items() if times > 1] == []


class _Tags(HTMLParser):
    """What a reader of HTML makes of a text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.shown = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.shown += data


@pytest.mark.parametrize("topic", TOPICS)
def test_answer_fits_in_one_telegram_message_and_is_shown_as_it_is_written(library: Library, topic: str) -> None:
    for _, answer in _answers(library, topic):
        whole = "\n\n".join([*_texts(answer), answer.next_step.text, answer.source.title])
        escaped = html.escape(whole)
        reader = _Tags()
        reader.feed(escaped)
        reader.close()
        assert (reader.shown, reader.tags) == (whole, [])
        assert len(escaped.encode("utf-16-le")) // 2 <= TELEGRAM_UNITS
        assert whole.isprintable() or set(whole) - set("\n") <= set(filter(str.isprintable, whole))


@pytest.mark.parametrize("path", sorted(CONTENT.rglob("*.yml")), ids=lambda path: path.stem)
def test_file_is_utf_8_without_tabs_or_strange_blanks(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    assert re.findall("[\t\r\u00a0\u200b\ufeff]", text) == []
