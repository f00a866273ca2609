"""allauth's mails become ours, in the outbox and in the reader's language."""

from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path

import pytest

from susi.accounts.emails import CODES, NOTICES, send_account_mail
from susi.outbox.models import Message
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2020, 9, 20, 10, 0, tzinfo=UTC)
ELSEWHERE = {"unknown_account", "account_already_exists"}
# Confirming and resetting by link is off: both are done with codes.
BY_LINK = {"email_confirm", "password_reset_key"}


def mails_of_allauth():
    templates = Path(find_spec("allauth").origin).parent / "templates"
    found = [
        *templates.glob("account/email/*_subject.txt"),
        *templates.glob("mfa/email/*_subject.txt"),
    ]
    return {path.relative_to(templates).as_posix().removesuffix("_subject.txt") for path in found}


def test_every_mail_of_allauth_is_ours():
    known = {name for name in mails_of_allauth() if name.split("/")[-1] not in ELSEWHERE | BY_LINK}

    assert known - {*CODES, *NOTICES} == set()


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("name", CODES)
def test_code_stands_in_subject_text_and_html(name, language):
    UserFactory(email="amina@exempel.se", language=language)

    send_account_mail(name, "amina@exempel.se", {"code": "1234-5678"}, now=NOW)

    message = Message.objects.get()
    assert (message.language, message.to_name) == (language, "Amina Warsame")
    assert message.subject.startswith("1234-5678 ")
    assert message.text.count("1234-5678") == message.html.count("1234-5678") == 1


def test_code_mail_tells_until_when_in_swedish_time():
    send_account_mail("account/email/login_code", "ny@exempel.se", {"code": "1"}, now=NOW)

    assert "Koden gäller i 15 minuter, till kl. 12:15 svensk tid." in Message.objects.get().text


@pytest.mark.parametrize("name", NOTICES)
def test_notice_says_what_changed_when_and_what_to_do(name):
    UserFactory(email="amina@exempel.se", language="en")

    send_account_mail(name, "amina@exempel.se", {}, now=NOW)

    message = Message.objects.get()
    assert (message.kind, message.expires_at) == ("security_notice", None)
    assert "It happened on Sunday 20 September, 12:00, Swedish time." in message.text
    assert "http://testserver/en/min/konto/" in message.text
    assert "http://testserver/en/min/konto/" in message.html


def test_mail_to_a_hostile_name_keeps_it_out_of_the_headers_and_tags():
    UserFactory(email="amina@exempel.se", name="Amina\r\nBcc: x@y.se<script>")

    send_account_mail("account/email/login_code", "amina@exempel.se", {"code": "1"}, now=NOW)

    message = Message.objects.get()
    assert message.to_name == "Amina Bcc: x@y.se<script>"
    assert "<script>" not in message.html


def test_two_codes_to_one_person_are_two_mails():
    for code in ("1234-5678", "8765-4321"):
        send_account_mail("account/email/login_code", "ny@exempel.se", {"code": code}, now=NOW)

    assert Message.objects.count() == 2
    assert Message.objects.filter(dedupe_key__contains="1234").count() == 0
