"""The weave as an image, for networks that show no SVG: paths flattened to polygons."""

import math
import re
from collections.abc import Iterable, Iterator

from PIL import Image, ImageChops, ImageDraw

from susi.core.weave import Tile

Point = tuple[float, float]
STEPS = 24  # straight pieces of a half circle
SHARPER = 3  # drawn this many times larger, then made smaller, so that edges are smooth
TOKEN = re.compile(r"[MLHVAaZ]|-?\d+(?:\.\d+)?")
SIZES = {"M": 2, "L": 2, "H": 1, "V": 1, "A": 7, "a": 7, "Z": 0}
# The colours of static/css/tokens.css: a form's own, and the light one of its ground.
COLOURS = {
    "academia": ("#1B4079", "#D5E1F0"),
    "public": ("#23967A", "#DAF0E8"),
    "civil_society": ("#A3284C", "#F5DAE0"),
    "business": ("#D2651A", "#FAE3CE"),
    "residents": ("#8F66CC", "#E7DDF4"),
    "unknown": ("#85808F", "#E9E6EC"),
}


def polygons(path: str) -> list[list[Point]]:
    """Give the closed polygons of an SVG path that uses only M, L, H, V, A, a and Z."""
    drawn: list[list[Point]] = []
    for command, numbers in _commands(path):
        if command == "M":
            drawn.append([(numbers[0], numbers[1])])
        elif command != "Z":
            drawn[-1] += _piece(command, numbers, drawn[-1][-1])
    return drawn


def _commands(path: str) -> Iterator[tuple[str, list[float]]]:
    tokens = TOKEN.findall(path)
    at, command = 0, "M"
    while at < len(tokens):
        if tokens[at] in SIZES:
            command, at = tokens[at], at + 1
        size = SIZES[command]
        yield command, [float(token) for token in tokens[at : at + size]]
        at += size


def _piece(command: str, numbers: list[float], start: Point) -> list[Point]:
    if command == "L":
        return [(numbers[0], numbers[1])]
    if command == "H":
        return [(numbers[0], start[1])]
    if command == "V":
        return [(start[0], numbers[0])]
    radius, _, _, large, sweep, x, y = numbers
    end = (start[0] + x, start[1] + y) if command == "a" else (x, y)
    return _arc(start, end, radius, turned=bool(large) == bool(sweep), sweep=bool(sweep))


def _arc(start: Point, end: Point, radius: float, *, turned: bool, sweep: bool) -> list[Point]:
    """Give the points of a circle's arc; its centre lies beside the middle of the chord."""
    across, down = end[0] - start[0], end[1] - start[1]
    chord = math.hypot(across, down)
    height = math.sqrt(max(radius**2 - (chord / 2) ** 2, 0.0)) * (1 if turned else -1)
    middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    centre = (middle[0] + height * down / chord, middle[1] - height * across / chord)
    first = math.atan2(start[1] - centre[1], start[0] - centre[0])
    angle = math.atan2(end[1] - centre[1], end[0] - centre[0]) - first
    full = 2 * math.pi
    angle = angle % full if sweep else -(-angle % full)
    return [
        (
            centre[0] + radius * math.cos(first + angle * step / STEPS),
            centre[1] + radius * math.sin(first + angle * step / STEPS),
        )
        for step in range(1, STEPS + 1)
    ]


def draw_tile(tile: Tile, size: int) -> Image.Image:
    """Give the picture of one tile, ``size`` pixels square."""
    dark, light = COLOURS.get(tile.key, COLOURS["unknown"])
    if tile.inverted:
        dark, light = light, dark
    large, scale = size * SHARPER, size * SHARPER / 100
    mask = Image.new("1", (large, large), 0)
    for polygon in polygons(tile.drawing):
        one = Image.new("1", (large, large), 0)
        ImageDraw.Draw(one).polygon([(x * scale, y * scale) for x, y in polygon], fill=1)
        mask = ImageChops.logical_xor(mask, one)  # even-odd: what lies in two is a hole
    smooth = mask.convert("L").rotate(-tile.turn).resize((size, size), Image.Resampling.LANCZOS)
    picture = Image.new("RGB", (size, size), light)
    picture.paste(dark, (0, 0, size, size), smooth)
    return picture


def draw_weave(tiles: Iterable[Tile], *, size: int, onto: Image.Image, left: int) -> None:
    """Draw tiles onto a picture, from its upper edge and ``left`` pixels in."""
    for tile in tiles:
        place = (left + tile.x * size // 100, tile.y * size // 100)
        onto.paste(draw_tile(tile, size), place)
