"""/roles: who is owner or editor, by the settings and by grants."""

from handlers.command import Audience, Command
from handlers.reply import Block, Heading, Item, Listing, Paragraph, Reply, Run, Style, plain
from handlers.request import Request
from handlers.services import Services
from storage import grants


async def answer(request: Request, services: Services) -> Reply:
    """Everybody with a role."""
    words = services.wording(request.language)
    given = await services.store.read(grants.listing)
    items = [
        Item(
            (
                Run(key, Style.STRONG),
                Run(f" · {words(f'role-{role}')}"),
                Run(f" · {words('role-settings')}", Style.FAINT),
            )
        )
        for role, keys in (("owner", services.access.owners), ("editor", services.access.editors))
        for key in sorted(keys)
    ]
    items += [
        Item(
            (
                Run(f"{one.platform}:{one.person}", Style.STRONG),
                Run(f" · {words(f'role-{one.role}')}"),
                Run(" · " + words("role-by", who=one.granted_by, day=words.day(one.granted_at.date())), Style.FAINT),
            )
        )
        for one in given
    ]
    blocks: tuple[Block, ...] = (Paragraph(plain(words("roles-none"))),)
    if items:
        blocks = (Heading(plain(words("roles-title"))), Listing(tuple(items)))
    return Reply(request.language, blocks, private=True)


COMMAND = Command("roles", ("الأدوار",), answer, audience=Audience.OWNERS, takes=())
