"""The steps of stappen.yml: their form, where they lead, and which fit."""

from dataclasses import replace
from itertools import product
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml
from pydantic import ValidationError

from werkwijzer.content.library import Library
from werkwijzer.content.steps import FEWEST, MOST, Step, choose, chosen, mistakes
from werkwijzer.paths import CONTENT

STEP = {
    "id": "cv",
    "title": "Maak uw cv",
    "button": "Cv maken",
    "why": "Dan kunt u reageren op een vacature.",
    "known_by": ["cv"],
    "topic": "sollicitatiehulp",
}


def _step(**changed: Any) -> Step:
    return Step.model_validate({**STEP, **changed})


def _ids(steps: list[Step]) -> list[str]:
    return [step.id for step in steps]


def test_every_region_and_every_answer_gives_three_to_six_steps(library: Library) -> None:
    for region, wish, now in product([*library.where, None], library.steps.wish.ids(), library.steps.now.ids()):
        steps = chosen(library, region, wish, now)
        assert FEWEST <= len(steps) <= MOST <= 6, (region, wish, now)
        assert len({step.button for step in steps}) == len(steps), (region, wish, now)


def test_every_step_is_given_to_somebody(library: Library) -> None:
    combinations = product(library.where, library.steps.wish.ids(), library.steps.now.ids())
    given = {step.id for combination in combinations for step in chosen(library, *combination)}
    assert given == {step.id for step in library.steps.steps}


def test_no_step_is_a_scheme_that_ended_or_may_have_ended(library: Library) -> None:
    for region, wish, now in product(library.where, library.steps.wish.ids(), library.steps.now.ids()):
        topics = [step.topic for step in chosen(library, region, wish, now) if step.topic]
        assert {library.answer(topic, region).status for topic in topics} <= {"active"}


def test_every_link_leads_to_a_site_that_we_trust(library: Library) -> None:
    trusted = yaml.safe_load((CONTENT / "websites.yml").read_text(encoding="utf-8"))["links"]
    hosts = {urlsplit(step.link.url).hostname for step in library.steps.steps if step.link}
    assert hosts
    assert hosts <= set(trusted)


def test_everything_in_the_steps_leads_somewhere(library: Library) -> None:
    assert list(mistakes(library)) == []


def test_first_steps_of_the_file_come_first_and_no_more_than_fit_on_a_screen() -> None:
    steps = [_step(id=f"stap{number}") for number in range(8)]
    found = choose(steps, "rotterdam", "werk", "ww", lambda _: True)
    assert _ids(found) == [f"stap{number}" for number in range(MOST)]


@pytest.mark.parametrize(
    ("whom", "fits"),
    [
        ({}, True),
        ({"wish": ["werk"]}, True),
        ({"wish": ["leren"]}, False),
        ({"now": ["ww", "bijstand"]}, True),
        ({"wish": ["werk"], "now": ["bijstand"]}, False),
        ({"regions": ["rotterdam"]}, True),
        ({"regions": ["elders"]}, False),
    ],
)
def test_step_is_given_to_whom_it_is_for(whom: dict[str, Any], *, fits: bool) -> None:
    found = choose([_step(**{"for": whom})], "rotterdam", "werk", "ww", lambda _: True)
    assert bool(found) is fits


def test_who_did_not_say_where_he_lives_gets_the_steps_for_elsewhere() -> None:
    steps = [
        _step(id="daar", **{"for": {"regions": ["elders"]}}),
        _step(id="hier", **{"for": {"regions": ["rotterdam"]}}),
    ]
    assert _ids(choose(steps, None, "werk", "ww", lambda _: True)) == ["daar"]


def test_step_of_which_the_scheme_no_longer_holds_is_left_out() -> None:
    assert choose([_step()], "rotterdam", "werk", "ww", lambda topic: topic != "sollicitatiehulp") == []


@pytest.mark.parametrize(
    "changed",
    [
        {"task": "training_zoeken"},
        {"topic": None},
        {"subject": "cv"},
        {"title": "Een titel die zo lang is dat niemand hem op een telefoon wil lezen"},
        {"button": "Een veel te lange knop hiervoor"},
        {"known_by": []},
        {"task": "dansen", "topic": None},
        {"waarom": "daarom"},
    ],
)
def test_wrong_step_is_refused(changed: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        _step(**changed)


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"topic": "nergens"}, "stappen.yml: cv: er is geen onderwerp nergens."),
        ({"id": "gesprek"}, "stappen.yml: gesprek staat er twee keer."),
        (
            {"topic": None, "task": "training_zoeken", "subject": "koken"},
            "stappen.yml: cv: er is geen training over koken.",
        ),
        ({"for": {"wish": ["rust"]}}, "stappen.yml: cv: rust is geen antwoord en geen regio."),
        ({"for": {"regions": ["mars"]}}, "stappen.yml: cv: mars is geen antwoord en geen regio."),
    ],
)
def test_step_that_leads_nowhere_is_named(library: Library, changed: dict[str, Any], sentence: str) -> None:
    others = [step for step in library.steps.steps if step.id != "cv"]
    broken = library.steps.model_copy(update={"steps": [*others, _step(**changed)]})
    assert list(mistakes(replace(library, steps=broken))) == [sentence]


def test_who_would_get_too_few_steps_is_named(library: Library) -> None:
    few = [step for step in library.steps.steps if step.id not in ("profiel", "cv", "gesprek")]
    sentences = list(mistakes(replace(library, steps=library.steps.model_copy(update={"steps": few}))))
    assert "stappen.yml: rotterdam, werk en geen geeft maar 1 stappen die nu kunnen." in sentences
