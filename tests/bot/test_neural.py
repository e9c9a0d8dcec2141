"""The neural recogniser: what is said where it cannot work, and the real loading code on a tiny model."""

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from bot import neural
from bot.cli import main
from extraction.pipeline import parse
from handlers.errors import UserError

needs_extra = pytest.mark.skipif(not neural.installed(), reason="needs the extra: uv sync --extra neural")
needs_none = pytest.mark.skipif(neural.installed(), reason="the extra is installed")

LABELS = ["B-LOC", "B-ORG", "B-PERS", "B-MISC", "I-LOC", "I-ORG", "I-PERS", "I-MISC", "O"]
SENTENCES = [
    ["قال", "الرئيس", "محمد", "صلاح"],
    ["القاهرة"],
    [],
    ["وصل", "الوفد", "إلى", "القاهرة", "في", "3", "مايو", "،", "وغادر", "\ud800", "كلمةمجهولة"],
    ["محمد"] * 700,
    ["ا" * 5000, "القاهرة"],
]


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text("قال الرئيس محمد صلاح الدين إن القاهرة ترحب بوفد الأمم المتحدة.", "utf-8")
    return path


def refusal(folder: Path) -> UserError:
    with pytest.raises(UserError) as caught:
        neural.load(folder)
    return caught.value


@needs_none
def test_a_missing_extra_is_one_line_that_says_what_to_run(article: Path, tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["--language", "en", "parse", "--neural", str(tmp_path), str(article)])
    assert done.exit_code == 1
    assert done.output.strip().splitlines() == [
        "Error: The neural name recogniser is not installed: run “uv sync --extra neural”, "
        "or leave parser.neural_model empty."
    ]


@needs_none
@pytest.mark.parametrize("command", [["doctor"], ["import", "article.txt"]])
def test_a_setting_without_the_extra_is_one_line_too(command: list[str], article: Path, tmp_path: Path) -> None:
    settings = tmp_path / "config.toml"
    settings.write_text('[parser]\nneural_model = "model"\n', "utf-8")
    arguments = [str(article) if part.endswith(".txt") else part for part in command]
    done = CliRunner().invoke(main, ["--language", "ar", "--config", str(settings), *arguments])
    assert done.exit_code == 1
    assert done.output.count("uv sync --extra neural") == 1


def test_the_settings_find_the_model_beside_their_file(tmp_path: Path) -> None:
    from bot.config import load

    settings = tmp_path / "config.toml"
    settings.write_text('[parser]\nneural_model = "model"\n', "utf-8")
    assert load(settings).parser.neural_folder == tmp_path / "model"
    settings.write_text("", "utf-8")
    assert load(settings).parser.neural_folder is None


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A BERT of two layers with random weights, saved as a model for token classification."""
    return make_model(tmp_path_factory.mktemp("model"), LABELS)


def make_model(folder: Path, labels: list[str]) -> Path:
    import torch
    from transformers import BertConfig, BertForTokenClassification

    torch.manual_seed(7)
    letters = sorted(set("".join(word for words in SENTENCES for word in words)) - {"\ud800"})
    known = ["قال", "الرئيس", "محمد", "صلاح", "القاهرة", "إلى", "في"]
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *known, *letters, *(f"##{c}" for c in letters)]
    config = BertConfig(
        vocab_size=len(vocabulary), hidden_size=32, num_hidden_layers=2, num_attention_heads=2, intermediate_size=64,
        id2label=dict(enumerate(labels)), label2id={label: i for i, label in enumerate(labels)},
    )  # fmt: skip
    BertForTokenClassification(config).save_pretrained(folder)
    (folder / "vocab.txt").write_text("\n".join(vocabulary), "utf-8")
    (folder / "tokenizer_config.json").write_text('{"do_lower_case": false, "tokenizer_class": "BertTokenizer"}')
    return folder


@needs_extra
def test_every_word_gets_a_label_of_the_model(model: Path) -> None:
    labelled = neural.load(model)(SENTENCES)
    assert [len(labels) for labels in labelled] == [len(words) for words in SENTENCES]
    assert {label for labels in labelled for label in labels} <= set(LABELS)
    assert len({label for labels in labelled for label in labels}) > 1


@needs_extra
def test_labels_are_those_of_camel_tools_own_prediction(model: Path) -> None:
    ours: Any = neural.load(model)
    from camel_tools.ner import NERecognizer

    words = [words for words in SENTENCES if words and len(words) < 300 and max(map(len, words)) < 100]
    words = [[word for word in sentence if word != "\ud800"] for sentence in words]
    assert ours(words) == NERecognizer(str(model), use_gpu=False).predict(words)


@needs_extra
def test_the_order_of_sentences_does_not_matter(model: Path) -> None:
    recogniser = neural.load(model)
    assert recogniser(SENTENCES[::-1]) == recogniser(SENTENCES)[::-1]


@needs_extra
def test_names_of_the_model_reach_the_facts_and_leave_the_others(model: Path, article: Path) -> None:
    text = article.read_text("utf-8")
    with_model, without = parse(text, recogniser=neural.load(model)), parse(text)
    kept = {entity.key for entity in without.entities}
    assert kept <= {entity.key for entity in with_model.entities}
    for entity in with_model.entities:
        assert all(text[m.span.start : m.span.end] == m.text for m in entity.mentions)


@needs_extra
def test_the_command_line_reads_with_a_model(model: Path, article: Path) -> None:
    done = CliRunner().invoke(main, ["parse", "--json", "--neural", str(model), str(article)])
    assert done.exit_code == 0, done.output
    assert '"entities"' in done.output


@needs_extra
def test_a_folder_without_a_model_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "nowhere").key == "neural-no-model"
    assert refusal(tmp_path).key == "neural-no-model"


@needs_extra
def test_a_broken_model_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{", "utf-8")
    error = refusal(tmp_path)
    assert error.key == "neural-bad-model"
    assert "\n" not in str(error.values["reason"])


@needs_extra
def test_a_model_of_another_kind_is_refused(tmp_path: Path) -> None:
    assert refusal(make_model(tmp_path, ["POSITIVE", "NEGATIVE"])).key == "neural-bad-labels"
