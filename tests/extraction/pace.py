"""How long work takes by the processor's clock, which does not run while others use the machine."""

import time
from collections.abc import Callable


def seconds_of(work: Callable[[], object]) -> float:
    """Seconds of processor time."""
    start = time.process_time()
    work()
    return time.process_time() - start
