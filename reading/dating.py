"""Days as metadata write them."""

import re
from datetime import date

_DAY = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})")


def iso_day(value: str | None) -> date | None:
    """The day of an ISO 8601 date or time, in the zone that it states; None where it is none."""
    found = _DAY.match(value.strip()) if value else None
    if found is None:
        return None
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None
