"""Numbers that quantify something: value, range, qualifier, unit and what is counted, in both languages."""

from collections import Counter
from dataclasses import dataclass, field, replace

from extraction.english import Reading
from extraction.facts import Bilingual, Figure, Qualifier, Span
from extraction.figures_complement import Complement, complement
from extraction.figures_exclusions import Excluder
from extraction.figures_money import Currency, by_country, countries, named
from extraction.figures_qualifiers import Hedge, after, before
from extraction.figures_units import PERCENT, Counted, counted, headed, stands_alone
from extraction.figures_wording import quantity, wording
from extraction.numbers import Form, Number
from extraction.numbers_lexicon import numeral
from extraction.numbers_nouns import MONEY, PERSON, Noun
from extraction.text import Document


def find_figures(reading: Reading) -> tuple[Figure, ...]:
    """All figures of an article in order; dates, ordinals, scores and numbers inside names are not figures."""
    if not reading.numbers:
        return ()
    drafts = _Drafter(reading).drafts()
    figures = [_figure(reading, draft) for draft in drafts]
    return tuple(sorted(figures, key=lambda figure: figure.span))  # a qualifier may begin before the figure before


@dataclass(frozen=True, slots=True)
class _Draft:
    """A figure before its wording. `own` says that the unit stands beside the number itself."""

    number: Number
    hedge: Hedge | None
    tail: Hedge | None
    thing: Counted | None
    own: bool


@dataclass
class _Drafter:
    """One pass over the numbers of an article; keeps what earlier figures settle for later ones."""

    reading: Reading
    money: dict[str, Currency] = field(default_factory=dict)
    mentioned: Counter[str] | None = None

    def drafts(self) -> list[_Draft]:
        """Every number that is a figure, with qualifier and unit."""
        document, excluder = self.reading.document, Excluder(self.reading)
        found: list[_Draft] = []
        numbers = self.reading.numbers
        covered = 0  # tokens up to here belong to the figure before: أربع سنوات ونصف السنة
        for index, number in enumerate(numbers):
            if number.first < covered:
                continue
            thing = counted(document, number)
            if thing is not None and excluder.dated(number, thing):
                thing = None
            hedge = before(document, thing.first if thing is not None else number.first)
            if hedge is None and thing is not None and thing.first < number.first:
                hedge = before(document, number.first)
            if excluder.excludes(number, thing, hedge):
                continue
            end = thing.last if thing is not None else number.last
            stops = [n.first for n in numbers[index + 1 : index + 2]]
            tail = after(document, end, stops) if hedge is None else None
            if thing is not None and thing.kind == MONEY and thing.noun is not None:
                thing = self._currency(thing, thing.noun)
            covered = thing.last if thing is not None else number.last
            found.append(_Draft(number, hedge, tail, thing, thing is not None))
        return _inherited(document, found)

    def _currency(self, thing: Counted, noun: Noun) -> Counted:
        """The money noun with its country."""
        at = thing.last if thing.noun_at is None else thing.noun_at + 1
        adjective = named(self.reading.document, noun, at)
        if adjective is not None:
            currency, end = adjective
            self.money[noun.lemma] = currency
            return replace(
                thing, unit=currency.iso, en=currency.en, en_plural=currency.en_plural, last=max(thing.last, end)
            )
        if noun.unit == noun.en or noun.lemma in self.money:
            guess = self.money.get(noun.lemma)
            if guess is None:
                if self.mentioned is None:
                    self.mentioned = countries(self.reading.document)
                guess = by_country(noun, self.mentioned)
            if guess is not None:
                return replace(thing, unit=guess.iso, en=guess.en, en_plural=guess.en_plural)
        return thing


def _inherited(document: Document, drafts: list[_Draft]) -> list[_Draft]:
    """Bare numbers take the unit of the figure before in the same sentence, or of the one that they run up to."""
    done: list[_Draft] = []
    for index, draft in enumerate(drafts):
        thing = draft.thing
        if thing is None and stands_alone(document, draft.number):
            following = drafts[index + 1] if index + 1 < len(drafts) else None
            source = (
                headed(document, draft.number)
                or _of_people(document, draft, done)
                or _linked(document, draft, following)
                or _previous(document, draft, done)
            )
            if source is not None:
                thing = replace(
                    source, first=draft.number.first, last=draft.number.last, noun_at=None, rate="", added=0.0
                )
        done.append(replace(draft, thing=thing))
    return done


_LINKS = frozenset({"الي", "حتي", "او", "و", "مقابل", "من", "اصل", "كل", "ثم", "نحو", "حوالي"})
_LINK_REACH = 3


def _linked(document: Document, draft: _Draft, following: _Draft | None) -> Counted | None:
    """The unit of the next figure where only linking words stand between: من 5 إلى 6 في المئة."""
    if following is None or following.thing is None:
        return None
    gap = document.norms[draft.number.last : following.number.first]
    if len(gap) <= _LINK_REACH and gap and all(word in _LINKS for word in gap):
        return following.thing
    if not gap and following.number.form is not Form.DUAL:
        return following.thing
    return None


_FATED = frozenset({"death", "injured", "missing_person"})
_OF_THEM = frozenset({"منهم", "منها", "منهن"})


def _carries(document: Document, draft: _Draft, thing: Counted) -> bool:
    """Whether an earlier unit may stand for a bare number: the dead of one clause are not those of the next."""
    if thing.kind == PERCENT and draft.number.value > _MOST_PERCENT:
        return False  # 49 في المئة من 2.7 مليار
    if _next(document, draft) in _OF_THEM:
        return True
    return thing.unit not in _FATED and draft.number.form is not Form.VAGUE


_MOST_PERCENT = 1000


def _next(document: Document, draft: _Draft) -> str:
    return document.norms[draft.number.last] if draft.number.last < len(document.norms) else ""


def _of_people(document: Document, draft: _Draft, done: list[_Draft]) -> Counted | None:
    """The people of whom some are told (أبحر 110 أشخاص، أنقذ 72 منهم): the largest count here or one sentence back."""
    if _next(document, draft) not in ("منهم", "منهن"):
        return None
    sentence = document.tokens[draft.number.first].sentence
    whole = [
        earlier
        for earlier in done[: -_MEMORY - 1 : -1]
        if sentence - document.tokens[earlier.number.first].sentence <= 1
        and earlier.thing is not None
        and earlier.thing.kind == PERSON
        and earlier.number.value >= draft.number.value
    ]
    return max(whole, key=lambda earlier: earlier.number.value).thing if whole else None


_MEMORY = 6  # figures back in a sentence that a bare number may take its unit from


def _previous(document: Document, draft: _Draft, done: list[_Draft]) -> Counted | None:
    sentence = document.tokens[draft.number.first].sentence
    for earlier in done[: -_MEMORY - 1 : -1]:
        if document.tokens[earlier.number.first].sentence != sentence:
            return None
        if earlier.thing is not None:
            return earlier.thing if _carries(document, draft, earlier.thing) else None
    return None


def _figure(reading: Reading, draft: _Draft) -> Figure:
    document, number, thing = reading.document, draft.number, draft.thing
    value, upper = number.value, number.upper
    if draft.own and thing is not None:
        value, upper = _regrouped(document, number, thing), upper
        value += thing.added
    qualifier = _qualifier(number, draft)
    first = min(number.first, thing.first if draft.own and thing is not None else number.first)
    last = max(number.last, thing.last if draft.own and thing is not None else number.last)
    if number.upper is not None:
        first = _opened(document, first)
    if draft.hedge is not None:
        first = min(first, draft.hedge.first)
    if draft.tail is not None:
        last = draft.tail.last
    extra = complement(reading, number, thing) if draft.own and thing is not None else Complement(last, None, "")
    said = quantity(number, value, upper, qualifier, thing)
    en = (
        wording(number, said, value, upper, thing, extra.noun, _possessed(document, number)) + extra.tail + _rate(draft)
    )
    start, end = document.tokens[first].start, document.tokens[last - 1].end
    ar_end = document.tokens[max(last, extra.last) - 1].end
    return Figure(
        value=value,
        upper=upper,
        qualifier=qualifier,
        unit=thing.unit if thing is not None else None,
        text=Bilingual(ar=document.body[start + _joined(document, first) : ar_end], en=en),
        span=Span(start, end),
    )


def _joined(document: Document, first: int) -> int:
    """Letters of the conjunction on a figure's first word, which belongs to the sentence: ونحو ستة آلاف."""
    text = document.tokens[first].text
    return 1 if len(text) > 1 and text[0] == "و" and not document.norms[first].startswith("واحد") else 0


_OPENERS = frozenset({"بين", "وبين", "فبين", "من", "ومن"})
_WHAT = frozenset({"ما", "بما", "وما", "فيما"})


def _opened(document: Document, first: int) -> int:
    """The first token of a range with its preposition: ما بين 15 و20."""
    start = document.sentence_of(first).first
    if first > start and document.norms[first - 1] in _OPENERS:
        first -= 1
        if first > start and document.norms[first].endswith("بين") and document.norms[first - 1] in _WHAT:
            first -= 1
    return first


_THOUSAND = 1000
_GROUP = 3


def _regrouped(document: Document, number: Number, thing: Counted) -> float:
    """The value read anew: a dot before three digits parts thousands of whole things (12.500 people)."""
    whole, _, rest = document.tokens[number.first].text.partition(".")
    if len(rest) != _GROUP or not rest.isdigit() or not whole or whole.startswith("0") or number.value.is_integer():
        return number.value
    if number.upper is not None:  # 1.500 و2.000
        return number.value * _THOUSAND if number.value * _THOUSAND < number.upper else number.value
    countable = (thing.noun is not None and thing.noun.rank > 0) or thing.kind == PERSON
    return number.value * _THOUSAND if countable and number.last == number.first + 1 else number.value


def _possessed(document: Document, number: Number) -> bool:
    """Whether a fraction carries a pronoun (ثلثهم)."""
    word = numeral(document.norms[number.last - 1])
    return word is not None and word.possessed


def _rate(draft: _Draft) -> str:
    return f" {draft.thing.rate}" if draft.thing is not None and draft.thing.rate else ""


def _qualifier(number: Number, draft: _Draft) -> Qualifier:
    if number.form is Form.VAGUE:
        return Qualifier.VAGUE
    if number.upper is not None:
        return Qualifier.RANGE
    if draft.hedge is not None:
        return draft.hedge.qualifier
    return draft.tail.qualifier if draft.tail is not None else Qualifier.EXACT
