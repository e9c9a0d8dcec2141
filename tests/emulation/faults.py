"""Trouble on demand: what an emulator does to calls instead of, or after, answering them."""

import random
import re
from dataclasses import dataclass
from typing import Literal

Kind = Literal["error", "garbage", "hang", "drop", "lost", "flood"]


@dataclass(slots=True)
class Fault:
    """Trouble for the next `times` calls (None: for ever) that a pattern finds, or for a `share` of them.

    `after` so many calls that pass.

    error: an HTTP `status` such as 500 or 502, without JSON; garbage: 200 with a body that is no JSON; hang: no answer;
    drop: the connection ends before the call is looked at; lost: the call is carried out, then the connection ends;
    flood: 429 with `retry_after` seconds; on Discord from itself where `via`, else from the proxy before it, and for
    all routes where `whole`.
    """

    kind: Kind
    pattern: str = ""
    times: int | None = 1
    share: float = 1.0
    status: int = 502
    retry_after: float = 1
    after: int = 0
    via: bool = True
    whole: bool = False
    hits: int = 0
    passed: int = 0


class Faults:
    """The troubles in force, the oldest first."""

    def __init__(self, seed: int = 0) -> None:
        self._list: list[Fault] = []
        self._random = random.Random(seed)

    def add(self, kind: Kind, pattern: str = "", **how: float | int | bool | None) -> Fault:
        """Put trouble in force; its `hits` tell how often it struck."""
        fault = Fault(kind, pattern, **how)  # type: ignore[arg-type]
        self._list.append(fault)
        return fault

    def clear(self) -> None:
        """No more trouble."""
        self._list.clear()

    def strike(self, call: str) -> Fault | None:
        """The trouble that this call meets, if any."""
        for fault in self._list:
            meant = re.search(fault.pattern, call) is not None
            left = fault.times is None or fault.hits < fault.times
            if meant and fault.passed < fault.after:
                fault.passed += 1
            elif meant and left and self._random.random() < fault.share:
                fault.hits += 1
                return fault
        return None
