"""How Hypothesis draws: the same examples at every run, so that a change is judged by what it changes.

`uv run pytest --hypothesis-profile=explore` draws others each time; what that finds becomes an example of its own.
"""

from hypothesis import settings

settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("explore", deadline=None, print_blob=True)
settings.load_profile("steady")
