"""Tags that draw: icons, sector shapes, the weave. They are builtins, so no template loads them."""

from collections.abc import Mapping
from functools import lru_cache

from django import template
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from susi.core import weave as weaving
from susi.core.icons import NAMES, SPRITE
from susi.core.shapes import RING, SHAPES

register = template.Library()


def _named(label: str) -> SafeString:
    """Give the attributes of a picture that says ``label``, or of one that says nothing."""
    if not label:
        return mark_safe('aria-hidden="true"')
    return format_html('role="img" aria-label="{}"', label)


@register.simple_tag
def icon(name: str, label: str = "", css: str = "") -> SafeString:
    """Draw an icon by its Lucide name; without a label it is decoration.

    Raises:
        TemplateSyntaxError: the sprite has no such icon (``susi.core.icons`` tells how to add one).
    """
    if name not in NAMES:
        msg = f"No icon is called {name!r}; see susi/core/icons.py."
        raise template.TemplateSyntaxError(msg)
    address, classes = f"{static(SPRITE)}#i-{name}", f"ic {css}".strip()
    return format_html(
        '<svg class="{}" viewBox="0 0 24 24" {}><use href="{}"/></svg>',
        classes,
        _named(label),
        address,
    )


@register.simple_tag
def shape(sector: str, label: str = "", *, hollow: bool = False, size: str = "") -> SafeString:
    """Draw a sector's shape; ``hollow`` is the waiting list, ``size`` is ``l`` or ``xl``."""
    known = sector in SHAPES
    classes = ["g", f"g--{sector}" if known else "g--none"]
    classes += [f"g--{size}"] if size else []
    classes += ["is-hollow"] if hollow else []
    return format_html(
        '<svg class="{}" viewBox="0 0 24 24" {}>{}</svg>',
        " ".join(classes),
        _named(label),
        mark_safe(SHAPES[sector] if known else RING),  # noqa: S308 -- our own constants
    )


@register.simple_tag
def weave(
    counts: Mapping[str, int], columns: int = 24, seed: int = 11, label: str = "", css: str = ""
) -> SafeString:
    """Draw the weave of ``counts`` (sector key or ``empty`` -> number of tiles)."""
    facts = tuple(sorted((str(key), int(number)) for key, number in counts.items()))
    rows = -(-sum(number for _, number in facts) // columns)
    return format_html(
        '<svg class="{}" viewBox="0 0 {} {}" {}>{}</svg>',
        f"weave {css}".strip(),
        columns * 100,
        max(rows, 1) * 100,
        _named(label),
        _drawn(facts, columns, seed),
    )


@lru_cache(maxsize=256)
def _drawn(facts: tuple[tuple[str, int], ...], columns: int, seed: int) -> SafeString:
    return format_html_join(
        "",
        '<g class="{}" transform="translate({} {})"><path class="a" d="M0 0H100V100H0Z"/>'
        '<path class="b" fill-rule="evenodd" d="{}" transform="rotate({} 50 50)"/></g>',
        (
            (f"t-{t.key} is-inv" if t.inverted else f"t-{t.key}", t.x, t.y, t.drawing, t.turn)
            for t in weaving.tiles(dict(facts), columns=columns, seed=seed)
        ),
    )
