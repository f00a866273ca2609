from datetime import timedelta

import pytest
from django.urls import reverse

from susi.outbox.choices import State
from tests.factories.outbox import NOW, AttachmentFactory, MessageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo(settings):
    settings.DEMO = True


@pytest.fixture
def pages():
    file = AttachmentFactory()
    pk = file.message_id
    args = [[], [pk], [pk], [pk, file.pk]]
    names = ["mailbox", "mailbox_message", "mailbox_html", "mailbox_attachment"]
    return [reverse(name, args=a) for name, a in zip(names, args, strict=True)]


def subjects(response):
    return [message.subject for message in response.context["page"]]


def test_without_the_demo_there_is_no_mailbox(client, pages, settings):
    settings.DEMO = False

    assert [client.get(page).status_code for page in pages] == [404] * 4


def test_in_the_demo_everybody_reads_everything(client, pages, demo):
    assert [client.get(page).status_code for page in pages] == [200] * 4
    assert [client.post(page).status_code for page in pages] == [405] * 4
    assert [client.get(f"/en{page}").status_code for page in pages] == [200] * 4


def test_the_newest_mail_stands_first(client, demo):
    MessageFactory(subject="Äldst", created_at=NOW - timedelta(hours=1))
    MessageFactory(subject="Nyast", created_at=NOW)

    response = client.get(reverse("mailbox"))

    assert subjects(response) == ["Nyast", "Äldst"]


def test_the_mailbox_is_narrowed_to_one_address(client, demo):
    MessageFactory(subject="Till Sara", to_address="sara@example.se")
    MessageFactory(subject="Till Ola", to_address="ola@example.se")

    response = client.get(reverse("mailbox"), {"to": " Sara@example.se"})

    assert subjects(response) == ["Till Sara"]
    assert [person.address for person in response.context["people"]] == [
        "ola@example.se",
        "sara@example.se",
    ]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({}, "Inga mejl än"),
        ({"to": "nobody@example.se"}, "Inga mejl till den adressen"),
        ({"to": "\0'\"<script>" * 200, "page": "x"}, "Inga mejl till den adressen"),
    ],
)
def test_an_empty_mailbox_says_so(client, demo, query, words):
    response = client.get(reverse("mailbox"), query)

    assert response.status_code == 200
    assert response.content.decode().count(f"<h3>{words}</h3>") == 1


def test_the_mailbox_has_pages(client, demo):
    MessageFactory.create_batch(26)

    first = client.get(reverse("mailbox"))
    last = client.get(reverse("mailbox"), {"page": "99"})

    assert (len(subjects(first)), len(subjects(last))) == (25, 1)


@pytest.mark.parametrize("many", [1, 25])
def test_the_mailbox_asks_the_same_with_one_and_with_many(
    client, demo, django_assert_num_queries, many
):
    for message in MessageFactory.create_batch(many):
        AttachmentFactory(message=message)

    with django_assert_num_queries(3):
        client.get(reverse("mailbox"))


@pytest.mark.parametrize("many", [1, 5])
def test_a_mail_asks_the_same_with_one_and_with_many_files(
    client, demo, django_assert_num_queries, many
):
    message = MessageFactory()
    AttachmentFactory.create_batch(many, message=message)

    with django_assert_num_queries(2):
        client.get(reverse("mailbox_message", args=[message.pk]))


@pytest.mark.parametrize("state", [s for s in State if s not in {State.SENT, State.SENDING}])
def test_a_mail_says_its_state_in_words(client, demo, state):
    message = MessageFactory(state=state)

    page = client.get(reverse("mailbox_message", args=[message.pk])).content.decode()

    assert page.count(f'">{state.label}</span>') == 1


def test_texts_of_a_mail_are_escaped_and_its_links_work(client, demo):
    message = MessageFactory(subject="<b>Hej</b>", text="<script>\nhttps://susi.example.se/ja\n")

    page = client.get(reverse("mailbox_message", args=[message.pk])).content.decode()

    assert page.count("<b>Hej</b>") == page.count("<script>\n") == 0
    assert page.count('<a href="https://susi.example.se/ja" rel="nofollow">') == 1


def test_the_frame_may_hold_styles_and_lead_out_and_nothing_else(client, demo):
    message = MessageFactory()

    response = client.get(reverse("mailbox_html", args=[message.pk]))

    assert response["Content-Security-Policy"] == (
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'self'; sandbox allow-top-navigation-by-user-activation"
    )
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    expected = '<html><head><base target="_top"></head><body><p>Hej Amina!</p></body></html>'
    assert response.content.decode() == expected


def test_the_page_itself_keeps_the_strict_policy(client, demo, pages):
    policy = client.get(pages[1])["Content-Security-Policy"]

    assert policy.count("unsafe-inline") == 0


def test_a_file_is_a_download(client, demo):
    file = AttachmentFactory(file_name='sess"ion å.pdf')

    response = client.get(reverse("mailbox_attachment", args=[file.message_id, file.pk]))

    assert response.content == bytes(file.content)
    assert response["Content-Type"] == "application/pdf"
    assert response["X-Content-Type-Options"] == "nosniff"
    expected = "attachment; filename*=utf-8''sess%22ion%20%C3%A5.pdf"
    assert response["Content-Disposition"] == expected


def test_a_file_belongs_to_its_mail(client, demo):
    file, other = AttachmentFactory(), MessageFactory()

    response = client.get(reverse("mailbox_attachment", args=[other.pk, file.pk]))

    assert response.status_code == 404
