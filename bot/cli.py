"""The command line. What a command needs is imported when it runs, so that `--help` is quick."""

import gc
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.cli_help import Group, environment_language

if TYPE_CHECKING:
    from bot.config import Config
    from locales import Wording


@dataclass(frozen=True, slots=True)
class Context:
    """What every command gets: where the settings are and which language to write in."""

    config_path: Path | None
    language: str

    def config(self) -> "Config":
        """The settings; a mistake in them ends the program with one line."""
        from bot.config import ConfigError, load, locate

        try:
            return load(locate(self.config_path))
        except ConfigError as error:
            raise click.ClickException(error.told(self.wording())) from error

    def wording(self) -> "Wording":
        """The messages in the language of the command line."""
        from locales import DEFAULT_LOCALES, wording

        return wording(DEFAULT_LOCALES[self.language])


class Day(click.ParamType[date]):
    """A day as YYYY-MM-DD."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day, or a usage error."""
        try:
            return date.fromisoformat(str(value).strip())
        except ValueError:
            self.fail(f"{value!r} is not a date like 2015-12-25", param, ctx)


class PictureFile(click.ParamType[Path]):
    """A file that can be drawn to."""

    name = "file"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The path, or a usage error."""
        path = Path(str(value))
        if path.suffix.lower() not in (".png", ".svg"):
            self.fail(f"{str(value)!r} ends neither in .png nor in .svg", param, ctx)
        return path


def version() -> str:
    """The installed version."""
    from importlib.metadata import version as installed

    return installed("mujaz")


def print_version(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    """Answer --version."""
    if wanted:
        click.echo(f"mujaz {version()}")
        context.exit()


published_option = click.option("--published", type=Day(), metavar="YYYY-MM-DD")


@click.group(cls=Group, name="main", context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--config", type=click.Path(path_type=Path))
@click.option("--language", type=click.Choice(["ar", "en"]), is_eager=True)  # before --help, which it translates
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=print_version)
@click.pass_context
def main(context: click.Context, config: Path | None, language: str | None) -> None:
    """Mujaz (موجز) reads Arabic news, keeps the facts, and answers for them in Arabic or English."""
    context.obj = Context(config, language or environment_language())


@main.command()
@click.option("--chat/--no-chat", default=None)
@click.pass_obj
def demo(context: Context, chat: bool | None) -> None:
    """Try Mujaz: sample articles, a guided exchange, then a chat. Needs no settings and keeps nothing."""
    from bot.demo import run

    sys.exit(run(context.language, chat))


@main.command()
@click.pass_obj
def chat(context: Context) -> None:
    """Ask about the articles in the database, in Arabic or English."""
    from bot.chatting import run

    sys.exit(run(context.config(), context.language))


@main.command("run")
@click.pass_obj
def run_(context: Context) -> None:
    """Serve every platform that has a token, until told to stop (Ctrl-C, SIGTERM)."""
    from bot.running import run

    sys.exit(run(context.config(), context.wording()))


@main.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@published_option
@click.option("--json", "as_json", is_flag=True)
@click.option("--neural", type=click.Path(path_type=Path), metavar="FOLDER")
@click.pass_obj
def parse(context: Context, files: tuple[str, ...], published: date | None, as_json: bool, neural: Path | None) -> None:
    """Print the facts of articles without storing them. FILE may be - for standard input."""
    gc.disable()  # a short life: collecting while the lexicons load would only cost time
    from bot.parsing import run

    sys.exit(run(files, published, as_json, neural, context.wording))


@main.command("import")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@published_option
@click.option("--version-of", type=int, metavar="NUMBER")
@click.option("--similar", is_flag=True)
@click.pass_obj
def import_(
    context: Context, paths: tuple[str, ...], published: date | None, version_of: int | None, similar: bool
) -> None:
    """Store articles: files, zip archives, folders with everything in them that can be read, or links."""
    from bot.importing import run
    from handlers.importing import How

    sys.exit(run(paths, published, How(similar, version_of), context.config(), context.wording()))


@main.command()
@click.option("--format", "form", type=click.Choice(["json", "csv", "md"]), default="json", show_default=True)
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False))
@click.pass_obj
def export(context: Context, form: str, output: Path | None) -> None:
    """Write out everything that the database holds."""
    from bot.exporting import run

    sys.exit(run(form, output, context.config(), context.wording()))


@main.command()
@click.pass_obj
def reparse(context: Context) -> None:
    """Parse all stored articles anew, after the parser has learnt more; corrections stay."""
    from bot.reparsing import run

    sys.exit(run(context.config(), context.wording()))


@main.command()
@click.argument("question", nargs=-1, required=True, metavar="QUESTION...")
@click.option("-o", "--output", type=PictureFile(), required=True, metavar="FILE")
@click.pass_obj
def chart(context: Context, question: tuple[str, ...], output: Path) -> None:
    """Draw timeline, figures, network or an actor to a file: mujaz chart timeline 2011-2015 -o FILE.png."""
    from bot.charting import run

    sys.exit(run(" ".join(question), output, context.config(), context.wording()))


@main.command()
@click.pass_obj
def doctor(context: Context) -> None:
    """Check settings, database, tokens and optional parts, and say what to do."""
    from bot.doctor import run

    sys.exit(run(context.config_path, context.wording()))


if __name__ == "__main__":
    main()
