"""The optional neural recogniser: camel-tools' NER on a model in a local folder; needs the extra `neural`."""

import json
import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extraction.recognition import Recogniser
from handlers.errors import UserError

if TYPE_CHECKING:
    from locales import Wording

PACKAGES = ("torch", "transformers", "pyrsistent", "muddler", "requests", "tqdm")
"""What camel_tools.ner imports beyond the default installation."""

_OUTSIDE = "O"
_BATCH = 32  # segments
_LONGEST_SEGMENT = 256  # word pieces, as in the training of camel-tools' models
_LONGEST_WORD = 16  # word pieces; more would crowd out the words around it
_MOST_WORDS = 20_000  # words of one article that are labelled: about a minute on a small machine
_CATALOGUE = {"version": "0", "packages": {}, "components": {}}


def installed() -> bool:
    """Whether the extra is installed; imports nothing."""
    return all(find_spec(name) is not None for name in PACKAGES)


def load(folder: Path) -> Recogniser:
    """The recogniser of a model folder (config.json, weights, vocabulary). Takes seconds. Raises UserError."""
    if not installed():
        raise UserError("neural-missing")
    if not (folder / "config.json").is_file():
        raise UserError("neural-no-model", path=str(folder))
    try:
        with _offline():
            from camel_tools.ner import NERecognizer

            loaded = NERecognizer(str(folder), use_gpu=False)
    except Exception as error:  # whatever a broken folder makes the libraries raise
        reason = next(iter(str(error).splitlines()), type(error).__name__)
        raise UserError("neural-bad-model", path=str(folder), reason=reason) from error
    if not any(str(label).startswith("B-") for label in loaded.labels_map.values()):
        raise UserError("neural-bad-labels", path=str(folder))
    return Neural.of(loaded)


def finding(folder: Path | None, words: "Wording") -> tuple[bool | None, str]:
    """What doctor says: whether the recogniser works (None: it is not wanted), and the line."""
    if folder is None:
        return None, words("doctor-neural-off" if installed() else "doctor-neural-none")
    try:
        load(folder)
    except UserError as error:
        return False, words(error.key, **error.values)
    return True, words("doctor-neural", path=str(folder))


@contextmanager
def _offline() -> Iterator[None]:
    """Keep the libraries from asking the network while they are imported and a model is loaded.

    camel-tools reads a catalogue of its downloads at import and fetches it where there is none: an empty one will do.
    """
    with tempfile.TemporaryDirectory(prefix="mujaz-catalogue-") as folder:
        Path(folder, "catalogue.json").write_text(json.dumps(_CATALOGUE), "utf-8")
        wanted = {"CAMELTOOLS_DATA": folder, "HF_HUB_OFFLINE": "1"}
        before = {name: os.environ.get(name) for name in wanted}
        os.environ.update(wanted)
        try:
            yield
        finally:
            for name, value in before.items():
                if value is None:
                    del os.environ[name]
                else:
                    os.environ[name] = value


@dataclass(frozen=True, slots=True)
class _Segment:
    """Word pieces of a part of a sentence, and for each word in it the word's place and its first piece's."""

    sentence: int
    pieces: list[int]
    words: list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Neural:
    """A loaded model: its labels are those of `NERecognizer.predict`, which pads every segment to 256 word pieces.

    Here segments are sorted by length and padded to the longest of their batch, several times as fast.
    """

    model: Any
    tokenizer: Any
    labels: dict[int, str]
    longest: int

    @classmethod
    def of(cls, loaded: Any) -> "Neural":
        """The recogniser around what camel-tools has loaded."""
        loaded.model.eval()
        longest = min(_LONGEST_SEGMENT, loaded.model.config.max_position_embeddings)
        return cls(loaded.model, loaded.tokenizer, {int(k): str(v) for k, v in loaded.labels_map.items()}, longest)

    def __call__(self, sentences: Sequence[Sequence[str]]) -> list[list[str]]:
        """The labels of the words of each sentence."""
        found = [[_OUTSIDE] * len(words) for words in sentences]
        segments = sorted(self._segments(sentences), key=lambda segment: len(segment.pieces))
        for start in range(0, len(segments), _BATCH):
            batch = segments[start : start + _BATCH]
            for segment, best in zip(batch, self._best([segment.pieces for segment in batch]), strict=True):
                for word, piece in segment.words:
                    found[segment.sentence][word] = self.labels[best[piece]]
        return found

    def _segments(self, sentences: Sequence[Sequence[str]]) -> Iterator[_Segment]:
        left, room = _MOST_WORDS, self.longest - 2
        for number, words in enumerate(sentences):
            segment = _Segment(number, [self.tokenizer.cls_token_id], [])
            for at, word in enumerate(words[:left]):
                pieces = self._pieces(word)
                if len(segment.pieces) - 1 + len(pieces) > room:
                    yield self._closed(segment)
                    segment = _Segment(number, [self.tokenizer.cls_token_id], [])
                if pieces:
                    segment.words.append((at, len(segment.pieces)))
                    segment.pieces.extend(pieces)
            left -= min(left, len(words))
            if segment.words:
                yield self._closed(segment)

    def _pieces(self, word: str) -> list[int]:
        text = word.encode("utf-8", "replace").decode("utf-8")  # half a surrogate pair is no text to the tokeniser
        pieces: list[int] = self.tokenizer.convert_tokens_to_ids(self.tokenizer.tokenize(text))
        return pieces[:_LONGEST_WORD]

    def _closed(self, segment: _Segment) -> _Segment:
        segment.pieces.append(self.tokenizer.sep_token_id)
        return segment

    def _best(self, batch: list[list[int]]) -> list[list[int]]:
        """The likeliest label of every word piece."""
        import torch

        width = max(len(pieces) for pieces in batch)
        padding = self.tokenizer.pad_token_id
        ids = torch.tensor([pieces + [padding] * (width - len(pieces)) for pieces in batch])
        mask = torch.tensor([[1] * len(pieces) + [0] * (width - len(pieces)) for pieces in batch])
        with torch.inference_mode():
            logits = self.model(input_ids=ids, attention_mask=mask).logits
        best: list[list[int]] = logits.argmax(dim=-1).tolist()
        return best
