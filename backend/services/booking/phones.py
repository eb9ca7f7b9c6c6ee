"""Read telephone numbers."""

import phonenumbers

from backend.services.booking.errors import BadPhone

_OF_PEOPLE = frozenset(
    {
        phonenumbers.PhoneNumberType.MOBILE,
        phonenumbers.PhoneNumberType.FIXED_LINE,
        phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE,
        phonenumbers.PhoneNumberType.PERSONAL_NUMBER,
        phonenumbers.PhoneNumberType.VOIP,
    }
)
"""An adviser need not call a number that costs by the minute."""


def read_phone(typed: str) -> str:
    """Give the number in E.164; one without a country is Dutch.

    Raises:
        BadPhone: nobody can be called there.
    """
    try:
        number = phonenumbers.parse(typed, "NL")
    except phonenumbers.NumberParseException:
        raise BadPhone from None
    if not phonenumbers.is_valid_number(number) or phonenumbers.number_type(number) not in _OF_PEOPLE:
        raise BadPhone
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
