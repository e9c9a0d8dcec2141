"""The shape of foreign names in Arabic letters: endings and letter pairs that no Arabic word has."""

import re

_FOREIGN_END = re.compile(
    r"(?:وف|يف|سكي|سون|يتش|مان|برغ|بيرغ|ستاين|شتاين|ينغ|ونغ|انغ|كو|تو|رو|لو|نو|دو|غو|يو|او|وس|يس|اس|يز|يا|سن|سين|ستون|لين|يان|دزه|فيلي|شفيلي|ولا|يه|ينو|يني|يتي|وتشي|اي|وي|اش|يش|وش|ادو|ير|ور|ار|ول|يل|ال|نغ|كس|نت|رت|ند|رد|ست|لت|رك|نك|رغ)$"
)
GERUND = re.compile(r"^(?:ال)?(?:ا..?ت.ا.|ت..ي.|است..ا.|ان..ا.|م.ا..ه|ا..ا.)$")
_FOREIGN_MARKS = (
    "غر",
    "فر",
    "بر",
    "كر",
    "تش",
    "دج",
    "جو",
    "غو",
    "فو",
    "كو",
    "بي",
    "في",
    "كي",
    "سك",
    "شت",
    "ست",
    "ڤ",
    "پ",
    "گ",
)


def looks_foreign(norm: str) -> bool:
    """Whether a word that no lexicon knows is shaped like a foreign name in Arabic letters."""
    if len(norm) < 4 or norm.startswith("ال"):
        return False
    if GERUND.match(norm):
        return False
    return bool(_FOREIGN_END.search(norm)) or any(mark in norm for mark in _FOREIGN_MARKS)
