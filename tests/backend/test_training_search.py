"""Which trainings are found, and in which order."""

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from backend.services.catalogue import take_over
from backend.services.training_search import search, subjects
from tests.backend.conftest import training, with_trainings
from werkwijzer.content.library import Library
from werkwijzer.content.schema import Training

COURSES = [
    training("onzeker", status="onzeker", region="rotterdam"),
    training("waarschijnlijk", status="waarschijnlijk"),
    training("zeker-b"),
    training("zeker-a"),
    training("zz-in-rotterdam", region="rotterdam"),
    training("amsterdam", region="groot-amsterdam"),
    training("zonder-link", url=None),
    training("rekenles", subjects=["rekenen", "taal"], status="onzeker"),
]


def _found(engine: Engine, library: Library, courses: list[Training], *query: object) -> list[str]:
    take_over(with_trainings(library, *courses), engine)
    subject, region, limit = query
    with Session(engine) as session:
        return [row.id for row in search(session, subject, region, limit)]  # type: ignore[arg-type]


def test_surest_come_first_then_those_of_the_own_region_then_the_alphabet(engine: Engine, library: Library) -> None:
    assert _found(engine, library, COURSES, None, "rotterdam", 50) == [
        "zz-in-rotterdam",
        "zeker-a",
        "zeker-b",
        "waarschijnlijk",
        "onzeker",
        "rekenles",
    ]


@pytest.mark.parametrize("region", ["elders", None, "nl", "' OR 1=1"])
def test_who_lives_elsewhere_gets_what_holds_everywhere(engine: Engine, library: Library, region: str | None) -> None:
    found = _found(engine, library, COURSES, None, region, 50)
    assert found == ["zeker-a", "zeker-b", "waarschijnlijk", "rekenles"]


def test_limit_keeps_the_first_ones(engine: Engine, library: Library) -> None:
    assert _found(engine, library, COURSES, None, "rotterdam", 2) == ["zz-in-rotterdam", "zeker-a"]


def test_subject_leaves_out_the_others(engine: Engine, library: Library) -> None:
    assert _found(engine, library, COURSES, "rekenen", None, 50) == ["rekenles"]


def test_training_without_a_link_is_not_found(engine: Engine, library: Library) -> None:
    assert _found(engine, library, [training("zonder-link", url=None)], "taal", None, 50) == []


def test_each_subject_is_named_once(engine: Engine, library: Library) -> None:
    take_over(with_trainings(library, *COURSES), engine)
    with Session(engine) as session:
        assert subjects(session) == ["rekenen", "taal"]
