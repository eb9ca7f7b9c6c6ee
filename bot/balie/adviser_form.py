"""Read what a co-ordinator fills in about an adviser."""

import re
from typing import Any

from bot.balie.forms import Form, text_of
from bot.balie.pages import Fault
from bot.balie.shapes import Choices, Profile

NAME, REGION, KINDS, SEATS, LINK, ACTIVE = "naam", "regio", "soorten", "tegelijk", "link", "actief"
TICKED = "ja"
LONGEST_NAME = 80
LONGEST_LINK = 300
"""Characters."""
MOST_SEATS = 100


def kind_field(kind: str) -> str:
    """Give the name of the box for a kind of talk."""
    return f"soort-{kind}"


def filled(profile: Profile | None) -> Form:
    """Give the form with what is known of the adviser, or as it is for a new one."""
    if profile is None:
        return {SEATS: "1"}
    return {
        NAME: profile.name,
        REGION: profile.region,
        **{kind_field(kind): TICKED for kind in profile.kinds},
        SEATS: str(profile.seats),
        LINK: profile.meeting_url or "",
        **({ACTIVE: TICKED} if profile.active else {}),
    }


def read_profile(
    form: Form, choices: Choices, known: Profile | None = None
) -> tuple[dict[str, Any], tuple[Fault, ...]]:
    """Give the fields of the profile, and what is wrong with them.

    A kind of talk that is not booked now, and so cannot be chosen, stays with whom it is known of.
    """
    name, link = " ".join(text_of(form, NAME).split()), text_of(form, LINK)
    region, seats = form.get(REGION, ""), _seats(form.get(SEATS, ""))
    chosen = [kind for kind in choices.kinds if kind_field(kind.id) in form]
    offered = {kind.id for kind in choices.kinds}
    kept = [kind for kind in known.kinds if kind not in offered] if known is not None else []
    faults = [_fault_of_name(name), _fault_of_region(region, choices), _fault_of_kinds(form, choices)]
    if seats is None:
        faults.append(Fault(SEATS, f"Vul een getal in van 1 tot {MOST_SEATS}."))
    if len(link) > LONGEST_LINK:
        faults.append(Fault(LINK, f"Neem een kortere link: hoogstens {LONGEST_LINK} tekens."))
    fields = {
        "name": name,
        "region": region,
        "kinds": [*(kind.id for kind in chosen), *kept],
        "seats": seats,
        "meeting_url": link,
    }
    return fields, tuple(fault for fault in faults if fault is not None)


def _seats(typed: str) -> int | None:
    found = re.fullmatch(r"\d{1,3}", typed.strip(), re.ASCII)
    number = int(found[0]) if found else 0
    return number if 1 <= number <= MOST_SEATS else None


def _fault_of_name(name: str) -> Fault | None:
    if not name:
        return Fault(NAME, "Vul een naam in.")
    if len(name) > LONGEST_NAME:
        return Fault(NAME, f"Maak de naam korter: hoogstens {LONGEST_NAME} tekens.")
    return None


def _fault_of_region(region: str, choices: Choices) -> Fault | None:
    if any(each.id == region for each in choices.regions):
        return None
    return Fault(REGION, "Kies een regio.")


def _fault_of_kinds(form: Form, choices: Choices) -> Fault | None:
    chosen = [kind for kind in choices.kinds if kind_field(kind.id) in form]
    if not chosen:
        return Fault(KINDS, "Kies minstens één soort gesprek.")
    region = next((each for each in choices.regions if each.id == form.get(REGION)), None)
    elsewhere = [kind.name for kind in chosen if region is not None and region.id not in kind.regions]
    if region is None or not elsewhere:
        return None
    return Fault(KINDS, f"Dit is er niet in {region.name}: {', '.join(elsewhere)}. Haal het vinkje weg.")
