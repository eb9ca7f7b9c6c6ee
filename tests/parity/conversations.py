"""The one list of conversations that every door must lead alike."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Says:
    """Somebody types."""

    text: str


@dataclass(frozen=True)
class Presses:
    """Somebody presses the newest button with this title."""

    title: str


Move = Says | Presses


@dataclass(frozen=True)
class Conversation:
    """What somebody does, one move after another; `region` is known from the page or the link."""

    name: str
    moves: tuple[Move, ...]
    region: str | None = None


PERSON = "Een mens spreken"
ROTTERDAM = "Rotterdam en omgeving"
SIMPLER = "Makkelijker uitgelegd"
OUTSIDE = (Says("wat is de hoofdstad van frankrijk"), Says("hoe bak ik pannenkoeken"), Says("wie won het songfestival"))

CONVERSATIONS = (
    Conversation("greets and thanks", (Says("hallo"), Says("dank u wel"), Says("tot ziens"))),
    Conversation("presses a region", (Says("hoeveel bijstand krijg ik"), Presses(ROTTERDAM))),
    Conversation("types a place", (Says("hoe vraag ik bijstand aan"), Says("ik woon in schiedam"))),
    Conversation("lives elsewhere", (Says("hoe vraag ik bijstand aan"), Presses("Ergens anders"))),
    Conversation("has a region from the link", (Says("hoe vraag ik bijstand aan"),), region="rotterdam"),
    Conversation(
        "wants it simpler", (Says("hoeveel bijstand krijg ik"), Says("groningen"), Presses(SIMPLER), Says("wat is top"))
    ),
    Conversation(
        "looks for a training", (Says("ik wil een training over solliciteren"), Says("welke cursussen zijn er"))
    ),
    Conversation("is three times not understood", (*OUTSIDE, Presses(PERSON))),
    Conversation(
        "is in need while a region is asked", (Says("hoeveel bijstand krijg ik"), Says("ik wil niet meer leven"))
    ),
    Conversation("stops while a region is asked", (Says("hoeveel bijstand krijg ik"), Says("stop"), Says("hallo"))),
    Conversation(
        "types what must not be kept",
        (Says("mijn bsn is 111222333, hoe vraag ik bijstand aan"), Says("NL91ABNA0417164300"), Says("bel 0612345678")),
        region="groot-amsterdam",
    ),
    Conversation(
        "types what cannot be read", (Says("😀"), Says("a" * 2001), Says("/restart"), Says("<b>wat is ww</b> & meer"))
    ),
    Conversation("presses an old button", (Says("wat is een scholingsvoucher"), Says("hallo"), Presses(PERSON))),
)
