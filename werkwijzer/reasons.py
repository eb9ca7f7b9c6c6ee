"""Say in Dutch why a setting or a file has not the form that it should have."""

from pydantic_core import ErrorDetails

_REASONS = {
    "missing": "dit ontbreekt",
    "extra_forbidden": "dit hoort hier niet",
    "literal_error": "kies uit {expected}",
    "enum": "kies uit {expected}",
    "string_type": "hier hoort tekst",
    "string_too_short": "de tekst moet minstens {min_length} tekens hebben",
    "string_too_long": "de tekst mag hoogstens {max_length} tekens hebben",
    "string_pattern_mismatch": "de tekst moet passen bij {pattern}",
    "too_short": "er moeten er minstens {min_length} staan",
    "too_long": "er mogen er hoogstens {max_length} staan",
    "list_type": "hier hoort een lijst",
    "dict_type": "hier horen sleutels met een waarde",
    "model_type": "hier horen sleutels met een waarde",
    "bool_parsing": "hier hoort true of false",
    "bool_type": "hier hoort true of false",
    "int_parsing": "hier hoort een heel getal",
    "int_type": "hier hoort een heel getal",
    "float_parsing": "hier hoort een getal",
    "float_type": "hier hoort een getal",
    "tuple_type": "hier hoort een lijst",
    "greater_than": "het getal moet meer dan {gt} zijn",
    "greater_than_equal": "het getal moet minstens {ge} zijn",
    "multiple_of": "het getal moet een veelvoud van {multiple_of} zijn",
    "less_than_equal": "het getal mag hoogstens {le} zijn",
    "timezone_aware": "de tijdzone ontbreekt, zoals +01:00",
    "value_error": "{error}",
}
_UNREADABLE_TIME = "hier hoort een datum of tijd, zoals 2026-11-22 of 2026-11-22T10:00:00+01:00"


def in_dutch(error: ErrorDetails) -> str:
    """Give the reason without a full stop; the value itself is left out, because it may be a secret."""
    if error["type"].startswith(("date_", "datetime_")):
        return _UNREADABLE_TIME
    reason = _REASONS.get(error["type"])
    if reason is None:
        return error["msg"]
    # pydantic joins the choices of a literal in English.
    return reason.format(**error.get("ctx", {})).replace("' or '", "' of '")
