"""English direct speech and who says it: said X, X told reporters, he added; no scare quotes, no titles of works."""

from collections.abc import Iterator
from dataclasses import dataclass

from extraction.en.mentions import uses
from extraction.en.reading import Text
from extraction.en.speech import is_speech, speech_kind
from extraction.entities import NameMention, Names
from extraction.facts import Entity, EntityType, Quote, Span
from extraction.quotes_marks import Quoted, find_quoted

_REACH = 18  # tokens between a quotation and its verb
_SPEAKER_REACH = 16  # tokens between a verb and its subject
_FEWEST_WORDS = 3  # of a part of a sentence that is quoted
_PRONOUNS = frozenset({"he", "she", "they", "it"})
_PERSONAL = frozenset({"he", "she"})
_SPEAKERS = (EntityType.PERSON, EntityType.ORGANIZATION, EntityType.ARMED_GROUP, EntityType.STATE)


@dataclass(slots=True)
class _Story:
    """Who spoke last and whom the text named last."""

    speaker: str | None = None
    last_quote_end: int = -1


def find_quotes(text: Text, names: Names) -> tuple[Quote, ...]:
    """All direct speech in order."""
    entities = {entity.key: entity for entity in names.entities}
    story = _Story()
    pairs = find_quoted(text.document)
    inside = {token for quoted in pairs for token in range(quoted.first, quoted.last)}
    found = []
    for quoted in pairs:
        verb = _verb_near(text, quoted, inside)
        follows = _follows(text, quoted, story)
        if not _is_speech(text, quoted, verb, follows=follows):
            continue
        speaker = _speaker(text, quoted, verb, inside, names, entities, story) if verb is not None else None
        if verb is None and follows:
            speaker = story.speaker
        found.append(_quote(text, quoted, speaker))
        story.speaker = speaker
        story.last_quote_end = quoted.closer
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


def _follows(text: Text, quoted: Quoted, story: _Story) -> bool:
    """Whether a quotation that is a sentence of its own goes on with the speech just before it."""
    if story.last_quote_end < 0 or not text.is_capital(quoted.first):
        return False
    between = range(story.last_quote_end + 1, quoted.opener)
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
        and (words > _FEWEST_WORDS or sentence or verb >= quoted.opener - 6)
    )


def _title(text: Text, quoted: Quoted, before: str) -> bool:
    """Whether the quoted words are the title of a work or a name in capitals."""
    words = [at for at in range(quoted.first, quoted.last) if text.is_word(at)]
    capitals = sum(text.capital[at] or text.word(at) in uses("function") for at in words)
    near = {before, text.word(quoted.opener - 2)}
    return (
        capitals == len(words) and len(words) <= 8 and text.word(quoted.last - 1) not in ("!", "?", ",", ".")
    ) or bool(near & uses("work"))


def _speaker(
    text: Text,
    quoted: Quoted,
    verb: int,
    inside: set[int],
    names: Names,
    entities: dict[str, Entity],
    story: _Story,
) -> str | None:
    """The entity that speaks: the verb's subject, a pronoun's meaning, the person whose title is repeated."""
    stop = text.stop(verb)
    begin = text.begin(verb)
    if verb < quoted.opener:
        lead = verb + (text.word(verb) == "according")
        after = _subject_after(text, lead, min(quoted.opener, verb + _SPEAKER_REACH), names, entities)
        before = _subject_before(text, verb, max(begin, verb - 2 * _SPEAKER_REACH), names, entities, inside, story)
        return before or (after if text.word(verb) == "according" else None)
    if text.word(verb) == "according":
        return _subject_after(text, verb + 1, min(stop, verb + _SPEAKER_REACH), names, entities)
    low = quoted.closer + 1
    if any(text.is_word(at) for at in range(low, verb)):
        return _subject_before(text, verb, low, names, entities, inside, story)
    return _subject_after(text, verb, min(stop, verb + _SPEAKER_REACH), names, entities) or _by_title(
        text, verb + 1, names, entities
    )


def _able(mention: NameMention, entities: dict[str, Entity]) -> bool:
    return not mention.nisba and entities[mention.entity].type in _SPEAKERS


def _subject_after(text: Text, verb: int, stop: int, names: Names, entities: dict[str, Entity]) -> str | None:
    """Said X, said the minister X, said Y's foreign minister, X."""
    within = [m for m in names.mentions if verb < m.name_first < stop and _able(m, entities)]
    direct = next(
        (m for m in within if m.first == verb + 1 or (m.first == verb + 2 and text.word(verb + 1) == "the")), None
    )
    if direct is not None:
        inner = [m for m in within if direct.first <= m.first and m.last <= direct.last]
        person = next((m for m in inner if entities[m.entity].type is EntityType.PERSON), None)
        title = text.word(direct.last) in uses("unnamed") or text.possessive[direct.name_last - 1]
        if person is None and title:
            person = next((m for m in within if entities[m.entity].type is EntityType.PERSON), None)
            return person.entity if person is not None else None
        return (person or direct).entity
    person = next((m for m in within if entities[m.entity].type is EntityType.PERSON), None)
    if person is None:
        return None
    between = text.words[verb + 1 : person.first]
    return None if any(speech_kind(word) or word in ("that", "to", "with") for word in between) else person.entity


def _subject_before(
    text: Text,
    verb: int,
    begin: int,
    names: Names,
    entities: dict[str, Entity],
    inside: set[int],
    story: _Story,
) -> str | None:
    """X said, X, the spokesman for Y, said, he said, the minister said."""
    last = text.word(verb - 1)
    if last in _PRONOUNS or (last in ("has", "had", "also", "then", "later") and text.word(verb - 2) in _PRONOUNS):
        return _pronoun(
            text, verb, names, entities, story, personal=last in _PERSONAL or text.word(verb - 2) in _PERSONAL
        )
    outside = [
        m
        for m in names.mentions
        if begin <= m.name_first and m.last <= verb and m.name_first not in inside and _able(m, entities)
    ]
    people = [m for m in outside if entities[m.entity].type is EntityType.PERSON]
    outer = [m for m in outside if not any(p is not m and p.first <= m.first and m.last <= p.last for p in people)]
    joint = last == "and" or (last in ("later", "then", "also") and text.word(verb - 2) == "and")
    for mention in outer if joint else reversed(outer):  # X accused Y and vowed to
        if text.word(mention.first - 1) in (
            "of",
            "for",
            "with",
            "by",
            "against",
            "in",
            "at",
            "from",
            "to",
            "on",
            "between",
        ):
            continue
        if text.possessive[mention.name_last - 1] or text.word(mention.last) in uses("unnamed"):
            return _by_title(text, mention.last, names, entities)
        return mention.entity
    return _by_title(text, begin, names, entities)


def _pronoun(
    text: Text, verb: int, names: Names, entities: dict[str, Entity], story: _Story, *, personal: bool
) -> str | None:
    """The last speaker, if the same paragraph has one; else the person, or the body, named last as a subject."""
    spoken = entities.get(story.speaker or "")
    kinds = (EntityType.PERSON,) if personal else _SPEAKERS
    near = [m for m in names.mentions if m.last <= verb and not m.nisba and entities[m.entity].type in kinds]
    begin = text.begin(verb)
    here = [m for m in near if m.first >= begin and not m.name_first >= verb]
    if here and text.opens(here[0].first):
        return here[0].entity
    recent = near[-1] if near else None
    if spoken is not None and spoken.type in kinds and story.last_quote_end >= 0:
        newer = [m for m in near if m.first > story.last_quote_end and text.opens(m.first)]
        if not newer:
            return spoken.key
        return newer[-1].entity
    subject = next((m for m in reversed(near) if text.opens(m.first)), None)
    return (subject or recent).entity if recent is not None else None


def _by_title(text: Text, at: int, names: Names, entities: dict[str, Entity]) -> str | None:
    """The person whose role has the noun after `the`: the minister said."""
    wanted = [text.word(i) for i in range(at, at + 6) if text.is_word(i)]
    if "the" not in wanted[:2]:
        return None
    nouns = {word for word in wanted if word not in uses("function") and not speech_kind(word)}
    for mention in _backwards(names, at):
        role = entities[mention.entity].role
        if role is not None and role.en and nouns & set(role.en.lower().replace("-", " ").split()):
            return mention.entity
    return None


def _backwards(names: Names, at: int) -> Iterator[NameMention]:
    return (m for m in reversed(names.mentions) if m.first < at)
