"""Hold what the bot says, so that it can be replaced while the bot runs."""

from werkwijzer.content.library import Library

KEPT = 3
"""Versions. A turn ends within seconds, and a new version comes at most every other second."""


class LiveLibrary:
    """The present content, whole and checked, and the versions from which a turn under way may still speak.

    Whoever begins a turn takes `current` once; the version travels with the message to Rasa and from there to the
    actions, so that all of a turn comes from one version, also where bot and actions are processes apart.
    """

    def __init__(self, library: Library) -> None:
        self._kept: tuple[Library, ...] = (library,)

    @property
    def current(self) -> Library:
        return self._kept[-1]

    def of(self, version: str | None) -> Library:
        """Give the version that was asked for, or the present one where it is not held here."""
        return next((library for library in self._kept if library.version == version), self.current)

    def replace(self, library: Library) -> None:
        # One assignment, for it comes from another thread than the one that asks.
        self._kept = (*self._kept, library)[-KEPT:]
