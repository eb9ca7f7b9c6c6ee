"""`werkwijzer staff`: the only way to an account."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from sqlalchemy import Engine
from typer.testing import CliRunner, Result

from backend import app as backend
from bot.balie import passwords
from tests.balie.conftest import LOGIN, NAME, PASSWORD, QUICK, add_advisers
from tests.conftest import settings_in
from werkwijzer.cli import app
from werkwijzer.database import migrate, open_engine, url_of


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WERKWIJZER_VAR", str(tmp_path))
    monkeypatch.setattr(passwords, "PasswordHasher", lambda: QUICK)


@pytest.fixture
def backend_tables(tmp_path: Path) -> Iterator[Engine]:
    """Give the tables of the backend in which the command looks, without any adviser."""
    url = url_of(settings_in(tmp_path), "backend")
    migrate(url, backend.MIGRATIONS)
    engine = open_engine(url)
    yield engine
    engine.dispose()


def _staff(*arguments: str, typed: str = "") -> Result:
    return CliRunner().invoke(app, ["staff", *arguments], input=typed)


def _add(login: str = LOGIN, password: str = PASSWORD, again: str | None = None, *more: str) -> Result:
    return _staff("add", login, "--name", NAME, *more, typed=f"{password}\n{again or password}\n")


def test_added_account_is_listed_with_what_it_may_see(backend_tables: Engine) -> None:
    assert _staff("list").stdout.startswith("Er zijn nog geen medewerkers.")
    done = _add()
    assert (done.exit_code, done.stderr) == (0, "")
    assert PASSWORD not in done.output
    assert f"{NAME} kan nu inloggen op /balie als {LOGIN}." in done.stdout
    add_advisers(backend_tables)
    assert _add("d.devries", PASSWORD, None, "--adviser", "2").exit_code == 0
    assert _staff("list").stdout == f"d.devries: {NAME}, adviseur 2\n{LOGIN}: {NAME}, alle agenda's\n"


@pytest.mark.parametrize("adviser", ["3", "", "0", "01", "+1", " 1", "Samira Jansen", "\u0661"])
def test_adviser_who_does_not_exist_is_refused_before_a_password_is_asked(backend_tables: Engine, adviser: str) -> None:
    add_advisers(backend_tables)
    done = _staff("add", LOGIN, "--name", NAME, "--adviser", adviser)
    assert done.exit_code == 1
    assert done.stderr.startswith(f"Er is geen adviseur met nummer {adviser or '(leeg)'}. ")
    assert "/balie/adviseurs" in done.stderr
    assert _staff("list").stdout.startswith("Er zijn nog geen medewerkers.")


def test_adviser_is_refused_before_there_is_any(backend_tables: Engine) -> None:
    assert _staff("add", LOGIN, "--name", NAME, "--adviser", "1").exit_code == 1


def test_login_that_is_taken_is_refused_before_a_password_is_asked() -> None:
    _add()
    done = _staff("add", LOGIN.upper(), "--name", "Iemand Anders")
    assert (done.exit_code, done.stderr) == (1, f"De inlognaam {LOGIN} is al in gebruik.\n")


@pytest.mark.parametrize("login", ["a", "", "-jan", "jan jansen", "j\u00e1n", "x" * 65, "jan\njan", "../jan"])
def test_login_of_another_form_is_refused(login: str) -> None:
    done = _add(login) if not login.startswith("-") else _staff("add", "--name", NAME, "--", login)
    assert done.exit_code == 1
    assert done.stderr.startswith("Een inlognaam heeft 2 tot 64 tekens")


@pytest.mark.parametrize("name", ["", "  ", "a\nb", "x" * 101])
def test_name_of_another_form_is_refused(name: str) -> None:
    done = _staff("add", LOGIN, "--name", name)
    assert (done.exit_code, done.stderr) == (1, "Geef een naam van 1 tot 100 tekens.\n")


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("kort", "minstens 12"),
        ("elf tekens!", "minstens 12"),
        ("x" * 257, "hoogstens 256"),
        (f"ik ben {LOGIN} hier", "zonder de inlognaam of de naam"),
        (f"ik ben {LOGIN.upper()} hier", "zonder de inlognaam of de naam"),
        ("geheimesamira99", "zonder de inlognaam of de naam"),
        ("JANSEN en zonen", "zonder de inlognaam of de naam"),
        ("wachtwoord123", "te makkelijk te raden"),
        ("Welkom2026!!", "te makkelijk te raden"),
        ("Rotterdam010!", "te makkelijk te raden"),
        ("123456789012", "te makkelijk te raden"),
        ("aaaaaaaaaaaaaaaa", "te makkelijk te raden"),
        ("abababababab", "te makkelijk te raden"),
        ("ｗａｃｈｔｗｏｏｒｄ１２３", "te makkelijk te raden"),
    ],
)
def test_password_that_is_soon_guessed_is_refused(password: str, why: str) -> None:
    done = _add(password=password)
    assert done.exit_code == 1
    assert why in done.stderr
    assert password not in done.output
    assert _staff("list").stdout.startswith("Er zijn nog geen medewerkers.")


def test_password_typed_differently_the_second_time_is_refused() -> None:
    done = _add(again="een ander wachtwoord")
    assert done.exit_code == 1
    assert done.stderr == "De twee wachtwoorden zijn niet gelijk. Er is niets veranderd.\n"


def test_password_is_changed_and_account_disabled_and_enabled() -> None:
    _add()
    done = _staff("password", LOGIN, typed="nietje paard batterij\n" * 2)
    assert done.exit_code == 0
    assert f"Het wachtwoord van {NAME} is veranderd." in done.stdout
    done = _staff("disable", LOGIN)
    assert (done.exit_code, done.stdout) == (0, f"{NAME} kan niet meer inloggen, en is uitgelogd.\n")
    assert _staff("list").stdout == f"{LOGIN}: {NAME}, alle agenda's, uitgeschakeld\n"
    done = _staff("enable", LOGIN)
    assert (done.exit_code, done.stdout) == (0, f"{NAME} kan weer inloggen, met het wachtwoord van eerst.\n")
    assert _staff("list").stdout == f"{LOGIN}: {NAME}, alle agenda's\n"


@pytest.mark.parametrize("command", ["password", "disable", "enable"])
def test_login_that_nobody_has_is_said_so(command: str) -> None:
    done = _staff(command, "niemand", typed=f"{PASSWORD}\n{PASSWORD}\n")
    assert (done.exit_code, done.stderr) == (1, "Er is geen medewerker met de inlognaam niemand.\n")


def test_there_is_no_account_until_somebody_makes_one() -> None:
    assert _staff("list").stdout.startswith("Er zijn nog geen medewerkers.")


def test_parameters_in_use_are_those_the_library_recommends() -> None:
    hashed = PasswordHasher()
    assert (hashed.time_cost, hashed.memory_cost, hashed.type.name) >= (3, 65536, "ID")
