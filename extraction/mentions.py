"""Known names in a text: what the gazetteer finds, kept apart from ordinary words by what stands around them."""

from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cache

from extraction.facts import EntityType
from extraction.gazetteer import Entry, Form, Gazetteer, cells, optional_table
from extraction.glossary_words import ARTICLE, PERSON, Number, nouns
from extraction.matching import Match
from extraction.text import Document, Kind, Token, fold, splits
from extraction.vocabulary import (
    ADJECTIVE,
    FUNCTION,
    NOUN,
    VERB,
    Word,
    context_words,
    joined_ordinary,
    nisba_of_state,
    title_words,
    word,
)

OPENING = frozenset("«\"“„‹'‘")
CLOSING = frozenset("»\"”“›'’")
_HAMZA = frozenset("أإآٱ")
_DOTLESS = frozenset({"فى", "التى", "الذى"})
_WEIGHT_OF_NISBA = 3  # people and institutions of a country say more of an article than its places
_WEIGHT_OF_STATE = 2
_LONGEST_QUOTED_NAME = 6
_NEAR = 3  # tokens between a word of matches and a club
_LONGEST_BARE_CLITIC_STEM = 3


@dataclass(frozen=True, slots=True)
class Found:
    """A name found: tokens [first, last) with the words that introduce it, [name_first, name_last) the name proper.

    `entry` is what the gazetteer knows; for an unseen name `ar` and `en` are read off the text. `alone` marks a
    surname or other short form; `prefix` holds the proclitics on the name's first word; `latin` says that the article
    itself spells the name in Latin letters.
    """

    first: int
    last: int
    name_first: int
    name_last: int
    type: EntityType
    ar: str
    en: str | None
    entry: Entry | None = None
    kind: str = ""
    alone: bool = False
    prefix: str = ""
    latin: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """A document as the name rules see it.

    `words` are its words' classes, `quoted` leads from the opening to the closing mark of a short quotation,
    `countries` counts by ISO code what the article speaks of, `titles` remembers what titles were looked up; `dotless`
    says that the article writes a final ي as ى, as Egyptian papers do.
    """

    document: Document
    gazetteer: Gazetteer
    words: tuple[Word, ...]
    quoted: dict[int, int]
    countries: Counter[str] = field(default_factory=Counter)
    titles: dict[int, object] = field(default_factory=dict)
    dotless: bool = False

    def limit(self, token: int) -> int:
        """The end of the sentence that holds a token, the end of the text for a token outside it."""
        if not 0 <= token < len(self.words):
            return len(self.words)
        return self.document.sentence_of(token).last

    def norm(self, token: int) -> str:
        """The folded form of a token, empty outside the document."""
        norms = self.document.norms
        return norms[token] if 0 <= token < len(norms) else ""

    def is_word(self, token: int) -> bool:
        """Whether a token is an Arabic or Latin word."""
        tokens = self.document.tokens
        return 0 <= token < len(tokens) and tokens[token].kind in (Kind.WORD, Kind.LATIN)


@cache
def _iso_of_state() -> dict[str, str]:
    return {row["ar"]: row.get("iso", "") for row in optional_table("states")}


def iso_of_state(ar: str) -> str:
    """ISO code of a state by the name that nisba adjectives point to, empty where it is none."""
    return _iso_of_state().get(ar, "")


@cache
def demonyms() -> dict[str, str]:
    """English adjective by ISO code of a state."""
    adjectives = nisba_of_state()
    return {iso: adjectives[ar] for ar, iso in _iso_of_state().items() if iso and ar in adjectives}


def scene_of(document: Document, gazetteer: Gazetteer) -> Scene:
    """Look up every word of a document once."""
    classes = tuple(_class(token) for token in document.tokens)
    iso = _iso_of_state()
    countries: Counter[str] = Counter()
    for known in classes:
        if known.nisba is not None and (code := iso.get(known.nisba.of)):
            countries[code] += _WEIGHT_OF_NISBA
    dotless = any(token.text in _DOTLESS for token in document.tokens)
    return Scene(document, gazetteer, classes, _short_quotes(document), countries, dotless=dotless)


def _class(token: Token) -> Word:
    """What is known of a token; its first hamza decides where folding has joined two words (أمام, إمام)."""
    first = token.text[0]
    known = word(token.norm, first not in _HAMZA)
    part = known.part
    if part is not None and known.ordinary and first in _HAMZA and part.ar[0] in _HAMZA and part.ar[0] != first:
        return replace(known, part=None)
    return known


def _short_quotes(document: Document) -> dict[int, int]:
    """Opening token to closing token of each quotation that is short enough to be a name."""
    found: dict[int, int] = {}
    opened: int | None = None
    for at, token in enumerate(document.tokens):
        if token.kind is not Kind.PUNCT:
            continue
        if opened is not None and token.text in CLOSING:
            if at - opened - 1 <= _LONGEST_QUOTED_NAME:
                found[opened] = at
            opened = None
        elif token.text in OPENING:
            opened = at
    return found


_CUES_BY_TYPE = {
    EntityType.ORGANIZATION: frozenset({"organization", "armed_group"}),
    EntityType.ARMED_GROUP: frozenset({"organization", "armed_group"}),
    EntityType.PLACE: frozenset({"place", "state"}),
    EntityType.STATE: frozenset({"place", "state"}),
    EntityType.PERSON: frozenset({"person"}),
}


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that introduces a name.

    `pattern` is its English with {} for the name; `keep` says that the word is part of the name (جامعة القاهرة).
    """

    pattern: str
    type: EntityType
    kind: str
    keep: bool


@cache
def cues() -> dict[str, Cue]:
    """Cues by folded form."""
    found: dict[str, Cue] = {}
    for row in optional_table("name_cues"):
        cue = Cue(row["en"], EntityType(row["type"]), row["kind"], row["keep"] == "yes")
        for written in (row["ar"], *row.get("forms", "").split("|")):
            if written:
                found.setdefault(fold(written), cue)
    return found


def cue_at(scene: Scene, token: int) -> Cue | None:
    """The cue that a token is, its proclitics aside."""
    known = cues()
    for split in splits(scene.norm(token)):
        cue = known.get(split.stem)
        if cue is not None:
            return cue
    return None


def _introduced(scene: Scene, first: int, last: int, type_: EntityType) -> bool:
    """Whether a cue of the right type or quotation marks make a name of an ordinary word."""
    if scene.quoted.get(first - 1) == last:
        return True
    return _cued(scene, first - 1, type_)


def _plays(scene: Scene, first: int) -> bool:
    """Whether a word of matches stands shortly before a name that may be a club's: تعادل الهلال, مدرب النصر."""
    leads, start = context_words("club_lead"), scene.document.sentence_of(first).first
    before = (scene.norm(at) for at in range(max(start, first - _NEAR), first))
    return any(split.stem in leads for norm in before for split in splits(norm))


def _cued(scene: Scene, at: int, type_: EntityType) -> bool:
    cue = cue_at(scene, at) if at >= 0 else None
    if cue is None:
        return False
    return cue.type.value in _CUES_BY_TYPE[type_] or (cue.keep and type_ is EntityType.PLACE)


def _place_context(scene: Scene, first: int, prefix: str, places: set[int]) -> bool:
    """Whether a word that may be a place stands where a place would."""
    if prefix in ("ب", "ل", "وب", "ول"):
        return True
    before, leads = scene.norm(first - 1), context_words("place_lead")
    if any(split.stem in leads for split in splits(before)):
        return True
    return (prefix == "و" or before in ("،", ",")) and (first - 1 in places or first - 2 in places)


def known_names(scene: Scene) -> list[Found]:
    """Gazetteer names in text order, longest first at each token, without overlaps."""
    document, norms = scene.document, scene.document.norms
    found: list[Found] = []
    doubtful: list[tuple[int, Match[Form], list[Form]]] = []
    places: set[int] = set()
    at = 0
    while at < len(norms):
        token = document.tokens[at]
        match = scene.gazetteer.longest(norms, at) if token.kind in (Kind.WORD, Kind.LATIN) else None
        forms = _fitting(scene, match, places) if match is not None else []
        if match is None or not forms:
            at += 1
            continue
        name = _found(match, _choose(scene, match, forms))
        if len(forms) > 1:
            doubtful.append((len(found), match, forms))
        found.append(name)
        at = name.last
        if name.type in (EntityType.PLACE, EntityType.STATE):
            places.add(at - 1)
            if name.entry is not None and name.entry.country and len(forms) == 1:
                weight = _WEIGHT_OF_STATE if name.type is EntityType.STATE else 1
                scene.countries[name.entry.country] += weight
    for index, match, forms in doubtful:  # now that the whole article has said what it speaks of
        found[index] = _found(match, _choose(scene, match, forms))
    return _confirmed(scene, found)


def _confirmed(scene: Scene, found: list[Found]) -> list[Found]:
    """Drop what an ordinary word alone would name (القاعدة, الدوري) and nothing else in the article does."""
    certain = {name.entry for name in found if not _doubtful(scene, name)}
    return [name for name in found if not _doubtful(scene, name) or name.entry in certain]


_DOUBTED = frozenset({EntityType.ORGANIZATION, EntityType.ARMED_GROUP})


def _doubtful(scene: Scene, name: Found) -> bool:
    if name.last - name.first > 1 or not (name.type in _DOUBTED or name.alone):
        return False
    return scene.words[name.first].ordinary == NOUN and not _introduced(scene, name.first, name.last, name.type)


def _fitting(scene: Scene, match: Match[Form], places: set[int]) -> list[Form]:
    if scene.document.tokens[match.first].sentence != scene.document.tokens[match.last - 1].sentence:
        return []
    return [form for form in match.values if _fits(scene, match, form, places)]


def _found(match: Match[Form], form: Form) -> Found:
    entry, span = form.entry, (match.first, match.last, match.first, match.last)
    return Found(*span, entry.type, entry.ar, entry.en, entry, entry.kind, form.alone, match.prefix)


def _qualifies(scene: Scene, at: int) -> bool:
    """Whether a feminine nisba is the adjective of the definite noun before it: السعودية in القوات السعودية."""
    norm, before = scene.norm(at), scene.norm(at - 1)
    if not (norm.startswith(ARTICLE) and norm.endswith("يه")):
        return False
    stem = next((split.stem for split in splits(before) if split.stem.startswith(ARTICLE)), "")
    if stem.endswith(("ه", "ات")):
        return True
    nouns_before = nouns().get(stem[len(ARTICLE) :]) if stem else ()
    return any(noun.number is Number.PLURAL and noun.kind != PERSON for noun in nouns_before)


def _fits(scene: Scene, match: Match[Form], form: Form, places: set[int]) -> bool:
    first, last, prefix = match.first, match.last, match.prefix
    type_ = form.entry.type
    if form.entry.cue:
        return _introduced(scene, first, last, type_) or (form.entry.kind == "club" and _plays(scene, first))
    if last - first > 1:
        return True
    known = scene.words[first]
    norm = scene.norm(first)
    geographic = type_ in (EntityType.PLACE, EntityType.STATE)
    if prefix:
        if form.alone and scene.document.tokens[first - 1].text in OPENING and scene.quoted.get(first - 1, 0) > last:
            return False  # «برايس ووترهاوس»: no ب + رايس
        if known.part is not None and not geographic:
            return False
        if len(norm) - len(prefix) <= _LONGEST_BARE_CLITIC_STEM and not geographic:
            return False
    if type_ is EntityType.PLACE and scene.quoted.get(first - 1) == last and not _cued(scene, first - 2, type_):
        return False
    if geographic and known.nisba is not None and _qualifies(scene, first):
        return False
    if norm == "المغرب" and scene.norm(first - 1) in context_words("prayer"):
        return False
    if type_ is EntityType.STATE and (known.ordinary == VERB or norm.removeprefix(prefix).startswith("ال")):
        return True
    if geographic and known.nisba is not None and not norm.startswith("ال") and norm.endswith("ي"):
        return _place_context(scene, first, prefix, places)  # مالي: the country, and "financial"
    if type_ is EntityType.PERSON and norm.removeprefix(prefix).removeprefix("ال") in title_words():
        return False  # المهندس: a by-name of somebody, but a title first
    if type_ is EntityType.PERSON and not prefix and joined_ordinary(norm):
        return False  # بأول is no Powell
    if known.ordinary and not _introduced(scene, first, last, type_):
        if geographic:
            following = scene.words[last] if last < scene.limit(first) else None
            if following is not None and following.definite and following.ordinary == ADJECTIVE:
                return False  # على الصعيد الاقتصادي
            return _place_context(scene, first, prefix, places) and known.ordinary != FUNCTION
        return known.ordinary != FUNCTION and scene.norm(first).startswith("ال")
    return True


def _choose(scene: Scene, match: Match[Form], forms: list[Form]) -> Form:
    """The reading that a cue beside the name, then the countries that the article speaks of, make most likely."""
    if len(forms) == 1:
        return forms[0]
    cue = cue_at(scene, match.first - 1) if match.first else None

    def weight(form: Form) -> tuple[bool, bool, int]:
        fits = cue is not None and cue.type.value in _CUES_BY_TYPE[form.entry.type]
        return fits, not form.alone, scene.countries.get(form.entry.country, 0)

    return max(forms, key=weight)


@cache
def _short_states() -> dict[str, tuple[str, ...]]:
    return {fold(row["ar"]): cells(row["iso"]) for row in optional_table("short_states")}


def kingdoms(scene: Scene, taken: dict[int, Found]) -> list[Found]:
    """المملكة alone is the kingdom that the article speaks of most; the tables' states give its name."""
    found: list[Found] = []
    endings = tuple(_short_states())
    for at in range(len(scene.words)):
        if not scene.document.norms[at].endswith(endings):
            continue
        for split in splits(scene.norm(at)):
            codes = _short_states().get(split.stem)
            if codes is None or at in taken:
                continue
            code = max(codes, key=lambda iso: scene.countries.get(iso, 0))
            entry = _state_entries().get(code) if scene.countries.get(code) else None
            if entry is not None:
                found.append(
                    Found(
                        at, at + 1, at, at + 1, entry.type, entry.ar, entry.en, entry, alone=True, prefix=split.prefix
                    )
                )
            break
    return found


@cache
def _state_entries() -> dict[str, Entry]:
    return {
        row["iso"]: Entry(row["ar"], row["en"], EntityType.STATE, country=row["iso"])
        for row in optional_table("states")
        if row.get("iso")
    }
