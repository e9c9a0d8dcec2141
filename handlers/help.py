"""/help: all commands, or one in detail."""

from extraction.text import fold
from handlers.command import Command, Takes
from handlers.errors import UserError
from handlers.reply import Block, Heading, Item, Line, Listing, Paragraph, Reply, Run, Style, plain
from handlers.request import Request
from handlers.services import Services
from locales import Wording


async def answer(request: Request, services: Services) -> Reply:
    """Describe the command that the arguments name, or list all."""
    from handlers.registry import commands

    words = services.wording(request.language)
    wanted = fold(request.arguments.strip().lstrip("/"))
    if wanted and not request.question:
        for command in commands():
            if wanted in {fold(name) for name in command.names()}:
                return Reply(request.language, _detail(command, words))
        if wanted not in {fold(word) for word in words.words("filter-language")}:
            raise UserError("error-unknown-command-help", name=request.arguments.strip().lstrip("/"))
    items = tuple(Item(_line(command, words)) for command in commands())
    return Reply(
        request.language,
        (
            Heading(plain(words("help-title"))),
            Listing(items),
            Paragraph(plain(words("help-filters"))),
            Paragraph(plain(words("help-chart"))),
            Paragraph(plain(words("help-language"))),
            Paragraph(plain(words("start-plain"))),
        ),
    )


def _line(command: Command, words: Wording) -> Line:
    name = Run("/" + command.shown(words.language), Style.COMMAND)
    return (name, Run(" · " + words(f"command-{command.name}.help")))


def _detail(command: Command, words: Wording) -> tuple[Block, ...]:
    message = f"command-{command.name}"
    examples = tuple(Item((Run(example, Style.COMMAND),)) for example in words.words(f"{message}.examples"))
    shown = command.shown(words.language)
    others = " ".join("/" + name for name in command.names() if name != shown)
    return (
        Heading(_line(command, words)),
        Paragraph((Run(words("help-usage") + " "), Run(words(f"{message}.usage"), Style.COMMAND))),
        Paragraph(plain(words("help-examples"))),
        Listing(examples),
        Paragraph((Run(words("help-also") + " "), Run(others, Style.COMMAND))),
    )


COMMAND = Command("help", ("المساعدة", "مساعدة"), answer, also=("commands",), takes=(Takes.COMMAND,))
