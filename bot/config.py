"""Settings: a TOML file, checked; every setting stands in `config.example.toml` with its default."""

import os
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel import Locale, UnknownLocaleError
from pydantic import BaseModel, ConfigDict, Field, ValidationError, ValidationInfo, field_validator

from locales import Wording

CONFIG_VARIABLE = "MUJAZ_CONFIG"
TOKEN_VARIABLES = {"telegram": "MUJAZ_TELEGRAM_TOKEN", "discord": "MUJAZ_DISCORD_TOKEN"}


_NONE: Mapping[str, str] = {}
_ACCESS_KEY = re.compile(r"(?:telegram|telegram-chat):-?\d{1,20}|(?:discord|discord-role|discord-chat):\d{1,20}")


class ConfigError(Exception):
    """The settings cannot be used. `key` names the message that says which one and why, `values` fills it.

    `expected`, if any, names a message that says what the setting takes, and `bounds` fills that.
    """

    def __init__(self, key: str, expected: str = "", bounds: Mapping[str, str] = _NONE, **values: str) -> None:
        super().__init__(key, values, expected)
        self.key = key
        self.values = values
        self.expected = expected
        self.bounds = bounds

    def told(self, words: Wording) -> str:
        """One line that names the file and the setting."""
        line = words(self.key, **self.values)
        return f"{line} {words(self.expected, **self.bounds)}" if self.expected else line


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Database(_Section):
    """Where the database lies."""

    path: Path = Path("mujaz.db")


def _check_locale(value: str, language: str) -> str:
    try:
        parsed = Locale.parse(value, sep="-")
    except (UnknownLocaleError, ValueError) as error:
        raise ValueError("config-takes-locale") from error
    if parsed.language != language:
        raise ValueError("config-takes-locale")
    return value


class Answers(_Section):
    """How answers are worded."""

    language: Literal["ar", "en"] = "ar"
    arabic_locale: str = "ar"
    english_locale: str = "en-GB"
    page_size: int = Field(default=10, ge=1, le=50)
    time_zone: str = "UTC"

    @field_validator("arabic_locale")
    @classmethod
    def _arabic(cls, value: str) -> str:
        return _check_locale(value, "ar")

    @field_validator("english_locale")
    @classmethod
    def _english(cls, value: str) -> str:
        return _check_locale(value, "en")

    @field_validator("time_zone")
    @classmethod
    def _zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError) as error:
            raise ValueError("config-takes-zone") from error
        return value


class Parser(_Section):
    """How articles are read."""

    neural_model: str = ""

    @property
    def neural_folder(self) -> Path | None:
        """The folder of the neural recogniser's model, or None where it is off."""
        return Path(self.neural_model) if self.neural_model else None


class Pictures(_Section):
    """How pictures look."""

    ground: Literal["light", "dark"] = "light"
    arabic_digits: bool = False


class Console(_Section):
    """How the terminal is written to."""

    direction: Literal["auto", "isolates", "plain"] = "auto"


class Access(_Section):
    """Who is owner and who is editor: telegram:12345, telegram-chat:-100123, discord:678, discord-role:90."""

    owners: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()

    @field_validator("owners", "editors")
    @classmethod
    def _keys(cls, values: tuple[str, ...]) -> tuple[str, ...]:
        for value in values:
            if not _ACCESS_KEY.fullmatch(value):
                raise ValueError("config-takes-access")
        return values


class Uploads(_Section):
    """How long an upload waits to be published before it is deleted, in hours."""

    draft_hours: int = Field(default=72, ge=1, le=24 * 90)


class Briefings(_Section):
    """How late a scheduled briefing may come, in minutes."""

    catch_up_minutes: int = Field(default=120, ge=1, le=24 * 60)
    give_up_minutes: int = Field(default=360, ge=5, le=7 * 24 * 60)


class Metrics(_Section):
    """Numbers for Prometheus on this port of the loopback interface; 0 serves none."""

    port: int = Field(default=0, ge=0, le=65535)


class Log(_Section):
    """What is written to standard error."""

    level: Literal["debug", "info", "warning", "error"] = "info"


class Telegram(_Section):
    """Access to Telegram; with a `webhook_url`, Telegram posts updates there instead of being polled."""

    token_file: str = ""
    base_url: str = "https://api.telegram.org/bot"
    base_file_url: str = "https://api.telegram.org/file/bot"
    webhook_url: str = ""
    webhook_listen: str = "127.0.0.1"
    webhook_port: int = Field(default=8443, ge=1, le=65535)

    @field_validator("base_url", "base_file_url", "webhook_url")
    @classmethod
    def _address(cls, value: str, info: ValidationInfo) -> str:
        if not (value.startswith(("https://", "http://")) or (not value and info.field_name == "webhook_url")):
            raise ValueError("config-takes-https")
        return value


class Discord(_Section):
    """Access to Discord; an empty `gateway` is the one that the API names."""

    token_file: str = ""
    api_base: str = "https://discord.com/api/v10"
    gateway: str = ""

    @field_validator("api_base")
    @classmethod
    def _api(cls, value: str) -> str:
        if not value.startswith(("https://", "http://")):
            raise ValueError("config-takes-https")
        return value.rstrip("/")

    @field_validator("gateway")
    @classmethod
    def _gateway(cls, value: str) -> str:
        if value and not value.startswith(("wss://", "ws://")):
            raise ValueError("config-takes-wss")
        return value


class Links(_Section):
    """Which links may be followed beyond the public internet."""

    allowed_hosts: tuple[str, ...] = ()

    @field_validator("allowed_hosts")
    @classmethod
    def _hosts(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for host in value:
            if not re.fullmatch(r"[\w.-]+(?::\d{1,5})?", host):
                raise ValueError("config-takes-host")
        return value


class Config(_Section):
    """All settings; relative paths are resolved against the file's folder."""

    database: Database = Database()
    answers: Answers = Answers()
    parser: Parser = Parser()
    pictures: Pictures = Pictures()
    console: Console = Console()
    access: Access = Access()
    uploads: Uploads = Uploads()
    briefings: Briefings = Briefings()
    metrics: Metrics = Metrics()
    log: Log = Log()
    links: Links = Links()
    telegram: Telegram = Telegram()
    discord: Discord = Discord()


def locate(explicit: Path | None) -> Path | None:
    """The settings file to read: the given one, the environment's, ./config.toml if it is there, or none."""
    if explicit is not None:
        return explicit
    if named := os.environ.get(CONFIG_VARIABLE):
        return Path(named)
    local = Path("config.toml")
    return local if local.exists() else None


_EXPECTED = {
    "literal_error": "config-takes-words", "bool_type": "config-takes-bool", "bool_parsing": "config-takes-bool",
    "string_type": "config-takes-text", "path_type": "config-takes-text", "tuple_type": "config-takes-list",
    "int_type": "config-takes-number", "int_parsing": "config-takes-number", "int_from_float": "config-takes-number",
    "greater_than_equal": "config-takes-least", "less_than_equal": "config-takes-most",
}  # fmt: skip
"""What a setting takes, by pydantic's name of the mistake."""


def _mistake(path: Path, first: Any) -> ConfigError:
    """The first of pydantic's findings in our words."""
    setting, kind, context = ".".join(map(str, first["loc"])), first["type"], first.get("ctx") or {}
    if kind == "extra_forbidden":
        return ConfigError("config-unknown", path=str(path), setting=setting)
    expected = str(context["error"]) if kind == "value_error" else _EXPECTED.get(kind, "")
    bounds = {"bound": str(context.get("ge", context.get("le", ""))), "list": str(context.get("expected", ""))}
    value = " ".join(str(first["input"]).split())[:60]
    return ConfigError("config-wrong", expected, bounds, path=str(path), setting=setting, value=value)


def load(path: Path | None) -> Config:
    """Read and check a settings file; None gives the defaults. Raises ConfigError."""
    if path is None:
        return Config()
    try:
        raw = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError as error:
        raise ConfigError("config-no-file", path=str(path)) from error
    except OSError as error:
        raise ConfigError("config-unreadable", path=str(path), reason=str(error.strerror)) from error
    except UnicodeDecodeError as error:
        raise ConfigError("config-encoding", path=str(path)) from error
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        raise ConfigError("config-syntax", path=str(path), line=line[1] if line else "1") from error
    try:
        config = Config.model_validate(raw)
    except ValidationError as error:
        raise _mistake(path, error.errors()[0]) from error
    database = config.database.model_copy(update={"path": path.parent / config.database.path})
    parser = config.parser
    if parser.neural_model:
        model = path.parent / Path(parser.neural_model).expanduser()
        parser = parser.model_copy(update={"neural_model": str(model)})
    tokens = {
        platform: section.model_copy(update={"token_file": str(path.parent / Path(section.token_file).expanduser())})
        for platform in TOKEN_VARIABLES
        if (section := getattr(config, platform)).token_file
    }
    return config.model_copy(update={"database": database, "parser": parser, **tokens})


def token(config: Config, platform: str) -> str | None:
    """The platform's token from the environment or its file, or None. Raises ConfigError for an unreadable file."""
    if value := os.environ.get(TOKEN_VARIABLES[platform], "").strip():
        return value
    named: str = getattr(config, platform).token_file
    if not named:
        return None
    try:
        return Path(named).read_text("utf-8").strip() or None
    except FileNotFoundError as error:
        raise ConfigError("config-no-token-file", setting=f"{platform}.token_file", path=named) from error
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "UTF-8"
        raise ConfigError("config-unreadable", path=named, reason=reason) from error
