"""The errors of a talk, each with the code and the sentence that a client gets.

TalkError
├── NotUnderstood      400  the request has no text and no button, or both
├── NoToken            401  no token, a forged one or one past its time
├── LinkExpired        401  the link of a file is past its time, or forged
├── NoConversation     404  the conversation was erased, or never was
├── NoFile             404  what a file is about is gone
├── IdTaken            409  this message id was used for another message
├── UnknownRegion      422
├── TooManyMessages    429
├── NotReady           503  a part is starting
└── FileNotReady       503  the part that makes files is away for a moment
"""


class TalkError(Exception):
    """The parent: `status` is the HTTP status, `code` the stable word, `sentence` for people."""

    status = 400
    code = "bad_request"
    sentence = "Dit bericht klopt niet. Probeer het opnieuw."


class NotUnderstood(TalkError):
    """The request has no text and no button, or both."""


class NoToken(TalkError):
    """No token, a forged one or one past its time."""

    status = 401
    code = "unauthorized"
    sentence = "Dit gesprek is verlopen. Begin een nieuw gesprek."


class LinkExpired(TalkError):
    """The link of a file is past its time, or forged."""

    status = 401
    code = "link_expired"
    sentence = "Deze link werkt niet meer. Ga terug naar de chat, laad de pagina opnieuw en kies het bestand nog eens."


class NoConversation(TalkError):
    """The conversation was erased, or never was."""

    status = 404
    code = "no_conversation"
    sentence = "Dit gesprek bestaat niet meer. Begin een nieuw gesprek."


class NoFile(TalkError):
    """What a file is about is gone."""

    status = 404
    code = "no_file"
    sentence = "Dit bestand is er niet meer. De afspraak is vervallen of verwijderd."


class IdTaken(TalkError):
    """This message id was used for another message."""

    status = 409
    code = "id_taken"
    sentence = "Dit bericht is al verstuurd met een andere inhoud. Stuur het opnieuw."


class UnknownRegion(TalkError):
    """The page that began the talk names a region that content/ does not have."""

    status = 422
    code = "invalid"
    sentence = "Deze regio kennen wij niet. Probeer het opnieuw."


class TooManyMessages(TalkError):
    """More messages than one person types."""

    status = 429
    code = "too_many"
    sentence = "U stuurt veel berichten achter elkaar. Wacht een minuut en probeer het dan opnieuw."


class NotReady(TalkError):
    """A part is starting."""

    status = 503
    code = "not_ready"
    sentence = "De chat start op. Probeer het over een halve minuut opnieuw."


class FileNotReady(TalkError):
    """The part that makes files is away for a moment."""

    status = 503
    code = "not_ready"
    sentence = "Het bestand kan nu even niet worden opgehaald. Probeer het over een minuut opnieuw."
