"""Time zones as people name them: by IANA name, or by a city or country in Arabic or English."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from babel import Locale, UnknownLocaleError
from babel.core import get_global

from extraction.lexicons import table
from extraction.text import fold
from handlers.errors import UserError

_LANGUAGES = ("ar", "en")
_OFFSET = re.compile(r"(?:utc|gmt)(?:([+-])(\d{1,2})(?::?00)?)?")
_AHEAD = re.compile(r"Etc/GMT([+-])(\d{1,2})")
_MOST_OFFERED = 6


def zone_of(name: str) -> str | None:
    """The IANA name of the zone that a name stands for, None where it stands for none.

    Raises UserError for a country whose clocks differ from place to place.
    """
    folded = fold(name).strip(" .,،").removeprefix("the ")
    if folded in _iana():
        return _iana()[folded]
    if (offset := _OFFSET.fullmatch(folded)) is not None:
        sign, hours = offset.groups()
        # Etc/GMT-3 is three hours ahead: POSIX counts westwards.
        named = f"Etc/GMT{'-' if sign == '+' else '+'}{int(hours)}" if hours and int(hours) else "Etc/UTC"
        return named if named in _known() else None
    if folded in _cities():
        return _cities()[folded]
    country = _countries().get(folded)
    if country is None:
        return None
    zones = [zone for zone in get_global("territory_zones").get(country, ()) if zone in _known()]
    if len({_clock(zone) for zone in zones}) > 1:
        raise UserError("error-several-zones", place=name, zones=" ".join(_offered(zones)))
    return zones[0] if zones else None


def shown_zone(zone: str, language: str) -> str:
    """What readers of a language call the zone: the city that gives it its name, or how far its clocks are ahead."""
    if (ahead := _AHEAD.fullmatch(zone)) is not None:
        return f"UTC{'+' if ahead[1] == '-' else '-'}{ahead[2]}"
    found = Locale(language).time_zones.get(zone, {}).get("city")
    return str(found) if found else zone.rpartition("/")[2].replace("_", " ")


def weekend(zone: str) -> frozenset[int]:
    """The days off where the zone's clocks are, 0 for Monday, by CLDR; Saturday and Sunday where none is known."""
    country = get_global("zone_territories").get(zone)
    if country is None:
        return frozenset({5, 6})
    try:
        locale = Locale.parse(f"und_{country}")
    except UnknownLocaleError:
        return frozenset({5, 6})
    day, days = locale.weekend_start, {locale.weekend_end}
    while day not in days:
        days.add(day)
        day = (day + 1) % 7
    return frozenset(days)


@cache
def _known() -> frozenset[str]:
    """All IANA names; reading them from the system takes a tenth of a second."""
    return frozenset(available_timezones())


@cache
def _iana() -> Mapping[str, str]:
    """IANA names by their folded form."""
    return {fold(name): name for name in _known() if "/" in name and not name.startswith("Etc")}


@cache
def _cities() -> Mapping[str, str]:
    """Zones by the cities that name them, then by other cities of a country with one clock, in both languages."""
    found: dict[str, str] = {}
    for row in table("places"):
        zones = get_global("territory_zones").get(row["country"], ())
        if len(zones) == 1 and row["kind"] in ("city", "capital", "town"):
            for name in (row["ar"], row["en"], *row["aliases"].split("|")):
                found.setdefault(fold(name), zones[0])
    for zone in _known():
        if "/" in zone and not zone.startswith("Etc"):
            found[fold(zone.rpartition("/")[2].replace("_", " "))] = zone
    for language in _LANGUAGES:
        for zone, names in Locale(language).time_zones.items():
            if zone in _known() and "city" in names:
                found[fold(names["city"])] = zone
    for row in table("time_zones"):
        for name in (row["ar"], row["en"], *row["aliases"].split("|")):
            found.setdefault(fold(name), row["zone"])
    found.pop("", None)
    return found


@cache
def _countries() -> Mapping[str, str]:
    """Countries' codes by their names in both languages."""
    found = {
        fold(name): code
        for language in _LANGUAGES
        for code, name in Locale(language).territories.items()
        if len(code) == 2
    }
    spellings = {row["en"]: row["aliases"].split("|") for row in table("en_names")}
    for row in table("states"):
        for name in (row["ar"], row["en"], *row["aliases"].split("|"), *spellings.get(row["en"], ())):
            if name:
                found[fold(name)] = row["iso"]
    return found


def _offered(zones: list[str]) -> list[str]:
    """One zone for each clock, those of the largest cities first."""
    large = {row["zone"] for row in table("time_zones")}
    named = {fold(row["en"]) for row in table("places")}
    ordered = sorted(zones, key=lambda zone: (zone not in large, fold(shown_zone(zone, "en")) not in named, zone))
    found: dict[tuple[object, ...], str] = {}
    for zone in ordered:
        found.setdefault(_clock(zone), zone)
    return list(found.values())[:_MOST_OFFERED]


def _clock(zone: str) -> tuple[object, ...]:
    """What a zone's clock says through a year: two zones with the same are one for our purpose."""
    return tuple(datetime(2026, month, 1, tzinfo=UTC).astimezone(ZoneInfo(zone)).utcoffset() for month in range(1, 13))
