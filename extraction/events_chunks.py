"""Shallow phrases of a clause: noun phrases with the preposition that leads them, cut where Arabic begins a new one."""

from extraction.events_lexicon import common_nouns, never_verbs, noun_trigger, preposition, roles_of
from extraction.glossary_articles import determiners
from extraction.glossary_words import PERSON, adjectives, nouns, owned
from extraction.layout import Chunk, Layout
from extraction.text import Kind, bare_stems

_CLOSING = {"(": ")", "[": "]"}
_QUOTES = frozenset("\"«»“”‹›„''‘’")
_ATTACHED = (("وبال", "ب"), ("ولل", "ل"), ("بال", "ب"), ("لل", "ل"), ("كال", "ك"))
_LIMIT = 60
_LEAST_TWO = 2  # tokens of two noun phrases
_OWNED = ("ته", "تها", "تهم", "ها", "هم")  # endings that make a noun somebody's, hence definite


_ENGLISH = {"ب": "with", "ل": "for", "ك": "as"}


def _attached(layout: Layout, at: int) -> str:
    """The one-letter preposition joined to token `at`, or ""."""
    norm = layout.document.norms[at]
    if norm in adjectives():
        return ""  # باليستي
    for start, lead in _ATTACHED:
        if norm.startswith(start) and len(norm) > len(start) + 1:
            return lead
    bare = norm.removeprefix("و")
    if bare[:1] in ("ب", "ل") and len(bare) > 3:
        if layout.name[at] and layout.joined.get(at):
            return layout.joined[at]
        match = noun_trigger(layout.document.norms, at)
        if match is not None and match.prefix[-1:] in ("ب", "ل"):
            return match.prefix[-1]
        inner = bare[1:]
        if bare in common_nouns() or bare in adjectives():
            return ""
        stemmed = any(stem in common_nouns() for stem in bare_stems(inner))
        if inner in common_nouns() or inner in determiners() or stemmed:
            return bare[0]
    return ""


def _definite(layout: Layout, at: int) -> bool:
    norm = layout.document.norms[at]
    owned = len(norm) >= 5 and norm.endswith(_OWNED)
    return owned or norm.startswith(("ال", "لل", "بال", "وال", "كال")) or layout.name[at] != 0


def _begins_new(layout: Layout, start: int, at: int) -> bool:
    """Whether token `at` begins a new noun phrase behind the one that began at `start`."""
    if at == start:
        return False
    norms = layout.document.norms
    norm = norms[at]
    if layout.name[at] and layout.name[at - 1]:
        return layout.opens.get(at, False) and not norm.startswith("و")
    if layout.number[at] and not layout.number[at - 1]:
        return not _counts(layout, at - 1)
    if at - 2 >= start and layout.number[at - 2] and not layout.number[at - 1] and _definite(layout, at):
        return not norm.startswith("و")  # سبع درجات + اليابان
    if norm.startswith("و") and not nouns().get(norm):
        return False
    if (_closed(norms[at - 1]) and norm not in adjectives()) or _accusative(layout, at):
        return True
    before = _definite(layout, at - 1)
    now = _definite(layout, at)
    if now and not before and at - 1 > start and _qualifies(norms[at - 1]):
        return True  # an adjective ends the indefinite phrase: شركة يوغسلافية + السدين
    if now and norms[at - 1].endswith(_OWNED) and norm.startswith("ال") and norm[2:] in common_nouns():
        return True  # مسلحوها + المستشفى
    if before and not now:
        return not layout.number[at - 1]
    if layout.name[at - 1] and not norms[at - 1].startswith("ال") and norm.startswith("ال"):
        return layout.proper_end.get(at, False)
    return False


def _qualifies(norm: str) -> bool:
    """Whether a word is rather an adjective than a noun."""
    return (norm.endswith("يه") or norm in adjectives()) and norm not in common_nouns()


def _closed(norm: str) -> bool:
    """Whether a noun can have no genitive behind it: a sound plural or dual with its ن (باحثون لقاحا)."""
    return norm.endswith("ون") and not norm.startswith("ال") and norm in common_nouns()


def _accusative(layout: Layout, at: int) -> bool:
    """Whether a noun by its ending is an object rather than a genitive, and counts nothing (لقاحا, but 20 قبرا)."""
    norm = layout.document.norms[at]
    return norm.endswith("ا") and norm[:-1] in common_nouns() and norm not in adjectives() and not layout.number[at - 1]


def _counts(layout: Layout, at: int) -> bool:
    """Whether a noun at token `at` is in construct with the number behind it: مقتل 27, حبس ثمانية."""
    norm = layout.document.norms[at]
    open_ended = not norm.endswith("ا") and not _definite(layout, at) and layout.document.tokens[at].kind is Kind.WORD
    return open_ended and (norm in common_nouns() or noun_trigger(layout.document.norms, at) is not None)


def _second(layout: Layout, start: int, end: int) -> int:
    """Where a second noun phrase begins in tokens that look like one (وزارة المالية + الدفعة الثانية), else `end`."""
    if end - start < _LEAST_TWO:
        return end
    found = layout.said(start, end)
    if found is None or found[0] >= end:
        return end
    norm = layout.document.norms[found[0]]
    constructed = norm in common_nouns()  # else it would have been read as a genitive
    somebodys = owned(layout.document.tokens[found[0]].text, norm)
    if not (norm.startswith("ال") or constructed or somebodys) or _titled(layout, start, found[0]):
        return end
    rest = layout.said(found[0], end)
    return found[0] if rest is not None and rest[0] == end else end


def _titled(layout: Layout, start: int, at: int) -> bool:
    """Whether a person's name with more of its title stands at token `at` behind a title (ولي العهد + الأمير محمد)."""
    titles = nouns().get(layout.document.norms[start].removeprefix("ال"))
    return at in layout.people and any(noun.kind == PERSON for noun in titles)


def find_chunks(layout: Layout, first: int, last: int) -> list[Chunk]:
    """The phrases of tokens [first, last) in order; dates, brackets and particles stand in none."""
    key = (first, last)
    found = layout.chunks.get(key)
    if found is None:
        found = layout.chunks[key] = _find_chunks(layout, first, last)
    return found


def is_pronominal(norm: str) -> bool:
    """Whether a word is a preposition with a pronoun (فيهما, إليها, به)."""
    if "pronominal" in roles_of(norm):
        return True
    owned = norm.endswith(("ه", "ها", "هم", "هما")) and norm in never_verbs()
    return owned and preposition((norm,), 0) is None  # تجاه


def _find_chunks(layout: Layout, first: int, last: int) -> list[Chunk]:
    tokens, norms = layout.document.tokens, layout.document.norms
    last = min(last, first + _LIMIT)
    found: list[Chunk] = []
    lead, english, start = "", "", -1
    at = first

    def close(end: int) -> None:
        nonlocal lead, english, start
        while end > start >= 0 and tokens[end - 1].kind is Kind.PUNCT and not layout.name[end - 1]:
            end -= 1
        if 0 <= start < end:
            second = _second(layout, start, end)
            found.append(Chunk(lead, english, start, second))
            if second < end:
                found.append(Chunk("", "", second, end))
            lead, english = "", ""
        start = -1

    while at < last:
        token = tokens[at]
        if token.kind is Kind.PUNCT:
            if token.text in _CLOSING:
                end = at + 1
                while end < min(last, at + 16) and tokens[end].text != _CLOSING[token.text]:
                    end += 1
                close(at)
                at = end + 1
                continue
            if token.text not in _QUOTES and token.text != "/":
                close(at)
                lead, english = "", ""
            at += 1
            continue
        if layout.date[at] >= 0 or is_pronominal(token.norm):
            close(at)
            lead, english = "", ""
            at += 1
            continue
        particle = bool(roles_of(token.norm) & {"sub", "that", "relative", "negation", "perfective", "aux"})
        if particle and (token.norm != "دون" or layout.name[at]):
            close(at)
            lead, english = "", ""
            at += 1
            continue
        match = None if layout.name[at] == 1 else preposition(norms, at)
        if match is None and "front" in roles_of(token.norm):
            close(at)  # ثم
            at += 1
            continue
        counts = (
            match is not None
            and match.last < last
            and "about" in roles_of(norms[at])
            and layout.number[match.last] != 0
        )
        if match is not None and match.last <= last and match.prefix in ("", "و", "ف") and not counts:
            close(at)
            lead, english = norms[at].removeprefix(match.prefix), match.values[0]
            at = match.last
            continue
        attached = _attached(layout, at)
        if attached and (start < 0 or not layout.name[at] or layout.opens.get(at, False) or layout.name[at - 1] == 0):
            close(at)
            lead, english = attached, _ENGLISH[attached]
        elif start >= 0 and _begins_new(layout, start, at):
            close(at)
        named = None
        if start < 0:
            start = at
            named = nouns().longest(norms, at)
        settled = layout.reading.settled.get(at)
        # A name with its title is one, and so is a figure with what it counts.
        at = max(at + 1, min(layout.units.get(at, 0), last), settled.last if settled and settled.last <= last else 0)
        if named is not None and named.last <= last:
            at = max(at, named.last)  # الغاز المسيل للدموع
    close(at)
    return found
