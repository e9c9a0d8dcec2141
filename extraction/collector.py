"""The garbage collector at rest while tables or facts are built.

Neither holds cycles, but the collector would look through them again and again: it took a third of the time of loading
the tables, and most of what long texts took over linear time.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def resting() -> Iterator[None]:
    """Collect no cycles inside; what is no longer referred to is freed all the same.

    Where several threads rest at once, the first to end wakes the collector for all: no harm but a little time.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
