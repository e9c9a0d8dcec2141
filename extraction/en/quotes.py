"""English direct speech and who says it: said X, X told reporters, he added; no scare quotes, no titles of works."""

from extraction.en.mentions import uses
from extraction.en.reading import Text
from extraction.en.speakers import Speakers
from extraction.en.speech import is_speech, speech_kind
from extraction.entities import Names
from extraction.facts import Quote, Span
from extraction.quotes_marks import Quoted, find_quoted

_REACH = 18  # tokens between a quotation and its verb
_FEWEST_WORDS = 3  # of a part of a sentence that is quoted


def find_quotes(text: Text, names: Names) -> tuple[Quote, ...]:
    """All direct speech in order."""
    pairs = find_quoted(text.document)
    inside = {token for quoted in pairs for token in range(quoted.first, quoted.last)}
    speakers = Speakers(text, names, inside)
    found = []
    for quoted in pairs:
        verb = _verb_near(text, quoted, inside)
        follows = _follows(text, quoted, speakers.last_quote_end)
        colon = verb is None and text.word(quoted.opener - 1) == ":" and _words(text, quoted) >= _FEWEST_WORDS
        if not colon and not _is_speech(text, quoted, verb, follows=follows):
            continue
        speaker = None
        if verb is not None:
            speaker = speakers.of_verb(quoted, verb)
        elif colon:
            speaker = speakers.before_colon(quoted.opener - 1)
        elif follows:
            speaker = speakers.last
        found.append(_quote(text, quoted, speaker))
        speakers.note(speaker, quoted.closer)
    return tuple(found)


def _quote(text: Text, quoted: Quoted, speaker: str | None) -> Quote:
    start, end = text.start(quoted.first), text.document.tokens[quoted.last - 1].end
    body = text.document.body
    while end > start and body[end - 1] in ",; \n":
        end -= 1
    return Quote(speaker, body[start:end], Span(start, end))


def _words(text: Text, quoted: Quoted) -> int:
    return sum(text.is_word(at) or text.is_number(at) for at in range(quoted.first, quoted.last))


def _paragraph(text: Text, at: int) -> tuple[int, int]:
    """Tokens of the line that holds a token."""
    body, tokens = text.document.body, text.document.tokens
    low = body.rfind("\n", 0, tokens[at].start)
    high = body.find("\n", tokens[at].end)
    first, last = at, at
    while first > 0 and tokens[first - 1].start > low and at - first < 2 * _REACH:
        first -= 1
    while last + 1 < len(tokens) and (high < 0 or tokens[last + 1].start < high) and last - at < 2 * _REACH:
        last += 1
    return first, last + 1


def _verb_near(text: Text, quoted: Quoted, inside: set[int]) -> int | None:
    """The verb of speech that belongs to a quotation: right behind it, else before it in its sentence."""
    first, _ = _paragraph(text, quoted.opener)
    _, stop = _paragraph(text, quoted.closer)
    ends = text.word(quoted.last - 1) in (".", "!", "?") or text.word(quoted.closer + 1) == "."
    closed_by_comma = text.word(quoted.last - 1) in (",", "!", "?") or text.word(quoted.closer + 1) == ","
    behind = None if ends and not closed_by_comma else _verb_behind(text, quoted, stop, inside)
    if behind is not None and (closed_by_comma or text.opens(quoted.first)):
        return behind
    before = _verb_before(text, quoted, first, inside)
    return before if before is not None else behind


def _verb_behind(text: Text, quoted: Quoted, stop: int, inside: set[int]) -> int | None:
    for at in range(quoted.closer + 1, min(stop, quoted.closer + 1 + _REACH)):
        if at in inside or (text.word(at) in (".", ";") and not _initial(text, at)):
            return None
        if is_speech(text.word(at)) and not text.capital[at]:
            return at
        if text.word(at) == "according" and text.word(at + 1) == "to":
            return at
    return None


def _initial(text: Text, at: int) -> bool:
    return text.joined(at) and len(text.word(at - 1)) <= 3


def _verb_before(text: Text, quoted: Quoted, first: int, inside: set[int]) -> int | None:
    begin = max(first, quoted.opener - _REACH)
    for at in range(quoted.opener - 1, begin - 1, -1):
        if text.word(at) in (".", "!", "?") and at not in inside and not _initial(text, at):
            return None
        if at in inside:
            continue
        if speech_kind(text.word(at)) is not None and not text.capital[at] and text.word(at - 1) not in ("a", "the"):
            return at
        if text.word(at) == "according" and text.word(at + 1) == "to":
            return at
    return None


def _follows(text: Text, quoted: Quoted, last_quote_end: int) -> bool:
    """Whether a quotation that is a sentence of its own goes on with the speech just before it."""
    if last_quote_end < 0 or not text.is_capital(quoted.first):
        return False
    between = range(last_quote_end + 1, quoted.opener)
    if len(between) > _REACH:
        return False
    opens = quoted.opener == 0 or text.word(quoted.opener - 1) in (".", "!", "?") or text.opens(quoted.first)
    return opens and text.word(quoted.last - 1) in (".", "!", "?", ",")


def _is_speech(text: Text, quoted: Quoted, verb: int | None, *, follows: bool) -> bool:
    words = _words(text, quoted)
    if words == 0:
        return False
    last = text.word(quoted.last - 1)
    sentence = last in (",", ".", "!", "?") or text.word(quoted.closer + 1) == ","
    if verb is None:
        return follows and words >= _FEWEST_WORDS + 1
    before = text.word(quoted.opener - 1)
    if _title(text, quoted, before):
        return False
    if before in (":", ",") and is_speech(text.word(verb)) and verb < quoted.opener:
        return True
    if verb > quoted.closer:
        return words >= (1 if sentence else _FEWEST_WORDS)
    return (
        words >= _FEWEST_WORDS
        and verb >= quoted.opener - _REACH
        and (words > _FEWEST_WORDS or sentence or verb >= quoted.opener - 6 or text.word(verb) == "according")
    )


def _title(text: Text, quoted: Quoted, before: str) -> bool:
    """Whether the quoted words are the title of a work or a name in capitals."""
    words = [at for at in range(quoted.first, quoted.last) if text.is_word(at)]
    capitals = sum(text.capital[at] or text.word(at) in uses("function") for at in words)
    near = {before, text.word(quoted.opener - 2)}
    return (
        capitals == len(words) and len(words) <= 8 and text.word(quoted.last - 1) not in ("!", "?", ",", ".")
    ) or bool(near & uses("work"))
