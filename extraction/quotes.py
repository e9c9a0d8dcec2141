"""Direct speech and who says it."""

from bisect import bisect_left
from dataclasses import dataclass

from extraction.english import Reading
from extraction.facts import Quote, Span
from extraction.quotes_cast import Cast
from extraction.quotes_marks import Quoted, find_quoted
from extraction.quotes_speakers import Speakers
from extraction.speech import Speech, leads_to_that, roles, speech, speech_at
from extraction.text import Document, Kind, fold
from extraction.vocabulary import ADJECTIVE, NOUN, VERB, word

_LOOKBACK = 45
_LOOKAHEAD = 6
_LONGEST_NAME = 6  # words
_SHORT_NAME = 3  # words
_SHORTEST_PREDICATE = 2  # words
_PREDICATE_REACH = 8  # tokens from أن to what is said
_NEAR_THAT = 3
_NEAR_COLON = 8  # tokens from a word that may be a verb of speech
_COMPANIONS = frozenset({"مع", "بينها", "بينهم", "ومع", "لدي", "عبر", "منها"})
_REPORTS = frozenset({"source", "holds"})  # بحسب فلان, جاء في البيان
_ONLY_TO = frozenset({fold("إلى")})
_RELATIVES = frozenset({"الذي", "التي"})
_PERFECT = frozenset({"قد", "وقد", "فقد"})
_PROCLITIC_TOKENS = frozenset({"و", "ف", "ب", "ل", "ك"})


@dataclass(frozen=True, slots=True)
class _Cue:
    """A word of speech at token `at` that leads to a quote; `strength` counts how closely it does."""

    at: int
    said: Speech | None
    strength: int


def find_quotes(reading: Reading) -> tuple[Quote, ...]:
    """All quotes of an article in order; scare quotes, names and titles of works are not quotes."""
    document = reading.document
    quoted = find_quoted(document)
    inside = _covered(document, quoted)
    cast = Cast(reading, inside)
    speakers = Speakers(cast)
    found: list[Quote] = []
    pairs = iter(quoted)
    pair = next(pairs, None)
    for sentence in document.sentences:
        while pair is not None and pair.opener < sentence.last:
            speakers.listen(pair.opener)
            quote = _judge(reading, speakers, pair)
            if quote is not None:
                found.append(quote)
            pair = next(pairs, None)
        bare = _after_colon(speakers, sentence.first, sentence.last, inside)
        if bare is not None:
            found.append(bare)
        speakers.listen(sentence.last)
    found.sort(key=lambda q: q.span)
    return tuple(found)


def _covered(document: Document, quoted: tuple[Quoted, ...]) -> bytearray:
    """One byte a token: 1 inside a quoted stretch."""
    inside = bytearray(len(document.tokens))
    for pair in quoted:
        inside[pair.opener : pair.closer + 1] = b"\x01" * (pair.closer + 1 - pair.opener)
    return inside


def _words(document: Document, first: int, last: int) -> int:
    return sum(document.tokens[i].kind is not Kind.PUNCT for i in range(first, last))


def _judge(reading: Reading, speakers: Speakers, pair: Quoted) -> Quote | None:
    document = reading.document
    words = _words(document, pair.first, pair.last)
    if words == 0:
        return None
    start = document.sentence_of(pair.opener).first
    if _addressed(document, pair, start, words) or _called(document, pair, words):
        return None
    before = _cue_before(speakers.cast, pair.opener, start)
    after = _cue_after(document, pair.closer, stopped=before is None)
    named = (_labelled(document, pair, words) and not _says_of_subject(document, pair)) or _names(reading, pair, words)
    if before is not None and before.strength == 2 and not named and _predicates(document, pair, start, words):
        return _quote(document, pair, _speaker_before(speakers, before, start, pair.opener))
    if before is not None and before.strength >= 3:
        accepted = words >= (1 if before.strength >= 4 else 2)
        if not accepted or (before.strength < 4 and _names(reading, pair, words)):
            return None
        return _quote(document, pair, _speaker_before(speakers, before, start, pair.opener))
    if after is not None and words >= 2 and not _labelled(document, pair, words):
        return _quote(document, pair, _speaker_after(speakers, after))
    if _labelled(document, pair, words) or _names(reading, pair, words):
        return None
    if before is not None and words >= (3 if before.strength == 2 else 5) and not _names_itself(document, pair, words):
        return _quote(document, pair, _speaker_before(speakers, before, start, pair.opener))
    if pair.opener == start and words >= 5:
        return _quote(document, pair, speakers.current())
    if words >= 9:
        return _quote(document, pair, speakers.nearest(start, pair.opener))
    return None


def _predicates(document: Document, pair: Quoted, start: int, words: int) -> bool:
    """Whether the marks hold what a clause with أن says of its subject: أن القضية «ليست معزولة»."""
    tokens, norms = document.tokens, document.norms
    low = max(start, pair.opener - _PREDICATE_REACH)
    that = next((at for at in range(pair.opener - 1, low - 1, -1) if "that" in roles(norms[at])), None)
    if words < _SHORTEST_PREDICATE or that is None:
        return False
    info = word(norms[pair.first])
    if _says_of_subject(document, pair):
        return True
    closed = pair.closer + 1 >= len(tokens) or tokens[pair.closer + 1].kind is Kind.PUNCT
    return closed and not info.definite and (info.ordinary == ADJECTIVE or pair.opener - that <= _NEAR_THAT)


def _names_itself(document: Document, pair: Quoted, words: int) -> bool:
    """Whether a few quoted words, no verb nor preposition, begin with what they name: «منتدى السعودية الخضراء»."""
    cue = roles(document.norms[pair.first])
    if words > _LONGEST_NAME or "label" not in cue or cue & {"word", "lead"}:
        return False
    said = document.norms[pair.first + 1 : pair.last]
    return not any(word(norm).ordinary == VERB or "led" in roles(norm) for norm in said)


def _says_of_subject(document: Document, pair: Quoted) -> bool:
    """Whether the quoted words begin with a verb or a denial, as hardly any name does: القانون «لا يعالج المشكلة»."""
    norm = document.norms[pair.first]
    return "predicate" in roles(norm) or word(norm).ordinary == VERB


def _addressed(document: Document, pair: Quoted, start: int, words: int) -> bool:
    """Whether the marks hold the name of who is spoken to or relays: قالت لـ«الحياة», نشرتها "نيتشر", مع "أمازون"."""
    at = pair.opener - 1
    if words > _LONGEST_NAME or at < start:
        return False
    tokens = document.tokens
    if tokens[at].text == "ـ" and at > start:
        at -= 1
    if tokens[at].norm == "ل":
        said = speech(tokens[at - 1].norm) if at > start else None
        return said is not None and said.verb.kind != "call"
    if words <= _SHORT_NAME and tokens[at].norm in _COMPANIONS:
        return True
    said = speech(tokens[at].norm)
    return words <= _SHORT_NAME and said is not None and said.pronoun and not said.participle


def _quote(document: Document, pair: Quoted, speaker: str | None) -> Quote:
    first, last = document.tokens[pair.first], document.tokens[pair.last - 1]
    return Quote(speaker, document.body[first.start : last.end].strip(), Span(first.start, last.end))


def _cue_before(cast: Cast, opener: int, start: int) -> _Cue | None:
    """The closest word of speech before a mark, with how strongly it announces the quote.

    4: a colon, a participle or بالقول right before the mark; 3: أن, إن, بأنه right before, or a verb of
    description with ب; 2: a verb of speech in the clause before a complementizer; 1: one somewhere before.
    """
    document, mute = cast.document, cast.mute
    tokens = document.tokens
    previous = opener - 1
    while previous >= start and (tokens[previous].norm in _PROCLITIC_TOKENS or tokens[previous].text == "ـ"):
        previous -= 1
    if previous < start:
        return None
    joined_ba = tokens[opener - 1].norm in ("ب", "وب")
    colon = tokens[previous].text == ":" or tokens[opener - 1].text == ":"
    last_word = previous - 1 if tokens[previous].text == ":" and previous > start else previous
    near = tokens[last_word].norm if last_word >= start else ""
    that = "that" in roles(near)
    spoken = "word" in roles(near)
    seen_that = that
    for at in range(last_word, max(start, opener - _LOOKBACK) - 1, -1):
        if mute[at]:
            continue
        norm = tokens[at].norm
        said = speech_at(document, at)
        if said is None:
            seen_that = seen_that or "that" in roles(norm)
            if seen_that and roles(norm) & _REPORTS:
                return _Cue(at, None, 3 if that else 2)
            continue
        if at > start and tokens[at - 1].norm in _RELATIVES and not _about_person(cast, at):
            continue  # الندوة التي تلت المباراة
        if said.participle and not said.plain and at != last_word and not leads_to_that(document, at):
            continue
        if said.verb.kind == "name":
            if said.plain and opener - at <= _NEAR_COLON:
                return None
            continue
        relative = said.verb.kind != "describe" and at > start and _relative_to_noun(tokens[at - 1].norm)
        if said.pronoun and (said.verb.kind == "relay" or relative):
            continue  # في بيان نقلته الوكالة: who relays does not speak
        if _lacks_preposition(document, at, said, opener):
            continue
        if near in said.verb.governs and at < last_word and not said.pronoun and said.verb.kind != "name":
            return _Cue(at, said, 2)  # حذر من «أزمة لا تنتهي»
        sure = said.plain or said.pronoun or at == start or _in_use(cast, at)
        if not (sure or that or joined_ba or (colon and last_word - at <= _NEAR_COLON)):
            continue
        if colon or spoken or (at == last_word and said.verb.kind != "call"):
            return _Cue(at, said, 4)
        if said.verb.kind == "describe" and (that or joined_ba):
            return _Cue(at, said, 3)
        if that:
            return _Cue(at, said, 3)
        if said.verb.kind == "call":
            return _Cue(at, said, 1)
        return _Cue(at, said, 2 if seen_that or opener - at <= 12 else 1)
    if spoken:
        return _Cue(last_word, None, 4)
    if colon and last_word >= start and (opener - start <= 14 or not _labels(near)):
        return _Cue(last_word, None, 3)
    return None


def _about_person(cast: Cast, at: int) -> bool:
    """Whether a relative clause whose verb stands at a token follows a person: السفير برنار دوبوا، الذي قال."""
    return any(m.last in (at - 1, at - 2) for m in cast.people_within(max(0, at - _LOOKBACK), at))


def _in_use(cast: Cast, at: int) -> bool:
    """Whether a word that may be no verb is one here: قد كتب, ترى أن, رد ميلر "لم يتغير شيء"."""
    if at and cast.document.norms[at - 1] in _PERFECT:
        return True
    subject = cast.at(at + 1)
    named = subject is not None and cast.is_person(subject) and not cast.led(subject)
    return named or leads_to_that(cast.document, at)


def _lacks_preposition(document: Document, at: int, said: Speech, end: int) -> bool:
    """Whether a verb that tells by إلى only is used of something else: وقد لفت جسدها ببطانية."""
    if said.verb.governs != _ONLY_TO or said.participle:
        return False
    return not any(document.norms[i] in _ONLY_TO or "that" in roles(document.norms[i]) for i in range(at + 1, end))


def _relative_to_noun(norm: str) -> bool:
    """Whether a verb with a pronoun behind this word only says which thing is meant (مقطع نشرته الخلية)."""
    info = word(norm)
    return info.ordinary in (NOUN, ADJECTIVE) and not info.definite


def _labels(norm: str) -> bool:
    """Whether a word says that a name or title follows."""
    return any("label" in roles(form) for form in (norm, norm.removeprefix("ال"), norm.removeprefix("ب")))


def _cue_after(document: Document, closer: int, *, stopped: bool) -> _Cue | None:
    """A word of speech right after the closing mark: «...»، قال X; على ما قال X; بحسب X.

    `stopped` says that a full stop may stand between, as some papers have it.
    """
    tokens = document.tokens
    at = closer + 1
    limit = min(len(tokens), closer + 1 + _LOOKAHEAD)
    if at < limit and document.body.find("\n", tokens[closer].end, tokens[at].start) >= 0:
        return None
    led = False
    comma = False
    while at < limit:
        token = tokens[at]
        if token.text in "،,.-–—":
            if token.text == "." and (at > closer + 1 or not stopped):
                return None
            comma = True
            at += 1
            continue
        cue = roles(token.norm)
        if (
            "source" in cue
            and at + 1 < len(tokens)
            and speech(tokens[at + 1].norm) is None
            and "lead" not in roles(tokens[at + 1].norm)
        ):
            return _Cue(at, None, 2)
        said = speech(token.norm)
        if (
            said is not None
            and not said.participle
            and not said.joined
            and (led or comma or said.plain)
            and said.verb.kind != "call"
        ):
            return _Cue(at, said, 4 if led else 3)
        if "lead" not in cue and "source" not in cue:
            return None
        led = True
        at += 1
    return None


def _labelled(document: Document, pair: Quoted, words: int) -> bool:
    """Whether a word that introduces names (شركة, فيلم, عملية) stands right before the mark."""
    at = pair.opener - 1
    tokens = document.tokens
    if words > _LONGEST_NAME:
        return False
    if at >= 0 and (tokens[at].norm in _PROCLITIC_TOKENS or tokens[at].text == "ـ"):
        at -= 1
    if at < 0:
        return False
    norm = tokens[at].norm
    forms = {norm, norm.removeprefix("و"), norm.removeprefix("ال"), norm.removeprefix("وال"), norm.removeprefix("ب")}
    if norm.startswith(("لل", "بال")):
        forms |= {norm[2:], norm[3:]}
    return any("label" in roles(form) for form in forms)


def _called(document: Document, pair: Quoted, words: int) -> bool:
    """Whether the word right before the mark says that a name follows: يدعى «حكا شبس», مادة «بي إي تي»."""
    if words > _LONGEST_NAME or pair.opener == 0:
        return False
    cue = roles(document.tokens[pair.opener - 1].norm)
    return "label" in cue and not cue & {"word", "lead"}


def _names(reading: Reading, pair: Quoted, words: int) -> bool:
    """Whether what stands between the marks is a name of the article."""
    if words > _LONGEST_NAME:
        return False
    names = reading.names.mentions
    low, high = (bisect_left(names, at, key=lambda m: m.first) for at in (pair.first - _LOOKBACK, pair.first + 1))
    return any(m.name_first <= pair.first and m.name_last >= pair.last for m in names[low:high])


def _speaker_before(speakers: Speakers, cue: _Cue, start: int, opener: int) -> str | None:
    norms = speakers.cast.document.norms
    if cue.said is None:
        told = "word" in roles(norms[cue.at])  # نقلت الوكالة عن فلان قوله
        source = speakers.source(start, cue.at) if told else None
        if source is not None:
            return speakers.credit(source, cue.at)
        if "source" in roles(norms[cue.at]):
            return speakers.of_phrase(cue.at)
        holds = "holds" in roles(norms[cue.at])
        if holds and (body := speakers.issuer(cue.at, opener)) is not None:
            return speakers.credit(body, cue.at)
        verb = speakers.finite_verb(start, cue.at + (not holds))
        if verb is not None:
            return speakers.of_verb(verb)
        return speakers.nearest(start, opener)
    relayed = speakers.source(cue.at, opener) if cue.said.verb.kind == "relay" else None
    return speakers.credit(relayed, cue.at) if relayed is not None else speakers.of_verb(cue.at)


def _speaker_after(speakers: Speakers, cue: _Cue) -> str | None:
    return speakers.of_phrase(cue.at) if cue.said is None else speakers.of_verb(cue.at)


def _after_colon(speakers: Speakers, first: int, last: int, inside: bytearray) -> Quote | None:
    """Speech without marks after a colon, to the end of its sentence."""
    document = speakers.cast.document
    tokens = document.tokens
    for colon in range(first, min(last, first + _LOOKBACK)):
        if tokens[colon].text != ":" or inside[colon]:
            continue
        if colon + 1 >= last or inside[colon + 1] or tokens[colon + 1].kind is Kind.PUNCT:
            return None
        if any(inside[i] for i in range(colon + 1, last)) or _words(document, colon + 1, last) < 3:
            return None
        cue = _reporting(document, first, colon)
        if cue is None or cue.said is None:
            return None
        speaker = _speaker_before(speakers, cue, first, colon)
        end = last
        while end > colon + 2 and tokens[end - 1].text in ".":
            end -= 1
        span = Span(tokens[colon + 1].start, tokens[end - 1].end)
        return Quote(speaker, document.body[span.start : span.end], span)
    return None


def _reporting(document: Document, first: int, colon: int) -> _Cue | None:
    """The verb of saying that a colon closes: no أن between, and near the colon or at the head of the sentence."""
    for at in range(colon - 1, first - 1, -1):
        norm = document.norms[at]
        if "that" in roles(norm):
            return None
        said = speech(norm)
        alone = colon - at == 1 and not said.joined if said is not None else False  # رأي: a heading
        if said is not None and said.verb.kind in ("say", "add") and (said.plain or at == first) and not alone:
            return _Cue(at, said, 4)
    return None
