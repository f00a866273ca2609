"""Markdown that people write, made into HTML that is safe to show."""

import math
import re

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

WORDS_A_MINUTE = 200
ALLOWED_TAGS = {"p", "h3", "h4", "ul", "ol", "li", "strong", "em", "a", "blockquote", "br", "hr"}
_markdown = MarkdownIt("commonmark", {"html": False, "linkify": False}).disable(
    ["image", "code", "fence"]
)


def to_html(markdown: str) -> SafeString:
    """Give the HTML of a Markdown text; headings start at h3 and only plain tags and links survive.

    Links may go to http, https and mailto; every link gets ``rel="noopener noreferrer"``.
    """
    html = _markdown.render(markdown)
    html = re.sub(r"<(/?)h([1-6])>", lambda m: f"<{m[1]}h{min(int(m[2]) + 2, 4)}>", html)
    clean = nh3.clean(
        html,
        tags=ALLOWED_TAGS,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer",
    )
    return mark_safe(clean)  # noqa: S308 -- cleaned by nh3 on the line above


def reading_minutes(*texts: str) -> int:
    """Give whole minutes, at least one, to read the texts at 200 words a minute."""
    words = sum(len(text.split()) for text in texts)
    return max(1, math.ceil(words / WORDS_A_MINUTE))
