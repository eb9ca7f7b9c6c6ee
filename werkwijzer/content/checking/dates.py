"""Answers have a day on which somebody looks at them again, and it has not gone by."""

from collections.abc import Iterator
from datetime import timedelta

from werkwijzer.content.checking.finding import Finding
from werkwijzer.content.checking.material import Material, Written

_SOON = timedelta(days=30)


def wrong_dates(material: Material) -> Iterator[Finding]:
    for written in material.answers():
        yield from _of_review(material, written)
        yield from _of_validity(material, written)


def _of_review(material: Material, written: Written) -> Iterator[Finding]:
    answer = written.answer
    again = "Zoek na of alles nog klopt. Verander daarna review, en checked bij de bron."
    if answer.is_past_review(material.today):
        problem = f"Dit antwoord moest voor {answer.review} opnieuw worden bekeken."
        yield written.finding(("review",), problem, again)
    elif answer.review <= material.today + _SOON:
        problem = f"Dit antwoord moet voor {answer.review} opnieuw worden bekeken."
        yield written.finding(("review",), problem, again, "warning")
    if answer.source.checked > material.today:
        problem = f"De dag dat u de bron bekeek, {answer.source.checked}, moet nog komen."
        yield written.finding(("source", "checked"), problem, "Schrijf de dag waarop u de bron echt bekeek.")
    if answer.review <= answer.source.checked:
        problem = "De dag van review ligt niet na de dag waarop de bron is bekeken."
        yield written.finding(("review",), problem, "Kies een latere dag.")


def _of_validity(material: Material, written: Written) -> Iterator[Finding]:
    answer = written.answer
    until = answer.valid_until
    if until is not None and answer.valid_from is not None and until < answer.valid_from:
        yield written.finding(("valid_until",), "valid_until ligt voor valid_from.", "Verbeter een van de twee.")
    if answer.status == "ended":
        if until is not None and until >= material.today:
            problem = f"De status is ended, maar het geldt nog tot en met {until}."
            yield written.finding(("status",), problem, "Kies active, of verbeter valid_until.")
    elif until is not None and until < material.today:
        for text in (text for text in written.texts() if text.keys[-2:] != ("next_step", "text")):
            if str(until.year) not in text.words:
                problem = f"Dit gold tot en met {until}, en de tekst zegt niet van wanneer zij is."
                yield text.finding(text.words, problem, f"Noem {until.year} in de tekst, of schrijf wat er nu geldt.")
