"""Trouble on demand: what the emulator does to calls instead of, or after, answering them."""

import random
from dataclasses import dataclass
from typing import Literal

Kind = Literal["error", "garbage", "hang", "drop", "lost", "flood"]


@dataclass(slots=True)
class Fault:
    """Trouble for the next `times` calls of a method (None: for ever; method None: of any), or for a `share` of them.

    `after` so many calls that pass.

    error: an HTTP `status` such as 500 or 502, without JSON; garbage: 200 with a body that is no JSON; hang: no answer;
    drop: the connection ends before the call is looked at; lost: the call is carried out, then the connection ends;
    flood: 429 with `retry_after`.
    """

    kind: Kind
    method: str | None = None
    times: int | None = 1
    share: float = 1.0
    status: int = 502
    retry_after: float = 1
    after: int = 0
    hits: int = 0
    passed: int = 0


class Faults:
    """The troubles in force, the oldest first."""

    def __init__(self, seed: int = 0) -> None:
        self._list: list[Fault] = []
        self._random = random.Random(seed)

    def add(self, kind: Kind, method: str | None = None, **how: float | int | None) -> Fault:
        """Put trouble in force; its `hits` tell how often it struck."""
        fault = Fault(kind, method, **how)  # type: ignore[arg-type]
        self._list.append(fault)
        return fault

    def clear(self) -> None:
        """No more trouble."""
        self._list.clear()

    def hits(self, method: str) -> int:
        """How often the troubles in force struck a method."""
        return sum(fault.hits for fault in self._list if fault.method == method)

    def strike(self, method: str) -> Fault | None:
        """The trouble that this call meets, if any."""
        for fault in self._list:
            meant = fault.method is None or fault.method.lower() == method.lower()
            left = fault.times is None or fault.hits < fault.times
            if meant and fault.passed < fault.after:
                fault.passed += 1
            elif meant and left and self._random.random() < fault.share:
                fault.hits += 1
                return fault
        return None
