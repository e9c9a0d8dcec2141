"""Signs beside a date or a number that tell a year from a count and a date from the name of a street or a revolt."""

from extraction.dates_lexicon import counted, name_heads, year_heads
from extraction.dates_scan import Scan
from extraction.text import splits

_FIRST_BARE, _LAST_BARE = 1900, 2099
_LONGEST_LIST = 8  # years that one date enumerates at most


def _name_kind(norm: str) -> str | None:
    """What a noun before a date makes of it, by the noun without its proclitics and article."""
    for split in splits(norm):
        kind = name_heads().get(split.stem) or name_heads().get(split.stem.removeprefix("ال"))
        if kind is not None:
            return kind
    return None


def names_something(scan: Scan, at: int, *, dated: bool, past_day: bool = False) -> bool:
    """Whether a date at a token belongs to a name (شارع 9 أبريل, ثورة 25 يناير), going by the noun before it.

    `past_day` looks past a day's number: the date is a month whose day was read before.
    """
    for index in range(at - 1, at - 5, -1):
        before = scan.norm(index)
        kind = _name_kind(before)
        if kind is not None:
            return kind == "place" or (kind == "undated" and not dated)
        is_day = past_day and (before == "من" or before.isdigit() or scan.hit(index, "ordinal") is not None)
        if before not in {"ال", "يوم"} and not is_day:
            return False
    return False


_OPENERS = frozenset("([")
_CLOSERS = frozenset(")]")
_REACH_OF_HEAD = 4


def stands_for_year(scan: Scan, at: int, last: int) -> bool:
    """Whether bare four digits are a year: by the words before them, with nothing counted after them."""
    value = scan.integer(at, _FIRST_BARE, _LAST_BARE)
    if value is None or scan.norm(last) in counted() or scan.norm(last) in {"%", "٪"}:
        return False
    before, after = scan.norm(at - 1), scan.norm(last)
    if before in {"-", "/"}:
        return False
    for _ in range(_LONGEST_LIST):
        if scan.norm(at - 1) not in {"و", "،", ","} or scan.integer(at - 2, _FIRST_BARE, _LAST_BARE) is None:
            break
        at -= 2
    before = scan.norm(at - 1)
    if before in _OPENERS and after in _CLOSERS:
        return True
    if before in {"في", "ففي", "وفي", "منذ", "ومنذ", "خلال", "بحلول", "وخلال", "وبحلول"}:
        return True
    return any(
        scan.norm(index).removeprefix("و").removeprefix("ال") in year_heads()
        for index in range(at - 1, at - _REACH_OF_HEAD, -1)
    )


def counts(scan: Scan, at: int) -> bool:
    """Whether a token is bare digits that can be no year or count what follows."""
    if not scan.norm(at).isdigit() or scan.integer(at, 1, 31) is not None:
        return False
    after = scan.norm(at + 1)
    return scan.integer(at, _FIRST_BARE, _LAST_BARE) is None or after in counted() or after in {"%", "٪"}
