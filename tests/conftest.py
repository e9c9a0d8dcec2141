"""How tests run: Hypothesis draws the same examples each time, compiled modules are kept, one worker is left to wait.

`uv run pytest --hypothesis-profile=explore` draws others each time; what that finds becomes an example of its own.
"""

import os
import sys
from collections.abc import Generator

import pytest
from hypothesis import settings

# Tests start the program a hundred times: what is compiled once is kept, even where the environment would rather not.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("explore", deadline=None, print_blob=True)
settings.load_profile("steady")


@pytest.hookimpl(wrapper=True)
def pytest_xdist_auto_num_workers() -> Generator[None, int, int]:
    """One worker more than there are processors: half of the time, tests wait for programs and clocks."""
    return (yield) + 1
