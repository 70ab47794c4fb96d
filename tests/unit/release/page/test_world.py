"""The map: every country of the table is on it or said not to be, and looks different where it stands differently."""

import csv
import itertools
import json
import math
from pathlib import Path
from typing import Any

import pytest

from pipeline.release.page import geometry
from pipeline.release.page.world import FILE, positions_map, shapes
from schemas.codes import codes
from tests.unit.release.page.images import HOSTILE, SVG, parsed, texts

ROOT = Path(__file__).parents[4]
with (ROOT / "sources" / "actors" / "states.csv").open(encoding="utf-8", newline="") as states:
    NAMES = {row["actor_id"]: row["name"] for row in csv.DictReader(states)}
CODES = (*codes("position"), *codes("silence"))


def test_every_country_of_the_table_is_drawn_or_listed() -> None:
    drawn = positions_map("m", dict.fromkeys(NAMES, "recognises"), "KEN")
    titles = texts(parsed(drawn.svg), "title")
    assert {f"{name}: recognises" for name in NAMES.values() if name not in drawn.unmatched} <= set(titles)
    assert drawn.unmatched == ("Abkhazia", "South Ossetia", "Transnistria")


def test_the_file_has_the_names_of_the_table() -> None:
    named = {shape["key"]: shape["name"] for shape in (*shapes()["shapes"], *shapes()["missing"])}
    assert named == {actor.removeprefix("ENT-"): name for actor, name in NAMES.items()}


def test_the_file_says_whose_borders_these_are_and_is_small() -> None:
    assert "Natural Earth" in shapes()["notice"]
    assert positions_map("m", {"FRA": "withholds"}, "KEN").notice == shapes()["notice"]
    assert FILE.stat().st_size < 60_000


@pytest.mark.parametrize("key", ["MLT", "SGP", "TUV", "NRU", "VAT", "LIE"])
def test_a_country_too_small_to_be_seen_is_a_mark(key: str) -> None:
    root = parsed(positions_map("m", {key: "rejects_result"}, "KEN").svg)
    (mark,) = [use for use in root.iter(f"{SVG}use") if f"{NAMES[key]}: rejects result" in "".join(use.itertext())]
    assert mark.get("href") == "#m-rejects_result-mark"


def test_kosovo_is_found_by_name_and_what_is_no_country_of_ours_is_neutral() -> None:
    drawn = positions_map("m", {"ENT-XKX": "withholds"}, "KEN")
    titles = texts(parsed(drawn.svg), "title")
    assert "Kosovo: withholds" in titles
    assert "Greenland" in drawn.neutral
    assert "Greenland: not watched" in titles


def test_no_two_positions_look_alike_without_colour() -> None:
    root = parsed(positions_map("m", dict(zip(NAMES, itertools.cycle(CODES), strict=False)), "KEN").svg)
    tiles = {tile.get("id"): [path.get("d") for path in tile][-1] for tile in root.iter(f"{SVG}pattern")}
    assert len(set(tiles.values())) == len(tiles)
    assert {f"m-{code}" for code in CODES} - set(tiles) == {"m-recognises", "m-not_monitored"}, "one full and dark, one full and pale"
    marks = {path.get("id"): path.get("d") for path in root.iter(f"{SVG}path") if str(path.get("id")).endswith("-mark")}
    assert len(marks) == len(CODES)
    assert len({marks[f"m-{code}-mark"] for code in codes("position")}) == len(codes("position"))


def test_the_description_names_who_holds_a_position() -> None:
    drawn = positions_map("m", {"FRA": "withholds", "DEU": "withholds", "USA": "not_monitored"}, "KEN", {"withholds": "kept back"})
    root = parsed(drawn.svg)
    assert texts(root, "desc") == ["Kept back, 2: France, Germany. Not monitored, 1."]
    assert texts(root, "title")[0] == "Positions on the election in Kenya"
    assert {"kept back (2)", "not monitored (1)", "host of the election", "not watched"} <= set(texts(root))


@pytest.mark.parametrize("host", ["KEN", "MLT"])
def test_the_host_is_outlined_and_named(host: str) -> None:
    root = parsed(positions_map("m", {"FRA": "withholds"}, host).svg)
    assert f"{NAMES[host]}: host of the election" in texts(root, "title")
    assert NAMES[host] in texts(root)


def test_what_is_unknown_is_listed_and_stays_text() -> None:
    drawn = positions_map(HOSTILE, {HOSTILE: HOSTILE, "FRA": HOSTILE}, HOSTILE)
    assert drawn.unmatched == (HOSTILE,)
    assert any("<script>alert(1)</script>" in title for title in texts(parsed(drawn.svg), "title"))
    assert "<script" not in drawn.svg


def test_without_positions_there_is_no_map() -> None:
    drawn = positions_map("m", {}, "KEN")
    assert (drawn.svg, drawn.unmatched) == ("", ())


def test_the_map_is_small_and_always_the_same() -> None:
    positions = dict(zip(NAMES, itertools.cycle(CODES), strict=False))
    svg = positions_map("m", positions, "KEN").svg
    assert len(svg) < 60_000
    assert svg == positions_map("m", dict(reversed(positions.items())), "KEN").svg


# Making the file: two neighbours with a jagged border between them, one of no code, an islet, one country far too small.


def topology() -> dict[str, Any]:
    """On a grid of tenths of a degree from 0° E 0° N."""

    def steps(*points: tuple[int, int]) -> list[list[int]]:
        return [[x - a, y - b] for (x, y), (a, b) in zip(points, [(0, 0), *points], strict=False)]

    border = [(100, 0), *((100 + i % 2, 2 * i) for i in range(1, 50)), (100, 100)]
    arcs = [
        steps(*border),
        steps((100, 100), (0, 100), (0, 0), (100, 0)),
        steps((100, 0), (200, 0), (200, 100), (100, 100)),
        steps((300, 0), (400, 0), (400, 100), (300, 100), (300, 0)),
        steps((500, 500), (505, 500), (505, 505), (500, 505), (500, 500)),
        steps((300, 300), (301, 300), (301, 301), (300, 301), (300, 300)),
    ]
    shapes = [
        ("250", "Old name", [[[0, 1]], [[4]]]),
        ("276", "Germany", [[[~0, 2]]]),
        (None, "N. Somewhere", [[[3]]]),
        ("470", "Malta", [[[5]]]),
        ("010", "Antarctica", [[[3]]]),
    ]
    geometries = [
        {"type": "MultiPolygon", "arcs": arcs, "properties": {"name": name}} | ({"id": code} if code else {}) for code, name, arcs in shapes
    ]
    return {
        "transform": {"scale": [0.1, 0.1], "translate": [0, 0]},
        "objects": {"countries": {"type": "GeometryCollection", "geometries": geometries}},
        "arcs": arcs,
    }


def country(key: str, name: str, *aliases: str) -> geometry.Country:
    return geometry.Country(key, name, frozenset(alias.lower() for alias in (name, *aliases)))


KNOWN = (
    country("FRA", "France"),
    country("DEU", "Germany"),
    country("MLT", "Malta"),
    country("XNS", "Somewhere", "North Somewhere"),
    country("TUV", "Tuvalu"),
)


def made(*known: geometry.Country) -> dict[str, Any]:
    return geometry.world([topology()], known or KNOWN)


def corners(path: str) -> list[tuple[int, int]]:
    """Of a path of one ring, in order."""
    start, steps = path.removeprefix("M").removesuffix("z").split("l")
    numbers = [int(part) for part in steps.replace("-", " -").split()]
    x, y = map(int, start.split())
    found = [(x, y)]
    for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
        x, y = x + dx, y + dy
        found.append((x, y))
    return found


def size(ring: list[tuple[int, int]]) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in itertools.pairwise([*ring, ring[0]]))) / 2


def test_a_shape_is_joined_by_code_or_name_to_our_names() -> None:
    found = {shape["key"]: shape["name"] for shape in made()["shapes"]}
    assert found == {"DEU": "Germany", "FRA": "France", "MLT": "Malta", "XNS": "Somewhere"}


def test_what_does_not_join_is_kept_apart_on_both_sides() -> None:
    file = made(*KNOWN[:3], KNOWN[4])
    assert [shape["name"] for shape in file["neutral"]] == ["N. Somewhere"]
    assert file["missing"] == [{"key": "TUV", "name": "Tuvalu"}]


def test_a_border_is_simplified_the_same_way_on_both_sides() -> None:
    france, germany = (next(corners(s["path"]) for s in made()["shapes"] if s["key"] == key) for key in ("FRA", "DEU"))
    shared = set(france) & set(germany)
    assert 2 <= len(shared) < 10, "the jags are gone, and no gap is left"
    both = [next(s["at"] for s in made()["shapes"] if s["key"] == key) for key in ("FRA", "DEU")]
    assert both[0][0] < min(x for x, _ in shared) < both[1][0]
    assert size(france) == pytest.approx(size(germany), rel=0.05), "both are squares of ten degrees"
    assert size(germany) == pytest.approx(55.5 * 75, rel=0.05)


def test_an_islet_is_left_out_and_a_small_country_is_not() -> None:
    by_key = {shape["key"]: shape for shape in made()["shapes"]}
    assert by_key["FRA"]["path"].count("M") == 1
    assert "path" not in by_key["MLT"]
    assert len(by_key["MLT"]["at"]) == 2


def test_a_later_file_gives_only_what_is_missing_of_ours() -> None:
    later = topology()
    later["objects"]["countries"]["geometries"] = [
        {"type": "Polygon", "id": "798", "arcs": [[3]], "properties": {"name": "Tuvalu"}},
        {"type": "Polygon", "id": "276", "arcs": [[5]], "properties": {"name": "Germany"}},
        {"type": "Polygon", "arcs": [[3]], "properties": {"name": "A reef"}},
    ]
    file = geometry.world([topology(), later], KNOWN)
    assert file["missing"] == []
    assert file["neutral"] == []
    assert next(s for s in file["shapes"] if s["key"] == "DEU") == next(s for s in made()["shapes"] if s["key"] == "DEU")


def test_areas_are_true_on_the_map() -> None:
    def area(south: float) -> float:
        """Of a tenth of a degree each way, on the map by the area on the sphere."""
        corners = [(9.0, south), (9.1, south), (9.1, south + 0.1), (9.0, south + 0.1)]
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = (geometry.projected(*corner) for corner in corners)
        drawn = abs((cx - ax) * (dy - by) - (dx - bx) * (cy - ay)) / 2
        return drawn / math.radians(0.1) / (math.sin(math.radians(south + 0.1)) - math.sin(math.radians(south)))

    assert [area(south) for south in (-80.0, -40.0, 40.0, 80.0)] == pytest.approx([area(0.0)] * 4, rel=1e-5)


def test_the_command_needs_its_files(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("sys.argv", ["geometry"])
    with pytest.raises(SystemExit, match="countries-50m"):
        geometry.main()
    path = tmp_path / "countries.json"
    path.write_text(json.dumps(topology()), encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["geometry", str(path)])
    geometry.main()
    written = json.loads(capsys.readouterr().out)
    assert len(written["shapes"]) + len(written["missing"]) == len(NAMES)
