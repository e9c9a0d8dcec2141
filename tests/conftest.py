"""How Hypothesis draws, the same examples at every run, and that programs which tests start are compiled only once.

`uv run pytest --hypothesis-profile=explore` draws others each time; what that finds becomes an example of its own.
"""

import os
import sys

from hypothesis import settings

# Tests start the program a hundred times: what is compiled once is kept, even where the environment would rather not.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("explore", deadline=None, print_blob=True)
settings.load_profile("steady")
