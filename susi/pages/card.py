"""The picture that shows where somebody shares a challenge: its words beside its weave."""

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from PIL import Image, ImageDraw, ImageFont

from susi.core.weave import UNKNOWN, tiles
from susi.pages.drawing import draw_weave

WIDTH, HEIGHT = 1200, 630
TILE, COLUMNS = 105, 5
ROWS = HEIGHT // TILE
MARGIN = 64
ROOM = WIDTH - TILE * COLUMNS - 2 * MARGIN
INK, RAPS, SAND = "#221C30", "#F7D046", "#F1E8D4"
TITLE_SIZES = (78, 66, 56, 46, 38)
TITLE_LINES = 5
FONT = Path(settings.BASE_DIR) / "static" / "fonts" / "familjen-grotesk-600.ttf"


@dataclass(frozen=True)
class Card:
    """What a card says and shows.

    Attributes:
        over: a short line over the title.
        title: the title.
        foot: the line at the foot.
        now: the field is yellow, because something is open.
        seed: the weave's.
        mix: tiles by sector.
    """

    over: str
    title: str
    foot: str
    now: bool
    seed: int
    mix: Mapping[str, int] = field(default_factory=dict)


def draw_card(card: Card) -> bytes:
    """Give the PNG of a card, 1200 by 630 pixels."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), RAPS if card.now else SAND)
    pen = ImageDraw.Draw(picture)
    pen.text((MARGIN, MARGIN), _fitted(card.over, 30), font=_font(30), fill=INK)
    lines, size = _title(card.title)
    top = MARGIN + 66
    for line in lines:
        pen.text((MARGIN, top), line, font=_font(size), fill=INK)
        top += round(size * 1.04)
    pen.text((MARGIN, HEIGHT - MARGIN - 76), _fitted(card.foot, 30), font=_font(30), fill=INK)
    pen.text((MARGIN, HEIGHT - MARGIN - 30), "SUSI", font=_font(36), fill=INK)
    woven = tiles(_enough(card.mix), columns=COLUMNS, seed=card.seed)[: COLUMNS * ROWS]
    draw_weave(woven, size=TILE, onto=picture, left=WIDTH - TILE * COLUMNS)
    target = io.BytesIO()
    picture.save(target, "PNG", optimize=True)
    return target.getvalue()


def _enough(mix: Mapping[str, int]) -> dict[str, int]:
    """Give the mix so many times that it fills the card."""
    whole = {key: number for key, number in mix.items() if number} or {UNKNOWN: 1}
    times = -(-COLUMNS * ROWS // sum(whole.values()))
    return {key: number * times for key, number in whole.items()}


def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONT), size)


def _title(text: str) -> tuple[list[str], int]:
    """Give the title in lines and the largest size at which it fits."""
    for size in TITLE_SIZES:
        lines = _lines(text, size)
        fits = all(_font(size).getlength(line) <= ROOM for line in lines)
        if fits and len(lines) * size <= TITLE_LINES * TITLE_SIZES[-2]:
            return lines, size
    size = TITLE_SIZES[-1]
    return [_fitted(line, size) for line in _lines(text, size)[: TITLE_LINES + 1]], size


def _lines(text: str, size: int) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and _font(size).getlength(longer) <= ROOM:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _fitted(text: str, size: int) -> str:
    """Give the text, cut with an ellipsis where it is wider than the room."""
    if _font(size).getlength(text) <= ROOM:
        return text
    while text and _font(size).getlength(f"{text}…") > ROOM:
        text = text[:-1]
    return f"{text}…"
