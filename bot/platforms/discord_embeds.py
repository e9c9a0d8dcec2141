"""Replies as Discord's embeds, within every limit: as many embeds and messages as it takes, cut on borders of blocks.

The limits are those of Discord's documentation ("Embed Limits"); texts of all embeds of a message count together.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from discord import Embed

from bot.platforms.discord_markdown import MARKS, Mark, Row, cut, linked, markdown, row, units
from handlers.reply import Block, Heading, Item, Line, Listing, Paragraph, Picture, Quotation, Reply, Run, plain

TITLE, DESCRIPTION, FIELD_NAME, FIELD_VALUE, FIELDS, EMBEDS, IN_ALL = 256, 4096, 256, 1024, 25, 10, 6000
_COLOUR, _COLOUR_OF_FAILURE = 0x1F6F8B, 0xB3261E
_INDENT = "\u2003"
_NONE: Mapping[str, str] = {}

Group = tuple[Row, ...]
"""Rows that belong together."""


@dataclass(slots=True)
class Page:
    """One message: its embeds, and the pictures that they show as `attachment://NAME`, by name."""

    embeds: list[Embed] = field(default_factory=list)
    pictures: dict[str, Picture] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """What counts toward the limit of all embeds."""
        return sum(_size(embed) for embed in self.embeds)


def pages(reply: Reply, commands: Mapping[str, str] = _NONE) -> tuple[Page, ...]:
    """The reply as messages; the last one is where its buttons go. Of `commands`, Discord's numbers are known."""
    filling = _Filling(_COLOUR_OF_FAILURE if reply.failed else _COLOUR)
    for title, blocks in _sections(reply.blocks):
        heading = row(title, reply.language) if title is not None else None
        groups = [group for block in blocks for group in _groups(block, reply.language, commands)]
        pictures = [block for block in blocks if isinstance(block, Picture)]
        filling.section(heading, groups)
        for picture in pictures:
            filling.picture(picture, reply.language)
    return tuple(page for page in filling.pages if page.embeds)


def _sections(blocks: Sequence[Block]) -> Iterator[tuple[Line | None, list[Block]]]:
    """Headings with what follows them, up to the next heading."""
    title: Line | None = None
    inside: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading):
            if title is not None or inside:
                yield title, inside
            title, inside = block.line, []
        else:
            inside.append(block)
    if title is not None or inside:
        yield title, inside


def _groups(block: Block, language: str, commands: Mapping[str, str]) -> Iterator[Group]:
    match block:
        case Paragraph(line) | Heading(line):
            yield (row(linked(line, commands), language),)
        case Quotation(passage, own):
            opening, closing = MARKS[own]
            yield (row((Run(opening), *passage, Run(closing)), own, "> "),)
        case Listing(items):
            for item in items:
                yield tuple(_item(item, language, commands))
        case Picture():
            return


def _item(item: Item, language: str, commands: Mapping[str, str]) -> Iterator[Row]:
    reference = (Run(f" [{item.reference}]"),) if item.reference else ()
    yield row((*linked(item.line, commands), *reference), language, "• ")
    for detail in item.details:
        yield row(linked(detail, commands), language, _INDENT)


class _Filling:
    """Messages being filled, one after the other."""

    def __init__(self, colour: int) -> None:
        self._colour = colour
        self.pages = [Page()]

    def section(self, heading: Row | None, groups: Sequence[Group]) -> None:
        """Place a heading and what stands under it: in a field of the embed at hand, else in embeds of its own."""
        title = markdown(heading) if heading is not None and heading.text.strip() else ""
        if units(title) > TITLE and heading is not None:
            bold = Row(tuple((text, mark or Mark.BOLD) for text, mark in heading.pieces), heading.language)
            title, groups = "", [(bold,), *groups]
        texts = [text for group in groups if (text := _text(group)).strip()]
        value = "\n".join(texts)
        if not title and not value:
            return
        if title and value and self._takes_field(title, value):
            self.pages[-1].embeds[-1].add_field(name=title, value=value, inline=False)
            return
        room = DESCRIPTION - units(title)
        parts = list(_packed(groups, room))
        self._add(Embed(title=title or None, description=parts[0] if parts else None, colour=self._colour))
        for part in parts[1:]:
            self._add(Embed(description=part, colour=self._colour))

    def picture(self, picture: Picture, language: str) -> None:
        """Place a picture with its words."""
        name = f"chart-{sum(len(page.pictures) for page in self.pages) + 1}.png"
        words = next(_packed([(row(plain(picture.alt), language),)], DESCRIPTION), None)
        embed = Embed(description=words, colour=self._colour)
        embed.set_image(url=f"attachment://{name}")
        self._add(embed)
        self.pages[-1].pictures[name] = picture

    def _takes_field(self, name: str, value: str) -> bool:
        page = self.pages[-1]
        if not page.embeds or len(page.embeds[-1].fields) >= FIELDS or page.embeds[-1].image:
            return False
        fits = units(name) <= FIELD_NAME and units(value) <= FIELD_VALUE
        return fits and page.size + units(name) + units(value) <= IN_ALL

    def _add(self, embed: Embed) -> None:
        page = self.pages[-1]
        if len(page.embeds) >= EMBEDS or page.size + _size(embed) > IN_ALL:
            page = Page()
            self.pages.append(page)
        page.embeds.append(embed)


def _text(group: Group) -> str:
    return "\n".join(markdown(line) for line in group if line.text.strip())


def _packed(groups: Sequence[Group], room: int) -> Iterator[str]:
    """The groups as texts of at most `room` units, cut between groups, else between rows, else within a row."""
    filled = ""
    for text in _fitting(groups, room):
        if filled and units(filled) + 1 + units(text) > room:
            yield filled
            filled = ""
        filled = f"{filled}\n{text}" if filled else text
    if filled:
        yield filled


def _fitting(groups: Sequence[Group], room: int) -> Iterator[str]:
    for group in groups:
        text = _text(group)
        if not text.strip():
            continue
        if units(text) <= room:
            yield text
            continue
        for line in group:
            for part in cut(line, room):
                if part.text.strip():
                    yield markdown(part)


def _size(embed: Embed) -> int:
    texts = [embed.title or "", embed.description or ""]
    texts += [text for one in embed.fields for text in (one.name or "", one.value or "")]
    return sum(units(text) for text in texts)
