"""Tags for links: the menu's, and the way to the same page in the other language; builtins too."""

from django import template
from django.conf import settings
from django.template import RequestContext
from django.urls import reverse, translate_url
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, override

register = template.Library()


@register.simple_tag(takes_context=True)
def nav_link(context: RequestContext, name: str, text: str, css: str = "") -> SafeString:
    """Link to a page by its name, marked where it is the page that is shown."""
    address = reverse(name)
    request = context.get("request")
    here = request is not None and request.path == address
    return format_html(
        '<a href="{}"{}{}>{}</a>',
        address,
        format_html(' class="{}"', css) if css else "",
        SafeString(' aria-current="page"') if here else "",
        text,
    )


@register.simple_tag(takes_context=True)
def address_in(context: RequestContext, language: str, *, query: bool = True) -> str:
    """Give the address of this page in a language; where there is none, that of the start page."""
    request = context.get("request")
    if request is not None:
        here = request.get_full_path() if query else request.path
        there = translate_url(here, language)
        if there != here or language == get_language():
            return there
    with override(language):
        return reverse("home")


@register.simple_tag
def contact_address() -> str:
    """Give the address that answers questions; for pages that have no context."""
    return str(settings.CONTACT_EMAIL)
