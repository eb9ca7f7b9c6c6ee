"""Say which steps are open and which are done."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Self

from actions.base import SUBJECT, Talk
from werkwijzer.content.steps import Step
from werkwijzer.reply import Button, Link, Reply

AFTER_ALL_STEPS = ("vacature_zoeken", "training_zoeken", "medewerker")


@dataclass(frozen=True)
class Progress:
    """The steps that somebody got, in order, and the ids of all that he has done."""

    steps: tuple[Step, ...]
    done: tuple[str, ...]

    def open(self) -> list[Step]:
        return [step for step in self.steps if step.id not in self.done]

    def with_done(self, names: Iterable[str]) -> Self:
        known = {step.id for step in self.steps}
        return replace(self, done=tuple(dict.fromkeys([*self.done, *(name for name in names if name in known)])))

    def number(self, step: Step) -> int:
        """Give the number that a step keeps, also when others are done."""
        return self.steps.index(step) + 1


def list_of(action: Talk, progress: Progress) -> Reply:
    """Give all steps, those that are done marked as such."""
    if not progress.open():
        return following(action, progress)
    lines = [_line(action, progress, step) for step in progress.steps]
    return _with_ways(action, progress, action.library.sentence("stappen_lijst"), lines)


def following(action: Talk, progress: Progress) -> Reply:
    """Give what is still open after a step was done, or a way on after the last one."""
    library = action.library
    if not progress.open():
        buttons = [*(action.button(name) for name in AFTER_ALL_STEPS), _other_steps(action)]
        return Reply(text=library.sentence("stappen_klaar"), buttons=buttons)
    lines = [_line(action, progress, step) for step in progress.open()]
    return _with_ways(action, progress, library.sentence("stappen_verder"), lines)


def ask_which(action: Talk, progress: Progress) -> Reply:
    """Ask which step it is that somebody says is done."""
    return Reply(text=action.library.sentence("stappen_welke"), buttons=_ticks(action, progress))


def _line(action: Talk, progress: Progress, step: Step) -> str:
    number = progress.number(step)
    if step.id in progress.done:
        return f"{number}. {action.library.sentence('stap_gedaan', step=step.title)}"
    return f"{number}. {step.title}. {step.why}"


def _with_ways(action: Talk, progress: Progress, intro: str, lines: Sequence[str]) -> Reply:
    open_steps = progress.open()
    links = {step.link.url: Link(title=step.link.title, url=step.link.url) for step in open_steps if step.link}
    ways = [_way(action, step) for step in open_steps if step.link is None]
    buttons = [*ways, *_ticks(action, progress), _other_steps(action)]
    return Reply(text="\n".join([intro, *lines]), buttons=buttons, links=list(links.values()))


def _way(action: Talk, step: Step) -> Button:
    way = action.button(step.topic or str(step.task))
    subject = f'{{"{SUBJECT}": "{step.subject}"}}' if step.subject is not None else ""
    return Button(title=step.button, payload=f"{way.payload}{subject}")


def _ticks(action: Talk, progress: Progress) -> list[Button]:
    return [
        Button(
            title=action.library.sentence("stap_gedaan_knop", step=step.button),
            payload=f'/stap_gedaan{{"stap": "{step.id}"}}',
        )
        for step in progress.open()
    ]


def _other_steps(action: Talk) -> Button:
    return Button(title=action.library.sentence("stappen_anders_knop"), payload="/stappen_opnieuw")
