"""Shapes of countries for the map: made once from Natural Earth, kept in `world.json`.

Belongs here: what turns Natural Earth's borders, as the npm package `world-atlas` gives them in TopoJSON, into the small file that the
map is drawn from. Does not: the map (`world`). A release needs only the file; after a change here, or of a name in
`sources/actors/states.csv`, it is made anew:

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python -m pipeline.release.page.geometry package/countries-50m.json package/countries-10m.json > pipeline/release/page/world.json

A later file gives only those of our countries that the earlier ones lack. Shapes are joined by ISO numeric code; those that have none
by name. Borders are simplified where two countries share them, once, so that no gap opens between neighbours.
"""

import csv
import heapq
import json
import math
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

Point = tuple[float, float]
Ring = list[Point]

WIDTH = 2000
"""Units from the west edge to the east edge of the map. Coordinates are whole units."""
_FINE = 3.0
"""Square units: a corner that spans less is left out."""
_ISLET = 9.0
"""Square units: a smaller part of a country is left out."""
_DOT = 25.0
"""Square units: a smaller country is drawn as a dot."""
_NORTH, _SOUTH = 84, -57
"""Degrees of the map's edges; Antarctica is left out."""
_CENTRE = 11.6
"""Degrees: meridian in the middle. The map is cut opposite it, in the Bering Strait, where it parts no country."""
_A = (1.340264, -0.081106, 0.000893, 0.003796)
_NOTICE = (
    "Made with Natural Earth (naturalearthdata.com), which is in the public domain, by way of the npm package world-atlas 2.0.2 "
    "(ISC licence, copyright 2013–2019 Michael Bostock). "
    "Borders are Natural Earth's and no statement of this project."
)


@dataclass(frozen=True, slots=True)
class Country:
    """One of our states or entities, as far as finding its shape needs."""

    key: str
    """Three letters: those of its id."""
    name: str
    names: frozenset[str]
    """All its names, in small letters."""


def projected(longitude: float, latitude: float) -> Point:
    """Equal Earth: x and y in units of the sphere's radius, y to the south.

    The projection of Šavrič, Patterson and Jenny (2018): areas are true, so that no country looks larger than it is.
    """
    t = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(latitude)))
    a1, a2, a3, a4 = _A
    slope = 9 * a4 * t**8 + 7 * a3 * t**6 + 3 * a2 * t**2 + a1
    x = 2 * math.sqrt(3) * math.radians(longitude) * math.cos(t) / (3 * slope)
    return x, -(a4 * t**9 + a3 * t**7 + a2 * t**3 + a1 * t)


def countries(path: Path) -> tuple[Country, ...]:
    """States and entities of `sources/actors/states.csv`, in its order."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return tuple(
        Country(
            row["actor_id"].removeprefix("ENT-"),
            row["name"],
            frozenset(name.lower() for name in (row["name"], row["official_name"], *row["aliases"].split("|")) if name),
        )
        for row in rows
    )


def world(topologies: Sequence[Mapping[str, Any]], known: Sequence[Country]) -> dict[str, Any]:
    """The map's file: notice, size, shapes of our countries, shapes of no country of ours, our countries without a shape."""
    import pycountry

    by_code = {found.numeric: country for country in known if (found := pycountry.countries.get(alpha_3=country.key))}
    shapes: dict[str, dict[str, Any]] = {}
    for number, topology in enumerate(topologies):
        borders = list(_arcs(topology))
        plain = [_simplified(border) for border in borders]
        for geometry in topology["objects"]["countries"]["geometries"]:
            name = geometry["properties"]["name"]
            if name == "Antarctica":
                continue
            country = by_code.get(geometry.get("id", "")) or _by_name(name, known)
            key = country.key if country else name
            if key in shapes or (number and not country):
                continue
            if shape := _shape(list(_rings(geometry, borders)), list(_rings(geometry, plain)), ours=country is not None):
                shapes[key] = {"key": country.key if country else None, "name": country.name if country else name, **shape}
    ours = sorted((s for s in shapes.values() if s["key"]), key=lambda shape: shape["key"])
    others = sorted((s for s in shapes.values() if not s["key"]), key=lambda shape: shape["name"])
    missing = [{"key": country.key, "name": country.name} for country in known if country.key not in shapes]
    return {"notice": _NOTICE, "width": WIDTH, "height": round(_place(0, _SOUTH)[1]), "shapes": ours, "neutral": others, "missing": missing}


def _by_name(name: str, known: Sequence[Country]) -> Country | None:
    """The country of this name; Natural Earth shortens North."""
    plain = name.replace("N. ", "North ").lower()
    return next((country for country in known if plain in country.names), None)


def _place(longitude: float, latitude: float) -> Point:
    """Units of the map from its north-west corner, which stands `WIDTH` / 2 west of the middle."""
    (west, _), (_, north) = projected(-180, 0), projected(0, _NORTH)
    x, y = projected((longitude - _CENTRE + 180) % 360 - 180, latitude)
    scale = WIDTH / (-2 * west)
    return (x - west) * scale, (y - north) * scale


def _arcs(topology: Mapping[str, Any]) -> Iterator[Ring]:
    """Borders in units of the map; a topology holds them as steps of a grid."""
    (kx, ky), (x0, y0) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        points: Ring = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append(_place(x * kx + x0, max(y * ky + y0, -89.9)))
        yield points


def _simplified(points: Ring) -> Ring:
    """The border without the corners that span the least (Visvalingam and Whyatt), on whole units; its ends stay."""
    before = list(range(-1, len(points) - 1))
    after = list(range(1, len(points) + 1))
    gone = [False] * len(points)
    span = [math.inf] * len(points)

    def measure(index: int) -> None:
        if 0 < index < len(points) - 1:
            span[index] = _triangle(points[before[index]], points[index], points[after[index]])
            heapq.heappush(queue, (span[index], index))

    queue: list[tuple[float, int]] = []
    for index in range(len(points)):
        measure(index)
    while queue and queue[0][0] < _FINE:
        size, index = heapq.heappop(queue)
        if gone[index] or size != span[index]:
            continue
        gone[index] = True
        after[before[index]], before[after[index]] = after[index], before[index]
        measure(before[index])
        measure(after[index])
    return [(round(x), round(y)) for (x, y), left in zip(points, gone, strict=True) if not left]


def _triangle(a: Point, b: Point, c: Point) -> float:
    return abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2


def _rings(geometry: Mapping[str, Any], borders: Sequence[Ring]) -> Iterator[Ring]:
    """Outlines and holes of a shape; a border run backwards is written as its complement."""
    many = geometry["type"] == "MultiPolygon"
    for polygon in geometry["arcs"] if many else [geometry["arcs"]]:
        for ring in polygon:
            points: Ring = []
            for arc in ring:
                part = borders[arc] if arc >= 0 else borders[~arc][::-1]
                points += [point for index, point in enumerate(part) if not points or index or point != points[-1]]
            yield [point for index, point in enumerate(points) if not index or point != points[index - 1]]


def _shape(rings: Sequence[Ring], plain: Sequence[Ring], *, ours: bool) -> dict[str, Any] | None:
    """Where a mark on the shape stands, and its path unless it is to be a dot; None where nothing of it would be seen.

    `plain` are the same rings, simplified. Sizes are those of the rings before that.
    """
    sizes = [0.0 if _parted(ring) else _area(ring) for ring in rings]
    largest = max(range(len(rings)), key=lambda index: abs(sizes[index]))
    at = [round(value) for value in _middle(rings[largest], sizes[largest])]
    if abs(sum(sizes)) < _DOT:
        return {"at": at} if ours else None
    kept = [ring for ring, size in zip(plain, sizes, strict=True) if abs(size) >= _ISLET and len(ring) > 3]
    return {"at": at, "path": "".join(_path(ring) for ring in kept)}


def _parted(ring: Ring) -> bool:
    """Whether the map's edge runs through: only through an islet."""
    return any(abs(a[0] - b[0]) > WIDTH / 2 for a, b in pairwise(ring))


def _area(ring: Ring) -> float:
    """Signed: a hole counts against its outline."""
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise(ring)) / 2


def _middle(ring: Ring, area: float) -> Point:
    if not area:
        return ring[0]
    steps = [(a, b, a[0] * b[1] - b[0] * a[1]) for a, b in pairwise(ring)]
    return sum((a[0] + b[0]) * w for a, b, w in steps) / (6 * area), sum((a[1] + b[1]) * w for a, b, w in steps) / (6 * area)


def _path(ring: Ring) -> str:
    """A closed path in steps from point to point: the shortest way to write it."""
    (x, y), *rest = ring[:-1]
    steps = ((a - c, b - d) for (a, b), (c, d) in zip(rest, ring, strict=False))
    return f"M{x} {y}l" + " ".join(f"{dx} {dy}" for dx, dy in steps).replace(" -", "-") + "z"


def _written(file: Mapping[str, Any]) -> str:
    """JSON with a line a shape, so that a change of one country is a change of one line."""

    def line(value: object) -> str:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

    lists = {key: "[\n" + ",\n".join(map(line, value)) + "\n]" for key, value in file.items() if isinstance(value, list)}
    return "{\n" + ",\n".join(f"{line(key)}:{lists.get(key) or line(value)}" for key, value in file.items()) + "\n}\n"


def main() -> None:
    """Write the file to standard output."""
    states = Path(__file__).parents[3] / "sources" / "actors" / "states.csv"
    topologies = [json.loads(Path(path).read_text(encoding="utf-8")) for path in sys.argv[1:]]
    if not topologies:
        sys.exit("give the TopoJSON files of world-atlas: countries-50m.json countries-10m.json")
    sys.stdout.write(_written(world(topologies, countries(states))))


if __name__ == "__main__":
    main()
