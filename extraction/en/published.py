"""The publication date that an English article states at its head: a dateline, a by-line, a line of its own."""

from datetime import date

from extraction.en.dates_absolute import calendar_date
from extraction.en.dates_words import Scan
from extraction.en.reading import Text
from extraction.facts import Precision

_HEAD = 100  # tokens in which the date may stand
_PLACE = 6  # tokens of a dateline before its date
_SIGNS = frozenset({"-", "–", "—", "(", ":", "|", "/", ")"})


def find_dateline(text: Text) -> date | None:
    """A full date near the start of one of the first lines that a dash, a bracket or the line's end follows."""
    scan = Scan(text, None)
    tokens, body = text.document.tokens, text.document.body
    line = 0
    for at in range(min(_HEAD, len(tokens))):
        if at and "\n" in body[tokens[at - 1].end : tokens[at].start]:
            line = at
        if at - line > _PLACE or not (text.is_number(at) or text.is_word(at)):
            continue
        found = calendar_date(scan, at)
        if found is None or found.period.precision is not Precision.DAY or found.period.start is None:
            continue
        last = found.last
        ends = last >= len(tokens) or "\n" in body[tokens[last - 1].end : tokens[last].start]
        if ends or text.word(last) in _SIGNS or (text.word(last) == "," and text.is_number(last + 1)):
            return found.period.start
    return None


_LONGEST_DATELINE = 16  # tokens
_DASHES = frozenset({"-", "–", "—"})


def dateline_end(text: Text, at: int) -> int:
    """Where the dateline (TOBRUK, Libya, July 9 (Reuters) -) of a token's sentence ends, or the sentence's start."""
    first, stop = text.begin(at), text.stop(at)
    if first > _HEAD or first >= stop or not text.capital[first]:
        return first
    for index in range(first + 1, min(stop, first + _LONGEST_DATELINE)):
        dash = text.word(index) in _DASHES and not text.joined(index)
        if dash or (text.word(index) in _DASHES and text.word(index - 1) == ")"):
            shouted = text.document.tokens[first].text.isupper()
            return index + 1 if shouted or text.word(index - 1) == ")" or text.is_number(index - 1) else first
        if text.is_word(index) and not text.capital[index]:
            break
    return first
