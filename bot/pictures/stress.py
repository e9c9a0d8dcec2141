"""Where the nodes of a graph go: near where few links part them, far where many do, the same each time."""

from collections import deque
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]

_ROUNDS = 150
_SMALL, _ABREAST = 3, 3
"""Groups of so few nodes stand side by side, so many in a row."""
_BETWEEN = 0.15
"""Of a row's share that keeps it from the next."""


def placed(number: int, links: Sequence[tuple[int, int]]) -> list[tuple[float, float]]:
    """Places of the nodes in the unit square; groups that no link joins have rows of their own, the largest first."""
    neighbours: list[set[int]] = [set() for _ in range(number)]
    for a, b in links:
        neighbours[a].add(b)
        neighbours[b].add(a)
    places = [(0.5, 0.5)] * number
    rows = _rows(_groups(neighbours))
    whole = sum(len(row[0]) for row in rows)
    top = 0.0
    for row in rows:
        share = len(row[0]) / whole
        height = share * (1 if row is rows[-1] else 1 - _BETWEEN)
        for column, group in enumerate(row):
            for node, (x, y) in zip(group, _group(group, neighbours).tolist(), strict=True):
                places[node] = ((column + x) / len(row), top + y * height)
        top += share
    return places


def _groups(neighbours: Sequence[set[int]]) -> list[list[int]]:
    """The nodes that links join, the largest group first."""
    groups: list[list[int]] = []
    seen: set[int] = set()
    for start in range(len(neighbours)):
        if start not in seen:
            group = sorted(_hops(start, neighbours))
            seen.update(group)
            groups.append(group)
    return sorted(groups, key=lambda group: (-len(group), group))


def _rows(groups: Sequence[list[int]]) -> list[list[list[int]]]:
    small = [group for group in groups if len(group) <= _SMALL]
    large = [[group] for group in groups if len(group) > _SMALL]
    return large + [small[at : at + _ABREAST] for at in range(0, len(small), _ABREAST)]


def _hops(start: int, neighbours: Sequence[set[int]]) -> dict[int, int]:
    """Links on the shortest path from a node to each that it can reach."""
    found = {start: 0}
    waiting = deque([start])
    while waiting:
        at = waiting.popleft()
        for near in sorted(neighbours[at]):
            if near not in found:
                found[near] = found[at] + 1
                waiting.append(near)
    return found


def _group(group: Sequence[int], neighbours: Sequence[set[int]]) -> Points:
    """Points within the unit square, a row a node of a group that hangs together.

    Their distances come as near as can be to the numbers of links between them (stress majorization, Gansner, Koren and
    North 2004, weights 1/d²), from classical scaling as the beginning. The longer extent is upright.
    """
    if len(group) == 1:
        return np.full((1, 2), 0.5)
    paths = [_hops(node, neighbours) for node in group]
    distances = np.array([[path[node] for node in group] for path in paths], dtype=np.float64)
    points = _upright(_majorized(_scaled(distances), distances))
    low, high = points.min(axis=0), points.max(axis=0)
    extent = high - low
    narrow = extent < 1e-3  # all on one line: in its middle
    result: Points = np.where(narrow, 0.5, (points - low) / np.where(narrow, 1, extent))
    return result


def _scaled(distances: Points) -> Points:
    """Classical scaling; signs are settled by the largest coordinate, and nodes that would coincide are set apart."""
    number = len(distances)
    centring = np.eye(number) - 1 / number
    values, vectors = np.linalg.eigh(-0.5 * centring @ distances**2 @ centring)
    points: Points = vectors[:, -2:] * np.sqrt(np.maximum(values[-2:], 0))
    points *= np.sign(points[np.abs(points).argmax(axis=0), [0, 1]]) + 1e-12
    turns = np.arange(number) * 2.399963  # the golden angle
    apart: Points = points + 0.05 * np.column_stack([np.cos(turns), np.sin(turns)])
    return apart


def _majorized(points: Points, distances: Points) -> Points:
    number = len(points)
    off = ~np.eye(number, dtype=bool)
    weights = np.zeros_like(distances)
    weights[off] = distances[off] ** -2
    laplacian = np.diag(weights.sum(axis=1)) - weights
    inverse = np.linalg.pinv(laplacian)
    for _ in range(_ROUNDS):
        lengths = np.linalg.norm(points[:, None] - points[None], axis=2)
        ratio = np.zeros_like(distances)
        ratio[off] = weights[off] * distances[off] / np.maximum(lengths[off], 1e-9)
        points = inverse @ (np.diag(ratio.sum(axis=1)) - ratio) @ points
    return points


def _upright(points: Points) -> Points:
    """Turned so that the longest extent runs from top to bottom."""
    centred = points - points.mean(axis=0)
    _, axes = np.linalg.eigh(centred.T @ centred)
    turned: Points = centred @ axes
    turned *= np.where(turned[np.abs(turned).argmax(axis=0), [0, 1]] < 0, -1, 1)
    return np.round(turned, 6)


def parted(points: Sequence[tuple[float, float]], sizes: Sequence[tuple[float, float]], width: float, height: float,
           apart: float, rounds: int = 400) -> list[tuple[float, float]] | None:  # fmt: skip
    """Centres of boxes of these sizes, moved until none is nearer than `apart` to another within width and height.

    None where there is no room.
    """
    centres = [list(point) for point in points]
    for _ in range(rounds):
        moved = False
        for i in range(len(centres)):
            for j in range(i + 1, len(centres)):
                moved |= _push(centres[i], centres[j], sizes[i], sizes[j], apart)
        for centre, size in zip(centres, sizes, strict=True):
            centre[0] = min(max(centre[0], size[0] / 2), width - size[0] / 2)
            centre[1] = min(max(centre[1], size[1] / 2), height - size[1] / 2)
        if not moved:
            return [(x, y) for x, y in centres]
    return None


def _push(a: list[float], b: list[float], size: tuple[float, float], other: tuple[float, float], apart: float) -> bool:
    """Move two boxes away from each other, the shorter way; whether they had to be."""
    over = [(size[axis] + other[axis]) / 2 + apart - abs(a[axis] - b[axis]) for axis in (0, 1)]
    if min(over) <= 0.01:
        return False
    axis = 0 if over[0] <= over[1] else 1
    way = 1 if a[axis] <= b[axis] else -1
    half = over[axis] / 2 + 0.01
    a[axis] -= way * half
    b[axis] += way * half
    return True
