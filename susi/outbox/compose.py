"""A letter becomes subject, text and HTML in its reader's language; headers hide nothing."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from email.headerregistry import Address
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from css_inline import CSSInliner
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.template import Context, Engine
from django.utils import timezone, translation
from django.utils.crypto import salted_hmac

from susi.outbox.letter import Letter

# Cc and Cf hide text, Cs cannot be encoded, Zl and Zp break lines.
UNSAFE_CATEGORIES = {"Cc", "Cf", "Cs", "Zl", "Zp"}
SUBJECT_LENGTH = 300
NAME_LENGTH = 120
STOCKHOLM = ZoneInfo("Europe/Stockholm")
_inliner = CSSInliner(keep_at_rules=True, load_remote_stylesheets=False)


@dataclass(frozen=True)
class Rendered:
    """What a reader sees."""

    subject: str
    text: str
    html: str


def render_letter(letter: Letter) -> Rendered:
    """Give the letter in its language, times in Stockholm's zone, styles inline.

    Values are escaped in HTML and left as they are in subject and text.
    """
    values = {
        "SITE_URL": settings.SITE_URL,
        "CONTACT_EMAIL": settings.CONTACT_EMAIL,
        "language": letter.language,
        "to_name": one_line(letter.to_name),
        **letter.context,
    }
    with translation.override(letter.language), timezone.override(STOCKHOLM):
        subject = _render(f"{letter.template}/subject.txt", values, autoescape=False)
        text = _render(f"{letter.template}/body.txt", values, autoescape=False)
        html = _render(f"{letter.template}/body.html", values, autoescape=True)
    return Rendered(
        subject=one_line(subject)[:SUBJECT_LENGTH],
        text=tidy(text),
        html=_inliner.inline(storable(html)),
    )


def _render(name: str, values: Mapping[str, object], *, autoescape: bool) -> str:
    template = Engine.get_default().get_template(name)
    return template.render(Context(dict(values), autoescape=autoescape))


def one_line(text: str) -> str:
    """Give a text fit for a header: one line, nothing invisible, nothing that looks encoded."""
    spaced = re.sub(r"\s", " ", text)
    visible = "".join(c for c in spaced if unicodedata.category(c) not in UNSAFE_CATEGORIES)
    return re.sub(r" {2,}", " ", visible).replace("=?", "= ?").strip()


def storable(text: str) -> str:
    """Give a text that every database and mail program can take: no NUL, no half characters."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in lines if c in "\n\t" or unicodedata.category(c) not in {"Cc", "Cs"})


def tidy(text: str) -> str:
    """Give a text body with at most one empty line in a row and one line break at its end."""
    paragraphs = re.sub(r"[ \t]+\n", "\n", storable(text))
    return re.sub(r"\n{3,}", "\n\n", paragraphs).strip() + "\n"


def clean_address(address: str) -> str:
    """Give the address without anything invisible.

    Raises:
        ValidationError: it is not one e-mail address.
    """
    clean = one_line(address)
    validate_email(clean)
    return clean


def mailbox_of(name: str, address: str) -> str:
    """Give ``Name <address>`` as it stands in a header, quoted where it must be."""
    return str(Address(display_name=one_line(name)[:NAME_LENGTH].strip(), addr_spec=address))


def is_address(address: str) -> bool:
    """Tell whether a text is one e-mail address."""
    try:
        clean_address(address)
    except ValidationError:
        return False
    return True


def message_id_of(dedupe_key: str) -> str:
    """Give the Message-ID of a key: always the same, and nobody outside can guess it.

    A row that is rebuilt after a restore keeps its id, so a second copy is known as one.
    """
    digest = salted_hmac("susi.outbox.message_id", dedupe_key, algorithm="sha256").hexdigest()
    return f"<{digest[:40]}@{urlsplit(settings.SITE_URL).hostname or 'localhost'}>"
