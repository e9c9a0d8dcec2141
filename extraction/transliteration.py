"""Arabic names in Latin letters as newspapers write them, for names that no gazetteer knows."""


def transliterate(name: str, country: str | None = None) -> str:
    """Latin spelling of an Arabic name; `country` (ISO 3166 alpha-2) chooses the national habit where one is known."""
    return ""
