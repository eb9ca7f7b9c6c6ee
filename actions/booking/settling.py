"""Bring a draft as far as it can be without asking: drop what is impossible, fill in what can only be one thing."""

from dataclasses import replace

from actions.booking.client import Appointments, Product
from actions.booking.draft import Draft
from actions.booking.ways import ways_of
from actions.booking.wishes import exact_moment
from werkwijzer.content.library import Library
from werkwijzer.content.places import ELSEWHERE


async def settled(draft: Draft, library: Library, appointments: Appointments) -> Draft:
    """Give the draft with what can be known.

    Raises:
        BackendUnavailable: the agenda cannot be asked.
    """
    if draft.where in ("", ELSEWHERE) or draft.kind is None:
        return draft
    if draft.beside.moving is None:
        products = await appointments.kinds(draft.where)
        product = next((product for product in products if product.id == draft.kind), None)
        draft = _possible(draft, library, product)
    wish = draft.beside.wish
    moment = exact_moment(wish)
    if moment is None or draft.time is not None or draft.kind is None or draft.way is None:
        return draft
    free = await appointments.free(draft.kind, draft.where, draft.way)
    # What was just refused is not what is wished, even where nothing else is.
    return replace(draft, time=next((time for time in free if wish.allows(time)), None))


def _possible(draft: Draft, library: Library, product: Product | None) -> Draft:
    if product is None or (product.planned and not product.available):
        return replace(draft, kind=None, way=None).noting(library.sentence("afspraak_soort_niet_hier"))
    if not product.planned:
        return replace(draft, kind=None, way=None).noting(str(product.instead))
    ways = ways_of(library, product, draft.where)
    if draft.way is not None and draft.way not in ways:
        draft = replace(draft, way=None).noting(library.sentence("afspraak_wijze_kan_niet"))
    return replace(draft, way=ways[0]) if draft.way is None and len(ways) == 1 else draft
