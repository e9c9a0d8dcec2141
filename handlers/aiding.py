"""What helps the parser to find names, as it is now."""

from handlers.reading import Aids
from handlers.services import Services
from storage import teaching


async def aids_of(services: Services) -> Aids:
    """The recogniser, if there is one, and the names that editors have taught."""
    return Aids(services.recogniser, await services.store.read(teaching.names))
