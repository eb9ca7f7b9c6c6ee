"""The errors of the desk.

WerkwijzerError            ends a command, with one sentence
├── LoginTaken
├── UnknownAdviser         a number that no adviser has
├── UnknownLogin
├── WrongLogin             has a form that no login has
├── WrongName
├── PasswordsDiffer        the two times it was typed
└── WeakPassword           short, common, or made of the own name
DeskError                  becomes a page with a status, a title and a sentence
├── NotSignedIn       303  no session, or one past its time: to the sign-in page
├── Forged            403  not from a page of ours
├── NotUnderstood     400  a form or an address of another shape
├── NoAdviser         303  whose agenda is not said: to the page where one is chosen
├── NotThere          404
└── Unavailable       503  the backend does not answer
SignInRefused              wrong login or password
Locked                     too many wrong ones; knows when to try again
BadHours                   the backend takes no such hours
BadMeetingUrl              the backend takes no such address for talks online
InTheWay                   appointments, or another block, stand in the time to block
"""

from uuid import UUID

from werkwijzer.errors import WerkwijzerError


class LoginTaken(WerkwijzerError):
    """Somebody else has this login."""


class UnknownAdviser(WerkwijzerError):
    """No adviser has this number."""


class UnknownLogin(WerkwijzerError):
    """Nobody has this login."""


class WrongLogin(WerkwijzerError):
    """It has a form that no login has."""


class WrongName(WerkwijzerError):
    """It is empty, or longer than a name."""


class PasswordsDiffer(WerkwijzerError):
    """Somebody typed it differently the second time."""


class WeakPassword(WerkwijzerError):
    """It is short, common, or made of the own name."""


class DeskError(Exception):
    """The parent: `status` is the HTTP status, `title` and `sentence` are for people."""

    status = 400
    title = "Dit lukt niet"
    sentence = "Dit verzoek klopt niet. Ga terug en probeer het opnieuw."


class NotSignedIn(DeskError):
    """No session, or one past its time."""

    status = 303
    title = "U bent niet ingelogd"
    sentence = "Log in om verder te gaan."


class Forged(DeskError):
    """What was sent does not come from a page of ours, or from one of another session."""

    status = 403
    title = "Niet gedaan"
    sentence = "Deze pagina was te oud of kwam van een andere site. Er is niets veranderd. Probeer het opnieuw."


class NotUnderstood(DeskError):
    """A form or an address of another shape than our pages make."""


class NoAdviser(DeskError):
    """A co-ordinator did not say whose agenda."""

    status = 303
    title = "Kies een adviseur"
    sentence = "Kies eerst van wie u de agenda wilt zien."


class NotThere(DeskError):
    """There is no such page, or nothing under this number."""

    status = 404
    title = "Deze pagina bestaat niet"
    sentence = "Misschien is hij verhuisd, of is het adres verkeerd getypt."


class Unavailable(DeskError):
    """The backend does not answer, or not as it should."""

    status = 503
    title = "Even niet bereikbaar"
    sentence = "De agenda antwoordt nu niet. Er is niets veranderd. Probeer het over een minuut opnieuw."


class SignInRefused(Exception):
    """The login or the password is wrong; which of both is never told."""


class Locked(Exception):
    """Too many attempts, on whatever login it is."""

    def __init__(self, minutes: int) -> None:
        super().__init__(minutes)
        self.minutes = minutes
        """Until another attempt."""


class BadHours(Exception):
    """The backend takes no such hours."""


class BadMeetingUrl(Exception):
    """The backend takes no such address for talks online."""


class InTheWay(Exception):
    """Appointments, or another block, stand in the time to block."""

    def __init__(self, appointments: list[UUID]) -> None:
        super().__init__(appointments)
        self.appointments = appointments
        """None of them when it is a block."""
