"""A voice left out is understood from the others alone."""

import numpy as np
from components.decision import OUTSIDE, Thresholds
from components.encoder import NoEncoder
from components.examples import Example
from components.understanding import Temperatures
from components.words import Words
from evaluation.asking import KnownVectors, Row, ask
from evaluation.leaving_out import LeavingOut, Trust

TEXTS = {
    "hoogte": [
        "hoeveel geld krijg ik van de bijstand",
        "wat is de hoogte van de bijstand",
        "hoeveel bijstand krijg ik",
    ],
    "contact": ["waar is het loket van de gemeente", "wat is het adres van het loket", "openingstijden van het loket"],
    OUTSIDE: ["regent het morgen weer", "wordt het mooi weer vandaag", "wat voor weer wordt het"],
}
WORDS = Words(word for texts in TEXTS.values() for text in texts for word in text.split())
COMMON = [Example("veel", text, "nl", (label,)) for label, texts in TEXTS.items() for text in texts] * 4


class Counting(NoEncoder):
    """Counts what it is asked."""

    size = 2

    def __init__(self) -> None:
        self.texts: list[str] = []

    def encode(self, texts):
        self.texts += texts
        return np.ones((len(texts), 2), dtype=np.float32)


def left_out(*own: Example) -> list[Row]:
    examples = [*COMMON, *own]
    vectors = np.zeros((len(examples), 0), dtype=np.float32)
    trust = Trust(Temperatures(), Thresholds(answer_from=0.5))
    return LeavingOut(examples, vectors, "none", trust, WORDS, WORDS).leave_out("eigen")


def test_voice_left_out_is_understood_by_the_others_through_their_spelling() -> None:
    (row,) = left_out(Example("eigen", "hoevel bijstnad krijg ik", "nl", ("hoogte",)))
    assert (row.group, row.decision, row.best[0], row.is_right) == ("eigen", "answer", "hoogte", True)


def test_nothing_is_learned_from_the_voice_left_out() -> None:
    own = [Example("eigen", "mijn fiets is kapot", "nl", ("fietsenmaker",))] * 4
    assert not any("fietsenmaker" in row.best for row in left_out(*own))


def test_word_of_the_voice_left_out_is_corrected_all_the_same() -> None:
    # The speller would leave it alone if it had seen how often this writer types it so.
    rows = left_out(*[Example("eigen", "hoeveel bijstant krijg ik", "nl", ("hoogte",))] * 20)
    assert all(row.best[0] == "hoogte" for row in rows)


def test_text_with_nothing_left_in_it_is_outside_as_the_bot_has_it() -> None:
    (row,) = left_out(Example("eigen", "", "nl", (OUTSIDE,)))
    assert (row.decision, row.best) == ("outside", (OUTSIDE,))


def test_only_a_text_without_a_known_vector_is_encoded() -> None:
    encoder = Counting()
    known = KnownVectors(["bekend"], np.zeros((1, 2), dtype=np.float32), encoder)
    assert known.encode(["bekend", "nieuw"]).tolist() == [[0, 0], [1, 1]]
    assert encoder.texts == ["nieuw"]


class Understands:
    """Asks the encoder about every other text."""

    def understand(self, text, language, encoder):
        from components.understanding import Understood

        if text == "ver":
            encoder.encode([text])
        return Understood({"vraag/digid": 0.6, "vraag/contact": 0.3, "groet": 0.1}, "answer", "vraag/contact", None)


def test_row_leads_with_what_was_decided_and_says_whether_the_encoder_was_asked() -> None:
    rows = ask(Understands(), Counting(), [Example("x", text, "nl", ("digid",)) for text in ("dichtbij", "ver")])
    assert [row.asked for row in rows] == [False, True]
    assert rows[0].best == ("contact", "digid", "groet")
    assert rows[0].confidence == 0.3
