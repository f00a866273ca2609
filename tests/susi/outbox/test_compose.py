import unicodedata
from datetime import UTC, datetime
from email import message_from_bytes, policy

import pytest
from django.core.mail import get_connection
from django.core.mail.message import sanitize_address
from hypothesis import given
from hypothesis import strategies as st

from susi.outbox.compose import (
    is_address,
    mailbox_of,
    message_id_of,
    one_line,
    render_letter,
    storable,
)
from susi.outbox.envelope import build_email
from susi.outbox.models import Message
from tests.factories.outbox import LetterFactory

HOSTILE = st.text(
    st.one_of(
        st.characters(codec=None, exclude_categories=[]),
        st.sampled_from('\r\n\0\x1e\x1f\u2028\u200b\u202e=?"<>@,;:\\()'),
    ),
    max_size=60,
)


@given(HOSTILE)
def test_one_line_has_nothing_that_hides(text):
    line = one_line(text)

    assert {unicodedata.category(c) for c in line} & {"Cc", "Cf", "Cs", "Zl", "Zp"} == set()
    assert "=?" not in line
    assert one_line(line) == line


@given(HOSTILE)
def test_a_stored_text_can_be_written_and_has_no_nul(text):
    stored = storable(text)

    assert stored.encode().decode() == stored
    assert stored.count("\0") == stored.count("\r") == 0


@given(HOSTILE)
def test_a_name_never_becomes_an_address_or_a_header(name):
    mailbox = mailbox_of(name, "amina@example.se")

    written = sanitize_address(mailbox, "utf-8")

    parsed = message_from_bytes(f"To: {written}\n\n".encode(), policy=policy.default)
    assert [a.addr_spec for a in parsed["To"].addresses] == ["amina@example.se"]
    assert parsed.keys() == ["To"]


@given(subject=HOSTILE, name=HOSTILE, reply=HOSTILE)
def test_hostile_texts_add_no_header_to_the_mail(subject, name, reply):
    row = Message(
        subject=one_line(subject), to_name=one_line(name), to_address="amina@example.se",
        reply_to=reply if is_address(reply) else "", text=storable(reply), message_id="<1@x>",
    )  # fmt: skip

    sent = message_from_bytes(build_email(row, [], get_connection()).message().as_bytes())

    expected = ["content-transfer-encoding", "content-type", "date", "from", "message-id"]
    expected += ["mime-version", "subject", "to", "auto-submitted", "x-auto-response-suppress"]
    assert sorted({k.lower() for k in sent.keys()} - {"reply-to"}) == sorted(expected)  # noqa: SIM118 -- a mail's keys are a list


@pytest.mark.parametrize(
    ("address", "known"),
    [
        ("amina@example.se", True),
        (" amina@example.se\n", True),
        ("amina@exämple.se", True),
        ("", False),
        ("amina", False),
        ("a@example.se, b@example.se", False),
        ("a@example.se\nBcc: b@example.se", False),
        ("Amina <a@example.se>", False),
    ],
)
def test_only_one_address_is_an_address(address, known):
    assert is_address(address) is known


def test_a_letter_is_rendered_in_its_language_and_in_stockholms_time():
    moment = datetime(2026, 10, 22, 7, 0, tzinfo=UTC)

    swedish = render_letter(LetterFactory(language="sv", context={"moment": moment}))
    english = render_letter(LetterFactory(language="en", context={"moment": moment}))

    assert swedish.subject == "Testmejl från SUSI"
    assert swedish.text.splitlines()[4] == "Det skrevs torsdag 22 oktober kl.\xa009:00."
    assert english.subject == "Test e-mail from SUSI"
    assert english.text.splitlines()[4] == "It was written on Thursday 22 October, 09:00."


def test_html_has_its_styles_inline_and_its_language():
    html = render_letter(LetterFactory(language="en")).html

    assert html.count('<html lang="en">') == 1
    assert html.count("<h1 ") == html.count('<h1 class="h1" style="') == 1


def test_a_message_id_is_stable_and_belongs_to_the_site(settings):
    settings.SITE_URL = "https://susi.example.se"

    first, again = message_id_of("offer:1"), message_id_of("offer:1")

    assert first == again != message_id_of("offer:2")
    assert first.endswith("@susi.example.se>")
