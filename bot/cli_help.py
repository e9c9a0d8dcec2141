"""Help texts of the command line in the language that is asked for; click's own are English only."""

import os
import sys
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from locales import Wording


def environment_language() -> str:
    """The language of the user's locale, English where that is neither of ours."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(variable):
            return "ar" if value.startswith("ar") else "en"
    return "en"


def words_of(context: click.Context) -> "Wording":
    """The wording in the language that was asked for before the command."""
    from locales import DEFAULT_LOCALES, wording

    language = context.find_root().params.get("language") or environment_language()
    return wording(DEFAULT_LOCALES[language])


class Command(click.Command):
    """A command whose texts are `cli-NAME` in the locales; those of its options are attributes of that message."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The line that shows how it is called."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=f"{words_of(ctx)('cli-usage')} ")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What it does."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(words_of(ctx)(f"cli-{self.name}"))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Its options."""
        words = words_of(ctx)
        rows = []
        for option in self.get_params(ctx):
            if isinstance(option, click.Option) and (record := option.get_help_record(ctx)) is not None:
                key = "cli-help" if option is self.get_help_option(ctx) else f"cli-{self.name}.{option.name}"
                rows.append((record[0], words(key)))
        with formatter.section(words("cli-options")):
            formatter.write_dl(rows)


class Group(Command, click.Group):
    """The program itself: commands with a short text each."""

    command_class = Command

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """Begin; Arabic must come out whatever the locale's encoding is."""
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(encoding="utf-8", errors="replace")
        return super().make_context(info_name, args, parent, **extra)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Its options, then its commands."""
        super().format_options(ctx, formatter)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """All commands."""
        words = words_of(ctx)
        with formatter.section(words("cli-commands")):
            formatter.write_dl([(name, words(f"cli-{name}.short")) for name in self.list_commands(ctx)])
