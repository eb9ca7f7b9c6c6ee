"""What Rasa gets of the examples, and how a message of ours differs from Rasa's own."""

import copy

from components.examples import Example
from components.importer import EXAMPLE, ExampleMessage, VoicesImporter
from rasa.shared.nlu.constants import INTENT, INTENT_RESPONSE_KEY, TEXT
from rasa.shared.nlu.training_data.training_data import TrainingData

QUESTION = Example("gewoon", "hoeveel bijstand krijg ik", "nl", ("bijstand_hoogte",), "vraag/bijstand_hoogte")
GREETING = Example("appjes", "hoi", "nl", ("groet",), "groet")


def test_question_is_a_message_of_its_retrieval_intent() -> None:
    message = ExampleMessage.of(QUESTION)
    assert message.get(TEXT) == QUESTION.text
    assert (message.get(INTENT), message.get(INTENT_RESPONSE_KEY)) == ("vraag", "vraag/bijstand_hoogte")
    assert message.get(EXAMPLE) == QUESTION


def test_greeting_has_an_intent_alone() -> None:
    message = ExampleMessage.of(GREETING)
    assert (message.get(INTENT), message.get(INTENT_RESPONSE_KEY)) == ("groet", None)


def test_copy_is_equal_and_changes_alone() -> None:
    message = ExampleMessage.of(GREETING)
    copied = copy.deepcopy(message)
    assert copied == message
    assert hash(copied) == hash(message)
    copied.set(TEXT, "hallo")
    assert message.get(TEXT) == "hoi"
    assert copied != message


def test_same_text_of_two_writers_stays_two_examples_and_of_one_writer_one() -> None:
    other = Example("gewoon", "hoi", "nl", ("groet",), "groet")
    messages = [ExampleMessage.of(one) for one in (GREETING, other, GREETING)]
    assert len(TrainingData(messages).training_examples) == 2


def test_merging_keeps_every_example_with_its_voice() -> None:
    data = TrainingData([ExampleMessage.of(QUESTION)]).merge(TrainingData([ExampleMessage.of(GREETING)]))
    assert [message.get(EXAMPLE).voice for message in data.intent_examples] == ["gewoon", "appjes"]


def test_importer_gives_rasa_the_examples_of_every_voice() -> None:
    voices = {message.get(EXAMPLE).voice for message in VoicesImporter().get_nlu_data().intent_examples}
    assert {"gewoon", "engels", "engels_appjes", "afspraken"} <= voices
