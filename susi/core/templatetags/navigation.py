"""Tags for links: the menu's, and the way to the same page in the other language; builtins too."""

from django import template
from django.template import RequestContext
from django.urls import NoReverseMatch, reverse, translate_url
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag(takes_context=True)
def nav_link(context: RequestContext, name: str, text: str, css: str = "") -> SafeString:
    """Link to a page by its name, marked where it is the page that is shown."""
    try:
        address = reverse(name)
    except NoReverseMatch:
        return SafeString()
    request = context.get("request")
    here = bool(request) and request.path == address
    return format_html(
        '<a href="{}"{}{}>{}</a>',
        address,
        format_html(' class="{}"', css) if css else "",
        SafeString(' aria-current="page"') if here else "",
        text,
    )


@register.simple_tag(takes_context=True)
def address_in(context: RequestContext, language: str, *, query: bool = True) -> str:
    """Give the address of this page in the other language, with its query if wanted."""
    request = context.get("request")
    if request is None:
        return "/" if language == "sv" else f"/{language}/"
    return translate_url(request.get_full_path() if query else request.path, language)
