"""Read where an adviser meets people online."""

from typing import Annotated

from pydantic import AnyUrl, TypeAdapter, UrlConstraints, ValidationError

from backend.services.booking.errors import BadMeetingUrl

LONGEST = 300
"""Characters, also after what is not ASCII has been written in it."""
_ADDRESS = TypeAdapter[AnyUrl](Annotated[AnyUrl, UrlConstraints(allowed_schemes=["https"], host_required=True)])


def read_meeting_url(typed: str) -> str | None:
    """Give the address as it is kept; nothing where nothing was typed.

    Raises:
        BadMeetingUrl: it is no https address, is too long, or has a name or a password in it.
    """
    if not typed.strip():
        return None
    try:
        address = _ADDRESS.validate_python(typed)
    except ValidationError:
        raise BadMeetingUrl from None
    if address.username or address.password or len(str(address)) > LONGEST:
        raise BadMeetingUrl
    return str(address)
