"""Conversations with somebody who looks for a course."""

import pytest

from tests.talk import Talk
from werkwijzer.content.library import Library


@pytest.mark.parametrize(
    ("said", "subject"),
    [
        ("ik zoek een cursus excel", "digitale vaardigheden"),
        ("cursus exel", "digitale vaardigheden"),
        ("ik zoek een training rekenen", "rekenen"),
        ("ik wil een cursus netwerken", "netwerken"),
    ],
)
async def test_training_is_found_by_its_subject_with_links(
    rotterdammer: Talk, library: Library, said: str, subject: str
) -> None:
    found = await rotterdammer.says(said)
    assert found.text.startswith(library.sentences["training_gevonden"][0].format(subject=subject))
    fitting = {str(training.url) for training in library.trainings if subject in training.subjects and training.url}
    assert found.links
    assert set(found.links) <= fitting


async def test_trainings_of_another_region_are_not_given(rotterdammer: Talk, library: Library) -> None:
    elsewhere = {training.title for training in library.trainings if training.region == "groot-amsterdam"}
    found = await rotterdammer.says("ik zoek een cursus computer")
    assert not [title for title in elsewhere if title in found.text]


async def test_without_a_subject_some_trainings_come_with_subjects_to_choose_from(
    rotterdammer: Talk, library: Library
) -> None:
    found = await rotterdammer.presses(library.title("training_zoeken"))
    assert found.links
    subjects = {subject for training in library.trainings for subject in training.subjects}
    assert {title.lower() for title in found.buttons} <= subjects
    assert len(found.buttons) == 6


async def test_every_subject_on_a_button_finds_its_trainings(rotterdammer: Talk, library: Library) -> None:
    offered = await rotterdammer.presses(library.title("training_zoeken"))
    for title in offered.buttons:
        found = await rotterdammer.presses(title)
        assert found.text.startswith(library.sentences["training_gevonden"][0].format(subject=title.lower())), title
        assert found.links, title


@pytest.mark.parametrize("said", ["ik zoek een cursus paardrijden", "cursus pottenbakken"])
async def test_unknown_subject_gets_subjects_to_choose_from(rotterdammer: Talk, library: Library, said: str) -> None:
    found = await rotterdammer.says(said)
    subjects = {subject for training in library.trainings for subject in training.subjects}
    assert {title.lower() for title in found.buttons} & subjects
    assert found.links


async def test_training_that_may_be_gone_is_called_so(rotterdammer: Talk, library: Library) -> None:
    unsure = {training.title for training in library.trainings if training.status == "onzeker"}
    found = await rotterdammer.says("ik zoek een cursus rekenen")
    for line in found.text.splitlines()[1:]:
        said_unsure = line.endswith(library.sentences["training_onzeker"][0])
        assert said_unsure == any(line.startswith(f"• {title}:") for title in unsure), line
