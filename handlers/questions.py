"""Plain questions: which command a sentence in Arabic or English asks for, and with which words."""

from collections.abc import Iterator

from extraction.matching import PhraseTable
from extraction.text import Document, Kind, Token, fold, read
from locales import Wording

_OPEN = " …"  # behind a phrase of the wording: it decides only where the rest of the question does not
_INTENTS = ("actors", "actor", "places", "timeline", "figures", "quotes", "articles", "brief", "help")


class Questions:
    """The phrases of all languages, ready for lookup."""

    def __init__(self, wordings: tuple[Wording, ...]) -> None:
        phrases = [
            (phrase, intent) for words in wordings for intent in _INTENTS for phrase in words.words(f"ask-{intent}")
        ]
        self._phrases = PhraseTable((phrase, intent) for phrase, intent in phrases if not phrase.endswith(_OPEN))
        self._openings = PhraseTable(
            (phrase.removesuffix(_OPEN), intent) for phrase, intent in phrases if phrase.endswith(_OPEN)
        )
        self._noise = {fold(word) for words in wordings for word in words.words("ask-noise")}

    def understand(self, text: str) -> tuple[str, str]:
        """The command's name and its arguments. A text that asks for nothing known is a search for its words.

        The first phrase that fits decides, the longest where several begin at one word; one that only opens a
        question ("what did …") does where no other fits. What is left over, without words that carry no meaning of
        their own, are the arguments.
        """
        document = read(text)
        for phrases, index in ((p, i) for p in (self._phrases, self._openings) for i in range(len(document.tokens))):
            found = phrases.longest(document.norms, index, clitics=False)
            if found is not None:
                intent = found.values[0]
                kept = (*document.tokens[:index], *self._without(intent, document, found.last))
                words = [t.text for t in kept if t.kind is not Kind.PUNCT and t.norm not in self._noise]
                return intent, " ".join(words)
        return "search", text.strip("؟? ")

    def _without(self, intent: str, document: Document, first: int) -> Iterator[Token]:
        """The tokens from `first` on without phrases that ask for the same once more: who are, the actors."""
        while first < len(document.tokens):
            again = self._phrases.longest(document.norms, first, clitics=False)
            if again is not None and again.values[0] == intent:
                first = again.last
            else:
                yield document.tokens[first]
                first += 1
