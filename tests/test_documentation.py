"""The documents say what the program does: every command and setting is in them, and nothing else."""

import asyncio
import re
import tomllib
from pathlib import Path

import click

from bot.cli import main
from bot.config import TOKEN_VARIABLES, Config
from handlers.registry import commands
from tests import session

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
SETTINGS = (ROOT / "docs" / "settings.md").read_text("utf-8")


def settings() -> set[str]:
    return {f"{section}.{name}" for section, values in Config().model_dump().items() for name in values}


def test_the_readme_lists_every_command_under_both_names_and_no_other() -> None:
    rows = re.findall(r"^\| `/(\S+?)(?: \S+)?` \| `/(\S+?)(?: \S+)?` \|", README, flags=re.MULTILINE)
    assert rows == [(command.name, command.arabic[0]) for command in commands()] or set(rows) == {
        (command.name, command.arabic[0]) for command in commands()
    }


def test_the_readme_lists_every_command_of_the_command_line_and_its_options() -> None:
    listed = dict(re.findall(r"^\| `mujaz (\w+)[^|]*\| (.*) \|$", README, flags=re.MULTILINE))
    assert set(listed) == set(main.commands)
    for name, command in main.commands.items():
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                assert any(option in listed[name] for option in parameter.opts), f"{name}: {parameter.opts}"
    for parameter in main.params:
        assert parameter.opts[0] in README


def test_no_option_is_described_that_does_not_exist() -> None:
    known = {
        option
        for command in (main, *main.commands.values())
        for parameter in command.params
        for option in (*parameter.opts, *parameter.secondary_opts)
    } | {"--help"}
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", README)) <= known


def test_the_settings_page_lists_every_setting_with_its_default_and_no_other() -> None:
    listed = dict(re.findall(r"^\| `([a-z]+\.[a-z_]+)` \| (.*?) \|", SETTINGS, flags=re.MULTILINE))
    assert set(listed) == settings()
    defaults = Config().model_dump(mode="json")
    for setting, shown in listed.items():
        section, name = setting.split(".")
        assert shown == (f"`{defaults[section][name]}`" if defaults[section][name] != "" else "empty"), setting


def test_the_example_settings_are_those_that_exist() -> None:
    example = tomllib.loads((ROOT / "config.example.toml").read_text("utf-8"))
    assert {f"{section}.{name}" for section, values in example.items() for name in values} == settings()


def test_the_environment_variables_are_documented() -> None:
    for variable in (*TOKEN_VARIABLES.values(), "MUJAZ_CONFIG"):
        assert variable in SETTINGS


def test_the_readme_s_session_is_what_the_program_says() -> None:
    assert session.recorded() == asyncio.run(session.record()), "record it anew: uv run python -m tests.session"


def test_links_between_the_documents_lead_somewhere() -> None:
    for page in (*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")):
        for target in re.findall(r"\]\((?!http)([^)#]+)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_every_lexicon_is_in_the_contributors_guide() -> None:
    guide = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    families = tuple(re.findall(r"`(\w+?_)\*\.tsv`", guide))
    for path in (ROOT / "extraction" / "lexicons").glob("*.tsv"):
        assert f"`{path.name}`" in guide or path.name.startswith(families), path.name
