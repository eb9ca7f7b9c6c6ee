"""What people send besides words, and the sentence that answers it."""

from dataclasses import dataclass

from telegram.ext import filters


@dataclass(frozen=True)
class Kind:
    """A kind of message: what is kept as the user's words, and the name of the sentence in content/."""

    filter: filters.BaseFilter
    shown: str
    sentence: str


KINDS = (
    Kind(filters.PHOTO | filters.LIVE_PHOTO, "(foto)", "telegram_foto"),
    Kind(filters.VIDEO | filters.VIDEO_NOTE | filters.ANIMATION, "(video)", "telegram_video"),
    Kind(filters.VOICE | filters.AUDIO, "(geluid)", "telegram_geluid"),
    Kind(filters.Document.ALL, "(bestand)", "telegram_bestand"),
    Kind(filters.Sticker.ALL | filters.Dice.ALL | filters.GAME, "(plaatje)", "telegram_plaatje"),
    Kind(filters.LOCATION | filters.VENUE, "(locatie)", "telegram_locatie"),
    Kind(filters.CONTACT, "(contact)", "telegram_contact"),
    Kind(filters.POLL | filters.CHECKLIST, "(peiling)", "telegram_peiling"),
)
OTHER = Kind(filters.ALL, "(iets anders)", "telegram_anders")
