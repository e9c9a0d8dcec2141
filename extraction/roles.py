"""Roles beside a name: the noun phrase from its head word to the person it belongs to."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extraction.facts import Bilingual, EntityType
from extraction.gazetteer import optional_table
from extraction.glossary import phrase
from extraction.glossary_phrases import Known
from extraction.glossary_words import nouns
from extraction.mentions import Found, Scene
from extraction.naming import surface
from extraction.persons import Chunk, Trust, abbreviated, chunk_at
from extraction.text import Kind, bare_stems, fold, splits
from extraction.titles import HONORIFIC, JOB, OFFICE, RANK, Title, bare_kin_at, kin_at, title_at, titles
from extraction.vocabulary import ADJECTIVE, FUNCTION, KIN, NOUN, VERB, context_words, joined_ordinary, kin_words

_WEIGHT = {OFFICE: 3, JOB: 2, RANK: 1, HONORIFIC: 0}
_LONGEST_ROLE = 14
_LONGEST_BRACKET = 5


@dataclass(frozen=True, slots=True)
class Role:
    """A role at tokens [first, last), its head's kind, and the proclitics on its first word."""

    first: int
    last: int
    kind: str
    prefix: str = ""

    @property
    def weight(self) -> tuple[int, int]:
        """Which of several roles says most: an office before a job, a rank, an honorific; then the longer."""
        return _WEIGHT.get(self.kind, 0), self.last - self.first


def _definite(scene: Scene, at: int) -> bool:
    return scene.words[at].definite


def steps(scene: Scene, title: Title, start: int, hits: dict[int, Found]) -> Iterator[int]:
    """Each token at which the noun phrase of a role may end, `start` being the end of its head."""
    end = min(scene.limit(start - 1), start + _LONGEST_ROLE)
    at, closed, tail = start, title.definite, scene.norm(start - 1)
    pending = tail == "باسم"  # a link that still wants its noun
    if not pending:
        yield at
    while at < end:
        token = scene.document.tokens[at]
        if token.kind is Kind.PUNCT:
            close = scene.quoted.get(at) or _bracket(scene, at, end)
            if close is None or close >= end or token.text in "'‘":
                return
            at, closed, pending = close + 1, True, False
            yield at
            continue
        hit = hits.get(at)
        if hit is not None and hit.type is not EntityType.PERSON and hit.last <= end:
            if hit.prefix.startswith(("و", "ف")):
                return
            at, closed, pending = hit.last, True, False
            yield at
            continue
        if token.kind is not Kind.WORD:
            return
        norm, info = token.norm, scene.words[at]
        if norm in context_words("reporters"):
            return  # قال فلان المتحدث باسم الوزارة للصحفيين
        if norm in context_words("role_link"):
            if pending:
                return
            at, pending = at + 1, True
            continue
        study = info.ordinary == VERB and at == start and not closed and nouns().get(norm) and _definite(scene, at + 1)
        possessed = info.ordinary == VERB and not closed and any(nouns().get(stem) for stem in bare_stems(norm))
        if info.ordinary in (FUNCTION, VERB) and not study and not possessed and not info.definite:
            return
        inner = titles().longest(scene.document.norms, at, clitics=False) if info.definite else None
        if inner is not None and inner.values[0].definite and at + 1 < inner.last <= end:
            at, closed, pending = inner.last, True, False  # الفريق أول
            yield at
            continue
        if possessed:
            at, closed = at + 1, True  # رئيس مجلس إدارتها
            yield at
            continue
        if info.definite or info.nisba is not None:
            within = title.kind in (OFFICE, JOB) and at == start  # القيادي بالحركة
            charged = norm.startswith("بال") and (within or scene.norm(at - 1) in context_words("charged_with"))
            if norm.startswith(("ف", "ب", "ك")) and not charged and not info.nisba and not norm.startswith("ال"):
                return
            if norm.startswith("و") and not _coordinates(scene, at):
                return
            at, closed, pending = at + 1, True, False
            yield at
            continue
        if norm.startswith("ل") and at + 1 < end and scene.words[at + 1].definite and info.ordinary in (NOUN, ""):
            at, closed = at + 1, False  # لرئاسة الجمهورية
            continue
        if (info.ordinary in (NOUN, ADJECTIVE) and not closed) or pending or study:
            at, pending = at + 1, False
            yield at
            continue
        if info.ordinary == ADJECTIVE and not title.definite:
            at += 1
            yield at
            continue
        return


def _bracket(scene: Scene, at: int, end: int) -> int | None:
    """Where a short bracket at a token closes: حزب التجمع الوطني للإصلاح والتنمية (تواصل) حمادي."""
    if scene.norm(at) != "(":
        return None
    return next((close for close in range(at + 2, min(at + _LONGEST_BRACKET, end)) if scene.norm(close) == ")"), None)


def _coordinates(scene: Scene, at: int) -> bool:
    """Whether و joins a second definite noun to the complement (وزير الصحة والسكان)."""
    norm = scene.norm(at)
    before = scene.words[at - 1]
    return norm.startswith("وال") and before.definite and scene.words[at].ordinary == NOUN


def before_name(scene: Scene, at: int, hits: dict[int, Found]) -> tuple[Role, Chunk] | None:
    """The role that begins at token `at` and the personal name right after it, or after a comma."""
    found = title_at(scene, at) or kin_at(scene, at)
    if found is None:
        return None
    title, start, prefix = found
    single = start - at == 1
    if single and not title.definite and scene.words[at].verb and title.kind != KIN:
        return None  # طالب النائب: "demanded", not "student"
    owner = (title.kind == KIN and not title.definite) or (
        single and scene.norm(at).removeprefix(prefix) in context_words("relation")
    )
    for end in steps(scene, title, start, hits):
        if end >= scene.limit(at):
            return None
        if end == start and single and not title.definite:
            continue
        if scene.norm(end) in _COMMAS:
            named = any((hit := hits.get(near)) and hit.last == end for near in range(start, end))
            settled = (title.definite or named or _definite(scene, end - 1)) and not _complements(scene, at)
            chunk = _set_off(scene, end + 1, hits) if settled else None
            return (Role(at, end, title.kind, prefix), chunk) if chunk is not None else None
        if owner:
            continue  # نجل المشير خليفة حفتر: the man named is not the son
        inner = title_at(scene, end) if end not in hits else None
        if inner is not None and (inner[0].definite or inner[1] - end > 1):
            continue
        if scene.norm(end) in _modifiers() or _qualifies_before_given(scene, end):
            continue
        begin = end + 2 if scene.norm(end) in abbreviated() and scene.norm(end + 1) == "." else end  # د. خميس
        chunk = chunk_at(scene, begin, Trust.TITLE, hits) or _kin_name(scene, at, end, title)
        if chunk is not None and chunk.last - end == 1 and not title.definite and end not in hits:
            continue
        if chunk is not None and not chunk.prefix:
            last = _without_trailing_title(scene, start, end)
            if single and last == start < end and (not title.definite or title.kind == KIN or _weighty(scene, start)):
                return None  # عين الملك اللواء فهد, سأل صحافي المدرب جمال: the second title is the person's
            if start < last < end and scene.words[last - 1].ordinary == NOUN and not _definite(scene, last - 1):
                return None  # مقتل الطالبة إيناس: what stands before belongs to somebody else
            return Role(at, last, title.kind, prefix), chunk
    return None


def _qualifies_before_given(scene: Scene, at: int) -> bool:
    """Whether an adjective that is a family name as well stands before the given name (القائد الميداني حسن الزبيدي)."""
    part, following = scene.words[at].part, scene.words[at + 1].part if at + 1 < scene.limit(at) else None
    return (
        _definite(scene, at)
        and (part is None or part.kind in ("family", "both"))
        and following is not None
        and following.kind in ("given", "both")
    )


def _complements(scene: Scene, at: int) -> bool:
    """Whether an indefinite noun before a token makes a complement of it (دفاع المتهم)."""
    if at == 0 or not scene.is_word(at - 1) or scene.limit(at - 1) <= at:
        return False
    before = scene.words[at - 1]
    return before.ordinary == NOUN and not before.definite and not before.verb


def _set_off(scene: Scene, at: int, hits: dict[int, Found]) -> Chunk | None:
    """A name between commas that says who holds the role before it: النائب العام، عبد الكريم جعدي، قد."""
    chunk: Chunk | None = None
    if at < scene.limit(at - 1) and scene.words[at].nisba is not None and scene.words[at].definite:
        at += 1  # الأمين العام للاتحاد، الماليزي ويندسور جون، أن
        chunk = chunk_at(scene, at, Trust.ORIGIN, hits)
    titled = before_name(scene, at, hits) if title_at(scene, at) is not None else None
    if titled is not None:
        chunk = titled[1]
    chunk = chunk or chunk_at(scene, at, Trust.TITLE, hits) or chunk_at(scene, at, Trust.ORIGIN, hits)
    if chunk is None or chunk.prefix or chunk.last > scene.limit(at):
        return None
    closed = chunk.last < scene.limit(at) and scene.norm(chunk.last) in _CLOSING_APPOSITIONS
    return chunk if closed else None


def _kin_name(scene: Scene, at: int, end: int, title: Title) -> Chunk | None:
    """The given name alone of a relative (شقيقتها الكبرى أمينة), who may bear an ordinary word for a name."""
    info = scene.words[end]
    owned = any(stem in kin_words() for split in splits(scene.norm(at)) for stem in bare_stems(split.stem))
    if not (owned and title.definite) or not scene.is_word(end):
        return None
    given = info.part is not None and info.part.kind in ("given", "both")
    unknown = not (info.ordinary or info.definite or info.nisba) and end + 1 < scene.limit(at)
    if given or (unknown and scene.norm(end + 1) in _CLOSING_APPOSITIONS and not joined_ordinary(scene.norm(end))):
        return Chunk(end, end + 1)
    return None


def _weighty(scene: Scene, at: int) -> bool:
    found = title_at(scene, at)
    return found is not None and found[0].kind in (RANK, OFFICE)


def _without_trailing_title(scene: Scene, start: int, end: int) -> int:
    """The end of a role without a second title before the name (المتحدث باسم التحالف العميد تركي)."""
    for at in range(start, end):
        if scene.norm(at).startswith("ال"):
            found = titles().longest(scene.document.norms, at, clitics=False)
            if found is not None and found.last == end:
                return end if scene.norm(at - 1) in context_words("role_link") else at
    return end


_COMMAS = frozenset("،,-–—(")
_THAT = frozenset(fold(w) for w in ("إن", "أن", "إنه", "إنها", "أنه", "أنها", "بأن", "بأنه", "بأنها"))
_CLOSING_APPOSITIONS = frozenset({*"،,-–—(:", fold("قد"), *_THAT})
_SHORTEST_BARE = 2  # words of a role that no comma sets off
_PRONOUNS = frozenset(fold(w) for w in ("وهو", "وهي", "هو", "هي"))
_ONE_OF = frozenset(fold(w) for w in ("أحد", "إحدى"))
_MINISTERS = frozenset(fold(w) for w in ("وزير", "وزيرة", "رئيس", "رئيسة", "مدير", "مديرة", "أمين", "حاكم", "محافظ"))
_RELATIVES = frozenset(fold(w) for w in ("الذي", "التي"))
_HOLDS = frozenset(fold(w) for w in ("يشغل", "تشغل", "شغل", "شغلت", "يتولى", "تتولى", "تولى", "تولت"))
_POSTS = frozenset(fold(w) for w in ("منصب", "مهام", "مهمة", "حقيبة", "رئاسة"))


def after_name(
    scene: Scene, at: int, hits: dict[int, Found], *, titled: bool = False, speaks: bool = False
) -> Role | None:
    """The role in an apposition or relative clause that follows a name ending at token `at`.

    `titled` says that an honorific stands before the name, so that the apposition needs no comma; `speaks` that a verb
    of speech does, so that it needs none where أن or a colon follows (وقال مصطفى مدبولي رئيس مجلس الوزراء إن).
    """
    end = scene.limit(at - 1)
    at = _past_age(scene, at, end)
    bare = False
    if at < end and scene.document.tokens[at].text in _COMMAS:
        at += 1
    elif speaks and at < end and scene.norm(at) not in _RELATIVES:
        bare = True
    elif scene.norm(at) not in _RELATIVES and not (titled and at < end and scene.norm(at) in _MINISTERS):
        return None
    told = at < end and scene.norm(at) in _PRONOUNS
    at += told
    if at < end and scene.norm(at) in _RELATIVES:
        if at + 3 < end and scene.norm(at + 1) in _HOLDS and scene.norm(at + 2) in _POSTS:
            at += 3
        else:
            return None
    if at >= end or not scene.is_word(at):
        return None
    if scene.norm(at) in _ONE_OF and at + 1 < end and scene.words[at + 1].definite:
        return Role(at, at + 2, JOB)
    found = title_at(scene, at) or (bare_kin_at(scene, at) if told else None)
    if found is None or found[2]:
        return None
    title, start, _ = found
    if title.kind == KIN and not title.definite:
        return Role(at, start, KIN)
    if start - at == 1 and not title.definite and scene.words[at].verb:
        return None
    last = start
    for stop in steps(scene, title, start, hits):
        if stop < end and not _opens_title(scene, stop):
            chunk = chunk_at(scene, stop, Trust.TITLE, hits)
            if chunk is not None and not chunk.prefix:
                return None
        last = stop
    if last == start and start - at == 1 and not title.definite:
        return None
    if bare and (title.kind not in (OFFICE, JOB) or last - at < _SHORTEST_BARE or not _said_next(scene, last)):
        return None
    return Role(at, last, title.kind)


def _said_next(scene: Scene, at: int) -> bool:
    """Whether what is said begins at token `at`: أن, إن, a colon, perhaps behind to whom it is said."""
    at += scene.norm(at) in context_words("reporters")
    return at < scene.limit(at - 1) and (scene.norm(at) in _THAT or scene.document.tokens[at].text in ':"«“')


def _opens_title(scene: Scene, at: int) -> bool:
    """Whether a title of several words begins at a token: ممثل الأمين العام, where الأمين is no given name."""
    found = title_at(scene, at)
    return found is not None and found[0].definite and found[1] - at > 1


def _past_age(scene: Scene, at: int, end: int) -> int:
    """The token after a short bracket that begins with a number (58 عاما), else `at`."""
    if at + 1 < end and scene.norm(at) == "(" and scene.document.tokens[at + 1].kind is Kind.NUMBER:
        return next((close + 1 for close in range(at + 2, min(at + 6, end)) if scene.norm(close) == ")"), at)
    return at


def wording(scene: Scene, role: Role, hits: dict[int, Found]) -> Bilingual:
    """A role in the article's words and in English."""
    return Bilingual(surface(scene, role.first, role.last, role.prefix), english(scene, role, hits))


def english(scene: Scene, role: Role, hits: dict[int, Found]) -> str | None:
    """English of a role: its phrase with titles and names settled, else the title's own English."""
    settled: dict[int, Known] = {}
    for at in range(role.first, role.last):
        hit = hits.get(at)
        if hit is not None and hit.en and hit.last <= role.last:
            settled[at] = Known(hit.last, hit.en)
    found = title_at(scene, role.first) or bare_kin_at(scene, role.first)
    if found is None:
        return phrase(scene.document, role.first, role.last, settled)
    title, start, _ = found
    if start - role.first == 2 and (name := hits.get(start - 1)) is not None and start < name.last <= role.last:
        alone = titles().get(scene.norm(role.first).removeprefix(role.prefix))
        if alone and alone[0].en in title.en:
            title, start = alone[0], start - 1  # قائد قوات, of the name قوات الدعم السريع; but رئيس حكومة
    head = title.en.removesuffix(" of").removesuffix(" for")
    if start == role.last:
        return head
    composed = _compose(scene, title, start, role.last, hits)
    if composed is not None:
        return composed
    settled[role.first] = Known(start, head)
    english = phrase(scene.document, role.first, role.last, settled) or head
    office = head.removesuffix(" minister")
    if office != head and english.startswith(f"{head} and "):
        return f"minister of {office}{english.removeprefix(head)}"  # وزير الصناعة والطاقة
    return english


@cache
def _modifiers() -> dict[str, tuple[str, bool]]:
    """English of adjectives that qualify a role, and whether it stands before the head (former, not elect)."""
    return {fold(row["ar"]): (row["en"], row["side"] == "before") for row in optional_table("role_modifiers")}


_IN = fold("في")


def _compose(scene: Scene, title: Title, start: int, last: int, hits: dict[int, Found]) -> str | None:
    """English where only adjectives and names follow the head: former French foreign minister, coach of Portugal."""
    qualities: list[str] = []
    nations: list[str] = []
    tail: list[str] = []
    names: list[str] = []
    at = start
    while at < last:
        within = scene.norm(at) == _IN
        hit = hits.get(at + 1 if within else at)
        nisba = scene.words[at].nisba
        modifier = _modifiers().get(scene.norm(at))
        if hit is not None and hit.en and hit.last <= last:
            names.append(f"{'in' if within else 'of'} {hit.en}")
            at = hit.last
            continue
        if nisba is not None and not names and not within:
            nations.append("US" if nisba.en == "American" else nisba.en)
        elif modifier is not None and (title.definite or at > start):
            (qualities if modifier[1] else tail).append(modifier[0])
        else:
            return None
        at += 1
    head = title.en
    if names and head.endswith((" of", " for")):
        if not names[0].startswith("of "):
            return None
        names[0] = names[0].removeprefix("of ")
    else:
        head = head.removesuffix(" of").removesuffix(" for")
    return " ".join((*qualities, *nations, head, *tail, *names))
