"""The exceptions that end a command, each with one sentence for the person who ran it.

WerkwijzerError
├── SettingsError          a setting is missing or contradicts another
├── EnvironmentNotReady    an interpreter, a package or a folder is not as needed
├── PortTaken              something else listens where a part wants to
├── TrainingFailed         Rasa did not make a model
├── PartFailed             a process did not become healthy, or died for good
└── ContentError           content/ does not hold what its schema asks
"""


class WerkwijzerError(Exception):
    """The parent of all errors that end a command; `str(error)` is the sentence to show."""


class SettingsError(WerkwijzerError):
    """A setting is missing or contradicts another."""


class EnvironmentNotReady(WerkwijzerError):
    """An interpreter, a package or a folder is not as needed."""


class PortTaken(WerkwijzerError):
    """Something else listens where a part wants to."""


class TrainingFailed(WerkwijzerError):
    """Rasa did not make a model."""


class PartFailed(WerkwijzerError):
    """A process did not become healthy, or died for good."""


class ContentError(WerkwijzerError):
    """content/ does not hold what its schema asks."""
