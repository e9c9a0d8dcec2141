"""Settings: where they are looked for, what is refused, and that the example says all of them."""

import re
import tomllib
from pathlib import Path

import pytest

from bot.config import CONFIG_VARIABLE, Config, ConfigError, load, locate, token
from locales import wording

ROOT = Path(__file__).parents[2]


def written(folder: Path, text: str) -> Path:
    path = folder / "config.toml"
    path.write_text(text, "utf-8")
    return path


def test_without_a_file_the_defaults_hold() -> None:
    assert load(None) == Config()


def test_the_example_names_every_setting_with_its_default() -> None:
    example = tomllib.loads((ROOT / "config.example.toml").read_text("utf-8"))
    assert example == Config().model_dump(mode="json")


def test_the_database_lies_beside_the_settings(tmp_path: Path) -> None:
    assert load(written(tmp_path, '[database]\npath = "news.db"\n')).database.path == tmp_path / "news.db"


def test_an_absolute_database_path_stays(tmp_path: Path) -> None:
    assert load(written(tmp_path, '[database]\npath = "/srv/news.db"\n')).database.path == Path("/srv/news.db")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[answers]\nlanguage = 'fr'\n", "answers.language"),
        ("[answers]\npage_size = 0\n", "answers.page_size"),
        ("[answers]\ntime_zone = 'Africa/Nowhere'\n", "answers.time_zone"),
        ("[answers]\narabic_locale = 'en'\n", "answers.arabic_locale"),
        ("[answers]\nlangage = 'ar'\n", "answers.langage"),
        ("[pictures]\narabic_digits = 'perhaps'\n", "true or false"),
        ("[metrics]\nport = 70000\n", "up to 65535"),
        ("[log]\nlevel = 'loud'\n", "'debug', 'info', 'warning' or 'error'"),
        ("[access]\nowners = ['me']\n", "telegram:ID"),
        ("[access]\nowners = 'me'\n", "a list"),
        ("[database]\npath = 5\n", "quotation marks"),
        ("[discord]\ngateway = 'https://x'\n", "wss://"),
        ("not toml", "line 1"),
    ],
)
def test_a_mistake_is_one_line_that_names_the_setting(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(ConfigError) as refused:
        load(written(tmp_path, text))
    english, arabic = (refused.value.told(wording(locale)) for locale in ("en-GB", "ar"))
    assert said in english
    assert "\n" not in english
    assert re.search(r"[\u0620-\u064a]{3}", arabic)
    assert "\n" not in arabic


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"nowhere\.toml"):
        load(tmp_path / "nowhere.toml")


def test_files_are_looked_for_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv(CONFIG_VARIABLE, raising=False)
    assert locate(None) is None
    written(tmp_path, "")
    assert locate(None) == Path("config.toml")
    monkeypatch.setenv(CONFIG_VARIABLE, "named.toml")
    assert locate(None) == Path("named.toml")
    assert locate(Path("given.toml")) == Path("given.toml")


def test_the_environment_s_token_goes_before_the_file_s(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    secret = tmp_path / "token"
    secret.write_text("from-file\n", "utf-8")
    config = load(written(tmp_path, f'[telegram]\ntoken_file = "{secret}"\n'))
    monkeypatch.delenv("MUJAZ_TELEGRAM_TOKEN", raising=False)
    assert token(config, "telegram") == "from-file"
    assert token(config, "discord") is None
    monkeypatch.setenv("MUJAZ_TELEGRAM_TOKEN", "from-environment")
    assert token(config, "telegram") == "from-environment"


def test_a_token_file_that_is_not_there_is_a_mistake(tmp_path: Path) -> None:
    config = load(written(tmp_path, '[discord]\ntoken_file = "/nowhere/token"\n'))
    with pytest.raises(ConfigError, match=r"discord\.token_file"):
        token(config, "discord")


def test_hosts_that_links_may_lead_to_are_checked(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('[links]\nallowed_hosts = ["intranet.example", "10.0.0.7:8080"]\n', "utf-8")
    assert load(path).links.allowed_hosts == ("intranet.example", "10.0.0.7:8080")
    path.write_text('[links]\nallowed_hosts = ["http://intranet.example/"]\n', "utf-8")
    with pytest.raises(ConfigError, match="allowed_hosts"):
        load(path)
