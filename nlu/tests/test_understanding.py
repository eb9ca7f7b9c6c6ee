"""From a text to a decision, with a model of a few made examples."""

import numpy as np
from components.decision import OUTSIDE, Thresholds
from components.encoder import NoEncoder
from components.examples import Example
from components.learning import ALWAYS, NEVER, folds, put_together
from components.model import Scored, TopicModel
from components.spelling import Speller
from components.understanding import Temperatures, Understanding
from components.words import Words

TEXTS = {
    "hoogte": [
        "hoeveel geld krijg ik van de bijstand",
        "wat is de hoogte van de bijstand",
        "hoeveel bijstand krijg ik",
    ],
    "contact": ["waar is het loket van de gemeente", "wat is het adres van het loket", "openingstijden van het loket"],
    "bedankt": ["dank je wel voor alles", "heel erg bedankt hoor", "bedankt voor de hulp"],
    OUTSIDE: ["regent het morgen weer", "wordt het mooi weer vandaag", "wat voor weer wordt het"],
}
EMPTY = np.zeros((0, 0), dtype=np.float32)


def understanding() -> Understanding:
    texts = [text for own in TEXTS.values() for text in own] * 4
    labels = [label for label, own in TEXTS.items() for _ in own] * 4
    model = TopicModel.fit(texts, labels, ["nl"] * len(texts), np.zeros((len(texts), 0), dtype=np.float32))
    words = Words(word for text in texts for word in text.split())
    return Understanding(model, Speller.fit(texts, words, words), Temperatures(), Thresholds(answer_from=0.5))


def test_misspelt_question_is_understood_through_its_correction() -> None:
    understood = understanding().understand("hoevel bijstnad krijg ik", "nl", NoEncoder())
    assert (understood.decision, understood.intent) == ("answer", "hoogte")


def test_second_topic_of_a_text_is_named() -> None:
    two = understanding().understand("waar is het loket van de gemeente? hoeveel bijstand krijg ik", "nl", NoEncoder())
    assert {two.intent, two.also} == {"hoogte", "contact"}


def test_thanks_beside_a_question_are_no_second_topic() -> None:
    thanks = "hoeveel bijstand krijg ik van de bijstand? heel erg bedankt hoor"
    assert understanding().understand(thanks, "nl", NoEncoder()).also is None


def test_one_question_has_no_second_topic() -> None:
    assert understanding().understand("hoeveel bijstand krijg ik", "nl", NoEncoder()).also is None


def examples(voice: str, language: str, labels: int) -> list[Example]:
    return [Example(voice, f"tekst {number}", language, (f"topic {number}",)) for number in range(labels)]


def test_every_dutch_writer_is_left_out_once_and_as_a_whole() -> None:
    writers = [example for voice in "abcde" for example in examples(voice, "nl", 10)]
    fold_of = folds(writers)
    assert {fold_of[start] for start in range(0, 50, 10)} == {0, 1}
    assert all(len(set(fold_of[start : start + 10])) == 1 for start in range(0, 50, 10))


def test_writer_in_another_language_takes_no_part_and_a_collection_of_few_topics_is_always_learned() -> None:
    writers = [example for voice in "abc" for example in examples(voice, "nl", 10)]
    fold_of = folds([*writers, *examples("pools", "pl", 10), *examples("nood", "nl", 2)])
    assert fold_of[30:40] == [NEVER] * 10
    assert fold_of[40:] == [ALWAYS] * 2


def test_without_writers_every_example_stands_for_itself() -> None:
    assert folds(examples("", "nl", 6)) == [0, 1, 0, 1, 0, 1]


def test_label_that_a_fold_never_learned_is_not_meant_there() -> None:
    one = Scored(np.array(["a", "c"]), np.array([[0.5, -0.5]]), np.array([True]))
    other = Scored(np.array(["a", "b", "c"]), np.array([[-0.5, 0.5, -0.5]]), np.array([False]))
    together = put_together(np.array(["a", "b", "c"]), [one, other])
    assert together.labels[together.scores.argmax(axis=1)].tolist() == ["a", "b"]
    assert together.scores[0, 1] < -5
    assert together.asked.tolist() == [True, False]


def test_text_of_which_nothing_was_left_is_outside() -> None:
    understood = understanding().understand("", "nl", NoEncoder())
    assert (understood.decision, understood.intent) == ("outside", OUTSIDE)
