"""The tables follow content/: what an editor adds, changes or takes away."""

from sqlalchemy import Engine
from sqlmodel import Session, col, func, select

from backend.models import Region, Training, TrainingSubject
from backend.services.catalogue import take_over
from tests.backend.conftest import training, with_trainings
from werkwijzer.content.library import Library


def _titles(engine: Engine) -> dict[str, str]:
    with Session(engine) as session:
        return {row.id: row.title for row in session.exec(select(Training))}


def _subjects(engine: Engine, training_id: str) -> list[str]:
    with Session(engine) as session:
        query = select(TrainingSubject.subject).where(TrainingSubject.training_id == training_id)
        return sorted(session.exec(query))


def _regions(engine: Engine) -> dict[str, str]:
    with Session(engine) as session:
        return {row.id: row.name for row in session.exec(select(Region))}


def _count(engine: Engine, column: object) -> int:
    with Session(engine) as session:
        return session.exec(select(func.count(col(column)))).one()


def test_everything_of_content_is_taken_over(engine: Engine, library: Library) -> None:
    take_over(library, engine)
    assert _titles(engine) == {course.id: course.title for course in library.trainings}
    assert set(_regions(engine)) == {"nl", *library.regions}
    assert _count(engine, TrainingSubject.subject) == sum(len(set(course.subjects)) for course in library.trainings)


def test_taking_over_twice_changes_nothing(engine: Engine, library: Library) -> None:
    take_over(library, engine)
    before = _titles(engine), _regions(engine), _count(engine, TrainingSubject.subject)
    take_over(library, engine)
    assert (_titles(engine), _regions(engine), _count(engine, TrainingSubject.subject)) == before


def test_changed_training_is_changed(engine: Engine, library: Library) -> None:
    take_over(with_trainings(library, training("taalles", subjects=["taal", "rekenen"], free=True)), engine)
    take_over(with_trainings(library, training("taalles", title="Nieuw", subjects=["taal", "digid"])), engine)
    assert _titles(engine) == {"taalles": "Nieuw"}
    assert _subjects(engine, "taalles") == ["digid", "taal"]
    with Session(engine) as session:
        assert session.get_one(Training, "taalles").free is None


def test_training_that_is_gone_is_removed_with_its_subjects(engine: Engine, library: Library) -> None:
    take_over(with_trainings(library, training("taalles"), training("rekenles", subjects=["rekenen"])), engine)
    take_over(with_trainings(library, training("taalles")), engine)
    assert set(_titles(engine)) == {"taalles"}
    assert _subjects(engine, "rekenles") == []


def test_last_training_can_be_removed(engine: Engine, library: Library) -> None:
    take_over(with_trainings(library, training("taalles")), engine)
    take_over(with_trainings(library), engine)
    assert _titles(engine) == {}


def test_region_is_renamed_and_removed_with_content(engine: Engine, library: Library) -> None:
    take_over(with_trainings(library, training("les", region="groot-amsterdam")), engine)
    renamed = library.regions["rotterdam"].model_copy(update={"name": "Rijnmond"})
    changed = {**vars(library), "regions": {"rotterdam": renamed}, "trainings": [training("les", region="rotterdam")]}
    take_over(Library(**changed), engine)
    assert _regions(engine) == {"nl": "Nederland", "rotterdam": "Rijnmond"}
