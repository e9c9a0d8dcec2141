"""/start: what Mujaz is and what to try first."""

from handlers.command import Command
from handlers.reply import Button, Heading, Item, Listing, Paragraph, Reply, Run, Style, plain
from handlers.request import Call, Request
from handlers.services import Services
from storage import articles

_TO_TRY = ("brief", "actors", "timeline", "figures", "help")
_BUTTONS = (("brief", "articles"), ("actors", "timeline"), ("figures", "quotes"), ("help",))


async def answer(request: Request, services: Services) -> Reply:
    """Greet, say how many articles there are, and name the commands to begin with."""
    from handlers.registry import commands

    words = services.wording(request.language)
    count = await services.store.read(articles.count)
    shown = {command.name: "/" + command.shown(request.language) for command in commands()}
    return Reply(
        request.language,
        (
            Heading(plain(words("start-title"))),
            Paragraph(plain(words("start-what"))),
            Paragraph(plain(words("start-some", articles=count) if count else words("start-none"))),
            Paragraph(plain(words("start-try"))),
            Listing(
                tuple(
                    Item((Run(shown[name], Style.COMMAND), Run(" · " + words(f"command-{name}.help"))))
                    for name in _TO_TRY
                )
            ),
            Paragraph(plain(words("start-plain"))),
        ),
        buttons=tuple(
            tuple(Button(words(f"button-{name}"), Call(name, "", request.language)) for name in row) for row in _BUTTONS
        ),
    )


COMMAND = Command("start", ("البداية", "ابدأ"), answer, takes=())
