"""An English text as its grammars see it: folded words without a possessive, and which words have capitals."""

from collections.abc import Iterator
from dataclasses import dataclass

from extraction.en.gazetteer import Form
from extraction.matching import PhraseTable
from extraction.text import Document, Kind, read

_POSSESSIVES = ("'s", "’s")
_OPENERS = frozenset("\"“‘'«(—–-•*")


@dataclass(frozen=True, slots=True)
class Text:
    """Tokens of a document with `words[i]` folded and bare of a possessive; `capital[i]`: begins with a capital.

    `taught` holds names that go before those of the tables.
    """

    document: Document
    words: tuple[str, ...]
    possessive: tuple[bool, ...]
    capital: tuple[bool, ...]
    taught: PhraseTable[Form] | None = None

    def word(self, at: int) -> str:
        """The bare word at a token, or nothing outside the text."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    def is_word(self, at: int) -> bool:
        """Whether a token is made of letters."""
        return 0 <= at < len(self.words) and self.document.tokens[at].kind is Kind.LATIN

    def is_number(self, at: int) -> bool:
        """Whether a token is made of digits."""
        return 0 <= at < len(self.words) and self.document.tokens[at].kind is Kind.NUMBER

    def is_capital(self, at: int) -> bool:
        """Whether a token inside the text begins with a capital."""
        return 0 <= at < len(self.capital) and self.capital[at]

    def owns(self, at: int) -> bool:
        """Whether a token inside the text has a possessive."""
        return 0 <= at < len(self.possessive) and self.possessive[at]

    def joined(self, at: int) -> bool:
        """Whether nothing stands between a token and the one before it."""
        tokens = self.document.tokens
        return 0 < at < len(tokens) and tokens[at - 1].end == tokens[at].start

    def begin(self, at: int) -> int:
        """The first token of the sentence of token `at`."""
        return self.document.sentence_of(at).first

    def stop(self, at: int) -> int:
        """One past the last token of the sentence of token `at`."""
        return self.document.sentence_of(at).last

    def opens(self, at: int) -> bool:
        """Whether a token is the first word of its sentence, or of a quotation or dash that opens it."""
        tokens, first = self.document.tokens, self.begin(at)
        while at > first and tokens[at - 1].text in _OPENERS and not self.joined_hyphen(at - 1):
            at -= 1
        return at == first

    def joined_hyphen(self, at: int) -> bool:
        """Whether a token is a hyphen inside a word."""
        return self.document.tokens[at].text == "-" and self.joined(at) and self.joined(at + 1)

    def start(self, at: int) -> int:
        """The code point at which a token begins."""
        return self.document.tokens[at].start

    def end(self, last: int) -> int:
        """The code point at which the tokens before `last` end, without a possessive."""
        token = self.document.tokens[last - 1]
        return token.end - 2 if self.possessive[last - 1] else token.end

    def text(self, first: int, last: int) -> str:
        """The body's wording of tokens [first, last), without a possessive at its end."""
        return self.document.body[self.start(first) : self.end(last)] if last > first else ""


def reading(document: Document, taught: PhraseTable[Form] | None = None) -> Text:
    """A document read as English."""
    possessive = tuple(token.kind is Kind.LATIN and token.text.endswith(_POSSESSIVES) for token in document.tokens)
    bare = (token.norm[:-2] if owns else token.norm for token, owns in zip(document.tokens, possessive, strict=True))
    words = tuple(word.replace("’", "'") for word in bare)
    capital = tuple(token.kind is Kind.LATIN and token.text[0].isupper() for token in document.tokens)
    return Text(document, words, possessive, capital, taught)


def alone(text: Text, at: int) -> tuple[Text, int]:
    """The sentence of a token as a text of its own, and the number of its first token in the whole text."""
    sentence = text.document.sentence_of(at)
    return reading(text.document.alone(sentence), text.taught), sentence.first


def english(text: str, taught: PhraseTable[Form] | None = None) -> Text:
    """A body read as English; see Text for `taught`."""
    return reading(read(text), taught)


def sentences(text: Text) -> Iterator[range]:
    """The token ranges of the sentences."""
    return (range(sentence.first, sentence.last) for sentence in text.document.sentences)
