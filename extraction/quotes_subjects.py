"""The noun phrase that is the subject of a verb: a name, or somebody whom the article does not name."""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from extraction.descriptive import institution_heads
from extraction.entities import NameMention
from extraction.facts import EntityType
from extraction.glossary_words import PERSON, Noun, Number, nouns
from extraction.quotes_cast import Cast
from extraction.speech import roles, speech
from extraction.text import Kind, bare_stems
from extraction.titles import JOB, OFFICE, titles
from extraction.vocabulary import FUNCTION, VERB, kin_words, title_words, word

_WINDOW = 28
_LONGEST_OBJECT = 4  # tokens of a verbal noun's object
_LONGEST_ASIDE = 10  # tokens between two commas
_CLOSED_BY = frozenset("،,:(")
_ENDS = frozenset(".؟?!؛")
_PRONOUNS = ("ه", "ها", "هم", "هما", "هن")
_LATTER = frozenset({"الاخير", "الاخيره"})
_LINKS = frozenset({"ل", "ب", "ـ", ""})  # tatweel folds to nothing
_NAMING = frozenset({"label", "led"})
_DOCUMENT = "document"


class Sort(StrEnum):
    """What a subject is."""

    NAMED = "named"
    EPITHET = "epithet"  # a definite person noun that may mean whoever was spoken of: الدبلوماسية الهولندية
    ISSUER = "issuer"  # a document, or an institution by its noun alone: البيان
    STRANGER = "stranger"  # somebody unnamed: مصدر أمني, المحتجون


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject: what it is, the entity if it is named, and the token where its noun phrase begins."""

    sort: Sort
    entity: str | None
    at: int


def subject_of(cast: Cast, verb: int, end: int, agreement: str) -> Subject | None:
    """The subject behind the verb at token `verb`, before token `end`; None where nothing stands there."""
    tokens = cast.document.tokens
    limit = min(end, verb + _WINDOW)
    stop = _clause_end(cast, verb + 1, limit)
    at = verb + 1
    while at < stop:
        token = tokens[at]
        if token.text in "،,":
            if at == verb + 1 or (close := _aside_end(cast, at, stop)) is None:
                return _named_later(cast, at, stop)
            at = close
            continue
        mention = cast.at(at)
        if mention is not None and not cast.led(mention):
            return _headed_by_name(cast, mention, stop)
        if mention is not None:
            at = mention.last
            continue
        if token.kind is not Kind.WORD or at in cast.dated:
            at = cast.dated.get(at, at + 1)
            continue
        if token.norm in _LATTER and at == verb + 1:
            return _latter(cast, at)
        if _starts_phrase(cast, at) or (at == verb + 1 and _unfound_name(cast, at)):
            return phrase_at(cast, at, stop, agreement)
        if _leads(cast, at):
            at = _past_preposition(cast, at, stop)
            continue
        if _ends_phrase(cast, at):
            return _named_later(cast, at, stop)
        at += 1
    return None


def _latter(cast: Cast, at: int) -> Subject | None:
    """Whom الأخير at a token means: the person named last before it."""
    before = cast.people_within(max(0, at - _WINDOW), at)
    return Subject(Sort.NAMED, before[-1].entity, at) if before else None


def _clause_end(cast: Cast, at: int, limit: int) -> int:
    """Where the clause of a verb gives way to what is said: a colon, أن, a full stop, a quotation."""
    tokens = cast.document.tokens
    while at < limit:
        token = tokens[at]
        if token.text == ":" or cast.inside[at]:
            close = _short_quotation(cast, at, limit)
            if close is None:
                return at
            at = close
            continue
        if token.kind is Kind.WORD and "that" in roles(token.norm):
            return at
        if token.text in _ENDS and not (token.text == "." and len(tokens[at - 1].text) == 1):
            return at
        at += 1
    return at


def _short_quotation(cast: Cast, at: int, limit: int) -> int | None:
    """The end of a quotation at token `at` that is a name in the clause: لـ«الشارع», شركة «آبل»."""
    before = cast.document.norms[at - 1]
    if before not in _LINKS and not roles(_bare(before)) & _NAMING and not roles(before) & _NAMING:
        return None
    close = at
    while close < limit and cast.inside[close]:
        close += 1
    return close if at < close <= at + 5 and close < limit else None


def _aside_end(cast: Cast, comma: int, stop: int) -> int | None:
    """The comma that closes an aside (قال، في تصريح للصحافة، الوزير) which opens at token `comma`."""
    tokens = cast.document.tokens
    for at in range(comma + 2, min(stop, comma + _LONGEST_ASIDE)):
        if tokens[at].text in "،,":
            return at + 1
    return None


def _named_later(cast: Cast, at: int, stop: int) -> Subject | None:
    """A person who follows in the same clause after what could not be read as a noun phrase."""
    tokens = cast.document.tokens
    for mention in cast.people_within(at, stop):
        if any(tokens[i].text in "،," or speech(tokens[i].norm) is not None for i in range(at, mention.first)):
            return None
        if not cast.led(mention):
            return Subject(Sort.NAMED, mention.entity, mention.first)
    return None


def _headed_by_name(cast: Cast, mention: NameMention, stop: int) -> Subject:
    """The subject where a name begins the phrase: itself, or the person whom an institution's name introduces."""
    if cast.is_person(mention):
        return Subject(Sort.NAMED, mention.entity, mention.first)
    following = cast.at(mention.last) if mention.last < stop else None
    if following is not None and cast.is_person(following) and not cast.led(following):
        return Subject(Sort.NAMED, following.entity, mention.first)
    return Subject(Sort.NAMED, mention.entity, mention.first)


def _leads(cast: Cast, at: int) -> bool:
    """Whether a preposition stands at a token, alone or joined to its noun."""
    norm = cast.document.norms[at]
    if "led" in roles(norm) or norm in ("ل", "ب", "ك"):
        return True
    return norm.startswith(("لل", "بال")) or (
        norm[:1] in ("ب", "ل") and _noun(norm[1:]) is not None and _noun(norm) is None
    )


def _past_preposition(cast: Cast, at: int, stop: int) -> int:
    """The token behind a preposition and what it governs: a name, or a noun and its adjectives."""
    tokens = cast.document.tokens
    alone = "led" in roles(tokens[at].norm) or tokens[at].norm in ("ل", "ب", "ك")
    at += alone
    while at < stop and tokens[at].text == "ـ":
        at += 1
    mention = cast.at(at) if at < stop else None
    if mention is not None:
        return mention.last
    at += 1
    if at >= stop:
        return stop
    if tokens[at - 1].norm.endswith(_PRONOUNS) and not word(tokens[at - 1].norm).definite:
        return _past_object(cast, at, stop)  # خلال لقائه أهالي الضحايا
    if not word(tokens[at - 1].norm).definite and (owner := cast.at(at)) is not None:
        return owner.last  # في وجه النائب إلياس حنكش
    while at < stop and tokens[at].kind is Kind.WORD:
        info = word(tokens[at].norm)
        joined = info.definite or info.nisba is not None or info.ordinary == "adjective"
        if not joined or cast.at(at) is not None or (info.definite and _human_at(cast, at)):
            break
        at += 1
    return at


def _past_object(cast: Cast, at: int, stop: int) -> int:
    """The token behind the object of a verbal noun with a pronoun (لقائه أهالي الضحايا); `at` where there is none."""
    first = cast.document.norms[at]
    mention = cast.at(at)
    if mention is not None:
        return mention.last
    if _noun(_bare(first)) is None and "nobody" not in roles(first):
        return at
    following = at + 1
    while following < stop and word(cast.document.norms[following]).definite and following - at < _LONGEST_OBJECT:
        following += 1
    return following


def _noun(norm: str) -> Noun | None:
    found = nouns().get(norm)
    return found[0] if found else None


def _bare(norm: str) -> str:
    return norm.removeprefix("ال")


def _person_noun(norm: str) -> Noun | None:
    return next((noun for noun in nouns().get(_bare(norm)) if noun.kind == PERSON), None)


def _owned(norm: str) -> bool:
    """Whether a word is a title or a word of kinship with a pronoun (والده, ناشرها)."""
    if not norm.endswith(_PRONOUNS):
        return False
    return any(
        stem in title_words() or stem in kin_words() or _person_noun(stem) is not None for stem in bare_stems(norm)
    )


def _human_at(cast: Cast, at: int) -> bool:
    """Whether a noun for a person, or a title of several words (ولي العهد), begins at a token."""
    norms = cast.document.norms
    return _human(norms[at]) or titles().longest(norms, at, clitics=False) is not None


@lru_cache(maxsize=16384)
def _human(norm: str) -> bool:
    """Whether a word means a person: a title or job, a noun for people, a word of kinship."""
    return _bare(norm) in title_words() or _person_noun(norm) is not None or _owned(norm)


def _starts_phrase(cast: Cast, at: int) -> bool:
    """Whether a subject's noun phrase may begin at a token: any noun that is no adverb, adjective or circumstance."""
    norm = cast.document.norms[at]
    human = _human_at(cast, at)
    if "led" in roles(norm) and not human:
        return False
    if human or "nobody" in roles(norm):
        return True
    info = word(norm)
    if info.ordinary in (FUNCTION, VERB) or _leads(cast, at):
        return False
    if info.definite:
        return not norm.startswith(("وال", "فال"))
    return _noun(norm) is not None and not norm.endswith("ا")


def _unfound_name(cast: Cast, at: int) -> bool:
    """Whether a word of personal names stands at a token, of a name that no rule has found."""
    info = word(cast.document.norms[at])
    return info.part is not None and not info.ordinary


def _ends_phrase(cast: Cast, at: int) -> bool:
    """Whether a verb, a relative or a conjunction stands at a token, so that no subject follows any more."""
    info = word(cast.document.norms[at])
    norm = cast.document.norms[at]
    return info.ordinary == VERB or norm in ("الذي", "التي", "وهو", "وهي", "حين", "عندما", "بعدما", "لكن", "ثم")


def phrase_at(cast: Cast, head: int, stop: int, agreement: str) -> Subject:
    """The subject whose noun phrase begins with the noun at token `head`."""
    tokens = cast.document.tokens
    at = head + 1
    while (at < stop and tokens[at].kind in (Kind.WORD, Kind.LATIN)) or (at < stop and tokens[at].text in '-ـ«»"'):
        mention = cast.at(at)
        if mention is not None and cast.is_person(mention) and not cast.led(mention):
            return _named_within(cast, head, mention)
        if mention is not None:
            at = mention.last
            continue
        if at > head + 1 and (_ends_phrase(cast, at) or _leads(cast, at)):
            break
        if at == head + 1 and (_ends_phrase(cast, at) or "led" in roles(tokens[at].norm)):
            break
        at += 1
    if at < stop and _leads(cast, at) and _human_at(cast, head):
        behind = cast.at(_past_preposition(cast, at, stop))  # زميله في الطاقم الفني أنيس
        if behind is not None and behind.first < stop and cast.is_person(behind):
            return _named_within(cast, head, behind)
    if at < stop and tokens[at].text in "،,(" and (named := _apposed(cast, at, stop)) is not None:
        return Subject(Sort.NAMED, named, head)
    return _unnamed(cast, head, at, agreement)


def _named_within(cast: Cast, head: int, mention: NameMention) -> Subject:
    """A person named inside a noun phrase: its subject, unless the noun says something of his (شقيق زيد, قرار زيد)."""
    token = cast.document.tokens[head]
    pronoun = token.norm.endswith(_PRONOUNS) and not token.text.endswith("ة")  # زوجه, but not زوجة
    owned = token.norm.startswith("ال") or pronoun or mention.first - head > 1
    if _human_at(cast, head) and owned:
        return Subject(Sort.NAMED, mention.entity, head)
    return Subject(Sort.STRANGER, None, head)


def _apposed(cast: Cast, comma: int, stop: int) -> str | None:
    """The person named between commas behind a description: المتحدث باسم الحركة، فلان، إن."""
    mention = cast.at(comma + 1)
    if mention is None or not cast.is_person(mention) or cast.led(mention):
        return None
    tokens = cast.document.tokens
    last = mention.last
    closed = (
        last >= stop or last >= len(tokens) or tokens[last].text in _CLOSED_BY or "that" in roles(tokens[last].norm)
    )
    return mention.entity if closed else None


def _unnamed(cast: Cast, head: int, last: int, agreement: str) -> Subject:
    """Whom a noun phrase without a name at tokens [head, last) means."""
    norms = cast.document.norms
    first, second = norms[head], norms[head + 1] if head + 1 < last else ""
    noun = _noun(_bare(first))
    document = noun is not None and noun.kind == _DOCUMENT
    if document or "voice" in roles(_bare(first)):
        body = next((m for m in cast.within(head + 1, last) if not cast.is_person(m)), None)
        if body is not None:
            return Subject(Sort.NAMED, body.entity, head)
    if not _human_at(cast, head) and "nobody" not in roles(_bare(first)) and (part := _body_at(cast, head + 1, last)):
        return Subject(Sort.NAMED, part, head)  # كتلة جبهة العمل الإسلامي
    if (named := _by_title(cast, first, second, head, agreement)) is not None:
        return Subject(Sort.NAMED, named, head)
    if document and first.startswith("ال"):
        return Subject(Sort.ISSUER, None, head)
    if _is_epithet(cast, head, last, first):
        return Subject(Sort.EPITHET, None, head)
    return Subject(Sort.STRANGER, None, head)


def _body_at(cast: Cast, at: int, last: int) -> str | None:
    """The institution whose name begins at a token and whose part the noun before it is."""
    mention = cast.at(at) if at < last else None
    collective = (EntityType.ORGANIZATION, EntityType.ARMED_GROUP)
    return mention.entity if mention is not None and cast.entities[mention.entity].type in collective else None


def _by_title(cast: Cast, first: str, second: str, at: int, agreement: str) -> str | None:
    """The latest named holder of an office or job (وقال الوزير, وقال ولي العهد), or the relative meant (والده)."""
    asked = []
    if second.startswith("ال"):
        asked += [f"{first} {second}", f"{first} {second[2:]}"]
    if first.startswith("ال"):
        asked += [first, first[2:]]
    elif _owned(first):
        asked += [first, *bare_stems(first)]
    return next((found for title in asked if (found := cast.holder(title, at, agreement)) is not None), None)


def _is_epithet(cast: Cast, head: int, last: int, first: str) -> bool:
    """Whether a definite noun of one person that is no office may mean somebody named before (الكاتبة, الرجل)."""
    if "nobody" in roles(first) or "nobody" in roles(_bare(first)):
        return False
    definite = (
        first.startswith("ال") or _owned(first) or (head + 1 < last and cast.document.norms[head + 1].startswith("ال"))
    )
    bodies = any(not cast.is_person(m) for m in cast.within(head + 1, last))
    if bodies and not first.startswith("ال"):
        job = titles().longest(cast.document.norms, head, clitics=False)
        return job is not None and job.values[0].kind == JOB  # حارس الهلال, of a goalkeeper named before
    if not definite or bodies:
        return False
    if _owned(first):
        return not any(stem in kin_words() for stem in bare_stems(first))  # مؤسسته الثمانينية
    title = titles().longest(cast.document.norms, head, clitics=False)
    if title is not None:
        return title.values[0].kind != OFFICE
    noun = _person_noun(first)
    return noun is not None and noun.number is Number.SINGULAR


def is_unnamed(norm: str) -> bool:
    """Whether a word is an indefinite noun for a person, also as an accusative (مسؤول, مسؤولا)."""
    return not norm.startswith("ال") and any(
        _human(form) and not _owned(form) for form in (norm, norm.removesuffix("ا"))
    )


def is_human(cast: Cast, subject: Subject) -> bool:
    """Whether a subject is a person, an institution or a state rather than a thing."""
    if subject.sort is Sort.NAMED and subject.entity is not None:
        return cast.entities[subject.entity].type is not EntityType.PLACE
    return _human_at(cast, subject.at) or _bare(cast.document.norms[subject.at]) in institution_heads()
